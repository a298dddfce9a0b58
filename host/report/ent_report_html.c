/*
 * A report as one HTML file that needs nothing else: no script, no font, no picture, no network.  Below each row
 * that has evidence stands a row with its sources, folded; without a style sheet it reads in the same order.
 */
#include <inttypes.h>
#include <string.h>

#include "report/ent_markup.h"
#include "report/ent_report_parts.h"
#include "text/ent_width.h"

struct writer {
    struct ent_buf *out;
    struct ent_buf cell;
    struct ent_citer citer;
    size_t n_tables, n_sections;
};

/* ---- text ---- */

static void add_words(struct ent_buf *out, const char *s) { ent_markup_add(out, s, strlen(s)); }

/* ---- sources ---- */

static void add_piece(struct ent_buf *out, struct ent_piece p, const char *before, const char *after)
{
    if (p.s == NULL || p.n == 0)
        return;
    ent_buf_adds(out, before);
    ent_markup_add(out, p.s, p.n);
    ent_buf_adds(out, after);
}

/* Words as they stand, but with no empty lines among them. */
static void add_quoted(struct ent_buf *out, struct ent_piece p)
{
    size_t start = 0; /* of the line */
    for (size_t i = 0; i < p.n; i++) {
        if (p.s[i] != '\n')
            continue;
        ent_markup_add(out, p.s + start, i + 1 - start);
        while (i + 1 < p.n && strchr(" \t\r\n", p.s[i + 1]) != NULL)
            i++;
        start = i + 1;
    }
    ent_markup_add(out, p.s + start, p.n - start);
}

static void add_quotation(struct ent_buf *out, const struct ent_cite *cite)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    int is_part = cite->before.n + cite->after.n > 0;
    ent_buf_adds(out, "<blockquote dir=\"auto\"");
    add_piece(out, cite->language, " lang=\"", "\"");
    ent_buf_addc(out, '>');
    ent_buf_adds(out, cite->cut_before ? ellipsis : "");
    add_quoted(out, cite->before);
    ent_buf_adds(out, is_part ? "<mark>" : "");
    add_quoted(out, cite->words);
    ent_buf_adds(out, cite->cut_words ? ellipsis : "");
    ent_buf_adds(out, is_part ? "</mark>" : "");
    add_quoted(out, cite->after);
    ent_buf_adds(out, cite->cut_after ? ellipsis : "");
    ent_buf_adds(out, "</blockquote>");
}

static void add_source(struct writer *w, const struct ent_frame_span *span)
{
    struct ent_cite cite;
    char iso[11];
    int known = ent_cite(&w->citer, span, &cite);
    ent_buf_adds(w->out, "<li>");
    if (known) {
        add_quotation(w->out, &cite);
        ent_buf_adds(w->out, "<p>");
        add_piece(w->out, cite.title, "<cite dir=\"auto\">", "</cite> ");
        add_piece(w->out, cite.publisher, "<span>", "</span> ");
        if (ent_date_is(cite.published)) {
            ent_date_format(cite.published, iso);
            ent_buf_addf(w->out, "<time datetime=\"%s\">%s</time> ", iso, iso);
        }
        if (cite.end > 0)
            add_piece(w->out, cite.file, "<span>", "");
        if (cite.end > 0)
            ent_buf_addf(w->out, ", bytes %" PRIu64 "\xE2\x80\x93%" PRIu64 "</span> ", cite.start, cite.end);
    } else {
        ent_buf_adds(w->out, "<p>");
    }
    ent_buf_adds(w->out, "<code>");
    ent_buf_clear(&w->cell);
    ent_write_span(span, &w->cell);
    ent_markup_add(w->out, ent_buf_str(&w->cell), w->cell.len);
    ent_buf_adds(w->out, "</code></p></li>\n");
}

/* The row below a row. */
static void add_sources(struct writer *w, const struct ent_frame *f, size_t row)
{
    size_t n = ent_frame_n_evidence(f, row), shown = n < ENT_EVIDENCE_WRITTEN ? n : ENT_EVIDENCE_WRITTEN;
    uint64_t total = ent_frame_evidence_total(f, row);
    const char *selector = ent_frame_selector(f, row);
    ent_buf_addf(w->out, "<tr class=\"src\"><td colspan=\"%zu\"><details><summary>", ent_frame_n_columns(f) + 1);
    if (n == 0 && selector != NULL) {
        ent_buf_adds(w->out, "<span class=\"vh\">sources</span></summary><p>All places of <code>");
        add_words(w->out, selector);
        ent_buf_adds(w->out, "</code></p></details></td></tr>\n");
        return;
    }
    ent_buf_addf(w->out, "%" PRIu64 "<span class=\"vh\"> source%s</span></summary><ol>\n", total, total == 1 ? "" : "s");
    for (size_t k = 0; k < shown; k++) {
        struct ent_frame_span span = ent_frame_evidence(f, row, k);
        add_source(w, &span);
    }
    ent_buf_adds(w->out, "</ol>");
    if (total > shown)
        ent_buf_addf(w->out, "<p>and %" PRIu64 " more</p>", total - shown);
    ent_buf_adds(w->out, "</details></td></tr>\n");
}

