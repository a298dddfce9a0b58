#include "sql/ent_sql_cql.h"

#include <string.h>

#include "query/ent_cql_frame.h"
#include "sql/ent_sql_cell.h"
#include "sql/ent_sql_frame.h"
#include "stats/ent_collocates.h"
#include "stats/ent_keywords.h"

enum { MAX_KEYS = 3, EVIDENCE_KEPT = 20, LINES = 256 }; /* lines of a concordance made at a time */

/* ---- what there is ---- */

#define RESULT(name, type, what) {name, type, ENT_SQL_RESULT, NULL, what, 0}
#define ARGUMENT(name, type, what) {name, type, ENT_SQL_ARGUMENT, NULL, what, 1}
#define END {NULL, ENT_STRING, ENT_SQL_RESULT, NULL, NULL, 0}

static const struct ent_sql_column hits_columns[] = {
    RESULT("hit", ENT_INTEGER, "its number, in the order of the text"),
    RESULT("doc", ENT_INTEGER, "number of the document: docs.doc"),
    RESULT("sentence", ENT_INTEGER, "the sentence it begins in: sentences.sentence"),
    RESULT("first", ENT_INTEGER, "position of its first word: words.pos"),
    RESULT("last", ENT_INTEGER, "position of its last word"),
    RESULT("target", ENT_INTEGER, "position of the word that the query marks with @"),
    RESULT("n_words", ENT_INTEGER, "how many words it has"),
    RESULT("text", ENT_STRING, "its text"),
    RESULT("span", ENT_SPAN, "the citation: ID:START-STOP"),
    ARGUMENT("query", ENT_STRING, "1: a query of CQL"),
    END};
static const struct ent_sql_column kwic_columns[] = {
    RESULT("hit", ENT_INTEGER, "its number, in the order of the text"),
    RESULT("left", ENT_STRING, "the words before it"),
    RESULT("match", ENT_STRING, "what matches"),
    RESULT("right", ENT_STRING, "the words after it"),
    RESULT("doc", ENT_INTEGER, "number of the document: docs.doc"),
    RESULT("sentence", ENT_INTEGER, "the sentence it begins in: sentences.sentence"),
    RESULT("first", ENT_INTEGER, "position of its first word: words.pos"),
    RESULT("last", ENT_INTEGER, "position of its last word"),
    RESULT("span", ENT_SPAN, "the citation: ID:START-STOP"),
    ARGUMENT("query", ENT_STRING, "1: a query of CQL"),
    ARGUMENT("window", ENT_INTEGER, "2: how many words on each side, 8 if not given"),
    END};
static const struct ent_sql_column freq_columns[] = {
    RESULT("value", ENT_STRING, "of the first key"),
    RESULT("value2", ENT_STRING, "of the second key"),
    RESULT("value3", ENT_STRING, "of the third key"),
    RESULT("n", ENT_INTEGER, "how many hits have them"),
    ARGUMENT("query", ENT_STRING, "1: a query of CQL"),
    ARGUMENT("key", ENT_STRING, "2: what to count by: word, lemma@target, word@-1, doc.year"),
    ARGUMENT("key2", ENT_STRING, "3: a further key"),
    ARGUMENT("key3", ENT_STRING, "4: a further key"),
    {"evidence", ENT_STRING, ENT_SQL_RESULT, NULL, "the words that were counted; makes the evidence of a result", 1},
    END};

#define EVIDENCE {"evidence", ENT_STRING, ENT_SQL_RESULT, NULL, "the first places; makes the evidence of a result", 1}
static const struct ent_sql_column collocates_columns[] = {
    RESULT("item", ENT_STRING, "the word, lemma, ..."),
    RESULT("o11", ENT_INTEGER, "how often it stands in a window"),
    RESULT("total", ENT_INTEGER, "how often it occurs, outside of matches"),
    RESULT("expected", ENT_REAL, "o11 by chance"),
    RESULT("ll", ENT_REAL, "log-likelihood; minus: less often than by chance"),
    RESULT("logDice", ENT_REAL, "14 + log2(2 o11 / (r1 + c1))"),
    RESULT("mi", ENT_REAL, "log2(o11 / expected)"),
    RESULT("logRatio", ENT_REAL, "log2 of the ratio of the rates in windows and elsewhere"),
    ARGUMENT("query", ENT_STRING, "1: a query of CQL"),
    ARGUMENT("attribute", ENT_STRING, "2: what is counted: word if not given, lemma, lower, ..."),
    ARGUMENT("window", ENT_INTEGER, "3: how many words on each side, 5 if not given"),
    EVIDENCE,
    END};
