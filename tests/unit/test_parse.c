/* What is known of words: labels by name and number, and how they reach extraction. */
#include <check.h>
#include <string.h>

#include "extract/ent_view.h"
#include "model/ent_parse.h"

START_TEST(test_names_and_numbers)
{
    for (int i = 1; i < ENT_N_UPOS; i++) {
        const char *name = ent_upos_name((enum ent_upos)i);
        ck_assert_int_eq(ent_upos_find(name, strlen(name)), i);
    }
    for (int i = 1; i < ENT_N_RELATIONS; i++) {
        const char *name = ent_relation_name((enum ent_relation)i);
        ck_assert_int_eq(ent_relation_find(name, strlen(name)), i);
    }
    ck_assert_str_eq(ent_upos_name(ENT_UPOS_PROPN), "PROPN");
    ck_assert_str_eq(ent_relation_name(ENT_REL_XCOMP), "xcomp");
    ck_assert_int_eq(ent_relation_find("nsubj:pass", 10), ENT_REL_NSUBJ);
    ck_assert_int_eq(ent_relation_find("nsub", 4), ENT_REL_NONE);
    ck_assert_int_eq(ent_upos_find("", 0), ENT_UPOS_NONE);
    ck_assert_int_eq(ent_upos_find("noun", 4), ENT_UPOS_NONE);
    ck_assert_str_eq(ent_upos_name(ENT_N_UPOS), "");
}
END_TEST

START_TEST(test_view)
{
    struct ent_view v = {.text = "Dogs bark", .n_text = 9};
    struct ent_parse dogs = {.upos = ENT_UPOS_NOUN, .relation = ENT_REL_NSUBJ, .head = 1, .lemma = "dog",
                             .xpos = "NNS", .feats = "Number=Plur", .deprel = "nsubj", .ne = "O"};
    ck_assert_int_eq(ent_view_add(&v, 0, 4, 0, NULL), ENT_OK);
    ck_assert_str_eq(v.words[0].parse.lemma, "");
    ck_assert_int_eq(v.is_parsed, 0);
    ent_view_parse(&v, &dogs);
    ck_assert_int_eq(ent_view_add(&v, 5, 9, 0, NULL), ENT_OK);
    ck_assert_int_eq(v.is_parsed, 1);
    ck_assert_str_eq(v.words[0].parse.lemma, "dog");
    ck_assert_int_eq(v.words[0].parse.head, 1);
    ck_assert_int_eq(v.words[1].parse.relation, ENT_REL_NONE);
    ent_view_clear(&v);
    ck_assert_int_eq(v.is_parsed, 0);
    ent_view_done(&v);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("parse");
    TCase *tc = tcase_create("parse");
    tcase_add_test(tc, test_names_and_numbers);
    tcase_add_test(tc, test_view);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
