#include "extract/ent_timex_parse.h"

#include <string.h>

#include "extract/ent_number.h"

/* ---- pieces ---- */

static struct ent_when date_of(const char *rule)
{
    return (struct ent_when){.kind = ENT_WHEN_DATE, .rule = rule, .to_year = -1};
}

static int plain_number(const struct ent_view *v, size_t i, size_t digits_min, size_t digits_max)
{
    if (i >= v->n)
        return -1;
    size_t n = v->words[i].end - v->words[i].start;
    const char *s = v->text + v->words[i].start;
    int value = 0;
    if (n < digits_min || n > digits_max)
        return -1;
    for (size_t k = 0; k < n; k++) {
        if (s[k] < '0' || s[k] > '9')
            return -1;
        value = value * 10 + (s[k] - '0');
    }
    return value;
}

static int year_at(const struct ent_view *v, size_t i)
{
    int y = plain_number(v, i, 4, 4);
    return y >= 1000 && y <= 2199 ? y : 0;
}

/* A day of a month: "22", "22nd". */
static int day_at(const struct ent_view *v, size_t i)
{
    int d = plain_number(v, i, 1, 2);
    if (d < 0) {
        if (i >= v->n || v->text[v->words[i].start] < '0' || v->text[v->words[i].start] > '9')
            return 0;
        d = (int)ent_ordinal_at(v, i);
    }
    return d >= 1 && d <= 31 ? d : 0;
}

static int month_at(const struct ent_view *v, size_t i)
{
    return ent_view_is_capital(v, i) ? ent_view_key(v, i)->month : 0;
}

static int is_dash(const struct ent_view *v, size_t i)
{
    return ent_view_is(v, i, "-") || ent_view_is(v, i, "–") || ent_view_is(v, i, "—");
}

/* "-", "to", "until", "through"; after "between" also "and". */
static int joins(const struct ent_view *v, size_t first, size_t i)
{
    static const char *const words[] = {"to", "until", "till", "through", "-", "–", "—", "/", NULL};
    if (!ent_view_together(v, first, i))
        return 0;
    if (ent_view_in(v, i, words))
        return is_dash(v, i) || ent_view_is(v, i, "/") ? ent_view_is_glued(v, i) || is_dash(v, i) : 1;
    return ent_view_is(v, i, "and") && first > 0 && ent_view_is(v, first - 1, "between");
}

/* ", 2024" or "2024" or "of 2024" after a month or day: words taken, *year. */
static size_t year_after(const struct ent_view *v, size_t i, int *year)
{
    size_t n = ent_view_is(v, i, ",") || ent_view_is(v, i, "of") ? 1 : 0;
    *year = year_at(v, i + n);
    return *year > 0 && ent_view_together(v, i, i + n) ? n + 1 : 0;
}

/* ---- numeric dates ---- */

