/*
 * A frame: the one kind of result.
 */
#include <string.h>

#include "frame/ent_frame.h"
#include "frame/ent_frame_write.h"
#include "lent_buffer.h"
#include "lent_view.h"

#define LENT_FRAME "entente.frame"
#define LENT_FRAME_ROW "entente.frame.row"

extern int lent_frame_sql(lua_State *L); /* lent_sql.c */

struct lent_frame {
    struct ent_frame *core;
    int sorted; /* rows can no longer be added */
};
struct lent_frame_row {
    struct lent_frame *frame; /* its box is the first user value */
    size_t row;
};

static struct lent_frame *check_frame(lua_State *L, int arg)
{
    struct lent_frame *box = luaL_checkudata(L, arg, LENT_FRAME);
    luaL_argcheck(L, box->core != NULL, arg, "frame that was not made");
    return box;
}

static struct lent_frame *new_box(lua_State *L) { return lent_newobject(L, sizeof(struct lent_frame), 0, LENT_FRAME); }

struct ent_frame **lent_new_frame(lua_State *L) { return &new_box(L)->core; }

const struct ent_frame *lent_test_frame(lua_State *L, int index)
{
    const struct lent_frame *box = luaL_testudata(L, index, LENT_FRAME);
    return box != NULL ? box->core : NULL;
}

static int frame_gc(lua_State *L)
{
    struct lent_frame *box = luaL_checkudata(L, 1, LENT_FRAME);
    ent_frame_free(box->core);
    box->core = NULL;
    return 0;
}

/* Out of memory and interruption raise; nothing else can go wrong inside a frame. */
static int check(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    if (st == ENT_EINTR)
        return lent_pushfail(L, err);
    return st == ENT_OK ? 0 : luaL_error(L, "%s", err->message);
}

/* ---- making ---- */

extern int lent_frame_write(lua_State *L), lent_frame_markdown(lua_State *L), lent_frame_html(lua_State *L); /* lent_report.c */

/* The third of each { name, type, doc }. */
static void set_docs(lua_State *L, struct ent_frame *f)
{
    struct ent_error err;
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        lua_geti(L, 1, (lua_Integer)c + 1);
        if (lua_geti(L, -1, 3) == LUA_TSTRING)
            check(L, ent_frame_set_doc(f, c, lua_tostring(L, -1), &err), &err);
        lua_pop(L, 2);
    }
}

/* frame.new{ {'name', 'type', 'doc'}, ... } */
static int frame_new(lua_State *L)
{
    struct ent_error err;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    size_t n = (size_t)luaL_len(L, 1);
    struct ent_column_spec *specs = lua_newuserdatauv(L, (n + 1) * sizeof *specs, 0);
    luaL_checkstack(L, (int)(n < 1000 ? 2 * n + 10 : 2000), "too many columns");
    luaL_argcheck(L, n <= 900, 1, "more than 900 columns");
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, 1, (lua_Integer)i + 1) != LUA_TTABLE)
            return luaL_argerror(L, 1, lua_pushfstring(L, "column %d: {'name', 'type'} expected, got %s", (int)i + 1,
                                                       luaL_typename(L, -1)));
        int is_name = lua_geti(L, -1, 1) == LUA_TSTRING, is_type = lua_geti(L, -2, 2) == LUA_TSTRING;
        if (!is_name || !is_type)
            return luaL_argerror(L, 1, lua_pushfstring(L, "column %d: {'name', 'type'} expected", (int)i + 1));
        specs[i].name = lua_tostring(L, -2); /* stays on the stack as long as we need it */
        if (!ent_type_find(lua_tostring(L, -1), &specs[i].type))
            return luaL_argerror(L, 1, lua_pushfstring(L, "column '%s': no type '%s'", specs[i].name, lua_tostring(L, -1)));
        lua_pop(L, 1);
        lua_remove(L, -2);
    }
    struct lent_frame *box = new_box(L);
    check(L, ent_frame_new(&box->core, specs, n, &err), &err);
    set_docs(L, box->core);
    return 1;
}

