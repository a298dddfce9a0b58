/* Dates, quantities and quotes in sentences of our own, as newspapers write them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_quantity.h"
#include "extract/ent_quote.h"
#include "text/ent_token.h"

static struct ent_error err;
static char got[4096];

static void make_view(struct ent_view *v, const char *text, int year, int month, int day)
{
    struct ent_words words = {0};
    uint32_t sentence = 0;
    *v = (struct ent_view){.text = text, .n_text = strlen(text), .published = {(int16_t)year, (uint8_t)month, (uint8_t)day}};
    ck_assert_int_eq(ent_tokenize(text, 0, (uint32_t)strlen(text), &words, &err), ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        ck_assert_int_eq(ent_view_add(v, words.words[i].start, words.words[i].end, sentence, &err), ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    ent_words_done(&words);
}

static size_t put(size_t n, const struct ent_view *v, uint32_t first, uint32_t last, const char *value)
{
    uint32_t start = v->words[first].start, end = v->words[last - 1].end;
    return n + (size_t)snprintf(got + n, sizeof got - n, "%s%.*s=%s", n > 0 ? "|" : "", (int)(end - start), v->text + start, value);
}

struct example {
    const char *text, *expected;
};

static const struct example dates[] = {
    {"The talks on 6 November 2025 followed those of May 2024.", "6 November 2025=2025-11-06|May 2024=2024-05"},
    {"On Thursday, November 6, 2025, the ministers met.", "Thursday, November 6, 2025=2025-11-06"},
    {"They signed on the 3rd of May, 2023, and again in Sept. 2024.", "3rd of May, 2023=2023-05-03|Sept. 2024=2024-09"},
    {"It was agreed on 2024-04-22 and printed on 22.04.2024.", "2024-04-22=2024-04-22|22.04.2024=2024-04-22"},
    {"In March he resigned; by December a successor will be found.", "March=2025-03|December=2025-12"},
    {"Last August the line was cut, and next spring it will open.", "Last August=2024-08|next spring=2026-SP"},
    {"Trade grew last year and is to double next year.", "last year=2024|next year=2026"},
    {"In 2020 a war broke out; two years later another followed.", "2020=2020|two years later=2022"},
    {"Exports fell in the first quarter of 2024 and in Q3 2023.", "the first quarter of 2024=2024-Q1|Q3 2023=2023-Q3"},
    {"The second half of 2023 and the summer of 2022 were dry.", "The second half of 2023=2023-H2|the summer of 2022=2022-SU"},
    {"Between 2018 and 2021, and from 2022 to 2024, prices rose.", "2018 and 2021=2018/2021|2022 to 2024=2022/2024"},
    {"In the 1990s and the 19th century borders moved.", "the 1990s=199X|the 19th century=18XX"},
    {"In early 2023 and late 2024 it rained; by mid-2025 it stopped.", "early 2023=2023|late 2024=2024|mid-2025=2025"},
    {"Five years ago, and three weeks ago, he said so.", "Five years ago=2020|three weeks ago=2025-W31"},
    {"It lasted ten months, then a two-year pause and more than a decade of silence.", "ten months=P10M|two-year=P2Y|more than a decade=P10Y"},
    {"Over the next five years it may change soon, as it did recently.", "the next five years=P5Y|soon=FUTURE_REF|recently=PAST_REF"},
    {"In recent years and these days nobody, until now, spoke of the future.", "recent years=PAST_REF|these days=PRESENT_REF|now=PRESENT_REF|the future=FUTURE_REF"},
    {"On Monday the council met; yesterday it dissolved.", "Monday=2025-08-18|yesterday=2025-08-20"},
    {"He may march on in May, she may not.", "May=2025-05"},
    {"In January and February 2023 it froze.", "January=2023-01|February 2023=2023-02"},
    {"On October 22–24, 2024, and on 3-5 June 2025 they met.", "October 22–24, 2024=2024-10-22/2024-10-24|3-5 June 2025=2025-06-03/2025-06-05"},
    {"On 5 May 2023 he left; a day earlier, she had come.", "5 May 2023=2023-05-05|a day earlier=2023-05-04"},
    {"Growth was 4 percent in 2023 against 7 percent the previous year.", "2023=2023|the previous year=2022"},
    {"Some 2000 soldiers and Resolution 1701 are no dates.", ""},
};

START_TEST(test_dates)
{
    struct ent_view v;
    struct ent_timexes t = {0};
    size_t n = 0;
    got[0] = '\0';
    make_view(&v, dates[_i].text, 2025, 8, 21);
    ck_assert_int_eq(ent_timex_find(&v, &t, &err), ENT_OK);
    for (size_t i = 0; i < t.n; i++)
        n = put(n, &v, t.items[i].first, t.items[i].last, t.items[i].value);
    ck_assert_str_eq(got, dates[_i].expected);
    ent_timexes_done(&t);
    ent_view_done(&v);
}
END_TEST

START_TEST(test_dates_of_an_undated_article)
{
    struct ent_view v;
    struct ent_timexes t = {0};
    make_view(&v, "On April 22 he came. On Dec. 14, 2023, she went. Until June 2029 it holds. Last week it rained.", 0, 0, 0);
    ck_assert_int_eq(ent_timex_find(&v, &t, &err), ENT_OK);
    ck_assert_uint_eq(t.n, 4);
    ck_assert_str_eq(t.items[0].value, "2024-04-22"); /* the nearest to the latest past date */
    ck_assert_str_eq(ent_anchor_name(t.items[0].anchor), "inferred");
    ck_assert_str_eq(t.items[3].value, "2023-W49");
    ent_timexes_done(&t);
    ent_view_done(&v);
    make_view(&v, "On April 22 he came. Last year it rained.", 0, 0, 0);
    ck_assert_int_eq(ent_timex_find(&v, &t, &err), ENT_OK);
    ck_assert_str_eq(t.items[0].value, "XXXX-04-22"); /* nothing to go by: left open */
    ck_assert_str_eq(t.items[1].value, "PAST_REF");
    ck_assert_ptr_null(ent_anchor_name(t.items[0].anchor));
    ent_timexes_done(&t);
    ent_view_done(&v);
}
END_TEST

