/* The database that is exported: as the virtual tables are, with keys and an index of text; whole or not there. */
#define _GNU_SOURCE
#include <check.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "pipeline/ent_ingest.h"
#include "sql/ent_sql_export.h"
#include "sql/ent_sql_table.h"

static char folder[64], path[96];
static struct ent_corpus *corpus;
static struct ent_error err;

static int remove_one(const char *p, const struct stat *sb, int type, struct FTW *ftw)
{
    (void)sb, (void)type, (void)ftw;
    return remove(p);
}

static void setup(void)
{
    static const char *const names[] = {ENT_SOURCE_DIR "/data/gazetteer", NULL};
    struct ent_ingest_options options = {
        .producer = "test", .knowledge = {.names = names, .events = ENT_SOURCE_DIR "/data/events", .models = ENT_SOURCE_DIR "/data/models/en"}};
    struct ent_ingest_stats stats;
    const char *input = ENT_SOURCE_DIR "/data/corpus";
    char output[96];
    snprintf(folder, sizeof folder, "/tmp/entente-sql-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(output, sizeof output, "%s/c.entente", folder);
    snprintf(path, sizeof path, "%s/c.db", folder);
    ck_assert_msg(ent_ingest(&input, 1, output, &options, &stats, &err) == ENT_OK, "%s", err.message);
    ck_assert_msg(ent_corpus_open(&corpus, output, &err) == ENT_OK, "%s", err.message);
}

static void teardown(void)
{
    ent_corpus_close(corpus);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The first cell of a statement's only row. */
static int one(sqlite3 *db, const char *statement)
{
    sqlite3_stmt *s;
    ck_assert_msg(sqlite3_prepare_v2(db, statement, -1, &s, NULL) == SQLITE_OK, "%s: %s", statement, sqlite3_errmsg(db));
    ck_assert_msg(sqlite3_step(s) == SQLITE_ROW, "%s: %s", statement, sqlite3_errmsg(db));
    int n = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return n;
}

static sqlite3 *open_export(void)
{
    sqlite3 *db;
    ck_assert_msg(ent_sql_export(corpus, NULL, path, &err) == ENT_OK, "%s", err.message);
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    return db;
}

/* "a", "b", ...: all columns, hidden ones too */
static void list_columns(const struct ent_sql_table *t, struct ent_buf *out)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        ent_buf_adds(out, i > 0 ? ", " : "");
        ent_sql_quote(t->columns[i].name, out);
    }
}

START_TEST(test_same_rows)
{
    struct ent_sql_schema schema;
    int n_tables = 0;
    sqlite3 *db = open_export();
    ck_assert_int_eq(ent_sql_schema_read(&schema, corpus, &err), ENT_OK);
    for (size_t i = 0; i < schema.n_tables; i++) {
        const struct ent_sql_table *t = &schema.tables[i];
        struct sql_source source = {corpus, &schema, t};
        struct ent_buf columns = {0}, statement = {0};
        if (t->kind != ENT_SQL_ROWS && t->kind != ENT_SQL_WORDS)
            continue;
        list_columns(t, &columns);
        ck_assert_int_eq(sql_table_register(db, "native", &source), SQLITE_OK);
        ent_buf_addf(&statement, "select (select count(*) from %s) = (select count(*) from native) and not exists "
                     "(select %s from %s except select %s from native)", t->name, columns.data, t->name, columns.data);
        ck_assert_msg(one(db, statement.data) == 1, "%s is not the same", t->name);
        ent_buf_done(&columns);
        ent_buf_done(&statement);
        n_tables++;
    }
    ck_assert_int_gt(n_tables, 8);
    ent_sql_schema_done(&schema);
    sqlite3_close(db);
}
END_TEST

