--- Lua's text as tokens: just enough of its grammar for what the prompt does with a statement. Text that is no
--- Lua, or that ends in the middle of a string, is cut up as well as it goes; nothing raises.

local M = {}

local keywords = {}
for word in ([[and break do else elseif end false for function goto if in local nil not or repeat return then true
  until while]]):gmatch '%a+' do
  keywords[word] = true
end
M.keywords = keywords

-- The end of what begins at `at` with a long bracket, and whether it is closed; nil: no long bracket.
local function long_bracket(text, at)
  local level = text:match('^%[(=*)%[', at)
  if not level then return nil end
  local _, stop = text:find(']' .. level .. ']', at, true)
  return stop or #text, stop ~= nil
end

local function short_string(text, at)
  local quote, i = text:sub(at, at), at + 1
  while i <= #text do
    local c = text:sub(i, i)
    if c == quote then return i, true end
    if c == '\n' then return i - 1, false end
    if c == '\\' then i = i + (text:sub(i + 1, i + 1) == 'z' and #text:match('^%s*', i + 2) + 1 or 1) end
    i = i + 1
  end
  return #text, false
end

-- kind, last byte, is it closed
local function token(text, at)
  if text:find('^[%a_\128-\255]', at) then
    local stop = select(2, text:find('^[%w_\128-\255]+', at))
    return keywords[text:sub(at, stop)] and 'keyword' or 'name', stop, true
  end
  if text:find('^%.?%d', at) then return 'number', select(2, text:find('^%.?%d[%w.]*', at)), true end
  if text:find('^[\'"]', at) then return 'string', short_string(text, at) end
  local stop, closed = long_bracket(text, at)
  if stop then return 'string', stop, closed end
  if text:find('^%-%-', at) then
    stop, closed = long_bracket(text, at + 2)
    if stop then return 'comment', stop, closed end
    stop = (text:find('\n', at, true) or #text + 1) - 1
    return 'comment', stop, stop < #text
  end
  for _, operator in ipairs { '...', '..', '==', '~=', '<=', '>=', '//', '::', '<<', '>>' } do
    if text:sub(at, at + #operator - 1) == operator then return 'symbol', at + #operator - 1, true end
  end
  return 'symbol', at, true
end

---@class entente.repl.token
---@field kind 'name'|'keyword'|'number'|'string'|'comment'|'symbol'
---@field text string
---@field first integer
---@field last integer
---@field closed boolean a string or comment that is not closed reaches to the end

---@param text string
---@return entente.repl.token[]
function M.tokens(text)
  local list, at = {}, 1
  while true do
    at = text:find('%S', at)
    if not at then return list end
    local kind, last, closed = token(text, at)
    list[#list + 1] = { kind = kind, text = text:sub(at, last), first = at, last = last, closed = closed }
    at = last + 1
  end
end

--- What a string token says, its quotes taken off; escapes stay as they are.
---@param t entente.repl.token
---@return string body
---@return integer first where it begins in the text
function M.body(t)
  local open = t.text:match '^%[=*%[' or t.text:sub(1, 1)
  return t.text:sub(#open + 1, t.closed and -#open - 1 or nil), t.first + #open
end

return M
