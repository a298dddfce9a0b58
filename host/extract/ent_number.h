/*
 * ent_number.h -- numerals in running English: 1,200; 12.4; 270 million; twenty-five; half a million; 2bn; one-third
 */
#ifndef ENT_NUMBER_H
#define ENT_NUMBER_H

#include "extract/ent_view.h"

struct ent_number {
    size_t first, last; /* words [first, last) */
    double value, scale; /* the value has the scale in it; 1: none was said */
    int is_money;       /* a currency is glued to it */
    int is_spelled;     /* it has no digit */
    int is_plain;       /* nothing but digits: it may be a year */
    int is_fraction;    /* one-third, half: a share, not a count */
    const char *suffix; /* letters glued to the last digits that are no scale ("5km": "km"), not NUL-ended; NULL: none */
    size_t n_suffix;
};

/* The numeral that begins at word i, as long as it goes; 0: none does. */
int ent_number_at(const struct ent_view *v, size_t i, struct ent_number *out);

/* The same for digits that begin 'skip' bytes into word i: "EUR1.5bn". */
int ent_number_within(const struct ent_view *v, size_t i, size_t skip, struct ent_number *out);

/* The small whole number that word i is ("3", "three"), else -1. */
int ent_number_whole(const struct ent_view *v, size_t i);

/* "8th", "21st", "eighth", "twenty-first": the number, else 0; its words go to *n_words. */
unsigned ent_ordinal_at(const struct ent_view *v, size_t i, size_t *n_words);

#endif
