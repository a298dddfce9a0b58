#include "sql/ent_sql_result.h"

#include <string.h>

#include "source/ent_json.h"
#include "sql/ent_sql_frame.h"
#include "sql/ent_sql_schema.h"

enum { MAX_CELLS = 100000000, IS_EVIDENCE = -1 };

struct reading {
    sqlite3_stmt *statement;
    struct ent_frame *frame;
    int n;         /* columns of the statement */
    int *to;       /* each column's in the frame, or IS_EVIDENCE */
    int *is_fixed; /* a column of the frame: its type is known */
};

static enum ent_status out_of_memory(struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "out of memory for the result of a statement");
}

/* ---- columns ---- */

static int is_evidence(const char *name)
{
    return sqlite3_stricmp(name, "evidence") == 0 || sqlite3_strnicmp(name, "evidence(", 9) == 0;
}

static int is_taken(const struct ent_column_spec *specs, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(specs[i].name, name) == 0)
            return 1;
    return 0;
}

/* A name that no column before has: "doc", "doc_2". */
static const char *unlike(struct ent_arena *arena, const struct ent_column_spec *specs, size_t n, const char *name)
{
    const char *unique = name;
    for (int i = 2; unique != NULL && is_taken(specs, n, unique); i++)
        unique = ent_arena_printf(arena, "%s_%d", name, i);
    return unique;
}

static enum ent_status read_columns(struct reading *r, struct ent_arena *arena, struct ent_error *err)
{
    struct ent_column_spec *specs = ent_arena_alloc(arena, ((size_t)r->n + 1) * sizeof *specs);
    size_t n = 0;
    if (specs == NULL || r->to == NULL || r->is_fixed == NULL)
        return out_of_memory(err);
    for (int i = 0; i < r->n; i++) {
        const char *name = sqlite3_column_name(r->statement, i);
        if (name == NULL)
            return out_of_memory(err);
        r->to[i] = is_evidence(name) ? IS_EVIDENCE : (int)n;
        if (r->to[i] == IS_EVIDENCE)
            continue;
        specs[n].type = ENT_STRING;
        r->is_fixed[n] = ent_sql_declared(sqlite3_column_decltype(r->statement, i), &specs[n].type);
        if ((specs[n].name = unlike(arena, specs, n, name)) == NULL)
            return out_of_memory(err);
        n++;
    }
    return ent_frame_new(&r->frame, specs, n, err);
}

/* ---- cells ---- */

/* The type that a column must have for a value. */
static enum ent_type wanted(enum ent_type has, int is_fixed, int value)
{
    enum ent_type needs = value == SQLITE_INTEGER ? ENT_INTEGER : value == SQLITE_FLOAT ? ENT_REAL : ENT_STRING;
    if (!is_fixed || has == needs)
        return needs;
    if (needs == ENT_INTEGER && (has == ENT_REAL || has == ENT_BOOLEAN))
        return has;
    if (needs == ENT_REAL && has == ENT_INTEGER)
        return ENT_REAL;
    return ENT_STRING;
}

static enum ent_status add_items(struct ent_frame *f, size_t column, const cJSON *list, struct ent_error *err)
{
    const cJSON *item;
    enum ent_status st = ENT_OK;
    ent_frame_set_list(f, column);
    cJSON_ArrayForEach(item, list)
    {
        if (st == ENT_OK && cJSON_IsString(item))
            st = ent_frame_add_item(f, column, item->valuestring, strlen(item->valuestring), err);
    }
    return st;
}

/* A text into a column of dates, spans or lists; *fits is 0 if it is none. */
static enum ent_status set_special(struct ent_frame *f, size_t column, const char *s, size_t n, int *fits,
                                   struct ent_error *err)
{
    struct ent_frame_span span;
    struct ent_date date;
    cJSON *list = NULL;
    size_t at;
    enum ent_status st = ENT_OK;
    *fits = 1;
    switch (ent_frame_column_type(f, column)) {
    case ENT_DATE:
        if ((*fits = ent_date_parse(s, n, &date)))
            ent_frame_set_date(f, column, date);
        break;
    case ENT_SPAN:
        if (!(*fits = sql_anchor_read(s, n, &span)))
            break;
        if ((st = ent_frame_set_span(f, column, &span, err)) == ENT_OK)
            st = ent_frame_add_evidence(f, &span, err);
        break;
    case ENT_LIST:
        st = ent_json_parse(s, n, &list, &at, err);
        *fits = st == ENT_OK && cJSON_IsArray(list);
        if (st == ENT_EFORMAT)
            st = ENT_OK;
        if (st == ENT_OK && *fits)
            st = add_items(f, column, list, err);
        cJSON_Delete(list);
        break;
    default: *fits = 0; break;
    }
    return st;
}

