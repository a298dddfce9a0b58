#include "stats/ent_network.h"

#include <assert.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "query/ent_cql_docs.h"
#include "query/ent_cql_place.h"
#include "query/ent_cql_set.h"
#include "stats/ent_association.h"
#include "stats/ent_evidence.h"
#include "stats/ent_scored.h"

struct context { /* a row of the layer that has nodes */
    uint32_t segment, row, doc;
};
struct edge {
    uint32_t a, b, n;
    size_t first; /* its rows in 'pairs' */
};
struct network {
    const struct ent_network_options *o;
    const struct ent_corpus *corpus;
    const struct ent_association *measures[ENT_MAX_MEASURES];
    const char *within;
    struct ent_cql_docs docs;
    struct cql_key key;           /* nodes by words */
    char layer[32];               /* or by rows of a layer */
    const char *attr;
    struct ent_intern names;
    uint32_t *ranks, *n_of;       /* by name: its order by bytes; rows that have it */
    struct context *contexts;
    size_t n_contexts, cap_contexts;
    uint32_t *nodes;              /* pairs of a context and a name */
    size_t n_nodes, cap_nodes;
    uint32_t *pairs;              /* triples of two names, by rank, and a context */
    size_t n_pairs, cap_pairs;
    struct edge *edges;
    size_t n_edges, cap_edges;
    uint64_t n_rows;
};

/* ---- what is asked ---- */

static enum ent_status read_options(struct network *k, struct ent_error *err)
{
    const char *dot = strchr(k->o->by, '.');
    k->within = ent_cql_layer_name(k->o->within != NULL ? k->o->within : "s");
    if (k->o->n_measures == 0 || k->o->n_measures > ENT_MAX_MEASURES)
        return ent_fail(err, ENT_EARG, "1 to %d measures are given", ENT_MAX_MEASURES);
    for (size_t i = 0; i < k->o->n_measures; i++)
        if ((k->measures[i] = ent_association_find(k->o->measures[i])) == NULL)
            return ent_measure_fail(k->o->measures[i], ent_associations, sizeof *ent_associations, err);
    if (dot == NULL || strncmp(k->o->by, "doc.", 4) == 0)
        return cql_key_read(&k->key, k->corpus, k->o->by, err);
    if ((size_t)(dot - k->o->by) >= sizeof k->layer)
        return ent_fail(err, ENT_EARG, "no layer of that name: '%s'", k->o->by);
    memcpy(k->layer, k->o->by, (size_t)(dot - k->o->by));
    k->attr = dot + 1;
    for (size_t i = 0; i < ent_corpus_n_segments(k->corpus); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(k->corpus, i), ent_cql_layer_name(k->layer));
        const struct ent_attr *a = l != NULL ? ent_layer_attr(l, k->attr) : NULL;
        if (a != NULL && a->type == ENT_ATTR_STRING)
            return ENT_OK;
    }
    return ent_fail(err, ENT_EARG, "no layer and attribute '%s' with strings in this corpus", k->o->by);
}

/* ---- nodes ---- */

/* The row of the layer that begins and ends with the hit; its value, NULL: none. */
static const char *value_of_row(const struct network *k, const struct ent_cql_hit *hit, size_t *n)
{
    const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(k->corpus, hit->segment), ent_cql_layer_name(k->layer));
    if (l == NULL)
        return NULL;
    for (size_t row = ent_packed_upper(&l->first, hit->first); row-- > 0 && ent_packed_get(&l->first, row) == hit->first;)
        if (ent_packed_get(&l->last, row) == hit->last)
            return ent_attr_string(ent_layer_attr(l, k->attr), row, n);
    return NULL;
}

/* What a hit is called, into 'text'; 0: it has no name. */
static enum ent_status name_of(struct network *k, const struct cql_place *place, const struct ent_cql_hit *hit,
                               struct ent_buf *text, uint32_t **codes, size_t *cap, struct ent_error *err)
{
    size_t n;
    ent_buf_clear(text);
    if (k->attr != NULL) {
        const char *s = value_of_row(k, hit, &n);
        ent_buf_add(text, s, s != NULL ? n : 0);
        return ent_buf_check(text, err);
    }
    size_t n_codes = cql_key_n(&k->key, hit);
    enum ent_status st = ent_reserve(codes, cap, n_codes, sizeof **codes, err);
    if (st == ENT_OK)
        st = cql_key_codes(&k->key, place, hit, *codes, err);
    for (size_t i = 0; st == ENT_OK && i < n_codes; i++) {
        const char *s = (*codes)[i] != 0 ? cql_key_value(&k->key, (*codes)[i], &n) : NULL;
        ent_buf_add(text, " ", i > 0);
        ent_buf_add(text, s, s != NULL ? n : 0);
    }
    return st == ENT_OK ? ent_buf_check(text, err) : st;
}

