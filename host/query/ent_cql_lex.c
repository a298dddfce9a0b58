#include "query/ent_cql_lex.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text/ent_utf8.h"

/* ---- faults ---- */

/* The part of the query's line around 'at' that is shown. */
static void find_line(const char *text, size_t at, size_t *start, size_t *end)
{
    enum { BEFORE = 60, AFTER = 40 };
    size_t from = at, to = at;
    while (from > 0 && text[from - 1] != '\n' && at - from < BEFORE)
        from--;
    while (from > 0 && from < at && ((unsigned char)text[from] & 0xC0) == 0x80)
        from++; /* not into the middle of a character */
    while (text[to] != '\0' && text[to] != '\n' && to - at < AFTER)
        to++;
    while (to > at && text[to] != '\0' && ((unsigned char)text[to] & 0xC0) == 0x80)
        to--;
    *start = from;
    *end = to;
}

enum ent_status ent_cql_fail(const char *text, size_t at, struct ent_error *err, const char *format, ...)
{
    char sentence[400];
    size_t start, end;
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    find_line(text, at, &start, &end);
    return ent_fail(err, ENT_EARG, "%s\n  %.*s\n  %*s^", sentence, (int)(end - start), text + start,
                    (int)ent_utf8_count(text + start, at - start), "");
}

/* ---- tokens ---- */

static int is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static int is_digit(char c) { return c >= '0' && c <= '9'; }

static enum ent_status out_of_memory(struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
}

static enum ent_status copy(struct ent_cql_lexer *l, struct ent_cql_token *t, size_t from, size_t to,
                            struct ent_error *err)
{
    t->s = ent_arena_strndup(l->arena, l->text + from, to - from);
    t->n = to - from;
    return t->s != NULL ? ENT_OK : out_of_memory(err);
}

/* A quote is written doubled or after a backslash; other backslashes are the expression's. */
static enum ent_status lex_string(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    char quote = l->text[l->i], *out = ent_arena_alloc(l->arena, l->n - l->i + 1);
    size_t k = 0, i = l->i + 1;
    if (out == NULL)
        return out_of_memory(err);
    for (;; i++) {
        if (i >= l->n)
            return ent_cql_fail(l->text, t->at, err, "CQL: the string that begins here has no end");
        if (l->text[i] == quote && i + 1 < l->n && l->text[i + 1] == quote)
            i++;
        else if (l->text[i] == quote)
            break;
        else if (l->text[i] == '\\' && i + 1 < l->n && l->text[i + 1] == quote)
            i++;
        else if (l->text[i] == '\\' && i + 1 < l->n)
            out[k++] = l->text[i++];
        out[k++] = l->text[i];
    }
    out[k] = '\0';
    l->i = i + 1;
    t->kind = ENT_CQL_T_STRING;
    t->s = out;
    t->n = k;
    return ENT_OK;
}

static enum ent_status lex_flags(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    size_t i = l->i + 1;
    t->kind = ENT_CQL_T_FLAGS;
    for (; i < l->n && is_letter(l->text[i]); i++) {
        if (l->text[i] == 'c')
            t->flags |= ENT_CQL_FOLD;
        else if (l->text[i] == 'd')
            t->flags |= ENT_CQL_MARKS;
        else if (l->text[i] == 'l')
            t->flags |= ENT_CQL_LITERAL;
        else
            return ent_cql_fail(l->text, i, err, "CQL: there is no flag %%%c: %%c without case, %%d without "
                                "accents, %%l no expression", l->text[i]);
    }
    if (i == l->i + 1)
        return ent_cql_fail(l->text, l->i, err, "CQL: expected a flag after %%: c, d or l");
    l->i = i;
    return ENT_OK;
}

/* 12, 1.5, or the parts of a date. */
static enum ent_status lex_number(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    size_t i = l->i;
    if (l->text[i] == '-')
        i++;
    while (i < l->n && (is_digit(l->text[i]) || (i > l->i && i + 1 < l->n && is_digit(l->text[i + 1]) &&
                                                 (l->text[i] == '-' || l->text[i] == '.'))))
        i++;
    t->kind = ENT_CQL_T_NUMBER;
    enum ent_status st = copy(l, t, l->i, i, err);
    l->i = i;
    return st;
}

