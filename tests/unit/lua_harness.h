/*
 * lua_harness.h -- what the tests of every binding share: states, bad calls, memory that runs out
 *
 *     static const struct bad_call bad_calls[] = {
 *         {"entente.open({})", "bad argument #1 to 'open' (string expected, got table)"},
 *     };
 *     START_TEST(test_bad_call) { harness_bad_call(L, &bad_calls[_i]); }
 *     START_TEST(test_memory) { harness_memory("local c = entente.open 'x'"); }
 *
 * In the code of a test `entente` is the module, and what harness_prepare (if set) adds.
 */
#ifndef LUA_HARNESS_H
#define LUA_HARNESS_H

#include <check.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_mem.h"
#include "lent.h"

/* Called in each new state with the module's table at the top; for a test's own types. */
static void (*harness_prepare)(lua_State *L);

/* ---- memory that counts, and runs out ---- */

struct harness_memory {
    size_t used;      /* bytes that Lua holds */
    uint64_t count;   /* allocations so far */
    uint64_t fail_at; /* this one and all after it fail; 0: none.  One alone would be tried again */
};

static void *harness_alloc(void *ud, void *p, size_t old, size_t size)
{
    struct harness_memory *m = ud;
    void *q;

    if (p == NULL)
        old = 0; /* it is the kind of object then */
    if (size == 0) {
        free(p);
        m->used -= old;
        return NULL;
    }
    if (size > old) { /* Lua relies on it that shrinking succeeds */
        m->count++;
        if (m->fail_at != 0 && m->count >= m->fail_at)
            return NULL;
    }
    q = realloc(p, size);
    if (q != NULL)
        m->used = m->used - old + size;
    return q;
}

/* ---- states ---- */

static int harness_open_all(lua_State *L)
{
    luaL_openlibs(L);
    luaL_requiref(L, "entente", lent_open_module, 1);
    if (harness_prepare != NULL)
        harness_prepare(L);
    return 0;
}

static lua_State *harness_new(struct harness_memory *m)
{
    lua_State *L;

    memset(m, 0, sizeof *m);
    L = lua_newstate(harness_alloc, m);
    ck_assert_ptr_nonnull(L);
    lua_pushcfunction(L, harness_open_all);
    ck_assert_msg(lua_pcall(L, 0, 0, 0) == LUA_OK, "%s", lua_tostring(L, -1));
    return L;
}

static inline void harness_close(lua_State *L, struct harness_memory *m)
{
    lua_close(L);
    ck_assert_uint_eq(m->used, 0);
}

/* Run code that must not fail. */
static inline void harness_run(lua_State *L, const char *code)
{
    ck_assert_msg(luaL_dostring(L, code) == LUA_OK, "%s: %s", code, lua_tostring(L, -1));
    lua_settop(L, 0);
}

/* ---- bad calls ---- */

struct bad_call {
    const char *code, *message; /* the error has 'message' in it */
};

static inline void harness_bad_call(lua_State *L, const struct bad_call *bad)
{
    ck_assert_msg(luaL_dostring(L, bad->code) != LUA_OK, "does not fail: %s", bad->code);
    ck_assert_msg(strstr(luaL_tolstring(L, -1, NULL), bad->message) != NULL, "%s: %s, not %s",
                  bad->code, lua_tostring(L, -1), bad->message);
    lua_settop(L, 0);
}

/* ---- memory runs out at the 1st, 2nd, 3rd ... allocation, until the code succeeds ---- */

static int harness_lua_fails_at(const char *code, uint64_t n)
{
    struct harness_memory m;
    lua_State *L = harness_new(&m);
    int status = luaL_loadstring(L, code);

    ck_assert_msg(status == LUA_OK, "%s", lua_tostring(L, -1));
    m.count = 0;
    m.fail_at = n;
    status = lua_pcall(L, 0, 0, 0);
    m.fail_at = 0;
    /* What fails must fail for want of memory, or say so as the result of a call. */
    ck_assert_msg(status == LUA_OK || strstr(luaL_tolstring(L, -1, NULL), "memory") != NULL,
                  "%s: %s", code, lua_tostring(L, -1));
    harness_close(L, &m);
    return status;
}

/* Of Lua's memory, then of the core's.  The code may use assert() on calls that can fail. */
static inline void harness_memory(const char *code)
{
    uint64_t n, count;

    for (n = 1; harness_lua_fails_at(code, n) != LUA_OK; n++)
        ck_assert_uint_lt(n, 1000000);
    for (n = 1, count = n; count >= n; n++) {
        struct harness_memory m;
        lua_State *L = harness_new(&m);
        int status = luaL_loadstring(L, code);
        ck_assert_int_eq(status, LUA_OK);
        ent_mem_fail_at(n);
        status = lua_pcall(L, 0, 0, 0);
        count = ent_mem_fail_at(0);
        ck_assert_msg(status == LUA_OK || strstr(luaL_tolstring(L, -1, NULL), "memory") != NULL,
                      "%s: %s", code, lua_tostring(L, -1));
        harness_close(L, &m);
    }
}

#endif
