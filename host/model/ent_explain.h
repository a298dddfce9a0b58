/*
 * ent_explain.h -- why a word has its tag, its head, its relation and its name: the features that spoke for it
 *
 * Each is a decision between what was chosen and what came second; a feature's weight is what it has for the one
 * less what it has for the other, in units of the score.
 */
#ifndef ENT_EXPLAIN_H
#define ENT_EXPLAIN_H

#include "model/ent_analyser.h"

struct ent_reason {
    const char *decision;         /* "tag", "head", "relation", "name" */
    const char *chosen, *instead; /* labels of the models ("NOUN\tNN", "nsubj"), of moves "wait", "left", "right" */
    char feature[80];             /* what it looks at: "word, tag before" */
    double weight;                /* negative: it spoke for the other one */
};

enum { ENT_REASONS_MAX = 4 * 20 };

/*
 * The strongest features (up to 'most', at most 20, of each decision) about word i of a sentence that has just been
 * analysed; how many.  A word that the lexicon has always seen with one tag has no reasons for it: it was not asked.
 */
size_t ent_explain(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, size_t most,
                   struct ent_reason out[ENT_REASONS_MAX]);

#endif
