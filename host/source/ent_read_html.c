#include <string.h>

#include "source/ent_html.h"
#include "source/ent_meta.h"
#include "text/ent_utf8.h"

/* The page that is being made of the lines that are kept. */
struct writer {
    const struct ent_html *h;
    struct ent_buf text;
    struct ent_runs runs;
    struct ent_line *lines;
    size_t n_lines, cap_lines;
    size_t source; /* where what was written last ends in the input */
    struct ent_error *err;
};

/* ---- text, with the way back to its bytes ---- */

static enum ent_status put(struct writer *w, const char *s, size_t n, size_t source,
                           size_t n_source, int exact)
{
    enum ent_status st =
        ent_runs_add_through(&w->runs, w->h->in, w->text.len, source, n_source, exact, w->err);
    ent_buf_add(&w->text, s, n);
    w->source = source + n_source;
    return st;
}

static int is_html_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* White space that waits until a word follows it: it becomes one space. */
struct space {
    size_t start, end; /* of the input; end 0: there is none */
};

/* One of its bytes stands for all of it: the last, so that a run goes on into the word. */
static enum ent_status put_space(struct writer *w, struct space *space)
{
    const char *s = w->h->in->bytes;
    size_t start = space->start, end = space->end;
    if (end == 0)
        return ENT_OK;
    *space = (struct space){0};
    if (s[end - 1] == ' ')
        return put(w, " ", 1, end - 1, 1, 1);
    return put(w, " ", 1, start, end - start, 0);
}

static enum ent_status put_exact(struct writer *w, const struct ent_html_piece *p, int is_start,
                                 struct space *space)
{
    const char *s = w->h->in->bytes;
    size_t i = p->at, end = p->at + p->n;
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && i < end) {
        size_t from = i;
        if (is_html_space(s[i])) {
            while (i < end && is_html_space(s[i]))
                i++;
            if (space->end == 0 || space->end != from)
                space->start = from;
            space->end = i;
            continue;
        }
        while (i < end &&
               (!is_html_space(s[i]) || (s[i] == ' ' && i + 1 < end && !is_html_space(s[i + 1]))))
            i++;
        if (is_start && w->text.len == w->lines[w->n_lines - 1].start)
            *space = (struct space){0};
        st = put_space(w, space);
        if (st == ENT_OK)
            st = put(w, s + from, i - from, from, i - from, 1);
    }
    return st;
}

static enum ent_status put_line(struct writer *w, const struct ent_html_line *line)
{
    const struct ent_html *h = w->h;
    struct space space = {0};
    enum ent_status st = ENT_OK;
    size_t start = w->lines[w->n_lines - 1].start;
    for (uint32_t k = line->first; st == ENT_OK && k < line->end; k++) {
        const struct ent_html_piece *p = &h->pieces[k];
        if (p->kind == ENT_PIECE_EXACT) {
            st = put_exact(w, p, 1, &space);
        } else if (p->kind == ENT_PIECE_OTHER) {
            if (w->text.len == start)
                space = (struct space){0};
            st = put_space(w, &space);
            if (st == ENT_OK)
                st = put(w, h->chars.data + p->at, p->n, p->source, p->n_source, 0);
        } else if (p->kind == ENT_PIECE_CELL && w->text.len > start) {
            space = (struct space){0};
            st = put(w, "\t", 1, w->source, 0, 0);
        }
    }
    return st;
}

/* ---- what a line is ---- */

static int is_item_start(const struct writer *w, const struct ent_html_line *line,
                         const struct ent_html_line *before)
{
    const struct ent_html *h = w->h;
    uint32_t e = line->element;
    while (e != 0 && h->elements[e].tag != ENT_TAG_ITEM)
        e = h->elements[e].parent;
    return before == NULL || before->element < e;
}

