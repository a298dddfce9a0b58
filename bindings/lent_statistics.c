/*
 * Statistics over a corpus: collocates, key words.
 */
#include <string.h>

#include "lent_hits.h"
#include "stats/ent_collocates.h"
#include "stats/ent_keywords.h"
#include "stats/ent_network.h"
#include "stats/ent_ngrams.h"

extern int lent_hits_collocates(lua_State *L), lent_corpus_collocates(lua_State *L), lent_corpus_keyness(lua_State *L);
extern int lent_corpus_ngrams(lua_State *L), lent_hits_network(lua_State *L);

enum { EVIDENCE = 20 }; /* places of a row, if not said otherwise: as many as are written */

/* What the caller asked wrongly raises; what the world lacks is returned. */
static int fail(lua_State *L, enum ent_status st, int arg, const struct ent_error *err)
{
    if (st == ENT_EARG)
        return luaL_argerror(L, arg, err->message);
    return st == ENT_ELIMIT ? luaL_error(L, "%s", err->message) : lent_pushfail(L, err);
}

/* The option 'measure': a name or a list of them; they stay on the stack, as long as the table does. */
static size_t read_measures(lua_State *L, int arg, const char *usual, const char **out)
{
    out[0] = usual;
    if (!lua_istable(L, arg) || lua_getfield(L, arg, "measure") == LUA_TNIL)
        return 1;
    if (lua_type(L, -1) == LUA_TSTRING) {
        out[0] = lua_tostring(L, -1);
        return 1;
    }
    int list = lua_gettop(L);
    if (!lua_istable(L, list))
        lent_fielderror(L, arg, "measure", "string or table expected, got %s", luaL_typename(L, list));
    lua_Integer n = luaL_len(L, list);
    if (n < 1 || n > ENT_MAX_MEASURES)
        lent_fielderror(L, arg, "measure", "1 to %d names expected", ENT_MAX_MEASURES);
    luaL_checkstack(L, ENT_MAX_MEASURES + LUA_MINSTACK, NULL);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_geti(L, list, i) != LUA_TSTRING)
            lent_fielderror(L, arg, "measure", "names expected, got %s", luaL_typename(L, -1));
        out[i - 1] = lua_tostring(L, -1);
    }
    return (size_t)n;
}

static uint32_t as_count(size_t n) { return n < UINT32_MAX ? (uint32_t)n : UINT32_MAX; }

/* ---- collocates ---- */

struct near {
    const char *attribute, *within, *where;
    size_t min, max, evidence;
    lua_Integer digits;
    int marks, table;
};

static size_t window_side(lua_State *L, int arg, int i)
{
    int fits;
    lua_geti(L, -1, i);
    lua_Integer n = lua_tointegerx(L, -1, &fits);
    if (!fits || n < 0 || n > 10000)
        lent_fielderror(L, arg, "window", "words on each side, or { left, right }, expected");
    lua_pop(L, 1);
    return (size_t)n;
}

/* The option 'window': words on each side, or { left, right }. */
static void read_window(lua_State *L, int arg, struct ent_collocates_options *o)
{
    o->left = o->right = 5;
    if (!lua_istable(L, arg) || lua_getfield(L, arg, "window") == LUA_TNIL)
        return;
    if (!lua_istable(L, -1)) {
        lua_createtable(L, 2, 0);
        lua_pushvalue(L, -2);
        lua_seti(L, -2, 1);
        lua_pushvalue(L, -2);
        lua_seti(L, -2, 2);
    }
    o->left = (uint32_t)window_side(L, arg, 1);
    o->right = (uint32_t)window_side(L, arg, 2);
}

