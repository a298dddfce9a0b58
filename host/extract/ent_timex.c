#include "extract/ent_timex.h"

#include <stdio.h>
#include <string.h>

#include "extract/ent_timex_parse.h"
#include "extract/ent_timex_value.h"

struct found {
    struct ent_when w;
    size_t at;
};
struct resolver {
    const struct ent_view *v;
    struct found *found;
    size_t n, cap;
    struct ent_moment base; /* the article's date, stated or inferred; year 0: not known */
    enum ent_anchor base_kind;
    size_t base_at;           /* ENT_ANCHOR_INFERRED: number of the expression that says it */
    struct ent_moment text;       /* the latest date of the text before the one at hand; of a range its end */
    struct ent_moment text_begin; /* of a range its begin; year 0: no range */
    size_t text_at;           /* its number */
    int text_is_story;        /* it said its year: what follows may be of that year */
    struct ent_moment day;        /* the latest day of the text that is not after the article's */
    size_t day_at;                /* its number */
};

/* A time of day after a value that is a day. */
static void write_clock(char value[ENT_TIMEX_SIZE], const struct ent_when *w)
{
    size_t n = strlen(value);
    if (w->clock != NULL && n + 4 < ENT_TIMEX_SIZE)
        snprintf(value + n, ENT_TIMEX_SIZE - n, "%s", w->clock);
    else if (w->minute > 0 && n + 7 < ENT_TIMEX_SIZE)
        snprintf(value + n, ENT_TIMEX_SIZE - n, "T%02d:%02d", (w->minute - 1) / 60 % 24, (w->minute - 1) % 60);
}

/* ---- the article's own date, if it states none ---- */

static int is_possessive(const struct ent_view *v, size_t at) { return ent_view_any(v, at + 1, "’s|'s", NULL) > 0; }

/* "may come in May", "no truce is likely before the summer", "could vote in March"; not "may have come". */
static int is_possible(const struct ent_view *v, size_t at)
{
    enum { NEAR = 10 };
    for (size_t k = 1; k <= NEAR && k <= at && ent_view_together(v, at - k, at); k++) {
        if (ent_view_any(v, at - k, "may|might|could|should|must|likely|unlikely", NULL) > 0 && !ent_view_is_capital(v, at - k))
            return !ent_view_any(v, at - k + 1, "have|not have|never have|not", NULL);
        if (ent_view_any(v, at - k, ";|who|which|when|after|because", NULL) > 0)
            return 0;
    }
    return 0;
}

/* "had fallen to a third by the summer": it was over by then; not "had planned to leave by March". */
static int is_over(const struct ent_view *v, size_t at)
{
    enum { NEAR = 14 };
    for (size_t k = 2; k <= NEAR && k <= at && ent_view_together(v, at - k, at) && !ent_view_any(v, at - k, ";|that|but|while", NULL); k++)
        if (ent_view_is(v, at - k, "had"))
            return !ent_view_any(v, at - k + 1, "to|planned|scheduled|expected|hoped|agreed|promised|wanted|intended|aimed|set|sought|vowed|pledged|been|said|until|undertaken", NULL);
    return 0;
}