static enum ent_line_hint hint_of(const struct writer *w, const struct ent_html_line *line,
                                  const struct ent_html_line *before)
{
    const struct ent_html_element *e = &w->h->elements[line->element];
    if (line->is_title)
        return ENT_LINE_TITLE;
    if (line->all & ENT_HTML_ASIDE)
        return ENT_LINE_ASIDE;
    if (line->all & ENT_HTML_CAPTION)
        return ENT_LINE_CAPTION;
    if ((line->all & ENT_HTML_DATE) && line->n < 80)
        return ENT_LINE_DATE;
    if (line->all & ENT_HTML_STANDFIRST)
        return ENT_LINE_PARAGRAPH;
    if (e->level > 0)
        return ENT_LINE_HEADING;
    if ((line->any & ENT_HTML_BYLINE) && line->n < 160 && line->good == 0)
        return ENT_LINE_BYLINE;
    if (e->tag == ENT_TAG_ROW && !(e->flags & ENT_HTML_LAYOUT))
        return ENT_LINE_ITEM;
    if ((line->all & ENT_HTML_ITEM) && (e->tag != ENT_TAG_P || is_item_start(w, line, before)))
        return ENT_LINE_ITEM;
    if (line->all & ENT_HTML_QUOTE)
        return ENT_LINE_QUOTE;
    return e->tag == ENT_TAG_P ? ENT_LINE_PARAGRAPH : ENT_LINE_PLAIN;
}

static enum ent_status write_line(struct writer *w, const struct ent_html_line *line,
                                  const struct ent_html_line *before)
{
    const char *between = line->blank_before ? "\n\n" : "\n";
    enum ent_status st = ENT_OK;
    if (w->n_lines > 0)
        st = put(w, between, strlen(between), w->source, 0, 0);
    if (st == ENT_OK)
        st = ent_reserve(&w->lines, &w->cap_lines, w->n_lines + 1, sizeof *w->lines, w->err);
    if (st != ENT_OK)
        return st;
    struct ent_line *out = &w->lines[w->n_lines++];
    *out = (struct ent_line){.start = (uint32_t)w->text.len,
                             .hint = (uint8_t)hint_of(w, line, before),
                             .blank_before = line->blank_before || w->n_lines == 1,
                             .strong = (line->all & ENT_HTML_STRONG) != 0};
    if (out->hint == ENT_LINE_TITLE || out->hint == ENT_LINE_HEADING)
        out->level = w->h->elements[line->element].level;
    if ((st = put_line(w, line)) != ENT_OK || (st = ent_buf_check(&w->text, w->err)) != ENT_OK)
        return st;
    size_t start = w->lines[w->n_lines - 1].start, end = w->text.len;
    ent_trim(w->text.data, &start, &end);
    w->lines[w->n_lines - 1].start = (uint32_t)start;
    w->lines[w->n_lines - 1].end = (uint32_t)end;
    return ENT_OK;
}

static enum ent_status write_lines(struct writer *w, const struct ent_html_lines *lines)
{
    enum ent_status st = ENT_OK;
    const struct ent_html_line *before = NULL;
    for (size_t i = 0; st == ENT_OK && i < lines->n; i++) {
        if (!lines->lines[i].keep)
            continue;
        st = write_line(w, &lines->lines[i], before);
        before = &lines->lines[i];
    }
    return st;
}

/* ---- the article ---- */

struct reader {
    struct ent_html *h;
    struct ent_html_lines *lines;
    struct ent_html_choice *choice;
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    uint32_t *ordinal;
    struct ent_error *err;
};

static void take_time(const struct ent_html *h, const char *name, uint32_t from, uint32_t to,
                      struct ent_article *meta)
{
    for (size_t i = 0; i < h->n_pairs; i++) {
        const struct ent_html_pair *pair = &h->pairs[i];
        if (pair->element >= from && pair->element < to && strcmp(pair->name, name) == 0)
            ent_meta_set_date(meta, pair->value, strlen(pair->value), "time");
    }
}

