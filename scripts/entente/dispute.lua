--- Facts that cannot all be so: the same measure of the same, for the same time, with different figures; shares of
--- one whole that come to more than all of it; the same sum from different givers.
---
--- Nothing is averaged, and nothing is decided: what is found is put side by side. Two figures are compared only
--- where the vocabulary of facts does not say that both may hold at once (`several`), and where the times that they
--- are told for can be the same: one of them within the other, or, where a sentence names none, the articles' own
--- within two years. Within one article both must be dated; within one sentence it must say that somebody else
--- gives the other.

local dispute_events = require 'entente.dispute_events'
local judgement = require 'entente.judgement'
local opposed = require 'entente.opposed'
local text = require 'entente.text'

local M = {}

local NEAR_YEARS <const> = 2
local SAME <const> = 0.005 -- figures that differ by less are the same one, rounded

local function year_of(date) return date and tonumber(date:match '^(%d%d%d%d)') end

-- A statement: what a fact says, and when and where.
local function statement(fact, doc)
  local s = {
    fact = fact,
    doc = doc,
    subject = fact.subject,
    object = fact.object,
    relation = fact.relation,
    unit = fact.unit or '',
    value = fact.value,
    low = fact.low,
    high = fact.high,
    as_of = fact.as_of,
    several = fact.several,
    span = fact.span,
  }
  if s.as_of and s.as_of:find('_REF', 1, true) then s.as_of = nil end
  s.year = year_of(s.as_of) or year_of(doc.published)
  -- "extended for ten years" is comparable to "until 2036"
  if s.unit == 'year' and s.relation:find '_until$' and s.year then
    s.low, s.high, s.unit = s.year + s.low, s.year + s.high, 'date'
    s.value = ('%d'):format(s.low // 1)
  end
  return s
end

-- Can both be told for the same time?
local function is_same_time(a, b)
  if a.unit == 'date' then return a.doc ~= b.doc end
  if a.as_of and b.as_of then return a.as_of:sub(1, #b.as_of) == b.as_of or b.as_of:sub(1, #a.as_of) == a.as_of end
  if a.doc.id == b.doc.id then return false end
  return a.year == nil or b.year == nil or math.abs(a.year - b.year) <= NEAR_YEARS
end

local function is_same_object(a, b) return a.object == nil or b.object == nil or a.object == b.object end

local function is_same_value(a, b)
  if a.unit == 'date' then
    return a.value:sub(1, #b.value) == b.value or b.value:sub(1, #a.value) == a.value
  end
  if not (a.low and b.low) then return a.value == b.value end
  local most = math.max(math.abs(a.high), math.abs(b.high), 1e-9)
  return a.low - b.high <= SAME * most and b.low - a.high <= SAME * most
end

local function is_figure_dispute(a, b)
  return not a.several
    and not a.relation:find '_change$'
    and is_same_object(a, b)
    and is_same_time(a, b)
    and not is_same_value(a, b)
end

-- Owners of one thing cannot have more than all of it.
local function is_share_dispute(a, b)
  return a.unit == '%'
    and a.relation == b.relation
    and a.relation:find '_share$'
    and not a.several
    and a.subject ~= b.subject
    and a.object ~= nil
    and a.object == b.object
    and is_same_time(a, b)
    and a.low
    and b.low
    and a.low + b.low > 100 * (1 + SAME)
end

-- One sum, to one receiver, in one sort of gift, from different givers.
local function is_giver_dispute(a, b)
  return a.several
    and a.relation == b.relation
    and a.subject ~= b.subject
    and is_same_object(a, b)
    and a.doc.id ~= b.doc.id
    and a.low == b.low
    and a.high == b.high
    and #a.unit == 3
    and a.unit:find '^%u+$'
    and is_same_time(a, b)
end

-- Words between two figures of one sentence that say that somebody else gives the other one.
local SAYING <const> = {
  'sa[iy]',
  'according',
  'estimate',
  'claim',
  'spoke',
  'speak',
  'report',
  'show',
  'statistic',
}

-- Two figures of one sentence contradict each other only if it tells of two who give them.
local function is_told_by_others(a, b)
  local sentence = a.fact:text()
  local from = select(2, sentence:find(a.fact.figure, 1, true))
  local to = from and sentence:find(b.fact.figure, from, true)
  if not to or not a.as_of or a.as_of ~= b.as_of then return false end
  local between = text.fold(sentence:sub(from, to))
  for _, word in ipairs(SAYING) do
    if between:find(word) then return true end
  end
  return false
end

-- Of a joint measure either side may stand first.
local function parties(s)
  if s.relation:find '^trade_turnover' and s.object then
    local a, b = s.subject, s.object
    if b < a then
      a, b = b, a
    end
    s.object = b
    s.subject = a
  end
  return s.subject
end

-- The statements of a group that are in dispute with another one; at most so many are compared.
local MOST <const> = 400
local function disputed(statements, is_dispute)
  return opposed.of(statements, MOST, function(a, b)
    return (a.span.id ~= b.span.id or is_told_by_others(a, b)) and is_dispute(a, b)
  end)
end

local kinds = {
  {
    name = 'figure',
    key = function(s) return s.relation .. '\t' .. parties(s) .. '\t' .. s.unit end,
    is_dispute = is_figure_dispute,
  },
  {
    name = 'shares',
    key = function(s) return s.unit == '%' and s.object and s.relation .. '\t' .. s.object or nil end,
    is_dispute = is_share_dispute,
  },
  {
    name = 'giver',
    key = function(s) return s.several and s.low and ('%s\t%s\t%.12g'):format(s.relation, s.unit, s.low) or nil end,
    is_dispute = is_giver_dispute,
  },
}

--- Disputes among the facts of a corpus.
---@param corpus entente.corpus
---@param opt { publisher: string?, since: string?, before: string? } which articles
---@return table[] disputes { kind, statements }: at least two statements, in the order of the corpus
---@return integer n facts that were compared
---@return integer n_events reports of events that were compared (entente.dispute_events)
---@return integer n_views judgements that were compared (entente.judgement)
function M.find(corpus, opt)
  local list, disputes = {}, {}
  local docs = { publisher = opt.publisher, since = opt.since, before = opt.before }
  for doc in corpus.docs(docs) do
    for fact in doc.facts() do
      list[#list + 1] = statement(fact, doc)
    end
  end
  for _, kind in ipairs(kinds) do
    for _, statements in ipairs(opposed.groups(list, kind.key)) do
      local found = disputed(statements, kind.is_dispute)
      if #found > 0 then disputes[#disputes + 1] = { kind = kind.name, statements = found } end
    end
  end
  local of_events, n_events = dispute_events.find(corpus, docs)
  table.move(of_events, 1, #of_events, #disputes + 1, disputes)
  local of_views, n_views = judgement.disputes(corpus, docs)
  table.move(of_views, 1, #of_views, #disputes + 1, disputes)
  return disputes, #list, n_events, n_views
end

return M
