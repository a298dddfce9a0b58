/*
 * ent_sql_func.h -- functions that SQL has here besides SQLite's own
 *
 *     fold(text)            the match key of a word: what the column `lower` holds
 *     text REGEXP pattern   does the expression (PCRE2) match somewhere in the text?
 *     evidence(span)        of a group: its spans, a line each; a result's column of that name is the evidence
 */
#ifndef ENT_SQL_FUNC_H
#define ENT_SQL_FUNC_H

#include <sqlite3.h>

int sql_functions_register(sqlite3 *db); /* an SQLite code */

#endif
