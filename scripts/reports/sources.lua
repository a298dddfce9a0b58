--- Who says it, and on what standing: publishers, authors, what they say of themselves, articles whose date is
--- not sure, copies of the same text. Read it before you quote: a figure that one institute gives four times
--- is one figure.
---
--- `boilerplate` is the share of the text that is not the article's own; `standing` quotes what pages say of
--- authors and publishers (biographies, credits, disclaimers, who owns the site). An article counts for each of
--- its authors. `copies` are further files with the same text, which are in the corpus only once.
---
--- Example: entente run sources --table authors
---   author            articles  words  publishers                                   first       last
---   Arto Lindqvist           2    210  Baltic Wire                                  2024-06-12  2024-11-28
---   Marta Ellinghaus         2    843  Institute for Caspian and Black Sea Studies  2025-10-02  2025-10-14
---   Signe Holm               2    228  Baltic Wire                                  2024-06-12  2025-08-11

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'sources',
  summary = 'publishers and authors, dates, standing, boilerplate, copies',
  options = {
    {
      'table', 'enum', 'all', 'only this table',
      values = { 'all', 'publishers', 'authors', 'standing', 'doubtful', 'copies' },
      letter = 't',
    },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
  },
  columns = {
    publishers = {
      { 'publisher', 'string', 'empty: the page names none' },
      { 'articles', 'integer' },
      { 'share', 'real', 'percent of the articles' },
      { 'words', 'integer', 'without boilerplate' },
      { 'authors', 'integer', 'different names' },
      { 'first', 'date', 'of the dated articles' },
      { 'last', 'date' },
      { 'undated', 'integer', 'articles without a date' },
      { 'boilerplate', 'real', 'percent of the text' },
      { 'disclaimers', 'integer', 'articles that have one' },
      { 'copies', 'integer', 'further files with the same text' },
    },
    authors = {
      { 'author', 'string', 'empty: the page names none' },
      { 'articles', 'integer' },
      { 'words', 'integer', 'without boilerplate' },
      { 'publishers', 'list', 'for whom' },
      { 'first', 'date', 'of the dated articles' },
      { 'last', 'date' },
    },
    standing = {
      { 'publisher', 'string' },
      { 'kind', 'string', 'bio, credit, disclaimer, about' },
      { 'text', 'string', 'as the page has it' },
      { 'articles', 'integer', 'that have it' },
    },
    doubtful = {
      { 'doc', 'string', 'id of the article' },
      { 'title', 'string' },
      { 'publisher', 'string' },
      { 'published', 'date' },
      { 'other', 'date', 'the other reading of an ambiguous date' },
      { 'how', 'string', 'where the date was found' },
    },
    copies = {
      { 'doc', 'string', 'id of the article that is in the corpus' },
      { 'title', 'string' },
      { 'publisher', 'string' },
      { 'published', 'date' },
      { 'copy_publisher', 'string', 'of the further file' },
      { 'copy_published', 'date' },
      { 'copy_file', 'string' },
    },
  },
}

local standing_kinds = { bio = true, credit = true, disclaimer = true, about = true }

local function percent(part, whole)
  return whole > 0 and math.floor(1000 * part / whole + 0.5) / 10 or 0.0
end

local function or_nil(text)
  return text ~= '' and text or nil
end

