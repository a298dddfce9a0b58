/*
 * ent_forecast_inner.h -- what the files of ent_forecast.h share
 */
#ifndef ENT_FORECAST_INNER_H
#define ENT_FORECAST_INNER_H

#include "extract/ent_forecast.h"

/* How many words a rule looks back or ahead: a sentence may have a million. */
enum { ENT_FORECAST_REACH = 80 };

struct ent_forecast_sentence {
    const struct ent_view *v;
    size_t first, last; /* words */
    int has_condition;
};

static inline int is_in(const struct ent_view *v, size_t i, const char *const *words) { return ent_view_in(v, i, words) != 0; }
static inline size_t ent_forecast_back(size_t first, size_t i) { return i - first > ENT_FORECAST_REACH ? i - ENT_FORECAST_REACH : first; }

/* Set the horizon of a forecast from the dates in the words [from, to) of its sentence; "" where there is none. */
void ent_forecast_when(const struct ent_forecast_sentence *s, const struct ent_timexes *dates, size_t from, size_t to, struct ent_forecast *f);

#endif
