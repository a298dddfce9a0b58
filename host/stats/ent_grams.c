#include "stats/ent_grams.h"

#include <assert.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "stats/ent_pairs.h"

/* ---- ways ---- */

size_t ent_grams_ways(unsigned n, unsigned skip, unsigned char ways[ENT_GRAMS_WAYS][ENT_GRAMS_MOST])
{
    unsigned char offsets[ENT_GRAMS_MOST] = {0};
    size_t n_ways = 0;
    for (unsigned i = 1; i < n; i++)
        offsets[i - 1] = (unsigned char)i;
    for (;;) { /* like the hands of a clock: the last one first */
        unsigned k = n - 1;
        if (n_ways == ENT_GRAMS_WAYS)
            return ENT_GRAMS_WAYS + 1;
        memcpy(ways[n_ways++], offsets, sizeof offsets);
        while (k > 0 && (unsigned)offsets[k - 1] >= k + skip)
            k--;
        if (k == 0)
            return n_ways;
        offsets[k - 1]++;
        for (; k < n - 1; k++)
            offsets[k] = (unsigned char)(offsets[k - 1] + 1);
    }
}

/* How far the stretch goes that begins at the position: at most 'most' words behind it. */
static size_t reach_of(const struct ent_flat *flat, size_t position, size_t most)
{
    size_t reach = 0;
    while (reach < most && position + reach + 1 < flat->n && !(flat->items[position + reach + 1] & ENT_FLAT_BREAK))
        reach++;
    return reach;
}

/* The words after the first one; 0: one of them does not count. */
static int read_rest(const uint32_t *at, unsigned n, const unsigned char *way, uint32_t *out)
{
    for (unsigned i = 0; i + 1 < n; i++) {
        out[i] = at[way[i]];
        if (out[i] == ENT_FLAT_NONE)
            return 0;
    }
    return 1;
}

int ent_grams_read(const struct ent_flat *flat, size_t position, unsigned n, const unsigned char *way, uint32_t *out)
{
    out[0] = flat->items[position] & ~ENT_FLAT_BREAK;
    return out[0] != ENT_FLAT_NONE && (n == 1 || (reach_of(flat, position, way[n - 2]) == way[n - 2] &&
                                                  read_rest(flat->items + position, n, way, out + 1)));
}

/* ---- dealing into buckets ---- */

struct dealer {
    const struct ent_flat *flat;
    const struct ent_grams_options *o;
    unsigned char ways[ENT_GRAMS_WAYS][ENT_GRAMS_MOST];
    size_t n_ways;
    unsigned width;   /* of a dealt row: the words after the first, and with 'old' whether the place is */
    unsigned bits;    /* of an item */
    uint32_t *sizes;  /* by first word: rows of its bucket */
    uint32_t low, high; /* the first words whose turn it is */
    uint32_t *rows, *scratch; /* of these */
    size_t *at;       /* by first word, from low: where its next row goes */
    struct ent_grams *out;
};

static int is_old(const struct dealer *d, size_t p) { return (d->o->old[p / 64] >> p % 64 & 1) != 0; }

static void take_place(struct dealer *d, size_t p, int deals)
{
    uint32_t first = d->flat->items[p] & ~ENT_FLAT_BREAK, rest[ENT_GRAMS_MOST + 1];
    unsigned n = d->o->n;
    if (first < d->low || first >= d->high)
        return;
    size_t reach = n > 1 ? reach_of(d->flat, p, d->ways[d->n_ways - 1][n - 2]) : 0;
    for (size_t w = 0; w < d->n_ways; w++) {
        if ((n > 1 && d->ways[w][n - 2] > reach) || !read_rest(d->flat->items + p, n, d->ways[w], rest))
            continue;
        if (!deals) {
            d->sizes[first]++;
            continue;
        }
        if (d->o->old != NULL)
            rest[n - 1] = (uint32_t)is_old(d, p);
        memcpy(d->rows + d->at[first - d->low]++ * d->width, rest, d->width * sizeof *rest);
    }
}

static enum ent_status walk(struct dealer *d, int deals, struct ent_error *err)
{
    enum { STRIDE = 1 << 20 };
    for (size_t p = 0, end; p < d->flat->n; p = end) {
        end = d->flat->n - p < STRIDE ? d->flat->n : p + STRIDE;
        for (size_t k = p; k < end; k++)
            take_place(d, k, deals);
        if (ent_interrupted())
            return ent_fail_interrupted(err);
    }
    return ENT_OK;
}

/* ---- counting what is alike ---- */

enum ent_status ent_grams_keep(struct ent_grams *g, uint32_t first, const uint32_t *rest, uint32_t count, struct ent_error *err)
{
    size_t chunk = g->n_grams / ENT_GRAMS_CHUNK;
    if (chunk == g->n_chunks) {
        enum ent_status st = ent_reserve(&g->chunks, &g->cap, chunk + 1, sizeof *g->chunks, err);
        if (st != ENT_OK)
            return st;
        g->chunks[chunk] = ent_malloc((size_t)ENT_GRAMS_CHUNK * (g->n + 1) * sizeof **g->chunks);
        if (g->chunks[chunk] == NULL)
            return ent_fail(err, ENT_ENOMEM, "out of memory for %zu n-grams", g->n_grams);
        g->n_chunks++;
    }
    uint32_t *row = g->chunks[chunk] + g->n_grams++ % ENT_GRAMS_CHUNK * (g->n + 1);
    *row = first;
    memcpy(row + 1, rest, (g->n - 1) * sizeof *row);
    row[g->n] = count;
    return ENT_OK;
}

