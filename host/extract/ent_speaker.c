#include "extract/ent_speaker.h"

#include <string.h>

#include "extract/ent_measure.h"
#include "extract/ent_mention.h"
#include "extract/ent_person.h"

enum { REACH = 24 };

static int says(const struct ent_view *v, size_t i) { return ent_view_key(v, i)->says; }

/* "its claims", "the alleged": a noun or an adjective there. */
static int is_no_verb(const struct ent_view *v, size_t i)
{
    return i > 0 && ent_view_together(v, i - 1, i) &&
           ent_view_any(v, i - 1, "the|a|an|its|their|his|her|our|'s|’s|of|with|in|by|for|this|that|these|these|no|any|such|official|public|recent|media|press|an|on|from|against", NULL) > 0 &&
           !(ent_view_is(v, i - 1, "that") || (ent_view_any(v, i - 1, "with|by|in|for|of|from|on|against|this|that", NULL) > 0 && ent_view_key(v, i)->says == 2));
}

/* Verbs that also say what somebody does: "Russia maintains its bases". */
static int is_weak(const struct ent_view *v, size_t i)
{
    if (!ent_view_any(v, i, "maintained|maintains|maintain|suggested|suggests|suggesting|revealed|reveals|observed|observes|signaled|signalled|charged|continued|continues|continue|disclosed|specified|agreed|expressed|cited|"
                               "posted|read|reads|reported|reports|states|claims|notes|calls|demands|confirmed|confirms|concluded|concludes|recalled|recalls|proposed|proposes|rejected|rejects|shows|terms|labels|promises",
                         NULL))
        return 0;
    for (size_t k = i + 1; k < i + 7 && ent_view_together(v, i, k); k++)
        if (ent_view_any(v, k, "“|\"|„|«", NULL) > 0 || (k < i + 4 && ent_view_any(v, k, "that|,|:|as|it|him|her|them", NULL) > 0))
            return 0;
    return 1;
}

static int is_mark(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, "“|”|\"|„|«|»|``|''") > 0; }

static int is_determiner(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i, "a|an|the|one|another|some|two|three|its|their|his|her|our|this|that|these|many|most|several|both") > 0;
}

static int is_preposition(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i, "of|to|for|in|at|from|with|by|on|about|over|after|against|near|under|between|among|across|within") > 0;
}

static int is_owner(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, "'s|’s|’|'") > 0; }

/* Between a subject and its verb: auxiliaries, adverbs. */
static int is_between(const struct ent_view *v, size_t i)
{
    const struct ent_view_word *w = &v->words[i];
    if (ent_view_one_of(v, i, "has|have|had|also|later|then|further|once|repeatedly|reportedly|recently|previously|earlier|again|often|even|just|only|already|himself|herself|itself|themselves|both|would|will|is|was|were|are|"
                          "did|does|do|not|n't|never|still|now|thus|publicly|been|always|indeed|instead|too|meanwhile|perhaps|since|rightly|all|today|long|could|may|should|must|can|might|to"))
        return 1;
    return w->end - w->start > 4 && memcmp(v->text + w->end - 2, "ly", 2) == 0 && !ent_view_is_capital(v, i);
}

int ent_speaker_is_paragraph(const struct ent_view *v, size_t i)
{
    uint32_t from = i > 0 ? v->words[i - 1].end : 0;
    return i == 0 || memchr(v->text + from, '\n', v->words[i].start - from) != NULL;
}

static int give(struct ent_speaker *out, size_t first, size_t last)
{
    out->first = (uint32_t)first;
    out->last = (uint32_t)last;
    return 1;
}

static int give_name(const struct ent_view *v, struct ent_speaker *out, size_t first, size_t last)
{
    give(out, first, last);
    ent_person_complete(v, &out->first, &out->last);
    return 1;
}

/* ---- pronouns ---- */

/* The same where names are known: its first person. */
static int known_person_of(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    const struct ent_mentions *m = v->mentions;
    for (size_t k = ent_mention_after(m, first); k < m->n && m->items[k].first < last; k++) {
        const struct ent_mention *x = &m->items[k];
        if (x->type == ENT_TYPE_PERSON && x->first >= first && !is_owner(v, x->last) && !(x->first > first && is_preposition(v, x->first - 1)))
            return give(out, x->first, x->last);
    }
    return 0;
}

