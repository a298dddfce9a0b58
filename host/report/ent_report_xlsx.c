/*
 * A report as a workbook: a sheet a table, then what the columns mean, then what else the report says.  Rows go to
 * the disk as they are written.  The library is loaded at first use: who writes no xlsx does not wait for it.
 *
 * What Excel cannot hold is said, not lost: a table of more rows than a sheet takes goes on in a further sheet; an
 * integer of more than 15 digits, a date that is no day, and a day before 1 March 1900 are text; a longer text than a cell
 * takes is cut, and the sheet "About" says how many were.
 */
#include <ctype.h>
#include <dlfcn.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>
#include <strings.h>
#include <xlsxwriter.h>

#include "base/ent_interrupt.h"
#include "report/ent_report_parts.h"
#include "text/ent_utf8.h"
#include "text/ent_width.h"

enum { MOST_ROWS = 1048576, MOST_UNITS = 32767, NAME = 31, WIDEST = 60, MEASURED = 500 };

/* ---- the library ---- */

struct library {
    __typeof__(&workbook_new_opt) workbook_new_opt;
    __typeof__(&workbook_add_worksheet) workbook_add_worksheet;
    __typeof__(&workbook_add_format) workbook_add_format;
    __typeof__(&workbook_set_properties) workbook_set_properties;
    __typeof__(&workbook_close) workbook_close;
    __typeof__(&lxw_workbook_free) lxw_workbook_free;
    __typeof__(&lxw_strerror) lxw_strerror;
    __typeof__(&format_set_bold) format_set_bold;
    __typeof__(&format_set_bottom) format_set_bottom;
    __typeof__(&format_set_num_format) format_set_num_format;
    __typeof__(&format_set_text_wrap) format_set_text_wrap;
    __typeof__(&format_set_align) format_set_align;
    __typeof__(&worksheet_write_string) worksheet_write_string;
    __typeof__(&worksheet_write_number) worksheet_write_number;
    __typeof__(&worksheet_write_boolean) worksheet_write_boolean;
    __typeof__(&worksheet_set_column) worksheet_set_column;
    __typeof__(&worksheet_freeze_panes) worksheet_freeze_panes;
    __typeof__(&worksheet_autofilter) worksheet_autofilter;
    __typeof__(&worksheet_repeat_rows) worksheet_repeat_rows;
};
#define FUNCTION(name) {#name, offsetof(struct library, name)}
static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    FUNCTION(workbook_new_opt),
    FUNCTION(workbook_add_worksheet),
    FUNCTION(workbook_add_format),
    FUNCTION(workbook_set_properties),
    FUNCTION(workbook_close),
    FUNCTION(lxw_workbook_free),
    FUNCTION(lxw_strerror),
    FUNCTION(format_set_bold),
    FUNCTION(format_set_bottom),
    FUNCTION(format_set_num_format),
    FUNCTION(format_set_text_wrap),
    FUNCTION(format_set_align),
    FUNCTION(worksheet_write_string),
    FUNCTION(worksheet_write_number),
    FUNCTION(worksheet_write_boolean),
    FUNCTION(worksheet_set_column),
    FUNCTION(worksheet_freeze_panes),
    FUNCTION(worksheet_autofilter),
    FUNCTION(worksheet_repeat_rows),
};

static enum ent_status load(const struct library **out, struct ent_error *err)
{
    static const char file[] = "libxlsxwriter.so." LXW_SOVERSION;
    static struct library library;
    static void *handle; /* stays loaded */
    *out = &library;
    if (handle != NULL)
        return ENT_OK;
    void *opened = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (opened == NULL)
        return ent_fail(err, ENT_ENOTFOUND, "xlsx needs the library libxlsxwriter: %s", dlerror());
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(opened, functions[i].name);
        if (function == NULL)
            return ent_fail(err, ENT_ENOTFOUND, "%s is another one: it has no %s", file, functions[i].name);
        memcpy((char *)&library + functions[i].offset, &function, sizeof function);
    }
    handle = opened;
    return ENT_OK;
}

/* ---- the workbook ---- */

