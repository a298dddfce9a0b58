#define _DEFAULT_SOURCE /* madvise */
#include "base/ent_mem.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/ent_interrupt.h"

static atomic_uint_fast64_t allocations, fail_at;

uint64_t ent_mem_fail_at(uint64_t n)
{
    uint64_t seen = atomic_exchange(&allocations, 0);
    atomic_store(&fail_at, n);
    return seen;
}

/* One relaxed add on the way to malloc: what it costs is lost beside malloc itself. */
static int must_fail(void)
{
    uint64_t n = atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed) + 1;
    return n == atomic_load_explicit(&fail_at, memory_order_relaxed);
}

void *ent_malloc(size_t size) { return must_fail() ? NULL : malloc(size ? size : 1); }

void *ent_calloc(size_t n, size_t size)
{
    return must_fail() ? NULL : calloc(n ? n : 1, size ? size : 1);
}

void *ent_realloc(void *p, size_t size) { return must_fail() ? NULL : realloc(p, size ? size : 1); }

void ent_free(void *p) { free(p); }

void ent_mem_large_pages(void *p, size_t size)
{
    enum { PAGE = 2 << 20 };
    uintptr_t from = ((uintptr_t)p + PAGE - 1) / PAGE * PAGE, to = ((uintptr_t)p + size) / PAGE * PAGE;
    if (p != NULL && to > from)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
}

char *ent_strdup(const char *s) { return ent_strndup(s, strlen(s)); }

char *ent_strndup(const char *s, size_t n)
{
    char *copy = ent_malloc(n + 1);
    if (copy != NULL) {
        memcpy(copy, s, n);
        copy[n] = '\0';
    }
    return copy;
}

enum ent_status ent_grow(void **items, size_t *cap, size_t need, size_t size, struct ent_error *err)
{
    size_t want = *cap ? *cap : 16;
    while (want < need) {
        if (want > SIZE_MAX / 2 / size)
            return ent_fail(err, ENT_ENOMEM, "out of memory for %zu items of %zu bytes", need, size);
        want *= 2;
    }
    void *grown = ent_realloc(*items, want * size);
    if (grown == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu items of %zu bytes", need, size);
    *items = grown;
    *cap = want;
    return ENT_OK;
}

/* ---- arena ---- */

struct ent_arena_chunk {
    struct ent_arena_chunk *next;
    size_t size;
    max_align_t data[];
};

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20 };

/* Strings lie close together: of a gazetteer they are most of the memory. */
static void *arena_take(struct ent_arena *a, size_t size, size_t align)
{
    if (size > SIZE_MAX - align - sizeof(struct ent_arena_chunk))
        return NULL;
    size_t at = (a->used + align - 1) / align * align;
    if (a->chunk == NULL || a->chunk->size < at || a->chunk->size - at < size) {
        size_t want = a->chunk == NULL ? FIRST_CHUNK : a->chunk->size * 2;
        if (want > LARGEST_CHUNK)
            want = LARGEST_CHUNK;
        if (want < size)
            want = size;
        struct ent_arena_chunk *c = ent_malloc(sizeof *c + want);
        if (c == NULL)
            return NULL;
        c->next = a->chunk;
        c->size = want;
        a->chunk = c;
        at = 0;
    }
    a->used = at + size;
    return (char *)a->chunk->data + at;
}

void *ent_arena_alloc(struct ent_arena *a, size_t size) { return arena_take(a, size, _Alignof(max_align_t)); }

char *ent_arena_strndup(struct ent_arena *a, const char *s, size_t n)
{
    char *copy = arena_take(a, n + 1, 1);
    if (copy != NULL) {
        memcpy(copy, s, n);
        copy[n] = '\0';
    }
    return copy;
}

char *ent_arena_strdup(struct ent_arena *a, const char *s)
{
    return ent_arena_strndup(a, s, strlen(s));
}

