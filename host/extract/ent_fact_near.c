/* What stands near a figure: words of the vocabulary, in the tree and in the text. */
#include <string.h>

#include "extract/ent_fact_inner.h"

enum { MOST_STEPS = 20, PER_STEP = 4, LONGEST_LEMMA = 48, WORDS_PER_QUARTER = 1 };

/* ---- hits ---- */

/* Small letters of s[0, n); the length, 0: too long. */
static size_t small(const char *s, size_t n, char *out)
{
    if (n > LONGEST_LEMMA)
        return 0;
    for (size_t i = 0; i < n; i++)
        out[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 32) : s[i];
    return n;
}

static size_t small_lemma(const struct ent_view *v, size_t word, char *out)
{
    return small(v->words[word].parse.lemma, strlen(v->words[word].parse.lemma), out);
}

static size_t small_form(const struct ent_view *v, size_t word, char *out)
{
    return small(v->text + v->words[word].start, v->words[word].end - v->words[word].start, out);
}

/* The phrases that begin with a word: with its lemma, else with the word as it stands. */
static const struct ent_fact_phrase *phrases_at(const struct ent_fact_finder *f, size_t word)
{
    char s[LONGEST_LEMMA];
    size_t n = small_lemma(f->p.v, word, s);
    const struct ent_fact_phrase *p = n > 0 ? ent_fact_rules_find(f->rules, s, n) : NULL;
    if (p == NULL && (n = small_form(f->p.v, word, s)) > 0)
        p = ent_fact_rules_find(f->rules, s, n);
    return p;
}

static int is_word(const struct ent_view *v, size_t word, const char *wanted)
{
    char s[LONGEST_LEMMA];
    size_t n = small_lemma(v, word, s), len = strlen(wanted);
    if (n == len && memcmp(s, wanted, n) == 0)
        return 1;
    n = small_form(v, word, s);
    return n == len && memcmp(s, wanted, n) == 0;
}

/* How many words of the text the phrase takes from 'word' on; 0: it does not stand there. */
static size_t phrase_at(const struct ent_view *v, size_t word, size_t last, const struct ent_fact_phrase *p)
{
    size_t n = 1;
    for (; p->words[n] != NULL; n++)
        if (word + n >= last || !is_word(v, word + n, p->words[n]))
            return 0;
    return n;
}

enum ent_status ent_fact_hits(struct ent_fact_finder *f, size_t first, size_t last, struct ent_error *err)
{
    const struct ent_view *v = f->p.v;
    enum ent_status st = ENT_OK;
    f->n_hits = 0;
    for (size_t i = first; st == ENT_OK && i < last; i++) {
        const struct ent_fact_phrase *p = phrases_at(f, i);
        for (; st == ENT_OK && p != NULL; p = ent_fact_rules_next(f->rules, p)) {
            size_t n_words = phrase_at(v, i, last, p);
            if (n_words == 0)
                continue;
            st = ent_reserve(&f->hits, &f->cap_hits, f->n_hits + 1, sizeof *f->hits, err);
            size_t noun = n_words; /* "trade with": the preposition is of what follows */
            while (noun > 1 && v->words[i + noun - 1].parse.upos == ENT_UPOS_ADP)
                noun--;
            if (st == ENT_OK)
                f->hits[f->n_hits++] = (struct ent_fact_hit){(uint32_t)i, (uint32_t)(i + n_words), (uint32_t)ent_fact_head(f->p.tree, i, i + noun), p};
        }
    }
    return st;
}

/* ---- distances ---- */

size_t ent_fact_head(const struct ent_tree *t, size_t first, size_t last)
{
    for (size_t i = last; i-- > first;) {
        size_t head = ent_tree_head(t, i);
        if ((head == ENT_NO_WORD || head < first || head >= last) && t->v->words[i].parse.upos != ENT_UPOS_PUNCT)
            return i;
    }
    return last - 1;
}

unsigned ent_fact_steps(const struct ent_tree *t, size_t a, size_t b)
{
    size_t above[MOST_STEPS];
    unsigned n = 0;
    for (size_t w = a; w != ENT_NO_WORD && n < MOST_STEPS; w = ent_tree_head(t, w))
        above[n++] = w;
    unsigned up = 0;
    for (size_t w = b; w != ENT_NO_WORD && up < MOST_STEPS; w = ent_tree_head(t, w), up++)
        for (unsigned i = 0; i < n; i++)
            if (above[i] == w)
                return i + up < MOST_STEPS ? i + up : MOST_STEPS;
    return MOST_STEPS;
}

static size_t words_between(size_t a, size_t b) { return a < b ? b - a : a - b; }

unsigned ent_fact_cost(const struct ent_tree *t, size_t a, size_t b)
{
    return PER_STEP * ent_fact_steps(t, a, b) + (unsigned)words_between(a, b) / WORDS_PER_QUARTER;
}