/* The person that sentence [first, last) is about: its first name that no preposition stands before. */
static int person_of(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    if (v->mentions != NULL)
        return known_person_of(v, first, last, out);
    for (size_t i = first; i < last; i++) {
        if (!ent_person_word(v, i) || ent_person_office(v, i))
            continue;
        size_t begin = ent_person_begin(v, i), end = ent_person_end(v, i);
        struct ent_speaker s = *out;
        int is_object = begin > first && is_preposition(v, begin - 1);
        i = end - 1;
        if (is_object || ent_person_is_body(v, begin, end) || is_owner(v, end))
            continue;
        give_name(v, &s, begin, end);
        if (s.last - s.first >= 2 && !ent_person_is_place(v, s.last - 1)) {
            *out = s;
            return 1;
        }
    }
    return 0;
}

static size_t sentence_begin(const struct ent_view *v, size_t i)
{
    while (i > 0 && ent_view_together(v, i - 1, i))
        i--;
    return i;
}

/* Whom "he" at word i means: the person whom this sentence so far, else one of the last four, is about. */
static int antecedent(const struct ent_view *v, size_t i, struct ent_speaker *out)
{
    size_t last = i, first = sentence_begin(v, i);
    for (int back = 0; back < 5; back++) {
        if (person_of(v, first, last, out))
            return 1;
        if (first == 0)
            return 0;
        last = first;
        first = sentence_begin(v, first - 1);
    }
    return 0;
}

static int pronoun(const struct ent_view *v, size_t i, struct ent_speaker *out)
{
    out->rule = "pronoun";
    out->first = out->last = 0;
    if (ent_view_any(v, i, "he|she", NULL) > 0)
        antecedent(v, i, out);
    return 1;
}

static int is_pronoun(const struct ent_view *v, size_t i) { return ent_view_any(v, i, "he|she|they|it|i|we|you", NULL) > 0 && ent_view_one_of(v, i, "he|she|they|i|we"); }

/* ---- noun phrases ---- */

/* Where the noun phrase that ends before word 'end' begins, not before 'limit': names, or words back to an article. */
static size_t phrase_begin(const struct ent_view *v, size_t end, size_t limit)
{
    size_t at = end;
    while (at > limit && end - at < 14 && ent_view_together(v, at - 1, end - 1)) {
        size_t i = at - 1;
        int fits = ent_is_letters(v, i) || ent_view_is(v, i, "-") || is_owner(v, i) || (v->text[v->words[i].start] >= '0' && v->text[v->words[i].start] <= '9');
        if (!fits || (says(v, i) == 1 && !ent_view_is_capital(v, i) && !ent_view_any(v, i, "reports|states|claims|charges|reported|noted|claimed", NULL)) || ent_view_any(v, i, "that|which|who|when|while|as|but|if|because|said|whether|where|what|since|until|than|so|though|although|whom", NULL) > 0)
            break;
        if (ent_view_is(v, i, "and") && !(ent_view_is_capital(v, i + 1) || is_determiner(v, i + 1)))
            break;
        if ((is_between(v, i) && !ent_view_any(v, i, "all|both|to", NULL)) ||
            (ent_view_key(v, i)->is_stop && !is_determiner(v, i) && !is_preposition(v, i) && !is_owner(v, i) && !ent_view_any(v, i, "and|all|both", NULL)))
            break;
        at = i;
        if (is_determiner(v, i) && !(i > limit && (is_preposition(v, i - 1) || ent_view_is(v, i - 1, "and"))))
            break;
        if (is_preposition(v, i) && i > limit && !ent_is_letters(v, i - 1))
            break;
    }
    while (at < end && (is_preposition(v, at) || ent_view_any(v, at, "and|-|’s|'s|’|'", NULL) > 0))
        at++;
    return at;
}

