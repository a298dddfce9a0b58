/*
 * ent_pattern.h -- what a string of a query means: an expression (PCRE2) that a whole value must match
 *
 * Flags as in CQP: c, case does not count; d, accents do not; l, the string is no expression.  Without case a
 * plain string is compared by match keys (ent_fold.h), an expression without case with the value and with its
 * key.  Accents are Unicode's non-spacing marks after decomposition.  Most expressions that people write
 * need no engine: words, words with |, a stem and .*, an ending after .*; these are compared directly.
 *
 * A pattern keeps scratch memory: one thread at a time.
 */
#ifndef ENT_PATTERN_H
#define ENT_PATTERN_H

#include "corpus/ent_corpus.h"
#include "query/ent_cql_ast.h"

struct ent_pattern;

/* ENT_EARG: no expression; the sentence says why, *at (bytes of s) where.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_pattern_new(struct ent_pattern **out, const char *s, size_t n,
                                             unsigned flags, size_t *at, struct ent_error *err);
void ent_pattern_free(struct ent_pattern *p); /* NULL is fine */

/* How a value is looked at: as a whole, or as parts between | of which one or all must match. */
enum ent_pattern_how { ENT_PATTERN_WHOLE, ENT_PATTERN_ANY_PART, ENT_PATTERN_ALL_PARTS };

/* *matches is 0 or 1.  ENT_ELIMIT: it backtracks too much; ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_pattern_test(struct ent_pattern *p, enum ent_pattern_how how,
                                              const char *s, size_t n, int *matches,
                                              struct ent_error *err);

/*
 * Set the bit of each id of the lexicon of column 'column' whose string matches; 'bits' is zeroed and has
 * room for the lexicon.  ENT_ELIMIT, ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_pattern_ids(struct ent_pattern *p, enum ent_pattern_how how,
                                             const struct ent_corpus *c, const char *column,
                                             uint64_t *bits, struct ent_error *err);

#endif
