/* Words: what joins letters across dots, hyphens and apostrophes, and where a word parts in two. */
#include <string.h>

#include "text/ent_lexer.h"
#include "text/ent_lexis.h"

size_t lexer_run(const struct lexer *lx, size_t i, unsigned kinds)
{
    while (i < lx->e) {
        size_t len;
        if (!ent_char_in(ent_char_at(lx->s, lx->e, i, &len), kinds))
            break;
        i += len;
    }
    return i;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static int is_lower(char c) { return c >= 'a' && c <= 'z'; }

/* ---- where a word parts ---- */

/* Length of the apostrophe that ends before 'end', 0 if none does. */
static size_t apostrophe_before(const struct lexer *lx, size_t start, size_t end)
{
    size_t i = end;
    if (end == start)
        return 0;
    uint32_t c = ent_utf8_prev(lx->s, lx->limit, &i);
    return i >= start && ent_char_kind(c) == ENT_CHAR_APOS ? end - i : 0;
}

/* After these letters an apostrophe may be a possessive of its own: the states', Marx'. */
static int takes_bare(char c)
{
    c = lower(c);
    return c == 's' || c == 'z' || c == 'x';
}

/* Where the last clitic of [start, end) begins: 's, 'm, 'd, 're, 've, 'll, n't, or a bare
 * apostrophe. */
static size_t clitic(const struct lexer *lx, size_t start, size_t end)
{
    static const char *const letters[] = {"s", "m", "d", "re", "ve", "ll", "t", ""};
    for (size_t k = 0; k < sizeof letters / sizeof *letters; k++) {
        size_t n = strlen(letters[k]), i = 0;
        while (i < n && end - start > n && lower(lx->s[end - n + i]) == letters[k][i])
            i++;
        if (i < n || end - start <= n)
            continue;
        size_t mark = apostrophe_before(lx, start, end - n);
        size_t at = end - n - mark;
        if (mark == 0 || at == start)
            continue;
        if (letters[k][0] == '\0' && !takes_bare(lx->s[at - 1]))
            continue; /* cookin' */
        if (letters[k][0] != 't')
            return at;
        if (at - 1 > start && lower(lx->s[at - 1]) == 'n')
            return at - 1;
    }
    return end;
}

enum { PARTS = 4 };

/* 60's, 1930's: digits and an s; a decade has one word, a year two (2003|'s). */
static int is_decade(const struct lexer *lx, size_t start, size_t end)
{
    size_t q = lexer_run(lx, start, 1u << ENT_CHAR_DIGIT), n = q - start;
    return (n == 2 || n == 4) && lx->s[q - 1] == '0' && end - q <= 4 && lower(lx->s[end - 1]) == 's' &&
           q + 1 + apostrophe_before(lx, start, end - 1) == end;
}

/* "its a": where "it" ends, if what comes next can be nothing of its. */
static size_t its_cut(const struct lexer *lx, size_t start, size_t end)
{
    size_t from, to;
    if (end - start != 3 || end != lx->e || lower(lx->s[start]) != 'i' || lx->s[start + 1] != 't' || lx->s[start + 2] != 's')
        return end;
    lexer_next_letters(lx, &from, &to);
    return ent_lexis_after_its(lx->s + from, to - from) ? end - 1 : end;
}

static void emit_word(struct lexer *lx, size_t start, size_t end, int apostrophe)
{
    size_t cuts[PARTS], n = 0;
    if (apostrophe && is_decade(lx, start, end))
        apostrophe = 0;
    if (apostrophe) {
        size_t at = end, from;
        while (n < PARTS && (from = clitic(lx, start, at)) < at)
            cuts[n++] = at = from;
    } else {
        size_t cut[2];
        for (size_t k = ent_lexis_fused(lx->s + start, end - start, cut); k > 0; k--)
            cuts[n++] = start + cut[k - 1];
        if (n == 0 && (cut[0] = its_cut(lx, start, end)) < end)
            cuts[n++] = cut[0];
    }
    uint32_t flag = n > 0 ? ENT_WORD_MWT_FIRST : 0;
    for (; n > 0; n--) {
        lexer_emit(lx, start, cuts[n - 1], flag);
        start = cuts[n - 1];
        flag = ENT_WORD_MWT_NEXT;
    }
    lexer_emit(lx, start, end, flag);
}

/* ---- dots ---- */

/* The piece of the token [p, q) after its last dot; looks back 16 bytes at most. */
static size_t last_piece(const struct lexer *lx, size_t p, size_t q)
{
    size_t i = q;
    while (i > p && q - i < 16 && lx->s[i - 1] != '.')
        i--;
    return i;
}

static int is_one_letter(const struct lexer *lx, size_t from, size_t to)
{
    size_t len;
    return to > from && to - from <= 4 &&
           ent_char_in(ent_char_at(lx->s, to, from, &len), ENT_CHAR_LETTERS) && from + len == to;
}

/* "PhD" with dots, "M.Sc.": the pieces of a degree that are longer than a letter. */
static int is_degree(const char *s, size_t n)
{
    return (n == 2 && memcmp(s, "Sc", 2) == 0) || (n == 2 && memcmp(s, "Ed", 2) == 0) ||
           (n == 4 && memcmp(s, "Phil", 4) == 0) || (n == 4 && memcmp(s, "Tech", 4) == 0);
}

/* A dot with a letter or digit after it at 'next': the end of what it joins to [p, q), or q. */
static size_t join_inner_dot(const struct lexer *lx, size_t p, size_t q, size_t next)
{
    size_t from = last_piece(lx, p, q), to = lexer_run(lx, next, ENT_CHAR_WORDY);
    const char *after = lx->s + next;
    int single = is_one_letter(lx, from, q);
    if (single && (is_one_letter(lx, next, to) || is_degree(after, to - next)))
        return to; /* U.S, i.e, M.Sc */
    if (to - next == 1 && q - from == 2 && memcmp(lx->s + from, "Ph", 2) == 0)
        return to;
    if (ent_lexis_domain(after, to - next) && (to - next > 2 || is_lower(*after)))
        return to;
    if (is_lower(*after) &&
        (from > p ? is_lower(lx->s[q - 1])
                  : lexer_byte(lx, to) == '.' && is_lower(lexer_byte(lx, to + 1))))
        return to; /* alt.animals.cat, a chain of lower-case names */
    if (lexer_is(lx, next, 1u << ENT_CHAR_DIGIT) && lx->s[q - 1] >= '0' && lx->s[q - 1] <= '9')
        return to; /* PM2.5, v1.4 */
    if (single && from == p && lexer_is(lx, p, 1u << ENT_CHAR_UPPER) &&
        lexer_is(lx, next, 1u << ENT_CHAR_UPPER))
        return next; /* S.Korea: the initial keeps its dot and ends */
    enum ent_abbr abbr = ent_lexis_abbr(lx->s + from, q - from);
    int digit = lexer_is(lx, next, 1u << ENT_CHAR_DIGIT);
    if (from == p && abbr != ENT_ABBR_NONE &&
        (digit || (abbr == ENT_ABBR_TITLE && lexer_is(lx, next, 1u << ENT_CHAR_UPPER))))
        return next; /* No.5, Dr.Michael */
    return q;
}

/* May the dot after the lone letter at 'from' be that of an initial or of a page, not a full stop?
 */
static int is_initial(const struct lexer *lx, size_t from, size_t after)
{
    char c = lx->s[from];
    if (lexer_is(lx, from, 1u << ENT_CHAR_UPPER))
        return c != 'I' && !lexer_full_stop(lx, after);
    if (is_lower(c))
        return after == lx->e && lexer_next_kind(lx) == ENT_CHAR_DIGIT;
    return !lexer_full_stop(lx, after); /* other scripts */
}

/* Does the dot before 'after' belong to the abbreviation [from, after - 1)? */
static int keeps_dot(const struct lexer *lx, size_t from, size_t after)
{
    enum ent_char next = after == lx->e ? lexer_next_kind(lx) : ENT_CHAR_OTHER;
    switch (ent_lexis_abbr(lx->s + from, after - 1 - from)) {
    case ENT_ABBR_TITLE:
        return next != ENT_CHAR_SPACE;
    case ENT_ABBR_NUMBER:
        return next == ENT_CHAR_DIGIT;
    case ENT_ABBR_DATE:
        return next != ENT_CHAR_SPACE && !lexer_full_stop(lx, after);
    case ENT_ABBR_ANY:
        if (after - 1 - from == 3 && memcmp(lx->s + from, "etc", 3) == 0 && next == ENT_CHAR_UPPER)
            return 0; /* a list has ended, and with it nearly always the sentence */
        return !lexer_full_stop(lx, after);
    default:
        return 0;
    }
}

static size_t join_dot(const struct lexer *lx, size_t p, size_t q)
{
    size_t after = q + 1, from = last_piece(lx, p, q);
    if (lexer_is(lx, after, ENT_CHAR_WORDY))
        return join_inner_dot(lx, p, q, after);
    if (lexer_byte(lx, after) == '.' && lexer_byte(lx, after + 1) == '.')
        return q; /* an ellipsis */
    if (from > p && (is_one_letter(lx, from, q) || is_degree(lx->s + from, q - from)))
        return lexer_full_stop(lx, after) ? q : after;
    if (from > p)
        return q;
    return (is_one_letter(lx, from, q) ? is_initial(lx, from, after) : keeps_dot(lx, from, after))
               ? after
               : q;
}

/* ---- hyphens, slashes and other joints ---- */

/* A piece of a word that the speaker broke off: th-, s-, N-. */
static int is_fragment(const struct lexer *lx, size_t p, size_t q)
{
    size_t vowels = 0;
    for (size_t i = p; i < q; i++) {
        if ((unsigned char)lx->s[i] >= 0x80 ||
            ent_char_ascii[(unsigned char)lx->s[i]] == ENT_CHAR_DIGIT)
            return 0;
        vowels += strchr("aeiouy", lower(lx->s[i])) != NULL;
    }
    return q - p == 1 || (q - p <= 3 && vowels == 0);
}

/* non-stop and NON-STOP, but not the UN of UN-led and UN-Habitat, nor the e of Jamaat-e-Islami */
static int is_prefix(const struct lexer *lx, size_t p, size_t q, size_t next)
{
    const unsigned upper = 1u << ENT_CHAR_UPPER;
    if (p > lx->chunk && lx->s[p - 1] == '-')
        return 0;
    if (q - p > 1 && lexer_is(lx, q - 1, upper) && (q - p == 2 || !lexer_is(lx, next, upper)))
        return 0;
    return ent_lexis_prefix(lx->s + p, q - p);
}

/* The hyphen and its Unicode twins (U+2010, U+2011), not the dashes. */
static int is_hyphen(const struct lexer *lx, size_t q, size_t len)
{
    return len == 1 || (len == 3 && (memcmp(lx->s + q, "\xE2\x80\x90", 3) == 0 ||
                                     memcmp(lx->s + q, "\xE2\x80\x91", 3) == 0));
}

static size_t join_hyphen(const struct lexer *lx, size_t p, size_t q, size_t len)
{
    size_t next = q + len;
    if (lexer_is(lx, next, ENT_CHAR_WORDY))
        return is_prefix(lx, p, q, next) ? lexer_run(lx, next, ENT_CHAR_WORDY) : q;
    if (next < lx->e && lx->s[next] != ',')
        return q;
    return is_prefix(lx, p, q, next) || (q - p <= 3 && is_fragment(lx, p, q)) ? next : q;
}

/* l/c, s/he, w/o */
static size_t join_slash(const struct lexer *lx, size_t p, size_t q)
{
    size_t to = lexer_run(lx, q + 1, ENT_CHAR_WORDY), n = to - q - 1;
    const char *right = lx->s + q + 1;
    int is_out = n >= 3 && memcmp(right, "out", 3) == 0;
    if (q - p == 1 && lower(lx->s[p]) == 'w' && n > 1 && !is_out)
        return q + 1; /* w/cheese */
    if (q - p != 1 || n == 0 || lexer_byte(lx, to) == '/')
        return q;
    int pair = n == 1 || (n == 2 && lower(lx->s[p]) == 's' && memcmp(right, "he", 2) == 0) ||
               (n == 3 && lower(lx->s[p]) == 'w' && is_out);
    return pair && lexer_is(lx, q + 1, ENT_CHAR_LETTERS) ? to : q;
}

/* AT&T, p&l: short on both sides */
static size_t join_ampersand(const struct lexer *lx, size_t p, size_t q)
{
    size_t to = lexer_run(lx, q + 1, ENT_CHAR_WORDY);
    return to > q + 1 && to - q - 1 <= 4 && q - p <= 4 ? to : q;
}

/* An apostrophe: between letters it joins; after s (and z, x) it may be a possessive. */
static size_t join_apostrophe(struct lexer *lx, size_t p, size_t q, size_t len)
{
    size_t next = q + len;
    char before = lower(lx->s[q - 1]);
    if (lexer_is(lx, next, ENT_CHAR_LETTERS | 1u << ENT_CHAR_MARK))
        return q == p + 1 && before == 'y' ? next : lexer_run(lx, next, ENT_CHAR_WORDY);
    if (lexer_is(lx, next, 1u << ENT_CHAR_APOS))
        return q;
    if (lx->quote != NO_QUOTE && q - lx->quote < QUOTE_REACH)
        return q; /* it closes the quotation */
    if (lx->s[q] == '`')
        return q;
    if (takes_bare(before))
        return next;
    return q - p > 3 && before == 'n' && lower(lx->s[q - 2]) == 'i' ? next : q; /* cookin' */
}

/* US$, A$ */
static size_t join_dollar(const struct lexer *lx, size_t p, size_t q)
{
    for (size_t i = p; i < q; i++)
        if (q - p > 3 || lx->s[i] < 'A' || lx->s[i] > 'Z')
            return q;
    return q + 1;
}

/* The end of what the sign at q adds to the token [p, q), or q; *apostrophe is set where it was
 * one. */
static size_t join(struct lexer *lx, size_t p, size_t q, int *apostrophe)
{
    size_t len, end;
    switch (lexer_kind(lx, q, &len)) {
    case ENT_CHAR_APOS:
        end = join_apostrophe(lx, p, q, len);
        *apostrophe |= end > q;
        return end;
    case ENT_CHAR_STOP:
        return lx->s[q] == '.' ? join_dot(lx, p, q) : q;
    case ENT_CHAR_DASH:
        return is_hyphen(lx, q, len) ? join_hyphen(lx, p, q, len) : q;
    default:
        break;
    }
    if (q == lx->e)
        return q;
    switch (lx->s[q]) {
    case '&':
        return join_ampersand(lx, p, q);
    case '/': /* bit.ly/x: what looked like a host name has a path */
        return last_piece(lx, p, q) > p && q - p > 4 ? lexer_url_end(lx, p) : join_slash(lx, p, q);
    case '$':
        return join_dollar(lx, p, q);
    case '_':
    case '*':
        return lexer_is(lx, q + 1, ENT_CHAR_WORDY) ? lexer_run(lx, q + 1, ENT_CHAR_WORDY) : q;
    default:
        return q;
    }
}

/* The rest of a word whose first stretch is [p, q). */
static size_t finish_word(struct lexer *lx, size_t p, size_t q)
{
    int apostrophe = 0;
    for (size_t end; q < lx->e && (end = join(lx, p, q, &apostrophe)) > q;) {
        q = end;
        if (lx->s[q - 1] == '.' || lx->s[q - 1] == '$')
            break; /* an abbreviation's dot, a currency's sign: nothing joins after them */
    }
    emit_word(lx, p, q, apostrophe);
    return q;
}

size_t lexer_word(struct lexer *lx, size_t p)
{
    if ((lx->shape & ~(unsigned)SHAPE_W) == SHAPE_LETTER) {
        emit_word(lx, p, lx->e, 0); /* most chunks are nothing but letters */
        return lx->e;
    }
    if (lx->shape & (SHAPE_AT | SHAPE_COLON | SHAPE_W)) {
        size_t end = lexer_address(lx, p);
        if (end > p) {
            lexer_emit(lx, p, end, ENT_NOTE_URL);
            return end;
        }
    }
    return finish_word(lx, p, lexer_run(lx, p, ENT_CHAR_WORDY));
}

/* ---- numbers ---- */

enum { GROUPS = 6 };

/* Groups of digits with / or - between them: "08/07/2025", "713-853-3989". */
struct groups {
    size_t n, len[GROUPS];
    size_t end[GROUPS]; /* where each ends */
    unsigned value[GROUPS];
    char sign[GROUPS]; /* before each */
};

static void read_groups(const struct lexer *lx, size_t p, struct groups *g)
{
    *g = (struct groups){0};
    while (g->n < GROUPS) {
        size_t q = p;
        unsigned value = 0;
        while (q < lx->e && lx->s[q] >= '0' && lx->s[q] <= '9' && q - p < 12) {
            value = value < 100000 ? value * 10 + (unsigned)(lx->s[q] - '0') : value;
            q++;
        }
        if (q == p)
            break;
        g->len[g->n] = q - p;
        g->end[g->n] = q;
        g->value[g->n++] = value;
        if (lexer_byte(lx, q) != '/' && lexer_byte(lx, q) != '-')
            break;
        if (g->n < GROUPS)
            g->sign[g->n] = lx->s[q];
        p = q + 1;
    }
}

/* How many of the groups are one token: dates, telephone numbers, fractions; not ranges. */
static size_t groups_joined(const struct groups *g)
{
    const size_t *len = g->len;
    if (g->n < 2)
        return 1;
    if (g->sign[1] == '/') {
        if (g->n >= 3 && g->sign[2] == '/' && len[0] <= 4 && len[1] <= 2 && len[2] <= 4)
            return 3;
        if (g->n >= 3 && g->sign[2] == '-' && len[0] == 3 && len[1] == 3 && len[2] == 4)
            return 3;
        return len[0] <= 2 && len[1] <= 2 && g->value[0] <= 12 && g->value[1] <= 31 ? 2 : 1;
    }
    for (size_t i = 1; i < g->n; i++)
        if (g->sign[i] != '-')
            return 1;
    if (g->n == 2) {
        int round = g->value[0] % 10 == 0 && g->value[1] % 100 == 0; /* 500-1000 is a range */
        return ((len[0] == 3 || len[0] == 1) && len[1] == 4 && !round) || (len[0] == 5 && len[1] == 4) ? 2 : 1;
    }
    return len[g->n - 1] >= 2 ? g->n : 1;
}

/* Is the comma at q inside a number?  1,000 and 1,00,000 are; so is 3,5 unless in brackets. */
static int joins_comma(const struct lexer *lx, size_t p, size_t q)
{
    size_t to = lexer_run(lx, q + 1, 1u << ENT_CHAR_DIGIT), n = to - q - 1;
    if (n == 3)
        return 1;
    if (n == 2 && lexer_byte(lx, to) == ',')
        return lexer_run(lx, to + 1, 1u << ENT_CHAR_DIGIT) == to + 4;
    return n == 1 && lexer_byte(lx, to) != ',' && q - p <= 3 && p == lx->chunk;
}

static size_t number_core(const struct lexer *lx, size_t p)
{
    const unsigned digit = 1u << ENT_CHAR_DIGIT;
    struct groups g;
    size_t q = p;
    if (lx->s[q] == '.' || lx->s[q] == '+')
        q++;
    read_groups(lx, q, &g);
    size_t joined = groups_joined(&g);
    if (joined > 1)
        q = g.end[joined - 1];
    q = lexer_run(lx, q, digit | 1u << ENT_CHAR_MARK);
    while (q < lx->e && lexer_is(lx, q + 1, digit)) {
        char c = lx->s[q];
        if (c != '.' && c != ':' && !(c == ',' && joins_comma(lx, p, q)))
            break;
        q = lexer_run(lx, q + 1, digit);
    }
    return q;
}

static int is_ordinal(const char *s, size_t n)
{
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; n == 2 && i < sizeof ends / sizeof *ends; i++)
        if (lower(s[0]) == ends[i][0] && lower(s[1]) == ends[i][1])
            return 1;
    return n == 1 && lower(s[0]) == 's'; /* 1990s */
}

