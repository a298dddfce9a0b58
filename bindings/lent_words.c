/*
 * A word, and a stretch of words.
 */
#include <string.h>

#include "lent_view.h"

/* ---- one word ---- */

struct lent_word *lent_check_word(lua_State *L, int arg)
{
    struct lent_word *w = luaL_checkudata(L, arg, LENT_WORD);
    luaL_argcheck(L, w->corpus->core != NULL, arg, "word of a closed corpus");
    return w;
}

/* The segment that holds a word, and the position in it. */
static const struct ent_segment *place_of(const struct lent_word *w, struct ent_place *place)
{
    *place = ent_corpus_position(w->corpus->core, w->position);
    return ent_corpus_segment(w->corpus->core, place->segment);
}

/* The value of a column: a string, or nil where it is empty or the segment has no such column. */
static void push_value(lua_State *L, const struct ent_corpus *c, const struct ent_segment *s,
                       const char *name, size_t position)
{
    const struct ent_column *column = ent_segment_column(s, name);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, name);
    size_t n = 0;
    const char *value = NULL;
    if (column != NULL && lexicon != NULL)
        value = ent_lexicon_str(lexicon, (uint32_t)ent_packed_get(&column->ids, position), &n);
    lent_push_string(L, n > 0 ? value : NULL, n);
}

static int word_form(lua_State *L)
{
    struct ent_place place;
    struct lent_word *w = lent_check_word(L, 1);
    const struct ent_segment *s = place_of(w, &place);
    push_value(L, w->corpus->core, s, "word", place.at);
    return 1;
}

static int word_id(lua_State *L)
{
    struct ent_place place;
    struct lent_word *w = lent_check_word(L, 1);
    const struct ent_column *column = ent_segment_column(place_of(w, &place), "word");
    lua_pushinteger(L, (lua_Integer)ent_packed_get(&column->ids, place.at));
    return 1;
}

static int word_position(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lent_check_word(L, 1)->position + 1);
    return 1;
}

static int word_span(lua_State *L)
{
    struct ent_place place;
    const struct ent_segment *s = place_of(lent_check_word(L, 1), &place);
    lent_push_owner(L, 1);
    lent_push_span(L, -1, place.segment, ent_segment_word(s, place.at));
    return 1;
}

static int word_text(lua_State *L)
{
    struct ent_place place;
    const struct ent_segment *s = place_of(lent_check_word(L, 1), &place);
    struct ent_range bytes = ent_segment_word(s, place.at);
    lua_pushlstring(L, s->text + bytes.start, bytes.end - bytes.start);
    return 1;
}

static int word_sentence(lua_State *L)
{
    struct ent_place place;
    const struct ent_segment *s = place_of(lent_check_word(L, 1), &place);
    const struct ent_layer *l = ent_segment_layer(s, "sentence");
    size_t row = l != NULL ? ent_layer_row_at(l, place.at) : 0;
    lent_push_owner(L, 1);
    if (l != NULL && row < l->n)
        lent_push_row(L, -1, LENT_SENTENCE, place.segment, row);
    else
        lua_pushnil(L);
    return 1;
}

static int word_doc(lua_State *L)
{
    struct ent_place place;
    struct lent_word *w = lent_check_word(L, 1);
    const struct ent_segment *s = place_of(w, &place);
    size_t row = ent_layer_row_at(ent_segment_layer(s, "doc"), place.at);
    size_t doc = ent_corpus_doc_of_row(w->corpus->core, place.segment, row);
    lent_push_owner(L, 1);
    if (doc < ent_corpus_n_docs(w->corpus->core))
        lent_push_doc(L, -1, doc);
    else
        lua_pushnil(L);
    return 1;
}

static int word_head(lua_State *L)
{
    struct ent_place place;
    struct lent_word *w = lent_check_word(L, 1);
    const struct ent_segment *s = place_of(w, &place);
    int64_t head = ent_segment_head(s, place.at);
    lent_push_owner(L, 1);
    if (head >= 0)
        lent_push_word(L, -1, ent_corpus_base(w->corpus->core, place.segment) + (uint64_t)head);
    else
        lua_pushnil(L);
    return 1;
}

static int word_is_root(lua_State *L)
{
    struct ent_place place;
    const struct ent_segment *s = place_of(lent_check_word(L, 1), &place);
    lua_pushboolean(L, ent_segment_head(s, place.at) == ENT_HEAD_ROOT);
    return 1;
}

static int word_space_after(lua_State *L)
{
    struct ent_place place;
    const struct ent_segment *s = place_of(lent_check_word(L, 1), &place);
    struct ent_range bytes = ent_segment_word(s, place.at);
    lua_pushboolean(L, place.at + 1 >= s->n_words ||
                           ent_segment_word(s, place.at + 1).start != bytes.end);
    return 1;
}

