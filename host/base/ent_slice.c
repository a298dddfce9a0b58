#include "base/ent_slice.h"

#include <string.h>

static int is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

struct ent_slice ent_slice_trim(const char *s, size_t n)
{
    while (n > 0 && is_blank(*s))
        s++, n--;
    while (n > 0 && is_blank(s[n - 1]))
        n--;
    return (struct ent_slice){s, n};
}

int ent_slice_is(struct ent_slice x, const char *word) { return strlen(word) == x.n && memcmp(x.s, word, x.n) == 0; }

struct ent_slice ent_slice_cut(struct ent_slice *rest, char mark)
{
    const char *at = rest->n > 0 ? memchr(rest->s, mark, rest->n) : NULL, *end = rest->s + rest->n;
    struct ent_slice left = ent_slice_trim(rest->s, at != NULL ? (size_t)(at - rest->s) : rest->n);
    *rest = at == NULL ? (struct ent_slice){end, 0} : ent_slice_trim(at + 1, (size_t)(end - at - 1));
    return left;
}

struct ent_slice ent_slice_line(struct ent_slice *rest)
{
    const char *end = rest->n > 0 ? memchr(rest->s, '\n', rest->n) : NULL;
    size_t n = end != NULL ? (size_t)(end - rest->s) : rest->n, gone = end != NULL ? n + 1 : n;
    struct ent_slice line = ent_slice_trim(rest->s, n);
    *rest = (struct ent_slice){rest->s + gone, rest->n - gone};
    return line;
}

size_t ent_slice_count(struct ent_slice x, char mark)
{
    size_t n = x.n > 0;
    for (size_t i = 0; i < x.n; i++)
        n += x.s[i] == mark;
    return n;
}
