--- Every figure that the articles give: money, shares, counts, lengths, energy, ranks, with unit, what is
--- measured, the date that its sentence names, who published it and the words themselves. Compare sources on
--- one measure, or hand the table on (-f csv).
---
--- `low` and `high` are scaled in full ("$12 billion" is 12000000000) and alike but for a range; units are
--- ISO 4217 for money, else as abbreviated in the trade. `of` and `date` are what the sentence says nearest to the
--- figure: a help for finding, to be read in the sentence, which is each row's evidence.
---
--- Example: entente run figures --kind percent --limit 1
---   low  high  unit  kind     approx  of                                  date  words        published   ...
---    10    10  %     percent  false   Armenian purchases of Russian arms  2024  ten percent  2025-10-14  ...

local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'
local text = require 'entente.text'

local M = {
  name = 'figures',
  summary = 'every figure with unit, what is measured, date, source and words',
  options = {
    {
      'kind',
      'enum',
      'all',
      'only figures of this kind',
      values = {
        'all',
        'money',
        'percent',
        'count',
        'length',
        'area',
        'volume',
        'mass',
        'power',
        'energy',
        'duration',
        'ratio',
        'rank',
        'temperature',
        'speed',
        'frequency',
        'information',
      },
      letter = 'k',
    },
    { 'unit', 'string', nil, 'only this unit: USD, %, km, bcm, ...', letter = 'u' },
    { 'about', 'string', nil, 'only where the sentence has this word or phrase', letter = 'a' },
    { 'min', 'number', nil, 'only figures of at least so much' },
    { 'max', 'number', nil, 'only figures of at most so much' },
    { 'sort', 'enum', 'text', 'order of the rows', values = { 'text', 'value', 'date' } },
    { 'limit', 'integer', 0, 'print so many rows at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'low', 'real', 'the figure; of a range its lower end' },
    { 'high', 'real', 'the same; of a range its upper end' },
    { 'unit', 'string' },
    { 'kind', 'string' },
    { 'approx', 'boolean', 'about, nearly, more than, ...' },
    { 'of', 'string', 'words that say what is measured' },
    { 'date', 'string', 'TIMEX3: the date nearest to it in its sentence' },
    { 'words', 'string', 'the figure as it stands there' },
    { 'published', 'date' },
    { 'publisher', 'string' },
    { 'doc', 'string', 'id of the article' },
    { 'span', 'span', 'the sentence' },
  },
}

-- The dates of an article that say when something is, in the order of the text.
local function points_in_time(doc)
  local dates = {}
  for date in doc.dates() do
    if date.precision ~= 'duration' and date.precision ~= 'vague' then
      dates[#dates + 1] = { value = date.value, start = date.span.start, stop = date.span.stop }
    end
  end
  return dates
end

-- The date of the sentence that stands nearest to the figure, one before it rather than one after.
local function nearest(dates, sentence, figure)
  local best, distance
  for _, date in ipairs(dates) do
    if date.start >= sentence.start and date.stop <= sentence.stop then
      local away = date.stop <= figure.start and figure.start - date.stop or 2 * (date.start - figure.stop)
      if not best or away < distance then
        best, distance = date.value, away
      end
    end
  end
  return best
end

local function is_meant(figure, sentence, opt, about)
  return (opt.kind == 'all' or figure.kind == opt.kind)
    and (not opt.unit or (figure.unit and text.fold(figure.unit) == text.fold(opt.unit)))
    and (not opt.min or figure.high >= opt.min)
    and (not opt.max or figure.low <= opt.max)
    and (not about or text.fold(sentence:text()):find(about, 1, true) ~= nil)
end

local keys = {
  value = function(row) return -row.figure.high end,
  date = function(row) return row.date or row.doc.published or '9999' end,
}

local function sort(rows, key)
  for i, row in ipairs(rows) do
    row.n, row.key = i, key(row)
  end
  table.sort(rows, function(a, b)
    if a.key ~= b.key then return a.key < b.key end
    return a.n < b.n
  end)
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks a line of text with the counts, and the frame
function M.run(corpus, opt)
  local about = opt.about and text.fold(opt.about)
  local found, docs = {}, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    local dates, n = points_in_time(doc), #found
    for figure in doc.quantities() do
      local sentence = figure.sentence.span
      if is_meant(figure, sentence, opt, about) then
        local date = nearest(dates, sentence, figure.span)
        found[#found + 1] = { figure = figure, sentence = sentence, doc = doc, date = date }
      end
    end
    if #found > n then docs = docs + 1 end
  end
  if keys[opt.sort] then sort(found, keys[opt.sort]) end
  local rows = frame.new(M.columns)
  local shown = opt.limit > 0 and math.min(opt.limit, #found) or #found
  for i = 1, shown do
    local f, doc, sentence = found[i].figure, found[i].doc, found[i].sentence
    local of = f.of and one_line(f.of)
    local words = one_line(f:text())
    rows:add({
      f.low,
      f.high,
      f.unit,
      f.kind,
      f.approx,
      of,
      found[i].date,
      words,
      doc.published,
      doc.publisher,
      doc.id,
      sentence,
    }, sentence)
  end
  local head = ('%s in %s'):format(plural(#found, 'figure'), plural(docs, 'article'))
  if shown < #found then head = head .. (', the first %d of them shown'):format(shown) end
  return { head, rows }
end

return M
