#include "sql/ent_sql_export.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "sql/ent_sql_table.h"

struct export {
    sqlite3 *db;
    const char *path;
    const struct ent_sql_coref *coref; /* NULL: not known */
    struct ent_sql_schema schema;
    struct sql_source *sources;
    struct ent_error *err;
};

/* ---- statements ---- */

static enum ent_status check(struct export *e, int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_DONE: return ENT_OK;
    case SQLITE_NOMEM: return ent_fail(e->err, ENT_ENOMEM, "%s: out of memory", e->path);
    case SQLITE_INTERRUPT: return ent_fail_interrupted(e->err);
    default: return ent_fail(e->err, ENT_EWRITE, "%s: cannot be written: %s", e->path, sqlite3_errmsg(e->db));
    }
}

static enum ent_status run(struct export *e, const char *statement)
{
    return check(e, sqlite3_exec(e->db, statement, NULL, NULL, NULL));
}

/* Run what the buffer holds, and empty it. */
static enum ent_status run_buffer(struct export *e, struct ent_buf *b)
{
    enum ent_status st = ent_buf_check(b, e->err);
    if (st == ENT_OK)
        st = run(e, ent_buf_str(b));
    ent_buf_clear(b);
    return st;
}

/* ---- tables ---- */

static int is_written(const struct ent_sql_table *t) { return t->kind == ENT_SQL_ROWS || t->kind == ENT_SQL_WORDS; }

static int is_id_of_docs(const struct ent_sql_table *t, const struct ent_sql_column *c)
{
    return c->role == ENT_SQL_ATTR && strcmp(t->layer, "doc") == 0 && strcmp(c->attr, "id") == 0;
}

/* The table that a column of numbers points to; NULL: none. */
static const char *points_to(const struct ent_sql_column *c)
{
    switch (c->role) {
    case ENT_SQL_DOC: return "docs";
    case ENT_SQL_SECTION: return "sections";
    case ENT_SQL_PARAGRAPH: return "paragraphs";
    case ENT_SQL_SENTENCE: return "sentences";
    default: return NULL;
    }
}

static void declare(const struct ent_sql_table *t, struct ent_buf *out)
{
    ent_buf_adds(out, "CREATE TABLE ");
    ent_sql_quote(t->name, out);
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct ent_sql_column *c = &t->columns[i];
        ent_buf_adds(out, i > 0 ? ", " : "(");
        ent_sql_quote(c->name, out);
        ent_buf_adds(out, c->type == ENT_INTEGER ? " INTEGER" : " TEXT");
        if (c->role == ENT_SQL_KEY)
            ent_buf_adds(out, " PRIMARY KEY");
        else if (is_id_of_docs(t, c))
            ent_buf_adds(out, " UNIQUE");
        else if (points_to(c) != NULL)
            ent_buf_addf(out, " REFERENCES %s", points_to(c));
    }
    ent_buf_addc(out, ')');
}

/* Hidden columns too, so they are named. */
static void copy(const struct ent_sql_table *t, struct ent_buf *out)
{
    struct ent_buf names = {0};
    for (size_t i = 0; i < t->n_columns; i++) {
        ent_buf_adds(&names, i > 0 ? ", " : "");
        ent_sql_quote(t->columns[i].name, &names);
    }
    ent_buf_adds(out, "INSERT INTO ");
    ent_sql_quote(t->name, out);
    ent_buf_addf(out, " SELECT %s FROM \"entente %s\"", ent_buf_str(&names), t->name);
    out->failed = out->failed || names.failed;
    ent_buf_done(&names);
}

/* Words are in the order of the text: those of a document or sentence lie between its first and last. */
static int is_indexed(const struct ent_sql_table *t, const struct ent_sql_column *c)
{
    if (t->kind == ENT_SQL_WORDS)
        return c->role == ENT_SQL_LOWER || (c->role == ENT_SQL_VALUE && (strcmp(c->attr, "word") == 0 ||
                                                                         strcmp(c->attr, "lemma") == 0));
    return c->role == ENT_SQL_DOC || c->role == ENT_SQL_SENTENCE;
}

