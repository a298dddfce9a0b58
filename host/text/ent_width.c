#include "text/ent_width.h"

#include <unicode/uchar.h>

#include "text/ent_utf8.h"

enum { JOINER = 0x200D, FLAG_FIRST = 0x1F1E6, FLAG_LAST = 0x1F1FF };

static int is_mark(uint32_t c)
{
    switch (u_charType((UChar32)c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 1;
    default: return c >= 0x1160 && c <= 0x11FF; /* jamo that stand in a syllable */
    }
}

static size_t char_width(uint32_t c)
{
    if (c < 0x7F)
        return 1;
    if (c == 0xAD || is_mark(c))
        return 0;
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH: return 2;
    default: return u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
    }
}

/* The cluster at s[*i]: a character and what belongs to it; *i moves past it. */
static size_t next_cluster(const char *s, size_t n, size_t *i)
{
    uint32_t c = ent_utf8_next(s, n, i);
    size_t width = char_width(c);
    int flag = c >= FLAG_FIRST && c <= FLAG_LAST, joined = 0;
    while (*i < n) {
        size_t at = *i;
        uint32_t next = ent_utf8_next(s, n, &at);
        if (next < 0x80)
            break;
        if (flag && next >= FLAG_FIRST && next <= FLAG_LAST) {
            flag = 0;
            width = 2;
        } else if (next == 0xFE0F && width == 1 && u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI)) {
            width = 2; /* shown as a picture */
        } else if (!joined && !is_mark(next) && !u_hasBinaryProperty((UChar32)next, UCHAR_EMOJI_MODIFIER)) {
            break;
        }
        joined = next == JOINER;
        *i = at;
    }
    return width;
}

size_t ent_width(const char *s, size_t n)
{
    size_t width = 0;
    for (size_t i = 0; i < n;)
        width += next_cluster(s, n, &i);
    return width;
}

size_t ent_width_cut(const char *s, size_t n, size_t width, size_t *taken)
{
    size_t end = 0;
    *taken = 0;
    for (size_t i = 0; i < n;) {
        size_t w = next_cluster(s, n, &i);
        if (*taken + w > width)
            break;
        *taken += w;
        end = i;
    }
    return end;
}

int ent_is_right_to_left(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t c = ent_utf8_next(s, n, &i);
        if (c < 0x590)
            continue;
        UCharDirection d = u_charDirection((UChar32)c);
        if (d == U_RIGHT_TO_LEFT || d == U_RIGHT_TO_LEFT_ARABIC)
            return 1;
    }
    return 0;
}

/* s on one line: runs of white space are a space, other control characters '?'. */
static void add_line(struct ent_buf *out, const char *s, size_t n)
{
    int space = 0;
    for (size_t i = 0; i < n;) {
        size_t at = i;
        uint32_t c = ent_utf8_next(s, n, &i);
        if (c < 0x80 && ent_is_space(c)) {
            space = 1;
            continue;
        }
        if (space)
            ent_buf_addc(out, ' ');
        space = 0;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c == ENT_UTF8_BAD && i - at == 1))
            ent_buf_addc(out, '?');
        else
            ent_buf_add(out, s + at, i - at);
    }
    if (space)
        ent_buf_addc(out, ' ');
}

static void add_spaces(struct ent_buf *out, size_t n)
{
    while (n-- > 0)
        ent_buf_addc(out, ' ');
}

/* The longest end of s that fits 'width' columns: where it begins, and what it takes. */
static size_t cut_beginning(const char *s, size_t n, size_t width, size_t *taken)
{
    size_t start = 0;
    for (*taken = ent_width(s, n); *taken > width; *taken -= next_cluster(s, n, &start))
        ;
    return start;
}

static void add_isolated(struct ent_buf *out, const char *s, size_t n)
{
    int isolate = ent_is_right_to_left(s, n);
    ent_buf_adds(out, isolate ? "\xE2\x81\xA8" : "");
    ent_buf_add(out, s, n);
    ent_buf_adds(out, isolate ? "\xE2\x81\xA9" : "");
}

void ent_width_add(struct ent_buf *out, const char *s, size_t n, size_t width, enum ent_width_side side)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    struct ent_buf line = {0};
    add_line(&line, s, n);
    const char *text = ent_buf_str(&line);
    size_t start = 0, end = line.len, taken = ent_width(text, line.len);
    int cut = taken > width;
    if (cut && side == ENT_WIDTH_END)
        start = cut_beginning(text, line.len, width > 0 ? width - 1 : 0, &taken);
    else if (cut)
        end = ent_width_cut(text, line.len, width > 0 ? width - 1 : 0, &taken);
    cut = cut && width > 0; /* there is room to say so */
    if (side != ENT_WIDTH_LEFT)
        add_spaces(out, width - taken - (size_t)cut);
    ent_buf_adds(out, cut && side == ENT_WIDTH_END ? ellipsis : "");
    add_isolated(out, text + start, end - start);
    ent_buf_adds(out, cut && side != ENT_WIDTH_END ? ellipsis : "");
    if (side == ENT_WIDTH_LEFT)
        add_spaces(out, width - taken - (size_t)cut);
    out->failed = out->failed || line.failed;
    ent_buf_done(&line);
}
