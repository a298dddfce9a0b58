/*
 * Faults of the disk and of memory, each in turn, for each command that writes: the corpus is the old one or the new one,
 * whole; the next attempt succeeds; and nothing is left over after it.
 *
 * The linker puts our functions in the place of those with which the core touches the disk (--wrap).
 */
#define _GNU_SOURCE
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/ent_compact.h"
#include "corpus/ent_amend.h"
#include "pipeline/ent_renew.h"

/* ---- the faults ---- */

enum mode { NONE, FAIL /* this one */, FULL /* the disk, from here on */, KILL };
static enum mode mode;
static long at, operations;

/* An operation on the disk begins; not 0: it must not succeed. */
static int strike(int takes_room)
{
    operations++;
    if (mode == KILL && operations == at)
        return 1;
    errno = mode == FULL ? ENOSPC : EIO;
    return mode == FAIL ? operations == at : mode == FULL && takes_room && operations >= at;
}

static void end_if_killed(void)
{
    if (mode == KILL)
        kill(getpid(), SIGKILL);
}

#define WRAP(type, name, parameters, arguments, takes_room, failure)                               \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        if (!strike(takes_room))                                                                   \
            return __real_##name arguments;                                                        \
        end_if_killed();                                                                           \
        return failure;                                                                            \
    }

WRAP(int, fflush, (FILE * f), (f), 1, EOF)
WRAP(int, rename, (const char *from, const char *to), (from, to), 0, -1)
WRAP(ssize_t, pwrite, (int fd, const void *p, size_t n, off_t where), (fd, p, n, where), 1, -1)
WRAP(int, ftruncate, (int fd, off_t size), (fd, size), 0, -1)
WRAP(FILE *, fopen, (const char *path, const char *how), (path, how), 1, NULL)
WRAP(int, mkdir, (const char *path, mode_t how), (path, how), 1, -1)

int __wrap_fsync(int fd);
int __wrap_fsync(int fd) /* nothing is lost here by not waiting for the disk */
{
    (void)fd;
    if (!strike(1))
        return 0;
    end_if_killed();
    return -1;
}

size_t __real_fwrite(const void *p, size_t size, size_t n, FILE *f);
size_t __wrap_fwrite(const void *p, size_t size, size_t n, FILE *f);
size_t __wrap_fwrite(const void *p, size_t size, size_t n, FILE *f)
{
    if (!strike(1))
        return __real_fwrite(p, size, n, f);
    size_t half = __real_fwrite(p, size, n / 2, f); /* what a torn write leaves */
    if (mode == KILL)
        __real_fflush(f);
    end_if_killed();
    return half;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int how = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    if (!(flags & O_CREAT) || !strike(1))
        return __real_open(path, flags, how);
    end_if_killed();
    return -1;
}

/* ---- the commands ---- */

static struct ent_error err;
static char folder[64], corpus[96], in1[96], in2[96];

static enum ent_status ingest(const char *file, int add)
{
    struct ent_ingest_options o = {.source = {.as_is = 1}, .add = add, .producer = "test", .n_threads = 1};
    struct ent_ingest_stats stats;
    const char *paths[] = {file};
    return ent_ingest(paths, 1, corpus, &o, &stats, &err);
}

static enum ent_status do_replace(void) { return ingest(in2, 0); }
static enum ent_status do_add(void) { return ingest(in2, 1); }

static enum ent_status do_compact(void)
{
    size_t n;
    return ent_compact(corpus, "test", 0, &n, &err);
}

static enum ent_status do_annotate(void)
{
    const struct ent_ingest_options o = {.knowledge = {.no_parse = 1}, .producer = "test", .n_threads = 1};
    struct ent_renew_stats stats;
    return ent_renew(corpus, &o, &stats, &err);
}

static enum ent_status do_compact_tail(void)
{
    struct ent_writer *w;
    enum ent_status st = ent_compact_tail(corpus, "test", 1, &err);
    if (st == ENT_OK && (st = ent_writer_open(&w, corpus, ENT_WRITER_ADD, "test", 0, &err)) == ENT_OK)
        st = ent_writer_commit(w, &err); /* nothing may have been due: whoever writes next tidies up */
    return st;
}

static enum ent_status do_remove(void)
{
    struct ent_writer *w;
    enum ent_status st = ent_writer_open(&w, corpus, ENT_WRITER_ADD, "test", 0, &err);
    if (st == ENT_OK && (st = ent_writer_remove(w, "b", &err)) == ENT_OK)
        return ent_writer_commit(w, &err);
    ent_writer_abort(st == ENT_ELOCKED ? NULL : w);
    if (st == ENT_ENOTFOUND) /* the attempt that failed had done it */
        st = ENT_OK;
    return st;
}