-- A group of articles by a key, made at its first use.
local function group(groups, key)
  local g = groups[key]
  if not g then
    g = { key = key, articles = 0, words = 0, undated = 0, junk = 0, bytes = 0, disclaimers = 0, copies = 0 }
    g.spans, g.names, g.n_names = {}, {}, 0
    groups[key] = g
    groups[#groups + 1] = g
  end
  return g
end

local function count(g, doc, span)
  g.articles = g.articles + 1
  g.words = g.words + #doc.words
  g.spans[#g.spans + 1] = span
  local date = doc.published
  if not date then
    g.undated = g.undated + 1
  else
    if not g.first or date < g.first then g.first = date end
    if not g.last or date > g.last then g.last = date end
  end
end

local function add_name(g, name)
  if name and not g.names[name] then
    g.names[name] = true
    g.n_names = g.n_names + 1
  end
end

-- Where the page names its authors, else the article.
local function byline(doc)
  for part in doc.parts() do
    if part.kind == 'byline' then return part.span end
  end
  return doc.span
end

local function read_boilerplate(found, doc, publisher)
  local seen = {}
  for junk in doc.boilerplate() do
    publisher.junk = publisher.junk + #junk.span
    if standing_kinds[junk.kind] then
      local text = junk:text():gsub('%s+', ' ')
      local g = group(found.standing, table.concat({ doc.publisher or '', junk.kind, text }, '\0'))
      g.publisher, g.kind, g.text = doc.publisher, junk.kind, text
      g.articles = g.articles + 1
      g.spans[#g.spans + 1] = junk.span
    end
    if junk.kind == 'disclaimer' and not seen.disclaimer then publisher.disclaimers = publisher.disclaimers + 1 end
    seen[junk.kind] = true
  end
  publisher.bytes = publisher.bytes + #doc:text()
end

local function read_doc(found, doc)
  local publisher = group(found.publishers, doc.publisher or '')
  count(publisher, doc, doc.span)
  publisher.copies = publisher.copies + #doc.sources
  read_boilerplate(found, doc, publisher)
  local authors = doc.authors
  for _, name in ipairs(#authors > 0 and authors or { '' }) do
    local author = group(found.authors, name)
    count(author, doc, byline(doc))
    add_name(author, doc.publisher)
    add_name(publisher, or_nil(name))
  end
  if not doc.published or doc.published_alt then
    found.doubtful:add({
      doc.id, doc.title, doc.publisher, doc.published, doc.published_alt, doc.published_how,
    }, doc.span)
  end
  for _, copy in ipairs(doc.sources) do
    found.copies:add(
      { doc.id, doc.title, doc.publisher, doc.published, copy.publisher, copy.published, copy.file },
      doc.span
    )
  end
end

local function survey(corpus, opt)
  local during = opt.during or {}
  local found = { publishers = {}, authors = {}, standing = {}, n = 0 }
  found.doubtful, found.copies = frame.new(M.columns.doubtful), frame.new(M.columns.copies)
  for doc in corpus.docs { publisher = opt.publisher, since = during.since, before = during.before } do
    read_doc(found, doc)
    found.n = found.n + 1
  end
  return found
end

-- The most articles first, then by name, those without one last.
local function in_order(groups)
  table.sort(groups, function(a, b)
    if (a.key == '') ~= (b.key == '') then return b.key == '' end
    if a.articles ~= b.articles then return a.articles > b.articles end
    return a.key < b.key
  end)
  return groups
end

local function names(g)
  local list = {}
  for name in pairs(g.names) do
    list[#list + 1] = name
  end
  table.sort(list)
  return list
end

local function tabulate(columns, groups, row)
  local rows = frame.new(columns)
  for _, g in ipairs(in_order(groups)) do
    rows:add(row(g), g.spans)
  end
  return rows
end

local function summary(found)
  local function named(groups)
    return #groups - (groups[''] and 1 or 0)
  end
  return ('%s by %s for %s; %s without a date or with two; %s of the same text'):format(
    plural(found.n, 'article'), plural(named(found.authors), 'author'), plural(named(found.publishers), 'publisher'),
    plural(#found.doubtful, 'article'), plural(#found.copies, 'copy', 'copies'))
end

---@param corpus entente.corpus
---@param opt { table: string, publisher: string?, during: { since: string?, before: string? }? }
---@return table blocks the tables, each row with the articles, bylines or passages that it counts
function M.run(corpus, opt)
  local found = survey(corpus, opt)
  local tables = { doubtful = found.doubtful, copies = found.copies }
  tables.publishers = tabulate(M.columns.publishers, found.publishers, function(g)
    return {
      or_nil(g.key), g.articles, percent(g.articles, found.n), g.words, g.n_names, g.first, g.last, g.undated,
      percent(g.junk, g.bytes), g.disclaimers, g.copies,
    }
  end)
  tables.authors = tabulate(M.columns.authors, found.authors, function(g)
    return { or_nil(g.key), g.articles, g.words, names(g), g.first, g.last }
  end)
  tables.standing = tabulate(M.columns.standing, found.standing, function(g)
    return { g.publisher, g.kind, g.text, g.articles }
  end)
  if opt.table ~= 'all' then return tables[opt.table] end
  return {
    title = 'Sources',
    summary(found),
    { title = 'Publishers', tables.publishers },
    { title = 'Authors', tables.authors },
    { title = 'Standing', tables.standing },
    { title = 'Doubtful dates', tables.doubtful },
    { title = 'Copies', tables.copies },
  }
end

return M
