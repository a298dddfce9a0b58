#!/usr/bin/env bash
# SQL: tables against what Lua sees, on one segment, on several, and beside removed documents; plans; faults.
# sql.sh PROGRAM [SEEDS [CONDITIONS]]
here=$(realpath "$(dirname "$0")/..")
. "$(dirname "$0")/lib.sh"
compare=$here/lua/sql/compare.lua
sample=$(dirname "$entente")/../share/entente/sample.entente
expect 'the sample' 0 '' '' -- "$entente" "$compare" 1 "${3:-150}" "$sample"
for ((seed = 1; seed <= ${2:-3}; seed++)); do
    rm -rf in ./*.entente
    mkdir in
    "$entente" "$here/lua/cql/compare.lua" write "$seed" in padded.conllu || exit 1
    cp "$here/../data/corpus/wire.jsonl" "$here/../data/corpus/gas-corridor.md" in
    "$entente" ingest -q in -o one.entente || exit 1
    for i in 3.conllu wire.jsonl 1.conllu gas-corridor.md 2.conllu; do
        "$entente" ingest -q in/$i -o several.entente --add || exit 1
    done
    # documents are there in an older form first, at the beginning and in the middle of a segment
    cp in/2.conllu two
    cp in/1.conllu one
    sed 's/\ta\t/\tb\t/; s/\tX\t/\tY\t/' two > in/2.conllu
    sed '0,/\ta\t/s//\tc\t/' one > in/1.conllu
    "$entente" ingest -q in -o removed.entente || exit 1
    cp two in/2.conllu
    cp one in/1.conllu
    "$entente" ingest -q in -o removed.entente --add || exit 1
    expect "seed $seed" 0 '' '' -- "$entente" "$compare" "$seed" "${3:-150}" one.entente several.entente removed.entente
done

# ---- the command ----
printf '%s\n' '{"id": "a", "publisher": "P", "text": "The gas came. It stayed."}' '{"id": "b", "text": "No gas."}' > t.jsonl
"$entente" ingest -q t.jsonl -o t.entente
q() { local name=$1 out=$2; shift 2; expect "$name" 0 "$out" '' -- "$entente" -c t.entente sql "$@"; }
q 'a count' '{"n": 2}' "select count(*) n from words where word = 'gas'" -f jsonl
q 'values' '{"pos": 9, "doc": 2}' 'select pos, doc from words where word = ? and doc = ?' gas 2 -f jsonl
q 'evidence' 'publisher,n,evidence,evidence_n*P,1,a:4-7,1*,1,b:3-6,1*' \
    "select publisher, count(*) n, evidence(w.span) from words w join docs using (doc) where word = 'gas' group by 1 order by 1 desc" -f csv
q 'JSON' '*\[*{"id": "a"}*{"id": "b"}*]' 'select id from docs' -f json
q 'tables' '*words*lower_id*integer*' --tables
q 'an expression' '*gas*gas*' "select word from words where word regexp '^g.s$'"
q 'an expression anywhere' '{"n": 4}' "select count(*) n from words where word regexp '[aeo]' and doc = 1" -f jsonl
expect 'to a file' 0 '' '' -- "$entente" -c t.entente sql 'select 1 n' -f csv -o n.csv
expect 'the file' 0 $'n\n1' '' -- tr -d '\r' < n.csv
expect 'nothing' 4 '' '' -- "$entente" -c t.entente sql 'select id from docs where 0' -f jsonl --fail-empty
bad() { expect "$1" 1 '' "$3" -- "$entente" -c t.entente sql "$2"; }
bad 'syntax' 'selec 1' $'entente: SQL: near "selec": syntax error\n  selec 1\n  ^'
bad 'a write' 'delete from docs' '*only what reads*a corpus does not change*'
bad 'no column' 'select wrod from words' "*did you mean 'word'?*^"
bad 'no value' 'select ?' '*no value for parameter 1'
bad 'no expression' "select 'x' regexp '('" '*missing closing parenthesis*'
expect 'no statement' 2 '' '*one statement*' -- "$entente" sql
expect 'not writable' 6 '' '*/nowhere/x.csv*' -- "$entente" -c t.entente sql 'select 1' -o "$work/nowhere/x.csv"
expect 'an export' 0 '' '' -- "$entente" -c t.entente export sqlite -o t.db
expect 'an export without a file' 2 '' '*say with -o which file*' -- "$entente" -c t.entente export sqlite
expect 'an export that cannot be written' 6 '' '*/nowhere/t.db*' -- "$entente" -c t.entente export sqlite -o "$work/nowhere/t.db"
expect 'no corpus' 3 '' '*' -- "$entente" -c nowhere sql 'select 1'
"$entente" help sql > help
expect 'help names the columns' 0 '' '' -- "$entente" -c "$sample" "$here/lua/sql/help.lua" < help

# Ctrl-C in a join of a billion rows
"$entente" -c "$sample" sql 'select count(*) from words a, words b, words c' > out 2> err &
pid=$!
for ((i = 0; i < 300; i++)); do # until it takes the signal, which the background ignores
    grep -q '^SigCgt:.*[2367abef]$' /proc/$pid/status && break
    sleep 0.1
done
sleep 0.3
start=$(date +%s%N)
kill -INT $pid
wait $pid
rc=$?
ms=$((($(date +%s%N) - start) / 1000000))
[ -z "$ENT_SANITIZE" ] || limit=${limit:-3000} # the sanitizers are slow
if [ $rc -ne 130 ] || [ $ms -gt "${limit:-300}" ] || [ "$(cat err)" != 'entente: interrupted' ]; then
    echo "Ctrl-C in a join: exit code $rc after $ms ms: $(cat err)"
    failed=1
fi
exit "$failed"
