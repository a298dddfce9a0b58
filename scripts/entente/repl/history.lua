--- The statements of earlier sessions: a file of one statement a line, its newlines as \n. Only its owner can read
--- it; names of sources are nobody else's business. A statement that begins with a space is not kept.

local places = require 'entente.repl.places'

local M = {}

local KEPT = 5000

local function encode(statement) return (statement:gsub('[\\\n]', { ['\\'] = '\\\\', ['\n'] = '\\n' })) end

local function decode(line)
  return (line:gsub('\\(.)', function(c) return c == 'n' and '\n' or c end))
end

-- Each statement where it was last used.
local function without_copies(lines)
  local seen, kept = {}, {}
  for i = #lines, 1, -1 do
    if not seen[lines[i]] then
      seen[lines[i]] = true
      table.insert(kept, lines[i])
    end
  end
  local list = {}
  for i = math.min(#kept, KEPT), 1, -1 do
    list[#list + 1] = kept[i]
  end
  return list
end

local function shorten(host, path, lines)
  local new = path .. '.new'
  os.remove(new)
  if host.append(new, table.concat(lines, '\n') .. '\n') then os.rename(new, path) end
end

--- Give the statements of the file to the editor.
---@param host table
---@return string? path of the file, where there is one to write to
function M.open(host)
  local folder = not host.no_history and not host.no_environment and places.state()
  if not folder then return nil end
  local path, lines = folder .. '/history', {}
  local file = io.open(path, 'r')
  if not file then return path end
  for line in file:lines() do
    lines[#lines + 1] = line
  end
  file:close()
  local kept = without_copies(lines)
  if #lines > 2 * KEPT then shorten(host, path, kept) end
  for _, line in ipairs(kept) do
    host.remember(decode(line))
  end
  return path
end

--- Keep a statement, here and in the file.
---@param host table
---@param path string?
---@param statement string
function M.add(host, path, statement)
  if not statement:find '%S' then return end
  host.remember(statement)
  if path and not statement:find '^ ' then host.append(path, encode(statement) .. '\n') end
end

return M
