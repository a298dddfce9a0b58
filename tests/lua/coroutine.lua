-- The program's own coroutine.resume, wrap and close do what those of Lua's manual do.
local function fails(pattern, f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok and tostring(message):find(pattern), tostring(message))
end

local function closer(f)
  return setmetatable({}, { __close = f })
end

-- values go in and out
local co = coroutine.create(function(...)
  local a, b = coroutine.yield(select('#', ...), ...)
  return a + b
end)
local function pack(...) return select('#', ...), { ... } end
local n, r = pack(coroutine.resume(co, 'x', nil, 'y'))
assert(n == 5 and r[1] == true and r[2] == 3 and r[3] == 'x' and r[4] == nil and r[5] == 'y')
assert(select(2, coroutine.resume(co, 3, 4)) == 7 and coroutine.status(co) == 'dead')
n, r = pack(coroutine.resume(co))
assert(n == 2 and r[1] == false and r[2]:find 'dead')

-- errors, with their position in wrap
local ok, value = coroutine.resume(coroutine.create(error), { 1 })
assert(ok == false and value[1] == 1)
local wrapped = coroutine.wrap(function() error 'oops' end)
fails('^.*coroutine.lua:%d+: oops$', wrapped)
fails('cannot resume dead coroutine', wrapped)
ok, value = pcall(coroutine.wrap(function() error(co) end))
assert(not ok and value == co)

-- what cannot be
fails("bad argument #1 to 'resume' %(thread expected, got number%)", function() coroutine.resume(1) end)
fails("bad argument #1 to 'close' %(thread expected, got no value%)", function() coroutine.close() end)
fails("bad argument #1 to 'wrap' %(function expected, got no value%)", function() coroutine.wrap() end)
fails('cannot close a running coroutine', coroutine.close, coroutine.running())
local main = coroutine.running()
coroutine.wrap(function() fails('cannot close a normal coroutine', coroutine.close, main) end)()
assert(select(2, coroutine.resume(main)):find 'non%-suspended')
ok = coroutine.resume(coroutine.create(function(...) return ... end), table.unpack({}, 1, 200000))
assert(ok)

-- closing
local log = {}
co = coroutine.create(function()
  local _ <close> = closer(function(_, e) log[#log + 1] = e or 'none' end)
  coroutine.yield()
end)
coroutine.resume(co)
assert(coroutine.close(co) == true and log[1] == 'none' and coroutine.close(co) == true)
co = coroutine.create(function()
  local _ <close> = closer(function(_, e)
    log[#log + 1] = e
    error('second', 0)
  end)
  error('first', 0)
end)
fails('^second$', coroutine.wrap(function()
  local _ <close> = closer(function() error('second', 0) end)
  error('first', 0)
end))
coroutine.resume(co)
ok, value = coroutine.close(co)
assert(ok == false and value == 'second' and log[2] == 'first')

-- deep
local function nest() return coroutine.wrap(nest)() end
fails('C stack overflow', nest)
local function count(m)
  if m == 0 then return 0 end
  return coroutine.wrap(count)(m - 1) + 1
end
assert(count(100) == 100)

-- collected, and no hook is left behind
local weak = setmetatable({ coroutine.wrap(function() coroutine.yield() end) }, { __mode = 'v' })
weak[1]()
collectgarbage()
assert(weak[1] == nil)
assert(debug.gethook() == nil)
