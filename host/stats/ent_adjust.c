#include "stats/ent_adjust.h"

#include <math.h>
#include <stdlib.h>

#include "base/ent_mem.h"

struct rank {
    double p;
    size_t at;
};

static int by_p(const void *a, const void *b)
{
    const struct rank *x = a, *y = b;
    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/* From the smallest up, none smaller than the one before it. */
static void holm(double *p, const struct rank *ranks, size_t n)
{
    double floor = 0;
    for (size_t i = 0; i < n; i++) {
        floor = fmax(floor, fmin(1, ranks[i].p * (double)(n - i)));
        p[ranks[i].at] = floor;
    }
}

/* From the largest down, none larger than the one after it. */
static void benjamini_hochberg(double *p, const struct rank *ranks, size_t n)
{
    double ceiling = 1;
    for (size_t i = n; i-- > 0;) {
        ceiling = fmin(ceiling, ranks[i].p * (double)n / (double)(i + 1));
        p[ranks[i].at] = ceiling;
    }
}

enum ent_status ent_adjust(double *p, size_t n, enum ent_adjustment method, struct ent_error *err)
{
    struct rank *ranks = NULL;
    size_t cap = 0;
    enum ent_status st = ent_reserve(&ranks, &cap, n, sizeof *ranks, err);
    if (st != ENT_OK)
        return st;
    for (size_t i = 0; i < n; i++)
        ranks[i] = (struct rank){p[i], i};
    if (n > 0)
        qsort(ranks, n, sizeof *ranks, by_p);
    (method == ENT_ADJUST_HOLM ? holm : benjamini_hochberg)(p, ranks, n);
    ent_free(ranks);
    return ENT_OK;
}
