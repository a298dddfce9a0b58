#include "sql/ent_sql_plan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- conditions ---- */

enum operator { EQ, GT, GE, LT, LE, N_OPERATORS };
static const char *const signs[N_OPERATORS] = {"=", ">", ">=", "<", "<="};

static int operator_of(unsigned char op, enum operator *out)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ: *out = EQ; return 1;
    case SQLITE_INDEX_CONSTRAINT_GT: *out = GT; return 1;
    case SQLITE_INDEX_CONSTRAINT_GE: *out = GE; return 1;
    case SQLITE_INDEX_CONSTRAINT_LT: *out = LT; return 1;
    case SQLITE_INDEX_CONSTRAINT_LE: *out = LE; return 1;
    default: return 0;
    }
}

enum use { NO_USE, BOUND, IDS, LAYER, DOC_ID }; /* what a condition is good for */

static enum use use_of(const struct ent_sql_table *t, const struct ent_sql_column *c, enum operator op)
{
    if ((int)c->role < SQL_N_BOUNDED)
        return BOUND;
    if (op != EQ || strpbrk(c->name, " <>=") != NULL) /* the plan could not be read */
        return NO_USE;
    if (c->role == ENT_SQL_LAYER)
        return LAYER;
    if (c->role == ENT_SQL_ATTR && t->kind == ENT_SQL_ROWS && strcmp(t->layer, "doc") == 0 &&
        strcmp(c->attr, "id") == 0)
        return DOC_ID;
    int is_indexed = c->role == ENT_SQL_VALUE || c->role == ENT_SQL_LOWER || c->role == ENT_SQL_WORD_ID ||
                     c->role == ENT_SQL_LOWER_ID;
    return is_indexed ? IDS : NO_USE;
}

/* ---- values ---- */

/* The value as text; 0: it is none (NULL, a blob), which equals no text. */
static int text_of(sqlite3_value *v, const char **s, size_t *n)
{
    int type = sqlite3_value_type(v);
    if (type == SQLITE_NULL || type == SQLITE_BLOB)
        return 0;
    *s = (const char *)sqlite3_value_text(v);
    *n = (size_t)sqlite3_value_bytes(v);
    return *s != NULL;
}

static void at_most(struct sql_bounds *b, enum ent_sql_role role, double limit)
{
    if (limit < 9e18 && (double)b->high[role] > limit)
        b->high[role] = limit < -9e18 ? INT64_MIN : (int64_t)limit;
}

static void at_least(struct sql_bounds *b, enum ent_sql_role role, double limit)
{
    if (limit > -9e18 && (double)b->low[role] < limit)
        b->low[role] = limit > 9e18 ? INT64_MAX : (int64_t)limit;
}

/*
 * Tighten the bounds by "role op value", which SQLite checks again for each row: they need only never be too
 * tight.  Our numbers are small, so doubles hold them exactly.  0: no number satisfies it.
 */
static int tighten(struct sql_bounds *b, enum ent_sql_role role, enum operator op, sqlite3_value *value)
{
    int type = sqlite3_value_numeric_type(value);
    if (type == SQLITE_NULL)
        return 0;
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) /* text is above all numbers */
        return op == LT || op == LE;
    double x = sqlite3_value_double(value);
    if (op == EQ && x != floor(x))
        return 0;
    if (op == EQ || op == GE || op == GT)
        at_least(b, role, op == GT ? floor(x) + 1 : ceil(x));
    if (op == EQ || op == LE || op == LT)
        at_most(b, role, op == LT ? ceil(x) - 1 : floor(x));
    return 1;
}

/* The ids of words (or of the column's values) that a value means; none is no fault. */
static enum ent_status find_ids(struct sql_search *s, const struct sql_view *v, size_t column,
                                sqlite3_value *value, struct ent_error *err)
{
    const struct ent_sql_column *c = &v->table->columns[column];
    const struct ent_lexicon *lexicon = c->role == ENT_SQL_VALUE ? v->lexicons[column] : v->lowers;
    uint32_t id = ENT_INTERN_NONE;
    const char *text;
    size_t n;
    s->has_ids = 1;
    s->column = c->role == ENT_SQL_VALUE ? c->attr : "word";
    if (c->role == ENT_SQL_WORD_ID || c->role == ENT_SQL_LOWER_ID) {
        double x = sqlite3_value_double(value);
        int type = sqlite3_value_numeric_type(value);
        if ((type == SQLITE_INTEGER || type == SQLITE_FLOAT) && x >= 0 && x < ENT_INTERN_NONE && x == floor(x))
            id = (uint32_t)x;
    } else if (lexicon != NULL && text_of(value, &text, &n)) {
        id = ent_lexicon_find(lexicon, text, n);
    }
    if (id == ENT_INTERN_NONE)
        return ENT_OK;
    if (c->role == ENT_SQL_LOWER || c->role == ENT_SQL_LOWER_ID)
        return ent_corpus_words_of_lower(v->corpus, id, &s->ids, &s->n_ids, &s->cap_ids, err);
    enum ent_status st = ent_reserve(&s->ids, &s->cap_ids, s->n_ids + 1, sizeof *s->ids, err);
    if (st == ENT_OK)
        s->ids[s->n_ids++] = id;
    return st;
}

