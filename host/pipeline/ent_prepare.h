/*
 * ent_prepare.h -- articles become documents of a corpus, worked on by several threads
 *
 *     pieces of a file --> threads: read --in the order of input--> what is to be done with each article
 *     articles --batches--> threads: ent_document_add() into a part --in the order of input--> the segment
 *
 * All that costs (reading, words, sentences, parse, extraction) happens in a thread that sees its piece or batch and its
 * scratch and nothing else; what is decided and joined in order is the same for any number of threads.
 */
#ifndef ENT_PREPARE_H
#define ENT_PREPARE_H

#include "corpus/ent_writer.h"
#include "pipeline/ent_knowledge.h"
#include "source/ent_source.h"

struct ent_prepare;

/* A piece of a file has been read. */
struct ent_piece_read {
    const struct ent_source_stats *stats;
    const char *warnings; /* sentences, a NUL behind each */
    size_t n_warnings;    /* bytes */
    enum ent_status st;   /* why the reading ended, and the sentence for it */
    const struct ent_error *fault;
};

struct ent_prepare_options {
    size_t n_threads; /* 0: as many as there are cores */
    size_t max_words; /* of a segment: a batch is surely smaller */
    int no_extract;   /* leave out what ent_annotate.h finds */
    const struct ent_knowledge *knowledge;

    /* of pieces; both are called in the owner's thread, in the order of input: */
    const struct ent_source_options *source;
    void *ctx;
    /* for each article: set its id, and *fate */
    enum ent_status (*decide)(void *ctx, struct ent_article *a, const char digest[65], enum ent_doc_fate *fate, struct ent_error *err);
    /* then for its piece; an error ends it all */
    enum ent_status (*piece)(void *ctx, const struct ent_piece_read *read, struct ent_error *err);
};

/* Does a document of this fate go to ent_prepare_article()? */
static inline int ent_prepare_wants(enum ent_doc_fate fate)
{
    return fate == ENT_DOC_NEW || fate == ENT_DOC_CHANGED || fate == ENT_DOC_DUPLICATE;
}

/* Documents go to the writer, which must outlive this.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_prepare_open(struct ent_prepare **out, struct ent_writer *writer,
                                              const struct ent_prepare_options *options, struct ent_error *err);

/*
 * Take over the article (*a is zeroed), whose id is set: as a document with this digest, or where its fate is
 * ENT_DOC_DUPLICATE as a further source of the document that has it.  An error may be that of an article given before.
 */
ENT_MUST_USE enum ent_status ent_prepare_article(struct ent_prepare *p, struct ent_article *a,
                                                 const char digest[65], enum ent_doc_fate fate, struct ent_error *err);

/* Bytes of text that are worked on at a time. */
size_t ent_prepare_batch(const struct ent_prepare *p);

/* Take a piece of a file that must stay in memory until ent_prepare_read() has returned.  Errors may be those of others. */
ENT_MUST_USE enum ent_status ent_prepare_piece(struct ent_prepare *p, enum ent_source_kind kind, const struct ent_input *piece,
                                               struct ent_error *err);
/* Wait until all pieces are read; after an error nobody reads in them any more, either. */
ENT_MUST_USE enum ent_status ent_prepare_read(struct ent_prepare *p, struct ent_error *err);
/* What is not with the writer is forgotten, once the threads are done with it. */
void ent_prepare_forget(struct ent_prepare *p);

/* Wait for all that was given; then it is with the writer. */
ENT_MUST_USE enum ent_status ent_prepare_finish(struct ent_prepare *p, struct ent_error *err);

struct ent_prepare_sums {
    uint64_t words, sentences, bytes; /* of documents that are with the writer */
};
struct ent_prepare_sums ent_prepare_sums(const struct ent_prepare *p);

void ent_prepare_close(struct ent_prepare *p); /* what is not with the writer is forgotten; NULL is fine */

#endif
