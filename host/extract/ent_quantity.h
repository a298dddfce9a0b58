/*
 * ent_quantity.h -- numbers that measure: money, shares, counts, lengths, energy, durations, ranks
 */
#ifndef ENT_QUANTITY_H
#define ENT_QUANTITY_H

#include "extract/ent_timex.h"

struct ent_quantity {
    uint32_t first, last;   /* words [first, last) of the view */
    double low, high;       /* alike but for a range */
    const char *kind;       /* money percent count length area volume mass power energy duration ratio rank temperature; also speed frequency information */
    const char *unit;       /* "km", ISO 4217 for money; NULL for counts, ratios and ranks */
    int approx;             /* about, over, nearly, ... */
    uint32_t of_first, of_last; /* words that say what is measured; alike: none */
    const char *rule;
};
struct ent_quantities {
    struct ent_quantity *items;
    size_t n, cap;
};

/* Append the quantities of the view; numbers of the dates that were found before are none, durations are. */
ENT_MUST_USE enum ent_status ent_quantity_find(const struct ent_view *v, const struct ent_timexes *dates,
                                               struct ent_quantities *out, struct ent_error *err);
void ent_quantities_done(struct ent_quantities *q); /* a zeroed one is empty and ready */

#endif
