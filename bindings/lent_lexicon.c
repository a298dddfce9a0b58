/*
 * A lexicon: the strings of a column and their ids.
 */
#include <string.h>

#include "base/ent_interrupt.h"
#include "lent_view.h"

#define LENT_LEXICON "entente.lexicon"

struct lent_lexicon {
    struct lent_corpus *corpus;
    char name[32];
};

extern void lent_push_lexicon(lua_State *L, int corpus, const char *name);

void lent_push_lexicon(lua_State *L, int corpus, const char *name)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    corpus = lua_absindex(L, corpus);
    struct lent_lexicon *x = lent_newobject(L, sizeof *x, 1, LENT_LEXICON);
    x->corpus = box;
    memcpy(x->name, name, strlen(name) < sizeof x->name ? strlen(name) : 0);
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
}

static const struct ent_lexicon *check_lexicon(lua_State *L, int arg, struct lent_lexicon **out)
{
    struct lent_lexicon *x = luaL_checkudata(L, arg, LENT_LEXICON);
    luaL_argcheck(L, x->corpus->core != NULL, arg, "lexicon of a closed corpus");
    if (out != NULL)
        *out = x;
    return ent_corpus_lexicon(x->corpus->core, x->name);
}

static int lexicon_len(lua_State *L)
{
    const struct ent_lexicon *lexicon = check_lexicon(L, 1, NULL);
    lua_pushinteger(L, lexicon != NULL ? (lua_Integer)lexicon->n : 0);
    return 1;
}

static int lexicon_index(lua_State *L)
{
    const struct ent_lexicon *lexicon = check_lexicon(L, 1, NULL);
    int is_integer;
    lua_Integer id = lua_tointegerx(L, 2, &is_integer);
    size_t n;
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (lexicon == NULL || id < 0 || id >= (lua_Integer)lexicon->n) {
        lua_pushnil(L);
        return 1;
    }
    const char *s = ent_lexicon_str(lexicon, (uint32_t)id, &n);
    lua_pushlstring(L, s, n);
    return 1;
}

static int lexicon_find(lua_State *L)
{
    const struct ent_lexicon *lexicon = check_lexicon(L, 1, NULL);
    size_t n;
    const char *s = luaL_checklstring(L, 2, &n);
    uint32_t id = lexicon != NULL ? ent_lexicon_find(lexicon, s, n) : ENT_INTERN_NONE;
    if (id == ENT_INTERN_NONE)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)id);
    return 1;
}

static int lexicon_count(lua_State *L)
{
    struct lent_lexicon *x;
    const struct ent_lexicon *lexicon = check_lexicon(L, 1, &x);
    uint32_t id = ENT_INTERN_NONE;
    size_t n;
    if (lua_type(L, 2) == LUA_TNUMBER) {
        lua_Integer i = luaL_checkinteger(L, 2);
        id = i >= 0 && i < (lua_Integer)UINT32_MAX ? (uint32_t)i : ENT_INTERN_NONE;
    } else {
        const char *s = luaL_checklstring(L, 2, &n);
        id = lexicon != NULL ? ent_lexicon_find(lexicon, s, n) : ENT_INTERN_NONE;
    }
    lua_pushinteger(
        L, id == ENT_INTERN_NONE ? 0 : (lua_Integer)ent_corpus_count(x->corpus->core, x->name, id));
    return 1;
}

/* The most frequent strings so far, in their order. */
struct frequent {
    const struct ent_corpus *corpus;
    const char *column;
    size_t n, max;
    struct {
        uint32_t id;
        uint64_t count;
    } found[];
};

static int take_frequent(void *ctx, uint32_t id)
{
    struct frequent *f = ctx;
    uint64_t count = ent_corpus_count(f->corpus, f->column, id);
    size_t at = f->n;

    if (count == 0 || (at == f->max && f->found[at - 1].count >= count))
        return ent_interrupted();
    at -= at == f->max; /* the last one goes */
    f->n = at + 1;
    for (; at > 0 && f->found[at - 1].count < count; at--)
        f->found[at] = f->found[at - 1];
    f->found[at].id = id;
    f->found[at].count = count;
    return ent_interrupted();
}

