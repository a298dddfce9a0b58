/* The bindings that show a corpus: results, bad calls, lifetimes, memory. */
#define _GNU_SOURCE
#include "lua_corpus.h"

static struct harness_memory memory;
static lua_State *L;

static void setup(void)
{
    L = harness_new(&memory);
    harness_run(L, "c = assert(entente.open(PATH))");
}

static void teardown(void) { harness_close(L, &memory); }

/* ---- what comes back: code that raises where it is wrong ---- */

static const char *const results[] = {
    "assert(#c.docs == 3 and c.docs[1].id == 'a' and c.docs[4] == nil and c.docs[0] == nil)",
    "local d = c.docs[1] assert(d.title == 'On cats' and d.publisher == 'Cat Weekly')",
    "local d = c.docs[1] assert(d.published == '2024-05' and d.precision == 'month')",
    "assert(c.docs[1].authors[1] == 'Ann Lee' and #c.docs[2].authors == 0)",
    "assert(c.docs[1].fields.mood == 'calm' and c.docs[2].fields.mood == nil)",
    "local s = c.docs[2].sources assert(#s == 1 and s[1].id == 'c' and s[1].publisher == 'Copycat')",
    "assert(c.docs:get('b').index == 2 and c.docs:get('zzz') == nil)",
    "local n = 0 for d in c.docs{publisher = 'Dog Daily'} do n = n + 1 assert(d.id == 'b') end assert(n == 1)",
    "local n = 0 for d in c.docs{since = '2024'} do n = n + 1 end assert(n == 2)",
    "local n = 0 for d in c.docs{since = '2024-06'} do n = n + 1 end assert(n == 1)",
    "local n = 0 for d in c.docs{published = '2024'} do n = n + 1 end assert(n == 1)",
    "local n = 0 for d in c.docs{fields = {mood = 'calm'}} do n = n + 1 end assert(n == 1)",
    "local n = 0 for d in c.docs{author = 'Ann Lee'} do n = n + 1 end assert(n == 1)",
    "local d = c.docs[2] assert(table.concat(d.words:forms(), '|') == 'The|dog|saw|the|Cat|’s|bowl|.')",
    "assert(#c.words == #c.words:forms() and #c.sentences == 7)",
    "local w = c.docs[2].words[5] assert(w.form == 'Cat' and not w.space_after and w.doc.id == 'b')",
    "local w = c.docs[3].words[1] assert(w.lemma == 'dog' and w.upos == 'NOUN' and w.head.form == 'bark')",
    "local w = c.docs[3].words[2] assert(w.head == nil and w.is_root and w.feats == nil and w.deprel == 'root')",
    "assert(c.docs[1].words[1].lemma == nil and c.docs[1].words[1].head == nil)",
    "local s = c.docs[1].sentences[2] assert(s:text() == 'The cat sat.' and s.zone == 'paragraph')",
    "assert(c.docs[1].sentences[1].zone == 'title' and #c.docs[1].paragraphs == 2)",
    "assert(c.docs[3].sentences[1].comments:find('sent_id = 1', 1, true))",
    "local w = c.docs[1].words[4] assert(w.sentence == c.docs[1].sentences[2] and w.sentence.doc == c.docs[1])",
    "local h = c:find 'the DOG' assert(#h == 1 and #h[1] == 2 and h[1][2].form == 'dog' and h[2] == nil)",
    "assert(#c:find('the') == 3 and #c:find('the', {case = 'exact'}) == 1 and #c:find('zebra') == 0)",
    "assert(#c:find 'Cat’s' == 1 and #c:find 'sat . It' == 0)", /* never over a sentence's end */
    "local l, m, r, d, s = c:find('saw'):context(1, 2) assert(l == 'The dog' and m == 'saw' and r == 'the Cat')",
    "local _, _, _, d, s = c:find('saw'):context(1) assert(d.id == 'b' and s:text() == d.sentences[1]:text())",
    "local x = c:lexicon() local id = x:find 'dog' assert(x[id] == 'dog' and x:count 'dog' == 2 and x:count(id) == 2)",
    "local x = c:lexicon() local s = x:starting('', 3) assert(#s == 3 and x:count(s[1]) >= x:count(s[2]) and x:count(s[2]) >= x:count(s[3]))",
    "local x = c:lexicon() assert(x:starting('do')[1] == 'dog' and #x:starting('dog', 1) == 1 and #x:starting 'zzz' == 0)",
    "local x = c:lexicon() for _, w in ipairs(x:starting('t', 10000)) do assert(w:sub(1, 1) == 't' and x:find(w)) end",
    "local x = c:lexicon() assert(x:lower(x:find 'The') == x:lower(x:find 'the') and x[#x] == nil and x[-1] == nil)",
    "local f, a, b, exact = c.docs[2].words[5].span:source() assert(f == 'a.jsonl' and b - a == 3 and exact)",
    "local s = c.docs[1].words[4].span assert(s:text() == 'cat' and #s == 3)",
    "local d = c.docs[2] local s = d:part(4, 7) assert(s:text() == 'dog' and s.id == 'b:4-7' and #s == 3)",
    "local d = c.docs[2] local s = d:part(4, 7) assert(s == d:part(4, 7) and s.doc == d)",
    "local a, b = c.docs[2]:part(19, 22):chars() assert(a == 19 and b == 20)", /* the apostrophe */
    "local a, b = c.docs[2]:part(4, 7):context(3) assert(a == 'he ' and b == ' sa')",
    "local t, n, nxt = c.words:ids({}, 3, 2) assert(n == 2 and #t == 2 and nxt == 5)",
    "local t = {9, 9, 9, 9} local _, n = c.words:ids(t, 1, 2) assert(n == 2 and t[3] == 9)",
    "local n = 0 for p, id in c.words:each() do n = n + 1 assert(c:lexicon()[id] == c.words[p].form) end assert(n == #c.words)",
    "local n = 0 for s in c.sentences() do n = n + 1 assert(c.sentences[n] == s) end assert(n == #c.sentences)",
    "local n = 0 for i, p in ipairs(c.docs[1].paragraphs) do n = i end assert(n == 2)",
    "local t = c.columns assert(t[1] == 'word' and t[2] == 'lemma')",
    "assert(c:verify() and c.generation == 1 and #c.segments == 1 and c.segments[1].producer == 'test')",
    "local n, m, code = entente.open(PATH .. '/nothing') assert(n == nil and m:find 'no such corpus' and code == 'EIO')",
    "assert(tostring(c):find '3 documents' and tostring(c.docs[1]):find 'On cats')",
};

