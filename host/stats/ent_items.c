#include "stats/ent_items.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_place.h"
#include "text/ent_chars.h"

enum { STRIDE = 1024 };

enum ent_status ent_items_open(struct ent_items *items, const struct ent_corpus *c, const char *name,
                               struct ent_error *err)
{
    *items = (struct ent_items){.corpus = c, .folds = strcmp(name, "lower") == 0};
    items->lexicon = strlen(name) < sizeof items->name ? ent_corpus_lexicon(c, name) : NULL;
    if (items->lexicon == NULL)
        return cql_no_column(c, name, err);
    snprintf(items->name, sizeof items->name, "%s", name);
    items->column = items->name;
    items->ids = items->lexicon;
    if (items->folds) {
        items->column = "word";
        items->ids = ent_corpus_lexicon(c, "word");
        if (items->ids == NULL)
            return cql_no_column(c, "word", err);
    }
    return ent_corpus_n_positions(c) < UINT32_MAX ? ENT_OK
                                                  : ent_fail(err, ENT_ELIMIT, "words of more than 2^32 are not counted");
}

uint32_t ent_items_of(const struct ent_items *items, uint32_t id)
{
    uint32_t item = items->folds ? ent_corpus_lower(items->corpus, id) : id;
    return item < items->lexicon->n ? item : ENT_INTERN_NONE;
}

enum ent_status ent_items_ids(const struct ent_items *items, uint32_t item, uint32_t **ids, size_t *n, size_t *cap,
                              struct ent_error *err)
{
    *n = 0;
    if (items->folds)
        return ent_corpus_words_of_lower(items->corpus, item, ids, n, cap, err);
    enum ent_status st = ent_reserve(ids, cap, 1, sizeof **ids, err);
    if (st == ENT_OK)
        (*ids)[(*n)++] = item;
    return st;
}

int ent_items_is_word(const struct ent_items *items, uint32_t item)
{
    size_t n, len;
    const char *s = ent_items_str(items, item, &n);
    for (size_t i = 0; i < n; i += len) {
        enum ent_char kind = ent_char_at(s, n, i, &len);
        if (ent_char_in(kind, ENT_CHAR_WORDY) ? kind != ENT_CHAR_MARK : kind == ENT_CHAR_HAN)
            return 1;
    }
    return 0;
}

/* ---- tallies ---- */

enum ent_status ent_tally_new(struct ent_tally *t, uint32_t n, struct ent_error *err)
{
    *t = (struct ent_tally){.n = n};
    t->counts = ent_calloc((size_t)n + 1, sizeof *t->counts);
    ent_mem_large_pages(t->counts, (size_t)n * sizeof *t->counts);
    return t->counts != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %u counts", n);
}

void ent_tally_done(struct ent_tally *t)
{
    ent_free(t->counts);
    ent_free(t->seen);
    *t = (struct ent_tally){0};
}

enum ent_status ent_tally_add(struct ent_tally *t, const uint32_t *ids, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->seen, &t->cap_seen, t->n_seen + n, sizeof *t->seen, err);
    if (st != ENT_OK)
        return st;
    for (size_t i = 0; i < n; i++) {
        if (ids[i] >= t->n)
            continue; /* damaged */
        t->seen[t->n_seen] = ids[i];
        t->n_seen += t->counts[ids[i]]++ == 0;
    }
    t->total += n;
    return ENT_OK;
}

void ent_tally_clear(struct ent_tally *t)
{
    for (size_t i = 0; i < t->n_seen; i++)
        t->counts[t->seen[i]] = 0;
    t->n_seen = 0;
    t->total = 0;
}

enum ent_status ent_tally_fold(struct ent_tally *out, const struct ent_tally *ids, const struct ent_items *items,
                               struct ent_error *err)
{
    enum ent_status st = ent_tally_new(out, items->lexicon->n, err);
    if (st == ENT_OK)
        st = ent_reserve(&out->seen, &out->cap_seen, ids->n_seen, sizeof *out->seen, err);
    for (size_t i = 0; st == ENT_OK && i < ids->n_seen; i++) {
        uint32_t id = ids->seen[i], item = ent_items_of(items, id);
        if (item == ENT_INTERN_NONE)
            continue;
        if (out->counts[item] == 0)
            out->seen[out->n_seen++] = item;
        out->counts[item] += ids->counts[id];
    }
    out->total = ids->total;
    return st;
}

enum ent_status ent_items_tally(const struct ent_items *items, struct ent_tally *t, uint32_t segment, size_t first,
                                size_t last, struct ent_error *err)
{
    const struct ent_column *column = ent_segment_column(ent_corpus_segment(items->corpus, segment), items->column);
    uint32_t ids[STRIDE];
    enum ent_status st = ENT_OK;
    for (size_t n; st == ENT_OK && first < last; first += n) {
        n = last - first < STRIDE ? last - first : STRIDE;
        if (column == NULL) {
            t->total += n;
            continue;
        }
        ent_packed_read(&column->ids, first, n, ids);
        st = ent_tally_add(t, ids, n, err);
    }
    return st;
}

/* ---- counts of all of the corpus, or of some documents ---- */

