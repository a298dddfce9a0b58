/* Expressions of time as a whole: dates with modifiers, ranges and times of day, then all else. */
#include "extract/ent_timex_parse.h"

#include <string.h>

#include "extract/ent_number.h"

static size_t length_of(const struct ent_view *v, size_t i) { return i < v->n ? v->words[i].end - v->words[i].start : 0; }

static int is_digit_at(const struct ent_view *v, size_t i)
{
    return i < v->n && v->text[v->words[i].start] >= '0' && v->text[v->words[i].start] <= '9';
}

/* ---- times of day ---- */

/* "GMT", "local time" after a time: words taken. */
static size_t zone_at(const struct ent_view *v, size_t i)
{
    size_t open = (size_t)ent_view_is(v, i, "(");
    size_t n = ent_view_any(v, i + open,
                            "gmt|utc|est|edt|et|pst|pdt|pt|cet|cest|bst|msk|ist|local time|moscow time|yerevan time|baku time|eastern "
                            "time|eastern|london time|greenwich mean time|hours",
                            NULL);
    if (n == 0 || (open && !ent_view_is(v, i + 1 + n, ")")) || (n == 1 && !ent_view_is(v, i, "hours") && !ent_view_is_capital(v, i + open)))
        return 0;
    return n + 2 * open;
}

/* "10:30", "1830" before a zone: minutes of the day, else -1. */
static int written_time(const struct ent_view *v, size_t i)
{
    size_t n = length_of(v, i);
    const char *s = n > 0 ? v->text + v->words[i].start : "";
    int hour = 0, minute = 0;
    size_t k = 0;
    while (k < n && k < 2 && s[k] >= '0' && s[k] <= '9')
        hour = hour * 10 + (s[k++] - '0');
    if (k == 0 || hour > 24)
        return -1;
    if (k < n && (s[k] == ':' || s[k] == '.')) {
        k++;
    } else if (k == n) {
        return hour * 60;
    } else if (n != 4) {
        return -1;
    }
    if (n - k != 2 || s[k] < '0' || s[k] > '5' || s[k + 1] < '0' || s[k + 1] > '9')
        return -1;
    minute = (s[k] - '0') * 10 + (s[k + 1] - '0');
    return hour * 60 + minute;
}

int ent_when_clock_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    *out = (struct ent_when){.kind = ENT_WHEN_RELATIVE, .period = ENT_DAY, .rule = "time of day", .to_year = ENT_NO_RANGE};
    int has_before = i > 0 && ent_view_together(v, i - 1, i);
    if (ent_view_any(v, i, "noon|midday|midnight", NULL) > 0) {
        if (!has_before || !ent_view_any(v, i - 1, "at|by|around|before|after|until|about|past|since", NULL))
            return 0;
        out->minute = (ent_view_is(v, i, "midnight") ? 0 : 12 * 60) + 1;
        out->n_words = 1;
        return 1;
    }
    int minute = written_time(v, i), which;
    size_t n = 1, half = ent_view_any(v, i + 1, "a.m.|am|a.m|p.m.|pm|p.m|o’clock|o'clock", &which), zone;
    int is_bare = length_of(v, i) <= 2, has_colon = minute >= 0 && memchr(v->text + v->words[i].start, ':', length_of(v, i)) != NULL;
    if (minute < 0 || !ent_view_together(v, i, i + n - 1))
        return 0;
    if (half > 0 && minute <= 12 * 60 + 59) {
        if (which < 6)
            minute = minute % (12 * 60) + (which >= 3 ? 12 * 60 : 0);
        n += half;
    } else if (is_bare || (!has_colon && zone_at(v, i + 1) == 0)) {
        return 0;
    } else if (has_colon && zone_at(v, i + 1) == 0 &&
               !(has_before &&
                 ent_view_any(v, i - 1, "at|by|until|from|to|around|before|after|about|between|,|since|and|-|–|(", NULL) > 0)) {
        return 0;
    }
    zone = zone_at(v, i + n);
    out->n_words = n + zone;
    out->minute = minute + 1;
    return minute < 24 * 60;
}

