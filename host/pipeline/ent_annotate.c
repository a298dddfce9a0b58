#include "pipeline/ent_annotate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const ent_annotation_layers[] = {"date", "mention", "quantity", "quote", "forecast", "event", "fact", "tie", NULL};

/* Where rows go. */
struct place {
    struct ent_segment_builder *b;
    const struct ent_view *v;
    uint64_t base;
    size_t position;
    struct ent_layer_builder *layer;
};

static enum ent_status add_row(struct place *p, const char *layer, uint32_t start, uint32_t end, uint32_t first,
                               uint32_t last, struct ent_error *err)
{
    enum ent_status st = ent_builder_layer(p->b, layer, &p->layer, err);
    return st == ENT_OK ? ent_layer_add(p->layer, p->base + start, p->base + end, p->position + first, p->position + last, err) : st;
}

static enum ent_status set(struct place *p, const char *attr, const char *s, struct ent_error *err)
{
    return s != NULL ? ent_layer_set_string(p->layer, attr, s, strlen(s), err) : ENT_OK;
}

/* The text of words [first, last). */
static enum ent_status set_words(struct place *p, const char *attr, uint32_t first, uint32_t last, struct ent_error *err)
{
    if (first >= last)
        return ENT_OK;
    uint32_t start = p->v->words[first].start, end = p->v->words[last - 1].end;
    return ent_layer_set_string(p->layer, attr, p->v->text + start, end - start, err);
}

/* Where the expression begins that a date counts from. */
static enum ent_status set_anchor(struct place *p, const struct ent_timexes *dates, const struct ent_timex *t, struct ent_error *err)
{
    enum ent_status st = set(p, "anchor", ent_anchor_name(t->anchor), err);
    if (st != ENT_OK || t->anchor < ENT_ANCHOR_TEXT || t->anchor_at >= dates->n)
        return st;
    const struct ent_timex *from = &dates->items[t->anchor_at];
    st = ent_layer_set_number(p->layer, "anchor_start", p->v->words[from->first].start, err);
    return st == ENT_OK ? set_words(p, "anchor_words", from->first, from->last, err) : st;
}

static enum ent_status add_date(struct place *p, const struct ent_timexes *dates, const struct ent_timex *t, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    enum ent_status st = add_row(p, "date", w[t->first].start, w[t->last - 1].end, t->first, t->last, err);
    if (st == ENT_OK && (st = set(p, "value", t->value, err)) == ENT_OK &&
        (st = set(p, "precision", ent_timex_precision(t->value), err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "anchored", t->anchor != ENT_ANCHOR_NONE, err)) == ENT_OK &&
        (st = set_anchor(p, dates, t, err)) == ENT_OK)
        st = set(p, "rule", t->rule, err);
    return st;
}

static enum ent_status add_quantity(struct place *p, const struct ent_quantity *q, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    char value[64];
    enum ent_status st = add_row(p, "quantity", w[q->first].start, w[q->last - 1].end, q->first, q->last, err);
    int n = snprintf(value, sizeof value, "%.12g", q->low);
    if (q->high > q->low)
        snprintf(value + n, sizeof value - (size_t)n, " %.12g", q->high);
    if (st == ENT_OK && (st = set(p, "value", value, err)) == ENT_OK && (st = set(p, "kind", q->kind, err)) == ENT_OK &&
        (st = set(p, "unit", q->unit, err)) == ENT_OK && (st = set_words(p, "of", q->of_first, q->of_last, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "approx", (uint64_t)q->approx, err)) == ENT_OK)
        st = set(p, "rule", q->rule, err);
    return st;
}

/* Who says it: its name, else the words for somebody; 'office': the person whom these words stand for by office, or NULL. */
static enum ent_status set_speaker(struct place *p, const struct ent_quote *q, const struct ent_party *office, struct ent_error *err)
{
    const struct ent_mention *m = q->mention != SIZE_MAX ? &p->v->mentions->items[q->mention] : NULL;
    const char *name = m != NULL ? m->entity : office != NULL ? office->entity : NULL;
    size_t n = m != NULL ? m->n_entity : office != NULL ? office->n : 0;
    if (name == NULL)
        return set_words(p, "speaker", q->speaker_first, q->speaker_last, err);
    enum ent_status st = ent_layer_set_string(p->layer, "speaker", name, n, err);
    return st == ENT_OK ? ent_layer_set_string(p->layer, "entity", name, n, err) : st;
}

