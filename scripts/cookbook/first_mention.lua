--- Who brought it up first? For each publisher the earliest dated article that has the phrase. Articles without
--- a date cannot be first; how many there are that have it stands above the table.
---
--- Example: entente run first_mention --phrase corridor
---   published   publisher               title                                                 hits
---   2025-03-11  Northern Energy Letter  Twenty billion cubic metres: a promise and its pipes     1

local frame = require 'entente.frame'
local plural = require 'entente.plural'

local M = {
  name = 'first_mention',
  summary = 'the first article of each publisher that has a phrase',
  options = {
    { 'phrase', 'string', nil, 'the word or words to find', required = true, letter = 'p' },
  },
  columns = {
    { 'published', 'date' },
    { 'publisher', 'string' },
    { 'title', 'string' },
    { 'hits', 'integer', 'how often this article has it' },
  },
}

-- Articles with the phrase: their first sentences that have it, and how many.
local function articles(corpus, phrase)
  local found, list, hits = {}, {}, corpus:find(phrase)
  for i = 1, #hits do
    local _, _, _, doc, sentence = hits:context(i, 0)
    local a = found[doc.id]
    if not a then
      a = { doc = doc, sentences = {} }
      found[doc.id] = a
      list[#list + 1] = a
    end
    table.insert(a.sentences, sentence)
  end
  return list
end

---@param corpus entente.corpus
---@param opt { phrase: string }
function M.run(corpus, opt)
  local rows, first, undated = frame.new(M.columns), {}, 0
  for _, a in ipairs(articles(corpus, opt.phrase)) do
    local by, date = a.doc.publisher or '', a.doc.published
    if not date then
      undated = undated + 1
    elseif not first[by] or date < first[by].doc.published then
      first[by] = a
    end
  end
  for _, a in pairs(first) do
    rows:add({ a.doc.published, a.doc.publisher, a.doc.title, #a.sentences }, a.sentences)
  end
  return {
    title = 'First mention of "' .. opt.phrase .. '"',
    ('%s without a date have it too'):format(plural(undated, 'article')),
    rows:sort { 'published', 'publisher' },
  }
end

return M
