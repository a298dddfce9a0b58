#include "query/ent_cql_source.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"

enum kind {
    ANY,   /* every word */
    LISTS, /* a few lists of the index, read side by side */
    ORDER, /* positions in memory, rising */
    BITS,  /* the whole segment, a bit a position */
    ROWS,  /* of a layer */
    READ,  /* word by word: the column, or whatever the condition asks for */
    BOTH,
    EITHER,
    NOT
};
enum { MERGED = 1024 }; /* positions of several lists that are read ahead */

struct cql_source {
    enum kind kind;
    struct cql_run *run;
    struct cql_cond *cond;
    const struct cql_cond *row_cond;
    unsigned layer;
    uint64_t count; /* an estimate of how often it holds */
    struct cql_source *a, *b;
    size_t from, filled; /* bits are right for [from, filled) */
    struct ent_posting_list *lists;
    size_t n_lists;
    size_t known;        /* none of the lists has a position between what was asked for last and this one; 0: not asked yet */
    uint32_t *order;
    size_t n_order, at; /* at: the next of them, or the next row */
    uint64_t *all;
    size_t n_merged, at_merged; /* how many are in 'merged', and the next of them */
    uint64_t bits[CQL_WINDOW_WORDS]; /* set when they are asked for, like what follows */
    uint32_t merged[MERGED];
};

/* ---- opening ---- */

