#include "cli/cli.h"

#include "base/ent_mem.h"
#include "base/ent_share.h"

extern const struct cli_command cmd_test;

struct test_options {
    int accept;
};
static const struct cli_option options[] = {
    {"accept", 0, CLI_FLAG, offsetof(struct test_options, accept), NULL, "keep what they print now as what is expected", NULL},
    CLI_OPTION_END,
};

/* What is expected is written for one corpus: the sample, unless -c names another. */
static int run(struct cli *cli, int argc, char **argv)
{
    struct test_options opt = {0};
    char accept[] = "accept", check[] = "check";
    int n = cli_parse(cli, &cmd_test, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    char *sample = cli->corpus == NULL ? ent_share_path("sample.entente") : NULL;
    char **args = ent_malloc(((size_t)n + 1) * sizeof *args);
    if (args == NULL) {
        ent_free(sample);
        return cli_usage("out of memory");
    }
    args[0] = opt.accept ? accept : check;
    for (int i = 0; i < n; i++)
        args[i + 1] = argv[i];
    if (cli->corpus == NULL)
        cli->corpus = sample;
    int code = cli_script(cli, "author.test", n + 1, args);
    cli->corpus = cli->corpus == sample ? NULL : cli->corpus;
    ent_free(args);
    ent_free(sample);
    return code;
}

const struct cli_command cmd_test = {
    "test",
    "[NAME|FILE...]",
    "do packaged scripts print what is expected of them?",
    "Beside NAME.lua lies NAME.test.txt: lines '$ entente run NAME ...', after each what it prints on the\n"
    "sample corpus (-c: on another).  Without a name: all scripts that have one.  Exit code 5 where\n"
    "something differs; --accept writes what they print now.",
    options,
    0,
    -1,
    run,
};
