/*
 * ent_cql_plan.h -- a query made ready for a corpus: names found, strings made id sets, patterns a program
 *
 * For the other files of the engine (ent_cql_cond.c, ent_cql_match.c, ent_cql_eval.c), not for its users.
 * A plan belongs to a corpus; what depends on a segment is a struct cql_run.
 */
#ifndef ENT_CQL_PLAN_H
#define ENT_CQL_PLAN_H

#include "corpus/ent_corpus.h"
#include "query/ent_cql_ast.h"
#include "query/ent_pattern.h"

enum { CQL_FEW = 64 };
enum { CQL_MAX_REGS = 24, CQL_MAX_COLUMNS = 16, CQL_MAX_LAYERS = 16, CQL_MAX_PROGRAM = 60000 };

/* ---- conditions ---- */

/* A word that a condition speaks of: a register (label), or one of these. */
enum { CQL_THIS = -1, CQL_MATCH = -2, CQL_MATCHEND = -3 };

enum cql_value_kind { CQL_V_STRING, CQL_V_NUMBER, CQL_V_COLUMN, CQL_V_ATTR, CQL_V_POSITION, CQL_V_CALL };
enum cql_function { CQL_F_FREQ, CQL_F_DISTANCE, CQL_F_DISTABS, CQL_F_LBOUND, CQL_F_RBOUND, CQL_F_STRLEN };
struct cql_value {
    enum cql_value_kind kind;
    int reg;                       /* COLUMN, ATTR, POSITION */
    unsigned column, layer;        /* of the plan's lists */
    int lower;                     /* COLUMN: by the match key */
    const char *attr;
    const char *s;                 /* STRING, NUMBER */
    size_t n;
    double number;
    enum cql_function function;
    struct cql_value *args[2];
};

enum cql_cond_kind {
    CQL_TRUE,
    CQL_IN,      /* the word's id in a column is one of a set */
    CQL_AND,
    CQL_OR,
    CQL_NOT,
    CQL_COMPARE, /* left op right, by values */
    CQL_IS_SET,  /* the label was met */
    CQL_INSIDE,  /* the word lies in a row of a layer */
    CQL_ATTR     /* an attribute of the row (where, elements) or of the row that holds the word */
};
struct cql_cond {
    enum cql_cond_kind kind;
    struct cql_cond *a, *b;
    int reg;
    unsigned column, layer;
    uint64_t *bits;              /* IN: a bit an id */
    uint32_t n_ids, n_set;       /* n_set: bits that are set */
    uint32_t *few, n_few;        /* these ids, if there are at most CQL_FEW */
    enum ent_cql_op op;
    struct cql_value *left, *right;
    const char *attr;            /* ATTR */
    struct ent_pattern *pattern; /* ATTR with a string; else right */
    int needs_labels;            /* some part looks at a label */
    size_t counted;              /* the segment, + 1, for which 'count' is cql_estimate() */
    uint64_t count;
};

/* ---- patterns ---- */

struct cql_relation {
    enum ent_cql_relation_kind kind;
    int negated, binds;       /* binds: a label or the target lies in it */
    int32_t low, high;        /* NEAR, where is_layer is 0 */
    int is_layer;
    unsigned layer;
    struct cql_cond *names;   /* of deprel, on the dependent; NULL: any */
    struct ent_cql_atom *atom;
    struct cql_relation *next;
};
struct ent_cql_atom {
    struct cql_cond *cond;    /* TOKEN, LOOK: of the word; elements: of the row; NULL: any */
    int label;                /* its register; -1: none */
    int target;               /* the target's register, or -1 */
    unsigned layer;           /* elements */
    int open;                 /* OPEN, CLOSE: register of the row that is open; -1: nobody asks */
    struct cql_relation *relations;
    int whole;                /* an element as a word of a relation, or <s/> */
};

enum cql_op { CQL_OP_TOKEN, CQL_OP_SPLIT, CQL_OP_JUMP, CQL_OP_LOOK, CQL_OP_OPEN, CQL_OP_CLOSE, CQL_OP_WHOLE,
              CQL_OP_ACCEPT };
struct cql_inst {
    enum cql_op op;
    uint32_t x, y; /* SPLIT: both ways; JUMP: x */
    struct ent_cql_atom *atom;
};

struct cql_limit {
    enum ent_cql_limit_kind kind;
    int negated, is_layer;      /* is_layer: rows of 'layer' that satisfy 'rows' */
    uint32_t count;
    unsigned layer;
    struct cql_cond *rows;
    struct cql_plan *sub;       /* else: matches of another pattern; NULL: within COUNT words */
    struct cql_limit *next;
};

struct cql_plan {
    const struct ent_corpus *corpus;
    struct ent_arena *arena;
    const char *text;           /* the query, for messages */
    struct ent_cql_node *body;
    struct cql_inst *program;
    size_t n_program, cap_program;
    const char *columns[CQL_MAX_COLUMNS];
    uint32_t empty[CQL_MAX_COLUMNS]; /* the id of "" in each */
    unsigned n_columns;
    const char *layers[CQL_MAX_LAYERS];
    unsigned n_layers;
    const char *labels[CQL_MAX_REGS];
    int n_regs, target;         /* target: its register or -1 */
    struct cql_cond *global;
    struct cql_cond *where;
    struct cql_limit *limits;
    /* a row of words without labels and relations: matched without the program */
    struct cql_cond **chain;
    size_t n_chain;
    struct cql_made *made;      /* patterns and id sets, to be freed */
};

/* Make the plan; the query's tree lies in the same arena.  ENT_EARG (a name that is not there, ...). */
ENT_MUST_USE enum ent_status cql_plan_new(struct cql_plan **out, const struct ent_corpus *c,
                                          struct ent_arena *arena, const struct ent_cql_query *q,
                                          const struct ent_cql_query *where, struct ent_error *err);
void cql_plan_free(struct cql_plan *p); /* NULL is fine */

/* Shortest and longest number of words that a pattern takes; ENT_CQL_MANY: no bound. */
void cql_node_range(const struct ent_cql_node *n, uint32_t *min, uint32_t *max);

/* ---- for ent_cql_plan.c: making conditions (ent_cql_cond.c) ---- */

enum cql_scope { CQL_SCOPE_WORD, CQL_SCOPE_ROW }; /* ROW: attributes of a layer's row */
struct cql_scope_of {
    enum cql_scope scope;
    unsigned layer;
};
ENT_MUST_USE enum ent_status cql_cond_make(struct cql_plan *p, const struct ent_cql_expr *e,
                                           struct cql_scope_of scope, struct cql_cond **out,
                                           struct ent_error *err);
/* deprel is one of the names; *out is NULL where any will do. */
ENT_MUST_USE enum ent_status cql_cond_relation(struct cql_plan *p, const struct ent_cql_relation *r,
                                               struct cql_cond **out, struct ent_error *err);
ENT_MUST_USE enum ent_status cql_layer_index(struct cql_plan *p, const char *name, size_t at,
                                             unsigned *out, struct ent_error *err);
int cql_find_label(const struct cql_plan *p, const char *name);
void *cql_new(struct cql_plan *p, size_t size, struct ent_error *err); /* zeroed; NULL: err is set */
void cql_made_free(struct cql_made *made);

#endif
