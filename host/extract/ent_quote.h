/*
 * ent_quote.h -- what is said and who says it: between quotation marks and in indirect speech
 */
#ifndef ENT_QUOTE_H
#define ENT_QUOTE_H

#include "extract/ent_view.h"

/* Between marks: speech, the title of something, words held at arm's length; without marks: indirect speech. */
enum ent_quote_kind { ENT_QUOTE_SPEECH, ENT_QUOTE_SCARE, ENT_QUOTE_TITLE, ENT_QUOTE_INDIRECT };
const char *ent_quote_kind_name(enum ent_quote_kind kind); /* "speech" "scare" "title" "indirect" */

struct ent_quote {
    uint32_t first, last;                 /* words between the marks */
    uint32_t start, end;                  /* bytes between the marks */
    enum ent_quote_kind kind;
    uint32_t speaker_first, speaker_last; /* words that name the speaker, in full if the article does anywhere; alike: not told */
    size_t mention;                       /* the name (number in v->mentions) that the speaker is; SIZE_MAX: none */
    uint32_t cue;                         /* the word that says that somebody speaks; meaningful with a rule */
    const char *rule;                     /* how the speaker was found: "before" "after" "according to" "by" "as told by" "words of" "colon"
                                             "pronoun" "goes on" "sentence before" "clause"; NULL: nobody is */
};
struct ent_quotes {
    struct ent_quote *items;
    size_t n, cap;
};

/* Append the quotations of the view and what it reports without marks, in order, not overlapping.  Double, angle and
 * low marks; single ones where they pair plainly.  A quotation of several paragraphs is one for each. */
ENT_MUST_USE enum ent_status ent_quote_find(const struct ent_view *v, struct ent_quotes *out,
                                            struct ent_error *err);
void ent_quotes_done(struct ent_quotes *q); /* a zeroed one is empty and ready */

#endif
