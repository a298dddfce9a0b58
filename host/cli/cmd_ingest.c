/* entente ingest: files become a corpus. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_share.h"
#include "cli/cli.h"
#include "pipeline/ent_ingest.h"

struct options {
    const char *output, *encoding, *gazetteer, *corrections, *events, *facts;
    const char *columns, *id, *text, *title, *authors, *published, *publisher, *language;
    const char *model;
    int add, as_is, strict, kind, no_parse, no_extract, quiet;
    size_t segment_words, jobs;
};

/* In the order of enum ent_source_kind. */
static const char *const kinds[] = {"auto", "text", "markdown", "html", "jsonl", "conllu", "vrt", NULL};

#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    CLI_OPTION_OUTPUT(struct options),
    {"add", 0, CLI_FLAG, FIELD(add), NULL,
     "add to the corpus: what is unchanged is skipped, what changed is replaced", NULL},
    {"as-is", 0, CLI_FLAG, FIELD(as_is), NULL, "a file is one article; nothing is split off or cleaned",
     NULL},
    {"strict", 0, CLI_FLAG, FIELD(strict), NULL, "the first fault of an input ends the ingest", NULL},
    {"type", 0, CLI_CHOICE, FIELD(kind), "TYPE", "what the files are", kinds},
    {"encoding", 0, CLI_STRING, FIELD(encoding), "NAME", "of the files; found out if not given", NULL},
    {"columns", 0, CLI_STRING, FIELD(columns), "NAMES", "vertical text: what its columns are; word,pos,lemma if not given", NULL},
    {"id-field", 0, CLI_STRING, FIELD(id), "NAME", "JSONL: the field with the id", NULL},
    {"text-field", 0, CLI_STRING, FIELD(text), "NAME", "JSONL: the field with the text", NULL},
    {"title-field", 0, CLI_STRING, FIELD(title), "NAME", "JSONL: the field with the title", NULL},
    {"authors-field", 0, CLI_STRING, FIELD(authors), "NAME", "JSONL: the field with the authors", NULL},
    {"published-field", 0, CLI_STRING, FIELD(published), "NAME", "JSONL: the field with the date", NULL},
    {"publisher-field", 0, CLI_STRING, FIELD(publisher), "NAME", "JSONL: the field with the publisher",
     NULL},
    {"language-field", 0, CLI_STRING, FIELD(language), "NAME", "JSONL: the field with the language",
     NULL},
    {"segment-words", 0, CLI_COUNT, FIELD(segment_words), "N",
     "begin a new segment after so many words", NULL},
    {"jobs", 'j', CLI_COUNT, FIELD(jobs), "N",
     "work in N threads; as many as there are cores if not given; the corpus is the same", NULL},
    {"model", 0, CLI_STRING, FIELD(model), "FOLDER", "parse with these models, whatever the language", NULL},
    {"no-parse", 0, CLI_FLAG, FIELD(no_parse), NULL, "leave out tags, lemmas and trees", NULL},
    {"gazetteer", 0, CLI_STRING, FIELD(gazetteer), "PATH", "names besides those that are shipped: a file or folder", NULL},
    {"names", 0, CLI_STRING, FIELD(corrections), "PATH", "what you have put right about names; else CORPUS/names.txt", NULL},
    {"events", 0, CLI_STRING, FIELD(events), "FOLDER", "a dictionary of events instead of the one that is shipped", NULL},
    {"facts", 0, CLI_STRING, FIELD(facts), "FOLDER", "a vocabulary of facts instead of the one that is shipped", NULL},
    {"no-extract", 0, CLI_FLAG, FIELD(no_extract), NULL, "leave out names, dates, quantities, quotes, forecasts, events, facts", NULL},
    {"quiet", 'q', CLI_FLAG, FIELD(quiet), NULL, "say nothing but errors", NULL},
    CLI_OPTION_END};

static void print_warning(void *ctx, const char *sentence)
{
    const struct options *opt = ctx;
    if (!opt->quiet)
        fprintf(stderr, "entente: %s\n", sentence);
}

/* ", 2 records left out"; 'what' says the thing in the singular, 'fate' what became of it. */
static void print_part(const char *what, const char *fate, size_t n)
{
    if (n > 0)
        fprintf(stderr, ", %zu %s%s%s", n, what, what[0] != '\0' && n != 1 ? "s" : "", fate);
}

static void print_summary(const char *corpus, const struct ent_ingest_stats *s)
{
    fprintf(stderr, "%s: %zu article%s from %zu file%s", corpus, s->added + s->changed,
            s->added + s->changed == 1 ? "" : "s", s->source.files, s->source.files == 1 ? "" : "s");
    print_part("", "unchanged", s->unchanged);
    print_part("", "of them changed", s->changed);
    print_part("duplicate", "", s->duplicates);
    print_part("", "removed", s->removed);
    print_part("record", " left out", s->source.bad_records);
    print_part("file", " passed over", s->source.skipped_files);
    fprintf(stderr, "; %llu sentence%s, %llu word%s\n", (unsigned long long)s->sentences, s->sentences == 1 ? "" : "s",
            (unsigned long long)s->words, s->words == 1 ? "" : "s");
}

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_ingest = {
    "ingest", "PATH... -o CORPUS", "read files, folders or standard input (-) into a corpus",
    "Reads plain text saved from web pages, Markdown, HTML, JSONL (one article a line),\n"
    "CoNLL-U and vertical text; folders are walked in byte order of their paths.  A corpus that is\n"
    "there already is replaced once the new one is whole, or added to with --add.\n"
    "What was read, left out or doubtful is said on standard error.",
    options, 1, -1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_ingest_stats stats;
    struct ent_error err;
    int n = cli_parse(cli, &cmd_ingest, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    const char *corpus = opt.output != NULL ? opt.output : cli->corpus;
    if (corpus == NULL)
        return cli_usage("ingest: say with -o where the corpus shall be");
    char *shipped = ent_share_path("gazetteer"), *events = ent_share_path("events"), *facts = ent_share_path("facts");
    const char *gazetteers[3] = {shipped, opt.gazetteer, NULL};
    struct ent_ingest_options ingest = {
        .source = {.kind = (enum ent_source_kind)opt.kind,
                   .as_is = opt.as_is,
                   .strict = opt.strict,
                   .field_id = opt.id,
                   .field_text = opt.text,
                   .field_title = opt.title,
                   .field_authors = opt.authors,
                   .field_published = opt.published,
                   .field_publisher = opt.publisher,
                   .field_language = opt.language,
                   .columns = opt.columns,
                   .encoding = opt.encoding},
        .add = opt.add,
        .knowledge = {.names = shipped != NULL ? gazetteers : &gazetteers[1], .corrections = opt.corrections,
                      .events = opt.events != NULL ? opt.events : events, .facts = opt.facts != NULL ? opt.facts : facts, .models = opt.model, .no_parse = opt.no_parse,
                      .no_extract = opt.no_extract},
        .max_words = opt.segment_words,
        .n_threads = opt.jobs,
        .producer = cli_version(),
        .warn = print_warning,
        .ctx = &opt};
    enum ent_status st = ent_ingest((const char *const *)argv, (size_t)n, corpus, &ingest, &stats, &err);
    ent_free(shipped);
    ent_free(events);
    ent_free(facts);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (!opt.quiet)
        print_summary(corpus, &stats);
    return CLI_OK;
}
