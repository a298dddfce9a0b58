/* Some of the hits. */
#include "query/ent_cql_frame.h"

/* splitmix64 (Steele, Lea and Flood 2014) */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

/* A number below n, each as probable as the others: what lies above the last multiple of n is drawn again. */
static uint64_t random_below(uint64_t *state, uint64_t n)
{
    uint64_t limit = UINT64_MAX - UINT64_MAX % n, z;
    do
        z = next_random(state);
    while (z >= limit);
    return z % n;
}

enum ent_status ent_cql_sample(struct ent_cql_hits *out, const struct ent_cql_hits *hits, size_t n, uint64_t seed,
                               struct ent_error *err)
{
    size_t wanted = n < hits->n ? n : hits->n;
    enum ent_status st = ent_reserve(&out->hits, &out->cap, wanted, sizeof *out->hits, err);
    for (size_t i = 0; st == ENT_OK && wanted > out->n; i++) /* selection sampling (Knuth, TAOCP 2, 3.4.2 S) */
        if (random_below(&seed, hits->n - i) < wanted - out->n)
            out->hits[out->n++] = hits->hits[i];
    out->n_hits = out->n;
    return st;
}
