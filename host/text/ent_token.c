#include "text/ent_token.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "text/ent_lexer.h"
#include "text/ent_lexis.h"

/* ---- bytes ---- */

enum {
    a_ = SHAPE_LETTER,
    w_ = SHAPE_LETTER | SHAPE_W,
    d_ = SHAPE_DIGIT,
    s_ = SHAPE_SPACE,
    x_ = SHAPE_OTHER,
    r_ = SHAPE_ART,
    h_ = SHAPE_HIGH,
    m_ = SHAPE_HIGH | SHAPE_MAYBE
};

/* clang-format off */
static const uint16_t shapes[256] = {
    x_, x_, x_, x_, x_, x_, x_, x_, x_, s_, s_, s_, s_, s_, x_, x_,
    x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_, x_,
    s_, x_, x_, x_, x_, x_, x_, x_, x_, x_, r_, r_, x_, r_, x_, x_, /*  !"#$%&'()*+,-./ */
    d_, d_, d_, d_, d_, d_, d_, d_, d_, d_, SHAPE_COLON, x_, r_, r_, r_, x_,
    SHAPE_AT, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_,
    a_, a_, a_, a_, a_, a_, a_, w_, a_, a_, a_, x_, x_, x_, r_, r_,
    x_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_, a_,
    a_, a_, a_, a_, a_, a_, a_, w_, a_, a_, a_, r_, r_, r_, r_, x_,
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
    h_, h_, m_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, /* U+0085, U+00A0 */
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
    h_, m_, m_, m_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, m_, /* U+1680, 20xx, 3000, FEFF */
    h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_, h_,
};
/* clang-format on */

static unsigned shape_at(const char *s, size_t i) { return shapes[(unsigned char)s[i]]; }

void lexer_emit(struct lexer *lx, size_t start, size_t end, uint32_t flags)
{
    struct ent_words *out = lx->out;
    if (lx->st != ENT_OK)
        return;
    lx->st = ent_reserve(&out->words, &out->cap, out->n + 1, sizeof *out->words, lx->err);
    if (lx->st == ENT_OK)
        out->words[out->n++] = (struct ent_word){(uint32_t)start, (uint32_t)end, flags};
}

/* ---- runs ---- */

/* The end of the characters like the one at p, byte for byte. */
static size_t same(const struct lexer *lx, size_t p, size_t len)
{
    size_t q = p + len;
    while (q + len <= lx->e && memcmp(lx->s + p, lx->s + q, len) == 0)
        q += len;
    return q;
}

static size_t marks(const struct lexer *lx, size_t p)
{
    return lexer_run(lx, p, 1u << ENT_CHAR_MARK);
}

static size_t emit_to(struct lexer *lx, size_t p, size_t end, uint32_t flags)
{
    lexer_emit(lx, p, end, flags);
    return end;
}

/* Does no letter or digit lean on p from the left? */
static int is_bare(const struct lexer *lx, size_t p)
{
    if (p == lx->chunk)
        return 1;
    return !ent_char_in(ent_char_kind(ent_utf8_prev(lx->s, lx->limit, &p)), ENT_CHAR_WORDY);
}

/* ---- stops, dashes, quotes ---- */

static size_t scan_stop(struct lexer *lx, size_t p)
{
    size_t q = lexer_run(lx, p, 1u << ENT_CHAR_STOP);
    int bare = is_bare(lx, p); /* ".5", "$.04", ".doc" */
    if (q == p + 1 && lx->s[p] == '.' && bare && q < lx->e) {
        if (lexer_is(lx, q, 1u << ENT_CHAR_DIGIT))
            return lexer_number(lx, p);
        size_t end = lexer_run(lx, q, ENT_CHAR_WORDY);
        if (end > q && ent_lexis_domain(lx->s + q, end - q))
            return emit_to(lx, p, end, 0);
    }
    return emit_to(lx, p, marks(lx, q), ENT_NOTE_STOP);
}

static size_t scan_dash(struct lexer *lx, size_t p, size_t len)
{
    size_t q = same(lx, p, len);
    if (lexer_byte(lx, q) == '>') /* an arrow */
        q = same(lx, q, 1);
    return emit_to(lx, p, marks(lx, q), 0);
}

