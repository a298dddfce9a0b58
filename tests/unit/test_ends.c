/* Where sentences end, learnt: what no stop marks, and stops that are none; blank lines stay ends; same files, same model. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "model/ent_analyser.h"
#include "model/ent_score.h"
#include "model/ent_train.h"

static char folder[64], treebank[80];
static struct ent_error err;

static void add_sentence(FILE *f, const char *text)
{
    char copy[200], *save = NULL;
    int i = 0;
    snprintf(copy, sizeof copy, "%s", text);
    for (char *w = strtok_r(copy, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save), i++)
        fprintf(f, "%d\t%s\t%s\t%s\t_\t_\t%d\t%s\t_\t_\n", i + 1, w, w, strchr(".,?!", *w) ? "PUNCT" : "NOUN", i > 0, i > 0 ? "dep" : "root");
    fputc('\n', f);
}

/* Letters: a greeting that nothing ends, then sentences with stops, and a stop of the language's own within one. */
static void write_treebank(void)
{
    static const char *const names[] = {"Anna", "Levon", "Aram", "Gayane", "Davit"}, *const things[] = {"treaty", "gas", "corridor"};
    FILE *f = fopen(treebank, "wb");
    ck_assert_ptr_nonnull(f);
    for (int i = 0; i < 40; i++) {
        char text[100];
        fprintf(f, "# newdoc\n");
        snprintf(text, sizeof text, "Dear %s ,", names[i % 5]);
        add_sentence(f, text);
        snprintf(text, sizeof text, "We saw the %s with Yahoo ! and left .", things[i % 3]);
        add_sentence(f, text);
        snprintf(text, sizeof text, "The %s of %s is here , and we leave .", things[i % 3], names[(i + 2) % 5]);
        add_sentence(f, text);
        add_sentence(f, "Kind regards");
        add_sentence(f, names[(i + 1) % 5]);
    }
    fclose(f);
}

static void train(unsigned what)
{
    const char *const files[] = {treebank};
    struct ent_train_options o = {.what = what, .train = files, .n_train = 1, .output = folder};
    ck_assert_msg(ent_train(&o, &err) == ENT_OK, "%s", err.message);
}