static enum ent_status add_quote(struct place *p, const struct ent_quote *q, const struct ent_party *office, struct ent_error *err)
{
    enum ent_status st = add_row(p, "quote", q->start, q->end, q->first, q->last, err);
    if (st == ENT_OK)
        st = set(p, "kind", ent_quote_kind_name(q->kind), err);
    if (st != ENT_OK || q->rule == NULL)
        return st;
    if (q->speaker_first < q->speaker_last && (st = set_speaker(p, q, office, err)) == ENT_OK)
        st = ent_layer_set_number(p->layer, "speaker_start", p->v->words[q->speaker_first].start, err);
    if (st == ENT_OK && (st = set_words(p, "cue", q->cue, q->cue + 1, err)) == ENT_OK)
        st = set(p, "rule", office != NULL ? "office" : q->rule, err);
    return st;
}

/* "Armenia's foreign minister said": the only party, a person without being named; *out is set: 1. */
static int is_office(const struct ent_party_finder *f, const struct ent_quote *q, struct ent_party *out)
{
    struct ent_parties all = {0};
    size_t subject = q->rule != NULL && q->mention == SIZE_MAX && q->speaker_first < q->speaker_last ? ent_clause_subject(f, q->cue) : SIZE_MAX;
    if (subject < q->speaker_first || subject >= q->speaker_last)
        return 0;
    ent_parties_of(f, subject, 0, &all);
    uint32_t entity = all.n == 1 && ent_party_mention(f, all.items[0].word) == NULL ? ent_gazetteer_entity(f->gazetteer, all.items[0].entity, all.items[0].n) : ENT_NO_ENTITY;
    *out = all.items[0];
    return entity != ENT_NO_ENTITY && f->gazetteer->entities[entity].type == ENT_TYPE_PERSON;
}

/* All who say it, where they are several: "A and B said". */
static enum ent_status add_speakers(struct place *p, const struct ent_party_finder *f, const struct ent_quote *q, struct ent_error *err)
{
    struct ent_parties all = {0};
    enum ent_status st = ENT_OK;
    if (q->rule == NULL || q->mention == SIZE_MAX || q->speaker_first == q->speaker_last)
        return ENT_OK;
    ent_parties_of(f, ent_clause_subject(f, q->cue), 0, &all);
    const struct ent_mention *m = &p->v->mentions->items[q->mention];
    if (all.n < 2 || !ent_parties_has(&all, &(struct ent_party){m->entity, m->n_entity, 0}))
        return ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < all.n; i++)
        st = ent_layer_add_item(p->layer, "speakers", all.items[i].entity, all.items[i].n, err);
    return st;
}

static enum ent_status add_forecast(struct place *p, const struct ent_forecast *f, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    enum ent_status st = add_row(p, "forecast", w[f->first].start, w[f->last - 1].end, f->first, f->last, err);
    if (st == ENT_OK && (st = set(p, "modality", ent_modality_name(f->modality), err)) == ENT_OK &&
        (st = set(p, "horizon", f->horizon[0] != '\0' ? f->horizon : NULL, err)) == ENT_OK &&
        (st = set_words(p, "words", f->marker_first, f->marker_last, err)) == ENT_OK &&
        (st = set(p, "likelihood", f->likelihood, err)) == ENT_OK &&
        (st = set_words(p, "source", f->source_first, f->source_last, err)) == ENT_OK)
        st = set(p, "rule", f->rule, err);
    return st;
}

/* "states.names:12" */
static const char *line_of(char *out, size_t room, const char *path, uint32_t line)
{
    const char *slash = strrchr(path, '/');
    snprintf(out, room, "%s:%u", slash != NULL ? slash + 1 : path, line);
    return out;
}

/* ---- names ---- */

static enum ent_status set_source(struct place *p, const struct ent_gazetteer *g, uint32_t alias, struct ent_error *err)
{
    char source[128];
    if (alias == ENT_NO_ENTITY)
        return ENT_OK;
    const struct ent_alias *a = &g->aliases[alias];
    return set(p, "source", line_of(source, sizeof source, g->files[a->file], a->line), err);
}

static enum ent_status add_mention(struct place *p, const struct ent_gazetteer *g, const struct ent_mention *m, struct ent_error *err)
{
    const char *type = ent_entity_type_name(m->type);
    enum ent_status st = add_row(p, "mention", m->start, m->end, m->first, m->last, err);
    if (st == ENT_OK && (st = set(p, "type", type, err)) == ENT_OK &&
        (st = ent_layer_set_string(p->layer, "entity", m->entity, m->n_entity, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "metonym", (uint64_t)m->metonym, err)) == ENT_OK && (st = set(p, "rule", m->rule, err)) == ENT_OK &&
        (st = set_source(p, g, m->alias, err)) == ENT_OK && m->evidence != UINT32_MAX)
        st = ent_layer_set_number(p->layer, "full_start", m->evidence, err);
    return st;
}

