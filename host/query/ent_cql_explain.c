/* How a query is answered: estimates, and what came of it. */
#include <inttypes.h>

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

static void explain_chain(struct cql_run *r, struct ent_buf *out)
{
    const struct cql_plan *p = r->plan;
    uint64_t fewest = UINT64_MAX;
    size_t rarest = 0;
    for (size_t i = 0; i < p->n_chain; i++) {
        uint64_t n = cql_estimate(r, p->chain[i]);
        if (n < fewest) {
            fewest = n;
            rarest = i;
        }
    }
    size_t k = rarest;
    const struct ent_cql_node *word = nth_word(p->body, &k);
    ent_buf_addf(out, "  %zu words in a row; the rarest is ", p->n_chain);
    add_piece(out, p->text, word != NULL ? word->at : 0);
    ent_buf_addf(out, ", at most %" PRIu64 " times: %s\n", fewest,
                 fewest <= r->segment->n_words / 8 ? "by the index, the others are looked at there"
                                                   : "too often for the index, all words are read");
}

static void explain_pattern(struct cql_run *r, struct ent_buf *out)
{
    const struct cql_plan *p = r->plan;
    struct cql_anchors anchors;
    cql_find_anchors(r, p->body, &anchors);
    if (anchors.n == 0) {
        ent_buf_adds(out, "  no word must be there: each position is tried\n");
        return;
    }
    int by_index = anchors.count <= r->segment->n_words / 16;
    ent_buf_addf(out, "  each match holds one of %zu words, at most %" PRIu64 " times: %s\n", anchors.n, anchors.count,
                 by_index ? "by the index" : "too often for the index, all positions are tried");
    for (size_t i = 0; i < anchors.n; i++) {
        const struct cql_anchor *a = &anchors.list[i];
        ent_buf_adds(out, "    ");
        add_piece(out, p->text, a->node->at);
        if (a->high == ENT_CQL_MANY)
            ent_buf_addf(out, ", %u or more words behind the first\n", a->low);
        else
            ent_buf_addf(out, ", %u to %u words behind the first\n", a->low, a->high);
    }
}

enum ent_status ent_cql_explain(const struct ent_corpus *c, const char *query, size_t n,
                                const struct ent_cql_options *options, struct ent_buf *out, struct ent_error *err)
{
    struct ent_cql_options counting = *options;
    struct ent_cql_hits hits = {0};
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    struct cql_plan *plan = NULL;
    struct cql_run run;
    enum ent_status st = cql_prepare(c, query, n, options, &arena, &q, &plan, err);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++) {
        if ((st = cql_run_open(&run, plan, i, err)) != ENT_OK)
            break;
        ent_buf_addf(out, "segment %zu of %zu, %zu words\n", i + 1, ent_corpus_n_segments(c), run.segment->n_words);
        if (plan->n_chain > 0)
            explain_chain(&run, out);
        else
            explain_pattern(&run, out);
        cql_run_close(&run);
    }
    if (st == ENT_OK && plan->n_chain == 0)
        ent_buf_addf(out, "program of %zu steps, %d labels\n", plan->n_program, plan->n_regs);
    cql_plan_free(plan);
    ent_arena_done(&arena);
    counting.count_only = 1;
    if (st == ENT_OK && (st = ent_cql_find(c, query, n, &counting, &hits, err)) == ENT_OK)
        ent_buf_addf(out, "%" PRIu64 " hits\n", hits.n_hits);
    ent_cql_hits_done(&hits);
    return st == ENT_OK ? ent_buf_check(out, err) : st;
}
