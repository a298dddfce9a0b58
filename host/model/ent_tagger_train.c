/* Training of the tagger: lexicon, tags, features. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "model/ent_tagger.h"

enum { SLOT_BITS = 20, FEATS_BITS = 17, FIXED_COUNT = 20, KNOWN_COUNT = 2 };
#define FIXED_SHARE 0.995
#define SMALLEST 1.25f /* weights under it are dropped */

/* ---- the lexicon ---- */

struct sighting { /* of a word with a tag */
    uint32_t word;
    uint16_t tag;
};

static int by_word_and_tag(const void *a, const void *b)
{
    const struct sighting *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/* The entry of a word seen n times; s is sorted by tag. */
static struct ent_tag_entry make_entry(const struct sighting *s, size_t n)
{
    struct ent_tag_entry e = {.set = 1};
    size_t most = 0;
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i; k < n && s[k].tag == s[i].tag; k++)
            ;
        if (k - i > most) {
            most = k - i;
            e.best = (uint16_t)(s[i].tag + 1);
        }
        if (20 * (k - i) >= n) /* what is rarer may be a slip */
            e.set = (e.set ^ s[i].tag) * 0x01000193u;
    }
    e.fixed = n >= FIXED_COUNT && (double)most >= FIXED_SHARE * (double)n;
    return e;
}

/* The number of an entry, made if no word before had the same. */
static enum ent_status intern_entry(struct ent_tagger *t, struct ent_keymap *made, size_t *cap, struct ent_tag_entry e,
                                    uint32_t *number, struct ent_error *err)
{
    uint64_t hash = (e.set * 0x9E3779B97F4A7C15u) ^ ((uint64_t)e.best << 20) ^ ((uint64_t)e.fixed << 39);
    uint32_t *at;
    enum ent_status st = ent_reserve(&t->entries, cap, t->n_entries + 1, sizeof *t->entries, err);
    if (st == ENT_OK)
        st = ent_keymap_add(made, hash, (uint32_t)t->n_entries, &at, err);
    if (st != ENT_OK)
        return st;
    *number = *at;
    if (*at == t->n_entries)
        t->entries[t->n_entries++] = e;
    return ENT_OK;
}

static enum ent_status make_lexicon(struct ent_tagger *t, struct sighting *s, size_t n, struct ent_error *err)
{
    struct ent_keymap made = {0};
    size_t cap = 0;
    uint32_t number, *at;
    enum ent_status st = intern_entry(t, &made, &cap, (struct ent_tag_entry){0}, &number, err);
    qsort(s, n, sizeof *s, by_word_and_tag);
    for (size_t i = 0, k; st == ENT_OK && i < n; i = k) {
        for (k = i; k < n && s[k].word == s[i].word; k++)
            ;
        if (k - i < KNOWN_COUNT)
            continue;
        st = intern_entry(t, &made, &cap, make_entry(s + i, k - i), &number, err);
        if (st == ENT_OK)
            st = ent_keymap_add(&t->lexicon, s[i].word, number, &at, err);
    }
    ent_keymap_done(&made);
    return st;
}

static enum ent_status learn_lexicon(struct ent_tagger *t, const struct ent_lessons *l, struct ent_part except,
                                     struct ent_error *err)
{
    struct sighting *s = ent_malloc((l->n_words + 1) * sizeof *s);
    size_t n = 0;
    if (s == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", l->n_words);
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; !ent_in_part(&except, i) && k < l->items[i].n; k++)
            s[n++] = (struct sighting){l->items[i].words[k].seen.word, l->items[i].gold[k].tag};
    enum ent_status st = make_lexicon(t, s, n, err);
    ent_free(s);
    return st;
}

/* ---- tags ---- */

struct pass {
    struct ent_tagger *t;
    struct ent_learner learner;
    size_t n_right, n;
};

/* Decide a tag, learn from it, and go on with what was decided, right or not. */
static enum ent_status learn_tag(struct pass *p, const struct ent_lesson *s, size_t i, struct ent_error *err)
{
    uint32_t atoms[ENT_TAG_ATOMS], slots[ENT_TEMPLATES_MAX];
    float scores[ENT_CLASSES_MAX];
    uint16_t gold = s->gold[i].tag, best = gold == 0;
    enum ent_status st = ENT_OK;
    ent_tag_atoms(p->t, s->words, s->n, i, atoms);
    ent_slots(&p->learner.shape, atoms, slots);
    ent_learner_score(&p->learner, slots, scores);
    for (uint16_t c = 0; c < (uint16_t)p->t->tags.names.n; c++)
        if (c != gold && scores[c] > scores[best])
            best = c;
    ent_learner_tick(&p->learner);
    if (best < p->t->tags.names.n && scores[best] >= scores[gold]) {
        st = ent_learner_update(&p->learner, slots, gold, 1, err);
        if (st == ENT_OK)
            st = ent_learner_update(&p->learner, slots, best, -1, err);
        s->words[i].tag = best;
    } else {
        s->words[i].tag = gold;
        p->n_right++;
    }
    return st;
}

