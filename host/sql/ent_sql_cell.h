/*
 * ent_sql_cell.h -- what a cell of a corpus's table holds
 */
#ifndef ENT_SQL_CELL_H
#define ENT_SQL_CELL_H

#include <sqlite3.h>

#include "sql/ent_sql_view.h"

/* 'holders' remembers, from row to row, what the last ones stood in; one a bounded role. */
void sql_cell(sqlite3_context *to, const struct sql_view *v, struct ent_place at, size_t column,
              struct sql_holder *holders);
/* The same for what every row has: anything but attributes and columns of words. */
void sql_role_cell(sqlite3_context *to, const struct sql_view *v, struct ent_place at, enum ent_sql_role role,
                   struct sql_holder *holders);

int64_t sql_key(const struct sql_view *v, struct ent_place at);

/* The citation of some bytes of the segment's text, in the document that holds the place. */
void sql_result_span(sqlite3_context *to, const struct sql_view *v, struct ent_place at, struct ent_range bytes,
                     struct sql_holder *holders);

/* Any list as the JSON array that stands for it. */
void sql_result_list(sqlite3_context *to, size_t n, const char *(*item)(const void *ctx, size_t k, size_t *size),
                     const void *ctx);
/* A buffer's bytes; it is empty afterwards. */
void sql_result_buffer(sqlite3_context *to, struct ent_buf *b);

#endif
