/*
 * ent_renew.h -- annotate a corpus anew: tags, lemmas, trees and extracted layers, by the models and rules of today
 *
 * Texts, words and sentences stay as they are, and so does a parse that came with a text or that no model
 * of ours can replace.  A new generation is written; readers keep the one that they have open.
 */
#ifndef ENT_RENEW_H
#define ENT_RENEW_H

#include "pipeline/ent_ingest.h"

struct ent_renew_stats {
    size_t docs, parsed;
};

/* With no_parse or no_extract what they would make stays as it is.  On failure the corpus is as it was.  What ent_corpus_open and ent_writer_* return. */
ENT_MUST_USE enum ent_status ent_renew(const char *corpus, const struct ent_ingest_options *options,
                                       struct ent_renew_stats *stats, struct ent_error *err);

#endif
