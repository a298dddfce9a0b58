#include "extract/ent_tie.h"

#include <string.h>

#include "extract/ent_fact_inner.h"

/* How far back a corridor was named, in words; how near words of a rule and dates are (ent_fact_cost()). */
enum { LOOK_BACK = 80, NEAR = 12, FAR = 30 };

static enum ent_relation relation(const struct ent_fact_finder *f, size_t word)
{
    return (enum ent_relation)f->p.v->words[word].parse.relation;
}

static int is_upos(const struct ent_fact_finder *f, size_t word, enum ent_upos upos) { return f->p.v->words[word].parse.upos == upos; }

/* ---- types ---- */

/* The type of what a party is; one that an adjective tells of is what the gazetteer says. */
static enum ent_entity_type type_of(const struct ent_fact_finder *f, const struct ent_party *x)
{
    const struct ent_mention *m = ent_party_mention(&f->p, x->word);
    if (m != NULL && m->n_entity == x->n && memcmp(m->entity, x->entity, x->n) == 0)
        return m->type;
    uint32_t known = ent_gazetteer_entity(f->p.gazetteer, x->entity, x->n);
    return known != ENT_NO_ENTITY ? (enum ent_entity_type)f->p.gazetteer->entities[known].type : ENT_TYPE_NONE;
}

static void keep_types(const struct ent_fact_finder *f, uint32_t types, struct ent_parties *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (types >> type_of(f, &p->items[i]) & 1)
            p->items[n++] = p->items[i];
    p->n = n;
}

static int is_of_routes(const struct ent_fact_rule *r)
{
    static const uint32_t routes = UINT32_C(1) << ENT_TYPE_ROUTE | UINT32_C(1) << ENT_TYPE_FACILITY;
    return (r->of_types & ~routes) == 0;
}

/* ---- verbs ---- */

static void verb_parties(const struct ent_fact_finder *f, size_t verb, const struct ent_fact_rule *r, struct ent_parties *subjects, struct ent_parties *objects)
{
    size_t patient = ent_clause_patient(&f->p, verb);
    int is_passive = ent_clause_is_passive(&f->p, verb);
    if (is_passive)
        ent_clause_agents(&f->p, verb, subjects);
    else
        ent_parties_of(&f->p, ent_clause_subject(&f->p, verb), 1, subjects);
    keep_types(f, r->of_types, subjects);
    if (subjects->n == 0 && is_passive) { /* "Baku is connected to": what is acted on comes first */
        ent_parties_of(&f->p, patient, 1, subjects);
        keep_types(f, r->of_types, subjects);
        patient = ENT_NO_WORD;
    }
    ent_parties_of(&f->p, patient, 1, objects);
    ent_clause_placed(&f->p, verb, r->places, NULL, objects);
    ent_clause_placed(&f->p, patient, r->places, NULL, objects);
    keep_types(f, r->to_types, objects);
    ent_parties_take(objects, subjects);
    if (objects->n == 0) { /* "froze its part in the CSTO" */
        ent_parties_inside(&f->p, patient, NULL, objects);
        keep_types(f, r->to_types, objects);
        ent_parties_take(objects, subjects);
    }
    size_t aim = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP); /* "applied to join the EU" */
    if (objects->n == 0 && aim != ENT_NO_WORD) {
        ent_parties_of(&f->p, ent_clause_patient(&f->p, aim), 1, objects);
        keep_types(f, r->to_types, objects);
        ent_parties_take(objects, subjects);
    }
}

/* ---- nouns ---- */

/* Who is it, or does something about it: "Armenia is a member", "Georgia sought membership" */
static void bearers(const struct ent_fact_finder *f, size_t noun, struct ent_parties *out)
{
    size_t word = noun;
    for (int i = 0; i < 3 && word != ENT_NO_WORD && out->n == 0; i++, word = ent_tree_head(f->p.tree, word)) {
        size_t subject = ent_tree_child(f->p.tree, word, ENT_REL_NSUBJ);
        if (subject == ENT_NO_WORD && is_upos(f, word, ENT_UPOS_VERB))
            subject = ent_clause_subject(&f->p, word);
        ent_parties_of(&f->p, subject, 1, out);
    }
}

static void noun_parties(const struct ent_fact_finder *f, size_t noun, const struct ent_fact_rule *r, struct ent_parties *subjects, struct ent_parties *objects)
{
    struct ent_parties owners = {0};
    ent_clause_placed(&f->p, noun, r->places, NULL, objects);
    keep_types(f, r->to_types, objects);
    ent_clause_owners(&f->p, noun, &owners);
    if (relation(f, noun) == ENT_REL_COMPOUND) /* "Armenia's EU accession process" */
        ent_clause_owners(&f->p, ent_tree_head(f->p.tree, noun), &owners);
    *subjects = owners;
    keep_types(f, r->of_types, subjects);
    if (objects->n == 0 && !is_of_routes(r)) { /* "a CSTO member" */
        *objects = owners;
        keep_types(f, r->to_types, objects);
    }
    if (subjects->n == 0 && relation(f, noun) == ENT_REL_APPOS) /* "Turkey, a member of NATO" */
        ent_parties_of(&f->p, ent_tree_head(f->p.tree, noun), 1, subjects);
    if (subjects->n == 0)
        bearers(f, noun, subjects);
    keep_types(f, r->of_types, subjects);
    ent_parties_take(objects, subjects);
}

/* ---- one ---- */

/* Only a corridor is the last one that was named. */
static void find_route(const struct ent_fact_finder *f, size_t word, const struct ent_fact_rule *r, struct ent_parties *subjects)
{
    if (is_of_routes(r))
        ent_fact_nearest(f, word, r->of_types, LOOK_BACK, subjects);
}

