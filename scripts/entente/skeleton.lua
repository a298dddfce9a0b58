--- What `entente new` writes. @NAME@ is the name.
return [[
--- The question that this script answers, and how to read the answer.
---
--- Example: entente run @NAME@ --min 200
---   doc               title                        words
---   92c8b7a8134d1166  A Freeze That Became a Door    485

local frame = require 'entente.frame'

local M = {
  name = '@NAME@', -- as the file
  summary = 'one line for the list of scripts',
  options = { -- { name, type, default, text }, see 'entente help scripts'
    { 'min', 'integer', 0, 'leave out shorter articles', min = 0, unit = 'words', letter = 'm' },
    { 'during', 'dates', nil, 'only articles published then', example = '2024..2025' },
  },
  columns = { -- { name, type, text }: string integer real boolean date span list
    { 'doc', 'string', "the article's id" },
    { 'title', 'string' },
    { 'words', 'integer', 'how many it has, without boilerplate' },
  },
}

---@param corpus entente.corpus
---@param opt { min: integer, during: { since: string?, before: string? }? }
function M.run(corpus, opt)
  local rows = frame.new(M.columns)
  for doc in corpus.docs(opt.during) do
    if #doc.words >= opt.min then
      rows:add({ doc.id, doc.title, #doc.words }, { doc.span }) -- the second: what the row was counted from
    end
  end
  return rows
end

return M
]]
