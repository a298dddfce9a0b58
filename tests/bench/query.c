/*
 * query -- what queries cost, in process, warm: the median of five, and a plain loop beside it where there is one
 *
 * usage: query CORPUS [LABEL...]        LABEL: only lines that begin with one of these
 *
 * Words are chosen by how often they occur, so that any corpus with word, lemma and upos will do.  Times are
 * processor time in milliseconds, the number behind the hits stands for what was found; memory is what is not of mapped files.  The floor is a loop over ids that are
 * unpacked in memory.
 */
#include "bench.h"

#include <string.h>

#include "digest.h"
#include "query/ent_cql_frame.h"

static struct ent_corpus *corpus;
static struct ent_error err;
static char **only;
static int n_only;

static void check(enum ent_status st)
{
    if (st == ENT_OK)
        return;
    fprintf(stderr, "query: %s\n", err.message);
    exit(1);
}

/* ---- columns in memory, for the floors ---- */

struct flat {
    uint32_t *ids;
    size_t n;
    uint32_t n_ids;
};

static struct flat flatten(const char *column)
{
    struct flat f = {.n_ids = ent_corpus_lexicon(corpus, column)->n};
    f.ids = bench_need(malloc(ent_corpus_n_positions(corpus) * sizeof *f.ids));
    for (size_t i = 0; i < ent_corpus_n_segments(corpus); i++) {
        const struct ent_segment *s = ent_corpus_segment(corpus, i);
        const struct ent_column *c = ent_segment_column(s, column);
        ent_packed_read(&c->ids, 0, s->n_words, f.ids + f.n);
        f.n += s->n_words;
    }
    return f;
}

static uint32_t *count_ids(const struct flat *f)
{
    uint32_t *counts = bench_need(calloc(f->n_ids, sizeof *counts));
    for (size_t i = 0; i < f->n; i++)
        counts[f->ids[i]]++;
    return counts;
}

/* The word of letters whose count is nearest to 'wanted', the k-th nearest for k > 0. */
static const char *word_of_count(const struct flat *f, const uint32_t *counts, const char *column, double wanted, int k)
{
    static char texts[32][64];
    static int n_texts;
    uint32_t taken[8], best = 0;
    size_t n;
    for (int j = 0; j <= k; j++) {
        double nearest = 1e18;
        for (uint32_t id = 0; id < f->n_ids; id++) {
            const char *s = ent_lexicon_str(ent_corpus_lexicon(corpus, column), id, &n);
            double d = counts[id] > wanted ? counts[id] - wanted : wanted - counts[id];
            int good = n > 1 && n < 40;
            for (size_t i = 0; i < n && good; i++)
                good = s[i] >= 'a' && s[i] <= 'z';
            for (int i = 0; i < j && good; i++)
                good = taken[i] != id;
            if (good && d < nearest) {
                nearest = d;
                best = id;
            }
        }
        taken[j] = best;
    }
    const char *s = ent_lexicon_str(ent_corpus_lexicon(corpus, column), best, &n);
    memcpy(texts[n_texts], s, n);
    return texts[n_texts++ % 32];
}

/* ---- a line ---- */

struct job {
    const char *label, *query, *key; /* key: counted by it */
    double goal;                     /* milliseconds at 100 M words */
    uint64_t max;
    int count, kwic;
    enum ent_cql_strategy strategy;
};

static uint64_t run_once(const struct job *j, uint64_t *digest)
{
    struct ent_cql_options o = {.strategy = j->strategy, .max = j->max, .count_only = j->count};
    struct ent_kwic_options kwic = {.unit = ENT_KWIC_WORDS, .width = 8, .n = SIZE_MAX};
    struct ent_cql_hits hits = {0};
    struct ent_frame *f = NULL;
    size_t n = strlen(j->query);
    if (j->key != NULL)
        check(ent_cql_freq_of(&f, corpus, j->query, n, &o, &j->key, 1, &hits, &err));
    else
        check(ent_cql_find(corpus, j->query, n, &o, &hits, &err));
    if (j->kwic)
        check(ent_cql_kwic(&f, corpus, &hits, &kwic, &err));
    uint64_t found = hits.n_hits;
    if (digest != NULL)
        *digest = f != NULL ? digest_frame(f) : digest_hits(corpus, &hits);
    ent_frame_free(f);
    ent_cql_hits_done(&hits);
    return found;
}

