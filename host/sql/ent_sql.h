/*
 * ent_sql.h -- SQL over a corpus and over frames
 *
 *     ent_sql_open --frames by name--> ent_sql_query --statement, values--> a frame
 *
 * A connection of SQLite in memory whose tables are read in place: those of the corpus (ent_sql_schema.h)
 * and the frames that were added.  Statements only read: one that would write or make anything is refused.
 * Results are typed; a `span` column makes evidence, and so does a column called `evidence`.
 * One thread at a time.
 */
#ifndef ENT_SQL_H
#define ENT_SQL_H

#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"

struct ent_sql;

/* Over a corpus, or without one (NULL); it must outlive the connection.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_sql_open(struct ent_sql **out, const struct ent_corpus *c, struct ent_error *err);
void ent_sql_close(struct ent_sql *q); /* NULL is fine */

/* A frame as a table; it must outlive the connection.  ENT_EARG: there is a table of that name. */
ENT_MUST_USE enum ent_status ent_sql_add_frame(struct ent_sql *q, const char *name, const struct ent_frame *f,
                                               struct ent_error *err);

enum ent_sql_value_type { ENT_SQL_NULL, ENT_SQL_INTEGER, ENT_SQL_REAL, ENT_SQL_STRING };
struct ent_sql_value { /* for a parameter: ? in their order, or :name */
    const char *name;  /* NULL: by place */
    enum ent_sql_value_type type;
    int64_t integer;
    double real;
    const char *s;     /* STRING: n bytes */
    size_t n;
};

/*
 * Answer one statement.  ENT_EARG: a fault in it, shown with a caret where SQLite says where, or a
 * parameter without a value; ENT_ELIMIT: the result is too large for a frame; ENT_EINTR; ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_sql_query(struct ent_sql *q, const char *text, const struct ent_sql_value *values,
                                           size_t n, struct ent_frame **out, struct ent_error *err);

#endif
