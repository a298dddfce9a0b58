#include "model/ent_wordform.h"

#include <unicode/uchar.h>

#include "text/ent_chars.h"

enum { LONGEST = 64, KEPT_END = 8, SHAPE = 12 };

static uint32_t small_letter(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 32 : c;
    return (uint32_t)u_tolower((UChar32)c);
}

/* The letters as they are, without the middle of a very long word. */
static size_t letters(const char *s, size_t n, uint32_t *out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = ent_utf8_next(s, n, &i);
        if (count == most) {
            for (size_t k = most - KEPT_END; k + 1 < most; k++)
                out[k] = out[k + 1];
            count--;
        }
        out[count++] = c;
    }
    return count;
}

static uint32_t step(uint32_t h, uint32_t c) { return (h ^ c) * 0x01000193u; }

static uint32_t finish(uint32_t h)
{
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    return h ^ (h >> 13);
}

static uint32_t hash(const uint32_t *c, size_t n, uint32_t seed)
{
    uint32_t h = seed;
    for (size_t i = 0; i < n; i++)
        h = step(h, c[i]);
    return finish(h);
}

/* The letter of the shape: one for each kind, punctuation itself. */
static uint32_t shape_letter(uint32_t c, enum ent_char kind)
{
    switch (kind) {
    case ENT_CHAR_UPPER:
        return 'X';
    case ENT_CHAR_LOWER:
    case ENT_CHAR_MARK:
        return 'x';
    case ENT_CHAR_LETTER:
    case ENT_CHAR_HAN:
        return 'y';
    case ENT_CHAR_DIGIT:
        return 'd';
    default:
        return c;
    }
}

void ent_wordform(const char *s, size_t n, struct ent_wordform *out)
{
    uint32_t c[LONGEST], last = 0, shape = 0;
    size_t count = letters(s, n, c, LONGEST), n_upper = 0, n_letters = 0, n_shape = 0;
    *out = (struct ent_wordform){0};
    for (size_t i = 0; i < count; i++) {
        enum ent_char kind = ent_char_kind(c[i]);
        uint32_t letter = shape_letter(c[i], kind);
        n_upper += kind == ENT_CHAR_UPPER;
        n_letters += (size_t)ent_char_in(kind, ENT_CHAR_LETTERS);
        if (kind == ENT_CHAR_DIGIT)
            out->flags |= ENT_FORM_DIGIT;
        if (kind == ENT_CHAR_DASH)
            out->flags |= ENT_FORM_HYPHEN;
        if (i == 0 && kind == ENT_CHAR_UPPER)
            out->flags |= ENT_FORM_CAPITAL;
        if (letter != last && n_shape++ < SHAPE)
            shape = step(shape, letter);
        last = letter;
        c[i] = kind == ENT_CHAR_DIGIT ? '0' : small_letter(c[i]);
    }
    if (n_upper > 0)
        out->flags |= ENT_FORM_UPPER;
    if (n_letters > 0)
        out->flags |= ENT_FORM_LETTER;
    if (n_upper > 1 && n_upper == n_letters)
        out->flags |= ENT_FORM_ALL_UPPER;
    out->shape = finish(shape);
    out->word = hash(c, count, 1);
    for (size_t k = 0; k < (size_t)ENT_FORM_ENDS; k++) {
        size_t m = k < count ? k + 1u : count; /* a short word is its own end */
        out->suffix[k] = hash(c + count - m, m, k < count ? 2 : 3);
        out->prefix[k] = hash(c, m, k < count ? 4 : 5);
    }
}