static const struct ent_sql_column keyness_columns[] = {
    RESULT("item", ENT_STRING, "the word, lemma, ..."),
    RESULT("f1", ENT_INTEGER, "how often these documents have it"),
    RESULT("f2", ENT_INTEGER, "how often the others have it"),
    RESULT("rate1", ENT_REAL, "per million words of these"),
    RESULT("rate2", ENT_REAL, "per million words of the others"),
    RESULT("ll", ENT_REAL, "log-likelihood"),
    RESULT("logRatio", ENT_REAL, "log2 of the ratio of the rates"),
    RESULT("low", ENT_REAL, "of its 95 % interval"),
    RESULT("high", ENT_REAL, "its other end"),
    ARGUMENT("target", ENT_STRING, "1: a filter of documents, as after where in CQL"),
    ARGUMENT("attribute", ENT_STRING, "2: what is counted: word if not given, lemma, lower, ..."),
    ARGUMENT("reference", ENT_STRING, "3: another filter; all others if not given"),
    EVIDENCE,
    END};

const struct sql_function sql_cql_functions[] = {
    {"hits", "matches of a query of CQL: hits('[lower=\"gas\"]')", hits_columns},
    {"kwic", "a concordance: kwic('[lower=\"gas\"]', 5)", kwic_columns},
    {"freq", "matches counted by keys: freq('[lower=\"gas\"] []', 'word@last', 'doc.year')", freq_columns},
    {"collocates", "what stands near matches: collocates('[lower=\"gas\"]', 'lemma', 5)", collocates_columns},
    {"keyness", "key words of documents: keyness('published >= 2025', 'lower')", keyness_columns},
    {NULL, NULL, NULL}};

/* ---- connecting ---- */

struct table {
    sqlite3_vtab base;
    const struct ent_corpus *corpus;
    const struct ent_sql_table *table;
    struct sql_view words; /* says where a position is */
};
struct cursor {
    sqlite3_vtab_cursor base;
    struct ent_cql_hits hits;
    struct ent_frame *frame; /* of freq all rows, of kwic those from 'first' on */
    size_t first, row, n;
    size_t window;
    struct sql_holder holders[SQL_N_BOUNDED];
};

static int is_freq(const struct ent_sql_table *t) { return strcmp(t->name, "freq") == 0; }
static int is_collocates(const struct ent_sql_table *t) { return strcmp(t->name, "collocates") == 0; }
static int is_keyness(const struct ent_sql_table *t) { return strcmp(t->name, "keyness") == 0; }
/* All rows are made at once. */
static int is_counted(const struct ent_sql_table *t) { return is_freq(t) || is_collocates(t) || is_keyness(t); }

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message)
{
    const struct sql_source *source = aux;
    struct ent_buf declaration = {0};
    struct ent_error err;
    struct table *t = ent_calloc(1, sizeof *t);
    (void)argc, (void)argv, (void)message;
    if (t == NULL)
        return SQLITE_NOMEM;
    t->corpus = source->corpus;
    t->table = source->table;
    enum ent_status st =
        sql_view_open(&t->words, source->corpus, ent_sql_schema_table(source->schema, "words"), &err);
    ent_sql_declaration(source->table, &declaration);
    int code = st != ENT_OK || declaration.failed ? SQLITE_NOMEM : sqlite3_declare_vtab(db, declaration.data);
    ent_buf_done(&declaration);
    if (code != SQLITE_OK) {
        sql_view_close(&t->words);
        ent_free(t);
        return code;
    }
    *out = &t->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *base)
{
    sql_view_close(&((struct table *)base)->words);
    ent_free(base);
    return SQLITE_OK;
}

