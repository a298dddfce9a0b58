#define _GNU_SOURCE
#include "source/ent_page_line.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "source/ent_page_byline.h"
#include "source/ent_page_phrase.h"
#include "text/ent_phrases.h"
#include "text/ent_utf8.h"

enum { SHORT_BYTES = 140 };

/* ---- letters ---- */

int ent_is_upper_at(const char *s, size_t n, size_t i)
{
    if (i >= n)
        return 0;
    if (s[i] >= 'A' && s[i] <= 'Z')
        return 1;
    if ((unsigned char)s[i] < 0x80)
        return 0;
    size_t k = i;
    uint32_t c = ent_utf8_next(s, n, &k); /* capitals of Latin-1, Latin Extended-A, Cyrillic, Greek, Armenian */
    return (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c <= 0x17F && (c & 1) == (c >= 0x139 && c <= 0x148)) ||
           (c >= 0x410 && c <= 0x42F) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x531 && c <= 0x556);
}

static int is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }

const char *ent_plain_spaces(const char *s, size_t *n, char buffer[ENT_PLAIN])
{
    size_t k = 0;
    if (*n > ENT_PLAIN || memchr(s, 0xC2, *n) == NULL)
        return s;
    for (size_t i = 0; i < *n; i++) {
        int wide = i + 1 < *n && memcmp(s + i, "\xC2\xA0", 2) == 0;
        buffer[k++] = wide ? ' ' : s[i];
        i += (size_t)wide;
    }
    *n = k;
    return buffer;
}

/* ---- names ---- */

static int is_particle(const char *s, size_t n)
{
    static const char *const list[] = {"de", "la", "van", "von", "der", "den", "bin", "al", "el", "da", "dos", "di", "du", "le", "ter", "y", "e", "of"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strlen(list[i]) == n && strncasecmp(s, list[i], n) == 0)
            return 1;
    return 0;
}

/* Words that name bodies, not persons. */
static const char *const body_words[] = {
    "institut", "centre", "center", "universit", "programme", "program", "review", "forum", "foundation", "council",
    "observatory", "service", "agency", "society", "association", "group", "project", "journal", "monitor", "network",
    "press", "news", "times", "policy", "ministry", "committee", "initiative", "quarterly", "magazine", "analyst", NULL};

int ent_names_a_body(const char *s, size_t n) { return ent_line_contains_any(s, n, body_words); }

int ent_is_name_word(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && s[k] != ' ' && s[k] != '\xC2')
        k++;
    return ent_is_upper_at(s, n, 0) || is_particle(s, k);
}

int ent_is_name(const char *s, size_t n)
{
    size_t words = 0, i = 0;
    if (n < 4 || n > 60 || !ent_is_name_word(s, n) || ent_line_starts(s, n, "the ") || ent_line_contains_any(s, n, body_words))
        return 0;
    while (i < n) {
        size_t start = i;
        while (i < n && s[i] != ' ' && !(i + 1 < n && memcmp(s + i, "\xC2\xA0", 2) == 0))
            i++;
        if (i == start)
            return 0;
        for (size_t k = start; k < i; k++)
            if (strchr("0123456789:;,!?()[]\"/|@&", s[k]) != NULL)
                return 0;
        if (!ent_is_upper_at(s, n, start) && !is_particle(s + start, i - start))
            return 0;
        words++;
        if (i < n)
            i += s[i] == ' ' ? 1 : 2;
    }
    return words >= 2 && words <= 5;
}

int ent_is_title_case(const char *s, size_t n)
{
    static const char *const small[] = {"of ", "for ", "and ", "on ", "in ", "the ", "de ", NULL};
    size_t words = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && s[i - 1] != ' ')
            continue;
        if (!ent_is_upper_at(s, n, i) && !ent_line_starts_any(s + i, n - i, small))
            return 0;
        words++;
    }
    return words >= 3;
}

/* ---- publishers ---- */

