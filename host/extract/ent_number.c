#include "extract/ent_number.h"

#include <string.h>

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits with groups and decimals: 1,200,000  1 200 is two words  12.4  1.200.000 is not English. */
static size_t read_digits(const char *s, size_t n, double *value, int *plain)
{
    size_t i = 0, digits = 0;
    double v = 0, place = 0.1;
    *plain = 1;
    while (i < n && is_digit(s[i]) && digits < 18) {
        v = v * 10 + (s[i] - '0');
        i++;
        digits++;
        if (i + 3 < n && s[i] == ',' && is_digit(s[i + 1]) && is_digit(s[i + 2]) && is_digit(s[i + 3]) &&
            !(i + 4 < n && is_digit(s[i + 4])) && digits <= 15) {
            i++;
            *plain = 0;
        }
    }
    if (i > 0 && i + 1 < n && s[i] == '.' && is_digit(s[i + 1])) {
        *plain = 0;
        for (i++; i < n && is_digit(s[i]); i++, place /= 10)
            v += (s[i] - '0') * place;
    }
    *value = v;
    return i;
}

/* Letters glued to digits: a scale ("2bn", "5m", "30k") or a unit. */
static double glued_scale(const char *s, size_t n)
{
    static const struct {
        const char *letters;
        double scale;
    } scales[] = {{"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"mln", 1e6}, {"mm", 1e6}, {"b", 1e9}, {"bn", 1e9}, {"bln", 1e9}, {"tn", 1e12}, {"trn", 1e12}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (strlen(scales[i].letters) == n) {
            size_t k = 0;
            while (k < n && (s[k] | 32) == scales[i].letters[k])
                k++;
            if (k == n)
                return scales[i].scale;
        }
    return 0;
}

/* The word i as digits, and what is glued to them. */
static int digits_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start;
    size_t k = read_digits(s, n, &out->value, &out->plain_digits);
    if (k == 0)
        return 0;
    out->first = i;
    out->last = i + 1;
    if (k == n)
        return 1;
    out->plain_digits = 0;
    out->suffix = s + k;
    out->n_suffix = n - k;
    for (size_t j = k; j < n; j++)
        if (!((s[j] | 32) >= 'a' && (s[j] | 32) <= 'z') && s[j] != '%' && (unsigned char)s[j] < 0x80)
            return 0; /* "3+3", "08/07/2025", "1990-91" */
    return 1;
}

/* "million" after a numeral at word i, a hyphen may stand between; words taken. */
static size_t scales_at(const struct ent_view *v, size_t i, double *value)
{
    size_t n = 0;
    for (;;) {
        size_t at = i + n;
        if (ent_view_is(v, at, "-") && ent_view_is_glued(v, at))
            at++;
        const struct ent_key *k = ent_view_key(v, at);
        if (k->scale == 0 || !ent_view_together(v, i - 1, at))
            return n;
        *value *= k->scale;
        n = at + 1 - i;
    }
}

static int spelled_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    double total = 0, part = 0;
    size_t at = i, last = i;
    int any = 0;
    for (;; ) {
        const struct ent_key *k = ent_view_key(v, at);
        if (!ent_view_together(v, i, at))
            break;
        if (k->is_number && (part == 0 || (part >= 20 && (int)part % 10 == 0 && k->number < 10) || ((int)part % 100 == 0))) {
            part += k->number;
            any = 1;
        } else if (k->scale == 100 && any) {
            part *= 100;
        } else if (k->scale == 12 && any) {
            part *= 12;
        } else if (k->scale >= 1e3 && any) {
            total += part * k->scale;
            part = 0;
        } else if ((ent_view_is(v, at, "-") || ent_view_is(v, at, "and")) && any && at == last &&
                   (ent_view_key(v, at + 1)->is_number || ent_view_key(v, at + 1)->scale > 0) &&
                   (ent_view_is(v, at, "-") || ent_view_key(v, at - 1)->scale >= 100)) {
            at++;
            continue;
        } else {
            break;
        }
        last = ++at;
    }
    if (!any)
        return 0;
    *out = (struct ent_number){.first = i, .last = last, .value = total + part, .spelled = 1};
    return 1;
}