/* The span at the top of the stack for the core; its document's id is pushed and must stay. */
static struct ent_frame_span get_span(lua_State *L, int index)
{
    struct lent_span *span = luaL_testudata(L, index, LENT_SPAN);
    struct ent_frame_span out = {.start = span->start, .end = span->end};
    struct ent_place place = ent_corpus_doc(span->corpus->core, span->doc);
    const struct ent_segment *s = ent_corpus_segment(span->corpus->core, place.segment);
    out.doc = ent_attr_string(ent_layer_attr(ent_segment_layer(s, "doc"), "id"), place.at, &out.n_doc);
    if (out.doc == NULL)
        out.doc = "?", out.n_doc = 1;
    return out;
}

static int is_live_span(lua_State *L, int index)
{
    const struct lent_span *span = luaL_testudata(L, index, LENT_SPAN);
    return span != NULL && span->corpus->core != NULL && span->doc < ent_corpus_n_docs(span->corpus->core);
}

static int bad_cell(lua_State *L, const struct lent_frame *box, size_t column)
{
    int n = (int)ent_frame_n_rows(box->core);
    const char *got = luaL_typename(L, -1);
    ent_frame_drop_row(box->core);
    return luaL_error(L, "row %d, column '%s': %s expected, got %s", n, ent_frame_column_name(box->core, column),
                      ent_type_name(ent_frame_column_type(box->core, column)), got);
}

/* Does the value at the top fit the column?  Looked at before anything is written. */
static int fits(lua_State *L, enum ent_type type)
{
    struct ent_date date;
    int is_integer;
    size_t n;
    switch (type) {
    case ENT_STRING: return lua_type(L, -1) == LUA_TSTRING;
    case ENT_INTEGER: return lua_type(L, -1) == LUA_TNUMBER && (lua_tointegerx(L, -1, &is_integer), is_integer);
    case ENT_REAL: return lua_type(L, -1) == LUA_TNUMBER;
    case ENT_BOOLEAN: return lua_isboolean(L, -1);
    case ENT_DATE:
        if (lua_type(L, -1) != LUA_TSTRING)
            return 0;
        n = lua_rawlen(L, -1);
        return ent_date_parse(lua_tostring(L, -1), n, &date);
    case ENT_SPAN: return is_live_span(L, -1);
    case ENT_LIST:
        if (!lua_istable(L, -1))
            return 0;
        for (lua_Unsigned k = 1; k <= lua_rawlen(L, -1); k++) {
            int good = lua_rawgeti(L, -1, (lua_Integer)k) == LUA_TSTRING;
            lua_pop(L, 1);
            if (!good)
                return 0;
        }
        return 1;
    }
    return 0;
}

/* The value at the top, which fits, into the last row. */
static enum ent_status set_cell(lua_State *L, struct ent_frame *f, size_t column, struct ent_error *err)
{
    struct ent_date date;
    struct ent_frame_span span;
    size_t n;
    const char *s;
    enum ent_status st = ENT_OK;
    switch (ent_frame_column_type(f, column)) {
    case ENT_STRING:
        s = lua_tolstring(L, -1, &n);
        return ent_frame_set_string(f, column, s, n, err);
    case ENT_INTEGER: ent_frame_set_integer(f, column, lua_tointeger(L, -1)); break;
    case ENT_REAL: ent_frame_set_real(f, column, lua_tonumber(L, -1)); break;
    case ENT_BOOLEAN: ent_frame_set_boolean(f, column, lua_toboolean(L, -1)); break;
    case ENT_DATE:
        s = lua_tolstring(L, -1, &n);
        if (ent_date_parse(s, n, &date))
            ent_frame_set_date(f, column, date);
        break;
    case ENT_SPAN:
        span = get_span(L, -1);
        return ent_frame_set_span(f, column, &span, err);
    case ENT_LIST:
        ent_frame_set_list(f, column);
        for (lua_Unsigned k = 1; st == ENT_OK && k <= lua_rawlen(L, -1); k++) {
            lua_rawgeti(L, -1, (lua_Integer)k);
            s = lua_tolstring(L, -1, &n);
            st = ent_frame_add_item(f, column, s, n, err);
            lua_pop(L, 1);
        }
        break;
    }
    return st;
}

