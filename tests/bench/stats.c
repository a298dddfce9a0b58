/*
 * stats -- what statistics over a corpus cost, in process, warm: the median of five, and a plain loop beside it
 *
 * usage: stats CORPUS [LABEL...]        LABEL: only lines that begin with one of these
 *
 * Words are chosen by how often they occur.  Times are processor time in milliseconds; memory is what is not of mapped
 * files.  The loop counts ids that lie unpacked in memory into an array, and no more (n-grams: writes each pair).  The floor
 * (floor_stats.h) gives the same rows in the same order, with their strings and scores; of collocates their first places, too,
 * of n-grams none.  Where the rows differ the benchmark fails.
 */
#include "bench.h"

#include <string.h>

#include "digest.h"
#include "floor_stats.h"
#include "stats/ent_collocates.h"
#include "stats/ent_keywords.h"
#include "stats/ent_ngrams.h"

static struct ent_corpus *corpus;
static struct ent_error err;
static struct floor_column column;

static void check(enum ent_status st)
{
    if (st == ENT_OK)
        return;
    fprintf(stderr, "stats: %s\n", err.message);
    exit(1);
}

/* ---- the words ---- */

/* The word of letters whose count is nearest to 'wanted'. */
static char *word_of_count(double wanted)
{
    const uint32_t *counts = column.totals;
    uint32_t best = 0;
    double nearest = 1e18;
    size_t n;
    for (uint32_t id = 0; id < column.n_types; id++) {
        const char *s = ent_lexicon_str(ent_corpus_lexicon(corpus, "word"), id, &n);
        double d = counts[id] > wanted ? counts[id] - wanted : wanted - counts[id];
        int good = n > 1 && n < 40;
        for (size_t i = 0; i < n && good; i++)
            good = s[i] >= 'a' && s[i] <= 'z';
        if (good && d < nearest) {
            nearest = d;
            best = id;
        }
    }
    const char *s = ent_lexicon_str(ent_corpus_lexicon(corpus, "word"), best, &n);
    return bench_need(strndup(s, n));
}

/* ---- what is measured ---- */

struct job {
    const char *label;
    double goal; /* milliseconds at 100 M words */
    size_t (*run)(const struct job *j);
    size_t (*loop)(const struct job *j);
    struct floor_answer (*floor)(const struct job *j);
    const struct ent_cql_hits *hits;
    const struct ent_cql_docs *part, *rest;
    unsigned n, skip;
    size_t max;
    uint32_t min;
};

static uint64_t digest; /* of the last frame, where it is asked for */
static int is_digested;

static void check_floor(const struct job *j, const struct ent_frame *f)
{
    struct floor_answer a = j->floor(j);
    if (!floor_is_same(&a, f, j->n == 0)) {
        fprintf(stderr, "stats: %s: the plain loop gives other rows\n", j->label);
        exit(1);
    }
    floor_done(&a);
}

static size_t rows_of(const struct job *j, struct ent_frame *f)
{
    size_t n = ent_frame_n_rows(f);
    if (is_digested) {
        digest = digest_frame(f);
        if (j->floor != NULL)
            check_floor(j, f);
    }
    ent_frame_free(f);
    return n;
}

static size_t collocates(const struct job *j)
{
    static const char *const measures[] = {"ll"};
    const struct ent_collocates_options o = {.attribute = "word", .left = 5, .right = 5, .measures = measures, .n_measures = 1,
                                             .min = j->min, .max = j->max, .evidence = 20, .digits = -1};
    struct ent_collocates_sizes sizes;
    struct ent_frame *f;
    check(ent_collocates(&f, corpus, j->hits, &o, &sizes, &err));
    return rows_of(j, f);
}

static struct floor_answer plain_collocates(const struct job *j) { return floor_collocates(&column, j->hits, j->min, j->max); }
static struct floor_answer plain_bigrams(const struct job *j) { return floor_bigrams(&column, j->min, j->max); }

