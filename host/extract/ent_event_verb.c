/* Events that a verb or an adjective said of a subject tells of ("A met B", "A is critical of B"): its object, its aims, its parties. */
#include <string.h>

#include "extract/ent_event_parts.h"

void ent_event_drop_places(const struct ent_event_finder *f, struct ent_parties *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, p->items[i].word);
        if (m == NULL || m->type != ENT_TYPE_PLACE || m->metonym)
            p->items[n++] = p->items[i];
    }
    p->n = n;
}

/* The verb of the clause that a verb tells of, if it has one of the auxiliaries: "said that Iran must leave"; ENT_NO_WORD. */
static size_t clause_with(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    size_t clause = ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP);
    if (clause == ENT_NO_WORD)
        return ENT_NO_WORD;
    if (ent_clause_is_subjunctive(&f->p, clause)) /* "insists that Iran leave" */
        return clause;
    ent_tree_each(f->p.tree, clause, k)
        if (relation(f, k) == ENT_REL_AUX && ent_tree_is_any(f->p.tree, k, rule->objects))
            return clause;
    return ENT_NO_WORD;
}

/* "provide Armenia with euros": what is given stands behind "with", who gets it is the object. */
static size_t given_with(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    static const char *const givers[] = {"provide", "supply", "furnish", "equip", "present", NULL};
    if (!ent_tree_is_any(f->p.tree, verb, givers))
        return ENT_NO_WORD;
    ent_tree_each(f->p.tree, verb, k) {
        size_t at = relation(f, k) == ENT_REL_OBL ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(f->p.v, at, "with") && ent_tree_is_any(f->p.tree, k, rule->objects))
            return k;
    }
    return ENT_NO_WORD;
}

/* Is the word, or an adjective of it ("an illegal act"), one of those that a rule asks for? */
static int says(const struct ent_event_finder *f, size_t word, const struct ent_event_rule *rule)
{
    if (ent_tree_is_any(f->p.tree, word, rule->objects))
        return 1;
    ent_tree_each(f->p.tree, word, k)
        if (relation(f, k) == ENT_REL_AMOD && ent_tree_is_any(f->p.tree, k, rule->objects))
            return 1;
    return 0;
}

/* "called the demand baseless", "described it as a provocation": what is said of the object, however it hangs; ENT_NO_WORD: none of the words. */
static size_t predicate_of(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    size_t patient = ent_clause_patient(&f->p, verb), over[] = {verb, patient};
    if (patient != ENT_NO_WORD && patient > verb && says(f, patient, rule) && ent_tree_child(f->p.tree, patient, ENT_REL_COMPOUND) != ENT_NO_WORD)
        return patient; /* "holds Peru responsible": taken for one phrase */
    for (size_t i = 0; i < 2 && over[i] != ENT_NO_WORD; i++)
        ent_tree_each(f->p.tree, over[i], k) {
            enum ent_relation r = relation(f, k);
            size_t at = ent_tree_child(f->p.tree, k, r == ENT_REL_ADVCL ? ENT_REL_MARK : ENT_REL_CASE);
            int can_be = r == ENT_REL_XCOMP || r == ENT_REL_OBJ || r == ENT_REL_OBL || r == ENT_REL_ADVCL || r == ENT_REL_NMOD || r == ENT_REL_APPOS;
            if (k > verb && k != patient && can_be && (at == ENT_NO_WORD || ent_view_one_of(f->p.v, at, "as|under|on")) && says(f, k, rule))
                return k;
        }
    return ENT_NO_WORD;
}

/* The last noun of the phrase that begins right behind a verb, whatever the tree makes of it; ENT_NO_WORD: none, or the verb is a passive. */
static size_t phrase_behind(const struct ent_event_finder *f, size_t verb)
{
    const struct ent_view *v = f->p.v;
    size_t noun = ENT_NO_WORD;
    for (size_t i = verb + 1; !ent_clause_is_passive(&f->p, verb) && i < v->n && ent_view_together(v, verb, i); i++) {
        int upos = v->words[i].parse.upos;
        if (upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN)
            noun = i;
        else if ((upos != ENT_UPOS_DET && upos != ENT_UPOS_ADJ && upos != ENT_UPOS_NUM && !ent_view_one_of(v, i, "its|his|her|their|-")) || noun != ENT_NO_WORD)
            break;
    }
    return noun;
}

