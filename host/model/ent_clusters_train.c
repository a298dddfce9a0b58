/* Learning which words are used alike. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "model/ent_clusters.h"
#include "source/ent_source.h"
#include "text/ent_token.h"

enum {
    SEEN = 20,          /* a word that was seen less often says too little */
    WORDS = 40000,      /* no more than so many */
    CONTEXTS = 2000,    /* the commonest words, as neighbours */
    DIMENSIONS = 96, CLASSES = 500, PASSES = 12,
    BREAK = UINT32_MAX  /* between sentences */
};

struct text { /* all words in order, as numbers */
    struct ent_keymap numbers;
    uint32_t *words;
    size_t n, cap;
    uint64_t *counts; /* by number */
    size_t cap_counts;
    struct ent_words scratch;
    const struct ent_train_log *log;
};

/* ---- reading ---- */

static enum ent_status add_word(struct text *t, const char *form, size_t n, struct ent_error *err)
{
    struct ent_wordform seen;
    uint32_t *number;
    ent_wordform(form, n, &seen);
    enum ent_status st = ent_keymap_add(&t->numbers, seen.word, (uint32_t)t->numbers.n, &number, err);
    if (st == ENT_OK)
        st = ent_reserve(&t->words, &t->cap, t->n + 2, sizeof *t->words, err);
    if (st == ENT_OK && *number + 1 == t->numbers.n && t->cap_counts < t->numbers.n) {
        size_t before = t->cap_counts;
        if ((st = ent_reserve(&t->counts, &t->cap_counts, t->numbers.n, sizeof *t->counts, err)) == ENT_OK)
            memset(t->counts + before, 0, (t->cap_counts - before) * sizeof *t->counts);
    }
    if (st != ENT_OK)
        return st;
    t->words[t->n++] = *number;
    t->counts[*number]++;
    return ENT_OK;
}

static enum ent_status take_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct text *t = ctx;
    enum ent_status st = ENT_OK;
    for (size_t b = 0; st == ENT_OK && b < a->n_blocks; b++) {
        t->scratch.n = 0;
        if (a->blocks[b].kind == ENT_BLOCK_BOILERPLATE)
            continue;
        st = ent_tokenize(a->text, a->blocks[b].start, a->blocks[b].end, &t->scratch, err);
        for (size_t i = 0; st == ENT_OK && i < t->scratch.n; i++) {
            const struct ent_word *w = &t->scratch.words[i];
            st = add_word(t, a->text + w->start, w->end - w->start, err);
            if (st == ENT_OK && w->flags & ENT_WORD_SENT_END)
                t->words[t->n++] = BREAK;
        }
    }
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

static enum ent_status read_text(struct text *t, const char *const *paths, size_t n, struct ent_error *err)
{
    const struct ent_source_options options = {.as_is = 1}; /* so that models do not change with how pages are read */
    const struct ent_source_sink sink = {.ctx = t, .article = take_article};
    struct ent_source_stats stats = {0};
    enum ent_status st = ent_source_walk(paths, n, &options, &sink, &stats, err);
    if (st == ENT_OK && t->n == 0)
        st = ent_fail(err, ENT_EFORMAT, "%s: no words to learn from", paths[0]);
    return st;
}

/* ---- words in the order of their counts ---- */

struct ranked {
    uint64_t count;
    uint32_t number;
};

