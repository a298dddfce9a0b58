#!/bin/bash
# Trees on the command line and from scripts, where the sample corpus has none of their kind: no parse, crossing arcs,
# very long sentences.  usage: trees.sh ENTENTE
. "$(dirname "$0")/lib.sh"

cat >loaded.conllu <<'CONLLU'
# newdoc
# text = A hearing is scheduled on the issue today .
1	A	a	DET	DT	_	2	det	_	_
2	hearing	hearing	NOUN	NN	_	4	nsubj:pass	_	_
3	is	be	AUX	VBZ	_	4	aux:pass	_	_
4	scheduled	schedule	VERB	VBN	_	0	root	_	_
5	on	on	ADP	IN	_	7	case	_	_
6	the	the	DET	DT	_	7	det	_	_
7	issue	issue	NOUN	NN	_	2	nmod	_	_
8	today	today	NOUN	NN	_	4	obl:tmod	_	_
9	.	.	PUNCT	.	_	4	punct	_	_

CONLLU
"$entente" ingest -q loaded.conllu -o loaded.entente
read -r -d '' drawing <<'TXT'
1    ╭─── A          DET    det
2  ╭─┼─── hearing    NOUN   nsubj:pass
3  ├─│─── is         AUX    aux:pass
4  ┼─│─── scheduled  VERB   root
5  │ │ ╭─ on         ADP    case
6  │ │ ├─ the        DET    det
7  │ ╰─┴─ issue      NOUN   nmod
8  ├───── today      NOUN   obl:tmod
9  ╰───── .          PUNCT  punct
TXT
expect 'crossing arcs' 0 "$drawing" '' -- "$entente" -c loaded.entente -e 'print(corpus.sentences[1]:tree())'
expect 'a subtree with a gap' 0 '5	A hearing ... on the issue' '' -- "$entente" -c loaded.entente -e \
    'local words, text = corpus.words[2]:subtree() print(#words, text)'
expect 'a way' 0 '<nmod <nsubj:pass >obl:tmod' '' -- "$entente" -c loaded.entente -e \
    'local _, steps = corpus.words[7]:path(corpus.words[8]) print(table.concat(steps, " "))'
expect 'query --tree' 0 '*:0-43?1 *2\* ╭─┼*hearing*issue*' '1 hit, 1 sentence drawn' -- "$entente" -c loaded.entente query '"hearing"' --tree
expect 'query --tree as CSV' 2 '' '*--tree writes text*' -- "$entente" -c loaded.entente query '"hearing"' --tree -f csv
expect 'query --tree --kwic' 2 '' '*one of*--tree*' -- "$entente" -c loaded.entente query '"hearing"' --tree --kwic

echo 'The ministers signed a treaty.' >a.txt
"$entente" ingest -q --no-parse a.txt -o plain.entente
expect 'no trees' 0 'nil	*annotate*' '' -- "$entente" -c plain.entente -e 'print(corpus.sentences[1]:tree())'
expect 'no children' 0 'nil	nil' '' -- "$entente" -c plain.entente -e 'print(corpus.words[1].children, corpus.words[1].head)'
expect 'no subtree' 0 'nil	*annotate*' '' -- "$entente" -c plain.entente -e 'print(corpus.words[1]:subtree())'
expect 'no way' 0 'nil	*annotate*' '' -- "$entente" -c plain.entente -e 'print(corpus.words[1]:path(corpus.words[2]))'
expect 'query --tree without trees' 2 '' '*no trees*annotate*' -- "$entente" -c plain.entente query '"treaty"' --tree

# 5,000 words, each on the next one but for the last, whose arcs lie one in the other
{
    echo '# newdoc'
    for i in $(seq 1 5000); do printf '%d\tw\tw\tNOUN\tNN\t_\t%d\tdep\t_\t_\n' "$i" $(((i % 5000 == 0) ? 0 : i + 1)); done
    echo
} | sed 's/^\(5000\t.*\)dep/\1root/' >long.conllu
"$entente" ingest -q long.conllu -o long.entente
expect '5,000 words' 0 '5000	true	true	5000' '' -- timeout 60 "$entente" -c long.entente -e '
    local tree = corpus.sentences[1]:tree()
    local _, lines = (tree:text(80) .. "\n"):gsub("\n", "")
    local words = tree.roots[1]:subtree()
    print(lines, #tree:svg() < 4e6, #corpus.words[1]:path(corpus.words[5000]) == 5000, #words)'
exit $failed
