#include "model/ent_moves.h"

#include <string.h>

#include "model/ent_parse.h"

/* ---- states ---- */

static const struct ent_parse_node no_children = {.word = -1, .below = -1, .left = {-1, -1}, .right = {-1, -1}};

void ent_parse_begin(struct ent_parse_state *first)
{
    *first = (struct ent_parse_state){.node = no_children, .stack = -1, .front = -1, .from = -1, .is_gold = 1};
}

/* The node of the next word. */
static struct ent_parse_node front_node(const struct ent_parse_state *states, const struct ent_parse_state *s)
{
    struct ent_parse_node node = s->front >= 0 ? states[s->front].node : no_children;
    node.word = s->next;
    return node;
}

int ent_parse_can(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, enum ent_move move)
{
    const struct ent_parse_state *s = &states[at];
    int at_root = s->next == v->n, alone = s->stack >= 0 && states[s->stack].node.below < 0;
    switch (move) {
    case ENT_SHIFT:
        return !at_root;
    case ENT_LEFT: /* the root takes one word, the last that is left */
        return s->stack >= 0 && (!at_root || alone);
    default:
        return s->stack >= 0 && !alone;
    }
}

static uint8_t one_more(uint8_t n) { return n < UINT8_MAX ? (uint8_t)(n + 1) : n; }

void ent_parse_move(const struct ent_parse_state *states, int32_t at, enum ent_move move, struct ent_parse_state *out)
{
    const struct ent_parse_state *s = &states[at];
    const struct ent_parse_node *top = s->stack >= 0 ? &states[s->stack].node : &no_children;
    int32_t own = (int32_t)(out - states);
    *out = (struct ent_parse_state){.stack = s->stack, .front = s->front, .next = s->next, .from = at, .move = (uint8_t)move};
    if (move == ENT_SHIFT) {
        out->node = front_node(states, s);
        out->node.below = s->stack;
        out->stack = own;
        out->front = -1;
        out->next++;
    } else if (move == ENT_LEFT) {
        out->node = front_node(states, s);
        out->node.left[1] = out->node.left[0];
        out->node.left[0] = top->word;
        out->node.left_label[1] = out->node.left_label[0];
        out->node.n_left = one_more(out->node.n_left);
        out->stack = top->below;
        out->front = own;
    } else {
        out->node = states[top->below].node;
        out->node.right[1] = out->node.right[0];
        out->node.right[0] = top->word;
        out->node.right_label[1] = out->node.right_label[0];
        out->node.n_right = one_more(out->node.n_right);
        out->stack = own;
    }
}

void ent_parse_name(struct ent_parse_state *s, uint16_t label)
{
    s->label = label;
    if (s->move == ENT_LEFT) {
        s->node.left_label[0] = label;
        s->node.left_set += (label + 1u) * 0x9E3779B1u;
    } else if (s->move == ENT_RIGHT) {
        s->node.right_label[0] = label;
        s->node.right_set += (label + 1u) * 0x9E3779B1u;
    }
}

void ent_parse_arc(const struct ent_parse_state *states, int32_t at, enum ent_move move, int32_t *head, int32_t *word)
{
    const struct ent_parse_state *s = &states[at];
    const struct ent_parse_node *top = &states[s->stack].node;
    *word = top->word;
    *head = move == ENT_LEFT ? s->next : states[top->below].node.word;
}

/* ---- what a move is decided by ---- */

enum { ROOT_ATOM = 1, FIRST_ATOM = 2 };

static uint32_t word_atom(const struct ent_parse_view *v, int32_t i)
{
    return i < 0 || i > v->n ? 0 : i == v->n ? ROOT_ATOM : v->words[i].seen.word;
}

static uint32_t tag_atom(const struct ent_parse_view *v, int32_t i)
{
    return i < 0 || i > v->n ? 0 : i == v->n ? ROOT_ATOM : v->tags->hash[v->words[i].tag];
}

