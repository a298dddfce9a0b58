#!/usr/bin/env bash
# The examples of the dictionary of events, through the models that are shipped.
# usage: events.sh ENTENTE SOURCE_DIR
source_dir=$(realpath "$2")
. "$(dirname "$0")/lib.sh"
[ -f "$source_dir/data/models/en/tagger" ] || { echo 'SKIPPED: no English models'; exit 0; }
script=$source_dir/tests/lua/event_examples.lua
dictionary=$source_dir/data/events/english.events
"$entente" "$script" write "$dictionary" >examples.jsonl || { echo 'there are no examples'; failed=1; }
"$entente" ingest -q --as-is examples.jsonl -o examples.entente || failed=1
"$entente" -c examples.entente export annotations -o out || failed=1
"$entente" "$script" compare "$dictionary" out/events.jsonl || failed=1
exit "${failed:-0}"