static uint8_t status_of(const struct ent_fact_finder *f, size_t word, int is_verb)
{
    size_t verb = word;
    while (!is_verb && verb != ENT_NO_WORD && !is_upos(f, verb, ENT_UPOS_VERB) && ent_tree_child(f->p.tree, verb, ENT_REL_COP) == ENT_NO_WORD)
        verb = ent_tree_head(f->p.tree, verb);
    int status = verb != ENT_NO_WORD ? ent_clause_status(&f->p, verb) : ENT_STATUS_HAPPENED;
    size_t at = is_verb ? ENT_NO_WORD : ent_tree_case(f->p.tree, word);
    if (at != ENT_NO_WORD && ent_view_one_of(f->p.v, at, "for|toward|towards")) /* "support for membership" */
        status = -1;
    if (!is_verb && ent_clause_is_negated(&f->p, word))
        status = ENT_STATUS_DENIED;
    return (uint8_t)(status == -1 ? ENT_STATUS_HYPOTHETICAL : status);
}

/* Does a semicolon stand between two words? */
static int is_divided(const struct ent_fact_finder *f, size_t a, size_t b)
{
    for (size_t i = a < b ? a : b; i < a || i < b; i++)
        if (ent_view_is(f->p.v, i, ";"))
            return 1;
    return 0;
}

static uint32_t date_of(const struct ent_fact_finder *f, size_t word)
{
    uint32_t best = UINT32_MAX;
    unsigned least = FAR;
    for (size_t i = ent_fact_date_from(f, (uint32_t)f->first); i < f->dates->n && f->dates->items[i].first < f->last; i++) {
        const struct ent_timex *t = &f->dates->items[i];
        unsigned cost = ent_fact_cost(f->p.tree, word, ent_fact_head(f->p.tree, t->first, t->last));
        if (!t->is_duration && strstr(t->value, "_REF") == NULL && t->first < word + ENT_FACT_REACH && t->first + ENT_FACT_REACH > word && cost < least &&
            !is_divided(f, t->first, word)) {
            least = cost;
            best = (uint32_t)i;
        }
    }
    return best;
}

static int is_told(const struct ent_ties *out, const struct ent_tie *t)
{
    for (size_t i = out->n; i-- > 0 && out->items[i].first == t->first;) {
        const struct ent_tie *x = &out->items[i];
        if (strcmp(x->rule->relation, t->rule->relation) == 0 && x->subject.n == t->subject.n && memcmp(x->subject.entity, t->subject.entity, t->subject.n) == 0 &&
            x->object.n == t->object.n && memcmp(x->object.entity, t->object.entity, t->object.n) == 0)
            return 1;
    }
    return 0;
}

static enum ent_status push_all(struct ent_fact_finder *f, const struct ent_fact_hit *h, const struct ent_parties *subjects, const struct ent_parties *objects,
                                struct ent_ties *out, struct ent_error *err)
{
    const struct ent_fact_rule *r = &f->rules->rules[h->phrase->rule];
    struct ent_tie t = {.first = (uint32_t)f->first, .last = (uint32_t)f->last, .trigger_first = h->first, .trigger_last = h->last, .rule = r};
    enum ent_status st = ENT_OK;
    t.status = status_of(f, h->head, r->line_kind == ENT_FACT_VERB);
    t.date = date_of(f, h->head);
    for (size_t i = 0; st == ENT_OK && i < subjects->n; i++)
        for (size_t j = 0; st == ENT_OK && j < objects->n; j++) {
            t.subject = subjects->items[i];
            t.object = objects->items[j];
            if (is_told(out, &t))
                continue;
            st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
            if (st == ENT_OK)
                out->items[out->n++] = t;
        }
    return st;
}

/* Are the other groups of the rule near? */
static int has_parts(const struct ent_fact_finder *f, const struct ent_fact_hit *h)
{
    unsigned found = 1;
    for (size_t i = 0; i < f->n_hits; i++) {
        const struct ent_fact_hit *x = &f->hits[i];
        if (x->phrase->rule == h->phrase->rule && x->phrase->part > 0 && ent_fact_cost(f->p.tree, h->head, x->head) < NEAR)
            found |= 1u << x->phrase->part;
    }
    return found + 1 == 1u << f->rules->rules[h->phrase->rule].n_parts;
}

enum ent_status ent_tie_find(struct ent_fact_finder *f, uint32_t first, uint32_t last, struct ent_ties *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    f->first = first;
    f->last = last;
    for (size_t i = 0; st == ENT_OK && i < f->n_hits; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        struct ent_parties subjects = {0}, objects = {0};
        if (h->phrase->rule == UINT32_MAX || h->phrase->part != 0)
            continue;
        const struct ent_fact_rule *r = &f->rules->rules[h->phrase->rule];
        int is_verb = r->line_kind == ENT_FACT_VERB;
        if ((!is_verb && r->line_kind != ENT_FACT_NOUN) || is_verb != is_upos(f, h->head, ENT_UPOS_VERB) || ent_party_mention(&f->p, h->head) != NULL || !has_parts(f, h))
            continue;
        if (is_verb)
            verb_parties(f, h->head, r, &subjects, &objects);
        else
            noun_parties(f, h->head, r, &subjects, &objects);
        if (subjects.n == 0 && is_verb)
            find_route(f, h->head, r, &subjects);
        ent_parties_take(&objects, &subjects);
        st = push_all(f, h, &subjects, &objects, out, err);
    }
    return st;
}

void ent_ties_done(struct ent_ties *t)
{
    ent_free(t->items);
    *t = (struct ent_ties){0};
}