static int is_wanted(const char *label)
{
    int wanted = n_only == 0;
    for (int i = 0; i < n_only; i++)
        wanted |= strncmp(label, only[i], strlen(only[i])) == 0;
    return wanted;
}

static void run_job(const void *ctx) { run_once(ctx, NULL); }

static void measure(const struct job *j, double floor)
{
    double times[BENCH_RUNS];
    uint64_t hits = 0, digest;
    if (!is_wanted(j->label))
        return;
    run_once(j, &digest);
    for (int i = 0; i < BENCH_RUNS; i++) {
        double start = bench_cpu() * 1e3;
        hits = run_once(j, NULL);
        times[i] = bench_cpu() * 1e3 - start;
    }
    printf("%-26s %10.3f ms %6.1f MiB", j->label, bench_median(times), bench_memory(run_job, j));
    if (floor > 0)
        printf("  floor %9.3f", floor);
    else
        printf("  %15s", "");
    printf("  goal %7.1f  %10llu hits %016llx  %.70s\n", j->goal, (unsigned long long)hits, (unsigned long long)digest, j->query);
    fflush(stdout);
}

/* ---- floors ---- */

static volatile uint64_t sink; /* so that nothing is left out */

static double floor_of(uint64_t (*loop)(const struct flat *a, const struct flat *b, const void *ctx),
                       const struct flat *a, const struct flat *b, const void *ctx)
{
    double times[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        double start = bench_cpu() * 1e3;
        sink += loop(a, b, ctx);
        times[i] = bench_cpu() * 1e3 - start;
    }
    return bench_median(times);
}

static uint64_t loop_set(const struct flat *words, const struct flat *tags, const void *ctx)
{
    const uint32_t *w = ctx; /* a tag, then three words */
    uint64_t n = 0;
    for (size_t i = 1; i < words->n; i++) {
        uint32_t id = words->ids[i];
        n += (id == w[1] || id == w[2] || id == w[3]) && tags->ids[i - 1] == w[0];
    }
    return n;
}

static uint64_t loop_tags(const struct flat *tags, const struct flat *unused, const void *ctx)
{
    uint32_t tag = *(const uint32_t *)ctx;
    uint64_t n = 0;
    (void)unused;
    for (size_t i = 1; i < tags->n; i++)
        n += tags->ids[i] == tag && tags->ids[i - 1] == tag;
    return n;
}

static uint64_t loop_count(const struct flat *words, const struct flat *unused, const void *ctx)
{
    uint32_t *counts = count_ids(words);
    uint64_t n = counts[0];
    (void)unused, (void)ctx;
    free(counts);
    return n;
}

static uint32_t id_of(const char *column, const char *s)
{
    return ent_lexicon_find(ent_corpus_lexicon(corpus, column), s, strlen(s));
}

/* ---- all of it ---- */

