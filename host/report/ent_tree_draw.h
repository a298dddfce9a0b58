/*
 * ent_tree_draw.h -- the tree of a sentence as people look at it: lines of text, or a picture
 *
 * As text there is a line a word, in the order of the sentence; a word's arm leads to the left, to the line that runs
 * up and down at its head:
 *
 *      1    ╭─ The        DET    det
 *      2 ╭──┴─ ministers  NOUN   nsubj
 *      3 ┼──── signed     VERB   root
 *
 * Any heads can be drawn: crossing arcs (a line that passes over another is not joined to it), several roots, none,
 * even circles, whose words stand without arms and say what they hang on.
 */
#ifndef ENT_TREE_DRAW_H
#define ENT_TREE_DRAW_H

#include "base/ent_mem.h"

enum { ENT_DRAWN_ROOT = -1, ENT_DRAWN_NONE = -2, ENT_DRAWN_MOST = 20000 };

struct ent_drawn_word { /* strings need no NUL; empty: not known */
    const char *form, *tag, *relation;
    size_t n_form, n_tag, n_relation;
    int32_t head;  /* index of a word, ENT_DRAWN_ROOT, or ENT_DRAWN_NONE */
    int is_marked; /* a '*' stands at its number */
};

/* Fits 'width' columns of a terminal; 0: all in full.  ENT_ELIMIT (more than ENT_DRAWN_MOST words), ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_tree_text(const struct ent_drawn_word *words, size_t n, size_t width,
                                           struct ent_buf *out, struct ent_error *err);
/*
 * An SVG of its own, arcs above the words, light and dark; 'title' is read out for those who do not see it.
 * ENT_ELIMIT, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_tree_svg(const struct ent_drawn_word *words, size_t n, const char *title, size_t n_title,
                                          struct ent_buf *out, struct ent_error *err);

#endif
