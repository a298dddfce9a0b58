/*
 * ent_html.h -- inside the HTML reader: the page as elements and pieces of text that know their
 * bytes
 *
 *     bytes --ent_html_parse--> elements and pieces --ent_html_lines--> lines with what they are
 *           --ent_html_choose--> the lines of the main content --ent_read_html--> struct ent_page
 *
 * libxml2 reads the tags and says where it stands; each piece of text is then compared with the
 * bytes there, so that a run is exact only where the bytes are the same.  Elements are numbered in
 * the order of their start tags (0 stands for the page), so the descendants of e are e + 1 ...
 * last.
 */
#ifndef ENT_HTML_H
#define ENT_HTML_H

#include "source/ent_page.h"
#include "source/ent_runs.h"

enum {
    ENT_HTML_MOST_BYTES = 32 << 20, /* larger pages are none that somebody wrote */
    ENT_HTML_MOST_DEPTH = 4000
};

enum ent_html_tag {
    ENT_TAG_OTHER, /* an element that only marks a stretch of its line */
    ENT_TAG_A,
    ENT_TAG_ARTICLE,
    ENT_TAG_BLOCK /* div, section, ... */,
    ENT_TAG_BODY,
    ENT_TAG_BR,
    ENT_TAG_CELL,
    ENT_TAG_FIGURE,
    ENT_TAG_HEADER,
    ENT_TAG_HEADING,
    ENT_TAG_HR,
    ENT_TAG_HTML,
    ENT_TAG_ITEM,
    ENT_TAG_LINK,
    ENT_TAG_LIST,
    ENT_TAG_MAIN,
    ENT_TAG_META,
    ENT_TAG_P,
    ENT_TAG_ROW,
    ENT_TAG_SCRIPT,
    ENT_TAG_TIME,
    ENT_TAG_TITLE
};

/* What an element says of its text.  Those before ENT_HTML_OWN hold for all that is inside it too.
 */
enum {
    ENT_HTML_HIDDEN = 1 << 0, /* no text of the page: scripts, styles, "hidden" */
    ENT_HTML_LINK = 1 << 1,
    ENT_HTML_STRONG = 1 << 2, /* bold or italic */
    ENT_HTML_PRE = 1 << 3,    /* line ends count */
    ENT_HTML_ITEM = 1 << 4,   /* list item */
    ENT_HTML_QUOTE = 1 << 5,
    ENT_HTML_CAPTION = 1 << 6,
    ENT_HTML_BYLINE = 1 << 7,
    ENT_HTML_DATE = 1 << 8,
    ENT_HTML_ASIDE = 1 << 9,     /* a bio, a credit, a disclaimer: kept as such near the article */
    ENT_HTML_HEADLINE = 1 << 10, /* itemprop or class says that this is the title */
    ENT_HTML_STANDFIRST = 1 << 11, /* a subtitle: no heading, whatever its tag */
    ENT_HTML_IN_ARTICLE = 1 << 12, /* within <article> or <main> */
    ENT_HTML_OWN = 1 << 13,
    ENT_HTML_LINES = 1 << 13,   /* its start and end divide lines */
    ENT_HTML_NOISE = 1 << 14,   /* menus and the like: left out, unless most of the text is in it */
    ENT_HTML_NEVER = 1 << 15,   /* navigation, comments of readers: left out, however much it is */
    ENT_HTML_BODY_OF = 1 << 16, /* itemprop=articleBody */
    ENT_HTML_MAIN = 1 << 17,    /* <main>, role=main */
    ENT_HTML_LAYOUT = 1 << 18,  /* a table row that holds blocks: its cells are no row of a table */
    ENT_HTML_PUBLISHED = 1 << 19 /* a date that is said to be that of publication */
};

struct ent_html_element {
    uint32_t parent, last; /* last: of its descendants, itself if it has none */
    uint32_t block;        /* the innermost element with ENT_HTML_LINES that it is or is in */
    uint32_t row;          /* the innermost table row, 0: none */
    uint32_t flags;
    uint8_t tag, level; /* level: of the heading that it is or is in, 0: none */
};

