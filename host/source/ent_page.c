/*
 * A page becomes its articles in three steps: look at each line (ent_page_line.c), find where articles
 * begin, and put each one together from its head, its body and its tail (ent_page_parts.h).
 */
#include "source/ent_page.h"

#include <string.h>
#include <strings.h>

#include "base/ent_interrupt.h"
#include "source/ent_page_parts.h"

/* ---- looking ---- */

static int needs_order(const char *s, size_t n)
{
    for (size_t i = 0; i + 4 < n; i++)
        if ((s[i] == '/' || s[i] == '.' || s[i] == '-') && i > 0 && s[i - 1] >= '0' && s[i - 1] <= '9')
            return 1;
    return 0;
}

/* The order of numeric dates is looked for only where a short line has one that could be read twice. */
static enum ent_status look(struct ent_page_work *w, struct ent_error *err)
{
    int known = 0;
    w->seen = ent_calloc(w->page->n_lines, sizeof *w->seen);
    if (w->seen == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory for %zu lines", w->in->path, w->page->n_lines);
    for (size_t i = 0; i < w->page->n_lines; i++) {
        if (!known && ent_page_line_size(w->page, i) < 140 && needs_order(ent_page_line_text(w->page, i), ent_page_line_size(w->page, i))) {
            w->order = ent_page_date_order(w->page->text, w->page->n);
            known = 1;
        }
        ent_line_look(w->page->text, &w->page->lines[i], w->order, &w->seen[i]);
        if (i % 65536 == 0 && ent_interrupted())
            return ent_fail_interrupted(err);
    }
    return ENT_OK;
}

/* ---- the articles of a page ---- */

struct starts {
    size_t *lines;
    size_t n, cap;
};

static enum ent_status find_starts(const struct ent_page_work *w, struct starts *out, struct ent_error *err)
{
    size_t from = 0, start;
    enum ent_status st = ent_reserve(&out->lines, &out->cap, 1, sizeof *out->lines, err);
    if (st == ENT_OK)
        out->lines[out->n++] = 0;
    for (size_t i = 1; st == ENT_OK && !w->page->single && i < w->page->n_lines; i++) {
        if (!ent_page_begins(w, i, from, &start) || start <= from)
            continue;
        st = ent_reserve(&out->lines, &out->cap, out->n + 1, sizeof *out->lines, err);
        if (st == ENT_OK)
            out->lines[out->n++] = from = start;
    }
    return st;
}

/* Whom the lines [from, to) name as publisher. */
static void slice_publisher(const struct ent_page_work *w, size_t from, size_t to, char publisher[ENT_PUBLISHER])
{
    struct ent_page slice = *w->page;
    slice.lines += from;
    slice.n_lines = to - from;
    ent_frame_publisher(&slice, w->seen + from, publisher);
}

/* Each article may come from elsewhere: then what one names says nothing of the others. */
static enum ent_status read_articles(struct ent_page_work *w, const struct starts *starts, struct ent_error *err)
{
    char whole[ENT_PUBLISHER], own[ENT_PUBLISHER], first[ENT_PUBLISHER] = "";
    int several = 0;
    enum ent_status st = ENT_OK;
    ent_frame_publisher(w->page, w->seen, whole);
    if (whole[0] == '\0' && !w->page->single)
        ent_frame_outlet(w->page, w->seen, whole);
    for (size_t i = 0; starts->n > 1 && i < starts->n; i++) {
        slice_publisher(w, starts->lines[i], i + 1 < starts->n ? starts->lines[i + 1] : w->page->n_lines, own);
        several = several || (own[0] != '\0' && first[0] != '\0' && strcasecmp(own, first) != 0);
        if (own[0] != '\0' && first[0] == '\0')
            memcpy(first, own, sizeof first);
    }
    for (size_t i = 0; st == ENT_OK && i < starts->n; i++) {
        size_t to = i + 1 < starts->n ? starts->lines[i + 1] : w->page->n_lines;
        memcpy(w->publisher, whole, sizeof whole);
        if (several)
            slice_publisher(w, starts->lines[i], to, w->publisher);
        st = ent_page_read_article(w, starts->lines[i], to, err);
    }
    return st;
}

enum ent_status ent_page_read(const struct ent_page *page, const struct ent_input *in,
                              const struct ent_source_options *options, const struct ent_source_sink *sink,
                              struct ent_source_stats *stats, uint32_t *ordinal, struct ent_error *err)
{
    struct ent_page_work w = {.page = page, .in = in, .options = options, .sink = sink, .stats = stats, .ordinal = ordinal};
    enum ent_status st;
    struct starts starts = {0};
    if (page->n_lines == 0)
        return ENT_OK;
    if (options->as_is)
        return ent_page_read_as_is(&w, err);
    st = look(&w, err);
    if (st == ENT_OK) {
        ent_frame_mark_links(page, w.seen);
        ent_frame_mark_comments(page, w.seen);
        ent_frame_mark_boxes(page, w.seen);
        st = find_starts(&w, &starts, err);
    }
    if (st == ENT_OK)
        st = read_articles(&w, &starts, err);
    ent_free(starts.lines);
    ent_free(w.seen);
    return st;
}
