#include "query/ent_cql_plan.h"

#include <string.h>

#include "base/ent_nearest.h"

void *cql_new(struct cql_plan *p, size_t size, struct ent_error *err)
{
    void *new = ent_arena_alloc(p->arena, size);
    if (new != NULL)
        return memset(new, 0, size);
    ent_set_error(err, ENT_ENOMEM, "out of memory for a query");
    return NULL;
}

/* ---- names ---- */

static int has_layer(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_layer(ent_corpus_segment(c, i), name) != NULL)
            return 1;
    return 0;
}

enum ent_status cql_layer_index(struct cql_plan *p, const char *name, size_t at, unsigned *out,
                                struct ent_error *err)
{
    struct ent_nearest near;
    for (*out = 0; *out < p->n_layers; ++*out)
        if (strcmp(p->layers[*out], name) == 0)
            return ENT_OK;
    if (has_layer(p->corpus, name)) {
        if (p->n_layers == CQL_MAX_LAYERS)
            return ent_fail(err, ENT_ELIMIT, "CQL: a query speaks of at most %d layers", CQL_MAX_LAYERS);
        p->layers[p->n_layers++] = name;
        return ENT_OK;
    }
    ent_nearest_start(&near, name);
    for (size_t i = 0; i < ent_corpus_n_segments(p->corpus); i++) {
        const struct ent_segment *s = ent_corpus_segment(p->corpus, i);
        for (size_t k = 0; k < s->n_layers; k++)
            ent_nearest_offer(&near, s->layers[k].name);
    }
    return near.best != NULL ? ent_cql_fail(p->text, at, err, "CQL: no layer '%s' in this corpus; did you mean '%s'?",
                                            name, near.best)
                             : ent_cql_fail(p->text, at, err, "CQL: no layer '%s' in this corpus", name);
}

int cql_find_label(const struct cql_plan *p, const char *name)
{
    for (int i = 0; i < p->n_regs; i++)
        if (p->labels[i] != NULL && strcmp(p->labels[i], name) == 0)
            return i;
    return CQL_THIS;
}

static enum ent_status new_register(struct cql_plan *p, const char *name, int *out, struct ent_error *err)
{
    if (p->n_regs == CQL_MAX_REGS)
        return ent_fail(err, ENT_ELIMIT, "CQL: a query has at most %d labels and open elements", CQL_MAX_REGS);
    p->labels[p->n_regs] = name;
    *out = p->n_regs++;
    return ENT_OK;
}

/* ---- first pass: registers for labels, the target and elements that are opened and closed ---- */

struct seen {
    const char *opened[CQL_MAX_LAYERS], *closed[CQL_MAX_LAYERS];
    int n_opened, n_closed;
};

static void note(const char **list, int *n, const char *name)
{
    for (int i = 0; i < *n; i++)
        if (strcmp(list[i], name) == 0)
            return;
    if (*n < CQL_MAX_LAYERS)
        list[(*n)++] = name;
}

static enum ent_status find_registers(struct cql_plan *p, const struct ent_cql_node *n, struct seen *seen,
                                      struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int reg;
    if (n->label != NULL && cql_find_label(p, n->label) < 0)
        st = new_register(p, n->label, &reg, err);
    if (st == ENT_OK && n->target && p->target < 0)
        st = new_register(p, "target", &p->target, err);
    if (n->kind == ENT_CQL_OPEN)
        note(seen->opened, &seen->n_opened, n->layer);
    if (n->kind == ENT_CQL_CLOSE)
        note(seen->closed, &seen->n_closed, n->layer);
    for (const struct ent_cql_relation *r = n->relations; st == ENT_OK && r != NULL; r = r->next)
        st = find_registers(p, r->word, seen, err);
    for (const struct ent_cql_node *k = n->first; st == ENT_OK && k != NULL; k = k->next)
        st = find_registers(p, k, seen, err);
    return st;
}

/* The register of an open element, by a name that no label can have. */
static int open_register(const struct cql_plan *p, const char *layer)
{
    for (int i = 0; i < p->n_regs; i++)
        if (p->labels[i] != NULL && p->labels[i][0] == '<' && strcmp(p->labels[i] + 1, layer) == 0)
            return i;
    return -1;
}

