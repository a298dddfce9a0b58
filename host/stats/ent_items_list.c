/* Items as lists: in the order of their bytes, and where each stands in the text. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_radix.h"
#include "stats/ent_items.h"

/* ---- in order ---- */

static const char *string_of(const void *items, uint32_t item, size_t *n) { return ent_items_str(items, item, n); }

/* The lexicon has them in order already. */
static enum ent_status pick_sorted(const struct ent_lexicon *lexicon, uint32_t *list, size_t n, struct ent_error *err)
{
    enum { STRIDE = 1024 };
    uint32_t block[STRIDE];
    uint64_t *bits = ent_calloc(lexicon->n / 64 + 1, sizeof *bits);
    enum ent_status st = bits != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %zu strings", n);
    size_t k = 0;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        bits[list[i] / 64] |= 1ull << list[i] % 64;
    for (uint32_t at = 0; st == ENT_OK && at < lexicon->n && k < n; at += STRIDE) {
        uint32_t m = lexicon->n - at < STRIDE ? lexicon->n - at : STRIDE;
        st = ent_lexicon_order(lexicon, at, m, block, err);
        for (uint32_t i = 0; st == ENT_OK && i < m && k < n; i++) {
            list[k] = block[i];
            k += (bits[block[i] / 64] >> block[i] % 64 & 1) != 0;
        }
    }
    ent_free(bits);
    return st != ENT_OK || k == n ? st : ent_fail(err, ENT_EFORMAT, "a lexicon of the corpus is damaged");
}

enum ent_status ent_items_sort(const struct ent_items *items, uint32_t *list, size_t n, struct ent_error *err)
{
    if (n > items->lexicon->n / 128)
        return pick_sorted(items->lexicon, list, n, err);
    return ent_radix_strings(list, n, string_of, items, err);
}

enum ent_status ent_items_listed(const struct ent_items *items, uint32_t *list, size_t *n, int marks,
                                 struct ent_error *err)
{
    size_t kept = 0, size;
    for (size_t i = 0; i < *n; i++) {
        int wanted = marks ? (ent_items_str(items, list[i], &size), size > 0) : ent_items_is_word(items, list[i]);
        list[kept] = list[i];
        kept += wanted != 0;
    }
    *n = kept;
    return ent_items_sort(items, list, kept, err);
}

/* ---- places ---- */

static int compare_places(const void *a, const void *b)
{
    const struct ent_item_place *x = a, *y = b;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    return (x->position > y->position) - (x->position < y->position);
}

/* The first places of an id in the documents of a segment; at = the first of these.  How many. */
static size_t places_of_id(const struct ent_items *items, uint32_t id, uint32_t segment,
                           const struct ent_cql_docs *docs, size_t at, size_t most, struct ent_item_place *out)
{
    const struct ent_column *column = ent_segment_column(ent_corpus_segment(items->corpus, segment), items->column);
    struct ent_posting_list list;
    size_t n = 0;
    if (column == NULL)
        return 0;
    ent_postings_list(&column->postings, id, &list);
    for (uint32_t p = list.n > 0 ? ent_posting_next(&list) : ENT_NO_POSITION; p != ENT_NO_POSITION && n < most;) {
        at = ent_cql_docs_at(docs, at, segment, p);
        if (at == docs->n || docs->docs[at].segment != segment)
            break;
        if (p < docs->docs[at].first) {
            p = ent_posting_seek(&list, docs->docs[at].first);
            continue;
        }
        out[n++] = (struct ent_item_place){segment, docs->docs[at].row, p};
        p = ent_posting_next(&list);
    }
    return n;
}

enum ent_status ent_items_places(const struct ent_items *items, uint32_t item, const struct ent_cql_docs *docs,
                                 size_t most, struct ent_item_place *out, size_t *n, struct ent_error *err)
{
    uint32_t *ids = NULL;
    size_t n_ids = 0, cap = 0, at = 0;
    struct ent_item_place *found = NULL;
    enum ent_status st = ent_items_ids(items, item, &ids, &n_ids, &cap, err);
    *n = 0;
    if (st == ENT_OK && (found = ent_malloc((n_ids * most + 1) * sizeof *found)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for places");
    for (uint32_t s = 0; st == ENT_OK && s < ent_corpus_n_segments(items->corpus) && *n < most; s++) {
        size_t m = 0, left = most - *n;
        at = ent_cql_docs_at(docs, at, s, 0);
        for (size_t i = 0; i < n_ids && at < docs->n; i++)
            m += places_of_id(items, ids[i], s, docs, at, left, found + m);
        if (n_ids > 1)
            qsort(found, m, sizeof *found, compare_places);
        for (size_t i = 0; i < m && i < left; i++)
            out[(*n)++] = found[i];
    }
    ent_free(found);
    ent_free(ids);
    return st;
}
