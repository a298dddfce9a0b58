#include "extract/ent_number.h"

#include <string.h>

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- digits ---- */

static size_t digits_in(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && is_digit(s[k]))
        k++;
    return k;
}

/* A sign and exactly three digits, not more: ",200" of "1,200". */
static int is_group(const char *s, size_t n, char sign) { return n >= 4 && s[0] == sign && digits_in(s + 1, n - 1) == 3; }

/* "½" and its like at s: their value, else 0. */
static double vulgar_fraction(const char *s, size_t n)
{
    static const struct {
        const char *sign;
        double value;
    } signs[] = {{"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}, {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i].sign) == n && memcmp(signs[i].sign, s, n) == 0)
            return signs[i].value;
    return 0;
}

/* 1,200,000  1.200.000  12.4  12,4: the digits at s with groups and decimals; bytes read. */
static size_t read_digits(const char *s, size_t n, struct ent_number *out)
{
    size_t i = 0, k = digits_in(s, n);
    double place = 0.1;
    if (k == 0 || k > 18)
        return 0;
    for (; i < k; i++)
        out->value = out->value * 10 + (s[i] - '0');
    out->is_plain = 1;
    /* a comma before three digits divides groups; dots do if there are two ("1.200.000") */
    char sign = i < n && s[i] == '.' && is_group(s + i, n - i, '.') && i + 4 < n && s[i + 4] == '.' ? '.' : ',';
    for (; k <= 3 && i < 18 && is_group(s + i, n - i, sign); i += 4) {
        out->value = out->value * 1000 + (s[i + 1] - '0') * 100 + (s[i + 2] - '0') * 10 + (s[i + 3] - '0');
        out->is_plain = 0;
    }
    if (i + 1 < n && (s[i] == '.' || (s[i] == ',' && out->is_plain && digits_in(s + i + 1, n - i - 1) <= 2)) && is_digit(s[i + 1])) {
        out->is_plain = 0;
        for (i++; i < n && is_digit(s[i]); i++, place /= 10)
            out->value += (s[i] - '0') * place;
    }
    return i;
}

/* "1/3": a share, unless it may be a date. */
static int slash_fraction(const char *s, size_t n, struct ent_number *out)
{
    size_t a = digits_in(s, n);
    if (a == 0 || a > 2 || a + 1 >= n || s[a] != '/' || digits_in(s + a + 1, n - a - 1) != n - a - 1 || n - a - 1 > 2)
        return 0;
    int over = s[0] - '0', under = s[a + 1] - '0';
    over = a == 2 ? over * 10 + (s[1] - '0') : over;
    under = n - a - 1 == 2 ? under * 10 + (s[a + 2] - '0') : under;
    if (over == 0 || under < 2 || over >= under || (under > 5 && under != 8 && under != 10))
        return 0;
    out->value = (double)over / under;
    out->is_fraction = 1;
    return 1;
}

/* The word i, but for its first 'skip' bytes, as digits, and what is glued to them. */
static int digits_at(const struct ent_view *v, size_t i, size_t skip, struct ent_number *out)
{
    if (i >= v->n || v->words[i].end - v->words[i].start <= skip)
        return 0;
    const char *s = v->text + v->words[i].start + skip;
    size_t n = v->words[i].end - v->words[i].start - skip, sign = n > 1 && s[0] == '+';
    *out = (struct ent_number){.first = i, .last = i + 1, .scale = 1};
    if (slash_fraction(s, n, out))
        return 1;
    if ((out->value = vulgar_fraction(s, n)) > 0)
        return 1;
    size_t k = read_digits(s + sign, n - sign, out) + sign;
    if (k == sign)
        return 0;
    if (k == n)
        return 1;
    out->is_plain = 0;
    double part = vulgar_fraction(s + k, n - k);
    if (part > 0) {
        out->value += part;
        return 1;
    }
    out->suffix = s + k;
    out->n_suffix = n - k;
    for (size_t j = k; j < n; j++)
        if (!((s[j] | 32) >= 'a' && (s[j] | 32) <= 'z') && s[j] != '%' && (unsigned char)s[j] < 0x80)
            return 0; /* "3+3", "08/07/2025", "1990-91" */
    return 1;
}

/* "1 200 000": groups of three with single spaces. */
static void take_groups(const struct ent_view *v, struct ent_number *out)
{
    size_t first = v->words[out->first].end - v->words[out->first].start;
    if (!out->is_plain || first > 3 || out->value == 0)
        return;
    while (ent_view_together(v, out->first, out->last)) {
        const struct ent_view_word *w = &v->words[out->last];
        uint32_t gap = w->start - v->words[out->last - 1].end;
        if (w->end - w->start != 3 || digits_in(v->text + w->start, 3) != 3 || gap == 0 || gap > 3)
            return;
        int value = ent_number_whole(v, out->last++);
        out->value = out->value * 1000 + value;
        out->is_plain = 0;
    }
}

/* ---- scales ---- */

static int is_hyphen(const struct ent_view *v, size_t i) { return ent_view_is(v, i, "-") && ent_view_is_glued(v, i); }

/* "million" after a numeral that ends before word i, a hyphen may stand between; words taken. */
static size_t scales_at(const struct ent_view *v, size_t i, double *scale)
{
    size_t n = 0;
    for (;;) {
        size_t at = i + n + (size_t)is_hyphen(v, i + n);
        const struct ent_key *k = ent_view_key(v, at);
        if (k->scale == 0 || i == 0 || !ent_view_together(v, i - 1, at) || *scale * k->scale > 1e18)
            return n;
        *scale *= k->scale;
        n = at + 1 - i;
    }
}

/* Letters after digits: of money "m" are millions; of anything else metres, unless things or another unit follow. */
static double letters_scale(const struct ent_view *v, const struct ent_number *k, size_t next, const char *s, size_t n)
{
    const struct ent_key *key = ent_view_key(v, next);
    int is_money = k->is_money ||
                   (k->first > 0 && (ent_view_key(v, k->first - 1)->currency > 0 || ent_view_key(v, k->first - 1)->code > 0)) ||
                   key->currency > 0 || key->code > 0;
    char c = n > 0 ? (char)(s[0] | 32) : ' ';
    if (n == 2 && is_money && c == 'm' && (s[1] | 32) == 'm')
        return 1e6;
    if (n != 1)
        return 0;
    if (c == 'k')
        return 1e3;
    if (c == 'b' && is_money)
        return 1e9;
    if (c == 't' && is_money)
        return 1e12;
    int is_things = ent_view_together(v, k->first, next) && !key->is_stop && next < v->n && (v->text[v->words[next].start] | 32) >= 'a' &&
                    (v->text[v->words[next].start] | 32) <= 'z' &&
                    ent_view_any(v, next, "long|wide|high|tall|deep|away|above|below|race|final|sprint|hurdles", NULL) == 0;
    return c == 'm' && (is_money || is_things) ? 1e6 : 0;
}

/* A scale glued to digits, in the same word ("2bn") or cut off it. */
static void take_glued_scale(const struct ent_view *v, struct ent_number *out)
{
    const char *s = out->suffix;
    size_t n = out->n_suffix, next = out->last;
    if (s == NULL) {
        if (!ent_view_is_glued(v, next))
            return;
        s = v->text + v->words[next].start;
        n = v->words[next].end - v->words[next].start;
        next++;
    }
    const struct ent_key *k = ent_key_find(s, n);
    double scale = k != NULL && k->scale > 0 ? k->scale : letters_scale(v, out, next, s, n);
    if (scale == 0)
        return;
    out->scale *= scale;
    out->suffix = NULL;
    out->last = next;
}

/* ---- spelled ---- */

/* "and a half" at word i: words taken. */
static size_t and_a_half(const struct ent_view *v, size_t i)
{
    size_t n = ent_view_any(v, i, "and a half|- and - a - half|and - a - half", NULL);
    return n > 0 && i > 0 && ent_view_together(v, i - 1, i) ? n : 0;
}

/* May "and" or "-" at word i go on with a numeral: "a hundred and five", "twenty-five"? */
static int goes_on(const struct ent_view *v, size_t i)
{
    const struct ent_key *next = ent_view_key(v, i + 1), *last = ent_view_key(v, i - 1);
    if (!next->is_number && next->scale == 0)
        return 0;
    if (ent_view_is(v, i, "and"))
        return last->scale >= 100 && next->is_number;
    return is_hyphen(v, i) && ent_view_is_glued(v, i + 1) &&
           (next->scale > 0 || last->scale > 0 || (last->number >= 20 && next->number < 10));
}

/* Can a numeral of this value come next after 'part': "twenty" and "five", "hundred" and "twelve"? */
static int fits(double part, double number)
{
    int p = (int)part;
    return part == 0 || (p % 100 == 0 && p > 0) || (p % 10 == 0 && p % 100 >= 20 && number < 10 && number > 0);
}

static int spelled_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    double total = 0, part = 0;
    size_t at = i, last = i, n;
    int any = 0;
    while (ent_view_together(v, i, at)) {
        const struct ent_key *k = ent_view_key(v, at);
        if (k->is_number && fits(part, k->number)) {
            part += k->number;
            any = 1;
        } else if (any && (k->scale == 100 || k->scale == 12)) {
            part *= k->scale;
        } else if (any && k->scale >= 1e3) {
            total += (part > 0 ? part : 1) * k->scale;
            part = 0;
        } else if (any && at == last && goes_on(v, at)) {
            at++;
            continue;
        } else {
            break;
        }
        last = ++at;
    }
    if (!any)
        return 0;
    *out = (struct ent_number){.first = i, .last = last, .value = total + part, .scale = 1, .is_spelled = 1};
    if (part == 0 && ent_view_key(v, last - 1)->scale > 0) {
        out->scale = ent_view_key(v, last - 1)->scale;
        out->value /= out->scale;
    }
    if ((n = and_a_half(v, last)) > 0) {
        out->value += 0.5;
        out->last += n;
        out->last += scales_at(v, out->last, &out->scale);
    }
    return 1;
}

/* "third", "quarters", "tenth" as part of a whole: its share, else 0. */
static double share_of(const struct ent_view *v, size_t i)
{
    static const double shares[] = {0.5,     0.5,     1.0 / 3, 1.0 / 3, 0.25,    0.25,    0.2, 0.2, 1.0 / 6, 1.0 / 6,
                                    1.0 / 7, 1.0 / 7, 0.125,   0.125,   1.0 / 9, 1.0 / 9, 0.1, 0.1, 0.01,    0.01};
    int which = ent_view_one_of(v, i,
                                "half|halves|third|thirds|quarter|quarters|fifth|fifths|sixth|sixths|seventh|sevenths|eighth|eighths|ninth|"
                                "ninths|tenth|tenths|hundredth|hundredths");
    return which > 0 ? shares[which - 1] : 0;
}

/* "one-third", "two thirds", "a quarter of", "half of": a share. */
static int fraction_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    double many = 1, share;
    size_t at = i;
    int whole = ent_number_whole(v, i);
    if (ent_view_is(v, i, "half") && ent_view_any(v, i + 1, "of|the|its|their|his|her|our|that|those|these", NULL) > 0) {
        *out = (struct ent_number){.first = i, .last = i + 1, .value = 0.5, .scale = 1, .is_spelled = 1, .is_fraction = 1};
        return 1;
    }
    if (whole >= 1 && whole <= 20) {
        many = whole;
        at += ent_view_is(v, i + 1, "-") ? 2 : 1;
    } else if (ent_view_is(v, i, "a")) {
        at++;
    } else {
        return 0;
    }
    if ((share = share_of(v, at)) == 0 || !ent_view_together(v, i, at) || many * share >= 1)
        return 0;
    if (share == 0.5 && many == 1 && at == i + 1 && !ent_view_is(v, i, "one"))
        return 0;
    if (ent_view_is(v, i, "a") && !ent_view_is(v, at + 1, "of"))
        return 0; /* "a third meeting" */
    if (many == 1 && v->text[v->words[at].end - 1] == 's')
        return 0;
    *out = (struct ent_number){.first = i, .last = at + 1, .value = many * share, .scale = 1, .is_spelled = 1, .is_fraction = 1};
    return 1;
}

