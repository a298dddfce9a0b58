/*
 * ent_rows.h -- rows of a text that was wrapped at some width become the lines that they were
 */
#ifndef ENT_ROWS_H
#define ENT_ROWS_H

#include "source/ent_page.h"

/* Where the n rows of s look wrapped, those that go on in the next one are joined; how many lines there are then, in the same array. */
size_t ent_rows_join(const char *s, struct ent_line *rows, size_t n);

#endif
