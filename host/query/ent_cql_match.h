/*
 * ent_cql_match.h -- the automaton: all ends of matches that begin at a position
 *
 * All ways to go on are followed together, word by word (Thompson 1968), so that no pattern takes
 * exponential time; two ways are one where they stand at the same place of the program with the same
 * labels.  For the engine's own files.
 */
#ifndef ENT_CQL_MATCH_H
#define ENT_CQL_MATCH_H

#include "query/ent_cql_run.h"

enum cql_want { CQL_WANT_SHORTEST, CQL_WANT_LONGEST, CQL_WANT_ALL };

struct cql_ways { /* where the ways stand at one position: places of the program, registers */
    uint32_t *at, *regs;
    size_t n, cap_at, cap_regs;
    uint32_t *seen;       /* without registers: by place, the last generation */
    uint64_t *slots;      /* with them: a hash table of generation << 32 | index */
    size_t n_slots;
    uint32_t generation;
};
struct cql_found {
    uint32_t last, target;
};
struct cql_jump { /* a way that goes on behind a whole element */
    uint32_t to, at;
};
struct cql_matcher {
    struct cql_run *run;
    const struct cql_plan *plan;
    size_t n_regs;
    struct cql_ways ways[2];
    struct cql_jump *jumps;
    uint32_t *jump_regs;
    size_t n_jumps, cap_jumps, cap_jump_regs;
    struct cql_found *found; /* of the last call, by rising end */
    size_t n_found, cap_found;
    struct ent_range doc;
    size_t start, limit, position;
    /* does a match satisfy what the query says of it as a whole? */
    int (*judge)(void *ctx, size_t first, size_t last, const uint32_t *regs);
    void *ctx;
    uint32_t work[CQL_MAX_REGS]; /* the registers of the way that is being followed */
    struct {                     /* where it goes on once its word is taken */
        struct cql_ways *ways;
        uint32_t at;
        size_t to;
    } next;
    enum ent_status status;
    struct ent_error *err;
};

ENT_MUST_USE enum ent_status cql_matcher_open(struct cql_matcher *m, struct cql_run *run, struct ent_error *err);
void cql_matcher_close(struct cql_matcher *m);

/* Fill m->found with the ends of matches [start, end), end <= limit, in this document.  ENT_EINTR,
 * ENT_ELIMIT, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status cql_match(struct cql_matcher *m, size_t start, size_t limit, struct ent_range doc,
                                       enum cql_want want);

/* Trees (ent_cql_tree.c): go on from 'at' with the registers in m->work for each way to satisfy the
 * relations of a word; 'done' is called for each. */
void cql_tree(struct cql_matcher *m, const struct cql_relation *r, size_t word, void (*done)(struct cql_matcher *m));
/* The first word of a stretch whose head lies outside of it; 0: there is none. */
int cql_tree_top(const struct ent_segment *s, struct ent_range words, size_t *top);

#endif
