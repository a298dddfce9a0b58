/*
 * A report as Markdown (CommonMark, with GitHub's tables and notes).  Whatever stands in a cell or paragraph is
 * shown as it is: nothing of it is markup.
 */
#include <inttypes.h>
#include <string.h>

#include "report/ent_report_parts.h"

/* ---- text ---- */

static int is_word(const char *s, size_t n, size_t i)
{
    unsigned char c = i < n ? (unsigned char)s[i] : 0;
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* An underscore inside a word is no markup. */
static int is_special(const char *s, size_t n, size_t i)
{
    if (s[i] == '_')
        return i == 0 || !is_word(s, n, i - 1) || !is_word(s, n, i + 1);
    return s[i] != '\0' && strchr("\\`*[]|~", s[i]) != NULL;
}

/* Text without its markup; line ends become 'newline'. */
static void add_text(struct ent_buf *out, const char *s, size_t n, const char *newline)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n')
            ent_buf_adds(out, newline);
        else if (s[i] == '\r')
            ent_buf_adds(out, "&#13;");
        else if (s[i] == '<' || s[i] == '>')
            ent_buf_adds(out, s[i] == '<' ? "&lt;" : "&gt;");
        else if (s[i] == '&')
            ent_buf_adds(out, "&amp;");
        else if (is_special(s, n, i))
            ent_buf_addf(out, "\\%c", s[i]);
        else
            ent_buf_addc(out, s[i]);
    }
}

static void add_words(struct ent_buf *out, const char *s) { add_text(out, s, strlen(s), " "); }

/* A line that begins like a heading, list or rule is none. */
static void add_paragraph(struct ent_buf *out, const char *s)
{
    while (*s != '\0') {
        size_t n = strcspn(s, "\n");
        size_t digits = strspn(s, "0123456789");
        if (n > 0 && strchr("#+-=", s[0]) != NULL)
            ent_buf_addc(out, '\\');
        if (digits > 0 && (s[digits] == '.' || s[digits] == ')')) {
            ent_buf_add(out, s, digits);
            ent_buf_addc(out, '\\');
            s += digits, n -= digits;
        }
        add_text(out, s, n, " ");
        s += n;
        if (s[0] == '\n' && s[1] != '\0' && s[1] != '\n' && n > 0)
            ent_buf_adds(out, "  "); /* a line of its own in the same paragraph */
        if (*s == '\n')
            ent_buf_addc(out, *s++);
    }
    if (out->len > 0 && out->data[out->len - 1] != '\n')
        ent_buf_addc(out, '\n');
}

static void add_heading(struct ent_buf *out, int level, const char *title)
{
    for (int i = 0; i < level && i < 6; i++)
        ent_buf_addc(out, '#');
    ent_buf_addc(out, ' ');
    add_words(out, title);
    ent_buf_addc(out, '\n');
}

/* ---- tables ---- */

struct writer {
    struct ent_buf *out;
    struct ent_buf cell;
    struct ent_citer citer;
    size_t n_notes; /* of the tables before */
};

static void add_head(struct writer *w, const struct ent_frame *f, int evidence)
{
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        ent_buf_adds(w->out, "| ");
        add_words(w->out, ent_frame_column_name(f, c));
        ent_buf_addc(w->out, ' ');
    }
    ent_buf_adds(w->out, evidence ? "| evidence |\n" : "|\n");
    for (size_t c = 0; c < ent_frame_n_columns(f); c++)
        ent_buf_adds(w->out, ent_frame_is_right(f, c) ? "| ---: " : "| --- ");
    ent_buf_adds(w->out, evidence ? "| --- |\n" : "|\n");
}

static int has_evidence(const struct ent_frame *f, size_t row)
{
    return ent_frame_n_evidence(f, row) > 0 || ent_frame_selector(f, row) != NULL;
}

static void add_row(struct writer *w, const struct ent_frame *f, size_t row, const int *decimals, size_t note)
{
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        ent_buf_clear(&w->cell);
        ent_frame_write_aligned(f, row, c, decimals[c], &w->cell);
        ent_buf_adds(w->out, "| ");
        add_text(w->out, ent_buf_str(&w->cell), w->cell.len, "<br>");
        ent_buf_addc(w->out, ' ');
        w->out->failed = w->out->failed || w->cell.failed;
    }
    if (note > 0)
        ent_buf_addf(w->out, "| [^%zu] ", note);
    else if (ent_frame_has_evidence(f))
        ent_buf_adds(w->out, "| ");
    ent_buf_adds(w->out, "|\n");
}

static void add_piece(struct ent_buf *out, struct ent_piece p) { add_text(out, p.s, p.n, " "); }

