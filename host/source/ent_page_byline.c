#define _GNU_SOURCE
#include "source/ent_page_byline.h"

#include <string.h>
#include <strings.h>

#include "source/ent_page_line.h"
#include "source/ent_page_phrase.h"
#include "text/ent_phrases.h"
#include "text/ent_utf8.h"

/* ---- prefixes ---- */

/* "compiled", "compiled and edited": what is done before " by "; its length, 0: nothing. */
static size_t work_length(const char *s, size_t n)
{
    static const char *const list[] = {
        "written",    "reporting", "compiled",    "edited",     "prepared",     "reported",
        "researched", "drafted",   "curated",     "produced",   "presented",    "authored",
        "assembled",  "collected", "text",        "words",      "interview",    "an interview",
        "interviews", "analysis",  "an analysis", "commentary", "a commentary", "story",
        "report",     "a report",  "opinion",     "essay",      "an essay",     "article",
        "review",     "column",    "guest post",  "research",   "posted",       "published",
        NULL};
    static const char *const joints[] = {" and ", " & ", NULL};
    size_t first = ent_begins_any(s, n, list);
    size_t joint = first > 0 ? ent_begins_any(s + first, n - first, joints) : 0;
    size_t second = joint > 0 ? ent_begins_any(s + first + joint, n - first - joint, list) : 0;
    return second > 0 ? first + joint + second : first;
}

/* Who made something else than the text: no authors. */
static size_t helper_prefix(const char *s, size_t n)
{
    static const char *const list[] = {"translated by ",    "translation by ",
                                       "photographs by ",   "photography by ",
                                       "photos by ",        "pictures by ",
                                       "illustrations by ", "illustrated by ",
                                       "graphics by ",      "maps by ",
                                       "cartography by ",   "fact-checked by ",
                                       "reviewed by ",      "translated from the ",
                                       "translated from ",  NULL};
    return ent_begins_any(s, n, list);
}

size_t ent_byline_prefix(const char *s, size_t n)
{
    static const char *const list[] = {
        "by ",      "by\xC2\xA0", "by: ",
        "author: ", "authors: ",  "author(s): ",
        "from: ",   "von ",       "par ",
        "por ",     "autor: ",    "autora: ",
        "auteur: ", "auteur : ",  "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: ",
        "text: ",   NULL};
    static const char *const by[] = {" by ", " by: ", NULL};
    size_t work, k = ent_begins_any(s, n, list);
    if (k > 0 || (k = helper_prefix(s, n)) > 0 || (work = work_length(s, n)) == 0)
        return k;
    k = ent_begins_any(s + work, n - work, by);
    return k > 0 ? work + k : 0;
}

/* ---- names and outlets ---- */

/* Last words of outlets that bodies do not have. */
static int ends_as_outlet(const char *s, size_t n)
{
    static const char *const list[] = {
        "wire",     "newswire", "post",         "herald",      "tribune",    "gazette",
        "daily",    "weekly",   "monthly",      "observer",    "courier",    "chronicle",
        "dispatch", "bulletin", "digest",       "telegraph",   "mirror",     "standard",
        "express",  "globe",    "media",        "radio",       "television", "tv",
        "online",   "today",    "reporter",     "affairs",     "insight",    "insights",
        "watch",    "desk",     "report",       "reports",     "outlook",    "brief",
        "briefing", "letter",   "syndicate",    "independent", "studies",    "broadcasting",
        "mail",     "blog",     "intelligence", NULL};
    size_t at = n;
    while (at > 0 && s[at - 1] != ' ')
        at--;
    for (size_t i = 0; at > 0 && list[i] != NULL; i++)
        if (strlen(list[i]) == n - at && strncasecmp(s + at, list[i], n - at) == 0)
            return 1;
    return 0;
}

int ent_is_news_outlet(const char *s, size_t n)
{
    static const char *const words[] = {"news",   "times",   "magazine", "press agency",
                                        "review", "monitor", "journal",  NULL};
    return ends_as_outlet(s, n) || ent_holds_any(s, n, words);
}

