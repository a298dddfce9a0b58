--- Corridors, pipelines, railways, cables: what they connect, whom they cross and bypass, who backs, opposes and
--- operates them.
---
--- What is planned or only possible counts too; the table of statements says so. Counts are of sentences, articles
--- and publishers (an article without one as its own). `length` and `capacity` are figures that the texts give
--- (entente run facts). Only parsed texts have them. Each row's evidence is its sentences.
---
--- Example: entente run corridors --table corridors --corridor 'Lachin Corridor'
---   corridor         connects                   crosses  ...
---   Lachin Corridor  Nagorno-Karabakh; Armenia ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local ties = require 'entente.ties'

local M = {
  name = 'corridors',
  summary = 'what corridors connect, cross and bypass, who backs and opposes them',
  options = {
    { 'corridor', 'string', nil, 'only this one', letter = 'r', example = 'Middle Corridor' },
    { 'other', 'string', nil, 'only what has to do with this entity', letter = 'w', example = 'Iran' },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'corridors', 'statements' } },
    { 'limit', 'integer', 0, 'print so many statements at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    corridors = {
      { 'corridor', 'string' },
      { 'connects', 'list' },
      { 'crosses', 'list' },
      { 'bypasses', 'list' },
      { 'backed_by', 'list' },
      { 'opposed_by', 'list' },
      { 'operated_by', 'list' },
      { 'length', 'list', 'as the texts give it' },
      { 'capacity', 'list', 'as the texts give it' },
      { 'reports', 'integer', 'sentences' },
      { 'articles', 'integer' },
      { 'sources', 'integer', 'publishers' },
    },
    statements = {
      { 'corridor', 'string' },
      { 'relation', 'string' },
      { 'other', 'string', 'the state, place or body' },
      { 'status', 'string' },
      { 'date', 'string', 'TIMEX3' },
      { 'trigger', 'string', 'the words that tell of it' },
      { 'sentence', 'string' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
    },
  },
}

-- The columns that relations go to; in the second group the corridor is the object.
local COLUMN <const> = {
  connects = 'connects',
  crosses = 'crosses',
  bypasses = 'bypasses',
  backs = 'backed_by',
  opposes = 'opposed_by',
  operates = 'operated_by',
}
local FROM_OUTSIDE <const> = { backs = true, opposes = true, operates = true }

local function sides(tie)
  if FROM_OUTSIDE[tie.relation] then return tie.object, tie.subject end
  return tie.subject, tie.object
end

local function add_figures(groups, corpus, opt)
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for fact in doc.facts() do
      local g = groups.by_key[fact.subject]
      if g and (fact.relation == 'length' or fact.relation == 'capacity') then
        groups:note(g, fact.relation, (fact.figure:gsub('%s+', ' ')))
        groups:add({ fact.subject }, doc, fact)
      end
    end
  end
end

local function by_reports(a, b)
  if #a.spans ~= #b.spans then return #a.spans > #b.spans end
  return a.key[1] < b.key[1]
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks corridors and statements, each row with its sentences
function M.run(corpus, opt)
  local groups, long, n = ties.groups(), frame.new(M.columns.statements), 0
  for _, item in ipairs(ties.list(corpus, opt, COLUMN)) do
    local doc, tie = item[1], item[2]
    local corridor, other = sides(tie)
    if (not opt.corridor or corridor == opt.corridor) and (not opt.other or other == opt.other) then
      n = n + 1
      groups:note(groups:add({ corridor }, doc, tie), COLUMN[tie.relation], other)
      if opt.limit == 0 or n <= opt.limit then
        long:add(ties.row({ corridor, tie.relation, other, tie.status }, 4, doc, tie), tie.span)
      end
    end
  end
  add_figures(groups, corpus, opt)
  table.sort(groups.list, by_reports)
  local short = frame.new(M.columns.corridors)
  for _, g in ipairs(groups.list) do
    local row = { g.key[1] }
    for i = 2, 9 do
      row[i] = g.notes[M.columns.corridors[i][1]] or {}
    end
    row[10], row[11], row[12] = #g.spans, g.n_docs, g.n_sources
    short:add(row, g.spans)
  end
  local tables = { corridors = short, statements = long }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s in %s'):format(plural(#groups.list, 'corridor'), plural(n, 'statement'))
  return { head, { title = 'Corridors', short }, { title = 'Statements', long } }
end

return M