struct writer {
    const struct library *x;
    lxw_workbook *book;
    lxw_format *head, *day, *wrapped, *decimals[7];
    struct ent_buf text; /* of a cell */
    struct ent_buf names; /* of the sheets, NUL-ended, so that no two are alike */
    size_t n_cut;
    enum ent_status status; /* the first thing that went wrong; nothing more is written then */
    struct ent_error *err;
};

static void fail(struct writer *w, lxw_error error)
{
    if (error == LXW_NO_ERROR || w->status != ENT_OK)
        return;
    w->status = error == LXW_ERROR_MEMORY_MALLOC_FAILED
                    ? ent_fail(w->err, ENT_ENOMEM, "xlsx: out of memory")
                    : ent_fail(w->err, ENT_EWRITE, "xlsx: %s", w->x->lxw_strerror(error));
}

static int is_used(const struct writer *w, const char *name)
{
    for (size_t i = 0; i < w->names.len; i += strlen(w->names.data + i) + 1)
        if (strcasecmp(w->names.data + i, name) == 0)
            return 1;
    return 0;
}

/* At most 31 characters, none of []:*?/\ and no ' at an end; "Sources 2" where there is one already. */
static void make_name(struct writer *w, const char *wanted, char out[4 * NAME + 16])
{
    char base[4 * NAME + 1];
    size_t n = 0;
    int units = 0;
    for (size_t i = 0; wanted[i] != '\0' && units < NAME - 4;) {
        size_t at = i;
        uint32_t c = ent_utf8_next(wanted, strlen(wanted), &i);
        if (c < 0x20 || c == ENT_UTF8_BAD || (c < 0x80 && strchr("[]:*?/\\'", (int)c) != NULL))
            c = '_', base[n++] = '_';
        else
            memcpy(base + n, wanted + at, i - at), n += i - at;
        units += c > 0xFFFF ? 2 : 1;
    }
    base[n] = '\0';
    snprintf(out, 4 * NAME + 16, "%s", n > 0 ? base : "Table");
    for (int k = 2; is_used(w, out) || strcasecmp(out, "history") == 0; k++)
        snprintf(out, 4 * NAME + 16, "%s %d", n > 0 ? base : "Table", k);
    ent_buf_add(&w->names, out, strlen(out) + 1);
}

static lxw_worksheet *add_sheet(struct writer *w, const char *wanted)
{
    char name[4 * NAME + 16];
    make_name(w, wanted, name);
    lxw_worksheet *sheet = w->x->workbook_add_worksheet(w->book, name);
    if (sheet == NULL)
        fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return sheet;
}

/* Does _x0041_ stand there?  Excel would read it as A. */
static int is_escape(const char *s, size_t n)
{
    if (n < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
        return 0;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)s[i]))
            return 0;
    return 1;
}

/* Text as XML and Excel take it, in w->text. */
static void clean(struct writer *w, const char *s, size_t n)
{
    size_t units = 0;
    ent_buf_clear(&w->text);
    for (size_t i = 0; i < n;) {
        size_t at = i;
        uint32_t c = ent_utf8_next(s, n, &i);
        int escape = is_escape(s + at, n - at);
        units += escape ? 7 : c > 0xFFFF ? 2 : 1;
        if (units > MOST_UNITS) {
            w->n_cut++;
            break;
        }
        if (c == 0 || c == ENT_UTF8_BAD || c == 0xFFFE || c == 0xFFFF)
            ent_buf_adds(&w->text, "\xEF\xBF\xBD");
        else if (escape)
            ent_buf_adds(&w->text, "_x005F_");
        else
            ent_buf_add(&w->text, s + at, i - at);
    }
    if (w->text.failed)
        fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
}

static void put_text(struct writer *w, lxw_worksheet *sheet, size_t row, size_t c, const char *s, size_t n,
                     lxw_format *format)
{
    clean(w, s, n);
    if (w->status == ENT_OK) /* as text, so it is never a formula */
        fail(w, w->x->worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)c, ent_buf_str(&w->text), format));
}

static void put_string(struct writer *w, lxw_worksheet *sheet, size_t row, size_t c, const char *s, lxw_format *format)
{
    put_text(w, sheet, row, c, s, strlen(s), format);
}

static void put_number(struct writer *w, lxw_worksheet *sheet, size_t row, size_t c, double value, lxw_format *format)
{
    fail(w, w->x->worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)c, value, format));
}