/* Words around a date that say that it was still to come. */
static int is_ahead(const struct ent_view *v, size_t at)
{
    static const char before[] = "until|by|will|would|planned|scheduled|expected|due|upcoming|next|forthcoming|expire|expires|through|"
                                 "plans|slated|set|shall|ahead|till|intends|aims|hopes";
    if (is_possessive(v, at) || is_over(v, at))
        return 0; /* "Exhausted by June's war" */
    for (size_t k = 1; k <= 8 && k <= at && ent_view_together(v, at - k, at); k++)
        if (ent_view_one_of(v, at - k, before) && (k <= 2 || !ent_view_any(v, at - k, "by|until|till|through|set|next", NULL)))
            return 1;
    if (is_possible(v, at))
        return 1;
    for (size_t k = 3; k <= 10 && k <= at && ent_view_together(v, at - k, at); k++)
        if (ent_view_any(v, at - k, "is to|are to", NULL) > 0 && !ent_view_any(v, at - k + 2, "the|a|an", NULL)) /* "is to be handed over in March" */
            return 1;
    for (size_t k = 1; k <= 3 && k <= at && ent_view_together(v, at - k, at); k++)
        if (ent_view_key(v, at - k)->says == 1)
            return 0; /* "said on Tuesday that it will" */
    int opens = at < 3 || !ent_view_together(v, at - 3, at); /* "In March, the company will"; not "won in March, plans to" */
    for (size_t k = 1; k <= 8 && ent_view_together(v, at, at + k) && (opens || !ent_view_is(v, at + k, ",")) && !ent_view_any(v, at + k, "that|which|who|;|said|and is|and are|and will|and plans", NULL); k++)
        if (ent_view_any(v, at + k,
                         "will|is set to|are set to|is due|is expected|are expected|is scheduled|are scheduled|is to|are to|plans to",
                         NULL) > 0)
            return 1;
    return 0;
}

/* The latest day or month that the text has as past: the article is of then or a little later. */
static void infer_base(struct resolver *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct ent_when *w = &r->found[i].w;
        struct ent_moment m = {.year = w->year, .month = w->month, .day = w->day};
        if (w->kind != ENT_WHEN_DATE || w->year == 0 || w->month == 0 || w->to_year != ENT_NO_RANGE || is_ahead(r->v, r->found[i].at))
            continue;
        if (m.year > r->base.year ||
            (m.year == r->base.year && (m.month > r->base.month || (m.month == r->base.month && m.day > r->base.day)))) {
            r->base = m;
            r->base_at = i;
        }
    }
    r->base_kind = r->base.year > 0 ? ENT_ANCHOR_INFERRED : ENT_ANCHOR_NONE;
}

/* ---- dates without a year ---- */

static long as_days(struct ent_moment m, int late)
{
    int month = m.month > 0 ? m.month : m.part > ENT_PART_SEASON ? (m.part - ENT_PART_SEASON) * 3 : late ? 12 : 1;
    return ent_days_of(m.year, month, m.day > 0 ? m.day : late ? 28 : 1);
}

/* Is the year said by a date that follows: "in January and May 2025"? */
static int year_that_follows(const struct resolver *r, size_t i)
{
    size_t end = r->found[i].at + r->found[i].w.n_words;
    if (i + 1 >= r->n || !ent_view_together(r->v, end, r->found[i + 1].at) ||
        r->found[i + 1].at > end + (ent_view_is(r->v, end, ",") ? 1 : 2))
        return 0;
    const struct ent_when *next = &r->found[i + 1].w;
    return next->kind == ENT_WHEN_DATE && next->month + next->part > 0 && ent_view_any(r->v, end, "and|or|,|to|-|–|&", NULL) > 0 &&
                   next->to_year == ENT_NO_RANGE
               ? next->year
               : 0;
}

/* Is the year that of something else than what is told: "against 1.1m in 2024", "from 10 bn in 2023", "which has run it since 2008"? */
static int is_aside(const struct ent_view *v, size_t at)
{
    enum { NEAR = 7 };
    int figures = 0;
    for (size_t k = 1; k <= NEAR && k <= at && ent_view_together(v, at - k, at); k++) {
        const char *word = v->text + v->words[at - k].start;
        figures = figures || (*word >= '0' && *word <= '9');
        if (ent_view_any(v, at - k, "than|against|versus|compared", NULL) > 0 || (k < 3 && ent_view_is(v, at - k, "since")) ||
            (figures && ent_view_is(v, at - k, "from")))
            return 1;
    }
    for (size_t k = 1; k <= 2 * NEAR && ent_view_together(v, at, at + k); k++)
        if (ent_view_any(v, at + k, "ever since|since then", NULL) > 0)
            return 1;
    return 0;
}