static enum ent_status learn_tags_of(struct pass *p, const struct ent_lesson *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < s->n; i++, p->n++) {
        const struct ent_tag_entry *e = &p->t->entries[s->words[i].lexical];
        if (!e->fixed) {
            st = learn_tag(p, s, i, err);
            continue;
        }
        s->words[i].tag = (uint16_t)(e->best - 1);
        p->n_right += s->words[i].tag == s->gold[i].tag;
    }
    return st;
}

/* Several passes over all sentences but those of 'except', each in a new order. */
static enum ent_status learn(struct pass *p, const struct ent_lessons *l, struct ent_part except, struct ent_effort effort,
                             enum ent_status (*sentence)(struct pass *, const struct ent_lesson *, struct ent_error *),
                             const char *what, const struct ent_train_log *log, struct ent_error *err)
{
    struct ent_shuffle order;
    enum ent_status st = ent_shuffle_init(&order, l->n, err);
    for (int k = 0; st == ENT_OK && k < effort.members * effort.passes; k++) {
        int member = k / effort.passes + 1, pass = k % effort.passes + 1;
        p->n_right = p->n = 0;
        if (member > 1 && pass == 1)
            st = ent_learner_again(&p->learner, err);
        ent_shuffle_next(&order);
        for (size_t i = 0; st == ENT_OK && i < l->n; i++) {
            if (!ent_in_part(&except, order.order[i]))
                st = sentence(p, &l->items[order.order[i]], err);
            if (st == ENT_OK && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
        ent_train_say(log, "%s, member %d of %d, pass %d of %d: %.2f %% right while learning", what, member, effort.members, pass, effort.passes,
                      p->n > 0 ? 100.0 * (double)p->n_right / (double)p->n : 0);
    }
    ent_shuffle_done(&order);
    return st;
}

static enum ent_status learn_tags(struct ent_tagger *t, const struct ent_lessons *l, struct ent_part except, struct ent_effort effort,
                                  const struct ent_train_log *log, struct ent_error *err)
{
    const struct ent_shape shape = {ent_tag_templates, ent_tag_n_first, (uint32_t)t->tags.names.n, SLOT_BITS};
    struct pass p = {.t = t};
    enum ent_status st = ent_learner_init(&p.learner, &shape, err);
    for (size_t i = 0; i < l->n; i++)
        ent_tagger_look_up(t, l->items[i].words, l->items[i].n);
    if (st == ENT_OK)
        st = learn(&p, l, except, effort, learn_tags_of, "tags", log, err);
    if (st == ENT_OK)
        st = ent_learner_finish(&p.learner, ent_lessons_smallest(l, SMALLEST), &t->model, err);
    ent_learner_done(&p.learner);
    return st;
}

enum ent_status ent_tagger_train_second(struct ent_tagger *t, const struct ent_lessons *l, struct ent_effort effort,
                                        const struct ent_train_log *log, struct ent_error *err)
{
    const struct ent_shape shape = {ent_tag_templates, ent_tag_n_templates, (uint32_t)t->tags.names.n, SLOT_BITS};
    struct pass p = {.t = t};
    enum ent_status st = ent_learner_init(&p.learner, &shape, err);
    for (size_t i = 0; i < l->n; i++)
        ent_tagger_look_up(t, l->items[i].words, l->items[i].n);
    if (st == ENT_OK)
        st = learn(&p, l, (struct ent_part){0, 0}, effort, learn_tags_of, "tags, second look", log, err);
    if (st == ENT_OK)
        st = ent_learner_finish(&p.learner, ent_lessons_smallest(l, SMALLEST), &t->second, err);
    for (size_t i = 0; i < l->n_words; i++)
        l->words[i].tag = l->words[i].first_tag;
    ent_learner_done(&p.learner);
    return st;
}

/* ---- features ---- */

/* Which FEATS each tag was seen with, the commonest first; a tag that was never seen with any has number 0. */
static enum ent_status learn_choices(struct ent_tagger *t, const struct ent_lessons *l, struct ent_error *err)
{
    size_t n_tags = t->tags.names.n, n_feats = t->feats.n, cap = 0, n = 0;
    uint32_t *counts = ent_calloc(n_tags * n_feats + 1, sizeof *counts);
    t->choices_at = ent_calloc(n_tags + 1, sizeof *t->choices_at);
    if (counts == NULL || t->choices_at == NULL) {
        ent_free(counts);
        return ent_fail(err, ENT_ENOMEM, "out of memory for features");
    }
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < l->n_words; i++)
        counts[l->gold[i].tag * n_feats + l->gold[i].feats]++;
    for (size_t tag = 0; st == ENT_OK && tag < n_tags; tag++) {
        uint32_t *row = counts + tag * n_feats;
        st = ent_reserve(&t->choices, &cap, n + n_feats + 1, sizeof *t->choices, err);
        for (size_t first = n; st == ENT_OK;) {
            size_t best = 0;
            for (size_t f = 1; f < n_feats; f++)
                if (row[f] > row[best])
                    best = f;
            if (row[best] == 0 && n > first)
                break;
            row[best] = 0;
            t->choices[n++] = (uint16_t)best;
        }
        t->choices_at[tag + 1] = (uint32_t)n;
    }
    ent_free(counts);
    return st;
}

static enum ent_status learn_feats_of(struct pass *p, const struct ent_lesson *s, struct ent_error *err)
{
    const struct ent_tagger *t = p->t;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < s->n; i++)
        s->words[i].tag = s->gold[i].tag;
    for (size_t i = 0; st == ENT_OK && i < s->n; i++) {
        uint32_t atoms[ENT_FEATS_ATOMS], slots[ENT_TEMPLATES_MAX];
        float scores[ENT_CLASSES_MAX];
        const uint16_t *choice = t->choices + t->choices_at[s->gold[i].tag], *end = t->choices + t->choices_at[s->gold[i].tag + 1];
        uint16_t gold = s->gold[i].feats, best = *choice;
        p->n++;
        if (end - choice == 1) {
            p->n_right++;
            continue;
        }
        ent_feats_atoms(t, s->words, s->n, i, atoms);
        ent_slots(&p->learner.shape, atoms, slots);
        ent_learner_score(&p->learner, slots, scores);
        for (; choice < end; choice++)
            if (scores[*choice] > scores[best])
                best = *choice;
        ent_learner_tick(&p->learner);
        p->n_right += best == gold;
        if (best != gold && (st = ent_learner_update(&p->learner, slots, gold, 1, err)) == ENT_OK)
            st = ent_learner_update(&p->learner, slots, best, -1, err);
    }
    return st;
}

