/*
 * Files of a corpus cut short and with bits turned over: verify names the file, and reading what can be opened comes to
 * its end.
 */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus/ent_writer.h"
#include "pipeline/ent_export.h"
#include "pipeline/ent_ingest.h"

enum { CUTS = 1000, FLIPS = 10000, MOST_FILES = 16 };

static struct ent_error err;
static char folder[64], corpus[96];
static struct ent_names names;
static struct ent_buf files[MOST_FILES];
static FILE *null;
static uint64_t state;

static size_t below(size_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((state >> 33) % n);
}

#define must(call) ck_assert_msg((call) == ENT_OK, "%s", err.message)

static void ingest(const char *text, enum ent_source_kind kind)
{
    char path[96];
    struct ent_ingest_options o = {.source = {.kind = kind}, .add = 1, .producer = "test", .n_threads = 1};
    struct ent_ingest_stats stats;
    const char *paths[] = {path};
    snprintf(path, sizeof path, "%s/input-%d", folder, (int)kind);
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
    must(ent_ingest(paths, 1, corpus, &o, &stats, &err));
}

/* A corpus with all kinds of arrays, two segments and a document that was removed. */
static void setup(void)
{
    struct ent_writer *w;
    snprintf(folder, sizeof folder, "/tmp/entente-damage-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(corpus, sizeof corpus, "%s/c", folder);
    ingest("{\"id\": \"a\", \"title\": \"Gas\", \"authors\": [\"Ann Author\"], \"published\": \"2025-01-02\", \"text\": "
           "\"The price of gas fell by 3% in May 2024, and didn't rise.\\n\\n\\\"We wait,\\\" said Bob Writer.\"}\n"
           "{\"id\": \"b\", \"text\": \"The cable is delayed.\"}\n{\"id\": \"c\", \"text\": \"The cable is delayed.\"}\n", ENT_SOURCE_JSONL);
    ingest("<doc id=\"v\">\n<s>\n<np a=\"b\">\nGas\tNN\tgas\n</np>\n<g/>\n.\t.\t.\n</s>\n</doc>\n", ENT_SOURCE_VRT);
    must(ent_writer_open(&w, corpus, ENT_WRITER_ADD, "test", 0, &err));
    must(ent_writer_remove(w, "b", &err));
    must(ent_writer_commit(w, &err));
    must(ent_dir_list(corpus, &names, &err));
    ck_assert_uint_le(names.n, MOST_FILES);
    for (size_t i = 0; i < names.n; i++) {
        char *path = ent_path_join(corpus, names.names[i]);
        must(ent_file_read(path, &files[i], &err));
        ent_free(path);
    }
    null = fopen("/dev/null", "w");
    ck_assert_ptr_nonnull(null);
}

static void teardown(void)
{
    char command[96];
    fclose(null);
    for (size_t i = 0; i < names.n; i++)
        ent_buf_done(&files[i]);
    ent_names_free(&names);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static void put_file(size_t i, const char *bytes, size_t n)
{
    char *path = ent_path_join(corpus, names.names[i]);
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    fclose(f);
    ent_free(path);
}

static void read_all(const struct ent_corpus *c)
{
    enum ent_status st = ent_export_conllu(c, null, NULL);
    st = ent_export_vrt(c, NULL, null, NULL);
    st = ent_export_text(c, null, NULL);
    (void)st;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        for (size_t k = 0; k < s->n_columns; k++)
            for (uint32_t id = 0; id < 60; id++)
                ent_corpus_count(c, s->columns[k].name, id);
    }
}

/* The file is not as it was: that is found, and said of this file. */
static void check(size_t i, const char *what, size_t at)
{
    struct ent_corpus *c;
    enum ent_status st = ent_corpus_open(&c, corpus, &err);
    if (st == ENT_OK) {
        read_all(c);
        st = ent_corpus_verify(c, &err);
        ent_corpus_close(c);
    }
    ck_assert_msg(st == ENT_EFORMAT || st == ENT_EVERSION || st == ENT_EIO, "%s: %s %zu: status %d", names.names[i], what, at, (int)st);
    ck_assert_msg(strstr(err.message, names.names[i]) != NULL, "%s: %s %zu: %s", names.names[i], what, at, err.message);
}

START_TEST(test_cuts)
{
    int n = getenv("ENT_SLOW_RUN") != NULL ? CUTS / 50 : CUTS;
    for (int k = 0; k < n; k++) {
        size_t i = below(names.n), size = below(files[i].len);
        put_file(i, files[i].data, size);
        check(i, "cut to", size);
        put_file(i, files[i].data, files[i].len);
    }
}
END_TEST

static void put_byte(size_t i, size_t at, char byte)
{
    char *path = ent_path_join(corpus, names.names[i]);
    int fd = open(path, O_WRONLY);
    ck_assert_int_eq(pwrite(fd, &byte, 1, (off_t)at), 1);
    close(fd);
    ent_free(path);
}

START_TEST(test_flips)
{
    int n = getenv("ENT_SLOW_RUN") != NULL ? FLIPS / 100 : FLIPS;
    for (int k = 0; k < n; k++) {
        size_t i = below(names.n), at = below(files[i].len);
        put_byte(i, at, (char)(files[i].data[at] ^ 1 << below(8)));
        check(i, "a bit of byte", at);
        put_byte(i, at, files[i].data[at]);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("damage");
    TCase *tc = tcase_create("damage");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 600);
    tcase_add_test(tc, test_cuts);
    tcase_add_test(tc, test_flips);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
