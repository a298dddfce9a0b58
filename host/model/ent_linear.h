/*
 * ent_linear.h -- a linear classifier over hashed features: the base of tagger, parser and names
 *
 * A decision is described by *atoms*: 32-bit numbers, each a fact (the word's hash, the tag before it).
 * A *template* names up to four atoms, and each value that they take together is a feature; its hash is a
 * slot of the table, and the slot's row has a weight a class.  Features that share a slot share a row: no
 * names are kept, so there is nothing of the text in a model, and any treebank will do.
 *
 * To build on it: an enum of atoms from 1 (atoms[0] is 0 always), a table of templates, and
 *
 *     training   ent_learner_init, then for each example ent_slots, ent_learner_score and, where the
 *                decision was wrong, ent_learner_update of the right class by 1 and of the wrong one by -1,
 *                and ent_learner_tick; at the end ent_learner_finish makes an ent_linear
 *     use        ent_linear_score: read-only, so any number of threads may share a model
 *
 * Training is an averaged perceptron (Freund and Schapire 1999; Collins 2002).  Averaged weights are kept
 * to 1/8 in 16 bits: 8 bits would cut off the few frequent features whose weights are 30 and more, and cost
 * 5 to 11 points of LAS.  Weights under the threshold given to ent_learner_finish are dropped.
 */
#ifndef ENT_LINEAR_H
#define ENT_LINEAR_H

#include <stddef.h>
#include <stdint.h>

#include "model/ent_model_file.h"

struct ent_template {
    uint8_t atom[4]; /* 0 after the last */
};

enum { ENT_TEMPLATES_MAX = 160, ENT_CLASSES_MAX = 1024, ENT_BITS_MAX = 24, ENT_WEIGHT_ONE = 8,
       ENT_SCORES_LEAST = 4 /* room that scores need, even of two classes */ };

/* What a table of templates decides: classes 0 .. n_classes - 1 over 2^bits slots. */
struct ent_shape {
    const struct ent_template *templates;
    size_t n_templates;
    uint32_t n_classes;
    unsigned bits;
};

/* The slot of each template's feature. */
void ent_slots(const struct ent_shape *shape, const uint32_t *atoms, uint32_t *slots);

/* ---- in use ---- */

/* 32 slots: which of them have rows, and how many rows those before have. */
struct ent_linear_slots {
    uint32_t has, rows_before;
};

struct ent_linear {
    struct ent_shape shape;
    struct ent_linear_slots *slots; /* small enough for the caches: much of what is asked for is in no row */
    uint32_t *rows;  /* where each row begins in cells, or in dense; both NULL: few classes, each slot has its row */
    int16_t *cells;  /* few classes: a weight each; else rows: a count, then pairs of class and weight */
    int16_t *dense;  /* the few long rows, which are asked for most: 'width' weights each, eight of them added at once */
    size_t n_rows, n_cells, n_dense, cap_dense, n_weights, width;
    int16_t largest; /* weight in a dense row */
};

/* scores[class], in 1/ENT_WEIGHT_ONE. */
void ent_linear_score(const struct ent_linear *m, const uint32_t *atoms, int32_t *scores);
/* The weights of one slot are added to scores. */
void ent_linear_add(const struct ent_linear *m, uint32_t slot, int32_t *scores);
void ent_linear_done(struct ent_linear *m);

void ent_linear_put(const struct ent_linear *m, struct ent_buf *out);
/* 'templates' and 'n_classes' are what the program knows; a model made for others is refused. */
ENT_MUST_USE enum ent_status ent_linear_get(struct ent_linear *m, struct ent_model_reader *r,
                                            const struct ent_template *templates, size_t n_templates,
                                            uint32_t n_classes, struct ent_error *err);

/* ---- in training ---- */

struct ent_learner {
    struct ent_shape shape;
    uint32_t *index; /* by slot: its row, 0: none yet; NULL: few classes, the slot is the row */
    float *weights;  /* 'width' a row */
    double *sums;    /* of each change times the clock when it was made */
    float *before;   /* the averaged weights of members that are done, summed; NULL: there are none */
    size_t n_rows, width, cap_weights, cap_sums, cap_before, n_before; /* n_before: rows that 'before' has */
    double clock;
    unsigned members; /* that are done */
};

ENT_MUST_USE enum ent_status ent_learner_init(struct ent_learner *l, const struct ent_shape *shape,
                                              struct ent_error *err);
void ent_learner_score(const struct ent_learner *l, const uint32_t *slots, float *scores);
ENT_MUST_USE enum ent_status ent_learner_update(struct ent_learner *l, const uint32_t *slots, uint32_t class,
                                                float change, struct ent_error *err);
static inline void ent_learner_tick(struct ent_learner *l) { l->clock++; }
/*
 * Begin a further member: what was learnt is put aside, and all begins from nothing.  The model will be the mean of the
 * members, which is a vote of all of them at the price of one; seen in another order they make other mistakes.
 */
ENT_MUST_USE enum ent_status ent_learner_again(struct ent_learner *l, struct ent_error *err);
/* Average, drop what is under 'threshold', round.  The learner goes on as it was. */
ENT_MUST_USE enum ent_status ent_learner_finish(const struct ent_learner *l, float threshold,
                                                struct ent_linear *out, struct ent_error *err);
void ent_learner_done(struct ent_learner *l);

#endif
