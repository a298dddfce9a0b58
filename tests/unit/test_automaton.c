/* Expressions as tables: what PCRE2 says of random strings, for random expressions and for some that are written down. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_mem.h"
#include "query/ent_automaton.h"
#include "query/ent_pattern.h"

static uint64_t state = 8;
static uint32_t below(uint32_t n)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return (uint32_t)((z ^ z >> 31) >> 32) % n;
}

/* ---- made up ---- */

static const char *const letters[] = {"a", "b", "c", "-", "é", "ж", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\n"};
enum { N_LETTERS = sizeof letters / sizeof *letters };

static void put_class(struct ent_buf *out)
{
    static const char *const members[] = {"a", "b-c", "a-b", "\\-", "c", "\\]"};
    ent_buf_adds(out, below(3) == 0 ? "[^" : "[");
    for (uint32_t i = 0, n = 1 + below(3); i < n; i++)
        ent_buf_adds(out, members[below(6)]);
    ent_buf_adds(out, below(4) == 0 ? "-]" : "]");
}

static void put_alternatives(struct ent_buf *out, int depth);

static void put_piece(struct ent_buf *out, int depth)
{
    static const char *const quantifiers[] = {"*", "+", "?", "{2}", "{1,}", "{0,2}", "{2,3}", "{0}"};
    uint32_t kind = below(depth > 0 ? 8 : 6);
    if (kind < 3) {
        ent_buf_adds(out, letters[below(N_LETTERS)]);
    } else if (kind == 3) {
        ent_buf_adds(out, ".");
    } else if (kind < 6) {
        put_class(out);
    } else {
        ent_buf_adds(out, kind == 6 ? "(" : "(?:");
        put_alternatives(out, depth - 1);
        ent_buf_adds(out, ")");
    }
    if (below(2) == 0)
        ent_buf_adds(out, quantifiers[below(8)]);
}

static void put_alternatives(struct ent_buf *out, int depth)
{
    for (uint32_t k = 0, m = 1 + below(5) / 3; k < m; k++) {
        ent_buf_adds(out, k > 0 ? "|" : "");
        for (uint32_t i = 0, n = below(4); i < n; i++)
            put_piece(out, depth);
    }
}

static void compare(const char *expression, const struct ent_automaton *a, struct ent_pattern *p)
{
    struct ent_error err;
    for (int k = 0; k < 20; k++) {
        char s[128] = {0}; /* PCRE2 looks at whole vectors, and valgrind at that */
        int wanted;
        for (uint32_t i = 0, n = below(9); i < n; i++)
            strcat(s, letters[below(below(2) == 0 ? 4 : N_LETTERS)]);
        if (ent_pattern_test(p, ENT_PATTERN_WHOLE, s, strlen(s), &wanted, &err) == ENT_OK)
            ck_assert_msg(ent_automaton_matches(a, s, strlen(s)) == wanted, "%s of '%s' is not %d", expression, s, wanted);
    }
}

START_TEST(test_random)
{
    int n_tables = 0, n = getenv("ENT_SLOW_RUN") != NULL ? 1000 : 20000;
    for (int i = 0; i < n; i++) {
        struct ent_buf expression = {0};
        struct ent_automaton a;
        struct ent_pattern *p;
        struct ent_error err;
        size_t at;
        int has;
        put_alternatives(&expression, 3);
        if (ent_pattern_new(&p, ent_buf_str(&expression), expression.len, 0, &at, &err) == ENT_OK) {
            ck_assert_int_eq(ent_automaton_new(&a, ent_buf_str(&expression), expression.len, &has, &err), ENT_OK);
            n_tables += has;
            if (has)
                compare(ent_buf_str(&expression), &a, p);
            ent_automaton_done(&a);
            ent_pattern_free(p);
        }
        ent_buf_done(&expression);
    }
    ck_assert_int_gt(n_tables, n * 8 / 10);
}
END_TEST

/* ---- written down: has it a table, and does the string match? ---- */

static const struct {
    const char *expression, *s;
    int has, matches;
} cases[] = {
    {".*[aeiou]{3}.*", "beautiful", 1, 1},
    {".*[aeiou]{3}.*", "beatiful", 1, 0},
    {".*ization", "organization", 1, 1},
    {"(re|un).+(ing|ed)", "undoing", 1, 1},
    {"(re|un).+(ing|ed)", "reed", 1, 0},
    {"[^a-z].", "é.", 1, 1},
    {"..", "é", 1, 0},
    {"a\\.b", "a.b", 1, 1},
    {"a\\.b", "axb", 1, 0},
    {"", "", 1, 1},
    {"a||b", "", 1, 1},
    {"(a|b){2,}", "abab", 1, 1},
    {"(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", 1, 0}, /* where backtracking takes for ever */
    {"\\d+", "12", 0, 0},
    {"(?i)a", "A", 0, 0},
    {"a*?", "a", 0, 0},
    {"a++", "a", 0, 0},
    {"(a)\\1", "aa", 0, 0},
    {"[[:alpha:]]", "a", 0, 0},
    {"^a$", "a", 0, 0},
    {"[é]", "é", 0, 0},
    {"a{,2}", "a", 0, 0},
    {"a{x}", "a{x}", 0, 0},
    {"(a{500}){500}", "a", 0, 0},
    {".*a.{12}", "a", 0, 0}, /* 2^12 states */
    {"(((((a", "a", 0, 0},
    {"a)", "a", 0, 0},
    {"[a", "a", 0, 0},
    {"a\\", "a", 0, 0},
};

START_TEST(test_case)
{
    struct ent_automaton a;
    struct ent_error err;
    int has;
    ck_assert_int_eq(ent_automaton_new(&a, cases[_i].expression, strlen(cases[_i].expression), &has, &err), ENT_OK);
    ck_assert_int_eq(has, cases[_i].has);
    if (has)
        ck_assert_int_eq(ent_automaton_matches(&a, cases[_i].s, strlen(cases[_i].s)), cases[_i].matches);
    ent_automaton_done(&a);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("automaton");
    TCase *tc = tcase_create("table");
    tcase_add_test(tc, test_random);
    tcase_add_loop_test(tc, test_case, 0, sizeof cases / sizeof *cases);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