static enum ent_status add_evidence(struct ent_frame *f, const char *s, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_frame_span span;
    for (size_t at = 0; st == ENT_OK && at < n;) {
        const char *end = memchr(s + at, '\n', n - at);
        size_t k = end != NULL ? (size_t)(end - s) - at : n - at;
        if (sql_anchor_read(s + at, k, &span))
            st = ent_frame_add_evidence(f, &span, err);
        at += k + 1;
    }
    return st;
}

static enum ent_status set_number(struct reading *r, int i, size_t column, int value, struct ent_error *err)
{
    enum ent_type has = ent_frame_column_type(r->frame, column);
    enum ent_type type = wanted(has, r->is_fixed[column], value);
    enum ent_status st = type == has ? ENT_OK : ent_frame_retype(r->frame, column, type, err);
    r->is_fixed[column] = 1;
    if (st != ENT_OK)
        return st;
    if (type == ENT_INTEGER)
        ent_frame_set_integer(r->frame, column, sqlite3_column_int64(r->statement, i));
    else if (type == ENT_BOOLEAN)
        ent_frame_set_boolean(r->frame, column, sqlite3_column_int64(r->statement, i) != 0);
    else if (type == ENT_REAL)
        ent_frame_set_real(r->frame, column, sqlite3_column_double(r->statement, i));
    else
        st = ent_frame_set_string(r->frame, column, (const char *)sqlite3_column_text(r->statement, i),
                                  (size_t)sqlite3_column_bytes(r->statement, i), err);
    return st;
}

static enum ent_status set_text(struct reading *r, int i, size_t column, struct ent_error *err)
{
    const char *s = (const char *)sqlite3_column_text(r->statement, i);
    size_t n = (size_t)sqlite3_column_bytes(r->statement, i);
    enum ent_type has = ent_frame_column_type(r->frame, column);
    int fits = has == ENT_STRING;
    enum ent_status st = ENT_OK;
    if (s == NULL)
        return n == 0 ? ENT_OK : out_of_memory(err);
    if (has != ENT_STRING && r->is_fixed[column])
        st = set_special(r->frame, column, s, n, &fits, err);
    if (st == ENT_OK && !fits)
        st = ent_frame_retype(r->frame, column, ENT_STRING, err);
    r->is_fixed[column] = 1;
    return st == ENT_OK && (has == ENT_STRING || !fits) ? ent_frame_set_string(r->frame, column, s, n, err) : st;
}

static enum ent_status set_cell(struct reading *r, int i, struct ent_error *err)
{
    int type = sqlite3_column_type(r->statement, i);
    if (type == SQLITE_NULL)
        return ENT_OK;
    if (r->to[i] == IS_EVIDENCE)
        return add_evidence(r->frame, (const char *)sqlite3_column_text(r->statement, i),
                            (size_t)sqlite3_column_bytes(r->statement, i), err);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        return set_number(r, i, (size_t)r->to[i], type, err);
    return set_text(r, i, (size_t)r->to[i], err);
}

static enum ent_status read_rows(struct reading *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int code = SQLITE_OK;
    while (st == ENT_OK && (code = sqlite3_step(r->statement)) == SQLITE_ROW) {
        if ((ent_frame_n_rows(r->frame) + 1) * (size_t)r->n > MAX_CELLS)
            return ent_fail(err, ENT_ELIMIT, "SQL: the result has more than %d cells: count, filter or limit it",
                            MAX_CELLS);
        st = ent_frame_add_row(r->frame, err);
        for (int i = 0; st == ENT_OK && i < r->n; i++)
            st = set_cell(r, i, err);
    }
    return st == ENT_OK && code != SQLITE_DONE ? ENT_ECALLBACK : st;
}

enum ent_status sql_result(sqlite3_stmt *statement, struct ent_frame **out, struct ent_error *err)
{
    struct ent_arena arena = {0};
    struct reading r = {.statement = statement, .n = sqlite3_column_count(statement)};
    r.to = ent_arena_alloc(&arena, ((size_t)r.n + 1) * sizeof *r.to);
    r.is_fixed = ent_arena_alloc(&arena, ((size_t)r.n + 1) * sizeof *r.is_fixed);
    enum ent_status st = read_columns(&r, &arena, err);
    if (st == ENT_OK)
        st = read_rows(&r, err);
    ent_arena_done(&arena);
    if (st == ENT_OK) {
        *out = r.frame;
        r.frame = NULL;
    }
    ent_frame_free(r.frame);
    return st;
}
