#include "query/ent_cql_frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_nearest.h"
#include "text/ent_utf8.h"

/* ---- the document of a hit; hits stand in order, so mostly it is the last one's ---- */

struct place {
    const struct ent_corpus *corpus;
    const struct ent_segment *segment;
    const struct ent_layer *docs, *sentences;
    size_t n_segment, row;
    struct ent_range words; /* of the document */
};

static void go_to(struct place *p, const struct ent_cql_hit *hit)
{
    if (p->segment == NULL || p->n_segment != hit->segment) {
        p->n_segment = hit->segment;
        p->segment = ent_corpus_segment(p->corpus, hit->segment);
        p->docs = ent_segment_layer(p->segment, "doc");
        p->sentences = ent_segment_layer(p->segment, "sentence");
        p->words = (struct ent_range){0, 0};
    }
    if (hit->first < p->words.start || hit->first >= p->words.end) {
        p->row = ent_layer_row_at(p->docs, hit->first);
        p->words = ent_layer_words(p->segment, p->docs, p->row);
        if (p->row == p->docs->n) /* damaged */
            p->words = (struct ent_range){hit->first, hit->last};
    }
}

static const char *doc_field(const struct place *p, const char *name, size_t *n)
{
    return ent_attr_string(ent_layer_attr(p->docs, name), p->row, n);
}

static struct ent_date doc_date(const struct place *p)
{
    const struct ent_attr *a = ent_layer_attr(p->docs, "published");
    return a != NULL ? ent_attr_date(a, p->row) : (struct ent_date){0, 0, 0};
}

static struct ent_frame_span span_of(const struct place *p, struct ent_range bytes)
{
    struct ent_range doc = ent_layer_bytes(p->segment, p->docs, p->row);
    struct ent_frame_span span = {0};
    span.doc = doc_field(p, "id", &span.n_doc);
    if (span.doc == NULL)
        span.doc = "?", span.n_doc = 1;
    if (bytes.start >= doc.start && bytes.end >= bytes.start) {
        span.start = bytes.start - doc.start;
        span.end = bytes.end - doc.start;
    }
    return span;
}

static struct ent_range bytes_of_words(const struct ent_segment *s, size_t first, size_t last)
{
    struct ent_range a = ent_segment_word(s, first), b = ent_segment_word(s, last - 1);
    return (struct ent_range){a.start, b.end > a.start ? b.end : a.start};
}

/* ---- concordance ---- */

static void add_text(struct ent_buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t from = i;
        if (ent_is_space(ent_utf8_next(s, n, &i))) {
            if (out->len > 0 && out->data[out->len - 1] != ' ')
                ent_buf_addc(out, ' ');
        } else {
            ent_buf_add(out, s + from, i - from);
        }
    }
}

static void add_value(struct ent_buf *out, const struct place *p, const char *attr, size_t position)
{
    int lower = strcmp(attr, "lower") == 0;
    const struct ent_column *column = ent_segment_column(p->segment, lower ? "word" : attr);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(p->corpus, attr);
    size_t n = 0;
    if (column == NULL || lexicon == NULL)
        return;
    uint32_t id = (uint32_t)ent_packed_get(&column->ids, position);
    const char *s = ent_lexicon_str(lexicon, lower ? ent_corpus_lower(p->corpus, id) : id, &n);
    ent_buf_add(out, s, n);
}

static void show_words(struct ent_buf *out, const struct place *p, const char *attr, size_t first, size_t last)
{
    ent_buf_clear(out);
    if (first >= last)
        return;
    if (attr == NULL) {
        struct ent_range bytes = bytes_of_words(p->segment, first, last);
        add_text(out, p->segment->text + bytes.start, bytes.end - bytes.start);
        return;
    }
    for (size_t i = first; i < last; i++) {
        if (i > first)
            ent_buf_addc(out, ' ');
        add_value(out, p, attr, i);
    }
}

/* The first and last words of the context. */
static struct ent_range find_context(const struct place *p, const struct ent_cql_hit *hit,
                                     const struct ent_kwic_options *o)
{
    struct ent_range c = {hit->first, hit->last};
    if (o->unit == ENT_KWIC_SENTENCE) {
        size_t a = ent_layer_row_at(p->sentences, hit->first), b = ent_layer_row_at(p->sentences, hit->last - 1);
        if (a < p->sentences->n)
            c.start = ent_layer_words(p->segment, p->sentences, a).start;
        if (b < p->sentences->n)
            c.end = ent_layer_words(p->segment, p->sentences, b).end;
    } else if (o->unit == ENT_KWIC_WORDS) {
        c.start = hit->first - p->words.start > o->width ? hit->first - o->width : p->words.start;
        c.end = p->words.end - hit->last > o->width ? hit->last + o->width : p->words.end;
    } else { /* words enough to hold so many characters */
        struct ent_range match = bytes_of_words(p->segment, hit->first, hit->last);
        while (c.start > p->words.start && match.start - ent_segment_word(p->segment, c.start).start < 4 * o->width)
            c.start--;
        while (c.end < p->words.end && ent_segment_word(p->segment, c.end - 1).end - match.end < 4 * o->width)
            c.end++;
    }
    return c;
}

