#!/usr/bin/env bash
# Every test, on a machine that has nothing yet: installs what the tests need, builds with gcc as released and with clang
# under the address and undefined-behaviour sanitizers, and runs everything in both.
#
#   tests/run.sh            all
#   tests/run.sh LABEL...   only these: unit story system fuzz lint
#
# DISRUPTION_REPLAYS names a folder of further replays for the replay runner.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
labels="${*:-unit story system fuzz lint}"
jobs=$(($(nproc) + 1)) # tests wait for programs more than they work

# shellcheck source=config/packages.sh
. "$top/config/packages.sh"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES $TEST_PACKAGES
if ! command -v npm >/dev/null; then
    need_packages nodejs npm
fi
if [ -f "$top/tests/package-lock.json" ] && [ ! -e "$top/tests/node_modules/.ready-$(cksum <"$top/tests/package-lock.json" | cut -d' ' -f1)" ]; then
    (cd "$top/tests" && npm ci --loglevel error --no-audit --no-fund --ignore-scripts)
    touch "$top/tests/node_modules/.ready-$(cksum <"$top/tests/package-lock.json" | cut -d' ' -f1)"
fi

# run NAME CTEST-LABELS CMAKE-OPTION...: one build and its tests; failures are collected, not fatal.
failed=""
run() {
    local name="$1" wanted="$2"
    shift 2
    local build="$top/build/$name"
    echo "== $name: build"
    cmake -S "$top" -B "$build" -G Ninja "$@" >/dev/null
    ninja -C "$build" --quiet
    echo "== $name: test ($wanted)"
    ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$jobs" -L "^($(echo "$wanted" | tr ' ' '|'))\$" ||
        failed="$failed $name"
}

without() { # without WORD LIST...: the list without the word
    local word="$1" one
    shift
    for one in "$@"; do [ "$one" = "$word" ] || printf '%s ' "$one"; done
}

export ASAN_OPTIONS="detect_leaks=1:abort_on_error=1"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
export DISRUPTION_TEST_PATIENCE="${DISRUPTION_TEST_PATIENCE:-60}" # seconds: a condition may come late on a busy machine
run release "$labels" -DCMAKE_BUILD_TYPE=RelWithDebInfo
sanitized="$(without lint $labels)"
if [ -n "$sanitized" ]; then
    run sanitized "${sanitized% }" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang-14 \
        -DDISRUPTION_SANITIZE=address,undefined
fi

if [ -n "$failed" ]; then
    echo "Failed in:$failed" >&2
    exit 1
fi
echo "All tests passed."
