/*
 * The store: postings against a plain count, generations, identity, removal, kills between the steps,
 * memory that fails, and readers that stay on what they opened.
 */
#define _GNU_SOURCE
#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/ent_hash.h"
#include "corpus/ent_compact.h"
#include "corpus/ent_corpus.h"
#include "corpus/ent_writer.h"

static char folder[64], path[96];
static struct ent_error err;

static int remove_one(const char *p, const struct stat *sb, int type, struct FTW *ftw)
{
    (void)sb, (void)type, (void)ftw;
    return remove(p);
}

static void setup(void)
{
    snprintf(folder, sizeof folder, "/tmp/entente-corpus-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/c.entente", folder);
}

static void teardown(void) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* ---- a document: words divided by spaces, one sentence ---- */

struct doc {
    const char *id, *file, *text;
};

static enum ent_status write_words(struct ent_segment_builder *b, const char *text)
{
    uint64_t base = b->text_size;
    size_t first = b->n_words;
    struct ent_layer_builder *l;
    enum ent_status st = ent_builder_text(b, text, strlen(text), &err);
    if (st == ENT_OK)
        st = ent_builder_run(b, base, 0, (uint32_t)strlen(text), 1, &err);
    for (size_t i = 0; st == ENT_OK && text[i] != '\0';) {
        size_t n = strcspn(text + i, " ");
        st = ent_builder_word(b, base + i, n, text + i, n, &err);
        i += n + (text[i + n] == ' ');
    }
    if (st == ENT_OK && (st = ent_builder_layer(b, "sentence", &l, &err)) == ENT_OK)
        st = ent_layer_add(l, base, base + strlen(text), first, b->n_words, &err);
    return st;
}

static enum ent_status write_doc(struct ent_writer *w, const struct doc *d, enum ent_doc_fate *fate)
{
    char digest[65];
    struct ent_segment_builder *b;
    struct ent_layer_builder *l;
    ent_sha256_hex(d->text, strlen(d->text), digest);
    enum ent_status st = ent_writer_check(w, d->id, digest, fate, &err);
    if (st != ENT_OK || *fate == ENT_DOC_UNCHANGED || *fate == ENT_DOC_TWICE)
        return st;
    if (*fate == ENT_DOC_DUPLICATE) {
        struct ent_doc_source s = {digest, d->id, d->file, NULL, 1, {0}};
        return (st = ent_writer_builder(w, &b, &err)) == ENT_OK ? ent_builder_source(b, &s, &err) : st;
    }
    if ((st = ent_writer_builder(w, &b, &err)) != ENT_OK)
        return st;
    uint64_t base = b->text_size;
    size_t first = b->n_words;
    if ((st = write_words(b, d->text)) == ENT_OK &&
        (st = ent_builder_layer(b, "doc", &l, &err)) == ENT_OK &&
        (st = ent_layer_add(l, base, b->text_size, first, b->n_words, &err)) == ENT_OK &&
        (st = ent_layer_set_string(l, "id", d->id, strlen(d->id), &err)) == ENT_OK &&
        (st = ent_layer_set_string(l, "digest", digest, 64, &err)) == ENT_OK)
        st = ent_layer_set_string(l, "file", d->file, strlen(d->file), &err);
    if (st == ENT_OK)
        st = ent_writer_written(w, d->id, &err);
    return st;
}

static enum ent_status write_docs(const struct doc *docs, size_t n, enum ent_writer_mode mode,
                                  size_t max_words)
{
    struct ent_writer *w;
    enum ent_doc_fate fate;
    enum ent_status st = ent_writer_open(&w, path, mode, "test", max_words, &err);
    if (st != ENT_OK)
        return st;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = write_doc(w, &docs[i], &fate);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = ent_writer_end_file(w, docs[i].file, &err);
    if (st == ENT_OK)
        return ent_writer_commit(w, &err);
    ent_writer_abort(w);
    return st;
}

static struct ent_corpus *open_corpus(void)
{
    struct ent_corpus *c;
    ck_assert_msg(ent_corpus_open(&c, path, &err) == ENT_OK, "%s", err.message);
    ck_assert_msg(ent_corpus_verify(c, &err) == ENT_OK, "%s", err.message);
    return c;
}

