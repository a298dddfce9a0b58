--- Who is quoted, and with which words? A speaker is as the article names him; an empty one means that the
--- text names nobody near the quotation, which is worth knowing too. Titles and scare quotes are left out.
---
--- Example: entente run who_said --speaker Pashinyan
---   speaker          cue   words                        doc               published
---   Nikol Pashinyan  told  Peace has been established,  4118cee32414d196  2025-08-30

local frame = require 'entente.frame'
local fold = require('entente.text').fold

local M = {
  name = 'who_said',
  summary = 'quotations with their speakers',
  options = {
    { 'speaker', 'string', nil, 'only speakers with this in their name' },
  },
  columns = {
    { 'speaker', 'string', 'as the article names or describes him' },
    { 'cue', 'string', 'the word that says that somebody speaks' },
    { 'words', 'string', 'what stands between the quotation marks' },
    { 'doc', 'string', 'id of the article' },
    { 'published', 'date' },
  },
}

---@param corpus entente.corpus
---@param opt { speaker: string? }
function M.run(corpus, opt)
  local rows = frame.new(M.columns)
  local wanted = opt.speaker and fold(opt.speaker)
  for quote in corpus.quotes() do
    local speaker = quote.speaker
    if quote.kind == 'speech' and (not wanted or speaker and fold(speaker):find(wanted, 1, true)) then
      rows:add({ speaker, quote.cue, quote:text(), quote.doc.id, quote.doc.published }, quote.span)
    end
  end
  return rows:sort { 'speaker', 'published' }
end

return M
