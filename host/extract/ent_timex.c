#include "extract/ent_timex.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "extract/ent_timex_parse.h"

const char *ent_anchor_name(enum ent_anchor anchor)
{
    static const char *const names[] = {NULL, "published", "text", "inferred"};
    return names[anchor];
}

/* A date with what is known of it; year 0: nothing. */
struct moment {
    int year, month, day, part;
};

struct found {
    struct ent_when w;
    size_t at;
};
struct resolver {
    const struct ent_view *v;
    struct found *found;
    size_t n, cap;
    struct moment base;      /* the article's date, stated or inferred; year 0: not known */
    enum ent_anchor base_kind;
    struct moment text;      /* the latest date of the text before the one at hand */
    size_t text_at;          /* its number */
};

/* ---- days and weeks (proleptic Gregorian; days from 1 March of year 0, after H. Hinnant) ---- */

static long days_of(int y, int m, int d)
{
    y -= m <= 2;
    long era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    long doy = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
}

static struct moment date_of_days(long days)
{
    long era = (days >= 0 ? days : days - 146096) / 146097, doe = days - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int m = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct moment){(int)(yoe + era * 400) + (m <= 2), m, (int)(doy - (153 * mp + 2) / 5 + 1), 0};
}

/* Monday 1 to Sunday 7; 1 March of year 0 was a Wednesday. */
static int weekday_of(long days) { return (int)(((days + 2) % 7 + 7) % 7) + 1; }

static void iso_week(long days, int *year, int *week)
{
    long thursday = days - weekday_of(days) + 4;
    struct moment t = date_of_days(thursday);
    *year = t.year;
    *week = (int)((thursday - days_of(t.year, 1, 1)) / 7) + 1;
}

/* ---- values as text ---- */

enum { SIZE = sizeof((struct ent_timex *)0)->value };

static void write_moment(char out[SIZE], struct moment m)
{
    static const char *const parts[] = {"", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "SP", "SU", "AU", "WI"};
    char year[8];
    if (m.year > 0)
        snprintf(year, sizeof year, "%04d", m.year % 10000);
    else
        strcpy(year, "XXXX");
    if (m.part > 0 && m.part <= 10)
        snprintf(out, SIZE, "%s-%s", year, parts[m.part]);
    else if (m.day > 0)
        snprintf(out, SIZE, "%s-%02d-%02d", year, m.month % 100, m.day % 100);
    else if (m.month > 0)
        snprintf(out, SIZE, "%s-%02d", year, m.month % 100);
    else
        snprintf(out, SIZE, "%s", year);
}

static void write_duration(char out[SIZE], double count, enum ent_period period)
{
    static const char letters[] = {[ENT_HOUR] = 'H', [ENT_DAY] = 'D', [ENT_WEEK] = 'W', [ENT_MONTH] = 'M', [ENT_QUARTER] = 'M', [ENT_YEAR] = 'Y', [ENT_DECADE] = 'Y', [ENT_CENTURY] = 'Y'};
    count *= period == ENT_DECADE ? 10 : period == ENT_CENTURY ? 100 : period == ENT_QUARTER ? 3 : 1;
    snprintf(out, SIZE, period == ENT_HOUR ? "PT%g%c" : "P%g%c", fmod(count, 1e9), letters[period]);
}

/* ---- the article's own date, if it states none ---- */

/* Words before a date that say that it was still to come. */
static int is_ahead(const struct ent_view *v, size_t at)
{
    static const char *const words[] = {"until", "by", "will", "would", "planned", "scheduled", "expected", "due", "upcoming", "next", "forthcoming", "expire", "through", NULL};
    for (size_t k = 1; k <= 8 && k <= at && ent_view_together(v, at - k, at); k++)
        if (ent_view_in(v, at - k, words) && (k <= 2 || !ent_view_is(v, at - k, "by")))
            return 1;
    return 0;
}

/* The latest day or month that the text has as past: the article is of then or a little later. */
static void infer_base(struct resolver *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct ent_when *w = &r->found[i].w;
        struct moment m = {w->year, w->month, w->day, 0};
        if (w->kind != ENT_WHEN_DATE || w->year == 0 || w->month == 0 || w->to_year > 0 || is_ahead(r->v, r->found[i].at))
            continue;
        if (m.year > r->base.year || (m.year == r->base.year && (m.month > r->base.month || (m.month == r->base.month && m.day > r->base.day))))
            r->base = m;
    }
    r->base_kind = r->base.year > 0 ? ENT_ANCHOR_INFERRED : ENT_ANCHOR_NONE;
}

