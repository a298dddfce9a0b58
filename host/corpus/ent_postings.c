#include "corpus/ent_postings.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_pool.h"

enum { ONE_HEAD = 5, ENTRY = 8 }; /* u32 first + u8 width; u32 first + u32 offset */

static uint32_t load32(const unsigned char *p)
{
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}

/* ---- reading ---- */

enum ent_status ent_postings_open(struct ent_postings *p, const struct ent_store *file,
                                  const char *attribute, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    enum ent_status st;
    snprintf(name, sizeof name, "%s.post.ids", attribute);
    if ((st = ent_store_packed(file, name, &p->ids, err)) != ENT_OK)
        return st;
    snprintf(name, sizeof name, "%s.post.sums", attribute);
    if ((st = ent_store_packed(file, name, &p->sums, err)) != ENT_OK)
        return st;
    snprintf(name, sizeof name, "%s.post.at", attribute);
    if ((st = ent_store_packed(file, name, &p->at, err)) != ENT_OK)
        return st;
    snprintf(name, sizeof name, "%s.post.bytes", attribute);
    if ((st = ent_store_bytes(file, name, &p->bytes, &p->size, err)) != ENT_OK)
        return st;
    if (p->sums.n != p->ids.n + 1 || p->at.n != p->ids.n)
        return ent_fail(err, ENT_EFORMAT, "%s: the postings of %s do not fit together", file->path,
                        attribute);
    return ENT_OK;
}

/* Where the id stands among those that occur; p->ids.n if it does not. */
static size_t find_id(const struct ent_postings *p, uint32_t id)
{
    if (id < p->ids.n && ent_packed_get(&p->ids, id) == id)
        return id; /* ids rise: all before it occur, as they do in a corpus of one segment */
    size_t i = ent_packed_upper(&p->ids, id);
    return i > 0 && ent_packed_get(&p->ids, i - 1) == id ? i - 1 : p->ids.n;
}

static uint32_t count_at(const struct ent_postings *p, size_t i)
{
    uint64_t n = ent_packed_get(&p->sums, i + 1) - ent_packed_get(&p->sums, i);
    return n > UINT32_MAX ? 0 : (uint32_t)n;
}

uint32_t ent_postings_count(const struct ent_postings *p, uint32_t id)
{
    size_t i = find_id(p, id);
    return i < p->ids.n ? count_at(p, i) : 0;
}

static uint32_t block_first(const struct ent_posting_list *l, uint32_t block)
{
    return load32(l->list + (l->n_blocks == 1 ? 0 : (size_t)block * ENTRY));
}

/* Unpack a block; a damaged one ends the list. */
static void unpack(struct ent_posting_list *l, uint32_t block)
{
    const unsigned char *p = l->list;
    uint32_t position = block_first(l, block);
    uint32_t k = block + 1 < l->n_blocks ? ENT_BLOCK_SIZE : l->n - block * ENT_BLOCK_SIZE;
    size_t offset = l->n_blocks == 1 ? ONE_HEAD - 1 : load32(p + (size_t)block * ENTRY + 4);
    size_t room = (size_t)(l->end - p);

    l->block = block;
    l->at = 0;
    l->in_block = 0;
    if (offset >= room || p[offset] > 32 ||
        (size_t)(k - 1) * p[offset] > (room - offset - 1) * 8) {
        l->n_blocks = 0;
        return;
    }
    const unsigned char *bits = p + offset + 1;
    uint32_t width = p[offset];
    uint64_t mask = (1ull << width) - 1;
    l->positions[0] = position;
    if (k == ENT_BLOCK_SIZE && room - offset - 1 >= 16 * (size_t)width) { /* a whole one, and nothing is read behind the file */
        uint32_t gaps[ENT_BLOCK_SIZE];
        if (ent_bits_take(bits, (int)width, gaps)) {
            for (uint32_t i = 1; i < k; i++)
                l->positions[i] = position += gaps[i - 1] + 1;
            l->in_block = k;
            return;
        }
    }
    for (uint32_t i = 1, bit = 0; i < k; i++, bit += width) {
        uint64_t word;
        memcpy(&word, bits + bit / 8, 8);
        position += (uint32_t)(word >> bit % 8 & mask) + 1;
        l->positions[i] = position;
    }
    l->in_block = k;
}

