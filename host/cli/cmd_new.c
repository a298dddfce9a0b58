#include "cli/cli.h"

extern const struct cli_command cmd_new;

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_new, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "author.new", n, argv);
}

const struct cli_command cmd_new = {
    "new",
    "NAME",
    "write a documented packaged script to start from",
    "The script goes to ./reports/NAME.lua, its test to ./reports/NAME.test.txt; neither is there before.\n"
    "It runs as it is: entente run NAME.",
    NULL,
    1,
    1,
    run,
};
