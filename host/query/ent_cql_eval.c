/* From a plan to hits: segment by segment, document by document. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_anchor.h"
#include "query/ent_cql_match.h"

/* Matches of another pattern, none of which lies in another: both ends rise. */
struct others {
    struct ent_cql_hit *hits;
    size_t n;
};

struct eval {
    struct cql_run run;
    struct cql_matcher matcher;
    struct cql_anchors anchors;
    struct cql_plan *plan;
    enum ent_cql_strategy strategy;
    const struct ent_cql_options *options;
    struct ent_cql_hits *out;
    struct others *others;        /* of the limits that are patterns, in their order */
    size_t n_others;
    struct others within;         /* options->within of this segment */
    struct ent_cql_hits found;    /* of the document that is being read */
    size_t doc;                   /* its row */
    struct ent_range doc_words;
    int doc_is_in;                /* it is there and passes the filter */
    int takes_all;                /* all documents are there and pass it */
    int is_asked;                 /* a match may be refused as a whole: by limits, or by what it is kept within */
    struct ent_error *err;
};

/* ---- the query as a whole: limits ---- */

/* How far a match that begins here may go: the document's end, or that of what it must lie within. */
static size_t find_limit(struct eval *e, size_t start)
{
    size_t limit = e->doc_words.end;
    for (const struct cql_limit *l = e->plan->limits; l != NULL; l = l->next) {
        size_t row = SIZE_MAX, end = start;
        struct ent_range words;
        if (l->kind != ENT_CQL_WITHIN || l->negated || l->sub != NULL)
            continue;
        if (!l->is_layer) {
            end = l->count < limit - start ? start + l->count : limit;
        } else {
            struct cql_view *v = &e->run.layers[l->layer];
            while (cql_view_holding(v, start, &row, &words)) {
                if (!cql_test_row(&e->run, l->rows, l->layer, row))
                    continue;
                if (l->count > 1) {
                    size_t last = l->count - 1 < v->layer->n - 1 - row ? row + l->count - 1 : v->layer->n - 1;
                    words.end = ent_layer_words(v->segment, v->layer, last).end;
                }
                end = words.end > end ? words.end : end;
            }
        }
        limit = end < limit ? end : limit;
    }
    return limit;
}

