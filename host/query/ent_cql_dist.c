/* How hits are spread over documents and time. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_place.h"
#include "query/ent_cql_run.h"
#include "query/ent_cql_set.h"

void ent_cql_wilson(uint64_t k, uint64_t n, double *low, double *high)
{
    const double z = 1.959963984540054; /* of the normal distribution, 2.5 % on either side */
    if (n == 0) {
        *low = 0;
        *high = 1;
        return;
    }
    double m = (double)n, p = (double)k / m, half = z * sqrt(p * (1 - p) / m + z * z / (4 * m * m));
    double middle = p + z * z / (2 * m), whole = 1 + z * z / m;
    *low = k == 0 ? 0 : (middle - half) / whole;
    *high = k >= n ? 1 : (middle + half) / whole;
}

/* ---- counting by value ---- */

struct part {
    uint64_t docs, docs_with, n, words;
};
struct spread {
    const struct ent_corpus *corpus;
    struct cql_key key;
    struct cql_place place;
    uint64_t visit; /* the document that a hit was last seen in */
    struct part *parts; /* by code */
    size_t n_parts, cap;
};

static enum ent_status find_part(struct spread *s, const struct ent_cql_hit *hit, struct part **out, struct ent_error *err)
{
    uint32_t code = 0;
    enum ent_status st = cql_key_codes(&s->key, &s->place, hit, &code, err);
    if (st == ENT_OK)
        st = ent_reserve(&s->parts, &s->cap, (size_t)code + 1, sizeof *s->parts, err);
    if (st != ENT_OK)
        return st;
    for (; s->n_parts <= code; s->n_parts++)
        s->parts[s->n_parts] = (struct part){0};
    *out = &s->parts[code];
    return ENT_OK;
}

static enum ent_status take_hits(void *ctx, const struct ent_cql_hit *hits, size_t n, struct ent_error *err)
{
    struct spread *s = ctx;
    struct part *p;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        cql_place_go(&s->place, &hits[i]);
        if ((st = find_part(s, &hits[i], &p, err)) != ENT_OK)
            break;
        p->n++;
        p->docs_with += s->visit != s->place.visit;
        s->visit = s->place.visit;
    }
    return st;
}

/* The words of a document that count: all, or those in the hits that the query was kept within. */
static uint64_t words_in(const struct ent_cql_hits *within, size_t *at, size_t segment, struct ent_range doc)
{
    uint64_t n = 0;
    size_t end = doc.start; /* hits may overlap */
    if (within == NULL)
        return doc.end - doc.start;
    for (; *at < within->n; ++*at) {
        const struct ent_cql_hit *h = &within->hits[*at];
        if (h->segment > segment || (h->segment == segment && h->first >= doc.end))
            break;
        if (h->segment < segment || h->last <= end)
            continue;
        n += h->last - (h->first > end ? h->first : end);
        end = h->last;
    }
    return n;
}

static enum ent_status take_docs(struct spread *s, struct cql_plan *plan, const struct ent_cql_hits *within,
                                 struct ent_error *err)
{
    size_t at = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(s->corpus); i++) {
        struct cql_run run;
        if ((st = cql_run_open(&run, plan, i, err)) != ENT_OK)
            break;
        const struct ent_layer *docs = run.docs.layer;
        for (size_t row = 0; st == ENT_OK && docs != NULL && row < docs->n; row++) {
            struct part *p;
            if (ent_corpus_is_removed(s->corpus, i, row) || !cql_passes(&run, row))
                continue;
            cql_place_go_doc(&s->place, i, row);
            uint64_t words = words_in(within, &at, i, s->place.words);
            if (within != NULL && words == 0)
                continue;
            if ((st = find_part(s, &(struct ent_cql_hit){.segment = (uint32_t)i}, &p, err)) == ENT_OK) {
                p->docs++;
                p->words += words;
            }
            if (row % 4096 == 0 && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
        st = st == ENT_OK ? run.status : st;
        cql_run_close(&run);
    }
    return st;
}

/* ---- the table ---- */

struct ordered {
    uint32_t rank, code;
};

static int compare_ordered(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static enum ent_status add_part(struct ent_frame *f, const struct spread *s, uint32_t code, struct ent_error *err)
{
    const struct part *p = &s->parts[code];
    double low, high;
    size_t n;
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK && code != 0) {
        const char *value = cql_key_value(&s->key, code, &n);
        st = ent_frame_set_string(f, 0, value, n, err);
    }
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, (int64_t)p->docs);
    ent_frame_set_integer(f, 2, (int64_t)p->docs_with);
    ent_frame_set_integer(f, 3, (int64_t)p->n);
    ent_frame_set_integer(f, 4, (int64_t)p->words);
    if (p->words == 0)
        return ENT_OK;
    ent_cql_wilson(p->n < p->words ? p->n : p->words, p->words, &low, &high);
    ent_frame_set_real(f, 5, (double)p->n / (double)p->words * 1e6);
    ent_frame_set_real(f, 6, low * 1e6);
    ent_frame_set_real(f, 7, high * 1e6);
    return ENT_OK;
}

static enum ent_status fill(struct ent_frame *f, struct spread *s, struct ent_error *err)
{
    struct ordered *order = ent_malloc((s->n_parts + 1) * sizeof *order);
    size_t n = 0;
    enum ent_status st = order != NULL ? cql_key_rank(&s->key, err) : ent_fail(err, ENT_ENOMEM, "out of memory");
    for (uint32_t code = 0; st == ENT_OK && code < s->n_parts; code++)
        if (s->parts[code].docs > 0 || s->parts[code].n > 0)
            order[n++] = (struct ordered){s->key.ranks[code], code};
    if (st == ENT_OK)
        qsort(order, n, sizeof *order, compare_ordered);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = add_part(f, s, order[i].code, err);
    if (st == ENT_OK)
        st = ent_frame_select_by(f, 1, err);
    ent_free(order);
    return st;
}

enum ent_status ent_cql_distribution(struct ent_frame **out, const struct ent_corpus *c, const char *query, size_t n,
                                     const struct ent_cql_options *options, const char *key,
                                     struct ent_cql_hits *counted, struct ent_error *err)
{
    const struct ent_column_spec columns[] = {{key, ENT_STRING},         {"docs", ENT_INTEGER}, {"docs_with", ENT_INTEGER},
                                              {"n", ENT_INTEGER},        {"words", ENT_INTEGER}, {"per_million", ENT_REAL},
                                              {"low", ENT_REAL},         {"high", ENT_REAL}};
    struct spread s = {.corpus = c, .place = {.corpus = c}};
    struct ent_cql_options own = *options;
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    struct cql_plan *plan = NULL;
    enum ent_status st = cql_key_read(&s.key, c, key, err);
    *out = NULL;
    if (st == ENT_OK && s.key.where != CQL_AT_DOC)
        st = ent_fail(err, ENT_EARG, "'%s' is no field of documents: doc.year, doc.publisher, ...", key);
    if (st == ENT_OK)
        st = cql_prepare(c, query, n, options, &arena, &q, &plan, err);
    if (st == ENT_OK)
        st = take_docs(&s, plan, options->within, err);
    own.sink = take_hits;
    own.sink_ctx = &s;
    if (st == ENT_OK)
        st = ent_cql_find(c, query, n, &own, counted, err);
    if (st == ENT_OK)
        st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    if (st == ENT_OK && (st = fill(*out, &s, err)) != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    cql_plan_free(plan);
    ent_arena_done(&arena);
    cql_key_done(&s.key);
    ent_free(s.parts);
    return st;
}