/* The hits within reach of a word are [*from, end). */
static size_t window(const struct ent_fact_finder *f, size_t word, size_t *from)
{
    size_t low = 0, high = f->n_hits, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->hits[middle].first + ENT_FACT_REACH < word)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < f->n_hits && f->hits[end].first < word + ENT_FACT_REACH; end++) {}
    *from = low;
    return end;
}

const struct ent_fact_hit *ent_fact_near_set(const struct ent_fact_finder *f, size_t word, enum ent_fact_set set, unsigned within)
{
    const struct ent_fact_hit *best = NULL;
    size_t i, end = window(f, word, &i);
    for (; i < end; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        if (h->phrase->rule != UINT32_MAX || h->phrase->set != set)
            continue;
        unsigned cost = ent_fact_cost(f->p.tree, word, h->head);
        if (cost < within) {
            within = cost;
            best = h;
        }
    }
    return best;
}

/* ---- the best rule ---- */

size_t ent_fact_theme(const struct ent_fact_finder *f, size_t word)
{
    enum { MAX_CLIMB = 4 };
    for (int i = 0; i < MAX_CLIMB && word != ENT_NO_WORD; i++, word = ent_tree_head(f->p.tree, word)) {
        size_t subject = ent_tree_child(f->p.tree, word, ENT_REL_NSUBJ);
        if (subject != ENT_NO_WORD)
            return subject;
        if (f->p.v->words[word].parse.upos == ENT_UPOS_VERB)
            return ent_clause_subject(&f->p, word);
    }
    return ENT_NO_WORD;
}

/* All groups of a rule, each by its nearest words; 0: one is missing. */
static int gather(const struct ent_fact_finder *f, size_t word, size_t theme, uint32_t rule, size_t from, size_t end, struct ent_fact_match *m)
{
    enum { FARTHEST = 48, PER_GROUP = 14, PER_WORD = 4, IN_NAME = 6, THEME_GAIN = 24 };
    unsigned costs[ENT_FACT_PARTS], gained = 0;
    *m = (struct ent_fact_match){.rule = &f->rules->rules[rule]};
    for (size_t i = from; i < end; i++) {
        const struct ent_fact_hit *h = &f->hits[i];
        if (h->phrase->rule != rule)
            continue;
        unsigned part = h->phrase->part, cost = ent_fact_cost(f->p.tree, word, h->head);
        if (ent_party_mention(&f->p, h->head) != NULL) /* "Power Plant": a name's word says less */
            cost += IN_NAME;
        else if (h->head == theme)
            cost -= cost < THEME_GAIN ? cost : THEME_GAIN;
        if (part > 0 && m->hits[0] == h - 1 && h[-1].first == h->first && h[-1].last == h->last) /* a word is not two groups: "vote" + "vote" */
            continue;
        if (cost < FARTHEST && (m->hits[part] == NULL || cost < costs[part])) {
            m->hits[part] = h;
            costs[part] = cost;
        }
    }
    for (unsigned i = 0; i < m->rule->n_parts; i++) {
        if (m->hits[i] == NULL)
            return 0;
        m->cost += costs[i];
        gained += (i > 0 ? PER_GROUP : 0) + PER_WORD * (m->hits[i]->last - m->hits[i]->first - 1);
    }
    m->cost = m->cost / (m->rule->n_parts > 0 ? m->rule->n_parts : 1u) + 100 - (gained < 100 ? gained : 100);
    return 1;
}

int ent_fact_best(const struct ent_fact_finder *f, size_t word, enum ent_fact_line line,
                  int (*is_fit)(const struct ent_fact_rule *rule, const struct ent_fact_match *m, void *ctx), void *ctx, struct ent_fact_match *out)
{
    enum { TYPE_GAIN = 4 };
    size_t from, end = window(f, word, &from), theme = ent_fact_theme(f, word);
    int found = 0;
    for (size_t i = from; i < end; i++) {
        const struct ent_fact_phrase *p = f->hits[i].phrase;
        struct ent_fact_match m;
        if (p->rule == UINT32_MAX || p->part != 0 || f->rules->rules[p->rule].line_kind != line)
            continue;
        if (!gather(f, word, theme, p->rule, from, end, &m))
            continue;
        if (m.rule->of_types != 0 && ent_fact_has_type(f, m.rule->of_types))
            m.cost -= m.cost < TYPE_GAIN ? m.cost : TYPE_GAIN; /* what it is about is there */
        int is_nearer = !found || m.cost < out->cost || (m.cost == out->cost && words_between(word, m.hits[0]->head) < words_between(word, out->hits[0]->head));
        if (is_nearer && is_fit(m.rule, &m, ctx)) {
            *out = m;
            found = 1;
        }
    }
    return found;
}
