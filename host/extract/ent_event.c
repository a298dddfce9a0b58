#include "extract/ent_event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_verb_form.h"

/* How far up a date is looked after; how many words of distance another clause counts for; how many words an answer comes after. */
enum { MAX_HEIGHT = 12, OTHER_CLAUSE = 1000, REPLY = 60 };

static enum ent_relation relation(const struct ent_event_finder *f, size_t word)
{
    return (enum ent_relation)f->p.v->words[word].parse.relation;
}

/* ---- verbs ---- */

/* "to sign": an infinitive? */
static int aims_at(const struct ent_event_finder *f, size_t verb)
{
    size_t mark = verb != ENT_NO_WORD ? ent_tree_child(f->p.tree, verb, ENT_REL_MARK) : ENT_NO_WORD;
    return mark != ENT_NO_WORD && ent_view_is(f->p.v, mark, "to");
}

/* The verb of the clause that a verb tells of, if it has one of the auxiliaries: "said that Iran must leave"; ENT_NO_WORD. */
static size_t clause_with(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    size_t clause = ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP);
    if (clause == ENT_NO_WORD)
        return ENT_NO_WORD;
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
    for (size_t i = 0; i < 2 && over[i] != ENT_NO_WORD; i++)
        ent_tree_each(f->p.tree, over[i], k) {
            enum ent_relation r = relation(f, k);
            size_t at = ent_tree_child(f->p.tree, k, r == ENT_REL_ADVCL ? ENT_REL_MARK : ENT_REL_CASE);
            int can_be = r == ENT_REL_XCOMP || r == ENT_REL_OBJ || r == ENT_REL_OBL || r == ENT_REL_ADVCL || r == ENT_REL_NMOD || r == ENT_REL_APPOS;
            if (k > verb && k != patient && can_be && (at == ENT_NO_WORD || ent_view_is(f->p.v, at, "as")) && says(f, k, rule))
                return k;
        }
    return ENT_NO_WORD;
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
    size_t object = ent_clause_patient(&f->p, verb), with = given_with(f, verb, rule);
    if (object == ENT_NO_WORD && with == ENT_NO_WORD && !aims_at(f, ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP)))
        object = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP); /* "expressed regret": taken for a verb */
    if (with != ENT_NO_WORD || object == ENT_NO_WORD)
        return with;
    if (ent_tree_is_any(f->p.tree, object, rule->objects))
        return object;
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
    return ENT_NO_WORD;
}

/* The infinitive that a verb leads to. */
static size_t aim_of(const struct ent_event_finder *f, size_t verb)
{
    size_t aim = ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP);
    ent_tree_each(f->p.tree, verb, k)
        if (aim == ENT_NO_WORD && relation(f, k) == ENT_REL_ADVCL && ent_tree_child(f->p.tree, k, ENT_REL_MARK) != ENT_NO_WORD &&
            ent_view_is(f->p.v, ent_tree_child(f->p.tree, k, ENT_REL_MARK), "to"))
            aim = k;
    return aim;
}

/* What it acts on, else where. */
static void aim_targets(const struct ent_event_finder *f, size_t aim, const struct ent_parties *actors, struct ent_parties *out)
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

