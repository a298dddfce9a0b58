/*
 * ent_sql_table.h -- the tables of a corpus as SQLite's virtual tables
 *
 * Cells are read from the mapped arrays when they are asked for; strings are handed over as they stand there.
 * Rows come in the order of the text.  What cannot be read as it should (damaged files) is null.
 */
#ifndef ENT_SQL_TABLE_H
#define ENT_SQL_TABLE_H

#include <sqlite3.h>

#include "sql/ent_sql_schema.h"

/* What a table is connected with; outlives the connection. */
struct sql_source {
    const struct ent_corpus *corpus;
    const struct ent_sql_schema *schema;
    const struct ent_sql_table *table;
};

/* A table without CREATE under that name, in a connection; an SQLite code. */
int sql_table_register(sqlite3 *db, const char *name, const struct sql_source *source);

#endif
