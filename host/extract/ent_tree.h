/*
 * ent_tree.h -- the trees of a view: who depends on whom, sentence by sentence
 *
 * Words are those of the view; children come in the order of the text.  A view that is not parsed has no trees:
 * every word is then without head and children.
 */
#ifndef ENT_TREE_H
#define ENT_TREE_H

#include "extract/ent_view.h"

#define ENT_NO_WORD SIZE_MAX

struct ent_tree {
    const struct ent_view *v;
    uint32_t *first_child, *next; /* of each word, + 1; 0: none */
    size_t cap_first, cap_next;
};

/* Read the heads of a view; the tree is good as long as the view does not change. */
ENT_MUST_USE enum ent_status ent_tree_read(struct ent_tree *t, const struct ent_view *v, struct ent_error *err);
void ent_tree_done(struct ent_tree *t); /* a zeroed one is empty and ready */

static inline size_t ent_tree_first(const struct ent_tree *t, size_t word) { return (size_t)t->first_child[word] - 1; }
static inline size_t ent_tree_next(const struct ent_tree *t, size_t child) { return (size_t)t->next[child] - 1; }
#define ent_tree_each(t, word, child) \
    for (size_t child = ent_tree_first(t, word); (child) != ENT_NO_WORD; (child) = ent_tree_next(t, child))

/* ENT_NO_WORD: the root of its sentence. */
size_t ent_tree_head(const struct ent_tree *t, size_t word);
/* The first child with that relation. */
size_t ent_tree_child(const struct ent_tree *t, size_t word, enum ent_relation relation);
/* Is the word's relation of this subtype, as "pass" in "nsubj:pass"? */
int ent_tree_is_subtype(const struct ent_tree *t, size_t word, const char *subtype);
/* Is the word's lemma (its form where there is none) this one, in small letters? */
int ent_tree_is_lemma(const struct ent_tree *t, size_t word, const char *lemma);
/* ... or one of these (the last one NULL)? */
int ent_tree_is_any(const struct ent_tree *t, size_t word, const char *const *lemmas);
/* The preposition before a noun phrase ("with"), of several the first; ENT_NO_WORD. */
size_t ent_tree_case(const struct ent_tree *t, size_t word);

#endif
