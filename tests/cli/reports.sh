#!/bin/bash
# Packaged reports on the sample corpus: they print what is expected, and every row leads to a sentence that has its words.
. "$(dirname "$0")/lib.sh"

expect dates 0 '*2 of 2 as before*' '' -- "$entente" test dates
expect facts 0 '*2 of 2 as before*' '' -- "$entente" test facts
expect disagreements 0 '*1 of 1 as before*' '' -- "$entente" test disagreements
for name in events memberships corridors timeline; do
    expect $name 0 '*1 of 1 as before*' '' -- "$entente" test $name
done

# rows NAME COLUMN ARGS...: each row's evidence holds what the column says, white space aside
cat >check.lua <<'LUA'
local text = require 'entente.text'
local function plain(s) return (text.fold(s):gsub('%s+', ' ')) end
local n = 0
for line in io.lines() do
  local doc, start, stop, words = line:match '^(%S+) (%d+) (%d+) (.*)$'
  local sentence = corpus.docs:get(doc):part(tonumber(start), tonumber(stop)):text()
  if not plain(sentence):find(plain(words), 1, true) then print(doc, start, words, sentence) end
  n = n + 1
end
print(n)
LUA
cat >rows.py <<'PY'
import json, sys

def walk(x):
    if isinstance(x, list):
        for y in x:
            walk(y)
    elif isinstance(x, dict) and sys.argv[1] in x and x.get('evidence'):
        e = x['evidence'][0]
        print(e['doc'], e['start'], e['end'], ' '.join(x[sys.argv[1]].split()))
    elif isinstance(x, dict):
        walk(list(x.values()))

walk(json.load(sys.stdin))
PY
rows() {
    local name=$1 column=$2 n
    shift 2
    "$entente" run "$name" "$@" -f json >rows.json || failed=1
    python3 rows.py "$column" <rows.json >rows.txt || failed=1
    n=$(wc -l <rows.txt)
    [ "$n" -gt 5 ] || { echo "$name: only $n rows"; failed=1; }
    expect "$name $*" 0 "$n" '' -- "$entente" check.lua <rows.txt
}
rows figures words
rows figures words --kind money
rows dates words
rows quotes quote --kind all
rows quotes quote --kind indirect
rows forecasts marker
rows events trigger --table reports
rows facts figure --table facts
rows timeline sentence
expect 'a type of events' 2 '' "*CONSULT*" -- "$entente" run events --type CONSULTS

# every report runs whole: its example without --table and --limit
for name in $("$entente" list --json | python3 -c 'import json, sys; print(*(s["name"] for s in json.load(sys.stdin)))'); do
  example=$("$entente" help "$name" | sed -nE 's/^Example: entente run ([^#]*)$/\1/p' | head -n 1 | sed -E 's/ --(table|limit) [^ ]+//g')
  [ -n "$example" ] || { echo "$name: no example"; failed=1; }
  eval "arguments=($example)"
  expect "run ${arguments[*]}" 0 '*"evidence"*' '' -- "$entente" run "${arguments[@]}" -f json
done

expect 'one unit' 0 '*bcm*' '' -- "$entente" run figures --unit BCM
expect 'no such kind' 2 '' '*weight*' -- "$entente" run figures --kind weight
expect 'nothing found' 4 '*' '*' -- "$entente" run figures --kind temperature --min 1e6 --fail-empty
exit $failed
