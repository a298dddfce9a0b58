#include "corpus/ent_packed.h"

/* ---- reading ---- */

int ent_packed_view(struct ent_packed *p, const void *bytes, size_t size, size_t n)
{
    size_t n_blocks = n / ENT_BLOCK_SIZE + (n % ENT_BLOCK_SIZE != 0);
    if (n_blocks > size / 16)
        return 0;
    p->base = bytes;
    p->at_width = p->base + n_blocks;
    p->bits = (const unsigned char *)(p->at_width + n_blocks);
    p->n = n;
    p->n_units = (size - n_blocks * 16) / 16;
    return 1;
}

/* The bits of one block, or NULL if they are damaged. */
static const unsigned char *block_bits(const struct ent_packed *p, size_t block, int *width)
{
    uint64_t at_width = p->at_width[block], at = at_width >> 8, w = at_width & 0xFF;
    *width = (int)w;
    if (w > ENT_MAX_WIDTH || at > p->n_units || w > p->n_units - at)
        return NULL;
    return p->bits + at * 16;
}

/*
 * Whole blocks, a function a width: with the width known, where a value lies is known too, and eight values are as many
 * loads and no sums.  Reads up to eight bytes behind the block.
 */
#define ONE(w, j)                                                                                  \
    memcpy(&word, bits + (j) * (w) / 8, 8);                                                        \
    out[j] = (uint32_t)(base + (word >> (j) * (w) % 8 & ((1ull << (w)) - 1)))
#define UNPACK(w)                                                                                  \
    static void unpack_##w(const unsigned char *bits, uint64_t base, uint32_t *out)                \
    {                                                                                              \
        uint64_t word;                                                                             \
        for (int k = 0; k < ENT_BLOCK_SIZE; k += 8, bits += (w), out += 8) {                       \
            ONE(w, 0);                                                                             \
            ONE(w, 1);                                                                             \
            ONE(w, 2);                                                                             \
            ONE(w, 3);                                                                             \
            ONE(w, 4);                                                                             \
            ONE(w, 5);                                                                             \
            ONE(w, 6);                                                                             \
            ONE(w, 7);                                                                             \
        }                                                                                          \
    }
UNPACK(1)
UNPACK(2)
UNPACK(3)
UNPACK(4)
UNPACK(5)
UNPACK(6)
UNPACK(7)
UNPACK(8)
UNPACK(9)
UNPACK(10)
UNPACK(11)
UNPACK(12)
UNPACK(13)
UNPACK(14)
UNPACK(15)
UNPACK(16)
UNPACK(17)
UNPACK(18)
UNPACK(19)
UNPACK(20)
UNPACK(21)
UNPACK(22)
UNPACK(23)
UNPACK(24)

static void unpack_0(const unsigned char *bits, uint64_t base, uint32_t *out)
{
    (void)bits;
    for (int k = 0; k < ENT_BLOCK_SIZE; k++)
        out[k] = (uint32_t)base;
}

static void (*const unpack[])(const unsigned char *bits, uint64_t base, uint32_t *out) = {
    unpack_0,  unpack_1,  unpack_2,  unpack_3,  unpack_4,  unpack_5,  unpack_6,  unpack_7,  unpack_8,
    unpack_9,  unpack_10, unpack_11, unpack_12, unpack_13, unpack_14, unpack_15, unpack_16, unpack_17,
    unpack_18, unpack_19, unpack_20, unpack_21, unpack_22, unpack_23, unpack_24};

int ent_bits_take(const unsigned char *bits, int width, uint32_t *out)
{
    if (width < 0 || width >= (int)(sizeof unpack / sizeof *unpack))
        return 0;
    unpack[width](bits, 0, out);
    return 1;
}

/* Any values: a loop over the blocks they lie in. */
#define READ_BLOCKS(out, type)                                                                     \
    size_t i = first, end = n > p->n || first > p->n - n ? p->n : first + n, done = 0;             \
    while (i < end) {                                                                              \
        size_t k = i % ENT_BLOCK_SIZE, stop = ENT_BLOCK_SIZE;                                      \
        size_t block = i / ENT_BLOCK_SIZE;                                                         \
        int width;                                                                                 \
        const unsigned char *bits = block_bits(p, block, &width);                                  \
        uint64_t base = bits ? p->base[block] : 0;                                                 \
        uint64_t mask = bits ? (1ull << width) - 1 : 0;                                            \
        if (bits == NULL)                                                                          \
            width = 0, bits = (const unsigned char *)&p->base[block];                              \
        if (stop - k > end - i)                                                                    \
            stop = k + (end - i);                                                                  \
        for (size_t bit = k * (size_t)width; k < stop; k++, i++, bit += (size_t)width) {           \
            uint64_t word;                                                                         \
            memcpy(&word, bits + bit / 8, 8);                                                      \
            (out)[done++] = (type)(base + (word >> bit % 8 & mask));                               \
        }                                                                                          \
    }                                                                                              \
    while (done < n)                                                                               \
    (out)[done++] = 0

static void read_some(const struct ent_packed *p, size_t first, size_t n, uint32_t *out)
{
    READ_BLOCKS(out, uint32_t);
}