static uint32_t upos_atom(const struct ent_parse_view *v, int32_t i)
{
    return i < 0 || i > v->n ? 0 : i == v->n ? ROOT_ATOM : v->tags->upos[v->words[i].tag] + (uint32_t)FIRST_ATOM;
}

static uint32_t cluster_atom(const struct ent_parse_view *v, int32_t i)
{
    return i < 0 || i >= v->n ? 0 : v->words[i].cluster;
}

static uint32_t label_atom(int32_t child, uint16_t label) { return child < 0 ? 0 : label + 1u; }

static uint32_t distance(int32_t from, int32_t to)
{
    int32_t d = to - from;
    return from < 0 ? 0 : d <= 4 ? (uint32_t)d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 20 ? 7 : 8;
}

/* How many verbs and punctuation marks stand between two words; 0 where there is no first. */
static uint32_t between(const struct ent_parse_view *v, int32_t from, int32_t to)
{
    if (from < 0 || to <= from)
        return 0;
    int verbs = v->verbs[to] - v->verbs[from + 1], marks = v->marks[to] - v->marks[from + 1];
    return 1u + (uint32_t)(verbs > 2 ? 2 : verbs) + 3u * (uint32_t)(marks > 3 ? 3 : marks);
}

static uint32_t valency(uint8_t left, uint8_t right)
{
    return 1u + (left > 4 ? 4u : left) + 5u * (right > 4 ? 4u : right);
}

enum move_atom {
    M_NONE, BIAS, S0W, S0T, S0U, S0C, S1W, S1T, S1U, S1C, S2W, S2T, B0W, B0T, B0U, B0C, B1W, B1T, B1C, B2W, B2T, B3T,
    S0LW, S0LT, S0LR, S0L2T, S0L2R, S0RW, S0RT, S0RR, S0R2T, S0R2R, S1LT, S1LR, S1RW, S1RT, S1RR, S1R2R,
    B0LW, B0LT, B0LR, B0L2T, B0L2R, D0, D1, V0, V1, VB, BETWEEN0, BETWEEN1, S0PT, S0NT, B0PT, S0SET, S1SET, B0SET, S1NT,
    N_MOVE_ATOMS
}; /* S: stack, B: to come; W word, T tag, U UPOS, C cluster, R relation; L R: left, right child; P N: neighbours */

_Static_assert((int)N_MOVE_ATOMS <= (int)ENT_MOVE_ATOMS, "atoms of a move");

/* The top is the word that is looked at, the second the one under it, the next the one to come. */
const char *const ent_move_atom_names[N_MOVE_ATOMS] = {
    [BIAS] = "anything", [S0W] = "top", [S0T] = "tag of top", [S0U] = "UPOS of top", [S0C] = "cluster of top", [S1W] = "second",
    [S1T] = "tag of second", [S1U] = "UPOS of second", [S1C] = "cluster of second", [S2W] = "third", [S2T] = "tag of third",
    [B0W] = "next", [B0T] = "tag of next", [B0U] = "UPOS of next", [B0C] = "cluster of next", [B1W] = "2nd next",
    [B1T] = "tag of 2nd next", [B1C] = "cluster of 2nd next", [B2W] = "3rd next", [B2T] = "tag of 3rd next",
    [B3T] = "tag of 4th next", [S0LW] = "left child of top", [S0LT] = "tag of top's left child",
    [S0LR] = "relation of top's left child", [S0L2T] = "tag of top's 2nd left child", [S0L2R] = "relation of top's 2nd left child",
    [S0RW] = "right child of top", [S0RT] = "tag of top's right child", [S0RR] = "relation of top's right child",
    [S0R2T] = "tag of top's 2nd right child", [S0R2R] = "relation of top's 2nd right child", [S1LT] = "tag of second's left child",
    [S1LR] = "relation of second's left child", [S1RW] = "right child of second", [S1RT] = "tag of second's right child",
    [S1RR] = "relation of second's right child", [S1R2R] = "relation of second's 2nd right child", [B0LW] = "left child of next",
    [B0LT] = "tag of next's left child", [B0LR] = "relation of next's left child", [B0L2T] = "tag of next's 2nd left child",
    [B0L2R] = "relation of next's 2nd left child", [D0] = "distance of top and next", [D1] = "distance of second and top",
    [V0] = "children of top", [V1] = "children of second", [VB] = "children of next", [BETWEEN0] = "verbs and commas to next",
    [BETWEEN1] = "verbs and commas to second", [S0PT] = "tag before top", [S0NT] = "tag after top", [B0PT] = "tag before next",
    [S0SET] = "relations at top", [S1SET] = "relations at second", [B0SET] = "relations at next", [S1NT] = "tag after second"};

