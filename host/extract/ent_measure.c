#include "extract/ent_measure.h"

#include <string.h>

int ent_is_letters(const struct ent_view *v, size_t i)
{
    unsigned char c = i < v->n ? (unsigned char)v->text[v->words[i].start] : 0;
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC3 && c != 0xE2); /* E2: marks and signs */
}

/* ---- units and currencies ---- */

static size_t length_of(const struct ent_view *v, size_t i) { return v->words[i].end - v->words[i].start; }

/* The longest of a table's phrases of several words that stands at word i. */
static size_t longest_phrase(const struct ent_view *v, size_t i, const struct ent_unit *table, const struct ent_unit **found)
{
    size_t longest = 0;
    for (const struct ent_unit *u = table; u->name != NULL; u++)
        for (const char *words = u->words; *words != '\0';) {
            size_t n = strcspn(words, "|");
            size_t taken = memchr(words, ' ', n) != NULL ? ent_view_are(v, i, words) : 0;
            if (taken > longest) {
                longest = taken;
                *found = u;
            }
            words += n + (words[n] == '|');
        }
    return longest;
}

/* "5 m" and "5 t" are units, "5 M" and "5 T" are not; "25 C" is, "25 c" is not. */
static int is_well_written(const struct ent_view *v, size_t i)
{
    char c = v->text[v->words[i].start];
    if (length_of(v, i) != 1)
        return 1;
    return c == 'c' ? 0 : c == 'C' || c == 'L' || !(c >= 'A' && c <= 'Z');
}

size_t ent_unit_at(const struct ent_view *v, size_t i, const struct ent_unit **unit)
{
    const struct ent_key *k = ent_view_key(v, i);
    size_t n = k->opens_unit ? longest_phrase(v, i, ent_units, unit) : 0;
    if (n > 0)
        return n;
    if (k->unit == 0 || !is_well_written(v, i))
        return 0;
    *unit = &ent_units[k->unit - 1];
    return 1;
}

const struct ent_unit *ent_unit_of(const char *s, size_t n)
{
    const struct ent_key *k = ent_key_find(s, n);
    return k != NULL && k->unit > 0 ? &ent_units[k->unit - 1] : NULL;
}

static int is_all_capitals(const struct ent_view *v, size_t i)
{
    for (uint32_t k = v->words[i].start; k < v->words[i].end; k++)
        if (v->text[k] < 'A' || v->text[k] > 'Z')
            return 0;
    return 1;
}

size_t ent_currency_at(const struct ent_view *v, size_t i, const struct ent_unit **currency)
{
    const struct ent_key *k = ent_view_key(v, i);
    size_t n = k->opens_currency ? longest_phrase(v, i, ent_currencies, currency) : 0;
    if (n > 0)
        return n;
    if (k->code > 0 && is_all_capitals(v, i)) {
        *currency = &ent_currencies[k->code - 1];
        return 1;
    }
    if (k->currency > 0) {
        *currency = &ent_currencies[k->currency - 1];
        return 1;
    }
    /* "Bahamian dollars": somebody's, we do not know whose */
    if (ent_view_is_capital(v, i) && ent_view_key(v, i + 1)->currency > 0 && ent_view_together(v, i, i + 1) && !k->is_stop) {
        *currency = &ent_currencies[ent_view_key(v, i + 1)->currency - 1];
        return 2;
    }
    return 0;
}

/* ---- counted nouns ---- */

/* Words that end as plurals do, and are none. */
static const char no_plurals[] =
    "does|less|yes|plus|besides|perhaps|always|previous|various|us|as|lies|says|makes|takes|gives|goes|comes|remains|becomes|sometimes|"
    "afterwards|overseas|nowadays|whereas|news|economics|politics|series|alias|bus|gas|basis|crisis|status|virus|campus|consensus|census|"
    "corps|means|thus|its|his|this|was|has|is|mathematics|physics|sos|times|degrees|points";
/* Plurals without s. */
static const char plurals[] =
    "people|men|women|children|troops|police|personnel|persons|staff|dead|aircraft|media|servicemen|servicewomen|policemen|businessmen|"
    "lawmen|fishermen|"
    "wounded|injured|missing|youth|crew|cattle|sheep|fish|salmon|infantry|gunmen|airmen|seamen|militiamen|congressmen|spokesmen|tribesmen|"
    "horsemen|crewmen|clergymen|"
    "spacecraft|hovercraft|offspring|feet|mice|geese|phenomena|criteria|bacteria|data|alumni|nuclei|fungi|memoranda|referenda|killed|hurt|detained|arrested|"
    "displaced|unemployed|homeless|"
    "fatalities|civilians|elderly|poor|rich|young|sick|others|ms|mps|meps|km|kurds|series|species|works|barracks|headquarters|means|teeth|"
    "oxen|grandchildren|schoolchildren|stepchildren|workmen|firemen|foremen|freshmen|salesmen|craftsmen|sportsmen|noblemen|countrymen|"
    "townspeople|tradespeople|salespeople|infantrymen|guardsmen|corpses";

/* Words in the plural that other nouns follow: "sports clubs". */
static const char modifiers[] = "sports|arms|goods|customs|communications|operations|human|rights|women|news|sales|savings|systems|"
                                "services|people|weapons|police|media|aircraft|missing|dead|wounded|elderly|poor|young|sick|displaced|"
                                "detained|arrested|unemployed|homeless|staff|crew|youth|infantry|fish|cattle|series";

static int is_plural(const struct ent_view *v, size_t i)
{
    if (!ent_is_letters(v, i) || ent_view_key(v, i)->is_stop || ent_view_key(v, i)->period > 0)
        return 0;
    size_t n = length_of(v, i);
    const char *s = v->text + v->words[i].start;
    if (ent_view_one_of(v, i, plurals))
        return 1;
    return n >= 4 && s[n - 1] == 's' && s[n - 2] != 's' && memcmp(s + n - 2, "us", 2) != 0 && memcmp(s + n - 2, "is", 2) != 0 &&
           !ent_view_one_of(v, i, no_plurals) && !(s[n - 2] >= 'A' && s[n - 2] <= 'Z' && n < 4);
}

/* Does a further noun in the plural follow, so that the one at i only says of what kind? */
static int is_modifier(const struct ent_view *v, size_t i)
{
    return ent_view_together(v, i, i + 1) && is_plural(v, i + 1) && (ent_view_is_capital(v, i) || ent_view_one_of(v, i, modifiers));
}

size_t ent_counted_at(const struct ent_view *v, size_t i)
{
    int ands = 0;
    for (size_t n = 0; n < 6; n++) {
        size_t at = i + n;
        const struct ent_key *k = ent_view_key(v, at);
        if (i == 0 || !ent_view_together(v, i - 1, at))
            return 0;
        if (n > 0 && ent_view_is(v, at, "-"))
            continue;
        if (n > 0 && !ands && ent_view_any(v, at, "and|or|,", NULL) > 0 && ent_is_letters(v, at + 1)) {
            ands = 1;
            continue;
        }
        if (!ent_is_letters(v, at) || k->is_stop || k->is_number || k->month || k->weekday || k->scale > 0 ||
            (k->says == 1 && v->text[v->words[at].end - 1] != 's') ||
            ent_view_any(v, at, "last|next|previous|ago|yesterday|tomorrow|today", NULL) > 0)
            return 0;
        if (is_plural(v, at) && !is_modifier(v, at))
            return n + 1;
    }
    return 0;
}