void ent_packed_read(const struct ent_packed *p, size_t first, size_t n, uint32_t *out)
{
    while (n > 0) {
        size_t k = ENT_BLOCK_SIZE - first % ENT_BLOCK_SIZE;
        int width = 0;
        const unsigned char *bits = NULL;
        if (k == ENT_BLOCK_SIZE && n >= ENT_BLOCK_SIZE && first < p->n && p->n - first >= ENT_BLOCK_SIZE)
            bits = block_bits(p, first / ENT_BLOCK_SIZE, &width);
        if (bits != NULL && width < (int)(sizeof unpack / sizeof *unpack))
            unpack[width](bits, p->base[first / ENT_BLOCK_SIZE], out);
        else
            read_some(p, first, k < n ? k : n, out);
        if (k >= n)
            return;
        first += k;
        out += k;
        n -= k;
    }
}

void ent_packed_read64(const struct ent_packed *p, size_t first, size_t n, uint64_t *out)
{
    READ_BLOCKS(out, uint64_t);
}

size_t ent_packed_upper(const struct ent_packed *p, uint64_t v)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_packed_get(p, middle) <= v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- writing ---- */

void ent_bits_put(unsigned char *out, const uint64_t *values, size_t n, int width)
{
    uint64_t hold = 0; /* bits not yet written */
    int held = 0;
    for (size_t i = 0; i < n; i++) {
        hold |= values[i] << held;
        held += width;
        if (held >= 64) {
            memcpy(out, &hold, 8);
            out += 8;
            held -= 64;
            hold = held == 0 ? 0 : values[i] >> (width - held);
        }
    }
    if (held > 0)
        memcpy(out, &hold, 8);
}

static enum ent_status pack_block(struct ent_packer *p, size_t k, struct ent_error *err)
{
    uint64_t low = p->pending[0], high = low;
    enum ent_status st;
    for (size_t i = 1; i < k; i++) {
        low = p->pending[i] < low ? p->pending[i] : low;
        high = p->pending[i] > high ? p->pending[i] : high;
    }
    int width = ent_bit_width(high - low);
    if (width > ENT_MAX_WIDTH)
        return ent_fail(err, ENT_ELIMIT, "numbers %llu and %llu are too far apart to be packed",
                        (unsigned long long)low, (unsigned long long)high);
    for (size_t i = 0; i < k; i++)
        p->pending[i] -= low;

    size_t block = (p->n - 1) / ENT_BLOCK_SIZE, size = 16 * (size_t)width;
    if ((st = ent_reserve(&p->base, &p->cap_base, block + 1, sizeof *p->base, err)) != ENT_OK ||
        (st = ent_reserve(&p->at_width, &p->cap_at, block + 1, sizeof *p->at_width, err)) != ENT_OK ||
        (st = ent_reserve(&p->bits, &p->cap_bits, p->n_bits + size + 8, 1, err)) != ENT_OK)
        return st;
    p->base[block] = low;
    p->at_width[block] = (uint64_t)(p->n_bits / 16) << 8 | (uint64_t)width;
    memset(p->bits + p->n_bits, 0, size + 8);
    ent_bits_put(p->bits + p->n_bits, p->pending, k, width);
    memset(p->bits + p->n_bits + size, 0, 8);
    p->n_bits += size;
    return ENT_OK;
}

enum ent_status ent_packer_add_slow(struct ent_packer *p, uint64_t v, struct ent_error *err)
{
    p->pending[p->n % ENT_BLOCK_SIZE] = v;
    p->n++;
    return p->n % ENT_BLOCK_SIZE == 0 ? pack_block(p, ENT_BLOCK_SIZE, err) : ENT_OK;
}

enum ent_status ent_packer_finish(struct ent_packer *p, struct ent_error *err)
{
    size_t k = p->n % ENT_BLOCK_SIZE;
    return k > 0 ? pack_block(p, k, err) : ENT_OK;
}

enum ent_status ent_packer_append(struct ent_packer *p, struct ent_packer *from, const uint32_t *map,
                                  uint64_t plus, struct ent_error *err)
{
    struct ent_packed view;
    uint64_t block[ENT_BLOCK_SIZE];
    enum ent_status st = ent_packer_finish(from, err);
    ent_packer_view(from, &view);
    for (size_t i = 0; st == ENT_OK && i < view.n; i += ENT_BLOCK_SIZE) {
        size_t k = view.n - i < ENT_BLOCK_SIZE ? view.n - i : ENT_BLOCK_SIZE;
        ent_packed_read64(&view, i, k, block);
        for (size_t j = 0; st == ENT_OK && j < k; j++)
            st = ent_packer_add(p, (map != NULL ? map[block[j]] : block[j]) + plus, err);
    }
    return st;
}

void ent_packer_view(const struct ent_packer *p, struct ent_packed *view)
{
    *view = (struct ent_packed){p->base, p->at_width, p->bits, p->n, p->n_bits / 16};
}

void ent_packer_done(struct ent_packer *p)
{
    ent_free(p->base);
    ent_free(p->at_width);
    ent_free(p->bits);
    *p = (struct ent_packer){0};
}
