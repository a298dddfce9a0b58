/*
 * gazetteer -- what reading names costs: milliseconds for 100,000 made entities, the median of five
 *
 * usage: gazetteer [FILE.names|FOLDER]...      these instead of made ones
 *
 * What is made is like the files of data/gazetteer: persons, a hundred of each surname, places and bodies, some with further names,
 * facts and other scripts.
 */
#include "bench.h"

#include <string.h>
#include <unistd.h>

#include "extract/ent_gazetteer.h"

enum { N_MADE = 100000, N_SURNAMES = 500 };

static struct ent_error err;

/* A word that no other number has, in syllables: 'first' is its first letter. */
static void put_word(FILE *out, char first, unsigned number)
{
    static const char *const syllables[] = {"ra", "ven", "lo", "shi", "mar", "ta", "kel", "no", "di", "gu", "sar", "be", "fi", "yan", "ko", "tur"};
    putc(first, out);
    putc("aeiou"[number % 5], out);
    for (number /= 5;; number /= 16) {
        fputs(syllables[number % 16], out);
        if (number < 16)
            return;
    }
}

static void put_person(FILE *out, unsigned i)
{
    put_word(out, (char)('A' + i % 20), i / N_SURNAMES + i % 7 * 100);
    putc(' ', out);
    put_word(out, 'S', i % N_SURNAMES);
    if (i % 4 == 0)
        fputs(" ; foreign minister 2018-05..2020-11", out);
}

static void put_place(FILE *out, unsigned i)
{
    put_word(out, 'K', i);
    fputs(i % 3 == 0 ? " region" : "", out);
    if (i % 5 == 0) {
        fputs(" = Ö", out);
        put_word(out, 'l', i);
    }
    if (i % 10 == 0)
        fprintf(out, " = \xD0\x9A\xD0\xB0\xD1\x80\xD1\x81 %u {ru}", i);
    if (i % 7 == 0) {
        fputs(" ; adjective ", out);
        put_word(out, 'K', i);
        putc('n', out);
    }
}

static void put_body(FILE *out, unsigned i)
{
    static const char *const kinds[] = {"Ministry of", "Institute for", "Union of", "Bank of"};
    fputs(kinds[i % 4], out);
    putc(' ', out);
    put_word(out, 'T', i);
    if (i % 4 == 0)
        fprintf(out, " = MT%uX", i);
    fputs(" ; in Norland", out);
}

static void make(FILE *out)
{
    static void (*const put[])(FILE *, unsigned) = {put_person, put_place, put_body};
    static const char *const headings[] = {"[PERSON of Norland]\n", "[PLACE in Norland]\n", "[ORG]\n"};
    fputs("[STATE]\nNorland ; people Norlanders\n", out);
    for (unsigned i = 0; i < N_MADE - 1; i++) {
        unsigned kind = i < N_MADE / 2 ? 0 : i < N_MADE * 3 / 4 ? 1 : 2;
        if (i % (N_MADE / 4) == 0)
            fputs(headings[kind], out);
        put[kind](out, i);
        putc('\n', out);
    }
}

static void load(const char *const *paths, size_t n)
{
    double times[BENCH_RUNS];
    for (int run = 0; run < BENCH_RUNS; run++) {
        struct ent_gazetteer *g;
        double begin = bench_cpu();
        if (ent_gazetteer_open(&g, paths, n, &err) != ENT_OK) {
            fprintf(stderr, "gazetteer: %s\n", err.message);
            exit(1);
        }
        times[run] = bench_cpu() - begin;
        if (run == 0)
            printf("%zu entities, %zu names, %u pieces: ", g->n_entities, g->n_aliases, g->pieces.n);
        ent_gazetteer_close(g);
    }
    printf("%.1f ms\n", bench_median(times) * 1e3);
}

int main(int argc, char **argv)
{
    char path[] = "/tmp/gazetteer-XXXXXX.names";
    const char *made = path;
    if (argc > 1) {
        load((const char *const *)argv + 1, (size_t)argc - 1);
        return 0;
    }
    int fd = mkstemps(path, 6);
    FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (out == NULL) {
        perror(path);
        return 1;
    }
    make(out);
    fclose(out);
    load(&made, 1);
    unlink(path);
    return 0;
}
