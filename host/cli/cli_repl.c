/*
 * The prompt: reads lines until they make a chunk, runs it, prints what it returns.
 */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lauxlib.h>

#include "base/ent_interrupt.h"
#include "base/ent_mem.h"

/* A line without its end is appended to what stands on the stack; 0 at the end of input. */
static int read_line(lua_State *L, const char *prompt)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    fputs(prompt, stdout);
    fflush(stdout);
    n = getline(&line, &cap, stdin);
    if (n > 0 && line[n - 1] == '\n')
        n--;
    if (n >= 0)
        lua_pushlstring(L, line, (size_t)n);
    free(line);
    clearerr(stdin);
    return n >= 0;
}

/* Compile the text at 1 as an expression, else as a statement: a Lua status, the result on top. */
static int compile(lua_State *L)
{
    size_t n;
    const char *text;
    int status;

    lua_pushfstring(L, "return %s", lua_tostring(L, 1));
    text = lua_tolstring(L, -1, &n);
    status = luaL_loadbuffer(L, text, n, "=stdin");
    lua_remove(L, -2);
    if (status == LUA_OK)
        return status;
    lua_pop(L, 1);
    text = lua_tolstring(L, 1, &n);
    return luaL_loadbuffer(L, text, n, "=stdin");
}

static int is_incomplete(lua_State *L, int status)
{
    static const char mark[] = "<eof>";
    size_t n, m = sizeof mark - 1;
    const char *message;

    if (status != LUA_ERRSYNTAX)
        return 0;
    message = lua_tolstring(L, -1, &n);
    return n >= m && strcmp(message + n - m, mark) == 0;
}

/* A chunk, however many lines it takes: 0 at the end of input, else *status says what is on top. */
static int read_chunk(lua_State *L, int *status)
{
    lua_settop(L, 0);
    if (!read_line(L, "> "))
        return 0;
    while (is_incomplete(L, *status = compile(L))) {
        lua_settop(L, 1);
        if (!read_line(L, ">> ")) {
            if (ent_interrupted())
                return 0;
            *status = compile(L); /* the input ends here: now it is an error */
            return 1;
        }
        lua_pushliteral(L, "\n");
        lua_insert(L, -2);
        lua_concat(L, 3);
    }
    lua_remove(L, 1);
    return 1;
}

static int print_results(lua_State *L)
{
    int n = lua_gettop(L);

    for (int i = 1; i <= n; i++) {
        size_t len;
        const char *s = luaL_tolstring(L, i, &len);
        if (i > 1)
            putchar('\t');
        fwrite(s, 1, len, stdout);
        lua_pop(L, 1);
    }
    putchar('\n');
    return 0;
}

static void run_chunk(struct cli *cli, int status)
{
    lua_State *L = cli->L;

    if (status == LUA_OK)
        status = cli_call(L, 0, LUA_MULTRET);
    if (status == LUA_OK && lua_gettop(L) > 0) {
        luaL_checkstack(L, LUA_MINSTACK, "too many results to print");
        lua_pushcfunction(L, print_results);
        lua_insert(L, 1);
        status = cli_call(L, lua_gettop(L) - 1, 0);
    }
    cli_report(cli, status);
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
    ent_free(path);
}

/* The global `help`, unless the script before has one of its own. */
static int open_help(lua_State *L)
{
    if (lua_getglobal(L, "help") == LUA_TNIL) {
        lua_getglobal(L, "require");
        lua_pushliteral(L, "entente.help");
        lua_call(L, 1, 1);
        lua_setglobal(L, "help");
    }
    return 0;
}

int cli_repl(struct cli *cli)
{
    lua_State *L = cli->L;
    int status;

    lua_pushcfunction(L, open_help);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK)
        lua_pop(L, 1); /* without the shipped modules there is no help */
    print_banner(cli);
    for (;;) {
        if (read_chunk(L, &status))
            run_chunk(cli, status);
        else if (ent_interrupted())
            putchar('\n'); /* Ctrl-C at the prompt: a fresh one */
        else
            break;
        cli_interrupt_clear(L);
    }
    lua_settop(L, 0);
    putchar('\n');
    return CLI_OK;
}
