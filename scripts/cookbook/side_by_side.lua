--- Which word does whom prefer? Several words, each publisher's count of each side by side: corridor or road,
--- occupied or liberated. The sources of a row are the sentences of all its hits.
---
--- Example: entente run side_by_side --word corridor --word road
---   publisher                                    corridor  road
---   Baltic Wire                                         0     1
---   Corridor Desk                                       1     2
---   Institute for Caspian and Black Sea Studies         3     0

local frame = require 'entente.frame'

local M = {
  name = 'side_by_side',
  summary = 'several words or phrases counted by publisher',
  options = {
    { 'word', 'list', nil, 'a word or phrase to count; give it once for each', required = true, letter = 'w' },
  },
  columns = { { 'publisher', 'string' }, { '(each word)', 'integer', 'how often the publisher has it' } },
}

---@param corpus entente.corpus
---@param opt { word: string[] }
function M.run(corpus, opt)
  local columns, of = { { 'publisher', 'string' } }, {}
  for k, word in ipairs(opt.word) do
    columns[k + 1] = { word, 'integer', 'how often the publisher has it' }
    local hits = corpus:find(word)
    for i = 1, #hits do
      local _, _, _, doc, sentence = hits:context(i, 0)
      local by = doc.publisher or ''
      of[by] = of[by] or { counts = {}, spans = {} }
      of[by].counts[k] = (of[by].counts[k] or 0) + 1
      table.insert(of[by].spans, sentence)
    end
  end
  local rows = frame.new(columns)
  for by, p in pairs(of) do
    local values = { by ~= '' and by or nil }
    for k in ipairs(opt.word) do
      values[k + 1] = p.counts[k] or 0
    end
    rows:add(values, p.spans)
  end
  return rows:sort 'publisher'
end

return M
