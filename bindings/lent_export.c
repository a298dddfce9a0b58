/*
 * What stock Lua finds in entente.so: luaopen_entente, the only symbol that can be seen there.
 */
#define _GNU_SOURCE /* dladdr */
#include "lent.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>

#include "base/ent_share.h"

__attribute__((visibility("default"))) int luaopen_entente(lua_State *L);

int luaopen_entente(lua_State *L)
{
    static const char here[] = "in this file";
    char path[PATH_MAX];
    Dl_info info;

    if (dladdr(here, &info) != 0 && realpath(info.dli_fname, path) != NULL)
        ent_share_look_from(path);
    return lent_open_module(L);
}
