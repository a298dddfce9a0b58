/* Days and months of the calendar in every written form. */
#include <string.h>

#include "extract/ent_number.h"
#include "extract/ent_timex_parse.h"

struct ent_when ent_when_date(const char *rule) { return (struct ent_when){.kind = ENT_WHEN_DATE, .rule = rule, .to_year = ENT_NO_RANGE}; }

/* ---- pieces ---- */

static int is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t length_of(const struct ent_view *v, size_t i) { return i < v->n ? v->words[i].end - v->words[i].start : 0; }

/* The number that word i is in digits, if it has so many; else -1. */
int ent_when_digits_at(const struct ent_view *v, size_t i, size_t min, size_t max)
{
    size_t n = length_of(v, i);
    if (n < min || n > max || !is_digit(v->text[v->words[i].start]))
        return -1;
    return ent_number_whole(v, i);
}

int ent_when_year_at(const struct ent_view *v, size_t i)
{
    int y = ent_when_digits_at(v, i, 4, 4);
    return y >= 1000 && y <= 2199 ? y : 0;
}

/* A day of a month: "22", "22nd", "first"; words taken. */
static size_t day_at(const struct ent_view *v, size_t i, int *day)
{
    size_t n = 1;
    int d = ent_when_digits_at(v, i, 1, 2);
    if (d < 0)
        d = (int)ent_ordinal_at(v, i, &n);
    *day = d;
    return d >= 1 && d <= 31 ? n : 0;
}

/* The same in digits: words in letters are days only with "of": "the third of May". */
static int digit_day_at(const struct ent_view *v, size_t i)
{
    int day;
    return i < v->n && is_digit(v->text[v->words[i].start]) && day_at(v, i, &day) ? day : 0;
}

static int month_at(const struct ent_view *v, size_t i) { return ent_view_is_capital(v, i) ? ent_view_key(v, i)->month : 0; }

int ent_when_is_dash(const struct ent_view *v, size_t i)
{
    return ent_view_is(v, i, "-") || ent_view_is(v, i, "–") || ent_view_is(v, i, "—");
}

int ent_when_joins(const struct ent_view *v, size_t first, size_t i)
{
    if (!ent_view_together(v, first, i))
        return 0;
    if (ent_when_is_dash(v, i) || ent_view_any(v, i, "to|until|till|through|thru", NULL) > 0 ||
        (ent_view_is(v, i, "/") && ent_view_is_glued(v, i)))
        return 1;
    return ent_view_is(v, i, "and") && first > 0 && ent_view_is(v, first - 1, "between");
}

/* ", 2024" or "2024" or "of 2024" or "last year" after a month or day: words taken, *year. */
size_t ent_when_year_after(const struct ent_view *v, size_t i, int *year)
{
    size_t n = ent_view_any(v, i, "of the fiscal year|of fiscal year|of fiscal|fiscal|of the year|,|of|in", NULL);
    *year = ent_when_year_at(v, i + n);
    if (*year > 0 && ent_view_together(v, i, i + n) && !(ent_view_is(v, i, ",") && ent_view_key(v, i + 2)->scale > 0))
        return n + 1;
    *year = 0;
    return 0;
}

/* "of this year", "of last year", "last year", "of the year": steps from the base; words taken. */
size_t ent_when_year_said_after(const struct ent_view *v, size_t i, struct ent_when *w)
{
    static const struct {
        const char *words;
        int steps, from_text;
    } ways[] = {{"of this year", 0, 0},        {"this year", 0, 0},
                {"of last year", -1, 0},       {"last year", -1, 0},
                {"of next year", 1, 0},        {"next year", 1, 0},
                {"of the current year", 0, 0}, {"of the same year", 0, 1},
                {"the same year", 0, 1},       {"of that year", 0, 1},
                {"that year", 0, 1},           {"of the year", 0, 1},
                {"the following year", 1, 1},  {"of the following year", 1, 1},
                {"the previous year", -1, 1},  {"of the previous year", -1, 1},
                {"the year before", -1, 1}};
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        size_t n = ent_view_are(v, i, ways[k].words);
        if (n > 0 && i > 0 && ent_view_together(v, i - 1, i)) {
            w->steps = ways[k].steps;
            w->from_text = ways[k].from_text;
            w->has_year_said = 1;
            return n;
        }
    }
    return 0;
}

