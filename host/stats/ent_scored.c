#include "stats/ent_scored.h"

#include <math.h>
#include <string.h>

#include "base/ent_mem.h"

/* Unsigned numbers in the order that is wanted: the bits of a double are, once signs are seen to. */
static uint64_t key_of(double x, int ascending)
{
    uint64_t bits;
    if (isnan(x))
        return UINT64_MAX;
    x += 0.0; /* -0 is 0 */
    memcpy(&bits, &x, sizeof bits);
    bits = bits >> 63 ? ~bits : bits | 1ull << 63;
    return ascending ? bits : ~bits;
}

struct keyed {
    uint64_t key;
    struct ent_scored what;
};

/* Radix sort by digits from the lowest; what all have in common is passed over. */
static void sort_keyed(struct keyed **list, struct keyed **other, size_t n)
{
    enum { DIGIT = 11, N = 1 << DIGIT };
    for (int shift = 0; shift < 64; shift += DIGIT) {
        size_t starts[N + 1] = {0};
        struct keyed *from = *list, *to = *other;
        for (size_t i = 0; i < n; i++)
            starts[(from[i].key >> shift & (N - 1)) + 1]++;
        if (n == 0 || starts[(from[0].key >> shift & (N - 1)) + 1] == n)
            continue;
        for (size_t k = 1; k <= N; k++)
            starts[k] += starts[k - 1];
        for (size_t i = 0; i < n; i++)
            to[starts[from[i].key >> shift & (N - 1)]++] = from[i];
        *list = to;
        *other = from;
    }
}

enum ent_status ent_scored_sort(struct ent_scored *list, size_t n, int ascending, struct ent_error *err)
{
    struct keyed *all = ent_malloc((2 * n + 1) * sizeof *all), *from = all, *to = all + n;
    if (all == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for sorting %zu rows", n);
    for (size_t i = 0; i < n; i++)
        from[i] = (struct keyed){~(uint64_t)list[i].n, list[i]};
    sort_keyed(&from, &to, n);
    for (size_t i = 0; i < n; i++)
        from[i].key = key_of(from[i].what.score, ascending);
    sort_keyed(&from, &to, n);
    for (size_t i = 0; i < n; i++)
        list[i] = from[i].what;
    ent_free(all);
    return ENT_OK;
}

double ent_rounded(double x, int digits)
{
    if (digits < 0 || !isfinite(x))
        return x;
    double power = pow(10, digits), y = round(x * power) / power;
    return isfinite(y) ? y + 0.0 : x;
}
