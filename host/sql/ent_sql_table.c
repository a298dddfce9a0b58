#include "sql/ent_sql_table.h"

#include <string.h>

#include "sql/ent_sql_cell.h"
#include "sql/ent_sql_plan.h"

struct reading { /* a list of postings, one position ahead */
    struct ent_posting_list list;
    uint32_t next;
};
struct cursor {
    sqlite3_vtab_cursor base;
    const struct sql_vtab *table;
    struct sql_search search;
    size_t view;              /* of table->views */
    struct ent_place at, to;  /* the row; where the rows of the view end */
    size_t live;              /* rows of the segment are there up to here */
    int is_end;
    struct reading *lists;    /* of the ids of the search that occur in the segment list_segment - 1 */
    size_t n_lists, list_segment;
    size_t mwt, mwt_segment;  /* of tokens: the next row of the layer, in the segment mwt_segment - 1 */
    struct ent_range several; /* the words of the row before: those of one token */
    struct sql_holder holders[SQL_N_BOUNDED];
};

/* ---- connecting ---- */

static int disconnect(sqlite3_vtab *base)
{
    struct sql_vtab *t = (struct sql_vtab *)base;
    for (size_t i = 0; i < t->n_views; i++)
        sql_view_close(&t->views[i]);
    ent_free(t->views);
    ent_free(t);
    return SQLITE_OK;
}

static int is_layer(const struct ent_sql_table *t) { return t->kind == ENT_SQL_ROWS && !t->is_placeless; }

static enum ent_status open_views(struct sql_vtab *t, const struct sql_source *source, struct ent_error *err)
{
    const struct ent_sql_schema *schema = source->schema;
    int is_spans = source->table->kind == ENT_SQL_SPANS;
    enum ent_status st = ENT_OK;
    t->views = ent_calloc(is_spans ? schema->n_tables : 1, sizeof *t->views);
    if (t->views == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for table %s", source->table->name);
    for (size_t i = 0; st == ENT_OK && i < schema->n_tables; i++) {
        const struct ent_sql_table *one = &schema->tables[i];
        if (is_spans ? is_layer(one) : one == source->table)
            if ((st = sql_view_open(&t->views[t->n_views], source->corpus, one, err)) == ENT_OK)
                t->n_views++;
    }
    return st;
}

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message)
{
    const struct sql_source *source = aux;
    struct ent_buf declaration = {0};
    struct ent_error err = {0};
    struct sql_vtab *t = ent_calloc(1, sizeof *t);
    enum ent_status st = ENT_OK;
    (void)argc, (void)argv;
    if (t == NULL)
        return SQLITE_NOMEM;
    t->table = source->table;
    st = open_views(t, source, &err);
    ent_sql_declaration(source->table, &declaration);
    if (st == ENT_OK)
        st = ent_buf_check(&declaration, &err);
    int code = st == ENT_OK ? sqlite3_declare_vtab(db, ent_buf_str(&declaration)) : SQLITE_NOMEM;
    ent_buf_done(&declaration);
    if (code == SQLITE_OK) {
        sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
        *out = &t->base;
        return SQLITE_OK;
    }
    *message = sqlite3_mprintf("%s", st == ENT_OK ? sqlite3_errmsg(db) : err.message);
    disconnect(&t->base);
    return code;
}

static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    return sql_plan((struct sql_vtab *)base, info);
}

/* ---- moving ---- */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    struct cursor *k = ent_calloc(1, sizeof *k);
    if (k == NULL)
        return SQLITE_NOMEM;
    k->table = (const struct sql_vtab *)base;
    *out = &k->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    struct cursor *k = (struct cursor *)base;
    sql_search_done(&k->search);
    ent_free(k->lists);
    ent_free(k);
    return SQLITE_OK;
}

static const struct sql_view *view_of(const struct cursor *k) { return &k->table->views[k->view]; }

static size_t limit_of(const struct cursor *k)
{
    size_t n = view_of(k)->parts[k->at.segment].n;
    return k->at.segment == k->to.segment && k->to.at < n ? k->to.at : n;
}

/* Go on from k->at to the first row that is there, in this segment; 0: none is left in it. */
static int settle(struct cursor *k)
{
    size_t limit = limit_of(k);
    if (k->at.at >= limit)
        return 0;
    k->at.at = sql_view_live(view_of(k), k->at.segment, k->at.at, limit, &k->live);
    return k->at.at < limit;
}

/* The lists of the segment that the cursor is in; 0: it has no such column. */
static int open_lists(struct cursor *k)
{
    const struct ent_segment *s = view_of(k)->parts[k->at.segment].segment;
    const struct ent_column *column = ent_segment_column(s, k->search.column);
    if (column == NULL)
        return 0;
    if (k->list_segment == k->at.segment + 1)
        return 1;
    k->list_segment = k->at.segment + 1;
    k->n_lists = 0;
    for (size_t i = 0; i < k->search.n_ids; i++) {
        struct reading *r = &k->lists[k->n_lists];
        ent_postings_list(&column->postings, k->search.ids[i], &r->list);
        r->next = ent_posting_next(&r->list);
        k->n_lists += r->next != ENT_NO_POSITION;
    }
    return 1;
}

