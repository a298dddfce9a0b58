#include "query/ent_cql_anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"

/* ---- positions ---- */

static enum ent_status push(struct cql_positions *out, size_t at, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->at, &out->cap, out->n + 1, sizeof *out->at, err);
    if (st == ENT_OK)
        out->at[out->n++] = (uint32_t)at;
    return st;
}

static enum ent_status scan(struct cql_run *r, const struct cql_cond *c, struct cql_positions *out,
                            struct ent_error *err)
{
    uint64_t bits[CQL_STRIDE / 64 + 1];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < r->segment->n_words; i += CQL_STRIDE) {
        size_t n = r->segment->n_words - i < CQL_STRIDE ? r->segment->n_words - i : CQL_STRIDE;
        cql_test_block(r, c, i, n, bits);
        for (size_t k = 0; k <= n / 64; k++)
            for (uint64_t w = bits[k]; st == ENT_OK && w != 0; w &= w - 1)
                st = push(out, i + k * 64 + (size_t)__builtin_ctzll(w), err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st == ENT_OK ? r->status : st;
}

static int compare_positions(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Sort and drop what stands twice, from 'first' on. */
static void sort_positions(struct cql_positions *p, size_t first)
{
    size_t k = first;
    if (p->n - first < 2)
        return;
    qsort(p->at + first, p->n - first, sizeof *p->at, compare_positions);
    for (size_t i = first; i < p->n; i++)
        if (k == first || p->at[i] != p->at[k - 1])
            p->at[k++] = p->at[i];
    p->n = k;
}

static enum ent_status read_list(struct cql_run *r, const struct cql_cond *c, uint32_t id,
                                 struct cql_positions *out, struct ent_error *err)
{
    struct ent_posting_list list;
    uint32_t at, before = 0;
    enum ent_status st;
    ent_postings_list(&r->columns[c->column]->postings, id, &list);
    st = ent_reserve(&out->at, &out->cap, out->n + list.n, sizeof *out->at, err);
    for (uint32_t i = 0; st == ENT_OK && i < list.n && (at = ent_posting_next(&list)) != ENT_NO_POSITION; i++) {
        if (at >= r->segment->n_words || (i > 0 && at <= before))
            break; /* damaged */
        before = out->at[out->n++] = at;
    }
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

/* Lists one after the other become one in order; many are sorted by setting bits. */
static enum ent_status merge_lists(struct cql_run *r, struct cql_positions *out, size_t first, size_t lists,
                                   struct ent_error *err)
{
    if (lists < 2 || out->n - first < 2000) {
        sort_positions(out, first);
        return ENT_OK;
    }
    uint64_t *bits = ent_calloc(r->segment->n_words / 64 + 1, sizeof *bits);
    if (bits == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu positions", out->n);
    for (size_t i = first; i < out->n; i++)
        bits[out->at[i] / 64] |= 1ull << out->at[i] % 64;
    out->n = first;
    for (size_t i = 0; i <= r->segment->n_words / 64; i++)
        for (uint64_t w = bits[i]; w != 0; w &= w - 1)
            out->at[out->n++] = (uint32_t)(i * 64 + (size_t)__builtin_ctzll(w));
    ent_free(bits);
    return ENT_OK;
}

/* The lists of a set of ids: few are looked up, for many the index is walked. */
static enum ent_status read_set(struct cql_run *r, const struct cql_cond *c, struct cql_positions *out,
                                struct ent_error *err)
{
    const struct ent_packed *ids = &r->columns[c->column]->postings.ids;
    size_t first = out->n, lists = 0, n = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i <= c->n_ids / 64; i++)
        n += (size_t)__builtin_popcountll(c->bits[i]);
    for (size_t i = 0; n < 64 && st == ENT_OK && i <= c->n_ids / 64; i++)
        for (uint64_t w = c->bits[i]; st == ENT_OK && w != 0; w &= w - 1, lists++)
            st = read_list(r, c, (uint32_t)(i * 64 + (size_t)__builtin_ctzll(w)), out, err);
    for (size_t i = 0; n >= 64 && st == ENT_OK && i < ids->n; i++) {
        uint32_t id = (uint32_t)ent_packed_get(ids, i);
        if (id < c->n_ids && (c->bits[id / 64] >> id % 64 & 1)) {
            st = read_list(r, c, id, out, err);
            lists++;
        }
    }
    return st == ENT_OK && lists > 1 ? merge_lists(r, out, first, lists, err) : st;
}

enum ent_status cql_list_positions(struct cql_run *r, struct cql_cond *c, struct cql_positions *out,
                                   struct ent_error *err)
{
    size_t first = out->n, k = first;
    enum ent_status st;
    if (c == NULL || cql_estimate(r, c) > r->segment->n_words / 8)
        return scan(r, c, out, err);
    if (c->kind == CQL_AND) {
        int a_first = cql_estimate(r, c->a) <= cql_estimate(r, c->b);
        st = cql_list_positions(r, a_first ? c->a : c->b, out, err);
        for (size_t i = first; st == ENT_OK && i < out->n; i++) {
            if (cql_test(r, a_first ? c->b : c->a, out->at[i], NULL))
                out->at[k++] = out->at[i];
            st = cql_run_step(r);
        }
        out->n = st == ENT_OK ? k : out->n;
        return st;
    }
    if (c->kind == CQL_OR) {
        if ((st = cql_list_positions(r, c->a, out, err)) == ENT_OK &&
            (st = cql_list_positions(r, c->b, out, err)) == ENT_OK)
            sort_positions(out, first);
        return st;
    }
    if (c->kind != CQL_IN || c->reg != CQL_THIS || r->columns[c->column] == NULL)
        return scan(r, c, out, err);
    return read_set(r, c, out, err);
}

/* ---- anchors ---- */

static uint32_t add(uint32_t a, uint32_t b)
{
    return a == ENT_CQL_MANY || b == ENT_CQL_MANY || a + b < a ? ENT_CQL_MANY : a + b;
}

static void anchor_at(struct cql_run *r, const struct ent_cql_node *n, uint32_t low, uint32_t high,
                      struct cql_anchors *out)
{
    out->n = 1;
    out->list[0] = (struct cql_anchor){n, low, high};
    if (n->kind == ENT_CQL_TOKEN)
        out->count = n->atom->cond != NULL && !n->atom->cond->needs_labels ? cql_estimate(r, n->atom->cond)
                                                                           : r->segment->n_words;
    else
        out->count = r->layers[n->atom->layer].layer != NULL ? r->layers[n->atom->layer].layer->n : 0;
}

static void find_anchors(struct cql_run *r, const struct ent_cql_node *n, uint32_t low, uint32_t high,
                         struct cql_anchors *out)
{
    struct cql_anchors a;
    uint32_t min, max;
    out->n = 0;
    out->count = UINT64_MAX;
    if (n->kind == ENT_CQL_TOKEN || n->kind == ENT_CQL_WHOLE) {
        anchor_at(r, n, low, high, out);
    } else if (n->kind == ENT_CQL_REPEAT && n->min > 0) {
        find_anchors(r, n->first, low, high, out); /* the first time */
    } else if (n->kind == ENT_CQL_SEQUENCE) {
        for (const struct ent_cql_node *k = n->first; k != NULL; k = k->next) {
            find_anchors(r, k, low, high, &a);
            if (a.n > 0 && a.count < out->count)
                *out = a;
            cql_node_range(k, &min, &max);
            low = add(low, min);
            high = add(high, max);
        }
    } else if (n->kind == ENT_CQL_ALTERNATIVE) {
        uint64_t count = 0;
        for (const struct ent_cql_node *k = n->first; k != NULL; k = k->next) {
            find_anchors(r, k, low, high, &a);
            if (a.n == 0 || out->n + a.n > CQL_MAX_ANCHORS) {
                out->n = 0;
                out->count = UINT64_MAX;
                return;
            }
            memcpy(out->list + out->n, a.list, a.n * sizeof *a.list);
            out->n += a.n;
            count += a.count;
        }
        out->count = count;
    }
}

void cql_find_anchors(struct cql_run *r, const struct ent_cql_node *body, struct cql_anchors *out)
{
    find_anchors(r, body, 0, 0, out);
}

static int compare_stretches(const void *a, const void *b)
{
    const struct cql_stretch *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static enum ent_status add_stretch(struct cql_run *r, const struct cql_anchor *a, size_t at,
                                   struct cql_stretches *out, struct ent_error *err)
{
    size_t row = SIZE_MAX, from;
    struct ent_range doc;
    if (!cql_view_holding(&r->docs, at, &row, &doc) || at - doc.start < a->low)
        return ENT_OK;
    from = a->high > at - doc.start ? doc.start : at - a->high;
    enum ent_status st = ent_reserve(&out->list, &out->cap, out->n + 1, sizeof *out->list, err);
    if (st == ENT_OK)
        out->list[out->n++] = (struct cql_stretch){(uint32_t)from, (uint32_t)(at - a->low)};
    return st;
}

enum ent_status cql_list_starts(struct cql_run *r, const struct cql_anchors *anchors, struct cql_stretches *out,
                                struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t k = 0; st == ENT_OK && k < anchors->n; k++) {
        const struct cql_anchor *a = &anchors->list[k];
        const struct ent_cql_atom *atom = a->node->atom;
        const struct ent_layer *l = a->node->kind == ENT_CQL_WHOLE ? r->layers[atom->layer].layer : NULL;
        struct cql_positions positions = {0};
        if (a->node->kind == ENT_CQL_TOKEN)
            st = cql_list_positions(r, atom->cond, &positions, err);
        for (size_t i = 0; st == ENT_OK && i < positions.n; i++)
            if ((st = cql_run_step(r)) == ENT_OK)
                st = add_stretch(r, a, positions.at[i], out, err);
        for (size_t i = 0; st == ENT_OK && l != NULL && i < l->n; i++) {
            struct ent_range w = ent_layer_words(r->segment, l, i);
            if ((st = cql_run_step(r)) == ENT_OK && w.start < w.end && cql_test_row(r, atom->cond, atom->layer, i))
                st = add_stretch(r, a, w.start, out, err);
        }
        ent_free(positions.at);
    }
    for (size_t i = 1; st == ENT_OK && i < out->n; i++) {
        if (out->list[i].from < out->list[i - 1].from) {
            qsort(out->list, out->n, sizeof *out->list, compare_stretches);
            break;
        }
    }
    return st;
}

/* ---- the first word ---- */

/* 1: all first words of n are in the list; 0: give up.  *empty: n may take no word. */
static int first_of(const struct ent_cql_node *n, const struct cql_cond **out, size_t *k, int *empty)
{
    int inner = 0;
    *empty = 0;
    switch (n->kind) {
    case ENT_CQL_TOKEN:
        if (*k == CQL_MAX_FIRST || n->atom->cond == NULL || n->atom->cond->needs_labels)
            return 0;
        out[(*k)++] = n->atom->cond;
        return 1;
    case ENT_CQL_SEQUENCE:
        *empty = 1;
        for (const struct ent_cql_node *c = n->first; c != NULL && *empty; c = c->next)
            if (!first_of(c, out, k, empty))
                return 0;
        return 1;
    case ENT_CQL_ALTERNATIVE:
        for (const struct ent_cql_node *c = n->first; c != NULL; c = c->next) {
            if (!first_of(c, out, k, &inner))
                return 0;
            *empty |= inner;
        }
        return 1;
    case ENT_CQL_REPEAT:
        if (!first_of(n->first, out, k, empty))
            return 0;
        *empty |= n->min == 0;
        return 1;
    case ENT_CQL_LOOK:
    case ENT_CQL_OPEN:
    case ENT_CQL_CLOSE: *empty = 1; return 1;
    case ENT_CQL_WHOLE: return 0;
    }
    return 0;
}

int cql_find_first(const struct ent_cql_node *body, const struct cql_cond **out, size_t *n)
{
    int empty;
    *n = 0;
    return first_of(body, out, n, &empty); /* a match has a word: where all is left out, there is none */
}
