--- What a packaged script gives back, and how the host writes it. A result is a block:
---
---   'text'                        a paragraph
---   a frame                       a table
---   { title = 'T', block, ... }   a section; the title may be missing
---
--- As text all of it is written; as CSV and JSONL only the frames, an empty line between two of them; as
--- JSON a frame is what the frame writes, a paragraph { "text": ... }, a section { "title": ..., "blocks":
--- [ ... ] }, and a section without a title the array alone.

local M = {}

-- A frame, or what stands in for one in a test.
local function is_frame(block)
  if type(block) == 'userdata' then return getmetatable(block) == 'entente.frame' end
  return type(block) == 'table' and type(block.csv) == 'function'
end

---@param block any
---@param where? string
---@return string? reason nil where it is a block
function M.check(block, where)
  where = where or 'result'
  if type(block) == 'string' or is_frame(block) then return end
  if type(block) ~= 'table' then
    return ('%s is %s: a script returns text, a frame, or a list of these'):format(where, type(block))
  end
  if block.title ~= nil and type(block.title) ~= 'string' then
    return where .. ' has a title that is no string'
  end
  for i = 1, #block do
    local reason = M.check(block[i], ('%s[%d]'):format(where, i))
    if reason then return reason end
  end
end

---@param block any
---@return integer rows of all its frames
---@return integer frames
function M.count(block)
  if type(block) == 'string' then return 0, 0 end
  if is_frame(block) then return #block, 1 end
  local rows, frames = 0, 0
  for i = 1, #block do
    local r, f = M.count(block[i])
    rows, frames = rows + r, frames + f
  end
  return rows, frames
end

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t' }

local function quote(text)
  local body = text:gsub('[%c"\\\127]', function(c) return escapes[c] or ('\\u%04x'):format(c:byte()) end)
  return '"' .. body .. '"'
end

local function trim(text)
  return (text:gsub('\n+$', ''))
end

local writers = {}

function writers.text(block, how)
  if type(block) == 'string' then return trim(block) end
  if is_frame(block) then return trim(block:text(how.width)) end
  local parts = {}
  if block.title then parts[1] = block.title .. '\n' .. ('-'):rep(utf8.len(block.title) or #block.title) end
  for i = 1, #block do
    parts[#parts + 1] = writers.text(block[i], how)
  end
  return table.concat(parts, '\n\n')
end

function writers.json(block)
  if type(block) == 'string' then return '{"text": ' .. quote(block) .. '}' end
  if is_frame(block) then return trim(block:json()) end
  local parts = {}
  for i = 1, #block do
    parts[i] = writers.json(block[i])
  end
  local array = '[\n' .. table.concat(parts, ',\n') .. '\n]'
  if not block.title then return array end
  return ('{"title": %s, "blocks": %s}'):format(quote(block.title), array)
end

-- The frames alone, in order.
local function frames(block, write, parts)
  if is_frame(block) then
    parts[#parts + 1] = write(block)
  elseif type(block) == 'table' then
    for i = 1, #block do
      frames(block[i], write, parts)
    end
  end
  return parts
end

function writers.csv(block, how)
  local options = how.excel and { excel = true } or nil
  return table.concat(frames(block, function(f) return f:csv(options) end, {}), '\r\n')
end

function writers.jsonl(block)
  return table.concat(frames(block, function(f) return f:jsonl() end, {}))
end

---@param block any
---@param how { format: string, width: integer?, excel: boolean? }
---@return string text what to write, its last line ended
function M.write(block, how)
  local text = writers[how.format](block, how)
  if text ~= '' and text:sub(-1) ~= '\n' then text = text .. '\n' end
  return text
end

return M
