/*
 * bench.h -- what all benchmarks share: clocks, medians, peak memory
 *
 * For one file each; nothing but the C library.  Include it first: it asks for GNU's names.
 */
#ifndef BENCH_H
#define BENCH_H

#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { BENCH_RUNS = 5 };

static inline double bench_clock(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds of the processor that this process took; seconds that went by. */
static inline double bench_cpu(void) { return bench_clock(CLOCK_PROCESS_CPUTIME_ID); }
static inline double bench_wall(void) { return bench_clock(CLOCK_MONOTONIC); }

static inline int bench_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Of BENCH_RUNS values, which it sorts. */
static inline double bench_median(double *values)
{
    qsort(values, BENCH_RUNS, sizeof *values, bench_compare);
    return values[BENCH_RUNS / 2];
}

/* The most memory that this process had at once, mapped files among it, in MiB. */
static inline double bench_peak(void)
{
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)use.ru_maxrss / 1024;
}

/* ---- memory that is not of mapped files: looked at every two milliseconds, by a thread beside what runs ---- */

static volatile int bench_watching;

static inline double bench_own(void) /* now, in MiB */
{
    char line[256];
    double kib = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f != NULL && kib == 0 && fgets(line, sizeof line, f) != NULL)
        (void)sscanf(line, "RssAnon: %lf", &kib);
    if (f != NULL)
        fclose(f);
    return kib / 1024;
}

static inline void *bench_watch(void *most)
{
    const struct timespec pause = {0, 2000000};
    while (bench_watching) {
        double own = bench_own();
        if (own > *(double *)most)
            *(double *)most = own;
        nanosleep(&pause, NULL);
    }
    return NULL;
}

/* What run(ctx) takes at most beyond what there is before it, in MiB.  Not for a run that is timed. */
static inline double bench_memory(void (*run)(const void *ctx), const void *ctx)
{
    pthread_t watcher;
    malloc_trim(0);
    double before = bench_own(), most = before;
    bench_watching = 1;
    if (pthread_create(&watcher, NULL, bench_watch, &most) != 0)
        return -1;
    run(ctx);
    bench_watching = 0;
    pthread_join(watcher, NULL);
    return most - before;
}

static inline void *bench_need(void *p)
{
    if (p == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return p;
}

#endif
