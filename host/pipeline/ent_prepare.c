#include "pipeline/ent_prepare.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_pool.h"
#include "pipeline/ent_document.h"
#include "pipeline/ent_identity.h"

enum { BATCH = 256 << 10 }; /* bytes of text: the strings of so much fit a core's cache */

struct item {
    struct ent_article article;
    char digest[65];
    int is_source;
    char *replaces; /* the id of a document that stands in the corpus; NULL: it is new */
};
/* What a thread works on: a piece of a file that is to be read; then, or from the start, articles. */
struct batch {
    int is_piece; /* not read yet */
    enum ent_source_kind kind;
    struct ent_input input;
    struct ent_source_stats stats;
    struct ent_buf warnings;         /* a NUL behind each */
    struct item *items;
    size_t n, cap;
    size_t bytes;                    /* of text */
    struct ent_segment_builder part; /* what became of it */
    enum ent_status st;
    struct ent_error err;
};
struct ent_prepare {
    struct ent_prepare_options options;
    struct ent_writer *writer;
    struct ent_pool *pool;
    struct ent_document_scratch *scratch; /* one a thread */
    size_t max_bytes;                     /* of a batch; one article may have more */
    struct batch *batch;                  /* being filled; NULL: none */
    size_t n_pieces;                      /* with the pool, not read yet or not decided upon */
    struct ent_prepare_sums sums;
};

static void free_batch(struct batch *b)
{
    if (b == NULL)
        return;
    for (size_t i = 0; i < b->n; i++)
        ent_article_done(&b->items[i].article), ent_free(b->items[i].replaces);
    ent_builder_abort(&b->part);
    ent_buf_done(&b->warnings);
    ent_free(b->items);
    ent_free(b);
}

/* ---- in any thread ---- */

static enum ent_status add_item(struct batch *b, const struct item *item, struct ent_document_scratch *scratch)
{
    const struct ent_article *a = &item->article;
    const struct ent_doc_source s = {item->digest, a->id, a->file, a->publisher, a->ordinal, a->published};
    if (ent_interrupted())
        return ent_fail_interrupted(&b->err);
    return item->is_source ? ent_builder_source(&b->part, &s, &b->err)
                           : ent_document_add(&b->part, a, a->id, item->digest, scratch, &b->err);
}

static void add_items(struct ent_prepare *p, struct batch *b, size_t thread)
{
    for (size_t i = 0; b->st == ENT_OK && i < b->n; i++) {
        b->st = add_item(b, &b->items[i], &p->scratch[thread]);
        ent_article_done(&b->items[i].article);
    }
}

static enum ent_status keep_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct batch *b = ctx;
    enum ent_status st = ent_reserve(&b->items, &b->cap, b->n + 1, sizeof *b->items, err);
    if (st != ENT_OK)
        return st;
    struct item *item = &b->items[b->n];
    *item = (struct item){0};
    if ((st = ent_article_digest(a, item->digest, err)) != ENT_OK)
        return st;
    item->article = *a;
    *a = (struct ent_article){0};
    b->n++;
    return ENT_OK;
}

static void keep_warning(void *ctx, const char *sentence)
{
    struct batch *b = ctx;
    ent_buf_add(&b->warnings, sentence, strlen(sentence) + 1);
}

static void read_piece(struct ent_prepare *p, struct batch *b)
{
    const struct ent_source_sink sink = {.ctx = b, .article = keep_article, .warn = keep_warning};
    b->st = ent_source_read(b->kind, &b->input, p->options.source, &sink, &b->stats, &b->err);
    if (b->st == ENT_OK)
        b->st = ent_buf_check(&b->warnings, &b->err);
}

static void work(void *ctx, size_t thread, void *job)
{
    struct batch *b = job;
    if (b->is_piece)
        read_piece(ctx, b);
    else
        add_items(ctx, b, thread);
}

/* ---- in the owner's ---- */

static size_t count_sentences(const struct ent_segment_builder *b)
{
    for (size_t i = 0; i < b->n_layers; i++)
        if (strcmp(b->layers[i].name, "sentence") == 0)
            return b->layers[i].n;
    return 0;
}

static enum ent_status join(struct ent_prepare *p, struct batch *b, struct ent_error *err)
{
    struct ent_segment_builder *to;
    enum ent_status st = b->st;
    if (st != ENT_OK && err != NULL)
        *err = b->err;
    p->sums.words += b->part.n_words;
    p->sums.sentences += count_sentences(&b->part);
    p->sums.bytes += b->part.text_size;
    if (st == ENT_OK)
        st = ent_writer_builder(p->writer, &to, err);
    if (st == ENT_OK)
        st = ent_builder_join(to, &b->part, err);
    for (size_t i = 0; st == ENT_OK && i < b->n; i++)
        if (b->items[i].replaces != NULL)
            st = ent_writer_written(p->writer, b->items[i].replaces, err);
    free_batch(b);
    return st;
}

