/*
 * The module `entente`: opens every binding.  The program puts lent_open_module into
 * package.preload; stock Lua finds it in entente.so (lent_export.c).
 */
#include "lent.h"

#include <lualib.h>

#include "base/ent_nearest.h"
#include "base/ent_share.h"

#ifndef ENT_VERSION
#define ENT_VERSION "0"
#endif

/* A new binding file declares its struct here and gets a place in the list. */
extern const struct lent_binding lent_entente_binding, lent_view_binding, lent_corpus_binding,
    lent_doc_binding, lent_entity_binding, lent_rows_binding, lent_words_binding, lent_span_binding,
    lent_lexicon_binding, lent_hits_binding, lent_buffer_binding, lent_tree_binding, lent_explain_binding,
    lent_frame_binding, lent_report_binding, lent_json_binding, lent_text_binding,
    lent_stats_binding, lent_sql_binding;

const struct lent_binding *const lent_bindings[] = {
    &lent_entente_binding, &lent_view_binding,
    &lent_corpus_binding,  &lent_doc_binding,
    &lent_entity_binding, &lent_rows_binding,    &lent_words_binding,
    &lent_tree_binding,    &lent_explain_binding,
    &lent_span_binding,    &lent_lexicon_binding,
    &lent_hits_binding,    &lent_buffer_binding,
    &lent_frame_binding,   &lent_report_binding,
    &lent_json_binding,    &lent_text_binding,
    &lent_stats_binding,   &lent_sql_binding,
    NULL,
};

/* ---- what belongs to no other file ---- */

static int entente_help(lua_State *L)
{
    luaL_checkany(L, 1);
    return lent_help(L, 1);
}

static int entente_nearest(lua_State *L)
{
    struct ent_nearest near;
    lua_Integer n;

    ent_nearest_start(&near, luaL_checkstring(L, 1));
    luaL_checktype(L, 2, LUA_TTABLE);
    n = luaL_len(L, 2);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_geti(L, 2, i) != LUA_TSTRING)
            return luaL_argerror(L, 2, "strings expected");
        ent_nearest_offer(&near, lua_tostring(L, -1)); /* the table keeps the string alive */
        lua_pop(L, 1);
    }
    lua_pushstring(L, near.best);
    return 1;
}

static int entente_is_date(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct ent_date date;

    lua_pushboolean(L, ent_date_parse(s, n, &date));
    return 1;
}

static const struct lent_reg entente_functions[] = {
    {"help", entente_help,
     "---The documentation of a function of entente, or of the type of an object.\n"
     "---@param subject any a function, or an object such as a corpus\n"
     "---@return string? text nil where there is none"},
    {"nearest", entente_nearest,
     "---\"Did you mean\": which of the names is nearest to a word, in slips of the pen.\n"
     "---@param word string\n"
     "---@param names string[]\n"
     "---@return string? name nil where none is near enough to be meant"},
    {"is_date", entente_is_date,
     "---Is it an ISO date of a day that exists, of a month or of a year: 2025-09-04, 2025-09, "
     "2025?\n"
     "---@param text string\n"
     "---@return boolean"},
    {"version", NULL, "---@type string the version of this program"},
    {NULL, NULL, NULL}};

static void entente_open(lua_State *L)
{
    lua_pushliteral(L, ENT_VERSION);
    lua_setfield(L, -2, "version");
}

const struct lent_binding lent_entente_binding = {
    .functions = entente_functions,
    .open = entente_open,
};

static const char module_key; /* in the registry: the table, so that two calls give one */

/* The Lua modules that are shipped come before others of their name: they fit this program. */
static void add_path(lua_State *L)
{
    lua_getglobal(L, LUA_LOADLIBNAME);
    if (lua_istable(L, -1) && ent_share() != NULL && lua_getfield(L, -1, "path") == LUA_TSTRING) {
        lua_pushfstring(L, "%s/scripts/?.lua;%s", ent_share(), lua_tostring(L, -1));
        lua_setfield(L, -3, "path");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

int lent_open_module(lua_State *L)
{
    luaL_checkversion(L);
    lua_settop(L, 0);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &module_key) == LUA_TTABLE)
        return 1;
    lua_newtable(L);
    for (const struct lent_binding *const *b = lent_bindings; *b != NULL; b++)
        lent_open(L, *b);
    add_path(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &module_key);
    return 1;
}
