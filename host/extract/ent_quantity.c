#include "extract/ent_quantity.h"

#include <string.h>

#include "extract/ent_number.h"

/* ---- approximately ---- */

/* "about", "more than" before word i. */
static int is_approx(const struct ent_view *v, size_t i)
{
    static const char *const phrases[] = {"about", "around", "approximately", "roughly", "nearly", "almost", "over", "some", "circa", "ca.", "c.",
                                          "scarcely", "barely", "estimated", "above", "exceeding", "~", "approx.", "under", "below", "well over", NULL};
    static const char *const pairs[] = {"more than", "less than", "close to", "at least", "as many", "fewer than", "an estimated", "upwards of", "no less",
                                        "not less", "greater than", "nearly a", "in excess", "on average", NULL};
    if (i == 0 || !ent_view_together(v, i - 1, i))
        return 0;
    if (ent_view_in(v, i - 1, phrases))
        return 1;
    int which;
    return i >= 2 && ent_view_phrase(v, i - 2, pairs, &which) == 2;
}

static int is_approx_after(const struct ent_view *v, size_t i)
{
    return ent_view_are(v, i, "or so") > 0 || ent_view_are(v, i, "or more") > 0 || ent_view_is(v, i, "+");
}

/* ---- units ---- */

/* "square kilometers", "billion cubic meters", "percentage points": the unit at word i, words taken. */
static size_t unit_at(const struct ent_view *v, size_t i, unsigned *unit)
{
    static const struct {
        const char *phrase, *unit;
    } phrases[] = {{"percentage points", "pp"}, {"percentage point", "pp"}, {"percentage - point", "pp"}, {"per cent", "%"}, {"square kilometers", "km2"},
                   {"square kilometres", "km2"}, {"square kilometer", "km2"}, {"square kilometre", "km2"}, {"square km", "km2"}, {"sq km", "km2"}, {"sq. km", "km2"},
                   {"square meters", "m2"}, {"square metres", "m2"}, {"square miles", "mi2"}, {"cubic meters", "m3"}, {"cubic metres", "m3"},
                   {"cubic meter", "m3"}, {"cubic metre", "m3"}, {"cubic feet", "ft3"}, {"nautical miles", "nmi"}, {"metric tons", "t"}, {"metric tonnes", "t"},
                   {"barrels per day", "bpd"}, {"barrels a day", "bpd"}, {"kilowatt hours", "kWh"}, {"megawatt hours", "MWh"}, {"gigawatt hours", "GWh"},
                   {"terawatt hours", "TWh"}, {"kilowatt - hours", "kWh"}, {"megawatt - hours", "MWh"}, {"gigawatt - hours", "GWh"}, {"terawatt - hours", "TWh"},
                   {"degrees celsius", "°C"}, {"degrees fahrenheit", "°F"}, {"points", "pp"}, {"percent", "%"}};
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        size_t n = ent_view_are(v, i, phrases[k].phrase);
        if (n == 0 || (strcmp(phrases[k].phrase, "points") == 0))
            continue;
        for (unsigned u = 1; ent_units[u - 1].name != NULL; u++)
            if (strcmp(ent_units[u - 1].name, phrases[k].unit) == 0) {
                *unit = u;
                return n;
            }
    }
    *unit = ent_view_key(v, i)->unit;
    return *unit > 0;
}

/* A currency at word i: "US dollars", "Russian rubles", "euros", "USD". */
static size_t currency_at(const struct ent_view *v, size_t i, unsigned *currency)
{
    *currency = ent_view_key(v, i)->currency;
    if (*currency > 0)
        return 1;
    if (ent_view_is_capital(v, i) && ent_view_key(v, i + 1)->currency > 0 && ent_view_together(v, i, i + 1) && ent_view_key(v, i)->stop == 0) {
        static const struct {
            const char *whose, *of, *code;
        } theirs[] = {{"canadian", "USD", "CAD"}, {"australian", "USD", "AUD"}, {"swiss", "CHF", "CHF"}, {"norwegian", "NOK", "NOK"}, {"danish", "NOK", "DKK"}, {"belarusian", "RUB", "BYN"}};
        *currency = ent_view_key(v, i + 1)->currency;
        for (size_t k = 0; k < sizeof theirs / sizeof *theirs; k++)
            for (unsigned c = 1; ent_view_is(v, i, theirs[k].whose) && ent_currencies[c - 1] != NULL; c++)
                if (strcmp(ent_currencies[c - 1], theirs[k].code) == 0 && strcmp(ent_currencies[*currency - 1], theirs[k].of) == 0)
                    *currency = c;
        return 2;
    }
    return 0;
}

