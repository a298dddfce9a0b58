/* What counts from another date ("last year", "a week later"), vague references, durations. */
#include <string.h>

#include "extract/ent_number.h"
#include "extract/ent_timex_parse.h"

static int is_plural_word(const struct ent_view *v, size_t i) { return i < v->n && v->text[v->words[i].end - 1] == 's'; }

static enum ent_period period_at(const struct ent_view *v, size_t i) { return (enum ent_period)ent_view_key(v, i)->period; }

static int relative(struct ent_when *out, enum ent_period period, int steps, int from_text, size_t n, const char *rule)
{
    *out = (struct ent_when){.kind = ENT_WHEN_RELATIVE, .period = period, .steps = steps, .from_text = from_text,
                             .rule = rule, .to_year = ENT_NO_RANGE, .n_words = n};
    return 1;
}

static int vague(struct ent_when *out, const char *ref, const char *rule, size_t n)
{
    *out = (struct ent_when){.kind = ENT_WHEN_REF, .ref = ref, .rule = rule, .to_year = ENT_NO_RANGE, .n_words = n};
    return 1;
}

static int duration(struct ent_when *out, double count, enum ent_period period, int has_count, size_t n)
{
    *out = (struct ent_when){.kind = ENT_WHEN_DURATION, .count = count, .period = period, .has_count = has_count, .rule = "duration", .to_year = ENT_NO_RANGE, .n_words = n};
    return 1;
}

/* Does a noun follow, of which the word before is only an attribute: "the present government"? */
static int is_attribute(const struct ent_view *v, size_t i)
{
    char c = i < v->n && i > 0 && ent_view_together(v, i - 1, i) ? v->text[v->words[i].start] : '.';
    return c >= 'a' && c <= 'z' && !ent_view_key(v, i)->is_stop;
}

/* ---- last, this, next ---- */

/* "the year before", "the day after": not "the year before Russia invaded". */
static int before_after_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (ent_view_any(v, i, "the day before yesterday", NULL) > 0)
        return relative(out, ENT_DAY, -2, 0, 4, "the day before yesterday");
    if (ent_view_any(v, i, "the day after tomorrow", NULL) > 0)
        return relative(out, ENT_DAY, 2, 0, 4, "the day after tomorrow");
    enum ent_period period = period_at(v, i + 1);
    int before = ent_view_any(v, i + 2, "before|earlier|prior", NULL) > 0, after = ent_view_any(v, i + 2, "after|later", NULL) > 0;
    if (!ent_view_is(v, i, "the") || period < ENT_DAY || is_plural_word(v, i + 1) || (!before && !after) || !ent_view_together(v, i, i + 2))
        return 0;
    if (ent_view_together(v, i, i + 3) && !ent_view_any(v, i + 3, ",|.|;|)|—|–|and|but|in|at|when|while|as|with|to|by|because|for|on", NULL))
        return 0;
    return relative(out, period, before ? -1 : 1, 1, 3, "the year before");
}

/* "the past decade", "the last year" after "over": so long, up to now. */
static int span_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char always[] = "the past|the coming|this past|the last|the next|the preceding|the ensuing", spans[] = "over|in|during|for|within|throughout|of|across|through|than";
    int which;
    size_t n = ent_view_any(v, i, always, &which);
    enum ent_period period = n > 0 ? period_at(v, i + n) : ENT_NO_PERIOD;
    if (period < ENT_DAY || period == ENT_WEEKEND || is_plural_word(v, i + n) || !ent_view_together(v, i, i + n))
        return 0;
    int after_span = i > 0 && ent_view_together(v, i - 1, i) && ent_view_any(v, i - 1, spans, NULL) > 0;
    if (period == ENT_DAY || which == 5 || (which > 1 && !after_span) || (which == 2))
        return 0;
    if (which == 1 && period < ENT_DECADE)
        return 0;
    if (which >= 3 && ent_view_any(v, i - 1, "in|of|for", NULL) > 0 && period < ENT_YEAR && which == 4)
        return 0;
    return duration(out, 1, period, 0, n + 1);
}