/* The object that a rule asks for; ENT_NO_WORD: it is not there. */
static size_t find_object(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    if (rule->is_infinitive) {
        ent_tree_each(f->p.tree, verb, k) /* "stopped paying" may be taken for an adverbial */
            if ((relation(f, k) == ENT_REL_XCOMP || (relation(f, k) == ENT_REL_ADVCL && k == verb + 1)) && ent_tree_is_any(f->p.tree, k, rule->objects))
                return k;
        return ENT_NO_WORD;
    }
    if (rule->is_clause)
        return clause_with(f, verb, rule);
    if (rule->is_predicate)
        return predicate_of(f, verb, rule);
    size_t object = ent_clause_patient(&f->p, verb), with = given_with(f, verb, rule), behind = phrase_behind(f, verb);
    if (object == ENT_NO_WORD && with == ENT_NO_WORD && !ent_clause_is_infinitive(&f->p, ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP)))
        object = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP); /* "expressed regret": taken for a verb */
    if (with != ENT_NO_WORD)
        return with;
    if (object == ENT_NO_WORD)
        return behind != ENT_NO_WORD && ent_tree_is_any(f->p.tree, behind, rule->objects) ? behind : ENT_NO_WORD;
    if (ent_tree_is_any(f->p.tree, object, rule->objects))
        return object;
    size_t over = relation(f, object) == ENT_REL_NMOD && object < verb ? ent_tree_head(f->p.tree, object) : ENT_NO_WORD;
    if (over != ENT_NO_WORD && ent_tree_is_any(f->p.tree, over, rule->objects)) /* "the pact with Japan, which Chile signed" */
        return over;
    ent_tree_each(f->p.tree, verb, k) /* "granted Gazprom control" */
        if (k > verb && ent_tree_is_any(f->p.tree, k, rule->objects) &&
            (relation(f, k) == ENT_REL_OBJ || (relation(f, k) == ENT_REL_OBL && ent_tree_case(f->p.tree, k) == ENT_NO_WORD)))
            return k;
    ent_tree_each(f->p.tree, object, k) { /* "a series of talks", "arms and aid", "part of an aid programme" */
        size_t at = relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        int is_part = at != ENT_NO_WORD && ent_view_one_of(f->p.v, at, "of|in");
        if ((relation(f, k) == ENT_REL_CONJ || relation(f, k) == ENT_REL_APPOS || is_part) && ent_tree_is_any(f->p.tree, k, rule->objects))
            return k;
        ent_tree_each(f->p.tree, k, inner)
            if (is_part && relation(f, inner) == ENT_REL_COMPOUND && ent_tree_is_any(f->p.tree, inner, rule->objects))
                return k;
    }
    return behind != ENT_NO_WORD && ent_tree_is_any(f->p.tree, behind, rule->objects) ? behind : ENT_NO_WORD;
}

size_t ent_event_aim_of(const struct ent_event_finder *f, size_t verb)
{
    size_t aim = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP);
    ent_tree_each(f->p.tree, verb, k)
        if (aim == ENT_NO_WORD && relation(f, k) == ENT_REL_ADVCL && ent_clause_is_infinitive(&f->p, k))
            aim = k;
    return aim;
}

void ent_event_aim_targets(const struct ent_event_finder *f, size_t aim, const struct ent_parties *actors, struct ent_parties *out)
{
    if (aim == ENT_NO_WORD)
        return;
    ent_parties_inside(&f->p, ent_tree_child(f->p.tree, aim, ENT_REL_OBJ), actors, out);
    ent_parties_take(out, actors);
    ent_tree_each(f->p.tree, aim, k)
        if (out->n == 0 && relation(f, k) == ENT_REL_OBL) {
            ent_parties_inside(&f->p, k, actors, out);
            ent_parties_take(out, actors);
        }
}

