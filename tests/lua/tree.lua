--- Trees from Lua, on the sample corpus: heads and children, subtrees, ways, drawings, explanations.

local text = require 'entente.text'
local failed = false
local function check(what, ok, found)
  if not ok then
    print(what, found)
    failed = true
  end
end

-- every tree of the corpus holds together
local n = 0
for sentence in corpus.sentences() do
  local tree = assert(sentence:tree())
  local words, size = sentence.words, #sentence.words
  local roots = tree.roots
  check('one root', #roots == 1 and roots[1].is_root and roots[1].deprel == 'root', sentence:text())
  check('its words', #tree == size and #tree.words == size and tree.sentence == sentence)
  local below, whole, span = roots[1]:subtree()
  local all = words[1].doc:part(words[1].span.start, words[size].span.stop)
  check('all hangs on the root', #below == size and span == all, #below)
  check('its text', whole == span:text(), whole)
  n = n + 1
  if n > 40 then break end
  local children = 0
  for i = 1, size do
    for _, child in ipairs(words[i].children) do
      children = children + 1
      check('a child has its head', child.head == words[i])
    end
  end
  check('all but the root are children', children == size - 1, children)
end

-- a sentence of which we know the tree
local function find(pattern)
  for sentence in corpus.sentences() do
    if #sentence.words > 6 and sentence:text():find(pattern) then return sentence end
  end
end
local sentence = find 'percent'
local tree, words = sentence:tree(), sentence.words
local root = tree.roots[1]
for i = 1, #words do
  local way, steps = words[i]:path(root)
  check('a way to the root', way[1] == words[i] and way[#way] == root and #steps == #way - 1)
  for k = 1, #steps do
    check('goes up', steps[k] == '<' .. way[k].deprel and way[k].head == way[k + 1], steps[k])
  end
  local back, down = root:path(words[i])
  check('and back', #back == #way and (#down == 0 or down[#down] == '>' .. words[i].deprel))
end
local same, none = root:path(root)
check('to itself', #same == 1 and same[1] == root and #none == 0)
local other, why = root:path(corpus.words[1] ~= root and corpus.words[1] or corpus.words[#corpus.words])
check('another sentence', other == nil and why:find 'different sentences', why)

-- a frame of it
local frame = tree:frame()
check('a row a word', #frame == #words)
for i = 1, #words do
  local row, head = frame[i], words[i].head
  check('head', words[i].is_root and row.head == 0 or head and words[row.head + 0] == head, i)
  check('columns', row.form == words[i].form and row.lemma == words[i].lemma and row.deprel == words[i].deprel)
end

-- drawings
local drawn, lines = tree:text(0), 0
for _ in drawn:gmatch '[^\n]+' do lines = lines + 1 end
check('a line a word', lines == #words, lines)
for _, width in ipairs { 40, 60, 80, 120 } do
  for one in tree:text(width):gmatch '[^\n]+' do
    check('fits', text.width(one) <= width, one)
  end
end
check('tostring', not tostring(tree):find '\n$' and select(2, tostring(tree):gsub('\n', '')) == #words - 1)
local svg = tree:svg()
check('svg', svg:find '^<svg ' and svg:find '</svg>\n$' and svg:find('<title>', 1, true) and not svg:find 'script')

-- why
local reasons = assert(sentence:explain { word = root.form, top = 3 })
check('reasons', #reasons > 0 and #reasons <= 9 * 3)
for row in reasons() do check('of the word', row.word == root.form, row.word) end
local of_text = assert(entente.explain('The ministers signed a treaty.', { word = 'ministers', top = 2 }))
check('of a text', #of_text == 6 and of_text[1].head == 'signed', #of_text)
check('no models', entente.explain('x', { model = '/nowhere' }) == nil)
local ok, message = pcall(entente.explain, 'x', { top = 21 })
check('too many', not ok and message:find "field 'top'", message)
ok, message = pcall(entente.explain, '\xff')
check('not UTF-8', not ok and message:find 'UTF%-8', message)

-- trees keep their corpus alive; a closed one says so
do
  local c = assert(entente.open(corpus.path))
  local t, w = c.sentences[1]:tree(), c.words[1]
  c:close()
  ok, message = pcall(t.svg, t)
  check('closed', not ok and message:find 'tree of a closed corpus', message)
  check('closed, printed', tostring(t) == 'entente.tree (closed)')
  ok, message = pcall(w.subtree, w)
  check('closed word', not ok and message:find 'word of a closed corpus', message)
end
local kept = assert(entente.open(corpus.path)).sentences[1]:tree()
collectgarbage()
collectgarbage()
check('kept', kept:text(0) == corpus.sentences[1]:tree():text(0))

os.exit(not failed)