static int after_currency(const struct lexer *lx, size_t p)
{
    size_t i = p;
    if (p == lx->chunk)
        return 0;
    uint32_t c = ent_utf8_prev(lx->s, lx->limit, &i);
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0x58F;
}

/* Do the letters [q, to) after a number stand as a word of their own (5|km, 2|bn, 20|minutes)? */
static int is_apart(const struct lexer *lx, size_t p, size_t q, size_t to)
{
    size_t n = to - q;
    if (is_ordinal(lx->s + q, n))
        return 0;
    if (ent_lexis_unit(lx->s + q, n) || (n <= 3 && after_currency(lx, p)))
        return 1;
    if (n < 4)
        return 0;
    for (size_t i = q; i < to && i < q + 4; i++) /* a word of four small letters or more */
        if (!is_lower(lx->s[i]))
            return 0;
    return 1;
}

size_t lexer_number(struct lexer *lx, size_t p)
{
    if (lx->shape & SHAPE_AT) {
        size_t end = lexer_address(lx, p);
        if (end > p) {
            lexer_emit(lx, p, end, ENT_NOTE_URL);
            return end;
        }
    }
    size_t q = number_core(lx, p), to = lexer_run(lx, q, ENT_CHAR_WORDY);
    if (to > q && is_apart(lx, p, q, to)) {
        lexer_emit(lx, p, q, 0);
        return q; /* the unit is the next word */
    }
    return finish_word(lx, p, to);
}
