--- Random queries over random corpora, by the engine and by the reference.
--- Called by tests/cli/cql.sh:   compare.lua write SEED FOLDER PADDED   writes the corpora's files; PADDED is a file
---                               with the same documents among long ones, so that words are rare;
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

-- Much text that no query asks for (and that a filter leaves out): documents p1, p2, ...
local function pad(f, i)
  f:write('# newdoc id = p', i, '\n')
  for _ = 1, 700 do
    for k = 1, 20 do f:write(k, '\tf\tf\tF\t_\t_\t', k == 1 and 0 or 1, '\tdep\t_\t_\n') end
    f:write '\n'
  end
end

local function write(seed, to, padded)
  local docs = make(seed)
  local long = assert(io.open(padded, 'w'))
  for i, doc in ipairs(docs) do
    pad(long, i)
    long:write(random.conllu(doc))
  end
  long:close()
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

local where = 'id = "d.*"'

local function places(hits, at, docs)
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
  return out
end

local function engine(corpus, at, text, strategy, docs)
  local ok, hits = pcall(corpus.query, corpus, text, { strategy = strategy, where = where })
  if not ok then return nil, hits end
  local out, n = places(hits, at, docs), #hits
  if corpus:count(text, { strategy = strategy, where = where }) ~= n then return nil, 'count is another number' end
  if #corpus:query(text, { strategy = strategy, where = where, jobs = 3 }) ~= n then
    return nil, 'threads find another number'
  end
  local by, sum = corpus:freq(text, 'word', { strategy = strategy, where = where }), 0
  for row in by() do sum = sum + row.n end
  if sum ~= n then return nil, 'frequencies have another sum' end
  local few = corpus:query(text, { strategy = strategy, max = 2, where = where })
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

-- Results as sets, and queries within results, of one corpus.
local function compare_sets(c, docs, n)
  local failed = 0
  local order = {}
  for doc in c.corpus.docs() do order[#order + 1] = doc.id end
  for _ = 1, n do
    local a, ta = random.query()
    local b, tb = random.query()
    local op = ({ 'union', 'intersect', 'minus' })[math.random(3)]
    local ok, hits = pcall(c.corpus.query, c.corpus, ta .. ' ' .. op .. ' ' .. tb, { strategy = 'all', where = where })
    local ok_a, of_a = pcall(c.corpus.query, c.corpus, ta, { strategy = 'all', where = where })
    if ok and ok_a then
      local within = c.corpus:query(tb, { within = of_a, where = where, strategy = 'longest' })
      local want, want_within = {}, {}
      for _, id in ipairs(order) do
        for _, doc in ipairs(docs) do
          if doc.id == id then
            local all_a, all_b, of = reference.all(doc, a), reference.all(doc, b), {}
            for _, m in ipairs(all_a) do of[m.first .. '-' .. m.last] = { m, true, false } end
            for _, m in ipairs(all_b) do
              local k = m.first .. '-' .. m.last
              of[k] = of[k] and { of[k][1], true, true } or { m, false, true }
            end
            local list = {}
            for _, v in pairs(of) do
              if op == 'union' or (v[2] and v[3] == (op == 'intersect')) then list[#list + 1] = v[1] end
            end
            table.sort(list, function(x, y)
              if x.first ~= y.first then return x.first < y.first end
              return x.last < y.last
            end)
            for _, m in ipairs(list) do
              want[#want + 1] = ('%s %d-%d@%s'):format(id, m.first, m.last, m.target or '')
            end
            local inside = {}
            for _, m in ipairs(all_b) do
              if reference.lies_in(m, all_a) then inside[#inside + 1] = m end
            end
            for _, m in ipairs(reference.select(inside, 'longest')) do
              want_within[#want_within + 1] = ('%s %d-%d@%s'):format(id, m.first, m.last, m.target or '')
            end
          end
        end
      end
      for what, pair in pairs { [op] = { hits, want }, within = { within, want_within } } do
        local got = table.concat(places(pair[1], c.at, docs), '; ')
        if got ~= table.concat(pair[2], '; ') then
          print(('%s, %s of\n  %s\n  %s\n  expected %s\n  got      %s'):format(c.path, what, ta, tb,
            table.concat(pair[2], '; '), got))
          failed = failed + 1
        end
      end
    end
  end
  return failed
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
  for _, c in ipairs(corpora) do failed = failed + compare_sets(c, docs, n // 10) end
  print(('%d queries, %d refused, %d matches'):format(n, refused, found))
  os.exit(failed == 0 and found > n and refused < n / 3)
end

if arg[1] == 'write' then
  write(tonumber(arg[2]), arg[3], arg[4])
else
  run(tonumber(arg[2]), tonumber(arg[3]), { table.unpack(arg, 4) })
end
