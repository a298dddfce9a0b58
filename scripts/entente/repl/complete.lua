--- What Tab offers: names and members, options of calls, commands, scripts and their options, files, what is in the
--- corpus, SQL. Everything comes from what is there: nothing is run but getters.

local api = require 'entente.repl.api'
local commands = require 'entente.repl.commands'
local lexer = require 'entente.repl.lexer'
local objects = require 'entente.repl.objects'
local resolve = require 'entente.repl.resolve'
local shell = require 'entente.shell'
local shells = require 'entente.complete'
local values = require 'entente.repl.values'

local M = {}

-- Those that begin with the prefix, each once, in their order.
local function matching(candidates, prefix)
  local list, seen = {}, {}
  for _, candidate in ipairs(candidates) do
    if candidate:sub(1, #prefix) == prefix and not seen[candidate] then
      seen[candidate] = true
      list[#list + 1] = candidate
    end
  end
  return list
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do
    if type(name) == 'string' then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

-- ---- names ----

local function identifiers(session)
  local set = {}
  for _, source in ipairs { lexer.keywords, session.cells, _G } do
    for name in next, source do
      if type(name) == 'string' and name:find '^[%a_][%w_]*$' then set[name] = true end
    end
  end
  return sorted(set)
end

local function table_members(t, set, only_functions)
  for name, value in next, t do
    if type(name) == 'string' and name:find '^[%a_][%w_]*$' and (not only_functions or type(value) == 'function') then
      set[name] = true
    end
  end
  local meta = debug.getmetatable(t)
  local index = type(meta) == 'table' and rawget(meta, '__index')
  if type(index) == 'table' and index ~= t then table_members(index, set, only_functions) end
end

local function members(m, after_colon)
  local set = {}
  if not m then return {} end
  if type(m.value) == 'string' then table_members(string, set, true) end
  if type(m.value) == 'table' then table_members(m.value, set, after_colon) end
  local kind = m.type or api.type_of(m.value)
  for name, item in pairs(kind and api.type(kind).members or {}) do
    if not after_colon or item.kind == 'method' then set[name] = true end
  end
  for _, column in ipairs(kind == 'entente.frame.row' and m.value and objects.columns_of_row(m.value) or {}) do
    set[column[1]] = true
  end
  return sorted(set)
end

-- Names of options that the call takes, as "name = ".
local function option_names(session, tokens)
  local last = tokens[#tokens]
  if not last or last.text ~= '{' and last.text ~= ',' then return {} end
  local callee, place = resolve.call(session, tokens)
  if not callee or not place.table then return {} end
  local list = {}
  for i, option in ipairs(values.options(callee)) do
    list[i] = option.name .. ' = '
  end
  return list
end

local function in_code(session, text)
  local word = text:match '[%w_\128-\255]*$'
  local tokens = lexer.tokens(text:sub(1, #text - #word))
  local last = tokens[#tokens]
  local start = #text - #word + 1
  if last and last.kind == 'symbol' and (last.text == '.' or last.text == ':') then
    local m = resolve.before(session, tokens, #tokens - 1)
    return start, matching(members(m, last.text == ':'), word), ''
  end
  local list = option_names(session, tokens)
  table.move(identifiers(session), 1, 10000, #list + 1, list)
  return start, matching(list, word), ''
end

local function in_string(session, tokens)
  local t = tokens[#tokens]
  local body, first = lexer.body(t)
  local quote = t.text:sub(1, 1)
  local callee, place = resolve.call(session, tokens)
  local start, list, closing = values.in_string(session, callee, place, body)
  return first + start - 1, list, closing and quote ~= '[' and quote or ''
end

-- ---- commands ----

local function topics(session)
  local set = {}
  for _, list in ipairs { commands.list, session.host.commands } do
    for _, c in ipairs(list) do
      set[c.name] = true
    end
  end
  for _, item in ipairs(session.host.reference()) do
    local owner = item.owner:gsub('^entente%.', '')
    set[item.name and owner .. '.' .. item.name or owner] = true
  end
  return sorted(set)
end

-- As the shell would be offered it: `entente NAME ...`.
local function of_program(session, command, words, word)
  local list = { command }
  table.move(words, 1, #words, 2, list)
  local candidates = {}
  for i, candidate in ipairs(shells.candidates(session.host, list, #list)) do
    candidates[i] = candidate[1]
  end
  if #candidates == 0 then return values.files(session.host, word) end
  return matching(candidates, word)
end

local argument = {}

function argument.mode() return require('entente.options').common[1].values end

function argument.timer() return { 'on', 'off' } end

function argument.help(session) return topics(session) end

local function in_command(session, text)
  local head, name, rest = text:match '^(%s*%.)(%a*)(.*)$'
  if rest == '' then
    local names = {}
    for _, list in ipairs { commands.list, session.host.commands } do
      for _, c in ipairs(list) do
        names[#names + 1] = c.name
      end
    end
    return #head + 1, matching(names, name), ' '
  end
  local command = commands.find(name, session.host)
  if not command then return #text + 1, {}, '' end
  if command.name == 'sql' then
    local query = text:match '^%s*%.%a+%s+(.*)$' or ''
    local start, list = values.sql(query)
    return #text - #query + start, list, ''
  end
  local words, open = shell.words(rest)
  if text:find '%s$' and not open then words[#words + 1] = '' end
  local word = words[#words]
  local start = #text - #word + 1
  if argument[command.name] then return start, matching(argument[command.name](session), word), ' ' end
  if command.name == 'open' or command.name == 'save' then return start, values.files(session.host, word), '' end
  if command.run and command.name ~= 'run' then return start, {}, '' end
  return start, of_program(session, command.name, words, word), ' '
end

--- What may stand at the end of the text.
---@param session entente.repl.session
---@param text string up to the cursor
---@return integer start where in the text the word begins that the candidates are for
---@return string[] candidates
---@return string append a character to put after the only one
function M.at(session, text)
  if text:find '^%s*%?' then
    local topic = text:match '[%w_.:]*$'
    return #text - #topic + 1, matching(topics(session), topic), ''
  end
  if commands.is_command(text) or text:find '^%s*%.$' then return in_command(session, text) end
  local tokens = lexer.tokens(text)
  local last = tokens[#tokens]
  if last and last.kind == 'comment' and not last.closed then return #text + 1, {}, '' end
  if last and last.kind == 'string' and not last.closed then return in_string(session, tokens) end
  return in_code(session, text)
end

return M
