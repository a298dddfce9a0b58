#include "query/ent_cql_index.h"

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"

struct index {
    const struct cql_key *key;
    uint64_t *counts;   /* by id */
    uint32_t *numbers;  /* by id: of its string in the frame */
    uint32_t *order, *scratch; /* ids that occur, as they stand in the table */
    size_t n;
    uint64_t n_null;    /* words without a value where "" is no string */
};

/* Add a segment's counts. */
static void add_index(struct index *x, const struct ent_segment *s)
{
    enum { STRIDE = 1024 };
    const struct ent_column *column = ent_segment_column(s, x->key->attr);
    uint32_t ids[STRIDE], n_ids = x->key->lexicon->n, empty = ent_lexicon_find(x->key->lexicon, "", 0);
    uint64_t sums[STRIDE + 1], left = s->n_words;
    for (size_t k = 0; column != NULL && k < column->postings.ids.n; k += STRIDE) {
        size_t m = column->postings.ids.n - k < STRIDE ? column->postings.ids.n - k : STRIDE;
        ent_packed_read(&column->postings.ids, k, m, ids);
        ent_packed_read64(&column->postings.sums, k, m + 1, sums);
        for (size_t i = 0; i < m; i++) {
            uint64_t n = sums[i + 1] > sums[i] ? sums[i + 1] - sums[i] : 0;
            if (ids[i] >= n_ids || n > left)
                continue; /* damaged */
            x->counts[ids[i]] += n;
            left -= n;
        }
    }
    *(empty != ENT_INTERN_NONE ? &x->counts[empty] : &x->n_null) += left; /* no list has those without a value */
}

/* Ids that occur, in the order of their strings. */
static enum ent_status list_index(struct index *x, struct ent_error *err)
{
    enum { STRIDE = 1024 };
    uint32_t ids[STRIDE], n = x->key->lexicon->n;
    enum ent_status st = ENT_OK;
    for (uint32_t at = 0; st == ENT_OK && at < n; at += STRIDE) {
        uint32_t m = n - at < STRIDE ? n - at : STRIDE;
        st = ent_lexicon_order(x->key->lexicon, at, m, ids, err);
        for (uint32_t i = 0; st == ENT_OK && i < m; i++)
            if (x->counts[ids[i]] > 0)
                x->order[x->n++] = ids[i];
    }
    return st;
}

/* The strings go into the frame as they lie in the lexicon: rows ask for them in an order that leaps about. */
static enum ent_status keep_strings(struct index *x, struct ent_frame *f, struct ent_error *err)
{
    enum { STRIDE = 1024 };
    uint64_t starts[STRIDE + 1];
    enum ent_status st = ENT_OK;
    for (size_t k = 0; k < x->key->lexicon->n_parts; k++) {
        const struct ent_lexicon_part *part = &x->key->lexicon->parts[k];
        for (uint32_t at = 0; st == ENT_OK && at < part->n; at += STRIDE) {
            uint32_t m = part->n - at < STRIDE ? part->n - at : STRIDE;
            ent_packed_read64(&part->starts, at, m + 1, starts);
            for (uint32_t i = 0; st == ENT_OK && i < m; i++) {
                int is_damaged = starts[i] > starts[i + 1] || starts[i + 1] > part->size;
                if (x->counts[part->first + at + i] > 0)
                    st = ent_frame_keep_string(f, is_damaged ? "" : (const char *)part->bytes + starts[i],
                                               is_damaged ? 0 : (size_t)(starts[i + 1] - starts[i]),
                                               &x->numbers[part->first + at + i], err);
            }
            if (st == ENT_OK && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
    }
    return st;
}

static enum ent_status fill_index(struct index *x, struct ent_frame *f, struct ent_error *err)
{
    enum { AHEAD = 16 };
    size_t n_before = 0; /* rows with a higher count, or as high a one, come before the row of null */
    enum ent_status st = ent_frame_reserve(f, x->n + 1, err);
    while (n_before < x->n && x->counts[x->order[n_before]] >= x->n_null)
        n_before++;
    for (size_t i = 0; st == ENT_OK && i <= x->n; i++) {
        if (i == n_before && x->n_null > 0 && (st = ent_frame_add_row(f, err)) == ENT_OK)
            ent_frame_set_integer(f, 1, (int64_t)x->n_null);
        if (i == x->n || st != ENT_OK || (st = ent_frame_add_row(f, err)) != ENT_OK)
            break;
        if (i + AHEAD < x->n) {
            __builtin_prefetch(&x->numbers[x->order[i + AHEAD]]);
            __builtin_prefetch(&x->counts[x->order[i + AHEAD]]);
        }
        ent_frame_set_kept(f, 0, x->numbers[x->order[i]]);
        ent_frame_set_integer(f, 1, (int64_t)x->counts[x->order[i]]);
        if (i % 65536 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st == ENT_OK ? ent_frame_select_by(f, 1, err) : st;
}

enum ent_status cql_index_freq(struct ent_frame **out, const struct ent_corpus *c, const struct cql_key *key, const char *name,
                               struct ent_error *err)
{
    const struct ent_column_spec columns[] = {{name, ENT_STRING}, {"n", ENT_INTEGER}};
    size_t n = (size_t)key->lexicon->n + 1;
    struct index x = {.key = key, .counts = ent_calloc(n, sizeof *x.counts), .numbers = ent_malloc(n * sizeof *x.numbers)};
    x.order = ent_malloc(n * sizeof *x.order);
    x.scratch = ent_malloc(n * sizeof *x.scratch);
    enum ent_status st = x.counts != NULL && x.numbers != NULL && x.order != NULL && x.scratch != NULL
                             ? ent_frame_new(out, columns, 2, err)
                             : ent_fail(err, ENT_ENOMEM, "out of memory for %zu strings", n);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        add_index(&x, ent_corpus_segment(c, i));
    if (st == ENT_OK && (st = list_index(&x, err)) == ENT_OK && (st = keep_strings(&x, *out, err)) == ENT_OK &&
        (st = ent_radix_counts(&x.order, &x.scratch, x.n, x.counts, err)) == ENT_OK)
        st = fill_index(&x, *out, err);
    ent_free(x.counts);
    ent_free(x.numbers);
    ent_free(x.order);
    ent_free(x.scratch);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
