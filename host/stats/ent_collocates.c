#include "stats/ent_collocates.h"

#include <string.h>

#include "query/ent_cql_set.h"
#include "stats/ent_association.h"
#include "stats/ent_evidence.h"
#include "stats/ent_items.h"
#include "stats/ent_scored.h"
#include "stats/ent_window.h"

struct collocates {
    const struct ent_collocates_options *o;
    const struct ent_association *measures[ENT_MAX_MEASURES];
    struct ent_items items;
    struct ent_windows windows;
    struct ent_cql_docs docs;
    struct ent_cql_hits ordered;      /* the hits, where they were not in order */
    struct ent_tally near, nodes;     /* in windows, and in hits; by ids */
    struct ent_collocates_sizes sizes;
    uint32_t *list;                   /* items by bytes */
    uint32_t *o11;                    /* of each of these */
    uint64_t *totals;                 /* and c1 */
    size_t n;
    struct ent_scored *rows;
    size_t n_rows;
    uint32_t *stream;                 /* the words of all windows, where there are not too many */
    size_t n_stream, cap_stream, at_stream;
    int is_kept;                      /* the stream has all; else only those last read */
    struct ent_evidence evidence;
    uint32_t found[ENT_WINDOW_WORDS]; /* words of a window that have a row */
};
enum { MAX_STREAM = 1 << 23 };

/* ---- what is asked ---- */

static enum ent_status read_measures(struct collocates *k, struct ent_error *err)
{
    const struct ent_collocates_options *o = k->o;
    if (o->n_measures == 0 || o->n_measures > ENT_MAX_MEASURES)
        return ent_fail(err, ENT_EARG, "1 to %d measures are given", ENT_MAX_MEASURES);
    for (size_t i = 0; i < o->n_measures; i++) {
        k->measures[i] = ent_association_find(o->measures[i]);
        if (k->measures[i] == NULL)
            return ent_measure_fail(o->measures[i], ent_associations, sizeof *ent_associations, err);
    }
    return ENT_OK;
}

static int is_ordered(const struct ent_cql_hits *hits)
{
    for (size_t i = 1; i < hits->n; i++) {
        const struct ent_cql_hit *a = &hits->hits[i - 1], *b = &hits->hits[i];
        if (a->segment > b->segment || (a->segment == b->segment && a->first > b->first))
            return 0;
    }
    return 1;
}

static enum ent_status order_hits(struct collocates *k, const struct ent_cql_hits *hits, struct ent_error *err)
{
    k->windows.hits = hits;
    if (is_ordered(hits))
        return ENT_OK;
    enum ent_status st = ent_reserve(&k->ordered.hits, &k->ordered.cap, hits->n, sizeof *hits->hits, err);
    if (st != ENT_OK)
        return st;
    memcpy(k->ordered.hits, hits->hits, hits->n * sizeof *hits->hits);
    k->ordered.n = k->ordered.n_hits = hits->n;
    k->windows.hits = &k->ordered;
    return ent_cql_order(&k->ordered, err);
}

/* ---- counting ---- */

static const struct ent_column *column_of(const struct collocates *k, const struct ent_window *w)
{
    return ent_segment_column(ent_corpus_segment(k->items.corpus, w->segment), k->items.column);
}

/* They lie far apart: ask for all of them, so that the memory answers many at a time. */
static void expect_windows(const struct collocates *k, const struct ent_window *list, size_t n)
{
    const struct ent_column *column = column_of(k, list);
    for (size_t i = 0; column != NULL && i < n; i++)
        ent_packed_expect(&column->ids, list[i].first);
    for (size_t i = 0; column != NULL && i < n; i++) {
        ent_packed_expect_bits(&column->ids, list[i].first);
        ent_packed_expect_bits(&column->ids, list[i].last);
    }
}

/* Their ids into the stream, at its end; what has none is what is no item.  How many. */
static size_t read_windows(struct collocates *k, const struct ent_window *list, size_t n, int is_node)
{
    const struct ent_column *column = column_of(k, list);
    uint32_t *ids = k->stream + k->n_stream;
    for (size_t i = 0; i < n; i++) {
        size_t size = list[i].last - list[i].first;
        if (list[i].is_node != is_node)
            continue;
        if (column != NULL)
            ent_packed_read(&column->ids, list[i].first, size, ids);
        else
            memset(ids, 0xFF, size * sizeof *ids);
        ids += size;
    }
    return (size_t)(ids - k->stream) - k->n_stream;
}

