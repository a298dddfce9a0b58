/* Money and what has a unit. */
#include <string.h>

#include "extract/ent_quantity_parse.h"

/* ---- shared ---- */

int ent_quantity_give(struct ent_quantity *q, const char *kind, const char *unit, const char *rule, size_t last)
{
    q->kind = kind;
    q->unit = unit;
    q->rule = rule;
    q->last = (uint32_t)last;
    return 1;
}

struct ent_quantity ent_quantity_of(const struct ent_number *k)
{
    return (struct ent_quantity){.first = (uint32_t)k->first, .low = k->value, .high = k->value};
}

static int is_dash(const struct ent_view *v, size_t i) { return ent_view_is(v, i, "-") || ent_view_is(v, i, "–") || ent_view_is(v, i, "—"); }

/* "-15", "to 15", "or 15", "and 15" (after between) from word 'at' on: words before the upper number, 0: no range. */
static size_t range_sign(const struct ent_view *v, const struct ent_number *low, size_t at)
{
    const struct ent_unit *currency;
    int is_between = 0;
    for (size_t b = 1; b <= 2 && b <= low->first; b++)
        is_between = is_between || ent_view_is(v, low->first - b, "between");
    if (!is_dash(v, at) && !ent_view_is(v, at, "to") && !ent_view_is(v, at, "or") && !(is_between && ent_view_is(v, at, "and")) && ent_view_any(v, at, "- to -|and up to", NULL) != 3)
        return 0;
    size_t n = ent_view_any(v, at, "- to -|and up to", NULL) == 3 ? 3 : 1;
    if (!ent_view_together(v, low->first, at + n))
        return 0;
    size_t symbol = ent_currency_at(v, at + n, &currency);
    return n + symbol;
}

/* The upper end of a range whose lower one is 'low', with a sign at word 'at'; 'is_whole': the lower end has all that
 * belongs to it (unit, scale), so that two figures are as likely: "from 5% to 7%". */
int ent_quantity_upper(const struct ent_view *v, const struct ent_number *low, size_t at, int is_whole, struct ent_number *high)
{
    size_t n = range_sign(v, low, at);
    int from = 0;
    for (size_t b = 1; b <= 2 && b <= low->first; b++)
        from = from || ent_view_is(v, low->first - b, "from");
    if (n == 0 || (is_whole && (from || ent_view_is(v, at, "or"))) || !ent_number_at(v, at + n, high) || high->is_fraction != low->is_fraction)
        return 0;
    return high->value > low->value;
}

/* "$10-15 billion": the scale is of both. */
double ent_quantity_share_scale(const struct ent_number *low, const struct ent_number *high)
{
    return low->scale <= 1 && high->scale > 1 && low->value < 1000 && low->value < high->value / high->scale ? low->value * high->scale : low->value;
}

/* ---- money ---- */

static int is_symbol(const struct ent_view *v, size_t i)
{
    char c = v->text[v->words[i].start], last = v->text[v->words[i].end - 1];
    return !(c >= 'a' && c <= 'z') && (ent_view_key(v, i)->code > 0 || last == '$' || !ent_is_letters(v, i) || ent_view_one_of(v, i, "rs|rs.|rmb|rp|ksh|sfr|tl"));
}

/* A currency after the number, a hyphen between or not: words taken. */
static size_t currency_after(const struct ent_view *v, size_t first, size_t at, const struct ent_unit **currency)
{
    size_t hyphen = ent_view_is(v, at, "-") && ent_view_is_glued(v, at);
    size_t n = ent_currency_at(v, at + hyphen, currency);
    if (n == 0 || !ent_view_together(v, first, at + hyphen + n - 1))
        return 0;
    return hyphen + n;
}

/* "20 pounds" may be weight, "won" a verb. */
static int is_money(const struct ent_view *v, size_t at, const struct ent_number *k)
{
    if (ent_view_is(v, at, "pounds"))
        return (k->scale >= 1e3 || k->value >= 10000) && !ent_view_is(v, at + 1, "of");
    if (ent_view_is(v, at, "won"))
        return k->value >= 1000 && !ent_view_any(v, at + 1, "the|a|an|in|by", NULL);
    return 1;
}

