-- How well pages are read: titles, authors, dates, publishers, sections, paragraphs and boilerplate of docs.jsonl
-- against gold, printed, and held to what was reached.
--
-- usage: entente docs.lua GOLD.jsonl FOUND.jsonl [FIELD=LEAST ...]     (a share, or boilerplate's F1)

local json = require 'entente.json'
local text = require 'entente.text'

local function load_lines(path)
  local list = {}
  for line in io.lines(path) do
    if line:find '%S' then list[#list + 1] = assert(json.decode(line)) end
  end
  return list
end

local function value(v)
  return v ~= json.null and v or nil
end

-- Two names are the same whatever their case, accents, quotes, dashes and a leading "the".
local function same_key(s)
  s = value(s)
  if not s then return nil end
  s = text.fold(text.normalize(s, 'NFKD'))
  s = s:gsub('[\xCC\xCD][\x80-\xBF]', ''):gsub('–', '-'):gsub('’', "'"):gsub('%s+', ' ')
  return (s:gsub('^ ', ''):gsub(' $', ''):gsub('^the ', ''))
end

local function keys(list)
  local t = {}
  for i, s in ipairs(list or {}) do
    t[i] = same_key(s)
  end
  return t
end

local function overlap(a, b)
  return math.max(0, math.min(a['end'], b['end']) - math.max(a.start, b.start))
end

local function best(gold, found)
  local winner, most = nil, 0
  for _, f in ipairs(found) do
    if f.file == gold.file and overlap(gold, f) > most then
      winner, most = f, overlap(gold, f)
    end
  end
  return winner
end

local function set_equal(a, b)
  table.sort(a)
  table.sort(b)
  return table.concat(a, '\0') == table.concat(b, '\0')
end

local function headings(sections)
  local t = {}
  for i, s in ipairs(sections) do
    t[i] = same_key(s.heading):gsub(':$', '')
  end
  return table.concat(t, '\0')
end

local function bytes(spans)
  local t, n = {}, 0
  for _, s in ipairs(spans) do
    for i = s[1], s[2] - 1 do
      if not t[i] then n = n + 1 end
      t[i] = true
    end
  end
  return t, n
end

local fields = {
  title = function(g, f) return same_key(g.title) == same_key(f.title) end,
  authors = function(g, f) return set_equal(keys(g.authors), keys(f.authors)) end,
  published = function(g, f)
    local p = value(f.published)
    return p == value(g.published) or p ~= nil and p == value(g.published_alt)
  end,
  publisher = function(g, f) return same_key(g.publisher) == same_key(f.publisher) end,
  sections = function(g, f) return headings(g.sections) == headings(f.sections) end,
  paragraphs = function(g, f) return g.paragraphs == f.paragraphs end,
}

local gold, found = load_lines(arg[1]), load_lines(arg[2])
local right, both, in_found, in_gold = { found = 0 }, 0, 0, 0
for _, g in ipairs(gold) do
  local f = best(g, found)
  if f then
    local union = math.max(g['end'], f['end']) - math.min(g.start, f.start)
    if overlap(g, f) >= 0.9 * union then right.found = right.found + 1 end
    for name, is_right in pairs(fields) do
      right[name] = (right[name] or 0) + (is_right(g, f) and 1 or 0)
    end
    local a, na = bytes(g.boilerplate)
    local b, nb = bytes(f.boilerplate)
    for i in pairs(a) do
      if b[i] then both = both + 1 end
    end
    in_gold, in_found = in_gold + na, in_found + nb
  end
end

local share = { boilerplate = in_gold + in_found > 0 and 2 * both / (in_gold + in_found) or 1 }
io.write(('%d articles:'):format(#gold))
for _, name in ipairs { 'found', 'title', 'authors', 'published', 'publisher', 'sections', 'paragraphs' } do
  share[name] = (right[name] or 0) / #gold
  io.write((' %s %d'):format(name, right[name] or 0))
end
io.write((', boilerplate F1 %.3f\n'):format(share.boilerplate))

local failed = false
for i = 3, #arg do
  local name, least = arg[i]:match '^(%a+)=([%d.]+)$'
  if share[name] < tonumber(least) - 1e-9 then
    print(('%s is %.3f, was at least %s'):format(name, share[name], least))
    failed = true
  end
end
os.exit(not failed)
