#include "query/ent_phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "text/ent_fold.h"
#include "text/ent_token.h"
#include "text/ent_utf8.h"

/* The ids that one word of the phrase may have, rising. */
struct choice {
    uint32_t *ids;
    size_t n, cap;
};
struct phrase {
    struct choice *choices;
    size_t n;
};

static int has_id(const struct choice *c, uint32_t id)
{
    size_t low = 0, high = c->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->n && c->ids[low] == id;
}

static enum ent_status find_ids(const struct ent_corpus *c, const char *s, size_t n, int fold,
                                struct choice *out, struct ent_error *err)
{
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, fold ? "lower" : "word");
    struct ent_buf key = {0};
    uint32_t id = ENT_INTERN_NONE;
    enum ent_status st = ENT_OK;
    if (fold)
        st = ent_fold_key(s, n, &key, err);
    else
        ent_buf_add(&key, s, n);
    if (st == ENT_OK)
        st = ent_buf_check(&key, err);
    if (st == ENT_OK && lexicon != NULL)
        id = ent_lexicon_find(lexicon, ent_buf_str(&key), key.len);
    ent_buf_done(&key);
    if (st != ENT_OK || id == ENT_INTERN_NONE)
        return st;
    if (fold)
        return ent_corpus_words_of_lower(c, id, &out->ids, &out->n, &out->cap, err);
    st = ent_reserve(&out->ids, &out->cap, 1, sizeof *out->ids, err);
    if (st == ENT_OK)
        out->ids[out->n++] = id;
    return st;
}

static uint64_t count_in(const struct ent_column *words, const struct choice *c)
{
    uint64_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += ent_postings_count(&words->postings, c->ids[i]);
    return n;
}

static int compare_positions(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* All positions of the choice in a segment, in order; n is count_in(). */
static enum ent_status list_positions(const struct ent_column *words, const struct choice *c, size_t n,
                                      uint32_t **out, struct ent_error *err)
{
    struct ent_posting_list list;
    size_t k = 0;
    *out = ent_malloc(n * sizeof **out);
    if (*out == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu positions", n);
    for (size_t i = 0; i < c->n; i++) {
        ent_postings_list(&words->postings, c->ids[i], &list);
        for (uint32_t at; k < n && (at = ent_posting_next(&list)) != ENT_NO_POSITION;)
            (*out)[k++] = at;
        if (ent_interrupted())
            return ent_fail_interrupted(err);
    }
    if (c->n > 1)
        qsort(*out, k, sizeof **out, compare_positions);
    while (k < n) /* a damaged list: what is missing is nowhere */
        (*out)[k++] = ENT_NO_POSITION;
    return ENT_OK;
}

/* Does the phrase stand at [first, first + n), within a sentence of a document that is there? */
static int stands_at(const struct ent_corpus *c, size_t segment, const struct ent_segment *s,
                     const struct ent_column *words, const struct phrase *p, size_t first)
{
    const struct ent_layer *sentences = ent_segment_layer(s, "sentence");
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    if (first + p->n > s->n_words)
        return 0;
    for (size_t i = 0; i < p->n; i++)
        if (!has_id(&p->choices[i], (uint32_t)ent_packed_get(&words->ids, first + i)))
            return 0;
    if (p->n > 1 && ent_layer_row_at(sentences, first) != ent_layer_row_at(sentences, first + p->n - 1))
        return 0;
    return !ent_corpus_is_removed(c, segment, ent_layer_row_at(docs, first));
}

static enum ent_status find_in_segment(const struct ent_corpus *c, size_t segment,
                                       const struct phrase *p, struct ent_hits *out,
                                       struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(c, segment);
    const struct ent_column *words = ent_segment_column(s, "word");
    size_t rarest = 0;
    uint64_t fewest = UINT64_MAX;
    uint32_t *positions = NULL;
    enum ent_status st = ENT_OK;

    for (size_t i = 0; words != NULL && i < p->n; i++) {
        uint64_t n = count_in(words, &p->choices[i]);
        if (n < fewest) {
            fewest = n;
            rarest = i;
        }
    }
    if (words == NULL || fewest == 0)
        return ENT_OK;
    st = list_positions(words, &p->choices[rarest], (size_t)fewest, &positions, err);
    for (uint64_t i = 0; st == ENT_OK && i < fewest; i++) {
        if (i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
        else if (positions[i] >= rarest && positions[i] < s->n_words &&
                 stands_at(c, segment, s, words, p, positions[i] - rarest) &&
                 (st = ent_reserve(&out->hits, &out->cap, out->n + 1, sizeof *out->hits, err)) == ENT_OK)
            out->hits[out->n++] = (struct ent_hit){(uint32_t)segment, positions[i] - (uint32_t)rarest,
                                                   positions[i] - (uint32_t)rarest + (uint32_t)p->n};
    }
    ent_free(positions);
    return st;
}

enum ent_status ent_phrase_find(const struct ent_corpus *c, const char *phrase, size_t n, int fold,
                                struct ent_hits *out, struct ent_error *err)
{
    struct ent_words words = {0};
    struct phrase p = {0};
    enum ent_status st = ENT_OK;

    if (ent_utf8_check(phrase, n) != n)
        return ent_fail(err, ENT_EARG, "the phrase is not UTF-8 (byte %zu)", ent_utf8_check(phrase, n));
    st = ent_tokenize(phrase, 0, n, &words, err);
    if (st == ENT_OK && words.n == 0)
        st = ent_fail(err, ENT_EARG, "the phrase has no word");
    if (st == ENT_OK && (p.choices = ent_calloc(words.n, sizeof *p.choices)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a phrase of %zu words", words.n);
    for (size_t i = 0; st == ENT_OK && i < words.n; i++, p.n++)
        st = find_ids(c, phrase + words.words[i].start, words.words[i].end - words.words[i].start, fold,
                      &p.choices[i], err);
    out->n_words = words.n;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        st = find_in_segment(c, i, &p, out, err);
    for (size_t i = 0; p.choices != NULL && i < words.n; i++)
        ent_free(p.choices[i].ids);
    ent_free(p.choices);
    ent_words_done(&words);
    return st;
}

void ent_hits_done(struct ent_hits *hits)
{
    ent_free(hits->hits);
    *hits = (struct ent_hits){0};
}
