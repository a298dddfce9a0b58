#!/bin/bash
# Running Lua: files, -e, -l, -i, standard input, `arg`, exit codes.
# usage: run.sh ENTENTE MODULE
module=$2
. "$(dirname "$0")/lib.sh"

cat >args.lua <<'LUA'
#!/usr/bin/env entente
print(arg[0], #arg, arg[1], arg[2], select('#', ...), ...)
LUA
echo 'print "up" error "down"' >fails.lua
echo 'print(' >syntax.lua
echo 'return { answer = 42, name = ... }' >mod.lua
echo 'print("a script called list")' >list
printf '\xef\xbb\xbfprint "bom"' >bom.lua

expect 'a file' 0 $'args.lua\t2\ta\t-x\t2\ta\t-x' '' -- "$entente" args.lua a -x
expect 'a file by a path' 0 $'./args.lua\t0\tnil\tnil\t0' '' -- "$entente" ./args.lua
expect 'negative indices' 0 $'*bin/entente\t-e\tnil\nargs.lua*' '' -- "$entente" -e 'print(arg[-3], arg[-2], arg[-4])' args.lua
expect 'arg without a script' 0 $'*entente\t-e\t2' '' -- "$entente" -e 'print(arg[0], arg[1], #arg)'
expect 'a byte order mark' 0 bom '' -- "$entente" bom.lua
expect '-e, attached' 0 1 '' -- "$entente" '-eprint(1)'
expect '-e twice, then a file' 0 $'1\n2\nargs.lua\t*' '' -- "$entente" -e 'a = 1 print(a)' -e 'print(a + 1)' args.lua
expect '-l' 0 $'42\tmod' '' -- "$entente" -l mod -e 'print(mod.answer, mod.name)'
expect '-l, attached' 0 42 '' -- "$entente" -lmod -e 'print(mod.answer)'
expect '-l g=mod' 0 $'42\tnil' '' -- "$entente" -l g=mod -e 'print(g.answer, mod)'
expect '-l fails' 1 '' '*nosuch*not found*' -- "$entente" -l nosuch -e 'print(1)'
expect '-W' 0 '' 'Lua warning: careful' -- "$entente" -W -e 'warn "careful"'
expect 'no -W' 0 '' '' -- "$entente" -e 'warn "careful"'
expect '-v' 0 'entente [0-9]*Lua 5.4*' '' -- "$entente" -v
expect '-v -e' 0 $'entente *\n1' '' -- "$entente" -v -e 'print(1)'
expect '--version' 0 'entente [0-9]*' '' -- "$entente" --version
expect '--help' 0 '*usage: entente*commands:*' '' -- "$entente" --help
expect '--' 0 $'args.lua\t1\t-e*' '' -- "$entente" -- args.lua -e
expect '-- then a word that is a command' 0 'a script called list' '' -- "$entente" -- list
expect 'a file called like a command' 0 'a script called list' '' -- "$entente" ./list
expect 'standard input' 0 $'-\t1' '' -- "$entente" - x <<<'print(arg[0], #arg)'
expect 'a pipe' 0 '*entente' '' -- "$entente" <<<'print(arg[0])'
expect 'empty input' 0 '' '' -- "$entente" </dev/null
expect 'an error in a file' 1 up 'entente: fails.lua:1: down*stack traceback:*' -- "$entente" fails.lua
expect 'an error in -e' 1 '' 'entente: (command line):1: x*' -- "$entente" -e 'error "x"'
expect 'an error on a pipe' 1 '' 'entente: stdin:1: x*' -- "$entente" <<<'error "x"'
expect 'an error on -' 1 '' 'entente: stdin:1: x*' -- "$entente" - <<<'error "x"'
expect 'a syntax error' 1 '' 'entente: syntax.lua:*<eof>*' -- "$entente" syntax.lua
expect 'a syntax error on a pipe' 1 '' 'entente: stdin:*' -- "$entente" <<<'x ='
expect 'after an error nothing runs' 1 '' '*' -- "$entente" -e 'error "x"' args.lua
expect 'an error object' 1 '' 'entente: (error object is a table value)*' -- "$entente" -e 'error {}'
expect 'an error that speaks' 1 '' 'entente: I speak' -- "$entente" -e \
    'error(setmetatable({}, {__tostring = function() return "I speak" end}))'
expect 'nil as an error' 1 '' 'entente: *nil*' -- "$entente" -e 'error(nil)'
expect 'deep recursion' 1 '' '*stack overflow*' -- "$entente" -e 'local function f() return 1 + f() end f()'
[ -n "$ENT_SANITIZE" ] || expect 'out of memory' 1 '' 'entente: not enough memory' -- \
    bash -c 'ulimit -v 400000; "$0" -e "local s = (\"x\"):rep(1 << 20) while true do s = s .. s end"' "$entente"
expect 'os.exit' 7 '' '' -- "$entente" -e 'os.exit(7)'
expect 'os.exit, closing' 7 closed '' -- "$entente" -e \
    'setmetatable({}, {__gc = function() print "closed" end}) os.exit(7, true)'
expect 'finalizers at the end' 0 closed '' -- "$entente" -e 'x = setmetatable({}, {__gc = function() print "closed" end})'

expect 'no such file' 3 '' '*nosuch.lua*' -- "$entente" nosuch.lua
expect 'a folder' 3 '' '*entente: *' -- "$entente" ./
expect 'neither command nor file' 2 '' "*no command or file 'lits'; did you mean 'list'?" -- "$entente" lits
expect 'no such option' 2 '' "*no option '-x'*" -- "$entente" -x
expect 'no such long option' 2 '' "*no option '--hlep'; did you mean '--help'?" -- "$entente" --hlep
expect 'nothing runs before a wrong option' 2 '' '*' -- "$entente" -e 'print(1)' --nosuch
expect '-e without code' 2 '' "*'-e' needs a value*" -- "$entente" -e
expect '-c without corpus' 2 '' "*'--corpus' needs a value*" -- "$entente" --corpus
expect 'output that cannot be written' 6 '' '*cannot write to standard output*' -- \
    bash -c '"$0" -e "print(1)" >/dev/full' "$entente"
expect 'a reader that goes away' 0 $'1\n141' '' -- bash -c \
    '"$0" -e "for i = 1, 1e6 do print(i) end" | head -n 1; echo ${PIPESTATUS[0]}' "$entente"

export LUA_INIT='print "init"'
expect 'LUA_INIT is ignored' 0 1 '' -- "$entente" -e 'print(1)'
unset LUA_INIT
LUA_PATH=/nosuch/?.lua expect 'LUA_PATH counts' 0 '*/nosuch/[?].lua*' '' -- "$entente" -e 'print(package.path)'
LUA_PATH=/nosuch/?.lua expect 'with -E it does not' 0 0 '' -- \
    "$entente" -E -e 'print(select(2, package.path:gsub("/nosuch", "")))'
expect 'numbers stay those of C' 0 $'1.5\t2.5' '' -- env LC_ALL=de_DE.UTF-8 "$entente" -e 'print(1.5, tonumber "2.5")'

expect 'the prompt' 0 $'entente *\n> 3\tx\n> >> 7\n> *' '*' -- "$entente" -i <<<$'1 + 2, "x"\nfor i = 7, 7 do print(i)\nend'
expect 'an error at the prompt' 0 $'*\n> > 4*' $'*stdin#1:1: x*' -- "$entente" -i <<<$'error "x"\n2 * 2'
expect '-i after -e' 0 $'*\n> 5*' '' -- "$entente" -i -e 'a = 5' <<<'a'
expect 'what a prompt cannot end' 0 '*' '*<eof>*' -- "$entente" -i <<<'for'

expect 'require gives the same table' 0 'true' '' -- "$entente" -e 'print(require "entente" == entente)'
expect 'one copy' 0 $'true\tfalse\tnil' '' -- env LUA_CPATH="$module" \
    "$entente" -e 'package.loaded.entente = nil print(require "entente" == entente, (pcall(require, "entente.nosuch")), io.open("/proc/self/maps"):read("a"):match "entente%.so")'
expect 'scripts run without a corpus' 0 userdata '' -- "$entente" -e 'print(type(corpus))'
expect 'the sample, where no other is' 0 '*share/entente/sample.entente' '' -- "$entente" -e 'print(corpus.path)'
cp "$entente" alone # without what is installed beside it
expect 'no corpus' 3 '' 'entente: *no corpus: give one with -c*' -- ./alone -e 'print(#corpus.docs)'
expect 'a corpus that is not there' 3 '' '*nosuch.entente*' -- "$entente" -c nosuch.entente -e 'print(#corpus.docs)'
ENTENTE_CORPUS=other.entente expect 'ENTENTE_CORPUS' 3 '' '*other.entente*' -- "$entente" -e 'print(#corpus.docs)'
ENTENTE_CORPUS=other.entente expect '-c wins' 3 '' '*nosuch.entente*' -- "$entente" -c nosuch.entente -e 'print(#corpus.docs)'
mkdir one.entente
expect 'the only one here' 3 '' '*one.entente*' -- "$entente" -e 'print(#corpus.docs)'
mkdir two.entente
expect 'two of them' 2 '' '*which corpus? here are one.entente and two.entente*' -- "$entente" -e 'print(#corpus.docs)'
exit $failed
