/*
 * ent_pairs.h -- two words that follow one another, counted: what is asked most of n-grams, at its cost
 *
 * Method: pairs are dealt by their first words into parts so small that the different pairs of one lie in the nearest
 * memory, and each part is counted in a table of slots.  Memory: as much as the array, while they are counted.
 */
#ifndef ENT_PAIRS_H
#define ENT_PAIRS_H

#include "stats/ent_grams.h"

/* As ent_grams_count() of two words, without skips and 'old'; *out is empty and ready.  ENT_ENOMEM, ENT_EINTR. */
ENT_MUST_USE enum ent_status ent_pairs_count(struct ent_grams *out, const struct ent_flat *flat, uint32_t n_items,
                                             uint32_t min, struct ent_error *err);

#endif
