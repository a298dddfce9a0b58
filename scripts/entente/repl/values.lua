--- What Tab offers inside quotes: what is in the corpus, values of options, columns, files, SQL.

local api = require 'entente.repl.api'
local options = require 'entente.options'

local M = {}

local function matching(candidates, prefix)
  local list = {}
  for _, candidate in ipairs(candidates) do
    if candidate:sub(1, #prefix) == prefix then list[#list + 1] = candidate end
  end
  return list
end

-- The corpus can fail to open; then nothing of it is offered.
local function try(f, ...)
  local ok, result = pcall(f, ...)
  return ok and result or {}
end

-- ---- the corpus ----

-- Values of the documents, by corpus: reading them all takes as long as there are documents.
local remembered = setmetatable({}, { __mode = 'k' })

local function authors()
  local count, list = {}, {}
  for doc in corpus.docs() do
    for _, author in ipairs(doc.authors) do
      if not count[author] then list[#list + 1] = author end
      count[author] = (count[author] or 0) + 1
    end
  end
  table.sort(list, function(a, b)
    if count[a] ~= count[b] then return count[a] > count[b] end
    return a < b
  end)
  return list
end

local function of_docs(field)
  local known = remembered[corpus] or {}
  remembered[corpus] = known
  known[field] = known[field]
    or try(field == 'author' and authors or function() return options.corpus_values(corpus, field) end)
  return known[field]
end

local document_fields = { publisher = true, language = true, author = true }

local WORDS = 60

-- Words of a column that begin so, the most frequent first.
local function words(prefix, column)
  if prefix == '' then return {} end
  return try(function() return corpus:lexicon(column or 'word'):starting(prefix, WORDS) end)
end

-- In a query of CQL: what stands in its innermost quotes.
local function in_query(body)
  local at, attribute, prefix = body:match '()([%a_]*)%s*!?=%s*"([^"|]*)$'
  if not at then attribute, prefix = 'word', body:match '"([^"|]*)$' end
  if not prefix then prefix = body:match '^[%w_\128-\255]*$' end
  if not prefix then return 1, {} end
  local column = attribute ~= '' and attribute or 'word'
  return #body - #prefix + 1, words(prefix, column)
end

local function last_word(body)
  local prefix = body:match '[^%s]*$'
  return #body - #prefix + 1, words(prefix)
end

-- ---- frames ----

local function columns_of(f)
  local list = {}
  for i, column in ipairs(f.columns) do
    list[i] = column[1]
  end
  return list
end

-- ---- files ----

---@param host table
---@param prefix string of a path
---@return string[] paths folders end in a slash
function M.files(host, prefix)
  local folder, base = prefix:match '^(.*/)([^/]*)$'
  if not folder then
    folder, base = '', prefix
  end
  local list = {}
  for _, name in ipairs(host.names(folder == '' and '.' or folder) or {}) do
    if name:sub(1, #base) == base and (base ~= '' or name:sub(1, 1) ~= '.') then
      local path = folder .. name
      list[#list + 1] = path .. (host.is_folder(path) and '/' or '')
    end
  end
  return list
end

-- ---- SQL ----

local sql_words = {}
for word in ([[select from where and or not in is null like between group by having order asc desc limit offset join
  left on using as distinct count sum avg min max case when then else end union all with cast exists]]):gmatch '%a+' do
  sql_words[#sql_words + 1] = word
end

-- Tables, then their columns; {} where the program has no SQL.
local function schema()
  local known = remembered[corpus] or {}
  remembered[corpus] = known
  known.schema = known.schema
    or try(function()
      local list, seen = {}, {}
      for _, t in ipairs(require('entente.sql').tables(corpus)) do
        table.insert(list, 1, t.name)
        for _, column in ipairs(t.columns) do
          if not seen[column.name] then list[#list + 1] = column.name end
          seen[column.name] = true
        end
      end
      return list
    end)
  return known.schema
end

---@param query string up to the cursor
---@return integer start
---@return string[] candidates
function M.sql(query)
  local word = query:match '[%w_]*$'
  local list = matching(schema(), word)
  table.move(matching(sql_words, word:lower()), 1, #sql_words, #list + 1, list)
  return #query - #word + 1, list
end

-- ---- options of calls ----

--- What a call takes in a table of options.
---@param callee entente.repl.meaning
---@return { name: string, values: string[] }[]
function M.options(callee)
  local item = callee.item or type(callee.value) == 'function' and api.of_function(callee.value)
  if item then return api.options(item) end
  if api.type_of(callee.value) ~= 'entente.docs' then return {} end
  local list = {}
  for name in ('publisher author since before published language title file id fields'):gmatch '%a+' do
    list[#list + 1] = { name = name, values = {} }
  end
  return list
end

local function of_option(callee, key)
  for _, option in ipairs(callee and M.options(callee) or {}) do
    if option.name == key and #option.values > 0 then return option.values end
  end
end

local by_method = {
  find = function(body) return last_word(body) end,
  query = in_query,
  count = in_query,
  sql = M.sql,
  lexicon = function() return 1, try(function() return corpus.columns end) end,
}

-- By what is called, for the first argument.
local function of_callee(callee, body)
  local item = callee.item
  if not item then return nil end
  if item.owner == 'entente.frame' and item.name ~= 'sql' then
    return 1, callee.of.value and columns_of(callee.of.value) or {}
  end
  if item.owner == 'entente.corpus' and by_method[item.name] then return by_method[item.name](body) end
  if item.name == 'sql' then return M.sql(body) end
end

--- What may stand at the end of a string that is not closed.
---@param session entente.repl.session
---@param callee entente.repl.meaning? what is called with it
---@param place table as resolve.call gives it
---@param body string the string so far
---@return integer start in the body
---@return string[] candidates
---@return boolean closing is the string complete with one of them?
function M.in_string(session, callee, place, body)
  if place.key and document_fields[place.key] then return 1, matching(of_docs(place.key), body), true end
  local listed = place.key and of_option(callee, place.key)
  if listed then return 1, matching(listed, body), true end
  local start, list
  if callee and not place.key and place.first then
    start, list = of_callee(callee, body)
  end
  if start then return start, matching(list, body:sub(start)), start == 1 and #list > 0 and not body:find '[%s%[]' end
  list = M.files(session.host, body)
  return 1, list, #list == 1 and list[1]:sub(-1) ~= '/'
end

return M
