/* An article put together from the lines of its head, its body and its tail. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "source/ent_lang.h"
#include "source/ent_page_byline.h"
#include "source/ent_page_parts.h"
#include "source/ent_page_phrase.h"
#include "text/ent_phrases.h"
#include "text/ent_utf8.h"

static enum ent_status add(struct ent_page_article *x, enum ent_block_kind kind, enum ent_junk junk, size_t start,
                           size_t end, struct ent_error *err)
{
    ent_trim(x->w->page->text, &start, &end);
    if (start >= end)
        return ENT_OK;
    return ent_article_add_block(x->a, kind, junk, start - x->base, end - x->base, err);
}

static enum ent_status add_line(struct ent_page_article *x, enum ent_block_kind kind, enum ent_junk junk, size_t i,
                                struct ent_error *err)
{
    const struct ent_line *l = &x->w->page->lines[i];
    enum ent_status st = add(x, kind, junk, l->start, l->end, err);
    if (st == ENT_OK && x->a->n_blocks > 0 && kind == ENT_BLOCK_HEADING)
        x->a->blocks[x->a->n_blocks - 1].level = l->level;
    return st;
}

/* ---- metadata ---- */

static void set_date(struct ent_article *a, const struct ent_stated_date *d, const char *how)
{
    a->published = d->date;
    a->published_alt = d->alt;
    a->published_how = how;
}

/* The date of line i, if it has one and none is known yet. */
static void take_date(struct ent_page_article *x, size_t i, const char *how)
{
    if (x->w->seen[i].has_date && !ent_date_is(x->a->published))
        set_date(x->a, &x->w->seen[i].date, how);
}

static enum ent_status set_string(struct ent_article *a, const char **field, const char *s, size_t n,
                                  struct ent_error *err)
{
    if (s == NULL)
        return ENT_OK;
    *field = ent_arena_strndup(&a->arena, s, n);
    return *field != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for what a page says of itself");
}

