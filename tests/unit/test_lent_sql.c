/*
 * SQL over a corpus and over frames: results, plans, types, evidence, faults, lifetimes, memory.  REGEXP is looked
 * at in tests/cli/sql.sh: valgrind does not understand what PCRE2 compiles.
 */
#define _GNU_SOURCE
#include "lua_corpus.h"

static struct harness_memory memory;
static lua_State *L;

static void setup(void)
{
    L = harness_new(&memory);
    harness_run(L,
                "c = assert(entente.open(PATH))\n"
                "function one(...) local f = c:sql(...) assert(#f == 1, #f .. ' rows') return f[1][1] end\n"
                "function plan(q) local t = {} for r in c:sql('explain query plan ' .. q)() do t[#t + 1] = r.detail end\n"
                "  return table.concat(t, '; ') end\n"
                "function is(a, b) assert(a == b, tostring(a) .. ', not ' .. tostring(b)) end\n"
                "function types(f) local t = {} for i, x in ipairs(f.columns) do t[i] = x[1] .. ' ' .. x[2] end\n"
                "  return table.concat(t, ', ') end\n"
                "function frame() local f = entente.frame.new{{'k', 'string'}, {'n', 'integer'}, {'d', 'date'}, {'l', 'list'},\n"
                "    {'s', 'span'}, {'r', 'real'}, {'b', 'boolean'}}\n"
                "  f:add({'x', 1, '2024-05', {'p', 'q'}, c.docs[1].span, 0.5, true}, {c.docs[1].span, c.docs[2].span})\n"
                "  f:add({'y', 2}) return f end");
}

static void teardown(void) { harness_close(L, &memory); }

/* ---- code that raises where it is wrong ---- */

