/* Aligned text for a terminal or a file. */
#include <math.h>
#include <string.h>

#include "frame/ent_frame_write.h"
#include "text/ent_width.h"

enum { GAP = 2, NARROWEST = 6 };

/* How the columns are laid out. */
struct layout {
    size_t *widths;
    int *decimals; /* of the numbers of each */
    size_t n;     /* columns that are shown */
    size_t rows;
};

static int is_number(enum ent_type type) { return type == ENT_INTEGER || type == ENT_REAL; }

static enum ent_width_side side(const struct ent_frame *f, size_t c)
{
    return ent_frame_is_context(f, c) ? ENT_WIDTH_END : ent_frame_is_right(f, c) ? ENT_WIDTH_RIGHT : ENT_WIDTH_LEFT;
}

/* A number that would take all of its digits to be exact is rounded: who computes with it takes another format. */
static void write_cell(const struct ent_frame *f, const struct layout *l, size_t row, size_t c, struct ent_buf *out)
{
    if (l->decimals[c] < 0 && ent_frame_column_type(f, c) == ENT_REAL && !ent_frame_is_null(f, row, c) &&
        isfinite(ent_frame_real(f, row, c)))
        ent_buf_addf(out, "%.6g", ent_frame_real(f, row, c));
    else
        ent_frame_write_aligned(f, row, c, l->decimals[c], out);
}

/* Each column as wide as its widest cell. */
static int measure(const struct ent_frame *f, struct layout *l)
{
    struct ent_buf cell = {0};
    for (size_t c = 0; c < l->n; c++) {
        const char *name = ent_frame_column_name(f, c);
        l->widths[c] = ent_width(name, strlen(name));
        l->decimals[c] = ent_frame_decimals(f, c, l->rows);
        for (size_t row = 0; row < l->rows; row++) {
            ent_buf_clear(&cell);
            write_cell(f, l, row, c, &cell);
            size_t w = ent_width(ent_buf_str(&cell), cell.len);
            l->widths[c] = w > l->widths[c] ? w : l->widths[c];
        }
    }
    int good = !cell.failed;
    ent_buf_done(&cell);
    return good;
}

static size_t total(const struct layout *l)
{
    size_t sum = l->n > 0 ? GAP * (l->n - 1) : 0;
    for (size_t c = 0; c < l->n; c++)
        sum += l->widths[c];
    return sum;
}

/* Wide columns of text give way first, then the last columns are left out. */
static void fit(const struct ent_frame *f, struct layout *l, size_t width)
{
    while (l->n > 1) {
        size_t least = l->n > 0 ? GAP * (l->n - 1) : 0;
        for (size_t c = 0; c < l->n; c++)
            least += is_number(ent_frame_column_type(f, c)) || l->widths[c] < NARROWEST ? l->widths[c] : NARROWEST;
        if (least <= width)
            break;
        l->n--;
    }
    for (size_t sum = total(l); sum > width; sum--) {
        size_t widest = l->n;
        for (size_t c = 0; c < l->n; c++)
            if (!is_number(ent_frame_column_type(f, c)) && l->widths[c] > NARROWEST &&
                (widest == l->n || l->widths[c] > l->widths[widest]))
                widest = c;
        if (widest == l->n)
            break;
        l->widths[widest]--;
    }
}

/* Spaces at the end of a line are no use to anybody. */
static void end_line(struct ent_buf *out)
{
    while (out->len > 0 && out->data[out->len - 1] == ' ')
        out->len--;
    ent_buf_addc(out, '\n');
}

static void write_row(const struct ent_frame *f, const struct layout *l, size_t row, struct ent_buf *cell,
                      struct ent_buf *out)
{
    for (size_t c = 0; c < l->n; c++) {
        ent_buf_clear(cell);
        write_cell(f, l, row, c, cell);
        ent_buf_adds(out, c > 0 ? "  " : "");
        ent_width_add(out, ent_buf_str(cell), cell->len, l->widths[c], side(f, c));
        out->failed = out->failed || cell->failed;
    }
    end_line(out);
}

static void write_names(const struct ent_frame *f, const struct layout *l, struct ent_buf *out)
{
    for (size_t c = 0; c < l->n; c++) {
        const char *name = ent_frame_column_name(f, c);
        ent_buf_adds(out, c > 0 ? "  " : "");
        ent_width_add(out, name, strlen(name), l->widths[c], side(f, c));
    }
    end_line(out);
}

static void write_hidden(const struct ent_frame *f, const struct layout *l, struct ent_buf *out)
{
    size_t columns = ent_frame_n_columns(f) - l->n, rows = ent_frame_n_rows(f) - l->rows;
    if (columns == 0 && rows == 0)
        return;
    ent_buf_adds(out, "(");
    if (rows > 0)
        ent_buf_addf(out, "%zu more rows", rows);
    if (columns > 0)
        ent_buf_addf(out, "%s%zu more column%s:", rows > 0 ? ", " : "", columns, columns > 1 ? "s" : "");
    for (size_t c = l->n; c < ent_frame_n_columns(f); c++)
        ent_buf_addf(out, " %s", ent_frame_column_name(f, c));
    ent_buf_adds(out, "; -f csv or -o FILE has all)\n");
}

void ent_frame_write_text(const struct ent_frame *f, size_t width, size_t max_rows, struct ent_buf *out)
{
    struct ent_buf cell = {0};
    struct layout l = {.n = ent_frame_n_columns(f), .rows = ent_frame_n_rows(f)};
    if (max_rows > 0 && l.rows > max_rows)
        l.rows = max_rows;
    l.widths = ent_malloc((l.n + 1) * sizeof *l.widths);
    l.decimals = ent_malloc((l.n + 1) * sizeof *l.decimals);
    if (l.widths == NULL || l.decimals == NULL || !measure(f, &l)) {
        out->failed = 1;
    } else {
        if (width > 0)
            fit(f, &l, width);
        write_names(f, &l, out);
        for (size_t row = 0; row < l.rows && ent_buf_pass(out); row++)
            write_row(f, &l, row, &cell, out);
        write_hidden(f, &l, out);
    }
    ent_buf_done(&cell);
    ent_free(l.widths);
    ent_free(l.decimals);
}
