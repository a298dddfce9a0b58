#include <check.h>

#include "page_capture.h"

static enum ent_status read_bytes(const char *s, size_t n, const struct ent_source_options *options,
                                  struct ent_source_stats *stats, struct ent_error *err)
{
    const struct ent_input in = {.file = "f.jsonl", .path = "d/f.jsonl", .bytes = s, .n = n};
    source_bytes = s;
    source_size = n;
    capture_reset();
    return ent_read_jsonl(&in, options, &capture_sink, stats, err);
}

static struct ent_source_stats read_string(const char *s)
{
    const struct ent_source_options options = {0};
    struct ent_source_stats stats = {0};
    struct ent_error err = {ENT_OK, ""};
    size_t n = strlen(s);
    char *copy = malloc(n); /* of its own size, so that reading past its end is seen */
    memcpy(copy, s, n);
    ck_assert_msg(read_bytes(copy, n, &options, &stats, &err) == ENT_OK, "%s", err.message);
    free(copy);
    return stats;
}

/* ---- good records ---- */

static const struct {
    const char *source, *text, *id, *title, *authors, *published, *publisher, *language, *fields;
} good[] = {
    {"{\"text\":\"One.\"}", "One.", "", "", "", "", "", "", ""},
    {"{\"id\": \"a1\", \"title\": \"T\", \"text\": \"One.\\nTwo.\", \"published\": "
     "\"2025-09-04T23:59:00Z\"}\n",
     "T\n\nOne.\nTwo.", "a1", "T", "", "2025-09-04", "", "", ""},
    /* escapes, pairs, slashes that are themselves escaped */
    {"{\"text\":\"\\u0410\\u0431 \\uD83D\\uDE00 \\\"q\\\" \\\\ \\/ \\t\\u00e9\\\\\"}",
     "\u0410\u0431 \xF0\x9F\x98\x80 \"q\" \\ / \t\u00e9\\", "", "", "", "", "", "", ""},
    {"{\"text\":\"\\\\u0000 is a text\"}", "\\u0000 is a text", "", "", "", "", "", "", ""},
    /* names in other forms; what is nobody's is kept as it is written */
    {"{\"_id\":12345678901234567890,\"Body\":\"x "
     "y\",\"headline\":\"H\",\"pubDate\":\"2024/02\",\"lang\":\"hy\","
     "\"outlet\":\"P\",\"n\":9007199254740993,\"r\":1.50,\"yes\":true,\"no\":null,\"list\":[1],"
     "\"country\":\"ARM\"}",
     "H\n\nx y", "12345678901234567890", "H", "", "2024-02", "P", "hy",
     "n=9007199254740993|r=1.50|yes=true|country=ARM"},
    {"{\"date\":1946,\"text\":\"x\",\"session\":1}", "x", "", "", "", "1946", "", "", "session=1"},
    {"{\"date\":\"Thu, 4 September 2025 14:52 GMT\",\"text\":\"x\"}", "x", "", "", "", "2025-09-04",
     "", "", ""},
    {"{\"date\":\"early in 2025\",\"text\":\"x\"}", "x", "", "", "", "", "", "",
     "date=early in 2025"},
    {"{\"date\":\"2025-13-01\",\"text\":\"x\"}", "x", "", "", "", "", "", "", "date=2025-13-01"},
    /* of two names for one thing the more usual is taken, the other stays a field */
    {"{\"content\":\"c\",\"text\":\"t\",\"source\":{\"name\":\"S\"}}", "t", "", "", "", "", "S", "",
     "content=c"},
    /* authors */
    {"{\"text\":\"x\",\"authors\":[\"A B\",{\"name\":\"C D\"},null]}", "x", "", "", "A B|C D", "",
     "", "", ""},
    {"{\"text\":\"x\",\"byline\":\"By A B, C D and E F\"}", "x", "", "", "A B|C D|E F", "", "", "",
     ""},
    {"{\"text\":\"x\",\"author\":\"Martin King, Jr.\"}", "x", "", "", "Martin King, Jr.", "", "",
     "", ""},
    /* a title that the text repeats is not put before it again */
    {"{\"title\":\"T U\",\"text\":\" T U\\nBody.\"}", " T U\nBody.", "", "T U", "", "", "", "", ""},
    {"{\"title\":\"T U\",\"text\":\"T U V\\nBody.\"}", "T U\n\nT U V\nBody.", "", "T U", "", "", "",
     "", ""},
    {"{\"title\":\"  \",\"text\":\"x\"}", "x", "", "", "", "", "", "", ""},
    /* nested values with everything that could mislead */
    {"{\"a\":{\"text\":\"no\",\"b\":[\"]\",\"}\",\"\\\"\"]},\"text\" : \"yes\" , \"z\" : [ [ ] , { "
     "} ] }",
     "yes", "", "", "", "", "", "", ""},
    {"\n  \n{\"text\":\"x\"}\r\n", "x", "", "", "", "", "", "", ""},
};

