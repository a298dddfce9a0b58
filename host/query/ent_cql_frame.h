/*
 * ent_cql_frame.h -- what hits say: concordances, frequencies, samples
 */
#ifndef ENT_CQL_FRAME_H
#define ENT_CQL_FRAME_H

#include "frame/ent_frame.h"
#include "query/ent_cql.h"

/* ---- concordance ---- */

enum ent_kwic_unit { ENT_KWIC_WORDS, ENT_KWIC_SENTENCE, ENT_KWIC_CHARS };
struct ent_kwic_options {
    enum ent_kwic_unit unit; /* SENTENCE: to the ends of the sentences that the hit stands in */
    size_t width;            /* on each side, never beyond the document */
    const char *attr;        /* show these columns instead of the text: "word,upos" as word/upos; NULL: the text */
    size_t first, n;         /* hits [first, first + n) */
};
/*
 * A row a hit: left, match, right, target (text; only if the query marks one), doc, published, publisher; its
 * evidence are the sentences it stands in.  White space is one space.  ENT_EARG: no such column.
 */
ENT_MUST_USE enum ent_status ent_cql_kwic(struct ent_frame **out, const struct ent_corpus *c,
                                          const struct ent_cql_hits *hits, const struct ent_kwic_options *options,
                                          struct ent_error *err);

/* ---- frequencies ---- */

/*
 * Count hits by keys: an attribute of words ("lemma", "lower") or a field of documents ("doc.publisher",
 * "doc.published", "doc.year", "doc.month", "doc.id").  After @ stands which words: match (all of them; the usual), first,
 * last, target, or an offset: -1 is the word before the match, +1 the one after it.  What lies outside of
 * the document, and what a document does not state, is null.
 *
 * Columns: one a key, under the key's text, then n; the most frequent first, then by bytes.  Up to
 * ENT_FREQ_EVIDENCE hits each row's evidence are their words; beyond, a selector: "KEY=VALUE; ...".
 */
enum { ENT_FREQ_EVIDENCE = 200000 };
ENT_MUST_USE enum ent_status ent_cql_freq(struct ent_frame **out, const struct ent_corpus *c,
                                          const struct ent_cql_hits *hits, const char *const *keys,
                                          size_t n_keys, struct ent_error *err);

/* Are there such keys?  ENT_EARG. */
ENT_MUST_USE enum ent_status ent_cql_check_keys(const struct ent_corpus *c, const char *const *keys, size_t n_keys,
                                                struct ent_error *err);
/* The same of a query, whose hits are not kept: counted->n_hits says how many there were. */
ENT_MUST_USE enum ent_status ent_cql_freq_of(struct ent_frame **out, const struct ent_corpus *c, const char *query,
                                             size_t n, const struct ent_cql_options *options,
                                             const char *const *keys, size_t n_keys,
                                             struct ent_cql_hits *counted, struct ent_error *err);

/*
 * Such a table with a column for each value of its last key (by bytes, "(none)" last), and "(total)"; the rows
 * by their totals.  ENT_EARG: fewer than two keys, or more than a thousand values.
 */
ENT_MUST_USE enum ent_status ent_cql_cross(struct ent_frame **out, const struct ent_frame *freq,
                                           struct ent_error *err);

/* ---- samples ---- */

/* n of the hits (all, if there are no more), in their order; the same for the same seed. */
ENT_MUST_USE enum ent_status ent_cql_sample(struct ent_cql_hits *out, const struct ent_cql_hits *hits, size_t n,
                                            uint64_t seed, struct ent_error *err);

#endif
