/*
 * ent_ngrams.h -- a table of the n-grams of a corpus, or of part of it: the most frequent first
 */
#ifndef ENT_NGRAMS_H
#define ENT_NGRAMS_H

#include "frame/ent_frame.h"
#include "query/ent_cql_docs.h"

struct ent_ngrams_options {
    const char *attribute;
    unsigned n, skip;                  /* see ent_grams.h */
    const char *within;                /* a layer whose rows grams do not leave ("s"); NULL: documents */
    uint32_t min;                      /* 0 is 1 */
    size_t max, evidence;              /* rows at most (0: all); places that are kept of each of the first ENT_STATS_EVIDENCE */
    int marks;                         /* punctuation counts as words; else grams have none */
    const struct ent_cql_docs *docs;   /* where they are counted; NULL: everywhere */
    const struct ent_cql_docs *before; /* what occurs here too is left out: what is new; NULL: nothing is */
};
struct ent_ngrams_sizes {
    uint64_t total, different; /* occurrences of all grams that are wanted, however rare; how many there are */
    uint64_t listed;           /* that occur 'min' times */
};

/*
 * Columns: the attribute (words with a space between them), n, docs (documents that have it; null beyond the first
 * ENT_STATS_EVIDENCE rows).  Equal counts by the bytes of their words.  Evidence: from first to last word.  ENT_EARG: no such
 * attribute or layer, n or skip too large; ENT_ELIMIT, ENT_ENOMEM, ENT_EINTR.  Memory: 4 bytes a position of the corpus, as
 * much again while they are counted, 4 (n + 1) a different gram that occurs 'min' times.
 */
ENT_MUST_USE enum ent_status ent_ngrams(struct ent_frame **out, const struct ent_corpus *c,
                                        const struct ent_ngrams_options *options, struct ent_ngrams_sizes *sizes,
                                        struct ent_error *err);

#endif