static uint64_t count(const struct ent_corpus *c, const char *word)
{
    uint32_t id = ent_lexicon_find(ent_corpus_lexicon(c, "word"), word, strlen(word));
    return id == ENT_INTERN_NONE ? 0 : ent_corpus_count(c, "word", id);
}

static const struct doc three[] = {{"a", "one.txt", "the cat sat on the mat"},
                                   {"b", "one.txt", "The dog sat"},
                                   {"c", "two.txt", "a cat and a dog"}};

/* The corpus as text: ids, words and further sources in order. */
static void describe(const struct ent_corpus *c, char *out, size_t size)
{
    size_t n = 0;
    for (size_t d = 0; d < ent_corpus_n_docs(c); d++) {
        struct ent_place p = ent_corpus_doc(c, d);
        const struct ent_segment *s = ent_corpus_segment(c, p.segment);
        const struct ent_layer *docs = ent_segment_layer(s, "doc");
        struct ent_range words = ent_layer_words(s, docs, p.at);
        size_t n_id;
        uint64_t from, to;
        int exact;
        const char *id = ent_attr_string(ent_layer_attr(docs, "id"), p.at, &n_id);
        n += (size_t)snprintf(out + n, size - n, "%.*s:", (int)n_id, id);
        for (size_t i = words.start; i < words.end; i++) {
            struct ent_range r = ent_segment_word(s, i);
            uint32_t word = (uint32_t)ent_packed_get(&ent_segment_column(s, "word")->ids, i);
            size_t n_word;
            const char *w = ent_lexicon_str(ent_corpus_lexicon(c, "word"), word, &n_word);
            ck_assert(n_word == r.end - r.start && memcmp(w, s->text + r.start, n_word) == 0);
            ck_assert(ent_segment_source(s, r, &from, &to, &exact) && exact);
            n += (size_t)snprintf(out + n, size - n, " %.*s@%u", (int)n_word, w, (unsigned)from);
        }
        ck_assert_uint_eq(ent_layer_row_at(ent_segment_layer(s, "sentence"), words.start) < s->n_docs, 1);
        n += (size_t)snprintf(out + n, size - n, "\n");
    }
}

START_TEST(test_remove_and_compact)
{
    static const struct doc more[] = {{"d", "three.txt", "a bird sat"}, {"e", "copy.txt", "The dog sat"}};
    char before[512], after[512];
    struct ent_writer *w;
    size_t n_docs;
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    ck_assert_int_eq(write_docs(more, 2, ENT_WRITER_ADD, 0), ENT_OK);
    ck_assert_int_eq(ent_writer_open(&w, path, ENT_WRITER_ADD, "test", 0, &err), ENT_OK);
    ck_assert_int_eq(ent_writer_remove(w, "x", &err), ENT_ENOTFOUND);
    ck_assert_int_eq(ent_writer_remove(w, "a", &err), ENT_OK);
    ck_assert_int_eq(ent_writer_remove(w, "a", &err), ENT_ENOTFOUND);
    ck_assert_int_eq(ent_writer_commit(w, &err), ENT_OK);

    struct ent_corpus *c = open_corpus();
    describe(c, before, sizeof before);
    ck_assert_uint_eq(ent_corpus_n_segments(c), 2);
    ck_assert_uint_eq(count(c, "mat"), 0);
    ck_assert_msg(ent_compact(path, "test", 0, &n_docs, &err) == ENT_OK, "%s", err.message);
    ck_assert_uint_eq(n_docs, 3);
    ent_corpus_close(c); /* it could be read until now */
    c = open_corpus();
    describe(c, after, sizeof after);
    ck_assert_str_eq(before, after);
    ck_assert_uint_eq(ent_corpus_n_segments(c), 1);
    ck_assert_uint_eq(ent_lexicon_find(ent_corpus_lexicon(c, "word"), "mat", 3), ENT_INTERN_NONE);
    ck_assert_uint_eq(ent_segment_layer(ent_corpus_segment(c, 0), "source")->n, 1);
    ent_corpus_close(c);
}
END_TEST

