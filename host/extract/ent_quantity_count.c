/* Ratios, ranks, counts. */
#include <string.h>

#include "extract/ent_quantity_parse.h"

/* ---- ratios and ranks ---- */

/* "two to one", "3:1", "10-to-1": by so much more. */
static int proportion(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q)
{
    size_t n = ent_view_any(v, k->last, "to one|to 1|- to - one|- to - 1|: 1", NULL);
    if (n == 0 || k->value <= 1 || k->value > 1000 || k->scale > 1 || !ent_view_together(v, k->first, k->last + n - 1))
        return 0;
    if (ent_view_key(v, k->last + n)->unit > 0 || ent_view_key(v, k->last + n)->scale > 0)
        return 0;
    *q = ent_quantity_of(k);
    return ent_quantity_give(q, "ratio", NULL, "proportion", k->last + n);
}

/* "one in five", "two out of three": a share. */
static int one_in(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q)
{
    size_t n = ent_view_any(v, k->last, "in every|of every|in|out of", NULL);
    struct ent_number whole;
    if (n == 0 || k->value > 9 || k->value < 1 || !ent_number_at(v, k->last + n, &whole) || whole.value <= k->value || whole.value > 1000 ||
        whole.is_fraction || !ent_view_together(v, k->first, whole.last - 1) ||
        (n == 1 && ent_view_is(v, k->last, "in") && !(k->is_spelled && (whole.is_spelled || whole.value >= 3))))
        return 0;
    if (n == 1 && (ent_view_key(v, whole.last)->period > 0 || whole.value > 100))
        return 0; /* "two in 2024" */
    *q = ent_quantity_of(k);
    q->low = q->high = k->value / whole.value;
    return ent_quantity_give(q, "ratio", NULL, "one in", whole.last);
}

/* "3:1" in one word, no time of day */
static int colon_ratio(const struct ent_view *v, size_t i, struct ent_quantity *q)
{
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start;
    if (n < 3 || n > 4 || s[n - 2] != ':' || s[n - 1] != '1' || s[0] < '2' || s[0] > '9')
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)i, .low = s[0] - '0'};
    if (n == 4)
        q->low = q->low * 10 + (s[1] - '0');
    q->high = q->low;
    return ent_quantity_give(q, "ratio", NULL, "proportion", i + 1);
}

int ent_quantity_ratio(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q)
{
    *q = ent_quantity_of(k);
    if (colon_ratio(v, k->first, q))
        return 1;
    if (k->suffix != NULL && k->n_suffix == 1 && (k->suffix[0] | 32) == 'x')
        return ent_quantity_give(q, "ratio", NULL, "times", k->last);
    if (k->suffix != NULL)
        return 0;
    if (k->is_fraction) {
        if (k->first > 0 && ent_view_one_of(v, k->first - 1, "eastern|first|latter|lower|northern|other|second|southern|upper|western"))
            return 0; /* "the western half": a part, not how much of it */
        if (k->last < v->n && !ent_view_is(v, k->last, "of") && !ent_view_is(v, k->first + 1, "-") && ent_number_whole(v, k->first) < 0 &&
            !ent_view_is(v, k->first, "half"))
            return 0;
        return !ent_view_any(v, k->last, "- hour|hour|hours|time|final|finals|- final", NULL) &&
               ent_quantity_give(q, "ratio", NULL, "fraction", k->last);
    }
    if (proportion(v, k, q) || one_in(v, k, q))
        return 1;
    struct ent_number high;
    if (ent_view_is(v, k->last, "times") && k->value != 1 && ent_view_together(v, k->first, k->last))
        return ent_quantity_give(q, "ratio", NULL, "times", k->last + 1);
    if (ent_quantity_upper(v, k, k->last, 0, &high) && ent_view_is(v, high.last, "times") && ent_view_together(v, k->first, high.last)) {
        q->high = high.value;
        return ent_quantity_give(q, "ratio", NULL, "times", high.last + 1);
    }
    size_t fold = ent_view_any(v, k->last, "fold|- fold", NULL);
    if (fold > 0 && ent_view_together(v, k->first, k->last))
        return ent_quantity_give(q, "ratio", NULL, "fold", k->last + fold);
    if (ent_view_is(v, k->last, "x") && ent_view_is_glued(v, k->last))
        return ent_quantity_give(q, "ratio", NULL, "times", k->last + 1);
    return 0;
}

