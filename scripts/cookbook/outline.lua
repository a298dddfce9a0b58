--- How is each article built? Its headings in their order with the words under each: a quick way to see which
--- articles argue, which list, and which are one long paragraph (no rows).
---
--- Example: entente run outline --title Freeze
---   title                                                      heading       words  sentences
---   A Freeze That Became a Door: Armenia and Its Old Alliance  BACKGROUND      147          8
---   A Freeze That Became a Door: Armenia and Its Old Alliance  IMPLICATIONS    184          9
---   A Freeze That Became a Door: Armenia and Its Old Alliance  CONCLUSIONS      60          4

local frame = require 'entente.frame'
local fold = require('entente.text').fold

local M = {
  name = 'outline',
  summary = 'the sections of articles and how long they are',
  options = { { 'title', 'string', nil, 'only articles with this in their title' } },
  columns = {
    { 'title', 'string', 'of the article' },
    { 'heading', 'string', 'of the section' },
    { 'words', 'integer', 'under it, itself included' },
    { 'sentences', 'integer' },
  },
}

---@param corpus entente.corpus
---@param opt { title: string? }
function M.run(corpus, opt)
  local rows = frame.new(M.columns)
  local wanted = opt.title and fold(opt.title)
  for doc in corpus.docs() do
    if not wanted or fold(doc.title or ''):find(wanted, 1, true) then
      for section in doc.sections() do
        rows:add({ doc.title, section.heading, #section.words, #section.sentences }, section.span)
      end
    end
  end
  return rows
end

return M
