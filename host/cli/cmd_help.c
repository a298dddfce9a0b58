#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_mem.h"
#include "base/ent_nearest.h"
#include "base/ent_share.h"
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

/* The worked study as it lies in the folder of scripts. */
static int print_study(void)
{
    char *path = ent_share_path("scripts/study.md");
    FILE *file = path != NULL ? fopen(path, "r") : NULL;
    char block[4096];
    size_t n;
    ent_free(path);
    if (file == NULL)
        return cli_usage("the study is not there: the program was installed without it");
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        fwrite(block, 1, n, stdout);
    fclose(file);
    return CLI_OK;
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
    if (strcmp(argv[0], "study") == 0)
        return print_study();
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
    "TOPIC is a command (run), a script ('entente list'), cql (the query language), study (five\n"
    "questions to a real corpus, with commands and figures), or a name in Lua: entente.open, doc, doc.title.",
    NULL,
    0,
    1,
    run,
};