static void read_collocates(lua_State *L, int arg, struct ent_collocates_options *out, const char **measures)
{
    static const char *const tables[] = {"windows", "hits", NULL};
    static const struct lent_option known[] = {
        {"window", LENT_ANY, 0, NULL},
        {"measure", LENT_ANY, 0, NULL},
        {"attribute", LENT_STRING, offsetof(struct near, attribute), NULL},
        {"within", LENT_STRING, offsetof(struct near, within), NULL},
        {"where", LENT_STRING, offsetof(struct near, where), NULL},
        {"min", LENT_COUNT, offsetof(struct near, min), NULL},
        {"max", LENT_COUNT, offsetof(struct near, max), NULL},
        {"evidence", LENT_COUNT, offsetof(struct near, evidence), NULL},
        {"digits", LENT_INTEGER, offsetof(struct near, digits), NULL},
        {"marks", LENT_BOOLEAN, offsetof(struct near, marks), NULL},
        {"table", LENT_CHOICE, offsetof(struct near, table), tables},
        {NULL, LENT_ANY, 0, NULL}};
    struct near o = {.attribute = "word", .min = 1, .evidence = EVIDENCE, .digits = -1};
    lent_check_options(L, arg, known, &o);
    *out = (struct ent_collocates_options){.attribute = o.attribute,
                                           .within = o.within,
                                           .measures = measures,
                                           .min = as_count(o.min),
                                           .max = o.max,
                                           .evidence = o.evidence,
                                           .digits = o.digits > 15 ? 15 : (int)o.digits,
                                           .marks = o.marks,
                                           .by_hits = o.table,
                                           .where = o.where,
                                           .n_where = o.where != NULL ? strlen(o.where) : 0};
    read_window(L, arg, out);
    out->n_measures = read_measures(L, arg, "ll", measures);
}

/* The frame is on the stack; behind it what was counted. */
static int push_sizes(lua_State *L, const struct ent_collocates_sizes *sizes)
{
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, (lua_Integer)sizes->hits);
    lua_setfield(L, -2, "hits");
    lua_pushinteger(L, (lua_Integer)sizes->window);
    lua_setfield(L, -2, "window");
    lua_pushinteger(L, (lua_Integer)sizes->words);
    lua_setfield(L, -2, "words");
    return 2;
}

int lent_hits_collocates(lua_State *L)
{
    struct ent_collocates_options o;
    const char *measures[ENT_MAX_MEASURES];
    struct ent_collocates_sizes sizes;
    struct ent_error err;
    lent_check_hits(L, 1);
    read_collocates(L, 2, &o, measures);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1); /* making it may have run a finalizer that closed the corpus */
    enum ent_status st = ent_collocates(frame, h->corpus->core, &h->hits, &o, &sizes, &err);
    return st == ENT_OK ? push_sizes(L, &sizes) : fail(L, st, 2, &err);
}

/* corpus:collocates(query, options) */
int lent_corpus_collocates(lua_State *L)
{
    struct ent_collocates_options o;
    const char *measures[ENT_MAX_MEASURES];
    struct ent_collocates_sizes sizes;
    struct ent_error err;
    size_t n;
    lent_check_corpus(L, 1);
    const char *query = luaL_checklstring(L, 2, &n);
    read_collocates(L, 3, &o, measures);
    struct lent_hits *h = lent_new_hits(L, 1);
    struct ent_frame **frame = lent_new_frame(L);
    const struct ent_cql_options find = {.where = o.where, .n_where = o.n_where};
    enum ent_status st = ent_cql_find(lent_check_corpus(L, 1)->core, query, n, &find, &h->hits, &err);
    if (st != ENT_OK)
        return st == ENT_EARG ? luaL_error(L, "%s", err.message) : fail(L, st, 2, &err);
    st = ent_collocates(frame, h->corpus->core, &h->hits, &o, &sizes, &err);
    return st == ENT_OK ? push_sizes(L, &sizes) : fail(L, st, 3, &err);
}

/* ---- key words ---- */

struct key {
    const char *attribute;
    size_t min, max, evidence;
    lua_Integer digits;
    int marks, side, adjust;
    struct ent_keyness_options keyness;
};

/* A condition "FIELD = "VALUE"%l" of a filter; since and before are of the date.  Key and value are the top two. [-0, +1, v] */
static void push_condition(lua_State *L, int arg, const char *field)
{
    const char *name = lua_tostring(L, -2), *value = lua_tostring(L, -1);
    int is_since = strcmp(name, "since") == 0, is_before = strcmp(name, "before") == 0;
    if (lua_type(L, -1) != LUA_TSTRING)
        lent_fielderror(L, arg, field, "strings expected as values");
    if (is_since || is_before) {
        lua_pushfstring(L, "published %s %s", is_since ? ">=" : "<", value);
    } else {
        luaL_gsub(L, value, "\"", "\"\"");
        lua_pushfstring(L, "%s = \"%s\"%%l", name, lua_tostring(L, -1));
        lua_remove(L, -2);
    }
}

