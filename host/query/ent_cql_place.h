/*
 * ent_cql_place.h -- where hits stand, and keys by which they are counted and sorted
 *
 * For the files that make frames of hits.
 */
#ifndef ENT_CQL_PLACE_H
#define ENT_CQL_PLACE_H

#include "base/ent_intern.h"
#include "frame/ent_frame.h"
#include "query/ent_cql.h"
#include "query/ent_cql_view.h"

/* The document of a hit; hits stand in order, so mostly it is the last one's or the next. */
struct cql_place {
    const struct ent_corpus *corpus;
    const struct ent_segment *segment; /* NULL: nowhere yet */
    const struct ent_layer *docs, *sentences;
    size_t n_segment, row;             /* row: of docs */
    struct ent_range words;            /* of the document */
    struct cql_view view;              /* of docs */
    uint64_t visit;                    /* counts the documents that were gone to */
};
void cql_place_go(struct cql_place *p, const struct ent_cql_hit *hit);
/* Go to a document by its row. */
void cql_place_go_doc(struct cql_place *p, size_t segment, size_t row);
const char *cql_place_field(const struct cql_place *p, const char *name, size_t *n);
struct ent_frame_span cql_place_span(const struct cql_place *p, struct ent_range bytes);
struct ent_range cql_bytes_of_words(const struct ent_segment *s, size_t first, size_t last);

/*
 * A key: an attribute of words ("lemma", "lower") or a field of documents ("doc.publisher", "doc.year").
 * After @ stands which words: match (all of them; the usual), first, last, target, or an offset.
 */
enum cql_where { CQL_AT_MATCH, CQL_AT_FIRST, CQL_AT_LAST, CQL_AT_TARGET, CQL_AT_OFFSET, CQL_AT_DOC };
enum cql_field { CQL_FIELD_STORED, CQL_FIELD_YEAR, CQL_FIELD_MONTH };
struct cql_key {
    char attr[64];
    enum cql_where where;
    enum cql_field field;
    long offset;
    int lower;
    const struct ent_lexicon *lexicon; /* of words' keys */
    struct ent_intern values;          /* of documents' keys */
    uint64_t visit;                    /* the document that 'code' is of */
    uint32_t code;
    size_t n_segment;                  /* + 1: the segment that is known */
    const struct ent_column *column;
    const struct ent_attr *field_attr;
    uint32_t *codes;                   /* by the attribute's own code: value + 1; 0: not asked yet */
    const struct ent_attr **attrs;     /* cql_key_own_codes(): of each segment; */
    uint32_t *bases;                   /* its own codes are those from bases[i] + 1 to bases[i + 1] */
    size_t n_bases;                    /* segments */
    uint32_t *ranks;                   /* by code: their order by bytes (cql_key_rank) */
};
/* ENT_EARG: there is no such attribute or field. */
ENT_MUST_USE enum ent_status cql_key_read(struct cql_key *k, const struct ent_corpus *c, const char *text,
                                          struct ent_error *err);
void cql_key_done(struct cql_key *k);
/* How many codes a hit has: one, but as many as words where all of the match are meant. */
static inline size_t cql_key_n(const struct cql_key *k, const struct ent_cql_hit *hit)
{
    return k->where == CQL_AT_MATCH ? hit->last - hit->first : 1;
}
/* They; equal values have equal codes, 0 is null. */
ENT_MUST_USE enum ent_status cql_key_codes(struct cql_key *k, const struct cql_place *p, const struct ent_cql_hit *hit,
                                           uint32_t *out, struct ent_error *err);
const char *cql_key_value(const struct cql_key *k, uint32_t code, size_t *n); /* of a code that is not 0 */
/* Fill k->ranks: rank of code c by bytes, null last. */
ENT_MUST_USE enum ent_status cql_key_rank(struct cql_key *k, struct ent_error *err);

/*
 * Let strings of documents have the codes that their segments gave them: nothing is looked up, and what stands in several
 * segments has several codes.  Other keys stay as they are; k->bases says.  ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status cql_key_own_codes(struct cql_key *k, const struct ent_corpus *c, struct ent_error *err);

/* "no attribute 'lema' in this corpus; did you mean 'lemma'?" */
enum ent_status cql_no_column(const struct ent_corpus *c, const char *name, struct ent_error *err);

#endif
