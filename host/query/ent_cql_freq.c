/* Hits counted by keys: by numbers while they are counted, by strings when the table is written. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_radix.h"
#include "query/ent_cql_frame.h"
#include "query/ent_cql_index.h"
#include "query/ent_cql_place.h"

enum { MAX_KEYS = 8, PAIR_END = -1 };

/* ---- groups: sequences of codes ---- */

/* One or two codes are a number (most tables have no longer ones); the others are kept as bytes. */
struct pair {
    uint64_t codes;
    uint32_t group; /* + 1; 0: free */
};
struct groups {
    struct pair *slots;
    size_t n_slots;
    uint64_t *pairs;          /* by group: its codes; of long ones the number in 'longer' */
    unsigned char *is_longer;
    uint64_t *counts;
    size_t n, cap, cap_longer, cap_counts;
    struct ent_intern longer;
    uint32_t *group_of_longer;
    size_t cap_of_longer;
    uint32_t *by_code; /* of keys whose codes are few: group + 1 */
    size_t cap_by_code;
    int has_pairs, are_few;
};

static void groups_done(struct groups *g)
{
    ent_free(g->slots);
    ent_free(g->pairs);
    ent_free(g->is_longer);
    ent_free(g->counts);
    ent_free(g->group_of_longer);
    ent_free(g->by_code);
    ent_intern_done(&g->longer);
}

static enum ent_status reserve_groups(struct groups *g, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&g->pairs, &g->cap, n, sizeof *g->pairs, err);
    if (st == ENT_OK && (st = ent_reserve(&g->is_longer, &g->cap_longer, n, 1, err)) == ENT_OK)
        st = ent_reserve(&g->counts, &g->cap_counts, n, sizeof *g->counts, err);
    return st;
}

static enum ent_status new_group(struct groups *g, uint64_t codes, int is_longer, uint32_t *out, struct ent_error *err)
{
    enum ent_status st = g->n < UINT32_MAX - 1 ? ENT_OK : ent_fail(err, ENT_ELIMIT, "more than 2^32 groups");
    if (st != ENT_OK || (st = reserve_groups(g, g->n + 1, err)) != ENT_OK)
        return st;
    g->pairs[g->n] = codes;
    g->is_longer[g->n] = (unsigned char)is_longer;
    g->counts[g->n] = 0;
    *out = (uint32_t)g->n++;
    return ENT_OK;
}

static size_t find_slot(const struct groups *g, uint64_t codes)
{
    uint64_t h = codes * 0x9E3779B97F4A7C15ull;
    size_t i = (size_t)(h ^ h >> 32) & (g->n_slots - 1);
    while (g->slots[i].group != 0 && g->slots[i].codes != codes)
        i = (i + 1) & (g->n_slots - 1);
    return i;
}

static enum ent_status grow(struct groups *g, struct ent_error *err)
{
    struct pair *old = g->slots;
    size_t n_old = g->n_slots;
    g->n_slots = n_old > 0 ? n_old * 4 : 1024;
    g->slots = ent_calloc(g->n_slots, sizeof *g->slots);
    if (g->slots == NULL) {
        g->slots = old;
        g->n_slots = n_old;
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", g->n);
    }
    for (size_t i = 0; i < n_old; i++)
        if (old[i].group != 0)
            g->slots[find_slot(g, old[i].codes)] = old[i];
    ent_free(old);
    return ENT_OK;
}

/* One code of few: no table is needed. */
static enum ent_status find_by_code(struct groups *g, uint32_t code, uint32_t *out, struct ent_error *err)
{
    size_t before = g->cap_by_code;
    enum ent_status st = ent_reserve(&g->by_code, &g->cap_by_code, (size_t)code + 1, sizeof *g->by_code, err);
    if (st != ENT_OK)
        return st;
    memset(g->by_code + before, 0, (g->cap_by_code - before) * sizeof *g->by_code);
    if (g->by_code[code] == 0) {
        if ((st = new_group(g, (uint64_t)code << 32 | (uint32_t)PAIR_END, 0, out, err)) != ENT_OK)
            return st;
        g->by_code[code] = *out + 1;
    }
    *out = g->by_code[code] - 1;
    return ENT_OK;
}

