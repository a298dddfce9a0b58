#include "query/ent_cql_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_place.h"

/* ---- the order of the text ---- */

static int compare_hits(const void *a, const void *b)
{
    const struct ent_cql_hit *x = a, *y = b;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->last > y->last) - (x->last < y->last);
}

enum ent_status ent_cql_order(struct ent_cql_hits *hits, struct ent_error *err)
{
    size_t k = 0;
    (void)err;
    if (hits->n > 1)
        qsort(hits->hits, hits->n, sizeof *hits->hits, compare_hits);
    for (size_t i = 0; i < hits->n; i++)
        if (k == 0 || compare_hits(&hits->hits[i], &hits->hits[k - 1]) != 0)
            hits->hits[k++] = hits->hits[i];
    hits->n = k;
    hits->n_hits = k;
    return ENT_OK;
}

enum ent_status ent_cql_combine(struct ent_cql_hits *out, enum ent_cql_set_op op, const struct ent_cql_hits *a,
                                const struct ent_cql_hits *b, struct ent_error *err)
{
    size_t room = op == ENT_CQL_UNION ? a->n + b->n : a->n, i = 0, k = 0;
    enum ent_status st = ent_reserve(&out->hits, &out->cap, room, sizeof *out->hits, err);
    while (st == ENT_OK && (i < a->n || k < b->n)) {
        int order = i == a->n ? 1 : k == b->n ? -1 : compare_hits(&a->hits[i], &b->hits[k]);
        int kept = order < 0 ? op != ENT_CQL_INTERSECT : order > 0 ? op == ENT_CQL_UNION : op != ENT_CQL_MINUS;
        if (kept)
            out->hits[out->n++] = order > 0 ? b->hits[k] : a->hits[i];
        i += order <= 0;
        k += order >= 0;
    }
    out->n_hits = out->n;
    return st;
}

/* ---- sorting by keys ---- */

enum { MAX_KEYS = 8 };

struct sorted {
    const uint32_t *ranks; /* a 0 behind each key; turned round where it falls */
    size_t n;
    size_t hit;
};

static int compare_sorted(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    for (size_t i = 0; i < x->n && i < y->n; i++)
        if (x->ranks[i] != y->ranks[i])
            return x->ranks[i] < y->ranks[i] ? -1 : 1;
    return (x->hit > y->hit) - (x->hit < y->hit);
}

struct sorter {
    struct cql_key keys[MAX_KEYS];
    int falls[MAX_KEYS];
    size_t n_keys, n_read;
    struct sorted *list;
    struct ent_arena arena;
};

/* The codes of a hit; they become ranks once all values are known. */
static enum ent_status read_codes(struct sorter *s, const struct cql_place *p, const struct ent_cql_hit *hit,
                                  struct sorted *out, struct ent_error *err)
{
    size_t n = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < s->n_keys; i++)
        n += cql_key_n(&s->keys[i], hit) + 1;
    uint32_t *codes = ent_arena_alloc(&s->arena, n * sizeof *codes);
    if (codes == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for sorting");
    out->ranks = codes;
    out->n = n;
    for (size_t i = 0; st == ENT_OK && i < s->n_keys; i++) {
        st = cql_key_codes(&s->keys[i], p, hit, codes, err);
        codes += cql_key_n(&s->keys[i], hit);
        *codes++ = 0;
    }
    return st;
}

static void rank_codes(const struct sorter *s, const struct ent_cql_hit *hit, uint32_t *codes)
{
    for (size_t i = 0; i < s->n_keys; i++) {
        for (size_t n = cql_key_n(&s->keys[i], hit); n > 0; n--, codes++) {
            uint32_t rank = s->keys[i].ranks[*codes] + 1;
            *codes = s->falls[i] && *codes != 0 ? UINT32_MAX / 2 - rank : *codes == 0 ? UINT32_MAX - 1 : rank;
        }
        *codes++ = s->falls[i] ? UINT32_MAX : 0; /* shorter ones first, or last */
    }
}

static enum ent_status sort_hits(struct sorter *s, struct ent_cql_hits *hits, const struct ent_corpus *c,
                                 struct ent_error *err)
{
    struct cql_place place = {.corpus = c};
    enum ent_status st = ENT_OK;
    s->list = ent_malloc((hits->n + 1) * sizeof *s->list);
    struct ent_cql_hit *copy = ent_malloc((hits->n + 1) * sizeof *copy);
    if (s->list == NULL || copy == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for sorting");
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        s->list[i].hit = i;
        cql_place_go(&place, &hits->hits[i]);
        st = read_codes(s, &place, &hits->hits[i], &s->list[i], err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    for (size_t i = 0; st == ENT_OK && i < s->n_keys; i++)
        st = cql_key_rank(&s->keys[i], err);
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++)
        rank_codes(s, &hits->hits[i], (uint32_t *)s->list[i].ranks);
    if (st == ENT_OK) {
        qsort(s->list, hits->n, sizeof *s->list, compare_sorted);
        if (hits->n > 0)
            memcpy(copy, hits->hits, hits->n * sizeof *copy);
        for (size_t i = 0; i < hits->n; i++)
            hits->hits[i] = copy[s->list[i].hit];
    }
    ent_free(copy);
    return st;
}

enum ent_status ent_cql_sort(struct ent_cql_hits *hits, const struct ent_corpus *c, const char *const *keys,
                             size_t n_keys, struct ent_error *err)
{
    struct sorter s = {.n_keys = n_keys};
    enum ent_status st = n_keys == 0 || n_keys > MAX_KEYS
                             ? ent_fail(err, ENT_EARG, "hits are sorted by 1 to %d keys", MAX_KEYS)
                             : ENT_OK;
    for (; st == ENT_OK && s.n_read < n_keys; s.n_read++) {
        s.falls[s.n_read] = keys[s.n_read][0] == '-';
        st = cql_key_read(&s.keys[s.n_read], c, keys[s.n_read] + s.falls[s.n_read], err);
    }
    if (st == ENT_OK)
        st = sort_hits(&s, hits, c, err);
    for (size_t i = 0; i < s.n_read; i++)
        cql_key_done(&s.keys[i]);
    ent_free(s.list);
    ent_arena_done(&s.arena);
    return st;
}
