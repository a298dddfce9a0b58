#include "stats/ent_dispersion.h"

#include <math.h>

static double sum(const double *values, size_t n)
{
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += values[i];
    return s;
}

static size_t n_parts(const double *sizes, size_t parts)
{
    size_t n = 0;
    for (size_t i = 0; i < parts; i++)
        n += sizes[i] > 0;
    return n;
}

static double range(const double *counts, const double *sizes, size_t parts)
{
    double n = 0;
    for (size_t i = 0; i < parts; i++)
        n += sizes[i] > 0 && counts[i] > 0;
    return n;
}

static double juilland(const double *counts, const double *sizes, size_t parts)
{
    double mean = 0, variance = 0, n = (double)n_parts(sizes, parts);
    for (size_t i = 0; i < parts; i++)
        mean += sizes[i] > 0 ? counts[i] / sizes[i] / n : 0;
    for (size_t i = 0; i < parts; i++) {
        double d = sizes[i] > 0 ? counts[i] / sizes[i] - mean : 0;
        variance += d * d / n;
    }
    return 1 - sqrt(variance) / mean / sqrt(n - 1);
}

static double carroll(const double *counts, const double *sizes, size_t parts)
{
    double all = 0, entropy = 0;
    for (size_t i = 0; i < parts; i++)
        all += sizes[i] > 0 ? counts[i] / sizes[i] : 0;
    for (size_t i = 0; i < parts; i++)
        if (sizes[i] > 0 && counts[i] > 0) {
            double p = counts[i] / sizes[i] / all;
            entropy -= p * log2(p);
        }
    return all > 0 ? entropy / log2((double)n_parts(sizes, parts)) : NAN;
}

static double rosengren(const double *counts, const double *sizes, size_t parts)
{
    double f = sum(counts, parts), n = sum(sizes, parts), s = 0;
    for (size_t i = 0; i < parts; i++)
        s += sqrt(sizes[i] / n * counts[i]);
    return s * s / f;
}

static double dp(const double *counts, const double *sizes, size_t parts)
{
    double f = sum(counts, parts), n = sum(sizes, parts), d = 0;
    for (size_t i = 0; i < parts; i++)
        d += fabs(counts[i] / f - sizes[i] / n);
    return d / 2;
}

static double dp_norm(const double *counts, const double *sizes, size_t parts)
{
    double n = sum(sizes, parts), smallest = 1;
    for (size_t i = 0; i < parts; i++)
        if (sizes[i] > 0)
            smallest = fmin(smallest, sizes[i] / n);
    return dp(counts, sizes, parts) / (1 - smallest);
}

static double kl(const double *counts, const double *sizes, size_t parts)
{
    double f = sum(counts, parts), n = sum(sizes, parts), d = 0;
    for (size_t i = 0; i < parts; i++)
        if (counts[i] > 0)
            d += counts[i] / f * log2(counts[i] / f / (sizes[i] / n));
    return f > 0 ? d : NAN;
}

const struct ent_dispersion *ent_dispersion_find(const char *name)
{
    for (const struct ent_dispersion *d = ent_dispersions; d->about.name != NULL; d++)
        if (ent_measure_is(&d->about, name))
            return d;
    return NULL;
}

double ent_arf(const uint64_t *positions, size_t f, uint64_t n)
{
    double v = (double)n / (double)f, s = 0;
    for (size_t i = 0; i < f; i++) {
        uint64_t distance = i > 0 ? positions[i] - positions[i - 1] : positions[0] + n - positions[f - 1];
        s += fmin((double)distance, v);
    }
    return f > 0 ? s / v : 0;
}

#define GRIES "; Gries 2008, IJCL 13(4)"
const struct ent_dispersion ent_dispersions[] = {
    {{"range", "", "number of parts that have the word", "Keniston 1920" GRIES}, range},
    {{"D", "juilland juillandd", "1 - (population sd of p / mean of p) / sqrt(parts - 1)",
      "Juilland, Brodin and Davidovitch 1970" GRIES},
     juilland},
    {{"D2", "carroll carrolld2", "entropy of the p, each divided by their sum, / log2(parts)", "Carroll 1970" GRIES}, carroll},
    {{"S", "rosengren rosengrens", "(sum sqrt(s v))^2 / f", "Rosengren 1971" GRIES}, rosengren},
    {{"DP", "griesdp", "half the sum of |v / f - s|", "Gries 2008, IJCL 13(4)"}, dp},
    {{"DPnorm", "", "DP / (1 - smallest s)", "Lijffijt and Gries 2012, IJCL 17(1)"}, dp_norm},
    {{"KL", "kldivergence kld", "sum (v / f) log2((v / f) / s)", "Gries 2020, Analyzing dispersion"}, kl},
    {{0}, 0}};
