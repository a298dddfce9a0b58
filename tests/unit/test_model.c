/* Models from a handful of sentences: what they learn, that they are the same each time, what they refuse. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "model/ent_explain.h"
#include "model/ent_train.h"
#include "text/ent_token.h"

static char folder[64], treebank[80];
static struct ent_error err;

/* Sentences of a grammar that leaves nothing open: form, lemma, UPOS, XPOS, FEATS, head, relation. */
static const char *const words[][7] = {
    {"The", "the", "DET", "DT", "_", "2", "det"},
    {"ministers", "minister", "NOUN", "NNS", "Number=Plur", "3", "nsubj"},
    {"signed", "sign", "VERB", "VBD", "Tense=Past", "0", "root"},
    {"a", "a", "DET", "DT", "_", "5", "det"},
    {"treaty", "treaty", "NOUN", "NN", "Number=Sing", "3", "obj"},
    {"in", "in", "ADP", "IN", "_", "7", "case"},
    {"Yerevan", "Yerevan", "PROPN", "NNP", "Number=Sing", "3", "obl"},
    {".", ".", "PUNCT", ".", "_", "3", "punct"}};
static const char *const nouns[][2] = {{"ministers", "minister"}, {"envoys", "envoy"}, {"leaders", "leader"}, {"allies", "ally"}};
static const char *const verbs[][2] = {{"signed", "sign"}, {"drafted", "draft"}, {"rejected", "reject"}};

static void write_treebank(void)
{
    struct ent_buf b = {0};
    struct ent_out out;
    for (size_t s = 0; s < 24; s++, ent_buf_addc(&b, '\n')) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            const char *form = words[i][0], *lemma = words[i][1];
            if (i == 1) {
                form = nouns[s % 4][0];
                lemma = nouns[s % 4][1];
            } else if (i == 2) {
                form = verbs[s % 3][0];
                lemma = verbs[s % 3][1];
            }
            ent_buf_addf(&b, "%zu\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t_\n", i + 1, form, lemma, words[i][2], words[i][3],
                         words[i][4], words[i][5], words[i][6]);
        }
    }
    ck_assert_int_eq(ent_out_open(&out, treebank, &err), ENT_OK);
    ck_assert_int_eq(ent_out_write(&out, b.data, b.len, &err), ENT_OK);
    ck_assert_int_eq(ent_out_commit(&out, &err), ENT_OK);
    ent_buf_done(&b);
}

static void train(const char *to)
{
    const char *const files[] = {treebank};
    struct ent_train_options o = {.what = ENT_TRAIN_ALL, .train = files, .n_train = 1, .output = to};
    ck_assert_msg(ent_train(&o, &err) == ENT_OK, "%s", err.message);
}