void ent_postings_list_at(const struct ent_postings *p, size_t i, struct ent_posting_list *l)
{
    l->n = l->n_blocks = l->block = l->in_block = l->at = 0;
    if (i >= p->ids.n)
        return;
    uint32_t n = count_at(p, i);
    uint64_t at = ent_packed_get(&p->at, i);
    uint32_t n_blocks = n / ENT_BLOCK_SIZE + (n % ENT_BLOCK_SIZE != 0);
    if (n == 0 || at > p->size || (n_blocks == 1 ? ONE_HEAD : (uint64_t)n_blocks * ENTRY) > p->size - at)
        return; /* damaged */
    l->list = p->bytes + at;
    l->end = p->bytes + p->size;
    l->n = n;
    l->n_blocks = n_blocks;
    unpack(l, 0);
}

void ent_postings_list(const struct ent_postings *p, uint32_t id, struct ent_posting_list *l)
{
    ent_postings_list_at(p, find_id(p, id), l);
}

int ent_posting_load(struct ent_posting_list *l)
{
    if (l->block + 1 >= l->n_blocks) {
        l->at = l->in_block;
        return 0;
    }
    unpack(l, l->block + 1);
    return l->in_block > 0;
}

uint32_t ent_posting_next(struct ent_posting_list *l)
{
    if (l->at >= l->in_block && !ent_posting_load(l))
        return ENT_NO_POSITION;
    return l->positions[l->at++];
}

uint32_t ent_posting_seek(struct ent_posting_list *l, uint32_t target)
{
    uint32_t block = l->block, step = 1;
    if (l->n_blocks == 0)
        return ENT_NO_POSITION;
    /* gallop over the blocks that begin at or before the target, then bisect the last stride */
    while (block + step < l->n_blocks && block_first(l, block + step) <= target) {
        block += step;
        step *= 2;
    }
    while (step > 1) {
        step /= 2;
        if (block + step < l->n_blocks && block_first(l, block + step) <= target)
            block += step;
    }
    if (block != l->block)
        unpack(l, block);
    while (l->at < l->in_block && l->positions[l->at] < target)
        l->at++;
    return ent_posting_next(l);
}

/* ---- writing ---- */

static size_t put_block(unsigned char *out, const uint32_t *positions, uint32_t k)
{
    uint64_t gaps[ENT_BLOCK_SIZE], all = 0;
    for (uint32_t i = 1; i < k; i++) {
        gaps[i - 1] = positions[i] - positions[i - 1] - 1;
        all |= gaps[i - 1];
    }
    int width = ent_bit_width(all);
    *out = (unsigned char)width;
    ent_bits_put(out + 1, gaps, k - 1, width);
    return 1 + ((size_t)(k - 1) * (size_t)width + 7) / 8;
}

static void put_list(struct ent_buf *out, const uint32_t *positions, uint32_t n)
{
    unsigned char block[1 + ENT_BLOCK_SIZE * 4 + 8];
    uint32_t n_blocks = n / ENT_BLOCK_SIZE + (n % ENT_BLOCK_SIZE != 0);
    size_t start = out->len;

    if (n_blocks == 1) {
        ent_buf_add(out, positions, 4);
        ent_buf_add(out, block, put_block(block, positions, n));
        return;
    }
    for (uint32_t b = 0; b < n_blocks; b++)
        ent_buf_add(out, (uint32_t[]){positions[(size_t)b * ENT_BLOCK_SIZE], 0}, ENTRY);
    for (uint32_t b = 0; b < n_blocks; b++) {
        uint32_t done = b * ENT_BLOCK_SIZE, k = n - done < ENT_BLOCK_SIZE ? n - done : ENT_BLOCK_SIZE;
        uint32_t offset = (uint32_t)(out->len - start);
        if (!out->failed)
            memcpy(out->data + start + (size_t)b * ENTRY + 4, &offset, 4);
        ent_buf_add(out, block, put_block(block, positions + done, k));
    }
}

/*
 * The positions are sorted by id (counting sort), each thread with a part of the column; then each makes the lists of some ids
 * at a time, and the owner writes these down in order.
 */
enum {
    MOST_PARTS = 16,
    SMALLEST_PART = 1 << 15, /* words: less is done before another thread has begun */
    LISTS = 1 << 18          /* positions whose lists are made at a time */
};

struct part { /* of the column */
    size_t first, end;
    uint32_t *next; /* of an id: how often it stands here, then where its next position goes */
    enum ent_status st;
    struct ent_error err;
};
struct lists { /* of ids first .. end */
    uint32_t first, end;
    struct ent_buf bytes;
    struct ent_packer at; /* where each list begins in these */
    enum ent_status st;
    struct ent_error err;
};
struct index {
    const struct ent_packed *column;
    uint32_t n_ids, empty;
    size_t n_threads;
    struct part parts[MOST_PARTS];
    size_t n_parts;
    uint32_t *starts, *positions; /* starts[id] .. starts[id + 1]: where the positions of an id are */
    struct ent_packer ids, sums, at;
    uint64_t sum, written;        /* positions and bytes so far */
};