/* word.lemma, word.upos, ...: any column of the corpus */
static int word_index(lua_State *L)
{
    struct ent_place place;
    struct lent_word *w = lent_check_word(L, 1);
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    const char *name = lua_tostring(L, 2);
    static const char *const usual[] = {"lemma",  "upos", "xpos", "feats",
                                        "deprel", "deps", "misc", "ne", NULL};
    int known = ent_corpus_lexicon(w->corpus->core, name) != NULL;
    for (int i = 0; !known && usual[i] != NULL; i++)
        known = strcmp(usual[i], name) == 0;
    if (!known)
        return 0;
    const struct ent_segment *s = place_of(w, &place);
    push_value(L, w->corpus->core, s, name, place.at);
    return 1;
}

static int word_eq(lua_State *L)
{
    const struct lent_word *a = luaL_testudata(L, 1, LENT_WORD),
                           *b = luaL_testudata(L, 2, LENT_WORD);
    lua_pushboolean(L,
                    a != NULL && b != NULL && a->corpus == b->corpus && a->position == b->position);
    return 1;
}

static int word_tostring(lua_State *L)
{
    struct lent_word *w = luaL_checkudata(L, 1, LENT_WORD);
    if (w->corpus->core == NULL)
        lua_pushliteral(L, "entente.word (closed)");
    else
        word_form(L);
    return 1;
}

static const struct lent_reg word_methods[] = {
    {"text", word_text,
     "---The word as it stands in the document; a loaded CoNLL-U word may differ from its form.\n"
     "---@return string text"},
    {"subtree", lent_word_subtree,
     "---What hangs on the word in the tree of its sentence, and it itself.\n"
     "---@return entente.word[]? words in the order of the text; nil without a parse\n"
     "---@return string text of these words as they stand there; ' ... ' where others are between them; without a parse why\n"
     "---@return entente.span span from the first of them to the last"},
    {"path", lent_word_path,
     "---The way from the word to another one in the tree of their sentence.\n"
     "---@param other entente.word\n"
     "---@return entente.word[]? words from this one to the other; nil without a parse and for words of different sentences\n"
     "---@return string[] steps between them, as in CQL: '<nsubj' from an nsubj to its head, '>obj' from a head to its obj;\n"
     "---without a way the reason"},
    {NULL, NULL, NULL}};

static const struct lent_reg word_getters[] = {
    {"form", word_form, "---@type string the word"},
    {"word", word_form, "---@type string the word, as the column is called"},
    {"id", word_id, "---@type integer its id in corpus.lexicon"},
    {"position", word_position, "---@type integer its place in the corpus, from 1"},
    {"span", word_span, "---@type entente.span where it stands"},
    {"sentence", word_sentence, "---@type entente.sentence the sentence that it belongs to"},
    {"doc", word_doc, "---@type entente.doc the document that it belongs to"},
    {"head", word_head,
     "---@type entente.word? what it depends on; nil for a root and without a parse"},
    {"children", lent_word_children,
     "---@type entente.word[]? what depends on it, in the order of the text; nil without a parse"},
    {"is_root", word_is_root, "---@type boolean it is the root of its sentence's tree"},
    {"space_after", word_space_after, "---@type boolean white space or the end follows it"},
    {NULL, NULL, NULL}};

static const struct lent_reg word_meta[] = {
    {"__eq", word_eq, NULL}, {"__tostring", word_tostring, NULL}, {NULL, NULL, NULL}};

static const struct lent_type word_type = {
    .name = LENT_WORD,
    .doc = "---A syntactic word (as in Universal Dependencies: `don't` is two of them).\n"
           "---@field lemma string? of a parsed corpus; any column of the corpus is a field\n"
           "---@field upos string?\n---@field xpos string?\n---@field feats string?\n"
           "---@field deprel string?\n---@field deps string?\n---@field misc string?\n"
           "---@field ne string? the name that it is of: B-PER (it begins one), I-PER, ORG, LOC, MISC; O: of none",
    .methods = word_methods,
    .getters = word_getters,
    .meta = word_meta,
    .index = word_index};

/* ---- a stretch of words ---- */

static struct lent_words *check_words(lua_State *L, int arg)
{
    struct lent_words *w = luaL_checkudata(L, arg, LENT_WORDS);
    luaL_argcheck(L, w->corpus->core != NULL, arg, "words of a closed corpus");
    return w;
}

/* All of the corpus: then removed documents are left out of the count. */
static int is_corpus(const struct lent_words *w)
{
    return w->first == 0 && w->last == ent_corpus_n_positions(w->corpus->core);
}

