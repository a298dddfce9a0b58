-- help() of functions in C and in Lua, and of objects.
local help = require 'entente.help'

--- Twice a number.
---@param n number
---@return number
local function twice(n)
  return 2 * n
end

-- not documentation
local function plain() end

assert(twice(1) == 2 and plain() == nil)
assert(help(twice) == 'Twice a number.\n  param n number\n  return number', help(twice))
assert(help(plain):find '^nothing is known of function')
assert(help(load 'return 1'):find '^nothing is known')
assert(help(print):find '^nothing is known')
assert(help(nil) == 'nothing is known of nil')
assert(help(entente.nearest):find 'Did you mean.-\n  param word string\n')
assert(help(corpus):find '^A corpus')
