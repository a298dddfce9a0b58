/*
 * ent_fact_inner.h -- what the files of ent_fact.h share
 */
#ifndef ENT_FACT_INNER_H
#define ENT_FACT_INNER_H

#include <string.h>

#include "extract/ent_fact.h"

/* How many words away a word is still near. */
enum { ENT_FACT_REACH = 40 };

/* ---- what is near (ent_fact_near.c) ---- */

/* Find the words of the vocabulary in the sentence [first, last). */
ENT_MUST_USE enum ent_status ent_fact_hits(struct ent_fact_finder *f, size_t first, size_t last, struct ent_error *err);
/* Steps in the tree from a to b, words of one sentence; at most 20. */
unsigned ent_fact_steps(const struct ent_tree *t, size_t a, size_t b);
/* How far apart two words are: steps in the tree and a little for each word between, in quarters of a step. */
unsigned ent_fact_cost(const struct ent_tree *t, size_t a, size_t b);
/* The word of [first, last) that the others depend on. */
size_t ent_fact_head(const struct ent_tree *t, size_t first, size_t last);
/* The nearest hit of a set within so many quarters of a step; NULL. */
const struct ent_fact_hit *ent_fact_near_set(const struct ent_fact_finder *f, size_t word, enum ent_fact_set set, unsigned within);

struct ent_fact_match {
    const struct ent_fact_rule *rule;
    const struct ent_fact_hit *hits[ENT_FACT_PARTS];
    unsigned cost;
};
/* The best rule of a kind of line for a word: its words are near, and is_fit() agrees; 0: none. */
int ent_fact_best(const struct ent_fact_finder *f, size_t word, enum ent_fact_line line,
                  int (*is_fit)(const struct ent_fact_rule *rule, const struct ent_fact_match *m, void *ctx), void *ctx, struct ent_fact_match *out);

/* What the clause around a figure is about: the subject of its verb; ENT_NO_WORD. */
size_t ent_fact_theme(const struct ent_fact_finder *f, size_t word);

/* ---- in what (ent_fact_unit.c) ---- */

static inline int is_kind(const struct ent_quantity *q, const char *kind) { return strcmp(q->kind, kind) == 0; }

/* The unit of a figure, a rate behind it: "USD", "t/year", "EUR/MWh", "persons"; "" where it has none. */
void ent_fact_unit(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_rule *r, char *out, size_t room);
/* "25 million tons and 500,000 containers a year": the rate is of the fact before, too, the last one of 'out'. */
void ent_fact_share_rate(const struct ent_fact_finder *f, struct ent_facts *out, const struct ent_fact *fact);

/* ---- what is no fact (ent_fact_supposed.c) ---- */

/* "could be signed by May", "if crude stays under $60": is it only possible or supposed? */
int ent_fact_is_supposed(const struct ent_fact_finder *f, size_t figure);
/* "two diplomats said": does the figure count those who tell? */
int ent_fact_is_telling(const struct ent_fact_finder *f, const struct ent_quantity *q);

/* ---- who (ent_fact_party.c, ent_fact_name.c) ---- */

/* Set subject, object and how; 0: nobody is found. */
int ent_fact_parties(const struct ent_fact_finder *f, size_t figure, const struct ent_fact_match *m, struct ent_fact *out);
/* The nearest name of such types to a word of the sentence, before it, behind it, or so many words before the sentence; 0: none. */
int ent_fact_nearest(const struct ent_fact_finder *f, size_t word, uint32_t types, size_t back, struct ent_parties *out);
/* The number of the first date that does not begin before a word. */
size_t ent_fact_date_from(const struct ent_fact_finder *f, uint32_t word);
/* The two states that the article names and means most; ENT_NO_ENTITY. */
void ent_fact_topics(const struct ent_gazetteer *g, const struct ent_mentions *m, uint32_t out[2]);
/* Does the sentence name something of such a type? */
int ent_fact_has_type(const struct ent_fact_finder *f, uint32_t types);

#endif
