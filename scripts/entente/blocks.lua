--- What a packaged script gives back, which entente.report writes. A result is a block:
---
---   'text'                        a paragraph
---   a frame                       a table
---   { title = 'T', block, ... }   a section; the title may be missing

local M = {}

local function is_frame(block)
  return type(block) == 'userdata' and getmetatable(block) == 'entente.frame'
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

return M
