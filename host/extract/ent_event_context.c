/* Whom an act is against whose own words do not tell it: from the acts told before it, and who is named in its sentence. */
#include <string.h>

#include "extract/ent_event_parts.h"

/* How many words an answer comes after what it answers; how far before a sentence stands who is meant in it, unsaid. */
enum { REPLY = 60, TOPIC = 40 };

/* Is what is rejected something that was said against somebody: "denied", "rejected the charge"? */
static int is_of_charge(const struct ent_event_finder *f, const struct ent_event *e)
{
    static const char *const charges[] = {"accusation", "allegation", "blame", "charge", "claim", "criticism", "deny", "refute", "report", "responsibility", NULL};
    return ent_tree_is_any(f->p.tree, e->trigger_first, charges) || ent_tree_is_any(f->p.tree, e->trigger_last - 1, charges);
}

static uint32_t state_of(const struct ent_event_finder *f, const struct ent_party *x)
{
    uint32_t entity = ent_gazetteer_entity(f->p.gazetteer, x->entity, x->n);
    return entity != ENT_NO_ENTITY ? ent_entity_state(f->p.gazetteer, entity) : ENT_NO_ENTITY;
}

/* Two who serve one state. */
static int are_colleagues(const struct ent_event_finder *f, const struct ent_party *a, const struct ent_party *b)
{
    uint32_t state = state_of(f, a);
    return state != ENT_NO_ENTITY && state == state_of(f, b);
}

/* Does one side of an act speak or act for the other: the same entities, or a state and its people? */
static int is_side(const struct ent_event_finder *f, const struct ent_parties *side, const struct ent_event *e)
{
    for (size_t i = 0; i < side->n; i++)
        if (ent_event_has_or_rules(f, &e->actors, &side->items[i]))
            return 1;
    for (size_t i = 0; i < e->actors.n; i++)
        if (ent_event_has_or_rules(f, side, &e->actors.items[i]) || (side->n > 0 && are_colleagues(f, &side->items[0], &e->actors.items[i])))
            return 1;
    return 0;
}

static uint32_t sentence_of(const struct ent_event_finder *f, const struct ent_event *e) { return f->p.v->words[e->first].sentence; }

static int give(const struct ent_event_finder *f, struct ent_event *e, const struct ent_parties *side)
{
    if (side->n == 0 || is_side(f, side, e))
        return 0;
    e->targets = *side;
    return 1;
}

/* "Iran accused Oman ... Oman rejected the charge": who rejects answers whoever spoke against it, or asked it, last. */
static int answer(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e)
{
    static const uint8_t asked[] = {ENT_EVENT_ACCUSE, ENT_EVENT_REQUEST, ENT_EVENT_THREATEN, ENT_EVENT_SANCTION};
    for (size_t i = out->n; i-- > 0 && out->items[i].last + REPLY > e->first;) {
        const struct ent_event *said = &out->items[i];
        if (memchr(asked, said->type, is_of_charge(f, e) ? 1 : sizeof asked) != NULL && ent_event_has_or_rules(f, &said->targets, &e->actors.items[0]) &&
            give(f, e, &said->actors))
            return 1;
    }
    return 0;
}

static int is_one_of(const struct ent_event *e, const uint8_t *types, size_t n) { return memchr(types, e->type, n) != NULL; }

/*
 * From the acts told before, the nearest first: who answers an act is against those who did it; who goes on acting in a sentence, against
 * the same; what is condemned, refused, praised there or in the sentence before was done by those who acted.
 */
static int from_acts(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e)
{
    static const uint8_t of_deeds[] = {ENT_EVENT_ACCUSE, ENT_EVENT_REJECT, ENT_EVENT_SUPPORT, ENT_EVENT_THREATEN};
    static const uint8_t of_words[] = {ENT_EVENT_REQUEST, ENT_EVENT_SANCTION};
    for (size_t i = out->n; i-- > 0 && out->items[i].last + REPLY > e->first;) {
        const struct ent_event *told = &out->items[i];
        uint32_t apart = sentence_of(f, e) - sentence_of(f, told);
        if (apart <= 2 && is_side(f, &told->targets, e) && give(f, e, &told->actors))
            return 1;
        if (apart == 0 && is_side(f, &told->actors, e) && give(f, e, &told->targets))
            return 1;
        if ((is_one_of(e, of_deeds, sizeof of_deeds) ? apart <= 1 : apart == 0 && is_one_of(e, of_words, sizeof of_words)) &&
            !is_side(f, &told->actors, e) && give(f, e, &told->actors))
            return 1;
    }
    return 0;
}

