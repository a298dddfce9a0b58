--- Where the texts contradict each other: the same measure of the same, for the same time, with different figures;
--- shares of one whole that come to more than all of it; the same sum from different givers; one event at different
--- dates, by different parties, or done and not done; opposite judgements (entente help judgements).
---
--- The statements stand side by side, each with who says it, and none is averaged or preferred. `sources` counts
--- publishers, an article without one as its own. What is compared rests on facts as they were extracted (entente run
--- facts) and events (entente run events): read the sentences, they are each row's evidence.
---
--- Example: entente run disagreements --table disagreements
---   n  kind    relation        subject  object  unit  values                                 articles  sources
---   1  figure  trade_turnover  Armenia  Russia  USD   $11.7 billion; $12 billion; $12.4 ...         1        1

local dispute = require 'entente.dispute'
local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'

local M = {
  name = 'disagreements',
  summary = 'what the texts contradict each other in, figures and events, side by side with who says so',
  options = {
    { 'subject', 'string', nil, 'only what is told of this entity', letter = 's', example = 'Armenia' },
    { 'relation', 'string', nil, 'only this measure, or all whose name has this part', letter = 'r' },
    {
      'kind',
      'enum',
      'all',
      'only this',
      values = { 'all', 'figure', 'shares', 'giver', 'date', 'parties', 'denied', 'judgement' },
    },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'disagreements', 'statements' } },
    { 'limit', 'integer', 0, 'print so many disagreements at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    disagreements = {
      { 'n', 'integer', 'its number in the other table' },
      { 'kind', 'string', 'figure, shares, giver: of facts; date, parties, denied: of events; judgement' },
      { 'relation', 'string', 'what is measured; of events their type, of judgements the thesis' },
      { 'subject', 'list', 'of whom' },
      { 'object', 'string', 'towards whom' },
      { 'unit', 'string' },
      { 'values', 'list', 'what is said, in the order of the texts' },
      { 'articles', 'integer' },
      { 'sources', 'integer', 'publishers' },
    },
    statements = {
      { 'n', 'integer', 'of the disagreement' },
      { 'kind', 'string' },
      { 'relation', 'string' },
      { 'subject', 'string' },
      { 'object', 'string' },
      { 'value', 'string' },
      { 'unit', 'string' },
      { 'as_of', 'string', 'when it was so: TIMEX3' },
      { 'figure', 'string', 'as it stands there' },
      { 'sentence', 'string' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
    },
  },
}

local function is_meant(d, opt)
  local first = d.statements[1]
  if opt.kind ~= 'all' and d.kind ~= opt.kind then return false end
  if opt.relation and not first.relation:find(opt.relation, 1, true) then return false end
  if not opt.subject then return true end
  for _, s in ipairs(d.statements) do
    if s.subject == opt.subject or s.object == opt.subject then return true end
  end
  return false
end

local function add_statements(rows, n, d)
  for _, s in ipairs(d.statements) do
    rows:add({
      n,
      d.kind,
      s.relation,
      s.subject,
      s.object,
      s.fact.value,
      s.fact.unit,
      s.fact.as_of,
      one_line(s.fact.figure),
      one_line(s.fact:text()),
      s.doc.published,
      s.doc.publisher,
      s.doc.id,
    }, s.span)
  end
end

-- What is compared: the figure as it stands there, the date, parties or status, the view and its words.
local function shown(s)
  if s.report then return s.fact.value end
  if s.judgement then return ('%s: %s'):format(s.fact.value, s.fact.figure) end
  return s.fact.figure
end

local function add_disagreement(rows, n, d)
  local spans, values, subjects, object = {}, {}, {}, nil
  local seen, docs, sources, n_docs, n_sources = {}, {}, {}, 0, 0
  for _, s in ipairs(d.statements) do
    local publisher = s.doc.publisher or s.doc.id
    if not docs[s.doc.id] then n_docs = n_docs + 1 end
    if not sources[publisher] then n_sources = n_sources + 1 end
    docs[s.doc.id], sources[publisher] = true, true
    spans[#spans + 1] = s.span
    object = object or s.object
    if not seen[s.subject] then subjects[#subjects + 1] = s.subject end
    local value = one_line(shown(s))
    if not seen['=' .. value] then values[#values + 1] = value end
    seen[s.subject], seen['=' .. value] = true, true
  end
  local first = d.statements[1]
  rows:add({ n, d.kind, first.relation, subjects, object, first.fact.unit, values, n_docs, n_sources }, spans)
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks disagreements and their statements, each row with its sentences
function M.run(corpus, opt)
  local disputes, compared, events, views = dispute.find(corpus, opt)
  local short, long, n = frame.new(M.columns.disagreements), frame.new(M.columns.statements), 0
  for _, d in ipairs(disputes) do
    if is_meant(d, opt) then
      n = n + 1
      if opt.limit == 0 or n <= opt.limit then
        add_disagreement(short, n, d)
        add_statements(long, n, d)
      end
    end
  end
  local tables = { disagreements = short, statements = long }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s among %s, %s and %s'):format(
    plural(n, 'disagreement'),
    plural(compared, 'fact'),
    plural(events, 'report of an event', 'reports of events'),
    plural(views, 'judgement')
  )
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, { title = 'Disagreements', short }, { title = 'Statements', long } }
end

return M
