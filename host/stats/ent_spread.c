#include "stats/ent_spread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "stats/ent_dispersion.h"
#include "stats/ent_distribution.h"
#include "stats/ent_evidence.h"
#include "stats/ent_items.h"
#include "stats/ent_scored.h"

/* The document of a hit; docs->n: it is in none of these. */
static size_t doc_of(const struct ent_cql_docs *docs, size_t *from, uint32_t segment, uint32_t position)
{
    if (*from < docs->n) { /* hits may stand in any order */
        const struct ent_cql_doc *d = &docs->docs[*from];
        if (d->segment > segment || (d->segment == segment && d->first > position))
            *from = 0;
    }
    size_t doc = ent_cql_docs_at(docs, *from < docs->n ? *from : 0, segment, position);
    int is_in = doc < docs->n && docs->docs[doc].segment == segment && docs->docs[doc].first <= position;
    *from = doc;
    return is_in ? doc : docs->n;
}

static struct ent_evidence_place place_of(const struct ent_parts *parts, size_t doc, const struct ent_cql_hit *hit)
{
    return (struct ent_evidence_place){hit->segment, parts->docs->docs[doc].row, hit->first, hit->last};
}

/* ---- by parts: a trend ---- */

struct by_part {
    uint64_t *n, *docs_with;
    size_t *last_doc; /* + 1: that had a hit */
    struct ent_evidence evidence;
};

static void by_part_done(struct by_part *b)
{
    ent_free(b->n);
    ent_free(b->docs_with);
    ent_free(b->last_doc);
    ent_evidence_done(&b->evidence);
}

static enum ent_status count_hits(struct by_part *b, const struct ent_parts *parts, const struct ent_cql_hits *hits,
                                  size_t evidence, struct ent_error *err)
{
    size_t from = 0;
    enum ent_status st = ent_evidence_new(&b->evidence, parts->n, evidence, err);
    b->n = ent_calloc(parts->n + 1, sizeof *b->n);
    b->docs_with = ent_calloc(parts->n + 1, sizeof *b->docs_with);
    b->last_doc = ent_calloc(parts->docs->n + 1, sizeof *b->last_doc);
    if (st == ENT_OK && (b->n == NULL || b->docs_with == NULL || b->last_doc == NULL))
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu parts", parts->n);
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        size_t doc = doc_of(parts->docs, &from, hits->hits[i].segment, hits->hits[i].first);
        if (doc == parts->docs->n)
            continue;
        size_t part = parts->of_doc[doc];
        b->n[part]++;
        b->docs_with[part] += b->last_doc[doc] == 0;
        b->last_doc[doc] = 1;
        ent_evidence_add(&b->evidence, part, place_of(parts, doc, &hits->hits[i]));
        if (i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

static double rate_of(const struct ent_parts *parts, const struct by_part *b, size_t part)
{
    return parts->sizes[part] > 0 ? (double)b->n[part] / parts->sizes[part] * 1e6 : NAN;
}

static enum ent_status add_part(struct ent_frame *f, const struct ent_parts *parts, const struct by_part *b, size_t part,
                                int digits, struct ent_error *err)
{
    size_t n;
    double low, high;
    const char *s = ent_parts_value(parts, part, &n);
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK && s != NULL)
        st = ent_frame_set_string(f, 0, s, n, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, parts->n_docs[part]);
    ent_frame_set_integer(f, 2, (int64_t)b->docs_with[part]);
    ent_frame_set_integer(f, 3, (int64_t)b->n[part]);
    ent_frame_set_integer(f, 4, (int64_t)parts->sizes[part]);
    if (parts->sizes[part] > 0) {
        ent_wilson(fmin((double)b->n[part], parts->sizes[part]), parts->sizes[part], 0.95, &low, &high);
        ent_frame_set_real(f, 5, ent_rounded(rate_of(parts, b, part), digits));
        ent_frame_set_real(f, 6, ent_rounded(low * 1e6, digits));
        ent_frame_set_real(f, 7, ent_rounded(high * 1e6, digits));
    }
    return ent_evidence_give(&b->evidence, part, b->n[part], parts->corpus, f, err);
}

/* A year in years, a month in months; 0: the value is neither. */
static int time_of(const struct ent_parts *parts, size_t part, double *out)
{
    size_t n;
    const char *s = ent_parts_value(parts, part, &n);
    struct ent_date d;
    if (s == NULL || parts->key.field == CQL_FIELD_STORED || !ent_date_parse(s, n, &d))
        return 0;
    *out = parts->key.field == CQL_FIELD_MONTH ? d.year * 12.0 + d.month : d.year;
    return 1;
}

static enum ent_status find_trend(const struct ent_parts *parts, const struct by_part *b, struct ent_trend *out,
                                  struct ent_error *err)
{
    double *times = ent_malloc((2 * parts->n + 1) * sizeof *times), *values = times + parts->n;
    size_t n = 0;
    if (times == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu parts", parts->n);
    for (size_t part = 0; part < parts->n; part++) {
        if (parts->codes[part] == 0 || !(parts->sizes[part] > 0))
            continue;
        if (!time_of(parts, part, &times[n]))
            times[n] = (double)n;
        values[n++] = rate_of(parts, b, part);
    }
    enum ent_status st = ent_trend(times, values, n, out, err);
    ent_free(times);
    return st;
}

enum ent_status ent_spread_trend(struct ent_frame **out, const struct ent_parts *parts, const struct ent_cql_hits *hits,
                                 size_t evidence, int digits, struct ent_trend *trend, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"value", ENT_STRING}, {"docs", ENT_INTEGER}, {"docs_with", ENT_INTEGER},
                                                     {"n", ENT_INTEGER},    {"words", ENT_INTEGER}, {"per_million", ENT_REAL},
                                                     {"low", ENT_REAL},     {"high", ENT_REAL}};
    struct by_part b = {0};
    enum ent_status st = count_hits(&b, parts, hits, evidence, err);
    *out = NULL;
    if (st == ENT_OK)
        st = find_trend(parts, &b, trend, err);
    if (st == ENT_OK)
        st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    for (size_t part = 0; st == ENT_OK && part < parts->n; part++)
        st = add_part(*out, parts, &b, part, digits, err);
    if (st == ENT_OK)
        st = ent_frame_select_by(*out, 1, err);
    by_part_done(&b);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

/* ---- dispersion ---- */

struct spread {
    const struct ent_parts *parts;
    double *counts;
    uint64_t *positions; /* in the text of the documents, one after the other */
    size_t n, cap;
    int digits;
};

static enum ent_status spread_new(struct spread *s, const struct ent_parts *parts, int digits, struct ent_error *err)
{
    *s = (struct spread){.parts = parts, .digits = digits};
    s->counts = ent_malloc((parts->n + 1) * sizeof *s->counts);
    return s->counts != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %zu parts", parts->n);
}

static enum ent_status add_position(struct spread *s, size_t doc, uint32_t position, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&s->positions, &s->cap, s->n + 1, sizeof *s->positions, err);
    if (st == ENT_OK) {
        s->positions[s->n++] = s->parts->starts[doc] + (position - s->parts->docs->docs[doc].first);
        s->counts[s->parts->of_doc[doc]]++;
    }
    return st;
}