/* Leading article, trailing abbreviation in brackets and punctuation are no part of a publisher's name. */
static size_t clean_publisher(const char *s, size_t start, size_t end, size_t *out)
{
    if (end - start > 10 && strncasecmp(s + start, "copyright ", 10) == 0)
        start += 10;
    if (end - start > 4 && strncasecmp(s + start, "the ", 4) == 0)
        start += 4;
    const char *bracket = memmem(s + start, end - start, " (", 2);
    if (bracket != NULL)
        end = (size_t)(bracket - s);
    ent_trim(s, &start, &end);
    if (end - start > 5 && s[end - 5] == ' ' && strspn(s + end - 4, "0123456789") >= 4) /* "X 2023" */
        end -= 5;
    while (end > start && strchr(".,;:-|", s[end - 1]) != NULL)
        end--;
    *out = start;
    return end > start && end - start <= 100 && ent_is_upper_at(s, end, start) ? end - start : 0;
}

/* Does the name of whom to subscribe to end here: "X because ...", "X for 4 pounds a month"? */
static int ends_publisher(const char *s, size_t n)
{
    static const char *const words[] = {" because ", " from ", " to get ", " to receive ", " for free", " for just ", " for only ",
                                        " for less ", " for as little ", NULL};
    size_t k = ent_begins(s, n, " for ");
    int price = k > 0 && k < n && (strchr("$0123456789", s[k]) != NULL || s[k] == '\xC2' || memcmp(s + k, "\xE2\x82", n - k < 2 ? n - k : 2) == 0);
    return price || ent_begins_any(s, n, words) > 0 || strchr(",;!", s[0]) != NULL || (s[0] == '.' && (n == 1 || s[1] == ' ' || s[1] == '\n'));
}

/* Where the sentence begins that holds s[at). */
static size_t sentence_begin(const char *s, size_t at)
{
    while (at > 1 && !(s[at - 1] == ' ' && strchr(".!?", s[at - 2]) != NULL && s[at] >= 'A' && s[at] <= 'Z'))
        at--;
    return at > 1 ? at : 0;
}

/* A body that speaks of itself: "The X takes no institutional positions", "the views do not reflect those of the X". */
static size_t self_named(const char *s, size_t n, size_t *start)
{
    static const char *const does[] = {" takes no ", " does not take ", " does not endorse ", " is not responsible for ", " accepts no ", " assumes no ",
                                       " neither endorses ", " itself takes no ", " publishes a range of ", NULL};
    static const char *const those_of[] = {" those of ", " views of ", " view of ", " position of ", " positions of ", " policy of ", " policies of ",
                                           " opinion of ", " opinions of ", NULL};
    const char *p = memmem(s, n, " reflect ", 9);
    p = p != NULL ? p : memmem(s, n, " represent ", 11);
    for (size_t i = p != NULL ? (size_t)(p - s) : n; i < n; i++) {
        size_t k = ent_begins_any(s + i, n - i, those_of), to = i + k;
        while (k > 0 && to < n && strchr(".,;", s[to]) == NULL)
            to++;
        if (k > 0 && (k = clean_publisher(s, i + k, to, start)) > 0 && ent_is_title_case(s + *start, k))
            return k;
    }
    for (size_t i = 0; i < n; i++) {
        size_t from = ent_begins_any(s + i, n - i, does) > 0 ? sentence_begin(s, i) : i, k = from < i ? clean_publisher(s, from, i, start) : 0;
        if (k > 0 && ent_is_title_case(s + *start, k))
            return k;
    }
    return 0;
}