START_TEST(test_result) { harness_run(L, results[_i]); }
END_TEST

static const struct bad_call bad_calls[] = {
    {"entente.open({})", "bad argument #1 to 'open' (string expected, got table)"},
    {"c.docs.x = 1", "read-only"},
    {"return c.dcos", "entente.corpus has no field 'dcos'; did you mean 'docs'?"},
    {"return c.docs[1].ttle", "did you mean 'title'?"},
    {"return c.words[1].lema", "entente.word has no field 'lema'"},
    {"c.docs{publsher = 'x'}", "did you mean 'publisher'?"},
    {"c.docs{since = 'May'}", "since"},
    {"c.docs{fields = 1}", "table expected"},
    {"for d in c.docs{fields = {mood = 1}} do end", "must be strings"},
    {"c:find()", "bad argument #1 to 'find'"},
    {"c:find(' ')", "the phrase has no word"},
    {"c:find('\\xff')", "not UTF-8"},
    {"c:find('x', {case = 'upper'})", "case"},
    {"c:lexicon():starting('a', 0)", "bad argument #2 to 'starting' (not within 1 to 10000)"},
    {"c:lexicon():starting()", "bad argument #1 to 'starting' (string expected, got no value)"},
    {"c:lexicon 'none'", "no such column"},
    {"c.docs[1]:part(5, 4)", "not within the document's text"},
    {"c.docs[1]:part(0, 1e6)", "not within the document's text"},
    {"c:find('dog'):context(0)", "no such hit"},
    {"c.words:ids(1)", "table expected"},
    {"c.words:ids({}, 0)", "counts from 1"},
    {"local d = c.docs[1] c:close() return d.title", "document of a closed corpus"},
    {"local w = c.words[1] c:close() return w.form", "word of a closed corpus"},
    {"local s = c.sentences[1] c:close() return s:text()", "sentence of a closed corpus"},
    {"local s = c.docs[1].span c:close() return s:text()", "span of a closed corpus"},
    {"local h = c:find 'dog' c:close() return #h", "hits of a closed corpus"},
    {"local x = c:lexicon() c:close() return #x", "lexicon of a closed corpus"},
    {"c:close() return c.docs", "closed corpus"},
    {"for d in c.docs() do c:close() end", "corpus is being walked"},
    {"for s in c.sentences() do c:close() end", "corpus is being walked"},
    {"for p in c.words:each() do c:close() end", "corpus is being walked"},
};

