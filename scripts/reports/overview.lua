--- What is in this corpus: its articles, who published them and when, how sure the dates are, and what
--- was taken away as boilerplate. Read it before any other report: a figure is as good as what it counts.
---
--- `how` says where a date was found; an empty one means that the page states none, and such an article
--- is in no count by time. `boilerplate` is the share of an article's text that is not its own words
--- (bios, credits, navigation, ...): it has no words in the corpus.
---
--- Example: entente run overview --table sources
---   publisher                                    articles  words  first       last        undated
---   Baltic Wire                                         3    356  2024-06-12  2025-08-11        0
---   Corridor Desk                                       1    368                                1
---   Institute for Caspian and Black Sea Studies         4   1389  2025-09-15  2025-10-14        1

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'overview',
  summary = 'what is in this corpus: articles, sources, dates and how sure, sizes, boilerplate',
  options = {
    {
      'table',
      'enum',
      'all',
      'only this table',
      values = { 'all', 'articles', 'sources', 'dates', 'languages', 'boilerplate' },
    },
    { 'publisher', 'string', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    articles = {
      { 'n', 'integer', 'place in the corpus' },
      { 'doc', 'string', 'id' },
      { 'title', 'string' },
      { 'authors', 'list' },
      { 'publisher', 'string' },
      { 'published', 'date', 'as precise as the page states it' },
      { 'alt', 'date', 'the other reading of an ambiguous date' },
      { 'how', 'string', 'where the date was found' },
      { 'lang', 'string' },
      { 'words', 'integer', 'without boilerplate' },
      { 'sentences', 'integer' },
      { 'paragraphs', 'integer', 'of the body' },
      { 'sections', 'integer' },
      { 'boilerplate', 'real', 'percent of the text' },
      { 'copies', 'integer', 'further files with the same text' },
    },
    sources = {
      { 'publisher', 'string' },
      { 'articles', 'integer' },
      { 'words', 'integer' },
      { 'first', 'date', 'of the dated articles' },
      { 'last', 'date' },
      { 'undated', 'integer', 'articles without a date' },
    },
    dates = {
      { 'how', 'string', 'where the date was found; empty: the page states none' },
      { 'precision', 'string', 'day, month or year' },
      { 'articles', 'integer' },
      { 'ambiguous', 'integer', 'articles with another possible reading' },
    },
    languages = {
      { 'lang', 'string' },
      { 'articles', 'integer' },
      { 'words', 'integer' },
    },
    boilerplate = {
      { 'kind', 'string' },
      { 'spans', 'integer' },
      { 'bytes', 'integer' },
      { 'articles', 'integer', 'that have it' },
    },
  },
}

-- A group of articles, made on first use; groups come out in the order of their names, '' last.
local function group(groups, key)
  local g = groups[key]
  if not g then
    g = { key = key, articles = 0, words = 0, undated = 0, ambiguous = 0, spans = {} }
    groups[key] = g
  end
  return g
end

