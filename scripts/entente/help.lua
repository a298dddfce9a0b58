--- help(subject): what is known of a function or an object, as text; at the prompt it is a global.

local entente = require 'entente'

---@param f function a Lua function
---@return string? text the lines that begin with --- above its definition
local function above(f)
  local info = debug.getinfo(f, 'S')
  local path = info.source:match '^@(.*)'
  local file = path and io.open(path)
  if not file then return nil end
  local lines, n = {}, 0
  for line in file:lines() do
    n = n + 1
    if n >= info.linedefined then break end
    if line:find '^%s*%-%-%-' then
      lines[#lines + 1] = line:match '^%s*(.*)'
    else
      lines = {}
    end
  end
  file:close()
  return #lines > 0 and table.concat(lines, '\n') or nil
end

--- What is known of a function, or of the type of an object.
---@param subject any
---@return string text as a person reads it
local function help(subject)
  local text
  if type(subject) == 'function' and debug.getinfo(subject, 'S').what ~= 'C' then
    text = above(subject)
  else
    text = entente.help(subject)
  end
  if not text then return 'nothing is known of ' .. tostring(subject) end
  return (text:gsub('[^\n]+', function(line)
    local tag = line:match '^%-%-%-%s?@(.*)'
    return tag and '  ' .. tag or line:gsub('^%-%-%-%s?', '', 1)
  end))
end

return help
