/* The ground of the border: types, options, errors, documentation; the module itself. */
#include "lua_harness.h"

#include <stdio.h>

#include "base/ent_interrupt.h"
#include "lent_meta.h"

/* ---- a type of our own ---- */

#define POINT "entente.point"

struct point {
    lua_Integer x;
    int fold;
    size_t window;
    lua_Number ratio;
    const char *name;
    struct ent_date since;
    int sort;
};

static const char *const sorts[] = {"left", "right", NULL};
static const struct lent_option point_options[] = {
    {"x", LENT_INTEGER, offsetof(struct point, x), NULL},
    {"fold", LENT_BOOLEAN, offsetof(struct point, fold), NULL},
    {"window", LENT_COUNT, offsetof(struct point, window), NULL},
    {"ratio", LENT_NUMBER, offsetof(struct point, ratio), NULL},
    {"name", LENT_STRING, offsetof(struct point, name), NULL},
    {"since", LENT_DATE, offsetof(struct point, since), NULL},
    {"sort", LENT_CHOICE, offsetof(struct point, sort), sorts},
    {"filter", LENT_ANY, 0, NULL},
    {NULL, LENT_ANY, 0, NULL}};

static int new_point(lua_State *L)
{
    struct point *p;

    lua_settop(L, 1); /* else the new object would be the first argument where there is none */
    p = lent_newobject(L, sizeof *p, 0, POINT);
    lent_check_options(L, 1, point_options, p);
    lua_pushinteger(L, p->sort);
    lua_pushinteger(L, ent_date_first_day(p->since));
    return 3;
}

static int point_add(lua_State *L)
{
    struct point *p = luaL_checkudata(L, 1, POINT);
    p->x += luaL_checkinteger(L, 2);
    lua_settop(L, 1);
    return 1;
}

static int point_x(lua_State *L)
{
    lua_pushinteger(L, ((struct point *)luaL_checkudata(L, 1, POINT))->x);
    return 1;
}

static int point_index(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    lua_pushvalue(L, 2);
    return 1;
}

static int failing(lua_State *L)
{
    struct ent_error err;
    ent_fail(&err, (enum ent_status)luaL_checkinteger(L, 1), "why");
    return lent_pushfail(L, &err);
}

static const struct lent_reg point_methods[] = {
    {"add", point_add, "---Add to x.\n---@param n integer"}, {NULL, NULL, NULL}};
static const struct lent_reg point_getters[] = {{"x", point_x, "---@type integer where it is"},
                                                {NULL, NULL, NULL}};
static const struct lent_reg point_meta[] = {{"__len", point_x, "---@operator len: integer"},
                                             {NULL, NULL, NULL}};
static const struct lent_type point_type = {POINT,         "---A point.", point_methods,
                                            point_getters, point_meta,    point_index};
static const struct lent_type *const types[] = {&point_type, NULL};
static const struct lent_reg functions[] = {
    {"new", new_point, "---A new point.\n---@return entente.point"},
    {"fail", failing, "---Fail."},
    {NULL, NULL, NULL}};
static const struct lent_binding point_binding = {
    .library = "points", .doc = "---Points.", .functions = functions, .types = types};

static void prepare(lua_State *L) { lent_open(L, &point_binding); }

/* ---- the fixture ---- */

static struct harness_memory memory;
static lua_State *L;

static void setup(void)
{
    harness_prepare = prepare;
    L = harness_new(&memory);
}

static void teardown(void) { harness_close(L, &memory); }

/* ---- what goes wrong ---- */

static const struct bad_call bad_calls[] = {
    {"local p = entente.points.new() p.adt(1)",
     "entente.point has no field 'adt'; did you mean 'add'?"},
    {"local p = entente.points.new() return p.nothing", "entente.point has no field 'nothing'"},
    {"local p = entente.points.new() return p[{}]", "entente.point has no field [table"},
    {"local p = entente.points.new() p.x = 2", "entente.point is read-only: cannot set 'x'"},
    {"local p = entente.points.new() p:add 'a'",
     "bad argument #1 to 'add' (number expected, got string)"},
    {"local p = entente.points.new() p.add(io.stdout, 1)",
     "bad argument #1 to 'add' (entente.point expected, got FILE*)"},
    {"local p = entente.points.new() setmetatable(p, {})", "table expected, got entente.point"},
    {"local p = entente.points.new() return p + 1", "arithmetic on a entente.point value"},
    {"entente.points.new(1)", "bad argument #1 to 'new' (table expected, got number)"},
    {"entente.points.new{y = 1}", "bad argument #1 to 'new' (no option 'y')"},
    {"entente.points.new{windw = 1}",
     "bad argument #1 to 'new' (no option 'windw'; did you mean 'window'?)"},
    {"entente.points.new{1}", "(options have names: { name = value })"},
    {"entente.points.new{x = 'a'}",
     "bad argument #1 to 'new' (field 'x': integer expected, got string)"},
    {"entente.points.new{x = 1.5}", "(field 'x': number has no integer representation)"},
    {"entente.points.new{fold = 1}", "(field 'fold': boolean expected, got number)"},
    {"entente.points.new{window = -1}", "(field 'window': must not be negative)"},
    {"entente.points.new{ratio = '1'}", "(field 'ratio': number expected, got string)"},
    {"entente.points.new{name = 1}", "(field 'name': string expected, got number)"},
    {"entente.points.new{since = 2025}", "(field 'since': date expected, got number)"},
    {"entente.points.new{since = '2025-02-30'}", "(field 'since': '2025-02-30' is no date"},
    {"entente.points.new{sort = 'up'}", "(field 'sort': invalid option 'up')"},
    {"entente.points.fail(7)", "interrupted!"},
    {"entente.help()", "bad argument #1 to 'help' (value expected)"},
    {"entente.nearest('a', {1})", "bad argument #2 to 'nearest' (strings expected)"},
    {"entente.nearest('a')", "bad argument #2 to 'nearest' (table expected, got no value)"},
};

