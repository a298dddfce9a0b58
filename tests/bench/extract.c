/*
 * extract -- what finding dates, quantities and quotes costs: processor seconds for a million words, the median of five
 *
 * usage: extract < TEXT          a line an article
 *
 * Words are without tags and trees, names are not looked for.
 */
#include "bench.h"

#include "extract/ent_quantity.h"
#include "extract/ent_quote.h"
#include "text/ent_token.h"

enum { N_KINDS = 3 };

static struct ent_error err;
static double times[N_KINDS][BENCH_RUNS];
static size_t n_words, found[N_KINDS];

static void check(enum ent_status st)
{
    if (st == ENT_OK)
        return;
    fprintf(stderr, "extract: %s\n", err.message);
    exit(1);
}

static void see(struct ent_view *v, const char *text, size_t n)
{
    struct ent_words w = {0};
    uint32_t sentence = 0;
    ent_view_clear(v);
    v->text = text;
    v->n_text = n;
    v->published = (struct ent_date){.year = 2001, .month = 9, .day = 20};
    check(ent_tokenize(text, 0, n, &w, &err));
    for (size_t i = 0; i < w.n; i++) {
        check(ent_view_add(v, w.words[i].start, w.words[i].end, sentence, &err));
        sentence += (w.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    ent_words_done(&w);
}

static void measure(const struct ent_view *v)
{
    for (int run = 0; run < BENCH_RUNS; run++) {
        struct ent_timexes t = {0};
        struct ent_quantities q = {0};
        struct ent_quotes k = {0};
        double begin = bench_cpu(), dates, quantities;
        check(ent_timex_find(v, &t, &err));
        dates = bench_cpu();
        check(ent_quantity_find(v, &t, &q, &err));
        quantities = bench_cpu();
        check(ent_quote_find(v, &k, &err));
        times[0][run] += dates - begin;
        times[1][run] += quantities - dates;
        times[2][run] += bench_cpu() - quantities;
        found[0] += run == 0 ? t.n : 0;
        found[1] += run == 0 ? q.n : 0;
        found[2] += run == 0 ? k.n : 0;
        ent_timexes_done(&t);
        ent_quantities_done(&q);
        ent_quotes_done(&k);
    }
}

int main(void)
{
    static const char *const names[] = {"dates", "quantities", "quotes"};
    struct ent_view v = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    while ((n = getline(&line, &cap, stdin)) >= 0) {
        see(&v, line, (size_t)n);
        measure(&v);
        n_words += v.n;
    }
    for (int k = 0; k < N_KINDS && n_words > 0; k++) {
        printf("%-12s %7zu found  %.3f s for a million words\n", names[k], found[k], bench_median(times[k]) * 1e6 / (double)n_words);
    }
    printf("%zu words\n", n_words);
    ent_view_done(&v);
    free(line);
    return 0;
}
