#include "pipeline/ent_ingest.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_compact.h"
#include "pipeline/ent_identity.h"
#include "pipeline/ent_prepare.h"

enum { MOST_SEGMENTS = 32 }; /* of a corpus */

struct ingest {
    const struct ent_ingest_options *options;
    struct ent_ingest_stats *stats;
    struct ent_writer *writer;
    struct ent_prepare *prepare;
    struct ent_knowledge knowledge;
    struct ent_progress progress;
    uint64_t bytes_before, bytes_here; /* of the files before the one being read, and of that */
    char *file;                        /* whose articles are coming */
    uint32_t ordinals;                 /* of the pieces of this file that were read before the one at hand */
    size_t said_below;                 /* of this file: what holds for the rest of it */
};

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

/* How far the article reaches into its file. */
static uint64_t bytes_read(const struct ent_article *a)
{
    const struct ent_run *last = a->n_runs > 0 ? &a->runs[a->n_runs - 1] : NULL;
    return last != NULL ? last->source + last->n_source : 0;
}

/* The same id twice is a fault of the input. */
static enum ent_status refuse_twice(struct ingest *in, const struct ent_article *a, struct ent_error *err)
{
    struct ent_error twice;
    ent_fail(&twice, ENT_EFORMAT, "%s: article %u: the id %s was given before; left out", a->file, a->ordinal, a->id);
    in->stats->source.bad_records++;
    if (!in->options->source.strict) {
        warn(in, twice.message);
        return ENT_OK;
    }
    if (err != NULL)
        *err = twice;
    return ENT_EFORMAT;
}

/* What is to be done with the article: *fate is ENT_DOC_NEW, ENT_DOC_CHANGED, ENT_DOC_DUPLICATE, or another: nothing. */
static enum ent_status decide(void *ctx, struct ent_article *a, const char digest[65], enum ent_doc_fate *fate, struct ent_error *err)
{
    struct ingest *in = ctx;
    enum ent_status st = end_file(in, a->file, err);

    if (ent_interrupted())
        return ent_fail_interrupted(err);
    a->ordinal += in->ordinals;
    if (st == ENT_OK)
        st = ent_article_make_id(a, err);
    if (st == ENT_OK)
        st = ent_writer_check(in->writer, a->id, digest, fate, err);
    if (st != ENT_OK)
        return st;
    ent_progress_at(&in->progress, in->bytes_before + bytes_read(a), a->file);
    if (*fate == ENT_DOC_TWICE)
        return refuse_twice(in, a, err);
    if (*fate == ENT_DOC_DUPLICATE && a->parse != NULL)
        *fate = ENT_DOC_NEW; /* a parse is kept as it is */
    *(*fate == ENT_DOC_UNCHANGED   ? &in->stats->unchanged
      : *fate == ENT_DOC_DUPLICATE ? &in->stats->duplicates
      : *fate == ENT_DOC_CHANGED   ? &in->stats->changed
                                   : &in->stats->added) += 1;
    return ENT_OK;
}

static enum ent_status take_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct ingest *in = ctx;
    char digest[65];
    enum ent_doc_fate fate = ENT_DOC_NEW;
    enum ent_status st = ent_article_digest(a, digest, err);
    if (st == ENT_OK)
        st = decide(in, a, digest, &fate, err);
    return st == ENT_OK && ent_prepare_wants(fate) ? ent_prepare_article(in->prepare, a, digest, fate, err) : st;
}

static void take_warning(void *ctx, const char *sentence) { warn(ctx, sentence); }

/* ---- files that are read in pieces ---- */

static enum ent_status take_piece(void *ctx, enum ent_source_kind kind, const struct ent_input *piece, struct ent_error *err)
{
    struct ingest *in = ctx;
    return ent_prepare_piece(in->prepare, kind, piece, err);
}

static enum ent_status end_pieces(void *ctx, enum ent_status st, struct ent_error *err)
{
    struct ingest *in = ctx;
    if (st == ENT_OK)
        st = ent_prepare_read(in->prepare, err);
    else
        ent_prepare_forget(in->prepare);
    in->ordinals = 0;
    in->said_below = 0;
    return st;
}

/* What is said "(here and below)" is said once a file. */
static int is_said_again(struct ingest *in, const char *sentence)
{
    static const char below[] = "(here and below)";
    size_t n = strlen(sentence), size = sizeof below - 1;
    if (n < size || strcmp(sentence + n - size, below) != 0)
        return 0;
    return in->said_below++ > 0;
}

/* A fault that ends a piece leaves the others readable, as one that ends a file does. */
static enum ent_status pass_over(struct ingest *in, enum ent_status st, const struct ent_error *fault, struct ent_error *err)
{
    if ((st != ENT_EFORMAT && st != ENT_ELIMIT) || in->options->source.strict) {
        if (err != NULL)
            *err = *fault;
        return st;
    }
    in->stats->source.skipped_files++;
    warn(in, fault->message);
    return ENT_OK;
}

