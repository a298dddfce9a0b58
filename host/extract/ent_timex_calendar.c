/* Dates of the calendar: days, months, years and their parts, decades, centuries, in every written form. */
#include <string.h>

#include "extract/ent_number.h"
#include "extract/ent_timex_parse.h"

struct ent_when ent_when_date(const char *rule)
{
    return (struct ent_when){.kind = ENT_WHEN_DATE, .rule = rule, .to_year = ENT_NO_RANGE};
}

/* ---- pieces ---- */

static int is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t length_of(const struct ent_view *v, size_t i) { return i < v->n ? v->words[i].end - v->words[i].start : 0; }

/* The number that word i is in digits, if it has so many; else -1. */
static int digits_at(const struct ent_view *v, size_t i, size_t min, size_t max)
{
    size_t n = length_of(v, i);
    if (n < min || n > max || !is_digit(v->text[v->words[i].start]))
        return -1;
    return ent_number_whole(v, i);
}

int ent_when_year_at(const struct ent_view *v, size_t i)
{
    int y = digits_at(v, i, 4, 4);
    return y >= 1000 && y <= 2199 ? y : 0;
}

/* A day of a month: "22", "22nd", "first"; words taken. */
static size_t day_at(const struct ent_view *v, size_t i, int *day)
{
    size_t n = 1;
    int d = digits_at(v, i, 1, 2);
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

static int month_at(const struct ent_view *v, size_t i)
{
    return ent_view_is_capital(v, i) ? ent_view_key(v, i)->month : 0;
}

int ent_when_is_dash(const struct ent_view *v, size_t i)
{
    return ent_view_is(v, i, "-") || ent_view_is(v, i, "–") || ent_view_is(v, i, "—");
}

int ent_when_joins(const struct ent_view *v, size_t first, size_t i)
{
    if (!ent_view_together(v, first, i))
        return 0;
    if (ent_when_is_dash(v, i) || ent_view_any(v, i, "to|until|till|through|thru", NULL) > 0 || (ent_view_is(v, i, "/") && ent_view_is_glued(v, i)))
        return 1;
    return ent_view_is(v, i, "and") && first > 0 && ent_view_is(v, first - 1, "between");
}

/* ", 2024" or "2024" or "of 2024" or "last year" after a month or day: words taken, *year. */
static size_t year_after(const struct ent_view *v, size_t i, int *year)
{
    size_t n = ent_view_any(v, i, "of the fiscal year|of fiscal year|of fiscal|fiscal|of the year|,|of|in", NULL);
    *year = ent_when_year_at(v, i + n);
    if (*year > 0 && ent_view_together(v, i, i + n) && !(ent_view_is(v, i, ",") && ent_view_key(v, i + 2)->scale > 0))
        return n + 1;
    *year = 0;
    return 0;
}

/* "of this year", "of last year", "last year", "of the year": steps from the base; words taken. */
static size_t year_said_after(const struct ent_view *v, size_t i, struct ent_when *w)
{
    static const struct {
        const char *words;
        int steps, from_text;
    } ways[] = {{"of this year", 0, 0}, {"this year", 0, 0}, {"of last year", -1, 0}, {"last year", -1, 0}, {"of next year", 1, 0}, {"next year", 1, 0},
                {"of the current year", 0, 0}, {"of the same year", 0, 1}, {"the same year", 0, 1}, {"of that year", 0, 1}, {"that year", 0, 1}, {"of the year", 0, 1},
                {"the following year", 1, 1}, {"of the following year", 1, 1}, {"the previous year", -1, 1}, {"of the previous year", -1, 1}, {"the year before", -1, 1}};
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
    if (!ent_view_together(v, first, at + 1) || (!and && !ent_when_joins(v, first, at)))
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
    at += year_after(v, at, &year);
    out->year = year;
    if (to > 0) {
        out->to_year = year;
        out->to_month = out->month;
        out->to_day = to;
    }
    if (year == 0)
        at += year_said_after(v, at, out);
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
    if ((day = digit_day_at(v, at + n)) > 0 && ent_view_together(v, i, at + n) && ent_view_key(v, at + n + 1)->unit == 0 && ent_view_key(v, at + n + 1)->scale == 0 &&
        !(ent_view_is(v, at + n + 1, ":") && ent_view_is_glued(v, at + n + 1))) {
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
    at += year_after(v, at, &year);
    if (year == 0 && out->day == 0 && ent_when_is_dash(v, at) && ent_view_is_glued(v, at) && (year = ent_when_year_at(v, at + 1)) > 0)
        at += 2; /* "May-2024" */
    out->year = year;
    if (out->to_year == 0)
        out->to_year = year;
    if (year == 0)
        at += year_said_after(v, at, out);
    out->n_words = at - i;
    return out->day == 0 || ent_date_valid(2000, out->month, out->day);
}

/* Is a month's name without day and year surely one?  "May" and "March" begin sentences as verbs do. */
static int is_lone_month(const struct ent_view *v, size_t i)
{
    static const char before[] = "in|since|until|by|from|to|of|last|next|this|early|late|mid|the|and|-|–|through|during|for|between|till|before|after|a|every|each|or|around|about|throughout|mid-|,|(";
    if (ent_when_is_dash(v, i + 1) && ent_view_is_glued(v, i + 1) && ent_view_key(v, i + 2)->month == 0 && i + 2 < v->n && !is_digit(v->text[v->words[i + 2].start]))
        return 0; /* "Mar-a-Lago" */
    int is_sentence_begin = i == 0 || !ent_view_together(v, i - 1, i);
    int doubtful = ent_view_one_of(v, i, "may|march|august") > 0 || length_of(v, i) <= 3 || ent_view_one_of(v, i, "mar.|jan|april|june") > 0;
    int is_verb = ent_view_one_of(v, i, "may|march|mar|mar.") > 0;
    if (!is_sentence_begin && ent_view_one_of(v, i - 1, before))
        return !(doubtful && ent_view_is_capital(v, i + 1) && ent_view_together(v, i, i + 1) && !ent_view_key(v, i + 1)->month) &&
               !(is_verb && ent_view_any(v, i - 1, ",|(|and|or|the|a", NULL) > 0 && !ent_view_key(v, i + 1)->is_stop && !ent_view_key(v, i + 2)->month && ent_view_any(v, i + 1, ",|.|)", NULL) == 0);
    if (is_verb)
        return 0;
    /* "the June summit", "June's vote"; names of people are followed by names */
    return is_sentence_begin ? !ent_view_is_capital(v, i + 1) && !doubtful : !ent_view_is_capital(v, i - 1) && !(doubtful && ent_view_is_capital(v, i + 1));
}

/* "Christmas Eve", "New Year's Day" */
static int holiday_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const struct {
        const char *words;
        int month, day;
    } days[] = {{"new year 's eve|new year ’s eve", 12, 31}, {"new year 's day|new year ’s day", 1, 1}, {"christmas eve", 12, 24}, {"christmas day|christmas", 12, 25}, {"halloween", 10, 31}};
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
        n += year_after(v, i + n, &year);
        out->year = year;
        out->n_words = n;
        return !(n == 1 && ent_view_is_capital(v, i + 1) && ent_view_together(v, i, i + 1));
    }
    return 0;
}