/* The words that say which: "last", "the following"; as they say, 'steps' periods on. */
struct step {
    const char *words;
    int steps, from_text;
};
static const struct step steps[] = {
    {"earlier this|later this|early this|late this|by the end of this|this very|this current|the current|the present|this", 0, 0},
    {"late last|early last|earlier last|this past|the past|this last|last|past", -1, 0},
    {"early next|late next|later next|this coming|the coming|coming|this upcoming|the upcoming|next", 1, 0},
    {"the same|that same|later that|earlier that|early that|late that|that very|that", 0, 1},
    {"the previous|the preceding|the prior|previous|preceding|prior|the last", -1, 1},
    {"the following|the subsequent|the next|the ensuing|following", 1, 1},
};

/* "afternoon" and its like at word i: TIMEX3's letters for it. */
static const char *part_of_day(const struct ent_view *v, size_t i)
{
    static const char *const values[] = {"TMO", "TAF", "TEV", "TNI", "TMO", "TAF", "TEV", "TNI"};
    int which = ent_view_one_of(v, i, "morning|afternoon|evening|night|mornings|afternoons|evenings|nights");
    return which > 0 ? values[which - 1] : NULL;
}

static int stepped_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        size_t n = ent_view_any(v, i, steps[k].words, NULL), at = i + n;
        if (n == 0 || !ent_view_together(v, i, at))
            continue;
        const struct ent_key *key = ent_view_key(v, at);
        int is_bare = n == 1 && ent_view_any(v, i, "following|previous|past|coming|preceding|prior", NULL) > 0;
        const char *clock = part_of_day(v, at);
        if (clock != NULL && !is_bare && !is_plural_word(v, at) && ent_view_any(v, i, "the current|the present|the past|the coming", NULL) == 0) {
            relative(out, ENT_DAY, steps[k].steps, steps[k].from_text, n + 1, "part of a day");
            if (steps[k].from_text && ent_view_any(v, i, "the same|that same|that", NULL) > 0)
                out->steps = 0;
            out->clock = clock;
            return 1;
        }
        if (key->period == ENT_SECOND || (key->ordinal > 0 && key->period == 0))
            return 0;
        if (is_bare && ent_view_any(v, i, "past|prior", NULL) > 0)
            return 0;
        if (key->period >= ENT_DAY && !is_plural_word(v, at) && !(key->period == ENT_DAY && steps[k].steps == 0 && !steps[k].from_text))
            return !ent_view_is(v, at + 1, "-") && relative(out, key->period, steps[k].steps, steps[k].from_text, n + 1, "last, this, next");
        if (((key->month > 0 || key->weekday > 0) && ent_view_is_capital(v, at)) || (key->season > 0 && !(ent_view_is(v, at, "fall") && is_attribute(v, at + 1)))) {
            *out = (struct ent_when){.kind = ENT_WHEN_NAMED, .month = key->month, .part = key->season > 0 ? ENT_PART_SEASON + key->season : 0,
                                     .weekday = key->weekday, .steps = steps[k].steps, .from_text = steps[k].from_text,
                                     .rule = "last, this, next", .to_year = ENT_NO_RANGE, .n_words = n + 1};
            if (key->weekday > 0 && (clock = part_of_day(v, at + 1)) != NULL) {
                out->clock = clock;
                out->n_words++;
            }
            return key->month == 0 || ent_when_year_at(v, at + 1) == 0;
        }
    }
    return 0;
}

