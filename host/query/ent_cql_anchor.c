#include "query/ent_cql_anchor.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_GROUPS = 4, /* of a pattern: more would rarely leave fewer starts */
    SPARSE = 1000,  /* words for one that must be there: then leaping is cheaper than windows */
    JOINED = 150,   /* ... and joining lists */
    NEAR = 16,      /* times as frequent as the rarest: a list that is worth to leap in */
    SIDE_BY_SIDE = 6 /* ... one that is read as fast as it is leapt in */
};

/* ---- groups ---- */

static uint32_t add(uint32_t a, uint32_t b)
{
    return a == ENT_CQL_MANY || b == ENT_CQL_MANY || a + b < a ? ENT_CQL_MANY : a + b;
}

static enum ent_status push(struct cql_anchors *a, const struct cql_group *g, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&a->groups, &a->cap, a->n + 1, sizeof *a->groups, err);
    if (st == ENT_OK)
        a->groups[a->n++] = *g;
    return st;
}

static void anchor_of(struct cql_run *r, const struct ent_cql_node *n, uint32_t low, uint32_t high,
                      struct cql_group *out)
{
    struct cql_cond *cond = n->kind == ENT_CQL_TOKEN ? n->atom->cond : NULL;
    *out = (struct cql_group){.n = 1, .is_far = high > CQL_PAD};
    out->list[0] = (struct cql_anchor){n, cond, low, high, -1};
    if (n->kind == ENT_CQL_TOKEN)
        out->count = cql_estimate(r, cond);
    else
        out->count = r->layers[n->atom->layer].layer != NULL ? r->layers[n->atom->layer].layer->n : 0;
}

static enum ent_status find_groups(struct cql_anchors *a, const struct ent_cql_node *n, uint32_t low, uint32_t high,
                                   struct ent_error *err);

/* One of the alternatives matches: the best group of each, put together. */
static enum ent_status find_alternative(struct cql_anchors *a, const struct ent_cql_node *n, uint32_t low,
                                        uint32_t high, struct ent_error *err)
{
    struct cql_group all = {.n = 0};
    size_t before = a->n;
    enum ent_status st = ENT_OK;
    int known = 1;
    for (const struct ent_cql_node *k = n->first; st == ENT_OK && known && k != NULL; k = k->next) {
        st = find_groups(a, k, low, high, err);
        size_t best = before;
        for (size_t i = before; i < a->n; i++)
            best = a->groups[i].count < a->groups[best].count ? i : best;
        known = st == ENT_OK && a->n > before && all.n + a->groups[best].n <= CQL_MAX_ANCHORS;
        if (known) {
            const struct cql_group *g = &a->groups[best];
            memcpy(all.list + all.n, g->list, g->n * sizeof *g->list);
            all.n += g->n;
            all.count += g->count;
            all.is_far |= g->is_far;
        }
        a->n = before;
    }
    return st == ENT_OK && known ? push(a, &all, err) : st;
}

static enum ent_status find_groups(struct cql_anchors *a, const struct ent_cql_node *n, uint32_t low, uint32_t high,
                                   struct ent_error *err)
{
    struct cql_group g;
    uint32_t min, max;
    enum ent_status st = ENT_OK;
    switch (n->kind) {
    case ENT_CQL_TOKEN:
    case ENT_CQL_WHOLE: anchor_of(a->run, n, low, high, &g); return push(a, &g, err);
    case ENT_CQL_REPEAT: /* the first time */
        return n->min > 0 ? find_groups(a, n->first, low, high, err) : ENT_OK;
    case ENT_CQL_ALTERNATIVE: return find_alternative(a, n, low, high, err);
    case ENT_CQL_SEQUENCE:
        for (const struct ent_cql_node *k = n->first; st == ENT_OK && k != NULL; k = k->next) {
            st = find_groups(a, k, low, high, err);
            cql_node_range(k, &min, &max);
            low = add(low, min);
            high = add(high, max);
        }
        return st;
    default: return ENT_OK;
    }
}

/* ---- the first word ---- */

