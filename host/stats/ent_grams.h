/*
 * ent_grams.h -- n-grams counted: n words that follow one another
 *
 * With 'skip' up to so many words in all may be passed over between them (k-skip-n-grams: Guthrie and others 2006, "A
 * closer look at skip-gram modelling"); each way to read a gram at a place counts.  A gram never crosses a break of
 * the array (ent_flat.h) and has no word that does not count.
 *
 * Method: grams are dealt into a bucket for each first word, as many buckets at a time as fit into a share of
 * memory, and each bucket is sorted; two words in a row have a method of their own (ent_pairs.h).  Memory: as much as the
 * array at most, and 4 (n + 1) bytes a gram that is kept.
 */
#ifndef ENT_GRAMS_H
#define ENT_GRAMS_H

#include "stats/ent_flat.h"

enum { ENT_GRAMS_MOST = 8, ENT_GRAMS_SKIP = 8, ENT_GRAMS_WAYS = 256 };

struct ent_grams {
    unsigned n;        /* words of a gram */
    uint32_t **chunks; /* rows of n items and their count */
    size_t n_chunks, cap;
    size_t n_grams;    /* that are kept */
    uint64_t n_all;    /* different ones that there are, with those that are rarer than min */
    uint64_t total;    /* occurrences of all of them */
};
enum { ENT_GRAMS_CHUNK = 1 << 16 };
static inline const uint32_t *ent_grams_at(const struct ent_grams *g, size_t i)
{
    return g->chunks[i / ENT_GRAMS_CHUNK] + i % ENT_GRAMS_CHUNK * (g->n + 1);
}

struct ent_grams_options {
    unsigned n, skip;     /* n from 1 to ENT_GRAMS_MOST; skip 0: none */
    uint32_t min;         /* rarer ones are not kept */
    uint32_t n_items;     /* numbers in the array are below it */
    const uint64_t *old;  /* a bit a position: grams that begin at such a place are not wanted, nor elsewhere; NULL: none */
};

/* The ways to choose n words: offsets from the first, rising, w of them (n - 1) each; how many ways. */
size_t ent_grams_ways(unsigned n, unsigned skip, unsigned char ways[ENT_GRAMS_WAYS][ENT_GRAMS_MOST]);
/* The gram at a position, in one of the ways, as n items; 0: there is none. */
int ent_grams_read(const struct ent_flat *flat, size_t position, unsigned n, const unsigned char *way, uint32_t *out);

/* In no particular order.  ENT_ENOMEM, ENT_EINTR, ENT_EARG (n or skip are too large). */
ENT_MUST_USE enum ent_status ent_grams_count(struct ent_grams *out, const struct ent_flat *flat,
                                             const struct ent_grams_options *options, struct ent_error *err);
void ent_grams_done(struct ent_grams *g); /* a zeroed one is empty */
/* For those that count: add one, its first word and the rest of them. */
ENT_MUST_USE enum ent_status ent_grams_keep(struct ent_grams *g, uint32_t first, const uint32_t *rest, uint32_t count,
                                            struct ent_error *err);

#endif
