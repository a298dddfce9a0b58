/* Plain text: a line is a paragraph, a heading or the like; rows of a wrapped text are put together. */
#include <string.h>

#include "source/ent_rows.h"
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
    if (st == ENT_OK && !options->as_is)
        rows.n = ent_rows_join(in->bytes, rows.lines, rows.n);
    struct ent_page page = {.text = in->bytes, .n = in->n, .lines = rows.lines, .n_lines = rows.n};
    page.runs = in->runs != NULL ? in->runs : &whole;
    page.n_runs = in->runs != NULL ? in->n_runs : 1;
    if (st == ENT_OK)
        st = ent_page_read(&page, in, options, sink, stats, &ordinal, err);
    ent_free(rows.lines);
    return st;
}
