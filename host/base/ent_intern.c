#include "base/ent_intern.h"

#include <string.h>

#include "base/ent_hash.h"

/* Twelve bytes would do, sixteen keep a slot within one cache line. */
struct ent_intern_slot {
    uint32_t id1;  /* id + 1; 0: empty */
    uint32_t size; /* of the string */
    uint64_t hash;
};

static struct ent_intern_slot *find_slot(const struct ent_intern *t, const char *s, size_t n,
                                         uint64_t hash)
{
    uint32_t mask = t->n_slots - 1, i = (uint32_t)hash & mask;
    for (;; i = (i + 1) & mask) {
        struct ent_intern_slot *slot = &t->slots[i];
        if (slot->id1 == 0)
            return slot;
        if (slot->hash == hash && slot->size == n &&
            (n <= ENT_HASH_EXACT || memcmp(t->bytes + t->starts[slot->id1 - 1], s, n) == 0))
            return slot;
    }
}

static enum ent_status grow_slots(struct ent_intern *t, uint32_t n_slots, struct ent_error *err)
{
    struct ent_intern_slot *slots = ent_calloc(n_slots, sizeof *slots);
    if (n_slots == 0 || slots == NULL) {
        ent_free(slots);
        return ent_fail(err, ENT_ENOMEM, "out of memory for a table of %u strings", t->n);
    }
    for (uint32_t i = 0; i < t->n_slots; i++) {
        if (t->slots[i].id1 == 0)
            continue;
        uint32_t j = (uint32_t)t->slots[i].hash & (n_slots - 1);
        while (slots[j].id1 != 0)
            j = (j + 1) & (n_slots - 1);
        slots[j] = t->slots[i];
    }
    ent_free(t->slots);
    t->slots = slots;
    t->n_slots = n_slots;
    return ENT_OK;
}

enum ent_status ent_intern_append(struct ent_intern *t, const char *s, size_t n, uint32_t *id,
                                  struct ent_error *err)
{
    enum ent_status st;
    uint64_t end = t->n ? t->starts[t->n] : 0;
    if (n >= UINT32_MAX || t->n >= UINT32_MAX - 2)
        return ent_fail(err, ENT_ELIMIT, "a string of %zu bytes, or more than 2^32 strings", n);
    if ((st = ent_reserve(&t->starts, &t->cap_starts, (size_t)t->n + 2, sizeof *t->starts, err)) != ENT_OK ||
        (st = ent_reserve(&t->bytes, &t->cap_bytes, (size_t)end + n + 1, 1, err)) != ENT_OK)
        return st;
    if (n > 0)
        memcpy(t->bytes + end, s, n);
    t->starts[t->n] = end;
    t->starts[t->n + 1] = end + n;
    *id = t->n++;
    return ENT_OK;
}

enum ent_status ent_intern_add_hashed(struct ent_intern *t, const char *s, size_t n, uint64_t hash,
                                      uint32_t *id, struct ent_error *err)
{
    enum ent_status st;
    if (t->n >= t->n_slots / 2 && (st = grow_slots(t, t->n_slots ? t->n_slots * 2 : 64, err)) != ENT_OK)
        return st;
    struct ent_intern_slot *slot = find_slot(t, s, n, hash);
    if (slot->id1 == 0) {
        if ((st = ent_intern_append(t, s, n, id, err)) == ENT_OK)
            *slot = (struct ent_intern_slot){*id + 1, (uint32_t)n, hash};
        return st;
    }
    *id = slot->id1 - 1;
    return ENT_OK;
}

enum ent_status ent_intern_expect(struct ent_intern *t, size_t n, struct ent_error *err)
{
    uint32_t n_slots = t->n_slots ? t->n_slots : 64;
    while (n_slots / 2 < t->n + n && n_slots < UINT32_MAX / 2)
        n_slots *= 2;
    return n_slots > t->n_slots ? grow_slots(t, n_slots, err) : ENT_OK;
}

enum ent_status ent_intern_add(struct ent_intern *t, const char *s, size_t n, uint32_t *id,
                               struct ent_error *err)
{
    return ent_intern_add_hashed(t, s, n, ent_hash(s, n, 0), id, err);
}

enum ent_status ent_intern_join(struct ent_intern *t, const struct ent_intern *from, uint32_t **map,
                                struct ent_error *err)
{
    uint32_t *m = *map = ent_malloc(((size_t)from->n + 1) * sizeof *m);
    enum ent_status st = m == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for %u ids", from->n) : ENT_OK;
    for (uint32_t i = 0; st == ENT_OK && i < from->n_slots; i++) { /* their hashes are known */
        const struct ent_intern_slot *s = &from->slots[i];
        if (s->id1 != 0)
            m[s->id1 - 1] = i;
    }
    for (uint32_t i = 0; st == ENT_OK && i < from->n; i++) {
        const struct ent_intern_slot *s = &from->slots[m[i]];
        st = ent_intern_add_hashed(t, from->bytes + from->starts[i], s->size, s->hash, &m[i], err);
    }
    return st;
}

uint32_t ent_intern_find(const struct ent_intern *t, const char *s, size_t n)
{
    if (t->n == 0)
        return ENT_INTERN_NONE;
    const struct ent_intern_slot *slot = find_slot(t, s, n, ent_hash(s, n, 0));
    return slot->id1 ? slot->id1 - 1 : ENT_INTERN_NONE;
}

void ent_intern_done(struct ent_intern *t)
{
    ent_free(t->slots);
    ent_free(t->starts);
    ent_free(t->bytes);
    *t = (struct ent_intern){0};
}