/* The last name in [first, last) that no preposition makes a part of something else; 0: there is none. */
static int name_in(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    for (size_t i = last; i-- > first;) {
        if (!ent_person_word(v, i) || ent_person_office(v, i))
            continue;
        size_t begin = ent_person_begin(v, i);
        if (begin < first)
            begin = first;
        if (is_owner(v, i + 1) && i + 1 < last)
            return 0; /* "Armenia's ambassador" */
        size_t before = begin > first && ent_view_any(v, begin - 1, "the|a|an|-", NULL) > 0 ? begin - 1 : begin;
        if (i + 1 < last && !ent_view_any(v, i + 1, "and|,|-|(|)", NULL) && !is_preposition(v, i + 1))
            return 0; /* "the Kremlin spokesman" */
        if (before > first && is_preposition(v, before - 1) && !ent_view_is(v, before - 1, "by")) {
            if (before >= first + 2 && ent_view_is_capital(v, before - 2) && ent_view_is(v, before - 1, "of") && !ent_person_office(v, before - 2))
                return give(out, ent_person_begin(v, before - 2) < first ? first : ent_person_begin(v, before - 2), i + 1); /* "Bank of Georgia" */
            int described = 0;
            for (size_t k = first; k + 1 < before; k++)
                described = described || ent_person_office(v, k) || (v->text[v->words[k].start] >= 'a' && !ent_view_key(v, k)->is_stop);
            if (described)
                return give(out, first, last);
            i = before - 1;
            if (i == 0)
                return 0;
            continue;
        }
        if (begin > first && ent_view_is(v, begin - 1, "and") && begin >= first + 2 && ent_person_word(v, begin - 2)) {
            i = begin - 1; /* of two, the first */
            continue;
        }
        return give_name(v, out, begin, i + 1);
    }
    return 0;
}

/* The phrase [first, last) as a speaker: its name, else its words. */
static int phrase(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    if (first >= last)
        return 0;
    if (last - first == 1 && is_pronoun(v, first))
        return pronoun(v, first, out);
    if (name_in(v, first, last, out))
        return 1;
    size_t the = first;
    while (the < last && (is_preposition(v, the) || ent_view_any(v, the, "and|but", NULL) > 0))
        the++;
    if (last - the < 2 || !(is_determiner(v, the) || ent_view_is_capital(v, the) || (v->text[v->words[last - 1].end - 1] == 's')))
        return last - the == 1 && v->text[v->words[the].end - 1] == 's' && ent_is_letters(v, the) && !ent_view_key(v, the)->is_stop ? give(out, the, last) : 0;
    return give(out, the, last);
}

/* The subject that ends before word 'end', over appositions and relative clauses: "Orlov, who ..., said". */
static int subject_ending(const struct ent_view *v, size_t end, size_t limit, struct ent_speaker *out)
{
    int is_infinitive = 0;
    while (end > limit && ent_view_together(v, end - 1, end) && is_between(v, end - 1))
        is_infinitive = ent_view_is(v, --end, "to");
    if (is_infinitive && end > limit && ent_is_letters(v, end - 1) && !ent_view_is_capital(v, end - 1)) /* "prefer to say", "went on to say" */
        end -= ent_view_is(v, end - 1, "on") && end > limit + 1 ? 2 : 1;
    if (end <= limit)
        return 0;
    if (ent_view_any(v, end - 1, ",|–|—|)", NULL) > 0) {
        size_t close = end - 1, open = close;
        while (open > limit && close - open < 24 && ent_view_together(v, open - 1, close) && !is_mark(v, open - 1)) {
            open--;
            if (ent_view_any(v, open, ",|–|—|(", NULL) > 0)
                break;
        }
        if (open == close || !ent_view_any(v, open, ",|–|—|(", NULL) || open <= limit)
            return 0;
        struct ent_speaker inner = *out;
        size_t first = open + 1;
        if (!ent_view_any(v, first, "who|which|whose|a|an|the|whom|in|at|on|speaking|when", NULL) && ent_person_word(v, close - 1) && name_in(v, first, close, &inner) && inner.last - inner.first >= 2 &&
            !ent_person_is_body(v, inner.first, inner.last) && !is_preposition(v, ent_person_begin(v, close - 1) - 1)) {
            *out = inner; /* "the spokesman, Pavel Orlov, said" */
            return 1;
        }
        return subject_ending(v, open, limit, out);
    }
    if (!ent_is_letters(v, end - 1))
        return 0;
    if (is_pronoun(v, end - 1))
        return pronoun(v, end - 1, out);
    return phrase(v, phrase_begin(v, end, limit), end, out);
}

