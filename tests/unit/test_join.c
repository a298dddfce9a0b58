/* Parts joined in order are, byte by byte, the segment that one builder would have made, however divided. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus/ent_segment_build.h"

enum { DOCS = 60 };

static struct ent_error err;
static char folder[64];
static uint64_t state;

static uint32_t below(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % n);
}

static void setup(void)
{
    snprintf(folder, sizeof folder, "/tmp/entente-join-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

#define must(call) ck_assert_msg((call) == ENT_OK, "%s", err.message)

static const char *some_string(void)
{
    static char s[16];
    snprintf(s, sizeof s, "s%u", below(1 + below(300)));
    return s;
}

/* Columns, attributes and layers come and go, so that there are gaps of every kind. */
static void add_words(struct ent_segment_builder *b, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const char *s = some_string();
        must(ent_builder_text(b, s, strlen(s), &err));
        b->n_docs--; /* a text in pieces */
        must(ent_builder_word(b, b->text_size - strlen(s), strlen(s), s, strlen(s), &err));
        if (n % 3 == 0 && below(4) > 0)
            must(ent_builder_value(b, "lemma", s, below(5) ? strlen(s) : 0, &err));
        if (n % 5 == 0 && below(2))
            must(ent_builder_value(b, "upos", s, 1, &err));
        if (n % 7 == 0 && below(3))
            must(ent_builder_head(b, (int32_t)below(9) - 4, &err));
    }
}

static void add_rows(struct ent_segment_builder *b, uint64_t start, size_t first)
{
    static const char *const names[] = {"sentence", "date", "event"};
    struct ent_layer_builder *l;
    for (uint32_t i = below(4); i < 3; i++) {
        must(ent_builder_layer(b, names[i], &l, &err));
        must(ent_layer_add(l, start, b->text_size, first, b->n_words, &err));
        const char *s = some_string();
        if (below(2))
            must(ent_layer_set_string(l, s[1] < '5' ? "kind" : "rule", s, strlen(s), &err));
        if (below(3) == 0)
            must(ent_layer_set_number(l, "level", below(1000), &err));
        if (below(3) == 0)
            must(ent_layer_set_date(l, "when", (struct ent_date){2000, (uint8_t)(1 + below(12)), 0}, &err));
        for (uint32_t k = below(4); k < 3; k++)
            must(ent_layer_add_item(l, "actors", some_string(), 2, &err));
    }
}

static void add_doc(struct ent_segment_builder *b, uint64_t seed)
{
    uint64_t start = b->text_size;
    size_t first = b->n_words;
    struct ent_layer_builder *l;
    state = seed;
    must(ent_builder_text(b, "", 0, &err));
    must(ent_builder_run(b, start, seed, below(1000), below(2) != 0, &err));
    add_words(b, below(400));
    add_rows(b, start, first);
    if (below(5) == 0) {
        const struct ent_doc_source s = {some_string(), "x", "file", below(2) ? "Wire" : NULL, 1, {0}};
        must(ent_builder_source(b, &s, &err));
    }
    must(ent_builder_layer(b, "doc", &l, &err));
    must(ent_layer_add(l, start, b->text_size, first, b->n_words, &err));
}

static const struct ent_lexicon *no_lexicon(void *ctx, const char *name)
{
    (void)ctx, (void)name;
    return NULL;
}

static void finish(struct ent_segment_builder *b, const char *path, struct ent_buf *out)
{
    struct ent_delta_set deltas = {.base = no_lexicon};
    must(ent_builder_finish(b, &deltas, NULL, &err));
    for (size_t i = 0; i < deltas.n; i++) {
        const struct ent_intern *t = &deltas.items[i].delta.added;
        ent_buf_adds(out, deltas.items[i].name);
        ent_buf_add(out, t->bytes, t->n > 0 ? (size_t)t->starts[t->n] : 0);
    }
    ent_delta_set_done(&deltas);
    must(ent_file_read(path, out, &err));
}

START_TEST(test_any_division)
{
    char path[96];
    struct ent_segment_builder b, part = {0};
    struct ent_buf whole = {0}, joined = {0};
    snprintf(path, sizeof path, "%s/segment", folder);
    must(ent_builder_open(&b, path, &err));
    for (uint64_t d = 0; d < DOCS; d++)
        add_doc(&b, d);
    finish(&b, path, &whole);

    must(ent_builder_open(&b, path, &err));
    for (uint64_t d = 0; d < DOCS; d++) {
        add_doc(&part, d);
        state = d * 31 + (uint64_t)_i;
        if (below((uint32_t)_i + 1) == 0)
            must(ent_builder_join(&b, &part, &err));
    }
    must(ent_builder_join(&b, &part, &err));
    finish(&b, path, &joined);
    ck_assert_uint_eq(whole.len, joined.len);
    ck_assert(memcmp(whole.data, joined.data, whole.len) == 0);
    ent_buf_done(&whole);
    ent_buf_done(&joined);
}
END_TEST

/* Enough words for several threads to make their index. */
START_TEST(test_any_number_of_threads)
{
    char path[96];
    struct ent_buf files[2] = {{0}};
    snprintf(path, sizeof path, "%s/segment", folder);
    for (size_t k = 0; k < 2; k++) {
        struct ent_segment_builder b;
        must(ent_builder_open(&b, path, &err));
        must(ent_builder_text(&b, "", 0, &err));
        b.n_threads = 2 * k + 1; /* 1, 3 */
        state = 1;
        for (int i = 0; i < 600000; i++) {
            uint32_t word = below(5) == 0 ? below(9) : below(20000);
            must(ent_builder_word(&b, 0, 0, (const char *)&word, word == 7 ? 0 : 3, &err));
        }
        finish(&b, path, &files[k]);
        ck_assert_uint_eq(files[k].len, files[0].len);
        ck_assert(memcmp(files[k].data, files[0].data, files[0].len) == 0);
    }
    for (size_t k = 0; k < 2; k++)
        ent_buf_done(&files[k]);
}
END_TEST

START_TEST(test_memory_fails)
{
    char path[96];
    snprintf(path, sizeof path, "%s/segment", folder);
    for (uint64_t n = 1;; n++) {
        struct ent_segment_builder b, part = {0};
        must(ent_builder_open(&b, path, &err));
        add_doc(&b, 3);
        add_doc(&part, 15);
        ent_mem_fail_at(n);
        enum ent_status st = ent_builder_join(&b, &part, &err);
        uint64_t seen = ent_mem_fail_at(0);
        ent_builder_abort(&b);
        if (seen < n) {
            ck_assert_int_eq(st, ENT_OK);
            break;
        }
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("join");
    TCase *tc = tcase_create("join");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, test_any_division, 0, 8);
    tcase_add_test(tc, test_any_number_of_threads);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_memory_fails);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