static enum ent_status find_open(struct cql_plan *p, const struct seen *seen, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int reg;
    for (int i = 0; st == ENT_OK && i < seen->n_opened; i++)
        for (int k = 0; st == ENT_OK && k < seen->n_closed; k++)
            if (strcmp(seen->opened[i], seen->closed[k]) == 0) {
                const char *name = ent_arena_printf(p->arena, "<%s", seen->opened[i]);
                st = name == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for a query")
                                  : new_register(p, name, &reg, err);
            }
    return st;
}

/* ---- second pass: conditions ---- */

static enum ent_status make_atom(struct cql_plan *p, struct ent_cql_node *n, struct ent_error *err);

static int binds(const struct ent_cql_atom *a)
{
    if (a->label >= 0 || a->target >= 0)
        return 1;
    for (const struct cql_relation *r = a->relations; r != NULL; r = r->next)
        if (r->binds)
            return 1;
    return 0;
}

static enum ent_status make_relations(struct cql_plan *p, struct ent_cql_node *n, struct ent_error *err)
{
    struct cql_relation **last = &n->atom->relations;
    enum ent_status st = ENT_OK;
    for (struct ent_cql_relation *r = n->relations; st == ENT_OK && r != NULL; r = r->next) {
        struct cql_relation *made = cql_new(p, sizeof *made, err);
        if (made == NULL)
            return ENT_ENOMEM;
        *last = made;
        last = &made->next;
        made->kind = r->kind;
        made->negated = r->negated;
        made->low = r->low;
        made->high = r->high;
        made->is_layer = r->kind == ENT_CQL_NEAR && r->name != NULL;
        st = made->is_layer              ? cql_layer_index(p, r->name, r->at, &made->layer, err)
             : r->kind == ENT_CQL_NEAR ? ENT_OK
                                       : cql_cond_relation(p, r, &made->names, err);
        if (st == ENT_OK)
            st = make_atom(p, r->word, err);
        made->atom = r->word->atom;
        made->binds = st == ENT_OK && binds(made->atom);
        if (made->binds && made->negated)
            st = ent_cql_fail(p->text, r->at, err, "CQL: what must not be there cannot be marked");
    }
    return st;
}

static enum ent_status make_atom(struct cql_plan *p, struct ent_cql_node *n, struct ent_error *err)
{
    struct ent_cql_atom *a = n->atom = cql_new(p, sizeof *a, err);
    struct cql_scope_of scope = {CQL_SCOPE_WORD, 0};
    enum ent_status st = ENT_OK;
    if (a == NULL)
        return ENT_ENOMEM;
    a->label = n->label != NULL ? cql_find_label(p, n->label) : -1;
    a->target = n->target ? p->target : -1;
    a->whole = n->kind == ENT_CQL_WHOLE;
    a->open = -1;
    if (n->layer != NULL) {
        st = cql_layer_index(p, n->layer, n->at, &a->layer, err);
        a->open = n->kind != ENT_CQL_WHOLE ? open_register(p, n->layer) : -1;
        scope = (struct cql_scope_of){CQL_SCOPE_ROW, a->layer};
    }
    if (st == ENT_OK && n->expr != NULL)
        st = cql_cond_make(p, n->expr, scope, &a->cond, err);
    return st == ENT_OK ? make_relations(p, n, err) : st;
}

static enum ent_status make_atoms(struct cql_plan *p, struct ent_cql_node *n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (n->first == NULL)
        return make_atom(p, n, err);
    for (struct ent_cql_node *k = n->first; st == ENT_OK && k != NULL; k = k->next)
        st = make_atoms(p, k, err);
    return st;
}

/* ---- third pass: the program ---- */

static enum ent_status emit(struct cql_plan *p, struct cql_inst inst, uint32_t *at, struct ent_error *err)
{
    if (p->n_program == CQL_MAX_PROGRAM)
        return ent_fail(err, ENT_ELIMIT, "CQL: the query is too large once its {n,m} are written out");
    enum ent_status st = ent_reserve(&p->program, &p->cap_program, p->n_program + 1, sizeof *p->program, err);
    if (st == ENT_OK) {
        if (at != NULL)
            *at = (uint32_t)p->n_program;
        p->program[p->n_program++] = inst;
    }
    return st;
}

static enum ent_status emit_node(struct cql_plan *p, const struct ent_cql_node *n, struct ent_error *err);

