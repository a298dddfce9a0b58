/* Linear models: scores are the sums of what each slot says, however its row is kept; a file gives the same model back. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "model/ent_linear.h"

enum { N_ATOMS = 5, N_TEMPLATES = 6, MANY = 40 };
static const struct ent_template templates[N_TEMPLATES] = {{{1}}, {{2}}, {{1, 2}}, {{1, 2, 3}}, {{4}}, {{1, 2, 3, 4}}};
static struct ent_error err;

static void make_atoms(uint32_t *atoms)
{
    atoms[0] = 0;
    for (int i = 1; i < N_ATOMS; i++)
        atoms[i] = (uint32_t)rand() % 4 * 2654435761u + 1;
}

/* Weights of that size for random classes: short rows, and ones with nearly every class. */
static void learn(struct ent_linear *m, uint32_t n_classes, float change)
{
    const struct ent_shape shape = {templates, N_TEMPLATES, n_classes, 8};
    struct ent_learner l;
    uint32_t atoms[N_ATOMS], slots[ENT_TEMPLATES_MAX];
    ck_assert_int_eq(ent_learner_init(&l, &shape, &err), ENT_OK);
    srand(1);
    for (int i = 0; i < 600; i++) {
        make_atoms(atoms);
        ent_slots(&shape, atoms, slots);
        ck_assert_int_eq(ent_learner_update(&l, slots, (uint32_t)rand() % n_classes, change * (float)(1 + rand() % 3), &err), ENT_OK);
        ck_assert_int_eq(ent_learner_update(&l, slots, (uint32_t)rand() % n_classes, -change, &err), ENT_OK);
        ent_learner_tick(&l);
    }
    ck_assert_int_eq(ent_learner_finish(&l, 0.1F, m, &err), ENT_OK);
    ent_learner_done(&l);
}

static void check_sums(const struct ent_linear *m)
{
    uint32_t atoms[N_ATOMS], slots[ENT_TEMPLATES_MAX], n = m->shape.n_classes;
    int32_t whole[ENT_CLASSES_MAX], sums[ENT_CLASSES_MAX];
    int64_t largest = 0;
    for (int i = 0; i < 500; i++) {
        make_atoms(atoms);
        ent_slots(&m->shape, atoms, slots);
        memset(sums, 0, sizeof sums);
        for (size_t k = 0; k < N_TEMPLATES; k++)
            ent_linear_add(m, slots[k], sums);
        ent_linear_score(m, atoms, whole);
        for (uint32_t c = 0; c < n; c++) {
            ck_assert_int_eq(whole[c], sums[c]);
            largest = llabs(sums[c]) > largest ? llabs(sums[c]) : largest;
        }
    }
    ck_assert_int_gt(largest, 0);
}

START_TEST(test_scores_are_sums)
{
    static const uint32_t sizes[] = {2, 3, 5, 16, 17, MANY, 109};
    struct ent_linear m;
    learn(&m, sizes[_i], 1);
    check_sums(&m);
    ent_linear_done(&m);
}
END_TEST

/* Sums of 16 bits would not hold them. */
START_TEST(test_large_weights)
{
    struct ent_linear m;
    learn(&m, MANY, 3000);
    ck_assert_uint_gt(m.n_dense, 0);
    ck_assert_int_gt(m.largest, INT16_MAX / 2);
    check_sums(&m);
    ent_linear_done(&m);
}
END_TEST

START_TEST(test_file_gives_it_back)
{
    char path[] = "/tmp/test_linear.XXXXXX";
    struct ent_buf body = {0}, again = {0};
    struct ent_model_reader r;
    struct ent_linear m, other;
    close(mkstemp(path));
    learn(&m, MANY, 1);
    ent_linear_put(&m, &body);
    ck_assert_int_eq(ent_model_write(path, "test", &body, &err), ENT_OK);
    ck_assert_int_eq(ent_model_open(&r, path, "test", &err), ENT_OK);
    ck_assert_int_eq(ent_linear_get(&other, &r, templates, N_TEMPLATES, MANY, &err), ENT_OK);
    ck_assert_uint_eq(ent_model_left(&r), 0);
    ent_model_close(&r);
    check_sums(&other);
    ent_linear_put(&other, &again);
    ck_assert_uint_eq(again.len, body.len);
    ck_assert_int_eq(memcmp(again.data, body.data, body.len), 0);
    ck_assert_uint_eq(other.n_dense, m.n_dense);
    ck_assert_uint_gt(m.n_dense, 0);
    ck_assert_uint_gt(m.n_cells, 0);
    ent_buf_done(&body);
    ent_buf_done(&again);
    ent_linear_done(&m);
    ent_linear_done(&other);
    remove(path);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("linear");
    TCase *t = tcase_create("models");
    tcase_add_loop_test(t, test_scores_are_sums, 0, 7);
    tcase_add_test(t, test_large_weights);
    tcase_add_test(t, test_file_gives_it_back);
    suite_add_tcase(suite, t);
    SRunner *r = srunner_create(suite);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
