/*
 * The scores of the CoNLL 2018 shared task, on cases worked out by hand from its definition, and
 * our own tokeniser's on the treebanks where they are at hand.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "base/ent_mem.h"
#include "model/ent_score.h"

static char gold_path[64], system_path[64];
static struct ent_scores scores;
static struct ent_error err;

static void setup(void)
{
    snprintf(gold_path, sizeof gold_path, "/tmp/ent_score_gold_%d", (int)getpid());
    snprintf(system_path, sizeof system_path, "/tmp/ent_score_system_%d", (int)getpid());
}

static void teardown(void)
{
    unlink(gold_path);
    unlink(system_path);
}

static void write_file(const char *path, const char *text, size_t n)
{
    struct ent_out out;
    ck_assert_int_eq(ent_out_open(&out, path, NULL), ENT_OK);
    ck_assert_int_eq(ent_out_write(&out, text, n, NULL), ENT_OK);
    ck_assert_int_eq(ent_out_commit(&out, NULL), ENT_OK);
}

/*
 * Words of a case: "ab=a+b c | d" is the multi-word token ab of a and b, the token c, and in a
 * second sentence d.
 */
static void write_words(const char *path, const char *words)
{
    struct ent_buf b = {0};
    char copy[200];
    int id = 0;
    ck_assert_uint_lt(strlen(words), sizeof copy);
    strcpy(copy, words);
    for (char *save, *token = strtok_r(copy, " ", &save); token;
         token = strtok_r(NULL, " ", &save)) {
        char *parts = strchr(token, '=');
        if (strcmp(token, "|") == 0) {
            ent_buf_adds(&b, "\n");
            id = 0;
            continue;
        }
        if (parts != NULL) {
            int n = 1;
            *parts++ = '\0';
            for (const char *p = parts; *p != '\0'; p++)
                n += *p == '+';
            ent_buf_addf(&b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", id + 1, id + n, token);
        }
        char *inner = NULL, *part = parts != NULL ? strtok_r(parts, "+", &inner) : token;
        for (; part != NULL; part = parts != NULL ? strtok_r(NULL, "+", &inner) : NULL, id++)
            ent_buf_addf(&b, "%d\t%s\t_\t_\t_\t_\t%d\t_\t_\t_\n", id + 1, part, id > 0);
    }
    ent_buf_adds(&b, "\n");
    write_file(path, ent_buf_str(&b), b.len);
    ent_buf_done(&b);
}

static const struct {
    const char *gold, *system;
    unsigned tokens, sentences, words; /* correct ones */
} cases[] = {
    {"a", "a", 1, 1, 1},
    {"a b c", "a b c", 3, 1, 3},
    {"a b | c d", "a b c d", 4, 0, 4},
    {"a b | c d", "a b | c | d", 4, 1, 4},
    {"a b | c d", "a b | cd", 2, 2, 2},
    {"xyz", "x y z", 0, 1, 0},
    {"xyz w", "x y z w", 1, 1, 1},
    {"x yz w", "x y z w", 2, 1, 2},
    /* a multi-word token against the same words as tokens: the forms align */
    {"xyz=x+y+z", "x y z", 0, 1, 3},
    {"x yz=y+z w", "x y z w", 2, 1, 4},
    {"x y z w", "x yz=y+z w", 2, 1, 4},
    {"don't=do+n't", "don't=do+n't", 1, 1, 2},
    {"don't=do+n't go", "don't go", 2, 1, 1},
    {"Don't=Do+n't", "Don't=do+N'T", 1, 1, 2}, /* case aside */
    {"\xC3\x89t\xC3\xA9=\xC3\x89+t\xC3\xA9", "\xC3\x89t\xC3\xA9=\xC3\xA9+t\xC3\xA9", 1, 1, 2},
    /* spans of several tokens that overlap grow until all are whole */
    {"wxyz=w+x+y+z", "wx=w+x yz=y+z", 0, 1, 4},
    {"wxy=w+x+y zv=z+v", "w xyz=x+y+z v", 0, 1, 5},
    {"pqr=p+QQ+r stu=s+TT+u", "pq=p+q rs=r+s tu=t+u", 0, 1, 4},
    {"pq=p+q rs=qr+s", "p qr s", 0, 1, 2},
    /* a form outside its place aligns with nothing */
    {"x yz=y+z w", "xy=A+B zw=C+x", 0, 1, 1},
    {"x yz=y+z w", "x y zw", 1, 1, 2},
    /* the longest common subsequence, not the first that fits */
    {"abab=a+b+a+c", "abab=b+a+c+q", 1, 1, 3},
};

static void check_score(enum ent_metric m, unsigned correct)
{
    ck_assert_msg(scores.of[m].correct == correct, "case %s: %u expected, found %u",
                  ent_metric_name(m), correct, (unsigned)scores.of[m].correct);
}

START_TEST(test_case)
{
    write_words(gold_path, cases[_i].gold);
    write_words(system_path, cases[_i].system);
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_OK);
    check_score(ENT_METRIC_TOKENS, cases[_i].tokens);
    check_score(ENT_METRIC_SENTENCES, cases[_i].sentences);
    check_score(ENT_METRIC_WORDS, cases[_i].words);
}
END_TEST