/* ---- tables ---- */

static int is_number(enum ent_type type) { return type == ENT_INTEGER || type == ENT_REAL; }

/* "2025-07", "2022/2023": a date as text, which should not break at its hyphens. */
static int is_one_word(const char *text, size_t n) { return n > 0 && n <= 21 && text[0] >= '0' && text[0] <= '9' && memchr(text, ' ', n) == NULL; }

static void add_cell(struct writer *w, const struct ent_frame *f, size_t row, size_t c, int decimals)
{
    enum ent_type type = ent_frame_column_type(f, c);
    ent_buf_clear(&w->cell);
    ent_frame_write_aligned(f, row, c, decimals, &w->cell);
    const char *text = ent_buf_str(&w->cell);
    w->out->failed = w->out->failed || w->cell.failed;
    if (type == ENT_REAL && decimals < 0 && w->cell.len > 0) {
        /* all of its digits make it exact, and few of them readable */
        ent_buf_addf(w->out, "<td class=\"n\"><data value=\"%s\">%.6g</data></td>", text, ent_frame_real(f, row, c));
        return;
    }
    if (is_number(type))
        ent_buf_adds(w->out, "<td class=\"n\">");
    else if (ent_frame_is_context(f, c) || (c > 0 && ent_frame_is_context(f, c - 1)))
        ent_buf_adds(w->out, ent_frame_is_context(f, c) ? "<td class=\"left\">" : "<td class=\"match\">");
    else if (type == ENT_DATE || type == ENT_SPAN || type == ENT_BOOLEAN || is_one_word(text, w->cell.len))
        ent_buf_adds(w->out, type == ENT_SPAN ? "<td class=\"id\">" : "<td class=\"d\">");
    else
        ent_buf_adds(w->out, ent_is_right_to_left(text, w->cell.len) ? "<td dir=\"auto\">" : "<td>");
    ent_markup_add(w->out, text, w->cell.len);
    ent_buf_adds(w->out, "</td>");
}

/* Is there so much text in it that it wants room? */
static int is_long(const struct ent_frame *f, size_t c)
{
    enum { LOOKED_AT = 200, LONG = 24 };
    struct ent_buf cell = {0};
    int found = 0;
    for (size_t row = 0; row < ent_frame_n_rows(f) && row < LOOKED_AT && !found; row++) {
        ent_buf_clear(&cell);
        ent_frame_write_cell(f, row, c, &cell);
        found = ent_width(ent_buf_str(&cell), cell.len) > LONG;
    }
    ent_buf_done(&cell);
    return found;
}

static void add_head(struct writer *w, const struct ent_frame *f, int evidence)
{
    ent_buf_adds(w->out, "<thead><tr>");
    if (evidence)
        ent_buf_adds(w->out, "<th scope=\"col\" class=\"g\"><span class=\"vh\">sources</span></th>");
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        ent_buf_addf(w->out, "<th scope=\"col\" class=\"%s%s\">", ent_frame_is_right(f, c) ? "n" : "", is_long(f, c) ? " w" : "");
        add_words(w->out, ent_frame_column_name(f, c));
        ent_buf_adds(w->out, "</th>");
    }
    ent_buf_adds(w->out, "</tr></thead>\n<tbody>\n");
}

static void add_dictionary(struct ent_buf *out, const struct ent_frame *f)
{
    int any = 0;
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        const char *doc = ent_frame_column_doc(f, c);
        if (doc == NULL)
            continue;
        ent_buf_adds(out, any ? "" : "<details class=\"meaning\"><summary>What the columns mean</summary><dl>\n");
        ent_buf_adds(out, "<dt>");
        add_words(out, ent_frame_column_name(f, c));
        ent_buf_adds(out, "</dt><dd>");
        add_words(out, doc);
        ent_buf_adds(out, "</dd>\n");
        any = 1;
    }
    ent_buf_adds(out, any ? "</dl></details>\n" : "");
}

static void add_rows(struct writer *w, const struct ent_frame *f, int evidence, const int *decimals)
{
    size_t n_columns = ent_frame_n_columns(f);
    for (size_t row = 0; row < ent_frame_n_rows(f) && ent_buf_pass(w->out); row++) {
        ent_buf_adds(w->out, evidence ? "<tr><td class=\"g\"></td>" : "<tr>");
        for (size_t c = 0; c < n_columns; c++)
            add_cell(w, f, row, c, decimals[c]);
        ent_buf_adds(w->out, "</tr>\n");
        if (ent_frame_n_evidence(f, row) > 0 || ent_frame_selector(f, row) != NULL)
            add_sources(w, f, row);
    }
}