/* "2024-04-22", "22.04.2024", "08/07/2025": in one word or several that touch. */
static int numeric_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start, *end = v->text + v->n_text;
    int part[3] = {0}, n = 0, digits[3] = {0};
    char sign = 0;
    const char *p = s;
    while (p < end && n < 3) {
        while (p < end && *p >= '0' && *p <= '9' && digits[n] < 5) {
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
    if (n < 3 || (p < end && *p >= '0' && *p <= '9'))
        return 0;
    size_t last = i;
    while (last < v->n && v->text + v->words[last].end < p)
        last++;
    if (last >= v->n || v->text + v->words[last].end != p)
        return 0;
    *out = date_of("numeric");
    out->n_words = last - i + 1;
    if (digits[0] == 4 && sign == '-') {
        out->year = part[0];
        out->month = part[1];
        out->day = part[2];
    } else if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2) {
        int month_first = sign == '/' && part[0] <= 12; /* the usual in English with slashes, unless it cannot be */
        out->year = part[2];
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

/* "6 June 2025", "the 22nd of April", "3-5 May 2024" */
static int day_month_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int day = day_at(v, i), to_day = 0, year;
    size_t at = i + 1;
    if (day == 0)
        return 0;
    if (joins(v, i, at) && day_at(v, at + 1) > day) {
        to_day = day_at(v, at + 1);
        at += 2;
    }
    if (ent_view_is(v, at, "of"))
        at++;
    if (month_at(v, at) == 0 || !ent_view_together(v, i, at))
        return 0;
    *out = date_of("day month");
    out->day = day;
    out->month = month_at(v, at++);
    at += year_after(v, at, &year);
    out->year = year;
    if (to_day > 0) {
        out->to_year = year;
        out->to_month = out->month;
        out->to_day = to_day;
    }
    out->n_words = at - i;
    return 1;
}

/* "April 22, 2024", "Dec. 14", "October 22–24, 2024", "May 2024", "June" */
static int month_day_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int month = month_at(v, i), year;
    size_t at = i + 1;
    if (month == 0)
        return 0;
    *out = date_of("month");
    out->month = month;
    if (ent_view_is(v, at, "the") && day_at(v, at + 1) > 0)
        at++;
    if (day_at(v, at) > 0 && ent_view_together(v, i, at) && ent_view_key(v, at + 1)->unit == 0) {
        out->rule = "month day";
        out->day = day_at(v, at++);
        if (joins(v, i, at) && day_at(v, at + 1) > out->day && ent_view_together(v, i, at + 1)) {
            out->to_year = 0;
            out->to_month = month;
            out->to_day = day_at(v, at + 1);
            at += 2;
        }
    }
    at += year_after(v, at, &year);
    out->year = year;
    if (out->to_year == 0)
        out->to_year = year;
    out->n_words = at - i;
    return 1;
}

/* Is a month's name without day and year surely one?  "May" and "March" begin sentences as verbs do. */
static int is_lone_month(const struct ent_view *v, size_t i)
{
    static const char *const before[] = {"in", "since", "until", "by", "from", "to", "of", "last", "next", "this", "early", "late", "mid", "the",
                                         "and", "-", "through", "during", "for", "between", "till", "before", "after", "a", NULL};
    size_t n = v->words[i].end - v->words[i].start;
    int doubtful = ent_view_is(v, i, "may") || ent_view_is(v, i, "march") || ent_view_is(v, i, "august") || n <= 3;
    if (i > 0 && ent_view_together(v, i - 1, i) && ent_view_in(v, i - 1, before))
        return !(doubtful && ent_view_is_capital(v, i + 1));
    return !doubtful && i > 0 && ent_view_together(v, i - 1, i) && !ent_view_is_capital(v, i - 1);
}

/* ---- years and their parts ---- */

/* Is the word after a four-digit number one that makes it a count or an amount? */
static int is_counted(const struct ent_view *v, size_t i)
{
    static const char *const things[] = {"people", "soldiers", "troops", "persons", "men", "women", "children", "refugees", "families", "houses",
                                         "homes", "employees", "workers", "respondents", "students", "peacekeepers", "residents", "companies",
                                         "vehicles", "copies", "others", "dead", "killed", "wounded", "casualties", "civilians", "deaths", "jobs", NULL};
    const struct ent_key *k = ent_view_key(v, i);
    return k->unit > 0 || k->currency > 0 || k->scale > 0 || ent_view_in(v, i, things) > 0;
}

static int is_year(const struct ent_view *v, size_t i)
{
    static const char *const before[] = {"resolution", "no.", "article", "page", "order", "decree", "about", "nearly", "approximately", "some", NULL};
    int y = year_at(v, i);
    if (y == 0 || is_counted(v, i + 1))
        return 0;
    if (i > 0 && (ent_view_key(v, i - 1)->currency > 0 || (ent_view_together(v, i - 1, i) && ent_view_in(v, i - 1, before))))
        return 0;
    return y >= 1500 || (i > 0 && ent_view_is(v, i - 1, "in")) ? y : 0;
}

/* "2020-21", "2022–2023" in one word */
static int year_range_word(const struct ent_view *v, size_t i, int *to)
{
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start, *end = v->text + v->words[i].end;
    int from = 0, k = 0, digits = 0;
    for (; k < 4 && s + k < end && s[k] >= '0' && s[k] <= '9'; k++)
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
    *to = 0;
    for (; s < end && *s >= '0' && *s <= '9'; s++, digits++)
        *to = *to * 10 + (*s - '0');
    if (s != end || (digits != 2 && digits != 4))
        return 0;
    if (digits == 2)
        *to += from / 100 * 100;
    return *to > from ? from : 0;
}