/* Is one of them the party, or the state that it belongs to? */
static int has_or_rules(const struct ent_event_finder *f, const struct ent_parties *p, const struct ent_party *x)
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
        size_t at = relation(f, k) == ENT_REL_NMOD || relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_OBJ ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_one_of(f->p.v, at, "in|of"))
            ent_clause_placed(&f->p, k, rule->places, actors, out);
    }
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
    if (rule->options & ENT_RULE_JOINT && actors->n > 1 && !rule->is_infinitive) /* they act with each other */
        return;
    if (out->n == 0 && object != ENT_NO_WORD && !rule->is_infinitive)
        ent_clause_owners(&f->p, object, out);
    if (out->n == 0 && object == ENT_NO_WORD)
        ent_parties_of(&f->p, whole, (rule->options & ENT_RULE_PLACE) != 0, out);
    if (out->n == 0 && rule->options & ENT_RULE_BLOC)
        add_treaty(f, whole, out);
    if (out->n == 0 && actors->n > 0) /* far inside, and nobody acts: it is not told of them */
        ent_parties_inside(&f->p, whole, actors, out);
    ent_parties_take(out, actors);
    if (out->n == 0) /* "applied to join ...", "threatened to attack" */
        aim_targets(f, rule->is_infinitive ? object : aim_of(f, verb), actors, out);
    if (out->n == 0) { /* "alleged that the West was arming ..." */
        size_t clause = ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP);
        size_t subject = clause != ENT_NO_WORD ? ent_tree_child(f->p.tree, clause, ENT_REL_NSUBJ) : ENT_NO_WORD;
        ent_parties_of(&f->p, subject, 0, out);
        ent_parties_take(out, actors);
        if (out->n > 0 && actors->n > 0 && has_or_rules(f, out, &actors->items[0])) /* "Aliyev warned that Azerbaijan might": nobody's target is his own state */
            out->n = 0;
    }
}

/* What one can be a member of, or leave: a bloc of states, a treaty, a corridor. */
static int is_bloc(const struct ent_event_finder *f, const struct ent_party *p)
{
    uint32_t entity = ent_gazetteer_entity(f->p.gazetteer, p->entity, p->n);
    const struct ent_mention *m = ent_party_mention(&f->p, p->word);
    return (entity != ENT_NO_ENTITY && f->p.gazetteer->entities[entity].type == ENT_TYPE_BLOC) || (m != NULL && (m->type == ENT_TYPE_TREATY || m->type == ENT_TYPE_ROUTE));
}

/* Who travels to a town is a guest of its state: "traveled to Kazan". */
static void host_states(const struct ent_event_finder *f, struct ent_parties *p)
{
    const struct ent_gazetteer *g = f->p.gazetteer;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, p->items[i].word);
        uint32_t of = m != NULL && m->type == ENT_TYPE_PLACE && !m->metonym && m->known != ENT_NO_ENTITY ? g->entities[m->known].of : ENT_NO_ENTITY;
        if (of == ENT_NO_ENTITY || g->entities[of].type != ENT_TYPE_STATE || p->items[i].n != m->n_entity)
            continue;
        p->items[i].entity = g->entities[of].name;
        p->items[i].n = strlen(g->entities[of].name);
    }
}

/* Who meets, supports, agrees, refuses must be told. */
static int needs_actor(const struct ent_event_rule *rule)
{
    return rule->type == ENT_EVENT_CONSULT || rule->type == ENT_EVENT_SUPPORT || rule->type == ENT_EVENT_AGREE || rule->type == ENT_EVENT_THREATEN ||
           rule->type == ENT_EVENT_REJECT || rule->type == ENT_EVENT_REQUEST || rule->type == ENT_EVENT_AID;
}

/* Do the parties make it an event?  Joint acts are dealt out, reversed ones turned round. */
static int settle(const struct ent_event_finder *f, struct ent_event *e, int has_object)
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
    if (rule->type == ENT_EVENT_CONSULT) {
        host_states(f, &e->targets);
        ent_parties_take(&e->targets, &e->actors);
    }
    int is_of_bloc = e->targets.n > 0 && is_bloc(f, &e->targets.items[0]);
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
    if (agents.n > 0 || ent_tree_child(f->p.tree, verb, ENT_REL_OBJ) != ENT_NO_WORD || ent_tree_child(f->p.tree, verb, ENT_REL_CCOMP) != ENT_NO_WORD || (subject != ENT_NO_WORD && ent_tree_is_subtype(f->p.tree, subject, "pass")))
        return 1;
    return relation(f, verb) != ENT_REL_ACL && (ent_clause_is_passive(&f->p, verb) || ent_clause_patient(&f->p, verb) != ENT_NO_WORD);
}

static int asks_for_object(const struct ent_event_rule *rule) { return rule->objects != NULL && !rule->is_except; }

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
    for (int climbed = 0; at != ENT_NO_WORD && climbed < MAX_HEIGHT; climbed++, at = ent_tree_head(f->p.tree, at))
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

