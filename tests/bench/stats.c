/*
 * stats -- what statistics over a corpus cost, in process, warm: the median of five, and a plain loop beside it
 *
 * usage: stats CORPUS [LABEL...]        LABEL: only lines that begin with one of these
 *
 * Words are chosen by how often they occur.  Times are processor time in milliseconds; memory is what is not of mapped
 * files.  The floor is a loop over ids that lie unpacked in memory and counts them into an array (n-grams: writes each
 * pair and sorts nothing).
 */
#include "bench.h"

#include <string.h>

#include "digest.h"
#include "stats/ent_collocates.h"
#include "stats/ent_keywords.h"
#include "stats/ent_ngrams.h"

static struct ent_corpus *corpus;
static struct ent_error err;
static uint32_t *ids, n_types;
static size_t n_ids;

static void check(enum ent_status st)
{
    if (st == ENT_OK)
        return;
    fprintf(stderr, "stats: %s\n", err.message);
    exit(1);
}

/* ---- the words ---- */

static void flatten(void)
{
    n_types = ent_corpus_lexicon(corpus, "word")->n;
    ids = bench_need(malloc(ent_corpus_n_positions(corpus) * sizeof *ids));
    for (size_t i = 0; i < ent_corpus_n_segments(corpus); i++) {
        const struct ent_segment *s = ent_corpus_segment(corpus, i);
        ent_packed_read(&ent_segment_column(s, "word")->ids, 0, s->n_words, ids + n_ids);
        n_ids += s->n_words;
    }
}

/* The word of letters whose count is nearest to 'wanted'. */
static char *word_of_count(double wanted)
{
    uint32_t *counts = bench_need(calloc(n_types, sizeof *counts)), best = 0;
    double nearest = 1e18;
    size_t n;
    for (size_t i = 0; i < n_ids; i++)
        counts[ids[i]]++;
    for (uint32_t id = 0; id < n_types; id++) {
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
    free(counts);
    const char *s = ent_lexicon_str(ent_corpus_lexicon(corpus, "word"), best, &n);
    return bench_need(strndup(s, n));
}

/* ---- what is measured ---- */

struct job {
    const char *label;
    double goal; /* milliseconds at 100 M words */
    size_t (*run)(const struct job *j);
    size_t (*floor)(const struct job *j);
    const struct ent_cql_hits *hits;
    const struct ent_cql_docs *part, *rest;
    unsigned n, skip;
    size_t max;
    uint32_t min;
};

static uint64_t digest; /* of the last frame, where it is asked for */
static int is_digested;

static size_t rows_of(struct ent_frame *f)
{
    size_t n = ent_frame_n_rows(f);
    if (is_digested)
        digest = digest_frame(f);
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
    return rows_of(f);
}

static size_t loop_windows(const struct job *j)
{
    uint32_t *counts = bench_need(calloc(n_types, sizeof *counts));
    size_t n = 0;
    for (size_t i = 0; i < j->hits->n; i++) {
        size_t at = ent_corpus_base(corpus, j->hits->hits[i].segment) + j->hits->hits[i].first;
        for (size_t p = at > 5 ? at - 5 : 0; p <= at + 5 && p < n_ids; p++)
            n += counts[ids[p]]++ == 0;
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
    return rows_of(f);
}

static size_t loop_part(const struct job *j)
{
    uint32_t *counts = bench_need(calloc(n_types, sizeof *counts));
    size_t n = 0;
    for (size_t i = 0; i < j->part->n; i++) {
        size_t base = ent_corpus_base(corpus, j->part->docs[i].segment);
        for (size_t p = base + j->part->docs[i].first; p < base + j->part->docs[i].last; p++)
            n += counts[ids[p]]++ == 0;
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
    rows_of(f);
    return sizes.different;
}

static size_t loop_pairs(const struct job *j)
{
    uint64_t *pairs = bench_need(malloc(n_ids * sizeof *pairs));
    (void)j;
    for (size_t p = 0; p + 1 < n_ids; p++)
        pairs[p] = (uint64_t)ids[p] << 32 | ids[p + 1];
    size_t n = pairs[n_ids / 2] != 0;
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
    if (j->floor != NULL)
        printf("  floor %8.1f", median_of(j->floor, j, &unused));
    else
        printf("  %14s", "");
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
    flatten();
    char *some_word = word_of_count(n / 5000), *often_word = word_of_count(n / 200);
    struct ent_cql_hits some = find(some_word), often = find(often_word);
    struct ent_cql_docs half = some_docs(2), tenth = some_docs(10), other_half = {0}, other_tenths = {0};
    check(ent_cql_docs_others(&other_half, corpus, &half, &err));
    check(ent_cql_docs_others(&other_tenths, corpus, &tenth, &err));
    printf("%s: %.0f words, %zu segments, %u types; \"%s\" %zu times, \"%s\" %zu times\n", argv[1], n, ent_corpus_n_segments(corpus),
           n_types, some_word, some.n, often_word, often.n);
    const struct job jobs[] = {
        {"collocates of some, all", 30, collocates, loop_windows, .hits = &some, .min = 1},
        {"collocates of some, first 1000", 30, collocates, loop_windows, .hits = &some, .min = 5, .max = 1000},
        {"collocates of a frequent word, all", 300, collocates, loop_windows, .hits = &often, .min = 1},
        {"collocates of a frequent word, 1000", 300, collocates, loop_windows, .hits = &often, .min = 5, .max = 1000},
        {"keyness of half, first 1000", 250, keyness, loop_part, .part = &half, .rest = &other_half, .min = 3, .max = 1000},
        {"keyness of half, all", 250, keyness, loop_part, .part = &half, .rest = &other_half, .min = 3},
        {"keyness of a tenth, first 1000", 250, keyness, loop_part, .part = &tenth, .rest = &other_tenths, .min = 3, .max = 1000},
        {"bigrams, all counted", 4000, ngrams, loop_pairs, .n = 2, .min = 1, .max = 1000},
        {"bigrams, all that occur twice", 4000, ngrams, loop_pairs, .n = 2, .min = 2},
        {"trigrams", 0, ngrams, NULL, .n = 3, .min = 2, .max = 1000},
        {"pairs with a gap of 2", 0, ngrams, NULL, .n = 2, .skip = 2, .min = 2, .max = 1000},
    };
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        measure(&jobs[i], argv + 2, argc - 2);
    printf("peak resident, mapped files and the floors' %.0f MiB among it: %.0f MiB\n", (double)n_ids * 4 / 1048576, bench_peak());
    ent_corpus_close(corpus);
    return 0;
}
