/*
 * ent_annotate.h -- what is found in an article goes into span layers of the segment
 *
 *   date      value (TIMEX3), precision (day month year ...), anchored 0 or 1, anchor (published text inferred),
 *             anchor_start, anchor_words (the expression that it counts from: byte of the document's text, words), rule
 *   quantity  value (a number, "LOW HIGH" for a range), kind, unit, of, approx 0 or 1, rule
 *   mention   type (STATE PLACE PERSON ...), entity (its usual name in full), metonym 0 or 1, rule, source (FILE:LINE of the
 *             gazetteer), full_start (of a short form: byte of the document's text where the full one stands)
 *   quote     kind (speech scare title indirect), speaker (an entity, else words of the text), entity (if it is one),
 *             speaker_start (byte of the document's text), cue, rule;
 *             a cue without a speaker: somebody speaks, it is not told who
 *   forecast  the sentence: modality, horizon (TIMEX3), words (that say so), likelihood (percent), source (who foresees), rule
 *   event     the sentence: type (AGREE CONSULT ...), actor and target (lists of entities), date (TIMEX3), place (an entity),
 *             status (happened planned hypothetical denied), inferred 0 or 1 (a party is told before it, or known), trigger (the
 *             word), trigger_start, place_start, actor_start,
 *             target_start (bytes of the document's text; of the first ones), rule (FILE:LINE of the dictionary)
 *   fact      the sentence: relation (trade_turnover ...), subject and object (entities), value (as of a quantity, TIMEX3 where unit is
 *             "date"), unit, as_of (TIMEX3), approx 0 or 1, figure (the words), figure_start (byte of the document's text), trigger
 *             (words of the vocabulary), trigger_start, subject_start, object_start, several 0 or 1 (may it hold of several things at once), how (the subject was found), rule (FILE:LINE of the vocabulary)
 *   tie       the sentence: relation (member crosses backs ...), subject and object (entities), change (joined left sought asked), date
 *             (TIMEX3), status (happened planned hypothetical denied), trigger (the words), trigger_start, subject_start, object_start,
 *             rule (FILE:LINE of the vocabulary)
 */
#ifndef ENT_ANNOTATE_H
#define ENT_ANNOTATE_H

#include "corpus/ent_segment_build.h"
#include "extract/ent_event.h"
#include "extract/ent_forecast.h"
#include "extract/ent_mention.h"
#include "extract/ent_quantity.h"
#include "extract/ent_quote.h"
#include "extract/ent_tie.h"
#include "extract/ent_timex.h"
#include "pipeline/ent_knowledge.h"

struct ent_annotator {
    int off; /* find nothing */
    const struct ent_knowledge *knowledge; /* of the world; NULL: none */
    struct ent_mention_finder *finder; /* made at the first article */
    struct ent_view view;
    const char *doc;
    struct ent_view aside;  /* words that are not the article's: of the author's bio, where only names are looked for */
    uint32_t *aside_at;     /* how many words of the article come before each */
    size_t cap_aside;
    struct ent_mentions mentions;
    struct ent_timexes dates;
    struct ent_quantities quantities;
    struct ent_quotes quotes;
    struct ent_forecasts forecasts;
    struct ent_tree tree;
    struct ent_event_finder event_finder;
    struct ent_events events;
    struct ent_fact_finder fact_finder;
    struct ent_facts facts;
    struct ent_ties ties;
};

/* Begin an article: its text, its date, what corrections call it. */
void ent_annotator_begin(struct ent_annotator *a, const char *text, size_t n, struct ent_date published, const char *doc);
/* Its words, in the order of their positions: bytes of its text, the number of the sentence. */
ENT_MUST_USE enum ent_status ent_annotator_word(struct ent_annotator *a, uint32_t start, uint32_t end,
                                                uint32_t sentence, struct ent_error *err);
/* What is known of the last word; its strings must live until ent_annotator_finish(). */
void ent_annotator_parse(struct ent_annotator *a, const struct ent_parse *parse);
/* A word of the author's bio, which has no position: only names are found there, and have no words. */
ENT_MUST_USE enum ent_status ent_annotator_aside(struct ent_annotator *a, uint32_t start, uint32_t end, uint32_t sentence,
                                                 struct ent_error *err);
/* Find everything and append it to the layers; the text begins at 'base', the words at 'position'. */
ENT_MUST_USE enum ent_status ent_annotator_finish(struct ent_annotator *a, struct ent_segment_builder *b,
                                                  uint64_t base, size_t position, struct ent_error *err);
void ent_annotator_done(struct ent_annotator *a); /* a zeroed one is ready */

/* The layers and their fields, for the way out; ends with a NULL name. */
extern const char *const ent_annotation_layers[];

#endif
