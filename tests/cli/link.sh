#!/usr/bin/env bash
# Reports of one event are one event, whoever tells them; a copy is no source of its own; figures that contradict each other stand side by side.
# usage: link.sh ENTENTE SOURCE_DIR
source_dir=$(realpath "$2")
. "$(dirname "$0")/lib.sh"
[ -f "$source_dir/data/models/en/tagger" ] || { echo 'SKIPPED: no English models'; exit 0; }
cat >texts.jsonl <<'E2'
{"id":"a","language":"en","publisher":"North Post","published":"2024-03-12","text":"Norway invaded Poland in March 2024. Norway imposed sanctions on Ghana on 2 March 2024. Trade turnover between Norway and Poland reached $12 billion in 2023."}
{"id":"b","language":"en","publisher":"South Post","published":"2024-05-01","text":"Norway attacked Poland on 10 March 2024. The Trans Adriatic Pipeline has a capacity of 20 bcm. Norway expelled two diplomats of Ghana in 2023. Trade turnover between Poland and Norway reached $14 billion in 2023."}
{"id":"c","language":"en","publisher":"Copy Cat","published":"2024-05-02","text":"Norway attacked Poland on 10 March 2024. The Trans Adriatic Pipeline has a capacity of 10 bcm. Norway imposed sanctions on Ghana on 2 March 2024. Norway expelled two diplomats of Ghana in 2023."}
{"id":"d","language":"en","publisher":"North Post","published":"2024-06-01","text":"Norway attacked Poland on 5 April 2024. Japan pledged $50 million in aid to Jordan in 2023. Japan pledged $70 million in aid to Jordan in 2023."}
E2
"$entente" ingest -q --as-is texts.jsonl -o texts.entente || failed=1
export ENTENTE_CORPUS=$PWD/texts.entente
expect 'one act, three reports' 0 '*ASSAULT*Norway*Poland*happened*2024-03-10*3*3*2*' '' -- "$entente" run events --table events --type ASSAULT
expect 'another month is another act' 0 '*ASSAULT*2024-04-05*1*1*1*' '' -- "$entente" run events --table events --type ASSAULT
expect 'a copy is no source' 0 '*SANCTION*Norway*Ghana*happened*2024-03-02*2*2*2*' '' -- "$entente" run events --table events --type SANCTION
expect 'by pair' 0 '*Norway*Poland*4*2*2*4*' '' -- "$entente" run events --table pairs --target Poland
expect 'by month' 0 '*2024-03*Norway*Poland*3*1*2*2024-04*Norway*Poland*1*1*1*' '' -- "$entente" run events --table months --target Poland

expect 'two figures of one turnover' 0 '*figure*trade_turnover*Norway*Poland*USD*$12 billion; $14 billion*2*2*' '' -- "$entente" run disagreements --table disagreements --relation trade
expect 'two capacities' 0 '*capacity*20 bcm; 10 bcm*' '' -- "$entente" run disagreements --table disagreements --relation capacity
expect 'two grants do not contradict' 4 '*' '' -- "$entente" run disagreements --relation aid --fail-empty

