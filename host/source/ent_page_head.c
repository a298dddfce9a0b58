/* Where articles begin, and where in one its head ends and its tail begins. */
#include <string.h>

#include "source/ent_page_byline.h"
#include "source/ent_page_parts.h"
#include "source/ent_page_phrase.h"

enum { HEAD_LINES = 48 }; /* menus stand above titles */

/* ---- where articles begin ---- */

static int is_title_like(const struct ent_page_work *w, size_t i)
{
    return w->seen[i].look == ENT_LOOK_SHORT && ent_page_line_size(w->page, i) >= 8 && w->seen[i].n_words >= 2;
}

/* A body follows within a few lines, with nothing but head matter before it. */
static int body_follows(const struct ent_page_work *w, size_t i)
{
    for (size_t k = i + 1; k < w->page->n_lines && k <= i + 8; k++) {
        if ((w->seen[k].look == ENT_LOOK_TEXT && ent_page_line_size(w->page, k) >= 60) || w->seen[k].look == ENT_LOOK_LABEL)
            return 1;
        if (w->seen[k].look == ENT_LOOK_JUNK && w->seen[k].junk != ENT_JUNK_CREDIT)
            return 0;
    }
    return 0;
}

static int is_wire(const struct ent_page_work *w, size_t i)
{
    struct ent_stated_date d;
    return w->seen[i].look == ENT_LOOK_TEXT && ent_wire_date(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i), w->order, &d);
}

/* Agency reports one after another have no bylines: a title, then "PLACE, date (AGENCY) -", as the one before. */
static int begins_as_wire(const struct ent_page_work *w, size_t i, size_t previous, size_t *start)
{
    int bodies = 0, wires = 0;
    size_t title = i;
    if (!is_wire(w, i))
        return 0;
    while (title > previous && w->seen[title - 1].look == ENT_LOOK_JUNK && w->seen[title - 1].junk == ENT_JUNK_CREDIT)
        title--;
    if (title <= previous || !is_title_like(w, title - 1))
        return 0;
    title--;
    wires = title > previous && w->seen[title - 1].look == ENT_LOOK_JUNK; /* the foot of what stands above */
    for (size_t k = previous; k < title; k++) {
        bodies += w->seen[k].look == ENT_LOOK_TEXT;
        wires += is_wire(w, k);
    }
    *start = title;
    return bodies >= 2 && wires > 0;
}

/*
 * Does an article begin at line i, after at least one paragraph of another?  At a byline or date that a
 * body follows; the title and dateline right above belong to it.  *start is the first line of its head.
 */
int ent_page_begins(const struct ent_page_work *w, size_t i, size_t previous, size_t *start)
{
    const struct ent_seen *s = &w->seen[i];
    size_t k = i;
    if (s->look == ENT_LOOK_TEXT)
        return begins_as_wire(w, i, previous, start);
    if (s->look != ENT_LOOK_BYLINE && s->look != ENT_LOOK_DATE)
        return 0;
    if (!body_follows(w, i))
        return 0;
    while (k > previous && (is_title_like(w, k - 1) || w->seen[k - 1].look == ENT_LOOK_DATE ||
                            w->seen[k - 1].look == ENT_LOOK_BYLINE))
        k--;
    if (s->look == ENT_LOOK_DATE && k == i && !(i + 1 < w->page->n_lines && is_title_like(w, i + 1)) &&
        !(k > 0 && w->seen[k - 1].look == ENT_LOOK_JUNK))
        return 0; /* a lone date between paragraphs */
    int bodies = 0;
    for (size_t j = previous; j < k; j++)
        bodies += w->seen[j].look == ENT_LOOK_TEXT;
    *start = k;
    return bodies >= 2;
}

/* ---- the parts of an article ---- */

/* An item of a list that stands under "Related articles" or the like. */
static int is_menu_item(const struct ent_page_article *x, size_t i)
{
    while (i > x->from && (x->w->seen[i].look == ENT_LOOK_ITEM || x->w->seen[i].look == ENT_LOOK_SHORT))
        i--;
    return x->w->seen[i].look == ENT_LOOK_JUNK && x->w->seen[i].junk == ENT_JUNK_NAVIGATION;
}

/* A short line right between boilerplate: what a newsletter is about. */
static int is_amid_junk(const struct ent_page_article *x, size_t i)
{
    enum { SHORT_LINE = 70 };
    const struct ent_page_work *w = x->w;
    return i > x->from && i + 1 < x->to && ent_page_line_size(w->page, i) < SHORT_LINE && !w->page->lines[i].blank_before &&
           !w->page->lines[i + 1].blank_before && w->seen[i - 1].look == ENT_LOOK_JUNK && w->seen[i + 1].look == ENT_LOOK_JUNK;
}

