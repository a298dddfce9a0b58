#include "sql/ent_sql_frame.h"

#include <inttypes.h>
#include <string.h>

#include "sql/ent_sql_cell.h"
#include "sql/ent_sql_frame_index.h"

struct table {
    sqlite3_vtab base;
    const struct ent_frame *frame;
    struct sql_frame_index *indexes; /* one a column, made when it is first asked for */
};
struct cursor {
    sqlite3_vtab_cursor base;
    size_t at, end; /* rows, or entries of the index */
    const struct sql_frame_index *index; /* NULL: all rows, or one by its number */
};

/* ---- anchors ---- */

void sql_anchor_write(const struct ent_frame_span *s, struct ent_buf *out)
{
    ent_buf_add(out, s->doc, s->n_doc);
    ent_buf_addf(out, ":%" PRIu64 "-%" PRIu64, s->start, s->end);
}

static int read_number(const char *s, size_t n, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || i > 17)
            return 0;
        *out = *out * 10 + (uint64_t)(s[i] - '0');
    }
    return n > 0;
}

int sql_anchor_read(const char *s, size_t n, struct ent_frame_span *out)
{
    size_t colon = n, dash = n;
    while (colon > 0 && s[--colon] != ':')
        if (s[colon] == '-' && dash == n)
            dash = colon;
    *out = (struct ent_frame_span){.doc = s, .n_doc = colon};
    return colon > 0 && dash < n && read_number(s + colon + 1, dash - colon - 1, &out->start) &&
           read_number(s + dash + 1, n - dash - 1, &out->end) && out->start <= out->end;
}

/* ---- connecting ---- */

static int is_taken(const struct ent_frame *f, size_t column, const char *name)
{
    for (size_t i = 0; i < column; i++)
        if (sqlite3_stricmp(ent_frame_column_name(f, i), name) == 0)
            return 1;
    return 0;
}

/* Names that differ only in case are one to SQLite. */
static void declare_column(const struct ent_frame *f, size_t column, struct ent_buf *out)
{
    struct ent_buf name = {0};
    ent_buf_adds(&name, ent_frame_column_name(f, column));
    for (int i = 2; !name.failed && is_taken(f, column, ent_buf_str(&name)); i++) {
        ent_buf_clear(&name);
        ent_buf_addf(&name, "%s_%d", ent_frame_column_name(f, column), i);
    }
    ent_sql_declare(ent_buf_str(&name), ent_frame_column_type(f, column), 0, out);
    out->failed = out->failed || name.failed;
    ent_buf_done(&name);
}

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message)
{
    const struct ent_frame *f = aux;
    struct ent_buf text = {0};
    struct table *t = ent_calloc(1, sizeof *t);
    (void)argc, (void)argv, (void)message;
    ent_buf_adds(&text, "CREATE TABLE x(");
    for (size_t i = 0; i < ent_frame_n_columns(f); i++) {
        declare_column(f, i, &text);
        ent_buf_adds(&text, ", ");
    }
    ent_buf_adds(&text, is_taken(f, ent_frame_n_columns(f), "evidence") ? "\"evidence of rows\"" : "evidence");
    ent_buf_adds(&text, " TEXT HIDDEN)");
    if (t != NULL)
        t->indexes = ent_calloc(ent_frame_n_columns(f), sizeof *t->indexes);
    int code = t == NULL || t->indexes == NULL || text.failed ? SQLITE_NOMEM
                                                              : sqlite3_declare_vtab(db, ent_buf_str(&text));
    ent_buf_done(&text);
    if (code != SQLITE_OK) {
        if (t != NULL)
            ent_free(t->indexes);
        ent_free(t);
        return code;
    }
    t->frame = f;
    *out = &t->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *base)
{
    struct table *t = (struct table *)base;
    for (size_t i = 0; i < ent_frame_n_columns(t->frame); i++)
        sql_frame_index_done(&t->indexes[i]);
    ent_free(t->indexes);
    ent_free(t);
    return SQLITE_OK;
}

enum { ALL_ROWS, ONE_ROW, BY_COLUMN }; /* plans; of BY_COLUMN the column is added */

/* Is an index worth its making?  Not for a value that is asked for once. */
static int wants_index(const struct ent_frame *f, sqlite3_index_info *info, int i)
{
    sqlite3_value *known;
    int column = info->aConstraint[i].iColumn;
    return (size_t)column < ent_frame_n_columns(f) && sql_frame_can_index(ent_frame_column_type(f, (size_t)column)) &&
           strcmp(sqlite3_vtab_collation(info, i), "BINARY") == 0 &&
           sqlite3_vtab_rhs_value(info, i, &known) != SQLITE_OK;
}

/* One row by its rowid, else some by the value of a column, else a walk over all. */
static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct ent_frame *f = ((struct table *)base)->frame;
    double n = (double)ent_frame_n_rows(f);
    int best = -1;
    info->idxNum = ALL_ROWS;
    for (int i = 0; i < info->nConstraint && info->idxNum != ONE_ROW; i++) {
        if (!info->aConstraint[i].usable || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (info->aConstraint[i].iColumn < 0)
            info->idxNum = ONE_ROW;
        else if (best < 0 && wants_index(f, info, i))
            info->idxNum = BY_COLUMN + info->aConstraint[i].iColumn;
        else
            continue;
        best = i;
    }
    if (best >= 0)
        info->aConstraintUsage[best].argvIndex = 1;
    if (info->idxNum == ONE_ROW)
        info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    double rows = info->idxNum == ALL_ROWS ? n : info->idxNum == ONE_ROW ? 1 : 1 + n / 100;
    info->estimatedRows = (sqlite3_int64)rows;
    info->estimatedCost = 10 + rows;
    return SQLITE_OK;
}

