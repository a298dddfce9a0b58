#include "extract/ent_forecast.h"

#include <string.h>

#include "extract/ent_forecast_inner.h"

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

struct marker {
    size_t first, last;
    enum ent_modality modality;
    size_t governor; /* the verb of opinion before it; SIZE_MAX: none */
    const char *rule;
    int needs_horizon; /* foreseen only if it is told by when */
};

/* The verb after a modal at i, adverbs and brackets of commas skipped; 'last' if there is none. */
static size_t verb_after(const struct ent_forecast_sentence *s, size_t i)
{
    static const char *const turned[] = {"neither", "never", "nor", NULL};
    size_t k = i + 1;
    if (k < s->last && i > s->first && is_in(s->v, i - 1, turned) && is_in(s->v, k, pronoun)) /* "nor will it end" */
        k++;
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

/* "the promises of the past year": no one says so there; but "the fears that" */
static int is_mere_noun(const struct ent_forecast_sentence *s, size_t k)
{
    return s->v->words[k].parse.upos == ENT_UPOS_NOUN && !(k + 1 < s->last && ent_view_is(s->v, k + 1, "that"));
}

/* The nearest verb of one of the lists before i in the sentence; SIZE_MAX. */
static size_t governor(const struct ent_forecast_sentence *s, size_t i, const char *const *list)
{
    static const char *const dated[] = {"estimated", "expected", "forecast", "predicted", "projected", NULL}, *const when[] = {"at", "by", "for", "in", "on", NULL};
    for (size_t k = i, from = ent_forecast_back(s->first, i); k-- > from;)
        if (is_in(s->v, k, list) && k + 1 < i && !is_mere_noun(s, k) && !ent_view_is(s->v, k - (k > s->first), "be") &&
            !(is_in(s->v, k, dated) && is_in(s->v, k + 1, when))) /* "a vote, expected in May, would" */
            return k;
    return SIZE_MAX;
}

/* "we will", "said it would", "announced that the ministry would": somebody's own plan. */
static int is_intention(const struct ent_forecast_sentence *s, size_t i)
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
    *m = (struct marker){first, last, modality, SIZE_MAX, rule, 0};
    return 1;
}

/* ---- rules: each looks at word i and says whether a marker begins there ---- */

static int is_modal(const struct ent_view *v, size_t i)
{
    if (v->words[i].parse.upos != ENT_UPOS_NONE && v->words[i].parse.upos != ENT_UPOS_AUX)
        return 0; /* "the will", the month of May */
    return !ent_view_is_capital(v, i) || i == 0 || v->words[i - 1].sentence != v->words[i].sentence;
}

/* "would have left", but "would have to leave" */
static int is_perfect(const struct ent_forecast_sentence *s, size_t verb)
{
    return ent_view_is(s->v, verb, "have") && !(verb + 1 < s->last && ent_view_is(s->v, verb + 1, "to"));
}

/* "will travel to Rome", "will hold talks": what somebody has arranged is an act that is planned; "the truce will hold" is foreseen. */
static int is_arranged(const struct ent_forecast_sentence *s, size_t verb)
{
    static const char *const acts[] = {"attend", "deploy", "host", "station", "travel", "visit", NULL};
    static const char *const goings[] = {"fly", "meet", NULL};
    static const char *const ways[] = {"in", "on", "to", "with", NULL};
    static const char *const holdings[] = {"convene", "hold", "open", NULL};
    static const char *const held[] = {"conference", "congress", "consulate", "drills", "embassy", "exercise", "exercises", "forum", "meeting", "referendum",
                                       "summit", "talks", NULL};
    enum { OBJECT = 6 };
    const struct ent_view *v = s->v;
    if (is_in(v, verb, acts) || (is_in(v, verb, goings) && verb + 1 < s->last && is_in(v, verb + 1, ways)))
        return 1;
    for (size_t k = verb + 1; is_in(v, verb, holdings) && k < s->last && k <= verb + OBJECT; k++)
        if (is_in(v, k, held))
            return 1;
    return 0;
}

