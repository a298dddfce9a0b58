-- The examples in the vocabulary of facts, told by the models that are shipped.  Called by tests/cli/facts.sh:
--   fact_examples.lua write VOCABULARY          prints a text a line, as JSONL
--   fact_examples.lua compare VOCABULARY FACTS.JSONL TIES.JSONL
local json = require 'entente.json'

local function examples(path)
  local list = {}
  for line in io.lines(path) do
    local sentence, parties, what = line:match '^= (.-) : (.-) : (.*)$'
    if sentence then
      local id = ('%03d'):format(#list + 1)
      list[#list + 1] = { id = id, text = sentence, expected = parties .. ' : ' .. what:gsub('%s+$', '') }
    end
  end
  return list
end

local function figure(value)
  if type(value) ~= 'number' then return tostring(value) end
  return ('%.12g'):format(value)
end

-- What JSON has as null is not there.
local function told(x) return x ~= json.null and x or nil end

local function say_fact(f)
  local said = ('%s > %s : %s %s'):format(f.subject, told(f.object) or '-', f.relation, figure(f.value))
  if told(f.unit) then said = said .. ' ' .. f.unit end
  return told(f.as_of) and said .. ' ' .. f.as_of or said
end

local function say_tie(t)
  local said = ('%s > %s : %s'):format(t.subject, t.object, t.relation)
  if told(t.change) then said = said .. ' ' .. t.change end
  return told(t.date) and said .. ' ' .. t.date or said
end

local function find_in(path, say, found)
  for line in io.lines(path) do
    local row = json.decode(line)
    local said = say(row)
    found[row.doc] = found[row.doc] and found[row.doc] .. ' | ' .. said or said
  end
end

local list = examples(arg[2])
if arg[1] == 'write' then
  for _, e in ipairs(list) do
    print(json.encode { id = e.id, text = e.text, language = 'en' })
  end
  os.exit(#list > 12)
end
local found, failed = {}, 0
find_in(arg[3], say_fact, found)
find_in(arg[4], say_tie, found)
for _, e in ipairs(list) do
  if found[e.id] ~= e.expected then
    failed = failed + 1
    print(('%s\n  expected %s\n  found    %s'):format(e.text, e.expected, found[e.id] or 'nothing'))
  end
end
os.exit(failed == 0)
