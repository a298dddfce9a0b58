#include "stats/ent_pairs.h"

#include "base/ent_interrupt.h"

enum {
    PART = 1 << 17,  /* places for one part */
    STRIDE = 1 << 20 /* places between two looks at the interrupt flag */
};

struct slot {
    uint32_t pair;
    uint32_t count; /* 0: free */
};
struct dealer {
    const struct ent_flat *flat;
    unsigned item_bits, part_bits; /* there are 2^part_bits parts */
    size_t *sizes;                 /* pairs of each */
    size_t *at;                    /* where its next pair goes */
    uint32_t *pairs;               /* of all parts, one behind the other */
    struct slot *slots;
    unsigned slot_bits;            /* there are 2^slot_bits */
    uint32_t *seen;                /* those that are not free, in the order in which they were met */
    size_t n_seen;
    uint32_t min;
    struct ent_grams *out;
};

static size_t n_parts(const struct dealer *d) { return (size_t)1 << d->part_bits; }

/*
 * The part of the pair that begins at the place and the pair without what its part says; *is 0: there is none.  Frequent
 * words were met early, so that low bits of their numbers spread them.  No branch: marks and sentences end where they like.
 */
static inline size_t read_pair(const struct dealer *d, const uint32_t *at, uint32_t *pair, size_t *is)
{
    uint32_t first = at[0] & ~ENT_FLAT_BREAK, second = at[1];
    *pair = first >> d->part_bits << d->item_bits | second;
    *is = (size_t)(first != ENT_FLAT_NONE) & (size_t)(second < ENT_FLAT_NONE); /* nor does it begin a stretch */
    return first & (((uint32_t)1 << d->part_bits) - 1);
}

/* ---- dealing ---- */

static void measure(const struct dealer *d, size_t from, size_t to)
{
    const uint32_t *items = d->flat->items;
    size_t *sizes = d->sizes, is;
    uint32_t pair;
    for (size_t p = from; p < to; p++) {
        size_t part = read_pair(d, items + p, &pair, &is);
        sizes[part] += is;
    }
}

/* What is no pair is written, too, and then written over: each part has a place more than it needs. */
static void deal(const struct dealer *d, size_t from, size_t to)
{
    const uint32_t *items = d->flat->items;
    uint32_t *pairs = d->pairs, pair;
    size_t *at = d->at, is;
    for (size_t p = from; p < to; p++) {
        size_t part = read_pair(d, items + p, &pair, &is), k = at[part];
        pairs[k] = pair;
        at[part] = k + is;
    }
}

static enum ent_status walk(const struct dealer *d, void (*step)(const struct dealer *d, size_t from, size_t to),
                            struct ent_error *err)
{
    size_t n = d->flat->n > 0 ? d->flat->n - 1 : 0; /* the last word has none after it */
    for (size_t from = 0; from < n; from += STRIDE) {
        step(d, from, n - from < STRIDE ? n : from + STRIDE);
        if (ent_interrupted())
            return ent_fail_interrupted(err);
    }
    return ENT_OK;
}