/* ---- years and their parts ---- */

/* Is the word after a four-digit number one that makes it a count or an amount? */
static int is_counted(const struct ent_view *v, size_t i)
{
    static const char things[] = "people|soldiers|troops|persons|men|women|children|refugees|families|houses|homes|employees|workers|respondents|students|peacekeepers|residents|companies|"
                                 "vehicles|copies|others|dead|killed|wounded|casualties|civilians|deaths|jobs|members|delegates|participants|tanks|drones|missiles|shells|rounds|units|prisoners|villages|guests|fighters|"
                                 "metres|ethnic|personnel|police|officers|protesters|demonstrators|seats|trucks|wagons|cars|aircraft|apartments|hectares|schools|sorties|victims|inhabitants|voters|votes|words|trees|"
                                 "settlers|migrants|pilgrims|tourists|visitors|animals|species|times|miles";
    const struct ent_key *k = ent_view_key(v, i);
    return (k->unit > 0 && k->weekday == 0 && length_of(v, i) > 1) || (k->currency > 0 && k->is_stop == 0) || k->scale > 0 || ent_view_one_of(v, i, things) > 0;
}

static int is_year(const struct ent_view *v, size_t i)
{
    static const char labels[] = "resolution|no.|no|article|page|pages|p.|order|decree|about|nearly|approximately|some|flight|boeing|airbus|windows|room|unit|route|highway|vision|than|least|number|iso|rfc|#|"
                                 "agenda|almost|roughly|mig|worth|killed|directive|nos.|peugeot|minus";
    static const char before[] = "in|since|until|by|from|of|to|between|and|the|after|before|during|circa|c.|ca.|,|(|-|–|—|till|around|early|late|mid|for|or|year|through|summer|spring|autumn|fall|winter|[|born|died|d.|b.|/|than";
    int y = ent_when_year_at(v, i);
    if (y == 0 || is_counted(v, i + 1))
        return 0;
    int has_before = i > 0 && ent_view_together(v, i - 1, i);
    if (i > 0 && (ent_view_key(v, i - 1)->currency > 0 || ent_view_key(v, i - 1)->code > 0 || (has_before && ent_view_one_of(v, i - 1, labels))))
        return 0;
    if (i > 0 && ent_view_is_glued(v, i) && ent_view_any(v, i - 1, "-|–|/", NULL) > 0 && i > 1 && !ent_when_year_at(v, i - 2) && !ent_view_any(v, i - 2, "mid|early|late|pre|post", NULL) && ent_view_key(v, i - 2)->month == 0)
        return 0; /* "Su-2000" */
    if (ent_view_is(v, i + 1, "%") || (ent_view_is(v, i + 1, ".") && ent_view_is_glued(v, i + 1) && i + 2 < v->n && ent_view_is_glued(v, i + 2)))
        return 0;
    if (y >= 1900 && y <= 2060)
        return y;
    int is_range = ent_when_is_dash(v, i + 1) && ent_when_year_at(v, i + 2) > y && y >= 1400;
    return is_range || (has_before && ent_view_one_of(v, i - 1, before) && (y >= 1400 || ent_view_any(v, i - 1, "in|year|since", NULL) > 0) && y <= 2150) ? y : 0;
}