/* "the same period the previous year", "the same period last year" */
static int same_period_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(v, i, "the same period|the same time|the corresponding period|the same quarter|the same month|the same months|the same half|the corresponding quarter|the same timeframe|a year - on - year period|the same week", NULL);
    if (n == 0)
        return 0;
    size_t at = i + n + (size_t)(ent_view_is(v, i + n, "of") || ent_view_is(v, i + n, "in"));
    int year = ent_when_year_at(v, at);
    if (year > 0 && ent_view_together(v, i, at)) {
        *out = ent_when_date("the same period");
        out->year = year;
        out->keeps_part = 1;
        out->n_words = at + 1 - i;
        return 1;
    }
    if ((!stepped_at(v, at, out) && !before_after_at(v, at, out)) || out->kind != ENT_WHEN_RELATIVE || out->period != ENT_YEAR)
        return 0;
    out->keeps_part = 1;
    out->rule = "the same period";
    out->n_words += at - i;
    return 1;
}

/* ---- so many periods ago, later ---- */

/* "two years ago", "a week later", "a day prior", "three months earlier", "a year and a half ago" */
static int counted_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    struct ent_number k;
    size_t at, has_count = 1;
    double count;
    if (ent_number_at(v, i, &k) && k.suffix == NULL && !k.is_fraction) {
        count = k.value;
        at = k.last;
    } else if (ent_view_any(v, i, "half a|half an", NULL) > 0) {
        count = 0.5;
        at = i + 2;
        has_count = 0;
    } else if (ent_view_any(v, i, "a|an|one|another", NULL) > 0) {
        count = 1;
        at = i + 1;
        has_count = 0;
    } else {
        return 0;
    }
    if (ent_view_any(v, at, "full|whole|more", NULL) > 0)
        at++;
    enum ent_period period = period_at(v, at);
    if (period < ENT_MINUTE || period == ENT_WEEKEND || !ent_view_together(v, i, at) || count > 1e6)
        return 0;
    if (ent_view_any(v, at + 1, "and a half", NULL) > 0) {
        count += 0.5;
        at += 3;
    }
    size_t ago = ent_view_any(v, at + 1, "ago|back", NULL);
    int back = ent_view_any(v, at + 1, "earlier|prior|previously|beforehand", NULL) > 0 ||
               (ent_view_is(v, at + 1, "before") && (!ent_view_together(v, at, at + 2) || ent_view_any(v, at + 2, ",|.|;|)|and|but|in|at", NULL) > 0));
    int on = ent_view_any(v, at + 1, "later|hence|afterwards|on", NULL) > 0 ||
             (ent_view_is(v, at + 1, "after") && (!ent_view_together(v, at, at + 2) || ent_view_any(v, at + 2, ",|.|;|)", NULL) > 0));
    if ((!ago && !back && !on) || ent_view_any(v, at + 2, "to|than", NULL) > 0 || (ent_view_any(v, at + 1, "on|back", NULL) > 0 && ent_view_together(v, at, at + 2) && !ent_view_any(v, at + 2, ",|.|;", NULL)))
        return 0;
    if (period > ENT_YEAR) {
        count *= period == ENT_DECADE ? 10 : period == ENT_CENTURY ? 100 : 1000;
        period = ENT_YEAR;
    }
    if (period < ENT_DAY)
        return ago ? vague(out, "PAST_REF", "ago", at + 2 - i) : 0;
    if (count != (double)(long)count) { /* half a year is months */
        count *= period == ENT_YEAR ? 12 : 1;
        period = period == ENT_YEAR ? ENT_MONTH : period;
    }
    relative(out, period, (int)(on ? count : -count), !ago, at + 2 - i, ago ? "ago" : "later, earlier");
    out->has_count = (int)has_count;
    if (ago && period == ENT_YEAR && count >= 100) {
        vague(out, "PAST_REF", "ago", out->n_words); /* nobody means a year by that */
        out->has_count = (int)has_count;
    }
    return 1;
}

