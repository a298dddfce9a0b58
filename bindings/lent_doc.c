/*
 * A document, and the collection of all of them.
 */
#include <string.h>

#include "lent_view.h"

#define LENT_DOCS "entente.docs"

struct lent_docs {
    struct lent_corpus *corpus;
};

struct lent_doc *lent_check_doc(lua_State *L, int arg)
{
    struct lent_doc *d = luaL_checkudata(L, arg, LENT_DOC);
    luaL_argcheck(L, d->corpus->core != NULL, arg, "document of a closed corpus");
    return d;
}

static const struct ent_segment *doc_segment(const struct lent_doc *d)
{
    return ent_corpus_segment(d->corpus->core, d->place.segment);
}

static const struct ent_attr *doc_attr(const struct lent_doc *d, const char *name)
{
    return ent_layer_attr(ent_segment_layer(doc_segment(d), "doc"), name);
}

static struct ent_range doc_bytes(const struct lent_doc *d)
{
    const struct ent_segment *s = doc_segment(d);
    return ent_layer_bytes(s, ent_segment_layer(s, "doc"), d->place.at);
}

/* ---- what the source says of it ---- */

static int push_doc_attr(lua_State *L, const char *name)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    lent_push_attr(L, doc_attr(d, name), d->place.at);
    return 1;
}

/* While it lasts the document's corpus stays open; the walker stands at the top. */
static struct lent_walker *hold(lua_State *L)
{
    lent_push_owner(L, 1);
    struct lent_walker *w = lent_new_walker(L, -1);
    lua_remove(L, -2);
    return w;
}

static int doc_id(lua_State *L) { return push_doc_attr(L, "id"); }
static int doc_title(lua_State *L) { return push_doc_attr(L, "title"); }
static int doc_published(lua_State *L) { return push_doc_attr(L, "published"); }
static int doc_published_alt(lua_State *L) { return push_doc_attr(L, "published_alt"); }
static int doc_published_how(lua_State *L) { return push_doc_attr(L, "published_how"); }
static int doc_publisher(lua_State *L) { return push_doc_attr(L, "publisher"); }
static int doc_language(lua_State *L) { return push_doc_attr(L, "language"); }
static int doc_encoding(lua_State *L) { return push_doc_attr(L, "encoding"); }
static int doc_file(lua_State *L) { return push_doc_attr(L, "file"); }
static int doc_ordinal(lua_State *L) { return push_doc_attr(L, "ordinal"); }
static int doc_digest(lua_State *L) { return push_doc_attr(L, "digest"); }

static int doc_authors(lua_State *L)
{
    lent_check_doc(L, 1);
    struct lent_walker *w = hold(L);
    push_doc_attr(L, "authors");
    lent_end_walk(w);
    if (lua_isnil(L, -1))
        lua_newtable(L);
    return 1;
}

static int doc_precision(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct ent_date date = ent_attr_date(doc_attr(d, "published"), d->place.at);
    if (ent_date_is(date))
        lua_pushstring(L, date.day ? "day" : date.month ? "month" : "year");
    else
        lua_pushnil(L);
    return 1;
}

static int doc_fields(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct lent_walker *w = hold(L);
    const struct ent_layer *l = ent_segment_layer(doc_segment(d), "doc");
    lua_newtable(L);
    for (size_t i = 0; i < l->n_attrs; i++) {
        if (l->attrs[i].name[0] != '+')
            continue;
        lent_push_attr(L, &l->attrs[i], d->place.at);
        lua_setfield(L, -2, l->attrs[i].name + 1);
    }
    lent_end_walk(w);
    return 1;
}

static int doc_index(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lent_check_doc(L, 1)->index + 1);
    return 1;
}

/* One row of the layer "source" as a table. */
static void push_source(lua_State *L, const struct ent_layer *l, size_t row)
{
    static const char *const names[] = {"id", "file", "ordinal", "publisher", "published"};
    lua_createtable(L, 0, sizeof names / sizeof *names);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lent_push_attr(L, ent_layer_attr(l, names[i]), row);
        lua_setfield(L, -2, names[i]);
    }
}

static int doc_sources(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct lent_walker *w = hold(L);
    size_t n, n_at;
    const char *digest = ent_attr_string(doc_attr(d, "digest"), d->place.at, &n);
    lua_Integer found = 0;
    lua_newtable(L);
    for (size_t i = 0; digest != NULL && i < ent_corpus_n_segments(d->corpus->core); i++) {
        const struct ent_layer *l =
            ent_segment_layer(ent_corpus_segment(d->corpus->core, i), "source");
        const struct ent_attr *a = ent_layer_attr(l, "digest");
        for (size_t row = 0; l != NULL && row < l->n; row++) {
            const char *at = ent_attr_string(a, row, &n_at);
            if (at == NULL || n_at != n || memcmp(at, digest, n) != 0)
                continue;
            push_source(L, l, row);
            lua_rawseti(L, -2, ++found);
        }
    }
    lent_end_walk(w);
    return 1;
}