/* { publisher = 'CEPA', since = '2025' } as a filter; the string is left on the stack. */
static const char *filter_of(lua_State *L, int arg, const char *field)
{
    int table = lua_gettop(L);
    lua_pushliteral(L, "");
    int filter = lua_gettop(L);
    luaL_checkstack(L, 10, NULL);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            lent_fielderror(L, arg, field, "fields of documents have names");
        push_condition(L, arg, field);
        lua_pushfstring(L, "%s%s%s", lua_tostring(L, filter), *lua_tostring(L, filter) != '\0' ? " and " : "",
                        lua_tostring(L, -1));
        lua_replace(L, filter);
        lua_pop(L, 1);
    }
    return lua_tostring(L, filter);
}

/* What 'target' and 'reference' may be. */
struct part {
    const char *where;            /* a filter; NULL: all documents */
    int is_rest;
    struct lent_corpus *other;    /* another corpus; NULL: this one */
};

static struct part read_part(lua_State *L, int arg, const char *field, int may_be_other)
{
    struct part p = {0};
    int type = lua_istable(L, arg) ? lua_getfield(L, arg, field) : (lua_pushnil(L), LUA_TNIL);
    if (type == LUA_TNIL) {
        p.is_rest = may_be_other;
    } else if (type == LUA_TSTRING) {
        p.where = lua_tostring(L, -1);
        p.is_rest = may_be_other && strcmp(p.where, "rest") == 0;
        if (strcmp(p.where, "all") == 0 || p.is_rest)
            p.where = NULL;
    } else if (type == LUA_TTABLE) {
        p.where = filter_of(L, arg, field);
        p.where = *p.where != '\0' ? p.where : NULL;
    } else if (may_be_other && luaL_testudata(L, -1, LENT_CORPUS) != NULL) {
        p.other = lent_check_corpus(L, lua_gettop(L));
    } else {
        lent_fielderror(L, arg, field, "filter of documents expected, got %s", luaL_typename(L, -1));
    }
    return p;
}

static enum ent_status find_part(const struct part *p, const struct ent_corpus *c, struct ent_cql_docs *docs,
                                 const struct ent_cql_docs *target, struct ent_error *err)
{
    if (p->is_rest)
        return ent_cql_docs_others(docs, c, target, err);
    return ent_cql_docs_find(docs, c, p->where, p->where != NULL ? strlen(p->where) : 0, err);
}

static void read_keyness(lua_State *L, int arg, struct ent_keywords_options *out, const char **measures)
{
    static const char *const sides[] = {"target", "reference", "both", NULL};
    static const char *const adjusts[] = {"none", "holm", "bh", NULL};
    static const struct lent_option known[] = {
        {"target", LENT_ANY, 0, NULL},
        {"reference", LENT_ANY, 0, NULL},
        {"measure", LENT_ANY, 0, NULL},
        {"attribute", LENT_STRING, offsetof(struct key, attribute), NULL},
        {"min", LENT_COUNT, offsetof(struct key, min), NULL},
        {"max", LENT_COUNT, offsetof(struct key, max), NULL},
        {"evidence", LENT_COUNT, offsetof(struct key, evidence), NULL},
        {"digits", LENT_INTEGER, offsetof(struct key, digits), NULL},
        {"marks", LENT_BOOLEAN, offsetof(struct key, marks), NULL},
        {"side", LENT_CHOICE, offsetof(struct key, side), sides},
        {"adjust", LENT_CHOICE, offsetof(struct key, adjust), adjusts},
        {"k", LENT_NUMBER, offsetof(struct key, keyness.smoothing), NULL},
        {"per", LENT_NUMBER, offsetof(struct key, keyness.per), NULL},
        {"level", LENT_NUMBER, offsetof(struct key, keyness.level), NULL},
        {"yates", LENT_BOOLEAN, offsetof(struct key, keyness.yates), NULL},
        {NULL, LENT_ANY, 0, NULL}};
    struct key o = {.attribute = "word", .min = 3, .evidence = EVIDENCE, .digits = -1};
    lent_check_options(L, arg, known, &o);
    if (o.keyness.level < 0 || o.keyness.level >= 1)
        lent_fielderror(L, arg, "level", "between 0 and 1 expected");
    *out = (struct ent_keywords_options){.attribute = o.attribute,
                                         .measures = measures,
                                         .keyness = o.keyness,
                                         .side = (enum ent_keywords_side)o.side,
                                         .adjust = (enum ent_keywords_adjust)o.adjust,
                                         .min = as_count(o.min),
                                         .max = o.max,
                                         .evidence = o.evidence,
                                         .digits = o.digits > 15 ? 15 : (int)o.digits,
                                         .marks = o.marks};
    out->n_measures = read_measures(L, arg, "ll", measures);
}