/* What is to be done with the article; 0: nothing. */
static enum ent_status decide(struct ent_prepare *p, struct item *item, int *is_wanted, struct ent_error *err)
{
    enum ent_doc_fate fate = ENT_DOC_NEW;
    enum ent_status st = p->options.decide(p->options.ctx, &item->article, item->digest, &fate, err);
    *is_wanted = ent_prepare_wants(fate);
    item->is_source = fate == ENT_DOC_DUPLICATE;
    if (st == ENT_OK && fate == ENT_DOC_CHANGED && (item->replaces = ent_strdup(item->article.id)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", item->article.file);
    return st;
}

/* A piece has been read: its articles go to the pool again, as a batch. */
static enum ent_status take_piece(struct ent_prepare *p, struct batch *b, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t n = b->n, i = 0;
    int is_wanted;
    p->n_pieces--;
    b->is_piece = 0;
    for (b->n = 0; st == ENT_OK && i < n; i++) {
        struct item item = b->items[i];
        if ((st = decide(p, &item, &is_wanted, err)) == ENT_OK && is_wanted)
            b->items[b->n++] = item;
        else
            ent_article_done(&item.article), ent_free(item.replaces);
    }
    for (; i < n; i++)
        ent_article_done(&b->items[i].article);
    const struct ent_piece_read read = {&b->stats, ent_buf_str(&b->warnings), b->warnings.len, b->st, &b->err};
    if (st == ENT_OK)
        st = p->options.piece(p->options.ctx, &read, err);
    ent_buf_done(&b->warnings);
    b->st = ENT_OK;
    if (st == ENT_OK && b->n > 0)
        ent_pool_give(p->pool, b); /* where it was taken from there is room */
    else
        free_batch(b);
    return st;
}

static enum ent_status take_oldest(struct ent_prepare *p, struct ent_error *err)
{
    struct batch *b = ent_pool_take(p->pool);
    return b->is_piece ? take_piece(p, b, err) : join(p, b, err);
}

static enum ent_status make_room(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && ent_pool_is_full(p->pool))
        st = take_oldest(p, err);
    return st;
}

static enum ent_status give_batch(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = make_room(p, err);
    if (st == ENT_OK && p->batch != NULL) {
        ent_pool_give(p->pool, p->batch);
        p->batch = NULL;
    }
    return st;
}

enum ent_status ent_prepare_open(struct ent_prepare **out, struct ent_writer *writer,
                                 const struct ent_prepare_options *options, struct ent_error *err)
{
    struct ent_prepare *p = ent_calloc(1, sizeof *p);
    *out = NULL;
    if (p == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory");
    p->options = *options;
    p->writer = writer;
    p->max_bytes = options->max_words > 0 && options->max_words < BATCH ? options->max_words : BATCH;
    enum ent_status st = ent_pool_open(&p->pool, options->n_threads, work, p, err);
    if (st == ENT_OK) {
        size_t n = ent_pool_n_threads(p->pool);
        p->scratch = ent_calloc(n, sizeof *p->scratch);
        if (p->scratch == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu threads", n);
        for (size_t i = 0; st == ENT_OK && i < n; i++) {
            p->scratch[i].annotator.off = options->no_extract;
            p->scratch[i].annotator.knowledge = options->knowledge;
            p->scratch[i].parsing.shelf = options->knowledge->shelf;
        }
    }
    if (st == ENT_OK)
        *out = p;
    else
        ent_prepare_close(p);
    return st;
}

enum ent_status ent_prepare_article(struct ent_prepare *p, struct ent_article *a, const char digest[65],
                                    enum ent_doc_fate fate, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int is_source = fate == ENT_DOC_DUPLICATE;
    char *replaces = NULL;
    size_t bytes = is_source ? 1 : a->len;
    if (p->batch != NULL && p->batch->bytes + bytes > p->max_bytes)
        st = give_batch(p, err);
    if (st == ENT_OK && p->batch == NULL && (p->batch = ent_calloc(1, sizeof *p->batch)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", a->file);
    struct batch *b = p->batch;
    if (st == ENT_OK)
        st = ent_reserve(&b->items, &b->cap, b->n + 1, sizeof *b->items, err);
    if (st == ENT_OK && fate == ENT_DOC_CHANGED && (replaces = ent_strdup(a->id)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", a->file);
    if (st != ENT_OK)
        return st;
    struct item *item = &b->items[b->n++];
    *item = (struct item){.article = *a, .is_source = is_source, .replaces = replaces};
    memcpy(item->digest, digest, sizeof item->digest);
    *a = (struct ent_article){0};
    b->bytes += bytes;
    return ENT_OK;
}

size_t ent_prepare_batch(const struct ent_prepare *p) { return p->max_bytes; }

enum ent_status ent_prepare_piece(struct ent_prepare *p, enum ent_source_kind kind, const struct ent_input *piece,
                                  struct ent_error *err)
{
    enum ent_status st = give_batch(p, err);
    if (st == ENT_OK)
        st = make_room(p, err);
    struct batch *b = st == ENT_OK ? ent_calloc(1, sizeof *b) : NULL;
    if (b == NULL)
        return st == ENT_OK ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", piece->path) : st;
    b->is_piece = 1;
    b->kind = kind;
    b->input = *piece;
    ent_pool_give(p->pool, b);
    p->n_pieces++;
    return ENT_OK;
}

enum ent_status ent_prepare_read(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && p->n_pieces > 0)
        st = take_oldest(p, err);
    if (st != ENT_OK)
        ent_prepare_forget(p);
    return st;
}

void ent_prepare_forget(struct ent_prepare *p)
{
    struct batch *b;
    ent_pool_cancel(p->pool);
    while ((b = ent_pool_take(p->pool)) != NULL)
        free_batch(b);
    p->n_pieces = 0;
}

enum ent_status ent_prepare_finish(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = give_batch(p, err);
    while (st == ENT_OK && !ent_pool_is_empty(p->pool))
        st = take_oldest(p, err);
    return st;
}

struct ent_prepare_sums ent_prepare_sums(const struct ent_prepare *p) { return p->sums; }

void ent_prepare_close(struct ent_prepare *p)
{
    if (p == NULL)
        return;
    if (p->pool != NULL) {
        size_t n = ent_pool_n_threads(p->pool);
        ent_prepare_forget(p);
        ent_pool_close(p->pool);
        for (size_t i = 0; p->scratch != NULL && i < n; i++)
            ent_document_scratch_done(&p->scratch[i]);
    }
    free_batch(p->batch);
    ent_free(p->scratch);
    ent_free(p);
}
