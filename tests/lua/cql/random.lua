--- Random small corpora and random queries, as trees (reference.lua) and as text.

local M = {}

local random = math.random
local function pick(list) return list[random(#list)] end
local function chance(p) return random() < p end

local words = { 'a', 'b', 'c', 'ab', 'A', 'bc', 'é' }
local lemmas = { 'a', 'b', '_' }
local tags = { 'X', 'Y', 'Z' }
local relations = { 'nsubj', 'obj', 'nsubj:pass' }

-- ---- corpora ----

function M.doc(id)
  local doc = { id = id, words = {}, sentence = {}, mwt = {}, paragraph = {} }
  for _ = 1, random(3) do
    local first, n = #doc.words + 1, random(5)
    local root = random(n)
    for i = 1, n do
      -- heads come from a random order, so that there is no ring
      local head = 0
      if i ~= root then head = first - 1 + (i > root and random(root, i - 1) or random(i + 1, root)) end
      local lemma = pick(lemmas)
      doc.words[first - 1 + i] = {
        word = pick(words),
        lemma = lemma == '_' and '' or lemma,
        upos = pick(tags),
        head = head,
        deprel = head == 0 and 'root' or pick(relations),
      }
    end
    doc.sentence[#doc.sentence + 1] = { first, first + n - 1 }
    if n >= 2 and chance(0.6) then
      local at = first + random(0, n - 2)
      doc.mwt[#doc.mwt + 1] = { at, math.min(at + random(1, 2), first + n - 1) }
    end
    if #doc.paragraph > 0 and chance(0.5) then
      doc.paragraph[#doc.paragraph][2] = first + n - 1
    else
      doc.paragraph[#doc.paragraph + 1] = { first, first + n - 1 }
    end
  end
  return doc
end

local function starts(rows, at)
  for _, row in ipairs(rows) do
    if row[1] == at then return row end
  end
end

function M.conllu(doc)
  local out = { '# newdoc id = ' .. doc.id }
  for _, s in ipairs(doc.sentence) do
    if starts(doc.paragraph, s[1]) then out[#out + 1] = '# newpar' end
    for i = s[1], s[2] do
      local w, mwt = doc.words[i], starts(doc.mwt, i)
      local function number(k) return k - s[1] + 1 end
      if mwt then out[#out + 1] = ('%d-%d\tx\t_\t_\t_\t_\t_\t_\t_\t_'):format(number(i), number(mwt[2])) end
      out[#out + 1] = table.concat({
        number(i), w.word, w.lemma == '' and '_' or w.lemma, w.upos, '_', '_',
        w.head == 0 and 0 or number(w.head), w.deprel, '_', '_',
      }, '\t')
    end
    out[#out + 1] = ''
  end
  return table.concat(out, '\n') .. '\n'
end

-- ---- queries ----

local function one_of(...)
  local set = {}
  for _, s in ipairs { ... } do set[s] = true end
  return function(s) return set[s] == true end
end

local expressions = {
  { 'a', one_of 'a' }, { 'a|b', one_of('a', 'b') }, { 'a.*', function(s) return s:find '^a' ~= nil end },
  { '.*b', function(s) return s:find 'b$' ~= nil end }, { '.*', function() return true end },
  { '[ab]+', function(s) return s:find '^[ab]+$' ~= nil end }, { 'zz', one_of() },
  { '.', function(s) return utf8.len(s) == 1 end }, { '', one_of '' }, { 'X', one_of 'X' },
  { 'a', one_of('a', 'A'), '%c' }, { 'e', one_of('e', 'é'), '%d' }, { 'a.*', one_of(), '%l' },
  { 'B?C?', one_of('', 'b', 'c', 'bc'), '%c' }, { 'X|Y', one_of('X', 'Y') },
}

-- state: labels that have been given, whether there may be any
local function condition(state, depth)
  local r = random()
  if depth > 0 and r < 0.15 then
    local a, ta = condition(state, depth - 1)
    local b, tb = condition(state, depth - 1)
    local kind = pick { 'and', 'or' }
    return { kind = kind, a, b }, ('(%s %s %s)'):format(ta, kind == 'and' and '&' or '|', tb)
  elseif depth > 0 and r < 0.22 then
    local a, text = condition(state, depth - 1)
    return { kind = 'not', a }, '!(' .. text .. ')'
  end
  local e, attribute, negated = pick(expressions), pick { 'word', 'lemma', 'upos' }, chance(0.2)
  local label, prefix = nil, ''
  if state.given and #state.given > 0 and chance(0.15) then
    label = pick(state.given)
    prefix = label .. '.'
  end
  return { kind = 'is', attribute = attribute, predicate = e[2], negated = negated, label = label },
    ('%s%s %s "%s"%s'):format(prefix, attribute, negated and '!=' or '=', e[1], e[3] or '')
end

local function marks(state, node)
  local text = ''
  if state.marks and chance(0.15) then
    node.target = true
    text = '@'
  end
  if state.marks and chance(0.2) then
    node.label = pick { 'a', 'b', 'c' }
    text = text .. node.label .. ':'
    state.given[#state.given + 1] = node.label
  end
  return text
end

local function token(state)
  if chance(0.2) then
    local node = { kind = 'token', cond = { kind = 'any' } }
    return node, marks(state, node) .. '[]'
  end
  local cond, inner = condition(state, 1)
  local node = { kind = 'token', cond = cond }
  if cond.kind == 'is' and cond.attribute == 'word' and not cond.negated and not cond.label and chance(0.5) then
    return node, marks(state, node) .. inner:match '^word = (.*)$'
  end
  return node, marks(state, node) .. '[' .. inner .. ']'
end

local function one_word(state)
  if chance(0.15) then
    local node = { kind = 'whole', layer = 'mwt' }
    return node, marks(state, node) .. '<mwt/>'
  end
  return token(state)
end

local add_relations

local function relation(state, depth)
  local r = { relation = pick { '>', '>>', '<', '<<' }, negated = chance(0.2) }
  local text = (r.negated and '!' or '') .. r.relation
  if chance(0.5) then
    r.name = pick(relations)
    text = text .. r.name
  end
  local inner = r.negated and { given = state.given } or state
  local word
  r.word, word = one_word(inner)
  if depth > 0 and chance(0.3) then
    word = '(' .. word .. add_relations(inner, r.word, depth - 1) .. ')'
  end
  return r, text .. ' ' .. word
end

function add_relations(state, node, depth)
  local text = ''
  node.relations = {}
  for _ = 1, random(2) do
    local r, t = relation(state, depth)
    node.relations[#node.relations + 1] = r
    text = text .. ' ' .. t
  end
  return text
end

-- MU(meet A B -2 2): words without marks
local function meet(depth)
  local state = { given = {} }
  local node, text, word
  if depth > 0 and chance(0.3) then
    node, text = meet(depth - 1)
  else
    node, text = token(state)
  end
  local r = { relation = 'near' }
  r.word, word = token(state)
  local where
  if chance(0.3) then
    r.layer, where = 'sentence', 's'
  else
    r.low = random(-3, 2)
    r.high = r.low + random(0, 3)
    where = ('%d %d'):format(r.low, r.high)
  end
  node.relations = node.relations or {}
  node.relations[#node.relations + 1] = r
  return node, ('(meet %s %s %s)'):format(text, word, where)
end

local function quantifier()
  local min, max = random(0, 2), random(0, 2)
  local q = pick {
    { 0, 1, '?' }, { 0, math.huge, '*' }, { 1, math.huge, '+' },
    { min, min + max, ('{%d,%d}'):format(min, min + max) },
    { min, min, ('{%d}'):format(min) }, { min, math.huge, ('{%d,}'):format(min) }, { 0, max, ('{,%d}'):format(max) },
  }
  return q[1], q[2], q[3]
end

local pattern

local function unit(state, depth)
  local node, text
  local r = random()
  if depth > 0 and r < 0.2 then
    node, text = pattern(state, depth - 1)
    text = '(' .. text .. ')'
  elseif state.elements and r < 0.3 then
    local layer = pick { 'sentence', 'paragraph' }
    local name = layer == 'sentence' and 's' or layer
    if chance(0.3) then
      return { kind = 'whole', layer = layer }, '<' .. name .. '/>'
    elseif chance(0.6) then
      return { kind = 'open', layer = layer }, '<' .. name .. '>'
    end
    return { kind = 'close', layer = layer }, '</' .. name .. '>'
  elseif r < 0.32 then
    node, text = meet(1)
    return node, (chance(0.5) and 'MU' or '') .. text
  elseif r < 0.36 then
    local cond, inner = condition(state, 1)
    return { kind = 'look', cond = cond }, '[: ' .. inner .. ' :]'
  else
    node, text = one_word(state)
    if state.trees and chance(0.25) then return node, text .. add_relations(state, node, 1) end
  end
  if chance(0.35) then
    local min, max, q = quantifier()
    return { kind = 'repeat', min = min, max = max, node }, text .. q
  end
  return node, text
end

local function sequence(state, depth)
  local node, texts = { kind = 'sequence' }, {}
  for i = 1, random(3) do
    node[i], texts[i] = unit(state, depth)
  end
  return node, table.concat(texts, ' ')
end

function pattern(state, depth)
  if chance(0.75) then return sequence(state, depth) end
  local node, texts = { kind = 'alternative' }, {}
  for i = 1, random(2, 3) do node[i], texts[i] = sequence(state, depth) end
  return node, table.concat(texts, ' | ')
end

local function global(state)
  local label = pick(state.given)
  local other = pick(state.given)
  local attribute = pick { 'word', 'lemma', 'upos' }
  local r = random()
  if r < 0.5 then
    local negated = chance(0.3)
    return { kind = 'same', a = label, b = other, attribute = attribute, negated = negated },
      ('%s.%s %s %s.%s'):format(label, attribute, negated and '!=' or '=', other, attribute)
  elseif r < 0.7 then
    return { kind = 'before', a = label, b = other }, label .. ' < ' .. other
  elseif r < 0.85 then
    return { kind = 'not', { kind = 'set', label = label } }, '!' .. label
  end
  return { kind = 'set', label = label }, label
end

local limit

function limit(depth)
  local l, text = { kind = 'within', negated = chance(0.25) }
  local sign = l.negated and '!' or ''
  local r = random()
  if r < 0.4 then
    l.layer = pick { 'sentence', 'paragraph', 'mwt' }
    text = 'within ' .. (l.layer == 'sentence' and 's' or l.layer)
  elseif r < 0.5 then
    l.layer, l.count = 'sentence', 2
    text = 'within 2 s'
  elseif r < 0.6 then
    l.words = random(4)
    text = 'within ' .. l.words
  else
    l.kind = pick { 'within', 'containing' }
    local t
    l.body, t = pattern({ elements = true }, 1)
    if depth > 0 and chance(0.3) then
      local inner
      l.limits = {}
      l.limits[1], inner = limit(depth - 1)
      t = '(' .. t .. ')' .. inner
    end
    text = l.kind .. ' (' .. t .. ')'
  end
  return l, ' ' .. sign .. text
end

--- A query: its tree, its text.
function M.query()
  local state = { marks = chance(0.4), elements = chance(0.4), trees = chance(0.3), given = {} }
  local query = { limits = {} }
  local text
  query.body, text = pattern(state, 2)
  if #state.given > 0 and chance(0.5) then
    local t
    query.global, t = global(state)
    text = text .. ' :: ' .. t
  end
  while chance(0.25) do
    local t
    query.limits[#query.limits + 1], t = limit(1)
    text = text .. t
  end
  return query, text
end

return M