/* "a double ledger", "their double role": of two kinds, not twice as much; but "a double increase" */
static int is_twofold(const struct ent_view *v, size_t i)
{
    return i > 0 && ent_view_one_of(v, i - 1, "a|his|her|its|their|this|that") && ent_view_together(v, i - 1, i + 1) &&
           (v->words[i + 1].parse.upos == ENT_UPOS_NOUN || v->words[i + 1].parse.upos == ENT_UPOS_NONE) &&
           !ent_view_one_of(v, i + 1, "growth|increase|rise|rate|share|amount|number|digit|digits");
}

int ent_quantity_multiple(const struct ent_view *v, size_t i, struct ent_quantity *q)
{
    static const char words[] = "double|twice|triple|quadruple|twofold|threefold|fourfold|fivefold|sixfold|sevenfold|eightfold|tenfold|"
                                "twelvefold|hundredfold|doubled|tripled|trebled|"
                                "quadrupled|thrice|doubling|tripling|quadrupling|doubles|triples";
    static const double values[] = {2, 2, 3, 4, 2, 3, 4, 5, 6, 7, 8, 10, 12, 100, 2, 3, 3, 4, 3, 2, 3, 4, 2, 3};
    int which = ent_view_one_of(v, i, words);
    if (which == 0 || (which == 1 && is_twofold(v, i)) ||
        (which == 1 && (ent_view_is(v, i + 1, "-") || ent_view_is_capital(v, i) ||
                        ent_view_any(v, i + 1, "standard|standards|down|agent|game|check", NULL) > 0)) ||
        (which == 2 && ent_view_any(v, i + 1, "a|in|on|before|daily|weekly|monthly", NULL) > 0))
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)i, .low = values[which - 1], .high = values[which - 1]};
    return ent_quantity_give(q, "ratio", NULL, "multiple", i + 1);
}

/* "8th" where ranks are spoken of, "top ten", "third-largest", "No. 3" */
int ent_quantity_rank(const struct ent_view *v, size_t i, struct ent_quantity *q)
{
    struct ent_number k;
    size_t n;
    int told = 0;
    if (ent_view_is(v, i, "top") && ent_number_at(v, i + 1 + (size_t)ent_view_is(v, i + 1, "-"), &k) &&
        ent_view_together(v, i, k.last - 1) && k.suffix == NULL && !k.is_fraction && k.value >= 2 && k.value <= 1000 &&
        ent_view_key(v, k.last)->unit == 0) {
        *q = (struct ent_quantity){.first = (uint32_t)i, .low = 1, .high = k.value};
        return ent_quantity_give(q, "rank", NULL, "top", k.last);
    }
    for (size_t b = 1; b <= 3 && b <= i; b++)
        told = told || (ent_view_together(v, i - b, i) &&
                        ent_view_one_of(v, i - b, "ranked|ranks|ranking|rank|placed|places|place|rated|finished|finishing") > 0);
    unsigned nth = ent_ordinal_at(v, i, &n);
    if (nth == 0) { /* "ranked 45 out of 180" */
        if (!told || !ent_number_at(v, i, &k) || !k.is_plain || k.value > 1000 ||
            !(i > 0 && ent_view_any(v, i - 1, "ranked|ranks|ranking|rank|no.|number|#", NULL) > 0))
            return 0;
        *q = ent_quantity_of(&k);
        return ent_quantity_give(q, "rank", NULL, "ordinal", k.last);
    }
    size_t most = i + n + (size_t)ent_view_is(v, i + n, "-");
    static const char superlatives[] = "largest|biggest|highest|longest|richest|poorest|strongest|busiest|tallest|smallest|lowest|fastest|"
                                       "deepest|oldest|best|worst|greatest|wealthiest|deadliest|"
                                       "most|leading|cheapest|youngest|weakest|heaviest|widest|hottest|coldest|ranked|ranking|placed";
    if (ent_view_one_of(v, most, superlatives) && ent_view_together(v, i, most) && nth < 1000 && nth > 1) {
        *q = (struct ent_quantity){.first = (uint32_t)i, .low = nth, .high = nth};
        return ent_quantity_give(q, "rank", NULL, "superlative", most + 1);
    }
    told = told || ent_view_any(v, i + n, "place|position|rank|globally|worldwide|overall", NULL) > 0;
    if (!told || ent_view_any(v, i + n, "time|day|anniversary|century|quarter|round|year|phase|stage", NULL) > 0)
        return 0;
    *q = (struct ent_quantity){.first = (uint32_t)i, .low = nth, .high = nth};
    return ent_quantity_give(q, "rank", NULL, "ordinal", i + n);
}