/* "encouraged Iran to": not "is encouraged to note". */
static int asks_somebody(const struct ent_event_finder *f, size_t verb)
{
    return ent_tree_child(f->p.tree, verb, ENT_REL_OBJ) != ENT_NO_WORD && !ent_clause_is_passive(&f->p, verb);
}

static int try_verb(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule, struct ent_event *e)
{
    size_t whole = ent_clause_patient(&f->p, verb);
    size_t object = asks_for_object(rule) ? find_object(f, verb, rule) : ENT_NO_WORD;
    if (asks_for_object(rule) && object == ENT_NO_WORD)
        return 0;
    if (rule->options & ENT_RULE_AIM && (aim_of(f, verb) == ENT_NO_WORD || (rule->type == ENT_EVENT_REQUEST && !asks_somebody(f, verb))))
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
        if (subject != ENT_NO_WORD && is_thing(f, subject) && !(relation(f, verb) == ENT_REL_ACL && aims_at(f, verb)))
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
    if (e->actors.n == 0 && object != ENT_NO_WORD && ent_clause_is_passive(&f->p, verb) && sends_own(rule)) { /* "a UN mission was sent" */
        ent_clause_owners(&f->p, object, &e->actors);
        ent_parties_take(&e->targets, &e->actors);
    }
    if (e->actors.n == 0 && rule->options & ENT_RULE_JOINT && ent_clause_is_passive(&f->p, verb) && is_setting(f, verb)) {
        actors_above(f, verb, &e->actors);
        ent_parties_take(&e->actors, &e->targets);
    }
    if (e->actors.n == 0 && rule->type == ENT_EVENT_CONSULT && !asks_for_object(rule) && ent_clause_is_passive(&f->p, verb)) /* "was received in Kabul" */
        receive(f, verb, whole, e);
    if ((rule->is_clause && e->targets.n == 0) || (e->actors.n == 0 && rule->options & ENT_RULE_ALONE && object == ENT_NO_WORD && ent_clause_is_passive(&f->p, verb)))
        return 0;
    if (object != ENT_NO_WORD && !rule->is_clause) {
        e->trigger_first = (uint32_t)(object < verb ? object : verb);
        e->trigger_last = (uint32_t)(object < verb ? verb : object) + 1;
    }
    return settle(f, e, object != ENT_NO_WORD || is_done_to_people(f, verb, whole, rule));
}

/* ---- nouns ---- */

static const char *const of_words[] = {"of", NULL};
static const char *const from_words[] = {"from", NULL};
static const char *const between_words[] = {"among", "between", "involving", NULL};

static int has_place(const struct ent_event_rule *rule, const char *preposition)
{
    for (const char *const *p = rule->places; *p != NULL; p++)
        if (strcmp(*p, preposition) == 0)
            return 1;
    return 0;
}

/* "a delivery from Altynkol": a place acts in nothing. */
static void drop_places(const struct ent_event_finder *f, struct ent_parties *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, p->items[i].word);
        if (m == NULL || m->type != ENT_TYPE_PLACE || m->metonym)
            p->items[n++] = p->items[i];
    }
    p->n = n;
}

static int has_person(const struct ent_event_finder *f, const struct ent_parties *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(&f->p, p->items[i].word);
        if (m != NULL && (m->type == ENT_TYPE_PERSON || m->type == ENT_TYPE_ORG || m->type == ENT_TYPE_GROUP))
            return 1;
    }
    return 0;
}

/* "a meeting involving A and B" */
static void add_involved(const struct ent_event_finder *f, size_t noun, struct ent_parties *out)
{
    ent_tree_each(f->p.tree, noun, k)
        if (relation(f, k) == ENT_REL_ACL && (ent_tree_is_lemma(f->p.tree, k, "involve") || ent_tree_is_lemma(f->p.tree, k, "include")))
            ent_parties_of(&f->p, ent_tree_child(f->p.tree, k, ENT_REL_OBJ), 0, out);
    ent_tree_each(f->p.tree, noun, k) /* "... the EU, and Armenia" may hang on the meeting */
        if (out->n > 0 && relation(f, k) == ENT_REL_CONJ && ent_party_mention(&f->p, k) != NULL)
            ent_parties_of(&f->p, k, 0, out);
}