const struct ent_template ent_move_templates[] = {
    {{BIAS}}, {{S0W}}, {{S0T}}, {{S0W, S0T}}, {{S1W}}, {{S1T}}, {{S1W, S1T}}, {{B0W}}, {{B0T}}, {{B0W, B0T}},
    {{B1W}}, {{B1T}}, {{B1W, B1T}}, {{B2W}}, {{B2T}}, {{S2W}}, {{S2T}},
    {{S0W, S0T, B0W, B0T}}, {{S0W, S0T, B0W}}, {{S0W, B0W, B0T}}, {{S0W, S0T, B0T}}, {{S0T, B0W, B0T}}, {{S0W, B0W}},
    {{S0T, B0T}}, {{S0T, B0T, D0}}, {{S0W, B0W, D0}}, {{S0U, B0U, D0, BETWEEN0}}, {{S0T, B0T, BETWEEN0}},
    {{S1W, S1T, S0W, S0T}}, {{S1W, S0W, S0T}}, {{S1W, S1T, S0T}}, {{S1W, S1T, S0W}}, {{S1T, S0W, S0T}}, {{S1W, S0W}},
    {{S1T, S0T}}, {{S1T, S0T, D1}}, {{S1U, S0U, D1, BETWEEN1}}, {{S1T, S0T, BETWEEN1}},
    {{B0T, B1T}}, {{B0T, B1T, B2T}}, {{S0T, B0T, B1T}}, {{S0T, B0T, B1T, B2T}}, {{S1T, S0T, B0T}}, {{S2T, S1T, S0T}},
    {{S2T, S1T, S0T, B0T}}, {{S1T, S0T, B0T, B1T}}, {{B1T, B2T, B3T}},
    {{S0T, S0LT, B0T}}, {{S0T, S0RT, B0T}}, {{S0T, B0T, B0LT}}, {{S1T, S0T, S0LT}}, {{S1T, S0T, S0RT}}, {{S1T, S1RT, S0T}},
    {{S1T, S1LT, S0T}}, {{S1T, S1RT, B0T}}, {{S0W, V0}}, {{S0T, V0}}, {{B0W, VB}}, {{B0T, VB}}, {{S1T, V1}}, {{S0W, D0}},
    {{S0T, D0}}, {{B0W, D0}}, {{B0T, D0}}, {{S0LW}}, {{S0LT}}, {{S0RW}}, {{S0RT}}, {{B0LW}}, {{B0LT}}, {{S0LR}}, {{S0RR}},
    {{B0LR}}, {{S1RR}}, {{S0T, S0LR, S0L2R}}, {{S0T, S0RR, S0R2R}}, {{B0T, B0LR, B0L2R}}, {{S1T, S1RR, S1R2R}},
    {{S0T, S0LT, S0L2T}}, {{S0T, S0RT, S0R2T}}, {{B0T, B0LT, B0L2T}}, {{S0T, B0T, S0RR, B0LR}}, {{S1W, B0W}}, {{S1T, B0T}},
    {{S1W, S0T, B0W}}, {{S0W, B1T}}, {{S0W, B0T, B1T}}, {{B0W, S0T, B1T}}, {{S0W, S0T, S0LR}}, {{S0W, S0T, S0RR}},
    {{S0T, S0SET}}, {{S1T, S1SET}}, {{B0T, B0SET}}, {{S0T, B0T, S0SET}}, {{S1T, S0T, S1SET}}, {{S0T, B0T, B0SET}},
    {{S0PT, S0T, B0T}}, {{S0T, S0NT, B0PT, B0T}}, {{S0T, S0NT, B0T}}, {{S0T, B0PT, B0T}}, {{S1T, S1NT, S0T}}, {{S1T, S0PT, S0T}},
    {{S1W, S0RW, B0T}}, {{S0W, S1RR, S1T}}, {{S1W, S0T, B0T}}, {{S1T, S0T, B0W}}, {{S1T, S0LW, S0T}}, {{S1W, S0LW}},
    {{S0C}}, {{B0C}}, {{S0C, B0C}}, {{S1C, S0C}}, {{S0C, B0T}}, {{S0T, B0C}}, {{S1C, S0T}}, {{S1T, S0C}}, {{S0C, B0C, D0}},
    {{S0T, S1C, B0T}}, {{B0C, B1C}}};
