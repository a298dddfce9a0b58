#include "query/ent_cql_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "text/ent_utf8.h"

/* ---- opening ---- */

enum ent_status cql_run_open(struct cql_run *r, struct cql_plan *p, size_t segment, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(p->corpus, segment);
    enum ent_status st;
    *r = (struct cql_run){.plan = p, .corpus = p->corpus, .segment = s, .n_segment = segment, .err = err};
    for (unsigned i = 0; i < p->n_columns; i++)
        r->columns[i] = ent_segment_column(s, p->columns[i]);
    st = cql_view_open(&r->docs, s, "doc", err);
    if (st == ENT_OK)
        st = cql_view_open(&r->sentences, s, "sentence", err);
    for (unsigned i = 0; st == ENT_OK && i < p->n_layers; i++)
        st = cql_view_open(&r->layers[i], s, p->layers[i], err);
    if (st != ENT_OK)
        cql_run_close(r);
    return st;
}

void cql_run_close(struct cql_run *r)
{
    for (unsigned i = 0; i < CQL_MAX_LAYERS; i++)
        cql_view_close(&r->layers[i]);
    cql_view_close(&r->docs);
    cql_view_close(&r->sentences);
}

enum ent_status cql_run_step(struct cql_run *r)
{
    if (++r->steps % 4096 == 0 && ent_interrupted())
        return ent_fail_interrupted(r->err);
    return r->status;
}

static void fault(struct cql_run *r, enum ent_status st)
{
    if (r->status == ENT_OK)
        r->status = st;
}

/* ---- values ---- */

struct value {
    enum { NOTHING, NUMBER, STRING } kind;
    double number;
    const char *s;
    size_t n;
};

/* The word that a condition speaks of; 0: its label is not set. */
static int find_word(const struct cql_run *r, int reg, size_t position, const uint32_t *regs, size_t *out)
{
    if (reg >= 0) {
        *out = regs != NULL ? regs[reg] : CQL_UNSET;
        return *out != CQL_UNSET;
    }
    *out = reg == CQL_THIS ? position : reg == CQL_MATCH ? r->match.start : r->match.end - 1;
    return 1;
}

static uint32_t id_at(const struct cql_run *r, unsigned column, size_t position)
{
    return r->columns[column] != NULL ? (uint32_t)ent_packed_get(&r->columns[column]->ids, position)
                                      : r->plan->empty[column];
}

static struct value column_value(const struct cql_run *r, const struct cql_value *v, size_t word)
{
    struct value out = {.kind = STRING};
    uint32_t id = id_at(r, v->column, word);
    const char *name = v->lower ? "lower" : r->plan->columns[v->column];
    if (v->lower)
        id = ent_corpus_lower(r->corpus, id);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(r->corpus, name);
    out.s = lexicon != NULL ? ent_lexicon_str(lexicon, id, &out.n) : "";
    return out;
}

static struct value attr_value(struct cql_run *r, const struct cql_value *v, size_t word)
{
    struct value out = {.kind = NOTHING};
    struct cql_view *view = &r->layers[v->layer];
    size_t row = SIZE_MAX;
    struct ent_range words;
    uint64_t number;
    if (!cql_view_holding(view, word, &row, &words))
        return out;
    const struct ent_attr *a = ent_layer_attr(view->layer, v->attr);
    if (a != NULL && a->type == ENT_ATTR_NUMBER && ent_attr_number(a, row, &number)) {
        out.kind = NUMBER;
        out.number = (double)number;
    } else if (a != NULL && a->type == ENT_ATTR_STRING && (out.s = ent_attr_string(a, row, &out.n)) != NULL) {
        out.kind = STRING;
    } else if (a != NULL && a->type == ENT_ATTR_DATE && ent_date_is(ent_attr_date(a, row))) {
        out.kind = NUMBER; /* compared with another date */
        out.number = ent_date_first_day(ent_attr_date(a, row));
    }
    return out;
}

static struct value get_value(struct cql_run *r, const struct cql_value *v, size_t position,
                              const uint32_t *regs);

