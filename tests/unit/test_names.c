/* Names: files in which they are marked, the score of whole names by hand-worked cases, a model from a handful of sentences. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"
#include "model/ent_explain.h"
#include "model/ent_score_names.h"
#include "model/ent_train.h"
#include "text/ent_token.h"

static char folder[64];
static struct ent_error err;

static const char *path_of(const char *name)
{
    static char paths[4][96];
    static int at;
    at = (at + 1) % 4;
    snprintf(paths[at], sizeof paths[at], "%s/%s", folder, name);
    return paths[at];
}

static const char *write_file(const char *name, const char *text, size_t n)
{
    const char *path = path_of(name);
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text, 1, n, f), n);
    fclose(f);
    return path;
}

static const char *write_text(const char *name, const char *text) { return write_file(name, text, strlen(text)); }

/* ---- files ---- */

/* "Anna Lee/PER visited UN/ORG ." and so on, of all sentences. */
static void spell(const struct ent_namebank *b, char *out, size_t size)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t k = 0; k < b->n; k++) {
        const struct ent_named_word *w = b->words + b->sentences[k].first;
        for (size_t i = 0; i < b->sentences[k].n; i++)
            n += (size_t)snprintf(out + n, size - n, "%s%s%s%s", i > 0 ? " " : k > 0 ? (b->sentences[k].doc != b->sentences[k - 1].doc ? " || " : " | ") : "",
                                  w[i].form, w[i].type != ENT_NAME_NONE ? (w[i].begins ? "/B-" : "/I-") : "",
                                  ent_name_type_name((enum ent_name_type)w[i].type));
    }
}

static const struct {
    const char *file, *spelt;
} files[] = {
    {"# newdoc id = a\n# text = Anna Lee met Bo\n1\tAnna\tB-PER\t-\n2\tLee\tI-PER\t-\n3\tmet\tO\t-\n4\tBo\tB-PER\t-\n\n# newdoc id = b\n1\tRome\tB-LOC\t-\n",
     "Anna/B-PER Lee/I-PER met Bo/B-PER || Rome/B-LOC"},
    {"-DOCSTART- a\n\nAnna I-PER\nLee I-PER\n# O\nUN I-ORG\nRome I-LOC\n\nRome I-LOC\nParis B-LOC\n", /* IOB1; a hash is a word here */
     "Anna/B-PER Lee/I-PER # UN/B-ORG Rome/B-LOC | Rome/B-LOC Paris/B-LOC"},
    {"The NNP B-NP B-Organisation\nUN NNP I-NP I-Organisation\nMonday NNP O B-Temporal\nOslo NNP O U-GPE\nX NNP O S-MISC\nY NNP O E-MISC\n",
     "The/B-ORG UN/I-ORG Monday Oslo/B-LOC X/B-MISC Y/I-MISC"},
    {"1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\t_\t_\t_\t0\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t1\t_\t_\t_\n3\tAnna\t_\t_\t_\t_\t1\t_\t_\tSpaceAfter=No|NE=B-PER\r\n4\tLee\t_\t_\t_\t_\t3\t_\t_\tNE=I-PER|X=Y\n4.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n",
     "do n't Anna/B-PER Lee/I-PER"},
    /* coreference: the name is what is proper in the phrase, without a title, the longest of nested ones */
    {"1\tthe\t_\t_\tDT\t_\t3\t_\t_\tEntity=(1-person-new\n2\tformer\t_\t_\tJJ\t_\t3\t_\t_\t_\n3\tMr.\t_\t_\tNNP\t_\t0\t_\t_\t_\n4\tLee\t_\t_\tNNP\t_\t3\t_\t_\tEntity=1)\n"
     "5\tUniversity\t_\t_\tNNP\t_\t3\t_\t_\tEntity=(2-organization-new\n6\tof\t_\t_\tIN\t_\t8\t_\t_\t_\n7\tthe\t_\t_\tDT\t_\t8\t_\t_\t_\n8\tArctic\t_\t_\tNNP\t_\t5\t_\t_\tEntity=(3-place-new)2)\n"
     "9\tthe\t_\t_\tDT\t_\t10\t_\t_\tEntity=(4-person-new\n10\tman\t_\t_\tNN\t_\t3\t_\t_\tEntity=4)\n11\tOslo\t_\t_\tNNP\t_\t3\t_\t_\tEntity=(5-place-new-sgl)\n",
     "the former Mr. Lee/B-PER University/B-ORG of/I-ORG the/I-ORG Arctic/I-ORG the man Oslo/B-LOC"}};