/* "half a million", "a million", "a dozen", "a hundred thousand", "a million and a half" */
static int article_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    size_t at = i, n;
    double value = 1, scale = 1;
    if (ent_view_any(v, i, "half a|half - a", NULL) > 0) {
        value = 0.5;
        at += ent_view_is(v, i + 1, "-") ? 3 : 2;
    } else if (ent_view_any(v, i, "a quarter of a|a quarter - of - a", NULL) == 4) {
        value = 0.25;
        at += 4;
    } else if (ent_view_any(v, i, "a half", NULL) > 0) {
        value = 0.5;
        at += 2;
    } else if (ent_view_is(v, i, "a")) {
        at++;
    } else {
        return 0;
    }
    n = scales_at(v, at, &scale);
    if (n == 0)
        return 0;
    at += n;
    if ((n = and_a_half(v, at)) > 0) {
        value += 0.5;
        at += n;
    }
    *out = (struct ent_number){.first = i, .last = at, .value = value, .scale = scale, .is_spelled = 1};
    return 1;
}

/* ---- the whole ---- */

/* What may follow digits: groups, a half, a scale. */
static void take_rest(const struct ent_view *v, struct ent_number *out)
{
    size_t n = 0, i = out->first;
    if (out->suffix == NULL) {
        take_groups(v, out);
        if (out->is_plain && ent_view_together(v, i, out->last)) {
            const struct ent_view_word *w = &v->words[out->last];
            double part = vulgar_fraction(v->text + w->start, w->end - w->start);
            struct ent_number share = {0};
            if (part == 0 && !ent_view_is_glued(v, out->last) && slash_fraction(v->text + w->start, w->end - w->start, &share))
                part = share.value; /* "2 1/2" */
            out->value += part;
            out->last += part > 0;
        }
        if ((n = and_a_half(v, out->last)) > 0) {
            out->value += 0.5;
            out->last += n;
        }
        out->last += n = scales_at(v, out->last, &out->scale);
    }
    if (n == 0)
        take_glued_scale(v, out);
    out->is_plain = out->is_plain && out->last == i + 1;
}

