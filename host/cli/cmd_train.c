/* entente train: treebanks become models. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/ent_mem.h"
#include "cli/cli.h"
#include "model/ent_namebank.h"
#include "model/ent_train.h"

struct options {
    const char *train, *dev, *text; /* read by take_files(); here for the help */
    const char *output;
    int quiet;
};

#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    {"train", 0, CLI_STRING, FIELD(train), "FILE...", "files to learn from: treebanks (CoNLL-U), texts with names (IOB2)", NULL},
    {"dev", 0, CLI_STRING, FIELD(dev), "FILE...", "files of the same kinds to say how good the models are on", NULL},
    {"text", 0, CLI_STRING, FIELD(text), "FILE...", "texts of any kind, to learn which words are used alike", NULL},
    CLI_OPTION_OUTPUT(struct options),
    {"quiet", 'q', CLI_FLAG, FIELD(quiet), NULL, "say nothing but errors", NULL},
    CLI_OPTION_END};

static const struct {
    const char *name;
    unsigned what;
} kinds[] = {{"tagger", ENT_TRAIN_TAGGER}, {"lemmas", ENT_TRAIN_LEMMAS}, {"parser", ENT_TRAIN_PARSER}, {"sentences", ENT_TRAIN_ENDS}, {"names", ENT_TRAIN_NAMES}, {"clusters", ENT_TRAIN_CLUSTERS}, {"all", ENT_TRAIN_ALL}};

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_train = {
    "train", "tagger|sentences|lemmas|parser|names|clusters|all --train FILE... -o FOLDER", "learn to tag, to parse and to find names",
    "clusters  which words are used alike, from plain texts; the others profit from it\n"
    "tagger    part of speech and features of words\n"
    "sentences where sentences end, beyond the rules; with the lexicon of the tagger in the folder\n"
    "lemmas    their lemmas\n"
    "parser    the trees of sentences\n"
    "names     persons, organisations, places, others; needs a tagger in the folder, and\n"
    "          files in which they are marked: IOB2, CoNLL 2003, CoNLL-U with NE= in MISC\n"
    "all       all of these\n"
    "The folder is what --model of ingest takes; models that are there and not trained\n"
    "now stay.  The same files give the same models.",
    options, 1, 1, run};

/* What follows "--NAME" up to the next option, taken out of the arguments; how many. */
static int take_files(const char *name, int *argc, char **argv, const char **files)
{
    int n = 0, kept = 0, taking = 0;
    for (int i = 0; i < *argc; i++) {
        if (argv[i][0] == '-')
            taking = strncmp(argv[i], "--", 2) == 0 && strcmp(argv[i] + 2, name) == 0;
        if (!taking)
            argv[kept++] = argv[i];
        else if (argv[i][0] != '-')
            files[n++] = argv[i];
    }
    *argc = kept;
    return n;
}

static void print_line(void *ctx, const char *line)
{
    (void)ctx;
    fprintf(stderr, "%6.0f s  %s\n", (double)clock() / CLOCKS_PER_SEC, line);
}

/* A treebank by trees, what else there is by names. */
static int score(const char *file, const struct ent_train_options *o)
{
    struct ent_error err;
    int is_treebank;
    if (ent_namebank_is_conllu(file, &is_treebank, &err) != ENT_OK)
        return cli_fail(&err);
    return is_treebank && o->what != ENT_TRAIN_NAMES ? cli_score_raw(file, o->output, 0) : cli_score_names(file, NULL, o->output, 0);
}

/* files: room for all arguments three times. */
static int train(struct cli *cli, int argc, char **argv, const char **files)
{
    const char **train_files = files, **dev_files = files + argc, **text_files = files + 2 * argc;
    struct options opt = {0};
    struct ent_train_options o = {.train = train_files, .text = text_files};
    struct ent_error err;
    o.n_text = (size_t)take_files("text", &argc, argv, text_files);
    o.n_train = (size_t)take_files("train", &argc, argv, train_files);
    int n_dev = take_files("dev", &argc, argv, dev_files), n = cli_parse(cli, &cmd_train, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(argv[0], kinds[i].name) == 0)
            o.what = kinds[i].what;
    if (o.what == 0)
        return cli_usage("train: no kind '%s': tagger, sentences, lemmas, parser, names, clusters or all", argv[0]);
    if (o.what == ENT_TRAIN_CLUSTERS && o.n_text == 0)
        return cli_usage("train: say with --text what to learn clusters from");
    if (o.n_train == 0 && o.what != ENT_TRAIN_CLUSTERS)
        return cli_usage("train: say with --train what to learn from");
    if ((o.output = opt.output) == NULL)
        return cli_usage("train: say with -o where the models shall be");
    if (!opt.quiet)
        o.log.line = print_line;
    if (ent_train(&o, &err) != ENT_OK)
        return cli_fail(&err);
    for (int i = 0; i < n_dev; i++) {
        printf("%s\n", dev_files[i]);
        if ((n = score(dev_files[i], &o)) != CLI_OK)
            return n;
    }
    return CLI_OK;
}

static int run(struct cli *cli, int argc, char **argv)
{
    const char **files = ent_calloc(3 * (size_t)argc + 1, sizeof *files);
    if (files == NULL)
        return cli_usage("train: out of memory");
    int code = train(cli, argc, argv, files);
    ent_free(files);
    return code;
}