static void put_head(struct writer *w, lxw_worksheet *sheet, const char *const *names, size_t n)
{
    for (size_t c = 0; c < n; c++)
        put_string(w, sheet, 0, c, names[c], w->head);
    w->x->worksheet_freeze_panes(sheet, 1, 0);
    w->x->worksheet_repeat_rows(sheet, 0, 0);
}

/* ---- tables ---- */

/* Days since 30 December 1899, as Excel counts from 1 March 1900 on; 0: it cannot. */
static double serial_day(struct ent_date d)
{
    if (d.day == 0 || d.year < 1900 || (d.year == 1900 && d.month < 3))
        return 0;
    int y = d.month <= 2 ? d.year - 1 : d.year, m = d.month <= 2 ? d.month + 12 : d.month;
    int days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d.day;
    return days - 693900;
}

/* What is no number in Excel. */
static void put_as_text(struct writer *w, lxw_worksheet *sheet, const struct ent_frame *f, size_t row, size_t to,
                        size_t c)
{
    struct ent_buf cell = {0};
    ent_frame_write_cell(f, row, c, &cell);
    put_text(w, sheet, to, c, ent_buf_str(&cell), cell.len, NULL);
    if (cell.failed)
        fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
    ent_buf_done(&cell);
}

static void put_cell(struct writer *w, lxw_worksheet *sheet, const struct ent_frame *f, size_t row, size_t to, size_t c,
                     lxw_format *format)
{
    const int64_t exact = 999999999999999; /* no spreadsheet shows more than 15 digits */
    enum ent_type type = ent_frame_column_type(f, c);
    if (ent_frame_is_null(f, row, c))
        return;
    int64_t integer = type == ENT_INTEGER ? ent_frame_integer(f, row, c) : 0;
    double day = type == ENT_DATE ? serial_day(ent_frame_date(f, row, c)) : 0;
    if (type == ENT_INTEGER && integer >= -exact && integer <= exact)
        put_number(w, sheet, to, c, (double)integer, w->decimals[0]); /* all of its digits, however long it is */
    else if (type == ENT_REAL && isfinite(ent_frame_real(f, row, c)))
        put_number(w, sheet, to, c, ent_frame_real(f, row, c), format);
    else if (type == ENT_BOOLEAN)
        fail(w, w->x->worksheet_write_boolean(sheet, (lxw_row_t)to, (lxw_col_t)c, (int)ent_frame_integer(f, row, c), NULL));
    else if (day > 0)
        put_number(w, sheet, to, c, day, w->day);
    else if (type != ENT_REAL)
        put_as_text(w, sheet, f, row, to, c);
}

static void put_evidence(struct writer *w, lxw_worksheet *sheet, const struct ent_frame *f, size_t row, size_t to)
{
    struct ent_buf ids = {0};
    size_t c = ent_frame_n_columns(f);
    ent_frame_write_evidence(f, row, &ids);
    put_text(w, sheet, to, c, ent_buf_str(&ids), ids.len, NULL);
    put_number(w, sheet, to, c + 1, (double)ent_frame_evidence_total(f, row), NULL);
    if (ids.failed)
        fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
    ent_buf_done(&ids);
}

/* As wide as what stands in the first rows, within reason. */
static void set_widths(struct writer *w, lxw_worksheet *sheet, const struct ent_frame *f, size_t first, int evidence)
{
    struct ent_buf cell = {0};
    size_t n_columns = ent_frame_n_columns(f);
    for (size_t c = 0; c < n_columns; c++) {
        const char *name = ent_frame_column_name(f, c);
        size_t widest = ent_width(name, strlen(name)) + 2; /* the filter's arrow */
        for (size_t row = first; row < ent_frame_n_rows(f) && row - first < MEASURED; row++) {
            ent_buf_clear(&cell);
            ent_frame_write_cell(f, row, c, &cell);
            size_t width = ent_width(ent_buf_str(&cell), cell.len);
            widest = width > widest ? width : widest;
        }
        w->x->worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, (double)(widest < WIDEST ? widest : WIDEST) + 1, NULL);
    }
    if (evidence)
        w->x->worksheet_set_column(sheet, (lxw_col_t)n_columns, (lxw_col_t)n_columns, 30, NULL);
    ent_buf_done(&cell);
}

