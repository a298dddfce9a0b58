#!/bin/bash
# The same result in every format holds the same values (formats.py reads each of them back); where a result can
# be written to, and what is left where it cannot.
# usage: formats.sh ENTENTE
here=$(dirname "$(realpath "$0")")
. "$here/lib.sh"
python3 -c 'import csv, html.parser, json, sqlite3, xml.etree.ElementTree, zipfile' 2>/dev/null ||
    { echo 'skipped: Python without its library'; exit 77; }

mkdir reports
cat >reports/odd.lua <<'LUA'
--- Whatever may go wrong when it is written.
---
--- Example: entente run odd
local frame = require 'entente.frame'
local M = {
  name = 'odd', summary = 'all types of cells, and what is hard to write', options = {},
  columns = {
    { 'text', 'string', 'any | text' }, { 'n', 'integer' }, { 'x', 'real' }, { 'share', 'real', 'with "quotes" & <angles>' },
    { 'good', 'boolean' }, { 'day', 'date' }, { 'names', 'list' }, { 'at', 'span' },
  },
}
local texts = {
  'plain', '', 'a|b', 'two\nlines', 'tab\there', '"quoted", and, commas', '=1+1', '-x', '@cmd', "'apostrophe",
  '<script>alert(1)</script>', '&amp; &lt;b&gt;', '*stars* _under_ snake_case __x__ ~~gone~~ `code`', 'back\\slash \\| pipe',
  '[link](http://example.org) ![x](y)', '# heading', '1. list', '- item', '---', 'ends in space ', ' begins with one',
  'Հայաստան Ավստրիա', 'עברית עם ABC', 'العربية', '日本語', 'é ﬁ İıIi', 'flag 🇦🇲 family 👨‍👩‍👧', '_x0041_ literal', 'a\226\128\139zero',
  '<br>', 'a <br> b', '[^1]', '{"json": [1]}', 'NULL', '007', '1e5', '2025-01-01', 'TRUE', ('long '):rep(50), 'cr\rhere',
}
local days = { '2025', '2025-09', '2025-09-04', '1899-12-31', '1900-02-28', '1900-03-01', '2024-02-29', '2000-12-31', '0987-06-05' }
local numbers = { 0, 1, -1, 9007199254740992, 9007199254740993, -9007199254740993, math.maxinteger, math.mininteger, 42 }
local reals = { 0.0, 0.5, -2.25, 1 / 3, 1e300, -1e-300, 123456789.125, 0.1, math.huge, 0 / 0 }
function M.run(corpus)
  local rows, short = frame.new(M.columns), frame.new { { 'word', 'string' }, { 'rate', 'real', 'per thousand' } }
  local spans = {}
  for doc in corpus.docs() do
    for sentence in doc.sentences() do spans[#spans + 1] = sentence.span end
  end
  for i, text in ipairs(texts) do
    local evidence = i % 3 == 0 and {} or table.move(spans, i, i + (i == 4 and 24 or i % 4), 1, {})
    rows:add({
      text, numbers[(i - 1) % #numbers + 1], reals[(i - 1) % #reals + 1], i / 4, i % 2 == 0, days[(i - 1) % #days + 1],
      i % 5 == 0 and {} or { 'a; b', text }, spans[i],
    }, evidence)
  end
  rows:add({})
  short:add { 'one', 1.5 }
  short:add { 'two', 12.25 }
  return {
    title = 'Odd <things> & others', 'First\nand second line, with *stars* and <tags>.',
    { title = 'All | of [them]', rows }, { title = 'Short', 'Before the table.', short, short:head(1) },
  }
end
return M
LUA

for format in text csv json jsonl md html xlsx sqlite; do
    expect "as $format" 0 '' '' -- "$entente" run odd -f $format -o "odd.$format"
done
python3 "$here/formats.py" . odd || failed=1
for format in csv md html xlsx sqlite; do # the same input, the same bytes
    cp "odd.$format" before && sleep 0.1 && "$entente" run odd -f $format -o "odd.$format" && cmp before "odd.$format" || failed=1
done
sleep 2
cp odd.xlsx before && "$entente" run odd -o odd.xlsx && cmp before odd.xlsx || failed=1

# Every report and command, in every format.
while read -r name; do
    eval "args=($("$entente" help "$name" | sed -n "s/^Example: entente run $name//p"))"
    for format in csv json jsonl md html xlsx sqlite; do
        expect "$name as $format" 0 '' '' -- "$entente" run "$name" "${args[@]}" -o "$name.$format"
    done
    python3 "$here/formats.py" . "$name" || failed=1
done < <("$entente" list -f csv | sed -n 's/^\([a-z_]*\),.*,shipped,.*/\1/p')
for format in csv json jsonl md html xlsx sqlite; do
    expect "query as $format" 0 '' '*hits' -- "$entente" query '[word="the"%c]' -o "query.$format"
    expect "info as $format" 0 '' '' -- "$entente" info -o "info.$format"
    expect "parts as $format" 0 '' '' -- "$entente" info --parts -o "parts.$format"
    expect "list as $format" 0 '' '' -- "$entente" list -o "list.$format"
    expect "write as $format" 0 '' '' -- "$entente" -e \
        "assert(assert(corpus:query '[word=\"the\"%c]'):kwic():write('kwic.$format', { name = 'query', corpus = corpus }))"
done
python3 "$here/formats.py" . query list kwic parts || failed=1

# What cannot be.
expect 'no such format' 2 '' "*no 'xslx'; did you mean 'xlsx'*" -- "$entente" run odd -f xslx
expect 'no such format of a command' 2 '' "*no 'htlm'; did you mean 'html'*" -- "$entente" query '[]' -f htlm
expect 'a file without a path' 2 '' '*xlsx is a file: say which with -o PATH*' -- "$entente" run odd -f xlsx
expect 'a file without a path, of a command' 2 '' '*sqlite is a file*' -- "$entente" query '"the"' -f sqlite
expect 'no table' 2 '' '*no table to write as xlsx*' -- "$entente" -e \
    "local ok, message = require('entente.report').write('text', { path = 't.xlsx' }) if not ok then io.stderr:write(message) os.exit(2) end"
for format in text csv md html xlsx sqlite; do
    expect "where nothing can be written, $format" 6 '' '*nosuch/o: cannot be written*' -- "$entente" run odd -f $format -o nosuch/o
    expect "a folder, $format" 6 '' '*cannot be written*' -- "$entente" run odd -f $format -o reports
done
expect 'a full device' 6 '' '*/dev/full*' -- "$entente" run odd -f html -o /dev/full
expect 'no device for a database' 2 '' '*only be written to a file*' -- "$entente" run odd -f sqlite -o /dev/null
expect 'a full standard output' 6 '' '*cannot*written*' -- bash -c '"$0" run odd -f md >/dev/full' "$entente"
expect 'a format that nobody can guess' 1 '' '*t.what: how is it to be written*' -- "$entente" -e "corpus:query('\"the\"'):kwic():write 't.what'"
cat >long.lua <<'LUA'
local rows = require('entente.frame').new { { 'n', 'integer' }, { 'half', 'real' }, { 'text', 'string' } }
for i = 1, 200000 do rows:add { i, i / 2, 'row ' .. i % 100 } end
assert(rows:write('/dev/stdout', { format = arg[1] }))
LUA
for format in csv jsonl md html; do # a reader that goes away
    # shellcheck disable=SC2016
    expect "broken pipe, $format" 0 '*' '' -- bash -c '"$0" long.lua "$1" | head -n 3' "$entente" "$format"
done
[ -z "$(find . -name '*.part')" ] || { echo 'a part was left behind'; failed=1; }
exit $failed