static enum ent_status end_piece(void *ctx, const struct ent_piece_read *piece, struct ent_error *err)
{
    struct ingest *in = ctx;
    const char *end = piece->warnings + piece->n_warnings;
    in->stats->source.bad_records += piece->stats->bad_records;
    for (const char *s = piece->warnings; s < end; s += strlen(s) + 1) {
        if (is_said_again(in, s))
            in->stats->source.bad_records--;
        else
            warn(in, s);
    }
    in->stats->source.articles += piece->stats->articles;
    in->ordinals += (uint32_t)piece->stats->articles;
    return piece->st == ENT_OK ? ENT_OK : pass_over(in, piece->st, piece->fault, err);
}

/* ---- the walk ---- */

static void take_total(void *ctx, uint64_t bytes)
{
    struct ingest *in = ctx;
    ent_progress_start(&in->progress, "ingest", bytes);
}

static void take_file(void *ctx, const char *path, size_t bytes)
{
    struct ingest *in = ctx;
    in->bytes_before += in->bytes_here;
    in->bytes_here = bytes;
    ent_progress_at(&in->progress, in->bytes_before, path);
}

static enum ent_status run(struct ingest *in, const char *const *paths, size_t n,
                           struct ent_error *err)
{
    const struct ent_prepare_options prepare = {.n_threads = in->options->n_threads, .max_words = in->options->max_words,
                                                .no_extract = in->options->knowledge.no_extract, .knowledge = &in->knowledge,
                                                .source = &in->options->source, .ctx = in, .decide = decide, .piece = end_piece};
    struct ent_source_sink sink = {.ctx = in, .article = take_article, .warn = take_warning, .file = take_file,
                                   .found = take_total, .piece = take_piece, .pieces_end = end_pieces};
    enum ent_status st = ent_prepare_open(&in->prepare, in->writer, &prepare, err);
    if (st == ENT_OK) {
        sink.piece_size = ent_prepare_batch(in->prepare);
        st = ent_source_walk(paths, n, &in->options->source, &sink, &in->stats->source, err);
    }
    if (st == ENT_OK)
        st = end_file(in, NULL, err);
    if (st == ENT_OK && in->stats->source.articles == 0)
        st = ent_fail(err, ENT_EIO, "%s%s: no article found (%zu file%s read)", paths[0], n > 1 ? " and others" : "",
                      in->stats->source.files, in->stats->source.files == 1 ? "" : "s");
    if (st == ENT_OK)
        st = ent_prepare_finish(in->prepare, err);
    if (st == ENT_OK) {
        const struct ent_prepare_sums sums = ent_prepare_sums(in->prepare);
        in->stats->words = sums.words;
        in->stats->sentences = sums.sentences;
        in->stats->bytes = sums.bytes;
    }
    ent_prepare_close(in->prepare);
    ent_progress_end(&in->progress);
    return st;
}

/* Many small segments become few.  The corpus is good without that, so a failure is only said. */
static void tidy_up(struct ingest *in, const char *corpus)
{
    struct ent_error err;
    enum ent_status st = ent_compact_tail(corpus, in->options->producer, MOST_SEGMENTS, &err);
    if (st == ENT_OK)
        return;
    ent_fail_in(&err, st, "%s: is complete, but was not compacted", corpus);
    warn(in, err.message);
}

enum ent_status ent_ingest(const char *const *paths, size_t n, const char *corpus,
                           const struct ent_ingest_options *options, struct ent_ingest_stats *stats,
                           struct ent_error *err)
{
    struct ingest in = {.options = options, .stats = stats};
    *stats = (struct ent_ingest_stats){0};
    enum ent_status st = ent_knowledge_open(&in.knowledge, &options->knowledge, corpus, err);
    if (st == ENT_OK)
        st = ent_writer_open(&in.writer, corpus, options->add ? ENT_WRITER_ADD : ENT_WRITER_REPLACE, options->producer,
                             options->max_words, err);
    if (st != ENT_OK) {
        ent_knowledge_close(&in.knowledge);
        return st;
    }
    ent_writer_threads(in.writer, options->n_threads);
    st = run(&in, paths, n, err);
    stats->removed = ent_writer_n_removed(in.writer) - stats->changed;
    if (st == ENT_OK)
        st = ent_writer_commit(in.writer, err);
    else
        ent_writer_abort(in.writer);
    ent_knowledge_close(&in.knowledge);
    ent_free(in.file);
    if (st == ENT_OK)
        tidy_up(&in, corpus);
    return st;
}
