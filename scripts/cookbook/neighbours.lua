--- What stands right before or after a word? A first look at what it goes with; `entente query` has more, and
--- a measure of association is better where the words around are frequent everywhere.
---
--- Example: entente run neighbours --phrase peace --side after --limit 3
---   word@+1   n
---   treaty    3
---   Facility  1
---   and       1

local M = {
  name = 'neighbours',
  summary = 'the words right before or after a word',
  options = {
    { 'phrase', 'string', nil, 'the word or words to find', required = true, letter = 'p' },
    { 'side', 'enum', 'before', 'on which side', values = { 'before', 'after' } },
    { 'limit', 'integer', 20, 'how many', min = 1, letter = 'l' },
  },
  columns = {
    { 'word@-1', 'string', 'the word before; word@+1: after' },
    { 'n', 'integer', 'how often it stands there' },
  },
}

---@param corpus entente.corpus
---@param opt { phrase: string, side: string, limit: integer }
function M.run(corpus, opt)
  local hits = corpus:find(opt.phrase)
  return hits:freq(opt.side == 'before' and 'word@-1' or 'word@+1'):head(opt.limit)
end

return M