static int find_will(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const will[] = {"'ll", "shall", "will", "wo", NULL};
    static const char *const no_verb[] = {"and", "for", "in", "of", "or", "to", NULL};
    const struct ent_view *v = s->v;
    size_t verb = is_in(v, i, will) && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || is_in(v, i + 1, no_verb) || i == s->first || is_intention(s, i) || (is_arranged(s, verb) && !s->has_condition))
        return 0;
    take(m, i, verb, with_adverb(v, i + 1, verb, ENT_MODALITY_WILL), "will");
    m->governor = governor(s, i, opinion);
    return 1;
}

/* "moves that would justify alarm": a clause that only says which are meant */
static int is_describing(const struct ent_view *v, size_t i)
{
    enum ent_upos before = i > 1 ? (enum ent_upos)v->words[i - 2].parse.upos : ENT_UPOS_NONE;
    return is_in(v, i - 1, relative) && (before == ENT_UPOS_NOUN || before == ENT_UPOS_PROPN);
}

/* "would probably", "would in all likelihood": how likely it is, is said outright */
static int is_weighed(const struct ent_view *v, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        if (ent_view_any(v, k, "probably|likely|inevitably|almost certainly|in all likelihood|in all probability", NULL) > 0)
            return 1;
    return 0;
}

/* "would" is foreseen where somebody holds it, under a condition, or if it is weighed. */
static int find_would(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    const struct ent_view *v = s->v;
    size_t verb = ent_view_is(v, i, "would") && is_modal(v, i) ? verb_after(s, i) : s->last;
    size_t said = verb < s->last ? governor(s, i, opinion) : SIZE_MAX;
    if (verb == s->last || is_perfect(s, verb) || is_intention(s, i) || (said == SIZE_MAX && !s->has_condition && !is_weighed(v, i + 1, verb)) ||
        (is_arranged(s, verb) && !s->has_condition) || (i > s->first && is_describing(v, i)))
        return 0;
    take(m, i, verb, with_adverb(v, i + 1, verb, said != SIZE_MAX ? ENT_MODALITY_WILL : ENT_MODALITY_IF), "would");
    m->governor = said;
    return 1;
}

/* "the suspicion that all may be invented": what is thought of how things are */
static int is_thought(const struct ent_forecast_sentence *s, size_t i)
{
    enum { WORDS = 6 };
    for (size_t k = i; k-- > s->first && k + WORDS >= i;)
        if (ent_view_any(s->v, k, "suspicion that|suspicions that|impression that|rumor that|rumour that|rumors that|rumours that|theory that|story that", NULL) > 0)
            return 1;
    return 0;
}

/* "so that tankers could leave", "neither claim could be verified": what something is done for, what was not possible */
static int is_aim_or_denied(const struct ent_forecast_sentence *s, size_t i)
{
    enum { WORDS = 5 };
    for (size_t k = i; k-- > s->first && k + WORDS >= i;)
        if (ent_view_any(s->v, k, "so that|neither|none|nobody", NULL) > 0)
            return 1;
    return 0;
}

static int find_may(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const modals[] = {"may", "might", "could", NULL};
    static const char *const appearance[] = {"appear", "have", "look", "seem", "sound", NULL};
    static const char *const tellers[] = {"critics", "i", "many", "observers", "one", "people", "readers", "sceptics", "skeptics", "some", "we", "you", NULL};
    static const char *const told[] = {"argue", "ask", "call", "expect", "hear", "imagine", "note", "recall", "say", "see", "wonder", NULL};
    const struct ent_view *v = s->v;
    int which = ent_view_in(v, i, modals);
    size_t verb = which != 0 && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || is_in(v, verb, appearance) || is_thought(s, i) ||
        (is_in(v, verb, told) && i > s->first && is_in(v, i - 1, tellers)))
        return 0;
    if (which == 3 && (is_negated(v, i + 1, verb) || is_aim_or_denied(s, i)))
        return 0; /* "could not": what was not possible */
    take(m, i, verb, with_adverb(v, i + 1, verb, which == 3 ? ENT_MODALITY_COULD : ENT_MODALITY_MAY), which == 3 ? "could" : "may");
    m->governor = governor(s, i, opinion);
    return 1;
}

