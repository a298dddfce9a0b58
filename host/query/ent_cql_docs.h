/*
 * ent_cql_docs.h -- part of a corpus: the documents that a filter lets pass
 *
 * A filter is what stands behind `where` in a query.  Documents stand in the order of the text; removed ones are
 * never among them.
 */
#ifndef ENT_CQL_DOCS_H
#define ENT_CQL_DOCS_H

#include "corpus/ent_corpus.h"

struct ent_cql_doc {
    uint32_t segment, row;
    uint32_t first, last; /* positions [first, last) of the segment */
};
struct ent_cql_docs {
    struct ent_cql_doc *docs;
    size_t n, cap;
    uint64_t n_words; /* of them together */
    int is_all;       /* every position of the corpus belongs to one of them */
};

/* where NULL: all documents.  *out is empty and ready.  ENT_EARG: a fault in the filter; ENT_EINTR, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_cql_docs_find(struct ent_cql_docs *out, const struct ent_corpus *c,
                                               const char *where, size_t n_where, struct ent_error *err);
/* Those of the corpus that are not among 'these'. */
ENT_MUST_USE enum ent_status ent_cql_docs_others(struct ent_cql_docs *out, const struct ent_corpus *c,
                                                 const struct ent_cql_docs *these, struct ent_error *err);
void ent_cql_docs_done(struct ent_cql_docs *docs); /* a zeroed struct is empty and ready */

/*
 * The document that holds a position, or the first one behind it; docs->n if there is none.  'from' is where to
 * begin to look: an index whose documents before it end before the position.
 */
size_t ent_cql_docs_at(const struct ent_cql_docs *docs, size_t from, uint32_t segment, uint32_t position);

#endif
