--- When: every date and period that the articles name, as a value (TIMEX3), with how precise it is and what it
--- was counted from; and how often each year is spoken of.
---
--- `anchor` is what a value needs besides the words: the article's date (published), an earlier date of the text
--- (text), or the latest past date of an article that has none (inferred); empty: the words say it all. Where a
--- value has X, or is PAST_REF and the like, it is left open: `--open` lists those that a person could close.
--- Each row's evidence is its sentence; a year's are all its sentences.
---
--- Example: entente run dates --table years
---   year  mentions  articles
---   2023        12         8

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'dates',
  summary = 'every date that the texts name, what it was counted from, and years by mentions',
  options = {
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'dates', 'years' } },
    { 'within', 'dates', nil, 'only dates in this time: 2020..2024, 2025' },
    {
      'precision',
      'enum',
      'all',
      'only dates that are so precise',
      values = {
        'all',
        'time',
        'day',
        'week',
        'month',
        'quarter',
        'season',
        'half',
        'year',
        'decade',
        'century',
        'range',
        'duration',
        'vague',
      },
    },
    {
      'anchor',
      'enum',
      'all',
      'only dates counted from this',
      values = { 'all', 'none', 'published', 'text', 'inferred' },
    },
    { 'open', 'boolean', false, 'only dates whose value is left open' },
    { 'limit', 'integer', 0, 'print so many dates at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    dates = {
      { 'value', 'string', 'TIMEX3' },
      { 'precision', 'string' },
      { 'words', 'string', 'as it stands there' },
      { 'anchor', 'string', 'what the value was counted from' },
      { 'rule', 'string', 'that found it' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
      { 'span', 'span', 'the sentence' },
    },
    years = {
      { 'year', 'integer' },
      { 'mentions', 'integer', 'dates in it; a range counts for its first year' },
      { 'articles', 'integer' },
    },
  },
}

-- Words such as "recently" have no better value than PAST_REF; "last week" of an undated article has.
local function is_open(date)
  if date.value:find('XXXX', 1, true) then return true end
  return date.value:find('_REF', 1, true) ~= nil and date.rule ~= 'word' and date.rule ~= 'ago'
end

-- Is a value in a time, as far as both say it?  "2024-05" is within 2024.. and within 2024-05-10..
local function is_within(value, time)
  if not value:match '^%d%d%d%d' then return false end
  local first, last = value:match '^([^/]+)/?(.*)$'
  if last == '' then last = first end
  return (not time.since or last >= time.since:sub(1, #last)) and (not time.before or first < time.before)
end

local function is_meant(date, opt)
  return (opt.precision == 'all' or date.precision == opt.precision)
    and (opt.anchor == 'all' or (date.anchor or 'none') == opt.anchor)
    and (not opt.within or is_within(date.value, opt.within))
    and (not opt.open or is_open(date))
end

-- Count a date to its year: a decade, a duration and what is open are in none.
local function count(years, date, doc, sentence)
  local year = date.value:match '^(%d%d%d%d)'
  if not year then return end
  local y = years[year]
  if not y then
    y = { year = year, articles = 0, spans = {}, seen = {} }
    years[year] = y
  end
  y.spans[#y.spans + 1] = sentence
  if not y.seen[doc.id] then y.articles = y.articles + 1 end
  y.seen[doc.id] = true
end

local function by_year(years)
  local names = {}
  for year in pairs(years) do
    names[#names + 1] = year
  end
  table.sort(names)
  local rows = frame.new(M.columns.years)
  for _, name in ipairs(names) do
    local y = years[name]
    rows:add({ math.tointeger(tonumber(name)), #y.spans, y.articles }, y.spans)
  end
  return rows
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks the tables, each row with the sentences that it was found in
function M.run(corpus, opt)
  local rows, years = frame.new(M.columns.dates), {}
  local n, open = 0, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for date in doc.dates() do
      if is_meant(date, opt) then
        local sentence = date.sentence.span
        n = n + 1
        if is_open(date) then open = open + 1 end
        count(years, date, doc, sentence)
        if opt.limit == 0 or n <= opt.limit then
          local words = date:text():gsub('%s+', ' ')
          rows:add({
            date.value,
            date.precision,
            words,
            date.anchor,
            date.rule,
            doc.published,
            doc.publisher,
            doc.id,
            sentence,
          }, sentence)
        end
      end
    end
  end
  local tables = { dates = rows, years = by_year(years) }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s, %d left open'):format(plural(n, 'date'), open)
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, { title = 'Years', tables.years }, { title = 'Dates', tables.dates } }
end

return M
