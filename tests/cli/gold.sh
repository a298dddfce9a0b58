#!/bin/bash
# Pages against their gold; prints the figures and fails where they fall.
# usage: gold.sh ENTENTE SOURCE-FOLDER
. "$(dirname "$0")/lib.sh"
source_folder=$2

score() { # PAGES GOLD [FIELD=LEAST ...]
  local pages=$1 gold=$2
  shift 2
  rm -rf c out
  "$entente" ingest -q "$pages" -o c && "$entente" -c c export annotations -o out &&
    "$entente" "$source_folder/tests/gold/docs.lua" "$gold" out/docs.jsonl "$@" || failed=1
}

echo 'pages to develop on:'
score "$source_folder/tests/gold/pages" "$source_folder/tests/gold/docs.jsonl" found=0.97 title=1 authors=1 \
  published=1 publisher=0.94 sections=1 paragraphs=0.86 boilerplate=0.95
echo 'pages to check with:' # as those to develop on, but looked at only after a rule is made
score "$source_folder/tests/gold/pages-check" "$source_folder/tests/gold/docs-check.jsonl" found=1 title=1 \
  authors=1 published=0.84 publisher=1 sections=1 paragraphs=1 boilerplate=0.92
echo 'pages held out:'
score "$source_folder/tests/gold/pages-heldout" "$source_folder/tests/gold/docs-heldout.jsonl" found=1 title=1 authors=1 published=1 publisher=0.9 sections=1 paragraphs=0.66 boilerplate=0.9
echo 'pages as people save them:'
score "$source_folder/tests/gold/pages-sites" "$source_folder/tests/gold/docs-sites.jsonl" found=0.91 title=1 authors=1 published=1 publisher=0.83 sections=0.91 paragraphs=0.58 boilerplate=0.9
echo 'heads of pages:' # outlets in bylines and datelines, dated titles, who helped
score "$source_folder/tests/gold/pages-heads" "$source_folder/tests/gold/docs-heads.jsonl" found=0.96 title=1 authors=1 published=1 publisher=1 sections=1 paragraphs=1 boilerplate=0.95
if [ -d "$source_folder/../shared/gold" ]; then
  echo 'real pages:'
  score "$source_folder/../shared/corpus" "$source_folder/../shared/gold/docs.jsonl" found=1 title=1 authors=1 \
    published=1 publisher=1 sections=1 paragraphs=1 boilerplate=0.95
else
  echo 'SKIPPED: no ../shared beside the project, so no real pages'
fi
exit $failed