static enum ent_status emit_alternative(struct cql_plan *p, const struct ent_cql_node *n,
                                        struct ent_error *err)
{
    uint32_t jumps = UINT32_MAX, at, split = 0; /* the jumps to the end are chained by their x */
    enum ent_status st = ENT_OK;
    for (const struct ent_cql_node *k = n->first; st == ENT_OK && k != NULL; k = k->next) {
        if (k->next != NULL && (st = emit(p, (struct cql_inst){.op = CQL_OP_SPLIT}, &split, err)) != ENT_OK)
            break;
        if (k->next != NULL)
            p->program[split].x = (uint32_t)p->n_program;
        if ((st = emit_node(p, k, err)) != ENT_OK || k->next == NULL)
            break;
        if ((st = emit(p, (struct cql_inst){.op = CQL_OP_JUMP, .x = jumps}, &at, err)) != ENT_OK)
            break;
        jumps = at;
        p->program[split].y = (uint32_t)p->n_program;
    }
    while (st == ENT_OK && jumps != UINT32_MAX) {
        at = p->program[jumps].x;
        p->program[jumps].x = (uint32_t)p->n_program;
        jumps = at;
    }
    return st;
}

static enum ent_status emit_repeat(struct cql_plan *p, const struct ent_cql_node *n, struct ent_error *err)
{
    uint32_t split;
    enum ent_status st = ENT_OK;
    for (uint32_t i = 0; st == ENT_OK && i < n->min; i++) {
        size_t before = p->n_program;
        st = emit_node(p, n->first, err);
        if (p->n_program == before)
            break; /* nothing, however often */
    }
    if (n->max == ENT_CQL_MANY) {
        if (st != ENT_OK || (st = emit(p, (struct cql_inst){.op = CQL_OP_SPLIT}, &split, err)) != ENT_OK)
            return st;
        p->program[split].x = (uint32_t)p->n_program;
        if ((st = emit_node(p, n->first, err)) == ENT_OK &&
            (st = emit(p, (struct cql_inst){.op = CQL_OP_JUMP, .x = split}, NULL, err)) == ENT_OK)
            p->program[split].y = (uint32_t)p->n_program;
        return st;
    }
    size_t first = p->n_program;
    for (uint32_t i = n->min; st == ENT_OK && i < n->max; i++) {
        if ((st = emit(p, (struct cql_inst){.op = CQL_OP_SPLIT, .y = UINT32_MAX}, &split, err)) != ENT_OK)
            break;
        p->program[split].x = (uint32_t)p->n_program;
        st = emit_node(p, n->first, err);
    }
    for (size_t i = first; i < p->n_program; i++) /* all lead to the end */
        if (p->program[i].op == CQL_OP_SPLIT && p->program[i].y == UINT32_MAX)
            p->program[i].y = (uint32_t)p->n_program;
    return st;
}

static enum ent_status emit_node(struct cql_plan *p, const struct ent_cql_node *n, struct ent_error *err)
{
    static const enum cql_op ops[] = {[ENT_CQL_TOKEN] = CQL_OP_TOKEN, [ENT_CQL_LOOK] = CQL_OP_LOOK,
                                      [ENT_CQL_OPEN] = CQL_OP_OPEN, [ENT_CQL_CLOSE] = CQL_OP_CLOSE,
                                      [ENT_CQL_WHOLE] = CQL_OP_WHOLE};
    enum ent_status st = ENT_OK;
    if (n->kind == ENT_CQL_ALTERNATIVE)
        return emit_alternative(p, n, err);
    if (n->kind == ENT_CQL_REPEAT)
        return emit_repeat(p, n, err);
    if (n->kind != ENT_CQL_SEQUENCE)
        return emit(p, (struct cql_inst){.op = ops[n->kind], .atom = n->atom}, NULL, err);
    for (const struct ent_cql_node *k = n->first; st == ENT_OK && k != NULL; k = k->next)
        st = emit_node(p, k, err);
    return st;
}

static uint32_t add(uint32_t a, uint32_t b)
{
    return a == ENT_CQL_MANY || b == ENT_CQL_MANY || a + b < a ? ENT_CQL_MANY : a + b;
}