const size_t ent_move_n_templates = sizeof ent_move_templates / sizeof *ent_move_templates;

void ent_move_atoms(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, uint32_t *atoms)
{
    const struct ent_parse_state *s = &states[at];
    const struct ent_parse_node *s0 = s->stack >= 0 ? &states[s->stack].node : &no_children,
                                *s1 = s0->below >= 0 ? &states[s0->below].node : &no_children,
                                *s2 = s1->below >= 0 ? &states[s1->below].node : &no_children,
                                *f = s->front >= 0 ? &states[s->front].node : &no_children;
    int32_t i0 = s0->word, i1 = s1->word, b = s->next;
    uint32_t values[N_MOVE_ATOMS] = {
        [BIAS] = 1, [S0W] = word_atom(v, i0), [S0T] = tag_atom(v, i0), [S0U] = upos_atom(v, i0), [S0C] = cluster_atom(v, i0),
        [S1W] = word_atom(v, i1), [S1T] = tag_atom(v, i1), [S1U] = upos_atom(v, i1), [S1C] = cluster_atom(v, i1),
        [S2W] = word_atom(v, s2->word), [S2T] = tag_atom(v, s2->word),
        [B0W] = word_atom(v, b), [B0T] = tag_atom(v, b), [B0U] = upos_atom(v, b), [B0C] = cluster_atom(v, b),
        [B1W] = word_atom(v, b + 1), [B1T] = tag_atom(v, b + 1), [B1C] = cluster_atom(v, b + 1),
        [B2W] = word_atom(v, b + 2), [B2T] = tag_atom(v, b + 2), [B3T] = tag_atom(v, b + 3),
        [S0LW] = word_atom(v, s0->left[0]), [S0LT] = tag_atom(v, s0->left[0]), [S0LR] = label_atom(s0->left[0], s0->left_label[0]),
        [S0L2T] = tag_atom(v, s0->left[1]), [S0L2R] = label_atom(s0->left[1], s0->left_label[1]),
        [S0RW] = word_atom(v, s0->right[0]), [S0RT] = tag_atom(v, s0->right[0]), [S0RR] = label_atom(s0->right[0], s0->right_label[0]),
        [S0R2T] = tag_atom(v, s0->right[1]), [S0R2R] = label_atom(s0->right[1], s0->right_label[1]),
        [S1LT] = tag_atom(v, s1->left[0]), [S1LR] = label_atom(s1->left[0], s1->left_label[0]),
        [S1RW] = word_atom(v, s1->right[0]), [S1RT] = tag_atom(v, s1->right[0]), [S1RR] = label_atom(s1->right[0], s1->right_label[0]),
        [S1R2R] = label_atom(s1->right[1], s1->right_label[1]),
        [B0LW] = word_atom(v, f->left[0]), [B0LT] = tag_atom(v, f->left[0]), [B0LR] = label_atom(f->left[0], f->left_label[0]),
        [B0L2T] = tag_atom(v, f->left[1]), [B0L2R] = label_atom(f->left[1], f->left_label[1]),
        [D0] = distance(i0, b), [D1] = distance(i1, i0), [V0] = i0 < 0 ? 0 : valency(s0->n_left, s0->n_right),
        [V1] = i1 < 0 ? 0 : valency(s1->n_left, s1->n_right), [VB] = valency(f->n_left, 0),
        [BETWEEN0] = between(v, i0, b), [BETWEEN1] = between(v, i1, i0),
        [S0PT] = i0 < 0 ? 0 : tag_atom(v, i0 - 1), [S0NT] = i0 < 0 ? 0 : tag_atom(v, i0 + 1), [B0PT] = tag_atom(v, b - 1),
        [S0SET] = s0->left_set + 31 * s0->right_set + 1, [S1SET] = s1->left_set + 31 * s1->right_set + 1, [B0SET] = f->left_set + 1,
        [S1NT] = i1 < 0 ? 0 : tag_atom(v, i1 + 1)};
    memcpy(atoms, values, sizeof values);
}

