--- Entities for reports: which are meant, in which articles, in which sentences.

local M = {}

-- Ids of the articles that are meant; nil for all.
function M.chosen(corpus, opt)
  if not (opt.publisher or opt.since or opt.before) then return nil end
  local ids = {}
  for doc in corpus.docs { publisher = opt.publisher, since = opt.since, before = opt.before } do
    ids[doc.id] = true
  end
  return ids
end

-- The mentions of an entity that are the articles' own words (not those of bios and credits).
function M.mentions(entity, ids)
  local list = {}
  for mention in entity:mentions() do
    if #mention.words > 0 and (not ids or ids[mention.doc.id]) then list[#list + 1] = mention end
  end
  return list
end

-- What is counted from mentions: articles, first and last date, names by how often, evidence.
function M.sum(mentions)
  local sum = { docs = {}, n_docs = 0, names = {}, spans = {}, metonyms = 0 }
  for _, mention in ipairs(mentions) do
    local doc = mention.doc
    if not sum.docs[doc.id] then
      sum.docs[doc.id] = 0
      sum.n_docs = sum.n_docs + 1
      local published = doc.published
      if published and (not sum.first or published < sum.first) then sum.first = published end
      if published and (not sum.last or published > sum.last) then sum.last = published end
    end
    sum.docs[doc.id] = sum.docs[doc.id] + 1
    local name = mention:text()
    sum.names[name] = (sum.names[name] or 0) + 1
    if mention.metonym then sum.metonyms = sum.metonyms + 1 end
    local sentence = mention.sentence
    sum.spans[#sum.spans + 1] = sentence and sentence.span or mention.span
  end
  return sum
end

-- Names in the order of how often they stand, then by themselves.
function M.sorted(counts)
  local names = {}
  for name in pairs(counts) do
    names[#names + 1] = name
  end
  table.sort(names, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return names
end

return M
