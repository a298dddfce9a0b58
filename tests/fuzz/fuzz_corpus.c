/*
 * Damaged corpus files: opening complains or what is opened can be read to its end without harm.
 *
 * The input is a patch: triples (u16 where, u8 mask) are laid over a good segment, whose hashes are then made
 * right again, so that the fuzzer gets past them to what they guard.
 */
#include <string.h>
#include <unistd.h>

#include "corpus/ent_corpus.h"
#include "corpus/ent_writer.h"
#include "fuzz.h"
#include "mend.h"

static char folder[64], segment[96];
static struct ent_buf good;

static void must(enum ent_status st, const struct ent_error *err)
{
    if (st != ENT_OK) {
        fprintf(stderr, "%s\n", err->message);
        abort();
    }
}

static const struct ent_lexicon *no_lexicon(void *ctx, const char *name)
{
    (void)ctx, (void)name;
    return NULL;
}

/* A small segment with every kind of array. */
static void make_good(void)
{
    static const char text[] = "The cat sat on the mat . The dog saw the cat .";
    struct ent_segment_builder b;
    struct ent_layer_builder *l;
    struct ent_error err = {0};
    struct ent_delta_set deltas = {.base = no_lexicon};
    snprintf(folder, sizeof folder, "/tmp/entente-fuzz-XXXXXX");
    if (mkdtemp(folder) == NULL)
        abort();
    snprintf(segment, sizeof segment, "%s/segment", folder);
    must(ent_builder_open(&b, segment, &err), &err);
    must(ent_builder_text(&b, text, strlen(text), &err), &err);
    must(ent_builder_run(&b, 0, 7, (uint32_t)strlen(text), 1, &err), &err);
    for (size_t i = 0; text[i] != '\0'; i += strcspn(text + i, " ") + (strchr(text + i, ' ') != NULL)) {
        size_t n = strcspn(text + i, " ");
        must(ent_builder_word(&b, i, n, text + i, n, &err), &err);
        must(ent_builder_value(&b, "lemma", text + i, n, &err), &err);
        must(ent_builder_head(&b, i == 0 ? 0 : -1, &err), &err);
    }
    static const char *const layers[] = {"doc", "part", "section", "paragraph", "sentence", "boilerplate"};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        must(ent_builder_layer(&b, layers[i], &l, &err), &err);
        must(ent_layer_add(l, 0, strlen(text), 0, b.n_words, &err), &err);
        must(ent_layer_set_string(l, "id", "x", 1, &err), &err);
        must(ent_layer_set_number(l, "level", 3, &err), &err);
        must(ent_layer_set_date(l, "published", (struct ent_date){2024, 2, 0}, &err), &err);
        must(ent_layer_add_item(l, "authors", "Ann", 3, &err), &err);
    }
    must(ent_builder_finish(&b, &deltas, NULL, &err), &err);
    ent_delta_set_done(&deltas);
    must(ent_file_read(segment, &good, &err), &err);
}

static void read_layer(const struct ent_segment *s, const struct ent_layer *l)
{
    for (size_t row = 0; row < l->n && row < 100; row++) {
        struct ent_range r = ent_layer_bytes(s, l, row), w = ent_layer_words(s, l, row), inner;
        uint64_t number, start, end;
        size_t n;
        int exact;
        FUZZ_CHECK(r.start <= r.end && r.end <= s->text_size && w.end <= s->n_words);
        inner = ent_layer_rows(l, r);
        FUZZ_CHECK(inner.start <= inner.end && inner.end <= l->n);
        ent_segment_source(s, r, &start, &end, &exact);
        for (size_t i = 0; i < l->n_attrs; i++) {
            const char *string = ent_attr_string(&l->attrs[i], row, &n);
            FUZZ_CHECK(string == NULL || n <= l->attrs[i].size);
            ent_attr_number(&l->attrs[i], row, &number);
            ent_attr_date(&l->attrs[i], row);
            for (size_t k = 0; k < ent_attr_n_items(&l->attrs[i], row) && k < 100; k++)
                ent_attr_item(&l->attrs[i], row, k, &n);
        }
    }
}

static void read_all(const struct ent_segment *s)
{
    struct ent_posting_list list;
    for (size_t i = 0; i < s->n_layers; i++)
        read_layer(s, &s->layers[i]);
    for (size_t i = 0; i < s->n_words && i < 1000; i++) {
        struct ent_range r = ent_segment_word(s, i);
        FUZZ_CHECK(r.start <= r.end && r.end <= s->text_size);
        int64_t head = ent_segment_head(s, i);
        FUZZ_CHECK(head >= ENT_HEAD_NONE && head < (int64_t)s->n_words);
    }
    for (size_t i = 0; i < s->n_columns; i++) {
        for (uint32_t id = 0; id < 40; id++) {
            size_t steps = 0;
            ent_postings_list(&s->columns[i].postings, id, &list);
            while (steps++ < 1000 && ent_posting_next(&list) != ENT_NO_POSITION)
                ;
            ent_postings_list(&s->columns[i].postings, id, &list);
            for (uint32_t target = 0; target < 20; target += 3)
                ent_posting_seek(&list, target);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_segment s;
    struct ent_error err;
    if (good.len == 0)
        make_good();
    unsigned char *bytes = malloc(good.len);
    memcpy(bytes, good.data, good.len);
    for (size_t i = 0; i + 3 <= size; i += 3)
        bytes[(size_t)(data[i] | data[i + 1] << 8) % good.len] ^= data[i + 2];
    mend_hashes(bytes, good.len);
    FILE *f = fopen(segment, "wb");
    if (f == NULL || fwrite(bytes, 1, good.len, f) != good.len || fclose(f) != 0)
        abort();
    free(bytes);
    if (ent_segment_open(&s, segment, &err) == ENT_OK) {
        read_all(&s);
        ent_segment_close(&s);
    }
    return 0;
}