/* The subject after a cue: "said Nikol Pashinyan", "said the minister, who ...", "asked Vance". */
int ent_speaker_after_cue(const struct ent_view *v, size_t cue, struct ent_speaker *out)
{
    size_t first = cue + 1, at = first;
    if (!ent_view_together(v, cue, first))
        return 0;
    if (is_pronoun(v, first))
        return pronoun(v, first, out);
    while (ent_view_together(v, cue, at) && at < first + 14 &&
           (ent_is_letters(v, at) || ent_view_is(v, at, "-") || is_owner(v, at) || (v->text[v->words[at].start] >= '0' && v->text[v->words[at].start] <= '9')) &&
           !ent_view_any(v, at, "that|who|which|when|while|as|but|after|before|during|told|on|said|because|if|is|was|are|were|has|have|had|will|would", NULL))
        at++;
    if (at > first && ent_view_is(v, at, ",") && ent_person_word(v, at + 1) && !ent_person_word(v, at - 1)) {
        size_t end = ent_person_end(v, at + 1); /* "said the mayor, Anna Lorsch" */
        if (end - at > 2 && !ent_person_is_body(v, at + 1, end))
            return give_name(v, out, at + 1, end);
    }
    struct ent_speaker s = *out;
    size_t name = first;
    while (name < at && !(ent_person_word(v, name) && !ent_person_office(v, name)))
        name++;
    size_t end = name < at ? ent_person_end(v, name) : at;
    int is_described = name < at && name > first && (is_preposition(v, name - 1) || (ent_view_is(v, name - 1, "the") && name > first + 1));
    if (name < at && !is_described && !is_owner(v, end) && (end >= at || !ent_is_letters(v, end) || is_preposition(v, end) || ent_view_key(v, end)->is_stop || ent_view_is_capital(v, end) || ent_view_key(v, end)->weekday)) {
        *out = s;
        return give_name(v, out, name, end < at ? end : at);
    }
    return phrase(v, first, at, out);
}

/* ---- with a parse ---- */

/* The subject that a verb has in its tree: a word before or after; 0: none, or no tree. */
static int parsed_subject(const struct ent_view *v, size_t cue, size_t *word)
{
    if (!v->is_parsed)
        return 0;
    for (size_t step = 1; step < 40; step++)
        for (int side = 0; side < 2; side++) {
            size_t i = side ? cue + step : cue - step;
            if ((!side && step > cue) || i >= v->n || !ent_view_together(v, i, cue))
                continue;
            if (v->words[i].parse.relation == ENT_REL_NSUBJ && (long)i + v->words[i].parse.head == (long)cue && strcmp(v->words[i].parse.deprel, "nsubj:pass") != 0) {
                *word = i;
                return 1;
            }
        }
    return 0;
}

/* The words [first, last) around a noun that belong to it as names and compounds do. */
static int parsed_phrase(const struct ent_view *v, size_t noun, struct ent_speaker *out)
{
    if (is_pronoun(v, noun))
        return pronoun(v, noun, out);
    if (ent_view_any(v, noun, "who|which|that|it|this|these|those|what|there|you", NULL) > 0)
        return 0;
    for (size_t i = noun + 1; ent_view_together(v, noun, i) && i < noun + 16; i++) /* "the spokesman, Pavel Orlov," */
        if (v->words[i].parse.relation == ENT_REL_APPOS && (long)i + v->words[i].parse.head == (long)noun && ent_person_word(v, i) && !ent_person_word(v, noun) &&
            !ent_person_is_body(v, ent_person_begin(v, i), ent_person_end(v, i)))
            return give_name(v, out, ent_person_begin(v, i), ent_person_end(v, i));
    size_t end = ent_person_word(v, noun) ? ent_person_end(v, noun) : noun + 1;
    size_t first = phrase_begin(v, end, sentence_begin(v, noun));
    return phrase(v, first, end, out);
}

