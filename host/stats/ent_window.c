#include "stats/ent_window.h"

#include <string.h>

#include "base/ent_interrupt.h"

/* A layer of the segment, read from front to back: the row that holds a position. */
struct cursor {
    const struct ent_segment *segment;
    const struct ent_layer *layer; /* NULL: this segment has none */
    size_t row;
    struct ent_range words; /* of that row */
};

static struct ent_range cursor_at(struct cursor *k, size_t position)
{
    size_t step = 1;
    if (k->layer == NULL || k->layer->n == 0)
        return (struct ent_range){position, position};
    if (position >= k->words.start && position < k->words.end)
        return k->words;
    if (position < k->words.start) {
        k->row = ent_layer_row_at(k->layer, position);
    } else { /* gallop, then bisect */
        while (k->row + step < k->layer->n && ent_packed_get(&k->layer->first, k->row + step) <= position) {
            k->row += step;
            step *= 2;
        }
        for (; step > 0; step /= 2)
            if (k->row + step < k->layer->n && ent_packed_get(&k->layer->first, k->row + step) <= position)
                k->row += step;
    }
    if (k->row >= k->layer->n)
        k->row = 0;
    k->words = ent_layer_words(k->segment, k->layer, k->row);
    return position >= k->words.start && position < k->words.end ? k->words : (struct ent_range){position, position};
}

enum { AHEAD = 16 };

struct walk {
    const struct ent_windows *w;
    const struct ent_packed *ids;  /* of the column in this segment; NULL: none */
    uint32_t segment;
    int in_segment;
    struct cursor docs, rows;
    uint32_t done;                 /* positions before it were given or are passed over */
    uint32_t reach;                /* the window of 'open' ends there */
    const struct ent_cql_hit *open;
    uint32_t doc, open_doc;        /* rows of the documents of the hit at hand, and of 'open' */
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
    const struct ent_column *column = k->w->column != NULL ? ent_segment_column(s, k->w->column) : NULL;
    k->ids = column != NULL ? &column->ids : NULL;
}

static enum ent_status give(struct walk *k, uint32_t first, uint32_t last, const struct ent_cql_hit *hit, uint32_t doc,
                            struct ent_error *err)
{
    struct ent_window window = {k->segment, first, last, doc, hit};
    return first < last ? k->w->window(k->w->ctx, &window, err) : ENT_OK;
}

/* What is to the right of the hits so far, before the position 'limit'. */
static enum ent_status close_window(struct walk *k, uint32_t limit, struct ent_error *err)
{
    uint32_t end = k->reach < limit ? k->reach : limit;
    if (k->open == NULL || end <= k->done)
        return ENT_OK;
    enum ent_status st = give(k, k->done, end, k->open, k->open_doc, err);
    k->done = end;
    return st;
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
        st = give(k, first, hit->first, hit, k->doc, err);
    if (k->done < hit->first)
        k->done = hit->first;
    if (st == ENT_OK && hit->last > k->done) {
        if (w->node != NULL)
            st = w->node(w->ctx, k->segment, k->done, hit->last, err);
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

/* What the hits after the i-th will read: both ends of their windows, which often lie in two lines of memory. */
static void expect(const struct walk *k, size_t i)
{
    const struct ent_cql_hits *hits = k->w->hits;
    if (k->ids != NULL && i + AHEAD < hits->n) {
        const struct ent_cql_hit *soon = &hits->hits[i + AHEAD / 2];
        ent_packed_expect(k->ids, hits->hits[i + AHEAD].first);
        ent_packed_expect_bits(k->ids, soon->first > k->w->left ? soon->first - k->w->left : 0);
        ent_packed_expect_bits(k->ids, (size_t)soon->last + k->w->right);
    }
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
            st = close_window(&k, UINT32_MAX, err);
            enter(&k, hit->segment);
        }
        ++*n_hits;
        expect(&k, i);
        if (st == ENT_OK)
            st = take_hit(&k, hit, err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st == ENT_OK ? close_window(&k, UINT32_MAX, err) : st;
}
