#!/usr/bin/env bash
# CQL: random queries against the slow reference, on one segment, on several, and beside removed documents.
# cql.sh PROGRAM [SEEDS [QUERIES]]
compare=$(realpath "$(dirname "$0")/../lua/cql/compare.lua")
. "$(dirname "$0")/lib.sh"
for ((seed = 1; seed <= ${2:-8}; seed++)); do
    rm -rf in ./*.entente
    mkdir in
    "$entente" "$compare" write "$seed" in padded.conllu || exit 1
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
    expect "seed $seed" 0 '*queries*' '' -- "$entente" "$compare" run "$seed" "${3:-200}" one.entente several.entente removed.entente
    # the same among much other text: several windows, rare words
    ((seed % 4 == 1)) || continue
    "$entente" ingest -q padded.conllu -o padded.entente || exit 1
    expect "seed $seed, padded" 0 '*queries*' '' -- "$entente" "$compare" run "$seed" "${3:-200}" padded.entente
done

# ---- the command ----
printf '# newdoc id = one\n1\tThe\tthe\tDET\t_\tDefinite=Def|PronType=Art\t2\tdet\t_\t_\n2\tcat\tcat\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_\n3\tsat\tsit\tVERB\t_\tTense=Past\t0\troot\t_\t_\n\n1\tTHE\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\tcats\tcat\tNOUN\t_\tNumber=Plur\t0\troot\t_\t_\n\n' > t.conllu
"$entente" ingest -q t.conllu -o t.entente
q() { local name=$1 out=$2; shift 2; expect "$name" 0 "$out" '*' -- "$entente" -c t.entente query "$@"; }
q 'count' 2 --count '[lemma="cat"]'
q 'count as JSON' '*\[*{"count": 2}*]' --count -f json '[lemma="cat"]'
q 'without case' 2 --count '"the"%c'
q 'sets' 1 --count '[feats contains "Definite=.*"]'
q 'frequencies' 'lemma@match,n,*cat,2,*' --freq lemma@match -f csv '[upos="NOUN"]'
q 'by field' '*one*2*' --by id '[upos="NOUN"]'
q 'trees' 1 --count '[lemma="sit"] >nsubj ([lemma="cat"] >det "The")'
q 'trees, upwards' 1 --count '"The" <<det "sat"'
q 'nothing' 0 --count '"dog"'
q 'filter' 0 --count --where 'id = "two"' '"The"'
q 'sorted' '*cats*cat*' --sort -match '[upos="NOUN"]'
q 'sample' '?*' --sample 1 --seed 3 -f csv '[upos="NOUN"]'
q 'explain' '*2 words in a row*1 hits' --explain '"The" "cat"'
q 'cut' '*The*' '[] cut 1'
expect 'empty' 4 'left,*' '*0 hits*' -- "$entente" -c t.entente query --fail-empty -f csv '"dog"'
# a value of several segments is one row, its hits in their order; what is not stated comes last
n=0
for publisher in Alpha Beta '' Alpha Beta Alpha; do
    n=$((n + 1))
    printf '{"id":"d%d","publisher":"%s","text":"The cat saw %d cats."}\n' "$n" "$publisher" "$n" | sed 's/"publisher":"",//' > "$n.jsonl"
    "$entente" ingest -q --no-parse --no-extract "$n.jsonl" -o fields.entente --add
done
expect 'by field, of several segments' 0 \
    'doc.publisher,n,evidence,evidence_n*Alpha,3,d1:4-7 d4:4-7 d6:4-7,3*Beta,2,d2:4-7 d5:4-7,2*,1,d3:4-7,1*' '*' -- \
    "$entente" -c fields.entente query --by publisher -f csv '"cat"'
# each example of the manual is a query
n=0
while IFS= read -r example; do
    expect "manual: $example" 0 '*' '' -- "$entente" -c t.entente query --count "$example"
    n=$((n + 1))
done < <("$entente" help cql | sed -n 's/^    \([^ ].*\)/\1/p')
[ "$n" -gt 40 ] || { echo "the manual has only $n examples"; failed=1; }
q 'meet' 1 --count 'MU(meet [lemma="cat"] "sat" s)'
q 'meet, by words' 1 --count 'MU(meet (meet "THE" "cats" 1 1) [] 0 3)'
q 'union of words' 2 --count 'MU(union "cat" "sat")'
q 'sets' 2 --count '"cat" union "cats"'
q 'sets, left to right' 0 --count '"cat" union "cats" minus [upos="NOUN"]'
q 'ske: labels' 1 --count --dialect ske '1:[] []* 2:[] & 1.lemma = 2.lemma & f(1.lemma) > 1 within <s/> where id="x" union "sat"'
q 'ske: plain strings' 1 --count --dialect ske '[word=="cat"] | [word=="c.t"]'
q 'ske: all matches' 9 --count --dialect ske '[]{1,3} within <s/>'
q 'ske: names' 2 --count --dialect ske '[lc="the"]'
q 'blacklab: no case' 2 --count --dialect blacklab '"the"'
q 'blacklab: case' 0 --count --dialect blacklab '"(?-i)the"'
q 'blacklab: trees' 1 --count --dialect blacklab '"sat" -nsubj-> "cat" -det-> _'
q 'blacklab: plain strings' 0 --count --dialect blacklab "l'c.t'"
q 'sorted by a key' '*sat*cats*cat*' --sort -lower@match --context 0 '[upos="NOUN"] | "sat"'
q 'attributes' '*cat/NOUN*' --attr word,upos '"cat"'
q 'spread' 'doc.id,docs,docs_with,n,words,per_million,low,high*one,1,1,2,5,400000,117620.7*' --spread id -f csv '[upos="NOUN"]'
q 'kept' 1 --count --save kept.hits '<s> [] "cat"'
q 'within what was kept' 1 --count --within kept.hits '[upos="NOUN"]'
printf 'one\t1\t9\n' > long.hits
expect 'kept, not of this corpus' 3 '' '*long.hits: line 1: *5 words*' -- "$entente" -c t.entente query --within long.hits '"a"'
expect 'exponential' 0 0 '' -- timeout 20 "$entente" -c t.entente query --count '(([]*)*)* (([]?)?)* "x" | ((([]+)+)+)+ "y"'
# faults: the query, a caret, what was expected
bad() { expect "$1" 1 '' "*$3*" -- "$entente" -c t.entente query "$2"; }
bad 'no end' '[word="x"' "CQL: expected ']', the query ends here*^"
bad 'no word' '"a" |' 'expected a word*^'
bad 'no attribute' '[lema="x"]' "did you mean 'lemma'?*^"
bad 'no expression' '"a("' 'CQL: no regular expression: missing closing parenthesis*^'
bad 'no layer' '<sentense/>' "did you mean 'sentence'?*^"
bad 'no label' '[] :: x.word = "a"' "no word is labelled 'x'*^"
bad 'no word is taken' '<s>' 'takes no word*^'
bad 'numbers' '[]{3,1}' 'the second number is less*^'
bad 'too large' '([]{10000}){10000}' 'too large'
bad 'MU' 'MU(meet "a" "b")' 'expected a number*^'
bad 'TAB' 'TAB "a" "b"' 'TAB queries are not supported*^'
bad 'macros' '/np[]' 'macros are not supported*^'
expect 'wrong use' 2 '' '*one of --count*' -- "$entente" -c t.entente query --count --kwic '"a"'
expect 'wrong key' 2 '' "*did you mean 'lemma'?*" -- "$entente" -c t.entente query --freq lema '[]'
exit "$failed"
