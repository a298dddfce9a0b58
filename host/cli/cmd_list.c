#include "cli/cli.h"

extern const struct cli_command cmd_list;

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_list, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "list", n, argv);
}

const struct cli_command cmd_list = {
    "list", "", "list the packaged scripts", NULL, NULL, 0, 0, run,
};
