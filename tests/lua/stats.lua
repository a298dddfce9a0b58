-- entente.stats: names, shapes and bad calls; the values are held by tests/unit/test_stats.c.
local help = require 'entente.help'
local stats = entente.stats

local function near(a, b)
  assert(math.abs(a - b) < 1e-9, ('%s is not %s'):format(a, b))
end

local function fails(expected, f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok and message:find(expected, 1, true), message)
end

near(stats.association('logDice', 8, 8, 24, 472), 14 + math.log(1 / 3, 2))
near(stats.association('LOG-DICE', 8, 8, 24, 472), stats.association('logDice', 8, 8, 24, 472))
local ratio, low, high = stats.keyness('log ratio', 40, 1000, 10, 1000)
near(ratio, 2)
assert(low < 2 and high > 2 and select('#', stats.keyness('ll', 40, 1000, 10, 1000)) == 1)
local narrow = select(2, stats.keyness('logRatio', 40, 1000, 10, 1000, { level = 0.5 }))
assert(narrow > low)
near(stats.keyness('simple-maths', 300, 1e6, 100, 1e6, { k = 100 }), 2)
near(stats.dispersion('DP', { 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 }), 0.18)
near(stats.dispersion('dp_norm', { 1, 0 }), 1)
near(stats.arf({ 1, 26, 51, 76 }, 100), 4)
near(stats.adjust({ 0.01, 0.04 })[1], 0.02)
near(stats.adjust({ 0.01, 0.04 }, 'bh')[2], 0.04)
near(stats.trend({ 1, 2, 3 }, { 2, 4, 6 }).slope, 2)
local words = stats.diversity { 'a', 'b', 'a', 'c' }
assert(words.types == 3 and words.tokens == 4 and words.hapaxes == 2 and words.ttr == 0.75)
near(stats.zipf({ 60, 30, 20 }).exponent, 1)
near(stats.p_value(-3.841458820694124), 0.05)
assert(select('#', stats.wilson(1, 10)) == 2)

for _, kind in ipairs { 'association', 'keyness', 'dispersion' } do
  for _, m in ipairs(stats.measures(kind)) do
    assert(#m.formula > 0 and #m.source > 0 and m.kind == kind, m.name)
    assert(help(stats[kind]):find(m.name, 1, true), m.name .. ' is not in the help of ' .. kind)
  end
end

fails("no measure 'logdize'; did you mean 'logDice'?", stats.association, 'logdize', 1, 1, 1, 1)
fails('bad argument #2', stats.association, 'll', -1, 1, 1, 1)
fails('bad argument #2', stats.association, 'll', 0 / 0, 1, 1, 1)
fails('more than there are words in the target', stats.keyness, 'll', 11, 10, 1, 10)
fails("no option 'kk'", stats.keyness, 'll', 1, 10, 1, 10, { kk = 1 })
fails('as many sizes as counts', stats.dispersion, 'DP', { 1, 2 }, { 1 })
fails('item 2: number expected, got boolean', stats.dispersion, 'DP', { 1, true })
fails('a part without words has occurrences', stats.dispersion, 'DP', { 1, 2 }, { 1, 0 })
fails('rising positions', stats.arf, { 5, 3 }, 10)
fails('positions from 1', stats.arf, { 0 }, 10)
fails('probabilities', stats.adjust, { 2 })
fails('falling frequencies', stats.zipf, { 1, 2 })
fails('words or ids expected', stats.diversity, { {} })