START_TEST(test_good)
{
    struct ent_source_stats stats = read_string(good[_i].source);
    const struct captured *c = &captured[0];
    ck_assert_str_eq(warnings, "");
    ck_assert_uint_eq(n_captured, 1);
    ck_assert_uint_eq(stats.articles, 1);
    ck_assert_str_eq(c->text.data, good[_i].text);
    ck_assert_str_eq(c->id, good[_i].id);
    ck_assert_str_eq(c->title, good[_i].title);
    ck_assert_str_eq(c->authors, good[_i].authors);
    ck_assert_str_eq(c->published, good[_i].published);
    ck_assert_str_eq(c->publisher, good[_i].publisher);
    ck_assert_str_eq(c->language, good[_i].language);
    ck_assert_str_eq(c->fields, good[_i].fields);
}
END_TEST

START_TEST(test_ambiguous_date)
{
    read_string("{\"date\":\"08/07/2025\",\"text\":\"x\"}");
    ck_assert_str_eq(captured[0].published, "2025-08-07");
    ck_assert_str_eq(captured[0].alt, "2025-07-08");
}
END_TEST

START_TEST(test_lines)
{
    read_string("{\"title\":\" The title \",\"text\":\"One.\\nTwo. \\n\\n \\n\\tThree.\\n\"}");
    ck_assert_str_eq(capture_lines(&captured[0]), "T: The title\n.: One.\n-.: Two.\n.: Three.\n");
    read_string("{\"title\":\"T U\",\"text\":\"\\n T U\\nBody.\"}");
    ck_assert_str_eq(capture_lines(&captured[0]), "T: T U\n-.: Body.\n");
}
END_TEST

/* Rows of a text that was wrapped are lines again: a row that is not full, and ends a sentence, ends one. */
START_TEST(test_wrapped)
{
    read_string("{\"title\":\"T\",\"text\":\"Allow me, on behalf of the whole delegation of the islands, to\\nthank the harbour master and to wish him every success in\\n"
                "guiding this meeting to results.\\nWhile the search for a new landing stage confronts all of us with\\n"
                "challenges, the ferries bear the mark of the divisions of the\\npast decades.\"}");
    ck_assert_uint_eq(captured[0].n_lines, 3); /* the title, two paragraphs */
    read_string("{\"text\":\"A short row.\\nAnother one, which is a paragraph of its own.\\nThe third.\"}");
    ck_assert_uint_eq(captured[0].n_lines, 3);
}
END_TEST

/* ---- bad records: said with line and byte, the rest taken ---- */

static const struct {
    const char *line, *message;
} bad[] = {
    {"{\"text\":\"x\"", "byte 11 of the line: the record is not finished"},
    {"{\"text\":\"x\",}", "byte 12 of the line: broken JSON"},
    {"{\"text\":\"x\"} {", "byte 13 of the line: more after the end"},
    {"{\"text\":\"a\\u0000b\"}", "byte 10 of the line: the escape \\u0000"},
    {"{\"n\":\"\\\\\\u0000\",\"text\":\"x\"}", "byte 8 of the line: the escape \\u0000"},
    {"{\"text\":\"a\\uD800b\"}", "byte 10 of the line: an escape that is no character"},
    {"{\"text\":\"a\\uDC00b\"}", "byte 10 of the line: an escape that is no character"},
    {"{\"text\":\"a\\u00g0b\"}", "byte 10 of the line: an escape that is no character"},
    {"{\"text\":\"a\\xb\"}", "byte 10 of the line: an unknown escape"},
    {"[1,2]", "an object {...} expected, found a list"},
    {"\"text\"", "an object {...} expected, found a string"},
    {"{}", "no field with the text"},
    {"{\"text\":null}", "no field with the text"},
    {"{\"text\":5}", "field 'text': a string expected, found a number"},
    {"{\"text\":\" \\n\"}", "field 'text': the text is empty"},
    {"{\"text\":\"a\",\"text\":\"b\"}", "the field 'text' stands twice"},
    {"{\"text\":\"a\",\"title\":[]}", "field 'title': a string expected, found a list"},
    {"{\"text\":\"a\",\"authors\":[1]}", "field 'authors': names"},
    {"{\"text\":\"a\",\"date\":{}}", "field 'date': a date expected, found an object"},
};

START_TEST(test_bad)
{
    const struct ent_source_options strict = {.strict = 1};
    struct ent_buf source = {0};
    struct ent_error err = {ENT_OK, ""};
    ent_buf_addf(&source, "{\"text\":\"before\"}\n%s\n{\"text\":\"after\"}\n", bad[_i].line);
    struct ent_source_stats stats = read_string(source.data);
    ck_assert_uint_eq(stats.bad_records, 1);
    ck_assert_uint_eq(n_captured, 2);
    ck_assert_ptr_nonnull(strstr(warnings, "d/f.jsonl:2: "));
    ck_assert_msg(strstr(warnings, bad[_i].message) != NULL, "%s", warnings);
    stats = (struct ent_source_stats){0};
    ck_assert_int_eq(read_bytes(source.data, source.len, &strict, &stats, &err), ENT_EFORMAT);
    ck_assert_uint_eq(n_captured, 1);
    ck_assert_ptr_nonnull(strstr(err.message, "d/f.jsonl:2: "));
    ent_buf_done(&source);
}
END_TEST

