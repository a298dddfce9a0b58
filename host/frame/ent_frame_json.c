/* JSON (RFC 8259) and JSONL. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "frame/ent_frame_write.h"
#include "text/ent_json_write.h"

static void write_list(const struct ent_frame *f, size_t row, size_t column, struct ent_buf *out)
{
    ent_buf_addc(out, '[');
    for (size_t k = 0; k < ent_frame_n_items(f, row, column); k++) {
        size_t n;
        const char *s = ent_frame_item(f, row, column, k, &n);
        ent_buf_adds(out, k > 0 ? ", " : "");
        ent_json_string(out, s, n);
    }
    ent_buf_addc(out, ']');
}

static void write_span(const struct ent_frame_span *s, struct ent_buf *out)
{
    ent_buf_adds(out, "{\"doc\": ");
    ent_json_string(out, s->doc, s->n_doc);
    ent_buf_addf(out, ", \"start\": %" PRIu64 ", \"end\": %" PRIu64 "}", s->start, s->end);
}

static void write_value(const struct ent_frame *f, size_t row, size_t column, struct ent_buf *out)
{
    char iso[11];
    size_t n;
    const char *s;
    struct ent_frame_span span;
    enum ent_type type = ent_frame_column_type(f, column);
    if (ent_frame_is_null(f, row, column) || (type == ENT_REAL && !isfinite(ent_frame_real(f, row, column)))) {
        ent_buf_adds(out, "null");
        return;
    }
    switch (type) {
    case ENT_STRING:
        s = ent_frame_string(f, row, column, &n);
        ent_json_string(out, s, n);
        break;
    case ENT_DATE:
        ent_date_format(ent_frame_date(f, row, column), iso);
        ent_json_string(out, iso, strlen(iso));
        break;
    case ENT_SPAN:
        span = ent_frame_span(f, row, column);
        write_span(&span, out);
        break;
    case ENT_LIST: write_list(f, row, column, out); break;
    default: ent_frame_write_cell(f, row, column, out); break;
    }
}

static void write_evidence(const struct ent_frame *f, size_t row, struct ent_buf *out)
{
    const char *selector = ent_frame_selector(f, row);
    size_t n = ent_frame_n_evidence(f, row);
    ent_buf_adds(out, ", \"evidence\": ");
    if (n == 0 && selector != NULL) {
        ent_json_string(out, selector, strlen(selector));
    } else {
        ent_buf_addc(out, '[');
        for (size_t k = 0; k < n && k < ENT_EVIDENCE_WRITTEN; k++) {
            struct ent_frame_span s = ent_frame_evidence(f, row, k);
            ent_buf_adds(out, k > 0 ? ", " : "");
            write_span(&s, out);
        }
        ent_buf_addc(out, ']');
    }
    ent_buf_addf(out, ", \"evidence_n\": %" PRIu64, ent_frame_evidence_total(f, row));
}

void ent_frame_write_json(const struct ent_frame *f, int lines, struct ent_buf *out)
{
    int evidence = ent_frame_has_evidence(f);
    size_t n = ent_frame_n_rows(f);
    ent_buf_adds(out, lines ? "" : "[");
    for (size_t row = 0; row < n && ent_buf_pass(out); row++) {
        ent_buf_adds(out, lines ? "{" : row > 0 ? ",\n {" : "\n {");
        for (size_t c = 0; c < ent_frame_n_columns(f); c++) {
            const char *name = ent_frame_column_name(f, c);
            ent_buf_adds(out, c > 0 ? ", " : "");
            ent_json_string(out, name, strlen(name));
            ent_buf_adds(out, ": ");
            write_value(f, row, c, out);
        }
        if (evidence)
            write_evidence(f, row, out);
        ent_buf_adds(out, lines ? "}\n" : "}");
    }
    ent_buf_adds(out, lines ? "" : n > 0 ? "\n]\n" : "]\n");
}
