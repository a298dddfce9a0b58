/*
 * ent_radix.h -- sorting of numbers by their digits, from the lowest (radix sort)
 *
 * What is alike stays in its order.  Each digit moves everything from one array to another, so there are two: the result is in
 * *rows, which may then be what *scratch was.  A digit that all have in common costs no move.
 */
#ifndef ENT_RADIX_H
#define ENT_RADIX_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_status.h"

/* Something with a number to sort by. */
struct ent_radix_row {
    uint64_t key;
    uint32_t what;
};
/* n < 2^32 of them by rising keys.  A key that falls as its complement: ~key. */
void ent_radix_sort(struct ent_radix_row **rows, struct ent_radix_row **scratch, size_t n);

/* Put numbers in the order of counts[number], the highest first.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_radix_counts(uint32_t **numbers, uint32_t **scratch, size_t n, const uint64_t *counts,
                                              struct ent_error *err);

/*
 * Put the numbers of n strings in the order of these, by bytes: str(ctx, number, &size) gives each, as often as it is asked.
 * ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_radix_strings(uint32_t *numbers, size_t n,
                                               const char *(*str)(const void *ctx, uint32_t number, size_t *size),
                                               const void *ctx, struct ent_error *err);

/*
 * Sort n rows of 'width' numbers each (at most 64) by their first 'n_keys' columns.  Numbers have at most 'bits' bits.
 */
void ent_radix_tuples(uint32_t **rows, uint32_t **scratch, size_t n, unsigned width, unsigned n_keys, unsigned bits);

/* Sort n numbers of at most 'bits' bits. */
static inline void ent_radix_numbers(uint32_t **numbers, uint32_t **scratch, size_t n, unsigned bits)
{
    ent_radix_tuples(numbers, scratch, n, 1, 1, bits);
}

#endif