/* 1: all first words of n are in the group; 0: give up.  *empty: n may take no word. */
static int first_of(struct cql_run *r, const struct ent_cql_node *n, struct cql_group *out, int *empty)
{
    struct cql_group one;
    int inner = 0;
    *empty = 0;
    switch (n->kind) {
    case ENT_CQL_TOKEN:
    case ENT_CQL_WHOLE:
        if (out->n == CQL_MAX_ANCHORS)
            return 0;
        anchor_of(r, n, 0, 0, &one);
        out->list[out->n++] = one.list[0];
        out->count += one.count;
        return 1;
    case ENT_CQL_SEQUENCE:
        *empty = 1;
        for (const struct ent_cql_node *c = n->first; c != NULL && *empty; c = c->next)
            if (!first_of(r, c, out, empty))
                return 0;
        return 1;
    case ENT_CQL_ALTERNATIVE:
        for (const struct ent_cql_node *c = n->first; c != NULL; c = c->next) {
            if (!first_of(r, c, out, &inner))
                return 0;
            *empty |= inner;
        }
        return 1;
    case ENT_CQL_REPEAT:
        if (!first_of(r, n->first, out, empty))
            return 0;
        *empty |= n->min == 0;
        return 1;
    default: *empty = 1; return 1;
    }
}

/* One word that is a group already. */
static int is_known(const struct cql_anchors *a, const struct cql_group *g)
{
    for (size_t i = 0; g->n == 1 && i < a->n; i++)
        if (a->groups[i].n == 1 && a->groups[i].list[0].node == g->list[0].node && a->groups[i].list[0].high == 0)
            return 1;
    return 0;
}

static int compare_groups(const void *a, const void *b)
{
    const struct cql_group *x = a, *y = b;
    return (x->count > y->count) - (x->count < y->count);
}

static enum ent_status find_chain(struct cql_anchors *a, struct ent_error *err)
{
    const struct cql_plan *p = a->run->plan;
    enum ent_status st = ENT_OK;
    a->is_exact = 1;
    a->length = (uint32_t)p->n_chain;
    for (uint32_t i = 0; st == ENT_OK && i < a->length; i++) {
        struct cql_group g = {.n = 1, .count = cql_estimate(a->run, p->chain[i])};
        g.list[0] = (struct cql_anchor){NULL, p->chain[i], i, i, -1};
        st = push(a, &g, err);
    }
    return st;
}

/* Has the rarest group less than one word in so many? */
static int is_rarer(const struct cql_anchors *a, uint64_t words)
{
    return a->n > 0 && a->groups[0].count < a->run->segment->n_words / words;
}

enum ent_status cql_anchors_find(struct cql_anchors *a, struct cql_run *r, struct ent_error *err)
{
    struct cql_group first = {.n = 0};
    uint32_t max;
    int empty;
    enum ent_status st;
    memset(a, 0, offsetof(struct cql_anchors, starts));
    a->run = r;
    if (r->plan->n_chain > 0) {
        st = find_chain(a, err);
    } else {
        cql_node_range(r->plan->body, &a->length, &max);
        st = find_groups(a, r->plan->body, 0, 0, err);
        if (st == ENT_OK && first_of(r, r->plan->body, &first, &empty) && !is_known(a, &first))
            st = push(a, &first, err);
    }
    if (a->n > 1)
        qsort(a->groups, a->n, sizeof *a->groups, compare_groups);
    if (r->plan->n_chain == 0) { /* what holds nearly everywhere is no help */
        while (a->n > MAX_GROUPS || (a->n > 0 && a->groups[a->n - 1].count > r->segment->n_words / 2))
            a->n--;
    }
    a->is_sparse = is_rarer(a, a->is_exact ? JOINED : SPARSE);
    return st;
}

/* ---- sources ---- */

static int same_anchor(const struct cql_anchor *a, const struct cql_anchor *b)
{
    int row = a->node != NULL && a->node->kind == ENT_CQL_WHOLE;
    if (row != (b->node != NULL && b->node->kind == ENT_CQL_WHOLE))
        return 0;
    return row ? a->node == b->node : cql_cond_same(a->cond, b->cond);
}

static enum ent_status open_source(struct cql_anchors *all, struct cql_anchor *a, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&all->sources, &all->cap_sources, all->n_sources + 1, sizeof *all->sources, err);
    if (st != ENT_OK)
        return st;
    a->source = (int)all->n_sources;
    struct cql_source **s = &all->sources[all->n_sources++];
    if (a->node == NULL || a->node->kind == ENT_CQL_TOKEN)
        return cql_source_open(s, all->run, a->cond, err);
    return cql_source_open_rows(s, all->run, a->node->atom->cond, a->node->atom->layer, err);
}

