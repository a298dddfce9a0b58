/*
 * ent_similar.h -- which documents share text: near-duplicates, and passages that stand in two of them
 *
 * A document is the set of its shingles, n words that follow one another (punctuation does not count).  Of each the
 * 'sketch' smallest hashes are kept (A. Broder, "On the resemblance and containment of documents", 1997: min-wise
 * hashing, the MIN_s sketch); documents whose sketches have two values in common are candidates.  Candidates are then
 * compared word by word, so that what is given is exact; what may be missed are pairs that share little: of a
 * passage that is a share p of both, about p times 'sketch' values are common.  Values of more than ENT_SIMILAR_COMMON
 * documents are formulas ("on behalf of my delegation") and make no candidates.
 */
#ifndef ENT_SIMILAR_H
#define ENT_SIMILAR_H

#include "frame/ent_frame.h"
#include "query/ent_cql_docs.h"

enum { ENT_SIMILAR_COMMON = 50, ENT_SIMILAR_PASSAGES = 10 };

struct ent_similar_options {
    const char *attribute;
    unsigned n;          /* words of a shingle, 1 to 64; 0: 5 */
    size_t sketch;       /* 0: 128 */
    double min;          /* the share of the shingles of the one or the other that is common, at least */
    size_t max;          /* rows at most; 0: all */
    int digits;
};
struct ent_similar_sizes {
    size_t docs, candidates; /* that were compared */
};

/*
 * Columns: a, b (ids of documents, in the order of the text), shared (shingles that both have, each once), jaccard (shared by all of
 * both), in_a and in_b (shared by those of a, of b), longest (words of the longest passage).  Those that share most first.
 * Evidence: the longest passages, each in a and in b.  ENT_EARG, ENT_ENOMEM, ENT_EINTR, ENT_ELIMIT.
 */
ENT_MUST_USE enum ent_status ent_similar(struct ent_frame **out, const struct ent_corpus *c,
                                         const struct ent_cql_docs *docs, const struct ent_similar_options *options,
                                         struct ent_similar_sizes *sizes, struct ent_error *err);

#endif
