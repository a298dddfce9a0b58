/*
 * The ways in the tree from the words that tell of an event, a fact or a tie to those that fill its places: part of explain().
 */
#include <stdio.h>

#include "lent_view.h"

/* Where such rows say that their words begin: bytes of the document's text. */
static const char *const places[] = {"actor", "target", "place", "subject", "object", "figure", NULL};

/* The position of the word of [words.start, words.end) that begins at a byte of the segment; words.end: there is none. */
static size_t word_at(const struct ent_segment *s, struct ent_range words, uint64_t byte)
{
    size_t at = words.start;
    while (at < words.end && ent_segment_word(s, at).start != byte)
        at++;
    return at;
}

static int start_of(const struct ent_segment *s, const struct ent_layer *l, size_t row, const char *place, uint64_t *byte)
{
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    struct ent_range bytes = ent_layer_bytes(s, l, row);
    size_t doc = ent_packed_upper(&docs->start, bytes.start);
    char name[24];
    snprintf(name, sizeof name, "%s_start", place);
    const struct ent_attr *a = ent_layer_attr(l, name);
    if (a == NULL || a->type != ENT_ATTR_NUMBER || !ent_attr_number(a, row, byte) || doc == 0)
        return 0;
    *byte += ent_layer_bytes(s, docs, doc - 1).start;
    return 1;
}

/* "announced >nsubj Russia" from the words and steps that word:path() has left at the top, which are popped. [-2, +1, e] */
static void push_way(lua_State *L)
{
    lua_Integer n = luaL_len(L, -2);
    luaL_checkstack(L, 8, NULL);
    lua_pushliteral(L, "");
    for (lua_Integer i = 1; i <= n; i++) {
        if (i > 1) {
            lua_pushliteral(L, " ");
            lua_geti(L, -3, i - 1);
            lua_pushliteral(L, " ");
            lua_concat(L, 4);
        }
        lua_geti(L, -3, i);
        luaL_tolstring(L, -1, NULL);
        lua_remove(L, -2);
        lua_concat(L, 2);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

void lent_push_ways(lua_State *L, int corpus, size_t segment, const struct ent_segment *s, const struct ent_layer *l, size_t row)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    struct ent_range words = ent_layer_words(s, l, row);
    uint64_t base = ent_corpus_base(box->core, segment), byte;
    size_t from = start_of(s, l, row, "trigger", &byte) ? word_at(s, words, byte) : words.end;
    corpus = lua_absindex(L, corpus);
    luaL_checkstack(L, 12, NULL);
    lua_pushliteral(L, "");
    for (int i = 0; places[i] != NULL && from < words.end; i++) {
        if (!start_of(s, l, row, places[i], &byte))
            continue;
        size_t to = word_at(s, words, byte);
        lua_pushfstring(L, "\n  way to the %s: ", places[i]);
        if (to < words.end) {
            lua_pushcfunction(L, lent_word_path);
            lent_push_word(L, corpus, base + from);
            lent_push_word(L, corpus, base + to);
            lua_call(L, 2, 2);
            if (lua_istable(L, -2))
                push_way(L);
            else {
                lua_pop(L, 2);
                lua_pushliteral(L, "none in the tree");
            }
        } else
            lua_pushliteral(L, "named before the sentence");
        lua_concat(L, 3);
    }
}
