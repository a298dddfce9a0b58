/* What other engines write: words that meet others, and what is refused. */
#include <string.h>

#include "query/ent_cql_parser.h"

/* ---- meet and union ---- */

/* (meet A B -5 5), (meet A B s), (union A B), with MU before it or not. */
int ent_cql_is_meet(const struct ent_cql_parser *p)
{
    size_t k = (size_t)ent_cql_is_name(p, 0, "MU");
    return ent_cql_is_sign(p, k, "(") && (ent_cql_is_name(p, k + 1, "meet") || ent_cql_is_name(p, k + 1, "union")) &&
           !ent_cql_is_sign(p, k + 2, ":");
}

static enum ent_status read_operand(struct ent_cql_parser *p, struct ent_cql_node **out, struct ent_error *err)
{
    return ent_cql_is_meet(p) ? ent_cql_read_meet(p, out, err) : ent_cql_read_token(p, out, err);
}

static enum ent_status read_number(struct ent_cql_parser *p, int32_t *out, struct ent_error *err)
{
    const struct ent_cql_token *t = ent_cql_here(p);
    int sign = t->s[0] == '-' ? -1 : 1;
    *out = 0;
    for (const char *s = t->s + (sign < 0); t->kind == ENT_CQL_T_NUMBER && *s >= '0' && *s <= '9' && *out <= 10000; s++)
        *out = *out * 10 + (*s - '0');
    *out *= sign;
    if (t->kind != ENT_CQL_T_NUMBER || *out > 10000 || *out < -10000)
        return ent_cql_expected(p, "a number of words, from -10000 to 10000", err);
    p->i++;
    return ENT_OK;
}

/* Hang the relation on each of the words. */
static enum ent_status add_relation(struct ent_cql_parser *p, struct ent_cql_node *n, const struct ent_cql_relation *r,
                                    struct ent_error *err)
{
    struct ent_cql_node *word = n->kind == ENT_CQL_ALTERNATIVE ? n->first : n;
    for (; word != NULL; word = n->kind == ENT_CQL_ALTERNATIVE ? word->next : NULL) {
        struct ent_cql_relation *copy = ent_cql_new(p, sizeof *copy, err);
        if (copy == NULL)
            return ENT_ENOMEM;
        *copy = *r;
        copy->next = word->relations;
        word->relations = copy;
    }
    return ENT_OK;
}

static enum ent_status read_meeting(struct ent_cql_parser *p, struct ent_cql_node *a, struct ent_cql_node *b,
                                    struct ent_error *err)
{
    struct ent_cql_relation r = {.kind = ENT_CQL_NEAR, .at = b->at, .word = b, .low = 1, .high = 1};
    enum ent_status st = ENT_OK;
    if (b->kind != ENT_CQL_TOKEN)
        return ent_cql_fail(p->text, b->at, err, "CQL: what is met is one word, or a meet; write the union first");
    if (ent_cql_here(p)->kind == ENT_CQL_T_NAME) {
        r.name = ent_cql_layer_name(ent_cql_here(p)->s);
        p->i++;
    } else if (!ent_cql_is_sign(p, 0, ")") || p->dialect != ENT_CQL_SKE) { /* there the next word is the usual */
        st = read_number(p, &r.low, err);
        if (st == ENT_OK)
            st = read_number(p, &r.high, err);
    }
    return st == ENT_OK ? add_relation(p, a, &r, err) : st;
}

/* Words of a and words of b as alternatives in one list. */
static enum ent_status unite(struct ent_cql_parser *p, struct ent_cql_node *a, struct ent_cql_node *b,
                             struct ent_cql_node **out, struct ent_error *err)
{
    struct ent_cql_node *all;
    enum ent_status st = ent_cql_new_node(p, ENT_CQL_ALTERNATIVE, &all, err);
    if (st != ENT_OK)
        return st;
    all->at = a->at;
    all->first = a->kind == ENT_CQL_ALTERNATIVE ? a->first : a;
    struct ent_cql_node *last = all->first;
    while (last->next != NULL)
        last = last->next;
    last->next = b->kind == ENT_CQL_ALTERNATIVE ? b->first : b;
    *out = all;
    return ENT_OK;
}

enum ent_status ent_cql_read_meet(struct ent_cql_parser *p, struct ent_cql_node **out, struct ent_error *err)
{
    struct ent_cql_node *a, *b;
    enum ent_status st = ent_cql_enter(p, err);
    if (st != ENT_OK)
        return st;
    (void)ent_cql_take_name(p, "MU");
    p->i++; /* ( */
    int is_union = ent_cql_is_name(p, 0, "union");
    p->i++;
    if ((st = read_operand(p, &a, err)) == ENT_OK && (st = read_operand(p, &b, err)) == ENT_OK) {
        *out = a;
        st = is_union ? unite(p, a, b, out, err) : read_meeting(p, a, b, err);
    }
    ent_cql_leave(p);
    return st == ENT_OK ? ent_cql_need_sign(p, ")", err) : st;
}

/* ---- what is refused ---- */

enum ent_status ent_cql_refuse(const struct ent_cql_parser *p, struct ent_error *err)
{
    static const struct {
        const char *name, *before, *instead;
    } refused[] = {
        {"TAB", "\"", "TAB queries are not supported; write the words with gaps between them: \"a\" []{0,5} \"b\""},
        {"RE", "(", "RE(...) is not supported; write the expression as a string"},
        {"ws", "(", "word sketches are not supported; relations of the tree are: [] >obj []"},
        {"term", "(", "term(...) is not supported"},
        {"swap", "(", "swap(...) is not supported; mark the word that is meant with @"},
        {"ccoll", "(", "ccoll(...) is not supported; compare labels behind ::"},
        {"rspan", "(", "rspan(...) is not supported; mark the word that is meant with @"},
        {"rel", "(", "rel(...) is not supported; write the relation: [] >obj []"},
        {"overlap", "", "overlap is not supported"}};
    for (size_t i = 0; p->tokens[i].kind != ENT_CQL_T_END; i++) {
        const struct ent_cql_token *t = &p->tokens[i], *next = &p->tokens[i + 1];
        for (size_t k = 0; t->kind == ENT_CQL_T_NAME && k < sizeof refused / sizeof *refused; k++) {
            const char *before = refused[k].before;
            int is = before[0] == '"' ? next->kind == ENT_CQL_T_STRING || (next->kind == ENT_CQL_T_SIGN && next->s[0] == '[')
                     : before[0] == '(' ? next->kind == ENT_CQL_T_SIGN && strcmp(next->s, "(") == 0
                                        : next->kind != ENT_CQL_T_SIGN || next->s[0] != ':';
            if (is && strcmp(t->s, refused[k].name) == 0)
                return ent_cql_fail(p->text, t->at, err, "CQL: %s", refused[k].instead);
        }
        if (t->kind == ENT_CQL_T_SIGN && strcmp(t->s, "/") == 0)
            return ent_cql_fail(p->text, t->at, err, "CQL: macros are not supported; <np/> is a whole region");
        if (t->kind == ENT_CQL_T_SIGN && strcmp(t->s, "$") == 0)
            return ent_cql_fail(p->text, t->at, err, "CQL: variables are not supported; write the words: \"a|b|c\"");
    }
    return ENT_OK;
}