static enum ent_status divide_column(struct index *x, struct ent_error *err)
{
    size_t n = x->column->n, most = n / (4 * (size_t)x->n_ids + 1);
    x->n_parts = x->n_threads < MOST_PARTS ? x->n_threads : MOST_PARTS;
    if (x->n_parts > most)
        x->n_parts = most;
    if (x->n_parts > n / SMALLEST_PART)
        x->n_parts = n / SMALLEST_PART;
    if (x->n_parts == 0)
        x->n_parts = 1;
    x->starts = ent_malloc(((size_t)x->n_ids + 1) * sizeof *x->starts);
    x->positions = ent_malloc(n * sizeof *x->positions);
    int is_there = x->starts != NULL && x->positions != NULL;
    for (size_t i = 0; i < x->n_parts; i++) {
        struct part *p = &x->parts[i];
        *p = (struct part){.first = n / x->n_parts * i, .end = i + 1 < x->n_parts ? n / x->n_parts * (i + 1) : n};
        p->next = ent_calloc((size_t)x->n_ids + 1, sizeof *p->next);
        is_there = is_there && p->next != NULL;
    }
    return is_there ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for the index of %zu words", n);
}

/* Count the ids of a part, or put each of its positions where it belongs. */
static enum ent_status go_through(const struct ent_packed *column, struct part *p, uint32_t *positions)
{
    uint32_t ids[8 * ENT_BLOCK_SIZE], *next = p->next;
    const size_t stride = sizeof ids / sizeof *ids;
    for (size_t i = p->first, round = 0; i < p->end; i += stride, round++) {
        size_t k = p->end - i < stride ? p->end - i : stride;
        if (round % 1024 == 0 && ent_interrupted())
            return ent_fail_interrupted(&p->err);
        ent_packed_read(column, i, k, ids);
        if (positions == NULL)
            for (size_t j = 0; j < k; j++)
                next[ids[j]]++;
        else
            for (size_t j = 0; j < k; j++)
                positions[next[ids[j]]++] = (uint32_t)(i + j);
    }
    return ENT_OK;
}

static void count(void *ctx, size_t thread, void *job)
{
    const struct index *x = ctx;
    struct part *p = job;
    (void)thread;
    p->st = go_through(x->column, p, NULL);
}

static void sort(void *ctx, size_t thread, void *job)
{
    const struct index *x = ctx;
    struct part *p = job;
    (void)thread;
    p->st = go_through(x->column, p, x->positions);
}

/* An id's positions in the first part come first, then those in the second, and so on. */
static void find_starts(struct index *x)
{
    uint32_t sum = 0;
    for (uint32_t id = 0; id < x->n_ids; id++) {
        x->starts[id] = sum;
        for (size_t i = 0; i < x->n_parts; i++) {
            uint32_t here = x->parts[i].next[id];
            x->parts[i].next[id] = sum;
            sum += here;
        }
    }
    x->starts[x->n_ids] = sum;
}

static enum ent_status on_parts(struct index *x, ent_pool_work *work, struct ent_error *err)
{
    enum ent_status st = ent_pool_each(x->n_threads, work, x, x->parts, x->n_parts, sizeof *x->parts, err);
    for (size_t i = 0; st == ENT_OK && i < x->n_parts; i++)
        if ((st = x->parts[i].st) != ENT_OK && err != NULL)
            *err = x->parts[i].err;
    return st;
}

static enum ent_status sort_positions(struct index *x, struct ent_error *err)
{
    enum ent_status st = on_parts(x, count, err);
    if (st != ENT_OK)
        return st;
    find_starts(x);
    return on_parts(x, sort, err);
}

static void make_lists(void *ctx, size_t thread, void *job)
{
    const struct index *x = ctx;
    struct lists *l = job;
    (void)thread;
    for (uint32_t id = l->first; l->st == ENT_OK && id < l->end; id++) {
        uint32_t n = x->starts[id + 1] - x->starts[id];
        if (n == 0 || id == x->empty)
            continue;
        l->st = ent_packer_add(&l->at, l->bytes.len, &l->err);
        put_list(&l->bytes, x->positions + x->starts[id], n);
    }
    if (l->st == ENT_OK)
        l->st = ent_buf_check(&l->bytes, &l->err);
}