/* Has the noun one of the words before it: "military operation"? */
static int is_so(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule)
{
    if (rule->objects == NULL)
        return 1;
    ent_tree_each(f->p.tree, noun, k)
        if ((relation(f, k) == ENT_REL_AMOD || relation(f, k) == ENT_REL_COMPOUND) && ent_tree_is_any(f->p.tree, k, rule->objects))
            return 1;
    return 0;
}

/* "announced the withdrawal", "announced that the withdrawal would begin": who tells it of himself does it. */
static int is_announced(const struct ent_event_finder *f, size_t noun, size_t head)
{
    static const char *const announcing[] = {"announce", "authorize", "authorise", "confirm", "order", "unveil", NULL};
    size_t above = ent_tree_head(f->p.tree, head);
    if (relation(f, noun) == ENT_REL_OBJ)
        return ent_tree_is_any(f->p.tree, head, announcing);
    return relation(f, noun) == ENT_REL_NSUBJ && (relation(f, head) == ENT_REL_CCOMP || relation(f, head) == ENT_REL_ACL) && above != ENT_NO_WORD && ent_clause_is_going(&f->p, head) &&
           ent_tree_is_any(f->p.tree, above, announcing);
}

/* "during a visit to Baku, Putin said", "made a visit to": whoever the sentence is about; ENT_NO_WORD: nobody by this noun's place. */
static size_t whose(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule)
{
    size_t head = ent_tree_head(f->p.tree, noun);
    if (ent_tree_child(f->p.tree, noun, ENT_REL_COP) != ENT_NO_WORD) /* "is on a visit to Baku" */
        return ent_tree_case(f->p.tree, noun) != ENT_NO_WORD ? ent_tree_child(f->p.tree, noun, ENT_REL_NSUBJ) : ENT_NO_WORD;
    if (head == ENT_NO_WORD || f->p.v->words[head].parse.upos != ENT_UPOS_VERB)
        return ENT_NO_WORD;
    if (is_announced(f, noun, head))
        return ent_clause_subject(&f->p, relation(f, noun) == ENT_REL_OBJ ? head : ent_tree_head(f->p.tree, head));
    if (relation(f, noun) == ENT_REL_OBJ ? ent_clause_is_making(&f->p, head) : relation(f, noun) == ENT_REL_OBL && rule->type == ENT_EVENT_CONSULT)
        return ent_clause_subject(&f->p, head);
    return ENT_NO_WORD;
}

static int try_noun(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule, struct ent_event *e)
{
    if (!is_so(f, noun, rule))
        return 0;
    *e = (struct ent_event){.type = rule->type, .rule = rule, .trigger_first = (uint32_t)noun, .trigger_last = (uint32_t)noun + 1};
    ent_clause_agents(&f->p, noun, &e->actors);
    size_t head = ent_tree_head(f->p.tree, noun);
    int is_told_of = e->actors.n == 0 && head != ENT_NO_WORD && is_announced(f, noun, head); /* then to whom need not be told */
    if (is_told_of)
        ent_parties_of(&f->p, whose(f, noun, rule), 0, &e->actors);
    int has_agent = e->actors.n > 0; /* then "of" is what they acted on: "the invasion of ... by" */
    ent_clause_placed(&f->p, noun, between_words, NULL, &e->actors);
    if (e->actors.n == 0)
        add_involved(f, noun, &e->actors);
    if (e->actors.n == 0)
        ent_clause_owners(&f->p, noun, &e->actors);
    int has_owner = e->actors.n > 0 && (rule->type == ENT_EVENT_ASSAULT || rule->type == ENT_EVENT_SUPPORT); /* "Iraq's invasion of Kuwait" */
    if (e->actors.n == 0 && !(rule->options & ENT_RULE_OF))
        ent_clause_placed(&f->p, noun, of_words, NULL, &e->actors);
    ent_clause_placed(&f->p, noun, rule->places, &e->actors, &e->targets);
    if (e->targets.n == 0 && rule->type == ENT_EVENT_RETREAT) /* "the removal of guards from Oman": may hang on the guards */
        ent_tree_each(f->p.tree, noun, k)
            if (relation(f, k) == ENT_REL_NMOD)
                ent_clause_placed(&f->p, k, rule->places, &e->actors, &e->targets);
    if (e->actors.n == 0 && !has_place(rule, "from")) { /* "criticism from Iran" */
        ent_clause_placed(&f->p, noun, from_words, NULL, &e->actors);
        ent_parties_take(&e->actors, &e->targets);
        drop_places(f, &e->actors);
    }
    if ((rule->options & ENT_RULE_OF || has_agent || has_owner) && e->targets.n == 0)
        ent_clause_placed(&f->p, noun, of_words, &e->actors, &e->targets);
    ent_parties_take(&e->targets, &e->actors);
    if (e->actors.n == 0 && e->targets.n > 0)
        ent_parties_of(&f->p, whose(f, noun, rule), 0, &e->actors);
    ent_parties_take(&e->actors, &e->targets);
    if (e->actors.n == 0 && !(rule->options & ENT_RULE_OF && has_person(f, &e->targets))) /* "the arrest of Smith": by whom is not told */
        return 0;
    return settle(f, e, is_told_of);
}

