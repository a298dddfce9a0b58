#!/bin/bash
# The store from the command line: threads make no difference.
# usage: store.sh ENTENTE SOURCE_DIR
. "$(dirname "$0")/lib.sh"
source=$2

# ---- the same bytes for any number of threads ----

for jobs in 1 2 3; do
    "$entente" ingest -q -j "$jobs" "$source/data/corpus" "$source/tests/gold/pages" -o "many-$jobs" --segment-words 3000
    "$entente" ingest -q -j "$jobs" "$source/tests/gold/pages" -o "one-$jobs"
    "$entente" ingest -q -j "$jobs" "$source/data/corpus" -o "one-$jobs" --add
done
for jobs in 2 3; do
    expect "$jobs threads, many segments" 0 '' '' -- diff -r many-1 "many-$jobs"
    expect "$jobs threads, one segment, one added" 0 '' '' -- diff -r one-1 "one-$jobs"
done
expect 'what the threads made' 0 '*' '' -- "$entente" verify many-3

exit $failed