/* ---- counts ---- */

/* "the two sides", "these three": they were said before; with more words between they are told here. */
static int is_known(const struct ent_view *v, const struct ent_number *k, size_t n_nouns)
{
    return n_nouns <= 1 && k->first > 0 && k->value <= 10 && ent_view_together(v, k->first - 1, k->first) &&
           ent_view_one_of(v, k->first - 1, "the|these|those|all|both|other") > 0;
}

/* A number that is somebody's name: "Article 5", "Flight 8243", "Su-57", "Resolution 1701". */
static int is_label(const struct ent_view *v, const struct ent_number *k)
{
    static const char words[] = "article|articles|resolution|section|chapter|page|pages|flight|boeing|airbus|route|highway|protocol|order|"
                                "decree|directive|clause|paragraph|annex|table|figure|room|"
                                "version|unit|no.|no|number|nos.|class|level|phase|stage|round|area|volume|part|day|step|line|bus|gate|"
                                "case|item|point|title|block|district|channel|radio|studio|"
                                "act|law|bill|rule|category|type|grade|option|plan|agenda|vision|horizon|apollo|formula|iphone|psalm|verse|"
                                "act|episode|season|windows|track|court|pier|terminal|week|year|"
                                "ward|zone|sector|camp|school|agent|form|question|exhibit|lot|model|mark|mk|series|size|age|aged|p.|pp.|"
                                "vol.|ch.|sec.|art.|fig.|§|#|m1|group|big|euro|covid|cop|expo";
    if (k->first == 0 || k->is_spelled)
        return 0;
    if (ent_view_is_glued(v, k->first) && !ent_view_any(v, k->first - 1, "(|[|“|\"|‘|'|—|–|/|~|≈|>|<|+|,", NULL))
        return 1; /* "Su-57" */
    if (!ent_view_together(v, k->first - 1, k->first) || !k->is_plain)
        return 0;
    return ent_view_one_of(v, k->first - 1, words) > 0;
}

/* Persons, of whom one may be a figure: "one soldier was killed". */
static int is_person(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i,
                           "person|soldier|civilian|man|woman|child|boy|girl|policeman|officer|serviceman|fighter|militant|student|"
                           "journalist|driver|passenger|worker|resident|pilot|sailor|"
                           "guard|peacekeeper|protester|demonstrator|suspect|prisoner|hostage|victim|teenager|firefighter|vote|death|"
                           "killed|injured|wounded|missing|dead|abstention") > 0;
}

/* "12 were killed", "killed 12": people, though nobody says so. */
static int is_people(const struct ent_view *v, const struct ent_number *k, size_t at)
{
    if (k->value >= 2 && !ent_view_is_capital(v, at) &&
        (ent_view_any(
             v, at,
             "were killed|were injured|were wounded|were hurt|were arrested|were detained|were missing|were dead|have died|had died|"
             "died|were rescued|were hospitalized|were taken|have been killed|had been killed|have been injured|have been arrested|have "
             "been detained|are missing|were released|were displaced",
             NULL) > 0))
        return 1;
    return k->first > 0 && ent_view_together(v, k->first - 1, k->first) && !ent_view_is(v, at, "%") &&
           ent_view_any(v, k->first - 1, "killing|killed|wounding|wounded|injuring|injured|arresting|arrested|detaining|detained", NULL) >
               0 &&
           (at >= v->n || !ent_view_together(v, k->first, at) ||
            ent_view_any(v, at, ",|.|;|and|in|at|on|near|during|after|—|–|)", NULL) > 0);
}

