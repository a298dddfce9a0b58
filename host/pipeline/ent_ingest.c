#include "pipeline/ent_ingest.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_hash.h"
#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_writer.h"
#include "pipeline/ent_document.h"

struct ingest {
    const struct ent_ingest_options *options;
    struct ent_ingest_stats *stats;
    struct ent_writer *writer;
    struct ent_document_scratch scratch;
    struct ent_progress progress;
    uint64_t bytes_done;
    char *file; /* whose articles are coming */
};

/* The id of an article that its source gave none: from its path and its place in the file. */
static enum ent_status make_id(const struct ent_article *a, char id[17], struct ent_error *err)
{
    char hex[65];
    struct ent_buf key = {0};
    ent_buf_addf(&key, "%s\n%u", a->file, a->ordinal);
    enum ent_status st = ent_buf_check(&key, err);
    ent_sha256_hex(ent_buf_str(&key), key.len, hex);
    ent_buf_done(&key);
    memcpy(id, hex, 16);
    id[16] = '\0';
    return st;
}

static void add_string(struct ent_buf *out, const char *s)
{
    if (s != NULL)
        ent_buf_adds(out, s);
    ent_buf_addc(out, '\0');
}

/* The digest of a document's content: its stored text and, if they came with it, its words. */
static enum ent_status make_digest(const struct ent_article *a, char digest[65],
                                   struct ent_error *err)
{
    const struct ent_parsed *p = a->parse;
    struct ent_buf all = {0};
    if (p == NULL) {
        ent_sha256_hex(a->text, a->len, digest);
        return ENT_OK;
    }
    ent_buf_add(&all, a->text, a->len);
    for (size_t i = 0; i < p->n_words; i++) {
        const struct ent_parsed_word *w = &p->words[i];
        const char *strings[] = {w->form,  w->lemma,  w->upos, w->xpos,
                                 w->feats, w->deprel, w->deps, w->misc};
        for (size_t k = 0; k < sizeof strings / sizeof *strings; k++)
            add_string(&all, strings[k]);
        ent_buf_add(&all, &w->head, sizeof w->head);
    }
    for (size_t i = 0; i < p->n_mwts; i++) {
        add_string(&all, p->mwts[i].form);
        add_string(&all, p->mwts[i].rest);
    }
    for (size_t i = 0; i < p->n_empties; i++)
        add_string(&all, p->empties[i].line);
    for (size_t i = 0; i < p->n_sentences; i++)
        add_string(&all, p->sentences[i].comments);
    enum ent_status st = ent_buf_check(&all, err);
    ent_sha256_hex(ent_buf_str(&all), all.len, digest);
    ent_buf_done(&all);
    return st;
}

