/*
 * ent_fact.h -- measured relations: who, which relation, whom, how much, as of when
 *
 * A quantity, or a date after "until", "since" or the like, is a fact where a phrase of the vocabulary stands in its sentence.  The
 * vocabulary is a text file NAME.facts that analysts read and extend:
 *
 *     # a comment
 *     trade_turnover : trade turnover, bilateral trade, mutual trade : money : joint
 *     poll_share     : of respondents, poll, survey                 : percent : people
 *     lease_until    : lease, base                                  : until
 *
 * That is: the relation's name; words as they stand or as lemmas, several phrases divided by commas; kinds of quantities (ent_quantity.h),
 * or until, since, due for dates; options: joint (both parties do it: the second is the object), people (those asked are the subject),
 * receiver (the subject receives it: "remittances to Armenia from Russia").  Of several relations the one whose phrase stands nearest to
 * the figure is taken, of those the longest phrase.
 */
#ifndef ENT_FACT_H
#define ENT_FACT_H

#include "extract/ent_mention.h"
#include "extract/ent_quantity.h"
#include "extract/ent_tree.h"

struct ent_relations; /* a vocabulary */
ENT_MUST_USE enum ent_status ent_relations_open(struct ent_relations **out, const char *folder, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_relations_read(struct ent_relations **out, const char *bytes, size_t n, const char *name, struct ent_error *err);
void ent_relations_close(struct ent_relations *r); /* NULL is fine */

struct ent_fact {
    uint32_t first, last;              /* words of the sentence */
    const char *relation;              /* lasts as the vocabulary does */
    const char *subject, *object;      /* entities, not NUL-ended; NULL: none is named */
    size_t n_subject, n_object;
    uint32_t quantity, date;           /* numbers in those of the view; UINT32_MAX: none (one of them is the value) */
    int is_date;                       /* the value is the date */
    uint32_t as_of;                    /* number of a date; UINT32_MAX */
    uint32_t words_first, words_last;  /* the phrase of the vocabulary */
};
struct ent_facts {
    struct ent_fact *items;
    size_t n, cap;
};

/* Append the facts of a view, in the order of their figures. */
ENT_MUST_USE enum ent_status ent_fact_find(const struct ent_relations *relations, const struct ent_gazetteer *gazetteer, const struct ent_view *v,
                                           const struct ent_tree *tree, const struct ent_mentions *mentions, const struct ent_timexes *dates,
                                           const struct ent_quantities *quantities, struct ent_facts *out, struct ent_error *err);
void ent_facts_done(struct ent_facts *f);

#endif
