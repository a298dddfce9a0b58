#include "extract/ent_fact.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "extract/ent_fact_inner.h"
#include "extract/ent_tie.h"

const char *ent_fact_how_name(enum ent_fact_how how)
{
    static const char *const names[] = {"asked", "type", "between", "owner", "verb", "clause", "inside", "nearest"};
    return names[how];
}

static enum ent_relation relation(const struct ent_fact_finder *f, size_t word)
{
    return (enum ent_relation)f->p.v->words[word].parse.relation;
}

static int has_digit(const struct ent_view *v, uint32_t first, uint32_t last)
{
    for (size_t i = v->words[first].start; i < v->words[last - 1].end; i++)
        if (v->text[i] >= '0' && v->text[i] <= '9')
            return 1;
    return 0;
}

/* ---- which rule ---- */

/* Kinds that are told of what is measured otherwise: a share of it, so many times it, its rank. */
static const char *derived(const struct ent_quantity *q)
{
    return is_kind(q, "percent") ? "_share" : is_kind(q, "ratio") ? "_ratio" : is_kind(q, "rank") ? "_rank" : NULL;
}

static int has_kind(const struct ent_fact_rule *r, const struct ent_quantity *q)
{
    int kind = ent_fact_kind(q->kind, strlen(q->kind));
    return kind >= 0 && (r->kinds >> kind & 1);
}

static int is_inside(const struct ent_fact_hit *h, const struct ent_quantity *q) { return h->head >= q->first && h->head < q->last; }

/* Is what is counted named by a word too far off to be about it? */
static int is_loose(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_match *m)
{
    enum { AT_HAND = 3 };
    if (m->rule->options & ENT_FACT_COUNTED)
        return !is_inside(m->hits[0], q);
    return (is_kind(q, "count") || is_kind(q, "duration")) && !is_inside(m->hits[0], q) &&
           ent_fact_steps(f->p.tree, ent_fact_head(f->p.tree, q->first, q->last), m->hits[0]->head) > AT_HAND;
}

/* Does a word of the rule, other than the figure's own, stand close to it: its verb, or a noun with one of the rule's prepositions ("sanctions on")? */
static int has_word_close_by(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_rule *rule)
{
    enum { CLOSE_BY = 2 };
    size_t head = ent_fact_head(f->p.tree, q->first, q->last), at = ent_tree_case(f->p.tree, head);
    for (size_t i = 0; i < f->n_hits; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        if (h->phrase->rule == UINT32_MAX || &f->rules->rules[h->phrase->rule] != rule || is_inside(h, q))
            continue;
        unsigned steps = ent_fact_steps(f->p.tree, head, h->head);
        int is_led = at == ENT_NO_WORD || f->p.v->words[h->head].parse.upos == ENT_UPOS_VERB || ent_view_in(f->p.v, at, rule->places);
        if (steps < CLOSE_BY || (steps == CLOSE_BY && is_led))
            return 1;
    }
    return 0;
}

/* A few that are counted in passing ("two lawmakers introduced"), unless another word close by says why: "two soldiers were killed". */
static int is_in_passing(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_match *m)
{
    enum { FEW = 10 };
    if (!is_kind(q, "count") || q->high > FEW || has_digit(f->p.v, q->first, q->last))
        return 0;
    return m->hits[0] == NULL || !has_word_close_by(f, q, m->rule);
}

/* Does a verb say what happened to those who are counted, by a rule of its own: "20 soldiers were killed"?  Then they are no measure by themselves. */
static int is_acted_on(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_fact_rule *rule)
{
    size_t head = ent_fact_head(f->p.tree, q->first, q->last), verb = ent_tree_head(f->p.tree, head);
    if (!is_kind(q, "count") || verb == ENT_NO_WORD || (relation(f, head) != ENT_REL_NSUBJ && relation(f, head) != ENT_REL_OBJ))
        return 0;
    int is_acted = 0;
    for (size_t i = 0; i < f->n_hits; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        const struct ent_fact_rule *r = h->head == verb && h->phrase->rule != UINT32_MAX ? &f->rules->rules[h->phrase->rule] : NULL;
        if (r == rule)
            return 0;
        is_acted |= r != NULL && r->line_kind == ENT_FACT_MEASURE && r->n_parts == 1 && !(r->options & ENT_FACT_COUNTED) && has_kind(r, q);
    }
    return is_acted;
}