static uint32_t times(uint32_t a, uint32_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return a == ENT_CQL_MANY || b == ENT_CQL_MANY || (uint64_t)a * b > 1u << 30 ? ENT_CQL_MANY : a * b;
}

void cql_node_range(const struct ent_cql_node *n, uint32_t *min, uint32_t *max)
{
    uint32_t low, high;
    *min = n->kind == ENT_CQL_TOKEN || n->kind == ENT_CQL_WHOLE;
    *max = n->kind == ENT_CQL_WHOLE ? ENT_CQL_MANY : *min;
    for (const struct ent_cql_node *k = n->first; k != NULL; k = k->next) {
        cql_node_range(k, &low, &high);
        if (n->kind == ENT_CQL_REPEAT) {
            *min = times(low, n->min);
            *max = times(high, n->max);
        } else if (n->kind == ENT_CQL_SEQUENCE) {
            *min = add(*min, low);
            *max = add(*max, high);
        } else {
            *min = k == n->first || low < *min ? low : *min;
            *max = high > *max ? high : *max;
        }
    }
}

/* ---- the chain ---- */

/* Append the words of a pattern that is only words, some written {n}; 0 if it is more than that. */
static int list_chain(const struct cql_plan *p, const struct ent_cql_node *n, struct cql_cond **chain,
                      size_t *k, size_t max)
{
    if (n->kind == ENT_CQL_TOKEN) {
        const struct ent_cql_atom *a = n->atom;
        if (*k == max || a->relations != NULL || a->label >= 0 || a->target >= 0 ||
            (a->cond != NULL && a->cond->needs_labels))
            return 0;
        chain[(*k)++] = a->cond;
        return 1;
    }
    if (n->kind == ENT_CQL_REPEAT && n->min == n->max) {
        for (uint32_t i = 0; i < n->min; i++) {
            size_t before = *k;
            if (!list_chain(p, n->first, chain, k, max))
                return 0;
            if (*k == before)
                break;
        }
        return 1;
    }
    if (n->kind != ENT_CQL_SEQUENCE)
        return 0;
    for (const struct ent_cql_node *c = n->first; c != NULL; c = c->next)
        if (!list_chain(p, c, chain, k, max))
            return 0;
    return 1;
}

static enum ent_status find_chain(struct cql_plan *p, struct ent_error *err)
{
    enum { MAX = 64 };
    struct cql_cond *chain[MAX];
    size_t n = 0;
    if (p->global != NULL || !list_chain(p, p->body, chain, &n, MAX) || n == 0)
        return ENT_OK;
    p->chain = cql_new(p, n * sizeof *p->chain, err);
    if (p->chain == NULL)
        return ENT_ENOMEM;
    memcpy(p->chain, chain, n * sizeof *chain);
    p->n_chain = n;
    return ENT_OK;
}

/* ---- limits ---- */

static enum ent_status make_plan(struct cql_plan **out, const struct ent_corpus *c, struct ent_arena *arena,
                                 const struct ent_cql_query *q, const struct ent_cql_query *where,
                                 struct ent_error *err);

static enum ent_status make_limit(struct cql_plan *p, const struct ent_cql_limit *l, const struct ent_cql_query *q,
                                  const struct ent_cql_query *where, struct cql_limit *made, struct ent_error *err)
{
    made->kind = l->kind;
    made->negated = l->negated;
    made->count = l->count;
    if (l->body == NULL)
        return ENT_OK;
    const struct ent_cql_node *only = l->body;
    if (only->kind == ENT_CQL_SEQUENCE && only->first->next == NULL)
        only = only->first;
    if (only->kind == ENT_CQL_WHOLE && only->relations == NULL && l->kind == ENT_CQL_WITHIN && l->limits == NULL) {
        made->is_layer = 1;
        enum ent_status st = cql_layer_index(p, only->layer, only->at, &made->layer, err);
        if (st == ENT_OK && only->expr != NULL)
            st = cql_cond_make(p, only->expr, (struct cql_scope_of){CQL_SCOPE_ROW, made->layer}, &made->rows, err);
        return st;
    }
    /* no match leaves its document, so that those of other documents need not be looked for */
    struct ent_cql_query sub = {.text = p->text, .body = l->body, .limits = l->limits, .where = q->where};
    return make_plan(&made->sub, p->corpus, p->arena, &sub, where, err);
}

