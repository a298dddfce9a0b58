/*
 * ent_fact.h -- measured relations: who, what is measured, towards whom, how much, when
 *
 * A figure (ent_quantity.h) or a date (ent_timex.h) is a fact when words of the vocabulary (ent_fact_rules.h) stand near it in the tree
 * and somebody or something with a name is its subject.  "Near" is the number of steps from word to word in the tree and, because
 * trees of long sentences are often wrong, a little for each word between.  The best rule is the nearest, more groups of words before fewer.
 *
 * The subject is, in this order: who is asked; a name of the type that the rule wants; both sides of "between"; the owner of the noun
 * ("Armenia's exports"), who does what the verb says, who does what the clause around it says; what is inside the noun's phrase; the
 * nearest name of the sentence.  ent_fact.how says which it was.  A fact without any is left out.  A rule may ask for the place or for
 * whom the verb acts on first; a person stands for the state or body that the gazetteer says, unless the rule is of persons.  What is
 * only possible ("could reach") or supposed ("if it stays under") is no fact.
 */
#ifndef ENT_FACT_H
#define ENT_FACT_H

#include "extract/ent_clause.h"
#include "extract/ent_fact_rules.h"
#include "extract/ent_quantity.h"

enum ent_fact_how { ENT_HOW_ASKED, ENT_HOW_TYPE, ENT_HOW_BETWEEN, ENT_HOW_OWNER, ENT_HOW_VERB, ENT_HOW_CLAUSE, ENT_HOW_INSIDE, ENT_HOW_NEAREST };
const char *ent_fact_how_name(enum ent_fact_how how); /* "asked" "type" "between" "owner" "verb" "clause" "inside" "nearest" */

struct ent_fact {
    uint32_t first, last;                  /* words of the sentence */
    uint32_t figure_first, figure_last;    /* of the figure or date; alike: there is none */
    uint32_t trigger_first, trigger_last;  /* the words of the rule's first group; alike: none */
    const struct ent_fact_rule *rule;
    struct ent_party subject, object;      /* entity NULL: no object */
    enum ent_fact_how how;
    char relation[96];
    char value[64], unit[48];              /* as those of quantities: "12", "10 15"; unit "date": a TIMEX3 value; "": none */
    uint32_t as_of;                        /* number in the dates of the view; UINT32_MAX: none is told */
    int approx;
    uint8_t status;                        /* enum ent_event_status */
};
struct ent_facts {
    struct ent_fact *items;
    size_t n, cap;
};

struct ent_fact_hit { /* words of the vocabulary in the text */
    uint32_t first, last, head;
    const struct ent_fact_phrase *phrase;
};
struct ent_fact_finder { /* scratch of a thread; zeroed: ready */
    const struct ent_fact_rules *rules;
    struct ent_party_finder p; /* its gazetteer is the caller's to set */
    const struct ent_timexes *dates;
    struct ent_fact_hit *hits; /* of the sentence, in order */
    size_t n_hits, cap_hits;
    size_t first, last;        /* the sentence */
    uint32_t topics[2];        /* the states that the article speaks of most; ENT_NO_ENTITY */
};

struct ent_ties; /* ent_tie.h */

/* Append the facts of a view that is parsed (else there are none), sentence by sentence; its ties, too, unless 'ties' is NULL. */
ENT_MUST_USE enum ent_status ent_fact_find(struct ent_fact_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                                           const struct ent_mentions *mentions, const struct ent_timexes *dates,
                                           const struct ent_quantities *quantities, struct ent_facts *out, struct ent_ties *ties,
                                           struct ent_error *err);
void ent_fact_finder_done(struct ent_fact_finder *f);
void ent_facts_done(struct ent_facts *facts); /* a zeroed one is empty and ready */

#endif
