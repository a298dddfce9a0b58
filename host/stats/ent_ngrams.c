#include "stats/ent_ngrams.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "stats/ent_collocates.h"
#include "stats/ent_evidence.h"
#include "stats/ent_grams.h"

struct ngrams {
    const struct ent_ngrams_options *o;
    struct ent_items items;
    struct ent_cql_docs docs; /* all that are read: those that are wanted and those before */
    struct ent_flat flat;
    struct ent_grams grams;
    uint64_t *old;            /* a bit a position: of the documents before */
    struct ent_radix_row *rows; /* of the table: number of the gram */
    size_t n_rows;
    uint32_t *ranks;          /* of items, by bytes */
    struct ent_evidence evidence;
    uint32_t *n_docs, *last_doc; /* by row */
};

/* ---- what is read ---- */

static int comes_first(const struct ent_cql_doc *a, const struct ent_cql_doc *b)
{
    return a->segment != b->segment ? a->segment < b->segment : a->row < b->row;
}

static enum ent_status add_doc(struct ent_cql_docs *out, const struct ent_cql_doc *d, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->docs, &out->cap, out->n + 1, sizeof *out->docs, err);
    if (st == ENT_OK) {
        out->docs[out->n++] = *d;
        out->n_words += d->last - d->first;
    }
    return st;
}

/* Both, in the order of the text; where a document is in both it is an old one. */
static enum ent_status join_docs(struct ent_cql_docs *out, const struct ent_cql_docs *a, const struct ent_cql_docs *b,
                                 struct ent_error *err)
{
    size_t i = 0, k = 0;
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && (i < a->n || k < b->n)) {
        int from_b = i == a->n || (k < b->n && !comes_first(&a->docs[i], &b->docs[k]));
        if (from_b && i < a->n && !comes_first(&b->docs[k], &a->docs[i]))
            i++;
        st = add_doc(out, from_b ? &b->docs[k++] : &a->docs[i++], err);
    }
    return st;
}

