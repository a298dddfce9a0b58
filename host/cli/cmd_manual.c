#include "cli/cli.h"

extern const struct cli_command cmd_manual;

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_manual, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "manual.manual", n, argv);
}

const struct cli_command cmd_manual = {
    "manual",
    "html|man",
    "print the manual: commands, scripts, all that scripts can call",
    "  entente manual html > manual.html\n"
    "  entente manual man | man -l -",
    NULL,
    1,
    1,
    run,
};
