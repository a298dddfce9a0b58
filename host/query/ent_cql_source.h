/*
 * ent_cql_source.h -- where a condition holds, a window of positions at a time
 *
 * A source reads what is cheapest for its condition: the lists of the index, these gathered and put in order
 * where there are many, or the column itself.  Whoever asks goes through the segment from front to back and
 * may leap: cql_source_next() says from where on it is worth to look.
 *
 * For the engine's own files.
 */
#ifndef ENT_CQL_SOURCE_H
#define ENT_CQL_SOURCE_H

#include "query/ent_cql_run.h"

enum {
    CQL_WINDOW = 1 << 16,                           /* positions that are looked at together */
    CQL_PAD = 128,                                  /* and those behind them: the words after a first word */
    CQL_WINDOW_WORDS = (CQL_WINDOW + CQL_PAD) / 64, /* of 64 bits */
    CQL_FEW_LISTS = 64                              /* more are gathered */
};
#define CQL_NOWHERE SIZE_MAX

struct cql_source;

/* A condition (NULL: any word), or the first words of the rows of a layer.  ENT_ENOMEM, ENT_EINTR. */
ENT_MUST_USE enum ent_status cql_source_open(struct cql_source **out, struct cql_run *r, struct cql_cond *cond,
                                             struct ent_error *err);
ENT_MUST_USE enum ent_status cql_source_open_rows(struct cql_source **out, struct cql_run *r,
                                                  const struct cql_cond *rows, unsigned layer,
                                                  struct ent_error *err);
void cql_source_close(struct cql_source *s); /* NULL is fine */

/* Before this position, and from 'from' on, it holds nowhere.  'from' never falls. */
size_t cql_source_next(struct cql_source *s, size_t from);
/* Does it hold at what cql_source_next() gives? */
int cql_source_is_exact(const struct cql_source *s);
/* Bit i: it holds at from + i, CQL_WINDOW_WORDS words.  'from' is a multiple of 64 and never falls. */
const uint64_t *cql_source_bits(struct cql_source *s, size_t from);
/*
 * Where it is exact and known as a list of positions: the next of them, rising, those before which were not yet read; how
 * many, 0: no more.  Not together with the functions above.
 */
int cql_source_is_list(const struct cql_source *s);
size_t cql_source_read(struct cql_source *s, const uint32_t **positions);
/*
 * The same where it is exact and known as a few lists: the next positions, at most 'most' of them; and of n rising positions
 * those that are in it 'behind' words further on: how many are left.  'side_by_side', always or never: it has about as many
 * positions as are asked for, and is read as they are, not leapt in.
 */
int cql_source_is_lists(const struct cql_source *s);
size_t cql_source_gather(struct cql_source *s, uint32_t *positions, size_t most);
size_t cql_source_keep(struct cql_source *s, uint32_t *positions, size_t n, uint32_t behind, int side_by_side);
/* What cql_source_bits() costs for a window, and one cql_test(), in nanoseconds or so. */
double cql_source_cost(const struct cql_source *s);
double cql_test_cost(const struct cql_cond *cond);

/* Do both say the same of each word? */
int cql_cond_same(const struct cql_cond *a, const struct cql_cond *b);

#endif