/* "300 BC", "AD 79", "79 CE" */
static int era_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char bc[] = "bc|b.c.|bce|b.c.e.", ad[] = "ad|a.d.|ce|c.e.";
    size_t before = ent_view_any(v, i, ad, NULL);
    int year = digits_at(v, i + before, 1, 4);
    if (year <= 0 || !ent_view_together(v, i, i + before) || (before > 0 && !(v->text[v->words[i].start + 1] == 'D' || v->text[v->words[i].start + 1] == '.')))
        return 0;
    int is_bc = ent_view_any(v, i + 1, bc, NULL) > 0 && before == 0;
    if (before == 0 && !is_bc && !(ent_view_any(v, i + 1, ad, NULL) > 0 && ent_view_is_capital(v, i + 1)))
        return 0;
    if (before == 0 && !ent_view_together(v, i, i + 1))
        return 0;
    *out = ent_when_date("era");
    out->year = is_bc ? -year : year;
    out->n_words = 2;
    return 1;
}

/* "2020-21", "2022–2023" in one word, as other tokenisers leave them */
static int years_in_word(const struct ent_view *v, size_t i, struct ent_when *out)
{
    const char *s = v->text + v->words[i].start, *end = v->text + v->words[i].end;
    int from = 0, to = 0, k = 0, digits = 0;
    for (; k < 4 && s + k < end && is_digit(s[k]); k++)
        from = from * 10 + (s[k] - '0');
    if (k != 4 || from < 1500 || from > 2199)
        return 0;
    s += 4;
    if (s < end && (*s == '-' || *s == '/'))
        s++;
    else if (end - s >= 3 && memcmp(s, "\xE2\x80\x93", 3) == 0)
        s += 3;
    else
        return 0;
    for (; s < end && is_digit(*s); s++, digits++)
        to = to * 10 + (*s - '0');
    if (s != end || (digits != 2 && digits != 4))
        return 0;
    if (digits == 2)
        to += from / 100 * 100;
    *out = ent_when_date("years");
    out->year = from;
    out->to_year = to;
    out->n_words = 1;
    return to > from;
}