size_t ent_speaker_mention(const struct ent_view *v, uint32_t first, uint32_t last)
{
    const struct ent_mentions *m = v->mentions;
    size_t found = SIZE_MAX;
    if (m == NULL || first >= last)
        return SIZE_MAX;
    for (size_t k = ent_mention_after(m, first); k < m->n && m->items[k].first < last; k++) {
        const struct ent_mention *x = &m->items[k];
        size_t lead = first;
        if (x->last > last + 2)
            continue;
        if (x->type == ENT_TYPE_PERSON && !is_owner(v, x->last))
            return k;
        while (lead < x->first && (is_determiner(v, lead) || ent_person_office(v, lead) || ent_view_is(v, lead, "-")))
            lead++;
        if (lead >= x->first && x->last >= last)
            found = k; /* the whole is a name */
    }
    return found;
}

int ent_speaker_subject(const struct ent_view *v, size_t cue, size_t limit, struct ent_speaker *out)
{
    size_t word;
    if (parsed_subject(v, cue, &word) && word >= limit && parsed_phrase(v, word, out))
        return 1;
    return subject_ending(v, cue, limit, out);
}

/* ---- before ---- */

/* "..., stating that": it shares the subject of the sentence. */
static int sentence_subject(const struct ent_view *v, size_t cue, struct ent_speaker *out)
{
    size_t first = sentence_begin(v, cue);
    if (cue > first && ent_person_word(v, cue - 1) && !ent_person_office(v, cue - 1)) /* "with Pashinyan declaring" */
        return give_name(v, out, ent_person_begin(v, cue - 1), cue);
    for (size_t at = cue; at-- > first;)
        if (says(v, at) == 1 && !is_no_verb(v, at) && ent_speaker_subject(v, at, first, out))
            return 1;
    for (size_t at = first; at < cue; at++) {
        if (is_pronoun(v, at) && ent_view_any(v, at, "he|she", NULL) > 0)
            return pronoun(v, at, out);
        if (is_mark(v, at))
            return 0;
        if (ent_person_word(v, at) && !ent_person_office(v, at)) {
            size_t begin = ent_person_begin(v, at), end = ent_person_end(v, at);
            if (!(begin > first && is_preposition(v, begin - 1)) && !is_owner(v, end) && !(ent_view_is_capital(v, end) && ent_person_office(v, end)))
                return give_name(v, out, begin, end);
            at = end - 1;
        }
    }
    for (size_t at = first; at < cue && at < first + 3; at++) /* "One ruling party parliamentarian went further, implying" */
        if (is_determiner(v, at)) {
            size_t end = at + 1;
            while (end < cue && end < at + 7 && ent_is_letters(v, end) && !is_between(v, end) && !ent_view_key(v, end)->is_stop && !(v->words[end].end - v->words[end].start > 3 && memcmp(v->text + v->words[end].end - 2, "ed", 2) == 0) &&
                   !ent_view_any(v, end, "went|took|made|came|gave|had|was|is|told|met|spoke|left|wrote|put|sent|held|saw", NULL))
                end++;
            return phrase(v, at, end, out);
        }
    return 0;
}

/* "In Novak's words", "in the words of Novak" */
static int in_words_of(const struct ent_view *v, size_t at, struct ent_speaker *out)
{
    if (ent_view_any(v, at, "words|view|opinion|phrase|telling|assessment|account", NULL) == 0)
        return 0;
    if (ent_view_is(v, at + 1, "of"))
        return ent_speaker_after_cue(v, at + 1, out);
    return at >= 2 && is_owner(v, at - 1) && ent_person_word(v, at - 2) && give_name(v, out, ent_person_begin(v, at - 2), at - 1);
}

