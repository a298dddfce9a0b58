--- "1 hit", "2 hits", "3 copies".
---@param n integer
---@param one string the noun for one
---@param many string? the noun for others; one with an s unless given
---@return string
return function(n, one, many)
  return ('%d %s'):format(n, n == 1 and one or many or one .. 's')
end
