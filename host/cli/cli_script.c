/*
 * Packaged scripts are run by Lua, scripts/entente/script.lua; here is what it needs of the system.
 */
#include "cli/cli.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <lauxlib.h>

#include "base/ent_file.h"
#include "base/ent_share.h"
#include "lent.h"
#include "lent_meta.h"
#include "query/ent_cql.h"

/* A list of names that Lua frees, whatever is raised while it is copied. */
#define NAMES "entente.host.names"

static int free_names(lua_State *L)
{
    ent_names_free(lua_touserdata(L, 1));
    return 0;
}

static struct ent_names *new_names(lua_State *L)
{
    struct ent_names *names = lua_newuserdatauv(L, sizeof *names, 0);

    *names = (struct ent_names){0};
    if (luaL_newmetatable(L, NAMES)) {
        lua_pushcfunction(L, free_names);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return names;
}

/* host.names(folder): the names in it, in byte order. */
static int host_names(lua_State *L)
{
    const char *folder = luaL_checkstring(L, 1);
    struct ent_names *names = new_names(L);
    struct ent_error err;

    lua_newtable(L);
    if (ent_dir_list(folder, names, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    for (size_t i = 0; i < names->n; i++) {
        lua_pushstring(L, names->names[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int host_width(lua_State *L)
{
    struct winsize size;

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 0;
    lua_pushinteger(L, size.ws_col);
    return 1;
}

/* host.write(path, text): all of it or nothing. */
static int host_write(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t n;
    const char *text = luaL_checklstring(L, 2, &n);
    struct ent_out out;
    struct ent_error err;
    enum ent_status st = ent_out_open(&out, path, &err);

    if (st != ENT_OK)
        return lent_pushfail(L, &err);
    st = ent_out_write(&out, text, n, &err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, &err);
    ent_out_abort(&out);
    if (st != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushboolean(L, 1);
    return 1;
}

/* host.corpus(path?): choose the corpus; without a path: the path of the chosen one, or why there is none. */
static int host_corpus(lua_State *L)
{
    struct cli *cli = lua_touserdata(L, lua_upvalueindex(1));
    struct ent_error err;
    char *path;

    if (lua_isnoneornil(L, 1)) {
        enum ent_status st = cli_corpus_path(cli, &path, &err);
        lua_pushstring(L, st == ENT_OK ? path : err.message);
        ent_free(path);
        return 1;
    }
    luaL_checkstring(L, 1);
    lua_settop(L, 1);
    cli->corpus = lua_tostring(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &cli->corpus); /* keeps the string */
    return 0;
}

/* ---- where scripts are looked for ---- */

static void add_folder(lua_State *L, const char *where)
{
    lua_createtable(L, 2, 0); /* path, folders -> folders */
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
    lua_pushstring(L, where);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

static void push_folders(struct cli *cli)
{
    lua_State *L = cli->L;
    const char *data = cli->no_environment ? NULL : getenv("XDG_DATA_HOME");
    const char *home = cli->no_environment ? NULL : getenv("HOME");

    lua_newtable(L);
    lua_pushliteral(L, "reports");
    add_folder(L, "project");
    if (data != NULL && data[0] == '/') { /* the standard has relative ones ignored */
        lua_pushfstring(L, "%s/entente/reports", data);
        add_folder(L, "user");
    } else if (home != NULL && home[0] == '/') {
        lua_pushfstring(L, "%s/.local/share/entente/reports", home);
        add_folder(L, "user");
    }
    if (ent_share() != NULL) {
        lua_pushfstring(L, "%s/scripts/reports", ent_share());
        add_folder(L, "shipped");
        lua_pushfstring(L, "%s/scripts/cookbook", ent_share());
        add_folder(L, "cookbook");
    }
}

/* ---- what the program says of itself ---- */

static void set_string(lua_State *L, const char *field, const char *s)
{
    lua_pushstring(L, s); /* NULL: nil */
    lua_setfield(L, -2, field);
}

/* Append the options to the list at the top. */
static void push_options(lua_State *L, const struct cli_option *o)
{
    for (; o != NULL && o->name != NULL; o++) {
        char letter[] = {o->letter, '\0'};
        lua_newtable(L);
        set_string(L, "name", o->name);
        set_string(L, "letter", o->letter != 0 ? letter : NULL);
        set_string(L, "value", o->value);
        set_string(L, "doc", o->doc);
        if (o->choices != NULL) {
            lua_newtable(L);
            for (int i = 0; o->choices[i] != NULL; i++) {
                lua_pushstring(L, o->choices[i]);
                lua_rawseti(L, -2, i + 1);
            }
            lua_setfield(L, -2, "choices");
        }
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
}

static void push_commands(lua_State *L)
{
    lua_newtable(L);
    for (int i = 0; cli_commands[i] != NULL; i++) {
        const struct cli_command *c = cli_commands[i];
        lua_newtable(L);
        set_string(L, "name", c->name);
        set_string(L, "synopsis", c->synopsis);
        set_string(L, "summary", c->summary);
        set_string(L, "description", c->description);
        lua_newtable(L);
        push_options(L, c->options);
        push_options(L, cli_common_options());
        lua_setfield(L, -2, "options");
        lua_rawseti(L, -2, i + 1);
    }
}

static int add_item(void *ctx, const struct lent_item *item)
{
    static const char *const kinds[] = {"module", "function", "value", "type", "method", "field", "operator"};
    lua_State *L = ctx;

    lua_newtable(L);
    set_string(L, "kind", kinds[item->kind]);
    set_string(L, "owner", item->owner);
    set_string(L, "name", item->name);
    set_string(L, "doc", item->doc);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    return 0;
}

/* host.reference(): { kind =, owner =, name =, doc = } for all that scripts can call. */
static int host_reference(lua_State *L)
{
    lua_newtable(L);
    lent_walk(add_item, L);
    return 1;
}

static int host_make_folder(lua_State *L)
{
    struct ent_error err;

    if (ent_dir_make(luaL_checkstring(L, 1), &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushboolean(L, 1);
    return 1;
}

/* Where the program and what is shipped with it are; is there somebody to ask? */
static void push_places(lua_State *L)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

    path[n > 0 ? n : 0] = '\0';
    set_string(L, "program", path);
    set_string(L, "share", ent_share());
    lua_pushboolean(L, isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    lua_setfield(L, -2, "interactive");
}

void cli_push_host(struct cli *cli)
{
    lua_State *L = cli->L;

    lua_newtable(L);
    lua_pushcfunction(L, host_names);
    lua_setfield(L, -2, "names");
    lua_pushcfunction(L, host_width);
    lua_setfield(L, -2, "width");
    lua_pushcfunction(L, host_write);
    lua_setfield(L, -2, "write");
    lua_pushlightuserdata(L, cli);
    lua_pushcclosure(L, host_corpus, 1);
    lua_setfield(L, -2, "corpus");
    lua_pushcfunction(L, host_make_folder);
    lua_setfield(L, -2, "make_folder");
    lua_pushcfunction(L, host_reference);
    lua_setfield(L, -2, "reference");
    push_folders(cli);
    lua_setfield(L, -2, "folders");
    push_commands(L);
    lua_setfield(L, -2, "commands");
    push_places(L);
    set_string(L, "help", cli_help_text());
    set_string(L, "version", cli_version());
    set_string(L, "cql", ent_cql_manual);
}

/* ---- calling it ---- */

/* cli, "module.function", argc, argv: what may raise is done in here, under cli_call(). */
static int call_script(lua_State *L)
{
    struct cli *cli = lua_touserdata(L, 1);
    const char *name = lua_touserdata(L, 2);
    int argc = (int)lua_tointeger(L, 3);
    char **argv = lua_touserdata(L, 4);

    const char *function = strchr(name, '.') + 1;

    lua_getglobal(L, "require");
    lua_pushliteral(L, "entente.");
    lua_pushlstring(L, name, (size_t)(function - 1 - name));
    lua_concat(L, 2);
    lua_call(L, 1, 1);
    lua_getfield(L, -1, function);
    cli_push_host(cli);
    lua_createtable(L, argc, 0);
    for (int i = 0; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_call(L, 2, 1);
    return 1;
}

int cli_script(struct cli *cli, const char *name, int argc, char **argv)
{
    lua_State *L = cli->L;
    int status, code;

    lua_pushcfunction(L, call_script);
    lua_pushlightuserdata(L, cli);
    lua_pushlightuserdata(L, (void *)(uintptr_t)name);
    lua_pushinteger(L, argc);
    lua_pushlightuserdata(L, argv);
    status = cli_call(L, 4, 1);
    if (status != LUA_OK)
        return cli_report(cli, status);
    code = lua_isinteger(L, -1) ? (int)lua_tointeger(L, -1) : -1;
    lua_pop(L, 1);
    return code;
}
