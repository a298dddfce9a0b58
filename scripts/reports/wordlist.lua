--- Which words the corpus uses, the most frequent first, as AntConc and Sketch Engine list them.
---
--- Words are counted by their match key, so that Corridor and corridor are one; --by word keeps them apart,
--- --by lemma and --by upos want an annotated corpus. Punctuation and boilerplate are left out; titles and
--- headings count. `per_million` is per million of the words that the first line names; `articles` have the
--- word, and `spread` is their share of all articles that were looked at: a word that is frequent in few of
--- them is their subject rather than their language. The sources of a row are its first 20 places.
---
--- Example: entente run wordlist --like 'corr*' --limit 3
---   rank  item           n  per_million  articles  spread
---      1  corridor       5       1375.9         3    20.0
---      2  correspondent  1        275.2         1     6.7

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'wordlist',
  summary = 'frequency list of words, lemmas or parts of speech, with filters',
  options = {
    { 'by', 'enum', 'lower', 'what is counted', values = { 'lower', 'word', 'lemma', 'upos' }, letter = 'b' },
    { 'like', 'string', nil, 'only what looks like this; * is anything, ? a character', example = 're*' },
    { 'query', 'string', nil, 'only words that this CQL query finds', example = '[upos="VERB"]' },
    { 'min', 'integer', 1, 'only what occurs so often', min = 1 },
    { 'limit', 'integer', 100, 'so many rows at most; 0: all', min = 0, letter = 'l' },
    { 'marks', 'boolean', false, 'punctuation too' },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'language', 'language', nil, 'only articles in this language' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
  },
  columns = {
    { 'rank', 'integer', 'place in the list; equal counts in the order of the alphabet' },
    { 'item', 'string', 'the word, its match key, its lemma or part of speech' },
    { 'n', 'integer', 'how often it occurs' },
    { 'per_million', 'real', 'per million words that were counted' },
    { 'articles', 'integer', 'that have it' },
    { 'spread', 'real', 'percent of the articles that were looked at' },
  },
}

local SHOWN = 20 -- sources of a row

local function tenth(x)
  return math.floor(10 * x + 0.5) / 10
end

-- ---- what is counted ----

-- Ranges of characters that are neither letters nor digits.
local marks = {
  { 0x00, 0x2F }, { 0x3A, 0x40 }, { 0x5B, 0x60 }, { 0x7B, 0xA9 }, { 0xAB, 0xB1 }, { 0xB6, 0xB8 }, { 0xBB, 0xBB },
  { 0xBF, 0xBF }, { 0xD7, 0xD7 }, { 0xF7, 0xF7 }, { 0x055A, 0x055F }, { 0x0589, 0x058A }, { 0x2000, 0x206F },
  { 0x20A0, 0x20CF }, { 0x2190, 0x2BFF }, { 0x2E00, 0x2E7F }, { 0x3000, 0x3004 }, { 0x3008, 0x3020 },
  { 0xFE30, 0xFE6F }, { 0xFF01, 0xFF0F }, { 0xFF1A, 0xFF20 },
}

local function is_mark(c)
  for _, range in ipairs(marks) do
    if c <= range[2] then return c >= range[1] end
  end
  return false
end

-- Has it a letter or a digit?
local function is_word(text)
  for _, c in utf8.codes(text, true) do
    if not is_mark(c) then return true end
  end
  return false
end

-- A pattern of Lua for * and ?.
local function pattern_of(like)
  local escaped = like:gsub('[%^%$%(%)%%%.%[%]%+%-]', '%%%0')
  return '^' .. escaped:gsub('%*', '.*'):gsub('%?', (utf8.charpattern:gsub('%%', '%%%%'))) .. '$'
end

-- Which column is read, what stands in the list for an id of it, and the strings of these; nil: it is not there.
local function keys_of(corpus, by)
  local column = by == 'lower' and 'word' or by
  local known = {}
  for _, name in ipairs(corpus.columns) do
    known[name] = true
  end
  if not known[column] then return nil end
  local words, keys = corpus:lexicon(column), {}
  if by ~= 'lower' then return column, function(id) return id end, words end
  return column, function(id)
    local key = keys[id] or words:lower(id)
    keys[id] = key
    return key
  end, corpus:lexicon 'lower'
