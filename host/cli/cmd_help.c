#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_nearest.h"
#include "lent_meta.h"
#include "query/ent_cql.h"

extern const struct cli_command cmd_help;

/* Nothing is called so: say what is nearest, among commands and what scripts can call. */
static int no_topic(const char *topic, const char *near_lua)
{
    struct ent_nearest near;

    ent_nearest_start(&near, topic);
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        ent_nearest_offer(&near, cli_commands[i]->name);
    if (near.best == NULL)
        near.best = near_lua;
    if (near.best != NULL)
        return cli_usage("no help on '%s'; did you mean '%s'?", topic, near.best);
    return cli_usage(
        "no help on '%s': it is no command, no script ('entente list') and nothing that "
        "scripts can call",
        topic);
}

static int run(struct cli *cli, int argc, char **argv)
{
    int n = cli_parse(cli, &cmd_help, argc, argv, NULL);
    const struct cli_command *command;
    const char *near;
    char quiet[] = "quiet";
    char *args[2];
    int code;

    if (n < 0)
        return cli->exit;
    if (n == 0) {
        cli_help();
        return CLI_OK;
    }
    if (strcmp(argv[0], "cql") == 0) {
        fputs(ent_cql_manual, stdout);
        return CLI_OK;
    }
    command = cli_find_command(argv[0]);
    if (command != NULL) {
        cli_help_command(command);
        return CLI_OK;
    }
    args[0] = argv[0];
    args[1] = quiet;
    code = cli_script(cli, "script.help", 2, args); /* -1: no script is called so */
    if (code >= 0)
        return code;
    if (lent_topic_print(stdout, argv[0], &near))
        return CLI_OK;
    return no_topic(argv[0], near);
}

const struct cli_command cmd_help = {
    "help",
    "[TOPIC]",
    "explain a command, a packaged script, or what scripts can call",
    "TOPIC is a command (run), a script ('entente list'), cql (the query language), or a name in\n"
    "Lua: entente.open, doc, doc.title.",
    NULL,
    0,
    1,
    run,
};
