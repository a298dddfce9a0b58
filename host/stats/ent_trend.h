/*
 * ent_trend.h -- does a series rise or fall?
 *
 * Kendall's tau-b between time and value (Kendall 1938; ties: Kendall 1945), the Mann-Kendall test (Mann 1945;
 * normal approximation with the variance corrected for ties and for continuity, as in Kendall 1975), and the
 * slope of Theil and Sen (Sen 1968, JASA 63): the median of the slopes of all pairs of points.
 */
#ifndef ENT_TREND_H
#define ENT_TREND_H

#include <stddef.h>

#include "base/ent_status.h"

struct ent_trend {
    double tau;       /* -1 to 1; NaN where all times or all values are one */
    double s, p;      /* concordant less discordant pairs; two-sided */
    double slope;     /* of value by time; NaN for fewer than two times */
    double intercept; /* the median of value - slope * time */
};

/* n points.  The work and memory are n^2: ENT_ELIMIT beyond 20,000 points; ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_trend(const double *times, const double *values, size_t n, struct ent_trend *out,
                                       struct ent_error *err);

#endif
