--- Which words one part of the corpus has more of than the rest: what it is about, and how it speaks.
---
--- The target is what --publisher, --language, --during and --where choose; the reference all else, or what
--- --reference chooses. `n` and `rest` count the word there, `rate` and `rest_rate` per million words
--- (punctuation counts as words). ll says how sure it is that the rates differ (3.84 is p 0.05, 10.83 is p
--- 0.001, for one word: p_adjusted takes all of the list into account), logRatio how much: each 1 doubles the
--- rate; low and high are its 95 % interval. A word that few articles have is their subject rather than the
--- target's: `articles` says how many.
---
--- Example: entente run keyness --publisher 'Baltic Wire' --limit 2
---   rank  item  n  rest      rate  rest_rate     ll ...
---      1  's       5     0  14044.94       0.00  24.73 ...
---      2  said     6     6  16853.93    1563.31  14.10 ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'keyness',
  summary = 'key words: what a part of the corpus has more of than the rest',
  options = {
    { 'publisher', 'publisher', nil, 'the target: articles of this publisher' },
    { 'language', 'language', nil, 'the target: articles in this language' },
    { 'during', 'dates', nil, 'the target: articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'the target: articles that this CQL filter lets pass', example = 'country = "ARM"' },
    { 'reference', 'string', 'rest', "what it is held against: a CQL filter, 'rest' or 'all'" },
    { 'by', 'enum', 'lower', 'what is counted', values = { 'lower', 'word', 'lemma', 'upos' }, letter = 'b' },
    {
      'measure', 'enum', 'll', 'what the rows are sorted by', letter = 'm',
      values = { 'll', 'll2', 'chi2', 'logRatio', 'simpleMaths', '%DIFF', 'oddsRatio', 'bic' },
    },
    { 'side', 'enum', 'target', 'words that this part has more of', values = { 'target', 'reference', 'both' } },
    { 'adjust', 'enum', 'holm', 'how p is corrected for many tests', values = { 'holm', 'bh' } },
    { 'min', 'integer', 3, 'only words that occur so often in the part that has more', min = 1 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'marks', 'boolean', false, 'punctuation too' },
  },
  columns = {
    { 'rank', 'integer', 'place in the list' },
    { 'item', 'string', 'the word, its match key, its lemma or part of speech' },
    { 'n', 'integer', 'how often the target has it (f1)' },
    { 'rest', 'integer', 'how often the reference has it (f2)' },
    { 'rate', 'real', 'per million words of the target' },
    { 'rest_rate', 'real', 'per million words of the reference' },
    { 'll', 'real', 'log-likelihood over four cells; minus: the reference has more (Dunning 1993)' },
    { 'logRatio', 'real', 'log2 of the ratio of the rates; 0 counts as half an occurrence (Hardie 2014)' },
    { 'low', 'real', 'of the 95 % interval of logRatio' },
    { 'high', 'real', 'its other end' },
    { 'p_adjusted', 'real', 'p of the first test among the measures, corrected for all words that were tested' },
    { 'articles', 'integer', 'of the target that have it, among its first 1,000 places' },
    { 'll2', 'real', 'log-likelihood over two cells (Rayson and Garside 2000)' },
    { 'chi2', 'real', 'sum (o - e)^2 / e; minus: the reference has more' },
    { 'simpleMaths', 'real', '(rate + 1) / (rest_rate + 1) (Kilgarriff 2009)' },
    { '%DIFF', 'real', 'difference of the rates in percent of that of the reference (Gabrielatos and Marchi 2012)' },
    { 'oddsRatio', 'real', '(f1 / (n1 - f1)) / (f2 / (n2 - f2))' },
    { 'bic', 'real', 'll2 - ln(n1 + n2): over 2 the rates probably differ, over 10 surely (Wilson 2013)' },
  },
}

local PLACES, SHOWN = 1000, 20 -- places looked at for articles, and kept as sources

local function column_of(name)
  for _, column in ipairs(M.columns) do
    if column[1] == name then return column end
  end
end

-- The measures of the table, and its columns.
local function layout(measure)
  local measures = { measure }
  for _, name in ipairs { 'll', 'logRatio' } do
    if name ~= measure then measures[#measures + 1] = name end
  end
  local names = { 'rank', 'item', 'n', 'rest', 'rate', 'rest_rate' }
  for _, name in ipairs(measures) do
    names[#names + 1] = name
    if name == 'logRatio' then table.move({ 'low', 'high' }, 1, 2, #names + 1, names) end
  end
  table.move({ 'p_adjusted', 'articles' }, 1, 2, #names + 1, names)
  local columns = {}
  for i, name in ipairs(names) do
    columns[i] = column_of(name)
  end
  return measures, columns
end

local function tenthousandth(p) return math.floor(1e4 * p + 0.5) / 1e4 end

---@param corpus entente.corpus
---@param opt table publisher, language, during, where, reference, ...: as M.options has them
---@return table? blocks what was held against what, and the list; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  local target = where_of(opt)
  if not target then return nil, 'which part is the target? --publisher, --language, --during or --where says it' end
  local measures, columns = layout(opt.measure)
  local found, sizes = corpus:keyness {
    target = target, reference = opt.reference, attribute = opt.by, measure = measures, side = opt.side,
    adjust = opt.adjust,
    min = opt.min, max = opt.limit, marks = opt.marks or opt.by == 'upos', evidence = PLACES, digits = 2,
  }
  if not found then return nil, sizes end
  local rows = frame.new(columns)
  for i = 1, #found do
    local row = found[i]
    local spans, _, n = row:sources()
    local docs, n_docs = {}, 0
    for _, span in ipairs(spans) do
      if not docs[span.doc] and row.f1 > 0 then n_docs = n_docs + 1 end
      docs[span.doc] = true
    end
    local cells = { i, row[opt.by], row.f1, row.f2, row.rate1, row.rate2 }
    for _, name in ipairs(measures) do
      cells[#cells + 1] = row[name]
      if name == 'logRatio' then table.move({ row.low, row.high }, 1, 2, #cells + 1, cells) end
    end
    table.move({ tenthousandth(row.p_adjusted), n_docs }, 1, 2, #cells + 1, cells)
    rows:add(cells, table.move(spans, 1, SHOWN, 1, {}), n)
  end
  local head = ('%s of the articles with %s, held against %s of %s; %s'):format(
    plural(sizes.n1, 'word'), target, plural(sizes.n2, 'word'),
    opt.reference == 'rest' and 'the others' or opt.reference == 'all' and 'all' or 'those with ' .. opt.reference,
    plural(#found, 'row'))
  return { title = 'Key words', head, rows }
end

return M