/* "Lorsch: “...”", a name alone before a colon. */
static int colon_before(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    if (mark < 2 || !ent_view_is(v, mark - 1, ":") || !ent_person_word(v, mark - 2) || !ent_view_together(v, mark - 2, mark))
        return 0;
    size_t begin = ent_person_begin(v, mark - 2), first = sentence_begin(v, begin);
    for (size_t i = first; i < begin; i++)
        if (!ent_person_office(v, i) && !ent_view_is(v, i, ","))
            return 0;
    out->rule = "colon";
    out->cue = (uint32_t)mark - 1;
    return give_name(v, out, begin, mark - 1);
}

static int told_at(const struct ent_view *v, size_t at, size_t mark, struct ent_speaker *out)
{
    *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "before"};
    size_t by = at + 1;
    while (by < mark && by < at + 4 && !ent_view_is(v, by, "by"))
        by++;
    if (by < mark && ent_view_is(v, by, "by") && at > 0 && (ent_view_any(v, at - 1, "was|were|been|is|are|as|being|later|,|once|widely|often", NULL) > 0 || by == at + 1)) {
        out->rule = "by";
        return ent_speaker_after_cue(v, by, out) && out->first < mark;
    }
    if (ent_view_any(v, at, "spoke of|spoke about|reported on|commented on", NULL) > 0)
        return 0;
    if (says(v, at) == 1 && at > 0 && ent_view_any(v, at - 1, "is|was|are|were|been|being|be", NULL) > 0)
        return 0; /* "she is called": nobody says who calls her so */
    if (says(v, at) == 2 && at > 1 && ent_view_is(v, at - 1, "as")) { /* "was quoted as saying", "quoted Novak as saying" */
        int is_passive = ent_view_one_of(v, at - 2, "quoted|cited|reported") > 0;
        return is_passive ? subject_ending(v, at - 2, 0, out) : phrase(v, phrase_begin(v, at - 1, 0), at - 1, out);
    }
    if (says(v, at) == 2)
        return sentence_subject(v, at, out);
    if (ent_view_any(v, at, "read|reads|quoted|posted|cited|put|went", NULL) > 0 && mark - at > 3)
        return 0;
    if (at > 0 && (is_mark(v, at - 1) || ent_view_any(v, at - 1, "'|’", NULL) > 0) && !ent_view_key(v, at - 1)->is_stop)
        return ent_speaker_after_cue(v, at, out); /* "“...,” said X, “...”" */
    if (at > 0 && ent_view_is(v, at - 1, ",") && says(v, at) == 1 && ent_person_word(v, at + 1) && ent_view_is(v, mark - 1, ","))
        return ent_speaker_after_cue(v, at, out); /* "neither side, said X, “...”" */
    if (ent_speaker_subject(v, at, 0, out))
        return 1;
    /* "X met Y and said": the verb shares the subject of another */
    if (at > 0 && ent_view_any(v, at - 1, "and|but|,|or|then|also|to", NULL) > 0)
        return sentence_subject(v, at, out);
    return 0;
}

int ent_speaker_before(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    *out = (struct ent_speaker){0};
    if (colon_before(v, mark, out))
        return 1;
    for (size_t at = mark; at-- > 0 && mark - at < REACH && ent_view_together(v, at, mark);) {
        if (says(v, at) && !is_no_verb(v, at) && !is_weak(v, at) && !(ent_view_is_capital(v, at) && at > sentence_begin(v, at)) && told_at(v, at, mark, out))
            return 1;
        if (ent_view_is(v, at, "to") && at > 0 && ent_view_is(v, at - 1, "according")) {
            *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "according to"};
            if (ent_speaker_after_cue(v, at, out) && out->first < mark)
                return 1;
        }
        *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "before"};
        if (ent_view_any(v, at, "put it|puts it", NULL) > 0 && subject_ending(v, at, 0, out))
            return 1;
        *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "words of"};
        if (in_words_of(v, at, out))
            return 1;
        if (is_mark(v, at) && mark - at > 12)
            break;
    }
    *out = (struct ent_speaker){0};
    return 0;
}

/* ---- after ---- */

