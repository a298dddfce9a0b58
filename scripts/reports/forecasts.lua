--- What the texts foresee: each sentence that does, with modality, horizon, words of likelihood, and who foresees.
---
--- `likelihood` is the range of percent that the words stand for (US Intelligence Community Directive 203, 2015); the
--- words themselves stand in `marker`. `horizon` is told only where the sentence has a word of time. An empty source is
--- the author. What somebody means to do ("we will leave") is no forecast. Each row's evidence is its sentence.
---
--- Example: entente run forecasts --modality likely --limit 1
---   modality  horizon  likelihood  marker         source  ...
---   likely    2026-06  55-80       will probably          ...

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local text = require 'entente.text'

local M = {
  name = 'forecasts',
  summary = 'what the texts foresee, how surely, by when, and who foresees it',
  options = {
    {
      'modality',
      'enum',
      'all',
      'only this',
      values = { 'all', 'will', 'may', 'likely', 'unlikely', 'could', 'must', 'if' },
      letter = 'm',
    },
    { 'about', 'string', nil, 'only sentences that have this word or phrase', letter = 'a' },
    { 'horizon', 'boolean', false, 'only where it is told by when' },
    { 'limit', 'integer', 0, 'print so many at most; 0: all', min = 0 },
    { 'publisher', 'publisher', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'modality', 'string' },
    { 'horizon', 'string', 'by when: TIMEX3' },
    { 'likelihood', 'string', 'percent that the words stand for' },
    { 'marker', 'string', 'the words that foresee' },
    { 'source', 'string', 'who foresees; empty: the author' },
    { 'sentence', 'string' },
    { 'published', 'date' },
    { 'publisher', 'string' },
    { 'doc', 'string', 'id of the article' },
  },
}

---@param corpus entente.corpus
---@param opt table as M.options has them
---@return table blocks the forecasts, each with its sentence
function M.run(corpus, opt)
  local about = opt.about and text.fold(opt.about)
  local rows, n, dated = frame.new(M.columns), 0, 0
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    for f in doc.forecasts() do
      local sentence = f:text():gsub('%s+', ' ')
      if
        (opt.modality == 'all' or f.modality == opt.modality)
        and (not opt.horizon or f.horizon)
        and (not about or text.fold(sentence):find(about, 1, true))
      then
        n = n + 1
        if f.horizon then dated = dated + 1 end
        if opt.limit == 0 or n <= opt.limit then
          rows:add({
            f.modality,
            f.horizon,
            f.likelihood,
            f.marker,
            f.source,
            sentence,
            doc.published,
            doc.publisher,
            doc.id,
          }, f.span)
        end
      end
    end
  end
  local head = ('%s; for %d of them it is told by when'):format(plural(n, 'forecast'), dated)
  if opt.limit > 0 and n > opt.limit then head = head .. ('; the first %d shown'):format(opt.limit) end
  return { head, rows }
end

return M
