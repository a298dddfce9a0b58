/*
 * ent_shingles.h -- a document as hashes of its n-word stretches
 */
#ifndef ENT_SHINGLES_H
#define ENT_SHINGLES_H

#include "stats/ent_flat.h"

/* Of what documents are made: the same for the same strings, whatever their ids. */
struct ent_shingler {
    struct ent_flat flat;
    uint64_t *hashes; /* by item */
    const struct ent_corpus *corpus;
    unsigned n;
};
ENT_MUST_USE enum ent_status ent_shingler_new(struct ent_shingler *s, const struct ent_items *items,
                                              const struct ent_cql_docs *docs, unsigned n, struct ent_error *err);
void ent_shingler_done(struct ent_shingler *s);

struct ent_shingles { /* of a document: the i-th begins at positions[i] and ends with positions[i + n - 1] */
    uint64_t *hashes;
    uint32_t *positions; /* words that count, n - 1 more than there are shingles */
    size_t n, cap, cap_positions;
};
/* Read those of a document; what *out held is forgotten, its memory is used again. */
ENT_MUST_USE enum ent_status ent_shingles_read(struct ent_shingles *out, const struct ent_shingler *s,
                                               const struct ent_cql_doc *doc, struct ent_error *err);
void ent_shingles_done(struct ent_shingles *s); /* a zeroed one is empty and ready */

/* Where a shingle stands first in a document. */
struct ent_shingle_set {
    uint64_t *keys;  /* open addressing */
    uint32_t *first; /* index of the shingle + 1; 0: free */
    uint32_t *mark;  /* who saw it last */
    size_t n_slots, n;
};
ENT_MUST_USE enum ent_status ent_shingle_set_fill(struct ent_shingle_set *set, const struct ent_shingles *s,
                                                  struct ent_error *err);
/* Its slot; n_slots: the document has none such. */
size_t ent_shingle_set_find(const struct ent_shingle_set *set, uint64_t hash);
void ent_shingle_set_done(struct ent_shingle_set *set); /* a zeroed one is empty and ready */

#endif