/* "'90s", "90s", "nineties" after "the": the decade, words taken. */
static size_t short_decade(const struct ent_view *v, size_t i, int *year)
{
    static const char names[] = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties";
    int which = ent_view_one_of(v, i, names);
    if (which > 0) {
        *year = 1910 + which * 10;
        return 1;
    }
    const char *s = v->text + v->words[i].start;
    size_t n = length_of(v, i), mark = n == 4 && s[0] == '\'' ? 1 : n == 6 && memcmp(s, "’", 3) == 0 ? 3 : 0;
    if (n - mark != 3 || !is_digit(s[mark]) || s[mark + 1] != '0' || s[mark + 2] != 's')
        return 0;
    *year = 1900 + (s[mark] - '0') * 10;
    return *year >= 1920 ? 1 : 0;
}

/* "the 1990s", "1990s", "the nineties", "the '90s" */
static int decade_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t the = (size_t)ent_view_is(v, i, "the"), at = i + the, n = 0;
    if (at >= v->n || !ent_view_together(v, i, at))
        return 0;
    const char *s = v->text + v->words[at].start;
    int year = ent_when_year_at(v, at);
    if (year > 0 && year % 10 == 0 && ent_view_any(v, at + 1, "s|'s|’s", NULL) > 0 && ent_view_is_glued(v, at + 1) && the) {
        n = 2;
    } else if (length_of(v, at) == 5 && s[4] == 's' && s[3] == '0' && is_digit(s[0]) && is_digit(s[1]) && is_digit(s[2])) {
        year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10;
        n = 1;
    } else if (the || (at > 0 && ent_view_any(v, at - 1, "early|late|mid|-", NULL) > 0)) {
        n = short_decade(v, at, &year);
    }
    if (n == 0 || year < 1000)
        return 0;
    *out = ent_when_date("decade");
    out->decade = 1;
    out->year = year;
    out->n_words = at + n - i;
    return 1;
}

/* "the 19th century", "19th-century", "the 18th and 19th centuries", "5th century BC" */
static int century_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n, m = 0;
    unsigned from = ent_ordinal_at(v, at, &n), to = 0;
    if (from < 1 || from > 22 || !ent_view_together(v, i, at + n))
        return 0;
    at += n;
    if (ent_view_any(v, at, "and|to|-|–|or", NULL) > 0 && (to = ent_ordinal_at(v, at + 1, &m)) > from && ent_view_is(v, at + 1 + m, "centuries"))
        at += 1 + m;
    else
        to = 0;
    at += (size_t)(to == 0 && ent_view_is(v, at, "-"));
    if (!ent_view_is(v, at, to > 0 ? "centuries" : "century") || !ent_view_together(v, i, at))
        return 0;
    *out = ent_when_date("century");
    out->century = 1;
    out->year = ((int)from - 1) * 100;
    if (to > 0) {
        out->to_century = 1;
        out->to_year = ((int)to - 1) * 100;
    }
    at++;
    if (ent_view_any(v, at, "bc|b.c.|bce|b.c.e.", NULL) > 0) {
        out->year = -(int)from * 100;
        at++;
    } else if (ent_view_any(v, at, "ad|a.d.|ce", NULL) > 0 && ent_view_is_capital(v, at)) {
        at++;
    } else if (from < 3 && !ent_view_is(v, i, "the")) {
        return 0;
    }
    out->n_words = at - i;
    return 1;
}

/* "Q3", "H1", "3Q", "1H": the part, else 0. */
static int short_part(const struct ent_view *v, size_t i)
{
    if (length_of(v, i) != 2)
        return 0;
    char a = v->text[v->words[i].start], b = v->text[v->words[i].start + 1], letter = is_digit(a) ? b : a, digit = is_digit(a) ? a : b;
    if (letter == 'Q')
        return digit >= '1' && digit <= '4' ? digit - '0' : 0;
    return letter == 'H' && (digit == '1' || digit == '2') ? ENT_PART_HALF + (digit - '0') : 0;
}

