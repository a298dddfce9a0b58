#include "stats/ent_association.h"

#include <math.h>

struct ent_table ent_table_of(double together, double first, double second, double all)
{
    return (struct ent_table){together, first - together, second - together, all - first - second + together};
}

static double row1(const struct ent_table *t) { return t->o11 + t->o12; }
static double row2(const struct ent_table *t) { return t->o21 + t->o22; }
static double column1(const struct ent_table *t) { return t->o11 + t->o21; }
static double column2(const struct ent_table *t) { return t->o12 + t->o22; }
static double total(const struct ent_table *t) { return row1(t) + row2(t); }
static double expected11(const struct ent_table *t) { return row1(t) * column1(t) / total(t); }

static double o_ln(double o, double e) { return o > 0 ? o * log(o / e) : 0; }

double ent_table_ll(const struct ent_table *t)
{
    double n = total(t);
    return 2 * (o_ln(t->o11, row1(t) * column1(t) / n) + o_ln(t->o12, row1(t) * column2(t) / n) +
                o_ln(t->o21, row2(t) * column1(t) / n) + o_ln(t->o22, row2(t) * column2(t) / n));
}

static double cell_chi2(double o, double e, double correction)
{
    double d = fmax(fabs(o - e) - correction, 0);
    return d * d / e;
}

double ent_table_chi2(const struct ent_table *t, int yates)
{
    double n = total(t), correction = yates ? 0.5 : 0;
    return cell_chi2(t->o11, row1(t) * column1(t) / n, correction) +
           cell_chi2(t->o12, row1(t) * column2(t) / n, correction) +
           cell_chi2(t->o21, row2(t) * column1(t) / n, correction) +
           cell_chi2(t->o22, row2(t) * column2(t) / n, correction);
}

static double chi2(const struct ent_table *t) { return ent_table_chi2(t, 0); }
static double chi2_yates(const struct ent_table *t) { return ent_table_chi2(t, 1); }
static double mi(const struct ent_table *t) { return log2(t->o11 / expected11(t)); }
static double mi2(const struct ent_table *t) { return log2(t->o11 * t->o11 / expected11(t)); }
static double mi3(const struct ent_table *t) { return log2(t->o11 * t->o11 * t->o11 / expected11(t)); }
static double t_score(const struct ent_table *t) { return (t->o11 - expected11(t)) / sqrt(t->o11); }
static double z_score(const struct ent_table *t) { return (t->o11 - expected11(t)) / sqrt(expected11(t)); }
static double dice(const struct ent_table *t) { return 2 * t->o11 / (row1(t) + column1(t)); }
static double log_dice(const struct ent_table *t) { return 14 + log2(dice(t)); }
static double delta_p21(const struct ent_table *t) { return t->o11 / row1(t) - t->o21 / row2(t); }
static double delta_p12(const struct ent_table *t) { return t->o11 / column1(t) - t->o12 / column2(t); }
static double jaccard(const struct ent_table *t) { return t->o11 / (t->o11 + t->o12 + t->o21); }
static double min_sensitivity(const struct ent_table *t) { return fmin(t->o11 / row1(t), t->o11 / column1(t)); }

static double log_ratio(const struct ent_table *t)
{
    double without = t->o21 > 0 ? t->o21 : 0.5; /* Hardie's: what was never seen counts as half a time */
    return log2(t->o11 / row1(t) / (without / row2(t)));
}

static double log_odds(const struct ent_table *t)
{
    return log((t->o11 + 0.5) * (t->o22 + 0.5) / ((t->o12 + 0.5) * (t->o21 + 0.5)));
}

/* ln of the number of ways to take k of n */
static double ln_choose(double n, double k) { return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1); }

