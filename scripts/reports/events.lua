--- Who did what to whom: how often each pair of parties is told of in each kind of act, the events, and each report of
--- them.
---
--- Types are PLOVER's. Cooperation is AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE and RETREAT, the rest is
--- conflict; CONSULT, SUPPORT, REQUEST, ACCUSE, REJECT and THREATEN are words, the rest deeds. Counts are by report (a
--- sentence), by event (reports of the same act, parties and time are one) and by independent source (a publisher;
--- copies are none). Only parsed texts have events. Each row's evidence is its sentences.
---
--- Example: entente run events --actor Russia --table reports --limit 1
---   event  type  actor   target            status    date        ...
---       1  AID   Russia  Nagorno-Karabakh  happened  2020-11-09  ...

local frame = require 'entente.frame'
local link = require 'entente.link'
local plural = require 'entente.plural'

local M = {
  name = 'events',
  summary = 'who did what to whom: pairs of parties by kind of act, events, reports',
  options = {
    { 'actor', 'string', nil, 'only what this entity does', letter = 'a', example = 'Russia' },
    { 'target', 'string', nil, 'only what is done to this entity', letter = 't', example = 'Armenia' },
    {
      'type',
      'enum',
      'any',
      'only this type',
      values = {
        'any',
        'AGREE',
        'CONSULT',
        'SUPPORT',
        'CONCEDE',
        'COOPERATE',
        'AID',
        'RETREAT',
        'REQUEST',
        'ACCUSE',
        'REJECT',
        'THREATEN',
        'PROTEST',
        'SANCTION',
        'MOBILIZE',
        'COERCE',
        'ASSAULT',
      },
    },
    { 'status', 'enum', 'all', 'only this', values = { 'all', 'happened', 'planned', 'denied' } },
    { 'named', 'boolean', false, 'only where the words themselves tell both parties; not what is inferred' },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'pairs', 'months', 'events', 'reports' } },
    { 'limit', 'integer', 0, 'print so many events and reports at most; 0: all', min = 0 },
    { 'sample', 'integer', 0, 'only so many reports, drawn by chance, with their sentences; 0: all', min = 0 },
    { 'seed', 'integer', 1, 'another seed, another sample' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    pairs = {
      { 'actor', 'string' },
      { 'target', 'string' },
      { 'reports', 'integer', 'sentences that tell of an act' },
      { 'events', 'integer', 'different acts' },
      { 'sources', 'integer', 'that are independent' },
      { 'articles', 'integer' },
      { 'words_cooperation', 'integer', 'reports of agreeing words' },
      { 'deeds_cooperation', 'integer' },
      { 'words_conflict', 'integer' },
      { 'deeds_conflict', 'integer' },
    },
    months = {
      { 'month', 'string', 'of the act; where none is told, that of the article' },
      { 'actor', 'string' },
      { 'target', 'string' },
      { 'reports', 'integer', 'sentences that tell of an act' },
      { 'events', 'integer', 'different acts' },
      { 'sources', 'integer', 'that are independent' },
      { 'words_cooperation', 'integer', 'reports of agreeing words' },
      { 'deeds_cooperation', 'integer' },
      { 'words_conflict', 'integer' },
      { 'deeds_conflict', 'integer' },
    },
    events = {
      { 'event', 'integer', 'its number among the reports' },
      { 'type', 'string' },
      { 'actor', 'list' },
      { 'target', 'list' },
      { 'status', 'string' },
      { 'date', 'string', 'TIMEX3, the most precise that is told' },
      { 'place', 'string', 'where, as the first report tells that does' },
      { 'reports', 'integer', 'sentences that tell of it' },
      { 'articles', 'integer' },
      { 'sources', 'integer', 'that are independent' },
    },
    reports = {
      { 'event', 'integer', 'number of the event' },
      { 'type', 'string' },
      { 'actor', 'list' },
      { 'target', 'list' },
      { 'status', 'string' },
      { 'date', 'string', 'TIMEX3' },
      { 'place', 'string', 'where, if the clause tells' },
      { 'inferred', 'boolean', 'a party is told before it, or known, not by its own words' },
      { 'trigger', 'string', 'the words that tell of it' },
      { 'sentence', 'string' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
    },
  },
}

-- The four classes of PLOVER's types.
local CLASS = {
  CONSULT = 'words_cooperation',
  SUPPORT = 'words_cooperation',
  AGREE = 'deeds_cooperation',
  COOPERATE = 'deeds_cooperation',
  AID = 'deeds_cooperation',
  CONCEDE = 'deeds_cooperation',
  RETREAT = 'deeds_cooperation',
  REQUEST = 'words_conflict',
  ACCUSE = 'words_conflict',
  REJECT = 'words_conflict',
  THREATEN = 'words_conflict',
  PROTEST = 'deeds_conflict',
  SANCTION = 'deeds_conflict',
  MOBILIZE = 'deeds_conflict',
  COERCE = 'deeds_conflict',
  ASSAULT = 'deeds_conflict',
}

local CLASSES = { 'words_cooperation', 'deeds_cooperation', 'words_conflict', 'deeds_conflict' }

