/*
 * ent_sql_export.h -- a corpus as a database file that any client of SQLite opens
 *
 * The tables of ent_sql_schema.h as plain ones, under the same names with the same columns, but for `tokens` and
 * `spans`, which only show the others in another way; primary and foreign keys; indexes on what words and
 * rows are looked up by; `sentences_fts`, an FTS5 index over sentences.text; `data_dictionary`, what each
 * column means.  The same corpus gives the same bytes.
 */
#ifndef ENT_SQL_EXPORT_H
#define ENT_SQL_EXPORT_H

#include "corpus/ent_corpus.h"

/*
 * Written to PATH.part, flushed and renamed: on failure there is no new file and an old one is as it was.
 * ENT_EWRITE, ENT_EINTR, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_sql_export(const struct ent_corpus *c, const char *path, struct ent_error *err);

#endif