static int words_len(lua_State *L)
{
    struct lent_words *w = check_words(L, 1);
    lua_pushinteger(
        L, (lua_Integer)(is_corpus(w) ? ent_corpus_n_words(w->corpus->core) : w->last - w->first));
    return 1;
}

static int words_index(lua_State *L)
{
    struct lent_words *w = check_words(L, 1);
    int is_integer;
    lua_Integer i = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (i < 1 || (lua_Unsigned)i > w->last - w->first) {
        lua_pushnil(L);
        return 1;
    }
    lent_push_owner(L, 1);
    lent_push_word(L, -1, w->first + (uint64_t)i - 1);
    return 1;
}

/* Where a scan over a stretch stands: the segment, and the end of what is left of it there. */
struct scan {
    const struct ent_segment *segment;
    size_t index, row; /* of the segment, and of the document */
    size_t at, end;    /* positions of the segment */
};

/*
 * The next run of words from global position *at on, up to 'last', in documents that are there; 0
 * when there is none.  *at is then where the run begins.
 */
static int next_run(const struct ent_corpus *c, uint64_t *at, uint64_t last, struct scan *k)
{
    while (*at < last) {
        struct ent_place place = ent_corpus_position(c, *at);
        if (place.segment >= ent_corpus_n_segments(c))
            return 0;
        k->segment = ent_corpus_segment(c, place.segment);
        k->index = place.segment;
        k->at = place.at;
        k->end = k->segment->n_words;
        if (ent_corpus_manifest(c)->segments[place.segment].n_removed > 0) {
            const struct ent_layer *docs = ent_segment_layer(k->segment, "doc");
            k->row = ent_layer_row_at(docs, place.at);
            k->end = ent_layer_words(k->segment, docs, k->row).end;
            if (k->end <= k->at) /* damaged */
                return 0;
            if (ent_corpus_is_removed(c, place.segment, k->row)) {
                *at += k->end - k->at;
                continue;
            }
        }
        if (last - *at < k->end - k->at)
            k->end = k->at + (size_t)(last - *at);
        return 1;
    }
    return 0;
}

/* words:ids(into?, first?, n?, column?) */
static int words_ids(lua_State *L)
{
    enum { CHUNK = 1024 };
    uint32_t ids[CHUNK];
    struct lent_words *w = check_words(L, 1);
    lua_Integer first = luaL_optinteger(L, 3, 1), n = luaL_optinteger(L, 4, LUA_MAXINTEGER), k = 0;
    const char *name = luaL_optstring(L, 5, "word");
    struct scan run;
    luaL_argcheck(L, first >= 1, 3, "counts from 1");
    luaL_argcheck(L, n >= 0, 4, "must not be negative");
    luaL_argcheck(L, ent_corpus_lexicon(w->corpus->core, name) != NULL || strcmp(name, "word") == 0,
                  5, "no such column");
    if (lua_isnoneornil(L, 2))
        lua_newtable(L);
    else {
        luaL_checktype(L, 2, LUA_TTABLE);
        lua_pushvalue(L, 2);
    }
    const struct ent_corpus *c =
        check_words(L, 1)->corpus->core; /* nothing below runs a finalizer */
    uint64_t at =
        (lua_Unsigned)first - 1 < w->last - w->first ? w->first + (uint64_t)first - 1 : w->last;
    while (k < n && next_run(c, &at, w->last, &run)) {
        const struct ent_column *column = ent_segment_column(run.segment, name);
        while (run.at < run.end && k < n) {
            size_t m = run.end - run.at < CHUNK ? run.end - run.at : CHUNK;
            if ((lua_Integer)m > n - k)
                m = (size_t)(n - k);
            if (column != NULL)
                ent_packed_read(&column->ids, run.at, m, ids);
            else
                memset(ids, 0xFF, sizeof ids);
            for (size_t i = 0; i < m; i++) {
                lua_pushinteger(L, ids[i] == UINT32_MAX ? -1 : (lua_Integer)ids[i]);
                lua_rawseti(L, -2, ++k);
            }
            run.at += m;
            at += m;
        }
    }
    lua_pushinteger(L, k);
    lua_pushinteger(L, (lua_Integer)(at - w->first) + 1);
    return 3;
}

/* words:forms(column?) */
static int words_forms(lua_State *L)
{
    struct lent_words *w = check_words(L, 1);
    const struct ent_corpus *c = w->corpus->core;
    const char *name = luaL_optstring(L, 2, "word");
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, name);
    uint64_t at = w->first;
    lua_Integer k = 0;
    struct scan run;
    luaL_argcheck(L, lexicon != NULL || strcmp(name, "word") == 0, 2, "no such column");
    lent_push_owner(L, 1);
    struct lent_walker *held = lent_new_walker(L, -1);
    lua_newtable(L);
    while (next_run(c, &at, w->last, &run)) {
        const struct ent_column *column = ent_segment_column(run.segment, name);
        for (; run.at < run.end; run.at++, at++) {
            size_t n = 0;
            const char *s = "";
            if (column != NULL)
                s = ent_lexicon_str(lexicon, (uint32_t)ent_packed_get(&column->ids, run.at), &n);
            lua_pushlstring(L, s, n);
            lua_rawseti(L, -2, ++k);
        }
    }
    lent_end_walk(held);
    return 1;
}

