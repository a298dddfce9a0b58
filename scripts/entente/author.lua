--- For those who write packaged scripts: entente new, check and test.

local blank = require 'entente.skeleton'
local entente = require 'entente'
local finder = require 'entente.find'
local globals = require 'entente.globals'
local metadata = require 'entente.metadata'
local script = require 'entente.script'
local shell = require 'entente.shell'

local M = {}

local OK, USAGE, CHECK, UNWRITABLE = 0, 2, 5, 6

local function complain(code, message)
  io.stderr:write('entente: ', message, '\n')
  return code
end

local function read(path)
  local file, message = io.open(path, 'rb')
  if not file then return nil, message end
  local text = file:read 'a'
  file:close()
  return text
end

-- ---- new ----

--- entente new NAME: a documented script and its test, in the project's folder.
function M.new(host, args)
  local name, folder = args[1], host.folders[1][1]
  if not name:find '^%l[%l%d_]*$' then
    return complain(USAGE, ("new: '%s' is no name for a script: small letters, digits and _"):format(name))
  end
  local path = ('%s/%s.lua'):format(folder, name)
  if read(path) then return complain(USAGE, ('new: %s is there already'):format(path)) end
  local ok, message = host.make_folder(folder)
  if ok then ok, message = host.write(path, (blank:gsub('@NAME@', name))) end
  local test = ('%s/%s.test.txt'):format(folder, name)
  if ok then ok, message = host.write(test, ('$ entente run %s\n'):format(name)) end
  if not ok then return complain(UNWRITABLE, message) end
  io.write(path, ': edit it, then:\n', ('  entente run %s\n  entente check %s\n'):format(name, name))
  io.write(('  entente test %s --accept   keeps what it prints on the sample corpus in %s\n'):format(name, test))
  return OK
end

-- ---- check ----

local function undefined(path, faults)
  local known = { corpus = true }
  local names = { 'corpus' }
  for name in pairs(_G) do
    if type(name) == 'string' then
      known[name] = true
      names[#names + 1] = name
    end
  end
  local chunk = loadfile(path, 't')
  for _, use in ipairs(chunk and globals.of(chunk) or {}) do
    local near = not known[use.name] and entente.nearest(use.name, names)
    if use.writes then
      faults[#faults + 1] = ("%s:%d: '%s' is global; make it local"):format(path, use.line, use.name)
    elseif not known[use.name] then
      local hint = near and ("; did you mean '%s'?"):format(near) or ''
      faults[#faults + 1] = ("%s:%d: no variable '%s'%s"):format(path, use.line, use.name, hint)
    end
  end
end

---@return string[] faults
local function faults_of(path)
  local faults = {}
  local meta, reason = metadata.read(path)
  if not meta then faults[1] = reason:find(path, 1, true) == 1 and reason or ('%s: %s'):format(path, reason) end
  if metadata.header(path) == '' then
    faults[#faults + 1] = path .. ":1: no text that says which question it answers: lines that begin with '---'"
  end
  undefined(path, faults)
  return faults
end

-- The files that the arguments name; all scripts where there is none.
local function paths_of(host, args)
  local paths = {}
  for i, name in ipairs(args) do
    local path, message = finder.find(host, name)
    if not path then return nil, message end
    paths[i] = path
  end
  if #args == 0 then
    for i, found in ipairs((finder.all(host))) do
      paths[i] = found.path
    end
  end
  return paths
end

--- entente check [NAME|FILE...]: what is wrong with scripts, found without running them.
function M.check(host, args)
  local paths, message = paths_of(host, args)
  if not paths then return complain(USAGE, message) end
  local code = OK
  for _, path in ipairs(paths) do
    local faults = faults_of(path)
    for _, fault in ipairs(faults) do
      io.write(fault, '\n')
    end
    if #faults > 0 then
      code = CHECK
    else
      io.write(path, ': good\n')
    end
  end
  return code
end

-- ---- test ----

-- A transcript: lines "$ entente run NAME ...", after each what it prints.
---@return { command: string, expected: string }[]
local function cases_of(text)
  local cases = {}
  for line in (text .. '\n'):gmatch '(.-)\n' do
    if line:find '^%$ ' then
      cases[#cases + 1] = { command = line, expected = {} }
    elseif #cases > 0 then
      table.insert(cases[#cases].expected, line)
    end
  end
  for _, case in ipairs(cases) do
    while case.expected[#case.expected] == '' do
      table.remove(case.expected)
    end
    case.expected = table.concat(case.expected, '\n')
  end
  return cases
end

local function first_difference(expected, got)
  local n, lines = 0, {}
  for line in (expected .. '\n'):gmatch '(.-)\n' do
    lines[#lines + 1] = line
  end
  for line in (got .. '\n'):gmatch '(.-)\n' do
    n = n + 1
    if line ~= lines[n] then return n, lines[n] or '(nothing)', line end
  end
  return n + 1, lines[n + 1], '(nothing)'
end

local function answer(host, case)
  local args = shell.words(case.command)
  if args[2] ~= 'entente' or args[3] ~= 'run' or not args[4] then
    return "error: a case is '$ entente run NAME ...'"
  end
  local text, message = script.output(host, table.move(args, 4, #args, 1, {}))
  return ((text or 'error: ' .. message):gsub('\n+$', ''))
end

local function run_cases(host, path, accept)
  local text, message = read(path)
  if not text then return nil, message end
  local failed, cases, lines = 0, cases_of(text), {}
  for _, case in ipairs(cases) do
    local got = answer(host, case)
    lines[#lines + 1] = case.command .. '\n' .. got
    if got ~= case.expected and not accept then
      local n, was, is = first_difference(case.expected, got)
      io.write(('%s: %s\n  line %d was  %s\n  line %d is   %s\n'):format(path, case.command:sub(3), n, was, n, is))
      failed = failed + 1
    end
  end
  if accept then
    local ok, reason = host.write(path, table.concat(lines, '\n\n') .. '\n')
    if not ok then return nil, reason end
  end
  return failed, #cases
end

--- entente test [--accept] [NAME|FILE...]: do scripts print what NAME.test.txt beside them says?
function M.test(host, args)
  local accept = table.remove(args, 1) == 'accept'
  local paths, message = paths_of(host, args)
  if not paths then return complain(USAGE, message) end
  local code = OK
  for _, path in ipairs(paths) do
    local test = path:gsub('%.lua$', '') .. '.test.txt'
    local failed, n = run_cases(host, test, accept)
    if not failed and (#args > 0 or accept) then return complain(accept and UNWRITABLE or USAGE, n) end
    if failed then
      io.write(('%s: %d of %d as before\n'):format(test, n - failed, n))
      if failed > 0 then code = CHECK end
    end
  end
  return code
end

return M
