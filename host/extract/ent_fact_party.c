/* Whose figure it is, and towards whom. */
#include <string.h>

#include "extract/ent_fact_place.h"

enum { MAX_CLIMB = 6, LOOK_BACK = ENT_FACT_BACK };

/* The verb that governs a word. */
static size_t verb_above(const struct ent_fact_place *k, size_t word)
{
    for (int i = 0; i < MAX_CLIMB && word != ENT_NO_WORD; i++, word = ent_tree_head(k->p->tree, word))
        if (is_verb(k, word))
            return word;
    return ENT_NO_WORD;
}

/* ---- the subject ---- */

static const char *const of_words[] = {"of", NULL};
static const char *const from_words[] = {"by", "from", NULL};
static const char *const by_words[] = {"by", NULL};

/* "its rival": of the two states that the article is about the other one than the sentence has named. */
static int is_rival(const struct ent_fact_place *k, size_t word, struct ent_parties *out)
{
    const uint32_t *topics = k->f->topics;
    const struct ent_mentions *m = k->p->mentions;
    size_t owner = word != ENT_NO_WORD && ent_view_one_of(k->p->v, word, "adversary|archrival|enemy|foe|rival") ? ent_tree_child(k->p->tree, word, ENT_REL_NMOD) : ENT_NO_WORD;
    if (owner == ENT_NO_WORD || !ent_view_one_of(k->p->v, owner, "its|their") || topics[1] == ENT_NO_ENTITY)
        return 0;
    for (size_t i = ent_fact_mention_from(k->p, k->first); i < m->n && m->items[i].first < word; i++)
        if (m->items[i].known == topics[0] || m->items[i].known == topics[1])
            return ent_fact_add_entity(k, topics[m->items[i].known == topics[0]], word, out);
    return 0;
}

/* Who does what a verb says; a passive has its agents. */
static void doers(const struct ent_fact_place *k, size_t verb, struct ent_parties *out)
{
    if (ent_clause_is_passive(k->p, verb))
        ent_clause_agents(k->p, verb, out);
    else if (!is_rival(k, ent_clause_subject(k->p, verb), out))
        ent_parties_of(k->p, ent_clause_subject(k->p, verb), 1, out);
}

/* "the state owns 30 percent", "the army acknowledged 12 deaths": that of the state that was named before. */
static int is_institution(const struct ent_fact_place *k, size_t word)
{
    size_t det = ent_tree_child(k->p->tree, word, ENT_REL_DET);
    return det != ENT_NO_WORD && ent_view_is(k->p->v, det, "the") &&
           ent_view_one_of(k->p->v, word, "army|authorities|cabinet|government|military|parliament|police|state|treasury");
}

/* Who acts in the clauses around the figure, the innermost first. */
static void clause_doers(const struct ent_fact_place *k, struct ent_parties *out)
{
    size_t word = k->figure;
    for (int i = 0; i < 2 * MAX_CLIMB && word != ENT_NO_WORD && out->n == 0; i++, word = ent_tree_head(k->p->tree, word)) {
        size_t subject = ent_tree_child(k->p->tree, word, ENT_REL_NSUBJ);
        if (ent_fact_tells(k, word) && !(k->m->rule->options & (ENT_FACT_GIVEN | ENT_FACT_STATE))) /* who speaks of it is not whose it is */
            continue;
        if (is_verb(k, word))
            doers(k, word, out);
        if (out->n == 0 && subject != ENT_NO_WORD)
            ent_parties_inside(k->p, subject, NULL, out);
        if (out->n == 0 && subject != ENT_NO_WORD && is_institution(k, subject))
            ent_fact_prevailing(k, out);
    }
}