/* The first of the others that begins at or after the position. */
static size_t others_from(const struct others *o, size_t position)
{
    size_t low = 0, high = o->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (o->hits[middle].first < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int lies_in_others(const struct others *o, size_t first, size_t last)
{
    size_t i = others_from(o, first + 1);
    return i > 0 && o->hits[i - 1].last >= last;
}

static int lies_within(struct eval *e, const struct cql_limit *l, const struct others *o, size_t first, size_t last)
{
    struct ent_range words;
    size_t row = SIZE_MAX;
    if (l->sub != NULL)
        return lies_in_others(o, first, last);
    if (!l->is_layer)
        return last - first <= l->count;
    struct cql_view *v = &e->run.layers[l->layer];
    while (cql_view_holding(v, first, &row, &words)) {
        if (l->count > 1) {
            size_t end = l->count - 1 < v->layer->n - 1 - row ? row + l->count - 1 : v->layer->n - 1;
            words.end = ent_layer_words(v->segment, v->layer, end).end;
        }
        if (words.end >= last && cql_test_row(&e->run, l->rows, l->layer, row))
            return 1;
    }
    return 0;
}

static int judge(void *ctx, size_t first, size_t last, const uint32_t *regs)
{
    static const struct others none = {0}; /* of limits that ask about layers */
    struct eval *e = ctx;
    size_t k = 0;
    e->run.match = (struct ent_range){first, last};
    if (e->options->within != NULL && !lies_in_others(&e->within, first, last))
        return 0;
    if (e->plan->global != NULL && !cql_test(&e->run, e->plan->global, first, regs))
        return 0;
    for (const struct cql_limit *l = e->plan->limits; l != NULL; l = l->next) {
        const struct others *o = l->sub != NULL ? &e->others[k++] : &none;
        int is;
        if (l->kind == ENT_CQL_WITHIN && !l->negated && l->sub == NULL)
            continue; /* find_limit() saw to it */
        if (l->kind == ENT_CQL_WITHIN) {
            is = lies_within(e, l, o, first, last);
        } else {
            size_t i = others_from(o, first);
            is = i < o->n && o->hits[i].last <= last;
        }
        if (is == l->negated)
            return 0;
    }
    return 1;
}

/* ---- hits of a document ---- */

static enum ent_status push(struct eval *e, size_t first, size_t last, uint32_t target)
{
    struct ent_cql_hits *f = &e->found;
    enum ent_status st = ent_reserve(&f->hits, &f->cap, f->n + 1, sizeof *f->hits, e->err);
    if (st == ENT_OK)
        f->hits[f->n++] = (struct ent_cql_hit){(uint32_t)e->run.n_segment, (uint32_t)first, (uint32_t)last, target};
    return st;
}

static int compare_ends(const void *a, const void *b)
{
    const struct ent_cql_hit *x = a, *y = b;
    if (x->last != y->last)
        return x->last > y->last ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

static int compare_hits(const void *a, const void *b)
{
    const struct ent_cql_hit *x = a, *y = b;
    if (x->first != y->first)
        return x->first > y->first ? 1 : -1;
    return (x->last > y->last) - (x->last < y->last);
}

/* The hits of a document stand by their first words, one each (but for 'all'). */
static void keep_minimal(struct ent_cql_hits *f)
{
    size_t k = f->n;
    uint32_t nearest = UINT32_MAX;
    for (size_t i = f->n; i-- > 0;) {
        if (f->hits[i].last < nearest) {
            nearest = f->hits[i].last;
            f->hits[--k] = f->hits[i];
        }
    }
    memmove(f->hits, f->hits + k, (f->n - k) * sizeof *f->hits);
    f->n -= k;
}

static void keep_maximal(struct ent_cql_hits *f)
{
    size_t k = 0;
    for (size_t i = 0; i < f->n; i++)
        if (k == 0 || f->hits[i].last > f->hits[k - 1].last)
            f->hits[k++] = f->hits[i];
    f->n = k;
}

/* The same where several may begin at one word. */
static void keep_outermost(struct ent_cql_hits *f)
{
    size_t k = 0;
    for (size_t i = 0; i < f->n; i++) {
        while (k > 0 && f->hits[i].first == f->hits[k - 1].first && f->hits[i].last > f->hits[k - 1].last)
            k--;
        if (k == 0 || f->hits[i].last > f->hits[k - 1].last)
            f->hits[k++] = f->hits[i];
    }
    f->n = k;
}

static void keep_leftmost(struct ent_cql_hits *f)
{
    size_t k = 0;
    int sorted = 1;
    for (size_t i = 1; i < f->n; i++)
        sorted = sorted && f->hits[i].last >= f->hits[i - 1].last;
    if (!sorted)
        qsort(f->hits, f->n, sizeof *f->hits, compare_ends);
    for (size_t i = 0; i < f->n; i++)
        if (k == 0 || f->hits[i].last != f->hits[k - 1].last)
            f->hits[k++] = f->hits[i];
    f->n = k;
    if (!sorted)
        qsort(f->hits, f->n, sizeof *f->hits, compare_hits);
}

static void keep_by_strategy(struct eval *e)
{
    if (e->plan->n_chain > 0)
        return; /* all of one length */
    if (e->strategy == ENT_CQL_SHORTEST)
        keep_minimal(&e->found);
    if (e->strategy == ENT_CQL_LONGEST)
        keep_maximal(&e->found);
    if (e->strategy == ENT_CQL_STANDARD)
        keep_leftmost(&e->found);
}

static int is_full(const struct eval *e) { return e->options->max > 0 && e->out->n_hits >= e->options->max; }

/* The document has been read: what its strategy leaves is handed on. */
static enum ent_status end_document(struct eval *e)
{
    struct ent_cql_hits *f = &e->found;
    enum ent_status st = ENT_OK;
    if (f->n == 0)
        return ENT_OK;
    keep_by_strategy(e);
    size_t n = f->n;
    if (is_full(e)) {
        f->n = 0;
        return ENT_OK;
    }
    if (e->options->max > 0 && n >= e->options->max - e->out->n_hits) {
        n = (size_t)(e->options->max - e->out->n_hits);
        e->out->more = 1;
    }
    if (e->options->sink != NULL) {
        st = e->options->sink(e->options->sink_ctx, f->hits, n, e->err);
    } else if (!e->options->count_only) {
        st = ent_reserve(&e->out->hits, &e->out->cap, e->out->n + n, sizeof *f->hits, e->err);
        if (st == ENT_OK) {
            memcpy(e->out->hits + e->out->n, f->hits, n * sizeof *f->hits);
            e->out->n += n;
        }
    }
    e->out->n_hits += n;
    f->n = 0;
    return st;
}

/* Go to the document that holds the position. */
static enum ent_status go_to_document(struct eval *e, size_t position)
{
    size_t row = SIZE_MAX;
    struct ent_range words = {0, 0};
    if (cql_view_holding(&e->run.docs, position, &row, &words)) {
        e->doc_is_in = e->takes_all || (!ent_corpus_is_removed(e->run.corpus, e->run.n_segment, row) && cql_passes(&e->run, row));
    } else {
        words = (struct ent_range){position, position + 1};
        e->doc_is_in = 0;
    }
    e->doc = row;
    e->doc_words = words;
    return e->run.status;
}

/* The same where hits stand together with those of their document; 0: there is none, or it is not asked for. */
static enum ent_status enter_document(struct eval *e, size_t position, int *is_in)
{
    enum ent_status st = ENT_OK;
    if (position < e->doc_words.start || position >= e->doc_words.end) {
        if ((st = end_document(e)) != ENT_OK)
            return st;
        st = go_to_document(e, position);
    }
    *is_in = e->doc_is_in;
    return st == ENT_OK ? e->run.status : st;
}

/* ---- a row of words ---- */

enum { FLUSH = 4096, CHAINS = 4096 }; /* hits that are handed on together, starts that are looked at together */

/* All of its words were looked at; only its document and its limits are not known.  Hits of many documents gather. */
static enum ent_status try_chain(struct eval *e, size_t start)
{
    size_t n = e->plan->n_chain;
    enum ent_status st = ENT_OK;
    if (start < e->doc_words.start || start >= e->doc_words.end)
        st = go_to_document(e, start);
    if (st != ENT_OK || !e->doc_is_in || n > e->doc_words.end - start)
        return st;
    if (e->is_asked && (n > find_limit(e, start) - start || !judge(e, start, start + n, NULL)))
        return e->run.status;
    if (e->found.n == FLUSH && (st = end_document(e)) != ENT_OK) /* nothing that comes can change them */
        return st;
    return push(e, start, start + n, ENT_NO_POSITION);
}

/* Hits that nobody wants handed on or cut short go where they stay, at once. */
static struct ent_cql_hits *place_of(struct eval *e)
{
    const struct ent_cql_options *o = e->options;
    return o->sink == NULL && o->max == 0 && !o->count_only && e->found.n == 0 ? e->out : &e->found;
}

static enum ent_status add_chains(struct eval *e, const uint32_t *starts, size_t n)
{
    struct ent_cql_hits *to = place_of(e);
    uint32_t segment = (uint32_t)e->run.n_segment, length = (uint32_t)e->plan->n_chain;
    enum ent_status st = ent_reserve(&to->hits, &to->cap, to->n + n, sizeof *to->hits, e->err);
    if (st != ENT_OK)
        return st;
    struct ent_cql_hit *hits = to->hits + to->n;
    for (size_t i = 0; i < n; i++)
        hits[i] = (struct ent_cql_hit){segment, starts[i], starts[i] + length, ENT_NO_POSITION};
    to->n += n;
    e->out->n_hits += to == e->out ? n : 0;
    return to->n >= FLUSH && to == &e->found ? end_document(e) : ENT_OK;
}

/* Room for all hits that there can be, in one piece: most of the rarest word's places are hits, or there are few. */
static enum ent_status reserve_chains(struct eval *e)
{
    enum { MOST = 1 << 20 };
    struct ent_cql_hits *to = place_of(e);
    uint64_t n = e->anchors.groups[0].count;
    if (to != e->out || e->is_asked || !e->takes_all)
        return ENT_OK;
    return ent_reserve(&to->hits, &to->cap, to->n + (size_t)(n < MOST ? n : MOST), sizeof *to->hits, e->err);
}

/*
 * The same for many starts, rising; the list is not kept.  Where nothing else is asked, what lies in a document is a hit.
 */
static enum ent_status take_chains(struct eval *e, uint32_t *starts, size_t n)
{
    enum ent_status st = ENT_OK;
    e->out->n_tried += n;
    if (e->is_asked || !e->takes_all) {
        for (size_t i = 0; st == ENT_OK && i < n; i++)
            st = try_chain(e, starts[i]);
        return st;
    }
    return add_chains(e, starts, cql_view_keep(&e->run.docs, starts, n, (uint32_t)e->plan->n_chain));
}

static enum ent_status try_chains(struct eval *e, size_t from, const uint64_t *starts)
{
    enum { WORDS = CHAINS / 64 };
    uint32_t list[CHAINS];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < CQL_WINDOW / 64; i += WORDS) {
        size_t n = 0;
        for (size_t k = i; k < i + WORDS; k++)
            for (uint64_t w = starts[k]; w != 0; w &= w - 1)
                list[n++] = (uint32_t)(from + k * 64 + (size_t)__builtin_ctzll(w));
        st = take_chains(e, list, n);
    }
    return st;
}

/* One word, and nobody asks where: the index knows how often.  0: it has to be looked up. */
static int count_by_index(struct eval *e)
{
    struct cql_cond *only = e->plan->n_chain == 1 ? e->plan->chain[0] : NULL;
    uint64_t n = only != NULL && only->kind == CQL_IN ? cql_estimate(&e->run, only) : e->run.segment->n_words;
    if (n >= e->run.segment->n_words || !e->options->count_only || e->options->max > 0 || e->plan->limits != NULL ||
        e->options->within != NULL || !e->takes_all)
        return 0;
    e->out->n_hits += n;
    return 1;
}

/* ---- other patterns ---- */

static enum ent_status try_pattern(struct eval *e, size_t start)
{
    enum cql_want want = e->strategy == ENT_CQL_ALL       ? CQL_WANT_ALL
                         : e->strategy == ENT_CQL_LONGEST ? CQL_WANT_LONGEST
                                                          : CQL_WANT_SHORTEST;
    struct cql_matcher *m = &e->matcher;
    int is_in;
    enum ent_status st = enter_document(e, start, &is_in);
    if (st != ENT_OK || !is_in)
        return st;
    size_t limit = find_limit(e, start);
    if (limit <= start || !cql_anchors_ahead(&e->anchors, start, limit))
        return e->run.status;
    st = cql_match(m, start, limit, e->doc_words, want);
    size_t first = want == CQL_WANT_LONGEST && m->n_found > 0 ? m->n_found - 1 : 0;
    for (size_t i = first; st == ENT_OK && i < m->n_found; i++)
        st = push(e, start, m->found[i].last, m->found[i].target);
    return st;
}

static enum ent_status try_patterns(struct eval *e, size_t from, const uint64_t *starts)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < CQL_WINDOW / 64 && st == ENT_OK; i++)
        for (uint64_t w = starts[i]; st == ENT_OK && w != 0; w &= w - 1) {
            e->out->n_tried++;
            st = try_pattern(e, from + i * 64 + (size_t)__builtin_ctzll(w));
        }
    return st;
}