START_TEST(test_files)
{
    struct ent_namebank b = {0};
    char spelt[400];
    const char *path = write_text("in", files[_i].file);
    ck_assert_msg(ent_namebank_read(&b, path, &err) == ENT_OK, "%s", err.message);
    spell(&b, spelt, sizeof spelt);
    ck_assert_str_eq(spelt, files[_i].spelt);
    ent_namebank_done(&b);
    remove(path);
}
END_TEST

static const struct {
    const char *file, *message;
} bad_files[] = {{"1\tAnna\tB-PER\n2\tLee\tX-PER\n", "in:2: a label is O, B-TYPE or I-TYPE, not 'X-PER'"},
                 {"1\tAnna\tB-PER\n\nLee\tI-PER\n", "in:3: expected a number, a form and a label"},
                 {"Anna B-PER\nLee\n", "in:2: expected a form and a label"},
                 {"1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n2\ta\t_\t_\n", "in:2: expected a number and nine more columns"},
                 {"Anna B-PER\n\xFF O\n", "byte 11 is not UTF-8"}};

START_TEST(test_bad_files)
{
    struct ent_namebank b = {0};
    const char *path = write_text("in", bad_files[_i].file);
    ck_assert_int_eq(ent_namebank_read(&b, path, &err), ENT_EFORMAT);
    ck_assert_msg(strstr(err.message, bad_files[_i].message) != NULL, "%s", err.message);
    ent_namebank_done(&b);
    remove(path);
}
END_TEST

/* A file without a name is left out, and its document with it. */
START_TEST(test_only_named)
{
    struct ent_namebank b = {0};
    char spelt[100];
    ck_assert_int_eq(ent_namebank_read(&b, write_text("a", "Anna B-PER\n"), &err), ENT_OK);
    ck_assert_int_eq(ent_namebank_read(&b, write_text("b", "nothing O\nhere O\n"), &err), ENT_OK);
    ck_assert_int_eq(ent_namebank_read(&b, write_text("c", "in O\nRome B-LOC\n"), &err), ENT_OK);
    ck_assert_uint_eq(b.n_docs, 3);
    ent_namebank_only_named(&b);
    spell(&b, spelt, sizeof spelt);
    ck_assert_str_eq(spelt, "Anna/B-PER || in Rome/B-LOC");
    ck_assert_uint_eq(b.n_docs, 2);
    ent_namebank_done(&b);
    remove(path_of("a"));
    remove(path_of("b"));
    remove(path_of("c"));
}
END_TEST

/* ---- the score: gold has Anna Lee PER, UN ORG, Rome LOC, Bo PER ---- */

static const char gold[] = "Anna B-PER\nLee I-PER\nat O\nUN B-ORG\nin O\nRome B-LOC\n\nBo B-PER\nleft O\n";

static const struct {
    const char *system;
    unsigned system_names, correct, spans, misc;
} scores[] = {
    {gold, 4, 4, 4, 0},
    {"Anna O\nLee O\nat O\nUN O\nin O\nRome O\n\nBo O\nleft O\n", 0, 0, 0, 0},
    /* one name too short, one of another type, one too many, one missing */
    {"Anna B-PER\nLee O\nat O\nUN B-LOC\nin O\nRome B-LOC\n\nBo O\nleft B-PER\n", 4, 1, 2, 0},
    /* other words, the same text: a name is where its characters are */
    {"AnnaLee B-PER\nat O\nU B-ORG\nN I-ORG\ninRome B-LOC\nBo B-PER\nleft O\n", 4, 3, 3, 0},
    /* gold never has MISC: it does not count */
    {"Anna B-PER\nLee I-PER\nat B-MISC\nUN B-MISC\nin O\nRome B-LOC\n\nBo B-PER\nleft O\n", 3, 3, 3, 2}};

