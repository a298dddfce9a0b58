#define _GNU_SOURCE
#include "source/ent_cut.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { HEAD = 64 << 10 }; /* of vertical text: its first article has begun by then, or it is read whole */

/* Does s[0, n) begin with <TAG, and the tag's name end there? */
static int opens(const char *s, size_t n, const char *tag)
{
    size_t size = strlen(tag);
    return n > size + 1 && s[0] == '<' && memcmp(s + 1, tag, size) == 0 && (s[size + 1] == '>' || s[size + 1] == ' ');
}

/* The tag that begins the first article. */
static int find_document_tag(const struct ent_input *in, char tag[16])
{
    static const char *const tags[] = {"doc", "text", "article", "document"};
    const char *s = in->bytes, *end = s + (in->n < HEAD ? in->n : HEAD);
    while (s < end) {
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
            if (opens(s, (size_t)(end - s), tags[i])) {
                snprintf(tag, 16, "%s", tags[i]);
                return 1;
            }
        }
        const char *newline = memchr(s, '\n', (size_t)(end - s));
        s = newline != NULL ? newline + 1 : end;
    }
    return 0;
}

int ent_cutter_init(struct ent_cutter *c, enum ent_source_kind kind, const struct ent_input *in,
                    const struct ent_source_options *options)
{
    *c = (struct ent_cutter){.in = in, .kind = kind};
    switch (kind) {
    case ENT_SOURCE_JSONL:
        return 1;
    case ENT_SOURCE_CONLLU:
        return !options->as_is;
    case ENT_SOURCE_VRT:
        return !options->as_is && find_document_tag(in, c->tag);
    default:
        return 0;
    }
}

/* Behind the next line that is </TAG> and has <TAG after it. */
static size_t cut_vrt(const struct ent_cutter *c, const char *s, size_t n, size_t at)
{
    char close[24];
    size_t size = (size_t)snprintf(close, sizeof close, "\n</%s>", c->tag);
    const char *found;
    while (at < n && (found = memmem(s + at, n - at, close, size)) != NULL) {
        at = (size_t)(found - s) + size;
        size_t next = at + strspn(s + at, "\r\n");
        if (next > at && opens(s + next, n - next, c->tag))
            return next;
    }
    return n;
}

/* Before the next "# newdoc" that a blank line stands before. */
static size_t cut_conllu(const char *s, size_t n, size_t at)
{
    static const char mark[] = "\n# newdoc";
    const char *found;
    while (at < n && (found = memmem(s + at, n - at, mark, sizeof mark - 1)) != NULL) {
        size_t end = (size_t)(found - s), blank = end; /* of the line before it */
        blank -= blank > 0 && s[blank - 1] == '\r';
        if (blank > 0 && s[blank - 1] == '\n')
            return end + 1;
        at = end + sizeof mark - 1;
    }
    return n;
}

size_t ent_cut_behind(const struct ent_cutter *c, size_t at)
{
    const char *s = c->in->bytes;
    size_t n = c->in->n;
    if (at >= n)
        return n;
    if (c->kind == ENT_SOURCE_VRT)
        return cut_vrt(c, s, n, at);
    if (c->kind == ENT_SOURCE_CONLLU)
        return cut_conllu(s, n, at);
    const char *newline = memchr(s + at, '\n', n - at);
    return newline != NULL ? (size_t)(newline - s) + 1 : n;
}

size_t ent_count_lines(const char *s, size_t n)
{
    enum { ROW = 128 }; /* bytes whose sum fits a byte: sums that the compiler makes side by side */
    size_t sum = 0, i = 0;
    for (; i + ROW <= n; i += ROW) {
        uint8_t row = 0;
        for (int k = 0; k < ROW; k++)
            row = (uint8_t)(row + (s[i + (size_t)k] == '\n'));
        sum += row;
    }
    for (; i < n; i++)
        sum += s[i] == '\n';
    return sum;
}
