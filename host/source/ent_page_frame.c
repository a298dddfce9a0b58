#define _GNU_SOURCE
#include "source/ent_page_frame.h"

#include <string.h>
#include <strings.h>

#include "source/ent_page_byline.h"
#include "source/ent_page_phrase.h"
#include "text/ent_phrases.h"

static void make_junk(struct ent_seen *s, enum ent_junk junk)
{
    s->look = ENT_LOOK_JUNK;
    s->junk = junk;
}

/* ---- lists of links ---- */

/* The end of the run of short lines from i on: blocks set apart by blank lines end where the spacing changes. */
static size_t run_end(const struct ent_page *page, const struct ent_seen *seen, size_t i)
{
    int spaced = i < page->n_lines && page->lines[i].blank_before;
    size_t k = i;
    while (k < page->n_lines && page->lines[k].hint == ENT_LINE_PLAIN &&
           (seen[k].look == ENT_LOOK_SHORT || (!spaced && k > i && seen[k].look == ENT_LOOK_TEXT && ent_page_line_size(page, k) < 90)) &&
           (spaced || k == i || !page->lines[k].blank_before))
        k++;
    return k;
}

/* "Also read: The islands nobody patrols" is alone. */
static int names_its_link(const char *s, size_t n)
{
    const char *colon = memchr(s, ':', n);
    return colon != NULL && (size_t)(colon - s) + 2 < n;
}

void ent_frame_mark_links(const struct ent_page *page, struct ent_seen *seen)
{
    int text = 0; /* above it lists are menus, and the title would stand among them */
    for (size_t i = 0; i + 1 < page->n_lines; i++) {
        text = text || seen[i].look == ENT_LOOK_TEXT;
        if (!text || seen[i].look != ENT_LOOK_JUNK || !ent_line_opens_links(ent_page_line_text(page, i), ent_page_line_size(page, i)) || names_its_link(ent_page_line_text(page, i), ent_page_line_size(page, i)))
            continue;
        size_t end = run_end(page, seen, i + 1);
        if (end > i + 2 && end < page->n_lines && seen[end].look == ENT_LOOK_TEXT && page->lines[end - 1].blank_before)
            end--; /* the heading of what follows */
        if (end < page->n_lines && end > i + 1 && (seen[end].look == ENT_LOOK_BYLINE || seen[end].look == ENT_LOOK_DATE))
            end--; /* the title of the next article */
        for (size_t k = i + 1; k < end; k++)
            make_junk(&seen[k], ENT_JUNK_NAVIGATION);
    }
}

/* ---- comments ---- */

static int opens_comments(const char *s, size_t n)
{
    static const char *const starts[] = {"leave a reply", "leave a comment", "comments", "responses", NULL};
    size_t k = 0;
    while (k < n && s[k] >= '0' && s[k] <= '9')
        k++;
    if (n > 40)
        return 0;
    if (k > 0 && k < n && s[k] == ' ')
        return ent_line_starts(s + k, n - k, " comment") || ent_line_starts(s + k, n - k, " response") || ent_line_starts(s + k, n - k, " repl");
    return ent_line_starts_any(s, n, starts);
}

