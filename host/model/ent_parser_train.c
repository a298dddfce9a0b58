/* Training of the parser: a structured perceptron with max-violation updates (Huang, Fayong and Guo 2012). */
#include <string.h>

#include "base/ent_interrupt.h"
#include "model/ent_beam.h"

enum { MOVE_BITS = 21, LABEL_BITS = 21 };
#define SMALLEST 1.25f /* weights under it are dropped */

struct training {
    struct ent_learner moves, labels;
    struct ent_beam beam;
    struct ent_parser_scratch scratch;
    int32_t *heads;     /* of the sentence at hand, without crossing arcs; n: the root */
    int32_t *pending;   /* by word: how many dependents are still to come */
    size_t cap_heads, cap_pending;
    size_t n_right, n_sentences;
};

/* ---- the right moves ---- */

static int crosses(const int32_t *heads, int32_t n, int32_t word)
{
    int32_t head = heads[word], from = word < head ? word : head, to = word < head ? head : word;
    for (int32_t i = from + 1; i < to; i++) {
        int32_t up = i;
        while (up != n && up != head && up != word)
            up = heads[up];
        if (up == n && head != n)
            return 1;
    }
    return 0;
}

/* Lift words whose arcs cross others to the heads of their heads until none does (Nivre and Nilsson 2005). */
static void make_projective(int32_t *heads, int32_t n)
{
    for (int lifted = 1; lifted;) {
        lifted = 0;
        for (int32_t i = 0; i < n; i++) {
            if (heads[i] != n && crosses(heads, n, i)) {
                heads[i] = heads[heads[i]];
                lifted = 1;
            }
        }
    }
}

/* Heads in t->heads.  0: there is no whole tree to learn from. */
static int take_heads(struct training *t, const struct ent_lesson *s)
{
    int32_t n = (int32_t)s->n, roots = 0;
    memset(t->pending, 0, (s->n + 1) * sizeof *t->pending);
    for (int32_t i = 0; i < n; i++) {
        if (s->gold[i].head == ENT_NO_HEAD)
            return 0;
        t->heads[i] = s->gold[i].head == ENT_ROOT ? n : s->gold[i].head;
        roots += t->heads[i] == n;
    }
    if (roots != 1)
        return 0;
    make_projective(t->heads, n);
    for (int32_t i = 0; i < n; i++)
        t->pending[t->heads[i]]++;
    return 1;
}

static enum ent_move right_move(const struct training *t, int32_t at)
{
    const struct ent_parse_state *states = t->scratch.states, *s = &states[at];
    if (s->stack >= 0) {
        const struct ent_parse_node *top = &states[s->stack].node;
        int complete = t->pending[top->word] == 0;
        if (complete && t->heads[top->word] == s->next)
            return ENT_LEFT;
        if (complete && top->below >= 0 && t->heads[top->word] == states[top->below].node.word)
            return ENT_RIGHT;
    }
    return ENT_SHIFT;
}

/* ---- updates ---- */

/* The move that made a state, and its relation. */
static enum ent_status update_state(struct training *t, int32_t at, float change, struct ent_error *err)
{
    const struct ent_parse_state *states = t->scratch.states, *s = &states[at];
    uint32_t atoms[ENT_MOVE_ATOMS > ENT_LABEL_ATOMS ? ENT_MOVE_ATOMS : ENT_LABEL_ATOMS], slots[ENT_TEMPLATES_MAX];
    ent_move_atoms(&t->beam.view, states, s->from, atoms);
    ent_slots(&t->moves.shape, atoms, slots);
    enum ent_status st = ent_learner_update(&t->moves, slots, s->move, change, err);
    if (st != ENT_OK || s->move == ENT_SHIFT)
        return st;
    ent_label_atoms(&t->beam.view, states, s->from, (enum ent_move)s->move, atoms);
    ent_slots(&t->labels.shape, atoms, slots);
    return ent_learner_update(&t->labels, slots, s->label, change, err);
}

static enum ent_status update_path(struct training *t, int32_t last, float change, struct ent_error *err)
{
    const struct ent_parse_state *states = t->scratch.states;
    enum ent_status st = ENT_OK;
    for (int32_t at = last; st == ENT_OK && !states[at].is_gold; at = states[at].from) /* until they have all in common */
        st = update_state(t, at, change, err);
    return st;
}

/* ---- a sentence ---- */

static int32_t find_gold(const struct training *t)
{
    for (int32_t i = t->beam.first; i < t->beam.first + t->beam.n; i++)
        if (t->scratch.states[i].is_gold)
            return i;
    return -1;
}

