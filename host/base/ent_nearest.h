/*
 * ent_nearest.h -- "did you mean": the nearest of the names that would have been right
 *
 *     struct ent_nearest near;
 *     ent_nearest_start(&near, "lema");
 *     for (...) ent_nearest_offer(&near, names[i]);
 *     if (near.best != NULL) ... "did you mean 'lemma'?"
 */
#ifndef ENT_NEAREST_H
#define ENT_NEAREST_H

#include <stddef.h>

struct ent_nearest {
    const char *wanted;
    const char *best; /* NULL: nothing is near enough to be meant */
    size_t distance;  /* of best; before that, the first distance that is too far */
};

void ent_nearest_start(struct ent_nearest *near, const char *wanted);
/* 'candidate' is kept by pointer where it is the best so far; the first of equals wins. */
void ent_nearest_offer(struct ent_nearest *near, const char *candidate);

/*
 * Insertions, deletions, substitutions and swaps of neighbours that turn a into b (optimal string
 * alignment; Damerau 1964), counted in bytes; '-' and '_' are alike, and so are the cases of ASCII.
 * Of names longer than 63 bytes only the first 63 count.
 */
size_t ent_edit_distance(const char *a, const char *b);

#endif
