/*
 * lent_view.h -- the objects that show a corpus to scripts
 *
 * Each is a small userdata: a pointer to the corpus's box, numbers that say which part of it, and the
 * corpus as first user value, so that it lives as long as they do.  After corpus:close() a use of one
 * raises "... of a closed corpus".
 */
#ifndef LENT_VIEW_H
#define LENT_VIEW_H

#include "corpus/ent_corpus.h"
#include "lent.h"

#define LENT_CORPUS "entente.corpus"
#define LENT_DOC "entente.doc"
#define LENT_WORDS "entente.words"
#define LENT_WORD "entente.word"
#define LENT_SPAN "entente.span"
#define LENT_ROWS "entente.rows"

struct lent_corpus {
    struct ent_corpus *core; /* NULL once closed, and before 'open' has been called */
    lent_corpus_opener *open; /* NULL: it was opened by its path, or is closed */
    void *ctx;                /* of 'open' */
    int busy;                /* how many loops walk it: it cannot be closed then */
};
struct lent_doc {
    struct lent_corpus *corpus;
    size_t index;            /* from 0 */
    struct ent_place place;
};
struct lent_words {          /* positions [first, last) of the whole corpus */
    struct lent_corpus *corpus;
    uint64_t first, last;
};
struct lent_word {
    struct lent_corpus *corpus;
    uint64_t position;
};
struct lent_span {           /* bytes [start, end) of a document's stored text */
    struct lent_corpus *corpus;
    size_t doc;
    size_t start, end;
};

/* A row of a layer, and a range of rows (of one segment, or of all of them). */
enum lent_layer {
    LENT_SECTION, LENT_PARAGRAPH, LENT_SENTENCE, LENT_PART, LENT_BOILERPLATE,
    LENT_TIMEX, LENT_QUANTITY, LENT_QUOTE, LENT_MENTION, LENT_FORECAST, LENT_EVENT, LENT_FACT, LENT_TIE
};
struct lent_row {
    struct lent_corpus *corpus;
    enum lent_layer layer;
    size_t segment, row;
};
struct lent_rows {
    struct lent_corpus *corpus;
    enum lent_layer layer;
    size_t segment;          /* n_segments: of the whole corpus */
    size_t first, last;
};

/* Get the object at 'arg' or raise. [-0, +0, v] */
struct lent_corpus *lent_check_corpus(lua_State *L, int arg);
struct lent_doc *lent_check_doc(lua_State *L, int arg);
struct lent_span *lent_check_span(lua_State *L, int arg);
struct lent_word *lent_check_word(lua_State *L, int arg);

/* Make an object; 'corpus' is the stack index of the corpus. [-0, +1, m] */
void lent_push_doc(lua_State *L, int corpus, size_t index);
void lent_push_words(lua_State *L, int corpus, uint64_t first, uint64_t last);
void lent_push_word(lua_State *L, int corpus, uint64_t position);
void lent_push_rows(lua_State *L, int corpus, enum lent_layer layer, size_t segment, size_t first,
                    size_t last);
void lent_push_row(lua_State *L, int corpus, enum lent_layer layer, size_t segment, size_t row);
/* From bytes of a segment's text: the span of the document in that row. */
void lent_push_span(lua_State *L, int corpus, size_t segment, struct ent_range bytes);
void lent_push_docs(lua_State *L, int corpus);

/* The corpus that the object at 'arg' belongs to, on the stack. [-0, +1, -] */
void lent_push_owner(lua_State *L, int arg);

/* A string of n bytes, or nil where s is NULL. [-0, +1, m] */
void lent_push_string(lua_State *L, const char *s, size_t n);
/* An attribute of a row: string, integer, ISO date, list of strings, or nil. [-0, +1, m] */
void lent_push_attr(lua_State *L, const struct ent_attr *a, size_t row);

/* Of a word and of a sentence at 1, in files of their own. [-0, +n, e] */
int lent_word_children(lua_State *L), lent_word_subtree(lua_State *L), lent_word_path(lua_State *L); /* lent_word_tree.c */
int lent_sentence_tree(lua_State *L);    /* lent_tree.c */
int lent_sentence_explain(lua_State *L); /* lent_explain.c */

/*
 * The ways in the tree from the words that tell of an event, a fact or a tie to those that fill its places, as lines each begun by a
 * newline; "" for rows of other layers.  The corpus is held meanwhile by a walker of the caller's. [-0, +1, e]  (lent_ways.c)
 */
void lent_push_ways(lua_State *L, int corpus, size_t segment, const struct ent_segment *s, const struct ent_layer *l, size_t row);

/* A getter of the corpus at 1: a table of entities. [-0, +1, e]  (lent_entity.c) */
int lent_push_entities(lua_State *L);

/* The place of the core's frame in a new object, NULL until it is filled. [-0, +1, m]  (lent_frame.c) */
struct ent_frame;
struct ent_frame **lent_new_frame(lua_State *L);
/* The core's frame in the object at 'index'; NULL: it is none. [-0, +0, m] */
const struct ent_frame *lent_test_frame(lua_State *L, int index);

/*
 * A loop over something of a corpus: while it runs the corpus cannot be closed.  Pushes a
 * to-be-closed walker whose first user value is the corpus; return it as the fourth value of a for. [-0, +1, m]
 */
struct lent_walker {
    struct lent_corpus *corpus;
    int walking;
    uint64_t at, end;        /* for the loop's own use */
};
struct lent_walker *lent_new_walker(lua_State *L, int corpus);

/*
 * Any call that allocates can run a finalizer, and a script's finalizer can close the corpus.  A function
 * that reads the corpus after such a call holds a walker meanwhile: one on the stack, ended here.  (An
 * error in between ends it as well, when it is collected.)
 */
void lent_end_walk(struct lent_walker *w);

#endif