/* "1990s", "the 1990s", "19th century" */
static int decade_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t at = i + (size_t)ent_view_is(v, i, "the");
    if (at >= v->n)
        return 0;
    const char *s = v->text + v->words[at].start;
    size_t n = v->words[at].end - v->words[at].start, extra = 1;
    if (n == 4 && year_at(v, at) > 0 && (ent_view_is(v, at + 1, "s") || ent_view_is(v, at + 1, "'s") || ent_view_is(v, at + 1, "’s")) &&
        year_at(v, at) % 10 == 0 && ent_view_is_glued(v, at + 1) && ent_view_is(v, i, "the"))
        extra = 2;
    else if (!(n == 5 && s[4] == 's' && s[3] == '0'))
        extra = 0;
    if (extra > 0) {
        for (int k = 0; k < 4; k++)
            if (s[k] < '0' || s[k] > '9')
                return 0;
        *out = date_of("decade");
        out->decade = 1;
        out->year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10;
        out->n_words = at + extra - i;
        return 1;
    }
    unsigned ordinal = ent_ordinal_at(v, at);
    size_t next = at + 1 + (size_t)ent_view_is(v, at + 1, "-");
    if (ordinal > 1 && ordinal <= 22 && ent_view_is(v, next, "century")) {
        *out = date_of("century");
        out->century = 1;
        out->year = ((int)ordinal - 1) * 100;
        out->n_words = next + 1 - i;
        return 1;
    }
    return 0;
}

/* "[the] first quarter of 2025", "Q1 2025", "the second half of the year": the part, words taken. */
static int part_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char *const halves[] = {"first half", "second half", NULL};
    static const char *const quarters[] = {"first quarter", "second quarter", "third quarter", "fourth quarter", NULL};
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n;
    int which = 0, year, part;
    if ((n = ent_view_phrase(v, at, quarters, &which)) > 0) {
        part = 1 + which;
    } else if ((n = ent_view_phrase(v, at, halves, &which)) > 0) {
        part = ENT_PART_HALF + 1 + which;
    } else if (at < v->n && v->words[at].end - v->words[at].start == 2 && (v->text[v->words[at].start] == 'Q' || v->text[v->words[at].start] == 'H') &&
               v->text[v->words[at].start + 1] >= '1' && v->text[v->words[at].start + 1] <= '4') {
        part = v->text[v->words[at].start + 1] - '0' + (v->text[v->words[at].start] == 'H' ? ENT_PART_HALF : 0);
        n = 1;
    } else {
        return 0;
    }
    at += n;
    *out = date_of("part of a year");
    out->part = part;
    size_t more = year_after(v, at, &year);
    if (more == 0 && (n = ent_view_are(v, at, "of this year")) > 0)
        more = n;
    else if (more == 0 && (n = ent_view_are(v, at, "of last year")) > 0) {
        more = n;
        out->steps = -1;
    } else if (more == 0 && (n = ent_view_are(v, at, "of the year")) > 0) {
        more = n;
        out->from_text = 1;
    }
    if (more == 0)
        return 0;
    out->year = year;
    out->n_words = at + more - i;
    return 1;
}

/* "spring 2024", "the summer of 2023" */
static int season_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n;
    int year, season = ent_view_key(v, at)->season;
    if (season == 0)
        return 0;
    n = year_after(v, at + 1, &year);
    if (n == 0)
        return 0;
    *out = date_of("season");
    out->part = ENT_PART_SEASON + season;
    out->year = year;
    out->n_words = at + 1 + n - i;
    return 1;
}

/* "the first nine months of 2024" */
static int first_months_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t at = i + (size_t)ent_view_is(v, i, "the"), n;
    struct ent_number k;
    int year;
    if (!ent_view_is(v, at, "first") || !ent_number_at(v, at + 1, &k) || ent_view_key(v, k.last)->period != ENT_MONTH)
        return 0;
    n = year_after(v, k.last + 1, &year);
    if (n == 0 || k.value < 2 || k.value > 11)
        return 0;
    *out = date_of("first months");
    out->year = out->to_year = year;
    out->month = 1;
    out->to_month = (int)k.value;
    out->n_words = k.last + 1 + n - i;
    return 1;
}

