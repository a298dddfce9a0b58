/* Queries of a corpus: segment by segment, in threads, joined. */
#include <string.h>

#include "base/ent_pool.h"
#include "query/ent_cql_run.h"
#include "query/ent_cql_set.h"

enum { CQL_MAX_JOINED = 32 };

enum ent_status cql_prepare(const struct ent_corpus *c, const char *query, size_t n,
                            const struct ent_cql_options *options, struct ent_arena *arena,
                            struct ent_cql_query **q, struct cql_plan **plan, struct ent_error *err)
{
    struct ent_cql_query *where = NULL;
    enum ent_status st = ent_cql_parse(query, n, options->dialect, arena, q, err);
    if (st == ENT_OK && options->where != NULL)
        st = ent_cql_parse_where(options->where, options->n_where, arena, &where, err);
    for (int k = 0; st == ENT_OK && k < options->nth && (*q)->next != NULL; k++)
        *q = (*q)->next;
    return st == ENT_OK ? cql_plan_new(plan, c, arena, *q, where, err) : st;
}

static enum ent_status hand_over(struct ent_cql_hits *out, const struct ent_cql_hits *from,
                                 const struct ent_cql_options *o, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    out->n_hits += from->n_hits;
    out->n_tried += from->n_tried;
    if (o->sink != NULL)
        return o->sink(o->sink_ctx, from->hits, from->n, err);
    if (from->n > 0 && (st = ent_reserve(&out->hits, &out->cap, out->n + from->n, sizeof *out->hits, err)) == ENT_OK) {
        memcpy(out->hits + out->n, from->hits, from->n * sizeof *out->hits);
        out->n += from->n;
    }
    return st;
}

/* ---- several threads: each has a plan of its own, segments come back in order ---- */

struct thread_plan {
    struct ent_arena arena;
    struct cql_plan *plan;
};
struct parallel {
    const struct ent_corpus *corpus;
    const char *query;
    size_t n;
    struct ent_cql_options options; /* of a segment: hits are kept until they are taken */
    struct thread_plan *plans;      /* one a thread */
};
struct segment_job {
    size_t segment;
    struct ent_cql_hits hits;
    enum ent_status status;
    struct ent_error err;
};

static void work(void *ctx, size_t thread, void *job)
{
    struct parallel *p = ctx;
    struct segment_job *j = job;
    struct thread_plan *own = &p->plans[thread];
    struct ent_cql_query *q;
    j->status = own->plan != NULL
                    ? ENT_OK
                    : cql_prepare(p->corpus, p->query, p->n, &p->options, &own->arena, &q, &own->plan, &j->err);
    if (j->status == ENT_OK)
        j->status = cql_eval_segment(own->plan, j->segment, &p->options, &j->hits, &j->err);
}

static enum ent_status run_pool(struct ent_pool *pool, struct segment_job *jobs, size_t n,
                                const struct ent_cql_options *o, struct ent_cql_hits *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct segment_job *j;
    size_t given = 0;
    do {
        while (st == ENT_OK && given < n && !ent_pool_is_full(pool)) {
            jobs[given].segment = given;
            ent_pool_give(pool, &jobs[given++]);
        }
        if ((j = ent_pool_take(pool)) == NULL)
            break;
        if (st == ENT_OK && j->status != ENT_OK) {
            *err = j->err;
            st = j->status;
            ent_pool_cancel(pool);
        }
        if (st == ENT_OK && (st = hand_over(out, &j->hits, o, err)) != ENT_OK)
            ent_pool_cancel(pool);
        ent_cql_hits_done(&j->hits);
    } while (1);
    return st;
}

