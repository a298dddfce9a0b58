/*
 * cli_edit.h -- statements from a terminal, by GNU readline
 *
 *     cli_edit.c       keys: Enter ends a statement once it is complete, the arrows move in its lines
 *     cli_edit_hint.c  the line under it: the signature of the call that is typed
 *
 * Readline starts at the first cli_edit_read(), so a program without a prompt does not pay for it.  A
 * statement is one string with newlines, in the history too.  People's ~/.inputrc holds; what we bind
 * besides has names for it: entente-enter, entente-up, entente-down.
 */
#ifndef CLI_EDIT_H
#define CLI_EDIT_H

#include <stddef.h>

/* What may stand at the cursor, as cli_edit's caller finds it; memory by malloc, the editor frees it. */
struct cli_candidates {
    size_t start;   /* in the text up to the cursor: where the word begins that they replace */
    char **words;   /* ends in NULL; NULL: none */
    char append;    /* after the only one; 0: nothing */
};

/* What the editor asks its caller.  Texts end in NUL; nothing may jump out of these. */
struct cli_edit_asks {
    void *ctx;
    int (*is_complete)(void *ctx, const char *text);
    char *(*hint)(void *ctx, const char *before);     /* malloc'ed; NULL: none */
    void (*complete)(void *ctx, const char *before, struct cli_candidates *out); /* a zeroed one */
};

/* Can readline be used: a terminal on both ends that is not dumb? */
int cli_edit_is_possible(void);

void cli_edit_open(const struct cli_edit_asks *asks);

/* A statement, malloc'ed; 'initial' stands in it already (NULL: nothing).  NULL: the end of input, or an
 * interruption, which ent_interrupted() tells. */
char *cli_edit_read(const char *prompt, const char *initial);

/* Add to the history that the arrows go through. */
void cli_edit_remember(const char *statement);

/* ---- between the two files ---- */

void cli_hint_open(const struct cli_edit_asks *asks); /* readline has been initialised */
void cli_hint_clear(void);
/* Leave the statement: the cursor goes under its last line. */
void cli_hint_leave(void);

#endif
