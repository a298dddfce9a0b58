/* Packed arrays and postings: what goes in comes out, and damage never reads outside. */
#include <check.h>
#include <stdlib.h>

#include "corpus/ent_packed.h"

static uint64_t state;

static uint64_t rnd(void) /* splitmix64 */
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static const struct {
    size_t n;
    uint64_t base, range; /* values base .. base + range */
} shapes[] = {{0, 0, 0},
              {1, 7, 0},
              {127, 0, 1},
              {128, 1u << 20, 3},
              {129, 0, 255},
              {1000, 5, 65535},
              {1000, 1ull << 40, (1ull << 56) - 1},
              {4097, 0, (1ull << 33)}};

START_TEST(test_round_trip)
{
    struct ent_packer p = {0};
    struct ent_packed view;
    size_t n = shapes[_i].n;
    uint64_t *values = calloc(n + 1, sizeof *values), *back = calloc(n + 3, sizeof *back);
    state = (uint64_t)_i;
    for (size_t i = 0; i < n; i++) {
        values[i] = shapes[_i].base + rnd() % (shapes[_i].range + 1);
        ck_assert_int_eq(ent_packer_add(&p, values[i], NULL), ENT_OK);
    }
    ck_assert_int_eq(ent_packer_finish(&p, NULL), ENT_OK);
    ent_packer_view(&p, &view);
    for (size_t i = 0; i < n; i++)
        ck_assert_uint_eq(ent_packed_get(&view, i), values[i]);
    ck_assert_uint_eq(ent_packed_get(&view, n), 0);
    for (size_t first = 0; first <= n; first += 61) {
        ent_packed_read64(&view, first, n - first + 2, back);
        for (size_t i = first; i < n; i++)
            ck_assert_uint_eq(back[i - first], values[i]);
        ck_assert_uint_eq(back[n - first], 0);
    }
    ent_packer_done(&p);
    free(values);
    free(back);
}
END_TEST

/* Each width has a way of its own to be read, whole blocks and parts of them. */
START_TEST(test_width)
{
    enum { N = 5 * ENT_BLOCK_SIZE + 3 };
    struct ent_packer p = {0};
    struct ent_packed view;
    uint32_t values[N], back[N + 2];
    for (size_t i = 0; i < N; i++) {
        uint64_t most = _i == 0 ? 0 : (1ull << _i) - 1;
        values[i] = (uint32_t)(i % ENT_BLOCK_SIZE < 2 ? most * (i % 2) : rnd() & most) + (_i < 32 ? 17 : 0);
        ck_assert_int_eq(ent_packer_add(&p, values[i], NULL), ENT_OK);
    }
    ck_assert_int_eq(ent_packer_finish(&p, NULL), ENT_OK);
    ent_packer_view(&p, &view);
    for (size_t first = 0; first <= N; first++)
        for (size_t n = N + 2 - first; n > 0; n = n > 300 ? n - 300 : n / 2) {
            size_t i = 0;
            ent_packed_read(&view, first, n, back);
            while (i < n && back[i] == (first + i < N ? values[first + i] : 0))
                i++;
            ck_assert_uint_eq(i, n);
        }
    ent_packer_done(&p);
}
END_TEST

START_TEST(test_too_far_apart)
{
    struct ent_packer p = {0};
    struct ent_error err;
    ck_assert_int_eq(ent_packer_add(&p, 0, &err), ENT_OK);
    ck_assert_int_eq(ent_packer_add(&p, 1ull << 56, &err), ENT_OK);
    ck_assert_int_eq(ent_packer_finish(&p, &err), ENT_ELIMIT);
    ent_packer_done(&p);
}
END_TEST

START_TEST(test_upper)
{
    struct ent_packer p = {0};
    struct ent_packed view;
    for (uint64_t i = 0; i < 1000; i++)
        ck_assert_int_eq(ent_packer_add(&p, i / 3 * 10, NULL), ENT_OK);
    ck_assert_int_eq(ent_packer_finish(&p, NULL), ENT_OK);
    ent_packer_view(&p, &view);
    ck_assert_uint_eq(ent_packed_upper(&view, 0), 3);
    ck_assert_uint_eq(ent_packed_upper(&view, 9), 3);
    ck_assert_uint_eq(ent_packed_upper(&view, 10), 6);
    ck_assert_uint_eq(ent_packed_upper(&view, 1u << 30), 1000);
    ent_packer_done(&p);
}
END_TEST

START_TEST(test_damage_reads_as_zero)
{
    /* one block whose table points far outside; and widths that cannot be */
    uint64_t bytes[2 + 64] = {99, (1ull << 40) << 8 | 7};
    struct ent_packed view;
    uint32_t out[128];
    ck_assert(ent_packed_view(&view, bytes, sizeof bytes - 8, 100));
    ck_assert_uint_eq(ent_packed_get(&view, 5), 0);
    ent_packed_read(&view, 0, 100, out);
    ck_assert_uint_eq(out[99], 0);
    bytes[1] = 200;
    ck_assert_uint_eq(ent_packed_get(&view, 5), 0);
    ck_assert(!ent_packed_view(&view, bytes, 16, 129));
}
END_TEST

START_TEST(test_memory_fails)
{
    for (uint64_t at = 1;; at++) {
        struct ent_packer p = {0};
        enum ent_status st = ENT_OK;
        ent_mem_fail_at(at);
        for (uint64_t i = 0; st == ENT_OK && i < 3000; i++)
            st = ent_packer_add(&p, rnd() >> 20, NULL);
        if (st == ENT_OK)
            st = ent_packer_finish(&p, NULL);
        ent_mem_fail_at(0);
        ent_packer_done(&p);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("packed");
    TCase *tc = tcase_create("packed");
    tcase_add_loop_test(tc, test_round_trip, 0, sizeof shapes / sizeof *shapes);
    tcase_add_loop_test(tc, test_width, 0, 33);
    tcase_add_test(tc, test_too_far_apart);
    tcase_add_test(tc, test_upper);
    tcase_add_test(tc, test_damage_reads_as_zero);
    tcase_add_test(tc, test_memory_fails);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
