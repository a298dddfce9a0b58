--- Reports of one event: sentences, of one article or of several, that tell of the same act of the same parties at the
--- same time.
---
--- Two reports are of one event if their type is the same, they share an actor and a target (of joint acts, such as
--- meetings, either way round), neither or both are denied, and their dates agree: one lies within the other, to the
--- month at least, or both tell the same year with the same word. A report without a date is of the last such event
--- that its article told before, unless it says that it is one more ("also visited", "another visit"); else of one that
--- was told by another article within a week. What an event is called is the number of its first report.
---
--- Sources are independent if they are different publishers and no copies: of two articles that share half of their
--- sentences on events, and two at least, one is taken from the other.

local text = require 'entente.text'

local M = {}

local JOINT <const> = { CONSULT = true, AGREE = true, COOPERATE = true }
local WEEK <const> = 7

-- ---- who is with whom: sets that grow together ----

local function new_sets(n)
  local sets = {}
  for i = 1, n do
    sets[i] = i
  end
  return sets
end

local function root(sets, i)
  while sets[i] ~= i do
    sets[i] = sets[sets[i]]
    i = sets[i]
  end
  return i
end

-- The lower number stays the name.
local function join(sets, i, j)
  i, j = root(sets, i), root(sets, j)
  if i < j then
    sets[j] = i
  elseif j < i then
    sets[i] = j
  end
end

-- ---- dates ----

local function calendar(date) return date and date:match '^%d%d%d%d[%d-]*$' and date or nil end

local function days(date)
  local year, month, day = date:match '^(%d+)%-(%d+)%-(%d+)$'
  if not year then return nil end
  return os.time { year = tonumber(year), month = tonumber(month), day = tonumber(day), hour = 12 } // 86400
end

