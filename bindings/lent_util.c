#include "lent.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_nearest.h"

/* Registry keys: {[function] = text, ["entente.doc"] = text}. */
static const char docs_key;

/* ---- documentation ---- */

static void push_docs(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &docs_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &docs_key);
    }
}

/* Note the text under the key at the top, which stays there. */
static void note_doc(lua_State *L, const char *doc)
{
    if (doc == NULL)
        return;
    push_docs(L);
    lua_pushvalue(L, -2);
    lua_pushstring(L, doc);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

int lent_help(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    push_docs(L);
    if (luaL_getmetafield(L, index, "__name") == LUA_TNIL)
        lua_pushvalue(L, index);
    lua_rawget(L, -2);
    lua_remove(L, -2);
    return 1;
}

/* ---- declaring ---- */

void lent_setfuncs(lua_State *L, const struct lent_reg *rows)
{
    luaL_checkstack(L, 6, "registering functions");
    for (; rows != NULL && rows->name != NULL; rows++) {
        if (rows->function == NULL) /* a value that somebody else sets: only its text is here */
            continue;
        lua_pushcfunction(L, rows->function);
        note_doc(L, rows->doc);
        lua_setfield(L, -2, rows->name);
    }
}

static void offer_rows(struct ent_nearest *near, const struct lent_reg *rows)
{
    for (; rows != NULL && rows->name != NULL; rows++)
        ent_nearest_offer(near, rows->name);
}

static int no_field(lua_State *L, const struct lent_type *type, int key)
{
    struct ent_nearest near;

    if (lua_type(L, key) != LUA_TSTRING)
        return luaL_error(L, "%s has no field [%s]", type->name, luaL_tolstring(L, key, NULL));
    ent_nearest_start(&near, lua_tostring(L, key));
    offer_rows(&near, type->methods);
    offer_rows(&near, type->getters);
    if (near.best != NULL)
        return luaL_error(L, "%s has no field '%s'; did you mean '%s'?", type->name, near.wanted,
                          near.best);
    return luaL_error(L, "%s has no field '%s'", type->name, near.wanted);
}

/* __index(object, key); upvalues: methods, getters, the type. */
static int type_index(lua_State *L)
{
    const struct lent_type *type = lua_touserdata(L, lua_upvalueindex(3));

    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) {
        lua_CFunction getter = lua_tocfunction(L, -1);
        lua_settop(L, 1);
        return getter(L);
    }
    lua_settop(L, 2);
    if (type->index != NULL) {
        int n = type->index(L);
        if (n > 0)
            return n;
        lua_settop(L, 2);
    }
    return no_field(L, type, 2);
}

static int type_newindex(lua_State *L)
{
    const struct lent_type *type = lua_touserdata(L, lua_upvalueindex(1));
    return luaL_error(L, "%s is read-only: cannot set '%s'", type->name,
                      luaL_tolstring(L, 2, NULL));
}

static int type_tostring(lua_State *L)
{
    const struct lent_type *type = lua_touserdata(L, lua_upvalueindex(1));
    lua_pushfstring(L, "%s: %p", type->name, lua_topointer(L, 1));
    return 1;
}