/* A <time> that is said to be of publication, else one between the title and the running text. */
static void set_date(const struct ent_html *h, const struct ent_html_lines *lines, uint32_t body,
                     size_t first, int is_only, struct ent_article *meta)
{
    uint32_t from = 0, to = first < lines->n ? lines->lines[first].element : 0;
    size_t i = 0;
    while (i < lines->n && !lines->lines[i].keep)
        i++;
    from = i < lines->n ? lines->lines[i].element : to;
    take_time(h, "time published", is_only ? 0 : body,
              is_only ? UINT32_MAX : h->elements[body].last, meta);
    take_time(h, "time", from, to, meta);
}

/* The title as the reader of the page sees it, where it is there to be seen. */
static enum ent_status set_title(const struct ent_html *h, const struct ent_html_lines *lines,
                                 struct ent_article *meta, struct ent_error *err)
{
    struct ent_buf text = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < lines->n; i++)
        if (lines->lines[i].is_title) {
            st = ent_html_line_text(h, &lines->lines[i], &text, err);
            if (st == ENT_OK)
                st = ent_meta_set(meta, &meta->title, ent_buf_str(&text), text.len, err);
        }
    ent_buf_done(&text);
    return st;
}

static void say_cut(const struct ent_html *h, const struct ent_source_sink *sink)
{
    struct ent_error cut;
    if (h->cut == 0)
        return;
    ent_set_error(&cut, ENT_ELIMIT, "%s: byte %zu: tags nested too deeply; not read from here on",
                  h->in->path, h->cut);
    sink->warn(sink->ctx, cut.message);
}

/* One article of the page; of several, the page's head speaks for none but in who publishes them.
 */
static enum ent_status give_body(const struct reader *r, uint32_t body, int is_only)
{
    struct ent_article meta = {0};
    struct writer w = {.h = r->h, .err = r->err};
    size_t first;
    enum ent_status st = ent_html_head(r->h, &meta, r->err);
    if (st == ENT_OK && !is_only) {
        meta.title = NULL;
        meta.n_authors = meta.n_fields = 0;
        meta.published = meta.published_alt = (struct ent_date){0};
        meta.published_how = NULL;
    }
    if (st == ENT_OK)
        st = ent_html_choose(r->h, r->lines, r->choice, body, meta.title, &first, r->err);
    if (st == ENT_OK)
        set_date(r->h, r->lines, body, first, is_only, &meta);
    if (st == ENT_OK)
        st = set_title(r->h, r->lines, &meta, r->err);
    for (size_t i = 0; r->options->as_is && i < r->lines->n; i++)
        r->lines->lines[i].keep = 1;
    if (st == ENT_OK)
        st = write_lines(&w, r->lines);
    if (st == ENT_OK && w.n_lines > 0) {
        const struct ent_page page = {w.text.data, w.text.len, w.runs.runs, w.runs.n,
                                      w.lines,     w.n_lines,  1,           &meta};
        st = ent_page_read(&page, r->h->in, r->options, r->sink, r->stats, r->ordinal, r->err);
    }
    ent_buf_done(&w.text);
    ent_runs_done(&w.runs);
    ent_free(w.lines);
    ent_article_done(&meta);
    return st;
}

enum ent_status ent_read_html(const struct ent_input *in, const struct ent_source_options *options,
                              const struct ent_source_sink *sink, struct ent_source_stats *stats,
                              struct ent_error *err)
{
    struct ent_html h = {0};
    struct ent_html_lines lines = {0};
    struct ent_html_choice choice = {0};
    uint32_t ordinal = 0;
    const struct reader r = {&h, &lines, &choice, options, sink, stats, &ordinal, err};
    enum ent_status st = ent_html_parse(in, &h, err);
    if (st == ENT_OK)
        st = ent_html_lines(&h, &lines, err);
    if (st == ENT_OK)
        st = ent_html_weigh(&h, &lines, &choice, err);
    if (st == ENT_OK)
        say_cut(&h, sink);
    size_t n = options->as_is && choice.n_bodies > 0 ? 1 : choice.n_bodies;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = give_body(&r, choice.bodies[i], n == 1);
    ent_html_choice_done(&choice);
    ent_free(lines.lines);
    ent_html_done(&h);
    return st;
}