static enum ent_status find_parallel(const struct ent_corpus *c, const char *query, size_t n,
                                     const struct ent_cql_options *options, struct ent_cql_hits *out,
                                     struct ent_error *err)
{
    struct parallel p = {.corpus = c, .query = query, .n = n, .options = *options};
    size_t n_segments = ent_corpus_n_segments(c), n_threads = options->jobs < n_segments ? options->jobs : n_segments;
    struct segment_job *jobs = ent_calloc(n_segments, sizeof *jobs);
    struct ent_pool *pool = NULL;
    enum ent_status st = ENT_OK;
    p.options.sink = NULL;
    p.plans = ent_calloc(n_threads, sizeof *p.plans);
    if (jobs == NULL || p.plans == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a query");
    if (st == ENT_OK)
        st = ent_pool_open(&pool, n_threads, work, &p, err);
    if (st == ENT_OK)
        st = run_pool(pool, jobs, n_segments, options, out, err);
    ent_pool_close(pool);
    for (size_t i = 0; p.plans != NULL && i < n_threads; i++) {
        cql_plan_free(p.plans[i].plan);
        ent_arena_done(&p.plans[i].arena);
    }
    for (size_t i = 0; jobs != NULL && i < n_segments; i++)
        ent_cql_hits_done(&jobs[i].hits);
    ent_free(p.plans);
    ent_free(jobs);
    return st;
}

/* ---- one query, and several whose hits are joined ---- */

/* The query that options->nth says. */
static enum ent_status find_one(const struct ent_corpus *c, const char *query, size_t n,
                                const struct ent_cql_options *options, struct ent_cql_hits *out,
                                struct ent_error *err)
{
    struct ent_cql_options own = *options;
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    struct cql_plan *plan = NULL;
    size_t n_segments = ent_corpus_n_segments(c);
    enum ent_status st = cql_prepare(c, query, n, options, &arena, &q, &plan, err);
    if (st == ENT_OK && q->cut > 0 && (own.max == 0 || q->cut < own.max))
        own.max = q->cut;
    if (st == ENT_OK && own.jobs > 1 && n_segments > 1 && own.max == 0) {
        st = find_parallel(c, query, n, &own, out, err);
    } else {
        for (size_t i = 0; st == ENT_OK && i < n_segments && (own.max == 0 || out->n_hits < own.max); i++)
            st = cql_eval_segment(plan, i, &own, out, err);
    }
    cql_plan_free(plan);
    ent_arena_done(&arena);
    return st;
}

/* How many queries are joined, and how. */
static enum ent_status list_ops(const char *query, size_t n, enum ent_cql_dialect dialect, enum ent_cql_set_op *ops,
                                int *n_queries, struct ent_error *err)
{
    struct ent_arena arena = {0};
    struct ent_cql_query *q;
    enum ent_status st = ent_cql_parse(query, n, dialect, &arena, &q, err);
    *n_queries = 0;
    for (; st == ENT_OK && q != NULL; q = q->next) {
        if (*n_queries == CQL_MAX_JOINED)
            st = ent_cql_fail(q->text, q->body->at, err, "CQL: at most %d queries can be joined", CQL_MAX_JOINED);
        else
            ops[(*n_queries)++] = q->op;
    }
    ent_arena_done(&arena);
    return st;
}

/* From left to right; what is asked of the whole is done at the end. */
static enum ent_status find_joined(const struct ent_corpus *c, const char *query, size_t n,
                                   const struct ent_cql_options *options, const enum ent_cql_set_op *ops, int n_queries,
                                   struct ent_cql_hits *out, struct ent_error *err)
{
    struct ent_cql_options own = *options;
    struct ent_cql_hits all = {0};
    enum ent_status st = ENT_OK;
    own.max = 0;
    own.count_only = 0;
    own.sink = NULL;
    for (int k = 0; st == ENT_OK && k < n_queries; k++) {
        struct ent_cql_hits one = {0}, joined = {0};
        own.nth = k;
        st = find_one(c, query, n, &own, &one, err);
        if (st == ENT_OK)
            st = ent_cql_combine(&joined, k == 0 ? ENT_CQL_UNION : ops[k], &all, &one, err);
        joined.n_tried = all.n_tried + one.n_tried;
        ent_cql_hits_done(&all);
        ent_cql_hits_done(&one);
        all = joined;
    }
    if (options->max > 0 && all.n >= options->max) {
        all.n = options->max;
        out->more = 1;
    }
    all.n_hits = all.n;
    if (options->count_only)
        all.n = 0;
    if (st == ENT_OK)
        st = hand_over(out, &all, options, err);
    ent_cql_hits_done(&all);
    return st;
}

enum ent_status ent_cql_find(const struct ent_corpus *c, const char *query, size_t n,
                             const struct ent_cql_options *options, struct ent_cql_hits *out, struct ent_error *err)
{
    enum ent_cql_set_op ops[CQL_MAX_JOINED];
    int n_queries;
    enum ent_status st = list_ops(query, n, options->dialect, ops, &n_queries, err);
    if (st != ENT_OK)
        return st;
    return n_queries == 1 ? find_one(c, query, n, options, out, err)
                          : find_joined(c, query, n, options, ops, n_queries, out, err);
}

void ent_cql_hits_done(struct ent_cql_hits *hits)
{
    ent_free(hits->hits);
    *hits = (struct ent_cql_hits){0};
}
