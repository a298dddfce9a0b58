--- What sources hold of actors: whose influence falls, who can be relied on, who turns from whom, and what is for show.
---
--- A judgement is a view, kept apart from facts and events: `thesis` says what is held, `holds` whether it is (yes) or
--- its opposite (no), `source` who is quoted with it; empty: the author. Only the words that are listed in
--- data/judgements/english.judgements are found. Each row's evidence is its sentence. Opposite ones stand side by side
--- in `entente run disagreements --kind judgement`.
---
--- Example: entente run judgements --thesis towards
---   thesis   holds  actor    other  source  words    ...
---   towards  yes    Armenia  West           turn to  ...

local frame = require 'entente.frame'
local judgement = require 'entente.judgement'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'

local M = {
  name = 'judgements',
  summary = 'what sources hold of actors, apart from facts: which way, and who says so',
  options = {
    { 'actor', 'string', nil, 'only of this entity', letter = 'a', example = 'Russia' },
    { 'thesis', 'string', nil, 'only this one', letter = 't', example = 'influence' },
    { 'limit', 'integer', 0, 'print so many at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'thesis', 'string' },
    { 'holds', 'string', 'yes: it is held; no: its opposite' },
    { 'actor', 'string', 'of whom' },
    { 'other', 'string', 'and of whom, where a thesis is on two' },
    { 'source', 'string', 'who is quoted with it; empty: the author' },
    { 'words', 'string', 'that judge' },
    { 'sentence', 'string' },
    { 'published', 'date' },
    { 'publisher', 'string' },
    { 'doc', 'string', 'id of the article' },
  },
}

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks the judgements, each row with its sentence
function M.run(corpus, opt)
  local rows, n = frame.new(M.columns), 0
  local list, message = judgement.find(corpus, opt)
  if not list then error(message, 0) end
  for _, j in ipairs(list) do
    local meant = (not opt.actor or j.actor == opt.actor or j.other == opt.actor)
      and (not opt.thesis or j.thesis == opt.thesis)
    if meant then
      n = n + 1
      if opt.limit == 0 or n <= opt.limit then
        rows:add({
          j.thesis,
          j.sign == '+' and 'yes' or 'no',
          j.actor,
          j.other,
          j.source,
          one_line(j.words),
          one_line(j.sentence:text()),
          j.doc.published,
          j.doc.publisher,
          j.doc.id,
        }, j.sentence.span)
      end
    end
  end
  local head = plural(n, 'judgement')
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, rows }
end

return M