/* A title's text on one line. */
static enum ent_status set_title(struct ent_page_article *x, const char *s, size_t n, struct ent_error *err)
{
    char *title = ent_arena_strndup(&x->a->arena, s, n);
    size_t k = 0;
    if (title == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a title");
    for (size_t i = 0; i < n; i++) {
        int space = title[i] == '\n' || title[i] == '\r' || title[i] == '\t' || title[i] == ' ';
        if (!space || (k > 0 && title[k - 1] != ' '))
            title[k++] = space ? ' ' : title[i];
    }
    title[k] = '\0';
    x->a->title = title;
    return ENT_OK;
}

static enum ent_status copy_meta(struct ent_page_article *x, struct ent_error *err)
{
    const struct ent_article *m = x->w->page->meta;
    struct ent_article *a = x->a;
    enum ent_status st = ENT_OK;
    if (m == NULL)
        return ENT_OK;
    if (m->title != NULL)
        st = set_string(a, &a->title, m->title, strlen(m->title), err);
    if (st == ENT_OK && m->id != NULL)
        st = set_string(a, &a->id, m->id, strlen(m->id), err);
    if (st == ENT_OK && m->publisher != NULL)
        st = set_string(a, &a->publisher, m->publisher, strlen(m->publisher), err);
    if (st == ENT_OK && m->language != NULL)
        st = set_string(a, &a->language, m->language, strlen(m->language), err);
    if (st == ENT_OK && m->published_how != NULL)
        st = set_string(a, &a->published_how, m->published_how, strlen(m->published_how), err);
    a->published = m->published;
    a->published_alt = m->published_alt;
    for (size_t i = 0; st == ENT_OK && i < m->n_authors; i++)
        st = ent_article_add_author(a, m->authors[i], strlen(m->authors[i]), err);
    for (size_t i = 0; st == ENT_OK && i < m->n_fields; i++)
        st = ent_article_add_field(a, m->fields[i].name, m->fields[i].value, strlen(m->fields[i].value), err);
    return st;
}

static enum ent_status add_authors(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    char buffer[ENT_PLAIN];
    size_t n = ent_page_line_size(x->w->page, i);
    const char *s = ent_plain_spaces(ent_page_line_text(x->w->page, i), &n, buffer);
    return ent_byline_authors(s, n, x->a->publisher != NULL ? x->a->publisher : x->w->publisher, x->a, err);
}

/* ---- putting it together ---- */

/* "First published on 1 February 2022 by Steppe Papers" */
static int says_where_first(const struct ent_page_article *x, size_t i)
{
    static const char *const list[] = {"first published", "originally published", NULL};
    return ent_line_starts_any(ent_page_line_text(x->w->page, i), ent_page_line_size(x->w->page, i), list);
}

static enum ent_status take_first_publisher(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    const char *s = ent_page_line_text(x->w->page, i);
    size_t n = ent_page_line_size(x->w->page, i);
    const char *by = memmem(s, n, " by ", 4);
    if (by == NULL || x->a->publisher != NULL)
        return ENT_OK;
    return set_string(x->a, &x->a->publisher, by + 4, n - (size_t)(by + 4 - s), err);
}

/* "Panama City, 20 October 2022" below a byline: a place, not one more person. */
static int is_dateline_below(const struct ent_page_article *x, size_t i)
{
    const char *s = ent_page_line_text(x->w->page, i);
    size_t n = ent_page_line_size(x->w->page, i);
    return x->a->n_authors > 0 && x->w->seen[i].has_date && !ent_line_starts(s, n, "by ") && memmem(s, n, " by ", 4) == NULL;
}

/* Is what stands before the first comma, bar or "and" a name? */
static int begins_with_name(const struct ent_page_article *x, size_t i)
{
    const char *s = ent_page_line_text(x->w->page, i), *p;
    size_t n = ent_page_line_size(x->w->page, i), end = n;
    static const char *const signs[] = {",", "|", "/", " and ", " & "};
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if ((p = memmem(s, end, signs[k], strlen(signs[k]))) != NULL)
            end = (size_t)(p - s);
    while (end > 0 && s[end - 1] == ' ')
        end--;
    return ent_is_names_line(s, end) || x->w->seen[i].has_date; /* names_line knows titles: "Dr Jane Doe" */
}

/* "Reporting by A in Lima; editing by B", perhaps in brackets: a wire's biography; where it begins, NULL: it is none. */
static const char *reporters(const struct ent_page_article *x, size_t i, size_t *n)
{
    const char *s = ent_page_line_text(x->w->page, i);
    size_t bracket = s[0] == '(';
    *n = ent_page_line_size(x->w->page, i) - bracket;
    return ent_line_starts(s + bracket, *n, "reporting by ") ? s + bracket : NULL;
}

/* They are the authors where nothing else names one. */
static enum ent_status add_reporters(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    size_t n;
    const char *s = reporters(x, i, &n), *others;
    if (s == NULL || x->a->n_authors > 0)
        return ENT_OK;
    others = memchr(s, ';', n);
    return ent_byline_authors(s, others != NULL ? (size_t)(others - s) : n, x->w->publisher, x->a, err);
}

/* "Compiled from open sources by the desk." below the text: a digest's biography. */
static int says_compiled(const struct ent_page_article *x, size_t i)
{
    static const char *const starts[] = {"compiled from ", "compiled by ", "(compiled by ", NULL};
    return ent_line_starts_any(ent_page_line_text(x->w->page, i), ent_page_line_size(x->w->page, i), starts);
}

/* "Outlet | Commentary" above the title, once the page's publisher is known: a letterhead, while a name alone is the site's. */
static int is_masthead(const struct ent_page_article *x, size_t i)
{
    static const char *const dividers[] = {" |", " \xC2\xB7", " -", " \xE2\x80\x93", " \xE2\x80\x94", " (", NULL};
    const char *s = ent_page_line_text(x->w->page, i);
    size_t n = ent_page_line_size(x->w->page, i), k = ent_begins(s, n, "the ");
    k += ent_begins(s + k, n - k, x->w->publisher);
    return x->w->publisher[0] != '\0' && k >= strlen(x->w->publisher) && ent_begins_any(s + k, n - k, dividers) > 0;
}

/* A date that is no part of a sentence: at the start of its line, after a comma, a bar, a dash. */
static int is_set_off(const struct ent_page_work *w, size_t i)
{
    const char *s = ent_page_line_text(w->page, i);
    size_t at = w->seen[i].date_at;
    while (at > 0 && s[at - 1] == ' ')
        at--;
    return at == 0 || strchr(",|/()-:", s[at - 1]) != NULL || (unsigned char)s[at - 1] >= 0x80 || ent_page_is_dateline(w, i);
}

static enum ent_status add_head_line(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    const struct ent_seen *s = &x->w->seen[i];
    enum ent_status st;
    if (i == x->title) {
        const struct ent_line *l = &x->w->page->lines[i];
        st = add(x, ENT_BLOCK_TITLE, ENT_JUNK_NONE, l->start + s->prefix, l->end, err);
        return st == ENT_OK && x->a->title == NULL
                   ? set_title(x, ent_page_line_text(x->w->page, i) + s->prefix, ent_page_line_size(x->w->page, i) - s->prefix, err)
                   : st;
    }
    switch (s->look) {
    case ENT_LOOK_BYLINE:
        st = add_line(x, ENT_BLOCK_BYLINE, ENT_JUNK_NONE, i, err);
        if (st == ENT_OK && says_where_first(x, i))
            st = take_first_publisher(x, i, err);
        else if (st == ENT_OK && !x->has_authors && !is_dateline_below(x, i))
            st = add_authors(x, i, err);
        if (st == ENT_OK)
            take_date(x, i, "byline");
        return st;
    case ENT_LOOK_ISSUE:
    case ENT_LOOK_DATE:
        st = add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
        take_date(x, i, "dateline");
        return st;
    case ENT_LOOK_JUNK:
        if (s->has_date && ent_page_is_dateline(x->w, i)) /* "Published in Outlet on 8 December 2014" */
            return add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
        st = ent_page_has_byline(x, x->head_end) ? ENT_OK : add_reporters(x, i, err);
        return st == ENT_OK ? add_line(x, ENT_BLOCK_BOILERPLATE, s->junk, i, err) : st;
    case ENT_LOOK_RULE:
        return ENT_OK;
    case ENT_LOOK_ITEM:
        return add_line(x, ENT_BLOCK_BOILERPLATE, ENT_JUNK_NAVIGATION, i, err);
    case ENT_LOOK_SHORT:
        if (s->has_date && (i < x->title || is_set_off(x->w, i)))
            take_date(x, i, "dateline");
        if (i < x->title && (s->has_date || (x->title < x->to && is_masthead(x, i))))
            return add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
        if (x->title < x->to && i < x->title)
            return add_line(x, ENT_BLOCK_BOILERPLATE, ENT_JUNK_NAVIGATION, i, err);
        if (i > x->title && x->a->n_authors == 0 && i <= x->title + 2 && begins_with_name(x, i)) { /* "Jane Doe, Lima" below the title */
            st = add_authors(x, i, err);
            if (st != ENT_OK || x->a->n_authors > 0)
                return st == ENT_OK ? add_line(x, ENT_BLOCK_BYLINE, ENT_JUNK_NONE, i, err) : st;
        }
        if (i > x->title && ((s->has_date && ent_page_is_dateline(x->w, i)) || (i + 1 < x->head_end && ent_outlet_line(ent_page_line_text(x->w->page, i), ent_page_line_size(x->w->page, i)) > 0)))
            return add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
        if (s->n_words >= 8 && x->w->page->lines[i].hint == ENT_LINE_PLAIN) /* a standfirst without a full stop */
            return add_line(x, ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, i, err);
        return add_line(x, i + 1 == x->head_end ? ENT_BLOCK_HEADING : ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, i, err);
    default:
        return s->junk == ENT_JUNK_BIO && i > x->title ? add_line(x, ENT_BLOCK_BOILERPLATE, s->junk, i, err)
                                                       : add_line(x, ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, i, err);
    }
}

/* "HB: What now?", "Jane Doe: And then?": somebody asks. */
static int is_asked_by(const struct ent_page_article *x, size_t i)
{
    const char *s = ent_page_line_text(x->w->page, i);
    size_t n = ent_page_line_size(x->w->page, i);
    const char *colon = memchr(s, ':', n < 40 ? n : 40);
    return colon != NULL && colon + 1 < s + n && colon[1] == ' ';
}

/* What only the lines together show: inline labels in several paragraphs, questions of an interview. */
static void look_again(struct ent_page_article *x)
{
    struct ent_seen *seen = x->w->seen;
    size_t labels = 0, questions = 0, asked = 0;
    for (size_t i = x->head_end; i < x->tail; i++) {
        const char *s = ent_page_line_text(x->w->page, i);
        size_t n = ent_page_line_size(x->w->page, i);
        questions += seen[i].look == ENT_LOOK_SHORT && s[n - 1] == '?' && x->w->page->lines[i].hint == ENT_LINE_PLAIN;
        asked += seen[i].look == ENT_LOOK_SHORT && s[n - 1] == '?' && is_asked_by(x, i);
        if (seen[i].look != ENT_LOOK_TEXT || seen[i].soft_label == 0)
            continue;
        labels++;
        for (size_t k = x->head_end; k < i; k++) /* a label that comes again is a speaker */
            if (seen[k].soft_label == seen[i].soft_label && memcmp(ent_page_line_text(x->w->page, k), s, seen[i].soft_label) == 0)
                labels = 0, i = x->tail;
    }
    for (size_t i = x->head_end; i < x->tail; i++) {
        const char *s = ent_page_line_text(x->w->page, i);
        size_t n = ent_page_line_size(x->w->page, i);
        if (labels >= 2 && seen[i].look == ENT_LOOK_TEXT && seen[i].soft_label > 0) {
            seen[i].look = ENT_LOOK_LABEL;
            seen[i].label_end = x->w->page->lines[i].start + seen[i].soft_label;
        }
        if ((questions >= 4 || (asked >= 2 && is_asked_by(x, i))) && seen[i].look == ENT_LOOK_SHORT && s[n - 1] == '?' &&
            x->w->page->lines[i].hint == ENT_LINE_PLAIN)
            seen[i].look = ENT_LOOK_TEXT;
        if (seen[i].look == ENT_LOOK_SHORT && i + 1 < x->tail && seen[i + 1].look == ENT_LOOK_LABEL &&
            x->w->page->lines[i].hint == ENT_LINE_PLAIN) { /* no heading has a label right below: a caption */
            seen[i].look = ENT_LOOK_JUNK;
            seen[i].junk = ENT_JUNK_CREDIT;
        }
    }
}

/* Its bullet is no word of it. */
static enum ent_status add_item(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    const struct ent_line *l = &x->w->page->lines[i];
    size_t bullet = l->hint == ENT_LINE_PLAIN ? ent_line_bullet(ent_page_line_text(x->w->page, i), ent_page_line_size(x->w->page, i)) : 0;
    return add(x, ENT_BLOCK_ITEM, ENT_JUNK_NONE, l->start + bullet, l->end, err);
}

static int is_body(const struct ent_seen *s)
{
    return s->look == ENT_LOOK_TEXT || s->look == ENT_LOOK_ITEM || s->look == ENT_LOOK_LABEL;
}

/* Does text follow line i within the body? */
static int has_later_body(const struct ent_page_article *x, size_t i)
{
    for (size_t k = i + 1; k < x->tail && k <= i + 4; k++)
        if (is_body(&x->w->seen[k]))
            return 1;
    return 0;
}

static enum ent_status add_body_line(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    const struct ent_seen *s = &x->w->seen[i];
    const struct ent_line *l = &x->w->page->lines[i];
    enum ent_status st;
    switch (s->look) {
    case ENT_LOOK_LABEL:
        st = add(x, ENT_BLOCK_HEADING, ENT_JUNK_NONE, l->start, s->label_end, err);
        return st == ENT_OK ? add(x, ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, s->label_end, l->end, err) : st;
    case ENT_LOOK_SHORT:
        return add_line(x, l->hint == ENT_LINE_HEADING || has_later_body(x, i) ? ENT_BLOCK_HEADING : ENT_BLOCK_PARAGRAPH,
                        ENT_JUNK_NONE, i, err);
    case ENT_LOOK_ITEM: return add_item(x, i, err);
    case ENT_LOOK_JUNK: return add_line(x, ENT_BLOCK_BOILERPLATE, s->junk, i, err);
    case ENT_LOOK_ISSUE: return add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
    case ENT_LOOK_RULE: return ENT_OK;
    default: return add_line(x, ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, i, err);
    }
}

static enum ent_status add_tail_line(struct ent_page_article *x, size_t i, struct ent_error *err)
{
    const struct ent_seen *s = &x->w->seen[i];
    enum ent_junk junk = s->junk;
    enum ent_status st = ENT_OK;
    if (s->look == ENT_LOOK_RULE)
        return ENT_OK;
    if (s->look == ENT_LOOK_ISSUE || (s->has_date && s->look == ENT_LOOK_DATE))
        return add_line(x, ENT_BLOCK_DATELINE, ENT_JUNK_NONE, i, err);
    if (junk == ENT_JUNK_NONE)
        junk = ENT_JUNK_NAVIGATION;
    if (junk == ENT_JUNK_DISCLAIMER && reporters(x, i, &(size_t){0}) != NULL) {
        st = add_reporters(x, i, err);
        junk = ENT_JUNK_BIO;
    } else if (says_compiled(x, i)) {
        junk = ENT_JUNK_BIO;
    } else if (junk == ENT_JUNK_BIO && x->a->n_authors == 0 && (x->w->page->meta == NULL || x->w->page->meta->n_authors == 0)) {
        size_t start, n = ent_bio_name(ent_page_line_text(x->w->page, i), ent_page_line_size(x->w->page, i), &start);
        if (n > 0)
            st = ent_article_add_author(x->a, ent_page_line_text(x->w->page, i) + start, n, err);
    }
    return st == ENT_OK ? add_line(x, ENT_BLOCK_BOILERPLATE, junk, i, err) : st;
}

/* The article proper: from its title or first own text to its biography or last own text. */
static void set_extent(struct ent_article *a)
{
    a->start = a->end = 0;
    int any = 0;
    for (size_t i = 0; i < a->n_blocks; i++) {
        const struct ent_block *b = &a->blocks[i];
        int own = b->kind != ENT_BLOCK_DATELINE && b->kind != ENT_BLOCK_BOILERPLATE;
        if (own && !any)
            a->start = b->start;
        if (own || (any && b->kind == ENT_BLOCK_BOILERPLATE && b->junk == ENT_JUNK_BIO))
            a->end = b->end;
        any = any || own;
    }
    if (!any)
        a->end = (uint32_t)a->len;
}

/* The slice [from, to) of the page's text and its runs. */
static enum ent_status copy_slice(struct ent_page_article *x, size_t from, size_t to, struct ent_error *err)
{
    const struct ent_page *p = x->w->page;
    struct ent_article *a = x->a;
    size_t low = 0, high = p->n_runs;
    enum ent_status st = ENT_OK;
    x->base = (uint32_t)from;
    a->len = to - from;
    a->text = ent_strndup(p->text + from, a->len);
    if (a->text == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory for %zu bytes", x->w->in->path, a->len);
    while (low < high) { /* the run that holds 'from' */
        size_t middle = low + (high - low) / 2;
        if (p->runs[middle].text <= from)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low > 0 ? low - 1 : 0; st == ENT_OK && i < p->n_runs && p->runs[i].text < to; i++) {
        const struct ent_run *r = &p->runs[i];
        size_t stop = i + 1 < p->n_runs ? p->runs[i + 1].text : p->n;
        size_t start = r->text < from ? from : r->text, end = stop < to ? stop : to;
        if (r->exact)
            st = ent_article_add_run(a, start - from, r->source + (start - r->text), end - start, 1, err);
        else
            st = ent_article_add_run(a, start - from, r->source, r->n_source, 0, err);
    }
    return st;
}

static enum ent_status give(struct ent_page_article *x, struct ent_error *err)
{
    struct ent_page_work *w = x->w;
    struct ent_article *a = x->a;
    a->file = ent_arena_strdup(&a->arena, w->in->file);
    a->encoding = w->in->encoding != NULL ? ent_arena_strdup(&a->arena, w->in->encoding) : NULL;
    if (a->file == NULL || (w->in->encoding != NULL && a->encoding == NULL))
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", w->in->path);
    a->ordinal = ++*w->ordinal;
    if (a->language == NULL)
        a->language = ent_guess_language(a->text, a->len);
    w->stats->articles++;
    return w->sink->article(w->sink->ctx, a, err);
}

/* The last year of what stands up to the first full stop or bar: "2025 Agency", "Agency 2025", "2019-2025 Agency"; 0: none. */
static int year_within(const char *s, size_t n)
{
    int year = 0;
    for (size_t k = 0; k + 4 <= n && s[k] != '.' && s[k] != '|';) {
        size_t digits = strspn(s + k, "0123456789");
        if (digits == 4 && (memcmp(s + k, "19", 2) == 0 || memcmp(s + k, "20", 2) == 0))
            year = atoi(s + k);
        k += digits > 0 ? digits : 1;
    }
    return year;
}

/* The year of a line "(c) 2025 Agency" below the text; 0: none says it. */
static int copyright_year(const struct ent_page_article *x)
{
    static const char *const signs[] = {"\xC2\xA9 ", "(c) ", "copyright ", NULL};
    int year = 0;
    for (size_t i = x->tail; i < x->to && year == 0; i++) {
        const char *s = ent_page_line_text(x->w->page, i);
        size_t n = ent_page_line_size(x->w->page, i), k = ent_begins_any(s, n, signs);
        year = k > 0 ? year_within(s + k, n - k) : 0;
    }
    return year;
}

/* Where no line of the head is a date: an agency's opening, the issue line, a date right below the text. */
static void date_from_elsewhere(struct ent_page_article *x)
{
    const struct ent_page_work *w = x->w;
    struct ent_stated_date d;
    for (size_t i = x->from; i < x->to && i <= x->head_end + 1 && !ent_date_is(x->a->published); i++)
        if (w->seen[i].look == ENT_LOOK_TEXT && ent_wire_date(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i), w->order, &d))
            set_date(x->a, &d, "wire dateline");
    for (size_t i = x->from; i < x->head_end && !ent_date_is(x->a->published); i++)
        if (w->seen[i].has_date && (w->seen[i].look == ENT_LOOK_JUNK || w->seen[i].look == ENT_LOOK_ISSUE))
            set_date(x->a, &w->seen[i].date, "issue");
    for (size_t i = x->tail; i < x->to && i < x->tail + 3 && !ent_date_is(x->a->published); i++)
        if (w->seen[i].look == ENT_LOOK_DATE && w->seen[i].has_date)
            set_date(x->a, &w->seen[i].date, "below the text");
    int year = ent_date_is(x->a->published) ? 0 : copyright_year(x);
    for (size_t i = x->from; year > 0 && i < x->to && i <= x->head_end + 1 && !ent_date_is(x->a->published); i++)
        if (w->seen[i].look == ENT_LOOK_TEXT && ent_wire_date_of_year(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i), year, &d))
            set_date(x->a, &d, "wire dateline, year of the copyright");
}

