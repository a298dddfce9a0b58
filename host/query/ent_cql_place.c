#include "query/ent_cql_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_nearest.h"
#include "base/ent_radix.h"

/* ---- places ---- */

static void go_segment(struct cql_place *p, size_t segment)
{
    if (p->segment != NULL && p->n_segment == segment)
        return;
    p->n_segment = segment;
    p->segment = ent_corpus_segment(p->corpus, segment);
    p->docs = ent_segment_layer(p->segment, "doc");
    p->sentences = ent_segment_layer(p->segment, "sentence");
    p->view = (struct cql_view){.segment = p->segment, .layer = p->docs}; /* flat: nothing to close */
    p->words = (struct ent_range){0, 0};
    p->row = 0;
}

void cql_place_go_doc(struct cql_place *p, size_t segment, size_t row)
{
    go_segment(p, segment);
    p->row = row;
    p->words = ent_layer_words(p->segment, p->docs, row);
    p->visit++;
}

void cql_place_go(struct cql_place *p, const struct ent_cql_hit *hit)
{
    size_t row = SIZE_MAX;
    struct ent_range words = {hit->first, hit->last};
    go_segment(p, hit->segment);
    if (hit->first >= p->words.start && hit->first < p->words.end)
        return;
    p->row = cql_view_holding(&p->view, hit->first, &row, &words) ? row : p->docs->n; /* else damaged */
    p->words = words;
    p->visit++;
}

const char *cql_place_field(const struct cql_place *p, const char *name, size_t *n)
{
    return ent_attr_string(ent_layer_attr(p->docs, name), p->row, n);
}

struct ent_frame_span cql_place_span(const struct cql_place *p, struct ent_range bytes)
{
    struct ent_range doc = ent_layer_bytes(p->segment, p->docs, p->row);
    struct ent_frame_span span = {0};
    span.doc = cql_place_field(p, "id", &span.n_doc);
    if (span.doc == NULL)
        span.doc = "?", span.n_doc = 1;
    if (bytes.start >= doc.start && bytes.end >= bytes.start) {
        span.start = bytes.start - doc.start;
        span.end = bytes.end - doc.start;
    }
    return span;
}

struct ent_range cql_bytes_of_words(const struct ent_segment *s, size_t first, size_t last)
{
    struct ent_range a = ent_segment_word(s, first), b = ent_segment_word(s, last - 1);
    return (struct ent_range){a.start, b.end > a.start ? b.end : a.start};
}

/* ---- reading keys ---- */

enum ent_status cql_no_column(const struct ent_corpus *c, const char *name, struct ent_error *err)
{
    struct ent_nearest near;
    ent_nearest_start(&near, name);
    ent_nearest_offer(&near, "lower");
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        for (size_t k = 0; k < s->n_columns; k++)
            ent_nearest_offer(&near, s->columns[k].name);
    }
    return near.best != NULL ? ent_fail(err, ENT_EARG, "no attribute '%s' in this corpus; did you mean '%s'?", name,
                                        near.best)
                             : ent_fail(err, ENT_EARG, "no attribute '%s' in this corpus", name);
}

static int has_field(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_layer_attr(ent_segment_layer(ent_corpus_segment(c, i), "doc"), name) != NULL)
            return 1;
    return 0;
}

static enum ent_status read_field(struct cql_key *k, const struct ent_corpus *c, const char *name,
                                  struct ent_error *err)
{
    k->where = CQL_AT_DOC;
    k->field = strcmp(name, "year") == 0    ? CQL_FIELD_YEAR
               : strcmp(name, "month") == 0 ? CQL_FIELD_MONTH
                                            : CQL_FIELD_STORED;
    snprintf(k->attr, sizeof k->attr, "%s", k->field != CQL_FIELD_STORED ? "published" : name);
    if (k->field != CQL_FIELD_STORED || has_field(c, name))
        return ENT_OK;
    snprintf(k->attr, sizeof k->attr, "+%s", name);
    return has_field(c, k->attr) ? ENT_OK : ent_fail(err, ENT_EARG, "documents have no field '%s'", name);
}

enum ent_status cql_key_read(struct cql_key *k, const struct ent_corpus *c, const char *text, struct ent_error *err)
{
    static const char *const places[] = {"match", "first", "last", "target"};
    const char *at = strchr(text, '@');
    size_t n = at != NULL ? (size_t)(at - text) : strlen(text);
    char *end;
    *k = (struct cql_key){.where = CQL_AT_MATCH};
    if (n + 2 > sizeof k->attr)
        return ent_fail(err, ENT_EARG, "'%.40s...' is no attribute", text);
    if (strncmp(text, "doc.", 4) == 0)
        return read_field(k, c, text + 4, err);
    memcpy(k->attr, text, n);
    if ((k->lexicon = ent_corpus_lexicon(c, k->attr)) == NULL)
        return cql_no_column(c, k->attr, err);
    k->lower = strcmp(k->attr, "lower") == 0;
    if (at == NULL)
        return ENT_OK;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(at + 1, places[i]) == 0) {
            k->where = (enum cql_where)i;
            return ENT_OK;
        }
    }
    k->where = CQL_AT_OFFSET;
    k->offset = strtol(at + 1, &end, 10);
    if (at[1] == '\0' || *end != '\0' || k->offset == 0 || labs(k->offset) > 1000000)
        return ent_fail(err, ENT_EARG, "'%s': after @ comes match, first, last, target, or an offset: -1, +1, ...", text);
    return ENT_OK;
}