size_t ent_line_publisher(const char *s, size_t n, size_t *start)
{
    static const char *const of[] = {"hanks for reading ", " are receiving ", "ubscribe to ", " more from ", " subscribed to ", " a member of ", " publication of ", " magazine of ", "ublished by ", " a year by ", " issue of "};
    size_t m = n < ENT_LOOK_BYTES ? n : ENT_LOOK_BYTES;
    const char *p;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if ((p = memmem(s, m, of[i], strlen(of[i]))) == NULL)
            continue;
        size_t from = (size_t)(p - s) + strlen(of[i]), to = from;
        while (to < n && !ends_publisher(s + to, n - to))
            to++;
        size_t found = clean_publisher(s, from, to, start);
        if (found > 0)
            return found;
    }
    size_t own = self_named(s, m, start);
    if (own > 0)
        return own;
    for (size_t i = 0; i < 2; i++) {
        p = memmem(s, m, i == 0 ? "\xC2\xA9" : "(c) ", i == 0 ? 2 : 4);
        size_t from = p != NULL ? (size_t)(p - s) + (i == 0 ? 2 : 4) : ent_line_starts(s, n, "copyright ") && i == 1 ? 10 : n;
        while (from < n && strchr(" 0123456789-,", s[from]) != NULL)
            from++;
        size_t to = from;
        while (to < n && s[to] != '.' && s[to] != '|' && s[to] != ',' && (unsigned char)s[to] != 0xC2 && (unsigned char)s[to] != 0xE2 && !ent_line_starts(s + to, n - to, " all rights"))
            to++;
        if (from < n)
            return clean_publisher(s, from, to, start);
    }
    if (ent_line_is_about(s, n) && !ent_line_is_bio(s, n)) {
        static const char *const verbs[] = {" is ", NULL};
        if ((p = memmem(s, m, verbs[0], strlen(verbs[0]))) != NULL)
            return clean_publisher(s, 0, (size_t)(p - s), start);
    }
    return 0;
}

enum { WIRE_BYTES = 90 };

/* "WARSAW, ...": where the comma behind a place in capitals is, 0: there is none. */
static size_t wire_place(const char *s, size_t n)
{
    size_t i = 0, end = n < WIRE_BYTES ? n : WIRE_BYTES;
    while (i < end && !(s[i] >= 'a' && s[i] <= 'z') && s[i] != ',')
        i++;
    return i >= 3 && i < end && s[i] == ',' ? i : 0;
}

/* Is s a date that lacks but its year, to the day? */
static int date_of_year(const char *s, size_t n, int year, struct ent_stated_date *out)
{
    char buffer[48];
    int k = snprintf(buffer, sizeof buffer, "%.*s %d", (int)n, s, year);
    return k > 0 && (size_t)k < sizeof buffer && ent_page_date_at(buffer, (size_t)k, ENT_ORDER_UNKNOWN, out) && out->date.day > 0 && out->n == (size_t)k;
}

int ent_wire_date_of_year(const char *s, size_t n, int year, struct ent_stated_date *out)
{
    size_t comma = wire_place(s, n), start = comma + 2, room = n > start ? n - start : 0;
    const char *bracket = comma > 0 && room > 0 && s[comma + 1] == ' ' ? memmem(s + start, room < 24 ? room : 24, " (", 2) : NULL;
    return bracket != NULL && date_of_year(s + start, (size_t)(bracket - s) - start, year, out);
}

int ent_wire_date(const char *s, size_t n, enum ent_date_order order, struct ent_stated_date *out)
{
    size_t i = wire_place(s, n), end = n < WIRE_BYTES ? n : WIRE_BYTES;
    if (i == 0)
        return 0;
    for (; i < end; i++) {
        if (s[i] != ' ' || !ent_page_date_at(s + i + 1, n - i - 1, order, out))
            continue;
        i += 1 + out->n;
        while (i < n && (s[i] == ' ' || s[i] == '.'))
            i++;
        return i + 3 < n && (memcmp(s + i, "--", 2) == 0 || memcmp(s + i, "\xE2\x80\x94", 3) == 0 ||
                             memcmp(s + i, "\xE2\x80\x93", 3) == 0 || memcmp(s + i, "- ", 2) == 0 || s[i] == '(' || s[i] == '/');
    }
    return 0;
}