static int by_count(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

/* Number the words anew, the commonest 0; rare ones are BREAK.  How many are left. */
static enum ent_status rank_words(struct text *t, uint32_t **rank, size_t *n_words, struct ent_error *err)
{
    size_t n = t->numbers.n;
    struct ranked *r = ent_malloc(n * sizeof *r);
    *rank = ent_malloc(n * sizeof **rank);
    if (r == NULL || *rank == NULL) {
        ent_free(r);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", n);
    }
    for (size_t i = 0; i < n; i++) {
        r[i] = (struct ranked){t->counts[i], (uint32_t)i};
        (*rank)[i] = BREAK;
    }
    qsort(r, n, sizeof *r, by_count);
    for (*n_words = 0; *n_words < n && *n_words < WORDS && r[*n_words].count >= SEEN; ++*n_words)
        (*rank)[r[*n_words].number] = (uint32_t)*n_words;
    for (size_t i = 0; i < *n_words; i++)
        t->counts[i] = r[i].count; /* now by rank */
    ent_free(r);
    return ENT_OK;
}

/* ---- neighbours ---- */

/* Pairs of a word and a neighbour (those after it from CONTEXTS on), as word * 2 CONTEXTS + neighbour, sorted. */
static enum ent_status find_pairs(const struct text *t, const uint32_t *rank, uint32_t **pairs, size_t *n, struct ent_error *err)
{
    uint32_t *scratch = ent_malloc((2 * t->n + 1) * sizeof *scratch);
    *n = 0;
    *pairs = ent_malloc((2 * t->n + 1) * sizeof **pairs);
    if (*pairs == NULL || scratch == NULL) {
        ent_free(scratch);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu neighbours", 2 * t->n);
    }
    for (size_t i = 0; i + 1 < t->n; i++) {
        uint32_t a = t->words[i] == BREAK ? BREAK : rank[t->words[i]];
        uint32_t b = t->words[i + 1] == BREAK ? BREAK : rank[t->words[i + 1]];
        if (a != BREAK && b < CONTEXTS)
            (*pairs)[(*n)++] = a * 2 * CONTEXTS + CONTEXTS + b;
        if (b != BREAK && a < CONTEXTS)
            (*pairs)[(*n)++] = b * 2 * CONTEXTS + a;
    }
    ent_radix_numbers(pairs, &scratch, *n, 32);
    ent_free(scratch);
    return ENT_OK;
}

/* 1 or -1, from the bits of a hash of the context. */
static float sign(uint32_t context, int dimension)
{
    uint64_t z = ((uint64_t)context << 8 | (uint64_t)(dimension / 32)) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    return z >> (20 + dimension % 32) & 1 ? 1.0F : -1.0F;
}

static void normalise(float *v)
{
    float sum = 0;
    for (int d = 0; d < DIMENSIONS; d++)
        sum += v[d] * v[d];
    float scale = sum > 0 ? 1 / sqrtf(sum) : 0;
    for (int d = 0; d < DIMENSIONS; d++)
        v[d] *= scale;
}

/* Each word's neighbours by their positive pointwise mutual information, projected. */
static void project(const struct text *t, const uint32_t *pairs, size_t n, const float *signs, float *vectors)
{
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i; k < n && pairs[k] == pairs[i]; k++)
            ;
        uint32_t word = pairs[i] / (2 * CONTEXTS), context = pairs[i] % (2 * CONTEXTS);
        double expected = (double)t->counts[word] * (double)t->counts[context % CONTEXTS] / (double)t->n;
        float weight = (float)log((double)(k - i) / expected);
        if (weight <= 0 || k - i < 2)
            continue;
        for (int d = 0; d < DIMENSIONS; d++)
            vectors[(size_t)word * DIMENSIONS + (size_t)d] += weight * signs[(size_t)context * DIMENSIONS + (size_t)d];
    }
}

static enum ent_status describe(const struct text *t, const uint32_t *rank, size_t n_words, float *vectors, struct ent_error *err)
{
    uint32_t *pairs = NULL;
    size_t n = 0;
    float *signs = ent_malloc((size_t)2 * CONTEXTS * DIMENSIONS * sizeof *signs);
    enum ent_status st = signs != NULL ? find_pairs(t, rank, &pairs, &n, err)
                                       : ent_fail(err, ENT_ENOMEM, "out of memory for a projection");
    if (st == ENT_OK) {
        for (uint32_t c = 0; c < 2 * CONTEXTS; c++)
            for (int d = 0; d < DIMENSIONS; d++)
                signs[(size_t)c * DIMENSIONS + (size_t)d] = sign(c, d);
        project(t, pairs, n, signs, vectors);
        for (size_t i = 0; i < n_words; i++)
            normalise(vectors + i * DIMENSIONS);
    }
    ent_free(pairs);
    ent_free(signs);
    return st;
}

