/* A report as text, CSV, JSON, JSONL: what surrounds the tables, which write themselves. */
#include <string.h>

#include "report/ent_report_parts.h"
#include "text/ent_json_write.h"
#include "text/ent_width.h"

/* ---- text ---- */

static void add_line_of(struct ent_buf *out, size_t n)
{
    while (n-- > 0)
        ent_buf_addc(out, '-');
    ent_buf_addc(out, '\n');
}

static void add_trimmed(struct ent_buf *out, const char *text)
{
    size_t n = strlen(text);
    while (n > 0 && text[n - 1] == '\n')
        n--;
    ent_buf_add(out, text, n);
    ent_buf_addc(out, '\n');
}

static void add_facts(const struct ent_report *r, struct ent_buf *out)
{
    if (r->n_facts > 0)
        ent_buf_addc(out, '\n');
    for (size_t i = 0; i < r->n_facts; i++)
        ent_buf_addf(out, "%-8s %s\n", r->facts[i].name, r->facts[i].value);
}

/* The head stands only below a title: a table alone is often read by another program. */
void ent_report_text(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    int n = 0; /* what has been written */
    for (size_t i = 0; i < r->n_blocks && ent_buf_pass(out); i++) {
        const struct ent_block *b = &r->blocks[i];
        if (b->kind == ENT_BLOCK_CLOSE || (b->kind == ENT_BLOCK_OPEN && b->text == NULL))
            continue;
        if (n++ > 0)
            ent_buf_addc(out, '\n');
        if (b->kind == ENT_BLOCK_OPEN) {
            add_trimmed(out, b->text);
            add_line_of(out, ent_width(b->text, strlen(b->text)));
            if (i == 0)
                add_facts(r, out);
        } else if (b->kind == ENT_BLOCK_TEXT) {
            add_trimmed(out, b->text);
        } else {
            ent_frame_write_text(b->frame, how->width, 0, out);
        }
    }
}

/* ---- the tables alone ---- */

void ent_report_csv(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    int n = 0;
    for (size_t i = 0; i < r->n_blocks && ent_buf_pass(out); i++) {
        if (r->blocks[i].kind != ENT_BLOCK_TABLE)
            continue;
        ent_buf_adds(out, n > 0 ? "\r\n" : ""); /* an empty line between two */
        ent_frame_write_csv(r->blocks[i].frame, !how->excel ? ENT_CSV_PLAIN : n == 0 ? ENT_CSV_EXCEL : ENT_CSV_EXCEL_NEXT, out);
        n++;
    }
}

void ent_report_jsonl(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    (void)how;
    for (size_t i = 0; i < r->n_blocks && ent_buf_pass(out); i++)
        if (r->blocks[i].kind == ENT_BLOCK_TABLE)
            ent_frame_write_json(r->blocks[i].frame, 1, out);
}

/* ---- JSON ---- */

static void add_string(struct ent_buf *out, const char *s) { ent_json_string(out, s, strlen(s)); }

static void add_about(const struct ent_report *r, struct ent_buf *out)
{
    ent_buf_adds(out, "\"about\": {");
    for (size_t i = 0; i < r->n_facts; i++) {
        ent_buf_adds(out, i > 0 ? ", " : "");
        add_string(out, r->facts[i].name);
        ent_buf_adds(out, ": ");
        add_string(out, r->facts[i].value);
    }
    ent_buf_adds(out, "}, ");
}

static void open_section(const struct ent_report *r, const char *title, int is_root, struct ent_buf *out)
{
    if (title == NULL) {
        ent_buf_adds(out, "[\n");
        return;
    }
    ent_buf_adds(out, "{\"title\": ");
    add_string(out, title);
    ent_buf_adds(out, ", ");
    if (is_root && r->n_facts > 0)
        add_about(r, out);
    ent_buf_adds(out, "\"blocks\": [\n");
}

void ent_report_json(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    (void)how;
    for (size_t i = 0; i < r->n_blocks && ent_buf_pass(out); i++) {
        const struct ent_block *b = &r->blocks[i];
        if (i > 0 && r->blocks[i - 1].kind != ENT_BLOCK_OPEN && b->kind != ENT_BLOCK_CLOSE)
            ent_buf_addc(out, ',');
        switch (b->kind) {
        case ENT_BLOCK_OPEN: open_section(r, b->text, i == 0, out); break;
        case ENT_BLOCK_CLOSE: ent_buf_adds(out, b->text != NULL ? "]}\n" : "]\n"); break;
        case ENT_BLOCK_TABLE: ent_frame_write_json(b->frame, 0, out); break;
        case ENT_BLOCK_TEXT:
            ent_buf_adds(out, "{\"text\": ");
            add_string(out, b->text);
            ent_buf_adds(out, "}\n");
            break;
        }
    }
}
