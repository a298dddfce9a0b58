/*
 * ent_sql_cql.h -- CQL in SQL: table-valued functions over host/query
 *
 *     hits('CQL')              a row a match: hit doc sentence first last target n_words text span
 *     kwic('CQL', window)      the same with left, match and right; 8 words on each side if not given
 *     freq('CQL', 'KEY', ...)  what matches are, counted: value value2 value3 n; up to three keys, as
 *                              `entente query --freq` has them
 *
 *     collocates('CQL', 'ATTR', window)   what stands near matches: item o11 total expected ll logDice mi logRatio
 *     keyness('FILTER', 'ATTR', 'FILTER') words that documents have more of than the others, or than those of the
 *                              second filter: item f1 f2 rate1 rate2 ll logRatio low high
 *
 * The query is answered when the function is first asked for a row, once for each value of its arguments;
 * with LIMIT and nothing else to do, no further than that.
 */
#ifndef ENT_SQL_CQL_H
#define ENT_SQL_CQL_H

#include <sqlite3.h>

#include "sql/ent_sql_table.h"

struct sql_function { /* what the schema says of one; the list ends with a NULL name */
    const char *name, *doc;
    const struct ent_sql_column *columns; /* ends with a NULL name; arguments are hidden and come last */
};
extern const struct sql_function sql_cql_functions[];

/* Under the name of its table; an SQLite code. */
int sql_cql_register(sqlite3 *db, const struct sql_source *source);

#endif
