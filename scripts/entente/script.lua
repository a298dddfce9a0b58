--- Packaged scripts: finding them, reading what they say of themselves, running them. The program calls
--- M.run, M.list and M.help with `host`, what only it can do (host/cli/cli_script.c):
---
---   host.folders        { { path, 'project' | 'user' | 'shipped' | 'cookbook' }, ... }: where scripts are looked for
---   host.names(folder)  the names in a folder, or nil
---   host.width()        columns of the terminal, nil where the output is none
---   host.corpus(path)   says which corpus `corpus` is; without a path: which it is
---
--- They return the exit code.

local blocks = require 'entente.blocks'
local entente = require 'entente'
local explain = require 'entente.explain'
local finder = require 'entente.find'
local frame = require 'entente.frame'
local json = require 'entente.json'
local metadata = require 'entente.metadata'
local options = require 'entente.options'
local report = require 'entente.report'

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

local function list_as_json(host)
  local list = {}
  for i, script in ipairs((finder.all(host))) do
    local meta, reason = metadata.read(script.path)
    list[i] = { name = script.name, path = script.path, where = script.where, cannot_be_used = reason }
    if meta then
      list[i].summary, list[i].options = meta.summary, json.array {}
      for k, row in ipairs(meta.options) do
        local option = { name = row[1], type = row[2], default = row[3], doc = row[4] }
        for _, field in ipairs { 'values', 'min', 'max', 'unit', 'example', 'required', 'letter' } do
          option[field] = row[field]
        end
        list[i].options[k] = option
      end
    end
  end
  io.write(json.encode(json.array(list)), '\n')
  return OK
end

local exit_codes = { EARG = USAGE, ENOTFOUND = USAGE }

local list_columns = {
  { 'name', 'string' },
  { 'summary', 'string' },
  { 'cannot_be_used', 'string', 'the reason, of a script that is at fault' },
  { 'where', 'string', "project, user or shipped" },
  { 'path', 'string' },
}

local function list_as(host, format, path)
  local rows = frame.new(list_columns)
  for _, script in ipairs((finder.all(host))) do
    local meta, reason = metadata.read(script.path)
    rows:add { script.name, meta and meta.summary, reason, script.where, script.path }
  end
  local ok, message, code = report.write(rows, { format = format, path = path, name = 'scripts' })
  return ok and OK or complain(exit_codes[code] or UNWRITABLE, message)
end

--- Every script with its summary; one that cannot be used with the reason.
function M.list(host, args)
  if args[1] == '--json' then return list_as_json(host) end
  if args[1] ~= 'text' or args[2] then return list_as(host, args[1], args[2]) end
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
explain.boundary[execute] = true

