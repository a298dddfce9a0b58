/* A file that is read in pieces gives what the whole one gives: articles, their numbers and places, and what is said of faults. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_mem.h"
#include "source/ent_cut.h"

static struct ent_error err;

/* What came out, as text. */
struct heard {
    struct ent_buf text;
    uint32_t before; /* articles of the pieces before */
    size_t articles;
};

static enum ent_status hear_article(void *ctx, struct ent_article *a, struct ent_error *e)
{
    struct heard *h = ctx;
    (void)e;
    h->articles++;
    ent_buf_addf(&h->text, "%s %u %s\n%s\n", a->file, a->ordinal + h->before, a->id != NULL ? a->id : "-", a->text);
    for (size_t i = 0; i < a->n_runs; i++)
        ent_buf_addf(&h->text, "%u %llu %u; ", a->runs[i].text, (unsigned long long)a->runs[i].source, a->runs[i].n_source);
    for (size_t i = 0; a->parse != NULL && i < a->parse->n_words; i++)
        ent_buf_addf(&h->text, "%s/%s ", a->parse->words[i].form, a->parse->words[i].lemma != NULL ? a->parse->words[i].lemma : "_");
    return ENT_OK;
}

static void hear_warning(void *ctx, const char *sentence) { ent_buf_addf(&((struct heard *)ctx)->text, "\n! %s\n", sentence); }

static void hear(struct heard *h, enum ent_source_kind kind, const struct ent_input *in)
{
    const struct ent_source_options options = {0};
    const struct ent_source_sink sink = {.ctx = h, .article = hear_article, .warn = hear_warning};
    struct ent_source_stats stats = {0};
    ck_assert_int_eq(ent_source_read(kind, in, &options, &sink, &stats, &err), ENT_OK);
}

/* In order of the whole file: warnings stand between the articles they were met between. */
static size_t hear_pieces(struct heard *h, enum ent_source_kind kind, const struct ent_input *in, size_t size)
{
    const struct ent_source_options options = {0};
    struct ent_cutter cutter;
    struct ent_input piece = *in;
    size_t n = 0;
    ck_assert_int_ne(ent_cutter_init(&cutter, kind, in, &options), 0);
    for (size_t at = 0, end; at < in->n; at = end, n++) {
        end = ent_cut_behind(&cutter, at + size);
        ck_assert_uint_gt(end, at);
        piece.from = at;
        piece.n = end;
        h->before = (uint32_t)h->articles;
        hear(h, kind, &piece);
        piece.lines_before += ent_count_lines(in->bytes + at, end - at);
    }
    return n;
}

static const char jsonl[] = "{\"id\": \"a\", \"text\": \"One article.\\nWith two lines.\"}\n"
                            "{\"text\": \"Another.\"}\r\n"
                            "\n"
                            "{\"text\": \"Broken\n"
                            "{\"title\": \"No text\"}\n"
                            "{\"text\": \"Fourth; no newline \\u00e9 after it.\"}";
static const char vrt[] = "<?xml version=\"1.0\"?>\n<corpus name=\"c\">\n"
                          "<text id=\"t1\">\n<s>\nGas\tNN\tgas\n<g/>\n.\t.\t.\n</s>\n</text>\n"
                          "<text id=\"t2\">\n<doc id=\"inner\">\nA\tDT\ta\n</doc>\n<doc>\nB\tNN\tb\n</doc>\n</text>\n\n"
                          "<text>\n\tX\tno word\nC\tNN\tc\n</x>\n</text>\r\n"
                          "<text id=\"t4\">\nD\tNN\td\n</text>\n</corpus>\n";
#define WORD(form, lemma) "1\t" form "\t" lemma "\tX\t_\t_\t0\troot\t_\t_\n\n"
static const char conllu[] = "# global.columns = ID FORM\n# newdoc id = d1\n" WORD("One", "one") WORD("Two", "two")
                             "# newdoc id = d2\n# newpar\n" WORD("Three", "three")
                             "# newdoc\n1\tbad line\n\n" WORD("Four", "four")
                             "# sent_id = x\n# newdoc id = d4\n" WORD("Five", "five")
                             "# newdoc id = d5\r\n" WORD("Six", "six");
static const struct {
    enum ent_source_kind kind;
    const char *bytes;
    size_t most; /* pieces that it can be cut into */
} files[] = {{ENT_SOURCE_JSONL, jsonl, 5}, {ENT_SOURCE_VRT, vrt, 4}, {ENT_SOURCE_CONLLU, conllu, 4}};

START_TEST(test_any_size)
{
    const char *bytes = files[_i].bytes;
    const struct ent_input in = {.file = "f", .path = "d/f", .bytes = bytes, .n = strlen(bytes)};
    struct heard whole = {0};
    size_t most = 0;
    hear(&whole, files[_i].kind, &in);
    for (size_t size = 1; size <= in.n; size++) {
        struct heard h = {0};
        size_t n = hear_pieces(&h, files[_i].kind, &in, size);
        most = n > most ? n : most;
        ck_assert_str_eq(ent_buf_str(&h.text), ent_buf_str(&whole.text));
        ent_buf_done(&h.text);
    }
    ck_assert_uint_eq(most, files[_i].most);
    ent_buf_done(&whole.text);
}
END_TEST

START_TEST(test_not_cut)
{
    const struct ent_source_options plain = {0}, as_is = {.as_is = 1};
    const struct ent_input page = {.file = "f", .path = "f", .bytes = "word\nword\n", .n = 10};
    struct ent_cutter c;
    ck_assert_int_eq(ent_cutter_init(&c, ENT_SOURCE_TEXT, &page, &plain), 0);
    ck_assert_int_eq(ent_cutter_init(&c, ENT_SOURCE_VRT, &page, &plain), 0);
    ck_assert_int_eq(ent_cutter_init(&c, ENT_SOURCE_CONLLU, &page, &as_is), 0);
}
END_TEST

START_TEST(test_lines)
{
    char s[1000];
    size_t lines = 0;
    for (size_t i = 0; i < sizeof s; i++) {
        s[i] = i % 3 == 0 || i > 700 ? '\n' : 'x';
        lines += s[i] == '\n';
        ck_assert_uint_eq(ent_count_lines(s, i + 1), lines);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("cut");
    TCase *tc = tcase_create("cut");
    tcase_add_loop_test(tc, test_any_size, 0, 3);
    tcase_add_test(tc, test_not_cut);
    tcase_add_test(tc, test_lines);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