static size_t n_words_of(const struct ent_window *list, size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += list[i].last - list[i].first;
    return sum;
}

static enum ent_status count_windows(void *ctx, const struct ent_window *list, size_t n, struct ent_error *err)
{
    struct collocates *k = ctx;
    size_t most = n_words_of(list, n);
    k->is_kept = k->is_kept && k->n_stream + most <= MAX_STREAM;
    if (!k->is_kept)
        k->n_stream = 0;
    enum ent_status st = ent_reserve(&k->stream, &k->cap_stream, k->n_stream + most, sizeof *k->stream, err);
    expect_windows(k, list, n);
    if (st == ENT_OK)
        st = ent_tally_add(&k->nodes, k->stream + k->n_stream, read_windows(k, list, n, 1), err);
    if (st != ENT_OK)
        return st;
    size_t n_near = read_windows(k, list, n, 0);
    st = ent_tally_add(&k->near, k->stream + k->n_stream, n_near, err);
    k->n_stream += n_near;
    return st;
}

static enum ent_status count(struct collocates *k, struct ent_error *err)
{
    enum ent_status st = ent_tally_new(&k->near, k->items.ids->n, err);
    if (st == ENT_OK)
        st = ent_tally_new(&k->nodes, k->items.ids->n, err);
    uint64_t most = (uint64_t)k->windows.hits->n * ((uint64_t)k->o->left + k->o->right + 1);
    if (st == ENT_OK && most <= MAX_STREAM)
        st = ent_reserve(&k->stream, &k->cap_stream, (size_t)most, sizeof *k->stream, err);
    k->is_kept = 1;
    k->windows.with_nodes = 1;
    k->windows.windows = count_windows;
    k->windows.ctx = k;
    return st == ENT_OK ? ent_windows_walk(&k->windows, &k->sizes.hits, err) : st;
}

/* The items that the table will have, by bytes, and how often each stands in windows. */
static enum ent_status list_items(struct collocates *k, struct ent_error *err)
{
    struct ent_tally folded = {0};
    const struct ent_tally *near = k->items.folds ? &folded : &k->near;
    enum ent_status st = k->items.folds ? ent_tally_fold(&folded, &k->near, &k->items, err) : ENT_OK;
    k->list = ent_malloc((near->n_seen + 1) * sizeof *k->list);
    k->o11 = ent_malloc((near->n_seen + 1) * sizeof *k->o11);
    if (st == ENT_OK && (k->list == NULL || k->o11 == NULL))
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu collocates", near->n_seen);
    for (size_t i = 0; st == ENT_OK && i < near->n_seen; i++)
        if (near->counts[near->seen[i]] >= k->o->min)
            k->list[k->n++] = near->seen[i];
    if (st == ENT_OK)
        st = ent_items_listed(&k->items, k->list, &k->n, k->o->marks, err);
    for (size_t i = 0; st == ENT_OK && i < k->n; i++)
        k->o11[i] = near->counts[k->list[i]];
    ent_tally_done(&folded);
    return st;
}

/* How often each of them is part of hits. */
static enum ent_status subtract_nodes(struct collocates *k, struct ent_error *err)
{
    struct ent_tally folded = {0};
    const struct ent_tally *nodes = k->items.folds ? &folded : &k->nodes;
    enum ent_status st = k->items.folds ? ent_tally_fold(&folded, &k->nodes, &k->items, err) : ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < k->n; i++)
        k->totals[i] -= nodes->counts[k->list[i]];
    ent_tally_done(&folded);
    return st;
}