-- The command again, without where its result went.
local function command(job)
  local words = { 'entente run', job.meta.name }
  for _, word in ipairs(job.own) do
    words[#words + 1] = word:find '^[%w%-_./=:,+@%%]+$' and word or "'" .. word:gsub("'", "'\\''") .. "'"
  end
  return table.concat(words, ' ')
end

-- Those options that have a value, given or not, in their order.
local function settings(job)
  local list = {}
  for _, row in ipairs(job.meta.options) do
    local value = job.opt[row[1]]
    if type(value) == 'table' then value = #value > 0 and table.concat(value, ', ') or nil end
    if value ~= nil then list[#list + 1] = ('%s %s'):format(row[1], tostring(value)) end
  end
  return #list > 0 and table.concat(list, '; ') or 'none'
end

local function deliver(host, job, result)
  local how = job.how
  local ok, message, code = report.write(result, {
    format = how.format,
    path = how.output,
    width = not how.output and host.width() or nil,
    excel = how.excel,
    name = job.meta.name,
    corpus = corpus,
    facts = {
      { 'Command', command(job) },
      { 'Options', settings(job) },
      { 'Program', 'entente ' .. entente.version },
    },
    method = metadata.method(job.path),
  })
  if not ok then return complain(exit_codes[code] or UNWRITABLE, message) end
  local rows, frames = blocks.count(result)
  return how.fail_empty and frames > 0 and rows == 0 and NOTHING or OK
end

-- What a run would read and write.
local function rehearse(host, job)
  local path, meta, opt, how = job.path, job.meta, job.opt, job.how
  local values = {}
  for name, value in pairs(opt) do
    values[#values + 1] = ('  %-18s %s'):format(name, type(value) == 'table' and json.encode(value) or tostring(value))
  end
  table.sort(values)
  local out = how.output or 'standard output'
  local target = how.output and io.open(how.output, 'rb')
  if target then
    target:close()
    out = out .. ' (is there, would be replaced)'
  end
  io.write('script   ', path, '\nreads    ', host.corpus(), '\n')
  for _, row in ipairs(meta.options) do
    if row[2] == 'path' and opt[row[1]] then
      io.write(row.exists and 'reads    ' or 'uses     ', opt[row[1]], ' (', options.flag(row), ')\n')
    end
  end
  io.write('writes   ', out, ', as ', how.format, '\noptions\n')
  io.write(table.concat(values, '\n'), #values > 0 and '\n' or '')
  return OK
end

local is_file = { xlsx = true, sqlite = true }

-- What the arguments ask for, checked: { path =, meta =, opt =, how =, own = }; or nil, the exit code, a message.
local function prepare(host, args)
  local path, message = finder.find(host, args[1])
  if not path then return nil, USAGE, message end
  local meta, reason = metadata.read(path)
  if not meta then return nil, SCRIPT, ('%s cannot be used: %s'):format(path, reason) end
  local opt, how, own = options.parse(meta.options, table.move(args, 2, #args, 1, {}))
  if not opt then return nil, USAGE, ("%s: %s\nsee 'entente help %s'"):format(meta.name, how, args[1]) end
  how.format = how.format or how.output and report.format_of(how.output) or 'text'
  if is_file[how.format] and not how.output and not how.help then
    return nil, USAGE, ('%s: %s is a file: say which with -o PATH'):format(meta.name, how.format)
  end
  if how.corpus then host.corpus(how.corpus) end
  return { path = path, meta = meta, opt = opt, how = how, own = own }
end

-- The script's result, checked; or nil, the exit code, a message. Raises what the script raises.
local function compute(job)
  local wrong = options.resolve(job.meta.options, job.opt, corpus)
  if wrong then return nil, USAGE, ('%s: %s'):format(job.meta.name, wrong) end
  local result, message = execute(job.path, job.opt)
  if result == nil and type(message) == 'string' then return nil, SCRIPT, ('%s: %s'):format(job.meta.name, message) end
  local reason = blocks.check(result)
  if reason then error(('%s: %s'):format(job.path, reason), 0) end
  return result
end

--- entente run NAME [--option value ...]
function M.run(host, args)
  local job, code, message = prepare(host, args)
  if not job then return complain(code, message) end
  if job.how.help then return print_help(job.meta, job.path) end
  if job.how.dry_run then return rehearse(host, job) end
  local result
  result, code, message = compute(job)
  if not result then return complain(code, message) end
  M.last = result -- `entente -i run NAME` goes on with it
  return deliver(host, job, result)
end

--- For the prompt: run, and write where -f or -o say how.
---@return any result nil: there is none, and the second says why if it has not been said
---@return string|boolean|nil written
function M.result(host, args)
  local job, _, message = prepare(host, args)
  if not job then return nil, message end
  if job.how.help or job.how.dry_run then
    if job.how.help then
      print_help(job.meta, job.path)
    else
      rehearse(host, job)
    end
    return nil
  end
  local result, _, reason = compute(job)
  if not result then return nil, reason end
  local written = job.how.output ~= nil or job.how.format ~= 'text'
  if written then deliver(host, job, result) end
  return result, written
end

--- What `entente run` would print for the arguments, on paper: no terminal, no file, and nothing of this machine.
---@return string? text nil where it fails
---@return string? message
function M.output(host, args)
  local job, _, message = prepare(host, args)
  if not job then return nil, message end
  local ok, result, _, reason = pcall(compute, job)
  if not ok then return nil, tostring(result) end
  if not result then return nil, reason end
  return report.render(result, { format = job.how.format, excel = job.how.excel, name = job.meta.name })
end

return M
