#include "base/ent_radix.h"

#include <string.h>

enum { FEW = 24, SOME = 2048 };

/* ---- rows of numbers ---- */

static int is_less(const uint32_t *a, const uint32_t *b, unsigned n_keys)
{
    for (unsigned k = 0; k < n_keys; k++)
        if (a[k] != b[k])
            return a[k] < b[k];
    return 0;
}

static void insert_few(uint32_t *rows, size_t n, unsigned width, unsigned n_keys)
{
    uint32_t row[64];
    for (size_t i = 1; i < n; i++) {
        size_t k = i;
        memcpy(row, rows + i * width, width * sizeof *row);
        for (; k > 0 && is_less(row, rows + (k - 1) * width, n_keys); k--)
            memcpy(rows + k * width, rows + (k - 1) * width, width * sizeof *row);
        memcpy(rows + k * width, row, width * sizeof *row);
    }
}

/* The same for rows of one number. */
static void insert_numbers(uint32_t *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t x = rows[i];
        size_t k = i;
        for (; k > 0 && x < rows[k - 1]; k--)
            rows[k] = rows[k - 1];
        rows[k] = x;
    }
}

/* One digit of one column; nothing is moved where all have it in common. */
static void sort_digit(uint32_t **rows, uint32_t **scratch, size_t n, unsigned width, unsigned key, unsigned shift,
                       unsigned digit)
{
    size_t starts[2049] = {0}, sum = 0;
    uint32_t *from = *rows, *to = *scratch, mask = (1u << digit) - 1;
    for (size_t i = 0; i < n; i++)
        starts[from[i * width + key] >> shift & mask]++;
    if (starts[from[key] >> shift & mask] == n)
        return;
    for (size_t k = 0; k <= mask; k++) {
        size_t m = starts[k];
        starts[k] = sum;
        sum += m;
    }
    if (width == 1) {
        for (size_t i = 0; i < n; i++)
            to[starts[from[i] >> shift & mask]++] = from[i];
    } else {
        for (size_t i = 0; i < n; i++)
            memcpy(to + starts[from[i * width + key] >> shift & mask]++ * width, from + i * width, width * sizeof *to);
    }
    *rows = to;
    *scratch = from;
}

void ent_radix_tuples(uint32_t **rows, uint32_t **scratch, size_t n, unsigned width, unsigned n_keys, unsigned bits)
{
    unsigned digit = n > SOME ? 11 : 8;
    if (n <= FEW) {
        if (width == 1)
            insert_numbers(*rows, n);
        else
            insert_few(*rows, n, width, n_keys);
        return;
    }
    for (unsigned key = n_keys; key-- > 0;)
        for (unsigned shift = 0; shift < bits; shift += digit)
            sort_digit(rows, scratch, n, width, key, shift, digit);
}

/* ---- keys of 64 bits ---- */

static void insert_rows(struct ent_radix_row *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct ent_radix_row row = rows[i];
        size_t k = i;
        for (; k > 0 && row.key < rows[k - 1].key; k--)
            rows[k] = rows[k - 1];
        rows[k] = row;
    }
}

void ent_radix_sort(struct ent_radix_row **rows, struct ent_radix_row **scratch, size_t n)
{
    enum { MOST = 1 << 11 };
    const uint32_t n_digits = n > SOME ? MOST : 1 << 8;
    if (n <= FEW) {
        insert_rows(*rows, n);
        return;
    }
    uint64_t differ = 0; /* bits that not all have in common */
    for (size_t i = 1; i < n; i++)
        differ |= (*rows)[i].key ^ (*rows)[0].key;
    while (differ != 0) {
        uint32_t starts[MOST], sum = 0;
        int shift = __builtin_ctzll(differ);
        struct ent_radix_row *from = *rows, *to = *scratch;
        memset(starts, 0, n_digits * sizeof *starts);
        for (size_t i = 0; i < n; i++)
            starts[from[i].key >> shift & (n_digits - 1)]++;
        for (size_t k = 0; k < n_digits; k++) {
            uint32_t m = starts[k];
            starts[k] = sum;
            sum += m;
        }
        for (size_t i = 0; i < n; i++)
            to[starts[from[i].key >> shift & (n_digits - 1)]++] = from[i];
        *rows = to;
        *scratch = from;
        differ &= ~((uint64_t)(n_digits - 1) << shift);
    }
}
