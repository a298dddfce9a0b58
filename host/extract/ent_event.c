#include "extract/ent_event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_event_parts.h"
#include "extract/ent_verb_form.h"

/* How many words of distance another clause counts for. */
enum { OTHER_CLAUSE = 1000 };

/* The word of a date that hangs on something outside it. */
static size_t date_word(const struct ent_event_finder *f, const struct ent_timex *t)
{
    for (size_t i = t->first; i < t->last; i++) {
        size_t head = ent_tree_head(f->p.tree, i);
        if (head == ENT_NO_WORD || head < t->first || head >= t->last)
            return i;
    }
    return t->first;
}

static int is_above(const struct ent_event_finder *f, size_t word, size_t below)
{
    for (int climbed = 0; below != ENT_NO_WORD && climbed < ENT_EVENT_HEIGHT; climbed++, below = ent_tree_head(f->p.tree, below))
        if (below == word)
            return 1;
    return 0;
}

/* Whose time is it: 0 the event's own, 1 that of a clause it is in, 2 of another clause. */
static int date_rank(const struct ent_event_finder *f, const struct ent_timex *t, const struct ent_event *e)
{
    size_t at = ent_tree_head(f->p.tree, date_word(f, t));
    for (int climbed = 0; at != ENT_NO_WORD && climbed < ENT_EVENT_HEIGHT; climbed++, at = ent_tree_head(f->p.tree, at)) {
        if (at >= e->trigger_first && at < e->trigger_last)
            return 0;
        if (f->p.v->words[at].parse.upos == ENT_UPOS_VERB)
            return is_above(f, at, e->trigger_first) ? 1 : 2;
    }
    return 1;
}

/* "until 2036", "since 2021": from or up to when, not when. */
static int is_limit(const struct ent_event_finder *f, const struct ent_timex *t)
{
    return t->first > 0 && ent_view_together(f->p.v, t->first - 1, t->first) && ent_view_one_of(f->p.v, t->first - 1, "until|till|since");
}

/* The date of the sentence that is no duration and names a time: the event's own, then that of what it is in; of these the nearest.  One
 * of another clause is none. */
static uint32_t find_date(const struct ent_event_finder *f, const struct ent_event *e)
{
    uint32_t best = UINT32_MAX;
    size_t low = 0, high = f->dates->n, nearest = SIZE_MAX;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->dates->items[middle].first < e->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < f->dates->n && f->dates->items[i].first < e->last; i++) {
        const struct ent_timex *t = &f->dates->items[i];
        size_t distance = t->first > e->trigger_first ? t->first - e->trigger_first : e->trigger_first - t->first;
        if (t->is_duration || strstr(t->value, "_REF") != NULL || is_limit(f, t))
            continue;
        int rank = date_rank(f, t, e);
        distance += (size_t)rank * OTHER_CLAUSE;
        if (rank == 2 || distance >= nearest)
            continue;
        nearest = distance;
        best = (uint32_t)i;
    }
    return best;
}

static int is_same(const struct ent_parties *a, const struct ent_parties *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (ent_parties_has(b, &a->items[i]))
            return 1;
    return a->n == 0 && b->n == 0;
}

/* Two verbs tell of two acts, unless one leads to the other. */
static int are_two(const struct ent_event_finder *f, const struct ent_event *a, const struct ent_event *b)
{
    size_t verb = f->p.v->words[b->trigger_first].parse.upos == ENT_UPOS_VERB ? b->trigger_first : b->trigger_last - 1, head = ent_tree_head(f->p.tree, verb);
    return a->rule->kind == ENT_WORD_VERB && b->rule->kind == ENT_WORD_VERB && a->targets.n > 0 && relation(f, verb) == ENT_REL_CONJ &&
           head != ENT_NO_WORD && f->p.v->words[head].parse.upos == ENT_UPOS_VERB;
}

