/*
 * ent_lexer.h -- the inside of the tokeniser: what its files share; nobody else includes it
 *
 * A stretch is cut at white space into chunks, and a chunk into tokens from left to right.  Each
 * function that scans takes the offset p where a token begins, appends its words, and returns where
 * the token ends (> p).  Every look ahead is bounded or is consumed, so time grows with length.
 */
#ifndef ENT_LEXER_H
#define ENT_LEXER_H

#include "text/ent_chars.h"
#include "text/ent_sentence.h"
#include "text/ent_token.h"

enum shape { /* what a chunk holds, and what a byte can be */
             SHAPE_LETTER = 1,
             SHAPE_DIGIT = 2,
             SHAPE_AT = 4,
             SHAPE_COLON = 8,
             SHAPE_W = 16,   /* w or W: "www." may begin here */
             SHAPE_ART = 32, /* - = < > | + * ~ _ ^: rulers and arrows are made of them */
             SHAPE_OTHER = 64,
             SHAPE_HIGH = 128, /* not ASCII */
             SHAPE_SPACE = 256,
             SHAPE_MAYBE = 512 /* first byte of a character that may be white space */
};

struct lexer {
    const char *s;
    size_t limit;    /* end of the stretch */
    size_t chunk, e; /* the chunk */
    unsigned shape;  /* what is in it */
    size_t quote;    /* where a single quote opened that is not closed yet, or NO_QUOTE */
    struct ent_words *out;
    enum ent_status st; /* the first failure; appending stops there */
    struct ent_error *err;
};

#define NO_QUOTE SIZE_MAX
enum { QUOTE_REACH = 400 }; /* a single quotation is not longer: else it was an apostrophe */

void lexer_emit(struct lexer *lx, size_t start, size_t end, uint32_t flags);

/* The kind at i < e, else ENT_CHAR_SPACE. */
static inline enum ent_char lexer_kind(const struct lexer *lx, size_t i, size_t *len)
{
    if (i < lx->e)
        return ent_char_at(lx->s, lx->e, i, len);
    *len = 0;
    return ENT_CHAR_SPACE;
}

static inline int lexer_is(const struct lexer *lx, size_t i, unsigned kinds)
{
    size_t len;
    return ent_char_in(lexer_kind(lx, i, &len), kinds);
}

static inline char lexer_byte(const struct lexer *lx, size_t i)
{
    return i < lx->e ? lx->s[i] : '\0';
}

/* The end of the letters, marks and digits that begin at i. */
size_t lexer_run(const struct lexer *lx, size_t i, unsigned kinds);

size_t lexer_word(struct lexer *lx, size_t p);
size_t lexer_number(struct lexer *lx, size_t p);

/* Where a web or mail address that begins at p ends; p if none does. */
size_t lexer_address(const struct lexer *lx, size_t p);
size_t lexer_url_end(const struct lexer *lx, size_t p);

/* Is the dot before 'after' the full stop of its sentence, whatever it abbreviates? */
int lexer_full_stop(const struct lexer *lx, size_t after);

/* The kind of the first character of the next chunk; ENT_CHAR_SPACE at the end of the stretch. */
enum ent_char lexer_next_kind(const struct lexer *lx);
/* Where the letters begin and end that the next chunk begins with, 16 at most; nothing at the end of the stretch. */
void lexer_next_letters(const struct lexer *lx, size_t *from, size_t *to);

#endif
