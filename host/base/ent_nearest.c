#include "base/ent_nearest.h"

#include <string.h>

enum { LONGEST = 63 };

static unsigned char fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned char)(c + 'a' - 'A');
    return c == '-' ? '_' : (unsigned char)c;
}

static size_t min_of(size_t a, size_t b) { return a < b ? a : b; }

size_t ent_edit_distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST + 1]; /* the last two rows and the one being filled */
    size_t na = strnlen(a, LONGEST), nb = strnlen(b, LONGEST);
    size_t *before = rows[0], *above = rows[1], *row = rows[2];

    for (size_t j = 0; j <= nb; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= na; i++) {
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t differs = fold(a[i - 1]) != fold(b[j - 1]);
            row[j] = min_of(min_of(above[j] + 1, row[j - 1] + 1), above[j - 1] + differs);
            if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
                fold(a[i - 2]) == fold(b[j - 1]))
                row[j] = min_of(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[nb];
}

void ent_nearest_start(struct ent_nearest *near, const char *wanted)
{
    near->wanted = wanted;
    near->best = NULL;
    /* One slip for each three bytes, and one more: 'ls' is not 'in', but 'lema' is 'lemma'. */
    near->distance = min_of(strlen(wanted), LONGEST) / 3 + 2;
    if (near->distance > 4)
        near->distance = 4;
}

void ent_nearest_offer(struct ent_nearest *near, const char *candidate)
{
    size_t d = ent_edit_distance(near->wanted, candidate);
    size_t longer = min_of(strlen(near->wanted), LONGEST);
    /* A name of which nothing is left is not meant. */
    if (d < near->distance && d < longer) {
        near->distance = d;
        near->best = candidate;
    }
}
