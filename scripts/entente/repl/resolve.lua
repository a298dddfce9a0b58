--- What an expression that is half typed stands for, without running it: a value where names and fields lead to
--- one, else the type that the documentation promises. Only tables and getters of ours are looked into.

local api = require 'entente.repl.api'
local chunk = require 'entente.repl.chunk'
local lexer = require 'entente.repl.lexer'

local M = {}

---@class entente.repl.meaning one of these
---@field value any
---@field type string? of an object that is not there yet
---@field item entente.repl.item? a method or function

local opener = { [')'] = '(', [']'] = '[', ['}'] = '{' }

-- The token that opens what tokens[i] closes.
local function opening(tokens, i)
  local depth = 0
  while i > 0 do
    local t = tokens[i]
    if t.kind == 'symbol' then
      if opener[t.text] then depth = depth + 1 end
      if t.text == '(' or t.text == '[' or t.text == '{' then depth = depth - 1 end
    end
    if depth == 0 then return i end
    i = i - 1
  end
end

-- Can a call or an index come after it?
local function ends_expression(t)
  return t and (t.kind == 'name' or t.kind == 'string' or t.text == ')' or t.text == ']')
end

-- The first token of the expression with suffixes that ends at tokens[i].
local function beginning(tokens, i)
  while i and i > 0 do
    local t, before = tokens[i], tokens[i - 1]
    if opener[t.text] and t.kind == 'symbol' then
      local open = opening(tokens, i)
      if not open then return nil end
      if not ends_expression(tokens[open - 1]) then return t.text == ')' and open or nil end
      i = open - 1
    elseif t.kind == 'string' then
      if not ends_expression(before) or before.kind == 'string' then return i end
      i = i - 1
    elseif t.kind == 'name' then
      if not (before and before.kind == 'symbol' and (before.text == '.' or before.text == ':')) then return i end
      i = i - 2
    else
      return nil
    end
  end
end

-- ---- steps ----

local function field(t, name, depth)
  local it = rawget(t, name)
  local meta = it == nil and depth > 0 and debug.getmetatable(t)
  local index = type(meta) == 'table' and rawget(meta, '__index')
  if type(index) == 'table' then return field(index, name, depth - 1) end
  return it
end

local function of_value(value) return value ~= nil and { value = value } or nil end

local function get(object, key)
  local ok, value = pcall(function() return object[key] end)
  return ok and of_value(value) or nil
end

---@param m entente.repl.meaning?
---@param name string
---@return entente.repl.meaning?
function M.member(m, name)
  if not m then return nil end
  if type(m.value) == 'string' then return of_value(string[name]) end
  if type(m.value) == 'table' then return of_value(field(m.value, name, 5)) end
  local kind = m.type or api.type_of(m.value)
  local item = kind and api.type(kind).members[name]
  if not item then return nil end
  if item.kind ~= 'field' then return { item = item, of = m } end
  if m.value ~= nil then return get(m.value, name) end
  local gives = api.gives(item)
  return gives and { type = gives }
end

local function called(m)
  local item = m and (m.item or type(m.value) == 'function' and api.of_function(m.value))
  local gives = item and api.gives(item)
  return gives and { type = gives } or nil
end

local function indexed(m, key)
  if not m then return nil end
  local kind = m.type or api.type_of(m.value)
  local number = key and math.tointeger(tonumber(key.text))
  local literal = number or key and key.kind == 'string' and lexer.body(key)
  if type(m.value) == 'table' and literal then return of_value(field(m.value, literal, 5)) end
  if kind and m.value ~= nil and number then return get(m.value, number) end
  local element = kind and api.element(kind)
  return element and { type = element }
end

local function first(session, tokens, i)
  local t = tokens[i]
  if t.kind == 'string' then return { value = (lexer.body(t)) } end
  if t.text == '(' then return tokens[i + 1] and first(session, tokens, i + 1) end
  if t.kind ~= 'name' then return nil end
  local value = chunk.value(session.cells, t.text)
  if value == nil then value = rawget(_G, t.text) end
  return of_value(value)
end

--- What ends at tokens[last].
---@param session entente.repl.session
---@param tokens entente.repl.token[]
---@param last integer
---@return entente.repl.meaning?
---@return integer? begins its first token
function M.before(session, tokens, last)
  local i = beginning(tokens, last)
  if not i then return nil end
  local begins, m = i, first(session, tokens, i)
  if tokens[i].text == '(' then
    while i < last and not (tokens[i].text == ')' and opening(tokens, i) == begins) do
      i = i + 1
    end
  end
  i = i + 1
  while m and i <= last do
    local t = tokens[i]
    if t.text == '.' or t.text == ':' then
      m = M.member(m, tokens[i + 1].text)
      i = i + 2
    elseif t.kind == 'string' then
      m = called(m)
      i = i + 1
    else
      local close = i
      while opening(tokens, close) ~= i or not opener[tokens[close].text] do
        close = close + 1
      end
      if t.text == '[' then
        m = indexed(m, close == i + 2 and tokens[i + 1] or nil)
      else
        m = called(m)
      end
      i = close + 1
    end
  end
  return m, begins
end

--- The value of an expression of names, fields and indexes.
---@param session entente.repl.session
---@param text string
---@return any value a function for a method of ours; nil where it is not that simple
function M.value(session, text)
  local tokens = lexer.tokens(text)
  if #tokens == 0 then return nil end
  local m, begins = M.before(session, tokens, #tokens)
  if not m or begins ~= 1 then return nil end
  if m.item and m.of and m.of.value ~= nil then return (get(m.of.value, m.item.name) or {}).value end
  return m.value
end

--- The call that is being typed at the end of the text: what is called, and how far it is.
---@param session entente.repl.session
---@param tokens entente.repl.token[]
---@return entente.repl.meaning? callee
---@return { table: boolean, key: string?, first: boolean }? place is it in a table of options, after which key and =,
---  in the first argument?
function M.call(session, tokens)
  local last, place = #tokens, { table = false, first = true }
  if last > 0 and tokens[last].kind == 'string' and not tokens[last].closed then
    last = last - 1
    if ends_expression(tokens[last]) then return M.before(session, tokens, last), place end
  end
  if tokens[last] and tokens[last].text == '=' and tokens[last - 1] and tokens[last - 1].kind == 'name' then
    place.key = tokens[last - 1].text
  end
  local depth = 0
  for i = last, 1, -1 do
    local t = tokens[i]
    if t.kind == 'symbol' then
      if opener[t.text] then
        depth = depth + 1
      elseif t.text == '(' or t.text == '{' or t.text == '[' then
        depth = depth - 1
      elseif t.text == ',' and depth == 0 then
        place.first = false
      end
      if depth < 0 then
        local callee = ends_expression(tokens[i - 1]) and t.text ~= '[' and M.before(session, tokens, i - 1)
        if t.text == '{' and not place.table then place.table, place.first = true, true end
        if callee and (callee.item or callee.value ~= nil) then return callee, place end
        depth = 0
      end
    end
  end
  return nil, place
end

return M
