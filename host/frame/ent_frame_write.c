/* What all formats share, and CSV. */
#include "frame/ent_frame_write.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ent_write_real(double value, struct ent_buf *out)
{
    char text[40];
    if (!isfinite(value))
        return;
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    ent_buf_adds(out, text);
}

void ent_write_span(const struct ent_frame_span *s, struct ent_buf *out)
{
    ent_buf_add(out, s->doc, s->n_doc);
    ent_buf_addf(out, ":%" PRIu64 "-%" PRIu64, s->start, s->end);
}

void ent_frame_write_cell(const struct ent_frame *f, size_t row, size_t column, struct ent_buf *out)
{
    char iso[11];
    size_t n;
    const char *s;
    struct ent_frame_span span;
    if (ent_frame_is_null(f, row, column))
        return;
    switch (ent_frame_column_type(f, column)) {
    case ENT_STRING:
        s = ent_frame_string(f, row, column, &n);
        ent_buf_add(out, s, n);
        break;
    case ENT_INTEGER: ent_buf_addf(out, "%" PRId64, ent_frame_integer(f, row, column)); break;
    case ENT_REAL: ent_write_real(ent_frame_real(f, row, column), out); break;
    case ENT_BOOLEAN: ent_buf_adds(out, ent_frame_integer(f, row, column) ? "true" : "false"); break;
    case ENT_DATE:
        ent_date_format(ent_frame_date(f, row, column), iso);
        ent_buf_adds(out, iso);
        break;
    case ENT_SPAN:
        span = ent_frame_span(f, row, column);
        ent_write_span(&span, out);
        break;
    case ENT_LIST:
        for (size_t k = 0; k < ent_frame_n_items(f, row, column); k++) {
            ent_buf_adds(out, k > 0 ? "; " : "");
            s = ent_frame_item(f, row, column, k, &n);
            ent_buf_add(out, s, n);
        }
        break;
    }
}

void ent_frame_write_evidence(const struct ent_frame *f, size_t row, struct ent_buf *out)
{
    const char *selector = ent_frame_selector(f, row);
    size_t n = ent_frame_n_evidence(f, row);
    if (n == 0 && selector != NULL)
        ent_buf_adds(out, selector);
    for (size_t k = 0; k < n && k < ENT_EVIDENCE_WRITTEN; k++) {
        struct ent_frame_span s = ent_frame_evidence(f, row, k);
        ent_buf_adds(out, k > 0 ? " " : "");
        ent_write_span(&s, out);
    }
}

/* ---- for tables that people read ---- */

/* Decimals of a number written out; -1: it has an exponent, or more than can be read. */
static int count_decimals(const char *text)
{
    enum { MOST = 6 };
    const char *point = strchr(text, '.');
    size_t n = point != NULL ? strlen(point + 1) : 0;
    return strchr(text, 'e') != NULL || n > MOST ? -1 : (int)n;
}

int ent_frame_decimals(const struct ent_frame *f, size_t column, size_t n_rows)
{
    struct ent_buf text = {0};
    int most = ent_frame_column_type(f, column) == ENT_REAL ? 0 : -1;
    for (size_t row = 0; most >= 0 && row < n_rows; row++) {
        ent_buf_clear(&text);
        ent_frame_write_cell(f, row, column, &text);
        int n = count_decimals(ent_buf_str(&text));
        most = n < 0 || n > most ? n : most;
    }
    ent_buf_done(&text);
    return most;
}

void ent_frame_write_aligned(const struct ent_frame *f, size_t row, size_t column, int decimals, struct ent_buf *out)
{
    if (decimals < 0 || ent_frame_is_null(f, row, column))
        ent_frame_write_cell(f, row, column, out);
    else if (isfinite(ent_frame_real(f, row, column)))
        ent_buf_addf(out, "%.*f", decimals, ent_frame_real(f, row, column));
}

int ent_frame_is_context(const struct ent_frame *f, size_t column)
{
    return column + 1 < ent_frame_n_columns(f) && strcmp(ent_frame_column_name(f, column), "left") == 0 &&
           strcmp(ent_frame_column_name(f, column + 1), "match") == 0;
}

int ent_frame_is_right(const struct ent_frame *f, size_t column)
{
    enum ent_type type = ent_frame_column_type(f, column);
    return type == ENT_INTEGER || type == ENT_REAL || ent_frame_is_context(f, column);
}

/* ---- CSV ---- */

static void write_field(const char *s, size_t n, int guard, struct ent_buf *out)
{
    int quote = 0;
    guard = guard && n > 0 && strchr("=+-@\t\r", s[0]) != NULL;
    for (size_t i = 0; i < n; i++)
        quote = quote || s[i] == '"' || s[i] == ',' || s[i] == '\r' || s[i] == '\n';
    if (quote)
        ent_buf_addc(out, '"');
    if (guard)
        ent_buf_addc(out, '\'');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"')
            ent_buf_addc(out, '"');
        ent_buf_addc(out, s[i]);
    }
    if (quote)
        ent_buf_addc(out, '"');
}

/* Numbers are never formulas; everything else may begin like one. */
static int is_guarded(enum ent_type type)
{
    return type == ENT_STRING || type == ENT_LIST || type == ENT_SPAN;
}

void ent_frame_write_csv(const struct ent_frame *f, int excel, struct ent_buf *out)
{
    struct ent_buf cell = {0};
    size_t n_columns = ent_frame_n_columns(f);
    int evidence = ent_frame_has_evidence(f);
    ent_buf_adds(out, excel == ENT_CSV_EXCEL ? "\xEF\xBB\xBF" : "");
    for (size_t c = 0; c < n_columns; c++) {
        const char *name = ent_frame_column_name(f, c);
        ent_buf_adds(out, c > 0 ? "," : "");
        write_field(name, strlen(name), excel, out);
    }
    ent_buf_adds(out, !evidence ? "\r\n" : n_columns > 0 ? ",evidence,evidence_n\r\n" : "evidence,evidence_n\r\n");
    for (size_t row = 0; row < ent_frame_n_rows(f) && ent_buf_pass(out); row++) {
        for (size_t c = 0; c < n_columns; c++) {
            ent_buf_clear(&cell);
            ent_frame_write_cell(f, row, c, &cell);
            ent_buf_adds(out, c > 0 ? "," : "");
            write_field(ent_buf_str(&cell), cell.len, excel && is_guarded(ent_frame_column_type(f, c)), out);
            out->failed = out->failed || cell.failed;
        }
        if (evidence) {
            ent_buf_clear(&cell);
            ent_frame_write_evidence(f, row, &cell);
            ent_buf_adds(out, n_columns > 0 ? "," : "");
            write_field(ent_buf_str(&cell), cell.len, excel, out);
            ent_buf_addf(out, ",%" PRIu64, ent_frame_evidence_total(f, row));
            out->failed = out->failed || cell.failed;
        }
        ent_buf_adds(out, "\r\n");
    }
    ent_buf_done(&cell);
}
