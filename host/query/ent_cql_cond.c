/* Conditions of a query, made from what was written: names become columns, strings sets of ids. */
#include <stdlib.h>
#include <string.h>

#include "base/ent_nearest.h"
#include "query/ent_cql_plan.h"

/* ---- what is to be freed ---- */

struct cql_made {
    struct cql_made *next;
    struct ent_pattern *pattern;
    uint64_t *bits;
};

void cql_made_free(struct cql_made *m)
{
    for (; m != NULL; m = m->next) { /* the links lie in the arena */
        ent_pattern_free(m->pattern);
        ent_free(m->bits);
    }
}

static enum ent_status keep(struct cql_plan *p, struct ent_pattern *pattern, uint64_t *bits,
                            struct ent_error *err)
{
    struct cql_made *m = cql_new(p, sizeof *m, err);
    if (m == NULL) {
        ent_pattern_free(pattern);
        ent_free(bits);
        return ENT_ENOMEM;
    }
    *m = (struct cql_made){p->made, pattern, bits};
    p->made = m;
    return ENT_OK;
}

static enum ent_status make_pattern(struct cql_plan *p, const char *s, size_t n, unsigned flags, size_t at,
                                    struct ent_pattern **out, struct ent_error *err)
{
    struct ent_error why;
    size_t where;
    enum ent_status st = ent_pattern_new(out, s, n, flags, &where, &why);
    if (st == ENT_OK)
        return keep(p, *out, NULL, err);
    if (st == ENT_EARG) /* + 1: the quote */
        return ent_cql_fail(p->text, at + 1 + where <= strlen(p->text) ? at + 1 + where : at, err, "%s", why.message);
    return ent_fail(err, st, "%s", why.message);
}

/* ---- names ---- */

static int is_lower(const char *name) { return strcmp(name, "lower") == 0; }

static int has_column(const struct cql_plan *p, const char *name)
{
    const struct ent_corpus *c = p->corpus;
    if (is_lower(name))
        return ent_corpus_lexicon(c, name) != NULL;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_column(ent_corpus_segment(c, i), name) != NULL)
            return ent_corpus_lexicon(c, name) != NULL;
    return strcmp(name, "word") == 0; /* of an empty corpus too */
}

/* What others call an attribute that has another name here. */
static const char *alias(const struct cql_plan *p, const char *name)
{
    static const char *const others[][2] = {{"tag", "xpos"}, {"tag", "upos"}, {"pos", "upos"}, {"pos", "xpos"},
                                            {"lc", "lower"}, {"msd", "feats"}};
    for (size_t i = 0; !has_column(p, name) && i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i][0]) == 0 && has_column(p, others[i][1]))
            return others[i][1];
    return name;
}

static enum ent_status column_index(struct cql_plan *p, const char *name, unsigned *out, struct ent_error *err)
{
    if (is_lower(name))
        name = "word";
    for (*out = 0; *out < p->n_columns; ++*out)
        if (strcmp(p->columns[*out], name) == 0)
            return ENT_OK;
    if (p->n_columns == CQL_MAX_COLUMNS)
        return ent_fail(err, ENT_ELIMIT, "CQL: a query speaks of at most %d attributes", CQL_MAX_COLUMNS);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(p->corpus, name);
    p->empty[p->n_columns] = lexicon != NULL ? ent_lexicon_find(lexicon, "", 0) : ENT_INTERN_NONE;
    p->columns[p->n_columns++] = name;
    return ENT_OK;
}

static const struct ent_attr *find_attr(const struct cql_plan *p, const char *layer, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(p->corpus); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(p->corpus, i), layer);
        const struct ent_attr *a = l != NULL ? ent_layer_attr(l, name) : NULL;
        if (a != NULL)
            return a;
    }
    return NULL;
}

/* The attribute of a layer as it is stored: further fields of documents begin with +. */
static const char *attr_name(struct cql_plan *p, unsigned layer, const char *name)
{
    if (find_attr(p, p->layers[layer], name) != NULL)
        return name;
    const char *field = ent_arena_printf(p->arena, "+%s", name);
    return field != NULL && find_attr(p, p->layers[layer], field) != NULL ? field : NULL;
}

