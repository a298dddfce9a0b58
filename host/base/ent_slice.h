/*
 * ent_slice.h -- pieces of a line, for the small text files that analysts edit
 */
#ifndef ENT_SLICE_H
#define ENT_SLICE_H

#include <stddef.h>

struct ent_slice {
    const char *s; /* not NUL-ended */
    size_t n;
};

/* s[0, n) without the blanks around it. */
struct ent_slice ent_slice_trim(const char *s, size_t n);
int ent_slice_is(struct ent_slice x, const char *word);
/* What stands before the mark is returned and *rest is what comes after it, both trimmed; all of it and nothing if there is no mark. */
struct ent_slice ent_slice_cut(struct ent_slice *rest, char mark);
/* The next line, trimmed; *rest is what comes after its end. */
struct ent_slice ent_slice_line(struct ent_slice *rest);
/* How many pieces the mark divides it into; 0 for nothing. */
size_t ent_slice_count(struct ent_slice x, char mark);

#endif
