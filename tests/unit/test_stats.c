/*
 * Statistics against values that others published.
 */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "stats/ent_adjust.h"
#include "stats/ent_association.h"
#include "stats/ent_dispersion.h"
#include "stats/ent_distribution.h"
#include "stats/ent_diversity.h"
#include "stats/ent_keyness.h"
#include "stats/ent_trend.h"

static const struct {
    const char *measure;
    struct ent_table t;
    double value, within;
} associations[] = {
    /* Dunning 1993, table 2: "the swiss", "can be", "previous year", "mineral water" */
    {"ll", {110, 2442, 111, 29114}, 270.72, 0.005},
    {"ll", {29, 13, 123, 31612}, 263.90, 0.005},
    {"log-likelihood", {31, 23, 139, 31584}, 256.84, 0.005},
    {"G2", {10, 0, 3, 31764}, 167.23, 0.005},
    /* Manning and Schuetze 1999, ch. 5: "new companies", "Ayatollah Ruhollah" */
    {"t", {8, 4667, 15820, 14287173}, 0.999932, 5e-7},
    {"chi_squared", {8, 4667, 15820, 14287173}, 1.55, 0.005},
    {"MI", {20, 22, 0, 14307626}, 18.38, 0.005},
    /* Gries 2013: "of course" */
    {"deltaP21", {5610, 168938, 2257, 10233063}, 0.032, 0.0005},
    {"deltaP12", {5610, 168938, 2257, 10233063}, 0.697, 0.0005},
    /* Fisher's lady tasting tea: 17/70 */
    {"fisher", {3, 1, 1, 3}, 17.0 / 70, 1e-12},
    {"fisher", {4, 0, 0, 4}, 1.0 / 70, 1e-12},
    {"fisher", {0, 4, 4, 0}, 1, 1e-12},
    /* by hand: r1 = 16, c1 = 32, n = 512, so e11 = 1 */
    {"mi3", {8, 8, 24, 472}, 9, 1e-12},
    {"z", {8, 8, 24, 472}, 7, 1e-12},
    {"dice", {8, 8, 24, 472}, 1.0 / 3, 1e-12},
    {"logDice", {8, 8, 24, 472}, 14 - 1.5849625007211562, 1e-12},
    {"logRatio", {8, 8, 31, 465}, 3, 1e-12},
    {"logRatio", {8, 8, 0, 16}, 4, 1e-12}, /* never without it: half a time */
    {"jaccard", {8, 8, 24, 472}, 0.2, 1e-12},
    {"ms", {8, 8, 24, 472}, 0.25, 1e-12},
    {"logOdds", {0.5, 0.5, 0.5, 1.5}, 0.6931471805599453, 1e-12},
    {"chi2yates", {3, 1, 1, 3}, 0.5, 1e-12},
};

START_TEST(test_association)
{
    const struct ent_association *a = ent_association_find(associations[_i].measure);
    ck_assert_ptr_nonnull(a);
    ck_assert_double_eq_tol(a->value(&associations[_i].t), associations[_i].value, associations[_i].within);
}
END_TEST

START_TEST(test_table)
{
    struct ent_table t = ent_table_of(20, 42, 20, 14307668);
    ck_assert_double_eq(t.o12, 22);
    ck_assert_double_eq(t.o21, 0);
    ck_assert_double_eq(t.o22, 14307626);
    ck_assert_ptr_null(ent_association_find("logdicee"));
    ck_assert_ptr_null(ent_association_find(""));
}
END_TEST

static const struct {
    const char *measure;
    struct ent_keyness_counts c;
    struct ent_keyness_options o;
    double value, within;
} keynesses[] = {
    /* Lancaster's calculator in its course notes: 52 in 50,000 against 57 in 75,000 gives + 2.65 */
    {"ll2", {52, 50000, 57, 75000}, {.yates = 0}, 2.65, 0.005},
    /* the four cells are Dunning's table */
    {"ll", {110, 2552, 111, 29225}, {.yates = 0}, 270.72, 0.005},
    {"bic", {52, 50000, 57, 75000}, {.yates = 0}, 2.65 - 11.736069, 0.005},
    {"logRatio", {40, 1000, 10, 1000}, {.yates = 0}, 2, 1e-12},
    {"logRatio", {4, 1000, 0, 1000}, {.yates = 0}, 3, 1e-12},
    {"%DIFF", {30, 1000, 10, 1000}, {.yates = 0}, 200, 1e-9},
    {"diff", {10, 1000, 20, 1000}, {.yates = 0}, -50, 1e-9},
    {"oddsRatio", {20, 100, 10, 100}, {.yates = 0}, 2.25, 1e-12},
    {"simple_maths", {300, 1000000, 99, 1000000}, {.yates = 0}, 3.01, 1e-12},
    {"simpleMaths", {300, 1000000, 100, 1000000}, {.smoothing = 100}, 2, 1e-12},
    {"simpleMaths", {3, 1000, 1, 1000}, {.per = 1000}, 2, 1e-12},
    {"chi2", {3, 4, 1, 4}, {.yates = 0}, 2, 1e-12},
    {"chi2", {3, 4, 1, 4}, {.yates = 1}, 0.5, 1e-12},
};