static int by_start(const void *a, const void *b)
{
    const struct ent_mention *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Names of the bio come among the others in the order of the text, without words. */
static enum ent_status find_aside(struct ent_annotator *a, struct ent_error *err)
{
    size_t before = a->mentions.n, n_allusions = a->mentions.n_allusions;
    enum ent_status st = ent_mention_find(a->finder, &a->aside, a->doc, &a->mentions, err);
    for (size_t i = before; i < a->mentions.n; i++)
        a->mentions.items[i].first = a->mentions.items[i].last = a->aside_at[a->mentions.items[i].first];
    a->mentions.n_allusions = n_allusions; /* their words are not those of the article */
    if (a->mentions.n > before)
        qsort(a->mentions.items, a->mentions.n, sizeof *a->mentions.items, by_start);
    return st;
}

static enum ent_status find_names(struct ent_annotator *a, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const struct ent_knowledge *k = a->knowledge;
    if (k == NULL || k->gazetteer == NULL)
        return ENT_OK;
    if (a->finder == NULL)
        st = ent_mention_finder_new(&a->finder, k->gazetteer, k->corrections, err);
    if (st == ENT_OK)
        st = ent_mention_find(a->finder, &a->view, a->doc, &a->mentions, err);
    return st == ENT_OK && a->aside.n > 0 ? find_aside(a, err) : st;
}

/* ---- events ---- */

static enum ent_status set_parties(struct place *p, const char *attr, const struct ent_parties *parties, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < parties->n; i++)
        st = ent_layer_add_item(p->layer, attr, parties->items[i].entity, parties->items[i].n, err);
    return st;
}

static enum ent_status set_party(struct place *p, const char *attr, const struct ent_party *x, struct ent_error *err)
{
    return x->entity != NULL ? ent_layer_set_string(p->layer, attr, x->entity, x->n, err) : ENT_OK;
}

/* Where a party is named or meant. */
static enum ent_status set_start(struct place *p, const char *attr, const struct ent_party *x, struct ent_error *err)
{
    return x->entity != NULL ? ent_layer_set_number(p->layer, attr, p->v->words[x->word].start, err) : ENT_OK;
}

static enum ent_status set_first(struct place *p, const char *attr, const struct ent_parties *parties, struct ent_error *err)
{
    return parties->n > 0 ? set_start(p, attr, &parties->items[0], err) : ENT_OK;
}

static enum ent_status add_event(struct place *p, const struct ent_event *e, const struct ent_timexes *dates, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    char rule[128];
    enum ent_status st = add_row(p, "event", w[e->first].start, w[e->last - 1].end, e->first, e->last, err);
    if (st == ENT_OK && (st = set(p, "type", ent_event_type_name((enum ent_event_type)e->type), err)) == ENT_OK &&
        (st = set_parties(p, "actor", &e->actors, err)) == ENT_OK && (st = set_parties(p, "target", &e->targets, err)) == ENT_OK &&
        (st = set(p, "date", e->date != UINT32_MAX ? dates->items[e->date].value : NULL, err)) == ENT_OK &&
        (st = set_party(p, "place", &e->place, err)) == ENT_OK && (st = set_start(p, "place_start", &e->place, err)) == ENT_OK &&
        (st = set(p, "status", ent_event_status_name((enum ent_event_status)e->status), err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "inferred", e->is_from_context, err)) == ENT_OK &&
        (st = set_words(p, "trigger", e->trigger_first, e->trigger_last, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "trigger_start", w[e->trigger_first].start, err)) == ENT_OK &&
        (st = set_first(p, "actor_start", &e->actors, err)) == ENT_OK && (st = set_first(p, "target_start", &e->targets, err)) == ENT_OK)
        st = set(p, "rule", line_of(rule, sizeof rule, e->rule->file, e->rule->line), err);
    return st;
}

static int has_events(const struct ent_annotator *a)
{
    const struct ent_knowledge *k = a->knowledge;
    return k != NULL && k->events != NULL && k->gazetteer != NULL && a->view.is_parsed;
}

static enum ent_status find_events(struct ent_annotator *a, struct ent_error *err)
{
    const struct ent_knowledge *k = a->knowledge;
    if (!has_events(a))
        return ENT_OK;
    a->event_finder.rules = k->events;
    a->event_finder.p.gazetteer = k->gazetteer;
    return ent_event_find(&a->event_finder, &a->view, &a->tree, &a->mentions, &a->dates, &a->events, err);
}

