--- Shared text, beside the same counted pair by pair here; on a corpus that tests/cli/statistics.sh makes, without
--- punctuation within texts. With an argument `make` it prints the documents of that corpus as JSONL.

if arg[1] == 'make' then
  math.randomseed(7)
  local function text(n)
    local words = {}
    for i = 1, n do words[i] = ('w%d'):format(math.random(1, 3000)) end
    return words
  end
  local texts = {}
  for d = 1, 60 do texts[d] = text(math.random(50, 400)) end
  for d = 2, 60, 3 do -- a passage of another one
    local from, n = texts[math.random(1, d - 1)], math.random(8, 200)
    local at = math.random(1, #from)
    table.move(from, at, math.min(#from, at + n), #texts[d] + 1, texts[d])
  end
  for d = 3, 60, 10 do -- a copy with changes
    texts[d] = table.move(texts[d - 1], 1, #texts[d - 1], 1, {})
    for _ = 1, math.random(0, 6) do texts[d][math.random(1, #texts[d])] = 'changed' end
  end
  texts[60] = { 'too', 'short' }
  for d, words in ipairs(texts) do
    print(('{"id": "d%d", "title": "Text %d", "text": "%s."}'):format(d, d, table.concat(words, ' ')))
  end
  return
end

local failed = false
local function check(what, ok, found)
  if not ok then
    print(what, found)
    failed = true
  end
end

local N = 5
local sets, sizes, ids, words_of = {}, {}, {}, {}
for doc in corpus.docs() do
  local words, set, size = {}, {}, 0
  for i = 1, #doc.words do
    local form = doc.words[i].form
    if form:find '%w' then words[#words + 1] = form:lower() end
  end
  for i = 1, #words - N + 1 do
    local shingle = table.concat(words, ' ', i, i + N - 1)
    if not set[shingle] then
      set[shingle], size = true, size + 1
    end
  end
  ids[#ids + 1] = doc.id
  sets[doc.id], sizes[doc.id], words_of[doc.id] = set, size, ' ' .. table.concat(words, ' ') .. ' '
end

local function shared_of(a, b)
  local n = 0
  for shingle in pairs(sets[a]) do n = n + (sets[b][shingle] and 1 or 0) end
  return n
end

local found, last = {}, math.huge
local rows, counted = corpus:similar { min = 0.05, sketch = 200 }
for row in rows() do
  local n = shared_of(row.a, row.b)
  local a, b = sizes[row.a], sizes[row.b]
  check('shared', row.shared == n, row.shared .. ' ' .. n)
  check('jaccard', math.abs(row.jaccard - n / (a + b - n)) < 1e-12, row.jaccard)
  check('shares', math.abs(row.in_a - n / a) < 1e-12 and math.abs(row.in_b - n / b) < 1e-12, row.in_a)
  check('order', row.shared <= last)
  last = row.shared
  found[row.a .. ' ' .. row.b] = true
  local spans = row:sources()
  check('passages in pairs', #spans > 0 and #spans % 2 == 0, #spans)
  for i = 1, #spans, 2 do
    local one = corpus.docs:get(spans[i].doc):part(spans[i].start, spans[i].stop):text()
    local two = corpus.docs:get(spans[i + 1].doc):part(spans[i + 1].start, spans[i + 1].stop):text()
    one, two = one:lower():gsub('[^%w]+', ' '), two:lower():gsub('[^%w]+', ' ')
    check('of a, then of b', spans[i].doc == row.a and spans[i + 1].doc == row.b)
    check('the same words', one == two and words_of[row.a]:find(' ' .. one .. ' ', 1, true), one)
    local _, n_words = one:gsub('%S+', '')
    check('longest', i > 1 or n_words == row.longest, n_words)
  end
end
local n_pairs = 0
for i = 1, #ids do
  for j = i + 1, #ids do
    local a, b = ids[i], ids[j]
    local n, least = shared_of(a, b), math.min(sizes[a], sizes[b])
    if n > 0 and n >= 0.2 * least then
      n_pairs = n_pairs + 1
      check('missed', found[a .. ' ' .. b], ('%s %s: %d of %d'):format(a, b, n, least))
    end
  end
end
check('there are some', n_pairs > 10 and counted.docs == #ids, n_pairs)
check('max', #corpus:similar { max = 3 } == 3)
check('only copies', #corpus:similar { min = 0.9 } < #rows)
check('too long', not pcall(corpus.similar, corpus, { n = 65 }))
os.exit(not failed)
