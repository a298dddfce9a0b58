/* Frequencies by two keys and more, as a table with a column for each value of the last key. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_intern.h"
#include "query/ent_cql_frame.h"

enum { MAX_ACROSS = 1000 };

struct cross {
    const struct ent_frame *f;
    size_t n_keys;            /* before the one that goes across */
    struct ent_intern rows;   /* the values of the other keys, each ended by a NUL; a null is the byte FF */
    struct ent_intern across;
    uint32_t *row_of, *column_of; /* by row of f; column_of 0: null */
    uint64_t *totals;             /* by new row */
    size_t cap;
};

static void add_value(struct ent_buf *b, const struct ent_frame *f, size_t row, size_t column)
{
    size_t n = 0;
    const char *s = ent_frame_is_null(f, row, column) ? "\xff" : ent_frame_string(f, row, column, &n);
    ent_buf_add(b, s, s[0] == '\xff' && n == 0 ? 1 : n);
    ent_buf_addc(b, '\0');
}

static enum ent_status find_places(struct cross *c, struct ent_error *err)
{
    struct ent_buf name = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_frame_n_rows(c->f); i++) {
        uint32_t row, column = 0, before = c->rows.n;
        size_t n;
        ent_buf_clear(&name);
        for (size_t k = 0; k < c->n_keys; k++)
            add_value(&name, c->f, i, k);
        if ((st = ent_buf_check(&name, err)) != ENT_OK ||
            (st = ent_intern_add(&c->rows, name.data, name.len, &row, err)) != ENT_OK ||
            (st = ent_reserve(&c->totals, &c->cap, (size_t)row + 1, sizeof *c->totals, err)) != ENT_OK)
            break;
        if (row == before)
            c->totals[row] = 0;
        c->totals[row] += (uint64_t)ent_frame_integer(c->f, i, c->n_keys + 1);
        if (!ent_frame_is_null(c->f, i, c->n_keys)) {
            const char *s = ent_frame_string(c->f, i, c->n_keys, &n);
            st = ent_intern_add(&c->across, s, n, &column, err);
            column++;
        }
        if (c->across.n > MAX_ACROSS)
            st = ent_fail(err, ENT_EARG, "'%s' has more than %d values: too many for columns",
                          ent_frame_column_name(c->f, c->n_keys), MAX_ACROSS);
        c->row_of[i] = row;
        c->column_of[i] = column;
    }
    ent_buf_done(&name);
    return st;
}

/* Columns by the bytes of their values, those without one last: where[code] is a column's place. */
static enum ent_status make_frame(struct cross *c, struct ent_frame **out, uint32_t *where, struct ent_error *err)
{
    uint32_t *order = NULL;
    size_t n = c->n_keys + c->across.n + 2, k = c->n_keys;
    struct ent_column_spec *specs = ent_malloc(n * sizeof *specs);
    struct ent_arena arena = {0};
    int has_null = 0;
    enum ent_status st = specs != NULL ? ent_intern_sorted(&c->across, &order, err)
                                       : ent_fail(err, ENT_ENOMEM, "out of memory for a table");
    for (size_t i = 0; st == ENT_OK && i < ent_frame_n_rows(c->f); i++)
        has_null |= c->column_of[i] == 0;
    for (size_t i = 0; st == ENT_OK && i < c->n_keys; i++)
        specs[i] = (struct ent_column_spec){ent_frame_column_name(c->f, i), ENT_STRING};
    for (uint32_t i = 0; st == ENT_OK && i < c->across.n; i++) {
        size_t size;
        const char *s = ent_intern_str(&c->across, order[i], &size);
        char *name = ent_arena_strndup(&arena, s, size);
        if (name == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for a table");
        where[order[i] + 1] = (uint32_t)k;
        specs[k++] = (struct ent_column_spec){name, ENT_INTEGER};
    }
    if (st == ENT_OK && has_null) {
        where[0] = (uint32_t)k;
        specs[k++] = (struct ent_column_spec){"(none)", ENT_INTEGER};
    }
    if (st == ENT_OK) {
        specs[k++] = (struct ent_column_spec){"(total)", ENT_INTEGER};
        st = ent_frame_new(out, specs, k, err);
    }
    ent_arena_done(&arena);
    ent_free(order);
    ent_free(specs);
    return st;
}

struct line {
    uint64_t total;
    uint32_t row; /* rows came by falling n and then by bytes: what is equal stays so */
    size_t first; /* of its rows of f, which 'next' chains */
};

static int compare_lines(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->total != y->total)
        return x->total < y->total ? 1 : -1;
    return (x->row > y->row) - (x->row < y->row);
}

