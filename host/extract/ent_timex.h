/*
 * ent_timex.h -- expressions of time and their values: TIMEX3 (ISO-TimeML), one pass over the words
 *
 * Values: 2024-04-22, 2024-04, 2024, 2024-Q1, 2024-H1, 2024-SP -SU -AU -WI, 199X, 18XX, -0300 (before Christ), 2024-W15,
 * 2024-W15-WE, 2024-04-22T15:00, 2024-04-22TMO -TAF -TEV -TNI, P3Y, P2W, PT48H, ranges 2022/2023, PAST_REF, PRESENT_REF,
 * FUTURE_REF.  What is left open has X: XXXX-04-22.
 */
#ifndef ENT_TIMEX_H
#define ENT_TIMEX_H

#include "extract/ent_view.h"

enum ent_anchor { ENT_ANCHOR_NONE, ENT_ANCHOR_PUBLISHED, ENT_ANCHOR_TEXT, ENT_ANCHOR_INFERRED };
const char *ent_anchor_name(enum ent_anchor anchor); /* "published" "text" "inferred"; NULL for none */

struct ent_timex {
    uint32_t first, last;    /* words [first, last) of the view */
    char value[40];
    enum ent_anchor anchor;  /* what the value needs besides the words */
    uint32_t anchor_at;      /* text, inferred: number of the expression that it counts from, among those of the view */
    const char *rule;        /* which rule gave the value */
    int is_duration;
    int has_count;           /* so many periods are said, a quantity too: "two weeks", "three years ago" */
};
struct ent_timexes {
    struct ent_timex *items;
    size_t n, cap;
};

/* Append the expressions of the view, in order, not overlapping. */
ENT_MUST_USE enum ent_status ent_timex_find(const struct ent_view *v, struct ent_timexes *out,
                                            struct ent_error *err);
void ent_timexes_done(struct ent_timexes *t); /* a zeroed one is empty and ready */

/* How precise a value is: "time" "day" "week" "month" "quarter" "season" "half" "year" "decade" "century" "range"
 * "duration" "vague". */
const char *ent_timex_precision(const char *value);

#endif
