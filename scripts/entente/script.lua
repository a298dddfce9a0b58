--- Packaged scripts: finding them, reading what they say of themselves, running them. The program calls
--- M.run, M.list and M.help with `host`, what only it can do (host/cli/cli_script.c):
---
---   host.folders        { { path, 'project' | 'user' | 'shipped' }, ... }: where scripts are looked for
---   host.names(folder)  the names in a folder, or nil
---   host.width()        columns of the terminal, nil where the output is none
---   host.write(path, text)   true, or nil and a message
---   host.corpus(path)   says which corpus `corpus` is
---
--- They return the exit code.

local blocks = require 'entente.blocks'
local entente = require 'entente'
local options = require 'entente.options'

local M = {}

local OK, SCRIPT, USAGE, NOTHING, UNWRITABLE = 0, 1, 2, 4, 6

local function complain(code, message)
  io.stderr:write('entente: ', message, '\n')
  return code
end

-- ---- finding ----

local function exists(path)
  local file = io.open(path, 'rb')
  if file then file:close() end
  return file ~= nil
end

---@return { name: string, path: string, where: string }[] scripts in the order of their names
local function all(host)
  local found, names = {}, {}
  for _, folder in ipairs(host.folders) do
    for _, file in ipairs(host.names(folder[1]) or {}) do
      local name = file:match '^([^._].*)%.lua$' -- _helper.lua is a module beside scripts
      if name and not found[name] then
        found[name] = { name = name, path = folder[1] .. '/' .. file, where = folder[2] }
        names[#names + 1] = name
      end
    end
  end
  table.sort(names)
  local list = {}
  for i, name in ipairs(names) do
    list[i] = found[name]
  end
  return list, names
end

---@return string? path
---@return string? message with the nearest name and where was looked
local function find(host, name)
  if name:find '/' or name:find '%.lua$' then
    if exists(name) then return name end
    return nil, ("no script '%s'"):format(name)
  end
  for _, folder in ipairs(host.folders) do
    local path = folder[1] .. '/' .. name .. '.lua'
    if exists(path) then return path end
  end
  local _, names = all(host)
  local near = entente.nearest(name, names)
  local lines = { ("no script '%s'%s"):format(name, near and ("; did you mean '%s'?"):format(near) or '') }
  for _, folder in ipairs(host.folders) do
    lines[#lines + 1] = ('  looked in %s (%s)'):format(folder[1], folder[2])
  end
  return nil, table.concat(lines, '\n')
end

-- ---- metadata, read without running what the script does ----

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
local function read_metadata(path)
  local chunk, message = loadfile(path, 't', inert_environment())
  if not chunk then return nil, message end
  local ok, result = run_briefly(chunk)
  if not ok then return nil, tostring(result) end
  local reason = check(result, path)
  if reason then return nil, reason end
  return result
end

---@return string text the lines that begin with --- at the head of the file
local function read_header(path)
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

-- ---- help and list ----

local function describe_columns(columns)
  local lines = {}
  local function add(list, indent)
    for _, c in ipairs(list) do
      lines[#lines + 1] = ('%s%-24s %s%s'):format(indent, c[1], c[2], c[3] and '  ' .. c[3] or '')
    end
  end
  if columns[1] ~= nil or next(columns) == nil then
    add(columns, '  ')
  else
    local names = {}
    for name in pairs(columns) do
      names[#names + 1] = name
    end
    table.sort(names)
    for _, name in ipairs(names) do
      lines[#lines + 1] = '  ' .. name
      add(columns[name], '    ')
    end
  end
  return table.concat(lines, '\n')
end

local function print_help(meta, path)
  local parts = {
    ('usage: entente run %s [--option value ...]'):format(meta.name),
    meta.name .. ': ' .. meta.summary,
    read_header(path),
    #meta.options > 0 and 'options:\n' .. options.help(meta.options) or '',
    'options of every script:\n' .. options.help(options.common),
    'columns:\n' .. describe_columns(meta.columns),
  }
  local shown = {}
  for _, part in ipairs(parts) do
    if part ~= '' then shown[#shown + 1] = part end
  end
  io.write(table.concat(shown, '\n\n'), '\n')
  return OK
end

--- Print the help of a script. `quiet`: return nil where there is none, and say nothing.
function M.help(host, args)
  local name, quiet = args[1], args[2] == 'quiet'
  local path, message = find(host, name)
  if not path then return not quiet and complain(USAGE, message) or nil end
  local meta, reason = read_metadata(path)
  if not meta then return complain(SCRIPT, ('%s cannot be used: %s'):format(path, reason)) end
  return print_help(meta, path)
end

--- Every script with its summary; one that cannot be used with the reason.
function M.list(host)
  for _, script in ipairs((all(host))) do
    local meta, reason = read_metadata(script.path)
    local text = meta and meta.summary or 'cannot be used: ' .. reason
    local where = script.where == 'shipped' and '' or (' (%s)'):format(script.where)
    io.write(('%-18s %s%s\n'):format(script.name, text, where))
  end
  return OK
end

--- The names of all scripts, for "did you mean".
function M.names(host)
  return select(2, all(host))
end

-- ---- running ----

-- What a script sees: everything, but a name that nobody has defined is an error, and so is a new one.
local function strict_environment()
  return setmetatable({}, {
    __index = function(_, key)
      local value = _G[key]
      if value == nil then
        local names = {}
        for name in pairs(_G) do
          names[#names + 1] = type(name) == 'string' and name or nil
        end
        local near = entente.nearest(tostring(key), names)
        error(("no variable '%s'%s"):format(key, near and ("; did you mean '%s'?"):format(near) or ''), 2)
      end
      return value
    end,
    __newindex = function(_, key) error(("'%s' is global; make it local"):format(key), 2) end,
  })
end

local function execute(path, opt)
  local folder = path:match '^(.*)/[^/]*$' or '.'
  package.path = folder .. '/?.lua;' .. package.path
  local script = assert(loadfile(path, 't', strict_environment()))()
  return script.run(corpus, opt)
end

local function deliver(host, how, result)
  local text = blocks.write(result, {
    format = how.format,
    width = not how.output and host.width() or nil,
    excel = how.excel,
  })
  local ok, message
  if how.output then
    ok, message = host.write(how.output, text)
  else
    ok, message = io.stdout:write(text)
    if not ok then message = 'cannot write to standard output: ' .. message end
  end
  if not ok then return complain(UNWRITABLE, message) end
  local rows, frames = blocks.count(result)
  return how.fail_empty and frames > 0 and rows == 0 and NOTHING or OK
end

--- entente run NAME [--option value ...]
function M.run(host, args)
  local name = table.remove(args, 1)
  local path, message = find(host, name)
  if not path then return complain(USAGE, message) end
  local meta, reason = read_metadata(path)
  if not meta then return complain(SCRIPT, ('%s cannot be used: %s'):format(path, reason)) end
  local opt, how = options.parse(meta.options, args)
  if not opt then
    return complain(USAGE, ("%s: %s\nsee 'entente help %s'"):format(meta.name, how, name))
  end
  if how.help then return print_help(meta, path) end
  if how.corpus then host.corpus(how.corpus) end
  local result = execute(path, opt)
  reason = blocks.check(result)
  if reason then error(('%s: %s'):format(path, reason), 0) end
  return deliver(host, how, result)
end

return M
