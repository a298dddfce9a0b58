/*
 * ent_cql_lex.h -- the words of a CQL query
 */
#ifndef ENT_CQL_LEX_H
#define ENT_CQL_LEX_H

#include "query/ent_cql_ast.h"

enum ent_cql_token_kind {
    ENT_CQL_T_END,
    ENT_CQL_T_STRING, /* s, n: without quotes, doubled quotes single */
    ENT_CQL_T_NUMBER, /* 12, 1.5, 2025-09-04 */
    ENT_CQL_T_NAME,
    ENT_CQL_T_FLAGS,  /* %cd: flags */
    ENT_CQL_T_ARROW,  /* BlackLab's -nsubj-> and !-nsubj->: s the expression; flags 1: it begins with ! */
    ENT_CQL_T_SIGN    /* punctuation: s, n as it stands */
};
struct ent_cql_token {
    enum ent_cql_token_kind kind;
    size_t at, end;    /* bytes of the query */
    const char *s;     /* ended by a NUL, in the arena (SIGN: static) */
    size_t n;
    unsigned flags;
};
struct ent_cql_lexer {
    const char *text;
    size_t n, i;
    enum ent_cql_dialect dialect;
    struct ent_arena *arena;
    int depth; /* inside [ ]: there < and > compare */
};

/* The next token.  ENT_EARG: what stands there is none; ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_cql_next(struct ent_cql_lexer *lexer, struct ent_cql_token *token,
                                          struct ent_error *err);

#endif