static enum ent_status do_correct(void)
{
    static const char text[] = "[doc a]\ntitle = Corrected\n";
    return ent_amend(corpus, "test", text, sizeof text - 1, &err);
}

static const struct {
    const char *name;
    enum ent_status (*run)(void);
    const char *before, *after; /* documents and what is left of them */
} commands[] = {
    {"ingest", do_replace, "a b ", "a c "},
    {"ingest --add", do_add, "a b ", "b a c "},
    {"remove", do_remove, "a b ", "a "},
    {"correct", do_correct, "a b ", "A b "},
    {"annotate", do_annotate, "a b ", "a b "},
    {"compact", do_compact, "a b ", "a b "},
    {"compact of the last segments", do_compact_tail, "a b ", "a b "},
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

/* Which of them are tried: all, or where it takes too long (valgrind) one in so many. */
static long stride(void) { return getenv("ENT_SLOW_RUN") != NULL ? 61 : 1; }

/* ---- the state ---- */

static void put_file(char path[96], const char *name, const char *text)
{
    snprintf(path, 96, "%s/%s", folder, name);
    FILE *f = __real_fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

static struct ent_names saved_names;
static struct ent_buf saved[16];
static size_t n_saved;

static void save(void)
{
    ck_assert_int_eq(ent_dir_list(corpus, &saved_names, &err), ENT_OK);
    n_saved = saved_names.n;
    ck_assert_uint_le(n_saved, sizeof saved / sizeof *saved);
    for (size_t i = 0; i < n_saved; i++) {
        char *path = ent_path_join(corpus, saved_names.names[i]);
        ck_assert_int_eq(ent_file_read(path, &saved[i], &err), ENT_OK);
        ent_free(path);
    }
}

static void setup(void)
{
    char in0[96];
    mode = NONE;
    snprintf(folder, sizeof folder, "/tmp/entente-fault-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(corpus, sizeof corpus, "%s/c", folder);
    put_file(in0, "in0.jsonl", "{\"id\": \"a\", \"text\": \"In May the gas price fell by 3 percent.\"}\n");
    put_file(in1, "in1.jsonl", "{\"id\": \"b\", \"text\": \"The cable is delayed.\"}\n");
    put_file(in2, "in2.jsonl", "{\"id\": \"a\", \"text\": \"The gas price rose.\"}\n{\"id\": \"c\", \"text\": \"A summit.\"}\n");
    ck_assert_msg(ingest(in0, 0) == ENT_OK, "%s", err.message);
    ck_assert_msg(ingest(in1, 1) == ENT_OK, "%s", err.message);
    save();
}

static void teardown(void)
{
    char command[128];
    mode = NONE;
    for (size_t i = 0; i < n_saved; i++)
        ent_buf_done(&saved[i]);
    ent_names_free(&saved_names);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

/* The corpus as setup() left it; without processes, since it is done thousands of times. */
static void start_again(void)
{
    struct ent_names names;
    char path[400];
    if (ent_dir_list(corpus, &names, NULL) == ENT_OK) {
        for (size_t i = 0; i < names.n; i++) {
            snprintf(path, sizeof path, "%s/%s", corpus, names.names[i]);
            ck_assert_int_eq(unlink(path), 0);
        }
        ent_names_free(&names);
    } else {
        ck_assert_int_eq(__real_mkdir(corpus, 0777), 0);
    }
    for (size_t i = 0; i < n_saved; i++) {
        snprintf(path, sizeof path, "%s/%s", corpus, saved_names.names[i]);
        FILE *f = __real_fopen(path, "w");
        ck_assert_ptr_nonnull(f);
        ck_assert_uint_eq(__real_fwrite(saved[i].data, 1, saved[i].len, f), saved[i].len);
        fclose(f);
    }
}

/* The ids of the documents, a corrected one as a capital; the corpus must be whole. */
static const char *documents(void)
{
    static char out[100];
    struct ent_corpus *c;
    size_t n = 0, n_id, n_title;
    ck_assert_msg(ent_corpus_open(&c, corpus, &err) == ENT_OK, "%s", err.message);
    ck_assert_msg(ent_corpus_verify(c, &err) == ENT_OK, "%s", err.message);
    for (size_t i = 0; i < ent_corpus_n_docs(c); i++) {
        struct ent_place p = ent_corpus_doc(c, i);
        const struct ent_layer *docs = ent_segment_layer(ent_corpus_segment(c, p.segment), "doc");
        const char *id = ent_attr_string(ent_layer_attr(docs, "id"), p.at, &n_id);
        const char *title = ent_attr_string(ent_layer_attr(docs, "title"), p.at, &n_title);
        out[n++] = (char)(title != NULL && n_title == 9 && memcmp(title, "Corrected", 9) == 0 ? *id - 32 : *id);
        out[n++] = ' ';
    }
    out[n] = '\0';
    ent_corpus_close(c);
    return out;
}

/* Nothing lies in the folder but what the manifest names, and corrections. */
static void check_nothing_left_over(void)
{
    struct ent_names names;
    struct ent_manifest m;
    ck_assert_int_eq(ent_dir_list(corpus, &names, &err), ENT_OK);
    ck_assert_int_eq(ent_manifest_read(&m, corpus, &err), ENT_OK);
    size_t expected = 1 + m.n_segments + m.n_lexicons;
    for (size_t i = 0; i < names.n; i++)
        expected += strcmp(names.names[i], "corrections") == 0;
    ck_assert_uint_eq(names.n, expected);
    ent_manifest_done(&m);
    ent_names_free(&names);
}

/* The attempt is over; in which state, and does the next one succeed? */
static void check_after(int i, int failed)
{
    const char *now = documents();
    if (failed)
        ck_assert_msg(strcmp(now, commands[i].before) == 0 || strcmp(now, commands[i].after) == 0, "%s: '%s'", commands[i].name, now);
    else
        ck_assert_str_eq(now, commands[i].after);
    ck_assert_msg(commands[i].run() == ENT_OK, "%s, again: %s", commands[i].name, err.message);
    ck_assert_str_eq(documents(), commands[i].after);
    check_nothing_left_over();
}

static void run_with(int i, enum mode how)
{
    long n = LONG_MAX;
    for (long k = 1; k <= n; k += stride()) {
        start_again();
        mode = how;
        at = k;
        operations = 0;
        enum ent_status st = commands[i].run();
        mode = NONE; /* Check writes files too */
        if (operations < k)
            n = 0; /* it was not reached: all were tried */
        ck_assert_msg(st == ENT_OK || st == ENT_EWRITE, "%s, operation %ld: %s", commands[i].name, k, err.message);
        check_after(i, st != ENT_OK);
    }
}

START_TEST(test_each_fails) { run_with(_i, FAIL); }
END_TEST

START_TEST(test_disk_is_full) { run_with(_i, FULL); }
END_TEST

START_TEST(test_killed)
{
    int status = 0;
    for (long k = 1; k == 1 || WIFSIGNALED(status); k += stride()) {
        start_again();
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            mode = KILL;
            at = k;
            operations = 0;
            _exit(commands[_i].run() == ENT_OK ? 0 : 1);
        }
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        ck_assert(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
        check_after(_i, WIFSIGNALED(status));
    }
}
END_TEST

START_TEST(test_memory_fails)
{
    for (uint64_t k = 1;; k += (uint64_t)stride()) {
        start_again();
        ent_mem_fail_at(k);
        enum ent_status st = commands[_i].run();
        if (ent_mem_fail_at(0) < k)
            break;
        ck_assert_msg(st == ENT_ENOMEM || st == ENT_OK, "%s, allocation %llu: %s", commands[_i].name, (unsigned long long)k, err.message);
        int may_be_done = st == ENT_OK || commands[_i].run == do_correct; /* its file comes first */
        const char *now = documents();
        ck_assert_msg(strcmp(now, commands[_i].before) == 0 || (may_be_done && strcmp(now, commands[_i].after) == 0),
                      "%s, allocation %llu: '%s'", commands[_i].name, (unsigned long long)k, now);
        if (k % 16 == 0)
            check_after(_i, 1);
    }
}
END_TEST

START_TEST(test_memory_fails_at_open)
{
    struct ent_corpus *c;
    mode = NONE;
    ck_assert_msg(do_correct() == ENT_OK, "%s", err.message);
    for (uint64_t k = 1;; k++) {
        ent_mem_fail_at(k);
        enum ent_status st = ent_corpus_open(&c, corpus, &err);
        if (ent_mem_fail_at(0) < k) {
            ck_assert_int_eq(st, ENT_OK);
            break;
        }
        ck_assert_int_eq(st, ENT_ENOMEM);
        ck_assert_ptr_null(c);
    }
    ent_corpus_close(c);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("fault");
    TCase *tc = tcase_create("fault");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 300);
    tcase_add_loop_test(tc, test_each_fails, 0, N_COMMANDS);
    tcase_add_loop_test(tc, test_disk_is_full, 0, N_COMMANDS);
    tcase_add_loop_test(tc, test_killed, 0, N_COMMANDS);
    tcase_add_loop_test(tc, test_memory_fails, 0, N_COMMANDS);
    tcase_add_test(tc, test_memory_fails_at_open);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
