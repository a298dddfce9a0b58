/* Names around a figure, by the text: the nearest of a type, those before the sentence, peoples, what the article is about. */
#include <string.h>

#include "extract/ent_fact_place.h"

enum { LOOK_BACK = ENT_FACT_BACK, ARTICLE = 1000, N_TOPICS = 64 };

void ent_fact_add_party(struct ent_parties *out, const struct ent_party *x)
{
    if (out->n < ENT_MAX_PARTIES && !ent_parties_has(out, x))
        out->items[out->n++] = *x;
}

/* The mention as a party. */
static struct ent_party party_of_mention(const struct ent_mention *m) { return (struct ent_party){m->entity, m->n_entity, m->first}; }

/* The number of the first mention that does not end before a word. */
size_t ent_fact_mention_from(const struct ent_party_finder *p, size_t word)
{
    size_t low = 0, high = p->mentions->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->mentions->items[middle].last <= word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int ent_fact_add_mention(struct ent_parties *out, const struct ent_mention *m)
{
    struct ent_party x = party_of_mention(m);
    ent_fact_add_party(out, &x);
    return 1;
}

/* The last name of such types before the sentence, so many words back at most. */
int ent_fact_earlier(const struct ent_fact_place *k, uint32_t types, size_t back, struct ent_parties *out)
{
    const struct ent_mentions *m = k->p->mentions;
    for (size_t i = ent_fact_mention_from(k->p, k->first); i-- > 0 && m->items[i].first + back >= k->first;)
        if (is_type(&m->items[i], types))
            return ent_fact_add_mention(out, &m->items[i]);
    return 0;
}

/* Is it pointed at: "this line"? */
static int is_told_before(const struct ent_fact_place *k)
{
    size_t det = k->trigger != ENT_NO_WORD ? ent_tree_child(k->p->tree, k->trigger, ENT_REL_DET) : ENT_NO_WORD;
    for (size_t i = k->figure; i-- > k->first && i + 3 >= k->figure;) /* "this 3-gigawatt line": the tree may have it elsewhere */
        if (ent_view_one_of(k->p->v, i, "this|these") && k->p->v->words[i].parse.upos == ENT_UPOS_DET)
            return 1;
    return det != ENT_NO_WORD && ent_view_one_of(k->p->v, det, "this|these");
}

/* The nearest name of such types: before the figure, else behind it in the sentence, else some way back. */
int ent_fact_nearest_to(const struct ent_fact_place *k, uint32_t types, size_t back, struct ent_parties *out)
{
    const struct ent_mentions *m = k->p->mentions;
    size_t at = ent_fact_mention_from(k->p, k->figure);
    if (is_told_before(k) && ent_fact_earlier(k, types, back, out))
        return 1;
    for (size_t i = at; i-- > 0 && m->items[i].first >= k->first;)
        if (is_type(&m->items[i], types))
            return ent_fact_add_mention(out, &m->items[i]);
    for (size_t i = at; i < m->n && m->items[i].first < k->last; i++)
        if (is_type(&m->items[i], types))
            return ent_fact_add_mention(out, &m->items[i]);
    return ent_fact_earlier(k, types, back, out);
}

int ent_fact_nearest(const struct ent_fact_finder *f, size_t word, uint32_t types, size_t back, struct ent_parties *out)
{
    struct ent_fact_place k = {f, &f->p, NULL, f->first, f->last, word, ENT_NO_WORD, ENT_NO_WORD};
    return ent_fact_nearest_to(&k, types, back, out);
}

/* "according to BOTAŞ": who tells it is not whose it is. */
static int is_source(const struct ent_fact_place *k, size_t word)
{
    enum { WORDS = 6 };
    for (size_t i = word; i-- > k->first + 1 && i + WORDS > word;)
        if (ent_view_is(k->p->v, i, "to") && ent_view_is(k->p->v, i - 1, "according"))
            return 1;
    return 0;
}

/* Does a verb say who tells or foresees it, not whose it is? */
int ent_fact_tells(const struct ent_fact_place *k, size_t word)
{
    if (ent_view_one_of(k->p->v, word, "conclude|concluded|concludes|concluding") && ent_tree_child(k->p->tree, word, ENT_REL_OBJ) != ENT_NO_WORD)
        return 0; /* "concluded a contract" */
    return ent_view_key(k->p->v, word)->says || ent_view_one_of(k->p->v, word,
                                                                "expect|expects|expected|foresee|foresees|foresaw|forecast|forecasts|predict|predicts|predicted|project|"
                                                                "projects|projected|estimate|estimates|estimated|put|puts|reckon|reckons");
}

/* "The World Bank expects": a body that tells it, too; a state tells its own. */
static int is_teller(const struct ent_fact_place *k, size_t word)
{
    const struct ent_mention *m = ent_party_mention(k->p, word);
    for (size_t i = m != NULL && m->type == ENT_TYPE_ORG ? m->first : k->last; i < k->last && i < m->last; i++)
        if (relation(k, i) == ENT_REL_NSUBJ)
            return ent_tree_head(k->p->tree, i) != ENT_NO_WORD && ent_fact_tells(k, ent_tree_head(k->p->tree, i));
    return 0;
}

/* Can the name or adjective at a word be whose figure it is, for want of a better one?  Persons own few. */
static int may_own(const struct ent_fact_place *k, size_t word, int may_be_person)
{
    const struct ent_mention *m = ent_party_mention(k->p, word);
    return k->p->mention_at[word] != 0 && !is_source(k, word) && !is_teller(k, word) && (m == NULL || may_be_person || m->type != ENT_TYPE_PERSON);
}

/* The nearest name or adjective of a name of the sentence: before the figure, else behind it. */
void ent_fact_nearest_owner(const struct ent_fact_place *k, int may_be_person, struct ent_parties *out)
{
    for (size_t i = k->figure; i-- > k->first && out->n == 0 && i + ENT_FACT_REACH > k->figure;)
        if (may_own(k, i, may_be_person))
            ent_parties_of(k->p, i, 1, out);
    for (size_t i = k->figure + 1; i < k->last && out->n == 0 && i < k->figure + ENT_FACT_REACH; i++)
        if (may_own(k, i, may_be_person))
            ent_parties_of(k->p, i, 1, out);
}

/* ---- people ---- */

struct topics {
    uint32_t entity[N_TOPICS], count[N_TOPICS];
    size_t n;
};

/* A name counts for its state: its own, or that of a person, people or place. */
static void count_topic(struct topics *t, const struct ent_gazetteer *g, uint32_t entity)
{
    size_t at = 0;
    if (entity != ENT_NO_ENTITY && g->entities[entity].type != ENT_TYPE_STATE)
        entity = ent_entity_state(g, entity);
    if (entity == ENT_NO_ENTITY)
        return;
    while (at < t->n && t->entity[at] != entity)
        at++;
    if (at == N_TOPICS)
        return;
    if (at == t->n) {
        t->entity[t->n] = entity;
        t->count[t->n++] = 0;
    }
    t->count[at]++;
}

void ent_fact_topics(const struct ent_gazetteer *g, const struct ent_mentions *m, uint32_t out[2])
{
    struct topics t = {.n = 0};
    out[0] = out[1] = ENT_NO_ENTITY;
    for (size_t i = 0; i < m->n; i++)
        count_topic(&t, g, m->items[i].known);
    for (size_t i = 0; i < m->n_allusions; i++)
        count_topic(&t, g, m->allusions[i].known);
    for (size_t rank = 0; rank < 2 && rank < t.n; rank++) {
        size_t best = SIZE_MAX;
        for (size_t i = 0; i < t.n; i++)
            if (t.entity[i] != out[0] && (best == SIZE_MAX || t.count[i] > t.count[best]))
                best = i;
        out[rank] = t.entity[best];
    }
}

int ent_fact_has_type(const struct ent_fact_finder *f, uint32_t types)
{
    const struct ent_mentions *m = f->p.mentions;
    for (size_t i = ent_fact_mention_from(&f->p, f->first); i < m->n && m->items[i].first < f->last; i++)
        if (is_type(&m->items[i], types))
            return 1;
    return 0;
}

int ent_fact_add_entity(const struct ent_fact_place *k, uint32_t entity, size_t word, struct ent_parties *out)
{
    struct ent_party x = {k->p->gazetteer->entities[entity].name, strlen(k->p->gazetteer->entities[entity].name), (uint32_t)word};
    return ent_fact_add_party(out, &x), 1;
}

/* What the people of a state are called; the state where the gazetteer does not say. */
static int people_of(const struct ent_fact_place *k, uint32_t state, size_t word, struct ent_parties *out)
{
    const struct ent_gazetteer *g = k->p->gazetteer;
    for (uint32_t i = 0; i < g->n_entities; i++)
        if (g->entities[i].type == ENT_TYPE_GROUP && g->entities[i].of == state)
            return ent_fact_add_entity(k, i, word, out);
    return ent_fact_add_entity(k, state, word, out);
}

/* Whose people the article is about: not those whom the others are asked about ("viewing Russia as"). */
static uint32_t asked_about(const struct ent_fact_place *k)
{
    const struct ent_mentions *m = k->p->mentions;
    const uint32_t *topics = k->f->topics;
    for (size_t i = ent_fact_mention_from(k->p, k->first); i < m->n && m->items[i].first < k->last; i++)
        if (m->items[i].known == topics[0] && topics[1] != ENT_NO_ENTITY &&
            relation(k, m->items[i].last > m->items[i].first ? m->items[i].last - 1 : k->first) != ENT_REL_NMOD)
            return topics[1];
    return topics[0];
}

/* "58% of Armenians", "of Armenian respondents"; else the people that the sentence or the article is about. */
void ent_fact_people(const struct ent_fact_place *k, struct ent_parties *out)
{
    const struct ent_mentions *m = k->p->mentions;
    for (size_t i = k->figure + 1; i < k->last && i < k->figure + 6 && out->n == 0; i++) {
        const struct ent_mention *x = ent_party_mention(k->p, i);
        if (x != NULL && x->type == ENT_TYPE_GROUP) {
            struct ent_party group = party_of_mention(x);
            ent_fact_add_party(out, &group);
        } else if (x == NULL && k->p->mention_at[i] > m->n)
            people_of(k, m->allusions[k->p->mention_at[i] - 1 - m->n].known, i, out);
    }
    if (out->n == 0 && !ent_fact_nearest_to(k, UINT32_C(1) << ENT_TYPE_GROUP, ARTICLE, out) && asked_about(k) != ENT_NO_ENTITY)
        people_of(k, asked_about(k), k->figure, out);
}

/* ---- before the sentence ---- */

/* The state that the words before the sentence speak of most; of several the one that was spoken of last. */
void ent_fact_prevailing(const struct ent_fact_place *k, struct ent_parties *out)
{
    enum { BACK = 150 };
    const struct ent_gazetteer *g = k->p->gazetteer;
    const struct ent_mentions *m = k->p->mentions;
    struct topics t = {.n = 0};
    for (size_t i = ent_fact_mention_from(k->p, k->first); i-- > 0 && m->items[i].first + BACK >= k->first;)
        count_topic(&t, g, m->items[i].known);
    for (size_t i = k->first; i-- > 0 && i + BACK >= k->first;)
        if (k->p->mention_at[i] > m->n)
            count_topic(&t, g, m->allusions[k->p->mention_at[i] - 1 - m->n].known);
    size_t best = 0;
    for (size_t i = 1; i < t.n; i++)
        if (t.count[i] > t.count[best])
            best = i;
    if (t.n > 0)
        ent_fact_add_entity(k, t.entity[best], k->figure, out);
}

/* The states and blocs of the sentence before, in order. */
void ent_fact_states_before(const struct ent_fact_place *k, struct ent_parties *out)
{
    static const uint32_t types = UINT32_C(1) << ENT_TYPE_STATE | UINT32_C(1) << ENT_TYPE_BLOC;
    const struct ent_view *v = k->p->v;
    const struct ent_mentions *m = k->p->mentions;
    size_t i = ent_fact_mention_from(k->p, k->first);
    while (i > 0 && k->first > 0 && v->words[m->items[i - 1].first].sentence == v->words[k->first - 1].sentence)
        i--;
    for (; i < m->n && m->items[i].first < k->first; i++)
        if (is_type(&m->items[i], types))
            ent_fact_add_mention(out, &m->items[i]);
}

/* The first name of such types in the last sentence that has one: "El Obeid in Kordofan". */
void ent_fact_first_before(const struct ent_fact_place *k, uint32_t types, struct ent_parties *out)
{
    const struct ent_mentions *m = k->p->mentions;
    const struct ent_mention *found = NULL;
    for (size_t i = ent_fact_mention_from(k->p, k->first); i-- > 0 && m->items[i].first + LOOK_BACK >= k->first;)
        if (is_type(&m->items[i], types) && (found == NULL || k->p->v->words[found->first].sentence == k->p->v->words[m->items[i].first].sentence))
            found = &m->items[i];
    if (found != NULL)
        ent_fact_add_mention(out, found);
}