/* Keep so many characters at one end. */
static void cut_left(struct ent_buf *b, size_t n)
{
    size_t i = b->len;
    while (n-- > 0 && i > 0)
        ent_utf8_prev(b->data, b->len, &i);
    if (i > 0) {
        memmove(b->data, b->data + i, b->len - i + 1);
        b->len -= i;
    }
}

static void cut_right(struct ent_buf *b, size_t n)
{
    size_t i = 0;
    while (n-- > 0 && i < b->len)
        ent_utf8_next(b->data, b->len, &i);
    if (b->len > i) {
        b->data[i] = '\0';
        b->len = i;
    }
}

static enum ent_status set_buffer(struct ent_frame *f, size_t column, const struct ent_buf *b, struct ent_error *err)
{
    enum ent_status st = ent_buf_check(b, err);
    return st == ENT_OK ? ent_frame_set_string(f, column, ent_buf_str(b), b->len, err) : st;
}

static enum ent_status add_sentences(struct ent_frame *f, const struct place *p, const struct ent_cql_hit *hit,
                                     struct ent_error *err)
{
    size_t a = ent_layer_row_at(p->sentences, hit->first), b = ent_layer_row_at(p->sentences, hit->last - 1);
    enum ent_status st = ENT_OK;
    if (a == p->sentences->n || b == p->sentences->n) {
        struct ent_frame_span span = span_of(p, bytes_of_words(p->segment, hit->first, hit->last));
        return ent_frame_add_evidence(f, &span, err);
    }
    for (; st == ENT_OK && a <= b; a++) {
        struct ent_frame_span span = span_of(p, ent_layer_bytes(p->segment, p->sentences, a));
        st = ent_frame_add_evidence(f, &span, err);
    }
    return st;
}

static enum ent_status add_line(struct ent_frame *f, const struct place *p, const struct ent_cql_hit *hit,
                                const struct ent_kwic_options *o, int targets, struct ent_buf *text,
                                struct ent_error *err)
{
    struct ent_range context = find_context(p, hit, o);
    size_t n, column = 3;
    const char *s;
    enum ent_status st = ent_frame_add_row(f, err);
    show_words(text, p, o->attr, context.start, hit->first);
    if (o->unit == ENT_KWIC_CHARS)
        cut_left(text, o->width);
    if (st == ENT_OK && (st = set_buffer(f, 0, text, err)) == ENT_OK) {
        show_words(text, p, o->attr, hit->first, hit->last);
        st = set_buffer(f, 1, text, err);
    }
    show_words(text, p, o->attr, hit->last, context.end);
    if (o->unit == ENT_KWIC_CHARS)
        cut_right(text, o->width);
    if (st == ENT_OK)
        st = set_buffer(f, 2, text, err);
    if (targets) {
        if (st == ENT_OK && hit->target != ENT_NO_POSITION) {
            show_words(text, p, o->attr, hit->target, (size_t)hit->target + 1);
            st = set_buffer(f, column, text, err);
        }
        column++;
    }
    if (st == ENT_OK && (s = doc_field(p, "id", &n)) != NULL)
        st = ent_frame_set_string(f, column, s, n, err);
    if (st == ENT_OK && ent_date_is(doc_date(p)))
        ent_frame_set_date(f, column + 1, doc_date(p));
    if (st == ENT_OK && (s = doc_field(p, "publisher", &n)) != NULL)
        st = ent_frame_set_string(f, column + 2, s, n, err);
    return st == ENT_OK ? add_sentences(f, p, hit, err) : st;
}

static enum ent_status no_column(const struct ent_corpus *c, const char *name, struct ent_error *err)
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

