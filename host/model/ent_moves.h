/*
 * ent_moves.h -- states of the parser, what can be done in them, and what that is decided by
 *
 * A state is made by one move from the one before it and never changes, so that the states of a beam
 * share their past: the stack is a list of nodes, each in the state that made it.
 */
#ifndef ENT_MOVES_H
#define ENT_MOVES_H

#include "model/ent_linear.h"
#include "model/ent_tags.h"
#include "model/ent_words.h"

enum ent_move { ENT_SHIFT, ENT_LEFT, ENT_RIGHT, ENT_N_MOVES };

struct ent_parse_node { /* a word with the children that it has so far, the last two on each side */
    int32_t word, below; /* below: the state of the node under it on the stack, -1: none */
    int32_t left[2], right[2];
    uint16_t left_label[2], right_label[2];
    uint32_t left_set, right_set; /* sums of hashes of labels */
    uint8_t n_left, n_right;
};

struct ent_parse_state {
    struct ent_parse_node node; /* of SHIFT and RIGHT: the top of the stack; of LEFT: the next word */
    int32_t stack;  /* the state of the top of the stack, -1: empty */
    int32_t front;  /* the state of the next word's node, -1: it has no children yet */
    int32_t next;   /* the next word; n: the root */
    int32_t from;   /* the state before, -1: this is the first */
    float score;
    uint16_t label; /* of LEFT and RIGHT */
    uint8_t move;   /* that made it */
    uint8_t is_gold; /* training: nothing but right moves */
};

/* A sentence, as moves see it. */
struct ent_parse_view {
    const struct ent_word_info *words;
    int32_t n;
    const struct ent_tags *tags;
    const uint16_t *verbs, *marks; /* n + 1 each: how many before word i, no more than 65535 */
};

void ent_parse_begin(struct ent_parse_state *first);
int ent_parse_can(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, enum ent_move move);
/* The state after a move in 'at', but for label and score; arcs get their label by ent_parse_name(). */
void ent_parse_move(const struct ent_parse_state *states, int32_t at, enum ent_move move, struct ent_parse_state *out);
void ent_parse_name(struct ent_parse_state *s, uint16_t label);
/* The arc that a move in 'at' makes. */
void ent_parse_arc(const struct ent_parse_state *states, int32_t at, enum ent_move move, int32_t *head, int32_t *word);

extern const struct ent_template ent_move_templates[], ent_label_templates[];
extern const size_t ent_move_n_templates, ent_label_n_templates, ent_label_n_atoms;
extern const char *const ent_move_atom_names[], *const ent_label_atom_names[]; /* for people */
enum { ENT_MOVE_ATOMS = 80, ENT_LABEL_ATOMS = 48 };
void ent_move_atoms(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, uint32_t *atoms);
void ent_label_atoms(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, enum ent_move move,
                     uint32_t *atoms);

#endif
