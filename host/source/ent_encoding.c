#include "source/ent_encoding.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/ent_interrupt.h"
#include "text/ent_utf8.h"

enum { SAMPLE = 4096, DETECT = 8000, HEAD = 4096, CHUNK = 4096, MOST = 1 << 30 };

/* ---- UTF-8 with bad bytes ---- */

struct utf8_faults {
    size_t first, bad, good; /* good: characters beyond ASCII; bad: bytes in no character */
    int cut;                 /* the last character is cut short by the end of the file */
};

/* Is s[i, n) the beginning of a character whose end is missing? */
static int is_cut(const char *s, size_t n, size_t i)
{
    unsigned char lead = (unsigned char)s[i];
    size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char whole[4];
    if (lead < 0xC2 || lead > 0xF4 || n - i >= len)
        return 0;
    memcpy(whole, s + i, n - i);
    for (int fill = 0x80; fill <= 0xBF; fill += 0x3F / 3) { /* E0 and F0 want high, ED and F4 low */
        memset(whole + (n - i), fill, len - (n - i));
        if (ent_utf8_check(whole, len) == len)
            return 1;
    }
    return 0;
}

static struct utf8_faults count_faults(const char *s, size_t n, size_t first)
{
    struct utf8_faults f = {.first = first};
    for (size_t i = 0; i < n;) {
        size_t start = i;
        if ((unsigned char)s[i] < 0x80) {
            i++;
            continue;
        }
        ent_utf8_next(s, n, &i);
        if (i - start > 1) {
            f.good++;
        } else if (is_cut(s, n, start)) {
            f.cut = 1;
            f.bad += n - start;
            break;
        } else {
            f.bad++;
        }
    }
    return f;
}

/* One byte that could begin a character ends many a text in windows-1252; two are no accident. */
static int is_mostly_utf8(const struct utf8_faults *f, size_t n)
{
    if (f->cut && f->bad == n - f->first)
        return f->good > 0 || f->bad > 1;
    return f->good > f->bad;
}