/* What row:sources() gives, { doc =, start =, stop = }; its doc is kept by the table.  0: it is none. */
static int get_source(lua_State *L, int index, struct ent_frame_span *out)
{
    int is_start = 0, is_end = 0, is_doc;
    if (!lua_istable(L, index))
        return 0;
    index = lua_absindex(L, index);
    lua_pushliteral(L, "doc");
    is_doc = lua_rawget(L, index) == LUA_TSTRING;
    out->doc = is_doc ? lua_tolstring(L, -1, &out->n_doc) : NULL;
    lua_pushliteral(L, "start");
    lua_rawget(L, index);
    out->start = (uint64_t)lua_tointegerx(L, -1, &is_start);
    lua_pushliteral(L, "stop");
    lua_rawget(L, index);
    out->end = (uint64_t)lua_tointegerx(L, -1, &is_end);
    lua_pop(L, 3);
    return is_doc && is_start && is_end && out->start <= out->end && out->end <= LUA_MAXINTEGER;
}

static enum ent_status add_evidence(lua_State *L, struct ent_frame *f, int arg, struct ent_error *err)
{
    struct ent_frame_span span;
    enum ent_status st = ENT_OK;
    if (lua_isnoneornil(L, arg))
        return ENT_OK;
    if (!lua_istable(L, arg)) {
        span = get_span(L, arg);
        return ent_frame_add_evidence(f, &span, err);
    }
    for (lua_Unsigned k = 1; st == ENT_OK && k <= lua_rawlen(L, arg); k++) {
        lua_rawgeti(L, arg, (lua_Integer)k);
        if (!get_source(L, -1, &span))
            span = get_span(L, -1);
        st = ent_frame_add_evidence(f, &span, err);
        lua_pop(L, 1);
    }
    return st;
}

static void check_evidence(lua_State *L, int arg)
{
    struct ent_frame_span source;
    luaL_checkstack(L, 8, NULL);
    if (lua_isnoneornil(L, arg) || is_live_span(L, arg))
        return;
    luaL_argexpected(L, lua_istable(L, arg), arg, "span or list of spans");
    for (lua_Unsigned k = 1; k <= lua_rawlen(L, arg); k++) {
        lua_rawgeti(L, arg, (lua_Integer)k);
        if (!is_live_span(L, -1) && !get_source(L, -1, &source))
            luaL_argerror(L, arg, lua_pushfstring(L, "item %d: span expected, got %s", (int)k, luaL_typename(L, -1)));
        lua_pop(L, 1);
    }
}

/* rows:add(values, evidence?, n?) */
static int frame_add(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_error err;
    lua_Integer total = luaL_optinteger(L, 4, 0);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 3);
    check_evidence(L, 3);
    luaL_argcheck(L, !box->sorted, 1, "frame that was sorted: add rows before");
    check(L, ent_frame_add_row(box->core, &err), &err);
    for (size_t c = 0; c < ent_frame_n_columns(box->core); c++) {
        if (lua_rawgeti(L, 2, (lua_Integer)c + 1) != LUA_TNIL) {
            if (!fits(L, ent_frame_column_type(box->core, c)))
                return bad_cell(L, box, c);
            enum ent_status st = set_cell(L, box->core, c, &err);
            if (st != ENT_OK)
                ent_frame_drop_row(box->core);
            check(L, st, &err);
        }
        lua_pop(L, 1);
    }
    check(L, add_evidence(L, box->core, 3, &err), &err);
    size_t row = ent_frame_n_rows(box->core) - 1;
    if (total > 0 && (uint64_t)total > ent_frame_n_evidence(box->core, row))
        check(L, ent_frame_add_unkept(box->core, (uint64_t)total - ent_frame_n_evidence(box->core, row), &err), &err);
    return 0;
}

/* ---- reading ---- */

static void push_span(lua_State *L, const struct ent_frame_span *s)
{
    lua_createtable(L, 0, 3);
    lua_pushlstring(L, s->doc, s->n_doc);
    lua_setfield(L, -2, "doc");
    lua_pushinteger(L, (lua_Integer)s->start);
    lua_setfield(L, -2, "start");
    lua_pushinteger(L, (lua_Integer)s->end);
    lua_setfield(L, -2, "stop");
}

