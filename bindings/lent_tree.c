/*
 * The tree of a sentence, to look at: as text, as a picture, as a table.
 */
#include <string.h>

#include "base/ent_terminal.h"
#include "frame/ent_frame.h"
#include "lent_buffer.h"
#include "lent_view.h"
#include "report/ent_sentence_tree.h"

#define LENT_TREE "entente.tree"

struct lent_tree {
    struct lent_corpus *corpus;
    size_t segment, row; /* of the sentence */
};

static struct lent_tree *check_tree(lua_State *L, int arg)
{
    struct lent_tree *t = luaL_checkudata(L, arg, LENT_TREE);
    luaL_argcheck(L, t->corpus->core != NULL, arg, "tree of a closed corpus");
    return t;
}

static struct ent_range words_of(const struct ent_segment *s, size_t row)
{
    return ent_layer_words(s, ent_segment_layer(s, "sentence"), row);
}

static const struct ent_segment *segment_of(const struct lent_tree *t)
{
    return ent_corpus_segment(t->corpus->core, t->segment);
}

/* Has one of the words a head or is it a root? */
static int has_tree(const struct ent_segment *s, struct ent_range words)
{
    for (size_t i = words.start; i < words.end && ent_segment_is_parsed(s); i++)
        if (ent_segment_head(s, i) != ENT_HEAD_NONE)
            return 1;
    return 0;
}

