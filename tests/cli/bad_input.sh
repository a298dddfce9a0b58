#!/bin/bash
# Bad input, a test each: one clear message that names file, line or byte; the rest is taken; exit codes.
# usage: bad_input.sh ENTENTE
. "$(dirname "$0")/lib.sh"

ingest() { rm -rf c; "$entente" ingest "$@" -o c; }
text_of() { "$entente" -c c export text; }

# ---- encodings ----

printf 'Caf\xe9s in the capital were closed by decree. The owners protested at \x93noon\x94.\n\nNobody in the ministry answered them.\n' >latin.txt
expect 'not UTF-8' 0 '' '*latin.txt*windows-1252*' -- ingest latin.txt
expect 'not UTF-8: converted' 0 '*Cafés*“noon”*' '' -- text_of

printf 'The treaty was signed in Paris, and the text ends here \xe2\x80' >cut.txt
expect 'truncated UTF-8' 0 '' '*cut.txt*byte 55*' -- ingest cut.txt
expect 'truncated UTF-8: the rest' 0 '*signed in Paris*' '' -- text_of

printf 'Fine so far.\n\nThen\0binary.\n' >nul.txt
expect 'a NUL byte' 3 '' '*nul.txt*byte 18*' -- ingest nul.txt
expect 'a NUL byte, strict' 3 '' '*nul.txt*byte 18*' -- ingest --strict nul.txt
mkdir mixed && cp nul.txt latin.txt mixed
expect 'a NUL byte: other files are taken' 0 '' '*nul.txt*byte 18*' -- ingest mixed
expect 'and read' 0 '*Cafés*' '' -- text_of

# ---- rows ----

printf 'The minister of foreign affairs said on Monday that the talks would be held\nin Tbilisi next week, and that a treaty might be signed before the summer.\n' >wrapped.txt
expect 'two rows of one sentence' 0 '' '*1 sentence,*' -- ingest wrapped.txt
printf 'Talks on a New Railway to Be Held in the Georgian Capital\nThe minister said that they would begin next week, and last until Friday.\n' >titled.txt
expect 'a title and a row' 0 '' '*2 sentences,*' -- ingest titled.txt

# ---- sizes ----

: >empty.txt
expect 'an empty file' 3 '' '*no article found*' -- ingest empty.txt
mkdir nothing && touch nothing/picture.png
expect 'a folder without texts' 3 '' '*nothing*no article found*' -- ingest nothing
expect 'no such file' 3 '' '*nowhere.txt*' -- ingest nowhere.txt
if [ -z "$ENT_SANITIZE" ]; then
  head -c 200000000 /dev/zero | tr '\0' 'x' >line.txt
  expect 'a line of 200 MB' 0 '' '*1 article*' -- ingest line.txt
  yes 'word and word' | head -c 200000000 | tr '\n' ' ' >words.txt
  expect 'a line of 200 MB with words' 0 '' '*1 article*' -- ingest --no-parse --no-extract words.txt
  head -c 200000 words.txt >some.txt
  expect 'a line of 200 KB, parsed' 0 '' '*1 article*' -- ingest some.txt
  rm -rf line.txt words.txt some.txt c
fi
echo 'Secret.' >closed.txt && chmod 000 closed.txt
if [ "$(id -u)" = 0 ]; then
  if command -v setpriv >/dev/null; then
    chmod 755 . && mkdir -p out && chmod 777 out
    expect 'a file that cannot be read' 3 '' '*closed.txt*' -- \
      setpriv --reuid=65534 --regid=65534 --clear-groups "$entente" ingest closed.txt -o out/c
  fi
else
  expect 'a file that cannot be read' 3 '' '*closed.txt*Permission denied*' -- ingest closed.txt
fi

# ---- formats ----

