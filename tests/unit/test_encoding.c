#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "source/ent_encoding.h"
#include "text/ent_utf8.h"

/* What every decoding keeps: the text is UTF-8, the runs cover it, the exact ones are the same
 * bytes. */
static void check_decoded(const struct ent_decoded *d, const char *source, size_t n)
{
    ck_assert_uint_eq(ent_utf8_check(d->bytes, d->n), d->n);
    ck_assert_ptr_null(memchr(d->bytes, '\0', d->n));
    if (d->runs.n == 0) {
        ck_assert_uint_eq(d->n, n);
        ck_assert_mem_eq(d->bytes, source, n);
        return;
    }
    ck_assert_uint_eq(d->runs.runs[0].text, 0);
    for (size_t i = 0; i < d->runs.n; i++) {
        const struct ent_run *r = &d->runs.runs[i];
        size_t end = i + 1 < d->runs.n ? d->runs.runs[i + 1].text : d->n;
        ck_assert_uint_gt(end, r->text);
        ck_assert_uint_le(r->source + r->n_source, n);
        if (i > 0)
            ck_assert_uint_ge(r->source, r[-1].source + r[-1].n_source);
        if (r->exact)
            ck_assert_mem_eq(d->bytes + r->text, source + r->source, end - r->text);
    }
}

#define BYTES(s) s, sizeof s - 1

static const struct {
    const char *source;
    size_t n;
    const char *text, *encoding; /* text NULL: refused */
    size_t n_bad, first_bad;
    const char *forced;
    int is_html;
} cases[] = {
    {BYTES("plain"), "plain", "", 0, 0, NULL, 0},
    {BYTES("caf\xC3\xA9"), "caf\xC3\xA9", "", 0, 0, NULL, 0},
    {BYTES("\xEF\xBB\xBF"
           "BOM"),
     "BOM", "", 0, 0, NULL, 0},
    {BYTES("\xFF\xFE"
           "a\0\xE9\0"
           "b\0"),
     "a\xC3\xA9"
     "b",
     "UTF-16LE", 0, 0, NULL, 0},
    {BYTES("\xFE\xFF\0a\0\xE9\0b"),
     "a\xC3\xA9"
     "b",
     "UTF-16BE", 0, 0, NULL, 0},
    {BYTES("\xFF\xFE\0\0a\0\0\0\x00\xF6\x01\0"), "a\xF0\x9F\x98\x80", "UTF-32LE", 0, 0, NULL, 0},
    {BYTES("\xFF\xFE\x3D\xD8\x00\xDE!\0"), "\xF0\x9F\x98\x80!", "UTF-16LE", 0, 0, NULL, 0},
    {BYTES("\xFF\xFE\x3D\xD8!\0"), "\xEF\xBF\xBD!", "UTF-16LE", 0, 0, NULL, 0},
    {BYTES("h\0e\0l\0l\0o\0 \0y\0o\0u\0"), "hello you", "UTF-16LE", 0, 0, NULL, 0},
    {BYTES("\0h\0e\0l\0l\0o\0 \0y\0o\0u"), "hello you", "UTF-16BE", 0, 0, NULL, 0},
    /* cut short, or with a byte pasted in */
    {BYTES("na\xC3\xAFve caf\xC3"), "na\xC3\xAFve caf\xEF\xBF\xBD", "", 1, 10, NULL, 0},
    {BYTES("ends \xE2\x80"), "ends \xEF\xBF\xBD\xEF\xBF\xBD", "", 2, 5, NULL, 0},
    {BYTES("\xC3\xA9\xC3\xA9 \xFF \xC3\xA9"), "\xC3\xA9\xC3\xA9 \xEF\xBF\xBD \xC3\xA9", "", 1, 5,
     NULL, 0},
    /* no UTF-8 at all */
    {BYTES("caf\xE9"), "caf\xC3\xA9", "windows-1252", 0, 0, NULL, 0},
    {BYTES("He said \x93yes\x94 \x96 twice"), "He said \u201Cyes\u201D \u2013 twice",
     "windows-1252", 0, 0, NULL, 0},
    {BYTES(
         "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB, \xF7\xF2\xEE \xEF\xE5\xF0"
         "\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xE1\xF3\xE4\xF3\xF2 \xE8 \xF7\xF2\xEE "
         "\xED\xE8\xF7\xE5\xE3\xEE"
         " \xED\xE5 \xF0\xE5\xF8\xE5\xED\xEE"),
     "Президент сказал, что переговоры будут и что ничего не решено", "windows-1251", 0, 0, NULL,
     0},
    {BYTES("\xCF\xF0"), "\u041F\u0440", "windows-1251", 0, 0, "windows-1251", 0},
    {BYTES("<meta charset=windows-1254>\xFE\xFD"), "<meta charset=windows-1254>\u015F\u0131",
     "windows-1254", 0, 0, NULL, 1},
    {BYTES("<?xml version='1.0' encoding='iso-8859-9'?>\xFE"),
     "<?xml version='1.0' encoding='iso-8859-9'?>\u015F", "windows-1254", 0, 0, NULL, 1},
    {BYTES("<meta charset=utf-16>caf\xE9"), "<meta charset=utf-16>caf\xC3\xA9", "windows-1252", 0,
     0, NULL, 1},
    {BYTES("<meta charset=windows-1251>caf\xC3\xA9"), "<meta charset=windows-1251>caf\xC3\xA9", "",
     0, 0, NULL, 1},
    {BYTES("x\xFFy"), "x\xEF\xBF\xBDy", "", 1, 1, "UTF-8", 0},
    {BYTES("\xFF\xFE"
           "a\0"),
     "a", "UTF-16LE", 0, 0, "UTF-16", 0},
    /* refused */
    {BYTES("abc\0def"), NULL, "byte 3 is NUL", 0, 0, NULL, 0},
    {BYTES("\x7F"
           "ELF\x02\x01\x01\0\0\0\0\0\0\0"),
     NULL, "byte 7 is NUL", 0, 0, NULL, 0},
    {BYTES("\xFF\xFE"
           "a\0\0\0"),
     NULL, "byte 4 is a NUL character", 0, 0, NULL, 0},
    {BYTES("abc"), NULL, "there is no encoding 'klingon'", 0, 0, "klingon", 0},
};

