/*
 * Statistics over a corpus through Lua: what happens where memory runs out, and where a corpus is closed.  What they count is
 * looked at in tests/lua/statistics.lua.
 */
#define _GNU_SOURCE
#include "lua_corpus.h"

static struct harness_memory memory;
static lua_State *L;

static void setup(void)
{
    L = harness_new(&memory);
    harness_run(L, "c = assert(entente.open(PATH)) hits = c:query '\"the\"%c'");
}

static void teardown(void) { harness_close(L, &memory); }

#define OPEN "local c <close> = assert(entente.open(PATH)) "
static const char *const greedy[] = {
    OPEN "assert(c:collocates('\"the\"%c', { attribute = 'lower', measure = { 'll', 'mi' }, window = { 2, 3 }, within = 's' }))",
    OPEN "assert(assert(c:query '\"the\"%c'):collocates { where = 'id = \"a\"', evidence = 3 })",
    OPEN "assert(c:keyness { target = { id = 'a' }, attribute = 'lower', min = 1, side = 'both', adjust = 'holm' })",
    OPEN "assert(c:keyness { target = 'id = \"a\"', reference = 'all', measure = { 'logRatio', 'll' }, min = 1 })",
    OPEN "assert(c:ngrams { n = 2, skip = 1, attribute = 'lower', min = 1 })",
    OPEN "assert(c:ngrams { n = 3, min = 1, new_since = '2025' })",
    OPEN "assert(assert(c:query '\"the\"%c'):trend { by = 'month' })",
    OPEN "assert(assert(c:query '\"the\"%c'):dispersion())",
    OPEN "assert(c:dispersion { attribute = 'lower', min = 1 })",
    OPEN "assert(c:diversity { by = 'id', chunk = 3 })",
    OPEN "assert(c:similar { n = 2, min = 0 })",
    OPEN "assert(assert(c:query '[]'):network { by = 'lower', measure = { 'll', 'jaccard' } })",
};

START_TEST(test_memory) { harness_memory(greedy[_i]); }
END_TEST

static const struct bad_call bad_calls[] = {
    {"c:close() hits:collocates()", "hits of a closed corpus"},
    {"c:close() hits:trend()", "hits of a closed corpus"},
    {"c:close() hits:network()", "hits of a closed corpus"},
    {"c:close() c:ngrams()", "closed corpus"},
    {"c:close() c:keyness {}", "closed corpus"},
    {"c:close() c:similar()", "closed corpus"},
    {"c:close() c:diversity()", "closed corpus"},
    {"local k = assert(entente.open(PATH)) k:close() c:keyness { target = 'all', reference = k }", "closed corpus"},
    {"c:keyness { target = 'all' }", "the reference has no words"},
    {"c:collocates('\"a\"', { measure = {} })", "field 'measure': 1 to 8 names expected"},
    {"c:collocates('\"a\"', { measure = { 'll', 'll' } })", "two columns are called 'll'"},
    {"c:collocates('\"a\"', { window = -1 })", "field 'window'"},
    {"c:ngrams { min = -1 }", "field 'min': must not be negative"},
    {"c:keyness { level = 1 }", "field 'level': between 0 and 1 expected"},
};

START_TEST(test_bad_call) { harness_bad_call(L, &bad_calls[_i]); }
END_TEST

START_TEST(test_finalizers)
{
    harness_run(L, "for step = 1, 40 do local k = entente.open(PATH) local h = k:query '\"the\"%c' collectgarbage 'generational'\n"
                   "for i = 1, 20 do setmetatable({}, {__gc = function() pcall(k.close, k) end})\n"
                   "pcall(function() h:collocates() k:keyness{target={id='a'}} k:ngrams{} h:trend{} k:similar{} h:network{} end)\n"
                   "end end");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("lent_statistics");
    TCase *tc = tcase_create("lent_statistics");
    tcase_add_unchecked_fixture(tc, make_corpus, remove_corpus);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, test_memory, 0, sizeof greedy / sizeof *greedy);
    tcase_add_loop_test(tc, test_bad_call, 0, sizeof bad_calls / sizeof *bad_calls);
    tcase_add_test(tc, test_finalizers);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