static enum ent_status mark_old(struct ngrams *k, struct ent_error *err)
{
    const struct ent_cql_docs *before = k->o->before;
    k->old = ent_calloc(k->flat.n / 64 + 1, sizeof *k->old);
    if (k->old == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for n-grams");
    for (size_t i = 0; i < before->n; i++) {
        size_t base = (size_t)ent_corpus_base(k->items.corpus, before->docs[i].segment);
        for (size_t p = base + before->docs[i].first; p < base + before->docs[i].last; p++)
            k->old[p / 64] |= 1ull << p % 64;
    }
    return ENT_OK;
}

static enum ent_status count(struct ngrams *k, struct ent_error *err)
{
    const struct ent_ngrams_options *o = k->o;
    const struct ent_cql_docs *docs = o->docs;
    enum ent_status st = ENT_OK;
    if (o->before != NULL && docs != NULL) {
        st = join_docs(&k->docs, docs, o->before, err);
        docs = &k->docs;
    }
    if (st == ENT_OK)
        st = ent_flat_new(&k->flat, &k->items, docs, o->within, o->marks, err);
    if (st == ENT_OK && o->before != NULL)
        st = mark_old(k, err);
    const struct ent_grams_options options = {
        .n = o->n, .skip = o->skip, .min = o->min > 0 ? o->min : 1, .n_items = k->items.lexicon->n, .old = k->old};
    return st == ENT_OK ? ent_grams_count(&k->grams, &k->flat, &options, err) : st;
}

/* ---- in order ---- */

static const uint32_t *gram_of(const struct ngrams *k, size_t row) { return ent_grams_at(&k->grams, k->rows[row].what); }

/* The lowest count of a table of at most 'max' rows. */
static uint32_t lowest_count(const struct ngrams *k)
{
    enum { BINS = 1 << 16 };
    size_t n = 0, *bins = k->o->max > 0 && k->o->max < k->grams.n_grams ? ent_calloc(BINS, sizeof *bins) : NULL;
    uint32_t low = BINS - 1;
    if (bins == NULL)
        return 0;
    for (size_t i = 0; i < k->grams.n_grams; i++) {
        uint32_t count = ent_grams_at(&k->grams, i)[k->grams.n];
        bins[count < BINS - 1 ? count : BINS - 1]++;
    }
    for (; low > 0 && (n += bins[low]) < k->o->max;)
        low--;
    ent_free(bins);
    return low;
}

/* Ranks of all items, by bytes. */
static enum ent_status rank_items(struct ngrams *k, struct ent_error *err)
{
    uint32_t n = k->items.lexicon->n, *list = ent_malloc(((size_t)n + 1) * sizeof *list);
    k->ranks = ent_malloc(((size_t)n + 1) * sizeof *k->ranks);
    if (list == NULL || k->ranks == NULL) {
        ent_free(list);
        return ent_fail(err, ENT_ENOMEM, "out of memory for the order of %u words", n);
    }
    for (uint32_t i = 0; i < n; i++)
        list[i] = i;
    enum ent_status st = ent_items_sort(&k->items, list, n, err);
    for (uint32_t i = 0; st == ENT_OK && i < n; i++)
        k->ranks[list[i]] = i;
    ent_free(list);
    return st;
}

/* By counts, the highest first, then by bytes: sorted by the last words first (two at a time), by the counts last. */
static void sort_rows(const struct ngrams *k, struct ent_radix_row **rows, struct ent_radix_row **scratch, size_t n)
{
    unsigned n_words = k->grams.n;
    for (unsigned end = n_words; end > 0; end -= end > 1 ? 2 : 1) {
        for (size_t i = 0; i < n; i++) {
            const uint32_t *gram = ent_grams_at(&k->grams, (*rows)[i].what);
            uint64_t before = end > 1 ? k->ranks[gram[end - 2]] : 0;
            (*rows)[i].key = before << 32 | k->ranks[gram[end - 1]];
        }
        ent_radix_sort(rows, scratch, n);
    }
    for (size_t i = 0; i < n; i++)
        (*rows)[i].key = ~(uint64_t)ent_grams_at(&k->grams, (*rows)[i].what)[n_words];
    ent_radix_sort(rows, scratch, n);
}

static enum ent_status order(struct ngrams *k, struct ent_error *err)
{
    uint32_t low = lowest_count(k);
    size_t n = 0;
    for (size_t i = 0; i < k->grams.n_grams; i++)
        n += ent_grams_at(&k->grams, i)[k->grams.n] >= low;
    struct ent_radix_row *scratch = ent_malloc((n + 1) * sizeof *scratch);
    k->rows = ent_malloc((n + 1) * sizeof *k->rows);
    enum ent_status st = scratch == NULL || k->rows == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for %zu n-grams", n)
                         : k->grams.n_grams >= UINT32_MAX  ? ent_fail(err, ENT_ELIMIT, "more than 2^32 n-grams")
                                                            : rank_items(k, err);
    n = 0;
    for (size_t i = 0; st == ENT_OK && i < k->grams.n_grams; i++)
        if (ent_grams_at(&k->grams, i)[k->grams.n] >= low)
            k->rows[n++].what = (uint32_t)i;
    if (st == ENT_OK)
        sort_rows(k, &k->rows, &scratch, n);
    k->n_rows = k->o->max > 0 && k->o->max < n ? k->o->max : n;
    ent_free(scratch);
    return st;
}

/* ---- places: once more through the text, for the first rows ---- */

enum { PLACES = 1024 };
struct finder {
    struct ngrams *k;
    size_t n_rows, n_slots;
    uint32_t *slots;           /* hashed: row + 1; 0: free */
    uint32_t *grams;           /* of the rows, close together */
    uint64_t *filter;          /* a bit a hash of the first two words: some row may begin so */
    unsigned char ways[ENT_GRAMS_WAYS][ENT_GRAMS_MOST];
    size_t n_ways;
    struct ent_cql_doc doc;    /* that is looked through */
    uint32_t places[PLACES];   /* of it, that are worth to be looked at */
};

static int is_alike(const uint32_t *a, const uint32_t *b, unsigned n)
{
    unsigned i = 0;
    while (i < n && a[i] == b[i])
        i++;
    return i == n;
}

static size_t slot_of(const struct finder *f, const uint32_t *gram)
{
    unsigned n = f->k->grams.n;
    uint64_t h = 0;
    for (unsigned i = 0; i < n; i++)
        h = (h ^ gram[i]) * 0x9E3779B97F4A7C15ull;
    size_t i = (size_t)(h ^ h >> 29) & (f->n_slots - 1);
    while (f->slots[i] != 0 && !is_alike(f->grams + (size_t)(f->slots[i] - 1) * n, gram, n))
        i = (i + 1) & (f->n_slots - 1);
    return i;
}

/* Most places end here: the filter lies in the nearest memory, the slots and rows do not. */
enum { FILTER = 1 << 18 };
static uint32_t filter_bit(uint32_t first, uint32_t second)
{
    return (uint32_t)((first * 0x9E3779B97F4A7C15ull ^ second * 0xC2B2AE3D27D4EB4Full) >> 46);
}

static enum ent_status finder_open(struct finder *f, struct ngrams *k, size_t n_rows, struct ent_error *err)
{
    *f = (struct finder){.k = k, .n_rows = n_rows, .n_slots = 4096};
    while (f->n_slots < 4 * n_rows)
        f->n_slots *= 2;
    f->n_ways = ent_grams_ways(k->o->n, k->o->skip, f->ways);
    f->slots = ent_calloc(f->n_slots, sizeof *f->slots);
    f->grams = ent_malloc((n_rows * k->grams.n + 1) * sizeof *f->grams);
    f->filter = ent_calloc(FILTER / 64, sizeof *f->filter);
    k->n_docs = ent_calloc(n_rows + 1, sizeof *k->n_docs);
    k->last_doc = ent_calloc(n_rows + 1, sizeof *k->last_doc);
    if (f->slots == NULL || f->grams == NULL || f->filter == NULL || k->n_docs == NULL || k->last_doc == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the places of n-grams");
    for (size_t row = 0; row < n_rows; row++) {
        const uint32_t *gram = gram_of(k, row);
        memcpy(f->grams + row * k->grams.n, gram, k->grams.n * sizeof *gram);
        f->slots[slot_of(f, gram)] = (uint32_t)row + 1;
        uint32_t bit = filter_bit(gram[0], k->grams.n > 1 ? gram[1] : 0);
        f->filter[bit / 64] |= 1ull << bit % 64;
    }
    return ENT_OK;
}

/* Does some row begin with the first word there and the second one of the way? */
static inline unsigned may_begin(const struct finder *f, size_t position, unsigned offset)
{
    const struct ent_flat *flat = &f->k->flat;
    uint32_t second = offset == 0 ? 0 : position + offset < flat->n ? flat->items[position + offset] : ENT_FLAT_NONE;
    uint32_t bit = filter_bit(flat->items[position] & ~ENT_FLAT_BREAK, second);
    return (unsigned)(second < ENT_FLAT_NONE) & (unsigned)(f->filter[bit / 64] >> bit % 64 & 1); /* nor a break */
}

static void look_at(struct finder *f, uint32_t nth_doc, size_t base, uint32_t p)
{
    struct ngrams *k = f->k;
    uint32_t gram[ENT_GRAMS_MOST];
    for (size_t w = 0; w < f->n_ways; w++) {
        if (!may_begin(f, base + p, f->ways[w][0]) || !ent_grams_read(&k->flat, base + p, k->o->n, f->ways[w], gram))
            continue;
        uint32_t row = f->slots[slot_of(f, gram)];
        if (row == 0)
            continue;
        uint32_t last = p + (k->o->n > 1 ? f->ways[w][k->o->n - 2] : 0) + 1;
        ent_evidence_add(&k->evidence, row - 1, (struct ent_evidence_place){f->doc.segment, f->doc.row, p, last});
        k->n_docs[row - 1] += k->last_doc[row - 1] != nth_doc;
        k->last_doc[row - 1] = nth_doc;
    }
}

/* Places that are worth to be looked at, listed first: a branch here and there among them could not be foretold. */
static void look_through(struct finder *f, uint32_t nth_doc, size_t base, uint32_t from, uint32_t to)
{
    for (size_t n = 0; from < to; n = 0) {
        uint32_t end = to - from < PLACES ? to : from + PLACES;
        for (; from < end; from++) {
            f->places[n] = from;
            n += f->n_ways > 1 || may_begin(f, base + from, f->ways[0][0]) != 0;
        }
        for (size_t i = 0; i < n; i++)
            look_at(f, nth_doc, base, f->places[i]);
    }
}

static enum ent_status find_places(struct ngrams *k, struct ent_error *err)
{
    struct finder f = {0};
    struct ent_cql_docs all = {0};
    const struct ent_cql_docs *docs = k->o->docs;
    size_t n = k->n_rows < ENT_STATS_EVIDENCE ? k->n_rows : ENT_STATS_EVIDENCE;
    enum ent_status st = ent_evidence_new(&k->evidence, n, k->o->evidence, err);
    if (st == ENT_OK)
        st = finder_open(&f, k, n, err);
    if (st == ENT_OK && docs == NULL) {
        st = ent_cql_docs_find(&all, k->items.corpus, NULL, 0, err);
        docs = &all;
    }
    for (size_t i = 0; st == ENT_OK && n > 0 && i < docs->n; i++) {
        size_t base = (size_t)ent_corpus_base(k->items.corpus, docs->docs[i].segment);
        f.doc = docs->docs[i];
        look_through(&f, (uint32_t)i + 1, base, f.doc.first, f.doc.last);
        if (i % 64 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_cql_docs_done(&all);
    ent_free(f.slots);
    ent_free(f.filter);
    ent_free(f.grams);
    return st;
}

/* ---- the table ---- */

static enum ent_status add_row(struct ent_frame *f, const struct ngrams *k, size_t row, struct ent_buf *text,
                               struct ent_error *err)
{
    const uint32_t *gram = gram_of(k, row);
    enum ent_status st = ent_frame_add_row(f, err);
    ent_buf_clear(text);
    for (unsigned i = 0; i < k->o->n; i++) {
        size_t n;
        const char *s = ent_items_str(&k->items, gram[i], &n);
        ent_buf_add(text, " ", i > 0);
        ent_buf_add(text, s, n);
    }
    if (st == ENT_OK && (st = ent_buf_check(text, err)) == ENT_OK)
        st = ent_frame_set_new_string(f, 0, ent_buf_str(text), text->len, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, gram[k->grams.n]);
    if (row < ENT_STATS_EVIDENCE)
        ent_frame_set_integer(f, 2, k->n_docs[row]);
    return ent_evidence_give(&k->evidence, row, gram[k->grams.n], k->items.corpus, f, err);
}

static enum ent_status make_frame(struct ent_frame **out, const struct ngrams *k, struct ent_error *err)
{
    const struct ent_column_spec columns[] = {{k->o->attribute, ENT_STRING}, {"n", ENT_INTEGER}, {"docs", ENT_INTEGER}};
    struct ent_buf text = {0};
    enum ent_status st = ent_frame_new(out, columns, 3, err);
    if (st == ENT_OK)
        st = ent_frame_reserve(*out, k->n_rows, err);
    for (size_t row = 0; st == ENT_OK && row < k->n_rows; row++) {
        st = add_row(*out, k, row, &text, err);
        if (st == ENT_OK && row % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_buf_done(&text);
    return st == ENT_OK ? ent_frame_select_by(*out, 1, err) : st;
}

enum ent_status ent_ngrams(struct ent_frame **out, const struct ent_corpus *c, const struct ent_ngrams_options *options,
                           struct ent_ngrams_sizes *sizes, struct ent_error *err)
{
    struct ngrams k = {.o = options};
    enum ent_status st = ent_items_open(&k.items, c, options->attribute, err);
    *out = NULL;
    if (st == ENT_OK && (st = count(&k, err)) == ENT_OK && (st = order(&k, err)) == ENT_OK &&
        (st = find_places(&k, err)) == ENT_OK && (st = make_frame(out, &k, err)) == ENT_OK)
        *sizes = (struct ent_ngrams_sizes){k.grams.total, k.grams.n_all, k.grams.n_grams};
    ent_cql_docs_done(&k.docs);
    ent_flat_done(&k.flat);
    ent_grams_done(&k.grams);
    ent_evidence_done(&k.evidence);
    ent_free(k.old);
    ent_free(k.rows);
    ent_free(k.ranks);
    ent_free(k.n_docs);
    ent_free(k.last_doc);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
