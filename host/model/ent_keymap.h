/*
 * ent_keymap.h -- from hashes of strings to small numbers: the lexicons of the models, without their strings
 *
 * Keys are 40 bits of a hash: with 100,000 of them one in ten million other strings is taken for one.
 */
#ifndef ENT_KEYMAP_H
#define ENT_KEYMAP_H

#include "model/ent_model_file.h"

#define ENT_KEYMAP_NONE UINT32_MAX

struct ent_keymap {
    struct ent_keymap_slot {
        uint64_t key;   /* 0: free */
        uint32_t value;
    } *slots;           /* open addressing, a power of two */
    size_t n_slots, n;
};

/* The value of the key, put in place as 'value' if it is new; good until the next call. */
ENT_MUST_USE enum ent_status ent_keymap_add(struct ent_keymap *m, uint64_t hash, uint32_t value, uint32_t **at,
                                            struct ent_error *err);
uint32_t ent_keymap_find(const struct ent_keymap *m, uint64_t hash); /* ENT_KEYMAP_NONE: not there */
void ent_keymap_done(struct ent_keymap *m); /* a zeroed map is empty and ready */

ENT_MUST_USE enum ent_status ent_keymap_put(const struct ent_keymap *m, struct ent_buf *out, struct ent_error *err);
/* A value of 'n_values' or more is a fault. */
ENT_MUST_USE enum ent_status ent_keymap_get(struct ent_keymap *m, struct ent_model_reader *r, uint32_t n_values,
                                            struct ent_error *err);

#endif
