/*
 * digest.h -- what a result says as one number, so that two corpora of the same text can be held against each other
 *
 * Of hits their places in the corpus, of frames all cells in their order; how a corpus is cut into segments is not seen.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "base/ent_hash.h"
#include "frame/ent_frame.h"
#include "query/ent_cql.h"

static inline uint64_t digest_hits(const struct ent_corpus *c, const struct ent_cql_hits *hits)
{
    uint64_t digest = hits->n;
    for (size_t i = 0; i < hits->n; i++) {
        uint64_t base = ent_corpus_base(c, hits->hits[i].segment);
        uint64_t ends[2] = {base + hits->hits[i].first, base + hits->hits[i].last};
        digest = ent_hash((const char *)ends, sizeof ends, digest);
    }
    return digest;
}

static inline uint64_t digest_frame(const struct ent_frame *f)
{
    uint64_t digest = ent_frame_n_rows(f);
    for (size_t row = 0; row < ent_frame_n_rows(f); row++)
        for (size_t k = 0; k < ent_frame_n_columns(f); k++) {
            enum ent_type type = ent_frame_column_type(f, k);
            size_t n = 0;
            double real = type == ENT_REAL && !ent_frame_is_null(f, row, k) ? ent_frame_real(f, row, k) : 0;
            int64_t integer = type == ENT_INTEGER && !ent_frame_is_null(f, row, k) ? ent_frame_integer(f, row, k) : 0;
            const char *s = type == ENT_STRING && !ent_frame_is_null(f, row, k) ? ent_frame_string(f, row, k, &n) : "";
            digest = ent_hash(s, n, digest);
            digest = ent_hash((const char *)&real, sizeof real, digest);
            digest = ent_hash((const char *)&integer, sizeof integer, digest);
        }
    return digest;
}

#endif
