#include "corpus/ent_postings.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"

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

/* Sort the positions by id (counting sort): starts[id] .. starts[id + 1] become the list of id. */
static enum ent_status sort_positions(const struct ent_packed *column, uint32_t n_ids,
                                      uint32_t *starts, uint32_t *positions, struct ent_error *err)
{
    uint32_t ids[8 * ENT_BLOCK_SIZE];
    const size_t stride = sizeof ids / sizeof *ids;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < column->n; i += stride) {
            size_t k = column->n - i < stride ? column->n - i : stride;
            ent_packed_read(column, i, k, ids);
            if (i % (1 << 20) == 0 && ent_interrupted())
                return ent_fail_interrupted(err);
            for (size_t j = 0; j < k; j++) {
                if (pass == 0)
                    starts[ids[j] + 2]++;
                else
                    positions[starts[ids[j] + 1]++] = (uint32_t)(i + j);
            }
        }
        if (pass == 0)
            for (uint32_t id = 0; id < n_ids; id++)
                starts[id + 2] += starts[id + 1];
    }
    return ENT_OK;
}

enum ent_status ent_postings_write(struct ent_store_writer *w, const char *attribute,
                                   const struct ent_packed *column, uint32_t n_ids, uint32_t empty,
                                   struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    struct ent_packer ids = {0}, sums = {0}, at = {0};
    struct ent_buf bytes = {0};
    uint64_t sum = 0, written = 0;
    uint32_t *starts = ent_calloc((size_t)n_ids + 2, sizeof *starts);
    uint32_t *positions = ent_malloc(column->n * sizeof *positions);
    enum ent_status st = ENT_OK;

    if (starts == NULL || positions == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for the index of %zu words", column->n);
    if (st == ENT_OK)
        st = sort_positions(column, n_ids, starts, positions, err);
    if (st == ENT_OK) {
        snprintf(name, sizeof name, "%s.post.bytes", attribute);
        st = ent_store_begin(w, name, ENT_ARRAY_BYTES, err);
    }
    for (uint32_t id = 0; st == ENT_OK && id < n_ids; id++) {
        uint32_t n = starts[id + 1] - starts[id];
        if (n == 0 || id == empty)
            continue;
        if ((st = ent_packer_add(&ids, id, err)) != ENT_OK ||
            (st = ent_packer_add(&sums, sum, err)) != ENT_OK ||
            (st = ent_packer_add(&at, written + bytes.len, err)) != ENT_OK)
            break;
        put_list(&bytes, positions + starts[id], n);
        sum += n;
        if (bytes.len > 1 << 20) {
            if ((st = ent_buf_check(&bytes, err)) == ENT_OK)
                st = ent_store_add(w, bytes.data, bytes.len, err);
            written += bytes.len;
            ent_buf_clear(&bytes);
        }
    }
    if (st == ENT_OK && (st = ent_buf_check(&bytes, err)) == ENT_OK &&
        (st = ent_store_add(w, bytes.data, bytes.len, err)) == ENT_OK)
        st = ent_store_end(w, written + bytes.len, err);
    if (st == ENT_OK)
        st = ent_packer_add(&sums, sum, err);
    snprintf(name, sizeof name, "%s.post.ids", attribute);
    if (st == ENT_OK)
        st = ent_store_put_packed(w, name, &ids, err);
    snprintf(name, sizeof name, "%s.post.sums", attribute);
    if (st == ENT_OK)
        st = ent_store_put_packed(w, name, &sums, err);
    snprintf(name, sizeof name, "%s.post.at", attribute);
    if (st == ENT_OK)
        st = ent_store_put_packed(w, name, &at, err);
    ent_packer_done(&ids);
    ent_packer_done(&sums);
    ent_packer_done(&at);
    ent_buf_done(&bytes);
    ent_free(starts);
    ent_free(positions);
    return st;
}
