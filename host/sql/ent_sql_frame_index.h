/*
 * ent_sql_frame_index.h -- the rows of a frame by the value of a column, for joins
 *
 * SQLite makes no index of its own over a virtual table, so that a join of two frames would look at each pair.
 * Values are hashed and the hashes sorted: rows of another value can be among those that are found, and SQLite
 * looks at each again.
 */
#ifndef ENT_SQL_FRAME_INDEX_H
#define ENT_SQL_FRAME_INDEX_H

#include <sqlite3.h>

#include "frame/ent_frame.h"

struct sql_frame_entry {
    uint64_t hash;
    size_t row;
};
struct sql_frame_index {
    struct sql_frame_entry *entries; /* by hash, then by row; rows without a value are left out */
    size_t n;
};

/* Columns of strings, dates, integers and truths can have one. */
int sql_frame_can_index(enum ent_type type);
ENT_MUST_USE enum ent_status sql_frame_index_make(struct sql_frame_index *x, const struct ent_frame *f, size_t column,
                                                  struct ent_error *err);
/* The entries [*first, return value) that may have the value of a column of that type. */
size_t sql_frame_index_find(const struct sql_frame_index *x, enum ent_type type, sqlite3_value *value, size_t *first);
void sql_frame_index_done(struct sql_frame_index *x);

#endif
