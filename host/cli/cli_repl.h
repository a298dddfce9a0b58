/*
 * cli_repl.h -- between the files of the prompt
 *
 *     cli_repl.c       the loop: a statement in, scripts/entente/repl/session.lua runs it
 *     cli_repl_read.c  statements: from the editor (cli_edit.h), or as plain lines where there is no terminal
 *     cli_repl_host.c  what the session needs of the system
 */
#ifndef CLI_REPL_H
#define CLI_REPL_H

#include <sys/types.h>

#include "cli/cli.h"

struct repl {
    struct cli *cli;
    int is_edited; /* by readline */
};

/* Set what the session needs besides into the host table at the top. [-0, +0, m] */
void repl_set_host(struct repl *r);

/* Push the session's module. [-0, +1, -] */
void repl_push_session(lua_State *L);

void repl_read_open(struct repl *r);
/* A statement, malloc'ed; 'initial' stands in it already (NULL: nothing).  NULL: end of input or interrupted. */
char *repl_read(struct repl *r, const char *initial);

/* A plain line with its end, as getline() gives it; -1 at the end of input or on Ctrl-C. */
ssize_t repl_read_line(const char *prompt, char **line, size_t *cap);

#endif
