-- Statements of the prompt: complete or not, and locals that stay.
local chunk = require 'entente.repl.chunk'
local lexer = require 'entente.repl.lexer'

local complete = {
  '', '1', 'x = 1', 'x = = 1', '"abc', 'for i = 1, 2 do end', '-- a comment', 'return', 'f()', '{ 1, 2 }',
  'goto x ::x::',
}
local incomplete = {
  'x = [[a', 'function f()', 'f(', 'x =', 'for i = 1, 2 do', '--[[ a', '{ 1,', 'corpus:find', 'if x then',
  '1 +', '"a\\',
}
for _, text in ipairs(complete) do
  assert(chunk.is_complete(text), text)
end
for _, text in ipairs(incomplete) do
  assert(not chunk.is_complete(text), text)
end

assert(chunk.is_silent 'x;' and chunk.is_silent 'x; -- why' and not chunk.is_silent 'x' and not chunk.is_silent '";"')

local cells = {}
local function run(text) return assert(chunk.load(text, '=test', cells))() end

-- Declared once, they are there for all that comes; so are functions that use them.
run 'local a, b = 1, 2 local function sum() return a + b end'
assert(run 'sum()' == 3)
run 'a = 10'
assert(run 'sum()' == 12 and rawget(_G, 'a') == nil)
run 'local a = a + 1'
assert(run 'sum()' == 13 and run 'a' == 11)

-- A local may begin as the global of its name, and one without a value has none.
run 'local print = print local nothing local first, last'
assert(run 'print' == print and run 'nothing' == nil)
run 'local w\nlocal v = 1'
assert(run 'v' == 1)

-- Attributes: a constant stays, what is to be closed is closed at the end of its statement.
run 'local c <const>, d <const> = 7, 8'
assert(run 'c + d' == 15)
run 'closed = 0 local x <close> = setmetatable({}, { __close = function() closed = closed + 1 end })'
assert(run 'closed' == 1 and run 'x' == nil)

-- Those of blocks are the blocks' own, and strings and comments are no declarations.
run 'do local inner = 1 end for i = 1, 2 do local inner = i end local f = function() local inner = 1 return inner end'
assert(run 'inner' == nil and run 'f()' == 1)
run 'local s = "local t = 1" -- local u = 2'
assert(run 's' == 'local t = 1' and run 't' == nil and run 'u' == nil)
run 'repeat local q = 1 until q == 1'
assert(run 'q' == nil)

-- What was done before an error is done.
assert(not pcall(run, 'local kept = 3 error "x"') and run 'kept' == 3)

-- More of them than a function can hold; and lines stay what they were.
local many = {}
for i = 1, 150 do
  many[i] = ('local v%d = %d'):format(i, i)
end
run(table.concat(many, '\n'))
run 'local later = 1'
assert(run 'v1 + v150 + later' == 152)
local ok, message = pcall(run, 'local y = 1\n\nlocal z = nil .. "x"')
assert(not ok and message:find '^test:3:', message)

-- Tokens, and what an unfinished string says.
local tokens = lexer.tokens [==[x = "a\"b" .. [=[ ]] ]=] -- c
  + 0x1p4 'open]==]
local kinds = {}
for i, t in ipairs(tokens) do
  kinds[i] = t.kind
end
assert(table.concat(kinds, ' ') == 'name symbol string symbol string comment symbol number string')
assert(not tokens[#tokens].closed and lexer.body(tokens[#tokens]) == 'open' and lexer.body(tokens[3]) == 'a\\"b')
for _, text in ipairs { '"', "'\\", '[[', '[=', '--[==[', '\\', '"\\z', '\n', '"a\nb"', '€', '\255' } do
  lexer.tokens(text) -- no text makes it fail
end