/* ---- what a relation is decided by ---- */

enum label_atom {
    L_NONE, SIDE, HW, HT, HU, HC, DW, DT, DU, DC, DPT, DNT, HPT, HNT, DIST, BETWEEN, DLW, DLT, DLR, DRW, DRT, DRR, DSET, HSET, HLR, HRR,
    DSUFFIX, HSUFFIX, DVAL, DPW, DNW, DL2W, N_LABEL_ATOMS
}; /* H: head, D: dependent */

_Static_assert((int)N_LABEL_ATOMS <= (int)ENT_LABEL_ATOMS, "atoms of a relation");

const char *const ent_label_atom_names[N_LABEL_ATOMS] = {
    [SIDE] = "side", [HW] = "head", [HT] = "tag of head", [HU] = "UPOS of head", [HC] = "cluster of head", [DW] = "word",
    [DT] = "tag", [DU] = "UPOS", [DC] = "cluster", [DPT] = "tag before", [DNT] = "tag after", [HPT] = "tag before head",
    [HNT] = "tag after head", [DIST] = "distance", [BETWEEN] = "verbs and commas between", [DLW] = "left child",
    [DLT] = "tag of left child", [DLR] = "relation of left child", [DRW] = "right child", [DRT] = "tag of right child",
    [DRR] = "relation of right child", [DSET] = "relations at the word", [HSET] = "relations at the head",
    [HLR] = "relation of head's left child", [HRR] = "relation of head's right child", [DSUFFIX] = "last 3 letters",
    [HSUFFIX] = "last 3 letters of head", [DVAL] = "children", [DPW] = "word before", [DNW] = "word after", [DL2W] = "2nd left child"};

