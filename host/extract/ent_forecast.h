/*
 * ent_forecast.h -- sentences that foresee something: how surely, by when, and who foresees
 *
 * A forecast is a sentence with a marker of what is to come: a modal verb before a verb that is not perfect ("will
 * join", "could erode"), an adjective or participle ("likely to", "poised to", "expected to"), a stated chance
 * ("the odds remain low").  Intentions of a speaker ("we will leave", "said it would withdraw") are acts
 * that are planned, not forecasts, and are left to events.
 *
 * Words of likelihood are mapped to the ranges of percent of the US Intelligence Community Directive 203 ("Analytic
 * Standards", 2015, section D.6.e.2.a); the words are kept.
 */
#ifndef ENT_FORECAST_H
#define ENT_FORECAST_H

#include "extract/ent_timex.h"

enum ent_modality {
    ENT_MODALITY_WILL, ENT_MODALITY_MAY, ENT_MODALITY_LIKELY, ENT_MODALITY_UNLIKELY, ENT_MODALITY_COULD,
    ENT_MODALITY_MUST, ENT_MODALITY_IF
};
const char *ent_modality_name(enum ent_modality m); /* "will" "may" "likely" "unlikely" "could" "must" "if" */

struct ent_forecast {
    uint32_t first, last;               /* words of the sentence */
    uint32_t marker_first, marker_last; /* the words that say so */
    uint32_t source_first, source_last; /* who foresees, where another than the author does; alike: the author */
    enum ent_modality modality;
    char horizon[40];                   /* TIMEX3; "": none is told */
    const char *likelihood;             /* "55-80", percent; NULL: no word of likelihood */
    const char *rule;
};
struct ent_forecasts {
    struct ent_forecast *items;
    size_t n, cap;
};

/* Append the forecasts of the view, in order; 'dates' are those of the same view. */
ENT_MUST_USE enum ent_status ent_forecast_find(const struct ent_view *v, const struct ent_timexes *dates,
                                               struct ent_forecasts *out, struct ent_error *err);
void ent_forecasts_done(struct ent_forecasts *f); /* a zeroed one is empty and ready */

#endif
