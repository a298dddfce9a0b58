#include "extract/ent_speaker.h"

#include <string.h>

#include "extract/ent_measure.h"
#include "extract/ent_person.h"
#include "extract/ent_subject.h"

enum { REACH = 24 };

static int says(const struct ent_view *v, size_t i) { return ent_view_key(v, i)->says; }

/* "media reports"; in "state media described" it is a verb. */
static int is_press_noun(const struct ent_view *v, size_t i)
{
    return v->text[v->words[i].end - 1] == 's' && ent_view_any(v, i - 1, "media|press", NULL) > 0;
}

/* "its claims", "the alleged": a noun or an adjective there. */
static int is_no_verb(const struct ent_view *v, size_t i)
{
    return i > 0 && ent_view_together(v, i - 1, i) &&
           (is_press_noun(v, i) ||
            ent_view_any(v, i - 1,
                         "the|a|an|its|their|his|her|our|'s|’s|of|with|in|by|for|this|that|these|no|any|such|official|public|recent|on|from|"
                         "against",
                         NULL) > 0) &&
           !(ent_view_is(v, i - 1, "that") ||
             (ent_view_any(v, i - 1, "with|by|in|for|of|from|on|against|this|that", NULL) > 0 && ent_view_key(v, i)->says == 2));
}

/* What somebody did to another and gave a reason for: "fined Novak for “negligence”". */
static int gives_reason(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    enum { FAR = 9 };
    if (mark < 3 || !ent_view_any(v, mark - 1, "for|over", NULL))
        return 0;
    for (size_t at = mark - 1; at-- > 0 && mark - at < FAR && ent_view_together(v, at, mark);)
        if (ent_view_any(v, at,
                         "expelled|banned|fined|sanctioned|thanked|rebuked|reprimanded|censured|criticised|criticized|condemned|praised|"
                         "suspended|blacklisted|dismissed|fired|arrested|detained|jailed|charged|apologised|apologized|blamed|faulted",
                         NULL) > 0 &&
            !(at > 0 && ent_view_any(v, at - 1, "was|were|been|being|is|are|be", NULL) > 0)) {
            *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "reason"};
            return ent_speaker_subject(v, at, 0, out);
        }
    return 0;
}

/* "concluded in its November report that", "noted in a statement that" */
static int reports_in_writing(const struct ent_view *v, size_t i)
{
    enum { REACH_THAT = 8 };
    if (!ent_view_any(v, i + 1, "in|at", NULL))
        return 0;
    for (size_t k = i + 2; k < i + REACH_THAT && ent_view_together(v, i, k); k++)
        if (ent_view_any(v, k, "report that|statement that|letter that|review that|assessment that|paper that|ruling that|judgment that|verdict that", NULL) > 0)
            return 1;
    return 0;
}

/* "hear from the ministry that", "learnt from Novak that": who is heard. */
static int heard_from(const struct ent_view *v, size_t at, struct ent_speaker *out)
{
    *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "heard from"};
    return ent_view_any(v, at, "hear from|heard from|hears from|hearing from|learned from|learnt from|word from|message from", NULL) > 0 && ent_speaker_after_cue(v, at + 1, out);
}

/* "prompting Iran to declare that": who is made to say it stands before "to". */
static int made_to_say(const struct ent_view *v, size_t at, struct ent_speaker *out)
{
    enum { WORDS = 7 };
    static const char makes[] = "prompting|prompted|leading|led|forcing|forced|allowing|allowed|causing|caused|driving|drove|moving|moved|compelling|compelled|"
                                "obliging|obliged|inducing|induced|encouraging|encouraged|urging";
    static const char sayings[] = "declare|say|announce|warn|claim|insist|argue|admit|concede|acknowledge|describe|call|denounce|pledge|promise|complain|protest";
    *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "made to say"};
    if (at < 3 || !ent_view_is(v, at - 1, "to") || !ent_view_any(v, at, sayings, NULL))
        return 0;
    for (size_t k = 2; k <= WORDS && k < at && ent_view_together(v, at - k, at) && !ent_subject_is_mark(v, at - k); k++)
        if (k > 2 && ent_view_any(v, at - k, makes, NULL) > 0) {
            size_t first = at - k + 1;
            return (ent_speaker_mention(v, (uint32_t)first, (uint32_t)at - 1) != SIZE_MAX || ent_person_word(v, at - 2)) && ent_subject_give_name(v, out, first, at - 1);
        }
    return 0;
}