static char *text(const char *format, const char *a, const char *b, const char *c, const char *d)
{
    char *out;
    if (asprintf(&out, format, a, b, c, d) < 0)
        exit(1);
    return out;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: query CORPUS [LABEL...]\n", stderr);
        return 2;
    }
    only = argv + 2;
    n_only = argc - 2;
    check(ent_corpus_open(&corpus, argv[1], &err));
    double n = (double)ent_corpus_n_words(corpus);
    printf("%s: %.0f words, %zu segments, %u types\n", argv[1], n, ent_corpus_n_segments(corpus),
           ent_corpus_lexicon(corpus, "word")->n);

    struct flat words = flatten("word"), tags = flatten("upos"), lemmas = flatten("lemma");
    uint32_t *counts = count_ids(&words), *lemma_counts = count_ids(&lemmas);
    const char *rare = word_of_count(&words, counts, "word", 100, 0);
    const char *often = word_of_count(&words, counts, "word", n * 0.005, 0);
    const char *w1 = word_of_count(&words, counts, "word", n / 6000, 0), *w2 = word_of_count(&words, counts, "word", n / 6000, 1),
               *w3 = word_of_count(&words, counts, "word", n / 6000, 2);
    const char *lemma = word_of_count(&lemmas, lemma_counts, "lemma", n / 5000, 0);
    uint32_t set[4] = {id_of("upos", "ADJ"), id_of("word", w1), id_of("word", w2), id_of("word", w3)}, noun = id_of("upos", "NOUN");
    double floor_set = is_wanted("tag, words") ? floor_of(loop_set, &words, &tags, set) : 0,
           floor_noun = is_wanted("two tags") ? floor_of(loop_tags, &tags, NULL, &noun) : 0,
           floor_count = is_wanted("frequency list") ? floor_of(loop_count, &words, NULL, NULL) : 0;
    free(words.ids);
    free(tags.ids);
    free(lemmas.ids);
    free(counts);
    free(lemma_counts);

    const struct job jobs[] = {
        {"rare word, lines", text("\"%s\"", rare, "", "", ""), NULL, 0.5, 0, 0, 1, 0},
        {"phrase, first lines", "\"of\" \"the\"", NULL, 0.5, 20, 0, 1, 0},
        {"phrase, 100 first hits", "\"of\" \"the\"", NULL, 0.5, 100, 0, 0, 0},
        {"phrase, all hits", "\"United\" \"States\"", NULL, 0.5, 0, 0, 0, 0},
        {"count of a word", "\"the\"", NULL, 0.1, 0, 1, 0, 0},
        {"1000 lines", text("\"%s\"", often, "", "", ""), NULL, 5, 1000, 0, 1, 0},
        {"tag, words", text("[upos=\"ADJ\"] [word=\"%s|%s|%s\"]", w1, w2, w3, ""), NULL, 25, 0, 0, 0, 0},
        {"gap", text("[lemma=\"%s\"] []{0,5} [word=\"%s|%s|%s\"] within s", lemma, w1, w2, w3), NULL, 40, 0, 0, 0, 0},
        {"phrase without case", "\"united\"%c \"states\"%c", NULL, 1, 0, 0, 0, 0},
        {"suffix", "\".*ization\"", NULL, 4, 0, 0, 0, 0},
        {"vowels", "\".*[aeiou]{3}.*\"", NULL, 60, 0, 0, 0, 0},
        {"two tags", "[upos=\"NOUN\"] [upos=\"NOUN\"]", NULL, 150, 0, 0, 0, 0},
        {"frequency list", "[]", "word", 150, 0, 0, 0, 0},
        {"by field", text("\"%s\"", often, "", "", ""), "doc.id", 30, 0, 0, 0, 0},
        {"pairs", "[upos=\"ADJ\"] [upos=\"NOUN\"]", "word", 1000, 0, 0, 0, 0},
        {"noun phrases", "[upos=\"DET\"]? [upos=\"ADJ\"]* [upos=\"NOUN\"]", NULL, 0, 0, 1, 0, 0},
    };
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        double floor = strcmp(jobs[i].label, "tag, words") == 0      ? floor_set
                       : strcmp(jobs[i].label, "two tags") == 0      ? floor_noun
                       : strcmp(jobs[i].label, "frequency list") == 0 ? floor_count
                                                                       : 0;
        measure(&jobs[i], floor);
    }
    printf("peak resident, mapped files and floors among it: %.0f MiB\n", bench_peak());
    ent_corpus_close(corpus);
    return 0;
}