/* "joined the Paris Agreement": a treaty is no party elsewhere. */
static void add_treaty(const struct ent_event_finder *f, size_t object, struct ent_parties *out)
{
    struct ent_party_finder things = f->p;
    const struct ent_mention *m = object != ENT_NO_WORD ? ent_party_mention(&f->p, object) : NULL;
    things.is_thing_too = 1;
    if (m != NULL && (m->type == ENT_TYPE_TREATY || m->type == ENT_TYPE_ROUTE))
        ent_parties_of(&things, object, 0, out);
}

int ent_event_has_or_rules(const struct ent_event_finder *f, const struct ent_parties *p, const struct ent_party *x)
{
    const struct ent_gazetteer *g = f->p.gazetteer;
    uint32_t entity = ent_gazetteer_entity(g, x->entity, x->n), state = entity != ENT_NO_ENTITY ? g->entities[entity].of : ENT_NO_ENTITY;
    if (ent_parties_has(p, x))
        return 1;
    if (state == ENT_NO_ENTITY)
        return 0;
    struct ent_party own = {g->entities[state].name, strlen(g->entities[state].name), x->word};
    return ent_parties_has(p, &own);
}

static int is_sum(const struct ent_event_finder *f, size_t object)
{
    int upos = f->p.v->words[object].parse.upos;
    return upos == ENT_UPOS_SYM || upos == ENT_UPOS_NUM || ent_view_one_of(f->p.v, object, "dollars|euros|million|billion|pounds|yuan|yen|rubles|roubles");
}

/* "20 million dollars in aid for Oman": whom what a sum is given as is for. */
static void purpose_targets(const struct ent_event_finder *f, size_t word, const struct ent_event_rule *rule, const struct ent_parties *actors,
                            struct ent_parties *out)
{
    ent_tree_each(f->p.tree, word, k) {
        enum ent_relation r = relation(f, k);
        size_t at = r == ENT_REL_NMOD || r == ENT_REL_OBL || r == ENT_REL_OBJ ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_one_of(f->p.v, at, "in|of"))
            ent_clause_placed(&f->p, k, rule->places, actors, out);
    }
}

/* "if Armenia leaves", "should Armenia leave" */
static int is_condition(const struct ent_event_finder *f, size_t verb)
{
    size_t mark = ent_tree_child(f->p.tree, verb, ENT_REL_MARK), aux = ent_tree_child(f->p.tree, verb, ENT_REL_AUX), subject = ent_tree_child(f->p.tree, verb, ENT_REL_NSUBJ);
    return (mark != ENT_NO_WORD && ent_view_one_of(f->p.v, mark, "if|unless")) ||
           (aux != ENT_NO_WORD && subject != ENT_NO_WORD && aux < subject && ent_view_one_of(f->p.v, aux, "should|were|had"));
}

/* "American duties were imposed": whose they are is who imposes them. */
static int is_measure(const struct ent_event_finder *f, size_t object)
{
    static const char *const measures[] = {"ban", "blockade", "boycott", "duty", "embargo", "levy", "restriction", "sanction", "tariff", NULL};
    return ent_tree_is_any(f->p.tree, object, measures);
}

