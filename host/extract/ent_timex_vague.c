/* Words for now, once and soon; durations. */
#include <string.h>

#include "extract/ent_number.h"
#include "extract/ent_timex_parse.h"

/* ---- words for now, once and soon ---- */

/* "recent years", "the past few months", "the coming weeks", "a few years ago" */
static int vague_periods_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char past[] =
        "the recent|recent|the past few|the last few|the past several|the last several|the past couple of|the last couple of|the past "
        "many|previous|the previous|past|the past|the preceding|the previous few|these past few|these last few|very recent|"
        "more recent|most recent|the most recent|earlier",
                      future[] = "the coming|coming|the next few|the next several|the next couple of|the forthcoming|the upcoming|the "
                                 "following few|upcoming|future|the few coming|the very next|the near|the immediate";
    int which = -1;
    const char *ref = "PAST_REF";
    size_t n = ent_view_any(v, i, past, NULL);
    if (n == 0 && (n = ent_view_any(v, i, future, &which)) > 0)
        ref = "FUTURE_REF";
    if (n == 0 || !ent_view_together(v, i, i + n))
        return 0;
    enum ent_period period = ent_when_period_at(v, i + n);
    if (period < ENT_HOUR || !ent_when_is_plural(v, i + n) || ent_view_is(v, i + n + 1, "-"))
        return ent_view_any(v, i, "recent times|recent history|the recent past", NULL) > 0 && ent_when_vague(out, "PAST_REF", "word", n + 1);
    return ent_when_vague(out, ref, "word", n + 1);
}

/* "a few years ago", "years ago", "long ago", "some time ago", "many decades ago" */
static int vague_ago_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(v, i, "a few|several|many|some|a couple of|just a few|a number of", NULL), at = i + n;
    if ((ent_when_period_at(v, at) >= ENT_MINUTE || ent_view_is(v, at, "moments")) && ent_when_is_plural(v, at) && ent_view_is(v, at + 1, "ago") &&
        ent_view_together(v, i, at + 1))
        return ent_when_vague(out, "PAST_REF", "ago", n + 2);
    n = ent_view_any(
        v, i, "long ago|not long ago|some time ago|a long time ago|not so long ago|a while ago|a generation ago|generations ago", NULL);
    return n > 0 && ent_when_vague(out, "PAST_REF", "ago", n);
}

/* "a plan soon overtaken", "it soon became": what came soon is told of as past. */
static int is_of_the_past(const struct ent_view *v, size_t verb)
{
    enum { NEAR = 4 };
    if (!v->is_parsed || verb >= v->n || verb < 2 || v->words[verb].parse.upos != ENT_UPOS_VERB || strstr(v->words[verb].parse.feats, "Tense=Past") == NULL)
        return 0;
    for (size_t k = 2; k <= NEAR && k <= verb && ent_view_together(v, verb - k, verb); k++)
        if (ent_view_any(v, verb - k, "will|would|may|might|could|can|should|must|be|is|are|to", NULL) > 0)
            return 0;
    return 1;
}

