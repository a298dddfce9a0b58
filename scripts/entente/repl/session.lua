--- The prompt: what becomes of a statement. The program (host/cli/cli_repl.c) reads statements and calls
--- M.evaluate for each; an error passes through to it. `host` is what only the program can do.

local api = require 'entente.repl.api'
local chunk = require 'entente.repl.chunk'
local commands = require 'entente.repl.commands'
local complete = require 'entente.repl.complete'
local explain = require 'entente.explain'
local hint = require 'entente.repl.hint'
local history = require 'entente.repl.history'
local objects = require 'entente.repl.objects'
local report = require 'entente.report'
local show = require 'entente.repl.show'
local startup = require 'entente.repl.startup'

local M = {}

---@class entente.repl.session
---@field host table
---@field cells entente.repl.cells the locals
---@field statements string[] those that ran
---@field shown any what was printed last: what .page and .save take
---@field mode string how tables are printed
---@field timer boolean
local session = { cells = {}, statements = {}, mode = 'text', timer = false }

-- ---- printing ----

--- How much fits the screen.
function session.limits()
  local columns, rows = session.host.size()
  return { width = columns, rows = math.max(rows - 3, 4), more = '; .page shows all' }
end

-- In another format than text only tables are written, and no more rows of them than would be shown.
local function as_mode(value, limits)
  local f, n = objects.table(value, limits.rows)
  if not f then return nil end
  local first = #f > limits.rows and f:head(limits.rows) or f
  if n > #first then
    io.stderr:write(('(%d more rows; .save FILE writes all)\n'):format(n - #first))
  end
  return report.render(first, { format = session.mode }):gsub('\n$', '')
end

--- Print what a statement or command gives.
---@param values table packed
function session.print(values)
  local limits = session.limits()
  session.shown = values[1]
  local text = session.mode ~= 'text' and values.n == 1 and as_mode(values[1], limits)
  io.stdout:write(text or show.values(values, limits), '\n')
end

-- The last three results as _, _1 and _2; more would keep big things alive that nobody thinks of.
function session.keep(value)
  if value == nil then return end
  _G._2, _G._1, _G._ = rawget(_G, '_1'), rawget(_G, '_'), value
end

-- ---- running ----

-- Errors of the text itself; those of what it does come with their way to here.
local function load_chunk(text, name)
  explain.typed[name] = text
  local f, message, is_expression = chunk.load(text, name, session.cells)
  if not f then error(message, 0) end
  explain.chunk[f] = true
  return f, is_expression
end
explain.boundary[load_chunk] = true

-- `corpus.docs { publisher = 'X' }` gives what a `for` wants; at the prompt it is a list of its items.
local function list_of_loop(values)
  if values.n ~= 4 or getmetatable(values[4]) ~= 'entente.walker' then return values end
  local list = {}
  for item in values[1], values[2], values[3], values[4] do
    list[#list + 1] = item
  end
  return table.pack(list)
end

local function run(text)
  local name = '=stdin#' .. #session.statements
  local f, is_expression = load_chunk(text, name)
  local wall, cpu = session.host.clock(), os.clock()
  local values = list_of_loop(table.pack(f()))
  wall, cpu = session.host.clock() - wall, os.clock() - cpu
  if values.n > 0 and not chunk.is_silent(text) then session.print(values) end
  if is_expression then session.keep(values[1]) end
  if session.timer then io.stderr:write(('(%.3f s, %.3f s of the processor)\n'):format(wall, cpu)) end
end
explain.boundary[run] = true

-- Julia's courtesy: a prompt that was copied along is taken away.
local function without_prompts(text)
  if not text:find '^%s*>' then return text end
  return (('\n' .. text):gsub('\n%s*>>? ?', '\n'):sub(2))
end

--- Run a statement or a command.
---@param text string
---@return string? action 'quit', or 'edit': the next prompt begins with the second value
---@return string? initial
function M.evaluate(text)
  history.add(session.host, session.history, text)
  text = without_prompts(text)
  if commands.is_command(text) then return commands.run(session, text) end
  session.statements[#session.statements + 1] = text
  run(text)
end

--- May Enter end the statement here?
function M.is_complete(text)
  return commands.is_command(text) or chunk.is_complete(without_prompts(text))
end

-- ---- beginning ----

-- One of the start-up files; it runs like a statement, so its locals are there at the prompt.
local function run_file(file)
  local name = '=' .. file.name
  load_chunk(file.text:gsub('^#[^\n]*', ''), name)()
end
explain.boundary[run_file] = true

--- One thing to do before the first prompt: call it until it returns false. An error in one file does not keep the
--- next from running.
function M.start()
  if not session.files then
    session.files = startup.files(session.host)
    session.history = history.open(session.host)
  end
  local file = table.remove(session.files, 1)
  if file then run_file(file) end
  return file ~= nil
end

--- What the program calls.
---@param host table
function M.open(host)
  session.host = host
  api.open(host.reference)
  if rawget(_G, 'help') == nil then _G.help = require 'entente.help' end
  local last = package.loaded['entente.script'] and require('entente.script').last
  session.keep(last) -- of `entente -i run NAME`
  session.shown = last
  M.hint = function(text) return hint.at(session, text) end
  M.complete = function(text) return complete.at(session, text) end
  return M
end

return M
