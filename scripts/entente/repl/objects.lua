--- Objects of ours as the prompt prints them: a line that says what it is, then its fields or its first items.

local api = require 'entente.repl.api'
local frame = require 'entente.frame'
local line = require 'entente.repl.line'

local M = {}

local LISTED = 8 -- items of a list within a line

-- A cell of a table: what can stand in a line.
local function cell(value)
  local kind = type(value)
  if kind == 'string' then return (value:gsub('%s+', ' ')) end
  if kind == 'table' then
    local parts = {}
    for i = 1, math.min(#value, LISTED) do
      parts[i] = type(value[i]) == 'table' and '{…}' or tostring(value[i])
    end
    if #value > LISTED then parts[#parts + 1] = ('… %d in all'):format(#value) end
    return table.concat(parts, '; ')
  end
  return tostring(value):match '[^\n]*'
end

-- ---- collections: their first items as a table ----

-- Which fields of an item make a column: those that say something of it alone.
local left_out = {}
for name in ('span words doc sentence sentences paragraphs rule'):gmatch '%a+' do
  left_out[name] = true
end

local function item_columns(item)
  local columns = {}
  for _, name in ipairs(api.getters(api.type_of(item))) do
    local ok, value = pcall(function() return item[name] end)
    if not left_out[name] and (not ok or type(value) ~= 'userdata') then columns[#columns + 1] = name end
  end
  return columns
end

local function of_rows(rows, n)
  if n == 0 then return frame.new { { 'text', 'string' } } end
  local names = item_columns(rows[1])
  local columns = { { '#', 'integer' } }
  for i, name in ipairs(names) do
    columns[i + 1] = { name, 'string' }
  end
  local members = api.type(api.type_of(rows[1])).members
  if members.text then columns[#columns + 1] = { 'text', 'string' } end
  local f = frame.new(columns)
  for i = 1, n do
    local row, item = { i }, rows[i]
    for k, name in ipairs(names) do
      local value = item[name]
      row[k + 1] = value ~= nil and cell(value) or nil
    end
    if members.text then row[#columns] = cell(item:text()) end
    f:add(row, members.span and item.span)
  end
  return f
end

local function of_docs(docs, n)
  local f = frame.new {
    { '#', 'integer' },
    { 'published', 'string' },
    { 'publisher', 'string' },
    { 'words', 'integer' },
    { 'title', 'string' },
  }
  for i = 1, n do
    local doc = docs[i]
    f:add({ i, doc.published, doc.publisher, #doc.words, doc.title }, doc.span)
  end
  return f
end

local function of_hits(hits, n) return hits:kwic { max = n } end

local function of_lexicon(lexicon, n)
  local f = frame.new { { 'id', 'integer' }, { 'string', 'string' }, { 'n', 'integer' } }
  for id = 0, n - 1 do
    f:add { id, lexicon[id], lexicon:count(id) }
  end
  return f
end

local collections = {
  ['entente.docs'] = of_docs, ['entente.rows'] = of_rows, ['entente.hits'] = of_hits, ['entente.lexicon'] = of_lexicon,
}

-- What makes a table of a list of our objects, by the type that its first items have.
local function maker_of_list(t)
  local name, n = api.type_of(rawget(t, 1)), rawlen(t)
  if not name or debug.getmetatable(t) or next(t, n) ~= nil then return nil end
  for i = 2, math.min(n, 100) do
    if api.type_of(t[i]) ~= name then return nil end
  end
  if name == 'entente.doc' then return of_docs, name end
  return #api.getters(name) > 0 and of_rows or nil, name
end

local function some_words(words, limits)
  local n = math.min(#words, limits.rows == math.huge and #words or limits.width * limits.rows // 8)
  local parts = {}
  for i = 1, n do
    parts[i] = words[i].form
  end
  local current, lines = '', {}
  for _, word in ipairs(parts) do
    if #current + #word >= limits.width and current ~= '' then
      lines[#lines + 1], current = current, ''
    end
    current = current == '' and word or current .. ' ' .. word
  end
  lines[#lines + 1] = current
  local more = #words > n and ('\n(%s more%s)'):format(line.thousands(#words - n), limits.more) or ''
  return table.concat(lines, '\n') .. more
end

-- ---- one object: its fields ----

local function fields(value, limits)
  local name, lines = api.type_of(value), { line.isolate(line.fit(tostring(value), limits.width)) }
  local getters = api.getters(name)
  if #getters == 0 then return nil end
  for i, field in ipairs(getters) do
    if #lines >= limits.rows then
      lines[#lines + 1] = ('(%d more fields%s)'):format(#getters - i + 1, limits.more)
      break
    end
    local ok, it = pcall(function() return value[field] end)
    local said = line.isolate(line.fit(ok and cell(it) or '(' .. cell(it) .. ')', limits.width - 17))
    lines[#lines + 1] = ('  %-14s %s'):format(field, said)
  end
  return table.concat(lines, '\n')
end

--- The columns of the frame that a row is of, which keeps it alive as its user value.
---@param row entente.frame.row
---@return { [1]: string, [2]: string }[]
function M.columns_of_row(row)
  return debug.getuservalue(row, 1).columns
end

local function one_row(row, limits)
  local parts = {}
  for i, column in ipairs(M.columns_of_row(row)) do
    local value = row[i]
    local said = value ~= nil and line.isolate(line.fit(cell(value), limits.width - 17)) or ''
    parts[i] = ('  %-14s %s'):format(column[1], said)
  end
  return table.concat(parts, '\n')
end

--- A frame as a table, and how many of its rows are not shown.
---@param f entente.frame
---@param limits entente.repl.limits
---@param n integer? rows that there are in all, where the frame has only the first of them
---@return string
function M.frame(f, limits, n)
  n = n or #f
  local most = limits.rows == math.huge and n or math.max(1, limits.rows - 2)
  local width = limits.rows == math.huge and 0 or limits.width
  local more = limits.more:gsub('^; ', '')
  local shown = (#f > most and f:head(most) or f):text(width, 0, more):gsub('\n$', '')
  local hidden = n - math.min(#f, most)
  if hidden > 0 then shown = ('%s\n(%s more rows%s)'):format(shown, line.thousands(hidden), limits.more) end
  return shown
end

--- What a packaged script gives back: paragraphs, tables, sections of these.
---@param block any as scripts/entente/blocks.lua has it
---@param limits entente.repl.limits the rows are those of each table
---@return string
function M.report(block, limits)
  if type(block) == 'string' then return (block:gsub('\n+$', '')) end
  if type(block) == 'userdata' then return M.frame(block, limits) end
  local parts = {}
  if block.title then parts[1] = block.title .. '\n' .. ('-'):rep(utf8.len(block.title) or #block.title) end
  for i = 1, #block do
    parts[#parts + 1] = M.report(block[i], limits)
  end
  return table.concat(parts, '\n\n')
end

--- A frame of what a value holds: itself, or a collection's items.
---@param value any
---@param most number so many of the items
---@return entente.frame? f nil where there is nothing in rows
---@return integer? n how many there are in all
function M.table(value, most)
  local name = api.type_of(value)
  if name == 'entente.frame' then return value, #value end
  local make = collections[name] or type(value) == 'table' and maker_of_list(value)
  if not make then return nil end
  return make(value, math.min(#value, most)), #value
end

-- As much of it as fits: its first lines.
local function a_tree(tree, limits)
  local lines = {}
  for one in ((tree:text(limits.width) or tostring(tree)) .. '\n'):gmatch '(.-)\n' do
    if #lines >= limits.rows then
      lines[#lines + 1] = ('(%d more words%s)'):format(#tree - #lines, limits.more)
      break
    end
    lines[#lines + 1] = one
  end
  return table.concat(lines, '\n')
end

--- A list of our objects as a table; nil: it is none.
---@param t table
---@param limits entente.repl.limits
---@return string?
function M.list(t, limits)
  local f, n = M.table(t, math.max(1, limits.rows - 3))
  return f and ('%s %s\n%s'):format(line.thousands(n), select(2, maker_of_list(t)), M.frame(f, limits, n))
end

--- A userdata of ours as text; nil: it is none.
---@param value any
---@param limits entente.repl.limits
---@return string?
function M.text(value, limits)
  local name = api.type_of(value)
  if not name then return nil end
  if name == 'entente.frame' then return M.frame(value, limits) end
  if name == 'entente.frame.row' then return one_row(value, limits) end
  if name == 'entente.words' then return some_words(value, limits) end
  if name == 'entente.tree' then return a_tree(value, limits) end
  local f, n = M.table(value, math.max(1, limits.rows - 3))
  if not f then return fields(value, limits) end
  local head = tostring(value)
  if head:find ': 0x' then head = ('%s: %s'):format(name, line.thousands(n)) end
  return head .. '\n' .. M.frame(f, limits, n)
end

return M
