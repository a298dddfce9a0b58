/*
 * ent_article.h -- an article as a reader found it: its text, what the page said of it, its parts
 *
 * The stored text is UTF-8 and holds, in the order of the page, everything that belongs to this
 * article: dateline, title, byline, headings, paragraphs, and the boilerplate around them.  All
 * offsets are bytes into it, half-open; 'runs' lead from it to the bytes of the source file.
 * The blocks divide what matters of it, in order and without overlap; what lies between them (line
 * ends, spaces, page furniture) is kept in the text and belongs to nothing.
 */
#ifndef ENT_ARTICLE_H
#define ENT_ARTICLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_date.h"
#include "base/ent_mem.h"
#include "base/ent_status.h"

enum ent_block_kind {
    ENT_BLOCK_TITLE,
    ENT_BLOCK_BYLINE,      /* "By Eduard Abrahamyan" */
    ENT_BLOCK_DATELINE,    /* a line that only states when (and where) the page was published */
    ENT_BLOCK_HEADING,     /* starts a section; an inline label ("BACKGROUND:") is one, its colon included */
    ENT_BLOCK_PARAGRAPH,   /* body text, block quotations and standfirsts too */
    ENT_BLOCK_ITEM,        /* one item of a list, one row of a table: body text, counts as a paragraph */
    ENT_BLOCK_BOILERPLATE  /* not the article's own words: see enum ent_junk */
};

enum ent_junk { /* what kind of boilerplate */
    ENT_JUNK_NONE,
    ENT_JUNK_BIO,        /* about the author */
    ENT_JUNK_CREDIT,     /* photo credit, caption without a sentence */
    ENT_JUNK_DISCLAIMER, /* legal, copyright */
    ENT_JUNK_ABOUT,      /* the publisher about itself */
    ENT_JUNK_NEWSLETTER, /* subscribe, follow, donate, share */
    ENT_JUNK_NAVIGATION  /* menus, breadcrumbs, related links, tags, "Published in ..." */
};

struct ent_block {
    enum ent_block_kind kind;
    enum ent_junk junk;  /* ENT_JUNK_NONE unless kind is ENT_BLOCK_BOILERPLATE */
    uint32_t start, end; /* without the white space around it */
    uint8_t level;       /* of a heading: 1 to 6, 0 not known */
};

/*
 * A stretch [text, next run's text) of the stored text and where it comes from.  Exact: byte by byte
 * the same, so n_source is the stretch's length.  Else the whole stretch came out of the n_source
 * bytes at 'source' (an entity, an escape, a converted character); n_source 0: it was put in by us.
 */
struct ent_run {
    uint32_t text;
    uint32_t n_source;
    uint64_t source;
    uint8_t exact;
};

struct ent_field { /* any further thing that the source says: country, session, url */
    const char *name, *value;
};

/*
 * ---- words that came with the text (CoNLL-U, vertical text); strings are NULL where the file has "_" ----
 *
 * The words of a multi-word token divide its bytes where their forms make it up (do|n't); else (del =
 * de + el) the first has them all and the others are empty, at its end.
 */

struct ent_parsed_word {
    uint32_t start, end;                         /* bytes of the stored text */
    const char *form;                            /* differs from the text where a token splits oddly */
    const char *lemma, *upos, *xpos, *feats, *deprel, *deps, *misc;
    int32_t head;                                /* 1-based within the sentence, 0: root, -1: "_" */
};
struct ent_parsed_mwt {                          /* "3-4  don't": words first..last of the sentence */
    uint32_t first, last;                        /* 0-based within the sentence */
    const char *form, *rest;                     /* rest: columns 3 to 10 as they were, NULL: all "_" */
};
struct ent_parsed_empty {                        /* "8.1 ...": stands after word 'after' (0: before all) */
    uint32_t after;
    const char *line;                            /* the line as it was */
};
struct ent_parsed_sentence {
    uint32_t first_word, n_words;                /* into ent_parsed.words */
    uint32_t first_mwt, n_mwts, first_empty, n_empties;
    const char *comments;                        /* lines as they were, joined by \n; NULL: none */
};
struct ent_parsed_span {                         /* a tag of vertical text, <NAME A="V"> to </NAME> */
    const char *layer;                           /* its name, at most 15 bytes */
    uint32_t start, end, first, last;            /* bytes of the stored text; words of the document */
    const struct ent_field *attrs;
    size_t n_attrs;
};
enum { ENT_MOST_COLUMNS = 32 };
struct ent_parsed {
    struct ent_parsed_word *words;
    size_t n_words, cap_words;
    struct ent_parsed_mwt *mwts;
    size_t n_mwts, cap_mwts;
    struct ent_parsed_empty *empties;
    size_t n_empties, cap_empties;
    struct ent_parsed_sentence *sentences;
    size_t n_sentences, cap_sentences;
    struct ent_parsed_span *spans; /* starts do not fall */
    size_t n_spans, cap_spans;
    const char *more_names[ENT_MOST_COLUMNS]; /* further columns */
    size_t n_more;
    const char **more; /* n_more values a word */
    size_t cap_more;
};

struct ent_article {
    struct ent_arena arena;  /* owns every string below but text */

    const char *file;        /* path relative to the ingested argument */
    uint32_t ordinal;        /* 1-based: which article of its file */
    const char *id;          /* given by the source (JSONL, CoNLL-U), else NULL */

    char *text;              /* ent_malloc; NUL after it */
    size_t len;              /* < 4 GiB */
    struct ent_run *runs;    /* at least one where len > 0; runs[0].text is 0; sorted */
    size_t n_runs, cap_runs;
    struct ent_block *blocks;
    size_t n_blocks, cap_blocks;
    uint32_t start, end;     /* the article proper: from its title (or first text) to its bio */

    const char *title;       /* as stated, NULL where the page lost it */
    const char **authors;
    size_t n_authors, cap_authors;
    struct ent_date published, published_alt; /* alt: the other reading of an ambiguous numeric date */
    const char *published_how; /* "dateline", "byline", "meta", "field", "filename"...; NULL: no date */
    const char *publisher;   /* NULL where unstated */
    const char *language;    /* BCP 47, NULL where neither stated nor detected */
    const char *encoding;    /* of the source where it was not UTF-8, else NULL */
    struct ent_field *fields;
    size_t n_fields, cap_fields;

    struct ent_parsed *parse; /* NULL: words are ours to find; its arrays freed by ent_article_done */
};

void ent_article_done(struct ent_article *a); /* a zeroed article is empty and ready */

/* Append helpers; strings are copied into the arena.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_article_add_block(struct ent_article *a, enum ent_block_kind kind,
                                                   enum ent_junk junk, size_t start, size_t end,
                                                   struct ent_error *err);
ENT_MUST_USE enum ent_status ent_article_add_author(struct ent_article *a, const char *s, size_t n,
                                                    struct ent_error *err);
ENT_MUST_USE enum ent_status ent_article_add_field(struct ent_article *a, const char *name,
                                                   const char *value, size_t n_value,
                                                   struct ent_error *err);
/* A run; one that continues the last exactly is joined to it. */
ENT_MUST_USE enum ent_status ent_article_add_run(struct ent_article *a, size_t text, uint64_t source,
                                                 size_t n_source, int exact, struct ent_error *err);

/* "title", "byline", ...; "bio", "credit", ...: the names that scripts and exports see. */
const char *ent_block_kind_name(enum ent_block_kind kind);
const char *ent_junk_name(enum ent_junk junk);

#endif