cat >events.jsonl <<'E2'
{"id":"a","language":"en","publisher":"North Post","published":"2024-05-12","text":"Norway expelled two diplomats of Ghana on 2 March 2024. Norway attacked Poland on 10 March 2024. Japan recognized Latvia in 2023. Norway is losing influence in Ghana."}
{"id":"b","language":"en","publisher":"South Post","published":"2024-05-01","text":"Norway expelled two diplomats of Ghana on 6 March 2024. Sweden attacked Poland on 10 March 2024. Japan did not recognize Latvia in 2023. It is an illusion that Norway is losing influence in Ghana."}
{"id":"c","language":"en","publisher":"West Post","published":"2024-05-02","text":"Norway expelled three diplomats of Ghana on 2 March 2024. Norway visited Poland on 3 March 2024. Norway attacked Poland on 10 March 2024."}
E2
"$entente" ingest -q --as-is events.jsonl -o events.entente || failed=1
expect 'one act at two dates' 0 '*1  date *SANCTION*Norway*Ghana*2024-03-02; 2024-03-06*2 *' '' -- "$entente" -c events.entente run disagreements --table disagreements --kind date
expect 'one act by two actors' 0 '*parties*ASSAULT*Norway; Sweden*Poland*' '' -- "$entente" -c events.entente run disagreements --table disagreements --kind parties
expect 'done and not done' 0 '*denied*SUPPORT*Japan*Latvia*happened; denied*' '' -- "$entente" -c events.entente run disagreements --table disagreements --kind denied
expect 'opposite judgements' 0 '*judgement*influence*Norway*no: losing influence; yes: losing influence*' '' -- "$entente" -c events.entente run disagreements --table disagreements --kind judgement
expect 'judgements' 0 '2 judgements*influence*no*Norway*influence*yes*Norway*' '' -- "$entente" -c events.entente run judgements
expect 'their export' 0 '' '' -- "$entente" -c events.entente export annotations -o out
[ "$(grep -c '"kind": "event"' out/disagreements.jsonl)" -eq 3 ] || { echo 'disagreements.jsonl has not the three of events'; failed=1; }
[ "$(grep -c '"kind": "judgement"' out/disagreements.jsonl)" -eq 1 ] || { echo 'disagreements.jsonl has no judgement'; failed=1; }
[ "$(wc -l <out/judgements.jsonl)" -eq 2 ] || { echo 'judgements.jsonl has not two lines'; failed=1; }
[ "$(grep '"ASSAULT"' out/events.jsonl | grep -c '"coref": "e2"')" -eq 2 ] || { echo 'two reports of one attack are not one event in events.jsonl'; failed=1; }
# a database says the same in ids of its own, among which those of a replaced article are missing
{ sed -n '1s/Norway attacked Poland on 10 March 2024\. //p' events.jsonl; sed -n 2p events.jsonl; } >before.jsonl
{ "$entente" ingest -q --as-is before.jsonl -o again.entente && "$entente" ingest -q --as-is --add events.jsonl -o again.entente; } || failed=1
expect 'a database' 0 '' '' -- "$entente" -c again.entente export sqlite -o again.db
expect 'and the layer' 0 '' '' -- "$entente" -c again.entente export annotations -o again
cat >same.py <<'E2'
import json, sqlite3
layer = [json.loads(line) for line in open('again/events.jsonl')]
rows = sqlite3.connect('again.db').execute('select id, coref, type from events order by id').fetchall()
attacks = {coref for _, coref, kind in rows if kind == 'ASSAULT'}
print([rows[int(e['coref'][1:]) - 1][0] for e in layer] == [coref for _, coref, _ in rows], rows[0][0] > 1, len(attacks))
E2
if python3 -c 'import json, sqlite3' 2>/dev/null; then
    expect 'the same events' 0 'True True 2' '' -- python3 same.py
else
    echo 'SKIPPED: no python3 that reads databases'
fi
cat >more.jsonl <<'E2'
{"id":"a","language":"en","publisher":"North Post","published":"2024-05-12","text":"Norway attacked Poland in March 2024. Norway attacked Poland without warning. Norway again attacked Poland."}
E2
"$entente" ingest -q --as-is more.jsonl -o more.entente || failed=1
expect 'a report without a date is of the last such act, if it says not that it is one more' 0 '1 1 2 ' '' -- "$entente" -c more.entente -e "local link = require 'entente.link'; local reports = link.reports(corpus, {}); link.events(reports, link.sources(reports)); for _, r in ipairs(reports) do io.write(r.number, ' ') end"

cat >mutual.jsonl <<'E2'
{"id":"a","language":"en","publisher":"North Post","published":"2024-05-12","text":"Japan watched the tensions between Norway and Poland. Sweden welcomed the easing of tensions between Ghana and Kenya."}
{"id":"b","language":"en","publisher":"South Post","published":"2024-05-01","text":"Poland dramatizes its disagreements with Norway. The crises in Norway's relations with Sweden are not genuine strategic breaks."}
E2
"$entente" ingest -q --as-is mutual.jsonl -o mutual.entente || failed=1
expect 'a quarrel is of the two between whom it is, either way round' 0 '1 disagreement *judgement*quarrel*Norway*Poland*yes: tensions between; no: dramatizes its disagreements*' '' -- "$entente" -c mutual.entente run disagreements --kind judgement
expect 'the longer pattern, and each party to relations' 0 $'quarrel + Norway Poland\nquarrel - Ghana Kenya\nearnest - Poland -\nquarrel - Poland Norway\nearnest - Norway -\nearnest - Sweden -' '' -- "$entente" -c mutual.entente -e "for _, j in ipairs(require('entente.judgement').find(corpus, {})) do print(j.thesis .. ' ' .. j.sign .. ' ' .. j.actor .. ' ' .. (j.other or '-')) end"
printf '[influence, mutal] it grows\n+ lose influence\n' >kind.judgements
expect 'no such kind of thesis' 1 '' "*kind.judgements:1: '?name?' or '?name, mutual?' expected*" -- "$entente" -c events.entente -e "assert(require('entente.judgement').find(corpus, { path = 'kind.judgements' }))"
printf '[influence] it grows\n+ Lose influence\n' >bad.judgements
expect 'a fault of the vocabulary' 1 '' "*bad.judgements:2: lemmas in small letters*found 'Lose influence'*" -- "$entente" -c events.entente -e "assert(require('entente.judgement').find(corpus, { path = 'bad.judgements' }))"
printf '[influence] it grows\n+ lose influence, be ... the\n' >all.judgements
expect 'a pattern that matches everything' 1 '' "*all.judgements:2: a pattern that would match everything, found 'be ... the'*" -- "$entente" -c events.entente -e "assert(require('entente.judgement').find(corpus, { path = 'all.judgements' }))"
"$entente" ingest -q --as-is --no-parse events.jsonl -o plain.entente || failed=1
expect 'without a parse' 0 '0 judgements*' '' -- "$entente" -c plain.entente run judgements
expect 'without a parse, exported' 0 '' '' -- "$entente" -c plain.entente export annotations -o plain