int ent_publishes(const char *s, size_t n)
{
    static const char *const employers[] = {"universit",  "college",   "ministry", "faculty",
                                            "department", "committee", NULL};
    return ent_names_an_outlet(s, n) && !ent_holds_any(s, n, employers);
}

int ent_names_an_outlet(const char *s, size_t n)
{
    return ent_names_a_body(s, n) || ends_as_outlet(s, n);
}

/* Capitalised words and the small ones between them: seven at most. */
static int is_capitalised(const char *s, size_t n)
{
    static const char *const small[] = {"of ", "for ", "and ", "on ", "in ", "the ", "& ", NULL};
    size_t words = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && s[i - 1] != ' ')
            continue;
        if (!ent_is_name_word(s + i, n - i) && !ent_line_starts_any(s + i, n - i, small))
            return 0;
        words++;
    }
    return words >= 1 && words <= 7 && ent_is_upper_at(s, n, 0);
}

/* "Lt. Gen. ", "Col. (ret.) ": its length.  An initial is no rank. */
static size_t rank_length(const char *s, size_t n)
{
    size_t at = 0;
    for (;;) {
        const char *space = memchr(s + at, ' ', n - at);
        size_t word = space != NULL ? (size_t)(space - s) - at : 0;
        int is_abbreviation = word >= 3 && word <= 5 && s[at + word - 1] == '.';
        int is_retired = word >= 4 && word <= 10 && s[at + word - 1] == ')';
        if (!is_abbreviation && !is_retired)
            return at;
        at += word + 1;
    }
}

/* What a name in a line of names, in a byline may have before it; each once, in this order, then ranks. */
static const char *const doctors[] = {"Dr ", "Dr. ", "Prof. ", "Professor ", NULL};
static const char *const titles[] = {"Dr ", "Dr. ", "Prof. ", "Prof ", "Professor ", "Amb. ", "Ambassador ", "Mr. ", "Ms. ", NULL};

static size_t titles_length(const char *s, size_t n, const char *const *list)
{
    size_t at = 0;
    for (; *list != NULL; list++)
        at += ent_begins(s + at, n - at, *list);
    return at + rank_length(s + at, n - at);
}

