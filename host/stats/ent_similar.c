#include "stats/ent_similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "query/ent_cql_place.h"
#include "stats/ent_scored.h"
#include "stats/ent_shingles.h"

struct passage { /* words that both have: from, to as indexes of shingles of b, and where it begins in a */
    uint32_t from, n, in_a;
};
struct pair {
    uint32_t a, b; /* indexes of documents */
    uint32_t shared, longest, n_passages;
    struct passage passages[ENT_SIMILAR_PASSAGES];
};
struct similar {
    const struct ent_similar_options *o;
    const struct ent_corpus *corpus;
    const struct ent_cql_docs *docs;
    struct ent_items items;
    struct ent_shingler shingler;
    size_t sketch;
    uint32_t *n_shingles; /* of each document, each once */
    uint32_t *entries;    /* rows of high, low half of a value, and a document */
    size_t n_entries, cap_entries;
    uint32_t *pairs;      /* rows of two documents */
    size_t n_pairs, cap_pairs, n_candidates;
    struct pair *found;
    size_t n_found, cap_found;
    struct ent_shingles of_a, of_b;
    struct ent_shingle_set set;
};

/* ---- sketches ---- */

static int compare_hashes(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The smallest values of a set, in no order, into out; values are as good as random, so most can be passed over. */
static size_t smallest(const struct ent_shingle_set *set, size_t most, uint64_t *out)
{
    uint64_t limit = UINT64_MAX;
    size_t n = 0;
    if (set->n > 8 * most)
        limit = UINT64_MAX / set->n * 4 * most;
    for (size_t i = 0; i < set->n_slots; i++)
        if (set->first[i] != 0 && set->keys[i] <= limit)
            out[n++] = set->keys[i];
    if (n < most && limit != UINT64_MAX) { /* hardly ever */
        n = 0;
        for (size_t i = 0; i < set->n_slots; i++)
            if (set->first[i] != 0)
                out[n++] = set->keys[i];
    }
    qsort(out, n, sizeof *out, compare_hashes);
    return n < most ? n : most;
}

static enum ent_status sketch_doc(struct similar *k, size_t doc, uint64_t **values, size_t *cap, struct ent_error *err)
{
    enum ent_status st = ent_shingles_read(&k->of_a, &k->shingler, &k->docs->docs[doc], err);
    if (st == ENT_OK)
        st = ent_shingle_set_fill(&k->set, &k->of_a, err);
    if (st == ENT_OK)
        st = ent_reserve(values, cap, k->set.n, sizeof **values, err);
    if (st != ENT_OK)
        return st;
    k->n_shingles[doc] = (uint32_t)k->set.n;
    size_t n = k->set.n > 0 ? smallest(&k->set, k->sketch, *values) : 0;
    st = ent_reserve(&k->entries, &k->cap_entries, 3 * (k->n_entries + n), sizeof *k->entries, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        uint32_t *e = k->entries + 3 * k->n_entries++;
        e[0] = (uint32_t)((*values)[i] >> 32);
        e[1] = (uint32_t)(*values)[i];
        e[2] = (uint32_t)doc;
    }
    return st;
}

static enum ent_status make_sketches(struct similar *k, struct ent_error *err)
{
    uint64_t *values = NULL;
    size_t cap = 0;
    enum ent_status st = ENT_OK;
    k->n_shingles = ent_calloc(k->docs->n + 1, sizeof *k->n_shingles);
    if (k->n_shingles == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu documents", k->docs->n);
    for (size_t doc = 0; st == ENT_OK && doc < k->docs->n; doc++) {
        st = sketch_doc(k, doc, &values, &cap, err);
        if (st == ENT_OK && doc % 64 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_free(values);
    return st;
}

/* ---- candidates ---- */

static enum ent_status sort_rows(uint32_t **rows, size_t n, unsigned width, struct ent_error *err)
{
    uint32_t *scratch = ent_malloc((n * width + 1) * sizeof *scratch);
    if (scratch == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for sketches");
    if (n > 1)
        ent_radix_tuples(rows, &scratch, n, width, 2, 32);
    ent_free(scratch);
    return ENT_OK;
}

static enum ent_status add_pairs(struct similar *k, const uint32_t *group, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&k->pairs, &k->cap_pairs, 2 * (k->n_pairs + n * (n - 1) / 2), sizeof *k->pairs, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) { /* documents rise: sorting is stable */
        for (size_t j = i + 1; j < n; j++) {
            uint32_t *p = k->pairs + 2 * k->n_pairs++;
            p[0] = group[3 * i + 2];
            p[1] = group[3 * j + 2];
        }
    }
    return st;
}

static enum ent_status find_pairs(struct similar *k, struct ent_error *err)
{
    enum ent_status st = sort_rows(&k->entries, k->n_entries, 3, err);
    for (size_t i = 0, j; st == ENT_OK && i < k->n_entries; i = j) {
        const uint32_t *e = k->entries + 3 * i;
        for (j = i + 1; j < k->n_entries && memcmp(k->entries + 3 * j, e, 2 * sizeof *e) == 0;)
            j++;
        if (j - i > 1 && j - i <= ENT_SIMILAR_COMMON)
            st = add_pairs(k, e, j - i, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st == ENT_OK ? sort_rows(&k->pairs, k->n_pairs, 2, err) : st;
}

/* ---- the exact comparison ---- */

static void keep_passage(struct pair *p, struct passage passage)
{
    size_t i = p->n_passages;
    if (i == ENT_SIMILAR_PASSAGES) {
        if (p->passages[--i].n >= passage.n)
            return;
    } else {
        p->n_passages++;
    }
    for (; i > 0 && p->passages[i - 1].n < passage.n; i--)
        p->passages[i] = p->passages[i - 1];
    p->passages[i] = passage;
}

/* The shingles of b against the set of a; 'mark' is new for each b. */
static void compare_docs(struct similar *k, struct pair *p, uint32_t mark)
{
    struct passage open = {0};
    for (size_t i = 0; i <= k->of_b.n; i++) {
        size_t slot = i < k->of_b.n ? ent_shingle_set_find(&k->set, k->of_b.hashes[i]) : k->set.n_slots;
        int is_shared = slot < k->set.n_slots;
        if (is_shared && k->set.mark[slot] != mark) {
            k->set.mark[slot] = mark;
            p->shared++;
        }
        /* the passage goes on while a goes on in the same way */
        if (is_shared && open.n > 0 && open.in_a + open.n < k->of_a.n && k->of_a.hashes[open.in_a + open.n] == k->of_b.hashes[i]) {
            open.n++;
            continue;
        }
        if (open.n > 0)
            keep_passage(p, open);
        open = is_shared ? (struct passage){(uint32_t)i, 1, k->set.first[slot] - 1} : (struct passage){0};
    }
    p->longest = p->n_passages > 0 ? p->passages[0].n + k->shingler.n - 1 : 0;
}

static int is_wanted(const struct similar *k, const struct pair *p)
{
    uint32_t least = k->n_shingles[p->a] < k->n_shingles[p->b] ? k->n_shingles[p->a] : k->n_shingles[p->b];
    return p->shared > 0 && p->shared >= k->o->min * least;
}

static enum ent_status check_pair(struct similar *k, uint32_t a, uint32_t b, uint32_t mark, struct ent_error *err)
{
    struct pair p = {.a = a, .b = b};
    enum ent_status st = ent_shingles_read(&k->of_b, &k->shingler, &k->docs->docs[b], err);
    k->n_candidates++;
    if (st != ENT_OK)
        return st;
    compare_docs(k, &p, mark);
    if (is_wanted(k, &p) && (st = ent_reserve(&k->found, &k->cap_found, k->n_found + 1, sizeof *k->found, err)) == ENT_OK)
        k->found[k->n_found++] = p;
    return st;
}

static enum ent_status check_pairs(struct similar *k, struct ent_error *err)
{
    uint32_t last = UINT32_MAX, mark = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0, j; st == ENT_OK && i < k->n_pairs; i = j) {
        const uint32_t *p = k->pairs + 2 * i;
        for (j = i + 1; j < k->n_pairs && k->pairs[2 * j] == p[0] && k->pairs[2 * j + 1] == p[1];)
            j++;
        if (j - i < 2)
            continue;
        if (p[0] != last) {
            last = p[0];
            mark = 0;
            st = ent_shingles_read(&k->of_a, &k->shingler, &k->docs->docs[last], err);
            if (st == ENT_OK)
                st = ent_shingle_set_fill(&k->set, &k->of_a, err);
        }
        if (st == ENT_OK)
            st = check_pair(k, p[0], p[1], ++mark, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

/* ---- the table ---- */

static enum ent_status add_span(struct ent_frame *f, const struct similar *k, uint32_t doc, const struct ent_shingles *s,
                                uint32_t first, uint32_t n, struct ent_error *err)
{
    struct cql_place place = {.corpus = k->corpus};
    const struct ent_cql_doc *d = &k->docs->docs[doc];
    cql_place_go_doc(&place, d->segment, d->row);
    uint32_t last = s->positions[first + n - 1 + k->shingler.n - 1];
    struct ent_frame_span span = cql_place_span(&place, cql_bytes_of_words(place.segment, s->positions[first], last + 1));
    return ent_frame_add_evidence(f, &span, err);
}

static enum ent_status set_id(struct ent_frame *f, size_t column, const struct similar *k, uint32_t doc, struct ent_error *err)
{
    struct cql_place place = {.corpus = k->corpus};
    size_t n;
    cql_place_go_doc(&place, k->docs->docs[doc].segment, k->docs->docs[doc].row);
    const char *id = cql_place_field(&place, "id", &n);
    return id != NULL ? ent_frame_set_string(f, column, id, n, err) : ENT_OK;
}

static enum ent_status add_row(struct ent_frame *f, struct similar *k, const struct pair *p, struct ent_error *err)
{
    double shared = p->shared, a = k->n_shingles[p->a], b = k->n_shingles[p->b];
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK)
        st = set_id(f, 0, k, p->a, err);
    if (st == ENT_OK)
        st = set_id(f, 1, k, p->b, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 2, p->shared);
    ent_frame_set_real(f, 3, ent_rounded(shared / (a + b - shared), k->o->digits));
    ent_frame_set_real(f, 4, ent_rounded(shared / a, k->o->digits));
    ent_frame_set_real(f, 5, ent_rounded(shared / b, k->o->digits));
    ent_frame_set_integer(f, 6, p->longest);
    st = ent_shingles_read(&k->of_a, &k->shingler, &k->docs->docs[p->a], err);
    if (st == ENT_OK)
        st = ent_shingles_read(&k->of_b, &k->shingler, &k->docs->docs[p->b], err);
    for (size_t i = 0; st == ENT_OK && i < p->n_passages; i++) {
        st = add_span(f, k, p->a, &k->of_a, p->passages[i].in_a, p->passages[i].n, err);
        if (st == ENT_OK)
            st = add_span(f, k, p->b, &k->of_b, p->passages[i].from, p->passages[i].n, err);
    }
    return st;
}

static enum ent_status make_frame(struct ent_frame **out, struct similar *k, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"a", ENT_STRING},  {"b", ENT_STRING},  {"shared", ENT_INTEGER}, {"jaccard", ENT_REAL},
                                                     {"in_a", ENT_REAL}, {"in_b", ENT_REAL}, {"longest", ENT_INTEGER}};
    struct ent_scored *order = ent_malloc((k->n_found + 1) * sizeof *order);
    enum ent_status st = order != NULL ? ent_frame_new(out, columns, sizeof columns / sizeof *columns, err)
                                       : ent_fail(err, ENT_ENOMEM, "out of memory for %zu pairs", k->n_found);
    for (size_t i = 0; st == ENT_OK && i < k->n_found; i++)
        order[i] = (struct ent_scored){k->found[i].shared, k->found[i].longest, (uint32_t)i};
    if (st == ENT_OK)
        st = ent_scored_sort(order, k->n_found, 0, err);
    size_t n = k->o->max > 0 && k->o->max < k->n_found ? k->o->max : k->n_found;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = add_row(*out, k, &k->found[order[i].row], err);
    ent_free(order);
    return st;
}

enum ent_status ent_similar(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_docs *docs,
                            const struct ent_similar_options *o, struct ent_similar_sizes *sizes, struct ent_error *err)
{
    struct similar k = {.o = o, .corpus = c, .docs = docs, .sketch = o->sketch > 0 ? o->sketch : 128};
    unsigned n = o->n > 0 ? o->n : 5;
    enum ent_status st = ent_items_open(&k.items, c, o->attribute, err);
    *out = NULL;
    if (st == ENT_OK && n > 64)
        st = ent_fail(err, ENT_EARG, "shingles of 1 to 64 words expected");
    if (st == ENT_OK && (st = ent_shingler_new(&k.shingler, &k.items, docs, n, err)) == ENT_OK &&
        (st = make_sketches(&k, err)) == ENT_OK && (st = find_pairs(&k, err)) == ENT_OK &&
        (st = check_pairs(&k, err)) == ENT_OK && (st = make_frame(out, &k, err)) == ENT_OK)
        *sizes = (struct ent_similar_sizes){docs->n, k.n_candidates};
    ent_shingler_done(&k.shingler);
    ent_shingles_done(&k.of_a);
    ent_shingles_done(&k.of_b);
    ent_shingle_set_done(&k.set);
    ent_free(k.n_shingles);
    ent_free(k.entries);
    ent_free(k.pairs);
    ent_free(k.found);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