/* ---- classes ---- */

static uint32_t nearest(const float *centres, uint32_t n, const float *v)
{
    uint32_t best = 0;
    float most = -2;
    for (uint32_t c = 0; c < n; c++) {
        const float *centre = centres + (size_t)c * DIMENSIONS;
        float sum[8] = {0}; /* eight at a time, in the same order everywhere */
        for (int d = 0; d < DIMENSIONS; d += 8)
            for (int k = 0; k < 8; k++)
                sum[k] += centre[d + k] * v[d + k];
        float dot = (sum[0] + sum[1]) + (sum[2] + sum[3]) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
        if (dot > most) {
            most = dot;
            best = c;
        }
    }
    return best;
}

/* k-means on the sphere; the commonest words are the first centres. */
static enum ent_status divide(const float *vectors, size_t n_words, uint32_t n_classes, uint32_t *class,
                              const struct ent_train_log *log, struct ent_error *err)
{
    size_t size = (size_t)n_classes * DIMENSIONS;
    float *centres = ent_malloc((size + 1) * sizeof *centres);
    enum ent_status st = centres != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %u classes", n_classes);
    if (st == ENT_OK)
        memcpy(centres, vectors, size * sizeof *centres);
    for (int pass = 1; st == ENT_OK && pass <= PASSES; pass++) {
        size_t moved = 0;
        for (size_t i = 0; i < n_words; i++) {
            uint32_t c = nearest(centres, n_classes, vectors + i * DIMENSIONS);
            moved += c != class[i];
            class[i] = c;
        }
        memset(centres, 0, size * sizeof *centres);
        for (size_t i = 0; i < n_words; i++)
            for (size_t d = 0; d < DIMENSIONS; d++)
                centres[(size_t)class[i] * DIMENSIONS + d] += vectors[i * DIMENSIONS + d];
        for (uint32_t c = 0; c < n_classes; c++)
            normalise(centres + (size_t)c * DIMENSIONS);
        ent_train_say(log, "classes of words, pass %d of %d: %zu of %zu words moved", pass, PASSES, moved, n_words);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_free(centres);
    return st;
}

static enum ent_status keep(struct ent_clusters *c, const struct text *t, const uint32_t *rank, const uint32_t *class,
                            struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < t->numbers.n_slots; i++) {
        const struct ent_keymap_slot *slot = &t->numbers.slots[i];
        uint32_t *at;
        if (slot->key != 0 && rank[slot->value] != BREAK)
            st = ent_keymap_add(&c->of, slot->key, class[rank[slot->value]], &at, err);
    }
    return st;
}

enum ent_status ent_clusters_train(struct ent_clusters *c, const char *const *paths, size_t n_paths,
                                   const struct ent_train_log *log, struct ent_error *err)
{
    struct text t = {.log = log};
    uint32_t *rank = NULL, *class = NULL;
    float *vectors = NULL;
    size_t n_words = 0;
    *c = (struct ent_clusters){0};
    enum ent_status st = read_text(&t, paths, n_paths, err);
    ent_train_say(log, "classes of words: %zu words read, %zu different ones", t.n, t.numbers.n);
    if (st == ENT_OK && (st = rank_words(&t, &rank, &n_words, err)) == ENT_OK) {
        vectors = ent_calloc(n_words * DIMENSIONS + 1, sizeof *vectors);
        class = ent_calloc(n_words + 1, sizeof *class);
        if (vectors == NULL || class == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", n_words);
    }
    c->n = n_words < CLASSES ? (uint32_t)n_words : CLASSES;
    if (st == ENT_OK && (st = describe(&t, rank, n_words, vectors, err)) == ENT_OK &&
        (st = divide(vectors, n_words, c->n, class, log, err)) == ENT_OK)
        st = keep(c, &t, rank, class, err);
    ent_keymap_done(&t.numbers);
    ent_words_done(&t.scratch);
    ent_free(t.words);
    ent_free(t.counts);
    ent_free(rank);
    ent_free(class);
    ent_free(vectors);
    if (st != ENT_OK)
        ent_clusters_done(c);
    return st;
}
