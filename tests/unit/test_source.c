#define _GNU_SOURCE
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "source/ent_source.h"

/* A folder of our own; each test runs in a process and folder of its own. */
static char folder[] = "/tmp/ent-source-XXXXXX";
static struct ent_buf files, warnings, seen; /* articles' names; faults; files that were opened */
static struct ent_source_stats stats;

static void setup(void)
{
    strcpy(folder, "/tmp/ent-source-XXXXXX"); /* anew for each test */
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void teardown(void)
{
    char command[100];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", folder, folder);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(system(command), 0);
    ent_buf_done(&files);
    ent_buf_done(&warnings);
    ent_buf_done(&seen);
}

static void write_bytes(const char *path, const char *bytes, size_t n)
{
    char *dir = strdup(path), *slash = strrchr(dir, '/');
    if (slash != NULL) {
        *slash = '\0';
        ck_assert_int_eq(ent_dir_make(dir, NULL), ENT_OK);
    }
    free(dir);
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

static void write_file(const char *path, const char *bytes)
{
    write_bytes(path, bytes, strlen(bytes));
}

static enum ent_status take(void *ctx, struct ent_article *a, struct ent_error *err)
{
    (void)ctx;
    ent_buf_addf(&files, "%s\n", a->file);
    return strcmp(a->file, "refuse.txt") == 0 ? ent_fail(err, ENT_EFORMAT, "refused") : ENT_OK;
}

static void warn(void *ctx, const char *sentence)
{
    (void)ctx;
    ent_buf_addf(&warnings, "%s\n", sentence);
}

static void open_file(void *ctx, const char *path, size_t bytes)
{
    (void)ctx;
    ent_buf_addf(&seen, "%s %zu\n", path, bytes);
}

static enum ent_status walk(const char *const *paths, size_t n,
                            const struct ent_source_options *options, struct ent_error *err)
{
    const struct ent_source_sink sink = {.article = take, .warn = warn, .file = open_file};
    stats = (struct ent_source_stats){0};
    ent_buf_clear(&files);
    ent_buf_clear(&warnings);
    ent_buf_clear(&seen);
    return ent_source_walk(paths, n, options, &sink, &stats, err);
}

static void walk_one(const char *path)
{
    const struct ent_source_options options = {0};
    struct ent_error err = {ENT_OK, ""};
    ck_assert_msg(walk(&path, 1, &options, &err) == ENT_OK, "%s", err.message);
}

START_TEST(test_order)
{
    static const char *const names[] = {"d/a/x.txt",  "d/a-b/x.txt", "d/a.txt",       "d/B.txt",
                                        "d/a/b/c.md", "d/z.html",    "d/\xC3\xA9.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        write_file(names[i], "<p>Some text.</p>");
    walk_one("d");
    ck_assert_str_eq(files.data,
                     "B.txt\na-b/x.txt\na.txt\na/b/c.md\na/x.txt\nz.html\n\xC3\xA9.txt\n");
    walk_one("d/");
    ck_assert_str_eq(files.data,
                     "B.txt\na-b/x.txt\na.txt\na/b/c.md\na/x.txt\nz.html\n\xC3\xA9.txt\n");
    ck_assert_uint_eq(stats.files, 7);
    /* several arguments: one order, nothing twice */
    const char *paths[] = {"d/z.html", "d/a", "d/B.txt", "d/z.html"};
    const struct ent_source_options options = {0};
    ck_assert_int_eq(walk(paths, 4, &options, NULL), ENT_OK);
    ck_assert_str_eq(files.data, "B.txt\nb/c.md\nx.txt\nz.html\n");
}
END_TEST

START_TEST(test_passed_over)
{
    write_file("d/.hidden.txt", "no");
    write_file("d/.git/x.txt", "no");
    write_file("d/x.txt~", "no");
    write_file("d/#x.txt#", "no");
    write_file("d/x.txt.part", "no");
    write_file("d/x.pdf", "no");
    write_file("d/Makefile", "no");
    write_file("d/c.entente/x.txt", "no");
    walk_one("d");
    ck_assert_str_eq(ent_buf_str(&files), "");
    ck_assert_str_eq(warnings.data, "d: no texts in this folder (.txt .md .html .jsonl .conllu .vrt)\n");
    walk_one("d/Makefile"); /* a file that is named is always read */
    ck_assert_str_eq(files.data, "Makefile\n");
    walk_one("d/.hidden.txt");
    ck_assert_str_eq(files.data, ".hidden.txt\n");
}
END_TEST

START_TEST(test_links)
{
    write_file("d/real/x.txt", "x y z");
    ck_assert_int_eq(symlink("..", "d/real/up"), 0);
    ck_assert_int_eq(symlink("real", "d/a"), 0);
    ck_assert_int_eq(symlink("real/x.txt", "d/y.txt"), 0);
    ck_assert_int_eq(symlink("nowhere", "d/z.txt"), 0);
    ck_assert_int_eq(symlink("loop.txt", "d/loop.txt"), 0);
    walk_one("d");
    ck_assert_str_eq(files.data, "real/x.txt\ny.txt\n");
    ck_assert_uint_eq(stats.skipped_files, 2);
    ck_assert_ptr_nonnull(strstr(warnings.data, "d/loop.txt: cannot be read: "));
    ck_assert_ptr_nonnull(strstr(warnings.data, "d/z.txt: cannot be read: No such file"));
}
END_TEST

static const struct {
    const char *name, *bytes, *articles;
} kinds[] = {
    {"a", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n", "a\na\n"},
    {"a", " <!DOCTYPE html><nav>x</nav><p>text</p>", "a\n"},
    {"a", "<!DOCTYPE html><script>only</script>", ""},
    {"a", "# newdoc\n# sent_id = 1\n1\tHi\thi\tINTJ\t_\t_\t0\troot\t_\t_\n\n", "a\n"},
    {"a", "1\tHi\thi\tINTJ\t_\t_\t0\troot\t_\t_\n\n", "a\n"},
    {"a", "Just text.\n", "a\n"},
    {"a.HTML", "Just text.", "a.HTML\n"},
    {"a.ndjson", "{\"text\":\"x\"}", "a.ndjson\n"},
};

START_TEST(test_kind)
{
    write_file(kinds[_i].name, kinds[_i].bytes);
    walk_one(kinds[_i].name);
    ck_assert_str_eq(ent_buf_str(&files), kinds[_i].articles);
    ck_assert_uint_eq(stats.bytes, strlen(kinds[_i].bytes));
}
END_TEST

static const struct {
    const char *name, *bytes;
    size_t n;
    const char *warning;
} faults[] = {
    {"e.txt", "", 0, "d/e.txt: empty\n"},
    {"e.txt", "\xEF\xBB\xBF", 3, "d/e.txt: empty\n"},
    {"n.txt", "abc\0def", 7, "d/n.txt: byte 3 is NUL: not a text\n"},
    {"j.jsonl", "{\"text\":\n", 9, "d/j.jsonl:1: byte 8 of the line: the record is not finished"},
    {"t.txt", "na\xC3\xAFve caf\xC3", 11,
     "d/t.txt: 1 byte is not UTF-8, the first at byte 10: read as U+FFFD\n"},
};

START_TEST(test_fault)
{
    const struct ent_source_options strict = {.strict = 1};
    struct ent_error err = {ENT_OK, ""};
    const char *path = "d";
    write_bytes("d/good.txt", "Good text.", 10);
    char *name = ent_path_join("d", faults[_i].name);
    write_bytes(name, faults[_i].bytes, faults[_i].n);
    ent_free(name);
    walk_one("d");
    ck_assert_msg(strncmp(warnings.data, faults[_i].warning, strlen(faults[_i].warning)) == 0, "%s",
                  warnings.data);
    ck_assert_ptr_nonnull(strstr(files.data, "good.txt"));
    ck_assert_int_eq(walk(&path, 1, &strict, &err), ENT_EFORMAT);
    ck_assert_msg(strncmp(err.message, faults[_i].warning, 8) == 0, "%s", err.message);
}
END_TEST

START_TEST(test_unreadable)
{
    const struct ent_source_options options = {0}, strict = {.strict = 1};
    struct ent_error err = {ENT_OK, ""};
    const char *paths[] = {"d", "missing.txt"};
    if (geteuid() == 0 && (setgid(65534) != 0 || chmod(folder, 0777) != 0 || seteuid(65534) != 0)) {
        puts("test_unreadable: skipped, cannot give up being root");
        return;
    }
    write_file("d/a.txt", "text");
    write_file("d/b.txt", "text");
    write_file("d/sub/c.txt", "text");
    ck_assert_int_eq(chmod("d/a.txt", 0), 0);
    ck_assert_int_eq(chmod("d/sub", 0), 0);
    walk_one("d");
    ck_assert_str_eq(files.data, "b.txt\n");
    ck_assert_uint_eq(stats.skipped_files, 2);
    ck_assert_ptr_nonnull(strstr(warnings.data, "d/a.txt: cannot be read: Permission denied\n"));
    ck_assert_ptr_nonnull(strstr(warnings.data, "d/sub: cannot be read: Permission denied\n"));
    ck_assert_int_eq(walk(paths, 1, &strict, &err), ENT_EIO);
    ck_assert_int_eq(walk(paths, 2, &options, &err), ENT_EIO);
    ck_assert_str_eq(err.message, "missing.txt: there is no such file or folder");
    chmod("d/sub", 0700);
    if (getuid() == 0)
        ck_assert_int_eq(seteuid(0), 0);
}
END_TEST

START_TEST(test_encoding)
{
    const struct ent_source_options forced = {.encoding = "koi8-r"},
                                    wrong = {.encoding = "klingon"};
    struct ent_error err = {ENT_OK, ""};
    const char *path = "a.txt";
    write_file(path, "caf\xE9 au lait");
    walk_one(path);
    ck_assert_str_eq(warnings.data, "a.txt: read as windows-1252\n");
    ck_assert_str_eq(seen.data, "a.txt 12\n");
    ck_assert_int_eq(walk(&path, 1, &forced, &err), ENT_OK);
    ck_assert_str_eq(warnings.data, "a.txt: read as koi8-r\n");
    ck_assert_int_eq(walk(&path, 1, &wrong, &err), ENT_EARG);
}
END_TEST

START_TEST(test_stdin)
{
    const char *path = "-";
    const struct ent_source_options options = {0};
    write_file("in", "{\"text\":\"x\"}\nbroken\n");
    ck_assert_ptr_nonnull(freopen("in", "rb", stdin));
    ck_assert_int_eq(walk(&path, 1, &options, NULL), ENT_OK);
    ck_assert_str_eq(files.data, "stdin\n");
    ck_assert_ptr_nonnull(strstr(warnings.data, "standard input:2: "));
}
END_TEST

START_TEST(test_big)
{
    /* mapped, its size a multiple of the page: nothing may look past its end */
    enum { N = 32 << 20 };
    char *s = malloc(N);
    memset(s, 'x', N);
    for (size_t i = 99; i < N; i += 100)
        s[i] = ' ';
    memcpy(s, "{\"text\":\"", 9);
    memcpy(s + N - 2, "\"}", 2);
    write_bytes("big.jsonl", s, N);
    free(s);
    walk_one("big.jsonl");
    ck_assert_str_eq(files.data, "big.jsonl\n");
    ck_assert_str_eq(ent_buf_str(&warnings), "");
}
END_TEST

START_TEST(test_stops)
{
    const struct ent_source_options options = {0};
    struct ent_error err;
    const char *paths[] = {"refuse.txt", "z.txt"};
    write_file("refuse.txt", "text");
    write_file("z.txt", "text");
    ck_assert_int_eq(walk(paths, 2, &options, &err), ENT_EFORMAT); /* the sink's word is final */
    ck_assert_str_eq(files.data, "refuse.txt\n");
    ent_interrupt();
    ck_assert_int_eq(walk(paths + 1, 1, &options, &err), ENT_EINTR);
    ent_interrupt_clear();
    ck_assert_str_eq(ent_buf_str(&files), "");
}
END_TEST

static enum ent_status take_silently(void *ctx, struct ent_article *a, struct ent_error *err)
{
    (void)err;
    *(size_t *)ctx += a->len;
    return ENT_OK;
}

static void warn_silently(void *ctx, const char *sentence)
{
    (void)ctx;
    (void)sentence;
}

START_TEST(test_no_memory)
{
    const struct ent_source_options options = {0};
    const char *paths[] = {"d", "d/a.txt"};
    write_file("d/a.txt", "One line.\n\nTwo lines.\n");
    write_file("d/s/b.jsonl", "{\"text\":\"x\",\"title\":\"y\"}\n");
    write_file("d/c.html", "<h1>T</h1><p>x</p>");
    write_file("d/l1.txt", "caf\xE9");
    size_t bytes = 0;
    const struct ent_source_sink sink = {.ctx = &bytes, .article = take_silently, .warn = warn_silently};
    for (uint64_t n = 1;; n++) {
        struct ent_source_stats own = {0};
        struct ent_error err;
        ent_mem_fail_at(n);
        enum ent_status st = ent_source_walk(paths, 2, &options, &sink, &own, &err);
        uint64_t used = ent_mem_fail_at(0);
        ck_assert(st == ENT_OK || st == ENT_ENOMEM);
        if (used < n)
            break;
        ck_assert_uint_lt(n, 5000);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("source");
    TCase *tc = tcase_create("walk");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_order);
    tcase_add_test(tc, test_passed_over);
    tcase_add_test(tc, test_links);
    tcase_add_loop_test(tc, test_kind, 0, sizeof kinds / sizeof *kinds);
    tcase_add_loop_test(tc, test_fault, 0, sizeof faults / sizeof *faults);
    tcase_add_test(tc, test_unreadable);
    tcase_add_test(tc, test_encoding);
    tcase_add_test(tc, test_stdin);
    tcase_add_test(tc, test_big);
    tcase_add_test(tc, test_stops);
    tcase_add_test(tc, test_no_memory);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
