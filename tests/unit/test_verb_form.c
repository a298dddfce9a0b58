/* What a verb's lemma can be, from its form alone. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_verb_form.h"

static const struct {
    const char *form, *stem;
} stems[] = {{"attacked", "attack"}, {"apologized", "apologize"}, {"initialled", "initial"}, {"applied", "apply"}, {"condemning", "condemn"}, {"reaches", "reach"}, {"warns", "warn"}, {"cut", "cut"}};

START_TEST(test_stems)
{
    char got[ENT_MAX_STEMS][ENT_STEM_SIZE];
    size_t n = ent_verb_stems(stems[_i].form, strlen(stems[_i].form), got), found = 0;
    for (size_t i = 0; i < n; i++)
        found += strcmp(got[i], stems[_i].stem) == 0;
    ck_assert_uint_eq(found, 1);
}
END_TEST

START_TEST(test_long)
{
    char got[ENT_MAX_STEMS][ENT_STEM_SIZE];
    ck_assert_uint_eq(ent_verb_stems("antidisestablishmentarianisticalled", 35, got), 0);
    ck_assert_uint_eq(ent_verb_stems("", 0, got), 0);
}
END_TEST

START_TEST(test_irregular)
{
    ck_assert_str_eq(ent_verb_irregular("lent", 4), "lend");
    ck_assert_ptr_null(ent_verb_irregular("lend", 4));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("verb_form");
    TCase *t = tcase_create("verb_form");
    SRunner *r = srunner_create(s);
    int failed;
    tcase_add_loop_test(t, test_stems, 0, sizeof stems / sizeof *stems);
    tcase_add_test(t, test_long);
    tcase_add_test(t, test_irregular);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