/* 's, 'll and so on, after what no word scan could take along: "Post"'s, (sic)'s. */
static size_t clitic_end(const struct lexer *lx, size_t p)
{
    static const char *const clitics[] = {"s", "m", "d", "re", "ve", "ll"};
    size_t q = lexer_run(lx, p, ENT_CHAR_WORDY);
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (q - p == strlen(clitics[i]) && memcmp(lx->s + p, clitics[i], q - p) == 0)
            return q;
    return p;
}

/* '90s, ’72: two digits and perhaps an s. */
static size_t decade_end(const struct lexer *lx, size_t p)
{
    size_t q = lexer_run(lx, p, 1u << ENT_CHAR_DIGIT);
    if (q - p != 2)
        return p;
    if (lexer_byte(lx, q) == 's')
        q++;
    return lexer_is(lx, q, ENT_CHAR_WORDY) ? p : q;
}

static int is_word(const char *s, size_t n, const char *word) /* a small-letter word in any case */
{
    size_t i = 0;
    while (i < n && word[i] != '\0' && (s[i] | 0x20) == word[i])
        i++;
    return i == n && word[i] == '\0';
}

/* A word that lost its beginning ('em, 'til) or 'tis, 'twas; p if none stands at 'from'. */
static size_t scan_elided(struct lexer *lx, size_t p, size_t from)
{
    size_t q = lexer_run(lx, from, ENT_CHAR_WORDY), n = q - from, len = from - p;
    const char *s = lx->s + from;
    if (is_word(s, n, "tis") || is_word(s, n, "twas")) {
        lexer_emit(lx, p, from + 1, ENT_WORD_MWT_FIRST);
        return emit_to(lx, from + 1, q, ENT_WORD_MWT_NEXT);
    }
    if (!ent_lexis_elided(s, n))
        return p;
    if (n == 1 && q + len <= lx->e && memcmp(lx->s + p, lx->s + q, len) == 0)
        q += len; /* 'n' */
    return emit_to(lx, p, q, 0);
}

static size_t scan_apostrophe(struct lexer *lx, size_t p, size_t len)
{
    size_t next = p + len, end;
    int attached = p > lx->chunk;
    int opens = memcmp(lx->s + p, "\xE2\x80\x98", len < 3 ? len : 3) == 0; /* U+2018 */
    if (next + len <= lx->e && memcmp(lx->s + p, lx->s + next, len - (len > 1)) == 0 &&
        lexer_is(lx, next, 1u << ENT_CHAR_APOS))
        return emit_to(lx, p, next + len, 0); /* '' and `` and ’’ (even ‘’) are one mark */
    if (!opens) {
        end = clitic_end(lx, next);
        if (end > next && (attached || end == lx->e))
            return emit_to(lx, p, end, 0);
        if ((end = decade_end(lx, next)) > next)
            return emit_to(lx, p, end, 0);
        if ((end = scan_elided(lx, p, next)) > p)
            return end;
    }
    lx->quote =
        opens || (next < lx->e && (!attached || lexer_is(lx, next, ENT_CHAR_WORDY))) ? p : NO_QUOTE;
    return emit_to(lx, p, next, 0);
}

/* ---- symbols ---- */

static size_t smile_end(const struct lexer *lx, size_t p)
{
    static const char *const smiles[] = {
        ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":-|", ":'(", ">:(", "^_^", "-_-", ":)", ":(",
        ";)",  ":D",  ":P",  ":p",  ":/",  ":|",  ":O",  ";P",  "=)",  "=(",  "=D",  "=P", "<3"};
    size_t left = lx->e - p;
    for (size_t i = 0; i < sizeof smiles / sizeof *smiles; i++) {
        size_t n = strlen(smiles[i]);
        if (n <= left && memcmp(lx->s + p, smiles[i], n) == 0 &&
            !lexer_is(lx, p + n, ENT_CHAR_WORDY))
            return n == 2 && smiles[i][1] == '/' && n < left ? p : p + n;
    }
    return p;
}