/* "X, the first to visit the town since the war, said": a name, an apposition, the verb. */
static int over_apposition(const struct ent_view *v, size_t from, struct ent_speaker *out)
{
    size_t at = from, end;
    if (from == 0 || !ent_view_together(v, from - 1, from))
        return 0;
    while (ent_view_together(v, from, at) && at < from + 8 && !(ent_person_word(v, at) && !ent_person_office(v, at)) && (ent_person_office(v, at) || ent_is_letters(v, at)) && !says(v, at))
        at++;
    if (!ent_person_word(v, at) || ent_person_office(v, at) || !ent_view_together(v, from, at))
        return 0;
    end = ent_person_end(v, at);
    if (!ent_view_any(v, end, ",|–|—|(", NULL))
        return 0;
    for (size_t i = end + 1; i < end + 30 && ent_view_together(v, from, i) && !is_mark(v, i); i++)
        if (ent_view_any(v, i - 1, ",|–|—|)", NULL) > 0 && (says(v, i) == 1 || (is_between(v, i) && says(v, i + 1) == 1))) {
            out->cue = (uint32_t)i;
            return give_name(v, out, at, end);
        }
    return 0;
}

static int is_end_of_clause(const struct ent_view *v, size_t i)
{
    return is_mark(v, i) || ent_view_any(v, i, ";|and|but|which|that|while|.|–|—", NULL) > 0;
}

int ent_speaker_after(const struct ent_view *v, size_t from, struct ent_speaker *out)
{
    *out = (struct ent_speaker){.rule = "after"};
    if (ent_view_any(v, from + (size_t)ent_view_is(v, from, ","), "which|that|who|and|but|while|whereas", NULL) > 0)
        return 0;
    if (over_apposition(v, from, out))
        return 1;
    for (size_t at = from; at < v->n && at < from + 14 && from > 0 && ent_view_together(v, from - 1, at); at++) {
        if (at > from && is_end_of_clause(v, at))
            break;
        if (ent_view_is(v, at, "according") && ent_view_is(v, at + 1, "to")) {
            *out = (struct ent_speaker){.cue = (uint32_t)at + 1, .rule = "according to"};
            return ent_speaker_after_cue(v, at + 1, out);
        }
        if (!says(v, at) || (says(v, at) == 2 && at > from + 1))
            continue;
        *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "after"};
        if (ent_view_is(v, at + 1, "by")) {
            out->rule = "by";
            return ent_speaker_after_cue(v, at + 1, out);
        }
        size_t first = from + (size_t)ent_view_is(v, from, ",");
        if (at > first && ent_speaker_subject(v, at, first, out))
            return 1;
        return at <= first + 1 && ent_speaker_after_cue(v, at, out);
    }
    return 0;
}

int ent_speaker_as_told_by(const struct ent_view *v, size_t from, struct ent_speaker *out)
{
    for (size_t at = from; from > 0 && ent_view_together(v, from - 1, at + 2); at++) {
        if (at > from && ent_view_any(v, at, "put it|puts it", NULL) > 0) {
            size_t as = at;
            while (as > from && !ent_view_is(v, as, "as"))
                as--;
            *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "as told by"};
            return ent_view_is(v, as, "as") && subject_ending(v, at, as + 1, out);
        }
        size_t cue = at + 1 + (size_t)ent_view_any(v, at + 1, "later|also|then|once|earlier|often|recently|publicly", NULL);
        if (!ent_view_is(v, at, "as") || !(says(v, cue) == 1 || ent_view_any(v, cue, "put|phrased|quoted", NULL) > 0) || !ent_view_is(v, cue + 1, "by"))
            continue;
        *out = (struct ent_speaker){.cue = (uint32_t)cue, .rule = "as told by"};
        return ent_speaker_after_cue(v, cue + 1, out);
    }
    return 0;
}

int ent_speaker_sentence_before(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    size_t first = sentence_begin(v, mark);
    if (first == 0 || first + 1 < mark || ent_speaker_is_paragraph(v, first))
        return 0;
    size_t begin = sentence_begin(v, first - 1);
    for (size_t i = begin; i < first; i++)
        if (is_mark(v, i))
            return 0;
    *out = (struct ent_speaker){.rule = "sentence before"};
    out->cue = (uint32_t)begin;
    return person_of(v, begin, begin + 8 < first ? begin + 8 : first, out);
}
