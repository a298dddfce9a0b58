--- How good an extracted layer is, for the method note of reports: measured when the program was built, on the gold
--- of the sample corpus (data/gold; `entente score annotations` measures on other gold).

local json = require 'entente.json'

local M = {}

-- quality.json lies beside the folder of scripts.
local function read()
  local here = debug.getinfo(1, 'S').source:match '^@(.*)/scripts/entente/quality%.lua$'
  local file = here and io.open(here .. '/quality.json')
  if not file then return nil end
  local text <const> = file:read 'a'
  file:close()
  return json.decode(text)
end

--- "Names: on the 3 articles of the sample that have gold (61 of them there) F1 ..."
---@param layer 'mentions'|'quantities'|'dates'|'quotes'|'events'|'facts'|'forecasts'
---@param what string how the note calls them
---@return string? note nil where nothing was measured
function M.note(layer, what)
  local all = read()
  local of = all and all[layer]
  if not of or of.found.n_gold == 0 then return nil end
  local form = '%s: on the %d articles of the sample that have gold (%d of them there) F1 %.2f found, %.2f right;'
    .. ' that gold was made by correcting what was found: expect less elsewhere'
  return form:format(what, all.docs.articles_gold, of.found.n_gold, of.found.f1, of.right.f1)
end

return M
