--- What the bindings say of themselves (the rows behind help and the manual), looked up by the prompt: members of
--- a type, how a function is called, what it takes and returns.

local entente = require 'entente'
local stdlib = require 'entente.repl.stdlib'

local M = {}

---@class entente.repl.item
---@field kind 'module'|'function'|'value'|'type'|'method'|'field'|'operator'
---@field owner string
---@field name string?
---@field doc string? LuaCATS
---@field signature string? where it is not made from the text

local types, by_doc

--- Take the rows in; once, before anything else here.
---@param reference fun(): entente.repl.item[]
function M.open(reference)
  types, by_doc = {}, {}
  for _, item in ipairs(reference()) do
    local t = types[item.owner] or { members = {} }
    types[item.owner] = t
    if item.kind == 'type' or item.kind == 'module' then
      t.doc = item.doc
    elseif item.kind ~= 'operator' then
      t.members[item.name] = item
    end
    if item.doc and item.kind ~= 'field' then by_doc[item.doc] = item end
  end
end

---@param name string 'entente.doc', or 'entente' for the functions of the module
---@return { doc: string?, members: table<string, entente.repl.item> }?
function M.type(name) return types[name] end

--- The type of an object of ours.
---@param value any
---@return string? name
function M.type_of(value)
  local name = type(value) == 'userdata' and getmetatable(value)
  return type(name) == 'string' and types[name] and name or nil
end

---@param name string
---@return string[] names of its getters, in their order
function M.getters(name)
  local list = {}
  for member, item in pairs(types[name].members) do
    if item.kind == 'field' then list[#list + 1] = member end
  end
  table.sort(list)
  return list
end

-- ---- functions ----

-- The lines that begin with --- above a Lua function, and its parameters.
local function of_lua_function(f)
  local info = debug.getinfo(f, 'Su')
  local parameters = {}
  for i = 1, info.nparams do
    parameters[i] = debug.getlocal(f, i)
  end
  if info.isvararg then parameters[#parameters + 1] = '...' end
  local lines, path = {}, info.source:match '^@(.*)'
  local file = path and io.open(path)
  if file then
    local n = 0
    for line in file:lines() do
      n = n + 1
      if n >= info.linedefined then break end
      if line:find '^%s*%-%-%-' then
        lines[#lines + 1] = line:match '^%s*(.*)'
      else
        lines = {}
      end
    end
    file:close()
  end
  return { kind = 'function', doc = table.concat(lines, '\n'), parameters = parameters }
end

--- What is known of a function.
---@param f function
---@return entente.repl.item?
function M.of_function(f)
  if debug.getinfo(f, 'S').what ~= 'C' then return of_lua_function(f) end
  local signature, summary = stdlib.of(f)
  if signature then return { kind = 'function', doc = '---' .. summary, signature = signature } end
  local doc = entente.help(f)
  return doc and by_doc[doc] or nil
end

---@param item entente.repl.item
--- A function in few words, without looking for its text.
---@param f function
---@return string
function M.brief(f)
  local info = debug.getinfo(f, 'Su')
  if info.what == 'C' then
    local item = M.of_function(f)
    return item and M.signature(item) or tostring(f)
  end
  local parameters = {}
  for i = 1, info.nparams do
    parameters[i] = debug.getlocal(f, i)
  end
  if info.isvararg then parameters[#parameters + 1] = '...' end
  return ('function(%s)'):format(table.concat(parameters, ', '))
end

-- The type at the beginning of "integer n how many", "{ a: string }[] rows", "fun(): entente.doc".
local function type_at(text)
  if text:find '^{' then return (text:match '^%b{}%S*') end
  if text:find '^fun%(' then return (text:match '^fun%b():? ?%S*') end
  return (text:match '^%S+')
end

---@return string line "corpus:query(text, options?) -> entente.hits"
function M.signature(item)
  if item.signature then return item.signature end
  local parameters, returns = {}, {}
  for name, optional in (item.doc or ''):gmatch '%-%-%-@param ([%w_.]+)(%??)' do
    parameters[#parameters + 1] = name .. optional
  end
  if #parameters == 0 and item.parameters then parameters = item.parameters end
  for rest in (item.doc or ''):gmatch '%-%-%-@return ([^\n]+)' do
    returns[#returns + 1] = type_at(rest)
  end
  local sign = item.kind == 'method' and ':' or '.'
  local name = item.name and item.owner:gsub('^entente%.', '') .. sign .. item.name or 'function'
  local result = #returns > 0 and ' -> ' .. table.concat(returns, ', ') or ''
  return ('%s(%s)%s'):format(name, table.concat(parameters, ', '), result)
end

---@return string line the first of the text that is no tag; '' where there is none
function M.summary(item)
  for line in ((item.doc or '') .. '\n'):gmatch '%-%-%-%s?(.-)\n' do
    if not line:find '^@' then return line end
  end
  return ''
end

-- "entente.hits" of "entente.hits hits in the order", of "entente.doc? doc", of "fun(): entente.doc".
local function type_in(text)
  local name = text and text:match '^%s*([%w_.]+)'
  return name and types[name] and name or nil
end

---@return string? type what a function returns, a getter gives: where it is an object of ours
function M.gives(item)
  return type_in((item.doc or ''):match '@return ([^\n]*)') or type_in((item.doc or ''):match '@type ([^\n]*)')
end

---@param name string a type
---@return string? type of what object[1] gives
function M.element(name)
  local t = types[name]
  return t and type_in((t.doc or ''):match '@field %[integer%] ([^\n]*)')
end

--- The names that an options table may have, where the text says { name?: type, ... }.
---@return { name: string, values: string[] }[] options values: where the type is 'a'|'b'
function M.options(item)
  local list = {}
  for body in (item.doc or ''):gmatch '@param [%w_]+%?? ?(%b{})' do
    for name, kind in body:gmatch "([%a_][%w_]*)%??: ?([^,}]*)" do
      local values = {}
      for value in kind:gmatch "'([^']*)'" do
        values[#values + 1] = value
      end
      list[#list + 1] = { name = name, values = values }
    end
  end
  return list
end

return M