cat >dates.jsonl <<'E2'
{"id":"d","language":"en","published":"1999-10-01","text":"Norway opened an embassy in Poland in 1992, while Japan opened an embassy in Ghana in 1993."}
E2
"$entente" ingest -q --as-is dates.jsonl -o dates.entente || failed=1
cat >said.jsonl <<'E2'
{"id":"q","language":"en","published":"2025-10-01","text":"The Armenian prime minister said that the talks were over. Nikol Pashinyan and Vladimir Putin said that they would meet. A local trader said that prices were high. Armenia's foreign minister met Vladimir Putin."}
{"id":"r","language":"en","published":"1999-10-01","text":"The Armenian prime minister met Bill Clinton."}
E2
"$entente" ingest -q --as-is said.jsonl -o said.entente || failed=1
expect 'who holds an office when the article appears' 0 'Nikol Pashinyan*office*Nikol Pashinyan*before*A local trader*before*' '' -- "$entente" -c said.entente -e 'for q in corpus.quotes() do print(q.speaker, q.rule) end'
expect 'two who say it' 0 'Nikol Pashinyan; Vladimir Putin*' '' -- "$entente" -c said.entente -e "for q in corpus.quotes() do if #q.speakers > 0 then print(table.concat(q.speakers, '; ')) end end"
expect 'a speaker without a name is not resolved' 0 '1 quotation whose speaker has no name*A local trader*indirect*' '' -- "$entente" -c said.entente run unresolved --table speakers
expect 'each act its date' 0 '*Poland*1992*Ghana*1993*' '' -- "$entente" -c dates.entente -e "for e in corpus.events { type = 'SUPPORT' } do print(e.target[1], e.date) end"
expect 'offices act' 0 '*Ararat Mirzoyan > Vladimir Putin*' '' -- "$entente" -c said.entente -e "for e in corpus.events { target = 'Vladimir Putin' } do print(e.actor[1] .. ' > ' .. e.target[1]) end"
expect 'not who holds it now' 0 'true*' '' -- "$entente" -c said.entente -e "for e in corpus.events { target = 'Bill Clinton' } do print(e.actor[1] ~= 'Nikol Pashinyan') end"

"$entente" run events --sample 3 --seed 7 -f csv >first.csv || failed=1
"$entente" run events --sample 3 --seed 7 -f csv >second.csv || failed=1
cmp -s first.csv second.csv || { echo 'the same seed draws another sample'; failed=1; }
[ "$(wc -l <first.csv)" -eq 4 ] || { echo 'a sample of three has not three rows'; failed=1; }

cat >codes.jsonl <<'E2'
{"id":"p1","language":"en","input":"Norway imposed sanctions on Ghana on Monday.","expect":[{"type":"SANCTION","actor":[{"text":"Norway","code":"NOR"}],"target":[{"text":"Ghanaian","code":"GHA"}]}]}
{"id":"p2","language":"en","input":"Norway and Poland signed an agreement on trade.","expect":[{"type":"SUPPORT","actor":[{"text":"Norway","code":"NOR"}],"target":[{"text":"Sweden","code":"SWE"}]}]}
E2
"$entente" ingest -q --as-is --text-field input codes.jsonl -o codes.entente || failed=1
expect "sentences in PLOVER's codes" 0 '*all *2 *2 100.0%*1  50.0%*' '' -- "$entente" -c codes.entente score plover codes.jsonl
expect 'what is not right' 0 '*expected SUPPORT Norway > Sweden*found*AGREE Norway > Poland*' '' -- "$entente" -c codes.entente score plover codes.jsonl errors
expect 'another corpus' 1 '' "*has no article 'p1'*" -- "$entente" score plover codes.jsonl

if [ -d "$source_dir/../shared/gold" ]; then
    "$entente" ingest -q "$source_dir/../shared/corpus" -o gold.entente || failed=1
    "$entente" -c gold.entente run disagreements --table statements -f json >found.json || failed=1
    "$entente" "$source_dir/tests/lua/disputes.lua" "$source_dir/../shared/gold/disagreements.jsonl" found.json || failed=1
else
    echo 'SKIPPED: no ../shared beside the project, so no disagreements of the gold'
fi
exit "${failed:-0}"
