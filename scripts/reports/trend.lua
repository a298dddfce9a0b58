--- Is a word, a phrase or a query on the rise? Hits by year or month, per million words of the articles of that
--- time, with the 95 % interval; and whether the series as a whole rises or falls.
---
--- The first lines give Kendall's tau (1: each period has more than the one before; -1: less; 0: neither), the
--- chance of so large a tau without any trend (Mann-Kendall test, p), and the slope of Theil and Sen: by how much
--- the rate changes in a year (or month), whatever single periods do. Intervals that overlap are no evidence of
--- a change. Words are not independent of one another, so intervals are rather too narrow. Articles without a
--- date, or without a month where months are asked for, are in the last row and in no trend.
---
--- Example: entente run trend --phrase armenia
---   value  articles  with   n  words  per_million     low     high
---   2024          4     2   5    791       6321.1  2702.9  14711.2

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'trend',
  summary = 'a word or query over time, per million words, with intervals and a test of the trend',
  options = {
    { 'phrase', 'string', nil, 'the word or words that are counted; case does not count', letter = 'p' },
    { 'query', 'string', nil, 'the same by a CQL query', letter = 'q', example = '[lemma="withdraw"]' },
    { 'by', 'enum', 'year', 'how long a period is', values = { 'year', 'month' }, letter = 'b' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2020..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'value', 'string', 'the year or month; empty: articles without one' },
    { 'articles', 'integer', 'published then' },
    { 'with', 'integer', 'of these, that have a hit' },
    { 'n', 'integer', 'hits' },
    { 'words', 'integer', 'of these articles, punctuation among them' },
    { 'per_million', 'real', 'hits per million words' },
    { 'low', 'real', 'of its 95 % interval (Wilson 1927)' },
    { 'high', 'real', 'its other end' },
  },
}

local function rounded(x, digits) return x == x and ('%.' .. digits .. 'f'):format(x) or 'not defined' end

---@param corpus entente.corpus
---@param opt table phrase, query, by, publisher, ...: as M.options has them
---@return table? blocks the trend, and the series; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  if (opt.phrase == nil) == (opt.query == nil) then
    return nil, 'either --phrase or --query says what is counted'
  end
  local where = where_of(opt)
  local hits = opt.query and corpus:query(opt.query, { where = where }) or assert(corpus:find(opt.phrase))
  local series, trend = hits:trend { by = opt.by, where = where, digits = 1 }
  if not series then return nil, trend end
  local rows, n, points = frame.new(M.columns), 0, 0
  for i = 1, #series do
    local row = series[i]
    local spans, _, all = row:sources()
    rows:add({ row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8] }, spans, all)
    n, points = n + row.n, points + (row.value and 1 or 0)
  end
  local what = opt.query or ('"%s"'):format(opt.phrase)
  local head = ('%s: %s; over %s tau %s, p %s, slope %s per million a %s'):format(
    what, plural(n, 'hit'), plural(points, opt.by), rounded(trend.tau, 2), rounded(trend.p, 4), rounded(trend.slope, 1),
    opt.by)
  return { title = 'Trend', head, rows }
end

return M