START_TEST(test_score)
{
    struct ent_name_scores s;
    const char *g = write_text("gold", gold), *path = write_text("system", scores[_i].system);
    ck_assert_msg(ent_score_names(g, path, &s, &err) == ENT_OK, "%s", err.message);
    ck_assert_uint_eq(s.all.gold, 4);
    ck_assert_uint_eq(s.all.system, scores[_i].system_names);
    ck_assert_uint_eq(s.all.correct, scores[_i].correct);
    ck_assert_uint_eq(s.spans.correct, scores[_i].spans);
    ck_assert_uint_eq(s.of[ENT_NAME_PER].gold, 2);
    ck_assert_uint_eq(s.of[ENT_NAME_MISC].gold, 0);
    ck_assert_uint_eq(s.of[ENT_NAME_MISC].system, scores[_i].misc);
    remove(path);
    remove(g);
}
END_TEST

START_TEST(test_other_text)
{
    struct ent_name_scores s;
    const char *g = write_text("gold", gold), *path = write_text("system", "Anna B-PER\nLi I-PER\n");
    ck_assert_int_eq(ent_score_names(g, path, &s, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "not the same text: they part after 5 bytes"));
    remove(path);
    remove(g);
}
END_TEST

/* ---- a model ---- */

static const char *const people[] = {"Anna", "Boris", "Clara", "David", "Elena", "Fadil"};
static const char *const towns[] = {"Arvany", "Borvany", "Celvany", "Dorvany", "Elvany", "Farvany"};
static const char *const firms[] = {"Gasco", "Petrolco", "Steelco", "Railco", "Telco", "Bankco"};

static void add(struct ent_buf *b, int *id, const char *form, const char *xpos, const char *upos, const char *ne)
{
    ent_buf_addf(b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s%s\n", *id + 1, form, form, upos, xpos, *id == 0 ? 0 : 1, *id == 0 ? "root" : "dep",
                 ne != NULL ? "NE=" : "_", ne != NULL ? ne : "");
    ++*id;
}

static void write_treebank(void)
{
    struct ent_buf b = {0};
    for (size_t s = 0; s < 48; s++, ent_buf_addc(&b, '\n')) {
        int id = 0;
        ent_buf_addf(&b, "# newdoc id = d%zu\n", s);
        add(&b, &id, "Mr.", "NNP", "PROPN", NULL);
        add(&b, &id, people[s % 6], "NNP", "PROPN", "B-PER");
        add(&b, &id, people[(s + 1 + s / 6) % 6], "NNP", "PROPN", "I-PER");
        add(&b, &id, "of", "IN", "ADP", NULL);
        add(&b, &id, firms[s / 2 % 6], "NNP", "PROPN", "B-ORG");
        add(&b, &id, "lives", "VBZ", "VERB", NULL);
        add(&b, &id, "in", "IN", "ADP", NULL);
        add(&b, &id, towns[s / 3 % 6], "NNP", "PROPN", "B-LOC");
        add(&b, &id, ".", ".", "PUNCT", NULL);
    }
    write_file("t.conllu", ent_buf_str(&b), b.len);
    ent_buf_done(&b);
}

static void train(unsigned what)
{
    const char *const train_files[] = {path_of("t.conllu")};
    struct ent_train_options o = {.what = what, .train = train_files, .n_train = 1, .output = folder};
    ck_assert_msg(ent_train(&o, &err) == ENT_OK, "%s", err.message);
}

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/test_names.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void setup(void)
{
    make_folder();
    write_treebank();
    train(ENT_TRAIN_ALL & ~(unsigned)ENT_TRAIN_PARSER);
}

