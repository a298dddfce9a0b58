/* Dates, quantities and quotes in sentences of our own, as newspapers write them: the cases of measure.cases. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "extract/ent_quantity.h"
#include "extract/ent_quote.h"
#include "text/ent_token.h"

static struct ent_error err;

static void make_view(struct ent_view *v, const char *text, size_t n, struct ent_date published)
{
    struct ent_words words = {0};
    uint32_t sentence = 0;
    *v = (struct ent_view){.text = text, .n_text = n, .published = published};
    ck_assert_int_eq(ent_tokenize(text, 0, (uint32_t)n, &words, &err), ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        ck_assert_int_eq(ent_view_add(v, words.words[i].start, words.words[i].end, sentence, &err), ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    ent_words_done(&words);
}

/* "words = value" on a line of its own. */
static void put(struct ent_buf *out, const struct ent_view *v, uint32_t start, uint32_t end)
{
    ent_buf_add(out, v->text + start, end - start);
    ent_buf_adds(out, " =");
}

static void put_words(struct ent_buf *out, const struct ent_view *v, uint32_t first, uint32_t last)
{
    if (last > first)
        put(out, v, v->words[first].start, v->words[last - 1].end);
}

static void find_dates(const struct ent_view *v, struct ent_buf *out)
{
    struct ent_timexes t = {0};
    ck_assert_int_eq(ent_timex_find(v, &t, &err), ENT_OK);
    for (size_t i = 0; i < t.n; i++) {
        const char *anchor = ent_anchor_name(t.items[i].anchor);
        put_words(out, v, t.items[i].first, t.items[i].last);
        ent_buf_addf(out, " %s%s%s\n", t.items[i].value, anchor != NULL ? " " : "", anchor != NULL ? anchor : "");
    }
    ent_timexes_done(&t);
}

static void find_quantities(const struct ent_view *v, struct ent_buf *out)
{
    struct ent_timexes t = {0};
    struct ent_quantities q = {0};
    ck_assert_int_eq(ent_timex_find(v, &t, &err), ENT_OK);
    ck_assert_int_eq(ent_quantity_find(v, &t, &q, &err), ENT_OK);
    for (size_t i = 0; i < q.n; i++) {
        const struct ent_quantity *x = &q.items[i];
        put_words(out, v, x->first, x->last);
        ent_buf_addf(out, " %s%s %.10g", x->approx ? "~" : "", x->kind, x->low);
        if (x->high > x->low)
            ent_buf_addf(out, " %.10g", x->high);
        if (x->unit != NULL)
            ent_buf_addf(out, " %s", x->unit);
        ent_buf_addc(out, '\n');
    }
    ent_quantities_done(&q);
    ent_timexes_done(&t);
}

static void find_of(const struct ent_view *v, struct ent_buf *out)
{
    struct ent_timexes t = {0};
    struct ent_quantities q = {0};
    ck_assert_int_eq(ent_timex_find(v, &t, &err), ENT_OK);
    ck_assert_int_eq(ent_quantity_find(v, &t, &q, &err), ENT_OK);
    for (size_t i = 0; i < q.n; i++) {
        const struct ent_quantity *x = &q.items[i];
        put_words(out, v, x->first, x->last);
        if (x->of_last > x->of_first)
            ent_buf_addf(out, " %.*s", (int)(v->words[x->of_last - 1].end - v->words[x->of_first].start),
                         v->text + v->words[x->of_first].start);
        ent_buf_addc(out, '\n');
    }
    ent_quantities_done(&q);
    ent_timexes_done(&t);
}

static void find_quotes(const struct ent_view *v, struct ent_buf *out)
{
    struct ent_quotes q = {0};
    ck_assert_int_eq(ent_quote_find(v, &q, &err), ENT_OK);
    for (size_t i = 0; i < q.n; i++) {
        const struct ent_quote *x = &q.items[i];
        put(out, v, x->start, x->end);
        ent_buf_addf(out, " %s", ent_quote_kind_name(x->kind));
        if (x->speaker_last > x->speaker_first)
            ent_buf_addf(out, " %.*s", (int)(v->words[x->speaker_last - 1].end - v->words[x->speaker_first].start),
                         v->text + v->words[x->speaker_first].start);
        ent_buf_addc(out, '\n');
    }
    ent_quotes_done(&q);
}

/* One case: "dates 2025-08-21", a text, the lines expected of it. */
struct example {
    const char *program, *text, *expected;
    size_t n_program, n_text, n_expected;
};

