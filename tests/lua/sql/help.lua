--- Does `entente help sql`, on standard input, name the columns that there are?
local help, failed = {}, false
local name
for line in io.lines() do
  local table_name, rest = line:match '^(%l+)  +(%l.*)$'
  if table_name then
    name, help[table_name] = table_name, rest
  elseif name and line:match '^ +%l' then
    help[name] = help[name] .. ' ' .. line:gsub('^.*: ', '')
  else
    name = nil
  end
end

local n = 0
for _, t in ipairs(entente.sql.tables(corpus)) do
  if help[t.name] then
    n = n + 1
    local columns = {}
    for _, c in ipairs(t.columns) do
      columns[c.name] = true
      if c.doc and not (' ' .. help[t.name] .. ' '):find(' ' .. c.name .. ' ', 1, true) then
        failed = true
        print(('help does not name %s.%s'):format(t.name, c.name))
      end
    end
    for column in help[t.name]:gmatch '%S+' do
      if not columns[column] then
        failed = true
        print(('there is no %s.%s'):format(t.name, column))
      end
    end
  end
end
if n ~= 7 then print(n .. ' tables in the help') end
os.exit((failed or n ~= 7) and 1 or 0)
