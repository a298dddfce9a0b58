/*
 * ent_intern.h -- a table that numbers distinct strings 0, 1, 2, ... in order of first appearance
 */
#ifndef ENT_INTERN_H
#define ENT_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_mem.h"

struct ent_intern {
    struct ent_intern_slot *slots; /* open addressing, a power of two */
    uint32_t n_slots;
    uint32_t n;                    /* distinct strings so far */
    uint64_t *starts;              /* n + 1 offsets into bytes */
    size_t cap_starts;
    char *bytes;
    size_t cap_bytes;
};

#define ENT_INTERN_NONE UINT32_MAX

/* The number of the string of n bytes, made if new.  ENT_ENOMEM, ENT_ELIMIT. */
ENT_MUST_USE enum ent_status ent_intern_add(struct ent_intern *t, const char *s, size_t n,
                                            uint32_t *id, struct ent_error *err);
/* The same for a caller that has the hash already: ent_hash(s, n, 0). */
ENT_MUST_USE enum ent_status ent_intern_add_hashed(struct ent_intern *t, const char *s, size_t n,
                                                   uint64_t hash, uint32_t *id, struct ent_error *err);
/* Add all strings of 'from', in order; *map (ent_malloc'ed) has the number of each. */
ENT_MUST_USE enum ent_status ent_intern_join(struct ent_intern *t, const struct ent_intern *from, uint32_t **map,
                                             struct ent_error *err);
/* A string that is surely new, without looking; the functions that look do not find it. */
ENT_MUST_USE enum ent_status ent_intern_append(struct ent_intern *t, const char *s, size_t n, uint32_t *id,
                                               struct ent_error *err);
/* Make room at once for about n more strings. */
ENT_MUST_USE enum ent_status ent_intern_expect(struct ent_intern *t, size_t n, struct ent_error *err);
/* Its number, or ENT_INTERN_NONE. */
uint32_t ent_intern_find(const struct ent_intern *t, const char *s, size_t n);

static inline const char *ent_intern_str(const struct ent_intern *t, uint32_t id, size_t *n)
{
    *n = (size_t)(t->starts[id + 1] - t->starts[id]);
    return t->bytes + t->starts[id];
}

void ent_intern_done(struct ent_intern *t); /* a zeroed table is empty and ready */

#endif