/* The right path through all steps, scored as the beam is; the step at which the beam was worst wrong. */
static void search(struct training *t, const struct ent_lesson *s, int32_t *wrong, int32_t *right)
{
    struct ent_parse_state *states = t->scratch.states;
    float worst = 0;
    int32_t gold = 0;
    *wrong = *right = -1;
    for (size_t step = 0; step < 2 * s->n; step++) {
        enum ent_move move = right_move(t, gold);
        float scores[ENT_SCORES_LEAST], more = 0;
        uint16_t label = 0;
        if (move != ENT_SHIFT) {
            int32_t head, word;
            ent_parse_arc(states, gold, move, &head, &word);
            t->pending[head]--;
            label = s->gold[word].label;
            more = ent_beam_score_label(&t->beam, gold, move, label);
        }
        ent_beam_score_moves(&t->beam, gold, scores);
        float total = states[gold].score + scores[move] + more;
        ent_beam_step(&t->beam, move, label);
        int32_t before = gold;
        if ((gold = find_gold(t)) < 0) {
            gold = ent_beam_push(&t->beam, before, move, label, total);
            states[gold].is_gold = 1;
        }
        float violation = states[t->beam.first].score - states[gold].score;
        if (!states[t->beam.first].is_gold && violation >= worst) {
            worst = violation;
            *wrong = t->beam.first;
            *right = gold;
        }
    }
    if (states[t->beam.first].is_gold)
        *wrong = -1; /* right in the end */
}

/* The update of the right path ends where the wrong one left it. */
static enum ent_status update(struct training *t, int32_t wrong, int32_t right, struct ent_error *err)
{
    struct ent_parse_state *states = t->scratch.states;
    int32_t common = wrong;
    while (!states[common].is_gold)
        common = states[common].from;
    enum ent_status st = update_path(t, wrong, -1, err);
    for (int32_t at = right; at != common; at = states[at].from)
        states[at].is_gold = 0;
    return st == ENT_OK ? update_path(t, right, 1, err) : st;
}

static enum ent_status learn_sentence(struct training *t, const struct ent_lesson *s, const struct ent_tags *tags, unsigned width,
                                      struct ent_error *err)
{
    int32_t wrong, right;
    enum ent_status st = ent_reserve(&t->heads, &t->cap_heads, s->n + 1, sizeof *t->heads, err);
    if (st == ENT_OK)
        st = ent_reserve(&t->pending, &t->cap_pending, s->n + 1, sizeof *t->pending, err);
    if (st != ENT_OK || !take_heads(t, s))
        return st;
    t->beam = (struct ent_beam){.scratch = &t->scratch, .moves = &t->moves, .labels = &t->labels, .width = width};
    if ((st = ent_beam_begin(&t->beam, s->words, s->n, tags, 1, err)) != ENT_OK)
        return st;
    search(t, s, &wrong, &right);
    ent_learner_tick(&t->moves);
    ent_learner_tick(&t->labels);
    t->n_sentences++;
    t->n_right += wrong < 0;
    return wrong >= 0 ? update(t, wrong, right, err) : ENT_OK;
}

/* ---- all of it ---- */

static enum ent_status learn(struct training *t, const struct ent_tags *tags, const struct ent_lessons *l,
                             const struct ent_parser_options *o, const struct ent_train_log *log, struct ent_error *err)
{
    struct ent_shuffle order;
    enum ent_status st = ent_shuffle_init(&order, l->n, err);
    for (int k = 0; st == ENT_OK && k < o->effort.members * o->effort.passes; k++) {
        int member = k / o->effort.passes + 1, pass = k % o->effort.passes + 1;
        t->n_right = t->n_sentences = 0;
        if (member > 1 && pass == 1 && (st = ent_learner_again(&t->moves, err)) == ENT_OK)
            st = ent_learner_again(&t->labels, err);
        ent_shuffle_next(&order);
        for (size_t i = 0; st == ENT_OK && i < l->n; i++) {
            st = learn_sentence(t, &l->items[order.order[i]], tags, o->beam, err);
            if (st == ENT_OK && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
        ent_train_say(log, "trees, member %d of %d, pass %d of %d: %.2f %% of sentences right while learning", member, o->effort.members, pass, o->effort.passes,
                      100.0 * (double)t->n_right / (double)(t->n_sentences + !t->n_sentences));
    }
    ent_shuffle_done(&order);
    return st;
}

enum ent_status ent_parser_train(struct ent_parser *p, const struct ent_tags *tags, const struct ent_lessons *l,
                                 const struct ent_parser_options *o, const struct ent_train_log *log, struct ent_error *err)
{
    struct training t = {0};
    struct ent_shape moves = {ent_move_templates, ent_move_n_templates, ENT_N_MOVES, MOVE_BITS},
                     labels = {ent_label_templates, ent_label_n_templates, (uint32_t)l->relations.n, LABEL_BITS};
    enum ent_status st = ENT_OK;
    uint16_t id;
    *p = (struct ent_parser){.beam = o->beam_in_use};
    for (size_t i = 0; st == ENT_OK && i < l->relations.n; i++)
        st = ent_labels_add(&p->relations, l->relations.names[i], &id, err);
    if (st == ENT_OK && (st = ent_learner_init(&t.moves, &moves, err)) == ENT_OK &&
        (st = ent_learner_init(&t.labels, &labels, err)) == ENT_OK && (st = learn(&t, tags, l, o, log, err)) == ENT_OK &&
        (st = ent_learner_finish(&t.moves, ent_lessons_smallest(l, SMALLEST), &p->moves, err)) == ENT_OK)
        st = ent_learner_finish(&t.labels, ent_lessons_smallest(l, SMALLEST), &p->labels, err);
    ent_learner_done(&t.moves);
    ent_learner_done(&t.labels);
    ent_parser_scratch_done(&t.scratch);
    ent_free(t.heads);
    ent_free(t.pending);
    if (st != ENT_OK)
        ent_parser_done(p);
    return st;
}
