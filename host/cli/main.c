/*
 * entente: the program.  Everything that touches Lua runs inside one protected call.
 */
#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lualib.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "base/ent_nearest.h"
#include "base/ent_share.h"
#include "lent.h"
#include "lent_meta.h"

/* Text is UTF-8 under any locale; numbers and order stay those of C, so output does not depend on
 * it. */
static void set_locale(void)
{
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static void find_share(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

    if (n > 0) {
        path[n] = '\0';
        ent_share_look_from(path);
    }
}

/* ---- the Lua state ---- */

/* Stands before the searchers for C modules: no entente.so is ever loaded beside us. */
static int search_others(lua_State *L)
{
    static const char ours[] = "entente";
    const char *name = luaL_checkstring(L, 1);
    size_t n = sizeof ours - 1;

    if (strncmp(name, ours, n) == 0 && (name[n] == '\0' || name[n] == '.')) {
        lua_pushfstring(L, "no C module '%s' in the program", name);
        return 1;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static void guard_searchers(lua_State *L)
{
    lua_getglobal(L, LUA_LOADLIBNAME);
    lua_getfield(L, -1, "searchers");
    for (int i = 3; i <= 4; i++) { /* after those for preload and for Lua files */
        lua_rawgeti(L, -1, i);
        lua_pushcclosure(L, search_others, 1);
        lua_rawseti(L, -2, i);
    }
    lua_pop(L, 2);
}

static void open_entente(lua_State *L)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, lent_open_module);
    lua_setfield(L, -2, "entente");
    lua_pop(L, 1);
    guard_searchers(L);
    luaL_requiref(L, "entente", lent_open_module, 1);
    lua_pop(L, 1);
}

/* ---- what to run ---- */

/* A word that is neither a command nor a file: most likely a slip. */
static int unknown_word(const char *word)
{
    struct ent_nearest near;

    ent_nearest_start(&near, word);
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        ent_nearest_offer(&near, cli_commands[i]->name);
    if (near.best != NULL)
        return cli_usage("no command or file '%s'; did you mean '%s'?", word, near.best);
    return cli_usage("no command or file '%s'; see 'entente --help'", word);
}

static int run_word(struct cli *cli)
{
    int i = cli->script;
    char *word = cli->argv[i];
    int ended = i > 1 && strcmp(cli->argv[i - 1], "--") == 0;
    const struct cli_command *command = ended ? NULL : cli_find_command(word);

    if (command != NULL) {
        int code = command->run(cli, cli->argc - i - 1, cli->argv + i + 1);
        cli_interrupt_clear(cli->L); /* an interruption is in the code, and has been said */
        return code;
    }
    if (strcmp(word, "-") == 0 && !ended)
        return cli_run_file(cli, NULL);
    if (strpbrk(word, "/.") == NULL && ent_file_kind(word) == ENT_FILE_NONE)
        return unknown_word(word);
    return cli_run_file(cli, word);
}

static int run(struct cli *cli)
{
    int code;

    if (cli->version != 0)
        puts(cli_version());
    code = cli_run_options(cli);
    if (code != CLI_OK)
        return cli->interactive ? cli_repl(cli) : code;
    if (cli->script < cli->argc)
        code = run_word(cli);
    else if (!cli->has_code && !cli->version && !cli->interactive && !isatty(STDIN_FILENO))
        return cli_run_file(cli, NULL);
    if (cli->interactive || (cli->script == cli->argc && !cli->has_code && !cli->version))
        return cli_repl(cli);
    return code;
}

static int protected_main(lua_State *L)
{
    struct cli *cli = lua_touserdata(L, 1);

    luaL_checkversion(L);
    lua_settop(L, 0);
    if (cli->no_environment) { /* what the package library looks for */
        lua_pushboolean(L, 1);
        lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
    }
    lua_gc(L, LUA_GCSTOP);
    luaL_openlibs(L);
    cli_interrupt_open(L);
    open_entente(L);
    cli_corpus_open(cli);
    cli_make_arg(cli);
    lua_gc(L, LUA_GCRESTART);
    lua_pushinteger(L, run(cli));
    return 1;
}

static int run_lua(struct cli *cli)
{
    int code;

    cli->L = luaL_newstate();
    if (cli->L == NULL) {
        fputs("entente: out of memory\n", stderr);
        return CLI_UNWRITABLE;
    }
    lua_pushcfunction(cli->L, protected_main);
    lua_pushlightuserdata(cli->L, cli);
    if (lua_pcall(cli->L, 1, 1, 0) == LUA_OK)
        code = (int)lua_tointeger(cli->L, -1);
    else
        code = cli_report(cli, LUA_ERRRUN);
    lua_close(cli->L);
    return code;
}

/* What was printed must have arrived. */
static int flush(int code)
{
    int failed = ferror(stdout);

    if ((fflush(stdout) == 0 && !failed) || code != CLI_OK) /* else something has been said already */
        return code;
    fprintf(stderr, "entente: cannot write to standard output: %s\n", strerror(errno));
    return CLI_UNWRITABLE;
}

int main(int argc, char **argv)
{
    struct cli cli = {0};
    int code;

    set_locale();
    find_share();
    code = cli_args(&cli, argc, argv);
    if (code != CLI_OK)
        return code;
    if (cli.help)
        cli_help();
    else if (cli.meta)
        code = lent_meta_print(stdout);
    else if (cli.version == 'V')
        puts(cli_version());
    else
        code = run_lua(&cli);
    return flush(code);
}
