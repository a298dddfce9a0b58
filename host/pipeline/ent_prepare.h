/*
 * ent_prepare.h -- articles become documents of a corpus, worked on by several threads
 *
 *     articles --batches--> threads: ent_document_add() into a part --in the order of input--> the segment
 *
 * All that costs (words, sentences, parse, extraction) happens in a thread that sees its batch and its scratch
 * and nothing else; what is joined in order is the same for any number of threads.
 */
#ifndef ENT_PREPARE_H
#define ENT_PREPARE_H

#include "corpus/ent_writer.h"
#include "pipeline/ent_knowledge.h"
#include "source/ent_article.h"

struct ent_prepare;

struct ent_prepare_options {
    size_t n_threads; /* 0: as many as there are cores */
    size_t max_words; /* of a segment: a batch is surely smaller */
    int no_extract;   /* leave out what ent_annotate.h finds */
    const struct ent_knowledge *knowledge;
};

/* Documents go to the writer, which must outlive this.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_prepare_open(struct ent_prepare **out, struct ent_writer *writer,
                                              const struct ent_prepare_options *options, struct ent_error *err);

/*
 * Take over the article (*a is zeroed), whose id is set: as a document with this digest, or where its fate is
 * ENT_DOC_DUPLICATE as a further source of the document that has it.  An error may be that of an article given before.
 */
ENT_MUST_USE enum ent_status ent_prepare_article(struct ent_prepare *p, struct ent_article *a,
                                                 const char digest[65], enum ent_doc_fate fate, struct ent_error *err);

/* Wait for all that was given; then it is with the writer. */
ENT_MUST_USE enum ent_status ent_prepare_finish(struct ent_prepare *p, struct ent_error *err);

struct ent_prepare_sums {
    uint64_t words, sentences, bytes; /* of documents that are with the writer */
};
struct ent_prepare_sums ent_prepare_sums(const struct ent_prepare *p);

void ent_prepare_close(struct ent_prepare *p); /* what is not with the writer is forgotten; NULL is fine */

#endif