/* ---- window by window ---- */

/* Have so many hits been found that no later start can change the first 'max' of them? */
static int has_enough(struct eval *e, size_t from)
{
    uint64_t wanted = e->options->max > e->out->n_hits ? e->options->max - e->out->n_hits : 0;
    size_t n;
    if (e->options->max == 0 || e->found.n < wanted)
        return 0;
    keep_by_strategy(e);
    for (n = e->found.n; e->strategy == ENT_CQL_SHORTEST && n > 0 && e->found.hits[n - 1].last > from;)
        n--; /* a later one may lie in it */
    return n >= wanted;
}

static enum ent_status eval_windows(struct eval *e)
{
    struct cql_anchors *a = &e->anchors;
    enum ent_status st = ENT_OK;
    int is_chain = e->plan->n_chain > 0;
    for (size_t from = 0; st == ENT_OK && !is_full(e) && !has_enough(e, from); from += CQL_WINDOW) {
        if ((from = cql_anchors_next(a, from)) == CQL_NOWHERE)
            break;
        from = from / 64 * 64;
        cql_anchors_starts(a, from);
        st = is_chain ? try_chains(e, from, a->starts) : try_patterns(e, from, a->starts);
        if (st == ENT_OK)
            st = e->run.status;
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(e->err);
    }
    return st;
}

