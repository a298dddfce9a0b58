#!/bin/bash
# Packaged scripts: entente run, list, help.
. "$(dirname "$0")/lib.sh"

mkdir -p reports .local/share/entente/reports
cat >reports/greet.lua <<'LUA'
--- How to greet.
---
--- Example: entente run greet --name you
---   Hello, you

local helper = require '_helper'
local limit = helper.limit * 2 .. 'x'

local M = {
  name = 'greet',
  summary = 'say hello',
  options = {
    { 'name', 'string', 'world', 'whom to greet', letter = 'n' },
    { 'times', 'integer', 1, 'how often', min = 1, max = 9 },
    { 'ratio', 'number', nil, 'a number' },
    { 'since', 'date', nil, 'from when on' },
    { 'also', 'list', nil, 'more of them' },
    { 'loud', 'boolean', false, 'shout' },
    { 'polite_form', 'enum', 'formal', 'how', values = { 'formal', 'familiar' } },
  },
  columns = { { 'greeting', 'string', 'what is said' } },
}

function M.run(_, opt)
  local parts = {}
  for _, key in ipairs { 'name', 'times', 'ratio', 'since', 'loud', 'polite_form' } do
    parts[#parts + 1] = key .. '=' .. tostring(opt[key])
  end
  parts[#parts + 1] = 'also=' .. table.concat(opt.also, '+')
  return { title = 'Greetings', table.concat(parts, ' '), helper.word .. limit }
end

return M
LUA
echo 'return { limit = 21, word = "helped" }' >reports/_helper.lua
cat >reports/table.lua <<'LUA'
local frame = require 'entente.frame'
local M = { name = 'table', summary = 'rows', options = { { 'n', 'integer', 2, 'rows' } }, columns = { rows = { { 'a', 'integer' } } } }
function M.run(_, opt)
  local f = frame.new(M.columns.rows)
  for i = 1, opt.n do f:add { i } end
  if opt.n == 9 then return { 'say "hi"', { title = 'T', f:head(1), f:head(1) } } end
  return f
end
return M
LUA
one() { sed "$2" <<'LUA' >reports/"$1".lua
local M = {
  name = 'NAME', summary = 'x', options = {}, columns = {},
}
function M.run() return 'ran' end
return M
LUA
sed -i "s/NAME/$1/" reports/"$1".lua; }
one nothing 's/^return M//'
one lacks "s/summary = 'x', //"
one typed "s/columns = {}/columns = 5/"
one loops '1i while true do end'
one fine ''
one raises "s/return 'ran'/error 'inside'/"
one wild "s/return 'ran'/return undefned/"
one global "s/return 'ran'/x = 1/"
one touches "s/return 'ran'/return tostring(#corpus.docs)/"
one gives "s/return 'ran'/return { 1 }/"
one effect "1i print 'effect' os.exit(9)"
one option "s/options = {}/options = {{'a', 'intger', 1, 'x'}}/"
one borrowed "s/options = {}/options = require('_helper').options/"
one other "s/NAME/another/"
one letter "s/options = {}/options = {{'files', 'string', '', 'x', letter = 'f'}}/"
one taken "s/options = {}/options = {{'format', 'string', '', 'x'}}/"
sed "s/summary = 'say hello'/summary = 'of the user'/" reports/greet.lua >.local/share/entente/reports/greet.lua
echo 'x = (' >reports/syntax.lua
cp reports/fine.lua .local/share/entente/reports/mine.lua
sed -i "s/'fine'/'mine'/" .local/share/entente/reports/mine.lua

d='name=world times=1 ratio=nil since=nil loud=false polite_form=formal also='
expect 'defaults' 0 $'Greetings\n---------\n\nCommand *entente run greet\nOptions *name world; *\nProgram *\n\n'"$d"$'\n\nhelped42x' '' -- \
    "$entente" run greet
expect 'the command, to be given again' 0 "*entente run greet --name 'a b' --loud"$'\n*' '' -- \
    "$entente" run greet --name 'a b' -f text --loud
expect 'options' 0 '*name=you times=3 ratio=0.5 since=2025-09 loud=true polite_form=familiar also=a+b*' '' -- \
    "$entente" run greet --name you --times=3 --ratio .5 --since 2025-09 --loud --polite-form familiar --also a --also b
expect 'letters' 0 '*name=a *' '' -- "$entente" run greet -na
expect 'letters, apart' 0 '*name=a *' '' -- "$entente" run greet -n a
expect 'an underscore' 0 '*polite_form=familiar*' '' -- "$entente" run greet --polite_form familiar
expect 'a negated flag' 0 '*loud=false*' '' -- "$entente" run greet --loud --no-loud
expect 'a value that looks like an option' 0 '*name=--loud *' '' -- "$entente" run greet --name=--loud
expect 'a value with everything in it' 0 '*name=a=b, c;d *' '' -- "$entente" run greet --name 'a=b, c;d'
expect 'a script by its path' 0 '*name=world*' '' -- "$entente" run ./reports/greet.lua
expect 'the project wins' 0 '*say hello*' '' -- "$entente" help greet
expect 'a script of the user' 0 'ran' '' -- "$entente" run mine
expect 'no corpus is needed' 0 'ran' '' -- "$entente" run fine
expect 'the sample, where no other is' 0 '[1-9]*' '' -- "$entente" run touches
expect 'which corpus' 3 '' '*nosuch.entente*' -- "$entente" run touches -c nosuch.entente
expect 'which corpus, before' 3 '' '*nosuch.entente*' -- "$entente" -c nosuch.entente run touches

expect 'no such option' 2 '' "entente: greet: no option '--nam'; did you mean '--name'?*help greet*" -- "$entente" run greet --nam x
expect 'no value' 2 '' "*option '--name' needs a value*" -- "$entente" run greet --name
expect 'a positional' 2 '' "*'you': values are given as --option value*" -- "$entente" run greet you
expect 'no integer' 2 '' "*'--times': 'x' is not an integer*" -- "$entente" run greet --times x
expect 'too many' 2 '' "*'--times': 10 is not within 1 to 9*" -- "$entente" run greet --times 10
expect 'no date' 2 '' "*'--since': '2025-02-30' is not a date*" -- "$entente" run greet --since 2025-02-30
expect 'no number' 2 '' "*'--ratio': 'much' is not a number*" -- "$entente" run greet --ratio much
expect 'no such choice' 2 '' "*no 'formel'; did you mean 'formal'?*" -- "$entente" run greet --polite-form formel
expect 'no such choice at all' 2 '' "*no 'x'; there are formal, familiar*" -- "$entente" run greet --polite-form x
expect 'no such script' 2 '' "entente: no script 'gret'; did you mean 'greet'?*looked in reports*[(]shipped[)]*" -- "$entente" run gret
expect 'no name' 2 '' '*which script*' -- "$entente" run
expect 'no such format' 2 '' "*'-f': no 'cvs'; did you mean 'csv'?*" -- "$entente" run greet -f cvs

expect 'help' 0 '*usage: entente run greet*How to greet.*Example:*--times integer*how often, 1 to 9 \[1\]*--loud*shout*columns:*greeting*what is said' '' -- \
    "$entente" help greet
expect '--help' 0 '*usage: entente run greet*' '' -- "$entente" run greet --help
expect 'list' 0 $'*fine *x [(]project[)]\n*greet *say hello [(]project[)]\n*loops *cannot be used: *mine *[(]user[)]\n*syntax *cannot be used: *' '' -- "$entente" list
expect 'metadata runs nothing' 0 '*effect *' '' -- "$entente" list
for pair in 'nothing:it returns no table' "lacks:it lacks the field 'summary'" 'loops:does not end' "typed:its 'columns' is a number, not a table" \
    "option:no type 'intger'; did you mean 'integer'?" "borrowed:its 'options' comes from somewhere else" \
    "other:its name is 'another', its file 'other'" 'syntax:*' "letter:has the letter 'f', which is taken" "taken:is called like one that every script has"; do
    expect "refused: ${pair%%:*}" 1 '' "*cannot be used: *${pair#*:}*" -- "$entente" run "${pair%%:*}"
done
expect 'a loop without the call' 1 '' '*a loop wants the call: for doc in corpus.docs() do*' -- "$entente" -e 'for doc in corpus.docs do print(doc) end'
expect 'a loop without the call' 1 '' '*a loop wants the call: for doc in corpus.docs() do*' -- "$entente" -e 'for doc in corpus.docs do print(doc) end'
expect 'a script that fails' 1 '' '*raises.lua:4: inside*stack traceback*' -- "$entente" run raises
expect 'a slip in a name' 1 '' "*wild.lua:4: no variable 'undefned'*" -- "$entente" run wild
expect 'a global' 1 '' "*global.lua:4: 'x' is global; make it local*" -- "$entente" run global
expect 'no result' 1 '' '*result\[1\] is number*' -- "$entente" run gives

expect 'csv' 0 $'a\r\n1\r\n2\r' '' -- "$entente" run table -f csv
expect 'csv for Excel' 0 $'\xEF\xBB\xBFa\r\n1\r\n2\r' '' -- "$entente" run table -f csv --excel
expect 'json' 0 $'[[]\n {"a": 1},\n {"a": 2}\n[]]' '' -- "$entente" run table -f json
expect 'jsonl' 0 $'{"a": 1}\n{"a": 2}' '' -- "$entente" run table -f jsonl
expect 'text, no terminal' 0 $'a\n1\n2' '' -- "$entente" run table
expect 'json of blocks' 0 $'[[]\n{"text": "say \\\\"hi\\\\""}\n,{"title": "T", "blocks": [[]\n[[]\n {"a": 1}\n[]]\n,[[]\n {"a": 1}\n[]]\n[]]}\n[]]' '' -- "$entente" run table --n 9 -f json
expect 'nothing found' 0 '' '' -- "$entente" run table --n 0 -f jsonl
expect 'nothing found, --fail-empty' 4 '' '' -- "$entente" run table --n 0 -f jsonl --fail-empty
expect '-o' 0 '' '' -- "$entente" run table -f json -o out.json
expect '-o wrote' 0 '*"a": 2*' '' -- cat out.json
expect '-o where nothing can be written' 6 '' '*nosuch/out*cannot be written*' -- "$entente" run table -o nosuch/out
expect '-o a device' 0 '' '' -- "$entente" run table -o /dev/null
expect '-o a full device' 6 '' '*/dev/full*' -- "$entente" run table -o /dev/full
expect 'a broken pipe' 141 1 '' -- bash -c '"$0" -e "for i = 1, 1e6 do print(i) end" | head -n 1; exit ${PIPESTATUS[0]}' "$entente"
expect 'a broken pipe that is ignored' 6 1 '*Broken pipe*' -- \
    bash -c 'trap "" PIPE; "$0" -e "for i = 1, 1e6 do print(i) end" | head -n 1; exit ${PIPESTATUS[0]}' "$entente"
expect 'a full standard output' 6 '' '*cannot write*' -- bash -c '"$0" run table >/dev/full' "$entente"

expect 'help on a command' 0 'usage: entente run NAME*' '' -- "$entente" help run
expect 'help on Lua' 0 'entente.nearest*Did you mean*' '' -- "$entente" help entente.nearest
expect 'help on nothing' 2 '' "*no help on 'lisst'; did you mean 'list'?" -- "$entente" help lisst
expect 'an option of a command' 2 '' "entente: list has no option '--x'*" -- "$entente" list --x
expect 'too many operands' 2 '' '*too many arguments*' -- "$entente" list x
expect 'the shipped scripts' 0 '*' '' -- bash -c 'cd / && "$0" list | grep "cannot be used"; true' "$entente"
exit $failed
