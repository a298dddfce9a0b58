--- A frame: the one kind of result. Typed columns, and for each row the spans that it was counted from.
---
---   local rows = frame.new { { 'doc', 'string' }, { 'words', 'integer' } }
---   rows:add({ doc.id, #doc.words }, doc.span)      -- evidence: a span, or a list of spans
---   rows:sort('-words'):head(10)

local M = {}

local Frame = {}
Frame.__index = Frame
Frame.__name = 'entente.frame'
Frame.__len = function(self) return self.n end
Frame.__tostring = function(self) return self:text() end

local KEPT = 20 -- spans that are written with a row; all are counted

local checks = {
  string = function(v) return type(v) == 'string' end,
  integer = function(v) return math.type(v) == 'integer' end,
  real = function(v) return type(v) == 'number' end,
  boolean = function(v) return type(v) == 'boolean' end,
  date = function(v) return type(v) == 'string' and v:find '^%d%d%d%d' ~= nil end,
  list = function(v) return type(v) == 'table' end,
  span = function(v) return type(v) == 'userdata' and v.id ~= nil end,
}

---@param columns { [1]: string, [2]: string }[] name and type of each column
---@return table frame
function M.new(columns)
  for i, c in ipairs(columns) do
    if not checks[c[2]] then error(("column %d, '%s': no type '%s'"):format(i, c[1], tostring(c[2])), 2) end
  end
  return setmetatable({ columns = columns, rows = {}, evidence = {}, n = 0 }, Frame)
end

--- Append a row: one value a column, nil where there is none.
---@param values any[]
---@param evidence? any a span or a list of spans
function Frame:add(values, evidence)
  local row = {}
  for i, c in ipairs(self.columns) do
    local v = values[i]
    if v ~= nil and not checks[c[2]](v) then
      error(("row %d, column '%s': %s expected, got %s"):format(self.n + 1, c[1], c[2], type(v)), 2)
    end
    row[i] = v
  end
  self.n = self.n + 1
  self.rows[self.n] = row
  if evidence ~= nil and type(evidence) ~= 'table' then evidence = { evidence } end
  self.evidence[self.n] = evidence or {}
end

-- ---- writing ----

local function plain(v, kind)
  if v == nil then return '' end
  if kind == 'list' then return table.concat(v, '; ') end
  if kind == 'span' then return v.id end
  if kind == 'real' then return ('%.14g'):format(v) end
  return tostring(v)
end

local function pad(text, width, right)
  local gap = (' '):rep(width - (utf8.len(text) or #text))
  return right and gap .. text or text .. gap
end

local function cut(text, width)
  text = text:gsub('%c', ' ')
  if (utf8.len(text) or #text) <= width then return text end
  return text:sub(1, utf8.offset(text, width) - 1) .. '…'
end

-- Widths that fit: the widest column gives way first.
local function fit(widths, room)
  local sum = 2 * (#widths - 1)
  for _, w in ipairs(widths) do
    sum = sum + w
  end
  while sum > room do
    local widest = 1
    for i, w in ipairs(widths) do
      if w > widths[widest] then widest = i end
    end
    if widths[widest] <= 6 then break end
    widths[widest] = widths[widest] - 1
    sum = sum - 1
  end
end

--- The table as aligned text.
---@param width? integer columns of the screen; all is shown in full without it
---@return string
function Frame:text(width)
  local cells, widths = {}, {}
  for i, c in ipairs(self.columns) do
    widths[i] = utf8.len(c[1])
  end
  for r, row in ipairs(self.rows) do
    cells[r] = {}
    for i, c in ipairs(self.columns) do
      local text = plain(row[i], c[2]):gsub('%c', ' ')
      cells[r][i] = text
      widths[i] = math.max(widths[i], utf8.len(text) or #text)
    end
  end
  if width then fit(widths, width) end
  local lines = {}
  local function line(texts)
    local parts = {}
    for i, c in ipairs(self.columns) do
      parts[i] = pad(cut(texts[i], widths[i]), widths[i], c[2] == 'integer' or c[2] == 'real')
    end
    lines[#lines + 1] = (table.concat(parts, '  '):gsub('%s+$', ''))
  end
  local names = {}
  for i, c in ipairs(self.columns) do
    names[i] = c[1]
  end
  line(names)
  for r = 1, self.n do
    line(cells[r])
  end
  return table.concat(lines, '\n') .. '\n'
end

local function ids(evidence)
  local list = {}
  for i = 1, math.min(#evidence, KEPT) do
    list[i] = evidence[i].id
  end
  return list
end

local function field(text, excel)
  if excel and text:find '^[=+%-@\t\r]' then text = "'" .. text end
  if text:find '[",\r\n]' then text = '"' .. text:gsub('"', '""') .. '"' end
  return text
end

--- As CSV (RFC 4180), the evidence in two last columns: the first 20 spans, and how many there are.
---@param options? { excel: boolean? } byte order mark, formulas guarded
---@return string
function Frame:csv(options)
  local excel = options and options.excel
  local lines, parts = {}, {}
  for i, c in ipairs(self.columns) do
    parts[i] = field(c[1], excel)
  end
  parts[#parts + 1], parts[#parts + 2] = 'evidence', 'evidence_n'
  lines[1] = table.concat(parts, ',')
  for r, row in ipairs(self.rows) do
    parts = {}
    for i, c in ipairs(self.columns) do
      local number = c[2] == 'integer' or c[2] == 'real'
      parts[i] = field(plain(row[i], c[2]), excel and not number)
    end
    parts[#parts + 1] = table.concat(ids(self.evidence[r]), ' ')
    parts[#parts + 1] = tostring(#self.evidence[r])
    lines[#lines + 1] = table.concat(parts, ',')
  end
  return (excel and '\u{FEFF}' or '') .. table.concat(lines, '\r\n') .. '\r\n'
end

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t' }

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return escapes[c] or ('\\u%04x'):format(c:byte()) end) .. '"'
end

local function strings(list)
  local parts = {}
  for i, v in ipairs(list) do
    parts[i] = quote(v)
  end
  return '[' .. table.concat(parts, ', ') .. ']'
end

local function json_value(v, kind)
  if v == nil or v ~= v then return 'null' end
  if kind == 'integer' or kind == 'boolean' then return tostring(v) end
  if kind == 'real' then return ('%.14g'):format(v) end
  if kind == 'list' then return strings(v) end
  if kind == 'span' then
    return ('{"doc": %s, "start": %d, "end": %d}'):format(quote(v.doc.id), v.start, v.stop)
  end
  return quote(v)
end

local function object(self, r)
  local parts = {}
  for i, c in ipairs(self.columns) do
    parts[i] = quote(c[1]) .. ': ' .. json_value(self.rows[r][i], c[2])
  end
  parts[#parts + 1] = '"evidence": ' .. strings(ids(self.evidence[r]))
  parts[#parts + 1] = ('"evidence_n": %d'):format(#self.evidence[r])
  return '{' .. table.concat(parts, ', ') .. '}'
end

--- As a JSON array of objects.
---@return string
function Frame:json()
  local parts = {}
  for r = 1, self.n do
    parts[r] = object(self, r)
  end
  return '[\n' .. table.concat(parts, ',\n') .. '\n]\n'
end

--- As one JSON object a line.
---@return string
function Frame:jsonl()
  local parts = {}
  for r = 1, self.n do
    parts[r] = object(self, r) .. '\n'
  end
  return table.concat(parts)
end

return M