/* Start by start. */
static enum ent_status eval_leaps(struct eval *e)
{
    enum ent_status st = ENT_OK;
    size_t start = 0;
    while (st == ENT_OK && !is_full(e) && (start = cql_anchors_leap(&e->anchors, start)) != CQL_NOWHERE) {
        e->out->n_tried++;
        st = e->plan->n_chain > 0 ? try_chain(e, start) : try_pattern(e, start);
        start++;
        if (st == ENT_OK)
            st = cql_run_step(&e->run);
        if (e->options->max > 0 && e->out->n_tried % 64 == 0 && has_enough(e, start))
            break;
    }
    return st;
}

/* One word whose places are a list. */
static enum ent_status eval_list(struct eval *e)
{
    struct cql_source *s = e->anchors.sources[0];
    uint32_t starts[CHAINS];
    const uint32_t *positions;
    size_t n;
    enum ent_status st = reserve_chains(e);
    while (st == ENT_OK && !is_full(e) && (n = cql_source_read(s, &positions)) > 0 && !has_enough(e, positions[0])) {
        assert(n <= CHAINS);
        memcpy(starts, positions, n * sizeof *starts);
        st = take_chains(e, starts, n);
        if (st == ENT_OK)
            st = e->run.status;
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(e->err);
    }
    return st;
}

