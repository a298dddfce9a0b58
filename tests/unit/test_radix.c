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
    for (size_t i = 0; i < n; i++) {
        ck_assert_uint_eq(rows[i].key, wanted[i].key);
        ck_assert_uint_eq(rows[i].what, wanted[i].what);
    }
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

int main(void)
{
    enum { N = sizeof cases / sizeof *cases };
    Suite *s = suite_create("radix");
    TCase *tc = tcase_create("sort");
    tcase_add_loop_test(tc, test_rows, 0, N);
    tcase_add_loop_test(tc, test_numbers, 0, N);
    tcase_add_loop_test(tc, test_tuples, 0, N);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