static enum ent_status write_table(struct export *e, const struct ent_sql_table *t, struct ent_buf *b)
{
    declare(t, b);
    enum ent_status st = run_buffer(e, b);
    if (st == ENT_OK) {
        copy(t, b);
        st = run_buffer(e, b);
    }
    for (size_t i = 0; st == ENT_OK && i < t->n_columns; i++) {
        if (!is_indexed(t, &t->columns[i]))
            continue;
        ent_buf_addf(b, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\")", t->name, t->columns[i].name, t->name,
                     t->columns[i].name);
        st = run_buffer(e, b);
    }
    return st;
}

/* ---- reports of one event ---- */

#define EVENTS "events"

static const struct ent_sql_column coref_column = {
    .name = "coref", .type = ENT_INTEGER, .doc = "the first report of the same event: events.id"};

static int has_coref(const struct export *e)
{
    return e->coref != NULL && ent_sql_schema_table(&e->schema, EVENTS) != NULL;
}

/* Ids of reports in their order: those of removed articles are left out. */
static enum ent_status read_ids(struct export *e, sqlite3_int64 *ids)
{
    sqlite3_stmt *s = NULL;
    size_t n = 0;
    int code = SQLITE_DONE;
    enum ent_status st = check(e, sqlite3_prepare_v2(e->db, "SELECT id FROM " EVENTS " ORDER BY id", -1, &s, NULL));
    for (; st == ENT_OK && (code = sqlite3_step(s)) == SQLITE_ROW; n++)
        if (n < e->coref->n)
            ids[n] = sqlite3_column_int64(s, 0);
    if (st == ENT_OK && (st = check(e, code)) == ENT_OK && n != e->coref->n)
        st = ent_fail(e->err, ENT_EARG, "%s: %zu events, of %zu it is known which are the same", e->path, n, e->coref->n);
    sqlite3_finalize(s);
    return st;
}