/* ---- planning: the plan has the numbers of the arguments that are given, and L for a limit ---- */

static int fail(sqlite3_vtab *base, const char *message)
{
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = sqlite3_mprintf("%s", message);
    return SQLITE_ERROR;
}

static int fail_arguments(sqlite3_vtab *base, const struct ent_sql_table *t)
{
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = sqlite3_mprintf("%s() wants arguments: %s", t->name, t->doc);
    return SQLITE_ERROR;
}

static size_t first_argument(const struct ent_sql_table *t)
{
    size_t i = 0;
    while (t->columns[i].role != ENT_SQL_ARGUMENT)
        i++;
    return i;
}

/* The condition on an argument; -1: there is none. */
static int find_argument(const sqlite3_index_info *info, size_t column)
{
    for (int i = 0; i < info->nConstraint; i++)
        if (info->aConstraint[i].iColumn == (int)column && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ)
            return i;
    return -1;
}

/* LIMIT, where rows come as they are found and nobody drops any of them afterwards; -1: there is none. */
static int find_limit(const sqlite3_index_info *info, int n_arguments)
{
    for (int i = 0; i < info->nConstraint; i++)
        if (info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_LIMIT && info->aConstraint[i].usable)
            return info->nConstraint == n_arguments + 1 && info->nOrderBy == 0 ? i : -1;
    return -1;
}

static void use(sqlite3_index_info *info, int constraint, int place, int is_exact)
{
    info->aConstraintUsage[constraint].argvIndex = place;
    info->aConstraintUsage[constraint].omit = (unsigned char)is_exact;
}

static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct ent_sql_table *t = ((struct table *)base)->table;
    char plan[8] = "";
    int n = 0;
    for (size_t first = first_argument(t), k = first; k < t->n_columns && t->columns[k].role == ENT_SQL_ARGUMENT; k++) {
        int i = find_argument(info, k);
        if (i < 0)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT; /* its value comes from a table that is not there yet */
        plan[n] = (char)('0' + (k - first));
        use(info, i, ++n, 1);
    }
    if (plan[0] != '0')
        return fail_arguments(base, t);
    int limit = is_counted(t) ? -1 : find_limit(info, n);
    if (limit >= 0) {
        plan[n] = 'L';
        use(info, limit, ++n, 0);
    }
    info->estimatedRows = 1000;
    info->estimatedCost = 10000; /* above all it should not be asked again for each row of another table */
    info->idxStr = sqlite3_mprintf("%s", plan);
    info->needToFreeIdxStr = 1;
    return info->idxStr != NULL ? SQLITE_OK : SQLITE_NOMEM;
}

/* ---- asking ---- */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    struct cursor *k = ent_calloc(1, sizeof *k);
    (void)base;
    if (k == NULL)
        return SQLITE_NOMEM;
    *out = &k->base;
    return SQLITE_OK;
}

static void forget(struct cursor *k)
{
    ent_cql_hits_done(&k->hits);
    ent_frame_free(k->frame);
    *k = (struct cursor){.base = k->base};
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    forget((struct cursor *)base);
    ent_free(base);
    return SQLITE_OK;
}

static int fail_query(sqlite3_vtab *base, enum ent_status st, const struct ent_error *err)
{
    if (st == ENT_ENOMEM)
        return SQLITE_NOMEM;
    return st == ENT_EINTR ? SQLITE_INTERRUPT : fail(base, err->message);
}

struct arguments {
    const char *query, *keys[MAX_KEYS];
    size_t n_query, n_keys;
    sqlite3_value *window;
    uint64_t max;
};