START_TEST(test_bad_call) { harness_bad_call(L, &bad_calls[_i]); }
END_TEST

/* ---- lifetimes ---- */

START_TEST(test_parents_live)
{
    harness_run(L, "d = entente.open(PATH).docs[1] w = d.words[2] s = w.sentence x = w.span "
                   "h = entente.open(PATH):find 'dog'");
    for (int i = 0; i < 3; i++)
        lua_gc(L, LUA_GCCOLLECT);
    harness_run(L, "assert(d.title == 'On cats' and w.form == 'cats' and #s:text() > 0 and x:text() == 'cats' "
                   "and #h == 2 and h[1][1].form)");
}
END_TEST

START_TEST(test_close_twice_and_tbc)
{
    harness_run(L, "c:close() c:close()");
    harness_run(L, "local k <close> = entente.open(PATH) assert(#k.docs == 3)");
    harness_run(L, "for d in entente.open(PATH).docs() do break end collectgarbage()");
}
END_TEST

/* A loop that was left, however, does not keep the corpus from being closed. */
START_TEST(test_left_loops)
{
    harness_run(L, "for d in c.docs() do break end c:close()");
    harness_run(L, "c = entente.open(PATH) pcall(function() for d in c.docs() do error 'x' end end) c:close()");
    harness_run(L, "c = entente.open(PATH) local co = coroutine.wrap(function() for d in c.docs() do "
                   "coroutine.yield(d) end end) co() co = nil collectgarbage() collectgarbage() c:close()");
}
END_TEST

/* A finalizer that closes the corpus in the middle of anything we do. */
START_TEST(test_finalizer_closes)
{
    harness_run(L,
                "for step = 1, 60 do\n"
                "  local k = entente.open(PATH)\n"
                "  collectgarbage('generational')\n"
                "  local function trap() setmetatable({}, {__gc = function() pcall(k.close, k) end}) end\n"
                "  for i = 1, 20 do\n"
                "    trap()\n"
                "    pcall(function()\n"
                "      local d = k.docs[1 + i % 3]\n"
                "      local t = {d.authors, d.fields, d.sources, d.words:forms(), d.span:source()}\n"
                "      for s in d.sentences() do trap() t[#t + 1] = s:text() end\n"
                "      t[#t + 1] = {k:find('dog'):context(1)}\n"
                "      t[#t + 1] = k.segments\n"
                "      t[#t + 1] = k.columns\n"
                "      t[#t + 1] = k.words:ids()\n"
                "    end)\n"
                "  end\n"
                "end");
}
END_TEST

START_TEST(test_no_garbage)
{
    harness_run(L, "local function pass() local n = 0 for p, id in c.words:each() do n = n + id end end\n"
                   "pass() collectgarbage() collectgarbage 'stop' pass()\n"
                   "local before = collectgarbage 'count' pass()\n"
                   "assert(collectgarbage 'count' - before < 1)"); /* the loop's own walker, under 1 KiB */
}
END_TEST

START_TEST(test_memory)
{
    harness_memory("local c <close> = assert(entente.open(PATH)) local d = c.docs[1] "
                   "local t = {d.title, d.authors, d.fields, d.sources, d.words:forms(), c.words:ids()} "
                   "for s in d.sentences() do t[#t + 1] = s.span.id end "
                   "for x in c.docs{since = '2024', fields = {}} do t[#t + 1] = tostring(x) end "
                   "t[#t + 1] = {c:find('dog'):context(1)} t[#t + 1] = c.segments");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("lent_corpus");
    TCase *tc = tcase_create("lent_corpus");
    tcase_add_unchecked_fixture(tc, make_corpus, remove_corpus);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, test_result, 0, sizeof results / sizeof *results);
    tcase_add_loop_test(tc, test_bad_call, 0, sizeof bad_calls / sizeof *bad_calls);
    tcase_add_test(tc, test_parents_live);
    tcase_add_test(tc, test_close_twice_and_tbc);
    tcase_add_test(tc, test_left_loops);
    tcase_add_test(tc, test_finalizer_closes);
    tcase_add_test(tc, test_no_garbage);
    tcase_add_test(tc, test_memory);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