static enum ent_status find_group(struct groups *g, const uint32_t *codes, size_t n, uint32_t *out,
                                  struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (n > 2) {
        uint32_t id, before = g->longer.n;
        if ((st = ent_intern_add(&g->longer, (const char *)codes, n * sizeof *codes, &id, err)) != ENT_OK ||
            (st = ent_reserve(&g->group_of_longer, &g->cap_of_longer, (size_t)id + 1, sizeof *g->group_of_longer,
                              err)) != ENT_OK)
            return st;
        if (id == before)
            st = new_group(g, id, 1, &g->group_of_longer[id], err);
        *out = g->group_of_longer[id];
        return st;
    }
    if (n == 1 && g->are_few)
        return find_by_code(g, codes[0], out, err);
    g->has_pairs |= n == 2;
    if (g->n * 2 >= g->n_slots && (st = grow(g, err)) != ENT_OK)
        return st;
    uint64_t pair = (uint64_t)codes[0] << 32 | (n == 2 ? codes[1] : (uint32_t)PAIR_END);
    struct pair *slot = &g->slots[find_slot(g, pair)];
    if (slot->group == 0) {
        if ((st = new_group(g, pair, 0, out, err)) != ENT_OK)
            return st;
        *slot = (struct pair){pair, *out + 1};
    }
    *out = slot->group - 1;
    return ENT_OK;
}

static size_t group_codes(const struct groups *g, uint32_t group, uint32_t pair[2], const uint32_t **out)
{
    if (g->is_longer[group]) {
        size_t n;
        *out = (const uint32_t *)(const void *)ent_intern_str(&g->longer, (uint32_t)g->pairs[group], &n);
        return n / sizeof **out;
    }
    pair[0] = (uint32_t)(g->pairs[group] >> 32);
    pair[1] = (uint32_t)g->pairs[group];
    *out = pair;
    return pair[1] == (uint32_t)PAIR_END ? 1 : 2;
}

/* ---- counting ---- */

struct counter {
    const struct ent_corpus *corpus;
    struct cql_key keys[MAX_KEYS];
    const char *const *names;
    size_t n_keys;
    struct cql_place place;
    struct groups groups;
    uint32_t *codes; /* of a hit */
    size_t cap_codes;
    /* hits and their groups, as long as there are not too many to be evidence */
    struct ent_cql_hit *hits;
    uint32_t *of_hit;
    size_t n_hits, cap_hits, cap_of;
    int has_evidence;
    size_t n_rows; /* of the table: a row a group, but where groups turn out to be alike */
};

static enum ent_status keep_hit(struct counter *c, const struct ent_cql_hit *hit, uint32_t group,
                                struct ent_error *err)
{
    enum ent_status st;
    if (c->n_hits == ENT_FREQ_EVIDENCE) {
        c->has_evidence = 0;
        return ENT_OK;
    }
    if ((st = ent_reserve(&c->hits, &c->cap_hits, c->n_hits + 1, sizeof *c->hits, err)) != ENT_OK ||
        (st = ent_reserve(&c->of_hit, &c->cap_of, c->n_hits + 1, sizeof *c->of_hit, err)) != ENT_OK)
        return st;
    c->hits[c->n_hits] = *hit;
    c->of_hit[c->n_hits++] = group;
    return ENT_OK;
}