/* Programmes and papers give nothing by themselves: "the European Peace Facility". */
static void drop_things(const struct ent_fact_place *k, struct ent_parties *p)
{
    static const uint32_t givers = UINT32_C(1) << ENT_TYPE_STATE | UINT32_C(1) << ENT_TYPE_BLOC | UINT32_C(1) << ENT_TYPE_PERSON | UINT32_C(1) << ENT_TYPE_GROUP |
                                   UINT32_C(1) << ENT_TYPE_PLACE;
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(k->p, p->items[i].word);
        if (m == NULL || is_type(m, givers) || relation(k, p->items[i].word) == ENT_REL_NSUBJ)
            p->items[n++] = p->items[i];
    }
    p->n = n;
}

/* "Egypt, whose income": what "whose" stands for, by the text; else what the clause hangs on. */
static void antecedent(const struct ent_fact_place *k, size_t whose, struct ent_parties *out)
{
    size_t before = whose > k->first + 1 && ent_view_is(k->p->v, whose - 1, ",") ? whose - 2 : whose - 1, word = whose;
    if (whose > k->first && k->p->mention_at[before] != 0)
        ent_parties_of(k->p, before, 1, out);
    for (int i = 0; i < MAX_CLIMB && word != ENT_NO_WORD && out->n == 0; i++, word = ent_tree_head(k->p->tree, word))
        if (relation(k, word) == ENT_REL_ACL)
            ent_parties_of(k->p, ent_tree_head(k->p->tree, word), 1, out);
}

/* "Its Russian gas", "its European string", "whose income from Suez": who has it, before the adjective. */
void ent_fact_possessor(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    ent_tree_each(k->p->tree, noun, c)
        if (relation(k, c) == ENT_REL_NMOD && ent_tree_is_subtype(k->p->tree, c, "poss")) {
            if (ent_view_is(k->p->v, c, "whose"))
                antecedent(k, c, out);
            else
                ent_parties_of(k->p, c, 1, out);
        }
}

/* "US-European aid": the first of the two */
static void first_of_pair(const struct ent_fact_place *k, struct ent_parties *out)
{
    size_t word = out->n > 0 ? out->items[0].word : 0;
    struct ent_parties first = {0};
    if (word < k->first + 2 || !ent_view_is(k->p->v, word - 1, "-") || k->p->mention_at[word - 2] == 0)
        return;
    ent_parties_of(k->p, word - 2, 1, &first);
    if (first.n > 0)
        out->items[0] = first.items[0];
}

static void owners(const struct ent_fact_place *k, size_t noun, int may_be_of, struct ent_parties *out)
{
    ent_fact_possessor(k, noun, out);
    if (out->n == 0)
        ent_clause_owners(k->p, noun, out);
    first_of_pair(k, out);
    if (k->m->rule->options & ENT_FACT_GIVEN)
        drop_things(k, out);
    if (out->n == 0) { /* "gas from Russia", but "the purchase of jets from France", "a contract from Gazprom until May" */
        int is_from_taken = k->m->rule->line_kind == ENT_FACT_DATE || ent_dictionary_has(k->m->rule->places, "from");
        ent_clause_placed(k->p, noun, is_from_taken ? by_words : from_words, NULL, out);
    }
    if (out->n == 0 && may_be_of)
        ent_clause_placed(k->p, noun, of_words, NULL, out);
}

/* The noun that an unnamed measure is of: "5% of Armenia's exports" */
static size_t measured_noun(const struct ent_fact_place *k)
{
    ent_tree_each(k->p->tree, k->figure, c)
        if (relation(k, c) == ENT_REL_NMOD)
            return c;
    return k->figure;
}

/* Is what the trigger names the whole of which the figure is a part: "5 percent of Armenia's exports"?  Then its owner is not whose share it is. */
static int is_whole(const struct ent_fact_place *k)
{
    size_t word = k->trigger;
    if (word == ENT_NO_WORD || is_verb(k, word))
        return 0;
    for (int i = 0; i < 3 && word != ENT_NO_WORD; i++, word = ent_tree_head(k->p->tree, word)) {
        size_t at = relation(k, word) == ENT_REL_NMOD ? ent_tree_case(k->p->tree, word) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(k->p->v, at, "of") && ent_tree_head(k->p->tree, word) == k->figure)
            return 1;
    }
    return 0;
}

