/* The file format: round trip, and each way a file can be wrong is named. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus/ent_store.h"

static char folder[64], path[96];
static struct ent_error err;

static void setup(void)
{
    snprintf(folder, sizeof folder, "/tmp/entente-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/file.ent", folder);
}

static void teardown(void)
{
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0); /* so no .part is left over either */
}

static enum ent_status write_sample(void)
{
    struct ent_store_writer w;
    struct ent_packer p = {0};
    static const uint32_t few[] = {1, 2, 3};
    enum ent_status st = ent_store_create(&w, path, &err);
    for (uint64_t i = 0; st == ENT_OK && i < 500; i++)
        st = ent_packer_add(&p, i * 3, &err);
    if (st == ENT_OK)
        st = ent_store_put(&w, "text", ENT_ARRAY_BYTES, "hello world", 11, 11, &err);
    if (st == ENT_OK)
        st = ent_store_put(&w, "few", ENT_ARRAY_U32, few, sizeof few, 3, &err);
    if (st == ENT_OK)
        st = ent_store_put_packed(&w, "many", &p, &err);
    if (st == ENT_OK)
        st = ent_store_put(&w, "empty", ENT_ARRAY_BYTES, "", 0, 0, &err);
    if (st == ENT_OK)
        st = ent_store_commit(&w, NULL, &err);
    else
        ent_store_abort(&w);
    ent_packer_done(&p);
    return st;
}

static char *read_file(size_t *n)
{
    struct ent_buf b = {0};
    ck_assert_int_eq(ent_file_read(path, &b, NULL), ENT_OK);
    *n = b.len;
    return ent_buf_take(&b);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(test_round_trip)
{
    struct ent_store s;
    const unsigned char *bytes;
    const uint32_t *few;
    struct ent_packed many;
    size_t n;
    ck_assert_int_eq(write_sample(), ENT_OK);
    ck_assert_msg(ent_store_open(&s, path, &err) == ENT_OK, "%s", err.message);
    ck_assert_int_eq(ent_store_verify(&s, &err), ENT_OK);
    ck_assert_int_eq(ent_store_bytes(&s, "text", &bytes, &n, &err), ENT_OK);
    ck_assert(n == 11 && memcmp(bytes, "hello world", n) == 0);
    ck_assert_int_eq(ent_store_u32(&s, "few", &few, &n, &err), ENT_OK);
    ck_assert(n == 3 && few[2] == 3);
    ck_assert_int_eq(ent_store_packed(&s, "many", &many, &err), ENT_OK);
    ck_assert_uint_eq(ent_packed_get(&many, 499), 499 * 3);
    ck_assert_int_eq(ent_store_bytes(&s, "none", &bytes, &n, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "array none is missing"));
    ent_store_close(&s);
}
END_TEST

/* Every single flipped bit and every cut is noticed, by opening or by verifying. */
START_TEST(test_every_flip_and_cut)
{
    size_t n;
    struct ent_store s;
    ck_assert_int_eq(write_sample(), ENT_OK);
    char *good = read_file(&n), *bad = malloc(n);
    for (size_t bit = 0; bit < n * 8; bit++) {
        memcpy(bad, good, n);
        bad[bit / 8] = (char)(bad[bit / 8] ^ 1 << bit % 8);
        write_file(bad, n);
        enum ent_status st = ent_store_open(&s, path, &err);
        if (st == ENT_OK) {
            st = ent_store_verify(&s, &err);
            ent_store_close(&s);
        }
        ck_assert_msg(st != ENT_OK, "bit %zu was not noticed", bit);
        ck_assert_ptr_nonnull(strstr(err.message, path));
    }
    for (size_t k = 0; k < n; k++) {
        write_file(good, k);
        ck_assert_int_ne(ent_store_open(&s, path, &err), ENT_OK);
    }
    free(good);
    free(bad);
}
END_TEST

START_TEST(test_newer_and_foreign)
{
    size_t n;
    struct ent_store s;
    ck_assert_int_eq(write_sample(), ENT_OK);
    char *bytes = read_file(&n);
    bytes[8] = 99;
    write_file(bytes, n);
    ck_assert_int_eq(ent_store_open(&s, path, &err), ENT_EVERSION);
    ck_assert_ptr_nonnull(strstr(err.message, "newer program"));
    memcpy(bytes + 12, "\1\2\3\4", 4);
    write_file(bytes, n);
    ck_assert_int_eq(ent_store_open(&s, path, &err), ENT_EVERSION);
    ck_assert_ptr_nonnull(strstr(err.message, "byte order"));
    write_file("something else that is longer than a header, so that its magic is looked at", 70);
    ck_assert_int_eq(ent_store_open(&s, path, &err), ENT_EFORMAT);
    ent_free(bytes);
}
END_TEST

START_TEST(test_memory_fails)
{
    for (uint64_t at = 1;; at++) {
        ent_mem_fail_at(at);
        enum ent_status st = write_sample();
        ent_mem_fail_at(0);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
        ck_assert_int_ne(access(path, F_OK), 0);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("store");
    TCase *tc = tcase_create("store");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_round_trip);
    tcase_add_test(tc, test_every_flip_and_cut);
    tcase_add_test(tc, test_newer_and_foreign);
    tcase_add_test(tc, test_memory_fails);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
