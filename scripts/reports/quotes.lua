--- Who says what: quotations with their speakers, and what is reported in indirect speech; how often each speaks.
---
--- A speaker is an entity under its usual name, or the words that describe somebody; nobody stands there where
--- the text does not say who speaks, and `--unresolved` lists these. `rule` says how the speaker was found (pronoun
--- and "goes on" are the least sure), `cue` is the word that tells that somebody speaks. Words held at arm's length
--- (scare) and titles are told apart and only shown when asked for. Each row's evidence is its sentence.
---
--- Example: entente run quotes --speaker Atoyan --limit 1
---   speaker       quote                      kind    cue   rule   published   ...
---   Karen Atoyan  People have not forgiven,  speech  says  after  2025-08-21  ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local text = require 'entente.text'

local M = {
  name = 'quotes',
  summary = 'who says what: quotations and reported speech with their speakers',
  options = {
    { 'speaker', 'string', nil, 'only speakers whose name has this in it', letter = 's' },
    { 'about', 'string', nil, 'only quotations that have this word or phrase', letter = 'a' },
    {
      'kind',
      'enum',
      'said',
      'which: said is speech and indirect',
      values = { 'said', 'speech', 'indirect', 'scare', 'title', 'all' },
      letter = 'k',
    },
    { 'unresolved', 'boolean', false, 'only what somebody says of whom it is not told who' },
    { 'table', 'enum', 'all', 'only this table', values = { 'all', 'quotes', 'speakers' } },
    { 'limit', 'integer', 0, 'print so many quotations at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    quotes = {
      { 'speaker', 'string', 'an entity, or as described in the article' },
      { 'quote', 'string' },
      { 'kind', 'string', 'speech, indirect, scare or title' },
      { 'cue', 'string', 'the word that says that somebody speaks' },
      { 'rule', 'string', 'how the speaker was found' },
      { 'published', 'date' },
      { 'publisher', 'string' },
      { 'doc', 'string', 'id of the article' },
      { 'span', 'span', 'the sentence' },
    },
    speakers = {
      { 'speaker', 'string' },
      { 'quotes', 'integer', 'between marks' },
      { 'indirect', 'integer', 'without marks' },
      { 'articles', 'integer' },
    },
  },
}

local function is_said(kind) return kind == 'speech' or kind == 'indirect' end

local function is_meant(quote, opt, speaker, about)
  local kind = quote.kind
  if opt.kind == 'said' and not is_said(kind) then return false end
  if opt.kind ~= 'said' and opt.kind ~= 'all' and opt.kind ~= kind then return false end
  if opt.unresolved and (quote.speaker or not is_said(kind)) then return false end
  return (not speaker or (quote.speaker and text.fold(quote.speaker):find(speaker, 1, true) ~= nil))
    and (not about or text.fold(quote:text()):find(about, 1, true) ~= nil)
end

local function count(speakers, quote, doc, sentence)
  local s = speakers[quote.speaker]
  if not s then
    s = { name = quote.speaker, speech = 0, indirect = 0, articles = 0, seen = {}, spans = {} }
    speakers[quote.speaker] = s
  end
  s[quote.kind] = s[quote.kind] + 1
  s.spans[#s.spans + 1] = sentence
  if not s.seen[doc.id] then s.articles = s.articles + 1 end
  s.seen[doc.id] = true
end

-- The most quoted first.
local function by_speaker(speakers)
  local list = {}
  for _, s in pairs(speakers) do
    list[#list + 1] = s
  end
  table.sort(list, function(a, b)
    local x, y = a.speech + a.indirect, b.speech + b.indirect
    if x ~= y then return x > y end
    return a.name < b.name
  end)
  local rows = frame.new(M.columns.speakers)
  for _, s in ipairs(list) do
    rows:add({ s.name, s.speech, s.indirect, s.articles }, s.spans)
  end
  return rows
end

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks the tables, each row with its sentences
function M.run(corpus, opt)
  local speaker, about = opt.speaker and text.fold(opt.speaker), opt.about and text.fold(opt.about)
  local rows, speakers = frame.new(M.columns.quotes), {}
  local n, unresolved, described = 0, 0, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for quote in doc.quotes() do
      if is_meant(quote, opt, speaker, about) then
        local sentence = quote.sentence.span
        n = n + 1
        if is_said(quote.kind) and quote.speaker then count(speakers, quote, doc, sentence) end
        if is_said(quote.kind) and not quote.speaker then unresolved = unresolved + 1 end
        if quote.speaker and not quote.entity then described = described + 1 end
        if opt.limit == 0 or n <= opt.limit then
          local words = quote:text():gsub('%s+', ' ')
          rows:add({
            quote.speaker,
            words,
            quote.kind,
            quote.cue,
            quote.rule,
            doc.published,
            doc.publisher,
            doc.id,
            sentence,
          }, sentence)
        end
      end
    end
  end
  local tables = { quotes = rows, speakers = by_speaker(speakers) }
  if opt.table ~= 'all' then return tables[opt.table] end
  local head = ('%s; %d by somebody who is described but not known by name, %d where it is not told who speaks'):format(
    plural(n, 'quotation'),
    described,
    unresolved
  )
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, { title = 'Speakers', tables.speakers }, { title = 'Quotations', tables.quotes } }
end

return M
