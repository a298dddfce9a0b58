/*
 * Reports: what a packaged script gives back, written as a document.
 */
#include "report/ent_report.h"

#include <string.h>

#include "lent_buffer.h"
#include "lent_view.h"

#define LENT_REPORT "entente.report"

struct lent_report {
    struct ent_report *core;
};

static int report_gc(lua_State *L)
{
    struct lent_report *box = luaL_checkudata(L, 1, LENT_REPORT);
    ent_report_free(box->core);
    box->core = NULL;
    return 0;
}

static void check(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    if (st != ENT_OK)
        luaL_error(L, "%s", err->message);
}

/* ---- from Lua's blocks: a text, a frame, or a list of blocks with or without a title ---- */

static void add_block(lua_State *L, struct ent_report *r, int index, int depth)
{
    enum { DEEPEST = 100 }; /* a table may hold itself */
    const struct ent_frame *frame = lent_test_frame(L, index);
    struct ent_error err;
    const char *title;
    if (frame != NULL) {
        check(L, ent_report_add_table(r, frame, &err), &err);
        return;
    }
    if (lua_type(L, index) == LUA_TSTRING) {
        check(L, ent_report_add_text(r, lua_tostring(L, index), &err), &err);
        return;
    }
    if (!lua_istable(L, index))
        luaL_error(L, "a block is a text, a frame or a list of these, not a %s value", luaL_typename(L, index));
    if (depth == DEEPEST)
        luaL_error(L, "blocks lie more than %d deep in one another", DEEPEST);
    luaL_checkstack(L, 10, "too many blocks in one another");
    lua_getfield(L, index, "title");
    title = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    check(L, ent_report_open(r, title, &err), &err);
    lua_pop(L, 1);
    for (lua_Integer i = 1; lua_geti(L, index, i) != LUA_TNIL; i++) {
        add_block(L, r, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    check(L, ent_report_close(r, &err), &err);
}

/* ---- how it is to be written: the table at 'arg' ---- */

struct how {
    struct ent_report_how core;
    int format;
    const char *path, *name, *method;
};

static void read_how(lua_State *L, int arg, struct how *how)
{
    static const struct lent_option known[] = {{"format", LENT_CHOICE, offsetof(struct how, format), ent_format_names},
                                               {"path", LENT_STRING, offsetof(struct how, path), NULL},
                                               {"name", LENT_STRING, offsetof(struct how, name), NULL},
                                               {"method", LENT_STRING, offsetof(struct how, method), NULL},
                                               {"excel", LENT_BOOLEAN, offsetof(struct how, core.excel), NULL},
                                               {"width", LENT_COUNT, offsetof(struct how, core.width), NULL},
                                               {"corpus", LENT_ANY, 0, NULL},
                                               {"facts", LENT_ANY, 0, NULL},
                                               {NULL, LENT_ANY, 0, NULL}};
    enum ent_format format;
    how->format = -1;
    how->name = "result";
    lent_check_options(L, arg, known, how);
    if (how->format >= 0)
        how->core.format = (enum ent_format)how->format;
    else if (how->path != NULL && ent_format_of_path(how->path, &format))
        how->core.format = format;
}

/* The corpus that evidence is quoted from: that of the options, else the global one; only if it is open. */
static const struct ent_corpus *find_corpus(lua_State *L, int arg)
{
    const struct lent_corpus *box = NULL;
    if (lua_istable(L, arg)) {
        lua_getfield(L, arg, "corpus");
        box = luaL_testudata(L, -1, LENT_CORPUS);
        lua_pop(L, 1);
    }
    if (box == NULL) {
        lua_pushglobaltable(L);
        lua_pushliteral(L, "corpus");
        lua_rawget(L, -2);
        box = luaL_testudata(L, -1, LENT_CORPUS);
        lua_pop(L, 2);
    }
    return box != NULL ? box->core : NULL;
}

/* facts = { { 'Command', 'entente run overview' }, ... } */
static void add_facts(lua_State *L, struct ent_report *r, int arg)
{
    struct ent_error err;
    if (!lua_istable(L, arg) || lua_getfield(L, arg, "facts") != LUA_TTABLE)
        return;
    for (lua_Integer i = 1; lua_geti(L, -1, i) == LUA_TTABLE; i++) {
        lua_geti(L, -1, 1);
        lua_geti(L, -2, 2);
        check(L, ent_report_add_fact(r, luaL_checkstring(L, -2), luaL_checkstring(L, -1), &err), &err);
        lua_pop(L, 3);
    }
}

/* The report of the block at 1, as the table at 2 (or none) says.  It is on the stack. */
static struct ent_report *make(lua_State *L, const struct how *how)
{
    const struct ent_corpus *corpus = find_corpus(L, 2);
    struct lent_report *box = lent_newobject(L, sizeof *box, 0, LENT_REPORT);
    int top = lua_gettop(L);
    struct ent_error err;
    check(L, ent_report_new(&box->core, how->name, &err), &err);
    if (corpus != NULL)
        check(L, ent_report_set_corpus(box->core, corpus, &err), &err);
    add_facts(L, box->core, 2);
    if (how->method != NULL)
        check(L, ent_report_set_method(box->core, how->method, &err), &err);
    add_block(L, box->core, 1, 0);
    lua_settop(L, top);
    return box->core;
}

static int write_block(lua_State *L, const struct how *how)
{
    struct ent_report *r = make(L, how);
    struct ent_error err;
    /* nothing of Lua runs until it is done, so frames and corpus stay */
    if (ent_report_write(r, &how->core, how->path, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushboolean(L, 1);
    return 1;
}

static int report_write(lua_State *L)
{
    struct how how = {.path = NULL};
    luaL_checkany(L, 1);
    lua_settop(L, 2);
    read_how(L, 2, &how);
    return write_block(L, &how);
}

static int render(lua_State *L, const struct how *how)
{
    if (how->core.format == ENT_FORMAT_XLSX || how->core.format == ENT_FORMAT_SQLITE)
        return luaL_argerror(L, 2, "xlsx and sqlite are files");
    struct ent_report *r = make(L, how);
    struct ent_buf *b = lent_new_buffer(L);
    ent_report_print(r, &how->core, b);
    return lent_push_buffer(L, b);
}

static int report_render(lua_State *L)
{
    struct how how = {.path = NULL};
    luaL_checkany(L, 1);
    lua_settop(L, 2);
    read_how(L, 2, &how);
    return render(L, &how);
}

static int report_format_of(lua_State *L)
{
    enum ent_format format;
    if (!ent_format_of_path(luaL_checkstring(L, 1), &format))
        return 0;
    lua_pushstring(L, ent_format_names[format]);
    return 1;
}

/* ---- methods of frames (lent_frame.c) ---- */

int lent_frame_write(lua_State *L);
int lent_frame_markdown(lua_State *L);
int lent_frame_html(lua_State *L);

/* frame:write(path, options?) */
int lent_frame_write(lua_State *L)
{
    struct how how = {.path = NULL};
    enum ent_format format;
    luaL_argexpected(L, lent_test_frame(L, 1) != NULL, 1, "entente.frame");
    const char *path = luaL_checkstring(L, 2);
    lua_settop(L, 3);
    lua_remove(L, 2); /* where make() looks for the options; the caller's frame keeps the string */
    lua_pushstring(L, path);
    read_how(L, 2, &how);
    how.path = path;
    if (how.format < 0 && !ent_format_of_path(path, &format))
        return luaL_error(L, "%s: how is it to be written? by its ending (.csv .json .jsonl .md .html .xlsx .sqlite .txt), "
                          "or { format = 'csv' }", path);
    if (how.format < 0)
        how.core.format = format;
    return write_block(L, &how);
}

static int render_frame(lua_State *L, enum ent_format format)
{
    struct how how = {.path = NULL};
    luaL_argexpected(L, lent_test_frame(L, 1) != NULL, 1, "entente.frame");
    lua_settop(L, 2);
    read_how(L, 2, &how);
    how.core.format = format;
    return render(L, &how);
}

int lent_frame_markdown(lua_State *L) { return render_frame(L, ENT_FORMAT_MARKDOWN); }
int lent_frame_html(lua_State *L) { return render_frame(L, ENT_FORMAT_HTML); }

/* ---- declared ---- */

static const struct lent_reg functions[] = {
    {"write", report_write,
     "---Write a block, what a packaged script gives back: a text, a frame, or a list of blocks { title = 'T', ... }.\n"
     "---@param block string|entente.frame|table\n"
     "---@param how? {format?: 'text'|'csv'|'json'|'jsonl'|'md'|'html'|'xlsx'|'sqlite', path?: string, name?: string, "
     "excel?: boolean, width?: integer, corpus?: entente.corpus, facts?: string[][], method?: string} path: the file, whose "
     "ending says the format where none is given; without: standard output, text. corpus: evidence is quoted from it, else "
     "from the global one. facts: what the head says, { { 'Command', '...' } }\n"
     "---@return true? ok nil on failure: nothing is written then\n"
     "---@return string? message\n"
     "---@return string? code EWRITE, ENOMEM, EARG: xlsx and sqlite want a path and a table"},
    {"render", report_render,
     "---The same as a string; not xlsx and sqlite.\n"
     "---@param block string|entente.frame|table\n"
     "---@param how? table as of entente.report.write\n"
     "---@return string text"},
    {"format_of", report_format_of,
     "---The format that the ending of a file's name stands for.\n"
     "---@param path string\n"
     "---@return string? format 'xlsx' of 't.xlsx'; nil where it says nothing"},
    {"formats", NULL, "---@type string[] the names of all formats"},
    {NULL, NULL, NULL}};

static void open(lua_State *L)
{
    lua_newtable(L);
    for (int i = 0; ent_format_names[i] != NULL; i++) {
        lua_pushstring(L, ent_format_names[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "formats");
}

static const struct lent_reg meta[] = {{"__gc", report_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type report_type = {
    .name = LENT_REPORT, .doc = "---A report that is being written.", .meta = meta};
static const struct lent_type *const types[] = {&report_type, NULL};

extern const struct lent_binding lent_report_binding;
const struct lent_binding lent_report_binding = {.library = "report",
                                                 .doc = "---Results as documents, in every format.",
                                                 .functions = functions,
                                                 .types = types,
                                                 .open = open};