/* Is it told already in this sentence, by another word? */
static int is_told(const struct ent_event_finder *f, const struct ent_events *out, const struct ent_event *e)
{
    for (size_t i = out->n; i-- > 0 && out->items[i].first == e->first;)
        if (out->items[i].type == e->type && out->items[i].status == e->status && !are_two(f, &out->items[i], e) &&
            is_same(&out->items[i].actors, &e->actors) &&
            (is_same(&out->items[i].targets, &e->targets) || (e->targets.n == 0 && relation(f, e->trigger_first) == ENT_REL_ADVCL)))
            return 1; /* "struck Doha, killing six people": once */
    return 0;
}

/* An infinitive that is part of an act, and its object, tell of no other. */
static void use(struct ent_event_finder *f, size_t aim)
{
    size_t object = ent_clause_patient(&f->p, aim);
    f->used[aim] = 1;
    if (object != ENT_NO_WORD)
        f->used[object] = 1;
}

static enum ent_status push(struct ent_event_finder *f, struct ent_event *e, struct ent_events *out, struct ent_error *err)
{
    ent_event_context(f, out, e);
    if (is_told(f, out, e))
        return ENT_OK;
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st != ENT_OK)
        return st;
    e->date = find_date(f, e);
    ent_event_place(f, e);
    int may_aim = e->rule->kind == ENT_WORD_VERB &&
                  (e->type == ENT_EVENT_REJECT || (e->type == ENT_EVENT_AGREE && !asks_for_object(e->rule) && e->trigger_last == e->trigger_first + 1));
    size_t aim = may_aim ? ent_event_aim_of(f, e->trigger_first) : ENT_NO_WORD;
    if (aim != ENT_NO_WORD) /* "agreed to sell", "refused to renew": one act, not two */
        use(f, aim);
    if (e->aim != 0 && e->type == ENT_EVENT_REJECT)
        use(f, e->aim);
    memset(f->used + e->trigger_first, 1, 1);
    f->used[e->trigger_last - 1] = 1;
    out->items[out->n++] = *e;
    return ENT_OK;
}

/* The first rule of the lemma that fits, those that ask for an object first. */
static int match(struct ent_event_finder *f, size_t word, const char *lemma, enum ent_event_word kind, struct ent_event *e)
{
    const struct ent_event_rule *first = ent_event_rules_find(f->rules, lemma, strlen(lemma));
    for (int with_object = 1; with_object >= 0; with_object--)
        for (const struct ent_event_rule *r = first; r != NULL; r = ent_event_rules_next(f->rules, r))
            if (r->kind == kind && asks_for_object(r) == with_object &&
                (kind == ENT_WORD_NOUN ? ent_event_try_noun(f, word, r, e) : ent_event_try_verb(f, word, r, e)))
                return 1;
    return 0;
}

/* A verb with its particle ("turn down"), else by itself. */
static int match_particle(struct ent_event_finder *f, size_t verb, const char *lemma, struct ent_event *e)
{
    size_t particle = ent_clause_particle(&f->p, verb);
    char both[48];
    int n = particle != ENT_NO_WORD ? snprintf(both, sizeof both, "%s %s", lemma, f->p.v->words[particle].parse.lemma) : 0;
    return (n > 0 && (size_t)n < sizeof both && match(f, verb, both, ENT_WORD_VERB, e)) || match(f, verb, lemma, ENT_WORD_VERB, e);
}

/* By its lemma; where that is in no rule, it may be wrong, and the form says which verb it is. */
static int match_verb(struct ent_event_finder *f, size_t verb, struct ent_event *e)
{
    const struct ent_view *v = f->p.v;
    const char *lemma = v->words[verb].parse.lemma, *form = v->text + v->words[verb].start, *known;
    char stems[ENT_MAX_STEMS][ENT_STEM_SIZE];
    size_t n = v->words[verb].end - v->words[verb].start;
    if ((known = ent_verb_irregular(form, n)) != NULL)
        return match_particle(f, verb, known, e);
    if (ent_event_rules_find(f->rules, lemma, strlen(lemma)) != NULL || ent_clause_particle(&f->p, verb) != ENT_NO_WORD)
        return match_particle(f, verb, lemma, e);
    n = ent_verb_stems(form, n, stems);
    for (size_t i = 0; i < n; i++)
        if (match(f, verb, stems[i], ENT_WORD_VERB, e))
            return 1;
    return 0;
}

