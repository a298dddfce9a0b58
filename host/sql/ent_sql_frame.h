/*
 * ent_sql_frame.h -- a frame as a table of SQL: its columns, and a hidden one, `evidence`
 *
 * `evidence` has the spans of a row's evidence, a line each; a result's column of that name becomes the
 * evidence of its rows again (ent_sql_result.h).  Lists are JSON arrays, truths 0 and 1.
 */
#ifndef ENT_SQL_FRAME_H
#define ENT_SQL_FRAME_H

#include <sqlite3.h>

#include "frame/ent_frame.h"

/* A table of that name, for as long as the connection; an SQLite code.  The frame must outlive it. */
int sql_frame_register(sqlite3 *db, const char *name, const struct ent_frame *f);

/* Append "ID:START-STOP". */
void sql_anchor_write(const struct ent_frame_span *s, struct ent_buf *out);
/* Read one of n bytes; 0: it is none.  The id points into s. */
int sql_anchor_read(const char *s, size_t n, struct ent_frame_span *out);

/* The evidence of a row, as the column has it; NULL where there is none. */
void sql_result_evidence(sqlite3_context *to, const struct ent_frame *f, size_t row);

#endif
