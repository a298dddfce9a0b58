/*
 * ent_sql_export.h -- a corpus as a database file that any client of SQLite opens
 *
 * The tables of ent_sql_schema.h as plain ones, under the same names with the same columns, but for `tokens` and
 * `spans`, which only show the others in another way; primary and foreign keys; indexes on what words and
 * rows are looked up by; `sentences_fts`, an FTS5 index over sentences.text; `data_dictionary`, what each
 * column means.  `events` has a column more, `coref`, which is known only of all articles together: the id of
 * the first report of the same event.  The same corpus gives the same bytes.
 */
#ifndef ENT_SQL_EXPORT_H
#define ENT_SQL_EXPORT_H

#include <stddef.h>
#include <stdint.h>

#include "corpus/ent_corpus.h"

/* Which reports are of one event: of each, in the order of the table, the place of the first one, from 1. */
struct ent_sql_coref {
    const uint32_t *first;
    size_t n;
};

/*
 * Written to PATH.part, flushed and renamed: on failure there is no new file and an old one is as it was.
 * Without 'coref' (NULL) the column is not there.  ENT_EARG (coref is of other events), ENT_EWRITE, ENT_EINTR,
 * ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_sql_export(const struct ent_corpus *c, const struct ent_sql_coref *coref,
                                            const char *path, struct ent_error *err);

#endif
