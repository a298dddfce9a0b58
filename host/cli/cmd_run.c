#include "cli/cli.h"

#include <string.h>

extern const struct cli_command cmd_run;

static int run(struct cli *cli, int argc, char **argv)
{
    /* The options are the script's; it reads them itself. */
    if (argc == 0)
        return cli_usage("run: which script? see 'entente list'");
    if (argv[0][0] == '-') {
        int n = cli_parse(cli, &cmd_run, argc, argv, NULL);
        return n < 0 ? cli->exit : cli_usage("run: the script's name comes first");
    }
    return cli_script(cli, "script.run", argc, argv);
}

const struct cli_command cmd_run = {
    "run",
    "NAME [--option value ...]",
    "run a packaged script",
    "NAME is looked for in ./reports, in the user's reports and among those that are shipped;\n"
    "a name with a slash, or that ends in .lua, is a file. 'entente list' shows them all, and\n"
    "'entente help NAME' the options of one. Each takes -f text|csv|json|jsonl and -o PATH.",
    NULL,
    0,
    -1,
    run,
};
