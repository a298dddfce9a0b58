--- Ranges of dates as they are typed: 2020..2024, 2024-03.., ..2023, 2024.

local entente = require 'entente'

local M = {}

--- The first date after the whole of a date: of 2024 it is 2025, of 2024-02-29 it is 2024-03-01.
---@param date string
---@return string
function M.after(date)
  local year, month, day = date:match '^(%d+)%-?(%d*)%-?(%d*)$'
  if month == '' then return ('%04d'):format(year + 1) end
  if day == '' then
    return month == '12' and ('%04d-01'):format(year + 1) or ('%s-%02d'):format(year, month + 1)
  end
  local noon = os.time { year = tonumber(year), month = tonumber(month), day = day + 1, hour = 12 }
  return tostring(os.date('%Y-%m-%d', noon))
end

--- Both ends belong to it; one may be missing.
---@param text string
---@return { since: string?, before: string? }? range as `corpus.docs` filters by it; nil: it is none
function M.range(text)
  local first, last = text:match '^(.-)%.%.(.*)$'
  if not first then
    first, last = text, text
  end
  if first == '' and last == '' then return nil end
  if first ~= '' and not entente.is_date(first) or last ~= '' and not entente.is_date(last) then return nil end
  local range = { since = first ~= '' and first or nil, before = last ~= '' and M.after(last) or nil }
  if range.since and range.before and range.since >= range.before then return nil end
  return range
end

return M
