/* Phrases: what an index says is what asking for each phrase says, on any bytes. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "text/ent_phrases.h"

static const char *const starts[] = {"ab", "abc", "b", "ba c", "\xC2\xA9", NULL};
static const char *const wholes[] = {"a", "abc", "c a", NULL};
static const char *const held[] = {"abc", "b a", " cc", "\xC3\xA9" "a", NULL};
static const char *const *const lists[] = {starts, wholes, held};
enum { N_LISTS = 3, STARTS = 0, WHOLES = 1, HELD = 2 };

static struct ent_phrase_index x;

static void setup(void)
{
    memset(&x, 0, sizeof x);
    for (unsigned k = 0; k < N_LISTS; k++)
        ent_phrase_index_add(&x, lists[k], k);
}

/* Pieces that make the phrases likely, and the bytes of which the classes of pairs cannot tell them apart. */
static size_t make_text(char *s, size_t most)
{
    static const char *const pieces[] = {"a", "B", "c", " ", "A", "b", "C", "\xC2\xA9", "\xC3\xA9", "!", "@", "\x01", "bA ", "abc"};
    size_t n = 0;
    for (int i = rand() % 12; i > 0; i--) {
        const char *p = pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)];
        for (; *p != '\0' && n < most; p++)
            s[n++] = *p;
    }
    return n;
}

static unsigned begins_of(const char *s, size_t n, unsigned *whole)
{
    unsigned found = 0;
    *whole = 0;
    for (unsigned k = 0; k < N_LISTS; k++) {
        for (size_t i = 0; lists[k][i] != NULL; i++) {
            size_t size = ent_begins(s, n, lists[k][i]);
            found |= (unsigned)(size > 0) << k;
            *whole |= (unsigned)(size > 0 && size == n) << k;
        }
    }
    return found;
}

/* All its phrases have three bytes. */
static unsigned held_of(const char *s, size_t n)
{
    unsigned found = 0;
    for (size_t i = 0; held[i] != NULL; i++)
        found |= (unsigned)ent_holds(s, n, held[i]) << HELD;
    return found;
}

START_TEST(test_index_says_what_lists_say)
{
    size_t n_begun = 0, n_whole = 0, n_held = 0;
    srand(1);
    for (int i = 0; i < 200000; i++) {
        char *s = malloc(40), *t;
        size_t n = make_text(s, 40);
        t = realloc(s, n + !n); /* a byte too far is seen by the sanitizers */
        ck_assert_ptr_nonnull(t);
        unsigned whole, expected_whole, begins = begins_of(t, n, &expected_whole), holds = held_of(t, n);
        ck_assert_uint_eq(ent_phrases_begin(&x, t, n, &whole), begins);
        ck_assert_uint_eq(whole, expected_whole);
        ck_assert_uint_eq(ent_phrases_held(&x, t, n) & 1U << HELD, holds);
        n_begun += begins != 0;
        n_whole += whole != 0;
        n_held += holds != 0;
        free(t);
    }
    ck_assert_uint_gt(n_begun, 1000);
    ck_assert_uint_gt(n_whole, 1000);
    ck_assert_uint_gt(n_held, 1000);
}
END_TEST

START_TEST(test_case_of_ascii)
{
    unsigned whole;
    ck_assert_uint_eq(ent_phrases_begin(&x, "ABC", 3, &whole), 1U << STARTS | 1U << WHOLES | 1U << HELD);
    ck_assert_uint_eq(whole, 1U << STARTS | 1U << WHOLES | 1U << HELD);
    ck_assert_uint_eq(ent_phrases_held(&x, "xx AbC", 6) & 1U << HELD, 1U << HELD);
    ck_assert_uint_eq(ent_phrases_begin(&x, "", 0, &whole), 0);
    ck_assert_uint_eq(ent_phrases_held(&x, "ab", 2), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("phrases");
    TCase *t = tcase_create("index");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, test_index_says_what_lists_say);
    tcase_add_test(t, test_case_of_ascii);
    suite_add_tcase(suite, t);
    SRunner *r = srunner_create(suite);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