/* Does the story go on in the year that the text has just said: "In 2020 a war began. In November it ended."? */
static int is_same_story(const struct resolver *r, size_t i)
{
    const struct ent_view_word *w = r->v->words;
    const struct found *last = &r->found[r->text_at], *now = &r->found[i];
    if (now->at > 0 && ent_view_is(r->v, now->at - 1, "since"))
        return 0; /* up to now */
    return r->text.year > 0 && r->text_is_story && last->at < now->at && w[now->at].sentence - w[last->at].sentence <= 1;
}

/* "Voters go to the polls on 30 November": the verb above the date is in the present tense. */
static int is_present(const struct ent_view *v, size_t at)
{
    enum { CLIMB = 6 };
    for (size_t i = at, k = 0; v->is_parsed && k < CLIMB; k++) {
        const struct ent_parse *p = &v->words[i].parse;
        if (p->upos == ENT_UPOS_VERB)
            return strstr(p->feats, "VerbForm=Fin") != NULL && strstr(p->feats, "Tense=Pres") != NULL && !ent_view_key(v, i)->says;
        if (p->head == 0 || (int64_t)i + p->head < 0 || (size_t)((int64_t)i + p->head) >= v->n)
            return 0;
        i = (size_t)((int64_t)i + p->head);
    }
    return 0;
}

/* Has the verb "has" or "have" as its helper? */
static int is_perfect(const struct ent_view *v, size_t verb)
{
    enum { NEAR = 5 };
    for (size_t k = 1; k <= NEAR && k <= verb && ent_view_together(v, verb - k, verb); k++)
        if (ent_view_any(v, verb - k, "has|have", NULL) > 0 && (int64_t)(verb - k) + v->words[verb - k].parse.head == (int64_t)verb)
            return 1;
    return 0;
}

/* "The treaty, which took effect in May, has helped", "navies that trained in July have an easier time": an aside in what is told of now. */
static int is_aside_of_now(const struct ent_view *v, size_t at)
{
    enum { CLIMB = 12 };
    int relative = at > 0 && ent_view_is(v, at - 1, "whose"), past = 0;
    for (size_t i = at, k = 0; v->is_parsed && k < CLIMB; k++) {
        const struct ent_parse *p = &v->words[i].parse;
        int verb = p->upos == ENT_UPOS_VERB;
        if (relative && verb)
            return is_perfect(v, i) || (strstr(p->feats, "VerbForm=Fin") != NULL && strstr(p->feats, "Tense=Past") == NULL && !ent_view_key(v, i)->says);
        past = past || (verb && strstr(p->feats, "Tense=Past") != NULL);
        relative = relative || (past && strcmp(p->deprel, "acl:relcl") == 0);
        if (p->head == 0 || (int64_t)i + p->head < 0 || (size_t)((int64_t)i + p->head) >= v->n)
            return 0;
        i = (size_t)((int64_t)i + p->head);
    }
    return 0;
}

static int year_of_bare(const struct resolver *r, size_t i, struct ent_moment m, enum ent_anchor *anchor)
{
    int year = year_that_follows(r, i);
    struct ent_moment base = r->base;
    *anchor = ENT_ANCHOR_TEXT;
    if (year > 0)
        return year;
    int is_near = r->text.year > 0 && ent_view_together(r->v, r->found[r->text_at].at, r->found[i].at);
    if (is_near && r->text.month > 0) {
        m.year = m.month + m.part > ENT_PART_SEASON || m.month >= r->text.month ? r->text.year : r->text.year + 1; /* a story goes on */
        if (base.year == 0 || r->base_kind == ENT_ANCHOR_INFERRED || as_days(m, 0) <= as_days(base, 1))
            return m.year;
    }
    if (base.year > 0 && r->text.year < base.year && is_same_story(r, i) && !is_aside_of_now(r->v, r->found[i].at) && (r->text.month == 0 || m.part > 0 || m.month >= r->text.month))
        return r->text.year;
    *anchor = r->base_kind;
    if (base.year == 0 || base.month == 0) {
        if (base.year == 0 && r->text.year > 0) {
            *anchor = ENT_ANCHOR_TEXT;
            return r->text.year;
        }
        return base.year;
    }
    m.year = base.year;
    if (r->base_kind == ENT_ANCHOR_INFERRED) { /* the nearest */
        long d = as_days(m, 0) - as_days(base, 0);
        return d > 183 ? base.year - 1 : d < -183 ? base.year + 1 : base.year;
    }
    int is_past = as_days(m, 0) <= as_days(base, 1);
    enum { SOON = 183 };
    if (!is_past && as_days(m, 0) - as_days(base, 0) < SOON && !is_possessive(r->v, r->found[i].at) && is_present(r->v, r->found[i].at))
        return base.year;
    return is_ahead(r->v, r->found[i].at) ? (is_past && as_days(m, 1) < as_days(base, 0) ? base.year + 1 : base.year)
           : is_past                      ? base.year
                                          : base.year - 1;
}

