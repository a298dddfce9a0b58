/*
 * SQL over a corpus and over frames.
 */
#include <string.h>

#include "lent_view.h"
#include "sql/ent_sql.h"
#include "sql/ent_sql_schema.h"

extern int lent_corpus_sql(lua_State *L), lent_frame_sql(lua_State *L);

/* A connection as an object, so that it is closed whatever raises. */
#define LENT_SQL "entente.sql"

static int connection_gc(lua_State *L)
{
    struct ent_sql **box = luaL_checkudata(L, 1, LENT_SQL);
    ent_sql_close(*box);
    *box = NULL;
    return 0;
}

/* A fault of the statement is the caller's and raises, as is memory that ran out. */
static int fail(lua_State *L, const struct ent_error *err)
{
    return err->status == ENT_EINTR ? lent_pushfail(L, err) : luaL_error(L, "%s", err->message);
}

/* ---- values for parameters ---- */

/* The value at the top, which stays on the stack for its string. */
static void read_value(lua_State *L, int arg, struct ent_sql_value *v)
{
    int is_integer;
    switch (lua_type(L, -1)) {
    case LUA_TNIL: v->type = ENT_SQL_NULL; break;
    case LUA_TBOOLEAN:
        v->type = ENT_SQL_INTEGER;
        v->integer = lua_toboolean(L, -1);
        break;
    case LUA_TNUMBER:
        v->integer = lua_tointegerx(L, -1, &is_integer);
        v->real = lua_tonumber(L, -1);
        v->type = lua_isinteger(L, -1) ? ENT_SQL_INTEGER : ENT_SQL_REAL;
        break;
    case LUA_TSTRING:
        v->type = ENT_SQL_STRING;
        v->s = lua_tolstring(L, -1, &v->n);
        break;
    default:
        luaL_argerror(L, arg, lua_pushfstring(L, "%s%sstring, number, boolean or nil expected, got %s",
                                              v->name != NULL ? v->name : "", v->name != NULL ? ": " : "",
                                              luaL_typename(L, -1)));
    }
}

struct asking {
    struct ent_sql_value *values;
    size_t n;
    struct {
        const char *name;
        const struct ent_frame *frame;
    } *frames;
    size_t n_frames;
};

/* {name = value, ..., first, second, ...}: a frame is a table of that name. */
static void read_table(lua_State *L, int arg, struct asking *a)
{
    lua_Unsigned n = lua_rawlen(L, arg);
    for (lua_Unsigned i = 1; i <= n; i++) {
        luaL_checkstack(L, 4, "too many values");
        lua_rawgeti(L, arg, (lua_Integer)i);
        read_value(L, arg, &a->values[a->n++]);
    }
    lua_pushnil(L);
    while (lua_next(L, arg)) {
        luaL_checkstack(L, 4, "too many values");
        if (lua_type(L, -2) == LUA_TSTRING) {
            const struct ent_frame *f = lent_test_frame(L, -1);
            if (f != NULL) {
                a->frames[a->n_frames].name = lua_tostring(L, -2);
                a->frames[a->n_frames++].frame = f;
            } else {
                a->values[a->n].name = lua_tostring(L, -2);
                read_value(L, arg, &a->values[a->n++]);
            }
        } else if (!lua_isinteger(L, -2) || (lua_Unsigned)lua_tointeger(L, -2) - 1 >= n) {
            luaL_argerror(L, arg, "names are strings, and places count from 1 without a gap");
        }
        lua_pop(L, 1); /* the table keeps it */
    }
}

static size_t count_entries(lua_State *L, int arg)
{
    size_t n = 0;
    lua_pushnil(L);
    for (; lua_next(L, arg); lua_pop(L, 1))
        n++;
    return n;
}

/* What stands behind the statement at arg 2: values, or one table of them; in memory that Lua frees. */
static void read_arguments(lua_State *L, struct asking *a)
{
    int top = lua_gettop(L), is_table = top == 3 && lua_istable(L, 3);
    size_t n = is_table ? count_entries(L, 3) : (size_t)(top - 2);
    luaL_argcheck(L, n <= 10000, 3, "too many values");
    a->values = lua_newuserdatauv(L, (n + 1) * sizeof *a->values, 0);
    memset(a->values, 0, (n + 1) * sizeof *a->values);
    a->frames = lua_newuserdatauv(L, (n + 1) * sizeof *a->frames, 0);
    if (is_table)
        read_table(L, 3, a);
    for (int i = 3; !is_table && i <= top; i++) {
        lua_pushvalue(L, i);
        read_value(L, i, &a->values[a->n++]);
        lua_pop(L, 1);
    }
}

/* ---- asking ---- */

/*
 * The connection and the result are made before the corpus is asked for, because making them can run a
 * finalizer that closes it.
 */
