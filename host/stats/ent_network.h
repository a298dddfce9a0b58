/*
 * ent_network.h -- who or what is named together: a network of edges with their strength
 *
 * Nodes are what hits are called: the value of an attribute of their words ("lemma"), or an attribute of the row of a layer
 * that they are ("mention.entity").  Two nodes are joined where they stand in one row of a layer (a sentence).  Counts are of
 * such rows: o11 have both, n_a and n_b the one and the other, of all rows with words in these documents; the measures
 * are those of ent_association.h.
 */
#ifndef ENT_NETWORK_H
#define ENT_NETWORK_H

#include "frame/ent_frame.h"
#include "query/ent_cql.h"
#include "stats/ent_collocates.h"

struct ent_network_options {
    const char *by;
    const char *within;          /* "s", ...; NULL: s */
    const char *const *measures; /* the first one sorts */
    size_t n_measures;
    uint32_t min;                /* rows that have both, at least; 0 is 1 */
    size_t max, evidence;        /* as in ent_collocates.h */
    int digits;
    const char *where;           /* only documents that this filter lets pass; NULL: all */
    size_t n_where;
};

/*
 * Columns: a, b (a before b by bytes), n (o11), n_a, n_b, expected, the measures.  Evidence: the rows that have both.  *n_rows: of the
 * layer.  ENT_EARG: no such attribute, layer or measure; ENT_ELIMIT, ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_network(struct ent_frame **out, const struct ent_corpus *c,
                                         const struct ent_cql_hits *hits, const struct ent_network_options *options,
                                         uint64_t *n_rows, struct ent_error *err);

#endif