/* "one-third", "two thirds", "a quarter", "half": a share. */
static int fraction_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    static const char *const parts[] = {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", NULL};
    static const double sizes[] = {0.5, 1.0 / 3, 1.0 / 3, 0.25, 0.25, 0.2, 0.2, 0.1, 0.1};
    double many = 1;
    size_t at = i;
    const struct ent_key *k = ent_view_key(v, i);
    if (k->is_number && k->number >= 1 && k->number <= 9) {
        many = k->number;
        at += ent_view_is(v, i + 1, "-") ? 2 : 1;
    } else if (ent_view_is(v, i, "a")) {
        at++;
    } else {
        return 0;
    }
    int which = ent_view_in(v, at, parts);
    if (which == 0 || !ent_view_together(v, i, at) || (which == 1 && at == i + 1 && many > 1))
        return 0;
    if (ent_view_is(v, i, "a") && !ent_view_is(v, at + 1, "of"))
        return 0; /* "a third meeting" */
    *out = (struct ent_number){.first = i, .last = at + 1, .value = many * sizes[which - 1], .spelled = 1, .fraction = 1};
    return 1;
}

/* "half a million", "a million", "a dozen", "a hundred thousand" */
static int article_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    size_t at = i;
    double value = 1;
    if (ent_view_are(v, i, "half a")) {
        value = 0.5;
        at += 2;
    } else if (ent_view_is(v, i, "a")) {
        at++;
    } else {
        return 0;
    }
    size_t n = scales_at(v, at, &value);
    if (n == 0)
        return 0;
    *out = (struct ent_number){.first = i, .last = at + n, .value = value, .spelled = 1};
    return 1;
}

int ent_number_at(const struct ent_view *v, size_t i, struct ent_number *out)
{
    *out = (struct ent_number){0};
    if (fraction_at(v, i, out) || article_at(v, i, out))
        return 1;
    if (digits_at(v, i, out)) {
        if (out->suffix != NULL) {
            double scale = glued_scale(out->suffix, out->n_suffix);
            int is_money = (i > 0 && ent_view_key(v, i - 1)->currency > 0) || ent_view_key(v, i + 1)->currency > 0;
            if (scale == 0 || (out->n_suffix == 1 && (out->suffix[0] | 32) == 'm' && !is_money))
                return 1; /* "5m" of money are millions, else metres */
            out->value *= scale;
            out->suffix = NULL;
        }
        size_t n = scales_at(v, out->last, &out->value);
        if (n == 0 && ent_view_is_glued(v, out->last) && i > 0 && ent_view_key(v, i - 1)->currency > 0) {
            const struct ent_view_word *w = &v->words[out->last]; /* "£5m", cut by the tokeniser */
            double scale = glued_scale(v->text + w->start, w->end - w->start);
            n = scale > 0;
            out->value *= scale > 0 ? scale : 1;
        }
        if (n > 0) {
            out->last += n;
            out->plain_digits = 0;
        }
        return 1;
    }
    return spelled_at(v, i, out);
}

unsigned ent_ordinal_at(const struct ent_view *v, size_t i)
{
    const struct ent_key *k = ent_view_key(v, i);
    if (k->ordinal > 0)
        return k->ordinal;
    if (i >= v->n)
        return 0;
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start, d = 0;
    unsigned value = 0;
    while (d < n && d < 4 && is_digit(s[d]))
        value = value * 10 + (unsigned)(s[d++] - '0');
    if (d == 0 || n != d + 2)
        return 0;
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (int e = 0; e < 4; e++)
        if ((s[d] | 32) == endings[e][0] && (s[d + 1] | 32) == endings[e][1])
            return value;
    return 0;
}