/* The rows from 'first' on, as many as a sheet takes; the first that it does not. */
static size_t put_sheet(struct writer *w, const struct ent_block *b, size_t first, lxw_format **formats)
{
    const struct ent_frame *f = b->frame;
    size_t n_columns = ent_frame_n_columns(f), n_rows = ent_frame_n_rows(f), row = first;
    int evidence = ent_frame_has_evidence(f);
    lxw_worksheet *sheet = add_sheet(w, b->text);
    for (size_t c = 0; c < n_columns && w->status == ENT_OK; c++)
        put_string(w, sheet, 0, c, ent_frame_column_name(f, c), w->head);
    if (evidence && w->status == ENT_OK) {
        put_string(w, sheet, 0, n_columns, "evidence", w->head);
        put_string(w, sheet, 0, n_columns + 1, "evidence_n", w->head);
    }
    for (; row < n_rows && row - first < MOST_ROWS - 1 && w->status == ENT_OK; row++) {
        if (ent_interrupted())
            w->status = ent_fail_interrupted(w->err);
        for (size_t c = 0; c < n_columns; c++)
            put_cell(w, sheet, f, row, row - first + 1, c, formats[c]);
        if (evidence)
            put_evidence(w, sheet, f, row, row - first + 1);
    }
    if (w->status != ENT_OK)
        return n_rows;
    set_widths(w, sheet, f, first, evidence);
    w->x->worksheet_freeze_panes(sheet, 1, 0);
    w->x->worksheet_repeat_rows(sheet, 0, 0);
    if (row > first)
        w->x->worksheet_autofilter(sheet, 0, 0, (lxw_row_t)(row - first), (lxw_col_t)(n_columns + 2 * (size_t)evidence - 1));
    return row;
}

static void put_table(struct writer *w, const struct ent_block *b)
{
    const struct ent_frame *f = b->frame;
    size_t n_columns = ent_frame_n_columns(f), row = 0;
    lxw_format **formats = ent_calloc(n_columns + 1, sizeof *formats);
    if (formats == NULL) {
        fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t c = 0; c < n_columns; c++) {
        int decimals = ent_frame_decimals(f, c, ent_frame_n_rows(f));
        formats[c] = decimals >= 0 ? w->decimals[decimals] : NULL;
    }
    do {
        row = put_sheet(w, b, row, formats);
    } while (row < ent_frame_n_rows(f) && w->status == ENT_OK);
    ent_free(formats);
}

/* ---- what the columns mean; what else the report says ---- */

static void put_dictionary(struct writer *w, const struct ent_report *r)
{
    static const char *const head[] = {"table", "column", "type", "meaning"};
    lxw_worksheet *sheet = add_sheet(w, "Columns");
    size_t row = 1;
    if (sheet == NULL)
        return;
    put_head(w, sheet, head, 4);
    for (size_t i = 0; i < r->n_blocks; i++) {
        const struct ent_frame *f = r->blocks[i].frame;
        for (size_t c = 0; f != NULL && c < ent_frame_n_columns(f); c++, row++) {
            const char *doc = ent_frame_column_doc(f, c);
            put_string(w, sheet, row, 0, r->blocks[i].text, NULL);
            put_string(w, sheet, row, 1, ent_frame_column_name(f, c), NULL);
            put_string(w, sheet, row, 2, ent_type_name(ent_frame_column_type(f, c)), NULL);
            put_string(w, sheet, row, 3, doc != NULL ? doc : "", w->wrapped);
        }
        if (f == NULL || !ent_frame_has_evidence(f))
            continue;
        put_string(w, sheet, row, 0, r->blocks[i].text, NULL);
        put_string(w, sheet, row, 1, "evidence", NULL);
        put_string(w, sheet, row, 2, "list", NULL);
        put_string(w, sheet, row++, 3, "what the row was counted from: the first 20 spans, each DOC:START-END in bytes of the "
                   "article's stored text", w->wrapped);
        put_string(w, sheet, row, 0, r->blocks[i].text, NULL);
        put_string(w, sheet, row, 1, "evidence_n", NULL);
        put_string(w, sheet, row, 2, "integer", NULL);
        put_string(w, sheet, row++, 3, "how many spans there are", w->wrapped);
    }
    w->x->worksheet_set_column(sheet, 0, 2, 18, NULL);
    w->x->worksheet_set_column(sheet, 3, 3, 80, NULL);
}

