/*
 * A report as an SQLite database: a table a table, "columns" that says what its columns mean, "about" with what else
 * the report says.  Dates and spans are text, booleans 0 and 1, lists JSON arrays.
 */
#include <ctype.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "report/ent_report_parts.h"
#include "text/ent_json_write.h"

struct writer {
    sqlite3 *db;
    struct ent_intern tables; /* their names */
    struct ent_error *err;
};

static enum ent_status fail(struct writer *w, int code)
{
    if (code == SQLITE_NOMEM)
        return ent_fail(w->err, ENT_ENOMEM, "SQLite: out of memory");
    return ent_fail(w->err, ENT_EWRITE, "SQLite: %s", w->db != NULL ? sqlite3_errmsg(w->db) : sqlite3_errstr(code));
}

static enum ent_status execute(struct writer *w, const char *sql)
{
    int code = sqlite3_exec(w->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? ENT_OK : fail(w, code);
}

/* ---- names ---- */

static char plain(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c | 0x20);
    int good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
    return good ? c : '_';
}

/* The name in *out, or with a number behind it where there is one like it: SQLite makes no difference of case. */
static enum ent_status make_different(struct ent_intern *taken, struct ent_buf *out, struct ent_error *err)
{
    struct ent_buf key = {0};
    size_t n = out->len;
    uint32_t id, before = taken->n;
    enum ent_status st;
    for (int k = 2;; k++) {
        ent_buf_clear(&key);
        for (size_t i = 0; i < out->len; i++)
            ent_buf_addc(&key, (char)tolower((unsigned char)out->data[i]));
        if ((st = ent_buf_check(out, err)) != ENT_OK || (st = ent_buf_check(&key, err)) != ENT_OK ||
            (st = ent_intern_add(taken, ent_buf_str(&key), key.len, &id, err)) != ENT_OK || id == before)
            break;
        out->len = n;
        ent_buf_addf(out, "_%d", k);
    }
    ent_buf_done(&key);
    return st;
}

/* A table's, easy to type: "Near-misses" is near_misses. */
static enum ent_status name_table(struct writer *w, const char *wanted, struct ent_buf *out)
{
    ent_buf_clear(out);
    ent_buf_adds(out, strncasecmp(wanted, "sqlite_", 7) == 0 ? "t_" : "");
    for (const char *s = wanted; *s != '\0'; s++)
        ent_buf_addc(out, plain(*s));
    return make_different(&w->tables, out, w->err);
}

/* A column's, as it is. */
static enum ent_status name_column(struct writer *w, struct ent_intern *taken, const char *wanted, struct ent_buf *out)
{
    ent_buf_clear(out);
    ent_buf_adds(out, wanted);
    return make_different(taken, out, w->err);
}

/* "name", as SQL wants it. */
static void add_quoted(struct ent_buf *out, const char *name)
{
    ent_buf_addc(out, '"');
    for (const char *s = name; *s != '\0'; s++)
        ent_buf_adds(out, *s == '"' ? "\"\"" : (char[]){*s, '\0'});
    ent_buf_addc(out, '"');
}

/* ---- tables ---- */

static const char *sql_type(enum ent_type type)
{
    switch (type) {
    case ENT_INTEGER:
    case ENT_BOOLEAN: return "INTEGER";
    case ENT_REAL: return "REAL";
    default: return "TEXT";
    }
}

