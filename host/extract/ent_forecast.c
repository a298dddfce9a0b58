#include "extract/ent_forecast.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *ent_modality_name(enum ent_modality m)
{
    static const char *const names[] = {"will", "may", "likely", "unlikely", "could", "must", "if"};
    return names[m];
}

/* ---- words ---- */

/* Whose opinion a clause is; what they say they will do is an intention. */
static const char *const opinion[] = {
    "argue", "argued", "argues", "arguing", "assert", "asserted", "asserts", "assess", "assessed", "assesses", "assume", "assumed",
    "assumes", "believe", "believed", "believes", "believing", "calculate", "calculated", "calculates", "caution", "cautioned",
    "cautions", "cautioning", "claim", "claimed", "claims", "concede", "conceded", "conclude", "concluded", "concludes", "contend",
    "contended", "contends", "convinced", "doubt", "doubted", "doubts", "estimate", "estimated", "estimates", "expect", "expected",
    "expects", "fear", "feared", "fears", "forecast", "forecasts", "foresaw", "foresee", "foresees", "hope", "hoped", "hopes",
    "imply", "implied", "implies", "judge", "judged", "judges", "maintain", "maintained", "maintains", "note", "noted", "notes",
    "posit", "posits", "predict", "predicted", "predicting", "predicts", "project", "projected", "projects", "reckon", "reckoned",
    "reckons", "say", "says", "said", "speculate", "speculated", "suggest", "suggested", "suggests", "suggesting", "think", "thinks",
    "thought", "told", "warn", "warned", "warning", "warns", "worried", "worry", NULL};
static const char *const intent[] = {
    "agree", "agreed", "agrees", "announce", "announced", "announces", "announcing", "assured", "committed", "confirmed", "decided",
    "declare", "declared", "declares", "declaring", "offered", "pledge", "pledged", "pledges", "pledging", "promise", "promised",
    "promises", "promising", "swore", "threatened", "vow", "vowed", "vows", "vowing", NULL};
static const char *const own[] = {"i", "we", NULL};
static const char *const pronoun[] = {"he", "it", "she", "they", NULL};
static const char *const be[] = {"am", "are", "be", "been", "being", "is", "remain", "remains", "seem", "seems", NULL};
static const char *const past_be[] = {"had", "was", "were", NULL};
static const char *const condition[] = {"if", "should", "unless", "were", NULL};
static const char *const relative[] = {"that", "which", "who", NULL};
static const char *const between[] = { /* a modal and its verb, besides adverbs in -ly */
    "also", "always", "at", "even", "ever", "first", "further", "in", "n't", "never", "no", "not", "often", "once", "one", "only",
    "perhaps", "point", "soon", "some", "still", "then", "therefore", "thus", "together", "too", "well", "yet", NULL};

static int is_in(const struct ent_view *v, size_t i, const char *const *words) { return ent_view_in(v, i, words) != 0; }

static int is_adverb(const struct ent_view *v, size_t i)
{
    const struct ent_view_word *w = &v->words[i];
    return w->end - w->start > 3 && memcmp(v->text + w->end - 2, "ly", 2) == 0;
}

static int is_comma(const struct ent_view *v, size_t i) { return ent_view_is(v, i, ","); }

/* A letter at its start, or beyond ASCII. */
static int is_word(const struct ent_view *v, size_t i)
{
    unsigned char c = (unsigned char)v->text[v->words[i].start];
    return (c | 32) >= 'a' || c >= 0x80;
}

/* ---- one sentence ---- */

/* How many words a rule looks back or ahead: a sentence may have a million. */
enum { REACH = 80 };

static size_t back_from(size_t first, size_t i) { return i - first > REACH ? i - REACH : first; }

struct sentence {
    const struct ent_view *v;
    size_t first, last; /* words */
    int has_condition;
};
struct marker {
    size_t first, last;
    enum ent_modality modality;
    size_t governor; /* the verb of opinion before it; SIZE_MAX: none */
    const char *rule;
};

/* The verb after a modal at i, adverbs and brackets of commas skipped; 'last' if there is none. */
static size_t verb_after(const struct sentence *s, size_t i)
{
    size_t k = i + 1;
    while (k < s->last && k <= i + 6 && (is_adverb(s->v, k) || is_in(s->v, k, between) || is_comma(s->v, k)))
        k++;
    return k < s->last && is_word(s->v, k) && !is_in(s->v, k, own) && !is_in(s->v, k, pronoun) ? k : s->last;
}