/* Verbs that also say what somebody does: "Russia maintains its bases". */
static int is_weak(const struct ent_view *v, size_t i)
{
    if (!ent_view_any(v, i,
                      "maintained|maintains|maintain|suggested|suggests|suggesting|revealed|reveals|observed|observes|signaled|signalled|"
                      "charged|continued|continues|continue|disclosed|specified|agreed|expressed|cited|"
                      "posted|read|reads|reported|reports|states|claims|notes|calls|demands|confirmed|confirms|concluded|concludes|"
                      "recalled|recalls|proposed|proposes|rejected|rejects|shows|terms|labels|promises",
                      NULL))
        return 0;
    for (size_t k = i + 1; k < i + 7 && ent_view_together(v, i, k); k++)
        if (ent_view_any(v, k, "“|\"|„|«", NULL) > 0 || (k < i + 4 && ent_view_any(v, k, "that|,|:|as|it|him|her|them", NULL) > 0))
            return 0;
    return !reports_in_writing(v, i);
}

int ent_speaker_is_paragraph(const struct ent_view *v, size_t i)
{
    uint32_t from = i > 0 ? v->words[i - 1].end : 0;
    return i == 0 || memchr(v->text + from, '\n', v->words[i].start - from) != NULL;
}

/* ---- before ---- */

/* "..., stating that": it shares the subject of the sentence. */
static int sentence_subject(const struct ent_view *v, size_t cue, struct ent_speaker *out)
{
    size_t first = ent_subject_sentence_begin(v, cue);
    if (cue > first && ent_person_word(v, cue - 1) && !ent_person_office(v, cue - 1)) /* "with Pashinyan declaring" */
        return ent_subject_give_name(v, out, ent_person_begin(v, cue - 1), cue);
    for (size_t at = cue; at-- > first;)
        if (says(v, at) == 1 && !is_no_verb(v, at) && ent_speaker_subject(v, at, first, out))
            return 1;
    for (size_t at = first; at < cue; at++) {
        if (ent_subject_is_pronoun(v, at) && ent_view_any(v, at, "he|she", NULL) > 0)
            return ent_subject_pronoun(v, at, out);
        if (ent_subject_is_mark(v, at))
            return 0;
        if (ent_person_word(v, at) && !ent_person_office(v, at)) {
            size_t begin = ent_person_begin(v, at), end = ent_person_end(v, at);
            if (!(begin > first && ent_subject_is_preposition(v, begin - 1)) && !ent_subject_is_owner(v, end) &&
                !(ent_view_is_capital(v, end) && ent_person_office(v, end)))
                return ent_subject_give_name(v, out, begin, end);
            at = end - 1;
        }
    }
    for (size_t at = first; at < cue && at < first + 3; at++) /* "One ruling party parliamentarian went further, implying" */
        if (ent_subject_is_determiner(v, at)) {
            size_t end = at + 1;
            while (end < cue && end < at + 7 && ent_is_letters(v, end) && !ent_subject_is_between(v, end) && !ent_view_key(v, end)->is_stop &&
                   !(v->words[end].end - v->words[end].start > 3 && memcmp(v->text + v->words[end].end - 2, "ed", 2) == 0) &&
                   !ent_view_any(v, end, "went|took|made|came|gave|had|was|is|told|met|spoke|left|wrote|put|sent|held|saw", NULL))
                end++;
            return ent_subject_phrase(v, at, end, out);
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
    return at >= 2 && ent_subject_is_owner(v, at - 1) && ent_person_word(v, at - 2) && ent_subject_give_name(v, out, ent_person_begin(v, at - 2), at - 1);
}

/* "Lorsch: “...”", a name alone before a colon. */
static int colon_before(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    if (mark < 2 || !ent_view_is(v, mark - 1, ":") || !ent_person_word(v, mark - 2) || !ent_view_together(v, mark - 2, mark))
        return 0;
    size_t begin = ent_person_begin(v, mark - 2), first = ent_subject_sentence_begin(v, begin);
    for (size_t i = first; i < begin; i++)
        if (!ent_person_office(v, i) && !ent_view_is(v, i, ","))
            return 0;
    out->rule = "colon";
    out->cue = (uint32_t)mark - 1;
    return ent_subject_give_name(v, out, begin, mark - 1);
}

static int told_at(const struct ent_view *v, size_t at, size_t mark, struct ent_speaker *out)
{
    *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "before"};
    size_t by = at + 1;
    while (by < mark && by < at + 4 && !ent_view_is(v, by, "by"))
        by++;
    if (by < mark && ent_view_is(v, by, "by") && at > 0 &&
        (ent_view_any(v, at - 1, "was|were|been|is|are|as|being|later|,|once|widely|often", NULL) > 0 || by == at + 1)) {
        out->rule = "by";
        return ent_speaker_after_cue(v, by, out) && out->first < mark;
    }
    if (ent_view_any(v, at, "spoke about|reported on|commented on", NULL) > 0 || (ent_view_any(v, at, "spoke of", NULL) > 0 && mark - at > 4))
        return 0;
    if (at > 1 && ent_view_any(v, at - 2, "what it|what they", NULL) > 0)
        return sentence_subject(v, at - 2, out); /* "Novak Steel protested against what it called" */
    if (says(v, at) == 1 && at > 0 && ent_view_any(v, at - 1, "is|was|are|were|been|being|be", NULL) > 0)
        return 0;                                                     /* "she is called": nobody says who calls her so */
    if (says(v, at) == 2 && at > 1 && ent_view_is(v, at - 1, "as")) { /* "was quoted as saying", "quoted Novak as saying" */
        int is_passive = ent_view_one_of(v, at - 2, "quoted|cited|reported") > 0;
        return is_passive ? ent_subject_ending(v, at - 2, 0, out) : ent_subject_phrase(v, ent_subject_phrase_begin(v, at - 1, 0), at - 1, out);
    }
    if (says(v, at) == 2)
        return sentence_subject(v, at, out);
    if (ent_view_any(v, at, "read|reads|quoted|posted|cited|put|went", NULL) > 0 && mark - at > 3)
        return 0;
    if (at > 0 && (ent_subject_is_mark(v, at - 1) || ent_view_any(v, at - 1, "'|’", NULL) > 0) && !ent_view_key(v, at - 1)->is_stop)
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
    if (colon_before(v, mark, out) || gives_reason(v, mark, out))
        return 1;
    for (size_t at = mark; at-- > 0 && mark - at < REACH && ent_view_together(v, at, mark);) {
        if (says(v, at) && !is_no_verb(v, at) && !is_weak(v, at) && !(ent_view_is_capital(v, at) && at > ent_subject_sentence_begin(v, at)) &&
            told_at(v, at, mark, out))
            return 1;
        if (ent_view_is(v, at, "to") && at > 0 && ent_view_is(v, at - 1, "according")) {
            *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "according to"};
            if (ent_speaker_after_cue(v, at, out) && out->first < mark)
                return 1;
        }
        *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "before"};
        if (ent_view_any(v, at, "put it|puts it", NULL) > 0 && ent_subject_ending(v, at, 0, out))
            return 1;
        if ((heard_from(v, at, out) && out->first < mark) || made_to_say(v, at, out))
            return 1;
        *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "words of"};
        if (in_words_of(v, at, out))
            return 1;
        if (ent_subject_is_mark(v, at) && mark - at > 12)
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
    while (ent_view_together(v, from, at) && at < from + 8 && !(ent_person_word(v, at) && !ent_person_office(v, at)) &&
           (ent_person_office(v, at) || ent_is_letters(v, at)) && !says(v, at))
        at++;
    if (!ent_person_word(v, at) || ent_person_office(v, at) || !ent_view_together(v, from, at))
        return 0;
    end = ent_person_end(v, at);
    if (!ent_view_any(v, end, ",|–|—|(", NULL))
        return 0;
    for (size_t i = end + 1; i < end + 30 && ent_view_together(v, from, i) && !ent_subject_is_mark(v, i); i++)
        if (ent_view_any(v, i - 1, ",|–|—|)", NULL) > 0 && (says(v, i) == 1 || (ent_subject_is_between(v, i) && says(v, i + 1) == 1))) {
            out->cue = (uint32_t)i;
            return ent_subject_give_name(v, out, at, end);
        }
    return 0;
}