/* ---- the look ---- */

/* "Subject: ...", as mail has it: what stands before the title, else 0. */
static size_t subject_prefix(const char *s, size_t n)
{
    static const char *const list[] = {"subject: ", "title: ", "headline: ", NULL};
    return ent_begins_any(s, n, list);
}

static int is_mail_header(const char *s, size_t n)
{
    static const char *const list[] = {"to: ", "cc: ", "reply-to: ", "message-id: ", "list-id: ", "list: ", "mime-version: ", "content-type: ", "x-mailer: ", NULL};
    return n < 200 && ent_line_starts_any(s, n, list);
}

size_t ent_line_bullet(const char *s, size_t n)
{
    static const char *const bullets[] = {"- ", "* ", "\xE2\x80\xA2", "\xE2\x80\x93 ", NULL};
    size_t k = ent_begins_any(s, n, bullets);
    while (k > 0 && k < n && s[k] == ' ')
        k++;
    return k < n ? k : 0;
}

static int is_item(const char *s, size_t n)
{
    if (ent_line_bullet(s, n) > 0)
        return 1;
    if (n > 4 && s[0] == '(' && (is_lower_letter(s[1]) || (s[1] >= '0' && s[1] <= '9')) && s[2] == ')')
        return 1;
    size_t digits = 0;
    while (digits < n && digits < 3 && s[digits] >= '0' && s[digits] <= '9')
        digits++; /* "1. Introduction" is a heading, "1. Will they come?" and what ends like a sentence are not */
    return digits > 0 && digits < 3 && n > digits + 2 && (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ' &&
           strchr(".?!;", s[n - 1]) != NULL;
}

static int has_lower(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_lower_letter(s[i]))
            return 1;
    return 0;
}

/* "The parties agreed:" goes on in what follows; "Key points:" is a heading. */
static int opens_sentence(const char *s, size_t n)
{
    static const char *const list[] = {"the ", "this ", "these ", "it ", "he ", "she ", "we ", "they ", "in ", "to ", NULL};
    size_t words = 1;
    for (size_t i = 0; i < n; i++)
        words += s[i] == ' ';
    return words > 5 || (words > 2 && ent_line_starts_any(s, n, list));
}

/* "BACKGROUND: ..." in capitals, or a short label alone on its line; where it ends, else 0. */
static size_t label_length(const char *s, size_t n)
{
    size_t i = 0, letters = 0;
    while (i < n && i < 50 && s[i] != ':') {
        if (is_lower_letter(s[i]))
            break;
        letters += s[i] >= 'A' && s[i] <= 'Z';
        i++;
    }
    if (i < n && s[i] == ':' && letters >= 4 && (i + 1 == n || s[i + 1] == ' ' || (unsigned char)s[i + 1] == 0xC2))
        return i + 1 == n || has_lower(s + i, n - i) ? i + 1 : 0; /* else a title in capitals */
    if (n <= 40 && n > 4 && s[n - 1] == ':' && ent_is_upper_at(s, n, 0) && memchr(s, ',', n) == NULL && !opens_sentence(s, n))
        return n;
    return 0;
}

/* "Business impact: Exporters will ...": one to three words, a colon, a sentence; where it ends, else 0. */
static size_t soft_label_length(const char *s, size_t n)
{
    size_t i = 0, words = 1;
    if (!ent_is_upper_at(s, n, 0))
        return 0;
    while (i < n && i < 32 && ((s[i] | 32) >= 'a' ? (s[i] | 32) <= 'z' : s[i] == ' ')) {
        words += s[i] == ' ';
        i++;
    }
    return i >= 4 && words <= 3 && i + 3 < n && s[i] == ':' && s[i + 1] == ' ' && ent_is_upper_at(s, n, i + 2) ? i + 1 : 0;
}

static int is_rule(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strchr("*-_=~ #.", s[i]) == NULL)
            return 0;
    return n < 100;
}