/* The body ends before the last run of lines that are all boilerplate, short, dates or biographies. */
void ent_page_find_tail(struct ent_page_article *x)
{
    struct ent_seen *seen = x->w->seen;
    size_t i = x->to;
    for (; i > x->head_end; i--) {
        const struct ent_seen *s = &seen[i - 1];
        if (s->look == ENT_LOOK_JUNK || s->look == ENT_LOOK_RULE || s->look == ENT_LOOK_DATE || s->look == ENT_LOOK_ISSUE ||
            (s->look == ENT_LOOK_SHORT && !x->w->page->single) || (s->look == ENT_LOOK_BYLINE && i - 1 > x->head_end))
            continue;
        if (s->look == ENT_LOOK_TEXT && (s->junk != ENT_JUNK_NONE || is_amid_junk(x, i - 1)))
            continue;
        if (s->look == ENT_LOOK_ITEM && is_menu_item(x, i - 1))
            continue;
        break;
    }
    x->tail = i;
    for (size_t k = i; k-- > x->head_end;) /* what a mail is signed with */
        if (seen[k].look == ENT_LOOK_RULE && ent_page_line_size(x->w->page, k) == 2 && memcmp(ent_page_line_text(x->w->page, k), "--", 2) == 0)
            x->tail = k;
}

int ent_page_has_byline(const struct ent_page_article *x, size_t first_text)
{
    for (size_t i = x->from; i < x->to && i <= first_text + 1 && i < x->from + HEAD_LINES; i++)
        if (x->w->seen[i].look == ENT_LOOK_BYLINE)
            return 1;
    return 0;
}

static int closes_head(const struct ent_seen *s)
{
    return s->look == ENT_LOOK_BYLINE || s->look == ENT_LOOK_DATE || s->look == ENT_LOOK_JUNK || s->look == ENT_LOOK_ISSUE;
}

/* "An expert's point of view on a current event." above title and byline. */
static int explains_kicker(const struct ent_page_article *x, size_t i)
{
    const struct ent_page_work *w = x->w;
    if (ent_page_line_size(w->page, i) >= 60 || i + 1 >= x->to || !is_title_like(w, i + 1))
        return 0;
    for (size_t k = i + 2; k < x->to && k < i + 5; k++)
        if (w->seen[k].look == ENT_LOOK_BYLINE)
            return 1;
    return 0;
}

int ent_page_is_dateline(const struct ent_page_work *w, size_t i)
{
    const struct ent_seen *s = &w->seen[i];
    const char *line = ent_page_line_text(w->page, i);
    size_t start, n = ent_page_line_size(w->page, i), end = s->date_at + s->date.n;
    if (end > n)
        return 0;
    return ent_beside_date(line, n, s->date_at, end, &start) > 0 || (s->date_at > 2 && end == n && memcmp(line + s->date_at - 2, "| ", 2) == 0);
}

/* Of two lines that could be titles the lower one is a standfirst, unless the upper one only says where they stand. */
static int is_title_above(const struct ent_page_work *w, size_t i)
{
    const char *s = ent_page_line_text(w->page, i - 1);
    size_t n = ent_page_line_size(w->page, i - 1);
    if (is_title_like(w, i - 1) && w->seen[i - 1].n_words >= 4 &&
        ((w->seen[i].has_date && ent_page_is_dateline(w, i)) || ent_outlet_line(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i)) > 0))
        return 1;
    return is_title_like(w, i - 1) && !w->page->lines[i].blank_before && w->seen[i - 1].n_words >= 4 && n * 2 >= ent_page_line_size(w->page, i) &&
           memchr(s, '/', n) == NULL && memchr(s, '|', n) == NULL && memchr(s, '>', n) == NULL && !ent_names_a_body(s, n);
}

/* A body's letterhead: its name, what sort of text, number, date; then the title.  x->to: it is none. */
static size_t title_below_letterhead(const struct ent_page_article *x)
{
    const struct ent_page_work *w = x->w;
    size_t first = x->to;
    int of_body = 0;
    for (size_t i = x->from; i < x->head_end; i++) {
        const char *s = ent_page_line_text(w->page, i);
        size_t n = ent_page_line_size(w->page, i);
        if (w->seen[i].look == ENT_LOOK_BYLINE)
            return x->to;
        of_body = of_body || ent_line_is_release(s, n) || (first == x->to && w->seen[i].look == ENT_LOOK_SHORT && ent_names_a_body(s, n));
        if (w->seen[i].look == ENT_LOOK_ISSUE && first == x->to)
            first = i;
    }
    for (size_t i = first; of_body && i < x->head_end; i++)
        if (is_title_like(w, i))
            return i;
    return x->to;
}