/* ---- all of them ---- */

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
    for (int climbed = 0; below != ENT_NO_WORD && climbed < MAX_HEIGHT; climbed++, below = ent_tree_head(f->p.tree, below))
        if (below == word)
            return 1;
    return 0;
}

/* Whose time is it: 0 the event's own, 1 that of a clause it is in, 2 of another clause. */
static int date_rank(const struct ent_event_finder *f, const struct ent_timex *t, const struct ent_event *e)
{
    size_t at = ent_tree_head(f->p.tree, date_word(f, t));
    for (int climbed = 0; at != ENT_NO_WORD && climbed < MAX_HEIGHT; climbed++, at = ent_tree_head(f->p.tree, at)) {
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
        if (out->items[i].type == e->type && out->items[i].status == e->status && !are_two(f, &out->items[i], e) && is_same(&out->items[i].actors, &e->actors) && is_same(&out->items[i].targets, &e->targets))
            return 1;
    return 0;
}

/* Is what is rejected something that was said against somebody: "denied", "rejected the charge"? */
static int is_of_charge(const struct ent_event_finder *f, const struct ent_event *e)
{
    static const char *const charges[] = {"accusation", "allegation", "blame", "charge", "claim", "criticism", "deny", "refute", "report", "responsibility", NULL};
    return ent_tree_is_any(f->p.tree, e->trigger_first, charges) || ent_tree_is_any(f->p.tree, e->trigger_last - 1, charges);
}

/* "Iran accused Oman ... Oman rejected the charge": who rejects answers whoever spoke against it, or asked it, last. */
static void answer(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e)
{
    static const uint8_t asked[] = {ENT_EVENT_ACCUSE, ENT_EVENT_REQUEST, ENT_EVENT_THREATEN, ENT_EVENT_SANCTION};
    if (e->type != ENT_EVENT_REJECT || e->targets.n > 0 || e->actors.n == 0)
        return;
    for (size_t i = out->n; i-- > 0 && out->items[i].last + REPLY > e->first;) {
        const struct ent_event *said = &out->items[i];
        if (said->actors.n == 0 || memchr(asked, said->type, is_of_charge(f, e) ? 1 : sizeof asked) == NULL || !has_or_rules(f, &said->targets, &e->actors.items[0]))
            continue;
        e->targets = said->actors;
        ent_parties_take(&e->targets, &e->actors);
        return;
    }
}

/* "Mali expelled two French diplomats and moved troops to the border": hostile acts of one clause are against the same. */
static void share_target(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e)
{
    if (e->targets.n > 0 || e->type != ENT_EVENT_MOBILIZE || relation(f, e->trigger_first) != ENT_REL_CONJ)
        return;
    for (size_t i = out->n; i-- > 0 && out->items[i].first == e->first;)
        if (out->items[i].type >= ENT_EVENT_ACCUSE && is_same(&out->items[i].actors, &e->actors)) {
            e->targets = out->items[i].targets;
            return;
        }
}

static enum ent_status push(struct ent_event_finder *f, struct ent_event *e, struct ent_events *out, struct ent_error *err)
{
    answer(f, out, e);
    share_target(f, out, e);
    if (is_told(f, out, e))
        return ENT_OK;
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st != ENT_OK)
        return st;
    e->date = find_date(f, e);
    size_t aim = e->type == ENT_EVENT_AGREE && !asks_for_object(e->rule) && e->trigger_last == e->trigger_first + 1 ? aim_of(f, e->trigger_first) : ENT_NO_WORD;
    if (aim != ENT_NO_WORD) /* "agreed to sell": one act, not two */
        f->used[aim] = 1;
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
            if (r->kind == kind && asks_for_object(r) == with_object && (kind == ENT_WORD_NOUN ? try_noun(f, word, r, e) : try_verb(f, word, r, e)))
                return 1;
    return 0;
}