static int ask(lua_State *L, int has_corpus, const char *text)
{
    struct asking a = {0};
    struct ent_error err;
    read_arguments(L, &a);
    struct ent_sql **box = lent_newobject(L, sizeof *box, 0, LENT_SQL);
    struct ent_frame **frame = lent_new_frame(L);
    const struct ent_corpus *c = has_corpus ? lent_check_corpus(L, 1)->core : NULL;
    enum ent_status st = ent_sql_open(box, c, &err);
    if (st == ENT_OK && !has_corpus)
        st = ent_sql_add_frame(*box, "self", lent_test_frame(L, 1), &err);
    for (size_t i = 0; st == ENT_OK && i < a.n_frames; i++)
        st = ent_sql_add_frame(*box, a.frames[i].name, a.frames[i].frame, &err);
    if (st == ENT_OK)
        st = ent_sql_query(*box, text, a.values, a.n, frame, &err);
    ent_sql_close(*box);
    *box = NULL;
    return st == ENT_OK ? 1 : fail(L, &err);
}

static const char *check_text(lua_State *L)
{
    size_t n;
    const char *text = luaL_checklstring(L, 2, &n);
    luaL_argcheck(L, strlen(text) == n, 2, "a statement has no zero byte");
    return text;
}

int lent_corpus_sql(lua_State *L)
{
    lent_check_corpus(L, 1);
    return ask(L, 1, check_text(L));
}

int lent_frame_sql(lua_State *L)
{
    luaL_argcheck(L, lent_test_frame(L, 1) != NULL, 1, "frame expected");
    return ask(L, 0, check_text(L));
}

/* ---- what there is to ask ---- */

static void push_columns(lua_State *L, const struct ent_sql_table *t)
{
    lua_createtable(L, (int)t->n_columns, 0);
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct ent_sql_column *c = &t->columns[i];
        lua_createtable(L, 0, 4);
        lua_pushstring(L, c->name);
        lua_setfield(L, -2, "name");
        lua_pushstring(L, ent_type_name(c->type));
        lua_setfield(L, -2, "type");
        lua_pushstring(L, c->doc);
        lua_setfield(L, -2, "doc");
        lua_pushboolean(L, c->is_hidden);
        lua_setfield(L, -2, "hidden");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

#define LENT_SQL_SCHEMA "entente.sql.schema"

static int schema_gc(lua_State *L)
{
    ent_sql_schema_done(luaL_checkudata(L, 1, LENT_SQL_SCHEMA));
    return 0;
}

static int sql_tables(lua_State *L)
{
    struct ent_error err;
    lent_check_corpus(L, 1);
    struct ent_sql_schema *schema = lent_newobject(L, sizeof *schema, 0, LENT_SQL_SCHEMA);
    if (ent_sql_schema_read(schema, lent_check_corpus(L, 1)->core, &err) != ENT_OK)
        return fail(L, &err);
    lua_createtable(L, (int)schema->n_tables, 0);
    for (size_t i = 0; i < schema->n_tables; i++) {
        lua_createtable(L, 0, 4);
        lua_pushboolean(L, schema->tables[i].kind == ENT_SQL_FUNCTION);
        lua_setfield(L, -2, "callable");
        lua_pushstring(L, schema->tables[i].name);
        lua_setfield(L, -2, "name");
        lua_pushstring(L, schema->tables[i].doc);
        lua_setfield(L, -2, "doc");
        push_columns(L, &schema->tables[i]);
        lua_setfield(L, -2, "columns");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static const struct lent_reg functions[] = {
    {"tables", sql_tables,
     "---The tables that corpus:sql sees, for help and completion.\n"
     "---@param corpus entente.corpus\n"
     "---@return {name: string, doc: string, callable: boolean, columns: {name: string, type: string, doc: string?, "
     "hidden: boolean}[]}[] tables callable: a function, whose hidden columns are its arguments in their order; of others "
     "they are not among `*`"},
    {NULL, NULL, NULL}};

static const struct lent_reg connection_meta[] = {{"__gc", connection_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type connection_type = {
    .name = LENT_SQL, .doc = "---What a statement of SQL holds while it is answered.", .meta = connection_meta};
static const struct lent_reg schema_meta[] = {{"__gc", schema_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type schema_type = {
    .name = LENT_SQL_SCHEMA, .doc = "---The tables of a corpus, while they are listed.", .meta = schema_meta};

static const struct lent_type *const types[] = {&connection_type, &schema_type, NULL};
extern const struct lent_binding lent_sql_binding;
const struct lent_binding lent_sql_binding = {
    .library = "sql", .doc = "---SQL: `entente help sql` has the tables.", .functions = functions, .types = types};