/* "[the] first quarter of 2025", "Q1 2025", "the second half of the year", "third-quarter": */
static int part_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char parts[] = "first quarter|second quarter|third quarter|fourth quarter|first half|second half|first - quarter|second - quarter|third - quarter|fourth - quarter|first - half|second - half|"
                                "1st quarter|2nd quarter|3rd quarter|4th quarter|1st half|2nd half|final quarter|last quarter|latter half";
    static const int values[] = {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 4, 4, 6};
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n;
    int which = 0, year = 0, part, is_short = 0;
    if ((n = ent_view_any(v, at, parts, &which)) > 0) {
        part = values[which];
    } else if ((part = short_part(v, at)) > 0) {
        is_short = 1;
        n = 1;
    } else {
        return 0;
    }
    at += n;
    *out = ent_when_date("part of a year");
    out->part = part;
    size_t more = year_after(v, at, &year);
    if (more == 0)
        more = year_said_after(v, at, out);
    if (more == 0 && part > ENT_PART_HALF && ent_view_is(v, at, "of"))
        return 0; /* "the first half of the match" */
    if (more == 0 && part > 4 && !is_short)
        return 0;
    if (more == 0 && ((which >= 18 && !is_short) || (ent_view_is(v, at, "of") && !ent_view_key(v, at + 1)->opens_time)))
        return 0;
    if (more == 0 && is_short && !(i > 0 && ent_view_together(v, i - 1, i) && ent_view_any(v, i - 1, "in|for|of|from|since|by|the|during|last|this|until|and|to", NULL) > 0))
        return 0;
    out->year = year;
    out->n_words = at + more - i;
    return 1;
}

/* "spring 2024", "the summer of 2023", "in the summer", "winter 2023-24" */
static int season_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t the = (size_t)ent_view_is(v, i, "the"), at = i + the, n;
    int year = 0, season = ent_view_key(v, at)->season;
    if (season == 0 || !ent_view_together(v, i, at))
        return 0;
    *out = ent_when_date("season");
    out->part = ENT_PART_SEASON + season;
    n = year_after(v, at + 1, &year);
    if (n == 0)
        n = year_said_after(v, at + 1, out);
    else if (ent_when_is_dash(v, at + 1 + n) && ent_view_is_glued(v, at + 1 + n) && (digits_at(v, at + 2 + n, 2, 2) >= 0 || ent_when_year_at(v, at + 2 + n) == year + 1))
        n += 2; /* a winter has two years; its first names it */
    if (n == 0) {
        int is_time = i > 0 && ent_view_together(v, i - 1, i) &&
                      (the ? ent_view_any(v, i - 1, "in|by|until|during|since|over|through|of|before|after|throughout|for", NULL) > 0
                           : ent_view_any(v, i - 1, "early|late|by|since|until|mid|mid-|-|by", NULL) > 0);
        if (!is_time || ent_view_is(v, at, "fall") || ent_view_any(v, at + 1, "of|olympics|games|school|house|camp|palace|session|uniform|tires|tyres|break|vacation|holidays|water", NULL) > 0)
            return 0;
    }
    out->year = year;
    out->n_words = at + 1 + n - i;
    return 1;
}

/* "the first nine months of 2024", "the last three months of the year" */
static int first_months_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n;
    struct ent_number k;
    int year;
    int is_last = ent_view_any(v, at, "last|final", NULL) > 0;
    if ((!is_last && !ent_view_is(v, at, "first")) || !ent_number_at(v, at + 1, &k) || !ent_view_together(v, i, k.last))
        return 0;
    enum ent_period period = (enum ent_period)ent_view_key(v, k.last)->period;
    if (period != ENT_MONTH || k.value < 2 || k.value > 11)
        return 0;
    *out = ent_when_date("first months");
    n = year_after(v, k.last + 1, &year);
    if (n == 0)
        n = year_said_after(v, k.last + 1, out);
    if (n == 0)
        return 0;
    out->year = out->to_year = year;
    out->month = is_last ? 13 - (int)k.value : 1;
    out->to_month = is_last ? 12 : (int)k.value;
    out->n_words = k.last + 1 + n - i;
    return 1;
}

