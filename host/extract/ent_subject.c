#include "extract/ent_subject.h"

#include <string.h>

#include "extract/ent_measure.h"
#include "extract/ent_mention.h"
#include "extract/ent_person.h"

enum { LONGEST_SENTENCE = 400 }; /* a list without an end is looked at so far */

/* ---- kinds of words ---- */

int ent_subject_is_mark(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, "“|”|\"|„|«|»|``|''") > 0; }

int ent_subject_is_determiner(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i, "a|an|the|one|another|some|two|three|its|their|his|her|our|this|that|these|many|most|several|both") > 0;
}

int ent_subject_is_preposition(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i, "of|to|for|in|at|from|with|by|on|about|over|after|against|near|under|between|among|across|within") > 0;
}

int ent_subject_is_owner(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, "'s|’s|’|'") > 0; }

/* Between a subject and its verb: auxiliaries, adverbs. */
int ent_subject_is_between(const struct ent_view *v, size_t i)
{
    const struct ent_view_word *w = &v->words[i];
    if (ent_view_one_of(v, i,
                        "has|have|had|also|later|then|further|once|repeatedly|reportedly|recently|previously|earlier|again|often|even|just|"
                        "only|already|himself|herself|itself|themselves|both|would|will|is|was|were|are|"
                        "did|does|do|not|n't|never|still|now|thus|publicly|been|always|indeed|instead|too|meanwhile|perhaps|since|rightly|"
                        "all|today|long|could|may|should|must|can|might|to"))
        return 1;
    return w->end - w->start > 4 && memcmp(v->text + w->end - 2, "ly", 2) == 0 && !ent_view_is_capital(v, i);
}

static int give(struct ent_speaker *out, size_t first, size_t last)
{
    out->first = (uint32_t)first;
    out->last = (uint32_t)last;
    return 1;
}

int ent_subject_give_name(const struct ent_view *v, struct ent_speaker *out, size_t first, size_t last)
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
        int is_told_of = ent_view_any(v, x->last, ", who", NULL) > 0; /* "owned by Orlov, who ...": the talk turns to him */
        if (x->type == ENT_TYPE_PERSON && x->first >= first && !ent_subject_is_owner(v, x->last) &&
            (is_told_of || !(x->first > first && ent_subject_is_preposition(v, x->first - 1))))
            return give(out, x->first, x->last);
    }
    return 0;
}

/* The person that sentence [first, last) is about: its first name that no preposition stands before. */
int ent_subject_person_of(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    if (v->mentions != NULL)
        return known_person_of(v, first, last, out);
    for (size_t i = first; i < last; i++) {
        if (!ent_person_word(v, i) || ent_person_office(v, i))
            continue;
        size_t begin = ent_person_begin(v, i), end = ent_person_end(v, i);
        struct ent_speaker s = *out;
        int is_object = begin > first && ent_subject_is_preposition(v, begin - 1);
        i = end - 1;
        if (is_object || ent_person_is_body(v, begin, end) || ent_subject_is_owner(v, end))
            continue;
        ent_subject_give_name(v, &s, begin, end);
        if (s.last - s.first >= 2 && !ent_person_is_place(v, s.last - 1)) {
            *out = s;
            return 1;
        }
    }
    return 0;
}

size_t ent_subject_sentence_begin(const struct ent_view *v, size_t i)
{
    size_t last = i;
    while (i > 0 && last - i < LONGEST_SENTENCE && ent_view_together(v, i - 1, i))
        i--;
    return i;
}

/* Whom "he" at word i means: the person whom this sentence so far, else one of the last four, is about. */
static int antecedent(const struct ent_view *v, size_t i, struct ent_speaker *out)
{
    size_t last = i, first = ent_subject_sentence_begin(v, i);
    for (int back = 0; back < 5; back++) {
        if (ent_subject_person_of(v, first, last, out))
            return 1;
        if (first == 0)
            return 0;
        last = first;
        first = ent_subject_sentence_begin(v, first - 1);
    }
    return 0;
}

