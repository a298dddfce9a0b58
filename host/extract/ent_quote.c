#include "extract/ent_quote.h"

#include <string.h>

#include "extract/ent_measure.h"
#include "extract/ent_speaker.h"

enum { LONGEST = 400, LONGEST_SINGLE = 60, REACH = 40 };

const char *ent_quote_kind_name(enum ent_quote_kind kind)
{
    static const char *const names[] = {"speech", "scare", "title", "indirect"};
    return names[kind];
}

/* ---- marks ---- */

static const struct {
    const char *open, *close;
} marks[] = {{"“", "”"}, {"„", "“"}, {"«", "»"}, {"\"", "\""}, {"``", "''"}, {"‘", "’"}, {"'", "'"}};
enum { N_MARKS = sizeof marks / sizeof *marks, STRAIGHT = 3, SINGLE = 5, SINGLE_STRAIGHT = 6 };

static int is_spaced_before(const struct ent_view *v, size_t i)
{
    return !ent_view_is_glued(v, i) || ent_view_one_of(v, i - 1, "(|[|—|–|-|\"|“|/") > 0;
}

/* Can the mark at word i open?  Marks that look alike on both sides are told by the spaces about them. */
static int opens(const struct ent_view *v, size_t i, size_t kind)
{
    if (!ent_view_is(v, i, marks[kind].open))
        return 0;
    if (kind == STRAIGHT || kind == SINGLE_STRAIGHT)
        return is_spaced_before(v, i) && ent_view_is_glued(v, i + 1);
    return kind != SINGLE || is_spaced_before(v, i);
}

static int closes(const struct ent_view *v, size_t i, size_t kind)
{
    if (kind == 0 && ent_view_is(v, i, "\"") && ent_view_is_glued(v, i))
        return 1; /* a page that mixes them */
    if (!ent_view_is(v, i, marks[kind].close))
        return 0;
    if (kind < SINGLE)
        return kind != STRAIGHT || ent_view_is_glued(v, i) || !ent_view_is_glued(v, i + 1);
    /* "the leaders' meeting": a possessive has a word after it, and no stop before */
    return ent_view_is_glued(v, i) && !(ent_view_is_glued(v, i + 1) && ent_is_letters(v, i + 1)) &&
           !(v->text[v->words[i - 1].end - 1] == 's' && ent_is_letters(v, i + 1) && ent_view_together(v, i, i + 1));
}

/* The word after the quotation that word 'open' opens; *at_mark: is it the closing mark?  0: none. */
static size_t closing(const struct ent_view *v, size_t open, size_t kind, int *at_mark)
{
    size_t most = kind >= SINGLE ? LONGEST_SINGLE : LONGEST;
    *at_mark = 1;
    for (size_t i = open + 1; i < v->n && i - open <= most; i++) {
        if (closes(v, i, kind))
            return i;
        if (ent_speaker_is_paragraph(v, i)) { /* goes on in the next paragraph, which opens anew, or was never closed */
            *at_mark = 0;
            return kind < SINGLE && ent_view_is(v, i, marks[kind].open) && i > open + 3 ? i : 0;
        }
        if (kind != STRAIGHT && kind != SINGLE_STRAIGHT && ent_view_is(v, i, marks[kind].open))
            return 0;
    }
    return 0;
}

/* ---- what kind it is ---- */

static char first_byte(const struct ent_view *v, size_t i) { return i < v->n ? v->text[v->words[i].start] : '.'; }

static int is_number(char c) { return c >= '0' && c <= '9'; }

/* Every word but small ones with a capital: the name of something. */
static int is_title(const struct ent_view *v, const struct ent_quote *q)
{
    size_t capitals = 0, words = 0;
    for (size_t i = q->first; i < q->last; i++) {
        char c = first_byte(v, i);
        int is_big = ent_view_is_capital(v, i) || is_number(c);
        if (is_big || (ent_is_letters(v, i) && v->words[i].end - v->words[i].start > 3 && !ent_view_key(v, i)->is_stop)) {
            capitals += (size_t)is_big;
            words++;
        }
    }
    return words > 0 && capitals == words && (ent_view_is_capital(v, q->first) || is_number(first_byte(v, q->first)));
}

static size_t n_words(const struct ent_view *v, const struct ent_quote *q)
{
    size_t n = 0;
    for (size_t i = q->first; i < q->last; i++)
        n += (size_t)ent_is_letters(v, i);
    return n;
}