static void read_arguments(const struct ent_sql_table *t, const char *plan, sqlite3_value **argv, struct arguments *a)
{
    *a = (struct arguments){0};
    for (int i = 0; plan[i] != '\0'; i++) {
        const char *text = (const char *)sqlite3_value_text(argv[i]);
        if (plan[i] == 'L') {
            a->max = sqlite3_value_int64(argv[i]) > 0 ? (uint64_t)sqlite3_value_int64(argv[i]) : 0;
        } else if (plan[i] == '0') {
            a->query = text;
            a->n_query = (size_t)sqlite3_value_bytes(argv[i]);
        } else if (is_freq(t) || is_keyness(t) || (is_collocates(t) && plan[i] == '1')) {
            if (text != NULL && a->n_keys < MAX_KEYS)
                a->keys[a->n_keys++] = text;
        } else {
            a->window = argv[i];
        }
    }
}

static enum ent_status ask_freq(struct table *t, struct cursor *k, const struct arguments *a, struct ent_error *err)
{
    const struct ent_cql_options options = {.strategy = ENT_CQL_STANDARD};
    struct ent_cql_hits hits = {0};
    if (a->n_keys == 0)
        return ent_fail(err, ENT_EARG, "freq() wants a key: %s", t->table->doc);
    enum ent_status st = ent_cql_find(t->corpus, a->query, a->n_query, &options, &hits, err);
    if (st == ENT_OK)
        st = ent_cql_freq(&k->frame, t->corpus, &hits, a->keys, a->n_keys, err);
    ent_cql_hits_done(&hits);
    k->n = st == ENT_OK ? ent_frame_n_rows(k->frame) : 0;
    return st;
}

/* The window that was given, else the usual one. */
static enum ent_status read_window(const struct table *t, const struct arguments *a, size_t *out, struct ent_error *err)
{
    int64_t window = a->window != NULL ? sqlite3_value_int64(a->window) : (int64_t)*out;
    if (a->window != NULL && (sqlite3_value_numeric_type(a->window) != SQLITE_INTEGER || window < 0 || window > 100000))
        return ent_fail(err, ENT_EARG, "%s(): the window is a number of words, from 0 to 100000", t->table->name);
    *out = (size_t)window;
    return ENT_OK;
}

static enum ent_status ask_collocates(struct table *t, struct cursor *k, const struct arguments *a, struct ent_error *err)
{
    static const char *const measures[] = {"ll", "logDice", "mi", "logRatio"};
    const struct ent_cql_options find = {.strategy = ENT_CQL_STANDARD};
    struct ent_collocates_options o = {.attribute = a->n_keys > 0 ? a->keys[0] : "word", .measures = measures, .n_measures = 4,
                                       .evidence = EVIDENCE_KEPT, .digits = -1};
    struct ent_collocates_sizes sizes;
    struct ent_cql_hits hits = {0};
    size_t window = 5;
    enum ent_status st = read_window(t, a, &window, err);
    o.left = o.right = (uint32_t)window;
    if (st == ENT_OK)
        st = ent_cql_find(t->corpus, a->query, a->n_query, &find, &hits, err);
    if (st == ENT_OK)
        st = ent_collocates(&k->frame, t->corpus, &hits, &o, &sizes, err);
    ent_cql_hits_done(&hits);
    k->n = st == ENT_OK ? ent_frame_n_rows(k->frame) : 0;
    return st;
}

static enum ent_status ask_keyness(struct table *t, struct cursor *k, const struct arguments *a, struct ent_error *err)
{
    static const char *const measures[] = {"ll", "logRatio"};
    const struct ent_keywords_options o = {.attribute = a->n_keys > 0 ? a->keys[0] : "word", .measures = measures,
                                           .n_measures = 2, .evidence = EVIDENCE_KEPT, .digits = -1};
    struct ent_cql_docs target = {0}, reference = {0};
    enum ent_status st = ent_cql_docs_find(&target, t->corpus, a->query, a->n_query, err);
    if (st == ENT_OK && a->n_keys > 1)
        st = ent_cql_docs_find(&reference, t->corpus, a->keys[1], strlen(a->keys[1]), err);
    else if (st == ENT_OK)
        st = ent_cql_docs_others(&reference, t->corpus, &target, err);
    if (st == ENT_OK)
        st = ent_keywords(&k->frame, &(struct ent_keywords_part){t->corpus, &target},
                          &(struct ent_keywords_part){t->corpus, &reference}, &o, err);
    ent_cql_docs_done(&target);
    ent_cql_docs_done(&reference);
    k->n = st == ENT_OK ? ent_frame_n_rows(k->frame) : 0;
    return st;
}

