/*
 * ent_cql.h -- find what a CQL query describes
 *
 * The language is that of CQP (Evert and others, "The CQP Query Language Tutorial"), with whole elements
 * (<s/>), `containing`, negated limits, document filters (`where`) and conditions on the dependency tree;
 * `entente help query` has it all.  A match is a stretch of at least one word; it never leaves its document.
 *
 * Which matches are given is the strategy's business.  Let M be all stretches that the pattern, its global
 * constraint (::) and its limits (within, containing) allow.  Then
 *     all          M
 *     traditional  for each first word the shortest
 *     shortest     ... of these, those that hold no other
 *     standard     ... of these, of several with the same last word the longest
 *     longest      for each first word the longest; of these, those that lie in no other
 * Hits are in the order of the text: by first word, then by last.  Where a hit's target (@) could be
 * several words, it is the first.
 */
#ifndef ENT_CQL_H
#define ENT_CQL_H

#include "corpus/ent_corpus.h"
#include "query/ent_cql_ast.h"
#include "query/ent_phrase.h"

enum ent_cql_strategy { ENT_CQL_STANDARD, ENT_CQL_SHORTEST, ENT_CQL_LONGEST, ENT_CQL_TRADITIONAL, ENT_CQL_ALL };

struct ent_cql_hit {
    uint32_t segment, first, last; /* positions [first, last) of the segment */
    uint32_t target;               /* ENT_NO_POSITION: none */
};
struct ent_cql_hits {
    struct ent_cql_hit *hits;
    size_t n, cap;
    uint64_t n_hits; /* as n, kept by count_only too */
    uint64_t n_tried; /* places where the pattern was looked at */
    int more;        /* max was reached: there may be others */
};
struct ent_cql_options {
    enum ent_cql_strategy strategy;
    enum ent_cql_dialect dialect;
    int nth;           /* for the engine's own use: which of several joined queries */
    const char *where; /* a further document filter; NULL: none */
    size_t n_where;
    uint64_t max;      /* stop after so many hits; 0: all of them */
    int count_only;    /* out->n is not kept, only *n_hits */
    size_t jobs;       /* threads that work on segments; 0, 1: none but this one */
    const struct ent_cql_hits *within; /* each hit must lie in one of these, which are in order; NULL: anywhere */
    /* Not NULL: hits are handed on, in order, some at a time, and not kept. */
    enum ent_status (*sink)(void *ctx, const struct ent_cql_hit *hits, size_t n, struct ent_error *err);
    void *sink_ctx;
};

/*
 * Find all hits.  ENT_EARG: a fault in the query, shown with a caret; ENT_ELIMIT: it cannot be answered
 * with the memory or the steps that a query may take; ENT_EINTR, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_cql_find(const struct ent_corpus *c, const char *query, size_t n,
                                          const struct ent_cql_options *options, struct ent_cql_hits *out,
                                          struct ent_error *err);
void ent_cql_hits_done(struct ent_cql_hits *hits); /* a zeroed struct is empty and ready */

/* How the query would be answered, in lines: what anchors it, estimates, the program. */
ENT_MUST_USE enum ent_status ent_cql_explain(const struct ent_corpus *c, const char *query, size_t n,
                                             const struct ent_cql_options *options, struct ent_buf *out,
                                             struct ent_error *err);

/* The language, for people: `entente help cql`. */
extern const char *const ent_cql_manual;

#endif
