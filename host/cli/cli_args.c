/*
 * The program's own options, those of lua5.4 among them.  They are read twice: first all of them,
 * so that nothing runs where one is wrong; then -e, -l and -W in their order, once the Lua state is
 * there.
 */
#include "cli/cli.h"

#include <string.h>

#include <lauxlib.h>

#include "base/ent_nearest.h"

struct option {
    char letter;       /* 0: the options end here */
    const char *value; /* of -c, -e, -l */
};

static const char *const long_options[] = {"--corpus", "--help", "--meta", "--no-history", "--no-init", "--version", NULL};

static int unknown(const char *given)
{
    struct ent_nearest near;

    ent_nearest_start(&near, given);
    if (given[0] == '-' && given[1] == '-')
        for (size_t i = 0; long_options[i] != NULL; i++)
            ent_nearest_offer(&near, long_options[i]);
    if (near.best != NULL)
        return cli_usage("no option '%s'; did you mean '%s'?", given, near.best);
    return cli_usage("no option '%s'; see 'entente --help'", given);
}

/* --help, --version, --corpus PATH, --corpus=PATH and so on, as letters. */
static int long_option(struct cli *cli, const char *given, int *i, struct option *o)
{
    if (strcmp(given, "--help") == 0)
        o->letter = 'h';
    else if (strcmp(given, "--version") == 0)
        o->letter = 'V';
    else if (strcmp(given, "--meta") == 0)
        o->letter = 'm';
    else if (strcmp(given, "--no-history") == 0)
        o->letter = 'H';
    else if (strcmp(given, "--no-init") == 0)
        o->letter = 'I';
    else if (strncmp(given, "--corpus=", 9) == 0) {
        o->letter = 'c';
        o->value = given + 9;
    } else if (strcmp(given, "--corpus") == 0) {
        o->letter = 'c';
        o->value = cli->argv[++*i]; /* argv ends in NULL */
        if (o->value == NULL)
            return cli_usage("option '--corpus' needs a value");
    } else
        return unknown(given);
    return CLI_OK;
}

/* The option at argv[*i], which moves past it; exit code.  "--" ends them and is skipped. */
static int next_option(struct cli *cli, int *i, struct option *o)
{
    const char *given = *i < cli->argc ? cli->argv[*i] : NULL;

    *o = (struct option){0, NULL};
    if (given == NULL || given[0] != '-' || given[1] == '\0')
        return CLI_OK; /* a script, or "-": standard input */
    if (strcmp(given, "--") == 0) {
        ++*i;
        return CLI_OK;
    }
    if (given[1] == '-') {
        int code = long_option(cli, given, i, o);
        ++*i;
        return code;
    }
    o->letter = given[1];
    if (strchr("cel", given[1]) != NULL) {
        o->value = given[2] != '\0' ? given + 2 : cli->argv[++*i];
        if (o->value == NULL || (given[2] == '\0' && o->value[0] == '-' && given[1] != 'e'))
            return cli_usage("option '-%c' needs a value", given[1]);
    } else if (strchr("hivEW", given[1]) == NULL || given[2] != '\0')
        return unknown(given);
    ++*i;
    return CLI_OK;
}

int cli_args(struct cli *cli, int argc, char **argv)
{
    struct option o;
    int i = 1, code;

    cli->argc = argc;
    cli->argv = argv;
    cli->script = argc;
    if (argc < 1)
        return CLI_OK; /* execve() with no arguments at all */
    while ((code = next_option(cli, &i, &o)) == CLI_OK && o.letter != 0) {
        switch (o.letter) {
        case 'c':
            cli->corpus = o.value;
            break;
        case 'e':
            cli->has_code = 1;
            break;
        case 'h':
            cli->help = 1;
            break;
        case 'i':
            cli->interactive = 1; /* says the version, as lua5.4 does */
            break;
        case 'm':
            cli->meta = 1;
            break;
        case 'H':
            cli->no_history = 1;
            break;
        case 'I':
            cli->no_init = 1;
            break;
        case 'v':
        case 'V':
            cli->version = (unsigned char)o.letter;
            break;
        case 'E':
            cli->no_environment = 1;
            break;
        default: /* -l and -W: their turn comes */
            break;
        }
    }
    cli->script = i;
    return code;
}

int cli_run_options(struct cli *cli)
{
    struct option o;
    int i = 1, code = CLI_OK;

    while (code == CLI_OK && next_option(cli, &i, &o) == CLI_OK && o.letter != 0) {
        if (o.letter == 'e')
            code = cli_run_string(cli, o.value, "=(command line)");
        else if (o.letter == 'l')
            code = cli_run_library(cli, o.value);
        else if (o.letter == 'W')
            lua_warning(cli->L, "@on", 0);
    }
    return code;
}