static void teardown(void)
{
    static const char *const names[] = {"tagger", "lemmas", "names", "t.conllu"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(path_of(names[i]));
    rmdir(folder);
}

static enum ent_status analyse(const struct ent_analyser *a, struct ent_analysis *s, const char *text)
{
    struct ent_words w = {0};
    enum ent_status st = ent_tokenize(text, 0, strlen(text), &w, &err);
    ent_analysis_begin(s);
    for (size_t i = 0; st == ENT_OK && i < w.n; i++)
        st = ent_analysis_word(s, text + w.words[i].start, w.words[i].end - w.words[i].start, &err);
    if (st == ENT_OK)
        st = ent_analyse(a, s, &err);
    ent_words_done(&w);
    return st;
}

static void check_names(const struct ent_analyser *a, const struct ent_analysis *s, const char *labels)
{
    char found[400] = "";
    for (size_t i = 0, n = 0; i < s->n; i++)
        n += (size_t)snprintf(found + n, sizeof found - n, "%s%s", i > 0 ? " " : "", ent_analysis_parse(a, s, i).ne);
    ck_assert_str_eq(found, labels);
}

START_TEST(test_learns)
{
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_msg(ent_analyser_open(&a, folder, &err) == ENT_OK, "%s", err.message);
    ck_assert(a->has_namer);
    ck_assert_int_eq(analyse(a, &s, "Mr. Clara Galina of Coalco lives in Halvany."), ENT_OK); /* half of them were never seen */
    check_names(a, &s, "O B-PER I-PER O B-ORG O O B-LOC O");
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

/* What a sentence has called a word is there for the next one, and forgotten with the document. */
START_TEST(test_remembers)
{
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    ck_assert_int_eq(analyse(a, &s, "Mr. Clara Galina of Coalco lives in Halvany."), ENT_OK);
    ck_assert_uint_eq(s.words[4].said, 0);
    ck_assert_int_eq(analyse(a, &s, "of Coalco"), ENT_OK);
    ck_assert_uint_eq(s.words[1].said, ent_name_place(ENT_NAME_ORG, ENT_PART_ONLY) + 1);
    ent_analysis_forget(&s);
    ck_assert_int_eq(analyse(a, &s, "of Coalco"), ENT_OK);
    ck_assert_uint_eq(s.words[1].said, 0);
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

/* Every label sequence holds: I- only after B- or I- of the same type. */
START_TEST(test_odd_text)
{
    static const char *const texts[] = {
        "", ".", "Anna", "ANNA BORIS OF GASCO LIVES IN ARVANY", "Anna Boris Clara David Elena Fadil Anna Boris Clara David",
        "\xF0\x9F\x98\x80 A.B. \xE2\x80\x9CMr.\xE2\x80\x9D |||", "Gasco Petrolco of of of Gasco",
        "\xD4\xB5\xD6\x80\xD6\x87\xD5\xA1\xD5\xB6\xD5\xA8 \xD5\xB4\xD5\xA1\xD5\xB5", "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xD0\x90"};
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        const char *before = "O";
        ck_assert_int_eq(analyse(a, &s, texts[k]), ENT_OK);
        for (size_t i = 0; i < s.n; i++) {
            const char *ne = ent_analysis_parse(a, &s, i).ne;
            ck_assert(*ne == 'O' || *ne == 'B' || (*before != 'O' && strcmp(ne + 1, before + 1) == 0));
            before = ne;
        }
    }
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

static void read_model(struct ent_buf *out)
{
    out->len = 0;
    ck_assert_int_eq(ent_file_read(path_of("names"), out, &err), ENT_OK);
}

START_TEST(test_same_files_same_model)
{
    struct ent_buf first = {0}, again = {0};
    read_model(&first);
    train(ENT_TRAIN_NAMES);
    read_model(&again);
    ck_assert_uint_eq(first.len, again.len);
    ck_assert_mem_eq(first.data, again.data, again.len);
    ent_buf_done(&first);
    ent_buf_done(&again);
}
END_TEST

START_TEST(test_damaged_model)
{
    struct ent_buf model = {0};
    struct ent_analyser *a;
    read_model(&model);
    for (size_t cut = 0; cut < model.len; cut += 1 + model.len / 16) {
        write_file("names", model.data, cut);
        ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_EFORMAT);
        ck_assert_msg(strstr(err.message, "names") != NULL, "%s", err.message);
    }
    for (size_t at = 0; at < model.len; at += at < 64 ? 1 : 1 + model.len / 64) {
        model.data[at] ^= 0x10;
        write_file("names", model.data, model.len);
        enum ent_status st = ent_analyser_open(&a, folder, &err);
        ck_assert_msg(st == ENT_EFORMAT || st == ENT_EVERSION, "byte %zu: %s", at, ent_status_name(st));
        model.data[at] ^= 0x10;
    }
    write_file("names", model.data, model.len);
    ent_buf_done(&model);
}
END_TEST

START_TEST(test_memory_fails)
{
    const char *const train_files[] = {path_of("t.conllu")};
    const struct ent_train_options o = {.what = ENT_TRAIN_NAMES, .train = train_files, .n_train = 1, .output = folder};
    for (uint64_t at = 1, n = 0; n == 0; at++) {
        struct ent_analyser *a = NULL;
        struct ent_analysis s = {0};
        ent_mem_fail_at(at);
        enum ent_status st = ent_analyser_open(&a, folder, &err);
        if (st == ENT_OK)
            st = analyse(a, &s, "Mr. Clara Galina of Coalco lives in Halvany.");
        ent_mem_fail_at(0);
        ck_assert(st == ENT_OK || st == ENT_ENOMEM);
        n = st == ENT_OK;
        ent_analysis_done(&s);
        ent_analyser_close(a);
    }
    for (uint64_t at = 1, n = 0; n == 0 && at < 200; at++) {
        ent_mem_fail_at(at);
        enum ent_status st = ent_train(&o, &err);
        ent_mem_fail_at(0);
        ck_assert_msg(st == ENT_OK || st == ENT_ENOMEM, "%s", err.message);
        n = st == ENT_OK;
    }
}
END_TEST

START_TEST(test_explain)
{
    struct ent_analyser *a;
    struct ent_analysis s = {0};
    struct ent_reason reasons[ENT_REASONS_MAX];
    size_t n_name = 0;
    ck_assert_int_eq(ent_analyser_open(&a, folder, &err), ENT_OK);
    ck_assert_int_eq(analyse(a, &s, "Mr. Clara Galina of Coalco lives in Halvany."), ENT_OK);
    size_t n = ent_explain(a, &s, 1, 3, reasons);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(reasons[i].decision, "name") != 0)
            continue;
        n_name++;
        ck_assert_str_eq(reasons[i].chosen, "first of PER");
        ck_assert_str_ne(reasons[i].instead, "in PER"); /* that may not be */
        ck_assert(reasons[i].feature[0] != '\0' && reasons[i].weight != 0);
    }
    ck_assert(n_name > 0 && n_name <= 3);
    n = ent_explain(a, &s, 3, 3, reasons); /* "of" is not asked about */
    for (size_t i = 0; i < n; i++)
        ck_assert_str_ne(reasons[i].decision, "name");
    ent_analysis_done(&s);
    ent_analyser_close(a);
}
END_TEST

