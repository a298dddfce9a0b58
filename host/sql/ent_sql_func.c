#include "sql/ent_sql_func.h"

#include "query/ent_pattern.h"
#include "sql/ent_sql_cell.h"
#include "text/ent_fold.h"

static void fold(sqlite3_context *to, int argc, sqlite3_value **argv)
{
    struct ent_buf key = {0};
    (void)argc;
    const char *s = (const char *)sqlite3_value_text(argv[0]);
    if (s == NULL)
        return;
    if (ent_fold_key(s, (size_t)sqlite3_value_bytes(argv[0]), &key, NULL) != ENT_OK)
        key.failed = 1;
    sql_result_buffer(to, &key);
}

/* ---- REGEXP ---- */

static void free_pattern(void *p) { ent_pattern_free(p); }

/* The expression of the first argument, compiled once a statement where it does not change. */
static struct ent_pattern *get_pattern(sqlite3_context *to, sqlite3_value **argv, struct ent_error *err)
{
    struct ent_pattern *p = sqlite3_get_auxdata(to, 0);
    struct ent_buf anywhere = {0};
    size_t at;
    if (p != NULL)
        return p;
    ent_buf_adds(&anywhere, "(?s:.*)(?:");
    ent_buf_add(&anywhere, sqlite3_value_text(argv[0]), (size_t)sqlite3_value_bytes(argv[0]));
    ent_buf_adds(&anywhere, ")(?s:.*)");
    enum ent_status st = ent_buf_check(&anywhere, err);
    if (st == ENT_OK)
        st = ent_pattern_new(&p, anywhere.data, anywhere.len, 0, &at, err);
    ent_buf_done(&anywhere);
    if (st != ENT_OK)
        return NULL;
    sqlite3_set_auxdata(to, 0, p, free_pattern);
    return sqlite3_get_auxdata(to, 0); /* NULL: it could not be kept */
}

static void regexp(sqlite3_context *to, int argc, sqlite3_value **argv)
{
    struct ent_error err = {.status = ENT_ENOMEM, .message = "out of memory for an expression"};
    int matches = 0;
    (void)argc;
    const char *s = (const char *)sqlite3_value_text(argv[1]);
    if (s == NULL || sqlite3_value_text(argv[0]) == NULL)
        return;
    struct ent_pattern *p = get_pattern(to, argv, &err);
    if (p != NULL && ent_pattern_test(p, ENT_PATTERN_WHOLE, s, (size_t)sqlite3_value_bytes(argv[1]), &matches,
                                      &err) == ENT_OK)
        sqlite3_result_int(to, matches);
    else
        sqlite3_result_error(to, err.message, -1);
}

/* ---- evidence ---- */

static void evidence_step(sqlite3_context *to, int argc, sqlite3_value **argv)
{
    struct ent_buf *b = sqlite3_aggregate_context(to, sizeof *b);
    (void)argc;
    if (b == NULL || sqlite3_value_type(argv[0]) == SQLITE_NULL)
        return;
    if (b->len > 0)
        ent_buf_addc(b, '\n');
    const void *s = sqlite3_value_text(argv[0]);
    ent_buf_add(b, s != NULL ? s : "", (size_t)sqlite3_value_bytes(argv[0]));
}

static void evidence_final(sqlite3_context *to)
{
    struct ent_buf *b = sqlite3_aggregate_context(to, 0);
    if (b != NULL)
        sql_result_buffer(to, b);
}

int sql_functions_register(sqlite3 *db)
{
    const int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = sqlite3_create_function_v2(db, "fold", 1, pure, NULL, fold, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(db, "regexp", 2, pure, NULL, regexp, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(db, "evidence", 1, pure, NULL, NULL, evidence_step, evidence_final, NULL);
    return code;
}
