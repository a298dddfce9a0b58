--- Completion for shells: what may stand at a place of the command line, from the same texts as help.

local finder = require 'entente.find'
local metadata = require 'entente.metadata'
local options = require 'entente.options'

local M = {}

local OK, USAGE = 0, 2

-- What each shell runs; all ask `entente completion words PLACE WORD...`, PLACE 1 being the first after "entente".
local shells = {
  bash = [[
_entente() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$(printf '%q' "${line%%$'\t'*}")")
  done < <("${COMP_WORDS[0]}" completion words "$COMP_CWORD" "${COMP_WORDS[@]:1}" 2> /dev/null)
}
complete -o default -F _entente entente
]],
  zsh = [[
#compdef entente
_entente() {
  local line
  local -a found
  while IFS= read -r line; do
    line=${line//:/\\:}
    found+=("${line/$'\t'/:}")
  done < <("${words[1]}" completion words $((CURRENT - 1)) "${words[@]:1}" 2> /dev/null)
  if (( ${#found} )); then
    _describe entente found
  else
    _files
  fi
}
compdef _entente entente
]],
  fish = [[
function __entente
  set -l before (commandline -opc)
  entente completion words (count $before) $before[2..] (commandline -ct) 2> /dev/null
end
complete -c entente -n '__entente | string length -q' -f -a '(__entente)'
]],
}

-- ---- candidates: { value, text } ----

local function add_options(list, rows)
  for _, row in ipairs(rows) do
    list[#list + 1] = { options.flag(row), row[4] }
  end
end

local function values(row)
  local kind, list = row[2], {}
  if kind == 'enum' then
    for i, value in ipairs(row.values) do
      list[i] = { value }
    end
  elseif kind == 'publisher' or kind == 'language' then
    for i, value in ipairs(options.corpus_values(corpus, kind)) do
      list[i] = { value }
    end
  end
  return list
end

local function scripts(host)
  local list = {}
  for _, found in ipairs((finder.all(host))) do
    local meta = metadata.read(found.path)
    list[#list + 1] = meta and { found.name, meta.summary } or nil
  end
  return list
end

-- After `entente run NAME`: the script's options, or the values of the one before.
local function of_script(host, words, at)
  local path = finder.find(host, words[2])
  local meta = path and metadata.read(path)
  if not meta then return {} end
  for _, rows in ipairs { meta.options, options.common } do
    for _, row in ipairs(rows) do
      local before = words[at - 1]
      if (before == options.flag(row) or before == '-' .. (row.letter or '')) and row[2] ~= 'boolean' then
        return values(row)
      end
    end
  end
  local list = {}
  add_options(list, meta.options)
  add_options(list, options.common)
  return list
end

local function of_command(command, words, at)
  local list = {}
  for _, option in ipairs(command.options) do
    local before = words[at - 1]
    if option.value and (before == '--' .. option.name or before == '-' .. (option.letter or '')) then
      for i, choice in ipairs(option.choices or {}) do
        list[i] = { choice }
      end
      return list
    end
  end
  if words[at]:sub(1, 1) ~= '-' then return list end -- files and the like: the shell knows these
  for _, option in ipairs(command.options) do
    list[#list + 1] = { '--' .. option.name, option.doc }
  end
  return list
end

--- What may stand at a place: { value, text }; not all of it begins as the word there does.
---@param host table
---@param words string[] without "entente"
---@param at integer
---@return { [1]: string, [2]: string? }[]
function M.candidates(host, words, at)
  local list, command = {}, nil
  for _, c in ipairs(host.commands) do
    list[#list + 1] = { c.name, c.summary }
    if c.name == words[1] then command = c end
  end
  if at == 1 then return list end
  if not command then return {} end
  if at == 2 and (command.name == 'run' or command.name == 'check' or command.name == 'test') then
    if words[2]:sub(1, 1) ~= '-' then return scripts(host) end
  elseif at == 2 and command.name == 'help' then
    return table.move(list, 1, #list, #scripts(host) + 1, scripts(host))
  elseif command.name == 'run' then
    return of_script(host, words, at)
  end
  return of_command(command, words, at)
end

-- Without the program's own "-c CORPUS" before the command; it is taken to heart.
local function without_corpus(host, words, at)
  while words[1] == '-c' and at > 2 do
    host.corpus(words[2])
    words, at = table.move(words, 3, #words, 1, {}), at - 2
  end
  return words, at
end

--- entente completion SHELL, and for the shells: entente completion words PLACE WORD...
function M.completion(host, args)
  if shells[args[1]] then
    io.write(shells[args[1]])
    return OK
  end
  local at = math.tointeger(tonumber(args[2]))
  if args[1] ~= 'words' or not at or at < 1 then
    io.stderr:write("entente: completion: for which shell? bash, zsh or fish\n")
    return USAGE
  end
  local words = table.move(args, 3, #args, 1, {})
  words[at] = words[at] or ''
  words, at = without_corpus(host, words, at)
  for _, candidate in ipairs(M.candidates(host, words, at)) do
    if candidate[1]:sub(1, #words[at]) == words[at] then
      io.write(candidate[1], candidate[2] and '\t' .. candidate[2] or '', '\n')
    end
  end
  return OK
end

return M