/* "its "peacekeeping" forces": a word or two before a noun. */
static int is_modifier(const struct ent_view *v, const struct ent_quote *q)
{
    size_t next = q->last + 1;
    char c = ent_view_together(v, q->first, next) ? first_byte(v, next) : '.';
    return c >= 'a' && c <= 'z' && !ent_view_key(v, next)->is_stop && !ent_view_key(v, next)->says &&
           !ent_view_any(v, next,
                         "ahead|along|alongside|amid|amidst|despite|during|throughout|toward|towards|unless|whenever|wherever|yesterday|today|"
                         "tomorrow|last|next|earlier|later|inside|outside|beyond|behind|following|concerning|regarding|aimed|meant|designed",
                         NULL);
}

/* Verbs whose object is in their subject's words: "warned of a “new war”", "accused Novak of “blackmail”". */
static int is_opinion(const struct ent_view *v, size_t mark, size_t cue)
{
    enum { NEAR = 5 };
    return mark > cue && mark - cue <= NEAR && !ent_view_any(v, mark - 1, "the|its|their|his|her|our|'s|’s|this|these|those", NULL) &&
           ent_view_any(v, cue,
                        "accused|accuses|accusing|blamed|blames|blaming|warned|warns|warning|hailed|hails|praised|praises|condemned|condemns|"
                        "denounced|denounces|decried|criticised|criticized|complained|complains|lamented|laments|promised|promises|pledged|"
                        "pledges|vowed|vows|demanded|demands|threatened|threatens|urged|urges|alleged|alleges|spoke|speaks|cited|citing",
                        NULL) > 0;
}

/* Does it end as a sentence or clause does? */
static int has_stop(const struct ent_view *v, const struct ent_quote *q)
{
    return ent_view_one_of(v, q->last - 1, ",|.|!|?|…|...|—|–") > 0;
}

/* Does a sentence begin with the opening mark? */
static int begins_sentence(const struct ent_view *v, const struct ent_quote *q)
{
    size_t mark = q->first - 1;
    return mark == 0 || !ent_view_together(v, mark - 1, mark) || ent_speaker_is_paragraph(v, mark);
}

/* "was “dead”", "would “never” leave", "dismissed him as a “thief”": it is what the clause says. */
static int is_predicate(const struct ent_view *v, size_t mark)
{
    static const char verbs[] = "is|was|were|are|be|been|being|as|not|to|had|has|have|would|will|could|should|may|might|must|never|become|"
                                "became|remain|remains|remained|seemed|look|looks|looked";
    if (mark == 0 || !ent_view_together(v, mark - 1, mark))
        return 0;
    if (ent_view_any(v, mark - 2, "to the", NULL) > 0 && mark > 1)
        return 0; /* "a blow to the “shadow fleet”" */
    if (ent_view_one_of(v, mark - 1, "a|an|the") && mark > 1)
        return ent_view_one_of(v, mark - 2, verbs) > 0;
    return ent_view_one_of(v, mark - 1, verbs) > 0 || ent_view_one_of(v, mark - 1, "he|she|it|they|we") > 0;
}

/* "concluded in its report that the state was a candidate “in name only”": what is reported ends in it, after a noun and no modifier. */
static int is_said_of(const struct ent_view *v, size_t mark, size_t cue)
{
    enum { NEAR = 7 };
    int that = 0, is = 0;
    for (size_t i = cue + 1; i < mark && ent_view_together(v, cue, i); i++) {
        that = that || (i < cue + NEAR && ent_view_is(v, i, "that"));
        is = is || (that && ent_view_any(v, i, "is|was|were|are|remained|remains", NULL) > 0);
    }
    return that && is && ent_view_any(v, mark + 1, "in|at|by|on|of|for|without|beyond|under", NULL) > 0;
}

/* "the recurring “crises”", "its “peacekeepers”": the writer's own noun phrase goes on in it, and no verb gives it a name. */
static int is_in_phrase(const struct ent_view *v, size_t mark, size_t cue)
{
    if (mark == 0 || !ent_view_together(v, mark - 1, mark) || cue + 1 >= mark)
        return 0;
    if (ent_view_any(v, mark - 1, "the|a|an|its|their|his|her|our|'s|’s|this|these|those|any|some|no", NULL) > 0)
        return 1;
    const struct ent_view_word *w = &v->words[mark - 1];
    if (w->end - w->start > 3 && memcmp(v->text + w->end - 2, "ed", 2) == 0)
        return 0;
    return ent_is_letters(v, mark - 1) && !ent_view_key(v, mark - 1)->is_stop && !ent_view_key(v, mark - 1)->says &&
           !ent_view_any(v, cue,
                         "called|calls|calling|call|dubbed|dubs|dubbing|labelled|labeled|labeling|labels|termed|terms|branded|described|"
                         "describing|condemned|denounced|dismissed|considered|hailed|praised",
                         NULL);
}

