/* Frames: cells, sorting, grouping, evidence; what is written; memory that fails. */
#include <check.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frame/ent_frame_write.h"
#include "text/ent_width.h"

static struct ent_error err;

static const struct ent_column_spec columns[] = {{"word", ENT_STRING}, {"n", ENT_INTEGER},  {"share", ENT_REAL},
                                                 {"good", ENT_BOOLEAN}, {"day", ENT_DATE},   {"at", ENT_SPAN},
                                                 {"names", ENT_LIST}};
enum { WORD, N, SHARE, GOOD, DAY, AT, NAMES, N_COLUMNS };

static const struct row {
    const char *word;
    int64_t n;
    double share;
    int good;
    struct ent_date day;
    const char *names[3];
} rows[] = {
    {"beta", 2, 0.5, 1, {2025, 9, 4}, {"Ann", "Bob", NULL}},
    {"alpha", 9007199254740993, 0.1, 0, {2024, 0, 0}, {NULL}},
    {"beta", -1, NAN, 1, {0}, {"=cmd", NULL}},
    {"日本語, \"q\"\n", 2, 1e300, 0, {2024, 5, 0}, {"é", NULL}},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static enum ent_status fill(struct ent_frame *f)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < N_ROWS; i++) {
        struct ent_frame_span span = {"doc1", 4, 10 * i, 10 * i + 5};
        if ((st = ent_frame_add_row(f, &err)) != ENT_OK ||
            (st = ent_frame_set_string(f, WORD, rows[i].word, strlen(rows[i].word), &err)) != ENT_OK)
            break;
        ent_frame_set_integer(f, N, rows[i].n);
        ent_frame_set_real(f, SHARE, rows[i].share);
        ent_frame_set_boolean(f, GOOD, rows[i].good);
        ent_frame_set_date(f, DAY, rows[i].day);
        ent_frame_set_list(f, NAMES);
        for (int k = 0; st == ENT_OK && rows[i].names[k] != NULL; k++)
            st = ent_frame_add_item(f, NAMES, rows[i].names[k], strlen(rows[i].names[k]), &err);
        if (st == ENT_OK && i != 1)
            st = ent_frame_set_span(f, AT, &span, &err);
        for (size_t k = 0; st == ENT_OK && k < 25 * (i == 0) + 1; k++)
            st = ent_frame_add_evidence(f, &span, &err);
    }
    return st;
}

static struct ent_frame *make(void)
{
    struct ent_frame *f;
    ck_assert_int_eq(ent_frame_new(&f, columns, N_COLUMNS, &err), ENT_OK);
    ck_assert_int_eq(fill(f), ENT_OK);
    return f;
}

static void check_string(const struct ent_frame *f, size_t row, const char *wanted)
{
    size_t n;
    const char *s = ent_frame_string(f, row, WORD, &n);
    ck_assert(n == strlen(wanted) && memcmp(s, wanted, n) == 0);
}

START_TEST(test_cells)
{
    struct ent_frame *f = make();
    size_t n;
    ck_assert_uint_eq(ent_frame_n_rows(f), N_ROWS);
    for (size_t i = 0; i < N_ROWS; i++) {
        check_string(f, i, rows[i].word);
        ck_assert_int_eq(ent_frame_integer(f, i, N), rows[i].n);
    }
    ck_assert(ent_frame_is_null(f, 1, AT) && !ent_frame_is_null(f, 0, AT) && ent_frame_is_null(f, 2, DAY));
    ck_assert_uint_eq(ent_frame_span(f, 3, AT).start, 30);
    ck_assert_uint_eq(ent_frame_n_items(f, 0, NAMES), 2);
    ck_assert_uint_eq(ent_frame_n_items(f, 1, NAMES), 0);
    ck_assert(memcmp(ent_frame_item(f, 0, NAMES, 1, &n), "Bob", 3) == 0 && n == 3);
    ck_assert_uint_eq(ent_frame_n_evidence(f, 0), 26);
    ck_assert_uint_eq(ent_frame_evidence(f, 2, 0).start, 20);
    ent_frame_free(f);
    ck_assert_int_eq(ent_frame_new(&f, (struct ent_column_spec[]){{"a", ENT_REAL}, {"a", ENT_REAL}}, 2, &err), ENT_EARG);
}
END_TEST

