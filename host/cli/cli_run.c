#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "base/ent_interrupt.h"

#ifndef ENT_VERSION
#define ENT_VERSION "0"
#endif

const char *cli_version(void) { return "entente " ENT_VERSION " (" LUA_RELEASE ")"; }
const char *cli_program(void) { return "entente " ENT_VERSION; }

/* ---- calls and their failures ---- */

/* explain.lua's message: the line of the source, the name that was meant, the way there. */
static int explain_well(lua_State *L)
{
    enum { FAULT = 3 }; /* levels: explain.message, the handler, who raised */

    luaL_checkstack(L, 10, NULL);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "entente.explain");
    if (lua_pcall(L, 1, 1, 0) != LUA_OK)
        return 0; /* without the shipped modules */
    lua_getfield(L, -1, "message");
    lua_pushvalue(L, 1);
    lua_pushinteger(L, FAULT);
    return lua_pcall(L, 2, 1, 0) == LUA_OK && lua_type(L, -1) == LUA_TSTRING;
}

/* The message handler: a string gets a traceback, an object with __tostring speaks for itself. */
static int explain(lua_State *L)
{
    if (lua_type(L, 1) != LUA_TSTRING) {
        if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
            return 1;
        if (lua_type(L, 1) != LUA_TNUMBER)
            lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
        else
            lua_pushvalue(L, 1);
        lua_replace(L, 1);
        lua_settop(L, 1);
    }
    if (ent_interrupted()) /* Lua code would be interrupted again at once */
        return 1;
    if (strstr(lua_tostring(L, 1), "stack overflow") == NULL && explain_well(L))
        return 1;
    luaL_traceback(L, L, lua_tostring(L, 1), 1);
    return 1;
}

int cli_call(lua_State *L, int n_args, int n_results)
{
    int base = lua_gettop(L) - n_args;
    int status;

    lua_pushcfunction(L, explain);
    lua_insert(L, base);
    status = lua_pcall(L, n_args, n_results, base);
    lua_remove(L, base);
    return status;
}

int cli_report(struct cli *cli, int status)
{
    lua_State *L = cli->L;
    const char *message;
    int code = CLI_SCRIPT;

    if (status == LUA_OK)
        return CLI_OK;
    message = lua_tostring(L, -1);
    fflush(stdout);
    if (ent_interrupted()) {
        fputs("entente: interrupted\n", stderr);
        code = CLI_INTERRUPTED;
    } else if (cli->corpus_error.status != ENT_OK && message != NULL && strstr(message, cli->corpus_error.message) != NULL) {
        /* A script that died because there is no corpus to read is not itself at fault: where it did so does not matter. */
        code = cli_fail(&cli->corpus_error);
    } else {
        fprintf(stderr, "entente: %s\n", message != NULL ? message : "(error without a message)");
    }
    fflush(stderr);
    lua_pop(L, 1);
    return code;
}

/* ---- chunks ---- */

/* `arg`: the script at 0, its arguments above, the program and its options below. */
void cli_make_arg(struct cli *cli)
{
    int script = cli->script < cli->argc ? cli->script : 0;

    lua_createtable(cli->L, cli->argc - script, script + 1);
    for (int i = 0; i < cli->argc; i++) {
        lua_pushstring(cli->L, cli->argv[i]);
        lua_rawseti(cli->L, -2, i - script);
    }
    lua_setglobal(cli->L, "arg");
}

/* Push what `arg` holds now (a script before may have changed it). */
static int push_args(lua_State *L)
{
    lua_Integer n;

    if (lua_getglobal(L, "arg") != LUA_TTABLE)
        luaL_error(L, "'arg' is not a table");
    n = luaL_len(L, -1);
    if (n > 1000000)
        luaL_error(L, "too many arguments to script");
    luaL_checkstack(L, (int)n + 3, "too many arguments to script");
    for (int i = 1; i <= n; i++)
        lua_rawgeti(L, -i, i);
    lua_remove(L, -(int)n - 1);
    return (int)n;
}

int cli_run_string(struct cli *cli, const char *code, const char *name)
{
    int status = luaL_loadbuffer(cli->L, code, strlen(code), name);

    if (status == LUA_OK)
        status = cli_call(cli->L, 0, 0);
    return cli_report(cli, status);
}

int cli_run_file(struct cli *cli, const char *path)
{
    lua_State *L = cli->L;
    int status = luaL_loadfile(L, path);

    if (status == LUA_ERRFILE) {
        cli_report(cli, status);
        return CLI_UNREADABLE;
    }
    if (status == LUA_OK)
        status = cli_call(L, push_args(L), 0);
    return cli_report(cli, status);
}

int cli_run_library(struct cli *cli, const char *library)
{
    lua_State *L = cli->L;
    const char *equals = strchr(library, '=');
    const char *module = equals != NULL ? equals + 1 : library;
    size_t n = equals != NULL ? (size_t)(equals - library) : strlen(library);
    int status;

    lua_pushlstring(L, library, n);
    lua_getglobal(L, "require");
    lua_pushstring(L, module);
    status = cli_call(L, 1, 1);
    if (status == LUA_OK) {
        lua_pushglobaltable(L);
        lua_insert(L, -3);
        lua_settable(L, -3);
    }
    status = cli_report(cli, status);
    lua_settop(L, 0);
    return status;
}