static const char *part_of_day(const struct ent_view *v, size_t i)
{
    static const char *const values[] = {"TMO", "TAF", "TEV", "TNI"};
    int which = ent_view_one_of(v, i, "morning|afternoon|evening|night");
    return which > 0 ? values[which - 1] : NULL;
}

/* ---- dates ---- */

/* "early", "mid-", "the end of": words taken before a date. */
static size_t modifier_at(const struct ent_view *v, size_t i)
{
    static const char phrases[] =
        "the beginning of|the start of|the middle of|the end of|the close of|the turn of|the first days of|the last days of|the final days "
        "of|the early days of|the opening days of|the final months of|the early months of|the first weeks of|the last weeks of|the final "
        "weeks of|"
        "the early part of|the latter part of|the latter half of|the first week of|the second week of|the third week of|the last week "
        "of|the final week of|the first day of|the last day of|the first months of|the last months of|"
        "end of|beginning of|start of|the course of|the whole of|all of|most of|much of|early - to - mid -|early to mid -|mid to late|mid "
        "- to - late|mid to late -|early - to - mid|the early -|the late -|the mid -|the early|the late|the mid|early -|late -|mid -|very "
        "early|very late|early in|late in|earlier in|later in|early|late|mid|end -|the end -|end|beginning|start";
    int which = 0;
    size_t n = ent_view_any(v, i, phrases, &which);
    if (n == 1 && ent_view_any(v, i, "end|beginning|start", NULL) > 0 &&
        !(i > 0 && ent_view_any(v, i - 1, "by|at|until|since|-", NULL) > 0))
        return 0;
    return n;
}

static int is_rough(const struct ent_when *w) { return w->kind == ENT_WHEN_DATE && (w->day == 0 || w->has_year_said); }

static int date_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = modifier_at(v, i);
    if (n > 0 && ent_view_together(v, i, i + n) && ent_when_calendar_at(v, i + n, out) && is_rough(out)) {
        out->n_words += n;
        return 1;
    }
    return ent_when_calendar_at(v, i, out);
}

/* "1941–45": the second year has two digits. */
static int short_year(const struct ent_view *v, size_t at, const struct ent_when *w, struct ent_when *to)
{
    int year = length_of(v, at + 1) == 2 && is_digit_at(v, at + 1) ? ent_number_whole(v, at + 1) : -1;
    if (w->month > 0 || w->part > 0 || w->year < 1000 || year < 0 || ent_view_is(v, at, "to") || !ent_view_is_glued(v, at + 1) ||
        ent_view_key(v, at + 1)->unit > 0)
        return 0;
    *to = ent_when_date("years");
    to->year = w->year / 100 * 100 + year;
    to->n_words = 1;
    return to->year > w->year;
}

/* "2022 to 2023", "September 2022 to mid-2024", "from 3 May to 5 June 2024", "1918-20" */
static void take_range(const struct ent_view *v, size_t i, struct ent_when *w)
{
    struct ent_when to;
    size_t at = i + w->n_words, extra = 0;
    if (w->to_year != ENT_NO_RANGE || w->keeps_part || !ent_view_together(v, i, at + 1))
        return;
    if (ent_view_is(v, at, ",") && ent_view_is(v, at + 1, "to"))
        extra = 1;
    if (!ent_when_joins(v, i, at + extra))
        return;
    at += extra;
    if (ent_when_is_dash(v, at) && ent_view_is(v, at, "—") && !ent_view_is_glued(v, at))
        return;
    if (!short_year(v, at, w, &to)) {
        if (!date_at(v, at + 1, &to) || to.kind != ENT_WHEN_DATE || to.to_year != ENT_NO_RANGE)
            return;
        if (w->decade != to.decade || w->century != to.century)
            return;
        if (ent_view_is(v, at, "to") && !(i > 0 && ent_view_any(v, i - 1, "from|between|the", NULL) > 0) && w->month > 0 && w->year == 0 &&
            to.year == 0)
            return;
        if ((w->day > 0) != (to.day > 0) && w->month > 0 && to.month == 0)
            return;
    }
    if (to.year > 0 && w->year > 0 && (to.year < w->year || (to.year == w->year && w->month > 0 && to.month > 0 && to.month < w->month)))
        return;
    w->to_year = to.year;
    w->to_month = to.month;
    w->to_day = to.day;
    w->to_part = to.part;
    w->to_decade = to.decade;
    w->to_century = to.century;
    if (w->year == 0 && to.year > 0) {
        w->year = to.year;
        if (w->month > 0 && to.month > 0 && w->month > to.month)
            w->year--; /* "from November to March 2025" */
    }
    if (w->year == 0 && to.has_year_said) {
        w->has_year_said = 1;
        w->steps = to.steps;
        w->from_text = to.from_text;
    }
    w->rule = "range";
    w->n_words += extra + 1 + to.n_words;
}

