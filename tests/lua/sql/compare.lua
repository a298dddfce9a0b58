--- SQL against what Lua sees, table by table, and conditions that an index answers against the same looked at
--- row by row.  Called by tests/cli/sql.sh:   compare.lua SEED N CORPUS...
local failed = false

local function fail(...)
  failed = true
  print(string.format(...))
end

local function rows(c, statement, ...)
  local out = {}
  for row in c:sql(statement, ...)() do out[#out + 1] = row end
  return out
end

local function same(where, got, expected)
  if got ~= expected then fail('%s: %s, not %s', where, got, expected) end
end

-- A span of a frame is a table, one of a corpus an object.
local function anchor(span) return span and ('%s:%d-%d'):format(span.doc, span.start, span.stop) end

local function list(t) return table.concat(t or {}, '|') end

-- ---- words, documents, tokens ----

local word_columns = { 'lemma', 'upos', 'xpos', 'feats', 'deprel', 'deps', 'misc' }

local function compare_words(c, has)
  local got, i = rows(c, 'select * from words'), 0
  local spans = {}
  for row in c:sql('select sentence, span from sentences')() do spans[row.sentence] = anchor(row.span) end
  for doc in c.docs() do
    for k = 1, #doc.words do
      local w, row = doc.words[k], got[i + 1]
      i = i + 1
      if not row then return fail('%s: only %d words', c.path, #got) end
      same('pos', row.pos, w.position)
      same('doc', row.doc, doc.index)
      same('word', row.word, w.form)
      same('word_id', row.word_id, w.id)
      same('lower_id', row.lower_id, c:lexicon('word'):lower(w.id))
      same('lower', row.lower, c:lexicon('lower')[row.lower_id])
      if #w.span > 0 then same('span of a word', anchor(row.span), w.span.id) end
      same('sentence of a word', spans[row.sentence], w.sentence and w.sentence.span.id)
      for _, name in ipairs(word_columns) do
        if has[name] then same(name, row[name], w[name]) end
      end
      if has.head then same('head', row.head, w.head and w.head.position or w.is_root and 0 or nil) end
    end
  end
  same('words', #got, i)
  same('words, counted', c:sql('select count(*) n from words')[1].n, #c.words)
end

local function compare_docs(c)
  local i = 0
  for row in c:sql('select *, text from docs')() do
    i = i + 1
    local doc = c.docs[i]
    for _, name in ipairs { 'id', 'title', 'published', 'publisher', 'language', 'file', 'ordinal', 'digest' } do
      same(name, row[name], doc[name])
    end
    same('number of a document', row.doc, i)
    same('authors', list(row.authors), list(doc.authors))
    same('n_words', row.n_words, #doc.words)
    same('text', row.text, doc:text())
    same('span of a document', anchor(row.span), doc.span.id)
  end
  same('docs', i, #c.docs)
end

-- Tokens are words; those of several are taken together.
local function compare_tokens(c)
  local parts = {}
  for row in c:sql("select first, last from spans where layer = 'mwt'")() do
    for pos = row.first, row.last do parts[pos] = row.first end
  end
  local expected = {}
  for row in c:sql('select pos, start, stop, sentence from words')() do
    if (parts[row.pos] or row.pos) == row.pos then expected[#expected + 1] = { row.pos, row.pos, row.sentence } end
    expected[#expected][2] = row.pos
  end
  local got = rows(c, 'select * from tokens')
  same('tokens', #got, #expected)
  for i, row in ipairs(got) do
    same('token', row.token, expected[i][1])
    same('last of a token', row.last, expected[i][2])
    same('sentence of a token', row.sentence, expected[i][3])
  end
end

-- ---- layers ----

local layers = {
  sections = { 'heading', 'level' },
  paragraphs = { 'kind' },
  sentences = { 'zone', 'comments' },
  dates = { 'value', 'anchor', 'rule' },
  quantities = { 'kind', 'unit', 'of', 'rule' },
  quotes = { 'kind', 'speaker', 'cue', 'rule' },
}

local function compare_layer(c, name, fields, columns)
  local got, i, last = rows(c, 'select *, text from ' .. name), 0, 0
  local sentence_spans = {}
  for row in c:sql('select sentence, span from sentences')() do sentence_spans[row.sentence] = anchor(row.span) end
  for doc in c.docs() do
    for k = 1, #doc[name] do
      local expected, row = doc[name][k], got[i + 1]
      i = i + 1
      if not row then return fail('%s: only %d %s', c.path, #got, name) end
      if row[1] <= last then fail('%s: keys do not rise', name) end
      last = row[1]
      same('doc of ' .. name, row.doc, doc.index)
      same('text of ' .. name, row.text, expected:text())
      same('span of ' .. name, anchor(row.span), expected.span.id)
      same('n_words of ' .. name, row.n_words, #expected.words)
      same('first of ' .. name, row.first, #expected.words > 0 and expected.words[1].position or nil)
      if columns.sentence and name ~= 'sentences' then
        same('sentence of ' .. name, sentence_spans[row.sentence], expected.sentence and expected.sentence.span.id)
      end
      for _, field in ipairs(fields) do
        if columns[field] then same(name .. '.' .. field, row[field], expected[field]) end
      end
    end
  end
  same(name, #got, i)
  local layer = name:gsub('ies$', 'y'):gsub('s$', '')
  same('spans of ' .. name, #rows(c, 'select id from spans where layer = ?', layer), i)
end

-- ---- conditions ----

local function pick(t) return t[math.random(#t)] end

local numbers = { -1, 0, 1, 2, 3, 5, 8, 13, 40, 100, 1.5, 1e300, -1e300, math.maxinteger, math.mininteger }

local function condition(c, columns)
  local column = pick(columns)
  if column.type == 'string' then
    local word = c:sql('select word, lower from words order by random() limit 1')[1]
    return column.name, '=', math.random() < 0.1 and 'no such word' or word and pick { word.word, word.lower } or ''
  end
  local n = math.random() < 0.5 and pick(numbers) or math.random(60)
  return column.name, pick { '=', '=', '<', '<=', '>', '>=' }, n
end

local function compare_conditions(c, tables)
  local t = pick(tables)
  local columns = {}
  for _, column in ipairs(t.columns) do
    local is_number = column.type == 'integer' and column.name ~= 'head' and column.name:find '^[a-z_]+$'
    if is_number or column.name == 'word' or column.name == 'lower' or column.name == 'lemma' then
      columns[#columns + 1] = column
    end
  end
  local with, without, values = {}, {}, {}
  for i = 1, math.random(3) do
    local name, op, value = condition(c, columns)
    values[i] = value
    with[i] = ('%s %s ?%d'):format(name, op, i)
    without[i] = ('+%s %s ?%d'):format(name, op, i)
  end
  local key = t.name == 'spans' and 'layer, id' or t.columns[1].name
  local form = 'select %s from %s where %s' .. (math.random() < 0.5 and ' order by ' .. key or '')
  local query = form:format(key, t.name, table.concat(with, ' and '))
  local got = c:sql(query, table.unpack(values)):csv()
  local expected = c:sql(form:format(key, t.name, table.concat(without, ' and ')), table.unpack(values)):csv()
  if got ~= expected then
    fail('%s: %s with %s: %d bytes, not %d', c.path, query, table.concat(values, ', '), #got, #expected)
  end
end

-- ---- all of it ----

math.randomseed(tonumber(arg[1]))
for i = 3, #arg do
  local c <close> = assert(entente.open(arg[i]))
  local tables, columns = entente.sql.tables(c), {}
  for _, t in ipairs(tables) do
    columns[t.name] = {}
    for _, column in ipairs(t.columns) do columns[t.name][column.name] = true end
  end
  compare_words(c, columns.words)
  compare_docs(c)
  compare_tokens(c)
  for name, fields in pairs(layers) do
    if columns[name] then compare_layer(c, name, fields, columns[name]) end
  end
  local conditioned = {}
  for _, t in ipairs(tables) do
    if t.name ~= 'sources' and not t.callable then conditioned[#conditioned + 1] = t end
  end
  for _ = 1, tonumber(arg[2]) do compare_conditions(c, conditioned) end
end
os.exit(failed and 1 or 0)