static void push_cell(lua_State *L, const struct ent_frame *f, size_t row, size_t column)
{
    char iso[11];
    size_t n;
    const char *s;
    struct ent_frame_span span;
    if (ent_frame_is_null(f, row, column)) {
        lua_pushnil(L);
        return;
    }
    switch (ent_frame_column_type(f, column)) {
    case ENT_STRING:
        s = ent_frame_string(f, row, column, &n);
        lua_pushlstring(L, s, n);
        break;
    case ENT_INTEGER: lua_pushinteger(L, ent_frame_integer(f, row, column)); break;
    case ENT_REAL: lua_pushnumber(L, ent_frame_real(f, row, column)); break;
    case ENT_BOOLEAN: lua_pushboolean(L, ent_frame_integer(f, row, column) != 0); break;
    case ENT_DATE:
        ent_date_format(ent_frame_date(f, row, column), iso);
        lua_pushstring(L, iso);
        break;
    case ENT_SPAN:
        span = ent_frame_span(f, row, column);
        push_span(L, &span);
        break;
    case ENT_LIST:
        lua_newtable(L);
        for (size_t k = 0; k < ent_frame_n_items(f, row, column); k++) {
            s = ent_frame_item(f, row, column, k, &n);
            lua_pushlstring(L, s, n);
            lua_rawseti(L, -2, (lua_Integer)k + 1);
        }
        break;
    }
}

static struct lent_frame_row *check_row(lua_State *L, int arg)
{
    struct lent_frame_row *r = luaL_checkudata(L, arg, LENT_FRAME_ROW);
    luaL_argcheck(L, r->row < ent_frame_n_rows(r->frame->core), arg, "row that is no longer there");
    return r;
}

static void push_row(lua_State *L, int frame, size_t row)
{
    struct lent_frame *box = lua_touserdata(L, frame);
    frame = lua_absindex(L, frame);
    struct lent_frame_row *r = lent_newobject(L, sizeof *r, 1, LENT_FRAME_ROW);
    *r = (struct lent_frame_row){box, row};
    lua_pushvalue(L, frame);
    lua_setiuservalue(L, -2, 1);
}

/* row.name, row[i] */
static int row_index(lua_State *L)
{
    struct lent_frame_row *r = check_row(L, 1);
    size_t column = 0;
    int is_integer = 0;
    if (lua_type(L, 2) == LUA_TNUMBER) {
        lua_Integer i = lua_tointegerx(L, 2, &is_integer);
        column = is_integer && i >= 1 ? (size_t)i - 1 : ent_frame_n_columns(r->frame->core);
        if (column >= ent_frame_n_columns(r->frame->core)) {
            lua_pushnil(L);
            return 1;
        }
    } else if (lua_type(L, 2) != LUA_TSTRING ||
               !ent_frame_find_column(r->frame->core, lua_tostring(L, 2), &column)) {
        return 0;
    }
    push_cell(L, r->frame->core, r->row, column);
    return 1;
}

static int row_sources(lua_State *L)
{
    struct lent_frame_row *r = check_row(L, 1);
    size_t n = ent_frame_n_evidence(r->frame->core, r->row);
    lua_createtable(L, (int)(n < 1000 ? n : 1000), 0);
    for (size_t k = 0; k < n; k++) {
        struct ent_frame_span s = ent_frame_evidence(r->frame->core, r->row, k);
        push_span(L, &s);
        lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    lua_pushstring(L, ent_frame_selector(r->frame->core, r->row)); /* NULL: nil */
    lua_pushinteger(L, (lua_Integer)ent_frame_evidence_total(r->frame->core, r->row));
    return 3;
}

static int row_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)ent_frame_n_columns(check_row(L, 1)->frame->core));
    return 1;
}

static int frame_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)ent_frame_n_rows(check_frame(L, 1)->core));
    return 1;
}

static int frame_index(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    int is_integer;
    lua_Integer i = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (i < 1 || (lua_Unsigned)i > ent_frame_n_rows(box->core))
        lua_pushnil(L);
    else
        push_row(L, 1, (size_t)i - 1);
    return 1;
}

/* upvalues: the frame, the next row */
static int next_row(lua_State *L)
{
    struct lent_frame *box = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
    if ((lua_Unsigned)i >= ent_frame_n_rows(box->core)) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(2));
    push_row(L, lua_upvalueindex(1), (size_t)i);
    return 1;
}

static int frame_call(lua_State *L)
{
    check_frame(L, 1);
    lent_check_called(L, "for row in frame() do");
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row, 2);
    return 1;
}