static enum ent_status new_source(struct cql_source **out, struct cql_run *r, enum kind kind, struct ent_error *err)
{
    struct cql_source *s = ent_malloc(sizeof *s); /* its bits are set when they are asked for */
    *out = s;
    if (s == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    memset(s, 0, offsetof(struct cql_source, bits));
    s->kind = kind;
    s->run = r;
    return ENT_OK;
}

void cql_source_close(struct cql_source *s)
{
    if (s == NULL)
        return;
    cql_source_close(s->a);
    cql_source_close(s->b);
    ent_free(s->lists);
    ent_free(s->order);
    ent_free(s->all);
    ent_free(s);
}

static enum ent_status open_lists(struct cql_source *s, const struct ent_postings *p, struct ent_error *err)
{
    const struct cql_cond *c = s->cond;
    s->lists = ent_malloc((c->n_few + 1) * sizeof *s->lists);
    if (s->lists == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    for (uint32_t i = 0; i < c->n_few; i++) {
        ent_postings_list(p, c->few[i], &s->lists[s->n_lists]);
        s->n_lists += s->lists[s->n_lists].n_blocks > 0;
    }
    return ENT_OK;
}

/* ---- many lists: gathered ---- */

static void take_list(struct cql_source *s, struct ent_posting_list *l)
{
    do {
        for (uint32_t i = 0; i < l->in_block; i++) {
            uint32_t at = l->positions[i];
            if (at >= s->run->segment->n_words)
                return; /* damaged */
            if (s->all != NULL)
                s->all[at / 64] |= 1ull << at % 64;
            else if (s->n_order < s->count)
                s->order[s->n_order++] = at;
        }
    } while (ent_posting_load(l));
}

static enum ent_status sort_order(struct cql_source *s, struct ent_error *err)
{
    uint32_t *scratch = ent_malloc((s->n_order + 1) * sizeof *scratch);
    if (scratch == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the places of %zu words", s->n_order);
    ent_radix_numbers(&s->order, &scratch, s->n_order, (unsigned)ent_bit_width(s->run->segment->n_words));
    ent_free(scratch);
    return ENT_OK;
}

static enum ent_status gather(struct cql_source *s, const struct ent_postings *p, struct ent_error *err)
{
    const struct cql_cond *c = s->cond;
    size_t n_words = s->run->segment->n_words;
    struct ent_posting_list list;
    int by_bits = s->count > n_words / 64;
    if (by_bits)
        s->all = ent_calloc(n_words / 64 + 1, sizeof *s->all);
    else
        s->order = ent_malloc(((size_t)s->count + 1) * sizeof *s->order);
    if (s->all == NULL && s->order == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the places of %zu words", (size_t)s->count);
    s->kind = by_bits ? BITS : ORDER;
    if (c->n_set > p->ids.n / 16) { /* so many that all that occur are looked at */
        for (size_t i = 0; i < p->ids.n; i++) {
            uint32_t id = (uint32_t)ent_packed_get(&p->ids, i);
            if (id < c->n_ids && c->bits[id / 64] >> id % 64 & 1) {
                ent_postings_list_at(p, i, &list);
                take_list(s, &list);
            }
            if (i % 65536 == 0 && ent_interrupted())
                return ent_fail_interrupted(err);
        }
    } else {
        for (size_t i = 0; i <= c->n_ids / 64; i++) {
            for (uint64_t w = c->bits[i]; w != 0; w &= w - 1) {
                ent_postings_list(p, (uint32_t)(i * 64 + (size_t)__builtin_ctzll(w)), &list);
                take_list(s, &list);
            }
            if (i % 1024 == 0 && ent_interrupted())
                return ent_fail_interrupted(err);
        }
    }
    return by_bits ? ENT_OK : sort_order(s, err);
}

static enum ent_status open_set(struct cql_source *s, struct ent_error *err)
{
    const struct cql_cond *c = s->cond;
    const struct ent_column *column = s->run->columns[c->column];
    size_t n_words = s->run->segment->n_words;
    s->kind = READ;
    if (column == NULL || c->reg != CQL_THIS || s->count >= n_words)
        return ENT_OK;
    if (c->n_set <= CQL_FEW_LISTS) {
        s->kind = LISTS;
        return open_lists(s, &column->postings, err);
    }
    return s->count < n_words / 4 ? gather(s, &column->postings, err) : ENT_OK;
}

enum ent_status cql_source_open(struct cql_source **out, struct cql_run *r, struct cql_cond *c, struct ent_error *err)
{
    enum ent_status st = new_source(out, r, ANY, err);
    struct cql_source *s = *out;
    if (st != ENT_OK)
        return st;
    s->cond = c;
    s->count = cql_estimate(r, c);
    if (c == NULL || c->kind == CQL_TRUE)
        return ENT_OK;
    if (c->needs_labels && c->kind != CQL_AND && c->kind != CQL_OR)
        return ENT_OK; /* what is asked of labels is seen when they are known */
    if (c->kind == CQL_IN)
        return open_set(s, err);
    s->kind = READ;
    if (c->kind != CQL_AND && c->kind != CQL_OR && c->kind != CQL_NOT)
        return ENT_OK;
    s->kind = c->kind == CQL_AND ? BOTH : c->kind == CQL_OR ? EITHER : NOT;
    int swap = c->kind == CQL_AND && cql_estimate(r, c->b) < cql_estimate(r, c->a);
    st = cql_source_open(&s->a, r, swap ? c->b : c->a, err);
    return st == ENT_OK && c->kind != CQL_NOT ? cql_source_open(&s->b, r, swap ? c->a : c->b, err) : st;
}

enum ent_status cql_source_open_rows(struct cql_source **out, struct cql_run *r, const struct cql_cond *rows,
                                     unsigned layer, struct ent_error *err)
{
    enum ent_status st = new_source(out, r, ROWS, err);
    if (st == ENT_OK) {
        (*out)->row_cond = rows;
        (*out)->layer = layer;
        (*out)->count = r->layers[layer].layer != NULL ? r->layers[layer].layer->n : 0;
    }
    return st;
}

int cql_cond_same(const struct cql_cond *a, const struct cql_cond *b)
{
    if (a == b)
        return 1;
    if (a == NULL || b == NULL || a->kind != b->kind || a->needs_labels || b->needs_labels)
        return 0;
    if (a->kind == CQL_IN)
        return a->column == b->column && a->n_set == b->n_set &&
               memcmp(a->bits, b->bits, (a->n_ids / 64 + 1) * sizeof *a->bits) == 0;
    return (a->kind == CQL_AND || a->kind == CQL_OR || a->kind == CQL_NOT) && cql_cond_same(a->a, b->a) &&
           cql_cond_same(a->b, b->b);
}

/* ---- where next ---- */

static const struct ent_layer *layer_of(const struct cql_source *s) { return s->run->layers[s->layer].layer; }

static size_t next_in_list(struct ent_posting_list *l, size_t from)
{
    if (l->n_blocks == 0 || from > UINT32_MAX)
        return CQL_NOWHERE;
    if (l->at < l->in_block && l->positions[l->at] >= from)
        return l->positions[l->at];
    if (ent_posting_seek(l, (uint32_t)from) == ENT_NO_POSITION)
        return CQL_NOWHERE;
    return l->positions[--l->at]; /* it is still to be read */
}

static size_t next_in_order(struct cql_source *s, size_t from)
{
    size_t step = 1;
    while (s->at + step < s->n_order && s->order[s->at + step] < from) {
        s->at += step;
        step *= 2;
    }
    while (s->at < s->n_order && s->order[s->at] < from)
        s->at++;
    return s->at < s->n_order ? s->order[s->at] : CQL_NOWHERE;
}

static size_t next_row(struct cql_source *s, size_t from)
{
    const struct ent_layer *l = layer_of(s);
    if (l == NULL || s->at >= l->n)
        return CQL_NOWHERE;
    if (ent_packed_get(&l->first, s->at) < from) {
        size_t row = from > 0 ? ent_packed_upper(&l->first, from - 1) : 0;
        s->at = row > s->at ? row : s->at;
    }
    return s->at < l->n ? (size_t)ent_packed_get(&l->first, s->at) : CQL_NOWHERE;
}

/* The first bit from 'from' on among those that are filled. */
static size_t next_filled(const struct cql_source *s, size_t from)
{
    for (size_t i = from; i < s->filled; i = (i / 64 + 1) * 64) {
        uint64_t w = s->bits[(i - s->from) / 64] & ~0ull << i % 64;
        if (w != 0)
            return i / 64 * 64 + (size_t)__builtin_ctzll(w);
    }
    return CQL_NOWHERE;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

size_t cql_source_next(struct cql_source *s, size_t from)
{
    size_t next = CQL_NOWHERE, a, b;
    if (s->kind == LISTS || s->kind == ORDER || s->kind == ROWS) {
        if (from < s->filled && (next = next_filled(s, from)) != CQL_NOWHERE)
            return next;
        from = from < s->filled ? s->filled : from;
    }
    switch (s->kind) {
    case LISTS:
        if (from <= s->known && s->known > 0)
            return s->known;
        for (size_t i = 0; i < s->n_lists; i++)
            next = least(next, next_in_list(&s->lists[i], from));
        s->known = next;
        return next;
    case ORDER: return next_in_order(s, from);
    case ROWS: return next_row(s, from);
    case BOTH:
        a = cql_source_next(s->a, from);
        b = a != CQL_NOWHERE ? cql_source_next(s->b, from) : a;
        return a > b ? a : b;
    case EITHER: return least(cql_source_next(s->a, from), cql_source_next(s->b, from));
    case BITS:
        for (size_t i = from; i < s->run->segment->n_words; i = (i / 64 + 1) * 64) {
            uint64_t w = s->all[i / 64] & ~0ull << i % 64;
            if (w != 0)
                return i / 64 * 64 + (size_t)__builtin_ctzll(w);
        }
        return CQL_NOWHERE;
    default: return from < s->run->segment->n_words ? from : CQL_NOWHERE;
    }
}

int cql_source_is_exact(const struct cql_source *s)
{
    return s->kind == LISTS || s->kind == ORDER || s->kind == BITS || (s->kind == ANY && s->cond == NULL);
}

int cql_source_is_list(const struct cql_source *s) { return s->kind == ORDER || (s->kind == LISTS && s->n_lists <= 1); }

size_t cql_source_read(struct cql_source *s, const uint32_t **positions)
{
    enum { STRIDE = 4096 };
    size_t n;
    if (s->kind == LISTS) {
        struct ent_posting_list *l = s->lists;
        if (s->n_lists == 0 || (l->at >= l->in_block && !ent_posting_load(l)))
            return 0;
        *positions = l->positions + l->at;
        n = l->in_block - l->at;
        l->at = l->in_block;
        return n;
    }
    *positions = s->order + s->at;
    n = least(s->n_order - s->at, STRIDE);
    s->at += n;
    return n;
}

int cql_source_is_lists(const struct cql_source *s)
{
    enum { FEW = 8 };
    return s->kind == LISTS && s->n_lists <= FEW;
}

/* The list whose position comes next, and in *limit where another one has its next. */
static struct ent_posting_list *first_list(struct cql_source *s, uint32_t *limit)
{
    struct ent_posting_list *first = NULL;
    *limit = ENT_NO_POSITION;
    for (size_t i = 0; i < s->n_lists; i++) {
        struct ent_posting_list *l = &s->lists[i];
        if (l->at >= l->in_block && !ent_posting_load(l))
            continue;
        uint32_t next = l->positions[l->at];
        if (first == NULL || next < first->positions[first->at]) {
            *limit = first == NULL ? *limit : first->positions[first->at];
            first = l;
        } else if (next < *limit) {
            *limit = next;
        }
    }
    return first;
}

/* Is there a next one in the list? */
static inline int has_next(struct ent_posting_list *l) { return l->at < l->in_block || ent_posting_load(l); }

/* Two lists of which neither is rare beside the other change too often for runs: no branch on which one comes next. */
static size_t merge_two(struct cql_source *s, uint32_t *positions, size_t most)
{
    struct ent_posting_list *a = &s->lists[0], *b = &s->lists[1];
    enum { RARE = 8 };
    size_t n = 0;
    if (s->n_lists != 2 || a->n / RARE > b->n || b->n / RARE > a->n)
        return 0;
    while (n < most && has_next(a) && has_next(b)) {
        uint32_t i = a->at, k = b->at, n_a = a->in_block, n_b = b->in_block;
        while (n < most && i < n_a && k < n_b) {
            uint32_t x = a->positions[i], y = b->positions[k];
            positions[n++] = x <= y ? x : y;
            i += x <= y;
            k += x > y;
        }
        a->at = i;
        b->at = k;
    }
    return n;
}

size_t cql_source_gather(struct cql_source *s, uint32_t *positions, size_t most)
{
    struct ent_posting_list *l;
    uint32_t limit;
    size_t n = merge_two(s, positions, most); /* what is left is in one of them */
    while (n < most && (l = first_list(s, &limit)) != NULL) { /* a word has mostly one common spelling: whole runs are of one list */
        uint32_t end = l->in_block;
        if (l->positions[end - 1] >= limit)
            for (end = l->at + 1; end < l->in_block && l->positions[end] < limit;)
                end++;
        if (end - l->at > most - n)
            end = l->at + (uint32_t)(most - n);
        memcpy(positions + n, l->positions + l->at, (end - l->at) * sizeof *positions);
        n += end - l->at;
        l->at = end;
    }
    return n;
}

/* Is it in the list?  Asked for rising positions. */
static inline int has_position(struct ent_posting_list *l, uint32_t position)
{
    if (l->at >= l->in_block || l->positions[l->in_block - 1] < position) {
        if (l->n_blocks == 0 || ent_posting_seek(l, position) == ENT_NO_POSITION)
            return 0;
        l->at--; /* it is still to be read */
    }
    while (l->at < l->in_block && l->positions[l->at] < position) /* damaged ones may not rise */
        l->at++;
    return l->at < l->in_block && l->positions[l->at] == position;
}

/* Both are about as many: read side by side, without a branch that nobody could foretell. */
static size_t keep_merged(struct cql_source *s, uint32_t *positions, size_t n, uint32_t behind)
{
    size_t kept = 0, i = 0;
    while (i < n) {
        size_t k = s->at_merged;
        while (i < n && k < s->n_merged) {
            uint32_t start = positions[i], wanted = start + behind, there = s->merged[k];
            positions[kept] = start;
            kept += wanted == there;
            i += wanted <= there;
            k += there <= wanted;
        }
        s->at_merged = k;
        if (i == n)
            break;
        s->at_merged = 0;
        if ((s->n_merged = cql_source_gather(s, s->merged, MERGED)) == 0)
            break;
    }
    return kept;
}

size_t cql_source_keep(struct cql_source *s, uint32_t *positions, size_t n, uint32_t behind, int side_by_side)
{
    size_t kept = 0;
    if (side_by_side)
        return keep_merged(s, positions, n, behind);
    for (size_t k = 0; k < n; k++) {
        int is = 0;
        for (size_t i = 0; i < s->n_lists && !is; i++)
            is = has_position(&s->lists[i], positions[k] + behind);
        positions[kept] = positions[k];
        kept += is != 0;
    }
    return kept;
}

/* ---- windows ---- */

/* Those bits of the last window that belong to this one; the others are zero. */
static void slide(struct cql_source *s, size_t from)
{
    size_t kept = 0;
    if (s->filled > from) {
        kept = (s->filled - from) / 64;
        memmove(s->bits, s->bits + (from - s->from) / 64, kept * sizeof *s->bits);
    }
    memset(s->bits + kept, 0, (CQL_WINDOW_WORDS - kept) * sizeof *s->bits);
    if (s->filled < from)
        s->filled = from;
    s->from = from;
}

static void set_bit(struct cql_source *s, size_t at)
{
    size_t i = at - s->from;
    if (i < (size_t)CQL_WINDOW_WORDS * 64) /* else damaged */
        s->bits[i / 64] |= 1ull << i % 64;
}

static void fill_list(struct cql_source *s, struct ent_posting_list *l, size_t end)
{
    if (next_in_list(l, s->filled) >= end)
        return;
    for (;;) {
        uint32_t i = l->at;
        for (; i < l->in_block && l->positions[i] < end; i++)
            set_bit(s, l->positions[i]);
        l->at = i;
        if (i < l->in_block || !ent_posting_load(l))
            return;
    }
}

static void fill_rows(struct cql_source *s, size_t end)
{
    const struct ent_layer *l = layer_of(s);
    for (size_t at = next_row(s, s->filled); at < end; at = next_row(s, s->filled)) {
        struct ent_range w = ent_layer_words(s->run->segment, l, s->at);
        if (w.start < w.end && cql_test_row(s->run, s->row_cond, s->layer, s->at))
            set_bit(s, w.start);
        s->at++;
    }
}

/* Word by word; the bits from n_words on are zero. */
static void read_window(struct cql_source *s, size_t from)
{
    size_t n_words = s->run->segment->n_words;
    uint64_t block[CQL_STRIDE / 64 + 1];
    memset(s->bits, 0, sizeof s->bits);
    for (size_t i = 0; i < (size_t)CQL_WINDOW_WORDS * 64 && from + i < n_words; i += CQL_STRIDE) {
        size_t n = least(least(CQL_STRIDE, n_words - from - i), (size_t)CQL_WINDOW_WORDS * 64 - i);
        cql_test_block(s->run, s->kind == ANY ? NULL : s->cond, from + i, n, block);
        memcpy(s->bits + i / 64, block, (n + 63) / 64 * sizeof *block);
    }
}

/* Where the rarer condition holds the other one is tested, or, if that is cheaper, looked up as a whole. */
static void fill_both(struct cql_source *s, size_t from)
{
    const uint64_t *a = cql_source_bits(s->a, from);
    memcpy(s->bits, a, sizeof s->bits);
    if (s->b->kind == ANY)
        return;
    double there = (double)s->a->count / (double)s->run->segment->n_words * CQL_WINDOW;
    if (there * cql_test_cost(s->b->cond) > cql_source_cost(s->b)) {
        const uint64_t *b = cql_source_bits(s->b, from);
        for (size_t i = 0; i < CQL_WINDOW_WORDS; i++)
            s->bits[i] &= b[i];
        return;
    }
    for (size_t i = 0; i < CQL_WINDOW_WORDS; i++)
        for (uint64_t w = s->bits[i]; w != 0; w &= w - 1) {
            size_t k = (size_t)__builtin_ctzll(w);
            if (!cql_test(s->run, s->b->cond, from + i * 64 + k, NULL))
                s->bits[i] &= ~(1ull << k);
        }
}

/* Words that are there and where it does not hold. */
static void fill_not(struct cql_source *s, size_t from)
{
    const uint64_t *a = cql_source_bits(s->a, from);
    size_t n = s->run->segment->n_words;
    size_t there = n > from ? least(n - from, (size_t)CQL_WINDOW_WORDS * 64) : 0;
    for (size_t i = 0; i < CQL_WINDOW_WORDS; i++)
        s->bits[i] = i < there / 64 ? ~a[i] : 0;
    if (there % 64 != 0)
        s->bits[there / 64] = ~a[there / 64] & ((1ull << there % 64) - 1);
}

const uint64_t *cql_source_bits(struct cql_source *s, size_t from)
{
    size_t end = from + (size_t)CQL_WINDOW_WORDS * 64;
    const uint64_t *a, *b;
    if (s->filled == end && s->from == from)
        return s->bits; /* asked for twice */
    switch (s->kind) {
    case LISTS:
    case ORDER:
    case ROWS:
        slide(s, from);
        for (size_t i = 0; i < s->n_lists; i++)
            fill_list(s, &s->lists[i], end);
        if (s->kind == ROWS)
            fill_rows(s, end);
        if (s->kind == ORDER && next_in_order(s, s->filled) != CQL_NOWHERE)
            for (; s->at < s->n_order && s->order[s->at] < end; s->at++)
                set_bit(s, s->order[s->at]);
        break;
    case BITS: {
        size_t n = s->run->segment->n_words / 64 + 1, first = from / 64;
        size_t there = first < n ? least(n - first, CQL_WINDOW_WORDS) : 0;
        memcpy(s->bits, s->all + least(first, n), there * sizeof *s->bits);
        memset(s->bits + there, 0, (CQL_WINDOW_WORDS - there) * sizeof *s->bits);
        break;
    }
    case BOTH: fill_both(s, from); break;
    case EITHER:
        a = cql_source_bits(s->a, from);
        b = cql_source_bits(s->b, from);
        for (size_t i = 0; i < CQL_WINDOW_WORDS; i++)
            s->bits[i] = a[i] | b[i];
        break;
    case NOT: fill_not(s, from); break;
    default: read_window(s, from); break;
    }
    s->from = from;
    s->filled = end;
    return s->bits;
}

/* ---- costs ---- */

double cql_test_cost(const struct cql_cond *c)
{
    if (c == NULL || c->kind == CQL_TRUE)
        return 1;
    if (c->kind == CQL_IN)
        return 12;
    if (c->kind == CQL_AND || c->kind == CQL_OR || c->kind == CQL_NOT)
        return cql_test_cost(c->a) + (c->b != NULL ? cql_test_cost(c->b) : 0);
    return 60;
}

double cql_source_cost(const struct cql_source *s)
{
    size_t n_words = s->run->segment->n_words;
    double there = n_words > 0 ? (double)s->count / (double)n_words * CQL_WINDOW : 0;
    switch (s->kind) {
    case ANY: return 0;
    case LISTS: return 400 + 2.5 * there + 10 * (double)s->n_lists;
    case ORDER: return 400 + there;
    case BITS: return 600;
    case ROWS: return 400 + 60 * there;
    case READ: return (s->cond->kind == CQL_IN ? 2 : cql_test_cost(s->cond)) * CQL_WINDOW;
    default: return 500 + cql_source_cost(s->a) + (s->b != NULL ? cql_source_cost(s->b) : 0);
    }
}
