-- The disagreements of a gold, and what was found.  Called by tests/cli/link.sh:
--   disputes.lua GOLD/disagreements.jsonl DISAGREEMENTS.JSON
-- Each of kind "figure" must be found: one disagreement has a sentence with each of its values. None of kind
-- "compatible" may be.
local json = require 'entente.json'

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read 'a'
end

local function one_line(s) return (s:gsub('%s+', ' ')) end

-- Sentences of each disagreement by its number.
local found = {}
for _, row in ipairs(json.decode(read(arg[2]))) do
  found[row.n] = found[row.n] or {}
  table.insert(found[row.n], row.sentence)
end

local function holds(sentences, words)
  for _, sentence in ipairs(sentences) do
    if sentence:find(one_line(words), 1, true) then return true end
  end
  return false
end

local function count(sentences, values)
  local n = 0
  for _, value in ipairs(values) do
    if holds(sentences, value.text) then n = n + 1 end
  end
  return n
end

local failed = 0
for line in io.lines(arg[1]) do
  local gold = json.decode(line)
  local most = 0
  for _, sentences in pairs(found) do
    most = math.max(most, count(sentences, gold.values))
  end
  if gold.kind == 'figure' and most < #gold.values or gold.kind == 'compatible' and most > 1 then
    failed = failed + 1
    print(('%s: %s, %d of %d values'):format(gold.kind, gold.measure, most, #gold.values))
  end
end
os.exit(failed == 0)
