/*
 * Statistics on counts: association, keyness, dispersion, trends, diversity, intervals.
 */
#include <math.h>
#include <string.h>

#include "base/ent_mem.h"
#include "lent.h"
#include "lent_buffer.h"
#include "stats/ent_adjust.h"
#include "stats/ent_association.h"
#include "stats/ent_dispersion.h"
#include "stats/ent_distribution.h"
#include "stats/ent_diversity.h"
#include "stats/ent_keyness.h"
#include "stats/ent_trend.h"

/* ---- arguments ---- */

static double check_count(lua_State *L, int arg)
{
    double v = luaL_checknumber(L, arg);
    luaL_argcheck(L, v >= 0 && isfinite(v), arg, "a count (0 or more) expected");
    return v;
}

/* The number of the table at 'arg'; raises what is wrong with it. */
static double check_item(lua_State *L, int arg, lua_Integer i)
{
    int is_number;
    lua_geti(L, arg, i);
    double v = lua_tonumberx(L, -1, &is_number);
    if (!is_number)
        luaL_argerror(L, arg, lua_pushfstring(L, "item %I: number expected, got %s", (LUAI_UACINT)i, luaL_typename(L, -1)));
    lua_pop(L, 1);
    return v;
}

/* The numbers of the table at 'arg', in memory that Lua frees; left on the stack. [-0, +1, v] */
static double *check_numbers(lua_State *L, int arg, size_t *n)
{
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_Integer length = luaL_len(L, arg);
    luaL_argcheck(L, length >= 0 && length <= (1 << 28), arg, "too many numbers");
    double *v = lua_newuserdatauv(L, (size_t)(length > 0 ? length : 1) * sizeof *v, 0);
    for (lua_Integer i = 1; i <= length; i++)
        v[i - 1] = check_item(L, arg, i);
    *n = (size_t)length;
    return v;
}

static double *check_counts(lua_State *L, int arg, size_t *n)
{
    double *v = check_numbers(L, arg, n);
    for (size_t i = 0; i < *n; i++)
        luaL_argcheck(L, v[i] >= 0 && isfinite(v[i]), arg, "counts (0 or more) expected");
    return v;
}

static int no_measure(lua_State *L, const char *name, const void *rows, size_t size)
{
    struct ent_error err;
    (void)ent_measure_fail(name, rows, size, &err);
    return luaL_argerror(L, 1, err.message);
}

/* ---- measures ---- */

static int stats_association(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct ent_association *a = ent_association_find(name);
    if (a == NULL)
        return no_measure(L, name, ent_associations, sizeof *ent_associations);
    struct ent_table t = {check_count(L, 2), check_count(L, 3), check_count(L, 4), check_count(L, 5)};
    lua_pushnumber(L, a->value(&t));
    return 1;
}

static int stats_keyness(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct ent_keyness *k = ent_keyness_find(name);
    if (k == NULL)
        return no_measure(L, name, ent_keynesses, sizeof *ent_keynesses);
    struct ent_keyness_counts c = {check_count(L, 2), check_count(L, 3), check_count(L, 4), check_count(L, 5)};
    struct ent_keyness_options o = {0};
    static const struct lent_option known[] = {
        {"k", LENT_NUMBER, offsetof(struct ent_keyness_options, smoothing), NULL},
        {"per", LENT_NUMBER, offsetof(struct ent_keyness_options, per), NULL},
        {"level", LENT_NUMBER, offsetof(struct ent_keyness_options, level), NULL},
        {"yates", LENT_BOOLEAN, offsetof(struct ent_keyness_options, yates), NULL},
        {NULL, LENT_ANY, 0, NULL}};
    luaL_argcheck(L, c.f1 <= c.n1, 2, "more than there are words in the target");
    luaL_argcheck(L, c.f2 <= c.n2, 4, "more than there are words in the reference");
    luaL_argcheck(L, c.n1 > 0, 3, "the target has no words");
    luaL_argcheck(L, c.n2 > 0, 5, "the reference has no words");
    lent_check_options(L, 6, known, &o);
    luaL_argcheck(L, o.level >= 0 && o.level < 1, 6, "field 'level': between 0 and 1 expected");
    struct ent_keyness_value v = k->value(&c, &o);
    lua_pushnumber(L, v.value);
    if (!k->has_interval)
        return 1;
    lua_pushnumber(L, v.low);
    lua_pushnumber(L, v.high);
    return 3;
}