/* "turned down": the particle of a verb; ENT_NO_WORD. */
static size_t particle_of(const struct ent_event_finder *f, size_t verb)
{
    ent_tree_each(f->p.tree, verb, k) {
        enum ent_relation r = relation(f, k);
        if (k > verb && ((r == ENT_REL_COMPOUND && ent_tree_is_subtype(f->p.tree, k, "prt")) ||
                         (r == ENT_REL_ADVMOD && ent_view_one_of(f->p.v, k, "away|back|down|in|off|out|over|up"))))
            return k;
    }
    /* "pulled out of Mali", "handed over the bodies": taken for a preposition */
    if (!ent_view_together(f->p.v, verb, verb + 1) || relation(f, verb + 1) != ENT_REL_CASE)
        return ENT_NO_WORD;
    int is_out_of = ent_view_one_of(f->p.v, verb + 1, "away|back|off|out") && ent_view_one_of(f->p.v, verb + 2, "of|from");
    return is_out_of || ent_clause_patient(&f->p, verb) == ent_tree_head(f->p.tree, verb + 1) ? verb + 1 : ENT_NO_WORD;
}

/* A verb with its particle ("turn down"), else by itself. */
static int match_particle(struct ent_event_finder *f, size_t verb, const char *lemma, struct ent_event *e)
{
    size_t particle = particle_of(f, verb);
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
    if (ent_event_rules_find(f->rules, lemma, strlen(lemma)) != NULL || particle_of(f, verb) != ENT_NO_WORD)
        return match_particle(f, verb, lemma, e);
    n = ent_verb_stems(form, n, stems);
    for (size_t i = 0; i < n; i++)
        if (match(f, verb, stems[i], ENT_WORD_VERB, e))
            return 1;
    return 0;
}

/* "is due in Tallinn", "was critical of Iran": said of a subject. */
static int is_predicate(const struct ent_event_finder *f, size_t word) { return ent_tree_child(f->p.tree, word, ENT_REL_COP) != ENT_NO_WORD; }

static int find_at(struct ent_event_finder *f, size_t word, struct ent_event *e)
{
    int upos = f->p.v->words[word].parse.upos, status;
    const char *lemma = f->p.v->words[word].parse.lemma;
    if ((upos != ENT_UPOS_VERB && upos != ENT_UPOS_NOUN && !(upos == ENT_UPOS_ADJ && is_predicate(f, word))) || f->used[word] || f->p.mention_at[word] != 0)
        return 0;
    if ((status = upos != ENT_UPOS_NOUN ? ent_clause_status(&f->p, word) : ent_clause_noun_status(&f->p, word)) == -1)
        return 0;
    if (!(upos == ENT_UPOS_VERB ? match_verb(f, word, e) : match(f, word, lemma, upos == ENT_UPOS_NOUN ? ENT_WORD_NOUN : ENT_WORD_ADJECTIVE, e)))
        return 0;
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