/* By ids, removed documents too. */
static void add_index(const struct ent_items *items, const struct ent_segment *s, uint32_t *counts)
{
    const struct ent_column *column = ent_segment_column(s, items->column);
    uint32_t ids[STRIDE];
    uint64_t sums[STRIDE + 1];
    for (size_t k = 0; column != NULL && k < column->postings.ids.n; k += STRIDE) {
        size_t m = column->postings.ids.n - k < STRIDE ? column->postings.ids.n - k : STRIDE;
        ent_packed_read(&column->postings.ids, k, m, ids);
        ent_packed_read64(&column->postings.sums, k, m + 1, sums);
        for (size_t i = 0; i < m; i++)
            if (ids[i] < items->ids->n && sums[i + 1] > sums[i])
                counts[ids[i]] += (uint32_t)(sums[i + 1] - sums[i]);
    }
}

static enum ent_status count_range(const struct ent_items *items, const struct ent_cql_doc *d, uint32_t step,
                                   uint32_t *counts, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(items->corpus, d->segment);
    const struct ent_column *column = ent_segment_column(s, items->column);
    uint32_t ids[STRIDE], n_ids = items->ids->n;
    for (size_t at = d->first; column != NULL && at < d->last; at += STRIDE) {
        size_t n = d->last - at < STRIDE ? d->last - at : STRIDE;
        ent_packed_read(&column->ids, at, n, ids);
        for (size_t i = 0; i < n; i++)
            if (ids[i] < n_ids)
                counts[ids[i]] += step;
    }
    return ent_interrupted() ? ent_fail_interrupted(err) : ENT_OK;
}

/* Add 'step' for each word of the documents: 1, or -1 (modulo 2^32). */
static enum ent_status count_docs(const struct ent_items *items, const struct ent_cql_docs *docs, uint32_t step,
                                  uint32_t *counts, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < docs->n;) {
        struct ent_cql_doc run = docs->docs[i++]; /* neighbours are read as one */
        while (i < docs->n && docs->docs[i].segment == run.segment && docs->docs[i].first == run.last)
            run.last = docs->docs[i++].last;
        st = count_range(items, &run, step, counts, err);
    }
    return st;
}

/* What the index counts and is not wanted: documents that were removed. */
static enum ent_status find_removed(const struct ent_items *items, struct ent_cql_docs *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < ent_corpus_n_segments(items->corpus); i++) {
        const struct ent_segment *s = ent_corpus_segment(items->corpus, i);
        const struct ent_manifest_file *f = &ent_corpus_manifest(items->corpus)->segments[i];
        for (size_t k = 0; st == ENT_OK && k < f->n_removed; k++) {
            struct ent_range words = ent_layer_words(s, ent_segment_layer(s, "doc"), f->removed[k]);
            if ((st = ent_reserve(&out->docs, &out->cap, out->n + 1, sizeof *out->docs, err)) == ENT_OK)
                out->docs[out->n++] = (struct ent_cql_doc){(uint32_t)i, f->removed[k], (uint32_t)words.start,
                                                           (uint32_t)words.end};
        }
    }
    return st;
}

static enum ent_status count_all(const struct ent_items *items, uint32_t *counts, struct ent_error *err)
{
    struct ent_cql_docs removed = {0};
    for (size_t i = 0; i < ent_corpus_n_segments(items->corpus); i++)
        add_index(items, ent_corpus_segment(items->corpus, i), counts);
    enum ent_status st = find_removed(items, &removed, err);
    if (st == ENT_OK)
        st = count_docs(items, &removed, UINT32_MAX, counts, err);
    ent_cql_docs_done(&removed);
    return st;
}

static enum ent_status fold_counts(const struct ent_items *items, uint32_t **counts, struct ent_error *err)
{
    uint32_t *folded = ent_calloc((size_t)items->lexicon->n + 1, sizeof *folded);
    if (folded == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u counts", items->lexicon->n);
    for (uint32_t id = 0; id < items->ids->n; id++) {
        uint32_t item = (*counts)[id] > 0 ? ent_items_of(items, id) : ENT_INTERN_NONE;
        if (item != ENT_INTERN_NONE)
            folded[item] += (*counts)[id];
    }
    ent_free(*counts);
    *counts = folded;
    return ENT_OK;
}

enum ent_status ent_items_count(const struct ent_items *items, const struct ent_cql_docs *docs, uint32_t **counts,
                                struct ent_error *err)
{
    struct ent_cql_docs others = {0};
    int is_part = docs != NULL && !docs->is_all, by_others = 0;
    enum ent_status st = ENT_OK;
    *counts = ent_calloc((size_t)items->ids->n + 1, sizeof **counts);
    if (*counts == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u counts", items->ids->n);
    if (is_part && docs->n_words > ent_corpus_n_words(items->corpus) / 2) {
        by_others = 1;
        st = ent_cql_docs_others(&others, items->corpus, docs, err);
    }
    if (st == ENT_OK && (!is_part || by_others))
        st = count_all(items, *counts, err);
    if (st == ENT_OK && is_part)
        st = count_docs(items, by_others ? &others : docs, by_others ? UINT32_MAX : 1, *counts, err);
    if (st == ENT_OK && items->folds)
        st = fold_counts(items, counts, err);
    ent_cql_docs_done(&others);
    if (st != ENT_OK) {
        ent_free(*counts);
        *counts = NULL;
    }
    return st;
}

enum ent_status ent_items_count_one(const struct ent_items *items, uint32_t item, uint64_t *n, struct ent_error *err)
{
    uint32_t *ids = NULL;
    size_t n_ids, cap = 0;
    enum ent_status st = ent_items_ids(items, item, &ids, &n_ids, &cap, err);
    *n = 0;
    for (size_t i = 0; st == ENT_OK && i < n_ids; i++)
        *n += ent_corpus_count(items->corpus, items->column, ids[i]);
    ent_free(ids);
    return st;
}
