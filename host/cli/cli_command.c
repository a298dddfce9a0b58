#include "cli/cli.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_date.h"
#include "base/ent_nearest.h"

/* ---- the table: a new command declares its struct here and gets a place ---- */

extern const struct cli_command cmd_annotate, cmd_check, cmd_compact, cmd_completion, cmd_correct, cmd_explain, cmd_export, cmd_help, cmd_info,
    cmd_ingest, cmd_list, cmd_manual, cmd_new, cmd_query, cmd_remove, cmd_run, cmd_score, cmd_sql, cmd_test, cmd_tour, cmd_train, cmd_verify;

const struct cli_command *const cli_commands[] = {
    &cmd_ingest, &cmd_annotate, &cmd_info, &cmd_verify, &cmd_remove, &cmd_correct, &cmd_compact,
    &cmd_query, &cmd_sql,
    &cmd_run, &cmd_list, &cmd_new, &cmd_check, &cmd_test,
    &cmd_export, &cmd_train, &cmd_score, &cmd_explain,
    &cmd_help, &cmd_tour, &cmd_completion, &cmd_manual, NULL,
};

const struct cli_command *cli_find_command(const char *name)
{
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    return NULL;
}

/* ---- what every command knows ---- */

enum { HELP = 1, CORPUS = 2 };

static const struct cli_option common[] = {
    {"corpus", 'c', CLI_STRING, CORPUS, "CORPUS", "work on this corpus", NULL},
    {"help", 'h', CLI_FLAG, HELP, NULL, "print this", NULL},
    CLI_OPTION_END,
};

const struct cli_option *cli_common_options(void) { return common; }

/* ---- one option ---- */

struct reading {
    struct cli *cli;
    const struct cli_command *command;
    void *into;
    int argc, at; /* at: the argument being read */
    char **argv;
    const char *given; /* as it stands on the command line, for messages */
    int help;
};

static int bad_value(const struct reading *r, const char *value, const char *expected)
{
    return cli_usage("option '%s': '%s' is not %s", r->given, value, expected);
}

static int read_choice(const struct reading *r, const struct cli_option *o, const char *value,
                       int *out)
{
    struct ent_nearest near;

    ent_nearest_start(&near, value);
    for (int i = 0; o->choices[i] != NULL; i++) {
        if (strcmp(o->choices[i], value) == 0) {
            *out = i;
            return CLI_OK;
        }
        ent_nearest_offer(&near, o->choices[i]);
    }
    fprintf(stderr, "entente: option '%s': no '%s'; ", r->given, value);
    if (near.best != NULL)
        fprintf(stderr, "did you mean '%s'?", near.best);
    for (int i = 0; near.best == NULL && o->choices[i] != NULL; i++)
        fprintf(stderr, "%s%s", i == 0 ? "there are " : ", ", o->choices[i]);
    fputc('\n', stderr);
    return CLI_USAGE;
}

static int read_integer(const struct reading *r, const struct cli_option *o, const char *value,
                        void *out)
{
    char *end;
    long long n;

    errno = 0;
    n = strtoll(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0)
        return bad_value(r, value, "an integer");
    if (o->kind == CLI_INTEGER)
        *(int64_t *)out = n;
    else if (n < 0)
        return bad_value(r, value, "a count (0 or more)");
    else
        *(size_t *)out = (size_t)n;
    return CLI_OK;
}

static int read_value(struct reading *r, const struct cli_option *o, const char *value)
{
    void *out;
    char *end;

    if (o >= common && o < common + sizeof common / sizeof *common) {
        if (o->offset == CORPUS)
            r->cli->corpus = value;
        else
            r->help = 1;
        return CLI_OK;
    }
    out = (char *)r->into + o->offset;
    switch (o->kind) {
    case CLI_FLAG:
        *(int *)out = 1;
        break;
    case CLI_STRING:
        *(const char **)out = value;
        break;
    case CLI_INTEGER:
    case CLI_COUNT:
        return read_integer(r, o, value, out);
    case CLI_NUMBER:
        errno = 0;
        *(double *)out = strtod(value, &end);
        if (end == value || *end != '\0' || errno != 0)
            return bad_value(r, value, "a number");
        break;
    case CLI_DATE:
        if (!ent_date_parse(value, strlen(value), out))
            return bad_value(r, value, "a date (such as 2025, 2025-09 or 2025-09-04)");
        break;
    case CLI_CHOICE:
        return read_choice(r, o, value, out);
    }
    return CLI_OK;
}

/* ---- finding it ---- */

static const struct cli_option *find(const struct cli_option *options, const char *name, size_t n,
                                     char letter)
{
    for (; options != NULL && options->name != NULL; options++)
        if (letter != 0 ? options->letter == letter
                        : strncmp(options->name, name, n) == 0 && options->name[n] == '\0')
            return options;
    return NULL;
}

static void offer(struct ent_nearest *near, const struct cli_option *options)
{
    for (; options != NULL && options->name != NULL; options++)
        ent_nearest_offer(near, options->name);
}

static int unknown_option(const struct reading *r, const char *name)
{
    struct ent_nearest near;

    ent_nearest_start(&near, name);
    offer(&near, r->command->options);
    offer(&near, common);
    if (near.best != NULL && r->given[1] == '-')
        return cli_usage("%s has no option '%s'; did you mean '--%s'?", r->command->name, r->given,
                         near.best);
    return cli_usage("%s has no option '%s'; see 'entente help %s'", r->command->name, r->given,
                     r->command->name);
}

