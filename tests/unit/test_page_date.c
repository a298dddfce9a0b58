/* Dates as pages write them. */
#include <check.h>
#include <string.h>

#include "source/ent_page_date.h"

static const struct {
    const char *text;
    enum ent_date_order order;
    const char *date, *alt; /* NULL: no date here */
    int rest;               /* bytes that are not part of the date */
} cases[] = {
    {"Thursday, 06 November 2025 14:52", ENT_ORDER_UNKNOWN, "2025-11-06", "", 0},
    {"Nov. 6, 2025", ENT_ORDER_UNKNOWN, "2025-11-06", "", 0},
    {"Sept 4 2025", ENT_ORDER_UNKNOWN, "2025-09-04", "", 0},
    {"6th of May, 2022 | 7 min read", ENT_ORDER_UNKNOWN, "2022-05-06", "", 13},
    {"6-Nov-2025", ENT_ORDER_UNKNOWN, "2025-11-06", "", 0},
    {"September 2025", ENT_ORDER_UNKNOWN, "2025-09", "", 0},
    {"May 3rd, 2022 at 9:05 a.m.", ENT_ORDER_UNKNOWN, "2022-05-03", "", 0},
    {"2025-09-04T15:23:10+02:00", ENT_ORDER_UNKNOWN, "2025-09-04", "", 0},
    {"2025-09-04", ENT_ORDER_UNKNOWN, "2025-09-04", "", 0},
    {"2025/9/4", ENT_ORDER_UNKNOWN, "2025-09-04", "", 0},
    {"08/07/2025", ENT_ORDER_UNKNOWN, "2025-08-07", "2025-07-08", 0},
    {"08/07/2025", ENT_ORDER_MONTH_FIRST, "2025-08-07", "2025-07-08", 0},
    {"08/07/2025", ENT_ORDER_DAY_FIRST, "2025-07-08", "2025-08-07", 0},
    {"13/07/2025", ENT_ORDER_MONTH_FIRST, "2025-07-13", "", 0},
    {"07/07/2025", ENT_ORDER_UNKNOWN, "2025-07-07", "", 0},
    {"4.9.2025", ENT_ORDER_MONTH_FIRST, "2025-09-04", "", 0}, /* dots: day first */
    {"29 February 2023", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"31/31/2025", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"May the force", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"Marching 2025", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"12 soldiers", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"3.5 percent", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"1990-91 season", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
    {"", ENT_ORDER_UNKNOWN, NULL, NULL, 0},
};

START_TEST(test_date)
{
    struct ent_stated_date d;
    char date[11], alt[11];
    size_t n = strlen(cases[_i].text);
    int found = ent_page_date_at(cases[_i].text, n, cases[_i].order, &d);
    ck_assert_msg(found == (cases[_i].date != NULL), "%s", cases[_i].text);
    if (!found)
        return;
    ent_date_format(d.date, date);
    ent_date_format(d.alt, alt);
    ck_assert_msg(strcmp(date, cases[_i].date) == 0, "%s: %s", cases[_i].text, date);
    ck_assert_msg(strcmp(alt, cases[_i].alt) == 0, "%s: also %s", cases[_i].text, alt);
    ck_assert_msg((int)(n - d.n) == cases[_i].rest, "%s: %zu bytes", cases[_i].text, d.n);
}
END_TEST

static const struct {
    const char *text;
    enum ent_date_order order;
} orders[] = {
    {"On February 23, 2024, and again in May.", ENT_ORDER_MONTH_FIRST},
    {"On 23 February 2024, and on 24 March 2024; not May 3, 2022.", ENT_ORDER_DAY_FIRST},
    {"Printed 23/02/2024.", ENT_ORDER_DAY_FIRST},
    {"Printed 02/23/2024.", ENT_ORDER_MONTH_FIRST},
    {"Printed 02/03/2024 and in September 2025.", ENT_ORDER_UNKNOWN},
    {"No date at all.", ENT_ORDER_UNKNOWN},
};

START_TEST(test_order)
{
    const char *s = orders[_i].text;
    ck_assert_msg(ent_page_date_order(s, strlen(s)) == orders[_i].order, "%s", s);
}
END_TEST

/* Whatever the bytes: nothing is read past the end, and what is taken lies within. */
START_TEST(test_any_prefix)
{
    struct ent_stated_date d;
    const char *s = cases[_i].text;
    for (size_t n = 0; n <= strlen(s); n++) {
        char copy[64];
        memcpy(copy, s, n);
        memset(copy + n, '9', sizeof copy - n);
        if (ent_page_date_at(copy, n, cases[_i].order, &d))
            ck_assert_uint_le(d.n, n);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("page_date");
    TCase *tc = tcase_create("page_date");
    tcase_add_loop_test(tc, test_date, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tc, test_order, 0, sizeof orders / sizeof *orders);
    tcase_add_loop_test(tc, test_any_prefix, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
