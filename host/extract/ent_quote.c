#include "extract/ent_quote.h"

#include <string.h>

enum { LONGEST = 300, REACH = 22, NO_WORD = UINT32_MAX };

const char *ent_quote_kind_name(enum ent_quote_kind kind)
{
    static const char *const names[] = {"speech", "scare", "title"};
    return names[kind];
}

static const char cues[] = "said|says|say|saying|stated|stating|told|tells|telling|declared|declares|declaring|noted|notes|noting|announced|announces|announcing|argued|argues|arguing|called|described|describes|describing|emphasized|emphasised|emphasizes|emphasises|emphasizing|stressed|stresses|stressing|warned|warns|claimed|claims|claiming|added|adds|adding|wrote|writes|writing|insisted|insists|insisting|remarked|remarks|asserted|asserts|asserting|explained|explains|explaining|observed|observes|admitted|admits|admitting|acknowledged|acknowledges|acknowledging|suggested|urged|urges|urging|pledged|pledges|vowed|vows|promised|demanded|denied|denies|denying|reiterated|reiterates|reiterating|underlined|underlines|underlining|underscored|underscores|underscoring|commented|concluded|concludes|recalled|recalls|replied|replies|responded|responds|hoped|hopes|believes|hailed|hails|labelled|labeled|dubbed|termed|characterized|characterised|criticized|criticised|denounced|praised|asked|asks|proposed|confirmed|reported|alleges|accused|complained|joked|tweeted|cautioned|maintained|predicted|lamented|signaled|signalled|affirmed|affirms|affirming|reaffirming|reaffirmed|rejected|dismissed|contended|contends|conceded|decried|condemned";

/* Offices and forms of address: no part of a name. */
static const char offices[] = "president|prime|minister|foreign|defense|defence|deputy|vice|ambassador|secretary|general|chairman|chairwoman|chairperson|speaker|spokesperson|spokesman|spokeswoman|senator|representative|congressman|congresswoman|mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|professor|prof.|former|chancellor|king|queen|prince|pope|sir|lord|lady|mp|commissioner|director|premier|leader|analyst|expert|economist|colonel|col.|gen.|lt.|major|captain|state|first|then|acting|interior|finance|economy|of|for|the|and|affairs|security|council|russian|armenian|azerbaijani|turkish|georgian|iranian|american|french|german|british|chinese|ukrainian|european|israeli|indian|belarusian|kazakh";

/* ---- names ---- */

static int is_particle(const struct ent_view *v, size_t i)
{
    static const char words[] = "al|bin|de|der|den|von|van|la|el|ibn|da|dos|du|di|-";
    return ent_view_in(v, i, words) > 0;
}

static int is_office(const struct ent_view *v, size_t i) { return ent_view_in(v, i, offices) > 0; }

/* The name that ends with word i: where it begins. */
static size_t name_begin(const struct ent_view *v, size_t i)
{
    size_t first = i;
    while (first > 0 && ent_view_together(v, first - 1, i)) {
        size_t at = first - 1;
        if (ent_view_is_capital(v, at) && !is_office(v, at) && !ent_view_key(v, at)->is_stop && !ent_view_key(v, at)->month && !ent_view_key(v, at)->weekday)
            first = at;
        else if (is_particle(v, at) && at > 0 && ent_view_is_capital(v, at - 1) && !is_office(v, at - 1) && ent_view_together(v, at - 1, i))
            first = at - 1;
        else
            break;
    }
    return first;
}

static int is_name_word(const struct ent_view *v, size_t i)
{
    return ent_view_is_capital(v, i) && !ent_view_key(v, i)->is_stop && !ent_view_key(v, i)->month && !ent_view_key(v, i)->weekday && v->words[i].end - v->words[i].start > 1;
}

static int same_word(const struct ent_view *v, size_t i, size_t j)
{
    size_t n = v->words[i].end - v->words[i].start;
    return n == v->words[j].end - v->words[j].start && memcmp(v->text + v->words[i].start, v->text + v->words[j].start, n) == 0;
}

/* A name of one word in full, if the article has that: the nearest before, else the first after. */
static void complete(const struct ent_view *v, uint32_t *first, uint32_t *last)
{
    if (*last - *first != 1)
        return;
    enum { FAR = 3000 };
    size_t word = *first;
    for (size_t step = 1; step < v->n && step < 2 * FAR; step++) {
        size_t at = word >= step ? word - step : word + (step - word);
        if (at >= v->n)
            return;
        if (at == word || !same_word(v, at, word))
            continue;
        size_t begin = name_begin(v, at);
        int starts_sentence = begin == 0 || !ent_view_together(v, begin - 1, begin);
        if (begin < at && at - begin <= 3 && !(is_name_word(v, at + 1) && ent_view_together(v, at, at + 1)) && !(starts_sentence && ent_view_key(v, begin)->is_stop)) {
            *first = (uint32_t)begin;
            *last = (uint32_t)at + 1;
            return;
        }
    }
}