/* The context of a hit, the last one or a new one. */
static enum ent_status find_context(struct network *k, const struct cql_place *place, size_t row, uint32_t *out,
                                    struct ent_error *err)
{
    const struct context *last = k->n_contexts > 0 ? &k->contexts[k->n_contexts - 1] : NULL;
    if (last == NULL || last->segment != place->n_segment || last->row != row) {
        enum ent_status st = ent_reserve(&k->contexts, &k->cap_contexts, k->n_contexts + 1, sizeof *k->contexts, err);
        if (st != ENT_OK)
            return st;
        assert(k->contexts != NULL);
        k->contexts[k->n_contexts++] = (struct context){(uint32_t)place->n_segment, (uint32_t)row, (uint32_t)place->row};
    }
    *out = (uint32_t)k->n_contexts - 1;
    return ENT_OK;
}

static int is_in_docs(const struct network *k, const struct ent_cql_hit *hit)
{
    size_t doc = ent_cql_docs_at(&k->docs, 0, hit->segment, hit->first);
    return doc < k->docs.n && k->docs.docs[doc].segment == hit->segment && k->docs.docs[doc].first <= hit->first;
}

static enum ent_status read_nodes(struct network *k, const struct ent_cql_hits *hits, struct ent_error *err)
{
    struct cql_place place = {.corpus = k->corpus};
    struct ent_buf text = {0};
    uint32_t *codes = NULL, context, name;
    size_t cap = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        const struct ent_cql_hit *hit = &hits->hits[i];
        if (i % 1024 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
        cql_place_go(&place, hit);
        const struct ent_layer *rows = ent_segment_layer(place.segment, k->within);
        size_t row = rows != NULL ? ent_layer_row_at(rows, hit->first) : 0;
        if (st != ENT_OK || rows == NULL || row == rows->n || !is_in_docs(k, hit))
            continue;
        st = name_of(k, &place, hit, &text, &codes, &cap, err);
        if (st != ENT_OK || text.len == 0)
            continue;
        if ((st = ent_intern_add(&k->names, text.data, text.len, &name, err)) == ENT_OK &&
            (st = find_context(k, &place, row, &context, err)) == ENT_OK &&
            (st = ent_reserve(&k->nodes, &k->cap_nodes, 2 * (k->n_nodes + 1), sizeof *k->nodes, err)) == ENT_OK) {
            k->nodes[2 * k->n_nodes] = context;
            k->nodes[2 * k->n_nodes++ + 1] = name;
        }
    }
    ent_buf_done(&text);
    ent_free(codes);
    return st;
}

/* ---- edges ---- */

static enum ent_status sort_rows(uint32_t **rows, size_t n, unsigned width, struct ent_error *err)
{
    uint32_t *scratch = ent_malloc((n * width + 1) * sizeof *scratch);
    if (scratch == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a network");
    if (n > 1)
        ent_radix_tuples(rows, &scratch, n, width, 2, 32);
    ent_free(scratch);
    return ENT_OK;
}

static enum ent_status rank_names(struct network *k, struct ent_error *err)
{
    uint32_t *order = NULL;
    enum ent_status st = ent_intern_sorted(&k->names, &order, err);
    k->ranks = ent_malloc(((size_t)k->names.n + 1) * sizeof *k->ranks);
    k->n_of = ent_calloc((size_t)k->names.n + 1, sizeof *k->n_of);
    if (st == ENT_OK && (k->ranks == NULL || k->n_of == NULL))
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %u names", k->names.n);
    for (uint32_t i = 0; st == ENT_OK && i < k->names.n; i++)
        k->ranks[order[i]] = i;
    for (size_t i = 0; st == ENT_OK && i < k->n_nodes; i++)
        k->nodes[2 * i + 1] = k->ranks[k->nodes[2 * i + 1]];
    for (uint32_t i = 0; st == ENT_OK && i < k->names.n; i++)
        k->ranks[i] = order[i]; /* from now on: the name of a rank */
    ent_free(order);
    return st;
}

/* Pairs of the names of a context, each name once: they are sorted. */
static enum ent_status add_pairs(struct network *k, size_t from, size_t to, struct ent_error *err)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) /* those that are different, to the front */
        if (n == 0 || k->nodes[2 * i + 1] != k->nodes[2 * (from + n - 1) + 1])
            k->nodes[2 * (from + n++) + 1] = k->nodes[2 * i + 1];
    enum ent_status st = ent_reserve(&k->pairs, &k->cap_pairs, 3 * (k->n_pairs + n * n / 2), sizeof *k->pairs, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        k->n_of[k->nodes[2 * (from + i) + 1]]++;
        for (size_t j = i + 1; j < n; j++) {
            uint32_t *p = k->pairs + 3 * k->n_pairs++;
            p[0] = k->nodes[2 * (from + i) + 1];
            p[1] = k->nodes[2 * (from + j) + 1];
            p[2] = k->nodes[2 * from];
        }
    }
    return st;
}

