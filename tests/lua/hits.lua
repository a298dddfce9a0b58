--- Results of queries as sets, sorted, kept in files, spread over documents; on the sample corpus.

local failed = false
local function check(what, ok, found)
  if not ok then
    print(what, found)
    failed = true
  end
end

local function equal(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do
    local a1, a2, a3 = a:range(i)
    local b1, b2, b3 = b:range(i)
    if a1 ~= b1 or a2 ~= b2 or a3 ~= b3 then return false end
  end
  return true
end

local function fails(what, pattern, f, ...)
  local ok, message = pcall(f, ...)
  check(what, not ok and tostring(message):find(pattern), message)
end

local the, upper, every = corpus:query '"the"%c', corpus:query '"The"', corpus:query '[]'

-- sets
local lower = the:minus(upper)
check('minus', #lower == #the - #upper and equal(lower, corpus:query '"the"%c minus "The"'), #lower)
check('intersect', equal(the:intersect(upper), upper))
check('union', equal(lower:union(upper), the))
check('union of nothing', equal(the:minus(the), corpus:query '"zzzz"') and #the:minus(the) == 0)
fails('another corpus', 'hits of another corpus', function()
  local other <close> = assert(entente.open(corpus.path))
  return the:union(other:query '"a"')
end)
fails('no hits', 'entente.hits', the.union, the, 'x')

-- within: words of the sentences that have "corridor"
local sentences = corpus:query '<s/> containing "corridor"%c'
local inside = corpus:query('"the"%c', { within = sentences })
check('within', equal(inside, corpus:query '"the"%c within (<s/> containing "corridor"%c)') and #inside > 0, #inside)
fails('within what', "field 'within': hits expected, got string", corpus.query, corpus, '"a"', { within = 'x' })

-- files
local path = os.tmpname()
local marked = corpus:query '"the"%c @[]'
assert(marked:save(path))
check('saved and loaded', equal(assert(corpus:load_hits(path)), marked))
local f = assert(io.open(path, 'w'))
f:write 'nowhere\t1\t2\n'
f:close()
local none, message, code = corpus:load_hits(path)
check('another document', none == nil and message:find "line 1: there is no document 'nowhere'" and code, message)
os.remove(path)
check('no file', corpus:load_hits(path) == nil)
check('no folder', the:save '/nowhere/at/all' == nil)

-- sorting
local sorted, last = marked:sort { 'word@target', '-doc.id' }, ''
check('as many', #sorted == #marked)
for i = 1, #sorted do
  local _, _, target = sorted:range(i)
  local word = corpus.words[target].form
  check('order', last <= word, last .. ' before ' .. word)
  last = word
end
fails('no key', "did you mean 'word'", the.sort, the, 'wrd@+1')

-- counting without keeping
local counted, kept = corpus:freq('"the"%c', { 'lower', 'doc.id' }), the:freq { 'lower', 'doc.id' }
check('the same table', counted:csv() == kept:csv())
local n = 0
for row in corpus:freq('[]', 'word')() do n = n + row.n end
check('all words', n == #every and n == corpus:count '[]', n)
fails('no field', 'no field', corpus.freq, corpus, '"a"', 'doc.nothing')

-- spread
local words, hits = 0, 0
for row in corpus:distribution('"the"%c', 'doc.year')() do
  words, hits = words + row.words, hits + row.n
  check('interval', row.low <= row.per_million and row.per_million <= row.high and row.docs_with <= row.docs)
  check('per million', math.abs(row.per_million - row.n / row.words * 1e6) < 1e-6)
end
check('all of it', words == #every and hits == #the, words)
fails('no document field', 'is no field of documents', corpus.distribution, corpus, '"a"', 'word')

-- dialects and joined queries
check('ske', corpus:count('"the" union "The"', { dialect = 'ske' }) == corpus:count '"the|The"')
check('blacklab', corpus:count('"THE"', { dialect = 'blacklab' }) == #the)
check('all matches', corpus:count('"the" []{0,1}', { dialect = 'ske', max = 2 }) == 2)
check('threads', equal(corpus:query('"the"%c []?', { jobs = 4 }), corpus:query '"the"%c []?'))

os.exit(not failed)
