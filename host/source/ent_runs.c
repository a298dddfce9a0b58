#include "source/ent_runs.h"

#include <assert.h>

enum ent_status ent_runs_add(struct ent_runs *r, size_t text, uint64_t source, size_t n_source,
                             int exact, struct ent_error *err)
{
    struct ent_run *last = r->n > 0 ? &r->runs[r->n - 1] : NULL;
    if (last != NULL && exact && last->exact && last->source + last->n_source == source &&
        (size_t)last->text + last->n_source == text && n_source <= UINT32_MAX - last->n_source) {
        last->n_source += (uint32_t)n_source;
        return ENT_OK;
    }
    if (text > UINT32_MAX || n_source > UINT32_MAX)
        return ent_fail(err, ENT_ELIMIT, "a text of more than 4 GiB");
    enum ent_status st = ent_reserve(&r->runs, &r->cap, r->n + 1, sizeof *r->runs, err);
    if (st != ENT_OK)
        return st;
    assert(r->runs != NULL);
    r->runs[r->n++] = (struct ent_run){(uint32_t)text, (uint32_t)n_source, source, exact != 0};
    return ENT_OK;
}

/* The last run of the input that starts at or before byte 'at'. */
static size_t find_run(const struct ent_input *in, size_t at)
{
    size_t low = 0, high = in->n_runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (in->runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t run_end(const struct ent_input *in, size_t k)
{
    return k + 1 < in->n_runs ? in->runs[k + 1].text : in->n;
}

/* Where byte 'at' of the input begins in the file, or (is_end) where the byte before it ends. */
static uint64_t source_of(const struct ent_input *in, size_t at, int is_end)
{
    const struct ent_run *run = &in->runs[find_run(in, is_end && at > 0 ? at - 1 : at)];
    if (run->exact && at >= run->text)
        return run->source + (at - run->text);
    return is_end ? run->source + run->n_source : run->source;
}

enum ent_status ent_runs_add_through(struct ent_runs *r, const struct ent_input *in, size_t text,
                                     size_t at, size_t n_source, int exact, struct ent_error *err)
{
    if (in->n_runs == 0)
        return ent_runs_add(r, text, at, n_source, exact, err);
    if (n_source == 0 || !exact) {
        uint64_t start = source_of(in, at, 0);
        uint64_t end = n_source == 0 ? start : source_of(in, at + n_source, 1);
        return ent_runs_add(r, text, start, (size_t)(end - start), 0, err);
    }
    enum ent_status st = ENT_OK;
    size_t end = at + n_source;
    for (size_t k = find_run(in, at); st == ENT_OK && at < end; k++) {
        const struct ent_run *run = &in->runs[k];
        size_t stop = run_end(in, k) < end ? run_end(in, k) : end;
        if (run->exact)
            st = ent_runs_add(r, text, run->source + (at - run->text), stop - at, 1, err);
        else
            st = ent_runs_add(r, text, run->source, run->n_source, 0, err);
        text += stop - at;
        at = stop;
    }
    return st;
}

void ent_runs_done(struct ent_runs *r)
{
    ent_free(r->runs);
    *r = (struct ent_runs){0};
}
