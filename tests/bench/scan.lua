-- How fast Lua goes over all words of a corpus as ids: in bulk, and one at a time.
local words = corpus.words

local function report(what, n, started)
  local s = os.clock() - started
  print(('%-28s %d words in %.3f s: %.1f M words/s'):format(what, n, s, n / s / 1e6))
end

for _ = 1, 5 do
  local buffer, sum, first, n, started = {}, 0, 1, 0, os.clock()
  repeat
    local _, k, following = words:ids(buffer, first, 4096)
    for i = 1, k do
      sum = sum + buffer[i]
    end
    first, n = following, n + k
  until k == 0
  report('words:ids(into)', n, started)
end

local n, sum, started = 0, 0, os.clock()
for _, id in words:each() do
  n, sum = n + 1, sum + id
end
report('words:each()', n, started)

collectgarbage()
local before = collectgarbage 'count'
collectgarbage 'stop'
for _, id in words:each() do
  sum = sum + id
end
print(('words:each() makes %.1f KiB of garbage'):format(collectgarbage 'count' - before))
