/*
 * ent_timex_parse.h -- what an expression of time says, before it is known what it counts from
 */
#ifndef ENT_TIMEX_PARSE_H
#define ENT_TIMEX_PARSE_H

#include "extract/ent_view.h"

enum ent_when_kind {
    ENT_WHEN_DATE,     /* year (0: not said), month, day, part */
    ENT_WHEN_RELATIVE, /* 'period' and 'steps' from a base */
    ENT_WHEN_NAMED,    /* "last August", "next spring", "Monday": month, part or weekday; steps -1, 0, +1 */
    ENT_WHEN_DURATION, /* count, period */
    ENT_WHEN_REF       /* ref */
};
/* Parts of a year: quarters 1 to 4, halves 5 and 6, seasons 7 spring to 10 winter. */
enum { ENT_PART_HALF = 4, ENT_PART_SEASON = 6 };

struct ent_when {
    enum ent_when_kind kind;
    int year, month, day, part, weekday;
    int decade, century;       /* of a year: 199X, 18XX */
    enum ent_period period;
    int steps;                 /* RELATIVE and NAMED: so many periods on, below 0 back */
    int from_text;             /* counts from an earlier date of the text rather than from the article's */
    int keeps_part;            /* "the same period the previous year" */
    double count;              /* DURATION */
    const char *ref, *rule;
    int to_year, to_month, to_day; /* end of a range; to_year -1: no range, 0: as the first */
    int to_part;
    size_t n_words;
};

/* The longest expression that begins at word i; 0: none does. */
int ent_when_at(const struct ent_view *v, size_t i, struct ent_when *out);

#endif
