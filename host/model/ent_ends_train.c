/* Learning where sentences end, from treebanks as plain text. */
#include <string.h>

#include "base/ent_interrupt.h"
#include "model/ent_ends.h"

enum { BITS = 18 };

#define SMALLEST 0.5f /* weights under it are dropped */

struct pass {
    const struct ent_tagger *tagger;
    struct ent_learner learner;
    struct ent_words words;
    struct ent_ends_scratch scratch;
    size_t n_right, n;
};

/* Gold ends of an article, as bytes of its text; in the order of the text. */
struct gold {
    const struct ent_parsed *p;
    size_t next; /* sentence */
};

/* Does a sentence end at that byte?  Asked from left to right. */
static int ends_at(struct gold *g, uint32_t byte)
{
    for (; g->next < g->p->n_sentences; g->next++) {
        const struct ent_parsed_sentence *s = &g->p->sentences[g->next];
        uint32_t end = s->n_words > 0 ? g->p->words[s->first_word + s->n_words - 1].end : 0;
        if (end >= byte)
            return end == byte;
    }
    return 0;
}

/* One place: learn where the decision was wrong; what was decided. */
static enum ent_status learn_place(struct pass *p, size_t first, size_t i, unsigned gold, unsigned *decided, struct ent_error *err)
{
    uint32_t atoms[ENT_END_ATOMS], slots[ENT_TEMPLATES_MAX];
    float scores[ENT_SCORES_LEAST];
    enum ent_status st = ENT_OK;
    ent_end_atoms(p->scratch.words, p->words.n, first, i, p->words.words, atoms);
    ent_slots(&p->learner.shape, atoms, slots);
    ent_learner_score(&p->learner, slots, scores);
    *decided = scores[1] > scores[0];
    p->n++;
    p->n_right += *decided == gold;
    ent_learner_tick(&p->learner);
    if (*decided != gold && (st = ent_learner_update(&p->learner, slots, gold, 1, err)) == ENT_OK)
        st = ent_learner_update(&p->learner, slots, 1 - gold, -1, err);
    return st;
}

static enum ent_status learn_block(struct pass *p, const struct ent_article *a, const struct ent_block *b, struct gold *gold,
                                   struct ent_error *err)
{
    size_t first = 0;
    p->words.n = 0;
    enum ent_status st = ent_tokenize(a->text, b->start, b->end, &p->words, err);
    if (st == ENT_OK)
        st = ent_ends_see(p->tagger, &p->scratch, a->text, p->words.words, p->words.n, err);
    for (size_t i = 0; st == ENT_OK && i < p->words.n; i++) {
        unsigned is = (unsigned)ends_at(gold, p->words.words[i].end), decided = 1;
        if (p->scratch.words[i].fixed)
            is = 1;
        else if (p->words.words[i + 1].flags & ENT_WORD_MWT_NEXT)
            decided = is;
        else
            st = learn_place(p, first, i, is, &decided, err);
        if (is) /* sentences begin where they should, so that one slip does not lead to others */
            first = i + 1;
    }
    return st;
}

static enum ent_status learn(struct pass *p, const struct ent_treebank *bank, int passes, const struct ent_train_log *log,
                             struct ent_error *err)
{
    struct ent_shuffle order;
    enum ent_status st = ent_shuffle_init(&order, bank->n_articles, err);
    for (int k = 1; st == ENT_OK && k <= passes; k++) {
        p->n_right = p->n = 0;
        ent_shuffle_next(&order);
        for (size_t i = 0; st == ENT_OK && i < bank->n_articles; i++) {
            const struct ent_article *a = &bank->articles[order.order[i]];
            struct gold gold = {a->parse, 0};
            for (size_t b = 0; st == ENT_OK && b < a->n_blocks; b++)
                st = learn_block(p, a, &a->blocks[b], &gold, err);
            if (st == ENT_OK && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
        ent_train_say(log, "ends of sentences, pass %d of %d: %.2f %% of places right while learning", k, passes,
                      100.0 * (double)p->n_right / (double)(p->n + !p->n));
    }
    ent_shuffle_done(&order);
    return st;
}

enum ent_status ent_ends_train(struct ent_ends *e, const struct ent_tagger *tagger, const struct ent_treebank *bank, int passes,
                               const struct ent_train_log *log, struct ent_error *err)
{
    const struct ent_shape shape = {ent_end_templates, ent_end_n_templates, ENT_END_CLASSES, BITS};
    struct pass p = {.tagger = tagger};
    *e = (struct ent_ends){0};
    enum ent_status st = ent_learner_init(&p.learner, &shape, err);
    if (st == ENT_OK && (st = learn(&p, bank, passes, log, err)) == ENT_OK)
        st = ent_learner_finish(&p.learner, SMALLEST, &e->model, err);
    ent_learner_done(&p.learner);
    ent_words_done(&p.words);
    ent_ends_scratch_done(&p.scratch);
    return st;
}
