/*
 * ent_lang.h -- a cheap guess at the language of a text: its script, then its commonest words
 */
#ifndef ENT_LANG_H
#define ENT_LANG_H

#include <stddef.h>

/* BCP 47 ("en", "hy", ...), or NULL where the first few thousand bytes do not say clearly. */
const char *ent_guess_language(const char *s, size_t n);

#endif