START_TEST(test_case)
{
    struct ent_decoded d;
    struct ent_error err = {ENT_OK, ""};
    char *copy = malloc(cases[_i].n); /* of its own size, so that reading past its end is seen */
    memcpy(copy, cases[_i].source, cases[_i].n);
    enum ent_status st =
        ent_decode(copy, cases[_i].n, cases[_i].forced, cases[_i].is_html, &d, &err);
    if (cases[_i].text == NULL) {
        ck_assert_int_ne(st, ENT_OK);
        ck_assert_ptr_nonnull(strstr(err.message, cases[_i].encoding));
    } else {
        ck_assert_msg(st == ENT_OK, "%s", err.message);
        ck_assert_uint_eq(d.n, strlen(cases[_i].text));
        ck_assert_mem_eq(d.bytes, cases[_i].text, d.n);
        ck_assert_str_eq(d.encoding, cases[_i].encoding);
        ck_assert_uint_eq(d.n_bad, cases[_i].n_bad);
        ck_assert_uint_eq(d.first_bad, cases[_i].first_bad);
        check_decoded(&d, copy, cases[_i].n);
    }
    ent_decoded_done(&d);
    free(copy);
}
END_TEST

START_TEST(test_runs)
{
    /* a word beyond ASCII is one inexact run; what is the same is exact */
    struct ent_decoded d;
    ck_assert_int_eq(
        ent_decode("in \xCF\xF0\xE0\xE2\xE4\xE0, yes", 14, "windows-1251", 0, &d, NULL), ENT_OK);
    ck_assert_str_eq(d.encoding, "windows-1251");
    ck_assert_uint_eq(d.runs.n, 3);
    ck_assert(d.runs.runs[0].exact && d.runs.runs[0].n_source == 3);
    ck_assert(!d.runs.runs[1].exact && d.runs.runs[1].source == 3 && d.runs.runs[1].n_source == 6);
    ck_assert(d.runs.runs[2].exact && d.runs.runs[2].text == 15 && d.runs.runs[2].source == 9);
    ent_decoded_done(&d);
}
END_TEST

/* Longer than any of ICU's buffers, in an encoding of two bytes a character. */
START_TEST(test_long)
{
    enum { WORDS = 20000 };
    struct ent_buf source = {0};
    struct ent_decoded d;
    ent_buf_add(&source, "\xFF\xFE", 2);
    for (int i = 0; i < WORDS; i++)
        ent_buf_add(&source, "a\0\x3D\xD8\x00\xDE \0", 8);
    ck_assert_int_eq(ent_decode(source.data, source.len, NULL, 0, &d, NULL), ENT_OK);
    ck_assert_uint_eq(d.n, 6u * WORDS);
    check_decoded(&d, source.data, source.len);
    for (size_t i = 0; i < d.n; i += 6)
        ck_assert_mem_eq(d.bytes + i, "a\xF0\x9F\x98\x80 ", 6);
    ent_decoded_done(&d);
    ent_buf_done(&source);
}
END_TEST

START_TEST(test_no_memory)
{
    static const char *const sources[] = {"\xC3\xA9\xC3\xA9 \xFF \xC3\xA9", "caf\xE9 au lait",
                                          "\xEF\xBB\xBF"
                                          "abc",
                                          "\xFF\xFE"
                                          "a"};
    for (size_t k = 0; k < sizeof sources / sizeof *sources; k++)
        for (uint64_t n = 1;; n++) {
            struct ent_decoded d;
            struct ent_error err;
            ent_mem_fail_at(n);
            enum ent_status st = ent_decode(sources[k], strlen(sources[k]), NULL, 0, &d, &err);
            uint64_t used = ent_mem_fail_at(0);
            ck_assert(st == ENT_OK || st == ENT_ENOMEM);
            ent_decoded_done(&d);
            if (used < n)
                break;
        }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("encoding");
    TCase *tc = tcase_create("decode");
    tcase_add_loop_test(tc, test_case, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tc, test_runs);
    tcase_add_test(tc, test_long);
    tcase_add_test(tc, test_no_memory);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