const struct ent_template ent_label_templates[] = {
    {{SIDE}}, {{SIDE, HW}}, {{SIDE, HT}}, {{SIDE, DW}}, {{SIDE, DT}}, {{SIDE, HT, DT}}, {{SIDE, HW, DT}}, {{SIDE, HT, DW}},
    {{SIDE, HW, DW}}, {{HT, DT, DIST, SIDE}}, {{HU, DT, BETWEEN, SIDE}}, {{SIDE, DW, DT}}, {{SIDE, HW, HT}}, {{DLW, DT, SIDE}},
    {{DLW, HT, DT, SIDE}}, {{DLW, HW, SIDE}}, {{DLW, DW, SIDE}}, {{DLT, DT, HT, SIDE}}, {{DLR, DT, HT, SIDE}}, {{DRW, DT, SIDE}},
    {{DRT, DT, HT, SIDE}}, {{DRR, DT, HT, SIDE}}, {{DSET, DT, SIDE}}, {{DSET, HT, DT, SIDE}}, {{DSET, HW, SIDE}}, {{HSET, HT, DT, SIDE}},
    {{HSET, HW, DT, SIDE}}, {{HLR, HRR, DT, SIDE}}, {{DPT, DT, HT, SIDE}}, {{DNT, DT, HT, SIDE}}, {{DPT, DT, DNT, SIDE}}, {{HPT, HT, HNT, SIDE}},
    {{HNT, HT, DT, SIDE}}, {{DSUFFIX, HT, SIDE}}, {{HSUFFIX, DT, SIDE}}, {{DSUFFIX, DT, HSUFFIX, SIDE}}, {{DC, HT, SIDE}}, {{HC, DT, SIDE}},
    {{HC, DC, SIDE}}, {{DC, DLW, SIDE}}, {{HC, DC, DLW, SIDE}}, {{DVAL, DT, HT, SIDE}}, {{DPW, DT, SIDE}}, {{DNW, DT, SIDE}},
    {{DL2W, DT, SIDE}}, {{DL2W, DLW, DT, SIDE}}, {{DLW, HC, DT, SIDE}}};
const size_t ent_label_n_atoms = N_LABEL_ATOMS;
const size_t ent_label_n_templates = sizeof ent_label_templates / sizeof *ent_label_templates;

static uint32_t suffix_atom(const struct ent_parse_view *v, int32_t i)
{
    return i < 0 || i >= v->n ? 0 : v->words[i].seen.suffix[2];
}

void ent_label_atoms(const struct ent_parse_view *v, const struct ent_parse_state *states, int32_t at, enum ent_move move,
                     uint32_t *atoms)
{
    const struct ent_parse_state *s = &states[at];
    const struct ent_parse_node *d = &states[s->stack].node;
    struct ent_parse_node h = move == ENT_LEFT ? front_node(states, s) : states[d->below].node;
    int32_t i = d->word, head = h.word;
    uint32_t values[N_LABEL_ATOMS] = {
        [SIDE] = 1u + (move == ENT_LEFT), [HW] = word_atom(v, head), [HT] = tag_atom(v, head), [HU] = upos_atom(v, head),
        [HC] = cluster_atom(v, head), [DW] = word_atom(v, i), [DT] = tag_atom(v, i), [DU] = upos_atom(v, i), [DC] = cluster_atom(v, i),
        [DPT] = tag_atom(v, i - 1), [DNT] = tag_atom(v, i + 1), [HPT] = tag_atom(v, head - 1), [HNT] = tag_atom(v, head + 1),
        [DIST] = move == ENT_LEFT ? distance(i, head) : distance(head, i),
        [BETWEEN] = move == ENT_LEFT ? between(v, i, head) : between(v, head, i),
        [DLW] = word_atom(v, d->left[0]), [DLT] = tag_atom(v, d->left[0]), [DLR] = label_atom(d->left[0], d->left_label[0]),
        [DRW] = word_atom(v, d->right[0]), [DRT] = tag_atom(v, d->right[0]), [DRR] = label_atom(d->right[0], d->right_label[0]),
        [DSET] = d->left_set + 31 * d->right_set + 1, [HSET] = h.left_set + 31 * h.right_set + 1,
        [HLR] = label_atom(h.left[0], h.left_label[0]), [HRR] = label_atom(h.right[0], h.right_label[0]),
        [DSUFFIX] = suffix_atom(v, i), [HSUFFIX] = suffix_atom(v, head), [DVAL] = valency(d->n_left, d->n_right),
        [DPW] = word_atom(v, i - 1), [DNW] = word_atom(v, i + 1), [DL2W] = word_atom(v, d->left[1])};
    memcpy(atoms, values, sizeof values);
}