local function in_order(groups)
  local list = {}
  for _, g in pairs(groups) do
    list[#list + 1] = g
  end
  table.sort(list, function(a, b)
    if (a.key == '') ~= (b.key == '') then return b.key == '' end
    return a.key < b.key
  end)
  return list
end

local function count(g, doc, words)
  g.articles = g.articles + 1
  g.words = g.words + words
  g.spans[#g.spans + 1] = doc.span
end

-- Where the page states the date, else the article.
local function date_evidence(doc)
  for part in doc.parts() do
    if part.kind == 'dateline' then return part.span end
  end
  return doc.span
end

local function share(part, whole)
  return whole > 0 and math.floor(1000 * part / whole + 0.5) / 10 or 0.0
end

local function or_nil(text)
  return text ~= '' and text or nil
end

local function add_article(rows, doc, words, bytes)
  rows:add({
    doc.index,
    doc.id,
    doc.title,
    doc.authors,
    doc.publisher,
    doc.published,
    doc.published_alt,
    doc.published_how,
    doc.language,
    words,
    #doc.sentences,
    #doc.paragraphs,
    #doc.sections,
    share(bytes, #doc:text()),
    #doc.sources,
  }, doc.span)
end

---@param corpus entente.corpus
local function survey(corpus, filter)
  local found = {
    articles = frame.new(M.columns.articles),
    sources = {},
    dates = {},
    languages = {},
    boilerplate = {},
    n = 0,
    words = 0,
    sentences = 0,
    undated = 0,
    ambiguous = 0,
    bytes = 0,
    all_bytes = 0,
    copies = 0,
  }
  for doc in corpus.docs(filter) do
    local words, bytes = #doc.words, 0
    local seen = {}
    for junk in doc.boilerplate() do
      local g = group(found.boilerplate, junk.kind)
      bytes = bytes + #junk.span
      g.words = g.words + #junk.span
      g.spans[#g.spans + 1] = junk.span
      if not seen[junk.kind] then g.articles = g.articles + 1 end
      seen[junk.kind] = true
    end
    add_article(found.articles, doc, words, bytes)

    local source = group(found.sources, doc.publisher or '')
    count(source, doc, words)
    count(group(found.languages, doc.language or ''), doc, words)
    local how = group(found.dates, (doc.published_how or '') .. '\0' .. (doc.precision or ''))
    how.how, how.precision = doc.published_how or '', doc.precision
    how.articles = how.articles + 1
    how.spans[#how.spans + 1] = date_evidence(doc)
    if doc.published then
      if not source.first or doc.published < source.first then source.first = doc.published end
      if not source.last or doc.published > source.last then source.last = doc.published end
    else
      source.undated = source.undated + 1
      found.undated = found.undated + 1
    end
    if doc.published_alt then
      how.ambiguous = how.ambiguous + 1
      found.ambiguous = found.ambiguous + 1
    end
    found.n = found.n + 1
    found.words = found.words + words
    found.sentences = found.sentences + #doc.sentences
    found.bytes = found.bytes + bytes
    found.all_bytes = found.all_bytes + #doc:text()
    found.copies = found.copies + #doc.sources
  end
  return found
end

-- The frame of a table of groups: one row each, made by `row`.
local function tabulate(columns, groups, row)
  local rows = frame.new(columns)
  for _, g in ipairs(in_order(groups)) do
    rows:add(row(g), g.spans)
  end
  return rows
end

local function summary(found)
  local lines = {
    ('%s of %s: %s in %s'):format(
      plural(found.n, 'article'),
      plural(#in_order(found.sources) - (found.sources[''] and 1 or 0), 'publisher'),
      plural(found.words, 'word'),
      plural(found.sentences, 'sentence')
    ),
    ('%s without a date, %d with an ambiguous one; %s of the same text left out'):format(
      plural(found.undated, 'article'),
      found.ambiguous,
      plural(found.copies, 'copy', 'copies')
    ),
    ('boilerplate: %d of %d bytes (%.1f %%)'):format(
      found.bytes,
      found.all_bytes,
      share(found.bytes, found.all_bytes)
    ),
  }
  return table.concat(lines, '\n')
end

---@param corpus entente.corpus
---@param opt { table: string, publisher: string?, since: string?, before: string? }
---@return table blocks the tables, each row with the articles or spans that it counts
function M.run(corpus, opt)
  local filter = { publisher = opt.publisher, since = opt.since, before = opt.before }
  local found = survey(corpus, filter)
  local tables = {
    articles = found.articles,
    sources = tabulate(M.columns.sources, found.sources, function(g)
      return { or_nil(g.key), g.articles, g.words, g.first, g.last, g.undated }
    end),
    dates = tabulate(M.columns.dates, found.dates, function(g)
      return { or_nil(g.how), g.precision, g.articles, g.ambiguous }
    end),
    languages = tabulate(M.columns.languages, found.languages, function(g)
      return { or_nil(g.key), g.articles, g.words }
    end),
    boilerplate = tabulate(M.columns.boilerplate, found.boilerplate, function(g)
      return { g.key, #g.spans, g.words, g.articles }
    end),
  }
  if opt.table ~= 'all' then return tables[opt.table] end
  return {
    title = 'Overview',
    summary(found),
    { title = 'Articles', tables.articles },
    { title = 'Sources', tables.sources },
    { title = 'Dates', tables.dates },
    { title = 'Languages', tables.languages },
    { title = 'Boilerplate', tables.boilerplate },
  }
end

return M