static enum ent_status deal_all(struct dealer *d, struct ent_error *err)
{
    size_t sum = 0, n = (size_t)d->out->total + n_parts(d);
    for (size_t i = 0; i < n_parts(d); i++) {
        d->at[i] = sum;
        sum += d->sizes[i] + 1;
    }
    d->pairs = ent_malloc(n * sizeof *d->pairs);
    if (d->pairs == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu pairs of words", n);
    ent_mem_large_pages(d->pairs, n * sizeof *d->pairs);
    return walk(d, deal, err);
}

/* ---- counting what is alike ---- */

static inline size_t n_slots(const struct dealer *d) { return (size_t)1 << d->slot_bits; }

static inline struct slot *find_slot(const struct dealer *d, uint32_t pair)
{
    size_t i = pair * 0x9E3779B1u >> (32 - d->slot_bits);
    while (d->slots[i].count != 0 && d->slots[i].pair != pair)
        i = (i + 1) & (n_slots(d) - 1);
    return &d->slots[i];
}

/* At most half of them are taken. */
static enum ent_status new_slots(struct dealer *d, unsigned bits, struct ent_error *err)
{
    struct slot *old = d->slots, *slots = bits < 32 ? ent_calloc((size_t)1 << bits, sizeof *slots) : NULL;
    uint32_t *seen = slots != NULL ? ent_realloc(d->seen, ((size_t)1 << bits) / 2 * sizeof *seen) : NULL;
    if (seen == NULL) {
        ent_free(slots);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu pairs of words", d->n_seen);
    }
    d->slots = slots;
    d->slot_bits = bits;
    d->seen = seen;
    for (size_t i = 0; i < d->n_seen; i++) {
        struct slot *s = find_slot(d, old[seen[i]].pair);
        *s = old[seen[i]];
        seen[i] = (uint32_t)(s - slots);
    }
    ent_free(old);
    return ENT_OK;
}

static enum ent_status count_part(struct dealer *d, const uint32_t *pairs, size_t n, struct ent_error *err)
{
    enum ent_status st;
    for (size_t i = 0; i < n; i++) {
        struct slot *s = find_slot(d, pairs[i]);
        if (s->count > 0) {
            s->count++;
            continue;
        }
        *s = (struct slot){pairs[i], 1};
        d->seen[d->n_seen++] = (uint32_t)(s - d->slots);
        if (d->n_seen == n_slots(d) / 2 && (st = new_slots(d, d->slot_bits + 1, err)) != ENT_OK)
            return st;
    }
    return ENT_OK;
}

/* Hand on what was counted of a part and leave the slots empty. */
static enum ent_status empty_slots(struct dealer *d, size_t part, struct ent_error *err)
{
    uint32_t items = (uint32_t)(((uint64_t)1 << d->item_bits) - 1);
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < d->n_seen; i++) {
        struct slot s = d->slots[d->seen[i]];
        uint32_t first = (uint32_t)((uint64_t)s.pair >> d->item_bits << d->part_bits | part), second = s.pair & items;
        if (s.count >= d->min)
            st = ent_grams_keep(d->out, first, &second, s.count, err);
        d->slots[d->seen[i]].count = 0;
    }
    d->out->n_all += d->n_seen;
    d->n_seen = 0;
    return st;
}

static enum ent_status count_all(struct dealer *d, struct ent_error *err)
{
    enum { FEWEST = 8 }; /* bits of slots */
    enum ent_status st = new_slots(d, FEWEST, err);
    for (size_t i = 0; st == ENT_OK && i < n_parts(d); i++) {
        st = count_part(d, d->pairs + d->at[i] - d->sizes[i], d->sizes[i], err);
        if (st == ENT_OK)
            st = empty_slots(d, i, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

/* ---- all of it ---- */

/* So many parts that each is small, and that what the part does not say of a pair has 32 bits. */
static void plan(struct dealer *d, uint32_t n_items)
{
    d->item_bits = n_items > 1 ? 32 - (unsigned)__builtin_clz(n_items - 1) : 1;
    d->part_bits = d->item_bits > 16 ? 2 * d->item_bits - 32 : 0;
    while (d->part_bits < d->item_bits && d->flat->n >> d->part_bits > PART)
        d->part_bits++;
}

enum ent_status ent_pairs_count(struct ent_grams *out, const struct ent_flat *flat, uint32_t n_items, uint32_t min,
                                struct ent_error *err)
{
    struct dealer d = {.flat = flat, .min = min, .out = out};
    plan(&d, n_items);
    d.sizes = ent_calloc(n_parts(&d), sizeof *d.sizes);
    d.at = ent_malloc(n_parts(&d) * sizeof *d.at);
    enum ent_status st = d.sizes != NULL && d.at != NULL ? walk(&d, measure, err)
                                                         : ent_fail(err, ENT_ENOMEM, "out of memory for pairs of words");
    for (size_t i = 0; st == ENT_OK && i < n_parts(&d); i++)
        out->total += d.sizes[i];
    if (st == ENT_OK && (st = deal_all(&d, err)) == ENT_OK)
        st = count_all(&d, err);
    ent_free(d.sizes);
    ent_free(d.at);
    ent_free(d.pairs);
    ent_free(d.slots);
    ent_free(d.seen);
    return st;
}