/* "the contract that Bulgargaz holds", "the drones which Turkey sold": who does it. */
static void doers_of_relative(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    ent_tree_each(k->p->tree, noun, c) {
        size_t subject = relation(k, c) == ENT_REL_ACL ? ent_tree_child(k->p->tree, c, ENT_REL_NSUBJ) : ENT_NO_WORD;
        if (subject != ENT_NO_WORD && out->n == 0 && !ent_view_one_of(k->p->v, subject, "that|which|who"))
            ent_parties_of(k->p, subject, 1, out);
    }
}

/* The verb right above the figure, if it has a subject of its own and is no part of what the trigger says: "A lent 3, and B gives 5". */
static size_t verb_apart(const struct ent_fact_place *k)
{
    if (k->verb == ENT_NO_WORD || ent_tree_child(k->p->tree, k->verb, ENT_REL_NSUBJ) == ENT_NO_WORD || relation(k, k->verb) != ENT_REL_CONJ)
        return ENT_NO_WORD;
    size_t word = k->figure;
    for (int i = 0; i < 2 * MAX_CLIMB && word != ENT_NO_WORD && word != k->verb; i++, word = ent_tree_head(k->p->tree, word))
        if (word == k->trigger)
            return ENT_NO_WORD;
    return k->verb != k->trigger ? k->verb : ENT_NO_WORD;
}

/* Weapons and vehicles are what is counted and paid for; a house gives nothing by itself. */
static void drop_equipment(const struct ent_fact_place *k, struct ent_parties *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct ent_mention *m = ent_party_mention(k->p, p->items[i].word);
        int is_house = m != NULL && m->type == ENT_TYPE_FACILITY && !m->metonym && k->m->rule->options & ENT_FACT_GIVEN;
        if (m == NULL || (m->type != ENT_TYPE_EQUIPMENT && !is_house))
            p->items[n++] = p->items[i];
    }
    p->n = n;
}

/* The state of whom or what was found: a person's, a body's, a town's; of one without, the state that was named last. */
static void as_state(const struct ent_fact_place *k, struct ent_parties *out)
{
    const struct ent_mention *m = out->n > 0 ? ent_party_mention(k->p, out->items[0].word) : NULL;
    struct ent_parties state = {0};
    if (m == NULL || m->type == ENT_TYPE_STATE || m->type == ENT_TYPE_BLOC || m->metonym)
        return;
    uint32_t of = ent_entity_state(k->p->gazetteer, m->known);
    if (of == ENT_NO_ENTITY && m->type == ENT_TYPE_PLACE && m->known != ENT_NO_ENTITY) /* a continent has none */
        return;
    for (size_t i = ent_fact_mention_from(k->p, k->first); of == ENT_NO_ENTITY && i < k->p->mentions->n && k->p->mentions->items[i].first < k->last; i++)
        of = ent_entity_state(k->p->gazetteer, k->p->mentions->items[i].known); /* of an unknown town that of the president who is named with it */
    if (of != ENT_NO_ENTITY)
        ent_fact_add_entity(k, of, out->items[0].word, &state);
    else
        ent_fact_nearest_to(k, UINT32_C(1) << ENT_TYPE_STATE, LOOK_BACK, &state);
    if (state.n > 0)
        *out = state;
}

/* Who acts in office acts for a state, bloc or body: the one that the person is known to belong to. */
static void as_body(const struct ent_fact_place *k, struct ent_party *x)
{
    static const uint32_t bodies = UINT32_C(1) << ENT_TYPE_STATE | UINT32_C(1) << ENT_TYPE_BLOC | UINT32_C(1) << ENT_TYPE_ORG;
    const struct ent_gazetteer *g = k->p->gazetteer;
    uint32_t person = x->entity != NULL ? ent_gazetteer_entity(g, x->entity, x->n) : ENT_NO_ENTITY;
    uint32_t of = person != ENT_NO_ENTITY && g->entities[person].type == ENT_TYPE_PERSON ? g->entities[person].of : ENT_NO_ENTITY;
    if (of != ENT_NO_ENTITY && bodies >> g->entities[of].type & 1)
        *x = (struct ent_party){g->entities[of].name, strlen(g->entities[of].name), x->word};
}