static enum ent_status no_attr(struct cql_plan *p, unsigned layer, const struct ent_cql_operand *o,
                               struct ent_error *err)
{
    struct ent_nearest near;
    ent_nearest_start(&near, o->name);
    for (size_t i = 0; i < ent_corpus_n_segments(p->corpus); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(p->corpus, i), p->layers[layer]);
        for (size_t k = 0; l != NULL && k < l->n_attrs; k++)
            ent_nearest_offer(&near, l->attrs[k].name[0] == '+' ? l->attrs[k].name + 1 : l->attrs[k].name);
    }
    return near.best != NULL
               ? ent_cql_fail(p->text, o->at, err, "CQL: %s has no attribute '%s'; did you mean '%s'?",
                              p->layers[layer], o->name, near.best)
               : ent_cql_fail(p->text, o->at, err, "CQL: %s has no attribute '%s'", p->layers[layer], o->name);
}

static enum ent_status no_name(struct cql_plan *p, const struct ent_cql_operand *o, struct ent_error *err)
{
    struct ent_nearest near;
    ent_nearest_start(&near, o->name);
    ent_nearest_offer(&near, "lower");
    for (size_t i = 0; i < ent_corpus_n_segments(p->corpus); i++) {
        const struct ent_segment *s = ent_corpus_segment(p->corpus, i);
        for (size_t k = 0; k < s->n_columns; k++)
            ent_nearest_offer(&near, s->columns[k].name);
    }
    for (int i = 0; i < p->n_regs; i++)
        if (p->labels[i][0] != '<')
            ent_nearest_offer(&near, p->labels[i]);
    return near.best != NULL
               ? ent_cql_fail(p->text, o->at, err, "CQL: no attribute or label '%s' in this corpus; did you mean '%s'?",
                              o->name, near.best)
               : ent_cql_fail(p->text, o->at, err, "CQL: no attribute or label '%s' in this corpus", o->name);
}

static enum ent_status find_reg(struct cql_plan *p, const struct ent_cql_operand *o, const char *label, int *out,
                                struct ent_error *err)
{
    *out = CQL_THIS;
    if (label == NULL)
        return ENT_OK;
    *out = strcmp(label, "match") == 0      ? CQL_MATCH
           : strcmp(label, "matchend") == 0 ? CQL_MATCHEND
                                            : cql_find_label(p, label);
    return *out == CQL_THIS ? ent_cql_fail(p->text, o->at, err, "CQL: no word is labelled '%s'", label) : ENT_OK;
}

/* doc_publisher: an attribute of the row that holds the word.  1: it is one. */
static int split_layer(struct cql_plan *p, const struct ent_cql_operand *o, struct cql_value *v)
{
    struct ent_error ignored;
    const char *line = strchr(o->name, '_');
    char *layer = line != NULL ? ent_arena_strndup(p->arena, o->name, (size_t)(line - o->name)) : NULL;
    if (layer == NULL || cql_layer_index(p, ent_cql_layer_name(layer), o->at, &v->layer, &ignored) != ENT_OK)
        return 0;
    v->attr = attr_name(p, v->layer, line + 1);
    return v->attr != NULL;
}

/* ---- values ---- */

static enum ent_status make_value(struct cql_plan *p, const struct ent_cql_operand *o,
                                  struct cql_scope_of scope, struct cql_value **out, struct ent_error *err);

static enum ent_status make_call(struct cql_plan *p, const struct ent_cql_operand *o, struct cql_value *v,
                                 struct ent_error *err)
{
    static const struct {
        const char *name;
        enum cql_function function;
        int n_args;
    } functions[] = {{"f", CQL_F_FREQ, 1},          {"distance", CQL_F_DISTANCE, 2}, {"dist", CQL_F_DISTANCE, 2},
                     {"distabs", CQL_F_DISTABS, 2}, {"lbound", CQL_F_LBOUND, 1},     {"rbound", CQL_F_RBOUND, 1},
                     {"strlen", CQL_F_STRLEN, 1}};
    enum { N = sizeof functions / sizeof *functions };
    struct cql_scope_of word = {CQL_SCOPE_WORD, 0};
    size_t i = 0;
    enum ent_status st = ENT_OK;
    while (i < N && strcmp(functions[i].name, o->name) != 0)
        i++;
    if (i == N || functions[i].n_args != o->n_args)
        return ent_cql_fail(p->text, o->at, err, "CQL: expected one of the functions f(ATTRIBUTE), distance(a, b), "
                            "distabs(a, b), lbound(LAYER), rbound(LAYER), strlen(ATTRIBUTE)");
    v->kind = CQL_V_CALL;
    v->function = functions[i].function;
    if (v->function == CQL_F_LBOUND || v->function == CQL_F_RBOUND) {
        if (o->args[0]->kind != ENT_CQL_ATTR)
            return ent_cql_fail(p->text, o->args[0]->at, err, "CQL: expected the name of a layer");
        st = find_reg(p, o->args[0], o->args[0]->label, &v->reg, err);
        return st == ENT_OK ? cql_layer_index(p, ent_cql_layer_name(o->args[0]->name), o->args[0]->at, &v->layer, err)
                            : st;
    }
    for (int k = 0; st == ENT_OK && k < o->n_args; k++)
        st = make_value(p, o->args[k], word, &v->args[k], err);
    if (st == ENT_OK && v->function == CQL_F_FREQ && v->args[0]->kind != CQL_V_COLUMN)
        st = ent_cql_fail(p->text, o->at, err, "CQL: f(ATTRIBUTE) is how often a word's value occurs");
    return st;
}