enum ent_status cql_anchors_open(struct cql_anchors *a, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; st == ENT_OK && k < a->groups[i].n; k++) {
            struct cql_anchor *one = &a->groups[i].list[k];
            /* what is read ahead of the others has a source of its own */
            for (size_t j = 0; j < i && one->source < 0 && !a->groups[i].is_far && !a->is_sparse; j++)
                for (size_t m = 0; m < a->groups[j].n && one->source < 0 && !a->groups[j].is_far; m++)
                    if (same_anchor(one, &a->groups[j].list[m]))
                        one->source = a->groups[j].list[m].source;
            if (one->source < 0)
                st = open_source(a, one, err);
        }
    }
    if (st == ENT_OK && !is_rarer(a, SPARSE) && !cql_anchors_are_lists(a))
        a->is_sparse = 0; /* not to be joined after all */
    return st;
}

void cql_anchors_close(struct cql_anchors *a)
{
    for (size_t i = 0; i < a->n_sources; i++)
        cql_source_close(a->sources[i]);
    ent_free(a->sources);
    ent_free(a->groups);
}

/* ---- leaps ---- */

/* The first start from 'from' on that has one of the group in reach, as far as its sources can say. */
static size_t next_of_group(struct cql_anchors *a, const struct cql_group *g, size_t from)
{
    size_t next = CQL_NOWHERE;
    for (size_t k = 0; k < g->n; k++) {
        const struct cql_anchor *one = &g->list[k];
        size_t at = cql_source_next(a->sources[one->source], a->is_sparse ? from + one->low : from);
        size_t start = from, row = SIZE_MAX;
        struct ent_range doc;
        if (at == CQL_NOWHERE)
            continue;
        if (one->high != ENT_CQL_MANY && at > one->high && at - one->high > start)
            start = at - one->high;
        /* nothing before its document can reach it */
        if (one->high > CQL_PAD && at > start && cql_view_holding(&a->run->docs, at, &row, &doc) && doc.start > start)
            start = doc.start;
        next = start < next ? start : next;
    }
    return next;
}

size_t cql_anchors_next(struct cql_anchors *a, size_t from)
{
    size_t next = from;
    for (size_t i = 0; i < a->n && i < 2; i++) { /* the rarest do most */
        size_t here = next_of_group(a, &a->groups[i], from);
        if (here == CQL_NOWHERE)
            return CQL_NOWHERE;
        next = here > next ? here : next;
    }
    return next < a->run->segment->n_words ? next : CQL_NOWHERE;
}

/* A word of a chain is looked at where its list does not say enough, or is so long that looking is cheaper. */
static int is_looked_at(const struct cql_anchors *a, const struct cql_group *g)
{
    return a->is_exact && (g->count / NEAR > a->groups[0].count || !cql_source_is_exact(a->sources[g->list[0].source]));
}

/* Every group says where the next start may be, until all agree (a leapfrog join: Veldhuizen 2014). */
size_t cql_anchors_leap(struct cql_anchors *a, size_t from)
{
    size_t n = a->run->segment->n_words, i = 0;
    while (i < a->n) {
        const struct cql_group *g = &a->groups[i];
        size_t next = from;
        if (from + a->length > n)
            return CQL_NOWHERE;
        if (!is_looked_at(a, g))
            next = next_of_group(a, g, from);
        else if (!cql_test(a->run, g->list[0].cond, from + g->list[0].low, NULL))
            next = from + 1;
        if (next == CQL_NOWHERE)
            return next;
        i = next > from ? 0 : i + 1;
        from = next;
    }
    return from < n ? from : CQL_NOWHERE;
}

int cql_anchors_are_lists(const struct cql_anchors *a)
{
    for (size_t i = 0; i < a->n; i++)
        if (!cql_source_is_lists(a->sources[a->groups[i].list[0].source]) && (i == 0 || !is_looked_at(a, &a->groups[i])))
            return 0;
    return a->is_exact && a->is_sparse && a->n > 0;
}

/* Those of n starts where the words of the group are as it asks. */
static size_t keep_group(struct cql_anchors *a, const struct cql_group *g, uint32_t *starts, size_t n)
{
    const struct cql_anchor *one = &g->list[0];
    size_t kept = 0;
    if (!is_looked_at(a, g))
        return cql_source_keep(a->sources[one->source], starts, n, one->low, g->count / SIDE_BY_SIDE <= a->groups[0].count);
    for (size_t i = 0; i < n; i++) {
        starts[kept] = starts[i];
        kept += cql_test(a->run, one->cond, starts[i] + one->low, NULL) != 0;
    }
    return kept;
}