START_TEST(test_sort)
{
    struct ent_frame *f = make();
    struct ent_sort_key by_word[] = {{WORD, 0}}, by_n[] = {{N, 1}, {WORD, 0}}, by_day[] = {{DAY, 0}}, down[] = {{DAY, 1}};
    ck_assert_int_eq(ent_frame_sort(f, by_word, 1, &err), ENT_OK);
    check_string(f, 0, "alpha");
    ck_assert_int_eq(ent_frame_integer(f, 1, N), 2); /* stable: the first beta first */
    ck_assert_int_eq(ent_frame_integer(f, 2, N), -1);
    ck_assert_int_eq(ent_frame_sort(f, by_n, 2, &err), ENT_OK);
    ck_assert_int_eq(ent_frame_integer(f, 0, N), 9007199254740993);
    check_string(f, 1, "beta");
    ck_assert_int_eq(ent_frame_integer(f, 3, N), -1);
    ck_assert_int_eq(ent_frame_sort(f, by_day, 1, &err), ENT_OK);
    ck_assert_int_eq(ent_frame_date(f, 0, DAY).year, 2024);
    ck_assert(ent_frame_is_null(f, 3, DAY));
    ck_assert_int_eq(ent_frame_sort(f, down, 1, &err), ENT_OK);
    ck_assert_int_eq(ent_frame_date(f, 0, DAY).year, 2025);
    ck_assert(ent_frame_is_null(f, 3, DAY)); /* nulls last whatever the direction */
    ent_frame_free(f);
}
END_TEST

START_TEST(test_sort_many)
{
    enum { MANY = 5000 };
    struct ent_frame *f;
    uint32_t state = 1;
    struct ent_sort_key key = {0, 0};
    ck_assert_int_eq(ent_frame_new(&f, (struct ent_column_spec[]){{"k", ENT_INTEGER}, {"i", ENT_INTEGER}}, 2, &err), ENT_OK);
    for (int i = 0; i < MANY; i++) {
        state = state * 1664525 + 1013904223;
        ck_assert_int_eq(ent_frame_add_row(f, &err), ENT_OK);
        ent_frame_set_integer(f, 0, (int64_t)(state >> 24) - 128);
        ent_frame_set_integer(f, 1, i);
    }
    ck_assert_int_eq(ent_frame_sort(f, &key, 1, &err), ENT_OK);
    for (size_t i = 1; i < MANY; i++) {
        int64_t a = ent_frame_integer(f, i - 1, 0), b = ent_frame_integer(f, i, 0);
        ck_assert(a < b || (a == b && ent_frame_integer(f, i - 1, 1) < ent_frame_integer(f, i, 1)));
    }
    ent_frame_free(f);
}
END_TEST

START_TEST(test_new_frames)
{
    struct ent_frame *f = make(), *g;
    unsigned char mask[N_ROWS] = {0, 1, 0, 1};
    size_t word = WORD, n = 0;
    ck_assert_int_eq(ent_frame_filter(&g, f, mask, &err), ENT_OK);
    ck_assert_uint_eq(ent_frame_n_rows(g), 2);
    check_string(g, 0, "alpha");
    ck_assert_uint_eq(ent_frame_n_evidence(g, 1), 1);
    ent_frame_free(g);
    ck_assert_int_eq(ent_frame_slice(&g, f, 1, 2, &err), ENT_OK);
    ck_assert_uint_eq(ent_frame_n_rows(g), 2);
    ent_frame_free(g);
    ck_assert_int_eq(ent_frame_count(&g, f, &word, 1, &err), ENT_OK);
    ck_assert_uint_eq(ent_frame_n_rows(g), 3);
    check_string(g, 0, "beta");
    ck_assert(ent_frame_find_column(g, "n", &n));
    ck_assert_int_eq(ent_frame_integer(g, 0, n), 2);
    ck_assert_uint_eq(ent_frame_n_evidence(g, 0), 27); /* of both its rows */
    ck_assert_uint_eq(ent_frame_evidence(g, 0, 26).start, 20);
    ent_frame_free(g);
    ent_frame_free(f);
}
END_TEST

