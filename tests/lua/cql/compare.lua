--- Random queries over random corpora, by the engine and by the reference.
--- Called by tests/cli/cql.sh:   compare.lua write SEED FOLDER   writes the corpora's files;
---                               compare.lua run SEED N CORPUS...   compares.
local folder = arg[0]:match '^(.*)/[^/]*$'
package.path = folder .. '/?.lua;' .. package.path
local random = require 'random'
local reference = require 'reference'

local n_files, n_docs = 3, 4

local function make(seed)
  math.randomseed(seed)
  local docs = {}
  for i = 1, n_files * n_docs do docs[i] = random.doc('d' .. i) end
  return docs
end

local function write(seed, to)
  local docs = make(seed)
  for i = 1, n_files do
    local f = assert(io.open(('%s/%d.conllu'):format(to, i), 'w'))
    for k = 1, n_docs do f:write(random.conllu(docs[(i - 1) * n_docs + k])) end
    f:close()
  end
end

-- Where each document begins in an open corpus.
local function starts(corpus)
  local out = {}
  for doc in corpus.docs() do out[doc.id] = doc.words[1].position end
  return out
end

local function engine(corpus, at, text, strategy, docs)
  local ok, hits = pcall(corpus.query, corpus, text, { strategy = strategy })
  if not ok then return nil, hits end
  local out, n = {}, #hits
  for i = 1, n do
    local first, last, target = hits:range(i)
    local doc, name = nil, nil
    for _, d in ipairs(docs) do
      local from = at[d.id]
      if first >= from and first < from + #d.words then doc, name = from, d.id end
    end
    out[i] = ('%s %d-%d@%s'):format(name, first - doc + 1, last - doc + 1, target and target - doc + 1 or '')
  end
  if corpus:count(text, { strategy = strategy }) ~= n then return nil, 'count is another number' end
  local few = corpus:query(text, { strategy = strategy, max = 2 })
  if #few ~= math.min(n, 2) then return nil, 'max 2 gives ' .. #few end
  for i = 1, #few do
    local a, b = few:range(i)
    local c, d = hits:range(i)
    if a ~= c or b ~= d then return nil, 'max 2 gives others' end
  end
  return out
end

local function expected(docs, query, strategy)
  local out = {}
  for _, doc in ipairs(docs) do
    for _, m in ipairs(reference.select(reference.all(doc, query), strategy)) do
      out[#out + 1] = ('%s %d-%d@%s'):format(doc.id, m.first, m.last, m.target or '')
    end
  end
  return out
end

local function run(seed, n, paths)
  local docs = make(seed)
  local corpora = {}
  for i, path in ipairs(paths) do
    local c = assert(entente.open(path))
    corpora[i] = { path = path, corpus = c, at = starts(c) }
  end
  local failed, refused, found = 0, 0, 0
  for i = 1, n do
    local query, text = random.query()
    local strategy = ({ 'standard', 'shortest', 'longest', 'traditional', 'all' })[i % 5 + 1]
    local want
    for _, c in ipairs(corpora) do
      local got, why = engine(c.corpus, c.at, text, strategy, docs)
      if not got and why:find 'takes no word' then
        refused = refused + 1
        break
      end
      want = want or expected(docs, query, strategy)
      -- the order of documents is that of the corpus
      if got then
        local order = {}
        for doc in c.corpus.docs() do order[doc.id] = doc.index end
        table.sort(want, function(a, b)
          local da, db = order[a:match '%S+'], order[b:match '%S+']
          if da ~= db then return da < db end
          local fa, la = a:match ' (%d+)-(%d+)'
          local fb, lb = b:match ' (%d+)-(%d+)'
          fa, la, fb, lb = tonumber(fa), tonumber(la), tonumber(fb), tonumber(lb)
          if fa ~= fb then return fa < fb end
          return la < lb
        end)
      end
      found = found + #want
      if not got or table.concat(got, '; ') ~= table.concat(want, '; ') then
        print(('seed %d query %d, %s, %s:\n  %s\n  expected %s\n  got      %s'):format(seed, i, c.path, strategy,
          text, table.concat(want, '; '), got and table.concat(got, '; ') or why))
        failed = failed + 1
      end
    end
    if failed > 5 then break end
  end
  print(('%d queries, %d refused, %d matches'):format(n, refused, found))
  os.exit(failed == 0 and found > n and refused < n / 3)
end

if arg[1] == 'write' then
  write(tonumber(arg[2]), arg[3])
else
  run(tonumber(arg[2]), tonumber(arg[3]), { table.unpack(arg, 4) })
end
