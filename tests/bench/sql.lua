--- What SQL over the store costs, medians of five after a warm-up, in process; and what floor_sql needs to do the same
--- over arrays:   entente -c CORPUS sql.lua FLOOR_SQL
local function median(f)
  local times = {}
  f()
  for i = 1, 5 do
    local started = os.clock()
    f()
    times[i] = os.clock() - started
  end
  table.sort(times)
  return times[3]
end

local words = corpus:sql('select count(*) n from words')[1].n
local docs = #corpus.docs
local middle = docs // 2
-- a rare word from the middle of the text
local word = corpus:sql([[select word from (select word, count(*) n from words where doc between ? and ? group by 1)
  where n = 1 and length(word) > 5 order by word limit 1]], middle, middle + 20)[1].word
local first = corpus:sql('select pos from words where word = ? limit 1', word)[1].pos
local sentences = corpus:sql('select count(*) n from sentences')[1].n
local of_doc = corpus:sql('select count(*) n from sentences where doc = ?', middle)[1].n

local floor = {}
local f = io.popen(('%s %d %d %d %d %d'):format(arg[1], words, first, sentences, docs, middle))
for line in f:lines() do
  local name, ms = line:match '^(%w+) (%S+)$'
  floor[name] = tonumber(ms)
end
f:close()

local function report(what, name, statement, ...)
  local values = table.pack(...)
  local ms = median(function() corpus:sql(statement, table.unpack(values)) end) * 1000
  print(('  sql %-46s %9.3f ms, over an array in C %9.3f ms'):format(what, ms, floor[name]))
end
print(('  sql over %d words, %d sentences, %d documents:'):format(words, sentences, docs))
report('count(*) of words', 'count', 'select count(*) from words')
report(('word = %q to the first row'):format(word), 'word', 'select pos, span from words where word = ? limit 1', word)
report(('a document and its %d sentences, joined'):format(of_doc), 'join',
  'select d.title, s.sentence, s.text from docs d join sentences s using (doc) where d.doc = ?', middle)