/* ---- counted nouns ---- */

static int is_word(const struct ent_view *v, size_t i)
{
    unsigned char c = i < v->n ? (unsigned char)v->text[v->words[i].start] : 0;
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0xC3;
}

/* Does it look like a plural noun? */
static int is_plural(const struct ent_view *v, size_t i)
{
    static const char *const irregular[] = {"people", "men", "women", "children", "troops", "police", "personnel", "persons", "staff", "dead", "aircraft", "media",
                                            "servicemen", "policemen", "businessmen", "lawmen", "fishermen", "wounded", "injured", "missing", "youth", "crew", NULL};
    static const char *const not[] = {"is", "was", "has", "does", "as", "its", "this", "us", "less", "yes", "thus", "across", "plus", "versus", "towards", "besides",
                                      "perhaps", "always", "previous", "various", "serious", "famous", "religious", "ambitious", "dangerous", "continuous", "his", "s", NULL};
    if (!is_word(v, i) || ent_view_key(v, i)->stop || ent_view_key(v, i)->period > 0)
        return 0;
    if (ent_view_in(v, i, irregular))
        return 1;
    size_t n = v->words[i].end - v->words[i].start;
    const char *s = v->text + v->words[i].start;
    return n >= 4 && s[n - 1] == 's' && s[n - 2] != 's' && !(n > 3 && memcmp(s + n - 3, "ous", 3) == 0) && !ent_view_in(v, i, not) &&
           !(ent_view_is_capital(v, i) && s[1] >= 'A' && s[1] <= 'Z');
}

/* "ethnic Armenians", "US lawmakers", "South Caucasus states": the noun counted from word i on, words taken. */
static size_t counted_at(const struct ent_view *v, size_t i)
{
    for (size_t n = 0; n < 5; n++) {
        size_t at = i + n;
        if (!ent_view_together(v, i - 1, at))
            return 0;
        if (ent_view_is(v, at, "-") && n > 0)
            continue;
        if (!is_word(v, at) || ent_view_key(v, at)->stop || ent_view_key(v, at)->is_number)
            return 0;
        if (is_plural(v, at)) {
            if (ent_view_is_capital(v, at) && is_plural(v, at + 1) && ent_view_together(v, at, at + 1))
                continue; /* "Armenians soldiers" */
            return n + 1;
        }
    }
    return 0;
}

/* "the two sides", "these three": they were said before; with more words between they are told here. */
static int is_known(const struct ent_view *v, size_t first, size_t n_nouns)
{
    static const char *const words[] = {"the", "these", "those", "all", "both", "its", "their", "his", "her", "our", "other", NULL};
    return n_nouns <= 1 && first > 0 && ent_view_together(v, first - 1, first) && ent_view_in(v, first - 1, words) > 0;
}

/* ---- one quantity ---- */

struct reading {
    const struct ent_view *v;
    const struct ent_timexes *dates;
    size_t date; /* the next date that ends after where we are */
};

/* The date that word i is part of, NULL: none. */
static const struct ent_timex *date_of(struct reading *r, size_t i)
{
    while (r->date < r->dates->n && r->dates->items[r->date].last <= i)
        r->date++;
    return r->date < r->dates->n && r->dates->items[r->date].first <= i ? &r->dates->items[r->date] : NULL;
}

