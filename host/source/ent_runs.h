/*
 * ent_runs.h -- the map from a text to the bytes that it came from, while a reader builds it
 *
 * A reader sees the bytes of struct ent_input, which may themselves be a conversion of the file
 * (see ent_encoding.h).  It says where each stretch of its text stands in those bytes; what is kept
 * leads all the way to the file.
 */
#ifndef ENT_RUNS_H
#define ENT_RUNS_H

#include "source/ent_source.h"

struct ent_runs {
    struct ent_run *runs;
    size_t n, cap;
};

/* Append a run; one that continues the last exactly is joined to it.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_runs_add(struct ent_runs *r, size_t text, uint64_t source,
                                          size_t n_source, int exact, struct ent_error *err);

/*
 * The same for a stretch of text that starts at 'text' and came out of in->bytes[at, at +
 * n_source), carried through in->runs to the file.  Where the file's bytes differ from in->bytes
 * the run becomes inexact and covers every byte of the file that the stretch touches.  n_source 0:
 * put in by us.
 */
ENT_MUST_USE enum ent_status ent_runs_add_through(struct ent_runs *r, const struct ent_input *in,
                                                  size_t text, size_t at, size_t n_source,
                                                  int exact, struct ent_error *err);

void ent_runs_done(struct ent_runs *r); /* a zeroed struct is empty and ready */

#endif
