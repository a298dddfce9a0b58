/*
 * ent_markup.h -- text within HTML and SVG
 */
#ifndef ENT_MARKUP_H
#define ENT_MARKUP_H

#include "base/ent_mem.h"

/* s as character data, fit for attributes between "" too; control characters, which markup has not, become U+FFFD. */
void ent_markup_add(struct ent_buf *out, const char *s, size_t n);

#endif
