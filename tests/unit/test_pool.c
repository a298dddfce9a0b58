/* Jobs come back in order and worked on, whatever the number of threads; cancelled ones come back too. */
#include <check.h>
#include <stdlib.h>

#include "base/ent_mem.h"
#include "base/ent_pool.h"

enum { JOBS = 200 };

struct job {
    int number, result;
};
static const size_t threads[] = {1, 2, 3, 8};

static void square(void *ctx, size_t thread, void *job)
{
    struct job *j = job;
    volatile int spin = 0;
    for (int i = 0; i < j->number % 7 * 1000; i++) /* some are slower than others */
        spin = i;
    (void)spin;
    ((int *)ctx)[thread]++;
    j->result = j->number * j->number + 1;
}

START_TEST(test_in_order)
{
    struct job jobs[JOBS];
    int worked[ENT_POOL_MOST] = {0}, sum = 0, taken = 0;
    struct ent_pool *p;
    ck_assert_int_eq(ent_pool_open(&p, threads[_i], square, worked, NULL), ENT_OK);
    for (int i = 0; i < JOBS; i++) {
        jobs[i] = (struct job){i, 0};
        if (ent_pool_is_full(p)) {
            struct job *j = ent_pool_take(p);
            ck_assert_int_eq(j->number, taken++);
            ck_assert_int_eq(j->result, j->number * j->number + 1);
        }
        ent_pool_give(p, &jobs[i]);
    }
    for (struct job *j; (j = ent_pool_take(p)) != NULL;) {
        ck_assert_int_eq(j->number, taken++);
        ck_assert_int_eq(j->result, j->number * j->number + 1);
    }
    ck_assert_int_eq(taken, JOBS);
    ent_pool_close(p);
    for (size_t i = 0; i < ENT_POOL_MOST; i++)
        sum += worked[i];
    ck_assert_int_eq(sum, JOBS);
}
END_TEST

START_TEST(test_cancelled)
{
    struct job jobs[JOBS];
    int worked[ENT_POOL_MOST] = {0}, given = 0, taken = 0;
    struct ent_pool *p;
    ck_assert_int_eq(ent_pool_open(&p, threads[_i], square, worked, NULL), ENT_OK);
    for (; !ent_pool_is_full(p); given++) {
        jobs[given] = (struct job){given, 0};
        ent_pool_give(p, &jobs[given]);
    }
    ent_pool_cancel(p);
    for (struct job *j; (j = ent_pool_take(p)) != NULL;) {
        ck_assert_int_eq(j->number, taken++);
        ck_assert(j->result == 0 || j->result == j->number * j->number + 1);
    }
    ck_assert_int_eq(taken, given);
    ent_pool_close(p);
}
END_TEST

START_TEST(test_memory_fails)
{
    struct ent_pool *p;
    for (uint64_t n = 1;; n++) {
        ent_mem_fail_at(n);
        enum ent_status st = ent_pool_open(&p, 3, square, NULL, NULL);
        ent_mem_fail_at(0);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
        ck_assert_ptr_null(p);
        ck_assert_int_lt((int)n, 10);
    }
    ent_pool_close(p);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("pool");
    TCase *tc = tcase_create("pool");
    tcase_add_loop_test(tc, test_in_order, 0, sizeof threads / sizeof *threads);
    tcase_add_loop_test(tc, test_cancelled, 0, sizeof threads / sizeof *threads);
    tcase_add_test(tc, test_memory_fails);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
