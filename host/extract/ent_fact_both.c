/* The two sides of what is measured of both alike: trade, deals, wars. */
#include "extract/ent_fact_place.h"

static const char *const with_words[] = {"with", NULL};

static void between(const struct ent_fact_place *k, struct ent_parties *out)
{
    static const char *const both[] = {"among", "between", NULL};
    enum { NEAR = 3, WORDS = 12 };
    size_t word = k->trigger != ENT_NO_WORD ? k->trigger : k->figure, trigger = word;
    for (int i = 0; i < NEAR && word != ENT_NO_WORD && out->n < 2; i++, word = ent_tree_head(k->p->tree, word))
        ent_clause_placed(k->p, word, both, NULL, out);
    for (size_t i = trigger; i < k->last && out->n < 2 && i < trigger + WORDS; i++)
        if (ent_view_is(k->p->v, i, "between")) /* the tree has it elsewhere */
            ent_parties_inside(k->p, ent_tree_head(k->p->tree, i), NULL, out);
}

/* The first two states and blocs of the sentence. */
static void both_of_sentence(const struct ent_fact_place *k, struct ent_parties *out)
{
    const struct ent_mentions *m = k->p->mentions;
    for (size_t i = ent_fact_mention_from(k->p, k->first); i < m->n && m->items[i].first < k->last && out->n < 2; i++)
        if (m->items[i].type == ENT_TYPE_STATE || m->items[i].type == ENT_TYPE_BLOC)
            ent_fact_add_mention(out, &m->items[i]);
}

/* "between the two countries": those that the article is about */
static void two_countries(const struct ent_fact_place *k, struct ent_parties *out)
{
    for (size_t i = k->first; i + 1 < k->last && out->n == 0; i++)
        if (k->f->topics[1] != ENT_NO_ENTITY &&
            ent_view_any(k->p->v, i, "two countries|two states|two nations|two neighbours|two neighbors|two sides|both countries|both states|two economies", NULL) > 0) {
            ent_fact_add_entity(k, k->f->topics[0], i, out);
            ent_fact_add_entity(k, k->f->topics[1], i, out);
        }
}

/* "its trade with Russia": neither without the other */
static void owner_and_other(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    struct ent_parties others = {0};
    if (noun == ENT_NO_WORD)
        return;
    ent_fact_possessor(k, noun, out);
    ent_clause_placed(k->p, noun, with_words, out, &others);
    out->n = out->n < 1 || others.n < 1 ? 0 : 1;
    if (out->n == 1)
        ent_fact_add_party(out, &others.items[0]);
}

/* "trade with China rose": the side that is not named is the first that the sentence before names. */
static void other_side(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    struct ent_parties others = {0}, both = {0};
    if (noun == ENT_NO_WORD)
        return;
    ent_clause_placed(k->p, noun, with_words, NULL, &others);
    if (!ent_parties_has(&others, &out->items[0]))
        return;
    ent_fact_states_before(k, &both);
    ent_parties_take(&both, out);
    if (both.n == 0)
        return;
    both.n = 1;
    ent_fact_add_party(&both, &out->items[0]);
    *out = both;
}

/* "commerce between the two has grown": the first two of the sentence before */
static void the_two(const struct ent_fact_place *k, struct ent_parties *out)
{
    struct ent_parties both = {0};
    for (size_t i = k->first; i + 2 < k->last; i++)
        if (ent_view_any(k->p->v, i, "between the two|between them", NULL) > 0 && relation(k, i + 2) != ENT_REL_NUMMOD)
            ent_fact_states_before(k, &both);
    if (both.n < 2)
        return;
    both.n = 2;
    *out = both;
}

void ent_fact_both(const struct ent_fact_place *k, size_t noun, struct ent_parties *out)
{
    between(k, out);
    if (out->n == 0)
        owner_and_other(k, noun, out);
    if (out->n < 2)
        both_of_sentence(k, out);
    if (out->n == 1)
        other_side(k, noun, out);
    if (out->n < 2)
        the_two(k, out);
    if (out->n == 0)
        two_countries(k, out);
}