static enum ent_status ask_hits(struct table *t, struct cursor *k, const struct arguments *a, struct ent_error *err)
{
    const struct ent_cql_options options = {.strategy = ENT_CQL_STANDARD, .max = a->max};
    k->window = 8;
    enum ent_status st = read_window(t, a, &k->window, err);
    if (st == ENT_OK)
        st = ent_cql_find(t->corpus, a->query, a->n_query, &options, &k->hits, err);
    k->n = st == ENT_OK ? k->hits.n : 0;
    return st;
}

static int filter(sqlite3_vtab_cursor *base, int n_plan, const char *plan, int argc, sqlite3_value **argv)
{
    struct cursor *k = (struct cursor *)base;
    struct table *t = (struct table *)base->pVtab;
    struct arguments a;
    struct ent_error err;
    (void)n_plan, (void)argc;
    forget(k);
    read_arguments(t->table, plan, argv, &a);
    if (a.query == NULL)
        return SQLITE_OK; /* of NULL nothing is known */
    enum ent_status st = is_freq(t->table)         ? ask_freq(t, k, &a, &err)
                         : is_collocates(t->table) ? ask_collocates(t, k, &a, &err)
                         : is_keyness(t->table)    ? ask_keyness(t, k, &a, &err)
                                                   : ask_hits(t, k, &a, &err);
    return st == ENT_OK ? SQLITE_OK : fail_query(base->pVtab, st, &err);
}

static int next(sqlite3_vtab_cursor *base)
{
    ((struct cursor *)base)->row++;
    return SQLITE_OK;
}

static int is_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *k = (struct cursor *)base;
    return k->row >= k->n;
}

static int rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((struct cursor *)base)->row + 1;
    return SQLITE_OK;
}

/* ---- cells ---- */

static void give_string(sqlite3_context *to, const struct ent_frame *f, size_t row, size_t column)
{
    size_t n;
    if (ent_frame_is_null(f, row, column))
        return;
    const char *s = ent_frame_string(f, row, column, &n);
    sqlite3_result_text64(to, s, n, SQLITE_TRANSIENT, SQLITE_UTF8); /* the frame may be another one soon */
}

static int freq_cell(struct cursor *k, sqlite3_context *to, const char *name)
{
    size_t n_keys = ent_frame_n_columns(k->frame) - 1;
    if (strcmp(name, "n") == 0) {
        sqlite3_result_int64(to, ent_frame_integer(k->frame, k->row, n_keys));
    } else if (strcmp(name, "evidence") == 0) {
        sql_result_evidence(to, k->frame, k->row);
    } else if (strncmp(name, "value", 5) == 0) {
        size_t key = name[5] == '\0' ? 0 : (size_t)(name[5] - '1');
        if (key < n_keys)
            give_string(to, k->frame, k->row, key);
    }
    return SQLITE_OK;
}

/* A cell of collocates and keyness: the frame's columns are called as the table's, the first one by its attribute. */
static int counted_cell(struct cursor *k, sqlite3_context *to, const char *name)
{
    size_t column;
    if (strcmp(name, "evidence") == 0)
        sql_result_evidence(to, k->frame, k->row);
    else if (strcmp(name, "item") == 0)
        give_string(to, k->frame, k->row, 0);
    else if (ent_frame_find_column(k->frame, name, &column) && !ent_frame_is_null(k->frame, k->row, column)) {
        if (ent_frame_column_type(k->frame, column) == ENT_INTEGER)
            sqlite3_result_int64(to, ent_frame_integer(k->frame, k->row, column));
        else
            sqlite3_result_double(to, ent_frame_real(k->frame, k->row, column));
    }
    return SQLITE_OK;
}

