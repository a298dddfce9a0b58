--- The options of a packaged script: are they declared well, what does help say of them, and what do
--- the arguments of a command line make of them.
---
--- An option is a row { name, type, default, doc } and, named, what its type needs:
---   'string' 'integer' 'number' 'boolean' 'date'
---   'list'       strings: given once for each
---   'enum'       one of values = { 'left', 'right' }
---   'dates'      a range such as 2020..2024, 2024-03.. or 2024: { since =, before = } for the script
---   'publisher'  'language': one that the corpus has, in either case
---   'path'       of a file; exists = true where it must be there
---   min, max of an integer or number; unit = 'words' where it has one; example = '2020..2024'
---   required = true where there can be no default
--- A date is '2025', '2025-09' or '2025-09-04' and stays a string. On the command line '_' is '-', and a
--- boolean is --name or --no-name. letter = 'n' gives an option the short form -n.

local dates = require 'entente.dates'
local entente = require 'entente'
local fold = require('entente.text').fold
local report = require 'entente.report'

local M = {}

--- What every script has, so that no script can mean something else by it.
M.common = {
  { 'format', 'enum', nil, 'how to write: else as -o ends, else text', letter = 'f', values = report.formats },
  { 'output', 'path', nil, 'write there, not to standard output', letter = 'o' },
  { 'corpus', 'path', nil, 'work on this corpus', letter = 'c' },
  { 'excel', 'boolean', false, 'with -f csv: as Excel wants it (byte order mark, formulas guarded)' },
  { 'dry_run', 'boolean', false, 'say what would be read and written, and do nothing' },
  { 'fail_empty', 'boolean', false, 'exit with 4 where nothing is found' },
  { 'help', 'boolean', false, 'print this', letter = 'h' },
}

M.types = {
  'string', 'integer', 'number', 'boolean', 'date', 'dates', 'list', 'enum', 'publisher', 'language', 'path',
}

-- How each type is read from an argument: the value, or nil and what was expected.
local readers = {
  string = function(given) return given end,
  list = function(given) return given end,
  publisher = function(given) return given end,
  language = function(text) return text:find '^%a%a%a?$' and text:lower() or nil end,
  path = function(text) return text ~= '' and text or nil end,
  dates = dates.range,
  integer = function(text)
    if text:find '^[+-]?%d+$' then return math.tointeger(tonumber(text)) end
  end,
  number = function(text)
    if text:find '^[+-]?[%d.]' and not text:find '[xX]' then return tonumber(text) end
  end,
  date = function(text) return entente.is_date(text) and text or nil end,
  boolean = function(text)
    return ({ ['true'] = true, yes = true, ['false'] = false, no = false })[text]
  end,
}

local expected = {
  integer = 'an integer',
  number = 'a number',
  date = 'a date (such as 2025, 2025-09 or 2025-09-04)',
  dates = 'a range of dates (such as 2020..2024, 2024-03.. or 2024), its ends in order',
  language = 'the code of a language (such as en)',
  path = 'a path',
  boolean = 'true or false',
}

---@param row table an option
---@return string flag as it is given: --min-count
function M.flag(row)
  return '--' .. row[1]:gsub('_', '-')
end

local function did_you_mean(word, names)
  local near = entente.nearest(word, names)
  return near and ("; did you mean '%s'?"):format(near) or ''
end

---@return any value nil where the text is no value of the option
---@return string? message
local function read(row, text, given)
  local kind = row[2]
  if kind == 'enum' then
    for _, value in ipairs(row.values) do
      if value == text then return value end
    end
    local near = did_you_mean(text, row.values)
    if near == '' then near = '; there are ' .. table.concat(row.values, ', ') end
    return nil, ("option '%s': no '%s'%s"):format(given, text, near)
  end
  local value = readers[kind](text)
  if value == nil then
    return nil, ("option '%s': '%s' is not %s"):format(given, text, expected[kind])
  end
  if row.exists then
    local file, message = io.open(value, 'rb')
    if not file then return nil, ("option '%s': %s"):format(given, message) end
    file:close()
  end
  if row.min and value < row.min or row.max and value > row.max then
    local low, high = tostring(row.min or '-'), tostring(row.max or '-')
    return nil, ("option '%s': %s is not within %s to %s"):format(given, text, low, high)
  end
  return value
end

-- ---- are they declared well? ----