static enum ent_status count_bucket(struct dealer *d, uint32_t first, uint32_t *rows, size_t n, struct ent_error *err)
{
    unsigned width = d->width, keys = d->o->n - 1;
    uint32_t *scratch = d->scratch;
    enum ent_status st = ENT_OK;
    if (keys > 0)
        ent_radix_tuples(&rows, &scratch, n, width, keys, d->bits);
    for (size_t i = 0, k; st == ENT_OK && i < n; i = k) {
        const uint32_t *row = rows + i * width;
        size_t n_old = 0;
        for (k = i; k < n && memcmp(rows + k * width, row, keys * sizeof *row) == 0; k++)
            n_old += d->o->old != NULL && rows[k * width + keys] != 0;
        d->out->n_all += n_old == 0;
        d->out->total += n_old == 0 ? k - i : 0;
        if (k - i >= d->o->min && n_old == 0)
            st = ent_grams_keep(d->out, first, row, (uint32_t)(k - i), err);
    }
    return st;
}

/* The buckets of as many first words as fit, from d->low on. */
static enum ent_status count_batch(struct dealer *d, size_t n_rows, struct ent_error *err)
{
    size_t sum = 0;
    for (uint32_t i = d->low; i < d->high; i++) {
        d->at[i - d->low] = sum;
        sum += d->sizes[i];
    }
    assert(sum <= n_rows);
    (void)n_rows;
    enum ent_status st = walk(d, 1, err);
    sum = 0;
    for (uint32_t i = d->low; st == ENT_OK && i < d->high; i++) {
        st = count_bucket(d, i, d->rows + sum * d->width, d->sizes[i], err);
        sum += d->sizes[i];
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

/* Rows of the largest batch and of the largest bucket: a batch has at most 'share' rows, or one bucket. */
static void plan(const struct dealer *d, size_t share, size_t *batch, size_t *bucket)
{
    size_t sum = 0;
    *batch = *bucket = 0;
    for (uint32_t i = 0; i < d->o->n_items; i++) {
        sum = sum + d->sizes[i] > share ? d->sizes[i] : sum + d->sizes[i];
        *batch = sum > *batch ? sum : *batch;
        *bucket = d->sizes[i] > *bucket ? d->sizes[i] : *bucket;
    }
}

static enum ent_status count_all(struct dealer *d, struct ent_error *err)
{
    enum { LEAST = 1 << 24 };
    size_t share = d->flat->n * sizeof(uint32_t), n_rows, n_bucket, width = d->width > 0 ? d->width : 1;
    enum ent_status st = ENT_OK;
    share = (share > LEAST ? share : LEAST) / sizeof(uint32_t) / width;
    plan(d, share, &n_rows, &n_bucket);
    d->rows = ent_malloc((n_rows * d->width + 1) * sizeof *d->rows);
    d->scratch = ent_malloc((n_bucket * d->width + 1) * sizeof *d->scratch);
    d->at = ent_malloc(((size_t)d->o->n_items + 1) * sizeof *d->at);
    if (d->rows == NULL || d->scratch == NULL || d->at == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the n-grams of %zu words", d->flat->n);
    ent_mem_large_pages(d->rows, n_rows * d->width * sizeof *d->rows);
    while (st == ENT_OK && d->low < d->o->n_items) {
        size_t sum = 0;
        for (d->high = d->low; d->high < d->o->n_items && (d->high == d->low || sum + d->sizes[d->high] <= share); d->high++)
            sum += d->sizes[d->high];
        if (sum > 0)
            st = count_batch(d, n_rows, err);
        d->low = d->high;
    }
    return st;
}

/* Dealt by first words. */
static enum ent_status count_grams(struct dealer *d, struct ent_error *err)
{
    d->sizes = ent_calloc((size_t)d->o->n_items + 1, sizeof *d->sizes);
    enum ent_status st = d->sizes != NULL ? walk(d, 0, err) : ent_fail(err, ENT_ENOMEM, "out of memory for n-grams");
    if (st == ENT_OK) {
        d->high = 0;
        st = count_all(d, err);
    }
    ent_free(d->sizes);
    ent_free(d->rows);
    ent_free(d->scratch);
    ent_free(d->at);
    return st;
}

enum ent_status ent_grams_count(struct ent_grams *out, const struct ent_flat *flat, const struct ent_grams_options *o,
                                struct ent_error *err)
{
    struct dealer d = {.flat = flat, .o = o, .high = o->n_items, .out = out};
    *out = (struct ent_grams){.n = o->n};
    if (o->n < 1 || o->n > ENT_GRAMS_MOST || o->skip > ENT_GRAMS_SKIP)
        return ent_fail(err, ENT_EARG, "n is from 1 to %d, skip from 0 to %d", ENT_GRAMS_MOST, ENT_GRAMS_SKIP);
    d.n_ways = ent_grams_ways(o->n, o->skip, d.ways);
    if (d.n_ways > ENT_GRAMS_WAYS)
        return ent_fail(err, ENT_EARG, "%u words with %u skipped can be chosen in too many ways", o->n, o->skip);
    if ((uint64_t)flat->n * d.n_ways >= UINT32_MAX)
        return ent_fail(err, ENT_ELIMIT, "n-grams of more than 2^32 places are not counted");
    d.width = o->n - 1 + (o->old != NULL);
    d.bits = o->n_items > 1 ? 32 - (unsigned)__builtin_clz(o->n_items - 1) : 1;
    int are_pairs = o->n == 2 && d.n_ways == 1 && o->old == NULL;
    enum ent_status st = are_pairs ? ent_pairs_count(out, flat, o->n_items, o->min, err) : count_grams(&d, err);
    if (st != ENT_OK)
        ent_grams_done(out);
    return st;
}

void ent_grams_done(struct ent_grams *g)
{
    for (size_t i = 0; i < g->n_chunks; i++)
        ent_free(g->chunks[i]);
    ent_free(g->chunks);
    *g = (struct ent_grams){0};
}
