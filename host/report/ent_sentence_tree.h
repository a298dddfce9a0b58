/*
 * ent_sentence_tree.h -- the tree of a sentence of a corpus: heads within it, and the words as they are drawn
 */
#ifndef ENT_SENTENCE_TREE_H
#define ENT_SENTENCE_TREE_H

#include "corpus/ent_corpus.h"
#include "report/ent_tree_draw.h"

struct ent_sentence_tree {
    struct ent_drawn_word *words; /* strings are the corpus's: good while it is open */
    size_t n;
    struct ent_range bytes; /* of the segment's text, from its first word to its last */
    int has_tree;           /* any word has a head or is a root */
};

/* Of positions [words.start, words.end) of a segment.  Heads outside of it count as none.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_sentence_tree_read(struct ent_sentence_tree *t, const struct ent_corpus *c, size_t segment,
                                                    struct ent_range words, struct ent_error *err);
void ent_sentence_tree_done(struct ent_sentence_tree *t); /* a zeroed one is fine */

/* The positions of the sentence that holds a position of a segment; 'position' alone where none does. */
struct ent_range ent_sentence_around(const struct ent_segment *s, size_t position);
/* Have words of the segment heads at all? */
int ent_segment_is_parsed(const struct ent_segment *s);

/*
 * The words that hang on word 'of', it among them: 1 in mask[i] of words[0, n), else 0.  Circles end.
 * 'heads' are indices of words, below 0: none.
 */
ENT_MUST_USE enum ent_status ent_tree_subtree(const int32_t *heads, size_t n, size_t of, unsigned char *mask, struct ent_error *err);
/*
 * The way in the tree from word 'from' to word 'to': indices in path[0 ..), 'from' first; room for 2 * n.  How many,
 * 0: there is none.  *top: which of the path all the others are below.
 */
size_t ent_tree_path(const int32_t *heads, size_t n, size_t from, size_t to, int32_t *path, size_t *top);

#endif
