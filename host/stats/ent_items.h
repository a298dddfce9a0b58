/*
 * ent_items.h -- words counted by an attribute ("word", "lemma", "lower", ...), over all or part of a corpus
 *
 * An item is a string of the attribute's lexicon.  Words are counted by the ids of a column; of "lower" several
 * ids (of words) are one item, so what was counted is folded afterwards.  Counts have 32 bits: a corpus
 * of 2^32 words or more is ENT_ELIMIT.
 */
#ifndef ENT_ITEMS_H
#define ENT_ITEMS_H

#include "query/ent_cql_docs.h"

struct ent_items {
    const struct ent_corpus *corpus;
    char name[64];                     /* the attribute */
    const char *column;                /* whose ids are counted */
    const struct ent_lexicon *ids;     /* of the column */
    const struct ent_lexicon *lexicon; /* of the items */
    int folds;                         /* an item may be several ids */
};

/* ENT_EARG: there is no such attribute ("did you mean ..."); ENT_ELIMIT. */
ENT_MUST_USE enum ent_status ent_items_open(struct ent_items *items, const struct ent_corpus *c, const char *name,
                                            struct ent_error *err);

/* The item of an id of the column; ENT_INTERN_NONE: none. */
uint32_t ent_items_of(const struct ent_items *items, uint32_t id);
/* All ids of an item, rising; *ids (ent_free) has room for *cap. */
ENT_MUST_USE enum ent_status ent_items_ids(const struct ent_items *items, uint32_t item, uint32_t **ids, size_t *n,
                                           size_t *cap, struct ent_error *err);
static inline const char *ent_items_str(const struct ent_items *items, uint32_t item, size_t *n)
{
    return ent_lexicon_str(items->lexicon, item, n);
}
/* Has it a letter or a digit?  Punctuation has not, nor has what stands where there is no value. */
int ent_items_is_word(const struct ent_items *items, uint32_t item);

/* ---- counting ---- */

struct ent_tally { /* how often each id, or each item, was seen */
    uint32_t *counts;
    uint32_t n;      /* ids that there are */
    uint32_t *seen;  /* those that were seen, in no order */
    size_t n_seen, cap_seen;
    uint64_t total;
};
ENT_MUST_USE enum ent_status ent_tally_new(struct ent_tally *t, uint32_t n, struct ent_error *err);
/* Ids that are not below n are passed over. */
ENT_MUST_USE enum ent_status ent_tally_add(struct ent_tally *t, const uint32_t *ids, size_t n, struct ent_error *err);
/* The same by items, in *out. */
ENT_MUST_USE enum ent_status ent_tally_fold(struct ent_tally *out, const struct ent_tally *ids,
                                            const struct ent_items *items, struct ent_error *err);
/* Nothing was seen. */
void ent_tally_clear(struct ent_tally *t);
void ent_tally_done(struct ent_tally *t); /* a zeroed one is empty */

/* Words of a segment, positions [first, last), by the ids of the column. */
ENT_MUST_USE enum ent_status ent_items_tally(const struct ent_items *items, struct ent_tally *t, uint32_t segment,
                                             size_t first, size_t last, struct ent_error *err);

/*
 * How often each item occurs: counts[item], items->lexicon->n of them (ent_free).  In all of the corpus the index
 * says it (docs NULL, or all); of part of it the words are read, or those of the rest if these are fewer.  ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_items_count(const struct ent_items *items, const struct ent_cql_docs *docs,
                                             uint32_t **counts, struct ent_error *err);
/* Of one item in all of the corpus. */
ENT_MUST_USE enum ent_status ent_items_count_one(const struct ent_items *items, uint32_t item, uint64_t *n,
                                                 struct ent_error *err);

/* Put a list of items into the order of their bytes. */
ENT_MUST_USE enum ent_status ent_items_sort(const struct ent_items *items, uint32_t *list, size_t n,
                                            struct ent_error *err);
/*
 * What a table lists: of the items in list[0, *n) those that are not the empty string and have a letter or a
 * digit (unless 'marks'), in the order of their bytes.  The others are dropped.
 */
ENT_MUST_USE enum ent_status ent_items_listed(const struct ent_items *items, uint32_t *list, size_t *n, int marks,
                                              struct ent_error *err);

/* ---- where they stand ---- */

struct ent_item_place {
    uint32_t segment, doc, position; /* doc: its row */
};
/* The first 'most' places of an item in some documents, in the order of the text; *n of them. */
ENT_MUST_USE enum ent_status ent_items_places(const struct ent_items *items, uint32_t item,
                                              const struct ent_cql_docs *docs, size_t most,
                                              struct ent_item_place *out, size_t *n, struct ent_error *err);

#endif