/* Words that follow one another, each of a few lists: joined in pieces, small ones first, as the first hits may do. */
static enum ent_status eval_join(struct eval *e)
{
    enum { LEAST = 64, MOST = CHAINS };
    uint32_t starts[MOST], last = 0;
    size_t most = LEAST;
    int more = e->anchors.length <= e->run.segment->n_words;
    enum ent_status st = reserve_chains(e);
    while (st == ENT_OK && more && !is_full(e)) {
        size_t n = cql_anchors_join(&e->anchors, starts, most, &more);
        last = n > 0 ? starts[n - 1] : last;
        st = take_chains(e, starts, n);
        if (st == ENT_OK)
            st = e->run.status;
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(e->err);
        if (n > 0 && has_enough(e, last))
            break;
        most = most < MOST ? most * 2 : MOST;
    }
    return st;
}

static enum ent_status eval_plan(struct eval *e)
{
    struct cql_anchors *a = &e->anchors;
    if (count_by_index(e))
        return ENT_OK;
    enum ent_status st = cql_anchors_find(a, &e->run, e->err);
    if (st == ENT_OK && (a->n == 0 || a->groups[0].count > 0)) {
        st = cql_anchors_open(a, e->err);
        if (st == ENT_OK)
            st = e->plan->n_chain == 1 && cql_source_is_list(a->sources[0]) ? eval_list(e)
                 : cql_anchors_are_lists(a)                                 ? eval_join(e)
                 : a->is_sparse                                             ? eval_leaps(e)
                                                                            : eval_windows(e);
    }
    cql_anchors_close(a);
    return st;
}

