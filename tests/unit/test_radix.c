/* Sorting by digits: what qsort says, and what is alike in its order. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_radix.h"

enum { WIDTH = 3 };

static uint64_t state;
static uint64_t next(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

/* Few, some and many, so that each way to sort is gone; bits: of the numbers, from low on. */
static const struct {
    size_t n;
    unsigned bits, low;
} cases[] = {{0, 64, 0},    {1, 64, 0},     {2, 1, 0},       {24, 5, 0},     {24, 64, 0},   {25, 64, 0},
             {25, 3, 60},   {300, 64, 0},   {300, 0, 0},     {2048, 9, 7},   {2049, 64, 0}, {2049, 2, 62},
             {70000, 6, 0}, {70000, 64, 0}, {70000, 17, 20}, {70000, 33, 31}};

static uint64_t number(int i)
{
    uint64_t x = cases[i].bits == 0 ? 0 : next() >> (64 - cases[i].bits);
    return x << cases[i].low | (cases[i].low > 0 ? 1 : 0);
}

static int by_key(const void *a, const void *b)
{
    const struct ent_radix_row *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->what < y->what ? -1 : x->what > y->what;
}

START_TEST(test_rows)
{
    size_t n = cases[_i].n;
    struct ent_radix_row *rows = malloc((n + 1) * sizeof *rows), *scratch = malloc((n + 1) * sizeof *scratch),
                         *wanted = malloc((n + 1) * sizeof *wanted);
    for (size_t i = 0; i < n; i++)
        wanted[i] = rows[i] = (struct ent_radix_row){number(_i), (uint32_t)i};
    qsort(wanted, n, sizeof *wanted, by_key);
    ent_radix_sort(&rows, &scratch, n);
    size_t i = 0;
    while (i < n && rows[i].key == wanted[i].key && rows[i].what == wanted[i].what)
        i++;
    ck_assert_uint_eq(i, n);
    free(rows);
    free(scratch);
    free(wanted);
}
END_TEST

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

START_TEST(test_numbers)
{
    size_t n = cases[_i].n;
    uint32_t *numbers = malloc((n + 1) * sizeof *numbers), *scratch = malloc((n + 1) * sizeof *scratch),
             *wanted = malloc((n + 1) * sizeof *wanted);
    for (size_t i = 0; i < n; i++)
        wanted[i] = numbers[i] = (uint32_t)number(_i);
    qsort(wanted, n, sizeof *wanted, by_number);
    ent_radix_numbers(&numbers, &scratch, n, 32);
    ck_assert(memcmp(numbers, wanted, n * sizeof *wanted) == 0);
    free(numbers);
    free(scratch);
    free(wanted);
}
END_TEST

/* The last column says where a row stood: of those that are alike it rises. */
static int by_two(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    for (int k = 0; k < WIDTH; k++)
        if (x[k] != y[k])
            return x[k] < y[k] ? -1 : 1;
    return 0;
}

START_TEST(test_tuples)
{
    size_t n = cases[_i].n;
    uint32_t *rows = malloc((n + 1) * WIDTH * sizeof *rows), *scratch = malloc((n + 1) * WIDTH * sizeof *scratch),
             *wanted = malloc((n + 1) * WIDTH * sizeof *wanted);
    for (size_t i = 0; i < n; i++) {
        rows[i * WIDTH] = (uint32_t)(number(_i) & 7);
        rows[i * WIDTH + 1] = (uint32_t)number(_i);
        rows[i * WIDTH + 2] = (uint32_t)i;
    }
    memcpy(wanted, rows, n * WIDTH * sizeof *rows);
    qsort(wanted, n, WIDTH * sizeof *wanted, by_two);
    ent_radix_tuples(&rows, &scratch, n, WIDTH, 2, 32);
    ck_assert(memcmp(rows, wanted, n * WIDTH * sizeof *wanted) == 0);
    free(rows);
    free(scratch);
    free(wanted);
}
END_TEST

static const uint64_t *counted;
static int by_count(const void *a, const void *b)
{
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    if (counted[i] != counted[k])
        return counted[i] > counted[k] ? -1 : 1;
    return (i > k) - (i < k);
}

START_TEST(test_counts)
{
    size_t n = cases[_i].n;
    uint64_t *counts = malloc((n + 1) * sizeof *counts);
    uint32_t *numbers = malloc((n + 1) * sizeof *numbers), *scratch = malloc((n + 1) * sizeof *scratch),
             *wanted = malloc((n + 1) * sizeof *wanted);
    struct ent_error err;
    for (size_t i = 0; i < n; i++) {
        counts[i] = next() % 8 == 0 ? number(_i) : 2040 + next() % 16; /* low ones and high ones meet there */
        wanted[i] = numbers[i] = (uint32_t)i;
    }
    counted = counts;
    qsort(wanted, n, sizeof *wanted, by_count);
    ck_assert_int_eq(ent_radix_counts(&numbers, &scratch, n, counts, &err), ENT_OK);
    ck_assert(memcmp(numbers, wanted, n * sizeof *wanted) == 0);
    free(counts);
    free(numbers);
    free(scratch);
    free(wanted);
}
END_TEST

/* Strings of few letters, zero bytes among them, some of them long and alike for long. */
struct texts {
    char *bytes;
    size_t *starts;
};
static const char *text_at(const void *ctx, uint32_t i, size_t *n)
{
    const struct texts *t = ctx;
    *n = t->starts[i + 1] - t->starts[i];
    return t->bytes + t->starts[i];
}

static const struct texts *compared;
static int by_bytes(const void *a, const void *b)
{
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    size_t n, m;
    const char *x = text_at(compared, i, &n), *y = text_at(compared, k, &m);
    int order = memcmp(x, y, n < m ? n : m);
    if (order == 0)
        order = (n > m) - (n < m);
    return order != 0 ? order : (i > k) - (i < k);
}

START_TEST(test_strings)
{
    static const char letters[] = {'a', 'b', '\0', (char)0xFF};
    size_t n = cases[_i].n < 5000 ? cases[_i].n : 5000;
    struct texts t = {malloc(n * 700 + 1), malloc((n + 1) * sizeof *t.starts)};
    uint32_t *numbers = malloc((n + 1) * sizeof *numbers), *wanted = malloc((n + 1) * sizeof *wanted);
    struct ent_error err;
    t.starts[0] = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = t.starts[i], alike = next() % 8 == 0 ? next() % 600 : 0, size = next() % 24;
        memset(t.bytes + at, 'a', alike);
        for (size_t k = 0; k < size; k++)
            t.bytes[at + alike + k] = letters[next() % 4 * (next() % 2)];
        t.starts[i + 1] = at + alike + size;
        wanted[i] = numbers[i] = (uint32_t)i;
    }
    compared = &t;
    qsort(wanted, n, sizeof *wanted, by_bytes);
    ck_assert_int_eq(ent_radix_strings(numbers, n, text_at, &t, &err), ENT_OK);
    ck_assert(memcmp(numbers, wanted, n * sizeof *wanted) == 0);
    free(t.bytes);
    free(t.starts);
    free(numbers);
    free(wanted);
}
END_TEST

int main(void)
{
    enum { N = sizeof cases / sizeof *cases };
    Suite *s = suite_create("radix");
    TCase *tc = tcase_create("sort");
    tcase_add_loop_test(tc, test_rows, 0, N);
    tcase_add_loop_test(tc, test_numbers, 0, N);
    tcase_add_loop_test(tc, test_tuples, 0, N);
    tcase_add_loop_test(tc, test_counts, 0, N);
    tcase_add_loop_test(tc, test_strings, 0, N);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