static void verb_targets(const struct ent_event_finder *f, size_t verb, size_t object, const struct ent_event_rule *rule,
                         const struct ent_parties *actors, struct ent_parties *out)
{
    if (rule->is_clause) { /* whoever must */
        size_t subject = ent_tree_child(f->p.tree, object, ENT_REL_NSUBJ);
        ent_parties_of(&f->p, subject, 0, out);
        ent_parties_take(out, actors);
        return;
    }
    size_t given = ent_tree_child(f->p.tree, verb, ENT_REL_IOBJ), whole = ent_clause_patient(&f->p, verb);
    if (rule->is_predicate) { /* whom, or whose deed, it is said of */
        ent_parties_inside(&f->p, whole, actors, out);
        if (out->n == 0) /* "holds Peru responsible": may hang on what is said */
            ent_clause_owners(&f->p, object, out);
        ent_parties_take(out, actors);
        return;
    }
    if (object != ENT_NO_WORD && whole != ENT_NO_WORD && object != whole && ent_tree_head(f->p.tree, object) == verb) /* who gets it */
        ent_parties_of(&f->p, whole, 0, out);
    if (out->n == 0)
        ent_clause_placed(&f->p, verb, rule->places, actors, out);
    ent_clause_placed(&f->p, object, rule->places, actors, out);
    if (out->n == 0 && object != ENT_NO_WORD && is_sum(f, object)) {
        purpose_targets(f, object, rule, actors, out);
        purpose_targets(f, verb, rule, actors, out);
    }
    if (whole != object)
        ent_clause_placed(&f->p, whole, rule->places, actors, out);
    ent_parties_take(out, actors);
    if (out->n == 0 && given != ENT_NO_WORD)
        ent_parties_of(&f->p, given, 1, out);
    if (rule->options & ENT_RULE_JOINT && actors->n > 1 && !rule->is_infinitive) { /* they act with each other, and not with a place */
        ent_event_drop_places(f, out);
        if (out->n == 0 && object == ENT_NO_WORD) /* "Pashinyan and Aliyev met Trump" */
            ent_parties_of(&f->p, whole, 0, out);
        ent_parties_take(out, actors);
        return;
    }
    int is_own = object != ENT_NO_WORD && is_measure(f, object); /* "UN sanctions" are against somebody else */
    if (out->n == 0 && object != ENT_NO_WORD && !rule->is_infinitive && !is_own)
        ent_clause_owners(&f->p, object, out);
    if (out->n == 0 && object == ENT_NO_WORD)
        ent_parties_of(&f->p, whole, (rule->options & ENT_RULE_PLACE) != 0, out);
    if (out->n == 0 && (rule->options & ENT_RULE_BLOC || (rule->type == ENT_EVENT_SANCTION && !asks_for_object(rule))))
        add_treaty(f, whole, out);
    if (out->n == 0 && actors->n > 0 && !is_own) /* far inside, and nobody acts: it is not told of them */
        ent_parties_inside(&f->p, whole, actors, out);
    ent_parties_take(out, actors);
    if (out->n == 0 && rule->type == ENT_EVENT_THREATEN) /* "threatened war should the Taliban ...", "if Armenia ..." */
        ent_tree_each(f->p.tree, verb, k)
            if (out->n == 0 && relation(f, k) == ENT_REL_ADVCL && k > verb && is_condition(f, k))
                ent_parties_of(&f->p, ent_tree_child(f->p.tree, k, ENT_REL_NSUBJ), 0, out);
    ent_parties_take(out, actors);
    if (out->n == 0) /* "applied to join ...", "threatened to attack" */
        ent_event_aim_targets(f, rule->is_infinitive ? object : ent_event_aim_of(f, verb), actors, out);
    if (out->n == 0) { /* "alleged that the West was arming ..." */
        size_t clause = ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP);
        size_t subject = clause != ENT_NO_WORD ? ent_tree_child(f->p.tree, clause, ENT_REL_NSUBJ) : ENT_NO_WORD;
        ent_parties_of(&f->p, subject, 0, out);
        ent_parties_take(out, actors);
        /* "Aliyev warned that Azerbaijan might": nobody's target is his own state */
        if (out->n > 0 && actors->n > 0 && ent_event_has_or_rules(f, out, &actors->items[0]))
            out->n = 0;
    }
}

int ent_event_is_bloc(const struct ent_event_finder *f, const struct ent_party *p)
{
    uint32_t entity = ent_gazetteer_entity(f->p.gazetteer, p->entity, p->n);
    const struct ent_mention *m = ent_party_mention(&f->p, p->word);
    return (entity != ENT_NO_ENTITY && f->p.gazetteer->entities[entity].type == ENT_TYPE_BLOC) ||
           (m != NULL && (m->type == ENT_TYPE_TREATY || m->type == ENT_TYPE_ROUTE));
}

/* Who travels to a town is a guest of its state: "traveled to Kazan". */
static void host_states(const struct ent_event_finder *f, struct ent_parties *p)
{
    const struct ent_gazetteer *g = f->p.gazetteer;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, p->items[i].word);
        uint32_t state = m != NULL && m->type == ENT_TYPE_PLACE && !m->metonym ? ent_entity_state(g, m->known) : ENT_NO_ENTITY;
        if (state == ENT_NO_ENTITY || p->items[i].n != m->n_entity)
            continue;
        p->items[i].entity = g->entities[state].name;
        p->items[i].n = strlen(g->entities[state].name);
    }
}