static int find_must(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const viewed[] = {"acknowledged", "added", "considered", "emphasized", "mentioned", "noted", "read", "remembered",
                                         "said", "seen", "stressed", "understood", "viewed", NULL};
    const struct ent_view *v = s->v;
    size_t verb = ent_view_is(v, i, "must") && is_modal(v, i) ? verb_after(s, i) : s->last;
    if (verb == s->last || ent_view_is(v, verb, "have") || (i > s->first && is_in(v, i - 1, own)))
        return 0;
    size_t next = verb + 1 < s->last && is_adverb(v, verb + 1) ? verb + 2 : verb + 1;
    if (ent_view_is(v, verb, "be") && next < s->last && (is_in(v, next, viewed) || ent_view_is(v, next, "that"))) /* "the reason must be that" */
        return 0;
    return take(m, i, verb, ENT_MODALITY_MUST, "must");
}

static int find_likely(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
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

/* "war is unlikely this winter", "no truce seems likely before May" */
static int find_likely_so(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const words[] = {"likely", "unlikely", NULL};
    static const char *const seems[] = {"are", "is", "looks", "remain", "remains", "seem", "seems", NULL};
    static const char *const behind[] = {"after", "any", "anytime", "as", "before", "by", "for", "if", "in", "next", "so", "soon", "this", "unless", "until", "while", "within", NULL};
    enum { WORDS = 8 };
    const struct ent_view *v = s->v;
    size_t k = i, from;
    if (!is_in(v, i, words) || (v->words[i].parse.upos != ENT_UPOS_NONE && v->words[i].parse.upos != ENT_UPOS_ADJ))
        return 0;
    if (i + 1 < s->last && is_word(v, i + 1) && !is_in(v, i + 1, behind))
        return 0;
    while (k > s->first && i - k < 4 && (is_adverb(v, k - 1) || is_in(v, k - 1, between)))
        k--;
    if (k == s->first || !is_in(v, k - 1, seems))
        return 0;
    for (from = k - 1; from > s->first && i - from < WORDS && is_word(v, from - 1); from--)
        if (ent_view_is(v, from - 1, "whether"))
            return 0;
    return take(m, i, i + 1, ent_view_is(v, i, "unlikely") || is_negated(v, from, i) ? ENT_MODALITY_UNLIKELY : ENT_MODALITY_LIKELY, "likely");
}

static int find_expected(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
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

/* "analysts expect", but "do not expect", "to forecast", "we expect" */
static int is_present(const struct ent_forecast_sentence *s, size_t i)
{
    static const char *const not_present[] = {"and", "can", "could", "did", "do", "i", "may", "might", "must", "n't", "not", "or", "should", "to", "we", "will", "would", "you", NULL};
    size_t k = i;
    while (k > s->first && is_adverb(s->v, k - 1))
        k--;
    return s->v->words[i].parse.upos == ENT_UPOS_VERB && k > s->first && !is_in(s->v, k - 1, not_present);
}

/* "the IMF forecasts growth of 4 percent": taken for a noun by the tagger, with the object of a verb. */
static int has_object(const struct ent_forecast_sentence *s, size_t i)
{
    enum { WORDS = 8 };
    for (size_t k = i + 1; k < s->last && k <= i + WORDS; k++)
        if (s->v->words[k].parse.relation == ENT_REL_OBJ && (long)k + s->v->words[k].parse.head == (long)i)
            return 1;
    return 0;
}

/* "expects growth to slow", "the IMF forecasts", "expects the first ones by May": somebody's expectation, in the present. */
static int find_expects(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const expects[] = {"anticipates", "envisages", "expects", "forecasts", "foresees", "predicts", "projects", NULL};
    static const char *const expect[] = {"anticipate", "expect", "forecast", "foresee", "predict", NULL};
    const struct ent_view *v = s->v;
    if (i == s->first || !(is_in(v, i, expects) || (is_in(v, i, expect) && is_present(s, i))))
        return 0;
    if (v->words[i].parse.upos != ENT_UPOS_NONE && v->words[i].parse.upos != ENT_UPOS_VERB && !has_object(s, i))
        return 0;
    for (size_t k = i + 2; k + 1 < s->last && k < i + 12; k++)
        if (ent_view_is(v, k, "to") || ent_view_is(v, k, "by") || v->words[k].parse.upos == ENT_UPOS_NUM) {
            take(m, i, i + 1, ENT_MODALITY_LIKELY, "expects");
            m->governor = i;
            return 1;
        }
    return 0;
}

/* "should see its first trains in May": what is foreseen, not what is asked for. */
static int find_should(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
{
    static const char *const verbs[] = {"arrive", "begin", "open", "reach", "see", "start", NULL};
    static const char *const states[] = {"complete", "completed", "finished", "operational", "ready", NULL};
    const struct ent_view *v = s->v;
    size_t verb = ent_view_is(v, i, "should") && is_modal(v, i) && i > s->first ? verb_after(s, i) : s->last;
    if (verb == s->last || governor(s, i, opinion) != SIZE_MAX || is_in(v, i - 1, own) ||
        !(is_in(v, verb, verbs) || (ent_view_is(v, verb, "be") && verb + 1 < s->last && is_in(v, verb + 1, states))))
        return 0;
    take(m, i, verb, ENT_MODALITY_LIKELY, "should");
    m->needs_horizon = 1;
    return 1;
}

static int find_potential(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
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
static int find_going(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
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
static int find_chance(const struct ent_forecast_sentence *s, size_t i, struct marker *m)
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

typedef int rule(const struct ent_forecast_sentence *s, size_t i, struct marker *m);
static rule *const rules[] = {find_will,     find_would,   find_may,    find_must,      find_likely, find_likely_so,
                              find_expected, find_expects, find_should, find_potential, find_going,  find_chance};

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

/* ---- whose opinion ---- */

/* The subject of the verb: its subtree by the parse, else the capitalised words before it. */
static void find_source(const struct ent_forecast_sentence *s, size_t verb, struct ent_forecast *f)
{
    static const char *const articles[] = {"a", "an", "the", NULL};
    const struct ent_view *v = s->v;
    size_t first = verb, last = verb;
    for (size_t k = ent_forecast_back(s->first, verb); v->is_parsed && k < verb; k++)
        if (v->words[k].parse.relation == ENT_REL_NSUBJ && (int64_t)k + v->words[k].parse.head == (int64_t)verb) {
            for (first = k; first > s->first && (int64_t)first - 1 + v->words[first - 1].parse.head == (int64_t)k;)
                first--;
            last = k + 1;
        }
    if (first == last) {
        while (first > s->first && is_adverb(v, first - 1) && verb - first < ENT_FORECAST_REACH)
            first--;
        last = first;
        while (first > s->first && ent_view_is_capital(v, first - 1) && verb - first < ENT_FORECAST_REACH)
            first--;
    }
    if (last - first > 1 && is_in(v, first, articles))
        first++;
    f->source_first = (uint32_t)first;
    f->source_last = (uint32_t)last;
}

/* ---- all of them ---- */

/* Where the clause of a second marker begins, SIZE_MAX: it has none of its own, or one that only describes ("that could"). */
static size_t clause_of(const struct ent_forecast_sentence *s, const struct ent_forecast *before, const struct marker *m)
{
    const struct ent_view *v = s->v;
    static const char *const and_but[] = {"and", "but", "yet", NULL}, *const conditions[] = {"if", "once", "unless", "until", "when", NULL};
    static const char *const joins[] = {",", ";", "\xE2\x80\x94", "\xE2\x80\x93", ":", NULL};
    if (is_in(v, m->first - 1, relative))
        return SIZE_MAX;
    size_t clause = SIZE_MAX;
    for (size_t k = m->first; k-- > before->marker_last && m->first - k < ENT_FORECAST_REACH;) {
        if (!is_in(v, k, joins))
            continue;
        int is_conditional = is_in(v, is_in(v, k + 1, and_but) ? k + 2 : k + 1, conditions); /* "but if talks fail in May, prices will rise" */
        if (clause == SIZE_MAX || is_conditional)
            clause = k;
        if (is_conditional)
            break;
    }
    return m->first > before->marker_last + 1 ? clause : SIZE_MAX;
}

/* Where what opens the sentence, and holds for all its clauses, ends: "Next year, prices may fall, and wages will". */
static size_t opening(const struct ent_forecast_sentence *s, size_t marker)
{
    for (size_t k = s->first; k < marker; k++)
        if (is_comma(s->v, k))
            return k;
    return marker;
}

/* When it comes: in its own clause [clause, last), else at the beginning of the sentence.  The forecast before ends where this one begins. */
static void set_horizons(const struct ent_forecast_sentence *s, const struct ent_timexes *dates, size_t clause, const struct ent_forecast *one, struct ent_forecast *before,
                         struct ent_forecast *f)
{
    size_t from = ent_forecast_back(s->first, f->marker_first), to = s->last - f->marker_last > ENT_FORECAST_REACH ? f->marker_last + ENT_FORECAST_REACH : s->last;
    if (before == NULL) {
        ent_forecast_when(s, dates, from, to, f);
        return;
    }
    size_t opened = opening(s, one->marker_first); /* one: the first forecast of the sentence */
    ent_forecast_when(s, dates, clause, to, f);
    if (f->horizon[0] == '\0' && from < before->marker_first)
        ent_forecast_when(s, dates, from, opened, f);
    if (before->marker_last < clause)
        ent_forecast_when(s, dates, before->marker_first, clause, before);
    if (before->horizon[0] == '\0' && before->marker_last < clause)
        ent_forecast_when(s, dates, ent_forecast_back(s->first, before->marker_first), before == one ? before->marker_first : opened, before);
}

static enum ent_status push(const struct ent_forecast_sentence *s, const struct ent_timexes *dates, const struct marker *m, size_t clause, struct ent_forecasts *out,
                            struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st != ENT_OK)
        return st;
    struct ent_forecast *f = &out->items[out->n];
    *f = (struct ent_forecast){.first = (uint32_t)s->first, .last = (uint32_t)s->last, .marker_first = (uint32_t)m->first,
                               .marker_last = (uint32_t)m->last, .modality = m->modality, .rule = m->rule};
    f->likelihood = likelihood(s->v, m->first, m->last);
    size_t one = out->n;
    while (one > 0 && out->items[one - 1].first == f->first)
        one--;
    set_horizons(s, dates, clause, &out->items[one], clause != SIZE_MAX ? f - 1 : NULL, f);
    if (m->governor != SIZE_MAX)
        find_source(s, m->governor, f);
    out->n += !m->needs_horizon || f->horizon[0] != '\0';
    return ENT_OK;
}

static enum ent_status find_in(const struct ent_forecast_sentence *s, const struct ent_timexes *dates, struct ent_forecasts *out, struct ent_error *err)
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
            size_t clause = out->n > before ? clause_of(s, &out->items[out->n - 1], &m) : SIZE_MAX;
            if (out->n == before || clause != SIZE_MAX)
                st = push(s, dates, &m, clause, out, err);
            i = m.last - 1;
            break;
        }
    return st;
}

enum ent_status ent_forecast_find(const struct ent_view *v, const struct ent_timexes *dates, struct ent_forecasts *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0, k; st == ENT_OK && i < v->n; i = k) {
        struct ent_forecast_sentence s = {v, i, i, 0};
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