START_TEST(test_nothing_to_learn)
{
    const char *const none[] = {path_of("none")};
    const struct ent_train_options o = {.what = ENT_TRAIN_NAMES, .train = none, .n_train = 1, .output = folder};
    write_text("none", "no O\nnames O\n");
    ck_assert_int_eq(ent_train(&o, &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "no names"));
    remove(path_of("none"));
}
END_TEST

static void remove_folder(void) { rmdir(folder); }

int main(void)
{
    Suite *s = suite_create("names");
    TCase *tc = tcase_create("files");
    tcase_add_checked_fixture(tc, make_folder, remove_folder);
    tcase_add_loop_test(tc, test_files, 0, sizeof files / sizeof *files);
    tcase_add_loop_test(tc, test_bad_files, 0, sizeof bad_files / sizeof *bad_files);
    tcase_add_test(tc, test_only_named);
    tcase_add_loop_test(tc, test_score, 0, sizeof scores / sizeof *scores);
    tcase_add_test(tc, test_other_text);
    suite_add_tcase(s, tc);
    tc = tcase_create("model");
    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 300);
    tcase_add_test(tc, test_learns);
    tcase_add_test(tc, test_remembers);
    tcase_add_test(tc, test_odd_text);
    tcase_add_test(tc, test_same_files_same_model);
    tcase_add_test(tc, test_damaged_model);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_test(tc, test_explain);
    tcase_add_test(tc, test_nothing_to_learn);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