/* The option at argv[at], "--name", "--name=value", "-x" or "-xvalue"; exit code. */
static int read_option(struct reading *r)
{
    char *given = r->argv[r->at];
    char *value = NULL;
    char letter = given[1] == '-' ? 0 : given[1];
    char *name = letter != 0 ? given + 1 : given + 2;
    size_t n = letter != 0 ? 1 : strcspn(name, "=");
    const struct cli_option *o;

    if (name[n] != '\0') {
        value = letter != 0 ? name + 1 : name + n + 1;
        if (letter == 0)
            name[n] = '\0'; /* messages show the name alone */
    }
    r->given = given;
    o = find(r->command->options, name, n, letter);
    if (o == NULL)
        o = find(common, name, n, letter);
    if (o == NULL)
        return unknown_option(r, name);
    if (o->kind == CLI_FLAG && value != NULL)
        return cli_usage("option '%s' takes no value", given);
    if (o->kind != CLI_FLAG && value == NULL) {
        if (r->at + 1 >= r->argc)
            return cli_usage("option '%s' needs a value", given);
        value = r->argv[++r->at];
    }
    return read_value(r, o, value);
}

static int check_operands(const struct cli_command *c, int n)
{
    if (n >= c->min_operands && (c->max_operands < 0 || n <= c->max_operands))
        return CLI_OK;
    return cli_usage("%s: too %s arguments\nusage: entente %s %s", c->name,
                     n < c->min_operands ? "few" : "many", c->name, c->synopsis);
}

int cli_parse(struct cli *cli, const struct cli_command *command, int argc, char **argv, void *into)
{
    struct reading r = {.cli = cli, .command = command, .into = into, .argc = argc, .argv = argv};
    int n = 0, options_ended = 0;

    cli->exit = CLI_OK;
    for (r.at = 0; r.at < argc && cli->exit == CLI_OK; r.at++) {
        char *given = argv[r.at];
        if (options_ended || given[0] != '-' || given[1] == '\0')
            argv[n++] = given;
        else if (strcmp(given, "--") == 0)
            options_ended = 1;
        else
            cli->exit = read_option(&r);
    }
    if (cli->exit == CLI_OK && r.help) {
        cli_help_command(command);
        return -1;
    }
    if (cli->exit == CLI_OK)
        cli->exit = check_operands(command, n);
    return cli->exit == CLI_OK ? n : -1;
}

/* ---- help ---- */

static void print_option(const struct cli_option *o)
{
    char left[80];
    int n = 0;

    if (o->letter != 0)
        n = snprintf(left, sizeof left, "-%c, ", o->letter);
    snprintf(left + n, sizeof left - (size_t)n, "--%s%s%s", o->name, o->value != NULL ? " " : "",
             o->value != NULL ? o->value : "");
    printf("  %-24s %s", left, o->doc);
    for (int i = 0; o->choices != NULL && o->choices[i] != NULL; i++)
        printf("%s%s", i == 0 ? ": " : ", ", o->choices[i]);
    putchar('\n');
}

void cli_help_command(const struct cli_command *c)
{
    printf("usage: entente %s %s\n\n%s\n", c->name, c->synopsis, c->summary);
    if (c->description != NULL)
        printf("\n%s\n", c->description);
    printf("\noptions:\n");
    for (const struct cli_option *o = c->options; o != NULL && o->name != NULL; o++)
        print_option(o);
    for (const struct cli_option *o = common; o->name != NULL; o++)
        print_option(o);
}

const char *cli_help_text(void)
{
    return "usage: entente [options] [FILE [ARGS] | COMMAND ...]\n"
           "\n"
           "Without a file or command: a prompt, or on a pipe the script that comes in.\n"
           "\n"
           "options:\n"
           "  -c, --corpus CORPUS  what scripts see as `corpus`; else $ENTENTE_CORPUS, else the only\n"
           "                       *.entente folder here, else the installed sample\n"
           "  -e CODE              run this Lua code\n"
           "  -l MODULE, -l G=MODULE  require MODULE into a global\n"
           "  -i                   stay at the prompt when done\n"
           "  --no-history         at the prompt: keep no statements\n"
           "  --no-init            at the prompt: run no start-up file\n"
           "  -E                   ignore environment variables\n"
           "  -W                   turn Lua's warnings on\n"
           "  -                    run standard input\n"
           "  --                   options end here\n"
           "  -v, --version; -h, --help\n";
}

void cli_help(void)
{
    fputs(cli_help_text(), stdout);
    puts("\ncommands:");
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        printf("  %-10s %s\n", cli_commands[i]->name, cli_commands[i]->summary);
    puts("\nfor a start, on the sample corpus:\n"
         "  entente run overview --table articles           list the articles\n"
         "  entente run concordance --phrase corridor       the words around \"corridor\"\n"
         "  entente run overview --table sources            count words by publisher\n"
         "  entente run overview --table sources -o sources.xlsx   a table for Excel; also .html .csv .md .sqlite\n"
         "  entente new mine                                write a script of your own, reports/mine.lua,\n"
         "  entente run mine --min 300                      and run it with its option\n"
         "  entente                                         try things out at a prompt; .help there\n"
         "  entente tour                                    all of it in ten minutes\n"
         "\n"
         "'entente help COMMAND' says more, and 'entente help SCRIPT', 'entente help doc.title';\n"
         "'entente help entente' lists what scripts can call.\n"
         "A script file that is called like a command is given as ./FILE.");
}