/* ---- dates without a year ---- */

static long as_days(struct moment m, int late)
{
    int month = m.month > 0 ? m.month : m.part > ENT_PART_SEASON ? (m.part - ENT_PART_SEASON) * 3 : late ? 12 : 1;
    return days_of(m.year, month, m.day > 0 ? m.day : late ? 28 : 1);
}

/* Is the year said by a date that follows: "in January and May 2025"? */
static int year_that_follows(const struct resolver *r, size_t i)
{
    size_t end = r->found[i].at + r->found[i].w.n_words;
    if (i + 1 >= r->n || !ent_view_together(r->v, end, r->found[i + 1].at) || r->found[i + 1].at > end + 2)
        return 0;
    const struct ent_when *next = &r->found[i + 1].w;
    static const char *const words[] = {"and", "or", ",", "to", "-", "–", NULL};
    return next->kind == ENT_WHEN_DATE && next->month > 0 && ent_view_in(r->v, end, words) ? next->year : 0;
}

static int year_of_bare(const struct resolver *r, size_t i, struct moment m, enum ent_anchor *anchor)
{
    int year = year_that_follows(r, i);
    struct moment base = r->base;
    *anchor = ENT_ANCHOR_TEXT;
    if (year > 0)
        return year;
    if (r->text.year > 0 && r->text.month > 0 && ent_view_together(r->v, r->found[r->text_at].at, r->found[i].at)) {
        m.year = m.month >= r->text.month ? r->text.year : r->text.year + 1; /* a story goes on */
        if (base.year == 0 || r->base_kind == ENT_ANCHOR_INFERRED || as_days(m, 0) <= as_days(base, 1))
            return m.year;
    }
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
    return is_ahead(r->v, r->found[i].at) ? (is_past ? base.year + 1 : base.year) : is_past ? base.year : base.year - 1;
}

/* ---- each kind ---- */

static void resolve_date(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    struct moment from = {w->year, w->month, w->day, w->part}, to = {w->to_year, w->to_month, w->to_day, w->to_part};
    char second[SIZE];
    if (w->decade || w->century) {
        snprintf(t->value, SIZE, w->decade ? "%03dX" : "%02dXX", w->year / (w->decade ? 10 : 100) % 1000);
        return;
    }
    if (w->keeps_part && r->text.year > 0)
        from = (struct moment){w->year, r->text.month, 0, r->text.part};
    if (from.year == 0 && w->from_text) {
        from.year = r->text.year > 0 ? r->text.year : r->base.year;
        t->anchor = r->text.year > 0 ? ENT_ANCHOR_TEXT : r->base_kind;
    } else if (from.year == 0 && (from.part > 0 || from.month == 0)) {
        from.year = r->base.year > 0 ? r->base.year + w->steps : 0;
        t->anchor = r->base_kind;
    } else if (from.year == 0) {
        from.year = year_of_bare(r, i, from, &t->anchor);
    }
    t->anchor_at = (uint32_t)r->text_at;
    write_moment(t->value, from);
    if (w->to_year >= 0) {
        to.year = to.year > 0 ? to.year : from.year;
        write_moment(second, to);
        size_t n = strlen(t->value);
        snprintf(t->value + n, SIZE - n, "/%s", second);
    }
    r->text = w->to_year >= 0 ? to : from;
    r->text_at = i;
}

/* The moment 'steps' periods from another; its precision is the period's.  0: the other says too little. */
static int step(struct moment m, enum ent_period period, int steps, char value[SIZE], struct moment *out)
{
    long days;
    int months;
    *out = (struct moment){0};
    switch (period) {
    case ENT_CENTURY: steps *= 10; /* fall through */
    case ENT_DECADE: steps *= 10; /* fall through */
    case ENT_YEAR:
        if (m.year == 0 || m.year + steps < 1 || m.year + steps > 9999)
            return 0;
        out->year = m.year + steps;
        break;
    case ENT_QUARTER:
        if (m.month == 0 && (m.part == 0 || m.part > 4))
            return 0;
        months = m.year * 4 + (m.month > 0 ? (m.month - 1) / 3 : m.part - 1) + steps;
        *out = (struct moment){months / 4, 0, 0, months % 4 + 1};
        break;
    case ENT_MONTH:
        if (m.month == 0)
            return 0;
        months = m.year * 12 + m.month - 1 + steps;
        *out = (struct moment){months / 12, months % 12 + 1, 0, 0};
        break;
    case ENT_WEEK:
        if (m.day == 0)
            return 0;
        days = days_of(m.year, m.month, m.day) + 7L * steps;
        int year, week;
        iso_week(days, &year, &week);
        snprintf(value, SIZE, "%04d-W%02d", year % 10000, week % 100);
        *out = date_of_days(days);
        return 1;
    case ENT_DAY:
        if (m.day == 0)
            return 0;
        *out = date_of_days(days_of(m.year, m.month, m.day) + steps);
        break;
    default: return 0;
    }
    write_moment(value, *out);
    return 1;
}

