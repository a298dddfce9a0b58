/*
 * How hits and words are spread over documents and time; which documents share text.
 */
#include <stdio.h>
#include <string.h>

#include "lent_hits.h"
#include "stats/ent_similar.h"
#include "stats/ent_spread.h"

extern int lent_hits_trend(lua_State *L), lent_hits_dispersion(lua_State *L), lent_corpus_dispersion(lua_State *L),
    lent_corpus_diversity(lua_State *L), lent_corpus_similar(lua_State *L);

static int fail(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    if (st == ENT_EARG)
        return luaL_argerror(L, 2, err->message);
    return st == ENT_ELIMIT ? luaL_error(L, "%s", err->message) : lent_pushfail(L, err);
}

struct choices {
    const char *by, *where, *attribute;
    size_t min, max, evidence, chunk;
    lua_Integer digits;
    int marks;
};

static void read_choices(lua_State *L, struct choices *o)
{
    static const struct lent_option known[] = {{"by", LENT_STRING, offsetof(struct choices, by), NULL},
                                               {"where", LENT_STRING, offsetof(struct choices, where), NULL},
                                               {"attribute", LENT_STRING, offsetof(struct choices, attribute), NULL},
                                               {"min", LENT_COUNT, offsetof(struct choices, min), NULL},
                                               {"max", LENT_COUNT, offsetof(struct choices, max), NULL},
                                               {"evidence", LENT_COUNT, offsetof(struct choices, evidence), NULL},
                                               {"chunk", LENT_COUNT, offsetof(struct choices, chunk), NULL},
                                               {"digits", LENT_INTEGER, offsetof(struct choices, digits), NULL},
                                               {"marks", LENT_BOOLEAN, offsetof(struct choices, marks), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    lent_check_options(L, 2, known, o);
    o->digits = o->digits > 15 ? 15 : o->digits;
}

/* The documents that are meant and their parts; "year" is doc.year. */
struct ground {
    struct ent_cql_docs docs;
    struct ent_parts parts;
};

static enum ent_status ground_new(struct ground *g, const struct ent_corpus *c, const struct choices *o, struct ent_error *err)
{
    char field[80];
    *g = (struct ground){0};
    if (o->by != NULL && strlen(o->by) > 60)
        return ent_fail(err, ENT_EARG, "documents have no field '%.60s...'", o->by);
    if (o->by != NULL)
        snprintf(field, sizeof field, "%s%s", strncmp(o->by, "doc.", 4) == 0 ? "" : "doc.", o->by);
    enum ent_status st = ent_cql_docs_find(&g->docs, c, o->where, o->where != NULL ? strlen(o->where) : 0, err);
    return st == ENT_OK ? ent_parts_new(&g->parts, c, &g->docs, o->by != NULL ? field : NULL, err) : st;
}

static void ground_done(struct ground *g)
{
    ent_parts_done(&g->parts);
    ent_cql_docs_done(&g->docs);
}

static void set_number(lua_State *L, const char *name, double v)
{
    lua_pushnumber(L, v);
    lua_setfield(L, -2, name);
}

/* hits:trend(options) */
int lent_hits_trend(lua_State *L)
{
    struct choices o = {.by = "year", .evidence = 20, .digits = -1};
    struct ground g;
    struct ent_trend t;
    struct ent_error err;
    lent_check_hits(L, 1);
    read_choices(L, &o);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1);
    enum ent_status st = ground_new(&g, h->corpus->core, &o, &err);
    if (st == ENT_OK)
        st = ent_spread_trend(frame, &g.parts, &h->hits, o.evidence, (int)o.digits, &t, &err);
    ground_done(&g);
    if (st != ENT_OK)
        return fail(L, st, &err);
    lua_createtable(L, 0, 5);
    set_number(L, "tau", t.tau);
    set_number(L, "s", t.s);
    set_number(L, "p", t.p);
    set_number(L, "slope", t.slope);
    set_number(L, "intercept", t.intercept);
    return 2;
}

/* hits:dispersion(options) */
int lent_hits_dispersion(lua_State *L)
{
    struct choices o = {.by = "id", .evidence = 20, .digits = -1};
    struct ground g;
    struct ent_error err;
    lent_check_hits(L, 1);
    read_choices(L, &o);
    struct ent_frame **frame = lent_new_frame(L);
    struct lent_hits *h = lent_check_hits(L, 1);
    enum ent_status st = ground_new(&g, h->corpus->core, &o, &err);
    if (st == ENT_OK)
        st = ent_spread_hits(frame, &g.parts, &h->hits, o.evidence, (int)o.digits, &err);
    ground_done(&g);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

/* corpus:dispersion(options) */
int lent_corpus_dispersion(lua_State *L)
{
    struct choices o = {.by = "id", .attribute = "word", .min = 2, .max = 1000, .evidence = 20, .digits = -1};
    struct ground g;
    struct ent_error err;
    lent_check_corpus(L, 1);
    read_choices(L, &o);
    struct ent_frame **frame = lent_new_frame(L);
    enum ent_status st = ground_new(&g, lent_check_corpus(L, 1)->core, &o, &err);
    const struct ent_spread_options options = {.attribute = o.attribute,
                                               .min = o.min < UINT32_MAX ? (uint32_t)o.min : UINT32_MAX,
                                               .max = o.max,
                                               .evidence = o.evidence,
                                               .digits = (int)o.digits,
                                               .marks = o.marks};
    if (st == ENT_OK)
        st = ent_spread_items(frame, &g.parts, &options, &err);
    ground_done(&g);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

/* corpus:diversity(options) */
int lent_corpus_diversity(lua_State *L)
{
    struct choices o = {.attribute = "lower", .digits = -1};
    struct ground g;
    struct ent_error err;
    lent_check_corpus(L, 1);
    read_choices(L, &o);
    struct ent_frame **frame = lent_new_frame(L);
    enum ent_status st = ground_new(&g, lent_check_corpus(L, 1)->core, &o, &err);
    const struct ent_diversity_options options = {
        .attribute = o.attribute, .chunk = o.chunk, .digits = (int)o.digits, .marks = o.marks};
    if (st == ENT_OK)
        st = ent_spread_diversity(frame, &g.parts, &options, &err);
    ground_done(&g);
    return st == ENT_OK ? 1 : fail(L, st, &err);
}

/* ---- shared text ---- */

struct likeness {
    const char *where, *attribute;
    size_t n, sketch, max;
    lua_Number min;
    lua_Integer digits;
};

/* corpus:similar(options) */
int lent_corpus_similar(lua_State *L)
{
    static const struct lent_option known[] = {{"where", LENT_STRING, offsetof(struct likeness, where), NULL},
                                               {"attribute", LENT_STRING, offsetof(struct likeness, attribute), NULL},
                                               {"n", LENT_COUNT, offsetof(struct likeness, n), NULL},
                                               {"sketch", LENT_COUNT, offsetof(struct likeness, sketch), NULL},
                                               {"max", LENT_COUNT, offsetof(struct likeness, max), NULL},
                                               {"min", LENT_NUMBER, offsetof(struct likeness, min), NULL},
                                               {"digits", LENT_INTEGER, offsetof(struct likeness, digits), NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    struct likeness o = {.attribute = "lower", .n = 5, .sketch = 128, .min = 0.1, .digits = -1};
    struct ent_cql_docs docs = {0};
    struct ent_similar_sizes sizes;
    struct ent_error err;
    lent_check_corpus(L, 1);
    lent_check_options(L, 2, known, &o);
    struct ent_frame **frame = lent_new_frame(L);
    const struct ent_corpus *c = lent_check_corpus(L, 1)->core;
    const struct ent_similar_options options = {.attribute = o.attribute,
                                                .n = o.n < 1000 ? (unsigned)o.n : 1000,
                                                .sketch = o.sketch,
                                                .min = o.min,
                                                .max = o.max,
                                                .digits = o.digits > 15 ? 15 : (int)o.digits};
    enum ent_status st = ent_cql_docs_find(&docs, c, o.where, o.where != NULL ? strlen(o.where) : 0, &err);
    if (st == ENT_OK)
        st = ent_similar(frame, c, &docs, &options, &sizes, &err);
    ent_cql_docs_done(&docs);
    if (st != ENT_OK)
        return fail(L, st, &err);
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)sizes.docs);
    lua_setfield(L, -2, "docs");
    lua_pushinteger(L, (lua_Integer)sizes.candidates);
    lua_setfield(L, -2, "candidates");
    return 2;
}
