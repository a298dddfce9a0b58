/*
 * ent_sql_view.h -- a table of the schema over the segments: which rows there are, and what a cell holds
 *
 * A row is a place: a segment, and an index in it (a row of a layer; a position for words and tokens).
 * Conditions on numbers that rise with the text (the key, doc, section, paragraph, sentence) are intervals,
 * and intervals of them are ranges of places, found by the layers' own order without looking at a row.
 */
#ifndef ENT_SQL_VIEW_H
#define ENT_SQL_VIEW_H

#include "sql/ent_sql_schema.h"

enum { SQL_N_BOUNDED = ENT_SQL_SENTENCE + 1 }; /* roles that can be bounded come first */

struct sql_part { /* of one segment */
    const struct ent_segment *segment;
    const struct ent_layer *layer, *mwt; /* ROWS: its layer; TOKENS: words that are written as one */
    size_t n;                            /* indexes [0, n) */
    uint64_t base;                       /* numbers of rows before it */
    const struct ent_layer *within[SQL_N_BOUNDED]; /* the layers of DOC, SECTION, ... */
    uint64_t within_base[SQL_N_BOUNDED];
    const void **sources;                /* a column: its struct ent_attr or ent_column; NULL: none here */
};
struct sql_view {
    const struct ent_corpus *corpus;
    const struct ent_sql_table *table;
    struct sql_part *parts;
    size_t n_parts;
    uint64_t n; /* rows, with those of removed documents */
    uint64_t n_within[SQL_N_BOUNDED];
    const struct ent_lexicon **lexicons; /* a column: its lexicon, NULL: none */
    const struct ent_lexicon *words, *lowers;
};

ENT_MUST_USE enum ent_status sql_view_open(struct sql_view *v, const struct ent_corpus *c,
                                           const struct ent_sql_table *t, struct ent_error *err);
void sql_view_close(struct sql_view *v); /* a zeroed view is fine */

/* ---- which rows ---- */

struct sql_bounds { /* inclusive, counted from 1 */
    int64_t low[SQL_N_BOUNDED], high[SQL_N_BOUNDED];
};
void sql_bounds_all(struct sql_bounds *b);

/* The places [from, to) that surely hold all rows within the bounds (and possibly others). */
void sql_view_narrow(const struct sql_view *v, const struct sql_bounds *b, struct ent_place *from,
                     struct ent_place *to);
uint64_t sql_view_distance(const struct sql_view *v, struct ent_place from, struct ent_place to);

/*
 * The first index >= at in a document that is there, and *end: as far all are, up to 'limit'.  'limit': there
 * is none before it.
 */
size_t sql_view_live(const struct sql_view *v, size_t segment, size_t at, size_t limit, size_t *end);

/* ---- what stands in a row ---- */

struct ent_range sql_view_bytes(const struct sql_view *v, struct ent_place at); /* of the segment's text */
struct ent_range sql_view_words(const struct sql_view *v, struct ent_place at); /* of its positions */

/* The row of the layer of a role (DOC, SECTION, ...) that holds a place, and all indexes in it; 0: none. */
struct sql_holder {
    size_t segment, row;
    struct ent_range indexes; /* empty: nothing is known */
};
int sql_view_holder(const struct sql_view *v, enum ent_sql_role role, struct ent_place at,
                    struct sql_holder *holder);

#endif
