#include "sql/ent_sql_view.h"

#include <string.h>

static const char *const layers[SQL_N_BOUNDED] = {
    [ENT_SQL_DOC] = "doc", [ENT_SQL_SECTION] = "section", [ENT_SQL_PARAGRAPH] = "paragraph",
    [ENT_SQL_SENTENCE] = "sentence"};

static int is_of_words(const struct sql_view *v)
{
    return v->table->kind == ENT_SQL_WORDS || v->table->kind == ENT_SQL_TOKENS;
}

static int is_docs(const struct sql_view *v)
{
    return v->table->kind == ENT_SQL_ROWS && strcmp(v->table->layer, "doc") == 0;
}

/* ---- opening ---- */

static const void *source_of(const struct sql_part *p, const struct ent_sql_column *column)
{
    if (column->role == ENT_SQL_ATTR)
        return ent_layer_attr(p->layer, column->attr);
    if (column->role == ENT_SQL_VALUE)
        return ent_segment_column(p->segment, column->attr);
    return NULL;
}

static enum ent_status open_part(struct sql_view *v, size_t i, struct ent_error *err)
{
    const struct ent_sql_table *t = v->table;
    struct sql_part *p = &v->parts[i];
    p->segment = ent_corpus_segment(v->corpus, i);
    p->layer = t->kind == ENT_SQL_ROWS ? ent_segment_layer(p->segment, t->layer) : NULL;
    p->mwt = t->kind == ENT_SQL_TOKENS ? ent_segment_layer(p->segment, "mwt") : NULL;
    p->n = is_of_words(v) ? p->segment->n_words : p->layer != NULL ? p->layer->n : 0;
    p->base = v->n;
    v->n += p->n;
    for (int role = ENT_SQL_DOC; role < SQL_N_BOUNDED; role++) {
        p->within[role] = ent_segment_layer(p->segment, layers[role]); /* every segment has them */
        p->within_base[role] = v->n_within[role];
        v->n_within[role] += p->within[role]->n;
    }
    p->sources = ent_calloc(t->n_columns + 1, sizeof *p->sources);
    if (p->sources == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for table %s", t->name);
    for (size_t k = 0; k < t->n_columns; k++)
        p->sources[k] = source_of(p, &t->columns[k]);
    return ENT_OK;
}

enum ent_status sql_view_open(struct sql_view *v, const struct ent_corpus *c, const struct ent_sql_table *t,
                              struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    *v = (struct sql_view){.corpus = c, .table = t, .n_parts = ent_corpus_n_segments(c)};
    v->words = ent_corpus_lexicon(c, "word");
    v->lowers = ent_corpus_lexicon(c, "lower");
    v->parts = ent_calloc(v->n_parts + 1, sizeof *v->parts);
    v->lexicons = ent_calloc(t->n_columns + 1, sizeof *v->lexicons);
    if (v->parts == NULL || v->lexicons == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for table %s", t->name);
    for (size_t i = 0; st == ENT_OK && i < v->n_parts; i++)
        st = open_part(v, i, err);
    for (size_t k = 0; st == ENT_OK && k < t->n_columns; k++)
        if (t->columns[k].role == ENT_SQL_VALUE)
            v->lexicons[k] = ent_corpus_lexicon(c, t->columns[k].attr);
    if (st != ENT_OK)
        sql_view_close(v);
    return st;
}

void sql_view_close(struct sql_view *v)
{
    for (size_t i = 0; v->parts != NULL && i < v->n_parts; i++)
        ent_free(v->parts[i].sources);
    ent_free(v->parts);
    ent_free(v->lexicons);
    *v = (struct sql_view){0};
}

/* ---- which rows ---- */

void sql_bounds_all(struct sql_bounds *b)
{
    for (int role = 0; role < SQL_N_BOUNDED; role++) {
        b->low[role] = INT64_MIN;
        b->high[role] = INT64_MAX;
    }
}

static int is_before(struct ent_place a, struct ent_place b)
{
    return a.segment < b.segment || (a.segment == b.segment && a.at < b.at);
}

static struct ent_place end_of(const struct sql_view *v) { return (struct ent_place){v->n_parts, 0}; }

/* The indexes that begin in a row of the layer of a role. */
static struct ent_range indexes_in(const struct sql_view *v, enum ent_sql_role role, size_t segment, size_t row)
{
    const struct sql_part *p = &v->parts[segment];
    const struct ent_layer *within = p->within[role];
    if (is_of_words(v))
        return ent_layer_words(p->segment, within, row);
    if (p->layer == within)
        return (struct ent_range){row, row + 1};
    if (p->layer == NULL)
        return (struct ent_range){0, 0};
    return ent_layer_rows(p->layer, ent_layer_bytes(p->segment, within, row));
}

/* The place of the key with that number, counted from 0; what lies beyond is the end. */
static struct ent_place place_of_key(const struct sql_view *v, uint64_t number)
{
    if (is_docs(v))
        return ent_corpus_doc(v->corpus, number < ent_corpus_n_docs(v->corpus) ? (size_t)number : SIZE_MAX);
    for (size_t i = 0; i < v->n_parts; i++)
        if (number - v->parts[i].base < v->parts[i].n)
            return (struct ent_place){i, (size_t)(number - v->parts[i].base)};
    return end_of(v);
}

/* Segment and row of what a role numbers, counted from 0. */
static struct ent_place place_of_row(const struct sql_view *v, enum ent_sql_role role, uint64_t number)
{
    if (role == ENT_SQL_DOC)
        return ent_corpus_doc(v->corpus, number < ent_corpus_n_docs(v->corpus) ? (size_t)number : SIZE_MAX);
    for (size_t i = 0; i < v->n_parts; i++)
        if (number - v->parts[i].within_base[role] < v->parts[i].within[role]->n)
            return (struct ent_place){i, (size_t)(number - v->parts[i].within_base[role])};
    return end_of(v);
}

static struct ent_place first_place(const struct sql_view *v, enum ent_sql_role role, uint64_t number)
{
    struct ent_place row = role == ENT_SQL_KEY ? place_of_key(v, number) : place_of_row(v, role, number);
    if (role != ENT_SQL_KEY && row.segment < v->n_parts)
        row.at = indexes_in(v, role, row.segment, row.at).start;
    return row;
}

/* The place after the last one of that number. */
static struct ent_place last_place(const struct sql_view *v, enum ent_sql_role role, uint64_t number)
{
    struct ent_place row = role == ENT_SQL_KEY ? place_of_key(v, number) : place_of_row(v, role, number);
    if (row.segment < v->n_parts)
        row.at = role == ENT_SQL_KEY ? row.at + 1 : indexes_in(v, role, row.segment, row.at).end;
    return row;
}

void sql_view_narrow(const struct sql_view *v, const struct sql_bounds *b, struct ent_place *from,
                     struct ent_place *to)
{
    *from = (struct ent_place){0, 0};
    *to = end_of(v);
    for (int role = 0; role < SQL_N_BOUNDED; role++) {
        if (b->high[role] < 1 || b->low[role] > b->high[role]) {
            *from = *to;
            return;
        }
        if (b->low[role] > 1) {
            struct ent_place first = first_place(v, (enum ent_sql_role)role, (uint64_t)b->low[role] - 1);
            *from = is_before(*from, first) ? first : *from;
        }
        if (b->high[role] < INT64_MAX) {
            struct ent_place last = last_place(v, (enum ent_sql_role)role, (uint64_t)b->high[role] - 1);
            *to = is_before(last, *to) ? last : *to;
        }
    }
}

uint64_t sql_view_distance(const struct sql_view *v, struct ent_place from, struct ent_place to)
{
    uint64_t a = from.segment < v->n_parts ? v->parts[from.segment].base + from.at : v->n;
    uint64_t b = to.segment < v->n_parts ? v->parts[to.segment].base + to.at : v->n;
    return a < b ? b - a : 0;
}

size_t sql_view_live(const struct sql_view *v, size_t segment, size_t at, size_t limit, size_t *end)
{
    const struct ent_manifest_file *f = &ent_corpus_manifest(v->corpus)->segments[segment];
    size_t low = 0, high = v->table->is_placeless ? 0 : f->n_removed;
    size_t n = high;
    while (low < high) { /* the first removed document that ends after 'at' */
        size_t middle = low + (high - low) / 2;
        if (indexes_in(v, ENT_SQL_DOC, segment, f->removed[middle]).end > at)
            high = middle;
        else
            low = middle + 1;
    }
    for (*end = limit; low < n && at < limit; low++) {
        struct ent_range gone = indexes_in(v, ENT_SQL_DOC, segment, f->removed[low]);
        if (gone.start > at) {
            *end = gone.start < limit ? gone.start : limit;
            break;
        }
        at = gone.end > at ? gone.end : at;
    }
    return at < limit ? at : limit;
}

/* ---- what stands in a row ---- */

struct ent_range sql_view_words(const struct sql_view *v, struct ent_place at)
{
    const struct sql_part *p = &v->parts[at.segment];
    if (!is_of_words(v))
        return ent_layer_words(p->segment, p->layer, at.at);
    size_t row = p->mwt != NULL ? ent_layer_row_at(p->mwt, at.at) : 0;
    return p->mwt != NULL && row < p->mwt->n ? ent_layer_words(p->segment, p->mwt, row)
                                             : (struct ent_range){at.at, at.at + 1};
}

struct ent_range sql_view_bytes(const struct sql_view *v, struct ent_place at)
{
    const struct sql_part *p = &v->parts[at.segment];
    if (!is_of_words(v))
        return ent_layer_bytes(p->segment, p->layer, at.at);
    size_t row = p->mwt != NULL ? ent_layer_row_at(p->mwt, at.at) : 0;
    return p->mwt != NULL && row < p->mwt->n ? ent_layer_bytes(p->segment, p->mwt, row)
                                             : ent_segment_word(p->segment, at.at);
}

int sql_view_holder(const struct sql_view *v, enum ent_sql_role role, struct ent_place at,
                    struct sql_holder *holder)
{
    const struct sql_part *p = &v->parts[at.segment];
    const struct ent_layer *within = p->within[role];
    size_t row;
    if (holder->segment == at.segment && at.at >= holder->indexes.start && at.at < holder->indexes.end)
        return 1;
    if (is_of_words(v))
        row = ent_layer_row_at(within, at.at);
    else if (p->layer == within)
        row = at.at;
    else
        row = ent_packed_upper(&within->start, ent_layer_bytes(p->segment, p->layer, at.at).start) - 1;
    if (row >= within->n) /* also where there was none before */
        return 0;
    *holder = (struct sql_holder){at.segment, row, indexes_in(v, role, at.segment, row)};
    return at.at >= holder->indexes.start && at.at < holder->indexes.end;
}
