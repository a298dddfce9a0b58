# For the tests of the command line: source it, with the program as $1.
#
#   expect NAME CODE OUT ERR -- COMMAND...
#       runs it in a fresh folder; OUT and ERR are patterns of [[ ]] for standard output and error.
entente=$(realpath "$1")
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset ENTENTE_CORPUS XDG_DATA_HOME LUA_PATH LUA_PATH_5_4 LUA_CPATH LUA_CPATH_5_4
export HOME=$work

expect() {
    local name=$1 code=$2 out=$3 err=$4 rc
    shift 5
    "$@" >"$work/.out" 2>"$work/.err"
    rc=$?
    if [ "$rc" -ne "$code" ]; then
        echo "$name: exit code $rc, not $code"
        failed=1
    fi
    # shellcheck disable=SC2053  # a pattern is meant
    if [[ "$(cat "$work/.out")" != $out ]]; then
        printf '%s: standard output is\n%s\n-- not\n%s\n' "$name" "$(cat "$work/.out")" "$out"
        failed=1
    fi
    # shellcheck disable=SC2053
    if [[ "$(cat "$work/.err")" != $err ]]; then
        printf '%s: standard error is\n%s\n-- not\n%s\n' "$name" "$(cat "$work/.err")" "$err"
        failed=1
    fi
}