/* ---- rows ---- */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    struct cursor *k = ent_calloc(1, sizeof *k);
    (void)base;
    if (k == NULL)
        return SQLITE_NOMEM;
    *out = &k->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    ent_free(base);
    return SQLITE_OK;
}

static const struct ent_frame *frame_of(sqlite3_vtab_cursor *base) { return ((struct table *)base->pVtab)->frame; }

static int filter_by_column(struct cursor *k, struct table *t, size_t column, sqlite3_value *value)
{
    struct sql_frame_index *x = &t->indexes[column];
    if (x->entries == NULL && sql_frame_index_make(x, t->frame, column, NULL) != ENT_OK)
        return SQLITE_NOMEM;
    k->index = x;
    k->end = sql_frame_index_find(x, ent_frame_column_type(t->frame, column), value, &k->at);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc, sqlite3_value **argv)
{
    struct cursor *k = (struct cursor *)base;
    (void)unused, (void)argc;
    k->index = NULL;
    k->at = 0;
    k->end = ent_frame_n_rows(frame_of(base));
    if (plan >= BY_COLUMN)
        return filter_by_column(k, (struct table *)base->pVtab, (size_t)(plan - BY_COLUMN), argv[0]);
    if (plan == ONE_ROW) {
        sqlite3_int64 row = sqlite3_value_int64(argv[0]);
        k->at = row >= 1 && (sqlite3_uint64)row <= k->end ? (size_t)row - 1 : k->end;
        k->end = k->at < k->end ? k->at + 1 : k->end;
    }
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    ((struct cursor *)base)->at++;
    return SQLITE_OK;
}

static int is_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *k = (struct cursor *)base;
    return k->at >= k->end;
}

static size_t row_of(sqlite3_vtab_cursor *base)
{
    const struct cursor *k = (struct cursor *)base;
    return k->index != NULL ? k->index->entries[k->at].row : k->at;
}

static int rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)row_of(base) + 1;
    return SQLITE_OK;
}

/* ---- cells ---- */

struct list {
    const struct ent_frame *frame;
    size_t row, column;
};

static const char *list_item(const void *ctx, size_t k, size_t *n)
{
    const struct list *l = ctx;
    return ent_frame_item(l->frame, l->row, l->column, k, n);
}

void sql_result_evidence(sqlite3_context *to, const struct ent_frame *f, size_t row)
{
    struct ent_buf out = {0};
    for (size_t k = 0; k < ent_frame_n_evidence(f, row); k++) {
        struct ent_frame_span s = ent_frame_evidence(f, row, k);
        ent_buf_adds(&out, k > 0 ? "\n" : "");
        sql_anchor_write(&s, &out);
    }
    if (out.len > 0 || out.failed)
        sql_result_buffer(to, &out);
}

static void give_cell(sqlite3_context *to, const struct ent_frame *f, size_t row, size_t column)
{
    struct list list = {f, row, column};
    struct ent_frame_span span;
    struct ent_buf out = {0};
    char iso[11];
    size_t n;
    const char *s;
    switch (ent_frame_column_type(f, column)) {
    case ENT_STRING:
        s = ent_frame_string(f, row, column, &n);
        sqlite3_result_text64(to, s, n, SQLITE_STATIC, SQLITE_UTF8);
        break;
    case ENT_INTEGER:
    case ENT_BOOLEAN: sqlite3_result_int64(to, ent_frame_integer(f, row, column)); break;
    case ENT_REAL: sqlite3_result_double(to, ent_frame_real(f, row, column)); break;
    case ENT_DATE:
        ent_date_format(ent_frame_date(f, row, column), iso);
        sqlite3_result_text(to, iso, -1, SQLITE_TRANSIENT);
        break;
    case ENT_SPAN:
        span = ent_frame_span(f, row, column);
        sql_anchor_write(&span, &out);
        sql_result_buffer(to, &out);
        break;
    case ENT_LIST: sql_result_list(to, ent_frame_n_items(f, row, column), list_item, &list); break;
    }
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *to, int i)
{
    const struct ent_frame *f = frame_of(base);
    size_t row = row_of(base);
    if ((size_t)i == ent_frame_n_columns(f))
        sql_result_evidence(to, f, row);
    else if (!ent_frame_is_null(f, row, (size_t)i))
        give_cell(to, f, row, (size_t)i);
    return SQLITE_OK;
}

int sql_frame_register(sqlite3 *db, const char *name, const struct ent_frame *f)
{
    static const sqlite3_module module = {.xConnect = connect,
                                          .xBestIndex = best_index,
                                          .xDisconnect = disconnect,
                                          .xOpen = open_cursor,
                                          .xClose = close_cursor,
                                          .xFilter = filter,
                                          .xNext = next,
                                          .xEof = is_end,
                                          .xColumn = column,
                                          .xRowid = rowid};
    return sqlite3_create_module_v2(db, name, &module, (void *)f, NULL);
}