/* DOC:1-2 "... the words ...", Title, Publisher, 2025-09-04 */
static void add_source(struct writer *w, const struct ent_frame_span *span)
{
    struct ent_cite cite;
    char iso[11];
    ent_buf_addc(w->out, '`');
    ent_write_span(span, w->out);
    ent_buf_addc(w->out, '`');
    if (!ent_cite(&w->citer, span, &cite))
        return;
    ent_buf_adds(w->out, " \xE2\x80\x9C");
    add_piece(w->out, cite.words);
    ent_buf_adds(w->out, cite.cut_words ? "\xE2\x80\xA6\xE2\x80\x9D" : "\xE2\x80\x9D");
    if (cite.title.s != NULL) {
        ent_buf_adds(w->out, ", *");
        add_piece(w->out, cite.title);
        ent_buf_addc(w->out, '*');
    }
    if (cite.publisher.s != NULL) {
        ent_buf_adds(w->out, ", ");
        add_piece(w->out, cite.publisher);
    }
    if (ent_date_is(cite.published)) {
        ent_date_format(cite.published, iso);
        ent_buf_addf(w->out, ", %s", iso);
    }
}

/* [^12]: 31 sources: `DOC:1-2` ...; and 11 more */
static void add_note(struct writer *w, const struct ent_frame *f, size_t row, size_t note)
{
    size_t n = ent_frame_n_evidence(f, row), shown = n < ENT_EVIDENCE_WRITTEN ? n : ENT_EVIDENCE_WRITTEN;
    uint64_t total = ent_frame_evidence_total(f, row);
    ent_buf_addf(w->out, "[^%zu]: ", note);
    if (n == 0) {
        const char *selector = ent_frame_selector(f, row);
        ent_buf_adds(w->out, "selector: ");
        add_words(w->out, selector);
    } else {
        ent_buf_addf(w->out, "%" PRIu64 " source%s: ", total, total == 1 ? "" : "s");
    }
    for (size_t k = 0; k < shown; k++) {
        struct ent_frame_span span = ent_frame_evidence(f, row, k);
        ent_buf_adds(w->out, k > 0 ? "; " : "");
        add_source(w, &span);
    }
    if (total > shown && n > 0)
        ent_buf_addf(w->out, "; and %" PRIu64 " more", total - shown);
    ent_buf_addc(w->out, '\n');
}

/* What the columns mean, for those of which somebody has said it. */
static void add_dictionary(struct ent_buf *out, const struct ent_frame *f)
{
    int any = 0;
    for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
        const char *doc = ent_frame_column_doc(f, c);
        if (doc == NULL)
            continue;
        ent_buf_adds(out, any ? "; **" : "\n**");
        add_words(out, ent_frame_column_name(f, c));
        ent_buf_adds(out, "** ");
        add_words(out, doc);
        any = 1;
    }
    ent_buf_adds(out, any ? "\n" : "");
}

static void add_table(struct writer *w, const struct ent_frame *f)
{
    size_t n_rows = ent_frame_n_rows(f), n_columns = ent_frame_n_columns(f), note = w->n_notes;
    int evidence = ent_frame_has_evidence(f);
    int *decimals = ent_malloc((n_columns + 1) * sizeof *decimals);
    if (decimals == NULL) {
        w->out->failed = 1;
        return;
    }
    for (size_t c = 0; c < n_columns; c++)
        decimals[c] = ent_frame_decimals(f, c, n_rows);
    add_head(w, f, evidence);
    for (size_t row = 0; row < n_rows && ent_buf_pass(w->out); row++)
        add_row(w, f, row, decimals, has_evidence(f, row) ? ++note : 0);
    ent_free(decimals);
    add_dictionary(w->out, f);
    if (note > w->n_notes)
        ent_buf_addc(w->out, '\n');
    for (size_t row = 0; row < n_rows && ent_buf_pass(w->out); row++)
        if (has_evidence(f, row))
            add_note(w, f, row, ++w->n_notes);
}

/* ---- the document ---- */

static void add_method(struct ent_buf *out, const char *method)
{
    ent_buf_adds(out, "\n---\n\n");
    add_paragraph(out, method);
}

static void add_front(const struct ent_report *r, struct ent_buf *out)
{
    if (r->n_facts > 0)
        ent_buf_addc(out, '\n');
    for (size_t i = 0; i < r->n_facts; i++) {
        ent_buf_adds(out, "- **");
        add_words(out, r->facts[i].name);
        ent_buf_adds(out, "**: ");
        add_words(out, r->facts[i].value);
        ent_buf_addc(out, '\n');
    }
}

void ent_report_markdown(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    struct writer w = {.out = out, .citer = {.corpus = r->corpus}};
    int level = 1;
    const char *title = ent_report_title(r);
    (void)how;
    add_heading(out, 1, title != NULL ? title : r->name);
    add_front(r, out);
    for (size_t i = title != NULL; i < r->n_blocks && ent_buf_pass(out); i++) {
        const struct ent_block *b = &r->blocks[i];
        if (b->kind != ENT_BLOCK_CLOSE && (b->kind != ENT_BLOCK_OPEN || b->text != NULL))
            ent_buf_addc(out, '\n');
        switch (b->kind) {
        case ENT_BLOCK_OPEN:
            if (b->text != NULL)
                add_heading(out, ++level, b->text);
            break;
        case ENT_BLOCK_CLOSE: level -= b->text != NULL; break;
        case ENT_BLOCK_TEXT: add_paragraph(out, b->text); break;
        case ENT_BLOCK_TABLE: add_table(&w, b->frame); break;
        }
    }
    if (r->method != NULL)
        add_method(out, r->method);
    ent_buf_done(&w.cell);
    ent_citer_done(&w.citer);
}