local function check_default(row)
  local kind, default = row[2], row[3]
  if default == nil then return end
  if row.required then return 'is required, so it can have no default' end
  if kind == 'list' then
    if type(default) ~= 'table' then return 'has a default that is no list' end
  elseif kind == 'boolean' or kind == 'string' then
    if type(default) ~= kind then return 'has a default that is no ' .. kind end
  elseif kind == 'integer' and math.type(default) ~= 'integer' then
    return 'has a default that is no integer'
  elseif not read(row, tostring(default), '') then
    return ("has the default '%s', which it would not take"):format(tostring(default))
  end
end

local function check_letter(row, seen)
  local letter = row.letter
  if letter == nil then return end
  if type(letter) ~= 'string' or not letter:find '^%a$' then return 'has a letter that is none' end
  if seen['-' .. letter] then return ("has the letter '%s', which is taken"):format(letter) end
  seen['-' .. letter] = true
end

local function check_row(row, seen)
  if type(row) ~= 'table' or type(row[1]) ~= 'string' or not row[1]:find '^%a[%w_]*$' then
    return "an option is { 'name', 'type', default, 'doc' }"
  end
  local reason
  if seen[row[1]] then
    reason = seen[row[1]]
  elseif row[2] ~= 'enum' and not readers[row[2]] then
    reason = ("has no type '%s'%s"):format(tostring(row[2]), did_you_mean(tostring(row[2]), M.types))
  elseif row[2] == 'enum' and (type(row.values) ~= 'table' or #row.values == 0) then
    reason = "is an enum without values = { ... }"
  elseif type(row[4]) ~= 'string' or row[4] == '' then
    reason = 'has no text that says what it is for'
  elseif row.unit ~= nil and type(row.unit) ~= 'string' or row.example ~= nil and type(row.example) ~= 'string' then
    reason = 'has a unit or an example that is no string'
  else
    reason = check_default(row) or check_letter(row, seen)
  end
  seen[row[1]] = 'is there twice'
  return reason and ("option '%s' %s"):format(row[1], reason)
end

---@param rows table the options of a script
---@return string? reason nil where all is well
function M.check(rows)
  if type(rows) ~= 'table' then return 'its options are no table' end
  local seen = {}
  for _, row in ipairs(M.common) do
    seen[row[1]] = 'is called like one that every script has'
    if row.letter then seen['-' .. row.letter] = true end
  end
  for i = 1, #rows do
    local reason = check_row(rows[i], seen)
    if reason then return reason end
  end
  for key in pairs(rows) do
    if math.type(key) ~= 'integer' or key > #rows then
      return ("its options are a list; what is '%s'?"):format(tostring(key))
    end
  end
end

-- ---- the command line ----

-- Name or letter, as given -> { row, negated }.
local function index(rows)
  local by_name, names = {}, {}
  for _, list in ipairs { M.common, rows } do
    for _, row in ipairs(list) do
      local name = M.flag(row)
      by_name[name], by_name['--' .. row[1]] = { row }, { row }
      names[#names + 1] = name
      if row[2] == 'boolean' and list == rows then by_name['--no-' .. name:sub(3)] = { row, true } end
      if row.letter then by_name['-' .. row.letter] = { row } end
    end
  end
  return by_name, names
end

-- "--name=value", "--name", "-x", "-xvalue": the name and, where it stands there, the value.
local function split(arg)
  if arg:sub(1, 2) == '--' then
    local name, value = arg:match '^([^=]+)=(.*)$'
    return name or arg, value
  end
  local rest = arg:sub(3)
  return arg:sub(1, 2), rest ~= '' and rest or nil
end

local function defaults(rows)
  local opt = {}
  for _, row in ipairs(rows) do
    opt[row[1]] = row[2] == 'dates' and row[3] and dates.range(row[3]) or row[3]
    if row[2] == 'list' then opt[row[1]] = table.move(row[3] or {}, 1, #(row[3] or {}), 1, {}) end
  end
  return opt
end

local function missing(rows, given)
  for _, row in ipairs(rows) do
    if row.required and not given[row[1]] then
      return ("option '%s' is required: %s"):format(M.flag(row), row[4])
    end
  end
end

local function is_common(row)
  for _, shared in ipairs(M.common) do
    if row == shared then return true end
  end
  return false
end

-- The option at args[i] into `into`: the place of the next, or nil and a message.
local function parse_one(index_of, names, args, i, into)
  local name, text = split(args[i])
  local found = index_of[name]
  if not found then return nil, ("no option '%s'%s"):format(name, did_you_mean(name, names)) end
  local row, negated = found[1], found[2]
  if row[2] == 'boolean' and not text then
    into[row] = not negated
    return i + 1
  end
  if not text then
    i = i + 1
    text = args[i]
  end
  if not text then return nil, ("option '%s' needs a value"):format(name) end
  local value, message = read(row, text, name)
  if value == nil then return nil, message end
  if row[2] == 'list' then
    into[row] = into[row] or {}
    table.insert(into[row], value)
  else
    into[row] = value
    if negated then into[row] = not value end
  end
  return i + 1
end

---@param rows table the options of a script
---@param args string[]
---@return table? opt the script's values by name
---@return table|string common the values of M.common; or what is wrong with the arguments
---@return string[] own the arguments that are the script's own
function M.parse(rows, args)
  local index_of, names = index(rows)
  local read_rows = {} -- row -> value
  local own, i, message = {}, 1, nil
  while i and i <= #args do
    if args[i]:sub(1, 1) ~= '-' or args[i] == '-' then
      return nil, ("'%s': values are given as --option value"):format(args[i])
    end
    local at, found = i, index_of[split(args[i])]
    i, message = parse_one(index_of, names, args, i, read_rows)
    if i and not is_common(found[1]) then table.move(args, at, i - 1, #own + 1, own) end
  end
  if not i then return nil, message end
  local opt, common, given = defaults(rows), defaults(M.common), {}
  for row, value in pairs(read_rows) do
    given[row[1]] = true
    local into = is_common(row) and common or opt
    into[row[1]] = value
  end
  message = not common.help and missing(rows, given)
  if message then return nil, message end
  return opt, common, own
end

-- ---- values that only a corpus knows ----

local of_doc = { publisher = 'publisher', language = 'language' }

-- The values of a field of the documents, the most frequent first.
---@param corpus entente.corpus
---@param field string 'publisher' or 'language'
---@return string[]
function M.corpus_values(corpus, field)
  local count, names = {}, {}
  for doc in corpus.docs() do
    local value = doc[field]
    if value then
      if not count[value] then names[#names + 1] = value end
      count[value] = (count[value] or 0) + 1
    end
  end
  table.sort(names, function(a, b)
    if count[a] ~= count[b] then return count[a] > count[b] end
    return a < b
  end)
  return names
end

-- The corpus's own spelling of a value, or nil and what is wrong with it.
local function resolve(row, value, corpus)
  local names = M.corpus_values(corpus, of_doc[row[2]])
  local key = fold(value)
  for _, name in ipairs(names) do
    if fold(name) == key then return name end
  end
  local near = did_you_mean(value, names)
  if near == '' and #names > 0 then near = '; there are ' .. table.concat(names, ', ', 1, math.min(#names, 8)) end
  return nil, ("option '%s': no article in the corpus has the %s '%s'%s"):format(M.flag(row), row[2], value, near)
end

--- Replace what was given for publishers and languages by the corpus's own spelling.
---@param rows table
---@param opt table
---@param corpus entente.corpus opened only if there is such an option
---@return string? message
function M.resolve(rows, opt, corpus)
  for _, row in ipairs(rows) do
    if of_doc[row[2]] and opt[row[1]] then
      local value, message = resolve(row, opt[row[1]], corpus)
      if not value then return message end
      opt[row[1]] = value
    end
  end
end

-- ---- help ----

local function describe(row)
  local left = M.flag(row)
  if row.letter then left = '-' .. row.letter .. ', ' .. left end
  if row[2] == 'enum' then
    left = left .. ' ' .. table.concat(row.values, '|')
  elseif row[2] ~= 'boolean' then
    left = left .. ' ' .. row[2]
  end
  local right = row[4]
  if row.unit then right = ('%s, in %s'):format(right, row.unit) end
  if row.min or row.max then
    right = ('%s, %s to %s'):format(right, tostring(row.min or '...'), tostring(row.max or '...'))
  end
  if row.example then right = ('%s, for example %s'):format(right, row.example) end
  if row.required then
    right = right .. ' (required)'
  elseif type(row[3]) == 'table' then
    if #row[3] > 0 then right = right .. ' [' .. table.concat(row[3], ', ') .. ']' end
  elseif row[3] ~= nil and row[3] ~= false and row[3] ~= '' then
    right = right .. ' [' .. tostring(row[3]) .. ']'
  end
  return ('  %-26s %s'):format(left, right)
end

---@param rows table
---@return string lines one an option, defaults in brackets
function M.help(rows)
  local lines = {}
  for _, row in ipairs(rows) do
    lines[#lines + 1] = describe(row)
  end
  return table.concat(lines, '\n')
end

return M
