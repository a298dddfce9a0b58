/*
 * ent_parser.h -- the tree of a sentence: heads and relations, by moves from left to right
 *
 * Arc-hybrid moves (Kuhlmann, Gomez-Rodriguez and Satta 2011) over a stack and the words to come, the root
 * behind the last: SHIFT the next word on the stack; LEFT: the top depends on the next word; RIGHT: the top
 * depends on the one under it.  2n moves make a tree of n words with one root.  A linear model scores the
 * moves, another one the relation of the arc that a move makes, and a beam keeps the best few beginnings
 * (Zhang and Clark 2008).  Time grows with the length of the sentence, whatever the words.
 */
#ifndef ENT_PARSER_H
#define ENT_PARSER_H

#include "model/ent_lessons.h"
#include "model/ent_linear.h"
#include "model/ent_tags.h"

struct ent_parser {
    struct ent_labels relations;
    uint8_t *universal; /* by relation: enum ent_relation */
    uint16_t root;      /* which of them is "root"; relations.n: none */
    struct ent_linear moves, labels;
    unsigned beam;
};

enum { ENT_PARSER_KNOWN = 1024 };

/* What a thread keeps from sentence to sentence; zeroed: ready. */
struct ent_parser_scratch {
    struct ent_parse_state *states;
    size_t cap_states;
    uint16_t *verbs, *marks; /* how many of the words before */
    size_t cap_verbs, cap_marks;
    int32_t last;             /* the state that the sentence has ended in */
    uint64_t sentences;       /* so far */
    struct ent_parser_known { /* relations found in this one */
        uint64_t key;
        float score;
        uint16_t label;
    } known[ENT_PARSER_KNOWN];
};
void ent_parser_scratch_done(struct ent_parser_scratch *s);

/* Sets head and label of tagged words.  'tags' are the tagger's.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_parser_parse(const struct ent_parser *p, const struct ent_tags *tags,
                                              struct ent_parser_scratch *scratch, struct ent_word_info *words,
                                              size_t n, struct ent_error *err);

struct ent_parser_options {
    struct ent_effort effort;
    unsigned beam;        /* while learning */
    unsigned beam_in_use; /* of the parser: a wider one finds a little more, and takes longer */
};
/* The words of the lessons must have the tags that a tagger gives them. */
ENT_MUST_USE enum ent_status ent_parser_train(struct ent_parser *p, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                              const struct ent_parser_options *options, const struct ent_train_log *log,
                                              struct ent_error *err);
ENT_MUST_USE enum ent_status ent_parser_save(const struct ent_parser *p, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_parser_load(struct ent_parser *p, const char *path, struct ent_error *err);
void ent_parser_done(struct ent_parser *p);

#endif