static enum ent_status say_quote(const struct ent_annotator *a, struct place *p, const struct ent_quote *q, struct ent_error *err)
{
    struct ent_party office;
    int by_office = has_events(a) && is_office(&a->event_finder.p, q, &office);
    enum ent_status st = add_quote(p, q, by_office ? &office : NULL, err);
    return st == ENT_OK && has_events(a) ? add_speakers(p, &a->event_finder.p, q, err) : st;
}

/* ---- facts ---- */

static enum ent_status add_fact(struct place *p, const struct ent_fact *f, const struct ent_timexes *dates, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    char rule[128];
    enum ent_status st = add_row(p, "fact", w[f->first].start, w[f->last - 1].end, f->first, f->last, err);
    if (st == ENT_OK && (st = set(p, "relation", f->relation, err)) == ENT_OK && (st = set_party(p, "subject", &f->subject, err)) == ENT_OK &&
        (st = set_party(p, "object", &f->object, err)) == ENT_OK && (st = set(p, "value", f->value, err)) == ENT_OK &&
        (st = set(p, "unit", f->unit[0] != '\0' ? f->unit : NULL, err)) == ENT_OK &&
        (st = set(p, "as_of", f->as_of != UINT32_MAX ? dates->items[f->as_of].value : NULL, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "approx", f->approx != 0, err)) == ENT_OK &&
        (st = set_words(p, "figure", f->figure_first, f->figure_last, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "figure_start", w[f->figure_first].start, err)) == ENT_OK &&
        (st = set_words(p, "trigger", f->trigger_first, f->trigger_last, err)) == ENT_OK &&
        (st = set_start(p, "subject_start", &f->subject, err)) == ENT_OK && (st = set_start(p, "object_start", &f->object, err)) == ENT_OK &&
        (st = f->trigger_first < f->trigger_last ? ent_layer_set_number(p->layer, "trigger_start", w[f->trigger_first].start, err) : ENT_OK) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "several", (f->rule->options & ENT_FACT_SEVERAL) != 0, err)) == ENT_OK &&
        (st = set(p, "how", ent_fact_how_name(f->how), err)) == ENT_OK)
        st = set(p, "rule", line_of(rule, sizeof rule, f->rule->file, f->rule->line), err);
    return st;
}

static enum ent_status add_tie(struct place *p, const struct ent_tie *t, const struct ent_timexes *dates, struct ent_error *err)
{
    const struct ent_view_word *w = p->v->words;
    char rule[128];
    enum ent_status st = add_row(p, "tie", w[t->first].start, w[t->last - 1].end, t->first, t->last, err);
    if (st == ENT_OK && (st = set(p, "relation", t->rule->relation, err)) == ENT_OK && (st = set_party(p, "subject", &t->subject, err)) == ENT_OK &&
        (st = set_party(p, "object", &t->object, err)) == ENT_OK && (st = set(p, "change", t->rule->change, err)) == ENT_OK &&
        (st = set(p, "date", t->date != UINT32_MAX ? dates->items[t->date].value : NULL, err)) == ENT_OK &&
        (st = set(p, "status", ent_event_status_name((enum ent_event_status)t->status), err)) == ENT_OK &&
        (st = set_words(p, "trigger", t->trigger_first, t->trigger_last, err)) == ENT_OK &&
        (st = ent_layer_set_number(p->layer, "trigger_start", w[t->trigger_first].start, err)) == ENT_OK &&
        (st = set_start(p, "subject_start", &t->subject, err)) == ENT_OK && (st = set_start(p, "object_start", &t->object, err)) == ENT_OK)
        st = set(p, "rule", line_of(rule, sizeof rule, t->rule->file, t->rule->line), err);
    return st;
}

static enum ent_status find_facts(struct ent_annotator *a, struct ent_error *err)
{
    const struct ent_knowledge *k = a->knowledge;
    if (k == NULL || k->facts == NULL || k->gazetteer == NULL || !a->view.is_parsed)
        return ENT_OK;
    a->fact_finder.rules = k->facts;
    a->fact_finder.p.gazetteer = k->gazetteer;
    return ent_fact_find(&a->fact_finder, &a->view, &a->tree, &a->mentions, &a->dates, &a->quantities, &a->facts, &a->ties, err);
}

/* Who did what, and what is measured, by the trees. */
static enum ent_status find_by_trees(struct ent_annotator *a, struct ent_error *err)
{
    enum ent_status st = a->view.is_parsed ? ent_tree_read(&a->tree, &a->view, err) : ENT_OK;
    if (st == ENT_OK)
        st = find_events(a, err);
    return st == ENT_OK ? find_facts(a, err) : st;
}

