/*
 * ent_clusters.h -- which words are used alike: classes of words, learnt from plain text
 *
 * A word is described by what stands before and after it (Schuetze 1995): how much more often than by chance
 * each of the commonest words does, brought down to few numbers by a random projection, then divided among
 * the nearest of k centres.  What the treebank has never shown, other texts have: a word that they use like known
 * ones is tagged and parsed like them.
 */
#ifndef ENT_CLUSTERS_H
#define ENT_CLUSTERS_H

#include "model/ent_keymap.h"
#include "model/ent_lessons.h"

struct ent_clusters {
    struct ent_keymap of; /* by wordform.word: 1 .. n */
    uint32_t n;
};

/* The class of a word, 0: not known. */
static inline uint32_t ent_cluster_of(const struct ent_clusters *c, uint32_t word)
{
    uint32_t found = ent_keymap_find(&c->of, word);
    return found != ENT_KEYMAP_NONE ? found + 1 : 0;
}

/* From files of any kind that can be ingested.  The same files give the same classes. */
ENT_MUST_USE enum ent_status ent_clusters_train(struct ent_clusters *c, const char *const *paths, size_t n_paths,
                                                const struct ent_train_log *log, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_clusters_save(const struct ent_clusters *c, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_clusters_load(struct ent_clusters *c, const char *path, struct ent_error *err);
void ent_clusters_done(struct ent_clusters *c); /* a zeroed one is fine */

#endif
