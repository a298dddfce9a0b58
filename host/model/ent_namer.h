/*
 * ent_namer.h -- names in a sentence, and what they name: persons, organisations, places, others
 *
 * A word has a place in a name: it is outside, or the first, a middle, the last or the only word of a name of some type
 * (BILOU, Ratinov and Roth 2009).  Places are chosen from left to right by a linear model over the word, what stands
 * around it, tags and clusters, the places before it, what a lexicon of the training texts knows of capitalised words,
 * and what the same word was called earlier in the article.  A word without a capital that is no proper noun begins no
 * name, so most words are not asked about.
 */
#ifndef ENT_NAMER_H
#define ENT_NAMER_H

#include "model/ent_keymap.h"
#include "model/ent_linear.h"
#include "model/ent_namebank.h"
#include "model/ent_tags.h"
#include "model/ent_words.h"

/* Places: 0 outside, then by type first, middle, last, only. */
enum ent_name_part { ENT_PART_FIRST, ENT_PART_MIDDLE, ENT_PART_LAST, ENT_PART_ONLY, ENT_N_PARTS };
enum { ENT_N_PLACES = 1 + ENT_N_PARTS * (ENT_N_NAME_TYPES - 1) };

static inline uint8_t ent_name_place(enum ent_name_type type, enum ent_name_part part)
{
    return (uint8_t)(1 + ENT_N_PARTS * ((int)type - 1) + (int)part);
}
static inline enum ent_name_type ent_place_type(uint8_t place)
{
    return place == 0 ? ENT_NAME_NONE : (enum ent_name_type)((place - 1) / ENT_N_PARTS + 1);
}
static inline enum ent_name_part ent_place_part(uint8_t place) { return (enum ent_name_part)((place - 1) % ENT_N_PARTS); }
/* "O", "B-PER", "I-PER": as columns and files have it. */
const char *ent_place_label(uint8_t place);
extern const char *const ent_place_names[ENT_N_PLACES]; /* "outside", "first of PER", ...: for people */

struct ent_namer {
    uint32_t n_clusters; /* of the clusters that it was trained with; 0: without */
    struct ent_keymap lexicon; /* by wordform.word of capitalised words: known_as */
    struct ent_keymap heard;   /* by wordform.word: heard_as */
    struct ent_linear model;
};

/* What an article has called its words so far; zeroed: nothing, ready. */
struct ent_namer_memory {
    struct ent_keymap words; /* by wordform.word: place + 1 of the last time */
};
void ent_namer_forget(struct ent_namer_memory *m); /* another article begins */
void ent_namer_memory_done(struct ent_namer_memory *m);

/* Sets known_as, heard_as, said and name of tagged words, the next sentence of an article; 'tags' are the tagger's.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_namer_name(const struct ent_namer *m, const struct ent_tags *tags, struct ent_namer_memory *memory,
                                            struct ent_word_info *words, size_t n, struct ent_error *err);

ENT_MUST_USE enum ent_status ent_namer_save(const struct ent_namer *m, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_namer_load(struct ent_namer *m, const char *path, struct ent_error *err);
void ent_namer_done(struct ent_namer *m); /* a zeroed one is fine */

/* ---- for training: templates, the atoms of word i, what may be ---- */

extern const struct ent_template ent_name_templates[];
extern const size_t ent_name_n_templates;
extern const char *const ent_name_atom_names[]; /* for people */
enum { ENT_NAME_ATOMS = 80, ENT_KNOWN_AS = 1024, ENT_HEARD_AS = 4096 };

struct ent_name_view {
    const struct ent_tags *tags;
    const struct ent_word_info *words; /* with what is known of them from the lexicons and from the text before */
    size_t n;
    uint32_t style; /* of the sentence: 1 usual, 2 all words with capitals, 3 all in capitals */
};
void ent_name_view(struct ent_name_view *v, const struct ent_tags *tags, const struct ent_word_info *words, size_t n);
void ent_name_atoms(const struct ent_name_view *v, size_t i, uint32_t *atoms);
/* Is the model asked about word i?  Else it is outside. */
int ent_name_is_asked(const struct ent_name_view *v, size_t i);
/* May the place follow this one, at the end of the sentence or not? */
int ent_place_may_follow(uint8_t before, uint8_t place, int is_last);
/* What the text before has called the words, and then what the sentence has. */
void ent_namer_recall(const struct ent_namer_memory *memory, struct ent_word_info *words, size_t n);
ENT_MUST_USE enum ent_status ent_namer_remember(struct ent_namer_memory *memory, const struct ent_word_info *words, size_t n,
                                                struct ent_error *err);
/* What the lexicon says of a word that had each type (0: none) so many times; below ENT_KNOWN_AS. */
uint16_t ent_name_known_as(const uint32_t counts[ENT_N_NAME_TYPES]);
/* What is heard of a word that had each type so many times, and stood without a capital so many (the last one). */
uint16_t ent_name_heard_as(const uint32_t counts[ENT_N_NAME_TYPES + 1]);
/* Sets both. */
void ent_namer_look_up(const struct ent_namer *m, struct ent_word_info *words, size_t n);

#endif
