#define _GNU_SOURCE
#include "base/ent_pool.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>

#include "base/ent_mem.h"

enum state { WAITING, WORKING, DONE };

struct slot {
    void *job;
    enum state state;
};
struct worker {
    struct ent_pool *pool;
    size_t number;
    pthread_t thread;
};
struct ent_pool {
    ent_pool_work *work;
    void *ctx;
    struct worker *workers; /* without the owner */
    size_t n_workers;
    struct slot *slots;     /* a ring: jobs first .. first + n, the oldest first */
    size_t n_slots, first, n;
    size_t next;            /* jobs before this one, counted from 'first', have been begun */
    int is_closing;
    pthread_mutex_t mutex;  /* guards all from 'slots' on */
    pthread_cond_t given, done;
};

size_t ent_pool_cores(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : n > ENT_POOL_MOST ? ENT_POOL_MOST : (size_t)n;
}

static struct slot *slot_at(struct ent_pool *p, size_t i) { return &p->slots[(p->first + i) % p->n_slots]; }

/* Work on the next job that nobody has begun; the mutex is held before and after, not meanwhile. */
static void work_on_next(struct ent_pool *p, size_t thread)
{
    struct slot *s = slot_at(p, p->next++);
    void *job = s->job;
    s->state = WORKING;
    pthread_mutex_unlock(&p->mutex);
    p->work(p->ctx, thread, job);
    pthread_mutex_lock(&p->mutex);
    s->state = DONE;
    pthread_cond_signal(&p->done); /* only the owner waits for it */
}

static void *run(void *arg)
{
    struct worker *w = arg;
    struct ent_pool *p = w->pool;
    pthread_mutex_lock(&p->mutex);
    while (!p->is_closing) {
        if (p->next < p->n)
            work_on_next(p, w->number);
        else
            pthread_cond_wait(&p->given, &p->mutex);
    }
    pthread_mutex_unlock(&p->mutex);
    return NULL;
}

/* Start the workers; signals stay with the thread that handles them. */
static void start_workers(struct ent_pool *p, size_t n)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (; p->n_workers < n; p->n_workers++) {
        struct worker *w = &p->workers[p->n_workers];
        *w = (struct worker){.pool = p, .number = p->n_workers + 1};
        if (pthread_create(&w->thread, NULL, run, w) != 0)
            break;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

enum ent_status ent_pool_open(struct ent_pool **out, size_t n_threads, ent_pool_work *work, void *ctx,
                              struct ent_error *err)
{
    size_t n = n_threads == 0 ? ent_pool_cores() : n_threads > ENT_POOL_MOST ? ENT_POOL_MOST : n_threads;
    struct ent_pool *p = ent_calloc(1, sizeof *p);
    *out = NULL;
    if (p != NULL) {
        p->work = work;
        p->ctx = ctx;
        p->n_slots = n == 1 ? 1 : 3 * n; /* so that who is fast need not wait for who is slow */
        p->slots = ent_calloc(p->n_slots, sizeof *p->slots);
        p->workers = ent_calloc(n, sizeof *p->workers);
    }
    if (p == NULL || p->slots == NULL || p->workers == NULL) {
        if (p != NULL) {
            ent_free(p->slots);
            ent_free(p->workers);
        }
        ent_free(p);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu threads", n);
    }
    pthread_mutex_init(&p->mutex, NULL);
    pthread_cond_init(&p->given, NULL);
    pthread_cond_init(&p->done, NULL);
    start_workers(p, n - 1);
    *out = p;
    return ENT_OK;
}

size_t ent_pool_n_threads(const struct ent_pool *p) { return p->n_workers + 1; }

int ent_pool_is_full(const struct ent_pool *p) { return p->n == p->n_slots; } /* only the owner changes n */

int ent_pool_is_empty(const struct ent_pool *p) { return p->n == 0; }

void ent_pool_give(struct ent_pool *p, void *job)
{
    assert(!ent_pool_is_full(p));
    pthread_mutex_lock(&p->mutex);
    *slot_at(p, p->n++) = (struct slot){job, WAITING};
    pthread_cond_signal(&p->given);
    pthread_mutex_unlock(&p->mutex);
}

void *ent_pool_take(struct ent_pool *p)
{
    if (p->n == 0)
        return NULL;
    pthread_mutex_lock(&p->mutex);
    while (slot_at(p, 0)->state != DONE) {
        if (p->next < p->n)
            work_on_next(p, 0);
        else
            pthread_cond_wait(&p->done, &p->mutex);
    }
    void *job = slot_at(p, 0)->job;
    p->first = (p->first + 1) % p->n_slots;
    p->n--;
    p->next--;
    pthread_mutex_unlock(&p->mutex);
    return job;
}

void ent_pool_cancel(struct ent_pool *p)
{
    pthread_mutex_lock(&p->mutex);
    while (p->next < p->n)
        slot_at(p, p->next++)->state = DONE;
    pthread_mutex_unlock(&p->mutex);
}

enum ent_status ent_pool_each(size_t n_threads, ent_pool_work *work, void *ctx, void *jobs, size_t n, size_t size,
                              struct ent_error *err)
{
    struct ent_pool *p = NULL;
    char *job = jobs;
    if (n <= 1) { /* nothing that another thread could do meanwhile */
        if (n == 1)
            work(ctx, 0, job);
        return ENT_OK;
    }
    enum ent_status st = ent_pool_open(&p, n_threads, work, ctx, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        if (ent_pool_is_full(p))
            (void)ent_pool_take(p);
        ent_pool_give(p, job + i * size);
    }
    while (st == ENT_OK && ent_pool_take(p) != NULL)
        ;
    ent_pool_close(p);
    return st;
}

void ent_pool_close(struct ent_pool *p)
{
    if (p == NULL)
        return;
    ent_pool_cancel(p);
    pthread_mutex_lock(&p->mutex);
    p->is_closing = 1;
    pthread_cond_broadcast(&p->given);
    pthread_mutex_unlock(&p->mutex);
    for (size_t i = 0; i < p->n_workers; i++)
        pthread_join(p->workers[i].thread, NULL);
    pthread_mutex_destroy(&p->mutex);
    pthread_cond_destroy(&p->given);
    pthread_cond_destroy(&p->done);
    ent_free(p->slots);
    ent_free(p->workers);
    ent_free(p);
}
