#include "query/ent_cql_docs.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_run.h"

static enum ent_status add_doc(struct ent_cql_docs *d, const struct ent_segment *s, const struct ent_layer *layer,
                               size_t segment, size_t row, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&d->docs, &d->cap, d->n + 1, sizeof *d->docs, err);
    if (st != ENT_OK)
        return st;
    struct ent_range words = ent_layer_words(s, layer, row);
    d->docs[d->n++] =
        (struct ent_cql_doc){(uint32_t)segment, (uint32_t)row, (uint32_t)words.start, (uint32_t)words.end};
    d->n_words += words.end - words.start;
    return ENT_OK;
}

static enum ent_status look_through(struct ent_cql_docs *out, const struct ent_corpus *c, struct cql_plan *plan,
                                    size_t segment, struct ent_error *err)
{
    struct cql_run run;
    enum ent_status st = cql_run_open(&run, plan, segment, err);
    if (st != ENT_OK)
        return st;
    const struct ent_layer *docs = run.docs.layer;
    for (size_t row = 0; st == ENT_OK && docs != NULL && row < docs->n; row++) {
        if (!ent_corpus_is_removed(c, segment, row) && cql_passes(&run, row))
            st = add_doc(out, run.segment, docs, segment, row, err);
        if (st == ENT_OK && row % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    st = st == ENT_OK ? run.status : st;
    cql_run_close(&run);
    return st;
}

/* Every one of them, without a plan. */
static enum ent_status take_all(struct ent_cql_docs *out, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        const struct ent_layer *docs = ent_segment_layer(s, "doc");
        for (size_t row = 0; st == ENT_OK && docs != NULL && row < docs->n; row++)
            if (!ent_corpus_is_removed(c, i, row))
                st = add_doc(out, s, docs, i, row, err);
    }
    return st;
}

enum ent_status ent_cql_docs_find(struct ent_cql_docs *out, const struct ent_corpus *c, const char *where,
                                  size_t n_where, struct ent_error *err)
{
    const struct ent_cql_options options = {.where = where, .n_where = n_where};
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    struct cql_plan *plan = NULL;
    enum ent_status st = where != NULL ? cql_prepare(c, "[]", 2, &options, &arena, &q, &plan, err)
                                       : take_all(out, c, err);
    for (size_t i = 0; st == ENT_OK && where != NULL && i < ent_corpus_n_segments(c); i++)
        st = look_through(out, c, plan, i, err);
    out->is_all = out->n_words == ent_corpus_n_positions(c);
    cql_plan_free(plan);
    ent_arena_done(&arena);
    return st;
}

enum ent_status ent_cql_docs_others(struct ent_cql_docs *out, const struct ent_corpus *c,
                                    const struct ent_cql_docs *these, struct ent_error *err)
{
    struct ent_cql_docs all = {0};
    size_t k = 0;
    enum ent_status st = take_all(&all, c, err);
    for (size_t i = 0; st == ENT_OK && i < all.n; i++) {
        const struct ent_cql_doc *d = &all.docs[i];
        if (k < these->n && these->docs[k].segment == d->segment && these->docs[k].row == d->row) {
            k++;
            continue;
        }
        if ((st = ent_reserve(&out->docs, &out->cap, out->n + 1, sizeof *out->docs, err)) == ENT_OK) {
            out->docs[out->n++] = *d;
            out->n_words += d->last - d->first;
        }
    }
    out->is_all = out->n_words == ent_corpus_n_positions(c);
    ent_cql_docs_done(&all);
    return st;
}

void ent_cql_docs_done(struct ent_cql_docs *docs)
{
    ent_free(docs->docs);
    *docs = (struct ent_cql_docs){0};
}

static int is_before(const struct ent_cql_doc *d, uint32_t segment, uint32_t position)
{
    return d->segment < segment || (d->segment == segment && d->last <= position);
}

size_t ent_cql_docs_at(const struct ent_cql_docs *docs, size_t from, uint32_t segment, uint32_t position)
{
    size_t low = from, step = 1;
    while (low + step <= docs->n && is_before(&docs->docs[low + step - 1], segment, position)) {
        low += step; /* all before 'low' end before the position */
        step *= 2;
    }
    for (size_t high = low + step - 1 < docs->n ? low + step - 1 : docs->n; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (is_before(&docs->docs[middle], segment, position))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