/* "mid-2024", "mid-1990s", "early-2025" in one word */
static int modified_word_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start, *end = v->text + v->words[i].end, *dash = memchr(s, '-', (size_t)(end - s));
    size_t n = dash != NULL ? (size_t)(dash - s) : 0;
    int year = 0;
    if (!((n == 3 && (s[0] | 32) == 'm' && memcmp(s + 1, "id", 2) == 0) || (n == 5 && (s[0] | 32) == 'e' && memcmp(s + 1, "arly", 4) == 0) ||
          (n == 4 && (s[0] | 32) == 'l' && memcmp(s + 1, "ate", 3) == 0)))
        return 0;
    for (s = dash + 1; s < end && *s >= '0' && *s <= '9' && year < 1000; s++)
        year = year * 10 + (*s - '0');
    if (year < 1000 || year > 2199 || !(s == end || (s + 1 == end && *s == 's' && year % 10 == 0)))
        return 0;
    *out = date_of("modified");
    out->year = year;
    out->decade = s < end;
    out->n_words = 1;
    return 1;
}

/* ---- dates as a whole ---- */

/* A date without range and modifier. */
static int simple_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int year, to;
    if (numeric_at(v, i, out) || day_month_at(v, i, out))
        return 1;
    if (month_day_at(v, i, out))
        return out->year > 0 || out->day > 0 || is_lone_month(v, i);
    if (modified_word_at(v, i, out) || part_at(v, i, out) || season_at(v, i, out) || first_months_at(v, i, out) || decade_at(v, i, out))
        return 1;
    if ((year = year_range_word(v, i, &to)) > 0) {
        *out = date_of("years");
        out->year = year;
        out->to_year = to;
        out->n_words = 1;
        return 1;
    }
    if ((year = is_year(v, i)) > 0) {
        *out = date_of("year");
        out->year = year;
        out->n_words = 1;
        return 1;
    }
    return 0;
}

/* "early", "mid-", "the end of": words taken before a date. */
static size_t modifier_at(const struct ent_view *v, size_t i)
{
    static const char *const phrases[] = {"the beginning of", "the start of", "the middle of", "the end of", "end of", "beginning of", "early - to - mid -",
                                          "early to mid -", "mid to late", "mid - to - late", "early -", "late -", "mid -", "early", "late", "mid", NULL};
    int which;
    return ent_view_phrase(v, i, phrases, &which);
}

static int is_rough(const struct ent_when *w) { return w->kind == ENT_WHEN_DATE && w->day == 0; }

static int date_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = modifier_at(v, i);
    if (n > 0 && simple_at(v, i + n, out) && is_rough(out) && (out->decade || out->century || out->year > 0 || out->month > 0)) {
        out->n_words += n;
        return ent_view_together(v, i, i + n);
    }
    return simple_at(v, i, out);
}

/* "2022 to 2023", "September 2022 to mid-2024", "from 3 May to 5 June 2024" */
static void take_range(const struct ent_view *v, size_t i, struct ent_when *w)
{
    struct ent_when to;
    size_t at = i + w->n_words;
    if (w->to_year >= 0 || w->decade || w->century || w->part > 0 || !joins(v, i, at) || !date_at(v, at + 1, &to) ||
        !ent_view_together(v, i, at + 1) || to.kind != ENT_WHEN_DATE || to.to_year >= 0 || to.part > 0 || to.decade)
        return;
    if (ent_view_is(v, at, "to") && !(i > 0 && ent_view_is(v, i - 1, "from")) && w->month > 0 && w->year == 0 && to.year == 0)
        return;
    if (to.year > 0 && w->year > 0 && to.year < w->year)
        return;
    w->to_year = to.year;
    w->to_month = to.month;
    w->to_day = to.day;
    if (w->year == 0)
        w->year = to.year;
    w->rule = "range";
    w->n_words += 1 + to.n_words;
}

/* ---- relative to another date ---- */

static int relative(struct ent_when *out, enum ent_period period, int steps, int from_text, size_t n, const char *rule)
{
    *out = (struct ent_when){.kind = ENT_WHEN_RELATIVE, .period = period, .steps = steps, .from_text = from_text,
                             .rule = rule, .to_year = -1, .n_words = n};
    return 1;
}

