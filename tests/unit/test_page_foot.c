#define _GNU_SOURCE
/* Whom a line at the foot of a page names as its publisher. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "source/ent_page_line.h"
#include "source/ent_page_phrase.h"

static const struct {
    const char *line, *publisher;
} lines[] = {
    {"The Fjord Institute for Coastal Studies takes no institutional positions. Sign up for our weekly briefing.", "Fjord Institute for Coastal Studies"},
    {"Sign up for our letter. The Centre for Harbour Research (CHR) does not take positions on policy.", "Centre for Harbour Research"},
    {"The views expressed are those of the author and do not necessarily reflect the position of the Fjord Policy Centre.", "Fjord Policy Centre"},
    {"The views expressed are those of the author and do not reflect those of his employer.", ""},
    {"The Fjord Institute is a non-partisan think tank in the north.", "Fjord Institute"},
    {"Qorvath is a different matter. When the port closed, the town turned down relief; independent estimates run to 1,500.", ""},
    {"The government takes no position. Sign up for our weekly briefing.", ""},
};

START_TEST(test_publisher)
{
    size_t start = 0, n = strlen(lines[_i].line), found = ent_line_publisher(lines[_i].line, n, &start);
    ck_assert_uint_eq(found, strlen(lines[_i].publisher));
    ck_assert_int_eq(strncmp(lines[_i].line + start, lines[_i].publisher, found), 0);
}
END_TEST

/* Any beginning of a line is read without looking beyond it. */
START_TEST(test_any_prefix)
{
    for (size_t n = 0; n <= strlen(lines[_i].line); n++) {
        char *copy = strndup(lines[_i].line, n);
        size_t start = 0, found = n > 0 ? ent_line_publisher(copy, n, &start) : 0;
        ck_assert_uint_le(start + found, n);
        ck_assert(n == 0 || ent_line_is_about(copy, n) >= 0);
        free(copy);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("page_foot");
    TCase *tc = tcase_create("page_foot");
    tcase_add_loop_test(tc, test_publisher, 0, sizeof lines / sizeof *lines);
    tcase_add_loop_test(tc, test_any_prefix, 0, sizeof lines / sizeof *lines);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
