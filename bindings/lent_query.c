/*
 * CQL queries.
 */
#include <string.h>

#include "lent_hits.h"

extern int lent_corpus_query(lua_State *L), lent_corpus_count(lua_State *L);

/* A fault of the query is the caller's and raises; what the world lacks is returned. */
static int fail(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    return st == ENT_EARG || st == ENT_ELIMIT ? luaL_error(L, "%s", err->message) : lent_pushfail(L, err);
}

struct choices {
    int strategy;
    const char *where;
    size_t max;
};

static void read_options(lua_State *L, int arg, struct ent_cql_options *out)
{
    static const char *const strategies[] = {"standard", "shortest", "longest", "traditional", "all", NULL};
    static const struct lent_option known[] = {
        {"strategy", LENT_CHOICE, offsetof(struct choices, strategy), strategies},
        {"where", LENT_STRING, offsetof(struct choices, where), NULL},
        {"max", LENT_COUNT, offsetof(struct choices, max), NULL},
        {NULL, LENT_ANY, 0, NULL}};
    struct choices choices = {0};
    lent_check_options(L, arg, known, &choices);
    *out = (struct ent_cql_options){.strategy = (enum ent_cql_strategy)choices.strategy,
                                    .where = choices.where,
                                    .n_where = choices.where != NULL ? strlen(choices.where) : 0,
                                    .max = choices.max};
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
