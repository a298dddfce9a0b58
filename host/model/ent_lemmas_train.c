/* Training of the lemmas: for each tag and ending the commonest rule, kept where it differs from the shorter ending's. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_hash.h"
#include "model/ent_lemmas.h"
#include "text/ent_utf8.h"

struct sighting { /* a word that has this key wanted this value */
    uint64_t key;
    uint32_t value, word; /* word: its number in the lessons */
};

struct sightings {
    struct sighting *items;
    size_t n, cap;
};

static int by_key_and_value(const void *a, const void *b)
{
    const struct sighting *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

/* What makes the lemma of the word, both in small letters: *strip letters off, the rest of the lemma appended. */
static const char *cut(const struct ent_lemma_word *w, const char *lemma, size_t n, uint32_t *strip)
{
    size_t i = 0, same = 0;
    while (i < n && same < w->n) {
        size_t next = i;
        if (ent_utf8_next(lemma, n, &next) != w->small[same])
            break;
        i = next;
        same++;
    }
    *strip = (uint32_t)(w->n - same);
    return lemma + i;
}

static enum ent_status intern_rule(struct ent_lemmas *l, struct ent_keymap *made, uint32_t strip, const char *append,
                                   uint32_t *number, struct ent_error *err)
{
    size_t n = strlen(append);
    uint32_t *at;
    enum ent_status st = ent_reserve(&l->rules, &l->cap_rules, l->n_rules + 1, sizeof *l->rules, err);
    if (st == ENT_OK)
        st = ent_keymap_add(made, ent_hash(append, n, strip), (uint32_t)l->n_rules, &at, err);
    if (st != ENT_OK)
        return st;
    *number = *at;
    if (*at < l->n_rules)
        return ENT_OK;
    l->rules[l->n_rules] = (struct ent_lemma_rule){strip, ent_arena_strndup(&l->arena, append, n), (uint32_t)n};
    return l->rules[l->n_rules++].append != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for rules");
}

/* In small letters; 0: too long. */
static size_t small_lemma(const char *lemma, char *out)
{
    struct ent_lemma_word w;
    return ent_lemma_spell(lemma, strlen(lemma), &w) ? ent_lemma_make(&w, &(struct ent_lemma_rule){0, "", 0}, ENT_CASE_SMALL, out) : 0;
}

/* A word to learn from, spelled; 0: there is nothing to learn. */
static int take(const struct ent_lessons *l, size_t word, struct ent_lemma_word *w, char *small)
{
    const char *lemma = l->gold[word].lemma;
    if (lemma == NULL || !ent_lemma_spell(l->words[word].form, l->words[word].n_form, w))
        return 0;
    size_t n = small_lemma(lemma, small);
    small[n] = '\0';
    return n > 0;
}

static enum ent_status add(struct sightings *s, uint64_t key, uint32_t value, size_t word, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&s->items, &s->cap, s->n + 1, sizeof *s->items, err);
    if (st == ENT_OK)
        s->items[s->n++] = (struct sighting){key, value, (uint32_t)word};
    return st;
}

/* The commonest value of the sightings of one key, which end before *end; of equals 'prefer'. */
static struct sighting commonest(const struct sightings *s, size_t from, uint32_t prefer, size_t *end)
{
    struct sighting best = s->items[from];
    size_t most = 0, i = from;
    while (i < s->n && s->items[i].key == s->items[from].key) {
        size_t k = i;
        while (k < s->n && s->items[k].key == s->items[i].key && s->items[k].value == s->items[i].value)
            k++;
        if (k - i > most || (k - i == most && s->items[i].value == prefer)) {
            most = k - i;
            best = s->items[i];
        }
        i = k;
    }
    *end = i;
    return best;
}

/* What the shorter endings say of a word. */
static uint32_t shorter(const struct ent_lemmas *l, const struct ent_lemma_word *w, uint32_t tag, int which)
{
    for (int k = which - 1; k >= 0; k--) {
        uint32_t rule = (size_t)k <= w->n ? ent_keymap_find(&l->endings, ent_lemma_ending(w, tag, k)) : ENT_KEYMAP_NONE;
        if (rule != ENT_KEYMAP_NONE)
            return rule;
    }
    return ENT_KEYMAP_NONE;
}

