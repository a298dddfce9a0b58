/*
 * JSON: text to values and back.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frame/ent_frame_write.h"
#include "lent.h"
#include "lent_buffer.h"
#include "source/ent_json.h"
#include "text/ent_json_write.h"

#define LENT_JSON_TREE "entente.json.tree"
enum { DEEPEST = 200 };

static const char array_key, null_key; /* registry: the metatable of arrays; the address that is null */

/* ---- decoding ---- */

/*
 * cJSON keeps numbers as doubles.  The tree is walked in the order of the text, so the k-th number that is met is the
 * k-th number of the text: its digits are read there, and whole numbers come out exact.
 */
struct numbers {
    const char *s;
    size_t n, at;
};

static void skip_string(struct numbers *k)
{
    for (k->at++; k->at < k->n && k->s[k->at] != '"'; k->at++)
        k->at += k->s[k->at] == '\\';
    k->at++;
}

static void push_number(lua_State *L, struct numbers *k, double value)
{
    while (k->at < k->n && k->s[k->at] != '-' && !(k->s[k->at] >= '0' && k->s[k->at] <= '9')) {
        if (k->s[k->at] == '"')
            skip_string(k);
        else
            k->at++;
    }
    size_t start = k->at, whole = 1;
    for (; k->at < k->n && strchr("+-0123456789.eE", k->s[k->at]) != NULL; k->at++)
        whole = whole && strchr(".eE", k->s[k->at]) == NULL;
    if (whole) {
        lua_Unsigned digits = 0;
        int negative = k->s[start] == '-';
        for (size_t i = start + (size_t)negative; i < k->at; i++) {
            lua_Unsigned d = (lua_Unsigned)(k->s[i] - '0');
            if (digits > ((lua_Unsigned)LUA_MAXINTEGER + (lua_Unsigned)negative - d) / 10)
                luaL_error(L, "byte %d: the integer does not fit 64 bits", (int)start);
            digits = digits * 10 + d;
        }
        lua_pushinteger(L, (lua_Integer)(negative ? 0 - digits : digits));
    } else {
        lua_pushnumber(L, value);
    }
}

static void push_item(lua_State *L, const cJSON *item, struct numbers *k, int depth)
{
    const cJSON *child;
    lua_Integer n = 0;
    luaL_checkstack(L, 6, "JSON is nested too deeply");
    if (depth > DEEPEST)
        luaL_error(L, "JSON is nested more than %d deep", DEEPEST);
    if (cJSON_IsString(item)) {
        lua_pushstring(L, item->valuestring);
    } else if (cJSON_IsNumber(item)) {
        push_number(L, k, item->valuedouble);
    } else if (cJSON_IsBool(item)) {
        lua_pushboolean(L, cJSON_IsTrue(item));
    } else if (cJSON_IsNull(item)) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &null_key);
    } else {
        lua_newtable(L);
        if (cJSON_IsArray(item)) {
            lua_rawgetp(L, LUA_REGISTRYINDEX, &array_key);
            lua_setmetatable(L, -2);
        }
        cJSON_ArrayForEach(child, item)
        {
            push_item(L, child, k, depth + 1);
            if (cJSON_IsArray(item))
                lua_rawseti(L, -2, ++n);
            else
                lua_setfield(L, -2, child->string);
        }
    }
}

static int tree_gc(lua_State *L)
{
    cJSON **tree = luaL_checkudata(L, 1, LENT_JSON_TREE);
    cJSON_Delete(*tree);
    *tree = NULL;
    return 0;
}

static int json_decode(lua_State *L)
{
    struct ent_error err;
    struct numbers k = {0};
    size_t fault = 0;
    k.s = luaL_checklstring(L, 1, &k.n);
    cJSON **tree = lent_newobject(L, sizeof(cJSON *), 0, LENT_JSON_TREE);
    if (ent_json_parse(k.s, k.n, tree, &fault, &err) != ENT_OK) {
        ent_set_place(&err, err.status, "byte %zu", fault);
        return lent_pushfail(L, &err);
    }
    push_item(L, *tree, &k, 0);
    cJSON_Delete(*tree);
    *tree = NULL;
    return 1;
}

/* ---- encoding ---- */

struct encoder {
    struct ent_buf *out;
    int indent; /* -1: all on one line */
};

static void new_line(struct encoder *e, int depth)
{
    if (e->indent < 0)
        return;
    ent_buf_addc(e->out, '\n');
    for (int i = 0; i < depth * e->indent; i++)
        ent_buf_addc(e->out, ' ');
}

/* Is the table at the top a list?  Marked as one, or with keys 1 .. n and no other. */
static int is_array(lua_State *L, lua_Unsigned *n)
{
    lua_Unsigned keys = 0;
    *n = lua_rawlen(L, -1);
    if (lua_getmetatable(L, -1)) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &array_key);
        int marked = lua_rawequal(L, -1, -2);
        lua_pop(L, 2);
        if (marked)
            return 1;
    }
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
        keys++;
    return *n > 0 && keys == *n;
}

static void encode(lua_State *L, struct encoder *e, int depth);

static void encode_array(lua_State *L, struct encoder *e, lua_Unsigned n, int depth)
{
    ent_buf_addc(e->out, '[');
    for (lua_Unsigned i = 1; i <= n; i++) {
        ent_buf_adds(e->out, i == 1 ? "" : e->indent < 0 ? ", " : ",");
        new_line(e, depth + 1);
        lua_rawgeti(L, -1, (lua_Integer)i);
        encode(L, e, depth + 1);
        lua_pop(L, 1);
    }
    if (n > 0)
        new_line(e, depth);
    ent_buf_addc(e->out, ']');
}

