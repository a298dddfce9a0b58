--- For `entente export annotations` and `export sqlite`: what is known only once all articles are looked at. Beside the
--- layers that each article has by itself the former writes
---
---   events.jsonl          anew, each event with `coref`: reports of one event have the same one, "e" and the number of
---                         the first report (entente.link says when they are one)
---   judgements.jsonl      what sources hold of actors (entente.judgement)
---   disagreements.jsonl   figures, events and judgements that contradict each other (entente.dispute), in the form
---                         { measure, as_of, values = { { doc, file, start, end, value, unit, text } }, note, kind }

local dispute = require 'entente.dispute'
local json = require 'entente.json'
local judgement = require 'entente.judgement'
local link = require 'entente.link'

local M = {}

local OK <const>, CANNOT_WRITE <const> = 0, 6

-- Lines into a file that is there in whole or not at all.
local function write(dir, name, lines)
  local path = dir .. '/' .. name
  local part = path .. '.part'
  local file = assert(io.open(part, 'wb'))
  local ok, message = pcall(function()
    for _, line in ipairs(lines) do
      assert(file:write(line, '\n'))
    end
    assert(file:close())
    assert(os.rename(part, path))
  end)
  if not ok then
    os.remove(part)
    error(message, 0)
  end
end

local function place(record, span)
  local file, start, stop = span:source()
  record.doc = span.doc.id
  record.file, record.start, record['end'] = file or json.null, start or json.null, stop or json.null
  return record
end

-- ---- events ----

-- Of each report which one is the first of the same event.
local function firsts(corpus)
  local reports = link.reports(corpus, {})
  link.events(reports, link.sources(reports))
  local list, first = {}, {}
  for i, report in ipairs(reports) do
    first[report.number] = first[report.number] or i
    list[i] = first[report.number]
  end
  return list
end

-- The layer's lines come in the order of the reports.
local function add_coref(corpus, dir)
  local list, lines = firsts(corpus), {}
  local layer = io.open(dir .. '/events.jsonl')
  if not layer then return end -- a corpus without trees has no events
  for line in layer:lines() do
    local i = #lines + 1
    if not list[i] then error('events.jsonl has more lines than there are events', 0) end
    lines[i] = ('%s, "coref": "e%d"}'):format(line:sub(1, -2), list[i])
  end
  layer:close()
  write(dir, 'events.jsonl', lines)
end

-- ---- judgements ----

local function judgement_line(j)
  local record = place({
    text = j.sentence:text(),
    thesis = j.thesis,
    holds = j.sign == '+',
    actor = j.actor,
    other = j.other or json.null,
    source = j.source or json.null,
    words = j.words,
    rule = j.pattern,
  }, j.sentence.span)
  return json.encode(record)
end

-- ---- disagreements ----

-- The figure's own place in its sentence; the sentence where it is not found.
local function span_of(s)
  local at = s.fact.figure and s.fact:text():find(s.fact.figure, 1, true)
  if not at then return s.span end
  local start = s.span.start + at - 1
  return s.doc:part(start, start + #s.fact.figure)
end

local function value_of(s)
  local fact = s.fact
  if fact.unit == 'date' or not fact.low then return fact.value end
  return fact.low == fact.high and fact.low or json.array { fact.low, fact.high }
end

local FIGURES <const> = { figure = true, shares = true, giver = true }
local NOTES <const> = {
  shares = 'shares of one whole that come to more than all of it',
  giver = 'the same sum from different givers',
  date = 'one act at different dates',
  parties = 'one act by different parties',
  denied = 'done, and not done',
}

local function disagreement_line(d)
  local first, values, as_of = d.statements[1], {}, nil
  for i, s in ipairs(d.statements) do
    local span = span_of(s)
    as_of = as_of or s.fact.as_of
    values[i] = place({ value = value_of(s), unit = s.fact.unit or json.null, text = span:text() }, span)
  end
  local measure = first.relation .. ': ' .. first.subject .. (first.object and ' > ' .. first.object or '')
  return json.encode {
    measure = measure,
    as_of = as_of or json.null,
    values = json.array(values),
    note = NOTES[d.kind] or json.null,
    kind = FIGURES[d.kind] and 'figure' or d.kind == 'judgement' and 'judgement' or 'event',
  }
end

local function write_all(corpus, dir)
  local views, lines = assert(judgement.find(corpus, {})), {}
  for i, j in ipairs(views) do
    lines[i] = judgement_line(j)
  end
  write(dir, 'judgements.jsonl', lines)
  lines = {}
  for i, d in ipairs((dispute.find(corpus, {}))) do
    lines[i] = disagreement_line(d)
  end
  write(dir, 'disagreements.jsonl', lines)
  add_coref(corpus, dir)
end

--- entente export sqlite: which reports are of one event.
---@return integer[] first of each report, in the order of the corpus, the place of the event's first one
function M.coref() return firsts(corpus) end

--- entente export annotations, once the layers are written.
---@param _ table what the program lends
---@param args string[] the folder
---@return integer code
function M.complete(_, args)
  local ok, message = pcall(write_all, corpus, args[1])
  if ok then return OK end
  io.stderr:write('entente: ', tostring(message), '\n')
  return CANNOT_WRITE
end

return M
