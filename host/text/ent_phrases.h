/*
 * ent_phrases.h -- lists of phrases: does a text begin with one of them, does it hold one?
 *
 * Letters of ASCII match in either case.  A list ends with NULL.  No state: cheap enough to ask of every line.
 */
#ifndef ENT_PHRASES_H
#define ENT_PHRASES_H

#include <stddef.h>

/* The length of the prefix if s begins with it, else 0. */
size_t ent_begins(const char *s, size_t n, const char *prefix);
/* Of the first in the list that s begins with, else 0. */
size_t ent_begins_any(const char *s, size_t n, const char *const *list);

/* The class of a pair of bytes, below ENT_PHRASE_PAIRS: no phrase of another class begins with them. */
enum { ENT_PHRASE_PAIRS = 1024 };
static inline unsigned ent_phrase_pair(char a, char b) { return ((unsigned)a & 31U) << 5 | ((unsigned)b & 31U); }

int ent_holds(const char *s, size_t n, const char *phrase);
/* Cost: n steps and the list once; phrases have two bytes at least. */
int ent_holds_any(const char *s, size_t n, const char *const *list);

#endif
