/* Forecasts in sentences of our own: the words that foresee, modality, horizon, who foresees. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_forecast.h"
#include "text/ent_token.h"

static struct ent_error err;

static void make_view(struct ent_view *v, const char *text, struct ent_date published)
{
    struct ent_words words = {0};
    uint32_t sentence = 0;
    *v = (struct ent_view){.text = text, .n_text = strlen(text), .published = published};
    ck_assert_int_eq(ent_tokenize(text, 0, (uint32_t)strlen(text), &words, &err), ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        ck_assert_int_eq(ent_view_add(v, words.words[i].start, words.words[i].end, sentence, &err), ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    ent_words_done(&words);
}

static size_t put_words(char *out, size_t size, size_t n, const struct ent_view *v, uint32_t first, uint32_t last)
{
    if (first == last)
        return n;
    uint32_t start = v->words[first].start, end = v->words[last - 1].end;
    return n + (size_t)snprintf(out + n, size - n, "%.*s", (int)(end - start), v->text + start);
}

/* "words modality horizon likelihood source", forecasts divided by bars; "-" for what is not told. */
static void say(char *out, size_t size, const struct ent_view *v, const struct ent_forecasts *f)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < f->n; i++) {
        const struct ent_forecast *x = &f->items[i];
        n += (size_t)snprintf(out + n, size - n, "%s", i > 0 ? " | " : "");
        n = put_words(out, size, n, v, x->marker_first, x->marker_last);
        n += (size_t)snprintf(out + n, size - n, ": %s", ent_modality_name(x->modality));
        n += (size_t)snprintf(out + n, size - n, " %s %s ", x->horizon[0] != '\0' ? x->horizon : "-", x->likelihood != NULL ? x->likelihood : "-");
        if (x->source_first == x->source_last)
            n += (size_t)snprintf(out + n, size - n, "-");
        n = put_words(out, size, n, v, x->source_first, x->source_last);
    }
}

static const struct {
    const char *text, *expected;
} cases[] = {
    {"The cable will carry power to Europe by 2030.", "will: will 2030 - -"},
    {"The reactor will probably not be ready before 2031.", "will probably not: likely 2031 55-80 -"},
    {"The deal may soon fall apart.", "may soon: may FUTURE_REF - -"},
    {"A new round of sanctions could hurt exporters in 2026.", "could: could 2026 - -"},
    {"The pipeline is expected to open in March 2026.", "expected to: likely 2026-03 - -"},
    {"The line is not expected to open.", "expected to: unlikely - - -"},
    {"Elections are scheduled to take place next year.", "scheduled to: will 2026 - -"},
    {"Prices are very likely to rise within two years.", "likely to: likely P2Y 55-80 -"},
    {"It is unlikely that the border will reopen.", "unlikely that: unlikely - 20-45 -"},
    {"The government must find other suppliers.", "must: must - - -"},
    {"The port has the potential to become a hub.", "potential to: could - - -"},
    {"The chances of a treaty this year remain slim.", "remain slim: unlikely 2025 - -"},
    {"The chances of a treaty remain slim, and talks may collapse.", "remain slim: unlikely - - - | may: may - - -"},
    {"The Central Bank warned that inflation would rise.", "would: will - - Central Bank"},
    {"If the bridge were closed, trade would suffer.", "would: if - - -"},
    {"The World Bank expects the economy to grow by 5 percent in 2026.", "expects: likely 2026 - World Bank"},
    {"The talks are going to fail.", "going to: will - - -"},
    {"The blast tore through the market, potentially ending the truce.", "potentially: could - - -"},
    {"A war is unlikely this winter.", "unlikely: unlikely 2025-WI 20-45 -"},
    {"No truce is likely before the vote, but the guns may fall silent soon.", "likely: unlikely - 55-80 - | may: may FUTURE_REF - -"},
    {"The truce will hold.", "will: will - - -"},
    {"If crude falls, Iraq would have to borrow.", "would: if - - -"},
    {"The line should open in May 2026.", "should: likely 2026-05 - -"},
    {"It might yet ask the bloc for help.", "might yet: may - - -"},
    {"Russia will keep its fees, and it may soon raise them.", "will: will - - - | may soon: may FUTURE_REF - -"},
    {"The talks may begin in May.", "may: may 2026-05 - -"},
    {"A thaw may come, but if the siege lasts until March, prices will double.", "may: may - - - | will: will 2026-03 - -"},
    {"The World Bank expects the first trains by 2030.", "expects: likely 2030 - World Bank"},
    {"The army would probably return to the coast.", "would probably: likely - 55-80 -"},
    {"Neither side won, nor will it become a border.", "will it: will - - -"},
    {"Next year, prices may fall, and wages will rise.", "may: may 2026 - - | will: will 2026 - -"},
    {"A truce, were it signed next year, would hold, and the fleet may return.", "would: if 2026 - - | may: may - - -"},
    {"Iraq may soon pay, Syria will wait, and Yemen could gain.", "may soon: may FUTURE_REF - - | will: will - - - | could: could - - -"},
    /* none of these foresees anything */
    {"The president will travel to Rome on Sunday.", ""},
    {"Both sides will hold talks in Geneva.", ""},
    {"The line should open.", ""},
    {"The ministry said the line should open in May 2026.", ""},
    {"One may ask why.", ""},
    {"It is the most likely outcome.", ""},
    {"We will leave the bloc.", ""},
    {"The ministry announced it would withdraw its troops.", ""},
    {"Poland said it will send two battalions.", ""},
    {"The attack may have killed ten people.", ""},
    {"They could not agree on a date.", ""},
    {"It may seem small.", ""},
    {"The war began in May after the will of the king was read.", ""},
    {"Trade was expected to fall but grew.", ""},
    {"The delay was due to bad weather.", ""},
    {"This must be seen in context.", ""},
    {"The reason must be that maps matter less.", ""},
    {"They left the suspicion that all may be invented.", ""},
    {"Will the truce hold?", ""},
    {"He would often walk by the river.", ""},
};