static int frame_columns(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    lua_newtable(L);
    for (size_t c = 0; c < ent_frame_n_columns(box->core); c++) {
        lua_createtable(L, 3, 0);
        lua_pushstring(L, ent_frame_column_name(box->core, c));
        lua_rawseti(L, -2, 1);
        lua_pushstring(L, ent_type_name(ent_frame_column_type(box->core, c)));
        lua_rawseti(L, -2, 2);
        lua_pushstring(L, ent_frame_column_doc(box->core, c)); /* NULL: nil */
        lua_rawseti(L, -2, 3);
        lua_rawseti(L, -2, (lua_Integer)c + 1);
    }
    return 1;
}

/* ---- work on whole frames ---- */

static size_t get_column(lua_State *L, const struct lent_frame *box, int arg, const char *name)
{
    size_t column = 0;
    if (!ent_frame_find_column(box->core, name, &column))
        luaL_argerror(L, arg, lua_pushfstring(L, "no column '%s'", name));
    return column;
}

/* Names at 'arg': a string or a list of them.  The i-th is pushed. */
static size_t n_names(lua_State *L, int arg)
{
    if (lua_type(L, arg) == LUA_TSTRING)
        return 1;
    luaL_argexpected(L, lua_istable(L, arg), arg, "name or list of names");
    return (size_t)lua_rawlen(L, arg);
}

static const char *get_name(lua_State *L, int arg, size_t i)
{
    if (lua_type(L, arg) == LUA_TSTRING)
        return lua_tostring(L, arg);
    if (lua_rawgeti(L, arg, (lua_Integer)i + 1) != LUA_TSTRING)
        luaL_argerror(L, arg, lua_pushfstring(L, "name %d: string expected, got %s", (int)i + 1, luaL_typename(L, -1)));
    const char *name = lua_tostring(L, -1); /* the table keeps it */
    lua_pop(L, 1);
    return name;
}

static int frame_sort(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_error err;
    size_t n = n_names(L, 2);
    struct ent_sort_key *keys = lua_newuserdatauv(L, (n + 1) * sizeof *keys, 0);
    for (size_t i = 0; i < n; i++) {
        const char *name = get_name(L, 2, i);
        keys[i].descending = name[0] == '-';
        keys[i].column = get_column(L, box, 2, name + (name[0] == '-'));
    }
    check(L, ent_frame_sort(box->core, keys, n, &err), &err);
    box->sorted = 1;
    lua_settop(L, 1);
    return 1;
}

static int frame_head(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    lua_Integer n = luaL_optinteger(L, 2, 10);
    struct ent_error err;
    luaL_argcheck(L, n >= 0, 2, "must not be negative");
    struct lent_frame *to = new_box(L);
    check(L, ent_frame_slice(&to->core, box->core, 0, (size_t)n, &err), &err);
    return 1;
}

