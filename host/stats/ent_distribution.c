#include "stats/ent_distribution.h"

#include <math.h>

double ent_normal_p(double z) { return erfc(fabs(z) / sqrt(2)); }

double ent_chi2_p(double x) { return x > 0 ? erfc(sqrt(x / 2)) : 1; }

/* A value of a polynomial, its highest coefficient first. */
static double poly(const double *c, int n, double x)
{
    double y = 0;
    for (int i = 0; i < n; i++)
        y = y * x + c[i];
    return y;
}

/* P. J. Acklam's rational approximation (relative error below 1.2e-9). */
static double first_guess(double p)
{
    static const double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
                               1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    static const double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                               6.680131188771972e+01, -1.328068155288572e+01, 1};
    static const double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                               -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    static const double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                               3.754408661907416e+00, 1};
    double q;
    if (p < 0.02425) {
        q = sqrt(-2 * log(p));
        return poly(c, 6, q) / poly(d, 5, q);
    }
    if (p > 1 - 0.02425)
        return -first_guess(1 - p);
    q = p - 0.5;
    return q * poly(a, 6, q * q) / poly(b, 6, q * q);
}

double ent_normal_quantile(double p)
{
    double x, e, u;
    if (!(p > 0 && p < 1))
        return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    x = first_guess(p);
    e = erfc(-x / sqrt(2)) / 2 - p;
    u = e * sqrt(2 * 3.14159265358979323846) * exp(x * x / 2);
    return x - u / (1 + x * u / 2);
}

void ent_wilson(double k, double n, double level, double *low, double *high)
{
    double z = ent_normal_quantile((1 + level) / 2), p = k / n, z2 = z * z / n;
    double centre = (p + z2 / 2) / (1 + z2), half = z / (1 + z2) * sqrt(p * (1 - p) / n + z2 / (4 * n));
    *low = k <= 0 ? 0 : fmax(centre - half, 0);
    *high = k >= n ? 1 : fmin(centre + half, 1);
}
