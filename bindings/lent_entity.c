/* Entities: whom and what the texts name, each with all its mentions. */
#include <string.h>

#include <lualib.h>

#include "base/ent_mem.h"
#include "lent_view.h"

#define LENT_ENTITY "entente.entity"

struct place {
    size_t segment, row;
};
struct lent_entity {
    struct lent_corpus *corpus;
    struct place *places;    /* of its mentions */
    size_t n, cap;
};
enum { OWNER = 1, NAME, TYPE }; /* user values */

static struct lent_entity *check_entity(lua_State *L, int arg)
{
    struct lent_entity *e = luaL_checkudata(L, arg, LENT_ENTITY);
    luaL_argcheck(L, e->corpus != NULL && e->corpus->core != NULL, arg, "entity of a closed corpus");
    return e;
}

static int entity_gc(lua_State *L)
{
    struct lent_entity *e = luaL_checkudata(L, 1, LENT_ENTITY);
    ent_free(e->places);
    e->places = NULL;
    e->n = e->cap = 0;
    return 0;
}

static int entity_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)check_entity(L, 1)->n);
    return 1;
}

static int entity_name(lua_State *L)
{
    check_entity(L, 1);
    lua_getiuservalue(L, 1, NAME);
    return 1;
}

static int entity_type(lua_State *L)
{
    check_entity(L, 1);
    lua_getiuservalue(L, 1, TYPE);
    return 1;
}

static int next_mention(lua_State *L)
{
    struct lent_entity *e = check_entity(L, 1);
    lua_Integer i = luaL_checkinteger(L, lua_upvalueindex(1));
    if ((lua_Unsigned)i >= e->n)
        return 0;
    lua_pushinteger(L, i + 1);
    lua_copy(L, -1, lua_upvalueindex(1));
    struct place p = e->places[i];
    lua_getiuservalue(L, 1, OWNER);
    lent_push_row(L, -1, LENT_MENTION, p.segment, p.row);
    return 1;
}

static int entity_mentions(lua_State *L)
{
    check_entity(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_mention, 1);
    lua_pushvalue(L, 1);
    return 2;
}

/* How it is written, and how often: { Moscow = 3, Kremlin = 1 } */
static int entity_names(lua_State *L)
{
    struct lent_entity *e = check_entity(L, 1);
    lua_getiuservalue(L, 1, OWNER);
    struct lent_walker *walk = lent_new_walker(L, -1);
    lua_newtable(L);
    for (size_t i = 0; i < e->n; i++) {
        const struct ent_segment *s = ent_corpus_segment(e->corpus->core, e->places[i].segment);
        struct ent_range bytes = ent_layer_bytes(s, ent_segment_layer(s, "mention"), e->places[i].row);
        lua_pushlstring(L, s->text + bytes.start, bytes.end - bytes.start);
        lua_pushvalue(L, -1);
        lua_rawget(L, -3);
        lua_pushinteger(L, lua_tointeger(L, -1) + 1);
        lua_remove(L, -2);
        lua_rawset(L, -3);
    }
    lent_end_walk(walk);
    return 1;
}

static int entity_tostring(lua_State *L)
{
    lua_getiuservalue(L, 1, NAME);
    lua_getiuservalue(L, 1, TYPE);
    const char *type = luaL_tolstring(L, -1, NULL), *name = luaL_tolstring(L, -3, NULL);
    lua_pushfstring(L, "entente.entity: %s (%s)", name, type);
    return 1;
}

/* ---- all of a corpus ---- */

/* The entity called as the string at the top says, which is popped; new ones go into the list at 'list' and the table at 'by_name'. */
static struct lent_entity *entity_called(lua_State *L, int list, int by_name, const struct ent_attr *types, size_t row)
{
    lua_pushvalue(L, -1);
    if (lua_rawget(L, by_name) != LUA_TNIL) {
        lua_remove(L, -2);
        return lua_touserdata(L, -1);
    }
    lua_pop(L, 1);
    struct lent_entity *e = lent_newobject(L, sizeof *e, 3, LENT_ENTITY);
    e->corpus = lua_touserdata(L, 1);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, OWNER);
    lua_pushvalue(L, -2);
    lua_setiuservalue(L, -2, NAME);
    lent_push_attr(L, types, row);
    lua_setiuservalue(L, -2, TYPE);
    lua_pushvalue(L, -1);
    lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
    lua_pushvalue(L, -1);
    lua_insert(L, -3);
    lua_rawset(L, by_name); /* name and entity go, a copy of the entity stays */
    return e;
}