static enum ent_status end_file(struct ingest *in, const char *next, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (in->file != NULL && (next == NULL || strcmp(next, in->file) != 0)) {
        st = ent_writer_end_file(in->writer, in->file, err);
        ent_free(in->file);
        in->file = NULL;
    }
    if (st == ENT_OK && next != NULL && in->file == NULL && (in->file = ent_strdup(next)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", next);
    return st;
}

static void warn(struct ingest *in, const char *sentence)
{
    if (in->options->warn != NULL)
        in->options->warn(in->options->ctx, sentence);
}

static enum ent_status write_document(struct ingest *in, const struct ent_article *a, const char *id,
                                      const char *digest, struct ent_error *err)
{
    struct ent_segment_builder *b;
    struct ent_layer_builder *sentences;
    enum ent_status st = ent_writer_builder(in->writer, &b, err);
    if (st != ENT_OK || (st = ent_builder_layer(b, "sentence", &sentences, err)) != ENT_OK)
        return st;
    size_t words = b->n_words, rows = sentences->n;
    st = ent_document_add(b, a, id, digest, &in->scratch, err);
    if (st == ENT_OK && (st = ent_builder_layer(b, "sentence", &sentences, err)) == ENT_OK) {
        in->stats->words += b->n_words - words;
        in->stats->sentences += sentences->n - rows;
        in->stats->bytes += a->len;
    }
    return st;
}

static enum ent_status take_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct ingest *in = ctx;
    char made_id[17], digest[65];
    const char *id = a->id != NULL ? a->id : made_id;
    enum ent_doc_fate fate;
    enum ent_status st = end_file(in, a->file, err);

    if (ent_interrupted())
        return ent_fail_interrupted(err);
    if (st == ENT_OK)
        st = make_digest(a, digest, err);
    if (st == ENT_OK)
        st = make_id(a, made_id, err);
    if (st == ENT_OK)
        st = ent_writer_check(in->writer, id, digest, &fate, err);
    if (st != ENT_OK)
        return st;
    if (fate == ENT_DOC_TWICE) {
        struct ent_error twice;
        ent_fail(&twice, ENT_EFORMAT, "%s: article %u: the id %s was given before; left out", a->file,
                 a->ordinal, id);
        in->stats->source.bad_records++;
        if (in->options->source.strict) {
            if (err != NULL)
                *err = twice;
            return ENT_EFORMAT;
        }
        warn(in, twice.message);
        return ENT_OK;
    }
    if (fate == ENT_DOC_UNCHANGED) {
        in->stats->unchanged++;
    } else if (fate == ENT_DOC_DUPLICATE && a->parse == NULL) { /* a parse is kept as it is */
        struct ent_doc_source s = {digest, id, a->file, a->publisher, a->ordinal, a->published};
        in->stats->duplicates++;
        st = ent_writer_source(in->writer, &s, err);
    } else {
        *(fate == ENT_DOC_CHANGED ? &in->stats->changed : &in->stats->added) += 1;
        st = write_document(in, a, id, digest, err);
    }
    ent_progress_at(&in->progress, in->bytes_done, a->file);
    return st;
}

static void take_warning(void *ctx, const char *sentence) { warn(ctx, sentence); }

static void take_file(void *ctx, const char *path, size_t bytes)
{
    struct ingest *in = ctx;
    in->bytes_done += bytes;
    ent_progress_at(&in->progress, in->bytes_done, path);
}

static enum ent_status run(struct ingest *in, const char *const *paths, size_t n,
                           struct ent_error *err)
{
    struct ent_source_sink sink = {in, take_article, take_warning, take_file};
    enum ent_status st =
        ent_source_walk(paths, n, &in->options->source, &sink, &in->stats->source, err);
    if (st == ENT_OK)
        st = end_file(in, NULL, err);
    if (st == ENT_OK && in->stats->source.articles == 0)
        st = ent_fail(err, ENT_EIO, "%s%s: no article found (%zu files read)", paths[0],
                      n > 1 ? " and others" : "", in->stats->source.files);
    return st;
}

enum ent_status ent_ingest(const char *const *paths, size_t n, const char *corpus,
                           const struct ent_ingest_options *options, struct ent_ingest_stats *stats,
                           struct ent_error *err)
{
    struct ingest in = {.options = options, .stats = stats, .scratch.annotator.off = options->no_extract};
    *stats = (struct ent_ingest_stats){0};
    enum ent_status st =
        ent_writer_open(&in.writer, corpus, options->add ? ENT_WRITER_ADD : ENT_WRITER_REPLACE,
                        options->producer, options->max_words, err);
    if (st != ENT_OK)
        return st;
    ent_progress_start(&in.progress, "ingest", 0);
    st = run(&in, paths, n, err);
    ent_progress_end(&in.progress);
    stats->removed = ent_writer_n_removed(in.writer) - stats->changed;
    if (st == ENT_OK)
        st = ent_writer_commit(in.writer, err);
    else
        ent_writer_abort(in.writer);
    ent_document_scratch_done(&in.scratch);
    ent_free(in.file);
    return st;
}