/* The first position >= at that any list has. */
static uint32_t next_listed(struct cursor *k, size_t at)
{
    uint32_t next = ENT_NO_POSITION;
    for (size_t i = 0; i < k->n_lists; i++) {
        struct reading *r = &k->lists[i];
        if (r->next < at)
            r->next = ent_posting_seek(&r->list, (uint32_t)at);
        next = r->next < next ? r->next : next;
    }
    return next;
}

static int settle_by_lists(struct cursor *k)
{
    if (k->at.at >= limit_of(k) || !open_lists(k))
        return 0;
    for (;;) {
        uint32_t next = next_listed(k, k->at.at);
        if (next >= limit_of(k))
            return 0;
        k->at.at = next;
        if (next < k->live)
            return 1;
        if (!settle(k) || k->at.at == next)
            return k->at.at == next;
    }
}

/* Go on to the first token of several words that ends after k->at. */
static void find_several(struct cursor *k)
{
    const struct sql_part *p = &view_of(k)->parts[k->at.segment];
    if (k->mwt_segment != k->at.segment + 1) {
        size_t after = p->mwt != NULL ? ent_packed_upper(&p->mwt->first, k->at.at) : 0;
        k->mwt_segment = k->at.segment + 1;
        k->mwt = after > 0 ? after - 1 : 0;
        k->several = (struct ent_range){0, 0};
    }
    while (p->mwt != NULL && k->several.end <= k->at.at && k->mwt < p->mwt->n)
        k->several = ent_layer_words(p->segment, p->mwt, k->mwt++);
}

/* Skip what a token of several words has behind its first. */
static int settle_tokens(struct cursor *k)
{
    find_several(k);
    if (k->at.at > k->several.start && k->at.at < k->several.end)
        k->at.at = k->several.end;
    return k->at.at < k->live || settle(k);
}

static int settle_here(struct cursor *k)
{
    if (k->search.has_ids)
        return settle_by_lists(k);
    return view_of(k)->table->kind == ENT_SQL_TOKENS ? settle_tokens(k) : settle(k);
}

/* The first row at or after k->at, in this segment, the next ones, the next views. */
static void find_row(struct cursor *k)
{
    for (;;) {
        for (; k->at.segment < view_of(k)->n_parts && k->at.segment <= k->to.segment;
             k->at = (struct ent_place){k->at.segment + 1, 0}, k->live = 0)
            if (settle_here(k))
                return;
        if (k->view + 1 >= k->table->n_views || k->search.layer != SIZE_MAX)
            break;
        k->view++;
        k->live = 0;
        memset(k->holders, 0, sizeof k->holders);
        sql_view_narrow(view_of(k), &k->search.bounds, &k->at, &k->to);
    }
    k->is_end = 1;
}

static int filter(sqlite3_vtab_cursor *base, int n_plan, const char *plan, int argc, sqlite3_value **argv)
{
    struct cursor *k = (struct cursor *)base;
    struct ent_error err;
    (void)n_plan, (void)argc;
    sql_search_done(&k->search);
    ent_free(k->lists);
    *k = (struct cursor){.base = k->base, .table = k->table};
    if (sql_search_read(&k->search, k->table, plan, argv, &err) != ENT_OK)
        return SQLITE_NOMEM;
    if (k->search.n_ids > 0 && (k->lists = ent_calloc(k->search.n_ids, sizeof *k->lists)) == NULL)
        return SQLITE_NOMEM;
    k->is_end = k->search.is_empty || k->table->n_views == 0;
    if (k->is_end)
        return SQLITE_OK;
    k->view = k->search.layer != SIZE_MAX ? k->search.layer : 0;
    sql_view_narrow(view_of(k), &k->search.bounds, &k->at, &k->to);
    find_row(k);
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    struct cursor *k = (struct cursor *)base;
    k->at.at++;
    if (k->at.at < k->live && !k->search.has_ids && k->table->table->kind != ENT_SQL_TOKENS)
        return SQLITE_OK;
    find_row(k);
    return SQLITE_OK;
}

static int is_end(sqlite3_vtab_cursor *base) { return ((struct cursor *)base)->is_end; }

/* ---- what stands in a row ---- */

static int column(sqlite3_vtab_cursor *base, sqlite3_context *to, int i)
{
    struct cursor *k = (struct cursor *)base;
    const struct sql_view *v = view_of(k);
    if (k->table->table->kind == ENT_SQL_SPANS) {
        enum ent_sql_role role = k->table->table->columns[i].role;
        if (role == ENT_SQL_LAYER)
            sqlite3_result_text(to, v->table->layer, -1, SQLITE_STATIC);
        else
            sql_role_cell(to, v, k->at, role, k->holders);
    } else {
        sql_cell(to, v, k->at, (size_t)i, k->holders);
    }
    return SQLITE_OK;
}

static int rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    struct cursor *k = (struct cursor *)base;
    *out = sql_key(view_of(k), k->at);
    return SQLITE_OK;
}

int sql_table_register(sqlite3 *db, const char *name, const struct sql_source *source)
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
    return sqlite3_create_module_v2(db, name, &module, (void *)source, NULL);
}
