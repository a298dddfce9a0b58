#include "stats/ent_scored.h"

#include <math.h>
#include <string.h>

#include "base/ent_mem.h"
#include "base/ent_radix.h"

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

enum ent_status ent_scored_sort(struct ent_scored *list, size_t n, int ascending, struct ent_error *err)
{
    struct ent_radix_row *rows = ent_malloc((n + 1) * sizeof *rows), *scratch = ent_malloc((n + 1) * sizeof *scratch);
    struct ent_scored *old = ent_malloc((n + 1) * sizeof *old);
    enum ent_status st = rows != NULL && scratch != NULL && old != NULL
                             ? ENT_OK
                             : ent_fail(err, ENT_ENOMEM, "out of memory for sorting %zu rows", n);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        rows[i] = (struct ent_radix_row){~(uint64_t)list[i].n, (uint32_t)i};
    if (st == ENT_OK) {
        ent_radix_sort(&rows, &scratch, n);
        for (size_t i = 0; i < n; i++)
            rows[i].key = key_of(list[rows[i].what].score, ascending);
        ent_radix_sort(&rows, &scratch, n);
        memcpy(old, list, n * sizeof *old);
        for (size_t i = 0; i < n; i++)
            list[i] = old[rows[i].what];
    }
    ent_free(rows);
    ent_free(scratch);
    ent_free(old);
    return st;
}

double ent_rounded(double x, int digits)
{
    if (digits < 0 || !isfinite(x))
        return x;
    double power = pow(10, digits), y = round(x * power) / power;
    return isfinite(y) ? y + 0.0 : x;
}
