/*
 * ent_cql_set.h -- results as sets: joined, kept in a file, sorted, counted over documents and time
 *
 * A hit is the same as another if it has the same first and last word (as in CQP); of two, the left one's
 * target stays.
 */
#ifndef ENT_CQL_SET_H
#define ENT_CQL_SET_H

#include "frame/ent_frame.h"
#include "query/ent_cql.h"

/* Both in the order of the text; so is *out, which is empty and ready. */
ENT_MUST_USE enum ent_status ent_cql_combine(struct ent_cql_hits *out, enum ent_cql_set_op op,
                                             const struct ent_cql_hits *a, const struct ent_cql_hits *b,
                                             struct ent_error *err);
/* Bring hits into the order of the text; those that stand twice once. */
ENT_MUST_USE enum ent_status ent_cql_order(struct ent_cql_hits *hits, struct ent_error *err);

/*
 * Sort hits by keys as ent_cql_freq() has them ("lower@+1", "doc.published"), a - before a key turns it round;
 * by the bytes of their values, nulls last.  What is equal stays in its order.  ENT_EARG: no such key.
 */
ENT_MUST_USE enum ent_status ent_cql_sort(struct ent_cql_hits *hits, const struct ent_corpus *c,
                                          const char *const *keys, size_t n_keys, struct ent_error *err);

/*
 * Files of hits: a line of tabs a hit, DOC FIRST LAST TARGET, words counted from 1 in their document, so that
 * they mean the same whatever is added to the corpus.  Reading: ENT_EFORMAT where a line is none, or its
 * document is not there or shorter.
 */
ENT_MUST_USE enum ent_status ent_cql_save(const struct ent_cql_hits *hits, const struct ent_corpus *c,
                                          const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_cql_load(struct ent_cql_hits *out, const struct ent_corpus *c, const char *path,
                                          struct ent_error *err);

/*
 * How the hits of a query are spread over documents by one field ("doc.year", "doc.publisher", "doc.id"): a row
 * a value, in the order of their bytes, null last; values without a hit too.  Columns: the key, docs (that
 * have the value), docs_with (a hit), n, words, per_million, low and high: the 95 % interval of per_million
 * (Wilson 1927; each word is taken as a trial).  Only documents count that the query's filters let pass; with
 * options->within only the words in it.
 */
ENT_MUST_USE enum ent_status ent_cql_distribution(struct ent_frame **out, const struct ent_corpus *c,
                                                  const char *query, size_t n, const struct ent_cql_options *options,
                                                  const char *key, struct ent_cql_hits *counted,
                                                  struct ent_error *err);
/* The interval itself, of a share k of n, at 95 %. */
void ent_cql_wilson(uint64_t k, uint64_t n, double *low, double *high);

#endif
