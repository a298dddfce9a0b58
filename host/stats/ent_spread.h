/*
 * ent_spread.h -- how hits, or words, are spread over the documents of a corpus and over time
 */
#ifndef ENT_SPREAD_H
#define ENT_SPREAD_H

#include "frame/ent_frame.h"
#include "query/ent_cql.h"
#include "stats/ent_collocates.h"
#include "stats/ent_parts.h"
#include "stats/ent_trend.h"

/*
 * Hits by parts.  Columns: value, docs, docs_with (a hit), n, words, per_million, low, high (the 95 % interval of
 * per_million, Wilson 1927, each word a trial), a row a part, in order, without hits too.  Evidence: the first 'evidence'
 * hits of each.  *trend: of per_million over the parts that have a value, which are one step apart as they
 * stand; with years or months as values they are apart as these are.  ENT_ENOMEM, ENT_EINTR, ENT_ELIMIT.
 */
ENT_MUST_USE enum ent_status ent_spread_trend(struct ent_frame **out, const struct ent_parts *parts,
                                              const struct ent_cql_hits *hits, size_t evidence, int digits,
                                              struct ent_trend *trend, struct ent_error *err);

/*
 * How evenly hits are spread: one row.  Columns: n, parts, words, arf, and all measures of ent_dispersion.h.  Hits in other documents do
 * not count.  Evidence: the first hits.
 */
ENT_MUST_USE enum ent_status ent_spread_hits(struct ent_frame **out, const struct ent_parts *parts,
                                             const struct ent_cql_hits *hits, size_t evidence, int digits,
                                             struct ent_error *err);

struct ent_spread_options {
    const char *attribute;
    uint32_t min;         /* occurrences in these documents */
    size_t max, evidence; /* the most frequent so many items; 0: all */
    int digits, marks;
};
/* The same for items, a row each, the most frequent first: the attribute, n, arf, the measures. */
ENT_MUST_USE enum ent_status ent_spread_items(struct ent_frame **out, const struct ent_parts *parts,
                                              const struct ent_spread_options *options, struct ent_error *err);

struct ent_diversity_options {
    const char *attribute;
    size_t chunk; /* words in a chunk of sttr; 0: 1,000 */
    int digits, marks;
};
/*
 * How rich the vocabulary of each part is (ent_diversity.h).  Columns: value, docs, tokens, types, hapaxes, ttr, sttr, mtld, zipf
 * (the exponent).  No evidence but a selector: it is all of the text.
 */
ENT_MUST_USE enum ent_status ent_spread_diversity(struct ent_frame **out, const struct ent_parts *parts,
                                                  const struct ent_diversity_options *options, struct ent_error *err);

#endif
