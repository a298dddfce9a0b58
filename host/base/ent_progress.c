#define _GNU_SOURCE
#include "base/ent_progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void ent_progress_start(struct ent_progress *p, const char *what, uint64_t total)
{
    const char *term = getenv("TERM");
    p->what = what;
    p->total = total;
    p->shown = isatty(STDERR_FILENO) && term != NULL && strcmp(term, "dumb") != 0;
    p->started = p->last = now_ms();
}

void ent_progress_at(struct ent_progress *p, uint64_t done, const char *note)
{
    enum { WIDTH = 24 };
    char bar[WIDTH + 1];
    if (!p->shown)
        return;
    int64_t now = now_ms();
    if (now - p->last < 100)
        return;
    p->last = now;
    if (p->total == 0) {
        fprintf(stderr, "\r\033[K%s %llu %s", p->what, (unsigned long long)done, note ? note : "");
        return;
    }
    if (done > p->total)
        done = p->total;
    int full = (int)(done * WIDTH / p->total);
    memset(bar, '.', WIDTH);
    memset(bar, '#', (size_t)full);
    bar[WIDTH] = '\0';
    double left = done == 0 ? 0 : (double)(now - p->started) * (double)(p->total - done) / (double)done;
    fprintf(stderr, "\r\033[K%s [%s] %3d%%  %.0f s left  %.40s", p->what, bar,
            (int)(done * 100 / p->total), left / 1000, note ? note : "");
}

void ent_progress_end(struct ent_progress *p)
{
    if (p->shown && p->last != p->started)
        fputs("\r\033[K", stderr);
    p->shown = 0;
}
