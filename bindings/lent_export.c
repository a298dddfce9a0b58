/*
 * What stock Lua finds in entente.so, the only symbols that can be seen there: luaopen_entente, and
 * one for each library, so that require 'entente.text' works before require 'entente' as well.
 */
#define _GNU_SOURCE /* dladdr */
#include "lent.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>

#include "base/ent_share.h"

#define EXPORTED __attribute__((visibility("default")))

EXPORTED int luaopen_entente(lua_State *L);

int luaopen_entente(lua_State *L)
{
    static const char here[] = "in this file";
    char path[PATH_MAX];
    Dl_info info;

    if (dladdr(here, &info) != 0 && realpath(info.dli_fname, path) != NULL)
        ent_share_look_from(path);
    return lent_open_module(L);
}

static int open_library(lua_State *L, const char *name)
{
    luaL_requiref(L, "entente", luaopen_entente, 0);
    lua_getfield(L, -1, name);
    return 1;
}

#define LIBRARY(name)                                                                              \
    EXPORTED int luaopen_entente_##name(lua_State *L);                                             \
    int luaopen_entente_##name(lua_State *L) { return open_library(L, #name); }

/* A binding with a 'library' gets a line here; a test says which one is missing. */
LIBRARY(frame)
LIBRARY(json)
LIBRARY(report)
LIBRARY(sql)
LIBRARY(stats)
LIBRARY(text)
