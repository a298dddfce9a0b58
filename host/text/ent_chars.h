/*
 * ent_chars.h -- what kind of character a character is, as far as words and sentences care
 *
 * ASCII goes by a table, everything else by the Unicode general category (ICU), with the
 * typographic characters of European print told apart first.
 */
#ifndef ENT_CHARS_H
#define ENT_CHARS_H

#include <stddef.h>
#include <stdint.h>

#include "text/ent_utf8.h"

enum ent_char {
    ENT_CHAR_OTHER, /* controls, symbols, punctuation without a kind of its own */
    ENT_CHAR_SPACE,
    ENT_CHAR_UPPER,  /* letters: upper or title case */
    ENT_CHAR_LOWER,  /* ... lower case */
    ENT_CHAR_LETTER, /* ... without case (Arabic, Georgian, Hangul, kana), and U+FFFD */
    ENT_CHAR_MARK,   /* stays with the character before it: accents, vowel signs, joiners */
    ENT_CHAR_HAN,    /* ideographs: a word each */
    ENT_CHAR_DIGIT,
    ENT_CHAR_APOS,  /* ' ’ ‘ ` ´ and the like: apostrophe or single quote */
    ENT_CHAR_QUOTE, /* the straight " */
    ENT_CHAR_OPEN,  /* opening bracket or quotation mark */
    ENT_CHAR_CLOSE, /* closing bracket or quotation mark */
    ENT_CHAR_DASH,  /* hyphens and dashes */
    ENT_CHAR_STOP,  /* . ? ! … and what ends a sentence in other scripts */
    ENT_CHAR_EMOJI, /* pictographs; the parts of one are joined by joiners and modifiers */
    ENT_CHAR_FLAG   /* regional indicator: two make a flag */
};

/* Lower-case letters to digits: what a word is made of. */
#define ENT_CHAR_WORDY                                                                             \
    (1u << ENT_CHAR_UPPER | 1u << ENT_CHAR_LOWER | 1u << ENT_CHAR_LETTER | 1u << ENT_CHAR_MARK |   \
     1u << ENT_CHAR_DIGIT)
#define ENT_CHAR_LETTERS (1u << ENT_CHAR_UPPER | 1u << ENT_CHAR_LOWER | 1u << ENT_CHAR_LETTER)

static inline int ent_char_in(enum ent_char kind, unsigned set) { return (set >> kind & 1u) != 0; }

extern const uint8_t ent_char_ascii[128];
enum ent_char ent_char_beyond(uint32_t c); /* c >= 0x80 */

static inline enum ent_char ent_char_kind(uint32_t c)
{
    return c < 0x80 ? (enum ent_char)ent_char_ascii[c] : ent_char_beyond(c);
}

/* The kind of the character at s[i], and its length in bytes. */
static inline enum ent_char ent_char_at(const char *s, size_t n, size_t i, size_t *len)
{
    unsigned char b = (unsigned char)s[i];
    if (b < 0x80) {
        *len = 1;
        return (enum ent_char)ent_char_ascii[b];
    }
    size_t next = i;
    uint32_t c = ent_utf8_next(s, n, &next);
    *len = next - i;
    return ent_char_beyond(c);
}

#endif
