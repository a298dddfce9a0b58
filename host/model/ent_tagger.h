/*
 * ent_tagger.h -- part of speech and features of each word, from left to right
 *
 * A tag is a pair of UPOS and XPOS as the treebank has them, chosen by a linear model over the word, what
 * stands around it and the tags before it; where that one is not sure, a second one looks again, now with the tags that
 * the first gave to the word and to those after it.  A lexicon of the words that were seen says which tags they had;
 * one that always had the same is not decided anew.  FEATS are chosen among those that the tag was seen with.
 */
#ifndef ENT_TAGGER_H
#define ENT_TAGGER_H

#include "model/ent_lessons.h"
#include "model/ent_keymap.h"
#include "model/ent_linear.h"
#include "model/ent_tags.h"

struct ent_tag_entry { /* of the lexicon */
    uint32_t set;      /* hash of the tags that the word was seen with */
    uint16_t best;     /* the commonest, plus 1 */
    uint16_t fixed;    /* 1: it is the only one */
};

struct ent_tagger {
    uint32_t n_clusters;    /* of the clusters that it was trained with; 0: without */
    struct ent_tags tags;
    struct ent_labels feats;
    struct ent_keymap lexicon;      /* by wordform.word: number of an entry */
    struct ent_tag_entry *entries;  /* entries[0]: of unknown words */
    size_t n_entries;
    struct ent_linear model, second;
    uint32_t *choices_at;   /* by tag: where its FEATS begin in choices; n_tags + 1 of them */
    uint16_t *choices;
    struct ent_linear feats_model;
};

/* Sets lexical and tag of the words of a sentence; then, by their tags, feats. */
void ent_tagger_tag(const struct ent_tagger *t, struct ent_word_info *words, size_t n);
void ent_tagger_feats(const struct ent_tagger *t, struct ent_word_info *words, size_t n);

ENT_MUST_USE enum ent_status ent_tagger_train(struct ent_tagger *t, const struct ent_lessons *lessons,
                                              struct ent_part except, struct ent_effort effort, const struct ent_train_log *log,
                                              struct ent_error *err);
/* Learn to look again, from lessons whose words have the first tags of taggers that have not seen them. */
ENT_MUST_USE enum ent_status ent_tagger_train_second(struct ent_tagger *t, const struct ent_lessons *lessons, struct ent_effort effort,
                                                     const struct ent_train_log *log, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_tagger_save(const struct ent_tagger *t, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_tagger_load(struct ent_tagger *t, const char *path, struct ent_error *err);
void ent_tagger_done(struct ent_tagger *t); /* a zeroed one is fine */

/* ---- for training: the templates, and the atoms of word i ---- */

extern const struct ent_template ent_tag_templates[], ent_feats_templates[];
extern const size_t ent_tag_n_first, ent_tag_n_templates, ent_feats_n_templates; /* n_first: what the first look takes */
extern const char *const ent_tag_atom_names[]; /* for people */
enum { ENT_TAG_ATOMS = 48, ENT_FEATS_ATOMS = 24 };

void ent_tagger_look_up(const struct ent_tagger *t, struct ent_word_info *words, size_t n);
void ent_tag_atoms(const struct ent_tagger *t, const struct ent_word_info *words, size_t n, size_t i, uint32_t *atoms);
void ent_feats_atoms(const struct ent_tagger *t, const struct ent_word_info *words, size_t n, size_t i, uint32_t *atoms);

#endif