START_TEST(test_nested_deep)
{
    enum { DEEP = 200000 };
    struct ent_buf source = {0};
    ent_buf_adds(&source, "{\"text\":\"x\",\"a\":");
    for (int i = 0; i < DEEP; i++)
        ent_buf_addc(&source, '[');
    for (int i = 0; i < DEEP; i++)
        ent_buf_addc(&source, ']');
    ent_buf_adds(&source, "}\n{\"text\":\"after\"}\n");
    struct ent_source_stats stats = read_string(source.data);
    ck_assert_uint_eq(stats.bad_records, 1);
    ck_assert_uint_eq(n_captured, 1);
    ent_buf_done(&source);
}
END_TEST

/* Many slashes before each quote: looking back for them must not take the square of their number.
 */
START_TEST(test_slashes)
{
    enum { MANY = 2000000 };
    struct ent_buf source = {0};
    ent_buf_adds(&source, "{\"text\":\"");
    for (int i = 0; i < MANY; i++)
        ent_buf_add(&source, "\\\\", 2);
    ent_buf_adds(&source, "\"}");
    read_string(source.data);
    ck_assert_uint_eq(captured[0].text.len, MANY);
    ent_buf_done(&source);
}
END_TEST

START_TEST(test_options)
{
    const struct ent_source_options options = {
        .field_text = "article_body", .field_title = "name", .field_published = "when"};
    struct ent_source_stats stats = {0};
    const char *s = "{\"text\":\"no\",\"article_body\":\"yes\",\"name\":\"N\",\"when\":\"2020\","
                    "\"author\":\"A B\"}\n"
                    "{\"text\":\"no\"}";
    ck_assert_int_eq(read_bytes(s, strlen(s), &options, &stats, NULL), ENT_OK);
    ck_assert_str_eq(captured[0].text.data, "N\n\nyes");
    ck_assert_str_eq(captured[0].published, "2020");
    ck_assert_str_eq(captured[0].authors, "A B");
    ck_assert_str_eq(captured[0].fields, "text=no");
    ck_assert_ptr_nonnull(strstr(warnings, "f.jsonl:2: no field 'article_body'"));
}
END_TEST

/* Bytes that were converted before: the map leads to the file's own. */
START_TEST(test_converted)
{
    const struct ent_source_options options = {0};
    struct ent_source_stats stats = {0};
    const char *file = "\xEF\xBB\xBF{\"text\":\"a\xE9\\n\xE9z\"}",
               *bytes = "{\"text\":\"a\u00E9\\n\u00E9z\"}";
    const struct ent_run runs[] = {
        {0, 10, 3, 1}, {10, 1, 13, 0}, {12, 2, 14, 1}, {14, 1, 16, 0}, {16, 3, 17, 1}};
    const struct ent_input in = {"f", "f", bytes, strlen(bytes), "windows-1252", runs, 5, 0, 0};
    source_bytes = file;
    source_size = strlen(file);
    capture_reset();
    ck_assert_int_eq(ent_read_jsonl(&in, &options, &capture_sink, &stats, NULL), ENT_OK);
    ck_assert_str_eq(captured[0].text.data, "a\u00E9\n\u00E9z");
}
END_TEST

START_TEST(test_no_memory)
{
    const struct ent_source_options options = {0};
    const char *s = "{\"id\":1,\"text\":\"a\\nb\",\"title\":\"T\",\"author\":\"A B and C "
                    "D\",\"date\":\"2025\",\"k\":\"v\"}\n"
                    "{\"text\":\"b\"}\n";
    for (uint64_t n = 1;; n++) {
        struct ent_source_stats stats = {0};
        struct ent_error err;
        capture_reset();
        ent_mem_fail_at(n);
        enum ent_status st = read_bytes(s, strlen(s), &options, &stats, &err);
        uint64_t used = ent_mem_fail_at(0);
        ck_assert(st == ENT_OK || st == ENT_ENOMEM);
        if (st == ENT_OK && used < n)
            break;
        ck_assert_uint_lt(n, 500);
    }
    ck_assert_uint_eq(n_captured, 2);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("jsonl");
    TCase *tc = tcase_create("records");
    tcase_add_loop_test(tc, test_good, 0, sizeof good / sizeof *good);
    tcase_add_test(tc, test_ambiguous_date);
    tcase_add_test(tc, test_lines);
    tcase_add_test(tc, test_wrapped);
    tcase_add_loop_test(tc, test_bad, 0, sizeof bad / sizeof *bad);
    tcase_add_test(tc, test_nested_deep);
    tcase_add_test(tc, test_slashes);
    tcase_add_test(tc, test_options);
    tcase_add_test(tc, test_converted);
    tcase_add_test(tc, test_no_memory);
    tcase_set_timeout(tc, 30);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