/* "the end of the year", "year-end", "the start of the month", "the end of next week": the period that is meant */
static int edge_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char *const wholes[] = {"year", "month", "week", "decade", "century"};
    static const enum ent_period periods[] = {ENT_YEAR, ENT_MONTH, ENT_WEEK, ENT_DECADE, ENT_CENTURY};
    size_t n = ent_view_any(v, i, "the end of the|the start of the|the beginning of the|the middle of the|the close of the|the rest of the|the remainder of the|end of the|start of the|beginning of the|the turn of the|end of|the course of the|the entire|the whole", NULL);
    if (n > 0) {
        int which = 0;
        for (; which < 5 && !ent_view_is(v, i + n, wholes[which]); which++)
            ;
        if (which < 5 && ent_view_together(v, i, i + n) && !ent_view_any(v, i + n + 1, "-|of|’s|'s", NULL) && !is_attribute(v, i + n + 1))
            return relative(out, periods[which], 0, 0, n + 1, "end of the year");
        return 0;
    }
    n = ent_view_any(v, i, "earlier in the year|later in the year|early in the year|late in the year|year - end|year ’s end|year 's end|years ’ end|the year ’s end|the year 's end|end - year|mid - year|year-end|mid-year|midyear|this year ’s end", NULL);
    if (n > 0)
        return relative(out, ENT_YEAR, 0, 0, n, "end of the year");
    if (ent_view_any(v, i, "year - ago|year - earlier", NULL) > 0)
        return relative(out, ENT_YEAR, -1, ent_view_is(v, i + 2, "earlier"), 3, "year-ago");
    n = ent_view_any(v, i, "month - end|month ’s end|month 's end|the month ’s end", NULL);
    if (n > 0)
        return relative(out, ENT_MONTH, 0, 0, n, "end of the month");
    n = ent_view_any(v, i, "decade ’s end|decade 's end|the decade ’s end", NULL);
    return n > 0 ? relative(out, ENT_DECADE, 0, 0, n, "end of the decade") : 0;
}

/* "over the weekend" */
static int weekend_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (ent_view_any(v, i, "the weekend", NULL) == 0 || ent_view_is(v, i + 2, "of"))
        return 0;
    relative(out, ENT_WEEKEND, 0, 0, 2, "the weekend");
    out->is_near = 1;
    return 1;
}

/* "yesterday", "tomorrow evening", "tonight", "last night" */
static int day_word_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int back = ent_view_is(v, i, "yesterday"), on = ent_view_is(v, i, "tomorrow");
    if (back || on) {
        relative(out, ENT_DAY, on ? 1 : -1, 0, 1, back ? "yesterday" : "tomorrow");
    } else if (ent_view_is(v, i, "tonight")) {
        relative(out, ENT_DAY, 0, 0, 1, "tonight");
        out->clock = "TNI";
    } else {
        return 0;
    }
    if ((back || on) && (out->clock = part_of_day(v, i + 1)) != NULL)
        out->n_words++;
    return 1;
}

/* "since then", "by then": when the text just said. */
static int then_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    if (!ent_view_is(v, i, "then") || i == 0 || !ent_view_together(v, i - 1, i) || !ent_view_any(v, i - 1, "since|until|till|by|before", NULL))
        return 0;
    relative(out, ENT_NO_PERIOD, 0, 1, 1, "then");
    return !is_attribute(v, i + 1);
}

static int weekday_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    int day = ent_view_key(v, i)->weekday;
    if (day == 0 || !ent_view_is_capital(v, i) || is_plural_word(v, i))
        return 0;
    size_t at = i + 1 + (size_t)(ent_view_is(v, i + 1, ",") || ent_view_is(v, i + 1, "the"));
    at += (size_t)ent_view_any(v, i + 1, "morning ,|afternoon ,|evening ,|night ,", NULL);
    if (ent_view_together(v, i, at) && ent_when_calendar_at(v, at, out) && out->day > 0 && out->kind == ENT_WHEN_DATE && out->to_day == 0) {
        out->n_words += at - i; /* "Thursday, 6 November 2025" */
        return 1;
    }
    *out = (struct ent_when){.kind = ENT_WHEN_NAMED, .weekday = day, .rule = "weekday", .to_year = ENT_NO_RANGE, .n_words = 1};
    if ((out->clock = part_of_day(v, i + 1)) != NULL)
        out->n_words = 2;
    if (ent_view_any(v, i + out->n_words, "last week|this week|next week", NULL) == 2) { /* "Monday next week" */
        out->steps = ent_view_is(v, i + out->n_words, "last") ? -7 : ent_view_is(v, i + out->n_words, "next") ? 7 : 0;
        out->n_words += 2;
    }
    return 1;
}

