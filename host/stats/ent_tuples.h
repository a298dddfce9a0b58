/*
 * ent_tuples.h -- rows of small numbers, sorted by their first columns
 */
#ifndef ENT_TUPLES_H
#define ENT_TUPLES_H

#include <stddef.h>
#include <stdint.h>

/*
 * Sort n rows of 'width' numbers each by their first 'n_keys' columns; rows that are alike stay in their order.  Numbers have at most
 * 'bits' bits.  'scratch' is as large as the rows; the result is in *rows, which may then be what scratch was.
 */
void ent_tuples_sort(uint32_t **rows, uint32_t **scratch, size_t n, unsigned width, unsigned n_keys, unsigned bits);

#endif