end

-- Positions that a query finds; nil where there is none.
local function found_by(corpus, query)
  if not query then return nil end
  local found, hits = {}, corpus:query(query)
  for i = 1, #hits do
    local first, last = hits:range(i)
    for position = first, last do
      found[position] = true
    end
  end
  return found
end

-- ---- counting ----

local function articles(corpus, opt)
  local during = opt.during or {}
  return corpus.docs {
    publisher = opt.publisher, language = opt.language, since = during.since, before = during.before,
  }
end

-- visit(id, position, doc) for each word of the articles; how many articles there are.
local function walk(corpus, opt, column, visit)
  local found, ids, n_docs = found_by(corpus, opt.query), {}, 0
  for doc in articles(corpus, opt) do
    local n
    ids, n = doc.words:ids(ids, 1, #doc.words, column)
    local before = n > 0 and doc.words[1].position - 1 or 0
    for i = 1, n do
      if not found or found[before + i] then visit(ids[i], before + i, n_docs) end
    end
    n_docs = n_docs + 1
  end
  return n_docs
end

local function count(corpus, opt)
  local column, key_of, strings = keys_of(corpus, opt.by)
  if not column then return nil, ("option '--by': the words of this corpus have no %s"):format(opt.by) end
  local pattern = opt.like and pattern_of(opt.like)
  local c = { n = {}, articles = {}, total = 0, column = column, key_of = key_of, strings = strings }
  local last_doc, wanted = {}, {}
  c.docs = walk(corpus, opt, column, function(id, _, doc)
    local key = key_of(id)
    if wanted[key] == nil then
      local text = strings[key] or ''
      wanted[key] = text ~= '' and (opt.marks or opt.by == 'upos' or is_word(text)) and 1 or 0
      if wanted[key] == 1 and pattern and not text:find(pattern) then wanted[key] = 2 end -- counts, is not listed
    end
    if wanted[key] == 0 then return end
    c.total = c.total + 1
    if wanted[key] == 2 then return end
    c.n[key] = (c.n[key] or 0) + 1
    if last_doc[key] ~= doc then c.articles[key] = (c.articles[key] or 0) + 1 end
    last_doc[key] = doc
  end)
  return c
end

-- ---- the list ----

local function rank(c, opt)
  local list = {}
  for key, n in pairs(c.n) do
    if n >= opt.min then list[#list + 1] = { key = key, n = n, text = c.strings[key] } end
  end
  table.sort(list, function(a, b)
    if a.n ~= b.n then return a.n > b.n end
    return a.text < b.text
  end)
  local n_all = #list
  for i = #list, (opt.limit > 0 and opt.limit or #list) + 1, -1 do
    list[i] = nil
  end
  return list, n_all
end

-- The first places of each of the list.
local function find_places(corpus, opt, c, list)
  local places = {}
  for _, entry in ipairs(list) do
    places[entry.key] = {}
  end
  walk(corpus, opt, c.column, function(id, position)
    local of = places[c.key_of(id)]
    if of and #of < SHOWN then of[#of + 1] = corpus.words[position].span end
  end)
  return places
end

---@param corpus entente.corpus
---@param opt table by, like, query, min, limit, marks, publisher, language, during: as M.options has them
---@return table? blocks what was counted, and the list; nil where it cannot be counted
---@return string? message
function M.run(corpus, opt)
  local c, message = count(corpus, opt)
  if not c then return nil, message end
  local list, n_all = rank(c, opt)
  local places = find_places(corpus, opt, c, list)
  local rows = frame.new(M.columns)
  for i, entry in ipairs(list) do
    local n, docs = entry.n, c.articles[entry.key]
    rows:add(
      { i, entry.text, n, tenth(1e6 * n / c.total), docs, tenth(100 * docs / c.docs) },
      places[entry.key],
      n
    )
  end
  local head = ('%s counted in %s; %s'):format(
    plural(c.total, 'word'), plural(c.docs, 'article'), plural(n_all, 'entry', 'entries'))
  if #list < n_all then head = head .. (', the first %d of them shown'):format(#list) end
  return { title = 'Word list', head, rows }
end

return M
