/*
 * cli_trees.h -- the trees of the sentences that a query has hit
 */
#ifndef CLI_TREES_H
#define CLI_TREES_H

#include "query/ent_cql.h"

/*
 * For each sentence with a hit, its citation anchor and its tree, the words of its hits marked with '*'; of the first
 * 'limit' sentences, 0: all.  *shown: how many there were.  ENT_EARG (nothing in the corpus is parsed), ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status cli_trees(const struct ent_corpus *c, const struct ent_cql_hits *hits, size_t limit, size_t width,
                                       struct ent_buf *out, size_t *shown, struct ent_error *err);

#endif
