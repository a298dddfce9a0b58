#include "model/ent_namer_train.h"

#include <stdlib.h>

#include "base/ent_interrupt.h"

enum { SLOT_BITS = 18 };
#define SMALLEST 0.5f /* weights under it are dropped */

/* ---- how often a capitalised word was of each type ---- */

struct tally {
    struct ent_keymap words; /* by wordform.word: number of its counts */
    uint32_t (*counts)[ENT_N_NAME_TYPES];
    size_t n, cap;
};

static enum ent_status count_word(struct tally *t, uint32_t word, uint8_t type, struct ent_error *err)
{
    uint32_t *at;
    enum ent_status st = ent_reserve(&t->counts, &t->cap, t->n + 1, sizeof *t->counts, err);
    if (st == ENT_OK)
        st = ent_keymap_add(&t->words, word, (uint32_t)t->n, &at, err);
    if (st != ENT_OK)
        return st;
    if (*at == t->n)
        for (int k = 0; k < ENT_N_NAME_TYPES; k++)
            t->counts[t->n][k] = 0;
    t->n += *at == t->n;
    t->counts[*at][type]++;
    return ENT_OK;
}

/* ---- learning ---- */

struct document {
    size_t first, n; /* sentences of the bank */
};

struct pass {
    const struct ent_namebank *bank;
    const struct ent_tags *tags;
    struct ent_word_info *words;
    uint8_t *gold; /* places, by word */
    struct tally tally;
    struct document *docs;
    size_t n_docs;
    struct ent_namer_memory memory;
    struct ent_learner learner;
    size_t n_right, n;
};

static void gold_places(const struct ent_named_word *w, size_t n, uint8_t *gold)
{
    for (size_t i = 0; i < n; i++) {
        int ends = i + 1 == n || w[i + 1].begins || w[i + 1].type != w[i].type;
        enum ent_name_part part = w[i].begins ? (ends ? ENT_PART_ONLY : ENT_PART_FIRST) : ends ? ENT_PART_LAST : ENT_PART_MIDDLE;
        gold[i] = w[i].type == ENT_NAME_NONE ? 0 : ent_name_place((enum ent_name_type)w[i].type, part);
    }
}

/* The place to learn after what was decided before, right or not. */
static uint8_t wanted(uint8_t before, uint8_t gold, int is_last)
{
    if (ent_place_may_follow(before, gold, is_last))
        return gold;
    if (before != 0 && ent_place_part(before) != ENT_PART_LAST && ent_place_part(before) != ENT_PART_ONLY) {
        int goes_on = gold != 0 && ent_place_type(gold) == ent_place_type(before) && !is_last &&
                      (ent_place_part(gold) == ENT_PART_FIRST || ent_place_part(gold) == ENT_PART_MIDDLE);
        return ent_name_place(ent_place_type(before), goes_on ? ENT_PART_MIDDLE : ENT_PART_LAST);
    }
    return ent_name_place(ent_place_type(gold), ent_place_part(gold) == ENT_PART_LAST || is_last ? ENT_PART_ONLY : ENT_PART_FIRST);
}

static enum ent_status learn_word(struct pass *p, const struct ent_name_view *v, struct ent_word_info *words, size_t i, uint8_t gold,
                                  unsigned types, struct ent_error *err)
{
    uint32_t atoms[ENT_NAME_ATOMS], slots[ENT_TEMPLATES_MAX];
    float scores[ENT_CLASSES_MAX];
    uint8_t before = i > 0 ? words[i - 1].name : 0, right = wanted(before, gold, i + 1 == v->n), best = ENT_N_PLACES;
    enum ent_status st = ENT_OK;
    ent_name_atoms(v, i, atoms);
    ent_slots(&p->learner.shape, atoms, slots);
    ent_learner_score(&p->learner, slots, scores);
    for (uint8_t c = 0; c < (uint8_t)ENT_N_PLACES; c++)
        if (c != right && types >> ent_place_type(c) & 1 && ent_place_may_follow(before, c, i + 1 == v->n) &&
            (best == ENT_N_PLACES || scores[c] > scores[best]))
            best = c;
    ent_learner_tick(&p->learner);
    words[i].name = right;
    if (best < ENT_N_PLACES && scores[best] >= scores[right]) {
        st = ent_learner_update(&p->learner, slots, right, 1, err);
        if (st == ENT_OK)
            st = ent_learner_update(&p->learner, slots, best, -1, err);
        words[i].name = best; /* go on with what was decided, right or not */
    }
    p->n++;
    p->n_right += words[i].name == right;
    return st;
}

static enum ent_status learn_sentence(struct pass *p, const struct ent_named_sentence *s, struct ent_error *err)
{
    struct ent_word_info *words = p->words + s->first;
    struct ent_name_view v;
    enum ent_status st = ENT_OK;
    ent_name_view(&v, p->tags, words, s->n);
    ent_namer_recall(&p->memory, words, s->n);
    for (size_t i = 0; st == ENT_OK && i < s->n; i++)
        if (ent_name_is_asked(&v, i))
            st = learn_word(p, &v, words, i, p->gold[s->first + i], p->bank->types[s->file] | 1, err);
    return st == ENT_OK ? ent_namer_remember(&p->memory, words, s->n, err) : st;
}