static int any_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    if (fraction_at(v, i, out) || article_at(v, i, out))
        return 1;
    if (!digits_at(v, i, 0, out))
        return spelled_at(v, i, out);
    take_rest(v, out);
    return 1;
}

int ent_number_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    *out = (struct ent_number){0};
    if (i >= v->n || !any_at(v, i, out))
        return 0;
    out->value *= out->scale;
    if (ent_view_any(v, out->last, "- odd", NULL) > 0)
        out->last += 2; /* forty-odd kilometres */
    return 1;
}

int ent_number_within(const struct ent_view *v, size_t i, size_t skip, struct ent_number *out)
{
    *out = (struct ent_number){0};
    if (!digits_at(v, i, skip, out))
        return 0;
    out->is_money = 1;
    take_rest(v, out);
    out->value *= out->scale;
    return 1;
}

int ent_number_whole(const struct ent_view *v, size_t i)
{
    const struct ent_key *k = ent_view_key(v, i);
    if (k->is_number)
        return (int)k->number;
    if (i >= v->n)
        return -1;
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start;
    int value = 0;
    if (n > 4 || n == 0 || digits_in(s, n) != n)
        return -1;
    for (size_t d = 0; d < n; d++)
        value = value * 10 + (s[d] - '0');
    return value;
}

unsigned ent_ordinal_at(const struct ent_view *v, size_t i, size_t *n_words)
{
    const struct ent_key *k = ent_view_key(v, i);
    *n_words = 1;
    if (k->ordinal > 0)
        return k->ordinal;
    if (k->is_number && k->number >= 20 && is_hyphen(v, i + 1) && ent_view_key(v, i + 2)->ordinal > 0 &&
        ent_view_key(v, i + 2)->ordinal < 10) {
        *n_words = 3;
        return (unsigned)k->number + ent_view_key(v, i + 2)->ordinal;
    }
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start, d = digits_in(s, n);
    unsigned value = 0;
    for (size_t k2 = 0; k2 < d && k2 < 4; k2++)
        value = value * 10 + (unsigned)(s[k2] - '0');
    if (d == 0 || d > 4 || n != d + 2)
        return 0;
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (int e = 0; e < 4; e++)
        if ((s[d] | 32) == endings[e][0] && (s[d + 1] | 32) == endings[e][1])
            return value;
    return 0;
}