/* corpus:keyness(options) */
int lent_corpus_keyness(lua_State *L)
{
    struct ent_keywords_options o;
    const char *measures[ENT_MAX_MEASURES];
    struct ent_cql_docs docs[2] = {{0}, {0}};
    struct ent_error err;
    lent_check_corpus(L, 1);
    lua_settop(L, 2);
    read_keyness(L, 2, &o, measures);
    struct part target = read_part(L, 2, "target", 0), reference = read_part(L, 2, "reference", 1);
    struct ent_frame **frame = lent_new_frame(L);
    const struct ent_corpus *c = lent_check_corpus(L, 1)->core, *other = reference.other != NULL ? reference.other->core : c;
    luaL_argcheck(L, other != NULL, 2, "field 'reference': closed corpus");
    enum ent_status st = find_part(&target, c, &docs[0], NULL, &err);
    if (st == ENT_OK)
        st = find_part(&reference, other, &docs[1], &docs[0], &err);
    uint64_t n1 = docs[0].n_words, n2 = docs[1].n_words;
    if (st == ENT_OK)
        st = ent_keywords(frame, &(struct ent_keywords_part){c, &docs[0]}, &(struct ent_keywords_part){other, &docs[1]}, &o,
                          &err);
    ent_cql_docs_done(&docs[0]);
    ent_cql_docs_done(&docs[1]);
    if (st != ENT_OK)
        return fail(L, st, 2, &err);
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)n1);
    lua_setfield(L, -2, "n1");
    lua_pushinteger(L, (lua_Integer)n2);
    lua_setfield(L, -2, "n2");
    return 2;
}

/* ---- n-grams ---- */

struct grams {
    const char *attribute, *within, *where, *new_since;
    size_t n, skip, min, max, evidence;
    int marks;
};

/* The filter 'where' of documents that were published since, or before, the day; NULL: all.  It is left on the stack. */
static const char *since_filter(lua_State *L, const struct grams *o, const char *op)
{
    const char *where = o->where;
    if (o->new_since == NULL) {
        lua_pushnil(L);
        return where;
    }
    return lua_pushfstring(L, "%s%s%spublished %s %s", where != NULL ? "(" : "", where != NULL ? where : "",
                           where != NULL ? ") and " : "", op, o->new_since);
}

static enum ent_status find_docs(struct ent_cql_docs *docs, const struct ent_corpus *c, const char *where, struct ent_error *err)
{
    return ent_cql_docs_find(docs, c, where, where != NULL ? strlen(where) : 0, err);
}

