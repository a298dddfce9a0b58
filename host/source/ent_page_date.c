#include "source/ent_page_date.h"

#include <string.h>
#include <strings.h>

struct reader {
    const char *s;
    size_t n, at;
};

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};

static int is_digit(char c) { return c >= '0' && c <= '9'; }
static int is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static char peek(const struct reader *r) { return r->at < r->n ? r->s[r->at] : '\0'; }

static int skip(struct reader *r, char c)
{
    if (peek(r) != c)
        return 0;
    r->at++;
    return 1;
}

/* Spaces, no-break ones too. */
static int spaces(struct reader *r)
{
    size_t start = r->at;
    for (;;) {
        if (peek(r) == ' ')
            r->at++;
        else if (r->at + 1 < r->n && memcmp(r->s + r->at, "\xC2\xA0", 2) == 0)
            r->at += 2;
        else
            return r->at > start;
    }
}

/* A number of at most 'most' digits, and how many it has. */
static int number(struct reader *r, int most, int *digits)
{
    int value = 0;
    *digits = 0;
    while (*digits < most && is_digit(peek(r))) {
        value = value * 10 + (r->s[r->at++] - '0');
        ++*digits;
    }
    if (is_digit(peek(r)))
        *digits = 0;
    return value;
}

/* Months of other languages by their beginnings, which tell them apart; the rest of the word is passed over. */
static int foreign_month(struct reader *r)
{
    static const struct {
        const char *stem;
        int month;
    } stems[] = {{"janv", 1}, {"f\xC3\xA9v", 2}, {"mars", 3}, {"avril", 4}, {"mai", 5}, {"juin", 6}, {"juillet", 7}, {"ao\xC3\xBBt", 8},
                 {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"d\xC3\xA9" "cembre", 12}, {"januar", 1}, {"j\xC3\xA4nner", 1}, {"februar", 2},
                 {"m\xC3\xA4rz", 3}, {"juni", 6}, {"juli", 7}, {"oktober", 10}, {"dezember", 12}, {"enero", 1}, {"febrero", 2}, {"marzo", 3},
                 {"abril", 4}, {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8}, {"septiembre", 9}, {"setembro", 9}, {"octubre", 10},
                 {"outubro", 10}, {"noviembre", 11}, {"diciembre", 12}, {"dezembro", 12}, {"\xD1\x8F\xD0\xBD\xD0\xB2", 1},
                 {"\xD1\x84\xD0\xB5\xD0\xB2", 2}, {"\xD0\xBC\xD0\xB0\xD1\x80", 3}, {"\xD0\xB0\xD0\xBF\xD1\x80", 4}, {"\xD0\xBC\xD0\xB0\xD1\x8F", 5},
                 {"\xD0\xB8\xD1\x8E\xD0\xBD", 6}, {"\xD0\xB8\xD1\x8E\xD0\xBB", 7}, {"\xD0\xB0\xD0\xB2\xD0\xB3", 8}, {"\xD1\x81\xD0\xB5\xD0\xBD", 9},
                 {"\xD0\xBE\xD0\xBA\xD1\x82", 10}, {"\xD0\xBD\xD0\xBE\xD1\x8F", 11}, {"\xD0\xB4\xD0\xB5\xD0\xBA", 12}};
    size_t best = 0;
    int month = 0;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        size_t k = strlen(stems[i].stem);
        if (k > best && r->at + k <= r->n && strncasecmp(r->s + r->at, stems[i].stem, k) == 0) {
            best = k;
            month = stems[i].month;
        }
    }
    if (month == 0)
        return 0;
    r->at += best;
    while (r->at < r->n && (is_letter(peek(r)) || (unsigned char)peek(r) >= 0x80) && peek(r) != '\xC2')
        r->at++;
    skip(r, '.');
    return month;
}

/* A name of the list, or its first three (four) letters with or without a full stop; 1-based. */
static int name_of(struct reader *r, const char *const *names, int n_names)
{
    size_t n = 0;
    while (r->at + n < r->n && is_letter(r->s[r->at + n]))
        n++;
    if (n < 3)
        return 0;
    for (int i = 0; i < n_names; i++) {
        if ((names[i][0] | 32) != (r->s[r->at] | 32))
            continue;
        size_t full = strlen(names[i]);
        int is_short = n == 3 || (n == 4 && full > 4); /* Nov, Sept, Thur */
        if (n > full || (n < full && !is_short) || strncasecmp(r->s + r->at, names[i], n) != 0)
            continue;
        r->at += n;
        if (n < full)
            skip(r, '.');
        return i + 1;
    }
    return 0;
}

