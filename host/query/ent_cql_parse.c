#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/ent_cql_parser.h"

/* ---- what both halves use ---- */

static const struct ent_cql_token *ahead(const struct ent_cql_parser *p, size_t k)
{
    size_t i = p->i;
    while (k-- > 0 && p->tokens[i].kind != ENT_CQL_T_END)
        i++;
    return &p->tokens[i];
}

int ent_cql_is_sign(const struct ent_cql_parser *p, size_t k, const char *sign)
{
    const struct ent_cql_token *t = ahead(p, k);
    return t->kind == ENT_CQL_T_SIGN && strcmp(t->s, sign) == 0;
}

int ent_cql_is_name(const struct ent_cql_parser *p, size_t k, const char *name)
{
    const struct ent_cql_token *t = ahead(p, k);
    return t->kind == ENT_CQL_T_NAME && strcmp(t->s, name) == 0;
}

int ent_cql_take_sign(struct ent_cql_parser *p, const char *sign)
{
    int is = ent_cql_is_sign(p, 0, sign);
    p->i += (size_t)is;
    return is;
}

int ent_cql_take_name(struct ent_cql_parser *p, const char *name)
{
    int is = ent_cql_is_name(p, 0, name);
    p->i += (size_t)is;
    return is;
}

enum ent_status ent_cql_expected(const struct ent_cql_parser *p, const char *what, struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    if (t->kind == ENT_CQL_T_END)
        return ent_cql_fail(p->text, t->at, err, "CQL: expected %s, the query ends here", what);
    return ent_cql_fail(p->text, t->at, err, "CQL: expected %s, found '%.*s'", what,
                        (int)(t->end - t->at < 40 ? t->end - t->at : 40), p->text + t->at);
}

enum ent_status ent_cql_need_sign(struct ent_cql_parser *p, const char *sign, struct ent_error *err)
{
    char what[16];
    if (ent_cql_take_sign(p, sign))
        return ENT_OK;
    snprintf(what, sizeof what, "'%s'", sign);
    return ent_cql_expected(p, what, err);
}

enum ent_status ent_cql_enter(struct ent_cql_parser *p, struct ent_error *err)
{
    if (++p->depth > ENT_CQL_DEPTH)
        return ent_cql_fail(p->text, ent_cql_here(p)->at, err, "CQL: more than %d brackets in one another",
                            ENT_CQL_DEPTH / 2);
    return ENT_OK;
}

void *ent_cql_new(struct ent_cql_parser *p, size_t size, struct ent_error *err)
{
    void *new = ++p->n_nodes <= ENT_CQL_NODES ? ent_arena_alloc(p->arena, size) : NULL;
    if (new != NULL)
        return memset(new, 0, size);
    ent_set_error(err, ENT_ENOMEM, "CQL: no memory for so large a query");
    return NULL;
}

