--- Collocates and key words on the sample corpus, beside the same counted word by word here.

local stats = require 'entente.stats'

local failed = false
local function check(what, ok, found)
  if not ok then
    print(what, found)
    failed = true
  end
end

local function fails(what, pattern, f, ...)
  local ok, message = pcall(f, ...)
  check(what, not ok and tostring(message):find(pattern), message)
end

local function near(a, b)
  return a == b or (a ~= a and b ~= b) or math.abs(a - b) <= 1e-9 * math.max(1, math.abs(a), math.abs(b))
end

-- ---- the words of the corpus, read once ----

local position, n_words = {}, 0 -- position -> { lower, word, doc, sentence }
local n_docs = 0
for doc in corpus.docs() do
  n_docs = n_docs + 1
  for i = 1, #doc.words do
    local word = doc.words[i]
    local sentence = word.sentence
    position[word.position] = {
      word = word.form, lower = require('entente.text').fold(word.form),
      lemma = word.lemma or '', -- titles are not parsed
      doc = n_docs,
      sentence = sentence and sentence.span.id, publisher = doc.publisher,
    }
    n_words = n_words + 1
  end
end

local function is_word(s) return s:find '[%w\128-\255]' and not s:find '^[–—“”’‘…•%-%p]+$' end

local function span_text(span) return corpus.docs:get(span.doc):part(span.start, span.stop):text() end

-- ---- collocates ----

-- The four counts of each item, as the documentation has them.
local function slow(hits, attribute, left, right, by_sentence)
  local node, window = {}, {}
  for i = 1, #hits do
    local first, last = hits:range(i)
    for p = first, last do node[p] = true end
  end
  for i = 1, #hits do
    local first, last = hits:range(i)
    for p = first - left, last + right do
      local at = p < first and position[first] or position[last]
      local w = position[p]
      local inside = w and w.doc == at.doc and (not by_sentence or w.sentence == at.sentence)
      if inside and not node[p] then window[p] = true end
    end
  end
  local o11, total, r1, n = {}, {}, 0, 0
  for p, w in pairs(position) do
    if not node[p] then
      n = n + 1
      total[w[attribute]] = (total[w[attribute]] or 0) + 1
    end
  end
  for p in pairs(window) do
    local item = position[p][attribute]
    o11[item], r1 = (o11[item] or 0) + 1, r1 + 1
  end
  return o11, total, r1, n
end

local two_sided = { ll = true, chi2 = true, chi2yates = true }

