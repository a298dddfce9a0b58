#!/bin/bash
# Each command of the tour does what it says; and on a terminal the tour runs them itself.
# usage: tour.sh ENTENTE
. "$(dirname "$0")/lib.sh"
PATH=$(dirname "$entente"):$PATH
"$entente" tour >.tour || failed=1

n=0
while IFS= read -r line; do
    n=$((n + 1))
    bash -c "$line" >.printed 2>.said || { echo "fails: $line"; cat .said; failed=1; }
    case $line in
        *' -o '* | *'> '*) file=$(sed -E 's/.* (-o|>) ([^ ]+).*/\2/' <<<"$line"); [ -e "$file" ] ||
            { echo "writes nothing: $line"; failed=1; } ;;
        *) [ -s .printed ] || { echo "prints nothing: $line"; failed=1; } ;;
    esac
    rm -rf .printed .said
done < <(sed -n 's/^    \$ //p' .tour)
rm -rf ./*
[ "$n" -ge 24 ] || { echo "only $n commands"; failed=1; }
script -qec true /dev/null >/dev/null 2>&1 && has_terminal=1 || # util-linux; a bare chroot has no /dev/pts
    { has_terminal=0; echo 'SKIPPED: what is done at the prompt, for want of a terminal'; }
if [ "$has_terminal" = 1 ]; then
    { sed -n 's/^    > //p' .tour; echo .quit; } | script -qec "$entente --no-history" /dev/null >.terminal 2>&1
    grep -qiE 'error|attempt to|no field|did you mean|cannot' .terminal && { echo 'at the prompt:'; cat .terminal; failed=1; }
    grep -q 'A Freeze That Became' .terminal && [ -s kinds.csv ] || { echo 'the prompt does not answer'; cat .terminal; failed=1; }
fi
rm -rf ./*

expect 'a step' 0 '## 7. Lua, a line of it*' '' -- "$entente" tour 7
expect 'no such step' 2 '' "*no step '77': there are 1 to *" -- "$entente" tour 77
if [ "$has_terminal" = 1 ]; then
    yes '' | head -n 60 | script -qec "$entente tour" /dev/null >.terminal 2>&1
    grep -q '15 articles' .terminal && grep -q 'mine.entente' .terminal && [ -e overview.xlsx ] ||
        { echo 'on a terminal it does not run'; tail -n 20 .terminal; failed=1; }
    echo q | script -qec "$entente tour 2" /dev/null >.terminal 2>&1
    grep -q 'left' .terminal && { echo 'q does not end it'; failed=1; }
fi
exit $failed