static size_t scan_symbol(struct lexer *lx, size_t p, size_t len)
{
    char c = lx->s[p];
    int bare = is_bare(lx, p);
    size_t q;
    if (strchr(":;=<>^", c) != NULL && (q = smile_end(lx, p)) > p)
        return emit_to(lx, p, q, ENT_NOTE_SMILE);
    q = p + len;
    if ((c == '@' || c == '#') && bare && lexer_is(lx, q, ENT_CHAR_LETTERS)) {
        while (lexer_is(lx, q, ENT_CHAR_WORDY) || lexer_byte(lx, q) == '_')
            q = lexer_byte(lx, q) == '_' ? q + 1 : lexer_run(lx, q, ENT_CHAR_WORDY);
        return emit_to(lx, p, q, 0);
    }
    if (c == '+' && p == lx->chunk && lexer_is(lx, q, 1u << ENT_CHAR_DIGIT))
        return lexer_number(lx, p);
    if (c != '\0' && strchr("*=_~+<>|^#$\\,", c) != NULL)
        q = same(lx, p, len);
    return emit_to(lx, p, marks(lx, q), 0);
}

/* One pictograph: what joiners (U+200D) and modifiers hold together; two regional letters, a flag.
 */
static size_t scan_emoji(struct lexer *lx, size_t p, size_t len, enum ent_char kind)
{
    size_t q = p + len, more;
    if (kind == ENT_CHAR_FLAG) {
        if (lexer_kind(lx, q, &more) == ENT_CHAR_FLAG)
            q += more;
        return emit_to(lx, p, marks(lx, q), 0);
    }
    while ((q = marks(lx, q)) < lx->e && memcmp(lx->s + q - 3, "\xE2\x80\x8D", 3) == 0 &&
           lexer_kind(lx, q, &more) == ENT_CHAR_EMOJI)
        q += more;
    return emit_to(lx, p, q, 0);
}

/* ---- a chunk ---- */

static size_t scan_token(struct lexer *lx, size_t p)
{
    size_t len;
    enum ent_char kind = lexer_kind(lx, p, &len);
    switch (kind) {
    case ENT_CHAR_UPPER:
    case ENT_CHAR_LOWER:
    case ENT_CHAR_LETTER:
    case ENT_CHAR_MARK:
        return lexer_word(lx, p);
    case ENT_CHAR_DIGIT:
        return lexer_number(lx, p);
    case ENT_CHAR_STOP:
        return scan_stop(lx, p);
    case ENT_CHAR_DASH:
        return scan_dash(lx, p, len);
    case ENT_CHAR_APOS:
        return scan_apostrophe(lx, p, len);
    case ENT_CHAR_QUOTE:
        return emit_to(lx, p, p + len, ENT_NOTE_QUOTE);
    case ENT_CHAR_EMOJI:
    case ENT_CHAR_FLAG:
        return scan_emoji(lx, p, len, kind);
    case ENT_CHAR_OPEN:
    case ENT_CHAR_CLOSE:
    case ENT_CHAR_HAN:
        return emit_to(lx, p, marks(lx, p + len), 0);
    default:
        return scan_symbol(lx, p, len);
    }
}

/* The end of the chunk at i, and its shape. */
static size_t chunk_end(struct lexer *lx, size_t i)
{
    unsigned shape = 0;
    while (i < lx->limit) {
        unsigned b = shape_at(lx->s, i);
        size_t len = 1;
        if ((b & SHAPE_SPACE) ||
            ((b & SHAPE_MAYBE) && ent_char_at(lx->s, lx->limit, i, &len) == ENT_CHAR_SPACE))
            break;
        shape |= b;
        i += len;
    }
    lx->shape = shape;
    return i;
}

static void scan_chunk(struct lexer *lx)
{
    size_t p = lx->chunk;
    if (lx->e - p > 1 && (lx->shape & ~(unsigned)SHAPE_ART) == 0) { /* a ruler, an arrow */
        size_t smile = smile_end(lx, p);
        lexer_emit(lx, p, lx->e, smile == lx->e ? ENT_NOTE_SMILE : 0);
        return;
    }
    while (p < lx->e && lx->st == ENT_OK)
        p = scan_token(lx, p);
}

/* ---- a stretch ---- */