/* "so-called", "the word", "known as", "dubbed" right before: words about words. */
static int is_named(const struct ent_view *v, size_t mark)
{
    return mark > 0 && ent_view_together(v, mark - 1, mark) &&
           (ent_view_any(v, mark - 1,
                         "word|words|term|phrase|slogan|titled|entitled|nicknamed|named|codenamed|film|book|novel|poem|song|article|essay|"
                         "report|series|operation|exercise|exercises|magazine|newspaper|channel|"
                         "documentary|party|movement|project|initiative|programme|program|hashtag|motto|expression|concept|notion|label|"
                         "banner|album|play|paper|column|podcast|blog|website|doctrine|format",
                         NULL) > 0 ||
            (mark > 2 && ent_view_any(v, mark - 3, "so - called|known as the|known as", NULL) >= 2) ||
            (mark > 1 && ent_view_any(v, mark - 2, "known as|under the|so called", NULL) == 2));
}

/* ---- who ---- */

/* "the ambassador in Tehran replied": where a speaker without a name is at work belongs to who it is; the word after it. */
static uint32_t with_place(const struct ent_view *v, const struct ent_speaker *s)
{
    enum { LONGEST_PLACE = 6 };
    uint32_t i = s->last;
    if (s->cue <= s->last + 1 || s->cue > s->last + LONGEST_PLACE || s->last <= s->first || !ent_view_any(v, i, "in|at|to|of|for", NULL) ||
        ent_speaker_mention(v, s->first, s->last) != SIZE_MAX || !ent_view_together(v, s->first, s->cue))
        return s->last;
    i += 1 + (uint32_t)ent_view_is(v, i + 1, "the");
    uint32_t name = i;
    while (i < s->cue && ent_view_is_capital(v, i))
        i++;
    return i == s->cue && i > name ? i : s->last;
}

static void take(const struct ent_view *v, struct ent_quote *q, const struct ent_speaker *s)
{
    q->kind = ENT_QUOTE_SPEECH;
    q->speaker_first = s->first;
    q->speaker_last = with_place(v, s);
    q->cue = s->cue;
    q->rule = s->rule;
}

static int is_rule(const struct ent_speaker *s, const char *rule) { return s->rule != NULL && strcmp(s->rule, rule) == 0; }

static int is_told(const struct ent_quote *q) { return q->speaker_last > q->speaker_first; }

/* Was a quotation not closed, because its next paragraph goes on? */
static int is_open(const struct ent_view *v, const struct ent_quote *q) { return ent_speaker_is_paragraph(v, q->last); }

/* Does the speaker of the quotation before go on: ""We know," said X. "We were there."", or in the next paragraph? */
static int goes_on(const struct ent_view *v, const struct ent_quote *q, const struct ent_quote *before, size_t n)
{
    if (before->kind != ENT_QUOTE_SPEECH || before->rule == NULL)
        return 0;
    size_t mark = q->first - 1;
    uint32_t apart = v->words[mark].sentence - v->words[before->last - 1].sentence;
    if (is_open(v, before))
        return 1;
    if (ent_view_together(v, before->last, q->first))
        return n > 3 || (n > 1 && has_stop(v, q));
    if (ent_speaker_is_paragraph(v, mark))
        return n > 8 && apart <= 1 && begins_sentence(v, q);
    return apart <= 1 ? begins_sentence(v, q) || n > 6 : 0;
}

/* "has halted exports “until the pumps start again.”": the quotation says on what terms somebody does what the clause tells. */
static int clause_subject(const struct ent_view *v, const struct ent_quote *q, struct ent_speaker *out)
{
    enum { CLIMB = 6 };
    size_t i = q->first - 1;
    if (!v->is_parsed || i == 0 || !ent_view_together(v, i - 1, i) || !has_stop(v, q) ||
        !ent_view_any(v, q->first, "until|unless|because|if|as long as|so long as|so that", NULL))
        return 0;
    i--;
    for (int k = 0; k < CLIMB; k++) { /* up to a verb whose subject has a name */
        int64_t head = (int64_t)i + v->words[i].parse.head;
        *out = (struct ent_speaker){.cue = (uint32_t)i, .rule = "clause"};
        if (v->words[i].parse.upos == ENT_UPOS_VERB && ent_speaker_subject(v, i, 0, out) && ent_speaker_mention(v, out->first, out->last) != SIZE_MAX)
            return 1;
        if (v->words[i].parse.head == 0 || head < 0 || (size_t)head >= v->n)
            return 0;
        i = (size_t)head;
    }
    return 0;
}