static size_t run_floor(const struct job *j)
{
    struct floor_answer a = j->floor(j);
    size_t n = a.n;
    floor_done(&a);
    return n;
}

static size_t loop_windows(const struct job *j)
{
    uint32_t *counts = bench_need(calloc(column.n_types, sizeof *counts));
    size_t n = 0;
    for (size_t i = 0; i < j->hits->n; i++) {
        size_t at = ent_corpus_base(corpus, j->hits->hits[i].segment) + j->hits->hits[i].first;
        for (size_t p = at > 5 ? at - 5 : 0; p <= at + 5 && p < column.n; p++)
            n += counts[column.ids[p]]++ == 0;
    }
    free(counts);
    return n;
}

static size_t keyness(const struct job *j)
{
    static const char *const measures[] = {"ll"};
    const struct ent_keywords_options o = {.attribute = "word", .measures = measures, .n_measures = 1, .min = j->min,
                                           .max = j->max, .evidence = 20, .digits = -1};
    struct ent_keywords_part target = {corpus, j->part}, reference = {corpus, j->rest};
    struct ent_frame *f;
    check(ent_keywords(&f, &target, &reference, &o, &err));
    return rows_of(j, f);
}

static size_t loop_part(const struct job *j)
{
    uint32_t *counts = bench_need(calloc(column.n_types, sizeof *counts));
    size_t n = 0;
    for (size_t i = 0; i < j->part->n; i++) {
        size_t base = ent_corpus_base(corpus, j->part->docs[i].segment);
        for (size_t p = base + j->part->docs[i].first; p < base + j->part->docs[i].last; p++)
            n += counts[column.ids[p]]++ == 0;
    }
    free(counts);
    return n;
}

static size_t ngrams(const struct job *j)
{
    const struct ent_ngrams_options o = {.attribute = "word", .n = j->n, .skip = j->skip, .min = j->min, .max = j->max,
                                         .evidence = 20, .marks = 1, .within = "s"};
    struct ent_ngrams_sizes sizes;
    struct ent_frame *f;
    check(ent_ngrams(&f, corpus, &o, &sizes, &err));
    rows_of(j, f);
    return sizes.different;
}

static size_t loop_pairs(const struct job *j)
{
    uint64_t *pairs = bench_need(malloc(column.n * sizeof *pairs));
    (void)j;
    size_t p = 0;
    for (; p + 1 < column.n; p++)
        pairs[p] = (uint64_t)column.ids[p] << 32 | column.ids[p + 1];
    size_t n = p > 0 && pairs[p / 2] != 0;
    free(pairs);
    return n;
}

static double median_of(size_t (*run)(const struct job *), const struct job *j, size_t *out)
{
    double times[BENCH_RUNS];
    is_digested = 1;
    *out = run(j);
    is_digested = 0;
    for (int i = 0; i < BENCH_RUNS; i++) {
        double start = bench_cpu() * 1e3;
        *out = run(j);
        times[i] = bench_cpu() * 1e3 - start;
    }
    return bench_median(times);
}

static void run_job(const void *ctx) { (void)((const struct job *)ctx)->run(ctx); }

static void measure(const struct job *j, char **only, int n_only)
{
    size_t rows, unused;
    int wanted = n_only == 0;
    for (int i = 0; i < n_only; i++)
        wanted |= strncmp(j->label, only[i], strlen(only[i])) == 0;
    if (!wanted)
        return;
    double time = median_of(j->run, j, &rows);
    printf("%-34s %9.1f ms %6.1f MiB", j->label, time, bench_memory(run_job, j));
    printf("  loop %7.1f", j->loop != NULL ? median_of(j->loop, j, &unused) : NAN);
    printf("  floor %7.1f", j->floor != NULL ? median_of(run_floor, j, &unused) : NAN);
    printf("  goal %6.0f  %9zu rows %016llx\n", j->goal, rows, (unsigned long long)digest);
    fflush(stdout);
}

