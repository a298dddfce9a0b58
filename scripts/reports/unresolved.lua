--- What needs a person: names that are in no list, quotations whose speaker is not told or only described, dates that
--- are left open.
---
--- A name that comes often belongs into a gazetteer (data/gazetteer has the form) or, if two of them are one, into the
--- corpus's names.txt: `merge NAME = OTHER`. A date is open where the article has none.
---
--- Example: entente run unresolved --table names --limit 2
---   name                 type    mentions  articles  rule
---   Marta Ellinghaus     PERSON         2         2  given name

local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'
local quality = require 'entente.quality'
local who = require 'entente.who'

local M = {
  name = 'unresolved',
  summary = 'names, speakers and dates that need a person',
  options = {
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'names', 'speakers', 'dates' } },
    { 'limit', 'integer', 0, 'so many rows a table at most; 0: all', min = 0 },
  },
  columns = {
    names = {
      { 'name', 'string', 'in full, as the texts have it' },
      { 'type', 'string', 'as far as words around it tell' },
      { 'mentions', 'integer' },
      { 'articles', 'integer' },
      { 'rule', 'string', 'what made it a name' },
    },
    speakers = {
      { 'speaker', 'string', 'the words that describe who says it; empty: it is not told' },
      { 'kind', 'string', 'speech: between marks; indirect: reported' },
      { 'words', 'string', 'what is said' },
      { 'doc', 'string', 'id' },
      { 'published', 'date' },
    },
    dates = { { 'words', 'string' }, { 'value', 'string', 'X where it is open' }, { 'doc', 'string', 'id' } },
  },
}

local function limited(list, limit)
  return limit > 0 and math.min(limit, #list) or #list
end

local tables = {}

function tables.names(corpus, limit)
  local list, rows = {}, frame.new(M.columns.names)
  for _, entity in ipairs(corpus.entities) do
    local unknown, rule = {}, nil
    for mention in entity:mentions() do
      if not mention.source and #mention.words > 0 then
        unknown[#unknown + 1] = mention
        rule = rule or mention.rule
      end
    end
    local known_too = #unknown < #who.mentions(entity)
    if #unknown > 0 and not known_too then list[#list + 1] = { entity = entity, mentions = unknown, rule = rule } end
  end
  for i = 1, limited(list, limit) do
    local sum = who.sum(list[i].mentions)
    rows:add({ list[i].entity.name, list[i].entity.type, #list[i].mentions, sum.n_docs, list[i].rule }, sum.spans)
  end
  return rows, #list
end

function tables.speakers(corpus, limit)
  local list, rows = {}, frame.new(M.columns.speakers)
  for quote in corpus.quotes() do
    local is_told = quote.kind == 'speech' or quote.kind == 'indirect' and quote.speaker
    if is_told and not quote.entity then list[#list + 1] = quote end
  end
  for i = 1, limited(list, limit) do
    local q = list[i]
    rows:add({ q.speaker and one_line(q.speaker), q.kind, one_line(q:text()), q.doc.id, q.doc.published }, q.span)
  end
  return rows, #list
end

function tables.dates(corpus, limit)
  local list, rows = {}, frame.new(M.columns.dates)
  for date in corpus.dates() do
    if date.value:find 'XXXX' or date.anchor == 'inferred' then list[#list + 1] = date end
  end
  for i = 1, limited(list, limit) do
    rows:add({ list[i]:text(), list[i].value, list[i].doc.id }, list[i].span)
  end
  return rows, #list
end

---@param corpus entente.corpus
---@param opt table table, limit: as M.options has them
---@return table blocks the tables, each with a line that counts it
function M.run(corpus, opt)
  local titles = {
    names = { 'name in no list', 'names in no list' },
    speakers = { 'quotation whose speaker has no name', 'quotations whose speaker has no name' },
    dates = { 'date left open or inferred', 'dates left open or inferred' },
  }
  local blocks = {}
  for _, name in ipairs { 'names', 'speakers', 'dates' } do
    if opt.table == 'all' or opt.table == name then
      local rows, n = tables[name](corpus, opt.limit)
      blocks[#blocks + 1] = { title = plural(n, titles[name][1], titles[name][2]), rows }
    end
  end
  blocks[#blocks + 1] = quality.note('mentions', 'Names')
  return blocks
end

return M