/* "last year", "next month", "this week", "the previous year", "that same year", "last August", "next spring" */
static int stepped_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const struct {
        const char *words;
        int steps, from_text;
    } steps[] = {
        {"earlier this", 0, 0},   {"later this", 0, 0},      {"early this", 0, 0},     {"late last", -1, 0},    {"early next", 1, 0},
        {"early last", -1, 0},    {"the same", 0, 1},        {"that same", 0, 1},      {"later that", 0, 1},    {"earlier that", 0, 1},
        {"the previous", -1, 1},  {"the preceding", -1, 1},  {"the prior", -1, 1},     {"the year", -1, 1},     {"the following", 1, 1},
        {"the subsequent", 1, 1}, {"the next", 1, 1},        {"the past", -1, 0},      {"this past", -1, 0},    {"this coming", 1, 0},
        {"last", -1, 0},          {"next", 1, 0},            {"this", 0, 0},           {"that", 0, 1},          {"previous", -1, 1},
        {"following", 1, 1},
    };
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        size_t n = ent_view_are(v, i, steps[k].words);
        if (n == 0 || !ent_view_together(v, i, i + n))
            continue;
        const struct ent_key *key = ent_view_key(v, i + n);
        int one = i + n < v->n && v->text[v->words[i + n].end - 1] != 's';
        if (strcmp(steps[k].words, "the year") == 0) { /* "the year before", "the year after" */
            int before = ent_view_is(v, i + 2, "before") || ent_view_is(v, i + 2, "earlier");
            if ((before || ent_view_is(v, i + 2, "after")) && !ent_view_is_capital(v, i + 3) && ent_view_key(v, i + 3)->stop == 0)
                return relative(out, ENT_YEAR, before ? -1 : 1, 1, 3, "the year before");
            continue;
        }
        if (key->period >= ENT_DAY && one && !(key->period == ENT_DAY && steps[k].steps == 0 && !steps[k].from_text))
            return relative(out, key->period, steps[k].steps, steps[k].from_text, n + 1, "last, this, next");
        if ((key->month > 0 && ent_view_is_capital(v, i + n)) || key->season > 0 || key->weekday > 0) {
            *out = (struct ent_when){.kind = ENT_WHEN_NAMED, .month = key->month, .part = key->season > 0 ? ENT_PART_SEASON + key->season : 0,
                                     .weekday = key->weekday, .steps = steps[k].steps, .from_text = steps[k].from_text,
                                     .rule = "last, this, next", .to_year = -1, .n_words = n + 1};
            return key->month == 0 || year_at(v, i + n + 1) == 0;
        }
    }
    return 0;
}

/* "the same period the previous year", "the same period last year" */
static int same_period_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char *const phrases[] = {"the same period", "the same time", "the corresponding period", "the same quarter", "the same month", NULL};
    int which;
    size_t n = ent_view_phrase(v, i, phrases, &which);
    if (n == 0)
        return 0;
    size_t at = i + n + (size_t)(ent_view_is(v, i + n, "of") || ent_view_is(v, i + n, "in"));
    int year = year_at(v, at);
    if (year > 0 && ent_view_together(v, i, at)) {
        *out = date_of("the same period");
        out->year = year;
        out->keeps_part = 1;
        out->n_words = at + 1 - i;
        return 1;
    }
    if (!stepped_at(v, at, out) || out->kind != ENT_WHEN_RELATIVE || out->period != ENT_YEAR)
        return 0;
    out->keeps_part = 1;
    out->rule = "the same period";
    out->n_words += at - i;
    return 1;
}

