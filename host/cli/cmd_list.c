#include "cli/cli.h"

extern const struct cli_command cmd_list;

struct list_options {
    int json;
};
static const struct cli_option options[] = {
    {"json", 0, CLI_FLAG, offsetof(struct list_options, json), NULL, "with all that they say of themselves, as JSON", NULL},
    CLI_OPTION_END,
};

static int run(struct cli *cli, int argc, char **argv)
{
    struct list_options opt = {0};
    char json[] = "json", *args[] = {json};
    int n = cli_parse(cli, &cmd_list, argc, argv, &opt);
    return n < 0 ? cli->exit : cli_script(cli, "script.list", opt.json, args);
}

const struct cli_command cmd_list = {
    "list", "", "list the packaged scripts", NULL, options, 0, 0, run,
};
