/*
 * ent_cql_ast.h -- a CQL query as it was read: a tree in an arena
 *
 * Nothing here knows a corpus: names are as they were written.  'at' is always the byte of the query where
 * the thing begins, for messages (ent_cql_fail).
 */
#ifndef ENT_CQL_AST_H
#define ENT_CQL_AST_H

#include "base/ent_mem.h"

/*
 * Whose language it is.  SKE: Sketch Engine's, BLACKLAB: BlackLab's; what they write otherwise than CQP is
 * read as it is meant there, and all matches are given.
 */
enum ent_cql_dialect { ENT_CQL_CQP, ENT_CQL_SKE, ENT_CQL_BLACKLAB };

/* ---- conditions on a word ---- */

enum { ENT_CQL_FOLD = 1, ENT_CQL_MARKS = 2, ENT_CQL_LITERAL = 4 }; /* %c %d %l */

enum ent_cql_operand_kind {
    ENT_CQL_ATTR,   /* word, a.lemma, doc_publisher */
    ENT_CQL_STRING, /* "..." with flags */
    ENT_CQL_NUMBER, /* 12, 2025-09: its text; also its value */
    ENT_CQL_LABEL,  /* a: the position of a label */
    ENT_CQL_CALL    /* f(word), distance(a, b), ... */
};
struct ent_cql_operand {
    enum ent_cql_operand_kind kind;
    size_t at;
    const char *label; /* ATTR and LABEL; NULL: the word itself */
    const char *name;  /* ATTR, CALL */
    const char *s;     /* STRING, NUMBER: the text, ended by a NUL */
    size_t n;
    unsigned flags;
    double number;
    struct ent_cql_operand *args[2];
    int n_args;
};

enum ent_cql_expr_kind { ENT_CQL_AND, ENT_CQL_OR, ENT_CQL_NOT, ENT_CQL_COMPARE, ENT_CQL_IS_SET };
enum ent_cql_op {
    ENT_CQL_EQ,
    ENT_CQL_NE,
    ENT_CQL_LT,
    ENT_CQL_LE,
    ENT_CQL_GT,
    ENT_CQL_GE,
    ENT_CQL_CONTAINS, /* one of the parts between | matches */
    ENT_CQL_MATCHES   /* all of them do */
};
struct ent_cql_expr {
    enum ent_cql_expr_kind kind;
    size_t at;
    struct ent_cql_expr *a, *b;           /* AND, OR; NOT: a */
    enum ent_cql_op op;                   /* COMPARE */
    struct ent_cql_operand *left, *right; /* COMPARE; IS_SET: left */
};

/* ---- patterns over words ---- */

enum ent_cql_node_kind {
    ENT_CQL_SEQUENCE,   /* first, next, ... one after the other */
    ENT_CQL_ALTERNATIVE, /* one of first, next, ... */
    ENT_CQL_REPEAT,     /* first, min to max times */
    ENT_CQL_TOKEN,      /* a word; expr NULL: any */
    ENT_CQL_LOOK,       /* [: expr :], of the word that follows, which is not taken */
    ENT_CQL_OPEN,       /* <s> */
    ENT_CQL_CLOSE,      /* </s> */
    ENT_CQL_WHOLE       /* <s/> */
};
#define ENT_CQL_MANY UINT32_MAX

struct ent_cql_relation;
struct ent_cql_atom; /* what the plan makes of a word or element (ent_cql_plan.h) */
struct ent_cql_node {
    enum ent_cql_node_kind kind;
    size_t at;
    struct ent_cql_node *first, *next;
    uint32_t min, max;
    struct ent_cql_expr *expr;  /* TOKEN, LOOK; of elements: what their attributes must be, or NULL */
    const char *label;          /* TOKEN, WHOLE; NULL: none */
    int target;                 /* marked with @ */
    const char *layer;          /* OPEN, CLOSE, WHOLE */
    struct ent_cql_relation *relations; /* TOKEN, WHOLE */
    struct ent_cql_atom *atom;  /* the plan's */
};

/* Which words the tree of dependencies must hold beside this one. */
enum ent_cql_relation_kind {
    ENT_CQL_DEPENDENT,  /* >  */
    ENT_CQL_DESCENDANT, /* >> */
    ENT_CQL_HEAD,       /* <  */
    ENT_CQL_ANCESTOR,   /* << */
    ENT_CQL_NEAR        /* of meet: no matter of the tree, but low to high words away, or in one row of a layer */
};
struct ent_cql_relation {
    enum ent_cql_relation_kind kind;
    size_t at;
    int negated;
    const char *name; /* a pattern of deprel, NULL: any; NEAR: the layer, NULL: low and high count */
    int32_t low, high;
    unsigned flags;
    struct ent_cql_node *word; /* TOKEN or WHOLE */
    struct ent_cql_relation *next;
};

/* ---- the query ---- */

enum ent_cql_limit_kind { ENT_CQL_WITHIN, ENT_CQL_CONTAINING };
struct ent_cql_limit {
    enum ent_cql_limit_kind kind;
    size_t at;
    int negated;
    uint32_t count;            /* within 2 s; 0: not given */
    struct ent_cql_node *body; /* NULL: within COUNT words */
    struct ent_cql_limit *limits; /* of body: within (A containing B) */
    struct ent_cql_limit *next;
};
enum ent_cql_set_op { ENT_CQL_UNION, ENT_CQL_INTERSECT, ENT_CQL_MINUS };
struct ent_cql_query {
    const char *text;
    struct ent_cql_query *next; /* whose hits are joined with those of all before it */
    enum ent_cql_set_op op;     /* how, of 'next' */
    struct ent_cql_node *body;
    struct ent_cql_expr *global; /* after ::, NULL: none */
    struct ent_cql_expr *where;  /* of documents, NULL: all */
    struct ent_cql_limit *limits;
    uint64_t cut; /* 0: all */
    int n_nodes;
};

/*
 * Read a query, or (ent_cql_parse_where) a document filter: the part after 'where'.  All of *out lies in
 * the arena, the text too.  ENT_EARG: a fault, with the query and a caret below it; ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_cql_parse(const char *text, size_t n, enum ent_cql_dialect dialect,
                                           struct ent_arena *arena, struct ent_cql_query **out,
                                           struct ent_error *err);
ENT_MUST_USE enum ent_status ent_cql_parse_where(const char *text, size_t n, struct ent_arena *arena,
                                                 struct ent_cql_query **out, struct ent_error *err);

/* "SENTENCE", the line of the query, a caret below byte 'at'; its value is ENT_EARG. */
enum ent_status ent_cql_fail(const char *text, size_t at, struct ent_error *err, const char *format, ...)
    ENT_PRINTF(4, 5);

/* What an element's name stands for: s is sentence, p paragraph, text doc. */
const char *ent_cql_layer_name(const char *name);

#endif
