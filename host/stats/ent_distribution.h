/*
 * ent_distribution.h -- the few distributions that the tests here need
 */
#ifndef ENT_DISTRIBUTION_H
#define ENT_DISTRIBUTION_H

/* P(|Z| >= |z|) for a standard normal Z. */
double ent_normal_p(double z);
/* The z with P(Z <= z) = p, 0 < p < 1, to about 1e-15 (Acklam's approximation, then one step of Halley's). */
double ent_normal_quantile(double p);
/* P(X >= x) for a chi-squared X with one degree of freedom. */
double ent_chi2_p(double x);

/* Wilson's interval of a proportion k of n (Wilson 1927, JASA 22; without correction for continuity). */
void ent_wilson(double k, double n, double level, double *low, double *high);

#endif