/* next(walker, position) -> position, id: integers only, so no garbage is made */
static int words_next(lua_State *L)
{
    struct lent_walker *walker = lua_touserdata(L, 1);
    const struct ent_corpus *c = walker->corpus->core;
    uint64_t at = walker->at;
    struct scan run;
    if (c == NULL || !next_run(c, &at, walker->end, &run)) {
        lua_pushnil(L);
        return 1;
    }
    const struct ent_column *column = ent_segment_column(run.segment, "word");
    walker->at = at + 1;
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, column ? (lua_Integer)ent_packed_get(&column->ids, run.at) : -1);
    return 2;
}

static int words_each(lua_State *L)
{
    struct lent_words *w = check_words(L, 1);
    lua_pushcfunction(L, words_next);
    lent_push_owner(L, 1);
    struct lent_walker *walker = lent_new_walker(L, -1);
    walker->at = w->first;
    walker->end = w->last;
    lua_remove(L, -2);
    lua_pushnil(L);
    lua_pushvalue(L, -2);
    return 4;
}

/* upvalue: walker */
static int words_call_next(lua_State *L)
{
    struct lent_walker *walker = lua_touserdata(L, lua_upvalueindex(1));
    const struct ent_corpus *c = walker->corpus->core;
    struct scan run;
    uint64_t at = walker->at;
    if (c == NULL || !next_run(c, &at, walker->end, &run)) {
        lua_pushnil(L);
        return 1;
    }
    walker->at = at + 1;
    lua_getiuservalue(L, lua_upvalueindex(1), 1);
    lent_push_word(L, -1, at);
    return 1;
}

static int words_call(lua_State *L)
{
    struct lent_words *w = check_words(L, 1);
    lent_check_called(L, "for word in doc.words() do");
    lent_push_owner(L, 1);
    struct lent_walker *walker = lent_new_walker(L, -1);
    walker->at = w->first;
    walker->end = w->last;
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, words_call_next, 1);
    lua_pushnil(L);
    lua_pushnil(L);
    lua_pushvalue(L, -4);
    return 4;
}

static int words_tostring(lua_State *L)
{
    struct lent_words *w = luaL_checkudata(L, 1, LENT_WORDS);
    if (w->corpus->core == NULL) {
        lua_pushliteral(L, "entente.words (closed)");
        return 1;
    }
    words_len(L);
    lua_pushfstring(L, "entente.words: %d words", (int)lua_tointeger(L, -1));
    return 1;
}

static const struct lent_reg words_methods[] = {
    {"ids", words_ids,
     "---Ids of words in bulk: the fastest way over a whole corpus, a chunk at a time.\n"
     "---@param into? integer[] filled from 1 on and returned; entries past n are left as they "
     "were\n"
     "---@param first? integer which word of the stretch to begin with, from 1\n"
     "---@param n? integer how many; all if not given\n"
     "---@param column? string 'word' if not given; -1 stands where a segment has no such column\n"
     "---@return integer[] ids\n"
     "---@return integer n how many there were\n"
     "---@return integer next the 'first' to go on with"},
    {"forms", words_forms,
     "---The words as strings (or another column: lemma, upos, ...).\n"
     "---@param column? string 'word' if not given\n"
     "---@return string[] values '' where there is none"},
    {"each", words_each,
     "---Walk over positions and ids; makes no garbage: `for position, id in words:each() do`.\n"
     "---@return fun(): integer, integer next\n"},
    {NULL, NULL, NULL}};

static const struct lent_reg words_meta[] = {
    {"__len", words_len, "---@operator len: integer"},
    {"__call", words_call, "---@operator call: fun(): entente.word"},
    {"__tostring", words_tostring, NULL},
    {NULL, NULL, NULL}};

static const struct lent_type words_type = {
    .name = LENT_WORDS,
    .doc =
        "---Words that follow one another: #words, words[i] (from 1), `for word in words() do`.\n"
        "---@field [integer] entente.word",
    .methods = words_methods,
    .meta = words_meta,
    .index = words_index};

static const struct lent_type *const types[] = {&word_type, &words_type, NULL};
extern const struct lent_binding lent_words_binding;
const struct lent_binding lent_words_binding = {.types = types};