enum ent_status ent_cql_kwic(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                             const struct ent_kwic_options *options, struct ent_error *err)
{
    struct ent_column_spec columns[] = {{"left", ENT_STRING},   {"match", ENT_STRING}, {"right", ENT_STRING},
                                        {"target", ENT_STRING}, {"doc", ENT_STRING},   {"published", ENT_DATE},
                                        {"publisher", ENT_STRING}};
    enum { N = sizeof columns / sizeof *columns };
    struct place p = {.corpus = c};
    struct ent_buf text = {0};
    int targets = 0;
    size_t first = options->first < hits->n ? options->first : hits->n;
    size_t n = options->n < hits->n - first ? options->n : hits->n - first;
    *out = NULL;
    if (options->attr != NULL && ent_corpus_lexicon(c, options->attr) == NULL)
        return no_column(c, options->attr, err);
    for (size_t i = 0; i < n && !targets; i++)
        targets = hits->hits[first + i].target != ENT_NO_POSITION;
    if (!targets)
        memmove(&columns[3], &columns[4], 3 * sizeof *columns);
    enum ent_status st = ent_frame_new(out, columns, targets ? N : N - 1, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        go_to(&p, &hits->hits[first + i]);
        st = add_line(*out, &p, &hits->hits[first + i], options, targets, &text, err);
        if (st == ENT_OK && i % 1024 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_buf_done(&text);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

/* ---- keys ---- */

enum where { AT_MATCH, AT_FIRST, AT_LAST, AT_TARGET, AT_OFFSET, AT_DOC };
struct key {
    char attr[64]; /* column, or field of a document */
    enum where where;
    long offset;
};

static int has_field(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_layer_attr(ent_segment_layer(ent_corpus_segment(c, i), "doc"), name) != NULL)
            return 1;
    return 0;
}

static enum ent_status read_field(struct key *k, const struct ent_corpus *c, const char *name, struct ent_error *err)
{
    k->where = AT_DOC;
    if (strcmp(name, "year") == 0 || strcmp(name, "month") == 0 || has_field(c, name)) {
        snprintf(k->attr, sizeof k->attr, "%s", name);
        return ENT_OK;
    }
    snprintf(k->attr, sizeof k->attr, "+%s", name);
    return has_field(c, k->attr) ? ENT_OK : ent_fail(err, ENT_EARG, "documents have no field '%s'", name);
}

static enum ent_status read_key(struct key *k, const struct ent_corpus *c, const char *text, struct ent_error *err)
{
    static const char *const places[] = {"match", "first", "last", "target"};
    const char *at = strchr(text, '@');
    size_t n = at != NULL ? (size_t)(at - text) : strlen(text);
    char *end;
    *k = (struct key){.where = AT_MATCH};
    if (n + 2 > sizeof k->attr)
        return ent_fail(err, ENT_EARG, "'%.40s...' is no attribute", text);
    if (strncmp(text, "doc.", 4) == 0)
        return read_field(k, c, text + 4, err);
    memcpy(k->attr, text, n);
    if (ent_corpus_lexicon(c, k->attr) == NULL)
        return no_column(c, k->attr, err);
    if (at == NULL)
        return ENT_OK;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(at + 1, places[i]) == 0) {
            k->where = (enum where)i;
            return ENT_OK;
        }
    }
    k->where = AT_OFFSET;
    k->offset = strtol(at + 1, &end, 10);
    if (at[1] == '\0' || *end != '\0' || k->offset == 0 || labs(k->offset) > 1000000)
        return ent_fail(err, ENT_EARG, "'%s': after @ comes match, first, last, target, or an offset: -1, +1, ...", text);
    return ENT_OK;
}

/* A key's value of a hit, appended.  0: null. */
static int add_key(struct ent_buf *out, const struct key *k, const struct place *p, const struct ent_cql_hit *hit)
{
    char text[16];
    int64_t at = k->where == AT_FIRST    ? (int64_t)hit->first
                 : k->where == AT_LAST   ? (int64_t)hit->last - 1
                 : k->where == AT_TARGET ? (int64_t)hit->target
                 : k->offset < 0         ? (int64_t)hit->first + k->offset
                                         : (int64_t)hit->last - 1 + k->offset;
    if (k->where == AT_DOC) {
        const struct ent_attr *a = ent_layer_attr(p->docs, k->attr);
        int year = strcmp(k->attr, "year") == 0, month = strcmp(k->attr, "month") == 0;
        uint64_t number;
        size_t n;
        if (year || month || (a != NULL && a->type == ENT_ATTR_DATE)) {
            struct ent_date d = year || month ? doc_date(p) : ent_attr_date(a, p->row);
            if (!ent_date_is(d) || (month && d.month == 0))
                return 0;
            ent_date_format(d, text);
            ent_buf_add(out, text, year ? 4 : month ? 7 : strlen(text));
            return 1;
        }
        if (a != NULL && a->type == ENT_ATTR_NUMBER) {
            if (!ent_attr_number(a, p->row, &number))
                return 0;
            ent_buf_addf(out, "%llu", (unsigned long long)number);
            return 1;
        }
        const char *s = a == NULL                       ? NULL
                        : a->type == ENT_ATTR_LIST      ? (ent_attr_n_items(a, p->row) > 0 ? ent_attr_item(a, p->row, 0, &n) : NULL)
                                                        : ent_attr_string(a, p->row, &n);
        if (s != NULL)
            ent_buf_add(out, s, n);
        return s != NULL;
    }
    if (k->where == AT_MATCH) {
        for (size_t i = hit->first; i < hit->last; i++) {
            if (i > hit->first)
                ent_buf_addc(out, ' ');
            add_value(out, p, k->attr, i);
        }
        return 1;
    }
    if (at < (int64_t)p->words.start || at >= (int64_t)p->words.end)
        return 0; /* also a target that is not set */
    add_value(out, p, k->attr, (size_t)at);
    return 1;
}