static int stats_dispersion(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct ent_dispersion *d = ent_dispersion_find(name);
    size_t n, n_sizes = 0;
    if (d == NULL)
        return no_measure(L, name, ent_dispersions, sizeof *ent_dispersions);
    lua_settop(L, 3);
    double *counts = check_counts(L, 2, &n), *sizes;
    if (lua_isnil(L, 3)) {
        sizes = lua_newuserdatauv(L, (n + 1) * sizeof *sizes, 0);
        for (n_sizes = 0; n_sizes < n; n_sizes++)
            sizes[n_sizes] = 1;
    } else {
        sizes = check_counts(L, 3, &n_sizes);
    }
    luaL_argcheck(L, n_sizes == n, 3, "as many sizes as counts expected");
    for (size_t i = 0; i < n; i++)
        luaL_argcheck(L, sizes[i] > 0 || counts[i] == 0, 3, "a part without words has occurrences");
    lua_pushnumber(L, d->value(counts, sizes, n));
    return 1;
}

static void push_measures(lua_State *L, const char *kind, const void *rows, size_t size)
{
    for (const char *row = rows;; row += size) {
        const struct ent_measure *m = (const void *)row;
        if (m->name == NULL)
            return;
        lua_createtable(L, 0, 4);
        lua_pushstring(L, kind);
        lua_setfield(L, -2, "kind");
        lua_pushstring(L, m->name);
        lua_setfield(L, -2, "name");
        lua_pushstring(L, m->formula);
        lua_setfield(L, -2, "formula");
        lua_pushstring(L, m->source);
        lua_setfield(L, -2, "source");
        lua_seti(L, -2, luaL_len(L, -2) + 1);
    }
}

static int stats_measures(lua_State *L)
{
    static const char *const kinds[] = {"association", "keyness", "dispersion", "all", NULL};
    int kind = luaL_checkoption(L, 1, "all", kinds);
    lua_newtable(L);
    if (kind == 0 || kind == 3)
        push_measures(L, kinds[0], ent_associations, sizeof *ent_associations);
    if (kind == 1 || kind == 3)
        push_measures(L, kinds[1], ent_keynesses, sizeof *ent_keynesses);
    if (kind == 2 || kind == 3)
        push_measures(L, kinds[2], ent_dispersions, sizeof *ent_dispersions);
    return 1;
}

static int stats_arf(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer n = luaL_checkinteger(L, 2), f = luaL_len(L, 1);
    uint64_t *positions = lua_newuserdatauv(L, (size_t)(f > 0 ? f : 1) * sizeof *positions, 0);
    for (lua_Integer i = 1; i <= f; i++) {
        double p = check_item(L, 1, i);
        luaL_argcheck(L, p >= 1 && p <= (double)n, 1, "positions from 1 to the number of words expected");
        positions[i - 1] = (uint64_t)p - 1;
        luaL_argcheck(L, i == 1 || positions[i - 1] > positions[i - 2], 1, "rising positions expected");
    }
    lua_pushnumber(L, ent_arf(positions, (size_t)f, (uint64_t)n));
    return 1;
}

/* ---- tests, trends, diversity ---- */

