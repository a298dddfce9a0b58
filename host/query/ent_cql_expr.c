#include <stdlib.h>
#include <string.h>

#include "query/ent_cql_parser.h"

/* ---- operands ---- */

/* BlackLab looks at neither case nor accents, unless the string says so. */
static void read_sensitivity(struct ent_cql_operand *o)
{
    static const char *const sensitive[] = {"(?-i)", "(?c)", "(?s)"};
    for (size_t i = 0; i < sizeof sensitive / sizeof *sensitive; i++) {
        size_t n = strlen(sensitive[i]);
        if (o->n >= n && memcmp(o->s, sensitive[i], n) == 0) {
            o->s += n;
            o->n -= n;
            return;
        }
    }
    if (o->n >= 4 && memcmp(o->s, "(?i)", 4) == 0) {
        o->s += 4;
        o->n -= 4;
    }
    o->flags |= ENT_CQL_FOLD | ENT_CQL_MARKS;
}

static enum ent_status read_string(struct ent_cql_parser *p, struct ent_cql_operand *o,
                                   struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    (void)err;
    o->kind = ENT_CQL_STRING;
    o->s = t->s;
    o->n = t->n;
    o->flags = t->flags;
    p->i++;
    if (ent_cql_here(p)->kind == ENT_CQL_T_FLAGS) {
        o->flags |= ent_cql_here(p)->flags;
        p->i++;
    } else if (p->dialect == ENT_CQL_BLACKLAB) {
        read_sensitivity(o);
    }
    return ENT_OK;
}

static enum ent_status read_operand(struct ent_cql_parser *p, struct ent_cql_operand **out,
                                    struct ent_error *err);

static enum ent_status read_call(struct ent_cql_parser *p, struct ent_cql_operand *o, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    o->kind = ENT_CQL_CALL;
    p->i++;
    while (st == ENT_OK && !ent_cql_take_sign(p, ")")) {
        if (o->n_args > 0 && (st = ent_cql_need_sign(p, ",", err)) != ENT_OK)
            break;
        if (o->n_args == 2)
            return ent_cql_expected(p, "')'", err);
        st = read_operand(p, &o->args[o->n_args], err);
        o->n_args++;
    }
    return st;
}

static enum ent_status read_name(struct ent_cql_parser *p, struct ent_cql_operand *o, struct ent_error *err)
{
    o->kind = ENT_CQL_ATTR;
    o->name = ent_cql_here(p)->s;
    p->i++;
    if (ent_cql_is_sign(p, 0, "("))
        return read_call(p, o, err);
    if (!ent_cql_take_sign(p, "."))
        return ENT_OK;
    if (ent_cql_here(p)->kind != ENT_CQL_T_NAME)
        return ent_cql_expected(p, "the name of an attribute after '.'", err);
    o->label = strcmp(o->name, "_") == 0 ? NULL : o->name;
    o->name = ent_cql_here(p)->s;
    p->i++;
    return ENT_OK;
}

static enum ent_status read_operand(struct ent_cql_parser *p, struct ent_cql_operand **out,
                                    struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    enum ent_status st = ent_cql_enter(p, err);
    struct ent_cql_operand *o = st == ENT_OK ? ent_cql_new(p, sizeof *o, err) : NULL;
    if (o == NULL)
        return st != ENT_OK ? st : ENT_ENOMEM;
    o->at = t->at;
    if (t->kind == ENT_CQL_T_STRING) {
        st = read_string(p, o, err);
    } else if (t->kind == ENT_CQL_T_NAME) {
        st = read_name(p, o, err);
    } else if (t->kind == ENT_CQL_T_NUMBER && p->dialect == ENT_CQL_SKE && ent_cql_is_sign(p, 1, ".")) {
        st = read_name(p, o, err); /* 1.word: the label's */
    } else if (t->kind == ENT_CQL_T_NUMBER) {
        o->kind = ENT_CQL_NUMBER;
        o->s = t->s;
        o->n = t->n;
        o->number = strtod(t->s, NULL);
        p->i++;
    } else {
        st = ent_cql_expected(p, "an attribute, a label, a string or a number", err);
    }
    ent_cql_leave(p);
    *out = o;
    return st;
}

/* ---- comparisons ---- */

static int take_op(struct ent_cql_parser *p, enum ent_cql_op *op, int *negated)
{
    static const struct {
        const char *sign;
        enum ent_cql_op op;
    } ops[] = {{"=", ENT_CQL_EQ}, {"!=", ENT_CQL_NE}, {"<", ENT_CQL_LT},
               {"<=", ENT_CQL_LE}, {">", ENT_CQL_GT}, {">=", ENT_CQL_GE}};
    *negated = p->dialect == ENT_CQL_SKE && ent_cql_is_sign(p, 0, "!") &&
               (ent_cql_is_sign(p, 1, "<=") || ent_cql_is_sign(p, 1, ">="));
    p->i += (size_t)*negated; /* !<= */
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        if (ent_cql_take_sign(p, ops[i].sign)) {
            *op = ops[i].op;
            return 1;
        }
    }
    size_t k = ent_cql_is_name(p, 0, "not") ? 1 : 0;
    int contains = ent_cql_is_name(p, k, "contains");
    if (!contains && !ent_cql_is_name(p, k, "matches"))
        return 0;
    *negated = (int)k;
    *op = contains ? ENT_CQL_CONTAINS : ENT_CQL_MATCHES;
    p->i += k + 1;
    return 1;
}