/* "When Gazprom halted deliveries, Moldova turned down ...": who the main clause is about. */
static int from_main_clause(const struct ent_event_finder *f, struct ent_event *e)
{
    size_t head = relation(f, e->trigger_first) == ENT_REL_ADVCL ? ent_tree_head(f->p.tree, e->trigger_first) : ENT_NO_WORD;
    size_t subject = head != ENT_NO_WORD ? ent_tree_child(f->p.tree, head, ENT_REL_NSUBJ) : ENT_NO_WORD;
    struct ent_parties named = {0};
    if (subject == ENT_NO_WORD || ent_tree_child(f->p.tree, e->trigger_first, ENT_REL_NSUBJ) == ENT_NO_WORD)
        return 0;
    ent_parties_of(&f->p, subject, 0, &named);
    return give(f, e, &named);
}

/* "Georgia has fallen out with its lenders: Germany has frozen ...": whoever is named last before it, of agreements in its sentence. */
static int from_names(const struct ent_event_finder *f, struct ent_event *e)
{
    static const uint8_t types[] = {ENT_EVENT_AGREE,  ENT_EVENT_AID,     ENT_EVENT_CONCEDE, ENT_EVENT_SANCTION, ENT_EVENT_ACCUSE,
                                    ENT_EVENT_REJECT, ENT_EVENT_REQUEST, ENT_EVENT_SUPPORT, ENT_EVENT_THREATEN};
    size_t begin = e->first > TOPIC && e->type != ENT_EVENT_AGREE ? e->first - TOPIC : e->type == ENT_EVENT_AGREE ? e->first : 0;
    if (!is_one_of(e, types, sizeof types))
        return 0;
    for (size_t i = e->trigger_first; i-- > begin;) {
        struct ent_parties named = {0};
        if (f->p.mention_at[i] != 0)
            ent_parties_of(&f->p, i, 0, &named);
        if (give(f, e, &named))
            return 1;
    }
    return 0;
}

/* "seized four tankers", "urged residents": somebody or something without a name, nobody who could be told before. */
static int has_own(const struct ent_event_finder *f, const struct ent_event *e)
{
    size_t object = ent_clause_patient(&f->p, e->trigger_first);
    if (e->type == ENT_EVENT_COERCE || e->type == ENT_EVENT_ASSAULT) /* "raided its offices and arrested two editors" */
        return relation(f, e->trigger_first) != ENT_REL_CONJ;
    if (object != ENT_NO_WORD && f->p.v->words[object].parse.upos == ENT_UPOS_PRON && !ent_view_one_of(f->p.v, object, "this|that|it|which"))
        return 1; /* "urged him": whoever that is */
    return object != ENT_NO_WORD && f->p.v->words[object].parse.upos == ENT_UPOS_NOUN && !asks_for_object(e->rule) &&
           ent_event_rules_acts(f->rules, f->p.v->words[object].parse.lemma) && ent_tree_child(f->p.tree, object, ENT_REL_DET) == ENT_NO_WORD;
}

/* "Karapetyan's detention", "was sentenced": the state that the person belongs to, where nobody else is told. */
static void own_state(const struct ent_event_finder *f, struct ent_event *e)
{
    const struct ent_party *x = &e->targets.items[0];
    uint32_t entity = ent_gazetteer_entity(f->p.gazetteer, x->entity, x->n), state = state_of(f, x);
    if (state == ENT_NO_ENTITY || state == entity)
        return;
    const char *name = f->p.gazetteer->entities[state].name;
    e->actors.items[e->actors.n++] = (struct ent_party){name, strlen(name), x->word};
    e->is_from_context = 1;
}

void ent_event_context(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e)
{
    if (e->type == ENT_EVENT_COERCE && e->actors.n == 0 && e->targets.n > 0)
        own_state(f, e);
    if (e->targets.n > 0 || e->actors.n == 0 || (e->rule->options & ENT_RULE_JOINT && e->actors.n > 1))
        return;
    if ((e->type == ENT_EVENT_REJECT && answer(f, out, e)) || (!has_own(f, e) && (from_acts(f, out, e) || from_main_clause(f, e) || from_names(f, e))))
        e->is_from_context = 1;
}