static const char *const results[] = {
    "is(one 'select count(*) from docs', 3) is(one 'select count(*) from words', #c.words)",
    "is(one('select count(*) from words where lower = ?', 'the'), 3) is(one('select count(*) from words where word = ?', 'The'), 2)",
    "is(one(\"select lemma from words where word = 'Dogs'\"), 'dog') is(one(\"select lemma from words where word = 'cat'\"), nil)",
    "is(one(\"select h.word from words w join words h on h.pos = w.head where w.word = 'Dogs'\"), 'bark')",
    "is(one(\"select head from words where word = 'bark'\"), 0) is(one(\"select head from words where word = 'cat'\"), nil)",
    "is(one(\"select mood from docs where id = 'a'\"), 'calm')", /* a further field of the input */
    "is(one(\"select s.id from sources s join docs d using (digest) where d.id = 'b'\"), 'c')",
    "is(one(\"select group_concat(value) from docs, json_each(authors)\"), 'Ann Lee')",
    "is(one(\"select text from tokens where text like 'didn%'\"), \"didn't\")",
    "is(one(\"select fold('DOGS')\"), 'dogs') is(one(\"select fold(null)\"), nil)",
    "is(one(\"select count(*) from words where word = x'446f6773'\"), 0)", /* a blob equals no text */
    "is(one(\"select count(*) from words where word = 'dogs' collate nocase\"), 1)",
    "is(one('select count(*) from words where pos = ?', '2'), 1) is(one('select count(*) from words where pos > ?', 'x'), 0)",
    "is(one('select count(*) from words where pos < ?', 'x'), #c.words) is(one('select count(*) from words where pos = null'), 0)",
    "is(one(\"select count(*) from words where word in ('dog', 'cat', 'cow')\"), 3)",
    "is(one(\"select rowid from words where rowid = 3\"), 3)",
    /* values for parameters */
    "is(one('select ?', 2^53), 2.0^53) is(one('select ?', 7), 7) is(one('select ?', nil), nil) is(one('select ?', true), 1)",
    "is(one('select ?2 || ?1', 'a', 'b'), 'ba') is(one('select :x || :y', {x = 'a', y = 'b'}), 'ab') is(one('select ? || @x', {'q', x = 'r'}), 'qr')",
    "is(one('select length(?)', ('x'):rep(100000)), 100000)",
    /* types of results */
    "is(types(c:sql 'select doc, title, published, authors, span from docs'), 'doc integer, title string, published date, authors list, span span')",
    "is(types(c:sql 'select published, span, authors from docs where 0'), 'published date, span span, authors list')",
    "is(types(c:sql \"select 1 a, 1.5 b, 'x' c, null d\"), 'a integer, b real, c string, d string')",
    "local f = c:sql \"select 1 v union all select 2.5 union all select 'x'\" is(types(f), 'v string') is(f[1].v .. f[2].v .. f[3].v, '12.5x')",
    "local f = c:sql 'select 1 v union all select 2.5' is(types(f), 'v real') is(f[1].v, 1.0)",
    "is(types(c:sql 'select doc, doc, doc from docs'), 'doc integer, doc_2 integer, doc_3 integer')",
    "local f = c:sql(\"select authors from docs where doc = 1\") is(f[1].authors[1], 'Ann Lee') is(#f[1].authors, 1)",
    /* evidence */
    "local r = c:sql(\"select span from words where word = 'cat'\")[1] is(#r:sources(), 1) is(r:sources()[1].doc, 'a')",
    "local f = c:sql \"select word, evidence(span) from words where lower = 'dog' group by lower\" is(types(f), 'word string') is(#f[1]:sources(), 2)",
    "local f = c:sql \"select 1 n, span as evidence from docs where doc = 2\" is(types(f), 'n integer') is(f[1]:sources()[1].doc, 'b')",
    "is(#c:sql('select 1')[1]:sources(), 0)",
    /* frames */
    "local f = frame() is(f:sql('select sum(n) n from self')[1].n, 3) is(types(f:sql 'select * from self'), types(f))",
    "local r = frame():sql('select k, evidence from self')[1] is(#r, 1) is(#r:sources(), 2) is(r:sources()[2].doc, 'b')",
    "local r = frame():sql('select *, s from self')[1] is(r.l[2], 'q') is(r.d, '2024-05') is(r.b, true) is(#r:sources(), 2)",
    "local f = frame() is(c:sql('select title from docs join f on f.n = docs.doc where f.k = :k', {f = f, k = 'x'})[1].title, 'On cats')",
    "local f = frame() is(f:sql('select count(*) n from self join other using (k)', {other = f})[1].n, 2)",
    "local f = frame():sort('-n') is(f:sql('select k from self')[1].k, 'y') is(f:sql('select k from self where rowid = 2')[1].k, 'x')",
    "local f = entente.frame.new{{'A', 'string'}, {'a', 'string'}, {'evidence', 'string'}} f:add{'1', '2', '3'} "
    "is(f:sql('select a_2 from self')[1].a_2, '2')",
    /* joins of frames, by an index that is made for them */
    "local function big(m) local f = entente.frame.new{{'k', 'string'}, {'n', 'integer'}, {'d', 'date'}, {'b', 'boolean'}} "
    "for i = 1, 1000 do f:add{i % m ~= 0 and 'k' .. i % m or nil, i % m, ('20%02d'):format(i % m), i % m == 1} end return f end "
    "local a, b = big(7), big(11) for _, on in ipairs{'self.k = o.k', 'self.n = o.n', 'self.d = o.d', 'self.n = o.n + 0.0', "
    "'self.n = cast(o.n as text)', 'self.b = o.b', 'self.n = substr(o.k, 2)', 'self.d = 2000 + o.n', 'self.n = o.n / 2.0'} do "
    "local function n(by) return a:sql('select count(*) n from self, other o where ' .. by, {other = b})[1].n end "
    "local x, y = on:match '(.-) = (.*)' is(n(on), n(('(select %s) = (select %s)'):format(x, y))) end "
    "assert(a:sql('explain query plan select * from self join other o using (k)', {other = b})[2].detail:find 'INDEX 2')",
    /* plans: which conditions an index answers */
    "is(plan \"select * from words where word = 'dog'\", 'SCAN words VIRTUAL TABLE INDEX 1:word=')",
    "is(plan \"select * from words where lower = 'dog'\", 'SCAN words VIRTUAL TABLE INDEX 1:lower=')",
    "is(plan \"select * from words where lemma = 'dog'\", 'SCAN words VIRTUAL TABLE INDEX 1:lemma=')",
    "is(plan 'select * from words where doc = 1', 'SCAN words VIRTUAL TABLE INDEX 1:doc=')",
    "is(plan 'select * from words where pos between 5 and 9', 'SCAN words VIRTUAL TABLE INDEX 2:pos>= pos<=')",
    "is(plan 'select * from words where sentence = 2', 'SCAN words VIRTUAL TABLE INDEX 1:sentence=')",
    "is(plan \"select * from docs where id = 'a'\", 'SCAN docs VIRTUAL TABLE INDEX 1:id=')",
    "is(plan \"select * from spans where layer = 'quote' and doc = 1\", 'SCAN spans VIRTUAL TABLE INDEX 2:layer= doc=')",
    "is(plan 'select * from words where doc = 2 and word_id = 3', 'SCAN words VIRTUAL TABLE INDEX 2:doc= word_id=')",
    "is(plan 'select * from words order by doc, pos', 'SCAN words VIRTUAL TABLE INDEX 0:')", /* no sorting */
    "assert(plan('select * from words order by word'):find 'B%-TREE')",
    /* the rarer of two lists, and the smaller table outside */
    "is(plan \"select * from words where word = '.' and lower = 'zebra'\", 'SCAN words VIRTUAL TABLE INDEX 1:lower=')",
    "is(plan 'select * from sentences s join docs d using (doc) where d.doc = 1', 'SCAN d VIRTUAL TABLE INDEX 1:doc=; SCAN s VIRTUAL TABLE INDEX 1:doc=')",
    "is(plan \"select * from docs d join words w using (doc) where w.word = 'bowl'\", 'SCAN w VIRTUAL TABLE INDEX 1:word=; SCAN d VIRTUAL TABLE INDEX 1:doc=')",
    /* CQL as tables */
    "is(one \"select count(*) from hits('[lower=\\\"dog\\\"]')\", 2) is(one \"select count(*) from hits(null)\", 0)",
    "local r = c:sql(\"select * from hits('[lower=\\\"the\\\"] []') where doc = 2\")[2] is(r.text, 'the Cat') is(r.n_words, 2) "
    "is(r.hit, 3) is(r.last, r.first + 1) is(r.span.doc, 'b') is(#r:sources(), 1)",
    "is(one \"select group_concat(pos = first and word = 'dog') from hits('\\\"dog\\\"') h join words w on w.pos = h.first\", '1,1')",
    "is(one \"select w.word from hits('\\\"The\\\" @[]') h join words w on w.pos = h.target where h.doc = 2\", 'dog')",
    "local r = c:sql(\"select left, match, right from kwic('\\\"saw\\\"', 1)\")[1] is(r.left .. '|' .. r.match .. '|' .. r.right, 'dog|saw|the')",
    "is(one \"select count(*) from kwic('[]') where length(left) >= 0\", #c.words)", /* made piece by piece */
    "is(one \"select count(*) from (select hit from hits('[]') where doc = 2 limit 3)\", 3)",
    "is(one \"select count(*) from (select hit from hits('[]') limit 3 offset 4)\", 3)",
    "is(one \"select max(hit) from (select hit from hits('[]') order by hit desc limit 2)\", #c.words)",
    "local f = c:sql \"select value, value2, n, evidence from freq('[lower=\\\"the\\\"] []', 'lower@last', 'doc.id') order by 1\" "
    "is(f[1].value .. f[1].value2 .. f[1].n, 'cata1') is(#f, 3) is(#f[1]:sources(), 1)",
    "is(one \"select sum(n) from docs d, freq('[doc_id=\\\"' || d.id || '\\\"]', 'word') f\", #c.words)",
    /* what there is */
    "for _, t in ipairs(entente.sql.tables(c)) do assert(t.name and t.doc) "
    "is(#c:sql('pragma table_xinfo(' .. t.name .. ')'), #t.columns) end",
};

