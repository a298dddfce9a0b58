/*
 * CQL queries.
 */
#include <string.h>

#include "lent_hits.h"
#include "query/ent_cql_frame.h"
#include "query/ent_cql_set.h"

extern int lent_corpus_query(lua_State *L), lent_corpus_count(lua_State *L), lent_corpus_freq(lua_State *L),
    lent_corpus_distribution(lua_State *L), lent_corpus_load_hits(lua_State *L);
extern int lent_hits_kwic(lua_State *L), lent_hits_freq(lua_State *L), lent_hits_sample(lua_State *L),
    lent_hits_union(lua_State *L), lent_hits_intersect(lua_State *L), lent_hits_minus(lua_State *L),
    lent_hits_sort(lua_State *L), lent_hits_save(lua_State *L);

/* A fault of the query is the caller's and raises; what the world lacks is returned. */
static int fail(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    return st == ENT_EARG || st == ENT_ELIMIT ? luaL_error(L, "%s", err->message) : lent_pushfail(L, err);
}

struct choices {
    int strategy, dialect;
    const char *where;
    size_t max, jobs;
};

/* The option 'within' is a result of this corpus. */
static const struct ent_cql_hits *check_within(lua_State *L, int arg, const struct lent_corpus *corpus)
{
    if (!lua_istable(L, arg) || lua_getfield(L, arg, "within") == LUA_TNIL)
        return NULL;
    struct lent_hits *h = luaL_testudata(L, -1, LENT_HITS);
    if (h == NULL) {
        luaL_argerror(L, arg, lua_pushfstring(L, "field 'within': hits expected, got %s", luaL_typename(L, -1)));
        return NULL; /* it has raised */
    }
    luaL_argcheck(L, h->corpus == corpus, arg, "field 'within': hits of another corpus");
    return &h->hits; /* the table keeps them */
}

static void read_options(lua_State *L, int arg, struct ent_cql_options *out)
{
    static const char *const strategies[] = {"standard", "shortest", "longest", "traditional", "all", NULL};
    static const char *const dialects[] = {"cqp", "ske", "blacklab", NULL};
    static const struct lent_option known[] = {
        {"strategy", LENT_CHOICE, offsetof(struct choices, strategy), strategies},
        {"dialect", LENT_CHOICE, offsetof(struct choices, dialect), dialects},
        {"where", LENT_STRING, offsetof(struct choices, where), NULL},
        {"max", LENT_COUNT, offsetof(struct choices, max), NULL},
        {"jobs", LENT_COUNT, offsetof(struct choices, jobs), NULL},
        {"within", LENT_ANY, 0, NULL},
        {NULL, LENT_ANY, 0, NULL}};
    struct choices choices = {.strategy = -1};
    lent_check_options(L, arg, known, &choices);
    if (choices.strategy < 0) /* as those do whose language it is */
        choices.strategy = choices.dialect == ENT_CQL_CQP ? ENT_CQL_STANDARD : ENT_CQL_ALL;
    *out = (struct ent_cql_options){.strategy = (enum ent_cql_strategy)choices.strategy,
                                    .dialect = (enum ent_cql_dialect)choices.dialect,
                                    .where = choices.where,
                                    .n_where = choices.where != NULL ? strlen(choices.where) : 0,
                                    .max = choices.max,
                                    .jobs = choices.jobs,
                                    .within = check_within(L, arg, lent_check_corpus(L, 1))};
}