enum ent_html_piece_kind {
    ENT_PIECE_EXACT, /* text: bytes[at, at + n) of the input */
    ENT_PIECE_OTHER, /* text: chars[at, at + n), out of the input's [source, source + n_source) */
    ENT_PIECE_BR,
    ENT_PIECE_CELL, /* the next cell of a table row begins */
    ENT_PIECE_BLOCK /* a block begins or ends */
};

struct ent_html_piece {
    uint32_t element, kind, at, n, source, n_source;
};

struct ent_html_pair { /* <meta name content>, and <time datetime> with its element */
    const char *name, *value;
    uint32_t element;
};

struct ent_html {
    const struct ent_input *in;
    struct ent_html_element *elements;
    size_t n_elements, cap_elements;
    struct ent_html_piece *pieces;
    size_t n_pieces, cap_pieces;
    struct ent_buf chars;
    struct ent_arena arena;      /* strings below */
    struct ent_html_pair *pairs; /* in the page's order; of several kinds, told by name */
    size_t n_pairs, cap_pairs;
    const char *language; /* <html lang> */
    struct ent_buf title; /* <title> */
    struct ent_buf json;  /* scripts of type application/ld+json, a NUL byte after each */
    size_t cut;           /* where reading stopped: too deep; 0: it did not */
};

/* The flags, tag and level that an element's name and attributes (name, value, ..., NULL) give it.
 */
void ent_html_classify(const char *name, const char *const *attributes,
                       struct ent_html_element *out);

/* ENT_ENOMEM, ENT_EINTR, ENT_ELIMIT (too large).  No markup is refused. */
ENT_MUST_USE enum ent_status ent_html_parse(const struct ent_input *in, struct ent_html *out,
                                            struct ent_error *err);
void ent_html_done(struct ent_html *h); /* a zeroed struct is empty and ready */

/* ---- lines ---- */

struct ent_html_line {
    uint32_t first, end; /* pieces */
    uint32_t element;    /* the block that it stands in */
    uint32_t all, any;   /* flags that all, or some, of its text has */
    uint32_t n, n_link;  /* bytes without white space; those in links */
    uint32_t good;       /* n if it reads as a sentence of running text, else 0 */
    uint8_t blank_before, keep, is_title;
};

struct ent_html_lines {
    struct ent_html_line *lines;
    size_t n, cap;
};

ENT_MUST_USE enum ent_status ent_html_lines(const struct ent_html *h, struct ent_html_lines *out,
                                            struct ent_error *err);
/* The text of a line, white space made one space, without a map: to be compared.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_html_line_text(const struct ent_html *h,
                                                const struct ent_html_line *line,
                                                struct ent_buf *out, struct ent_error *err);

/*
 * Where the text is: in one element, or in several where the page is a list of whole articles.  The
 * weights are what that was decided by.
 */
struct ent_html_choice {
    struct ent_html_weight *weights; /* one an element */
    uint32_t *bodies;                /* elements, in order; at least one */
    size_t n_bodies, cap_bodies;
};
ENT_MUST_USE enum ent_status ent_html_weigh(const struct ent_html *h,
                                            const struct ent_html_lines *lines,
                                            struct ent_html_choice *out, struct ent_error *err);
void ent_html_choice_done(struct ent_html_choice *c); /* a zeroed struct is empty and ready */

/*
 * Set 'keep' of the lines that belong to the article in that body, and 'is_title' of one at most.
 * 'title' is what the page's head says, or NULL.  *first is the line in which running text begins.
 */
ENT_MUST_USE enum ent_status ent_html_choose(const struct ent_html *h, struct ent_html_lines *lines,
                                             const struct ent_html_choice *choice, uint32_t body,
                                             const char *title, size_t *first,
                                             struct ent_error *err);

/* ---- metadata ---- */

/* What the head and JSON-LD say.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_html_head(const struct ent_html *h, struct ent_article *meta,
                                           struct ent_error *err);
/* Is one title the other, perhaps with the site's name or a section added? */
int ent_html_same_title(const char *a, const char *b);

#endif