static int runs(const struct example *x, const char *name)
{
    return x->n_program >= strlen(name) && memcmp(x->program, name, strlen(name)) == 0;
}

static int holds(const struct example *x, size_t line)
{
    struct ent_view v;
    struct ent_buf out = {0}, text = {0};
    struct ent_date published = {0};
    const char *space = memchr(x->program, ' ', x->n_program);
    if (space != NULL)
        sscanf(space, "%hd-%hhu-%hhu", &published.year, &published.month, &published.day);
    for (size_t i = 0; i < x->n_text; i++) { /* \n is the end of a paragraph */
        int is_end = x->text[i] == '\\' && x->text[i + 1] == 'n';
        ent_buf_adds(&text, is_end ? "\n\n" : "");
        if (!is_end)
            ent_buf_addc(&text, x->text[i]);
        i += (size_t)is_end;
    }
    make_view(&v, ent_buf_str(&text), text.len, published);
    if (runs(x, "dates"))
        find_dates(&v, &out);
    else if (runs(x, "quantities"))
        find_quantities(&v, &out);
    else if (runs(x, "of"))
        find_of(&v, &out);
    else if (runs(x, "quotes"))
        find_quotes(&v, &out);
    else
        ck_abort_msg("measure.cases:%zu: unknown program", line);
    int same = out.len == x->n_expected && (out.len == 0 || memcmp(out.data, x->expected, out.len) == 0);
    if (!same)
        fprintf(stderr, "measure.cases:%zu: %.*s\n%.*sbut found\n%s\n", line, (int)x->n_text, x->text, (int)x->n_expected, x->expected,
                ent_buf_str(&out));
    ent_view_done(&v);
    ent_buf_done(&out);
    ent_buf_done(&text);
    return same;
}

static size_t line_length(const char *s, const char *end)
{
    const char *p = memchr(s, '\n', (size_t)(end - s));
    return p != NULL ? (size_t)(p - s) : (size_t)(end - s);
}

/* The case that begins at s, past empty lines and remarks; where it ends, NULL: there is none. */
static const char *next_case(const char *s, const char *end, struct example *x, size_t *line)
{
    while (s < end && (*s == '\n' || (end - s > 1 && s[0] == '#' && s[1] == '#'))) {
        s += line_length(s, end) + 1;
        ++*line;
    }
    if (s >= end)
        return NULL;
    x->program = s;
    s += (x->n_program = line_length(s, end)) + 1;
    x->text = s;
    s += (x->n_text = line_length(s, end)) + 1;
    x->expected = s;
    for (*line += 2; s < end && *s != '\n'; ++*line)
        s += line_length(s, end) + 1;
    x->n_expected = (size_t)(s - x->expected);
    return s;
}

START_TEST(test_cases)
{
    struct ent_buf file = {0};
    size_t line = 1, cases = 0, failed = 0;
    ck_assert_int_eq(ent_file_read(ENT_SOURCE_DIR "/tests/unit/measure.cases", &file, &err), ENT_OK);
    const char *s = file.data, *end = file.data + file.len;
    for (;;) {
        struct example x;
        size_t begins = line;
        s = next_case(s, end, &x, &line);
        if (s == NULL)
            break;
        cases++;
        failed += !holds(&x, begins);
    }
    ent_buf_done(&file);
    ck_assert_uint_gt(cases, 150);
    ck_assert_msg(failed == 0, "%zu of %zu cases failed", failed, cases);
}
END_TEST

START_TEST(test_precision)
{
    static const char *const pairs[][2] = {
        {"2024-04-22", "day"},  {"2024-04", "month"},   {"2024", "year"},      {"2024-Q1", "quarter"},       {"2024-H1", "half"},
        {"2024-SP", "season"},  {"199X", "decade"},     {"18XX", "century"},   {"-05XX", "century"},         {"-0300", "year"},
        {"2024-W15", "week"},   {"2024-W15-WE", "day"}, {"XXXX-WXX-1", "day"}, {"2024-04-22T15:00", "time"}, {"2024-04-22TMO", "time"},
        {"2022/2023", "range"}, {"P3Y", "duration"},    {"PAST_REF", "vague"}, {"XXXX-04-22", "day"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        ck_assert_str_eq(ent_timex_precision(pairs[i][0]), pairs[i][1]);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("extract");
    TCase *tc = tcase_create("extract");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_cases);
    tcase_add_test(tc, test_precision);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