START_TEST(test_keyness)
{
    const struct ent_keyness *k = ent_keyness_find(keynesses[_i].measure);
    ck_assert_ptr_nonnull(k);
    ck_assert_double_eq_tol(k->value(&keynesses[_i].c, &keynesses[_i].o).value, keynesses[_i].value, keynesses[_i].within);
}
END_TEST

/* Katz et al.: ln RR +- 1.96 sqrt(1/40 - 1/1000 + 1/10 - 1/1000) */
START_TEST(test_log_ratio_interval)
{
    const struct ent_keyness_options o = {0};
    const struct ent_keyness_counts c = {40, 1000, 10, 1000};
    struct ent_keyness_value v = ent_keyness_find("logratio")->value(&c, &o);
    double half = 1.959963984540054 * sqrt(0.123) / log(2);
    ck_assert_double_eq_tol(v.low, 2 - half, 1e-9);
    ck_assert_double_eq_tol(v.high, 2 + half, 1e-9);
    ck_assert_int_eq(ent_keyness_direction(&c), 1);
}
END_TEST

/* Gries 2020, "Analyzing dispersion": the word "a" in five parts of 9, 10, 10, 10 and 11 words */
static const struct {
    const char *measure;
    double value, within;
} dispersions[] = {{"range", 5, 1e-12},      {"D", 0.785, 0.0005},        {"Carroll D2", 0.938, 0.0005}, {"S", 0.95, 0.0005},
                   {"DP", 0.18, 1e-12},   {"DPnorm", 0.2195, 0.00005}, {"KL", 0.137, 0.0005}};

START_TEST(test_dispersion)
{
    static const double counts[] = {1, 2, 3, 4, 5}, sizes[] = {9, 10, 10, 10, 11};
    const struct ent_dispersion *d = ent_dispersion_find(dispersions[_i].measure);
    ck_assert_ptr_nonnull(d);
    ck_assert_double_eq_tol(d->value(counts, sizes, 5), dispersions[_i].value, dispersions[_i].within);
}
END_TEST

START_TEST(test_dispersion_edges)
{
    static const double none[] = {0, 0}, sizes[] = {5, 5}, one[] = {0, 4, 0}, gap[] = {5, 5, 0};
    for (const struct ent_dispersion *d = ent_dispersions; d->about.name != NULL; d++) {
        double v = d->value(none, sizes, 2);
        ck_assert(ent_measure_is(&d->about, "range") ? v == 0 : isnan(v));
    }
    ck_assert_double_eq_tol(ent_dispersion_find("DPnorm")->value(one, gap, 3), 1, 1e-12); /* all in one part of two */
    ck_assert_double_eq_tol(ent_dispersion_find("D")->value(one, gap, 3), 0, 1e-12);
}
END_TEST

START_TEST(test_arf)
{
    static const uint64_t even[] = {0, 25, 50, 75}, together[] = {0, 1, 2, 3};
    ck_assert_double_eq_tol(ent_arf(even, 4, 100), 4, 1e-12);
    ck_assert_double_eq_tol(ent_arf(together, 4, 100), (1 + 1 + 1 + 25) / 25.0, 1e-12);
    ck_assert_double_eq_tol(ent_arf(even + 2, 1, 100), 1, 1e-12);
    ck_assert_double_eq(ent_arf(even, 0, 100), 0);
}
END_TEST

START_TEST(test_distribution)
{
    double low, high;
    ck_assert_double_eq_tol(ent_normal_quantile(0.975), 1.959963984540054, 1e-12);
    ck_assert_double_eq_tol(ent_normal_quantile(0.001), -3.090232306167813, 1e-12);
    ck_assert_double_eq_tol(ent_chi2_p(3.841458820694124), 0.05, 1e-12);
    ck_assert_double_eq_tol(ent_chi2_p(10.82756617), 0.001, 1e-10);
    /* Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29 */
    ent_wilson(81, 263, 0.95, &low, &high);
    ck_assert_double_eq_tol(low, 0.2553, 0.00005);
    ck_assert_double_eq_tol(high, 0.3662, 0.00005);
    ent_wilson(15, 148, 0.95, &low, &high);
    ck_assert_double_eq_tol(low, 0.0624, 0.00005);
    ck_assert_double_eq_tol(high, 0.1605, 0.00005);
    ent_wilson(0, 20, 0.95, &low, &high);
    ck_assert_double_eq(low, 0);
    ck_assert_double_eq_tol(high, 0.1611, 0.00005);
    ent_wilson(1, 29, 0.95, &low, &high);
    ck_assert_double_eq_tol(low, 0.0061, 0.00005);
    ck_assert_double_eq_tol(high, 0.1718, 0.00005);
}
END_TEST

