/*
 * Ctrl-C.  The handler sets the core's flag and arms a hook on the thread that runs, which raises
 * at the next instruction, and again at each one after it while the flag is set, so that no pcall
 * can hold it up.
 *
 * A hook belongs to one Lua thread, and the handler must know which runs; so coroutine.resume, wrap
 * and close are replaced by ones that keep 'running' true.  (A hook that is always set would be
 * inherited by every coroutine, but makes Lua twice as slow.)
 */
#include "cli/cli.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lualib.h>

#include "base/ent_interrupt.h"

static lua_State *volatile running;

/* ---- the signal ---- */

static void stop(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    if (!ent_interrupted())
        lua_sethook(L, NULL, 0, 0); /* armed by an interruption that is over */
    else
        luaL_error(L, "interrupted!");
}

static void arm(lua_State *L)
{
    lua_sethook(L, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

static void on_sigint(int signal_number)
{
    (void)signal_number;
    if (ent_interrupted()) /* the first one has not been heard: something does not look */
        _exit(CLI_INTERRUPTED);
    ent_interrupt();
    if (running != NULL)
        arm(running);
}

/* Say who runs.  An interruption before this armed another thread, so look once more. */
static void set_running(lua_State *L)
{
    running = L;
    if (ent_interrupted())
        arm(L);
}

void cli_interrupt_clear(lua_State *L)
{
    ent_interrupt_clear();
    if (lua_gethook(L) == stop)
        lua_sethook(L, NULL, 0, 0);
}

/* ---- coroutine.resume, wrap, close ---- */

static lua_State *check_thread(lua_State *L)
{
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co != NULL, 1, "thread");
    return co;
}

/* Resume with the n_args at the top of L.  The number of results, now at the top of L; or -1 and
 * there a message.  Nothing between the two set_running() can raise. */
static int resume(lua_State *L, lua_State *co, int n_args)
{
    int n_results = 0, status;

    if (!lua_checkstack(co, n_args)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    lua_xmove(L, co, n_args);
    set_running(co);
    status = lua_resume(co, L, n_args, &n_results);
    set_running(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_xmove(co, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, n_results + 1)) {
        lua_pop(co, n_results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, n_results);
    return n_results;
}

static int reset(lua_State *L, lua_State *co)
{
    int status;

    set_running(co); /* its __close metamethods run there */
    status = lua_resetthread(co);
    set_running(L);
    return status;
}

static int coroutine_resume(lua_State *L)
{
    lua_State *co = check_thread(L);
    int n = resume(L, co, lua_gettop(L) - 1);

    lua_pushboolean(L, n >= 0);
    lua_insert(L, n >= 0 ? -(n + 1) : -2);
    return n >= 0 ? n + 1 : 2;
}

static int wrapped(lua_State *L)
{
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int n = resume(L, co, lua_gettop(L));
    int status;

    if (n >= 0)
        return n;
    status = lua_status(co);
    if (status != LUA_OK && status != LUA_YIELD) { /* it died: close its variables */
        status = reset(L, co);
        lua_xmove(co, L, 1); /* the message, or that of a __close */
    }
    if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int coroutine_wrap(lua_State *L)
{
    lua_State *co;

    luaL_checktype(L, 1, LUA_TFUNCTION);
    co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, wrapped, 1);
    return 1;
}

static int coroutine_close(lua_State *L)
{
    lua_State *co = check_thread(L);
    int status = lua_status(co);
    lua_Debug ar;

    if (co == L)
        return luaL_error(L, "cannot close a running coroutine");
    if (status == LUA_OK && lua_getstack(co, 0, &ar)) /* it resumed another, which runs */
        return luaL_error(L, "cannot close a normal coroutine");
    if (reset(L, co) == LUA_OK) {
        lua_pushboolean(L, 1);
        return 1;
    }
    lua_pushboolean(L, 0);
    lua_xmove(co, L, 1);
    return 2;
}

void cli_interrupt_open(lua_State *L)
{
    static const luaL_Reg functions[] = {{"resume", coroutine_resume},
                                         {"wrap", coroutine_wrap},
                                         {"close", coroutine_close},
                                         {NULL, NULL}};
    struct sigaction action;

    lua_getglobal(L, LUA_COLIBNAME);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);

    running = L;
    memset(&action, 0, sizeof action); /* no SA_RESTART: a read at the prompt returns */
    action.sa_handler = on_sigint;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}