/* "mid-2024", "mid-1990s", "mid-June" in one word */
static int modified_word_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    const char *s = v->text + v->words[i].start, *end = v->text + v->words[i].end, *dash = memchr(s, '-', (size_t)(end - s));
    size_t n = dash != NULL ? (size_t)(dash - s) : 0;
    int year = 0;
    if (!((n == 3 && (s[0] | 32) == 'm' && memcmp(s + 1, "id", 2) == 0) || (n == 5 && (s[0] | 32) == 'e' && memcmp(s + 1, "arly", 4) == 0) ||
          (n == 4 && (s[0] | 32) == 'l' && memcmp(s + 1, "ate", 3) == 0)))
        return 0;
    *out = ent_when_date("modified");
    out->n_words = 1;
    const struct ent_key *k = ent_key_find(dash + 1, (size_t)(end - dash - 1));
    if (k != NULL && k->month > 0 && dash[1] >= 'A' && dash[1] <= 'Z') {
        out->month = k->month;
        out->n_words += year_after(v, i + 1, &out->year);
        return 1;
    }
    s = dash + 1;
    size_t after = i + 1 + (size_t)ent_view_is(v, i + 1, "-");
    if (end - s >= 3 && is_digit(*s) && !is_digit(end[-1]) && end[-1] != 's' && ent_view_is(v, after, "century") && ent_view_together(v, i, after)) {
        int nth = *s - '0'; /* "mid-19th century" */
        if (is_digit(s[1]))
            nth = nth * 10 + (s[1] - '0');
        out->century = 1;
        out->year = (nth - 1) * 100;
        out->n_words = after + 1 - i;
        return nth > 1;
    }
    for (; s < end && is_digit(*s) && year < 1000; s++)
        year = year * 10 + (*s - '0');
    if (year < 1000 || year > 2199 || !(s == end || (s + 1 == end && *s == 's' && year % 10 == 0)))
        return 0;
    out->year = year;
    out->decade = s < end;
    return 1;
}

/* "fiscal year 2024", "FY2024", "fiscal 2024-25", "the 2024-25 financial year" */
static int fiscal_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(v, i, "fiscal year|financial year|fiscal|fy|marketing year|tax year|calendar year|the fiscal year|the financial year|the calendar year|the year|year", NULL);
    int year = n > 0 ? ent_when_year_at(v, i + n) : 0;
    size_t length = length_of(v, i);
    if (n == 0 && (length == 6 || length == 4) && memcmp(v->text + v->words[i].start, "FY", 2) == 0) {
        for (size_t k = 2; k < length; k++) {
            char c = v->text[v->words[i].start + k];
            year = is_digit(c) ? year * 10 + (c - '0') : 0;
        }
        year += length == 4 && year > 0 ? 2000 : 0; /* "FY25" */
    }
    if (year < 1900 || !ent_view_together(v, i, i + n))
        return 0;
    *out = ent_when_date("fiscal year");
    out->year = year;
    out->n_words = n + 1;
    return 1;
}

int ent_when_calendar_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int year;
    if (i >= v->n)
        return 0;
    if (numeric_at(v, i, out) || day_month_at(v, i, out))
        return 1;
    if (month_day_at(v, i, out))
        return out->year > 0 || out->day > 0 || out->has_year_said || is_lone_month(v, i);
    if (modified_word_at(v, i, out) || part_at(v, i, out) || season_at(v, i, out) || first_months_at(v, i, out) || decade_at(v, i, out) ||
        century_at(v, i, out) || era_at(v, i, out) || holiday_at(v, i, out) || fiscal_at(v, i, out) || years_in_word(v, i, out))
        return 1;
    if ((year = is_year(v, i)) == 0)
        return 0;
    *out = ent_when_date("year");
    out->year = year;
    out->n_words = 1;
    return 1;
}
