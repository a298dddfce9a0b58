--- Whom and what the texts name, those named most first: states, persons, bodies, places, routes, treaties, under all
--- their names.
---
--- A capital or a palace that stands for its government counts for the state (`metonyms` says how often); names in bios
--- and credits are left out. Each row's evidence is its sentences.
---
--- Example: entente run actors --type STATE --limit 2
---   entity      type   mentions  articles  metonyms  first       last        names
---   Armenia     STATE        34        10         9  2024-03-03  2025-10-14  Armenia; Yerevan; YEREVAN

local frame = require 'entente.frame'
local plural = require 'entente.plural'
local quality = require 'entente.quality'
local who = require 'entente.who'

local M = {
  name = 'actors',
  summary = 'whom and what the texts name, how often and where, under all names',
  options = {
    {
      'type',
      'enum',
      'any',
      'only entities of this type',
      values = {
        'any',
        'STATE',
        'PLACE',
        'PERSON',
        'ORG',
        'BLOC',
        'FACILITY',
        'ROUTE',
        'TREATY',
        'LAW',
        'EVENT',
        'GROUP',
        'WORK',
        'EQUIPMENT',
      },
      letter = 't',
    },
    { 'min', 'integer', 1, 'only those named so often at least', min = 1 },
    { 'limit', 'integer', 0, 'print so many rows at most; 0: all', min = 0 },
    { 'publisher', 'string', nil, 'only articles of this publisher' },
    { 'since', 'date', nil, 'only articles published then or later' },
    { 'before', 'date', nil, 'only articles published before' },
  },
  columns = {
    { 'entity', 'string', 'its usual English name in full' },
    { 'type', 'string' },
    { 'mentions', 'integer' },
    { 'articles', 'integer' },
    { 'metonyms', 'integer', 'mentions by a capital or palace' },
    { 'first', 'date', 'of the dated articles that name it' },
    { 'last', 'date' },
    { 'names', 'list', 'as they stand in the texts, the most frequent first' },
  },
}

---@param corpus entente.corpus
---@param opt table type, min, limit, publisher, since, before: as M.options has them
---@return table blocks a line of text with the counts, and the frame
function M.run(corpus, opt)
  local ids, found, total = who.chosen(corpus, opt), {}, 0
  for _, entity in ipairs(corpus.entities) do
    if opt.type == 'any' or entity.type == opt.type then
      local mentions = who.mentions(entity, ids)
      if #mentions >= opt.min then
        found[#found + 1] = { entity = entity, mentions = mentions }
        total = total + #mentions
      end
    end
  end
  table.sort(found, function(a, b)
    if #a.mentions ~= #b.mentions then return #a.mentions > #b.mentions end
    return a.entity.name < b.entity.name
  end)
  local rows = frame.new(M.columns)
  local shown = opt.limit > 0 and math.min(opt.limit, #found) or #found
  for i = 1, shown do
    local entity, sum = found[i].entity, who.sum(found[i].mentions)
    local names = who.sorted(sum.names)
    rows:add(
      { entity.name, entity.type, #found[i].mentions, sum.n_docs, sum.metonyms, sum.first, sum.last, names },
      sum.spans
    )
  end
  local head = ('%s, %s'):format(plural(#found, 'entity', 'entities'), plural(total, 'mention'))
  if shown < #found then head = head .. (', the first %d shown'):format(shown) end
  return { head, rows, quality.note('mentions', 'Names') }
end

return M
