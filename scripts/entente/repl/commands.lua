--- The commands of the prompt: a line that begins with a dot and a letter, which no Lua does.

local api = require 'entente.repl.api'
local blocks = require 'entente.blocks'
local entente = require 'entente'
local explain = require 'entente.explain'
local objects = require 'entente.repl.objects'
local report = require 'entente.report'
local script = require 'entente.script'
local shell = require 'entente.shell'
local show = require 'entente.repl.show'

local M = {}

---@class entente.repl.command
---@field name string
---@field synopsis string
---@field summary string
---@field run fun(session: entente.repl.session, rest: string): string?, string?

local function fail(message, ...) error(explain.plain(message:format(...))) end

local function print_text(session, text)
  session.print(table.pack(text))
end

-- ---- what they do ----

local function help(session, topic)
  if topic ~= '' then
    local command = M.find(topic:match '^%.?(.*)')
    if command and command.run then
      return print_text(session, ('.%s %s\n  %s'):format(command.name, command.synopsis, command.summary))
    end
    session.host.command('help', { topic })
    return
  end
  local lines = {
    'What you type is Lua: an expression is printed, a statement is run. Enter ends it once it is complete.',
    '',
    '  corpus.docs                                  the articles',
    "  corpus:find 'corridor'                       the words around a word",
    "  corpus:query('[word=\"corridor\"]'):freq 'doc.publisher'   how often, by publisher",
    '  _ _1 _2                                      the last results;  x;  prints nothing',
    '  ?corpus.find, help(corpus)                   what is known of something',
    '',
  }
  for _, c in ipairs(M.list) do
    lines[#lines + 1] = ('  .%-27s %s'):format(c.name .. ' ' .. c.synopsis, c.summary)
  end
  lines[#lines + 1] = ''
  lines[#lines + 1] = 'Beginnings will do (.q). Commands of the program work as well: .list, .ingest PATH -o CORPUS.'
  io.stdout:write(table.concat(lines, '\n'), '\n')
end

local function run(session, rest)
  local args = shell.words(rest)
  if not args[1] then
    session.host.command('list', {})
    return
  end
  local result, written = script.result(session.host, args)
  if result == nil then return written and fail('%s', written) end
  session.keep(result)
  session.shown = result
  if written then return end
  local limits = session.limits()
  limits.rows = math.max(limits.rows // math.max(select(2, blocks.count(result)), 1), 5)
  io.stdout:write(objects.report(result, limits), '\n')
end

local function sql(session, query)
  if query == '' then fail '.sql QUERY: which?' end
  local ok, method = pcall(function() return corpus.sql end)
  if not ok then fail('this program has no SQL: %s', method) end
  local answered, result, message = pcall(method, corpus, query)
  if not answered or not result then fail('%s', answered and message or result) end
  session.print(table.pack(result))
  session.keep(result)
end

local function formats()
  return require('entente.options').common[1].values
end

local is_file = { xlsx = true, sqlite = true } -- cannot be shown, only saved

local function mode(session, name)
  local shown = {}
  for _, format in ipairs(formats()) do
    if not is_file[format] then shown[#shown + 1] = format end
  end
  local list = table.concat(shown, ', ')
  if name == '' then return print_text(session, ('%s (there are %s)'):format(session.mode, list)) end
  for _, format in ipairs(shown) do
    if format == name then
      session.mode = name
      return
    end
  end
  local near = entente.nearest(name, shown)
  fail("no format '%s'; %s", name, near and ("did you mean '%s'?"):format(near) or 'there are ' .. list)
end

local function timer(session, word)
  if word ~= '' and word ~= 'on' and word ~= 'off' then fail(".timer on or off, not '%s'", word) end
  session.timer = word == 'on' or word == '' and not session.timer
end

-- The last result as blocks: a table where it is a collection.
local function last_block(session, format)
  local value = session.shown
  if value == nil then fail 'nothing has been printed yet' end
  local f = objects.table(value, math.huge)
  if f then return f end
  if type(value) ~= 'string' and not blocks.check(value) then return value end
  if format ~= 'text' then fail('the last result is no table: %s cannot hold it, .txt can', format) end
  return show.value(value, { width = 100, rows = math.huge, more = '' })
end

local function save(session, path)
  if path == '' then fail '.save FILE: its ending says how, .csv, .xlsx or .lua for example' end
  path = shell.words(path)[1]
  local ending = path:match '%.(%w+)$' or 'txt'
  local format = report.format_of(path) or ending == 'txt' and 'text'
  local ok, message
  if ending == 'lua' then
    ok, message = session.host.write(path, table.concat(session.statements, '\n') .. '\n')
  elseif not format then
    fail("no format '%s'; there are lua, %s", ending, table.concat(formats(), ', '))
  else
    local name = path:match '([^/]-)%.?%w*$'
    ok, message = report.write(last_block(session, format), { format = format, path = path, name = name })
  end
  if not ok then fail('%s', message) end
  io.stderr:write(path, ' written\n')
end

local function open(session, path)
  if path == '' then return print_text(session, session.host.corpus()) end
  path = shell.words(path)[1]
  local opened, message = entente.open(path)
  if not opened then fail('%s', message) end
  session.host.corpus(path)
  corpus = opened -- luacheck: ignore 121 (the global that the prompt is about)
  print_text(session, tostring(opened))
end

-- The user's program on a file of ours with this text; the text afterwards.
local function with_program(session, variable, usual, text, ending)
  local path = os.tmpname()
  local file = assert(io.open(path .. ending, 'w'))
  file:write(text)
  file:close()
  os.remove(path)
  local done, message = session.host.execute(os.getenv(variable) or usual, path .. ending)
  file = io.open(path .. ending)
  local after = file and file:read 'a' or text
  if file then file:close() end
  os.remove(path .. ending)
  if not done then fail('%s', message) end
  return after
end

local function edit(session)
  if not session.host.is_terminal then fail '.edit needs a terminal' end
  local variable = os.getenv 'VISUAL' and 'VISUAL' or 'EDITOR'
  local last = session.statements[#session.statements] or ''
  local text = with_program(session, variable, 'vi', last .. '\n', '.lua')
  return 'edit', (text:gsub('%s+$', ''))
end

local function page(session)
  if session.shown == nil then fail 'nothing has been printed yet' end
  local value = session.shown
  local all = { width = 10000, rows = math.huge, more = '' }
  local is_report = type(value) == 'table' and not blocks.check(value)
  local text = (is_report and objects.report or show.value)(value, all) .. '\n'
  if session.host.is_terminal then
    with_program(session, 'PAGER', 'less -RS', text, '.txt')
  else
    io.stdout:write(text)
  end
end

-- ---- sources ----

-- The first frame in what was printed last.
local function frame_in(value)
  local f = objects.table(value, math.huge)
  if f or type(value) ~= 'table' then return f end
  for i = 1, #value do
    f = frame_in(value[i])
    if f then return f end
  end
end

local function source_lines(row, lines, most)
  local spans, selector = row:sources()
  for _, s in ipairs(spans) do
    if #lines >= most then return false end
    local doc = corpus.docs:get(s.doc)
    local text = doc and doc:part(s.start, s.stop):text():gsub('%s+', ' ') or '(of another corpus)'
    lines[#lines + 1] = ('  %s:%d-%d  %s'):format(s.doc, s.start, s.stop, text)
  end
  if #spans == 0 then
    lines[#lines + 1] = selector and '  the hits of ' .. selector or '  none: what it was counted from was not kept'
  end
  return true
end

local function sources(session, number)
  local f = frame_in(session.shown)
  for _, name in ipairs { '_', '_1', '_2' } do
    f = f or frame_in(rawget(_G, name))
  end
  if not f then fail 'none of the last results is a table' end
  local first = math.tointeger(tonumber(number))
  if number ~= '' and not (first and f[first]) then fail("'%s' is no row; there are %d", number, #f) end
  local lines, most = {}, session.limits().rows
  for i = first or 1, first or #f do
    if #lines >= most then
      lines[#lines + 1] = ('(%d more rows; .sources ROW shows one)'):format(#f - i + 1)
      break
    end
    lines[#lines + 1] = ('row %d'):format(i)
    source_lines(f[i], lines, first and math.huge or most)
  end
  local was = session.shown
  print_text(session, table.concat(lines, '\n'))
  session.shown = was
end

-- ---- the list ----

---@type entente.repl.command[]
M.list = {}
for _, row in ipairs {
  { 'help', '[TOPIC]', 'this, or what is known of a command, a script, a function', help },
  { 'run', 'NAME [--option value]', 'run a packaged script; _ is its result', run },
  { 'sql', 'QUERY', 'ask the corpus in SQL; _ is the result', sql },
  { 'mode', '[FORMAT]', 'how tables are printed: text, csv, json, ...', mode },
  { 'timer', '[on|off]', 'say how long statements take', timer },
  { 'save', 'FILE', 'the last result, written as the ending says; all statements to a .lua', save },
  { 'open', '[CORPUS]', 'make `corpus` another one', open },
  { 'edit', '', 'the last statement in $VISUAL or $EDITOR', edit },
  { 'page', '', 'all of the last result, in $PAGER', page },
  { 'sources', '[ROW]', 'the sentences that the last table was counted from', sources },
  { 'quit', '', 'leave; so does Ctrl-D', function() return 'quit' end },
} do
  M.list[#M.list + 1] = { name = row[1], synopsis = row[2], summary = row[3], run = row[4] }
end

--- The command that a word or its beginning names: ours before the program's.
---@param word string
---@param host table?
---@return table? command without `run`: one of the program
---@return string[]? candidates where it is not clear
function M.find(word, host)
  for _, list in ipairs { M.list, host and host.commands } do
    local found, names = {}, {}
    for _, c in ipairs(list) do
      if c.name == word then return c end
      if c.name:sub(1, #word) == word then
        found[#found + 1] = c
        names[#names + 1] = c.name
      end
    end
    if #found == 1 then return found[1] end
    if #found > 1 then return nil, names end
  end
end

---@param text string
---@return boolean
function M.is_command(text) return text:find '^%s*%.%a' ~= nil or text:find '^%s*%?' ~= nil end

local function unknown(word, host)
  local names = {}
  for _, list in ipairs { M.list, host.commands } do
    for _, c in ipairs(list) do
      names[#names + 1] = c.name
    end
  end
  local near = entente.nearest(word, names)
  fail("no command '.%s'%s", word, near and ("; did you mean '.%s'?"):format(near) or '; .help lists them')
end

-- ?x: of a value that has a name, else of a topic.
local function ask(session, topic)
  if topic == '' then return help(session, '') end
  local value = require('entente.repl.resolve').value(session, topic)
  if value ~= nil and topic:sub(1, 1) ~= '.' then
    local text = require 'entente.help'(value)
    if not text:find '^nothing is known' then return print_text(session, text) end
    if type(value) == 'function' and api.of_function(value) then return session.print(table.pack(value)) end
  end
  return help(session, topic)
end

--- Run a command; an error says what is wrong with it.
---@param session entente.repl.session
---@param text string
---@return string? action
---@return string? initial
function M.run(session, text)
  local topic = text:match '^%s*%?%s*(.-)%s*$'
  if topic then return ask(session, topic) end
  local word, rest = text:match '^%s*%.(%a+)%s*(.-)%s*$'
  local command, several = M.find(word, session.host)
  if several then fail("'.%s' may be .%s", word, table.concat(several, ', .')) end
  if not command then unknown(word, session.host) end
  if command.run then return command.run(session, rest) end
  session.host.command(command.name, shell.words(rest))
end

return M
