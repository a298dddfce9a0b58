--- What sources hold of actors: words that judge, which way, of whom, and who says so. It is kept apart from facts and
--- events, which say what was done or measured; a judgement is a view.
---
--- The words stand in data/judgements/english.judgements (README.md beside it has the form): theses, each with patterns
--- that hold it (+) or its opposite (-). Only what is listed is found. Texts without lemmas have none.

local opposed = require 'entente.opposed'
local text = require 'entente.text'

local M = {}

local GAP <const>, BEFORE <const>, BEHIND <const>, DENIAL <const> = 4, 10, 4, 8
local NEAR_YEARS <const> = 2

-- ---- the vocabulary ----

local function trim(s) return s:match '^%s*(.-)%s*$' end

local EMPTY <const> = {}
for word in ('a an the be do have get make take not no and or of to in on for with that it they he she'):gmatch '%a+' do
  EMPTY[word] = true
end

-- Does it ask for a word that does not stand in every other sentence?
local function says_something(pattern)
  for words in pattern:gmatch '%S+' do
    local all_full = words ~= '...'
    for word in words:gmatch '[^|]+' do
      all_full = all_full and not EMPTY[word]
    end
    if all_full then return true end
  end
  return false
end

-- "lose ... influence|clout" as CQL
local function cql(pattern, fail)
  local parts, gap = {}, ''
  for word in pattern:gmatch '%S+' do
    if word == '...' then
      if #parts == 0 or gap ~= '' then fail("a word expected before '...'", pattern) end
      gap = ('[]{0,%d} '):format(GAP)
    elseif word:find '[^%l%-|\128-\255]' or word:find '^|' or word:find '|$' then
      fail("lemmas in small letters, '|' or '...' expected", pattern)
    else
      parts[#parts + 1] = ('%s[lemma="%s"%%c]'):format(gap, word)
      gap = ''
    end
  end
  if #parts == 0 or gap ~= '' then fail('a pattern ends in a word', pattern) end
  if not says_something(pattern) then fail('a pattern that would match everything', pattern) end
  return table.concat(parts, ' ') .. ' within s'
end

local function read_line(line, theses, fail)
  local name, kind, says = line:match '^%[([%l%d_ ]+)(,?[%l ]*)%]%s*(.*)$'
  if name then
    if kind ~= '' and kind ~= ', mutual' then fail("'[name]' or '[name, mutual]' expected", line) end
    if says == '' then fail('what the thesis says expected after its name', line) end
    theses[#theses + 1] = { name = name, says = says, is_mutual = kind ~= '', patterns = {} }
    return
  end
  local sign, patterns, places = line:match '^([+-])%s+([^;]+);?(.*)$'
  if not sign then fail("'[', '+', '-' or '#' expected", line) end
  local thesis = theses[#theses] or fail('a heading with a thesis ([influence] ...) expected first', line)
  local list
  for place in places:gmatch '[^,]+' do
    list = list or {}
    list[trim(place)] = true
  end
  for pattern in patterns:gmatch '[^,]+' do
    table.insert(thesis.patterns, { sign = sign, cql = cql(pattern, fail), places = list, pattern = trim(pattern) })
  end
end

--- Read a vocabulary.
---@param path string
---@return table[]? theses { name, says, patterns }
---@return string? message file, line and what was expected
function M.read(path)
  local file, message = io.open(path)
  if not file then return nil, message end
  local theses, number = {}, 0
  local ok, fault = pcall(function()
    for line in file:lines() do
      number = number + 1
      line = trim(line)
      if line ~= '' and line:sub(1, 1) ~= '#' then
        read_line(line, theses, function(what, given) error(("%s, found '%s'"):format(what, trim(given)), 0) end)
      end
    end
  end)
  file:close()
  if not ok then return nil, ('%s:%d: %s'):format(path, number, fault) end
  return theses
end

local function shipped()
  local here = package.searchpath('entente.judgement', package.path)
  return here and (here:gsub('scripts/entente/judgement%.lua$', 'judgements/english.judgements'))
end

-- ---- one hit ----

local function names_of(sentence)
  local list = {}
  for mention in sentence.doc.mentions() do
    local span = mention.span
    if span.start >= sentence.span.start and span.stop <= sentence.span.stop then list[#list + 1] = mention end
  end
  return list
end

local ACTORS <const> = { STATE = true, BLOC = true, PERSON = true, ORG = true, GROUP = true }

local function is_actor(m) return ACTORS[m.type] or m.metonym end

-- The actor that is named nearest before a word of the sentence, within so many words.
local function named_before(names, words, i, most)
  for k = i - 1, math.max(1, i - most), -1 do
    for _, m in ipairs(names) do
      if is_actor(m) and m.span.start <= words[k].start and m.span.stop >= words[k].stop then return m end
    end
  end
end

local function named_in_word(names, word)
  local span = word.span
  for _, m in ipairs(names) do
    if is_actor(m) and m.span.start <= span.start and m.span.stop >= span.stop then return m end
  end
end

-- The actor whose name has a word of the subtree, the first one in the text.
local function named_in(names, word)
  for _, w in ipairs(word:subtree() or {}) do
    local m = named_in_word(names, w)
    if m then return m end
  end
end

local CLIMB <const> = 4

-- By the tree: a name among the words themselves, else the subject or possessor of one of them, or of what they
-- depend on.
local function named_by_tree(corpus, names, first, last)
  local start, stop = corpus.words[first].span.start, corpus.words[last].span.stop
  for _, m in ipairs(names) do
    if is_actor(m) and m.span.start > start and m.span.stop < stop then return m end
  end
  local word = corpus.words[first]
  for _ = 1, CLIMB do
    for _, child in ipairs(word and word.children or {}) do
      local owns = child.position < first and (child.deprel:find '^nsubj' or child.deprel == 'nmod:poss')
      local found = owns and named_in(names, child)
      if found then return found end
    end
    word = word and word.head
  end
end

-- ... behind one of the words, which may be word i itself, within so many words; besides actors what may_be says
local function named_behind(names, words, i, most, places, may_be)
  local is_open = places[words[i].lower] or false
  for k = i + 1, math.min(#words, i + most) do
    for _, m in ipairs(names) do
      if is_open and (is_actor(m) or m.type == may_be) and m.span.start == words[k].start then return m end
    end
    is_open = is_open or places[words[k].lower] or false
  end
end

local DENIALS <const> = {
  ['not'] = true,
  ["n't"] = true,
  ['n’t'] = true,
  no = true,
  never = true,
  hardly = true,
  neither = true,
  illusion = true,
  myth = true,
  rather = true,
}

local function is_denied(words, first)
  for k = math.max(1, first - DENIAL), first - 1 do
    if DENIALS[words[k].lower] then return true end
  end
  return false
end

local function words_of(sentence)
  local list = {}
  for i = 1, #sentence.words do
    local word = sentence.words[i]
    local span = word.span
    list[i] = { start = span.start, stop = span.stop, lower = text.fold(word.form), position = word.position }
  end
  return list
end

local function speaker_of(doc, start, stop)
  for quote in doc.quotes() do
    if quote.span.start <= start and quote.span.stop >= stop then return quote.entity or quote.speaker end
  end
end

local RELATIONS <const> = { relation = true, relationship = true, tie = true, alliance = true, partnership = true }

-- What is said of relations is said of all who have them: "Norway's ties with Poland and Japan".
local function all_parties(names, whose)
  local word = whose.words[1]
  while word and word.span.start >= whose.span.start and word.span.stop <= whose.span.stop do
    word = word.head
  end
  local list, seen = { whose }, { [whose.entity] = true }
  if not word or not RELATIONS[word.lemma] then return list end
  for _, w in ipairs(word:subtree() or {}) do
    local m = named_in_word(names, w)
    if m and not seen[m.entity] then
      list[#list + 1], seen[m.entity] = m, true
    end
  end
  return list
end

local OF <const> = { of = true, between = true }

-- "tensions between": those between whom they are stand behind, whoever else is named.
local function whose_is(corpus, names, words, from, to)
  local behind = named_behind(names, words, to, BEHIND, OF)
  if words[to].lower == 'between' then return behind end
  return named_by_tree(corpus, names, words[from].position, words[to].position)
    or named_before(names, words, from, BEFORE)
    or behind
end

-- Judgements that a match makes: one, or none; of relations one of each party.
local function judge(corpus, thesis, pattern, first, last)
  local word = corpus.words[first]
  local sentence = word.sentence
  local words, names = words_of(sentence), names_of(sentence)
  local from = first - words[1].position + 1
  local to = from + last - first
  local whose = whose_is(corpus, names, words, from, to)
  local other = pattern.places and named_behind(names, words, to, BEFORE, pattern.places, 'PLACE')
  if not whose or pattern.places and (not other or other.entity == whose.entity) then return {} end
  local sign = pattern.sign
  if is_denied(words, from) then sign = sign == '+' and '-' or '+' end
  local start, stop = words[from].start, words[to].stop
  local list = {}
  for i, m in ipairs(other and { whose } or all_parties(names, whose)) do
    list[i] = {
      thesis = thesis.name,
      says = thesis.says,
      is_mutual = thesis.is_mutual,
      sign = sign,
      actor = m.entity,
      other = other and other.entity,
      source = speaker_of(sentence.doc, start, stop),
      words = sentence:text():sub(start - sentence.span.start + 1, stop - sentence.span.start),
      pattern = pattern.pattern,
      sentence = sentence,
      doc = sentence.doc,
      position = first,
    }
  end
  return list
end

local function has_lemmas(corpus)
  for _, column in ipairs(corpus.columns) do
    if column == 'lemma' then return true end
  end
  return false
end

-- Words that no earlier pattern of the thesis has: "ease tensions between" is not "tensions between".
local function take(taken, first, last)
  local is_free = true
  for position = first, last do
    is_free = is_free and not taken[position]
    taken[position] = true
  end
  return is_free
end

--- All judgements of a corpus, in the order of the text.
---@param corpus entente.corpus
---@param opt { publisher: string?, since: string?, before: string?, path: string? } path: another vocabulary
---@return table[]? judgements { thesis, says, sign, actor, other, source, words, sentence, doc }
---@return string? message
function M.find(corpus, opt)
  local theses, message = M.read(opt.path or shipped() or '')
  if not theses then return nil, message end
  local wanted, list = {}, {}
  if not has_lemmas(corpus) then return list end
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    wanted[doc.id] = true
  end
  for _, thesis in ipairs(theses) do
    local taken = {}
    for _, pattern in ipairs(thesis.patterns) do
      local hits = corpus:query(pattern.cql)
      for i = 1, hits and #hits or 0 do
        local first, last = hits:range(i)
        local is_new = take(taken, first, last) and wanted[corpus.words[first].doc.id]
        for _, found in ipairs(is_new and judge(corpus, thesis, pattern, first, last) or {}) do
          list[#list + 1] = found
        end
      end
    end
  end
  table.sort(list, function(a, b)
    if a.position ~= b.position then return a.position < b.position end
    if a.thesis ~= b.thesis then return a.thesis < b.thesis end
    return a.actor < b.actor
  end)
  return list
end

-- ---- opposite ones ----

local function year_of(doc) return tonumber((doc.published or ''):match '^(%d%d%d%d)') end

local function are_opposite(a, b)
  if a.sign == b.sign or a.doc.id == b.doc.id and a.source == b.source then return false end
  local x, y = year_of(a.doc), year_of(b.doc)
  return x == nil or y == nil or math.abs(x - y) <= NEAR_YEARS
end

local function statement(j)
  return {
    judgement = j,
    doc = j.doc,
    span = j.sentence.span,
    relation = j.thesis,
    subject = j.actor,
    object = j.other,
    fact = {
      value = j.sign == '+' and 'yes' or 'no',
      figure = j.words,
      text = function() return j.sentence:text() end,
    },
  }
end

local function key_of(j)
  local actor, other = j.actor, j.other or ''
  if j.is_mutual and other < actor then
    actor, other = other, actor
  end
  return table.concat({ j.thesis, actor, other }, '\t')
end

--- Opposite judgements of one thesis on one actor (of a mutual one, on two, either way round), by articles or speakers
--- within two years.
---@param corpus entente.corpus
---@param opt table as of find
---@return table[] disputes { kind, statements }, as entente.dispute has them
---@return integer n judgements that were compared
function M.disputes(corpus, opt)
  local list, message = M.find(corpus, opt)
  if not list then error(message, 0) end
  local disputes = {}
  for _, group in ipairs(opposed.groups(list, key_of)) do
    local found = opposed.of(group, #group, are_opposite)
    for i, j in ipairs(found) do
      found[i] = statement(j)
    end
    if #found > 0 then disputes[#disputes + 1] = { kind = 'judgement', statements = found } end
  end
  return disputes, #list
end

return M
