--- Every figure of a kind, with its unit, what it measures, the article and its date: the raw list from which
--- a table of figures is made by hand. A range has two values, `approx` says that the text says about or over.
---
--- Example: entente run figures --kind volume --unit bcm --limit 1
---   low  high  unit  of  approx  words                        publisher               published
---    20    20  bcm       false   Twenty billion cubic metres  Northern Energy Letter  2025-03-11

local frame = require 'entente.frame'

local M = {
  name = 'figures',
  summary = 'figures of a kind: money, percent, length, volume, ...',
  options = {
    {
      'kind', 'enum', 'money', 'of which kind',
      values = {
        'money', 'percent', 'count', 'length', 'area', 'volume', 'mass', 'power', 'energy', 'duration', 'ratio', 'rank',
        'temperature',
      },
    },
    { 'unit', 'string', nil, 'only in this unit', example = 'EUR' },
    { 'limit', 'integer', 0, 'so many at most, the largest first; 0: all', min = 0 },
  },
  columns = {
    { 'low', 'real', 'the value in full; of a range the lower end' },
    { 'high', 'real', 'the same, of a range the upper end' },
    { 'unit', 'string' },
    { 'of', 'string', 'what is measured, where the words next to it say so' },
    { 'approx', 'boolean' },
    { 'words', 'string', 'as it stands there' },
    { 'publisher', 'string' },
    { 'published', 'date' },
  },
}

---@param corpus entente.corpus
---@param opt { kind: string, unit: string?, limit: integer }
function M.run(corpus, opt)
  local rows = frame.new(M.columns)
  for q in corpus.quantities() do
    if q.kind == opt.kind and (not opt.unit or q.unit == opt.unit) then
      local doc = q.doc
      rows:add({ q.low, q.high, q.unit, q.of, q.approx, q:text(), doc.publisher, doc.published }, q.span)
    end
  end
  rows:sort { '-high', 'published' }
  return opt.limit > 0 and rows:head(opt.limit) or rows
end

return M
