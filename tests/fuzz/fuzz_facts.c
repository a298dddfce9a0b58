/* Vocabularies of facts: any bytes are read whole or refused with file and line; what is read finds facts whose words lie in the text. */
#include <string.h>

#include "extract/ent_tie.h"
#include "fuzz.h"
#include "text/ent_token.h"

static const char text[] = "Trade between Armenia and Iran reached $12 billion in 2024. Iran exported 3 bcm of gas to Armenia, which joined the EU since 2001. "
                           "31 percent of Armenians fully own it until 2044.";
static const char names[] = "[STATE]\nArmenia ; people Armenians\nIran ; adjective Iranian\n[BLOC]\nEuropean Union ; abbreviation EU\n";

struct article {
    struct ent_view v;
    struct ent_words words;
    struct ent_gazetteer *gazetteer;
    struct ent_mention_finder *finder;
    struct ent_mentions mentions;
    struct ent_timexes dates;
    struct ent_quantities quantities;
    struct ent_tree tree;
};

/* Every word hangs on the one before it, whose lemma is the word itself. */
static void read_article(struct article *a)
{
    struct ent_error err;
    uint32_t sentence = 0, in_sentence = 0;
    *a = (struct article){.v = {.text = text, .n_text = sizeof text - 1, .is_parsed = 1}};
    FUZZ_CHECK(ent_tokenize(text, 0, sizeof text - 1, &a->words, &err) == ENT_OK);
    for (size_t i = 0; i < a->words.n; i++) {
        struct ent_parse p = ent_parse_none;
        p.head = in_sentence++ > 0 ? -1 : 0;
        p.upos = i % 3 == 0 ? ENT_UPOS_NOUN : ENT_UPOS_VERB;
        p.relation = i % 2 == 0 ? ENT_REL_OBJ : ENT_REL_NMOD;
        FUZZ_CHECK(ent_view_add(&a->v, a->words.words[i].start, a->words.words[i].end, sentence, &err) == ENT_OK);
        ent_view_parse(&a->v, &p);
        if (a->words.words[i].flags & ENT_WORD_SENT_END)
            sentence++, in_sentence = 0;
    }
    FUZZ_CHECK(ent_gazetteer_read(&a->gazetteer, names, sizeof names - 1, "names", &err) == ENT_OK);
    FUZZ_CHECK(ent_mention_finder_new(&a->finder, a->gazetteer, NULL, &err) == ENT_OK);
    FUZZ_CHECK(ent_mention_find(a->finder, &a->v, NULL, &a->mentions, &err) == ENT_OK);
    FUZZ_CHECK(ent_timex_find(&a->v, &a->dates, &err) == ENT_OK && ent_quantity_find(&a->v, &a->dates, &a->quantities, &err) == ENT_OK);
    FUZZ_CHECK(ent_tree_read(&a->tree, &a->v, &err) == ENT_OK);
}

static void article_done(struct article *a)
{
    ent_tree_done(&a->tree);
    ent_quantities_done(&a->quantities);
    ent_timexes_done(&a->dates);
    ent_mentions_done(&a->mentions);
    ent_mention_finder_free(a->finder);
    ent_gazetteer_close(a->gazetteer);
    ent_words_done(&a->words);
    ent_view_done(&a->v);
}

static void find(const struct ent_fact_rules *r)
{
    struct article a;
    struct ent_fact_finder f = {.rules = r};
    struct ent_facts facts = {0};
    struct ent_ties ties = {0};
    struct ent_error err;
    read_article(&a);
    f.p.gazetteer = a.gazetteer;
    FUZZ_CHECK(ent_fact_find(&f, &a.v, &a.tree, &a.mentions, &a.dates, &a.quantities, &facts, &ties, &err) == ENT_OK);
    for (size_t i = 0; i < facts.n; i++) {
        const struct ent_fact *x = &facts.items[i];
        FUZZ_CHECK(x->first < x->last && x->last <= a.v.n && x->figure_first <= x->figure_last && x->figure_last <= x->last && x->trigger_last <= a.v.n);
        FUZZ_CHECK(x->subject.entity != NULL && x->relation[0] != '\0' && x->rule != NULL);
    }
    for (size_t i = 0; i < ties.n; i++)
        FUZZ_CHECK(ties.items[i].subject.entity != NULL && ties.items[i].object.entity != NULL && ties.items[i].last <= a.v.n && ties.items[i].trigger_last <= ties.items[i].last);
    ent_facts_done(&facts);
    ent_ties_done(&ties);
    ent_fact_finder_done(&f);
    article_done(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ent_fact_rules *r;
    struct ent_error err = {0};
    enum ent_status st = ent_fact_rules_read(&r, (const char *)data, n, "x.facts", &err);
    FUZZ_CHECK((st == ENT_OK) == (r != NULL));
    FUZZ_CHECK(st == ENT_OK || (st == ENT_EFORMAT && strncmp(err.message, "x.facts:", 8) == 0));
    if (r != NULL)
        find(r);
    ent_fact_rules_close(r);
    return 0;
}
