--- Which articles share text: copies under another name, new editions of the same piece, passages that were taken
--- over or that two quote from a third. One figure in two articles that share text is one figure.
---
--- Articles are compared as sets of phrases of --n words (punctuation and case do not count). `shared` phrases stand
--- in both; `in_a` and `in_b` are their share of each, in percent: both near 100 is a copy, one near 100 an extract.
--- `longest` is the longest passage in words; the sources of a row are the ten longest, each in a and in b. Candidates
--- are found by min-wise hashing (Broder 1997) and then compared exactly: a pair that shares little may be missed,
--- fewer with a greater --sketch. Formulas that more than 50 articles have do not make a pair.
---
--- Example: entente run similar --n 3 --min 1 --sketch 1000
---   15 articles looked at; ...
---   a  title_a ...
---   18a3c211d4d7ace0  Two Handshakes in Tianjin ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'similar',
  summary = 'articles that share text: copies, editions, passages taken over',
  options = {
    { 'n', 'integer', 5, 'words of a phrase', min = 1, max = 64 },
    { 'min', 'number', 10, 'percent of the shorter article that both must have', min = 0, max = 100 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'sketch', 'integer', 128, 'hashes kept of each article', min = 1, max = 10000 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'a', 'string', 'id of an article' },
    { 'title_a', 'string' },
    { 'published_a', 'date' },
    { 'b', 'string', 'id of the other one' },
    { 'title_b', 'string' },
    { 'published_b', 'date' },
    { 'shared', 'integer', 'phrases that both have, each once' },
    { 'jaccard', 'real', 'percent of the phrases of both' },
    { 'in_a', 'real', 'percent of the phrases of a' },
    { 'in_b', 'real', 'percent of the phrases of b' },
    { 'longest', 'integer', 'words of the longest passage' },
  },
}

local function percent(x) return math.floor(1000 * x + 0.5) / 10 end

---@param corpus entente.corpus
---@param opt table n, min, limit, sketch, publisher, ...: as M.options has them
---@return table? blocks what was compared, and the pairs; nil where it cannot be
---@return string? message
function M.run(corpus, opt)
  local found, sizes = corpus:similar {
    n = opt.n, min = opt.min / 100, max = opt.limit, sketch = opt.sketch, where = where_of(opt),
  }
  if not found then return nil, sizes end
  local rows = frame.new(M.columns)
  for row in found() do
    local a, b = corpus.docs:get(row.a), corpus.docs:get(row.b)
    rows:add({
      row.a, a.title, a.published, row.b, b.title, b.published, row.shared, percent(row.jaccard), percent(row.in_a),
      percent(row.in_b), row.longest,
    }, (row:sources()))
  end
  local head = ('%s looked at; %s at least %g %% of the shorter one'):format(
    plural(sizes.docs, 'article'), plural(#rows, 'pair shares', 'pairs share'), opt.min)
  if opt.limit > 0 and #rows == opt.limit then head = head .. ', or more' end
  return { title = 'Shared text', head, rows }
end

return M