static enum ent_status repair(const char *s, size_t n, size_t skip, struct ent_decoded *out,
                              struct ent_error *err)
{
    struct ent_buf b = {0};
    enum ent_status st = ENT_OK;
    size_t i = skip;
    while (st == ENT_OK && i < n) {
        size_t good = ent_utf8_check(s + i, n - i), bad = 0;
        if (good > 0)
            st = ent_runs_add(&out->runs, b.len, i, good, 1, err);
        ent_buf_add(&b, s + i, good);
        i += good;
        while (i + bad < n && ent_utf8_check(s + i + bad, n - i - bad < 4 ? n - i - bad : 4) == 0)
            bad++;
        if (bad > 0 && st == ENT_OK)
            st = ent_runs_add(&out->runs, b.len, i, bad, 0, err);
        for (size_t k = 0; k < bad; k++)
            ent_buf_adds(&b, "\xEF\xBF\xBD");
        if (out->n_bad == 0)
            out->first_bad = i;
        out->n_bad += bad;
        i += bad;
    }
    if (st == ENT_OK)
        st = ent_buf_check(&b, err);
    out->n = b.len;
    if (st == ENT_OK && (out->bytes = out->own = ent_buf_take(&b)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory");
    ent_buf_done(&b);
    return st;
}

static enum ent_status take_utf8(const char *s, size_t n, size_t skip, struct ent_decoded *out,
                                 struct ent_error *err)
{
    if (ent_utf8_check(s + skip, n - skip) < n - skip)
        return repair(s, n, skip, out, err);
    out->bytes = s + skip;
    out->n = n - skip;
    return skip == 0 ? ENT_OK : ent_runs_add(&out->runs, 0, skip, n - skip, 1, err);
}

/* ---- conversion by ICU ---- */

/* What is being built: the text, and the run that is still open. */
struct conversion {
    const char *source;
    struct ent_buf text;
    struct ent_decoded *out;
    size_t run_text, run_source, run_end; /* an inexact stretch: one word */
    int open;
};

static enum ent_status close_run(struct conversion *c, struct ent_error *err)
{
    if (!c->open)
        return ENT_OK;
    c->open = 0;
    return ent_runs_add(&c->out->runs, c->run_text, c->run_source, c->run_end - c->run_source, 0,
                        err);
}

static int is_word_char(uint32_t ch)
{
    return (U_GET_GC_MASK((UChar32)ch) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

/*
 * Character ch came out of source[from, to).  The letters of a word share one inexact run, all else
 * has its own: the ends of words stay exact at a fraction of the runs.
 */
static enum ent_status put_char(struct conversion *c, uint32_t ch, size_t from, size_t to,
                                struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    char utf8[4];
    size_t len = ent_utf8_put(ch, utf8);
    int exact = to - from == len && memcmp(c->source + from, utf8, len) == 0;
    if (ch == 0)
        return ent_fail(err, ENT_EFORMAT, "byte %zu is a NUL character: not a text", from);
    if (c->open && !exact && is_word_char(ch) && from == c->run_end) {
        c->run_end = to;
    } else {
        if ((st = close_run(c, err)) != ENT_OK)
            return st;
        if (exact || !is_word_char(ch)) {
            st = ent_runs_add(&c->out->runs, c->text.len, from, to - from, exact, err);
        } else {
            c->open = 1;
            c->run_text = c->text.len;
            c->run_source = from;
            c->run_end = to;
        }
    }
    ent_buf_add(&c->text, utf8, len);
    return st;
}

static enum ent_status fail_icu(struct ent_error *err, const char *name, UErrorCode code)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return ent_fail(err, ENT_ENOMEM, "out of memory");
    if (code == U_FILE_ACCESS_ERROR)
        return ent_fail(err, ENT_EARG, "there is no encoding '%s'", name);
    return ent_fail(err, ENT_EFORMAT, "cannot be read as %s: %s", name, u_errorName(code));
}

/* A character waits in here until the next one shows where its source bytes end. */
struct pending {
    uint32_t ch;
    size_t from;
    int is;
};

static enum ent_status put_units(struct conversion *c, const UChar *units, const int32_t *offsets,
                                 int32_t n, size_t base, struct pending *p, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (int32_t k = 0; st == ENT_OK && k < n; k++) {
        size_t from = offsets[k] >= 0 ? base + (size_t)offsets[k] : p->from;
        if (U16_IS_TRAIL(units[k]) && p->is && U16_IS_LEAD(p->ch)) {
            p->ch = (uint32_t)U16_GET_SUPPLEMENTARY(p->ch, units[k]);
            continue;
        }
        if (p->is)
            st = put_char(c, U_IS_SURROGATE(p->ch) ? ENT_UTF8_BAD : p->ch, p->from,
                          from > p->from ? from : p->from, err);
        *p = (struct pending){units[k], from, 1};
    }
    return st;
}

/* One call takes as much as fills 'units'; offsets count from where the call began. */
static enum ent_status convert_all(struct conversion *c, UConverter *cnv, const char *name,
                                   size_t n, size_t skip, struct ent_error *err)
{
    UChar units[CHUNK] = {0};
    int32_t offsets[CHUNK] = {0};
    struct pending p = {0};
    const char *at = c->source + skip, *end = c->source + n;
    enum ent_status st = ENT_OK;
    int more = 1;
    while (st == ENT_OK && more) {
        const char *start = at,
                   *limit = end - at > MOST ? at + MOST : end; /* ICU counts in int32 */
        UChar *unit = units;
        UErrorCode code = U_ZERO_ERROR;
        ucnv_toUnicode(cnv, &unit, units + CHUNK, &at, limit, offsets, limit == end, &code);
        more = code == U_BUFFER_OVERFLOW_ERROR || limit < end;
        if (code != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(code))
            return fail_icu(err, name, code);
        st = put_units(c, units, offsets, (int32_t)(unit - units), (size_t)(start - c->source), &p,
                       err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    if (st == ENT_OK && p.is)
        st = put_char(c, U_IS_SURROGATE(p.ch) ? ENT_UTF8_BAD : p.ch, p.from, n, err);
    return st == ENT_OK ? close_run(c, err) : st;
}

static enum ent_status convert(const char *s, size_t n, size_t skip, const char *name,
                               struct ent_decoded *out, struct ent_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    struct conversion c = {.source = s, .out = out};
    UConverter *cnv = ucnv_open(name, &code);
    if (U_FAILURE(code))
        return fail_icu(err, name, code);
    enum ent_status st = convert_all(&c, cnv, name, n, skip, err);
    ucnv_close(cnv);
    if (st == ENT_OK)
        st = ent_buf_check(&c.text, err);
    out->n = c.text.len;
    if (st == ENT_OK && (out->bytes = out->own = ent_buf_take(&c.text)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory");
    ent_buf_done(&c.text);
    strncpy(out->encoding, name, sizeof out->encoding - 1);
    return st;
}

/* ---- which encoding ---- */

static const struct {
    const char *name, *mark;
    size_t n;
} marks[] = {
    /* UTF-32 first: its mark begins with that of UTF-16 */
    {"UTF-32LE", "\xFF\xFE\0\0", 4}, {"UTF-32BE", "\0\0\xFE\xFF", 4}, {"UTF-8", "\xEF\xBB\xBF", 3},
    {"UTF-16LE", "\xFF\xFE", 2},     {"UTF-16BE", "\xFE\xFF", 2},
};

static const char *marked_encoding(const char *s, size_t n, size_t *skip)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (n >= marks[i].n && memcmp(s, marks[i].mark, marks[i].n) == 0) {
            *skip = marks[i].n;
            return marks[i].name;
        }
    return NULL;
}

/* UTF-16 without a mark: spaces and line ends alone make one unit in sixteen a zero byte. */
static const char *unmarked_utf16(const char *s, size_t n)
{
    size_t zeros[2] = {0, 0}, units = (n < SAMPLE ? n : SAMPLE) / 2;
    if (n % 2 != 0)
        return NULL;
    for (size_t i = 0; i < 2 * units; i++)
        zeros[i % 2] += s[i] == '\0';
    if (zeros[0] == 0 && zeros[1] > units / 16)
        return "UTF-16LE";
    if (zeros[1] == 0 && zeros[0] > units / 16)
        return "UTF-16BE";
    return NULL;
}

static int is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
}

/* The name that follows 'key' and "=" within the first bytes of a page. */
static int declared_after(const char *s, size_t n, const char *key, char name[48])
{
    size_t len = strlen(key);
    for (size_t i = 0; i + len < n; i++) {
        if (strncasecmp(s + i, key, len) != 0)
            continue;
        size_t k = i + len, w = 0;
        while (k < n && (s[k] == ' ' || s[k] == '=' || s[k] == '"' || s[k] == '\''))
            k++;
        while (k < n && w < 47 && is_name_char(s[k]))
            name[w++] = s[k++];
        name[w] = '\0';
        if (w > 0)
            return 1;
    }
    return 0;
}

/* What the page says of itself, where ICU knows that name; 0 if nothing. */
static int declared_encoding(const char *s, size_t n, char name[48])
{
    UErrorCode code = U_ZERO_ERROR;
    if (n > HEAD)
        n = HEAD;
    if (!declared_after(s, n, "charset", name) &&
        !(n > 5 && memcmp(s, "<?xml", 5) == 0 && declared_after(s, n, "encoding", name)))
        return 0;
    UConverter *cnv = ucnv_open(name, &code);
    /* the declaration was read as ASCII, so the page is in no encoding of wide units */
    int good = U_SUCCESS(code) && ucnv_getMinCharSize(cnv) == 1;
    ucnv_close(cnv);
    return good;
}

/* The stretches around bytes beyond ASCII: all that a detector can learn from. */
static size_t sample_high_bytes(const char *s, size_t n, char out[DETECT], size_t *n_high)
{
    size_t len = 0, done = 0;
    *n_high = 0;
    for (size_t i = 0; i < n && len < DETECT; i++) {
        if ((unsigned char)s[i] < 0x80 || i < done)
            continue;
        size_t from = i > done + 40 ? i - 40 : done, to = i + 40 < n ? i + 40 : n;
        while (to < n && to < i + 400 && (unsigned char)s[to] >= 0x80)
            to++;
        for (size_t k = from; k < to && len < DETECT; k++) {
            *n_high += (unsigned char)s[k] >= 0x80;
            out[len++] = s[k];
        }
        done = to;
    }
    return len;
}

static int is_detectable(const char *name)
{
    static const char *const none[] = {"UTF-", "IBM", "ISO-2022"}; /* ruled out, or not of files */
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strncmp(name, none[i], strlen(none[i])) == 0)
            return 0;
    return 1;
}

static void detect_encoding(const char *s, size_t n, int is_html, char name[48])
{
    char sample[DETECT];
    size_t n_high, len = sample_high_bytes(s, n, sample, &n_high);
    UErrorCode code = U_ZERO_ERROR;
    int32_t n_found = 0;
    snprintf(name, 48, "windows-1252");
    UCharsetDetector *detector = ucsdet_open(&code);
    ucsdet_setText(detector, sample, (int32_t)len, &code);
    ucsdet_enableInputFilter(detector, is_html != 0);
    const UCharsetMatch **found = ucsdet_detectAll(detector, &n_found, &code);
    for (int32_t i = 0; U_SUCCESS(code) && i < n_found; i++) {
        const char *guess = ucsdet_getName(found[i], &code);
        int32_t sure = ucsdet_getConfidence(found[i], &code);
        if (U_FAILURE(code) || !is_detectable(guess))
            continue;
        if (sure >= 25 || n_high > len / 4) /* few accents, little evidence: the West's commonest */
            strncpy(name, guess, 47);
        break;
    }
    ucsdet_close(detector);
}

static void web_name(char name[48])
{
    static const char *const as_web[][2] = {
        {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},   {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"}, {"latin5", "windows-1254"},
        {"iso-8859-8-i", "ISO-8859-8"}};
    for (size_t i = 0; i < sizeof as_web / sizeof *as_web; i++)
        if (strcasecmp(name, as_web[i][0]) == 0)
            snprintf(name, 48, "%s", as_web[i][1]);
}

static int is_utf8_name(const char *name)
{
    return strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0;
}

/* Neither forced nor marked, and no zero bytes. */
static enum ent_status decode_unmarked(const char *s, size_t n, int is_html,
                                       struct ent_decoded *out, struct ent_error *err)
{
    char name[48];
    size_t first = ent_utf8_check(s, n);
    if (first == n)
        return take_utf8(s, n, 0, out, err);
    struct utf8_faults f = count_faults(s, n, first);
    if (is_mostly_utf8(&f, n))
        return repair(s, n, 0, out, err);
    if (!is_html || !declared_encoding(s, n, name) || is_utf8_name(name))
        detect_encoding(s, n, is_html, name);
    web_name(name);
    return convert(s, n, 0, name, out, err);
}

static enum ent_status decode(const char *s, size_t n, const char *forced, int is_html,
                              struct ent_decoded *out, struct ent_error *err)
{
    size_t skip = 0;
    const char *name = marked_encoding(s, n, &skip), *zero;
    if (forced != NULL && (name == NULL || strncasecmp(forced, name, strlen(forced)) != 0)) {
        skip = 0; /* what looked like a mark is something else in this encoding */
        name = forced;
    }
    if (name == NULL)
        name = unmarked_utf16(s, n);
    if (name != NULL && !is_utf8_name(name))
        return convert(s, n, skip, name, out, err);
    if ((zero = memchr(s, '\0', n)) != NULL)
        return ent_fail(err, ENT_EFORMAT, "byte %zu is NUL: not a text", (size_t)(zero - s));
    return name != NULL ? take_utf8(s, n, skip, out, err)
                        : decode_unmarked(s, n, is_html, out, err);
}

enum ent_status ent_decode(const char *bytes, size_t n, const char *forced, int is_html,
                           struct ent_decoded *out, struct ent_error *err)
{
    *out = (struct ent_decoded){.bytes = bytes};
    if (n == 0)
        return ENT_OK;
    enum ent_status st = decode(bytes, n, forced, is_html, out, err);
    if (st != ENT_OK)
        ent_decoded_done(out);
    return st;
}

void ent_decoded_done(struct ent_decoded *d)
{
    ent_free(d->own);
    ent_runs_done(&d->runs);
    *d = (struct ent_decoded){0};
}
