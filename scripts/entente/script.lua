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
local finder = require 'entente.find'
local metadata = require 'entente.metadata'
local options = require 'entente.options'

local M = {}

local OK, SCRIPT, USAGE, NOTHING, UNWRITABLE = 0, 1, 2, 4, 6

local function complain(code, message)
  io.stderr:write('entente: ', message, '\n')
  return code
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
    metadata.header(path),
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
  local path, message = finder.find(host, name)
  if not path then return not quiet and complain(USAGE, message) or nil end
  local meta, reason = metadata.read(path)
  if not meta then return complain(SCRIPT, ('%s cannot be used: %s'):format(path, reason)) end
  return print_help(meta, path)
end

--- Every script with its summary; one that cannot be used with the reason.
function M.list(host)
  for _, script in ipairs((finder.all(host))) do
    local meta, reason = metadata.read(script.path)
    local text = meta and meta.summary or 'cannot be used: ' .. reason
    local where = script.where == 'shipped' and '' or (' (%s)'):format(script.where)
    io.write(('%-18s %s%s\n'):format(script.name, text, where))
  end
  return OK
end

--- The names of all scripts, for "did you mean".
function M.names(host)
  return select(2, finder.all(host))
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
  local path, message = finder.find(host, name)
  if not path then return complain(USAGE, message) end
  local meta, reason = metadata.read(path)
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