/* ---- its text and parts ---- */

static int doc_text(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct ent_range bytes = doc_bytes(d);
    lua_pushlstring(L, doc_segment(d)->text + bytes.start, bytes.end - bytes.start);
    return 1;
}

static int doc_span(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct ent_range bytes = doc_bytes(d);
    uint64_t start, end;
    if (ent_attr_number(doc_attr(d, "start"), d->place.at, &start) &&
        ent_attr_number(doc_attr(d, "end"), d->place.at, &end) && start <= end &&
        end <= bytes.end - bytes.start)
        bytes = (struct ent_range){bytes.start + (size_t)start, bytes.start + (size_t)end};
    lent_push_owner(L, 1);
    lent_push_span(L, -1, d->place.segment, bytes);
    return 1;
}

static int doc_part(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    lua_Integer start = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3);
    struct ent_range bytes = doc_bytes(d);
    lua_Integer size = (lua_Integer)(bytes.end - bytes.start);
    luaL_argcheck(L, start >= 0 && start <= size, 2, "not within the document's text");
    luaL_argcheck(L, end >= start && end <= size, 3, "not within the document's text");
    lent_push_owner(L, 1);
    lent_push_span(L, -1, d->place.segment,
                   (struct ent_range){bytes.start + (size_t)start, bytes.start + (size_t)end});
    return 1;
}

static int doc_words(lua_State *L)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    const struct ent_segment *s = doc_segment(d);
    struct ent_range words = ent_layer_words(s, ent_segment_layer(s, "doc"), d->place.at);
    uint64_t base = ent_corpus_base(d->corpus->core, d->place.segment);
    lent_push_owner(L, 1);
    lent_push_words(L, -1, base + words.start, base + words.end);
    return 1;
}

static int push_doc_rows(lua_State *L, enum lent_layer layer, const char *name)
{
    struct lent_doc *d = lent_check_doc(L, 1);
    struct ent_range rows = {0, 0};
    const struct ent_layer *l = ent_segment_layer(doc_segment(d), name);
    if (l != NULL)
        rows = ent_layer_rows(l, doc_bytes(d));
    lent_push_owner(L, 1);
    lent_push_rows(L, -1, layer, d->place.segment, rows.start, rows.end);
    return 1;
}

static int doc_sections(lua_State *L) { return push_doc_rows(L, LENT_SECTION, "section"); }
static int doc_paragraphs(lua_State *L) { return push_doc_rows(L, LENT_PARAGRAPH, "paragraph"); }
static int doc_sentences(lua_State *L) { return push_doc_rows(L, LENT_SENTENCE, "sentence"); }
static int doc_parts(lua_State *L) { return push_doc_rows(L, LENT_PART, "part"); }
static int doc_boilerplate(lua_State *L)
{
    return push_doc_rows(L, LENT_BOILERPLATE, "boilerplate");
}

static int doc_dates(lua_State *L) { return push_doc_rows(L, LENT_TIMEX, "date"); }
static int doc_quantities(lua_State *L) { return push_doc_rows(L, LENT_QUANTITY, "quantity"); }
static int doc_quotes(lua_State *L) { return push_doc_rows(L, LENT_QUOTE, "quote"); }
static int doc_mentions(lua_State *L) { return push_doc_rows(L, LENT_MENTION, "mention"); }
static int doc_forecasts(lua_State *L) { return push_doc_rows(L, LENT_FORECAST, "forecast"); }
static int doc_events(lua_State *L) { return push_doc_rows(L, LENT_EVENT, "event"); }
static int doc_facts(lua_State *L) { return push_doc_rows(L, LENT_FACT, "fact"); }
static int doc_ties(lua_State *L) { return push_doc_rows(L, LENT_TIE, "tie"); }

static int doc_eq(lua_State *L)
{
    const struct lent_doc *a = luaL_testudata(L, 1, LENT_DOC), *b = luaL_testudata(L, 2, LENT_DOC);
    lua_pushboolean(L, a != NULL && b != NULL && a->corpus == b->corpus && a->index == b->index);
    return 1;
}