/* "* Sanctions have turned ... into a crisis.": of a list of key points, no menu's. */
static int is_sentence_item(const struct ent_page_article *x, size_t i)
{
    enum { LEAST = 40 };
    size_t n = ent_page_line_size(x->w->page, i);
    return x->w->seen[i].look == ENT_LOOK_ITEM && x->w->page->lines[i].hint == ENT_LINE_PLAIN && n >= LEAST &&
           ent_page_line_text(x->w->page, i)[n - 1] == '.' && !is_menu_item(x, i);
}

/* Where the article's own words begin: with a text, a labelled one, or key points below name or date. */
static size_t find_first_text(const struct ent_page_article *x)
{
    const struct ent_seen *seen = x->w->seen;
    int closed = 0;
    for (size_t i = x->from; i < x->to; i++) {
        if ((seen[i].look == ENT_LOOK_TEXT && !explains_kicker(x, i)) || seen[i].look == ENT_LOOK_LABEL || (closed && is_sentence_item(x, i)))
            return i;
        closed = closed || seen[i].look == ENT_LOOK_BYLINE || seen[i].look == ENT_LOOK_DATE;
    }
    return x->to;
}

void ent_page_find_head(struct ent_page_article *x)
{
    const struct ent_page_work *w = x->w;
    size_t first_text = find_first_text(x), mark = x->to;
    /* names alone on a line are a byline only below something that can be a title */
    for (size_t i = x->from + 1; i < x->to && i < x->from + HEAD_LINES && i <= first_text + 1; i++) {
        int titled = 0;
        for (size_t k = x->from; k < i; k++)
            titled = titled || is_title_like(w, k);
        if (titled && w->seen[i].look == ENT_LOOK_SHORT && w->page->lines[i].hint == ENT_LINE_PLAIN &&
            (ent_is_names_line(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i)) || ent_is_name_with_outlet(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i))) && !ent_page_has_byline(x, first_text))
            w->seen[i].look = ENT_LOOK_BYLINE;
    }
    for (size_t i = x->from + 1; i < x->to && i < x->from + HEAD_LINES && i <= first_text + 2; i++) /* what she is, below her name */
        if (w->seen[i].look == ENT_LOOK_SHORT && w->seen[i - 1].look == ENT_LOOK_BYLINE && !w->page->lines[i].blank_before &&
            ent_line_states_role(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i)))
            w->seen[i].look = ENT_LOOK_DATE;
    /* the byline or date that closes the head may stand below a standfirst */
    for (size_t i = x->from; i < x->to && i < x->from + HEAD_LINES && i <= first_text + 1; i++)
        if (w->seen[i].look == ENT_LOOK_BYLINE || w->seen[i].look == ENT_LOOK_DATE)
            mark = i;
    if (mark < x->to && mark + 1 >= first_text) /* name, date and "Share" may each have a line of their own */
        for (size_t i = mark + 1; i < x->to && i < x->from + HEAD_LINES && (i == first_text || closes_head(&w->seen[i]) || w->seen[i].junk == ENT_JUNK_BIO); i++)
            mark = w->seen[i].look == ENT_LOOK_BYLINE || w->seen[i].look == ENT_LOOK_DATE ? i : mark;
    x->head_end = mark < x->to && mark > first_text ? mark + 1 : first_text;
    x->title = x->to;
    for (size_t i = x->from; i < x->head_end; i++)
        if (w->page->lines[i].hint == ENT_LINE_TITLE) {
            x->title = i;
            return;
        }
    if ((x->title = title_below_letterhead(x)) < x->to)
        return;
    /* else the title-like line nearest above byline or date; without these the first one */
    size_t limit = x->head_end;
    for (size_t i = x->from; i < x->head_end; i++) {
        if (w->seen[i].look == ENT_LOOK_BYLINE) {
            limit = i;
            break;
        }
    }
    if (limit == x->head_end)
        for (size_t i = x->from; i < x->head_end; i++)
            if (w->seen[i].look == ENT_LOOK_DATE && i > x->from && is_title_like(w, i - 1))
                limit = i;
    if (limit < x->head_end) {
        for (size_t i = limit; i-- > x->from;)
            if (is_title_like(w, i)) {
                x->title = i > x->from && is_title_above(w, i) ? i - 1 : i;
                return;
            }
        if (w->seen[limit].look == ENT_LOOK_BYLINE)
            return; /* a byline without a title above: it was lost */
    }
    for (size_t i = x->from; i < x->head_end; i++)
        if (is_title_like(w, i)) {
            x->title = i;
            return;
        }
}
