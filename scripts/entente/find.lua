--- Where packaged scripts are: `host.folders` in their order, a name in the first that has it.

local entente = require 'entente'

local M = {}

local function exists(path)
  local file = io.open(path, 'rb')
  if file then file:close() end
  return file ~= nil
end

---@return { name: string, path: string, where: string }[] scripts in the order of their names
function M.all(host)
  local found, names = {}, {}
  for _, folder in ipairs(host.folders) do
    for _, file in ipairs(host.names(folder[1]) or {}) do
      local name = file:match '^([^._].*)%.lua$' -- _helper.lua is a module beside scripts
      if name and not found[name] then
        found[name] = { name = name, path = folder[1] .. '/' .. file, where = folder[2] }
        names[#names + 1] = name
      end
    end
  end
  table.sort(names)
  local list = {}
  for i, name in ipairs(names) do
    list[i] = found[name]
  end
  return list, names
end

---@return string? path
---@return string? message with the nearest name and where was looked
function M.find(host, name)
  if name:find '/' or name:find '%.lua$' then
    if exists(name) then return name end
    return nil, ("no script '%s'"):format(name)
  end
  for _, folder in ipairs(host.folders) do
    local path = folder[1] .. '/' .. name .. '.lua'
    if exists(path) then return path end
  end
  local _, names = M.all(host)
  local near = entente.nearest(name, names)
  local lines = { ("no script '%s'%s"):format(name, near and ("; did you mean '%s'?"):format(near) or '') }
  for _, folder in ipairs(host.folders) do
    lines[#lines + 1] = ('  looked in %s (%s)'):format(folder[1], folder[2])
  end
  return nil, table.concat(lines, '\n')
end

return M
