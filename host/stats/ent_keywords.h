/*
 * ent_keywords.h -- which words one text has more of than another
 *
 * Two parts, of one corpus or of two; words of two corpora are the same if their strings are.  f1 of n1 words of the
 * target, f2 of n2 of the reference; all words count, punctuation among them.  The measures are those of ent_keyness.h;
 * tests of words that the reference has more of have a minus sign.
 */
#ifndef ENT_KEYWORDS_H
#define ENT_KEYWORDS_H

#include "frame/ent_frame.h"
#include "query/ent_cql_docs.h"
#include "stats/ent_collocates.h"
#include "stats/ent_keyness.h"

struct ent_keywords_part {
    const struct ent_corpus *corpus;
    const struct ent_cql_docs *docs;
};
enum ent_keywords_side { ENT_KEYWORDS_TARGET, ENT_KEYWORDS_REFERENCE, ENT_KEYWORDS_BOTH };
enum ent_keywords_adjust { ENT_KEYWORDS_RAW, ENT_KEYWORDS_HOLM, ENT_KEYWORDS_BH };
struct ent_keywords_options {
    const char *attribute;
    const char *const *measures;         /* names; the first one sorts */
    size_t n_measures;
    struct ent_keyness_options keyness;
    enum ent_keywords_side side;         /* words that this one has relatively more of */
    enum ent_keywords_adjust adjust;     /* HOLM, BH: columns p and p_adjusted */
    uint32_t min;                        /* occurrences at least, in the part that has more; 0 is 1 */
    size_t max, evidence;                /* as in ent_collocates.h */
    int digits;                          /* decimals of measures and rates; < 0: all */
    int marks;
};

/*
 * Columns: the attribute, f1, f2, rate1 and rate2 (per million), the measures (logRatio with low and high), p of the
 * first test among them (else of ll) and p_adjusted for as many tests as there are rows before 'max'.  The highest
 * first; the lowest, where side is REFERENCE.  Evidence: places in the target, or in the reference for what only that has.
 * ENT_EARG: no such attribute or measure, a part has no words; ENT_EINTR, ENT_ENOMEM, ENT_ELIMIT.
 */
ENT_MUST_USE enum ent_status ent_keywords(struct ent_frame **out, const struct ent_keywords_part *target,
                                          const struct ent_keywords_part *reference,
                                          const struct ent_keywords_options *options, struct ent_error *err);

#endif
