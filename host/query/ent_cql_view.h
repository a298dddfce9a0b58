/*
 * ent_cql_view.h -- which row of a layer holds a position, asked from front to back or leaping
 *
 * A view remembers where it looked last: to ask for the next rows costs little, and to leap about costs a search.
 */
#ifndef ENT_CQL_VIEW_H
#define ENT_CQL_VIEW_H

#include "corpus/ent_corpus.h"

enum { CQL_VIEW_NEAR = 8 }; /* rows that are looked at before there is a search */

/* A layer of the segment, with the row that was looked at last. */
struct cql_view {
    const struct ent_segment *segment;
    const struct ent_layer *layer; /* NULL: this segment has none */
    uint32_t *reach;               /* of rows that may nest: the furthest end up to each; NULL: flat */
    size_t row;
    struct ent_range words;        /* of that row */
    /* where rows begin, from first_row on: a block of the packed array, and behind it UINT32_MAX */
    uint32_t firsts[ENT_BLOCK_SIZE + CQL_VIEW_NEAR];
    uint32_t lasts[ENT_BLOCK_SIZE];  /* and where they end */
    size_t first_row, n_firsts, at;  /* at: which was looked at last */
    uint64_t next_first;             /* where the row behind them begins, or a place before it */
};

/* A layer that the segment does not have holds nothing.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status cql_view_open(struct cql_view *v, const struct ent_segment *s, const char *name,
                                           struct ent_error *err);
void cql_view_close(struct cql_view *v); /* a zeroed one is fine */

/* The next row that holds the position, from the last one backwards; row starts as SIZE_MAX.  0: no more. */
int cql_view_holding(struct cql_view *v, size_t position, size_t *row, struct ent_range *words);
/*
 * In a flat layer: of n rising starts those whose words [start, start + length) lie in one row, in place; how many are left.
 * No start is looked for from where the one before it was found, so that many are on their way at once.
 */
size_t cql_view_keep(struct cql_view *v, uint32_t *starts, size_t n, uint32_t length);
/* The next row that begins at the position (and holds a word), in the same way. */
int cql_view_starting(struct cql_view *v, size_t position, size_t *row, struct ent_range *words);

#endif
