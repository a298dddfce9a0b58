--- What the head of a packaged script shows as its output is what it prints. usage: entente examples.lua FILE...
--- Columns may be narrower or wider there; a line of dots stands for any lines, dots in a line for anything.

local metadata = require 'entente.metadata'

local program = arg[-1]
local failed = 0

local function complain(path, ...)
  io.write(path, ': ', string.format(...), '\n')
  failed = failed + 1
end

local function example_of(path)
  local command, lines = nil, {}
  for line in (metadata.header(path) .. '\n'):gmatch '(.-)\n' do
    if command and line:find '^  ' then
      lines[#lines + 1] = line
    elseif line:find '^Example: ' then
      command = line:match '^Example: entente (.+)$'
    end
  end
  return command, lines
end

local function squeeze(line) return (line:gsub('%s+', ' '):gsub('^ ', ''):gsub(' $', '')) end

local function output_of(command)
  local pipe = assert(io.popen(("'%s' %s 2>&1"):format(program, command)))
  local lines = {}
  for line in pipe:lines() do
    lines[#lines + 1] = squeeze(line)
  end
  return lines, pipe:close()
end

local function pattern_of(line)
  return '^' .. squeeze(line):gsub('%p', '%%%0'):gsub('%%%.%%%.%%%.', '.*') .. '$'
end

-- Do the lines stand in the output in this order?
local function find_in_order(path, shown, printed)
  local at = 1
  for _, line in ipairs(shown) do
    local pattern = pattern_of(line)
    while printed[at] and not printed[at]:find(pattern) do
      at = at + 1
    end
    if not printed[at] then
      complain(path, 'it does not print "%s"', line)
      return
    end
  end
end

for _, path in ipairs(arg) do
  local command, shown = example_of(path)
  if not command then
    complain(path, 'its head shows no example')
  elseif #shown < 2 then
    complain(path, 'its example shows no output')
  else
    local printed, good = output_of(command)
    if not good then complain(path, '%s fails: %s', command, printed[1]) end
    find_in_order(path, shown, printed)
  end
end
os.exit(failed == 0 and 0 or 1)
