#include "corpus/ent_compact.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_copy.h"

struct compaction {
    struct ent_copy copy;
    struct ent_writer *writer;
    struct ent_intern digests; /* of the documents that are there */
    struct ent_progress progress;
    size_t n_docs;
};

static enum ent_status copy_doc(struct compaction *k, size_t segment, size_t row, struct ent_error *err)
{
    const struct ent_layer *docs = ent_segment_layer(ent_corpus_segment(k->copy.from, segment), "doc");
    struct ent_segment_builder *b;
    size_t n;
    uint32_t number;
    const char *digest = ent_attr_string(ent_layer_attr(docs, "digest"), row, &n);
    enum ent_status st = digest != NULL ? ent_intern_add(&k->digests, digest, n, &number, err) : ENT_OK;
    if (st == ENT_OK)
        st = ent_writer_builder(k->writer, &b, err);
    if (st == ENT_OK)
        st = ent_copy_doc(&k->copy, segment, row, b, err);
    ent_progress_at(&k->progress, ++k->n_docs, "");
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

static enum ent_status copy_all(struct compaction *k, struct ent_error *err)
{
    const struct ent_corpus *c = k->copy.from;
    struct ent_segment_builder *b;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        for (size_t row = 0; st == ENT_OK && row < ent_corpus_segment(c, i)->n_docs; row++)
            if (!ent_corpus_is_removed(c, i, row))
                st = copy_doc(k, i, row, err);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        if ((st = ent_writer_builder(k->writer, &b, err)) == ENT_OK)
            st = ent_copy_sources(&k->copy, i, &k->digests, b, err);
    return st;
}

enum ent_status ent_compact(const char *path, const char *producer, size_t max_words, size_t *n_docs,
                            struct ent_error *err)
{
    struct compaction k = {0};
    struct ent_corpus *from;
    enum ent_status st = ent_corpus_open(&from, path, err); /* is it one? */
    if (st != ENT_OK)
        return st;
    ent_corpus_close(from);
    if ((st = ent_writer_open(&k.writer, path, ENT_WRITER_REPLACE, producer, max_words, err)) != ENT_OK)
        return st;
    st = ent_corpus_open(&from, path, err); /* now that nobody else can write */
    if (st == ENT_OK) {
        k.copy.from = from;
        ent_progress_start(&k.progress, "compact", ent_corpus_n_docs(from));
        st = copy_all(&k, err);
        ent_progress_end(&k.progress);
    }
    *n_docs = k.n_docs;
    if (st == ENT_OK)
        st = ent_writer_commit(k.writer, err);
    else
        ent_writer_abort(k.writer);
    ent_corpus_close(from);
    ent_intern_done(&k.digests);
    return st;
}