/* "Dubai companies", "officials in Constanța", "a terminal at Chabahar": a town that something belongs to is told by its state. */
static void rule_over(const struct ent_event_finder *f, struct ent_parties *p)
{
    for (size_t i = 0; i < p->n; i++) {
        struct ent_parties one = {.items = {p->items[i]}, .n = 1};
        enum ent_relation r = relation(f, p->items[i].word);
        if (r != ENT_REL_NMOD && r != ENT_REL_COMPOUND && r != ENT_REL_AMOD && r != ENT_REL_OBL)
            continue;
        host_states(f, &one);
        p->items[i] = one.items[0];
    }
}

/* Who attacks, searches or masses troops at a town does so to the state that it belongs to, too, unless that is who acts. */
static void add_states(const struct ent_event_finder *f, struct ent_event *e)
{
    struct ent_parties states = e->targets;
    host_states(f, &states);
    ent_parties_take(&states, &e->targets);
    for (size_t i = 0; i < states.n && e->targets.n < ENT_MAX_PARTIES; i++)
        if (!ent_event_has_or_rules(f, &e->actors, &states.items[i]) && !ent_parties_has(&e->actors, &states.items[i]))
            e->targets.items[e->targets.n++] = states.items[i];
}

/* Who meets, supports, agrees, refuses must be told. */
static int needs_actor(const struct ent_event_rule *rule)
{
    return rule->type == ENT_EVENT_CONSULT || rule->type == ENT_EVENT_SUPPORT || rule->type == ENT_EVENT_AGREE || rule->type == ENT_EVENT_THREATEN ||
           rule->type == ENT_EVENT_REJECT || rule->type == ENT_EVENT_REQUEST || rule->type == ENT_EVENT_AID;
}

int ent_event_settle(const struct ent_event_finder *f, struct ent_event *e, int has_object)
{
    const struct ent_event_rule *rule = e->rule;
    if (rule->options & ENT_RULE_JOINT && e->targets.n == 0 && e->actors.n == 2) {
        e->targets.items[0] = e->actors.items[1];
        e->targets.n = e->actors.n = 1;
    }
    if (rule->options & ENT_RULE_JOINT && e->actors.n == 0 && e->targets.n == 2) { /* "relations between A and B were elevated" */
        e->actors.items[0] = e->targets.items[0];
        e->targets.items[0] = e->targets.items[1];
        e->targets.n = e->actors.n = 1;
    }
    if (rule->options & ENT_RULE_REVERSE) {
        struct ent_parties actors = e->actors;
        e->actors = e->targets;
        e->targets = actors;
    }
    rule_over(f, &e->actors);
    if (!(rule->options & ENT_RULE_PLACE))
        rule_over(f, &e->targets);
    ent_parties_take(&e->targets, &e->actors);
    if (rule->type == ENT_EVENT_CONSULT) {
        host_states(f, &e->targets);
        ent_parties_take(&e->targets, &e->actors);
    }
    if (rule->type == ENT_EVENT_ASSAULT || rule->type == ENT_EVENT_COERCE || rule->type == ENT_EVENT_PROTEST || rule->type == ENT_EVENT_MOBILIZE)
        add_states(f, e);
    int is_of_bloc = e->targets.n > 0 && ent_event_is_bloc(f, &e->targets.items[0]);
    if (rule->options & ENT_RULE_BLOC ? !is_of_bloc : rule->type == ENT_EVENT_RETREAT && rule->options & ENT_RULE_BARE && is_of_bloc)
        return 0; /* troops leave a land, members a bloc */
    if (e->actors.n == 0 && (e->targets.n == 0 || needs_actor(rule)))
        return 0;
    return e->targets.n > 0 || has_object || rule->options & ENT_RULE_ALONE || (rule->options & ENT_RULE_JOINT && e->actors.n > 1);
}

