/* CoNLL-U in: every column, range, empty node and comment kept; each fault said with its line. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "source/ent_source.h"

enum { MAX_DOCS = 8 };

struct taken {
    struct ent_article docs[MAX_DOCS];
    size_t n;
    char warnings[4000];
};

static enum ent_status take(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct taken *t = ctx;
    if (t->n == MAX_DOCS)
        return ent_fail(err, ENT_ECALLBACK, "too many documents");
    t->docs[t->n++] = *a;
    *a = (struct ent_article){0};
    return ENT_OK;
}

static void note(void *ctx, const char *sentence)
{
    struct taken *t = ctx;
    strncat(t->warnings, sentence, sizeof t->warnings - strlen(t->warnings) - 2);
    strcat(t->warnings, "\n");
}

static struct taken got;
static struct ent_source_stats stats;
static struct ent_error err;

static enum ent_status read_as(const char *text, struct ent_source_options options)
{
    const struct ent_source_sink sink = {.ctx = &got, .article = take, .warn = note};
    const struct ent_input in = {
        .file = "a.conllu", .path = "dir/a.conllu", .bytes = text, .n = strlen(text)};
    stats = (struct ent_source_stats){0};
    return ent_read_conllu(&in, &options, &sink, &stats, &err);
}

static enum ent_status read_text(const char *text)
{
    return read_as(text, (struct ent_source_options){0});
}

static void forget(void)
{
    for (size_t i = 0; i < got.n; i++)
        ent_article_done(&got.docs[i]);
    got = (struct taken){0};
}

/* Each exact run is byte for byte what it came from, and runs cover the text in order. */
static void check_runs(const struct ent_article *a, const char *source)
{
    ck_assert_uint_gt(a->n_runs, 0);
    ck_assert_uint_eq(a->runs[0].text, 0);
    for (size_t i = 0; i < a->n_runs; i++) {
        size_t end = i + 1 < a->n_runs ? a->runs[i + 1].text : a->len;
        ck_assert_uint_lt(a->runs[i].text, end);
        if (a->runs[i].exact) {
            ck_assert_uint_eq(a->runs[i].n_source, end - a->runs[i].text);
            ck_assert_int_eq(
                memcmp(a->text + a->runs[i].text, source + a->runs[i].source, a->runs[i].n_source),
                0);
        } else {
            ck_assert_uint_eq(a->runs[i].n_source, 0);
            for (size_t k = a->runs[i].text; k < end; k++)
                ck_assert(a->text[k] == ' ' || a->text[k] == '\n');
        }
    }
}

static const char sample[] = "# newdoc id = d1\n"
                             "# meta::title = A title = with a sign\n"
                             "# meta::author = Ann Lee, Bo Ek\n"
                             "# meta::dateCreated = 2025-09-04\n"
                             "# meta::sourceURL = https://example.org/a\n"
                             "# newpar\n"
                             "# newpar_block = head (1 s)\n"
                             "# sent_id = d1-1\n"
                             "1\tNews\tnews\tNOUN\tNN\tNumber=Sing\t0\troot\t0:root\t_\n"
                             "\n"
                             "# newpar\n"
                             "# sent_id = d1-2\n"
                             "0.1\tthen\tthen\tADV\t_\t_\t_\t_\t3:advmod\t_\n"
                             "1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
                             "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|X=1\n"
                             "2\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n"
                             "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
                             "3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t2:dep\t_\n"
                             "3.2\ton\ton\tADP\t_\t_\t_\t_\t2:dep\t_\n"
                             "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
                             "\n"
                             "# sent_id = d1-3\n"
                             "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "1\tde\tde\tADP\t_\t_\t3\tcase\t_\t_\n"
                             "2\tel\tel\tDET\t_\t_\t3\tdet\t_\t_\n"
                             "3\t\xC3\xA9t\xC3\xA9\t_\tNOUN\t_\t_\t0\troot\t_\t_\n"
                             "\n"
                             "# newdoc id = d2\n"
                             "1\tYes\tyes\tINTJ\tUH\t_\t_\t_\t_\t_\n"
                             "\n";