int ent_when_vague_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char present[] =
        "the present moment|the present day|the present time|the current moment|the moment|this moment|the time of writing|this "
        "writing|the present|present - day|to date|right now|now|today|currently|presently|nowadays|these days|present";
    static const char past[] = "more recently|most recently|very recently|quite recently|only recently|recently|the past|once upon a "
                               "time|lately|the distant past|ancient times";
    static const char future[] =
        "the near future|the foreseeable future|the not too distant future|the not - too - distant future|the distant future|the immediate "
        "future|the future|the years ahead|the months ahead|the weeks ahead|the days ahead|the years to come|the decades ahead|the months "
        "to come|years to come|decades to come|soon|shortly|near future";
    int which;
    size_t n;
    if (vague_periods_at(v, i, out) || vague_ago_at(v, i, out))
        return 1;
    int has_before = i > 0 && ent_view_together(v, i - 1, i);
    if ((n = ent_view_any(v, i, present, &which)) > 0) {
        int is_bare = ent_view_is(v, i, "present") && n == 1,
            is_the = ent_view_any(v, i, "the present day|the present|the moment|this moment|this writing|the time of writing", NULL) == n;
        if (is_bare && has_before && ent_view_is(v, i - 1, "to") && ent_view_together(v, i, i + 1) &&
            (v->text[v->words[i + 1].start] | 32) >= 'a' && (v->text[v->words[i + 1].start] | 32) <= 'z' && !ent_when_year_at(v, i - 2))
            return 0; /* "to present a plan" */
        if ((is_bare || ent_view_is(v, i, "the moment") || ent_view_any(v, i, "this moment|the time of writing", NULL) > 0) &&
            !(has_before && ent_view_any(v, i - 1, "at|to", NULL) > 0))
            return 0;
        if (ent_view_any(v, i, "the moment", NULL) == n && !(has_before && ent_view_is(v, i - 1, "at") && !ent_when_is_attribute(v, i + n)))
            return 0;
        if ((is_the && ent_when_is_attribute(v, i + n)) ||
            (n == 3 && ent_view_together(v, i, i + n) && !ent_view_key(v, i + n)->is_stop && ent_view_is(v, i + 1, "-")))
            return 0; /* "present-day Armenia" */
        if (ent_view_is(v, i + n, "-") && ent_view_is_glued(v, i + n) && ent_view_is(v, i, "now"))
            return 0; /* "now-defunct" */
        if (ent_view_is(v, i, "now") && ent_view_is(v, i + 1, "that"))
            return 0;
        return ent_when_vague(out, "PRESENT_REF", "word", n);
    }
    if ((n = ent_view_any(v, i, past, NULL)) > 0) {
        if (ent_view_any(v, i, "the past", NULL) == n &&
            (ent_when_is_attribute(v, i + n) || ent_view_key(v, i + n)->is_number || ent_number_whole(v, i + n) >= 0))
            return 0;
        return ent_when_vague(out, "PAST_REF", "word", n);
    }
    if ((n = ent_view_any(v, i, future, NULL)) == 0)
        return 0;
    if (ent_view_any(v, i, "the future", NULL) == n && (ent_when_is_attribute(v, i + n) || ent_view_is_capital(v, i + 1)))
        return 0; /* "the Summit of the Future" */
    if (ent_view_any(v, i, "soon|shortly", NULL) == n &&
        (ent_view_any(v, i + 1, "after|before|thereafter|afterwards|as|followed", NULL) > 0 ||
         (has_before && ent_view_any(v, i - 1, "as|too|how|so", NULL) > 0)))
        return 0;
    if (ent_view_is(v, i, "shortly") || (ent_view_is(v, i, "soon") && is_of_the_past(v, i + 1)))
        return 0;
    return ent_when_vague(out, "FUTURE_REF", "word", n);
}

/* ---- durations ---- */

/* The period after a numeral, a hyphen between or not: words taken. */
static size_t period_after(const struct ent_view *v, size_t i, enum ent_period *period)
{
    size_t at = i + (size_t)((ent_when_is_dash(v, i) && ent_view_is_glued(v, i) && ent_view_is_glued(v, i + 1)) ||
                             ent_view_any(v, i,
                                          "full|whole|more|additional|consecutive|straight|long|calendar|working|business|short|further|"
                                          "other|successive|turbulent",
                                          NULL) > 0);
    *period = ent_when_period_at(v, at);
    return *period == ENT_NO_PERIOD || *period == ENT_WEEKEND || !ent_view_together(v, i, at) ? 0 : at + 1 - i;
}

/* "two weeks", "two-year", "the next ten years", "5-7 years" */
static int numbered_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(
               v, i,
               "the next|the last|the past|the coming|the previous|the following|the first|the final|these|those|the initial|the preceding",
               NULL),
           m;
    struct ent_number k, high;
    enum ent_period period;
    double count, to = 0;
    if (!ent_number_at(v, i + n, &k) || k.suffix != NULL || !ent_view_together(v, i, k.last) || k.is_fraction)
        return 0;
    size_t at = k.last;
    count = k.value;
    m = period_after(v, at, &period);
    if (m == 0 && (ent_when_is_dash(v, at) || ent_view_any(v, at, "to|or|and", NULL) > 0) && ent_number_at(v, at + 1, &high) &&
        high.value > k.value && high.suffix == NULL) {
        if (ent_view_is(v, at, "and") && !(i > 0 && ent_view_is(v, i - 1, "between")))
            return 0;
        at = high.last;
        m = period_after(v, at, &period);
        to = high.value;
    }
    at += m;
    if (m == 0 || count > 1e7)
        return 0;
    if (period == ENT_SECOND && !ent_when_is_plural(v, at - 1))
        return 0;
    if (k.is_plain && ent_when_year_at(v, k.first) >= 1900 && k.value == count && period < ENT_YEAR && m == 1 && !ent_when_is_plural(v, at - 1))
        return 0; /* "the 2024 week" */
    if (ent_view_any(v, at, "and a half", NULL) > 0) {
        count += 0.5;
        at += 3;
    }
    if (ent_view_any(v, at, "old|- old|- olds", NULL) > 0)
        return 0;
    ent_when_duration(out, count, period, 1, at - i);
    out->to_count = to;
    return 1;
}