/* Words that stand before a date and say no more than it. */
static size_t date_prefix(const char *s, size_t n)
{
    static const char *const list[] = {"published on ", "published: ", "published ", "posted on ", "posted: ", "posted ", "date: ", "dated ",
                                       "updated: ", "first published on ", "first published ", "date of issue: ", "date of publication: ", "publication date: ", "date published: ",
                                       "release date: ", "issued on ", "issued: ", "released on ", "released: ", NULL};
    return ent_begins_any(s, n, list);
}

/* "8 APR, 11:47": a day of this year, as lists of news have it. */
static int is_yearless_date(const char *s, size_t n)
{
    enum { LEAP_YEAR = 2000 };
    struct ent_stated_date d;
    size_t k = n;
    while (k > 0 && strchr("0123456789:", s[k - 1]) != NULL)
        k--;
    if (k == n || memchr(s + k, ':', n - k) == NULL)
        k = n;
    while (k > 0 && strchr(", |-", s[k - 1]) != NULL)
        k--;
    return k >= 5 && k <= 30 && date_of_year(s, k, LEAP_YEAR, &d) && d.date.year == LEAP_YEAR;
}

/* Does nothing follow a date at 'end' but its time and when it was changed: "7:15 a.m. | Updated: Sept. 6"? */
static int is_then_updated(const char *s, size_t n, size_t end)
{
    static const char *const times[] = {" ", "a.m.", "p.m.", "am", "pm", "gmt", "utc", "cet", "cest", "est", "edt", "et", "bst", "+1", "+2", "+3", "+4", NULL};
    static const char *const changes[] = {"updated", "last updated", "last change", "modified", "last modified", "aktualisiert", "mis \xC3\xA0 jour", NULL};
    size_t step;
    while ((step = ent_begins_any(s + end, n - end, times)) > 0)
        end += step;
    if (end == n)
        return 0;
    end += s[end] == '|' || s[end] == '(' || s[end] == '/' || s[end] == '-';
    while (end < n && s[end] == ' ')
        end++;
    return ent_begins_any(s + end, n - end, changes) > 0;
}

/* "Nov. 30, 2025 - 5 min read" */
static int is_then_count(const char *s, size_t n, size_t end)
{
    static const char *const signs[] = {" ", "\xC2\xB7", "\xE2\x80\xA2", "|", "-", "\xE2\x80\x93", "\xE2\x80\x94", ",", NULL};
    size_t step;
    while ((step = ent_begins_any(s + end, n - end, signs)) > 0)
        end += step;
    return ent_line_is_count(s + end, n - end);
}

/* Most lines have none, and so no date. */
static int has_digit(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] >= '0' && s[i] <= '9')
            return 1;
    return 0;
}

/* A date in a line that has little else: it may be the whole, a piece between bars, or in brackets. */
static void find_date(const char *s, size_t n, enum ent_date_order order, struct ent_seen *out)
{
    if (!has_digit(s, n))
        return;
    size_t at = date_prefix(s, n);
    if (ent_page_date_at(s + at, n - at, order, &out->date)) {
        size_t end = at + out->date.n, start;
        out->has_date = 1;
        out->date_at = (uint8_t)at;
        while (end < n && (s[end] == ' ' || s[end] == '.' || s[end] == '|'))
            end++;
        if (end == n || n - end <= 12 || s[at + out->date.n] == '|' ||
            is_then_updated(s, n, at + out->date.n) || is_then_count(s, n, at + out->date.n))
            out->look = ENT_LOOK_DATE;
        size_t beside = ent_beside_date(s, n, 0, end, &start);
        if (beside > 0 && ent_names_an_outlet(s + start, beside)) { /* "14 July 2025, Outlet" */
            out->look = ENT_LOOK_DATE;
            return;
        }
        while (end < n && (s[end] == ',' || s[end] == ' '))
            end++;
        if (ent_line_starts(s + end, n - end, "by ") || (end < n && ent_is_name(s + end, n - end)))
            out->look = ENT_LOOK_BYLINE;
        if (out->look != ENT_LOOK_DATE && out->look != ENT_LOOK_BYLINE && end < n && n - end > 12 &&
            memchr(s, '|', n) == NULL)
            out->has_date = 0;
        return;
    }
    for (size_t i = 1; i < n; i++) {
        if (strchr(" |(,/", s[i - 1]) == NULL || !ent_page_date_at(s + i, n - i, order, &out->date))
            continue;
        out->has_date = 1;
        out->date_at = (uint8_t)i;
        size_t name = i, end = i + out->date.n;
        while (name > 0 && strchr(" |,/(", s[name - 1]) != NULL)
            name--;
        if (n <= end + 12 && ent_is_names_line(s, name) && (!ent_names_an_outlet(s, name) || ent_is_name_with_outlet(s, name))) /* "Jane Doe | March 15, 2023" */
            out->look = ENT_LOOK_BYLINE;
        return;
    }
}

