/*
 * ent_number.h -- numerals in running English: 1,200; 12.4; 270 million; twenty-five; half a million; 2bn; one-third
 */
#ifndef ENT_NUMBER_H
#define ENT_NUMBER_H

#include "extract/ent_view.h"

struct ent_number {
    size_t first, last; /* words [first, last) */
    double value;
    int spelled;        /* it has no digit */
    int plain_digits;   /* nothing but digits: it may be a year */
    int fraction;       /* one-third, half: a share, not a count */
    const char *suffix; /* letters glued to the last digits that are no scale ("5km": "km"), not NUL-ended; NULL: none */
    size_t n_suffix;
};

/* The numeral that begins at word i, as long as it goes; 0: none does. */
int ent_number_at(const struct ent_view *v, size_t i, struct ent_number *out);

/* "8th", "21st", "eighth": the number, else 0. */
unsigned ent_ordinal_at(const struct ent_view *v, size_t i);

#endif
