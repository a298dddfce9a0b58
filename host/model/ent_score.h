/*
 * ent_score.h -- how good words, sentences, tags and trees are, by the CoNLL 2018 shared task
 *
 * The definition is that of the task's evaluation (Zeman et al. 2018, "CoNLL 2018 Shared Task:
 * Multilingual Parsing from Raw Text to Universal Dependencies", section 5): gold and system must
 * be the same characters once white space is taken out; a token or sentence is right if a gold one
 * has the same span of them.  A word that is a token is aligned by its span; where multi-word
 * tokens are, the words within the smallest span that holds them whole are aligned by the longest
 * common subsequence of their forms, case aside.  All else is counted over aligned words, and
 * precision and recall are over all words of the system and of gold.
 *
 * White space here is what ent_is_space() says: besides the task's (category Zs) also tabs, line
 * ends and the zero-width kinds.
 */
#ifndef ENT_SCORE_H
#define ENT_SCORE_H

#include <stdint.h>

#include "base/ent_status.h"
#include "model/ent_analyser.h"

enum ent_metric {
    ENT_METRIC_TOKENS,
    ENT_METRIC_SENTENCES,
    ENT_METRIC_WORDS,
    ENT_METRIC_UPOS, /* from here on: where the system gives them, see ent_scores.n */
    ENT_METRIC_XPOS,
    ENT_METRIC_UFEATS,  /* the universal features only */
    ENT_METRIC_ALLTAGS, /* UPOS, XPOS and UFEATS together */
    ENT_METRIC_LEMMAS,  /* right wherever gold has none ("_") */
    ENT_METRIC_UAS,     /* head */
    ENT_METRIC_LAS,     /* head and relation, its subtype aside */
    ENT_METRIC_CLAS,    /* LAS of content words: those whose relation is no function word's and no punctuation's */
    ENT_METRIC_MLAS,    /* ... with UPOS and UFEATS, and function words at them that are right in the same way */
    ENT_METRIC_BLEX,    /* ... with lemma */
    ENT_N_METRICS
};

struct ent_score {
    uint64_t gold, system; /* how many there are */
    uint64_t correct;
};

struct ent_scores {
    int n; /* of[0 .. n-1] are measured: ENT_METRIC_WORDS + 1 for plain words, else ENT_N_METRICS */
    struct ent_score of[ENT_N_METRICS];
};

/* From 0 to 1; 0 where there is nothing to count. */
double ent_score_precision(const struct ent_score *s);
double ent_score_recall(const struct ent_score *s);
double ent_score_f1(const struct ent_score *s);

const char *ent_metric_name(enum ent_metric metric); /* "Tokens", ...: as the task prints them */

/*
 * Score the CoNLL-U file at 'system_path' against the one at 'gold_path'.  ENT_EIO, ENT_EFORMAT (not CoNLL-U, or not the
 * same text: the message quotes where they part), ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_score_conllu(const char *gold_path, const char *system_path,
                                              struct ent_scores *out, struct ent_error *err);
/*
 * Score what this program makes of the raw text of gold (its paragraphs, a space after each token but where
 * SpaceAfter=No): words and sentences of ent_tokenize and, unless 'models' is NULL, what the models find.
 */
ENT_MUST_USE enum ent_status ent_score_raw(const char *gold_path, const struct ent_analyser *models,
                                           struct ent_scores *out, struct ent_error *err);

#endif
