/* Reports: what surrounds the tables, names of tables, memory that fails, interruption, files that are left alone. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "frame/ent_frame.h"
#include "report/ent_report.h"

static struct ent_error err;

static struct ent_frame *make_frame(size_t n_rows)
{
    static const struct ent_column_spec columns[] = {{"word", ENT_STRING}, {"share", ENT_REAL}, {"Word", ENT_LIST}};
    struct ent_frame *f;
    ck_assert_int_eq(ent_frame_new(&f, columns, 3, &err), ENT_OK);
    ck_assert_int_eq(ent_frame_set_doc(f, 0, "as it stands", &err), ENT_OK);
    for (size_t i = 0; i < n_rows; i++) {
        struct ent_frame_span span = {"doc", 3, i, i + 4};
        ck_assert_int_eq(ent_frame_add_row(f, &err), ENT_OK);
        ck_assert_int_eq(ent_frame_set_string(f, 0, "a|b<c>", 6, &err), ENT_OK);
        ent_frame_set_real(f, 1, (double)i / 4);
        ent_frame_set_list(f, 2);
        ck_assert_int_eq(ent_frame_add_item(f, 2, "x", 1, &err), ENT_OK);
        ck_assert_int_eq(ent_frame_add_evidence(f, &span, &err), ENT_OK);
    }
    return f;
}

static enum ent_status make_report(struct ent_report **out, const struct ent_frame *f)
{
    struct ent_report *r;
    enum ent_status st = ent_report_new(&r, "result", &err);
    if (st == ENT_OK && (st = ent_report_add_fact(r, "Command", "run & see", &err)) == ENT_OK &&
        (st = ent_report_set_method(r, "Counted\nby hand.", &err)) == ENT_OK &&
        (st = ent_report_open(r, "All", &err)) == ENT_OK && (st = ent_report_add_text(r, "Before.", &err)) == ENT_OK &&
        (st = ent_report_open(r, "Near: misses", &err)) == ENT_OK && (st = ent_report_add_table(r, f, &err)) == ENT_OK &&
        (st = ent_report_add_table(r, f, &err)) == ENT_OK && (st = ent_report_close(r, &err)) == ENT_OK)
        st = ent_report_close(r, &err);
    if (st != ENT_OK) {
        ent_report_free(r);
        r = NULL;
    }
    *out = r;
    return st;
}

static const struct {
    enum ent_format format;
    const char *parts[6];
} printed[] = {
    {ENT_FORMAT_TEXT, {"All\n---\n\nCommand  run & see\n\nBefore.\n\nNear: misses\n------------\n\nword    share  Word\na|b<c>   0.00  x\n", "a|b<c>   0.25"}},
    {ENT_FORMAT_CSV, {"word,share,Word,evidence,evidence_n\r\na|b<c>,0,x,doc:0-4,1\r\n", "doc:1-5,1\r\n\r\nword,"}},
    {ENT_FORMAT_JSON, {"{\"title\": \"All\", \"about\": {\"Command\": \"run & see\"}, \"blocks\": [\n{\"text\": \"Before.\"}\n,{\"title\": \"Near: misses\", \"blocks\": [\n[\n",
                       "\n]\n,[\n", "]}\n]}\n"}},
    {ENT_FORMAT_JSONL, {"{\"word\": \"a|b<c>\", \"share\": 0, "}},
    {ENT_FORMAT_MARKDOWN, {"# All\n\n- **Command**: run &amp; see\n\nBefore.\n\n## Near: misses\n\n| word | share | Word | evidence |\n| --- | ---: | --- | --- |\n",
                           "| a\\|b&lt;c&gt; | 0.25 | x | [^2] |", "**word** as it stands", "[^4]: 1 source: `doc:1-5`", "Counted  \nby hand."}},
    {ENT_FORMAT_HTML, {"<h1 dir=\"auto\">All</h1>", "<dd>run &amp; see</dd>", "<td>a|b&lt;c&gt;</td><td class=\"n\">0.25</td>",
                       "<code>doc:1-5</code>", "<dt>word</dt><dd>as it stands</dd>", "Counted\nby hand."}},
};

START_TEST(test_printed)
{
    struct ent_frame *f = make_frame(2);
    struct ent_report_how how = {.format = printed[_i].format};
    struct ent_report *r;
    struct ent_buf out = {0};
    ck_assert_int_eq(make_report(&r, f), ENT_OK);
    ent_report_print(r, &how, &out);
    ck_assert_int_eq(ent_buf_check(&out, &err), ENT_OK);
    for (int i = 0; i < 6 && printed[_i].parts[i] != NULL; i++)
        ck_assert_msg(strstr(ent_buf_str(&out), printed[_i].parts[i]) != NULL, "no '%s' in:\n%s", printed[_i].parts[i],
                      ent_buf_str(&out));
    ent_buf_done(&out);
    ent_report_free(r);
    ent_frame_free(f);
}
END_TEST

/* Let the 1st, 2nd, 3rd ... allocation fail, until the report is written; a file is then whole, else not there. */
START_TEST(test_memory)
{
    struct ent_frame *f = make_frame(3);
    struct ent_report_how how = {.format = (enum ent_format)_i};
    char path[] = "/tmp/ent_report_XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    unlink(path);
    for (uint64_t n = 1;; n++) {
        struct ent_report *r;
        ent_mem_fail_at(n);
        enum ent_status st = make_report(&r, f);
        if (st == ENT_OK)
            st = ent_report_write(r, &how, path, &err);
        ent_mem_fail_at(0);
        ent_report_free(r);
        ck_assert_int_eq(ent_file_kind(path) == ENT_FILE_REGULAR, st == ENT_OK);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
        ck_assert_uint_lt(n, 5000);
    }
    unlink(path);
    ent_frame_free(f);
}
END_TEST