START_TEST(test_write_and_read)
{
    ck_assert_msg(write_docs(three, 3, ENT_WRITER_REPLACE, 0) == ENT_OK, "%s", err.message);
    struct ent_corpus *c = open_corpus();
    ck_assert_uint_eq(ent_corpus_n_docs(c), 3);
    ck_assert_uint_eq(ent_corpus_n_words(c), 14);
    ck_assert_uint_eq(ent_corpus_n_sentences(c), 3);
    ck_assert_uint_eq(count(c, "the"), 2);
    ck_assert_uint_eq(count(c, "cat"), 2);
    ck_assert_uint_eq(count(c, "bird"), 0);
    ck_assert_uint_eq(ent_corpus_find_doc(c, "b", 1), 1);
    ck_assert_uint_eq(ent_corpus_find_doc(c, "x", 1), 3);
    struct ent_place place = ent_corpus_position(c, 7);
    const struct ent_segment *s = ent_corpus_segment(c, place.segment);
    struct ent_range r = ent_segment_word(s, place.at);
    ck_assert(r.end - r.start == 3 && memcmp(s->text + r.start, "dog", 3) == 0);
    ent_corpus_close(c);
}
END_TEST

START_TEST(test_case_folds)
{
    uint32_t *ids = NULL;
    size_t n = 0, cap = 0;
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    struct ent_corpus *c = open_corpus();
    uint32_t lower = ent_lexicon_find(ent_corpus_lexicon(c, "lower"), "the", 3);
    ck_assert_int_eq(ent_corpus_words_of_lower(c, lower, &ids, &n, &cap, &err), ENT_OK);
    ck_assert_uint_eq(n, 2);
    for (size_t i = 0; i < n; i++)
        ck_assert_uint_eq(ent_corpus_lower(c, ids[i]), lower);
    ent_free(ids);
    ent_corpus_close(c);
}
END_TEST

/* Adding keeps ids, skips what is there, replaces what changed, drops what a file no longer has. */
START_TEST(test_add)
{
    static const struct doc more[] = {{"a", "one.txt", "the cat sat on the mat"}, /* unchanged */
                                      {"d", "three.txt", "a bird and the cat"},
                                      {"c", "two.txt", "a cat and a horse"},      /* changed */
                                      {"e", "four.txt", "a bird and the cat"}};   /* duplicate of d */
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    struct ent_corpus *old = open_corpus();
    uint32_t dog = ent_lexicon_find(ent_corpus_lexicon(old, "word"), "dog", 3);
    ck_assert_msg(write_docs(more, 4, ENT_WRITER_ADD, 0) == ENT_OK, "%s", err.message);
    struct ent_corpus *c = open_corpus();
    ck_assert_uint_eq(ent_corpus_n_docs(c), 3); /* a, d, the new c; b is no longer in one.txt */
    ck_assert_uint_eq(ent_corpus_n_words(c), 6 + 5 + 5);
    ck_assert_uint_eq(ent_lexicon_find(ent_corpus_lexicon(c, "word"), "dog", 3), dog);
    ck_assert_uint_eq(count(c, "dog"), 0);
    ck_assert_uint_eq(count(c, "horse"), 1);
    ck_assert_uint_eq(count(c, "cat"), 3);
    ck_assert_uint_eq(count(c, "the"), 3);
    ck_assert_uint_eq(ent_corpus_find_doc(c, "b", 1), 3);
    ck_assert_uint_eq(ent_corpus_find_doc(c, "a", 1), 0);
    ck_assert_uint_eq(ent_corpus_manifest(c)->generation, 2);
    ck_assert_uint_eq(count(old, "dog"), 2); /* the reader stays on its generation */
    ent_corpus_close(old);
    ent_corpus_close(c);
}
END_TEST

START_TEST(test_add_of_nothing_new_is_no_generation)
{
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_ADD, 0), ENT_OK);
    struct ent_corpus *c = open_corpus();
    ck_assert_uint_eq(ent_corpus_manifest(c)->generation, 1);
    ent_corpus_close(c);
}
END_TEST

/* Random words in many documents: each count, each posting list and each seek as a plain loop has it. */
static uint64_t state = 1;

static uint32_t below(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % n);
}

