--- Which words stand near a word, a phrase or the hits of a query more often than chance would have it.
---
--- `n` is how often the word stands in a window (so many words to the left and right of a hit, not beyond its
--- sentence unless --within doc; a word near two hits counts once), `total` how often it occurs outside of
--- hits, `expected` what n would be by chance. No measure is right for all: ll says how sure it is that there
--- is a bond (3.84 is p 0.05, 10.83 is p 0.001), logRatio and mi how strong it is (each 1 doubles it; mi loves
--- the rare), logDice how exclusive, in any size of corpus (14 is always together). A row that rests on few
--- places says little: look at its sources.
---
--- Example: entente run collocates --phrase armenia --limit 3
---   "armenia": 26 hits with 208 words in their windows, of 4168
---   rank  collocate  n  total  expected       ll  logDice      mi  logRatio
---      1  ’s         5     14    0.6987  12.7434   9.5275  2.8393    3.4028

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'collocates',
  summary = 'words that go with a word or query, by association measures',
  options = {
    { 'phrase', 'string', nil, 'the word or words whose neighbours are counted; case does not count', letter = 'p' },
    { 'query', 'string', nil, 'the same by a CQL query', letter = 'q', example = '[lemma="withdraw"]' },
    { 'by', 'enum', 'lower', 'what is counted', values = { 'lower', 'word', 'lemma', 'upos' }, letter = 'b' },
    { 'window', 'integer', 5, 'words on each side', min = 0, max = 1000, letter = 'w' },
    { 'side', 'enum', 'both', 'only words on this side', values = { 'both', 'left', 'right' } },
    {
      'within', 'enum', 's', 'windows end with the sentence, the paragraph or the article',
      values = { 's', 'p', 'doc' },
    },
    {
      'measure', 'enum', 'll', 'what the rows are sorted by', letter = 'm',
      values = {
        'll', 'mi', 'mi2', 'mi3', 't', 'z', 'logDice', 'dice', 'deltaP21', 'deltaP12', 'logRatio', 'fisher', 'chi2',
        'chi2yates', 'logOdds', 'jaccard', 'ms',
      },
    },
    { 'min', 'integer', 2, 'only words that stand so often in windows', min = 1 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'marks', 'boolean', false, 'punctuation too' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'rank', 'integer', 'place in the list' },
    { 'collocate', 'string', 'the word, its match key, its lemma or part of speech' },
    { 'n', 'integer', 'how often it stands in a window (o11)' },
    { 'total', 'integer', 'how often it occurs, outside of hits (c1)' },
    { 'expected', 'real', 'n by chance (e11): words in windows times total, by all words' },
    { 'll', 'real', 'log-likelihood, 2 sum oij ln(oij / eij); minus: less often than by chance (Dunning 1993)' },
    { 'logDice', 'real', '14 + log2(2 o11 / (r1 + c1)) (Rychly 2008)' },
    { 'mi', 'real', 'log2(o11 / e11) (Church and Hanks 1990)' },
    { 'logRatio', 'real', 'log2((o11 / r1) / (o21 / r2)); o21 = 0 counts as 0.5 (Hardie 2014)' },
    { 'mi2', 'real', 'log2(o11^2 / e11) (Daille 1994)' },
    { 'mi3', 'real', 'log2(o11^3 / e11) (Daille 1994)' },
    { 't', 'real', '(o11 - e11) / sqrt(o11) (Church et al. 1991)' },
    { 'z', 'real', '(o11 - e11) / sqrt(e11) (Berry-Rogghe 1973)' },
    { 'dice', 'real', '2 o11 / (r1 + c1)' },
    { 'deltaP21', 'real', 'o11 / r1 - o21 / r2 (Gries 2013)' },
    { 'deltaP12', 'real', 'o11 / c1 - o12 / c2 (Gries 2013)' },
    { 'fisher', 'real', 'p of n or more by chance (hypergeometric)' },
    { 'chi2', 'real', 'sum (oij - eij)^2 / eij; minus: less often than by chance' },
    { 'chi2yates', 'real', 'the same with the correction of Yates' },
    { 'logOdds', 'real', 'ln((o11 + 0.5)(o22 + 0.5) / ((o12 + 0.5)(o21 + 0.5)))' },
    { 'jaccard', 'real', 'o11 / (o11 + o12 + o21)' },
    { 'ms', 'real', 'min(o11 / r1, o11 / c1) (Pedersen 1998)' },
  },
}

local SHOWN = { 'll', 'logDice', 'mi', 'logRatio' } -- beside the one that sorts

-- The measures of the table, and its columns.
local function layout(measure)
  local measures, columns = { measure }, {}
  for _, name in ipairs(SHOWN) do
    if name ~= measure then measures[#measures + 1] = name end
  end
  for i = 1, 5 do
    columns[i] = M.columns[i]
  end
  for _, name in ipairs(measures) do
    for _, column in ipairs(M.columns) do
      if column[1] == name then columns[#columns + 1] = column end
    end
  end
  return measures, columns
end

local function find(corpus, opt)
  if opt.query then return corpus:query(opt.query, { where = where_of(opt) }) end
  return assert(corpus:find(opt.phrase))
end

---@param corpus entente.corpus
---@param opt table phrase, query, by, window, side, ...: as M.options has them
---@return table? blocks what was counted, and the list; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  if (opt.phrase == nil) == (opt.query == nil) then
    return nil, 'either --phrase or --query says whose collocates are wanted'
  end
  local measures, columns = layout(opt.measure)
  local options = {
    attribute = opt.by,
    window = { opt.side == 'right' and 0 or opt.window, opt.side == 'left' and 0 or opt.window },
    within = opt.within,
    measure = measures,
    min = opt.min,
    max = opt.limit,
    marks = opt.marks or opt.by == 'upos',
    where = where_of(opt),
    digits = opt.measure == 'fisher' and 12 or 4,
  }
  local found, sizes = find(corpus, opt):collocates(options)
  if not found then return nil, sizes end
  local rows = frame.new(columns)
  for i = 1, #found do
    local row = found[i]
    local cells = { i, row[opt.by], row.o11, row.total, row.expected }
    for _, name in ipairs(measures) do
      cells[#cells + 1] = row[name]
    end
    local spans, _, n = row:sources()
    rows:add(cells, spans, n)
  end
  local head = ('%s: %s with %s in their windows, of %d'):format(
    opt.query or ('"%s"'):format(opt.phrase), plural(sizes.hits, 'hit'), plural(sizes.window, 'word'), sizes.words)
  return { title = 'Collocates', head, rows }
end

return M
