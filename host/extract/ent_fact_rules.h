/*
 * ent_fact_rules.h -- the vocabulary of facts: which words tell what a figure or a date measures, and of whom
 *
 * A text file NAME.facts that analysts read and extend:
 *
 *     # a comment
 *     goods gas, natural gas
 *     [exports]
 *     measure export > to : money, volume, mass ; goods
 *     = Norway exported 3 bcm of gas to Poland in 2022. : Norway > Poland : gas_exports 3 bcm 2022
 *     [lease_until]
 *     date lease + expire, end > until, in
 *     [member]
 *     noun member > of : STATE > BLOC
 *
 * Under a heading with the name of a relation stand lines of four kinds.
 *
 *     measure WORDS + WORDS > PREPOSITIONS : KINDS ; OPTIONS     a figure of these kinds near such words
 *     date WORDS + WORDS > PREPOSITIONS ; OPTIONS                a date behind such a preposition near such words
 *     verb, noun WORDS > PREPOSITIONS : TYPES > TYPES ; OPTIONS  no figure: what a name of the first types has to do with one of the others
 *     any : KINDS ; OPTIONS                                      a figure that no other line wants
 *
 * WORDS are lemmas or phrases of lemmas in small letters, divided by commas; of each group, divided by "+", one must be near.
 * PREPOSITIONS lead to the object (of a date: to the date).  KINDS are those of quantities.  A share, ratio, rank or change of what a
 * line measures otherwise is named after it: "exports_share", "exports_change".  OPTIONS:
 *
 *     joint         both parties alike: "trade between A and B"
 *     given         the subject gives, the object gets; behind a verb of getting it is the other way round
 *     people        the subject is who is asked or counted: "of Armenians"
 *     goods         the name begins with what is traded, if a word of a "goods" line is near: "gas_exports"
 *     counted       the words are what is counted: "160 countries"
 *     several       it holds of several things at once, so that two figures of it do not contradict each other (grants, polls)
 *     state         the subject is a state: that of the person, body or town that is named
 *     person        a person may be the subject; of other lines a person's state, bloc or body is
 *     where         the subject is the place: "power cuts in Odesa"
 *     whom          the subject is on whom the verb acts: "was sentenced to two years"
 *     named         only what has a name is launched, closed, built
 *     future        only a date that is still to come when the article appears, or that somebody has set
 *     of=TYPE|TYPE  the subject is the nearest name of such a type
 *     value=NUMBER  no figure is needed: the words themselves say so much ("fully owns": value=100, "largely owns": value=51-99)
 *     unit=WORD     the unit, where the text's words are not it
 *     joined left sought asked   of verb and noun: what has changed (kept as the fact's "change")
 *
 * Words of use to all lines stand before any heading: "goods NAME, WORD, ..."; "persons WORD, ..." (counted, they are persons); "up" and "down"
 * (by so much: a change); "getting" (verbs whose subject gets).  A line with "=" is an example, told in the tests:
 * SENTENCE : SUBJECT > OBJECT : RELATION VALUE UNIT AS-OF, "-" for what is not there.
 */
#ifndef ENT_FACT_RULES_H
#define ENT_FACT_RULES_H

#include "extract/ent_dictionary.h"

enum ent_fact_line { ENT_FACT_MEASURE, ENT_FACT_DATE, ENT_FACT_VERB, ENT_FACT_NOUN, ENT_FACT_ANY };
enum ent_fact_set { ENT_FACT_GOODS, ENT_FACT_PERSONS, ENT_FACT_UP, ENT_FACT_DOWN, ENT_FACT_GETTING, ENT_N_FACT_SETS };
enum { /* options */
    ENT_FACT_JOINT = 1, ENT_FACT_GIVEN = 2, ENT_FACT_PEOPLE = 4, ENT_FACT_WITH_GOODS = 8, ENT_FACT_NAMED = 16, ENT_FACT_FUTURE = 32,
    ENT_FACT_COUNTED = 64, ENT_FACT_SEVERAL = 128, ENT_FACT_STATE = 256, ENT_FACT_PERSON = 512,
    ENT_FACT_WHERE = 1024, ENT_FACT_WHOM = 2048
};
enum { ENT_FACT_PARTS = 3 }; /* groups of words at most */

struct ent_fact_rule {
    const char *relation;
    uint16_t options;
    uint8_t line_kind, n_parts; /* enum ent_fact_line */
    uint32_t kinds;             /* of quantities: bit ent_fact_kind() */
    uint32_t of_types;          /* of entities: bit enum ent_entity_type; of verb and noun: the subject's */
    uint32_t to_types;          /* ... the object's */
    const char *const *places;  /* prepositions, NULL-ended; never NULL */
    const char *unit, *change, *value; /* NULL: none */
    const char *file;
    uint32_t line;
};
struct ent_fact_phrase { /* words that open a part of a rule, or belong to a set */
    const char *const *words; /* NULL-ended, the first one is the key */
    const char *name;         /* of goods */
    uint32_t rule;            /* UINT32_MAX: of a set */
    uint8_t part, set;        /* part from 0; enum ent_fact_set */
};

struct ent_fact_rules {
    struct ent_dictionary words; /* its entries are phrases */
    struct ent_fact_rule *rules;
    size_t n, cap;
    struct ent_fact_phrase *phrases;
    size_t n_phrases, cap_phrases;
    int has_values; /* is there a line that needs no figure? */
};

/*
 * Read the *.facts of a folder, in byte order.  A fault is told with file, line and what was expected: ENT_EFORMAT; ENT_EIO,
 * ENT_ENOMEM.  On failure *out is NULL.  They never change afterwards: threads may share them.
 */
ENT_MUST_USE enum ent_status ent_fact_rules_open(struct ent_fact_rules **out, const char *folder, struct ent_error *err);
/* The same from bytes, called 'name' in messages. */
ENT_MUST_USE enum ent_status ent_fact_rules_read(struct ent_fact_rules **out, const char *bytes, size_t n, const char *name, struct ent_error *err);
void ent_fact_rules_close(struct ent_fact_rules *r); /* NULL is fine */

/* The first phrase that begins with a lemma; NULL: none.  Then ent_fact_rules_next() of it. */
const struct ent_fact_phrase *ent_fact_rules_find(const struct ent_fact_rules *r, const char *lemma, size_t n);
const struct ent_fact_phrase *ent_fact_rules_next(const struct ent_fact_rules *r, const struct ent_fact_phrase *p);

/* The number of a kind of quantity ("money"), -1: there is none of that name. */
int ent_fact_kind(const char *s, size_t n);

#endif