static enum ent_status make_attr(struct cql_plan *p, const struct ent_cql_operand *o,
                                 struct cql_scope_of scope, struct cql_value *v, struct ent_error *err)
{
    enum ent_status st;
    v->kind = CQL_V_ATTR;
    if (scope.scope == CQL_SCOPE_ROW) {
        v->layer = scope.layer;
        v->attr = attr_name(p, scope.layer, o->name);
        return v->attr != NULL && o->label == NULL ? ENT_OK : no_attr(p, scope.layer, o, err);
    }
    if ((st = find_reg(p, o, o->label, &v->reg, err)) != ENT_OK)
        return st;
    const char *name = alias(p, o->name);
    if (has_column(p, name)) {
        v->kind = CQL_V_COLUMN;
        v->lower = is_lower(name);
        return column_index(p, name, &v->column, err);
    }
    if (split_layer(p, o, v))
        return ENT_OK;
    v->kind = CQL_V_POSITION;
    v->reg = strcmp(o->name, "match") == 0      ? CQL_MATCH
             : strcmp(o->name, "matchend") == 0 ? CQL_MATCHEND
                                                : cql_find_label(p, o->name);
    if (o->label != NULL || (v->reg == CQL_THIS && strcmp(o->name, "_") != 0))
        return no_name(p, o, err);
    return ENT_OK;
}

static enum ent_status make_value(struct cql_plan *p, const struct ent_cql_operand *o,
                                  struct cql_scope_of scope, struct cql_value **out, struct ent_error *err)
{
    struct cql_value *v = cql_new(p, sizeof *v, err);
    if (v == NULL)
        return ENT_ENOMEM;
    *out = v;
    v->reg = CQL_THIS;
    if (o->kind == ENT_CQL_CALL)
        return scope.scope == CQL_SCOPE_WORD ? make_call(p, o, v, err) : no_attr(p, scope.layer, o, err);
    if (o->kind == ENT_CQL_ATTR)
        return make_attr(p, o, scope, v, err);
    v->kind = o->kind == ENT_CQL_STRING ? CQL_V_STRING : CQL_V_NUMBER;
    v->s = o->s;
    v->n = o->n;
    v->number = o->number;
    return ENT_OK;
}

static int value_needs_labels(const struct cql_value *v)
{
    if (v == NULL)
        return 0;
    if (v->kind == CQL_V_CALL && v->args[0] != NULL)
        return value_needs_labels(v->args[0]) || value_needs_labels(v->args[1]);
    return v->kind != CQL_V_STRING && v->kind != CQL_V_NUMBER && v->reg != CQL_THIS;
}

/* ---- comparisons ---- */

/* Count the ids of a set; a few are listed. */
static enum ent_status note_few(struct cql_plan *p, struct cql_cond *c, struct ent_error *err)
{
    c->n_set = c->n_few = 0;
    for (size_t i = 0; i <= c->n_ids / 64; i++)
        if (c->bits[i] != 0) /* mostly there are none, and not every processor counts bits at once */
            c->n_set += (uint32_t)__builtin_popcountll(c->bits[i]);
    if (c->n_set > CQL_FEW)
        return ENT_OK;
    if (c->few == NULL && (c->few = cql_new(p, CQL_FEW * sizeof *c->few, err)) == NULL)
        return ENT_ENOMEM;
    for (size_t i = 0; c->n_few < c->n_set; i++)
        for (uint64_t w = c->bits[i]; w != 0; w &= w - 1)
            c->few[c->n_few++] = (uint32_t)(i * 64 + (size_t)__builtin_ctzll(w));
    return ENT_OK;
}

