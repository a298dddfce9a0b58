/*
 * ent_evidence.h -- the places behind the rows of a table of statistics: the first few of each
 *
 * Places come in the order of the text, each for one row; a row is filled once it has 'most'.
 */
#ifndef ENT_EVIDENCE_H
#define ENT_EVIDENCE_H

#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"

struct ent_evidence_place {
    uint32_t segment, row; /* of the document */
    uint32_t first, last;  /* positions [first, last) of the segment */
};
struct ent_evidence {
    size_t n_rows, most;
    uint32_t *n;               /* places that each row has */
    struct ent_evidence_place *places; /* 'most' a row */
    size_t n_filled;
};

ENT_MUST_USE enum ent_status ent_evidence_new(struct ent_evidence *e, size_t n_rows, size_t most, struct ent_error *err);
void ent_evidence_done(struct ent_evidence *e); /* a zeroed one is empty */
void ent_evidence_add(struct ent_evidence *e, size_t row, struct ent_evidence_place place);
static inline int ent_evidence_is_full(const struct ent_evidence *e) { return e->n_filled == e->n_rows; }

/* Give the last row of the frame what row 'row' has; there are 'total' of them.  Nothing for rows beyond n_rows. */
ENT_MUST_USE enum ent_status ent_evidence_give(const struct ent_evidence *e, size_t row, uint64_t total,
                                               const struct ent_corpus *c, struct ent_frame *f, struct ent_error *err);

#endif