/* "two years ago", "a week later", "a day prior", "three months earlier" */
static int counted_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    struct ent_number k;
    size_t at;
    double count;
    if (ent_view_is(v, i, "a") || ent_view_is(v, i, "one") || ent_view_is(v, i, "an")) {
        count = 1;
        at = i + 1;
    } else if (ent_number_at(v, i, &k) && k.suffix == NULL && !k.fraction) {
        count = k.value;
        at = k.last;
    } else {
        return 0;
    }
    enum ent_period period = (enum ent_period)ent_view_key(v, at)->period;
    if (period < ENT_DAY || period == ENT_QUARTER || !ent_view_together(v, i, at) || count > 1e6)
        return 0;
    int ago = ent_view_is(v, at + 1, "ago");
    int back = ent_view_is(v, at + 1, "earlier") || ent_view_is(v, at + 1, "prior") || ent_view_is(v, at + 1, "previously") ||
               (ent_view_is(v, at + 1, "before") && ent_view_key(v, at + 2)->stop == 0 && !ent_view_is_capital(v, at + 2));
    int on = ent_view_is(v, at + 1, "later") || ent_view_is(v, at + 1, "hence") ||
             (ent_view_is(v, at + 1, "after") && !ent_view_together(v, at, at + 2));
    if ((!ago && !back && !on) || ent_view_is(v, at + 2, "to"))
        return 0;
    relative(out, period, (int)(on ? count : -count), !ago, at + 2 - i, ago ? "ago" : "later, earlier");
    if (ago && count * (period == ENT_YEAR ? 1 : period == ENT_DECADE ? 10 : period == ENT_CENTURY ? 100 : 0) >= 100) {
        out->kind = ENT_WHEN_REF; /* nobody means a year by that */
        out->ref = "PAST_REF";
    }
    return 1;
}

/* ---- words for now, once and soon ---- */

static int ref_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const struct {
        const char *ref;
        const char *const phrases[26];
    } refs[] = {
        {"PRESENT_REF", {"the present moment", "the present day", "the moment", "the present", "present - day", "to date", "right now", "now", "today", "currently",
                         "presently", "nowadays", "these days", "present", NULL}},
        {"PAST_REF", {"the recent past", "recent months", "recent years", "recent weeks", "recent days", "recent times", "recent decades", "more recently",
                      "most recently", "very recently", "recently", "the past few years", "the last few years", "the past several years",
                      "the past few months", "the last few months", "the past few weeks", "the past years", "past years", "past decades", "the past", "once upon a time", "lately", NULL}},
        {"FUTURE_REF", {"the near future", "the foreseeable future", "the not too distant future", "the future", "the coming years", "the coming months",
                        "the coming weeks", "the coming days", "coming years", "coming months", "coming weeks", "the years ahead", "the months ahead",
                        "the years to come", "soon", NULL}},
    };
    for (size_t k = 0; k < sizeof refs / sizeof *refs; k++) {
        int which;
        size_t n = ent_view_phrase(v, i, refs[k].phrases, &which);
        if (n == 0)
            continue;
        const char *phrase = refs[k].phrases[which];
        int is_adjective = i + n < v->n && ent_view_together(v, i, i + n) && ent_view_key(v, i + n)->stop == 0 &&
                           ((v->text[v->words[i + n].start] | 32) >= 'a' && (v->text[v->words[i + n].start] | 32) <= 'z');
        if ((strcmp(phrase, "present") == 0 || strcmp(phrase, "the moment") == 0) && !(i > 0 && ent_view_is(v, i - 1, "at")))
            continue;
        if (strcmp(phrase, "the present") == 0 && is_adjective)
            continue;
        if (strcmp(phrase, "the past") == 0 && (is_adjective || ent_view_key(v, i + n)->is_number || ent_view_key(v, i + n)->period > 0))
            continue;
        if (strcmp(phrase, "soon") == 0 && (ent_view_is(v, i + 1, "after") || (i > 0 && ent_view_is(v, i - 1, "as"))))
            continue;
        *out = (struct ent_when){.kind = ENT_WHEN_REF, .ref = refs[k].ref, .rule = "word", .to_year = -1, .n_words = n};
        return 1;
    }
    if (ent_view_is(v, i, "yesterday"))
        return relative(out, ENT_DAY, -1, 0, 1, "yesterday");
    if (ent_view_is(v, i, "tomorrow"))
        return relative(out, ENT_DAY, 1, 0, 1, "tomorrow");
    return 0;
}

/* ---- durations ---- */

static int duration(struct ent_when *out, double count, enum ent_period period, size_t n)
{
    *out = (struct ent_when){.kind = ENT_WHEN_DURATION, .count = count, .period = period, .rule = "duration", .to_year = -1, .n_words = n};
    return 1;
}