/* "69 of the 107 seats", "777 of them" */
static int is_of_more(const struct ent_view *v, const struct ent_number *k, size_t at)
{
    struct ent_number whole;
    size_t n = ent_view_any(v, at, "of the|of its|of their|of all|out of|of", NULL);
    if (k->value < 2 || n == 0 || (k->is_spelled && k->first > 0 && ent_view_any(v, k->first - 1, "the|these|those", NULL) > 0))
        return 0;
    if (!k->is_spelled && ent_view_any(v, at, "of them|of whom|of which|of these|of those", NULL) > 0)
        return 1;
    return ent_number_at(v, at + n, &whole) && whole.value > k->value && ent_counted_at(v, whole.last) > 0;
}

/* "27-member", "five-party": words taken. */
static size_t membership_at(const struct ent_view *v, size_t at)
{
    size_t n = ent_view_any(v, at,
                            "- member|- nation|- country|- state|- seat|- person|- man|- strong|- party|- vehicle|- ship|- vessel|- "
                            "storey|- story|- bed|- room|- page|- vote|- judge",
                            NULL);
    return n > 0 && ent_view_is_glued(v, at) && ent_view_any(v, at + n, "solution|problem|system", NULL) == 0 ? n : 0;
}

/* The plural noun whose number it is in the tree, words up to its end from 'at'; 0: none. */
static size_t counted_in_tree(const struct ent_view *v, const struct ent_number *k, size_t at)
{
    for (size_t i = k->first; v->is_parsed && i < k->last; i++) {
        const struct ent_parse *p = &v->words[i].parse;
        size_t noun = (size_t)((long)i + p->head);
        if (p->relation == ENT_REL_NUMMOD && noun >= at && noun < at + 7 && ent_view_together(v, k->first, noun) &&
            strstr(v->words[noun].parse.feats, "Number=Plur") != NULL && ent_view_key(v, noun)->period == 0)
            return noun + 1 - at;
    }
    return 0;
}

int ent_quantity_counted(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q)
{
    struct ent_number high;
    size_t at = k->last, n;
    if (k->suffix != NULL || k->is_fraction || is_label(v, k) || (k->first > 0 && ent_view_is(v, k->first - 1, "+")))
        return 0;
    *q = ent_quantity_of(k);
    if (k->value == 1 && k->is_spelled && k->last == k->first + 1)
        return ent_view_together(v, k->first, at) && is_person(v, at) && ent_quantity_give(q, "count", NULL, "one person", at + 1);
    if ((n = membership_at(v, at)) > 0)
        return ent_quantity_give(q, "count", NULL, "members", at + n);
    if (ent_quantity_upper(v, k, at, 0, &high) && !high.is_fraction && high.suffix == NULL &&
        (ent_counted_at(v, high.last) > 0 || high.scale > 1)) {
        q->low = ent_quantity_share_scale(k, &high);
        q->high = high.value;
        at = high.last;
    }
    at += ent_view_any(v, at, "more|other|additional|or so|or more|- odd|- plus|+|plus|of the world 's|out of", NULL);
    n = ent_counted_at(v, at);
    if (n == 0)
        n = counted_in_tree(v, k, at);
    if (n > 0) {
        if (is_known(v, k, n) || (k->is_plain && k->value >= 1900 && k->value <= 2100 && n > 1))
            return 0;
        q->of_first = (uint32_t)at;
        q->of_last = (uint32_t)(at + n);
        return ent_quantity_give(q, "count", NULL, "noun", at + n);
    }
    at = q->high > q->low ? high.last : k->last;
    if (k->first >= 2 &&
        ent_view_any(v, k->first - 2, "population of|total of|toll of|crew of|workforce of|membership of|staff of|average of|toll at|toll to|tally at|tally to", NULL) == 2)
        return ent_quantity_give(q, "count", NULL, "number", at);
    if (is_of_more(v, k, at))
        return ent_quantity_give(q, "count", NULL, "of more", at);
    if (is_people(v, k, at))
        return ent_quantity_give(q, "count", NULL, "people", at);
    /* a big number stands for itself: "some 100,000 fled", "a population of 3 million" */
    int is_grouped = !k->is_spelled && !k->is_plain && k->scale <= 1 && k->value >= 1000 && k->value < 1e15;
    if ((k->scale >= 1e3 || is_grouped) && !ent_view_any(v, at, "-|times|:|$|€|£", NULL))
        return ent_quantity_give(q, "count", NULL, "number", at);
    return 0;
}
