/*
 * ent_collocates.h -- what stands near the hits of a query more often than chance would have it
 *
 * Every word of the corpus that is not part of a hit either stands in a window (so many words to the left or
 * right of some hit, in its document, and if wanted in its sentence) or it does not, and it either is the item or it is
 * not: these are the four counts.  A word near two hits counts once.
 *
 *                 the item        another
 *     in a window     o11             o12         r1: words in windows
 *     elsewhere       o21             o22
 *                     c1: total                   n: words without those of hits
 *
 * So no cell is negative and each measure (ent_association.h) means what its formula says.  Sketch Engine and
 * others that follow Rychly take r1 to be the number of hits, c1 and n to be of the whole corpus: 'by_hits'.
 * Tests that cannot tell attraction from its opposite (ll, chi2, chi2yates) get a minus sign where o11 < expected.
 */
#ifndef ENT_COLLOCATES_H
#define ENT_COLLOCATES_H

#include "frame/ent_frame.h"
#include "query/ent_cql.h"

enum { ENT_MAX_MEASURES = 8 };

struct ent_collocates_options {
    const char *attribute;        /* what is counted: "word", "lemma", "lower" */
    uint32_t left, right;         /* words on each side */
    const char *within;           /* windows end with the row of this layer ("s") that holds the hit; NULL: with the document */
    const char *const *measures;  /* names; the first one sorts */
    size_t n_measures;
    uint32_t min;                 /* o11 at least; 0 is 1 */
    size_t max;                   /* rows at most; 0: all */
    size_t evidence;              /* places that are kept of a row, of the first ENT_STATS_EVIDENCE rows */
    int digits;                   /* decimals of expected and measures; < 0: all */
    int marks;                    /* punctuation too */
    int by_hits;
    const char *where;            /* only documents that this filter lets pass; NULL: all */
    size_t n_where;
};
enum { ENT_STATS_EVIDENCE = 1000 };

struct ent_collocates_sizes { /* what was counted */
    uint64_t hits;   /* in these documents */
    uint64_t window; /* r1 */
    uint64_t words;  /* n */
};

/*
 * Columns: the attribute, o11, total (c1), expected (r1 c1 / n), the measures.  Evidence of a row: from hit to
 * item, as they stand, the first of them; beyond the first rows a selector.  ENT_EARG: no such attribute, layer or measure, a fault
 * in the filter; ENT_EINTR, ENT_ENOMEM, ENT_ELIMIT.
 */
ENT_MUST_USE enum ent_status ent_collocates(struct ent_frame **out, const struct ent_corpus *c,
                                            const struct ent_cql_hits *hits,
                                            const struct ent_collocates_options *options,
                                            struct ent_collocates_sizes *sizes, struct ent_error *err);

#endif