static void check_list(const struct ent_segment *s, uint32_t id)
{
    const struct ent_column *column = ent_segment_column(s, "word");
    struct ent_posting_list list, leaps;
    ent_postings_list(&column->postings, id, &list);
    for (size_t i = 0; i < s->n_words; i++)
        if (ent_packed_get(&column->ids, i) == id)
            ck_assert_uint_eq(ent_posting_next(&list), i);
    ck_assert_uint_eq(ent_posting_next(&list), ENT_NO_POSITION);
    ent_postings_list(&column->postings, id, &leaps);
    for (uint32_t target = 0, after = 0; target < s->n_words; target += 1 + below(3000)) {
        size_t i = target > after ? target : after;
        while (i < s->n_words && ent_packed_get(&column->ids, i) != id)
            i++;
        uint32_t at = ent_posting_seek(&leaps, target);
        ck_assert_uint_eq(at, i < s->n_words ? i : ENT_NO_POSITION);
        after = (uint32_t)i + 1;
    }
}

START_TEST(test_many_words)
{
    enum { DOCS = 40, WORDS = 1500, TYPES = 300 };
    static char texts[DOCS][WORDS * 6], ids[DOCS][8];
    static uint64_t counts[TYPES];
    static struct doc docs[DOCS];
    for (size_t d = 0; d < DOCS; d++) {
        char *p = texts[d];
        for (size_t i = 0; i < WORDS; i++) {
            uint32_t type = below(1 + below(TYPES)); /* low ones are frequent */
            counts[type]++;
            p += sprintf(p, "%sw%u", i ? " " : "", type);
        }
        sprintf(ids[d], "d%zu", d);
        docs[d] = (struct doc){ids[d], ids[d], texts[d]};
    }
    /* in one segment, then in many: the same counts */
    for (size_t max = 0; max <= 5000; max += 5000) {
        ck_assert_int_eq(write_docs(docs, DOCS, ENT_WRITER_REPLACE, max), ENT_OK);
        struct ent_corpus *c = open_corpus();
        ck_assert_uint_eq(ent_corpus_n_segments(c), max == 0 ? 1 : 10);
        for (uint32_t type = 0; type < TYPES; type++) {
            char word[8];
            sprintf(word, "w%u", type);
            ck_assert_uint_eq(count(c, word), counts[type]);
        }
        for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
            for (uint32_t id = 0; id < TYPES; id += 7)
                check_list(ent_corpus_segment(c, i), id);
        ent_corpus_close(c);
    }
}
END_TEST

START_TEST(test_one_writer)
{
    struct ent_writer *w, *second;
    ck_assert_int_eq(ent_writer_open(&w, path, ENT_WRITER_ADD, "test", 0, &err), ENT_OK);
    ck_assert_int_eq(ent_writer_open(&second, path, ENT_WRITER_ADD, "test", 0, &err), ENT_ELOCKED);
    ck_assert_ptr_nonnull(strstr(err.message, "process"));
    ent_writer_abort(w);
    ck_assert_int_ne(access(path, F_OK), 0); /* nothing came of it, nothing is left */
}
END_TEST

START_TEST(test_a_dead_writer_is_no_hindrance)
{
    enum ent_doc_fate fate;
    struct ent_writer *w;
    int status;
    ck_assert_int_eq(write_docs(three, 2, ENT_WRITER_REPLACE, 0), ENT_OK);
    pid_t child = fork();
    if (child == 0) {
        if (ent_writer_open(&w, path, ENT_WRITER_ADD, "test", 0, &err) == ENT_OK &&
            write_doc(w, &three[2], &fate) == ENT_OK)
            _exit(0); /* dies with the lock held and a part of a segment written */
        _exit(1);
    }
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    struct ent_corpus *c = open_corpus();
    ck_assert_uint_eq(ent_corpus_n_docs(c), 2);
    ent_corpus_close(c);
    ck_assert_msg(write_docs(three, 3, ENT_WRITER_ADD, 0) == ENT_OK, "%s", err.message);
    c = open_corpus();
    ck_assert_uint_eq(ent_corpus_n_docs(c), 3);
    ent_corpus_close(c);
    struct ent_names names;
    ck_assert_int_eq(ent_dir_list(path, &names, &err), ENT_OK);
    ck_assert_uint_eq(names.n, 5); /* manifest, two segments, two lexicons: no part, no lock */
    ent_names_free(&names);
}
END_TEST

START_TEST(test_a_folder_of_something_else_is_left_alone)
{
    char file[128];
    ck_assert_int_eq(ent_dir_make(path, &err), ENT_OK);
    snprintf(file, sizeof file, "%s/thesis.doc", path);
    FILE *f = fopen(file, "w");
    ck_assert_ptr_nonnull(f);
    fclose(f);
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_EWRITE);
    ck_assert_int_eq(access(file, F_OK), 0);
}
END_TEST