/* create table "t" ("a" TEXT, ...), and the statement that inserts a row. */
static enum ent_status create(struct writer *w, const struct ent_frame *f, const char *name, int evidence,
                              sqlite3_stmt **insert)
{
    struct ent_buf sql = {0}, column = {0}, values = {0};
    struct ent_intern taken = {0};
    enum ent_status st = ENT_OK;
    ent_buf_addf(&sql, "create table \"%s\" (", name);
    for (size_t c = 0; st == ENT_OK && c < ent_frame_n_columns(f); c++) {
        st = name_column(w, &taken, ent_frame_column_name(f, c), &column);
        ent_buf_adds(&sql, c > 0 ? ", " : "");
        add_quoted(&sql, ent_buf_str(&column));
        ent_buf_addf(&sql, " %s", sql_type(ent_frame_column_type(f, c)));
        ent_buf_adds(&values, c > 0 ? ", ?" : "?");
    }
    for (int k = 0; st == ENT_OK && evidence && k < 2; k++) {
        st = name_column(w, &taken, k == 0 ? "evidence" : "evidence_n", &column);
        ent_buf_addf(&sql, "%s\"%s\" %s", values.len > 0 ? ", " : "", ent_buf_str(&column), k == 0 ? "TEXT" : "INTEGER");
        ent_buf_adds(&values, values.len > 0 ? ", ?" : "?");
    }
    ent_buf_adds(&sql, ")");
    if (st == ENT_OK && (st = ent_buf_check(&sql, w->err)) == ENT_OK)
        st = execute(w, ent_buf_str(&sql));
    ent_buf_clear(&sql);
    ent_buf_addf(&sql, "insert into \"%s\" values (%s)", name, ent_buf_str(&values));
    sql.failed = sql.failed || values.failed;
    if (st == ENT_OK && (st = ent_buf_check(&sql, w->err)) == ENT_OK) {
        int code = sqlite3_prepare_v2(w->db, ent_buf_str(&sql), -1, insert, NULL);
        st = code == SQLITE_OK ? ENT_OK : fail(w, code);
    }
    ent_intern_done(&taken);
    ent_buf_done(&sql);
    ent_buf_done(&column);
    ent_buf_done(&values);
    return st;
}

