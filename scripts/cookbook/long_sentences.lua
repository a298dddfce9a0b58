--- The longest sentences. In a corpus that was read from web pages they are mostly tables, lists or captions
--- that slipped through: look here after `entente ingest`, before you count anything.
---
--- Example: entente run long_sentences --limit 2
---   words  doc               text
---      51  d6dd59f7a0ddd12c  In the institute’s poll of June and July 2025, Russia was named as the ...
---      48  18a3c211d4d7ace0  Its parliament had adopted a law on starting the accession to the European ...

local frame = require 'entente.frame'

local M = {
  name = 'long_sentences',
  summary = 'the longest sentences of the corpus',
  options = { { 'limit', 'integer', 10, 'how many', min = 1, letter = 'l' } },
  columns = {
    { 'words', 'integer' },
    { 'doc', 'string', 'id of the article' },
    { 'text', 'string' },
  },
}

---@param corpus entente.corpus
---@param opt { limit: integer }
function M.run(corpus, opt)
  local rows = frame.new(M.columns)
  for sentence in corpus.sentences() do
    rows:add({ #sentence.words, sentence.doc.id, (sentence:text():gsub('%s+', ' ')) }, sentence.span)
  end
  return rows:sort('-words'):head(opt.limit)
end

return M
