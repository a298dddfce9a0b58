/* By when a forecast says that it will come: dates ahead of the article, and words such as "soon". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_forecast_inner.h"

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

static size_t parsed_head(const struct ent_view *v, size_t i)
{
    long head = (long)i + v->words[i].parse.head;
    return v->words[i].parse.head == 0 || head < 0 || (size_t)head >= v->n ? i : (size_t)head;
}

/* "had fallen by the summer", "came first in this month's vote": when something was, by the verb above the date. */
static int is_of_past(const struct ent_forecast_sentence *s, const struct ent_timex *t)
{
    enum { MAX_CLIMB = 4 };
    const struct ent_view *v = s->v;
    size_t word = t->last - 1;
    for (int i = 0; i < MAX_CLIMB && v->is_parsed && v->words[word].parse.upos != ENT_UPOS_VERB; i++)
        word = parsed_head(v, word);
    if (!v->is_parsed || v->words[word].parse.upos != ENT_UPOS_VERB || word >= t->first)
        return 0;
    return strcmp(v->words[word].parse.xpos, "VBD") == 0 || (word > s->first && ent_view_is(v, word - 1, "had"));
}

static int is_horizon(const struct ent_forecast_sentence *s, const struct ent_timex *t, size_t marker)
{
    static const char *const until[] = {"before", "by", "until", "till", "within", NULL};
    static const char *const next[] = {"coming", "following", "next", "within", NULL};
    const struct ent_view *v = s->v;
    if (t->first < s->first || t->last > s->last || is_of_past(s, t))
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

/* Does the sentence say the year itself? */
static int has_year(const struct ent_view *v, const struct ent_timex *t)
{
    enum { YEAR = 4 };
    for (size_t i = t->first; i < t->last; i++) {
        const char *c = v->text + v->words[i].start;
        size_t n = v->words[i].end - v->words[i].start;
        if (ent_view_one_of(v, i, "last|this|next|ago|year") || (n == YEAR && strspn(c, "0123456789") >= YEAR))
            return 1;
    }
    return 0;
}

/* Is it when the marker's own verb comes about: "may come in May"?  By the tree, else if only such words stand between. */
static int is_of_marker(const struct ent_view *v, const struct ent_timex *t, const struct ent_forecast *f)
{
    enum { MAX_CLIMB = 3 };
    size_t word = t->last - 1, verb = f->marker_last;
    if (t->first < f->marker_last)
        return 0;
    if (!v->is_parsed) {
        while (verb < t->first && !ent_view_one_of(v, verb, ",|;|that|which|who"))
            verb++;
        return verb == t->first;
    }
    while (verb < t->first && v->words[verb].parse.upos != ENT_UPOS_VERB)
        verb++;
    for (int i = 0; i < MAX_CLIMB && v->words[word].parse.upos != ENT_UPOS_VERB && word + 1 != f->marker_last; i++)
        word = parsed_head(v, word);
    return word == verb || word + 1 == f->marker_last; /* "is likely in May": of the marker itself */
}

/* "may come in May", told in June: a date without a year that was taken for the last one is the next one here. */
static int put_ahead(const struct ent_forecast_sentence *s, const struct ent_timex *t, const struct ent_forecast *f, char *out, size_t room)
{
    static const char *const when[] = {"before", "by", "in", "of", "on", "until", NULL};
    char *end;
    long year = strtol(t->value, &end, 10);
    if (t->anchor != ENT_ANCHOR_PUBLISHED || sort_key(t->value) == 0 || *end != '-' || s->v->published.year == 0 || t->first == s->first ||
        !is_in(s->v, t->first - 1, when) || has_year(s->v, t) || !is_of_marker(s->v, t, f))
        return 0;
    snprintf(out, room, "%04ld%s", year + 1, end);
    return is_ahead(out, s->v->published);
}

/* A word such as "soon". */
static int is_vague(const struct ent_forecast_sentence *s, size_t from, size_t to)
{
    static const char *const vague[] = {"at some point", "eventually", "in due course", "in the end", "in the long run", "in the long term",
                                        "over the long term", "over time", "sooner or later", "soon", "one day", "some day", "someday",
                                        "in the future", "in the near future", "in the foreseeable future", "in time", NULL};
    int which;
    for (size_t i = from; i < to; i++)
        if (ent_view_phrase(s->v, i, vague, &which) > 0 && !ent_view_is(s->v, i + 1, "after"))
            return 1;
    return 0;
}

/* The nearest date ahead, those after the marker first; else a word such as "soon". */
void ent_forecast_when(const struct ent_forecast_sentence *s, const struct ent_timexes *dates, size_t from, size_t to, struct ent_forecast *f)
{
    const struct ent_timex *best = NULL;
    f->horizon[0] = '\0';
    for (size_t i = date_from(dates, from); i < dates->n && dates->items[i].first < to; i++) {
        const struct ent_timex *t = &dates->items[i];
        if (is_horizon(s, t, f->marker_first) && (best == NULL || best->first < f->marker_first))
            best = t;
    }
    for (size_t i = date_from(dates, f->marker_last); (best == NULL || best->first < f->marker_first) && i < dates->n && dates->items[i].first < to; i++)
        if (dates->items[i].first >= from && put_ahead(s, &dates->items[i], f, f->horizon, sizeof f->horizon))
            return;
    snprintf(f->horizon, sizeof f->horizon, "%s", best != NULL ? best->value : is_vague(s, from, to) ? "FUTURE_REF" : "");
}