START_TEST(test_keys_and_text)
{
    sqlite3 *db = open_export();
    sqlite3_stmt *s;
    ck_assert_int_eq(one(db, "select count(*) from pragma_integrity_check where integrity_check = 'ok'"), 1);
    ck_assert_int_eq(sqlite3_prepare_v2(db, "pragma foreign_key_check", -1, &s, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(s), SQLITE_DONE);
    sqlite3_finalize(s);
    ck_assert_int_eq(one(db, "select count(*) = (select count(*) from sentences where lower(text) like '%corridor%') "
                             "from sentences_fts where sentences_fts match 'corridor OR corridors'"), 1);
    ck_assert_int_eq(one(db, "select count(*) from pragma_foreign_key_list('sentences')"), 3);
    ck_assert_int_eq(one(db, "select count(*) from pragma_index_list('docs') where [unique]"), 1);
    ck_assert_int_gt(one(db, "select count(*) from data_dictionary where what is not null"), 30);
    sqlite3_close(db);
}
END_TEST

START_TEST(test_same_bytes)
{
    struct ent_buf a = {0}, b = {0};
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(ent_sql_export(corpus, NULL, path, &err), ENT_OK);
        ck_assert_int_eq(ent_file_read(path, i == 0 ? &a : &b, &err), ENT_OK);
    }
    ck_assert_uint_eq(a.len, b.len);
    ck_assert_int_eq(memcmp(a.data, b.data, a.len), 0);
    ent_buf_done(&a);
    ent_buf_done(&b);
}
END_TEST

static int n_events(void)
{
    sqlite3 *db = open_export();
    int n = one(db, "select count(*) from events");
    ck_assert_int_eq(one(db, "select count(*) from pragma_table_info('events') where name = 'coref'"), 0);
    sqlite3_close(db);
    return n;
}

/* Places among the reports become ids of events; the last report is of the third one's event. */
static struct ent_sql_coref some_coref(void)
{
    enum { MAX = 10000 };
    static uint32_t first[MAX];
    struct ent_sql_coref coref = {first, (size_t)n_events()};
    ck_assert(coref.n > 3 && coref.n < MAX);
    for (uint32_t i = 0; i < coref.n; i++)
        first[i] = i + 1 < coref.n ? i + 1 : 3;
    return coref;
}

START_TEST(test_coref)
{
    sqlite3 *db;
    struct ent_sql_coref coref = some_coref();
    ck_assert_msg(ent_sql_export(corpus, &coref, path, &err) == ENT_OK, "%s", err.message);
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    ck_assert_int_eq(one(db, "select count(*) from events where coref <> id"), 1);
    ck_assert_int_eq(one(db, "select coref = (select id from events order by id limit 1 offset 2) from events "
                             "order by id desc limit 1"), 1);
    ck_assert_int_eq(one(db, "select count(*) from pragma_foreign_key_list('events') where [from] = 'coref'"), 1);
    ck_assert_int_eq(one(db, "select count(*) from data_dictionary where [table] = 'events' and [column] = 'coref'"), 1);
    sqlite3_close(db);
    coref.n--;
    ck_assert_int_eq(ent_sql_export(corpus, &coref, path, &err), ENT_EARG);
}
END_TEST

/* What cannot be written leaves nothing behind, and what was there as it was. */
START_TEST(test_failures)
{
    char nowhere[120], part[120];
    struct ent_sql_coref coref = some_coref();
    FILE *f = fopen(path, "w");
    fputs("before", f);
    fclose(f);
    snprintf(nowhere, sizeof nowhere, "%s/no/x.db", folder);
    snprintf(part, sizeof part, "%s.part", path);
    ck_assert_int_eq(ent_sql_export(corpus, NULL, nowhere, &err), ENT_EWRITE);
    ck_assert_ptr_nonnull(strstr(err.message, "/no/x.db"));
    ck_assert_int_eq(ent_sql_export(corpus, NULL, folder, &err), ENT_EWRITE);
    ent_interrupt();
    ck_assert_int_eq(ent_sql_export(corpus, NULL, path, &err), ENT_EINTR);
    ent_interrupt_clear();
    for (uint64_t n = 1, count = n; count >= n; n += 7) {
        ent_mem_fail_at(n);
        enum ent_status st = ent_sql_export(corpus, &coref, path, &err);
        count = ent_mem_fail_at(0);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
        struct ent_buf b = {0};
        ck_assert_int_eq(ent_file_read(path, &b, &err), ENT_OK);
        ck_assert_str_eq(ent_buf_str(&b), "before");
        ent_buf_done(&b);
        if (n > 200)
            n *= 2;
    }
    ck_assert_int_ne(access(part, F_OK), 0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("sql_export");
    TCase *tc = tcase_create("sql_export");
    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 300);
    tcase_add_test(tc, test_same_rows);
    tcase_add_test(tc, test_keys_and_text);
    tcase_add_test(tc, test_same_bytes);
    tcase_add_test(tc, test_coref);
    tcase_add_test(tc, test_failures);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
