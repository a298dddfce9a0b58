--- A word or phrase in its context, a line for each place where it stands (KWIC), as AntConc and Sketch
--- Engine show it. Sort by the words to the right or left to see what it goes with.
---
--- The phrase is cut into words as the texts are, so "Russia's" is two words; case does not count unless
--- --case exact. Titles and headings are searched too, boilerplate is not. Each line's evidence is the
--- sentence that it stands in.
---
--- Example: entente run concordance --phrase corridor --sort right --limit 3
---                                    left  match     right ...
---   Sea, which its owners call the Middle  Corridor  , carried about 4.5 million tonnes in 2024 ...
---    built on it. Baku long said Zangezur  corridor  and meant a road without Armenian checkpoints. ...
---                        By Tomas Wrede A  corridor  is first of all a promise about time ...

local frame = require 'entente.frame'
local one_line = require 'entente.one_line'
local plural = require 'entente.plural'
local text = require 'entente.text'

local M = {
  name = 'concordance',
  summary = 'a word or phrase in context, sorted by left or right',
  options = {
    { 'phrase', 'string', nil, 'the word or words to find', required = true, letter = 'p' },
    { 'case', 'enum', 'fold', 'does case count?', values = { 'fold', 'exact' } },
    { 'window', 'integer', 8, 'words on each side', min = 0, max = 1000, letter = 'w' },
    { 'sort', 'enum', 'text', 'order of the lines', values = { 'text', 'left', 'right', 'match', 'date' } },
    { 'limit', 'integer', 0, 'print so many lines at most; 0: all', min = 0 },
    { 'publisher', 'string', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'left', 'string', 'words before' },
    { 'match', 'string', 'the phrase as it stands there' },
    { 'right', 'string', 'words after' },
    { 'doc', 'string', 'id of the article' },
    { 'published', 'date' },
    { 'publisher', 'string' },
    { 'span', 'span', 'the sentence' },
  },
}

-- White space of any kind is one space on a line.
-- The words of s from its end to its beginning, so that lines sort by what stands nearest.
local function backwards(s)
  local words = {}
  for word in s:gmatch '%S+' do
    table.insert(words, 1, word)
  end
  return table.concat(words, ' ')
end

local keys = {
  left = function(line) return text.fold(backwards(line.left)) end,
  right = function(line) return text.fold(line.right) end,
  match = function(line) return text.fold(line.match) end,
  date = function(line) return line.doc.published or '9999' end,
}

-- The ids of the articles that are meant; nil for all.
local function chosen(corpus, opt)
  if not (opt.publisher or opt.since or opt.before) then return nil end
  local ids = {}
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    ids[doc.id] = true
  end
  return ids
end

---@param corpus entente.corpus
---@param opt table phrase, case, window, sort, limit, publisher, since, before: as M.options has them
---@return table blocks a line of text with the counts, and the frame
function M.run(corpus, opt)
  local hits = assert(corpus:find(opt.phrase, { case = opt.case }))
  local ids, lines, docs = chosen(corpus, opt), {}, {}
  local n_docs = 0
  for i = 1, #hits do
    local left, match, right, doc, sentence = hits:context(i, opt.window)
    if not ids or ids[doc.id] then
      local line = { n = i, doc = doc, sentence = sentence }
      line.left, line.match, line.right = one_line(left), one_line(match), one_line(right)
      line.key = keys[opt.sort] and keys[opt.sort](line)
      lines[#lines + 1] = line
      if not docs[doc.id] then n_docs = n_docs + 1 end
      docs[doc.id] = true
    end
  end
  if keys[opt.sort] then
    table.sort(lines, function(a, b)
      if a.key ~= b.key then return a.key < b.key end
      return a.n < b.n
    end)
  end
  local rows = frame.new(M.columns)
  local shown = opt.limit > 0 and math.min(opt.limit, #lines) or #lines
  for i = 1, shown do
    local line = lines[i]
    local doc = line.doc
    rows:add(
      { line.left, line.match, line.right, doc.id, doc.published, doc.publisher, line.sentence },
      line.sentence
    )
  end
  local head = ('"%s": %s in %s'):format(opt.phrase, plural(#lines, 'hit'), plural(n_docs, 'article'))
  if shown < #lines then head = head .. (', the first %d of them shown'):format(shown) end
  return { title = 'Concordance', head, rows }
end

return M
