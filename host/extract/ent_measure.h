/*
 * ent_measure.h -- what stands after (or before) a numeral: units, currencies, the things that are counted
 */
#ifndef ENT_MEASURE_H
#define ENT_MEASURE_H

#include "extract/ent_number.h"
#include "extract/ent_vocabulary.h"

/* The unit or currency that begins at word i, words taken; 0: none.  The longest. */
size_t ent_unit_at(const struct ent_view *v, size_t i, const struct ent_unit **unit);
size_t ent_currency_at(const struct ent_view *v, size_t i, const struct ent_unit **currency);

/* The same for letters glued to digits: "km" of "5km". */
const struct ent_unit *ent_unit_of(const char *s, size_t n);

/* The plural noun with what stands before it, from word i on ("South Caucasus states"): words taken. */
size_t ent_counted_at(const struct ent_view *v, size_t i);

/* A word of letters? */
int ent_is_letters(const struct ent_view *v, size_t i);

#endif
