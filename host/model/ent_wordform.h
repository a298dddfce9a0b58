/*
 * ent_wordform.h -- what can be seen of a word without knowing it: its ends, its letters, its shape
 */
#ifndef ENT_WORDFORM_H
#define ENT_WORDFORM_H

#include <stddef.h>
#include <stdint.h>

enum {
    ENT_FORM_UPPER = 1,      /* has a capital */
    ENT_FORM_DIGIT = 2,
    ENT_FORM_HYPHEN = 4,
    ENT_FORM_ALL_UPPER = 8,  /* two letters or more, all capitals */
    ENT_FORM_LETTER = 16,
    ENT_FORM_CAPITAL = 32    /* begins with one */
};

enum { ENT_FORM_ENDS = 4 };

/* Hashes are of the word in small letters, digits as 0.  Letters are characters, not bytes. */
struct ent_wordform {
    uint32_t word;
    uint32_t suffix[ENT_FORM_ENDS], prefix[ENT_FORM_ENDS]; /* of 1 to 4 letters */
    uint32_t shape; /* hash of "Xxd-x": runs of capitals, small letters, digits, others */
    uint32_t flags;
};

/* s[0, n) is UTF-8 (anything else has a form, too).  Of a very long word the middle is not looked at. */
void ent_wordform(const char *s, size_t n, struct ent_wordform *out);


#endif