static enum ent_status learn_endings(struct ent_lemmas *l, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                     const uint32_t *rules, int which, struct ent_error *err)
{
    struct sightings s = {0};
    struct ent_lemma_word w;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < lessons->n_words; i++)
        if (rules[i] != ENT_KEYMAP_NONE && ent_lemma_spell(lessons->words[i].form, lessons->words[i].n_form, &w) &&
            (which == ENT_ENDINGS - 1 || (size_t)which <= w.n))
            st = add(&s, ent_lemma_ending(&w, tags->hash[lessons->gold[i].tag], which), rules[i], i, err);
    if (s.n > 0)
        qsort(s.items, s.n, sizeof *s.items, by_key_and_value);
    for (size_t i = 0; st == ENT_OK && i < s.n;) {
        const struct ent_word_info *word = &lessons->words[s.items[i].word];
        ent_lemma_spell(word->form, word->n_form, &w);
        uint32_t *at, general = shorter(l, &w, tags->hash[lessons->gold[s.items[i].word].tag], which);
        struct sighting best = commonest(&s, i, general, &i);
        if (general != best.value)
            st = ent_keymap_add(&l->endings, best.key, best.value, &at, err);
    }
    ent_free(s.items);
    return st;
}

static enum ent_status learn_rules(struct ent_lemmas *l, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                   uint32_t *rules, struct ent_error *err)
{
    struct ent_keymap made = {0};
    struct ent_lemma_word w;
    char small[ENT_LEMMA_MAX + 1];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < lessons->n_words; i++) {
        uint32_t strip;
        rules[i] = ENT_KEYMAP_NONE;
        if (take(lessons, i, &w, small)) {
            const char *append = cut(&w, small, strlen(small), &strip);
            st = intern_rule(l, &made, strip, append, &rules[i], err);
        }
    }
    ent_keymap_done(&made);
    for (int which = 0; st == ENT_OK && which < ENT_ENDINGS; which++)
        st = learn_endings(l, tags, lessons, rules, which, err);
    return st;
}

/* ---- capitals ---- */

static enum ent_status see_cases(const struct ent_lemmas *l, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                 const uint32_t *rules, int of_word, struct sightings *s, struct ent_error *err)
{
    struct ent_lemma_word w;
    char made[ENT_LEMMA_MAX + 1];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < lessons->n_words; i++) {
        if (rules[i] == ENT_KEYMAP_NONE || !ent_lemma_spell(lessons->words[i].form, lessons->words[i].n_form, &w))
            continue;
        uint64_t key = ent_lemma_case_key(&w, lessons->words[i].seen.flags, tags->hash[lessons->gold[i].tag], of_word);
        for (int how = 0; st == ENT_OK && how < ENT_N_CASES; how++) {
            made[ent_lemma_make(&w, &l->rules[rules[i]], (enum ent_lemma_case)how, made)] = '\0';
            if (strcmp(made, lessons->gold[i].lemma) == 0)
                st = add(s, key, (uint32_t)how, i, err);
        }
    }
    return st;
}

static enum ent_status learn_cases(struct ent_lemmas *l, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                   const uint32_t *rules, int of_word, struct ent_error *err)
{
    struct sightings s = {0};
    struct ent_lemma_word w;
    enum ent_status st = see_cases(l, tags, lessons, rules, of_word, &s, err);
    if (s.n > 0)
        qsort(s.items, s.n, sizeof *s.items, by_key_and_value);
    for (size_t i = 0; st == ENT_OK && i < s.n;) {
        const struct ent_word_info *word = &lessons->words[s.items[i].word];
        uint32_t *at, general = ENT_KEYMAP_NONE, tag = tags->hash[lessons->gold[s.items[i].word].tag];
        if (of_word) {
            ent_lemma_spell(word->form, word->n_form, &w);
            general = ent_keymap_find(&l->cases, ent_lemma_case_key(&w, word->seen.flags, tag, 0));
        }
        struct sighting best = commonest(&s, i, general, &i);
        if (general != best.value)
            st = ent_keymap_add(&l->cases, best.key, best.value, &at, err);
    }
    ent_free(s.items);
    return st;
}

enum ent_status ent_lemmas_train(struct ent_lemmas *l, const struct ent_tags *tags, const struct ent_lessons *lessons,
                                 struct ent_error *err)
{
    uint32_t *rules = ent_malloc((lessons->n_words + 1) * sizeof *rules);
    *l = (struct ent_lemmas){0};
    if (rules == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu lemmas", lessons->n_words);
    enum ent_status st = learn_rules(l, tags, lessons, rules, err);
    if (st == ENT_OK && (st = learn_cases(l, tags, lessons, rules, 0, err)) == ENT_OK)
        st = learn_cases(l, tags, lessons, rules, 1, err);
    ent_free(rules);
    if (st != ENT_OK)
        ent_lemmas_done(l);
    return st;
}
