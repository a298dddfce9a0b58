/* Conditions on the tree of dependencies. */
#include "query/ent_cql_match.h"

int cql_tree_top(const struct ent_segment *s, struct ent_range words, size_t *top)
{
    for (size_t i = words.start; i < words.end; i++) {
        int64_t head = ent_segment_head(s, i);
        if (head == ENT_HEAD_ROOT || (head >= 0 && ((uint64_t)head < words.start || (uint64_t)head >= words.end))) {
            *top = i;
            return 1;
        }
    }
    return 0;
}

/* ---- the words that stand in a relation to one ---- */

struct walk {
    struct cql_run *run;
    const struct cql_relation *r;
    size_t word, at;         /* at: the next to look at, or where a climb stands */
    struct ent_range sentence;
    size_t left;             /* steps that a climb may still take: damaged trees may be rings */
};

/* Words around this one: 'sentence' is where they may stand. */
static void start_near(struct walk *w)
{
    const struct cql_relation *r = w->r;
    struct cql_view *v = r->is_layer ? &w->run->layers[r->layer] : &w->run->docs;
    size_t row = SIZE_MAX;
    w->sentence = (struct ent_range){w->word, w->word};
    if (!cql_view_holding(v, w->word, &row, &w->sentence) || r->is_layer) {
        w->at = w->sentence.start;
        return;
    }
    int64_t low = (int64_t)w->word + r->low, high = (int64_t)w->word + r->high + 1;
    w->at = low > (int64_t)w->sentence.start ? (size_t)low : w->sentence.start;
    if (high < (int64_t)w->sentence.end)
        w->sentence.end = high > 0 ? (size_t)high : 0;
}

static void start(struct walk *w, struct cql_run *run, const struct cql_relation *r, size_t word)
{
    size_t row = SIZE_MAX;
    *w = (struct walk){.run = run, .r = r, .word = word, .at = word};
    if (r->kind == ENT_CQL_NEAR) {
        start_near(w);
        return;
    }
    if (!cql_view_holding(&run->sentences, word, &row, &w->sentence))
        w->sentence = (struct ent_range){word, word + 1};
    w->left = w->sentence.end - w->sentence.start;
    if (r->kind == ENT_CQL_DEPENDENT || r->kind == ENT_CQL_DESCENDANT)
        w->at = w->sentence.start;
}

static int lies_below(const struct walk *w, size_t word)
{
    const struct ent_segment *s = w->run->segment;
    size_t left = w->sentence.end - w->sentence.start;
    for (int64_t head = ent_segment_head(s, word); head >= 0 && left-- > 0; head = ent_segment_head(s, (size_t)head))
        if ((size_t)head == w->word)
            return 1;
    return 0;
}

/* The relation's name is that by which the lower of both hangs on its head. */
static int has_name(const struct walk *w, size_t lower) { return cql_test(w->run, w->r->names, lower, NULL); }

static int next_below(struct walk *w, size_t *out)
{
    for (; w->at < w->sentence.end; w->at++) {
        int64_t head = ent_segment_head(w->run->segment, w->at);
        int is = w->r->kind == ENT_CQL_DEPENDENT ? head >= 0 && (size_t)head == w->word : lies_below(w, w->at);
        if (is && has_name(w, w->at)) {
            *out = w->at++;
            return 1;
        }
    }
    return 0;
}

static int next_above(struct walk *w, size_t *out)
{
    int64_t head = w->left > 0 ? ent_segment_head(w->run->segment, w->at) : ENT_HEAD_NONE;
    if (head < 0 || !has_name(w, w->word))
        return 0;
    w->at = *out = (size_t)head;
    w->left = w->r->kind == ENT_CQL_HEAD ? 0 : w->left - 1;
    return 1;
}

static int next(struct walk *w, size_t *out)
{
    if (w->r->kind == ENT_CQL_NEAR) {
        *out = w->at;
        return w->at++ < w->sentence.end;
    }
    return w->r->kind == ENT_CQL_DEPENDENT || w->r->kind == ENT_CQL_DESCENDANT ? next_below(w, out) : next_above(w, out);
}

/* ---- what is asked of them ---- */

/* Is the word the top of a row of the layer? */
static int is_top_of_row(struct cql_run *r, const struct ent_cql_atom *a, size_t word)
{
    size_t row = SIZE_MAX, top;
    struct ent_range words;
    while (cql_view_holding(&r->layers[a->layer], word, &row, &words))
        if (cql_test_row(r, a->cond, a->layer, row) && cql_tree_top(r->segment, words, &top) && top == word)
            return 1;
    return 0;
}

static int is_atom(struct cql_matcher *m, const struct ent_cql_atom *a, size_t word)
{
    return a->whole ? is_top_of_row(m->run, a, word) : cql_test(m->run, a->cond, word, m->work);
}

static int stops(struct cql_matcher *m)
{
    if (m->status == ENT_OK)
        m->status = cql_run_step(m->run);
    return m->status != ENT_OK;
}

/* Is there a word that satisfies the relation, which binds nothing? */
static int exists(struct cql_matcher *m, const struct cql_relation *r, size_t word)
{
    struct walk w;
    size_t other;
    start(&w, m->run, r, word);
    while (!stops(m) && next(&w, &other)) {
        int good = is_atom(m, r->atom, other);
        for (const struct cql_relation *k = r->atom->relations; good && k != NULL; k = k->next)
            good = exists(m, k, other) != k->negated;
        if (good)
            return 1;
    }
    return 0;
}

/* What remains to be satisfied: relations of a word, then those of 'next'. */
struct goal {
    const struct cql_relation *r;
    size_t word;
    const struct goal *next;
};

static void solve(struct cql_matcher *m, const struct goal *goal, void (*done)(struct cql_matcher *m))
{
    struct walk w;
    size_t other;
    if (goal == NULL) {
        done(m);
        return;
    }
    if (goal->r == NULL) {
        solve(m, goal->next, done);
        return;
    }
    struct goal rest = {goal->r->next, goal->word, goal->next};
    if (!goal->r->binds) {
        if (exists(m, goal->r, goal->word) != goal->r->negated)
            solve(m, &rest, done);
        return;
    }
    const struct ent_cql_atom *a = goal->r->atom;
    start(&w, m->run, goal->r, goal->word);
    while (!stops(m) && next(&w, &other)) {
        if (!is_atom(m, a, other))
            continue;
        uint32_t label = a->label >= 0 ? m->work[a->label] : 0, target = a->target >= 0 ? m->work[a->target] : 0;
        struct goal inner = {a->relations, other, &rest};
        if (a->label >= 0)
            m->work[a->label] = (uint32_t)other;
        if (a->target >= 0)
            m->work[a->target] = (uint32_t)other;
        solve(m, &inner, done);
        if (a->label >= 0)
            m->work[a->label] = label;
        if (a->target >= 0)
            m->work[a->target] = target;
    }
}

void cql_tree(struct cql_matcher *m, const struct cql_relation *r, size_t word, void (*done)(struct cql_matcher *m))
{
    struct goal goal = {r, word, NULL};
    solve(m, &goal, done);
}
