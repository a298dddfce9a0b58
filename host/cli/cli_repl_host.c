#include "cli/cli_repl.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <lauxlib.h>

#include "base/ent_file.h"
#include "base/ent_hash.h"
#include "cli/cli_edit.h"
#include "lent.h"

/* host.size(): columns and rows of the screen. */
static int host_size(lua_State *L)
{
    enum { COLUMNS = 80, ROWS = 24 };
    struct winsize size = {0};

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        size.ws_col = 0;
    lua_pushinteger(L, size.ws_col > 0 ? size.ws_col : COLUMNS);
    lua_pushinteger(L, size.ws_row > 0 ? size.ws_row : ROWS);
    return 2;
}

/* host.clock(): seconds that pass by. */
static int host_clock(lua_State *L)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    lua_pushnumber(L, (lua_Number)now.tv_sec + (lua_Number)now.tv_nsec * 1e-9);
    return 1;
}

/* host.digest(text): SHA-256 */
static int host_digest(lua_State *L)
{
    size_t n;
    const char *text = luaL_checklstring(L, 1, &n);
    char hex[65];

    ent_sha256_hex(text, n, hex);
    lua_pushstring(L, hex);
    return 1;
}

static int host_absolute(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    char full[PATH_MAX];

    lua_pushstring(L, realpath(path, full) != NULL ? full : path);
    return 1;
}

static int host_is_folder(lua_State *L)
{
    lua_pushboolean(L, ent_file_kind(luaL_checkstring(L, 1)) == ENT_FILE_FOLDER);
    return 1;
}

static int fail_with(lua_State *L, const char *path)
{
    luaL_pushfail(L);
    lua_pushfstring(L, "%s: %s", path, strerror(errno));
    return 2;
}

/* host.append(path, text): to a file that only its owner can read; its folder is made. */
static int host_append(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t n;
    const char *text = luaL_checklstring(L, 2, &n);
    const char *base = ent_path_base(path);
    struct ent_error err;
    int fd, good;

    lua_pushlstring(L, path, (size_t)(base - path));
    if (base > path && ent_dir_make(lua_tostring(L, -1), &err) != ENT_OK)
        return lent_pushfail(L, &err);
    fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return fail_with(L, path);
    /* One write, so that lines of two sessions do not mix. */
    good = fchmod(fd, S_IRUSR | S_IWUSR) == 0 && write(fd, text, n) == (ssize_t)n;
    if (close(fd) != 0 || !good)
        return fail_with(L, path);
    lua_pushboolean(L, 1);
    return 1;
}

/* host.ask(question): the line that is answered, without its end; nil at the end of input. */
static int host_ask(lua_State *L)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    n = repl_read_line(luaL_checkstring(L, 1), &line, &cap);
    if (n >= 0)
        lua_pushlstring(L, line, strcspn(line, "\n"));
    else
        lua_pushnil(L);
    free(line);
    return 1;
}

static int host_remember(lua_State *L)
{
    cli_edit_remember(luaL_checkstring(L, 1));
    return 0;
}

/* ---- other programs ---- */

static void run_child(const char *command, const char *file)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, "sh", file, (char *)NULL);
    _exit(127);
}

/* Ctrl-C is the child's while it has the terminal. */
static int wait_for(pid_t child)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old_int, old_quit;
    int status = -1;

    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    return status;
}

/* host.execute(command, file): the command of a shell with the file behind it. */
static int host_execute(lua_State *L)
{
    const char *command = lua_pushfstring(L, "%s \"$1\"", luaL_checkstring(L, 1));
    const char *file = luaL_checkstring(L, 2);
    pid_t child;
    int status;

    fflush(stdout);
    child = fork();
    if (child == 0)
        run_child(command, file);
    status = child > 0 ? wait_for(child) : -1;
    if (status == 0) {
        lua_pushboolean(L, 1);
        return 1;
    }
    luaL_pushfail(L);
    lua_pushfstring(L, "'%s' failed", luaL_checkstring(L, 1));
    return 2;
}

/* ---- commands of the program ---- */

/* Arguments as a command takes them, which moves them about; Lua frees the array and keeps the strings. */
static char **push_argv(lua_State *L, int list, int *argc)
{
    char **argv;

    *argc = (int)lua_rawlen(L, list);
    argv = lua_newuserdatauv(L, ((size_t)*argc + 1) * sizeof *argv, 0);
    luaL_checkstack(L, *argc, "too many arguments");
    for (int i = 0; i < *argc; i++) {
        size_t n;
        const char *s;
        lua_rawgeti(L, list, i + 1);
        s = luaL_checklstring(L, -1, &n);
        argv[i] = lua_newuserdatauv(L, n + 1, 0);
        memcpy(argv[i], s, n + 1);
        lua_remove(L, -2);
    }
    argv[*argc] = NULL;
    return argv;
}

/* host.command(name, arguments): its exit code; it says itself what is wrong. */
static int host_command(lua_State *L)
{
    struct repl *r = lua_touserdata(L, lua_upvalueindex(1));
    const struct cli_command *command = cli_find_command(luaL_checkstring(L, 1));
    const char *corpus = r->cli->corpus;
    char **argv;
    int argc, code;

    luaL_argcheck(L, command != NULL, 1, "no such command");
    luaL_checktype(L, 2, LUA_TTABLE);
    argv = push_argv(L, 2, &argc);
    code = command->run(r->cli, argc, argv);
    r->cli->corpus = corpus; /* its -c was for it alone */
    fflush(stdout);
    lua_pushinteger(L, code);
    return 1;
}

void repl_set_host(struct repl *r)
{
    static const luaL_Reg functions[] = {
        {"size", host_size},       {"clock", host_clock},     {"digest", host_digest},
        {"absolute", host_absolute}, {"is_folder", host_is_folder}, {"append", host_append},
        {"ask", host_ask},         {"remember", host_remember}, {"execute", host_execute},
        {NULL, NULL}};
    lua_State *L = r->cli->L;

    luaL_setfuncs(L, functions, 0);
    lua_pushlightuserdata(L, r);
    lua_pushcclosure(L, host_command, 1);
    lua_setfield(L, -2, "command");
    lua_pushboolean(L, isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    lua_setfield(L, -2, "is_terminal");
    lua_pushboolean(L, r->cli->no_history);
    lua_setfield(L, -2, "no_history");
    lua_pushboolean(L, r->cli->no_init);
    lua_setfield(L, -2, "no_init");
    lua_pushboolean(L, r->cli->no_environment);
    lua_setfield(L, -2, "no_environment");
}