/* Few are looked up one by one, many in a run over the index; in part of the corpus its words are read. */
static enum ent_status find_totals(struct collocates *k, struct ent_error *err)
{
    int is_part = k->o->where != NULL && !k->docs.is_all;
    uint32_t *counts = NULL;
    enum ent_status st = ENT_OK;
    k->totals = ent_malloc((k->n + 1) * sizeof *k->totals);
    if (k->totals == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu collocates", k->n);
    if (is_part || k->n * ent_corpus_n_segments(k->items.corpus) > k->items.ids->n / 32)
        st = ent_items_count(&k->items, is_part ? &k->docs : NULL, &counts, err);
    for (size_t i = 0; st == ENT_OK && i < k->n; i++) {
        if (counts != NULL)
            k->totals[i] = counts[k->list[i]];
        else
            st = ent_items_count_one(&k->items, k->list[i], &k->totals[i], err);
    }
    ent_free(counts);
    if (st == ENT_OK && !k->o->by_hits)
        st = subtract_nodes(k, err);
    uint64_t words = is_part ? k->docs.n_words : ent_corpus_n_words(k->items.corpus);
    k->sizes.window = k->near.total;
    k->sizes.words = words - (k->o->by_hits ? 0 : k->nodes.total);
    return st;
}

/* ---- measures ---- */

static struct ent_table table_of(const struct collocates *k, size_t i)
{
    double r1 = (double)(k->o->by_hits ? k->sizes.hits : k->sizes.window);
    return ent_table_of(k->o11[i], r1, (double)k->totals[i], (double)k->sizes.words);
}

static double expected_of(const struct ent_table *t)
{
    return (t->o11 + t->o12) * (t->o11 + t->o21) / (t->o11 + t->o12 + t->o21 + t->o22);
}

static double value_of(const struct collocates *k, size_t measure, size_t i)
{
    struct ent_table t = table_of(k, i);
    double v = k->measures[measure]->value(&t);
    return k->measures[measure]->is_two_sided && t.o11 < expected_of(&t) ? -v : v;
}

static enum ent_status score(struct collocates *k, struct ent_error *err)
{
    k->rows = ent_malloc((k->n + 1) * sizeof *k->rows);
    if (k->rows == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu collocates", k->n);
    for (size_t i = 0; i < k->n; i++)
        k->rows[i] = (struct ent_scored){value_of(k, 0, i), k->o11[i], (uint32_t)i};
    k->n_rows = k->o->max > 0 && k->o->max < k->n ? k->o->max : k->n;
    return ent_scored_sort(k->rows, k->n, k->measures[0]->ascending, err);
}

/* ---- evidence: a second time through the windows, until the rows have their places ---- */

/* The tally of windows has served: now it says of an id in which row + 1 it is. */
static enum ent_status number_rows(struct collocates *k, struct ent_error *err)
{
    uint32_t *ids = NULL;
    size_t n = 0, cap = 0;
    enum ent_status st = ENT_OK;
    ent_tally_clear(&k->near);
    for (size_t row = 0; st == ENT_OK && row < k->evidence.n_rows; row++) {
        st = ent_items_ids(&k->items, k->list[k->rows[row].row], &ids, &n, &cap, err);
        for (size_t i = 0; st == ENT_OK && i < n; i++)
            if (ids[i] < k->near.n)
                k->near.counts[ids[i]] = (uint32_t)row + 1;
    }
    ent_free(ids);
    return st;
}

/* Word 'at' of a window has a row: 0 once that has all its places. */
static void note_word(struct collocates *k, const struct ent_window *w, uint32_t at, uint32_t *row)
{
    uint32_t p = w->first + at;
    struct ent_evidence_place place = {w->segment, w->doc, p < w->hit->first ? p : w->hit->first,
                                       p < w->hit->last ? w->hit->last : p + 1};
    ent_evidence_add(&k->evidence, *row - 1, place);
    if (k->evidence.n[*row - 1] == k->evidence.most)
        *row = 0;
}

/* Words that have a row are listed first: a branch here and there among all could not be foretold. */
static void note_ids(struct collocates *k, const struct ent_window *w, const uint32_t *ids)
{
    uint32_t *found = k->found, n = 0;
    for (uint32_t i = 0; i < w->last - w->first; i++) {
        found[n] = i;
        n += ids[i] < k->near.n && k->near.counts[ids[i]] > 0;
    }
    for (uint32_t i = 0; i < n; i++)
        if (k->near.counts[ids[found[i]]] > 0)
            note_word(k, w, found[i], &k->near.counts[ids[found[i]]]);
}

static enum ent_status note_windows(void *ctx, const struct ent_window *list, size_t n, struct ent_error *err)
{
    struct collocates *k = ctx;
    if (ent_evidence_is_full(&k->evidence))
        return ENT_ENOTFOUND; /* there is no more to find */
    if (!k->is_kept) {
        k->n_stream = k->at_stream = 0;
        enum ent_status st = ent_reserve(&k->stream, &k->cap_stream, n_words_of(list, n), sizeof *k->stream, err);
        if (st != ENT_OK)
            return st;
        expect_windows(k, list, n);
        (void)read_windows(k, list, n, 0);
    }
    for (size_t i = 0; i < n; i++) {
        note_ids(k, &list[i], k->stream + k->at_stream);
        k->at_stream += list[i].last - list[i].first;
    }
    return ENT_OK;
}

static enum ent_status find_evidence(struct collocates *k, struct ent_error *err)
{
    uint64_t n_hits;
    size_t n = k->n_rows < ENT_STATS_EVIDENCE ? k->n_rows : ENT_STATS_EVIDENCE;
    enum ent_status st = ent_evidence_new(&k->evidence, n, k->o->evidence, err);
    if (st == ENT_OK && k->evidence.n_rows > 0)
        st = number_rows(k, err);
    k->windows.with_nodes = 0;
    k->windows.windows = note_windows;
    if (st == ENT_OK && k->evidence.n_rows > 0)
        st = ent_windows_walk(&k->windows, &n_hits, err);
    return st == ENT_ENOTFOUND ? ENT_OK : st;
}

/* ---- the table ---- */

static enum ent_status add_row(struct ent_frame *f, const struct collocates *k, size_t row, struct ent_error *err)
{
    size_t i = k->rows[row].row, n;
    const char *s = ent_items_str(&k->items, k->list[i], &n);
    struct ent_table t = table_of(k, i);
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK)
        st = ent_frame_set_new_string(f, 0, s, n, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, (int64_t)t.o11);
    ent_frame_set_integer(f, 2, (int64_t)k->totals[i]);
    ent_frame_set_real(f, 3, ent_rounded(expected_of(&t), k->o->digits));
    for (size_t m = 0; m < k->o->n_measures; m++)
        ent_frame_set_real(f, 4 + m, ent_rounded(m == 0 ? k->rows[row].score : value_of(k, m, i), k->o->digits));
    return ent_evidence_give(&k->evidence, row, (uint64_t)t.o11, k->items.corpus, f, err);
}

static enum ent_status make_frame(struct ent_frame **out, const struct collocates *k, struct ent_error *err)
{
    struct ent_column_spec columns[4 + ENT_MAX_MEASURES] = {
        {k->o->attribute, ENT_STRING}, {"o11", ENT_INTEGER}, {"total", ENT_INTEGER}, {"expected", ENT_REAL}};
    for (size_t m = 0; m < k->o->n_measures; m++)
        columns[4 + m] = (struct ent_column_spec){k->measures[m]->about.name, ENT_REAL};
    enum ent_status st = ent_frame_new(out, columns, 4 + k->o->n_measures, err);
    if (st == ENT_OK)
        st = ent_frame_reserve(*out, k->n_rows, err);
    for (size_t row = 0; st == ENT_OK && row < k->n_rows; row++)
        st = add_row(*out, k, row, err);
    for (size_t m = 0; st == ENT_OK && m < k->o->n_measures; m++)
        st = ent_frame_set_doc(*out, 4 + m, k->measures[m]->about.formula, err);
    return st == ENT_OK ? ent_frame_select_by(*out, 1, err) : st;
}

static void done(struct collocates *k)
{
    ent_cql_docs_done(&k->docs);
    ent_cql_hits_done(&k->ordered);
    ent_tally_done(&k->near);
    ent_tally_done(&k->nodes);
    ent_evidence_done(&k->evidence);
    ent_free(k->list);
    ent_free(k->totals);
    ent_free(k->rows);
    ent_free(k->o11);
    ent_free(k->stream);
}

enum ent_status ent_collocates(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                               const struct ent_collocates_options *options, struct ent_collocates_sizes *sizes,
                               struct ent_error *err)
{
    struct collocates k = {.o = options};
    enum ent_status st = ent_items_open(&k.items, c, options->attribute, err);
    *out = NULL;
    k.windows = (struct ent_windows){
        .corpus = c, .layer = options->within, .left = options->left, .right = options->right};
    if (st == ENT_OK)
        st = read_measures(&k, err);
    if (st == ENT_OK)
        st = order_hits(&k, hits, err);
    if (st == ENT_OK && options->where != NULL) {
        st = ent_cql_docs_find(&k.docs, c, options->where, options->n_where, err);
        k.windows.docs = &k.docs;
    }
    if (st == ENT_OK && (st = count(&k, err)) == ENT_OK && (st = list_items(&k, err)) == ENT_OK &&
        (st = find_totals(&k, err)) == ENT_OK && (st = score(&k, err)) == ENT_OK &&
        (st = find_evidence(&k, err)) == ENT_OK && (st = make_frame(out, &k, err)) == ENT_OK)
        *sizes = k.sizes;
    done(&k);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
