/*
 * ent_parts.h -- documents sorted into parts by one of their fields: a year, a publisher, each on its own
 */
#ifndef ENT_PARTS_H
#define ENT_PARTS_H

#include "query/ent_cql_docs.h"
#include "query/ent_cql_place.h"

struct ent_parts {
    const struct ent_corpus *corpus;
    const struct ent_cql_docs *docs;
    struct cql_key key;
    size_t n;          /* parts, in the order of the bytes of their values, those without a value last */
    uint32_t *of_doc;  /* by index in docs: its part */
    uint64_t *starts;  /* by index in docs: words of the documents before it; one more: of all */
    uint32_t *codes;   /* by part: of the key; 0: no value */
    uint32_t *n_docs;  /* by part */
    double *sizes;     /* by part: words */
};

/* field: "doc.year", "doc.month", "doc.publisher", "doc.id", ...; NULL: all documents are one part.  ENT_EARG. */
ENT_MUST_USE enum ent_status ent_parts_new(struct ent_parts *p, const struct ent_corpus *c,
                                           const struct ent_cql_docs *docs, const char *field, struct ent_error *err);
void ent_parts_done(struct ent_parts *p); /* a zeroed one is empty */
/* The value of a part, not NUL-ended; NULL: it has none. */
const char *ent_parts_value(const struct ent_parts *p, size_t part, size_t *n);

#endif
