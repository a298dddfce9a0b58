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

# ---- files that are read in pieces: faults, ids given twice, duplicates, what is unchanged or changed ----

awk 'BEGIN {
    for (i = 1; i <= 400; i++) {
        printf i % 50 == 0 ? "{broken\n" : "{%s\"text\": \"Gas from field %d flows %s. It is cold.\"}\n", i % 3 ? "\"id\": \"d" int(i / (i % 40 ? 1 : 4)) "\", " : "", i % 60, i % 7 ? "on" : "back"
    }
}' >pieces.jsonl
sed 's/field 1. flows back/field 1 is closed/; 40,80d' pieces.jsonl >changed.jsonl
awk 'BEGIN {
    for (i = 1; i <= 200; i++)
        printf "<doc id=\"v%d\">\n<s>\nGas\tNN\tgas%s\nflows\tVBZ\tflow%d\n</s>\n</doc>\n", i, (i > 90 ? "\tmore" : ""), i
}' >pieces.vrt
for jobs in 1 2 3; do
    mkdir "in-$jobs" && cp pieces.jsonl pieces.vrt "in-$jobs"
    (cd "in-$jobs" && "$entente" ingest -j "$jobs" --no-parse . -o "../pieces-$jobs" --segment-words 900 2>"../said-$jobs"
        cp ../changed.jsonl pieces.jsonl
        "$entente" ingest -j "$jobs" --no-parse . -o "../pieces-$jobs" --segment-words 900 --add 2>>"../said-$jobs")
    sed -i "s/pieces-$jobs/pieces/; s/[0-9.]* s\b//g" "said-$jobs"
done
for jobs in 2 3; do
    expect "$jobs threads, files in pieces" 0 '' '' -- diff -r pieces-1 "pieces-$jobs"
    expect "$jobs threads, what is said of them" 0 '' '' -- diff said-1 "said-$jobs"
done
expect 'a fault is named by its line' 0 '8' '' -- grep -c 'pieces.jsonl:[0-9]*0: byte 2' said-1
expect 'what is said once is said once a file' 0 '2' '' -- grep -c 'here and below' said-1
expect 'the pieces' 0 '*' '' -- "$entente" verify pieces-3
tail -n +41 pieces.jsonl >strict.jsonl
expect 'the first fault ends it' 3 '' 'entente: strict.jsonl:10: byte 2 of the line: broken JSON' -- "$entente" ingest -j 3 --strict --segment-words 900 strict.jsonl -o strict

# ---- changed without being rebuilt ----

jsonl() { printf '{"id": "%s", "title": "%s", "publisher": "%s", "published": "2025-01-02", "text": "%s"}\n' "$@"; }
list() { "$entente" -c c -e 'for d in corpus.docs() do print(d.id, d.title, d.publisher, d.published, d.authors[1]) end'; }
{ jsonl a Gas Wire 'The gas price fell in Tbilisi.'; jsonl b Cable Wire 'The cable is delayed again.'; jsonl s Secret Wire 'Xyzzyplugh is secret.'; } >in.jsonl
"$entente" ingest -q in.jsonl -o c
{ jsonl a Gas Wire 'The gas price fell in Tbilisi.'; jsonl b Cable Wire 'The cable is laid.'; jsonl s Secret Wire 'Xyzzyplugh is secret.'; } >in.jsonl
expect 'what is unchanged is skipped, what changed replaced' 0 '' '*: 1 article from 1 file, 2 unchanged, 1 of them changed; *' -- "$entente" ingest in.jsonl -o c --add

expect 'remove nobody' 2 '' "*no document with the id 'x'*" -- "$entente" -c c remove s x
expect 'remove one' 0 '*1 document removed*' '' -- "$entente" -c c remove s
expect 'what was removed is not counted' 0 '0*' '*' -- "$entente" -c c query '"Xyzzyplugh"' --count
expect 'but its bytes are there' 0 '*' '' -- grep -rlq Xyzzyplugh c
expect 'compact --purge' 0 '*2 documents*' '' -- "$entente" -c c compact --purge
expect 'no byte of it is left' 1 '' '' -- grep -rl Xyzzyplugh c

printf '# by hand\n[publisher]\nWire = The Wire\n[doc a]\ntitle = Gas & \xc3\xa9nergie\nauthors = Ann Author; Bob\npublished = 2025-02\n[doc gone]\ntitle = x\n' >c/corrections
expect 'corrections hold when the corpus is opened' 0 $'a\tGas & énergie\tThe Wire\t2025-02\tAnn Author\nb\tCable\tThe Wire\t2025-01-02\tnil' '' -- list
expect 'correct' 0 '*2 documents corrected, 1 alias*' '*c/corrections:8: there is no document*gone*' -- "$entente" -c c correct
expect 'on record' 0 '*"corrections": "'"$(sha256sum c/corrections | cut -d' ' -f1)"'"*' '' -- cat c/manifest
expect 'compact keeps what is stored' 0 '*' '' -- "$entente" -c c compact
rm c/corrections
expect 'without them all is as it was' 0 $'a\tGas\tWire\t2025-01-02\tnil\nb\t*' '' -- list
expect 'a field that is none' 3 '' '*corrections:2:*did you mean*title*' -- "$entente" -c c correct --file <(printf '[doc a]\ntitel = x\n')
printf '[doc a]\npublished = soon\n' >c/corrections
expect 'corrections with a fault' 3 '' '*c/corrections:2:*no date*' -- "$entente" info c
rm c/corrections

