#include "stats/ent_window.h"

#include <string.h>

#include "base/ent_interrupt.h"

/* A layer of the segment, read from front to back: the row that holds a position. */
struct cursor {
    const struct ent_segment *segment;
    const struct ent_layer *layer; /* NULL: this segment has none */
    size_t row;
    struct ent_range words;          /* of that row */
    size_t block;                    /* rows [block, block + n_firsts) are those of 'firsts' */
    uint32_t n_firsts;               /* 0: none yet */
    uint32_t firsts[ENT_BLOCK_SIZE]; /* where they begin */
};

/* Is there a row 'row', and does it begin there or before? */
static int begins_before(const struct cursor *k, size_t row, size_t position)
{
    return row < k->layer->n && ent_packed_get(&k->layer->first, row) <= position;
}

/* The last row that begins at the position or before it: gallop over blocks, then bisect in one, which is unpacked. */
static void cursor_forward(struct cursor *k, size_t position)
{
    size_t step = ENT_BLOCK_SIZE, block = k->block, low = 0;
    for (; begins_before(k, block + step, position); step *= 2)
        block += step;
    for (; step >= ENT_BLOCK_SIZE; step /= 2)
        block += begins_before(k, block + step, position) ? step : 0;
    if (block != k->block || k->n_firsts == 0) {
        size_t left = k->layer->n - block;
        k->block = block;
        k->n_firsts = left < ENT_BLOCK_SIZE ? (uint32_t)left : ENT_BLOCK_SIZE;
        ent_packed_read(&k->layer->first, block, k->n_firsts, k->firsts);
    }
    for (step = ENT_BLOCK_SIZE / 2; step > 0; step /= 2)
        low += low + step < k->n_firsts && k->firsts[low + step] <= position ? step : 0;
    k->row = block + low;
}

static struct ent_range cursor_at(struct cursor *k, size_t position)
{
    if (k->layer == NULL || k->layer->n == 0)
        return (struct ent_range){position, position};
    if (position >= k->words.start && position < k->words.end)
        return k->words;
    if (position < k->words.start) { /* seldom: hits that overlap */
        k->block = 0;
        k->n_firsts = 0;
    }
    cursor_forward(k, position);
    k->words = ent_layer_words(k->segment, k->layer, k->row);
    return position >= k->words.start && position < k->words.end ? k->words : (struct ent_range){position, position};
}

enum { AT_ONCE = 128 };

struct walk {
    const struct ent_windows *w;
    uint32_t segment;
    int in_segment;
    struct cursor docs, rows;
    uint32_t done;                 /* positions before it were given or are passed over */
    uint32_t reach;                /* the window of 'open' ends there */
    const struct ent_cql_hit *open;
    uint32_t doc, open_doc;        /* rows of the documents of the hit at hand, and of 'open' */
    struct ent_window list[AT_ONCE]; /* not yet handed on */
    size_t n_list;
};

static void enter(struct walk *k, uint32_t segment)
{
    const struct ent_segment *s = ent_corpus_segment(k->w->corpus, segment);
    k->segment = segment;
    k->in_segment = 1;
    k->docs = (struct cursor){.segment = s, .layer = ent_segment_layer(s, "doc")};
    k->rows = (struct cursor){.segment = s};
    if (k->w->layer != NULL)
        k->rows.layer = ent_segment_layer(s, ent_cql_layer_name(k->w->layer));
    k->done = k->reach = 0;
    k->open = NULL;
}

static enum ent_status hand_on(struct walk *k, struct ent_error *err)
{
    size_t n = k->n_list;
    k->n_list = 0;
    return n > 0 ? k->w->windows(k->w->ctx, k->list, n, err) : ENT_OK;
}

static enum ent_status give(struct walk *k, uint32_t first, uint32_t last, uint32_t doc, int is_node,
                            const struct ent_cql_hit *hit, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && first < last) {
        uint32_t end = last - first < ENT_WINDOW_WORDS ? last : first + ENT_WINDOW_WORDS;
        k->list[k->n_list++] = (struct ent_window){k->segment, first, end, doc, is_node, hit};
        first = end;
        if (k->n_list == AT_ONCE)
            st = hand_on(k, err);
    }
    return st;
}

/* What is to the right of the hits so far, before the position 'limit'. */
static enum ent_status close_window(struct walk *k, uint32_t limit, struct ent_error *err)
{
    uint32_t end = k->reach < limit ? k->reach : limit;
    if (k->open == NULL || end <= k->done)
        return ENT_OK;
    enum ent_status st = give(k, k->done, end, k->open_doc, 0, k->open, err);
    k->done = end;
    return st;
}

static enum ent_status end_segment(struct walk *k, struct ent_error *err)
{
    enum ent_status st = close_window(k, UINT32_MAX, err);
    return st == ENT_OK ? hand_on(k, err) : st;
}

static enum ent_status take_hit(struct walk *k, const struct ent_cql_hit *hit, struct ent_error *err)
{
    const struct ent_windows *w = k->w;
    struct ent_range left = cursor_at(&k->docs, hit->first), right;
    enum ent_status st = close_window(k, hit->first, err);
    k->doc = (uint32_t)k->docs.row;
    if (w->layer != NULL)
        left = cursor_at(&k->rows, hit->first);
    uint32_t first = hit->first - left.start > w->left ? hit->first - w->left : (uint32_t)left.start;
    if (first < k->done)
        first = k->done;
    if (st == ENT_OK)
        st = give(k, first, hit->first, k->doc, 0, hit, err);
    if (k->done < hit->first)
        k->done = hit->first;
    if (st == ENT_OK && hit->last > k->done) {
        if (w->with_nodes)
            st = give(k, k->done, hit->last, k->doc, 1, hit, err);
        k->done = hit->last;
    }
    right = cursor_at(w->layer != NULL ? &k->rows : &k->docs, hit->last - 1);
    if (right.end < hit->last)
        right.end = hit->last; /* it stands in no row */
    uint32_t reach = right.end - hit->last > w->right ? hit->last + w->right : (uint32_t)right.end;
    if (k->open == NULL || reach >= k->reach) {
        k->reach = reach;
        k->open = hit;
        k->open_doc = k->doc;
    }
    return st;
}

static int has_layer(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_layer(ent_corpus_segment(c, i), name) != NULL)
            return 1;
    return ent_corpus_n_segments(c) == 0;
}

enum ent_status ent_windows_walk(const struct ent_windows *w, uint64_t *n_hits, struct ent_error *err)
{
    struct walk k = {.w = w};
    size_t doc = 0;
    enum ent_status st = ENT_OK;
    *n_hits = 0;
    if (w->layer != NULL && !has_layer(w->corpus, ent_cql_layer_name(w->layer)))
        return ent_fail(err, ENT_EARG, "no layer '%s' in this corpus", w->layer);
    for (size_t i = 0; st == ENT_OK && i < w->hits->n; i++) {
        const struct ent_cql_hit *hit = &w->hits->hits[i];
        if (w->docs != NULL) {
            doc = ent_cql_docs_at(w->docs, doc, hit->segment, hit->first);
            if (doc == w->docs->n)
                break;
            if (w->docs->docs[doc].segment != hit->segment || w->docs->docs[doc].first > hit->first)
                continue;
        }
        if (!k.in_segment || hit->segment != k.segment) {
            st = end_segment(&k, err);
            enter(&k, hit->segment);
        }
        ++*n_hits;
        if (st == ENT_OK)
            st = take_hit(&k, hit, err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st == ENT_OK ? end_segment(&k, err) : st;
}