static int is_negated(const struct ent_view *v, size_t from, size_t to)
{
    static const char *const no[] = {"n't", "never", "no", "not", NULL};
    for (size_t k = from; k < to; k++)
        if (is_in(v, k, no))
            return 1;
    return 0;
}

/* The nearest verb of one of the lists before i in the sentence; SIZE_MAX. */
static size_t governor(const struct sentence *s, size_t i, const char *const *list)
{
    for (size_t k = i, from = back_from(s->first, i); k-- > from;)
        if (is_in(s->v, k, list) && k + 1 < i && !ent_view_is(s->v, k - (k > s->first), "be"))
            return k;
    return SIZE_MAX;
}

/* "we will", "said it would", "announced that the ministry would": somebody's own plan. */
static int is_intention(const struct sentence *s, size_t i)
{
    size_t said = governor(s, i, opinion), vowed = governor(s, i, intent);
    if (i > s->first && is_in(s->v, i - 1, own))
        return 1;
    if (vowed != SIZE_MAX && (said == SIZE_MAX || vowed > said))
        return 1;
    return said != SIZE_MAX && i > s->first && is_in(s->v, i - 1, pronoun) && said + 4 >= i;
}

/* "possibly", "will likely": an adverb of likelihood between modal and verb. */
static enum ent_modality with_adverb(const struct ent_view *v, size_t from, size_t to, enum ent_modality m)
{
    static const char *const likely[] = {"likely", "probably", NULL};
    for (size_t k = from; k < to; k++)
        if (is_in(v, k, likely) || (ent_view_is(v, k, "unlikely") && m != ENT_MODALITY_MUST))
            return ent_view_is(v, k, "unlikely") || is_negated(v, from, k) ? ENT_MODALITY_UNLIKELY : ENT_MODALITY_LIKELY;
    return m;
}

static int take(struct marker *m, size_t first, size_t last, enum ent_modality modality, const char *rule)
{
    *m = (struct marker){first, last, modality, SIZE_MAX, rule};
    return 1;
}

/* ---- rules: each looks at word i and says whether a marker begins there ---- */

static int is_modal(const struct ent_view *v, size_t i)
{
    if (v->words[i].parse.upos != ENT_UPOS_NONE && v->words[i].parse.upos != ENT_UPOS_AUX)
        return 0; /* "the will", the month of May */
    return !ent_view_is_capital(v, i) || i == 0 || v->words[i - 1].sentence != v->words[i].sentence;
}

static int find_will(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const will[] = {"'ll", "shall", "will", "wo", NULL};
    static const char *const no_verb[] = {"and", "for", "in", "of", "or", "to", NULL};
    const struct ent_view *v = s->v;
    size_t verb = is_in(v, i, will) && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || is_in(v, i + 1, no_verb) || i == s->first || is_intention(s, i))
        return 0;
    take(m, i, verb, with_adverb(v, i + 1, verb, ENT_MODALITY_WILL), "will");
    m->governor = governor(s, i, opinion);
    return 1;
}

/* "would" is foreseen where somebody holds it, or under a condition. */
static int find_would(const struct sentence *s, size_t i, struct marker *m)
{
    const struct ent_view *v = s->v;
    size_t verb = ent_view_is(v, i, "would") && is_modal(v, i) ? verb_after(s, i) : s->last;
    size_t said = verb < s->last ? governor(s, i, opinion) : SIZE_MAX;
    if (verb == s->last || ent_view_is(v, verb, "have") || is_intention(s, i) || (said == SIZE_MAX && !s->has_condition))
        return 0;
    take(m, i, verb, with_adverb(v, i + 1, verb, said != SIZE_MAX ? ENT_MODALITY_WILL : ENT_MODALITY_IF), "would");
    m->governor = said;
    return 1;
}

/* "so that tankers could leave", "neither claim could be verified": what something is done for, what was not possible */
static int is_aim_or_denied(const struct sentence *s, size_t i)
{
    enum { WORDS = 5 };
    for (size_t k = i; k-- > s->first && k + WORDS >= i;)
        if (ent_view_any(s->v, k, "so that|neither|none|nobody", NULL) > 0)
            return 1;
    return 0;
}

