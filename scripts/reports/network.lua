--- Who and what is named together: pairs of names in one sentence, with how much more often than by chance.
---
--- `n` sentences have both, `n_a` and `n_b` the one and the other. ll says how sure it is that they belong together
--- (3.84 is p 0.05, 10.83 is p 0.001), logDice how exclusively (14: always together). With --query the nodes are
--- the hits of a query, called by --by: lemmas, words. --graphml FILE writes the network for Gephi, igraph and
--- others, -f csv the edges as a table.
---
--- Example: entente run network --min 3 --limit 2
---   a           b                 n  n_a  n_b  expected     ll  logDice
---   Azerbaijan  Nakhchivan        3   26    3      0.29  14.32    11.73
---   Azerbaijan  Nagorno-Karabakh  3   26    4      0.39  10.01    11.68

local graphml = require 'entente.graphml'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'network',
  summary = 'names, or words, that stand in one sentence, as a network of edges with their strength',
  options = {
    { 'query', 'string', nil, 'what the nodes are; names if not given', letter = 'q', example = '[upos="NOUN"]' },
    { 'by', 'string', 'lemma', 'what the hits of --query are called by', example = 'lower' },
    { 'within', 'enum', 's', 'what joins two', values = { 's', 'p', 'section', 'doc' } },
    {
      'measure', 'enum', 'll', 'what the rows are sorted by', letter = 'm',
      values = { 'll', 'logDice', 'mi', 'mi3', 't', 'z', 'jaccard', 'chi2', 'fisher' },
    },
    { 'min', 'integer', 2, 'only pairs that so many sentences have', min = 1 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'graphml', 'path', nil, 'write the network into this file, too', example = 'names.graphml' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'a', 'string', 'a name or word' },
    { 'b', 'string', 'another one that stands in the same sentence' },
    { 'n', 'integer', 'sentences that have both' },
    { 'n_a', 'integer', 'sentences that have a' },
    { 'n_b', 'integer', 'sentences that have b' },
    { 'expected', 'real', 'n by chance' },
    { 'll', 'real', 'log-likelihood; minus: less often than by chance' },
    { 'logDice', 'real', '14 + log2(2 n / (n_a + n_b))' },
    { 'mi', 'real', 'log2(n / expected)' },
  },
}

---@param corpus entente.corpus
---@param opt table query, by, within, measure, ...: as M.options has them
---@return table? blocks what was counted, and the edges; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  local where = where_of(opt)
  local hits = corpus:query(opt.query or '<mention/>', { strategy = 'all', where = where })
  local measures = { opt.measure }
  for _, name in ipairs { 'll', 'logDice' } do
    if name ~= opt.measure then measures[#measures + 1] = name end
  end
  local edges, n = hits:network {
    by = opt.query and opt.by or 'mention.entity', within = opt.within, min = opt.min, max = opt.limit,
    measure = measures, where = where, digits = 2,
  }
  if not edges then return nil, n end
  if opt.graphml then
    local ok, message = graphml.write(edges, opt.graphml)
    if not ok then return nil, message end
  end
  local rows = { s = 'sentence', p = 'paragraph', section = 'section', doc = 'article' }
  return { title = 'Network', ('%s in %s'):format(plural(#edges, 'pair'), plural(n, rows[opt.within])), edges }
end

return M
