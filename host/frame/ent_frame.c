#include "frame/ent_frame.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_intern.h"
#include "base/ent_interrupt.h"
#include "frame/ent_frame_write.h"

struct span {
    uint32_t doc; /* string */
    uint64_t start, end;
};
struct list { /* [first, first + n) of items */
    uint32_t first, n;
};
struct column {
    char *name, *doc; /* doc: NULL where nobody has said */
    enum ent_type type;
    uint64_t *cells; /* a string's number, the bits of a number, an index of spans or lists */
    unsigned char *full;
    size_t cap_cells, cap_full;
};
struct evidence { /* spans first, next ... of a row, as a chain: rows may get them in any order */
    size_t first, last, n;
    uint64_t unkept;   /* so many more there are */
    uint32_t selector; /* string + 1; 0: none */
};
struct link {
    struct span span;
    size_t next;
};
struct ent_frame {
    struct column *columns;
    size_t n_columns, n_rows;
    struct ent_intern strings;
    struct span *spans;
    size_t n_spans, cap_spans;
    struct list *lists;
    size_t n_lists, cap_lists;
    uint32_t *items;
    size_t n_items, cap_items;
    struct evidence *evidence; /* one a row, as far as the last row that has some */
    size_t n_evidence, cap_evidence;
    struct link *links;
    size_t n_links, cap_links;
    size_t n_selecting;        /* columns that make up selectors */
    struct ent_buf *selector;  /* where they are written; NULL: they make up none */
    size_t *order; /* which stored row is the i-th; NULL: as they are stored */
};

static const char *const type_names[] = {"string", "integer", "real", "boolean", "date", "span", "list"};

const char *ent_type_name(enum ent_type type) { return type_names[type]; }

int ent_type_find(const char *name, enum ent_type *out)
{
    for (int i = ENT_STRING; i <= ENT_LIST; i++) {
        if (strcmp(type_names[i], name) == 0) {
            *out = (enum ent_type)i;
            return 1;
        }
    }
    return 0;
}

/* ---- making ---- */

