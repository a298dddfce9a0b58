--- Why something failed, for a person: the message, the line of the source, the name that was meant, and the way
--- there. The program's message handler calls M.message while the stack still stands.

local entente = require 'entente'

local M = {}

--- Texts of chunks that are in no file, by their source: what was typed at the prompt.
---@type table<string, string>
M.typed = {}

--- Functions of ours that call people's code: what called these is of no interest.
M.boundary = setmetatable({}, { __mode = 'k' })

--- Functions that are whole chunks, though they are not compiled as such.
M.chunk = setmetatable({}, { __mode = 'k' })

local said = { __tostring = function(self) return self.message end }

--- An error that is all said: no way there is shown.
---@param message string
---@return table error for error()
function M.plain(message) return setmetatable({ message = message }, said) end

-- ---- the source ----

local function nth_line(text, n)
  for line in (text .. '\n'):gmatch '(.-)\n' do
    n = n - 1
    if n == 0 then return line end
  end
end

---@param source string as debug.getinfo gives it
---@return string? line
local function line_of(source, n)
  if M.typed[source] then return nth_line(M.typed[source], n) end
  local file = source:sub(1, 1) == '@' and io.open(source:sub(2))
  if not file then
    local is_text = source:sub(1, 1) ~= '=' and source:sub(1, 1) ~= '@'
    return is_text and nth_line(source, n) or nil
  end
  for line in file:lines() do
    n = n - 1
    if n == 0 then
      file:close()
      return line
    end
  end
  file:close()
end

-- ---- what was meant ----

-- What a name stands for at a level of the stack, as the caller counts; and all names there.
local function variables(level)
  level = level + 1
  local found, names = {}, {}
  local function add(name, value)
    if name and name:find '^[%a_]' and not found[name] then
      names[#names + 1] = name
      found[name] = { value }
    end
  end
  local i, name, value = 1, debug.getlocal(level, 1)
  while name do
    add(name, value)
    i = i + 1
    name, value = debug.getlocal(level, i)
  end
  local info = debug.getinfo(level, 'f')
  i, name = 1, info and debug.getupvalue(info.func, 1)
  while name do
    add(name, select(2, debug.getupvalue(info.func, i)))
    i = i + 1
    name = debug.getupvalue(info.func, i)
  end
  for key, global in next, _G do
    if type(key) == 'string' then add(key, global) end
  end
  return found, names
end

local function field(value, name)
  if type(value) == 'string' then value = string end
  if type(value) ~= 'table' then return nil end
  local it = rawget(value, name)
  local meta = it == nil and getmetatable(value)
  local index = type(meta) == 'table' and rawget(meta, '__index')
  if type(index) == 'table' then return field(index, name) end
  return it
end

local function field_names(value, names)
  if type(value) == 'string' then value = string end
  if type(value) ~= 'table' then return names end
  for key in next, value do
    if type(key) == 'string' then names[#names + 1] = key end
  end
  local meta = getmetatable(value)
  if type(meta) == 'table' then field_names(rawget(meta, '__index'), names) end
  return names
end

-- "a.b" before ".name" in the line, as a value.
local function container(line, name, found)
  local chain = line and line:match('([%a_][%w_.]*)%s*[.:]%s*' .. name .. '%f[^%w_]')
  if not chain then return nil end
  local value
  for part in chain:gmatch '[^.]+' do
    if value == nil then
      value = found[part] and found[part][1]
    else
      value = field(value, part)
    end
    if value == nil then return nil end
  end
  return value
end

-- The nearest name to the one in "(global 'corpsu')", "(field 'docz')".
local function meant(message, line, level)
  local kind, name = message:match "%((%a+) '([%a_][%w_]*)'%)"
  if not kind then return nil end
  local found, names = variables(level + 1)
  if kind == 'field' or kind == 'method' then
    names = field_names(container(line, name, found), {})
  elseif kind ~= 'global' then
    return nil
  end
  for i = #names, 1, -1 do
    if names[i] == name then table.remove(names, i) end
  end
  local near = entente.nearest(name, names)
  return near and ("did you mean '%s'?"):format(near)
end

-- ---- the way there ----

local function name_of(info)
  if info.what == 'main' or M.chunk[info.func] then return 'main chunk' end
  if info.name and info.namewhat ~= '' then return ("%s '%s'"):format(info.namewhat, info.name) end
  if info.what == 'C' then return '?' end
  return ('function <%s:%d>'):format(info.short_src, info.linedefined)
end

local function frame_lines(info, lines)
  local where = info.currentline > 0 and ('%s:%d'):format(info.short_src, info.currentline) or info.short_src
  lines[#lines + 1] = ('\t%s: in %s'):format(where, name_of(info))
  local source = info.currentline > 0 and line_of(info.source, info.currentline)
  if source then lines[#lines + 1] = '\t    ' .. source:match '^%s*(.-)%s*$' end
end

local MOST = 20 -- frames; of more, the first and the last half

-- Its lines, and of how many levels they tell.
local function trace(level)
  level = level + 1
  local frames = {}
  local info = debug.getinfo(level, 'nSlf')
  while info and not M.boundary[info.func] do
    if not (info.what == 'C' and (info.func == error or info.func == assert)) then frames[#frames + 1] = info end
    level = level + 1
    info = debug.getinfo(level, 'nSlf')
  end
  while frames[1] and frames[#frames].what == 'C' do
    frames[#frames] = nil -- the program itself
  end
  local lines = {}
  for i, frame in ipairs(frames) do
    if #frames <= MOST or i <= MOST // 2 or i > #frames - MOST // 2 then
      frame_lines(frame, lines)
    elseif i == MOST // 2 + 1 then
      lines[#lines + 1] = ('\t... (%d levels)'):format(#frames - MOST)
    end
  end
  return lines, #frames
end

-- The first level of people's code from this one on, as the caller counts.
local function level_of_fault(level)
  level = level + 1
  local info = debug.getinfo(level, 'Sf')
  while info and info.what == 'C' do
    level = level + 1
    info = debug.getinfo(level, 'Sf')
  end
  return info and not M.boundary[info.func] and level - 1 or nil
end

---@param message string
---@param level integer where it was made, as debug.getinfo would count in here
---@return string text the message, the line, the name that was meant, the traceback
function M.message(message, level)
  local fault = level_of_fault(level)
  local short, n = message:match '^([^\n]-):(%d+): '
  local line
  if fault then
    local info = debug.getinfo(fault, 'Sl')
    if info.short_src == short then line = line_of(info.source, tonumber(n)) end
  end
  line = line or short and M.typed['=' .. short] and line_of('=' .. short, tonumber(n))
  if fault and M.typed[debug.getinfo(fault, 'S').source] then message = message:gsub("%(upvalue '", "(local '") end
  local lines = { message }
  if line and line:find '%S' then lines[#lines + 1] = ('  %s | %s'):format(n, line) end
  if fault then lines[#lines + 1] = meant(message, line, fault) end
  local way, frames = trace(level)
  local is_all_said = frames == 1 and line and M.typed['=' .. short]
  if frames > 0 and not is_all_said then
    lines[#lines + 1] = 'stack traceback:\n' .. table.concat(way, '\n')
  end
  return table.concat(lines, '\n')
end

return M
