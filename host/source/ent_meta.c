#include "source/ent_meta.h"

#include <string.h>
#include <strings.h>

#include "source/ent_page_date.h"
#include "text/ent_utf8.h"

/* A copy with its white space cleaned; "" if nothing else is in it, NULL: out of memory. */
static char *clean(struct ent_arena *arena, const char *s, size_t n, size_t *n_out)
{
    size_t start = 0, end = n, w = 0;
    ent_trim(s, &start, &end);
    char *out = ent_arena_strndup(arena, s + start, end - start);
    if (out == NULL)
        return NULL;
    for (size_t i = 0; i < end - start;) {
        size_t from = i;
        if (!ent_is_space(ent_utf8_next(s + start, end - start, &i))) {
            memmove(out + w, s + start + from, i - from);
            w += i - from;
        } else if (w > 0 && out[w - 1] != ' ') {
            out[w++] = ' ';
        }
    }
    out[w] = '\0';
    *n_out = w;
    return out;
}

enum ent_status ent_meta_set(struct ent_article *a, const char **field, const char *s, size_t n,
                             struct ent_error *err)
{
    size_t len;
    char *copy = clean(&a->arena, s, n, &len);
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu bytes of metadata", n);
    if (len > 0)
        *field = copy;
    return ENT_OK;
}

/* ---- authors ---- */

static int has_prefix(const char *s, size_t n, const char *prefix)
{
    size_t len = strlen(prefix);
    return n >= len && strncasecmp(s, prefix, len) == 0;
}

static enum ent_status add_name(struct ent_article *a, const char *s, size_t n,
                                struct ent_error *err)
{
    size_t start = 0, end = n;
    ent_trim(s, &start, &end);
    s += start;
    n = end - start;
    while (n > 0 && (s[n - 1] == ',' || s[n - 1] == ';' || s[n - 1] == ' '))
        n--;
    if (n == 0 || s[0] == '@' || has_prefix(s, n, "http:") || has_prefix(s, n, "https:") ||
        has_prefix(s, n, "www."))
        return ENT_OK;
    for (size_t i = 0; i < a->n_authors; i++)
        if (strlen(a->authors[i]) == n && memcmp(a->authors[i], s, n) == 0)
            return ENT_OK;
    return ent_article_add_author(a, s, n, err);
}

/* Two words or more on each side of every comma: a list of full names. */
static int is_comma_list(const char *s, size_t n)
{
    int words = 0, in_word = 0, commas = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ',') {
            if (words < 2)
                return 0;
            commas++;
            words = in_word = 0;
        } else if (s[i] == ' ') {
            in_word = 0;
        } else if (!in_word) {
            in_word = 1;
            words++;
        }
    }
    return commas > 0 && words >= 2;
}

/* Length of a word or sign at s that stands between two names; 0 if there is none. */
static size_t divider(const char *s, size_t n, int comma_divides)
{
    static const char *const dividers[] = {", and ", " and ", " & ", ";", "|"};
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++)
        if (has_prefix(s, n, dividers[i]))
            return strlen(dividers[i]);
    return comma_divides && s[0] == ',' ? 1 : 0;
}

enum ent_status ent_meta_add_authors(struct ent_article *a, const char *s, size_t n,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t len, from = 0, first_and = 0;
    char *list = clean(&a->arena, s, n, &len);
    if (list == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the authors");
    if (has_prefix(list, len, "by "))
        from = 3;
    for (first_and = from; first_and < len && divider(list + first_and, len - first_and, 0) == 0;)
        first_and++;
    int comma_divides = is_comma_list(list + from, first_and - from);
    for (size_t i = from; st == ENT_OK && i < len;) {
        size_t skip = divider(list + i, len - i, comma_divides);
        if (skip > 0) {
            st = add_name(a, list + from, i - from, err);
            from = i + skip;
        }
        i += skip > 0 ? skip : 1;
    }
    return st == ENT_OK ? add_name(a, list + from, len - from, err) : st;
}

/* ---- dates ---- */

static size_t count_digits(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && s[k] >= '0' && s[k] <= '9')
        k++;
    return k;
}

/* The forms of machines: ISO 8601 and what comes near it. */
static int read_iso(const char *s, size_t n, struct ent_date *out)
{
    char iso[10];
    size_t len, digits = count_digits(s, n);
    if (digits == 8) { /* 20250904, a time perhaps after it */
        memcpy(iso, s, 4);
        memcpy(iso + 5, s + 4, 2);
        memcpy(iso + 8, s + 6, 2);
        iso[4] = iso[7] = '-';
        return ent_date_parse(iso, 10, out);
    }
    if (digits != 4)
        return 0;
    len = n > 4 && (s[4] == '-' || s[4] == '/') && count_digits(s + 5, n - 5) == 2 ? 7 : 4;
    if (len == 7 && n > 7 && s[7] == s[4] && count_digits(s + 8, n - 8) == 2)
        len = 10;
    if (n > len && (len < 10 || strchr("Tt +Z", s[len]) == NULL))
        return 0; /* "2025 edition", "2025-09 to 2025-10" */
    memcpy(iso, s, len);
    if (len >= 7)
        iso[4] = '-';
    if (len == 10)
        iso[7] = '-';
    return ent_date_parse(iso, len, out);
}

void ent_meta_set_date(struct ent_article *a, const char *s, size_t n, const char *how)
{
    struct ent_stated_date d = {0};
    size_t start = 0;
    ent_trim(s, &start, &n);
    s += start;
    n -= start;
    if (ent_date_is(a->published) || n == 0)
        return;
    if (!read_iso(s, n, &d.date) && !(ent_page_date_at(s, n, ENT_ORDER_UNKNOWN, &d) && d.n == n))
        return;
    a->published = d.date;
    a->published_alt = d.alt;
    a->published_how = how;
}
