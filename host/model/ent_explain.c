#include "model/ent_explain.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/ent_moves.h"

static const char *const move_names[ENT_N_MOVES] = {"wait", "left", "right"};

struct weighed {
    size_t feature;
    int32_t weight;
};

static int by_strength(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    if (abs(x->weight) != abs(y->weight))
        return abs(x->weight) > abs(y->weight) ? -1 : 1;
    return x->feature < y->feature ? -1 : 1;
}

/* "word, tag before": the names of a template's atoms. */
static void name_feature(const struct ent_template *t, const char *const *atoms, char *out, size_t size)
{
    size_t n = 0;
    out[0] = '\0';
    for (int k = 0; k < 4 && t->atom[k] != 0 && n < size; k++)
        n += (size_t)snprintf(out + n, size - n, "%s%s", k > 0 ? ", " : "", atoms[t->atom[k]]);
}

/* The features by what each has for class 'chosen' less what it has for 'instead'. */
static size_t weigh(const struct ent_linear *m, const uint32_t *atoms, uint32_t chosen, uint32_t instead, struct weighed *out)
{
    uint32_t slots[ENT_TEMPLATES_MAX];
    size_t n = 0;
    ent_slots(&m->shape, atoms, slots);
    for (size_t i = 0; i < m->shape.n_templates; i++) {
        int32_t scores[ENT_CLASSES_MAX] = {0};
        ent_linear_add(m, slots[i], scores);
        if (scores[chosen] != scores[instead])
            out[n++] = (struct weighed){i, scores[chosen] - scores[instead]};
    }
    qsort(out, n, sizeof *out, by_strength);
    return n;
}

struct decision {
    const char *name;
    const struct ent_linear *model;
    const char *const *atom_names;
    const char *const *labels;
    const uint32_t *atoms;
    uint32_t chosen;
    const int *can; /* by class; NULL: all */
};

static size_t explain(const struct decision *d, size_t most, struct ent_reason *out)
{
    struct weighed weighed[ENT_TEMPLATES_MAX];
    int32_t scores[ENT_CLASSES_MAX] = {0};
    uint32_t instead = d->chosen, n_classes = d->model->shape.n_classes;
    ent_linear_score(d->model, d->atoms, scores);
    for (uint32_t c = 0; c < n_classes; c++)
        if (c != d->chosen && (d->can == NULL || d->can[c]) && (instead == d->chosen || scores[c] > scores[instead]))
            instead = c;
    if (instead == d->chosen)
        return 0; /* there was no choice */
    size_t n = weigh(d->model, d->atoms, d->chosen, instead, weighed);
    if (n > most)
        n = most;
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct ent_reason){.decision = d->name, .chosen = d->labels[d->chosen], .instead = d->labels[instead],
                                     .weight = (double)weighed[i].weight / ENT_WEIGHT_ONE};
        name_feature(&d->model->shape.templates[weighed[i].feature], d->atom_names, out[i].feature, sizeof out[i].feature);
    }
    return n;
}

/* Of the first look, when the words before had the tags of that look. */
static void first_atoms(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, uint32_t *atoms)
{
    enum { REACH = 2 };
    struct ent_word_info around[2 * REACH + 1];
    size_t from = i > REACH ? i - REACH : 0, to = i + REACH + 1 < s->n ? i + REACH + 1 : s->n;
    for (size_t k = from; k < to; k++) {
        around[k - from] = s->words[k];
        around[k - from].tag = s->words[k].first_tag;
    }
    ent_tag_atoms(&a->tagger, around, to - from, i - from, atoms);
}

static size_t explain_tag(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, size_t most,
                          struct ent_reason *out)
{
    uint32_t atoms[ENT_TAG_ATOMS];
    const struct ent_tagger *t = &a->tagger;
    int at_first = s->words[i].is_sure || t->second.cells == NULL;
    const struct decision d = {"tag", at_first ? &t->model : &t->second, ent_tag_atom_names, t->tags.names.names, atoms, s->words[i].tag, NULL};
    if (t->entries[s->words[i].lexical].fixed)
        return 0;
    if (at_first)
        first_atoms(a, s, i, atoms);
    else
        ent_tag_atoms(t, s->words, s->n, i, atoms);
    return explain(&d, most, out);
}

/* The state from which the arc of word i was made; -1: none. */
static int32_t find_arc(const struct ent_analysis *s, size_t i)
{
    const struct ent_parse_state *states = s->parser.states;
    for (int32_t at = s->parser.last; at >= 0 && states[at].from >= 0; at = states[at].from) {
        int32_t head, word;
        if (states[at].move == ENT_SHIFT)
            continue;
        ent_parse_arc(states, states[at].from, (enum ent_move)states[at].move, &head, &word);
        if (word == (int32_t)i)
            return at;
    }
    return -1;
}

static size_t explain_arc(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, size_t most,
                          struct ent_reason *out)
{
    const struct ent_parse_view view = {s->words, (int32_t)s->n, &a->tagger.tags, s->parser.verbs, s->parser.marks};
    const struct ent_parse_state *states = s->parser.states;
    uint32_t moves[ENT_MOVE_ATOMS], labels[ENT_LABEL_ATOMS];
    int32_t at = find_arc(s, i);
    int can[ENT_CLASSES_MAX] = {0};
    if (at < 0)
        return 0;
    int32_t from = states[at].from;
    enum ent_move move = (enum ent_move)states[at].move;
    for (int m = 0; m < ENT_N_MOVES; m++)
        can[m] = ent_parse_can(&view, states, from, (enum ent_move)m);
    ent_move_atoms(&view, states, from, moves);
    ent_label_atoms(&view, states, from, move, labels);
    const struct decision head = {"head", &a->parser.moves, ent_move_atom_names, move_names, moves, (uint32_t)move, can},
                          relation = {"relation", &a->parser.labels, ent_label_atom_names, a->parser.relations.names, labels, states[at].label, NULL};
    size_t n = explain(&head, most, out);
    return n + explain(&relation, most, out + n);
}

static size_t explain_name(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, size_t most, struct ent_reason *out)
{
    uint32_t atoms[ENT_NAME_ATOMS];
    struct ent_name_view view;
    int can[ENT_CLASSES_MAX] = {0};
    ent_name_view(&view, &a->tagger.tags, s->words, s->n);
    if (!ent_name_is_asked(&view, i))
        return 0;
    for (uint8_t place = 0; place < (uint8_t)ENT_N_PLACES; place++)
        can[place] = ent_place_may_follow(i > 0 ? s->words[i - 1].name : 0, place, i + 1 == s->n);
    ent_name_atoms(&view, i, atoms);
    const struct decision d = {"name", &a->namer.model, ent_name_atom_names, ent_place_names, atoms, s->words[i].name, can};
    return explain(&d, most, out);
}

size_t ent_explain(const struct ent_analyser *a, const struct ent_analysis *s, size_t i, size_t most,
                   struct ent_reason out[ENT_REASONS_MAX])
{
    if (most > ENT_REASONS_MAX / 4)
        most = ENT_REASONS_MAX / 4;
    size_t n = explain_tag(a, s, i, most, out);
    if (a->has_parser)
        n += explain_arc(a, s, i, most, out + n);
    return a->has_namer ? n + explain_name(a, s, i, most, out + n) : n;
}
