/*
 * ent_sql_schema.h -- the tables that SQL sees: from what the store says of itself
 *
 * `docs sections paragraphs sentences words tokens` and one table for every other layer that a segment
 * names, under its plural; `spans` has the rows of all of them.  Columns of words and attributes of layers
 * become columns under their own names.  An attribute whose name is taken or is a word of SQL gets its
 * layer's before it: `doc_order`.  The same rows make the declarations, `entente sql --tables` and completion.
 *
 * Numbers of documents, rows and positions count from 1; those of removed documents stay unused, but for
 * documents, which count as in Lua.
 */
#ifndef ENT_SQL_SCHEMA_H
#define ENT_SQL_SCHEMA_H

#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"

enum ent_sql_role { /* what a column says of a row */
    /* numbers that rise with the text, so that a condition on them is a range of rows; see ent_sql_view.h */
    ENT_SQL_KEY, ENT_SQL_DOC, ENT_SQL_SECTION, ENT_SQL_PARAGRAPH, ENT_SQL_SENTENCE,
    ENT_SQL_LAYER,                          /* of spans: which layer */
    ENT_SQL_ATTR,                           /* an attribute of the layer */
    ENT_SQL_VALUE,                          /* a column of words */
    ENT_SQL_LOWER, ENT_SQL_WORD_ID, ENT_SQL_LOWER_ID, ENT_SQL_HEAD,
    ENT_SQL_FIRST, ENT_SQL_LAST, ENT_SQL_N_WORDS, ENT_SQL_START, ENT_SQL_STOP, ENT_SQL_TEXT, ENT_SQL_SPAN,
    ENT_SQL_ARGUMENT, ENT_SQL_RESULT        /* of a table-valued function */
};
struct ent_sql_column {
    const char *name;
    enum ent_type type;
    enum ent_sql_role role;
    const char *attr; /* of ATTR and VALUE: as the store calls it */
    const char *doc;  /* NULL: its layer knows */
    int is_hidden;    /* not among `*`; of a function: an argument */
};
enum ent_sql_kind { ENT_SQL_ROWS, ENT_SQL_WORDS, ENT_SQL_TOKENS, ENT_SQL_SPANS, ENT_SQL_FUNCTION };
struct ent_sql_table {
    const char *name, *doc;
    enum ent_sql_kind kind;
    const char *layer; /* of ROWS */
    int is_placeless;  /* its rows stand nowhere in a text (layer "source") */
    struct ent_sql_column *columns;
    size_t n_columns, cap_columns;
};
struct ent_sql_schema {
    struct ent_arena arena;
    struct ent_sql_table *tables;
    size_t n_tables, cap_tables;
};

/* All tables of a corpus.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_sql_schema_read(struct ent_sql_schema *s, const struct ent_corpus *c,
                                                 struct ent_error *err);
void ent_sql_schema_done(struct ent_sql_schema *s); /* a zeroed schema is empty and ready */

const struct ent_sql_table *ent_sql_schema_table(const struct ent_sql_schema *s, const char *name);

/* CREATE TABLE, for sqlite3_declare_vtab(). */
void ent_sql_declaration(const struct ent_sql_table *t, struct ent_buf *out);

/* One column of it; the name in quotes; and back from what sqlite3_column_decltype() says: 0, nothing of ours. */
void ent_sql_declare(const char *name, enum ent_type type, int is_hidden, struct ent_buf *out);
void ent_sql_quote(const char *name, struct ent_buf *out);
int ent_sql_declared(const char *declaration, enum ent_type *type);

#endif
