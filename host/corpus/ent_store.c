#define _GNU_SOURCE
#include "corpus/ent_store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_hash.h"
#include "base/ent_interrupt.h"

enum { ALIGN = 64, CHUNK = 1 << 20, BYTE_ORDER_MARK = 0x01020304 };

static const char magic[8] = {'E', 'N', 'T', 'E', 'N', 'T', 'E', '\n'};

struct header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t length, directory, n_arrays;
    uint64_t directory_hash;
    uint64_t reserved;
    uint64_t hash; /* of all before it */
};
_Static_assert(sizeof(struct header) == ALIGN, "the header is 64 bytes");
_Static_assert(sizeof(struct ent_array) == 112, "a directory entry is 112 bytes");

/* The hash of an array goes over chunks of a megabyte, so that it can be written as a stream. */
static uint64_t hash_array(const unsigned char *bytes, size_t n)
{
    uint64_t h = 0;
    for (size_t at = 0; at < n; at += CHUNK)
        h = ent_hash(bytes + at, n - at < CHUNK ? n - at : CHUNK, h);
    return h;
}

/* ---- reading ---- */

static enum ent_status check_array(const struct ent_store *s, const struct ent_array *a,
                                   uint64_t directory, struct ent_error *err)
{
    struct ent_packed view;
    uint64_t unit = a->kind == ENT_ARRAY_U32 ? 4 : a->kind == ENT_ARRAY_U64 ? 8 : 1;
    if (memchr(a->name, '\0', sizeof a->name) == NULL || a->offset % ALIGN != 0 ||
        a->offset < sizeof(struct header) || a->offset > directory ||
        a->size > directory - a->offset || directory - a->offset - a->size < 8)
        return ent_fail(err, ENT_EFORMAT, "%s: array %.*s lies outside the file", s->path,
                        ENT_STORE_NAME, a->name);
    if (a->kind == ENT_ARRAY_PACKED ? !ent_packed_view(&view, s->map.data + a->offset, a->size, a->n)
                                    : a->n > SIZE_MAX / unit || a->n * unit != a->size)
        return ent_fail(err, ENT_EFORMAT, "%s: array %s has %llu values in %llu bytes", s->path,
                        a->name, (unsigned long long)a->n, (unsigned long long)a->size);
    return ENT_OK;
}

static enum ent_status check_header(const struct ent_store *s, struct header *h,
                                    struct ent_error *err)
{
    if (s->map.size < sizeof *h)
        return ent_fail(err, ENT_EFORMAT, "%s: cut short: %zu bytes, a header has %zu", s->path,
                        s->map.size, sizeof *h);
    memcpy(h, s->map.data, sizeof *h);
    if (memcmp(h->magic, magic, sizeof magic) != 0)
        return ent_fail(err, ENT_EFORMAT, "%s: not a file of a corpus", s->path);
    if (h->byte_order != BYTE_ORDER_MARK)
        return ent_fail(err, ENT_EVERSION,
                        "%s: written on a machine of another byte order, which this program does not read",
                        s->path);
    if (h->version > ENT_STORE_VERSION)
        return ent_fail(err, ENT_EVERSION,
                        "%s: format %u, made by a newer program; this one reads up to %d", s->path,
                        h->version, ENT_STORE_VERSION);
    if (h->hash != ent_hash(h, offsetof(struct header, hash), 0))
        return ent_fail(err, ENT_EFORMAT, "%s: the header is damaged", s->path);
    if (h->length != s->map.size)
        return ent_fail(err, ENT_EFORMAT, "%s: cut short: %zu bytes, should be %llu", s->path,
                        s->map.size, (unsigned long long)h->length);
    if (h->directory > h->length || h->directory % ALIGN != 0 ||
        (h->length - h->directory) / sizeof(struct ent_array) != h->n_arrays ||
        (h->length - h->directory) % sizeof(struct ent_array) != 0)
        return ent_fail(err, ENT_EFORMAT, "%s: the directory does not fit the file", s->path);
    return ENT_OK;
}