/* "26 percent for the Greens", "gave the Greens 26 percent": who is chosen, not who is asked. */
static void chosen(const struct ent_fact_place *k, struct ent_parties *out)
{
    static const uint32_t eligible = UINT32_C(1) << ENT_TYPE_ORG | UINT32_C(1) << ENT_TYPE_PERSON;
    static const char *const for_words[] = {"for", NULL};
    struct ent_parties found = {0};
    if (ent_view_is(k->p->v, k->figure + 1, "of")) /* "a third of those asked" */
        return;
    ent_clause_placed(k->p, k->figure, for_words, NULL, &found);
    if (found.n == 0 && k->verb != ENT_NO_WORD && ent_view_one_of(k->p->v, k->verb, "give|gives|gave|given|giving"))
        ent_tree_each(k->p->tree, k->verb, c)
            if (c > k->verb && c < k->figure && (relation(k, c) == ENT_REL_OBJ || relation(k, c) == ENT_REL_IOBJ))
                ent_parties_of(k->p, c, 0, &found);
    const struct ent_mention *m = found.n > 0 ? ent_party_mention(k->p, found.items[0].word) : NULL;
    if (m != NULL && is_type(m, eligible))
        ent_fact_add_party(out, &found.items[0]);
}

/* "Turkey's line to Kars": of what the clause is about, its owner with a name. */
static int owner_of_theme(const struct ent_fact_place *k, struct ent_parties *out)
{
    size_t theme = ent_fact_theme(k->f, k->figure);
    if (theme != ENT_NO_WORD)
        ent_tree_each(k->p->tree, theme, c)
            if (relation(k, c) == ENT_REL_NMOD && ent_tree_is_subtype(k->p->tree, c, "poss") && ent_party_mention(k->p, c) != NULL)
                ent_parties_of(k->p, c, 1, out);
    return out->n > 0;
}

/* "strikes on Ukraine killed", "a blast in Ankara left": where what did it took place */
static void struck(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    static const char *const places[] = {"across", "against", "at", "in", "near", "on", NULL};
    ent_tree_each(k->p->tree, noun, c) {
        size_t at = relation(k, c) == ENT_REL_NMOD ? ent_tree_case(k->p->tree, c) : ENT_NO_WORD;
        if (out->n == 0 && at != ENT_NO_WORD && ent_view_in(k->p->v, at, places))
            ent_parties_inside(k->p, c, NULL, out);
    }
}

/* "power cuts in Odesa", "customers around Kharkiv": the place, whoever caused it. */
static void where(const struct ent_fact_place *k, struct ent_parties *out)
{
    static const char *const places[] = {"across", "around", "at", "in", "near", "throughout", NULL};
    size_t words[] = {k->figure, k->trigger, k->verb};
    for (size_t i = 0; i < 3 && out->n == 0; i++)
        ent_clause_placed(k->p, words[i], places, NULL, out);
    if (out->n == 0 && ent_fact_theme(k->f, k->figure) != ENT_NO_WORD)
        struck(k, ent_fact_theme(k->f, k->figure), out);
}

/* "34 people died there": the place that was named before. */
static void there(const struct ent_fact_place *k, struct ent_parties *out)
{
    static const uint32_t places = UINT32_C(1) << ENT_TYPE_PLACE | UINT32_C(1) << ENT_TYPE_FACILITY | UINT32_C(1) << ENT_TYPE_STATE;
    size_t verb = relation(k, k->figure) == ENT_REL_NSUBJ ? ent_tree_head(k->p->tree, k->figure) : ENT_NO_WORD;
    if (verb != ENT_NO_WORD)
        ent_tree_each(k->p->tree, verb, c)
            if (ent_view_is(k->p->v, c, "there") && relation(k, c) == ENT_REL_ADVMOD && out->n == 0)
                ent_fact_first_before(k, places, out);
}