START_TEST(test_interrupted)
{
    struct ent_frame *f = make_frame(3);
    struct ent_report_how how = {.format = (enum ent_format)_i};
    struct ent_report *r;
    ck_assert_int_eq(make_report(&r, f), ENT_OK);
    ent_interrupt();
    ck_assert_int_eq(ent_report_write(r, &how, "/tmp/ent_report_interrupted", &err), ENT_EINTR);
    ent_interrupt_clear();
    ck_assert_int_eq(ent_file_kind("/tmp/ent_report_interrupted"), ENT_FILE_NONE);
    ck_assert_int_eq(ent_file_kind("/tmp/ent_report_interrupted.part"), ENT_FILE_NONE);
    ent_report_free(r);
    ent_frame_free(f);
}
END_TEST

START_TEST(test_passed_on)
{
    struct ent_buf b = {.outlet = fopen("/dev/full", "w")};
    setvbuf(b.outlet, NULL, _IONBF, 0);
    for (int i = 0; i < 100000 && ent_buf_pass(&b); i++)
        ent_buf_adds(&b, "a line that goes on its way\n");
    ck_assert_int_eq(ent_buf_check(&b, &err), ENT_EWRITE);
    ck_assert(strstr(err.message, "No space left") != NULL);
    ck_assert_uint_lt(b.cap, 1 << 18);
    fclose(b.outlet);
    ent_buf_done(&b);
}
END_TEST

START_TEST(test_endings)
{
    enum ent_format format;
    ck_assert(ent_format_of_path("a/b.c/t.XLSX", &format) && format == ENT_FORMAT_XLSX);
    ck_assert(ent_format_of_path("t.tar.md", &format) && format == ENT_FORMAT_MARKDOWN);
    ck_assert(!ent_format_of_path("a.csv/t", &format) && !ent_format_of_path("csv", &format) && !ent_format_of_path("t.doc", &format));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("report");
    TCase *t = tcase_create("all");
    suite_add_tcase(s, t);
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, test_printed, 0, sizeof printed / sizeof *printed);
    tcase_add_loop_test(t, test_memory, 0, ENT_FORMAT_SQLITE + 1);
    tcase_add_loop_test(t, test_interrupted, 0, ENT_FORMAT_SQLITE + 1);
    tcase_add_test(t, test_passed_on);
    tcase_add_test(t, test_endings);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
