/* Any bytes as vertical text: a complaint, or articles whose parts fit together. */
#include <string.h>

#include "fuzz.h"
#include "source/ent_source.h"
#include "text/ent_utf8.h"

static void check_words(const struct ent_article *a)
{
    const struct ent_parsed *p = a->parse;
    size_t words = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < p->n_sentences; i++) {
        const struct ent_parsed_sentence *s = &p->sentences[i];
        FUZZ_CHECK(s->n_words > 0 && s->first_word == words);
        words += s->n_words;
        for (size_t k = 0; k < s->n_words; k++) {
            const struct ent_parsed_word *w = &p->words[s->first_word + k];
            FUZZ_CHECK(w->start >= end && w->start < w->end && w->end <= a->len);
            FUZZ_CHECK(strlen(w->form) == w->end - w->start && memcmp(w->form, a->text + w->start, w->end - w->start) == 0);
            FUZZ_CHECK(w->head >= -1 && w->head <= (int32_t)s->n_words);
            end = w->end;
        }
    }
    FUZZ_CHECK(words == p->n_words);
}

static enum ent_status take(void *ctx, struct ent_article *a, struct ent_error *err)
{
    const struct ent_parsed *p = a->parse;
    size_t size = *(const size_t *)ctx;
    (void)err;
    FUZZ_CHECK(p != NULL && ent_utf8_check(a->text, a->len) == a->len);
    check_words(a);
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ent_parsed_span *s = &p->spans[i];
        FUZZ_CHECK(s->first <= s->last && s->last <= p->n_words && s->start <= s->end && s->end <= a->len);
        FUZZ_CHECK(i == 0 || s->start >= p->spans[i - 1].start);
        FUZZ_CHECK(strlen(s->layer) < 16);
    }
    for (size_t i = 0; i < a->n_blocks; i++)
        FUZZ_CHECK(a->blocks[i].start < a->blocks[i].end && a->blocks[i].end <= a->len &&
                   (i == 0 || a->blocks[i].start >= a->blocks[i - 1].end));
    for (size_t i = 0; i < a->n_runs; i++) {
        FUZZ_CHECK(a->runs[i].source + a->runs[i].n_source <= size);
        FUZZ_CHECK(i == 0 ? a->runs[i].text == 0 : a->runs[i].text > a->runs[i - 1].text);
    }
    return ENT_OK;
}

static void warn(void *ctx, const char *sentence) { FUZZ_CHECK(ctx != NULL && sentence[0] != '\0'); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_source_options options = {.columns = "word,pos,lemma,head,ner"};
    struct ent_source_stats stats = {0};
    struct ent_error err;
    size_t n = ent_utf8_check((const char *)data, size);
    char *bytes = malloc(n + 1); /* readers get a NUL after the bytes */
    memcpy(bytes, data, n);
    bytes[n] = '\0';
    struct ent_source_sink sink = {.ctx = &n, .article = take, .warn = warn};
    struct ent_input in = {.file = "f", .path = "f", .bytes = bytes, .n = strlen(bytes)};
    FUZZ_CHECK(ent_read_vrt(&in, &options, &sink, &stats, &err) == ENT_OK);
    free(bytes);
    return 0;
}