START_TEST(test_kept)
{
    ck_assert_int_eq(read_text(sample), ENT_OK);
    ck_assert_uint_eq(got.n, 2);
    ck_assert_uint_eq(stats.articles, 2);
    ck_assert_str_eq(got.warnings, "");
    const struct ent_article *a = &got.docs[0];
    const struct ent_parsed *p = a->parse;
    ck_assert_str_eq(a->file, "a.conllu");
    ck_assert_uint_eq(a->ordinal, 1);
    ck_assert_str_eq(a->id, "d1");
    ck_assert_str_eq(a->text, "News\n\nIt can't. del \xC3\xA9t\xC3\xA9");
    ck_assert_uint_eq(a->len, strlen(a->text));
    ck_assert_uint_eq(a->end, a->len);
    check_runs(a, sample);

    ck_assert_str_eq(a->title, "A title = with a sign");
    ck_assert_uint_eq(a->n_authors, 2);
    ck_assert_str_eq(a->authors[1], "Bo Ek");
    ck_assert_int_eq(a->published.year, 2025);
    ck_assert_int_eq(a->published.day, 4);
    ck_assert_str_eq(a->published_how, "meta");
    ck_assert_uint_eq(a->n_fields, 1);
    ck_assert_str_eq(a->fields[0].name, "sourceURL");
    ck_assert_str_eq(a->fields[0].value, "https://example.org/a");

    ck_assert_uint_eq(a->n_blocks, 2);
    ck_assert_int_eq(a->blocks[0].kind, ENT_BLOCK_HEADING);
    ck_assert_uint_eq(a->blocks[0].end, 4);
    ck_assert_int_eq(a->blocks[1].kind, ENT_BLOCK_PARAGRAPH);
    ck_assert_uint_eq(a->blocks[1].start, 6);
    ck_assert_uint_eq(a->blocks[1].end, a->len);

    ck_assert_uint_eq(p->n_sentences, 3);
    ck_assert_uint_eq(p->n_words, 8);
    const struct ent_parsed_word *w = p->words;
    ck_assert_str_eq(w[0].lemma, "news");
    ck_assert_str_eq(w[0].feats, "Number=Sing");
    ck_assert_str_eq(w[0].deps, "0:root");
    ck_assert_ptr_null(w[0].misc);
    ck_assert_int_eq(w[0].head, 0);
    ck_assert_uint_eq(w[2].start, 9); /* ca|n't divides the bytes of can't */
    ck_assert_uint_eq(w[2].end, 11);
    ck_assert_uint_eq(w[3].start, 11);
    ck_assert_uint_eq(w[3].end, 14);
    ck_assert_uint_eq(w[4].start, 14);           /* SpaceAfter=No stood at the token */
    ck_assert_uint_eq(w[5].end - w[5].start, 3); /* de has all of del */
    ck_assert_uint_eq(w[6].start, w[6].end);
    ck_assert_uint_eq(w[6].end, w[5].end);
    ck_assert_ptr_null(w[7].lemma);

    ck_assert_uint_eq(p->n_mwts, 2);
    ck_assert_uint_eq(p->mwts[0].first, 1);
    ck_assert_uint_eq(p->mwts[0].last, 2);
    ck_assert_str_eq(p->mwts[0].form, "can't");
    ck_assert_str_eq(p->mwts[0].rest, "_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|X=1");
    ck_assert_ptr_null(p->mwts[1].rest);
    ck_assert_uint_eq(p->n_empties, 3);
    ck_assert_uint_eq(p->empties[0].after, 0);
    ck_assert_uint_eq(p->empties[2].after, 3);
    ck_assert_str_eq(p->empties[2].line, "3.2\ton\ton\tADP\t_\t_\t_\t_\t2:dep\t_");
    ck_assert_str_eq(p->sentences[1].comments, "# newpar\n# sent_id = d1-2");
    ck_assert_uint_eq(p->sentences[1].n_mwts, 1);
    ck_assert_uint_eq(p->sentences[1].n_empties, 3);
    ck_assert_uint_eq(p->sentences[2].first_mwt, 1);

    ck_assert_str_eq(got.docs[1].id, "d2");
    ck_assert_uint_eq(got.docs[1].ordinal, 2);
    ck_assert_int_eq(got.docs[1].parse->words[0].head, -1);
    forget();
}
END_TEST

START_TEST(test_line_ends)
{
    ck_assert_int_eq(read_text("\xEF\xBB\xBF# a\r\n1\tYes\tyes\t_\t_\t_\t0\troot\t_\t_\r\n\r\n"
                               "1\tNo\tno\t_\t_\t_\t0\troot\t_\tSpaceAfter=No"),
                     ENT_OK);
    ck_assert_str_eq(got.warnings, "");
    ck_assert_uint_eq(got.n, 1);
    ck_assert_str_eq(got.docs[0].text, "Yes No");
    ck_assert_ptr_null(got.docs[0].id);
    ck_assert_ptr_null(got.docs[0].parse->words[0].misc);
    ck_assert_str_eq(got.docs[0].parse->sentences[0].comments, "# a");
    forget();
}
END_TEST