int ent_subject_pronoun(const struct ent_view *v, size_t i, struct ent_speaker *out)
{
    out->rule = "pronoun";
    out->first = out->last = 0;
    if (ent_view_any(v, i, "he|she", NULL) > 0)
        antecedent(v, i, out);
    return 1;
}

int ent_subject_is_pronoun(const struct ent_view *v, size_t i)
{
    return ent_view_any(v, i, "he|she|they|it|i|we|you", NULL) > 0 && ent_view_one_of(v, i, "he|she|they|i|we");
}

/* ---- noun phrases ---- */

/* Where the noun phrase that ends before word 'end' begins, not before 'limit': names, or words back to an article. */
size_t ent_subject_phrase_begin(const struct ent_view *v, size_t end, size_t limit)
{
    size_t at = end;
    while (at > limit && end - at < 14 && ent_view_together(v, at - 1, end - 1)) {
        size_t i = at - 1;
        int fits = ent_is_letters(v, i) || ent_view_is(v, i, "-") || ent_subject_is_owner(v, i) ||
                   (v->text[v->words[i].start] >= '0' && v->text[v->words[i].start] <= '9');
        if (!fits ||
            (ent_view_key(v, i)->says == 1 && !ent_view_is_capital(v, i) &&
             !ent_view_any(v, i, "reports|states|claims|charges|reported|noted|claimed", NULL)) ||
            ent_view_any(v, i,
                         "that|which|who|when|while|as|but|if|because|said|whether|where|what|since|until|than|so|though|although|whom",
                         NULL) > 0)
            break;
        if (ent_view_is(v, i, "and") && !(ent_view_is_capital(v, i + 1) || ent_subject_is_determiner(v, i + 1)))
            break;
        if ((ent_subject_is_between(v, i) && !ent_view_any(v, i, "all|both|to", NULL)) ||
            (ent_view_key(v, i)->is_stop && !ent_subject_is_determiner(v, i) && !ent_subject_is_preposition(v, i) && !ent_subject_is_owner(v, i) &&
             !ent_view_any(v, i, "and|all|both", NULL)))
            break;
        at = i;
        if (ent_subject_is_determiner(v, i) && !(i > limit && (ent_subject_is_preposition(v, i - 1) || ent_view_is(v, i - 1, "and"))))
            break;
        if (ent_subject_is_preposition(v, i) && i > limit && !ent_is_letters(v, i - 1))
            break;
    }
    while (at < end && (ent_subject_is_preposition(v, at) || ent_view_any(v, at, "and|-|’s|'s|’|'", NULL) > 0))
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
        if (ent_subject_is_owner(v, i + 1) && i + 1 < last)
            return 0; /* "Armenia's ambassador" */
        size_t before = begin > first && ent_view_any(v, begin - 1, "the|a|an|-", NULL) > 0 ? begin - 1 : begin;
        if (i + 1 < last && !ent_view_any(v, i + 1, "and|,|-|(|)", NULL) && !ent_subject_is_preposition(v, i + 1))
            return 0; /* "the Kremlin spokesman" */
        if (before > first && ent_subject_is_preposition(v, before - 1) && !ent_view_is(v, before - 1, "by")) {
            if (before >= first + 2 && ent_view_is_capital(v, before - 2) && ent_view_is(v, before - 1, "of") &&
                !ent_person_office(v, before - 2))
                return give(out, ent_person_begin(v, before - 2) < first ? first : ent_person_begin(v, before - 2),
                            i + 1); /* "Bank of Georgia" */
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
        return ent_subject_give_name(v, out, begin, i + 1);
    }
    return 0;
}