static int give(struct ent_quantity *q, const char *kind, const char *unit, const char *rule, size_t last)
{
    q->kind = kind;
    q->unit = unit;
    q->rule = rule;
    q->last = (uint32_t)last;
    return 1;
}

/* "-15", "to 15", "and 15" (after between): the upper end of a range; where it ends, else 'at'. */
static size_t upper_at(const struct ent_view *v, const struct ent_number *low, size_t at, struct ent_number *high)
{
    int dash = (ent_view_is(v, at, "-") || ent_view_is(v, at, "–")), to = ent_view_is(v, at, "to");
    int and = ent_view_is(v, at, "and") && low->first > 0 && ent_view_is(v, low->first - 1, "between");
    size_t next = at + 1 + (size_t)((to || and) && ent_view_key(v, at + 1)->currency > 0);
    int from = low->first > 0 && (ent_view_is(v, low->first - 1, "from") || (low->first > 1 && ent_view_is(v, low->first - 2, "from")));
    if (to && (next > at + 1 || low->value >= 1e5 || from))
        return at; /* "from $13.9 billion to $27 billion": two figures */
    if ((!dash && !to && !and) || !ent_view_together(v, low->first, next) || !ent_number_at(v, next, high) || high->value < low->value * 1e-9)
        return at;
    return high->last;
}

static int money(struct reading *r, size_t i, struct ent_quantity *q)
{
    const struct ent_view *v = r->v;
    struct ent_number low, high;
    unsigned currency;
    size_t start = i, n = currency_at(v, i, &currency);
    if (n > 0 && (!ent_number_at(v, i + n, &low) || low.spelled || ent_view_key(v, i)->unit > 0 || (n == 1 && v->text[v->words[i].start] >= 'a' && v->text[v->words[i].start] <= 'z')))
        return 0;
    int before = n > 0;
    if (before && ent_view_is(v, i + n, "a"))
        return 0;
    if (!before && !ent_number_at(v, i, &low))
        return 0;
    size_t at = low.last, upper = upper_at(v, &low, at, &high);
    *q = (struct ent_quantity){.first = (uint32_t)start, .low = low.value, .high = low.value};
    if (upper > at) {
        double scale = high.value >= 1000 && low.value < 1000 && !low.spelled ? 1 : 0;
        at = upper;
        q->high = high.value;
        for (double s = 1e3; scale > 0 && s <= 1e12; s *= 1e3) /* "$10-15 billion": the scale is of both */
            if (high.value / s >= 1 && high.value / s < 1000 && low.value <= high.value / s)
                q->low = low.value * s;
    }
    if (!before) {
        n = currency_at(v, at, &currency);
        if (ent_view_is(v, at, "-") && n == 0)
            n = currency_at(v, at + 1, &currency) > 0 ? 1 + currency_at(v, at + 1, &currency) : 0;
        if (n == 0 || !ent_view_together(v, i, at + n - 1))
            return 0;
        at += n;
    }
    return give(q, "money", ent_currencies[currency - 1], "currency", at);
}

/* The unit after a numeral that ends at word 'at', a hyphen between or not: words taken. */
static size_t unit_after(const struct ent_view *v, size_t at, unsigned *unit)
{
    size_t n = unit_at(v, at, unit);
    if (n > 0)
        return n;
    if (!ent_view_is(v, at, "-") && !ent_view_is(v, at, "–"))
        return 0;
    if (ent_view_is(v, at + 1, "point")) {
        *unit = ent_key_find("pp", 2)->unit;
        return 2;
    }
    n = unit_at(v, at + 1, unit);
    return n > 0 ? n + 1 : 0;
}