static int find_may(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const modals[] = {"may", "might", "could", NULL};
    static const char *const appearance[] = {"appear", "have", "look", "seem", "sound", NULL};
    static const char *const told[] = {"argue", "ask", "call", "expect", "hear", "imagine", "note", "recall", "say", "see", "wonder", NULL};
    const struct ent_view *v = s->v;
    int which = ent_view_in(v, i, modals);
    size_t verb = which != 0 && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || is_in(v, verb, appearance) || is_in(v, verb, told))
        return 0;
    if (which == 3 && (is_negated(v, i + 1, verb) || is_aim_or_denied(s, i)))
        return 0; /* "could not": what was not possible */
    take(m, i, verb, with_adverb(v, i + 1, verb, which == 3 ? ENT_MODALITY_COULD : ENT_MODALITY_MAY), which == 3 ? "could" : "may");
    m->governor = governor(s, i, opinion);
    return 1;
}

static int find_must(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const viewed[] = {"acknowledged", "added", "considered", "emphasized", "mentioned", "noted", "read", "remembered",
                                         "said", "seen", "stressed", "understood", "viewed", NULL};
    const struct ent_view *v = s->v;
    size_t verb = ent_view_is(v, i, "must") && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || ent_view_is(v, verb, "have") || (i > s->first && is_in(v, i - 1, own)))
        return 0;
    size_t next = verb + 1 < s->last && is_adverb(v, verb + 1) ? verb + 2 : verb + 1;
    if (ent_view_is(v, verb, "be") && next < s->last && is_in(v, next, viewed))
        return 0;
    return take(m, i, verb, ENT_MODALITY_MUST, "must");
}

static int find_likely(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const words[] = {"likely", "unlikely", NULL};
    const struct ent_view *v = s->v;
    int which = ent_view_in(v, i, words);
    size_t next = i + 1;
    if (which == 0 || (i > s->first && (is_in(v, i - 1, past_be) || (i > s->first + 1 && is_adverb(v, i - 1) && is_in(v, i - 2, past_be)))))
        return 0;
    if (next >= s->last || !(ent_view_is(v, next, "to") || (ent_view_is(v, next, "that") && i > s->first && is_in(v, i - 1, be))))
        return 0;
    if (next + 1 < s->last && ent_view_is(v, next + 1, "have"))
        return 0;
    int negated = is_negated(v, i > s->first + 2 ? i - 2 : s->first, i);
    return take(m, i, next + 1, which == 2 || negated ? ENT_MODALITY_UNLIKELY : ENT_MODALITY_LIKELY, "likely to");
}

static int find_expected(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const expected[] = {"anticipated", "expected", "forecast", "foreseen", "poised", "predicted", "projected", NULL};
    static const char *const due[] = {"bound", "destined", "doomed", "due", "scheduled", "set", "slated", NULL};
    const struct ent_view *v = s->v;
    int likely = is_in(v, i, expected), will = is_in(v, i, due);
    size_t k = i;
    if ((!likely && !will) || i == s->first || i + 2 >= s->last || !ent_view_is(v, i + 1, "to") || ent_view_is(v, i + 2, "have"))
        return 0;
    while (k > s->first && i - k < 4 && (is_adverb(v, k - 1) || is_in(v, k - 1, between)))
        k--;
    if (k == s->first || is_in(v, k - 1, past_be) || is_in(v, k - 1, own))
        return 0;
    if (will && !is_in(v, k - 1, be) && !is_comma(v, k - 1) && !ent_view_is(v, i, "scheduled") && !ent_view_is(v, i, "slated"))
        return 0; /* "has set to work", "due to": a verb and a cause */
    if (ent_view_is(v, i, "due") && !is_in(v, i + 2, be) && v->words[i + 2].parse.upos != ENT_UPOS_VERB)
        return 0;
    int unlikely = is_negated(v, k > s->first + 1 ? k - 1 : s->first, i);
    return take(m, i, i + 2, unlikely ? ENT_MODALITY_UNLIKELY : likely ? ENT_MODALITY_LIKELY : ENT_MODALITY_WILL, likely ? "expected to" : "set to");
}