enum ent_status ent_page_read_article(struct ent_page_work *w, size_t from, size_t to, struct ent_error *err)
{
    struct ent_article a = {0};
    struct ent_page_article x = {.w = w, .from = from, .to = to, .a = &a};
    const struct ent_line *lines = w->page->lines;
    size_t start = w->page->single || from == 0 ? 0 : lines[from].start;
    size_t end = to < w->page->n_lines ? lines[to].start : w->page->n;
    enum ent_status st;

    while (end > start && ent_is_space((unsigned char)w->page->text[end - 1]))
        end--;
    st = copy_slice(&x, start, end, err);
    if (st == ENT_OK)
        st = copy_meta(&x, err);
    x.has_authors = a.n_authors > 0;
    ent_page_find_head(&x);
    ent_page_find_tail(&x);
    look_again(&x);
    for (size_t i = from; st == ENT_OK && i < to; i++)
        st = i < x.head_end ? add_head_line(&x, i, err)
             : i < x.tail   ? add_body_line(&x, i, err)
                            : add_tail_line(&x, i, err);
    if (st == ENT_OK && a.publisher == NULL && w->publisher[0] != '\0')
        st = set_string(&a, &a.publisher, w->publisher, strlen(w->publisher), err);
    date_from_elsewhere(&x);
    set_extent(&a);
    if (st == ENT_OK)
        st = give(&x, err);
    ent_article_done(&a);
    return st;
}

enum ent_status ent_page_read_as_is(struct ent_page_work *w, struct ent_error *err)
{
    struct ent_article a = {0};
    struct ent_page_article x = {.w = w, .from = 0, .to = w->page->n_lines, .a = &a};
    enum ent_status st = copy_slice(&x, 0, w->page->n, err);
    if (st == ENT_OK)
        st = copy_meta(&x, err);
    for (size_t i = 0; st == ENT_OK && i < w->page->n_lines; i++) {
        size_t first = i; /* rows without a blank line between are one paragraph */
        while (i + 1 < w->page->n_lines && !w->page->lines[i + 1].blank_before)
            i++;
        st = add(&x, ENT_BLOCK_PARAGRAPH, ENT_JUNK_NONE, w->page->lines[first].start, w->page->lines[i].end, err);
    }
    a.end = (uint32_t)a.len;
    if (st == ENT_OK)
        st = give(&x, err);
    ent_article_done(&a);
    return st;
}
