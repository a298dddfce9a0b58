/*
 * ent_cql_anchor.h -- where matches may begin: by the words that each of them must hold
 *
 * For the engine's own files.
 */
#ifndef ENT_CQL_ANCHOR_H
#define ENT_CQL_ANCHOR_H

#include "query/ent_cql_source.h"

/* A word, or the first word of an element, low to high words behind the first of the match. */
struct cql_anchor {
    const struct ent_cql_node *node; /* TOKEN or WHOLE; NULL: of a chain */
    struct cql_cond *cond;
    uint32_t low, high; /* high ENT_CQL_MANY: anywhere behind */
    int source;         /* its number in the list */
};
/* Each match holds one of these. */
enum { CQL_MAX_ANCHORS = 32 };
struct cql_group {
    struct cql_anchor list[CQL_MAX_ANCHORS];
    size_t n;
    uint64_t count; /* an estimate of how often they occur */
    int is_far;     /* too far behind to look at in a window */
};
/* ... and one of each group, the rarest group first. */
struct cql_anchors {
    struct cql_run *run;
    struct cql_group *groups;
    size_t n, cap;
    int is_sparse; /* so rare that starts are leapt to, one by one */
    int is_exact; /* a chain: what satisfies all groups is a match */
    uint32_t length;
    struct cql_source **sources;
    size_t n_sources, cap_sources;
    uint64_t starts[CQL_WINDOW_WORDS];
};

/* Find them, of a chain or of a pattern; nothing is read yet.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status cql_anchors_find(struct cql_anchors *a, struct cql_run *r, struct ent_error *err);
/* Make their sources.  ENT_ENOMEM, ENT_EINTR. */
ENT_MUST_USE enum ent_status cql_anchors_open(struct cql_anchors *a, struct ent_error *err);
void cql_anchors_close(struct cql_anchors *a);

/* From 'from' on no match begins before this position; CQL_NOWHERE: none at all. */
size_t cql_anchors_next(struct cql_anchors *a, size_t from);
/* The next start from 'from' on, where the anchors are sparse: of a chain a match, of a pattern a good guess. */
size_t cql_anchors_leap(struct cql_anchors *a, size_t from);
/*
 * Are the words of a chain few lists each?  Then the next matches, those whose rarest word is among the next 'most' of its
 * places: how many they are; *more is 0 where there are no further ones.  Not together with the functions above.
 */
int cql_anchors_are_lists(const struct cql_anchors *a);
size_t cql_anchors_join(struct cql_anchors *a, uint32_t *starts, size_t most, int *more);
/* Set a->starts: where matches may begin in the window at 'from', a multiple of 64. */
void cql_anchors_starts(struct cql_anchors *a, size_t from);
/* Is what must be there, far behind the start, there before the limit? */
int cql_anchors_ahead(struct cql_anchors *a, size_t start, size_t limit);

#endif
