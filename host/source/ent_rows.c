#include "source/ent_rows.h"

#include <string.h>

#include "text/ent_chars.h"
#include "text/ent_utf8.h"

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
static int is_wrapped(const char *s, const struct ent_line *rows, size_t n)
{
    size_t inner = 0, full = 0, long_rows = 0, blank = 0, on = 0;
    for (size_t i = 0; i < n; i++) {
        size_t size = row_size(&rows[i]);
        long_rows += size > LONGEST_ROW;
        blank += rows[i].blank_before;
        if (i + 1 == n || rows[i + 1].blank_before)
            continue;
        inner++; /* a row that another follows directly */
        full += size >= FULL_ROW && size <= LONGEST_ROW;
        on += size >= FULL_ROW && size <= LONGEST_ROW && goes_on(s, &rows[i], &rows[i + 1]);
    }
    if (full == 0 || long_rows * 10 >= n)
        return 0;
    return on * 2 >= full || (full * 10 >= inner * 7 && n >= 8 && inner >= 6 && blank >= 3);
}

static size_t widest(const struct ent_line *rows, size_t n)
{
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = row_size(&rows[i]) > most && row_size(&rows[i]) <= LONGEST_ROW ? row_size(&rows[i]) : most;
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

size_t ent_rows_join(const char *s, struct ent_line *rows, size_t n)
{
    if (!is_wrapped(s, rows, n))
        return n;
    size_t k = 0, width = widest(rows, n);
    struct ent_line above = {0};
    for (size_t i = 0; i < n; i++) {
        struct ent_line row = rows[i];
        if (k > 0 && !row.blank_before && (had_no_place(s, &above, &row, width) || (row_size(&above) >= FULL_ROW && goes_on(s, &above, &row))))
            rows[k - 1].end = row.end;
        else
            rows[k++] = row;
        above = row;
    }
    return k;
}