/* ---- each kind ---- */

static void remember(struct resolver *r, size_t i, struct ent_moment m, int is_story)
{
    r->text = m;
    r->text_begin = (struct ent_moment){0};
    r->text_at = i;
    r->text_is_story = is_story;
    const struct ent_when *w = &r->found[i].w;
    int is_week = w->kind == ENT_WHEN_RELATIVE && w->period != ENT_DAY; /* reckoned by days, but none is said */
    if (m.day > 0 && !is_week && (r->base.year == 0 || as_days(m, 0) <= as_days(r->base, 1))) {
        r->day = m;
        r->day_at = i;
    }
}

/* Is a day said so shortly before that "the same day" means it, though a month or a year stands between? */
static int has_day_before(const struct resolver *r, size_t i)
{
    enum { SENTENCES = 4, STEPPED = 2 }; /* "the previous night" is one of the story, which is told closer by */
    const struct ent_view_word *w = r->v->words;
    uint32_t most = r->found[i].w.steps == 0 || r->found[i].w.has_count ? SENTENCES : STEPPED;
    return r->day.day > 0 && w[r->found[i].at].sentence - w[r->found[r->day_at].at].sentence <= most;
}

/* The year of a date that does not say it in figures. */
static int year_of(const struct resolver *r, size_t i, struct ent_moment m, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    if (w->has_year_said && w->from_text && r->text.year > 0) {
        t->anchor = ENT_ANCHOR_TEXT;
        return r->text.year + w->steps;
    }
    if (w->has_year_said) {
        t->anchor = r->base_kind;
        return r->base.year > 0 ? r->base.year + w->steps : 0;
    }
    return year_of_bare(r, i, m, &t->anchor);
}

/* "the same period" in another year: the months, the part or the range that the text has just said. */
static void write_same_part(const struct resolver *r, int year, struct ent_timex *t)
{
    struct ent_moment m = r->text, begin = r->text_begin;
    begin.year += year - m.year;
    m.year = year;
    ent_moment_write(t->value, r->text_begin.year > 0 ? begin : m);
    size_t n = strlen(t->value);
    if (r->text_begin.year > 0) {
        t->value[n++] = '/';
        ent_moment_write(t->value + n, m);
    }
    t->anchor = ENT_ANCHOR_TEXT;
    t->anchor_at = (uint32_t)r->text_at;
}

static void resolve_date(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    struct ent_moment from = {w->year, w->month, w->day, w->part, w->decade, w->century},
                  to = {w->to_year, w->to_month, w->to_day, w->to_part, w->to_decade, w->to_century};
    char second[ENT_TIMEX_HALF];
    if (w->keeps_part && r->text.year > 0) {
        write_same_part(r, w->year, t);
        return;
    }
    if (from.year == 0)
        from.year = year_of(r, i, from, t);
    t->anchor_at = (uint32_t)r->text_at;
    ent_moment_write(t->value, from);
    write_clock(t->value, w);
    if (w->to_year != ENT_NO_RANGE) {
        to.year = to.year != 0 ? to.year : from.year > 0 && from.month > to.month && to.month > 0 ? from.year + 1 : from.year;
        ent_moment_write(second, to);
        size_t n = strlen(t->value);
        snprintf(t->value + n, ENT_TIMEX_SIZE - n, "/%s", second);
    }
    if (w->decade || w->century || from.year < 0)
        return;
    remember(r, i, w->to_year != ENT_NO_RANGE ? to : from, w->year > 0 && w->to_year == ENT_NO_RANGE && !is_aside(r->v, r->found[i].at));
    if (w->to_year != ENT_NO_RANGE)
        r->text_begin = from;
}