static enum ent_status lex_name(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    size_t i = l->i;
    while (i < l->n && (is_letter(l->text[i]) || is_digit(l->text[i]) ||
                        (l->text[i] == '-' && i + 1 < l->n && is_letter(l->text[i + 1]))))
        i++;
    t->kind = ENT_CQL_T_NAME;
    enum ent_status st = copy(l, t, l->i, i, err);
    l->i = i;
    return st;
}

static enum ent_status lex_sign(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    static const char *const outside[] = {"[:", "::", "</", "/>", "<<", ">>", "!=", "<=", ">=", NULL};
    static const char *const inside[] = {":]", "!=", "<=", ">=", "->", "::", NULL};
    static const char singles[][2] = {"[", "]", "(", ")", "{", "}", "<", ">", "=", "!", "&", "|",
                                      "?", "*", "+", ",", ":", "@", "/", ".", "-", ";", "$"};
    const char *const *pairs = l->depth > 0 ? inside : outside;
    t->kind = ENT_CQL_T_SIGN;
    for (size_t k = 0; pairs[k] != NULL; k++) {
        if (l->i + 1 < l->n && memcmp(l->text + l->i, pairs[k], 2) == 0) {
            t->s = pairs[k];
            t->n = 2;
            l->i += 2;
            return ENT_OK;
        }
    }
    for (size_t k = 0; k < sizeof singles / sizeof *singles; k++) {
        if (l->text[l->i] == singles[k][0]) {
            t->s = singles[k];
            t->n = 1;
            l->i++;
            return ENT_OK;
        }
    }
    return ent_cql_fail(l->text, l->i, err, "CQL: this character means nothing here");
}

/* BlackLab's arrow that begins here: its length, or 0. */
static size_t arrow_length(const struct ent_cql_lexer *l)
{
    size_t i = l->i + (l->text[l->i] == '!');
    if (l->dialect != ENT_CQL_BLACKLAB || l->depth > 0 || i >= l->n || l->text[i] != '-')
        return 0;
    while (++i + 1 < l->n && strchr(" \t\n\r()[]\"'", l->text[i]) == NULL)
        if (l->text[i] == '-' && l->text[i + 1] == '>')
            return i + 2 - l->i;
    return 0;
}

static enum ent_status lex_arrow(struct ent_cql_lexer *l, struct ent_cql_token *t, size_t n, struct ent_error *err)
{
    size_t from = l->i + 1 + (l->text[l->i] == '!');
    t->kind = ENT_CQL_T_ARROW;
    t->flags = l->text[l->i] == '!';
    enum ent_status st = copy(l, t, from, l->i + n - 2, err);
    l->i += n;
    return st;
}

enum ent_status ent_cql_next(struct ent_cql_lexer *l, struct ent_cql_token *t, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t arrow;
    for (; l->i < l->n; l->i++) {
        char c = l->text[l->i];
        if (c == '#' && l->dialect == ENT_CQL_SKE)
            break; /* a position, not a comment */
        if (c == '#') /* a comment, to the end of the line */
            while (l->i + 1 < l->n && l->text[l->i + 1] != '\n')
                l->i++;
        else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            break;
    }
    *t = (struct ent_cql_token){.kind = ENT_CQL_T_END, .at = l->i, .s = ""};
    if (l->i < l->n) {
        char c = l->text[l->i];
        int is_plain = l->dialect == ENT_CQL_BLACKLAB && c == 'l' && l->i + 1 < l->n &&
                       (l->text[l->i + 1] == '"' || l->text[l->i + 1] == '\''); /* l"as it stands" */
        l->i += (size_t)is_plain;
        if (c == '"' || c == '\'' || is_plain) {
            st = lex_string(l, t, err);
            t->flags = is_plain ? ENT_CQL_LITERAL : 0;
        } else if ((arrow = arrow_length(l)) > 0) {
            st = lex_arrow(l, t, arrow, err);
        }
        else if (c == '%')
            st = lex_flags(l, t, err);
        else if (is_digit(c) || (c == '-' && l->i + 1 < l->n && is_digit(l->text[l->i + 1])))
            st = lex_number(l, t, err);
        else if (is_letter(c))
            st = lex_name(l, t, err);
        else
            st = lex_sign(l, t, err);
    }
    t->end = l->i;
    return st;
}
