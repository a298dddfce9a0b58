-- Events, facts and forecasts from Lua, on the sample corpus: fields, filters by items of lists, sentences as evidence.
local function check(truth, what)
  if not truth then
    print('does not hold: ' .. what)
    os.exit(1)
  end
end

local function has(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then return true end
  end
  return false
end

local all, by_russia = 0, 0
for event in corpus.events() do
  all = all + 1
  if has(event.actor, 'Russia') then by_russia = by_russia + 1 end
  check(#event.actor + #event.target > 0, 'an event has a party')
  check(event.type:find '^%u+$' and event.rule:find '^[%w.]+:%d+$', 'type and rule')
  check(event.span:text():find(event.trigger, 1, true), 'the sentence holds the trigger')
end
check(all > 20 and by_russia > 0, 'the sample has events')
local n = 0
for event in corpus.events { actor = 'Russia' } do
  n = n + 1
  check(has(event.actor, 'Russia'), 'the filter asks for an item')
end
check(n == by_russia, 'the filter finds all of them')
for _ in corpus.events { actor = 'Nobody' } do
  check(false, 'nobody acts')
end

local likely = 0
for forecast in corpus.forecasts { modality = 'likely' } do
  likely = likely + 1
  check(forecast.span:text():find(forecast.marker, 1, true), 'the sentence holds the words that foresee')
end
check(likely > 0 and likely < #corpus.forecasts, 'some of the forecasts are likely')

local facts, of_armenia = 0, 0
for fact in corpus.facts() do
  facts = facts + 1
  if fact.subject == 'Armenia' then of_armenia = of_armenia + 1 end
  check(fact.relation:find '^[%l%d_]+$' and fact.rule:find '^[%w.]+:%d+$', 'relation and rule')
  check(fact.span:text():find(fact.figure, 1, true), 'the sentence holds the figure')
  check(fact.unit == 'date' or fact.low <= fact.high, 'a figure is a number')
end
check(facts > 20 and of_armenia > 0, 'the sample has facts')
n = 0
for fact in corpus.facts { subject = 'Armenia' } do
  n = n + 1
  check(fact:explain():find('rule: ' .. fact.rule, 1, true), 'a fact says why')
end
check(n == of_armenia, 'the filter finds all of them')

local ties = 0
for tie in corpus.ties() do
  ties = ties + 1
  check(tie.subject ~= tie.object and tie.span:text():find(tie.trigger, 1, true), 'two names and the words between')
end
check(ties > 3 and ties == #corpus.ties, 'the sample has ties')
for tie in corpus.ties { relation = 'member', object = 'Eurasian Economic Union' } do
  check(tie.subject == 'Armenia' and not tie.change, 'who is a member')
end

-- explain() shows the way in the tree from the words that tell of it to those that fill its places
local ways = 0
for event in corpus.events { type = 'ASSAULT' } do
  for place, way in event:explain():gmatch 'way to the (%l+): ([^\n]+)' do
    ways = ways + 1
    check(place == 'actor' or place == 'target' or place == 'place', 'places of an event')
    check(way:find(event.trigger:match '^%S+', 1, true) or not way:find '[<>]', 'it begins with what tells of it')
  end
end
check(ways > 0, 'events have ways')
for tie in corpus.ties { relation = 'crosses', object = 'Armenia' } do
  check(tie:explain():find 'way to the object: cross >obj ', 'from the verb to what is crossed')
end
