--- What is measured of whom: each figure and date that the texts tell of somebody, with what it measures, towards whom,
--- when, and who says it.
---
--- `relation` is what the vocabulary of facts calls the measure; `amount`, `share`, `number` and the like are figures
--- that no word explains. `_share`, `_ratio`, `_rank` and `_change` are shares, multiples, ranks and changes of what
--- stands before. `how` says how the subject was found, the surest ways first: asked, type, between, owner, verb,
--- clause, inside, nearest. The value of a date (unit `date`) is TIMEX3; other values are scaled in full. Only parsed
--- texts have facts. Each row's evidence is its sentence.
---
--- Example: entente run facts --relation troops --table facts --limit 1
---   relation  subject  object  value  unit     as_of       ...
---   troops    Russia           1960   persons  2020-11-09  ...

local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'
local text = require 'entente.text'

local M = {
  name = 'facts',
  summary = 'what is measured of whom, how much, when, and who says it',
  options = {
    {
      'relation',
      'string',
      nil,
      'only this measure, or all whose name has this part',
      letter = 'r',
      example = 'trade_turnover',
    },
    { 'subject', 'string', nil, 'only what is told of this entity', letter = 's', example = 'Armenia' },
    { 'object', 'string', nil, 'only what is told towards this entity', example = 'Russia' },
    { 'unit', 'string', nil, 'only this unit: USD, %, km, date, ...', letter = 'u' },
    { 'about', 'string', nil, 'only where the sentence has this word or phrase', letter = 'a' },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'relations', 'facts' } },
    { 'limit', 'integer', 0, 'print so many facts at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    relations = {
      { 'relation', 'string', 'what is measured' },
      { 'facts', 'integer', 'how often it is told' },
      { 'subjects', 'integer', 'of how many entities' },
      { 'articles', 'integer' },
    },
    facts = {
      { 'relation', 'string', 'what is measured' },
      { 'subject', 'string' },
      { 'object', 'string', 'towards whom' },
      { 'value', 'string', 'a number, scaled in full; LOW HIGH of a range; TIMEX3 of a date' },
      { 'unit', 'string' },
      { 'as_of', 'string', 'when it was so: TIMEX3' },
      { 'approx', 'boolean', 'about, nearly, more than, ...' },
      { 'figure', 'string', 'as it stands there' },
      { 'how', 'string', 'the subject was found' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
    },
  },
}

local function is_meant(fact, opt, about)
  return (not opt.relation or fact.relation:find(opt.relation, 1, true))
    and (not opt.unit or (fact.unit and text.fold(fact.unit) == text.fold(opt.unit)))
    and (not about or text.fold(fact:text()):find(about, 1, true))
end

-- How often each measure is told, of how many, in how many articles.
local function count(seen, fact, doc)
  local r = seen[fact.relation]
  if not r then
    r = { facts = 0, n_subjects = 0, n_docs = 0, subjects = {}, docs = {}, spans = {} }
    seen[fact.relation] = r
  end
  r.facts = r.facts + 1
  r.spans[#r.spans + 1] = fact.span
  if not r.subjects[fact.subject] then r.n_subjects = r.n_subjects + 1 end
  if not r.docs[doc.id] then r.n_docs = r.n_docs + 1 end
  r.subjects[fact.subject], r.docs[doc.id] = true, true
end

local function by_relation(seen)
  local names, rows = {}, frame.new(M.columns.relations)
  for name in pairs(seen) do
    names[#names + 1] = name
  end
  table.sort(names, function(a, b)
    if seen[a].facts ~= seen[b].facts then return seen[a].facts > seen[b].facts end
    return a < b
  end)
  for _, name in ipairs(names) do
    rows:add({ name, seen[name].facts, seen[name].n_subjects, seen[name].n_docs }, seen[name].spans)
  end
  return rows
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks measures and facts, each row with its sentences
function M.run(corpus, opt)
  local about = opt.about and text.fold(opt.about)
  local filter = { subject = opt.subject, object = opt.object }
  local rows, seen, n = frame.new(M.columns.facts), {}, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for fact in doc.facts(filter) do
      if is_meant(fact, opt, about) then
        n = n + 1
        count(seen, fact, doc)
        if opt.limit == 0 or n <= opt.limit then
          rows:add({
            fact.relation,
            fact.subject,
            fact.object,
            fact.value,
            fact.unit,
            fact.as_of,
            fact.approx,
            one_line(fact.figure),
            fact.how,
            doc.published,
            doc.publisher,
            doc.id,
          }, fact.span)
        end
      end
    end
  end
  local tables = { relations = by_relation(seen), facts = rows }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = plural(n, 'fact')
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, { title = 'Measures', tables.relations }, { title = 'Facts', tables.facts } }
end

return M
