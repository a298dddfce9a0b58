--- Is it on the rise? A phrase by the year, month or day in which articles were published, and per thousand
--- words, since there may simply be more articles. Articles without a date are in no row, nor are those whose
--- date is less precise than what is asked for.
---
--- Example: entente run by_year --phrase Armenia --per month
---   period   articles  words  hits  per_thousand
---   2024-03         1    376     3          7.98
---   2024-05         1    205     2          9.76
---   2024-06         1     82     0          0.00

local frame = require 'entente.frame'

local M = {
  name = 'by_year',
  summary = 'a phrase over time, by year, month or day',
  options = {
    { 'phrase', 'string', nil, 'the word or words to find', required = true, letter = 'p' },
    { 'per', 'enum', 'year', 'how long a period is', values = { 'year', 'month', 'day' } },
  },
  columns = {
    { 'period', 'date', 'when articles were published' },
    { 'articles', 'integer' },
    { 'words', 'integer', 'of these articles' },
    { 'hits', 'integer', 'how often they have the phrase' },
    { 'per_thousand', 'real', 'hits per thousand words' },
  },
}

local digits = { year = 4, month = 7, day = 10 }

---@param corpus entente.corpus
---@param opt { phrase: string, per: string }
function M.run(corpus, opt)
  local rows, of, n = frame.new(M.columns), {}, digits[opt.per]
  for doc in corpus.docs() do
    local date = doc.published
    if date and #date >= n then
      local period = date:sub(1, n)
      of[period] = of[period] or { articles = 0, words = 0, hits = 0, spans = {} }
      of[period].articles, of[period].words = of[period].articles + 1, of[period].words + #doc.words
    end
  end
  local hits = corpus:find(opt.phrase)
  for i = 1, #hits do
    local _, _, _, doc, sentence = hits:context(i, 0)
    local p = doc.published and of[doc.published:sub(1, n)]
    if p and #doc.published >= n then
      p.hits = p.hits + 1
      table.insert(p.spans, sentence)
    end
  end
  for period, p in pairs(of) do
    local rate = math.floor(1e5 * p.hits / p.words + 0.5) / 100
    rows:add({ period, p.articles, p.words, p.hits, rate }, p.spans)
  end
  return rows:sort 'period'
end

return M
