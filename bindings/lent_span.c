/*
 * A span: bytes of a document's stored text, the unit of evidence.
 */
#include <string.h>

#include "lent_view.h"
#include "text/ent_utf8.h"

struct lent_span *lent_check_span(lua_State *L, int arg)
{
    struct lent_span *span = luaL_checkudata(L, arg, LENT_SPAN);
    luaL_argcheck(L, span->corpus->core != NULL, arg, "span of a closed corpus");
    return span;
}

/* The document's segment, and its text in it. */
static const struct ent_segment *span_text(const struct lent_span *span, struct ent_range *doc,
                                           size_t *row)
{
    struct ent_place place = ent_corpus_doc(span->corpus->core, span->doc);
    if (place.segment >= ent_corpus_n_segments(span->corpus->core))
        return NULL; /* its document was removed */
    const struct ent_segment *s = ent_corpus_segment(span->corpus->core, place.segment);
    *doc = ent_layer_bytes(s, ent_segment_layer(s, "doc"), place.at);
    *row = place.at;
    return s;
}

static int span_text_method(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    struct ent_range doc;
    size_t row;
    const struct ent_segment *s = span_text(span, &doc, &row);
    if (s == NULL)
        lua_pushliteral(L, "");
    else
        lua_pushlstring(L, s->text + doc.start + span->start, span->end - span->start);
    return 1;
}

static int span_chars(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    struct ent_range doc;
    size_t row, start = 0, end = 0;
    const struct ent_segment *s = span_text(span, &doc, &row);
    if (s != NULL) {
        start = ent_utf8_count(s->text + doc.start, span->start);
        end = start + ent_utf8_count(s->text + doc.start + span->start, span->end - span->start);
    }
    lua_pushinteger(L, (lua_Integer)start);
    lua_pushinteger(L, (lua_Integer)end);
    return 2;
}

static int span_source(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    struct ent_range doc;
    size_t row, n;
    uint64_t start, end;
    int exact;
    const struct ent_segment *s = span_text(span, &doc, &row);
    if (s == NULL)
        return luaL_argerror(L, 1, "span of a removed document");
    struct ent_range bytes = {doc.start + span->start, doc.start + span->end};
    if (!ent_segment_source(s, bytes, &start, &end, &exact)) {
        lua_pushnil(L);
        return 1;
    }
    const char *file =
        ent_attr_string(ent_layer_attr(ent_segment_layer(s, "doc"), "file"), row, &n);
    lent_push_string(L, file, n);
    lua_pushinteger(L, (lua_Integer)start);
    lua_pushinteger(L, (lua_Integer)end);
    lua_pushboolean(L, exact);
    return 4;
}

/* Where text[at] is after going k characters, backwards if k is negative, within [low, high]. */
static size_t go(const char *text, size_t at, lua_Integer k, size_t low, size_t high)
{
    for (; k > 0 && at < high; k--)
        ent_utf8_next(text, high, &at);
    for (; k < 0 && at > low; k++)
        ent_utf8_prev(text, high, &at);
    return at;
}

static int span_context(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    lua_Integer k = luaL_optinteger(L, 2, 32);
    struct ent_range doc;
    size_t row;
    luaL_argcheck(L, k >= 0, 2, "must not be negative");
    const struct ent_segment *s = span_text(span, &doc, &row);
    if (s == NULL)
        return luaL_argerror(L, 1, "span of a removed document");
    const char *text = s->text + doc.start;
    size_t before = go(text, span->start, -k, 0, doc.end - doc.start);
    size_t after = go(text, span->end, k, 0, doc.end - doc.start);
    lua_pushlstring(L, text + before, span->start - before);
    lua_pushlstring(L, text + span->end, after - span->end);
    return 2;
}

static int span_doc(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    lent_push_owner(L, 1);
    if (span->doc >= ent_corpus_n_docs(span->corpus->core))
        lua_pushnil(L);
    else
        lent_push_doc(L, -1, span->doc);
    return 1;
}

static int span_start(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lent_check_span(L, 1)->start);
    return 1;
}

static int span_end(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lent_check_span(L, 1)->end);
    return 1;
}

static int span_id(lua_State *L)
{
    struct lent_span *span = lent_check_span(L, 1);
    struct ent_range doc;
    size_t row, n = 0;
    const struct ent_segment *s = span_text(span, &doc, &row);
    const char *id =
        s == NULL ? NULL
                  : ent_attr_string(ent_layer_attr(ent_segment_layer(s, "doc"), "id"), row, &n);
    lua_pushlstring(L, id != NULL ? id : "?", id != NULL ? n : 1);
    lua_pushfstring(L, ":%I-%I", (LUAI_UACINT)span->start, (LUAI_UACINT)span->end);
    lua_concat(L, 2);
    return 1;
}

static int span_eq(lua_State *L)
{
    const struct lent_span *a = luaL_testudata(L, 1, LENT_SPAN),
                           *b = luaL_testudata(L, 2, LENT_SPAN);
    lua_pushboolean(L, a != NULL && b != NULL && a->corpus == b->corpus && a->doc == b->doc &&
                           a->start == b->start && a->end == b->end);
    return 1;
}

static int span_len(lua_State *L)
{
    const struct lent_span *span = lent_check_span(L, 1);
    lua_pushinteger(L, (lua_Integer)(span->end - span->start));
    return 1;
}

static const struct lent_reg methods[] = {
    {"text", span_text_method,
     "---The bytes of the span.\n"
     "---@return string text UTF-8"},
    {"chars", span_chars,
     "---Where the span lies in characters instead of bytes.\n"
     "---@return integer start characters before it in the document's text\n"
     "---@return integer stop characters up to its end"},
    {"source", span_source,
     "---Where the span comes from in its source file.\n"
     "---@return string? file path relative to the argument of ingest; nil for text that a reader "
     "put in\n"
     "---@return integer start byte of the file, from 0\n"
     "---@return integer stop one past the last byte\n"
     "---@return boolean exact the file has the same bytes there; else they enclose the span "
     "(entities, escapes, other encodings)"},
    {"context", span_context,
     "---The text on either side.\n"
     "---@param width? integer characters on each side, 32 if not given\n"
     "---@return string before\n"
     "---@return string after"},
    {NULL, NULL, NULL}};

static const struct lent_reg getters[] = {
    {"doc", span_doc, "---@type entente.doc? the document it lies in"},
    {"start", span_start, "---@type integer first byte, from 0, of the document's stored text"},
    {"stop", span_end, "---@type integer one past the last byte"},
    {"id", span_id, "---@type string the citation anchor: 'DOC:START-STOP'"},
    {NULL, NULL, NULL}};

static const struct lent_reg meta[] = {{"__eq", span_eq, NULL},
                                       {"__len", span_len, "---@operator len: integer"},
                                       {"__tostring", span_id, NULL},
                                       {NULL, NULL, NULL}};

static const struct lent_type span_type = {
    .name = LENT_SPAN,
    .doc = "---A stretch of a document's stored text: bytes [start, stop), 0-based, half-open.",
    .methods = methods,
    .getters = getters,
    .meta = meta};

static const struct lent_type *const types[] = {&span_type, NULL};
extern const struct lent_binding lent_span_binding;
const struct lent_binding lent_span_binding = {.types = types};