static void ordinal(struct reader *r)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er"};
    for (int i = 0; i < 5; i++) {
        if (r->at + 2 <= r->n && strncasecmp(r->s + r->at, endings[i], 2) == 0 &&
            !(r->at + 2 < r->n && is_letter(r->s[r->at + 2]))) {
            r->at += 2;
            return;
        }
    }
}

static int year(struct reader *r)
{
    int digits, value = number(r, 4, &digits);
    return digits == 4 && value >= 1000 && value <= 2999 ? value : 0;
}

/* 14:52, at 9:05 a.m., T15:23:00Z, (GMT+4): not looked into, only passed over. */
static void time_of_day(struct reader *r)
{
    struct reader t = *r;
    int digits;
    if (!skip(&t, 'T')) {
        skip(&t, ',');
        spaces(&t);
        if (skip(&t, '-') || skip(&t, '|'))
            spaces(&t);
        if (t.at + 3 <= t.n && strncasecmp(t.s + t.at, "at ", 3) == 0)
            t.at += 3;
    }
    number(&t, 2, &digits);
    if (digits == 0 || !(skip(&t, ':') || skip(&t, 'h') || skip(&t, '.')))
        return;
    number(&t, 2, &digits);
    if (digits != 2)
        return;
    *r = t;
    while (r->at < r->n && (is_digit(peek(r)) || strchr(":.+-", peek(r)) != NULL))
        r->at++;
    t = *r;
    spaces(&t);
    size_t word = t.at;
    while (t.at < t.n && t.at - word < 5 && (is_letter(peek(&t)) || strchr(".()+", peek(&t)) != NULL))
        t.at++;
    static const char *const zones[] = {"am", "pm", "a.m.", "p.m.", "z", "gmt", "utc", "cet", "est", "edt", "cest", "uhr", "et", "bst"};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (t.at - word == strlen(zones[i]) && strncasecmp(t.s + word, zones[i], t.at - word) == 0)
            *r = t;
}

static struct ent_date make(int y, int m, int d)
{
    struct ent_date none = {0};
    return ent_date_valid(y, m, d) && y > 0 ? (struct ent_date){(int16_t)y, (uint8_t)m, (uint8_t)d} : none;
}

/* 6 November 2025, 6th of May, 2022; 'day_first' dates. */
static struct ent_date day_month_year(struct reader *r)
{
    int digits, day = number(r, 2, &digits), month, y;
    if (digits == 0)
        return make(0, 0, 0);
    ordinal(r);
    skip(r, '.'); /* 16. März */
    if (!spaces(r) && !skip(r, '-'))
        return make(0, 0, 0);
    if (r->at + 3 <= r->n && strncasecmp(r->s + r->at, "of ", 3) == 0)
        r->at += 3;
    if (r->at + 3 <= r->n && strncasecmp(r->s + r->at, "de ", 3) == 0)
        r->at += 3;
    if ((month = name_of(r, months, 12)) == 0 && (month = foreign_month(r)) == 0)
        return make(0, 0, 0);
    if (r->at + 4 <= r->n && strncasecmp(r->s + r->at, " de ", 4) == 0)
        r->at += 3;
    skip(r, ',');
    if (!spaces(r) && !skip(r, '-'))
        return make(0, 0, 0);
    y = year(r);
    return make(y, month, day);
}

/* November 6, 2025; Nov. 6th 2025; September 2025 */
static struct ent_date month_day_year(struct reader *r)
{
    int digits, month = name_of(r, months, 12), y;
    struct reader at_day;
    if (month == 0)
        return make(0, 0, 0);
    skip(r, ',');
    if (!spaces(r))
        return make(0, 0, 0);
    at_day = *r;
    if ((y = year(r)) != 0)
        return make(y, month, 0);
    *r = at_day;
    int day = number(r, 2, &digits);
    if (digits == 0)
        return make(0, 0, 0);
    ordinal(r);
    skip(r, ',');
    if (!spaces(r))
        return make(0, 0, 0);
    y = year(r);
    return make(y, month, day);
}

