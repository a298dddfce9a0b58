/*
 * cli.h -- the program: its options, its commands, how it runs Lua
 *
 *     main.c           makes the Lua state and runs what the command line says
 *     cli_args.c       the program's own options, those of lua5.4 among them
 *     cli_run.c        chunks: -e, -l, files, standard input; messages and exit codes
 *     cli_interrupt.c  Ctrl-C
 *     cli_corpus.c     which corpus is meant when a script says `corpus`
 *     cli_command.c    the table of commands, and the options they share
 *     cli_result.c     a result in the format that was asked for
 *     cli_script.c     packaged scripts: what scripts/entente/script.lua needs of the system
 *     cli_repl.c       the prompt, and cli_repl_*.c
 *     cli_edit.c       lines from a terminal
 *     cmd_NAME.c       a command
 */
#ifndef CLI_H
#define CLI_H

#include <lua.h>
#include <stddef.h>

#include "base/ent_status.h"
#include "report/ent_report.h"

struct ent_corpus;
struct ent_frame;

/* ---- exit codes ---- */

enum cli_exit {
    CLI_OK = 0,
    CLI_SCRIPT = 1,       /* a script, CQL or SQL failed */
    CLI_USAGE = 2,        /* wrong usage */
    CLI_UNREADABLE = 3,   /* a corpus or input cannot be read */
    CLI_NOTHING = 4,      /* nothing found, with --fail-empty */
    CLI_CHECK = 5,        /* a check failed */
    CLI_UNWRITABLE = 6,   /* cannot write: disk full, permission, memory */
    CLI_INTERRUPTED = 130
};
int cli_exit_code(enum ent_status status);

/* ---- the program ---- */

struct cli {
    lua_State *L;
    int argc;
    char **argv;
    int script;              /* argv[script] is the command or script; argc: there is none */
    int interactive, version, has_code, no_environment; /* -i, -v, -e was given, -E */
    int help, meta;
    int no_history, no_init; /* at the prompt: keep no history, run no start-up file */
    const char *corpus;      /* -c, or NULL */
    struct ent_error corpus_error; /* why `corpus` could not be opened; status ENT_OK: it was not tried */
    int exit;                /* what cli_parse says to leave with */
};

/* "entente: SENTENCE" on standard error; the exit code that goes with it is returned. */
int cli_fail(const struct ent_error *err);
int cli_usage(const char *format, ...) ENT_PRINTF(1, 2);

/* Read argv up to the script.  0, or the exit code of a wrong usage (said already). */
int cli_args(struct cli *cli, int argc, char **argv);
/* Do what -e, -l, -W among them say, in order; [-0, +0, e]; the exit code. */
int cli_run_options(struct cli *cli);

/* ---- running Lua (cli_run.c) ---- */

/* Call the function below n_args arguments, errors with a traceback; a Lua status. [-(n+1), +r|1, -] */
int cli_call(lua_State *L, int n_args, int n_results);
/* Say why a call failed (its message is at the top and is popped) and return the exit code. */
int cli_report(struct cli *cli, int status);
void cli_make_arg(struct cli *cli);
int cli_run_string(struct cli *cli, const char *code, const char *name);
int cli_run_file(struct cli *cli, const char *path); /* NULL: standard input; `arg` as arguments */
int cli_run_library(struct cli *cli, const char *library); /* "mod" or "g=mod" */
/* What "entente -v" prints; and without Lua's version. */
const char *cli_version(void);
const char *cli_program(void);

/* ---- Ctrl-C (cli_interrupt.c) ---- */

/* Handle SIGINT, and replace coroutine.resume, wrap and close by ones that know which thread runs. */
void cli_interrupt_open(lua_State *L);
/* Back at the top: forget the interruption. */
void cli_interrupt_clear(lua_State *L);

/* ---- the default corpus (cli_corpus.c) ---- */

/*
 * -c, else $ENTENTE_CORPUS, else the only *.entente folder here, else the installed sample.  *path is the
 * caller's (ent_free).  ENT_EIO with a sentence that says what to do, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status cli_corpus_path(struct cli *cli, char **path, struct ent_error *err);
/* Set the global `corpus`: it is opened when it is first touched. [-0, +0, m] */
void cli_corpus_open(struct cli *cli);

int cli_repl(struct cli *cli);

/* ---- commands (cli_command.c) ---- */

enum cli_option_kind {   /* and the C type at 'offset' */
    CLI_FLAG,            /* int: set to 1; takes no value */
    CLI_STRING,          /* const char * */
    CLI_INTEGER,         /* int64_t */
    CLI_COUNT,           /* size_t, not negative */
    CLI_NUMBER,          /* double */
    CLI_DATE,            /* struct ent_date */
    CLI_CHOICE           /* int: which of 'choices' */
};
struct cli_option {
    const char *name;    /* "output": --output VALUE, --output=VALUE */
    char letter;         /* 'o': -o VALUE, -oVALUE; 0: none */
    enum cli_option_kind kind;
    size_t offset;
    const char *value;   /* how help calls its value: "PATH" */
    const char *doc;
    const char *const *choices; /* CLI_CHOICE: ends in NULL */
};