/* Number and unit, or "10-15 km", "10 percent to 15 percent": where it ends, 0: it is none. */
static size_t read_measure(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q, unsigned *unit)
{
    struct ent_number high;
    unsigned second;
    size_t at = k->last, n, upper, m;
    if (k->suffix != NULL) {
        const struct ent_key *key = ent_key_find(k->suffix, k->n_suffix);
        *unit = key != NULL ? key->unit : 0;
        return *unit > 0 ? at : 0;
    }
    if ((n = unit_after(v, at, unit)) == 0) {
        if ((upper = upper_at(v, k, at, &high)) == at || (n = unit_after(v, upper, unit)) == 0)
            return 0;
        q->high = high.value;
        return upper + n;
    }
    upper = upper_at(v, k, at + n, &high);
    if (upper > at + n && (m = unit_after(v, upper, &second)) > 0 && second == *unit) {
        q->high = high.value;
        return upper + m;
    }
    return at + n;
}

static int measured(struct reading *r, const struct ent_number *k, struct ent_quantity *q)
{
    unsigned unit = 0;
    *q = (struct ent_quantity){.first = (uint32_t)k->first, .low = k->value, .high = k->value};
    size_t end = read_measure(r->v, k, q, &unit);
    if (end == 0 || unit == 0 || !ent_view_together(r->v, k->first, end - 1))
        return 0;
    const struct ent_unit *u = &ent_units[unit - 1];
    double factor = u->factor;
    const char *name = u->name;
    if (k->fraction && strcmp(u->kind, "duration") == 0)
        return 0;
    if (strcmp(name, "m3") == 0 && k->value >= 1e9) { /* "38 billion cubic meters": 38 bcm */
        name = "bcm";
        factor = 1e-9;
    }
    q->low *= factor;
    q->high *= factor;
    if (q->low > q->high) {
        double swap = q->low;
        q->low = q->high;
        q->high = swap;
    }
    return give(q, u->kind, name, "unit", end);
}

static int ratio(struct reading *r, const struct ent_number *k, struct ent_quantity *q)
{
    const struct ent_view *v = r->v;
    *q = (struct ent_quantity){.first = (uint32_t)k->first, .low = k->value, .high = k->value};
    if (k->fraction) {
        if (k->last < v->n && !ent_view_is(v, k->last, "of") && !ent_view_is(v, k->first + 1, "-") && !(ent_view_key(v, k->first)->is_number))
            return 0;
        return give(q, "ratio", NULL, "fraction", k->last);
    }
    if (ent_view_is(v, k->last, "times") && k->value != 1 && ent_view_together(v, k->first, k->last))
        return give(q, "ratio", NULL, "times", k->last + 1);
    if ((ent_view_is(v, k->last, "fold") || ent_view_are(v, k->last, "- fold")) && ent_view_together(v, k->first, k->last))
        return give(q, "ratio", NULL, "fold", k->last + (ent_view_is(v, k->last, "fold") ? 1 : 2));
    return 0;
}

static int multiple(struct reading *r, size_t i, struct ent_quantity *q)
{
    static const char *const words[] = {"double", "twice", "triple", "threefold", "twofold", "fourfold", "fivefold", "tenfold", "doubled", "tripled", "quadrupled", "thrice", "doubling", "tripling", NULL};
    static const double values[] = {2, 2, 3, 3, 2, 4, 5, 10, 2, 3, 4, 3, 2, 3};
    int which = ent_view_in(r->v, i, words);
    if (which == 0 || (which == 1 && (ent_view_is(r->v, i + 1, "-") || ent_view_is_capital(r->v, i))) || (which == 2 && ent_view_is(r->v, i + 1, "a")))
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)i, .low = values[which - 1], .high = values[which - 1]};
    return give(q, "ratio", NULL, "multiple", i + 1);
}

