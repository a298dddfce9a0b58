/*
 * ent_event_rules.h -- the dictionary of events: which words tell of which act, and where its parties stand
 *
 * A text file NAME.events that analysts read and extend:
 *
 *     # a comment
 *     [CONSULT]
 *     verb meet, host > with ; joint
 *     verb hold, have + talk, meeting > with ; joint
 *     noun visit, trip > to
 *     = Ilham Aliyev met Vladimir Putin in Baku. : Ilham Aliyev > Vladimir Putin
 *
 * Under a heading with a type of PLOVER stand rules.  First the part of speech (an adjective, "adj", is one said of a subject: "is
 * critical of"), then lemmas in small letters, of a verb with its particle ("turn down", else the verb alone); after "+" the nouns
 * that an object (of a passive: the subject; of a noun: its adjective or compound) must be, or for a verb "to" and verbs that it must govern ("+ to withdraw"), or "that" and
 * auxiliaries that the clause has of which it tells ("+ that must": the target is that clause's subject), or "as" and what
 * the object is called ("+ as baseless": "called the demand baseless"), or "not" and what it must not be ("+ not obligation"); after ">"
 * the prepositions by which the target may follow; after ";" options:
 *
 *     joint         all parties act: of "A and B met" A is the actor, B the target
 *     alone         a target need not be told
 *     reverse       the subject is the target ("Armenia received aid from France": > from)
 *     place         the target may be a place that stands for nobody ("flew to Geneva"); else it is none of these
 *     bloc          only if the target is a bloc
 *     of            of a noun: what follows "of" is the target ("arrest of"); else it is the actor
 *     bare          only without an object, or a clause for one: "workers demonstrated"
 *     aim           only with an infinitive: "offered to mediate"
 *     planned denied hypothetical   the status that it has by itself ("threaten to withdraw")
 *     planned=TYPE  not done yet it is of this type ("will leave the bloc")
 *     not=TYPE      negated it is of this type ("did not intervene")
 *
 * Before any heading stand lines "who WORD, ...": nouns for those who act for the state or body that they belong to ("Turkish police").
 * Other things that belong to somebody ("Turkey's decision") are not actors.
 *
 * A line with "=" is an example, a sentence and what is found in it, "ACTOR, ACTOR > TARGET": the tests of the dictionary.
 * The first rule that fits a word is taken, those with objects before those without.  A rule without objects for a word that says
 * nothing by itself ("be", "make", "*") would match everything and is a fault.
 */
#ifndef ENT_EVENT_RULES_H
#define ENT_EVENT_RULES_H

#include "extract/ent_clause.h"
#include "extract/ent_dictionary.h"

/* PLOVER's types (Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable Event Records", 2018). */
enum ent_event_type {
    ENT_EVENT_NONE, ENT_EVENT_AGREE, ENT_EVENT_CONSULT, ENT_EVENT_SUPPORT, ENT_EVENT_CONCEDE, ENT_EVENT_COOPERATE, ENT_EVENT_AID,
    ENT_EVENT_RETREAT, ENT_EVENT_REQUEST, ENT_EVENT_ACCUSE, ENT_EVENT_REJECT, ENT_EVENT_THREATEN, ENT_EVENT_PROTEST, ENT_EVENT_SANCTION,
    ENT_EVENT_MOBILIZE, ENT_EVENT_COERCE, ENT_EVENT_ASSAULT, ENT_N_EVENTS
};
const char *ent_event_type_name(enum ent_event_type type); /* "AGREE" ...; "" for none */

enum { /* options */
    ENT_RULE_JOINT = 1, ENT_RULE_ALONE = 2, ENT_RULE_REVERSE = 4, ENT_RULE_PLACE = 8, ENT_RULE_BLOC = 16, ENT_RULE_OF = 32, ENT_RULE_BARE = 64,
    ENT_RULE_AIM = 128
};

enum ent_event_word { ENT_WORD_VERB, ENT_WORD_NOUN, ENT_WORD_ADJECTIVE };

struct ent_event_rule {
    uint8_t type, negated, intended; /* enum ent_event_type; the others: ENT_EVENT_NONE: as type */
    uint8_t kind;          /* enum ent_event_word */
    uint8_t status, is_infinitive, is_clause, is_predicate, is_except, options; /* options: ENT_RULE_JOINT | ... */
    const char *lemma;          /* the word itself */
    const char *const *objects; /* NULL-ended; NULL: none are asked for */
    const char *const *places;  /* prepositions, NULL-ended; never NULL */
    const char *file;
    uint32_t line;
};

struct ent_event_rules {
    struct ent_dictionary words;
    struct ent_event_rule *rules; /* the entries: one for each word of a line */
    size_t n, cap;
    struct ent_intern who;
};

/*
 * Read the *.events of a folder, in byte order.  A fault is told with file, line and what was expected: ENT_EFORMAT; ENT_EIO,
 * ENT_ENOMEM.  On failure *out is NULL.  They never change afterwards: threads may share them.
 */
ENT_MUST_USE enum ent_status ent_event_rules_open(struct ent_event_rules **out, const char *folder, struct ent_error *err);
/* The same from bytes, called 'name' in messages. */
ENT_MUST_USE enum ent_status ent_event_rules_read(struct ent_event_rules **out, const char *bytes, size_t n, const char *name,
                                                  struct ent_error *err);
void ent_event_rules_close(struct ent_event_rules *r); /* NULL is fine */

/* The first rule of a lemma, of whatever part of speech (.kind); NULL: none.  Then ent_event_rules_next() of it. */
const struct ent_event_rule *ent_event_rules_find(const struct ent_event_rules *r, const char *lemma, size_t n);
/* Can those act whom the noun tells of, by a "who" line or by its ending?  In a dictionary without such lines all can. */
int ent_event_rules_acts(const struct ent_event_rules *r, const char *lemma);
const struct ent_event_rule *ent_event_rules_next(const struct ent_event_rules *r, const struct ent_event_rule *rule);

#endif
