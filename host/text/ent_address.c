/* Web and mail addresses. */
#include <string.h>

#include "text/ent_lexer.h"

enum { LOCAL_MAX = 64, DOMAIN_MAX = 255, SCHEME_MAX = 12 }; /* the first two by RFC 5321 */

static int is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static int is_one_of(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

/* A closing sign at the end of an address is not its own, but for a ) that it opened itself. */
size_t lexer_url_end(const struct lexer *lx, size_t p)
{
    size_t q = p, opened = 0, closed = 0;
    for (; q < lx->e && !is_one_of(lx->s[q], "<>\"\\^`{|}"); q++) {
        opened += lx->s[q] == '(';
        closed += lx->s[q] == ')';
    }
    while (q > p + 1) {
        size_t i = q;
        uint32_t c = ent_utf8_prev(lx->s, lx->limit, &i);
        enum ent_char kind = ent_char_kind(c);
        if (c == ')' && closed <= opened)
            break;
        if (c != ',' && c != ';' && c != ':' && kind != ENT_CHAR_STOP && kind != ENT_CHAR_CLOSE &&
            kind != ENT_CHAR_APOS)
            break;
        closed -= c == ')';
        q = i;
    }
    return q;
}

/* name@host.tld, and the bare name@HOST of old mail systems */
static size_t mail_end(const struct lexer *lx, size_t p)
{
    size_t q = p;
    while (q < lx->e && q - p <= LOCAL_MAX && (is_alnum(lx->s[q]) || is_one_of(lx->s[q], "._-+%")))
        q++;
    if (lexer_byte(lx, q) != '@' || q == p || !is_alnum(lexer_byte(lx, q + 1)))
        return p;
    size_t at = ++q;
    while (q < lx->e && q - at <= DOMAIN_MAX && (is_alnum(lx->s[q]) || is_one_of(lx->s[q], ".-_")))
        q++;
    while (!is_alnum(lx->s[q - 1]))
        q--;
    return q;
}

size_t lexer_address(const struct lexer *lx, size_t p)
{
    size_t q = p;
    if (lx->e - p > 4 && (lx->s[p] | 0x20) == 'w' && (lx->s[p + 1] | 0x20) == 'w' &&
        (lx->s[p + 2] | 0x20) == 'w' && lx->s[p + 3] == '.' && is_alnum(lx->s[p + 4]))
        return lexer_url_end(lx, p);
    if (lx->shape & SHAPE_COLON) {
        while (q < lx->e && q - p <= SCHEME_MAX && is_alnum(lx->s[q]))
            q++;
        if (lexer_byte(lx, q) == ':' && lexer_byte(lx, q + 1) == '/' &&
            lexer_byte(lx, q + 2) == '/' && q + 3 < lx->e)
            return lexer_url_end(lx, p);
        if (lexer_byte(lx, q) == ':' && lexer_is(lx, q + 1, ENT_CHAR_WORDY) &&
            ((q - p == 6 && memcmp(lx->s + p, "mailto", 6) == 0) ||
             (q - p == 3 && memcmp(lx->s + p, "doi", 3) == 0)))
            return lexer_url_end(lx, p);
    }
    return lx->shape & SHAPE_AT ? mail_end(lx, p) : p;
}