/* corpus:ngrams(options) */
int lent_corpus_ngrams(lua_State *L)
{
    static const struct lent_option known[] = {{"n", LENT_COUNT, offsetof(struct grams, n), NULL},
                                               {"skip", LENT_COUNT, offsetof(struct grams, skip), NULL},
                                               {"attribute", LENT_STRING, offsetof(struct grams, attribute), NULL},
                                               {"within", LENT_STRING, offsetof(struct grams, within), NULL},
                                               {"where", LENT_STRING, offsetof(struct grams, where), NULL},
                                               {"new_since", LENT_STRING, offsetof(struct grams, new_since), NULL},
                                               {"min", LENT_COUNT, offsetof(struct grams, min), NULL},
                                               {"max", LENT_COUNT, offsetof(struct grams, max), NULL},
                                               {"evidence", LENT_COUNT, offsetof(struct grams, evidence), NULL},
                                               {"marks", LENT_BOOLEAN, offsetof(struct grams, marks), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    struct grams o = {.attribute = "word", .within = "s", .n = 2, .min = 2, .evidence = EVIDENCE};
    struct ent_cql_docs docs[2] = {{0}, {0}};
    struct ent_ngrams_sizes sizes;
    struct ent_date date;
    struct ent_error err;
    lent_check_corpus(L, 1);
    lent_check_options(L, 2, known, &o);
    if (o.new_since != NULL && !ent_date_parse(o.new_since, strlen(o.new_since), &date))
        lent_fielderror(L, 2, "new_since", "'%s' is no date (such as 2025, 2025-09 or 2025-09-04)", o.new_since);
    luaL_checkstack(L, 8, NULL);
    const char *where = since_filter(L, &o, ">="), *before = since_filter(L, &o, "<");
    struct ent_frame **frame = lent_new_frame(L);
    const struct ent_corpus *c = lent_check_corpus(L, 1)->core;
    enum ent_status st = find_docs(&docs[0], c, where, &err);
    if (st == ENT_OK && o.new_since != NULL)
        st = find_docs(&docs[1], c, before, &err);
    const struct ent_ngrams_options options = {.attribute = o.attribute,
                                               .n = o.n < 100 ? (unsigned)o.n : 100,
                                               .skip = o.skip < 100 ? (unsigned)o.skip : 100,
                                               .within = o.within,
                                               .min = as_count(o.min),
                                               .max = o.max,
                                               .evidence = o.evidence,
                                               .marks = o.marks,
                                               .docs = &docs[0],
                                               .before = o.new_since != NULL ? &docs[1] : NULL};
    if (st == ENT_OK)
        st = ent_ngrams(frame, c, &options, &sizes, &err);
    ent_cql_docs_done(&docs[0]);
    ent_cql_docs_done(&docs[1]);
    if (st != ENT_OK)
        return fail(L, st, 2, &err);
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, (lua_Integer)sizes.total);
    lua_setfield(L, -2, "total");
    lua_pushinteger(L, (lua_Integer)sizes.different);
    lua_setfield(L, -2, "different");
    lua_pushinteger(L, (lua_Integer)sizes.listed);
    lua_setfield(L, -2, "listed");
    return 2;
}

/* ---- networks ---- */

struct net {
    const char *by, *within, *where;
    size_t min, max, evidence;
    lua_Integer digits;
};

/* hits:network(options) */
int lent_hits_network(lua_State *L)
{
    static const struct lent_option known[] = {{"by", LENT_STRING, offsetof(struct net, by), NULL},
                                               {"within", LENT_STRING, offsetof(struct net, within), NULL},
                                               {"where", LENT_STRING, offsetof(struct net, where), NULL},
                                               {"measure", LENT_ANY, 0, NULL},
                                               {"min", LENT_COUNT, offsetof(struct net, min), NULL},
                                               {"max", LENT_COUNT, offsetof(struct net, max), NULL},
                                               {"evidence", LENT_COUNT, offsetof(struct net, evidence), NULL},
                                               {"digits", LENT_INTEGER, offsetof(struct net, digits), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    struct net o = {.by = "word", .within = "s", .min = 1, .evidence = EVIDENCE, .digits = -1};
    const char *measures[ENT_MAX_MEASURES];
    struct ent_error err;
    uint64_t n_rows;
    lent_check_hits(L, 1);
    lent_check_options(L, 2, known, &o);
    lua_settop(L, 2);
    size_t n_measures = read_measures(L, 2, "ll", measures);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1);
    const struct ent_network_options options = {.by = o.by,
                                                .within = o.within,
                                                .measures = measures,
                                                .n_measures = n_measures,
                                                .min = as_count(o.min),
                                                .max = o.max,
                                                .evidence = o.evidence,
                                                .digits = o.digits > 15 ? 15 : (int)o.digits,
                                                .where = o.where,
                                                .n_where = o.where != NULL ? strlen(o.where) : 0};
    enum ent_status st = ent_network(frame, h->corpus->core, &h->hits, &options, &n_rows, &err);
    if (st != ENT_OK)
        return fail(L, st, 2, &err);
    lua_pushinteger(L, (lua_Integer)n_rows);
    return 2;
}
