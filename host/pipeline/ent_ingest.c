#include "pipeline/ent_ingest.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_hash.h"
#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_compact.h"
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
};

/* The id of an article that its source gave none: from its path and its place in the file. */
static enum ent_status make_id(struct ent_article *a, struct ent_error *err)
{
    char hex[65];
    struct ent_buf key = {0};
    if (a->id != NULL)
        return ENT_OK;
    ent_buf_addf(&key, "%s\n%u", a->file, a->ordinal);
    enum ent_status st = ent_buf_check(&key, err);
    ent_sha256_hex(ent_buf_str(&key), key.len, hex);
    ent_buf_done(&key);
    if (st == ENT_OK && (a->id = ent_arena_strndup(&a->arena, hex, 16)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", a->file);
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
    for (size_t i = 0; i < p->n_words * p->n_more; i++)
        add_string(&all, p->more[i]);
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ent_parsed_span *s = &p->spans[i];
        add_string(&all, s->layer);
        ent_buf_add(&all, (uint32_t[]){s->first, s->last}, 2 * sizeof(uint32_t));
        for (size_t k = 0; k < s->n_attrs; k++) {
            add_string(&all, s->attrs[k].name);
            add_string(&all, s->attrs[k].value);
        }
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

static enum ent_status take_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct ingest *in = ctx;
    char digest[65];
    enum ent_doc_fate fate;
    enum ent_status st = end_file(in, a->file, err);

    if (ent_interrupted())
        return ent_fail_interrupted(err);
    if (st == ENT_OK)
        st = make_digest(a, digest, err);
    if (st == ENT_OK)
        st = make_id(a, err);
    if (st == ENT_OK)
        st = ent_writer_check(in->writer, a->id, digest, &fate, err);
    if (st != ENT_OK)
        return st;
    ent_progress_at(&in->progress, in->bytes_before + bytes_read(a), a->file);
    if (fate == ENT_DOC_TWICE)
        return refuse_twice(in, a, err);
    if (fate == ENT_DOC_UNCHANGED) {
        in->stats->unchanged++;
        return ENT_OK;
    }
    if (fate == ENT_DOC_DUPLICATE && a->parse != NULL)
        fate = ENT_DOC_NEW; /* a parse is kept as it is */
    *(fate == ENT_DOC_DUPLICATE ? &in->stats->duplicates : fate == ENT_DOC_CHANGED ? &in->stats->changed : &in->stats->added) += 1;
    return ent_prepare_article(in->prepare, a, digest, fate, err);
}

static void take_warning(void *ctx, const char *sentence) { warn(ctx, sentence); }

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
    const struct ent_prepare_options prepare = {in->options->n_threads, in->options->max_words, in->options->knowledge.no_extract, &in->knowledge};
    const struct ent_source_sink sink = {in, take_article, take_warning, take_file, take_total};
    enum ent_status st = ent_prepare_open(&in->prepare, in->writer, &prepare, err);
    if (st == ENT_OK)
        st = ent_source_walk(paths, n, &in->options->source, &sink, &in->stats->source, err);
    if (st == ENT_OK)
        st = end_file(in, NULL, err);
    if (st == ENT_OK && in->stats->source.articles == 0)
        st = ent_fail(err, ENT_EIO, "%s%s: no article found (%zu files read)", paths[0],
                      n > 1 ? " and others" : "", in->stats->source.files);
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