static void spread_clear(struct spread *s)
{
    s->n = 0;
    for (size_t i = 0; i < s->parts->n; i++)
        s->counts[i] = 0;
}

static void spread_done(struct spread *s)
{
    ent_free(s->counts);
    ent_free(s->positions);
}

static size_t count_measures(void)
{
    size_t n = 0;
    while (ent_dispersions[n].about.name != NULL)
        n++;
    return n;
}

static int compare_positions(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* arf and the measures, from 'column' on. */
static void set_measures(struct ent_frame *f, struct spread *s, size_t column)
{
    uint64_t all = s->parts->starts[s->parts->docs->n];
    if (s->positions != NULL && s->n > 1)
        qsort(s->positions, s->n, sizeof *s->positions, compare_positions);
    ent_frame_set_real(f, column++, ent_rounded(ent_arf(s->positions, s->n, all), s->digits));
    for (const struct ent_dispersion *d = ent_dispersions; d->about.name != NULL; d++)
        ent_frame_set_real(f, column++, ent_rounded(d->value(s->counts, s->parts->sizes, s->parts->n), s->digits));
}

enum { MOST_COLUMNS = 24 };

static enum ent_status new_frame(struct ent_frame **out, const struct ent_column_spec *first, size_t n_first, struct ent_error *err)
{
    struct ent_column_spec columns[MOST_COLUMNS];
    size_t n = n_first, n_measures = count_measures();
    memcpy(columns, first, n_first * sizeof *first);
    columns[n++] = (struct ent_column_spec){"arf", ENT_REAL};
    for (size_t i = 0; i < n_measures && n < MOST_COLUMNS; i++)
        columns[n++] = (struct ent_column_spec){ent_dispersions[i].about.name, ENT_REAL};
    enum ent_status st = ent_frame_new(out, columns, n, err);
    for (size_t i = 0; st == ENT_OK && i < n_measures; i++)
        st = ent_frame_set_doc(*out, n_first + 1 + i, ent_dispersions[i].about.formula, err);
    return st;
}

enum ent_status ent_spread_hits(struct ent_frame **out, const struct ent_parts *parts, const struct ent_cql_hits *hits,
                                size_t evidence, int digits, struct ent_error *err)
{
    static const struct ent_column_spec first[] = {{"n", ENT_INTEGER}, {"parts", ENT_INTEGER}, {"words", ENT_INTEGER}};
    struct spread s;
    struct ent_evidence e = {0};
    size_t from = 0;
    enum ent_status st = spread_new(&s, parts, digits, err);
    *out = NULL;
    if (st == ENT_OK) {
        spread_clear(&s);
        st = ent_evidence_new(&e, 1, evidence, err);
    }
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        size_t doc = doc_of(parts->docs, &from, hits->hits[i].segment, hits->hits[i].first);
        if (doc == parts->docs->n)
            continue;
        st = add_position(&s, doc, hits->hits[i].first, err);
        ent_evidence_add(&e, 0, place_of(parts, doc, &hits->hits[i]));
    }
    if (st == ENT_OK)
        st = new_frame(out, first, 3, err);
    if (st == ENT_OK && (st = ent_frame_add_row(*out, err)) == ENT_OK) {
        ent_frame_set_integer(*out, 0, (int64_t)s.n);
        ent_frame_set_integer(*out, 1, (int64_t)parts->n);
        ent_frame_set_integer(*out, 2, (int64_t)parts->starts[parts->docs->n]);
        set_measures(*out, &s, 3);
        st = ent_evidence_give(&e, 0, s.n, parts->corpus, *out, err);
    }
    spread_done(&s);
    ent_evidence_done(&e);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

/* ---- dispersion of items ---- */

/* The most frequent items, in order. */
static enum ent_status list_items(const struct ent_items *items, const struct ent_parts *parts,
                                  const struct ent_spread_options *o, struct ent_scored **rows, uint32_t **list, size_t *n,
                                  struct ent_error *err)
{
    uint32_t *counts, n_items = items->lexicon->n;
    enum ent_status st = ent_items_count(items, parts->docs, &counts, err);
    *n = 0;
    *list = ent_malloc(((size_t)n_items + 1) * sizeof **list);
    *rows = NULL;
    if (st == ENT_OK && *list == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %u items", n_items);
    for (uint32_t i = 0; st == ENT_OK && i < n_items; i++)
        if (counts[i] >= (o->min > 0 ? o->min : 1))
            (*list)[(*n)++] = i;
    if (st == ENT_OK)
        st = ent_items_listed(items, *list, n, o->marks, err);
    if (st == ENT_OK && (*rows = ent_malloc((*n + 1) * sizeof **rows)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu items", *n);
    for (size_t i = 0; st == ENT_OK && i < *n; i++)
        (*rows)[i] = (struct ent_scored){0, counts[(*list)[i]], (uint32_t)i};
    if (st == ENT_OK)
        st = ent_scored_sort(*rows, *n, 0, err);
    if (o->max > 0 && o->max < *n)
        *n = o->max;
    ent_free(counts);
    return st;
}

static enum ent_status add_item(struct ent_frame *f, const struct ent_items *items, uint32_t item, uint32_t count,
                                struct spread *s, struct ent_evidence *e, size_t row, struct ent_error *err)
{
    struct ent_item_place *places = ent_malloc(((size_t)count + 1) * sizeof *places);
    size_t n = 0, from = 0, n_text;
    const char *text = ent_items_str(items, item, &n_text);
    enum ent_status st = places != NULL ? ent_items_places(items, item, s->parts->docs, count, places, &n, err)
                                        : ent_fail(err, ENT_ENOMEM, "out of memory for %u places", count);
    spread_clear(s);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        size_t doc = doc_of(s->parts->docs, &from, places[i].segment, places[i].position);
        st = add_position(s, doc, places[i].position, err);
        if (i < e->most)
            ent_evidence_add(e, row, (struct ent_evidence_place){places[i].segment, places[i].doc, places[i].position,
                                                                 places[i].position + 1});
    }
    ent_free(places);
    if (st == ENT_OK && (st = ent_frame_add_row(f, err)) == ENT_OK)
        st = ent_frame_set_new_string(f, 0, text, n_text, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, count);
    set_measures(f, s, 2);
    return ent_evidence_give(e, row, count, s->parts->corpus, f, err);
}

enum ent_status ent_spread_items(struct ent_frame **out, const struct ent_parts *parts, const struct ent_spread_options *o,
                                 struct ent_error *err)
{
    const struct ent_column_spec first[] = {{o->attribute, ENT_STRING}, {"n", ENT_INTEGER}};
    struct ent_items items;
    struct spread s = {0};
    struct ent_evidence e = {0};
    struct ent_scored *rows = NULL;
    uint32_t *list = NULL;
    size_t n = 0;
    enum ent_status st = ent_items_open(&items, parts->corpus, o->attribute, err);
    *out = NULL;
    if (st == ENT_OK)
        st = list_items(&items, parts, o, &rows, &list, &n, err);
    if (st == ENT_OK)
        st = spread_new(&s, parts, o->digits, err);
    if (st == ENT_OK)
        st = ent_evidence_new(&e, n < ENT_STATS_EVIDENCE ? n : ENT_STATS_EVIDENCE, o->evidence, err);
    if (st == ENT_OK)
        st = new_frame(out, first, 2, err);
    for (size_t row = 0; st == ENT_OK && row < n; row++) {
        st = add_item(*out, &items, list[rows[row].row], rows[row].n, &s, &e, row, err);
        if (st == ENT_OK && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    if (st == ENT_OK)
        st = ent_frame_select_by(*out, 1, err);
    spread_done(&s);
    ent_evidence_done(&e);
    ent_free(rows);
    ent_free(list);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
