#include "sql/ent_sql_frame_index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_hash.h"

static int is_text(enum ent_type type) { return type == ENT_STRING || type == ENT_DATE; }

int sql_frame_can_index(enum ent_type type) { return is_text(type) || type == ENT_INTEGER || type == ENT_BOOLEAN; }

static uint64_t hash_integer(int64_t value) { return ent_hash(&value, sizeof value, 0); }

static uint64_t hash_cell(const struct ent_frame *f, size_t row, size_t column)
{
    char iso[11];
    size_t n;
    const char *s;
    switch (ent_frame_column_type(f, column)) {
    case ENT_STRING:
        s = ent_frame_string(f, row, column, &n);
        return ent_hash(s, n, 0);
    case ENT_DATE:
        ent_date_format(ent_frame_date(f, row, column), iso);
        return ent_hash(iso, strlen(iso), 0);
    default: return hash_integer(ent_frame_integer(f, row, column));
    }
}

/* 0: no value of such a column equals it. */
static int hash_value(enum ent_type type, sqlite3_value *value, uint64_t *hash)
{
    int has = is_text(type) ? sqlite3_value_type(value) : sqlite3_value_numeric_type(value);
    if (is_text(type)) {
        const unsigned char *s = has == SQLITE_NULL || has == SQLITE_BLOB ? NULL : sqlite3_value_text(value);
        *hash = s != NULL ? ent_hash(s, (size_t)sqlite3_value_bytes(value), 0) : 0;
        return s != NULL;
    }
    double x = sqlite3_value_double(value);
    if (has == SQLITE_FLOAT && (x != floor(x) || fabs(x) > 9e18))
        return 0;
    *hash = hash_integer(sqlite3_value_int64(value));
    return has == SQLITE_INTEGER || has == SQLITE_FLOAT;
}

static int compare(const void *a, const void *b)
{
    const struct sql_frame_entry *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

enum ent_status sql_frame_index_make(struct sql_frame_index *x, const struct ent_frame *f, size_t column,
                                     struct ent_error *err)
{
    size_t n = ent_frame_n_rows(f);
    *x = (struct sql_frame_index){.entries = ent_calloc(n + 1, sizeof *x->entries)};
    if (x->entries == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an index of %zu rows", n);
    for (size_t row = 0; row < n; row++)
        if (!ent_frame_is_null(f, row, column))
            x->entries[x->n++] = (struct sql_frame_entry){hash_cell(f, row, column), row};
    qsort(x->entries, x->n, sizeof *x->entries, compare);
    return ENT_OK;
}

size_t sql_frame_index_find(const struct sql_frame_index *x, enum ent_type type, sqlite3_value *value, size_t *first)
{
    uint64_t hash;
    size_t low = 0, high = x->n;
    *first = 0;
    if (!hash_value(type, value, &hash))
        return 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x->entries[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < x->n && x->entries[low].hash == hash)
        low++;
    return low;
}

void sql_frame_index_done(struct sql_frame_index *x)
{
    ent_free(x->entries);
    *x = (struct sql_frame_index){0};
}
