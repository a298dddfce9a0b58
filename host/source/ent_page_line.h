/*
 * ent_page_line.h -- what one line of a page looks like, taken by itself
 */
#ifndef ENT_PAGE_LINE_H
#define ENT_PAGE_LINE_H

#include "source/ent_page.h"
#include "source/ent_page_date.h"

enum ent_look {
    ENT_LOOK_TEXT,     /* reads like running text */
    ENT_LOOK_SHORT,    /* short, without an end of sentence: a title, a heading, a menu entry */
    ENT_LOOK_LABEL,    /* "BACKGROUND: ..." or "Key points:": label_end says where the label ends */
    ENT_LOOK_ITEM,     /* of a list */
    ENT_LOOK_DATE,     /* states a date and nothing else of weight */
    ENT_LOOK_BYLINE,   /* states who wrote it, perhaps when */
    ENT_LOOK_ISSUE,    /* of a letterhead: "No. 214/2024", "Ref: A/12"; above a title, perhaps with its date */
    ENT_LOOK_RULE,     /* "* * *", "-----" */
    ENT_LOOK_JUNK      /* boilerplate wherever it stands: junk says of which kind */
};

struct ent_seen {
    enum ent_look look;
    enum ent_junk junk;    /* of ENT_LOOK_JUNK; of a TEXT line: what it would be at the end of a page */
    uint32_t label_end;    /* offset in the page's text, colon included */
    uint8_t has_date;
    uint8_t date_at;       /* where in the line it stands */
    struct ent_stated_date date;
    uint8_t n_words;       /* up to 255 */
    uint8_t prefix;        /* of a title: what stands before it in its line ("Subject: ") */
    uint8_t soft_label;    /* of a TEXT line: length of "Business impact:" at its start; one alone means nothing */
};

/*
 * s[0, *n) with ordinary spaces where it has no-break ones: s itself if it has none or is longer than the buffer,
 * else a copy in 'buffer' and its length in *n.
 */
enum { ENT_PLAIN = 1300 };
const char *ent_plain_spaces(const char *s, size_t *n, char buffer[ENT_PLAIN]);

/* "- ", "* ", a dot or a dash before an item of a list: its length with the spaces behind it, 0: none. */
size_t ent_line_bullet(const char *s, size_t n);
/* Look at text[line->start, line->end).  Cheap for long lines: only their ends are read. */
void ent_line_look(const char *text, const struct ent_line *line, enum ent_date_order order,
                   struct ent_seen *out);

/* Does it have a word that bodies have in their names (institute, ministry, review, ...)? */
int ent_names_a_body(const char *s, size_t n);
/* At least three words, each with a capital but the small ones: a name of a body. */
int ent_is_title_case(const char *s, size_t n);
/* Two to five capitalised words and nothing else: could be a person's name. */
int ent_is_name(const char *s, size_t n);
/* Is there a capital at s[i]? */
int ent_is_upper_at(const char *s, size_t n, size_t i);
/* May the word at the start of s stand in a name: a capital, a particle? */
int ent_is_name_word(const char *s, size_t n);

/*
 * Who publishes, as a line about the publisher says it: "The X Institute (XI) is an independent ...", "(c) 2024 X",
 * "Y is a publication of X".  Its length; *start is where it begins in s.  0: the line does not say.
 */
size_t ent_line_publisher(const char *s, size_t n, size_t *start);

/* The name that a biography begins with: "Jane Doe is a senior fellow at ..."; its length, 0: none. */
size_t ent_bio_name(const char *s, size_t n, size_t *start);

/* The date of a news agency's opening: "YEREVAN, March 3, 2024 -- The men ...".  1 if there is one. */
int ent_wire_date(const char *s, size_t n, enum ent_date_order order, struct ent_stated_date *out);
/* The same without a year, "WARSAW, Nov. 20 (Agency) ...", which is known from elsewhere. */
int ent_wire_date_of_year(const char *s, size_t n, int year, struct ent_stated_date *out);

#endif
