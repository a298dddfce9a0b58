/*
 * ent_keyness.h -- is a word more at home in one text than in another?
 *
 * f1 times in n1 words (the target) and f2 times in n2 (the reference).  Tests (ll, ll2, chi2) are never
 * negative and do not say which text has more: ent_keyness_direction() does, and lists give the tests of
 * words that the reference has more of with a minus sign, as is the custom.
 */
#ifndef ENT_KEYNESS_H
#define ENT_KEYNESS_H

#include "stats/ent_measure.h"

struct ent_keyness_counts {
    double f1, n1, f2, n2;
};
struct ent_keyness_options { /* zeroed: the usual */
    double smoothing;        /* simple maths: what is added to both frequencies; 0: 1 */
    double per;              /* simple maths: frequencies are per so many words; 0: a million */
    double level;            /* of confidence intervals; 0: 0.95 */
    int yates;               /* chi2: Yates' correction */
};
struct ent_keyness_value {
    double value;
    double low, high; /* confidence interval where the measure has one (has_interval), else NaN */
};

struct ent_keyness {
    struct ent_measure about;
    struct ent_keyness_value (*value)(const struct ent_keyness_counts *c, const struct ent_keyness_options *o);
    int is_test;      /* to be given a sign by the direction */
    int has_interval;
};
extern const struct ent_keyness ent_keynesses[]; /* ends in a row without a name */
const struct ent_keyness *ent_keyness_find(const char *name); /* NULL: no such measure */

/* 1: the target has relatively more, -1: the reference, 0: neither. */
int ent_keyness_direction(const struct ent_keyness_counts *c);

#endif
