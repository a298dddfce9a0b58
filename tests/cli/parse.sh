#!/bin/bash
# Parsing on the way into a corpus, annotating anew, models that are there, missing or broken.
# usage: parse.sh ENTENTE SOURCE_DIR
source_dir=$(realpath "$2")
. "$(dirname "$0")/lib.sh"
models=$source_dir/data/models/en
[ -f "$models/tagger" ] || { echo 'SKIPPED: no English models'; exit 0; }

cat >a.txt <<'TXT'
The ministers of the two countries signed a treaty in Yerevan on Monday. They did not reject the plan, and the Russian president has welcomed the agreement between Armenia and Azerbaijan.
TXT
conllu() { "$entente" -c "$1" export conllu -o "$2"; }
same() { cmp -s "$2" "$3" || { echo "$1: $2 and $3 differ"; failed=1; }; }

expect 'parsed by default' 0 '' '*2 sentences*' -- "$entente" ingest a.txt -o parsed.entente
conllu parsed.entente parsed.conllu
grep -qP '^2\tministers\tminister\tNOUN\tNNS\tNumber=Plur\t\d+\tnsubj\t' parsed.conllu || { echo 'ministers are not parsed'; failed=1; }
grep -qP '^7\tsigned\tsign\tVERB\tVBD\t\S+\t0\troot\t' parsed.conllu || { echo 'signed is not the root'; failed=1; }
grep -qP '\tYerevan\tYerevan\tPROPN\t' parsed.conllu || { echo 'Yerevan has no lemma'; failed=1; }

grep -qP '\tYerevan\t.*\tNE=B-LOC\t?' parsed.conllu || { echo 'Yerevan is no place'; failed=1; }
expect 'names in CQL' 0 '*Yerevan*' '3 hits' -- "$entente" -c parsed.entente query '[ne = "B-LOC"]'
expect 'names in SQL' 0 '*Armenia*' '' -- "$entente" -c parsed.entente sql "select word from words where ne = 'B-LOC'"
expect 'names in Lua' 0 'B-LOC	O' '' -- "$entente" -c parsed.entente -e 'local w = corpus.words print(w[11].ne, w[1].ne)'
expect 'names of a file by themselves' 0 '*all *100.00*100.00*100.00*' '' -- "$entente" score names parsed.conllu parsed.conllu

# a bullet is no word of its item
printf 'Key points of the brief\n\n14 July 2025\n\n\xe2\x80\xa2 The ministers of the two countries signed a treaty.\n\n- They did not reject the plan of the president.\n\nThe rest of it is a paragraph that goes on for a while, as they do.\n' > items.txt
"$entente" ingest -q items.txt -o items.entente
expect 'bullets' 0 'The They The' '' -- "$entente" -c items.entente -e \
    'local out = {} for s in corpus.sentences() do local w = s.words[1].word if w == "The" or w == "They" or not w:find "%w" then out[#out + 1] = w end end print(table.concat(out, " "))'

expect '--no-parse' 0 '' '*2 sentences*' -- "$entente" ingest --no-parse a.txt -o plain.entente
conllu plain.entente plain.conllu
grep -qP '\tNOUN\t' plain.conllu && { echo 'tags with --no-parse'; failed=1; }
expect 'annotate' 0 '' '*1 articles annotated, 1 of them parsed' -- "$entente" annotate plain.entente
conllu plain.entente annotated.conllu
same 'annotate adds what ingest makes' annotated.conllu parsed.conllu
expect 'annotate again' 0 '' '' -- "$entente" annotate -q plain.entente
conllu plain.entente again.conllu
same 'annotating again changes nothing' again.conllu parsed.conllu
expect 'annotated corpora are whole' 0 '*' '*' -- "$entente" verify plain.entente

sed 's/\tsign\t/\tSIGN\t/' parsed.conllu >loaded.conllu
expect 'a loaded parse' 0 '' '*' -- "$entente" ingest loaded.conllu -o loaded.entente
expect 'is kept' 0 '' '*0 of them parsed' -- "$entente" annotate --model "$models" loaded.entente
conllu loaded.entente kept.conllu
grep -q $'\tSIGN\t' kept.conllu || { echo 'the loaded parse is gone'; failed=1; }

sed 's/NE=B-LOC/NE=B-ORG/' parsed.conllu >renamed.conllu
expect 'loaded names' 0 '' '*' -- "$entente" ingest renamed.conllu -o renamed.entente
expect 'are a column' 0 '*Yerevan*' '3 hits' -- "$entente" -c renamed.entente query '[ne = "B-ORG"]'
conllu renamed.entente rewritten.conllu
same 'and go out as they came in' rewritten.conllu renamed.conllu

for i in 1 2 3 4 5 6; do cat a.txt >"b$i.txt"; echo "Sentence number $i is here for the others." >>"b$i.txt"; done
"$entente" ingest -q -j 1 b?.txt -o one.entente
"$entente" ingest -q -j 3 b?.txt -o three.entente
conllu one.entente one.conllu
conllu three.entente three.conllu
same 'any number of threads' one.conllu three.conllu

# models are read by those who parse, once, and by nobody else
peak='local function peak() for l in io.lines "/proc/self/status" do local k = l:match "VmHWM:%s*(%d+)" if k then return k // 1024 end end end '
if [ -z "$ENT_SANITIZE" ]; then
    expect 'commands that do not parse' 0 'true' '' -- "$entente" -c parsed.entente -e "$peak print(#corpus.words > 0 and peak() < 25)"
    expect 'models in memory' 0 'true	*' '' -- "$entente" -e "$peak local f = assert(entente.explain 'We saw it.') print(peak() < 150, peak())"
fi

expect 'explain' 0 '*ministers*NOUN NNS*nsubj*' '' -- "$entente" explain --word ministers 'The ministers signed a treaty.'
expect 'not UTF-8' 2 '' '*UTF-8*' -- "$entente" explain $'\xff'
expect 'explain a name' 0 '*Yerevan*name*LOC*' '' -- "$entente" explain --word Yerevan 'They met in Yerevan.'
cp -r "$models" broken
printf 'x' | dd of=broken/parser bs=1 seek=5000 conv=notrunc status=none
expect 'a broken model' 3 '' '*broken/parser*damaged*' -- "$entente" ingest --model broken a.txt -o c.entente
head -c 9000 "$models/tagger" >broken/tagger
expect 'a model cut short' 3 '' '*broken/tagger*cut short*' -- "$entente" ingest --model broken a.txt -o c.entente
expect 'no model' 3 '' '*nowhere*no model*' -- "$entente" ingest --model nowhere a.txt -o c.entente
exit $failed