static int doc_tostring(lua_State *L)
{
    struct lent_doc *d = luaL_checkudata(L, 1, LENT_DOC);
    if (d->corpus->core == NULL) {
        lua_pushliteral(L, "entente.doc (closed)");
        return 1;
    }
    doc_id(L);
    doc_title(L);
    const char *title = lua_tostring(L, -1), *id = lua_tostring(L, -2);
    lua_pushfstring(L, "entente.doc %s: %s", id ? id : "?", title ? title : "(without title)");
    return 1;
}

static const struct lent_reg doc_methods[] = {
    {"text", doc_text,
     "---The stored text, boilerplate and all; spans count its bytes.\n"
     "---@return string text UTF-8"},
    {"part", doc_part,
     "---A span of the document by its bytes.\n"
     "---@param start integer first byte, from 0\n"
     "---@param stop integer one past the last byte\n"
     "---@return entente.span span"},
    {NULL, NULL, NULL}};

static const struct lent_reg doc_getters[] = {
    {"id", doc_id,
     "---@type string given by the source, else made from its path and its place in the file"},
    {"title", doc_title, "---@type string? nil where the page lost it"},
    {"authors", doc_authors,
     "---@type string[] as the byline names them; empty where it names none"},
    {"published", doc_published,
     "---@type string? ISO date as precise as the page states it (2025, 2025-09, 2025-09-04); nil "
     "where it states none"},
    {"published_alt", doc_published_alt,
     "---@type string? the other reading of an ambiguous date such as 08/07/2025"},
    {"published_how", doc_published_how,
     "---@type string? where the date was found: dateline, byline, meta, field, ..."},
    {"precision", doc_precision, "---@type 'day'|'month'|'year'|nil of the date"},
    {"publisher", doc_publisher, "---@type string? nil where the page does not state it"},
    {"language", doc_language, "---@type string? BCP 47, e.g. 'en'; nil where it is not known"},
    {"encoding", doc_encoding, "---@type string? of the source file where it was not UTF-8"},
    {"file", doc_file,
     "---@type string path of the source file, relative to the argument of ingest"},
    {"ordinal", doc_ordinal, "---@type integer which article of its file, from 1"},
    {"digest", doc_digest, "---@type string SHA-256 of its content, in hexadecimal: the stored text, and loaded CoNLL-U's columns"},
    {"fields", doc_fields,
     "---@type table<string, string> whatever else the source says: country, url, ..."},
    {"sources", doc_sources,
     "---@type table[] further places where the same text was found: {id, file, ordinal, "
     "publisher, published}"},
    {"index", doc_index, "---@type integer its place among corpus.docs, from 1"},
    {"span", doc_span, "---@type entente.span the article proper: from its title to its end"},
    {"words", doc_words, "---@type entente.words its words, without boilerplate"},
    {"sentences", doc_sentences,
     "---@type entente.rows its sentences, those of title and headings too"},
    {"paragraphs", doc_paragraphs, "---@type entente.rows its body paragraphs and list items"},
    {"sections", doc_sections, "---@type entente.rows from a heading to the next one"},
    {"parts", doc_parts, "---@type entente.rows title, byline, dateline and headings"},
    {"dates", doc_dates, "---@type entente.rows expressions of time in it"},
    {"quantities", doc_quantities, "---@type entente.rows what is measured in it"},
    {"mentions", doc_mentions, "---@type entente.rows the names in it"},
    {"quotes", doc_quotes, "---@type entente.rows what stands between quotation marks in it"},
    {"forecasts", doc_forecasts, "---@type entente.rows its sentences that foresee something"},
    {"events", doc_events, "---@type entente.rows who did what to whom in it"},
    {"facts", doc_facts, "---@type entente.rows what is measured in it, of whom"},
    {"ties", doc_ties, "---@type entente.rows who is in what, what crosses what, who backs it, as it tells them"},
    {"boilerplate", doc_boilerplate,
     "---@type entente.rows what is on the page but not of the article: bios, credits, navigation, "
     "..."},
    {NULL, NULL, NULL}};

static const struct lent_reg doc_meta[] = {
    {"__eq", doc_eq, NULL}, {"__tostring", doc_tostring, NULL}, {NULL, NULL, NULL}};

static const struct lent_type doc_type = {
    .name = LENT_DOC,
    .doc = "---A document: one article, with what its page says of it.",
    .methods = doc_methods,
    .getters = doc_getters,
    .meta = doc_meta};

/* ---- the collection ---- */

static struct lent_docs *check_docs(lua_State *L, int arg)
{
    struct lent_docs *docs = luaL_checkudata(L, arg, LENT_DOCS);
    luaL_argcheck(L, docs->corpus->core != NULL, arg, "documents of a closed corpus");
    return docs;
}

