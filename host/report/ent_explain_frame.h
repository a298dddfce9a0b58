/*
 * ent_explain_frame.h -- why words have their tags, heads and relations, as a frame: a row a feature
 */
#ifndef ENT_EXPLAIN_FRAME_H
#define ENT_EXPLAIN_FRAME_H

#include "frame/ent_frame.h"
#include "model/ent_analyser.h"

struct ent_explain_how {
    const char *word; /* only words of this form; NULL: all */
    size_t top;       /* features of each decision, at most 20 */
};

/* A frame for the functions below: word, tag, relation, head, decision, chosen, instead, feature, weight. */
ENT_MUST_USE enum ent_status ent_explain_frame(struct ent_frame **out, struct ent_error *err);
/* The reasons for the words of a sentence, which is analysed here (ent_analysis_word has given its words). */
ENT_MUST_USE enum ent_status ent_explain_sentence(struct ent_frame *f, const struct ent_analyser *a, struct ent_analysis *s,
                                                  const struct ent_explain_how *how, struct ent_error *err);
/* ... for all sentences of a text, which is UTF-8. */
ENT_MUST_USE enum ent_status ent_explain_text(struct ent_frame *f, const struct ent_analyser *a, const char *text, size_t n,
                                              const struct ent_explain_how *how, struct ent_error *err);

#endif