static void find_layer(struct sql_search *s, const struct sql_vtab *t, sqlite3_value *value)
{
    const char *text;
    size_t n, i = 0;
    if (!text_of(value, &text, &n)) {
        s->is_empty = 1;
        return;
    }
    while (i < t->n_views && (strlen(t->views[i].table->layer) != n || memcmp(t->views[i].table->layer, text, n) != 0))
        i++;
    s->layer = i;
    s->is_empty = s->is_empty || i == t->n_views;
}

static void find_doc(struct sql_search *s, const struct sql_view *v, sqlite3_value *value)
{
    const char *text;
    size_t n, doc = ent_corpus_n_docs(v->corpus);
    if (text_of(value, &text, &n))
        doc = ent_corpus_find_doc(v->corpus, text, n);
    if (doc == ent_corpus_n_docs(v->corpus) || (int64_t)doc + 1 < s->bounds.low[ENT_SQL_KEY] ||
        (int64_t)doc + 1 > s->bounds.high[ENT_SQL_KEY])
        s->is_empty = 1;
    s->bounds.low[ENT_SQL_KEY] = s->bounds.high[ENT_SQL_KEY] = (int64_t)doc + 1;
}

static enum ent_status take(struct sql_search *s, const struct sql_vtab *t, size_t column, enum operator op,
                            sqlite3_value *value, struct ent_error *err)
{
    const struct ent_sql_column *c = &t->table->columns[column];
    switch (use_of(t->table, c, op)) {
    case BOUND: s->is_empty = s->is_empty || !tighten(&s->bounds, c->role, op, value); break;
    case IDS: return find_ids(s, &t->views[0], column, value, err);
    case LAYER: find_layer(s, t, value); break;
    case DOC_ID: find_doc(s, &t->views[0], value); break;
    case NO_USE: break;
    }
    return ENT_OK;
}

/* ---- reading a plan ---- */

static void begin(struct sql_search *s)
{
    *s = (struct sql_search){.layer = SIZE_MAX};
    sql_bounds_all(&s->bounds);
}

static size_t column_of(const struct ent_sql_table *t, const char *name, size_t n)
{
    size_t i = 0;
    while (i < t->n_columns && (strlen(t->columns[i].name) != n || memcmp(t->columns[i].name, name, n) != 0))
        i++;
    return i;
}

enum ent_status sql_search_read(struct sql_search *s, const struct sql_vtab *t, const char *plan,
                                sqlite3_value **values, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    begin(s);
    for (size_t i = 0; st == ENT_OK && plan != NULL && *plan != '\0'; i++) {
        size_t n = strcspn(plan, "<>="), k = strspn(plan + n, "<>=");
        size_t column = column_of(t->table, plan, n);
        for (int op = 0; st == ENT_OK && op < N_OPERATORS; op++)
            if (column < t->table->n_columns && strlen(signs[op]) == k && memcmp(signs[op], plan + n, k) == 0)
                st = take(s, t, column, (enum operator)op, values[i], err);
        plan += n + k;
        plan += *plan == ' ';
    }
    return st;
}

void sql_search_done(struct sql_search *s)
{
    ent_free(s->ids);
    *s = (struct sql_search){0};
}

/* ---- making one ---- */

struct planning {
    struct sql_vtab *t;
    sqlite3_index_info *info;
    struct sql_search search; /* by the values that are known */
    struct ent_buf plan;
    double share;             /* of the rows within the bounds, by the values that are not */
    double limit;             /* rows at most, likewise */
    double indexed;           /* rows by the index; negative: it is not used */
    int n_used, is_unique;
    struct ent_error err;
};

static double all_rows(const struct sql_vtab *t)
{
    double n = 0;
    for (size_t i = 0; i < t->n_views; i++)
        n += (double)t->views[i].n;
    return n;
}

/* Rows for one value of a role that we cannot know now. */
static double average(const struct sql_vtab *t, enum ent_sql_role role)
{
    if (role == ENT_SQL_KEY)
        return (double)t->n_views;
    double n = (double)t->views[0].n_within[role];
    return n > 0 ? all_rows(t) / n : 0;
}

static void use(struct planning *p, int i, size_t column, enum operator op, int is_exact)
{
    p->info->aConstraintUsage[i].argvIndex = ++p->n_used;
    p->info->aConstraintUsage[i].omit = (unsigned char)is_exact;
    ent_buf_addf(&p->plan, "%s%s%s", p->n_used > 1 ? " " : "", p->t->table->columns[column].name, signs[op]);
}

static uint64_t count_ids(const struct sql_search *s, const struct ent_corpus *c)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s->n_ids; i++)
        n += ent_corpus_count(c, s->column, s->ids[i]);
    return n;
}