START_TEST(test_result) { harness_run(L, results[_i]); }
END_TEST

static const struct bad_call bad_calls[] = {
    {"c:sql()", "bad argument #1 to 'sql' (string expected, got no value)"},
    {"c:sql('select 1\\0')", "a statement has no zero byte"},
    {"c:sql('selec 1')", "SQL: near \"selec\": syntax error\n  selec 1\n  ^"},
    {"c:sql('select\\n  * form docs')", "    * form docs\n      ^"},
    {"c:sql('select lema from words')", "SQL: no such column: lema; did you mean 'lemma'?\n  select lema from words\n         ^"},
    {"c:sql('select w.wrd from words w')", "did you mean 'word'?"},
    {"c:sql('select * from wrods')", "SQL: no such table: wrods; did you mean 'words'?"},
    {"c:sql('select nosuch(1)')", "no such function: nosuch"},
    {"c:sql('select count(')", "SQL: incomplete input\n  select count(\n               ^"},
    {"c:sql('')", "SQL: there is no statement"},
    {"c:sql('-- nothing')", "SQL: there is no statement"},
    {"c:sql('select 1; select 2')", "SQL: one statement at a time\n  select 1; select 2\n            ^"},
    {"c:sql('insert into docs (id) values (1)')", "SQL: only what reads"},
    {"c:sql('  delete from words')", "SQL: only what reads (SELECT, WITH, VALUES, EXPLAIN) can be asked: a corpus does not change\n    delete from words\n    ^"},
    {"c:sql('update docs set id = 1')", "only what reads"},
    {"c:sql('create table x (a)')", "only what reads"},
    {"c:sql('create temp view x as select 1')", "only what reads"},
    {"c:sql('drop table docs')", "only what reads"},
    {"c:sql(\"attach 'x.db' as x\")", "only what reads"},
    {"c:sql('pragma writable_schema = 1')", "only what reads"},
    {"c:sql(\"update sqlite_master set sql = ''\")", "only what reads"},
    {"c:sql('begin')", "only what reads"},
    {"c:sql(\"select load_extension('x')\")", "not authorized"},
    {"c:sql('select ?')", "SQL: no value for parameter 1"},
    {"c:sql('select :x', {y = 1})", "SQL: no value for the parameter :x"},
    {"c:sql('select 1', 2)", "SQL: the statement has 0 parameters, and there are 1 values"},
    {"c:sql('select ?', print)", "string, number, boolean or nil expected, got function"},
    {"c:sql('select :x', {x = {}})", "x: string, number, boolean or nil expected, got table"},
    {"c:sql('select ?', {[3] = 1})", "names are strings, and places count from 1 without a gap"},
    {"c:sql('select 1', {docs = frame()})", "a frame cannot be called 'docs': the corpus has a table of that name"},
    {"c:sql('select abs(-9223372036854775807 - 1)')", "SQL: integer overflow"},
    {"c:sql('select * from kwic')", "SQL: kwic() wants arguments: a concordance: kwic("},
    {"c:sql(\"select * from freq('[]')\")", "SQL: freq() wants a key: matches counted by keys: freq("},
    {"c:sql(\"select * from freq('[]', 'lema')\")", "no attribute 'lema'"},
    {"c:sql(\"select * from hits('[]', 1)\")", "too many arguments on hits() - max 1"},
    {"c:sql(\"select * from kwic('[]', 'x')\")", "kwic(): the window is a number of words"},
    {"c:sql(\"select * from kwic('[]', -1)\")", "kwic(): the window is a number of words"},
    {"c:sql(\"select * from hits('[word=')\")", "SQL: CQL: expected"},
    {"frame():sql('select * from docs')", "no such table: docs"},
    {"frame():sql('select m from self')", "no such column: m"},
    {"frame().sql(1, 'select 1')", "frame expected"},
    {"local s = c.sql c:close() s(c, 'select 1')", "closed corpus"},
    {"entente.sql.tables(1)", "entente.corpus expected, got number"},
};