/* The moment 'steps' periods from another; its precision is the period's.  0: the other says too little. */
static int step(struct ent_moment m, enum ent_period period, int steps, char value[ENT_TIMEX_SIZE], struct ent_moment *out)
{
    long days;
    int months, year, week;
    *out = (struct ent_moment){0};
    switch (period) {
    case ENT_MILLENNIUM: steps *= 10; /* fall through */
    case ENT_CENTURY: steps *= 10;    /* fall through */
    case ENT_DECADE: steps *= 10;     /* fall through */
    case ENT_YEAR:
        if (m.year <= 0 || m.year + steps < 1 || m.year + steps > 9999)
            return 0;
        out->year = m.year + steps;
        break;
    case ENT_QUARTER:
        if (m.month == 0 && (m.part == 0 || m.part > 4))
            return 0;
        months = m.year * 4 + (m.month > 0 ? (m.month - 1) / 3 : m.part - 1) + steps;
        *out = (struct ent_moment){.year = months / 4, .part = months % 4 + 1};
        break;
    case ENT_MONTH:
        if (m.month == 0)
            return 0;
        months = m.year * 12 + m.month - 1 + steps;
        *out = (struct ent_moment){.year = months / 12, .month = months % 12 + 1};
        break;
    case ENT_WEEK:
    case ENT_FORTNIGHT:
    case ENT_WEEKEND:
        if (m.day == 0)
            return 0;
        days = ent_days_of(m.year, m.month, m.day) + (period == ENT_FORTNIGHT ? 14L : 7L) * steps;
        ent_iso_week(days, &year, &week);
        snprintf(value, ENT_TIMEX_SIZE, "%04d-W%02d%s", year % 10000, week % 100, period == ENT_WEEKEND ? "-WE" : "");
        *out = ent_moment_of_days(days);
        return 1;
    case ENT_DAY:
        if (m.day == 0)
            return 0;
        *out = ent_moment_of_days(ent_days_of(m.year, m.month, m.day) + steps);
        break;
    default: return 0;
    }
    if (out->year <= 0)
        return 0;
    ent_moment_write(value, *out);
    return 1;
}

static void leave_open(struct ent_timex *t, int steps)
{
    t->anchor = ENT_ANCHOR_NONE;
    snprintf(t->value, ENT_TIMEX_SIZE, "%s", steps < 0 ? "PAST_REF" : steps > 0 ? "FUTURE_REF" : "PRESENT_REF");
}

/* "then": what the text has just said. */
static void resolve_then(const struct resolver *r, struct ent_timex *t)
{
    if (r->text.year == 0) {
        leave_open(t, -1);
        return;
    }
    t->anchor_at = (uint32_t)r->text_at;
    t->anchor = ENT_ANCHOR_TEXT;
    ent_moment_write(t->value, r->text);
}

/* "a week later", "two years earlier" */
static int is_apart(const struct ent_when *w) { return w->rule != NULL && strcmp(w->rule, "later, earlier") == 0; }

/* "by the end of the year half of it had been sold", told the year after: the year that the text is in. */
static int is_past_edge(const struct resolver *r, size_t i)
{
    enum { NEAR = 12 };
    const struct ent_when *w = &r->found[i].w;
    size_t end = r->found[i].at + w->n_words;
    if (w->rule == NULL || strcmp(w->rule, "end of the year") != 0 || w->period != ENT_YEAR || r->text.year == 0 || r->text.year + 1 != r->base.year)
        return 0;
    for (size_t k = 0; k < NEAR && end > 0 && ent_view_together(r->v, end - 1, end + k); k++) {
        if (ent_view_any(r->v, end + k, "will|would|is|are|may|could|should", NULL) > 0)
            return 0;
        if (ent_view_is(r->v, end + k, "had"))
            return 1;
    }
    return is_over(r->v, r->found[i].at);
}