START_TEST(test_the_same_input_gives_the_same_bytes)
{
    struct ent_buf first = {0}, second = {0};
    char file[128];
    snprintf(file, sizeof file, "%s/manifest", path);
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    ck_assert_int_eq(ent_file_read(file, &first, &err), ENT_OK);
    teardown();
    setup();
    snprintf(file, sizeof file, "%s/manifest", path);
    ck_assert_int_eq(write_docs(three, 3, ENT_WRITER_REPLACE, 0), ENT_OK);
    ck_assert_int_eq(ent_file_read(file, &second, &err), ENT_OK);
    ck_assert_str_eq(ent_buf_str(&first), ent_buf_str(&second)); /* it holds the files' hashes */
    ent_buf_done(&first);
    ent_buf_done(&second);
}
END_TEST

/* Memory fails at each allocation in turn: a clean error, the old generation whole. */
START_TEST(test_memory_fails)
{
    ck_assert_int_eq(write_docs(three, 2, ENT_WRITER_REPLACE, 0), ENT_OK);
    for (uint64_t at = 1;; at++) {
        struct ent_corpus *c = NULL;
        ent_mem_fail_at(at);
        enum ent_status st = write_docs(three, 3, ENT_WRITER_ADD, 0);
        ent_mem_fail_at(0);
        if (st == ENT_OK)
            break;
        ck_assert_msg(st == ENT_ENOMEM, "allocation %d: %s", (int)at, err.message);
        ent_mem_fail_at(at);
        st = ent_corpus_open(&c, path, &err);
        ent_mem_fail_at(0);
        ck_assert(st == ENT_ENOMEM || st == ENT_OK);
        ent_corpus_close(c);
        c = open_corpus();
        ck_assert_uint_eq(ent_corpus_n_docs(c), 2);
        ent_corpus_close(c);
    }
}
END_TEST

static const struct {
    const char *what, *text;
    enum ent_status status;
} bad_manifests[] = {
    {"empty", "", ENT_EFORMAT},
    {"no hash", "{\"format\": 1}\n", ENT_EFORMAT},
    {"not JSON", "nonsense\n", ENT_EFORMAT},
    {"newer", "{\"format\": 2}\n", ENT_EVERSION},
    {"path", "{\"format\": 1, \"generation\": 1, \"next_file\": 1, \"lexicons\": [{\"file\": "
             "\"../x\", \"identity\": \"0\"}], \"segments\": []}\n", ENT_EFORMAT},
    {"missing file", "{\"format\": 1, \"generation\": 1, \"next_file\": 1, \"lexicons\": [{\"file\": "
             "\"x\", \"identity\": \"0\"}], \"segments\": []}\n", ENT_EIO},
};

START_TEST(test_bad_manifest)
{
    char file[128];
    struct ent_corpus *c;
    const char *text = bad_manifests[_i].text;
    ck_assert_int_eq(ent_dir_make(path, &err), ENT_OK);
    snprintf(file, sizeof file, "%s/manifest", path);
    FILE *f = fopen(file, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    if (_i > 1)
        fprintf(f, "hash %016llx\n", (unsigned long long)ent_hash(text, strlen(text), 0));
    fclose(f);
    ck_assert_msg(ent_corpus_open(&c, path, &err) == bad_manifests[_i].status, "%s: %s",
                  bad_manifests[_i].what, err.message);
    ck_assert_ptr_null(c);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("corpus");
    TCase *tc = tcase_create("corpus");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, test_write_and_read);
    tcase_add_test(tc, test_remove_and_compact);
    tcase_add_test(tc, test_case_folds);
    tcase_add_test(tc, test_add);
    tcase_add_test(tc, test_add_of_nothing_new_is_no_generation);
    tcase_add_test(tc, test_many_words);
    tcase_add_test(tc, test_one_writer);
    tcase_add_test(tc, test_a_dead_writer_is_no_hindrance);
    tcase_add_test(tc, test_a_folder_of_something_else_is_left_alone);
    tcase_add_test(tc, test_the_same_input_gives_the_same_bytes);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_loop_test(tc, test_bad_manifest, 0, sizeof bad_manifests / sizeof *bad_manifests);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
