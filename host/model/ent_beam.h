/*
 * ent_beam.h -- the search of the parser: the best few beginnings of a tree, a move at a time
 *
 * The same search serves use and training; only where the scores come from differs.
 */
#ifndef ENT_BEAM_H
#define ENT_BEAM_H

#include "model/ent_moves.h"
#include "model/ent_parser.h"

enum { ENT_BEAM_MAX = 64 };

struct ent_beam {
    struct ent_parse_view view;
    struct ent_parser_scratch *scratch; /* its states: those of all steps, the first at 0 */
    const struct ent_parser *parser;    /* scores come from here ... */
    const struct ent_learner *moves, *labels; /* ... or, in training, from these */
    unsigned width;
    int32_t first, n;   /* the states of the last step: first .. first + n - 1, the best one first */
    int32_t end;        /* of all states */
};

/* Room for n words and, in training, for a gold state a step besides; counts of verbs and marks. */
ENT_MUST_USE enum ent_status ent_beam_begin(struct ent_beam *b, const struct ent_word_info *words, size_t n,
                                            const struct ent_tags *tags, int training, struct ent_error *err);
/* One move further.  In training a state is gold that comes of nothing but right moves and relations. */
void ent_beam_step(struct ent_beam *b, enum ent_move gold, uint16_t gold_label);
/* A state of its own after 'move' in 'at': what the beam has thrown away. */
int32_t ent_beam_push(struct ent_beam *b, int32_t at, enum ent_move move, uint16_t label, float score);
void ent_beam_score_moves(const struct ent_beam *b, int32_t at, float *scores);
float ent_beam_score_label(const struct ent_beam *b, int32_t at, enum ent_move move, uint16_t label);

#endif
