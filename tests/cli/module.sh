#!/bin/bash
# The module in stock Lua.
# usage: module.sh ENTENTE MODULE
module=$2
. "$(dirname "$0")/lib.sh"

# ENTENTE's sanitizers must be loaded before all else, which stock Lua does not do.
if [ -n "$ENT_SANITIZE" ]; then
    echo "skipped: built with sanitizers"
    exit 0
fi
if ! command -v lua5.4 >/dev/null; then
    echo "skipped: no lua5.4"
    exit 0
fi
export LUA_CPATH=${module%/*}/?.so
expect 'lua5.4 -l' 0 '[0-9]*' '' -- lua5.4 -l entente -e 'print(entente.version)'
expect 'the shipped modules are found' 0 table '' -- lua5.4 -l entente -e 'print(type(require "entente.options"))'
expect 'open says no' 0 $'nil\t*nosuch*\tE*' '' -- lua5.4 -l entente -e 'print(entente.open "nosuch")'
expect 'nothing else can be seen' 0 '' '' -- \
    bash -c 'nm -D --defined-only "$0" | sed "s/.* //" | grep -v "^luaopen_entente"; true' "$module"
for library in $("$entente" --meta | sed -n 's/^entente\.\([a-z_]*\) = {}$/\1/p'); do
    expect "require 'entente.$library'" 0 true '' -- \
        lua5.4 -e "print(require 'entente.$library' == require 'entente'.$library)"
done
exit $failed