static enum ent_status count_hit(struct counter *c, const struct ent_cql_hit *hit, struct ent_error *err)
{
    size_t n = 0;
    uint32_t group;
    enum ent_status st = ENT_OK;
    cql_place_go(&c->place, hit);
    for (size_t i = 0; i < c->n_keys; i++)
        n += cql_key_n(&c->keys[i], hit);
    if ((st = ent_reserve(&c->codes, &c->cap_codes, n, sizeof *c->codes, err)) != ENT_OK)
        return st;
    n = 0;
    for (size_t i = 0; st == ENT_OK && i < c->n_keys; i++) {
        st = cql_key_codes(&c->keys[i], &c->place, hit, c->codes + n, err);
        n += cql_key_n(&c->keys[i], hit);
    }
    if (st != ENT_OK || (st = find_group(&c->groups, c->codes, n, &group, err)) != ENT_OK)
        return st;
    c->groups.counts[group]++;
    return c->has_evidence ? keep_hit(c, hit, group, err) : ENT_OK;
}

/* By one field of their documents: asked once a document. */
static enum ent_status count_by_doc(struct counter *c, const struct ent_cql_hit *hits, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    uint32_t code, group = 0;
    for (size_t i = 0, end; st == ENT_OK && i < n; i = end) {
        cql_place_go(&c->place, &hits[i]);
        for (end = i + 1; end < n && hits[end].segment == hits[i].segment && hits[end].first < c->place.words.end &&
                          hits[end].first >= c->place.words.start;)
            end++;
        if ((st = cql_key_codes(&c->keys[0], &c->place, &hits[i], &code, err)) == ENT_OK)
            st = find_group(&c->groups, &code, 1, &group, err);
        if (st == ENT_OK)
            c->groups.counts[group] += end - i;
        for (size_t k = i; st == ENT_OK && c->has_evidence && k < end; k++)
            st = keep_hit(c, &hits[k], group, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

static enum ent_status count_hits(void *ctx, const struct ent_cql_hit *hits, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct counter *c = ctx;
    if (c->n_keys == 1 && c->keys[0].where == CQL_AT_DOC)
        return count_by_doc(c, hits, n, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        st = count_hit(c, &hits[i], err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

/* ---- in order: the most frequent first, then by the bytes of their keys ---- */

/* Longer ones: ranks + 1 of all codes, a 0 behind each key. */
struct ranked {
    uint64_t n;
    const uint32_t *ranks;
    size_t n_ranks;
    uint32_t group;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? 1 : -1;
    for (size_t i = 0; i < x->n_ranks && i < y->n_ranks; i++)
        if (x->ranks[i] != y->ranks[i])
            return x->ranks[i] < y->ranks[i] ? -1 : 1;
    return (x->n_ranks > y->n_ranks) - (x->n_ranks < y->n_ranks);
}

/* How many of a group's codes are of the i-th key. */
static size_t codes_of_key(const struct counter *c, size_t i, size_t n)
{
    size_t whole = 0;
    for (size_t k = 0; k < c->n_keys; k++)
        whole += c->keys[k].where == CQL_AT_MATCH;
    return c->keys[i].where != CQL_AT_MATCH ? 1 : (n - (c->n_keys - whole)) / whole;
}

static uint64_t rank_of_short(const struct counter *c, uint32_t group)
{
    uint32_t pair[2];
    const uint32_t *codes;
    size_t n = group_codes(&c->groups, group, pair, &codes);
    const uint32_t *second = c->keys[c->n_keys - 1].ranks; /* of the same key, or of the second */
    uint64_t low = n == 2 ? (uint64_t)second[codes[1]] + 1 : 0;
    return ((uint64_t)c->keys[0].ranks[codes[0]] + 1) << 32 | low;
}

/* One code each, and fewer than the lexicon has: by their strings. */
static const char *string_of_group(const void *ctx, uint32_t group, size_t *n)
{
    const struct counter *c = ctx;
    uint32_t code = (uint32_t)(c->groups.pairs[group] >> 32);
    const char *s = code != 0 ? cql_key_value(&c->keys[0], code, n) : NULL;
    if (s == NULL) { /* damaged */
        *n = 0;
        return "";
    }
    return s;
}

static int are_alike(const struct counter *c, uint32_t a, uint32_t b)
{
    size_t n, m;
    const char *x = string_of_group(c, a, &n), *y = string_of_group(c, b, &m);
    return n == m && memcmp(x, y, n) == 0;
}

/* What stands in several segments has a group of each: they become the first one's, counts and hits. */
static enum ent_status join_alike(struct counter *c, uint32_t *order, struct ent_error *err)
{
    uint32_t *into = ent_malloc((c->groups.n + 1) * sizeof *into);
    size_t n = 0;
    if (into == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", c->groups.n);
    for (uint32_t g = 0; g < c->groups.n; g++)
        into[g] = g;
    for (size_t i = 0; i < c->n_rows; i++) {
        if (n > 0 && are_alike(c, order[n - 1], order[i])) {
            into[order[i]] = order[n - 1];
            c->groups.counts[order[n - 1]] += c->groups.counts[order[i]];
        } else {
            order[n++] = order[i];
        }
    }
    c->n_rows = n;
    for (size_t i = 0; i < c->n_hits; i++)
        c->of_hit[i] = into[c->of_hit[i]];
    ent_free(into);
    return ENT_OK;
}

static enum ent_status order_strings(struct counter *c, uint32_t *order, struct ent_error *err)
{
    size_t k = 0;
    uint32_t null = 0;
    for (uint32_t g = 0; g < c->groups.n; g++) {
        if (c->groups.pairs[g] >> 32 != 0)
            order[k++] = g;
        else
            null = g;
    }
    enum ent_status st = ent_radix_strings(order, k, string_of_group, c, err);
    c->n_rows = k;
    if (st == ENT_OK && c->keys[0].bases != NULL && c->keys[0].n_bases > 1)
        st = join_alike(c, order, err);
    if (k < c->groups.n) /* it comes last */
        order[c->n_rows++] = null;
    return st;
}

/* One or two codes: a number to sort by, the ranks of their values. */
static enum ent_status order_ranks(const struct counter *c, uint32_t *order, struct ent_error *err)
{
    size_t n = c->groups.n;
    struct ent_radix_row *rows = ent_malloc((n + 1) * sizeof *rows), *scratch = ent_malloc((n + 1) * sizeof *scratch);
    enum ent_status st = rows != NULL && scratch != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", n);
    for (uint32_t g = 0; st == ENT_OK && g < n; g++)
        rows[g] = (struct ent_radix_row){rank_of_short(c, g), g};
    if (st == ENT_OK)
        ent_radix_sort(&rows, &scratch, n);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        order[i] = rows[i].what;
    ent_free(rows);
    ent_free(scratch);
    return st;
}

static enum ent_status set_ranks(struct counter *c, struct ranked *r, struct ent_arena *arena, struct ent_error *err)
{
    uint32_t pair[2];
    const uint32_t *codes;
    size_t n = group_codes(&c->groups, r->group, pair, &codes), k = 0;
    uint32_t *ranks = ent_arena_alloc(arena, (n + c->n_keys) * sizeof *ranks);
    if (ranks == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", c->groups.n);
    for (size_t i = 0; i < c->n_keys; i++) {
        for (size_t m = codes_of_key(c, i, n); m > 0; m--, codes++)
            ranks[k++] = c->keys[i].ranks[*codes] + 1;
        ranks[k++] = 0;
    }
    r->ranks = ranks;
    r->n_ranks = k;
    return ENT_OK;
}

static enum ent_status order_longer(struct counter *c, uint32_t *order, struct ent_error *err)
{
    struct ent_arena arena = {0};
    struct ranked *list = ent_malloc((c->groups.n + 1) * sizeof *list);
    enum ent_status st = list != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", c->groups.n);
    for (uint32_t g = 0; st == ENT_OK && g < c->groups.n; g++) {
        list[g] = (struct ranked){.n = c->groups.counts[g], .group = g};
        st = set_ranks(c, &list[g], &arena, err);
    }
    if (st == ENT_OK)
        qsort(list, c->groups.n, sizeof *list, compare_ranked);
    for (size_t i = 0; st == ENT_OK && i < c->groups.n; i++)
        order[i] = list[i].group;
    ent_free(list);
    ent_arena_done(&arena);
    return st;
}

/* No string stands in two groups. */
static int are_distinct(const struct counter *c)
{
    return c->n_keys == 1 && !c->groups.has_pairs && c->groups.longer.n == 0;
}

/* The groups as they stand in the table. */
static enum ent_status order_groups(struct counter *c, uint32_t **order, uint32_t **scratch, struct ent_error *err)
{
    const struct cql_key *key = &c->keys[0];
    int by_strings = are_distinct(c) && (key->where == CQL_AT_DOC || c->groups.n < key->lexicon->n / 4);
    enum ent_status st = ENT_OK;
    c->n_rows = c->groups.n;
    for (size_t i = 0; st == ENT_OK && !by_strings && i < c->n_keys; i++)
        if (c->keys[i].ranks == NULL)
            st = cql_key_rank(&c->keys[i], err);
    if (st != ENT_OK)
        return st;
    if (c->groups.longer.n > 0)
        return order_longer(c, *order, err);
    st = by_strings ? order_strings(c, *order, err) : order_ranks(c, *order, err);
    return st == ENT_OK ? ent_radix_counts(order, scratch, c->n_rows, c->groups.counts, err) : st;
}

/* ---- the table ---- */

static enum ent_status add_group(struct ent_frame *f, struct counter *c, uint32_t group, struct ent_buf *text,
                                 struct ent_error *err)
{
    uint32_t pair[2];
    const uint32_t *codes;
    size_t n = group_codes(&c->groups, group, pair, &codes), n_value;
    enum ent_status st = ent_frame_add_row(f, err);
    for (size_t i = 0; st == ENT_OK && i < c->n_keys; i++) {
        size_t k = codes_of_key(c, i, n);
        if (k == 1) {
            const char *s = *codes != 0 ? cql_key_value(&c->keys[i], *codes, &n_value) : NULL;
            if (s != NULL)
                st = ent_frame_set_string(f, i, s, n_value, err);
            codes++;
            continue;
        }
        ent_buf_clear(text);
        for (size_t m = 0; m < k; m++, codes++) {
            const char *s = *codes != 0 ? cql_key_value(&c->keys[i], *codes, &n_value) : "";
            ent_buf_add(text, m > 0 ? " " : "", m > 0);
            ent_buf_add(text, s, *codes != 0 ? n_value : 0);
        }
        if ((st = ent_buf_check(text, err)) == ENT_OK)
            st = ent_frame_set_string(f, i, ent_buf_str(text), text->len, err);
    }
    if (st == ENT_OK)
        ent_frame_set_integer(f, c->n_keys, (int64_t)c->groups.counts[group]);
    return st;
}

/* Hits by group, each group's in their order (counting sort): starts[g] .. starts[g + 1] of 'sorted'. */
static void sort_hits(const struct counter *c, uint32_t *starts, uint32_t *sorted)
{
    memset(starts, 0, (c->groups.n + 2) * sizeof *starts);
    for (size_t i = 0; i < c->n_hits; i++)
        starts[c->of_hit[i] + 2]++;
    for (size_t k = 2; k <= c->groups.n + 1; k++)
        starts[k] += starts[k - 1];
    for (size_t i = 0; i < c->n_hits; i++)
        sorted[starts[c->of_hit[i] + 1]++] = (uint32_t)i;
}

static enum ent_status add_hits(struct ent_frame *f, struct counter *c, const uint32_t *sorted, size_t n,
                                struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        const struct ent_cql_hit *hit = &c->hits[sorted[i]];
        cql_place_go(&c->place, hit);
        struct ent_frame_span span = cql_place_span(&c->place, cql_bytes_of_words(c->place.segment, hit->first, hit->last));
        st = ent_frame_add_evidence(f, &span, err);
    }
    return st;
}

struct by_group { /* hits: starts[g] .. starts[g + 1] of sorted */
    uint32_t *starts, *sorted;
};

static enum ent_status add_group_hits(struct ent_frame *f, struct counter *c, const struct by_group *hits, uint32_t g,
                                      struct ent_error *err)
{
    if (hits->starts == NULL) /* there are too many for evidence */
        return ENT_OK;
    return add_hits(f, c, hits->sorted + hits->starts[g], hits->starts[g + 1] - hits->starts[g], err);
}

/* A row a string, none twice.  They lie all over the lexicon, so each is asked for some rows before its turn. */
static enum ent_status fill_distinct(struct ent_frame *f, struct counter *c, const uint32_t *order, const struct by_group *hits,
                                     struct ent_error *err)
{
    enum { AHEAD = 32 };
    struct {
        const char *s;
        size_t n;
    } ahead[AHEAD];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < c->n_rows + AHEAD; i++) {
        if (i >= AHEAD) {
            size_t k = i % AHEAD;
            st = ent_frame_add_row(f, err);
            if (st == ENT_OK && ahead[k].s != NULL)
                st = ent_frame_set_new_string(f, 0, ahead[k].s, ahead[k].n, err);
            if (st == ENT_OK) {
                ent_frame_set_integer(f, 1, (int64_t)c->groups.counts[order[i - AHEAD]]);
                st = add_group_hits(f, c, hits, order[i - AHEAD], err);
            }
        }
        if (i < c->n_rows) {
            uint32_t code = (uint32_t)(c->groups.pairs[order[i]] >> 32);
            ahead[i % AHEAD].s = code != 0 ? cql_key_value(&c->keys[0], code, &ahead[i % AHEAD].n) : NULL;
            __builtin_prefetch(ahead[i % AHEAD].s);
        }
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

static enum ent_status fill_any(struct ent_frame *f, struct counter *c, const uint32_t *order, const struct by_group *hits,
                                struct ent_error *err)
{
    struct ent_buf text = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < c->n_rows; i++) {
        st = add_group(f, c, order[i], &text, err);
        if (st == ENT_OK)
            st = add_group_hits(f, c, hits, order[i], err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_buf_done(&text);
    return st;
}

static enum ent_status fill(struct ent_frame *f, struct counter *c, struct ent_error *err)
{
    size_t n = c->groups.n;
    uint32_t *order = ent_malloc((n + 1) * sizeof *order), *scratch = ent_malloc((n + 1) * sizeof *scratch);
    struct by_group hits = {0};
    enum ent_status st = order == NULL || scratch == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", n)
                                                          : order_groups(c, &order, &scratch, err);
    if (st == ENT_OK && c->has_evidence) {
        hits.starts = ent_malloc((n + 2 + c->n_hits) * sizeof *hits.starts);
        if (hits.starts == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu groups", n);
        hits.sorted = hits.starts + n + 2;
    }
    if (st == ENT_OK)
        st = ent_frame_reserve(f, c->n_rows, err);
    if (st == ENT_OK && c->has_evidence)
        sort_hits(c, hits.starts, hits.sorted);
    if (st == ENT_OK)
        st = are_distinct(c) ? fill_distinct(f, c, order, &hits, err) : fill_any(f, c, order, &hits, err);
    if (st == ENT_OK && !c->has_evidence)
        st = ent_frame_select_by(f, c->n_keys, err);
    ent_free(order);
    ent_free(scratch);
    ent_free(hits.starts);
    return st;
}

/* ---- counters ---- */

static void counter_free(struct counter *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < c->n_keys; i++)
        cql_key_done(&c->keys[i]);
    groups_done(&c->groups);
    ent_free(c->codes);
    ent_free(c->hits);
    ent_free(c->of_hit);
    ent_free(c);
}

static enum ent_status counter_new(struct counter **out, const struct ent_corpus *corpus,
                                   const char *const *keys, size_t n_keys, struct ent_error *err)
{
    struct counter *c = NULL;
    enum ent_status st = ENT_OK;
    if (n_keys == 0 || n_keys > MAX_KEYS)
        st = ent_fail(err, ENT_EARG, "hits are counted by 1 to %d keys", MAX_KEYS);
    else if ((c = ent_calloc(1, sizeof *c)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for frequencies");
    for (size_t i = 0; st == ENT_OK && i < n_keys; i++) {
        st = cql_key_read(&c->keys[i], corpus, keys[i], err);
        c->n_keys++;
    }
    if (st == ENT_OK) {
        c->corpus = c->place.corpus = corpus;
        c->names = keys;
        c->has_evidence = 1;
        c->groups.are_few = n_keys == 1 && c->keys[0].where == CQL_AT_DOC;
        if (c->groups.are_few)
            st = cql_key_own_codes(&c->keys[0], corpus, err);
    }
    *out = c;
    return st;
}

static enum ent_status counter_frame(struct ent_frame **out, struct counter *c, struct ent_error *err)
{
    struct ent_column_spec columns[MAX_KEYS + 1];
    for (size_t i = 0; i < c->n_keys; i++)
        columns[i] = (struct ent_column_spec){c->names[i], ENT_STRING};
    columns[c->n_keys] = (struct ent_column_spec){"n", ENT_INTEGER};
    enum ent_status st = ent_frame_new(out, columns, c->n_keys + 1, err);
    if (st == ENT_OK && (st = fill(*out, c, err)) != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

enum ent_status ent_cql_freq(struct ent_frame **out, const struct ent_corpus *corpus, const struct ent_cql_hits *hits,
                             const char *const *keys, size_t n_keys, struct ent_error *err)
{
    struct counter *c;
    enum ent_status st = counter_new(&c, corpus, keys, n_keys, err);
    *out = NULL;
    if (st == ENT_OK)
        st = count_hits(c, hits->hits, hits->n, err);
    if (st == ENT_OK)
        st = counter_frame(out, c, err);
    counter_free(c);
    return st;
}

enum ent_status ent_cql_check_keys(const struct ent_corpus *corpus, const char *const *keys, size_t n_keys,
                                   struct ent_error *err)
{
    struct counter *c;
    enum ent_status st = counter_new(&c, corpus, keys, n_keys, err);
    counter_free(c);
    return st;
}

/* ---- of a query ---- */

/* All words by their own column: what the index has counted already.  0: it cannot say. */
static int all_words(const struct counter *c, const struct ent_corpus *corpus, const char *query, size_t n,
                     const struct ent_cql_options *o)
{
    int has_removed = 0;
    for (size_t i = 0; i < ent_corpus_n_segments(corpus); i++)
        has_removed |= ent_corpus_manifest(corpus)->segments[i].n_removed > 0;
    return n == 2 && memcmp(query, "[]", 2) == 0 && o->where == NULL && o->max == 0 && c->n_keys == 1 &&
           c->keys[0].where == CQL_AT_MATCH && !c->keys[0].lower && !has_removed;
}

enum ent_status ent_cql_freq_of(struct ent_frame **out, const struct ent_corpus *corpus, const char *query, size_t n,
                                const struct ent_cql_options *options, const char *const *keys, size_t n_keys,
                                struct ent_cql_hits *counted, struct ent_error *err)
{
    struct counter *c;
    struct ent_cql_options own = *options;
    enum ent_status st = counter_new(&c, corpus, keys, n_keys, err);
    *out = NULL;
    own.sink = count_hits;
    own.sink_ctx = c;
    if (st == ENT_OK && all_words(c, corpus, query, n, options)) {
        st = cql_index_freq(out, corpus, &c->keys[0], c->names[0], err);
        counted->n_hits = ent_corpus_n_words(corpus);
    } else if (st == ENT_OK && (st = ent_cql_find(corpus, query, n, &own, counted, err)) == ENT_OK) {
        st = counter_frame(out, c, err);
    }
    counter_free(c);
    return st;
}
