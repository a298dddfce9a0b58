#include "sql/ent_sql.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_nearest.h"
#include "query/ent_cql_ast.h"
#include "sql/ent_sql_cql.h"
#include "sql/ent_sql_frame.h"
#include "sql/ent_sql_func.h"
#include "sql/ent_sql_result.h"
#include "sql/ent_sql_table.h"

struct named_frame {
    char *name;
    const struct ent_frame *frame;
};
struct ent_sql {
    sqlite3 *db;
    struct ent_sql_schema schema;
    struct sql_source *sources; /* one a table of the schema */
    struct named_frame *frames;
    size_t n_frames, cap_frames;
    int was_refused;            /* the authorizer said no */
};

/* ---- what is allowed ---- */

static int is_harmless(const char *pragma)
{
    static const char *const names[] = {"table_info", "table_xinfo", "table_list", "function_list", "compile_options"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (sqlite3_stricmp(pragma, names[i]) == 0)
            return 1;
    return 0;
}

static int authorize(void *ctx, int action, const char *a, const char *b, const char *schema, const char *trigger)
{
    struct ent_sql *q = ctx;
    (void)b, (void)schema, (void)trigger;
    if (action == SQLITE_UPDATE && strcmp(a, "sqlite_master") == 0)
        return SQLITE_OK; /* sqlite3_declare_vtab() asks for it; to statements SQLite itself refuses that table */
    if (action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE ||
        (action == SQLITE_PRAGMA && is_harmless(a)))
        return SQLITE_OK;
    q->was_refused = 1;
    return SQLITE_DENY;
}

static int look_at_interrupt(void *ctx)
{
    (void)ctx;
    return ent_interrupted();
}

/* ---- opening ---- */

static enum ent_status fail_code(int code, sqlite3 *db, struct ent_error *err)
{
    if (code == SQLITE_OK)
        return ENT_OK;
    if (code == SQLITE_NOMEM || db == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for SQL");
    return ent_fail(err, ENT_EARG, "SQL: %s", sqlite3_errmsg(db));
}

static enum ent_status register_tables(struct ent_sql *q, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ent_sql_schema_read(&q->schema, c, err);
    if (st != ENT_OK)
        return st;
    q->sources = ent_calloc(q->schema.n_tables, sizeof *q->sources);
    if (q->sources == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for SQL");
    for (size_t i = 0; st == ENT_OK && i < q->schema.n_tables; i++) {
        const struct ent_sql_table *t = &q->schema.tables[i];
        q->sources[i] = (struct sql_source){c, &q->schema, t};
        int code = t->kind == ENT_SQL_FUNCTION ? sql_cql_register(q->db, &q->sources[i])
                                               : sql_table_register(q->db, t->name, &q->sources[i]);
        st = fail_code(code, q->db, err);
    }
    return st;
}

enum ent_status ent_sql_open(struct ent_sql **out, const struct ent_corpus *c, struct ent_error *err)
{
    enum { STEPS = 1000 }; /* of SQLite's machine between two looks: far below a millisecond */
    struct ent_sql *q = ent_calloc(1, sizeof *q);
    *out = NULL;
    if (q == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for SQL");
    int code = sqlite3_open_v2(":memory:", &q->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    enum ent_status st = fail_code(code, q->db, err);
    if (st == ENT_OK)
        st = fail_code(sql_functions_register(q->db), q->db, err);
    if (st == ENT_OK && c != NULL)
        st = register_tables(q, c, err);
    if (st != ENT_OK) {
        ent_sql_close(q);
        return st;
    }
    sqlite3_progress_handler(q->db, STEPS, look_at_interrupt, NULL);
    sqlite3_set_authorizer(q->db, authorize, q);
    *out = q;
    return ENT_OK;
}

void ent_sql_close(struct ent_sql *q)
{
    if (q == NULL)
        return;
    sqlite3_close(q->db); /* all statements are finalized */
    ent_sql_schema_done(&q->schema);
    ent_free(q->sources);
    for (size_t i = 0; i < q->n_frames; i++)
        ent_free(q->frames[i].name);
    ent_free(q->frames);
    ent_free(q);
}

enum ent_status ent_sql_add_frame(struct ent_sql *q, const char *name, const struct ent_frame *f, struct ent_error *err)
{
    if (ent_sql_schema_table(&q->schema, name) != NULL)
        return ent_fail(err, ENT_EARG, "a frame cannot be called '%s': the corpus has a table of that name", name);
    enum ent_status st = ent_reserve(&q->frames, &q->cap_frames, q->n_frames + 1, sizeof *q->frames, err);
    if (st != ENT_OK)
        return st;
    struct named_frame *new = &q->frames[q->n_frames];
    *new = (struct named_frame){ent_strdup(name), f};
    if (new->name == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for SQL");
    q->n_frames++;
    return fail_code(sql_frame_register(q->db, new->name, f), q->db, err);
}

/* ---- faults ---- */

/* What stands after 'before' in a message, into 'name'; 0: it begins otherwise. */
static int named_after(const char *message, const char *before, char name[100])
{
    size_t n = strlen(before);
    if (strncmp(message, before, n) != 0)
        return 0;
    const char *dot = strrchr(message + n, '.'); /* of table.column the column */
    snprintf(name, 100, "%s", dot != NULL ? dot + 1 : message + n);
    return 1;
}

static void offer_columns(struct ent_nearest *near, const struct ent_sql *q)
{
    for (size_t i = 0; i < q->schema.n_tables; i++)
        for (size_t k = 0; k < q->schema.tables[i].n_columns; k++)
            ent_nearest_offer(near, q->schema.tables[i].columns[k].name);
    for (size_t i = 0; i < q->n_frames; i++)
        for (size_t k = 0; k < ent_frame_n_columns(q->frames[i].frame); k++)
            ent_nearest_offer(near, ent_frame_column_name(q->frames[i].frame, k));
}

static void offer_tables(struct ent_nearest *near, const struct ent_sql *q)
{
    for (size_t i = 0; i < q->schema.n_tables; i++)
        ent_nearest_offer(near, q->schema.tables[i].name);
    for (size_t i = 0; i < q->n_frames; i++)
        ent_nearest_offer(near, q->frames[i].name);
}

/* What SQLite says, or one of our tables through it, with what may be meant instead. */
static void explain(const struct ent_sql *q, const char *message, char *out, size_t size)
{
    struct ent_nearest near;
    char name[100];
    near.best = NULL;
    if (named_after(message, "no such column: ", name)) {
        ent_nearest_start(&near, name);
        offer_columns(&near, q);
    } else if (named_after(message, "no such table: ", name)) {
        ent_nearest_start(&near, name);
        offer_tables(&near, q);
    }
    if (near.best != NULL)
        snprintf(out, size, "SQL: %s; did you mean '%s'?", message, near.best);
    else
        snprintf(out, size, "SQL: %s", message);
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);
    return n >= k && strcmp(s + n - k, end) == 0;
}

/* Where the statement begins: behind white space. */
static size_t beginning(const char *text) { return strspn(text, " \t\r\n;"); }

static enum ent_status fail_statement(struct ent_sql *q, const char *text, int code, struct ent_error *err)
{
    const char *message = sqlite3_errmsg(q->db);
    char sentence[sizeof err->message];
    int at = sqlite3_error_offset(q->db);
    if ((code & 0xFF) == SQLITE_INTERRUPT)
        return ent_fail_interrupted(err);
    if ((code & 0xFF) == SQLITE_NOMEM)
        return ent_fail(err, ENT_ENOMEM, "out of memory for SQL");
    if (q->was_refused || ends_with(message, "may not be modified"))
        return ent_cql_fail(text, beginning(text), err,
                            "SQL: only what reads (SELECT, WITH, VALUES, EXPLAIN) can be asked: a corpus does not change");
    explain(q, message, sentence, sizeof sentence);
    if (at < 0 && strcmp(message, "incomplete input") == 0)
        at = (int)strlen(text);
    if (at < 0)
        return ent_fail(err, ENT_EARG, "%s", sentence);
    return ent_cql_fail(text, (size_t)at, err, "%s", sentence);
}

/* ---- parameters ---- */

static enum ent_status bind_value(struct ent_sql *q, sqlite3_stmt *statement, int i, const struct ent_sql_value *v,
                                  struct ent_error *err)
{
    int code = SQLITE_OK;
    switch (v->type) {
    case ENT_SQL_NULL: code = sqlite3_bind_null(statement, i); break;
    case ENT_SQL_INTEGER: code = sqlite3_bind_int64(statement, i, v->integer); break;
    case ENT_SQL_REAL: code = sqlite3_bind_double(statement, i, v->real); break;
    case ENT_SQL_STRING: code = sqlite3_bind_text64(statement, i, v->s, v->n, SQLITE_STATIC, SQLITE_UTF8); break;
    }
    return fail_code(code, q->db, err);
}

/* The value for parameter i (from 1): by its name without sign, else the i-th of those without one. */
static const struct ent_sql_value *value_of(const char *name, int i, const struct ent_sql_value *values, size_t n)
{
    int place = 0;
    for (size_t k = 0; k < n; k++) {
        if (name == NULL || name[0] == '?' ? values[k].name == NULL && ++place == i
                                           : values[k].name != NULL && strcmp(values[k].name, name + 1) == 0)
            return &values[k];
    }
    return NULL;
}

static enum ent_status bind_values(struct ent_sql *q, sqlite3_stmt *statement, const struct ent_sql_value *values,
                                   size_t n, struct ent_error *err)
{
    int n_parameters = sqlite3_bind_parameter_count(statement), n_used = 0;
    enum ent_status st = ENT_OK;
    for (int i = 1; st == ENT_OK && i <= n_parameters; i++) {
        const char *name = sqlite3_bind_parameter_name(statement, i);
        const struct ent_sql_value *v = value_of(name, i, values, n);
        if (v == NULL && name != NULL && name[0] != '?')
            return ent_fail(err, ENT_EARG, "SQL: no value for the parameter %s", name);
        if (v == NULL)
            return ent_fail(err, ENT_EARG, "SQL: no value for parameter %d", i);
        st = bind_value(q, statement, i, v, err);
        n_used++;
    }
    if (st == ENT_OK && (size_t)n_used < n)
        return ent_fail(err, ENT_EARG, "SQL: the statement has %d parameter%s, and there are %zu values", n_parameters,
                        n_parameters == 1 ? "" : "s", n);
    return st;
}

/* ---- asking ---- */

/* One statement, and nothing after it. */
static enum ent_status prepare(struct ent_sql *q, const char *text, sqlite3_stmt **out, struct ent_error *err)
{
    const char *tail;
    sqlite3_stmt *second = NULL;
    q->was_refused = 0;
    int code = sqlite3_prepare_v2(q->db, text, -1, out, &tail);
    if (code != SQLITE_OK)
        return fail_statement(q, text, code, err);
    if (*out == NULL)
        return ent_fail(err, ENT_EARG, "SQL: there is no statement");
    code = sqlite3_prepare_v2(q->db, tail, -1, &second, NULL);
    int is_more = code != SQLITE_OK || second != NULL;
    sqlite3_finalize(second);
    if (is_more)
        return ent_cql_fail(text, (size_t)(tail - text) + beginning(tail), err, "SQL: one statement at a time");
    return ENT_OK;
}

enum ent_status ent_sql_query(struct ent_sql *q, const char *text, const struct ent_sql_value *values, size_t n,
                              struct ent_frame **out, struct ent_error *err)
{
    sqlite3_stmt *statement = NULL;
    *out = NULL;
    enum ent_status st = prepare(q, text, &statement, err);
    if (st == ENT_OK)
        st = bind_values(q, statement, values, n, err);
    if (st == ENT_OK)
        st = sql_result(statement, out, err);
    if (st == ENT_ECALLBACK)
        st = fail_statement(q, text, sqlite3_errcode(q->db), err);
    sqlite3_finalize(statement);
    return st;
}