/* "is due in Tallinn", "was critical of Iran": said of a subject. */
static int is_predicate(const struct ent_event_finder *f, size_t word) { return ent_tree_child(f->p.tree, word, ENT_REL_COP) != ENT_NO_WORD; }

static int is_owned(const struct ent_event_finder *f, size_t word)
{
    ent_tree_each(f->p.tree, word, k)
        if (k < word && relation(f, k) == ENT_REL_NMOD && ent_tree_is_subtype(f->p.tree, k, "poss"))
            return 1;
    return 0;
}

static int find_at(struct ent_event_finder *f, size_t word, struct ent_event *e)
{
    int upos = f->p.v->words[word].parse.upos, status;
    const char *lemma = f->p.v->words[word].parse.lemma;
    if (upos == ENT_UPOS_VERB && relation(f, word) == ENT_REL_AMOD && !ent_clause_is_perfect(&f->p, word)) /* "alleged", "imported weapons" */
        return 0;
    if (upos == ENT_UPOS_VERB && is_owned(f, word)) /* "Trump's offers": a noun */
        return 0;
    if ((upos != ENT_UPOS_VERB && upos != ENT_UPOS_NOUN && !(upos == ENT_UPOS_ADJ && is_predicate(f, word))) || f->used[word] || f->p.mention_at[word] != 0)
        return 0;
    if ((status = upos != ENT_UPOS_NOUN ? ent_clause_status(&f->p, word) : ent_clause_noun_status(&f->p, word)) == -1)
        return 0;
    if (!(upos == ENT_UPOS_VERB ? match_verb(f, word, e) : match(f, word, lemma, upos == ENT_UPOS_NOUN ? ENT_WORD_NOUN : ENT_WORD_ADJECTIVE, e)))
        return 0;
    if (e->rule->intended != ENT_EVENT_NONE && (status == ENT_STATUS_PLANNED || status == ENT_STATUS_HYPOTHETICAL))
        e->type = e->rule->intended;
    if (status == ENT_STATUS_DENIED && e->rule->negated != ENT_EVENT_NONE)
        e->type = e->rule->negated;
    if (status == ENT_STATUS_DENIED && e->type == ENT_EVENT_REJECT && e->rule->negated == ENT_EVENT_NONE)
        return 0; /* who does not oppose does nothing */
    e->status = (uint8_t)(status == ENT_STATUS_HAPPENED ? e->rule->status : status);
    return 1;
}

enum ent_status ent_event_find(struct ent_event_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                               const struct ent_mentions *mentions, const struct ent_timexes *dates, struct ent_events *out,
                               struct ent_error *err)
{
    uint32_t begin = 0, end = 0;
    if (!v->is_parsed || f->rules == NULL || f->p.gazetteer == NULL)
        return ENT_OK;
    f->dates = dates;
    enum ent_status st = ent_party_begin(&f->p, v, tree, mentions, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->used, &f->cap_used, v->n + 1, sizeof *f->used, err);
    if (st != ENT_OK)
        return st;
    memset(f->used, 0, v->n + 1);
    for (size_t i = 0; st == ENT_OK && i < v->n; i++) {
        struct ent_event e;
        if (i >= end)
            for (begin = end = (uint32_t)i; end < v->n && v->words[end].sentence == v->words[begin].sentence;)
                end++;
        if (!find_at(f, i, &e))
            continue;
        e.first = begin;
        e.last = end;
        st = push(f, &e, out, err);
    }
    return st;
}

void ent_event_finder_done(struct ent_event_finder *f)
{
    ent_party_finder_done(&f->p);
    ent_free(f->used);
    *f = (struct ent_event_finder){0};
}

void ent_events_done(struct ent_events *e)
{
    ent_free(e->items);
    *e = (struct ent_events){0};
}