/* A time of day after a date, or between: "Monday at 3 p.m.", "5 May 2024 at 18:00 GMT", "April 22 afternoon". */
static void take_clock_after(const struct ent_view *v, size_t i, struct ent_when *w)
{
    struct ent_when clock;
    size_t at = i + w->n_words;
    if (w->to_year != ENT_NO_RANGE || w->minute > 0 || w->clock != NULL ||
        !(w->day > 0 || w->weekday > 0 || (w->kind == ENT_WHEN_RELATIVE && w->period == ENT_DAY)))
        return;
    size_t n = ent_view_any(v, at, ", at|at|,", NULL);
    if (ent_view_together(v, i, at + n) && ent_when_clock_at(v, at + n, &clock)) {
        w->minute = clock.minute;
        w->n_words += n + clock.n_words;
    }
}

/* A date after a time of day: "3 p.m. on Monday", "the evening of 5 May". */
static int clock_and_date(const struct ent_view *v, size_t i, struct ent_when *out)
{
    struct ent_when date;
    const char *part = NULL;
    if (!ent_when_clock_at(v, i, out)) {
        size_t the = ent_view_any(v, i, "the early|the late|the", NULL);
        part = the > 0 ? part_of_day(v, i + the) : NULL;
        if (part == NULL || !ent_view_is(v, i + the + 1, "of"))
            return 0;
        *out = (struct ent_when){.kind = ENT_WHEN_RELATIVE, .n_words = the + 1};
    }
    size_t at = i + out->n_words;
    at += ent_view_any(v, at, ", on|on|of|,", NULL);
    if (ent_view_together(v, i, at) && (ent_when_calendar_at(v, at, &date) || ent_when_relative_at(v, at, &date)) &&
        (date.day > 0 || date.weekday > 0 || (date.kind == ENT_WHEN_RELATIVE && date.period == ENT_DAY)) && date.clock == NULL &&
        date.to_year == ENT_NO_RANGE) {
        date.minute = out->minute;
        date.clock = part;
        date.n_words += at - i;
        *out = date;
        return 1;
    }
    return part == NULL;
}

/* "the end of next year", "late last month": the period that is meant */
static int edge_of_relative(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = modifier_at(v, i);
    if (n < 2 || !ent_view_together(v, i, i + n) || !ent_when_relative_at(v, i + n, out) || out->kind != ENT_WHEN_RELATIVE ||
        out->period < ENT_WEEK || out->has_count)
        return 0;
    out->n_words += n;
    return 1;
}

/* "late Tuesday", "early Monday morning" */
static int modified_day_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (ent_view_any(v, i, "early|late|earlier|later|early on|late on", NULL) == 0)
        return 0;
    size_t n = ent_view_any(v, i, "early on|late on|early|late|earlier|later", NULL);
    if (!ent_view_together(v, i, i + n) || ent_view_key(v, i + n)->weekday == 0 || !ent_when_relative_at(v, i + n, out))
        return 0;
    out->n_words += n;
    return 1;
}