/* Options that mean the same everywhere; the struct has a field of that name. */
#define CLI_OPTION_OUTPUT(type)                                                                    \
    {"output", 'o', CLI_STRING, offsetof(type, output), "PATH", "write there", NULL}
#define CLI_OPTION_FORMAT(type)                                                                    \
    {"format", 'f', CLI_CHOICE, offsetof(type, format), "FORMAT", "how to write the result, else as PATH ends, else text", \
     ent_format_names}
#define CLI_OPTION_END {NULL, 0, CLI_FLAG, 0, NULL, NULL, NULL}
enum { CLI_FORMAT_OPEN = -1 }; /* the 'format' to begin with: none was given */

/* ---- results (cli_result.c) ---- */

/* How a command writes its result. */
struct cli_result {
    const char *name;    /* of the command: "query" */
    const char *command; /* as it was given, for the head of a report; NULL: not said */
    const char *output;  /* -o, or NULL */
    int format;          /* -f; CLI_FORMAT_OPEN: as 'output' ends, else text */
    int excel;
    const struct ent_corpus *corpus; /* NULL: there is none */
};
enum ent_format cli_format(const struct cli_result *how);
/* A frame; or a report, whose blocks have been added to one that cli_new_report() made. */
ENT_MUST_USE enum ent_status cli_write_frame(const struct ent_frame *f, const struct cli_result *how, struct ent_error *err);
ENT_MUST_USE enum ent_status cli_new_report(struct ent_report **out, const struct cli_result *how, struct ent_error *err);
ENT_MUST_USE enum ent_status cli_write_report(const struct ent_report *r, const struct cli_result *how, struct ent_error *err);
/* Text as it is, to a file or (NULL) standard output. */
ENT_MUST_USE enum ent_status cli_write_text(const struct ent_buf *text, const char *output, struct ent_error *err);
/* Columns of the terminal that is written to; 0: it is none. */
size_t cli_screen_width(const char *output);

/*
 * A command: one struct and one function in cmd_NAME.c, named in the table of cli_command.c.
 *
 *     struct info_options { const char *output; int format; };
 *     static const struct cli_option options[] = {CLI_OPTION_OUTPUT(struct info_options), ..., CLI_OPTION_END};
 *     static int run(struct cli *cli, int argc, char **argv)
 *     {
 *         struct info_options opt = {.format = CLI_FORMAT_OPEN};
 *         int n = cli_parse(cli, &cmd_info, argc, argv, &opt);
 *         if (n < 0)
 *             return cli->exit;
 *         ... argv[0..n) are the operands ...
 *     }
 *     const struct cli_command cmd_info = {"info", "CORPUS", "what is in a corpus", NULL, options, 1, 1, run};
 */
struct cli_command {
    const char *name;
    const char *synopsis;    /* its operands: "PATH... -o CORPUS" */
    const char *summary;     /* one line, for the list of commands */
    const char *description; /* more, for its own help; lines of at most 80; NULL: none */
    const struct cli_option *options; /* NULL: none */
    int min_operands, max_operands;   /* max -1: any number */
    int (*run)(struct cli *cli, int argc, char **argv); /* arguments after the name; the exit code */
};

/* Ends in NULL. */
extern const struct cli_command *const cli_commands[];
const struct cli_command *cli_find_command(const char *name);
/* Those that every command has besides its own. */
const struct cli_option *cli_common_options(void);

/*
 * Read a command's options into the struct at 'into', which holds the defaults; --help and -c are known
 * to all.  Operands are moved to the front of argv and their number is returned.  -1: the help was
 * printed or a fault was said, and cli->exit is the exit code.
 */
int cli_parse(struct cli *cli, const struct cli_command *command, int argc, char **argv, void *into);

const char *cli_help_text(void);                        /* how the program is called, its own options */
void cli_help(void);                                    /* that, the commands and where to begin */
void cli_help_command(const struct cli_command *command);

/* The models in 'folder', else the shipped English ones; *models NULL: there are none (cmd_score.c). */
struct ent_analyser;
ENT_MUST_USE enum ent_status cli_open_models(const char *folder, struct ent_analyser **models, struct ent_error *err);
/* Score the models in 'folder' on the raw text of a CoNLL-U file, and print it; the exit code (cmd_score.c). */
int cli_score_raw(const char *gold, const char *folder, int as_json);
/* The same for names: of the file 'system', or NULL: of the models in 'folder' on the words of gold. */
int cli_score_names(const char *gold, const char *system, const char *folder, int as_json);

/*
 * Call a function of a module under scripts/entente/, "script.run" for example, with what only the program
 * can do (cli_script.c) and the arguments; the exit code that it returns, -1: it returns none.
 */
int cli_script(struct cli *cli, const char *function, int argc, char **argv);
/* Push the table with what only the program can do. [-0, +1, m] */
void cli_push_host(struct cli *cli);

#endif