void cql_key_done(struct cql_key *k)
{
    ent_intern_done(&k->values);
    ent_free(k->codes);
    ent_free(k->ranks);
    ent_free(k->bases);
    ent_free(k->attrs);
    *k = (struct cql_key){0};
}

/* ---- codes ---- */

static enum ent_status enter_segment(struct cql_key *k, const struct cql_place *p, struct ent_error *err)
{
    if (k->n_segment == p->n_segment + 1)
        return ENT_OK;
    k->n_segment = p->n_segment + 1;
    k->column = k->where != CQL_AT_DOC ? ent_segment_column(p->segment, k->lower ? "word" : k->attr) : NULL;
    k->field_attr = k->where == CQL_AT_DOC ? ent_layer_attr(p->docs, k->attr) : NULL;
    ent_free(k->codes);
    k->codes = NULL;
    if (k->bases != NULL)
        return ENT_OK;
    if (k->field_attr == NULL || (k->field_attr->type != ENT_ATTR_STRING && k->field_attr->type != ENT_ATTR_LIST))
        return ENT_OK;
    k->codes = ent_calloc(k->field_attr->starts.n + 1, sizeof *k->codes);
    return k->codes != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for the values of %s", k->attr);
}

static enum ent_status add_value(struct cql_key *k, const char *s, size_t n, struct ent_error *err)
{
    uint32_t id;
    enum ent_status st = ent_intern_add(&k->values, s, n, &id, err);
    k->code = st == ENT_OK ? id + 1 : 0;
    return st;
}

/* A string of the document: looked up once a segment. */
static enum ent_status code_of_string(struct cql_key *k, size_t at, struct ent_error *err)
{
    const struct ent_attr *a = k->field_attr;
    uint64_t own = ent_packed_get(&a->codes, at);
    size_t n;
    if (k->bases != NULL) {
        k->code = own > 0 && own < a->starts.n ? k->bases[k->n_segment - 1] + (uint32_t)own : 0; /* else damaged */
        return ENT_OK;
    }
    const char *s = ent_attr_value(a, own, &n);
    if (s == NULL)
        return ENT_OK;
    if (k->codes[own] != 0) {
        k->code = k->codes[own];
        return ENT_OK;
    }
    enum ent_status st = add_value(k, s, n, err);
    k->codes[own] = k->code;
    return st;
}

static enum ent_status code_of_doc(struct cql_key *k, const struct cql_place *p, struct ent_error *err)
{
    const struct ent_attr *a = k->field_attr;
    char text[24];
    uint64_t number;
    if (k->visit == p->visit)
        return ENT_OK;
    k->visit = p->visit;
    k->code = 0;
    if (a == NULL)
        return ENT_OK;
    if (a->type == ENT_ATTR_STRING)
        return code_of_string(k, p->row, err);
    if (a->type == ENT_ATTR_LIST)
        return ent_attr_n_items(a, p->row) > 0 ? code_of_string(k, (size_t)ent_packed_get(&a->items, p->row), err)
                                               : ENT_OK;
    if (a->type == ENT_ATTR_DATE) {
        struct ent_date d = ent_attr_date(a, p->row);
        if (!ent_date_is(d) || (k->field == CQL_FIELD_MONTH && d.month == 0))
            return ENT_OK;
        ent_date_format(d, text);
        return add_value(k, text, k->field == CQL_FIELD_YEAR ? 4 : k->field == CQL_FIELD_MONTH ? 7 : strlen(text), err);
    }
    if (!ent_attr_number(a, p->row, &number))
        return ENT_OK;
    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return add_value(k, text, strlen(text), err);
}

static uint32_t code_of_word(const struct cql_key *k, const struct cql_place *p, size_t position)
{
    if (k->column == NULL)
        return 1 + ent_lexicon_find(k->lexicon, "", 0); /* ENT_INTERN_NONE + 1 is 0 */
    uint32_t id = (uint32_t)ent_packed_get(&k->column->ids, position);
    id = k->lower ? ent_corpus_lower(p->corpus, id) : id;
    return id < k->lexicon->n ? id + 1 : 0;
}

