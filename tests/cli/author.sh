#!/bin/bash
# Writing packaged scripts: new, check, test; typed options; what completes and what the manual says.
# usage: author.sh ENTENTE
. "$(dirname "$0")/lib.sh"

expect 'new' 0 'reports/mine.lua: edit it*' '' -- "$entente" new mine
expect 'it is there' 2 '' '*reports/mine.lua is there already*' -- "$entente" new mine
expect 'a bad name' 2 '' "*'Mine-x' is no name for a script*" -- "$entente" new Mine-x
expect 'the skeleton runs' 0 'doc *' '' -- "$entente" run mine --min 300
expect 'the skeleton is good' 0 'reports/mine.lua: good' '' -- "$entente" check mine
expect 'a range of dates' 0 $'doc *\n*' '' -- "$entente" run mine --during 2025-08..2025-09
expect 'an empty range' 2 '' "*'2025..2024' is not a range of dates*" -- "$entente" run mine --during 2025..2024
expect 'out of range' 2 '' "*-1 is not within 0*" -- "$entente" run mine --min -1
expect 'dry run' 0 $'script *\nreads *sample.entente\nwrites   o.csv, as csv\noptions\n  min *5' '' -- \
    "$entente" run mine --dry-run --min 5 -f csv -o o.csv
[ ! -e o.csv ] || { echo 'a dry run wrote'; failed=1; }

expect 'nothing accepted yet' 5 '*0 of 1 as before' '' -- "$entente" test mine
expect 'accept' 0 '*1 of 1 as before' '' -- "$entente" test mine --accept
expect 'as before' 0 '*1 of 1 as before' '' -- "$entente" test mine
sed -i 's/>= opt.min/> 400/' reports/mine.lua
expect 'not as before' 5 '*line * was *line * is *0 of 1 as before' '' -- "$entente" test mine
expect 'no test' 2 '' '*nosuch*' -- "$entente" test nosuch

cat >reports/faulty.lua <<'LUA'
local M = { name = 'faulty', summary = 's', columns = {}, options = { { 'n', 'integr', 1, 'x' } } }
function M.run() count = prnt(1) end
return M
LUA
expect 'faults' 5 "*has no type 'integr'; did you mean 'integer'*no text that says*:2: 'count' is global*no variable 'prnt'; did you mean 'print'*" \
    '' -- "$entente" check faulty
echo 'return 7' >reports/seven.lua
expect 'listed as failed' 0 '*seven *cannot be used: it returns no table*' '' -- "$entente" list

cat >reports/by.lua <<'LUA'
--- By publisher and language.
local M = {
  name = 'by', summary = 's', columns = {},
  options = {
    { 'who', 'publisher', nil, 'whose' }, { 'in', 'language', nil, 'in which' },
    { 'like', 'path', nil, 'a file', exists = true },
  },
}
function M.run(_, opt) return ('%s|%s\n'):format(opt.who, opt['in']) end
return M
LUA
expect "the corpus's spelling" 0 'Baltic Wire|en' '' -- "$entente" run by --who 'baltic wire' --in EN
expect 'a publisher that is none' 2 '' "*no article in the corpus has the publisher 'Baltic Wir'; did you mean 'Baltic Wire'*" -- \
    "$entente" run by --who 'Baltic Wir'
expect 'a file that is not there' 2 '' "*option '--like': nosuch: No such file*" -- "$entente" run by --like nosuch

expect 'commands complete' 0 $'ingest\t*\ninfo\t*' '' -- "$entente" completion words 1 in
expect 'scripts complete' 0 $'by\ts\nby_year\t*' '' -- "$entente" completion words 2 run by
expect 'options complete' 0 $'--who\twhose' '' -- "$entente" completion words 3 run by --w
expect 'values complete' 0 $'text\nleft\nright\nmatch\ndate' '' -- "$entente" completion words 4 run concordance --sort
expect 'publishers complete' 0 'Baltic Wire' '' -- "$entente" completion words 4 run by --who B
expect 'no such shell' 2 '' '*bash, zsh or fish*' -- "$entente" completion csh
bash -n <("$entente" completion bash) || failed=1
for shell in zsh fish; do
    command -v $shell >/dev/null || continue
    "$entente" completion $shell >completion.$shell
    $shell -n completion.$shell || { echo "$shell does not understand its completion"; failed=1; }