/* "gives Iran 30 percent of the company", "cost Egypt $5 billion": whom the verb gives it to, or takes it from. */
static void recipient(const struct ent_fact_place *k, struct ent_parties *out)
{
    enum { NAME = 4 };
    if (k->verb == ENT_NO_WORD || relation(k, k->figure) != ENT_REL_OBJ || ent_tree_head(k->p->tree, k->figure) != k->verb ||
        !ent_view_one_of(k->p->v, k->verb, "cost|costs|costing|earn|earns|earned|earning|gave|give|given|gives|giving|save|saved|saves|saving"))
        return;
    size_t to = ent_tree_child(k->p->tree, k->verb, ENT_REL_IOBJ);
    if (to != ENT_NO_WORD)
        ent_parties_of(k->p, to, 1, out);
    for (size_t i = k->verb + 1; i < k->figure && i <= k->verb + NAME && out->n == 0; i++) /* "the United States 74 percent": taken for one noun */
        if (ent_party_mention(k->p, i) != NULL && k->f->p.v->words[i].parse.relation == ENT_REL_COMPOUND)
            ent_fact_add_mention(out, ent_party_mention(k->p, i));
}

/* By what the rule asks for: people, a name of a type, both sides.  Of "noun" see find_subject(). */
static void by_rule(const struct ent_fact_place *k, size_t noun, struct ent_parties *out, enum ent_fact_how *how)
{
    const struct ent_fact_rule *r = k->m->rule;
    if (r->options & ENT_FACT_PEOPLE) {
        *how = ENT_HOW_ASKED;
        chosen(k, out);
        if (out->n == 0)
            ent_fact_people(k, out);
    }
    if (out->n == 0 && r->of_types != 0) {
        *how = ENT_HOW_TYPE;
        if (ent_fact_has_type(k->f, r->of_types) || !owner_of_theme(k, out))
            ent_fact_nearest_to(k, r->of_types, LOOK_BACK, out);
    }
    if (out->n == 0 && r->options & ENT_FACT_JOINT) {
        *how = ENT_HOW_BETWEEN;
        ent_fact_both(k, noun, out);
    }
}

/* By the tree, from the noun outwards: its owners, who does what the trigger or the clause says, names inside it. */
static void by_tree(const struct ent_fact_place *k, size_t noun, struct ent_parties *out, enum ent_fact_how *how)
{
    if (out->n == 0 && noun != ENT_NO_WORD && !is_whole(k)) {
        *how = ENT_HOW_OWNER;
        owners(k, noun, !(k->m->rule->options & ENT_FACT_GIVEN), out);
    }
    drop_equipment(k, out);
    if (out->n == 0) {
        *how = ENT_HOW_VERB;
        if (noun == ENT_NO_WORD)
            doers(k, verb_apart(k) != ENT_NO_WORD ? verb_apart(k) : k->trigger, out);
        else if (k->trigger != ENT_NO_WORD)
            doers_of_relative(k, noun, out);
    }
    drop_equipment(k, out);
    if (out->n == 0) {
        *how = ENT_HOW_CLAUSE;
        clause_doers(k, out);
    }
    if (out->n == 0 && noun != ENT_NO_WORD) {
        *how = ENT_HOW_INSIDE;
        ent_parties_inside(k->p, noun, NULL, out);
        if (k->m->rule->options & ENT_FACT_GIVEN) /* "a sum under the Growth Plan" */
            drop_things(k, out);
    }
    drop_equipment(k, out);
}