/* Has it an object, a clause for one, or an agent as passives have? */
static int is_done_to(const struct ent_event_finder *f, size_t verb)
{
    struct ent_parties agents = {0};
    size_t subject = ent_tree_child(f->p.tree, verb, ENT_REL_NSUBJ);
    ent_clause_agents(&f->p, verb, &agents);
    if (agents.n > 0 || ent_tree_child(f->p.tree, verb, ENT_REL_OBJ) != ENT_NO_WORD ||
        ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP) != ENT_NO_WORD || (subject != ENT_NO_WORD && ent_tree_is_subtype(f->p.tree, subject, "pass")))
        return 1;
    return relation(f, verb) != ENT_REL_ACL && (ent_clause_is_passive(&f->p, verb) || ent_clause_patient(&f->p, verb) != ENT_NO_WORD);
}

/* "They are, I agree, ...": who speaks here is not told. */
static int is_own_voice(const struct ent_event_finder *f, size_t verb)
{
    ent_tree_each(f->p.tree, verb, k)
        if (relation(f, k) == ENT_REL_NSUBJ && ent_view_one_of(f->p.v, k, "i|we|you"))
            return 1;
    return 0;
}

/* "the outcome of the Madrid meeting will help": a thing that belongs to somebody, and a noun. */
static int is_thing(const struct ent_event_finder *f, size_t subject)
{
    const struct ent_parse *p = &f->p.v->words[subject].parse;
    if (p->upos != ENT_UPOS_NOUN || ent_party_mention(&f->p, subject) != NULL)
        return 0;
    return !ent_event_rules_acts(f->rules, p->lemma);
}

/* "help to maintain", "claims to have": what these do is told by the infinitive. */
static int leads_on(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    static const uint8_t types[] = {ENT_EVENT_CONSULT, ENT_EVENT_SUPPORT, ENT_EVENT_AID, ENT_EVENT_ACCUSE, ENT_EVENT_MOBILIZE, ENT_EVENT_COERCE, ENT_EVENT_ASSAULT};
    if (ent_tree_is_lemma(f->p.tree, verb, "propose") && ent_clause_is_infinitive(&f->p, ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP)))
        return 1; /* "proposes to break" */
    size_t k = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP);
    if (asks_for_object(rule) || k == ENT_NO_WORD || ent_clause_patient(&f->p, verb) != ENT_NO_WORD || f->p.v->words[k].parse.upos != ENT_UPOS_VERB)
        return 0;
    return memchr(types, rule->type, sizeof types) != NULL;
}

/* "a visit during which a pact was signed with Iran": who signed it is who made the visit. */
static void actors_above(const struct ent_event_finder *f, size_t verb, struct ent_parties *out)
{
    enum ent_relation r = relation(f, verb);
    size_t at = ent_tree_head(f->p.tree, verb);
    if (r != ENT_REL_ACL && r != ENT_REL_PARATAXIS && r != ENT_REL_ADVCL)
        return;
    for (int climbed = 0; at != ENT_NO_WORD && climbed < ENT_EVENT_HEIGHT; climbed++, at = ent_tree_head(f->p.tree, at))
        if (f->p.v->words[at].parse.upos == ENT_UPOS_VERB) {
            size_t patient = ent_clause_is_passive(&f->p, at) ? ent_clause_patient(&f->p, at) : ENT_NO_WORD;
            if (patient != ENT_NO_WORD)
                ent_parties_of(&f->p, patient, 0, out);
            else
                ent_clause_actors(&f->p, at, out);
            return;
        }
}

/* Is the clause told of by "during which", "where", "when", or a circumstance of another: "under a deal signed with China, Oman will"? */
static int is_setting(const struct ent_event_finder *f, size_t verb)
{
    size_t head = ent_tree_head(f->p.tree, verb);
    if (relation(f, verb) == ENT_REL_ACL && head != ENT_NO_WORD && relation(f, head) == ENT_REL_OBL)
        return 1;
    ent_tree_each(f->p.tree, verb, k)
        if (k < verb && ent_view_one_of(f->p.v, k, "where|which|when"))
            return 1;
    return 0;
}

