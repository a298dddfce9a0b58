#include "corpus/ent_compact.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_copy.h"

enum { MAX_WORDS = 1 << 27 };

struct compaction {
    struct ent_copy copy;
    struct ent_writer *writer;
    struct ent_intern digests; /* of the documents that are there */
    struct ent_progress progress;
    size_t n_docs;
};

static enum ent_status remember_digest(struct compaction *k, const struct ent_layer *docs, size_t row, struct ent_error *err)
{
    size_t n;
    uint32_t number;
    const char *digest = ent_attr_string(ent_layer_attr(docs, "digest"), row, &n);
    return digest != NULL ? ent_intern_add(&k->digests, digest, n, &number, err) : ENT_OK;
}

static enum ent_status copy_doc(struct compaction *k, size_t segment, size_t row, struct ent_error *err)
{
    struct ent_segment_builder *b;
    enum ent_status st = remember_digest(k, ent_segment_layer(ent_corpus_segment(k->copy.from, segment), "doc"), row, err);
    if (st == ENT_OK)
        st = ent_writer_builder(k->writer, &b, err);
    if (st == ENT_OK)
        st = ent_copy_doc(&k->copy, segment, row, b, err);
    ent_progress_at(&k->progress, ++k->n_docs, "");
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

/* The documents of the segments from 'first' on, then their further sources. */
static enum ent_status copy_from(struct compaction *k, size_t first, struct ent_error *err)
{
    const struct ent_corpus *c = k->copy.from;
    struct ent_segment_builder *b;
    enum ent_status st = ENT_OK;
    for (size_t i = first; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        for (size_t row = 0; st == ENT_OK && row < ent_corpus_segment(c, i)->n_docs; row++)
            if (!ent_corpus_is_removed(c, i, row))
                st = copy_doc(k, i, row, err);
    for (size_t i = first; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        if ((st = ent_writer_builder(k->writer, &b, err)) == ENT_OK)
            st = ent_copy_sources(&k->copy, i, &k->digests, b, err);
    return st;
}

/* Where the last segments begin that shall become one: few enough are left, and none is small beside what comes
 * after it, so that a document is copied only about as often as the corpus doubles. */
static size_t first_of_tail(const struct ent_manifest *m, size_t most)
{
    size_t first = m->n_segments;
    uint64_t words = 0;
    while (first > 0 && (first > most / 2 || m->segments[first - 1].n_words <= 2 * words))
        words += m->segments[--first].n_words;
    return first;
}

static enum ent_status copy_tail(struct compaction *k, size_t first, struct ent_error *err)
{
    const struct ent_corpus *c = k->copy.from;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < first; i++) { /* their further sources may stand in what is merged */
        const struct ent_layer *docs = ent_segment_layer(ent_corpus_segment(c, i), "doc");
        for (size_t row = 0; st == ENT_OK && row < docs->n; row++)
            if (!ent_corpus_is_removed(c, i, row))
                st = remember_digest(k, docs, row, err);
    }
    return st == ENT_OK ? copy_from(k, first, err) : st;
}

enum ent_status ent_compact_tail(const char *path, const char *producer, size_t most, struct ent_error *err)
{
    struct compaction k = {0};
    struct ent_manifest m;
    enum ent_status st = ent_manifest_read(&m, path, err);
    if (st != ENT_OK)
        return st;
    int is_due = m.n_segments > most || m.n_lexicons > most;
    ent_manifest_done(&m);
    if (!is_due || (st = ent_writer_open(&k.writer, path, ENT_WRITER_ADD, producer, MAX_WORDS, err)) != ENT_OK)
        return st;
    k.copy.from = ent_writer_old(k.writer);
    size_t first = first_of_tail(ent_corpus_manifest(k.copy.from), most);
    st = ent_writer_merge(k.writer, first, err);
    ent_progress_start(&k.progress, "compact", ent_corpus_n_docs(k.copy.from));
    if (st == ENT_OK)
        st = copy_tail(&k, first, err);
    ent_progress_end(&k.progress);
    if (st == ENT_OK)
        st = ent_writer_commit(k.writer, err);
    else
        ent_writer_abort(k.writer);
    ent_intern_done(&k.digests);
    return st;
}

enum ent_status ent_compact(const char *path, const char *producer, size_t max_words, size_t *n_docs,
                            struct ent_error *err)
{
    struct compaction k = {0};
    struct ent_corpus *from;
    enum ent_status st = ent_corpus_open_stored(&from, path, err); /* is it one? */
    if (st != ENT_OK)
        return st;
    ent_corpus_close(from);
    if ((st = ent_writer_open(&k.writer, path, ENT_WRITER_REPLACE, producer, max_words, err)) != ENT_OK)
        return st;
    st = ent_corpus_open_stored(&from, path, err); /* now that nobody else can write */
    if (st == ENT_OK) {
        k.copy.from = from;
        ent_progress_start(&k.progress, "compact", ent_corpus_n_docs(from));
        st = copy_from(&k, 0, err);
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