size_t cql_anchors_join(struct cql_anchors *a, uint32_t *starts, size_t most, int *more)
{
    const struct cql_anchor *rarest = &a->groups[0].list[0];
    size_t n_words = a->run->segment->n_words, kept = 0;
    size_t n = cql_source_gather(a->sources[rarest->source], starts, most);
    *more = n == most;
    for (size_t i = 0; i < n; i++) { /* from the first word on, and all of them lie in the segment */
        uint32_t start = starts[i] - rarest->low;
        starts[kept] = start;
        kept += start <= n_words - a->length; /* below 0 it is too large, too */
    }
    for (size_t i = 1; i < a->n; i++)
        kept = keep_group(a, &a->groups[i], starts, kept);
    return kept;
}

int cql_anchors_ahead(struct cql_anchors *a, size_t start, size_t limit)
{
    for (size_t i = 0; i < a->n; i++) {
        int is = !a->groups[i].is_far;
        for (size_t k = 0; k < a->groups[i].n && !is; k++)
            is = cql_source_next(a->sources[a->groups[i].list[k].source], start) < limit;
        if (!is)
            return 0;
    }
    return 1;
}

/* ---- windows ---- */

/* out |= the bits moved d places to the front. */
static void add_moved(uint64_t *out, const uint64_t *bits, uint32_t d)
{
    size_t words = d / 64, shift = d % 64;
    for (size_t i = 0; i + words < CQL_WINDOW_WORDS; i++) {
        uint64_t high = i + words + 1 < CQL_WINDOW_WORDS && shift > 0 ? bits[i + words + 1] << (64 - shift) : 0;
        out[i] |= bits[i + words] >> shift | high;
    }
}

/* out |= the bits moved by low, low + 1, ... high places: each step doubles how far they reach. */
static void add_spread(uint64_t *out, const uint64_t *bits, uint32_t low, uint32_t high)
{
    uint64_t reach[CQL_WINDOW_WORDS];
    uint32_t wide = 1, wanted = high - low + 1;
    memcpy(reach, bits, sizeof reach);
    while (wide < wanted) {
        uint32_t step = wide < wanted - wide ? wide : wanted - wide;
        add_moved(reach, reach, step); /* forwards: what is read was not yet changed */
        wide += step;
    }
    add_moved(out, reach, low);
}

static void test_starts(struct cql_anchors *a, const struct cql_anchor *one, size_t from)
{
    for (size_t i = 0; i < CQL_WINDOW / 64; i++)
        for (uint64_t w = a->starts[i]; w != 0; w &= w - 1) {
            size_t k = (size_t)__builtin_ctzll(w);
            if (!cql_test(a->run, one->cond, from + i * 64 + k + one->low, NULL))
                a->starts[i] &= ~(1ull << k);
        }
}

/* Those before it have left about as many starts as the rarest allows. */
static void apply_group(struct cql_anchors *a, const struct cql_group *g, size_t from)
{
    uint64_t can[CQL_WINDOW_WORDS] = {0};
    const struct cql_anchor *one = &g->list[0];
    double cost = 0, left = CQL_WINDOW;
    if (g != a->groups)
        left *= (double)a->groups[0].count / (double)a->run->segment->n_words;
    for (size_t k = 0; k < g->n; k++)
        cost += cql_source_cost(a->sources[g->list[k].source]);
    if (cost == 0) /* any word will do */
        return;
    if (a->is_exact && left * cql_test_cost(one->cond) < cost) {
        test_starts(a, one, from);
        return;
    }
    if (!a->is_exact && left * 200 < cost) /* the pattern itself is asked soon enough */
        return;
    for (size_t k = 0; k < g->n; k++) {
        one = &g->list[k];
        const uint64_t *bits = cql_source_bits(a->sources[one->source], from);
        if (one->low == one->high)
            add_moved(can, bits, one->low);
        else
            add_spread(can, bits, one->low, one->high);
    }
    for (size_t i = 0; i < CQL_WINDOW / 64; i++)
        a->starts[i] &= can[i];
}

void cql_anchors_starts(struct cql_anchors *a, size_t from)
{
    size_t n = a->run->segment->n_words, shortest = a->length > 0 ? a->length : 1;
    size_t there = n >= shortest && n - shortest + 1 > from ? n - shortest + 1 - from : 0;
    if (there > CQL_WINDOW)
        there = CQL_WINDOW;
    memset(a->starts, 0, sizeof a->starts);
    memset(a->starts, 0xFF, there / 64 * sizeof *a->starts);
    if (there % 64 != 0)
        a->starts[there / 64] = (1ull << there % 64) - 1;
    for (size_t i = 0; i < a->n; i++)
        if (!a->groups[i].is_far)
            apply_group(a, &a->groups[i], from);
}