/* "Dragan says:", "Reply": lines that only a thread has. */
static int is_of_thread(const char *s, size_t n)
{
    static const char *const ends[] = {" says:", " wrote:", " writes:", " said:"};
    if (n < 8 && ent_line_starts(s, n, "reply"))
        return 1;
    for (size_t i = 0; n < 60 && i < sizeof ends / sizeof *ends; i++)
        if (n > strlen(ends[i]) && memcmp(s + n - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
            return 1;
    return 0;
}

void ent_frame_mark_comments(const struct ent_page *page, struct ent_seen *seen)
{
    size_t from = page->n_lines, thread = 0, texts = 0;
    for (size_t i = 0; i < page->n_lines; i++) {
        texts += seen[i].look == ENT_LOOK_TEXT;
        if (from == page->n_lines && texts >= 2 && opens_comments(ent_page_line_text(page, i), ent_page_line_size(page, i)))
            from = i;
        if (from == page->n_lines)
            continue;
        if (seen[i].look == ENT_LOOK_BYLINE) /* the next article */
            return;
        thread += is_of_thread(ent_page_line_text(page, i), ent_page_line_size(page, i)) != 0;
    }
    for (size_t i = from; thread > 0 && i < page->n_lines; i++)
        make_junk(&seen[i], ENT_JUNK_NEWSLETTER);
}

static int is_page_number(const struct ent_page *page, size_t i)
{
    size_t n = ent_page_line_size(page, i), k = 0;
    while (k < n && ent_page_line_text(page, i)[k] >= '0' && ent_page_line_text(page, i)[k] <= '9')
        k++;
    return k == n && n < 4;
}

void ent_frame_mark_boxes(const struct ent_page *page, struct ent_seen *seen)
{
    enum { SHORT_LINE = 90 };
    for (size_t i = 1; i < page->n_lines; i++) /* the running head of a new page */
        if (seen[i].look == ENT_LOOK_SHORT && !page->lines[i].blank_before && is_page_number(page, i - 1))
            make_junk(&seen[i], ENT_JUNK_NAVIGATION);
    for (size_t i = 1; i + 1 < page->n_lines; i++)
        if ((seen[i].look == ENT_LOOK_TEXT || seen[i].look == ENT_LOOK_SHORT) && ent_page_line_size(page, i) < SHORT_LINE && page->lines[i].hint == ENT_LINE_PLAIN &&
            !page->lines[i].blank_before && !page->lines[i + 1].blank_before && seen[i - 1].look == ENT_LOOK_JUNK &&
            seen[i - 1].junk == ENT_JUNK_NEWSLETTER && seen[i + 1].look == ENT_LOOK_JUNK && seen[i].junk == ENT_JUNK_NONE)
            make_junk(&seen[i], ENT_JUNK_NEWSLETTER);
}

/* ---- the publisher ---- */

/* Does the byline s[0, n) name 'who' as an author?  A name that stands after the first author's may be the outlet. */
static int names_author(const char *s, size_t n, const char *who, size_t n_who)
{
    struct ent_byline b;
    enum ent_byline_kind kind;
    size_t start, end;
    int first = 1;
    ent_byline_begin(&b, s, n);
    while (ent_byline_next(&b, &start, &end, &kind)) {
        if (kind == ENT_BYLINE_NAME && (first || b.joined) && memmem(s + start, end - start, who, n_who) != NULL)
            return 1;
        first = first && kind != ENT_BYLINE_NAME;
    }
    return 0;
}

static int is_author(const struct ent_page *page, const struct ent_seen *seen, const char *s, size_t n)
{
    for (size_t i = 0; ent_is_name(s, n) && i < page->n_lines; i++)
        if ((seen[i].look == ENT_LOOK_BYLINE && names_author(ent_page_line_text(page, i), ent_page_line_size(page, i), s, n)) ||
            (seen[i].look == ENT_LOOK_SHORT && ent_page_line_size(page, i) == n && memcmp(ent_page_line_text(page, i), s, n) == 0))
            return 1;
    return 0;
}

static int take(char publisher[ENT_PUBLISHER], const char *s, size_t n)
{
    if (n == 0 || n >= ENT_PUBLISHER)
        return 0;
    memcpy(publisher, s, n);
    publisher[n] = '\0';
    return 1;
}

/* "Week in Brief is a weekly digest.": what begins as the page's title does is what is read, not who publishes it. */
static int begins_title(const struct ent_page *page, const struct ent_seen *seen, const char *s, size_t n)
{
    for (size_t i = 0; i < page->n_lines && seen[i].look != ENT_LOOK_TEXT; i++)
        if (seen[i].look == ENT_LOOK_SHORT && ent_page_line_size(page, i) > n + 2 && strncasecmp(ent_page_line_text(page, i), s, n) == 0 &&
            strchr(":,|-(", ent_page_line_text(page, i)[n]) != NULL)
            return 1;
    return 0;
}

/* Whom a line about the publisher names, in its first sentence that does; its length. */
static size_t about_whom(const struct ent_page *page, const struct ent_seen *seen, const char *s, size_t n, size_t *start)
{
    for (size_t from = 0;;) {
        const char *stop = memmem(s + from, n - from, ". ", 2);
        size_t found = ent_line_publisher(s + from, n - from, start);
        if (found > 0 && !begins_title(page, seen, s + from + *start, found)) {
            *start += from;
            return found;
        }
        if (stop == NULL)
            return 0;
        from = (size_t)(stop - s) + 2;
    }
}

static void find_at_foot(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    enum { FOOTER = 40 }; /* lines */
    for (size_t i = page->n_lines; i-- > 0 && page->n_lines - i < FOOTER;) {
        char buffer[ENT_PLAIN];
        size_t start, n = ent_page_line_size(page, i), found;
        const char *s = ent_plain_spaces(ent_page_line_text(page, i), &n, buffer);
        int about = seen[i].junk == ENT_JUNK_ABOUT;
        int weak = seen[i].junk == ENT_JUNK_DISCLAIMER || seen[i].junk == ENT_JUNK_NEWSLETTER;
        if (!about && (!weak || publisher[0] != '\0'))
            continue;
        found = about ? about_whom(page, seen, s, n, &start) : ent_line_publisher(s, n, &start);
        if (found == 0 || (weak && is_author(page, seen, s + start, found)) || !take(publisher, s + start, found))
            continue;
        if (about)
            return;
    }
}

/* The last line that counts may be the address of a body: "Isthmian Centre for Migration Studies (ICMS), Panama". */
static void find_address(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    enum { LAST = 3 };
    for (size_t i = page->n_lines, k = 0; i-- > 0 && k < LAST; k++) {
        const char *s = ent_page_line_text(page, i);
        size_t n = ent_page_line_size(page, i), end = 0;
        static const char *const ends[] = {" (", " \xC2\xB7", " | ", ", ", " - ", NULL};
        while (end < n && ent_begins_any(s + end, n - end, ends) == 0)
            end++;
        if (end < 12 || end > 70 || end == n || (seen[i].look != ENT_LOOK_SHORT && seen[i].look != ENT_LOOK_JUNK) || !ent_names_a_body(s, end) ||
            !ent_is_title_case(s, end))
            continue;
        take(publisher, s, end);
        return;
    }
}

/* Does s stand anywhere in the page's lines from 'from' on?  Only short lines are looked at: its frame. */
static int stands_again(const struct ent_page *page, const char *s, size_t n, size_t from)
{
    for (size_t i = from; i < page->n_lines; i++) {
        const char *t = ent_page_line_text(page, i);
        size_t m = ent_page_line_size(page, i);
        for (size_t k = 0; m < 400 && k + n <= m; k++)
            if ((t[k] | 32) == (s[0] | 32) && strncasecmp(t + k, s, n) == 0)
                return 1;
    }
    return 0;
}

static int names_a_state_body(const char *s, size_t n)
{
    static const char *const list[] = {"ministry of ", "government of ", "embassy of ", "office of the ", "department of ", NULL};
    return n < 110 && ent_line_starts_any(s, n, list);
}

/* A page that was printed says where from at its head: "Name - https://..." */
static int take_printed(const struct ent_page *page, char publisher[ENT_PUBLISHER])
{
    for (size_t i = 0; i < page->n_lines && i < 3; i++) {
        const char *s = ent_page_line_text(page, i), *address = memmem(s, ent_page_line_size(page, i), " http", 5);
        size_t n = address != NULL ? (size_t)(address - s) : 0;
        while (n > 0 && strchr(" -|", s[n - 1]) != NULL)
            n--;
        if (n > 3 && n < 60 && n + 1 < (size_t)(address - s))
            return take(publisher, s, n);
    }
    return 0;
}

/* The name of a site and right below it what it is about, then a title and who posted it. */
static int has_motto(const struct ent_page *page, const struct ent_seen *seen)
{
    if (page->n_lines < 5 || seen[0].look != ENT_LOOK_SHORT || seen[0].n_words > 4 || page->lines[1].blank_before ||
        !page->lines[2].blank_before || ent_page_line_size(page, 1) > 90 || seen[2].look != ENT_LOOK_SHORT)
        return 0;
    return seen[3].look == ENT_LOOK_BYLINE && ent_line_starts(ent_page_line_text(page, 3), ent_page_line_size(page, 3), "posted ");
}

/* Does a line that can be the title stand between line i and the text? */
static int title_below(const struct ent_page *page, const struct ent_seen *seen, size_t i)
{
    while (++i < page->n_lines && seen[i].look != ENT_LOOK_TEXT && seen[i].look != ENT_LOOK_LABEL)
        if (seen[i].look == ENT_LOOK_SHORT && !(ent_is_names_line(ent_page_line_text(page, i), ent_page_line_size(page, i)) && i + 1 < page->n_lines && seen[i + 1].look != ENT_LOOK_BYLINE))
            return 1;
    return 0;
}

/* "Outlet | Analysis", "Outlet · Essays": how long the name is. */
static size_t before_rubric(const char *s, size_t n)
{
    static const char *const dividers[] = {" | ", " \xC2\xB7 ", NULL};
    size_t end = 0;
    while (end < n && ent_begins_any(s + end, n - end, dividers) == 0)
        end++;
    return end;
}

/* The name at the head of the page, above the title. */
static void find_masthead(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    size_t looked = 0;
    if (take_printed(page, publisher))
        return;
    if (has_motto(page, seen)) {
        take(publisher, ent_page_line_text(page, 0), ent_page_line_size(page, 0));
        return;
    }
    for (size_t i = 0; i + 1 < page->n_lines && looked < 4 && i < 12; i++) {
        const char *s = ent_page_line_text(page, i);
        size_t n = ent_page_line_size(page, i);
        if (seen[i].look == ENT_LOOK_JUNK && !seen[i].has_date)
            continue;
        if (seen[i].look != ENT_LOOK_SHORT || seen[i].has_date || seen[i].prefix > 0)
            return;
        looked++;
        int known = names_a_state_body(s, n) && i < 2;
        if (n < 4 || (seen[i].n_words > 7 && !known))
            return;
        if (n <= 110 && title_below(page, seen, i) &&
            (known || (n <= 60 && (ent_names_a_body(s, n) || stands_again(page, s, n, i + 1))))) {
            size_t end = before_rubric(s, n);
            take(publisher, s, ent_names_a_body(s, end) ? end : n);
            return;
        }
    }
}

/* ---- outlets in bylines and datelines ---- */

/* "GORI, Georgia (Outlet Name) - The": the name in brackets at the opening of the text; its length, 0: none. */
static size_t wire_outlet(const char *s, size_t n, size_t *start)
{
    enum { OPENING = 90 };
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    const char *open = memchr(s, '(', n < OPENING ? n : OPENING), *close;
    if (open == NULL || (close = memchr(open, ')', n - (size_t)(open - s))) == NULL)
        return 0;
    size_t at = (size_t)(close - s) + 1;
    while (at < n && s[at] == ' ')
        at++;
    *start = (size_t)(open - s) + 1;
    return ent_begins_any(s + at, n - at, dashes) > 0 && ent_is_upper_at(s, n, *start) ? (size_t)(close - open) - 1 : 0;
}

/* The first line of text names s[0, n) in its brackets. */
static int is_wire_outlet(const struct ent_page *page, const struct ent_seen *seen, const char *s, size_t n)
{
    for (size_t i = 0; i < page->n_lines; i++) {
        size_t start, found;
        if (seen[i].look != ENT_LOOK_TEXT)
            continue;
        found = wire_outlet(ent_page_line_text(page, i), ent_page_line_size(page, i), &start);
        return found == n && strncasecmp(ent_page_line_text(page, i) + start, s, n) == 0;
    }
    return 0;
}

/* The outlet that a byline states: "for Outlet", or what stands there and is an outlet by its name or the wire's opening. */
static int take_from_byline(const struct ent_page *page, const struct ent_seen *seen, size_t i, char publisher[ENT_PUBLISHER])
{
    struct ent_byline b;
    enum ent_byline_kind kind;
    char buffer[ENT_PLAIN];
    size_t start, end, n = ent_page_line_size(page, i), names = 0;
    const char *s = ent_plain_spaces(ent_page_line_text(page, i), &n, buffer);
    ent_byline_begin(&b, s, n);
    while (ent_byline_next(&b, &start, &end, &kind)) {
        start += ent_begins(s + start, end - start, "the ");
        int outlet = kind != ENT_BYLINE_PLACE && end > start && ent_is_upper_at(s, n, start) && !ent_line_states_role(s + start - (start > 0), end - start + (start > 0));
        if (names > 0 && outlet &&
            (kind == ENT_BYLINE_FOR || ((kind == ENT_BYLINE_OUTLET || seen[i].has_date) && ent_publishes(s + start, end - start)) || ent_is_news_outlet(s + start, end - start) || is_wire_outlet(page, seen, s + start, end - start)))
            return take(publisher, s + start, end - start);
        names += kind == ENT_BYLINE_NAME && ent_is_names_line(s + start, end - start);
    }
    return 0;
}

/* The outlet that stands beside a date. */
static int take_from_dateline(const struct ent_page *page, const struct ent_seen *seen, size_t i, char publisher[ENT_PUBLISHER])
{
    size_t start, n = ent_page_line_size(page, i), date = 0, found;
    const char *s = ent_page_line_text(page, i);
    if (seen[i].look == ENT_LOOK_BYLINE || !seen[i].has_date || (date = seen[i].date_at) + seen[i].date.n > n)
        return 0;
    found = ent_beside_date(s, n, date, date + seen[i].date.n, &start);
    return found > 0 && (ent_names_an_outlet(s + start, found) || (found > 6 && stands_again(page, s + start, found, i + 1) && memchr(s + start, ' ', found) != NULL)) &&
           take(publisher, s + start, found);
}

/* A line of its own below the title: "Outlet Name", "For Outlet Name", "Publication: Outlet Name". */
static int take_outlet_line(const struct ent_page *page, const struct ent_seen *seen, size_t i, char publisher[ENT_PUBLISHER])
{
    static const char *const labels[] = {"for ", "publication: ", "publisher: ", "outlet: ", NULL};
    const char *s = ent_page_line_text(page, i);
    size_t n = ent_page_line_size(page, i), from = ent_begins_any(s, n, labels);
    if (seen[i].look != ENT_LOOK_SHORT || i + 1 == page->n_lines || seen[i + 1].look == ENT_LOOK_TEXT)
        return 0;
    from += ent_begins(s + from, n - from, "the ");
    return take(publisher, s + from, ent_outlet_line(s + from, n - from));
}

/* Above the text: a byline below the title, a date wherever. */
static void find_in_head(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    int titled = 0;
    for (size_t i = 0; i < page->n_lines && seen[i].look != ENT_LOOK_TEXT && seen[i].look != ENT_LOOK_LABEL; i++) {
        int byline = seen[i].look == ENT_LOOK_BYLINE || (seen[i].look == ENT_LOOK_SHORT && ent_is_name_with_outlet(ent_page_line_text(page, i), ent_page_line_size(page, i)));
        if (titled && byline && take_from_byline(page, seen, i, publisher))
            return;
        if (take_from_dateline(page, seen, i, publisher) || (titled && take_outlet_line(page, seen, i, publisher)))
            return;
        titled = titled || seen[i].look == ENT_LOOK_SHORT;
    }
}

/* "AISS", where a line begins with "Institute for Strategic Studies (AISS)": by its whole name. */
static void expand(const struct ent_page *page, char publisher[ENT_PUBLISHER])
{
    size_t k = strlen(publisher);
    if (k < 2 || strspn(publisher, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") < k)
        return;
    for (size_t i = 0; i < page->n_lines; i++) {
        const char *s = ent_page_line_text(page, i), *bracket;
        size_t n = ent_page_line_size(page, i), the = ent_begins(s, n, "the ");
        if ((bracket = memmem(s, n, " (", 2)) == NULL || (size_t)(s + n - bracket) < k + 3 || memcmp(bracket + 2, publisher, k) != 0 || bracket[2 + k] != ')')
            continue;
        if (ent_is_title_case(s + the, (size_t)(bracket - s) - the) && take(publisher, s + the, (size_t)(bracket - s) - the))
            return;
    }
}

void ent_frame_publisher(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    publisher[0] = '\0';
    find_at_foot(page, seen, publisher);
    if (publisher[0] == '\0')
        find_in_head(page, seen, publisher);
    if (publisher[0] == '\0' && !page->single)
        find_masthead(page, seen, publisher);
    if (publisher[0] == '\0')
        find_address(page, seen, publisher);
    expand(page, publisher);
}

void ent_frame_outlet(const struct ent_page *page, const struct ent_seen *seen, char publisher[ENT_PUBLISHER])
{
    enum { ABOVE = 3 };
    for (size_t i = 0; i < page->n_lines && i < ABOVE && seen[i].look != ENT_LOOK_TEXT; i++)
        if (seen[i].look == ENT_LOOK_SHORT && ent_outlet_line(ent_page_line_text(page, i), ent_page_line_size(page, i)) == ent_page_line_size(page, i) &&
            title_below(page, seen, i) && take(publisher, ent_page_line_text(page, i), ent_page_line_size(page, i)))
            return;
}