struct measuring { /* what is_measure() is asked for */
    const struct ent_fact_finder *f;
    const struct ent_quantity *q;
};

/* What has shares and multiples that are told. */
static uint32_t divisible(void)
{
    static const char *const names[] = {"money", "volume", "mass", "energy", "power", NULL};
    uint32_t kinds = 0;
    for (size_t i = 0; names[i] != NULL; i++)
        kinds |= UINT32_C(1) << ent_fact_kind(names[i], strlen(names[i]));
    return kinds;
}

static int is_measure(const struct ent_fact_rule *r, const struct ent_fact_match *m, void *measuring)
{
    enum { FAR = 100 + 32 };
    const struct measuring *k = measuring;
    const struct ent_quantity *q = k->q;
    if (r->value != NULL || (!has_kind(r, q) && (derived(q) == NULL || (r->kinds & divisible()) == 0 || m->cost > FAR)))
        return 0;
    for (size_t i = 0; i < r->n_parts; i++) /* the figure's own noun is no measure: "two polls" */
        if (m->hits[i]->first >= q->first && m->hits[i]->last <= q->last && !is_kind(q, "count") && !is_kind(q, "rank"))
            return 0;
    return !is_loose(k->f, q, m) && !is_in_passing(k->f, q, m) && !(m->hits[0] != NULL && is_inside(m->hits[0], q) && is_acted_on(k->f, q, r));
}

/* The unit of a share, however it is told. */
static int is_same_unit(const struct ent_fact *fact, const struct ent_quantity *q)
{
    return q->unit != NULL && (strcmp(fact->unit, q->unit) == 0 || (strcmp(fact->unit, "%") == 0 && strcmp(q->unit, "pp") == 0));
}

/* "It reached $7 billion": of what the sentence before has told */
static int is_told_of_it(const struct ent_fact_finder *f, const struct ent_quantity *q)
{
    size_t theme = ent_fact_theme(f, ent_fact_head(f->p.tree, q->first, q->last));
    return theme != ENT_NO_WORD && ent_view_one_of(f->p.v, theme, "it|they|this|that|which|figure|total|sum") > 0;
}

/* "... chapters, which brings its tally to 14": a number that has nothing but a level before it */
static int is_bare_level(const struct ent_fact_finder *f, const struct ent_quantity *q)
{
    return is_kind(q, "count") && strcmp(q->rule, "number") == 0 && q->first > f->first && ent_view_one_of(f->p.v, q->first - 1, "at|to");
}

/* The rule for a figure that no words explain: that of the figure before it, if it has the same unit and stands in the sentence, or in
 * the one before and this one goes on about it; else "any". */
static int by_default(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_facts *out, struct ent_fact_match *m)
{
    const struct ent_fact *before = out->n > 0 ? &out->items[out->n - 1] : NULL;
    if (before != NULL && before->first == f->first && before->rule->line_kind == ENT_FACT_MEASURE && is_bare_level(f, q)) {
        *m = (struct ent_fact_match){.rule = before->rule};
        return 1;
    }
    if (before != NULL && (before->first == f->first || (before->last == f->first && is_told_of_it(f, q))) && before->rule->line_kind == ENT_FACT_MEASURE &&
        is_same_unit(before, q)) {
        *m = (struct ent_fact_match){.rule = before->rule};
        return 1;
    }
    for (size_t i = 0; i < f->rules->n; i++)
        if (f->rules->rules[i].line_kind == ENT_FACT_ANY && has_kind(&f->rules->rules[i], q)) {
            *m = (struct ent_fact_match){.rule = &f->rules->rules[i]};
            return 1;
        }
    return 0;
}

