/*
 * The module `entente`: opens every binding.  The program puts luaopen_entente into
 * package.preload; stock Lua finds it in entente.so, where it is the only symbol that can be seen.
 */
#include "lent.h"

#ifndef ENT_VERSION
#define ENT_VERSION "0"
#endif

/* A new binding file declares its struct here and gets a place in the list. */
extern const struct lent_binding lent_entente_binding, lent_view_binding, lent_corpus_binding,
    lent_doc_binding, lent_rows_binding, lent_words_binding, lent_span_binding,
    lent_lexicon_binding, lent_hits_binding;

const struct lent_binding *const lent_bindings[] = {
    &lent_entente_binding, &lent_view_binding,    &lent_corpus_binding,
    &lent_doc_binding,     &lent_rows_binding,    &lent_words_binding,
    &lent_span_binding,    &lent_lexicon_binding, &lent_hits_binding,
    NULL,
};

/* ---- what belongs to no other file ---- */

static int entente_help(lua_State *L)
{
    luaL_checkany(L, 1);
    return lent_help(L, 1);
}

static const struct lent_reg entente_functions[] = {
    {"help", entente_help,
     "---The documentation of a function of entente, or of the type of an object.\n"
     "---@param subject any a function, or an object such as a corpus\n"
     "---@return string? text nil where there is none"},
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

/* All else is hidden, so that a second copy of the core in one process could do no harm. */
#define LENT_EXPORT __attribute__((visibility("default")))

LENT_EXPORT int luaopen_entente(lua_State *L)
{
    luaL_checkversion(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &module_key) == LUA_TTABLE)
        return 1;
    lua_newtable(L);
    for (const struct lent_binding *const *b = lent_bindings; *b != NULL; b++)
        lent_open(L, *b);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &module_key);
    return 1;
}