static enum ent_status find_edges(struct network *k, struct ent_error *err)
{
    enum ent_status st = rank_names(k, err);
    if (st == ENT_OK)
        st = sort_rows(&k->nodes, k->n_nodes, 2, err);
    for (size_t i = 0, j; st == ENT_OK && i < k->n_nodes; i = j) {
        for (j = i + 1; j < k->n_nodes && k->nodes[2 * j] == k->nodes[2 * i];)
            j++;
        st = add_pairs(k, i, j, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    if (st == ENT_OK)
        st = sort_rows(&k->pairs, k->n_pairs, 3, err);
    for (size_t i = 0, j; st == ENT_OK && i < k->n_pairs; i = j) {
        const uint32_t *p = k->pairs + 3 * i;
        for (j = i + 1; j < k->n_pairs && memcmp(k->pairs + 3 * j, p, 2 * sizeof *p) == 0;)
            j++;
        if (j - i >= k->o->min && (st = ent_reserve(&k->edges, &k->cap_edges, k->n_edges + 1, sizeof *k->edges, err)) == ENT_OK)
            k->edges[k->n_edges++] = (struct edge){p[0], p[1], (uint32_t)(j - i), i};
    }
    return st;
}

/* Rows of the layer that have words, in the documents. */
static void count_rows(struct network *k)
{
    for (size_t i = 0; i < k->docs.n; i++) {
        const struct ent_cql_doc *d = &k->docs.docs[i];
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(k->corpus, d->segment), k->within);
        for (size_t row = l != NULL && d->first > 0 ? ent_packed_upper(&l->first, d->first - 1) : 0;
             l != NULL && row < l->n && ent_packed_get(&l->first, row) < d->last; row++)
            k->n_rows += ent_packed_get(&l->last, row) > ent_packed_get(&l->first, row);
    }
}

/* ---- the table ---- */

static struct ent_table table_of(const struct network *k, const struct edge *e)
{
    return ent_table_of(e->n, k->n_of[e->a], k->n_of[e->b], (double)k->n_rows);
}

static double value_of(const struct network *k, size_t measure, const struct edge *e)
{
    struct ent_table t = table_of(k, e);
    double v = k->measures[measure]->value(&t), expected = (double)k->n_of[e->a] * k->n_of[e->b] / (double)k->n_rows;
    return k->measures[measure]->is_two_sided && t.o11 < expected ? -v : v;
}

static enum ent_status set_name(struct ent_frame *f, size_t column, const struct network *k, uint32_t rank, struct ent_error *err)
{
    size_t n;
    const char *s = ent_intern_str(&k->names, k->ranks[rank], &n);
    return ent_frame_set_string(f, column, s, n, err);
}

static enum ent_status add_evidence(struct ent_frame *f, const struct network *k, const struct edge *e, struct ent_error *err)
{
    struct cql_place place = {.corpus = k->corpus};
    size_t n = e->n < k->o->evidence ? e->n : k->o->evidence;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        const struct context *x = &k->contexts[k->pairs[3 * (e->first + i) + 2]];
        cql_place_go_doc(&place, x->segment, x->doc);
        const struct ent_layer *l = ent_segment_layer(place.segment, k->within);
        struct ent_frame_span span = cql_place_span(&place, ent_layer_bytes(place.segment, l, x->row));
        st = ent_frame_add_evidence(f, &span, err);
    }
    return st == ENT_OK ? ent_frame_add_unkept(f, e->n - n, err) : st;
}

