/* How a query is answered: estimates, and what came of it. */
#include <inttypes.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_anchor.h"

/* The piece of the query at a byte: to the end of its brackets or of the line. */
static void add_piece(struct ent_buf *out, const char *text, size_t at)
{
    int depth = 0;
    size_t i = at;
    for (; text[i] != '\0' && text[i] != '\n' && i - at < 60; i++) {
        depth += (text[i] == '[') - (text[i] == ']');
        if (i > at && depth == 0 && (text[i] == ']' || text[i] == '"' || text[i] == '>')) {
            i++;
            break;
        }
    }
    ent_buf_add(out, text + at, i - at);
}

static const struct ent_cql_node *nth_word(const struct ent_cql_node *n, size_t *k)
{
    const struct ent_cql_node *found;
    if (n->kind == ENT_CQL_TOKEN)
        return (*k)-- == 0 ? n : NULL;
    for (uint32_t i = 0; i < (n->kind == ENT_CQL_REPEAT ? n->min : 1); i++)
        for (const struct ent_cql_node *c = n->first; c != NULL; c = c->next)
            if ((found = nth_word(c, k)) != NULL)
                return found;
    return NULL;
}

/* How often it is really there: all windows are read. */
static enum ent_status count_anchor(struct cql_run *r, const struct cql_anchor *a, uint64_t *n, struct ent_error *err)
{
    struct cql_source *s = NULL;
    int is_row = a->node != NULL && a->node->kind == ENT_CQL_WHOLE;
    enum ent_status st = is_row ? cql_source_open_rows(&s, r, a->node->atom->cond, a->node->atom->layer, err)
                                : cql_source_open(&s, r, a->cond, err);
    *n = 0;
    for (size_t from = 0; st == ENT_OK && from < r->segment->n_words; from += CQL_WINDOW) {
        const uint64_t *bits = cql_source_bits(s, from);
        for (size_t i = 0; i < CQL_WINDOW / 64; i++)
            *n += (uint64_t)__builtin_popcountll(bits[i]);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    cql_source_close(s);
    return st == ENT_OK ? r->status : st;
}

static enum ent_status explain_group(struct cql_run *r, const struct cql_group *g, struct ent_buf *out,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < g->n; i++) {
        const struct cql_anchor *a = &g->list[i];
        const struct ent_cql_node *word = a->node;
        size_t k = a->low;
        uint64_t n;
        if (word == NULL && (word = nth_word(r->plan->body, &k)) == NULL)
            continue;
        if ((st = count_anchor(r, a, &n, err)) != ENT_OK)
            break;
        uint64_t guess = word->kind == ENT_CQL_TOKEN ? cql_estimate(r, a->cond) : g->count;
        ent_buf_addf(out, "  %s", i > 0 ? "  or " : "");
        add_piece(out, r->plan->text, word->at);
        ent_buf_addf(out, ": estimated %" PRIu64 ", actual %" PRIu64, guess, n);
        if (a->high == ENT_CQL_MANY)
            ent_buf_addf(out, "; %u or more words behind the first\n", a->low);
        else if (a->low == a->high)
            ent_buf_addf(out, "; %s%.0u%s\n", a->low == 0 ? "the first word" : "", a->low,
                         a->low == 0 ? "" : a->low == 1 ? " word behind the first" : " words behind the first");
        else
            ent_buf_addf(out, "; %u to %u words behind the first\n", a->low, a->high);
    }
    return st;
}

static enum ent_status explain_segment(struct cql_run *r, struct ent_buf *out, struct ent_error *err)
{
    struct cql_anchors anchors;
    enum ent_status st = cql_anchors_find(&anchors, r, err);
    if (r->plan->n_chain > 0)
        ent_buf_addf(out, "  %zu word%s in a row, the rarest looked up first:\n", r->plan->n_chain,
                     r->plan->n_chain == 1 ? "" : "s");
    else if (anchors.n == 0)
        ent_buf_adds(out, "  no rare word must be there: the pattern is tried at each position\n");
    else
        ent_buf_adds(out, "  the pattern is tried where all of these are in reach, the rarest looked up first:\n");
    for (size_t i = 0; st == ENT_OK && i < anchors.n; i++)
        st = explain_group(r, &anchors.groups[i], out, err);
    cql_anchors_close(&anchors);
    return st;
}

/* One of several queries that are joined; *more: there is another after it. */
static enum ent_status explain_query(const struct ent_corpus *c, const char *query, size_t n,
                                     const struct ent_cql_options *options, int *more, struct ent_buf *out,
                                     struct ent_error *err)
{
    enum { MAX_SHOWN = 4 };
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    struct cql_plan *plan = NULL;
    struct cql_run run;
    enum ent_status st = cql_prepare(c, query, n, options, &arena, &q, &plan, err);
    *more = st == ENT_OK && q->next != NULL;
    if (options->nth > 0 || *more)
        ent_buf_addf(out, "query %d\n", options->nth + 1);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++) {
        if (i == MAX_SHOWN) {
            ent_buf_addf(out, "... and %zu segments more\n", ent_corpus_n_segments(c) - i);
            break;
        }
        if ((st = cql_run_open(&run, plan, i, err)) != ENT_OK)
            break;
        ent_buf_addf(out, "segment %zu of %zu, %zu words\n", i + 1, ent_corpus_n_segments(c), run.segment->n_words);
        st = explain_segment(&run, out, err);
        cql_run_close(&run);
    }
    if (st == ENT_OK && plan->n_chain == 0)
        ent_buf_addf(out, "program of %zu steps, %d labels\n", plan->n_program, plan->n_regs);
    cql_plan_free(plan);
    ent_arena_done(&arena);
    return st;
}

enum ent_status ent_cql_explain(const struct ent_corpus *c, const char *query, size_t n,
                                const struct ent_cql_options *options, struct ent_buf *out, struct ent_error *err)
{
    struct ent_cql_options counting = *options;
    struct ent_cql_hits hits = {0};
    enum ent_status st = ENT_OK;
    for (int more = 1; st == ENT_OK && more; counting.nth++)
        st = explain_query(c, query, n, &counting, &more, out, err);
    counting.count_only = 1;
    counting.nth = 0;
    if (st == ENT_OK && (st = ent_cql_find(c, query, n, &counting, &hits, err)) == ENT_OK)
        ent_buf_addf(out, "tried at %" PRIu64 " places: %" PRIu64 " hits\n", hits.n_tried, hits.n_hits);
    ent_cql_hits_done(&hits);
    return st == ENT_OK ? ent_buf_check(out, err) : st;
}
