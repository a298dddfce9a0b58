--- Ties for reports: those of certain relations, and gathered under what they have in common.

local M = {}

--- Each tie of such a relation in the articles that are meant, with its article.
---@param corpus entente.corpus
---@param opt { publisher: string?, since: string?, before: string? }
---@param relations table<string, any> those that are wanted
---@return table[] list { doc, tie }
function M.list(corpus, opt, relations)
  local list = {}
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for tie in doc.ties() do
      if relations[tie.relation] then list[#list + 1] = { doc, tie } end
    end
  end
  return list
end

--- A row of a table of statements: what is given first, then date, words, sentence and source.
---@param first table cells, of which some may be nil
---@param n integer how many these are
---@param doc entente.doc
---@param tie entente.tie
---@return table row
function M.row(first, n, doc, tie)
  local row = {}
  for i = 1, n do
    row[i] = first[i]
  end
  row[n + 1], row[n + 2] = tie.date, tie.trigger
  row[n + 3] = tie:text():gsub('%s+', ' ')
  row[n + 4], row[n + 5], row[n + 6] = doc.published, doc.publisher, doc.id
  return row
end

local function add_once(list, seen, item)
  if item and not seen[item] then list[#list + 1] = item end
  if item then seen[item] = true end
end

local Groups = {}
Groups.__index = Groups

--- What is told of the same thing: spans, dates, articles, sources, in the order of the corpus.
function M.groups() return setmetatable({ list = {}, by_key = {}, n = 0 }, Groups) end

--- Add what an article tells to the group with that key.
---@param key string[]
---@param doc entente.doc
---@param row entente.tie|entente.fact
---@return table group
function Groups:add(key, doc, row)
  local name = table.concat(key, '\t')
  local g = self.by_key[name]
  if not g then
    g = { key = key, spans = {}, dates = {}, seen = {}, notes = {}, n_docs = 0, n_sources = 0 }
    self.by_key[name] = g
    self.list[#self.list + 1] = g
  end
  local source = 'source ' .. (doc.publisher or doc.id)
  if not g.seen[doc.id] then g.n_docs = g.n_docs + 1 end
  if not g.seen[source] then g.n_sources = g.n_sources + 1 end
  g.seen[doc.id], g.seen[source] = true, true
  if not g.seen[row.span.id] then
    g.spans[#g.spans + 1] = row.span
    self.n = self.n + 1
  end
  g.seen[row.span.id] = true
  return g
end

--- Note a date of a group.
function Groups.date(_, g, date) add_once(g.dates, g.seen, date) end

--- Note something under a name, once.
function Groups.note(_, g, name, item)
  local list = g.notes[name] or {}
  g.notes[name] = list
  local key = name .. '\t' .. item
  if not g.seen[key] then list[#list + 1] = item end
  g.seen[key] = true
end

return M
