/*
 * floor_stats.h -- the same tables of statistics by plain loops over a column that lies unpacked in memory
 *
 * What a program of one purpose would do that holds the corpus as one array of ids, with the count of each word, the order of the
 * words by bytes, and where documents and sentences begin: none of these are made while time is taken.  Collocates get their
 * first places, as positions; places of bigrams and the documents they stand in are not looked for.
 */
#ifndef FLOOR_STATS_H
#define FLOOR_STATS_H

#include "bench.h"

#include <math.h>
#include <string.h>

#include "query/ent_cql.h"
#include "stats/ent_association.h"
#include "stats/ent_items.h"

struct floor_column {
    struct ent_items items;      /* for strings, and what is a word */
    uint32_t *ids, n_types;
    size_t n;
    uint32_t *totals, *ranks;    /* by id */
    uint32_t *docs, *sentences;  /* where each begins; n at the end */
};

struct floor_row {
    uint32_t first, second; /* ids; of one word only 'first' */
    uint32_t n, total;
    double expected, score;
};
struct floor_place {
    uint32_t hit, word; /* positions */
};
enum { FLOOR_PLACES = 20, FLOOR_PLACED = 1000 }; /* of a row; of the first rows */
struct floor_answer {
    struct floor_row *rows;
    struct floor_place *places;
    uint32_t *n_places;
    size_t n, n_all; /* n_all: before the table was cut */
    char *text;      /* strings of rows, each with a NUL */
};

static const struct floor_column *floor_sorted; /* for the comparisons of qsort */

static inline void floor_done(struct floor_answer *a)
{
    free(a->rows);
    free(a->text);
    free(a->places);
    free(a->n_places);
}

/* ---- the column ---- */

static inline uint32_t *floor_begins(const struct ent_corpus *c, const char *layer)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        n += ent_segment_layer(ent_corpus_segment(c, i), layer)->n;
    uint32_t *begins = bench_need(malloc((n + 1) * sizeof *begins));
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(c, i), layer);
        for (size_t row = 0; row < l->n; row++)
            begins[at++] = (uint32_t)(ent_corpus_base(c, i) + ent_packed_get(&l->first, row));
    }
    begins[n] = (uint32_t)ent_corpus_n_positions(c);
    return begins;
}

static inline enum ent_status floor_open(struct floor_column *k, const struct ent_corpus *c, struct ent_error *err)
{
    *k = (struct floor_column){0};
    enum ent_status st = ent_items_open(&k->items, c, "word", err);
    if (st != ENT_OK)
        return st;
    k->n_types = k->items.lexicon->n;
    k->ids = bench_need(malloc((ent_corpus_n_positions(c) + 1) * sizeof *k->ids));
    k->totals = bench_need(calloc(k->n_types, sizeof *k->totals));
    k->ranks = bench_need(malloc(k->n_types * sizeof *k->ranks));
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        ent_packed_read(&ent_segment_column(s, "word")->ids, 0, s->n_words, k->ids + k->n);
        k->n += s->n_words;
    }
    for (size_t p = 0; p < k->n; p++)
        k->totals[k->ids[p]]++;
    uint32_t *order = bench_need(malloc(k->n_types * sizeof *order));
    st = ent_lexicon_order(k->items.lexicon, 0, k->n_types, order, err);
    for (uint32_t i = 0; st == ENT_OK && i < k->n_types; i++)
        k->ranks[order[i]] = i;
    free(order);
    k->docs = floor_begins(c, "doc");
    k->sentences = floor_begins(c, "sentence");
    return st;
}

/* ---- tables ---- */

static inline int floor_compare(const void *a, const void *b)
{
    const struct floor_row *x = a, *y = b;
    const uint32_t *ranks = floor_sorted->ranks;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->n != y->n)
        return x->n < y->n ? 1 : -1;
    if (x->first != y->first)
        return ranks[x->first] < ranks[y->first] ? -1 : 1;
    return ranks[x->second] < ranks[y->second] ? -1 : ranks[x->second] > ranks[y->second];
}

static inline char *floor_put(const struct floor_column *k, uint32_t id, char *to)
{
    size_t n;
    const char *s = ent_items_str(&k->items, id, &n);
    memcpy(to, s, n);
    return to + n;
}

static inline size_t floor_size(const struct floor_column *k, uint32_t id)
{
    size_t n;
    (void)ent_items_str(&k->items, id, &n);
    return n + 1;
}