/* An attribute of words and an expression: the ids of what it matches. */
static enum ent_status make_set(struct cql_plan *p, struct cql_cond *cond, const struct cql_value *v,
                                struct ent_pattern *pattern, enum ent_pattern_how how, struct ent_error *err)
{
    const struct ent_corpus *c = p->corpus;
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, p->columns[v->column]);
    const struct ent_lexicon *keys = v->lower ? ent_corpus_lexicon(c, "lower") : NULL;
    uint32_t n = lexicon != NULL ? lexicon->n : 0;
    uint64_t *bits = ent_calloc(n / 64 + 1, sizeof *bits), *of_keys = NULL;
    if (keys != NULL)
        of_keys = ent_calloc(keys->n / 64 + 1, sizeof *of_keys);
    enum ent_status st = bits == NULL || (keys != NULL && of_keys == NULL)
                             ? ent_fail(err, ENT_ENOMEM, "out of memory for a query")
                             : ent_pattern_ids(pattern, how, c, v->lower ? "lower" : p->columns[v->column],
                                               v->lower ? of_keys : bits, err);
    for (uint32_t id = 0; st == ENT_OK && of_keys != NULL && id < n; id++) {
        uint32_t key = ent_corpus_lower(c, id);
        if (key < keys->n && of_keys[key / 64] >> key % 64 & 1)
            bits[id / 64] |= 1ull << id % 64;
    }
    ent_free(of_keys);
    if (st != ENT_OK) {
        ent_free(bits);
        return st;
    }
    cond->kind = CQL_IN;
    cond->reg = v->reg;
    cond->column = v->column;
    cond->bits = bits;
    cond->n_ids = n;
    st = keep(p, NULL, bits, err);
    return st == ENT_OK ? note_few(p, cond, err) : st;
}

static enum ent_status negate(struct cql_plan *p, struct cql_cond **cond, struct ent_error *err)
{
    struct cql_cond *not = cql_new(p, sizeof *not, err);
    if (not == NULL)
        return ENT_ENOMEM;
    *not = (struct cql_cond){.kind = CQL_NOT, .a = *cond, .needs_labels = (*cond)->needs_labels};
    *cond = not;
    return ENT_OK;
}

static enum ent_status make_comparison(struct cql_plan *p, const struct ent_cql_expr *e,
                                       struct cql_scope_of scope, struct cql_cond **out, struct ent_error *err)
{
    struct cql_cond *cond = cql_new(p, sizeof *cond, err);
    int negated = e->op == ENT_CQL_NE;
    enum ent_pattern_how how = e->op == ENT_CQL_CONTAINS  ? ENT_PATTERN_ANY_PART
                               : e->op == ENT_CQL_MATCHES ? ENT_PATTERN_ALL_PARTS
                                                          : ENT_PATTERN_WHOLE;
    enum ent_status st = cond != NULL ? make_value(p, e->left, scope, &cond->left, err) : ENT_ENOMEM;
    if (st == ENT_OK)
        st = make_value(p, e->right, scope, &cond->right, err);
    if (st != ENT_OK)
        return st;
    *out = cond;
    cond->kind = CQL_COMPARE;
    cond->op = negated ? ENT_CQL_EQ : e->op;
    int by_pattern = cond->right->kind == CQL_V_STRING && (cond->op == ENT_CQL_EQ || how != ENT_PATTERN_WHOLE);
    if (by_pattern && (st = make_pattern(p, e->right->s, e->right->n, e->right->flags, e->right->at,
                                         &cond->pattern, err)) != ENT_OK)
        return st;
    if (by_pattern && cond->left->kind == CQL_V_COLUMN) {
        st = make_set(p, cond, cond->left, cond->pattern, how, err);
    } else if (cond->left->kind == CQL_V_ATTR && (by_pattern || cond->right->kind == CQL_V_STRING ||
                                                  cond->right->kind == CQL_V_NUMBER)) {
        cond->kind = CQL_ATTR;
        cond->reg = cond->left->reg;
        cond->layer = cond->left->layer;
        cond->attr = cond->left->attr;
    } else if (by_pattern || how != ENT_PATTERN_WHOLE) {
        return ent_cql_fail(p->text, e->at, err, "CQL: expected an attribute before a string");
    }
    cond->needs_labels = value_needs_labels(cond->left) || value_needs_labels(cond->right);
    /* what an unset label is compared with is false, both for = and for != */
    if (st == ENT_OK && negated && (st = negate(p, out, err)) == ENT_OK && cond->needs_labels) {
        struct cql_cond *both = *out;
        const struct cql_value *values[2] = {cond->left, cond->right};
        for (int i = 0; i < 2 && st == ENT_OK; i++) {
            if (values[i]->reg < 0 || values[i]->kind == CQL_V_STRING || values[i]->kind == CQL_V_NUMBER)
                continue;
            struct cql_cond *set = cql_new(p, 2 * sizeof *set, err);
            if (set == NULL)
                return ENT_ENOMEM;
            set[0] = (struct cql_cond){.kind = CQL_IS_SET, .reg = values[i]->reg, .needs_labels = 1};
            set[1] = (struct cql_cond){.kind = CQL_AND, .a = &set[0], .b = both, .needs_labels = 1};
            both = &set[1];
        }
        *out = both;
    }
    return st;
}

