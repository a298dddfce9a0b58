#include "cli/cli.h"

extern const struct cli_command cmd_check;

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_check, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "author.check", n, argv);
}

const struct cli_command cmd_check = {
    "check",
    "[NAME|FILE...]",
    "what is wrong with packaged scripts, found without running them",
    "Faults of the metadata, names that nobody has defined, globals that are set.  Without a name: all\n"
    "scripts.  Exit code 5 where there is a fault.",
    NULL,
    0,
    -1,
    run,
};