/* Words that begin an expression only before certain others: does one of these follow? */
static int begins_with_next(const struct ent_view *v, size_t i)
{
    static const struct {
        const char *words, *next;
    } pairs[] = {
        {"to", "date"},
        {"right", "now"},
        {"new", "year"},
        {"not", "long|so|too"},
        {"fiscal|financial|marketing|calendar|tax", "year|19|20"},
        {"once", "upon"},
        {"long", "ago"},
        {"over|less|under|almost|nearly|around|about|roughly|just|well|at", "a|an|than|half|over|under|least"},
        {"only|quite|very|more|most", "recently|recent|early|late|than|of|half"},
        {"some|several|many", "years|months|weeks|days|decades|hours|minutes|moments|time|centuries"},
    };
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        if (ent_view_one_of(v, i, pairs[k].words))
            return ent_view_one_of(v, i + 1, pairs[k].next) > 0 ||
                   (is_digit_at(v, i + 1) && ent_view_any(v, i, "fiscal|about|around", NULL) > 0);
    return 0;
}

/* Most words cannot begin an expression, and most words are looked at; small ones can before few others. */
static int may_begin(const struct ent_view *v, size_t i)
{
    const struct ent_key *k = ent_view_key(v, i);
    char c = v->text[v->words[i].start];
    size_t n = length_of(v, i);
    if (is_digit_at(v, i) || k->month || k->weekday || k->season || k->is_number)
        return 1;
    if (!k->opens_time)
        return k->ordinal > 0 ||
               (k->period >= ENT_MINUTE && (is_digit_at(v, i + 1) || ent_view_any(v, i + 1, "ago|-|’s|'s|’|to", NULL) > 0)) ||
               ((c == 'Q' || c == 'H') && n == 2) || (c == 'F' && n < 7 && n > 3) ||
               (n > 5 && n < 18 && memchr(v->text + v->words[i].start, '-', 6) != NULL);
    if (k->opens_time == 2)
        return begins_with_next(v, i);
    if (!k->is_stop)
        return 1;
    const struct ent_key *next = ent_view_key(v, i + 1);
    return is_digit_at(v, i + 1) || (next->opens_time && !next->is_stop) ||
           ent_view_any(v, i + 1, "very|most|same|few|not|this|that|in|on", NULL) > 0 || next->period || next->season || next->month ||
           next->weekday || next->ordinal || next->is_number || next->scale > 0 ||
           (i + 1 < v->n && (v->text[v->words[i + 1].start] == '\'' || (unsigned char)v->text[v->words[i + 1].start] == 0xE2)) ||
           ent_view_any(v, i, "now|soon|then", NULL) > 0 ||
           ent_view_any(v, i + 1, "1st|2nd|3rd|4th|quarter|quick|tax|calendar|couple|number|generation|while|mid-", NULL) > 0 ||
           memchr(v->text + v->words[i].start, '-', n) != NULL ||
           (length_of(v, i + 1) > 5 && ent_view_together(v, i, i + 1) && memchr(v->text + v->words[i + 1].start, '-', 6) != NULL);
}

int ent_when_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    struct ent_when other;
    if (i >= v->n || !may_begin(v, i))
        return 0;
    if (clock_and_date(v, i, out))
        return 1;
    if (date_at(v, i, out)) {
        take_range(v, i, out);
        take_clock_after(v, i, out);
        if (out->to_year == ENT_NO_RANGE && (ent_when_duration_at(v, i, &other) || ent_when_relative_at(v, i, &other)) &&
            other.n_words > out->n_words)
            *out = other;
        return 1;
    }
    if (modified_day_at(v, i, out) || edge_of_relative(v, i, out) || ent_when_vague_at(v, i, out))
        return 1;
    if (ent_when_relative_at(v, i, out)) {
        take_clock_after(v, i, out);
        if (out->kind == ENT_WHEN_REF || out->n_words > 1 || !ent_when_duration_at(v, i, &other) || other.n_words <= out->n_words)
            return 1;
        *out = other;
        return 1;
    }
    return ent_when_duration_at(v, i, out);
}