static void add_table(struct writer *w, const struct ent_block *b)
{
    enum { MANY = 8 }; /* too many columns for a sheet of paper that stands upright */
    const struct ent_frame *f = b->frame;
    size_t n_columns = ent_frame_n_columns(f), n_rows = ent_frame_n_rows(f), id = ++w->n_tables;
    int evidence = ent_frame_has_evidence(f);
    int *decimals = ent_malloc((n_columns + 1) * sizeof *decimals);
    if (decimals == NULL) {
        w->out->failed = 1;
        return;
    }
    for (size_t c = 0; c < n_columns; c++)
        decimals[c] = ent_frame_decimals(f, c, n_rows);
    /* can be scrolled with the keys, where it is wider than the page */
    ent_buf_addf(w->out, "<div class=\"scroll%s\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t%zu\"><table>\n"
                 "<caption id=\"t%zu\">", n_columns > MANY ? " wide" : "", id, id);
    /* the heading above says it already */
    ent_buf_adds(w->out, "<span class=\"vh\">");
    add_words(w->out, b->text);
    ent_buf_addf(w->out, ": </span>%zu row%s</caption>\n", n_rows, n_rows == 1 ? "" : "s");
    add_head(w, f, evidence);
    add_rows(w, f, evidence, decimals);
    ent_buf_adds(w->out, "</tbody></table></div>\n");
    ent_free(decimals);
    add_dictionary(w->out, f);
}

/* ---- the document ---- */

static void add_begin(const struct ent_report *r, struct ent_buf *out)
{
    const char *title = ent_report_title(r);
    ent_buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    add_words(out, title != NULL ? title : r->name);
    ent_buf_adds(out, "</title>\n<style>\n");
    ent_buf_adds(out, ent_report_style);
    ent_buf_adds(out, "</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">");
    add_words(out, title != NULL ? title : r->name);
    ent_buf_adds(out, "</h1>\n");
    if (r->n_facts > 0)
        ent_buf_adds(out, "<dl>\n");
    for (size_t i = 0; i < r->n_facts; i++) {
        ent_buf_adds(out, "<dt>");
        add_words(out, r->facts[i].name);
        ent_buf_adds(out, "</dt><dd>");
        add_words(out, r->facts[i].value);
        ent_buf_adds(out, "</dd>\n");
    }
    ent_buf_adds(out, r->n_facts > 0 ? "</dl>\n</header>\n" : "</header>\n");
}

/* Where there are several sections, their titles with links. */
static void add_contents(const struct ent_report *r, struct ent_buf *out)
{
    size_t n = 0;
    for (size_t i = 1; i < r->n_blocks; i++)
        n += r->blocks[i].kind == ENT_BLOCK_OPEN && r->blocks[i].text != NULL;
    if (n < 3)
        return;
    ent_buf_adds(out, "<nav aria-label=\"Sections\"><ul>\n");
    n = 0;
    for (size_t i = 1; i < r->n_blocks; i++) {
        if (r->blocks[i].kind != ENT_BLOCK_OPEN || r->blocks[i].text == NULL)
            continue;
        ent_buf_addf(out, "<li><a href=\"#s%zu\">", ++n);
        add_words(out, r->blocks[i].text);
        ent_buf_adds(out, "</a></li>\n");
    }
    ent_buf_adds(out, "</ul></nav>\n");
}

static void add_paragraph(struct ent_buf *out, const char *text)
{
    ent_buf_adds(out, "<p dir=\"auto\">");
    add_words(out, text);
    ent_buf_adds(out, "</p>\n");
}

static void open_section(struct writer *w, const char *title, int level)
{
    size_t id = ++w->n_sections;
    ent_buf_addf(w->out, "<section aria-labelledby=\"s%zu\">\n<h%d id=\"s%zu\" dir=\"auto\">", id, level, id);
    add_words(w->out, title);
    ent_buf_addf(w->out, "</h%d>\n", level);
}

static void add_body(struct writer *w, const struct ent_report *r)
{
    int depth = 1;
    for (size_t i = ent_report_title(r) != NULL; i < r->n_blocks && ent_buf_pass(w->out); i++) {
        const struct ent_block *b = &r->blocks[i];
        switch (b->kind) {
        case ENT_BLOCK_OPEN:
            if (b->text == NULL)
                break;
            depth++;
            open_section(w, b->text, depth < 6 ? depth : 6);
            break;
        case ENT_BLOCK_CLOSE:
            if (b->text == NULL || depth == 1) /* the document's own */
                break;
            depth--;
            ent_buf_adds(w->out, "</section>\n");
            break;
        case ENT_BLOCK_TEXT: add_paragraph(w->out, b->text); break;
        case ENT_BLOCK_TABLE: add_table(w, b); break;
        }
    }
}

void ent_report_html(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    struct writer w = {.out = out, .citer = {.corpus = r->corpus}};
    (void)how;
    add_begin(r, out);
    add_contents(r, out);
    ent_buf_adds(out, "<main>\n");
    add_body(&w, r);
    ent_buf_adds(out, "</main>\n");
    if (r->method != NULL) {
        ent_buf_adds(out, "<footer>\n<h2>How to read this</h2>\n");
        add_paragraph(out, r->method);
        ent_buf_adds(out, "</footer>\n");
    }
    ent_buf_adds(out, "</body>\n</html>\n");
    ent_buf_done(&w.cell);
    ent_citer_done(&w.citer);
}