/* "the five states": a set that was told before; "two weeks later": when, not how long; "not by half": not so much. */
static int is_small_talk(const struct ent_fact_finder *f, const struct ent_quantity *q)
{
    const struct ent_view *v = f->p.v;
    size_t before = q->first > 0 && ent_view_one_of(v, q->first - 1, "at|by|to") ? q->first - 1 : q->first;
    if (before > f->first && ent_view_is(v, before - 1, "not"))
        return 1;
    if (is_kind(q, "length")) /* "30 km off the coast": where, not how long */
        return ent_view_is(v, q->last, "off");
    if (is_kind(q, "rank")) /* "the top ten", "in the first place" */
        return q->high > q->low ||
               (q->first > 1 && ent_view_is(v, q->first - 1, "the") && ent_view_is(v, q->first - 2, "in") && ent_view_is(v, q->last, "place"));
    if (is_kind(q, "duration"))
        return ent_view_any(v, q->last, "ago|later|earlier|before|after|prior|since|from now|since|hence|on ,", NULL) > 0;
    return is_kind(q, "count") && q->first > 0 && ent_view_together(v, q->first - 1, q->first) &&
           ent_view_one_of(v, q->first - 1, "the|these|those|all|both|other|its|their");
}

/* ---- changes ---- */

/* +1, -1: the figure tells by how much something rose or fell; 0: it is the level. */
static int change(const struct ent_fact_finder *f, const struct ent_quantity *q, size_t head)
{
    static const char *const levels[] = {"above", "at", "below", "from", "of", "over", "to", "under", "with", NULL};
    const struct ent_view *v = f->p.v;
    size_t before = ent_tree_case(f->p.tree, head);
    const struct ent_fact_hit *up = ent_fact_near_set(f, head, ENT_FACT_UP, 16), *down = ent_fact_near_set(f, head, ENT_FACT_DOWN, 16);
    int is_by = before != ENT_NO_WORD && ent_view_is(v, before, "by");
    int at_hand = derived(q) != NULL && q->first > 1 ? ent_view_one_of(v, q->first - 1, "up|down") : 0;
    const struct ent_fact_hit *hit;
    if (at_hand != 0 && !ent_view_one_of(v, q->first - 2, "make|makes|made|making|take|takes|took|taking")) /* "down seven percent", but "making up 14%" */
        return at_hand == 1 ? 1 : -1;
    if (derived(q) != NULL && ent_view_one_of(v, q->last, "more|higher|greater|larger"))
        return 1;
    if (derived(q) != NULL && ent_view_one_of(v, q->last, "less|lower|fewer|smaller"))
        return -1;
    if (q->first > 0 && ent_view_is(v, q->first - 1, "by"))
        is_by = 1;
    if (up != NULL && down != NULL)
        hit = ent_fact_cost(f->p.tree, head, up->head) <= ent_fact_cost(f->p.tree, head, down->head) ? up : down;
    else
        hit = up != NULL ? up : down;
    if (hit == NULL || (!is_by && is_kind(q, "duration"))) /* "a five-year contract" */
        return 0;
    int sign = hit == up ? 1 : -1;
    if (is_by)
        return sign;
    /* "a 7% increase", "an increase of 7%" */
    if (hit->first >= q->last && hit->first <= q->last + 2 && (hit->first == q->last || v->words[q->last].parse.upos != ENT_UPOS_PUNCT) &&
        v->words[hit->head].parse.upos == ENT_UPOS_NOUN)
        return sign;
    if (hit->last <= q->first && hit->last + 3 >= q->first && v->words[hit->head].parse.upos == ENT_UPOS_NOUN && before != ENT_NO_WORD &&
        ent_view_is(v, before, "of"))
        return sign;
    if (before != ENT_NO_WORD && ent_view_in(v, before, levels))
        return 0;
    /* "fell 5%", "increasing 1.6 times" */
    int is_by_verb = derived(q) != NULL && v->words[hit->head].parse.upos == ENT_UPOS_VERB && ent_fact_steps(f->p.tree, head, hit->head) <= 2 &&
                     hit->last <= q->first && hit->last + 3 >= q->first;
    return is_by_verb ? sign : 0;
}

