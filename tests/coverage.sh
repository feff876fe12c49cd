#!/usr/bin/env bash
# How much of each room the tests run: builds with coverage in build/coverage, runs unit, story and fuzz, and prints lines and
# branches per room.
#
#   tests/coverage.sh            the rooms
#   tests/coverage.sh ROOM...    the files of these rooms
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$top/build/coverage"

cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DDISRUPTION_COVERAGE=ON >/dev/null
ninja -C "$build" --quiet
find "$build" -name '*.gcda' -delete
tested=0
ctest --test-dir "$build" -L '^(unit|story|fuzz)$' -j "$(nproc)" --output-on-failure --progress >"$build/tests.log" ||
    tested=$?
gcovr --root "$top" --filter "$top/src/" --object-directory "$build" --json-summary "$build/summary.json" \
    --gcov-ignore-parse-errors >/dev/null

if [ $# -eq 0 ]; then
    # shellcheck disable=SC2016
    jq -r '[.files[] | {room: (.filename | split("/")[1]), l: .line_covered, lt: .line_total, b: .branch_covered, bt: .branch_total}]
        | group_by(.room) | map({room: .[0].room, l: map(.l) | add, lt: map(.lt) | add, b: map(.b) | add, bt: map(.bt) | add})
        | . + [{room: "all", l: map(.l) | add, lt: map(.lt) | add, b: map(.b) | add, bt: map(.bt) | add}]
        | .[] | [.room, .l, .lt, .b, .bt] | @tsv' "$build/summary.json"
else
    for room in "$@"; do
        jq -r --arg room "src/$room/" '.files[] | select(.filename | startswith($room))
            | [.filename, .line_covered, .line_total, .branch_covered, .branch_total] | @tsv' "$build/summary.json"
    done
fi | awk -F '\t' 'function share(part, whole) { return whole == 0 ? "   -" : sprintf("%3d%%", 100 * part / whole) }
    BEGIN { printf "%-44s %15s %15s\n", "", "lines", "branches" }
    { printf "%-44s %5d/%5d %s %5d/%5d %s\n", $1, $2, $3, share($2, $3), $4, $5, share($4, $5) }'

if [ "$tested" -ne 0 ]; then
    tail -20 "$build/tests.log" >&2
    echo "Some tests failed; see $build/tests.log" >&2
    exit 1
fi