/* The line of the concordance that the cursor is at: column 0 left, 1 match, 2 right. */
static int line_cell(struct table *t, struct cursor *k, sqlite3_context *to, size_t column)
{
    struct ent_error err;
    if (k->frame == NULL || k->row - k->first >= ent_frame_n_rows(k->frame)) {
        const struct ent_kwic_options options = {.width = k->window, .first = k->row, .n = LINES};
        ent_frame_free(k->frame);
        k->frame = NULL;
        enum ent_status st = ent_cql_kwic(&k->frame, t->corpus, &k->hits, &options, &err);
        if (st != ENT_OK)
            return fail_query(&t->base, st, &err);
        k->first = k->row;
    }
    give_string(to, k->frame, k->row - k->first, column);
    return SQLITE_OK;
}

/* Its words as bytes of the segment's text. */
static struct ent_range bytes_of(const struct ent_segment *s, const struct ent_cql_hit *h)
{
    struct ent_range first = ent_segment_word(s, h->first), last = ent_segment_word(s, h->last - 1);
    return first.start <= last.end ? (struct ent_range){first.start, last.end} : (struct ent_range){first.start, first.start};
}

static int hit_cell(struct table *t, struct cursor *k, sqlite3_context *to, const char *name)
{
    static const char *const lines[] = {"left", "match", "right"};
    const struct ent_cql_hit *h = &k->hits.hits[k->row];
    const struct ent_segment *s = ent_corpus_segment(t->corpus, h->segment);
    struct ent_place at = {h->segment, h->first};
    int64_t base = (int64_t)ent_corpus_base(t->corpus, h->segment);
    struct ent_range bytes = bytes_of(s, h);
    for (size_t i = 0; i < 3; i++)
        if (strcmp(name, lines[i]) == 0)
            return line_cell(t, k, to, i);
    if (strcmp(name, "hit") == 0)
        sqlite3_result_int64(to, (sqlite3_int64)k->row + 1);
    else if (strcmp(name, "doc") == 0)
        sql_role_cell(to, &t->words, at, ENT_SQL_DOC, k->holders);
    else if (strcmp(name, "sentence") == 0)
        sql_role_cell(to, &t->words, at, ENT_SQL_SENTENCE, k->holders);
    else if (strcmp(name, "first") == 0)
        sqlite3_result_int64(to, base + h->first + 1);
    else if (strcmp(name, "last") == 0)
        sqlite3_result_int64(to, base + h->last);
    else if (strcmp(name, "n_words") == 0)
        sqlite3_result_int64(to, (sqlite3_int64)h->last - h->first);
    else if (strcmp(name, "text") == 0)
        sqlite3_result_text64(to, s->text + bytes.start, bytes.end - bytes.start, SQLITE_STATIC, SQLITE_UTF8);
    else if (strcmp(name, "span") == 0)
        sql_result_span(to, &t->words, at, bytes, k->holders);
    else if (strcmp(name, "target") == 0 && h->target != ENT_NO_POSITION)
        sqlite3_result_int64(to, base + h->target + 1);
    return SQLITE_OK;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *to, int i)
{
    struct cursor *k = (struct cursor *)base;
    struct table *t = (struct table *)base->pVtab;
    const char *name = t->table->columns[i].name;
    if (is_collocates(t->table) || is_keyness(t->table))
        return counted_cell(k, to, name);
    return is_freq(t->table) ? freq_cell(k, to, name) : hit_cell(t, k, to, name);
}

int sql_cql_register(sqlite3 *db, const struct sql_source *source)
{
    static const sqlite3_module module = {.xConnect = connect,
                                          .xBestIndex = best_index,
                                          .xDisconnect = disconnect,
                                          .xOpen = open_cursor,
                                          .xClose = close_cursor,
                                          .xFilter = filter,
                                          .xNext = next,
                                          .xEof = is_end,
                                          .xColumn = column,
                                          .xRowid = rowid};
    return sqlite3_create_module_v2(db, source->table->name, &module, (void *)source, NULL);
}
