/*
 * ent_dispersion.h -- how evenly a word is spread over the parts of a corpus
 *
 * Part i of 'parts' has counts[i] occurrences of the word in sizes[i] words.  With f the sum of the counts:
 * s_i is the part's share of the corpus, v_i its count, p_i = v_i / sizes[i].  The formulas for parts of
 * unequal size are those of Gries 2008 ("Dispersions and adjusted frequencies in corpora", IJCL 13(4)) and
 * 2020 ("Analyzing dispersion", in Paquot and Gries, A Practical Handbook of Corpus Linguistics).
 * Parts without words are left out.  A word that does not occur has no dispersion: NaN (range: 0).
 */
#ifndef ENT_DISPERSION_H
#define ENT_DISPERSION_H

#include <stddef.h>
#include <stdint.h>

#include "stats/ent_measure.h"

struct ent_dispersion {
    struct ent_measure about;
    double (*value)(const double *counts, const double *sizes, size_t parts);
};
extern const struct ent_dispersion ent_dispersions[]; /* ends in a row without a name */
const struct ent_dispersion *ent_dispersion_find(const char *name); /* NULL: no such measure */

/*
 * Average reduced frequency (Savicky and Hlavacova 2002, "Measures of word commonness", Journal of
 * Quantitative Linguistics 9): f occurrences at rising positions, 0 <= position < n, the corpus seen as a
 * ring; (1/v) sum min(distance, v), v = n / f.  0 for none.
 */
double ent_arf(const uint64_t *positions, size_t f, uint64_t n);

#endif