static void bind_text(sqlite3_stmt *s, int at, const struct ent_buf *text)
{
    sqlite3_bind_text64(s, at, ent_buf_str(text), text->len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void bind_list(sqlite3_stmt *s, int at, const struct ent_frame *f, size_t row, size_t c, struct ent_buf *text)
{
    ent_buf_addc(text, '[');
    for (size_t k = 0; k < ent_frame_n_items(f, row, c); k++) {
        size_t n;
        const char *item = ent_frame_item(f, row, c, k, &n);
        ent_buf_adds(text, k > 0 ? "," : "");
        ent_json_string(text, item, n);
    }
    ent_buf_addc(text, ']');
    bind_text(s, at, text);
}

static void bind_cell(sqlite3_stmt *s, const struct ent_frame *f, size_t row, size_t c, struct ent_buf *text)
{
    int at = (int)c + 1;
    ent_buf_clear(text);
    if (ent_frame_is_null(f, row, c)) {
        sqlite3_bind_null(s, at);
        return;
    }
    switch (ent_frame_column_type(f, c)) {
    case ENT_INTEGER:
    case ENT_BOOLEAN: sqlite3_bind_int64(s, at, ent_frame_integer(f, row, c)); break;
    case ENT_REAL:
        if (isfinite(ent_frame_real(f, row, c)))
            sqlite3_bind_double(s, at, ent_frame_real(f, row, c));
        else
            sqlite3_bind_null(s, at);
        break;
    case ENT_LIST: bind_list(s, at, f, row, c, text); break;
    default:
        ent_frame_write_cell(f, row, c, text);
        bind_text(s, at, text);
        break;
    }
}

static enum ent_status insert_rows(struct writer *w, const struct ent_frame *f, sqlite3_stmt *insert, int evidence)
{
    struct ent_buf text = {0};
    int n_columns = (int)ent_frame_n_columns(f), code = SQLITE_DONE;
    for (size_t row = 0; row < ent_frame_n_rows(f) && code == SQLITE_DONE && !text.failed; row++) {
        if (row % 1024 == 0 && ent_interrupted()) {
            ent_buf_done(&text);
            return ent_fail_interrupted(w->err);
        }
        for (size_t c = 0; c < ent_frame_n_columns(f); c++)
            bind_cell(insert, f, row, c, &text);
        if (evidence) {
            ent_buf_clear(&text);
            ent_frame_write_evidence(f, row, &text);
            bind_text(insert, n_columns + 1, &text);
            sqlite3_bind_int64(insert, n_columns + 2, (sqlite3_int64)ent_frame_evidence_total(f, row));
        }
        code = sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    enum ent_status st = ent_buf_check(&text, w->err);
    ent_buf_done(&text);
    return st == ENT_OK && code != SQLITE_DONE ? fail(w, code) : st;
}

/* A row of texts into "columns" or "about"; NULL is null. */
static enum ent_status insert_texts(struct writer *w, const char *sql, const char *const *values, int n)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(w->db, sql, -1, &s, NULL);
    for (int i = 0; code == SQLITE_OK && i < n; i++)
        code = sqlite3_bind_text(s, i + 1, values[i], -1, SQLITE_STATIC);
    if (code == SQLITE_OK && (code = sqlite3_step(s)) == SQLITE_DONE)
        code = SQLITE_OK;
    enum ent_status st = code == SQLITE_OK ? ENT_OK : fail(w, code);
    sqlite3_finalize(s);
    return st;
}

static enum ent_status describe(struct writer *w, const struct ent_frame *f, const char *name)
{
    enum ent_status st = ENT_OK;
    for (size_t c = 0; st == ENT_OK && c < ent_frame_n_columns(f); c++) {
        const char *const values[] = {name, ent_frame_column_name(f, c), ent_type_name(ent_frame_column_type(f, c)),
                                      ent_frame_column_doc(f, c)};
        st = insert_texts(w, "insert into \"columns\" values (?, ?, ?, ?)", values, 4);
    }
    return st;
}

static enum ent_status put_table(struct writer *w, const struct ent_block *b)
{
    struct ent_buf name = {0};
    sqlite3_stmt *insert = NULL;
    int evidence = ent_frame_has_evidence(b->frame);
    enum ent_status st = name_table(w, b->text, &name);
    if (st == ENT_OK)
        st = create(w, b->frame, ent_buf_str(&name), evidence, &insert);
    if (st == ENT_OK)
        st = insert_rows(w, b->frame, insert, evidence);
    if (st == ENT_OK)
        st = describe(w, b->frame, ent_buf_str(&name));
    sqlite3_finalize(insert);
    ent_buf_done(&name);
    return st;
}

/* ---- what else the report says ---- */

static enum ent_status put_about(struct writer *w, const char *name, const char *value)
{
    const char *const values[] = {name, value};
    return value == NULL ? ENT_OK : insert_texts(w, "insert into \"about\" values (?, ?)", values, 2);
}

static enum ent_status put_texts(struct writer *w, const struct ent_report *r)
{
    const char *section = NULL;
    enum ent_status st = put_about(w, "Title", ent_report_title(r));
    for (size_t i = 0; st == ENT_OK && i < r->n_facts; i++)
        st = put_about(w, r->facts[i].name, r->facts[i].value);
    for (size_t i = 0; st == ENT_OK && i < r->n_blocks; i++) {
        if (r->blocks[i].kind == ENT_BLOCK_OPEN && r->blocks[i].text != NULL)
            section = r->blocks[i].text;
        if (r->blocks[i].kind == ENT_BLOCK_TEXT)
            st = put_about(w, section != NULL ? section : "Text", r->blocks[i].text);
    }
    return st == ENT_OK ? put_about(w, "How to read this", r->method) : st;
}

static enum ent_status fill(struct writer *w, const struct ent_report *r)
{
    uint32_t id;
    enum ent_status st = execute(w, "pragma journal_mode = off; pragma synchronous = off; begin;"
                                    "create table \"columns\" (\"table\" TEXT, \"column\" TEXT, \"type\" TEXT, \"meaning\" TEXT);"
                                    "create table \"about\" (\"name\" TEXT, \"value\" TEXT)");
    if (st == ENT_OK && (st = ent_intern_add(&w->tables, "columns", 7, &id, w->err)) == ENT_OK)
        st = ent_intern_add(&w->tables, "about", 5, &id, w->err);
    for (size_t i = 0; st == ENT_OK && i < r->n_blocks; i++)
        if (r->blocks[i].kind == ENT_BLOCK_TABLE)
            st = put_table(w, &r->blocks[i]);
    if (st == ENT_OK)
        st = put_texts(w, r);
    return st == ENT_OK ? execute(w, "commit") : st;
}

enum ent_status ent_report_sqlite(const struct ent_report *r, const char *path, struct ent_error *err)
{
    struct writer w = {.err = err};
    int code = sqlite3_open_v2(path, &w.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    enum ent_status st = code == SQLITE_OK ? fill(&w, r) : fail(&w, code);
    sqlite3_close(w.db);
    ent_intern_done(&w.tables);
    return st;
}
