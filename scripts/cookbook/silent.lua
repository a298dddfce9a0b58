--- Who never mentions it? Each publisher with how many of its articles have a phrase. A zero is a finding only
--- where there are enough articles to expect it: `expected` is what the publisher's share of all words would give.
---
--- Example: entente run silent --phrase Georgia
---   publisher                                    articles  with_it  hits  expected
---   Meridian Dispatch                                   1        0     0       0.9
---   Vantage Quarterly                                   1        0     0       0.8
---   Կամուրջ                                             1        0     0       0.1

local frame = require 'entente.frame'

local M = {
  name = 'silent',
  summary = 'which publishers have a phrase, and which never do',
  options = {
    { 'phrase', 'string', nil, 'the word or words to find', required = true, letter = 'p' },
  },
  columns = {
    { 'publisher', 'string' },
    { 'articles', 'integer' },
    { 'with_it', 'integer', 'articles that have the phrase' },
    { 'hits', 'integer', 'how often' },
    { 'expected', 'real', 'hits, if all used it alike: all hits by the share of words' },
  },
}

---@param corpus entente.corpus
---@param opt { phrase: string }
function M.run(corpus, opt)
  local rows, of, all_words = frame.new(M.columns), {}, 0
  for doc in corpus.docs() do
    local by = doc.publisher or ''
    of[by] = of[by] or { name = doc.publisher, articles = 0, words = 0, with_it = {}, n = 0, hits = 0, spans = {} }
    of[by].articles, of[by].words = of[by].articles + 1, of[by].words + #doc.words
    table.insert(of[by].spans, doc.span) -- what a zero was counted from
    all_words = all_words + #doc.words
  end
  local hits = corpus:find(opt.phrase)
  for i = 1, #hits do
    local _, _, _, doc, sentence = hits:context(i, 0)
    local p = of[doc.publisher or '']
    if p.hits == 0 then p.spans = {} end
    p.hits = p.hits + 1
    if not p.with_it[doc.id] then p.n = p.n + 1 end
    p.with_it[doc.id] = true
    table.insert(p.spans, sentence)
  end
  for _, p in pairs(of) do
    local expected = math.floor(10 * #hits * p.words / all_words + 0.5) / 10
    rows:add({ p.name, p.articles, p.n, p.hits, expected }, p.spans)
  end
  return rows:sort { 'hits', '-articles', 'publisher' }
end

return M