/* ---- frequencies ---- */

/* A group's name in the table: the values, each ended by a NUL; a null is the byte FF. */
static void name_group(struct ent_buf *out, const struct key *keys, size_t n_keys, const struct place *p,
                       const struct ent_cql_hit *hit)
{
    ent_buf_clear(out);
    for (size_t i = 0; i < n_keys; i++) {
        if (!add_key(out, &keys[i], p, hit))
            ent_buf_addc(out, (char)0xFF);
        ent_buf_addc(out, '\0');
    }
}

struct groups {
    struct ent_intern names;
    uint64_t *counts;
    uint32_t *of_hit; /* NULL: too many hits */
    size_t cap;
};

static enum ent_status count_groups(struct groups *g, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                                    const struct key *keys, size_t n_keys, struct ent_error *err)
{
    struct place p = {.corpus = c};
    struct ent_buf name = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        uint32_t id, before = g->names.n;
        go_to(&p, &hits->hits[i]);
        name_group(&name, keys, n_keys, &p, &hits->hits[i]);
        if ((st = ent_buf_check(&name, err)) != ENT_OK ||
            (st = ent_intern_add(&g->names, name.data, name.len, &id, err)) != ENT_OK ||
            (st = ent_reserve(&g->counts, &g->cap, (size_t)id + 1, sizeof *g->counts, err)) != ENT_OK)
            break;
        if (id == before)
            g->counts[id] = 0;
        g->counts[id]++;
        if (g->of_hit != NULL)
            g->of_hit[i] = id;
        if (i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_buf_done(&name);
    return st;
}

struct ranked {
    const char *name;
    size_t n_name;
    uint64_t n;
    uint32_t id;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? 1 : -1;
    size_t n = x->n_name < y->n_name ? x->n_name : y->n_name;
    int order = memcmp(x->name, y->name, n);
    return order != 0 ? order : (x->n_name > y->n_name) - (x->n_name < y->n_name);
}

static enum ent_status add_group(struct ent_frame *f, const struct ranked *r, size_t n_keys, const char *const *keys,
                                 int selector, struct ent_error *err)
{
    const char *s = r->name;
    struct ent_buf text = {0};
    enum ent_status st = ent_frame_add_row(f, err);
    for (size_t i = 0; st == ENT_OK && i < n_keys; i++) {
        size_t n = strlen(s);
        int is_null = n == 1 && (unsigned char)s[0] == 0xFF;
        if (!is_null)
            st = ent_frame_set_string(f, i, s, n, err);
        ent_buf_addf(&text, "%s%s=%s", i > 0 ? "; " : "", keys[i], is_null ? "" : s);
        s += n + 1;
    }
    if (st == ENT_OK)
        ent_frame_set_integer(f, n_keys, (int64_t)r->n);
    if (st == ENT_OK && selector && (st = ent_buf_check(&text, err)) == ENT_OK)
        st = ent_frame_set_selector(f, ent_buf_str(&text), text.len, err);
    ent_buf_done(&text);
    return st;
}

/* Hits by group, each group's in their order (counting sort): starts[g] .. starts[g + 1] of 'sorted'. */
static void sort_hits(const struct groups *g, size_t n, uint32_t *starts, uint32_t *sorted)
{
    memset(starts, 0, ((size_t)g->names.n + 2) * sizeof *starts);
    for (size_t i = 0; i < n; i++)
        starts[g->of_hit[i] + 2]++;
    for (size_t k = 2; k <= (size_t)g->names.n + 1; k++)
        starts[k] += starts[k - 1];
    for (size_t i = 0; i < n; i++)
        sorted[starts[g->of_hit[i] + 1]++] = (uint32_t)i;
}

static enum ent_status fill_freq(struct ent_frame *f, const struct ent_corpus *c, const struct groups *g,
                                 const struct ent_cql_hits *hits, const char *const *keys, size_t n_keys,
                                 struct ent_error *err)
{
    struct place p = {.corpus = c};
    struct ranked *ranked = ent_malloc(((size_t)g->names.n + 1) * sizeof *ranked);
    uint32_t *starts = ent_malloc(((size_t)g->names.n + 2) * sizeof *starts);
    uint32_t *sorted = ent_malloc((g->of_hit != NULL ? hits->n + 1 : 1) * sizeof *sorted);
    enum ent_status st = ranked == NULL || starts == NULL || sorted == NULL
                             ? ent_fail(err, ENT_ENOMEM, "out of memory for %u groups", g->names.n)
                             : ENT_OK;
    for (uint32_t id = 0; st == ENT_OK && id < g->names.n; id++) {
        ranked[id].name = ent_intern_str(&g->names, id, &ranked[id].n_name);
        ranked[id].n = g->counts[id];
        ranked[id].id = id;
    }
    if (st == ENT_OK)
        qsort(ranked, g->names.n, sizeof *ranked, compare_ranked);
    if (st == ENT_OK && g->of_hit != NULL)
        sort_hits(g, hits->n, starts, sorted);
    for (size_t i = 0; st == ENT_OK && i < g->names.n; i++) {
        st = add_group(f, &ranked[i], n_keys, keys, g->of_hit == NULL, err);
        uint32_t id = ranked[i].id;
        for (uint32_t k = g->of_hit != NULL ? starts[id] : 0; st == ENT_OK && g->of_hit != NULL && k < starts[id + 1]; k++) {
            const struct ent_cql_hit *hit = &hits->hits[sorted[k]];
            go_to(&p, hit);
            struct ent_frame_span span = span_of(&p, bytes_of_words(p.segment, hit->first, hit->last));
            st = ent_frame_add_evidence(f, &span, err);
        }
    }
    ent_free(ranked);
    ent_free(starts);
    ent_free(sorted);
    return st;
}

enum ent_status ent_cql_freq(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                             const char *const *keys, size_t n_keys, struct ent_error *err)
{
    enum { MAX = 8 };
    struct ent_column_spec columns[MAX + 1];
    struct key read[MAX];
    struct groups g = {.cap = 0};
    enum ent_status st = ENT_OK;
    *out = NULL;
    if (n_keys == 0 || n_keys > MAX)
        return ent_fail(err, ENT_EARG, "hits are counted by 1 to %d keys", MAX);
    for (size_t i = 0; st == ENT_OK && i < n_keys; i++) {
        st = read_key(&read[i], c, keys[i], err);
        columns[i] = (struct ent_column_spec){keys[i], ENT_STRING};
    }
    columns[n_keys] = (struct ent_column_spec){"n", ENT_INTEGER};
    if (st == ENT_OK && hits->n <= ENT_FREQ_EVIDENCE && (g.of_hit = ent_malloc((hits->n + 1) * sizeof *g.of_hit)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu hits", hits->n);
    if (st == ENT_OK)
        st = ent_frame_new(out, columns, n_keys + 1, err);
    if (st == ENT_OK)
        st = count_groups(&g, c, hits, read, n_keys, err);
    if (st == ENT_OK)
        st = fill_freq(*out, c, &g, hits, keys, n_keys, err);
    ent_intern_done(&g.names);
    ent_free(g.counts);
    ent_free(g.of_hit);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}

/* ---- samples ---- */

/* splitmix64 (Steele, Lea and Flood 2014) */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

/* A number below n, each as probable as the others: what lies above the last multiple of n is drawn again. */
static uint64_t random_below(uint64_t *state, uint64_t n)
{
    uint64_t limit = UINT64_MAX - UINT64_MAX % n, z;
    do
        z = next_random(state);
    while (z >= limit);
    return z % n;
}

enum ent_status ent_cql_sample(struct ent_cql_hits *out, const struct ent_cql_hits *hits, size_t n, uint64_t seed,
                               struct ent_error *err)
{
    size_t wanted = n < hits->n ? n : hits->n;
    enum ent_status st = ent_reserve(&out->hits, &out->cap, wanted, sizeof *out->hits, err);
    for (size_t i = 0; st == ENT_OK && wanted > out->n; i++) /* selection sampling (Knuth, TAOCP 2, 3.4.2 S) */
        if (random_below(&seed, hits->n - i) < wanted - out->n)
            out->hits[out->n++] = hits->hits[i];
    out->n_hits = out->n;
    return st;
}
