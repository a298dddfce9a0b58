-- Names from Lua, on the sample corpus: filters, entities, what explain() says, reports that count as a recount does.
local function check(truth, what)
  if not truth then
    print('does not hold: ' .. what)
    os.exit(1)
  end
end

local n, metonyms = 0, 0
for mention in corpus.mentions { entity = 'Armenia' } do
  n = n + 1
  if mention.metonym then metonyms = metonyms + 1 end
  check(mention.type == 'STATE', 'Armenia is a state')
  check(mention:explain():find('entity: Armenia', 1, true), 'explain() has the entity')
  check(mention.doc and mention.span.id, 'a mention leads to its document')
end
check(n > 0 and metonyms > 0 and n > metonyms, 'Armenia is named, by its capital too')

local before
for _, entity in ipairs(corpus.entities) do
  check(not before or #before >= #entity, 'entities come in the order of their mentions')
  before = entity
  local count, written = 0, 0
  for mention in entity:mentions() do
    count = count + 1
    check(mention.entity == entity.name, 'a mention is of its entity')
  end
  for _, k in pairs(entity:names()) do
    written = written + k
  end
  check(count == #entity and written == count, 'mentions are counted alike everywhere')
  if entity.name == 'Armenia' then check(count == n, 'a filter finds what the entity has') end
end
check(tostring(corpus.entities[1]):find '^entente.entity: ', 'an entity says what it is')
check(not pcall(function() return corpus.entities[1].nothing end), 'a wrong field is an error')

local some = corpus.entities[1]
corpus:close()
check(not pcall(function() return some:names() end), 'an entity of a closed corpus is an error')
