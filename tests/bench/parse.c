/*
 * parse -- what reading the models and parsing costs: milliseconds and megabytes once, then words a processor second
 *
 * usage: parse MODELS < TEXT     a line an article
 *
 * From raw text: words and sentences; then tags, features and lemmas; then trees and names; the median of five runs each.
 */
#include "bench.h"

#include "model/ent_analyser.h"

enum work { WORDS, TAGS, TREES, N_WORKS };

static struct ent_error err;

static void check(enum ent_status st)
{
    if (st == ENT_OK)
        return;
    fprintf(stderr, "parse: %s\n", err.message);
    exit(1);
}

/* How many words there are. */
static size_t work_through(const struct ent_analyser *a, char *const *lines, const size_t *sizes, size_t n_lines, enum work work)
{
    struct ent_words w = {0};
    struct ent_ends_scratch scratch = {0};
    struct ent_analysis s = {0};
    size_t n_words = 0;
    for (size_t k = 0; k < n_lines; k++, n_words += w.n) {
        w.n = 0;
        ent_analysis_forget(&s);
        check(ent_analyser_words(a, &scratch, lines[k], 0, sizes[k], &w, &err));
        ent_analysis_begin(&s);
        for (size_t i = 0; i < w.n && work > WORDS; i++) {
            check(ent_analysis_word(&s, lines[k] + w.words[i].start, w.words[i].end - w.words[i].start, &err));
            if (!(w.words[i].flags & ENT_WORD_SENT_END))
                continue;
            check(ent_analyse(a, &s, &err));
            ent_analysis_begin(&s);
        }
    }
    ent_analysis_done(&s);
    ent_ends_scratch_done(&scratch);
    ent_words_done(&w);
    return n_words;
}

static struct ent_analyser *load(const char *folder)
{
    struct ent_analyser *a = NULL;
    double wall[BENCH_RUNS], cpu[BENCH_RUNS];
    double before = bench_peak();
    for (int i = 0; i < BENCH_RUNS; i++) {
        ent_analyser_close(a);
        double w = bench_wall(), c = bench_cpu();
        check(ent_analyser_open(&a, folder, &err));
        wall[i] = bench_wall() - w;
        cpu[i] = bench_cpu() - c;
    }
    printf("models        %.0f ms, %.0f of them of the processor; %.0f MiB\n", bench_median(wall) * 1e3, bench_median(cpu) * 1e3,
           bench_peak() - before);
    return a;
}

int main(int argc, char **argv)
{
    static const char *const names[N_WORKS] = {"words", "tags, lemmas", "trees, names"};
    char **lines = NULL, *line = NULL;
    size_t *sizes = NULL, n_lines = 0, cap = 0;
    ssize_t n;
    if (argc != 2) {
        fprintf(stderr, "usage: parse MODELS < TEXT\n");
        return 2;
    }
    struct ent_analyser *a = load(argv[1]);
    for (; (n = getline(&line, &cap, stdin)) >= 0; line = NULL, cap = 0) {
        lines = realloc(lines, (n_lines + 1) * sizeof *lines);
        sizes = realloc(sizes, (n_lines + 1) * sizeof *sizes);
        lines[n_lines] = line;
        sizes[n_lines++] = (size_t)n;
    }
    for (int k = 0; k < N_WORKS; k++) {
        double times[BENCH_RUNS];
        size_t n_words = 0;
        int has_parser = a->has_parser, has_namer = a->has_namer;
        a->has_parser = has_parser && k == TREES;
        a->has_namer = has_namer && k == TREES;
        for (int run = 0; run < BENCH_RUNS; run++) {
            double begin = bench_cpu();
            n_words = work_through(a, lines, sizes, n_lines, (enum work)k);
            times[run] = bench_cpu() - begin;
        }
        a->has_parser = has_parser;
        a->has_namer = has_namer;
        printf("%-12s  %8.0f words a second (%zu words)\n", names[k], (double)n_words / bench_median(times), n_words);
    }
    printf("peak          %.0f MiB\n", bench_peak());
    for (size_t i = 0; i < n_lines; i++)
        free(lines[i]);
    free(lines);
    free(sizes);
    ent_analyser_close(a);
    return 0;
}