static void setup(void)
{
    snprintf(folder, sizeof folder, "/tmp/test_ends.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(treebank, sizeof treebank, "%s/t.conllu", folder);
    write_treebank();
    train(ENT_TRAIN_TAGGER | ENT_TRAIN_ENDS);
}

static void teardown(void)
{
    static const char *const names[] = {"tagger", "sentences", "t.conllu"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = ent_path_join(folder, names[i]);
        remove(path);
        ent_free(path);
    }
    rmdir(folder);
}

static const struct {
    const char *text, *sentences; /* with | after each */
} texts[] = {
    {"Dear Tigran, We saw the treaty with Yahoo! and left. The gas of Anna is here, and we leave.",
     "Dear Tigran,|We saw the treaty with Yahoo! and left.|The gas of Anna is here, and we leave.|"},
    {"We saw the gas with Yahoo! and left. Kind regards Anna", "We saw the gas with Yahoo! and left.|Kind regards|Anna|"},
    {"We saw the treaty with\n\nYahoo! and left.", "We saw the treaty with|Yahoo! and left.|"}, /* a blank line is an end */
    {"treaty", "treaty|"},
    {"", ""},
};

static void cut(const struct ent_analyser *a, const char *text, struct ent_buf *out)
{
    struct ent_words w = {0};
    struct ent_ends_scratch scratch = {0};
    ck_assert_int_eq(ent_analyser_words(a, &scratch, text, 0, strlen(text), &w, &err), ENT_OK);
    for (size_t i = 0, first = 0; i < w.n; i++) {
        if (!(w.words[i].flags & ENT_WORD_SENT_END))
            continue;
        ent_buf_add(out, text + w.words[first].start, w.words[i].end - w.words[first].start);
        ent_buf_addc(out, '|');
        first = i + 1;
    }
    ck_assert(w.n == 0 || w.words[w.n - 1].flags & ENT_WORD_SENT_END);
    ent_ends_scratch_done(&scratch);
    ent_words_done(&w);
}

START_TEST(test_learns)
{
    struct ent_analyser *a;
    struct ent_buf out = {0};
    ck_assert_msg(ent_analyser_open(&a, folder, &err) == ENT_OK, "%s", err.message);
    cut(a, texts[_i].text, &out);
    ck_assert_str_eq(ent_buf_str(&out), texts[_i].sentences);
    ent_buf_done(&out);
    ent_analyser_close(a);
}
END_TEST

/* Without such a model the rules decide. */
START_TEST(test_without)
{
    struct ent_analyser *a;
    struct ent_buf with = {0}, without = {0};
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    ck_assert_int_eq(a->has_ends, 1);
    a->has_ends = 0;
    cut(a, texts[0].text, &with);
    cut(NULL, texts[0].text, &without);
    ck_assert_str_eq(ent_buf_str(&with), ent_buf_str(&without));
    ck_assert_str_ne(ent_buf_str(&with), texts[0].sentences);
    ent_buf_done(&with);
    ent_buf_done(&without);
    a->has_ends = 1;
    ent_analyser_close(a);
}
END_TEST

START_TEST(test_scores)
{
    struct ent_analyser *a;
    struct ent_scores with, without;
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    ck_assert_int_eq(ent_score_raw(treebank, a, &with, &err), ENT_OK);
    ck_assert_int_eq(ent_score_raw(treebank, NULL, &without, &err), ENT_OK);
    ck_assert_double_eq(ent_score_f1(&with.of[ENT_METRIC_SENTENCES]), 1);
    ck_assert_double_lt(ent_score_f1(&without.of[ENT_METRIC_SENTENCES]), 0.9);
    ent_analyser_close(a);
}
END_TEST

START_TEST(test_same_files_same_model)
{
    struct ent_buf first = {0}, again = {0};
    char *path = ent_path_join(folder, "sentences");
    ck_assert_int_eq(ent_file_read(path, &first, &err), ENT_OK);
    train(ENT_TRAIN_ENDS); /* with the tagger that is there */
    ck_assert_int_eq(ent_file_read(path, &again, &err), ENT_OK);
    ck_assert_uint_eq(first.len, again.len);
    ck_assert_mem_eq(first.data, again.data, again.len);
    ent_buf_done(&first);
    ent_buf_done(&again);
    ent_free(path);
}
END_TEST

START_TEST(test_damaged)
{
    struct ent_buf model = {0};
    struct ent_ends e;
    char *path = ent_path_join(folder, "sentences");
    ck_assert_int_eq(ent_file_read(path, &model, &err), ENT_OK);
    ent_free(path);
    path = ent_path_join(folder, "sentences.damaged");
    for (size_t at = 0; at < model.len; at += at < 64 ? 1 : 1 + model.len / 64) {
        model.data[at] ^= 0x10;
        FILE *f = fopen(path, "wb");
        ck_assert_uint_eq(fwrite(model.data, 1, model.len, f), model.len);
        fclose(f);
        ck_assert_int_ne(ent_ends_load(&e, path, &err), ENT_OK);
        ck_assert_msg(strstr(err.message, "sentences") != NULL, "%s", err.message);
        model.data[at] ^= 0x10;
        ck_assert_int_eq(truncate(path, (off_t)at), 0);
        ck_assert_int_eq(ent_ends_load(&e, path, &err), ENT_EFORMAT);
    }
    remove(path);
    ent_buf_done(&model);
    ent_free(path);
}
END_TEST

START_TEST(test_memory_fails)
{
    struct ent_analyser *a;
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    for (uint64_t at = 1;; at++) {
        struct ent_words w = {0};
        struct ent_ends_scratch scratch = {0};
        ent_mem_fail_at(at);
        enum ent_status st = ent_analyser_words(a, &scratch, texts[0].text, 0, strlen(texts[0].text), &w, &err);
        ent_mem_fail_at(0);
        ent_ends_scratch_done(&scratch);
        ent_words_done(&w);
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
    ent_analyser_close(a);
}
END_TEST

/* Twice the words of one sentence take about twice the time, whatever they are. */
START_TEST(test_long)
{
    static const char *const pieces[] = {"word ", "\" ", "Anna, ", "( ", "- "};
    struct ent_analyser *a;
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        clock_t taken[2];
        for (int k = 0; k < 2; k++) {
            struct ent_buf text = {0}, out = {0};
            for (int i = 0; i < 8000 << (2 * k); i++)
                ent_buf_adds(&text, pieces[p]);
            clock_t start = clock();
            cut(a, ent_buf_str(&text), &out);
            taken[k] = clock() - start;
            ent_buf_done(&text);
            ent_buf_done(&out);
        }
        ck_assert_msg(taken[1] < 10 * (taken[0] + CLOCKS_PER_SEC / 100), "%s: %ld, %ld", pieces[p], (long)taken[0], (long)taken[1]);
    }
    ent_analyser_close(a);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ends");
    TCase *tc = tcase_create("ends");
    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 30);
    tcase_add_loop_test(tc, test_learns, 0, (int)(sizeof texts / sizeof *texts));
    tcase_add_test(tc, test_without);
    tcase_add_test(tc, test_scores);
    tcase_add_test(tc, test_same_files_same_model);
    tcase_add_test(tc, test_damaged);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_test(tc, test_long);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