local function new_count(month, actor, target)
  local c = { month = month, actor = actor, target = target, reports = 0, seen = {}, spans = {} }
  c.events, c.sources, c.articles = 0, 0, 0
  for _, class in ipairs(CLASSES) do
    c[class] = 0
  end
  return c
end

-- Count a thing once under its kind: an event, a source, an article.
local function once(c, kind, id)
  local key = kind .. tostring(id)
  if not c.seen[key] then c[kind] = c[kind] + 1 end
  c.seen[key] = true
end

local function add(c, report)
  local class = CLASS[report.event.type]
  c.reports = c.reports + 1
  c[class] = c[class] + 1
  c.spans[#c.spans + 1] = report.event.span
  once(c, 'events', report.number)
  once(c, 'sources', report.source)
  once(c, 'articles', report.doc.id)
end

local function month_of(report)
  local date = report.date or report.doc.published
  return date and #date >= 7 and date:sub(1, 7) or nil
end

-- Reports by their parties, and by the month that is asked for: one without is left out then.
local function count(reports, month_of_report)
  local list, by_key = {}, {}
  for _, report in ipairs(reports) do
    local month = ''
    if month_of_report then month = month_of_report(report) end
    for _, actor in ipairs(month and report.event.actor or {}) do
      for _, target in ipairs(report.event.target) do
        local key = ('%s\t%s\t%s'):format(month, actor, target)
        if not by_key[key] then
          by_key[key] = new_count(month, actor, target)
          list[#list + 1] = by_key[key]
        end
        add(by_key[key], report)
      end
    end
  end
  return list
end

-- The first month first, then the most reported.
local function by_month_and_reports(a, b)
  if a.month ~= b.month then return a.month < b.month end
  if a.reports ~= b.reports then return a.reports > b.reports end
  if a.actor ~= b.actor then return a.actor < b.actor end
  return a.target < b.target
end

-- Counts as a table with those columns.
local function table_of(list, columns)
  table.sort(list, by_month_and_reports)
  local rows = frame.new(columns)
  for _, c in ipairs(list) do
    local row = {}
    for i, column in ipairs(columns) do
      row[i] = c[column[1]]
    end
    rows:add(row, c.spans)
  end
  return rows
end

local function table_of_events(events, limit)
  local rows = frame.new(M.columns.events)
  for i, e in ipairs(events) do
    if limit > 0 and i > limit then break end
    rows:add({ i, e.type, e.actor, e.target, e.status, e.date, e.place, #e.reports, e.n_docs, e.n_sources }, e.spans)
  end
  return rows
end

-- So many of a list, each with the same chance, in the order of the list (Knuth, The Art of Computer Programming 2,
-- 3.4.2, algorithm S); the same seed draws the same.
local function draw(list, n, seed)
  local drawn = {}
  math.randomseed(seed)
  for i, item in ipairs(list) do
    if math.random(#list - i + 1) <= n - #drawn then drawn[#drawn + 1] = item end
  end
  return drawn
end

local function table_of_reports(reports, limit)
  local rows = frame.new(M.columns.reports)
  for i, report in ipairs(reports) do
    if limit > 0 and i > limit then break end
    local e, doc = report.event, report.doc
    local sentence = e:text():gsub('%s+', ' ')
    rows:add({
      report.number,
      e.type,
      e.actor,
      e.target,
      e.status,
      e.date,
      e.place,
      e.inferred,
      e.trigger,
      sentence,
      doc.published,
      doc.publisher,
      doc.id,
    }, e.span)
  end
  return rows
end

local function only_named(reports)
  local list = {}
  for _, report in ipairs(reports) do
    if not report.event.inferred then list[#list + 1] = report end
  end
  return list
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks pairs, months, events and reports, each row with its sentences
function M.run(corpus, opt)
  local filter = { actor = opt.actor, target = opt.target }
  if opt.type ~= 'any' then filter.type = opt.type end
  if opt.status ~= 'all' then filter.status = opt.status end
  local docs = { publisher = opt.publisher, since = opt.since, before = opt.before }
  local all = link.reports(corpus, docs)
  local reports = link.filter(all, filter)
  if opt.named then reports = only_named(reports) end
  local events = link.events(reports, link.sources(all))
  if opt.sample > 0 then return table_of_reports(draw(reports, opt.sample, opt.seed), opt.limit) end
  local tables = {
    pairs = function() return table_of(count(reports), M.columns.pairs) end,
    months = function() return table_of(count(reports, month_of), M.columns.months) end,
    events = function() return table_of_events(events, opt.limit) end,
    reports = function() return table_of_reports(reports, opt.limit) end,
  }
  if opt.table ~= 'all' then return tables[opt.table]() end
  local head = ('%s of %s'):format(plural(#reports, 'report'), plural(#events, 'event'))
  if opt.limit > 0 and #reports > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return {
    head,
    { title = 'Pairs', tables.pairs() },
    { title = 'Months', tables.months() },
    { title = 'Events', tables.events() },
    { title = 'Reports', tables.reports() },
  }
end

return M