static void judge(const struct ent_view *v, struct ent_quote *q, const struct ent_quote *before)
{
    struct ent_speaker s = {0};
    size_t mark = q->first - 1, n = n_words(v, q), from = q->last + 1;
    int is_titled = is_title(v, q), is_alone = begins_sentence(v, q);
    int as_told = ent_speaker_as_told_by(v, from, &s);
    int after = as_told || ((has_stop(v, q) || ent_view_is(v, from, ",") || (ent_view_key(v, from)->says == 1 && is_alone) ||
                             ent_view_any(v, from, "according to|, according to", NULL) > 0) &&
                            ent_speaker_after(v, from, &s));
    int near =
        after || ent_speaker_before(v, mark, &s) ||
        (ent_view_any(v, from, "according|, according|, as|as described|as put|in the words", NULL) > 0 && ent_speaker_after(v, from, &s));
    q->kind = is_titled ? ENT_QUOTE_TITLE : ENT_QUOTE_SCARE;
    int is_sentence = is_alone && ent_view_one_of(v, q->last - 1, ".|!|?") > 0;
    if (is_titled && !is_sentence && (!near || (n > 1 && !after && !ent_view_one_of(v, q->last - 1, ".|!|?")) || is_named(v, mark)))
        return;
    int is_free = is_rule(&s, "according to") || is_rule(&s, "words of") || is_rule(&s, "as told by");
    int is_whole = is_predicate(v, mark);
    is_whole = is_whole || (near && s.cue < mark && is_opinion(v, mark, s.cue));
    if (near && n <= 3 && !is_sentence && !is_free && !is_whole && is_in_phrase(v, mark, s.cue < mark ? s.cue : 0) &&
        !(s.cue < mark && is_said_of(v, mark, s.cue)))
        near = 0;
    if (near && !after && (is_named(v, mark) || (n <= 2 && !is_whole && is_modifier(v, q) && s.cue + 1 < mark)))
        near = 0;
    if (near && !after && !is_whole && n <= 3 && s.cue < mark && mark - s.cue > 6 && is_rule(&s, "before") &&
        !(ent_view_is(v, s.cue + 1, "that") && has_stop(v, q)) && !is_said_of(v, mark, s.cue))
        near = 0; /* a short quotation far from the verb is rarely what was said */
    if (near && s.first == s.last && before != NULL && is_told(before) && is_rule(&s, "pronoun") &&
        v->words[mark].sentence - v->words[before->last - 1].sentence <= 2) {
        s.first = before->speaker_first; /* "“...,” said X.  He added: “...”" */
        s.last = before->speaker_last;
    }
    if (near) {
        take(v, q, &s);
        return;
    }
    if (n > 3 && clause_subject(v, q, &s)) {
        take(v, q, &s);
        return;
    }
    if (before != NULL && goes_on(v, q, before, n)) {
        take(v, q, &(struct ent_speaker){before->speaker_first, before->speaker_last, before->cue, "goes on"});
        return;
    }
    if (is_alone && n > 3 && has_stop(v, q) && ent_speaker_sentence_before(v, mark, &s)) {
        take(v, q, &s);
        return;
    }
    if (n > 5 || (is_alone && n > 2 && ent_view_one_of(v, q->last - 1, ".|!|?|,") > 0))
        q->kind = ENT_QUOTE_SPEECH;
}

/* ---- indirect speech ---- */

/* Verbs that report what somebody holds. */
static int reports(const struct ent_view *v, size_t i)
{
    return ent_view_key(v, i)->says == 1 && !ent_view_is_capital(v, i) &&
           !ent_view_any(v, i,
                         "called|calls|dubbed|dubs|hailed|hails|spoke|went|read|reads|asked|asks|continued|continues|charged|cited|quoted|"
                         "termed|terms|labels|labeled|labelled|posted|demands|point|claim|argue|praised|praises|blamed|blames",
                         NULL);
}

/* After a verb of saying at 'cue': where what is reported begins, 0: nothing is. */
static size_t reported_begin(const struct ent_view *v, size_t cue)
{
    for (size_t at = cue + 1; at < cue + 8 && ent_view_together(v, cue, at); at++) {
        if (ent_view_is(v, at, "that"))
            return at + 1;
        if (ent_view_any(v, at, ",|;|:|to|by|as|who|which", NULL) > 0 && !ent_view_any(v, at, ", that", NULL))
            break;
    }
    if (!ent_view_any(v, cue, "said|says|say|believes|thinks|argues|claims|claimed|thought|believed|hopes", NULL))
        return 0;
    size_t at = cue + 1 + ent_view_any(v, cue + 1, "on|late|in a statement", NULL);
    if (ent_view_key(v, at)->weekday && at > cue + 1)
        at++;
    return ent_view_any(v, at, "the|he|she|they|it|we|i|there|his|her|its|their|this|these|all|both|no|any|such", NULL) > 0 ||
                   (ent_view_is_capital(v, at) && !ent_view_key(v, at)->weekday)
               ? at
               : 0;
}

