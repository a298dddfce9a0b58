/*
 * ent_cql_anchor.h -- where matches may begin: from the rarest word that each must hold
 *
 * For the engine's own files.
 */
#ifndef ENT_CQL_ANCHOR_H
#define ENT_CQL_ANCHOR_H

#include "query/ent_cql_run.h"

struct cql_positions {
    uint32_t *at;
    size_t n, cap;
};
/* All positions of the segment that satisfy the condition, rising, appended to *out. */
ENT_MUST_USE enum ent_status cql_list_positions(struct cql_run *r, struct cql_cond *cond,
                                                struct cql_positions *out, struct ent_error *err);

/* Each match holds one of these, its word low to high words behind its first. */
enum { CQL_MAX_ANCHORS = 32 };
struct cql_anchor {
    const struct ent_cql_node *node; /* TOKEN or WHOLE */
    uint32_t low, high;              /* high ENT_CQL_MANY: anywhere before */
};
struct cql_anchors {
    struct cql_anchor list[CQL_MAX_ANCHORS];
    size_t n;       /* 0: there is none */
    uint64_t count; /* an estimate of how often they occur */
};
void cql_find_anchors(struct cql_run *r, const struct ent_cql_node *body, struct cql_anchors *out);

/* Stretches [from, to] of first words, by rising 'from'; cut at the document's beginning. */
struct cql_stretch {
    uint32_t from, to;
};
struct cql_stretches {
    struct cql_stretch *list;
    size_t n, cap;
};
ENT_MUST_USE enum ent_status cql_list_starts(struct cql_run *r, const struct cql_anchors *anchors,
                                             struct cql_stretches *out, struct ent_error *err);

/* Conditions of which the first word satisfies one; 0: too many, or none is asked of it. */
enum { CQL_MAX_FIRST = 32 };
int cql_find_first(const struct ent_cql_node *body, const struct cql_cond **out, size_t *n);

#endif
