/*
 * ent_utf8.h -- UTF-8 as the Unicode Standard (chapter 3, table 3-7) defines it
 */
#ifndef ENT_UTF8_H
#define ENT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define ENT_UTF8_BAD 0xFFFDu /* what a byte that is no UTF-8 reads as */

/* The character at s[*i], *i < n; *i moves past it (one byte past a fault, which reads as U+FFFD). */
uint32_t ent_utf8_next(const char *s, size_t n, size_t *i);

/* The character that ends before s[*i], *i > 0; *i moves to its start. */
uint32_t ent_utf8_prev(const char *s, size_t n, size_t *i);

/* Offset of the first byte that is not well-formed UTF-8; n if all is. */
size_t ent_utf8_check(const char *s, size_t n);

/* Write character c (a scalar value) into out; its length, 1 to 4 bytes. */
size_t ent_utf8_put(uint32_t c, char out[4]);

/* Characters in well-formed s. */
size_t ent_utf8_count(const char *s, size_t n);

/* White space in Unicode's sense, no-break and zero-width spaces and the byte order mark included. */
int ent_is_space(uint32_t c);

/* Where s[start, end) begins and ends without the white space around it. */
void ent_trim(const char *s, size_t *start, size_t *end);

#endif