enum ent_status ent_frame_new(struct ent_frame **out, const struct ent_column_spec *columns, size_t n,
                              struct ent_error *err)
{
    struct ent_frame *f = ent_calloc(1, sizeof *f);
    enum ent_status st = ENT_OK;
    *out = NULL;
    if (f == NULL || (f->columns = ent_calloc(n, sizeof *f->columns)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a frame");
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        for (size_t k = 0; k < i; k++)
            if (strcmp(columns[k].name, columns[i].name) == 0)
                st = ent_fail(err, ENT_EARG, "two columns are called '%s'", columns[i].name);
        f->columns[i].type = columns[i].type;
        f->columns[i].name = ent_strdup(columns[i].name);
        f->n_columns++;
        if (st == ENT_OK && f->columns[i].name == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for a frame");
    }
    if (st == ENT_OK)
        *out = f;
    else
        ent_frame_free(f);
    return st;
}

void ent_frame_free(struct ent_frame *f)
{
    if (f == NULL)
        return;
    for (size_t i = 0; f->columns != NULL && i < f->n_columns; i++) {
        ent_free(f->columns[i].name);
        ent_free(f->columns[i].doc);
        ent_free(f->columns[i].cells);
        ent_free(f->columns[i].full);
    }
    ent_free(f->columns);
    ent_intern_done(&f->strings);
    ent_free(f->spans);
    ent_free(f->lists);
    ent_free(f->items);
    ent_free(f->evidence);
    ent_free(f->links);
    if (f->selector != NULL)
        ent_buf_done(f->selector);
    ent_free(f->selector);
    ent_free(f->order);
    ent_free(f);
}

size_t ent_frame_n_rows(const struct ent_frame *f) { return f->n_rows; }
size_t ent_frame_n_columns(const struct ent_frame *f) { return f->n_columns; }
const char *ent_frame_column_name(const struct ent_frame *f, size_t c) { return f->columns[c].name; }
enum ent_type ent_frame_column_type(const struct ent_frame *f, size_t c) { return f->columns[c].type; }
const char *ent_frame_column_doc(const struct ent_frame *f, size_t c) { return f->columns[c].doc; }

enum ent_status ent_frame_set_doc(struct ent_frame *f, size_t c, const char *doc, struct ent_error *err)
{
    char *copy = ent_strdup(doc);
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a frame");
    ent_free(f->columns[c].doc);
    f->columns[c].doc = copy;
    return ENT_OK;
}

int ent_frame_find_column(const struct ent_frame *f, const char *name, size_t *column)
{
    for (size_t i = 0; i < f->n_columns; i++) {
        if (strcmp(f->columns[i].name, name) == 0) {
            *column = i;
            return 1;
        }
    }
    return 0;
}

/* ---- filling ---- */

enum ent_status ent_frame_add_row(struct ent_frame *f, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    assert(f->order == NULL); /* rows come before sorting */
    for (size_t i = 0; st == ENT_OK && i < f->n_columns; i++) {
        struct column *c = &f->columns[i];
        if ((st = ent_reserve(&c->cells, &c->cap_cells, f->n_rows + 1, sizeof *c->cells, err)) == ENT_OK &&
            (st = ent_reserve(&c->full, &c->cap_full, f->n_rows + 1, 1, err)) == ENT_OK) {
            c->cells[f->n_rows] = 0;
            c->full[f->n_rows] = 0;
        }
    }
    if (st != ENT_OK)
        return st;
    f->n_rows++;
    return ENT_OK;
}

enum ent_status ent_frame_reserve(struct ent_frame *f, size_t n_rows, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < f->n_columns; i++) {
        struct column *c = &f->columns[i];
        if ((st = ent_reserve(&c->cells, &c->cap_cells, n_rows, sizeof *c->cells, err)) == ENT_OK)
            st = ent_reserve(&c->full, &c->cap_full, n_rows, 1, err);
    }
    return st;
}

void ent_frame_drop_row(struct ent_frame *f)
{
    f->n_rows--;
    if (f->n_evidence > f->n_rows)
        f->n_evidence = f->n_rows;
}

static void set(struct ent_frame *f, size_t column, enum ent_type type, uint64_t bits)
{
    struct column *c = &f->columns[column];
    assert(column < f->n_columns && c->type == type && f->n_rows > 0);
    (void)type;
    c->cells[f->n_rows - 1] = bits;
    c->full[f->n_rows - 1] = 1;
}

enum ent_status ent_frame_set_string(struct ent_frame *f, size_t column, const char *s, size_t n,
                                     struct ent_error *err)
{
    uint32_t id;
    enum ent_status st = ent_intern_add(&f->strings, s, n, &id, err);
    if (st == ENT_OK)
        set(f, column, ENT_STRING, id);
    return st;
}

enum ent_status ent_frame_set_new_string(struct ent_frame *f, size_t column, const char *s, size_t n,
                                         struct ent_error *err)
{
    uint32_t id;
    enum ent_status st = ent_intern_append(&f->strings, s, n, &id, err);
    if (st == ENT_OK)
        set(f, column, ENT_STRING, id);
    return st;
}

enum ent_status ent_frame_keep_string(struct ent_frame *f, const char *s, size_t n, uint32_t *number,
                                      struct ent_error *err)
{
    return ent_intern_append(&f->strings, s, n, number, err);
}

void ent_frame_set_kept(struct ent_frame *f, size_t column, uint32_t number)
{
    assert(number < f->strings.n);
    set(f, column, ENT_STRING, number);
}

void ent_frame_set_integer(struct ent_frame *f, size_t column, int64_t value)
{
    set(f, column, ENT_INTEGER, (uint64_t)value);
}

void ent_frame_set_real(struct ent_frame *f, size_t column, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    set(f, column, ENT_REAL, bits);
}

void ent_frame_set_boolean(struct ent_frame *f, size_t column, int value)
{
    set(f, column, ENT_BOOLEAN, value != 0);
}

void ent_frame_set_date(struct ent_frame *f, size_t column, struct ent_date value)
{
    if (ent_date_is(value))
        set(f, column, ENT_DATE, ent_date_pack(value));
}

static enum ent_status make_span(struct ent_frame *f, const struct ent_frame_span *s, struct span *out,
                                 struct ent_error *err)
{
    out->start = s->start;
    out->end = s->end;
    return ent_intern_add(&f->strings, s->doc, s->n_doc, &out->doc, err);
}

enum ent_status ent_frame_set_span(struct ent_frame *f, size_t column, const struct ent_frame_span *s,
                                   struct ent_error *err)
{
    struct span span;
    enum ent_status st = make_span(f, s, &span, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->spans, &f->cap_spans, f->n_spans + 1, sizeof *f->spans, err);
    if (st == ENT_OK) {
        set(f, column, ENT_SPAN, f->n_spans);
        f->spans[f->n_spans++] = span;
    }
    return st;
}

/* An empty list takes no place: its cell says 0, a list's index + 1 otherwise. */
void ent_frame_set_list(struct ent_frame *f, size_t column) { set(f, column, ENT_LIST, 0); }

enum ent_status ent_frame_add_item(struct ent_frame *f, size_t column, const char *s, size_t n,
                                   struct ent_error *err)
{
    struct column *c = &f->columns[column];
    uint32_t id;
    enum ent_status st = ent_intern_add(&f->strings, s, n, &id, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->items, &f->cap_items, f->n_items + 1, sizeof *f->items, err);
    if (st == ENT_OK && c->cells[f->n_rows - 1] == 0) {
        st = ent_reserve(&f->lists, &f->cap_lists, f->n_lists + 1, sizeof *f->lists, err);
        if (st == ENT_OK) {
            f->lists[f->n_lists++] = (struct list){(uint32_t)f->n_items, 0};
            set(f, column, ENT_LIST, f->n_lists);
        }
    }
    if (st == ENT_OK) {
        f->items[f->n_items++] = id;
        f->lists[c->cells[f->n_rows - 1] - 1].n++;
    }
    return st;
}

/* Rows up to the last one have a place for evidence. */
static enum ent_status need_evidence(struct ent_frame *f, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&f->evidence, &f->cap_evidence, f->n_rows, sizeof *f->evidence, err);
    if (st == ENT_OK && f->n_evidence < f->n_rows) {
        memset(f->evidence + f->n_evidence, 0, (f->n_rows - f->n_evidence) * sizeof *f->evidence);
        f->n_evidence = f->n_rows;
    }
    return st;
}

