/*
 * ent_page.h -- a page of text, whatever it was saved from, becomes its articles
 *
 * The readers of plain text, Markdown, HTML and JSONL each make a page: its text, its lines with what
 * the markup said of them, and what the file's metadata said.  The rules here know how pages are made
 * (datelines, bylines, headings, credits, bios, newsletter boxes), not where one came from.
 */
#ifndef ENT_PAGE_H
#define ENT_PAGE_H

#include "source/ent_source.h"

enum ent_line_hint {       /* what the markup says a line is */
    ENT_LINE_PLAIN,        /* nothing: the rules decide */
    ENT_LINE_TITLE,        /* <h1> of the article, "# Title" */
    ENT_LINE_HEADING,      /* <h2>..<h6>, "## ..."; 'level' says which */
    ENT_LINE_PARAGRAPH,    /* <p> in the main content: text unless a rule is sure of something else */
    ENT_LINE_ITEM,         /* <li>, "- ...", a table row */
    ENT_LINE_QUOTE,        /* <blockquote>, "> ..." */
    ENT_LINE_BYLINE,       /* class or rel "author" */
    ENT_LINE_DATE,         /* <time> */
    ENT_LINE_CAPTION,      /* <figcaption>, alt text shown */
    ENT_LINE_ASIDE         /* outside the main content but kept: boilerplate of some kind */
};

struct ent_line {
    uint32_t start, end;   /* bytes of the page's text, without white space around */
    uint8_t hint, level;
    uint8_t blank_before;  /* a blank line, or a block border, stands before it */
    uint8_t strong;        /* all of it is bold or italic in the markup */
};

struct ent_page {
    const char *text;             /* UTF-8; white space between the lines is the page's own */
    size_t n;
    const struct ent_run *runs;   /* from text to the source file's bytes, covering all of it */
    size_t n_runs;
    const struct ent_line *lines; /* in order; a wrapped paragraph may be one line of several rows */
    size_t n_lines;
    int single;                   /* it is known to be one article (HTML, a JSONL record) */
    const struct ent_article *meta; /* title, authors, dates, publisher, language, id, fields that the
                                       file's metadata states (they win over the page's own); NULL: none */
};

static inline const char *ent_page_line_text(const struct ent_page *p, size_t i) { return p->text + p->lines[i].start; }
static inline size_t ent_page_line_size(const struct ent_page *p, size_t i) { return p->lines[i].end - p->lines[i].start; }

/*
 * Split the page into articles and give each to the sink.  With options->as_is the page is one article
 * of paragraphs, nothing split off or cleaned.  '*ordinal' is the number of articles that this file has
 * given so far, and is counted up.
 */
ENT_MUST_USE enum ent_status ent_page_read(const struct ent_page *page, const struct ent_input *in,
                                           const struct ent_source_options *options,
                                           const struct ent_source_sink *sink,
                                           struct ent_source_stats *stats, uint32_t *ordinal,
                                           struct ent_error *err);

#endif