static void add_rows(lua_State *L, int list, int by_name, const struct ent_segment *s, size_t segment, size_t doc)
{
    const struct ent_layer *l = ent_segment_layer(s, "mention");
    if (l == NULL)
        return;
    const struct ent_attr *names = ent_layer_attr(l, "entity"), *types = ent_layer_attr(l, "type");
    struct ent_range rows = ent_layer_rows(l, ent_layer_bytes(s, ent_segment_layer(s, "doc"), doc));
    for (size_t row = rows.start; row < rows.end; row++) {
        size_t n = 0;
        const char *name = ent_attr_string(names, row, &n);
        struct ent_error err;
        if (name == NULL)
            continue;
        lua_pushlstring(L, name, n);
        struct lent_entity *e = entity_called(L, list, by_name, types, row);
        if (ent_reserve(&e->places, &e->cap, e->n + 1, sizeof *e->places, &err) != ENT_OK)
            luaL_error(L, "%s", err.message);
        e->places[e->n++] = (struct place){segment, row};
        lua_pop(L, 1);
    }
}

/* Those named most first, then by name. */
static int is_before(lua_State *L)
{
    const struct lent_entity *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);
    if (a->n != b->n) {
        lua_pushboolean(L, a->n > b->n);
        return 1;
    }
    lua_getiuservalue(L, 1, NAME);
    lua_getiuservalue(L, 2, NAME);
    lua_pushboolean(L, lua_compare(L, -2, -1, LUA_OPLT));
    return 1;
}

int lent_push_entities(lua_State *L)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    lua_settop(L, 1);
    struct lent_walker *walk = lent_new_walker(L, 1); /* 2 */
    lua_newtable(L);                                  /* 3: the list */
    lua_newtable(L);                                  /* 4: by name */
    for (size_t i = 0; i < ent_corpus_n_docs(box->core); i++) {
        struct ent_place place = ent_corpus_doc(box->core, i);
        add_rows(L, 3, 4, ent_corpus_segment(box->core, place.segment), place.segment, place.at);
    }
    lent_end_walk(walk);
    luaL_requiref(L, "table", luaopen_table, 0);
    lua_getfield(L, -1, "sort");
    lua_pushvalue(L, 3);
    lua_pushcfunction(L, is_before);
    lua_call(L, 2, 0);
    lua_settop(L, 3);
    return 1;
}

static const struct lent_reg entity_methods[] = {
    {"mentions", entity_mentions,
     "---`for mention in entity:mentions() do`: where the texts name it, in their order.\n"
     "---@return fun(): entente.mention? next"},
    {"names", entity_names,
     "---How it is written in the texts, and how often.\n"
     "---@return table<string, integer> names"},
    {NULL, NULL, NULL}};
static const struct lent_reg entity_getters[] = {
    {"name", entity_name, "---@type string its usual English name in full"},
    {"type", entity_type, "---@type string as entente.mention.type"},
    {NULL, NULL, NULL}};
static const struct lent_reg entity_meta[] = {
    {"__len", entity_len, "---@operator len: integer"}, {"__gc", entity_gc, NULL}, {"__tostring", entity_tostring, NULL}, {NULL, NULL, NULL}};
static const struct lent_type entity_object = {.name = LENT_ENTITY,
                                              .doc = "---Somebody or something that the texts name, under all names; #entity is how often.",
                                              .methods = entity_methods,
                                              .getters = entity_getters,
                                              .meta = entity_meta};
static const struct lent_type *const types[] = {&entity_object, NULL};
extern const struct lent_binding lent_entity_binding;
const struct lent_binding lent_entity_binding = {.types = types};
