/* Queries where memory runs out at any moment; hits in files; the interval of a share. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/ent_ingest.h"
#include "query/ent_cql_frame.h"
#include "query/ent_cql_set.h"

static char folder[64], path[96];
static struct ent_corpus *corpus;
static struct ent_error err;

static void make_corpus(void)
{
    static const char text[] = "# newdoc id = one\n"
                               "1\tThe\tthe\tDET\t_\tDefinite=Def\t2\tdet\t_\t_\n2\tcat\tcat\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_\n"
                               "3\tsat\tsit\tVERB\t_\t_\t0\troot\t_\t_\n\n"
                               "# newdoc id = two\n"
                               "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\tcats\tcat\tNOUN\t_\t_\t0\troot\t_\t_\n\n";
    char input[96];
    const char *paths[1] = {input};
    struct ent_ingest_options options = {.producer = "test", .knowledge = {.no_parse = 1, .no_extract = 1}, .max_words = 2, .n_threads = 1};
    struct ent_ingest_stats stats;
    snprintf(folder, sizeof folder, "/tmp/entente-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(input, sizeof input, "%s/in.conllu", folder);
    snprintf(path, sizeof path, "%s/c.entente", folder);
    FILE *f = fopen(input, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
    ck_assert_msg(ent_ingest(paths, 1, path, &options, &stats, &err) == ENT_OK, "%s", err.message);
    ck_assert_int_eq(ent_corpus_open(&corpus, path, &err), ENT_OK);
}

static void drop_corpus(void)
{
    char command[96];
    ent_corpus_close(corpus);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

/* ---- memory ---- */

static enum ent_status run_query(const char *query, enum ent_cql_dialect dialect)
{
    static const char *const keys[] = {"lower", "doc.id"};
    struct ent_cql_options o = {.dialect = dialect, .strategy = ENT_CQL_ALL};
    struct ent_kwic_options kwic = {.width = 2, .n = 10, .attr = "word,upos"};
    struct ent_cql_hits hits = {0}, counted = {0};
    struct ent_frame *lines = NULL, *freq = NULL, *wide = NULL, *spread = NULL;
    struct ent_buf plan = {0};
    size_t n = strlen(query);
    enum ent_status st = ent_cql_find(corpus, query, n, &o, &hits, &err);
    if (st == ENT_OK)
        st = ent_cql_kwic(&lines, corpus, &hits, &kwic, &err);
    if (st == ENT_OK)
        st = ent_cql_sort(&hits, corpus, keys, 2, &err);
    if (st == ENT_OK)
        st = ent_cql_freq_of(&freq, corpus, query, n, &o, keys, 2, &counted, &err);
    if (st == ENT_OK)
        st = ent_cql_cross(&wide, freq, &err);
    if (st == ENT_OK)
        st = ent_cql_distribution(&spread, corpus, query, n, &o, "doc.id", &counted, &err);
    if (st == ENT_OK)
        st = ent_cql_explain(corpus, query, n, &o, &plan, &err);
    ent_frame_free(lines);
    ent_frame_free(freq);
    ent_frame_free(wide);
    ent_frame_free(spread);
    ent_buf_done(&plan);
    ent_cql_hits_done(&hits);
    ent_cql_hits_done(&counted);
    return st;
}

static const struct {
    const char *query;
    enum ent_cql_dialect dialect;
} queries[] = {
    {"\"The\"", ENT_CQL_CQP},
    {"[upos=\"DET\" & !(lemma=\"a.*\"%c)] [] within s where id=\"o.*\"", ENT_CQL_CQP},
    {"<s> a:[]* @[upos=\"NOUN\"] >det b:[] :: a.word != \"x\" containing (<s/> containing \"cat.?\"%cd)", ENT_CQL_CQP},
    {"\"cat\" union MU(meet [lemma=\"c.*\"] \"The\" -1 1) minus \"zz\"", ENT_CQL_CQP},
    {"1:[] 2:[word==\"cat\"] & 1.lemma != 2.lemma", ENT_CQL_SKE},
    {"\"SAT\" -nsubj-> _ -det-> l\"The\"", ENT_CQL_BLACKLAB},
};

START_TEST(test_memory) /* fails at the 1st, 2nd, ... allocation, until all goes well */
{
    enum ent_status st = ENT_ENOMEM;
    for (uint64_t n = 1; st != ENT_OK; n++) {
        ck_assert_uint_lt(n, 100000);
        ent_mem_fail_at(n);
        st = run_query(queries[_i].query, queries[_i].dialect);
        ent_mem_fail_at(0);
        ck_assert_msg(st == ENT_OK || st == ENT_ENOMEM, "allocation %d: %s", (int)n, err.message);
    }
}
END_TEST

/* ---- the interval ---- */

START_TEST(test_wilson)
{
    /* Newcombe, "Two-sided confidence intervals for the single proportion" (Statistics in Medicine 17, 1998),
       table I, method 3 */
    static const struct {
        uint64_t k, n;
        double low, high;
    } cases[] = {{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double low, high;
        ent_cql_wilson(cases[i].k, cases[i].n, &low, &high);
        ck_assert_double_eq_tol(low, cases[i].low, 5e-5);
        ck_assert_double_eq_tol(high, cases[i].high, 5e-5);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("cql");
    TCase *c = tcase_create("queries");
    tcase_add_unchecked_fixture(c, make_corpus, drop_corpus);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, test_memory, 0, sizeof queries / sizeof *queries);
    tcase_add_test(c, test_wilson);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