/* A method of a sentence. */
int lent_sentence_tree(lua_State *L)
{
    const struct lent_row *r = luaL_checkudata(L, 1, "entente.sentence");
    luaL_argcheck(L, r->corpus->core != NULL, 1, "sentence of a closed corpus");
    const struct ent_segment *s = ent_corpus_segment(r->corpus->core, r->segment);
    if (!has_tree(s, words_of(s, r->row))) {
        luaL_pushfail(L);
        lua_pushliteral(L, "the sentence has no tree: 'entente annotate CORPUS' makes them");
        return 2;
    }
    struct lent_tree *t = lent_newobject(L, sizeof *t, 1, LENT_TREE);
    *t = (struct lent_tree){r->corpus, r->segment, r->row};
    lent_push_owner(L, 1);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

/* ---- drawing: the core does all of it between two calls of Lua ---- */

static int push_drawing(lua_State *L, const struct lent_tree *t, struct ent_buf *out, int as_svg, size_t width)
{
    struct ent_sentence_tree tree = {0};
    struct ent_error err;
    const struct ent_segment *s = segment_of(t);
    enum ent_status st = ent_sentence_tree_read(&tree, t->corpus->core, t->segment, words_of(s, t->row), &err);
    if (st == ENT_OK && as_svg)
        st = ent_tree_svg(tree.words, tree.n, s->text + tree.bytes.start, tree.bytes.end - tree.bytes.start, out, &err);
    else if (st == ENT_OK)
        st = ent_tree_text(tree.words, tree.n, width, out, &err);
    ent_sentence_tree_done(&tree);
    if (st != ENT_OK)
        return lent_pushfail(L, &err);
    if (!as_svg && out->len > 0)
        out->data[--out->len] = '\0'; /* print ends the last line */
    return lent_push_buffer(L, out);
}

static int tree_text(lua_State *L)
{
    check_tree(L, 1);
    lua_Integer width = luaL_optinteger(L, 2, (lua_Integer)ent_terminal_width());
    luaL_argcheck(L, width >= 0, 2, "must not be negative");
    struct ent_buf *out = lent_new_buffer(L);
    return push_drawing(L, check_tree(L, 1), out, 0, (size_t)width);
}

static int tree_svg(lua_State *L)
{
    struct ent_buf *out = lent_new_buffer(L);
    return push_drawing(L, check_tree(L, 1), out, 1, 0);
}

static int tree_tostring(lua_State *L)
{
    struct lent_tree *t = luaL_checkudata(L, 1, LENT_TREE);
    if (t->corpus->core == NULL) {
        lua_pushliteral(L, "entente.tree (closed)");
        return 1;
    }
    lua_settop(L, 1);
    if (tree_text(L) != 1) /* too long to draw */
        lua_pushfstring(L, "entente.tree: %s", lua_tostring(L, -2));
    return 1;
}

/* ---- as a table ---- */

static const char *value_of(const struct lent_tree *t, const char *name, size_t position, size_t *n)
{
    const struct ent_column *column = ent_segment_column(segment_of(t), name);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(t->corpus->core, name);
    *n = 0;
    return column != NULL && lexicon != NULL ? ent_lexicon_str(lexicon, (uint32_t)ent_packed_get(&column->ids, position), n)
                                             : NULL;
}

static const struct ent_column_spec columns[] = {
    {"word", ENT_INTEGER}, {"form", ENT_STRING}, {"lemma", ENT_STRING}, {"upos", ENT_STRING}, {"xpos", ENT_STRING},
    {"feats", ENT_STRING}, {"head", ENT_INTEGER}, {"deprel", ENT_STRING}};
enum { N_COLUMNS = sizeof columns / sizeof *columns, HEAD_COLUMN = 6 };

/* The bytes of a word in its document, as evidence. */
static enum ent_status add_evidence(struct ent_frame *f, const struct lent_tree *t, size_t position, struct ent_error *err)
{
    const struct ent_segment *s = segment_of(t);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    struct ent_range word = ent_segment_word(s, position), doc;
    struct ent_frame_span span = {0};
    size_t row = ent_layer_row_at(docs, position);
    if (row >= docs->n)
        return ENT_OK;
    doc = ent_layer_bytes(s, docs, row);
    span.doc = ent_attr_string(ent_layer_attr(docs, "id"), row, &span.n_doc);
    if (span.doc == NULL || word.start < doc.start)
        return ENT_OK;
    span.start = word.start - doc.start;
    span.end = word.end - doc.start;
    return ent_frame_add_evidence(f, &span, err);
}

static enum ent_status add_word(struct ent_frame *f, const struct lent_tree *t, struct ent_range words, size_t position,
                                struct ent_error *err)
{
    int64_t head = ent_segment_head(segment_of(t), position);
    enum ent_status st = ent_frame_add_row(f, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 0, (int64_t)(position - words.start) + 1);
    for (size_t c = 1; st == ENT_OK && c < N_COLUMNS; c++) {
        size_t n = 0;
        const char *value = c == HEAD_COLUMN ? NULL : value_of(t, c == 1 ? "word" : columns[c].name, position, &n);
        if (value != NULL && n > 0)
            st = ent_frame_set_string(f, c, value, n, err);
    }
    if (head == ENT_HEAD_ROOT)
        ent_frame_set_integer(f, HEAD_COLUMN, 0);
    else if (head >= (int64_t)words.start && head < (int64_t)words.end)
        ent_frame_set_integer(f, HEAD_COLUMN, head - (int64_t)words.start + 1);
    return st == ENT_OK ? add_evidence(f, t, position, err) : st;
}

static int tree_frame(lua_State *L)
{
    struct ent_error err;
    struct ent_frame **f = lent_new_frame(L);
    const struct lent_tree *t = check_tree(L, 1);
    struct ent_range words = words_of(segment_of(t), t->row);
    enum ent_status st = ent_frame_new(f, columns, N_COLUMNS, &err);
    if (st == ENT_OK)
        st = ent_frame_set_doc(*f, HEAD_COLUMN, "number of the word that it depends on; 0: it is the root", &err);
    for (size_t i = words.start; st == ENT_OK && i < words.end; i++)
        st = add_word(*f, t, words, i, &err);
    return st == ENT_OK ? 1 : lent_pushfail(L, &err);
}

/* ---- its parts ---- */

static int tree_len(lua_State *L)
{
    const struct lent_tree *t = check_tree(L, 1);
    struct ent_range words = words_of(segment_of(t), t->row);
    lua_pushinteger(L, (lua_Integer)(words.end - words.start));
    return 1;
}

static int tree_sentence(lua_State *L)
{
    const struct lent_tree *t = check_tree(L, 1);
    lent_push_owner(L, 1);
    lent_push_row(L, -1, LENT_SENTENCE, t->segment, t->row);
    return 1;
}

static int tree_words(lua_State *L)
{
    const struct lent_tree *t = check_tree(L, 1);
    struct ent_range words = words_of(segment_of(t), t->row);
    uint64_t base = ent_corpus_base(t->corpus->core, t->segment);
    lent_push_owner(L, 1);
    lent_push_words(L, -1, base + words.start, base + words.end);
    return 1;
}

static int tree_roots(lua_State *L)
{
    check_tree(L, 1);
    lua_Integer n = 0;
    lua_settop(L, 1);
    lent_push_owner(L, 1); /* 2 */
    struct lent_walker *hold = lent_new_walker(L, 2);
    const struct lent_tree *t = check_tree(L, 1);
    struct ent_range words = words_of(segment_of(t), t->row);
    uint64_t base = ent_corpus_base(t->corpus->core, t->segment);
    lua_newtable(L);
    for (size_t i = words.start; i < words.end; i++) {
        if (ent_segment_head(segment_of(t), i) != ENT_HEAD_ROOT)
            continue;
        lent_push_word(L, 2, base + i);
        lua_rawseti(L, -2, ++n);
    }
    lent_end_walk(hold);
    return 1;
}

static int tree_eq(lua_State *L)
{
    const struct lent_tree *a = luaL_testudata(L, 1, LENT_TREE), *b = luaL_testudata(L, 2, LENT_TREE);
    lua_pushboolean(L, a != NULL && b != NULL && a->corpus == b->corpus && a->segment == b->segment && a->row == b->row);
    return 1;
}

static const struct lent_reg tree_methods[] = {
    {"text", tree_text,
     "---The tree drawn for a terminal, a line a word: its number, the arm to its head, the word, its part of speech and\n"
     "---its relation.  Where there is no room for an arm, or none leads from the root, the head's number is said.\n"
     "---@param width? integer columns; 0: all in full; that of the terminal if not given\n"
     "---@return string? text nil for a sentence of more than 20,000 words\n"
     "---@return string? message"},
    {"svg", tree_svg,
     "---A picture on its own: arcs above the words, light or dark as the reader has it, the sentence as its title.\n"
     "---@return string? svg nil for a sentence of more than 20,000 words\n"
     "---@return string? message"},
    {"frame", tree_frame,
     "---The tree as a table: word, form, lemma, upos, xpos, feats, head (0 for a root), deprel; each row's evidence is its word.\n"
     "---@return entente.frame frame"},
    {NULL, NULL, NULL}};

static const struct lent_reg tree_getters[] = {
    {"sentence", tree_sentence, "---@type entente.sentence whose tree it is"},
    {"words", tree_words, "---@type entente.words its words"},
    {"roots", tree_roots, "---@type entente.word[] those that depend on no other; one in a tree of UD"},
    {NULL, NULL, NULL}};

static const struct lent_reg tree_meta[] = {
    {"__len", tree_len, "---@operator len: integer"}, {"__eq", tree_eq, NULL}, {"__tostring", tree_tostring, NULL}, {NULL, NULL, NULL}};

static const struct lent_type tree_type = {
    .name = LENT_TREE,
    .doc = "---The tree of a sentence: who depends on whom.  `print(sentence:tree())` draws it; #tree words.",
    .methods = tree_methods,
    .getters = tree_getters,
    .meta = tree_meta};

static const struct lent_type *const types[] = {&tree_type, NULL};
extern const struct lent_binding lent_tree_binding;
const struct lent_binding lent_tree_binding = {.types = types};