void ent_annotator_begin(struct ent_annotator *a, const char *text, size_t n, struct ent_date published, const char *doc)
{
    a->doc = doc;
    a->mentions.n = a->mentions.n_allusions = 0;
    ent_view_clear(&a->view);
    ent_view_clear(&a->aside);
    a->view.text = a->aside.text = text;
    a->view.n_text = a->aside.n_text = n;
    a->view.published = a->aside.published = published;
    a->dates.n = a->quantities.n = a->quotes.n = a->forecasts.n = a->events.n = a->facts.n = a->ties.n = 0;
}

enum ent_status ent_annotator_word(struct ent_annotator *a, uint32_t start, uint32_t end, uint32_t sentence,
                                   struct ent_error *err)
{
    return a->off ? ENT_OK : ent_view_add(&a->view, start, end, sentence, err);
}

enum ent_status ent_annotator_aside(struct ent_annotator *a, uint32_t start, uint32_t end, uint32_t sentence, struct ent_error *err)
{
    if (a->off || a->knowledge == NULL || a->knowledge->gazetteer == NULL)
        return ENT_OK;
    enum ent_status st = ent_reserve(&a->aside_at, &a->cap_aside, a->aside.n + 1, sizeof *a->aside_at, err);
    if (st != ENT_OK)
        return st;
    a->aside_at[a->aside.n] = (uint32_t)a->view.n;
    return ent_view_add(&a->aside, start, end, sentence, err);
}

void ent_annotator_parse(struct ent_annotator *a, const struct ent_parse *parse)
{
    if (!a->off)
        ent_view_parse(&a->view, parse);
}

enum ent_status ent_annotator_finish(struct ent_annotator *a, struct ent_segment_builder *b, uint64_t base,
                                     size_t position, struct ent_error *err)
{
    const struct ent_gazetteer *g = a->knowledge != NULL ? a->knowledge->gazetteer : NULL;
    struct place p = {b, &a->view, base, position, NULL};
    enum ent_status st;
    if (a->off)
        return ENT_OK;
    if ((st = find_names(a, err)) != ENT_OK)
        return st;
    a->view.mentions = g != NULL ? &a->mentions : NULL;
    if ((st = ent_timex_find(&a->view, &a->dates, err)) != ENT_OK ||
        (st = ent_quantity_find(&a->view, &a->dates, &a->quantities, err)) != ENT_OK ||
        (st = ent_quote_find(&a->view, &a->quotes, err)) != ENT_OK ||
        (st = ent_forecast_find(&a->view, &a->dates, &a->forecasts, err)) != ENT_OK || (st = find_by_trees(a, err)) != ENT_OK)
        return st;
    for (size_t i = 0; st == ENT_OK && g != NULL && i < a->mentions.n; i++)
        st = add_mention(&p, g, &a->mentions.items[i], err);
    for (size_t i = 0; st == ENT_OK && i < a->dates.n; i++)
        st = add_date(&p, &a->dates, &a->dates.items[i], err);
    for (size_t i = 0; st == ENT_OK && i < a->quantities.n; i++)
        st = add_quantity(&p, &a->quantities.items[i], err);
    for (size_t i = 0; st == ENT_OK && i < a->quotes.n; i++)
        st = say_quote(a, &p, &a->quotes.items[i], err);
    for (size_t i = 0; st == ENT_OK && i < a->forecasts.n; i++)
        st = add_forecast(&p, &a->forecasts.items[i], err);
    for (size_t i = 0; st == ENT_OK && i < a->events.n; i++)
        st = add_event(&p, &a->events.items[i], &a->dates, err);
    for (size_t i = 0; st == ENT_OK && i < a->facts.n; i++)
        st = add_fact(&p, &a->facts.items[i], &a->dates, err);
    for (size_t i = 0; st == ENT_OK && i < a->ties.n; i++)
        st = add_tie(&p, &a->ties.items[i], &a->dates, err);
    return st;
}

void ent_annotator_done(struct ent_annotator *a)
{
    ent_view_done(&a->view);
    ent_view_done(&a->aside);
    ent_free(a->aside_at);
    a->aside_at = NULL;
    a->cap_aside = 0;
    ent_mention_finder_free(a->finder);
    a->finder = NULL;
    ent_mentions_done(&a->mentions);
    ent_timexes_done(&a->dates);
    ent_quantities_done(&a->quantities);
    ent_quotes_done(&a->quotes);
    ent_forecasts_done(&a->forecasts);
    ent_tree_done(&a->tree);
    ent_event_finder_done(&a->event_finder);
    ent_events_done(&a->events);
    ent_fact_finder_done(&a->fact_finder);
    ent_facts_done(&a->facts);
    ent_ties_done(&a->ties);
}
