--- Which years do the texts speak of, and does a text look back or ahead? Dates in the text, by year and by
--- whether they lie before, in or after the year in which the article was published; `open` are those of
--- articles without a date. Durations and dates without a year are left out.
---
--- Example: entente run years_spoken_of --since 2026
---   year  back  same  ahead  open
---   2026     0     0      4     1
---   2027     0     0      4     0

local frame = require 'entente.frame'

local M = {
  name = 'years_spoken_of',
  summary = 'the years that texts speak of, looking back or ahead',
  options = { { 'since', 'integer', 0, 'only this year and later' } },
  columns = {
    { 'year', 'date' },
    { 'back', 'integer', 'dates in articles that were published later' },
    { 'same', 'integer', 'in articles of that year' },
    { 'ahead', 'integer', 'in articles that were published before' },
    { 'open', 'integer', 'in articles without a date' },
  },
}

local function direction(year, published)
  if not published then return 'open' end
  local then_ = published:sub(1, 4)
  if year < then_ then return 'back' end
  return year == then_ and 'same' or 'ahead'
end

---@param corpus entente.corpus
---@param opt { since: integer }
function M.run(corpus, opt)
  local rows, of = frame.new(M.columns), {}
  for date in corpus.dates() do
    local year = date.value:match '^%d%d%d%d'
    if year and tonumber(year) >= opt.since then
      local y = of[year] or { back = 0, same = 0, ahead = 0, open = 0, spans = {} }
      of[year] = y
      local way = direction(year, date.doc.published)
      y[way] = y[way] + 1
      table.insert(y.spans, date.span)
    end
  end
  for year, y in pairs(of) do
    rows:add({ year, y.back, y.same, y.ahead, y.open }, y.spans)
  end
  return rows:sort 'year'
end

return M