/* In order, cut to 'max' rows (0: all), with their strings. */
static inline void floor_finish(const struct floor_column *k, struct floor_answer *a, size_t max, int words)
{
    size_t size = 1;
    floor_sorted = k;
    if (a->n > 0)
        qsort(a->rows, a->n, sizeof *a->rows, floor_compare);
    a->n = max > 0 && max < a->n ? max : a->n;
    for (size_t i = 0; i < a->n; i++)
        size += floor_size(k, a->rows[i].first) + (words > 1 ? floor_size(k, a->rows[i].second) : 0);
    char *to = a->text = bench_need(malloc(size));
    for (size_t i = 0; i < a->n; i++) {
        to = floor_put(k, a->rows[i].first, to);
        if (words > 1) {
            *to++ = ' ';
            to = floor_put(k, a->rows[i].second, to);
        }
        *to++ = '\0';
    }
}

/* ---- collocates: five words on each side of all places of one word, within documents; log-likelihood ---- */

struct floor_window {
    uint32_t hit, first, last;
};

/* The first places of the first rows: once more through the windows, until there are no more to find.  counts: zeros. */
static inline void floor_places(const struct floor_column *k, struct floor_answer *a, const struct floor_window *windows, size_t n,
                                uint32_t *counts)
{
    size_t n_rows = a->n < FLOOR_PLACED ? a->n : FLOOR_PLACED, left = 0;
    a->places = bench_need(malloc((n_rows * FLOOR_PLACES + 1) * sizeof *a->places));
    a->n_places = bench_need(calloc(n_rows + 1, sizeof *a->n_places));
    for (size_t i = 0; i < n_rows; i++) {
        counts[a->rows[i].first] = (uint32_t)i + 1;
        left += a->rows[i].n < FLOOR_PLACES ? a->rows[i].n : FLOOR_PLACES;
    }
    for (size_t i = 0; i < n && left > 0; i++)
        for (uint32_t p = windows[i].first; p < windows[i].last; p++) {
            uint32_t row = counts[k->ids[p]];
            if (row > 0 && a->n_places[row - 1] < FLOOR_PLACES) {
                a->places[(row - 1) * FLOOR_PLACES + a->n_places[row - 1]++] = (struct floor_place){windows[i].hit, p};
                left--;
            }
        }
}

static inline struct floor_answer floor_collocates(const struct floor_column *k, const struct ent_cql_hits *hits, uint32_t min,
                                                   size_t max)
{
    struct floor_answer a = {0};
    uint32_t *counts = bench_need(calloc(k->n_types, sizeof *counts)), *seen = bench_need(malloc(hits->n * 11 * sizeof *seen));
    struct floor_window *windows = bench_need(malloc((hits->n + 1) * sizeof *windows));
    size_t n_seen = 0, done = 0, n_window = 0, doc = 0;
    uint32_t node = 0;
    for (size_t i = 0; i < hits->n; i++) {
        size_t at = ent_corpus_base(k->items.corpus, hits->hits[i].segment) + hits->hits[i].first;
        while (k->docs[doc + 1] <= at)
            doc++;
        size_t p = at < 5 + (size_t)k->docs[doc] ? k->docs[doc] : at - 5;
        size_t end = at + 6 < k->docs[doc + 1] ? at + 6 : k->docs[doc + 1];
        node = k->ids[at];
        p = p > done ? p : done;
        n_window += end - p;
        windows[i] = (struct floor_window){(uint32_t)at, (uint32_t)p, (uint32_t)end};
        for (; p < end; p++)
            if (counts[k->ids[p]]++ == 0)
                seen[n_seen++] = k->ids[p];
        done = end;
    }
    counts[node] = 0; /* each hit was counted, once */
    n_window -= hits->n;
    a.rows = bench_need(malloc((n_seen + 1) * sizeof *a.rows));
    double n_words = (double)(k->n - hits->n);
    for (size_t i = 0; i < n_seen; i++) {
        uint32_t id = seen[i], n = counts[id];
        if (n < min || n == 0 || !ent_items_is_word(&k->items, id))
            continue;
        struct ent_table t = ent_table_of(n, (double)n_window, k->totals[id], n_words);
        double expected = (double)n_window * k->totals[id] / n_words, score = ent_table_ll(&t);
        a.rows[a.n++] = (struct floor_row){id, 0, n, k->totals[id], expected, n < expected ? -score : score};
    }
    a.n_all = a.n;
    floor_finish(k, &a, max, 1);
    for (size_t i = 0; i < n_seen; i++)
        counts[seen[i]] = 0;
    floor_places(k, &a, windows, hits->n, counts);
    free(counts);
    free(seen);
    free(windows);
    return a;
}