/* By the text alone: the nearest name that will do. */
static void by_text(const struct ent_fact_place *k, struct ent_parties *out, enum ent_fact_how *how)
{
    if (out->n > 0)
        return;
    *how = ENT_HOW_NEAREST;
    ent_fact_nearest_owner(k, (k->m->rule->options & ENT_FACT_PERSON) != 0, out);
    if (k->m->rule->options & ENT_FACT_GIVEN)
        drop_things(k, out);
    if (out->n == 0 && k->m->rule->options & ENT_FACT_STATE)
        ent_fact_prevailing(k, out);
    if (out->n == 0 && k->m->rule->line_kind != ENT_FACT_ANY)
        ent_fact_earlier(k, UINT32_C(1) << ENT_TYPE_STATE | UINT32_C(1) << ENT_TYPE_BLOC, LOOK_BACK, out);
    if (out->n == 0)
        ent_fact_nearest_owner(k, 1, out);
}

/* *how is the last way that was tried: the one that found them. */
static void find_subject(const struct ent_fact_place *k, struct ent_parties *out, enum ent_fact_how *how)
{
    /* What is measured: the trigger, or without one what stands with the figure.  It is ENT_NO_WORD if, and only if, the trigger is a verb. */
    size_t noun = k->trigger == ENT_NO_WORD ? measured_noun(k) : is_verb(k, k->trigger) ? ENT_NO_WORD : k->trigger;
    if (k->m->rule->options & ENT_FACT_WHERE) {
        *how = ENT_HOW_INSIDE;
        where(k, out);
    }
    if (k->m->rule->options & ENT_FACT_WHOM && out->n == 0) {
        *how = ENT_HOW_VERB;
        ent_parties_of(k->p, ent_clause_patient(k->p, k->verb), 0, out);
    }
    if (out->n == 0)
        by_rule(k, noun, out, how);
    if (out->n == 0) {
        *how = ENT_HOW_NEAREST;
        there(k, out);
    }
    if (out->n == 0 && !(k->m->rule->options & ENT_FACT_GIVEN)) {
        *how = ENT_HOW_VERB;
        recipient(k, out);
    }
    by_tree(k, noun, out, how);
    by_text(k, out, how);
    if (k->m->rule->options & ENT_FACT_STATE)
        as_state(k, out);
}

/* ---- the object ---- */

/* The same by the text, where the tree has it elsewhere: "support for Armenia to build". */
static void placed_after(const struct ent_fact_place *k, const struct ent_parties *subjects, struct ent_parties *out)
{
    enum { WORDS = 6, INSIDE = 3 };
    size_t from = k->trigger != ENT_NO_WORD && k->trigger > k->figure ? k->trigger : k->figure;
    for (size_t i = from + 1; i < k->last && i <= from + WORDS && out->n == 0; i++)
        if (ent_view_in(k->p->v, i, k->m->rule->places))
            for (size_t at = i + 1; at < k->last && at <= i + INSIDE && out->n == 0; at++)
                if (k->p->mention_at[at] != 0) {
                    ent_parties_of(k->p, at, 1, out);
                    ent_parties_take(out, subjects);
                }
}

/* Whose it is that is "fully owned": the owner of what the verb acts on, else the state of the sentence. */
static void owner_of_thing(const struct ent_fact_place *k, const struct ent_parties *subjects, struct ent_parties *out)
{
    ent_clause_owners(k->p, ent_clause_patient(k->p, k->verb), out);
    ent_tree_each(k->p->tree, k->verb, c)
        if (out->n == 0 && (relation(k, c) == ENT_REL_OBJ || relation(k, c) == ENT_REL_OBL))
            ent_clause_owners(k->p, c, out);
    ent_parties_take(out, subjects);
    if (out->n == 0) {
        ent_fact_nearest_to(k, UINT32_C(1) << ENT_TYPE_STATE, 0, out);
        ent_parties_take(out, subjects);
    }
}

