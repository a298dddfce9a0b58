/* Stands in for the rules of pages until they are merged: one article a page, a paragraph a line. */
#include "source/ent_page.h"

#include <string.h>

static enum ent_status fill(struct ent_article *a, const struct ent_page *page, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    a->text = ent_strndup(page->text, page->n);
    if (a->text == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory");
    a->len = page->n;
    a->end = (uint32_t)page->n;
    for (size_t i = 0; st == ENT_OK && i < page->n_runs; i++) {
        const struct ent_run *r = &page->runs[i];
        st = ent_article_add_run(a, r->text, r->source, r->n_source, r->exact, err);
    }
    for (size_t i = 0; st == ENT_OK && i < page->n_lines; i++)
        st = ent_article_add_block(
            a, page->lines[i].hint == ENT_LINE_TITLE ? ENT_BLOCK_TITLE : ENT_BLOCK_PARAGRAPH,
            ENT_JUNK_NONE, page->lines[i].start, page->lines[i].end, err);
    return st;
}

enum ent_status ent_page_read(const struct ent_page *page, const struct ent_input *in,
                              const struct ent_source_options *options,
                              const struct ent_source_sink *sink, struct ent_source_stats *stats,
                              uint32_t *ordinal, struct ent_error *err)
{
    struct ent_article a = {0};
    (void)options;
    enum ent_status st = fill(&a, page, err);
    a.file = in->file;
    a.ordinal = ++*ordinal;
    a.encoding = in->encoding;
    if (page->meta != NULL) {
        a.id = page->meta->id;
        a.title = page->meta->title;
        a.published = page->meta->published;
        a.published_how = page->meta->published_how;
        a.publisher = page->meta->publisher;
        a.language = page->meta->language;
    }
    stats->articles++;
    if (st == ENT_OK)
        st = sink->article(sink->ctx, &a, err);
    ent_article_done(&a);
    return st;
}

enum ent_status ent_read_text(const struct ent_input *in, const struct ent_source_options *options,
                              const struct ent_source_sink *sink, struct ent_source_stats *stats,
                              struct ent_error *err)
{
    const struct ent_run own = {0, (uint32_t)in->n, 0, 1};
    const struct ent_line line = {.end = (uint32_t)in->n, .blank_before = 1};
    struct ent_page page = {in->bytes, in->n, in->runs, in->n_runs, &line, 1, 0, NULL};
    uint32_t ordinal = 0;
    if (page.n_runs == 0) {
        page.runs = &own;
        page.n_runs = 1;
    }
    return ent_page_read(&page, in, options, sink, stats, &ordinal, err);
}

enum ent_status ent_read_markdown(const struct ent_input *in,
                                  const struct ent_source_options *options,
                                  const struct ent_source_sink *sink, struct ent_source_stats *stats,
                                  struct ent_error *err)
{
    return ent_read_text(in, options, sink, stats, err);
}