int ent_is_name_with_role(const char *s, size_t n)
{
    static const char *const signs[] = {
        ", ", " / ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
    for (size_t k = 0; n <= 100 && ent_is_name_word(s, n) && k < sizeof signs / sizeof *signs;
         k++) {
        const char *p = memmem(s, n, signs[k], strlen(signs[k]));
        size_t name = p != NULL ? (size_t)(p - s) : 0;
        if (name > 0 && ent_is_name(s, name) && ent_line_states_role(s + name, n - name))
            return 1;
    }
    return 0;
}

int ent_is_names_line(const char *s, size_t n)
{
    size_t names = 0, start = 0;
    for (size_t i = 0; n <= 160 && i <= n; i++) {
        size_t skip = i == n || s[i] == ',' || s[i] == '&'            ? 1
                      : i + 5 <= n && strncmp(s + i, " and ", 5) == 0 ? 5
                                                                      : 0;
        if (skip == 0)
            continue;
        size_t from = start, to = i;
        ent_trim(s, &from, &to);
        from += titles_length(s + from, to - from, doctors);
        if (!ent_is_name(s + from, to - from))
            return 0;
        names++;
        start = i + skip;
        i = start - 1;
    }
    return names > 0;
}

int ent_is_team_byline(const char *s, size_t n)
{
    static const char *const starts[] = {"the ", "our ", "staff", "a staff", NULL};
    static const char *const teams[] = {
        "staff",          " newsroom", " team", " editors", " editorial board",
        " correspondent", " reporter", " desk", " writers", NULL};
    size_t at = n < 70 ? ent_byline_prefix(s, n) : 0;
    return at > 0 && ent_line_starts_any(s + at, n - at, starts) &&
           ent_line_contains_any(s + at, n - at, teams);
}

int ent_is_name_with_outlet(const char *s, size_t n)
{
    struct ent_byline b;
    enum ent_byline_kind kind;
    size_t start, end, names = 0, outlets = 0;
    ent_byline_begin(&b, s, n < 140 ? n : 0);
    for (int first = 1; ent_byline_next(&b, &start, &end, &kind); first = 0) {
        int outlet =
            ent_names_an_outlet(s + start, end - start) && is_capitalised(s + start, end - start);
        if (first && (outlet || !ent_is_names_line(s + start, end - start)))
            return 0;
        names += !outlet;
        outlets += (size_t)outlet;
    }
    return names > 0 && outlets > 0;
}

size_t ent_outlet_line(const char *s, size_t n)
{
    static const char *const dividers[] = {
        " | ", " - ", ", ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ", NULL};
    size_t end = 0;
    while (end < n && ent_begins_any(s + end, n - end, dividers) == 0)
        end++;
    return n < 80 && end >= 8 && ent_publishes(s, end) && is_capitalised(s, end) &&
                   memchr(s, ' ', end) != NULL && memchr(s, ':', end) == NULL
               ? end
               : 0;
}

/* ---- the parts of a byline ---- */

/* What divides a byline, and what follows. */
enum follows { LIST, AND, BAR, PLACE, BODY, FOR, DASH };
static const struct {
    const char *text;
    enum follows follows;
} signs[] = {{",", LIST},
             {";", LIST},
             {"/", LIST},
             {"&", AND},
             {" and ", AND},
             {" with ", AND},
             {"|", BAR},
             {"\xC2\xB7", BAR},
             {"\xE2\x80\xA2", BAR},
             {"(", BODY},
             {" in ", PLACE},
             {" on ", PLACE},
             {" of ", BODY},
             {" at ", BODY},
             {" from ", BODY},
             {" for ", FOR},
             {" special to ", FOR},
             {" \xE2\x80\x94 ", DASH},
             {" \xE2\x80\x93 ", DASH},
             {" - ", DASH}};

static size_t sign_at(const char *s, size_t n, enum follows *follows)
{
    if (ent_begins(s, n, "(ret") > 0) /* a rank: "Col. (ret.)" */
        return 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t k = ent_begins(s, n, signs[i].text);
        if (k == 0)
            continue;
        *follows = signs[i].follows;
        return k;
    }
    return 0;
}

static int has_and(const char *s, size_t n)
{
    return ent_holds(s, n, " and ") || memchr(s, '&', n) != NULL;
}

static enum ent_byline_kind kind_after(const struct ent_byline *b, enum follows f, const char *rest,
                                       size_t n)
{
    switch (f) {
    case LIST: /* "A and B, Outlet": the list of names is at its end */
        return b->joined && !has_and(rest, n) ? ENT_BYLINE_OUTLET : ENT_BYLINE_NAME;
    case BAR:
        return b->prefixed ? ENT_BYLINE_OUTLET : ENT_BYLINE_NAME;
    case PLACE:
        return ENT_BYLINE_PLACE;
    case BODY:
    case DASH:
        return ENT_BYLINE_OUTLET;
    case FOR:
        return ENT_BYLINE_FOR;
    default:
        return ENT_BYLINE_NAME;
    }
}

void ent_byline_begin(struct ent_byline *b, const char *s, size_t n)
{
    size_t at = ent_byline_prefix(s, n);
    *b = (struct ent_byline){.s = s, .n = n, .at = at, .prefixed = at > 0, .done = helper_prefix(s, n) > 0};
    for (size_t i = 0; at == 0 && i + 4 < n; i++) { /* "Posted on 3 May 2022 by X", "12 May 2021 | X" */
        if (memcmp(s + i, " by ", 4) == 0) {
            b->prefixed = 1;
            b->at = i + 4;
        }
    }
}