const char *ent_cql_layer_name(const char *name)
{
    static const char *const names[][2] = {{"s", "sentence"}, {"p", "paragraph"}, {"text", "doc"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

enum ent_status ent_cql_new_node(struct ent_cql_parser *p, enum ent_cql_node_kind kind, struct ent_cql_node **out,
                                 struct ent_error *err)
{
    struct ent_cql_node *n = ent_cql_new(p, sizeof *n, err);
    if (n == NULL)
        return ENT_ENOMEM;
    n->kind = kind;
    n->at = ent_cql_here(p)->at;
    *out = n;
    return ENT_OK;
}

/* ---- elements ---- */

/* Does an element begin here, and not "whose head is"?  <s> <s/> <doc title="x"> */
static int is_element(const struct ent_cql_parser *p)
{
    static const char *const ops[] = {"=", "!=", "<", "<=", ">", ">="};
    if (ent_cql_is_sign(p, 0, "</"))
        return 1;
    if (!ent_cql_is_sign(p, 0, "<") || ahead(p, 1)->kind != ENT_CQL_T_NAME)
        return 0;
    if (ent_cql_is_sign(p, 2, ">") || ent_cql_is_sign(p, 2, "/>") || ent_cql_is_sign(p, 2, "="))
        return 1;
    if (ahead(p, 2)->kind != ENT_CQL_T_NAME)
        return 0;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (ent_cql_is_sign(p, 3, ops[i]))
            return 1;
    return ent_cql_is_name(p, 3, "contains") || ent_cql_is_name(p, 3, "matches");
}

/* <doc_title="x">, as CQP writes it: the layer and its attribute in one name. */
static enum ent_status split_name(struct ent_cql_parser *p, struct ent_cql_node *n, struct ent_error *err)
{
    struct ent_cql_token *t = &p->tokens[p->i - 1];
    const char *line = strchr(t->s, '_');
    if (line == NULL || line[1] == '\0')
        return ent_cql_fail(p->text, t->at, err, "CQL: expected LAYER_ATTRIBUTE before '=', or <%s ATTRIBUTE=",
                            t->s);
    char *layer = ent_arena_strndup(p->arena, t->s, (size_t)(line - t->s));
    if (layer == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    n->layer = ent_cql_layer_name(layer);
    t->s = line + 1;
    p->i--;
    return ENT_OK;
}

static enum ent_status read_conditions(struct ent_cql_parser *p, struct ent_cql_node *n,
                                       struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && ent_cql_here(p)->kind == ENT_CQL_T_NAME) {
        struct ent_cql_expr *e;
        st = ent_cql_read_comparison(p, &e, err);
        if (st == ENT_OK && n->expr != NULL)
            st = ent_cql_join(p, ENT_CQL_AND, n->expr, e, &e, err);
        n->expr = e;
        if (st == ENT_OK && ent_cql_take_sign(p, "&") && ent_cql_here(p)->kind != ENT_CQL_T_NAME)
            st = ent_cql_expected(p, "the name of an attribute", err);
    }
    return st;
}

static enum ent_status read_element(struct ent_cql_parser *p, struct ent_cql_node **out,
                                    struct ent_error *err)
{
    struct ent_cql_node *n;
    enum ent_status st = ent_cql_new_node(p, ENT_CQL_OPEN, &n, err);
    if (st != ENT_OK)
        return st;
    *out = n;
    if (ent_cql_is_sign(p, 0, "</"))
        n->kind = ENT_CQL_CLOSE;
    p->i++;
    if (ent_cql_here(p)->kind != ENT_CQL_T_NAME)
        return ent_cql_expected(p, "the name of a layer", err);
    n->layer = ent_cql_layer_name(ent_cql_here(p)->s);
    p->i++;
    if (n->kind == ENT_CQL_CLOSE)
        return ent_cql_need_sign(p, ">", err);
    if (ent_cql_is_sign(p, 0, "="))
        st = split_name(p, n, err);
    if (st == ENT_OK)
        st = read_conditions(p, n, err);
    if (st != ENT_OK)
        return st;
    if (ent_cql_take_sign(p, "/>"))
        n->kind = ENT_CQL_WHOLE;
    else if (!ent_cql_take_sign(p, ">"))
        return ent_cql_expected(p, "'>', '/>' or an attribute of the element", err);
    return ENT_OK;
}

/* ---- one word, and what the tree holds beside it ---- */

static enum ent_status read_alternative(struct ent_cql_parser *p, struct ent_cql_node **out,
                                        struct ent_error *err);
static enum ent_status read_relations(struct ent_cql_parser *p, struct ent_cql_node *n,
                                      struct ent_error *err);

enum ent_status ent_cql_read_token(struct ent_cql_parser *p, struct ent_cql_node **out, struct ent_error *err)
{
    struct ent_cql_node *n;
    const struct ent_cql_token *t = ent_cql_here(p);
    enum ent_status st = ent_cql_new_node(p, ENT_CQL_TOKEN, &n, err);
    if (st != ENT_OK)
        return st;
    *out = n;
    if (t->kind == ENT_CQL_T_STRING)
        return ent_cql_read_word(p, &n->expr, err);
    if (p->dialect == ENT_CQL_BLACKLAB && ent_cql_take_name(p, "_"))
        return ENT_OK; /* any word */
    if (ent_cql_take_sign(p, "[")) {
        if (ent_cql_take_sign(p, "]"))
            return ENT_OK;
        st = ent_cql_read_expr(p, &n->expr, err);
        return st == ENT_OK ? ent_cql_need_sign(p, "]", err) : st;
    }
    return ent_cql_expected(p, "a word: \"...\" or [...]", err);
}

static int is_label(const struct ent_cql_parser *p)
{
    enum ent_cql_token_kind kind = ent_cql_here(p)->kind;
    return ent_cql_is_sign(p, 1, ":") &&
           (kind == ENT_CQL_T_NAME || (kind == ENT_CQL_T_NUMBER && p->dialect == ENT_CQL_SKE)); /* 1:[] */
}

/* @a:[...], "...", <s/>, or one of these in brackets with relations. */
static enum ent_status read_marked(struct ent_cql_parser *p, struct ent_cql_node **out,
                                   struct ent_error *err)
{
    const char *label = NULL;
    int target = 0;
    for (;;) {
        if (ent_cql_take_sign(p, "@")) {
            target = 1;
        } else if (label == NULL && is_label(p)) {
            label = ent_cql_here(p)->s;
            p->i += 2;
        } else {
            break;
        }
    }
    enum ent_status st = is_element(p) ? read_element(p, out, err) : ent_cql_read_token(p, out, err);
    if (st != ENT_OK || (label == NULL && !target))
        return st;
    if ((*out)->kind != ENT_CQL_TOKEN && (*out)->kind != ENT_CQL_WHOLE)
        return ent_cql_fail(p->text, (*out)->at, err, "CQL: only words and whole elements (<s/>) can be marked");
    (*out)->target = target || (label != NULL && strcmp(label, "target") == 0);
    (*out)->label = label != NULL && strcmp(label, "target") == 0 ? NULL : label;
    return ENT_OK;
}

static int is_relation(const struct ent_cql_parser *p)
{
    size_t k = (size_t)ent_cql_is_sign(p, 0, "!");
    if (ent_cql_here(p)->kind == ENT_CQL_T_ARROW)
        return 1;
    return ent_cql_is_sign(p, k, ">") || ent_cql_is_sign(p, k, ">>") || ent_cql_is_sign(p, k, "<<") ||
           (ent_cql_is_sign(p, k, "<") && (k > 0 || !is_element(p)));
}

/* The relation's name, which follows its sign without a space: >nsubj >nsubj:pass >"nsubj.*" */
static enum ent_status read_relation_name(struct ent_cql_parser *p, struct ent_cql_relation *r,
                                          struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    if (p->i == 0 || p->tokens[p->i - 1].end != t->at)
        return ENT_OK;
    if (t->kind == ENT_CQL_T_STRING) {
        r->name = t->s;
        p->i++;
        if (ent_cql_here(p)->kind == ENT_CQL_T_FLAGS)
            r->flags = p->tokens[p->i++].flags;
        return ENT_OK;
    }
    if (t->kind != ENT_CQL_T_NAME || ent_cql_is_sign(p, 1, ":") == 0) {
        if (t->kind == ENT_CQL_T_NAME) {
            r->name = t->s;
            r->flags = ENT_CQL_LITERAL;
            p->i++;
        }
        return ENT_OK;
    }
    const struct ent_cql_token *sub = ahead(p, 2);
    if (sub->kind != ENT_CQL_T_NAME || sub->at != t->end + 1)
        return ENT_OK; /* a label */
    r->name = ent_arena_printf(p->arena, "%s:%s", t->s, sub->s);
    r->flags = ENT_CQL_LITERAL;
    p->i += 3;
    return r->name != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for a query");
}

/* A -obj-> B -det-> C: what follows B hangs on B; further relations of A stand behind ;. */
static enum ent_status read_arrow(struct ent_cql_parser *p, struct ent_cql_relation *r, struct ent_error *err)
{
    const struct ent_cql_token *t = &p->tokens[p->i++];
    r->kind = ENT_CQL_DEPENDENT;
    r->negated = (int)t->flags;
    r->name = t->n > 0 && strcmp(t->s, "-") != 0 ? t->s : NULL;
    enum ent_status st = read_marked(p, &r->word, err);
    if (st == ENT_OK && r->word->kind != ENT_CQL_TOKEN && r->word->kind != ENT_CQL_WHOLE)
        st = ent_cql_fail(p->text, r->word->at, err, "CQL: a relation goes to a word or to a whole element (<s/>)");
    return st == ENT_OK && ent_cql_here(p)->kind == ENT_CQL_T_ARROW ? read_relations(p, r->word, err) : st;
}

static enum ent_status read_relation(struct ent_cql_parser *p, struct ent_cql_relation *r,
                                     struct ent_error *err)
{
    r->at = ent_cql_here(p)->at;
    if (ent_cql_here(p)->kind == ENT_CQL_T_ARROW)
        return read_arrow(p, r, err);
    r->negated = ent_cql_take_sign(p, "!");
    r->kind = ent_cql_take_sign(p, ">")    ? ENT_CQL_DEPENDENT
              : ent_cql_take_sign(p, ">>") ? ENT_CQL_DESCENDANT
              : ent_cql_take_sign(p, "<")  ? ENT_CQL_HEAD
                                           : ENT_CQL_ANCESTOR;
    if (r->kind == ENT_CQL_ANCESTOR)
        p->i++;
    enum ent_status st = read_relation_name(p, r, err);
    if (st != ENT_OK)
        return st;
    if (!ent_cql_take_sign(p, "("))
        st = read_marked(p, &r->word, err);
    else if ((st = read_marked(p, &r->word, err)) == ENT_OK &&
             (st = read_relations(p, r->word, err)) == ENT_OK)
        st = ent_cql_need_sign(p, ")", err);
    if (st == ENT_OK && r->word->kind != ENT_CQL_TOKEN && r->word->kind != ENT_CQL_WHOLE)
        st = ent_cql_fail(p->text, r->word->at, err, "CQL: a relation goes to a word or to a whole element (<s/>)");
    return st;
}

static enum ent_status read_relations(struct ent_cql_parser *p, struct ent_cql_node *n,
                                      struct ent_error *err)
{
    struct ent_cql_relation **last = &n->relations;
    enum ent_status st = ent_cql_enter(p, err);
    while (st == ENT_OK && is_relation(p)) {
        struct ent_cql_relation *r = ent_cql_new(p, sizeof *r, err);
        if (r == NULL)
            return ENT_ENOMEM;
        *last = r;
        last = &r->next;
        st = read_relation(p, r, err);
        if (ent_cql_is_sign(p, 0, ";") && ahead(p, 1)->kind == ENT_CQL_T_ARROW)
            p->i++;
    }
    ent_cql_leave(p);
    return st;
}

/* ---- sequences ---- */

static enum ent_status read_count(struct ent_cql_parser *p, uint32_t *out, struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    char *end;
    unsigned long n = t->kind == ENT_CQL_T_NUMBER ? strtoul(t->s, &end, 10) : 0;
    if (t->kind != ENT_CQL_T_NUMBER || *end != '\0' || t->s[0] == '-' || n > 10000)
        return ent_cql_expected(p, "a number up to 10000", err);
    *out = (uint32_t)n;
    p->i++;
    return ENT_OK;
}

static enum ent_status read_braces(struct ent_cql_parser *p, struct ent_cql_node *n, struct ent_error *err)
{
    size_t at = ent_cql_here(p)->at;
    enum ent_status st = ENT_OK;
    n->min = 0;
    if (!ent_cql_is_sign(p, 0, ","))
        st = read_count(p, &n->min, err);
    n->max = n->min;
    if (st == ENT_OK && ent_cql_take_sign(p, ",")) {
        n->max = ENT_CQL_MANY;
        if (!ent_cql_is_sign(p, 0, "}"))
            st = read_count(p, &n->max, err);
    }
    if (st == ENT_OK && n->max < n->min)
        return ent_cql_fail(p->text, at, err, "CQL: {%u,%u}: the second number is less than the first", n->min,
                            n->max);
    return st == ENT_OK ? ent_cql_need_sign(p, "}", err) : st;
}

static int is_quantifier(const struct ent_cql_parser *p)
{
    return ent_cql_is_sign(p, 0, "?") || ent_cql_is_sign(p, 0, "*") || ent_cql_is_sign(p, 0, "+") ||
           ent_cql_is_sign(p, 0, "{");
}

static enum ent_status read_quantifiers(struct ent_cql_parser *p, struct ent_cql_node **n,
                                        struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (int k = 0; st == ENT_OK && is_quantifier(p); k++) {
        struct ent_cql_node *r;
        if (k == 4)
            return ent_cql_expected(p, "no further quantifier", err);
        if ((st = ent_cql_new_node(p, ENT_CQL_REPEAT, &r, err)) != ENT_OK)
            break;
        r->first = *n;
        r->max = ent_cql_is_sign(p, 0, "?") ? 1 : ENT_CQL_MANY;
        r->min = ent_cql_is_sign(p, 0, "+") ? 1 : 0;
        if (ent_cql_take_sign(p, "{"))
            st = read_braces(p, r, err);
        else
            p->i++;
        *n = r;
    }
    return st;
}

static enum ent_status read_unit(struct ent_cql_parser *p, struct ent_cql_node **out, struct ent_error *err)
{
    enum ent_status st;
    if (ent_cql_is_meet(p)) {
        if ((st = ent_cql_read_meet(p, out, err)) != ENT_OK)
            return st;
    } else if (ent_cql_take_sign(p, "(")) {
        if ((st = read_alternative(p, out, err)) != ENT_OK || (st = ent_cql_need_sign(p, ")", err)) != ENT_OK)
            return st;
    } else if (ent_cql_is_sign(p, 0, "[:")) {
        if ((st = ent_cql_new_node(p, ENT_CQL_LOOK, out, err)) != ENT_OK)
            return st;
        p->i++;
        if ((st = ent_cql_read_expr(p, &(*out)->expr, err)) != ENT_OK ||
            (st = ent_cql_need_sign(p, ":]", err)) != ENT_OK)
            return st;
    } else if ((st = read_marked(p, out, err)) != ENT_OK) {
        return st;
    }
    int one = (*out)->kind == ENT_CQL_TOKEN || (*out)->kind == ENT_CQL_WHOLE;
    if (one && (*out)->relations == NULL && is_relation(p)) {
        if ((st = read_relations(p, *out, err)) != ENT_OK)
            return st;
        if (is_quantifier(p))
            return ent_cql_expected(p, "another word; what is repeated with its relations needs ( ) around it", err);
    }
    if ((st = read_quantifiers(p, out, err)) != ENT_OK)
        return st;
    return is_relation(p) ? ent_cql_expected(p, "another word; a relation stands after one word, without * + ? { }", err)
                          : ENT_OK;
}

/* What comes after the pattern. */
static int is_limit(const struct ent_cql_parser *p)
{
    static const char *const names[] = {"within", "containing", "where", "cut", "expand"};
    size_t k = ent_cql_is_sign(p, 0, "!") || ent_cql_is_name(p, 0, "not");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ent_cql_is_name(p, k, names[i]) && !ent_cql_is_sign(p, k + 1, ":"))
            return 1;
    return 0;
}

/* Sketch Engine's 1:[] 2:[] & 1.word = 2.word */
static int is_and(const struct ent_cql_parser *p) { return p->dialect == ENT_CQL_SKE && ent_cql_is_sign(p, 0, "&"); }

/* union, intersect, minus, also by the names that CQP has for them. */
static int is_set_op(const struct ent_cql_parser *p, enum ent_cql_set_op *op)
{
    static const struct {
        const char *name;
        enum ent_cql_set_op op;
    } names[] = {{"union", ENT_CQL_UNION}, {"join", ENT_CQL_UNION}, {"intersect", ENT_CQL_INTERSECT},
                 {"intersection", ENT_CQL_INTERSECT}, {"inter", ENT_CQL_INTERSECT}, {"minus", ENT_CQL_MINUS},
                 {"difference", ENT_CQL_MINUS}, {"diff", ENT_CQL_MINUS}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (ent_cql_is_name(p, 0, names[i].name) && !ent_cql_is_sign(p, 1, ":")) {
            *op = names[i].op;
            return 1;
        }
    }
    return 0;
}

static int ends_sequence(const struct ent_cql_parser *p)
{
    enum ent_cql_set_op op;
    return is_set_op(p, &op) || ent_cql_here(p)->kind == ENT_CQL_T_END || ent_cql_is_sign(p, 0, ")") || ent_cql_is_sign(p, 0, "|") ||
           ent_cql_is_sign(p, 0, "::") || ent_cql_is_sign(p, 0, ";") || is_and(p) || is_limit(p);
}

static enum ent_status read_sequence(struct ent_cql_parser *p, struct ent_cql_node **out,
                                     struct ent_error *err)
{
    enum ent_status st = ent_cql_new_node(p, ENT_CQL_SEQUENCE, out, err);
    struct ent_cql_node **last = st == ENT_OK ? &(*out)->first : NULL;
    while (st == ENT_OK) {
        st = read_unit(p, last, err);
        if (st == ENT_OK)
            last = &(*last)->next;
        if (ends_sequence(p))
            break;
    }
    return st;
}

static enum ent_status read_alternative(struct ent_cql_parser *p, struct ent_cql_node **out,
                                        struct ent_error *err)
{
    struct ent_cql_node *n, **last;
    enum ent_status st = ent_cql_enter(p, err);
    if (st == ENT_OK)
        st = read_sequence(p, out, err);
    if (st == ENT_OK && ent_cql_is_sign(p, 0, "|")) {
        if ((st = ent_cql_new_node(p, ENT_CQL_ALTERNATIVE, &n, err)) != ENT_OK)
            return st;
        n->first = *out;
        last = &n->first->next;
        while (st == ENT_OK && ent_cql_take_sign(p, "|"))
            if ((st = read_sequence(p, last, err)) == ENT_OK)
                last = &(*last)->next;
        *out = n;
    }
    ent_cql_leave(p);
    return st;
}

/* ---- what comes after the pattern ---- */

static enum ent_status read_limit(struct ent_cql_parser *p, struct ent_cql_limit *l, struct ent_error *err);

/* Has the bracket that opens here a limit of its own? */
static int has_own_limit(const struct ent_cql_parser *p)
{
    int depth = 0;
    if (!ent_cql_is_sign(p, 0, "("))
        return 0;
    for (size_t k = 0; ahead(p, k)->kind != ENT_CQL_T_END; k++) {
        depth += ent_cql_is_sign(p, k, "(") - ent_cql_is_sign(p, k, ")");
        if (depth == 0)
            return 0;
        if (depth == 1 && (ent_cql_is_name(p, k, "within") || ent_cql_is_name(p, k, "containing")) &&
            !ent_cql_is_sign(p, k + 1, ":"))
            return 1;
    }
    return 0;
}

/* (A containing B) */
static enum ent_status read_limited(struct ent_cql_parser *p, struct ent_cql_limit *l, struct ent_error *err)
{
    struct ent_cql_limit **last = &l->limits;
    enum ent_status st = ent_cql_enter(p, err);
    p->i++;
    if (st == ENT_OK)
        st = read_alternative(p, &l->body, err);
    while (st == ENT_OK && !ent_cql_is_sign(p, 0, ")")) {
        if (!is_limit(p) || ent_cql_is_name(p, 0, "where") || ent_cql_is_name(p, 0, "cut") ||
            ent_cql_is_name(p, 0, "expand"))
            return ent_cql_expected(p, "within, containing or ')'", err);
        if ((*last = ent_cql_new(p, sizeof **last, err)) == NULL)
            return ENT_ENOMEM;
        st = read_limit(p, *last, err);
        last = &(*last)->next;
    }
    ent_cql_leave(p);
    return st == ENT_OK ? ent_cql_need_sign(p, ")", err) : st;
}

static enum ent_status read_limit(struct ent_cql_parser *p, struct ent_cql_limit *l, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    l->at = ent_cql_here(p)->at;
    l->negated = ent_cql_take_sign(p, "!") || ent_cql_take_name(p, "not");
    l->kind = ent_cql_take_name(p, "within") ? ENT_CQL_WITHIN : ENT_CQL_CONTAINING;
    if (l->kind == ENT_CQL_CONTAINING)
        p->i++;
    if (l->kind == ENT_CQL_WITHIN && ent_cql_here(p)->kind == ENT_CQL_T_NUMBER) {
        if ((st = read_count(p, &l->count, err)) != ENT_OK)
            return st;
        if (l->count == 0)
            return ent_cql_fail(p->text, l->at, err, "CQL: nothing lies within 0");
        if (ent_cql_take_name(p, "words") || ent_cql_take_name(p, "word") ||
            ent_cql_here(p)->kind != ENT_CQL_T_NAME || is_limit(p))
            return ENT_OK;
    }
    if (ent_cql_here(p)->kind == ENT_CQL_T_NAME && !ent_cql_is_sign(p, 1, ":")) {
        if ((st = ent_cql_new_node(p, ENT_CQL_WHOLE, &l->body, err)) == ENT_OK)
            l->body->layer = ent_cql_layer_name(p->tokens[p->i++].s);
        return st;
    }
    return has_own_limit(p) ? read_limited(p, l, err) : read_alternative(p, &l->body, err);
}

static enum ent_status read_limits(struct ent_cql_parser *p, struct ent_cql_query *q, struct ent_error *err)
{
    struct ent_cql_limit **last = &q->limits;
    struct ent_cql_expr *e;
    enum ent_status st = ENT_OK;
    enum ent_cql_set_op op;
    uint32_t n = 0;
    while (st == ENT_OK && ent_cql_here(p)->kind != ENT_CQL_T_END && !ent_cql_is_sign(p, 0, ";") &&
           !is_set_op(p, &op)) {
        int global = ent_cql_take_sign(p, "::") || (is_and(p) && ent_cql_take_sign(p, "&"));
        if (global || ent_cql_take_name(p, "where")) {
            struct ent_cql_expr **into = global ? &q->global : &q->where;
            st = ent_cql_read_expr(p, &e, err);
            if (st == ENT_OK && *into != NULL)
                st = ent_cql_join(p, ENT_CQL_AND, *into, e, &e, err);
            *into = e;
        } else if (ent_cql_take_name(p, "cut")) {
            st = read_count(p, &n, err);
            q->cut = n;
            if (st == ENT_OK && n == 0)
                st = ent_cql_fail(p->text, p->tokens[p->i - 1].at, err, "CQL: cut 0 would leave nothing");
        } else if (ent_cql_is_name(p, 0, "expand")) {
            st = ent_cql_fail(p->text, ent_cql_here(p)->at, err,
                              "CQL: 'expand to' is not supported; <s/> containing ... finds whole sentences");
        } else if (is_limit(p)) {
            if ((*last = ent_cql_new(p, sizeof **last, err)) == NULL)
                return ENT_ENOMEM;
            st = read_limit(p, *last, err);
            last = &(*last)->next;
        } else {
            st = ent_cql_expected(p, "a word, within, containing, where, ::, union, intersect, minus or the end", err);
        }
    }
    if (st == ENT_OK && ent_cql_take_sign(p, ";") && ent_cql_here(p)->kind != ENT_CQL_T_END)
        st = ent_cql_expected(p, "nothing after ';'", err);
    return st;
}

/* A pattern and what is said of it; then others, whose hits are joined with its. */
static enum ent_status read_query(struct ent_cql_parser *p, struct ent_cql_query *q, struct ent_error *err)
{
    enum ent_status st = ent_cql_refuse(p, err);
    for (; st == ENT_OK; q = q->next) {
        enum ent_cql_set_op op;
        if ((st = read_alternative(p, &q->body, err)) != ENT_OK || (st = read_limits(p, q, err)) != ENT_OK ||
            !is_set_op(p, &op))
            break;
        p->i++;
        if ((q->next = ent_cql_new(p, sizeof *q, err)) == NULL)
            return ENT_ENOMEM;
        q->next->text = q->text;
        q->next->op = op;
    }
    return st;
}

static enum ent_status read_tokens(struct ent_cql_parser *p, size_t n, size_t *cap, struct ent_error *err)
{
    struct ent_cql_lexer lexer = {.text = p->text, .n = n, .dialect = p->dialect, .arena = p->arena};
    size_t k = 0;
    enum ent_status st;
    do {
        if ((st = ent_reserve(&p->tokens, cap, k + 1, sizeof *p->tokens, err)) != ENT_OK)
            return st;
        struct ent_cql_token *t = &p->tokens[k++];
        st = ent_cql_next(&lexer, t, err);
        if (t->kind == ENT_CQL_T_SIGN && st == ENT_OK)
            lexer.depth += (t->s[0] == '[') - (strchr(t->s, ']') != NULL && lexer.depth > 0);
    } while (st == ENT_OK && p->tokens[k - 1].kind != ENT_CQL_T_END);
    return st;
}

static enum ent_status parse(const char *text, size_t n, enum ent_cql_dialect dialect, struct ent_arena *arena,
                             int only_where, struct ent_cql_query **out, struct ent_error *err)
{
    enum { MAX = 1 << 20 };
    struct ent_cql_parser p = {.dialect = dialect, .arena = arena};
    size_t cap = 0;
    if (n > MAX || memchr(text, '\0', n) != NULL)
        return ent_fail(err, ENT_EARG, "CQL: a query has at most %d bytes, and no NUL among them", MAX);
    p.text = ent_arena_strndup(arena, text, n);
    struct ent_cql_query *q = p.text != NULL ? ent_cql_new(&p, sizeof *q, err) : NULL;
    if (q == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    q->text = p.text;
    enum ent_status st = read_tokens(&p, n, &cap, err);
    if (st == ENT_OK && only_where) {
        st = ent_cql_read_expr(&p, &q->where, err);
        if (st == ENT_OK && ent_cql_here(&p)->kind != ENT_CQL_T_END)
            st = ent_cql_expected(&p, "'and', 'or' or the end", err);
    } else if (st == ENT_OK) {
        st = read_query(&p, q, err);
    }
    ent_free(p.tokens);
    q->n_nodes = p.n_nodes;
    *out = q;
    return st;
}

enum ent_status ent_cql_parse(const char *text, size_t n, enum ent_cql_dialect dialect, struct ent_arena *arena,
                              struct ent_cql_query **out, struct ent_error *err)
{
    return parse(text, n, dialect, arena, 0, out, err);
}

enum ent_status ent_cql_parse_where(const char *text, size_t n, struct ent_arena *arena,
                                    struct ent_cql_query **out, struct ent_error *err)
{
    return parse(text, n, ENT_CQL_CQP, arena, 1, out, err);
}
