--- help(subject): what is known of a function or an object, as text; at the prompt it is a global. It is a table
--- that can be called, so that `help` alone says something too.

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
local function help(_, subject)
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

return setmetatable({}, {
  __call = help,
  __tostring = function()
    return 'help(x) or ?x says what is known of x: corpus, corpus.find, a function of your own; .help lists commands'
  end,
})