START_TEST(test_nothing)
{
    static const char *const texts[] = {"", "\n\n", "# newdoc id = x\n", "# a comment\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_int_eq(read_text(texts[i]), ENT_OK);
    ck_assert_uint_eq(got.n, 0);
    ck_assert_uint_eq(stats.bad_records, 0);
}
END_TEST

START_TEST(test_as_is)
{
    ck_assert_int_eq(read_as(sample, (struct ent_source_options){.as_is = 1}), ENT_OK);
    ck_assert_uint_eq(got.n, 1);
    ck_assert_uint_eq(got.docs[0].parse->n_sentences, 4);
    ck_assert_str_eq(got.docs[0].text, "News\n\nIt can't. del \xC3\xA9t\xC3\xA9\n\nYes");
    check_runs(&got.docs[0], sample);
    forget();
}
END_TEST

/* ---- faults ---- */

#define W(id, head) id "\tw\t_\t_\t_\t_\t" head "\t_\t_\t_\n"

static const struct {
    const char *text, *message;
} faults[] = {
    {"1\tw\t_\n", "dir/a.conllu:1: expected 10 columns with tabs between them, found 3"},
    {"1 w _ _ _ _ 0 root _ _\n", ":1: expected 10 columns with tabs between them, found 1"},
    {"1\tw\t_\t_\t_\t_\t0\t_\t_\t_\t_\n", "found 11"},
    {"1\t\t_\t_\t_\t_\t0\t_\t_\t_\n", ":1: column FORM is empty"},
    {"1\tw\t_\t_\t_\t_\t0\t\t_\t_\n", ":1: column DEPREL is empty"},
    {W("2", "0"), ":1: expected word number 1, found \"2\""},
    {"# c\n" W("1", "0") W("3", "1"), ":3: expected word number 2, found \"3\""},
    {W("1", "0") W("1", "1"), ":2: expected word number 2, found \"1\""},
    {W("x", "0"), "found \"x\""},
    {W("-1", "0"), "the range -1 "},
    {W("99999999999999999999", "0"), "expected word number 1"},
    {W("1", "one"), ":1: column HEAD is \"one\", expected a number"},
    {W("1", "-1"), "column HEAD is \"-1\""},
    {W("1", "0") W("2", "5"), ":1: word 2 has head 5 in a sentence of 2 words"},
    {W("1", "999999999"), "word 1 has head 999999999"},
    {W("1", "2") W("2", "1"), ":1: the heads form a cycle through word 1"},
    {W("1", "1"), "the heads form a cycle through word 1"},
    {W("1", "0") W("2", "3") W("3", "4") W("4", "2"), "cycle through word 2"},
    {W("2-3", "_") W("1", "0"), ":1: the range 2-3"},
    {W("1-1", "_") W("1", "0"), "the range 1-1"},
    {W("1-3", "_") W("1", "0") W("2-3", "_") W("2", "1") W("3", "1"), ":3: the range 2-3"},
    {W("1-3", "_") W("1", "0") W("2", "1"), "the range 1-3 ends after the last word, 2"},
    {W("1-", "_") W("1", "0"), "the range 1-"},
    {W("1.1", "_") W("1", "0"), ":1: expected empty node 0.1, found \"1.1\""},
    {W("1", "0") W("1.2", "_"), "expected empty node 1.1"},
    {W("0.1", "_"), ":1: a sentence without words"},
    {W("1", "0") "# late\n", ":2: a comment inside a sentence"},
};

START_TEST(test_fault)
{
    char text[2000] = "# newdoc id = good\n" W("1", "0") "\n";
    strcat(text, faults[_i].text);
    strcat(text, "\n# last\n" W("1", "0"));

    /* alone: the line numbers of the table, and as the first sentence */
    ck_assert_int_eq(read_as(faults[_i].text, (struct ent_source_options){.strict = 1}),
                     ENT_EFORMAT);
    ck_assert_msg(strstr(err.message, faults[_i].message) != NULL, "found: %s", err.message);
    ck_assert_uint_eq(got.n, 0);
    ck_assert_int_eq(read_text(faults[_i].text), ENT_OK);
    ck_assert_msg(strstr(got.warnings, faults[_i].message) != NULL, "found: %s", got.warnings);
    ck_assert_uint_eq(stats.bad_records, 1);
    ck_assert_uint_eq(got.n, 0);
    forget();

    /* between good ones, which are kept */
    ck_assert_int_eq(read_text(text), ENT_OK);
    ck_assert_uint_eq(got.n, 1);
    ck_assert_uint_eq(stats.bad_records, 1);
    const struct ent_parsed *p = got.docs[0].parse;
    ck_assert_uint_eq(p->n_sentences, 2);
    ck_assert_uint_eq(p->n_words, 2);
    ck_assert_uint_eq(p->n_mwts + p->n_empties, 0);
    ck_assert_str_eq(got.docs[0].text, "w w");
    ck_assert_str_eq(p->sentences[1].comments, "# last");
    check_runs(&got.docs[0], text);
    forget();
}
END_TEST

START_TEST(test_bad_sentence_opens_document)
{
    ck_assert_int_eq(
        read_text(
            "# newdoc id = a\n" W("1", "0") "\n# newdoc id = b\n# meta::title = T\n# newpar\n" W(
                "2", "0") "\n" W("1", "0")),
        ENT_OK);
    ck_assert_uint_eq(got.n, 2);
    ck_assert_str_eq(got.docs[1].id, "b");
    ck_assert_str_eq(got.docs[1].title, "T");
    forget();
}
END_TEST

/* ---- where the bytes came from, in a converted file ---- */

START_TEST(test_converted)
{
    static const char text[] =
        "1\tcaf\xC3\xA9\t_\t_\t_\t_\t0\t_\t_\t_\n2\tbar\t_\t_\t_\t_\t1\t_\t_\t_\n";
    const struct ent_run runs[] = {
        {0, 5, 0, 1}, {5, 1, 5, 0}, {7, sizeof text - 8, 6, 1}}; /* Latin-1 */
    const struct ent_input in = {.file = "a",
                                 .path = "a",
                                 .bytes = text,
                                 .n = sizeof text - 1,
                                 .encoding = "ISO-8859-1",
                                 .runs = runs,
                                 .n_runs = 3};
    const struct ent_source_options options = {0};
    const struct ent_source_sink sink = {.ctx = &got, .article = take, .warn = note};
    ck_assert_int_eq(ent_read_conllu(&in, &options, &sink, &stats, &err), ENT_OK);
    ck_assert_uint_eq(got.n, 1);
    const struct ent_article *a = &got.docs[0];
    ck_assert_str_eq(a->encoding, "ISO-8859-1");
    ck_assert_uint_eq(a->n_runs, 3);
    ck_assert_uint_eq(a->runs[0].exact, 0); /* "café" straddles runs */
    ck_assert_uint_eq(a->runs[0].source, 0);
    ck_assert_uint_eq(a->runs[2].exact, 1);
    ck_assert_uint_eq(a->runs[2].text, 6);
    ck_assert_uint_eq(a->runs[2].source, (size_t)(strstr(text, "bar") - text) - 1);
    forget();
}
END_TEST

/* ---- failures from below and above ---- */

START_TEST(test_memory_fails)
{
    for (uint64_t at = 1;; at++) {
        ent_mem_fail_at(at);
        enum ent_status st = read_text(sample);
        ent_mem_fail_at(0);
        forget();
        if (st == ENT_OK)
            break;
        ck_assert_int_eq(st, ENT_ENOMEM);
    }
}
END_TEST

static enum ent_status refuse(void *ctx, struct ent_article *a, struct ent_error *e)
{
    (void)ctx;
    (void)a;
    return ent_fail(e, ENT_ECALLBACK, "no more");
}

START_TEST(test_sink_fails)
{
    const struct ent_source_options options = {0};
    const struct ent_source_sink sink = {.article = refuse};
    const struct ent_input in = {.file = "a", .path = "a", .bytes = sample, .n = sizeof sample - 1};
    ck_assert_int_eq(ent_read_conllu(&in, &options, &sink, &stats, &err), ENT_ECALLBACK);
    ck_assert_str_eq(err.message, "no more");
}
END_TEST

START_TEST(test_long_sentence) /* a chain of heads, and one long cycle: each in linear time */
{
    enum { N = 200000 };
    struct ent_buf b = {0};
    for (int i = 1; i <= N; i++)
        ent_buf_addf(&b, "%d\tw\t_\t_\t_\t_\t%d\t_\t_\t_\n", i, i % N + 1);
    ck_assert_int_eq(read_text(ent_buf_str(&b)), ENT_OK);
    ck_assert_uint_eq(got.n, 0);
    ck_assert_ptr_nonnull(strstr(got.warnings, "cycle"));
    forget();
    ent_buf_clear(&b);
    for (int i = 1; i <= N; i++)
        ent_buf_addf(&b, "%d\tw\t_\t_\t_\t_\t%d\t_\t_\t_\n", i, (i + 1) % (N + 1));
    ck_assert_int_eq(read_text(ent_buf_str(&b)), ENT_OK);
    ck_assert_uint_eq(got.n, 1);
    forget();
    ent_interrupt();
    ck_assert_int_eq(read_text(ent_buf_str(&b)), ENT_EINTR);
    ent_interrupt_clear();
    ent_buf_done(&b);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("conllu");
    TCase *tc = tcase_create("conllu");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_kept);
    tcase_add_test(tc, test_line_ends);
    tcase_add_test(tc, test_nothing);
    tcase_add_test(tc, test_as_is);
    tcase_add_loop_test(tc, test_fault, 0, sizeof faults / sizeof *faults);
    tcase_add_test(tc, test_bad_sentence_opens_document);
    tcase_add_test(tc, test_converted);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_test(tc, test_sink_fails);
    tcase_add_test(tc, test_long_sentence);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