/* ---- naming ---- */

static void name_relation(const struct ent_fact_finder *f, const struct ent_fact_match *m, size_t head, const char *ending, struct ent_fact *out)
{
    const struct ent_fact_hit *goods = NULL;
    char prefix[48] = "";
    if (m->rule->options & ENT_FACT_WITH_GOODS)
        goods = ent_fact_near_set(f, head, ENT_FACT_GOODS, 24);
    if (goods != NULL)
        snprintf(prefix, sizeof prefix, "%.40s_", goods->phrase->name);
    for (char *c = prefix; *c != '\0'; c++)
        if (*c == ' ')
            *c = '_';
    snprintf(out->relation, sizeof out->relation, "%s%.40s%s", prefix, m->rule->relation, ending);
}

/* ---- when ---- */

static int is_point(const struct ent_timex *t) { return !t->is_duration && strstr(t->value, "PAST") == NULL && strstr(t->value, "FUTURE") == NULL; }

size_t ent_fact_date_from(const struct ent_fact_finder *f, uint32_t word)
{
    size_t low = 0, high = f->dates->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->dates->items[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is the date what another fact of the sentence tells? */
static int is_value(const struct ent_facts *out, const struct ent_fact *fact, const struct ent_timex *t)
{
    for (size_t i = out->n; i-- > 0 && out->items[i].first == fact->first;)
        if (out->items[i].figure_first == t->first)
            return 1;
    return 0;
}

/* Does a bracket open or close between the figure and the date?  "27 percent (40 percent a year before)" */
static int has_bracket(const struct ent_view *v, const struct ent_fact *fact, const struct ent_timex *t)
{
    size_t from = t->first < fact->figure_first ? t->last : fact->figure_last, to = t->first < fact->figure_first ? fact->figure_first : t->first;
    for (size_t i = from; i < to; i++)
        if (ent_view_is(v, i, "(") || ent_view_is(v, i, ")"))
            return 1;
    return 0;
}

/* The date that the figure is told of: the nearest of the sentence, one right behind it before others. */
static uint32_t as_of(const struct ent_fact_finder *f, const struct ent_facts *out, const struct ent_fact *fact, size_t head)
{
    enum { RIGHT_BEHIND = 3, BONUS = 10 };
    uint32_t best = UINT32_MAX;
    unsigned least = UINT32_MAX;
    for (size_t i = ent_fact_date_from(f, fact->first); i < f->dates->n && f->dates->items[i].first < fact->last; i++) {
        const struct ent_timex *t = &f->dates->items[i];
        if (!is_point(t) || is_value(out, fact, t) || t->first + ENT_FACT_REACH < fact->figure_first || t->first > fact->figure_last + ENT_FACT_REACH)
            continue;
        unsigned cost = BONUS + ent_fact_cost(f->p.tree, head, ent_fact_head(f->p.tree, t->first, t->last));
        if (has_bracket(f->p.v, fact, t))
            cost += BONUS;
        else if (t->first >= fact->figure_last && t->first <= fact->figure_last + RIGHT_BEHIND)
            cost -= BONUS;
        if (cost < least) {
            least = cost;
            best = (uint32_t)i;
        }
    }
    return best;
}

/* ---- figures ---- */

static enum ent_status push(struct ent_facts *out, const struct ent_fact *fact, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st == ENT_OK)
        out->items[out->n++] = *fact;
    return st;
}

static void set_trigger(const struct ent_fact_match *m, struct ent_fact *out)
{
    out->rule = m->rule;
    if (m->hits[0] != NULL) {
        out->trigger_first = m->hits[0]->first;
        out->trigger_last = m->hits[0]->last;
    }
}

/* What goes on about the measure of the sentence before is of the same parties. */
static int has_parties_of_it(const struct ent_fact_finder *f, const struct ent_quantity *q, const struct ent_facts *out, const struct ent_fact_match *m, struct ent_fact *fact)
{
    const struct ent_fact *before = out->n > 0 ? &out->items[out->n - 1] : NULL;
    if (m->hits[0] != NULL || before == NULL || before->rule != m->rule || m->rule->line_kind != ENT_FACT_MEASURE)
        return 0;
    if (!(m->rule->options & ENT_FACT_JOINT) && (before->first == f->first || !is_told_of_it(f, q)))
        return 0;
    fact->subject = before->subject;
    fact->object = before->object;
    fact->how = before->how;
    return 1;
}

/* "rose by 1,000 soldiers to 4,600": of the same measure, without a noun of its own. */
static int is_bare_again(const struct ent_quantity *q, const struct ent_fact_match *m, const struct ent_fact *fact, const struct ent_facts *out)
{
    const struct ent_fact *before = out->n > 0 ? &out->items[out->n - 1] : NULL;
    return is_kind(q, "count") && strcmp(q->rule, "number") == 0 && before != NULL && before->first == fact->first && before->rule == m->rule &&
           m->rule->line_kind == ENT_FACT_MEASURE;
}

static enum ent_status add_figure(struct ent_fact_finder *f, const struct ent_quantity *q, uint32_t first, uint32_t last, struct ent_facts *out, struct ent_error *err)
{
    struct ent_fact fact = {.first = first, .last = last, .figure_first = q->first, .figure_last = q->last, .approx = q->approx};
    size_t head = ent_fact_head(f->p.tree, q->first, q->last);
    struct measuring k = {f, q};
    struct ent_fact_match m;
    if (is_small_talk(f, q) || ent_fact_is_telling(f, q))
        return ENT_OK;
    if (!ent_fact_best(f, head, ENT_FACT_MEASURE, is_measure, &k, &m) &&
        !by_default(f, q, out, &m))
        return ENT_OK;
    if (!(m.rule->options & ENT_FACT_PEOPLE) && ent_fact_is_supposed(f, head)) /* those asked "could name nobody" */
        return ENT_OK;
    if (is_in_passing(f, q, &m) || !(has_parties_of_it(f, q, out, &m, &fact) || ent_fact_parties(f, head, &m, &fact)))
        return ENT_OK;
    int sign = change(f, q, head);
    int is_growth = m.rule->kinds == UINT32_C(1) << ent_fact_kind("percent", 7) && !(m.rule->options & ENT_FACT_PEOPLE); /* named so by itself */
    const char *ending = sign != 0 && !is_growth ? "_change" : !has_kind(m.rule, q) && derived(q) != NULL ? derived(q) : "";
    double low = sign < 0 ? -q->high : q->low, high = sign < 0 ? -q->low : q->high;
    int n = snprintf(fact.value, sizeof fact.value, "%.12g", low);
    if (high > low)
        snprintf(fact.value + n, sizeof fact.value - (size_t)n, " %.12g", high);
    name_relation(f, &m, head, ending, &fact);
    if (is_bare_again(q, &m, &fact, out))
        snprintf(fact.unit, sizeof fact.unit, "%s", out->items[out->n - 1].unit);
    else
        ent_fact_unit(f, q, m.rule, fact.unit, sizeof fact.unit);
    ent_fact_share_rate(f, out, &fact);
    set_trigger(&m, &fact);
    fact.as_of = as_of(f, out, &fact, head);
    return push(out, &fact, err);
}

/* ---- dates that are what is told ---- */

struct dated {
    const struct ent_fact_finder *f;
    const struct ent_timex *t;
    size_t head;
};

/* Does the date follow one of the rule's prepositions, no name between ("agreed in Rome this May")?  "-": it stands right before the words. */
static int is_placed(const struct dated *d, const struct ent_fact_rule *r, const struct ent_fact_match *m)
{
    const struct ent_view *v = d->f->p.v;
    size_t at = ent_tree_case(d->f->p.tree, d->head);
    if (at != ENT_NO_WORD && ent_view_in(v, at, r->places))
        return 1;
    for (size_t i = d->t->first; i-- > 0 && i + 3 >= d->t->first && ent_view_together(v, i, d->t->first) && v->words[i].parse.upos != ENT_UPOS_PROPN;)
        if (ent_view_in(v, i, r->places))
            return 1;
    return ent_dictionary_has(r->places, "-") && d->t->last <= m->hits[0]->first && d->t->last + 3 >= m->hits[0]->first;
}

/* Is it still to come when the article appears? */
static int is_to_come(const struct dated *d)
{
    char published[16];
    const struct ent_date *p = &d->f->p.v->published;
    if (p->year == 0)
        return 0;
    snprintf(published, sizeof published, "%04d-%02d-%02d", p->year, p->month, p->day);
    return strncmp(d->t->value, published, strlen(d->t->value)) > 0;
}

/* "put it to a referendum in May": right behind what is dated */
static int is_right_behind(const struct ent_timex *t, const struct ent_fact_match *m) { return t->first >= m->hits[0]->last && t->first <= m->hits[0]->last + 1; }

/* Is it by another verb that the date is told: "a deal struck in May expires"?  What "until" leads to is not mistaken so. */
static int is_of_other_verb(const struct dated *d, const struct ent_fact_match *m)
{
    enum { MAX_CLIMB = 6 };
    const struct ent_tree *t = d->f->p.tree;
    size_t at = ent_tree_case(t, d->head), word = d->head;
    if (at == ENT_NO_WORD || !ent_view_one_of(d->f->p.v, at, "after|by|from|in|on") || (m->rule->n_parts == 1 && is_right_behind(d->t, m)))
        return 0;
    for (int i = 0; i < MAX_CLIMB && word != ENT_NO_WORD; i++, word = ent_tree_head(t, word)) {
        for (size_t k = 0; k < m->rule->n_parts; k++)
            if (m->hits[k]->first <= word && m->hits[k]->last > word)
                return 0;
        if (d->f->p.v->words[word].parse.upos == ENT_UPOS_VERB)
            return 1;
    }
    return 0;
}

static int is_dated(const struct ent_fact_rule *r, const struct ent_fact_match *m, void *dated)
{
    const unsigned near = r->options & ENT_FACT_NAMED ? 2 : 5; /* what is launched is dated by its own verb */
    const struct dated *d = dated;
    if (r->options & ENT_FACT_FUTURE && !is_to_come(d))
        return 0;
    for (size_t i = 0; i < r->n_parts; i++)
        if (ent_fact_steps(d->f->p.tree, d->head, m->hits[i]->head) > near || (m->hits[i]->first >= d->t->first && m->hits[i]->last <= d->t->last)) /* "the end of May" ends nothing */
            return 0;
    return is_placed(d, r, m) && !is_of_other_verb(d, m);
}

/* Has what the words act on a name of a type that the rule wants? */
static int is_named(const struct ent_fact_finder *f, const struct ent_fact_match *m, struct ent_fact *fact)
{
    struct ent_parties things = {0};
    size_t word = m->hits[0]->head, patient = ent_clause_patient(&f->p, word);
    ent_parties_of(&f->p, patient != ENT_NO_WORD ? patient : ent_clause_subject(&f->p, word), 1, &things);
    if (things.n == 0 && relation(f, word) == ENT_REL_ACL)
        ent_parties_of(&f->p, ent_tree_head(f->p.tree, word), 1, &things);
    if (things.n == 0 && word > fact->first) /* "the initiative, launched in 2013": right before it */
        for (size_t i = word; i-- > fact->first && i + 4 > word && things.n == 0;)
            ent_parties_of(&f->p, i, 1, &things);
    for (size_t i = 0; i < things.n; i++) {
        const struct ent_mention *x = ent_party_mention(&f->p, things.items[i].word);
        if (x != NULL && m->rule->of_types >> x->type & 1) {
            fact->subject = things.items[i];
            fact->how = ENT_HOW_TYPE;
            return 1;
        }
    }
    return 0;
}

static enum ent_status add_date(struct ent_fact_finder *f, const struct ent_timex *t, uint32_t first, uint32_t last, struct ent_facts *out, struct ent_error *err)
{
    struct dated d = {f, t, ent_fact_head(f->p.tree, t->first, t->last)};
    struct ent_fact fact = {.first = first, .last = last, .figure_first = t->first, .figure_last = t->last, .as_of = UINT32_MAX, .unit = "date"};
    struct ent_fact_match m;
    if (!is_point(t) || strstr(t->value, "_REF") != NULL || !ent_fact_best(f, d.head, ENT_FACT_DATE, is_dated, &d, &m))
        return ENT_OK;
    if (!is_right_behind(t, &m) && relation(f, d.head) == ENT_REL_OBL && ent_fact_is_supposed(f, d.head)) /* but "may hold until the election on June 7" */
        return ENT_OK;
    set_trigger(&m, &fact);
    if (m.rule->options & ENT_FACT_NAMED ? !is_named(f, &m, &fact)
                                         : !ent_fact_parties(f, d.head, &m, &fact) || (m.rule->of_types != 0 && fact.how != ENT_HOW_TYPE))
        return ENT_OK;
    snprintf(fact.value, sizeof fact.value, "%s", t->value);
    snprintf(fact.relation, sizeof fact.relation, "%s", m.rule->relation);
    return push(out, &fact, err);
}

/* ---- what words say without a figure ---- */

/* "fully owns": all groups of the rule, each a step from the first. */
static int is_told_by(const struct ent_fact_finder *f, const struct ent_fact_hit *h, struct ent_fact_match *m)
{
    uint32_t number = h->phrase->rule;
    *m = (struct ent_fact_match){.rule = &f->rules->rules[number], .hits = {h}};
    for (size_t i = 0; i < f->n_hits; i++) {
        const struct ent_fact_hit *other = &f->hits[i];
        if (other->phrase->rule == number && other->phrase->part > 0 && other->first < h->first + ENT_FACT_REACH && other->first + ENT_FACT_REACH > h->first &&
            ent_fact_steps(f->p.tree, h->head, other->head) == 1 && f->p.v->words[other->head].parse.upos == ENT_UPOS_VERB)
            m->hits[other->phrase->part] = other;
    }
    for (size_t i = 0; i < m->rule->n_parts; i++)
        if (m->hits[i] == NULL)
            return 0;
    return 1;
}

/* "another decade", which has no numeral and so is no quantity: P10Y as 10 year. */
static int as_quantity(const struct ent_timex *t, struct ent_quantity *out)
{
    static const struct {
        char letter;
        const char *unit;
    } units[] = {{'Y', "year"}, {'M', "month"}, {'W', "week"}, {'D', "day"}};
    char letter = '\0';
    unsigned n = 0;
    if (!t->is_duration || t->has_count || sscanf(t->value, "P%4u%c", &n, &letter) != 2 || strchr(t->value, letter)[1] != '\0')
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].letter == letter) {
            *out = (struct ent_quantity){.first = t->first, .last = t->last, .low = n, .high = n, .kind = "duration", .unit = units[i].unit, .rule = t->rule};
            return 1;
        }
    return 0;
}

