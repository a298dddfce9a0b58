/*
 * ent_page_parts.h -- what a page and an article are while they are read; for ent_page*.c alone
 *
 * ent_page.c looks at the lines and finds where articles begin, ent_page_head.c where in an article its head ends and its tail
 * begins, ent_page_article.c puts it together.
 */
#ifndef ENT_PAGE_PARTS_H
#define ENT_PAGE_PARTS_H

#include "source/ent_page.h"
#include "source/ent_page_frame.h"
#include "source/ent_page_line.h"

struct ent_page_work {
    const struct ent_page *page;
    const struct ent_input *in;
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    uint32_t *ordinal;
    struct ent_seen *seen;     /* one a line */
    enum ent_date_order order; /* of numeric dates, where it was looked for */
    char publisher[ENT_PUBLISHER]; /* of the article at hand, as its page names it; "": none */
};

struct ent_page_article {
    struct ent_page_work *w;
    size_t from, to;      /* its lines */
    size_t head_end;      /* the first line of the body */
    size_t tail;          /* the first line after the body */
    size_t title;         /* line, to if none */
    struct ent_article *a;
    uint32_t base;        /* offset of its text in the page's */
    int has_authors;      /* the metadata names them */
};

/* ---- where things are (ent_page_head.c) ---- */

/* Does an article begin at line i, in a page whose article before began at 'previous'?  *start: its first line. */
int ent_page_begins(const struct ent_page_work *w, size_t i, size_t previous, size_t *start);
/* Set head_end and title; and then tail. */
void ent_page_find_head(struct ent_page_article *x);
void ent_page_find_tail(struct ent_page_article *x);

/* Is there a byline above the first text? */
int ent_page_has_byline(const struct ent_page_article *x, size_t first_text);
/* "Outlet Name | 14 July 2025", "Brief No. 14 | 14 July 2025" */
int ent_page_is_dateline(const struct ent_page_work *w, size_t i);

/* ---- putting together (ent_page_article.c) ---- */

/* Lines [from, to) are one article; it goes to the sink. */
ENT_MUST_USE enum ent_status ent_page_read_article(struct ent_page_work *w, size_t from, size_t to, struct ent_error *err);
/* The whole page is one, each of its blocks a paragraph. */
ENT_MUST_USE enum ent_status ent_page_read_as_is(struct ent_page_work *w, struct ent_error *err);

#endif