/* ---- writing ---- */

START_TEST(test_csv)
{
    struct ent_frame *f = make();
    struct ent_buf out = {0};
    ent_frame_write_csv(f, 0, &out);
    const char *s = ent_buf_str(&out);
    ck_assert_ptr_eq(strstr(s, "word,n,share,good,day,at,names,evidence,evidence_n\r\n"), s);
    ck_assert_ptr_nonnull(strstr(s, "\r\nalpha,9007199254740993,0.1,false,2024,,,doc1:10-15,1\r\n"));
    ck_assert_ptr_nonnull(strstr(s, "\r\nbeta,-1,,true,,doc1:20-25,=cmd,doc1:20-25,1\r\n"));
    ck_assert_ptr_nonnull(strstr(s, "\"日本語, \"\"q\"\"\n\",2,1e+300,false,2024-05,"));
    ck_assert_ptr_nonnull(strstr(s, "Ann; Bob,doc1:0-5 doc1:0-5"));
    ck_assert_ptr_nonnull(strstr(s, ",26\r\n")); /* 20 are written, all are counted */
    ent_buf_clear(&out);
    ent_frame_write_csv(f, 1, &out);
    ck_assert_int_eq(memcmp(ent_buf_str(&out), "\xEF\xBB\xBFword", 7), 0);
    ck_assert_ptr_nonnull(strstr(ent_buf_str(&out), ",'=cmd,"));
    ck_assert_ptr_nonnull(strstr(ent_buf_str(&out), "beta,-1,")); /* a number is no formula */
    ent_buf_done(&out);
    ent_frame_free(f);
}
END_TEST

/* JSON read back by another parser holds the same values. */
START_TEST(test_json)
{
    struct ent_frame *f = make();
    struct ent_buf out = {0};
    ent_frame_write_json(f, 0, &out);
    cJSON *json = cJSON_ParseWithLength(out.data, out.len);
    ck_assert_int_eq(cJSON_GetArraySize(json), N_ROWS);
    for (int i = 0; i < N_ROWS; i++) {
        const cJSON *row = cJSON_GetArrayItem(json, i);
        ck_assert_str_eq(cJSON_GetObjectItem(row, "word")->valuestring, rows[i].word);
        ck_assert(cJSON_IsNull(cJSON_GetObjectItem(row, "share")) == (isnan(rows[i].share) != 0));
        if (!isnan(rows[i].share))
            ck_assert(cJSON_GetObjectItem(row, "share")->valuedouble == rows[i].share);
        ck_assert_int_eq(cJSON_IsTrue(cJSON_GetObjectItem(row, "good")), rows[i].good);
    }
    ck_assert_ptr_nonnull(strstr(out.data, "\"n\": 9007199254740993,"));
    ck_assert_ptr_nonnull(strstr(out.data, "\"at\": {\"doc\": \"doc1\", \"start\": 30, \"end\": 35}"));
    ck_assert_ptr_nonnull(strstr(out.data, "\"names\": [\"Ann\", \"Bob\"]"));
    ck_assert_ptr_nonnull(strstr(out.data, "\"evidence_n\": 26"));
    cJSON_Delete(json);
    ent_buf_clear(&out);
    ent_frame_write_json(f, 1, &out);
    size_t lines = 0;
    for (const char *p = out.data; (p = strchr(p, '\n')) != NULL; p++)
        lines++;
    ck_assert_uint_eq(lines, N_ROWS);
    ent_buf_done(&out);
    ent_frame_free(f);
}
END_TEST

