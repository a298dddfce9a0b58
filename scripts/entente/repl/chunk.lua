--- A statement of the prompt: is it complete, and a function of it whose top-level locals stay for the statements
--- after it.
---
--- `local x = 1` is compiled as `x = 1` where x is an upvalue, and debug.upvaluejoin makes the x of all statements
--- one variable. So locals keep their speed and live on whatever becomes of the statement that declared them. A
--- local with <close> stays one: it ends with its statement.

local lexer = require 'entente.repl.lexer'

local M = {}

local opens = { ['do'] = true, ['function'] = true, ['if'] = true, ['repeat'] = true }
local closes = { ['end'] = true, ['until'] = true }

-- More lines can help, but not a string in quotes: it ends with its line, unless that ends in a backslash.
local function is_incomplete(message, text)
  if message:find('unfinished string near', 1, true) then return text:sub(-1) == '\\' end
  return message:sub(-5) == '<eof>'
end

---@param text string
---@param name string its chunkname
---@return function? chunk as an expression if it is one
---@return string? message
---@return boolean is_expression
local function compile(text, name)
  local chunk = load('return ' .. text, name, 't')
  if chunk then return chunk, nil, true end
  local message
  chunk, message = load(text, name, 't')
  return chunk, message, false
end

--- Does the statement end here, be it right or wrong?
---@param text string
---@return boolean
function M.is_complete(text)
  local expression, as_expression = load('return ' .. text, '=stdin', 't')
  local statement, as_statement = load(text, '=stdin', 't')
  return (expression or statement) ~= nil
    or not is_incomplete(as_expression, text) and not is_incomplete(as_statement, text)
end

-- ---- locals ----

-- The declaration at tokens[i], a `local`: its names, the index of its last token before '=', attributes' ranges.
local function declaration(tokens, i)
  local d = { names = {}, cut = {}, closes = false }
  if tokens[i + 1].text == 'function' then
    d.names[1], d.last, d.is_function = tokens[i + 2].text, i + 2, true
    return d
  end
  repeat
    i = i + 1
    d.names[#d.names + 1] = tokens[i].text
    if tokens[i + 1] and tokens[i + 1].text == '<' then
      d.cut[#d.cut + 1] = { tokens[i + 1].first, tokens[i + 3].last }
      d.closes = d.closes or tokens[i + 2].text == 'close'
      i = i + 3
    end
    i = i + 1
  until not tokens[i] or tokens[i].text ~= ','
  d.last, d.has_value = i - 1, tokens[i] ~= nil and tokens[i].text == '='
  return d
end

-- Bytes become spaces, so that what comes after them stays in its place.
local function blank(text, first, last)
  return text:sub(1, first - 1) .. (' '):rep(last - first + 1) .. text:sub(last + 1)
end

-- The text without the `local` of its outermost block, and the names that were declared.
local function without_locals(text)
  local tokens = {}
  for _, t in ipairs(lexer.tokens(text)) do
    if t.kind ~= 'comment' then tokens[#tokens + 1] = t end
  end
  local declared, depth, after = {}, 0, {}
  for i, t in ipairs(tokens) do
    if t.kind == 'keyword' then
      depth = depth + (opens[t.text] and 1 or closes[t.text] and -1 or 0)
      local d = t.text == 'local' and depth == 0 and declaration(tokens, i)
      if d and not d.closes then
        text = blank(text, t.first, t.last)
        for _, range in ipairs(d.cut) do
          text = blank(text, range[1], range[2])
        end
        if not d.has_value and not d.is_function then after[#after + 1] = tokens[d.last].last end
        table.move(d.names, 1, #d.names, #declared + 1, declared)
      end
    end
  end
  for i = #after, 1, -1 do
    text = text:sub(1, after[i]) .. ' = nil;' .. text:sub(after[i] + 1)
  end
  return text, declared
end

local MOST = 180 -- upvalues and locals that a function has room for, with something to spare

-- Which of the locals the text may speak of.
local function mentioned(text, cells, declared)
  local names, seen = {}, {}
  local function add(name)
    if not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  for _, name in ipairs(declared) do
    add(name)
  end
  for _, t in ipairs(lexer.tokens(text)) do
    if t.kind == 'name' and cells[t.text] then add(t.text) end
  end
  return names
end

-- Make f's upvalues the variables that they are called like; what is new gets its variable from f, and begins as
-- the global of that name: `local print = print` means that one.
local function join(f, cells)
  for i = 1, 255 do
    local name = debug.getupvalue(f, i)
    if not name then return end
    local cell = cells[name]
    if cell then
      debug.upvaluejoin(f, i, cell.f, cell.i)
    elseif name ~= '_ENV' then
      debug.setupvalue(f, i, rawget(_G, name))
      cells[name] = { f = f, i = i }
    end
  end
end

---@class entente.repl.cells: table<string, { f: function, i: integer }> the locals so far

---@param text string
---@param name string
---@param cells entente.repl.cells is added to
---@return function? chunk
---@return string? message
---@return boolean is_expression
function M.load(text, name, cells)
  local chunk, message, is_expression = compile(text, name)
  if not chunk then return nil, message, false end
  if is_expression then text = 'return ' .. text end
  local plain, declared = without_locals(text)
  local names = mentioned(plain, cells, declared)
  if #names == 0 or #names > MOST then return chunk, nil, is_expression end
  local outer = load(('local %s; return function(...) %s\nend'):format(table.concat(names, ', '), plain), name, 't')
  if not outer then return chunk, nil, is_expression end -- what this does not understand runs as it stands
  local f = outer()
  join(f, cells)
  return f, nil, is_expression
end

--- The value of a local.
---@param cells entente.repl.cells
---@param name string
---@return any value
function M.value(cells, name)
  local cell = cells[name]
  if cell then return select(2, debug.getupvalue(cell.f, cell.i)) end
end

---@param text string
---@return boolean silent it ends in a semicolon
function M.is_silent(text)
  local tokens = lexer.tokens(text)
  for i = #tokens, 1, -1 do
    if tokens[i].kind ~= 'comment' then return tokens[i].text == ';' end
  end
  return false
end

return M