/* How many rows the index would give for a condition. */
static double indexed_rows(struct planning *p, int i, size_t column)
{
    const struct sql_view *v = &p->t->views[0];
    struct sql_search one;
    sqlite3_value *value;
    begin(&one);
    if (sqlite3_vtab_rhs_value(p->info, i, &value) == SQLITE_OK) {
        double n = 0;
        if (find_ids(&one, v, column, value, &p->err) == ENT_OK)
            n = (double)count_ids(&one, v->corpus);
        sql_search_done(&one);
        return n;
    }
    const struct ent_lexicon *lexicon = v->lexicons[column] != NULL ? v->lexicons[column] : v->words;
    return lexicon != NULL && lexicon->n > 0 ? (double)v->n / lexicon->n : 0;
}

static void use_bound(struct planning *p, int i, size_t column, enum operator op)
{
    const struct ent_sql_column *c = &p->t->table->columns[column];
    sqlite3_value *value;
    use(p, i, column, op, 0);
    p->is_unique = p->is_unique || (c->role == ENT_SQL_KEY && op == EQ && p->t->n_views == 1);
    if (sqlite3_vtab_rhs_value(p->info, i, &value) == SQLITE_OK)
        p->search.is_empty = !tighten(&p->search.bounds, c->role, op, value) || p->search.is_empty;
    else if (op == EQ)
        p->limit = fmin(p->limit, average(p->t, c->role));
    else
        p->share /= 4;
}

static size_t key_column(const struct ent_sql_table *t)
{
    size_t i = 0;
    while (t->columns[i].role != ENT_SQL_KEY)
        i++;
    return i;
}

/* Is it "column op value", known now, where texts are compared as bytes?  A rowid is the key. */
static int condition(const struct planning *p, int i, size_t *column, enum operator *op)
{
    int at = p->info->aConstraint[i].iColumn;
    *column = at < 0 ? key_column(p->t->table) : (size_t)at;
    return p->info->aConstraint[i].usable && operator_of(p->info->aConstraint[i].op, op) &&
           strcmp(sqlite3_vtab_collation(p->info, i), "BINARY") == 0;
}

static void plan_conditions(struct planning *p)
{
    int best = -1;
    size_t column, best_column = 0;
    enum operator op;
    for (int i = 0; i < p->info->nConstraint; i++) {
        if (!condition(p, i, &column, &op))
            continue;
        enum use what = use_of(p->t->table, &p->t->table->columns[column], op);
        if (what == BOUND) {
            use_bound(p, i, column, op);
        } else if (what == IDS) {
            double n = indexed_rows(p, i, column);
            if (best < 0 || n < p->indexed) {
                best = i;
                best_column = column;
                p->indexed = n;
            }
        } else if (what == LAYER) {
            use(p, i, column, op, 0);
            p->share /= (double)p->t->n_views;
        } else if (what == DOC_ID) {
            use(p, i, column, op, 0);
            p->is_unique = 1;
            p->limit = 1;
        }
    }
    if (best >= 0)
        use(p, best, best_column, EQ, 1);
}

static double bounded_rows(const struct planning *p)
{
    double n = 0;
    struct ent_place from, to;
    for (size_t i = 0; !p->search.is_empty && i < p->t->n_views; i++) {
        sql_view_narrow(&p->t->views[i], &p->search.bounds, &from, &to);
        n += (double)sql_view_distance(&p->t->views[i], from, to);
    }
    return n;
}

/* Rows come in the order of the text: that of documents, and within them that of keys. */
static int is_in_order(const struct planning *p)
{
    for (int i = 0; i < p->info->nOrderBy; i++) {
        int column = p->info->aOrderBy[i].iColumn;
        enum ent_sql_role role = column < 0 ? ENT_SQL_KEY : p->t->table->columns[column].role;
        if (p->info->aOrderBy[i].desc || (role != ENT_SQL_KEY && role != ENT_SQL_DOC))
            return 0;
    }
    return p->t->table->kind != ENT_SQL_SPANS;
}

int sql_plan(struct sql_vtab *t, sqlite3_index_info *info)
{
    struct planning p = {.t = t, .info = info, .share = 1, .limit = INFINITY, .indexed = -1};
    begin(&p.search);
    plan_conditions(&p);
    double rows = fmin(bounded_rows(&p) * p.share, p.limit), all = all_rows(t);
    if (p.indexed >= 0)
        rows = all > 0 ? p.indexed * rows / all : 0;
    info->estimatedRows = rows < 1 ? 1 : (sqlite3_int64)rows;
    info->estimatedCost = 10 + (p.indexed >= 0 ? 2 * rows : rows); /* a list is leapt through */
    info->idxFlags = p.is_unique ? SQLITE_INDEX_SCAN_UNIQUE : 0;
    info->idxNum = p.n_used;
    info->orderByConsumed = info->nOrderBy > 0 && is_in_order(&p);
    if (ent_buf_check(&p.plan, &p.err) == ENT_OK && p.n_used > 0) {
        info->idxStr = sqlite3_mprintf("%s", ent_buf_str(&p.plan));
        info->needToFreeIdxStr = 1;
    }
    int failed = p.plan.failed || (p.n_used > 0 && info->idxStr == NULL);
    ent_buf_done(&p.plan);
    return failed ? SQLITE_NOMEM : SQLITE_OK;
}
