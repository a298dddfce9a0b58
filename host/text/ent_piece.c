#include "text/ent_piece.h"

#include <pthread.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/ent_chars.h"

/* ---- characters beyond ASCII, folded once ---- */

enum { TABLE_END = 0x0590, FOLDED = 8 }; /* Latin, Greek, Cyrillic, Armenian: the scripts with case; their folded form in bytes */

static struct {
    char bytes[FOLDED];
} table[TABLE_END];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* What ICU leaves whole though readers write it plainly. */
static uint32_t plain_letter(uint32_t c)
{
    switch (c) {
    case 0x0131: case 'y': return 'i';
    case 0x0142: return 'l';
    case 0x0111: return 'd';
    case 0x00F8: return 'o';
    case 0x0451: return 0x0435; /* Cyrillic yo is printed as ye */
    default: return c;
    }
}

/* Case and accents away: case folding, decomposition, no marks. */
static void fold_char(uint32_t c, char out[FOLDED])
{
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[4], folded[32], apart[64];
    int32_t n = 0, n_folded, n_apart, k = 0;
    UBool failed = 0;
    U16_APPEND(wide, n, 4, c, failed);
    n_folded = unorm2_normalize(unorm2_getNFKCCasefoldInstance(&code), wide, n, folded, 32, &code);
    n_apart = unorm2_normalize(unorm2_getNFDInstance(&code), folded, n_folded, apart, 64, &code);
    memset(out, 0, FOLDED);
    if (failed || U_FAILURE(code))
        return;
    for (int32_t i = 0; i < n_apart; i++) { /* none of them folds to a pair of surrogates */
        char bytes[4];
        if (ent_char_kind(apart[i]) == ENT_CHAR_MARK)
            continue;
        size_t len = ent_utf8_put(plain_letter(apart[i]), bytes);
        if ((size_t)k + len < FOLDED)
            memcpy(out + k, bytes, len);
        k += (int32_t)len;
    }
}

static void fill_table(void)
{
    for (uint32_t c = 0x80; c < TABLE_END; c++)
        fold_char(c, table[c].bytes);
}

/* ---- one piece ---- */

/* A doubled consonant counts once. */
static int is_doubled(const char *key, size_t n_key, char c) { return n_key > 0 && key[n_key - 1] == c && strchr("aeou", c) == NULL; }

static void add_byte(struct ent_piece *p, char c)
{
    if (p->n_key < ENT_PIECE_KEY && (p->shape == ENT_PIECE_DIGITS || !is_doubled(p->key, p->n_key, c)))
        p->key[p->n_key++] = c;
}

static void add_bytes(struct ent_piece *p, const char *bytes, size_t n)
{
    if (n > ENT_PIECE_KEY - p->n_key)
        return;
    memcpy(p->key + p->n_key, bytes, n);
    p->n_key += n;
}

/* The letters of ASCII, of which most names are, from s[at] on; returned is where they end. */
static size_t add_plain(struct ent_piece *p, const char *s, size_t n, size_t at, int *all_upper)
{
    size_t k = p->n_key;
    int upper = *all_upper;
    for (; at < n; at++) {
        char c = (char)(s[at] | 32);
        if (c < 'a' || c > 'z')
            break;
        upper = upper && c != s[at];
        c = c == 'y' ? 'i' : c;
        if (k < ENT_PIECE_KEY && !is_doubled(p->key, k, c))
            p->key[k++] = c;
    }
    p->n_key = k;
    *all_upper = upper;
    return at;
}

/* Any other letter, or a digit. */
static void add_other(struct ent_piece *p, const char *s, size_t at, size_t len)
{
    size_t i = at;
    if (len == 1) {
        add_byte(p, s[at]);
        return;
    }
    uint32_t c = ent_utf8_next(s, at + len, &i);
    pthread_once(&once, fill_table);
    if (c >= TABLE_END)
        add_bytes(p, s + at, len);
    else if (table[c].bytes[0] != '\0' && table[c].bytes[1] == '\0') /* an accent is gone */
        add_byte(p, table[c].bytes[0]);
    else
        add_bytes(p, table[c].bytes, strlen(table[c].bytes));
}

/* Short capitals are abbreviations and numbers: EEU is not EU, II is not I. */
static int keeps_doubles(const struct ent_piece *p) { return p->shape == ENT_PIECE_CAPITALS && p->end - p->start <= 4; }

static void key_of_capitals(struct ent_piece *p, const char *s)
{
    p->n_key = 0;
    for (size_t i = p->start; i < p->end; i++)
        if ((unsigned char)s[i] < 0x80)
            p->key[p->n_key++] = (char)(s[i] | 32) == 'y' ? 'i' : (char)(s[i] | 32);
}

static int in_piece(enum ent_char kind, int digits)
{
    return digits ? kind == ENT_CHAR_DIGIT : ent_char_in(kind, ENT_CHAR_LETTERS | 1u << ENT_CHAR_MARK | 1u << ENT_CHAR_HAN);
}

int ent_piece_next(const char *s, size_t n, size_t *i, struct ent_piece *out)
{
    size_t at = *i, len = 0;
    enum ent_char kind = ENT_CHAR_SPACE;
    for (; at < n; at += len) {
        kind = ent_char_at(s, n, at, &len);
        if (ent_char_in(kind, ENT_CHAR_LETTERS | 1u << ENT_CHAR_DIGIT | 1u << ENT_CHAR_HAN) || s[at] == '+' || s[at] == '&')
            break;
    }
    if (at >= n)
        return *i = n, 0;
    out->start = at;
    out->n_key = 0;
    if (s[at] == '+' || s[at] == '&') {
        out->shape = ENT_PIECE_SIGN;
        add_bytes(out, s + at, 1);
        return *i = out->end = at + 1, 1;
    }
    int digits = kind == ENT_CHAR_DIGIT, all = kind == ENT_CHAR_UPPER;
    out->shape = digits ? ENT_PIECE_DIGITS : kind == ENT_CHAR_LOWER ? ENT_PIECE_LOWER : ENT_PIECE_CAPITAL;
    for (;; at += len) {
        if (!digits)
            at = add_plain(out, s, n, at, &all);
        if (at >= n || !in_piece(kind = ent_char_at(s, n, at, &len), digits))
            break;
        all = all && kind != ENT_CHAR_LOWER && kind != ENT_CHAR_LETTER;
        add_other(out, s, at, len);
    }
    out->end = at;
    if (out->shape == ENT_PIECE_CAPITAL && all)
        out->shape = ENT_PIECE_CAPITALS;
    if (keeps_doubles(out) && (unsigned char)s[out->start] < 0x80 && (unsigned char)s[at - 1] < 0x80)
        key_of_capitals(out, s);
    return *i = at, 1;
}

int ent_piece_gap(const char *s, size_t n, int *comma)
{
    size_t spaces = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = ent_utf8_next(s, n, &i);
        int space = ent_is_space(c);
        spaces += space ? 1 : 0;
        *comma |= c == ',';
        if (!space && c != ',' && c != '.' && c != '/' && c != '-' && !(c >= 0x2010 && c <= 0x2013) && c != '\'' && c != 0x2018 && c != 0x2019 && c != 0x02BC && c != '`')
            return 0;
    }
    return n <= 8 && spaces <= 2;
}
