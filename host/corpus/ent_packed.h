/*
 * ent_packed.h -- arrays of integers, packed in blocks that can be addressed directly
 *
 * 128 values make a block: its smallest value (the base), and for each value the difference to it in
 * 'width' bits, the width being that of the largest.  Value i is therefore one look-up in the table of
 * blocks and one unaligned load away (frame of reference: Goldstein, Ramakrishnan and Shaft 1998; Lemire
 * and Boytsov 2015).  Arrays that grow (offsets, positions) need few bits because a block's range is small.
 *
 * As bytes:  u64 base[n_blocks]  u64 at_width[n_blocks]  bits
 * where at_width is (offset of the block's bits, in units of 16 bytes) * 256 + width, width <= 56, and
 * a block takes 'width' such units, the last one too.  Little-endian.  At least 8 readable bytes
 * must follow the array (ent_store.h sees to that).
 *
 * A view never reads outside its bytes, whatever they hold: a damaged block reads as zeros.
 */
#ifndef ENT_PACKED_H
#define ENT_PACKED_H

#include <stdint.h>
#include <string.h>

#include "base/ent_mem.h"

enum { ENT_BLOCK_SIZE = 128, ENT_MAX_WIDTH = 56 };

/* ---- reading ---- */

struct ent_packed {
    const uint64_t *base, *at_width;
    const unsigned char *bits;
    size_t n;       /* values */
    size_t n_units; /* of 16 bytes in bits */
};

/* View n values in 'size' bytes; 0 if that many bytes cannot hold them. */
int ent_packed_view(struct ent_packed *p, const void *bytes, size_t size, size_t n);

/* Value i; 0 if i >= n. */
static inline uint64_t ent_packed_get(const struct ent_packed *p, size_t i)
{
    size_t block = i / ENT_BLOCK_SIZE;
    uint64_t word, at_width, width, at, bit;
    if (i >= p->n)
        return 0;
    at_width = p->at_width[block];
    width = at_width & 0xFF;
    at = at_width >> 8;
    if (width > ENT_MAX_WIDTH || at > p->n_units || width > p->n_units - at)
        return 0; /* damaged */
    bit = (i % ENT_BLOCK_SIZE) * width;
    memcpy(&word, p->bits + at * 16 + bit / 8, 8);
    return p->base[block] + (word >> bit % 8 & ((1ull << width) - 1));
}

/*
 * Value i will soon be read: ask for its block's entry, and later, when that is there, for its bits.  For reading here
 * and there, where the time goes into waiting.  Always inline: to GCC a function that only asks ahead has no effect, and
 * calls of it are left out.
 */
__attribute__((always_inline)) static inline void ent_packed_expect(const struct ent_packed *p, size_t i)
{
    if (i < p->n) {
        __builtin_prefetch(&p->base[i / ENT_BLOCK_SIZE]);
        __builtin_prefetch(&p->at_width[i / ENT_BLOCK_SIZE]);
    }
}
__attribute__((always_inline)) static inline void ent_packed_expect_bits(const struct ent_packed *p, size_t i)
{
    if (i < p->n) {
        uint64_t at_width = p->at_width[i / ENT_BLOCK_SIZE], at = at_width >> 8;
        if (at < p->n_units) /* else damaged */
            __builtin_prefetch(p->bits + at * 16 + (i % ENT_BLOCK_SIZE) * (at_width & 0xFF) / 8);
    }
}

/* The values [first, first + n) into out; zeros beyond the end.  About a nanosecond a value. */
void ent_packed_read(const struct ent_packed *p, size_t first, size_t n, uint32_t *out);
void ent_packed_read64(const struct ent_packed *p, size_t first, size_t n, uint64_t *out);

/* In an array that never falls: the number of values <= v (so, the first index above it). */
size_t ent_packed_upper(const struct ent_packed *p, uint64_t v);

/* ---- writing ---- */

struct ent_packer {
    uint64_t pending[ENT_BLOCK_SIZE];
    size_t n;                /* values so far */
    uint64_t *base, *at_width;
    size_t cap_base, cap_at;
    unsigned char *bits;
    size_t n_bits, cap_bits; /* bytes */
};

ENT_MUST_USE enum ent_status ent_packer_add_slow(struct ent_packer *p, uint64_t v,
                                                 struct ent_error *err);
/* ENT_ENOMEM; ENT_ELIMIT if values of one block lie 2^56 or more apart. */
ENT_MUST_USE static inline enum ent_status ent_packer_add(struct ent_packer *p, uint64_t v,
                                                          struct ent_error *err)
{
    size_t k = p->n % ENT_BLOCK_SIZE;
    if (k == ENT_BLOCK_SIZE - 1)
        return ent_packer_add_slow(p, v, err);
    p->pending[k] = v;
    p->n++;
    return ENT_OK;
}
/* Append what 'from' holds, each value plus 'plus'; with 'map' instead map[value] plus 'plus'.  'from' is then
 * finished: it can be read, not added to. */
ENT_MUST_USE enum ent_status ent_packer_append(struct ent_packer *p, struct ent_packer *from, const uint32_t *map,
                                               uint64_t plus, struct ent_error *err);
/* Pack what is pending; then the array's bytes are base, at_width and bits, one after the other. */
ENT_MUST_USE enum ent_status ent_packer_finish(struct ent_packer *p, struct ent_error *err);
/* View what a finished packer holds (until it is done with). */
void ent_packer_view(const struct ent_packer *p, struct ent_packed *view);
void ent_packer_done(struct ent_packer *p); /* a zeroed packer is empty and ready */

/* ---- bits, for those who pack for themselves (postings) ---- */

static inline int ent_bit_width(uint64_t v) { return v == 0 ? 0 : 64 - __builtin_clzll(v); }

/* Take ENT_BLOCK_SIZE values of 'width' bits, of at least as many bytes as these and 8 more.  0: nobody has one for this width. */
int ent_bits_take(const unsigned char *bits, int width, uint32_t *out);

/* Put n values of 'width' bits after one another; out must hold ceil(n * width / 8) + 8 bytes. */
void ent_bits_put(unsigned char *out, const uint64_t *values, size_t n, int width);

#endif
