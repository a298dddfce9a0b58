/* In what a figure is told: money, tons, what is counted; by the day or year, for a barrel. */
#include <stdio.h>
#include <string.h>

#include "extract/ent_fact_inner.h"
#include "extract/ent_measure.h"

/* What is counted, as the text has it; persons are persons. */
static void counted(const struct ent_fact_finder *f, const struct ent_quantity *q, char *out, size_t room)
{
    const struct ent_view *v = f->p.v;
    size_t noun = q->last - 1;
    const struct ent_mention *m = ent_party_mention(&f->p, noun);
    int is_person = m != NULL && m->type == ENT_TYPE_GROUP, is_machine = 0;
    for (size_t i = q->first; i < q->last; i++) /* "three F-16 fighters" */
        is_machine |= ent_party_mention(&f->p, i) != NULL && ent_party_mention(&f->p, i)->type == ENT_TYPE_EQUIPMENT;
    for (size_t i = 0; i < f->n_hits; i++) {
        const struct ent_fact_phrase *p = f->hits[i].phrase;
        is_person |= f->hits[i].head == noun && !is_machine && p->rule == UINT32_MAX && p->set == ENT_FACT_PERSONS;
    }
    out[0] = '\0';
    if (is_person || strcmp(q->rule, "people") == 0)
        snprintf(out, room, "persons");
    else if (q->of_first < q->of_last && !ent_view_is(v, ent_fact_head(f->p.tree, q->of_first, q->of_last), "date")) {
        noun = ent_fact_head(f->p.tree, q->of_first, q->of_last);
        size_t n = v->words[noun].end - v->words[noun].start;
        if (n < room) {
            memcpy(out, v->text + v->words[noun].start, n);
            out[n] = '\0';
            for (size_t i = 0; i < n; i++)
                out[i] = (char)(out[i] >= 'A' && out[i] <= 'Z' ? out[i] | 32 : out[i]);
        }
    }
}

/* ---- rates ---- */

/* "a year", "daily" at a word: "/year"; NULL.  "A day earlier" is when. */
static const char *period_at(const struct ent_view *v, size_t i)
{
    static const struct {
        const char *words, *rate;
    } periods[] = {{"annually|a year|per year|per annum|each year|every year|yearly|- a - year", "/year"},
                   {"a month|per month|each month|every month|monthly", "/month"},
                   {"a week|per week|each week|every week|weekly", "/week"},
                   {"a day|per day|each day|every day|daily", "/day"},
                   {"an hour|per hour|hourly", "/hour"}};
    for (size_t k = 0; k < sizeof periods / sizeof *periods; k++) {
        size_t n = ent_view_any(v, i, periods[k].words, NULL);
        if (n > 0 && !ent_view_one_of(v, i + n, "earlier|later|before|after|ago|or"))
            return periods[k].rate;
    }
    return NULL;
}

/* "per megawatt-hour", "a barrel": the unit that costs so much; NULL. */
static const char *priced_at(const struct ent_view *v, size_t i)
{
    const struct ent_unit *unit = NULL;
    if (ent_view_any(v, i, "per 1,000 cubic meters|per 1,000 cubic metres|per thousand cubic meters|per thousand cubic metres", NULL) > 0)
        return "1000 m3";
    return ent_view_one_of(v, i, "per|a|an|each") && ent_unit_at(v, i + 1, &unit) > 0 && strcmp(unit->kind, "duration") != 0 ? unit->name : NULL;
}

/* Where a rate may stand: behind the figure, or what it is of: "3 bcm (of natural gas) a year". */
static size_t behind(const struct ent_view *v, const struct ent_quantity *q, size_t skipped)
{
    size_t i = q->last + skipped;
    if (skipped == 0)
        return i;
    if (!ent_view_is(v, q->last, "of") || !ent_view_together(v, q->last, i))
        return SIZE_MAX;
    return v->words[i - 1].parse.upos == ENT_UPOS_NOUN ? i : SIZE_MAX;
}

static void set_rate(const struct ent_view *v, const struct ent_quantity *q, char *out, size_t room)
{
    enum { MOST_SKIPPED = 5 };
    const char *rate = NULL, *unit = NULL;
    for (size_t skipped = 0; skipped <= MOST_SKIPPED && rate == NULL && unit == NULL; skipped++) {
        size_t i = behind(v, q, skipped);
        rate = i == SIZE_MAX ? NULL : period_at(v, i);
        unit = i == SIZE_MAX || rate != NULL || !is_kind(q, "money") ? NULL : priced_at(v, i);
    }
    size_t n = strlen(out);
    if (rate != NULL || unit != NULL)
        snprintf(out + n, room - n, "%s%s", rate != NULL ? rate : "/", unit != NULL ? unit : "");
}

void ent_fact_unit(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_rule *r, char *out, size_t room)
{
    out[0] = '\0';
    if (is_kind(q, "ratio") || is_kind(q, "rank") || is_kind(q, "percent") || is_kind(q, "duration")) {
        snprintf(out, room, "%s", q->unit != NULL ? q->unit : q->kind);
        return;
    }
    if (r->unit != NULL && q->unit == NULL)
        snprintf(out, room, "%.40s", r->unit);
    else if (is_kind(q, "count"))
        counted(f, q, out, room);
    else if (q->unit != NULL) /* "bpd" is told as other rates are */
        snprintf(out, room, "%.20s", strcmp(q->unit, "bpd") == 0 ? "bbl/day" : q->unit);
    if (out[0] != '\0' && strchr(out, '/') == NULL)
        set_rate(f->p.v, q, out, room);
}

void ent_fact_share_rate(const struct ent_fact_finder *f, struct ent_facts *out, const struct ent_fact *fact)
{
    struct ent_fact *before = out->n > 0 ? &out->items[out->n - 1] : NULL;
    const char *rate = strchr(fact->unit, '/');
    size_t n = before != NULL ? strlen(before->unit) : 0;
    if (rate == NULL || before == NULL || before->figure_last + 1 != fact->figure_first || !ent_view_is(f->p.v, before->figure_last, "and") ||
        strchr(before->unit, '/') != NULL || n == 0 || strcmp(before->unit, "%") == 0)
        return;
    snprintf(before->unit + n, sizeof before->unit - n, "%s", rate);
}