static struct value call_value(struct cql_run *r, const struct cql_value *v, size_t position,
                               const uint32_t *regs)
{
    struct value out = {.kind = NUMBER}, a, b;
    struct ent_range words;
    size_t word, row = SIZE_MAX;
    switch (v->function) {
    case CQL_F_FREQ:
        if (!find_word(r, v->args[0]->reg, position, regs, &word))
            return (struct value){.kind = NOTHING};
        out.number = (double)ent_corpus_count(r->corpus, r->plan->columns[v->args[0]->column],
                                              id_at(r, v->args[0]->column, word));
        break;
    case CQL_F_LBOUND:
    case CQL_F_RBOUND:
        if (!find_word(r, v->reg, position, regs, &word))
            return (struct value){.kind = NOTHING};
        while (out.number == 0 && cql_view_holding(&r->layers[v->layer], word, &row, &words))
            out.number = v->function == CQL_F_LBOUND ? words.start == word : words.end == word + 1;
        break;
    case CQL_F_STRLEN:
        a = get_value(r, v->args[0], position, regs);
        if (a.kind != STRING)
            return (struct value){.kind = NOTHING};
        out.number = (double)ent_utf8_count(a.s, a.n);
        break;
    case CQL_F_DISTANCE:
    case CQL_F_DISTABS:
        a = get_value(r, v->args[0], position, regs);
        b = get_value(r, v->args[1], position, regs);
        if (a.kind != NUMBER || b.kind != NUMBER)
            return (struct value){.kind = NOTHING};
        out.number = b.number - a.number;
        if (v->function == CQL_F_DISTABS && out.number < 0)
            out.number = -out.number;
        break;
    }
    return out;
}

static struct value get_value(struct cql_run *r, const struct cql_value *v, size_t position,
                              const uint32_t *regs)
{
    size_t word;
    switch (v->kind) {
    case CQL_V_STRING: return (struct value){.kind = STRING, .s = v->s, .n = v->n};
    case CQL_V_NUMBER: return (struct value){.kind = NUMBER, .number = v->number, .s = v->s, .n = v->n};
    case CQL_V_CALL: return call_value(r, v, position, regs);
    default: break;
    }
    if (!find_word(r, v->reg, position, regs, &word))
        return (struct value){.kind = NOTHING};
    if (v->kind == CQL_V_COLUMN)
        return column_value(r, v, word);
    if (v->kind == CQL_V_ATTR)
        return attr_value(r, v, word);
    return (struct value){.kind = NUMBER, .number = (double)word};
}

/* ---- comparisons ---- */

static int order_holds(enum ent_cql_op op, int order)
{
    switch (op) {
    case ENT_CQL_EQ: return order == 0;
    case ENT_CQL_NE: return order != 0;
    case ENT_CQL_LT: return order < 0;
    case ENT_CQL_LE: return order <= 0;
    case ENT_CQL_GT: return order > 0;
    case ENT_CQL_GE: return order >= 0;
    default: return 0;
    }
}

static int compare_bytes(const char *a, size_t na, const char *b, size_t nb)
{
    int order = memcmp(a, b, na < nb ? na : nb);
    return order != 0 ? order : (na > nb) - (na < nb);
}

/* A string that is a number, to compare it with one. */
static int to_number(struct value *v)
{
    char text[64], *end;
    if (v->kind == STRING && v->n > 0 && v->n < sizeof text) {
        memcpy(text, v->s, v->n);
        text[v->n] = '\0';
        v->number = strtod(text, &end);
        if (*end == '\0')
            v->kind = NUMBER;
    }
    return v->kind == NUMBER;
}

static int test_compare(struct cql_run *r, const struct cql_cond *c, size_t position, const uint32_t *regs)
{
    struct value a = get_value(r, c->left, position, regs), b = {.kind = STRING, .s = ""};
    if (c->right != NULL)
        b = get_value(r, c->right, position, regs);
    if (a.kind == NOTHING || b.kind == NOTHING)
        return 0;
    if (a.kind == STRING && b.kind == STRING)
        return order_holds(c->op, compare_bytes(a.s, a.n, b.s, b.n));
    if (c->right == NULL)
        return 1;
    if (!to_number(&a) || !to_number(&b))
        return 0;
    return order_holds(c->op, (a.number > b.number) - (a.number < b.number));
}

/* Dates stand for intervals of days: 2025-03-04 = 2025, 2025 >= 2025-01. */
static int test_date(const struct cql_cond *c, struct ent_date date)
{
    struct ent_date with;
    if (!ent_date_is(date) || !ent_date_parse(c->right->s, c->right->n, &with))
        return 0;
    int32_t first = ent_date_first_day(date), last = ent_date_last_day(date);
    int32_t from = ent_date_first_day(with), to = ent_date_last_day(with);
    switch (c->op) {
    case ENT_CQL_EQ: return first >= from && last <= to;
    case ENT_CQL_LT: return last < from;
    case ENT_CQL_LE: return last <= to;
    case ENT_CQL_GT: return first > to;
    case ENT_CQL_GE: return first >= from;
    default: return 0;
    }
}