printf '1\tDogs\tdog\n\n1\tCats\tcat\tNOUN\t_\t_\t0\troot\t_\t_\n\n' >columns.conllu
expect 'CoNLL-U with wrong columns' 0 '' '*columns.conllu:1:*' -- ingest columns.conllu
expect 'its good sentence' 0 '*Cats*' '' -- "$entente" -c c export conllu
expect 'CoNLL-U, strict' 3 '' '*columns.conllu:1:*' -- ingest --strict columns.conllu
printf '1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n' >cycle.conllu
expect 'CoNLL-U with cyclic heads' 3 '' '*cycle.conllu:*cycl*' -- ingest cycle.conllu

printf '%s\n' '{"id": "1", "text": "One good record."}' '{"id": "2", "text": "broken' '{"id": "3", "text": "Another good one.", "n": 9007199254740993}' >records.jsonl
expect 'JSONL with a broken line' 0 '' '*records.jsonl:2:*2 articles*' -- ingest records.jsonl
expect 'integers beyond 2^53' 0 9007199254740993 '' -- "$entente" -c c -e 'print(corpus.docs:get("3").fields.n)'
expect 'JSONL, strict' 3 '' '*records.jsonl:2:*' -- ingest --strict records.jsonl
printf '%s\n' '{"id": "1", "text": "A NUL \u0000 escape."}' '{"id": "2", "text": 5}' '[]' '{"id": "3"}' '{"id": "4", "text": "Fine."}' >faults.jsonl
expect 'faults of records' 0 '' '*faults.jsonl:1:*faults.jsonl:2:*faults.jsonl:3:*faults.jsonl:4:*1 article*' -- ingest faults.jsonl
printf '%s\n' '{"id": "same", "text": "First."}' '{"id": "same", "text": "Second."}' >twice.jsonl
expect 'an id given twice' 0 '' '*same*given before*' -- ingest twice.jsonl

printf '<p>Some <b>soup <i>that</p> never <table><tr><td>ends</b> &amp; &bogus; <div><<a href="x>y</div><!-- <p>Text of a paragraph that is long enough to be read by someone.' >soup.html
expect 'HTML soup' 0 '' '*soup.html*' -- bash -c '"$0" ingest soup.html -o c; test $? = 0 -o $? = 3; echo soup.html >&2' "$entente"

# ---- scripts ----

echo 'x = = 1' >syntax.lua
expect 'a syntax error' 1 '' 'entente: syntax.lua:1:*' -- "$entente" syntax.lua
expect 'a deep recursion' 1 '' '*stack overflow*' -- "$entente" -e 'local function f() return 1 + f() end f()'
expect 'a deep recursion in C' 1 '' '*stack overflow*' -- "$entente" -e 'local s = string.rep("(", 1000000) load(s) local function f(x) return (x:gsub(".", f)) end f("x")'

# ---- output ----

expect 'a corpus where nothing can be' 6 '' '*/proc/none*' -- "$entente" ingest latin.txt -o /proc/none
expect 'a full disk' 6 '' '*No space left*' -- "$entente" export text -o /dev/full
expect 'a folder that is no corpus' 6 '' '*not a corpus*' -- "$entente" ingest latin.txt -o mixed
expect 'no folder to export to' 2 '' '*-o*' -- "$entente" export annotations
expect 'no corpus to ingest to' 2 '' '*-o*' -- "$entente" ingest latin.txt
expect 'an option that does not exist' 2 '' "*did you mean '--add'*" -- "$entente" ingest latin.txt -o c --ad
expect 'what is no corpus' 3 '' '*mixed*not a corpus*' -- "$entente" verify mixed

ingest latin.txt 2>/dev/null
segment=$(ls c/segment-*)
size=$(stat -c %s "$segment")
printf 'x' | dd of="$segment" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
expect 'a damaged corpus' 5 '' "*$segment*damaged*" -- "$entente" verify c
truncate -s $((size - 100)) "$segment"
expect 'a corpus cut short' 5 '' "*$segment*cut short*" -- "$entente" verify c
exit $failed
