#!/bin/bash
# Statistics over a corpus: the same on many segments, and where documents were removed; the packaged reports.
# usage: statistics.sh ENTENTE SOURCE_DIR
. "$(dirname "$0")/lib.sh"
source=$2

"$entente" ingest -q "$source/data/corpus" -o many --segment-words 300
expect 'many segments' 0 '' '' -- "$entente" -c many "$source/tests/lua/statistics.lua"
gone=$("$entente" -c many -e 'for d in corpus.docs { publisher = "Meridian Dispatch" } do print(d.id) end')
expect 'a document is removed' 0 '*' '' -- "$entente" -c many remove $gone
expect 'without it' 0 '' '' -- "$entente" -c many "$source/tests/lua/statistics.lua"
"$entente" ingest -q "$source/data/corpus/"[a-m]* -o added
"$entente" ingest -q "$source/data/corpus" -o added --add
expect 'lexicons of several parts' 0 '' '' -- "$entente" -c added "$source/tests/lua/statistics.lua"

# ---- collocates ----

expect 'neither' 1 '' '*either --phrase or --query*' -- "$entente" run collocates
expect 'both' 1 '' '*either --phrase or --query*' -- "$entente" run collocates --phrase gas --query '"gas"'
expect 'a measure' 2 '' "*did you mean 'logDice'*" -- "$entente" run collocates --phrase gas --measure logdiec
expect 'sorted by a measure' 0 $'rank,collocate,n,total,expected,logDice,ll,mi,logRatio,evidence,evidence_n\r\n1,*' '' -- \
    "$entente" run collocates -q '"gas"%c' -m logDice -f csv
expect 'nothing' 4 '*' '' -- "$entente" run collocates --phrase zzzz --fail-empty

# ---- key words ----

expect 'no target' 1 '' '*which part is the target*' -- "$entente" run keyness
expect 'a target' 0 $'rank,item,n,rest,rate,rest_rate,ll,logRatio,low,high,p_adjusted,articles,evidence,evidence_n\r\n1,\'s,5,0,*' '' -- \
    "$entente" run keyness --publisher 'Baltic Wire' -f csv
expect 'a range of dates' 0 '*published >= 2025 and published < 2026*' '' -- "$entente" run keyness --during 2025 --measure logRatio
expect 'a fault in a filter' 1 '' '*no attribute*' -- "$entente" run keyness --where 'nothing = 3'

# ---- phrases ----

expect 'phrases' 0 $'rank,phrase,n,per_million,articles,first,evidence,evidence_n\r\n1,the european union,7,*' '' -- \
    "$entente" run ngrams --n 3 -f csv
expect 'new phrases' 0 '*no article before 2025-06 has*2025-*' '' -- "$entente" run ngrams --new-since 2025-06 --during 2024..2025
expect 'too long' 2 '' '*--n*8*' -- "$entente" run ngrams --n 9
expect 'too many ways' 1 '' '*too many ways*' -- "$entente" run ngrams --n 8 --skip 8

# ---- spread ----

expect 'a trend' 0 '*26 hits; over 2 years tau 1.00*' '' -- "$entente" run trend --phrase armenia
expect 'by month, of a part' 0 $'value,articles,with,n,words,per_million,low,high,evidence,evidence_n\r\n2025-03,*' '' -- \
    "$entente" run trend --query '"gas"%c' --by month --during 2025 -f csv
expect 'a trend of what' 1 '' '*either --phrase or --query*' -- "$entente" run trend
expect 'dispersion' 0 $'item,n,arf,articles,D,D2,S,DP,DPnorm,KL,evidence,evidence_n\r\nthe,244,171.8,14,*' '' -- \
    "$entente" run dispersion -f csv
expect 'of a phrase, over publishers' 0 '*13 hits in 8 parts*' '' -- "$entente" run dispersion --phrase gas --over publisher
expect 'the least even first' 0 '*item*' '' -- "$entente" run dispersion --sort uneven

# ---- shared text ----

"$entente" "$source/tests/lua/similar.lua" make >texts.jsonl
"$entente" ingest -q --no-extract --no-parse texts.jsonl -o texts
expect 'shared text' 0 '' '' -- "$entente" -c texts "$source/tests/lua/similar.lua"
expect 'pairs' 0 '*60 articles looked at; * pairs share at least 90 %*' '' -- "$entente" -c texts run similar --min 90
expect 'no pair' 0 '*15 articles looked at; 0 pairs*' '' -- "$entente" run similar

# ---- networks ----

expect 'names together' 0 '* pairs in * sentences*Armenia*Azerbaijan*' '' -- "$entente" run network --graphml names.graphml
expect 'GraphML' 0 '' '' -- python3 -c 'import xml.etree.ElementTree as x; assert len(x.parse("names.graphml").getroot()[-1]) > 5'
expect 'cannot be written' 1 '' '*nosuch/x*' -- "$entente" run network --graphml nosuch/x
expect 'lemmas' 0 $'a,b,n,n_a,n_b,expected,logDice,ll,evidence,evidence_n\r\n*' '' -- \
    "$entente" run network -q '[upos="NOUN"]' -m logDice --min 3 -f csv

expect 'a worked study' 0 '# Five questions*' '' -- "$entente" help study
expect 'and in the manual' 0 '*Five questions*entente run keyness --where*' '' -- "$entente" manual html
exit $failed