START_TEST(test_columns)
{
    static const char gold[] = "1\tWe\twe\tPRON\tPRP\tNumber=Plur|Person=1\t2\tnsubj\t_\t_\n"
                               "2\tgo\tgo\tVERB\tVBP\tTense=Pres\t0\troot\t_\t_\n"
                               "3\thome\t_\tADV\tRB\t_\t2\tadvmod:lmod\t_\tSpaceAfter=No\n"
                               "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
    static const char system[] =
        "1\tWe\tus\tPRON\tPRP\tNumber=Plur|Person=1|Odd=Yes\t2\tobj\t_\t_\n"
        "2\tgo\tgo\tNOUN\tVBP\tTense=Past\t0\troot\t_\t_\n"
        "3\thome\thome\tADV\tNN\t_\t2\tadvmod\t_\t_\n"
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
    static const unsigned correct[ENT_N_METRICS] = {4, 1, 4, 3, 3, 3, 2, 3, 3, 2, 2, 1, 2};
    write_file(gold_path, gold, sizeof gold - 1);
    write_file(system_path, system, sizeof system - 1);
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_OK);
    ck_assert_int_eq(scores.n, ENT_N_METRICS);
    for (int m = 0; m < ENT_N_METRICS; m++)
        check_score((enum ent_metric)m, correct[m]);
    ck_assert_double_eq_tol(ent_score_f1(&scores.of[ENT_METRIC_LAS]), 0.5, 1e-9);
}
END_TEST

/* A content word is right for MLAS only with the function words at it. */
START_TEST(test_function_words)
{
    static const char gold[] = "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
                               "2\tdogs\tdog\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n"
                               "3\twill\twill\tAUX\tMD\t_\t4\taux\t_\t_\n"
                               "4\tbark\tbark\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
    static const char *const systems[] = {
        "DET\tDT\t_\t2\tdet", "PRON\tDT\t_\t2\tdet", "DET\tDT\t_\t2\tcase", "DET\tDT\t_\t4\tdet"};
    static const unsigned mlas[] = {2, 1, 1, 0}; /* the last one hangs it on the verb: both are wrong */
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++) {
        char text[sizeof gold + 64];
        int n = snprintf(text, sizeof text, "1\tThe\tthe\t%s\t_\t_\n%s", systems[i], strchr(gold, '\n') + 1);
        write_file(gold_path, gold, sizeof gold - 1);
        write_file(system_path, text, (size_t)n);
        ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_OK);
        check_score(ENT_METRIC_CLAS, 2);
        check_score(ENT_METRIC_MLAS, mlas[i]);
        check_score(ENT_METRIC_BLEX, 2);
        ck_assert_uint_eq(scores.of[ENT_METRIC_CLAS].gold, 2);
    }
}
END_TEST

START_TEST(test_precision_recall)
{
    const struct ent_score s = {8, 10, 6}, none = {0, 0, 0};
    ck_assert_double_eq_tol(ent_score_precision(&s), 0.6, 1e-9);
    ck_assert_double_eq_tol(ent_score_recall(&s), 0.75, 1e-9);
    ck_assert_double_eq_tol(ent_score_f1(&s), 12.0 / 18, 1e-9);
    ck_assert_double_eq_tol(ent_score_f1(&none), 0, 1e-9);
}
END_TEST

