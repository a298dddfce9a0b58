#!/bin/bash
# The definitions for editors are those of the bindings, and are Lua.
# usage: meta.sh ENTENTE FILE
if ! "$1" --meta | diff "$2" - ; then
    echo "$2 is out of date: build the target 'meta'"
    exit 1
fi
"$1" - "$2" <<<'assert(loadfile(...))'
