/*
 * A word in the tree of its sentence: what hangs on it, and the way to another word.
 */
#include <string.h>

#include "lent_buffer.h"
#include "lent_view.h"
#include "report/ent_sentence_tree.h"

/* A word, and the sentence around it. */
struct spot {
    const struct lent_word *word;
    const struct ent_segment *s;
    struct ent_place place;
    struct ent_range words; /* of the sentence: positions of the segment */
    uint64_t base;          /* global position of the segment's first */
    size_t self;            /* the word in the sentence */
};

static struct spot find_spot(lua_State *L, int arg)
{
    struct spot at = {.word = lent_check_word(L, arg)};
    const struct ent_corpus *c = at.word->corpus->core;
    at.place = ent_corpus_position(c, at.word->position);
    at.s = ent_corpus_segment(c, at.place.segment);
    at.words = ent_sentence_around(at.s, at.place.at);
    at.base = ent_corpus_base(c, at.place.segment);
    at.self = at.place.at - at.words.start;
    return at;
}

/* nil and why. */
static int push_none(lua_State *L, const char *why)
{
    luaL_pushfail(L);
    lua_pushstring(L, why);
    return 2;
}

static int push_no_trees(lua_State *L)
{
    return push_none(L, "the corpus has no trees here: 'entente annotate CORPUS' makes them");
}

/* The heads of a sentence as indices in it; room for more besides.  Lua's memory. */
static int32_t *push_heads(lua_State *L, const struct spot *at, size_t more)
{
    size_t n = at->words.end - at->words.start;
    int32_t *heads = lua_newuserdatauv(L, (n + more + 1) * sizeof *heads, 0);
    for (size_t i = 0; i < n; i++) {
        int64_t head = ent_segment_head(at->s, at->words.start + i);
        int inside = head >= (int64_t)at->words.start && head < (int64_t)at->words.end;
        heads[i] = inside ? (int32_t)(head - (int64_t)at->words.start) : -1;
    }
    return heads;
}

int lent_word_children(lua_State *L)
{
    struct spot at = find_spot(L, 1);
    lua_Integer n = 0;
    if (!ent_segment_is_parsed(at.s)) {
        lua_pushnil(L);
        return 1;
    }
    lent_push_owner(L, 1);
    struct lent_walker *hold = lent_new_walker(L, -1);
    at = find_spot(L, 1);
    lua_newtable(L);
    for (size_t i = at.words.start; i < at.words.end; i++) {
        if (ent_segment_head(at.s, i) != (int64_t)at.place.at)
            continue;
        lent_push_word(L, -3, at.base + i);
        lua_rawseti(L, -2, ++n);
    }
    lent_end_walk(hold);
    return 1;
}

/* The text of the words in the mask; "..." stands where others are left out. */
static void add_text(struct ent_buf *out, const struct spot *at, const unsigned char *mask)
{
    size_t end = 0;
    for (size_t i = at->words.start; i < at->words.end; i++) {
        struct ent_range word = ent_segment_word(at->s, i);
        int follows = i > at->words.start && mask[i - 1 - at->words.start];
        if (!mask[i - at->words.start])
            continue;
        if (follows && word.start >= end)
            ent_buf_add(out, at->s->text + end, word.start - end);
        else if (out->len > 0)
            ent_buf_adds(out, " ... ");
        ent_buf_add(out, at->s->text + word.start, word.end - word.start);
        end = word.end;
    }
}

static struct ent_range span_of(const struct spot *at, const unsigned char *mask)
{
    struct ent_range bytes = ent_segment_word(at->s, at->place.at);
    for (size_t i = at->words.start; i < at->words.end; i++) {
        struct ent_range word = ent_segment_word(at->s, i);
        if (!mask[i - at->words.start])
            continue;
        bytes.start = word.start < bytes.start ? word.start : bytes.start;
        bytes.end = word.end > bytes.end ? word.end : bytes.end;
    }
    return bytes;
}

int lent_word_subtree(lua_State *L)
{
    struct spot at = find_spot(L, 1);
    struct ent_error err;
    lua_Integer k = 0;
    if (!ent_segment_is_parsed(at.s))
        return push_no_trees(L);
    lua_settop(L, 1);
    lent_push_owner(L, 1); /* 2 */
    struct lent_walker *hold = lent_new_walker(L, 2);
    at = find_spot(L, 1);
    size_t n = at.words.end - at.words.start;
    const int32_t *heads = push_heads(L, &at, 0);
    unsigned char *mask = lua_newuserdatauv(L, n + 1, 0);
    struct ent_buf *text = lent_new_buffer(L);
    if (ent_tree_subtree(heads, n, at.self, mask, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_newtable(L);
    for (size_t i = 0; i < n; i++) {
        if (!mask[i])
            continue;
        lent_push_word(L, 2, at.base + at.words.start + i);
        lua_rawseti(L, -2, ++k);
    }
    add_text(text, &at, mask);
    lent_push_buffer(L, text);
    lent_push_span(L, 2, at.place.segment, span_of(&at, mask));
    lent_end_walk(hold);
    return 3;
}

/* "<nsubj": the word is the nsubj of the next one; ">obj": the next one is its obj. */
static void push_step(lua_State *L, const struct spot *at, size_t dependent, int up)
{
    const struct ent_corpus *c = at->word->corpus->core;
    const struct ent_column *column = ent_segment_column(at->s, "deprel");
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, "deprel");
    size_t n = 0;
    const char *relation = NULL;
    if (column != NULL && lexicon != NULL)
        relation = ent_lexicon_str(lexicon, (uint32_t)ent_packed_get(&column->ids, at->words.start + dependent), &n);
    lua_pushstring(L, up ? "<" : ">");
    lua_pushlstring(L, relation != NULL ? relation : "", relation != NULL ? n : 0);
    lua_concat(L, 2);
}

int lent_word_path(lua_State *L)
{
    struct spot at = find_spot(L, 1), to = find_spot(L, 2);
    if (at.word->corpus != to.word->corpus || at.place.segment != to.place.segment || at.words.start != to.words.start)
        return push_none(L, "the words are of different sentences");
    if (!ent_segment_is_parsed(at.s))
        return push_no_trees(L);
    lua_settop(L, 2);
    lent_push_owner(L, 1); /* 3 */
    struct lent_walker *hold = lent_new_walker(L, 3);
    at = find_spot(L, 1);
    size_t n = at.words.end - at.words.start, top = 0;
    int32_t *heads = push_heads(L, &at, 2 * n), *path = heads + n;
    size_t length = ent_tree_path(heads, n, at.self, find_spot(L, 2).self, path, &top);
    if (length == 0) {
        lent_end_walk(hold);
        return push_none(L, "the words hang on no common head");
    }
    lua_newtable(L);
    for (size_t i = 0; i < length; i++) {
        lent_push_word(L, 3, at.base + at.words.start + (size_t)path[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_newtable(L);
    for (size_t i = 0; i + 1 < length; i++) {
        push_step(L, &at, (size_t)path[i < top ? i : i + 1], i < top);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lent_end_walk(hold);
    return 2;
}
