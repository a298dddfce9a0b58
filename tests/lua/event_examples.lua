-- The examples in the dictionary of events, told by the models that are shipped.  Called by tests/cli/events.sh:
--   event_examples.lua write DICTIONARY          prints a text a line, as JSONL
--   event_examples.lua compare DICTIONARY EVENTS.JSONL
local json = require 'entente.json'

local function examples(path)
  local list, type = {}, nil
  for line in io.lines(path) do
    type = line:match '^%[(%u+)%]' or type
    local sentence, parties = line:match '^= (.-) : (.*)$'
    if sentence then
      local actor, target = parties:match '^(.-)%s*>%s*(.-)%s*$'
      local id = ('%s %03d'):format(type, #list + 1)
      list[#list + 1] = { id = id, type = type, text = sentence, actor = actor, target = target }
    end
  end
  return list
end

local function found_in(path)
  local found = {}
  for line in io.lines(path) do
    local e = json.decode(line)
    local said = ('%s %s > %s'):format(e.type, table.concat(e.actor, ', '), table.concat(e.target, ', '))
    found[e.doc] = found[e.doc] and found[e.doc] .. ' | ' .. said or said
  end
  return found
end

local list = examples(arg[2])
if arg[1] == 'write' then
  for _, e in ipairs(list) do
    print(json.encode { id = e.id, text = e.text, language = 'en' })
  end
  os.exit(#list > 30)
end
local found, failed = found_in(arg[3]), 0
for _, e in ipairs(list) do
  local expected = ('%s %s > %s'):format(e.type, e.actor, e.target)
  if found[e.id] ~= expected then
    failed = failed + 1
    print(('%s\n  expected %s\n  found    %s'):format(e.text, expected, found[e.id] or 'nothing'))
  end
end
os.exit(failed == 0)