static void find_object(const struct ent_fact_place *k, const struct ent_parties *subjects, struct ent_parties *out)
{
    const struct ent_fact_rule *r = k->m->rule;
    size_t places[] = {k->trigger, k->figure, k->verb};
    for (size_t i = 0; i < 3 && out->n == 0; i++) {
        ent_clause_placed(k->p, places[i], r->places, NULL, out);
        ent_parties_take(out, subjects);
    }
    if (out->n == 0)
        placed_after(k, subjects, out);
    if (out->n == 0 && is_whole(k)) {
        ent_clause_owners(k->p, k->trigger, out);
        ent_parties_take(out, subjects);
    }
    if (out->n == 0 && r->value != NULL && k->verb != ENT_NO_WORD)
        owner_of_thing(k, subjects, out);
    if (out->n > 0 || !(r->options & ENT_FACT_GIVEN) || k->verb == ENT_NO_WORD)
        return;
    ent_tree_each(k->p->tree, k->verb, c) /* "providing Armenia with", "to support Armenia's security" */
        if (out->n == 0 && (relation(k, c) == ENT_REL_OBJ || relation(k, c) == ENT_REL_IOBJ || relation(k, c) == ENT_REL_XCOMP ||
                            relation(k, c) == ENT_REL_OBL)) {
            ent_parties_inside(k->p, c, NULL, out);
            drop_things(k, out);
            ent_parties_take(out, subjects);
        }
}

/* The verb of getting, whose subject is the object of a gift: it governs the figure, or stands right behind it ("the sum that Iran gets"). */
static size_t getting_verb(const struct ent_fact_place *k)
{
    enum { RIGHT_BEHIND = 5 };
    for (size_t i = 0; i < k->f->n_hits; i++) {
        const struct ent_fact_hit *h = &k->f->hits[i];
        if (h->phrase->rule == UINT32_MAX && h->phrase->set == ENT_FACT_GETTING && is_verb(k, h->head) &&
            (h->head == k->verb || (h->head > k->figure && h->head <= k->figure + RIGHT_BEHIND)))
            return h->head;
    }
    return ENT_NO_WORD;
}

/* "Armenia receives 5 billion in Russian remittances": who gives is the owner or stands behind "from". */
static int find_giver(const struct ent_fact_place *k, size_t getting, struct ent_fact *out)
{
    struct ent_parties getters = {0}, givers = {0};
    doers(k, getting, &getters);
    owners(k, k->trigger, 0, &givers);
    if (givers.n == 0)
        ent_clause_placed(k->p, getting, from_words, NULL, &givers);
    if (givers.n == 0)
        ent_clause_placed(k->p, k->figure, from_words, NULL, &givers);
    ent_parties_take(&givers, &getters);
    if (givers.n == 0 || getters.n == 0)
        return 0;
    out->subject = givers.items[0];
    out->object = getters.items[0];
    out->how = ENT_HOW_OWNER;
    return 1;
}

int ent_fact_parties(const struct ent_fact_finder *f, size_t figure, const struct ent_fact_match *m, struct ent_fact *out)
{
    struct ent_fact_place k = {f, &f->p, m, out->first, out->last, figure, m->hits[0] != NULL ? m->hits[0]->head : ENT_NO_WORD, 0};
    struct ent_parties subjects = {0}, objects = {0};
    k.verb = verb_above(&k, figure);
    size_t getting = m->rule->options & ENT_FACT_GIVEN ? getting_verb(&k) : ENT_NO_WORD;
    if (getting != ENT_NO_WORD && find_giver(&k, getting, out))
        return 1;
    find_subject(&k, &subjects, &out->how);
    if (subjects.n == 0)
        return 0;
    out->subject = subjects.items[0];
    if (m->rule->options & ENT_FACT_JOINT && subjects.n > 1)
        out->object = subjects.items[1];
    else {
        subjects.n = 1;
        find_object(&k, &subjects, &objects);
        if (objects.n > 0)
            out->object = objects.items[0];
    }
    if (!(m->rule->options & ENT_FACT_PERSON)) {
        as_body(&k, &out->subject);
        as_body(&k, &out->object);
    }
    return 1;
}