static size_t sentence_end(const struct ent_view *v, size_t i)
{
    size_t first = i;
    while (i - first < LONGEST && ent_view_together(v, i, i + 1))
        i++;
    return i + 1;
}

static int has_mark(const struct ent_view *v, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (ent_view_one_of(v, i, "“|”|\"|„|«|»|``|''"))
            return 1;
    return 0;
}

static int finish(const struct ent_view *v, size_t first, size_t last, const struct ent_speaker *s, struct ent_quote *q)
{
    while (last > first && ent_view_one_of(v, last - 1, ".|,|;|!|?|:"))
        last--;
    while (last > first && ent_view_is(v, first, ","))
        first++;
    if (last < first + 3 || has_mark(v, first, last))
        return 0;
    *q =
        (struct ent_quote){.first = (uint32_t)first, .last = (uint32_t)last, .start = v->words[first].start, .end = v->words[last - 1].end};
    take(v, q, s);
    q->kind = ENT_QUOTE_INDIRECT;
    return 1;
}

/* "Novak said that ...", "according to Lorsch, ..." */
static int indirect_at(const struct ent_view *v, size_t i, struct ent_quote *q)
{
    struct ent_speaker s = {.cue = (uint32_t)i, .rule = "before"};
    size_t first;
    if (reports(v, i) && (first = reported_begin(v, i)) > 0)
        return ent_speaker_subject(v, i, 0, &s) && s.last <= first && finish(v, first, sentence_end(v, i), &s, q);
    if (!ent_view_is(v, i, "according") || (i > 0 && ent_view_together(v, i - 1, i)) || !ent_view_is(v, i + 1, "to"))
        return 0;
    s.rule = "according to";
    for (first = i + 2; first < i + REACH && ent_view_together(v, i, first) && !ent_view_is(v, first, ","); first++)
        ;
    return ent_view_is(v, first, ",") && ent_view_together(v, i, first) && ent_speaker_after_cue(v, i + 1, &s) && finish(v, first + 1, sentence_end(v, i), &s, q);
}

/* ---- all of them ---- */

static int direct_at(const struct ent_view *v, size_t i, struct ent_quote *q)
{
    char c = v->text[v->words[i].start];
    int at_mark;
    if (((c | 32) >= 'a' && (c | 32) <= 'z') || is_number(c))
        return 0;
    for (size_t k = 0; k < N_MARKS; k++) {
        size_t close = opens(v, i, k) ? closing(v, i, k, &at_mark) : 0;
        if (close <= i + 1)
            continue;
        *q = (struct ent_quote){.first = (uint32_t)i + 1,
                                .last = (uint32_t)close,
                                .start = v->words[i].end,
                                .end = at_mark ? v->words[close].start : v->words[close - 1].end};
        return 1;
    }
    return 0;
}

enum ent_status ent_quote_find(const struct ent_view *v, struct ent_quotes *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t before = SIZE_MAX; /* the number of the last direct one */
    for (size_t i = 0; st == ENT_OK && i < v->n;) {
        struct ent_quote q;
        int is_direct = direct_at(v, i, &q);
        if (!is_direct && !indirect_at(v, i, &q)) {
            i++;
            continue;
        }
        if ((st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err)) != ENT_OK)
            break;
        if (is_direct) {
            struct ent_quote *last = before != SIZE_MAX ? &out->items[before] : NULL;
            judge(v, &q, last);
            if (last != NULL && last->rule == NULL && q.rule != NULL && is_open(v, last)) /* who spoke comes at the end */
                take(v, last, &(struct ent_speaker){q.speaker_first, q.speaker_last, q.cue, "goes on"});
            if (last != NULL)
                last->mention = ent_speaker_mention(v, last->speaker_first, last->speaker_last);
            before = out->n;
        }
        q.mention = ent_speaker_mention(v, q.speaker_first, q.speaker_last);
        out->items[out->n++] = q;
        i = q.last;
    }
    return st;
}

void ent_quotes_done(struct ent_quotes *q)
{
    ent_free(q->items);
    *q = (struct ent_quotes){0};
}