char *ent_arena_printf(struct ent_arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *s = n < 0 ? NULL : arena_take(a, (size_t)n + 1, 1);
    if (s != NULL) {
        va_start(args, format);
        vsnprintf(s, (size_t)n + 1, format, args);
        va_end(args);
    }
    return s;
}

void ent_arena_reset(struct ent_arena *a)
{
    struct ent_arena_chunk *keep = a->chunk;
    if (keep == NULL)
        return;
    for (struct ent_arena_chunk *c = keep->next, *next; c != NULL; c = next) {
        next = c->next;
        if (c->size > keep->size) {
            ent_free(keep);
            keep = c;
        } else {
            ent_free(c);
        }
    }
    keep->next = NULL;
    a->chunk = keep;
    a->used = 0;
}

void ent_arena_done(struct ent_arena *a)
{
    for (struct ent_arena_chunk *c = a->chunk, *next; c != NULL; c = next) {
        next = c->next;
        ent_free(c);
    }
    a->chunk = NULL;
    a->used = 0;
}

/* ---- buffer ---- */

static int buf_room(struct ent_buf *b, size_t n)
{
    if (b->failed || n > SIZE_MAX - b->len - 1) {
        b->failed = 1;
        return 0;
    }
    if (ent_reserve(&b->data, &b->cap, b->len + n + 1, 1, NULL) != ENT_OK)
        b->failed = 1;
    return !b->failed;
}

void ent_buf_add(struct ent_buf *b, const void *bytes, size_t n)
{
    if (!buf_room(b, n))
        return;
    if (n > 0)
        memcpy(b->data + b->len, bytes, n);
    b->len += n;
    b->data[b->len] = '\0';
}

void ent_buf_adds(struct ent_buf *b, const char *s) { ent_buf_add(b, s, strlen(s)); }

void ent_buf_addc(struct ent_buf *b, char c) { ent_buf_add(b, &c, 1); }

void ent_buf_addf(struct ent_buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 || !buf_room(b, (size_t)n))
        return;
    va_start(args, format);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, args);
    va_end(args);
    b->len += (size_t)n;
}

void ent_buf_clear(struct ent_buf *b)
{
    b->len = 0;
    b->failed = 0;
    if (b->data != NULL)
        b->data[0] = '\0';
}

const char *ent_buf_str(const struct ent_buf *b) { return b->data != NULL ? b->data : ""; }

char *ent_buf_take(struct ent_buf *b)
{
    char *s = NULL;
    if (!b->failed && buf_room(b, 0)) {
        s = b->data;
        s[b->len] = '\0';
        b->data = NULL;
        b->cap = 0;
    }
    ent_buf_done(b);
    return s;
}

void ent_buf_done(struct ent_buf *b)
{
    ent_free(b->data);
    *b = (struct ent_buf){0};
}

enum ent_status ent_buf_check(const struct ent_buf *b, struct ent_error *err)
{
    if (b->stopped == ENT_EINTR)
        return ent_fail_interrupted(err);
    if (b->stopped == ENT_EWRITE)
        return ent_fail(err, ENT_EWRITE, "cannot be written: %s", strerror(b->system_error));
    return b->failed ? ent_fail(err, ENT_ENOMEM, "out of memory after %zu bytes", b->len) : ENT_OK;
}

void ent_buf_flush(struct ent_buf *b)
{
    if (b->outlet == NULL || b->stopped != ENT_OK || b->len == 0)
        return;
    if (fwrite(b->data, 1, b->len, b->outlet) != b->len) {
        b->stopped = ENT_EWRITE;
        b->system_error = errno;
    }
    b->len = 0;
}

int ent_buf_pass(struct ent_buf *b)
{
    enum { CHUNK = 1 << 16 };
    if (ent_interrupted())
        b->stopped = ENT_EINTR;
    else if (b->len >= CHUNK)
        ent_buf_flush(b);
    return b->stopped == ENT_OK && !b->failed;
}