int lent_corpus_query(lua_State *L)
{
    struct ent_cql_options options;
    struct ent_error err;
    size_t n;
    lent_check_corpus(L, 1);
    const char *text = luaL_checklstring(L, 2, &n);
    read_options(L, 3, &options);
    struct lent_hits *h = lent_new_hits(L, 1);
    struct lent_corpus *box = lent_check_corpus(L, 1); /* making them may have run a finalizer that closed it */
    enum ent_status st = ent_cql_find(box->core, text, n, &options, &h->hits, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

int lent_corpus_count(lua_State *L)
{
    struct ent_cql_options options;
    struct ent_cql_hits hits = {0};
    struct ent_error err;
    size_t n;
    const char *text = luaL_checklstring(L, 2, &n);
    read_options(L, 3, &options);
    options.count_only = 1;
    enum ent_status st = ent_cql_find(lent_check_corpus(L, 1)->core, text, n, &options, &hits, &err);
    lua_Integer n_hits = (lua_Integer)hits.n_hits;
    ent_cql_hits_done(&hits);
    if (st != ENT_OK)
        return fail(L, st, &err);
    lua_pushinteger(L, n_hits);
    return 1;
}

/* ---- what hits say ---- */

struct kwic {
    size_t window, first, max;
    int unit;
    const char *attr;
};

int lent_hits_kwic(lua_State *L)
{
    static const char *const units[] = {"words", "sentence", "chars", NULL};
    struct kwic o = {.window = 8, .first = 1, .max = SIZE_MAX};
    static const struct lent_option known[] = {{"window", LENT_COUNT, offsetof(struct kwic, window), NULL},
                                               {"first", LENT_COUNT, offsetof(struct kwic, first), NULL},
                                               {"max", LENT_COUNT, offsetof(struct kwic, max), NULL},
                                               {"unit", LENT_CHOICE, offsetof(struct kwic, unit), units},
                                               {"attr", LENT_STRING, offsetof(struct kwic, attr), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    struct ent_error err;
    lent_check_hits(L, 1);
    lent_check_options(L, 2, known, &o);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1); /* see lent_corpus_query() */
    struct ent_kwic_options options = {.unit = (enum ent_kwic_unit)o.unit, .width = o.window, .attr = o.attr,
                                       .first = o.first > 0 ? o.first - 1 : 0, .n = o.max};
    enum ent_status st = ent_cql_kwic(frame, h->corpus->core, &h->hits, &options, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

enum { MAX_KEYS = 8 };

/* Keys as strings on the stack from 'base' on, 'at' put behind those of words that say no place; their number.  'said' is the argument that messages name. */
static int push_keys(lua_State *L, int arg, int said, const char *at)
{
    int n = lua_istable(L, arg) ? (int)luaL_len(L, arg) : 1;
    luaL_argcheck(L, n >= 1 && n <= MAX_KEYS, said, "1 to 8 keys expected");
    luaL_checkstack(L, MAX_KEYS + 4, NULL);
    for (int i = 1; i <= n; i++) {
        if (lua_istable(L, arg))
            lua_geti(L, arg, i);
        else
            lua_pushvalue(L, arg);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_argerror(L, said, lua_pushfstring(L, "key %d: string expected, got %s", i, luaL_typename(L, -1)));
        const char *key = lua_tostring(L, -1);
        if (at != NULL && strchr(key, '@') == NULL && strncmp(key, "doc.", 4) != 0) {
            lua_pushfstring(L, "%s@%s", key, at);
            lua_remove(L, -2);
        }
    }
    return n;
}

/* Keys at 'arg': one, a list, or { by = ..., at = ..., across = ... }; they stay on the stack. */
static size_t check_keys(lua_State *L, int arg, const char **keys, int *is_across)
{
    struct {
        const char *at, *across;
    } o = {NULL, NULL};
    static const struct lent_option known[] = {{"by", LENT_ANY, 0, NULL},
                                               {"at", LENT_STRING, 0, NULL},
                                               {"across", LENT_STRING, sizeof(const char *), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    int by = arg;
    luaL_argexpected(L, lua_type(L, arg) == LUA_TSTRING || lua_istable(L, arg), arg, "string or table");
    if (lua_istable(L, arg) && lua_getfield(L, arg, "by") != LUA_TNIL) {
        lent_check_options(L, arg, known, &o);
        by = lua_gettop(L);
        luaL_argexpected(L, lua_type(L, by) == LUA_TSTRING || lua_istable(L, by), arg, "string or table as 'by'");
    }
    int n = push_keys(L, by, arg, o.at);
    if (o.across != NULL) {
        luaL_argcheck(L, n < MAX_KEYS, arg, "1 to 8 keys expected");
        lua_pushstring(L, o.across);
        n++;
    }
    for (int i = 0; i < n; i++)
        keys[i] = lua_tostring(L, i - n);
    *is_across = o.across != NULL;
    return (size_t)n;
}

/* The table in *frame, with its last key across if that is asked. */
static enum ent_status cross(struct ent_frame **frame, int is_across, struct ent_error *err)
{
    struct ent_frame *wide;
    enum ent_status st = is_across ? ent_cql_cross(&wide, *frame, err) : ENT_OK;
    if (st == ENT_OK && is_across) {
        ent_frame_free(*frame);
        *frame = wide;
    }
    return st;
}

int lent_hits_freq(lua_State *L)
{
    const char *keys[MAX_KEYS];
    struct ent_error err;
    int is_across;
    lent_check_hits(L, 1);
    lua_settop(L, 2);
    size_t n = check_keys(L, 2, keys, &is_across);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1);
    enum ent_status st = ent_cql_freq(frame, h->corpus->core, &h->hits, keys, n, &err);
    if (st == ENT_OK)
        st = cross(frame, is_across, &err);
    if (st == ENT_EARG)
        return luaL_argerror(L, 2, err.message);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

int lent_corpus_freq(lua_State *L)
{
    const char *keys[MAX_KEYS];
    struct ent_cql_options options;
    struct ent_cql_hits counted = {0};
    struct ent_error err;
    size_t n_query;
    int is_across;
    lent_check_corpus(L, 1);
    const char *query = luaL_checklstring(L, 2, &n_query);
    read_options(L, 4, &options);
    lua_settop(L, 4);
    size_t n = check_keys(L, 3, keys, &is_across);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_corpus *box = lent_check_corpus(L, 1);
    enum ent_status st = ent_cql_check_keys(box->core, keys, n, &err);
    if (st == ENT_EARG)
        return luaL_argerror(L, 3, err.message);
    if (st == ENT_OK)
        st = ent_cql_freq_of(frame, box->core, query, n_query, &options, keys, n, &counted, &err);
    if (st == ENT_OK)
        st = cross(frame, is_across, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

int lent_hits_sample(lua_State *L)
{
    struct ent_error err;
    lent_check_hits(L, 1);
    lua_Integer n = luaL_checkinteger(L, 2), seed = luaL_optinteger(L, 3, 1);
    luaL_argcheck(L, n >= 0, 2, "must not be negative");
    lent_push_owner(L, 1);
    struct lent_hits *out = lent_new_hits(L, -1), *h = lent_check_hits(L, 1);
    enum ent_status st = ent_cql_sample(&out->hits, &h->hits, (size_t)n, (uint64_t)seed, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

/* corpus:distribution(query, key, options) */
int lent_corpus_distribution(lua_State *L)
{
    struct ent_cql_options options;
    struct ent_cql_hits counted = {0};
    struct ent_error err;
    size_t n;
    lent_check_corpus(L, 1);
    const char *query = luaL_checklstring(L, 2, &n), *key = luaL_checkstring(L, 3);
    read_options(L, 4, &options);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_corpus *box = lent_check_corpus(L, 1);
    enum ent_status st = ent_cql_check_keys(box->core, &key, 1, &err);
    if (st == ENT_EARG)
        return luaL_argerror(L, 3, err.message);
    if (st == ENT_OK)
        st = ent_cql_distribution(frame, box->core, query, n, &options, key, &counted, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

/* ---- results as sets ---- */

static int combine(lua_State *L, enum ent_cql_set_op op)
{
    struct ent_error err;
    struct lent_hits *a = lent_check_hits(L, 1), *b = lent_check_hits(L, 2);
    luaL_argcheck(L, a->corpus == b->corpus, 2, "hits of another corpus");
    lent_push_owner(L, 1);
    struct lent_hits *out = lent_new_hits(L, -1);
    lent_check_hits(L, 1);
    enum ent_status st = ent_cql_combine(&out->hits, op, &a->hits, &b->hits, &err);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

int lent_hits_union(lua_State *L) { return combine(L, ENT_CQL_UNION); }
int lent_hits_intersect(lua_State *L) { return combine(L, ENT_CQL_INTERSECT); }
int lent_hits_minus(lua_State *L) { return combine(L, ENT_CQL_MINUS); }

/* A copy, sorted by keys. */
int lent_hits_sort(lua_State *L)
{
    const char *keys[MAX_KEYS];
    struct ent_error err;
    lent_check_hits(L, 1);
    lua_settop(L, 2);
    luaL_argexpected(L, lua_type(L, 2) == LUA_TSTRING || lua_istable(L, 2), 2, "string or table");
    int n = push_keys(L, 2, 2, NULL);
    for (int i = 0; i < n; i++)
        keys[i] = lua_tostring(L, i - n);
    lent_push_owner(L, 1);
    struct lent_hits *out = lent_new_hits(L, -1), *h = lent_check_hits(L, 1);
    enum ent_status st = ent_reserve(&out->hits.hits, &out->hits.cap, h->hits.n, sizeof *h->hits.hits, &err);
    if (st == ENT_OK) {
        for (; out->hits.n < h->hits.n; out->hits.n++)
            out->hits.hits[out->hits.n] = h->hits.hits[out->hits.n];
        out->hits.n_hits = out->hits.n;
        st = ent_cql_sort(&out->hits, h->corpus->core, keys, (size_t)n, &err);
    }
    if (st == ENT_EARG)
        return luaL_argerror(L, 2, err.message);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

int lent_hits_save(lua_State *L)
{
    struct ent_error err;
    struct lent_hits *h = lent_check_hits(L, 1);
    const char *path = luaL_checkstring(L, 2);
    if (ent_cql_save(&h->hits, h->corpus->core, path, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushboolean(L, 1);
    return 1;
}

int lent_corpus_load_hits(lua_State *L)
{
    struct ent_error err;
    lent_check_corpus(L, 1);
    const char *path = luaL_checkstring(L, 2);
    struct lent_hits *h = lent_new_hits(L, 1);
    if (ent_cql_load(&h->hits, lent_check_corpus(L, 1)->core, path, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    return 1;
}