local function compare(what, query, attribute, left, right, within, options)
  local hits = corpus:query(query)
  local o11, total, r1, n = slow(hits, attribute, left, right, within == 's')
  local measures = { 'll', 'logDice', 'mi3', 'deltaP21', 'logRatio', 'chi2', 'fisher', 't' }
  local o = { window = { left, right }, attribute = attribute, measure = measures, within = within, marks = true }
  for k, v in pairs(options or {}) do o[k] = v end
  local frame, sizes = hits:collocates(o)
  check(what .. ': sizes', sizes.hits == #hits and sizes.window == r1 and sizes.words == n, sizes.window .. ' ' .. r1)
  local n_items, last = 0, math.huge
  for item in pairs(o11) do n_items = n_items + (item ~= '' and 1 or 0) end
  check(what .. ': rows', #frame == n_items and n_items > 3, #frame .. ' ' .. n_items)
  for row in frame() do
    local item = row[attribute]
    local a, c = o11[item], total[item]
    check(what .. ': ' .. item, a == row.o11 and c == row.total, row.o11)
    check(what .. ': expected of ' .. item, near(row.expected, r1 * c / n), row.expected)
    for _, m in ipairs(measures) do
      local v = stats.association(m, a, r1 - a, c - a, n - r1 - c + a)
      if two_sided[m] and a < r1 * c / n then v = -v end
      check(what .. ': ' .. m .. ' of ' .. item, near(row[m], v), row[m])
    end
    check(what .. ': order', row.ll <= last, item)
    last = row.ll
  end
end

compare('the', '"the"%c', 'lower', 5, 5)
compare('left only', '"the"%c', 'word', 3, 0)
compare('in sentences', '"of" []', 'lemma', 4, 6, 's')
compare('wide, overlapping', '"the"%c', 'lower', 40, 40)
compare('hits that overlap', '[] "of" []{0,3}', 'word', 2, 7)
compare('hits in another order', '"the"%c', 'lower', 5, 5)

do -- sorted hits are the same; the evidence of a row is what was counted
  local hits = corpus:query '"gas"%c'
  local one, two = hits:collocates { evidence = 1000 }, hits:sort('word@+1'):collocates { evidence = 1000 }
  check('sorted', one:csv() == two:csv())
  for row in one() do
    local spans = row:sources()
    check('as many places', #spans == row.o11, #spans)
    for _, span in ipairs(spans) do
      local text = span_text(span)
      check('both are in it', text:lower():find('gas', 1, true) and text:find(row.word, 1, true), text)
    end
  end
  local few = hits:collocates { min = 2, max = 3, digits = 1 }
  check('min, max', #few == 3 and few[1].o11 >= 2 and few[1].ll * 10 % 1 == 0, #few)
  local part = hits:collocates { where = 'publisher = "Northern.*"' }
  check('where', #part > 0 and #part < #one, #part)
  local all, sizes = hits:collocates { table = 'hits', measure = 'logDice' }
  local row = all[1]
  local dice = 2 * row.o11 / (#hits + row.total)
  check('by hits', sizes.words == n_words and near(row.logDice, 14 + math.log(dice, 2)), row.logDice)
  check('of a query', corpus:collocates('"gas"%c', { evidence = 1000 }):csv() == one:csv())
  check('no punctuation', not one:csv():find '\n"?[.,]"?,')
end
check('of nothing', #corpus:collocates '"zzzz"' == 0)
fails('no measure', "did you mean 'logDice'", corpus.collocates, corpus, '"a"', { measure = 'logdize' })
fails('no attribute', "did you mean 'lemma'", corpus.collocates, corpus, '"a"', { attribute = 'lema' })
fails('no layer', "no layer 'zz'", corpus.collocates, corpus, '"a"', { within = 'zz' })
fails('no option', "did you mean 'window'", corpus.collocates, corpus, '"a"', { windw = 3 })
fails('no window', "field 'window'", corpus.collocates, corpus, '"a"', { window = { 1 } })
fails('a fault in the filter', "no attribute 'nothing'", corpus.collocates, corpus, '"a"', { where = 'nothing = 3' })

-- ---- key words ----

local function slow_keyness(attribute, is_target, is_reference)
  local f1, f2, n1, n2 = {}, {}, 0, 0
  for _, w in pairs(position) do
    local item = w[attribute]
    if is_target(w) then f1[item], n1 = (f1[item] or 0) + 1, n1 + 1 end
    if is_reference(w) then f2[item], n2 = (f2[item] or 0) + 1, n2 + 1 end
  end
  return f1, f2, n1, n2
end

local function is_icbs(w) return w.publisher and w.publisher:find '^Institute' end
local function is_not(w) return not is_icbs(w) end
local function is_any() return true end

local function compare_key(what, options, attribute, is_target, is_reference)
  local f1, f2, n1, n2 = slow_keyness(attribute, is_target, is_reference)
  local measures = { 'll', 'll2', 'chi2', 'logRatio', 'simpleMaths', 'oddsRatio', 'bic' }
  local o = { attribute = attribute, measure = measures, marks = true, min = 1, side = 'both' }
  for k, v in pairs(options) do o[k] = v end
  local frame, sizes = corpus:keyness(o)
  local n, last = 0, math.huge
  for item in pairs(f1) do f2[item] = f2[item] or 0 end
  for item in pairs(f2) do n = n + (item ~= '' and 1 or 0) end
  check(what .. ': sizes', sizes.n1 == n1 and sizes.n2 == n2, sizes.n1 .. ' ' .. n1)
  check(what .. ': rows', #frame == n, #frame .. ' ' .. n)
  for row in frame() do
    local item = row[attribute]
    local a, b = f1[item] or 0, f2[item]
    check(what .. ': ' .. item, row.f1 == a and row.f2 == b, row.f1 .. ' ' .. row.f2)
    for _, m in ipairs(measures) do
      local v, low, high = stats.keyness(m, a, n1, b, n2)
      if (m == 'll' or m == 'll2' or m == 'chi2') and a / n1 < b / n2 then v = -v end
      check(what .. ': ' .. m .. ' of ' .. item, near(row[m], v), row[m])
      if m == 'logRatio' then check(what .. ': interval', near(row.low, low) and near(row.high, high)) end
    end
    check(what .. ': order', row.ll <= last, item)
    last = row.ll
  end
end

compare_key('rest', { target = 'publisher = "Institute.*"' }, 'lower', is_icbs, is_not)
compare_key('most against few', { target = 'publisher != "Institute.*"' }, 'word', is_not, is_icbs)
compare_key('all', { target = 'publisher = "Institute.*"', reference = 'all' }, 'lemma', is_icbs, is_any)
do
  local other <close> = assert(entente.open(corpus.path))
  compare_key('two corpora', { target = 'publisher = "Institute.*"', reference = other }, 'lower', is_icbs, is_any)
end

do
  local options = {
    target = { publisher = 'Baltic Wire', since = '2024' },
    min = 2, measure = 'logRatio', adjust = 'bh', evidence = 1000,
  }
  local frame = corpus:keyness(options)
  check('fields', #frame > 0 and frame[1].p <= frame[1].p_adjusted and frame[1].f1 >= 2)
  for row in frame() do
    local spans = row:sources()
    check('as many places', #spans == row.f1, #spans)
    for _, span in ipairs(spans) do
      check('its places', span_text(span) == row.word, span_text(span))
      check('of the target', corpus.docs:get(span.doc).publisher == 'Baltic Wire', span.doc)
    end
    check('more in the target', row.rate1 > row.rate2)
  end
  options.side = 'reference'
  for row in corpus:keyness(options)() do check('more in the rest', row.rate1 < row.rate2 and row.f2 >= 2) end
end
fails('no words', 'the target has no words', corpus.keyness, corpus, { target = 'published >= 2099' })
fails('no part', "field 'target': filter of documents expected", corpus.keyness, corpus, { target = 3 })
fails('no key measure', "did you mean 'logRatio'", corpus.keyness, corpus, { measure = 'logratoi' })
check('a quote in a value', not pcall(corpus.keyness, corpus, { target = { publisher = 'a"b' } }))

-- ---- in SQL ----

do
  local function same(what, statement, frame)
    local rows = corpus:sql(statement)
    check(what .. ': rows', #rows == #frame and #rows > 3, #rows)
    for i = 1, #rows do
      for column = 1, #rows[i] do
        check(what, near(rows[i][column], frame[i][column]), rows[i][1])
      end
      check(what .. ': sources', i > 1 or #rows[i]:sources() == #frame[i]:sources())
    end
  end
  local measures = { 'll', 'logDice', 'mi', 'logRatio' }
  same('collocates in SQL', [[select *, evidence from collocates('"gas"%c', 'lower', 3)]],
    corpus:query('"gas"%c'):collocates { attribute = 'lower', window = 3, measure = measures })
  same('as usual', [[select *, evidence from collocates('"gas"%c')]],
    corpus:query('"gas"%c'):collocates { measure = measures })
  same('keyness in SQL', [[select *, evidence from keyness('published >= 2025', 'lower', 'published < 2025')]],
    corpus:keyness {
      target = 'published >= 2025', reference = 'published < 2025', attribute = 'lower', min = 1,
      measure = { 'll', 'logRatio' },
    })
  same('against the others', [[select *, evidence from keyness('published >= 2025')]],
    corpus:keyness { target = { since = '2025' }, min = 1, measure = { 'll', 'logRatio' } })
  fails('no attribute in SQL', "did you mean 'lower'", corpus.sql, corpus, [[select * from collocates('"a"', 'lowr')]])
  fails('no window in SQL', 'window is a number', corpus.sql, corpus, [[select * from collocates('"a"', 'word', 'x')]])
  fails('no words in SQL', 'no words', corpus.sql, corpus, [[select * from keyness('published >= 2099')]])
end

-- ---- n-grams ----

local first_of, last_of = {}, {} -- documents: their positions
for p, w in pairs(position) do
  first_of[w.doc] = math.min(first_of[w.doc] or p, p)
  last_of[w.doc] = math.max(last_of[w.doc] or p, p)
end

-- Calls visit(gram, doc) for each way to choose n words, at most 'skip' passed over between them, in one sentence.
local function grams(n, skip, attribute, visit)
  local function choose(p, last, left, words)
    words[#words + 1] = position[p][attribute]
    if #words == n then
      visit(table.concat(words, ' '), position[p].doc)
    else
      for next = p + 1, math.min(p + 1 + left, last) do
        local from, to = position[p], position[next]
        local broken = false
        for between = p + 1, next do
          local w = position[between]
          broken = broken or (w.starts and true)
        end
        if not broken and from.doc == to.doc then choose(next, last, left - (next - p - 1), words) end
      end
    end
    words[#words] = nil
  end
  for doc = 1, n_docs do
    for p = first_of[doc] or 1, last_of[doc] or 0 do choose(p, last_of[doc], skip, {}) end
  end
end
for sentence in corpus.sentences() do
  if #sentence.words > 0 then position[sentence.words[1].position].starts = true end
end

local function compare_grams(what, n, skip, attribute, options, is_in, is_old)
  local counts, docs, old, different, total = {}, {}, {}, 0, 0
  grams(n, skip, attribute, function(gram, doc)
    if is_old and is_old(doc) then old[gram] = true end
    if is_in(doc) then
      counts[gram] = (counts[gram] or 0) + 1
      docs[gram] = docs[gram] or {}
      docs[gram][doc] = true
    end
  end)
  for gram, count in pairs(counts) do
    if old[gram] then
      counts[gram] = nil
    else
      different, total = different + 1, total + count
    end
  end
  local o = { n = n, skip = skip, attribute = attribute, min = 1, marks = true, evidence = 100 }
  for k, v in pairs(options) do o[k] = v end
  local frame, sizes = corpus:ngrams(o)
  check(what .. ': sizes', sizes.total == total and sizes.different == different, sizes.total .. ' ' .. total)
  check(what .. ': rows', #frame == different and different > 3, #frame .. ' ' .. different)
  local last = { n = math.huge }
  for i = 1, math.min(#frame, 3000) do
    local row = frame[i]
    local gram = row[attribute]
    check(what .. ': ' .. gram, counts[gram] == row.n, row.n)
    check(what .. ': order of ' .. gram, row.n < last.n or row.n == last.n and last[attribute] < gram, last[attribute])
    if i <= 1000 then
      local n_docs_with = 0
      for _ in pairs(docs[gram]) do n_docs_with = n_docs_with + 1 end
      check(what .. ': docs of ' .. gram, row.docs == n_docs_with, row.docs)
      local spans, _, all = row:sources()
      check(what .. ': places of ' .. gram, #spans == math.min(100, row.n) and all == row.n, #spans)
    end
    last = row
  end
end

local function is_all() return true end
compare_grams('pairs', 2, 0, 'lower', {}, is_all)
compare_grams('words', 1, 0, 'word', {}, is_all)
compare_grams('four', 4, 0, 'lower', {}, is_all)
compare_grams('pairs with gaps', 2, 2, 'lower', {}, is_all)
compare_grams('three with gaps', 3, 1, 'word', {}, is_all)
local date_of = {}
do
  local d = 0
  for doc in corpus.docs() do
    d = d + 1
    date_of[d] = doc.published or false
  end
end
local function is_late(d) return date_of[d] and date_of[d] >= '2025-09' end
local function is_early(d) return date_of[d] and #date_of[d] >= 7 and date_of[d] < '2025-09' end
compare_grams('part', 3, 0, 'lower', { where = 'published >= 2025-09' }, is_late)
compare_grams('new', 2, 0, 'lower', { new_since = '2025-09' }, is_late, is_early)
compare_grams('new with gaps', 3, 1, 'lower', { new_since = '2025-09' }, is_late, is_early)
do
  local rows = corpus:ngrams { n = 2, attribute = 'lower', max = 5 }
  check('max', #rows == 5 and rows[5].n >= 2)
  check('words with letters only', not rows:csv():find '\n[^\n]*[.,;] ')
end
fails('too long', 'n is from 1 to 8', corpus.ngrams, corpus, { n = 9 })
fails('too short', 'n is from 1 to 8', corpus.ngrams, corpus, { n = 0 })
fails('too many ways', 'too many ways', corpus.ngrams, corpus, { n = 8, skip = 8 })
fails('no date', "'soon' is no date", corpus.ngrams, corpus, { new_since = 'soon' })

-- ---- spread over documents and time ----

do
  local counts, sizes, words_of, docs = {}, {}, {}, {}
  local hits = corpus:query '"gas|the"%c'
  for d = 1, n_docs do
    counts[d], sizes[d], words_of[d] = 0, (last_of[d] or -1) - (first_of[d] or 0) + 1, {}
    for p = first_of[d] or 1, last_of[d] or 0 do
      words_of[d][#words_of[d] + 1] = position[p].lower
    end
  end
  local start, n_before, positions = {}, 0, {}
  for d = 1, n_docs do
    start[d], n_before = n_before, n_before + sizes[d]
  end
  for i = 1, #hits do
    local first = hits:range(i)
    local d = position[first].doc
    counts[d] = counts[d] + 1
    positions[i] = start[d] + first - first_of[d] + 1
  end
  local row = hits:dispersion { evidence = 1000 }[1]
  check('hits of dispersion', row.n == #hits and row.parts == n_docs and row.words == n_words, row.n)
  for _, m in ipairs { 'range', 'D', 'D2', 'S', 'DP', 'DPnorm', 'KL' } do
    check('dispersion: ' .. m, near(row[m], stats.dispersion(m, counts, sizes)), row[m])
  end
  check('arf', near(row.arf, stats.arf(positions, n_words)), row.arf)
  check('as many sources', #row:sources() == #hits)
  local one = hits:sort('-doc.id'):dispersion({ evidence = 0 }):csv()
  check('the same in another order', one == hits:dispersion({ evidence = 0 }):csv(), one)

  for item in corpus:dispersion { attribute = 'lower', max = 20 }() do
    local of = corpus:query(('[lower = "%s"%%l]'):format(item.lower)):dispersion()[1]
    for _, m in ipairs { 'n', 'arf', 'range', 'D', 'D2', 'S', 'DP', 'DPnorm', 'KL' } do
      check(m .. ' of ' .. item.lower, near(item[m], of[m]), item[m])
    end
  end

  -- over time
  local series, trend = hits:trend { by = 'month', evidence = 1000 }
  local times, rates, n, words = {}, {}, 0, 0
  for r in series() do
    n, words = n + r.n, words + r.words
    check('sources of ' .. tostring(r.value), #r:sources() == r.n)
    if r.value then
      times[#times + 1] = tonumber(r.value:sub(1, 4)) * 12 + tonumber(r.value:sub(6, 7))
      rates[#rates + 1] = r.n / r.words * 1e6
      local low, high = stats.wilson(r.n, r.words)
      check('interval', near(r.low, low * 1e6) and near(r.high, high * 1e6), r.low)
    end
  end
  check('all of it', n == #hits and words == n_words, n)
  local t = stats.trend(times, rates)
  for _, name in ipairs { 'tau', 's', 'p', 'slope', 'intercept' } do
    check('trend: ' .. name, near(trend[name], t[name]), trend[name])
  end
  check('part', hits:trend { where = 'published >= 2025' }[1].value == '2025')
  local same = corpus:distribution('"gas|the"%c', 'doc.year')
  local years = hits:trend()
  for i = 1, #years do
    local r = years[i]
    check('as a distribution', r.n == same[i].n and r.words == same[i].words and r.docs_with == same[i].docs_with)
  end
  fails('no field', "no field 'nothing'", hits.trend, hits, { by = 'nothing' })

  -- vocabulary
  for r in corpus:diversity { by = 'id', chunk = 100, marks = true }() do docs[r.value] = r end
  local d = 0
  for doc in corpus.docs() do
    d = d + 1
    local own, r = stats.diversity(words_of[d], 100), docs[doc.id]
    check('tokens of ' .. doc.id, r.tokens == own.tokens and r.types == own.types, r.tokens)
    check('hapaxes of ' .. doc.id, r.hapaxes == own.hapaxes, r.hapaxes)
    check('sttr, mtld of ' .. doc.id, near(r.sttr or 0 / 0, own.sttr) and near(r.mtld or 0 / 0, own.mtld), r.mtld)
  end
  check('in all', #corpus:diversity() == 1 and corpus:diversity { marks = true }[1].tokens == n_words)
end

-- ---- networks ----

do
  local hits = corpus:query '"(a|the|of|and|in)"%c'
  local nodes, n_of, pairs_of, n_sentences = {}, {}, {}, 0
  for sentence in corpus.sentences() do n_sentences = n_sentences + (#sentence.words > 0 and 1 or 0) end
  for i = 1, #hits do
    local w = position[(hits:range(i))]
    if w.sentence then
      nodes[w.sentence] = nodes[w.sentence] or {}
      nodes[w.sentence][w.lower] = true
    end
  end
  for _, set in pairs(nodes) do
    for a in pairs(set) do
      n_of[a] = (n_of[a] or 0) + 1
      for b in pairs(set) do
        if a < b then pairs_of[a .. ' ' .. b] = (pairs_of[a .. ' ' .. b] or 0) + 1 end
      end
    end
  end
  local edges, n = hits:network { by = 'lower', measure = { 'll', 'mi' }, evidence = 1000 }
  check('sentences', n == n_sentences, n)
  check('edges', #edges == 10, #edges)
  for edge in edges() do
    local a, b = n_of[edge.a], n_of[edge.b]
    local same = edge.n == pairs_of[edge.a .. ' ' .. edge.b] and edge.n_a == a and edge.n_b == b
    check('edge', same, edge.a .. ' ' .. edge.b)
    local v = stats.association('ll', edge.n, a - edge.n, b - edge.n, n - a - b + edge.n)
    check('ll of an edge', near(math.abs(edge.ll), v) and (edge.ll < 0) == (edge.n < a * b / n), edge.ll)
    local spans = edge:sources()
    check('sentences of an edge', #spans == edge.n, #spans)
    for _, span in ipairs(spans) do
      local text = require('entente.text').fold(span_text(span))
      check('both stand there', text:find(edge.a, 1, true) and text:find(edge.b, 1, true), text)
    end
  end
  check('in another order', hits:sort('-word'):network({ by = 'lower', evidence = 0 }):csv()
    == hits:network({ by = 'lower', evidence = 0 }):csv())
  local names = corpus:query('<mention/>', { strategy = 'all' }):network { by = 'mention.entity', min = 3 }
  check('names', #names > 2 and names[1].n >= 3 and names[1].ll > names[2].ll, #names)
  local xml = require('entente.graphml').text(names)
  local _, n_edges = xml:gsub('<edge ', '')
  check('GraphML', n_edges == #names and xml:find('<data key="label">Armenia</data>', 1, true), n_edges)
  fails('no layer', "no layer and attribute 'mention.nothing'", hits.network, hits, { by = 'mention.nothing' })
  fails('no attribute', "did you mean 'lemma'", hits.network, hits, { by = 'lema' })
end

check('words', is_word 'a1' and not is_word '–')
os.exit(not failed)