static enum ent_status learn_feats(struct ent_tagger *t, const struct ent_lessons *l, struct ent_part except, struct ent_effort effort,
                                   const struct ent_train_log *log, struct ent_error *err)
{
    const struct ent_shape shape = {ent_feats_templates, ent_feats_n_templates, (uint32_t)t->feats.n, FEATS_BITS};
    struct pass p = {.t = t};
    enum ent_status st = ent_learner_init(&p.learner, &shape, err);
    if (st == ENT_OK && (st = learn(&p, l, except, effort, learn_feats_of, "features", log, err)) == ENT_OK)
        st = ent_learner_finish(&p.learner, ent_lessons_smallest(l, SMALLEST), &t->feats_model, err);
    ent_learner_done(&p.learner);
    return st;
}

/* ---- all of it ---- */

static enum ent_status copy_labels(struct ent_labels *to, const struct ent_labels *from, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    uint16_t id;
    for (size_t i = 0; st == ENT_OK && i < from->n; i++)
        st = ent_labels_add(to, from->names[i], &id, err);
    return st;
}

enum ent_status ent_tagger_train(struct ent_tagger *t, const struct ent_lessons *l, struct ent_part except, struct ent_effort effort,
                                 const struct ent_train_log *log, struct ent_error *err)
{
    *t = (struct ent_tagger){.n_clusters = l->n_clusters};
    enum ent_status st = copy_labels(&t->tags.names, &l->tags, err);
    if (st == ENT_OK && (st = copy_labels(&t->feats, &l->feats, err)) == ENT_OK &&
        (st = ent_tags_index(&t->tags, err)) == ENT_OK && (st = learn_lexicon(t, l, except, err)) == ENT_OK &&
        (st = learn_tags(t, l, except, effort, log, err)) == ENT_OK &&
        (st = learn_choices(t, l, err)) == ENT_OK && except.n_parts == 0) /* jack-knifing is for the tags */
        st = learn_feats(t, l, except, effort, log, err);
    if (st != ENT_OK)
        ent_tagger_done(t);
    return st;
}
