#include "base/ent_radix.h"

#include <string.h>

#include "base/ent_mem.h"

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

/* ---- counts: most are low, so one pass deals by them, and only what is as high as the last deal is sorted further ---- */

enum ent_status ent_radix_counts(uint32_t **numbers, uint32_t **scratch, size_t n, const uint64_t *counts, struct ent_error *err)
{
    enum { LOW = 2048 };
    size_t starts[LOW + 1] = {0};
    uint32_t *from = *numbers, *to = *scratch;
    for (size_t i = 0; i < n; i++)
        starts[LOW - (counts[from[i]] < LOW ? counts[from[i]] : LOW)]++;
    size_t n_high = starts[0], sum = 0;
    for (size_t k = 0; k <= LOW; k++) {
        size_t m = starts[k];
        starts[k] = sum;
        sum += m;
    }
    for (size_t i = 0; i < n; i++)
        to[starts[LOW - (counts[from[i]] < LOW ? counts[from[i]] : LOW)]++] = from[i];
    struct ent_radix_row *rows = ent_malloc((n_high + 1) * sizeof *rows), *other = ent_malloc((n_high + 1) * sizeof *other);
    enum ent_status st = rows != NULL && other != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory to sort %zu counts", n);
    for (size_t i = 0; st == ENT_OK && i < n_high; i++)
        rows[i] = (struct ent_radix_row){~counts[to[i]], to[i]};
    if (st == ENT_OK)
        ent_radix_sort(&rows, &other, n_high);
    for (size_t i = 0; st == ENT_OK && i < n_high; i++)
        to[i] = rows[i].what;
    ent_free(rows);
    ent_free(other);
    *numbers = to;
    *scratch = from;
    return st;
}

/* ---- strings: eight bytes at a time, from the front ---- */

struct strings {
    const char *(*str)(const void *ctx, uint32_t number, size_t *size);
    const void *ctx;
    size_t depth; /* so many bytes all have in common */
};

static uint64_t eight_bytes(const struct strings *s, uint32_t number, int *ends)
{
    size_t size;
    const char *bytes = s->str(s->ctx, number, &size);
    unsigned char eight[8] = {0};
    uint64_t key = 0;
    if (size > s->depth)
        memcpy(eight, bytes + s->depth, size - s->depth < 8 ? size - s->depth : 8);
    for (int i = 0; i < 8; i++)
        key = key << 8 | eight[i];
    *ends = size <= s->depth + 8;
    return key;
}

static int comes_after(const struct strings *s, uint32_t a, uint32_t b)
{
    size_t size_a, size_b;
    const char *x = s->str(s->ctx, a, &size_a), *y = s->str(s->ctx, b, &size_b);
    int order = memcmp(x, y, size_a < size_b ? size_a : size_b);
    return order != 0 ? order > 0 : size_a > size_b;
}

/* Runs of twice the width each time; for a few, or for what has too much in common. */
static void merge_strings(const struct strings *s, struct ent_radix_row *rows, struct ent_radix_row *scratch, size_t n)
{
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t from = 0; from < n; from += 2 * width) {
            size_t middle = n - from < width ? n : from + width, end = n - from < 2 * width ? n : from + 2 * width;
            for (size_t a = from, b = middle, k = from; k < end; k++) {
                int second = a == middle || (b < end && comes_after(s, rows[a].what, rows[b].what));
                scratch[k] = rows[second ? b++ : a++];
            }
        }
        memcpy(rows, scratch, n * sizeof *rows);
    }
}

static void sort_strings(struct strings *s, struct ent_radix_row *rows, struct ent_radix_row *scratch, size_t n)
{
    enum { DEEP = 256 };
    struct ent_radix_row *from = rows, *to = scratch;
    int all_end = 1, ends;
    if (n <= FEW || s->depth >= DEEP) {
        merge_strings(s, rows, scratch, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        rows[i].key = eight_bytes(s, rows[i].what, &ends);
        all_end &= ends;
    }
    ent_radix_sort(&from, &to, n);
    if (from != rows)
        memcpy(rows, from, n * sizeof *rows);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && rows[end].key == rows[i].key;)
            end++;
        if (end - i > 1) { /* what ends here differs by no more than zero bytes at its end */
            s->depth += all_end ? DEEP : 8;
            sort_strings(s, rows + i, scratch + i, end - i);
            s->depth -= all_end ? DEEP : 8;
        }
    }
}

enum ent_status ent_radix_strings(uint32_t *numbers, size_t n,
                                  const char *(*str)(const void *ctx, uint32_t number, size_t *size), const void *ctx,
                                  struct ent_error *err)
{
    struct strings s = {str, ctx, 0};
    struct ent_radix_row *rows = ent_malloc((n + 1) * sizeof *rows), *scratch = ent_malloc((n + 1) * sizeof *scratch);
    enum ent_status st = rows != NULL && scratch != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory to sort %zu strings", n);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        rows[i].what = numbers[i];
    if (st == ENT_OK)
        sort_strings(&s, rows, scratch, n);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        numbers[i] = rows[i].what;
    ent_free(rows);
    ent_free(scratch);
    return st;
}
