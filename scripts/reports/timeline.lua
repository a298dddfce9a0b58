--- What happened when: events in the order of their dates, each with all of its reports.
---
--- Reports of the same act, parties and time are one event. A date is what the sentences tell, as precise as they
--- tell it; events without one are left out, and the first line says how many. What is planned or denied is marked
--- so. `sources` are independent: publishers, copies left out. Only parsed texts have events. Each row's evidence
--- is its sentences.
---
--- Example: entente run timeline --actor Russia --limit 1
---   date     place  type     actor   target  status    reports  ...
---   2020-11         CONSULT  Russia          happened        1  ...

local frame = require 'entente.frame'
local link = require 'entente.link'
local plural = require 'entente.plural'

local M = {
  name = 'timeline',
  summary = 'what happened when: events in order, each with its reports',
  options = {
    { 'actor', 'string', nil, 'only what this entity does or what is done to it', letter = 'a', example = 'Armenia' },
    { 'with', 'string', nil, 'only where this other entity takes part, too', letter = 'w' },
    { 'type', 'string', nil, 'only this type: CONSULT, AID, ...', letter = 't' },
    { 'during', 'dates', nil, 'only events of this time', example = '2022..2024' },
    { 'status', 'enum', 'all', 'only this', values = { 'all', 'happened', 'planned', 'denied' } },
    { 'limit', 'integer', 0, 'print so many at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'date', 'string', 'TIMEX3, the most precise that is told' },
    { 'place', 'string', 'where, as the first report tells that does' },
    { 'type', 'string', 'of PLOVER' },
    { 'actor', 'list' },
    { 'target', 'list' },
    { 'status', 'string' },
    { 'reports', 'integer', 'sentences that tell of it' },
    { 'sources', 'integer', 'that are independent' },
    { 'sentence', 'string', 'the first report' },
    { 'published', 'date', 'of the first report' },
    { 'publisher', 'string' },
    { 'doc', 'string', 'id of its article' },
  },
}

local function has(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then return true end
  end
  return false
end

local function takes_part(e, who) return not who or has(e.actor, who) or has(e.target, who) end

local function is_during(e, during)
  if not during then return true end
  return (not during.since or e.date >= during.since) and (not during.before or e.date < during.before)
end

local function is_meant(e, opt)
  return takes_part(e, opt.actor)
    and takes_part(e, opt.with)
    and (not opt.type or e.type == opt.type:upper())
    and (opt.status == 'all' or e.status == opt.status)
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks the events, each with its sentences
function M.run(corpus, opt)
  local reports = link.reports(corpus, { publisher = opt.publisher, since = opt.since, before = opt.before })
  local list, undated = {}, 0
  for _, e in ipairs(link.events(reports, link.sources(reports))) do
    if is_meant(e, opt) and e.date and is_during(e, opt.during) then
      list[#list + 1] = e
    elseif is_meant(e, opt) and not e.date then
      undated = undated + 1
    end
  end
  table.sort(list, function(a, b)
    if a.date ~= b.date then return a.date < b.date end
    return a.number < b.number
  end)
  local rows = frame.new(M.columns)
  for i, e in ipairs(list) do
    if opt.limit > 0 and i > opt.limit then break end
    local first = e.reports[1]
    local sentence = first.event:text():gsub('%s+', ' ')
    local doc = first.doc
    rows:add({
      e.date,
      e.place,
      e.type,
      e.actor,
      e.target,
      e.status,
      #e.reports,
      e.n_sources,
      sentence,
      doc.published,
      doc.publisher,
      doc.id,
    }, e.spans)
  end
  local head = ('%s with a date; %d more without one'):format(plural(#list, 'event'), undated)
  if opt.limit > 0 and #list > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, rows }
end

return M
