/*
 * ent_scored.h -- rows of a table of statistics put into order by a measure
 */
#ifndef ENT_SCORED_H
#define ENT_SCORED_H

#include <stdint.h>

#include "base/ent_status.h"

struct ent_scored {
    double score;
    uint32_t n;   /* of equal scores the higher count comes first */
    uint32_t row; /* whose score it is */
};

/* Sort in place, the highest first (or the lowest); NaN last; stable.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_scored_sort(struct ent_scored *list, size_t n, int ascending, struct ent_error *err);

/* x with so many decimals; digits < 0, and what is no number: as it is. */
double ent_rounded(double x, int digits);

#endif