/* Each line of a table takes no more columns than the screen has; wide characters keep their place. */
START_TEST(test_text)
{
    static const size_t widths[] = {0, 200, 80, 40, 20, 8};
    struct ent_frame *f = make();
    struct ent_buf out = {0};
    size_t width = widths[_i];
    ent_frame_write_text(f, width, 0, ENT_FRAME_MORE, &out);
    for (char *line = out.data, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        size_t n = (size_t)(end - line);
        if (width > 0 && line[0] != '(')
            ck_assert_uint_le(ent_width(line, n), width);
    }
    if (width == 0) {
        ck_assert_ptr_nonnull(strstr(out.data, "日本語, \"q\"")); /* the line end became a space */
        ck_assert_ptr_null(strstr(out.data, "…"));
    }
    if (width == 40)
        ck_assert_ptr_nonnull(strstr(out.data, "more column"));
    ent_buf_clear(&out);
    ent_frame_write_text(f, width, 2, ENT_FRAME_MORE, &out);
    ck_assert_ptr_nonnull(strstr(out.data, "2 more rows"));
    ent_buf_done(&out);
    ent_frame_free(f);
}
END_TEST

static const struct {
    const char *s;
    size_t width;
} widths[] = {{"abc", 3},          {"日本語", 6}, {"e\xCC\x81", 1},      {"Հայ", 3},
              {"\xF0\x9F\x87\xA6\xF0\x9F\x87\xB2", 2},                /* a flag */
              {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 2},    /* a family of two */
              {"a\xE2\x80\x8B" "b", 2}, {"", 0}, {"\xF0\x9F\x98\x80", 2}};

START_TEST(test_width)
{
    struct ent_buf out = {0};
    const char *s = widths[_i].s;
    size_t n = strlen(s);
    ck_assert_uint_eq(ent_width(s, n), widths[_i].width);
    for (size_t room = 1; room < 12; room++) { /* exactly as many columns as asked for */
        ent_buf_clear(&out);
        ent_width_add(&out, s, n, room, 0);
        ck_assert_uint_eq(ent_width(ent_buf_str(&out), out.len), room);
        ent_buf_clear(&out);
        ent_width_add(&out, s, n, room, 1);
        ck_assert_uint_eq(ent_width(ent_buf_str(&out), out.len), room);
    }
    ent_buf_done(&out);
}
END_TEST

START_TEST(test_right_to_left)
{
    struct ent_buf out = {0};
    ent_width_add(&out, "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", 8, 6, 0);
    ck_assert_ptr_nonnull(strstr(ent_buf_str(&out), "\xE2\x81\xA8\xD8\xB3"));
    ck_assert_ptr_nonnull(strstr(ent_buf_str(&out), "\xD9\x85\xE2\x81\xA9"));
    ent_buf_done(&out);
}
END_TEST

START_TEST(test_memory_fails)
{
    for (uint64_t at = 1;; at++) {
        struct ent_frame *f = NULL, *g = NULL;
        struct ent_buf out = {0};
        struct ent_sort_key key = {WORD, 0};
        size_t word = WORD;
        ent_mem_fail_at(at);
        enum ent_status st = ent_frame_new(&f, columns, N_COLUMNS, &err);
        if (st == ENT_OK)
            st = fill(f);
        if (st == ENT_OK)
            st = ent_frame_count(&g, f, &word, 1, &err);
        if (st == ENT_OK)
            st = ent_frame_sort(f, &key, 1, &err);
        if (st == ENT_OK) {
            ent_frame_write_text(f, 60, 0, ENT_FRAME_MORE, &out);
            ent_frame_write_csv(f, 1, &out);
            ent_frame_write_json(f, 0, &out);
            st = ent_buf_check(&out, &err);
        }
        ent_mem_fail_at(0);
        ent_buf_done(&out);
        ent_frame_free(f);
        ent_frame_free(g);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("frame");
    TCase *tc = tcase_create("frame");
    tcase_add_test(tc, test_cells);
    tcase_add_test(tc, test_sort);
    tcase_add_test(tc, test_sort_many);
    tcase_add_test(tc, test_new_frames);
    tcase_add_test(tc, test_csv);
    tcase_add_test(tc, test_json);
    tcase_add_loop_test(tc, test_text, 0, 6);
    tcase_add_loop_test(tc, test_width, 0, sizeof widths / sizeof *widths);
    tcase_add_test(tc, test_right_to_left);
    tcase_add_test(tc, test_memory_fails);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
