/*
 * ent_lessons.h -- a treebank made ready to learn from: words as the models see them, gold labels as numbers
 */
#ifndef ENT_LESSONS_H
#define ENT_LESSONS_H

#include "model/ent_labels.h"
#include "model/ent_treebank.h"
#include "model/ent_words.h"

struct ent_gold {
    uint16_t tag, feats, label;
    int32_t head; /* index in the sentence, ENT_ROOT, or ENT_NO_HEAD */
    const char *lemma; /* NULL: not known */
};

struct ent_lesson { /* a sentence */
    struct ent_word_info *words;
    const struct ent_gold *gold;
    size_t n;
};

struct ent_lessons {
    struct ent_lesson *items;
    size_t n;
    struct ent_word_info *words;
    struct ent_gold *gold;
    size_t n_words;
    struct ent_labels tags, feats, relations; /* tags: "UPOS\tXPOS" */
    uint32_t n_clusters; /* of those that words have; 0: none */
};

/* The treebank must outlive the lessons. */
ENT_MUST_USE enum ent_status ent_lessons_make(struct ent_lessons *l, const struct ent_treebank *t,
                                              struct ent_error *err);
void ent_lessons_done(struct ent_lessons *l);

/* The weight under which to drop, 'usual' for a large treebank: a small one needs each of its few. */
static inline float ent_lessons_smallest(const struct ent_lessons *l, float usual)
{
    enum { LARGE = 100000 };
    return l->n_words < LARGE ? usual * (float)l->n_words / LARGE : usual;
}

/* Which sentences are learnt from: all, or for jack-knifing all but one part of n_parts. */
struct ent_part {
    unsigned part, n_parts; /* n_parts 0: all */
};
static inline int ent_in_part(const struct ent_part *p, size_t sentence)
{
    enum { RUN = 50 }; /* neighbours are of one text, so they stay together */
    return p->n_parts > 0 && sentence / RUN % p->n_parts == p->part;
}

/* How long to learn: all of it 'members' times from nothing, each time in another order; the model is their mean. */
struct ent_effort {
    int passes, members;
};

/* The order of sentences in each pass: the same on every machine. */
struct ent_shuffle {
    uint32_t *order;
    size_t n;
    uint64_t state;
};
ENT_MUST_USE enum ent_status ent_shuffle_init(struct ent_shuffle *s, size_t n, struct ent_error *err);
void ent_shuffle_next(struct ent_shuffle *s); /* a new order */
uint32_t ent_shuffle_random(struct ent_shuffle *s, uint32_t below);
void ent_shuffle_done(struct ent_shuffle *s);

/* A line a pass, for whoever waits; NULL: silence. */
struct ent_train_log {
    void (*line)(void *ctx, const char *line);
    void *ctx;
};
void ent_train_say(const struct ent_train_log *log, const char *format, ...) ENT_PRINTF(2, 3);

#endif