static struct ent_cql_hits find(const char *word)
{
    struct ent_cql_hits hits = {0};
    const struct ent_cql_options o = {.strategy = ENT_CQL_STANDARD};
    char query[80];
    int n = snprintf(query, sizeof query, "\"%s\"", word);
    check(ent_cql_find(corpus, query, (size_t)n, &o, &hits, &err));
    return hits;
}

/* One document in 'every'. */
static struct ent_cql_docs some_docs(size_t every)
{
    struct ent_cql_docs all = {0}, some = {0};
    check(ent_cql_docs_find(&all, corpus, NULL, 0, &err));
    some.docs = bench_need(malloc((all.n + 1) * sizeof *some.docs));
    for (size_t i = 0; i < all.n; i += every) {
        some.docs[some.n++] = all.docs[i];
        some.n_words += all.docs[i].last - all.docs[i].first;
    }
    ent_cql_docs_done(&all);
    return some;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: stats CORPUS [LABEL...]\n", stderr);
        return 2;
    }
    check(ent_corpus_open(&corpus, argv[1], &err));
    double n = (double)ent_corpus_n_words(corpus);
    check(floor_open(&column, corpus, &err));
    char *some_word = word_of_count(n / 5000), *often_word = word_of_count(n / 200);
    struct ent_cql_hits some = find(some_word), often = find(often_word);
    struct ent_cql_docs half = some_docs(2), tenth = some_docs(10), other_half = {0}, other_tenths = {0};
    check(ent_cql_docs_others(&other_half, corpus, &half, &err));
    check(ent_cql_docs_others(&other_tenths, corpus, &tenth, &err));
    printf("%s: %.0f words, %zu segments, %u types; \"%s\" %zu times, \"%s\" %zu times\n"
           "processor time; loop: the ids counted, no more; floor: the same rows by plain loops, sorted and with\nstrings (collocates: and their first 20 places; bigrams: without places)\n",
           argv[1], n, ent_corpus_n_segments(corpus),
           column.n_types, some_word, some.n, often_word, often.n);
    const struct job jobs[] = {
        {"collocates of some, all", 30, collocates, loop_windows, plain_collocates, .hits = &some, .min = 1},
        {"collocates of some, first 1000", 30, collocates, loop_windows, plain_collocates, .hits = &some, .min = 5, .max = 1000},
        {"collocates of a frequent word, all", 300, collocates, loop_windows, plain_collocates, .hits = &often, .min = 1},
        {"collocates of a frequent word, 1000", 300, collocates, loop_windows, plain_collocates, .hits = &often, .min = 5, .max = 1000},
        {"keyness of half, first 1000", 250, keyness, loop_part, NULL, .part = &half, .rest = &other_half, .min = 3, .max = 1000},
        {"keyness of half, all", 250, keyness, loop_part, NULL, .part = &half, .rest = &other_half, .min = 3},
        {"keyness of a tenth, first 1000", 250, keyness, loop_part, NULL, .part = &tenth, .rest = &other_tenths, .min = 3, .max = 1000},
        {"bigrams, all counted", 4000, ngrams, loop_pairs, plain_bigrams, .n = 2, .min = 1, .max = 1000},
        {"bigrams, all that occur twice", 4000, ngrams, loop_pairs, plain_bigrams, .n = 2, .min = 2},
        {"trigrams", 0, ngrams, NULL, NULL, .n = 3, .min = 2, .max = 1000},
        {"pairs with a gap of 2", 0, ngrams, NULL, NULL, .n = 2, .skip = 2, .min = 2, .max = 1000},
    };
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        measure(&jobs[i], argv + 2, argc - 2);
    printf("peak resident, mapped files and the floors' %.0f MiB among it: %.0f MiB\n", (double)column.n * 4 / 1048576, bench_peak());
    free(some_word);
    free(often_word);
    ent_corpus_close(corpus);
    return 0;
}