/* a; a.lemma; s */
static enum ent_status make_is_set(struct cql_plan *p, const struct ent_cql_expr *e, struct cql_scope_of scope,
                                   struct cql_cond **out, struct ent_error *err)
{
    struct cql_cond *cond = cql_new(p, sizeof *cond, err);
    struct ent_error ignored;
    enum ent_status st;
    if (cond == NULL)
        return ENT_ENOMEM;
    *out = cond;
    const char *layer = ent_cql_layer_name(e->left->name);
    if (scope.scope == CQL_SCOPE_WORD && cql_find_label(p, e->left->name) == CQL_THIS &&
        !has_column(p, e->left->name) &&
        cql_layer_index(p, layer, e->left->at, &cond->layer, &ignored) == ENT_OK) {
        cond->kind = CQL_INSIDE;
        st = find_reg(p, e->left, e->left->label, &cond->reg, err);
        cond->needs_labels = cond->reg != CQL_THIS;
        return st;
    }
    if ((st = make_value(p, e->left, scope, &cond->left, err)) != ENT_OK)
        return st;
    cond->reg = cond->left->reg;
    cond->needs_labels = value_needs_labels(cond->left);
    cond->kind = cond->left->kind == CQL_V_POSITION ? CQL_IS_SET : CQL_COMPARE;
    cond->op = ENT_CQL_NE; /* than nothing */
    return ENT_OK;
}

/* Two sets of one column are one set. */
static int join_sets(struct cql_cond *into, const struct cql_cond *b, int is_and)
{
    if (into->kind != CQL_IN || b->kind != CQL_IN || into->reg != b->reg || into->column != b->column)
        return 0;
    for (uint32_t i = 0; i <= into->n_ids / 64; i++)
        into->bits[i] = is_and ? into->bits[i] & b->bits[i] : into->bits[i] | b->bits[i];
    return 1;
}

enum ent_status cql_cond_make(struct cql_plan *p, const struct ent_cql_expr *e, struct cql_scope_of scope,
                              struct cql_cond **out, struct ent_error *err)
{
    struct cql_cond *a, *b = NULL;
    enum ent_status st;
    if (e->kind == ENT_CQL_COMPARE)
        return make_comparison(p, e, scope, out, err);
    if (e->kind == ENT_CQL_IS_SET)
        return make_is_set(p, e, scope, out, err);
    if ((st = cql_cond_make(p, e->a, scope, &a, err)) != ENT_OK)
        return st;
    *out = a;
    if (e->kind == ENT_CQL_NOT)
        return negate(p, out, err);
    if ((st = cql_cond_make(p, e->b, scope, &b, err)) != ENT_OK)
        return st;
    if (join_sets(a, b, e->kind == ENT_CQL_AND))
        return note_few(p, a, err);
    struct cql_cond *both = cql_new(p, sizeof *both, err);
    if (both == NULL)
        return ENT_ENOMEM;
    *both = (struct cql_cond){.kind = e->kind == ENT_CQL_AND ? CQL_AND : CQL_OR, .a = a, .b = b,
                              .needs_labels = a->needs_labels || b->needs_labels};
    *out = both;
    return ENT_OK;
}

enum ent_status cql_cond_relation(struct cql_plan *p, const struct ent_cql_relation *r, struct cql_cond **out,
                                  struct ent_error *err)
{
    struct cql_value v = {.kind = CQL_V_COLUMN, .reg = CQL_THIS};
    struct ent_pattern *pattern;
    struct cql_cond *cond = cql_new(p, sizeof *cond, err);
    enum ent_status st;
    if (cond == NULL)
        return ENT_ENOMEM;
    *out = cond;
    if (!has_column(p, "deprel"))
        return ent_cql_fail(p->text, r->at, err, "CQL: this corpus has no dependency trees");
    if (r->name == NULL) {
        *out = NULL;
        return ENT_OK;
    }
    if ((st = column_index(p, "deprel", &v.column, err)) != ENT_OK ||
        (st = make_pattern(p, r->name, strlen(r->name), r->flags, r->at, &pattern, err)) != ENT_OK)
        return st;
    return make_set(p, cond, &v, pattern, ENT_PATTERN_WHOLE, err);
}
