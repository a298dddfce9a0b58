/*
 * Markdown: the markup says what a line is and is then left out of the stored text, so that analyses see
 * words; runs lead from what is left to the file.  CommonMark's blocks and inlines as far as prose uses them,
 * tables, footnotes, YAML front matter of simple keys.
 */
#include <string.h>
#include <strings.h>

#include "source/ent_page.h"
#include "source/ent_page_date.h"
#include "source/ent_runs.h"
#include "text/ent_utf8.h"

struct work {
    const char *s; /* the file */
    size_t n;
    struct ent_buf text;          /* what is left of it */
    struct ent_runs runs;
    const struct ent_input *in;
    struct ent_article meta;
    struct ent_line *lines;
    size_t n_lines, cap_lines;
    int has_title;                /* a heading of level 1 was met */
    int in_code;
    enum ent_status st;
    struct ent_error *err;
};

/* ---- the stored text ---- */

/* Bytes [from, to) of the file go into the text as they are. */
static void emit(struct work *w, size_t from, size_t to)
{
    if (w->st != ENT_OK || from >= to)
        return;
    w->st = ent_runs_add_through(&w->runs, w->in, w->text.len, from, to - from, 1, w->err);
    ent_buf_add(&w->text, w->s + from, to - from);
}

static int is_word_byte(const struct work *w, size_t i, size_t low, size_t high)
{
    unsigned char c = i >= low && i < high ? (unsigned char)w->s[i] : ' ';
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The end of [text](target) that begins at 'at': where the text ends, and the whole; 0 if it is none. */
static size_t link_end(const struct work *w, size_t at, size_t end, size_t *text_end)
{
    size_t depth = 1, i = at + 1;
    for (; i < end && depth > 0; i++)
        depth += (size_t)(w->s[i] == '[') - (size_t)(w->s[i] == ']');
    if (depth > 0 || i >= end)
        return 0;
    *text_end = i - 1;
    char close = w->s[i] == '(' ? ')' : w->s[i] == '[' ? ']' : '\0';
    const char *stop = close ? memchr(w->s + i, close, end - i) : NULL;
    return stop != NULL ? (size_t)(stop - w->s) + 1 : 0;
}

/* One stretch of inline text without its marks. */
static void inline_text(struct work *w, size_t start, size_t end)
{
    size_t plain = start, text_end;
    for (size_t i = start; i < end && w->st == ENT_OK;) {
        char c = w->s[i];
        size_t next = 0; /* where to go on; what stands between is left out */
        if (c == '\\' && i + 1 < end && strchr("\\`*_{}[]()#+-.!|<>~", w->s[i + 1]) != NULL) {
            emit(w, plain, i);
            plain = i + 1;
            i += 2;
            continue;
        }
        if (c == '*' || c == '`' || (c == '~' && i + 1 < end && w->s[i + 1] == '~')) {
            next = i + 1;
            while (next < end && w->s[next] == c)
                next++;
            if (c == '*' && (i == start || w->s[i - 1] == ' ') && (next == end || w->s[next] == ' '))
                next = 0; /* a star that stands alone */
        } else if (c == '_' && !(is_word_byte(w, i - 1, start, end) && is_word_byte(w, i + 1, start, end))) {
            next = i + 1;
        } else if (c == '!' && i + 1 < end && w->s[i + 1] == '[') {
            next = i + 1;
        } else if (c == '[' && i + 1 < end && w->s[i + 1] == '^') { /* [^1] */
            const char *close = memchr(w->s + i, ']', end - i);
            next = close != NULL ? (size_t)(close - w->s) + 1 : 0;
        } else if (c == '[') {
            size_t whole = link_end(w, i, end, &text_end);
            if (whole > 0) {
                emit(w, plain, i);
                inline_text(w, i + 1, text_end);
                plain = i = whole;
                continue;
            }
        } else if (c == '<' && i + 1 < end && (w->s[i + 1] == '/' || (w->s[i + 1] | 32) >= 'a')) { /* a tag, <http://...> */
            const char *close = memchr(w->s + i, '>', end - i < 300 ? end - i : 300);
            next = close != NULL ? (size_t)(close - w->s) + 1 : 0;
        }
        if (next > 0) {
            emit(w, plain, i);
            plain = next;
        }
        i = next > 0 ? next : i + 1;
    }
    emit(w, plain, end);
}

/* A line of the page from bytes [start, end) of the file; the line end after it is kept. */
static void add_line(struct work *w, size_t start, size_t end, enum ent_line_hint hint, int level, int blank)
{
    struct ent_line l = {.hint = (uint8_t)hint, .level = (uint8_t)level, .blank_before = (uint8_t)blank};
    size_t from, to;
    if (w->st != ENT_OK)
        return;
    l.strong = end > start && (w->s[start] == '*' || w->s[start] == '_') && w->s[end - 1] == w->s[start];
    from = w->text.len;
    if (w->in_code)
        emit(w, start, end);
    else
        inline_text(w, start, end);
    to = w->text.len;
    if (w->st == ENT_OK)
        w->st = ent_buf_check(&w->text, w->err);
    if (w->st != ENT_OK)
        return;
    ent_trim(ent_buf_str(&w->text), &from, &to);
    l.start = (uint32_t)from;
    l.end = (uint32_t)to;
    if (from < to) {
        w->st = ent_reserve(&w->lines, &w->cap_lines, w->n_lines + 1, sizeof *w->lines, w->err);
        if (w->st == ENT_OK)
            w->lines[w->n_lines++] = l;
    }
    if (w->st == ENT_OK) { /* lines stand apart in the text as well */
        w->st = ent_runs_add_through(&w->runs, w->in, w->text.len, end < w->n ? end : w->n, 0, 0, w->err);
        ent_buf_adds(&w->text, "\n");
    }
}

/* ---- front matter ---- */

/* A value without quotes. */
static void unquote(const char *s, size_t *start, size_t *end)
{
    ent_trim(s, start, end);
    if (*end - *start >= 6 && memcmp(s + *start, "\"[[", 3) == 0 && memcmp(s + *end - 3, "]]\"", 3) == 0) { /* a note's link */
        *start += 3;
        *end -= 3;
    }
    if (*end - *start >= 2 && (s[*start] == '"' || s[*start] == '\'') && s[*end - 1] == s[*start]) {
        ++*start;
        --*end;
    }
}

static void take_string(struct work *w, const char **field, size_t start, size_t end)
{
    *field = ent_arena_strndup(&w->meta.arena, w->s + start, end - start);
    if (*field == NULL)
        w->st = ent_fail(w->err, ENT_ENOMEM, "out of memory for front matter");
}

/* authors: A, [A, B], "A and B" */
static void take_authors(struct work *w, size_t start, size_t end)
{
    if (end > start && w->s[start] == '[')
        start++, end -= w->s[end - 1] == ']';
    for (size_t i = start; w->st == ENT_OK && i <= end; i++) {
        size_t skip = i == end || w->s[i] == ',' ? 1 : i + 5 <= end && memcmp(w->s + i, " and ", 5) == 0 ? 5 : 0;
        if (skip == 0)
            continue;
        size_t from = start, to = i;
        unquote(w->s, &from, &to);
        if (from < to)
            w->st = ent_article_add_author(&w->meta, w->s + from, to - from, w->err);
        start = i + skip;
        i = start - 1;
    }
}

static int is_key(const char *s, size_t n, const char *names)
{
    for (const char *p = names; *p != '\0'; p += strlen(p) + 1)
        if (strlen(p) == n && strncasecmp(s, p, n) == 0)
            return 1;
    return 0;
}

static void take_entry(struct work *w, size_t key, size_t n_key, size_t start, size_t end, size_t *title)
{
    const char *k = w->s + key;
    struct ent_stated_date d;
    unquote(w->s, &start, &end);
    if (start >= end)
        return;
    if (is_key(k, n_key, "title\0headline\0")) {
        take_string(w, &w->meta.title, start, end);
        title[0] = start, title[1] = end;
    } else if (is_key(k, n_key, "author\0authors\0by\0byline\0")) {
        take_authors(w, start, end);
    } else if (is_key(k, n_key, "date\0published\0pubdate\0publication_date\0")) {
        if (ent_page_date_at(w->s + start, end - start, ENT_ORDER_UNKNOWN, &d)) {
            w->meta.published = d.date;
            w->meta.published_alt = d.alt;
        } else {
            ent_date_parse(w->s + start, end - start, &w->meta.published);
        }
        w->meta.published_how = ent_date_is(w->meta.published) ? "front matter" : NULL;
    } else if (is_key(k, n_key, "publisher\0publication\0site\0source\0site_name\0") && !(end - start > 7 && memcmp(w->s + start, "http", 4) == 0)) {
        take_string(w, &w->meta.publisher, start, end);
    } else if (is_key(k, n_key, "lang\0language\0")) {
        take_string(w, &w->meta.language, start, end);
    } else {
        char name[40];
        if (n_key < sizeof name) {
            memcpy(name, k, n_key);
            name[n_key] = '\0';
            w->st = ent_article_add_field(&w->meta, name, w->s + start, end - start, w->err);
        }
    }
}

static size_t line_end(const struct work *w, size_t at)
{
    const char *nl = memchr(w->s + at, '\n', w->n - at);
    return nl != NULL ? (size_t)(nl - w->s) : w->n;
}

/* "---", keys, "---": where the text begins; title[] gets the bytes of the title's value. */
static size_t front_matter(struct work *w, size_t *title)
{
    size_t at = line_end(w, 0) + 1, key = 0, n_key = 0;
    if (w->n < 8 || memcmp(w->s, "---", 3) != 0 || (w->s[3] != '\n' && w->s[3] != '\r'))
        return 0;
    for (; at < w->n && w->st == ENT_OK; at = line_end(w, at) + 1) {
        size_t start = at, end = line_end(w, at);
        if (end - at >= 3 && (memcmp(w->s + at, "---", 3) == 0 || memcmp(w->s + at, "...", 3) == 0))
            return end + 1 < w->n ? end + 1 : w->n;
        const char *colon = memchr(w->s + at, ':', end - at);
        ent_trim(w->s, &start, &end);
        if (start < end && w->s[start] == '-' && n_key > 0) { /* a list under its key */
            take_entry(w, key, n_key, start + 1, end, title);
        } else if (colon != NULL && w->s[at] != ' ' && w->s[at] != '#') {
            key = at;
            n_key = (size_t)(colon - w->s) - at;
            take_entry(w, key, n_key, (size_t)(colon - w->s) + 1, end, title);
        }
    }
    ent_article_done(&w->meta); /* it was never closed: no front matter */
    return 0;
}

/* ---- blocks ---- */

static int is_rule(const char *s, size_t n)
{
    size_t marks = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] != s[0] && s[i] != ' ')
            return 0;
        marks += s[i] == s[0];
    }
    return n >= 3 && marks >= 3 && strchr("-*_=", s[0]) != NULL;
}