static void put_about(struct writer *w, const struct ent_report *r)
{
    static const char *const head[] = {"about", ""};
    lxw_worksheet *sheet = add_sheet(w, "About");
    const char *section = "", *title = ent_report_title(r);
    size_t row = 1;
    if (sheet == NULL)
        return;
    put_head(w, sheet, head, 2);
    if (title != NULL) {
        put_string(w, sheet, row, 0, "Title", NULL);
        put_string(w, sheet, row++, 1, title, w->wrapped);
    }
    for (size_t i = 0; i < r->n_facts; i++) {
        put_string(w, sheet, row, 0, r->facts[i].name, NULL);
        put_string(w, sheet, row++, 1, r->facts[i].value, w->wrapped);
    }
    for (size_t i = 0; i < r->n_blocks; i++) {
        if (r->blocks[i].kind == ENT_BLOCK_OPEN && r->blocks[i].text != NULL)
            section = r->blocks[i].text;
        if (r->blocks[i].kind != ENT_BLOCK_TEXT)
            continue;
        put_string(w, sheet, row, 0, section, NULL);
        put_string(w, sheet, row++, 1, r->blocks[i].text, w->wrapped);
    }
    if (r->method != NULL) {
        put_string(w, sheet, row, 0, "How to read this", NULL);
        put_string(w, sheet, row++, 1, r->method, w->wrapped);
    }
    if (w->n_cut > 0) {
        put_string(w, sheet, row, 0, "Cut texts", NULL);
        put_number(w, sheet, row, 1, (double)w->n_cut, NULL);
    }
    w->x->worksheet_set_column(sheet, 0, 0, 20, NULL);
    w->x->worksheet_set_column(sheet, 1, 1, 100, NULL);
}

/* ---- all of it ---- */

static void set_formats(struct writer *w)
{
    static const char *const patterns[] = {"0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000"};
    const struct library *x = w->x;
    lxw_format *made[10];
    for (size_t i = 0; i < 10; i++) {
        made[i] = x->workbook_add_format(w->book);
        if (made[i] == NULL) {
            fail(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
    }
    w->head = made[0], w->day = made[1], w->wrapped = made[2];
    x->format_set_bold(w->head);
    x->format_set_bottom(w->head, LXW_BORDER_THIN);
    x->format_set_num_format(w->day, "yyyy-mm-dd");
    x->format_set_text_wrap(w->wrapped);
    x->format_set_align(w->wrapped, LXW_ALIGN_VERTICAL_TOP);
    for (size_t i = 0; i < 7; i++) {
        w->decimals[i] = made[3 + i];
        x->format_set_num_format(w->decimals[i], patterns[i]);
    }
}

static void fill(struct writer *w, const struct ent_report *r)
{
    char title[] = "";
    lxw_doc_properties properties = {.title = title, .created = 946684800}; /* always: the same result, the same bytes */
    fail(w, w->x->workbook_set_properties(w->book, &properties));
    set_formats(w);
    for (size_t i = 0; i < r->n_blocks && w->status == ENT_OK; i++)
        if (r->blocks[i].kind == ENT_BLOCK_TABLE)
            put_table(w, &r->blocks[i]);
    if (w->status == ENT_OK)
        put_dictionary(w, r);
    if (w->status == ENT_OK)
        put_about(w, r);
}

enum ent_status ent_report_xlsx(const struct ent_report *r, const char *path, struct ent_error *err)
{
    struct writer w = {.status = ENT_OK, .err = err};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE};
    enum ent_status st = load(&w.x, err);
    if (st != ENT_OK)
        return st;
    w.book = w.x->workbook_new_opt(path, &options);
    if (w.book == NULL)
        return ent_fail(err, ENT_ENOMEM, "xlsx: out of memory");
    fill(&w, r);
    if (w.status == ENT_OK)
        fail(&w, w.x->workbook_close(w.book));
    else
        w.x->lxw_workbook_free(w.book);
    ent_buf_done(&w.text);
    ent_buf_done(&w.names);
    return w.status;
}
