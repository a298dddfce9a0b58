--- What a packaged script says of itself, read without running what it does: all that could have an
--- effect, `require` among it, is inert meanwhile.

local options = require 'entente.options'

local M = {}

-- One object stands for everything that is not there: it can be indexed, called and reckoned with.
local inert = {}
do
  local function itself() return inert end
  local mt = {
    __index = function(_, key)
      if math.type(key) == nil then return inert end -- so that ipairs ends
    end,
    __newindex = function() end,
    __len = function() return 0 end,
    __lt = function() return false end,
    __le = function() return false end,
    __tostring = function() return 'unknown while metadata is read' end,
    __close = function() end,
  }
  for _, event in ipairs {
    'call', 'add', 'sub', 'mul', 'div', 'mod', 'pow', 'unm', 'idiv', 'band', 'bor', 'bxor', 'bnot',
    'shl', 'shr', 'concat',
  } do
    mt['__' .. event] = itself
  end
  setmetatable(inert, mt)
end

local pure = {
  'assert', 'error', 'getmetatable', 'ipairs', 'next', 'pairs', 'pcall', 'rawequal', 'rawget', 'rawlen',
  'rawset', 'select', 'setmetatable', 'tonumber', 'tostring', 'type', 'math', 'string', 'table', 'utf8',
}

local function inert_environment()
  local env = {}
  for _, name in ipairs(pure) do
    local value = _G[name]
    if type(value) == 'table' then
      local copy = {}
      for k, v in pairs(value) do
        copy[k] = v
      end
      value = copy
    end
    env[name] = value
  end
  env._G = env
  return setmetatable(env, { __index = function() return inert end })
end

-- Run a chunk, but not for long: metadata is a table written out.
local function run_briefly(chunk)
  local function too_long() error('does not end while its metadata is read', 0) end
  debug.sethook(too_long, '', 10000000)
  local ok, result = pcall(chunk)
  debug.sethook()
  return ok, result
end

local function check_columns(columns)
  if type(columns) ~= 'table' or columns == inert then return "its 'columns' are no table" end
  local function is_column(c)
    return type(c) == 'table' and type(c[1]) == 'string' and type(c[2]) == 'string'
  end
  if columns[1] ~= nil then columns = { columns } end
  for name, list in pairs(columns) do
    for i, c in ipairs(type(list) == 'table' and list or { false }) do
      if not is_column(c) then
        local of = type(name) == 'string' and (" of '%s'"):format(name) or ''
        return ("column %d%s is not { 'name', 'type' }"):format(i, of)
      end
    end
  end
end

local function check(meta, path)
  if type(meta) ~= 'table' or meta == inert then return 'it returns no table' end
  local wanted = { name = 'string', summary = 'string', options = 'table', columns = 'table', run = 'function' }
  for _, field in ipairs { 'name', 'summary', 'options', 'columns', 'run' } do
    local value = meta[field]
    if value == nil then return ("it lacks the field '%s'"):format(field) end
    if value == inert then
      return ("its '%s' comes from somewhere else; it must be written out"):format(field)
    end
    if type(value) ~= wanted[field] then
      return ("its '%s' is a %s, not a %s"):format(field, type(value), wanted[field])
    end
  end
  local file = path:match '([^/]+)%.lua$' or path:match '([^/]+)$'
  if meta.name ~= file then return ("its name is '%s', its file '%s'"):format(meta.name, file) end
  return options.check(meta.options) or check_columns(meta.columns)
end

---@param path string
---@return table? meta the script's table; its functions must not be called
---@return string? reason
function M.read(path)
  local chunk, message = loadfile(path, 't', inert_environment())
  if not chunk then return nil, message end
  local ok, result = run_briefly(chunk)
  if not ok then return nil, tostring(result) end
  local reason = check(result, path)
  if reason then return nil, reason end
  return result
end

---@return string text the lines that begin with --- at the head of the file
function M.header(path)
  local lines = {}
  for line in io.lines(path) do
    local text = line:match '^%-%-%-%s?(.*)$'
    if text then
      lines[#lines + 1] = text
    elseif line:sub(1, 2) ~= '#!' or #lines > 0 then
      break
    end
  end
  return table.concat(lines, '\n')
end

---@return string text that header, without its example: how the answer was made and is to be read
function M.method(path)
  local text = M.header(path)
  local example = ('\n' .. text):find '\nExample'
  return (text:sub(1, example and example - 1 or -1):gsub('%s+$', ''))
end

return M
