#include "cli/cli_repl.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lauxlib.h>

#include "base/ent_interrupt.h"
#include "cli/cli_edit.h"

/* ---- what the session knows; every call into Lua is a protected one ---- */

struct question {
    struct repl *repl;
    const char *function, *text;
    char *answer;                /* malloc'ed */
    struct cli_candidates *into;
};

/* session.FUNCTION(text), its results on the stack. */
static void ask_session(lua_State *L, const struct question *q, int n_results)
{
    repl_push_session(L);
    lua_getfield(L, -1, q->function);
    lua_pushstring(L, q->text);
    lua_call(L, 1, n_results);
}

static int ask_is_complete(lua_State *L)
{
    ask_session(L, lua_touserdata(L, 1), 1);
    return 1;
}

static int ask_hint(lua_State *L)
{
    struct question *q = lua_touserdata(L, 1);

    ask_session(L, q, 1);
    if (lua_type(L, -1) == LUA_TSTRING)
        q->answer = strdup(lua_tostring(L, -1));
    return 0;
}

/* start, { word, ... }, append */
static int ask_complete(lua_State *L)
{
    struct question *q = lua_touserdata(L, 1);
    size_t n;

    ask_session(L, q, 3);
    q->into->start = (size_t)luaL_checkinteger(L, -3) - 1;
    n = lua_istable(L, -2) ? (size_t)lua_rawlen(L, -2) : 0;
    q->into->append = luaL_optstring(L, -1, "")[0];
    q->into->words = n > 0 ? calloc(n + 1, sizeof *q->into->words) : NULL;
    for (size_t i = 0; q->into->words != NULL && i < n; i++) {
        lua_rawgeti(L, -2, (lua_Integer)i + 1);
        q->into->words[i] = strdup(lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "");
        lua_pop(L, 1);
        if (q->into->words[i] == NULL)
            break;
    }
    return 0;
}

/* A question that fails has no answer: the person goes on typing. */
static int ask(lua_CFunction how, struct question *q, int otherwise)
{
    lua_State *L = q->repl->cli->L;
    int answer = otherwise;

    lua_pushcfunction(L, how);
    lua_pushlightuserdata(L, q);
    if (lua_pcall(L, 1, 1, 0) == LUA_OK && lua_isboolean(L, -1))
        answer = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return answer;
}

static int is_complete(void *ctx, const char *text)
{
    struct question q = {.repl = ctx, .function = "is_complete", .text = text};
    return ask(ask_is_complete, &q, 1);
}

static char *hint(void *ctx, const char *before)
{
    struct question q = {.repl = ctx, .function = "hint", .text = before};
    ask(ask_hint, &q, 0);
    return q.answer;
}

static void complete(void *ctx, const char *before, struct cli_candidates *out)
{
    struct question q = {.repl = ctx, .function = "complete", .text = before, .into = out};
    ask(ask_complete, &q, 0);
}

/* ---- plain lines ---- */

/* A signal just before a read would not end it, so a terminal, which gives a line at a time, is waited for
 * a little at a time. */
static void wait_for_line(void)
{
    enum { MILLISECONDS = 200 };
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

    while (isatty(STDIN_FILENO) && !ent_interrupted() && poll(&input, 1, MILLISECONDS) == 0)
        continue;
}

ssize_t repl_read_line(const char *prompt, char **line, size_t *cap)
{
    ssize_t n;

    fputs(prompt, stdout);
    fflush(stdout);
    wait_for_line();
    n = ent_interrupted() ? -1 : getline(line, cap, stdin);
    clearerr(stdin);
    return n;
}

/* Lines until they make a statement; at the end of the input what there is. */
static char *read_plain(struct repl *r)
{
    char *text = NULL, *line = NULL;
    size_t cap = 0, len = 0;
    ssize_t n = repl_read_line("> ", &line, &cap);

    while (n >= 0) {
        char *more = realloc(text, len + (size_t)n + 1);
        if (more == NULL)
            break;
        text = more;
        memcpy(text + len, line, (size_t)n + 1);
        len += (size_t)n;
        if (len > 0 && text[len - 1] == '\n')
            text[len - 1] = '\0';
        if (is_complete(r, text))
            break;
        if (text[len - 1] == '\0')
            text[len - 1] = '\n';
        n = repl_read_line(">> ", &line, &cap);
    }
    free(line);
    return text;
}

/* ---- both ---- */

void repl_read_open(struct repl *r)
{
    const struct cli_edit_asks asks = {r, is_complete, hint, complete};

    r->is_edited = cli_edit_is_possible();
    if (r->is_edited)
        cli_edit_open(&asks);
}

char *repl_read(struct repl *r, const char *initial)
{
    return r->is_edited ? cli_edit_read("> ", initial) : read_plain(r);
}