done
if command -v fish >/dev/null; then
    expect 'fish completes' 0 $'date\nleft\nmatch\nright\ntext' '' -- env PATH="$(dirname "$entente"):$PATH" \
        fish -c 'source completion.fish; complete -C "entente run concordance --sort "'
fi
completed=$(bash -c 'source <("$0" completion bash); entente() { :; }; PATH=$(dirname "$0"):$PATH
    COMP_WORDS=("$0" run concordance --sort le) COMP_CWORD=4; _entente; echo "${COMPREPLY[@]}"' "$entente")
[ "$completed" = left ] || { echo "bash completes '$completed', not 'left'"; failed=1; }

# What `entente help` says for a start works as it stands.
rm -rf reports
"$entente" help | sed -n '/^for a start/,/^$/s/^  \(entente.*[^ ]\)   .*/\1/p' >first
[ "$(wc -l <first)" -ge 6 ] || { echo 'help says nothing for a start'; failed=1; }
while read -r command; do
    expect "for a start: $command" 0 '*' '' -- env PATH="$(dirname "$entente"):$PATH" sh -c "$command" </dev/null
done <first
expect 'a table for Excel' 0 'PK' '' -- head -c 2 sources.xlsx
expect 'the words around a word' 0 '*Zangezur  *corridor *' '' -- "$entente" run concordance --phrase corridor

# Help, list, manual and man page speak of the same things.
rm -r reports
"$entente" manual html >manual.html && "$entente" manual man >entente.1 || failed=1
"$entente" help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' >commands
"$entente" list | sed 's/ .*//' >scripts
[ -s commands ] && [ -s scripts ] || { echo 'no commands, no scripts'; failed=1; }
while read -r name; do
    grep -q ">entente $name</h3>" manual.html && grep -q "^\.SS entente $name\$" entente.1 ||
        { echo "the manual lacks the command $name"; failed=1; }
    "$entente" completion words 1 "$name" | cut -f 1 | grep -qx "$name" || { echo "completion lacks $name"; failed=1; }
done <commands
while read -r name; do
    grep -q ">entente run $name</h3>" manual.html && grep -q "^\.SS entente run $name\$" entente.1 ||
        { echo "the manual lacks the script $name"; failed=1; }
    "$entente" help "$name" | grep -o '^  [-a-z, ]*--[a-z-]*' | grep -o -- '--[a-z-]*' | while read -r option; do
        grep -q -- "$option" manual.html || { echo "the manual lacks $name $option"; exit 1; }
    done || failed=1
    "$entente" completion words 2 run "$name" | cut -f 1 | grep -qx "$name" ||
        { echo "completion lacks the script $name"; failed=1; }
    "$entente" help "$name" | grep -o '^  [-a-z, ]*--[a-z-]*' | grep -o -- '--[a-z-]*' | while read -r option; do
        "$entente" completion words 3 run "$name" "$option" | cut -f 1 | grep -qx -- "$option" ||
            { echo "completion lacks $name $option"; exit 1; }
    done || failed=1
done <scripts
"$entente" --meta | sed -n 's/^function entente[.]\([a-z_]*\)(.*/\1/p' | while read -r name; do
    grep -q ">entente\.$name<" manual.html || { echo "the manual lacks entente.$name"; exit 1; }
done || failed=1
printf '.help\n' | "$entente" -i --no-init | sed -n 's/^  [.]\([a-z]*\) .*/\1/p' >dots
[ "$(wc -l <dots)" -ge 11 ] || { echo 'the prompt has no commands'; failed=1; }
while read -r name; do
    grep -q "<dt>\.$name[ <]" manual.html || { echo "the manual lacks .$name"; failed=1; }
done <dots
exit $failed