void lent_push_docs(lua_State *L, int corpus)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    corpus = lua_absindex(L, corpus);
    struct lent_docs *docs = lent_newobject(L, sizeof *docs, 1, LENT_DOCS);
    docs->corpus = box;
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
}

static int docs_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)ent_corpus_n_docs(check_docs(L, 1)->corpus->core));
    return 1;
}

/* docs[i]; nil beyond the ends, so that ipairs works */
static int docs_index(lua_State *L)
{
    struct lent_docs *docs = check_docs(L, 1);
    int is_integer;
    lua_Integer i = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (i < 1 || (lua_Unsigned)i > ent_corpus_n_docs(docs->corpus->core)) {
        lua_pushnil(L);
        return 1;
    }
    lent_push_owner(L, 1);
    lent_push_doc(L, -1, (size_t)i - 1);
    return 1;
}

static int docs_get(lua_State *L)
{
    struct lent_docs *docs = check_docs(L, 1);
    size_t n;
    const char *id = luaL_checklstring(L, 2, &n);
    size_t i = ent_corpus_find_doc(docs->corpus->core, id, n);
    if (i >= ent_corpus_n_docs(docs->corpus->core)) {
        lua_pushnil(L);
        return 1;
    }
    lent_push_owner(L, 1);
    lent_push_doc(L, -1, i);
    return 1;
}

/* A filter: each field that is given must hold.  Strings live in the table, the walker's user
 * value. */
struct filter {
    const char *id, *title, *publisher, *language, *file, *author;
    struct ent_date published, since, before;
    int has_fields;
};

static const struct lent_option filter_options[] = {
    {"id", LENT_STRING, offsetof(struct filter, id), NULL},
    {"title", LENT_STRING, offsetof(struct filter, title), NULL},
    {"publisher", LENT_STRING, offsetof(struct filter, publisher), NULL},
    {"language", LENT_STRING, offsetof(struct filter, language), NULL},
    {"file", LENT_STRING, offsetof(struct filter, file), NULL},
    {"author", LENT_STRING, offsetof(struct filter, author), NULL},
    {"published", LENT_DATE, offsetof(struct filter, published), NULL},
    {"since", LENT_DATE, offsetof(struct filter, since), NULL},
    {"before", LENT_DATE, offsetof(struct filter, before), NULL},
    {"fields", LENT_ANY, 0, NULL},
    {NULL, LENT_ANY, 0, NULL}};

static int is_string(const struct ent_attr *a, size_t row, const char *wanted)
{
    size_t n;
    const char *s = wanted != NULL ? ent_attr_string(a, row, &n) : NULL;
    return wanted == NULL || (s != NULL && strlen(wanted) == n && memcmp(s, wanted, n) == 0);
}

static int has_author(const struct ent_attr *a, size_t row, const char *wanted)
{
    size_t n_items = ent_attr_n_items(a, row), n;
    for (size_t k = 0; wanted != NULL && k < n_items; k++) {
        const char *s = ent_attr_item(a, row, k, &n);
        if (s != NULL && n == strlen(wanted) && memcmp(s, wanted, n) == 0)
            return 1;
    }
    return wanted == NULL;
}

static int in_time(struct ent_date d, const struct filter *f)
{
    if (!ent_date_is(f->published) && !ent_date_is(f->since) && !ent_date_is(f->before))
        return 1;
    if (!ent_date_is(d))
        return 0;
    int32_t first = ent_date_first_day(d), last = ent_date_last_day(d);
    return (!ent_date_is(f->published) || (first >= ent_date_first_day(f->published) &&
                                           last <= ent_date_last_day(f->published))) &&
           (!ent_date_is(f->since) || first >= ent_date_first_day(f->since)) &&
           (!ent_date_is(f->before) || last < ent_date_first_day(f->before));
}

static int holds(const struct ent_layer *docs, size_t row, const struct filter *f)
{
    return is_string(ent_layer_attr(docs, "id"), row, f->id) &&
           is_string(ent_layer_attr(docs, "title"), row, f->title) &&
           is_string(ent_layer_attr(docs, "publisher"), row, f->publisher) &&
           is_string(ent_layer_attr(docs, "language"), row, f->language) &&
           is_string(ent_layer_attr(docs, "file"), row, f->file) &&
           has_author(ent_layer_attr(docs, "authors"), row, f->author) &&
           in_time(ent_attr_date(ent_layer_attr(docs, "published"), row), f);
}

