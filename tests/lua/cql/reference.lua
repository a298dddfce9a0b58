--- A slow matcher that is meant to be obviously right. It takes a query as a tree (see random.lua), not
--- as text, and tries every way to match; ent_cql.h says what it must find.
---
--- A corpus is a list of documents { words = {...}, sentence = {{first, last}, ...}, mwt = ..., paragraph = ...,
--- fields = {...} }; a word is { word, lemma, upos, head (index in the document, 0: root), deprel }.

local M = {}

-- ---- conditions on a word: functions of (doc, position, labels) ----

local function rows_holding(doc, layer, at)
  local out = {}
  for i, row in ipairs(doc[layer]) do
    if row[1] <= at and at <= row[2] then out[#out + 1] = i end
  end
  return out
end

function M.test(cond, doc, at, labels)
  local kind = cond.kind
  if kind == 'any' then return true end
  if kind == 'and' then return M.test(cond[1], doc, at, labels) and M.test(cond[2], doc, at, labels) end
  if kind == 'or' then return M.test(cond[1], doc, at, labels) or M.test(cond[2], doc, at, labels) end
  if kind == 'not' then return not M.test(cond[1], doc, at, labels) end
  if kind == 'is' then
    local where = cond.label and labels[cond.label] or at
    if cond.label and not labels[cond.label] then return false end
    return cond.predicate(doc.words[where][cond.attribute]) ~= cond.negated
  end
  if kind == 'same' then -- a.lemma = b.lemma; of an unset label nothing is true
    local a, b = labels[cond.a], labels[cond.b]
    if not a or not b then return false end
    return (doc.words[a][cond.attribute] == doc.words[b][cond.attribute]) ~= cond.negated
  end
  if kind == 'before' then
    local a, b = labels[cond.a], labels[cond.b]
    return a ~= nil and b ~= nil and a < b
  end
  if kind == 'set' then return labels[cond.label] ~= nil end
  error('no condition ' .. kind)
end

-- ---- trees ----

local function top(doc, row)
  for i = row[1], row[2] do
    local head = doc.words[i].head
    if head == 0 or head < row[1] or head > row[2] then return i end
  end
end

local function sentence_of(doc, at)
  return doc.sentence[rows_holding(doc, 'sentence', at)[1]]
end

local function is_below(doc, low, high)
  local head = doc.words[low].head
  while head ~= 0 do
    if head == high then return true end
    head = doc.words[head].head
  end
  return false
end

-- The words in a relation to 'at'.
local function related(doc, relation, at)
  local out = {}
  if relation.relation == 'near' then
    for other = 1, #doc.words do
      local is = other - at >= (relation.low or 0) and other - at <= (relation.high or 0)
      if relation.layer then is = sentence_of(doc, other) == sentence_of(doc, at) end
      if is then out[#out + 1] = other end
    end
    return out
  end
  local sentence = sentence_of(doc, at)
  for other = sentence[1], sentence[2] do
    local kind, is, lower = relation.relation
    if kind == '>' then
      is, lower = doc.words[other].head == at, other
    elseif kind == '>>' then
      is, lower = is_below(doc, other, at), other
    elseif kind == '<' then
      is, lower = doc.words[at].head == other, at
    else
      is, lower = is_below(doc, at, other), at
    end
    if is and (not relation.name or doc.words[lower].deprel == relation.name) then out[#out + 1] = other end
  end
  return out
end

local function mark(env, node, at)
  if not node.label and not node.target then return env end
  local new = { target = env.target, open = env.open }
  for k, v in pairs(env) do new[k] = v end
  new.labels = {}
  for k, v in pairs(env.labels) do new.labels[k] = v end
  if node.label then new.labels[node.label] = at end
  if node.target then new.target = at end
  return new
end

-- All environments in which the relations of the word at 'at' hold.
local function relations(doc, node, at, env)
  local envs = { env }
  for _, r in ipairs(node.relations or {}) do
    local next_envs = {}
    for _, e in ipairs(envs) do
      local ways = {}
      for _, other in ipairs(related(doc, r, at)) do
        local good
        if r.word.kind == 'whole' then
          for _, row in ipairs(rows_holding(doc, r.word.layer, other)) do
            good = good or top(doc, doc[r.word.layer][row]) == other
          end
        else
          good = M.test(r.word.cond, doc, other, e.labels)
        end
        if good then
          for _, way in ipairs(relations(doc, r.word, other, mark(e, r.word, other))) do ways[#ways + 1] = way end
        end
      end
      if r.negated then
        if #ways == 0 then next_envs[#next_envs + 1] = e end
      else
        for _, way in ipairs(ways) do next_envs[#next_envs + 1] = way end
      end
    end
    envs = next_envs
  end
  return envs
end

-- ---- patterns: all { position after it, environment } ----

local function key(at, env)
  local parts = { at, env.target or '-' }
  for _, k in ipairs { 'a', 'b', 'c' } do parts[#parts + 1] = env.labels[k] or '-' end
  for _, layer in ipairs { 'sentence', 'paragraph' } do parts[#parts + 1] = env.open[layer] or '-' end
  return table.concat(parts, ',')
end

local function distinct(list)
  local seen, out = {}, {}
  for _, way in ipairs(list) do
    local k = key(way[1], way[2])
    if not seen[k] then
      seen[k] = true
      out[#out + 1] = way
    end
  end
  return out
end

local function opened(env, layer, row)
  local new = { target = env.target, labels = env.labels, open = {} }
  for k, v in pairs(env.open) do new.open[k] = v end
  new.open[layer] = row
  return new
end

local ways -- forward

local function repeated(doc, node, at, env)
  local all, now = {}, { { at, env } }
  if node.min == 0 then all = { { at, env } } end
  local max = math.min(node.max, #doc.words + node.min + 1)
  for i = 1, max do
    local after = {}
    for _, way in ipairs(now) do
      for _, next_way in ipairs(ways(doc, node[1], way[1], way[2])) do after[#after + 1] = next_way end
    end
    now = distinct(after)
    if #now == 0 then break end
    if i >= node.min then
      for _, way in ipairs(now) do all[#all + 1] = way end
    end
  end
  return distinct(all)
end

function ways(doc, node, at, env)
  local out, kind = {}, node.kind
  if kind == 'sequence' then
    out = { { at, env } }
    for _, child in ipairs(node) do
      local after = {}
      for _, way in ipairs(out) do
        for _, next_way in ipairs(ways(doc, child, way[1], way[2])) do after[#after + 1] = next_way end
      end
      out = distinct(after)
    end
  elseif kind == 'alternative' then
    for _, child in ipairs(node) do
      for _, way in ipairs(ways(doc, child, at, env)) do out[#out + 1] = way end
    end
  elseif kind == 'repeat' then
    return repeated(doc, node, at, env)
  elseif kind == 'token' then
    if at <= #doc.words and M.test(node.cond, doc, at, env.labels) then
      for _, e in ipairs(relations(doc, node, at, mark(env, node, at))) do out[#out + 1] = { at + 1, e } end
    end
  elseif kind == 'look' then
    if at <= #doc.words and M.test(node.cond, doc, at, env.labels) then out[1] = { at, env } end
  elseif kind == 'whole' then
    for _, row in ipairs(doc[node.layer]) do
      if row[1] == at then
        local marked = mark(env, node, at)
        local envs = { marked }
        if node.relations then
          local head = top(doc, row)
          envs = head and relations(doc, node, head, marked) or {}
        end
        for _, e in ipairs(envs) do out[#out + 1] = { row[2] + 1, e } end
      end
    end
  elseif kind == 'open' then
    for i, row in ipairs(doc[node.layer]) do
      if row[1] == at then out[#out + 1] = { at, opened(env, node.layer, i) } end
    end
  elseif kind == 'close' then
    for i, row in ipairs(doc[node.layer]) do
      if row[2] + 1 == at and (env.open[node.layer] or i) == i then
        out[#out + 1] = { at, opened(env, node.layer, nil) }
      end
    end
  else
    error('no pattern ' .. kind)
  end
  return distinct(out)
end

-- ---- queries ----

local function holds_limit(doc, limit, first, last)
  local is = false
  if limit.kind == 'within' and limit.words then
    is = last - first + 1 <= limit.words
  elseif limit.kind == 'within' and limit.layer then
    local n = limit.count or 1
    for i, row in ipairs(doc[limit.layer]) do
      local to = doc[limit.layer][math.min(i + n - 1, #doc[limit.layer])]
      is = is or (row[1] <= first and first <= row[2] and last <= to[2])
    end
  else
    for _, other in ipairs(M.all(doc, { body = limit.body, limits = limit.limits })) do
      if limit.kind == 'within' then
        is = is or (other.first <= first and last <= other.last)
      else
        is = is or (first <= other.first and other.last <= last)
      end
    end
  end
  return is ~= limit.negated
end

--- All matches in a document, whatever the strategy: { first, last, target }, in order.
function M.all(doc, query)
  local out = {}
  for first = 1, #doc.words do
    local targets = {} -- by last word
    for _, way in ipairs(ways(doc, query.body, first, { labels = {}, open = {} })) do
      local last, env = way[1] - 1, way[2]
      local good = last >= first
      if good and query.global then good = M.test(query.global, doc, first, env.labels) end
      for _, limit in ipairs(query.limits or {}) do good = good and holds_limit(doc, limit, first, last) end
      if good then targets[last] = math.min(targets[last] or math.huge, env.target or math.huge) end
    end
    for last = first, #doc.words do
      if targets[last] then
        local target = targets[last] < math.huge and targets[last] or nil
        out[#out + 1] = { first = first, last = last, target = target }
      end
    end
  end
  return out
end

local function keep(list, wanted)
  local out = {}
  for _, m in ipairs(list) do
    local good = true
    for _, other in ipairs(list) do good = good and (other == m or wanted(m, other)) end
    if good then out[#out + 1] = m end
  end
  return out
end

--- Does a match lie in one of these?
function M.lies_in(m, list)
  for _, o in ipairs(list) do
    if o.first <= m.first and m.last <= o.last then return true end
  end
  return false
end

--- What a strategy leaves of them: the definitions in ent_cql.h, word by word.
function M.select(list, strategy)
  local function shortest(m, o) return o.first ~= m.first or o.last > m.last end
  local function longest(m, o) return o.first ~= m.first or o.last < m.last end
  if strategy == 'all' then return list end
  if strategy == 'longest' then
    return keep(keep(list, longest), function(m, o) return not (o.first <= m.first and m.last <= o.last) end)
  end
  list = keep(list, shortest)
  if strategy == 'shortest' then
    return keep(list, function(m, o) return not (m.first <= o.first and o.last <= m.last) end)
  elseif strategy == 'standard' then
    return keep(list, function(m, o) return o.last ~= m.last or o.first > m.first end)
  end
  return list
end

return M