static void setup(void)
{
    snprintf(folder, sizeof folder, "/tmp/test_model.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(treebank, sizeof treebank, "%s/t.conllu", folder);
    write_treebank();
    train(folder);
}

static void teardown(void)
{
    static const char *const names[] = {"tagger", "sentences", "lemmas", "parser", "t.conllu"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = ent_path_join(folder, names[i]);
        remove(path);
        ent_free(path);
    }
    rmdir(folder);
}

static void analyse(const struct ent_analyser *a, struct ent_analysis *s, const char *text)
{
    struct ent_words w = {0};
    ck_assert_int_eq(ent_tokenize(text, 0, strlen(text), &w, &err), ENT_OK);
    ent_analysis_begin(s);
    for (size_t i = 0; i < w.n; i++)
        ck_assert_int_eq(ent_analysis_word(s, text + w.words[i].start, w.words[i].end - w.words[i].start, &err), ENT_OK);
    ck_assert_int_eq(ent_analyse(a, s, &err), ENT_OK);
    ent_words_done(&w);
}

/* Every word hangs on another or is the one root, and from each a way leads there. */
static void check_tree(const struct ent_analysis *s)
{
    size_t roots = 0;
    for (size_t i = 0; i < s->n; i++) {
        int32_t up = (int32_t)i;
        roots += s->words[i].head == ENT_ROOT;
        for (size_t steps = 0; up != ENT_ROOT; steps++) {
            ck_assert_uint_le(steps, s->n);
            ck_assert_int_ge(up, 0);
            ck_assert_int_lt(up, (int32_t)s->n);
            if (s->n > 500) /* long ones: only the heads */
                break;
            up = s->words[up].head;
        }
    }
    ck_assert_uint_eq(roots, s->n > 0);
}

START_TEST(test_learns)
{
    enum { VERB = 2, STOP = 7 };
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_msg(ent_analyser_open(&a, folder, &err) == ENT_OK, "%s", err.message);
    analyse(a, &s, "The diplomats signed a treaty in Yerevan."); /* the noun was never seen */
    ck_assert_uint_eq(s.n, 8);
    for (size_t i = 0; i < s.n; i++) {
        struct ent_parse p = ent_analysis_parse(a, &s, i);
        ck_assert_str_eq(ent_upos_name((enum ent_upos)p.upos), words[i][2]);
        ck_assert_str_eq(p.xpos, words[i][3]);
        ck_assert_str_eq(p.feats[0] != '\0' ? p.feats : "_", words[i][4]);
        if (i == VERB || i == STOP)
            continue; /* 24 sentences do not say which of the two to hang on the other */
        ck_assert_str_eq(p.deprel, words[i][6]);
        ck_assert_int_eq(s.words[i].head + 1, atoi(words[i][5]));
        ck_assert_int_eq(p.head, atoi(words[i][5]) == 0 ? 0 : atoi(words[i][5]) - 1 - (int)i);
    }
    ck_assert_str_eq(ent_analysis_parse(a, &s, 0).lemma, "the");
    ck_assert_str_eq(ent_analysis_parse(a, &s, 1).lemma, "diplomat");
    ck_assert_str_eq(ent_analysis_parse(a, &s, 2).lemma, "sign");
    ck_assert_str_eq(ent_analysis_parse(a, &s, 6).lemma, "Yerevan");
    check_tree(&s);
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

START_TEST(test_odd_text)
{
    static const char *const texts[] = {
        "", ".", "!!!!", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "ALL CAPITALS HERE", "a|b|c 1|2|3", "Headline",
        "\xD4\xB5\xD6\x80\xD6\x87\xD5\xA1\xD5\xB6\xD5\xA8 \xD5\xB4\xD5\xA1\xD5\xB5\xD6\x80\xD5\xA1\xD6\x84\xD5\xA1\xD5\xB2\xD5\xA1\xD6\x84 \xD5\xA7",
        "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xD1\x81\xD0\xBB\xD0\xB5\xD0\xB7\xD0\xB0\xD0\xBC",
        "\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xD8\xB9\xD9\x84\xD9\x8A\xD9\x83\xD9\x85", "\xE1\x83\x97\xE1\x83\x91\xE1\x83\x98\xE1\x83\x9A\xE1\x83\x98\xE1\x83\xA1\xE1\x83\x98",
        "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiterinnenvereinigung"};
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        analyse(a, &s, texts[i]);
        check_tree(&s);
    }
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

static double seconds_for(const struct ent_analyser *a, struct ent_analysis *s, size_t n)
{
    static const char *const forms[] = {"the", "ministers", ",", "signed", "treaty", "and"};
    ent_analysis_begin(s);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(ent_analysis_word(s, forms[i * 7 % 6], strlen(forms[i * 7 % 6]), &err), ENT_OK);
    clock_t began = clock();
    ck_assert_int_eq(ent_analyse(a, s, &err), ENT_OK);
    check_tree(s);
    return (double)(clock() - began) / CLOCKS_PER_SEC;
}

START_TEST(test_long_sentences_take_linear_time)
{
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    seconds_for(a, &s, 8000); /* memory is there */
    double one = seconds_for(a, &s, 1000), eight = seconds_for(a, &s, 8000);
    ck_assert_double_le(eight, 24 * one + 0.05); /* quadratic would be 64 */
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

static void read_model(const char *in, const char *name, struct ent_buf *out)
{
    char *path = ent_path_join(in, name);
    out->len = 0;
    ck_assert_int_eq(ent_file_read(path, out, &err), ENT_OK);
    ent_free(path);
}

START_TEST(test_same_files_same_models)
{
    static const char *const names[] = {"tagger", "lemmas", "parser"};
    struct ent_buf first[3] = {{0}}, again = {0};
    for (int i = 0; i < 3; i++)
        read_model(folder, names[i], &first[i]);
    train(folder);
    for (int i = 0; i < 3; i++) {
        read_model(folder, names[i], &again);
        ck_assert_uint_eq(first[i].len, again.len);
        ck_assert_mem_eq(first[i].data, again.data, again.len);
        ent_buf_done(&first[i]);
    }
    ent_buf_done(&again);
}
END_TEST

static void write_model(const char *path, const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

START_TEST(test_damaged_models_are_refused)
{
    static const char *const names[] = {"tagger", "lemmas", "parser"};
    struct ent_buf model = {0};
    struct ent_analyser *a;
    char *path = ent_path_join(folder, names[_i]);
    read_model(folder, names[_i], &model);
    for (size_t cut = 0; cut < model.len; cut += 1 + model.len / 16) {
        write_model(path, model.data, cut);
        ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_EFORMAT);
        ck_assert_ptr_null(a);
        ck_assert_msg(strstr(err.message, names[_i]) != NULL, "%s", err.message);
    }
    for (size_t at = 0; at < model.len; at += at < 64 ? 1 : 1 + model.len / 64) {
        model.data[at] ^= 0x10;
        write_model(path, model.data, model.len);
        enum ent_status st = ent_analyser_open(&a, folder, &err);
        ck_assert_msg(st == ENT_EFORMAT || st == ENT_EVERSION, "byte %zu: %s", at, ent_status_name(st));
        model.data[at] ^= 0x10;
    }
    write_model(path, model.data, model.len);
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    ent_analyser_close(a);
    ent_buf_done(&model);
    ent_free(path);
}
END_TEST

START_TEST(test_memory_fails)
{
    for (uint64_t at = 1;; at++) {
        struct ent_analyser *a;
        ent_mem_fail_at(at);
        enum ent_status st = ent_analyser_open(&a, folder, &err);
        ent_mem_fail_at(0);
        if (st == ENT_OK) {
            ent_analyser_close(a);
            break;
        }
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
}
END_TEST

static uint32_t cluster_of(const struct ent_clusters *c, const char *word)
{
    struct ent_wordform seen;
    ent_wordform(word, strlen(word), &seen);
    return ent_cluster_of(c, seen.word);
}

/* Words that stand between the same neighbours are of one class; rare ones are of none. */
START_TEST(test_clusters)
{
    char *path = ent_path_join(folder, "text.txt"), *model = ent_path_join(folder, "clusters");
    const char *const files[] = {path};
    struct ent_clusters c, read;
    FILE *f = fopen(path, "wb");
    for (int i = 0; i < 40; i++)
        fprintf(f, "The %s %s the treaty in the capital.\n\n", i % 2 ? "ministers" : "envoys", i % 4 < 2 ? "signed" : "rejected");
    fputs("The diplomats vanished.\n", f);
    fclose(f);
    ck_assert_msg(ent_clusters_train(&c, files, 1, NULL, &err) == ENT_OK, "%s", err.message);
    ck_assert_uint_ne(cluster_of(&c, "ministers"), 0);
    ck_assert_uint_eq(cluster_of(&c, "ministers"), cluster_of(&c, "envoys"));
    ck_assert_uint_eq(cluster_of(&c, "signed"), cluster_of(&c, "rejected"));
    ck_assert_uint_ne(cluster_of(&c, "signed"), cluster_of(&c, "envoys"));
    ck_assert_uint_eq(cluster_of(&c, "diplomats"), 0);
    ck_assert_int_eq(ent_clusters_save(&c, model, &err), ENT_OK);
    ck_assert_int_eq(ent_clusters_load(&read, model, &err), ENT_OK);
    ck_assert_uint_eq(cluster_of(&read, "envoys"), cluster_of(&c, "envoys"));
    ent_clusters_done(&read);
    ent_clusters_done(&c);
    remove(path);
    remove(model);
    ent_free(path);
    ent_free(model);
}
END_TEST

START_TEST(test_explain)
{
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    struct ent_reason reasons[ENT_REASONS_MAX];
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    analyse(a, &s, "The diplomats signed a treaty in Yerevan.");
    size_t n = ent_explain(a, &s, 1, 3, reasons), n_tag = 0, n_head = 0, n_relation = 0;
    for (size_t i = 0; i < n; i++) {
        int tag = strcmp(reasons[i].decision, "tag") == 0, head = strcmp(reasons[i].decision, "head") == 0;
        n_tag += (size_t)tag;
        n_head += (size_t)head;
        n_relation += (size_t)(!tag && !head);
        ck_assert_str_eq(reasons[i].chosen, tag ? "NOUN\tNNS" : head ? "left" : "nsubj");
        ck_assert_str_ne(reasons[i].instead, reasons[i].chosen);
        ck_assert(reasons[i].feature[0] != '\0' && reasons[i].weight != 0);
        if (i > 0 && strcmp(reasons[i].decision, reasons[i - 1].decision) == 0)
            ck_assert_double_le(fabs(reasons[i].weight), fabs(reasons[i - 1].weight));
    }
    ck_assert(n_tag == 3 && n_head > 0 && n_head <= 3 && n_relation > 0 && n_relation <= 3);
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

START_TEST(test_nothing_to_load)
{
    struct ent_analyser *a;
    ck_assert_int_eq(ent_analyser_open(&a, "/nowhere/at/all", &err), ENT_EIO);
    ck_assert_ptr_nonnull(strstr(err.message, "/nowhere/at/all"));
    ck_assert_ptr_null(ent_analyser_find("zz"));
    ck_assert_ptr_null(ent_analyser_find("../en"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("model");
    TCase *tc = tcase_create("model");
    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 240);
    tcase_add_test(tc, test_learns);
    tcase_add_test(tc, test_odd_text);
    tcase_add_test(tc, test_long_sentences_take_linear_time);
    tcase_add_test(tc, test_same_files_same_models);
    tcase_add_loop_test(tc, test_damaged_models_are_refused, 0, 3);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_test(tc, test_clusters);
    tcase_add_test(tc, test_explain);
    tcase_add_test(tc, test_nothing_to_load);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