/* lexicon:starting(prefix, max) */
static int lexicon_starting(lua_State *L)
{
    enum { USUAL = 20, MOST = 10000 };
    struct lent_lexicon *x;
    const struct ent_lexicon *lexicon;
    struct lent_walker *walker;
    struct frequent *f;
    size_t n;
    const char *prefix = luaL_checklstring(L, 2, &n);
    lua_Integer max = luaL_optinteger(L, 3, USUAL);

    check_lexicon(L, 1, &x);
    luaL_argcheck(L, max >= 1 && max <= MOST, 3, "not within 1 to 10000");
    f = lua_newuserdatauv(L, sizeof *f + (size_t)max * sizeof f->found[0], 0);
    lent_push_owner(L, 1);
    walker = lent_new_walker(L, lua_gettop(L));
    lexicon = check_lexicon(L, 1, NULL);
    *f = (struct frequent){.corpus = x->corpus->core, .column = x->name, .max = (size_t)max};
    if (lexicon != NULL && ent_lexicon_starting(lexicon, prefix, n, take_frequent, f) != 0)
        return luaL_error(L, "interrupted!");
    lua_createtable(L, (int)f->n, 0);
    for (size_t i = 0; i < f->n; i++) {
        const char *s = ent_lexicon_str(lexicon, f->found[i].id, &n);
        lua_pushlstring(L, s, n);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lent_end_walk(walker);
    return 1;
}

static int lexicon_lower(lua_State *L)
{
    struct lent_lexicon *x;
    check_lexicon(L, 1, &x);
    lua_Integer id = luaL_checkinteger(L, 2);
    uint32_t lower = id >= 0 && id < (lua_Integer)UINT32_MAX
                         ? ent_corpus_lower(x->corpus->core, (uint32_t)id)
                         : ENT_INTERN_NONE;
    luaL_argcheck(L, strcmp(x->name, "word") == 0, 1, "only words have a lower id");
    if (lower == ENT_INTERN_NONE)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)lower);
    return 1;
}

static int lexicon_name(lua_State *L)
{
    struct lent_lexicon *x;
    check_lexicon(L, 1, &x);
    lua_pushstring(L, x->name);
    return 1;
}

static const struct lent_reg methods[] = {
    {"find", lexicon_find,
     "---The id of a string.\n"
     "---@param s string\n"
     "---@return integer? id nil where the corpus has no such string"},
    {"count", lexicon_count,
     "---How often a string occurs in its column, removed documents left out.  No text is read.\n"
     "---@param s string|integer the string, or its id\n"
     "---@return integer n"},
    {"starting", lexicon_starting,
     "---The strings that begin so, the most frequent first.\n"
     "---@param prefix string bytes: case counts\n"
     "---@param max? integer at most so many; 20 if not given\n"
     "---@return string[] strings those that occur; of two as frequent the one that comes first in byte order"},
    {"lower", lexicon_lower,
     "---The id of a word's match key in corpus:lexicon 'lower': words that differ in case share "
     "it.\n"
     "---@param id integer of a word\n"
     "---@return integer? lower"},
    {NULL, NULL, NULL}};

static const struct lent_reg getters[] = {
    {"name", lexicon_name, "---@type string the column that it belongs to"}, {NULL, NULL, NULL}};

static const struct lent_reg meta[] = {{"__len", lexicon_len, "---@operator len: integer"},
                                       {NULL, NULL, NULL}};

static const struct lent_type lexicon_type = {.name = LENT_LEXICON,
                                              .doc =
                                                  "---The strings of a column: lexicon[id] for id "
                                                  "= 0 .. #lexicon - 1.  Ids stay the same as the\n"
                                                  "---corpus grows.\n"
                                                  "---@field [integer] string",
                                              .methods = methods,
                                              .getters = getters,
                                              .meta = meta,
                                              .index = lexicon_index};

static const struct lent_type *const types[] = {&lexicon_type, NULL};
extern const struct lent_binding lent_lexicon_binding;
const struct lent_binding lent_lexicon_binding = {.types = types};
