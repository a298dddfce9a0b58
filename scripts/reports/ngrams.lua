--- Phrases: words that follow one another, the most frequent first; or, with --new-since, those that no earlier
--- article has.
---
--- A phrase stays in its sentence and has no punctuation (unless --marks). With --skip 1 one word may be passed over
--- between its words, and each way to read it counts. `articles` have it: what few of them have is a quotation or a
--- name rather than usage. `first` is the earliest of the articles in which it was found (its first 1,000 places). With
--- --new-since phrases are counted in articles published since then; what a dated article before has is left out, and
--- articles without a date are not looked at. A phrase can be new because the corpus has few articles from before.
---
--- Example: entente run ngrams --n 3 --limit 2
---   rank  phrase              n  per_million  articles  first
---      1  the european union  7       2712.1         7  2024-03-03
---      2  percent of the      4       1549.8         2  2025-04-09

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local where_of = require 'entente.where'

local M = {
  name = 'ngrams',
  summary = 'phrases of n words by frequency, with gaps if wanted; phrases that are new since a date',
  options = {
    { 'n', 'integer', 2, 'words of a phrase', min = 1, max = 8 },
    { 'skip', 'integer', 0, 'so many words in all may be passed over between them', min = 0, max = 8 },
    { 'by', 'enum', 'lower', 'what is counted', values = { 'lower', 'word', 'lemma', 'upos' }, letter = 'b' },
    { 'new_since', 'date', nil, 'only phrases that no article before has', example = '2025' },
    { 'min', 'integer', 2, 'only phrases that occur so often', min = 1 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'marks', 'boolean', false, 'punctuation too' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
    { 'where', 'string', nil, 'only articles that this CQL filter lets pass', example = 'country = "ARM"' },
  },
  columns = {
    { 'rank', 'integer', 'place in the list; equal counts in the order of the alphabet' },
    { 'phrase', 'string', 'its words, their match keys, lemmas or parts of speech' },
    { 'n', 'integer', 'how often it occurs' },
    { 'per_million', 'real', 'per million phrases of this length' },
    { 'articles', 'integer', 'that have it' },
    { 'first', 'date', 'of the articles in which it was found' },
  },
}

local PLACES, SHOWN = 1000, 20 -- places looked at for dates, and kept as sources

local function tenth(x) return math.floor(10 * x + 0.5) / 10 end

-- Dates of documents, asked once each.
local function dates_of(corpus)
  local known = {}
  return function(id)
    if known[id] == nil then
      local doc = corpus.docs:get(id)
      known[id] = doc and doc.published or false
    end
    return known[id]
  end
end

local function first_date(spans, date_of)
  local first
  for _, span in ipairs(spans) do
    local date = date_of(span.doc)
    if date and (not first or date < first) then first = date end
  end
  return first
end

---@param corpus entente.corpus
---@param opt table n, skip, by, new_since, ...: as M.options has them
---@return table? blocks what was counted, and the list; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  local found, sizes = corpus:ngrams {
    n = opt.n, skip = opt.skip, attribute = opt.by, new_since = opt.new_since, min = opt.min, max = opt.limit,
    marks = opt.marks or opt.by == 'upos', where = where_of(opt), evidence = PLACES,
  }
  if not found then return nil, sizes end
  local rows, date_of = frame.new(M.columns), dates_of(corpus)
  for i = 1, #found do
    local row = found[i]
    local spans, _, n = row:sources()
    rows:add(
      { i, row[opt.by], row.n, tenth(1e6 * row.n / sizes.total), row.docs, first_date(spans, date_of) },
      table.move(spans, 1, SHOWN, 1, {}),
      n
    )
  end
  local head = ('%s of %s%s, %d of them different; %s'):format(
    plural(sizes.total, 'phrase'), plural(opt.n, 'word'),
    opt.new_since and (', those that no article before %s has'):format(opt.new_since) or '', sizes.different,
    plural(sizes.listed, 'occurs', 'occur') .. (' at least %d times'):format(opt.min))
  if #rows < sizes.listed then head = head .. (', the first %d of these shown'):format(#rows) end
  return { title = 'Phrases', head, rows }
end

return M