/* Our own words, from the raw text of gold: spaces as SpaceAfter says, paragraphs apart. */
static const char raw[] = "# newpar\n"
                          "1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n"
                          "1\tIt\t_\t_\t_\t_\t3\t_\t_\t_\n"
                          "2\t's\t_\t_\t_\t_\t3\t_\t_\t_\n"
                          "3\tso\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No\n"
                          "4\t.\t_\t_\t_\t_\t3\t_\t_\t_\n\n"
                          "1\tYes\t_\t_\t_\t_\t0\t_\t_\t_\n\n"
                          "# newpar\n"
                          "1\tNo\t_\t_\t_\t_\t0\t_\t_\t_\n\n";

START_TEST(test_own_words)
{
    write_file(gold_path, raw, sizeof raw - 1);
    ck_assert_int_eq(ent_score_raw(gold_path, NULL, &scores, &err), ENT_OK);
    ck_assert_int_eq(scores.n, ENT_METRIC_WORDS + 1);
    check_score(ENT_METRIC_TOKENS, 5);
    check_score(ENT_METRIC_SENTENCES, 3);
    check_score(ENT_METRIC_WORDS, 6);
    ck_assert_uint_eq(scores.of[ENT_METRIC_WORDS].system, 6);
}
END_TEST

START_TEST(test_faults)
{
    write_words(gold_path, "ab c\xC3\xA9"
                           "d");
    write_words(system_path, "ab c\xC3\xA8"
                             "d");
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "after 3 characters without white space, \"\xC3\xA9"
                                              "d\" against \"\xC3\xA8"
                                              "d\""));
    write_words(system_path, "ab c");
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_EFORMAT);
    write_file(system_path, "1\tab\n", 5);
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "10 columns"));
    write_file(system_path, "1\t\xFF\n", 4);
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "byte 2 is not UTF-8"));
    unlink(system_path);
    ck_assert_int_eq(ent_score_conllu(gold_path, system_path, &scores, &err), ENT_EIO);
    write_file(gold_path, "", 0);
    ck_assert_int_eq(ent_score_raw(gold_path, NULL, &scores, &err), ENT_OK);
    ck_assert_uint_eq(scores.of[ENT_METRIC_WORDS].gold, 0);
}
END_TEST

START_TEST(test_memory_fails)
{
    write_file(gold_path, raw, sizeof raw - 1);
    write_words(system_path, "It's=It+'s so . | Yes | No");
    for (int own = 0; own < 2; own++) {
        for (uint64_t at = 1;; at++) {
            ent_mem_fail_at(at);
            enum ent_status st =
                own ? ent_score_raw(gold_path, NULL, &scores, &err) : ent_score_conllu(gold_path, system_path, &scores, &err);
            ent_mem_fail_at(0);
            if (st == ENT_OK)
                break;
            ck_assert_int_eq(st, ENT_ENOMEM);
        }
    }
}
END_TEST

static const struct {
    const char *path;
    double tokens, words, sentences; /* the least F1 */
} treebanks[] = {
    {ENT_SOURCE_DIR "/../shared/treebanks/ewt-dev.conllu", 0.990, 0.988, 0.86},
    {ENT_SOURCE_DIR "/../shared/treebanks/gum-dev.conllu", 0.990, 0.988, 0.95},
};

START_TEST(test_treebank)
{
    if (ent_file_kind(treebanks[_i].path) != ENT_FILE_REGULAR) {
        fprintf(stderr, "SKIPPED: %s is not there\n", treebanks[_i].path);
        return;
    }
    ck_assert_int_eq(ent_score_raw(treebanks[_i].path, NULL, &scores, &err), ENT_OK);
    ck_assert_double_ge(ent_score_f1(&scores.of[ENT_METRIC_TOKENS]), treebanks[_i].tokens);
    ck_assert_double_ge(ent_score_f1(&scores.of[ENT_METRIC_WORDS]), treebanks[_i].words);
    ck_assert_double_ge(ent_score_f1(&scores.of[ENT_METRIC_SENTENCES]), treebanks[_i].sentences);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("score");
    TCase *tc = tcase_create("score");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, test_case, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tc, test_columns);
    tcase_add_test(tc, test_function_words);
    tcase_add_test(tc, test_precision_recall);
    tcase_add_test(tc, test_own_words);
    tcase_add_test(tc, test_faults);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_loop_test(tc, test_treebank, 0, sizeof treebanks / sizeof *treebanks);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
