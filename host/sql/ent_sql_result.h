/*
 * ent_sql_result.h -- the rows of a statement as a frame
 *
 * A column that comes out of a table as it is keeps its type (date, span, list); any other takes that of its
 * values: integer, else real, else string.  Each span is also evidence of its row.  A column called
 * `evidence`, or `evidence(...)`, with spans a line each becomes evidence and is no column of the frame.
 */
#ifndef ENT_SQL_RESULT_H
#define ENT_SQL_RESULT_H

#include <sqlite3.h>

#include "frame/ent_frame.h"

/*
 * Run the statement.  ENT_ELIMIT: more than 100 million cells; ENT_ENOMEM; ENT_ECALLBACK: SQLite failed, and
 * its message says why.
 */
ENT_MUST_USE enum ent_status sql_result(sqlite3_stmt *statement, struct ent_frame **out, struct ent_error *err);

#endif
