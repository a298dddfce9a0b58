--- A line of a terminal: text that fits it, and the numbers in it.

local text = require 'entente.text'

local M = {}

local function is_right_to_left(s) return s:find '[\xD7-\xDF][\x80-\xBF]' or s:find '\xEF[\xAC-\xBB]' end

--- Right-to-left text between isolates, so that it does not move its neighbours.
---@param s string
---@return string
function M.isolate(s)
  return is_right_to_left(s) and '\u{2068}' .. s .. '\u{2069}' or s
end

--- At most so many columns of a text, an ellipsis where it was cut.
---@param s string
---@param width integer
---@return string
function M.fit(s, width)
  if #s > width and text.width(s) > width then
    local left, taken, at = width - 1, {}, 1
    while at <= #s do
      local c = s:match('^[%z\1-\127\194-\244][\128-\191]*', at) or s:sub(at, at)
      left = left - text.width(c)
      if left < 0 then break end
      taken[#taken + 1] = c
      at = at + #c
    end
    s = table.concat(taken) .. '…'
  end
  return s
end

---@param n integer
---@return string digits 1234567 as 1,234,567
function M.thousands(n)
  local s = tostring(n):reverse():gsub('(%d%d%d)', '%1,'):reverse()
  return (s:gsub('^,', ''))
end

return M