enum ent_status ent_cql_join(struct ent_cql_parser *p, enum ent_cql_expr_kind kind, struct ent_cql_expr *a,
                             struct ent_cql_expr *b, struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_expr *e = ent_cql_new(p, sizeof *e, err);
    if (e == NULL)
        return ENT_ENOMEM;
    e->kind = kind;
    e->at = a->at;
    e->a = a;
    e->b = b;
    *out = e;
    return ENT_OK;
}

static enum ent_status new_comparison(struct ent_cql_parser *p, enum ent_cql_op op,
                                      struct ent_cql_operand *left, struct ent_cql_operand *right,
                                      struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_expr *e = ent_cql_new(p, sizeof *e, err);
    if (e == NULL)
        return ENT_ENOMEM;
    e->kind = ENT_CQL_COMPARE;
    e->at = left->at;
    e->op = op;
    e->left = left;
    e->right = right;
    *out = e;
    return ENT_OK;
}

static enum ent_status word_is(struct ent_cql_parser *p, struct ent_cql_operand *string,
                               struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_operand *word = ent_cql_new(p, sizeof *word, err);
    if (word == NULL)
        return ENT_ENOMEM;
    word->kind = ENT_CQL_ATTR;
    word->at = string->at;
    word->name = "word";
    return new_comparison(p, ENT_CQL_EQ, word, string, out, err);
}

enum ent_status ent_cql_read_word(struct ent_cql_parser *p, struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_operand *string;
    enum ent_status st = read_operand(p, &string, err);
    return st == ENT_OK ? word_is(p, string, out, err) : st;
}

enum ent_status ent_cql_read_comparison(struct ent_cql_parser *p, struct ent_cql_expr **out,
                                        struct ent_error *err)
{
    struct ent_cql_operand *left, *right;
    enum ent_cql_op op;
    int negated;
    enum ent_status st = read_operand(p, &left, err);
    if (st != ENT_OK)
        return st;
    if (!take_op(p, &op, &negated)) {
        if (left->kind == ENT_CQL_STRING)
            return word_is(p, left, out, err);
        if (left->kind != ENT_CQL_ATTR)
            return ent_cql_expected(p, "a comparison: = != < <= > >= contains matches", err);
        struct ent_cql_expr *e = ent_cql_new(p, sizeof *e, err);
        if (e == NULL)
            return ENT_ENOMEM;
        *e = (struct ent_cql_expr){.kind = ENT_CQL_IS_SET, .at = left->at, .left = left};
        *out = e;
        return ENT_OK;
    }
    int is_plain = p->dialect == ENT_CQL_SKE && (op == ENT_CQL_EQ || op == ENT_CQL_NE) && ent_cql_take_sign(p, "=");
    st = read_operand(p, &right, err);
    if (st == ENT_OK && is_plain) /* ==: no expression */
        right->flags |= ENT_CQL_LITERAL;
    if (st == ENT_OK && (op == ENT_CQL_CONTAINS || op == ENT_CQL_MATCHES) && right->kind != ENT_CQL_STRING)
        return ent_cql_fail(p->text, right->at, err, "CQL: expected a string after contains and matches");
    if (st == ENT_OK)
        st = new_comparison(p, op, left, right, out, err);
    return st == ENT_OK && negated ? ent_cql_join(p, ENT_CQL_NOT, *out, NULL, out, err) : st;
}

/* ---- conditions ---- */

static enum ent_status read_not(struct ent_cql_parser *p, struct ent_cql_expr **out, struct ent_error *err)
{
    enum ent_status st = ent_cql_enter(p, err);
    if (st != ENT_OK)
        return st;
    if (ent_cql_take_sign(p, "!") || ent_cql_take_name(p, "not")) {
        if ((st = read_not(p, out, err)) == ENT_OK)
            st = ent_cql_join(p, ENT_CQL_NOT, *out, NULL, out, err);
    } else if (ent_cql_take_sign(p, "(")) {
        if ((st = ent_cql_read_expr(p, out, err)) == ENT_OK)
            st = ent_cql_need_sign(p, ")", err);
    } else {
        st = ent_cql_read_comparison(p, out, err);
    }
    ent_cql_leave(p);
    return st;
}

static enum ent_status read_and(struct ent_cql_parser *p, struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_expr *b;
    enum ent_status st = read_not(p, out, err);
    while (st == ENT_OK && (ent_cql_take_sign(p, "&") || ent_cql_take_name(p, "and")))
        if ((st = read_not(p, &b, err)) == ENT_OK)
            st = ent_cql_join(p, ENT_CQL_AND, *out, b, out, err);
    return st;
}

static enum ent_status read_or(struct ent_cql_parser *p, struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_expr *b;
    enum ent_status st = read_and(p, out, err);
    while (st == ENT_OK && (ent_cql_take_sign(p, "|") || ent_cql_take_name(p, "or")))
        if ((st = read_and(p, &b, err)) == ENT_OK)
            st = ent_cql_join(p, ENT_CQL_OR, *out, b, out, err);
    return st;
}

enum ent_status ent_cql_read_expr(struct ent_cql_parser *p, struct ent_cql_expr **out, struct ent_error *err)
{
    struct ent_cql_expr *b;
    enum ent_status st = ent_cql_enter(p, err);
    if (st != ENT_OK)
        return st;
    st = read_or(p, out, err);
    if (st == ENT_OK && ent_cql_take_sign(p, "->") && (st = ent_cql_read_expr(p, &b, err)) == ENT_OK &&
        (st = ent_cql_join(p, ENT_CQL_NOT, *out, NULL, out, err)) == ENT_OK)
        st = ent_cql_join(p, ENT_CQL_OR, *out, b, out, err);
    ent_cql_leave(p);
    return st;
}
