#!/bin/bash
# Ctrl-C ends what runs within 0.3 s with exit code 130: loops, coroutines, and through pcall.  The best of five
# counts, since others use the machine, too; sanitizers only look that it ends.
# usage: interrupt.sh ENTENTE
entente=$1
failed=0

# interrupt SIGNALS CODE: run CODE, send SIGINT so often once it runs; $rc and $ms, messages in $out/err
interrupt() {
    local signals=$1 code=$2 pid start
    rm -rf "$out"
    mkdir "$out"
    mkfifo "$out/ready" "$out/input"
    FIFO="$out/input" "$entente" -e "io.open('$out/ready', 'w'):write('x'):close() $code" >"$out/out" 2>"$out/err" &
    pid=$!
    read -r -n 1 _ <"$out/ready"
    sleep 0.05
    start=$(date +%s%N)
    for ((i = 0; i < signals; i++)); do
        kill -INT $pid 2>/dev/null
        sleep 0.02
    done
    for ((i = 0; i < 1000; i++)); do
        kill -0 $pid 2>/dev/null || break
        sleep 0.01
    done
    ms=$((($(date +%s%N) - start) / 1000000))
    kill -KILL $pid 2>/dev/null
    wait $pid
    rc=$?
}

# check NAME SIGNALS CODE: interrupt it, look at exit code, time, message.
check() {
    local name=$1 signals=$2 code=$3 out best rc ms most=${limit:-300}
    out=$(mktemp -d)
    [ -z "$ENT_SANITIZE" ] || most=10000
    best=$((most + 1))
    for ((try = 0; try < 5 && best > most; try++)); do
        interrupt "$signals" "$code"
        [ $rc -eq 130 ] || break
        [ $ms -gt $best ] || best=$ms
    done
    if [ $rc -ne 130 ]; then
        echo "$name: exit code $rc, not 130"
        cat "$out/err"
        failed=1
    elif [ $best -gt $most ]; then
        echo "$name: took $best ms"
        failed=1
    elif [ "$signals" = 1 ] && ! grep -q '^entente: interrupted$' "$out/err"; then
        echo "$name: does not say that it was interrupted"
        failed=1
    fi
    rm -r "$out"
}

check 'a loop' 1 'while true do end'
check 'a goto loop' 1 '::again:: goto again'
check 'a recursion' 1 'local function f(n) if n > 0 then return f(n - 1) end return f(100) end f(100)'
check 'a loop of pcalls' 1 'while true do pcall(function() while true do end end) end'
check 'pcall of a C function' 1 'while true do pcall(error, 1) end'
check 'nested pcalls' 1 'local function f(n) if n == 0 then while true do end end repeat until pcall(f, n - 1) and false end f(50)'
check 'xpcall' 1 'while true do xpcall(function() while true do end end, debug.traceback) end'
check 'a coroutine' 1 'coroutine.wrap(function() while true do end end)()'
check 'resume in a loop' 1 'while true do coroutine.resume(coroutine.create(function() while true do end end)) end'
check 'a coroutine that holds on' 1 'coroutine.wrap(function() while true do pcall(function() while true do end end) end end)()'
check 'coroutines within coroutines' 1 'local function f(n) if n == 0 then while true do end end coroutine.wrap(f)(n - 1) end f(100)'
check 'yields' 1 'local g = coroutine.wrap(function() while true do coroutine.yield(1) end end) while true do g() end'
check 'one coroutine after the other' 1 'while true do pcall(coroutine.wrap(function() error "x" end)) end'
check 'a __close in coroutine.close' 1 'local c = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() while true do end end}) coroutine.yield() end) coroutine.resume(c) coroutine.close(c)'
check 'a sort' 1 'while true do pcall(table.sort, {3, 2, 1, 4, 5}, function(a, b) return a < b end) end'
check 'gsub' 1 'while true do ("x"):rep(1000):gsub("x", function() end) end'
check 'a debug hook of the script' 1 'debug.sethook(function() end, "l") while true do end'
check 'a join in SQL' 1 'corpus:sql "select count(*) from words a, words b, words c"'
check 'a join in SQL, through pcall' 1 'while true do pcall(corpus.sql, corpus, "select max(a.pos * b.pos) from words a, words b, words c") end'
check 'a recursion in SQL' 1 'corpus:sql "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"'
# SQLite's sorter writes to the disk between two looks
limit=900 check 'a sort in SQL' 1 'corpus:sql "select a.word from words a, words b order by b.word, a.word"'
check 'waiting for input' 1 'io.open(os.getenv "FIFO", "r+"):read "l"'
check 'what does not look, twice' 2 'string.find(("a"):rep(1000000), (".-"):rep(10) .. "b")'

# At the prompt the session goes on.
out=$(mktemp -d)
mkfifo "$out/in"
"$entente" -i <"$out/in" >"$out/out" 2>"$out/err" &
pid=$!
exec 3>"$out/in"
saw() { # FILE PATTERN
    for ((i = 0; i < 2000; i++)); do
        ! grep -q "$2" "$out/$1" || return
        sleep 0.01
    done
    echo "the prompt: no $2"
}
echo 'kept = 6 io.stderr:write "runs" while true do end' >&3
saw err runs
kill -INT $pid
saw err interrupted
echo 'half = function(' >&3
saw out '>> '
kill -INT $pid
saw out '^> $'
echo 'kept * 7' >&3
exec 3>&-
wait $pid
rc=$?
if [ $rc -ne 0 ] || ! grep -q '^> 42$\|> 42' "$out/out" || ! grep -q 'interrupted' "$out/err"; then
    echo "the prompt: exit code $rc"
    cat "$out/out" "$out/err"
    failed=1
fi
rm -r "$out"
exit $failed
