--- Who is in what bloc, and how that changes: each state and bloc that the texts bring together as a member, an
--- observer or one who joins, leaves or wants to.
---
--- `change` is empty where it is told that somebody is a member. `status` says whether it happened, is planned, is
--- only possible (hypothetical) or denied. `dates` are those that the sentences tell. What is counted are
--- sentences, articles and publishers (an article without one as its own). Only parsed texts have them. Each row's
--- evidence is its sentences.
---
--- Example: entente run memberships --table memberships --bloc 'Eurasian Economic Union'
---   state    bloc                     relation  change  status    dates  reports  articles  sources
---   Armenia  Eurasian Economic Union  member            happened               1         1        1

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local ties = require 'entente.ties'

local M = {
  name = 'memberships',
  summary = 'who is in what bloc, who joins, leaves, wants to',
  options = {
    { 'state', 'string', nil, 'only this state', letter = 's', example = 'Armenia' },
    { 'bloc', 'string', nil, 'only this bloc', letter = 'b' },
    { 'status', 'enum', 'all', 'only this', values = { 'all', 'happened', 'planned', 'hypothetical', 'denied' } },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'memberships', 'statements' } },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    memberships = {
      { 'state', 'string' },
      { 'bloc', 'string' },
      { 'relation', 'string', 'member, observer, ...' },
      { 'change', 'string', 'joined, left, sought; empty: it is so' },
      { 'status', 'string' },
      { 'dates', 'list', 'TIMEX3, as told' },
      { 'reports', 'integer', 'sentences' },
      { 'articles', 'integer' },
      { 'sources', 'integer', 'publishers' },
    },
    statements = {
      { 'state', 'string' },
      { 'bloc', 'string' },
      { 'relation', 'string' },
      { 'change', 'string' },
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

-- A bloc that admits a state is told the other way round.
local function sides(tie)
  if tie.relation == 'admits' then return tie.object, tie.subject end
  return tie.subject, tie.object
end

local RELATIONS <const> = { member = true, observer = true, admits = true }

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks memberships and statements, each row with its sentences
function M.run(corpus, opt)
  local groups, long = ties.groups(), frame.new(M.columns.statements)
  for _, item in ipairs(ties.list(corpus, opt, RELATIONS)) do
    local doc, tie = item[1], item[2]
    local state, bloc = sides(tie)
    if
      (not opt.state or state == opt.state)
      and (not opt.bloc or bloc == opt.bloc)
      and (opt.status == 'all' or tie.status == opt.status)
    then
      local g = groups:add({ state, bloc, tie.relation, tie.change or '', tie.status }, doc, tie)
      groups:date(g, tie.date)
      long:add(ties.row({ state, bloc, tie.relation, tie.change, tie.status }, 5, doc, tie), tie.span)
    end
  end
  local short = frame.new(M.columns.memberships)
  for _, g in ipairs(groups.list) do
    local state, bloc, relation, change, status = table.unpack(g.key)
    if change == '' then change = nil end
    short:add({ state, bloc, relation, change, status, g.dates, #g.spans, g.n_docs, g.n_sources }, g.spans)
  end
  local tables = { memberships = short, statements = long }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s in %s'):format(plural(#groups.list, 'membership'), plural(groups.n, 'sentence'))
  return { head, { title = 'Memberships', short }, { title = 'Statements', long } }
end

return M
