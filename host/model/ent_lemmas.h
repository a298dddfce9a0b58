/*
 * ent_lemmas.h -- the lemma of a tagged word: by the word where it was seen, else by how it ends
 *
 * A rule takes letters off the end of the word in small letters and puts others in their place; which one is
 * looked up by tag and the longest ending that is known, up to the whole word.  An ending is only kept where
 * it says something else than the shorter one, so regular words cost nothing.  What becomes of capitals is
 * looked up in the same way, by tag and by how the word is written.
 */
#ifndef ENT_LEMMAS_H
#define ENT_LEMMAS_H

#include "model/ent_keymap.h"
#include "model/ent_lessons.h"
#include "model/ent_tags.h"

struct ent_lemma_rule {
    uint32_t strip;     /* letters */
    const char *append; /* in small letters */
    uint32_t n_append;
};

struct ent_lemmas {
    struct ent_lemma_rule *rules;
    size_t n_rules, cap_rules;
    struct ent_keymap endings; /* by tag and ending: number of a rule */
    struct ent_keymap cases;   /* by tag and way of writing, or word: enum ent_lemma_case */
    struct ent_arena arena;
};

/* Sets the lemmas of tagged words, in 'arena'.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_lemmas_find(const struct ent_lemmas *l, const struct ent_tags *tags,
                                             struct ent_word_info *words, size_t n, struct ent_arena *arena,
                                             struct ent_error *err);

ENT_MUST_USE enum ent_status ent_lemmas_train(struct ent_lemmas *l, const struct ent_tags *tags,
                                              const struct ent_lessons *lessons, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_lemmas_save(const struct ent_lemmas *l, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_lemmas_load(struct ent_lemmas *l, const char *path, struct ent_error *err);
void ent_lemmas_done(struct ent_lemmas *l); /* a zeroed one is fine */

/* ---- for training ---- */

enum ent_lemma_case { ENT_CASE_SMALL, ENT_CASE_AS_IS, ENT_CASE_TITLE, ENT_CASE_CAPITALS, ENT_N_CASES };
enum { ENT_ENDINGS = 8 }; /* of 0 to 6 letters, and the whole word */

struct ent_lemma_word {
    uint32_t letters[64], small[64];
    size_t n;
};
/* 0: too long for rules; it is its own lemma. */
int ent_lemma_spell(const char *s, size_t n, struct ent_lemma_word *out);
uint64_t ent_lemma_ending(const struct ent_lemma_word *w, uint32_t tag, int which);
/* Of the word itself, or of its way of writing. */
uint64_t ent_lemma_case_key(const struct ent_lemma_word *w, uint32_t flags, uint32_t tag, int of_word);
/* The word after a rule, in UTF-8; out has room for ENT_LEMMA_MAX bytes.  Its length. */
enum { ENT_LEMMA_MAX = 512 };
size_t ent_lemma_make(const struct ent_lemma_word *w, const struct ent_lemma_rule *rule, enum ent_lemma_case how, char *out);

#endif