void lent_newtype(lua_State *L, const struct lent_type *type)
{
    luaL_checkstack(L, 8, "registering a type");
    if (!luaL_newmetatable(L, type->name)) { /* sets __name */
        lua_pop(L, 1);
        return;
    }
    lua_pushlightuserdata(L, (void *)(uintptr_t)type);
    lua_pushcclosure(L, type_tostring, 1);
    lua_setfield(L, -2, "__tostring");
    lua_pushlightuserdata(L, (void *)(uintptr_t)type);
    lua_pushcclosure(L, type_newindex, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushstring(L, type->name);
    lua_setfield(L, -2, "__metatable"); /* what getmetatable(object) gives a script */
    lent_setfuncs(L, type->meta);

    lua_newtable(L);
    lent_setfuncs(L, type->methods);
    lua_newtable(L);
    lent_setfuncs(L, type->getters);
    lua_pushlightuserdata(L, (void *)(uintptr_t)type);
    lua_pushcclosure(L, type_index, 3);
    lua_setfield(L, -2, "__index");

    lua_pushstring(L, type->name);
    note_doc(L, type->doc);
    lua_pop(L, 2);
}

void lent_open(lua_State *L, const struct lent_binding *binding)
{
    luaL_checkstack(L, 4, "opening a binding");
    for (const struct lent_type *const *t = binding->types; t != NULL && *t != NULL; t++)
        lent_newtype(L, *t);
    lua_pushvalue(L, -1);
    if (binding->library != NULL && lua_getfield(L, -1, binding->library) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_setfield(L, -3, binding->library);
        luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        lua_pushfstring(L, "entente.%s", binding->library);
        lua_pushvalue(L, -3);
        lua_settable(L, -3);
        lua_pop(L, 1);
    }
    lent_setfuncs(L, binding->functions);
    if (binding->open != NULL)
        binding->open(L);
    lua_pop(L, binding->library != NULL ? 2 : 1);
}

void *lent_newobject(lua_State *L, size_t size, int n_uservalues, const char *type)
{
    void *object = lua_newuserdatauv(L, size, n_uservalues);
    memset(object, 0, size);
    luaL_setmetatable(L, type);
    return object;
}

/* ---- errors ---- */

int lent_pushfail(lua_State *L, const struct ent_error *err)
{
    if (err->status == ENT_EINTR)
        return luaL_error(L, "interrupted!");
    luaL_pushfail(L);
    lua_pushstring(L, err->message);
    lua_pushstring(L, ent_status_name(err->status));
    return 3;
}

int lent_fielderror(lua_State *L, int arg, const char *field, const char *format, ...)
{
    char why[400];
    va_list args;

    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    return luaL_argerror(L, arg, lua_pushfstring(L, "field '%s': %s", field, why));
}

/* ---- option tables ---- */

static int no_option(lua_State *L, int arg, const struct lent_option *options, const char *name)
{
    struct ent_nearest near;

    ent_nearest_start(&near, name);
    for (; options->name != NULL; options++)
        ent_nearest_offer(&near, options->name);
    if (near.best != NULL)
        lua_pushfstring(L, "no option '%s'; did you mean '%s'?", name, near.best);
    else
        lua_pushfstring(L, "no option '%s'", name);
    return luaL_argerror(L, arg, lua_tostring(L, -1));
}

static int wrong_type(lua_State *L, int arg, const char *name, const char *expected)
{
    return lent_fielderror(L, arg, name, "%s expected, got %s", expected, luaL_typename(L, -1));
}

/* The value is at the top: store it. */
static void read_option(lua_State *L, int arg, const struct lent_option *o, void *into)
{
    void *at = (char *)into + o->offset;
    int fits;
    lua_Integer i;
    const char *text;
    size_t n;

    switch (o->kind) {
    case LENT_BOOLEAN:
        if (!lua_isboolean(L, -1))
            wrong_type(L, arg, o->name, "boolean");
        *(int *)at = lua_toboolean(L, -1);
        break;
    case LENT_INTEGER:
    case LENT_COUNT:
        i = lua_tointegerx(L, -1, &fits);
        if (lua_type(L, -1) != LUA_TNUMBER)
            wrong_type(L, arg, o->name, "integer");
        if (!fits)
            lent_fielderror(L, arg, o->name, "number has no integer representation");
        if (o->kind == LENT_COUNT && i < 0)
            lent_fielderror(L, arg, o->name, "must not be negative");
        if (o->kind == LENT_COUNT)
            *(size_t *)at = (size_t)i;
        else
            *(lua_Integer *)at = i;
        break;
    case LENT_NUMBER:
        if (lua_type(L, -1) != LUA_TNUMBER)
            wrong_type(L, arg, o->name, "number");
        *(lua_Number *)at = lua_tonumber(L, -1);
        break;
    case LENT_STRING:
        if (lua_type(L, -1) != LUA_TSTRING)
            wrong_type(L, arg, o->name, "string");
        *(const char **)at = lua_tostring(L, -1);
        break;
    case LENT_DATE:
        if (lua_type(L, -1) != LUA_TSTRING)
            wrong_type(L, arg, o->name, "date");
        text = lua_tolstring(L, -1, &n);
        if (!ent_date_parse(text, n, at))
            lent_fielderror(L, arg, o->name,
                            "'%s' is no date (such as 2025, 2025-09 or 2025-09-04)",
                            lua_tostring(L, -1));
        break;
    case LENT_CHOICE:
        if (lua_type(L, -1) != LUA_TSTRING)
            wrong_type(L, arg, o->name, "string");
        for (int k = 0; o->choices[k] != NULL; k++)
            if (strcmp(o->choices[k], lua_tostring(L, -1)) == 0) {
                *(int *)at = k;
                return;
            }
        lent_fielderror(L, arg, o->name, "invalid option '%s'", lua_tostring(L, -1));
        break;
    case LENT_ANY:
        break;
    }
}

void lent_check_options(lua_State *L, int arg, const struct lent_option *options, void *into)
{
    const struct lent_option *o;

    if (lua_isnoneornil(L, arg))
        return;
    luaL_checktype(L, arg, LUA_TTABLE);
    luaL_checkstack(L, 4, "reading options");
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_argerror(L, arg, "options have names: { name = value }");
        for (o = options; o->name != NULL && strcmp(o->name, lua_tostring(L, -2)) != 0;)
            o++;
        if (o->name == NULL)
            no_option(L, arg, options, lua_tostring(L, -2));
        read_option(L, arg, o, into);
    }
}

void lent_check_called(lua_State *L, const char *loop)
{
    if (lua_gettop(L) == 3 && lua_isnil(L, 2) && lua_isnil(L, 3))
        luaL_error(L, "a loop wants the call: %s", loop);
}
