/*
 * The prompt: a statement in, the session (scripts/entente/repl/session.lua) runs it, an error or an
 * interruption is said, and the next.
 */
#include "cli/cli_repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "base/ent_interrupt.h"
#include "base/ent_mem.h"

static const char session_key; /* in the registry: the session's module */

void repl_push_session(lua_State *L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &session_key); }

/* The module, told what it needs of the system. */
static int open_session(lua_State *L)
{
    struct repl *r = lua_touserdata(L, 1);

    lua_getglobal(L, "require");
    lua_pushliteral(L, "entente.repl.session");
    lua_call(L, 1, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &session_key);
    lua_getfield(L, -1, "open");
    cli_push_host(r->cli);
    repl_set_host(r);
    lua_call(L, 1, 0);
    return 0;
}

/* One file of those that run before the first prompt: was there one? */
static int start_session(lua_State *L)
{
    repl_push_session(L);
    lua_getfield(L, -1, "start");
    lua_call(L, 0, 1);
    return 1;
}

/* The text of a statement: what is to be done next, and the text for it. */
static int evaluate(lua_State *L)
{
    const char *text = lua_touserdata(L, 1);

    repl_push_session(L);
    lua_getfield(L, -1, "evaluate");
    lua_pushstring(L, text);
    lua_call(L, 1, 2);
    return 2;
}

static int call(struct repl *r, lua_CFunction function, void *argument, int n_results)
{
    lua_State *L = r->cli->L;
    int status;

    lua_settop(L, 0);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, argument);
    status = cli_call(L, 1, n_results);
    fflush(stdout);
    if (status != LUA_OK)
        cli_report(r->cli, status);
    cli_interrupt_clear(L);
    return status;
}

static void print_banner(struct cli *cli)
{
    struct ent_error err;
    char *path = NULL;

    printf("%s. ", cli_version());
    if (cli_corpus_path(cli, &path, &err) == ENT_OK)
        printf("`corpus` is %s.\n", path);
    else
        printf("%s\n", err.message);
    puts(".help says what can be done here; Ctrl-D leaves.");
    ent_free(path);
}

static void run_files(struct repl *r)
{
    lua_State *L = r->cli->L;

    while (call(r, start_session, r, 1) != LUA_OK || lua_toboolean(L, -1))
        continue; /* an error in one does not keep the next from running */
}

/* Run the statement, which is freed.  Is there a next one?  *initial: what stands in it (malloc'ed). */
static int run_statement(struct repl *r, char *text, char **initial)
{
    lua_State *L = r->cli->L;
    const char *action = NULL;
    int status = call(r, evaluate, text, 2);

    free(text);
    if (status == LUA_OK)
        action = lua_tostring(L, 1);
    if (action != NULL && strcmp(action, "edit") == 0 && lua_type(L, 2) == LUA_TSTRING)
        *initial = strdup(lua_tostring(L, 2));
    return action == NULL || strcmp(action, "quit") != 0;
}

int cli_repl(struct cli *cli)
{
    struct repl r = {.cli = cli};
    char *initial = NULL, *text;
    int goes_on = 1;

    cli_interrupt_clear(cli->L);
    if (call(&r, open_session, &r, 0) != LUA_OK)
        return CLI_SCRIPT;
    print_banner(cli);
    repl_read_open(&r);
    run_files(&r);
    while (goes_on) {
        text = repl_read(&r, initial);
        free(initial);
        initial = NULL;
        if (text != NULL && !ent_interrupted()) {
            goes_on = run_statement(&r, text, &initial);
            continue;
        }
        free(text);
        goes_on = ent_interrupted(); /* Ctrl-C at the prompt: a fresh one; else the input has ended */
        putchar('\n');
        cli_interrupt_clear(cli->L);
    }
    free(initial);
    lua_settop(cli->L, 0);
    return CLI_OK;
}
