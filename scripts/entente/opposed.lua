--- What contradicts what: statements of the same are gathered, then each pair of them is looked at.

local M = {}

--- Gather by a key.
---@generic T
---@param list T[]
---@param key_of fun(item: T): string? nil: it belongs to none
---@return T[][] groups in the order of their first one, each in the order of the list
function M.groups(list, key_of)
  local groups, order = {}, {}
  for _, item in ipairs(list) do
    local key = key_of(item)
    if key and not groups[key] then
      groups[key] = {}
      order[#order + 1] = groups[key]
    end
    if key then table.insert(groups[key], item) end
  end
  return order
end

--- Those that are opposed to another one.
---@generic T
---@param list T[]
---@param most integer so many are compared, since each is with each
---@param are_opposed fun(earlier: T, later: T): boolean
---@return T[] found in the order of the list
function M.of(list, most, are_opposed)
  local found, seen = {}, {}
  local n = math.min(#list, most)
  for i = 1, n do
    for j = 1, i - 1 do
      if are_opposed(list[j], list[i]) then
        seen[i], seen[j] = true, true
      end
    end
  end
  for i = 1, n do
    if seen[i] then found[#found + 1] = list[i] end
  end
  return found
end

return M