int ent_when_relative_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    return same_period_at(v, i, out) || weekend_at(v, i, out) || edge_at(v, i, out) || before_after_at(v, i, out) || weekday_at(v, i, out) || counted_at(v, i, out) || span_at(v, i, out) ||
           stepped_at(v, i, out) || day_word_at(v, i, out) || then_at(v, i, out);
}

/* ---- words for now, once and soon ---- */

/* "recent years", "the past few months", "the coming weeks", "a few years ago" */
static int vague_periods_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char past[] = "the recent|recent|the past few|the last few|the past several|the last several|the past couple of|the last couple of|the past many|previous|the previous|past|the past|the preceding|the previous few|these past few|these last few|very recent|"
                               "more recent|most recent|the most recent|earlier",
                      future[] = "the coming|coming|the next few|the next several|the next couple of|the forthcoming|the upcoming|the following few|upcoming|future|the few coming|the very next|the near|the immediate";
    int which = -1;
    const char *ref = "PAST_REF";
    size_t n = ent_view_any(v, i, past, NULL);
    if (n == 0 && (n = ent_view_any(v, i, future, &which)) > 0)
        ref = "FUTURE_REF";
    if (n == 0 || !ent_view_together(v, i, i + n))
        return 0;
    enum ent_period period = period_at(v, i + n);
    if (period < ENT_HOUR || !is_plural_word(v, i + n) || ent_view_is(v, i + n + 1, "-"))
        return ent_view_any(v, i, "recent times|recent history|the recent past", NULL) > 0 && vague(out, "PAST_REF", "word", n + 1);
    return vague(out, ref, "word", n + 1);
}

/* "a few years ago", "years ago", "long ago", "some time ago", "many decades ago" */
static int vague_ago_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(v, i, "a few|several|many|some|a couple of|just a few|a number of", NULL), at = i + n;
    if ((period_at(v, at) >= ENT_MINUTE || ent_view_is(v, at, "moments")) && is_plural_word(v, at) && ent_view_is(v, at + 1, "ago") && ent_view_together(v, i, at + 1))
        return vague(out, "PAST_REF", "ago", n + 2);
    n = ent_view_any(v, i, "long ago|not long ago|some time ago|a long time ago|not so long ago|a while ago|a generation ago|generations ago", NULL);
    return n > 0 && vague(out, "PAST_REF", "ago", n);
}