enum ent_status ent_frame_add_evidence(struct ent_frame *f, const struct ent_frame_span *s,
                                       struct ent_error *err)
{
    struct link l = {.next = SIZE_MAX};
    enum ent_status st = need_evidence(f, err);
    if (st != ENT_OK)
        return st;
    struct evidence *e = &f->evidence[f->n_rows - 1];
    st = make_span(f, s, &l.span, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->links, &f->cap_links, f->n_links + 1, sizeof *f->links, err);
    if (st != ENT_OK)
        return st;
    if (e->n == 0)
        e->first = f->n_links;
    else
        f->links[e->last].next = f->n_links;
    e->last = f->n_links;
    e->n++;
    f->links[f->n_links++] = l;
    return ENT_OK;
}

enum ent_status ent_frame_add_unkept(struct ent_frame *f, uint64_t n, struct ent_error *err)
{
    enum ent_status st = n > 0 ? need_evidence(f, err) : ENT_OK;
    if (st == ENT_OK && n > 0)
        f->evidence[f->n_rows - 1].unkept += n;
    return st;
}

enum ent_status ent_frame_set_selector(struct ent_frame *f, const char *key, size_t n,
                                       struct ent_error *err)
{
    struct ent_buf copy = {0}; /* with its NUL, so that it can be given out as it is */
    uint32_t id;
    ent_buf_add(&copy, key, n);
    ent_buf_addc(&copy, '\0');
    enum ent_status st = ent_buf_check(&copy, err);
    if (st == ENT_OK)
        st = ent_intern_add(&f->strings, copy.data, copy.len, &id, err);
    if (st == ENT_OK && (st = need_evidence(f, err)) == ENT_OK)
        f->evidence[f->n_rows - 1].selector = id + 1;
    ent_buf_done(&copy);
    return st;
}

enum ent_status ent_frame_select_by(struct ent_frame *f, size_t n, struct ent_error *err)
{
    f->n_selecting = n;
    f->selector = ent_calloc(1, sizeof *f->selector);
    return f->selector != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for a frame");
}

static enum ent_status retype_cell(struct ent_frame *f, size_t row, size_t column, enum ent_type type,
                                   struct ent_buf *text, struct ent_error *err)
{
    uint64_t *at = &f->columns[column].cells[row];
    uint32_t id = 0;
    if (type == ENT_REAL) {
        double value = (double)(int64_t)*at;
        memcpy(at, &value, sizeof value);
        return ENT_OK;
    }
    ent_buf_clear(text);
    ent_frame_write_cell(f, row, column, text);
    enum ent_status st = ent_buf_check(text, err);
    if (st == ENT_OK)
        st = ent_intern_add(&f->strings, ent_buf_str(text), text->len, &id, err);
    *at = id;
    return st;
}

