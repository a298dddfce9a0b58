/*
 * ent_pool.h -- jobs that several threads work on and that come back in the order they were given
 *
 *     give, give, give ...  --threads: work()-->  take, take, take ...
 *
 * One thread, the owner, gives and takes; while the job that it waits for is still being worked on, it works
 * on another one itself.  A pool of one thread is therefore the owner alone, and what comes out is the same
 * for any number of threads as long as work() looks at nothing but its job.
 */
#ifndef ENT_POOL_H
#define ENT_POOL_H

#include <stddef.h>

#include "base/ent_status.h"

struct ent_pool;

/* 'thread' is below the number of threads and never the same for two jobs at once: scratch may hang on it. */
typedef void ent_pool_work(void *ctx, size_t thread, void *job);

enum { ENT_POOL_MOST = 256 }; /* threads */

/* Threads that this process may keep busy at once, at least 1. */
size_t ent_pool_cores(void);

/*
 * A pool of n_threads, the owner among them (0: ent_pool_cores()); where the system gives fewer, of those.
 * ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_pool_open(struct ent_pool **out, size_t n_threads, ent_pool_work *work,
                                           void *ctx, struct ent_error *err);

size_t ent_pool_n_threads(const struct ent_pool *p);

/* The oldest job must be taken before another is given. */
int ent_pool_is_full(const struct ent_pool *p);
int ent_pool_is_empty(const struct ent_pool *p);
void ent_pool_give(struct ent_pool *p, void *job);

/* The oldest job once it is worked on; NULL: none is left. */
void *ent_pool_take(struct ent_pool *p);

/* Jobs that nobody has begun come back from ent_pool_take() as they were given. */
void ent_pool_cancel(struct ent_pool *p);

/* Work on n jobs of 'size' bytes each, which lie one behind the other, and wait for all.  ENT_ENOMEM: nothing was done. */
ENT_MUST_USE enum ent_status ent_pool_each(size_t n_threads, ent_pool_work *work, void *ctx, void *jobs, size_t n,
                                           size_t size, struct ent_error *err);

/* Cancel, wait for the threads and end them; jobs not taken are the owner's trouble.  NULL is fine. */
void ent_pool_close(struct ent_pool *p);

#endif
