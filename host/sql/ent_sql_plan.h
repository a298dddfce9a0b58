/*
 * ent_sql_plan.h -- which conditions of a statement a table answers by itself, and at what cost
 *
 * The plan is what EXPLAIN QUERY PLAN shows: the conditions that are used, "doc= pos>=" or "word=", in the
 * order of their values.  Costs are counted rows where a value is known, averages where it comes from
 * another table of a join.
 */
#ifndef ENT_SQL_PLAN_H
#define ENT_SQL_PLAN_H

#include <sqlite3.h>

#include "sql/ent_sql_view.h"

struct sql_vtab { /* a table of a connection */
    sqlite3_vtab base;
    struct sql_view *views; /* one; of spans one a layer */
    size_t n_views;
    const struct ent_sql_table *table;
};

/* xBestIndex. */
int sql_plan(struct sql_vtab *t, sqlite3_index_info *info);

struct sql_search { /* what a plan says, with its values */
    struct sql_bounds bounds;
    size_t layer;         /* of spans: only this view; SIZE_MAX: all */
    int is_empty;         /* nothing can be meant */
    int has_ids;          /* only where a column of words has one of these ids */
    const char *column;   /* that column */
    uint32_t *ids;        /* ent_free */
    size_t n_ids, cap_ids;
};
/* xFilter: fill a zeroed search.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status sql_search_read(struct sql_search *s, const struct sql_vtab *t, const char *plan,
                                             sqlite3_value **values, struct ent_error *err);
void sql_search_done(struct sql_search *s);

#endif