static const struct example quantities[] = {
    {"It cost $2bn, or 1.8 billion euros, or £5m.", "$2bn=money 2000000000 USD|1.8 billion euros=money 1800000000 EUR|£5m=money 5000000 GBP"},
    {"About US$ 12.4 billion and 300,000 Russian rubles were lost.", "US$ 12.4 billion=money 12400000000 USD ~|300,000 Russian rubles=money 300000 RUB"},
    {"The $10-15 billion plan cost half a million dollars.", "$10-15 billion=money 10000000000 15000000000 USD|half a million dollars=money 500000 USD"},
    {"Support fell from 45% to 38 percent, by seven percentage points.", "45%=percent 45 %|38 percent=percent 38 %|seven percentage points=percent 7 pp"},
    {"A 3-gigawatt cable of 1,195 km and 400 kV crosses it.", "3-gigawatt=power 3 GW|1,195 km=length 1195 km|400 kV=power 400 kV"},
    {"It pumps 20 bcm of gas a year, once 38 billion cubic meters.", "20 bcm=volume 20 bcm|38 billion cubic meters=volume 38 bcm"},
    {"Nearly 120,000 people and twenty-five soldiers fled 29,743 square kilometers.", "120,000 people=count 120000 ~|twenty-five soldiers=count 25|29,743 square kilometers=area 29743 km2"},
    {"The two sides met; the two South Caucasus states signed five agreements.", "two South Caucasus states=count 2|five agreements=count 5"},
    {"Trade tripled, grew 1.6 times and made up one-third of the total.", "tripled=ratio 3|1.6 times=ratio 1.6|one-third=ratio 0.333333333333"},
    {"It ranked 8th and is among the top ten exporters.", "8th=rank 8|top ten=rank 1 10"},
    {"In 2024 he waited three weeks and two decades.", "three weeks=duration 3 week|two decades=duration 20 year"},
    {"Between 10 and 15 percent of 50-60 villages were burnt.", "10 and 15 percent=percent 10 15 %|50-60 villages=count 50 60"},
    {"One of the first, on the one hand, in 1995.", ""},
    {"It rose from $13.9 billion to $27 billion.", "$13.9 billion=money 13900000000 USD|$27 billion=money 27000000000 USD"},
};