/* "EUR1.5bn", "Rs500": letters of a currency that digits are glued to, bytes; 0: none. */
static size_t glued_currency(const struct ent_view *v, size_t i, const struct ent_unit **currency)
{
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start, k = 0;
    while (k < n && k < 4 && s[k] >= 'A' && s[k] <= 'Z')
        k++;
    k += k == 1 && n > 1 && s[k] == 's'; /* Rs */
    const struct ent_key *key = k >= 2 && k < n && s[k] >= '0' && s[k] <= '9' ? ent_key_find(s, k) : NULL;
    if (key == NULL || (key->code == 0 && key->currency == 0))
        return 0;
    *currency = &ent_currencies[(key->code > 0 ? key->code : key->currency) - 1];
    return k;
}

/* The currency at word i and the number after it. */
static int symbol_and_number(const struct ent_view *v, size_t i, const struct ent_unit **currency, struct ent_number *low)
{
    size_t skip = glued_currency(v, i, currency);
    if (skip > 0)
        return ent_number_within(v, i, skip, low);
    size_t n = is_symbol(v, i) ? ent_currency_at(v, i, currency) : 0;
    if (n != 1)
        return 0;
    if (ent_view_key(v, i)->code > 0 && ent_view_key(v, i + 1)->currency > 0 && is_symbol(v, i + 1))
        n++; /* "USD $5" */
    return ent_number_at(v, i + n, low) && !low->is_spelled && ent_view_together(v, i, i + n);
}

/* "COP26", "SDG 14": codes of small currencies that mean something else before small numbers. */
static int is_acronym(const struct ent_view *v, size_t i, const struct ent_number *k)
{
    static const char codes[] = "cop|sdg|cup|mad|pen|all|mop|lak|top|bam|gel|ron|mur|scr";
    char code[4] = {0};
    if (k->scale > 1 || k->value >= 1000 || v->words[i].end - v->words[i].start < 3)
        return 0;
    for (int n = 0; n < 3; n++)
        code[n] = (char)(v->text[v->words[i].start + (uint32_t)n] | 32);
    return strstr(codes, code) != NULL;
}

int ent_quantity_money_before(const struct ent_view *v, size_t i, struct ent_quantity *q)
{
    struct ent_number low, high;
    const struct ent_unit *currency, *same;
    size_t after;
    if (!symbol_and_number(v, i, &currency, &low) || is_acronym(v, i, &low))
        return 0;
    size_t at = low.last;
    *q = ent_quantity_of(&low);
    q->first = (uint32_t)i;
    if (ent_quantity_upper(v, &low, at, 1, &high) || (ent_quantity_upper(v, &low, at, 0, &high) && high.scale > 1 && low.scale <= 1)) {
        q->low = ent_quantity_share_scale(&low, &high);
        q->high = high.value;
        at = high.last;
    }
    after = currency_after(v, i, at, &same);
    if (after > 0 && !is_dash(v, at) && (same == currency || ent_is_letters(v, at)) && !(after == 1 && ent_view_key(v, at)->unit > 0)) {
        at += after; /* "$5 million USD" */
        if (strcmp(currency->name, "USD") == 0 && ent_view_key(v, i)->code == 0)
            currency = same; /* "$5 million Canadian dollars" */
    }
    return ent_quantity_give(q, "money", currency->name, "currency", at);
}

int ent_quantity_money_after(const struct ent_view *v, const struct ent_number *low, struct ent_quantity *q)
{
    struct ent_number high;
    const struct ent_unit *currency;
    size_t at = low->last, n = currency_after(v, low->first, at, &currency);
    *q = ent_quantity_of(low);
    if (low->suffix != NULL || low->is_fraction)
        return 0;
    if (n > 0 && is_money(v, at, low)) {
        at += n;
        if (ent_quantity_upper(v, low, at, 1, &high) && currency_after(v, low->first, high.last, &currency) > 0) {
            q->high = high.value;
            at = high.last + currency_after(v, low->first, high.last, &currency);
        }
    } else if (n == 0 && ent_quantity_upper(v, low, at, 0, &high) && (n = currency_after(v, low->first, high.last, &currency)) > 0) {
        q->low = ent_quantity_share_scale(low, &high);
        q->high = high.value;
        at = high.last + n;
    } else {
        return 0;
    }
    q->low *= currency->factor;
    q->high *= currency->factor;
    return ent_quantity_give(q, "money", currency->name, "currency", at);
}

/* ---- units ---- */