/* The phrase [first, last) as a speaker: its name, else its words. */
int ent_subject_phrase(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out)
{
    if (first >= last)
        return 0;
    if (last - first == 1 && ent_subject_is_pronoun(v, first))
        return ent_subject_pronoun(v, first, out);
    if (name_in(v, first, last, out))
        return 1;
    size_t the = first;
    while (the < last && (ent_subject_is_preposition(v, the) || ent_view_any(v, the, "and|but", NULL) > 0))
        the++;
    if (last - the < 2 || !(ent_subject_is_determiner(v, the) || ent_view_is_capital(v, the) ||
                            ent_view_any(v, last - 1, "media|police|television|radio|opposition|leadership", NULL) > 0 || (v->text[v->words[last - 1].end - 1] == 's')))
        return last - the == 1 && v->text[v->words[the].end - 1] == 's' && ent_is_letters(v, the) && !ent_view_key(v, the)->is_stop
                   ? give(out, the, last)
                   : 0;
    return give(out, the, last);
}

/* The subject that ends before word 'end', over appositions and relative clauses: "Orlov, who ..., said". */
int ent_subject_ending(const struct ent_view *v, size_t end, size_t limit, struct ent_speaker *out)
{
    int is_infinitive = 0;
    while (end > limit && ent_view_together(v, end - 1, end) && ent_subject_is_between(v, end - 1))
        is_infinitive = ent_view_is(v, --end, "to");
    if (is_infinitive && end > limit && ent_is_letters(v, end - 1) &&
        !ent_view_is_capital(v, end - 1)) /* "prefer to say", "went on to say" */
        end -= ent_view_is(v, end - 1, "on") && end > limit + 1 ? 2 : 1;
    if (end <= limit)
        return 0;
    if (ent_view_any(v, end - 1, ",|–|—|)", NULL) > 0) {
        size_t close = end - 1, open = close;
        while (open > limit && close - open < 24 && ent_view_together(v, open - 1, close) && !ent_subject_is_mark(v, open - 1)) {
            open--;
            if (ent_view_any(v, open, ",|–|—|(", NULL) > 0)
                break;
        }
        if (open == close || !ent_view_any(v, open, ",|–|—|(", NULL) || open <= limit)
            return 0;
        struct ent_speaker inner = *out;
        size_t first = open + 1;
        if (!ent_view_any(v, first, "who|which|whose|a|an|the|whom|in|at|on|speaking|when", NULL) && ent_person_word(v, close - 1) &&
            name_in(v, first, close, &inner) && inner.last - inner.first >= 2 && !ent_person_is_body(v, inner.first, inner.last) &&
            !ent_subject_is_preposition(v, ent_person_begin(v, close - 1) - 1)) {
            *out = inner; /* "the spokesman, Pavel Orlov, said" */
            return 1;
        }
        return ent_subject_ending(v, open, limit, out);
    }
    if (!ent_is_letters(v, end - 1))
        return 0;
    if (ent_subject_is_pronoun(v, end - 1))
        return ent_subject_pronoun(v, end - 1, out);
    return ent_subject_phrase(v, ent_subject_phrase_begin(v, end, limit), end, out);
}