START_TEST(test_quantities)
{
    struct ent_view v;
    struct ent_timexes t = {0};
    struct ent_quantities q = {0};
    size_t n = 0;
    got[0] = '\0';
    make_view(&v, quantities[_i].text, 2025, 8, 21);
    ck_assert_int_eq(ent_timex_find(&v, &t, &err), ENT_OK);
    ck_assert_int_eq(ent_quantity_find(&v, &t, &q, &err), ENT_OK);
    for (size_t i = 0; i < q.n; i++) {
        char value[128], high[32] = "";
        const struct ent_quantity *x = &q.items[i];
        if (x->high > x->low)
            snprintf(high, sizeof high, " %.12g", x->high);
        snprintf(value, sizeof value, "%s %.12g%s%s%s%s", x->kind, x->low, high, x->unit != NULL ? " " : "", x->unit != NULL ? x->unit : "",
                 x->approx ? " ~" : "");
        n = put(n, &v, x->first, x->last, value);
    }
    ck_assert_str_eq(got, quantities[_i].expected);
    ent_quantities_done(&q);
    ent_timexes_done(&t);
    ent_view_done(&v);
}
END_TEST

static const struct example quotes[] = {
    {"Marta Ellinghaus, the minister, came. “We will not wait,” Ellinghaus said.", "We will not wait,=speech Marta Ellinghaus"},
    {"Levan Kiknadze stated that “the line must open by May”.", "the line must open by May=speech Levan Kiknadze"},
    {"According to Levan Kiknadze, the road is “a long-term hope of the region”.", "a long-term hope of the region=speech Levan Kiknadze"},
    {"\"Nobody asked us,\" said Levan Kiknadze, a farmer.", "Nobody asked us,=speech Levan Kiknadze"},
    {"Levan Kiknadze spoke first. He said that “nobody had asked the village”.", "nobody had asked the village=speech Levan Kiknadze"},
    {"\"The line is closed,\" said a customs broker in Gyumri.", "The line is closed,=speech a customs broker in Gyumri"},
    {"As the broker from Gyumri noted, “the line is closed for the winter”.", "the line is closed for the winter=speech the broker from Gyumri"},
    {"They sent their “peacekeeping” troops.", "peacekeeping=scare "},
    {"The film “A Road to Nowhere” won.", "A Road to Nowhere=title "},
    {"Tomas Wrede warned on Friday, adding that “winter is near and nobody is ready”.", "winter is near and nobody is ready=speech Tomas Wrede"},
};

START_TEST(test_quotes)
{
    struct ent_view v;
    struct ent_quotes q = {0};
    size_t n = 0;
    got[0] = '\0';
    make_view(&v, quotes[_i].text, 2025, 8, 21);
    ck_assert_int_eq(ent_quote_find(&v, &q, &err), ENT_OK);
    for (size_t i = 0; i < q.n; i++) {
        char value[128] = "", *at = value;
        const struct ent_quote *x = &q.items[i];
        at += snprintf(value, sizeof value, "%s ", ent_quote_kind_name(x->kind));
        if (x->speaker_last > x->speaker_first)
            snprintf(at, 100, "%.*s", (int)(v.words[x->speaker_last - 1].end - v.words[x->speaker_first].start), v.text + v.words[x->speaker_first].start);
        n = put(n, &v, x->first, x->last, value);
    }
    ck_assert_str_eq(got, quotes[_i].expected);
    ent_quotes_done(&q);
    ent_view_done(&v);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("extract");
    TCase *tc = tcase_create("extract");
    tcase_add_loop_test(tc, test_dates, 0, (int)(sizeof dates / sizeof *dates));
    tcase_add_test(tc, test_dates_of_an_undated_article);
    tcase_add_loop_test(tc, test_quantities, 0, (int)(sizeof quantities / sizeof *quantities));
    tcase_add_loop_test(tc, test_quotes, 0, (int)(sizeof quotes / sizeof *quotes));
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