enum ent_status cql_key_codes(struct cql_key *k, const struct cql_place *p, const struct ent_cql_hit *hit,
                              uint32_t *out, struct ent_error *err)
{
    enum ent_status st = enter_segment(k, p, err);
    if (st != ENT_OK)
        return st;
    if (k->where == CQL_AT_DOC) {
        st = code_of_doc(k, p, err);
        *out = k->code;
        return st;
    }
    if (k->where == CQL_AT_MATCH) {
        for (size_t i = hit->first; i < hit->last; i++)
            *out++ = code_of_word(k, p, i);
        return ENT_OK;
    }
    int64_t at = k->where == CQL_AT_FIRST    ? (int64_t)hit->first
                 : k->where == CQL_AT_LAST   ? (int64_t)hit->last - 1
                 : k->where == CQL_AT_TARGET ? (int64_t)hit->target
                 : k->offset < 0             ? (int64_t)hit->first + k->offset
                                             : (int64_t)hit->last - 1 + k->offset;
    /* outside of the document, or a target that is not set: null */
    *out = at < (int64_t)p->words.start || at >= (int64_t)p->words.end ? 0 : code_of_word(k, p, (size_t)at);
    return ENT_OK;
}

enum ent_status cql_key_own_codes(struct cql_key *k, const struct ent_corpus *c, struct ent_error *err)
{
    uint64_t sum = 0;
    int is_string = k->where == CQL_AT_DOC && k->field == CQL_FIELD_STORED;
    k->n_bases = ent_corpus_n_segments(c);
    k->bases = ent_malloc((k->n_bases + 1) * sizeof *k->bases);
    k->attrs = ent_malloc((k->n_bases + 1) * sizeof *k->attrs);
    if (k->bases == NULL || k->attrs == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the values of %s", k->attr);
    for (size_t i = 0; i <= k->n_bases && is_string; i++) {
        const struct ent_attr *a = i < k->n_bases ? ent_layer_attr(ent_segment_layer(ent_corpus_segment(c, i), "doc"), k->attr) : NULL;
        k->bases[i] = (uint32_t)sum;
        k->attrs[i] = a;
        is_string = a == NULL || a->type == ENT_ATTR_STRING || a->type == ENT_ATTR_LIST;
        sum += a != NULL && a->starts.n > 0 ? a->starts.n - 1 : 0;
        is_string &= sum < UINT32_MAX;
    }
    if (!is_string) {
        ent_free(k->bases);
        k->bases = NULL;
    }
    return ENT_OK;
}

/* The value of a segment's own code. */
static const char *own_value(const struct cql_key *k, uint32_t code, size_t *n)
{
    size_t low = 0, high = k->n_bases;
    while (low + 1 < high) { /* the last segment whose codes begin before it */
        size_t middle = low + (high - low) / 2;
        if (k->bases[middle] < code)
            low = middle;
        else
            high = middle;
    }
    return k->attrs[low] != NULL ? ent_attr_value(k->attrs[low], code - k->bases[low], n) : NULL;
}

const char *cql_key_value(const struct cql_key *k, uint32_t code, size_t *n)
{
    if (k->bases != NULL)
        return own_value(k, code, n);
    return k->where == CQL_AT_DOC ? ent_intern_str(&k->values, code - 1, n) : ent_lexicon_str(k->lexicon, code - 1, n);
}

/* ---- ranks ---- */

static enum ent_status rank_lexicon(struct cql_key *k, struct ent_error *err)
{
    enum { STRIDE = 1024 };
    uint32_t ids[STRIDE], n = k->lexicon->n;
    enum ent_status st = ENT_OK;
    for (uint32_t rank = 0; st == ENT_OK && rank < n; rank += STRIDE) {
        uint32_t m = n - rank < STRIDE ? n - rank : STRIDE;
        st = ent_lexicon_order(k->lexicon, rank, m, ids, err);
        for (uint32_t i = 0; st == ENT_OK && i < m; i++)
            k->ranks[ids[i] + 1] = rank + i;
    }
    return st;
}

static const char *value_of(const void *values, uint32_t id, size_t *n) { return ent_intern_str(values, id, n); }

static enum ent_status rank_values(struct cql_key *k, struct ent_error *err)
{
    uint32_t *order = ent_malloc(((size_t)k->values.n + 1) * sizeof *order);
    if (order == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the order of %s", k->attr);
    for (uint32_t i = 0; i < k->values.n; i++)
        order[i] = i;
    enum ent_status st = ent_radix_strings(order, k->values.n, value_of, &k->values, err);
    for (uint32_t i = 0; st == ENT_OK && i < k->values.n; i++)
        k->ranks[order[i] + 1] = i;
    ent_free(order);
    return st;
}

enum ent_status cql_key_rank(struct cql_key *k, struct ent_error *err)
{
    uint32_t n = k->where == CQL_AT_DOC ? k->values.n : k->lexicon->n;
    k->ranks = ent_calloc((size_t)n + 1, sizeof *k->ranks);
    if (k->ranks == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the order of %s", k->attr);
    k->ranks[0] = n; /* null: last */
    return k->where == CQL_AT_DOC ? rank_values(k, err) : rank_lexicon(k, err);
}