/* Forces, observers: whose they are is who sends them. */
static int sends_own(const struct ent_event_rule *rule)
{
    return rule->type == ENT_EVENT_MOBILIZE || rule->type == ENT_EVENT_RETREAT || (rule->type == ENT_EVENT_AID && rule->options & ENT_RULE_PLACE);
}

/* "violated by the intervention in Mali": is what stands behind "by" no one who acts? */
static int is_by_thing(const struct ent_event_finder *f, size_t word)
{
    ent_tree_each(f->p.tree, word, k) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(f->p.v, at, "by") && is_thing(f, k) && ent_view_key(f->p.v, k)->period == 0)
            return 1;
    }
    return 0;
}

/* "arrested journalists", "condemned the attack": that they have no name makes it no less an act. */
static int is_done_to_people(const struct ent_event_finder *f, size_t verb, size_t object, const struct ent_event_rule *rule)
{
    if (object == ENT_NO_WORD || f->p.v->words[object].parse.upos != ENT_UPOS_NOUN)
        return 0;
    if (rule->type == ENT_EVENT_COERCE || rule->type == ENT_EVENT_ASSAULT)
        return ent_event_rules_acts(f->rules, f->p.v->words[object].parse.lemma);
    return rule->type == ENT_EVENT_ACCUSE && strstr(f->p.v->words[verb].parse.feats, "Tense=Past") != NULL; /* "condemns terrorism": an attitude */
}

/* Who is received somewhere is the guest of whoever rules there. */
static void receive(const struct ent_event_finder *f, size_t verb, size_t guest, struct ent_event *e)
{
    static const char *const places[] = {"at", "in", NULL};
    struct ent_parties hosts = {0};
    ent_parties_of(&f->p, guest, 0, &e->actors);
    ent_clause_placed(&f->p, verb, places, &e->actors, &hosts);
    if (hosts.n > 0)
        e->targets = hosts;
    ent_parties_take(&e->targets, &e->actors);
}

/* "was arrested in Minsk", "was summoned in Budapest": whoever rules there does it, where nobody is told. */
static void ruled_by(const struct ent_event_finder *f, size_t verb, struct ent_event *e)
{
    static const char *const places[] = {"in", NULL};
    struct ent_party_finder things = f->p;
    things.is_thing_too = 1;
    ent_clause_placed(&things, verb, places, &e->targets, &e->actors);
    host_states(f, &e->actors);
    for (size_t i = 0; i < e->actors.n; i++) {
        uint32_t entity = ent_gazetteer_entity(f->p.gazetteer, e->actors.items[i].entity, e->actors.items[i].n);
        if (entity == ENT_NO_ENTITY || f->p.gazetteer->entities[entity].type != ENT_TYPE_STATE)
            e->actors.n = 0;
    }
    ent_parties_take(&e->actors, &e->targets);
}

/* "bought 5.6 bcm of gas", "supplies 82 percent": a measured flow is a fact, no act. */
static int is_flow(const struct ent_event_finder *f, size_t object, const struct ent_event_rule *rule)
{
    static const char *const measures[] = {"%", "percent", "cent", "bcm", "mcm", "barrel", "ton", "tonne", "kwh", "mwh", "gwh", "twh", NULL};
    if (rule->type != ENT_EVENT_COOPERATE || object == ENT_NO_WORD)
        return 0;
    size_t over = ent_tree_head(f->p.tree, object);
    if (ent_tree_is_any(f->p.tree, object, measures) || (over != ENT_NO_WORD && relation(f, object) == ENT_REL_NMOD && ent_tree_is_any(f->p.tree, over, measures)))
        return 1;
    ent_tree_each(f->p.tree, object, k)
        if (ent_tree_is_any(f->p.tree, k, measures))
            return 1;
    return 0;
}

/* "encouraged Iran to": not "is encouraged to note". */
static int asks_somebody(const struct ent_event_finder *f, size_t verb)
{
    return ent_tree_child(f->p.tree, verb, ENT_REL_OBJ) != ENT_NO_WORD && !ent_clause_is_passive(&f->p, verb);
}

