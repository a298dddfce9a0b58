--- What is shown under a call while it is typed: its signature and the first line of its documentation.

local api = require 'entente.repl.api'
local lexer = require 'entente.repl.lexer'
local resolve = require 'entente.repl.resolve'

local M = {}

local LONGEST = 4000 -- bytes of a statement that are looked at at each key

-- A callable object says in its type's documentation what calls do.
local function of_object(value)
  local name = api.type_of(value)
  local operator = name and (api.type(name).doc or '')
  return operator and name .. '{...}  ' .. api.summary { doc = operator } or nil
end

---@param session entente.repl.session
---@param text string up to the cursor
---@return string? line
function M.at(session, text)
  if #text > LONGEST or not text:find '[({\'"%[]' then return nil end
  local callee = resolve.call(session, lexer.tokens(text))
  if not callee then return nil end
  local item = callee.item or type(callee.value) == 'function' and api.of_function(callee.value)
  if not item then return of_object(callee.value) end
  local summary = api.summary(item)
  return api.signature(item) .. (summary ~= '' and '  ' .. summary or '')
end

return M