/* ---- segments ---- */

/* The matches of a pattern that a limit speaks of: the widest for within, the narrowest for containing. */
static enum ent_status eval_others(struct eval *e)
{
    size_t n = 0;
    enum ent_status st = ENT_OK;
    for (const struct cql_limit *l = e->plan->limits; l != NULL; l = l->next)
        n += l->sub != NULL;
    if (n == 0)
        return ENT_OK;
    e->others = ent_calloc(n, sizeof *e->others);
    if (e->others == NULL)
        return ent_fail(e->err, ENT_ENOMEM, "out of memory for a query");
    for (const struct cql_limit *l = e->plan->limits; st == ENT_OK && l != NULL; l = l->next) {
        struct ent_cql_options options = {.strategy = l->kind == ENT_CQL_WITHIN ? ENT_CQL_LONGEST : ENT_CQL_SHORTEST};
        struct ent_cql_hits hits = {0};
        if (l->sub == NULL)
            continue;
        st = cql_eval_segment(l->sub, e->run.n_segment, &options, &hits, e->err);
        e->others[e->n_others++] = (struct others){hits.hits, hits.n};
    }
    return st;
}

/* The hits that the query is kept within, of this segment; none of them in another. */
static enum ent_status find_within(struct eval *e)
{
    const struct ent_cql_hits *all = e->options->within;
    size_t n = 0, first = 0;
    if (all == NULL)
        return ENT_OK;
    while (first < all->n && all->hits[first].segment < e->run.n_segment)
        first++;
    while (first + n < all->n && all->hits[first + n].segment == e->run.n_segment)
        n++;
    e->within.hits = ent_malloc((n + 1) * sizeof *e->within.hits);
    if (e->within.hits == NULL)
        return ent_fail(e->err, ENT_ENOMEM, "out of memory for a query");
    struct ent_cql_hits own = {.hits = e->within.hits, .n = n};
    if (n > 0)
        memcpy(own.hits, all->hits + first, n * sizeof *own.hits);
    keep_outermost(&own);
    e->within.n = own.n;
    return ENT_OK;
}

enum ent_status cql_eval_segment(struct cql_plan *p, size_t segment, const struct ent_cql_options *options,
                                    struct ent_cql_hits *out, struct ent_error *err)
{
    struct eval e = {.plan = p, .strategy = options->strategy, .options = options, .out = out, .err = err};
    e.is_asked = p->limits != NULL || options->within != NULL;
    e.takes_all = p->where == NULL && ent_corpus_manifest(p->corpus)->segments[segment].n_removed == 0;
    enum ent_status st = cql_run_open(&e.run, p, segment, err);
    if (st != ENT_OK)
        return st;
    st = cql_matcher_open(&e.matcher, &e.run, err);
    if (st == ENT_OK) {
        e.matcher.judge = judge;
        e.matcher.ctx = &e;
        st = eval_others(&e);
    }
    if (st == ENT_OK)
        st = find_within(&e);
    if (st == ENT_OK)
        st = eval_plan(&e);
    if (st == ENT_OK)
        st = end_document(&e);
    if (st == ENT_OK)
        st = e.run.status;
    for (size_t i = 0; i < e.n_others; i++)
        ent_free(e.others[i].hits);
    ent_free(e.others);
    ent_free(e.within.hits);
    ent_free(e.found.hits);
    cql_matcher_close(&e.matcher);
    cql_run_close(&e.run);
    return st;
}
