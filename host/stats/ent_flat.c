#include "stats/ent_flat.h"

#include "base/ent_interrupt.h"
#include "query/ent_cql_ast.h"

/* What stands in the array for an id of the column. */
static enum ent_status map_ids(uint32_t **out, const struct ent_items *items, int marks, struct ent_error *err)
{
    uint32_t n = items->ids->n, *map = NULL;
    unsigned char *counts = ent_malloc((size_t)items->lexicon->n + 1); /* does the item? */
    size_t size;
    *out = NULL;
    if (counts == NULL || (map = ent_malloc(((size_t)n + 1) * sizeof *map)) == NULL) {
        ent_free(counts);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u words", n);
    }
    for (uint32_t i = 0; i < items->lexicon->n; i++)
        counts[i] = (unsigned char)(marks ? (ent_items_str(items, i, &size), size > 0) : ent_items_is_word(items, i));
    for (uint32_t id = 0; id < n; id++) {
        uint32_t item = ent_items_of(items, id);
        map[id] = item != ENT_INTERN_NONE && counts[item] ? item : ENT_FLAT_NONE;
    }
    ent_free(counts);
    *out = map;
    return ENT_OK;
}

static void fill_none(uint32_t *to, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = ENT_FLAT_NONE;
}

/* Words [first, last) of a segment, as they stand in the array. */
static void fill(uint32_t *to, const struct ent_column *column, const uint32_t *map, uint32_t n_ids, size_t first, size_t last)
{
    enum { STRIDE = 4096 };
    if (column == NULL) {
        fill_none(to + first, last - first);
        return;
    }
    for (size_t at = first, n; at < last; at += n) {
        n = last - at < STRIDE ? last - at : STRIDE;
        ent_packed_read(&column->ids, at, n, to + at);
        for (size_t i = at; i < at + n; i++)
            to[i] = to[i] < n_ids ? map[to[i]] : ENT_FLAT_NONE;
    }
}

static void mark_rows(uint32_t *to, size_t n, const struct ent_layer *layer)
{
    enum { STRIDE = 1024 };
    uint32_t firsts[STRIDE];
    for (size_t row = 0; layer != NULL && row < layer->n; row += STRIDE) {
        size_t m = layer->n - row < STRIDE ? layer->n - row : STRIDE;
        ent_packed_read(&layer->first, row, m, firsts);
        for (size_t i = 0; i < m; i++)
            if (firsts[i] < n)
                to[firsts[i]] |= ENT_FLAT_BREAK;
    }
}

static enum ent_status fill_segment(uint32_t *to, size_t segment, const struct ent_items *items, const uint32_t *map,
                                    const struct ent_cql_docs *docs, size_t *doc, const char *layer, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(items->corpus, segment);
    const struct ent_column *column = ent_segment_column(s, items->column);
    size_t at = 0;
    for (; *doc < docs->n && docs->docs[*doc].segment == segment; ++*doc) {
        const struct ent_cql_doc *d = &docs->docs[*doc];
        if (d->first < at || d->last > s->n_words)
            continue; /* damaged */
        fill_none(to + at, d->first - at);
        fill(to, column, map, items->ids->n, d->first, d->last);
        at = d->last;
        if (*doc % 1024 == 0 && ent_interrupted())
            return ent_fail_interrupted(err);
    }
    fill_none(to + at, s->n_words - at);
    mark_rows(to, s->n_words, ent_segment_layer(s, "doc"));
    if (layer != NULL)
        mark_rows(to, s->n_words, ent_segment_layer(s, ent_cql_layer_name(layer)));
    if (s->n_words > 0)
        to[0] |= ENT_FLAT_BREAK;
    return ENT_OK;
}

static int has_layer(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_layer(ent_corpus_segment(c, i), name) != NULL)
            return 1;
    return ent_corpus_n_segments(c) == 0;
}

enum ent_status ent_flat_new(struct ent_flat *out, const struct ent_items *items, const struct ent_cql_docs *docs,
                             const char *layer, int marks, struct ent_error *err)
{
    const struct ent_corpus *c = items->corpus;
    struct ent_cql_docs all = {0};
    uint32_t *map = NULL;
    size_t doc = 0;
    enum ent_status st = ENT_OK;
    *out = (struct ent_flat){.n = (size_t)ent_corpus_n_positions(c)};
    if (layer != NULL && !has_layer(c, ent_cql_layer_name(layer)))
        return ent_fail(err, ENT_EARG, "no layer '%s' in this corpus", layer);
    if (items->lexicon->n >= ENT_FLAT_NONE)
        return ent_fail(err, ENT_ELIMIT, "more than 2^31 different words");
    if ((out->items = ent_malloc((out->n + 1) * sizeof *out->items)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", out->n);
    ent_mem_large_pages(out->items, out->n * sizeof *out->items);
    if (docs == NULL) {
        st = ent_cql_docs_find(&all, c, NULL, 0, err);
        docs = &all;
    }
    if (st == ENT_OK)
        st = map_ids(&map, items, marks, err);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        st = fill_segment(out->items + ent_corpus_base(c, i), i, items, map, docs, &doc, layer, err);
    ent_free(map);
    ent_cql_docs_done(&all);
    if (st != ENT_OK)
        ent_flat_done(out);
    return st;
}

void ent_flat_done(struct ent_flat *flat)
{
    ent_free(flat->items);
    *flat = (struct ent_flat){0};
}
