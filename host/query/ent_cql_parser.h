/*
 * ent_cql_parser.h -- what the two halves of the parser share: patterns (ent_cql_parse.c) and the
 * conditions on a word (ent_cql_expr.c).  Not for others.
 */
#ifndef ENT_CQL_PARSER_H
#define ENT_CQL_PARSER_H

#include "query/ent_cql_lex.h"

enum { ENT_CQL_DEPTH = 100, ENT_CQL_NODES = 20000 }; /* how deep and how large a query may be */

struct ent_cql_parser {
    const char *text;
    enum ent_cql_dialect dialect;
    struct ent_arena *arena;
    struct ent_cql_token *tokens; /* the last one is END */
    size_t i;
    int depth, n_nodes;
};

static inline const struct ent_cql_token *ent_cql_here(const struct ent_cql_parser *p)
{
    return &p->tokens[p->i];
}

/* Is the k-th token from here this sign, or this name?  Beyond the end nothing is. */
int ent_cql_is_sign(const struct ent_cql_parser *p, size_t k, const char *sign);
int ent_cql_is_name(const struct ent_cql_parser *p, size_t k, const char *name);
/* Pass over it if it is there. */
int ent_cql_take_sign(struct ent_cql_parser *p, const char *sign);
int ent_cql_take_name(struct ent_cql_parser *p, const char *name);
/* "CQL: expected WHAT, found THIS" with a caret; ENT_EARG. */
enum ent_status ent_cql_expected(const struct ent_cql_parser *p, const char *what, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_cql_need_sign(struct ent_cql_parser *p, const char *sign,
                                               struct ent_error *err);
/* ENT_ELIMIT once it is too deep or too large; ent_cql_leave() goes up again. */
ENT_MUST_USE enum ent_status ent_cql_enter(struct ent_cql_parser *p, struct ent_error *err);
static inline void ent_cql_leave(struct ent_cql_parser *p) { p->depth--; }
void *ent_cql_new(struct ent_cql_parser *p, size_t size, struct ent_error *err); /* zeroed; NULL */

/* ---- ent_cql_parse.c, for the other files ---- */

enum ent_status ent_cql_new_node(struct ent_cql_parser *p, enum ent_cql_node_kind kind, struct ent_cql_node **out,
                                 struct ent_error *err);
/* A word: "...", [...] */
ENT_MUST_USE enum ent_status ent_cql_read_token(struct ent_cql_parser *p, struct ent_cql_node **out,
                                                struct ent_error *err);

/* ---- ent_cql_dialect.c ---- */

/* MU(meet ...), (meet ...), (union ...): words near to others. */
int ent_cql_is_meet(const struct ent_cql_parser *p);
ENT_MUST_USE enum ent_status ent_cql_read_meet(struct ent_cql_parser *p, struct ent_cql_node **out,
                                               struct ent_error *err);
/* Say what is not understood, and what to write instead. */
ENT_MUST_USE enum ent_status ent_cql_refuse(const struct ent_cql_parser *p, struct ent_error *err);

/* ---- ent_cql_expr.c ---- */

/* A condition: ->, |, &, !, comparisons. */
ENT_MUST_USE enum ent_status ent_cql_read_expr(struct ent_cql_parser *p, struct ent_cql_expr **out,
                                               struct ent_error *err);
/* NAME OP VALUE, of an element. */
ENT_MUST_USE enum ent_status ent_cql_read_comparison(struct ent_cql_parser *p, struct ent_cql_expr **out,
                                                     struct ent_error *err);
ENT_MUST_USE enum ent_status ent_cql_join(struct ent_cql_parser *p, enum ent_cql_expr_kind kind,
                                          struct ent_cql_expr *a, struct ent_cql_expr *b,
                                          struct ent_cql_expr **out, struct ent_error *err);
/* word = STRING, the string being here. */
ENT_MUST_USE enum ent_status ent_cql_read_word(struct ent_cql_parser *p, struct ent_cql_expr **out,
                                               struct ent_error *err);

#endif