/* ---- numeric dates ---- */

/* "2024-04-22", "22.04.2024", "08/07/2025", "22/04/24": in one word or several that touch. */
static int numeric_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    const char *s = v->text + v->words[i].start, *end = v->text + v->n_text, *p = s;
    int part[3] = {0}, n = 0, digits[3] = {0};
    char sign = 0;
    while (p < end && n < 3) {
        while (p < end && is_digit(*p) && digits[n] < 5) {
            part[n] = part[n] * 10 + (*p++ - '0');
            digits[n]++;
        }
        if (digits[n] == 0)
            return 0;
        if (++n == 3)
            break;
        if (p >= end || (*p != '-' && *p != '/' && *p != '.') || (sign != 0 && *p != sign))
            return 0;
        sign = *p++;
    }
    if (n < 3 || (p < end && is_digit(*p)) || (p + 1 < end && *p == sign && is_digit(p[1])))
        return 0;
    size_t last = i;
    while (last < v->n && v->text + v->words[last].end < p)
        last++;
    if (last >= v->n || v->text + v->words[last].end != p)
        return 0;
    *out = ent_when_date("numeric");
    out->n_words = last - i + 1;
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
        out->year = part[0];
        out->month = part[1];
        out->day = part[2];
    } else if (digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || (digits[2] == 2 && (digits[1] == 2 || sign == '/') && sign != '-'))) {
        int month_first = sign == '/' && part[0] <= 12; /* the usual in English with slashes, unless it cannot be */
        out->year = digits[2] == 4 ? part[2] : part[2] + (part[2] < 70 ? 2000 : 1900);
        out->month = month_first ? part[0] : part[1];
        out->day = month_first ? part[1] : part[0];
        if (out->month > 12) {
            int swap = out->month;
            out->month = out->day;
            out->day = swap;
        }
    } else {
        return 0;
    }
    return ent_date_valid(out->year, out->month, out->day);
}

/* ---- days and months ---- */

/* A range's end, or a second day: "-24", "to 24", "and 24"; words taken. */
static size_t second_day(const struct ent_view *v, size_t first, size_t at, int day, int *to)
{
    int and = ent_view_is(v, at, "and") || ent_view_is(v, at, "&");
    if (!ent_view_together(v, first, at + 1) || (!and&&!ent_when_joins(v, first, at)))
        return 0;
    *to = digit_day_at(v, at + 1);
    return *to > day && (!and || *to <= day + 3) ? 2 : 0;
}

/* "6 June 2025", "the 22nd of April", "3-5 May 2024" */
static int day_month_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int day, to = 0, year;
    size_t start = i + (size_t)ent_view_is(v, i, "the"), n = day_at(v, start, &day), at = start + n;
    if (n == 0)
        return 0;
    at += second_day(v, start, at, day, &to);
    size_t of = ent_view_any(v, at, "of|- of|day of", NULL);
    if (month_at(v, at + of) == 0 || !ent_view_together(v, i, at + of) || (of == 0 && digit_day_at(v, start) == 0))
        return 0;
    at += of;
    *out = ent_when_date("day month");
    out->day = day;
    out->month = month_at(v, at++);
    at += ent_when_year_after(v, at, &year);
    out->year = year;
    if (to > 0) {
        out->to_year = year;
        out->to_month = out->month;
        out->to_day = to;
    }
    if (year == 0)
        at += ent_when_year_said_after(v, at, out);
    out->n_words = at - i;
    return out->to_day == 0 || ent_date_valid(2000, out->to_month, out->to_day);
}