/* The string keys of the table at the top, sorted, as a list above it. */
static lua_Integer push_keys(lua_State *L)
{
    lua_Integer n = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, -3) != 0;) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "a table has both names and other keys (%s)", luaL_typename(L, -1));
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, ++n);
    }
    lua_getglobal(L, "table");
    lua_getfield(L, -1, "sort");
    lua_remove(L, -2);
    lua_pushvalue(L, -2);
    lua_call(L, 1, 0);
    return n;
}

static void encode_object(lua_State *L, struct encoder *e, int depth)
{
    lua_Integer n = push_keys(L);
    ent_buf_addc(e->out, '{');
    for (lua_Integer i = 1; i <= n; i++) {
        size_t size;
        lua_rawgeti(L, -1, i);
        const char *key = lua_tolstring(L, -1, &size);
        ent_buf_adds(e->out, i == 1 ? "" : e->indent < 0 ? ", " : ",");
        new_line(e, depth + 1);
        ent_json_string(e->out, key, size);
        ent_buf_adds(e->out, ": ");
        lua_rawget(L, -3);
        encode(L, e, depth + 1);
        lua_pop(L, 1);
    }
    if (n > 0)
        new_line(e, depth);
    ent_buf_addc(e->out, '}');
    lua_pop(L, 1);
}

static int is_null(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &null_key);
    int null = lua_rawequal(L, -1, -2);
    lua_pop(L, 1);
    return null || lua_isnil(L, -1);
}

static void encode(lua_State *L, struct encoder *e, int depth)
{
    size_t n;
    lua_Unsigned items;
    const char *s;
    luaL_checkstack(L, 10, "too deep for JSON");
    if (depth > DEEPEST)
        luaL_error(L, "more than %d tables within each other: a cycle?", DEEPEST);
    switch (lua_type(L, -1)) {
    case LUA_TSTRING:
        s = lua_tolstring(L, -1, &n);
        ent_json_string(e->out, s, n);
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1))
            ent_buf_addf(e->out, LUA_INTEGER_FMT, (LUAI_UACINT)lua_tointeger(L, -1));
        else if (!isfinite(lua_tonumber(L, -1)))
            luaL_error(L, "JSON has no number for %s", lua_tostring(L, -1));
        else
            ent_write_real(lua_tonumber(L, -1), e->out);
        return;
    case LUA_TBOOLEAN: ent_buf_adds(e->out, lua_toboolean(L, -1) ? "true" : "false"); return;
    case LUA_TTABLE:
        if (is_array(L, &items))
            encode_array(L, e, items, depth);
        else
            encode_object(L, e, depth);
        return;
    default:
        if (!is_null(L))
            luaL_error(L, "JSON has nothing for a %s", luaL_typename(L, -1));
        ent_buf_adds(e->out, "null");
    }
}

static int json_encode(lua_State *L)
{
    static const struct lent_option known[] = {{"indent", LENT_INTEGER, 0, NULL}, {NULL, LENT_ANY, 0, NULL}};
    lua_Integer indent = -1;
    luaL_checkany(L, 1);
    lent_check_options(L, 2, known, &indent);
    luaL_argcheck(L, indent >= -1 && indent <= 16, 2, "field 'indent': 0 to 16");
    struct encoder e = {lent_new_buffer(L), (int)indent};
    lua_pushvalue(L, 1);
    encode(L, &e, 0);
    return lent_push_buffer(L, e.out);
}

static int json_array(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &array_key);
    lua_setmetatable(L, 1);
    return 1;
}

static const struct lent_reg functions[] = {
    {"decode", json_decode,
     "---JSON to a value: objects and arrays are tables, null is json.null; whole numbers are exact integers.\n"
     "---@param s string one JSON value\n"
     "---@return any value nil on failure\n"
     "---@return string? message names the byte and what is wrong there\n"
     "---@return string? code"},
    {"encode", json_encode,
     "---A value to JSON; the names of an object come in the order of their bytes.\n"
     "---@param value any tables, strings, numbers, booleans, nil, json.null; a table with keys 1 .. n is an array, an empty one\n"
     "---an object unless json.array made it\n"
     "---@param options? {indent?: integer} spaces a level; all on one line without it\n"
     "---@return string json"},
    {"array", json_array,
     "---Mark a table as an array, so that it is one when it is empty.\n"
     "---@param t table\n"
     "---@return table t the same table"},
    {"null", NULL, "---@type lightuserdata what null is in a table"},
    {NULL, NULL, NULL}};

static void json_open(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "entente.json.array");
    lua_setfield(L, -2, "__name");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &array_key);
    lua_pushlightuserdata(L, (void *)(uintptr_t)&null_key);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &null_key);
    lua_setfield(L, -2, "null");
}

static const struct lent_reg tree_meta[] = {{"__gc", tree_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type tree_type = {
    .name = LENT_JSON_TREE, .doc = "---JSON that is being decoded.", .meta = tree_meta};
static const struct lent_type *const types[] = {&tree_type, NULL};
extern const struct lent_binding lent_json_binding;
const struct lent_binding lent_json_binding = {.library = "json",
                                               .doc = "---JSON (RFC 8259).",
                                               .functions = functions,
                                               .types = types,
                                               .open = json_open};
