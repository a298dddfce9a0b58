/*
 * ent_ingest.h -- files go in, a new generation of a corpus comes out
 *
 *     ent_source_walk --article--> identity, duplicates --> ent_prepare: words, sentences --> segment --> commit
 */
#ifndef ENT_INGEST_H
#define ENT_INGEST_H

#include <stdint.h>

#include "pipeline/ent_knowledge.h"
#include "source/ent_source.h"

struct ent_ingest_options {
    struct ent_source_options source;
    int add;            /* to what is there; else it is replaced */
    struct ent_knowledge_paths knowledge; /* what is found, and by what */
    size_t max_words;   /* of a segment; 0: the usual */
    size_t n_threads;   /* 0: as many as there are cores; the corpus is the same for any number */
    const char *producer;
    void (*warn)(void *ctx, const char *sentence); /* one sentence a fault; may be NULL */
    void *ctx;
};

struct ent_ingest_stats {
    struct ent_source_stats source;
    size_t added, unchanged, changed, duplicates, removed; /* documents */
    uint64_t words, sentences, bytes;                      /* of what was added or changed */
};

/*
 * Ingest n paths into the corpus at 'corpus'.  On failure the corpus is as it was.  ENT_EIO if no
 * article at all was found; what ent_source_walk and ent_writer_* return.
 */
ENT_MUST_USE enum ent_status ent_ingest(const char *const *paths, size_t n, const char *corpus,
                                        const struct ent_ingest_options *options,
                                        struct ent_ingest_stats *stats, struct ent_error *err);

#endif
