/*
 * ent_diversity.h -- how many different words a text has for its length
 *
 * A text is an array of ids, one a word, those that do not count (punctuation) left out by the caller.
 */
#ifndef ENT_DIVERSITY_H
#define ENT_DIVERSITY_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_status.h"

struct ent_diversity {
    size_t tokens, types, hapaxes; /* hapaxes: types that occur once */
    double ttr;                    /* types / tokens */
    double sttr;                   /* the mean ttr of whole chunks (Scott, WordSmith Tools); NaN: no whole chunk */
    size_t chunks;
    double mtld; /* McCarthy and Jarvis 2010, Behavior Research Methods 42: mean of both directions, ttr 0.72 */
};

/* 'chunk' words in a chunk (0: 1,000).  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_diversity(const uint32_t *ids, size_t n, size_t chunk, struct ent_diversity *out,
                                           struct ent_error *err);

/*
 * Zipf's law: frequencies, falling, against their ranks from 1.  The line through the logarithms by least
 * squares: ln f = intercept - exponent ln rank (Zipf 1949; Baayen 2001, Word Frequency Distributions).
 * NaN for fewer than two.
 */
struct ent_zipf {
    double exponent, intercept, r2;
};
struct ent_zipf ent_zipf(const uint64_t *frequencies, size_t n);

#endif