static int is_end_of_clause(const struct ent_view *v, size_t i)
{
    return ent_subject_is_mark(v, i) || ent_view_any(v, i, ";|and|but|which|that|while|.|–|—", NULL) > 0;
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
    for (size_t at = from; from > 0 && at < from + 3 * REACH && ent_view_together(v, from - 1, at + 2); at++) {
        if (at > from && ent_view_any(v, at, "put it|puts it", NULL) > 0) {
            size_t as = at;
            while (as > from && !ent_view_is(v, as, "as"))
                as--;
            *out = (struct ent_speaker){.cue = (uint32_t)at, .rule = "as told by"};
            return ent_view_is(v, as, "as") && ent_subject_ending(v, at, as + 1, out);
        }
        size_t cue = at + 1 + (size_t)ent_view_any(v, at + 1, "later|also|then|once|earlier|often|recently|publicly", NULL);
        if (!ent_view_is(v, at, "as") || !(says(v, cue) == 1 || ent_view_any(v, cue, "put|phrased|quoted", NULL) > 0) ||
            !ent_view_is(v, cue + 1, "by"))
            continue;
        *out = (struct ent_speaker){.cue = (uint32_t)cue, .rule = "as told by"};
        return ent_speaker_after_cue(v, cue + 1, out);
    }
    return 0;
}

int ent_speaker_sentence_before(const struct ent_view *v, size_t mark, struct ent_speaker *out)
{
    size_t first = ent_subject_sentence_begin(v, mark);
    if (first == 0 || first + 1 < mark || ent_speaker_is_paragraph(v, first))
        return 0;
    size_t begin = ent_subject_sentence_begin(v, first - 1);
    for (size_t i = begin; i < first; i++)
        if (ent_subject_is_mark(v, i))
            return 0;
    *out = (struct ent_speaker){.rule = "sentence before"};
    out->cue = (uint32_t)begin;
    return ent_subject_person_of(v, begin, begin + 8 < first ? begin + 8 : first, out);
}
