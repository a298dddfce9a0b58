#!/bin/bash
# Gazetteers and corrections from the command line; scores agree with the scorer of the scheme.
# usage: names.sh ENTENTE SOURCE-FOLDER
. "$(dirname "$0")/lib.sh"
source_folder=$2

entities() { "$entente" -c c -e 'for m in corpus.mentions() do io.write(m:text(), "=", m.entity, "/", m.type, " ") end'; }

echo 'Talks in Mereva went on. Mereva wants the Toshan Causeway, the Veleni do not.' >text.txt
printf '[STATE]\nVelen Islands ; people Veleni ; capital Mereva\n[ROUTE]\nToshan Causeway\n' >velen.names
"$entente" ingest -q text.txt --gazetteer velen.names -o c
expect 'another region is another file' 0 \
  'Mereva=Mereva/PLACE Mereva=Velen Islands/STATE Toshan Causeway=Toshan Causeway/ROUTE Veleni=Veleni/GROUP ' '' -- entities

printf 'A Town\n\nBy Ann Lee\n\nMay 3, 2025\n\nAll is well in the town, and it has been so for years.\n\nAnn Lee is an adviser to the Ministry of Economy.\n\nPhoto: A train near Baku. Credit: Lakeside Railway\n' >bio.txt
"$entente" ingest -q bio.txt -o b
expect 'a name in a biography ends with it' 0 '*Ministry of Economy/ORG Ministry of Economy=Baku/PLACE Baku=*' '' -- "$entente" -c b -e 'for m in corpus.mentions() do io.write(m.entity, "/", m.type, " ", m:text(), "=") end'

printf '[STATE]\nVelen Islands\nVelen Islands ; anthem\n' >bad.names
expect 'a gazetteer with a fault' 3 '' "*bad.names:3: *" -- "$entente" ingest text.txt --gazetteer bad.names -o c
expect 'the corpus is as it was' 0 '*Mereva*Velen*' '' -- entities
expect 'no such gazetteer' 3 '' '*nowhere.names*' -- "$entente" ingest text.txt --gazetteer nowhere.names -o c

printf 'rename Velen Islands = Velen\nnot Veleni\n' >c/names.txt
"$entente" ingest -q text.txt --gazetteer velen.names -o c
expect 'corrections of the corpus are applied again' 0 'Mereva=Mereva/PLACE Mereva=Velen/STATE Toshan Causeway=Toshan Causeway/ROUTE ' '' -- entities
printf 'merge Velen\n' >c/names.txt
expect 'a correction with a fault' 3 '' '*names.txt:1: *' -- "$entente" ingest text.txt -o c

"$entente" ingest -q "$source_folder/data/corpus" -o s && "$entente" -c s export annotations -o out
"$entente" -c s score annotations "$source_folder/data/gold" >ours
expect 'a corpus and its export score alike' 0 "$(cat ours)" '' -- "$entente" score annotations "$source_folder/data/gold" out
expect 'names of the sample' 0 '*mentions    found P * F1 0.9*' '' -- sed 's/1\.000/0.999/g' ours
expect 'no gold' 3 '' '*nowhere*docs.jsonl*' -- "$entente" -c s score annotations nowhere
if [ -f "$source_folder/../shared/score/score.py" ]; then
  expect 'scores are those of the scheme' 0 "$(cat ours)" '' -- python3 "$source_folder/../shared/score/score.py" "$source_folder/data/gold" out
else
  echo 'SKIPPED: no ../shared beside the project, so no other scorer'
fi
exit $failed
