#include "stats/ent_diversity.h"

#include <math.h>
#include <string.h>

#include "base/ent_mem.h"

/* For each type how often it was seen since 'since'; ids are numbered anew so that the array is small. */
struct seen {
    uint32_t *ids; /* numbered: 0 .. types - 1 */
    uint64_t *stamp;
    size_t types, hapaxes;
};

static const double mtld_limit = 0.72;

/* Number the ids in order of first occurrence, by open addressing; count hapaxes. */
static enum ent_status number(const uint32_t *ids, size_t n, struct seen *out, struct ent_error *err)
{
    size_t n_slots = 16, cap_ids = 0, cap_stamp = 0, cap_slots = 0, cap_counts = 0;
    uint32_t *slots = NULL, *counts = NULL;
    enum ent_status st;
    while (n_slots < n * 2)
        n_slots *= 2;
    if ((st = ent_reserve(&out->ids, &cap_ids, n + 1, sizeof *out->ids, err)) == ENT_OK &&
        (st = ent_reserve(&out->stamp, &cap_stamp, n + 1, sizeof *out->stamp, err)) == ENT_OK &&
        (st = ent_reserve(&counts, &cap_counts, n + 1, sizeof *counts, err)) == ENT_OK)
        st = ent_reserve(&slots, &cap_slots, n_slots * 2, sizeof *slots, err);
    if (st == ENT_OK) {
        memset(slots, 0xFF, n_slots * 2 * sizeof *slots);
        memset(counts, 0, (n + 1) * sizeof *counts);
    }
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        size_t k = (size_t)(ids[i] * 0x9E3779B1u) & (n_slots - 1);
        while (slots[2 * k + 1] != UINT32_MAX && slots[2 * k] != ids[i])
            k = (k + 1) & (n_slots - 1);
        if (slots[2 * k + 1] == UINT32_MAX) {
            slots[2 * k] = ids[i];
            slots[2 * k + 1] = (uint32_t)out->types++;
        }
        out->ids[i] = slots[2 * k + 1];
        counts[out->ids[i]]++;
    }
    for (size_t i = 0; st == ENT_OK && i < out->types; i++)
        out->hapaxes += counts[i] == 1;
    ent_free(slots);
    ent_free(counts);
    return st;
}

/* Types in ids[from, to); 'mark' must be larger than at every call before. */
static size_t types_in(struct seen *s, size_t from, size_t to, uint64_t mark)
{
    size_t types = 0;
    for (size_t i = from; i < to; i++) {
        types += s->stamp[s->ids[i]] != mark;
        s->stamp[s->ids[i]] = mark;
    }
    return types;
}

/* Stretches until the ttr has fallen to 0.72, the rest in proportion; words a stretch. */
static double mtld_one_way(struct seen *s, size_t n, int backwards, uint64_t *mark)
{
    double factors = 0, ttr = 1;
    size_t types = 0, tokens = 0;
    ++*mark;
    for (size_t i = 0; i < n; i++) {
        uint32_t id = s->ids[backwards ? n - 1 - i : i];
        types += s->stamp[id] != *mark;
        s->stamp[id] = *mark;
        ttr = (double)types / (double)++tokens;
        if (ttr <= mtld_limit) {
            factors++;
            types = tokens = 0;
            ttr = 1;
            ++*mark;
        }
    }
    if (tokens > 0)
        factors += (1 - ttr) / (1 - mtld_limit);
    return factors > 0 ? (double)n / factors : NAN; /* no word ever came twice */
}

enum ent_status ent_diversity(const uint32_t *ids, size_t n, size_t chunk, struct ent_diversity *out,
                              struct ent_error *err)
{
    struct seen s = {0};
    uint64_t mark = 0;
    double sum = 0;
    enum ent_status st = number(ids, n, &s, err);
    *out = (struct ent_diversity){.tokens = n, .ttr = NAN, .sttr = NAN, .mtld = NAN};
    chunk = chunk > 0 ? chunk : 1000;
    if (st == ENT_OK && n > 0) {
        memset(s.stamp, 0, n * sizeof *s.stamp);
        out->types = s.types;
        out->hapaxes = s.hapaxes;
        out->ttr = (double)s.types / (double)n;
        for (; (out->chunks + 1) * chunk <= n; out->chunks++)
            sum += (double)types_in(&s, out->chunks * chunk, (out->chunks + 1) * chunk, ++mark) / (double)chunk;
        if (out->chunks > 0)
            out->sttr = sum / (double)out->chunks;
        out->mtld = mtld_one_way(&s, n, 0, &mark) / 2 + mtld_one_way(&s, n, 1, &mark) / 2;
    }
    ent_free(s.ids);
    ent_free(s.stamp);
    return st;
}

struct ent_zipf ent_zipf(const uint64_t *frequencies, size_t n)
{
    struct ent_zipf z = {NAN, NAN, NAN};
    double mx = 0, my = 0, sxx = 0, sxy = 0, syy = 0;
    for (size_t i = 0; i < n; i++) {
        mx += log((double)(i + 1)) / (double)n;
        my += log((double)frequencies[i]) / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        double x = log((double)(i + 1)) - mx, y = log((double)frequencies[i]) - my;
        sxx += x * x;
        sxy += x * y;
        syy += y * y;
    }
    if (n >= 2) {
        z.exponent = -sxy / sxx;
        z.intercept = my + z.exponent * mx;
        z.r2 = syy > 0 ? sxy * sxy / (sxx * syy) : 1;
    }
    return z;
}