/* Benjamini and Hochberg 1995, section 3.2: of 15 p-values 4 are significant at 0.05, by Bonferroni's 3. */
START_TEST(test_adjust)
{
    static const double given[] = {0.0344, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298,
                                   0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    struct ent_error err;
    double p[15];
    int n = 0;
    for (int i = 0; i < 15; i++)
        p[i] = given[i];
    ck_assert_int_eq(ent_adjust(p, 15, ENT_ADJUST_BH, &err), ENT_OK);
    for (int i = 0; i < 15; i++)
        n += p[i] <= 0.05;
    ck_assert_int_eq(n, 4);
    ck_assert_double_eq_tol(p[4], 0.0095 * 15 / 4, 1e-12);
    for (int i = 0; i < 15; i++)
        p[i] = given[i];
    ck_assert_int_eq(ent_adjust(p, 15, ENT_ADJUST_HOLM, &err), ENT_OK);
    ck_assert_double_eq_tol(p[3], 0.0019 * 13, 1e-12);
    ck_assert_double_eq_tol(p[1], 0.0001 * 15, 1e-12);
    ck_assert_double_eq(p[14], 1);
    ck_assert_int_eq(ent_adjust(NULL, 0, ENT_ADJUST_HOLM, &err), ENT_OK);
}
END_TEST

/* Sen 1968, section 6: x = 1 2 3 4 10 12 18, y = 9 15 19 20 45 55 78; the estimate is 4. */
START_TEST(test_trend)
{
    static const double x[] = {1, 2, 3, 4, 10, 12, 18}, y[] = {9, 15, 19, 20, 45, 55, 78};
    static const double tied[] = {1, 1, 2, 3}, flat[] = {5, 5, 5, 5};
    struct ent_trend t;
    struct ent_error err;
    ck_assert_int_eq(ent_trend(x, y, 7, &t, &err), ENT_OK);
    ck_assert_double_eq_tol(t.slope, 4, 1e-12);
    ck_assert_double_eq_tol(t.tau, 1, 1e-12);
    ck_assert_double_eq(t.s, 21);
    ck_assert_double_eq_tol(t.p, ent_normal_p(20 / sqrt(44.333333333333336)), 1e-12);
    ck_assert_int_eq(ent_trend(x, tied, 4, &t, &err), ENT_OK);
    ck_assert_double_eq_tol(t.tau, 5 / sqrt(6.0 * 5.0), 1e-12);
    ck_assert_int_eq(ent_trend(x, flat, 4, &t, &err), ENT_OK);
    ck_assert(isnan(t.tau));
    ck_assert_double_eq(t.slope, 0);
    ck_assert_int_eq(ent_trend(x, y, 1, &t, &err), ENT_OK);
    ck_assert(isnan(t.slope));
}
END_TEST

START_TEST(test_diversity)
{
    static const uint32_t ids[] = {7, 1000000, 7, 3, 3, 3, 9, 7};
    static const uint64_t harmonic[] = {60, 30, 20, 15, 12, 10};
    struct ent_diversity d;
    struct ent_error err;
    ck_assert_int_eq(ent_diversity(ids, 8, 4, &d, &err), ENT_OK);
    ck_assert_uint_eq(d.types, 4);
    ck_assert_uint_eq(d.hapaxes, 2);
    ck_assert_double_eq_tol(d.ttr, 0.5, 1e-12);
    ck_assert_uint_eq(d.chunks, 2);
    ck_assert_double_eq_tol(d.sttr, (3 / 4.0 + 3 / 4.0) / 2, 1e-12);
    /* forwards 7 x 7 | 3 3 | 3 9 7, backwards 7 9 3 3 3 | 7 x 7: factors end where types fall to 0.72 of tokens */
    ck_assert_double_eq_tol(d.mtld, (8 / 2.0 + 8 / 2.0) / 2, 1e-12);
    ck_assert_int_eq(ent_diversity(ids, 0, 0, &d, &err), ENT_OK);
    ck_assert(isnan(d.ttr));
    struct ent_zipf z = ent_zipf(harmonic, 6);
    ck_assert_double_eq_tol(z.exponent, 1, 1e-12);
    ck_assert_double_eq_tol(exp(z.intercept), 60, 1e-9);
    ck_assert_double_eq_tol(z.r2, 1, 1e-12);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("stats");
    TCase *t = tcase_create("stats");
    SRunner *r = srunner_create(s);
    int failed;
    tcase_add_loop_test(t, test_association, 0, sizeof associations / sizeof *associations);
    tcase_add_test(t, test_table);
    tcase_add_loop_test(t, test_keyness, 0, sizeof keynesses / sizeof *keynesses);
    tcase_add_test(t, test_log_ratio_interval);
    tcase_add_loop_test(t, test_dispersion, 0, sizeof dispersions / sizeof *dispersions);
    tcase_add_test(t, test_dispersion_edges);
    tcase_add_test(t, test_arf);
    tcase_add_test(t, test_distribution);
    tcase_add_test(t, test_adjust);
    tcase_add_test(t, test_trend);
    tcase_add_test(t, test_diversity);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
