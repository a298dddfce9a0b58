/*
 * ent_flat.h -- the words of some documents as one array of items, for counts that look at every word
 *
 * One number a position of the corpus, segment after segment: the item (ent_items.h), or ENT_FLAT_NONE for what does not
 * count (words of other documents; punctuation, unless 'marks').  The highest bit is set where a document or a row of
 * the layer begins: what spans it is not one stretch.  4 bytes a position.
 */
#ifndef ENT_FLAT_H
#define ENT_FLAT_H

#include "stats/ent_items.h"

#define ENT_FLAT_BREAK 0x80000000u
#define ENT_FLAT_NONE 0x7FFFFFFFu

struct ent_flat {
    uint32_t *items;
    size_t n;
};

/* layer: "s", "sentence", ...; NULL: documents only.  docs NULL: all.  ENT_EARG: no such layer; ENT_ELIMIT, ENT_ENOMEM, ENT_EINTR. */
ENT_MUST_USE enum ent_status ent_flat_new(struct ent_flat *out, const struct ent_items *items,
                                          const struct ent_cql_docs *docs, const char *layer, int marks,
                                          struct ent_error *err);
void ent_flat_done(struct ent_flat *flat); /* a zeroed one is empty */

#endif