static enum ent_status find_told(struct ent_fact_finder *f, uint32_t first, uint32_t last, struct ent_facts *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < f->n_hits; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        struct ent_fact fact = {.first = first, .last = last, .figure_first = h->first, .figure_last = h->last};
        struct ent_fact_match m;
        if (h->phrase->rule == UINT32_MAX || h->phrase->part != 0 || f->rules->rules[h->phrase->rule].value == NULL || !is_told_by(f, h, &m) ||
            !ent_fact_parties(f, h->head, &m, &fact))
            continue;
        snprintf(fact.value, sizeof fact.value, "%.60s", m.rule->value);
        snprintf(fact.unit, sizeof fact.unit, "%.40s", m.rule->unit != NULL ? m.rule->unit : "");
        name_relation(f, &m, h->head, "", &fact);
        set_trigger(&m, &fact);
        fact.as_of = as_of(f, out, &fact, h->head);
        st = push(out, &fact, err);
    }
    return st;
}

/* ---- all of them ---- */

static int is_near(uint32_t first, uint32_t begin, uint32_t end) { return first >= begin && first < end; }

/* The dates of the sentence [begin, end), then its figures; *q and *t go on behind it. */
static enum ent_status find_in(struct ent_fact_finder *f, const struct ent_quantities *quantities, uint32_t begin, uint32_t end, size_t *q, size_t *t,
                               struct ent_facts *out, struct ent_ties *ties, struct ent_error *err)
{
    struct ent_quantity period;
    enum ent_status st = ent_fact_hits(f, begin, end, err);
    f->first = begin;
    f->last = end;
    for (; st == ENT_OK && *t < f->dates->n && is_near(f->dates->items[*t].first, begin, end); (*t)++)
        st = as_quantity(&f->dates->items[*t], &period) ? add_figure(f, &period, begin, end, out, err) : add_date(f, &f->dates->items[*t], begin, end, out, err);
    for (; st == ENT_OK && *q < quantities->n && is_near(quantities->items[*q].first, begin, end); (*q)++)
        st = add_figure(f, &quantities->items[*q], begin, end, out, err);
    if (st == ENT_OK)
        st = find_told(f, begin, end, out, err);
    return st == ENT_OK && ties != NULL ? ent_tie_find(f, begin, end, ties, err) : st;
}

