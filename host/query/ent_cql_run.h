/*
 * ent_cql_run.h -- a plan at work on one segment: reading columns and layers, testing conditions
 *
 * For the engine's own files.  One thread uses a run; each segment has its own.
 */
#ifndef ENT_CQL_RUN_H
#define ENT_CQL_RUN_H

#include "query/ent_cql.h"
#include "query/ent_cql_plan.h"
#include "query/ent_cql_view.h"

enum { CQL_STRIDE = 1024 }; /* positions that are tested together */

struct cql_run {
    struct cql_plan *plan;
    const struct ent_corpus *corpus;
    const struct ent_segment *segment;
    size_t n_segment;
    const struct ent_column *columns[CQL_MAX_COLUMNS]; /* NULL: all values are empty here */
    struct cql_view layers[CQL_MAX_LAYERS];
    struct cql_view docs, sentences;
    struct ent_range match;  /* the match that is being judged: labels match and matchend */
    uint64_t steps;
    enum ent_status status;  /* a condition could not be tested: the first fault stays */
    struct ent_error *err;
};

/* The hits of a segment, added to *out or handed on.  (ent_cql_eval.c) */
ENT_MUST_USE enum ent_status cql_eval_segment(struct cql_plan *p, size_t segment,
                                              const struct ent_cql_options *options, struct ent_cql_hits *out,
                                              struct ent_error *err);
/* Parse and plan, into an arena; *plan is to be freed also where this fails.  (ent_cql_find.c) */
ENT_MUST_USE enum ent_status cql_prepare(const struct ent_corpus *c, const char *query, size_t n,
                                         const struct ent_cql_options *options, struct ent_arena *arena,
                                         struct ent_cql_query **q, struct cql_plan **plan, struct ent_error *err);

ENT_MUST_USE enum ent_status cql_run_open(struct cql_run *r, struct cql_plan *p, size_t segment,
                                          struct ent_error *err);
void cql_run_close(struct cql_run *r);
/* Called now and then by what loops: ENT_EINTR, or the fault of a condition. */
ENT_MUST_USE enum ent_status cql_run_step(struct cql_run *r);

/* ---- conditions; NULL is true ---- */

int cql_test(struct cql_run *r, const struct cql_cond *cond, size_t position, const uint32_t *regs);
/* Does the document in this row pass the plan's filter? */
int cql_passes(struct cql_run *r, size_t row);
int cql_test_row(struct cql_run *r, const struct cql_cond *cond, unsigned layer, size_t row);
/* Positions [first, first + n), n <= CQL_STRIDE: bit i of *bits, which has n / 64 + 1 words. */
void cql_test_block(struct cql_run *r, const struct cql_cond *cond, size_t first, size_t n, uint64_t *bits);
/* An estimate, from above, of how many positions of the segment satisfy it. */
uint64_t cql_estimate(struct cql_run *r, struct cql_cond *cond);

#define CQL_UNSET UINT32_MAX /* of a register */

#endif
