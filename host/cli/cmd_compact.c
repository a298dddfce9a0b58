#include "cli/cli.h"

#include <stdio.h>

#include "base/ent_mem.h"
#include "corpus/ent_compact.h"

extern const struct cli_command cmd_compact;

struct compact_options {
    size_t segment_words;
    int purge, quiet;
};
static const struct cli_option options[] = {
    {"segment-words", 0, CLI_COUNT, offsetof(struct compact_options, segment_words), "N", "begin a new segment after so many words", NULL},
    {"purge", 0, CLI_FLAG, offsetof(struct compact_options, purge), NULL, "leave no byte of removed texts (this is so in any case)", NULL},
    {"quiet", 'q', CLI_FLAG, offsetof(struct compact_options, quiet), NULL, "say nothing but errors", NULL},
    CLI_OPTION_END,
};

static int run(struct cli *cli, int argc, char **argv)
{
    struct compact_options opt = {0};
    struct ent_error err;
    char *path;
    size_t n_docs;
    int n = cli_parse(cli, &cmd_compact, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_compact(path, cli_version(), opt.segment_words, &n_docs, &err);
    if (st == ENT_OK && !opt.quiet)
        printf("%s: %zu documents, written anew\n", path, n_docs);
    ent_free(path);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}

const struct cli_command cmd_compact = {
    "compact",
    "[CORPUS]",
    "write a corpus anew: one segment of many, nothing left of what was removed",
    "Readers keep the generation that they have open; the next ones see the new one.",
    options,
    0,
    1,
    run,
};
