#!/usr/bin/env bash
# CQL: random queries against the slow reference, on one segment, on several, and beside removed documents.
# cql.sh PROGRAM [SEEDS [QUERIES]]
compare=$(realpath "$(dirname "$0")/../lua/cql/compare.lua")
. "$(dirname "$0")/lib.sh"
for ((seed = 1; seed <= ${2:-8}; seed++)); do
    rm -rf in ./*.entente
    mkdir in
    "$entente" "$compare" write "$seed" in || exit 1
    "$entente" ingest -q in -o one.entente || exit 1
    for i in 1 2 3; do
        "$entente" ingest -q in/$i.conllu -o several.entente --add || exit 1
    done
    # a document is there in an older form first
    cp in/2.conllu two
    sed 's/\ta\t/\tb\t/; s/\tX\t/\tY\t/' two > in/2.conllu
    "$entente" ingest -q in -o removed.entente || exit 1
    cp two in/2.conllu
    "$entente" ingest -q in -o removed.entente --add || exit 1
    expect "seed $seed" 0 '*queries*' '' -- "$entente" "$compare" run "$seed" "${3:-300}" one.entente several.entente removed.entente
done
exit "$failed"
