/*
 * floor_sql -- the floor that SQL is held against: the same over arrays in memory
 *
 * usage: floor_sql WORDS FIRST SENTENCES DOCS DOC
 *
 * count: look at each of WORDS ids; word: find the first of an id, which stands at FIRST; join: the sentences of a
 * document by bisection of their starts, their bounds copied.  Milliseconds, medians of five after a warm-up.
 */
#include "bench.h"

#include <stdint.h>

struct arrays {
    size_t words, first, sentences, docs, doc;
    uint32_t *ids, *starts, *bounds; /* of words; of sentences, by their documents; what a join gives */
};
static volatile size_t sink;

static void count(const struct arrays *a)
{
    size_t n = 0;
    for (size_t i = 0; i < a->words; i++)
        n += a->ids[i] != UINT32_MAX;
    sink = n;
}

static void word(const struct arrays *a)
{
    size_t i = 0;
    while (i < a->words && a->ids[i] != 1)
        i++;
    sink = i;
}

static void join(const struct arrays *a)
{
    size_t low = 0, high = a->sentences, n = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (a->starts[middle] < a->doc)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < a->sentences && a->starts[low] == a->doc; low++)
        a->bounds[n++] = a->starts[low];
    sink = n;
}

static void measure(const char *name, void (*f)(const struct arrays *), const struct arrays *a)
{
    double times[BENCH_RUNS];
    f(a);
    for (int i = 0; i < BENCH_RUNS; i++) {
        double started = bench_cpu();
        f(a);
        times[i] = bench_cpu() - started;
    }
    printf("%s %.6f\n", name, bench_median(times) * 1000);
}

int main(int argc, char **argv)
{
    struct arrays a;
    if (argc != 6) {
        fputs("usage: floor_sql WORDS FIRST SENTENCES DOCS DOC\n", stderr);
        return 2;
    }
    a = (struct arrays){strtoull(argv[1], NULL, 10), strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10),
                        strtoull(argv[4], NULL, 10), strtoull(argv[5], NULL, 10), NULL, NULL, NULL};
    a.ids = calloc(a.words + 1, sizeof *a.ids);
    a.starts = calloc(a.sentences + 1, sizeof *a.starts);
    a.bounds = calloc(a.sentences + 1, sizeof *a.bounds);
    if (a.ids == NULL || a.starts == NULL || a.bounds == NULL || a.docs == 0 || a.first > a.words)
        return 1;
    for (size_t i = 0; i < a.words; i++)
        a.ids[i] = 2 + (uint32_t)(i % 1000);
    a.ids[a.first] = 1;
    for (size_t i = 0; i < a.sentences; i++)
        a.starts[i] = (uint32_t)(i * a.docs / a.sentences);
    measure("count", count, &a);
    measure("word", word, &a);
    measure("join", join, &a);
    return 0;
}
