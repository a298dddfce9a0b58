--- What runs before the first prompt: the user's init.lua, and .entente.lua of the folder if the user trusts it. An
--- answer is remembered for a file's path and content together, so that a changed file is asked about again.

local places = require 'entente.repl.places'

local M = {}

local PROJECT = '.entente.lua'

local function read(path)
  local file = path and io.open(path, 'rb')
  if not file then return nil end
  local text = file:read 'a'
  file:close()
  return text
end

-- "yes DIGEST PATH" lines: what was answered.
local function answer_of(path, digest)
  for line in (path and read(path) or ''):gmatch '[^\n]+' do
    local answer, about = line:match '^(%l+) (%x+) '
    if about == digest then return answer end
  end
end

---@param host table
---@param text string the file's content
---@return boolean
local function is_trusted(host, text)
  local where = host.absolute(PROJECT)
  local digest = host.digest(where .. '\0' .. text)
  local state = places.state()
  local known = state and state .. '/trusted'
  local answer = answer_of(known, digest)
  if answer then return answer == 'yes' end
  if not host.is_terminal then return false end
  local reply = host.ask(
    ('%s would run at the start of each session here.\nRun it? [y]es, [N]o, ne[v]er as it is now: '):format(where)
  )
  reply = ({ y = 'yes', yes = 'yes', v = 'never', never = 'never' })[(reply or ''):lower()]
  if reply and known then
    local ok, message = host.append(known, ('%s %s %s\n'):format(reply, digest, where))
    if not ok then io.stderr:write('entente: the answer is not remembered: ', message, '\n') end
  end
  return reply == 'yes'
end

--- The files to run.
---@param host table
---@return { name: string, text: string }[]
function M.files(host)
  local list = {}
  if host.no_init or host.no_environment then return list end
  local folder = places.config()
  local path = folder and folder .. '/init.lua'
  local text = read(path)
  if text then list[1] = { name = path, text = text } end
  text = read(PROJECT)
  if text and is_trusted(host, text) then list[#list + 1] = { name = PROJECT, text = text } end
  return list
end

return M
