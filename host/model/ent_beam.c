#include "model/ent_beam.h"

#include <assert.h>
#include <string.h>

#include "model/ent_parse.h"

struct candidate {
    float score;
    int32_t at;
    enum ent_move move;
    uint16_t label;
    int is_gold;
};

/* ---- where scores come from ---- */

static void score(const struct ent_linear *m, const struct ent_learner *l, const uint32_t *atoms, float *scores)
{
    uint32_t slots[ENT_TEMPLATES_MAX];
    int32_t whole[ENT_CLASSES_MAX];
    if (l != NULL) {
        ent_slots(&l->shape, atoms, slots);
        ent_learner_score(l, slots, scores);
        return;
    }
    assert(m != NULL); /* where nothing is learnt there is a model */
    ent_linear_score(m, atoms, whole);
    for (uint32_t c = 0; c < m->shape.n_classes; c++)
        scores[c] = (float)whole[c];
}

void ent_beam_score_moves(const struct ent_beam *b, int32_t at, float *scores)
{
    uint32_t atoms[ENT_MOVE_ATOMS];
    ent_move_atoms(&b->view, b->scratch->states, at, atoms);
    score(b->parser != NULL ? &b->parser->moves : NULL, b->moves, atoms, scores);
}

/* The states of a beam make much the same arcs: the hash of what a relation is decided by. */
static uint64_t label_key(const struct ent_beam *b, const uint32_t *atoms)
{
    uint64_t h = b->scratch->sentences;
    for (size_t i = 0; i < ent_label_n_atoms; i++)
        h = (h ^ atoms[i]) * 0x9E3779B97F4A7C15u;
    return (h ^ (h >> 32)) | 1;
}

/* The best relation for the arc that a move makes, and what it adds to the score. */
static uint16_t best_label(const struct ent_beam *b, int32_t at, enum ent_move move, float *more)
{
    uint32_t atoms[ENT_LABEL_ATOMS];
    float scores[ENT_CLASSES_MAX];
    uint16_t best = 0, n = (uint16_t)(b->labels != NULL ? b->labels->shape.n_classes : b->parser->labels.shape.n_classes);
    ent_label_atoms(&b->view, b->scratch->states, at, move, atoms);
    uint64_t key = label_key(b, atoms);
    struct ent_parser_known *known = &b->scratch->known[key >> 1 & (ENT_PARSER_KNOWN - 1)];
    if (known->key == key) {
        *more = known->score;
        return known->label;
    }
    score(b->parser != NULL ? &b->parser->labels : NULL, b->labels, atoms, scores);
    for (uint16_t c = 1; c < n; c++)
        if (scores[c] > scores[best])
            best = c;
    *known = (struct ent_parser_known){key, scores[best], best};
    *more = scores[best];
    return best;
}

float ent_beam_score_label(const struct ent_beam *b, int32_t at, enum ent_move move, uint16_t label)
{
    uint32_t atoms[ENT_LABEL_ATOMS];
    float scores[ENT_CLASSES_MAX];
    ent_label_atoms(&b->view, b->scratch->states, at, move, atoms);
    score(b->parser != NULL ? &b->parser->labels : NULL, b->labels, atoms, scores);
    return scores[label];
}

/* ---- steps ---- */

int32_t ent_beam_push(struct ent_beam *b, int32_t at, enum ent_move move, uint16_t label, float total)
{
    struct ent_parse_state *states = b->scratch->states;
    int32_t made = b->end++;
    ent_parse_move(states, at, move, &states[made]);
    states[made].score = total;
    ent_parse_name(&states[made], label);
    return made;
}

/* Keep the best 'width' candidates in order; of equals the first. */
static void keep(struct candidate *best, unsigned *n, unsigned width, struct candidate c)
{
    unsigned i = *n < width ? (*n)++ : width;
    if (i == width && best[--i].score >= c.score)
        return;
    for (; i > 0 && best[i - 1].score < c.score; i--)
        best[i] = best[i - 1];
    best[i] = c;
}

