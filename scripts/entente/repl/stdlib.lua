--- How the functions of Lua's own libraries are called, for the line under a call. Our words; the reference manual
--- of Lua 5.4 has the whole truth.

local M = {}

local text = [[
assert(value, message?) -> value, ...  | raise the message if the value is false or nil
collectgarbage(what?, arg?) -> any  | 'collect', 'count' (in KiB), 'stop', 'restart', ...
dofile(path?) -> any  | run a file of Lua
error(message, level?)  | raise an error; level 2 blames the caller
getmetatable(object) -> table?  | its metatable, or that one's __metatable
ipairs(list) -> fun(), list, 0  | for i, value in ipairs(list) do: 1, 2, ... up to the first nil
load(chunk, name?, mode?, env?) -> function?, message  | compile a text; nil and what is wrong with it
loadfile(path?, mode?, env?) -> function?, message  | compile a file
next(t, key?) -> key, value  | what comes after a key, in no order; nil at the end
pairs(t) -> next, t, nil  | for key, value in pairs(t) do: all of them, in no order
pcall(f, ...) -> boolean, ...  | call f; false and the error where it raises
print(...)  | each as tostring() has it, with tabs between
rawequal(a, b) -> boolean  | without metamethods
rawget(t, key) -> any  | without metamethods
rawlen(t) -> integer  | without metamethods
rawset(t, key, value) -> t  | without metamethods
require(module) -> any  | load a module once
select(n, ...) -> ...  | the arguments from the n-th on; '#': how many there are
setmetatable(t, meta) -> t  | nil takes it away
tonumber(s, base?) -> number?  | nil where it is none
tostring(value) -> string  | by __tostring where there is one
type(value) -> string  | 'nil' 'number' 'string' 'boolean' 'table' 'function' 'thread' 'userdata'
xpcall(f, handler, ...) -> boolean, ...  | as pcall; the handler gets the error where it happens
coroutine.close(co) -> boolean, error?  | close its variables; it cannot be resumed
coroutine.create(f) -> thread  | a coroutine that will run f
coroutine.resume(co, ...) -> boolean, ...  | run it up to its next yield
coroutine.running() -> thread, boolean  | which one runs, and whether it is the main one
coroutine.status(co) -> string  | 'running' 'suspended' 'normal' 'dead'
coroutine.wrap(f) -> function  | a coroutine as a function; it raises its errors
coroutine.yield(...) -> ...  | give these to whoever resumed it
io.lines(path?, ...) -> fun()  | for line in io.lines(path) do: the file is closed at its end
io.open(path, mode?) -> file?, message  | 'r' 'w' 'a' 'r+' 'w+' 'a+', with 'b' for bytes
io.popen(command, mode?) -> file  | a program's output, or with 'w' its input
io.read(...) -> ...  | from standard input: 'l' a line, 'n' a number, 'a' all, n bytes
io.write(...) -> file  | to standard output
math.abs(x) -> number  | without its sign
math.ceil(x) -> integer  | the smallest integer that is not less
math.exp(x) -> number  | e to the power of x
math.floor(x) -> integer  | the largest integer that is not more
math.fmod(x, y) -> number  | the remainder, with the sign of x
math.log(x, base?) -> number  | to the base e if not given
math.max(x, ...) -> number  | the largest
math.min(x, ...) -> number  | the smallest
math.random(m?, n?) -> number  | within m..n, within 1..m, or of [0, 1)
math.randomseed(seed?)  | the same seed gives the same numbers
math.sqrt(x) -> number  | the square root
math.tointeger(x) -> integer?  | nil where it has a fraction
math.type(x) -> string?  | 'integer', 'float', or nil
os.clock() -> number  | seconds of the processor so far
os.date(format?, time?) -> string  | '%Y-%m-%d'; '*t' gives a table
os.getenv(name) -> string?  | a variable of the environment
os.remove(path) -> boolean?, message  | delete a file
os.rename(from, to) -> boolean?, message  | give a file another name
os.time(t?) -> integer  | seconds since 1970, now or of { year =, month =, day = }
os.tmpname() -> string  | a name for a file that is not there yet
string.byte(s, i?, j?) -> integer, ...  | bytes i to j; the first if not given
string.char(...) -> string  | of these bytes
string.find(s, pattern, init?, plain?) -> first, last, ...  | where it first matches, and its captures; nil
string.format(form, ...) -> string  | %d %s %q %.2f %5d %-10s %x %%
string.gmatch(s, pattern) -> fun()  | for word in s:gmatch '%a+' do
string.gsub(s, pattern, by, n?) -> string, integer  | by: a string with %1, a table, a function; how many were replaced
string.len(s) -> integer  | bytes
string.lower(s) -> string  | ASCII alone; entente.text.fold knows more
string.match(s, pattern, init?) -> ...  | its captures, or all that matched; nil
string.rep(s, n, between?) -> string  | n times
string.reverse(s) -> string  | its bytes backwards
string.sub(s, i, j?) -> string  | bytes i to j; -1 is the last one
string.upper(s) -> string  | ASCII alone
table.concat(list, between?, i?, j?) -> string  | of strings and numbers
table.insert(list, at?, value)  | at the end if no place is given
table.move(from, first, last, at, to?) -> table  | copy items
table.pack(...) -> table  | { n =, ... }
table.remove(list, at?) -> any  | the last one if no place is given
table.sort(list, less?)  | in place; less(a, b): must a come first?
table.unpack(list, i?, j?) -> ...  | its items
utf8.char(...) -> string  | of these code points
utf8.codepoint(s, i?, j?) -> integer, ...  | of the characters that begin at bytes i to j
utf8.codes(s) -> fun()  | for place, code in utf8.codes(s) do
utf8.len(s, i?, j?) -> integer?, place  | characters; nil and the first faulty byte
utf8.offset(s, n, i?) -> integer?  | the byte at which the n-th character begins]]

-- { [function] = { signature, summary } }
local known = {}
for line in text:gmatch '[^\n]+' do
  local signature, name, summary = line:match '^(([%w_.]+)%(.-)%s+| (.*)$'
  local library, member = name:match '^(%w+)%.(%w+)$'
  local f = library and _G[library][member] or _G[name]
  known[f] = { signature, summary }
end

---@param f function
---@return string? signature
---@return string? summary
function M.of(f)
  local row = known[f]
  if row then return row[1], row[2] end
end

return M
