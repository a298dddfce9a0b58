/*
 * ent_ends.h -- where sentences end, learnt: what the tokeniser's rules leave open
 *
 * Rules know stops; they do not know that a greeting, a signature, the date of a message, a headline or an item of a list
 * ends where nothing marks it, nor which of the dots of a shop's review are meant.  After the rules a linear
 * classifier looks at each place between two words of a stretch: at the words on both sides, at what the rules say, at how
 * long the sentence is and how far the next stop, and at the tags that the words usually have.  Blank lines, and the end
 * of the stretch, always end a sentence.
 */
#ifndef ENT_ENDS_H
#define ENT_ENDS_H

#include "model/ent_lessons.h"
#include "model/ent_linear.h"
#include "model/ent_tagger.h"
#include "text/ent_token.h"

struct ent_ends {
    struct ent_linear model;
};

/* What is seen of a word here. */
struct ent_end_word {
    uint32_t word, shape, suffix, flags, tag;
    int32_t left; /* words up to the next end by the rules, itself the last: 0 */
    uint8_t rule, fixed; /* the rules end a sentence after it; nothing can change that */
    int8_t quotes;       /* it is a quotation mark: 1 */
};

/* What a thread keeps from stretch to stretch; zeroed: ready. */
struct ent_ends_scratch {
    struct ent_end_word *words;
    size_t cap;
};
void ent_ends_scratch_done(struct ent_ends_scratch *s);

/* Set ENT_WORD_SENT_END anew for words of one stretch that ent_tokenize() made of 'text'.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_ends_decide(const struct ent_ends *e, const struct ent_tagger *tagger,
                                             struct ent_ends_scratch *scratch, const char *text, struct ent_word *words,
                                             size_t n, struct ent_error *err);

ENT_MUST_USE enum ent_status ent_ends_train(struct ent_ends *e, const struct ent_tagger *tagger, const struct ent_treebank *bank,
                                            int passes, const struct ent_train_log *log, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_ends_save(const struct ent_ends *e, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_ends_load(struct ent_ends *e, const char *path, struct ent_error *err);
void ent_ends_done(struct ent_ends *e); /* a zeroed one is fine */

/* ---- for training ---- */

extern const struct ent_template ent_end_templates[];
extern const size_t ent_end_n_templates;
enum { ENT_END_ATOMS = 40, ENT_END_CLASSES = 2 };

/* The words of a stretch as they are looked at. */
ENT_MUST_USE enum ent_status ent_ends_see(const struct ent_tagger *tagger, struct ent_ends_scratch *scratch, const char *text,
                                          const struct ent_word *words, size_t n, struct ent_error *err);
/* Of the place after word i, in a sentence that begins with word 'first'; i + 1 < n. */
void ent_end_atoms(const struct ent_end_word *words, size_t n, size_t first, size_t i, const struct ent_word *tokens,
                   uint32_t *atoms);

#endif
