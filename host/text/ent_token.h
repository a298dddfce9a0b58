/*
 * ent_token.h -- words and sentences of a text, after the UD English conventions
 *
 * The text is UTF-8 (checked before) and never changed; all offsets are bytes into it, half-open.
 * A *word* is a UD syntactic word; a *token* is what stands between spaces and punctuation.  Most
 * tokens are one word; a multi-word token (don't, Russia's) is several words that divide its bytes.
 * Every byte that is no white space is in exactly one word.
 *
 * The conventions are those of the EWT and GUM treebanks (https://universaldependencies.org/en/):
 *   do|n't can|not gon|na Russia|'s states|'   parts of one token
 *   well - known  3 - gigawatt  2019 - 2020    hyphens stand alone ...
 *   non-aligned  e-mail  713-853-3989          ... but after a prefix, in telephone numbers and
 * dates $ 2 bn   5 %   30 km   3 + 3               signs and units stand alone 1,000.50  08/07/2025
 * 14:52  9/11          numbers, dates and times do not part Mr.  U.S.  Inc. keep their dot; where
 * it ends the sentence it is the full stop, a word of its own (the U.S . The), as in EWT and / or
 * AT&T   l/c                      slashes part words of more than a letter http://...  a@b.org
 * @name  #tag  :-)      are one word In other scripts a word is a run of letters and their marks.
 * Ideographs are a word each (without a dictionary nothing better is sure); kana, Thai and the like
 * are words as long as the run is.
 */
#ifndef ENT_TOKEN_H
#define ENT_TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_mem.h"
#include "base/ent_status.h"

enum {
    ENT_WORD_MWT_FIRST = 1,   /* the first word of a multi-word token */
    ENT_WORD_MWT_NEXT = 2,    /* a further word of it */
    ENT_WORD_SPACE_AFTER = 4, /* white space, or the end of the text, follows */
    ENT_WORD_SENT_END = 8     /* the last word of a sentence */
};

struct ent_word {
    uint32_t start, end; /* bytes of the text */
    uint32_t flags;
};

/* The words of one stretch of text, in order; every sentence ends in ENT_WORD_SENT_END. */
struct ent_words {
    struct ent_word *words;
    size_t n, cap;
};

/*
 * Append the words of text[start, end) to *out.  A stretch is what the layout of the page keeps
 * together (a paragraph, a heading, a list item): a sentence never crosses its ends.  Blank lines
 * inside it end sentences too.  Time grows with the length, whatever the bytes.
 * ENT_ENOMEM, ENT_EINTR (a very long stretch, interrupted).
 */
ENT_MUST_USE enum ent_status ent_tokenize(const char *text, size_t start, size_t end,
                                          struct ent_words *out, struct ent_error *err);

void ent_words_done(struct ent_words *words); /* a zeroed struct is empty and ready */

#endif
