#!/usr/bin/env bash
# Every fuzzer for a while, coverage-guided and under the sanitizers, from its corpus; prints how many inputs each tried and
# stops with those that broke a promise. What is found new stays in build/fuzz/found.
#
#   tests/fuzz/run.sh SECONDS [NAME...]     seconds for each
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
seconds="${1:?how many seconds for each}"
shift
build="$top/build/fuzz"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang-14 \
    -DDISRUPTION_SANITIZE=address,undefined -DDISRUPTION_FUZZ=ON >/dev/null
names="${*:-$(cd "$top/tests/fuzz" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')}"
# shellcheck disable=SC2086
ninja -C "$build" --quiet $(printf 'fuzz-%s ' $(echo "$names" | tr '_' '-'))

try() { # try NAME
    local name="$1" program="$build/tests/fuzz/fuzz-${1//_/-}" found="$build/found/$1" log="$build/fuzz-$1.log"
    mkdir -p "$found"
    if "$program" -max_len=4096 -max_total_time="$seconds" -artifact_prefix="$found/broken-" "$found" \
        "$top/tests/fuzz/corpus/$name" >"$log" 2>&1; then
        printf '%-16s %12s inputs, nothing found\n' "$name" "$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log")"
    else
        printf '%-16s BROKEN, see %s and %s\n' "$name" "$log" "$found"
        return 1
    fi
}
export -f try
export build top seconds
# shellcheck disable=SC2086
printf '%s\n' $names | xargs -P "$(nproc)" -I NAME bash -c 'try NAME'