/* ---- who speaks ---- */

struct speaker {
    uint32_t first, last, cue;
    const char *rule;
};

static int is_he(const struct ent_view *v, size_t i)
{
    static const char words[] = "he|she";
    return ent_view_in(v, i, words) > 0;
}

/* The latest name of two words or more before word i: whom "he" most likely means. */
static int person_before(const struct ent_view *v, size_t i, uint32_t *first, uint32_t *last)
{
    for (size_t at = i; at-- > 0 && i - at < 120;) {
        size_t begin;
        if (!is_name_word(v, at) || is_office(v, at) || (is_name_word(v, at + 1) && ent_view_together(v, at, at + 1)))
            continue;
        *first = (uint32_t)at;
        *last = (uint32_t)at + 1;
        if ((begin = name_begin(v, at)) < at) {
            *first = (uint32_t)begin;
            return 1;
        }
        complete(v, first, last);
        if (*last - *first > 1)
            return 1;
    }
    return 0;
}

static int is_preposition(const struct ent_view *v, size_t i)
{
    static const char words[] = "of|to|for|in|at|from|with|by|on|about|over|after|against";
    return ent_view_in(v, i, words) > 0;
}

static int is_letters(const struct ent_view *v, size_t i)
{
    unsigned char c = (unsigned char)v->text[v->words[i].start];
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC3 && c != 0xE2); /* E2: marks and signs */
}

/* "Armenia's Ambassador to the EU": the name at 'first' only says of whom an office is.  Its holder's words
 * then begin at *begin. */
static int is_of_office(const struct ent_view *v, size_t first, size_t *begin)
{
    size_t at = first;
    if (at > 0 && ent_view_is(v, at - 1, "the"))
        at--;
    if (at < 2 || !is_preposition(v, at - 1) || !ent_view_together(v, at - 2, first) || ent_view_key(v, at - 2)->is_stop || !is_letters(v, at - 2))
        return 0;
    for (at -= 2; at > 0 && ent_view_together(v, at - 1, first);) {
        int owner = ent_view_is(v, at - 1, "'s") || ent_view_is(v, at - 1, "’s");
        int article = ent_view_is(v, at - 1, "the") || ent_view_is(v, at - 1, "a") || ent_view_is(v, at - 1, "an");
        if (!owner && !article && (ent_view_key(v, at - 1)->is_stop || !is_letters(v, at - 1)))
            break;
        at -= owner && at >= 2 ? 2 : 1;
    }
    *begin = at;
    return 1;
}

/* The subject before a cue at 'cue', not before word 'limit': a name, a pronoun, else a description. */
static int subject_before(const struct ent_view *v, size_t cue, size_t limit, struct speaker *out)
{
    static const char verbs_of_clause[] = "that|which|when|while|;|:|“|”|\"";
    for (size_t at = cue; at-- > limit && ent_view_together(v, at, cue);) {
        if (is_he(v, at)) {
            out->rule = "pronoun";
            return person_before(v, at, &out->first, &out->last);
        }
        if (is_name_word(v, at) && !is_office(v, at)) {
            size_t begin = name_begin(v, at), whole;
            out->first = (uint32_t)begin;
            out->last = (uint32_t)at + 1;
            if (is_of_office(v, begin, &whole))
                out->first = (uint32_t)whole;
            else
                complete(v, &out->first, &out->last);
            return 1;
        }
        if (ent_view_in(v, at, verbs_of_clause) && cue - at > 1)
            break;
    }
    for (size_t at = cue; at-- > limit && cue - at <= 10 && ent_view_together(v, at, cue);) {
        static const char articles[] = "a|an|the|one|another";
        if (ent_view_in(v, at, articles) && cue - at >= 2) {
            out->first = (uint32_t)at;
            out->last = (uint32_t)cue;
            return 1;
        }
    }
    return 0;
}

/* "said a customs broker in Gyumri": a description up to the next comma or full stop, without a name of its own. */
static int description_after(const struct ent_view *v, size_t cue, struct speaker *out)
{
    static const char articles[] = "a|an|the|one";
    size_t at = cue + 2;
    if (!ent_view_in(v, cue + 1, articles))
        return 0;
    for (; at < v->n && at < cue + 12 && ent_view_together(v, cue, at) && (is_letters(v, at) || ent_view_is(v, at, "-")); at++)
        if (is_name_word(v, at) && !is_office(v, at) && !is_preposition(v, at - 1) && !ent_view_is(v, at - 1, "the") && at > cue + 2 && !is_name_word(v, at - 1))
            return 0;
    out->first = (uint32_t)cue + 1;
    out->last = (uint32_t)at;
    return at > cue + 2;
}

