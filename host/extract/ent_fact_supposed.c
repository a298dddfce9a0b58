/* What is no fact: figures that are only possible or supposed, and those who tell of them. */
#include "extract/ent_fact_inner.h"

static enum ent_relation relation(const struct ent_fact_finder *f, size_t word)
{
    return (enum ent_relation)f->p.v->words[word].parse.relation;
}

/* "if", "unless", but "even if he came": that he did */
static int is_condition(const struct ent_fact_finder *f, size_t mark)
{
    return ent_view_one_of(f->p.v, mark, "if|unless") && !(mark > f->first && ent_view_is(f->p.v, mark - 1, "even"));
}

/* Does a comma stand between?  Then the subject is not what is only possible: "3 million need food, and the fund could run dry". */
static int has_comma(const struct ent_fact_finder *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (ent_view_one_of(f->p.v, i, ",|;"))
            return 1;
    return 0;
}

/* "so that it could take five million tons a year": what it can do */
static int is_able(const struct ent_fact_finder *f, size_t could)
{
    enum { WORDS = 5 };
    for (size_t i = could; i-- > f->first + 1 && i + WORDS > could;)
        if (ent_view_is(f->p.v, i, "that") && ent_view_is(f->p.v, i - 1, "so"))
            return 1;
    return 0;
}

/* "could be signed by May", "if crude stays under $60": what is only possible or supposed is no fact. */
int ent_fact_is_supposed(const struct ent_fact_finder *f, size_t figure)
{
    enum { MAX_CLIMB = 8 };
    size_t word = figure;
    int n_verbs = 0;
    if (word > f->first && ent_view_one_of(f->p.v, word - 1, "could|may|might")) /* "may double": not taken for a verb */
        return 1;
    for (int i = 0; i < MAX_CLIMB && word != ENT_NO_WORD; i++, word = ent_tree_head(f->p.tree, word)) {
        int is_clause = f->p.v->words[word].parse.upos == ENT_UPOS_VERB;
        size_t mark = relation(f, word) == ENT_REL_ADVCL ? ent_tree_child(f->p.tree, word, ENT_REL_MARK) : ENT_NO_WORD;
        if (mark != ENT_NO_WORD && is_condition(f, mark))
            return 1;
        n_verbs += is_clause;
        if (is_clause && n_verbs == 1)
            ent_tree_each(f->p.tree, word, c)
                if (relation(f, c) == ENT_REL_AUX && ent_view_one_of(f->p.v, c, "could|may|might") && !has_comma(f, figure, c) && !is_able(f, c))
                    return 1;
        if (relation(f, word) == ENT_REL_ACL) /* "the fund, whose appeal is 28 percent funded, could": told by the way */
            return 0;
    }
    return 0;
}

/* "two diplomats said": who tells, not what is measured. */
int ent_fact_is_telling(const struct ent_fact_finder *f, const struct ent_quantity *q)
{
    size_t head = ent_fact_head(f->p.tree, q->first, q->last), verb = ent_tree_head(f->p.tree, head);
    if (!is_kind(q, "count") || relation(f, head) != ENT_REL_NSUBJ || verb == ENT_NO_WORD || !ent_view_key(f->p.v, verb)->says ||
        ent_tree_child(f->p.tree, verb, ENT_REL_XCOMP) != ENT_NO_WORD) /* "tankers said to carry oil" */
        return 0;
    for (size_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].head == head && f->hits[i].phrase->rule == UINT32_MAX && f->hits[i].phrase->set == ENT_FACT_PERSONS)
            return 1;
    return 0;
}