START_TEST(test_forecast)
{
    struct ent_view v;
    struct ent_timexes dates = {0};
    struct ent_forecasts f = {0};
    char got[1000];
    make_view(&v, cases[_i].text, (struct ent_date){2025, 8, 21});
    ck_assert_int_eq(ent_timex_find(&v, &dates, &err), ENT_OK);
    ck_assert_int_eq(ent_forecast_find(&v, &dates, &f, &err), ENT_OK);
    say(got, sizeof got, &v, &f);
    ck_assert_str_eq(got, cases[_i].expected);
    ent_forecasts_done(&f);
    ent_timexes_done(&dates);
    ent_view_done(&v);
}
END_TEST

/* What lies behind is no horizon; without the article's date "by" and what follows the words decide. */
START_TEST(test_horizon)
{
    static const struct {
        const char *text;
        struct ent_date published;
        const char *horizon;
    } rows[] = {{"Since 2014 the gap has grown, and it will grow further.", {2025, 8, 21}, ""},
                {"In 2024 it said the plant will open in 2027.", {2025, 8, 21}, "2027"},
                {"By 2030 the corridor will be complete.", {0, 0, 0}, "2030"},
                {"In 2020 a war began; its traces will remain.", {0, 0, 0}, ""},
                {"It will be finished in August 2025.", {2025, 8, 21}, "2025-08"},
                {"It will have been finished by July 2025.", {2025, 8, 21}, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ent_view v;
        struct ent_timexes dates = {0};
        struct ent_forecasts f = {0};
        make_view(&v, rows[i].text, rows[i].published);
        ck_assert_int_eq(ent_timex_find(&v, &dates, &err), ENT_OK);
        ck_assert_int_eq(ent_forecast_find(&v, &dates, &f, &err), ENT_OK);
        ck_assert_uint_eq(f.n, 1);
        ck_assert_str_eq(f.items[0].horizon, rows[i].horizon);
        ent_forecasts_done(&f);
        ent_timexes_done(&dates);
        ent_view_done(&v);
    }
}
END_TEST

/* What only tags and heads tell: a noun that looks like a verb of promising, a date that a verb of the past governs. */
START_TEST(test_parsed)
{
    static const struct {
        const char *text, *expected;
        size_t word, head; /* 'word' gets the tags and the head, the head is a verb of the past; head 0: none */
        enum ent_upos upos;
    } rows[] = {{"It is by these that the promises of May will be judged.", "will: will - - -", 6, 0, ENT_UPOS_NOUN},
                {"Banks may fail : rates that had fallen by 2026 are back.", "may: may - - -", 9, 7, ENT_UPOS_NUM},
                {"Banks may fail : rates that are falling by 2026 are back.", "may: may 2026 - -", 9, 0, ENT_UPOS_NUM}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ent_view v;
        struct ent_timexes dates = {0};
        struct ent_forecasts f = {0};
        char got[1000];
        make_view(&v, rows[i].text, (struct ent_date){2025, 8, 21});
        ck_assert_int_eq(ent_timex_find(&v, &dates, &err), ENT_OK);
        ck_assert_ptr_nonnull(v.words);
        v.words[rows[i].word].parse.upos = (uint8_t)rows[i].upos;
        if (rows[i].head > 0) {
            v.is_parsed = 1;
            v.words[rows[i].word].parse.head = (int32_t)rows[i].head - (int32_t)rows[i].word;
            v.words[rows[i].head].parse.upos = ENT_UPOS_VERB;
            v.words[rows[i].head].parse.xpos = "VBN";
        }
        ck_assert_int_eq(ent_forecast_find(&v, &dates, &f, &err), ENT_OK);
        say(got, sizeof got, &v, &f);
        ck_assert_str_eq(got, rows[i].expected);
        ent_forecasts_done(&f);
        ent_timexes_done(&dates);
        ent_view_done(&v);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("forecast");
    TCase *t = tcase_create("forecast");
    SRunner *r = srunner_create(s);
    int failed;
    tcase_add_loop_test(t, test_forecast, 0, sizeof cases / sizeof *cases);
    tcase_add_test(t, test_horizon);
    tcase_add_test(t, test_parsed);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
