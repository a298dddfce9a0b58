/*
 * ent_cql_index.h -- all words counted by an attribute, from what the index knows: no word is looked at
 *
 * For the files that make frames of hits.
 */
#ifndef ENT_CQL_INDEX_H
#define ENT_CQL_INDEX_H

#include "query/ent_cql_place.h"

/*
 * The table that ent_cql_freq() makes of all words by this key, an attribute of theirs, with selectors as evidence.  Documents
 * that were removed are not left out.  ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status cql_index_freq(struct ent_frame **out, const struct ent_corpus *c, const struct cql_key *key,
                                            const char *name, struct ent_error *err);

#endif