/* "expects growth to slow", "the IMF forecasts": somebody's expectation, in the present. */
static int find_expects(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const expects[] = {"anticipates", "envisages", "expects", "forecasts", "foresees", "predicts", "projects", NULL};
    const struct ent_view *v = s->v;
    if (i == s->first || !is_in(v, i, expects))
        return 0;
    if (v->words[i].parse.upos != ENT_UPOS_NONE && v->words[i].parse.upos != ENT_UPOS_VERB)
        return 0;
    for (size_t k = i + 2; k + 1 < s->last && k < i + 12; k++)
        if (ent_view_is(v, k, "to") || v->words[k].parse.upos == ENT_UPOS_NUM) {
            take(m, i, i + 1, ENT_MODALITY_LIKELY, "expects");
            m->governor = i;
            return 1;
        }
    return 0;
}

static int find_potential(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const nouns[] = {"capacity", "potential", NULL};
    static const char *const have[] = {"has", "have", "having", "hold", "holds", "possess", "possesses", "retain", "retains", "show", "shows", NULL};
    const struct ent_view *v = s->v;
    if (ent_view_is(v, i, "potentially") && i + 1 < s->last && is_word(v, i + 1)) {
        const struct ent_view_word *w = &v->words[i + 1];
        return w->end - w->start > 4 && memcmp(v->text + w->end - 3, "ing", 3) == 0 && take(m, i, i + 1, ENT_MODALITY_COULD, "potentially");
    }
    if (!is_in(v, i, nouns) || i + 1 >= s->last || !ent_view_is(v, i + 1, "to"))
        return 0;
    for (size_t k = i; k-- > s->first && k + 5 > i;)
        if (is_in(v, k, have))
            return take(m, i, i + 2, ENT_MODALITY_COULD, "potential to");
    return 0;
}

/* "is going to", "is about to" */
static int find_going(const struct sentence *s, size_t i, struct marker *m)
{
    const struct ent_view *v = s->v;
    if (!(ent_view_is(v, i, "going") || ent_view_is(v, i, "about")) || i == s->first || i + 2 >= s->last || !ent_view_is(v, i + 1, "to"))
        return 0;
    size_t k = i - 1 > s->first && is_in(v, i - 1, between) ? i - 2 : i - 1;
    if (!is_in(v, k, be) || (k > s->first && is_in(v, k - 1, own)))
        return 0;
    size_t verb = verb_after(s, i + 1);
    if (verb == s->last || ent_view_is(v, verb, "the") || ent_view_is(v, verb, "a") || ent_view_is_capital(v, verb))
        return 0; /* on the way to a place */
    return take(m, i, i + 2, is_negated(v, k, i) ? ENT_MODALITY_UNLIKELY : ENT_MODALITY_WILL, "going to");
}

/* "the possibility of ... remains low" */
static int find_chance(const struct sentence *s, size_t i, struct marker *m)
{
    static const char *const nouns[] = {"chance", "chances", "likelihood", "odds", "possibility", "probability", "prospect", "prospects", "risk", NULL};
    static const char *const low[] = {"bleak", "dim", "distant", "low", "minimal", "negligible", "poor", "remote", "slim", "small", NULL};
    static const char *const high[] = {"bright", "considerable", "good", "great", "high", "real", "strong", NULL};
    const struct ent_view *v = s->v;
    if (!is_in(v, i, nouns) || i + 2 >= s->last)
        return 0;
    for (size_t k = i + 1; k + 1 < s->last && k < i + 16; k++) {
        size_t grade = is_in(v, k, be) ? verb_after(s, k) : s->last;
        if (grade < s->last && is_in(v, grade, low))
            return take(m, k, grade + 1, ENT_MODALITY_UNLIKELY, "chance");
        if (grade < s->last && is_in(v, grade, high))
            return take(m, k, grade + 1, ENT_MODALITY_LIKELY, "chance");
    }
    return 0;
}

typedef int rule(const struct sentence *s, size_t i, struct marker *m);
static rule *const rules[] = {find_will,     find_would,   find_may,       find_must,  find_likely,
                              find_expected, find_expects, find_potential, find_going, find_chance};

/* ---- likelihood ---- */

