/*
 * ent_mem.h -- memory: allocation that tests can make fail, growing arrays, arenas, buffers
 *
 * All memory of the core comes from here, so that a test can let the n-th allocation fail and see
 * that nothing leaks and nothing is half done.  Sizes are in bytes unless a name says otherwise.
 */
#ifndef ENT_MEM_H
#define ENT_MEM_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/ent_status.h"

/* As malloc, calloc, realloc and free; NULL when memory is out or a test says so. */
void *ent_malloc(size_t size);
void *ent_calloc(size_t n, size_t size);
void *ent_realloc(void *p, size_t size);
void ent_free(void *p);
char *ent_strdup(const char *s);
char *ent_strndup(const char *s, size_t n);

/* A hint: p[0, size) is large and will be read here and there, so let it lie in large pages where the system has them. */
void ent_mem_large_pages(void *p, size_t size);

/* For tests: let the n-th allocation from now fail (1 is the next one), 0 for none.  The count of
 * allocations since the last call is returned.  Not for use with threads. */
uint64_t ent_mem_fail_at(uint64_t n);

/*
 * Make room for 'need' items of 'size' bytes in the array at *items (of *cap items), doubling.
 * On failure the array is as before.
 *
 *     if ((st = ent_reserve(&v->items, &v->cap, v->n + 1, sizeof *v->items, err)) != ENT_OK)
 */
#define ent_reserve(items, cap, need, size, err)                                                   \
    ((need) <= *(cap) ? ENT_OK : ent_grow((void **)(items), (cap), (need), (size), (err)))
ENT_MUST_USE enum ent_status ent_grow(void **items, size_t *cap, size_t need, size_t size,
                                      struct ent_error *err);

/* ---- an arena: many small pieces, freed together ---- */

struct ent_arena {
    struct ent_arena_chunk *chunk;
    size_t used;
};

void *ent_arena_alloc(struct ent_arena *a, size_t size); /* aligned for any type; NULL: out of memory */
char *ent_arena_strndup(struct ent_arena *a, const char *s, size_t n); /* NUL-ended copy */
char *ent_arena_strdup(struct ent_arena *a, const char *s);
char *ent_arena_printf(struct ent_arena *a, const char *format, ...) ENT_PRINTF(2, 3);
void ent_arena_reset(struct ent_arena *a); /* forget all pieces, keep the largest chunk */
void ent_arena_done(struct ent_arena *a);  /* give everything back; a zeroed arena is fine */

/* ---- a growing byte buffer, always ended by a NUL that 'len' does not count ---- */

struct ent_buf {
    char *data; /* NULL while empty and never grown */
    size_t len, cap;
    int failed; /* an append ran out of memory; what was appended since is lost */
    FILE *outlet;            /* where ent_buf_pass() sends what has gathered; NULL: all is kept */
    enum ent_status stopped; /* ENT_EINTR, ENT_EWRITE: why ent_buf_pass() said that there is no use in going on */
    int system_error;        /* errno of ENT_EWRITE */
};

/* Appends return nothing: look at 'failed' once, when done (ent_buf_check makes it a status). */
void ent_buf_add(struct ent_buf *b, const void *bytes, size_t n);
void ent_buf_adds(struct ent_buf *b, const char *s);
void ent_buf_addc(struct ent_buf *b, char c);
void ent_buf_addf(struct ent_buf *b, const char *format, ...) ENT_PRINTF(2, 3);
void ent_buf_clear(struct ent_buf *b);             /* empty, memory kept */
const char *ent_buf_str(const struct ent_buf *b);  /* NUL-ended, "" when empty */
char *ent_buf_take(struct ent_buf *b);             /* the caller's now (ent_free); NULL if failed */
void ent_buf_done(struct ent_buf *b);
ENT_MUST_USE enum ent_status ent_buf_check(const struct ent_buf *b, struct ent_error *err);

/*
 * Between two rows of a long result: is there any use in going on?  What has gathered goes to the outlet,
 * if there is one, so that the result takes little memory however long it is.  Ctrl-C is looked at.
 */
int ent_buf_pass(struct ent_buf *b);
void ent_buf_flush(struct ent_buf *b); /* the rest to the outlet */

#endif
