--- How evenly words are spread over the articles: what belongs to the language of the corpus, and what to the subject
--- of a few articles. Two words that are equally frequent can differ in this more than in anything else.
---
--- `arf` counts occurrences that stand together as one (n: perfectly even; 1: all in one place). DPnorm is 0
--- where a word is as frequent in each article as in all of them and 1 where it is in one alone (Gries 2008;
--- Lijffijt and Gries 2012); D, D2 and S go the other way, 1 is even. KL is the surprise in bits. Parts of
--- different length are allowed for. Without --phrase or --query the most frequent words are listed; with them,
--- the hits, in one row.
---
--- Example: entente run dispersion --limit 2
---   item    n     arf  articles      D     D2      S     DP  DPnorm     KL
---   the   244  171.8        14  0.902  0.964  0.980  0.089   0.090  0.045
---   of    116   76.4        14  0.896  0.960  0.975  0.096   0.097  0.058

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'dispersion',
  summary = 'how evenly words, or the hits of a query, are spread over articles',
  options = {
    { 'phrase', 'string', nil, 'only this word or phrase; case does not count', letter = 'p' },
    { 'query', 'string', nil, 'only the hits of this CQL query', letter = 'q', example = '[lemma="withdraw"]' },
    {
      'over', 'enum', 'id', 'the parts: articles, publishers, years, months',
      values = { 'id', 'publisher', 'year', 'month' },
    },
    { 'by', 'enum', 'lower', 'what is counted', values = { 'lower', 'word', 'lemma', 'upos' }, letter = 'b' },
    { 'min', 'integer', 5, 'only words that occur so often', min = 1 },
    { 'limit', 'integer', 100, 'so many of the most frequent words at most', min = 1, max = 10000, letter = 'l' },
    {
      'sort', 'enum', 'n', 'order of the rows: the most frequent, the least even, the most even first',
      values = { 'n', 'uneven', 'even' },
    },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'item', 'string', 'the word, its match key, its lemma or part of speech; the phrase or query' },
    { 'n', 'integer', 'how often it occurs' },
    { 'arf', 'real', 'average reduced frequency (Savicky and Hlavacova 2002)' },
    { 'articles', 'integer', 'parts that have it: articles unless --over says otherwise' },
    { 'D', 'real', 'Juilland 1970' },
    { 'D2', 'real', 'Carroll 1970' },
    { 'S', 'real', 'Rosengren 1971' },
    { 'DP', 'real', 'Gries 2008' },
    { 'DPnorm', 'real', 'Lijffijt and Gries 2012' },
    { 'KL', 'real', 'Kullback-Leibler divergence in bits (Gries 2020)' },
  },
}

local MEASURES = { 'range', 'D', 'D2', 'S', 'DP', 'DPnorm', 'KL' }

local function add(rows, name, row)
  local cells = { name, row.n, math.floor(100 * row.arf + 0.5) / 100 }
  for _, measure in ipairs(MEASURES) do
    local x = row[measure]
    cells[#cells + 1] = measure == 'range' and math.tointeger(x) or x
  end
  local spans, _, n = row:sources()
  rows:add(cells, spans, n)
end

---@param corpus entente.corpus
---@param opt table phrase, query, over, by, ...: as M.options has them
---@return table? blocks the list; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  if opt.phrase and opt.query then return nil, '--phrase and --query exclude one another' end
  local rows, where = frame.new(M.columns), where_of(opt)
  if opt.phrase or opt.query then
    local hits = opt.query and corpus:query(opt.query, { where = where }) or assert(corpus:find(opt.phrase))
    local found, message = hits:dispersion { by = opt.over, where = where, digits = 3 }
    if not found then return nil, message end
    if found[1].n > 0 then add(rows, opt.query or opt.phrase, found[1]) end
    local head = ('%s in %s'):format(plural(found[1].n, 'hit'), plural(found[1].parts, 'part'))
    return { title = 'Dispersion', head, rows }
  end
  local found, message = corpus:dispersion {
    attribute = opt.by, by = opt.over, where = where, min = opt.min, max = opt.limit, marks = opt.by == 'upos',
    digits = 3,
  }
  if not found then return nil, message end
  if opt.sort ~= 'n' then found = found:sort(opt.sort == 'uneven' and '-DPnorm' or 'DPnorm') or found end
  for row in found() do
    add(rows, row[opt.by], row)
  end
  return { title = 'Dispersion', plural(#rows, 'word'), rows }
end

return M
