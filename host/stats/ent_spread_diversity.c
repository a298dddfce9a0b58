/* Types and tokens of parts of a corpus. */
#include <stdlib.h>

#include "stats/ent_diversity.h"
#include "stats/ent_flat.h"
#include "stats/ent_scored.h"
#include "stats/ent_spread.h"

static int compare_falling(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x < y) - (x > y);
}

/* Documents part by part, each part's in the order of the text: a counting sort. */
static enum ent_status order_docs(const struct ent_parts *parts, uint32_t **order, size_t **starts, struct ent_error *err)
{
    size_t n = parts->docs->n, sum = 0;
    *order = ent_malloc((n + 1) * sizeof **order);
    *starts = ent_calloc(parts->n + 2, sizeof **starts);
    if (*order == NULL || *starts == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu documents", n);
    for (size_t part = 0; part < parts->n; part++) {
        (*starts)[part + 1] = sum;
        sum += parts->n_docs[part];
    }
    for (size_t i = 0; i < n; i++)
        (*order)[(*starts)[parts->of_doc[i] + 1]++] = (uint32_t)i;
    return ENT_OK;
}

/* The words of a part, one document after the other. */
static size_t gather(const struct ent_parts *parts, const struct ent_flat *flat, const uint32_t *docs, size_t n_docs,
                     uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < n_docs; i++) {
        const struct ent_cql_doc *d = &parts->docs->docs[docs[i]];
        size_t base = (size_t)ent_corpus_base(parts->corpus, d->segment);
        for (size_t p = base + d->first; p < base + d->last; p++) {
            out[n] = flat->items[p] & ~ENT_FLAT_BREAK;
            n += out[n] != ENT_FLAT_NONE;
        }
    }
    return n;
}

static enum ent_status zipf_of(const uint32_t *ids, size_t n, struct ent_tally *t, double *out, struct ent_error *err)
{
    uint64_t *counts = NULL;
    ent_tally_clear(t);
    enum ent_status st = ent_tally_add(t, ids, n, err);
    if (st == ENT_OK && (counts = ent_malloc((t->n_seen + 1) * sizeof *counts)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu counts", t->n_seen);
    for (size_t i = 0; st == ENT_OK && i < t->n_seen; i++)
        counts[i] = t->counts[t->seen[i]];
    if (st == ENT_OK) {
        qsort(counts, t->n_seen, sizeof *counts, compare_falling);
        *out = ent_zipf(counts, t->n_seen).exponent;
    }
    ent_free(counts);
    return st;
}

static enum ent_status add_part(struct ent_frame *f, const struct ent_parts *parts, size_t part, const uint32_t *ids, size_t n,
                                struct ent_tally *tally, const struct ent_diversity_options *o, struct ent_error *err)
{
    struct ent_diversity d;
    double zipf;
    size_t n_value;
    const char *value = ent_parts_value(parts, part, &n_value);
    enum ent_status st = ent_diversity(ids, n, o->chunk, &d, err);
    if (st == ENT_OK)
        st = zipf_of(ids, n, tally, &zipf, err);
    if (st == ENT_OK)
        st = ent_frame_add_row(f, err);
    if (st == ENT_OK && value != NULL)
        st = ent_frame_set_string(f, 0, value, n_value, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, parts->n_docs[part]);
    ent_frame_set_integer(f, 2, (int64_t)d.tokens);
    ent_frame_set_integer(f, 3, (int64_t)d.types);
    ent_frame_set_integer(f, 4, (int64_t)d.hapaxes);
    ent_frame_set_real(f, 5, ent_rounded(d.ttr, o->digits));
    ent_frame_set_real(f, 6, ent_rounded(d.sttr, o->digits));
    ent_frame_set_real(f, 7, ent_rounded(d.mtld, o->digits));
    ent_frame_set_real(f, 8, ent_rounded(zipf, o->digits));
    return ENT_OK;
}

enum ent_status ent_spread_diversity(struct ent_frame **out, const struct ent_parts *parts,
                                     const struct ent_diversity_options *o, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"value", ENT_STRING},    {"docs", ENT_INTEGER}, {"tokens", ENT_INTEGER},
                                                     {"types", ENT_INTEGER},   {"hapaxes", ENT_INTEGER}, {"ttr", ENT_REAL},
                                                     {"sttr", ENT_REAL},       {"mtld", ENT_REAL},    {"zipf", ENT_REAL}};
    struct ent_items items;
    struct ent_flat flat = {0};
    struct ent_tally tally = {0};
    uint32_t *ids = NULL, *order = NULL;
    size_t *starts = NULL;
    enum ent_status st = ent_items_open(&items, parts->corpus, o->attribute, err);
    *out = NULL;
    if (st == ENT_OK)
        st = ent_flat_new(&flat, &items, parts->docs, NULL, o->marks, err);
    if (st == ENT_OK)
        st = ent_tally_new(&tally, items.lexicon->n, err);
    if (st == ENT_OK)
        st = order_docs(parts, &order, &starts, err);
    if (st == ENT_OK && (ids = ent_malloc((flat.n + 1) * sizeof *ids)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", flat.n);
    if (st == ENT_OK)
        st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    for (size_t part = 0; st == ENT_OK && part < parts->n; part++)
        st = add_part(*out, parts, part, ids,
                      gather(parts, &flat, order + starts[part], starts[part + 1] - starts[part], ids), &tally, o, err);
    if (st == ENT_OK)
        st = ent_frame_select_by(*out, 1, err);
    ent_free(ids);
    ent_free(order);
    ent_free(starts);
    ent_tally_done(&tally);
    ent_flat_done(&flat);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