/* What can be done in a state, each with the best relation. */
static void try_moves(const struct ent_beam *b, int32_t at, enum ent_move gold, uint16_t gold_label, struct candidate *best,
                      unsigned *n)
{
    const struct ent_parse_state *s = &b->scratch->states[at];
    float scores[ENT_SCORES_LEAST] = {0};
    ent_beam_score_moves(b, at, scores);
    for (int m = 0; m < ENT_N_MOVES; m++) {
        struct candidate c = {.at = at, .move = (enum ent_move)m};
        float more = 0;
        if (!ent_parse_can(&b->view, b->scratch->states, at, c.move))
            continue;
        if (c.move != ENT_SHIFT)
            c.label = best_label(b, at, c.move, &more);
        c.score = s->score + scores[m] + more;
        c.is_gold = s->is_gold && c.move == gold && (c.move == ENT_SHIFT || c.label == gold_label);
        keep(best, n, b->width, c);
    }
}

/*
 * Without those that lag far behind the first: they never win, and most of the time nobody else is near.
 * Nearer ones may: an arc is paid for at once, what it spares only later.
 */
static unsigned drop_stragglers(const struct candidate *best, unsigned n)
{
    const float far = 225 * ENT_WEIGHT_ONE;
    while (n > 1 && best[n - 1].score < best[0].score - far)
        n--;
    return n;
}

void ent_beam_step(struct ent_beam *b, enum ent_move gold, uint16_t gold_label)
{
    struct candidate best[ENT_BEAM_MAX] = {0};
    unsigned n = 0;
    for (int32_t at = b->first; at < b->first + b->n; at++)
        try_moves(b, at, gold, gold_label, best, &n);
    if (b->parser != NULL) /* in use: who learns must see them fall */
        n = drop_stragglers(best, n);
    b->first = b->end;
    b->n = (int32_t)n;
    for (unsigned i = 0; i < n; i++) {
        int32_t made = ent_beam_push(b, best[i].at, best[i].move, best[i].label, best[i].score);
        b->scratch->states[made].is_gold = (uint8_t)best[i].is_gold;
    }
}

static enum ent_status count_words(struct ent_beam *b, const struct ent_tags *tags, struct ent_error *err)
{
    struct ent_parser_scratch *s = b->scratch;
    size_t n = (size_t)b->view.n;
    enum ent_status st = ent_reserve(&s->verbs, &s->cap_verbs, n + 1, sizeof *s->verbs, err);
    if (st == ENT_OK)
        st = ent_reserve(&s->marks, &s->cap_marks, n + 1, sizeof *s->marks, err);
    if (st != ENT_OK)
        return st;
    s->verbs[0] = s->marks[0] = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t u = tags->upos[b->view.words[i].tag];
        s->verbs[i + 1] = (uint16_t)(s->verbs[i] + (u == ENT_UPOS_VERB));
        s->marks[i + 1] = (uint16_t)(s->marks[i] + (u == ENT_UPOS_PUNCT));
    }
    b->view.verbs = s->verbs;
    b->view.marks = s->marks;
    return ENT_OK;
}

enum ent_status ent_beam_begin(struct ent_beam *b, const struct ent_word_info *words, size_t n, const struct ent_tags *tags,
                               int training, struct ent_error *err)
{
    enum { LONG = 20000, LONGEST = 1 << 22 };
    if (n > LONGEST)
        return ent_fail(err, ENT_ELIMIT, "a sentence of %zu words is too long to parse", n);
    if (n > LONG)
        b->width = 1; /* what is so long is no sentence: save the memory */
    b->view = (struct ent_parse_view){words, (int32_t)n, tags, NULL, NULL};
    size_t need = 1 + 2 * n * (b->width + (training != 0));
    enum ent_status st = ent_reserve(&b->scratch->states, &b->scratch->cap_states, need, sizeof *b->scratch->states, err);
    if (st == ENT_OK)
        st = count_words(b, tags, err);
    if (st != ENT_OK)
        return st;
    b->scratch->sentences++;
    ent_parse_begin(&b->scratch->states[0]);
    b->first = 0;
    b->n = b->end = 1;
    return ENT_OK;
}
