/*
 * ent_association.h -- how strongly two words go together, from a table of four counts
 *
 *                 second word    another
 *     first word  o11            o12          r1 = o11 + o12
 *     another     o21            o22          r2
 *                 c1             c2           n
 *
 * eIJ = rI * cJ / n is what would be expected if the two had nothing to do with each other.  Counts are
 * doubles so that windows may be weighted; they must not be negative.  What is not defined (a logarithm of
 * nothing, a division by it) is NaN; "0 ln 0" is 0 as usual.
 *
 * The table and most formulas are Evert's (S. Evert, "Corpora and collocations", in Luedeling and Kyto,
 * Corpus Linguistics: An International Handbook, 2008, ch. 58; "The Statistics of Word Cooccurrences", 2004).
 */
#ifndef ENT_ASSOCIATION_H
#define ENT_ASSOCIATION_H

#include "stats/ent_measure.h"

struct ent_table {
    double o11, o12, o21, o22;
};
/* The table of a pair: together, each word alone, all. */
struct ent_table ent_table_of(double together, double first, double second, double all);

struct ent_association {
    struct ent_measure about;
    double (*value)(const struct ent_table *t);
    int ascending;    /* the smallest value is the strongest: p-values */
    int is_two_sided; /* large too where the words avoid each other; lists give that a minus sign */
};

extern const struct ent_association ent_associations[]; /* ends in a row without a name */
/* NULL: no such measure. */
const struct ent_association *ent_association_find(const char *name);

/* G2 = 2 sum o ln(o/e) over the four cells, which association and keyness share. */
double ent_table_ll(const struct ent_table *t);
/* X2 = sum (o - e)^2 / e; with Yates' correction |o - e| is made smaller by 0.5, but not below 0. */
double ent_table_chi2(const struct ent_table *t, int yates);

#endif
