--- A dossier: all that the texts say with one entity's name, under whatever name it stands there.
---
--- Tables: the names it goes by, the articles that name it, whom it is named with (in the same sentence), what it is
--- quoted with, and the sentences themselves. The entity is found by its usual name or by any name that the texts use;
--- case does not count.
---
--- Example: entente run actor --name Armenia --table with --limit 2
---   entity   type   sentences
---   Azerbaijan  STATE       9
---   Russia      STATE       4

local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local quality = require 'entente.quality'
local text = require 'entente.text'
local who = require 'entente.who'

local M = {
  name = 'actor',
  summary = 'a dossier of one entity: names, articles, companions, quotations, sentences',
  options = {
    { 'name', 'string', nil, 'whom or what it is about', required = true, letter = 'n', example = 'Armenia' },
    {
      'table',
      'enum',
      'all',
      'only this table',
      values = { 'all', 'names', 'articles', 'with', 'quotes', 'sentences' },
    },
    { 'limit', 'integer', 0, 'so many rows a table at most; 0: all', min = 0 },
    { 'publisher', 'string', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    names = { { 'name', 'string', 'as it stands in the texts' }, { 'mentions', 'integer' }, { 'metonyms', 'integer' } },
    articles = {
      { 'published', 'date' },
      { 'title', 'string' },
      { 'publisher', 'string' },
      { 'mentions', 'integer' },
      { 'doc', 'string', 'id' },
    },
    with = { { 'entity', 'string' }, { 'type', 'string' }, { 'sentences', 'integer', 'that name both' } },
    quotes = {
      { 'published', 'date' },
      { 'words', 'string', 'between the marks' },
      { 'cue', 'string', 'the word that says that somebody speaks' },
      { 'doc', 'string', 'id' },
    },
    sentences = {
      { 'published', 'date' },
      { 'sentence', 'string' },
      { 'doc', 'string', 'id' },
      { 'span', 'span', 'the sentence' },
    },
  },
}

-- The entity of that name, or that is called so most often.
local function find(corpus, name)
  local key, best, most = text.fold(name), nil, 0
  for _, entity in ipairs(corpus.entities) do
    if text.fold(entity.name) == key then return entity end
    for written, n in pairs(entity:names()) do
      if text.fold(written) == key and n > most then
        best, most = entity, n
      end
    end
  end
  return best
end

-- The sentences of the mentions, each once, in the order of the texts.
local function sentences_of(mentions)
  local list, seen = {}, {}
  for _, mention in ipairs(mentions) do
    local sentence = mention.sentence
    local id = sentence and sentence.span.id
    if id and not seen[id] then
      seen[id] = true
      list[#list + 1] = sentence
    end
  end
  return list
end

local function fill(rows, list, limit, add)
  for i = 1, limit > 0 and math.min(limit, #list) or #list do
    add(rows, list[i])
  end
  return rows
end

local tables = {}

function tables.names(_, mentions, limit)
  local counts, metonyms, spans = {}, {}, {}
  for _, mention in ipairs(mentions) do
    local name = mention:text()
    counts[name] = (counts[name] or 0) + 1
    metonyms[name] = (metonyms[name] or 0) + (mention.metonym and 1 or 0)
    spans[name] = spans[name] or {}
    table.insert(spans[name], mention.span)
  end
  return fill(frame.new(M.columns.names), who.sorted(counts), limit, function(rows, name)
    rows:add({ name, counts[name], metonyms[name] }, spans[name])
  end)
end

function tables.articles(_, mentions, limit)
  local list, by_id = {}, {}
  for _, mention in ipairs(mentions) do
    local doc = mention.doc
    local entry = by_id[doc.id]
    if not entry then
      entry = { doc = doc, spans = {} }
      by_id[doc.id] = entry
      list[#list + 1] = entry
    end
    table.insert(entry.spans, mention.span)
  end
  table.sort(list, function(a, b)
    local x, y = a.doc.published or '', b.doc.published or ''
    if x ~= y then return x < y end
    return a.doc.id < b.doc.id
  end)
  return fill(frame.new(M.columns.articles), list, limit, function(rows, entry)
    local doc = entry.doc
    rows:add({ doc.published, doc.title, doc.publisher, #entry.spans, doc.id }, entry.spans)
  end)
end

tables['with'] = function(corpus, mentions, limit, entity)
  local ours, counts, types, spans = {}, {}, {}, {}
  for _, sentence in ipairs(sentences_of(mentions)) do
    ours[sentence.span.id] = sentence.span
  end
  local seen = {}
  for mention in corpus.mentions() do
    local sentence = mention.sentence
    local span = sentence and #mention.words > 0 and ours[sentence.span.id]
    local name = mention.entity
    local key = span and name .. '\0' .. span.id
    if span and name ~= entity.name and not seen[key] then
      seen[key] = true
      counts[name] = (counts[name] or 0) + 1
      types[name] = mention.type
      spans[name] = spans[name] or {}
      table.insert(spans[name], span)
    end
  end
  return fill(frame.new(M.columns['with']), who.sorted(counts), limit, function(rows, name)
    rows:add({ name, types[name], counts[name] }, spans[name])
  end)
end

function tables.quotes(corpus, mentions, limit, entity)
  local names, docs, list = { [entity.name] = true }, {}, {}
  for _, mention in ipairs(mentions) do
    names[mention:text()] = true
    docs[mention.doc.id] = true
  end
  for quote in corpus.quotes() do
    if quote.speaker and names[quote.speaker] and docs[quote.doc.id] then list[#list + 1] = quote end
  end
  return fill(frame.new(M.columns.quotes), list, limit, function(rows, quote)
    rows:add({ quote.doc.published, one_line(quote:text()), quote.cue, quote.doc.id }, quote.span)
  end)
end

function tables.sentences(_, mentions, limit)
  return fill(frame.new(M.columns.sentences), sentences_of(mentions), limit, function(rows, sentence)
    local doc = sentence.doc
    rows:add({ doc.published, one_line(sentence:text()), doc.id, sentence.span }, sentence.span)
  end)
end

---@param corpus entente.corpus
---@param opt table name, table, limit, publisher, since, before: as M.options has them
---@return table blocks a line of text and the tables
function M.run(corpus, opt)
  local entity = find(corpus, opt.name)
  if not entity then error(("nobody and nothing is called '%s' in these texts"):format(opt.name), 0) end
  local mentions = who.mentions(entity, who.chosen(corpus, opt))
  local sum = who.sum(mentions)
  local blocks = {
    ('%s (%s): %d mentions in %d articles, %s to %s'):format(
      entity.name, entity.type, #mentions, sum.n_docs, sum.first or 'undated', sum.last or 'undated'
    ),
  }
  for _, name in ipairs { 'names', 'articles', 'with', 'quotes', 'sentences' } do
    if opt.table == 'all' or opt.table == name then
      blocks[#blocks + 1] = { title = name, tables[name](corpus, mentions, opt.limit, entity) }
    end
  end
  blocks[#blocks + 1] = quality.note('mentions', 'Names')
  return blocks
end

return M