/* The unit after a numeral that ends at word 'at', a hyphen between or not: words taken. */
static size_t unit_after(const struct ent_view *v, size_t at, const struct ent_unit **unit)
{
    size_t n = ent_unit_at(v, at, unit);
    if (n > 0)
        return n;
    if (!is_dash(v, at) || !ent_view_is_glued(v, at) || !ent_view_is_glued(v, at + 1))
        return 0;
    n = ent_unit_at(v, at + 1, unit);
    return n > 0 ? n + 1 : 0;
}

static const struct ent_unit *percentage_points(void) { return ent_unit_of("pp", 2); }

/* "18-point", "3.5 points" of a share; "points" of an index or a plan are not. */
static size_t points_after(const struct ent_view *v, const struct ent_number *k, const struct ent_unit **unit)
{
    size_t n = ent_view_any(v, k->last, "- point|points", NULL);
    if (n == 0 || ent_view_any(v, k->last + n, "plan|program|programme|proposal|agenda|list|statement|turn|buck|scale|agreement|peace", NULL) > 0)
        return 0;
    if (n == 1 && ent_view_any(v, k->last + 1, "of|in|on|at|were|are|that", NULL) > 0)
        return 0;
    *unit = percentage_points();
    return n;
}

/* Number and unit, or "10-15 km", "10 percent to 15 percent": where it ends, 0: it is none. */
static size_t read_measure(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q, const struct ent_unit **unit)
{
    struct ent_number high;
    const struct ent_unit *second;
    size_t at = k->last, n, m;
    if (k->suffix != NULL) {
        *unit = ent_unit_of(k->suffix, k->n_suffix);
        return *unit != NULL ? at : 0;
    }
    if ((n = unit_after(v, at, unit)) == 0 && (n = points_after(v, k, unit)) == 0) {
        if (!ent_quantity_upper(v, k, at, 0, &high) || (n = unit_after(v, high.last, unit)) == 0)
            return 0;
        q->low = ent_quantity_share_scale(k, &high);
        q->high = high.value;
        return high.last + n;
    }
    at += n;
    if (ent_quantity_upper(v, k, at, 1, &high) && (m = unit_after(v, high.last, &second)) > 0 && second == *unit) {
        q->high = high.value;
        return high.last + m;
    }
    return at;
}

/* "minus 5 degrees", "-5 C" */
static size_t sign_before(const struct ent_view *v, size_t i)
{
    if (i == 0 || !ent_view_together(v, i - 1, i))
        return 0;
    if (ent_view_is(v, i - 1, "minus"))
        return 1;
    return (ent_view_is(v, i - 1, "-") || ent_view_is(v, i - 1, "−") || ent_view_is(v, i - 1, "–")) && ent_view_is_glued(v, i) && !ent_view_is_glued(v, i - 1) && i > 1;
}

int ent_quantity_measured(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q)
{
    const struct ent_unit *unit = NULL;
    *q = ent_quantity_of(k);
    size_t end = read_measure(v, k, q, &unit);
    if (end == 0 || unit == NULL || !ent_view_together(v, k->first, end - 1))
        return 0;
    double factor = unit->factor;
    const char *name = unit->name, *kind = unit->kind;
    int is_duration = strcmp(kind, "duration") == 0;
    if (k->is_fraction && (is_duration || !ent_view_is(v, k->first, "half")))
        return 0;
    if (strcmp(name, "m3") == 0 && k->value >= 1e9) { /* "38 billion cubic meters": 38 bcm */
        name = "bcm";
        factor = 1e-9;
    }
    if (strcmp(kind, "angle") == 0) {
        kind = "temperature"; /* nobody says of which scale: as most of the world does */
        name = "°C";
        if (end < v->n && ent_view_any(v, end, "of|north|south|east|west|n|s|e|w|latitude|longitude|from|-", NULL) > 0)
            return 0;
    }
    if (strcmp(name, "year") == 0 && ent_view_any(v, end, "- old|old|- olds", NULL) > 0)
        end += (size_t)(ent_view_is(v, end, "-") ? 2 : 1);
    q->low *= factor;
    q->high *= factor;
    if (!is_duration && q->low == q->high && sign_before(v, k->first) > 0) {
        q->first--;
        q->low = q->high = -q->low;
    }
    return ent_quantity_give(q, kind, name, "unit", end);
}
