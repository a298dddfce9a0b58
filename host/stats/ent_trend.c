#include "stats/ent_trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_mem.h"
#include "stats/ent_distribution.h"

enum { MAX_POINTS = 20000 };

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double sort_median(double *v, size_t n)
{
    if (n == 0)
        return NAN;
    qsort(v, n, sizeof *v, by_value);
    return n % 2 == 1 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

/* What groups of equal values take away: from the pairs, and from the variance. */
struct ties {
    double pairs, variance;
};
static struct ties count_ties(double *sorted, size_t n)
{
    struct ties t = {0, 0};
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && sorted[k] == sorted[i]; k++) {}
        double size = (double)(k - i);
        t.pairs += size * (size - 1) / 2;
        t.variance += size * (size - 1) * (2 * size + 5);
    }
    return t;
}

static double sign(double x) { return (x > 0) - (x < 0); }

static void test(struct ent_trend *out, double n, struct ties times, struct ties values)
{
    double pairs = n * (n - 1) / 2;
    double variance = (n * (n - 1) * (2 * n + 5) - times.variance - values.variance) / 18;
    out->tau = out->s / sqrt((pairs - times.pairs) * (pairs - values.pairs));
    out->p = variance > 0 ? ent_normal_p((fabs(out->s) - (out->s != 0)) / sqrt(variance)) : NAN;
}

enum ent_status ent_trend(const double *times, const double *values, size_t n, struct ent_trend *out,
                          struct ent_error *err)
{
    double *scratch;
    size_t n_slopes = 0;
    *out = (struct ent_trend){.tau = NAN, .p = NAN, .slope = NAN, .intercept = NAN};
    if (n > MAX_POINTS)
        return ent_fail(err, ENT_ELIMIT, "a trend of %zu points: %d are the most", n, MAX_POINTS);
    if (n < 2)
        return ENT_OK;
    if ((scratch = ent_malloc((n * (n - 1) / 2 + n) * sizeof *scratch)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a trend of %zu points", n);
    memcpy(scratch, times, n * sizeof *times);
    struct ties in_times = count_ties(scratch, n);
    memcpy(scratch, values, n * sizeof *values);
    struct ties in_values = count_ties(scratch, n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            double dt = times[k] - times[i], dv = values[k] - values[i];
            out->s += sign(dt) * sign(dv);
            if (dt != 0)
                scratch[n_slopes++] = dv / dt;
        }
    test(out, (double)n, in_times, in_values);
    out->slope = sort_median(scratch, n_slopes);
    for (size_t i = 0; i < n; i++)
        scratch[i] = values[i] - out->slope * times[i];
    out->intercept = sort_median(scratch, n);
    ent_free(scratch);
    return ENT_OK;
}