/* The subject after a cue: "said Nikol Pashinyan", "said the minister". */
static int subject_after(const struct ent_view *v, size_t cue, struct speaker *out)
{
    if (description_after(v, cue, out))
        return 1;
    for (size_t at = cue + 1; at < v->n && at < cue + 10 && ent_view_together(v, cue, at); at++) {
        if (ent_view_is(v, at, ",") || ent_view_is(v, at, ".") || ent_view_is(v, at, "that"))
            return 0;
        if (is_he(v, at)) {
            out->rule = "pronoun";
            return person_before(v, at, &out->first, &out->last);
        }
        if (is_name_word(v, at) && !is_office(v, at)) {
            size_t last = at + 1;
            while (last < v->n && ent_view_together(v, at, last) && ((is_name_word(v, last) && !is_office(v, last)) || (is_particle(v, last) && ent_view_is_capital(v, last + 1))))
                last++;
            out->first = (uint32_t)at;
            out->last = (uint32_t)last;
            complete(v, &out->first, &out->last);
            return 1;
        }
    }
    return 0;
}

/* After the closing mark: "...," said X; "...," X said. */
static int speaker_after(const struct ent_view *v, const struct ent_quote *q, struct speaker *out)
{
    static const char stops[] = ",|.|!|?|…";
    size_t from = q->last + 1;
    if (!ent_view_in(v, q->last - 1, stops) && !ent_view_is(v, from, ","))
        return 0; /* the sentence goes on */
    for (size_t at = from; at < v->n && at < from + 8 && ent_view_together(v, q->last - 1, at); at++) {
        static const char ends[] = "“|\"|;|and|but|which|who|that|while";
        if (ent_view_in(v, at, ends))
            return 0;
        if (!ent_view_in(v, at, cues))
            continue;
        *out = (struct speaker){.cue = (uint32_t)at, .rule = "after"};
        return subject_before(v, at, from, out) || (at <= from + 1 && subject_after(v, at, out));
    }
    return 0;
}

/* "..., stating that": it shares the subject of what stands before it. */
static int is_participle(const struct ent_view *v, size_t cue)
{
    size_t n = v->words[cue].end - v->words[cue].start;
    return n > 5 && memcmp(v->text + v->words[cue].end - 3, "ing", 3) == 0;
}

static int main_subject(const struct ent_view *v, size_t cue, struct speaker *out)
{
    size_t first = cue;
    if (cue > 0 && is_name_word(v, cue - 1)) /* "with Pashinyan declaring" */
        return subject_before(v, cue, 0, out);
    for (size_t at = cue; at-- > 0 && ent_view_together(v, at, cue);)
        if (ent_view_in(v, at, cues) && !is_participle(v, at))
            return subject_before(v, at, 0, out);
    while (first > 0 && ent_view_together(v, first - 1, cue))
        first--;
    for (size_t at = first; at < cue; at++)
        if (is_name_word(v, at) && !is_office(v, at) && !is_name_word(v, at + 1) && !(at > first && is_preposition(v, name_begin(v, at) - 1))) {
            out->first = (uint32_t)name_begin(v, at);
            out->last = (uint32_t)at + 1;
            complete(v, &out->first, &out->last);
            return 1;
        }
    return 0;
}

/* Before the opening mark: X said that "..."; according to X, "..." */
static int speaker_before(const struct ent_view *v, const struct ent_quote *q, size_t mark, struct speaker *out)
{
    for (size_t at = mark; at-- > 0 && mark - at < REACH && ent_view_together(v, at, mark);) {
        if (ent_view_in(v, at, cues)) {
            *out = (struct speaker){.cue = (uint32_t)at, .rule = "before"};
            if (is_participle(v, at) ? main_subject(v, at, out) : subject_before(v, at, 0, out))
                return 1;
            continue;
        }
        if (ent_view_is(v, at, "to") && at > 0 && ent_view_is(v, at - 1, "according")) {
            *out = (struct speaker){.cue = (uint32_t)at, .rule = "according to"};
            if (subject_after(v, at, out) && out->first < q->first)
                return 1;
        }
    }
    return 0;
}