static int test_string(struct cql_run *r, const struct cql_cond *c, const char *s, size_t n)
{
    int matches = 0;
    if (c->pattern != NULL) {
        enum ent_pattern_how how = c->op == ENT_CQL_CONTAINS  ? ENT_PATTERN_ANY_PART
                                   : c->op == ENT_CQL_MATCHES ? ENT_PATTERN_ALL_PARTS
                                                              : ENT_PATTERN_WHOLE;
        enum ent_status st = ent_pattern_test(c->pattern, how, s, n, &matches, r->err);
        if (st != ENT_OK)
            fault(r, st);
        return st == ENT_OK && matches;
    }
    struct value a = {.kind = STRING, .s = s, .n = n};
    if (c->right->kind == CQL_V_NUMBER && to_number(&a))
        return order_holds(c->op, (a.number > c->right->number) - (a.number < c->right->number));
    return order_holds(c->op, compare_bytes(s, n, c->right->s, c->right->n));
}

static int test_attr(struct cql_run *r, const struct cql_cond *c, size_t row)
{
    const struct ent_attr *a = ent_layer_attr(r->layers[c->layer].layer, c->attr);
    char text[24];
    const char *s;
    uint64_t number;
    size_t n;
    if (a == NULL)
        return 0;
    if (a->type == ENT_ATTR_DATE && c->pattern == NULL)
        return test_date(c, ent_attr_date(a, row));
    if (a->type == ENT_ATTR_DATE) {
        ent_date_format(ent_attr_date(a, row), text);
        return test_string(r, c, text, strlen(text));
    }
    if (a->type == ENT_ATTR_NUMBER) {
        if (!ent_attr_number(a, row, &number))
            return 0;
        snprintf(text, sizeof text, "%llu", (unsigned long long)number);
        return test_string(r, c, text, strlen(text));
    }
    if (a->type == ENT_ATTR_LIST) {
        for (size_t k = 0; k < ent_attr_n_items(a, row); k++)
            if ((s = ent_attr_item(a, row, k, &n)) != NULL && test_string(r, c, s, n))
                return 1;
        return 0;
    }
    s = ent_attr_string(a, row, &n);
    return s != NULL && test_string(r, c, s, n);
}

/* ---- conditions ---- */

static int is_in(const struct cql_cond *c, uint32_t id)
{
    return id < c->n_ids && (c->bits[id / 64] >> id % 64 & 1);
}

int cql_test(struct cql_run *r, const struct cql_cond *c, size_t position, const uint32_t *regs)
{
    struct ent_range words;
    size_t word, row = SIZE_MAX;
    if (c == NULL)
        return 1;
    switch (c->kind) {
    case CQL_TRUE: return 1;
    case CQL_IN: return find_word(r, c->reg, position, regs, &word) && is_in(c, id_at(r, c->column, word));
    case CQL_AND: return cql_test(r, c->a, position, regs) && cql_test(r, c->b, position, regs);
    case CQL_OR: return cql_test(r, c->a, position, regs) || cql_test(r, c->b, position, regs);
    case CQL_NOT: return !cql_test(r, c->a, position, regs);
    case CQL_COMPARE: return test_compare(r, c, position, regs);
    case CQL_IS_SET: return find_word(r, c->reg, position, regs, &word);
    case CQL_INSIDE:
        return find_word(r, c->reg, position, regs, &word) &&
               cql_view_holding(&r->layers[c->layer], word, &row, &words);
    case CQL_ATTR:
        if (!find_word(r, c->reg, position, regs, &word))
            return 0;
        while (cql_view_holding(&r->layers[c->layer], word, &row, &words))
            if (test_attr(r, c, row))
                return 1;
        return 0;
    }
    return 0;
}

int cql_passes(struct cql_run *r, size_t row)
{
    for (unsigned i = 0; r->plan->where != NULL && i < r->plan->n_layers; i++)
        if (strcmp(r->plan->layers[i], "doc") == 0)
            return cql_test_row(r, r->plan->where, i, row);
    return 1;
}