/* The last character of a sentence, before the number of a note: "... until then.12" */
static char before_note(const char *s, size_t n)
{
    size_t k = n;
    while (k > 0 && n - k < 3 && s[k - 1] >= '0' && s[k - 1] <= '9')
        k--;
    return k > 1 && k < n && s[k - 1] == '.' && is_lower_letter(s[k - 2]) ? '.' : n > 0 ? s[n - 1] : '.';
}

/* "By Jane Doe, an associate professor of African studies at ..., and John Roe, ...": a name first, no sentence. */
static int is_long_byline(const char *s, size_t n, size_t at)
{
    size_t end = at;
    while (end < n && s[end] != ',')
        end++;
    return at > 0 && n > 60 && n < 400 && end < n && ent_is_name(s + at, end - at) && ent_line_starts(s, n, "by ");
}

/* Boilerplate that can have the article's date: what looks like a menu, "Published in X on ...". */
static int may_state_date(const char *s, size_t n, enum ent_junk junk)
{
    return ent_line_starts(s, n, "published ") ||
           (junk == ENT_JUNK_NAVIGATION && (memchr(s, '|', n) != NULL || ent_line_contains(s, n, "\xC2\xB7")));
}

void ent_line_look(const char *text, const struct ent_line *line, enum ent_date_order order,
                   struct ent_seen *out)
{
    char buffer[ENT_PLAIN];
    const char *written = text + line->start, *s;
    size_t n_written = line->end - line->start, n = n_written;
    s = ent_plain_spaces(written, &n, buffer);
    char last = n > 0 ? s[n - 1] : '.';
    *out = (struct ent_seen){.look = ENT_LOOK_TEXT};
    if (line->hint == ENT_LINE_TITLE || line->hint == ENT_LINE_HEADING) {
        out->look = ENT_LOOK_SHORT;
        out->junk = ent_line_sure_junk(s, n);
        if (out->junk != ENT_JUNK_NONE && line->hint == ENT_LINE_HEADING)
            out->look = ENT_LOOK_JUNK;
        return;
    }
    if (is_rule(s, n)) {
        out->look = ENT_LOOK_RULE;
        return;
    }
    if (line->hint == ENT_LINE_PLAIN && (ent_line_is_reference(s, n) || ent_line_is_release(s, n))) {
        out->look = ENT_LOOK_ISSUE;
        find_date(s, n, order, out);
        out->look = ENT_LOOK_ISSUE;
        return;
    }
    if (line->hint == ENT_LINE_ITEM) {
        out->look = ENT_LOOK_ITEM;
        return;
    }
    if (line->hint == ENT_LINE_CAPTION || line->hint == ENT_LINE_ASIDE) {
        out->junk = ent_line_sure_junk(s, n);
        if (out->junk == ENT_JUNK_NONE)
            out->junk = line->hint == ENT_LINE_CAPTION ? ENT_JUNK_CREDIT : ent_line_is_bio(s, n) ? ENT_JUNK_BIO : ENT_JUNK_NAVIGATION;
        out->look = ENT_LOOK_JUNK;
        return;
    }
    if (line->hint == ENT_LINE_PLAIN && is_yearless_date(s, n)) {
        out->look = ENT_LOOK_DATE;
        return;
    }
    if ((out->junk = ent_line_sure_junk(s, n)) != ENT_JUNK_NONE) {
        if (n <= SHORT_BYTES && may_state_date(s, n, out->junk))
            find_date(s, n, order, out); /* "POLICY BRIEF | NO. 17 | MAY 2022" */
        out->look = out->has_date && ent_is_name_with_outlet(s, n) ? ENT_LOOK_BYLINE : ENT_LOOK_JUNK; /* "Jane Doe | Outlet | 14 July 2025" is no menu */
        return;
    }
    if (is_item(s, n)) {
        out->look = ENT_LOOK_ITEM;
        return;
    }
    if (line->hint == ENT_LINE_PLAIN && is_mail_header(s, n)) {
        out->look = ENT_LOOK_JUNK;
        out->junk = ENT_JUNK_NAVIGATION;
        return;
    }
    if (line->hint == ENT_LINE_PLAIN && n < 250 && subject_prefix(s, n) > 0) {
        out->look = ENT_LOOK_SHORT;
        out->prefix = (uint8_t)subject_prefix(s, n);
        out->n_words = 3;
        return;
    }
    if (n <= SHORT_BYTES)
        find_date(s, n, order, out);
    if (out->look == ENT_LOOK_DATE || out->look == ENT_LOOK_BYLINE)
        return;
    size_t by = ent_byline_prefix(s, n);
    if (line->hint == ENT_LINE_BYLINE || is_long_byline(s, n, by) || ent_is_team_byline(s, n) ||
        (n <= 160 && by > 0 && ent_is_upper_at(s, n, by) && (last != '.' || n < 60)) ||
        (line->hint == ENT_LINE_PLAIN && ent_is_name_with_role(s, n))) {
        out->look = ENT_LOOK_BYLINE;
        return;
    }
    if (line->hint == ENT_LINE_DATE) {
        out->look = ENT_LOOK_DATE;
        return;
    }
    size_t label = line->hint == ENT_LINE_PLAIN || line->hint == ENT_LINE_PARAGRAPH ? label_length(written, n_written) : 0;
    if (label > 0) {
        out->look = ENT_LOOK_LABEL;
        out->label_end = line->start + (uint32_t)label;
        return;
    }
    if (line->hint == ENT_LINE_PLAIN || line->hint == ENT_LINE_PARAGRAPH)
        out->soft_label = (uint8_t)soft_label_length(written, n_written);
    if (ent_line_is_about(s, n))
        out->junk = ENT_JUNK_ABOUT;
    if (ent_line_is_bio(s, n))
        out->junk = ENT_JUNK_BIO;
    if (line->hint == ENT_LINE_PARAGRAPH && line->strong && n <= 90 && strchr(".,;:", last) == NULL && out->junk == ENT_JUNK_NONE) {
        out->look = ENT_LOOK_SHORT; /* what the markup should have called a heading */
        out->n_words = 2;
    }
    if (line->hint != ENT_LINE_PLAIN)
        return;
    last = before_note(s, n);
    if (n <= SHORT_BYTES && strchr(".;,:", last) == NULL &&
        !(n > 3 && (memcmp(s + n - 3, "\xE2\x80\x9D", 3) == 0) && strchr(".,", s[n - 4]) != NULL)) {
        size_t words = 1;
        for (size_t i = 0; i < n; i++)
            words += s[i] == ' ';
        out->n_words = (uint8_t)(words > 255 ? 255 : words);
        if (words <= 20)
            out->look = ENT_LOOK_SHORT;
    }
}