static void resolve_relative(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    int by_text = w->from_text && r->text.year > 0;
    struct ent_moment from = by_text ? r->text : r->base, to;
    int steps = w->steps;
    enum ent_period period = w->period;
    int too_late = by_text && r->base.year > 0 && as_days(from, 0) > as_days(r->base, 1) && !is_ahead(r->v, r->found[i].at);
    if (by_text && (w->period == ENT_DAY || w->period == ENT_WEEK) && (from.day == 0 || too_late) && has_day_before(r, i))
        from = r->day; /* "until November 2026. One week later, ..." */
    if (w->period == ENT_WEEKEND && steps == 0 && !by_text && w->is_near && !is_ahead(r->v, r->found[i].at) && from.day > 0 &&
        ent_weekday_of(ent_days_of(from.year, from.month, from.day)) < 6)
        steps = -1; /* "over the weekend": the last one */
    if (r->base.year == 0 && !by_text && w->from_text == 0 && r->text.year > 0 && w->steps == 0)
        from = r->text;
    if (w->period == ENT_NO_PERIOD) {
        resolve_then(r, t);
        return;
    }
    t->anchor = by_text ? ENT_ANCHOR_TEXT : r->base_kind;
    t->anchor_at = (uint32_t)r->text_at;
    if (w->minute > 0 && r->text.day > 0 && (is_same_story(r, i) || ent_view_together(r->v, r->found[r->text_at].at, r->found[i].at))) {
        from = r->text; /* a time of the day that was just said */
        t->anchor = ENT_ANCHOR_TEXT;
    }
    if (by_text && from.day == 0 && from.month > 0 && w->has_count && w->period < ENT_MONTH) {
        ent_moment_write(t->value, from); /* "in March ...; two days later": that is all that can be told */
        return;
    }
    if (is_past_edge(r, i)) {
        from = r->text;
        t->anchor = ENT_ANCHOR_TEXT;
    }
    if (by_text && w->period == ENT_WEEK && from.day > 0 && is_apart(w)) { /* "three weeks later": to the day */
        period = ENT_DAY;
        steps *= 7;
    }
    if (by_text && w->period == ENT_YEAR && from.month > 0 && !w->has_count && is_apart(w)) { /* "a year later": in the same month */
        period = ENT_MONTH;
        steps *= 12;
    }
    if (!step(from, period, steps, t->value, &to)) {
        if (w->minute > 0) {
            snprintf(t->value, ENT_TIMEX_SIZE, "XXXX-XX-XX");
            write_clock(t->value, w);
            t->anchor = ENT_ANCHOR_NONE;
        } else {
            leave_open(t, w->from_text && (w->steps == 0 || w->has_count) ? -1 : w->steps);
        }
        return;
    }
    if (w->keeps_part && (r->text.part > 0 || r->text.month > 0)) {
        write_same_part(r, to.year, t);
        return;
    }
    to.decade = w->period == ENT_DECADE && !w->has_count;
    to.century = w->period >= ENT_CENTURY && !w->has_count;
    if (to.decade || to.century)
        ent_moment_write(t->value, to);
    write_clock(t->value, w);
    if (!to.decade && !to.century && w->minute == 0)
        remember(r, i, to, by_text && r->text_is_story);
}