local function is_within(a, b)
  local short, long = a, b
  if #b < #a then
    short, long = b, a
  end
  return long:sub(1, #short) == short, #short
end

-- Can two reports, the first one told earlier in the corpus, be of one event by their dates?
local function is_same_time(a, b)
  if a.date and b.date then
    local same, precision = is_within(a.date, b.date)
    return same and (precision >= 7 or a.trigger == b.trigger)
  end
  if a.doc.id == b.doc.id then return not b.date and not b.is_further end
  if a.date or b.date then return false end
  local x, y = a.day, b.day
  return x ~= nil and y ~= nil and math.abs(x - y) <= WEEK
end

-- ---- reports ----

local FURTHER <const> = { also = true, another = true, again = true, further = true }

-- Does the word before the trigger say that it is one more act?
local function is_further(event)
  local sentence = text.fold(event:text())
  local at = sentence:find(text.fold(event.trigger), 1, true)
  return at ~= nil and FURTHER[sentence:sub(1, at - 1):match '(%a+)%s+$'] == true
end

-- Pairs of parties under which a report is looked for; a missing side is "".
local function keys_of(report)
  local keys, e = {}, report.event
  local actors, targets = e.actor, e.target
  if #actors == 0 then actors = { '' } end
  if #targets == 0 then targets = { '' } end
  local denied = e.status == 'denied' and '-' or '+'
  for _, actor in ipairs(actors) do
    for _, target in ipairs(targets) do
      local a, b = actor, target
      if JOINT[e.type] and b < a then
        a, b = b, a
      end
      keys[#keys + 1] = ('%s%s\t%s\t%s'):format(e.type, denied, a, b)
    end
  end
  return keys
end

--- All reports of articles, in the order of the corpus.
---@param corpus entente.corpus
---@param docs table a filter of documents
---@return table[] reports { event, doc, date, trigger, ... }
function M.reports(corpus, docs)
  local list = {}
  for doc in corpus.docs(docs) do
    for event in doc.events() do
      list[#list + 1] = {
        event = event,
        doc = doc,
        date = calendar(event.date),
        day = doc.published and days(doc.published),
        trigger = text.fold(event.trigger),
        is_further = is_further(event),
      }
    end
  end
  return list
end

local function has(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then return true end
  end
  return false
end

--- Those reports that are wanted.
---@param reports table[] of M.reports
---@param wanted { actor: string?, target: string?, type: string?, status: string? }
---@return table[] reports
function M.filter(reports, wanted)
  local list = {}
  for _, report in ipairs(reports) do
    local e = report.event
    if
      (not wanted.actor or has(e.actor, wanted.actor))
      and (not wanted.target or has(e.target, wanted.target))
      and (not wanted.type or e.type == wanted.type)
      and (not wanted.status or e.status == wanted.status)
    then
      list[#list + 1] = report
    end
  end
  return list
end

local MOST <const> = 300 -- a report is compared with so many before it that have the same parties

-- Which reports are of one event.
local function link(reports)
  local sets, by_key = new_sets(#reports), {}
  for i, report in ipairs(reports) do
    for _, key in ipairs(keys_of(report)) do
      local list = by_key[key] or {}
      by_key[key] = list
      for k = #list, math.max(1, #list - MOST), -1 do
        if is_same_time(reports[list[k]], report) then
          join(sets, list[k], i)
          break
        end
      end
      list[#list + 1] = i
    end
  end
  return sets
end

-- ---- sources ----

local function plain(s) return (text.fold(s):gsub('[%s%p]+', ' ')) end

-- How many different sentences on events each article has, and how many each two share.
local function shared_sentences(reports)
  local by_sentence, count, shared, ids = {}, {}, {}, {}
  for _, report in ipairs(reports) do
    local id, key = report.doc.id, plain(report.event:text())
    local docs = by_sentence[key] or {}
    by_sentence[key] = docs
    if not count[id] then ids[#ids + 1] = id end
    count[id] = count[id] or 0
    if not docs[id] then
      for _, other in ipairs(docs) do
        local pair = other .. '\t' .. id
        shared[pair] = (shared[pair] or 0) + 1
      end
      docs[#docs + 1], docs[id] = id, true
      count[id] = count[id] + 1
    end
  end
  return count, shared, ids
end

--- Which articles are of one source: the same publisher, or copies.
---@param reports table[] of M.reports: all that the articles have
---@return table<string, integer> source of each article's id
function M.sources(reports)
  local count, shared, ids = shared_sentences(reports)
  local number, publishers, sets = {}, {}, new_sets(#ids)
  for i, id in ipairs(ids) do
    number[id] = i
  end
  for _, report in ipairs(reports) do
    local publisher = report.doc.publisher
    if publisher then
      publishers[publisher] = publishers[publisher] or number[report.doc.id]
      join(sets, publishers[publisher], number[report.doc.id])
    end
  end
  for pair, n in pairs(shared) do
    local a, b = pair:match '^(.-)\t(.*)$'
    if n >= 2 and 2 * n >= math.min(count[a], count[b]) then join(sets, number[a], number[b]) end
  end
  local source = {}
  for i, id in ipairs(ids) do
    source[id] = root(sets, i)
  end
  return source
end

-- ---- events ----

local function add_names(list, seen, names)
  for _, name in ipairs(names) do
    if not seen[name] then list[#list + 1] = name end
    seen[name] = true
  end
end

local function add_report(e, report, source)
  e.reports[#e.reports + 1] = report
  e.spans[#e.spans + 1] = report.event.span
  add_names(e.actor, e.seen_actor, report.event.actor)
  add_names(e.target, e.seen_target, report.event.target)
  if report.date and (not e.date or #report.date > #e.date) then e.date = report.date end
  e.place = e.place or report.event.place
  if not e.docs[report.doc.id] then e.n_docs = e.n_docs + 1 end
  e.docs[report.doc.id] = true
  if not e.sources[source] then e.n_sources = e.n_sources + 1 end
  e.sources[source] = true
end

local function new_event(number, report)
  return {
    number = number,
    type = report.event.type,
    status = report.event.status,
    actor = {},
    target = {},
    seen_actor = {},
    seen_target = {},
    reports = {},
    spans = {},
    docs = {},
    sources = {},
    n_docs = 0,
    n_sources = 0,
  }
end

--- Events, each with its reports, in the order of their first ones. Each report gets the event's `number` and its
--- `source`.
---@param reports table[] of M.reports, or some of them
---@param source table<string, integer> of M.sources
---@return table[] events { number, type, status, actor, target, date, place, reports, spans, n_docs, n_sources };
--- the place is that of the first report that tells one
function M.events(reports, source)
  local sets = link(reports)
  local events, by_root = {}, {}
  for i, report in ipairs(reports) do
    local r = root(sets, i)
    local e = by_root[r]
    if not e then
      e = new_event(#events + 1, report)
      by_root[r] = e
      events[#events + 1] = e
    end
    report.number, report.source = e.number, source[report.doc.id]
    add_report(e, report, report.source)
  end
  return events
end

return M