int ent_event_try_verb(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule, struct ent_event *e)
{
    size_t whole = ent_clause_patient(&f->p, verb);
    size_t object = asks_for_object(rule) ? find_object(f, verb, rule) : ENT_NO_WORD;
    if ((asks_for_object(rule) && object == ENT_NO_WORD) || is_flow(f, whole, rule) || is_flow(f, object, rule))
        return 0;
    if (rule->options & ENT_RULE_AIM && (ent_event_aim_of(f, verb) == ENT_NO_WORD || (rule->type == ENT_EVENT_REQUEST && !asks_somebody(f, verb))))
        return 0;
    if ((rule->options & ENT_RULE_BARE && is_done_to(f, verb)) || leads_on(f, verb, rule) ||
        (rule->is_except && whole != ENT_NO_WORD && ent_tree_is_any(f->p.tree, whole, rule->objects)))
        return 0;
    if (rule->type == ENT_EVENT_CONSULT && !asks_for_object(rule) && rule->places[0] == NULL && whole != ENT_NO_WORD && is_thing(f, whole))
        return 0; /* "received a letter" */
    *e = (struct ent_event){.type = rule->type, .rule = rule, .trigger_first = (uint32_t)verb, .trigger_last = (uint32_t)verb + 1};
    if (ent_clause_is_passive(&f->p, verb)) {
        if (is_by_thing(f, verb))
            return 0;
        ent_clause_agents(&f->p, verb, &e->actors);
        if (e->actors.n == 0 && object != ENT_NO_WORD)
            ent_clause_agents(&f->p, object, &e->actors); /* "an attack by rebels was launched" */
    } else {
        size_t subject = ent_clause_subject(&f->p, verb);
        if (is_own_voice(f, verb))
            return 0;
        if (subject != ENT_NO_WORD && is_thing(f, subject) && !(relation(f, verb) == ENT_REL_ACL && ent_clause_is_infinitive(&f->p, verb)))
            return 0;
        ent_clause_actors(&f->p, verb, &e->actors);
        if (e->actors.n == 0 && subject != ENT_NO_WORD && f->p.v->words[subject].parse.upos == ENT_UPOS_PRON)
            return 0; /* "we ask Iran": who that is is not told */
    }
    verb_targets(f, verb, object, rule, &e->actors, &e->targets);
    if (e->actors.n == 0 && e->targets.n > 0 && relation(f, verb) == ENT_REL_ACL) { /* "Russian troops sent to Syria", nobody said by whom */
        ent_parties_of(&f->p, ent_tree_head(f->p.tree, verb), 0, &e->actors);
        ent_parties_take(&e->actors, &e->targets);
    }
    if (e->actors.n == 0 && object != ENT_NO_WORD && ent_clause_is_passive(&f->p, verb) && (sends_own(rule) || is_measure(f, object))) { /* "a UN mission was sent" */
        ent_clause_owners(&f->p, object, &e->actors);
        ent_parties_take(&e->targets, &e->actors);
    }
    if (e->actors.n == 0 && rule->options & ENT_RULE_JOINT && ent_clause_is_passive(&f->p, verb) && is_setting(f, verb)) {
        actors_above(f, verb, &e->actors);
        ent_parties_take(&e->actors, &e->targets);
    }
    if (e->actors.n == 0 && rule->type == ENT_EVENT_CONSULT && !asks_for_object(rule) && ent_clause_is_passive(&f->p, verb)) /* "was received in Kabul" */
        receive(f, verb, whole, e);
    if (e->actors.n == 0 && (rule->type == ENT_EVENT_COERCE || rule->type == ENT_EVENT_ACCUSE || rule->type == ENT_EVENT_SANCTION) && ent_clause_is_passive(&f->p, verb))
        ruled_by(f, verb, e);
    if ((rule->is_clause && e->targets.n == 0) ||
        (e->actors.n == 0 && rule->options & ENT_RULE_ALONE && object == ENT_NO_WORD && ent_clause_is_passive(&f->p, verb)))
        return 0;
    if (object != ENT_NO_WORD && !rule->is_clause) {
        e->trigger_first = (uint32_t)(object < verb ? object : verb);
        e->trigger_last = (uint32_t)(object < verb ? verb : object) + 1;
    }
    return ent_event_settle(f, e, object != ENT_NO_WORD || is_done_to_people(f, verb, whole, rule));
}