static int stats_adjust(lua_State *L)
{
    static const char *const methods[] = {"holm", "bh", NULL};
    struct ent_error err;
    size_t n;
    int method = luaL_checkoption(L, 2, "holm", methods);
    double *p = check_numbers(L, 1, &n);
    for (size_t i = 0; i < n; i++)
        luaL_argcheck(L, p[i] >= 0 && p[i] <= 1, 1, "probabilities (0 to 1) expected");
    lua_createtable(L, (int)n, 0);
    if (ent_adjust(p, n, method == 0 ? ENT_ADJUST_HOLM : ENT_ADJUST_BH, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    for (size_t i = 0; i < n; i++) {
        lua_pushnumber(L, p[i]);
        lua_seti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static void set_number(lua_State *L, const char *name, double v)
{
    lua_pushnumber(L, v);
    lua_setfield(L, -2, name);
}

static int stats_trend(lua_State *L)
{
    struct ent_trend t;
    struct ent_error err;
    size_t n, n_values;
    lua_settop(L, 2);
    double *times = check_numbers(L, 1, &n), *values = check_numbers(L, 2, &n_values);
    luaL_argcheck(L, n == n_values, 2, "as many values as times expected");
    lua_createtable(L, 0, 5);
    if (ent_trend(times, values, n, &t, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    set_number(L, "tau", t.tau);
    set_number(L, "s", t.s);
    set_number(L, "p", t.p);
    set_number(L, "slope", t.slope);
    set_number(L, "intercept", t.intercept);
    return 1;
}

/* Ids of the table's items: integers as they are, strings by their place in a table of those seen. */
static uint32_t *check_ids(lua_State *L, int arg, size_t *n)
{
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_Integer length = luaL_len(L, arg), next = 0;
    uint32_t *ids = lua_newuserdatauv(L, (size_t)(length > 0 ? length : 1) * sizeof *ids, 0);
    lua_newtable(L);
    int seen = lua_gettop(L);
    for (lua_Integer i = 1; i <= length; i++) {
        lua_geti(L, arg, i);
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING || lua_isinteger(L, -1), arg, "words or ids expected");
        lua_pushvalue(L, -1);
        if (lua_rawget(L, seen) == LUA_TNIL) {
            lua_pushvalue(L, -2);
            lua_pushinteger(L, next++);
            lua_rawset(L, seen);
            ids[i - 1] = (uint32_t)(next - 1);
        } else {
            ids[i - 1] = (uint32_t)lua_tointeger(L, -1);
        }
        lua_settop(L, seen);
    }
    *n = (size_t)length;
    return ids;
}

static int stats_diversity(lua_State *L)
{
    struct ent_diversity d;
    struct ent_error err;
    size_t n;
    lua_Integer chunk = luaL_optinteger(L, 2, 1000);
    luaL_argcheck(L, chunk > 0, 2, "a number of words expected");
    uint32_t *ids = check_ids(L, 1, &n);
    lua_createtable(L, 0, 7);
    if (ent_diversity(ids, n, (size_t)chunk, &d, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushinteger(L, (lua_Integer)d.tokens);
    lua_setfield(L, -2, "tokens");
    lua_pushinteger(L, (lua_Integer)d.types);
    lua_setfield(L, -2, "types");
    lua_pushinteger(L, (lua_Integer)d.hapaxes);
    lua_setfield(L, -2, "hapaxes");
    lua_pushinteger(L, (lua_Integer)d.chunks);
    lua_setfield(L, -2, "chunks");
    set_number(L, "ttr", d.ttr);
    set_number(L, "sttr", d.sttr);
    set_number(L, "mtld", d.mtld);
    return 1;
}

static int stats_zipf(lua_State *L)
{
    size_t n;
    double *given = check_numbers(L, 1, &n);
    uint64_t *frequencies = lua_newuserdatauv(L, (n + 1) * sizeof *frequencies, 0);
    for (size_t i = 0; i < n; i++) {
        luaL_argcheck(L, given[i] >= 1 && (i == 0 || given[i] <= given[i - 1]), 1, "falling frequencies expected");
        frequencies[i] = (uint64_t)given[i];
    }
    struct ent_zipf z = ent_zipf(frequencies, n);
    lua_createtable(L, 0, 3);
    set_number(L, "exponent", z.exponent);
    set_number(L, "intercept", z.intercept);
    set_number(L, "r2", z.r2);
    return 1;
}

static int stats_wilson(lua_State *L)
{
    double k = check_count(L, 1), n = check_count(L, 2), level = luaL_optnumber(L, 3, 0.95), low, high;
    luaL_argcheck(L, n > 0 && k <= n, 2, "at least as many as the first, and more than 0, expected");
    luaL_argcheck(L, level > 0 && level < 1, 3, "between 0 and 1 expected");
    ent_wilson(k, n, level, &low, &high);
    lua_pushnumber(L, low);
    lua_pushnumber(L, high);
    return 2;
}

static int stats_p_value(lua_State *L)
{
    lua_pushnumber(L, ent_chi2_p(fabs(luaL_checknumber(L, 1))));
    return 1;
}

static const struct lent_reg functions[] = {
    {"association", stats_association,
     "---How strongly two words go together, from a table of four counts: both, the first alone, the second alone,\n"
     "---neither.  r1 = o11 + o12, c1 = o11 + o21, eij = ri cj / n; NaN where the formula is not defined.\n"
     "---Names: ll mi mi2 mi3 t z logDice dice deltaP21 deltaP12 logRatio fisher chi2 chi2yates logOdds jaccard ms;\n"
     "---entente.stats.measures 'association' has the formulas and their sources.\n"
     "---@param measure string case, '-' and '_' do not count\n"
     "---@param o11 number\n"
     "---@param o12 number\n"
     "---@param o21 number\n"
     "---@param o22 number\n"
     "---@return number value"},
    {"keyness", stats_keyness,
     "---Is a word more at home in a target (f1 times in n1 words) than in a reference (f2 times in n2)?  Tests are\n"
     "---never negative; compare f1/n1 with f2/n2 for the direction.  Names: ll (four cells), ll2 (two cells), chi2,\n"
     "---logRatio, simpleMaths, %DIFF, oddsRatio, bic; entente.stats.measures 'keyness' has formulas and sources.\n"
     "---@param measure string case, '-' and '_' do not count\n"
     "---@param f1 number\n"
     "---@param n1 number\n"
     "---@param f2 number\n"
     "---@param n2 number\n"
     "---@param options? {k?: number, per?: number, level?: number, yates?: boolean} k and per: what simpleMaths adds (1), "
     "per how many words (a million); level: of logRatio's interval (0.95); yates: chi2 with his correction\n"
     "---@return number value\n"
     "---@return number? low logRatio: its interval\n"
     "---@return number? high"},
    {"dispersion", stats_dispersion,
     "---How evenly a word is spread over the parts of a corpus.  Names: range, D (Juilland), D2 (Carroll), S (Rosengren),\n"
     "---DP, DPnorm (Gries), KL; entente.stats.measures 'dispersion' has the formulas and their sources.\n"
     "---@param measure string case, '-' and '_' do not count\n"
     "---@param counts number[] occurrences in each part\n"
     "---@param sizes? number[] words in each part, or its share; all the same if not given\n"
     "---@return number value NaN for a word that does not occur (range: 0)"},
    {"measures", stats_measures,
     "---The measures that there are, with formulas and where they come from.\n"
     "---@param kind? 'association'|'keyness'|'dispersion'|'all' 'all' if not given\n"
     "---@return {kind: string, name: string, formula: string, source: string}[] measures"},
    {"arf", stats_arf,
     "---Average reduced frequency: occurrences that stand together count little (Savicky and Hlavacova 2002).\n"
     "---@param positions integer[] rising, from 1\n"
     "---@param n integer words in all\n"
     "---@return number arf"},
    {"adjust", stats_adjust,
     "---Correct p-values for the number of tests (Holm 1979; Benjamini and Hochberg 1995).\n"
     "---@param p number[]\n"
     "---@param method? 'holm'|'bh' 'holm' if not given\n"
     "---@return number[] adjusted in the same order"},
    {"trend", stats_trend,
     "---Does a series rise?  Kendall's tau-b, the Mann-Kendall test (s, two-sided p), and the slope of Theil and Sen\n"
     "---(Sen 1968) with its intercept.\n"
     "---@param times number[]\n"
     "---@param values number[]\n"
     "---@return {tau: number, s: number, p: number, slope: number, intercept: number} trend NaN where not defined"},
    {"diversity", stats_diversity,
     "---How many different words a text has for its length: types by tokens (ttr), its mean over whole chunks (sttr), and\n"
     "---MTLD (McCarthy and Jarvis 2010; limit 0.72, both directions).\n"
     "---@param words string[]|integer[] words, or their ids\n"
     "---@param chunk? integer words in a chunk, 1000 if not given\n"
     "---@return {tokens: integer, types: integer, hapaxes: integer, chunks: integer, ttr: number, sttr: number, mtld: number} "
     "diversity"},
    {"zipf", stats_zipf,
     "---Zipf's law: the line through the logarithms of rank and frequency, by least squares.\n"
     "---@param frequencies number[] falling\n"
     "---@return {exponent: number, intercept: number, r2: number} fit"},
    {"wilson", stats_wilson,
     "---The interval of a proportion, k of n (Wilson 1927).\n"
     "---@param k number\n"
     "---@param n number\n"
     "---@param level? number 0.95 if not given\n"
     "---@return number low\n"
     "---@return number high"},
    {"p_value", stats_p_value,
     "---The chance of so large a log-likelihood or chi-squared value, with one degree of freedom.\n"
     "---@param value number its sign does not count\n"
     "---@return number p"},
    {NULL, NULL, NULL}};

extern const struct lent_binding lent_stats_binding;
const struct lent_binding lent_stats_binding = {
    .library = "stats",
    .doc = "---Statistics on counts, each with its formula and source.",
    .functions = functions};