/* "two weeks", "two-year", "the next ten years", "less than a week", "another decade", "half a century" */
static int duration_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char *const before[] = {"the next", "the last", "the past", "the coming", "the previous", "the following", "the first", NULL};
    static const char *const rough[] = {"less than a", "more than a", "almost a", "nearly a", "about a", "over a", "around a", "under a", "less than an", "more than an", NULL};
    int which;
    size_t n = ent_view_phrase(v, i, before, &which), at = i + n;
    struct ent_number k;
    if (ent_number_at(v, at, &k) && k.suffix == NULL) {
        size_t next = k.last;
        int hyphen = ent_view_is(v, next, "-") && ent_view_is_glued(v, next);
        next += (size_t)hyphen;
        enum ent_period period = (enum ent_period)ent_view_key(v, next)->period;
        if (period >= ENT_HOUR && period != ENT_QUARTER && ent_view_together(v, i, next) && !ent_view_is(v, next + 1, "old") &&
            !(ent_view_is(v, next + 1, "-") && ent_view_is(v, next + 2, "old")))
            return duration(out, k.value, period, next + 1 - i);
    }
    if (n > 0)
        return 0;
    if ((n = ent_view_phrase(v, i, rough, &which)) > 0 && ent_view_key(v, i + n)->period >= ENT_DAY && ent_view_together(v, i, i + n)) {
        enum ent_period period = (enum ent_period)ent_view_key(v, i + n)->period;
        return period == ENT_QUARTER ? 0 : duration(out, 1, period, n + 1);
    }
    if (ent_view_is(v, i, "another") && ent_view_key(v, i + 1)->period >= ENT_DAY && v->text[v->words[i + 1].end - 1] != 's')
        return duration(out, 1, (enum ent_period)ent_view_key(v, i + 1)->period, 2);
    n = ent_view_are(v, i, "half a");
    if (n > 0 && ent_view_key(v, i + n)->period >= ENT_YEAR)
        return duration(out, 0.5, (enum ent_period)ent_view_key(v, i + n)->period, n + 1);
    return 0;
}

static int weekday_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int day = ent_view_key(v, i)->weekday;
    if (day == 0 || !ent_view_is_capital(v, i))
        return 0;
    size_t at = i + 1 + (size_t)ent_view_is(v, i + 1, ",");
    if ((day_at(v, at) > 0 || month_at(v, at) > 0) && ent_view_together(v, i, at) && simple_at(v, at, out) && out->day > 0) {
        out->n_words += at - i; /* "Thursday, 6 November 2025" */
        return 1;
    }
    *out = (struct ent_when){.kind = ENT_WHEN_NAMED, .weekday = day, .rule = "weekday", .to_year = -1, .n_words = 1};
    return 1;
}

static int is_digit_at(const struct ent_view *v, size_t i)
{
    return i < v->n && v->text[v->words[i].start] >= '0' && v->text[v->words[i].start] <= '9';
}

/* Most words cannot begin an expression, and most words are looked at; small ones can before few others. */
static int may_begin(const struct ent_view *v, size_t i)
{
    const struct ent_key *k = ent_view_key(v, i), *next = ent_view_key(v, i + 1);
    char c = v->text[v->words[i].start];
    if (k->stop && k->when)
        return is_digit_at(v, i + 1) || next->when || next->period || next->season || next->month || next->weekday || next->ordinal ||
               next->is_number || next->scale > 0 || ent_view_is(v, i + 1, "than") || ent_view_is(v, i + 1, "a");
    return is_digit_at(v, i) || c == 'Q' || c == 'H' || k->when || k->month || k->weekday || k->season || k->ordinal || k->is_number ||
           (v->words[i].end - v->words[i].start > 7 && memchr(v->text + v->words[i].start, '-', 6) != NULL);
}

int ent_when_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (i >= v->n || !may_begin(v, i))
        return 0;
    if (same_period_at(v, i, out))
        return 1;
    if (date_at(v, i, out)) {
        take_range(v, i, out);
        return 1;
    }
    return weekday_at(v, i, out) || counted_at(v, i, out) || duration_at(v, i, out) || stepped_at(v, i, out) || ref_at(v, i, out);
}