static enum ent_status add_line(struct cross *c, struct ent_frame *out, const struct line *l, const size_t *next,
                                const uint32_t *where, struct ent_error *err)
{
    enum ent_status st = ent_frame_add_row(out, err);
    for (size_t k = 0; st == ENT_OK && k < c->n_keys; k++) {
        size_t n;
        if (ent_frame_is_null(c->f, l->first, k))
            continue;
        const char *s = ent_frame_string(c->f, l->first, k, &n);
        st = ent_frame_set_string(out, k, s, n, err);
    }
    for (size_t k = c->n_keys; st == ENT_OK && k + 1 < ent_frame_n_columns(out); k++)
        ent_frame_set_integer(out, k, 0);
    for (size_t i = l->first; st == ENT_OK && i != SIZE_MAX; i = next[i]) {
        ent_frame_set_integer(out, where[c->column_of[i]], ent_frame_integer(c->f, i, c->n_keys + 1));
        for (size_t k = 0; st == ENT_OK && k < ent_frame_n_evidence(c->f, i); k++) {
            struct ent_frame_span span = ent_frame_evidence(c->f, i, k);
            st = ent_frame_add_evidence(out, &span, err);
        }
    }
    if (st == ENT_OK)
        ent_frame_set_integer(out, ent_frame_n_columns(out) - 1, (int64_t)l->total);
    return st;
}

static enum ent_status add_lines(struct cross *c, struct ent_frame *out, const uint32_t *where, struct ent_error *err)
{
    size_t n = ent_frame_n_rows(c->f);
    struct line *lines = ent_malloc((c->rows.n + 1) * sizeof *lines);
    size_t *next = ent_malloc((n + 1) * sizeof *next);
    enum ent_status st = lines == NULL || next == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for a table") : ENT_OK;
    for (uint32_t i = 0; st == ENT_OK && i < c->rows.n; i++)
        lines[i] = (struct line){c->totals[i], i, SIZE_MAX};
    for (size_t i = n; st == ENT_OK && i-- > 0;) {
        next[i] = lines[c->row_of[i]].first;
        lines[c->row_of[i]].first = i;
    }
    if (st == ENT_OK)
        qsort(lines, c->rows.n, sizeof *lines, compare_lines);
    for (uint32_t i = 0; st == ENT_OK && i < c->rows.n; i++)
        st = add_line(c, out, &lines[i], next, where, err);
    if (st == ENT_OK && c->n_keys > 0)
        st = ent_frame_select_by(out, c->n_keys, err);
    ent_free(lines);
    ent_free(next);
    return st;
}

enum ent_status ent_cql_cross(struct ent_frame **out, const struct ent_frame *freq, struct ent_error *err)
{
    struct cross c = {.f = freq, .n_keys = ent_frame_n_columns(freq) - 2};
    size_t n = ent_frame_n_rows(freq);
    uint32_t *where = NULL;
    enum ent_status st = ENT_OK;
    *out = NULL;
    if (ent_frame_n_columns(freq) < 3)
        return ent_fail(err, ENT_EARG, "a table with columns across wants two keys");
    c.row_of = ent_malloc((n + 1) * sizeof *c.row_of);
    c.column_of = ent_malloc((n + 1) * sizeof *c.column_of);
    if (c.row_of == NULL || c.column_of == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a table");
    if (st == ENT_OK)
        st = find_places(&c, err);
    if (st == ENT_OK && (where = ent_calloc((size_t)c.across.n + 1, sizeof *where)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a table");
    if (st == ENT_OK)
        st = make_frame(&c, out, where, err);
    if (st == ENT_OK)
        st = add_lines(&c, *out, where, err);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    ent_intern_done(&c.rows);
    ent_intern_done(&c.across);
    ent_free(c.row_of);
    ent_free(c.column_of);
    ent_free(c.totals);
    ent_free(where);
    return st;
}