static void leave_open(struct ent_timex *t, int steps)
{
    t->anchor = ENT_ANCHOR_NONE;
    snprintf(t->value, SIZE, "%s", steps < 0 ? "PAST_REF" : steps > 0 ? "FUTURE_REF" : "PRESENT_REF");
}

static void resolve_relative(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    int by_text = w->from_text && r->text.year > 0;
    struct moment from = by_text ? r->text : r->base, to;
    if (r->base.year == 0 && !by_text && w->from_text == 0 && r->text.year > 0 && w->steps == 0)
        from = r->text;
    t->anchor = by_text ? ENT_ANCHOR_TEXT : r->base_kind;
    t->anchor_at = (uint32_t)r->text_at;
    if (!step(from, w->period, w->steps, t->value, &to)) {
        leave_open(t, w->steps);
        return;
    }
    if (w->keeps_part && (r->text.part > 0 || r->text.month > 0)) {
        to.part = r->text.part;
        to.month = to.part > 0 ? 0 : r->text.month;
        write_moment(t->value, to);
    }
    r->text = to;
    r->text_at = i;
}

static void resolve_weekday(struct resolver *r, const struct ent_when *w, struct ent_timex *t)
{
    struct moment m = r->base;
    t->anchor = r->base_kind;
    if (m.day == 0 || r->base_kind == ENT_ANCHOR_INFERRED) {
        snprintf(t->value, SIZE, "XXXX-WXX-%d", w->weekday % 8);
        t->anchor = ENT_ANCHOR_NONE;
        return;
    }
    long days = days_of(m.year, m.month, m.day);
    int back = (weekday_of(days) - w->weekday + 7) % 7;
    days += w->steps > 0 ? (back == 0 ? 7 : 7 - back) : -back;
    write_moment(t->value, date_of_days(days));
}

static void resolve_named(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    struct moment m = {0, w->month, 0, w->part}, base = w->from_text && r->text.year > 0 ? r->text : r->base;
    if (w->weekday > 0) {
        resolve_weekday(r, w, t);
        return;
    }
    t->anchor = w->from_text && r->text.year > 0 ? ENT_ANCHOR_TEXT : r->base_kind;
    t->anchor_at = (uint32_t)r->text_at;
    if (base.year > 0) {
        m.year = base.year;
        struct moment month = {base.year, base.month, 0, base.part};
        long d = as_days(m, 0), now = as_days(month, 0);
        if (w->steps < 0 && d >= now)
            m.year--;
        if (w->steps > 0 && d <= now)
            m.year++;
    }
    write_moment(t->value, m);
    r->text = m;
    r->text_at = i;
}

static void resolve(struct resolver *r, size_t i, struct ent_timex *t)
{
    const struct ent_when *w = &r->found[i].w;
    *t = (struct ent_timex){.first = (uint32_t)r->found[i].at, .last = (uint32_t)(r->found[i].at + w->n_words), .rule = w->rule};
    switch (w->kind) {
    case ENT_WHEN_DATE: resolve_date(r, i, t); return;
    case ENT_WHEN_RELATIVE: resolve_relative(r, i, t); return;
    case ENT_WHEN_NAMED: resolve_named(r, i, t); return;
    case ENT_WHEN_DURATION:
        write_duration(t->value, w->count, w->period);
        t->is_duration = 1;
        return;
    case ENT_WHEN_REF: snprintf(t->value, SIZE, "%s", w->ref); return;
    }
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
    struct resolver r = {.v = v, .base = {v->published.year, v->published.month, v->published.day, 0}};
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