static const char *likelihood(const struct ent_view *v, size_t from, size_t to)
{
    static const char *const phrases[] = {
        "almost no chance", "highly unlikely", "very unlikely", "highly improbable", "extremely unlikely", "unlikely", "improbable",
        "roughly even", "even odds", "almost certain", "almost certainly", "nearly certain", "virtually certain", "certainly",
        "inevitably", "undoubtedly", "surely", "very likely", "highly likely", "most likely", "extremely likely", "highly probable",
        "very probably", "likely", "probable", "probably", NULL};
    static const char *const percent[] = {
        "1-5", "5-20", "5-20", "5-20", "5-20", "20-45", "20-45", "45-55", "45-55", "95-99", "95-99", "95-99", "95-99", "95-99",
        "95-99", "95-99", "95-99", "80-95", "80-95", "80-95", "80-95", "80-95", "80-95", "55-80", "55-80", "55-80"};
    int which;
    for (size_t i = from; i < to; i++)
        if (ent_view_phrase(v, i, phrases, &which) > 0)
            return percent[which];
    return NULL;
}

/* ---- by when ---- */

/* 20240422 of 2024-04-22, 20240400 of 2024-04; of a season, quarter or half its first month; 0: no date. */
static long sort_key(const char *value)
{
    char *end;
    long year = strtol(value, &end, 10), month = 0, day = 0;
    if (end != value + 4 || year < 1000)
        return 0;
    if (*end == '-' && strchr("QH", end[1]) != NULL && end[1] != '\0')
        month = (strtol(end + 2, NULL, 10) - 1) * (end[1] == 'Q' ? 3 : 6) + 1;
    else if (*end == '-' && end[1] >= '0' && end[1] <= '1') {
        month = strtol(end + 1, &end, 10);
        if (*end == '-')
            day = strtol(end + 1, NULL, 10);
    }
    return year * 10000 + month * 100 + day;
}

/* Does the date reach beyond the day of publication?  As precise as the coarser of the two. */
static int is_ahead(const char *value, struct ent_date published)
{
    const char *slash = strchr(value, '/');
    long key = sort_key(slash != NULL ? slash + 1 : value), day = published.year * 10000L + published.month * 100L + published.day;
    long unit = key % 10000 == 0 || published.month == 0 ? 10000 : key % 100 == 0 || published.day == 0 ? 100 : 1;
    return key != 0 && key / unit >= day / unit;
}

static int is_horizon(const struct sentence *s, const struct ent_timex *t, size_t marker)
{
    static const char *const until[] = {"before", "by", "until", "till", "within", NULL};
    static const char *const next[] = {"coming", "following", "next", "within", NULL};
    const struct ent_view *v = s->v;
    if (t->first < s->first || t->last > s->last)
        return 0;
    if (strcmp(t->value, "FUTURE_REF") == 0)
        return 1;
    if (t->value[0] == 'P' && strcmp(t->value, "PAST_REF") != 0 && strcmp(t->value, "PRESENT_REF") != 0) {
        for (size_t k = t->first > s->first + 2 ? t->first - 2 : s->first; k < t->last; k++)
            if (is_in(v, k, next))
                return 1;
        return 0;
    }
    if (v->published.year > 0)
        return is_ahead(t->value, v->published);
    return sort_key(t->value) > 0 && (t->first > marker || (t->first > s->first && is_in(v, t->first - 1, until)));
}

