/* entente annotate: tags, trees and extracted layers of a corpus made anew. */
#include <stddef.h>
#include <stdio.h>

#include "base/ent_mem.h"
#include "base/ent_share.h"
#include "cli/cli.h"
#include "pipeline/ent_renew.h"

struct options {
    const char *model, *gazetteer, *corrections, *events, *facts;
    size_t segment_words;
    int no_parse, no_extract, quiet;
};

#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    {"model", 0, CLI_STRING, FIELD(model), "FOLDER", "parse with these models, whatever the language", NULL},
    {"gazetteer", 0, CLI_STRING, FIELD(gazetteer), "PATH", "names besides those that are shipped: a file or folder", NULL},
    {"names", 0, CLI_STRING, FIELD(corrections), "PATH", "what you have put right about names; else CORPUS/names.txt", NULL},
    {"events", 0, CLI_STRING, FIELD(events), "FOLDER", "a dictionary of events instead of the one that is shipped", NULL},
    {"facts", 0, CLI_STRING, FIELD(facts), "FOLDER", "a vocabulary of facts instead of the one that is shipped", NULL},
    {"no-parse", 0, CLI_FLAG, FIELD(no_parse), NULL, "keep tags, lemmas and trees as they are", NULL},
    {"no-extract", 0, CLI_FLAG, FIELD(no_extract), NULL, "keep the extracted layers as they are", NULL},
    {"segment-words", 0, CLI_COUNT, FIELD(segment_words), "N", "begin a new segment after so many words", NULL},
    {"quiet", 'q', CLI_FLAG, FIELD(quiet), NULL, "say nothing but errors", NULL},
    CLI_OPTION_END};

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_annotate = {
    "annotate", "[CORPUS]", "tag, parse and extract anew, without the source files",
    "Texts, words and sentences stay as they are, and so does a parse that was loaded.\n"
    "Readers keep the generation that they have open; the next ones see the new one.",
    options, 0, 1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_renew_stats stats;
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_annotate, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    char *shipped = ent_share_path("gazetteer"), *events = ent_share_path("events"), *facts = ent_share_path("facts");
    const char *gazetteers[3] = {shipped, opt.gazetteer, NULL};
    const struct ent_ingest_options renew = {
        .knowledge = {.names = shipped != NULL ? gazetteers : &gazetteers[1], .corrections = opt.corrections,
                      .events = opt.events != NULL ? opt.events : events, .facts = opt.facts != NULL ? opt.facts : facts, .models = opt.model, .no_parse = opt.no_parse,
                      .no_extract = opt.no_extract},
        .max_words = opt.segment_words, .producer = cli_version()};
    enum ent_status st = ent_renew(path, &renew, &stats, &err);
    if (st == ENT_OK && !opt.quiet)
        fprintf(stderr, "%s: %zu articles annotated, %zu of them parsed\n", path, stats.docs, stats.parsed);
    ent_free(shipped);
    ent_free(events);
    ent_free(facts);
    ent_free(path);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
