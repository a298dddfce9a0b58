/* Where an event happens: the place that its words, or the clause that they stand in, have in a phrase of place. */
#include <string.h>

#include "extract/ent_event_parts.h"

/* How deep the phrases of an act's object are searched: "shelled a base near a town in Syria". */
enum { DEEP = 3 };

static const char *const staying[] = {"across", "along", "around", "at", "in", "inside", "near", "off", "on", "outside", "throughout", "within", NULL};
static const char *const going[] = {"against", "into", "onto", "to", "toward", "towards", NULL};
static const char *const leaving[] = {"from", NULL};

static int is_place(const struct ent_mention *m)
{
    return (m->type == ENT_TYPE_PLACE || m->type == ENT_TYPE_STATE || m->type == ENT_TYPE_FACILITY) && !m->metonym;
}

/* Does the preposition tell where such an act is done?  Who visits, attacks or marches is where that leads to. */
static int is_where(const struct ent_event_finder *f, const struct ent_event *e, size_t at)
{
    if (ent_view_in(f->p.v, at, staying))
        return 1;
    if (e->type == ENT_EVENT_RETREAT)
        return ent_view_in(f->p.v, at, leaving) != 0;
    return (e->type == ENT_EVENT_CONSULT || e->type == ENT_EVENT_MOBILIZE || e->type == ENT_EVENT_ASSAULT) && ent_view_in(f->p.v, at, going);
}

/* A state that acts or is acted on is nowhere by that: "an attack on Iran", "troops to Armenia" tell it as the target. */
static int is_party(const struct ent_event *e, const struct ent_mention *m, size_t word)
{
    struct ent_party x = {m->entity, m->n_entity, (uint32_t)word};
    return m->type == ENT_TYPE_STATE && (ent_parties_has(&e->actors, &x) || ent_parties_has(&e->targets, &x));
}

static int take(const struct ent_event_finder *f, struct ent_event *e, size_t word, int may_be_party)
{
    const struct ent_mention *m = ent_party_mention(&f->p, word);
    if (m == NULL || !is_place(m) || (!may_be_party && is_party(e, m, word)))
        return 0;
    e->place = (struct ent_party){m->entity, m->n_entity, m->first};
    return 1;
}

/* What stands under a word in a phrase of place, "in the city of Gyumri", "in Gyumri, Armenia": the first name to the left. */
static int take_named(const struct ent_event_finder *f, struct ent_event *e, size_t word, int may_be_party)
{
    if (take(f, e, word, may_be_party))
        return 1;
    ent_tree_each(f->p.tree, word, k) {
        enum ent_relation r = relation(f, k);
        size_t at = ent_tree_case(f->p.tree, k);
        int is_name = r == ENT_REL_APPOS || r == ENT_REL_FLAT || r == ENT_REL_COMPOUND ||
                      (r == ENT_REL_NMOD && (at == ENT_NO_WORD || ent_view_one_of(f->p.v, at, "of|in|'s")));
        if (is_name && take(f, e, k, may_be_party))
            return 1;
    }
    return 0;
}

/* Phrases of place on a word, down to a depth. */
static int take_phrase(const struct ent_event_finder *f, struct ent_event *e, size_t word, int depth)
{
    ent_tree_each(f->p.tree, word, k) {
        enum ent_relation r = relation(f, k);
        size_t at = r == ENT_REL_OBL || r == ENT_REL_NMOD ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && is_where(f, e, at) && take_named(f, e, k, ent_view_in(f->p.v, at, staying) && !ent_view_is(f->p.v, at, "on")))
            return 1;
        if (depth > 0 && at != ENT_NO_WORD && take_phrase(f, e, k, depth - 1))
            return 1;
    }
    return 0;
}

/* "the Sochi talks" */
static int take_compound(const struct ent_event_finder *f, struct ent_event *e, size_t noun)
{
    ent_tree_each(f->p.tree, noun, k)
        if (relation(f, k) == ENT_REL_COMPOUND && take(f, e, k, 0))
            return 1;
    return 0;
}

/* "visited Baku", "captured the town": the target, or what it belongs to, is where. */
static int take_target(const struct ent_event_finder *f, struct ent_event *e)
{
    for (size_t i = 0; i < e->targets.n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, e->targets.items[i].word);
        if (m != NULL && m->type != ENT_TYPE_STATE && take(f, e, e->targets.items[i].word, 0))
            return 1;
    }
    return 0;
}

/* The word above that the act is told within, one clause: "[the talks] were held", "[met] and signed"; ENT_NO_WORD. */
static size_t above(const struct ent_event_finder *f, size_t word)
{
    switch (relation(f, word)) {
    case ENT_REL_NSUBJ: case ENT_REL_OBJ: case ENT_REL_OBL: case ENT_REL_NMOD: case ENT_REL_CONJ: case ENT_REL_XCOMP: return ent_tree_head(f->p.tree, word);
    default: return ENT_NO_WORD;
    }
}

void ent_event_place(const struct ent_event_finder *f, struct ent_event *e)
{
    static const uint8_t deep[] = {ENT_EVENT_ASSAULT, ENT_EVENT_COERCE, ENT_EVENT_MOBILIZE, ENT_EVENT_PROTEST};
    size_t first = e->trigger_first, last = e->trigger_last - 1;
    int depth = memchr(deep, e->type, sizeof deep) != NULL ? DEEP : 0;
    if (take_target(f, e) || take_phrase(f, e, first, depth) || (last != first && take_phrase(f, e, last, depth)) || take_compound(f, e, last))
        return;
    size_t object = ent_clause_patient(&f->p, first);
    if (object != ENT_NO_WORD && f->p.mention_at[object] == 0 && take_phrase(f, e, object, depth))
        return;
    size_t word = first;
    for (int climbed = 0; climbed < DEEP && (word = above(f, word)) != ENT_NO_WORD; climbed++)
        if (take_phrase(f, e, word, 0))
            return;
}
