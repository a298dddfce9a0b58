/*
 * ent_copy.h -- copy documents of a corpus, with all that is known of them, into a segment being built
 *
 * What compacting and annotating anew have in common: the text and its run map, words, columns, layers and
 * attributes go over as they are, whatever they are called, but for those that the caller leaves out.
 */
#ifndef ENT_COPY_H
#define ENT_COPY_H

#include "corpus/ent_corpus.h"
#include "corpus/ent_segment_build.h"

struct ent_copy {
    const struct ent_corpus *from;
    const char *const *without; /* columns ("head" among them) and layers that stay behind; ends with NULL */
};

/* Append the document in that row of a segment. */
ENT_MUST_USE enum ent_status ent_copy_doc(const struct ent_copy *c, size_t segment, size_t row,
                                          struct ent_segment_builder *to, struct ent_error *err);
/* Append the further sources (layer "source") that a segment has of documents which are still there. */
ENT_MUST_USE enum ent_status ent_copy_sources(const struct ent_copy *c, size_t segment,
                                              const struct ent_intern *digests,
                                              struct ent_segment_builder *to, struct ent_error *err);

#endif