/* "- ", "* ", "+ ", "12. ": the length of the mark, else 0. */
static size_t item_mark(const char *s, size_t n)
{
    size_t i = 0;
    if (n > 2 && strchr("-*+", s[0]) != NULL && s[1] == ' ')
        return 2;
    while (i < n && i < 4 && s[i] >= '0' && s[i] <= '9')
        i++;
    return i > 0 && i + 1 < n && (s[i] == '.' || s[i] == ')') && s[i + 1] == ' ' ? i + 2 : 0;
}

static int is_table_divider(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strchr("|-: ", s[i]) == NULL)
            return 0;
    return n >= 3 && memchr(s, '-', n) != NULL;
}

/* A row of a table: its cells, each a piece of the line. */
static void add_table_row(struct work *w, size_t start, size_t end, int blank)
{
    size_t first = w->text.len, cell = start + 1;
    int any = 0;
    for (size_t i = start + 1; i <= end && w->st == ENT_OK; i++) {
        if (i < end && (w->s[i] != '|' || w->s[i - 1] == '\\'))
            continue;
        size_t from = cell, to = i;
        ent_trim(w->s, &from, &to);
        if (from < to) {
            if (any && w->st == ENT_OK) {
                w->st = ent_runs_add_through(&w->runs, w->in, w->text.len, from, 0, 0, w->err);
                ent_buf_adds(&w->text, " | ");
            }
            inline_text(w, from, to);
            any = 1;
        }
        cell = i + 1;
    }
    if (!any || w->st != ENT_OK || (w->st = ent_buf_check(&w->text, w->err)) != ENT_OK)
        return;
    struct ent_line l = {.start = (uint32_t)first, .end = (uint32_t)w->text.len, .hint = ENT_LINE_ITEM, .blank_before = (uint8_t)blank};
    w->st = ent_reserve(&w->lines, &w->cap_lines, w->n_lines + 1, sizeof *w->lines, w->err);
    if (w->st == ENT_OK)
        w->lines[w->n_lines++] = l;
    if (w->st == ENT_OK)
        w->st = ent_runs_add_through(&w->runs, w->in, w->text.len, end < w->n ? end : w->n, 0, 0, w->err);
    ent_buf_adds(&w->text, "\n");
}