/* 2025-09-04, 2025/9/4; or 08/07/2025, 8.7.2025, 08-07-2025 with both readings */
static struct ent_date numeric(struct reader *r, enum ent_date_order order, struct ent_date *alt)
{
    int da, db, dc, a = number(r, 4, &da), b, c;
    char separator = peek(r);
    *alt = make(0, 0, 0);
    if (da == 0 || da == 3 || (separator != '-' && separator != '/' && separator != '.'))
        return make(0, 0, 0);
    r->at++;
    b = number(r, 2, &db);
    if (db == 0 || !skip(r, separator))
        return make(0, 0, 0);
    c = number(r, 4, &dc);
    if (da == 4)
        return dc > 0 && dc <= 2 ? make(a, b, c) : make(0, 0, 0);
    if (dc != 4)
        return make(0, 0, 0);
    struct ent_date month_first = make(c, a, b), day_first = make(c, b, a);
    if (separator == '.')
        return day_first;
    if (!ent_date_is(month_first) || !ent_date_is(day_first) || a == b)
        return ent_date_is(month_first) ? month_first : day_first;
    *alt = order == ENT_ORDER_DAY_FIRST ? month_first : day_first;
    return order == ENT_ORDER_DAY_FIRST ? day_first : month_first;
}

int ent_page_date_at(const char *s, size_t n, enum ent_date_order order, struct ent_stated_date *out)
{
    struct reader r = {s, n, 0}, t;
    *out = (struct ent_stated_date){0};
    if (n < 6 || (!is_digit(s[0]) && !is_letter(s[0])))
        return 0;
    t = r;
    if (name_of(&t, weekdays, 7) > 0) {
        skip(&t, ',');
        if (spaces(&t))
            r = t;
    }
    t = r;
    out->date = is_digit(peek(&t)) ? day_month_year(&t) : month_day_year(&t);
    if (!ent_date_is(out->date) && is_digit(peek(&r))) {
        t = r;
        out->date = numeric(&t, order, &out->alt);
    }
    if (!ent_date_is(out->date) || is_digit(peek(&t)))
        return 0;
    time_of_day(&t);
    out->n = t.at;
    return 1;
}

enum ent_date_order ent_page_date_order(const char *s, size_t n)
{
    enum { NEAR = 24 }; /* "Wednesday, September 6": so soon a date comes to its first digit */
    long month_first = 0, day_first = 0;
    size_t digit = 0;
    for (size_t i = 0; i < n; i++) {
        struct ent_stated_date d;
        for (digit = digit < i ? i : digit; digit < n && !is_digit(s[digit]);)
            digit++;
        if (digit == n)
            break;
        if (digit > i + NEAR)
            i = digit - NEAR;
        if (i > 0 && (is_letter(s[i - 1]) || is_digit(s[i - 1])))
            continue; /* dates begin words */
        if (!is_digit(s[i]) && strchr("JFMASONDjfmasond", s[i]) == NULL)
            continue;
        if (!ent_page_date_at(s + i, n - i, ENT_ORDER_UNKNOWN, &d) || d.date.day == 0)
            continue;
        if (is_letter(s[i]))
            month_first++;
        else if (memchr(s + i, '/', d.n) != NULL && !ent_date_is(d.alt)) {
            int first = s[i] - '0';
            first = is_digit(s[i + 1]) ? first * 10 + s[i + 1] - '0' : first;
            if (first != d.date.month || first != d.date.day)
                *(first == d.date.day ? &day_first : &month_first) += 1;
        } else if (memchr(s + i, '/', d.n) == NULL && !is_digit(s[i + (is_digit(s[i + 1]) ? 2 : 1)]))
            for (size_t k = 1; k < d.n; k++)
                if (is_letter(s[i + k]) && k > 2) {
                    day_first++;
                    break;
                }
        i += d.n - 1;
    }
    return month_first > day_first   ? ENT_ORDER_MONTH_FIRST
           : day_first > month_first ? ENT_ORDER_DAY_FIRST
                                     : ENT_ORDER_UNKNOWN;
}