static int according_after(const struct ent_view *v, const struct ent_quote *q, struct speaker *out)
{
    for (size_t at = q->last + 1; at < v->n && at < q->last + REACH && ent_view_together(v, q->last - 1, at); at++)
        if (ent_view_is(v, at, "to") && ent_view_is(v, at - 1, "according")) {
            *out = (struct speaker){.cue = (uint32_t)at, .rule = "according to"};
            return subject_after(v, at, out);
        }
    return 0;
}

/* ---- what kind it is ---- */

/* Every word but small ones with a capital: the name of something. */
static int is_title(const struct ent_view *v, const struct ent_quote *q)
{
    size_t capitals = 0, words = 0;
    for (size_t i = q->first; i < q->last; i++) {
        char c = v->text[v->words[i].start];
        if (ent_view_is_capital(v, i) || (c >= '0' && c <= '9')) {
            capitals++;
            words++;
        } else if ((c | 32) >= 'a' && (c | 32) <= 'z' && v->words[i].end - v->words[i].start > 3) {
            words++;
        }
    }
    char first = v->text[v->words[q->first].start];
    return words > 0 && capitals == words && (ent_view_is_capital(v, q->first) || (first >= '0' && first <= '9'));
}

static size_t n_real_words(const struct ent_view *v, const struct ent_quote *q)
{
    size_t n = 0;
    for (size_t i = q->first; i < q->last; i++)
        n += (v->text[v->words[i].start] | 32) >= 'a' && (v->text[v->words[i].start] | 32) <= 'z';
    return n;
}

/* "its "peacekeeping" forces": a word or two before a noun. */
static int is_modifier(const struct ent_view *v, const struct ent_quote *q)
{
    size_t next = q->last + 1;
    char c = next < v->n ? v->text[v->words[next].start] : '.';
    return ent_view_together(v, q->first, next) && c >= 'a' && c <= 'z' && !ent_view_key(v, next)->is_stop;
}

static void judge(const struct ent_view *v, struct ent_quote *q, const struct ent_quote *before)
{
    struct speaker s = {0};
    size_t mark = q->first - 1, n = n_real_words(v, q);
    int title = is_title(v, q);
    int near = speaker_after(v, q, &s) || speaker_before(v, q, mark, &s) || according_after(v, q, &s);
    q->kind = title ? ENT_QUOTE_TITLE : ENT_QUOTE_SCARE;
    if (title && (n > 1 || !near))
        return;
    if (near && n <= 2 && is_modifier(v, q) && s.cue + 2 < mark)
        near = 0;
    if (near && n <= 3 && s.cue < mark && mark - s.cue > 6)
        near = 0; /* a short quotation far from the verb is rarely what was said */
    if (!near && before != NULL && before->kind == ENT_QUOTE_SPEECH && before->speaker_last > before->speaker_first &&
        ((ent_view_together(v, before->last, q->first) && n > 3) || (n > 6 && v->words[q->first].sentence - v->words[before->last - 1].sentence <= 1))) {
        s = (struct speaker){before->speaker_first, before->speaker_last, before->cue, "goes on"};
        near = 1;
    }
    if (!near && n <= 5)
        return;
    q->kind = ENT_QUOTE_SPEECH;
    if (near) {
        q->speaker_first = s.first;
        q->speaker_last = s.last;
        q->cue = s.cue;
        q->rule = s.rule;
    }
}

/* ---- marks ---- */

static const struct {
    const char *open, *close;
} marks[] = {{"“", "”"}, {"„", "“"}, {"«", "»"}, {"\"", "\""}, {"``", "''"}};

static size_t closing(const struct ent_view *v, size_t open, size_t kind)
{
    for (size_t i = open + 1; i < v->n && i - open <= LONGEST; i++) {
        if (ent_view_is(v, i, marks[kind].close) || (kind == 0 && ent_view_is(v, i, "\"")))
            return i;
        if (ent_view_is(v, i, marks[kind].open))
            return 0;
    }
    return 0;
}

enum ent_status ent_quote_find(const struct ent_view *v, struct ent_quotes *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t begin = out->n;
    for (size_t i = 0; st == ENT_OK && i < v->n; i++) {
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            size_t close = ent_view_is(v, i, marks[k].open) ? closing(v, i, k) : 0;
            if (close <= i + 1)
                continue;
            if ((st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err)) != ENT_OK)
                break;
            struct ent_quote q = {.first = (uint32_t)i + 1, .last = (uint32_t)close, .start = v->words[i].end, .end = v->words[close].start};
            judge(v, &q, out->n > begin ? &out->items[out->n - 1] : NULL);
            out->items[out->n++] = q;
            i = close;
            break;
        }
    }
    return st;
}

void ent_quotes_done(struct ent_quotes *q)
{
    ent_free(q->items);
    *q = (struct ent_quotes){0};
}
