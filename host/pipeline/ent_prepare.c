#include "pipeline/ent_prepare.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_pool.h"
#include "pipeline/ent_document.h"

enum { BATCH = 256 << 10 }; /* bytes of text: the strings of so much fit a core's cache */

struct item {
    struct ent_article article;
    char digest[65];
    int is_source;
    char *replaces; /* the id of a document that stands in the corpus; NULL: it is new */
};
struct batch {
    struct item *items;
    size_t n, cap;
    size_t bytes;                    /* of text */
    struct ent_segment_builder part; /* what became of it */
    enum ent_status st;
    struct ent_error err;
};
struct ent_prepare {
    struct ent_writer *writer;
    struct ent_pool *pool;
    struct ent_document_scratch *scratch; /* one a thread */
    size_t max_bytes;                     /* of a batch; one article may have more */
    struct batch *batch;                  /* being filled; NULL: none */
    struct ent_prepare_sums sums;
};

static void free_batch(struct batch *b)
{
    if (b == NULL)
        return;
    for (size_t i = 0; i < b->n; i++)
        ent_article_done(&b->items[i].article), ent_free(b->items[i].replaces);
    ent_builder_abort(&b->part);
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

static void work(void *ctx, size_t thread, void *job)
{
    struct ent_prepare *p = ctx;
    struct batch *b = job;
    for (size_t i = 0; b->st == ENT_OK && i < b->n; i++) {
        b->st = add_item(b, &b->items[i], &p->scratch[thread]);
        ent_article_done(&b->items[i].article);
    }
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

static enum ent_status give_batch(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (ent_pool_is_full(p->pool))
        st = join(p, ent_pool_take(p->pool), err);
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

enum ent_status ent_prepare_finish(struct ent_prepare *p, struct ent_error *err)
{
    enum ent_status st = give_batch(p, err);
    struct batch *b;
    while (st == ENT_OK && (b = ent_pool_take(p->pool)) != NULL)
        st = join(p, b, err);
    return st;
}

struct ent_prepare_sums ent_prepare_sums(const struct ent_prepare *p) { return p->sums; }

void ent_prepare_close(struct ent_prepare *p)
{
    struct batch *b;
    if (p == NULL)
        return;
    if (p->pool != NULL) {
        size_t n = ent_pool_n_threads(p->pool);
        ent_pool_cancel(p->pool);
        while ((b = ent_pool_take(p->pool)) != NULL)
            free_batch(b);
        ent_pool_close(p->pool);
        for (size_t i = 0; p->scratch != NULL && i < n; i++)
            ent_document_scratch_done(&p->scratch[i]);
    }
    free_batch(p->batch);
    ent_free(p->scratch);
    ent_free(p);
}
