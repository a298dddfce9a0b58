#include "lent_view.h"

#include <string.h>

struct lent_corpus *lent_check_corpus(lua_State *L, int arg)
{
    struct lent_corpus *box = luaL_checkudata(L, arg, LENT_CORPUS);
    struct ent_error err;

    if (box->core == NULL && box->open != NULL && box->open(box->ctx, &box->core, &err) != ENT_OK)
        luaL_error(L, "%s", err.message);
    luaL_argcheck(L, box->core != NULL, arg, "closed corpus");
    return box;
}

void lent_push_owner(lua_State *L, int arg)
{
    if (luaL_testudata(L, arg, LENT_CORPUS) != NULL)
        lua_pushvalue(L, arg);
    else
        lua_getiuservalue(L, arg, 1);
}

/* A new object whose first user value is the corpus at 'corpus', which is surely open afterwards.
 */
static void *new_object(lua_State *L, int corpus, size_t size, const char *type)
{
    const struct lent_corpus *box = lua_touserdata(L, corpus);
    corpus = lua_absindex(L, corpus);
    void *object = lent_newobject(L, size, 1, type);
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
    if (box->core == NULL) /* a finalizer closed it */
        luaL_error(L, "the corpus was closed");
    return object;
}

void lent_push_doc(lua_State *L, int corpus, size_t index)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct lent_doc *d = new_object(L, corpus, sizeof *d, LENT_DOC);
    *d = (struct lent_doc){box, index, ent_corpus_doc(box->core, index)};
}

void lent_push_words(lua_State *L, int corpus, uint64_t first, uint64_t last)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct lent_words *w = new_object(L, corpus, sizeof *w, LENT_WORDS);
    *w = (struct lent_words){box, first, last};
}

void lent_push_word(lua_State *L, int corpus, uint64_t position)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct lent_word *w = new_object(L, corpus, sizeof *w, LENT_WORD);
    *w = (struct lent_word){box, position};
}

void lent_push_span(lua_State *L, int corpus, size_t segment, struct ent_range bytes)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct lent_span *span = new_object(L, corpus, sizeof *span, LENT_SPAN);
    const struct ent_segment *s = ent_corpus_segment(box->core, segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    size_t row = ent_packed_upper(&docs->start, bytes.start);
    struct ent_range text = {0, 0};
    if (row > 0)
        text = ent_layer_bytes(s, docs, --row);
    if (bytes.start < text.start || bytes.end > text.end) /* damaged */
        bytes = (struct ent_range){text.start, text.start};
    *span = (struct lent_span){box, ent_corpus_doc_of_row(box->core, segment, row),
                               bytes.start - text.start, bytes.end - text.start};
}

void lent_push_string(lua_State *L, const char *s, size_t n)
{
    if (s != NULL)
        lua_pushlstring(L, s, n);
    else
        lua_pushnil(L);
}

static void push_list(lua_State *L, const struct ent_attr *a, size_t row)
{
    size_t n = ent_attr_n_items(a, row);
    lua_createtable(L, (int)(n < 64 ? n : 64), 0);
    for (size_t k = 0; k < n; k++) {
        size_t size;
        const char *s = ent_attr_item(a, row, k, &size);
        lua_pushlstring(L, s != NULL ? s : "", size);
        lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
}

void lent_push_attr(lua_State *L, const struct ent_attr *a, size_t row)
{
    uint64_t number;
    size_t n;
    if (a == NULL) {
        lua_pushnil(L);
    } else if (a->type == ENT_ATTR_STRING) {
        const char *s = ent_attr_string(a, row, &n);
        lent_push_string(L, s, n);
    } else if (a->type == ENT_ATTR_LIST) {
        push_list(L, a, row);
    } else if (a->type == ENT_ATTR_DATE) {
        struct ent_date d = ent_attr_date(a, row);
        char iso[11];
        ent_date_format(d, iso);
        lent_push_string(L, ent_date_is(d) ? iso : NULL, strlen(iso));
    } else if (ent_attr_number(a, row, &number)) {
        lua_pushinteger(L, (lua_Integer)number);
    } else {
        lua_pushnil(L);
    }
}

/* ---- walkers ---- */

#define LENT_WALKER "entente.walker"

void lent_end_walk(struct lent_walker *w)
{
    if (w->walking) {
        w->walking = 0;
        w->corpus->busy--;
    }
}

static int walker_close(lua_State *L)
{
    lent_end_walk(luaL_checkudata(L, 1, LENT_WALKER));
    return 0;
}

static const struct lent_reg walker_meta[] = {
    {"__close", walker_close, NULL},
    {"__gc", walker_close, NULL}, /* of a coroutine that was left in the middle of its loop */
    {NULL, NULL, NULL}};

static const struct lent_type walker_type = {
    .name = LENT_WALKER,
    .doc = "---What a loop over a corpus holds while it runs, so that the corpus is not closed.",
    .meta = walker_meta};

struct lent_walker *lent_new_walker(lua_State *L, int corpus)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct lent_walker *w = new_object(L, corpus, sizeof *w, LENT_WALKER);
    w->corpus = box;
    w->walking = 1;
    box->busy++;
    return w;
}

static const struct lent_type *const types[] = {&walker_type, NULL};
extern const struct lent_binding lent_view_binding;
const struct lent_binding lent_view_binding = {.types = types};
