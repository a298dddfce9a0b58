-- The examples in the vocabulary of facts, told by the models that are shipped.  Called by tests/cli/facts.sh:
--   fact_examples.lua write VOCABULARY          prints a text a line, as JSONL
--   fact_examples.lua compare VOCABULARY FACTS.JSONL
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

local function found_in(path)
  local found = {}
  for line in io.lines(path) do
    local f = json.decode(line)
    local said = ('%s > %s : %s %s'):format(f.subject, told(f.object) or '-', f.relation, figure(f.value))
    if told(f.unit) then said = said .. ' ' .. f.unit end
    if told(f.as_of) then said = said .. ' ' .. f.as_of end
    found[f.doc] = found[f.doc] and found[f.doc] .. ' | ' .. said or said
  end
  return found
end

local list = examples(arg[2])
if arg[1] == 'write' then
  for _, e in ipairs(list) do
    print(json.encode { id = e.id, text = e.text, language = 'en' })
  end
  os.exit(#list > 12)
end
local found, failed = found_in(arg[3]), 0
for _, e in ipairs(list) do
  if found[e.id] ~= e.expected then
    failed = failed + 1
    print(('%s\n  expected %s\n  found    %s'):format(e.text, e.expected, found[e.id] or 'nothing'))
  end
end
os.exit(failed == 0)