enum ent_status ent_frame_retype(struct ent_frame *f, size_t column, enum ent_type type, struct ent_error *err)
{
    struct column *c = &f->columns[column];
    struct ent_buf text = {0};
    enum ent_status st = ENT_OK;
    assert(f->order == NULL);
    for (size_t row = 0; st == ENT_OK && row < f->n_rows; row++) {
        if (!c->full[row])
            continue;
        assert(type == ENT_STRING || (type == ENT_REAL && c->type == ENT_INTEGER));
        st = retype_cell(f, row, column, type, &text, err);
    }
    c->type = type;
    ent_buf_done(&text);
    return st;
}

/* ---- reading ---- */

static size_t stored(const struct ent_frame *f, size_t row) { return f->order ? f->order[row] : row; }

static uint64_t cell(const struct ent_frame *f, size_t row, size_t column)
{
    return f->columns[column].cells[stored(f, row)];
}

int ent_frame_is_null(const struct ent_frame *f, size_t row, size_t column)
{
    return !f->columns[column].full[stored(f, row)];
}

const char *ent_frame_string(const struct ent_frame *f, size_t row, size_t column, size_t *n)
{
    return ent_intern_str(&f->strings, (uint32_t)cell(f, row, column), n);
}

int64_t ent_frame_integer(const struct ent_frame *f, size_t row, size_t column)
{
    return (int64_t)cell(f, row, column);
}