/* The hypergeometric tail, summed from its largest term on: terms fall at once beyond the mode. */
static double fisher(const struct ent_table *t)
{
    double r1 = row1(t), c1 = column1(t), n = total(t), k = t->o11, last = fmin(r1, c1), p = 0;
    double first = fmax(0, r1 + c1 - n);
    if (!(n > 0) || k <= first)
        return n > 0 ? 1 : NAN;
    double term = exp(ln_choose(c1, k) + ln_choose(n - c1, r1 - k) - ln_choose(n, r1));
    for (; k <= last && term > 0; k++) {
        p += term;
        if (term < p * 1e-17)
            break;
        term *= (c1 - k) * (r1 - k) / ((k + 1) * (n - c1 - r1 + k + 1));
    }
    return fmin(p, 1);
}

const struct ent_association *ent_association_find(const char *name)
{
    for (const struct ent_association *a = ent_associations; a->about.name != NULL; a++)
        if (ent_measure_is(&a->about, name))
            return a;
    return NULL;
}

#define EVERT "Evert 2008, Corpora and collocations"
const struct ent_association ent_associations[] = {
    {{"ll", "loglikelihood g2", "2 sum oij ln(oij / eij), four cells", "Dunning 1993, Computational Linguistics 19(1)"},
     ent_table_ll, 0, 1},
    {{"mi", "pmi mutualinformation", "log2(o11 / e11)", "Church and Hanks 1990, Computational Linguistics 16(1)"}, mi, 0, 0},
    {{"mi2", "", "log2(o11^2 / e11)", "Daille 1994; " EVERT}, mi2, 0, 0},
    {{"mi3", "", "log2(o11^3 / e11)", "Daille 1994; Oakes 1998, Statistics for Corpus Linguistics"}, mi3, 0, 0},
    {{"t", "tscore ttest", "(o11 - e11) / sqrt(o11)", "Church, Gale, Hanks and Hindle 1991; " EVERT}, t_score, 0, 0},
    {{"z", "zscore", "(o11 - e11) / sqrt(e11)", "Dennis 1965; Berry-Rogghe 1973; " EVERT}, z_score, 0, 0},
    {{"logDice", "", "14 + log2(2 o11 / (r1 + c1))", "Rychly 2008, A lexicographer-friendly association score"}, log_dice, 0, 0},
    {{"dice", "", "2 o11 / (r1 + c1)", "Dice 1945; Smadja, McKeown and Hatzivassiloglou 1996"}, dice, 0, 0},
    {{"deltaP21", "deltap dp21", "o11 / r1 - o21 / r2: of the second word, given the first",
      "Gries 2013, 50-something years of work on collocations; Ellis 2006"},
     delta_p21, 0, 0},
    {{"deltaP12", "dp12", "o11 / c1 - o12 / c2: of the first word, given the second", "Gries 2013; Ellis 2006"}, delta_p12, 0, 0},
    {{"logRatio", "lograt", "log2((o11 / r1) / (o21 / r2)); o21 = 0 counts as 0.5", "Hardie 2014, Log Ratio: an informal introduction"},
     log_ratio, 0, 0},
    {{"fisher", "fisherexact", "p of o11 or more together by chance (hypergeometric, one-sided)",
      "Fisher 1934; Pedersen 1996, Fishing for exactness"},
     fisher, 1, 0},
    {{"chi2", "chisquared chisquare chisq x2", "sum (oij - eij)^2 / eij", "Pearson 1900; Manning and Schuetze 1999, ch. 5"}, chi2, 0, 1},
    {{"chi2yates", "yates", "sum (max(|oij - eij| - 0.5, 0))^2 / eij", "Yates 1934"}, chi2_yates, 0, 1},
    {{"logOdds", "oddsratio", "ln((o11 + 0.5)(o22 + 0.5) / ((o12 + 0.5)(o21 + 0.5)))", "Haldane 1956; " EVERT}, log_odds, 0, 0},
    {{"jaccard", "", "o11 / (o11 + o12 + o21)", EVERT}, jaccard, 0, 0},
    {{"ms", "minsensitivity", "min(o11 / r1, o11 / c1)", "Pedersen 1998; " EVERT}, min_sensitivity, 0, 0},
    {{0}, 0, 0, 0}};
