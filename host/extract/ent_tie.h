/*
 * ent_tie.h -- what a name has to do with another one, without a figure: who is in what bloc, what a corridor crosses, who backs it
 *
 * The lines "verb" and "noun" of the vocabulary of facts (ent_fact_rules.h) say which words tell of it, and of names of which types.
 * A verb's subject (of a passive those behind "by") and what it acts on or reaches by the listed prepositions; a noun's owner, or
 * who is or seeks it, and what follows the listed prepositions or stands before it ("CSTO member").  A corridor that is only called
 * one ("the route") is the last one that was named.
 */
#ifndef ENT_TIE_H
#define ENT_TIE_H

#include "extract/ent_fact.h"

struct ent_tie {
    uint32_t first, last;                 /* words of the sentence */
    uint32_t trigger_first, trigger_last;
    const struct ent_fact_rule *rule;     /* its relation, and what has changed */
    struct ent_party subject, object;
    uint32_t date;                        /* number in the dates of the view; UINT32_MAX: none is told */
    uint8_t status;                       /* enum ent_event_status */
};
struct ent_ties {
    struct ent_tie *items;
    size_t n, cap;
};

/* Append those of the sentence [first, last), whose words of the vocabulary the finder has at hand. */
ENT_MUST_USE enum ent_status ent_tie_find(struct ent_fact_finder *f, uint32_t first, uint32_t last, struct ent_ties *out, struct ent_error *err);
void ent_ties_done(struct ent_ties *t); /* a zeroed one is empty and ready */

#endif
