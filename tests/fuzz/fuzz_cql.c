/*
 * Queries: whatever they say, they are refused with a sentence or answered with matches that lie in a document.
 *
 * The first byte chooses dialect and strategy, the rest is the query.  The corpus has a few sentences with all
 * columns, so that every part of the language has something to meet.  A query that takes longer than two
 * seconds is interrupted; that it then stops is part of the test.
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_interrupt.h"
#include "fuzz.h"
#include "pipeline/ent_ingest.h"
#include "query/ent_cql_frame.h"
#include "query/ent_cql_set.h"

static struct ent_corpus *corpus;

static void must(enum ent_status st, const struct ent_error *err)
{
    if (st != ENT_OK) {
        fprintf(stderr, "%s\n", err->message);
        abort();
    }
}

static void add_sentence(FILE *f, int i)
{
    static const char *const words[][5] = {{"The", "the", "DET", "Definite=Def|PronType=Art", "det"},
                                           {"old", "old", "ADJ", "Degree=Pos", "amod"},
                                           {"caf\xc3\xa9", "cafe", "NOUN", "Number=Sing", "nsubj"},
                                           {"sold", "sell", "VERB", "Tense=Past", "root"},
                                           {"tea", "tea", "NOUN", "Number=Sing", "obj"},
                                           {"on", "on", "ADP", "_", "case"},
                                           {"4", "4", "NUM", "NumType=Card", "nummod"},
                                           {"May", "May", "PROPN", "Number=Sing", "obl"},
                                           {".", ".", "PUNCT", "_", "punct"}};
    static const int heads[] = {3, 3, 4, 0, 4, 8, 8, 4, 4};
    if (i % 4 == 0)
        fprintf(f, "# newdoc id = d%d\n# newpar\n", i);
    for (int k = 0; k < 9; k++) {
        if (k == 1 && i % 2 == 0)
            fprintf(f, "2-3\tx\t_\t_\t_\t_\t_\t_\t_\t_\n");
        fprintf(f, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t_\n", k + 1, words[k][0], words[k][1], words[k][2], words[k][3],
                heads[k], words[k][4]);
    }
    fputs("\n", f);
}

static void make_corpus(void)
{
    char folder[64], input[96], path[96], command[96];
    const char *paths[1] = {input};
    struct ent_ingest_options options = {.producer = "fuzz", .n_threads = 1};
    struct ent_ingest_stats stats;
    struct ent_error err = {0};
    snprintf(folder, sizeof folder, "/tmp/entente-fuzz-XXXXXX");
    if (mkdtemp(folder) == NULL)
        abort();
    snprintf(input, sizeof input, "%s/in.conllu", folder);
    snprintf(path, sizeof path, "%s/c.entente", folder);
    FILE *f = fopen(input, "w");
    for (int i = 0; f != NULL && i < 12; i++)
        add_sentence(f, i);
    if (f == NULL || fclose(f) != 0)
        abort();
    must(ent_ingest(paths, 1, path, &options, &stats, &err), &err);
    must(ent_corpus_open(&corpus, path, &err), &err);
    snprintf(command, sizeof command, "rm -rf %s", folder); /* it is mapped */
    if (system(command) != 0)
        abort();
}

static void stop(int number)
{
    (void)number;
    ent_interrupt();
}

static void check_hits(const struct ent_cql_hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct ent_cql_hit *h = &hits->hits[i];
        FUZZ_CHECK(h->segment < ent_corpus_n_segments(corpus));
        const struct ent_segment *s = ent_corpus_segment(corpus, h->segment);
        const struct ent_layer *docs = ent_segment_layer(s, "doc");
        struct ent_range doc = ent_layer_words(s, docs, ent_layer_row_at(docs, h->first));
        FUZZ_CHECK(h->first < h->last && doc.start <= h->first && h->last <= doc.end);
        FUZZ_CHECK(h->target == ENT_NO_POSITION || (doc.start <= h->target && h->target < doc.end));
        if (i > 0)
            FUZZ_CHECK(h->first > h[-1].first || (h->first == h[-1].first && h->last > h[-1].last));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_cql_hits hits = {0}, few = {0};
    struct ent_error err = {0};
    struct ent_cql_options options = {0};
    if (corpus == NULL)
        make_corpus();
    if (size == 0 || size > 4096)
        return 0;
    options.dialect = (enum ent_cql_dialect)(data[0] % 3);
    options.strategy = (enum ent_cql_strategy)(data[0] / 3 % 5);
    signal(SIGALRM, stop);
    alarm(2);
    enum ent_status st = ent_cql_find(corpus, (const char *)data + 1, size - 1, &options, &hits, &err);
    FUZZ_CHECK(st == ENT_OK || err.message[0] != '\0');
    FUZZ_CHECK(st == ENT_OK || st == ENT_EARG || st == ENT_ELIMIT || st == ENT_EINTR);
    if (st == ENT_OK) {
        check_hits(&hits);
        options.max = 3;
        st = ent_cql_find(corpus, (const char *)data + 1, size - 1, &options, &few, &err);
        FUZZ_CHECK(st == ENT_EINTR || few.n == (hits.n < 3 ? hits.n : 3));
        for (size_t i = 0; st == ENT_OK && i < few.n; i++)
            FUZZ_CHECK(few.hits[i].first == hits.hits[i].first && few.hits[i].last == hits.hits[i].last);
    }
    alarm(0);
    ent_interrupt_clear();
    ent_cql_hits_done(&hits);
    ent_cql_hits_done(&few);
    return 0;
}
