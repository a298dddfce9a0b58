#include "cli/cli.h"

extern const struct cli_command cmd_tour;

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_tour, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "tour.tour", n, argv);
}

const struct cli_command cmd_tour = {
    "tour",
    "[STEP]",
    "ten minutes with all of it, on the sample corpus",
    "On a terminal each command waits for a keystroke and is then run; else the tour is printed.",
    NULL,
    0,
    1,
    run,
};
