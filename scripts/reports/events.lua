--- Who did what to whom: each report of an event, and how often each pair of parties is reported in each kind of act.
---
--- Types are PLOVER's. Cooperation is AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE and RETREAT, the rest is
--- conflict; CONSULT, SUPPORT, REQUEST, ACCUSE, REJECT and THREATEN are words, the rest deeds. Counts are of reports:
--- two sentences about one event count twice. Only parsed texts have events. Each row's evidence is its sentences.
---
--- Example: entente run events --actor Russia --table events --limit 1
---   type       actor   target  status    date  ...
---   COOPERATE  Russia          happened  2024  ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'events',
  summary = 'who did what to whom: reports of events, and pairs of parties',
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
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'pairs', 'events' } },
    { 'limit', 'integer', 0, 'print so many events at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    pairs = {
      { 'actor', 'string' },
      { 'target', 'string' },
      { 'reports', 'integer', 'sentences that tell of an act' },
      { 'articles', 'integer' },
      { 'words_cooperation', 'integer', 'reports of agreeing words' },
      { 'deeds_cooperation', 'integer' },
      { 'words_conflict', 'integer' },
      { 'deeds_conflict', 'integer' },
    },
    events = {
      { 'type', 'string' },
      { 'actor', 'list' },
      { 'target', 'list' },
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

local function count(pairs_seen, event, doc)
  for _, actor in ipairs(event.actor) do
    for _, target in ipairs(event.target) do
      local key = actor .. '\t' .. target
      local p = pairs_seen[key]
      if not p then
        p = { actor = actor, target = target, reports = 0, articles = 0, seen = {}, spans = {} }
        pairs_seen[key] = p
      end
      local class = CLASS[event.type]
      p.reports = p.reports + 1
      p[class] = (p[class] or 0) + 1
      p.spans[#p.spans + 1] = event.span
      if not p.seen[doc.id] then p.articles = p.articles + 1 end
      p.seen[doc.id] = true
    end
  end
end

-- The most reported first.
local function by_pair(pairs_seen)
  local list = {}
  for _, p in pairs(pairs_seen) do
    list[#list + 1] = p
  end
  table.sort(list, function(a, b)
    if a.reports ~= b.reports then return a.reports > b.reports end
    if a.actor ~= b.actor then return a.actor < b.actor end
    return a.target < b.target
  end)
  local rows = frame.new(M.columns.pairs)
  for _, p in ipairs(list) do
    rows:add({
      p.actor,
      p.target,
      p.reports,
      p.articles,
      p.words_cooperation or 0,
      p.deeds_cooperation or 0,
      p.words_conflict or 0,
      p.deeds_conflict or 0,
    }, p.spans)
  end
  return rows
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks pairs and events, each row with its sentences
function M.run(corpus, opt)
  local filter = { actor = opt.actor, target = opt.target }
  if opt.type ~= 'any' then filter.type = opt.type end
  if opt.status ~= 'all' then filter.status = opt.status end
  local rows, seen, n = frame.new(M.columns.events), {}, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for e in doc.events(filter) do
      n = n + 1
      count(seen, e, doc)
      if opt.limit == 0 or n <= opt.limit then
        local sentence = e:text():gsub('%s+', ' ')
        rows:add({
          e.type,
          e.actor,
          e.target,
          e.status,
          e.date,
          e.trigger,
          sentence,
          doc.published,
          doc.publisher,
          doc.id,
        }, e.span)
      end
    end
  end
  local tables = { pairs = by_pair(seen), events = rows }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s of events'):format(plural(n, 'report'))
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, { title = 'Pairs', tables.pairs }, { title = 'Events', tables.events } }
end

return M
