#!/usr/bin/env bash
# The examples of the vocabulary of facts, through the models that are shipped; a vocabulary with a fault changes nothing.
# usage: facts.sh ENTENTE SOURCE_DIR
source_dir=$(realpath "$2")
. "$(dirname "$0")/lib.sh"
[ -f "$source_dir/data/models/en/tagger" ] || { echo 'SKIPPED: no English models'; exit 0; }
script=$source_dir/tests/lua/fact_examples.lua
vocabulary=$source_dir/data/facts/english.facts
"$entente" "$script" write "$vocabulary" >examples.jsonl || { echo 'there are no examples'; failed=1; }
"$entente" ingest -q --as-is examples.jsonl -o examples.entente || failed=1
"$entente" -c examples.entente export annotations -o out || failed=1
"$entente" "$script" compare "$vocabulary" out/facts.jsonl out/ties.jsonl || failed=1

mkdir mine
printf '[exports]\nmeasure export : money\n[imports]\nmeasure import : gold\n' >mine/mine.facts
expect 'a fault in the vocabulary' 3 '' '*mine/mine.facts:4: a kind of quantities*gold*' -- "$entente" ingest --facts mine --as-is examples.jsonl -o never.entente
[ -e never.entente ] && { echo 'a corpus was begun with a broken vocabulary'; failed=1; }
printf '[foreign_sales]\nmeasure export > to : volume\n' >mine/mine.facts
expect 'a vocabulary of my own' 0 '*' '*' -- "$entente" ingest -q --facts mine --as-is examples.jsonl -o mine.entente
expect 'its relations only' 0 'foreign_sales*Norway*' '' -- "$entente" -c mine.entente -e 'for f in corpus.facts() do print(f.relation, f.subject) end'
exit "${failed:-0}"