# ---- what takes the room ----
expect 'parts' 0 'part,files,values,bytes,bytes_per_word*' '' -- "$entente" info --parts c -f csv
"$entente" info --parts c -f csv | awk -F, -v all="$(cat c/*.ent | wc -c)" 'NR > 1 {sum += $4; seen[$1] = 1}
    END {exit !(seen["text"] && seen["word.ids"] && seen["word.post.bytes"] && sum > 0 && sum < all)}' ||
    { echo 'parts are not those of the files'; failed=1; }

# ---- many additions ----

for i in $(seq 40); do
    jsonl "n$i" "Number $i" Wire "Text number $i about gas." >"more-$i.jsonl"
    "$entente" ingest -q "more-$i.jsonl" -o c --add
done
expect 'few segments of many additions' 0 '' '' -- test "$(ls c | wc -l)" -le 40
expect 'all are there' 0 '42' '' -- "$entente" -c c -e 'print(#corpus.docs)'
expect 'in order' 0 'a b n1 n2 n3 *n39 n40*' '' -- "$entente" -c c -e 'for d in corpus.docs() do io.write(d.id, " ") end'
expect 'and whole' 0 '*good*' '' -- "$entente" verify c

# ---- a medium that cannot be written, two writers, a reader meanwhile ----

cp -r c fixed && chmod -R a-w fixed
if ! touch fixed/x 2>/dev/null; then # root may write anywhere
    expect 'ingest on a read-only medium' 6 '' '*fixed*' -- "$entente" ingest -q in.jsonl -o fixed --add
fi
expect 'read from a read-only medium' 0 '42' '' -- "$entente" -c fixed -e 'print(#corpus.docs)'
chmod -R u+w fixed

mkfifo slow.jsonl
"$entente" ingest -q --type jsonl slow.jsonl -o c --add &
writer=$!
exec 9>slow.jsonl # it reads now, and holds the lock
expect 'a second writer is told of the first' 6 '' "*process $writer*" -- "$entente" ingest -q in.jsonl -o c --add
jsonl late Late Wire 'A late text.' >&9
exec 9>&-
wait $writer
expect 'the first one was not disturbed' 0 '43' '' -- "$entente" -c c -e 'print(#corpus.docs)'
printf 'process 999999 on nowhere\n' >c/lock # of a writer that died
expect 'a dead writer is no hindrance' 0 '*1 document removed*' '' -- "$entente" -c c remove late
export entente
expect 'a reader keeps its generation during compact' 0 '42 42 good' '' -- "$entente" -c c -e '
    local before = #corpus.docs
    os.execute(os.getenv("entente") .. " compact -q c")
    local n = 0
    for d in corpus.docs() do n = n + (#d.words > 0 and 1 or 0) end
    print(before .. " " .. n .. " " .. (corpus:verify() and "good" or "bad"))'

# ---- vertical text ----

"$entente" ingest -q "$source/tests/fuzz/seeds/vrt/good.vrt" --columns word,pos,lemma,head,ne -o v 2>/dev/null
expect 'vertical text' 0 '2	12	2' '' -- "$entente" -c v -e 'print(#corpus.docs, #corpus.words, #corpus.docs[1].sentences - 1)'
expect 'its metadata' 0 'Gas & atoms	Bob Writer	2025-06-13' '' -- "$entente" -c v -e 'local d = corpus.docs[1] print(d.title, d.authors[2], d.published)'
"$entente" -c v export vrt --columns word,pos,lemma,head,ne -o again.vrt
"$entente" ingest -q again.vrt --columns word,pos,lemma,head,ne -o w 2>/dev/null
"$entente" -c w export vrt --columns word,pos,lemma,head,ne -o twice.vrt
expect 'out, in and out again' 0 '' '' -- diff <(sed 's/ file="[^"]*"//g' again.vrt) <(sed 's/ file="[^"]*"//g' twice.vrt)
expect 'a column that is not there' 2 '' '*no column*nope*' -- "$entente" -c v export vrt --columns word,nope
expect 'a first column that is no word' 2 '' '*first column*word*' -- "$entente" ingest again.vrt --columns lemma,word -o x

exit $failed