static int begins_block(const char *s, size_t n)
{
    return n == 0 || s[0] == '#' || s[0] == '>' || s[0] == '|' || item_mark(s, n) > 0 || is_rule(s, n) ||
           (n >= 3 && (memcmp(s, "```", 3) == 0 || memcmp(s, "~~~", 3) == 0)) || (n > 2 && s[0] == '[' && s[1] == '^') ||
           (n > 2 && s[0] == '!' && s[1] == '[');
}

/* Where the paragraph that begins at 'start' ends: before a blank line or another block. */
static size_t paragraph_end(const struct work *w, size_t start)
{
    size_t end = line_end(w, start);
    while (end < w->n) {
        size_t from = end + 1, to = line_end(w, from);
        size_t next = to;
        ent_trim(w->s, &from, &to);
        if (begins_block(w->s + from, to - from))
            break;
        end = next;
    }
    return end;
}

/* The block at the line [start, end): adds it and gives the offset to go on from. */
static size_t add_block(struct work *w, size_t start, size_t end, size_t next, int blank)
{
    const char *s = w->s + start;
    size_t n = end - start, mark, level = 0;
    if (n >= 3 && (memcmp(s, "```", 3) == 0 || memcmp(s, "~~~", 3) == 0)) {
        w->in_code = !w->in_code;
        return next;
    }
    if (w->in_code) {
        add_line(w, start, end, ENT_LINE_PARAGRAPH, 0, blank);
        return next;
    }
    while (level < n && level < 6 && s[level] == '#')
        level++;
    if (level > 0 && level < n && s[level] == ' ') {
        while (end > start && w->s[end - 1] == '#')
            end--;
        add_line(w, start + level + 1, end, level == 1 && !w->has_title ? ENT_LINE_TITLE : ENT_LINE_HEADING, (int)level, 1);
        w->has_title = w->has_title || level == 1;
        return next;
    }
    if (n > 3 && s[0] == '[' && s[1] == '^' && memchr(s, ':', n) != NULL) {
        add_line(w, start + (size_t)((const char *)memchr(s, ':', n) - s) + 1, end, ENT_LINE_ITEM, 0, blank);
        return next;
    }
    if (n > 2 && s[0] == '!' && s[1] == '[' && s[n - 1] == ')') {
        add_line(w, start, end, ENT_LINE_CAPTION, 0, blank);
        return next;
    }
    if (s[0] == '|') {
        if (!is_table_divider(s, n))
            add_table_row(w, start, end - (w->s[end - 1] == '|'), blank);
        return next;
    }
    if (is_rule(s, n))
        return next;
    if ((mark = item_mark(s, n)) > 0) {
        size_t stop = paragraph_end(w, start);
        add_line(w, start + mark, stop, ENT_LINE_ITEM, 0, blank);
        return stop + 1;
    }
    if (s[0] == '>') {
        add_line(w, start + 1, end, ENT_LINE_QUOTE, 0, blank);
        return next;
    }
    size_t under = next < w->n ? line_end(w, next) : next, from = next, to = under;
    if (next < w->n)
        ent_trim(w->s, &from, &to);
    if (next < w->n && to - from >= 3 && (w->s[from] == '=' || w->s[from] == '-') && is_rule(w->s + from, to - from) && n < 200) {
        int first = w->s[from] == '=';
        add_line(w, start, end, first && !w->has_title ? ENT_LINE_TITLE : ENT_LINE_HEADING, first ? 1 : 2, 1);
        w->has_title = w->has_title || first;
        return under + 1;
    }
    size_t stop = paragraph_end(w, start);
    add_line(w, start, stop, ENT_LINE_PARAGRAPH, 0, blank);
    return stop + 1;
}

