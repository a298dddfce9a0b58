#define _GNU_SOURCE
#include "corpus/ent_lexicon.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_radix.h"

/* Ids by their strings, where several parts are to be merged for it; NULL: nobody has asked yet. */
struct ent_lexicon_merged {
    _Atomic(uint32_t *) order;
};

/* ---- reading ---- */

static const char *array_name(char out[ENT_STORE_NAME], const char *lexicon, const char *array)
{
    snprintf(out, ENT_STORE_NAME, "%s.%s", lexicon, array);
    return out;
}

enum ent_status ent_lexicon_append(struct ent_lexicon *lex, const struct ent_store *file,
                                   const char *name, struct ent_error *err)
{
    char array[ENT_STORE_NAME];
    struct ent_lexicon_part part = {0};
    const uint32_t *first;
    size_t n_first;
    enum ent_status st;

    if (ent_store_find(file, array_name(array, name, "first"), ENT_ARRAY_U32) == NULL)
        return ENT_OK;
    if ((st = ent_store_u32(file, array, &first, &n_first, err)) != ENT_OK ||
        (st = ent_store_bytes(file, array_name(array, name, "bytes"), &part.bytes, &part.size, err)) != ENT_OK ||
        (st = ent_store_packed(file, array_name(array, name, "starts"), &part.starts, err)) != ENT_OK ||
        (st = ent_store_packed(file, array_name(array, name, "sorted"), &part.sorted, err)) != ENT_OK)
        return st;
    if (n_first != 1 || first[0] != lex->n || part.starts.n != part.sorted.n + 1 ||
        part.sorted.n > UINT32_MAX - 1 - lex->n)
        return ent_fail(err, ENT_EFORMAT, "%s: lexicon %s does not continue at id %u", file->path, name,
                        lex->n);
    part.first = first[0];
    part.n = (uint32_t)part.sorted.n;
    if (lex->n_parts > 0 && lex->merged == NULL && (lex->merged = ent_calloc(1, sizeof *lex->merged)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for lexicon %s", name);
    st = ent_reserve(&lex->parts, &lex->cap_parts, lex->n_parts + 1, sizeof *lex->parts, err);
    if (st == ENT_OK) {
        lex->parts[lex->n_parts++] = part;
        lex->n += part.n;
    }
    return st;
}

void ent_lexicon_done(struct ent_lexicon *lex)
{
    ent_free(lex->parts);
    if (lex->merged != NULL)
        ent_free(atomic_load(&lex->merged->order));
    ent_free(lex->merged);
    *lex = (struct ent_lexicon){0};
}

static const char *part_str(const struct ent_lexicon_part *p, size_t i, size_t *n)
{
    uint64_t start = ent_packed_get(&p->starts, i), end = ent_packed_get(&p->starts, i + 1);
    if (start > end || end > p->size) { /* damaged */
        *n = 0;
        return "";
    }
    *n = (size_t)(end - start);
    return (const char *)p->bytes + start;
}

const char *ent_lexicon_str(const struct ent_lexicon *lex, uint32_t id, size_t *n)
{
    for (size_t k = lex->n_parts; k-- > 0;)
        if (id >= lex->parts[k].first && id - lex->parts[k].first < lex->parts[k].n)
            return part_str(&lex->parts[k], id - lex->parts[k].first, n);
    *n = 0;
    return "";
}

static int compare(const char *a, size_t na, const char *b, size_t nb)
{
    int c = memcmp(a, b, na < nb ? na : nb);
    return c != 0 ? c : (na > nb) - (na < nb);
}

/* The first in byte order that is not less than s; p->n where all are. */
static size_t part_lower_bound(const struct ent_lexicon_part *p, const char *s, size_t n)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2, n_at;
        const char *at = part_str(p, (size_t)ent_packed_get(&p->sorted, middle), &n_at);
        if (compare(at, n_at, s, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t part_find(const struct ent_lexicon_part *p, const char *s, size_t n)
{
    size_t at = part_lower_bound(p, s, n), n_found;
    uint64_t i = at < p->n ? ent_packed_get(&p->sorted, at) : p->n;
    const char *found = i < p->n ? part_str(p, (size_t)i, &n_found) : NULL;
    return found != NULL && compare(found, n_found, s, n) == 0 ? (uint32_t)i : ENT_INTERN_NONE;
}

uint32_t ent_lexicon_find(const struct ent_lexicon *lex, const char *s, size_t n)
{
    for (size_t k = 0; k < lex->n_parts; k++) {
        uint32_t i = part_find(&lex->parts[k], s, n);
        if (i != ENT_INTERN_NONE)
            return lex->parts[k].first + i;
    }
    return ENT_INTERN_NONE;
}

int ent_lexicon_starting(const struct ent_lexicon *lex, const char *s, size_t n,
                         int (*visit)(void *ctx, uint32_t id), void *ctx)
{
    int r = 0;
    for (size_t k = 0; k < lex->n_parts; k++) {
        const struct ent_lexicon_part *p = &lex->parts[k];
        for (size_t at = part_lower_bound(p, s, n); r == 0 && at < p->n; at++) {
            size_t n_found;
            uint64_t i = ent_packed_get(&p->sorted, at);
            const char *found = i < p->n ? part_str(p, (size_t)i, &n_found) : NULL;
            if (found == NULL || n_found < n || memcmp(found, s, n) != 0)
                break;
            r = visit(ctx, p->first + (uint32_t)i);
        }
    }
    return r;
}

/* ---- the order of all strings ---- */

/* Strings of the parts of a lexicon, each part in order, are merged. */
struct head {
    const struct ent_lexicon_part *part;
    uint64_t begins; /* with these eight bytes: most comparisons end here */
    uint32_t at, id;
    const char *s;
    size_t n;
};

static int load_head(struct head *h)
{
    if (h->at >= h->part->n)
        return 0;
    uint32_t own = (uint32_t)ent_packed_get(&h->part->sorted, h->at);
    h->id = h->part->first + (own < h->part->n ? own : 0); /* else damaged */
    h->s = part_str(h->part, own, &h->n);
    h->begins = 0;
    for (size_t i = 0; i < 8; i++)
        h->begins = h->begins << 8 | (i < h->n ? (unsigned char)h->s[i] : 0);
    return 1;
}

static int comes_before(const struct head *a, const struct head *b)
{
    if (a->begins != b->begins)
        return a->begins < b->begins;
    int order = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);
    return order != 0 ? order < 0 : a->n < b->n;
}

/* The heads are a heap, the least first: let the i-th sink to its place. */
static void sink(struct head *heap, size_t n, size_t i)
{
    for (size_t k = 2 * i + 1; k < n; k = 2 * i + 1) {
        if (k + 1 < n && comes_before(&heap[k + 1], &heap[k]))
            k++;
        if (!comes_before(&heap[k], &heap[i]))
            return;
        struct head h = heap[i];
        heap[i] = heap[k];
        heap[k] = h;
        i = k;
    }
}

static enum ent_status merge_parts(const struct ent_lexicon *lex, uint32_t *order, struct ent_error *err)
{
    struct head *heap = ent_malloc((lex->n_parts + 1) * sizeof *heap);
    uint32_t rank = 0;
    size_t n = 0;
    if (heap == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the order of %u strings", lex->n);
    for (size_t i = 0; i < lex->n_parts; i++) {
        heap[n] = (struct head){.part = &lex->parts[i]};
        n += (size_t)load_head(&heap[n]);
    }
    for (size_t i = n; i-- > 0;)
        sink(heap, n, i);
    while (n > 0) {
        order[rank++] = heap[0].id;
        heap[0].at++;
        if (!load_head(&heap[0]))
            heap[0] = heap[--n];
        sink(heap, n, 0);
    }
    ent_free(heap);
    return ENT_OK;
}

/* Made once, and kept: whoever comes second to it throws its own away. */
static enum ent_status merged_order(const struct ent_lexicon *lex, const uint32_t **out, struct ent_error *err)
{
    uint32_t *made = atomic_load_explicit(&lex->merged->order, memory_order_acquire), *none = NULL;
    enum ent_status st = ENT_OK;
    if (made == NULL) {
        if ((made = ent_malloc(((size_t)lex->n + 1) * sizeof *made)) == NULL)
            return ent_fail(err, ENT_ENOMEM, "out of memory for the order of %u strings", lex->n);
        if ((st = merge_parts(lex, made, err)) != ENT_OK) {
            ent_free(made);
            return st;
        }
        if (!atomic_compare_exchange_strong(&lex->merged->order, &none, made)) {
            ent_free(made);
            made = none;
        }
    }
    *out = made;
    return ENT_OK;
}

enum ent_status ent_lexicon_order(const struct ent_lexicon *lex, uint32_t first, uint32_t n, uint32_t *ids, struct ent_error *err)
{
    const uint32_t *order;
    enum ent_status st = ENT_OK;
    if (lex->n_parts == 1) { /* its own part has it */
        ent_packed_read(&lex->parts[0].sorted, first, n, ids);
        for (uint32_t i = 0; i < n; i++)
            ids[i] = ids[i] < lex->n ? ids[i] : 0; /* else damaged */
    } else if (n > 0 && (st = merged_order(lex, &order, err)) == ENT_OK) {
        memcpy(ids, order + first, n * sizeof *ids);
    }
    return st;
}

/* ---- writing ---- */

enum ent_status ent_delta_id(struct ent_lexicon_delta *d, const char *s, size_t n, uint32_t *id,
                             struct ent_error *err)
{
    uint32_t known = d->base != NULL ? d->base->n : 0;
    if (known > 0 && (*id = ent_lexicon_find(d->base, s, n)) != ENT_INTERN_NONE)
        return ENT_OK;
    enum ent_status st = ent_intern_add(&d->added, s, n, id, err);
    if (st == ENT_OK && known > UINT32_MAX - 2 - *id)
        return ent_fail(err, ENT_ELIMIT, "more than 2^32 different strings");
    *id += known;
    return st;
}

enum ent_status ent_delta_map(struct ent_lexicon_delta *d, struct ent_intern *local, uint32_t **map, struct ent_error *err)
{
    int alike = 1;
    enum ent_status st = ENT_OK;
    *map = NULL;
    if (d->base == NULL && d->added.n == 0) { /* all are new: the table itself is the delta */
        ent_intern_done(&d->added);
        d->added = *local;
        *local = (struct ent_intern){0};
        return ENT_OK;
    }
    uint32_t *m = ent_malloc(((size_t)local->n + 1) * sizeof *m);
    if (m == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u ids", local->n);
    for (uint32_t i = 0; st == ENT_OK && i < local->n; i++) {
        size_t n;
        const char *s = ent_intern_str(local, i, &n);
        st = ent_delta_id(d, s, n, &m[i], err);
        alike = alike && m[i] == i;
    }
    if (st != ENT_OK || alike) {
        ent_free(m);
        m = NULL;
    }
    *map = m;
    return st;
}

static const char *string_of(const void *table, uint32_t id, size_t *n) { return ent_intern_str(table, id, n); }

enum ent_status ent_intern_sorted(const struct ent_intern *t, uint32_t **order, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    *order = ent_malloc(((size_t)t->n + 1) * sizeof **order);
    if (*order == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory to sort %u strings", t->n);
    for (uint32_t i = 0; i < t->n; i++)
        (*order)[i] = i;
    if ((st = ent_radix_strings(*order, t->n, string_of, t, err)) != ENT_OK) {
        ent_free(*order);
        *order = NULL;
    }
    return st;
}

enum ent_status ent_delta_write(const struct ent_lexicon_delta *d, const char *name,
                                struct ent_store_writer *w, struct ent_error *err)
{
    char array[ENT_STORE_NAME];
    const struct ent_intern *t = &d->added;
    uint32_t first = d->base != NULL ? d->base->n : 0, *order = NULL;
    struct ent_packer starts = {0}, sorted = {0};
    enum ent_status st;

    if (t->n == 0)
        return ENT_OK;
    st = ent_intern_sorted(t, &order, err);
    for (size_t i = 0; st == ENT_OK && i <= t->n; i++)
        st = ent_packer_add(&starts, t->starts[i], err);
    for (size_t i = 0; st == ENT_OK && i < t->n; i++)
        st = ent_packer_add(&sorted, order[i], err);
    if (st == ENT_OK)
        st = ent_store_put(w, array_name(array, name, "first"), ENT_ARRAY_U32, &first, 4, 1, err);
    if (st == ENT_OK)
        st = ent_store_put(w, array_name(array, name, "bytes"), ENT_ARRAY_BYTES, t->bytes,
                           (size_t)t->starts[t->n], t->starts[t->n], err);
    if (st == ENT_OK)
        st = ent_store_put_packed(w, array_name(array, name, "starts"), &starts, err);
    if (st == ENT_OK)
        st = ent_store_put_packed(w, array_name(array, name, "sorted"), &sorted, err);
    ent_free(order);
    ent_packer_done(&starts);
    ent_packer_done(&sorted);
    return st;
}

void ent_delta_done(struct ent_lexicon_delta *d)
{
    ent_intern_done(&d->added);
    *d = (struct ent_lexicon_delta){0};
}
