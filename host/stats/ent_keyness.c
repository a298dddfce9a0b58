#include "stats/ent_keyness.h"

#include <math.h>

#include "stats/ent_association.h"
#include "stats/ent_distribution.h"

static struct ent_keyness_value plain(double value) { return (struct ent_keyness_value){value, NAN, NAN}; }

static struct ent_table table_of(const struct ent_keyness_counts *c)
{
    return (struct ent_table){c->f1, c->n1 - c->f1, c->f2, c->n2 - c->f2};
}

static struct ent_keyness_value ll(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    struct ent_table t = table_of(c);
    (void)o;
    return plain(ent_table_ll(&t));
}

static double two_cells(const struct ent_keyness_counts *c)
{
    double rate = (c->f1 + c->f2) / (c->n1 + c->n2);
    return 2 * ((c->f1 > 0 ? c->f1 * log(c->f1 / (c->n1 * rate)) : 0) +
                (c->f2 > 0 ? c->f2 * log(c->f2 / (c->n2 * rate)) : 0));
}

static struct ent_keyness_value ll2(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    (void)o;
    return plain(two_cells(c));
}

static struct ent_keyness_value chi2(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    struct ent_table t = table_of(c);
    return plain(ent_table_chi2(&t, o->yates));
}

/* The ratio of two proportions; its logarithm is near normal (Katz et al. 1978, Biometrics 34). */
static struct ent_keyness_value log_ratio(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    double f1 = c->f1 > 0 ? c->f1 : 0.5, f2 = c->f2 > 0 ? c->f2 : 0.5;
    double value = log2(f1 / c->n1 / (f2 / c->n2));
    double error = sqrt(1 / f1 - 1 / c->n1 + 1 / f2 - 1 / c->n2) / log(2);
    double z = ent_normal_quantile((1 + (o->level > 0 ? o->level : 0.95)) / 2);
    return (struct ent_keyness_value){value, value - z * error, value + z * error};
}

static struct ent_keyness_value simple_maths(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    double per = o->per > 0 ? o->per : 1e6, k = o->smoothing > 0 ? o->smoothing : 1;
    return plain((c->f1 / c->n1 * per + k) / (c->f2 / c->n2 * per + k));
}

static struct ent_keyness_value diff(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    double p2 = c->f2 > 0 ? c->f2 / c->n2 : 1e-18;
    (void)o;
    return plain((c->f1 / c->n1 - p2) * 100 / p2);
}

static struct ent_keyness_value odds_ratio(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    struct ent_table t = table_of(c);
    (void)o;
    return plain(t.o11 * t.o22 / (t.o12 * t.o21));
}

static struct ent_keyness_value bic(const struct ent_keyness_counts *c, const struct ent_keyness_options *o)
{
    (void)o;
    return plain(two_cells(c) - log(c->n1 + c->n2));
}

int ent_keyness_direction(const struct ent_keyness_counts *c)
{
    double a = c->f1 * c->n2, b = c->f2 * c->n1;
    return (a > b) - (a < b);
}

const struct ent_keyness *ent_keyness_find(const char *name)
{
    for (const struct ent_keyness *k = ent_keynesses; k->about.name != NULL; k++)
        if (ent_measure_is(&k->about, name))
            return k;
    return NULL;
}

const struct ent_keyness ent_keynesses[] = {
    {{"ll", "loglikelihood g2 ll4", "2 sum o ln(o / e) over f1, n1 - f1, f2, n2 - f2",
      "Dunning 1993, Computational Linguistics 19(1)"},
     ll, 1, 0},
    {{"ll2", "rayson", "2 (f1 ln(f1 / e1) + f2 ln(f2 / e2)), ei = ni (f1 + f2) / (n1 + n2)",
      "Rayson and Garside 2000, Comparing corpora using frequency profiling"},
     ll2, 1, 0},
    {{"chi2", "chisquared chisquare chisq x2", "sum (o - e)^2 / e over f1, n1 - f1, f2, n2 - f2",
      "Pearson 1900; Hofland and Johansson 1982"},
     chi2, 1, 0},
    {{"logRatio", "lograt", "log2((f1 / n1) / (f2 / n2)); 0 counts as 0.5; interval from sqrt(1/f1 - 1/n1 + 1/f2 - 1/n2)",
      "Hardie 2014, Log Ratio: an informal introduction; Katz et al. 1978, Biometrics 34"},
     log_ratio, 0, 1},
    {{"simpleMaths", "simplemath sm", "(f1 per million + k) / (f2 per million + k), k = 1",
      "Kilgarriff 2009, Simple maths for keywords"},
     simple_maths, 0, 0},
    {{"%DIFF", "diff percentdiff diffcoefficient", "(f1/n1 - f2/n2) 100 / (f2/n2); f2 / n2 = 0 counts as 1e-18",
      "Gabrielatos and Marchi 2012, Keyness: appropriate metrics and practical issues"},
     diff, 0, 0},
    {{"oddsRatio", "or", "(f1 / (n1 - f1)) / (f2 / (n2 - f2))", "Everitt 2002; Pojanapunya and Watson Todd 2018"}, odds_ratio, 0, 0},
    {{"bic", "", "ll2 - ln(n1 + n2)", "Wilson 2013, Embracing Bayes factors for key item analysis"}, bic, 0, 0},
    {{0}, 0, 0, 0}};