static void read_blocks(struct work *w, size_t at)
{
    int blank = 1;
    while (at < w->n && w->st == ENT_OK) {
        size_t start = at, end = line_end(w, at), next = end + 1;
        ent_trim(w->s, &start, &end);
        if (start >= end) {
            blank = 1;
            at = next;
            continue;
        }
        at = add_block(w, start, end, next, blank);
        blank = 0;
    }
}

/* Is there a heading of level 1?  Else the title of the front matter stands for it in the text. */
static int has_heading_1(const struct work *w, size_t at)
{
    for (; at < w->n; at = line_end(w, at) + 1) {
        size_t next = line_end(w, at) + 1;
        if (w->n - at > 2 && w->s[at] == '#' && w->s[at + 1] == ' ')
            return 1;
        if (next < w->n && w->n - next > 3 && memcmp(w->s + next, "===", 3) == 0)
            return 1;
    }
    return 0;
}

enum ent_status ent_read_markdown(const struct ent_input *in, const struct ent_source_options *options,
                                  const struct ent_source_sink *sink, struct ent_source_stats *stats,
                                  struct ent_error *err)
{
    struct work w = {.s = in->bytes, .n = in->n, .in = in, .err = err};
    size_t title[2] = {0, 0}, at;
    uint32_t ordinal = 0;
    if (options->as_is)
        return ent_read_text(in, options, sink, stats, err);
    if (in->n >= UINT32_MAX)
        return ent_fail(err, ENT_ELIMIT, "%s: %zu bytes; a text may have 4 GiB", in->path, in->n);
    at = front_matter(&w, title);
    if (title[1] > 0 && !has_heading_1(&w, at)) {
        add_line(&w, title[0], title[1], ENT_LINE_TITLE, 1, 1);
        w.has_title = 1;
    }
    read_blocks(&w, at);
    if (w.st == ENT_OK)
        w.st = ent_buf_check(&w.text, err);
    struct ent_page page = {.text = ent_buf_str(&w.text),
                            .n = w.text.len,
                            .runs = w.runs.runs,
                            .n_runs = w.runs.n,
                            .lines = w.lines,
                            .n_lines = w.n_lines,
                            .single = 1,
                            .meta = &w.meta};
    if (w.st == ENT_OK)
        w.st = ent_page_read(&page, in, options, sink, stats, &ordinal, err);
    ent_article_done(&w.meta);
    ent_runs_done(&w.runs);
    ent_buf_done(&w.text);
    ent_free(w.lines);
    return w.st;
}
