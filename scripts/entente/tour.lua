--- entente tour: scripts/tour.md, on a terminal a step at a time, each command run at a keystroke.

local M = {}

local OK, USAGE = 0, 2

---@return { title: string, lines: string[] }[] steps the first is what stands above all of them
local function read(path)
  local steps = { { lines = {} } }
  for line in io.lines(path) do
    if line:find '^## ' then steps[#steps + 1] = { title = line:sub(4), lines = {} } end
    table.insert(steps[#steps].lines, line)
  end
  return steps
end

local function print_step(step)
  io.write(table.concat(step.lines, '\n'), '\n')
end

-- The command of a line "    $ entente ...", and whether it is one of ours.
local function command_of(line)
  local command = line:match '^    %$ (.+)$'
  return command, command and command:find '^entente ' ~= nil
end

local function quote(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

-- Ours are run by this program and on the sample, whatever PATH and the folder say.
local function run(host, command, ours)
  local sample = host.share .. '/sample.entente'
  if ours then command = ('%s -c %s %s'):format(quote(host.program), quote(sample), command:sub(9)) end
  io.stdout:flush()
  os.execute(command)
end

local function ask(question)
  io.write(question)
  io.stdout:flush()
  local answer = io.read 'l'
  return answer and answer:sub(1, 1):lower() or 'q'
end

-- Its lines; at each command: Enter runs it, s goes on, q ends the tour. False: it was ended.
local function walk(host, step)
  for _, line in ipairs(step.lines) do
    io.write(line, '\n')
    local command, ours = command_of(line)
    if command then
      local answer = ask('      [Enter runs it, s skips it, q ends the tour] ')
      if answer == 'q' then return false end
      if answer ~= 's' then run(host, command, ours) end
    end
  end
  return true
end

--- entente tour [STEP]: all of it, or a step; on a terminal it waits at each command.
function M.tour(host, args)
  local steps = read(host.share .. '/scripts/tour.md')
  local first, last = 1, #steps
  if args[1] then
    local n = math.tointeger(tonumber(args[1]))
    if not n or n < 1 or n >= #steps then
      io.stderr:write(("entente: tour: no step '%s': there are 1 to %d\n"):format(args[1], #steps - 1))
      return USAGE
    end
    first, last = n + 1, n + 1
  end
  for i = first, last do
    if host.interactive then
      if not walk(host, steps[i]) then break end
    else
      print_step(steps[i])
    end
  end
  return OK
end

return M
