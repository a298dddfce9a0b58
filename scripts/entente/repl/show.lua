--- Values as the prompt prints them: never more than a screen, never for long, with what is hidden counted. What
--- is left out is cut before it is made into text.

local api = require 'entente.repl.api'
local lexer = require 'entente.repl.lexer'
local line = require 'entente.repl.line'
local objects = require 'entente.repl.objects'
local text = require 'entente.text'

local M = {}

local DEPTH = 6        -- tables within tables
local KEYS = 1000      -- so many keys of a table are put in order
local COUNTED = 1000000 -- so many are counted
local SHORT = 24       -- columns of an item that shares its line

---@class entente.repl.limits
---@field width integer columns
---@field rows integer lines; math.huge: all of it
---@field more string how to see what is hidden: "; .page shows all"

-- ---- scalars ----

local escapes = { ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t', ['\\'] = '\\\\', ["'"] = "\\'" }

local function quote(s)
  local body = s:gsub("[%c\\'\127]", function(c) return escapes[c] or ('\\x%02x'):format(c:byte()) end)
  return "'" .. line.isolate(body) .. "'"
end

local function is_name(key)
  return type(key) == 'string' and key:find '^[%a_][%w_]*$' and not lexer.keywords[key]
end

local function has_tostring(t)
  local meta = debug.getmetatable(t)
  return type(meta) == 'table' and rawget(meta, '__tostring') ~= nil
end

-- What it says of itself; its __tostring is somebody's, and may fail.
local function own_words(value)
  local ok, s = pcall(tostring, value)
  return ok and s or ('(its __tostring fails: %s)'):format(type(s) == 'string' and s or type(s))
end

-- One that takes no room: no table, or one that speaks for itself.
local function scalar(value, width)
  local kind = type(value)
  if kind == 'string' then
    if #value <= 4 * width then return quote(value) end
    return quote(value:sub(1, (utf8.offset(value, 0, 4 * width) or 4 * width) - 1) .. '…')
  end
  if kind == 'function' then return api.brief(value) end
  if kind ~= 'table' or has_tostring(value) then return (own_words(value):gsub('\n.*', ' …')) end
end

-- ---- tables ----

local rank = { number = 1, string = 2, boolean = 3 }

local function before(a, b)
  local ka, kb = type(a), type(b)
  if ka ~= kb then return (rank[ka] or 9) < (rank[kb] or 9) end
  if rank[ka] == 1 or rank[ka] == 2 then return a < b end
  return tostring(a) < tostring(b)
end

-- Keys in order, those of the list first; how many there are in all, and whether there are more than that.
local function keys_of(t)
  local keys, n, length = {}, 0, rawlen(t)
  for i = 1, math.min(length, KEYS) do
    keys[i] = i
  end
  local named = {}
  for key in next, t do
    n = n + 1
    local is_listed = math.type(key) == 'integer' and key >= 1 and key <= length
    if not is_listed and #named < KEYS then named[#named + 1] = key end
    if n >= COUNTED then break end
  end
  table.sort(named, before)
  return table.move(named, 1, #named, #keys + 1, keys), n, length
end

local function label(key, length)
  if math.type(key) == 'integer' and key >= 1 and key <= length then return '' end
  if is_name(key) then return key .. ' = ' end
  return '[' .. (scalar(key, 40) or 'table') .. '] = '
end

-- On one line, or nil where that takes more than `width`.
local function inline(value, width, depth, path)
  local s = scalar(value, width)
  if s then return text.width(s) <= width and s or nil end
  if path[value] then return '(' .. path[value] .. ' again)' end
  if depth == 0 then return next(value) == nil and '{}' or '{…}' end
  local keys, n, length = keys_of(value)
  if n == 0 then return '{}' end
  if n > width or n > #keys then return nil end
  local parts, room = {}, width - 4
  path[value] = 'table'
  for i, key in ipairs(keys) do
    local head = label(key, length)
    local item = room > 0 and inline(rawget(value, key), room - #head, depth - 1, path)
    if not item then
      path[value] = nil
      return nil
    end
    parts[i] = head .. item
    room = room - text.width(parts[i]) - 2
  end
  path[value] = nil
  return room >= -2 and '{ ' .. table.concat(parts, ', ') .. ' }' or nil
end

local Page = {} -- lines that are collected until there is no room
Page.__index = Page

function Page:add(s)
  if #self.lines >= self.limits.rows then return false end
  self.lines[#self.lines + 1] = line.fit(s, self.limits.width)
  return true
end

local block

-- One entry of a table, over several lines where it has to be.
local function entry(page, key, value, length, indent, path)
  local head = indent .. label(key, length)
  local short = inline(value, page.limits.width - #head - 1, DEPTH, path)
  if not short and type(value) ~= 'table' then short = scalar(value, page.limits.width) end
  if short then return page:add(head .. short .. ',') end
  if path[value] then return page:add(head .. '(' .. path[value] .. ' again),') end
  if #indent / 2 >= DEPTH then return page:add(head .. '{…},') end
  return block(page, value, head, indent, path, ',')
end

-- As many short items of a list from keys[i] on as fit a line; how many these are.
local function several(page, t, keys, i, length, indent)
  local parts, room = {}, page.limits.width - #indent
  while keys[i] and label(keys[i], length) == '' do
    local item = scalar(rawget(t, keys[i]), SHORT)
    local width = item and text.width(item) + 2 or room
    if width > SHORT or width >= room then break end
    parts[#parts + 1] = item
    room = room - width
    i = i + 1
  end
  if #parts > 1 and not page:add(indent .. table.concat(parts, ', ') .. ',') then return nil end
  return #parts > 1 and #parts or 0
end

function block(page, t, head, indent, path, tail)
  local keys, n, length = keys_of(t)
  local i = 1
  path[t] = head:match '([%w_]+) = $' or 'table'
  page:add(head .. '{')
  while i <= #keys do
    local done = several(page, t, keys, i, length, indent .. '  ')
    if done == 0 then done = entry(page, keys[i], rawget(t, keys[i]), length, indent .. '  ', path) and 1 or nil end
    if not done then
      page.hidden = page.hidden or { n - i + 1, n >= COUNTED }
      path[t] = nil
      return false
    end
    i = i + done
  end
  path[t] = nil
  if n > #keys then page.hidden = page.hidden or { n - #keys, n >= COUNTED } end
  return page:add(indent .. '}' .. tail)
end

local function whole_table(t, limits)
  local short = inline(t, limits.width, DEPTH, {})
  if short then return short end
  local page = setmetatable({ lines = {}, limits = limits }, Page)
  block(page, t, '', '', {}, '')
  if page.hidden then
    local n, at_least = table.unpack(page.hidden)
    local count = (at_least and 'at least ' or '') .. line.thousands(n)
    page.lines[#page.lines + 1] = ('(%s more%s)'):format(count, limits.more)
  end
  return table.concat(page.lines, '\n')
end

-- ---- everything ----

local function long_string(s, limits)
  if limits.rows == math.huge then return s end
  local at, room = 1, limits.rows -- bytes for columns: what is not ASCII is cut early rather than late
  while at <= #s do
    local stop = s:find('\n', at, true) or #s + 1
    local rows = math.max(1, (stop - at + limits.width - 1) // limits.width)
    if rows > room then
      at = room > 0 and utf8.offset(s, 0, at + room * limits.width) or at
      local hidden = utf8.len(s, at) or #s - at + 1
      local shown = s:sub(1, at - 1):gsub('\n$', '')
      return ('%s\n(%s more characters%s)'):format(shown, line.thousands(hidden), limits.more)
    end
    room, at = room - rows, stop + 1
  end
  return s
end

local function a_function(f)
  local item = api.of_function(f)
  if not item then return tostring(f) end
  return (('%s\n  %s'):format(api.signature(item), api.summary(item)):gsub('%s+$', ''))
end

--- One value as text, without a newline at its end.
---@param value any
---@param limits entente.repl.limits
---@return string
function M.value(value, limits)
  local kind = type(value)
  if kind == 'string' then return long_string(value, limits) end
  if kind == 'table' and not has_tostring(value) then
    return objects.list(value, limits) or whole_table(value, limits)
  end
  if kind == 'function' then return a_function(value) end
  return objects.text(value, limits) or long_string(own_words(value), limits)
end

--- What a statement returned.
---@param values table packed: with n
---@param limits entente.repl.limits
---@return string
function M.values(values, limits)
  local parts, in_line = {}, true
  for i = 1, values.n do
    parts[i] = M.value(values[i], limits)
    in_line = in_line and not parts[i]:find '\n'
  end
  local together = table.concat(parts, '\t')
  return in_line and text.width(together) <= limits.width and together or table.concat(parts, '\n')
end

return M