static int frame_filter(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_error err;
    luaL_checktype(L, 2, LUA_TFUNCTION);
    size_t n = ent_frame_n_rows(box->core);
    unsigned char *mask = lua_newuserdatauv(L, n + 1, 0);
    memset(mask, 0, n + 1);
    for (size_t row = 0; row < n && row < ent_frame_n_rows(box->core); row++) {
        lua_pushvalue(L, 2);
        push_row(L, 1, row);
        lua_call(L, 1, 1);
        mask[row] = (unsigned char)lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    struct lent_frame *to = new_box(L);
    luaL_argcheck(L, ent_frame_n_rows(box->core) == n, 1, "rows were added while it was filtered");
    check(L, ent_frame_filter(&to->core, box->core, mask, &err), &err);
    return 1;
}

/* Columns by their names at arg 2, in memory that Lua frees. */
static size_t *get_columns(lua_State *L, const struct lent_frame *box, size_t *n)
{
    *n = n_names(L, 2);
    size_t *columns = lua_newuserdatauv(L, (*n + 1) * sizeof *columns, 0);
    for (size_t i = 0; i < *n; i++)
        columns[i] = get_column(L, box, 2, get_name(L, 2, i));
    return columns;
}

static int frame_select(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_error err;
    size_t n, *columns = get_columns(L, box, &n);
    struct lent_frame *to = new_box(L);
    check(L, ent_frame_select(&to->core, box->core, columns, n, &err), &err);
    return 1;
}

static int frame_count(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_error err;
    size_t n, *columns = get_columns(L, box, &n);
    struct lent_frame *to = new_box(L);
    check(L, ent_frame_count(&to->core, box->core, columns, n, &err), &err);
    return 1;
}

/* ---- writing ---- */

static int frame_text(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    lua_Integer width = luaL_optinteger(L, 2, 0), rows = luaL_optinteger(L, 3, 0);
    const char *more = luaL_optstring(L, 4, ENT_FRAME_MORE);
    luaL_argcheck(L, width >= 0, 2, "must not be negative");
    luaL_argcheck(L, rows >= 0, 3, "must not be negative");
    struct ent_buf *b = lent_new_buffer(L);
    ent_frame_write_text(box->core, (size_t)width, (size_t)rows, more, b);
    return lent_push_buffer(L, b);
}

static int frame_csv(lua_State *L)
{
    static const struct lent_option known[] = {{"excel", LENT_BOOLEAN, 0, NULL}, {NULL, LENT_ANY, 0, NULL}};
    struct lent_frame *box = check_frame(L, 1);
    int excel = 0;
    lent_check_options(L, 2, known, &excel);
    struct ent_buf *b = lent_new_buffer(L);
    ent_frame_write_csv(box->core, excel, b);
    return lent_push_buffer(L, b);
}

static int frame_json(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_buf *b = lent_new_buffer(L);
    ent_frame_write_json(box->core, 0, b);
    return lent_push_buffer(L, b);
}

static int frame_jsonl(lua_State *L)
{
    struct lent_frame *box = check_frame(L, 1);
    struct ent_buf *b = lent_new_buffer(L);
    ent_frame_write_json(box->core, 1, b);
    return lent_push_buffer(L, b);
}

static int frame_tostring(lua_State *L)
{
    enum { SCREEN = 80, ROWS = 40 };
    struct lent_frame *box = luaL_checkudata(L, 1, LENT_FRAME);
    if (box->core == NULL) {
        lua_pushliteral(L, "entente.frame");
        return 1;
    }
    struct ent_buf *b = lent_new_buffer(L);
    ent_frame_write_text(box->core, SCREEN, ROWS, ENT_FRAME_MORE, b);
    return lent_push_buffer(L, b);
}

static const struct lent_reg functions[] = {
    {"new", frame_new,
     "---An empty frame.\n"
     "---@param columns { [1]: string, [2]: 'string'|'integer'|'real'|'boolean'|'date'|'span'|'list', [3]: string? }[] name "
     "and type of each, and what it holds\n"
     "---@return entente.frame frame"},
    {NULL, NULL, NULL}};

static const struct lent_reg frame_methods[] = {
    {"add", frame_add,
     "---Append a row.  A wrong type raises and names row and column; the frame is then as it was.\n"
     "---@param values any[] one a column in their order, nil where there is none; dates are ISO strings, lists tables of strings\n"
     "---@param evidence? entente.span|entente.span[]|{doc: string, start: integer, stop: integer}[] what the row was counted "
     "from; also as another row's sources() has it\n"
     "---@param n? integer how many spans there are, where only the first are given"},
    {"sort", frame_sort,
     "---Sort the rows, stably: strings by code point, nil last.  No row can be added afterwards.\n"
     "---@param by string|string[] names of columns, '-name' for the largest first\n"
     "---@return entente.frame self"},
    {"head", frame_head,
     "---The first rows as a new frame.\n"
     "---@param n? integer 10 if not given\n"
     "---@return entente.frame frame"},
    {"filter", frame_filter,
     "---The rows for which a function is true, as a new frame.\n"
     "---@param keep fun(row: entente.frame.row): boolean\n"
     "---@return entente.frame frame"},
    {"select", frame_select,
     "---Some columns, in this order, as a new frame.\n"
     "---@param columns string|string[]\n"
     "---@return entente.frame frame"},
    {"count", frame_count,
     "---Rows by the values of some columns: a frame of these and 'n', with the evidence of all rows of a group.\n"
     "---@param columns string|string[]\n"
     "---@return entente.frame frame groups in the order in which they first occur"},
    {"sql", lent_frame_sql,
     "---Ask SQL of the frame: select ... from self.  A row that has a span keeps it as evidence, and the hidden\n"
     "---column `evidence` hands on all that a row has.\n"
     "---@param statement string\n"
     "---@param ... any values for ?; or one table: values for :name, and further frames under their names\n"
     "---@return entente.frame frame"},
    {"text", frame_text,
     "---As aligned text; wide and combining characters take the columns that they take.\n"
     "---@param width? integer columns of the screen: cells are cut, columns left out; 0 or none: all in full\n"
     "---@param rows? integer at most so many; 0 or none: all\n"
     "---@param more? string how to see what is hidden, for the last line\n"
     "---@return string text the last line says what is hidden"},
    {"csv", frame_csv,
     "---As CSV (RFC 4180), the evidence in the last two columns: the first 20 spans, and how many there are.\n"
     "---@param options? {excel?: boolean} byte order mark, formulas guarded\n"
     "---@return string csv"},
    {"json", frame_json,
     "---As a JSON array of objects.\n"
     "---@return string json"},
    {"jsonl", frame_jsonl,
     "---As JSON, an object a line.\n"
     "---@return string jsonl"},
    {"markdown", lent_frame_markdown,
     "---As Markdown, the sources of each row as notes.\n"
     "---@param how? {name?: string, corpus?: entente.corpus} its heading; what evidence is quoted from, else the global corpus\n"
     "---@return string markdown"},
    {"html", lent_frame_html,
     "---As an HTML page that needs nothing else, the sources of each row folded below it.\n"
     "---@param how? {name?: string, corpus?: entente.corpus} as of frame:markdown\n"
     "---@return string html"},
    {"write", lent_frame_write,
     "---Write it to a file, as a whole or not at all.\n"
     "---@param path string its ending says how: .csv .json .jsonl .md .html .xlsx .sqlite .txt\n"
     "---@param how? {format?: string, name?: string, excel?: boolean, corpus?: entente.corpus} format: whatever the ending; "
     "name: of the table; excel: CSV as Excel wants it\n"
     "---@return true? ok nil on failure\n"
     "---@return string? message\n"
     "---@return string? code EWRITE, ENOMEM"},
    {NULL, NULL, NULL}};

static const struct lent_reg frame_getters[] = {
    {"columns", frame_columns, "---@type { [1]: string, [2]: string, [3]: string? }[] name and type of each column, and what it holds"},
    {NULL, NULL, NULL}};

static const struct lent_reg frame_meta[] = {
    {"__len", frame_len, "---@operator len: integer"},
    {"__call", frame_call, "---@operator call: fun(): entente.frame.row"},
    {"__gc", frame_gc, NULL},
    {"__tostring", frame_tostring, NULL},
    {NULL, NULL, NULL}};

static const struct lent_type frame_type = {
    .name = LENT_FRAME,
    .doc = "---A frame, the one kind of result: typed columns, and for each row what it was counted from.\n"
           "---#rows, rows[i] (from 1), `for row in rows() do`.\n"
           "---@field [integer] entente.frame.row",
    .methods = frame_methods,
    .getters = frame_getters,
    .meta = frame_meta,
    .index = frame_index};

static const struct lent_reg row_methods[] = {
    {"sources", row_sources,
     "---What the row was counted from.\n"
     "---@return {doc: string, start: integer, stop: integer}[] spans empty where there are none\n"
     "---@return string? selector a key by which they can be found again\n"
     "---@return integer n how many there are; more than spans where only the first are kept"},
    {NULL, NULL, NULL}};

static const struct lent_reg row_meta[] = {{"__len", row_len, "---@operator len: integer"}, {NULL, NULL, NULL}};

static const struct lent_type row_type = {
    .name = LENT_FRAME_ROW,
    .doc = "---A row of a frame: row.NAME or row[i] (from 1) for the cell of a column.\n"
           "---@field [string|integer] any",
    .methods = row_methods,
    .meta = row_meta,
    .index = row_index};

static const struct lent_type *const types[] = {&frame_type, &row_type, NULL};
extern const struct lent_binding lent_frame_binding;
const struct lent_binding lent_frame_binding = {
    .library = "frame", .doc = "---Frames: tables with evidence.", .functions = functions, .types = types};