/* Past the white space at i; *blank says whether an empty line, or a paragraph separator, is in it.
 */
static size_t skip_space(const struct lexer *lx, size_t i, int *blank)
{
    int lines = 0;
    *blank = 0;
    while (i < lx->limit) {
        unsigned b = shape_at(lx->s, i);
        size_t len = 1;
        if (!(b & (SHAPE_SPACE | SHAPE_MAYBE)) ||
            ((b & SHAPE_MAYBE) && ent_char_at(lx->s, lx->limit, i, &len) != ENT_CHAR_SPACE))
            break;
        lines += lx->s[i] == '\n';
        *blank |= lines == 2 || (len == 3 && memcmp(lx->s + i, "\xE2\x80\xA9", 3) == 0);
        i += len;
    }
    return i;
}

static enum ent_status scan_stretch(struct lexer *lx, size_t start)
{
    struct ent_words *out = lx->out;
    size_t i, checked = start;
    int blank;
    for (i = skip_space(lx, start, &blank); i < lx->limit && lx->st == ENT_OK;) {
        lx->chunk = i;
        lx->e = chunk_end(lx, i);
        scan_chunk(lx);
        if (lx->st != ENT_OK)
            break;
        i = skip_space(lx, lx->e, &blank);
        out->words[out->n - 1].flags |=
            (uint32_t)ENT_WORD_SPACE_AFTER | (blank ? (uint32_t)ENT_WORD_SENT_END : 0);
        if (blank)
            lx->quote = NO_QUOTE;
        if (i - checked > (1u << 16)) {
            checked = i;
            if (ent_interrupted())
                return ent_fail_interrupted(lx->err);
        }
    }
    return lx->st;
}

enum ent_status ent_tokenize(const char *text, size_t start, size_t end, struct ent_words *out,
                             struct ent_error *err)
{
    struct lexer lx = {.s = text, .limit = end, .quote = NO_QUOTE, .out = out, .err = err};
    size_t first = out->n;
    enum ent_status st = scan_stretch(&lx, start);
    if (st != ENT_OK)
        out->n = first; /* nothing half done */
    else if (out->n > first)
        ent_sentences(text, out->words + first, out->n - first);
    return st;
}

void ent_words_done(struct ent_words *words)
{
    ent_free(words->words);
    *words = (struct ent_words){0};
}

/* ---- what comes after a dot ---- */

enum ent_char lexer_next_kind(const struct lexer *lx)
{
    int blank;
    size_t len, i = skip_space(lx, lx->e, &blank);
    return i < lx->limit && !blank ? ent_char_at(lx->s, lx->limit, i, &len) : ENT_CHAR_SPACE;
}

void lexer_next_letters(const struct lexer *lx, size_t *from, size_t *to)
{
    int blank;
    *from = *to = skip_space(lx, lx->e, &blank);
    while (!blank && *to < lx->limit && *to - *from < 16 && (shape_at(lx->s, *to) & SHAPE_LETTER))
        ++*to;
}

int lexer_full_stop(const struct lexer *lx, size_t after)
{
    int blank, quoted = 0;
    size_t len;
    enum ent_char kind;
    for (; (kind = lexer_kind(lx, after, &len)) != ENT_CHAR_SPACE; after += len)
        if (kind != ENT_CHAR_CLOSE && kind != ENT_CHAR_QUOTE && kind != ENT_CHAR_APOS)
            return 0;
    size_t i = skip_space(lx, after, &blank);
    if (blank || i == lx->limit)
        return 1;
    while (i < lx->limit &&
           (kind = ent_char_at(lx->s, lx->limit, i, &len),
            kind == ENT_CHAR_QUOTE || kind == ENT_CHAR_OPEN || kind == ENT_CHAR_APOS)) {
        quoted |= kind != ENT_CHAR_OPEN || (unsigned char)lx->s[i] >= 0x80;
        i += len;
    }
    if (kind != ENT_CHAR_UPPER)
        return 0;
    size_t end = i;
    while (end < lx->limit && end < i + 16 && (shape_at(lx->s, end) & SHAPE_LETTER))
        end++;
    return quoted || ent_lexis_starter(lx->s + i, end - i);
}