START_TEST(test_bad_call) { harness_bad_call(L, &bad_calls[_i]); }
END_TEST

/* A result stands alone; a frame that is asked lives as long as it takes. */
START_TEST(test_lifetimes)
{
    harness_run(L, "f = c:sql 'select title, span from docs' c:close() c = nil collectgarbage() collectgarbage()\n"
                   "assert(f[1].title == 'On cats' and f[1]:sources()[1].doc == 'a')\n"
                   "local g = f:sql('select upper(title) t from self') f = nil collectgarbage() assert(g[1].t == 'ON CATS')");
    harness_run(L, "for step = 1, 60 do local k = entente.open(PATH) collectgarbage 'generational'\n"
                   "for i = 1, 20 do setmetatable({}, {__gc = function() pcall(k.close, k) end})\n"
                   "pcall(function() local t = k:sql('select * from words where lower = ?', 'dog') entente.sql.tables(k) end)\n"
                   "end end");
}
END_TEST

START_TEST(test_memory)
{
    harness_memory("local c <close> = assert(entente.open(PATH)) "
                   "local f = c:sql(\"select d.*, w.*, fold(w.word) from docs d join words w using (doc) "
                   "where w.lower = :w or w.pos < 4\", {w = 'dog'}) "
                   "local g = f:sql('select id, authors, span, evidence from self order by 1') entente.sql.tables(c)");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("lent_sql");
    TCase *tc = tcase_create("lent_sql");
    tcase_add_unchecked_fixture(tc, make_corpus, remove_corpus);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, test_result, 0, sizeof results / sizeof *results);
    tcase_add_loop_test(tc, test_bad_call, 0, sizeof bad_calls / sizeof *bad_calls);
    tcase_add_test(tc, test_lifetimes);
    tcase_add_test(tc, test_memory);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
