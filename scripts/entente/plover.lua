--- For `entente score plover GOLD`: events of a corpus against sentences annotated in PLOVER's codes.
---
--- GOLD is JSONL: `id` of the article, `expect`, a list of events with `type`, `actor` and `target`, each a list of
--- { text, code }. The corpus has the sentences as articles of these ids:
--- entente ingest GOLD --as-is --text-field input -o CORPUS
---
--- Our types say what the act is, and the status whether it has happened; PLOVER has no status, and its types say both.
--- `M.type(event)` gives PLOVER's type:
---
---   planned, and SUPPORT COOPERATE AID CONCEDE RETREAT CONSULT   AGREE (promises, what is said to be done)
---   planned, and SANCTION MOBILIZE COERCE ASSAULT PROTEST        THREATEN
---   denied, and any of the first group, or AGREE                 REJECT
---   AGREE by words of signing and ratifying                      SUPPORT, or AGREE: codings differ, either counts
---   all else                                                     as it is
---
--- A party is right if the text of the gold names it, or if it is the state that the code stands for (ISO 3166-1
--- alpha-3; some of PLOVER's own spellings).

local json = require 'entente.json'
local text = require 'entente.text'

local M = {}

local OK <const>, FAILED <const>, USAGE <const> = 0, 1, 2

local STATES <const> = {
  AFG = 'Afghanistan', AGO = 'Angola', ALB = 'Albania', ARE = 'United Arab Emirates', ARG = 'Argentina',
  ARM = 'Armenia',
  AUS = 'Australia', AUT = 'Austria', AZE = 'Azerbaijan', BDI = 'Burundi', BEL = 'Belgium', BEN = 'Benin',
  BFA = 'Burkina Faso', BGD = 'Bangladesh', BGR = 'Bulgaria', BHR = 'Bahrain', BIH = 'Bosnia and Herzegovina',
  BLR = 'Belarus', BOL = 'Bolivia', BRA = 'Brazil', BTN = 'Bhutan', BWA = 'Botswana', CAF = 'Central African Republic',
  CAN = 'Canada', CHE = 'Switzerland', CHL = 'Chile', CHN = 'China', CIV = 'Ivory Coast', CMR = 'Cameroon',
  COD = 'Democratic Republic of the Congo', COG = 'Republic of the Congo', COL = 'Colombia', CRI = 'Costa Rica',
  CUB = 'Cuba', CYP = 'Cyprus', CZE = 'Czech Republic', DEU = 'Germany', DNK = 'Denmark', DOM = 'Dominican Republic',
  DZA = 'Algeria', ECU = 'Ecuador', EGY = 'Egypt', ERI = 'Eritrea', ESP = 'Spain', EST = 'Estonia', ETH = 'Ethiopia',
  FIN = 'Finland', FJI = 'Fiji', FRA = 'France', GAB = 'Gabon', GBR = 'United Kingdom', GEO = 'Georgia', GHA = 'Ghana',
  GIN = 'Guinea', GRC = 'Greece', GTM = 'Guatemala', HND = 'Honduras', HRV = 'Croatia', HTI = 'Haiti', HUN = 'Hungary',
  IDN = 'Indonesia', IND = 'India', IRL = 'Ireland', IRN = 'Iran', IRQ = 'Iraq', ISL = 'Iceland', ISR = 'Israel',
  ITA = 'Italy', ITL = 'Italy', JAM = 'Jamaica', JAP = 'Japan', JOR = 'Jordan', JPN = 'Japan', KAZ = 'Kazakhstan',
  KEN = 'Kenya', KGZ = 'Kyrgyzstan', KHM = 'Cambodia', KOR = 'South Korea', KWT = 'Kuwait', LAO = 'Laos',
  LBN = 'Lebanon', LBR = 'Liberia', LBY = 'Libya', LKA = 'Sri Lanka', LTU = 'Lithuania', LVA = 'Latvia',
  MAR = 'Morocco', MDA = 'Moldova', MDG = 'Madagascar', MEX = 'Mexico', MKD = 'North Macedonia', MLI = 'Mali',
  MMR = 'Myanmar', MNE = 'Montenegro', MNG = 'Mongolia', MOZ = 'Mozambique', MRT = 'Mauritania', MWI = 'Malawi',
  MYS = 'Malaysia', NAM = 'Namibia', NER = 'Niger', NGA = 'Nigeria', NIC = 'Nicaragua', NLD = 'Netherlands',
  NOR = 'Norway', NPL = 'Nepal', NZL = 'New Zealand', OMN = 'Oman', PAK = 'Pakistan', PAN = 'Panama', PER = 'Peru',
  PHL = 'Philippines', PNG = 'Papua New Guinea', POL = 'Poland', PRK = 'North Korea', PRT = 'Portugal',
  PRY = 'Paraguay', PSE = 'Palestine', QAT = 'Qatar', ROU = 'Romania', RUS = 'Russia', RWA = 'Rwanda',
  SAU = 'Saudi Arabia', SDN = 'Sudan', SEN = 'Senegal', SGP = 'Singapore', SLE = 'Sierra Leone', SLV = 'El Salvador',
  SOM = 'Somalia', SRB = 'Serbia', SSD = 'South Sudan', SVK = 'Slovakia', SVN = 'Slovenia', SWE = 'Sweden',
  SYR = 'Syria', TCD = 'Chad', TGO = 'Togo', THA = 'Thailand', TJK = 'Tajikistan', TKM = 'Turkmenistan',
  TLS = 'East Timor', TUN = 'Tunisia', TUR = 'Turkey', TWN = 'Taiwan', TZA = 'Tanzania', UGA = 'Uganda',
  UKR = 'Ukraine', URY = 'Uruguay', USA = 'United States', UZB = 'Uzbekistan', VEN = 'Venezuela', VNM = 'Vietnam',
  VTN = 'Vietnam', XKX = 'Kosovo', YEM = 'Yemen', ZAF = 'South Africa', ZMB = 'Zambia', ZWE = 'Zimbabwe',
}

local SIGNING <const> = { 'sign', 'ratif', 'initial', 'conclude' }

local function is_signing(trigger)
  for _, word in ipairs(SIGNING) do
    if text.fold(trigger):find(word, 1, true) then return true end
  end
  return false
end

local COOPERATION <const> = {
  SUPPORT = true,
  COOPERATE = true,
  AID = true,
  CONCEDE = true,
  RETREAT = true,
  CONSULT = true,
}
local CONFLICT <const> = { SANCTION = true, MOBILIZE = true, COERCE = true, ASSAULT = true, PROTEST = true }

--- PLOVER's type of an event.
---@param event entente.event
---@return string type
function M.type(event)
  if event.status == 'planned' and COOPERATION[event.type] then return 'AGREE' end
  if event.status == 'planned' and CONFLICT[event.type] then return 'THREATEN' end
  if event.status == 'denied' and (COOPERATION[event.type] or event.type == 'AGREE') then return 'REJECT' end
  return event.type
end

local function is_type(event, wanted)
  return M.type(event) == wanted or (event.type == 'AGREE' and wanted == 'SUPPORT' and is_signing(event.trigger))
end

-- How the article calls an entity, its own name among it.
local function names_of(doc, entity)
  local names = { entity }
  for mention in doc.mentions { entity = entity } do
    names[#names + 1] = mention:text()
  end
  return names
end

local function is_party(doc, entity, party)
  if STATES[party.code] == entity then return true end
  local given = text.fold(party.text)
  for _, name in ipairs(names_of(doc, entity)) do
    name = text.fold(name)
    if given:find(name, 1, true) or name:find(given, 1, true) then return true end
  end
  return false
end

-- Is one of the gold's parties found?  Where it has none there is nothing to find.
local function has_party(doc, entities, parties)
  if #parties == 0 then return true end
  for _, entity in ipairs(entities) do
    for _, party in ipairs(parties) do
      if is_party(doc, entity, party) then return true end
    end
  end
  return false
end

-- How much of a wanted event one of the article has: 0 nothing, 1 the type, 2 the parties too.
local function compare(doc, wanted)
  local best = 0
  for event in doc.events() do
    if is_type(event, wanted.type) then
      local both = has_party(doc, event.actor, wanted.actor) and has_party(doc, event.target, wanted.target)
      best = math.max(best, both and 2 or 1)
    end
  end
  return best
end

local function say(doc)
  local list = {}
  for e in doc.events() do
    list[#list + 1] = ('%s %s > %s'):format(M.type(e), table.concat(e.actor, ', '), table.concat(e.target, ', '))
  end
  return #list > 0 and table.concat(list, ' | ') or 'nothing'
end

local function names(parties)
  local list = {}
  for i, party in ipairs(parties) do
    list[i] = party.text
  end
  return table.concat(list, ', ')
end

local function complain(code, message)
  io.stderr:write('entente: ', message, '\n')
  return code
end

local function read(path)
  local records, number = {}, 0
  local file <close> = assert(io.open(path, 'rb'))
  for line in file:lines() do
    number = number + 1
    local ok, record = pcall(json.decode, line)
    if not ok or type(record) ~= 'table' or type(record.expect) ~= 'table' then
      error(('%s:%d: a record with "id" and "expect" expected'):format(path, number), 0)
    end
    records[#records + 1] = record
  end
  return records
end

-- A type's line of the table.
local function count(by_type, order, wanted, level)
  local c = by_type[wanted.type]
  if not c then
    c = { gold = 0, typed = 0, right = 0 }
    by_type[wanted.type], order[#order + 1] = c, wanted.type
  end
  c.gold = c.gold + 1
  if level >= 1 then c.typed = c.typed + 1 end
  if level == 2 then c.right = c.right + 1 end
end

local function print_line(name, c)
  local per = 100 / math.max(c.gold, 1)
  print(('%-10s %5d %8d %5.1f%% %8d %5.1f%%'):format(name, c.gold, c.typed, per * c.typed, c.right, per * c.right))
end

--- entente score plover GOLD [errors]: a line a type, then all of them.
---@param _ table what the program lends
---@param args string[] GOLD; 'errors' prints what is not right
---@return integer code
function M.score(_, args)
  local path, errors = args[1], args[2]
  local ok, records = pcall(read, path)
  if not ok then return complain(FAILED, records) end
  if errors and errors ~= 'errors' then
    return complain(USAGE, ("score plover: 'errors' expected, not '%s'"):format(errors))
  end
  local by_type, order, all = {}, {}, { gold = 0, typed = 0, right = 0 }
  for _, record in ipairs(records) do
    local doc = corpus.docs:get(record.id)
    if not doc then
      local form = "%s: the corpus has no article '%s': entente ingest %s --as-is --text-field input"
      return complain(FAILED, form:format(path, record.id, path))
    end
    for _, wanted in ipairs(record.expect) do
      local level = compare(doc, wanted)
      count(by_type, order, wanted, level)
      all.gold, all.typed = all.gold + 1, all.typed + (level >= 1 and 1 or 0)
      all.right = all.right + (level == 2 and 1 or 0)
      if errors and level < 2 then
        local actor, target = names(wanted.actor), names(wanted.target)
        print(('%s\n  expected %s %s > %s\n  found    %s'):format(record.input, wanted.type, actor, target, say(doc)))
      end
    end
  end
  table.sort(order)
  print(('%-10s %5s %15s %15s'):format('type', 'gold', 'type right', 'parties too'))
  for _, name in ipairs(order) do
    print_line(name, by_type[name])
  end
  print_line('all', all)
  return OK
end

return M
