--- Which globals a chunk reads and writes, found without running it: Lua's compiler says so itself, in the
--- code that string.dump gives (format of Lua 5.4, ldump.c: a varint has 7 bits a byte, most significant
--- first, its last byte marked; a global is an access to the upvalue _ENV by a constant).

local M = {}

local GETTABUP, SETTABUP, ABSOLUTE_LINE = 11, 15, -128

local Reader = {}
Reader.__index = Reader

function Reader:byte()
  self.at = self.at + 1
  return self.bytes:byte(self.at - 1)
end

function Reader:varint()
  local n = 0
  repeat
    local b = self:byte()
    n = n << 7 | b & 0x7f
  until b & 0x80 ~= 0
  return n
end

function Reader:string()
  local n = self:varint()
  if n == 0 then return nil end
  self.at = self.at + n - 1
  return self.bytes:sub(self.at - n + 1, self.at - 1)
end

function Reader:skip(n) self.at = self.at + n end

function Reader:list(read)
  local list = {}
  for i = 1, self:varint() do
    list[i] = read(self)
  end
  return list
end

local function instruction(r)
  local word = string.unpack('<I4', r.bytes, r.at)
  r:skip(4)
  return word
end

-- nil, false, true, float, integer, short and long string; only strings are kept.
local function constant(r)
  local kind = r:byte()
  if kind == 0x13 or kind == 0x03 then
    r:skip(8)
  elseif kind == 0x04 or kind == 0x14 then
    return r:string()
  end
  return false
end

local function line_of_each(f)
  local lines, line, absolute = {}, f.first_line, {}
  for _, entry in ipairs(f.absolute) do
    absolute[entry.pc] = entry.line
  end
  for pc = 0, #f.steps - 1 do
    local step = f.steps[pc + 1]
    line = step == ABSOLUTE_LINE and absolute[pc] or line + step
    lines[pc] = line
  end
  return lines
end

local function collect(f, found)
  local lines = line_of_each(f)
  for i, word in ipairs(f.code) do
    local op, a, b, c = word & 0x7f, word >> 7 & 0xff, word >> 16 & 0xff, word >> 24
    local writes = op == SETTABUP
    if op == GETTABUP and f.upvalues[b + 1] == '_ENV' or writes and f.upvalues[a + 1] == '_ENV' then
      found[#found + 1] = {
        name = f.constants[(writes and b or c) + 1],
        line = lines[i - 1],
        writes = writes,
      }
    end
  end
end

local function func(r, found)
  local f = {}
  r:string()
  f.first_line = r:varint()
  r:varint()
  r:skip(3)
  f.code = r:list(instruction)
  f.constants = r:list(constant)
  for _ = 1, r:varint() do
    r:skip(3)
  end
  r:list(function(reader) func(reader, found) end)
  f.steps = r:list(function(reader)
    local b = reader:byte()
    return b < 128 and b or b - 256
  end)
  f.absolute = r:list(function(reader) return { pc = reader:varint(), line = reader:varint() } end)
  r:list(function(reader)
    local name = reader:string()
    reader:varint()
    reader:varint()
    return name
  end)
  f.upvalues = r:list(Reader.string)
  collect(f, found)
end

--- In the order of their lines. A function of more than 255 constants may hide one.
---@param chunk function as `load` gives it
---@return { name: string, line: integer, writes: boolean }[]
function M.of(chunk)
  local r = setmetatable({ bytes = string.dump(chunk), at = 1 }, Reader)
  local found = {}
  assert(r.bytes:sub(1, 6) == '\27Lua\x54\0', 'the code of another Lua')
  r:skip(31 + 1) -- header, then how many upvalues the chunk has
  func(r, found)
  table.sort(found, function(a, b)
    if a.line ~= b.line then return a.line < b.line end
    return a.name < b.name
  end)
  return found
end

return M