int ent_byline_next(struct ent_byline *b, size_t *start, size_t *end, enum ent_byline_kind *kind)
{
    enum follows follows = LIST;
    size_t i = b->at, skip = 0;
    if (b->done)
        return 0;
    for (; i < b->n && skip == 0; i += skip == 0)
        if ((skip = sign_at(b->s + i, b->n - i, &follows)) > 0 && !b->prefixed && b->at == 0 &&
            follows == DASH && !ent_is_names_line(b->s + b->at, i - b->at))
            skip = 0; /* of a line without "by" and a name */
    *kind = b->next;
    *start = b->at;
    *end = i > 0 && i == b->n && b->s[i - 1] == ')' ? i - 1 : i; /* "By A (Outlet)" */
    ent_trim(b->s, start, end);
    b->done = i >= b->n;
    b->at = i + skip;
    b->joined = b->joined || follows == AND;
    b->next = kind_after(b, follows, b->s + b->at, b->n - b->at);
    return 1;
}

/* The name s[0, n), unless it is what the person before it is: "/ Research Fellow". */
static enum ent_status add_name(const char *s, size_t n, int after_another, struct ent_article *a,
                                struct ent_error *err)
{
    size_t start = titles_length(s, n, titles), end = n;
    int is_role = after_another && ent_line_states_role(s - 1, n + 1); /* with the space before it */
    while (end > start && (s[end - 1] == '.' || s[end - 1] == ',') &&
           !(end - start > 1 && ent_is_upper_at(s, n, end - 2)))
        end--;
    if (is_role || !ent_is_name(s + start, end - start) || ends_as_outlet(s + start, end - start))
        return ENT_OK;
    return ent_article_add_author(a, s + start, end - start, err);
}

enum ent_status ent_byline_authors(const char *s, size_t n, const char *publisher,
                                   struct ent_article *a, struct ent_error *err)
{
    struct ent_byline b;
    enum ent_byline_kind kind;
    enum ent_status st = ENT_OK;
    size_t start, end, first;
    ent_byline_begin(&b, s, n);
    first = b.at;
    while (st == ENT_OK && ent_byline_next(&b, &start, &end, &kind)) {
        int is_publisher = start > first && publisher != NULL && strlen(publisher) == end - start &&
                           strncasecmp(s + start, publisher, end - start) == 0;
        if (helper_prefix(s + start, n - start) > 0) /* "By A, translated by B and C" */
            break;
        if (kind == ENT_BYLINE_NAME && end > start && !is_publisher)
            st = add_name(s + start, end - start, start > first, a, err);
    }
    return st;
}

/* ---- datelines ---- */

static int is_divider(char c) { return strchr(" |,/()-.:", c) != NULL; }

size_t ent_beside_date(const char *s, size_t n, size_t date, size_t date_end, size_t *start)
{
    static const char *const marks[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xC2\xB7", "\xE2\x80\xA2",
                                        NULL};
    static const char *const published[] = {"published in ", "published by ", "published on ",
                                            "from ", NULL};
    size_t from = date > 0 ? 0 : date_end, to = date > 0 ? date : n, k;
    while (to == date && to > 0 && s[to - 1] == ' ')
        to--;
    if (date > 0 && (n > date_end + 12 || to == 0 ||
                     (s[to - 1] >= '0' && s[to - 1] <= '9'))) /* "8-14 July 2025" is a range */
        return 0;
    while (from < to &&
           ((k = ent_begins_any(s + from, to - from, marks)) > 0 || is_divider(s[from])))
        from += k > 0 ? k : 1;
    for (;;) { /* the same from the other end */
        if (to > from && is_divider(s[to - 1]))
            to--;
        else if (to - from > 3 && ent_begins_any(s + to - 3, 3, marks) == 3)
            to -= 3;
        else if (to - from > 2 && ent_begins_any(s + to - 2, 2, marks) == 2)
            to -= 2;
        else
            break;
    }
    if (to - from > 3 && ent_begins(s + to - 3, 3, " on") > 0)
        to -= 3;
    from += ent_begins_any(s + from, to - from, published);
    for (size_t i = from; i < to; i++) /* "Outlet, Brief No. 12, 14 July 2025" */
        if (i > from && (s[i] == ',' || s[i] == '|' || s[i] == '('))
            to = i;
    while (to > from && s[to - 1] == ' ')
        to--;
    from += ent_begins(s + from, to - from, "the ");
    *start = from;
    return to - from >= 3 && to - from <= 60 && is_capitalised(s + from, to - from) ? to - from : 0;
}
