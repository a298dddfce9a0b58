/* entente explain: why a word of a sentence has its tag, its head and its relation. */
#include <string.h>

#include "base/ent_mem.h"
#include "cli/cli.h"
#include "report/ent_explain_frame.h"
#include "text/ent_utf8.h"

struct options {
    const char *model, *word, *output;
    size_t top;
    int format;
};

#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    {"word", 0, CLI_STRING, FIELD(word), "WORD", "only this word of the sentence", NULL},
    {"top", 0, CLI_COUNT, FIELD(top), "N", "so many features of each decision, at most 20; 5 if not given", NULL},
    {"model", 0, CLI_STRING, FIELD(model), "FOLDER", "the models; the shipped English ones if not given", NULL},
    CLI_OPTION_FORMAT(struct options),
    CLI_OPTION_OUTPUT(struct options),
    CLI_OPTION_END};

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_explain = {
    "explain", "SENTENCE", "why words have their tags, heads and relations",
    "For each decision of the models: what was chosen, what came second, and the features\n"
    "that weighed most; a negative weight spoke for the second.  A head is chosen by moves:\n"
    "left and right make an arc to the next word or the one under it, wait makes none yet.",
    options, 1, 1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {.top = 5, .format = CLI_FORMAT_OPEN};
    struct ent_frame *f = NULL;
    struct ent_analyser *a = NULL;
    struct ent_error err;
    if (cli_parse(cli, &cmd_explain, argc, argv, &opt) < 0)
        return cli->exit;
    if (ent_utf8_check(argv[0], strlen(argv[0])) < strlen(argv[0]))
        return cli_usage("explain: the sentence is not UTF-8");
    enum ent_status st = cli_open_models(opt.model, &a, &err);
    if (st == ENT_OK && a == NULL)
        st = ent_fail(&err, ENT_EIO, "no English models are installed; say with --model where some are");
    if (st == ENT_OK && (st = ent_explain_frame(&f, &err)) == ENT_OK &&
        (st = ent_explain_text(f, a, argv[0], strlen(argv[0]), &(struct ent_explain_how){opt.word, opt.top}, &err)) == ENT_OK)
        st = cli_write_frame(f, &(struct cli_result){.name = "explain", .command = argv[0], .output = opt.output, .format = opt.format}, &err);
    ent_frame_free(f);
    ent_analyser_close(a);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
