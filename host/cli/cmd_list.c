#include <stdint.h>
#include <stdio.h>

#include "cli/cli.h"

extern const struct cli_command cmd_list;

struct list_options {
    const char *output;
    int json, format;
};
static const struct cli_option options[] = {
    CLI_OPTION_FORMAT(struct list_options),
    CLI_OPTION_OUTPUT(struct list_options),
    {"json", 0, CLI_FLAG, offsetof(struct list_options, json), NULL, "with all that they say of themselves, as JSON", NULL},
    CLI_OPTION_END,
};

static int run(struct cli *cli, int argc, char **argv)
{
    struct list_options opt = {.format = CLI_FORMAT_OPEN};
    char json[] = "--json", format[16];
    int n = cli_parse(cli, &cmd_list, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (opt.json)
        return cli_script(cli, "script.list", 1, (char *[]){json});
    struct cli_result how = {.format = opt.format, .output = opt.output};
    snprintf(format, sizeof format, "%s", ent_format_names[cli_format(&how)]);
    return cli_script(cli, "script.list", opt.output != NULL ? 2 : 1, (char *[]){format, (char *)(uintptr_t)opt.output});
}

const struct cli_command cmd_list = {
    "list", "", "list the packaged scripts", NULL, options, 0, 0, run,
};
