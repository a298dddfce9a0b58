/* Plain text: a line is a paragraph, a heading or the like; rows of a wrapped text are put together. */
#include <string.h>

#include "source/ent_page.h"
#include "text/ent_chars.h"
#include "text/ent_utf8.h"

struct rows {
    struct ent_line *lines;
    size_t n, cap;
};

/* Each row that is not blank, without the white space around it. */
static enum ent_status find_rows(const char *s, size_t n, struct rows *out, struct ent_error *err)
{
    uint8_t blank = 1;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n;) {
        const char *nl = memchr(s + i, '\n', n - i);
        size_t stop = nl != NULL ? (size_t)(nl - s) : n, start = i, end = stop;
        ent_trim(s, &start, &end);
        if (start < end) {
            st = ent_reserve(&out->lines, &out->cap, out->n + 1, sizeof *out->lines, err);
            if (st == ENT_OK)
                out->lines[out->n++] = (struct ent_line){.start = (uint32_t)start, .end = (uint32_t)end, .blank_before = blank};
            blank = 0;
        } else {
            blank = 1;
        }
        i = stop + 1;
    }
    return st;
}

/* Does the sentence of the row above go on in this one, as its small first letter says? */
static int goes_on(const char *s, const struct ent_line *above, const struct ent_line *row)
{
    char last = s[above->end - 1];
    size_t next = row->start;
    uint32_t c = ent_utf8_next(s, row->end, &next);
    return last != '.' && last != '!' && last != '?' && last != ':' && ent_char_kind(c) == ENT_CHAR_LOWER;
}

static size_t row_size(const struct ent_line *l) { return l->end - l->start; }

enum { FULL_ROW = 45, LONGEST_ROW = 100 };

/* Hard-wrapped: hardly any row is longer than a usual one, and sentences go on in the next row after most full rows,
 * or most rows that others follow are full and paragraphs have blank lines between. */
static int is_wrapped(const char *s, const struct rows *r)
{
    size_t inner = 0, full = 0, long_rows = 0, blank = 0, on = 0;
    for (size_t i = 0; i < r->n; i++) {
        size_t size = row_size(&r->lines[i]);
        long_rows += size > LONGEST_ROW;
        blank += r->lines[i].blank_before;
        if (i + 1 == r->n || r->lines[i + 1].blank_before)
            continue;
        inner++; /* a row that another follows directly */
        full += size >= FULL_ROW && size <= LONGEST_ROW;
        on += size >= FULL_ROW && size <= LONGEST_ROW && goes_on(s, &r->lines[i], &r->lines[i + 1]);
    }
    if (full == 0 || long_rows * 10 >= r->n)
        return 0;
    return on * 2 >= full || (full * 10 >= inner * 7 && r->n >= 8 && inner >= 6 && blank >= 3);
}

static size_t widest(const struct rows *r)
{
    size_t most = 0;
    for (size_t i = 0; i < r->n; i++)
        most = row_size(&r->lines[i]) > most && row_size(&r->lines[i]) <= LONGEST_ROW ? row_size(&r->lines[i]) : most;
    return most;
}

/* "-----", "=====" */
static int is_ruled(const char *s, const struct ent_line *row)
{
    for (size_t i = row->start; i < row->end; i++)
        if (s[i] != s[row->start])
            return 0;
    return 1;
}

/* Was the row above so full that the first word of this one had no place in it?  Right margins are ragged by a word or two. */
static int had_no_place(const char *s, const struct ent_line *above, const struct ent_line *row, size_t width)
{
    enum { RAGGED = 12 };
    const char *space = memchr(s + row->start, ' ', row_size(row));
    size_t word = space != NULL ? (size_t)(space - s) - row->start : row_size(row);
    return row_size(above) >= FULL_ROW && !is_ruled(s, above) && row_size(above) + 1 + word + RAGGED >= width;
}

/* Rows that go on in the next one are one line. */
static void join_rows(const char *s, struct rows *r)
{
    size_t k = 0, width = widest(r);
    struct ent_line above = {0};
    for (size_t i = 0; i < r->n; i++) {
        struct ent_line row = r->lines[i];
        if (k > 0 && !row.blank_before && (had_no_place(s, &above, &row, width) || (row_size(&above) >= FULL_ROW && goes_on(s, &above, &row))))
            r->lines[k - 1].end = row.end;
        else
            r->lines[k++] = row;
        above = row;
    }
    r->n = k;
}

enum ent_status ent_read_text(const struct ent_input *in, const struct ent_source_options *options,
                              const struct ent_source_sink *sink, struct ent_source_stats *stats,
                              struct ent_error *err)
{
    struct rows rows = {0};
    uint32_t ordinal = 0;
    struct ent_run whole = {0, (uint32_t)in->n, 0, 1};
    if (in->n >= UINT32_MAX)
        return ent_fail(err, ENT_ELIMIT, "%s: %zu bytes; a text may have 4 GiB", in->path, in->n);
    enum ent_status st = find_rows(in->bytes, in->n, &rows, err);
    if (st == ENT_OK && !options->as_is && is_wrapped(in->bytes, &rows))
        join_rows(in->bytes, &rows);
    struct ent_page page = {.text = in->bytes, .n = in->n, .lines = rows.lines, .n_lines = rows.n};
    page.runs = in->runs != NULL ? in->runs : &whole;
    page.n_runs = in->runs != NULL ? in->n_runs : 1;
    if (st == ENT_OK)
        st = ent_page_read(&page, in, options, sink, stats, &ordinal, err);
    ent_free(rows.lines);
    return st;
}