/* The subject after a cue: "said Nikol Pashinyan", "said the minister, who ...", "asked Vance". */
int ent_speaker_after_cue(const struct ent_view *v, size_t cue, struct ent_speaker *out)
{
    size_t first = cue + 1, at = first;
    if (!ent_view_together(v, cue, first))
        return 0;
    if (ent_subject_is_pronoun(v, first))
        return ent_subject_pronoun(v, first, out);
    while (ent_view_together(v, cue, at) && at < first + 14 &&
           (ent_is_letters(v, at) || ent_view_is(v, at, "-") || ent_subject_is_owner(v, at) ||
            (v->text[v->words[at].start] >= '0' && v->text[v->words[at].start] <= '9')) &&
           !ent_view_any(
               v, at,
               "that|who|which|when|while|as|but|after|before|during|told|on|said|because|if|is|was|are|were|has|have|had|will|would",
               NULL))
        at++;
    if (at > first && ent_view_is(v, at, ",") && ent_person_word(v, at + 1) && !ent_person_word(v, at - 1)) {
        size_t end = ent_person_end(v, at + 1); /* "said the mayor, Anna Lorsch" */
        if (end - at > 2 && !ent_person_is_body(v, at + 1, end))
            return ent_subject_give_name(v, out, at + 1, end);
    }
    struct ent_speaker s = *out;
    size_t name = first;
    while (name < at && !(ent_person_word(v, name) && !ent_person_office(v, name)))
        name++;
    size_t end = name < at ? ent_person_end(v, name) : at;
    int is_described = name < at && name > first && (ent_subject_is_preposition(v, name - 1) || (ent_view_is(v, name - 1, "the") && name > first + 1));
    if (name < at && !is_described && !ent_subject_is_owner(v, end) &&
        (end >= at || !ent_is_letters(v, end) || ent_subject_is_preposition(v, end) || ent_view_key(v, end)->is_stop || ent_view_is_capital(v, end) ||
         ent_view_key(v, end)->weekday)) {
        *out = s;
        return ent_subject_give_name(v, out, name, end < at ? end : at);
    }
    return ent_subject_phrase(v, first, at, out);
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
            if (v->words[i].parse.relation == ENT_REL_NSUBJ && (long)i + v->words[i].parse.head == (long)cue &&
                strcmp(v->words[i].parse.deprel, "nsubj:pass") != 0) {
                *word = i;
                return 1;
            }
        }
    return 0;
}

/* Where a description goes on behind its noun: "(ambassador) to the EU". */
static size_t described_end(const struct ent_view *v, size_t noun)
{
    size_t end = noun + 1;
    if (ent_view_one_of(v, end, "to|of|for") && ent_view_together(v, noun, end))
        for (size_t i = end + 1; ent_view_together(v, noun, i) && i < end + 6; i++)
            if (v->words[i].parse.relation == ENT_REL_NMOD && (long)i + v->words[i].parse.head == (long)noun)
                return i + 1;
    return end;
}

/* The words [first, last) around a noun that belong to it as names and compounds do. */
static int parsed_phrase(const struct ent_view *v, size_t noun, struct ent_speaker *out)
{
    if (ent_subject_is_pronoun(v, noun))
        return ent_subject_pronoun(v, noun, out);
    if (ent_view_any(v, noun, "who|which|that|it|this|these|those|what|there|you", NULL) > 0)
        return 0;
    for (size_t i = noun + 1; ent_view_together(v, noun, i) && i < noun + 16; i++) /* "the spokesman, Pavel Orlov," */
        if (v->words[i].parse.relation == ENT_REL_APPOS && (long)i + v->words[i].parse.head == (long)noun && ent_person_word(v, i) &&
            !ent_person_word(v, noun) && !ent_person_is_body(v, ent_person_begin(v, i), ent_person_end(v, i)))
            return ent_subject_give_name(v, out, ent_person_begin(v, i), ent_person_end(v, i));
    size_t end = ent_person_word(v, noun) ? ent_person_end(v, noun) : noun + 1;
    size_t first = ent_subject_phrase_begin(v, end, ent_subject_sentence_begin(v, noun));
    if (!ent_subject_phrase(v, first, end, out))
        return 0;
    if (end == noun + 1 && out->last == end && out->first < noun) /* "Armenia's ambassador to the EU" */
        out->last = (uint32_t)described_end(v, noun);
    return 1;
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
        if (x->last > last + 2 && (x->type != ENT_TYPE_ORG || x->first < first))
            continue; /* a body's name may go on: "Ministry of National Defence" */
        if (x->type == ENT_TYPE_PERSON && !ent_subject_is_owner(v, x->last))
            return k;
        while (lead < x->first && (ent_subject_is_determiner(v, lead) || ent_person_office(v, lead) || ent_view_is(v, lead, "-")))
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
    return ent_subject_ending(v, cue, limit, out);
}