int cql_test_row(struct cql_run *r, const struct cql_cond *c, unsigned layer, size_t row)
{
    if (c == NULL)
        return 1;
    switch (c->kind) {
    case CQL_AND: return cql_test_row(r, c->a, layer, row) && cql_test_row(r, c->b, layer, row);
    case CQL_OR: return cql_test_row(r, c->a, layer, row) || cql_test_row(r, c->b, layer, row);
    case CQL_NOT: return !cql_test_row(r, c->a, layer, row);
    case CQL_ATTR: return test_attr(r, c, row);
    case CQL_COMPARE: { /* is the attribute there? */
        const struct ent_attr *a = ent_layer_attr(r->layers[layer].layer, c->left->attr);
        uint64_t number;
        size_t n;
        if (a == NULL)
            return 0;
        return a->type == ENT_ATTR_NUMBER ? ent_attr_number(a, row, &number)
               : a->type == ENT_ATTR_DATE ? ent_date_is(ent_attr_date(a, row))
               : a->type == ENT_ATTR_LIST ? ent_attr_n_items(a, row) > 0
                                          : ent_attr_string(a, row, &n) != NULL;
    }
    default: return 0;
    }
}

void cql_test_block(struct cql_run *r, const struct cql_cond *c, size_t first, size_t n, uint64_t *bits)
{
    uint64_t other[CQL_STRIDE / 64 + 1];
    uint32_t ids[CQL_STRIDE];
    size_t n_words = n / 64 + 1;
    memset(bits, 0, n_words * sizeof *bits);
    if (c == NULL || c->kind == CQL_TRUE) {
        memset(bits, 0xFF, n_words * sizeof *bits);
    } else if (c->kind == CQL_AND || c->kind == CQL_OR) {
        cql_test_block(r, c->a, first, n, bits);
        cql_test_block(r, c->b, first, n, other);
        for (size_t i = 0; i < n_words; i++)
            bits[i] = c->kind == CQL_AND ? bits[i] & other[i] : bits[i] | other[i];
    } else if (c->kind == CQL_NOT) {
        cql_test_block(r, c->a, first, n, bits);
        for (size_t i = 0; i < n_words; i++)
            bits[i] = ~bits[i];
    } else if (c->kind == CQL_IN && c->reg == CQL_THIS && r->columns[c->column] != NULL) {
        ent_packed_read(&r->columns[c->column]->ids, first, n, ids);
        for (size_t i = 0; i < n; i++)
            bits[i / 64] |= (uint64_t)is_in(c, ids[i]) << i % 64;
    } else {
        for (size_t i = 0; i < n; i++)
            bits[i / 64] |= (uint64_t)(cql_test(r, c, first + i, NULL) != 0) << i % 64;
    }
    if (n % 64 != 0)
        bits[n / 64] &= (1ull << n % 64) - 1;
    else
        bits[n / 64] = 0;
}

/* Occurrences of the ids of a set, from the sums of the index. */
static uint64_t count_set(struct cql_run *r, const struct cql_cond *c)
{
    const struct ent_column *column = r->columns[c->column];
    uint64_t n = 0;
    if (column == NULL || (r->plan->empty[c->column] < c->n_ids && is_in(c, r->plan->empty[c->column])))
        return r->segment->n_words;
    const struct ent_postings *p = &column->postings;
    if (c->n_set <= CQL_FEW) {
        for (uint32_t i = 0; i < c->n_few; i++)
            n += ent_postings_count(p, c->few[i]);
        return n;
    }
    if (c->n_set <= p->ids.n / 16) {
        for (size_t i = 0; i <= c->n_ids / 64; i++)
            for (uint64_t w = c->bits[i]; w != 0; w &= w - 1)
                n += ent_postings_count(p, (uint32_t)(i * 64 + (size_t)__builtin_ctzll(w)));
        return n;
    }
    for (size_t i = 0; i < p->ids.n; i++)
        if (is_in(c, (uint32_t)ent_packed_get(&p->ids, i)))
            n += ent_packed_get(&p->sums, i + 1) - ent_packed_get(&p->sums, i);
    return n;
}

static uint64_t estimate(struct cql_run *r, struct cql_cond *c)
{
    uint64_t all = r->segment->n_words, a, b;
    switch (c->kind) {
    case CQL_IN: return c->reg == CQL_THIS ? count_set(r, c) : all;
    case CQL_AND:
        a = cql_estimate(r, c->a);
        b = a > 0 ? cql_estimate(r, c->b) : 0;
        return a < b ? a : b;
    case CQL_OR:
        a = cql_estimate(r, c->a);
        b = cql_estimate(r, c->b);
        return a + b < all ? a + b : all;
    default: return all;
    }
}

uint64_t cql_estimate(struct cql_run *r, struct cql_cond *c)
{
    if (c == NULL)
        return r->segment->n_words;
    if (c->counted != r->n_segment + 1) {
        c->count = estimate(r, c);
        c->counted = r->n_segment + 1;
    }
    return c->count;
}
