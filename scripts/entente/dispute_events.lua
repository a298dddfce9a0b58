--- Reports of events that cannot all be so: one act at different dates, by different parties, or done and not done.
---
--- That two reports are of one act is a guess, so it is made only where little else can be meant: articles that differ,
--- the same words for it ("froze its participation"), and
---
---   date      the same parties, and dates to the month at least that differ by at most 45 days
---   parties   the same day, one side the same, the other sides without a name in common; no meetings, agreements and
---             the like, of which there are many on one day
---   denied    the same parties and the same line of the dictionary, told as done by one and as not done by the other,
---             for times that can be the same
---
--- An article that tells of both versions tells of two acts: then they are not held against each other.

local link = require 'entente.link'
local opposed = require 'entente.opposed'

local M = {}

local JOINT <const> = { CONSULT = true, AGREE = true, COOPERATE = true }
local NEAR_DAYS <const> = 45
local NEAR_YEARS <const> = 1

local function names(list) return table.concat(list, '; ') end

local function sides(e)
  local a, b = names(e.actor), names(e.target)
  if JOINT[e.type] and b < a then
    a, b = b, a
  end
  return a, b
end

-- As dispute.lua has them: what is said, of whom, where.
local function statement(report, value)
  local e = report.event
  local actor, target = sides(e)
  return {
    report = report,
    doc = report.doc,
    span = e.span,
    relation = e.type,
    subject = actor,
    object = target ~= '' and target or nil,
    fact = {
      value = value,
      as_of = e.date,
      figure = e.trigger,
      text = function() return e:text() end,
    },
  }
end

local function days(date)
  local year, month, day = date:match '^(%d+)%-(%d+)%-?(%d*)$'
  if not year then return nil end
  return os.time { year = tonumber(year), month = tonumber(month), day = tonumber(day) or 15, hour = 12 } // 86400
end

local function within(a, b) return a:sub(1, #b) == b or b:sub(1, #a) == a end

local function year_of(report) return tonumber((report.date or report.doc.published or ''):match '^(%d%d%d%d)') end

local function share(a, b)
  for _, x in ipairs(a) do
    for _, y in ipairs(b) do
      if x == y then return true end
    end
  end
  return false
end

-- ---- the three kinds ----

local function is_done(report) return report.event.status == 'happened' end

local function date_key(report)
  local e = report.event
  if not is_done(report) or #e.actor == 0 or #e.target == 0 or not report.date or #report.date < 7 then return nil end
  return table.concat({ e.type, report.trigger, sides(e) }, '\t')
end

local function is_date_dispute(a, b)
  if within(a.date, b.date) then return false end
  local x, y = days(a.date), days(b.date)
  return x ~= nil and y ~= nil and math.abs(x - y) <= NEAR_DAYS
end

local function parties_key(report)
  local e = report.event
  if not is_done(report) or JOINT[e.type] or not report.date or #report.date ~= 10 then return nil end
  if #e.actor == 0 or #e.target == 0 then return nil end
  return table.concat({ e.type, report.trigger, report.date }, '\t')
end

local function is_parties_dispute(a, b)
  return share(a.event.actor, b.event.actor) ~= share(a.event.target, b.event.target)
end

local function denied_key(report)
  local e = report.event
  if e.status ~= 'happened' and e.status ~= 'denied' or #e.actor == 0 or #e.target == 0 then return nil end
  return table.concat({ e.rule, sides(e) }, '\t')
end

local function is_denied_dispute(a, b)
  if a.event.status == b.event.status then return false end
  if a.date and b.date then return within(a.date, b.date) end
  local x, y = year_of(a), year_of(b)
  return x ~= nil and y ~= nil and math.abs(x - y) <= NEAR_YEARS
end

local kinds = {
  { name = 'date', key = date_key, is_dispute = is_date_dispute, value = function(r) return r.date end },
  {
    name = 'parties',
    key = parties_key,
    is_dispute = is_parties_dispute,
    value = function(r) return names(r.event.actor) .. ' > ' .. names(r.event.target) end,
  },
  { name = 'denied', key = denied_key, is_dispute = is_denied_dispute, value = function(r) return r.event.status end },
}

-- ---- all of them ----

-- Does the article of one tell the version of the other, too?
local function tells(list, doc, other, is_dispute)
  for _, report in ipairs(list) do
    if report.doc.id == doc.id and report ~= other and not is_dispute(report, other) then return true end
  end
  return false
end

local MOST <const> = 200
local function disputed(list, kind)
  local found = {}
  local reports = opposed.of(list, MOST, function(a, b)
    return a.doc.id ~= b.doc.id
      and kind.is_dispute(a, b)
      and not tells(list, a.doc, b, kind.is_dispute)
      and not tells(list, b.doc, a, kind.is_dispute)
  end)
  for i, report in ipairs(reports) do
    found[i] = statement(report, kind.value(report))
  end
  return found
end

--- Disputes among the events of articles.
---@param corpus entente.corpus
---@param docs table a filter of documents
---@return table[] disputes { kind, statements }, as entente.dispute has them
---@return integer n reports that were compared
function M.find(corpus, docs)
  local reports, disputes = link.reports(corpus, docs), {}
  for _, kind in ipairs(kinds) do
    for _, list in ipairs(opposed.groups(reports, kind.key)) do
      local found = disputed(list, kind)
      if #found > 0 then disputes[#disputes + 1] = { kind = kind.name, statements = found } end
    end
  end
  return disputes, #reports
end

return M