static void resolve_weekday(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    struct ent_moment m = r->base;
    int is_next = w->steps > 0 && w->steps < 7;
    t->anchor = r->base_kind;
    if (w->from_text && r->text.day > 0) {
        m = r->text;
        t->anchor = ENT_ANCHOR_TEXT;
        t->anchor_at = (uint32_t)r->text_at;
    } else if (m.day == 0 || r->base_kind == ENT_ANCHOR_INFERRED) {
        snprintf(t->value, ENT_TIMEX_SIZE, "XXXX-WXX-%d", w->weekday % 8);
        t->anchor = ENT_ANCHOR_NONE;
        return;
    }
    long days = ent_days_of(m.year, m.month, m.day);
    int back = (ent_weekday_of(days) - w->weekday + 7) % 7;
    if (w->steps == 7 || w->steps == -7)
        days += w->steps + w->weekday - ent_weekday_of(days);
    else if (is_next || (w->steps == 0 && back != 0 && is_ahead(r->v, r->found[i].at)))
        days += back == 0 ? 7 : 7 - back;
    else
        days -= back == 0 && w->steps < 0 ? 7 : back;
    ent_moment_write(t->value, ent_moment_of_days(days));
    write_clock(t->value, w);
    remember(r, i, ent_moment_of_days(days), 0);
}

static void resolve_named(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    struct ent_moment m = {.month = w->month, .part = w->part}, base = w->from_text && r->text.year > 0 ? r->text : r->base;
    if (w->weekday > 0) {
        resolve_weekday(r, i, t);
        return;
    }
    t->anchor = w->from_text && r->text.year > 0 ? ENT_ANCHOR_TEXT : r->base_kind;
    t->anchor_at = (uint32_t)r->text_at;
    if (base.year > 0) {
        m.year = base.year;
        struct ent_moment month = {.year = base.year, .month = base.month, .part = base.part};
        long d = as_days(m, 0), now = as_days(month, 0);
        if (w->steps < 0 && d >= now)
            m.year--;
        if (w->steps > 0 && d <= now)
            m.year++;
    }
    ent_moment_write(t->value, m);
    remember(r, i, m, 0);
}

static void resolve(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    *t = (struct ent_timex){
        .first = (uint32_t)r->found[i].at, .last = (uint32_t)(r->found[i].at + w->n_words), .rule = w->rule, .has_count = w->has_count};
    switch (w->kind) {
    case ENT_WHEN_DATE: resolve_date(r, i, t); break;
    case ENT_WHEN_RELATIVE: resolve_relative(r, i, t); break;
    case ENT_WHEN_NAMED: resolve_named(r, i, t); break;
    case ENT_WHEN_DURATION:
        ent_duration_write(t->value, w->count, w->period);
        if (w->to_count > w->count) {
            size_t n = strlen(t->value);
            t->value[n] = '/'; /* each is less than half as long as there is room */
            ent_duration_write(t->value + n + 1, w->to_count, w->period);
        }
        t->is_duration = 1;
        break;
    case ENT_WHEN_REF: snprintf(t->value, ENT_TIMEX_SIZE, "%s", w->ref); break;
    }
    if (t->anchor == ENT_ANCHOR_INFERRED)
        t->anchor_at = (uint32_t)r->base_at;
}

/* ---- all of them ---- */

static enum ent_status collect(struct resolver *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < r->v->n;) {
        struct ent_when w;
        if (!ent_when_at(r->v, i, &w) || w.n_words == 0) {
            i++;
            continue;
        }
        st = ent_reserve(&r->found, &r->cap, r->n + 1, sizeof *r->found, err);
        if (st == ENT_OK)
            r->found[r->n++] = (struct found){w, i};
        i += w.n_words;
    }
    return st;
}

enum ent_status ent_timex_find(const struct ent_view *v, struct ent_timexes *out, struct ent_error *err)
{
    struct resolver r = {.v = v, .base = {.year = v->published.year, .month = v->published.month, .day = v->published.day}};
    r.base_kind = r.base.year > 0 ? ENT_ANCHOR_PUBLISHED : ENT_ANCHOR_NONE;
    enum ent_status st = collect(&r, err);
    if (st == ENT_OK && r.base.year == 0)
        infer_base(&r);
    if (st == ENT_OK)
        st = ent_reserve(&out->items, &out->cap, out->n + r.n, sizeof *out->items, err);
    for (size_t i = 0; st == ENT_OK && i < r.n; i++)
        resolve(&r, i, &out->items[out->n++]);
    ent_free(r.found);
    return st;
}

void ent_timexes_done(struct ent_timexes *t)
{
    ent_free(t->items);
    *t = (struct ent_timexes){0};
}