double ent_frame_real(const struct ent_frame *f, size_t row, size_t column)
{
    uint64_t bits = cell(f, row, column);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

struct ent_date ent_frame_date(const struct ent_frame *f, size_t row, size_t column)
{
    return ent_date_unpack((uint32_t)cell(f, row, column));
}

static struct ent_frame_span give_span(const struct ent_frame *f, const struct span *s)
{
    struct ent_frame_span out = {.start = s->start, .end = s->end};
    out.doc = ent_intern_str(&f->strings, s->doc, &out.n_doc);
    return out;
}

struct ent_frame_span ent_frame_span(const struct ent_frame *f, size_t row, size_t column)
{
    return give_span(f, &f->spans[cell(f, row, column)]);
}

size_t ent_frame_n_items(const struct ent_frame *f, size_t row, size_t column)
{
    uint64_t list = cell(f, row, column);
    return list == 0 ? 0 : f->lists[list - 1].n;
}

const char *ent_frame_item(const struct ent_frame *f, size_t row, size_t column, size_t k, size_t *n)
{
    return ent_intern_str(&f->strings, f->items[f->lists[cell(f, row, column) - 1].first + k], n);
}

static struct evidence evidence_of(const struct ent_frame *f, size_t row)
{
    size_t i = stored(f, row);
    return i < f->n_evidence ? f->evidence[i] : (struct evidence){0};
}

size_t ent_frame_n_evidence(const struct ent_frame *f, size_t row) { return evidence_of(f, row).n; }
uint64_t ent_frame_evidence_total(const struct ent_frame *f, size_t row)
{
    struct evidence e = evidence_of(f, row);
    return e.n + e.unkept;
}

struct ent_frame_span ent_frame_evidence(const struct ent_frame *f, size_t row, size_t k)
{
    struct evidence e = evidence_of(f, row);
    size_t at = e.first;
    if (e.last == e.first + e.n - 1) /* in one piece, as they mostly are */
        return give_span(f, &f->links[at + k].span);
    while (k-- > 0)
        at = f->links[at].next;
    return give_span(f, &f->links[at].span);
}

/* NAME=VALUE; NAME=VALUE */
static const char *make_selector(const struct ent_frame *f, size_t row)
{
    ent_buf_clear(f->selector);
    for (size_t i = 0; i < f->n_selecting; i++) {
        size_t n = 0;
        const char *s = ent_frame_is_null(f, row, i) ? "" : ent_frame_string(f, row, i, &n);
        ent_buf_addf(f->selector, "%s%s=", i > 0 ? "; " : "", f->columns[i].name);
        ent_buf_add(f->selector, s, n);
    }
    return ent_buf_str(f->selector);
}

const char *ent_frame_selector(const struct ent_frame *f, size_t row)
{
    struct evidence e = evidence_of(f, row);
    size_t n;
    if (e.selector == 0)
        return f->selector != NULL && e.n == 0 ? make_selector(f, row) : NULL;
    return ent_intern_str(&f->strings, e.selector - 1, &n);
}

int ent_frame_has_evidence(const struct ent_frame *f)
{
    if (f->selector != NULL && f->n_rows > 0)
        return 1;
    for (size_t i = 0; i < f->n_evidence; i++)
        if (f->evidence[i].n > 0 || f->evidence[i].selector > 0)
            return 1;
    return 0;
}

/* ---- sorting: a merge sort of the order, so that it is stable and no comparison needs a global ---- */

struct sorting {
    const struct ent_frame *f;
    const struct ent_sort_key *keys;
    size_t n_keys, steps;
    size_t *from, *to;
};

static int compare_strings(const struct ent_frame *f, uint64_t a, uint64_t b)
{
    size_t na, nb;
    const char *x = ent_intern_str(&f->strings, (uint32_t)a, &na);
    const char *y = ent_intern_str(&f->strings, (uint32_t)b, &nb);
    int c = memcmp(x, y, na < nb ? na : nb);
    return c != 0 ? c : (na > nb) - (na < nb);
}

static int compare_spans(const struct ent_frame *f, const struct span *a, const struct span *b)
{
    int c = compare_strings(f, a->doc, b->doc);
    if (c == 0)
        c = (a->start > b->start) - (a->start < b->start);
    return c != 0 ? c : (a->end > b->end) - (a->end < b->end);
}

static int compare_lists(const struct ent_frame *f, uint64_t a, uint64_t b)
{
    if (a == 0 || b == 0)
        return (a != 0) - (b != 0);
    return compare_strings(f, f->items[f->lists[a - 1].first], f->items[f->lists[b - 1].first]);
}

/* Stored rows a and b by one column; nulls are last whatever the direction. */
static int compare_cells(const struct ent_frame *f, const struct ent_sort_key *key, size_t a, size_t b)
{
    const struct column *c = &f->columns[key->column];
    uint64_t x = c->cells[a], y = c->cells[b];
    int result;
    if (!c->full[a] || !c->full[b])
        return c->full[b] - c->full[a];
    if (c->type == ENT_STRING) {
        result = compare_strings(f, x, y);
    } else if (c->type == ENT_REAL) {
        double u, v;
        memcpy(&u, &x, sizeof u);
        memcpy(&v, &y, sizeof v);
        result = (u > v) - (u < v);
    } else if (c->type == ENT_SPAN) {
        result = compare_spans(f, &f->spans[x], &f->spans[y]);
    } else if (c->type == ENT_LIST) {
        result = compare_lists(f, x, y);
    } else {
        result = ((int64_t)x > (int64_t)y) - ((int64_t)x < (int64_t)y);
    }
    return key->descending ? -result : result;
}

static int compare_rows(const struct sorting *s, size_t a, size_t b)
{
    for (size_t i = 0; i < s->n_keys; i++) {
        int c = compare_cells(s->f, &s->keys[i], a, b);
        if (c != 0)
            return c;
    }
    return 0;
}

/* Merge the sorted runs of 'width' rows in pairs, from 'from' into 'to'. */
static int merge_pass(struct sorting *s, size_t width)
{
    size_t n = s->f->n_rows;
    for (size_t start = 0; start < n; start += 2 * width) {
        size_t i = start, middle = start + width < n ? start + width : n;
        size_t j = middle, end = start + 2 * width < n ? start + 2 * width : n;
        for (size_t k = start; k < end; k++) {
            if (s->steps++ % 4096 == 0 && ent_interrupted())
                return 0;
            int left = i < middle && (j >= end || compare_rows(s, s->from[i], s->from[j]) <= 0);
            s->to[k] = left ? s->from[i++] : s->from[j++];
        }
    }
    return 1;
}

enum ent_status ent_frame_sort(struct ent_frame *f, const struct ent_sort_key *keys, size_t n,
                               struct ent_error *err)
{
    struct sorting s = {.f = f, .keys = keys, .n_keys = n};
    s.from = ent_malloc(f->n_rows * sizeof *s.from);
    s.to = ent_malloc(f->n_rows * sizeof *s.to);
    if (s.from == NULL || s.to == NULL) {
        ent_free(s.from);
        ent_free(s.to);
        return ent_fail(err, ENT_ENOMEM, "out of memory to sort %zu rows", f->n_rows);
    }
    for (size_t i = 0; i < f->n_rows; i++)
        s.from[i] = stored(f, i);
    for (size_t width = 1; width < f->n_rows; width *= 2) {
        if (!merge_pass(&s, width)) {
            ent_free(s.from);
            ent_free(s.to);
            return ent_fail_interrupted(err);
        }
        size_t *swap = s.from;
        s.from = s.to;
        s.to = swap;
    }
    ent_free(s.to);
    ent_free(f->order);
    f->order = s.from;
    return ENT_OK;
}

/* ---- new frames from old ---- */

static enum ent_status copy_evidence(struct ent_frame *to, const struct ent_frame *from, size_t row,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const char *selector = ent_frame_selector(from, row);
    for (size_t k = 0; st == ENT_OK && k < ent_frame_n_evidence(from, row); k++) {
        struct ent_frame_span s = ent_frame_evidence(from, row, k);
        st = ent_frame_add_evidence(to, &s, err);
    }
    if (st == ENT_OK)
        st = ent_frame_add_unkept(to, evidence_of(from, row).unkept, err);
    return st == ENT_OK && selector != NULL ? ent_frame_set_selector(to, selector, strlen(selector), err) : st;
}

static enum ent_status copy_cell(struct ent_frame *to, size_t column, const struct ent_frame *from,
                                 size_t row, size_t source, struct ent_error *err)
{
    size_t n;
    const char *s;
    struct ent_frame_span span;
    enum ent_status st = ENT_OK;
    if (ent_frame_is_null(from, row, source))
        return ENT_OK;
    switch (from->columns[source].type) {
    case ENT_STRING:
        s = ent_frame_string(from, row, source, &n);
        return ent_frame_set_string(to, column, s, n, err);
    case ENT_SPAN:
        span = ent_frame_span(from, row, source);
        return ent_frame_set_span(to, column, &span, err);
    case ENT_LIST:
        ent_frame_set_list(to, column);
        for (size_t k = 0; st == ENT_OK && k < ent_frame_n_items(from, row, source); k++) {
            s = ent_frame_item(from, row, source, k, &n);
            st = ent_frame_add_item(to, column, s, n, err);
        }
        return st;
    default: set(to, column, from->columns[source].type, cell(from, row, source)); return ENT_OK;
    }
}

static enum ent_status finish(struct ent_frame **out, enum ent_status st)
{
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

/* An empty frame with these columns of another, and one more if 'extra' is not NULL. */
static enum ent_status new_like(struct ent_frame **out, const struct ent_frame *f, const size_t *columns,
                                size_t n, const char *extra, struct ent_error *err)
{
    struct ent_column_spec *specs = ent_malloc((n + 1) * sizeof *specs);
    *out = NULL;
    if (specs == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a frame");
    for (size_t i = 0; i < n; i++) {
        size_t c = columns != NULL ? columns[i] : i;
        specs[i] = (struct ent_column_spec){f->columns[c].name, f->columns[c].type};
    }
    specs[n] = (struct ent_column_spec){extra, ENT_INTEGER};
    enum ent_status st = ent_frame_new(out, specs, n + (extra != NULL), err);
    ent_free(specs);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        const char *doc = f->columns[columns != NULL ? columns[i] : i].doc;
        st = doc != NULL ? ent_frame_set_doc(*out, i, doc, err) : ENT_OK;
    }
    return finish(out, st);
}

static enum ent_status copy_row(struct ent_frame *to, const struct ent_frame *from, size_t row,
                                const size_t *columns, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_frame_add_row(to, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = copy_cell(to, i, from, row, columns != NULL ? columns[i] : i, err);
    return st == ENT_OK ? copy_evidence(to, from, row, err) : st;
}

enum ent_status ent_frame_slice(struct ent_frame **out, const struct ent_frame *f, size_t first, size_t n,
                                struct ent_error *err)
{
    enum ent_status st = new_like(out, f, NULL, f->n_columns, NULL, err);
    for (size_t row = first; st == ENT_OK && row < f->n_rows && row - first < n; row++)
        st = copy_row(*out, f, row, NULL, f->n_columns, err);
    return finish(out, st);
}

enum ent_status ent_frame_filter(struct ent_frame **out, const struct ent_frame *f,
                                 const unsigned char *mask, struct ent_error *err)
{
    enum ent_status st = new_like(out, f, NULL, f->n_columns, NULL, err);
    for (size_t row = 0; st == ENT_OK && row < f->n_rows; row++)
        if (mask[row])
            st = copy_row(*out, f, row, NULL, f->n_columns, err);
    return finish(out, st);
}

enum ent_status ent_frame_select(struct ent_frame **out, const struct ent_frame *f, const size_t *columns,
                                 size_t n, struct ent_error *err)
{
    enum ent_status st = new_like(out, f, columns, n, NULL, err);
    for (size_t row = 0; st == ENT_OK && row < f->n_rows; row++)
        st = copy_row(*out, f, row, columns, n, err);
    return finish(out, st);
}

/* The values of some columns of a row as bytes: equal for equal values. */
static void make_key(struct ent_buf *key, const struct ent_frame *f, size_t row, const size_t *columns,
                     size_t n)
{
    ent_buf_clear(key);
    for (size_t i = 0; i < n; i++) {
        size_t c = columns[i];
        uint64_t bits = cell(f, row, c);
        int full = !ent_frame_is_null(f, row, c);
        ent_buf_addc(key, (char)full);
        if (full && f->columns[c].type == ENT_SPAN) {
            ent_buf_add(key, &f->spans[bits].doc, sizeof f->spans->doc);
            ent_buf_add(key, &f->spans[bits].start, sizeof f->spans->start);
            ent_buf_add(key, &f->spans[bits].end, sizeof f->spans->end);
        } else if (full && f->columns[c].type == ENT_LIST) {
            uint32_t k = (uint32_t)ent_frame_n_items(f, row, c);
            ent_buf_add(key, &k, sizeof k);
            if (k > 0)
                ent_buf_add(key, &f->items[f->lists[bits - 1].first], k * sizeof *f->items);
        } else {
            ent_buf_add(key, &bits, sizeof bits);
        }
    }
}

/* Put the rows of each group together: heads[g] begins a chain through next[]. */
static enum ent_status group_rows(const struct ent_frame *f, const size_t *columns, size_t n,
                                  struct ent_intern *groups, size_t *heads, size_t *tails, size_t *next,
                                  struct ent_error *err)
{
    struct ent_buf key = {0};
    enum ent_status st = ENT_OK;
    for (size_t row = 0; st == ENT_OK && row < f->n_rows; row++) {
        uint32_t before = groups->n, g;
        make_key(&key, f, row, columns, n);
        if ((st = ent_buf_check(&key, err)) != ENT_OK ||
            (st = ent_intern_add(groups, ent_buf_str(&key), key.len, &g, err)) != ENT_OK)
            break;
        next[row] = SIZE_MAX;
        if (g == before)
            heads[g] = row;
        else
            next[tails[g]] = row;
        tails[g] = row;
    }
    ent_buf_done(&key);
    return st;
}

enum ent_status ent_frame_count(struct ent_frame **out, const struct ent_frame *f, const size_t *columns,
                                size_t n, struct ent_error *err)
{
    struct ent_intern groups = {0};
    size_t *heads = ent_malloc(3 * f->n_rows * sizeof *heads);
    size_t *tails = heads + f->n_rows, *next = tails + f->n_rows;
    enum ent_status st = new_like(out, f, columns, n, "n", err);
    if (st == ENT_OK && heads == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory to group %zu rows", f->n_rows);
    if (st == ENT_OK)
        st = group_rows(f, columns, n, &groups, heads, tails, next, err);
    for (uint32_t g = 0; st == ENT_OK && g < groups.n; g++) {
        int64_t rows = 0;
        st = ent_frame_add_row(*out, err);
        for (size_t i = 0; st == ENT_OK && i < n; i++)
            st = copy_cell(*out, i, f, heads[g], columns[i], err);
        for (size_t row = heads[g]; st == ENT_OK && row != SIZE_MAX; row = next[row], rows++)
            st = copy_evidence(*out, f, row, err);
        if (st == ENT_OK)
            ent_frame_set_integer(*out, n, rows);
    }
    ent_intern_done(&groups);
    ent_free(heads);
    return finish(out, st);
}