/* The first date that begins at or after the word. */
static size_t date_from(const struct ent_timexes *dates, size_t word)
{
    size_t low = 0, high = dates->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dates->items[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The nearest date ahead, those after the marker first; else a word such as "soon". */
static void find_horizon(const struct sentence *s, const struct ent_timexes *dates, const struct marker *m, struct ent_forecast *f)
{
    static const char *const vague[] = {"at some point", "eventually", "in due course", "in the end", "in the long run", "in the long term",
                                        "over the long term", "over time", "sooner or later", "soon", "one day", "some day", "someday",
                                        "in the future", "in the near future", "in the foreseeable future", "in time", NULL};
    const struct ent_timex *best = NULL;
    int which;
    size_t from = back_from(s->first, m->first), to = s->last - m->last > REACH ? m->last + REACH : s->last;
    for (size_t i = date_from(dates, from); i < dates->n && dates->items[i].first < to; i++) {
        const struct ent_timex *t = &dates->items[i];
        if (is_horizon(s, t, m->first) && (best == NULL || best->first < m->first))
            best = t;
    }
    if (best != NULL)
        snprintf(f->horizon, sizeof f->horizon, "%s", best->value);
    for (size_t i = from; best == NULL && f->horizon[0] == '\0' && i < to; i++)
        if (ent_view_phrase(s->v, i, vague, &which) > 0 && !ent_view_is(s->v, i + 1, "after"))
            snprintf(f->horizon, sizeof f->horizon, "FUTURE_REF");
}

/* ---- whose opinion ---- */

/* The subject of the verb: its subtree by the parse, else the capitalised words before it. */
static void find_source(const struct sentence *s, size_t verb, struct ent_forecast *f)
{
    static const char *const articles[] = {"a", "an", "the", NULL};
    const struct ent_view *v = s->v;
    size_t first = verb, last = verb;
    for (size_t k = back_from(s->first, verb); v->is_parsed && k < verb; k++)
        if (v->words[k].parse.relation == ENT_REL_NSUBJ && (int64_t)k + v->words[k].parse.head == (int64_t)verb) {
            for (first = k; first > s->first && (int64_t)first - 1 + v->words[first - 1].parse.head == (int64_t)k;)
                first--;
            last = k + 1;
        }
    if (first == last) {
        while (first > s->first && is_adverb(v, first - 1) && verb - first < REACH)
            first--;
        last = first;
        while (first > s->first && ent_view_is_capital(v, first - 1) && verb - first < REACH)
            first--;
    }
    if (last - first > 1 && is_in(v, first, articles))
        first++;
    f->source_first = (uint32_t)first;
    f->source_last = (uint32_t)last;
}

/* ---- all of them ---- */

/* A second marker counts if a clause of its own begins between, and not one that only describes ("that could"). */
static int is_of_its_own(const struct sentence *s, const struct ent_forecast *before, const struct marker *m)
{
    const struct ent_view *v = s->v;
    static const char *const joins[] = {",", ";", "\xE2\x80\x94", "\xE2\x80\x93", ":", NULL};
    if (is_in(v, m->first - 1, relative))
        return 0;
    for (size_t k = m->first; k-- > before->marker_last && m->first - k < REACH;)
        if (is_in(v, k, joins))
            return m->first > before->marker_last + 1;
    return 0;
}

static enum ent_status push(const struct sentence *s, const struct ent_timexes *dates, const struct marker *m, struct ent_forecasts *out,
                            struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st != ENT_OK)
        return st;
    struct ent_forecast *f = &out->items[out->n++];
    *f = (struct ent_forecast){.first = (uint32_t)s->first, .last = (uint32_t)s->last, .marker_first = (uint32_t)m->first,
                               .marker_last = (uint32_t)m->last, .modality = m->modality, .rule = m->rule};
    f->likelihood = likelihood(s->v, m->first, m->last);
    find_horizon(s, dates, m, f);
    if (m->governor != SIZE_MAX)
        find_source(s, m->governor, f);
    return ENT_OK;
}

static enum ent_status find_in(const struct sentence *s, const struct ent_timexes *dates, struct ent_forecasts *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t before = out->n;
    if (ent_view_is(s->v, s->last - 1, "?"))
        return ENT_OK; /* asked, not foreseen */
    for (size_t i = s->first; st == ENT_OK && i < s->last; i++)
        for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
            struct marker m;
            if (!rules[r](s, i, &m))
                continue;
            if (out->n == before || is_of_its_own(s, &out->items[out->n - 1], &m))
                st = push(s, dates, &m, out, err);
            i = m.last - 1;
            break;
        }
    return st;
}

enum ent_status ent_forecast_find(const struct ent_view *v, const struct ent_timexes *dates, struct ent_forecasts *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0, k; st == ENT_OK && i < v->n; i = k) {
        struct sentence s = {v, i, i, 0};
        for (k = i; k < v->n && v->words[k].sentence == v->words[i].sentence; k++)
            s.has_condition |= is_in(v, k, condition);
        s.last = k;
        st = find_in(&s, dates, out, err);
    }
    return st;
}

void ent_forecasts_done(struct ent_forecasts *f)
{
    ent_free(f->items);
    *f = (struct ent_forecasts){0};
}