int ent_when_vague_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char present[] = "the present moment|the present day|the present time|the current moment|the moment|this moment|the time of writing|this writing|the present|present - day|to date|right now|now|today|currently|presently|nowadays|these days|present";
    static const char past[] = "more recently|most recently|very recently|quite recently|only recently|recently|the past|once upon a time|lately|the distant past|ancient times";
    static const char future[] = "the near future|the foreseeable future|the not too distant future|the not - too - distant future|the distant future|the immediate future|the future|the years ahead|the months ahead|the weeks ahead|the days ahead|the years to come|the decades ahead|the months to come|years to come|decades to come|soon|shortly|near future";
    int which;
    size_t n;
    if (vague_periods_at(v, i, out) || vague_ago_at(v, i, out))
        return 1;
    int has_before = i > 0 && ent_view_together(v, i - 1, i);
    if ((n = ent_view_any(v, i, present, &which)) > 0) {
        int is_bare = ent_view_is(v, i, "present") && n == 1, is_the = ent_view_any(v, i, "the present day|the present|the moment|this moment|this writing|the time of writing", NULL) == n;
        if (is_bare && has_before && ent_view_is(v, i - 1, "to") && ent_view_together(v, i, i + 1) && (v->text[v->words[i + 1].start] | 32) >= 'a' && (v->text[v->words[i + 1].start] | 32) <= 'z' &&
            !ent_when_year_at(v, i - 2))
            return 0; /* "to present a plan" */
        if ((is_bare || ent_view_is(v, i, "the moment") || ent_view_any(v, i, "this moment|the time of writing", NULL) > 0) && !(has_before && ent_view_any(v, i - 1, "at|to", NULL) > 0))
            return 0;
        if (ent_view_any(v, i, "the moment", NULL) == n && !(has_before && ent_view_is(v, i - 1, "at") && !is_attribute(v, i + n)))
            return 0;
        if ((is_the && is_attribute(v, i + n)) || (n == 3 && ent_view_together(v, i, i + n) && !ent_view_key(v, i + n)->is_stop && ent_view_is(v, i + 1, "-")))
            return 0; /* "present-day Armenia" */
        if (ent_view_is(v, i + n, "-") && ent_view_is_glued(v, i + n) && ent_view_is(v, i, "now"))
            return 0; /* "now-defunct" */
        if (ent_view_is(v, i, "now") && ent_view_is(v, i + 1, "that"))
            return 0;
        return vague(out, "PRESENT_REF", "word", n);
    }
    if ((n = ent_view_any(v, i, past, NULL)) > 0) {
        if (ent_view_any(v, i, "the past", NULL) == n && (is_attribute(v, i + n) || ent_view_key(v, i + n)->is_number || ent_number_whole(v, i + n) >= 0))
            return 0;
        return vague(out, "PAST_REF", "word", n);
    }
    if ((n = ent_view_any(v, i, future, NULL)) == 0)
        return 0;
    if (ent_view_any(v, i, "the future", NULL) == n && (is_attribute(v, i + n) || ent_view_is_capital(v, i + 1)))
        return 0; /* "the Summit of the Future" */
    if (ent_view_any(v, i, "soon|shortly", NULL) == n && (ent_view_any(v, i + 1, "after|before|thereafter|afterwards|as|followed", NULL) > 0 || (has_before && ent_view_any(v, i - 1, "as|too|how|so", NULL) > 0)))
        return 0;
    if (ent_view_is(v, i, "shortly"))
        return 0;
    return vague(out, "FUTURE_REF", "word", n);
}

/* ---- durations ---- */

/* The period after a numeral, a hyphen between or not: words taken. */
static size_t period_after(const struct ent_view *v, size_t i, enum ent_period *period)
{
    size_t at = i + (size_t)((ent_when_is_dash(v, i) && ent_view_is_glued(v, i) && ent_view_is_glued(v, i + 1)) || ent_view_any(v, i, "full|whole|more|additional|consecutive|straight|long|calendar|working|business|short|further|other|successive|turbulent", NULL) > 0);
    *period = period_at(v, at);
    return *period == ENT_NO_PERIOD || *period == ENT_WEEKEND || !ent_view_together(v, i, at) ? 0 : at + 1 - i;
}

/* "two weeks", "two-year", "the next ten years", "5-7 years" */
static int numbered_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    size_t n = ent_view_any(v, i, "the next|the last|the past|the coming|the previous|the following|the first|the final|these|those|the initial|the preceding", NULL), m;
    struct ent_number k, high;
    enum ent_period period;
    double count, to = 0;
    if (!ent_number_at(v, i + n, &k) || k.suffix != NULL || !ent_view_together(v, i, k.last) || k.is_fraction)
        return 0;
    size_t at = k.last;
    count = k.value;
    m = period_after(v, at, &period);
    if (m == 0 && (ent_when_is_dash(v, at) || ent_view_any(v, at, "to|or|and", NULL) > 0) && ent_number_at(v, at + 1, &high) && high.value > k.value && high.suffix == NULL) {
        if (ent_view_is(v, at, "and") && !(i > 0 && ent_view_is(v, i - 1, "between")))
            return 0;
        at = high.last;
        m = period_after(v, at, &period);
        to = high.value;
    }
    at += m;
    if (m == 0 || count > 1e7)
        return 0;
    if (period == ENT_SECOND && !is_plural_word(v, at - 1))
        return 0;
    if (k.is_plain && ent_when_year_at(v, k.first) >= 1900 && k.value == count && period < ENT_YEAR && m == 1 && !is_plural_word(v, at - 1))
        return 0; /* "the 2024 week" */
    if (ent_view_any(v, at, "and a half", NULL) > 0) {
        count += 0.5;
        at += 3;
    }
    if (ent_view_any(v, at, "old|- old|- olds", NULL) > 0)
        return 0;
    duration(out, count, period, 1, at - i);
    out->to_count = to;
    return 1;
}