START_TEST(test_bad_call) { harness_bad_call(L, &bad_calls[_i]); }
END_TEST

/* ---- what goes right ---- */

static const char *const good_calls[] = {
    "local p = entente.points.new{x = 2} assert(p.x == 2 and #p == 2 and p:add(3) == p and p.x == "
    "5)",
    "assert(entente.points.new().x == 0 and entente.points.new(nil).x == 0)",
    "local _, sort, day = entente.points.new{sort = 'right', since = '1970-01-02'} assert(sort == "
    "1 and day == 1)",
    "entente.points.new{x = 3.0, fold = true, window = 0, ratio = 2, name = 'n', filter = print}",
    "assert(entente.points.new()[7] == 7)", /* type.index */
    "assert(getmetatable(entente.points.new()) == 'entente.point')",
    "assert(tostring(entente.points.new()):find '^entente%.point: 0x')",
    "local v, message, code = entente.points.fail(1) assert(v == nil and message == 'why' and code "
    "== 'EIO')",
    "assert(entente.help(entente.points.new) == '---A new point.\\n---@return entente.point')",
    "assert(entente.help(entente.points.new()) == '---A point.')",
    "assert(entente.help(entente.points.new().add):find '^%-%-%-Add to x')",
    "assert(entente.help(print) == nil and entente.help(io.stdout) == nil and entente.help(nil) == "
    "nil)",
    "assert(require 'entente.points' == entente.points and require 'entente' == entente)",
    "assert(entente.version:find '^%d')",
    "assert(entente.nearest('lema', {'word', 'lemma', 'upos'}) == 'lemma')",
    "assert(entente.nearest('min-count', {'min_count'}) == 'min_count')",
    "assert(entente.nearest('x', {'word', 'upos'}) == nil and entente.nearest('', {'a'}) == nil)",
    "assert(entente.nearest(('x'):rep(1e6), {('y'):rep(1e6)}) == nil)",
    "assert(entente.is_date '2024-02-29' and entente.is_date '2024' and not entente.is_date "
    "'2023-02-29')",
};

START_TEST(test_good_call) { harness_run(L, good_calls[_i]); }
END_TEST

/* Looking up a method, a getter or an index makes no garbage. */
START_TEST(test_garbage)
{
    harness_run(L, "local p = entente.points.new()\n"
                   "local function loop() for i = 1, 1000 do local _ = p.add, p.x, p[i] end end\n"
                   "loop() collectgarbage() collectgarbage 'stop'\n"
                   "local before = collectgarbage 'count'\n"
                   "loop()\n"
                   "assert(collectgarbage 'count' == before)");
}
END_TEST

static const char *const memory_chunks[] = {
    "local p = entente.points.new{x = 1, sort = 'left'} p:add(p.x) return p[1], tostring(p)",
    "pcall(function() return entente.points.new().nothing end)",
    "entente.help(entente.points.new) entente.nearest('a', {'b', 'aa'})",
    "entente.points.fail(1)",
};

START_TEST(test_memory) { harness_memory(memory_chunks[_i]); }
END_TEST

/* Opening the module, with memory running out anywhere in it. */
START_TEST(test_opening)
{
    uint64_t n = 0;
    int status;

    do {
        struct harness_memory m = {0};
        lua_State *l = lua_newstate(harness_alloc, &m);
        ck_assert_ptr_nonnull(l);
        lua_pushcfunction(l, harness_open_all);
        m.count = 0;
        m.fail_at = ++n;
        status = lua_pcall(l, 0, 0, 0);
        m.fail_at = 0;
        ck_assert(status == LUA_OK || status == LUA_ERRMEM);
        harness_close(l, &m);
    } while (status != LUA_OK);
    ck_assert_uint_gt(n, 100);
}
END_TEST

/* ---- documentation ---- */

START_TEST(test_everything_is_documented) { ck_assert_int_eq(lent_undocumented(stderr), 0); }
END_TEST

START_TEST(test_topics)
{
    static const struct {
        const char *name;
        int found;
        const char *near;
    } topics[] = {{"entente.open", 1, NULL},     {"open", 1, NULL},
                  {"entente.doc", 1, NULL},      {"doc", 1, NULL},
                  {"doc.title", 1, NULL},        {"doc:text", 1, NULL},
                  {"doc.tilte", 0, "doc.title"}, {"zzzzzzzzzzzzzzz", 0, NULL}};
    FILE *null = fopen("/dev/null", "w");

    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        const char *near = "unset";
        ck_assert_msg(lent_topic_print(null, topics[i].name, &near) == topics[i].found, "%s",
                      topics[i].name);
        if (!topics[i].found)
            ck_assert_pstr_eq(near, topics[i].near);
    }
    fclose(null);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

int main(void)
{
    Suite *s = suite_create("bindings");
    TCase *tc = tcase_create("border");
    SRunner *r;
    int failed;

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, test_bad_call, 0, COUNT(bad_calls));
    tcase_add_loop_test(tc, test_good_call, 0, COUNT(good_calls));
    tcase_add_test(tc, test_garbage);
    tcase_add_loop_test(tc, test_memory, 0, COUNT(memory_chunks));
    tcase_add_test(tc, test_opening);
    tcase_add_test(tc, test_everything_is_documented);
    tcase_add_test(tc, test_topics);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
