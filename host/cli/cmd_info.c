/* entente info: what a corpus consists of. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"
#include "corpus/ent_corpus.h"
#include "text/ent_json_write.h"

struct options {
    int format;
};

static const char *const formats[] = {"text", "json", NULL};
static const struct cli_option options[] = {
    {"format", 'f', CLI_CHOICE, offsetof(struct options, format), "FORMAT", "how to write the result",
     formats},
    CLI_OPTION_END};

/* Bytes of the corpus's files. */
static uint64_t disk_size(const struct ent_corpus *c, uint64_t *text)
{
    uint64_t n = 0;
    *text = 0;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        n += ent_corpus_segment(c, i)->file.map.size;
        *text += ent_corpus_segment(c, i)->text_size;
    }
    return n;
}

static void print_text(const struct ent_corpus *c)
{
    const struct ent_manifest *m = ent_corpus_manifest(c);
    const struct ent_lexicon *words = ent_corpus_lexicon(c, "word");
    uint64_t text, size = disk_size(c, &text);
    printf("corpus      %s\n", ent_corpus_path(c));
    printf("generation  %" PRIu64 "\n", m->generation);
    printf("documents   %zu\n", ent_corpus_n_docs(c));
    printf("sentences   %" PRIu64 "\n", ent_corpus_n_sentences(c));
    printf("words       %" PRIu64 "\n", ent_corpus_n_words(c));
    printf("word types  %u\n", words != NULL ? words->n : 0);
    printf("text        %" PRIu64 " bytes\n", text);
    const struct ent_amendments *fixes = ent_corpus_amendments(c);
    if (fixes != NULL)
        printf("corrections %zu documents, %zu aliases; digest %.16s%s\n", ent_amendments_n_docs(fixes), ent_amendments_n_aliases(fixes),
               ent_amendments_digest(fixes), strcmp(ent_amendments_digest(fixes), m->corrections) == 0 ? "" : ", not on record yet ('entente correct')");
    printf("segments    %zu, %" PRIu64 " bytes\n", m->n_segments, size);
    for (size_t i = 0; i < m->n_segments; i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        printf("  %s  %zu documents (%zu removed), %zu words; by %s\n", m->segments[i].name,
               m->segments[i].n_docs, m->segments[i].n_removed, m->segments[i].n_words,
               m->segments[i].producer);
        printf("    columns:");
        for (size_t k = 0; k < s->n_columns; k++)
            printf(" %s", s->columns[k].name);
        printf("%s\n    layers:", s->head.n > 0 ? " head" : "");
        for (size_t k = 0; k < s->n_layers; k++)
            printf(" %s (%zu)", s->layers[k].name, s->layers[k].n);
        printf("\n");
    }
}

static int print_json(const struct ent_corpus *c)
{
    const struct ent_manifest *m = ent_corpus_manifest(c);
    struct ent_buf out = {0};
    uint64_t text, size = disk_size(c, &text);
    ent_buf_adds(&out, "{\"corpus\": ");
    ent_json_string(&out, ent_corpus_path(c), strlen(ent_corpus_path(c)));
    ent_buf_addf(&out,
                 ", \"generation\": %" PRIu64 ", \"documents\": %zu, \"sentences\": %" PRIu64
                 ", \"words\": %" PRIu64 ", \"text_bytes\": %" PRIu64 ", \"segment_bytes\": %" PRIu64
                 ", \"segments\": [",
                 m->generation, ent_corpus_n_docs(c), ent_corpus_n_sentences(c), ent_corpus_n_words(c),
                 text, size);
    for (size_t i = 0; i < m->n_segments; i++) {
        ent_buf_addf(&out, "%s{\"file\": \"%s\", \"documents\": %zu, \"removed\": %zu, \"words\": %zu, "
                     "\"producer\": ", i > 0 ? ", " : "", m->segments[i].name, m->segments[i].n_docs,
                     m->segments[i].n_removed, m->segments[i].n_words);
        ent_json_string(&out, m->segments[i].producer, strlen(m->segments[i].producer));
        ent_buf_addc(&out, '}');
    }
    ent_buf_adds(&out, "]}\n");
    struct ent_error err;
    int exit = ent_buf_check(&out, &err) == ENT_OK ? CLI_OK : cli_fail(&err);
    fputs(ent_buf_str(&out), stdout);
    ent_buf_done(&out);
    return exit;
}

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_info = {
    "info", "[CORPUS]", "what a corpus consists of: documents, words, segments, layers", NULL, options,
    0, 1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_corpus *c;
    struct ent_error err;
    char *path;
    int exit = CLI_OK;
    int n = cli_parse(cli, &cmd_info, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    ent_free(path);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (opt.format == 0)
        print_text(c);
    else
        exit = print_json(c);
    ent_corpus_close(c);
    return exit;
}
