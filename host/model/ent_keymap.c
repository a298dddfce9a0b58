#include "model/ent_keymap.h"

#include <stdlib.h>

static uint64_t key_of(uint64_t hash)
{
    uint64_t key = hash & (((uint64_t)1 << 40) - 1);
    return key != 0 ? key : 1;
}

static struct ent_keymap_slot *find_slot(const struct ent_keymap *m, uint64_t key)
{
    size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> 24) & (m->n_slots - 1);
    while (m->slots[i].key != 0 && m->slots[i].key != key)
        i = (i + 1) & (m->n_slots - 1);
    return &m->slots[i];
}

static enum ent_status grow(struct ent_keymap *m, size_t n_slots, struct ent_error *err)
{
    struct ent_keymap wider = {ent_calloc(n_slots, sizeof *wider.slots), n_slots, m->n};
    if (wider.slots == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu keys", n_slots);
    for (size_t i = 0; i < m->n_slots; i++)
        if (m->slots[i].key != 0)
            *find_slot(&wider, m->slots[i].key) = m->slots[i];
    ent_free(m->slots);
    *m = wider;
    return ENT_OK;
}

enum ent_status ent_keymap_add(struct ent_keymap *m, uint64_t hash, uint32_t value, uint32_t **at,
                               struct ent_error *err)
{
    if (2 * (m->n + 1) > m->n_slots) {
        enum ent_status st = grow(m, m->n_slots > 0 ? 2 * m->n_slots : 64, err);
        if (st != ENT_OK)
            return st;
    }
    uint64_t key = key_of(hash);
    struct ent_keymap_slot *slot = find_slot(m, key);
    if (slot->key == 0) {
        *slot = (struct ent_keymap_slot){key, value};
        m->n++;
    }
    *at = &slot->value;
    return ENT_OK;
}

uint32_t ent_keymap_find(const struct ent_keymap *m, uint64_t hash)
{
    if (m->n == 0)
        return ENT_KEYMAP_NONE;
    const struct ent_keymap_slot *slot = find_slot(m, key_of(hash));
    return slot->key != 0 ? slot->value : ENT_KEYMAP_NONE;
}

void ent_keymap_done(struct ent_keymap *m)
{
    ent_free(m->slots);
    *m = (struct ent_keymap){0};
}

/* ---- on file: the number of keys, then in their order the distance of each and its value ---- */

static int by_key(const void *a, const void *b)
{
    uint64_t x = ((const struct ent_keymap_slot *)a)->key, y = ((const struct ent_keymap_slot *)b)->key;
    return x < y ? -1 : x > y;
}

enum ent_status ent_keymap_put(const struct ent_keymap *m, struct ent_buf *out, struct ent_error *err)
{
    struct ent_keymap_slot *sorted = ent_malloc((m->n + 1) * sizeof *sorted);
    size_t n = 0;
    uint64_t last = 0;
    if (sorted == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu keys", m->n);
    for (size_t i = 0; i < m->n_slots; i++)
        if (m->slots[i].key != 0)
            sorted[n++] = m->slots[i];
    qsort(sorted, n, sizeof *sorted, by_key);
    ent_model_put(out, n);
    for (size_t i = 0; i < n; i++) {
        ent_model_put(out, sorted[i].key - last);
        ent_model_put(out, sorted[i].value);
        last = sorted[i].key;
    }
    ent_free(sorted);
    return ENT_OK;
}

enum ent_status ent_keymap_get(struct ent_keymap *m, struct ent_model_reader *r, uint32_t n_values,
                               struct ent_error *err)
{
    uint64_t n = ent_model_get_up_to(r, ent_model_left(r)), key = 0;
    enum ent_status st = ENT_OK;
    *m = (struct ent_keymap){0};
    if (n > 0) {
        size_t n_slots = 64;
        while (n_slots < 2 * (n + 1))
            n_slots *= 2;
        st = grow(m, n_slots, err);
    }
    for (uint64_t i = 0; st == ENT_OK && i < n && !r->failed; i++) {
        uint32_t *at;
        key += ent_model_get(r);
        uint64_t value = ent_model_get(r);
        if (value >= n_values)
            r->failed = 1;
        else
            st = ent_keymap_add(m, key, (uint32_t)value, &at, err);
    }
    if (st == ENT_OK && r->failed)
        st = ent_model_broken(r, err);
    if (st != ENT_OK)
        ent_keymap_done(m);
    return st;
}