/* "8th" where ranks are spoken of, "top ten" */
static int rank(struct reading *r, size_t i, struct ent_quantity *q)
{
    static const char *const before[] = {"ranked", "ranks", "ranking", "rank", "placed", "places", "place", "rated", NULL};
    static const char *const after[] = {"place", "position", "rank", "globally", "worldwide", NULL};
    const struct ent_view *v = r->v;
    struct ent_number k;
    if (ent_view_is(v, i, "top") && ent_number_at(v, i + 1, &k) && ent_view_together(v, i, i + 1) && k.suffix == NULL && k.value >= 2 && k.value <= 1000) {
        *q = (struct ent_quantity){.first = (uint32_t)i, .low = 1, .high = k.value};
        return give(q, "rank", NULL, "top", k.last);
    }
    unsigned n = ent_ordinal_at(v, i);
    if (n == 0)
        return 0;
    int told = ent_view_in(v, i + 1, after) > 0;
    for (size_t b = 1; b <= 2 && b <= i; b++)
        told = told || (ent_view_together(v, i - b, i) && ent_view_in(v, i - b, before) > 0);
    if (!told)
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)i, .low = n, .high = n};
    return give(q, "rank", NULL, "ordinal", i + 1);
}

static int counted(struct reading *r, const struct ent_number *k, struct ent_quantity *q)
{
    const struct ent_view *v = r->v;
    struct ent_number high;
    size_t at = k->last, n, upper;
    if (k->suffix != NULL || k->fraction || (k->value == 1 && k->spelled))
        return 0;
    if (k->first > 0 && (ent_view_is(v, k->first - 1, "no.") || ent_view_is(v, k->first - 1, "+") || ent_view_is_glued(v, k->first)) && !k->spelled)
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)k->first, .low = k->value, .high = k->value};
    if ((upper = upper_at(v, k, at, &high)) > at && counted_at(v, upper) > 0) {
        q->high = high.value;
        at = upper;
    }
    at += (size_t)(ent_view_is(v, at, "more") || ent_view_is(v, at, "other"));
    n = counted_at(v, at);
    if (n == 0 || is_known(v, k->first, n))
        return 0;
    if (k->plain_digits && k->value >= 1900 && k->value <= 2100 && n > 1)
        return 0; /* a year before a name */
    return give(q, "count", NULL, "noun", at + n);
}

/* ---- what is measured: "of ...", else the noun that is counted ---- */

static void find_of(const struct ent_view *v, struct ent_quantity *q)
{
    size_t at = q->last;
    if (ent_view_is(v, at, "of") || ent_view_is(v, at, "in")) {
        q->of_first = (uint32_t)++at;
        while (at < v->n && at < q->last + 9U && ent_view_together(v, q->first, at) && (is_word(v, at) || ent_view_is(v, at, "-")) && !ent_view_is(v, at, "and"))
            at++;
        q->of_last = (uint32_t)at;
    } else if (strcmp(q->kind, "count") == 0) {
        q->of_first = q->first + 1;
        q->of_last = q->last;
    }
}

static int quantity_at(struct reading *r, size_t i, struct ent_quantity *q)
{
    struct ent_number k;
    const struct ent_key *key = ent_view_key(r->v, i);
    char c = r->v->text[r->v->words[i].start];
    if (!(c >= '0' && c <= '9') && !key->currency && !key->is_number && !key->ordinal && !key->amount)
        return 0;
    const struct ent_timex *date = date_of(r, i);
    if (money(r, i, q) || multiple(r, i, q) || rank(r, i, q))
        return date == NULL || strcmp(q->kind, "money") == 0;
    if (!ent_number_at(r->v, i, &k))
        return 0;
    if (measured(r, &k, q))
        return date == NULL || strcmp(q->kind, "duration") == 0;
    return date == NULL && (ratio(r, &k, q) || counted(r, &k, q));
}

enum ent_status ent_quantity_find(const struct ent_view *v, const struct ent_timexes *dates, struct ent_quantities *out,
                                  struct ent_error *err)
{
    struct reading r = {v, dates, 0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < v->n;) {
        struct ent_quantity q;
        if (!quantity_at(&r, i, &q)) {
            i++;
            continue;
        }
        q.approx = is_approx(v, q.first) || is_approx_after(v, q.last);
        find_of(v, &q);
        st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
        if (st == ENT_OK)
            out->items[out->n++] = q;
        i = q.last;
    }
    return st;
}

void ent_quantities_done(struct ent_quantities *q)
{
    ent_free(q->items);
    *q = (struct ent_quantities){0};
}