/* The entries of the table 'fields' at the top against the document's own. */
static int fields_hold(lua_State *L, const struct ent_layer *docs, size_t row)
{
    char name[40];
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
        const char *value = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
        if (key == NULL || value == NULL)
            return luaL_error(L, "field 'fields': names and values must be strings");
        lua_pushfstring(L, "+%s", key);
        size_t n = strlen(lua_tostring(L, -1));
        memcpy(name, lua_tostring(L, -1), n < sizeof name ? n + 1 : 0);
        lua_pop(L, 1);
        if (n >= sizeof name || !is_string(ent_layer_attr(docs, name), row, value)) {
            lua_pop(L, 2);
            return 0;
        }
    }
    return 1;
}

/* upvalues: the filter's memory, its table, the walker */
static int docs_next(lua_State *L)
{
    const struct filter *f = lua_touserdata(L, lua_upvalueindex(1));
    struct lent_walker *w = lua_touserdata(L, lua_upvalueindex(3));
    struct ent_corpus *c = w->corpus->core;
    while (c != NULL && w->at < ent_corpus_n_docs(c)) {
        struct ent_place place = ent_corpus_doc(c, (size_t)w->at++);
        const struct ent_layer *docs =
            ent_segment_layer(ent_corpus_segment(c, place.segment), "doc");
        int good = holds(docs, place.at, f);
        if (good && f->has_fields) {
            lua_getfield(L, lua_upvalueindex(2), "fields");
            good = fields_hold(L, docs, place.at);
            lua_pop(L, 1);
        }
        if (good) {
            lua_getiuservalue(L, lua_upvalueindex(3), 1);
            lent_push_doc(L, -1, (size_t)w->at - 1);
            return 1;
        }
    }
    lua_pushnil(L);
    return 1;
}

/* docs{filter} -> next, nil, nil, walker */
static int docs_call(lua_State *L)
{
    check_docs(L, 1);
    lent_check_called(L, "for doc in corpus.docs() do");
    lua_settop(L, 2);
    if (lua_isnil(L, 2)) {
        lua_newtable(L);
        lua_replace(L, 2);
    }
    struct filter *f = lua_newuserdatauv(L, sizeof *f, 0);
    *f = (struct filter){0};
    lent_check_options(L, 2, filter_options, f);
    f->has_fields = lua_getfield(L, 2, "fields") == LUA_TTABLE;
    if (!f->has_fields && !lua_isnil(L, -1))
        return lent_fielderror(L, 2, "fields", "table expected, got %s", luaL_typename(L, -1));
    lua_pop(L, 1);
    lent_push_owner(L, 1);
    lent_new_walker(L, -1);
    lua_remove(L, -2);
    lua_insert(L, 1); /* walker docs table filter */
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 1); /* filter table walker */
    lua_pushcclosure(L, docs_next, 3);
    lua_pushnil(L);
    lua_pushnil(L);
    lua_pushvalue(L, 1);
    return 4;
}

static int docs_tostring(lua_State *L)
{
    struct lent_docs *docs = luaL_checkudata(L, 1, LENT_DOCS);
    if (docs->corpus->core == NULL)
        lua_pushliteral(L, "entente.docs (closed)");
    else
        lua_pushfstring(L, "entente.docs: %d documents",
                        (int)ent_corpus_n_docs(docs->corpus->core));
    return 1;
}

static const struct lent_reg docs_methods[] = {
    {"get", docs_get,
     "---The document with an id.\n"
     "---@param id string\n"
     "---@return entente.doc? doc nil where there is none"},
    {NULL, NULL, NULL}};

static const struct lent_reg docs_meta[] = {
    {"__len", docs_len, "---@operator len: integer"},
    {"__call", docs_call, "---@operator call(entente.filter?): fun(): entente.doc\n"},
    {"__tostring", docs_tostring, NULL},
    {NULL, NULL, NULL}};

static const struct lent_type docs_type = {
    .name = LENT_DOCS,
    .doc =
        "---The documents of a corpus, in the order they were ingested: #docs, docs[i] (from 1), "
        "and\n"
        "---`for doc in docs{publisher = 'X', since = '2024'} do`.  A filter may have id, title,\n"
        "---publisher, language, file, author, published (a date: within it), since, before "
        "(dates), and\n"
        "---fields (a table of further fields).  A document without a date is in no time.\n"
        "---@field [integer] entente.doc",
    .methods = docs_methods,
    .meta = docs_meta,
    .index = docs_index};

static const struct lent_type *const types[] = {&doc_type, &docs_type, NULL};
extern const struct lent_binding lent_doc_binding;
const struct lent_binding lent_doc_binding = {.types = types};
