/*
 * ent_page_byline.h -- the lines that say who wrote it, and for whom
 *
 * Lines are s[0, n) with ordinary spaces.
 */
#ifndef ENT_PAGE_BYLINE_H
#define ENT_PAGE_BYLINE_H

#include <stddef.h>

#include "source/ent_article.h"

/* "By ", "Compiled and edited by ", "Photographs by ": its length, 0: none. */
size_t ent_byline_prefix(const char *s, size_t n);

enum ent_byline_kind {
    ENT_BYLINE_NAME,   /* where an author may stand: what stands there may still be no name */
    ENT_BYLINE_OUTLET, /* where the outlet may stand: "By A and B, Outlet", "By A | Outlet", "By A of Outlet" */
    ENT_BYLINE_FOR,    /* whom it was written for: "By A for Outlet" */
    ENT_BYLINE_PLACE   /* "By A in Lima" */
};

/* A walk over the parts of a byline; ent_byline_begin() sets it. */
struct ent_byline {
    const char *s;
    size_t n, at;
    enum ent_byline_kind next; /* of the part that begins at 'at' */
    int prefixed, done;
    int joined; /* an "and" was passed, so the list of names ends with the next part */
};

/* Begin at the first part that can name somebody. */
void ent_byline_begin(struct ent_byline *b, const char *s, size_t n);
/* The next part is s[*start, *end), trimmed.  0: there is none. */
int ent_byline_next(struct ent_byline *b, size_t *start, size_t *end, enum ent_byline_kind *kind);

/*
 * The names in a byline ("By A. Name and B. Name, Lima"), appended to the article's authors;
 * 'publisher' (NULL: not known) is none of them where it stands after a name.  ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_byline_authors(const char *s, size_t n, const char *publisher,
                                                struct ent_article *a, struct ent_error *err);

/* Names and nothing else: "Dr Jane Doe and John Roe". */
int ent_is_names_line(const char *s, size_t n);
/* "Jane Doe, Lima correspondent", "Jane Doe / Research Fellow": a name, a divider and what she is. */
int ent_is_name_with_role(const char *s, size_t n);
/* A name that bodies or outlets have: "X Institute", "X Wire". */
int ent_names_an_outlet(const char *s, size_t n);
/* Of these, what only outlets have: a newspaper's, an agency's. */
int ent_is_news_outlet(const char *s, size_t n);
/* Bodies and outlets but those that only employ: universities, ministries. */
int ent_publishes(const char *s, size_t n);
/* "By the X newsroom": nobody is named. */
int ent_is_team_byline(const char *s, size_t n);
/* "Jane Doe | X Forum", "Jane Doe and John Roe, X Wire, 14 July 2025". */
int ent_is_name_with_outlet(const char *s, size_t n);
/* A line that is an outlet's name, perhaps with a rubric ("X Tribune - Analysis"): the name's length, else 0. */
size_t ent_outlet_line(const char *s, size_t n);

/*
 * "Outlet Name | 14 July 2025", "14 July 2025 - Outlet Name": the outlet beside the date at s[date,
 * date_end), nothing else in the line; its length and *start.  Whether these capitalised words are
 * an outlet is not looked into.  0: none.
 */
size_t ent_beside_date(const char *s, size_t n, size_t date, size_t date_end, size_t *start);

#endif
