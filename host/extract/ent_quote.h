/*
 * ent_quote.h -- what stands between quotation marks: speech and who speaks, titles, words held at arm's length
 */
#ifndef ENT_QUOTE_H
#define ENT_QUOTE_H

#include "extract/ent_view.h"

enum ent_quote_kind { ENT_QUOTE_SPEECH, ENT_QUOTE_SCARE, ENT_QUOTE_TITLE };
const char *ent_quote_kind_name(enum ent_quote_kind kind); /* "speech" "scare" "title" */

struct ent_quote {
    uint32_t first, last;                 /* words between the marks */
    uint32_t start, end;                  /* bytes between the marks */
    enum ent_quote_kind kind;
    uint32_t speaker_first, speaker_last; /* words that name the speaker, in full if the article does anywhere; alike: not told */
    uint32_t cue;                         /* the word that says that somebody speaks; meaningful with a speaker */
    const char *rule;                     /* how the speaker was found: "before", "after", "according to", "goes on", "pronoun"; NULL */
};
struct ent_quotes {
    struct ent_quote *items;
    size_t n, cap;
};

/* Append the quotations of the view, in order.  Double and angle marks; single ones where they pair plainly. */
ENT_MUST_USE enum ent_status ent_quote_find(const struct ent_view *v, struct ent_quotes *out,
                                            struct ent_error *err);
void ent_quotes_done(struct ent_quotes *q); /* a zeroed one is empty and ready */

#endif