int ent_when_duration_at(const struct ent_view *v, size_t i, struct ent_when *out)
{
    static const char rough[] = "less than a|more than a|almost a|nearly a|about a|over a|around a|under a|less than an|more than an|roughly a|just over a|just under a|well over a|at least a|some|almost half a|nearly half a|more than half a";
    int which;
    size_t n;
    if (numbered_at(v, i, out))
        return 1;
    if ((n = ent_view_any(v, i, "a quarter of a century|a quarter - century|a quarter century|quarter - century", NULL)) > 0)
        return duration(out, 25, ENT_YEAR, 0, n);
    if ((n = ent_view_any(v, i, "a half century|a half - century|half - century", NULL)) > 0)
        return duration(out, 50, ENT_YEAR, 0, n);
    if (period_at(v, i) >= ENT_HOUR && ent_view_any(v, i + 1, "- long", NULL) > 0 && ent_view_is_glued(v, i + 1))
        return duration(out, 1, period_at(v, i), 0, 3); /* "month-long" */
    if ((n = ent_view_any(v, i, rough, &which)) > 0 && ent_view_together(v, i, i + n)) {
        enum ent_period period = period_at(v, i + n);
        if (which != 15 && period >= ENT_HOUR && period != ENT_WEEKEND && !is_plural_word(v, i + n) && ent_view_any(v, i + n + 1, "and a half|ago|later|earlier", NULL) == 0)
            return duration(out, which >= 16 ? 0.5 : 1, period, 0, n + 1);
        return 0;
    }
    if (ent_view_is(v, i, "another") && period_at(v, i + 1) >= ENT_HOUR && !is_plural_word(v, i + 1))
        return duration(out, 1, period_at(v, i + 1), 0, 2);
    n = ent_view_any(v, i, "half a|half an", NULL);
    if (n > 0 && period_at(v, i + n) >= ENT_HOUR && ent_view_together(v, i, i + n))
        return duration(out, 0.5, period_at(v, i + n), 0, n + 1);
    n = ent_view_any(v, i, "a|an|one", NULL); /* "for a decade", "a year and a half" */
    enum ent_period period = n > 0 ? period_at(v, i + n) : ENT_NO_PERIOD;
    if (period < ENT_DAY || period == ENT_WEEKEND || !ent_view_together(v, i, i + n) || is_plural_word(v, i + n))
        return 0;
    if (ent_view_any(v, i + n + 1, "and a half", NULL) > 0)
        return duration(out, 1.5, period, 0, n + 4);
    if (i == 0 || !ent_view_together(v, i - 1, i) || !ent_view_any(v, i - 1, "for|within|lasted|after|lasting|than|least|lasts|last|nearly|almost|about|over|in|spent|took|takes|take|of", NULL) ||
        ent_view_any(v, i + n + 1, "of|when|that|in|where|-|ago|later|earlier|before|from|after|by|at", NULL) > 0 || is_attribute(v, i + n + 1))
        return 0;
    if (ent_view_any(v, i - 1, "in|over|after|of", NULL) > 0 && period == ENT_DAY)
        return 0;
    if (ent_view_any(v, i - 1, "of", NULL) > 0)
        return 0;
    return duration(out, 1, period, 0, n + 1);
}
