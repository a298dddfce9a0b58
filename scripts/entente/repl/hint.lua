--- What is shown under a call while it is typed: its signature and the first line of its documentation.

local api = require 'entente.repl.api'
local finder = require 'entente.find'
local lexer = require 'entente.repl.lexer'
local metadata = require 'entente.metadata'
local options = require 'entente.options'
local resolve = require 'entente.repl.resolve'

local M = {}

local LONGEST = 4000 -- bytes of a statement that are looked at at each key

-- A callable object says in its type's documentation what calls do.
local function of_object(value)
  local name = api.type_of(value)
  local operator = name and (api.type(name).doc or '')
  return operator and name .. '{...}  ' .. api.summary { doc = operator } or nil
end

local told = {} -- by the name of a script

-- What a script does, and the options that are not given yet.
local function of_script(session, name, given)
  local path = finder.find(session.host, name)
  if path and told[path] == nil then told[path] = metadata.read(path) or false end
  local meta = path and told[path]
  if not meta then return nil end
  local parts = { meta.summary }
  for _, row in ipairs(meta.options) do
    local flag = options.flag(row)
    if not given:find(flag, 1, true) then parts[#parts + 1] = flag .. (row.required and ' (required)' or '') end
  end
  return table.concat(parts, '  ')
end

---@param session entente.repl.session
---@param text string up to the cursor
---@return string? line
function M.at(session, text)
  local name, given = text:match '^%s*%.run?%s+([%w_]+)%s(.*)$'
  if name then return of_script(session, name, given) end
  if #text > LONGEST or not text:find '[({\'"%[]' then return nil end
  local callee = resolve.call(session, lexer.tokens(text))
  if not callee then return nil end
  local item = callee.item or type(callee.value) == 'function' and api.of_function(callee.value)
  if not item then return of_object(callee.value) end
  local summary = api.summary(item)
  return api.signature(item) .. (summary ~= '' and '  ' .. summary or '')
end

return M
