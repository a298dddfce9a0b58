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
    int year, month, day, part, weekday; /* a year before Christ is below 0 */
    int decade, century;       /* of a year: 199X, 18XX */
    enum ent_period period;
    int steps;                 /* RELATIVE and NAMED: so many periods on, below 0 back */
    int from_text;             /* counts from an earlier date of the text rather than from the article's */
    int keeps_part;            /* "the same period the previous year" */
    int has_year_said;         /* DATE: "of last year", 'steps' and 'from_text' tell which */
    int has_count;             /* "two years ago" */
    int is_near;               /* "the weekend": the nearest that fits */
    double count, to_count;    /* DURATION; to_count 0: no range */
    const char *ref, *rule;
    const char *clock;         /* part of the day: "TMO" "TAF" "TEV" "TNI"; NULL: none, or 'minute' has it */
    int minute;                /* of the day, + 1; 0: not said */
    int to_year, to_month, to_day; /* end of a range; to_year ENT_NO_RANGE: none, 0: as the first */
    int to_part, to_decade, to_century;
    size_t n_words;
};
enum { ENT_NO_RANGE = -100000 };

/* The longest expression that begins at word i; 0: none does. */
int ent_when_at(const struct ent_view *v, size_t i, struct ent_when *out);

/* ---- between the files of the parser ---- */

struct ent_when ent_when_date(const char *rule); /* a date of which nothing is said */
int ent_when_year_at(const struct ent_view *v, size_t i); /* four digits that can be a year, else 0 */
int ent_when_is_dash(const struct ent_view *v, size_t i);
/* "-", "to", "until", "through" at word i, after 'first'; after "between" also "and". */
int ent_when_joins(const struct ent_view *v, size_t first, size_t i);

/* The number that word i is in digits, if it has so many; else -1. */
int ent_when_digits_at(const struct ent_view *v, size_t i, size_t min, size_t max);
/* ", 2024" or "of 2024" after a month or a part of a year: words taken, *year (0: none). */
size_t ent_when_year_after(const struct ent_view *v, size_t i, int *year);
/* The same for "of last year", "the same year": into *w. */
size_t ent_when_year_said_after(const struct ent_view *v, size_t i, struct ent_when *w);

/* A day or a month, alone or in a range of days. */
int ent_when_day_at(const struct ent_view *v, size_t i, struct ent_when *out);
/* A date of the calendar without range, modifier and time of day. */
int ent_when_calendar_at(const struct ent_view *v, size_t i, struct ent_when *out);
/* "3 p.m.", "18:00 GMT", "noon". */
int ent_when_clock_at(const struct ent_view *v, size_t i, struct ent_when *out);
int ent_when_is_plural(const struct ent_view *v, size_t i);
enum ent_period ent_when_period_at(const struct ent_view *v, size_t i);
/* Does a noun follow at word i, of which the word before is only an attribute: "the present government"? */
int ent_when_is_attribute(const struct ent_view *v, size_t i);
/* Fill *out; 1. */
int ent_when_relative(struct ent_when *out, enum ent_period period, int steps, int from_text, size_t n, const char *rule);
int ent_when_vague(struct ent_when *out, const char *ref, const char *rule, size_t n);
int ent_when_duration(struct ent_when *out, double count, enum ent_period period, int has_count, size_t n);

/* "last year", "a week later", "two years ago", "the same period last year". */
int ent_when_relative_at(const struct ent_view *v, size_t i, struct ent_when *out);
/* "recently", "the coming years", "now". */
int ent_when_vague_at(const struct ent_view *v, size_t i, struct ent_when *out);
/* "two weeks", "two-year", "the past decade", "less than a week". */
int ent_when_duration_at(const struct ent_view *v, size_t i, struct ent_when *out);

#endif
