/*
 * ent_progress.h -- a progress bar on standard error, only where that is a terminal
 */
#ifndef ENT_PROGRESS_H
#define ENT_PROGRESS_H

#include <stdint.h>

struct ent_progress {
    const char *what;     /* "ingest": stands before the bar */
    uint64_t total;       /* 0: not known, only the count is shown */
    int shown;            /* a terminal, and TERM is not dumb */
    int64_t started, last; /* ms */
};

void ent_progress_start(struct ent_progress *p, const char *what, uint64_t total);
/* Cheap: draws at most ten times a second, with the time that is left.  'note' may be NULL. */
void ent_progress_at(struct ent_progress *p, uint64_t done, const char *note);
void ent_progress_end(struct ent_progress *p); /* wipes the line */

#endif