enum ent_status ent_fact_find(struct ent_fact_finder *f, const struct ent_view *v, const struct ent_tree *tree, const struct ent_mentions *mentions,
                              const struct ent_timexes *dates, const struct ent_quantities *quantities, struct ent_facts *out, struct ent_ties *ties,
                              struct ent_error *err)
{
    size_t q = 0, t = 0;
    if (!v->is_parsed || f->rules == NULL || f->p.gazetteer == NULL || f->rules->n == 0)
        return ENT_OK;
    f->dates = dates;
    f->p.is_thing_too = 1;
    ent_fact_topics(f->p.gazetteer, mentions, f->topics);
    enum ent_status st = ent_party_begin(&f->p, v, tree, mentions, err);
    for (uint32_t begin = 0, end = 0; st == ENT_OK && begin < v->n; begin = end) {
        for (end = begin; end < v->n && v->words[end].sentence == v->words[begin].sentence;)
            end++;
        while (q < quantities->n && quantities->items[q].first < begin)
            q++;
        while (t < dates->n && dates->items[t].first < begin)
            t++;
        if (f->rules->has_values || (q < quantities->n && quantities->items[q].first < end) || (t < dates->n && dates->items[t].first < end))
            st = find_in(f, quantities, begin, end, &q, &t, out, ties, err);
    }
    return st;
}

void ent_fact_finder_done(struct ent_fact_finder *f)
{
    ent_party_finder_done(&f->p);
    ent_free(f->hits);
    *f = (struct ent_fact_finder){0};
}

void ent_facts_done(struct ent_facts *facts)
{
    ent_free(facts->items);
    *facts = (struct ent_facts){0};
}
