/* Events that a noun tells of: "the visit of A to B". */
#include "extract/ent_event_parts.h"

static const char *const of_words[] = {"of", NULL};
static const char *const from_words[] = {"from", NULL};
static const char *const between_words[] = {"among", "between", "involving", NULL};

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
    return relation(f, noun) == ENT_REL_NSUBJ && (relation(f, head) == ENT_REL_CCOMP || relation(f, head) == ENT_REL_ACL) && above != ENT_NO_WORD &&
           ent_clause_is_going(&f->p, head) && ent_tree_is_any(f->p.tree, above, announcing);
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

/* "Karapetyan's detention": whose it is when that is no state suffers it. */
static void suffer(const struct ent_event_finder *f, struct ent_event *e)
{
    if (e->actors.n == 0 || !has_person(f, &e->actors))
        return;
    e->targets = e->actors;
    e->actors.n = 0;
}

/* "its accession to the Abraham Accords": treaties and blocs before anybody else. */
static void place_treaty(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule, struct ent_parties *out)
{
    struct ent_party_finder things = f->p;
    struct ent_parties found = {0};
    things.is_thing_too = 1;
    ent_clause_placed(&things, noun, rule->places, NULL, &found);
    for (size_t i = 0; i < found.n; i++)
        if (ent_event_is_bloc(f, &found.items[i])) {
            out->items[0] = found.items[i];
            out->n = 1;
            return;
        }
}

/* Those behind "by" on the noun, or on what is inside it: "the release of prisoners by Belarus". */
static void agents(const struct ent_event_finder *f, size_t noun, struct ent_parties *out)
{
    ent_clause_agents(&f->p, noun, out);
    ent_tree_each(f->p.tree, noun, k) {
        size_t at = relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (out->n == 0 && at != ENT_NO_WORD && ent_view_is(f->p.v, at, "of"))
            ent_clause_agents(&f->p, k, out);
    }
}

/* The infinitive that says what is refused, demanded, threatened; ENT_NO_WORD. */
static size_t aim_of(const struct ent_event_finder *f, size_t noun)
{
    size_t k = ent_tree_child(f->p.tree, noun, ENT_REL_ACL);
    return k != ENT_NO_WORD && k > noun && ent_clause_is_infinitive(&f->p, k) ? k : ENT_NO_WORD;
}

/* "Iran's detention of a diplomat": people without a name are acted on, too. */
static int is_of_people(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule)
{
    if (!(rule->options & ENT_RULE_OF) || (rule->type != ENT_EVENT_COERCE && rule->type != ENT_EVENT_ASSAULT))
        return 0;
    ent_tree_each(f->p.tree, noun, k) {
        size_t at = relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->p.tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(f->p.v, at, "of") && f->p.v->words[k].parse.upos == ENT_UPOS_NOUN)
            return ent_event_rules_acts(f->rules, f->p.v->words[k].parse.lemma);
    }
    return 0;
}

int ent_event_try_noun(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule, struct ent_event *e)
{
    if (!is_so(f, noun, rule))
        return 0;
    *e = (struct ent_event){.type = rule->type, .rule = rule, .trigger_first = (uint32_t)noun, .trigger_last = (uint32_t)noun + 1};
    agents(f, noun, &e->actors);
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
    if (rule->options & ENT_RULE_OF && rule->type == ENT_EVENT_COERCE && !has_agent)
        suffer(f, e);
    ent_clause_placed(&f->p, noun, rule->places, &e->actors, &e->targets);
    if (rule->options & ENT_RULE_BLOC)
        place_treaty(f, noun, rule, &e->targets);
    if (e->targets.n == 0 && rule->type == ENT_EVENT_RETREAT) /* "the removal of guards from Oman": may hang on the guards */
        ent_tree_each(f->p.tree, noun, k)
            if (relation(f, k) == ENT_REL_NMOD)
                ent_clause_placed(&f->p, k, rule->places, &e->actors, &e->targets);
    if (e->actors.n == 0 && !ent_dictionary_has(rule->places, "from")) { /* "criticism from Iran" */
        ent_clause_placed(&f->p, noun, from_words, NULL, &e->actors);
        ent_parties_take(&e->actors, &e->targets);
        ent_event_drop_places(f, &e->actors);
    }
    if ((rule->options & ENT_RULE_OF || has_agent || has_owner) && e->targets.n == 0)
        ent_clause_placed(&f->p, noun, of_words, &e->actors, &e->targets);
    ent_parties_take(&e->targets, &e->actors);
    size_t aim = aim_of(f, noun);
    if (e->targets.n == 0 && aim != ENT_NO_WORD) { /* "refusal to renew its contract with Gazprom" */
        ent_event_aim_targets(f, aim, &e->actors, &e->targets);
        e->aim = (uint32_t)aim;
    }
    if (e->actors.n == 0 && e->targets.n > 0)
        ent_parties_of(&f->p, whose(f, noun, rule), 0, &e->actors);
    ent_parties_take(&e->actors, &e->targets);
    if (e->actors.n == 0 && !(rule->options & ENT_RULE_OF && has_person(f, &e->targets))) /* "the arrest of Smith": by whom is not told */
        return 0;
    return ent_event_settle(f, e, is_told_of || is_of_people(f, noun, rule));
}
