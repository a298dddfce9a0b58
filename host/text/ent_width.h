/*
 * ent_width.h -- how many columns of a terminal a text takes
 *
 * By Unicode's properties, whatever the locale says: East Asian wide and fullwidth characters and emoji take
 * two columns, marks, joiners and variation selectors none, a pair of regional indicators (a flag) and what
 * joiners put together two.  Control characters are shown as one '?' by ent_width_add().
 */
#ifndef ENT_WIDTH_H
#define ENT_WIDTH_H

#include "base/ent_mem.h"

size_t ent_width(const char *s, size_t n);

/* The longest beginning of s that fits 'width' columns without cutting a cluster, and what it takes. */
size_t ent_width_cut(const char *s, size_t n, size_t width, size_t *taken);

/*
 * Append s in exactly 'width' columns: cut with an ellipsis if it is longer, filled with spaces on the
 * other side if it is shorter.  White space and control characters become single spaces or '?';
 * right-to-left text is put between isolates (U+2068, U+2069), so that it does not move its neighbours.
 */
enum ent_width_side {
    ENT_WIDTH_LEFT, ENT_WIDTH_RIGHT, /* where it stands */
    ENT_WIDTH_END /* on the right; and what is longer loses its beginning */
};
void ent_width_add(struct ent_buf *out, const char *s, size_t n, size_t width, enum ent_width_side side);

/* Is any character of s written from right to left? */
int ent_is_right_to_left(const char *s, size_t n);

#endif