static enum ent_status write_lists(struct index *x, struct ent_store_writer *w, struct lists *l, struct ent_error *err)
{
    enum ent_status st = l->st;
    if (st != ENT_OK && err != NULL)
        *err = l->err;
    for (uint32_t id = l->first; st == ENT_OK && id < l->end; id++) {
        uint32_t n = x->starts[id + 1] - x->starts[id];
        if (n == 0 || id == x->empty)
            continue;
        if ((st = ent_packer_add(&x->ids, id, err)) == ENT_OK)
            st = ent_packer_add(&x->sums, x->sum, err);
        x->sum += n;
    }
    if (st == ENT_OK)
        st = ent_packer_append(&x->at, &l->at, NULL, x->written, err);
    if (st == ENT_OK)
        st = ent_store_add(w, l->bytes.data, l->bytes.len, err);
    x->written += l->bytes.len;
    return st;
}

static void free_lists(struct lists *l)
{
    if (l == NULL)
        return;
    ent_buf_done(&l->bytes);
    ent_packer_done(&l->at);
    ent_free(l);
}

/* The next ids whose lists are worth a job, from *first on. */
static struct lists *next_lists(const struct index *x, uint32_t *first)
{
    struct lists *l = ent_calloc(1, sizeof *l);
    uint32_t id = *first;
    if (l == NULL)
        return NULL;
    while (id < x->n_ids && x->starts[id] - x->starts[*first] < LISTS)
        id++;
    l->first = *first;
    l->end = *first = id;
    return l;
}

static enum ent_status make_all_lists(struct index *x, struct ent_store_writer *w, struct ent_error *err)
{
    struct ent_pool *pool;
    struct lists *l;
    size_t n_threads = x->column->n > 2 * (size_t)LISTS ? x->n_threads : 1;
    enum ent_status st = ent_pool_open(&pool, n_threads, make_lists, x, err);
    if (st != ENT_OK)
        return st;
    for (uint32_t id = 0; st == ENT_OK && id < x->n_ids;) {
        if (ent_pool_is_full(pool)) {
            l = ent_pool_take(pool);
            st = write_lists(x, w, l, err);
            free_lists(l);
        }
        if (st == ENT_OK && (l = next_lists(x, &id)) != NULL)
            ent_pool_give(pool, l);
        else if (st == ENT_OK)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for the index of %zu words", x->column->n);
    }
    if (st != ENT_OK)
        ent_pool_cancel(pool);
    while ((l = ent_pool_take(pool)) != NULL) {
        if (st == ENT_OK)
            st = write_lists(x, w, l, err);
        free_lists(l);
    }
    ent_pool_close(pool);
    return st;
}

static enum ent_status put_packed(struct ent_store_writer *w, const char *attribute, const char *array, struct ent_packer *p,
                                  struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    snprintf(name, sizeof name, "%s.post.%s", attribute, array);
    return ent_store_put_packed(w, name, p, err);
}

static void index_done(struct index *x)
{
    for (size_t i = 0; i < x->n_parts; i++)
        ent_free(x->parts[i].next);
    ent_packer_done(&x->ids);
    ent_packer_done(&x->sums);
    ent_packer_done(&x->at);
    ent_free(x->starts);
    ent_free(x->positions);
}

enum ent_status ent_postings_write(struct ent_store_writer *w, const char *attribute, const struct ent_packed *column,
                                   uint32_t n_ids, uint32_t empty, size_t n_threads, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    struct index x = {.column = column, .n_ids = n_ids, .empty = empty, .n_threads = n_threads > 0 ? n_threads : ent_pool_cores()};
    enum ent_status st = divide_column(&x, err);
    if (st == ENT_OK)
        st = sort_positions(&x, err);
    snprintf(name, sizeof name, "%s.post.bytes", attribute);
    if (st == ENT_OK && (st = ent_store_begin(w, name, ENT_ARRAY_BYTES, err)) == ENT_OK &&
        (st = make_all_lists(&x, w, err)) == ENT_OK && (st = ent_store_end(w, x.written, err)) == ENT_OK)
        st = ent_packer_add(&x.sums, x.sum, err);
    if (st == ENT_OK && (st = put_packed(w, attribute, "ids", &x.ids, err)) == ENT_OK &&
        (st = put_packed(w, attribute, "sums", &x.sums, err)) == ENT_OK)
        st = put_packed(w, attribute, "at", &x.at, err);
    index_done(&x);
    return st;
}