enum ent_status ent_store_open(struct ent_store *s, const char *path, struct ent_error *err)
{
    struct header h;
    *s = (struct ent_store){0};
    enum ent_status st = ent_map_open(&s->map, path, err);
    if (st != ENT_OK)
        return st;
    if ((s->path = ent_strdup(path)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    if (st == ENT_OK)
        st = check_header(s, &h, err);
    if (st == ENT_OK) {
        s->arrays = (const struct ent_array *)(const void *)(s->map.data + h.directory);
        s->n_arrays = (size_t)h.n_arrays;
        if (h.directory_hash != ent_hash(s->arrays, s->n_arrays * sizeof *s->arrays, 0))
            st = ent_fail(err, ENT_EFORMAT, "%s: the directory is damaged", path);
        for (size_t i = 0; st == ENT_OK && i < s->n_arrays; i++)
            st = check_array(s, &s->arrays[i], h.directory, err);
    }
    if (st != ENT_OK)
        ent_store_close(s);
    return st;
}

void ent_store_close(struct ent_store *s)
{
    ent_map_close(&s->map);
    ent_free(s->path);
    *s = (struct ent_store){0};
}

const struct ent_array *ent_store_find(const struct ent_store *s, const char *name,
                                       enum ent_array_kind kind)
{
    for (size_t i = 0; i < s->n_arrays; i++)
        if (s->arrays[i].kind == (uint32_t)kind && strcmp(s->arrays[i].name, name) == 0)
            return &s->arrays[i];
    return NULL;
}

static enum ent_status find_array(const struct ent_store *s, const char *name,
                                  enum ent_array_kind kind, const struct ent_array **a,
                                  struct ent_error *err)
{
    *a = ent_store_find(s, name, kind);
    return *a != NULL ? ENT_OK : ent_fail(err, ENT_EFORMAT, "%s: array %s is missing", s->path, name);
}

enum ent_status ent_store_bytes(const struct ent_store *s, const char *name,
                                const unsigned char **bytes, size_t *size, struct ent_error *err)
{
    const struct ent_array *a;
    enum ent_status st = find_array(s, name, ENT_ARRAY_BYTES, &a, err);
    if (st == ENT_OK) {
        *bytes = s->map.data + a->offset;
        *size = a->size;
    }
    return st;
}

enum ent_status ent_store_u32(const struct ent_store *s, const char *name, const uint32_t **values,
                              size_t *n, struct ent_error *err)
{
    const struct ent_array *a;
    enum ent_status st = find_array(s, name, ENT_ARRAY_U32, &a, err);
    if (st == ENT_OK) {
        *values = (const uint32_t *)(const void *)(s->map.data + a->offset);
        *n = a->n;
    }
    return st;
}

enum ent_status ent_store_u64(const struct ent_store *s, const char *name, const uint64_t **values,
                              size_t *n, struct ent_error *err)
{
    const struct ent_array *a;
    enum ent_status st = find_array(s, name, ENT_ARRAY_U64, &a, err);
    if (st == ENT_OK) {
        *values = (const uint64_t *)(const void *)(s->map.data + a->offset);
        *n = a->n;
    }
    return st;
}

enum ent_status ent_store_packed(const struct ent_store *s, const char *name,
                                 struct ent_packed *view, struct ent_error *err)
{
    const struct ent_array *a;
    enum ent_status st = find_array(s, name, ENT_ARRAY_PACKED, &a, err);
    if (st == ENT_OK && !ent_packed_view(view, s->map.data + a->offset, a->size, a->n))
        st = ent_fail(err, ENT_EFORMAT, "%s: array %s does not fit its size", s->path, name);
    return st;
}

/* Between the arrays there are zeros only. */
static enum ent_status verify_gap(const struct ent_store *s, uint64_t from, uint64_t to,
                                  struct ent_error *err)
{
    for (uint64_t i = from; i < to; i++)
        if (s->map.data[i] != 0)
            return ent_fail(err, ENT_EFORMAT, "%s: byte %llu between arrays is damaged", s->path,
                            (unsigned long long)i);
    return ENT_OK;
}

enum ent_status ent_store_verify(const struct ent_store *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    uint64_t at = sizeof(struct header);
    uint64_t directory = (uint64_t)((const unsigned char *)s->arrays - s->map.data);
    for (size_t i = 0; st == ENT_OK && i < s->n_arrays; i++) {
        const struct ent_array *a = &s->arrays[i];
        if (ent_interrupted())
            return ent_fail_interrupted(err);
        if (a->offset < at)
            return ent_fail(err, ENT_EFORMAT, "%s: array %s overlaps another", s->path, a->name);
        st = verify_gap(s, at, a->offset, err);
        if (st == ENT_OK && hash_array(s->map.data + a->offset, a->size) != a->hash)
            st = ent_fail(err, ENT_EFORMAT, "%s: array %s is damaged (bytes %llu to %llu)", s->path,
                          a->name, (unsigned long long)a->offset,
                          (unsigned long long)a->offset + (unsigned long long)a->size);
        at = a->offset + a->size;
    }
    return st == ENT_OK ? verify_gap(s, at, directory, err) : st;
}

uint64_t ent_store_identity(const struct ent_store *s)
{
    struct header h;
    memcpy(&h, s->map.data, sizeof h);
    return h.hash;
}

/* ---- writing ---- */

static enum ent_status pad(struct ent_store_writer *w, size_t at_least, struct ent_error *err)
{
    static const char zeros[2 * ALIGN];
    size_t n = (ALIGN - (size_t)(w->out.written % ALIGN)) % ALIGN;
    if (n < at_least)
        n += ALIGN;
    return ent_out_write(&w->out, zeros, n, err);
}

enum ent_status ent_store_create(struct ent_store_writer *w, const char *path, struct ent_error *err)
{
    static const struct header blank;
    *w = (struct ent_store_writer){0};
    enum ent_status st = ent_out_open(&w->out, path, err);
    if (st == ENT_OK)
        st = ent_out_write(&w->out, &blank, sizeof blank, err);
    if (st != ENT_OK)
        ent_store_abort(w);
    return st;
}

enum ent_status ent_store_begin(struct ent_store_writer *w, const char *name,
                                enum ent_array_kind kind, struct ent_error *err)
{
    struct ent_array a = {.kind = (uint32_t)kind, .offset = w->out.written};
    enum ent_status st =
        ent_reserve(&w->arrays, &w->cap_arrays, w->n_arrays + 1, sizeof *w->arrays, err);
    if (st != ENT_OK)
        return st;
    if (strlen(name) >= sizeof a.name)
        return ent_fail(err, ENT_ELIMIT, "the name %s is longer than %d bytes", name,
                        ENT_STORE_NAME - 1);
    memcpy(a.name, name, strlen(name));
    w->arrays[w->n_arrays++] = a;
    ent_buf_clear(&w->chunk);
    return ENT_OK;
}

static enum ent_status flush_chunk(struct ent_store_writer *w, struct ent_error *err)
{
    struct ent_array *a = &w->arrays[w->n_arrays - 1];
    a->hash = ent_hash(w->chunk.data, w->chunk.len, a->hash);
    enum ent_status st = ent_out_write(&w->out, w->chunk.data, w->chunk.len, err);
    ent_buf_clear(&w->chunk);
    return st;
}

enum ent_status ent_store_add(struct ent_store_writer *w, const void *bytes, size_t n,
                              struct ent_error *err)
{
    const char *p = bytes;
    enum ent_status st = ENT_OK;
    w->arrays[w->n_arrays - 1].size += n;
    while (st == ENT_OK && n > 0) {
        size_t room = CHUNK - w->chunk.len, take = n < room ? n : room;
        ent_buf_add(&w->chunk, p, take);
        if ((st = ent_buf_check(&w->chunk, err)) != ENT_OK)
            break;
        if (w->chunk.len == CHUNK)
            st = flush_chunk(w, err);
        p += take;
        n -= take;
    }
    return st;
}

enum ent_status ent_store_end(struct ent_store_writer *w, uint64_t n_values, struct ent_error *err)
{
    enum ent_status st = w->chunk.len > 0 ? flush_chunk(w, err) : ENT_OK;
    w->arrays[w->n_arrays - 1].n = n_values;
    return st == ENT_OK ? pad(w, 8, err) : st;
}

enum ent_status ent_store_put(struct ent_store_writer *w, const char *name, enum ent_array_kind kind,
                              const void *bytes, size_t size, uint64_t n_values,
                              struct ent_error *err)
{
    enum ent_status st = ent_store_begin(w, name, kind, err);
    if (st == ENT_OK)
        st = ent_store_add(w, bytes, size, err);
    return st == ENT_OK ? ent_store_end(w, n_values, err) : st;
}

enum ent_status ent_store_put_packed(struct ent_store_writer *w, const char *name,
                                     struct ent_packer *p, struct ent_error *err)
{
    size_t n_blocks = (p->n + ENT_BLOCK_SIZE - 1) / ENT_BLOCK_SIZE;
    enum ent_status st = ent_packer_finish(p, err);
    if (st == ENT_OK)
        st = ent_store_begin(w, name, ENT_ARRAY_PACKED, err);
    if (st == ENT_OK)
        st = ent_store_add(w, p->base, n_blocks * sizeof *p->base, err);
    if (st == ENT_OK)
        st = ent_store_add(w, p->at_width, n_blocks * sizeof *p->at_width, err);
    if (st == ENT_OK)
        st = ent_store_add(w, p->bits, p->n_bits, err);
    return st == ENT_OK ? ent_store_end(w, p->n, err) : st;
}

enum ent_status ent_store_commit(struct ent_store_writer *w, uint64_t *identity,
                                 struct ent_error *err)
{
    struct header h = {.version = ENT_STORE_VERSION, .byte_order = BYTE_ORDER_MARK};
    size_t size = w->n_arrays * sizeof *w->arrays;
    memcpy(h.magic, magic, sizeof magic);
    h.directory = w->out.written;
    h.length = h.directory + size;
    h.n_arrays = w->n_arrays;
    h.directory_hash = ent_hash(w->arrays, size, 0);
    h.hash = ent_hash(&h, offsetof(struct header, hash), 0);
    if (identity != NULL)
        *identity = h.hash;
    enum ent_status st = ent_out_write(&w->out, w->arrays, size, err);
    if (st == ENT_OK && fseek(w->out.file, 0, SEEK_SET) != 0)
        st = ent_fail(err, ENT_EWRITE, "%s: cannot be written: %s", w->out.path, strerror(errno));
    if (st == ENT_OK)
        st = ent_out_write(&w->out, &h, sizeof h, err);
    if (st == ENT_OK)
        st = ent_out_commit(&w->out, err);
    ent_store_abort(w);
    return st;
}

void ent_store_abort(struct ent_store_writer *w)
{
    ent_out_abort(&w->out);
    ent_buf_done(&w->chunk);
    ent_free(w->arrays);
    *w = (struct ent_store_writer){0};
}
