/*
 * ent_score_layers.h -- how good extracted layers are: the JSONL of "export annotations" against gold
 *
 * Both folders hold files named after their layer; offsets are bytes of the source file.  Only what lies in the articles of
 * GOLD/docs.jsonl counts, and what is predicted in boilerplate counts only where gold has something.  A record is *found* if its span is
 * right (mentions: exactly; else the overlap is at least half of the longer span), *right* if its value is right too: type, entity and
 * metonym of a mention; value and unit; TIMEX3; speaker; type, actor and target of an event; horizon.  Records are paired one to one, by the
 * longest overlap.  Two names are of one entity if GOLD/entities.jsonl has them together.
 */
#ifndef ENT_SCORE_LAYERS_H
#define ENT_SCORE_LAYERS_H

#include <stddef.h>

#include "base/ent_status.h"

enum { ENT_SCORED_LAYERS = 7, ENT_SCORED_FIELDS = 7 };
extern const char *const ent_scored_layers[ENT_SCORED_LAYERS];
extern const char *const ent_scored_fields[ENT_SCORED_FIELDS]; /* of docs: articles_found title authors ... */

struct ent_layer_score {
    size_t gold, predicted, found, right;
};
struct ent_layer_scores {
    size_t articles, fields[ENT_SCORED_FIELDS];
    size_t boilerplate_both, boilerplate_predicted, boilerplate_gold; /* bytes */
    struct ent_layer_score layers[ENT_SCORED_LAYERS];
};

/* ENT_EIO (no docs.jsonl), ENT_EFORMAT (file and line), ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_score_layers(const char *gold, const char *predicted, struct ent_layer_scores *out, struct ent_error *err);

/* Precision, recall, F1 of n hits; 0 where nothing is to be counted. */
double ent_score_ratio(size_t hits, size_t of);
double ent_score_harmonic(double precision, double recall);

#endif