static enum ent_status make_limits(struct cql_plan *p, const struct ent_cql_query *q,
                                   const struct ent_cql_query *where, struct ent_error *err)
{
    struct cql_limit **last = &p->limits;
    enum ent_status st = ENT_OK;
    for (const struct ent_cql_limit *l = q->limits; st == ENT_OK && l != NULL; l = l->next) {
        *last = cql_new(p, sizeof **last, err);
        if (*last == NULL)
            return ENT_ENOMEM;
        st = make_limit(p, l, q, where, *last, err);
        last = &(*last)->next;
    }
    return st;
}

/* Both filters of documents: the query's and the one given beside it. */
static enum ent_status make_where(struct cql_plan *p, const struct ent_cql_expr *e, const char *text,
                                  struct ent_error *err)
{
    struct cql_cond *cond, *both;
    const char *own = p->text;
    unsigned docs;
    if (e == NULL)
        return ENT_OK;
    enum ent_status st = cql_layer_index(p, "doc", e->at, &docs, err);
    p->text = text; /* messages show the filter */
    if (st == ENT_OK)
        st = cql_cond_make(p, e, (struct cql_scope_of){CQL_SCOPE_ROW, docs}, &cond, err);
    p->text = own;
    if (st != ENT_OK || p->where == NULL) {
        if (st == ENT_OK)
            p->where = cond;
        return st;
    }
    both = cql_new(p, sizeof *both, err);
    if (both == NULL)
        return ENT_ENOMEM;
    *both = (struct cql_cond){.kind = CQL_AND, .a = p->where, .b = cond};
    p->where = both;
    return ENT_OK;
}

/* ---- all of it ---- */

static enum ent_status fill(struct cql_plan *p, const struct ent_cql_query *q,
                            const struct ent_cql_query *where, struct ent_error *err)
{
    struct seen seen = {.n_opened = 0};
    uint32_t min, max;
    enum ent_status st;
    cql_node_range(q->body, &min, &max);
    if (max == 0)
        return ent_cql_fail(p->text, q->body->at, err, "CQL: this takes no word; <s/> is a whole element, "
                            "<s> []  its first word");
    if ((st = find_registers(p, q->body, &seen, err)) != ENT_OK || (st = find_open(p, &seen, err)) != ENT_OK ||
        (st = make_atoms(p, q->body, err)) != ENT_OK || (st = emit_node(p, q->body, err)) != ENT_OK ||
        (st = emit(p, (struct cql_inst){.op = CQL_OP_ACCEPT}, NULL, err)) != ENT_OK)
        return st;
    if (q->global != NULL &&
        (st = cql_cond_make(p, q->global, (struct cql_scope_of){CQL_SCOPE_WORD, 0}, &p->global, err)) != ENT_OK)
        return st;
    if ((st = make_limits(p, q, where, err)) != ENT_OK || (st = make_where(p, q->where, q->text, err)) != ENT_OK)
        return st;
    if (where != NULL && (st = make_where(p, where->where, where->text, err)) != ENT_OK)
        return st;
    return find_chain(p, err);
}

static enum ent_status make_plan(struct cql_plan **out, const struct ent_corpus *c, struct ent_arena *arena,
                                 const struct ent_cql_query *q, const struct ent_cql_query *where,
                                 struct ent_error *err)
{
    struct cql_plan *p = ent_calloc(1, sizeof *p);
    *out = p;
    if (p == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    p->corpus = c;
    p->arena = arena;
    p->text = q->text;
    p->body = q->body;
    p->target = -1;
    return fill(p, q, where, err); /* half made it can be freed */
}

enum ent_status cql_plan_new(struct cql_plan **out, const struct ent_corpus *c, struct ent_arena *arena,
                             const struct ent_cql_query *q, const struct ent_cql_query *where,
                             struct ent_error *err)
{
    enum ent_status st = make_plan(out, c, arena, q, where, err);
    if (st != ENT_OK) {
        cql_plan_free(*out);
        *out = NULL;
    }
    return st;
}

void cql_plan_free(struct cql_plan *p)
{
    if (p == NULL)
        return;
    for (struct cql_limit *l = p->limits; l != NULL; l = l->next)
        cql_plan_free(l->sub);
    cql_made_free(p->made);
    ent_free(p->program);
    ent_free(p);
}