/* The words of a document among the counts of all; NULL: it is not in them. */
static uint32_t *counts_of(const struct pass *p, size_t word)
{
    const struct ent_wordform *seen = &p->words[word].seen;
    uint32_t at = seen->flags & ENT_FORM_CAPITAL ? ent_keymap_find(&p->tally.words, seen->word) : ENT_KEYMAP_NONE;
    return at != ENT_KEYMAP_NONE ? p->tally.counts[at] : NULL;
}

/* What the lexicon would say of the words of a document if it had not been there: in a new text it has not, either. */
static void know_without(struct pass *p, const struct document *d)
{
    const struct ent_named_sentence *s = p->bank->sentences + d->first, *last = s + d->n - 1;
    size_t from = s->first, to = last->first + last->n;
    uint32_t *counts;
    for (size_t i = from; i < to; i++)
        if ((counts = counts_of(p, i)) != NULL)
            counts[p->bank->words[i].type]--;
    for (size_t i = from; i < to; i++)
        p->words[i].known_as = (counts = counts_of(p, i)) != NULL ? ent_name_known_as(counts) : 0;
    for (size_t i = from; i < to; i++)
        if ((counts = counts_of(p, i)) != NULL)
            counts[p->bank->words[i].type]++;
}

static enum ent_status learn_document(struct pass *p, const struct document *d, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    ent_namer_forget(&p->memory);
    for (size_t i = 0; st == ENT_OK && i < d->n; i++)
        st = learn_sentence(p, &p->bank->sentences[d->first + i], err);
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

static enum ent_status learn(struct pass *p, struct ent_effort effort, const struct ent_train_log *log, struct ent_error *err)
{
    struct ent_shuffle order;
    enum ent_status st = ent_shuffle_init(&order, p->n_docs, err);
    for (int k = 0; st == ENT_OK && k < effort.members * effort.passes; k++) {
        int member = k / effort.passes + 1, pass = k % effort.passes + 1;
        p->n_right = p->n = 0;
        if (member > 1 && pass == 1)
            st = ent_learner_again(&p->learner, err);
        ent_shuffle_next(&order);
        for (size_t i = 0; st == ENT_OK && i < p->n_docs; i++)
            st = learn_document(p, &p->docs[order.order[i]], err);
        ent_train_say(log, "names, member %d of %d, pass %d of %d: %.2f %% right while learning", member, effort.members, pass, effort.passes,
                      p->n > 0 ? 100.0 * (double)p->n_right / (double)p->n : 0);
    }
    ent_shuffle_done(&order);
    return st;
}

/* ---- all of it ---- */

static enum ent_status find_documents(struct pass *p, struct ent_error *err)
{
    const struct ent_namebank *b = p->bank;
    if ((p->docs = ent_calloc(b->n_docs + 1, sizeof *p->docs)) == NULL || (p->gold = ent_calloc(b->n_words + 1, 1)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", b->n_words);
    p->n_docs = b->n_docs;
    for (size_t i = b->n; i-- > 0;) {
        struct document *d = &p->docs[b->sentences[i].doc];
        *d = (struct document){i, d->n + 1};
        gold_places(b->words + b->sentences[i].first, b->sentences[i].n, p->gold + b->sentences[i].first);
    }
    return ENT_OK;
}

static enum ent_status count_words(struct pass *p, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < p->bank->n_words; i++)
        if (p->words[i].seen.flags & ENT_FORM_CAPITAL)
            st = count_word(&p->tally, p->words[i].seen.word, p->bank->words[i].type, err);
    for (size_t i = 0; st == ENT_OK && i < p->n_docs; i++)
        know_without(p, &p->docs[i]);
    return st;
}

static enum ent_status make_lexicon(const struct pass *p, struct ent_keymap *lexicon, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < p->bank->n_words; i++) {
        const uint32_t *counts = counts_of(p, i);
        uint32_t *at;
        if (counts != NULL)
            st = ent_keymap_add(lexicon, p->words[i].seen.word, ent_name_known_as(counts), &at, err);
    }
    return st;
}

static void pass_done(struct pass *p)
{
    ent_keymap_done(&p->tally.words);
    ent_free(p->tally.counts);
    ent_free(p->docs);
    ent_free(p->gold);
    ent_namer_memory_done(&p->memory);
    ent_learner_done(&p->learner);
}

enum ent_status ent_namer_train(struct ent_namer *m, const struct ent_namebank *bank, const struct ent_tags *tags,
                                struct ent_word_info *words, uint32_t n_clusters, struct ent_keymap *heard, struct ent_effort effort,
                                const struct ent_train_log *log, struct ent_error *err)
{
    const struct ent_shape shape = {ent_name_templates, ent_name_n_templates, ENT_N_PLACES, SLOT_BITS};
    struct pass p = {.bank = bank, .tags = tags, .words = words};
    *m = (struct ent_namer){.n_clusters = n_clusters, .heard = *heard};
    *heard = (struct ent_keymap){0};
    ent_namer_look_up(m, words, bank->n_words);
    enum ent_status st = find_documents(&p, err);
    if (st == ENT_OK && (st = count_words(&p, err)) == ENT_OK && (st = make_lexicon(&p, &m->lexicon, err)) == ENT_OK)
        st = ent_learner_init(&p.learner, &shape, err);
    if (st == ENT_OK && (st = learn(&p, effort, log, err)) == ENT_OK)
        st = ent_learner_finish(&p.learner, SMALLEST, &m->model, err);
    pass_done(&p);
    if (st != ENT_OK)
        ent_namer_done(m);
    return st;
}