static enum ent_status add_row(struct ent_frame *f, const struct network *k, const struct edge *e, int has_evidence,
                               struct ent_error *err)
{
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK)
        st = set_name(f, 0, k, e->a, err);
    if (st == ENT_OK)
        st = set_name(f, 1, k, e->b, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 2, e->n);
    ent_frame_set_integer(f, 3, k->n_of[e->a]);
    ent_frame_set_integer(f, 4, k->n_of[e->b]);
    ent_frame_set_real(f, 5, ent_rounded((double)k->n_of[e->a] * k->n_of[e->b] / (double)k->n_rows, k->o->digits));
    for (size_t m = 0; m < k->o->n_measures; m++)
        ent_frame_set_real(f, 6 + m, ent_rounded(value_of(k, m, e), k->o->digits));
    return has_evidence ? add_evidence(f, k, e, err) : ENT_OK;
}

static enum ent_status make_frame(struct ent_frame **out, const struct network *k, struct ent_error *err)
{
    struct ent_column_spec columns[6 + ENT_MAX_MEASURES] = {{"a", ENT_STRING},    {"b", ENT_STRING},    {"n", ENT_INTEGER},
                                                            {"n_a", ENT_INTEGER}, {"n_b", ENT_INTEGER}, {"expected", ENT_REAL}};
    struct ent_scored *order = ent_malloc((k->n_edges + 1) * sizeof *order);
    for (size_t m = 0; m < k->o->n_measures; m++)
        columns[6 + m] = (struct ent_column_spec){k->measures[m]->about.name, ENT_REAL};
    enum ent_status st = order != NULL ? ent_frame_new(out, columns, 6 + k->o->n_measures, err)
                                       : ent_fail(err, ENT_ENOMEM, "out of memory for %zu edges", k->n_edges);
    for (size_t i = 0; st == ENT_OK && i < k->n_edges; i++)
        order[i] = (struct ent_scored){value_of(k, 0, &k->edges[i]), k->edges[i].n, (uint32_t)i};
    if (st == ENT_OK)
        st = ent_scored_sort(order, k->n_edges, k->measures[0]->ascending, err);
    size_t n = k->o->max > 0 && k->o->max < k->n_edges ? k->o->max : k->n_edges;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = add_row(*out, k, &k->edges[order[i].row], i < ENT_STATS_EVIDENCE, err);
    for (size_t m = 0; st == ENT_OK && m < k->o->n_measures; m++)
        st = ent_frame_set_doc(*out, 6 + m, k->measures[m]->about.formula, err);
    if (st == ENT_OK)
        st = ent_frame_select_by(*out, 2, err);
    ent_free(order);
    return st;
}

enum ent_status ent_network(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                            const struct ent_network_options *o, uint64_t *n_rows, struct ent_error *err)
{
    struct network k = {.o = o, .corpus = c};
    struct ent_cql_hits ordered = {0};
    enum ent_status st = read_options(&k, err);
    *out = NULL;
    if (st == ENT_OK && hits->n > 0) {
        st = ent_reserve(&ordered.hits, &ordered.cap, hits->n, sizeof *hits->hits, err);
        if (st == ENT_OK) {
            memcpy(ordered.hits, hits->hits, hits->n * sizeof *hits->hits);
            ordered.n = hits->n;
            st = ent_cql_order(&ordered, err);
        }
    }
    if (st == ENT_OK)
        st = ent_cql_docs_find(&k.docs, c, o->where, o->n_where, err);
    if (st == ENT_OK && (st = read_nodes(&k, &ordered, err)) == ENT_OK && (st = find_edges(&k, err)) == ENT_OK) {
        count_rows(&k);
        *n_rows = k.n_rows;
        st = make_frame(out, &k, err);
    }
    ent_cql_docs_done(&k.docs);
    ent_cql_hits_done(&ordered);
    cql_key_done(&k.key);
    ent_intern_done(&k.names);
    ent_free(k.ranks);
    ent_free(k.n_of);
    ent_free(k.contexts);
    ent_free(k.nodes);
    ent_free(k.pairs);
    ent_free(k.edges);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