int ent_when_duration_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char rough[] =
        "less than a|more than a|almost a|nearly a|about a|over a|around a|under a|less than an|more than an|roughly a|just over a|just "
        "under a|well over a|at least a|some|almost half a|nearly half a|more than half a";
    int which;
    size_t n;
    if (numbered_at(v, i, out))
        return 1;
    if ((n = ent_view_any(v, i, "a quarter of a century|a quarter - century|a quarter century|quarter - century", NULL)) > 0)
        return ent_when_duration(out, 25, ENT_YEAR, 0, n);
    if ((n = ent_view_any(v, i, "a half century|a half - century|half - century", NULL)) > 0)
        return ent_when_duration(out, 50, ENT_YEAR, 0, n);
    if (ent_when_period_at(v, i) >= ENT_HOUR && ent_view_any(v, i + 1, "- long", NULL) > 0 && ent_view_is_glued(v, i + 1))
        return ent_when_duration(out, 1, ent_when_period_at(v, i), 0, 3); /* "month-long" */
    if ((n = ent_view_any(v, i, rough, &which)) > 0 && ent_view_together(v, i, i + n)) {
        enum ent_period period = ent_when_period_at(v, i + n);
        if (which != 15 && period >= ENT_HOUR && period != ENT_WEEKEND && !ent_when_is_plural(v, i + n) &&
            ent_view_any(v, i + n + 1, "and a half|ago|later|earlier", NULL) == 0)
            return ent_when_duration(out, which >= 16 ? 0.5 : 1, period, 0, n + 1);
        return 0;
    }
    if (ent_view_is(v, i, "another") && ent_when_period_at(v, i + 1) >= ENT_HOUR && !ent_when_is_plural(v, i + 1))
        return ent_when_duration(out, 1, ent_when_period_at(v, i + 1), 0, 2);
    n = ent_view_any(v, i, "half a|half an", NULL);
    if (n > 0 && ent_when_period_at(v, i + n) >= ENT_HOUR && ent_view_together(v, i, i + n))
        return ent_when_duration(out, 0.5, ent_when_period_at(v, i + n), 0, n + 1);
    n = ent_view_any(v, i, "a|an|one", NULL); /* "for a decade", "a year and a half" */
    enum ent_period period = n > 0 ? ent_when_period_at(v, i + n) : ENT_NO_PERIOD;
    if (period < ENT_DAY || period == ENT_WEEKEND || !ent_view_together(v, i, i + n) || ent_when_is_plural(v, i + n))
        return 0;
    if (ent_view_any(v, i + n + 1, "and a half", NULL) > 0)
        return ent_when_duration(out, 1.5, period, 0, n + 4);
    if (i == 0 || !ent_view_together(v, i - 1, i) ||
        !ent_view_any(v, i - 1,
                      "for|within|lasted|after|lasting|than|least|lasts|last|nearly|almost|about|over|in|spent|took|takes|take|of", NULL) ||
        ent_view_any(v, i + n + 1, "of|when|that|in|where|-|ago|later|earlier|before|from|after|by|at", NULL) > 0 ||
        ent_when_is_attribute(v, i + n + 1))
        return 0;
    if (ent_view_any(v, i - 1, "in|over|after|of", NULL) > 0 && period == ENT_DAY)
        return 0;
    if (ent_view_any(v, i - 1, "of", NULL) > 0)
        return 0;
    return ent_when_duration(out, 1, period, 0, n + 1);
}