static enum ent_status write_firsts(struct export *e, const sqlite3_int64 *ids)
{
    sqlite3_stmt *s = NULL;
    enum ent_status st =
        check(e, sqlite3_prepare_v2(e->db, "UPDATE " EVENTS " SET coref = ? WHERE id = ?", -1, &s, NULL));
    for (size_t i = 0; st == ENT_OK && i < e->coref->n; i++) {
        assert(e->coref->first[i] >= 1 && e->coref->first[i] <= i + 1);
        sqlite3_bind_int64(s, 1, ids[e->coref->first[i] - 1]);
        sqlite3_bind_int64(s, 2, ids[i]);
        st = check(e, sqlite3_step(s));
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    return st;
}

static enum ent_status write_coref(struct export *e)
{
    sqlite3_int64 *ids = ent_calloc(e->coref->n + 1, sizeof *ids); /* of none, too, a block */
    if (ids == NULL)
        return ent_fail(e->err, ENT_ENOMEM, "%s: out of memory", e->path);
    enum ent_status st = run(e, "ALTER TABLE " EVENTS " ADD COLUMN coref INTEGER REFERENCES " EVENTS);
    if (st == ENT_OK && (st = read_ids(e, ids)) == ENT_OK && (st = write_firsts(e, ids)) == ENT_OK)
        st = run(e, "CREATE INDEX events_coref ON " EVENTS " (coref)");
    ent_free(ids);
    return st;
}

/* ---- what is beside them ---- */

static enum ent_status write_row(struct export *e, sqlite3_stmt *s, const char *table, const struct ent_sql_column *c)
{
    const char *const cells[] = {table, c->name, ent_type_name(c->type), c->doc};
    for (int i = 0; i < 4; i++)
        sqlite3_bind_text(s, i + 1, cells[i], -1, SQLITE_STATIC); /* NULL is null */
    enum ent_status st = check(e, sqlite3_step(s));
    sqlite3_reset(s);
    return st;
}

static enum ent_status write_dictionary(struct export *e)
{
    sqlite3_stmt *s = NULL;
    enum ent_status st = run(e, "CREATE TABLE data_dictionary (\"table\" TEXT, \"column\" TEXT, type TEXT, what TEXT, "
                                "PRIMARY KEY (\"table\", \"column\"))");
    if (st == ENT_OK)
        st = check(e, sqlite3_prepare_v2(e->db, "INSERT INTO data_dictionary VALUES (?, ?, ?, ?)", -1, &s, NULL));
    for (size_t i = 0; i < e->schema.n_tables; i++)
        for (size_t k = 0; st == ENT_OK && is_written(&e->schema.tables[i]) && k < e->schema.tables[i].n_columns; k++)
            st = write_row(e, s, e->schema.tables[i].name, &e->schema.tables[i].columns[k]);
    if (st == ENT_OK && has_coref(e))
        st = write_row(e, s, EVENTS, &coref_column);
    sqlite3_finalize(s);
    return st;
}

static enum ent_status write_index_of_text(struct export *e)
{
    enum ent_status st = run(e, "CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content = 'sentences', "
                                "content_rowid = 'sentence', tokenize = 'unicode61')");
    return st == ENT_OK ? run(e, "INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild')") : st;
}

/* ---- the file ---- */

static int look_at_interrupt(void *ctx)
{
    (void)ctx;
    return ent_interrupted();
}

static enum ent_status write_all(struct export *e, const struct ent_corpus *c)
{
    struct ent_buf b = {0};
    enum ent_status st = ent_sql_schema_read(&e->schema, c, e->err);
    if (st == ENT_OK && (e->sources = ent_calloc(e->schema.n_tables, sizeof *e->sources)) == NULL)
        st = ent_fail(e->err, ENT_ENOMEM, "%s: out of memory", e->path);
    /* nothing has to be undone: a file that is not finished is never seen */
    if (st == ENT_OK)
        st = run(e, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN");
    for (size_t i = 0; st == ENT_OK && i < e->schema.n_tables; i++) {
        const struct ent_sql_table *t = &e->schema.tables[i];
        if (!is_written(t))
            continue;
        e->sources[i] = (struct sql_source){c, &e->schema, t};
        ent_buf_addf(&b, "entente %s", t->name);
        if ((st = ent_buf_check(&b, e->err)) == ENT_OK)
            st = check(e, sql_table_register(e->db, b.data, &e->sources[i]));
        ent_buf_clear(&b);
        if (st == ENT_OK)
            st = write_table(e, t, &b);
    }
    ent_buf_done(&b);
    if (st == ENT_OK && has_coref(e))
        st = write_coref(e);
    if (st == ENT_OK && (st = write_dictionary(e)) == ENT_OK && (st = write_index_of_text(e)) == ENT_OK)
        st = run(e, "COMMIT");
    return st;
}

static enum ent_status put_in_place(const char *part, const char *path, struct ent_error *err)
{
    int fd = open(part, O_RDONLY | O_CLOEXEC);
    int failed = fd < 0 || fsync(fd) != 0 || rename(part, path) != 0;
    int code = errno;
    if (fd >= 0)
        close(fd);
    return failed ? ent_fail(err, ENT_EWRITE, "%s: cannot be written: %s", path, strerror(code)) : ENT_OK;
}

enum ent_status ent_sql_export(const struct ent_corpus *c, const struct ent_sql_coref *coref, const char *path,
                               struct ent_error *err)
{
    enum { STEPS = 1000 };
    struct export e = {.path = path, .coref = coref, .err = err};
    struct ent_buf part = {0};
    ent_buf_addf(&part, "%s.part", path);
    enum ent_status st = ent_buf_check(&part, err);
    if (st == ENT_OK) {
        unlink(part.data); /* of one that was killed */
        st = check(&e, sqlite3_open_v2(part.data, &e.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                       NULL));
    }
    if (st == ENT_OK) {
        sqlite3_progress_handler(e.db, STEPS, look_at_interrupt, NULL);
        st = write_all(&e, c);
    }
    if (sqlite3_close(e.db) != SQLITE_OK && st == ENT_OK)
        st = ent_fail(err, ENT_EWRITE, "%s: cannot be finished", path);
    if (st == ENT_OK)
        st = put_in_place(part.data, path, err);
    if (st != ENT_OK && !part.failed)
        unlink(part.data);
    ent_sql_schema_done(&e.schema);
    ent_free(e.sources);
    ent_buf_done(&part);
    return st;
}