/* "April 22, 2024", "Dec. 14", "October 22–24, 2024", "May 2024", "June" */
static int month_day_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int month = month_at(v, i), year, day, to = 0;
    size_t at = i + 1, n;
    if (month == 0)
        return 0;
    *out = ent_when_date("month");
    out->month = month;
    n = (size_t)ent_view_is(v, at, "the");
    if ((day = digit_day_at(v, at + n)) > 0 && ent_view_together(v, i, at + n) && ent_view_key(v, at + n + 1)->unit == 0 &&
        ent_view_key(v, at + n + 1)->scale == 0 && !(ent_view_is(v, at + n + 1, ":") && ent_view_is_glued(v, at + n + 1))) {
        out->rule = "month day";
        out->day = day;
        at += n + 1;
        n = second_day(v, i, at, day, &to);
        if (n > 0) {
            out->to_year = 0;
            out->to_month = month;
            out->to_day = to;
            at += n;
        }
    }
    at += ent_when_year_after(v, at, &year);
    if (year == 0 && out->day == 0 && ent_when_is_dash(v, at) && ent_view_is_glued(v, at) && (year = ent_when_year_at(v, at + 1)) > 0)
        at += 2; /* "May-2024" */
    out->year = year;
    if (out->to_year == 0)
        out->to_year = year;
    if (year == 0)
        at += ent_when_year_said_after(v, at, out);
    out->n_words = at - i;
    return out->day == 0 || ent_date_valid(2000, out->month, out->day);
}

/* Is a month's name without day and year surely one?  "May" and "March" begin sentences as verbs do. */
static int is_lone_month(const struct ent_view *v, size_t i)
{
    static const char before[] = "in|since|until|by|from|to|of|last|next|this|early|late|mid|the|and|-|–|through|during|for|between|till|"
                                 "before|after|a|every|each|or|around|about|throughout|mid-|,|(";
    if (ent_when_is_dash(v, i + 1) && ent_view_is_glued(v, i + 1) && ent_view_key(v, i + 2)->month == 0 && i + 2 < v->n &&
        !is_digit(v->text[v->words[i + 2].start]))
        return 0; /* "Mar-a-Lago" */
    int is_sentence_begin = i == 0 || !ent_view_together(v, i - 1, i);
    int doubtful =
        ent_view_one_of(v, i, "may|march|august") > 0 || length_of(v, i) <= 3 || ent_view_one_of(v, i, "mar.|jan|april|june") > 0;
    int is_verb = ent_view_one_of(v, i, "may|march|mar|mar.") > 0;
    if (!is_sentence_begin && ent_view_one_of(v, i - 1, before))
        return !(doubtful && ent_view_is_capital(v, i + 1) && ent_view_together(v, i, i + 1) && !ent_view_key(v, i + 1)->month) &&
               !(is_verb && ent_view_any(v, i - 1, ",|(|and|or|the|a", NULL) > 0 && !ent_view_key(v, i + 1)->is_stop &&
                 !ent_view_key(v, i + 2)->month && ent_view_any(v, i + 1, ",|.|)", NULL) == 0);
    if (is_verb)
        return 0;
    /* "the June summit", "June's vote"; names of people are followed by names */
    return is_sentence_begin ? !ent_view_is_capital(v, i + 1) && !doubtful
                             : !ent_view_is_capital(v, i - 1) && !(doubtful && ent_view_is_capital(v, i + 1));
}

/* "Christmas Eve", "New Year's Day" */
static int holiday_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const struct {
        const char *words;
        int month, day;
    } days[] = {{"new year 's eve|new year ’s eve", 12, 31},
                {"new year 's day|new year ’s day", 1, 1},
                {"christmas eve", 12, 24},
                {"christmas day|christmas", 12, 25},
                {"halloween", 10, 31}};
    if (!ent_view_is_capital(v, i))
        return 0;
    for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
        size_t n = ent_view_any(v, i, days[k].words, NULL);
        int year;
        if (n == 0)
            continue;
        *out = ent_when_date("holiday");
        out->month = days[k].month;
        out->day = days[k].day;
        n += ent_when_year_after(v, i + n, &year);
        out->year = year;
        out->n_words = n;
        return !(n == 1 && ent_view_is_capital(v, i + 1) && ent_view_together(v, i, i + 1));
    }
    return 0;
}

int ent_when_day_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (i >= v->n)
        return 0;
    if (numeric_at(v, i, out) || day_month_at(v, i, out))
        return 1;
    if (month_day_at(v, i, out))
        return out->year > 0 || out->day > 0 || out->has_year_said || is_lone_month(v, i);
    return holiday_at(v, i, out);
}