/* ---- bigrams within sentences: second words dealt out by the first ones, then counted ---- */

static inline uint32_t *floor_deal(const struct floor_column *k, size_t *ends)
{
    uint32_t *seconds = bench_need(malloc((k->n + 1) * sizeof *seconds));
    for (size_t id = 0, n = 0; id < k->n_types; id++) {
        ends[id] = n;
        n += k->totals[id];
    }
    for (size_t s = 0; k->sentences[s] < k->n; s++)
        for (size_t p = k->sentences[s]; p + 1 < k->sentences[s + 1]; p++)
            seconds[ends[k->ids[p]]++] = k->ids[p + 1];
    return seconds;
}

/* A table of 'max' rows has none that is rarer than this. */
static inline uint32_t floor_lowest(const struct floor_answer *a, size_t max)
{
    enum { BINS = 1 << 16 };
    size_t *bins = bench_need(calloc(BINS, sizeof *bins)), n = 0;
    uint32_t low = BINS - 1;
    for (size_t i = 0; i < a->n; i++)
        bins[a->rows[i].n < BINS ? a->rows[i].n : BINS - 1]++;
    while (low > 0 && (n += bins[low]) < max)
        low--;
    free(bins);
    return max > 0 ? low : 0;
}

static inline struct floor_answer floor_bigrams(const struct floor_column *k, uint32_t min, size_t max)
{
    struct floor_answer a = {0};
    size_t *ends = bench_need(malloc(k->n_types * sizeof *ends)), cap = 0;
    uint32_t *counts = bench_need(calloc(k->n_types, sizeof *counts)), *seen = bench_need(malloc(k->n_types * sizeof *seen));
    uint32_t *seconds = floor_deal(k, ends), low;
    for (size_t id = 0, start = 0; id < k->n_types; start += k->totals[id++]) {
        size_t n_seen = 0;
        for (size_t i = start; i < ends[id]; i++)
            if (counts[seconds[i]]++ == 0)
                seen[n_seen++] = seconds[i];
        if (a.n + n_seen > cap) {
            cap = 2 * (a.n + n_seen);
            a.rows = bench_need(realloc(a.rows, cap * sizeof *a.rows));
        }
        a.n_all += n_seen;
        for (size_t i = 0; i < n_seen; i++) {
            if (counts[seen[i]] >= min)
                a.rows[a.n++] = (struct floor_row){.first = (uint32_t)id, .second = seen[i], .n = counts[seen[i]]};
            counts[seen[i]] = 0;
        }
    }
    free(ends);
    free(counts);
    free(seen);
    free(seconds);
    low = floor_lowest(&a, max);
    cap = a.n;
    a.n = 0;
    for (size_t i = 0; i < cap; i++)
        if (a.rows[i].n >= low)
            a.rows[a.n++] = a.rows[i];
    floor_finish(k, &a, max, 2);
    return a;
}

/* ---- is it the same? ---- */

static inline int floor_near(double x, double y) { return fabs(x - y) <= 1e-9 * fmax(1, fabs(x)); }

/* Row by row, strings and numbers alike, and as many places; 'scored' tables have totals, what was expected, and a score. */
static inline int floor_is_same(const struct floor_answer *a, const struct ent_frame *f, int scored)
{
    const char *s = a->text, *t;
    size_t n, same = 0;
    if (ent_frame_n_rows(f) != a->n)
        return 0;
    for (size_t i = 0; i < a->n; i++, s += n + 1) {
        t = ent_frame_string(f, i, 0, &n);
        int placed = a->n_places == NULL || i >= FLOOR_PLACED || ent_frame_n_evidence(f, i) == a->n_places[i];
        same += placed && strlen(s) == n && memcmp(s, t, n) == 0 && ent_frame_integer(f, i, 1) == a->rows[i].n &&
                (!scored || (ent_frame_integer(f, i, 2) == a->rows[i].total && floor_near(ent_frame_real(f, i, 3), a->rows[i].expected) &&
                             floor_near(ent_frame_real(f, i, 4), a->rows[i].score)));
    }
    return same == a->n;
}

#endif
